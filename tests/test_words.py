"""Vietnamese phrases for dates, times and numbers."""

from datetime import date, time

import pytest

from ocop_desktop.domain import words


@pytest.mark.parametrize(
    ("day", "phrase", "short"),
    [
        (date(2026, 8, 5), "ngày 05 tháng 8 năm 2026", "05/8/2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026", "31/01/2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026", "09/02/2026"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026", "10/3/2026"),
        (date(2026, 12, 25), "ngày 25 tháng 12 năm 2026", "25/12/2026"),
        (None, "ngày …… tháng …… năm ………", "……/……/………"),
    ],
)
def test_dates(day: date | None, phrase: str, short: str) -> None:
    assert words.date_phrase(day) == phrase
    assert words.short_date(day) == short


def test_times_and_places() -> None:
    assert words.time_phrase(time(8, 0)) == "08 giờ 00 phút"
    assert words.time_phrase(time(16, 5)) == "16 giờ 05 phút"
    assert words.time_phrase(None) == "…… giờ …… phút"
    assert words.place_and_date("Lâm Đồng", date(2026, 8, 5)) == "Lâm Đồng, ngày 05 tháng 8 năm 2026"
    assert words.place_and_date(" ", None) == "………………, ngày …… tháng …… năm ………"


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (5, "QĐ-UBND", "05/QĐ-UBND"),
        (3981, "QĐ-UBND", "3981/QĐ-UBND"),
        (None, "BB-HĐ", "………/BB-HĐ"),
        (10, "", "10/………………"),
    ],
)
def test_document_numbers(number: int | None, code: str, shown: str) -> None:
    assert words.document_number(number, code) == shown


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 5), 36, date(2029, 8, 5)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
    ],
)
def test_months_later(day: date, months: int, then: date) -> None:
    assert words.add_months(day, months) == then


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"), (5, "năm"), (10, "mười"), (11, "mười một"), (15, "mười lăm"), (21, "hai mươi mốt"),
        (24, "hai mươi bốn"), (25, "hai mươi lăm"), (70, "bảy mươi"), (100, "một trăm"), (105, "một trăm linh năm"),
        (111, "một trăm mười một"), (999, "chín trăm chín mươi chín"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: int, said: str) -> None:
    assert words.number_in_words(number) == said


@pytest.mark.parametrize("number", [-1, 1000])
def test_numbers_that_have_no_words_here(number: int) -> None:
    with pytest.raises(ValueError, match="between"):
        words.number_in_words(number)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("78,50", "Bảy mươi tám phẩy năm điểm"),
        ("72,33", "Bảy mươi hai phẩy ba mươi ba điểm"),
        ("72,05", "Bảy mươi hai phẩy không năm điểm"),
        ("70,00", "Bảy mươi điểm"),
        ("72", "Bảy mươi hai điểm"),
        ("69,996", "Sáu mươi chín phẩy chín chín sáu điểm"),
        ("100,00", "Một trăm điểm"),
        ("0,00", "Không điểm"),
    ],
)
def test_points_in_words(shown: str, said: str) -> None:
    assert words.points_in_words(shown) == said


def test_blanks_become_dotted_lines() -> None:
    assert words.or_dots("Mắm nêm") == "Mắm nêm"
    assert words.or_dots("  ", 3) == "………"
    assert words.stars_in_words(4) == "Bốn sao"
