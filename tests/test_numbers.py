"""Numbers as text: what is plainly a whole number is read, anything else is refused, and nothing is read as another."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ocop_desktop
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.numbers import read_digits, read_whole
from ocop_desktop.domain.product_list import parse_date, parse_stars

DIGITS = "0123456789"
ODD = 100_000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("7,0", 7),
        ("7.0", 7),
        ("10,00", 10),
        (" 8 ", 8),
        ("\u00a010\u00a0", 10),
        ("\ufeff9\u200b", 9),
        ("0", 0),
        ("", None),
        (" ", None),
        ("\t\n", None),
    ],
)
def test_what_is_a_number(text: str, number: int | None) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7,5", "number_not_whole"),
        ("7.5", "number_not_whole"),
        ("7.05", "number_not_whole"),
        ("0,1", "number_not_whole"),
        ("1.000", "number_ambiguous"),
        ("1,000", "number_ambiguous"),
        ("1 000", "number_ambiguous"),
        ("12.345.678", "number_ambiguous"),
        ("1.000,5", "number_ambiguous"),
        ("1000", "number_outside"),
        ("-1", "number_outside"),
        ("−3", "number_unreadable"),
        ("–3", "number_unreadable"),
        ("-0", "number_unreadable"),
        ("+5", "number_unreadable"),
        ("1e3", "number_unreadable"),
        ("1_0", "number_unreadable"),
        ("NaN", "number_unreadable"),
        ("Infinity", "number_unreadable"),
        ("0x10", "number_unreadable"),
        ("٣", "number_unreadable"),
        ("१", "number_unreadable"),
        ("１２", "number_unreadable"),
        ("½", "number_unreadable"),
        ("²", "number_unreadable"),
        ("Ⅳ", "number_unreadable"),
        ("7%", "number_unreadable"),
        ("1 0", "number_unreadable"),
        ("07", "number_unreadable"),
        ("7,", "number_unreadable"),
        (",7", "number_unreadable"),
        ("7,000000", "number_not_whole"),
        ("–", "number_unreadable"),
        ("#N/A", "number_unreadable"),
        ("=1+1", "number_unreadable"),
        ("bảy", "number_unreadable"),
        ("9" * 5000, "number_unreadable"),
    ],
)
def test_what_is_none_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read_whole(text)
    assert refused.value.code == code
    assert len(str(refused.value.params["text"])) <= 40


def test_limits_signs_and_leading_zeros_are_the_callers_choice() -> None:
    assert read_whole("-5", -10, 10) == -5
    assert read_whole("05", padded=True) == 5
    assert read_whole("999999", 1, 999_999) == 999_999
    with pytest.raises(UserError, match="number_outside") as refused:
        read_whole("11", -10, 10)
    assert refused.value.params == {"text": "11", "low": -10, "high": 10}


@given(st.integers(0, 999))
def test_every_number_is_read_as_itself(number: int) -> None:
    assert read_whole(str(number)) == read_digits(str(number)) == number
    assert read_whole(f" {number},0 ") == number


def odd(chance: random.Random) -> str:
    """Digits of many scripts, signs, separators, blanks and letters, mostly few of them."""
    pieces = (
        *DIGITS, *DIGITS, "10", "100", ",", ".", ",0", ".00", ",000", "-", "+", "−", "_", " ", "\u00a0", "\u202f", "\t",
        "e", "E5", "x", "٣", "۵", "३", "１", "½", "²", "Ⅷ", "①", "NaN", "inf", "'", "%", "/", "\u200b", "\u202e", "\0",
        "\ud800", "\u0301", "k", "triệu", "l", "O", "🌾", "\U0001d7d8",
    )  # fmt: skip
    return "".join(chance.choices(pieces, k=chance.choice((0, 1, 1, 2, 2, 3, 3, 4, 6, 12, 400))))


def seen(text: str) -> str:
    """The text without what a reader cannot see at all, blanks at the ends included."""
    return "".join(char for char in text if char not in "\u200b\u202e\0\ud800").strip()


def test_a_hundred_thousand_odd_numbers_are_read_as_they_are_seen_or_refused() -> None:
    chance = random.Random(26)
    read, codes = 0, set()
    for _ in range(ODD):
        text = odd(chance)
        plain = seen(text)
        whole, _, decimals = plain.replace(".", ",").partition(",")
        try:
            number = read_whole(text, -999, 999)
        except UserError as refused:
            codes.add(refused.code)
            read_too = plain.isascii() and whole.isdigit() and len(whole) < 4 and str(int(whole)) == whole
            assert not (read_too and decimals in ("", "0", "00") and plain[-1] not in ",."), text
        else:
            assert number is None if not plain else set(whole.removeprefix("-")) <= set(DIGITS), text
            assert set(decimals) <= {"0"}, text
            assert len(decimals) <= 2, text
            assert number is None or str(number) == whole, text
            read += number is not None
        try:
            assert 0 <= read_digits(text) < 10**9
        except ValueError:
            assert not (text and set(text) <= set(DIGITS) and len(text) < 10)
        assert parse_stars(text) in {None, 1, 2, 3, 4, 5}
        found = parse_date(text)
        assert found is None or 2000 <= found.year <= 2100
    assert read > 10_000
    assert codes == {"number_unreadable", "number_not_whole", "number_ambiguous", "number_outside"}


def test_no_module_asks_python_what_a_digit_is() -> None:
    """``\\d``, ``isdigit`` and their kin know the digits of every script, and ``float`` knows more than numbers."""
    pattern = re.compile(r"\.is(?:digit|decimal|numeric)\(|re\.[a-z]+\(\s*r?f?\"[^\"]*\\d|\bDecimal\(|\bliteral_eval\(")
    package = Path(ocop_desktop.__file__).parent
    found = [
        f"{path.relative_to(package)}:{number}"
        for path in sorted(package.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line) and r"[^\W\d_]" not in line
    ]
    assert found == []
