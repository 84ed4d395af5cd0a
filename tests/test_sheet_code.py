"""The code of a sheet: back and forth, short, and no slip of a hand or a scanner opens another sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.sheet_code import ALPHABET, SheetRef, read_sheet_code, sheet_code

numbers = st.integers(1, 40) | st.integers(1, 5000) | st.integers(1, 10**9)
refs = st.builds(SheetRef, numbers, numbers, numbers, st.integers(1, 30))


def refused(text: str) -> bool:
    try:
        read_sheet_code(text)
    except UserError as error:
        return error.code == "sheet_code_wrong"
    return False


@given(refs)
def test_a_code_names_its_sheet(ref):
    assert read_sheet_code(sheet_code(ref)) == ref


@given(refs, refs)
def test_two_sheets_have_two_codes(one, other):
    assert (sheet_code(one) == sheet_code(other)) == (one == other)


@given(refs)
def test_every_single_wrong_character_is_found(ref):
    code = sheet_code(ref).replace("-", "")
    for place, right in enumerate(code):
        for wrong in ALPHABET.replace(right, ""):
            assert refused(code[:place] + wrong + code[place + 1 :])


@given(refs)
def test_every_swap_of_neighbours_is_found(ref):
    code = sheet_code(ref).replace("-", "")
    for place in range(len(code) - 1):
        one, other = code[place : place + 2]
        if one != other:
            assert refused(code[:place] + other + one + code[place + 2 :])


def test_every_slip_in_every_code_of_a_session_is_found():
    """The same two laws, not by chance but on all sheets of 30 products, 15 members and 2 rounds."""
    codes = {
        sheet_code(SheetRef(1, product, member, turn)).replace("-", "")
        for product in range(1, 31)
        for member in range(1, 16)
        for turn in (1, 2)
    }
    assert len(codes) == 900
    for code in codes:
        for place, right in enumerate(code):
            assert not any(code[:place] + wrong + code[place + 1 :] in codes for wrong in ALPHABET if wrong != right)
            if place and right != code[place - 1]:
                assert code[: place - 1] + right + code[place - 1] + code[place + 1 :] not in codes


@pytest.mark.parametrize("text", ["", "7", "-", "A1B2", "Miến dong", "1" * 4000, "111 1", "CJ1 1", "1?11"])
def test_what_is_no_code_is_refused(text):
    assert refused(text)


@given(refs)
def test_how_it_is_typed_does_not_matter(ref):
    code = sheet_code(ref)
    for typed in (code.lower(), f"  {code.replace('-', ' ')} ", f"*{code}*", code.replace("-", "–")):
        assert read_sheet_code(typed) == ref
    for digit, letter in zip("01258", "OIZSB", strict=True):
        assert read_sheet_code(code.replace(digit, letter)) == ref


@given(refs)
def test_a_scanner_on_the_vietnamese_keyboard_layout_types_the_same_code(ref):
    row = dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True))
    scanned = f"PC1.{sheet_code(ref).replace('-', '')}.3"
    for text in (sheet_code(ref), scanned):
        assert read_sheet_code("".join(row.get(letter, letter) for letter in text)) == ref
        assert read_sheet_code(f"*{text}") == ref


def test_no_input_method_makes_another_letter_of_it():
    """Telex needs a vowel, d or w; VNI a vowel or d."""
    assert not set(ALPHABET) & set("AEIOUYDW")
    assert len(set(ALPHABET)) == 23


@pytest.mark.parametrize("ref", [SheetRef(1, 9, 9), SheetRef(3, 120, 80, 2), SheetRef(9, 300, 15)])
def test_codes_are_short(ref):
    assert len(sheet_code(ref).replace("-", "")) <= 8
