"""Vietnamese text: one normal form from the door on, search without diacritics, order of the dictionary."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ocop_desktop.domain.text import clean, clean_lines, fold, sort_key
from tests.strategies import VIETNAMESE

ANY = st.text(max_size=30)
WEIRD = st.text(
    st.sampled_from(
        "aăeoơuĐđ \t\n\r\x00\x0b\x1f\x85\xa0\xad\u0300\u0301\u0323\u0302\u031b\u200b\u200d\ufeff\ud800\u2028"
    )
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("Miến dong", "Miến dong"),
        # decomposed, as macOS and some PDFs write it
        ("Mie\u0302\u0301n dong", "Miến dong"),
        ("Mi\u1ebf\u006e", "Miến"),
        ("Tra\u0300 O long", "Trà O long"),
        ("gia\u0302\u0323y chu\u031b\u0301ng", "giậy chứng"),
        # white space of every kind
        ("  Mật   ong \t hoa\u00a0cà\u3000phê \n", "Mật ong hoa cà phê"),
        ("Mật\r\nong", "Mật ong"),
        ("Mật\u2028ong", "Mật ong"),
        ("Mật\x0bong", "Mật ong"),
        ("\u00a0", ""),
        # what nobody sees
        ("Mật\u200b ong\ufeff", "Mật ong"),
        ("\u202aMật ong\u202c", "Mật ong"),
        ("Mật\u2060 o\xadng", "Mật ong"),
        ("Mật\x00 o\x07ng\x7f\x9f", "Mật ong"),
        ("Mật ong\ud83d\ud800\uffff", "Mật ong"),
        # a zero-width space between a letter and its tone
        ("Mie\u0302\u200b\u0301n", "Miến"),
        # what must stay
        ('Chè "Tân Cương" <loại 1> & trà; 5 %', 'Chè "Tân Cương" <loại 1> & trà; 5 %'),
        ("H'Mông – 100 g ½ 🌾", "H'Mông – 100 g ½ 🌾"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("một\nhai", "một\nhai"),
        ("một \r\n  hai\rba", "một\nhai\nba"),
        ("\n\n một\n\n\nhai \n\n", "một\n\n\nhai"),
        ("mo\u0323\u0302t\u200b\nhai\x00", "một\nhai"),
        ("một\u2029hai", "một\nhai"),
        (" \n \u200b\n", ""),
    ],
)
def test_clean_lines(text: str, cleaned: str) -> None:
    assert clean_lines(text) == cleaned


@given(ANY | WEIRD)
@example("e\u200b\u0301")
def test_clean_text_is_clean(text: str) -> None:
    for made in (clean(text), clean_lines(text)):
        assert unicodedata.is_normalized("NFC", made)
        assert made == made.strip()
        assert "  " not in made
        made.encode()
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)
    assert len(clean(text).splitlines()) <= 1
    assert clean(clean_lines(text)) == clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in clean(text))


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " ", max_size=30))
def test_every_way_to_write_the_same_text_is_one_text(text: str) -> None:
    for form in ("NFD", "NFKD", "NFKC"):
        assert clean(unicodedata.normalize(form, text)) == clean(text)
        assert clean_lines(unicodedata.normalize(form, text)) == clean_lines(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Miến dong", "mien dong"),
        ("MIẾN  DONG ", "mien dong"),
        ("Đồ uống đặc sản", "do uong dac san"),
        ("Mie\u0302\u0301n", "mien"),
        ("Nước mắm Ướp", "nuoc mam uop"),
        ("Phở 2000", "pho 2000"),
        ("", ""),
        (VIETNAMESE, "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeeghiiiiiiklmnoooooooooooooooooopqrstuuuuuuuuuuuuvxyyyyyy"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " ", max_size=30))
def test_fold_leaves_plain_letters(text: str) -> None:
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text.lower()) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    "ordered",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        # the tones of one letter: ngang, huyền, hỏi, ngã, sắc, nặng
        list("aàảãáạ"),
        list("êềểễếệ"),
        list("ơờởỡớợ"),
        list("yỳỷỹýỵ"),
        # letters weigh more than tones
        ["ba", "bà", "bạ", "ban", "băn", "bân"],
        ["da", "đa", "đà", "e"],
        ["Dứa", "Đào", "Đu đủ", "Em"],
        ["Bún khô", "Chè", "Dầu lạc", "Đậu phụ", "Gạo nếp", "Mật ong", "Ổi", "Trà", "Ươm"],
        ["tra", "trà", "trả", "trá", "trăng", "trâm"],
        ["Mật", "mật ong", "Mật ong rừng"],
        ["10", "2", "a"],
        # a tone on a letter that has none in one piece
        ["x", "x\u0300", "x\u0309", "x\u0303", "x\u0301", "x\u0323"],
    ],
)
def test_dictionary_order(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]
    assert all(before < after for before, after in pairwise(keys))


@pytest.mark.parametrize("text", ["\u0301", "f\u0301", "\u0301\u0301", "a\u0301\u0323", "x\u0323 y"])
def test_a_tone_without_its_letter_has_its_place_in_the_order_too(text: str) -> None:
    assert sorted(["z", text], key=sort_key) == [text, "z"]


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " ", max_size=20))
def test_order_knows_no_form_and_no_case(text: str) -> None:
    key = sort_key(text)
    for other in (unicodedata.normalize("NFD", text), text.upper(), text.lower()):
        assert sort_key(other)[:2] == key[:2]


@given(st.lists(ANY | WEIRD, max_size=8))
def test_any_texts_can_be_ordered(texts: list[str]) -> None:
    turned = texts[::-1]
    assert sorted(turned, key=sort_key) == sorted(texts, key=sort_key)
