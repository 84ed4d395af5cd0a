"""Vietnamese phrases for dates, times, numbers and document numbers, as Decree 30/2020/NĐ-CP (Annex I) writes them.

A value that is not there becomes a dotted line to be filled in by hand. Knows no document and no wording of an office.
"""

from calendar import monthrange
from datetime import date, time

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def dots(count: int = 6) -> str:
    """A dotted line ``count`` ellipses long."""
    return "…" * count


def or_dots(text: str, count: int = 6) -> str:
    """The text, or a dotted line where it is blank."""
    return text if text.strip() else dots(count)


def _day(day: date) -> str:
    return f"{day.day:02d}"


def _month(day: date) -> str:
    """A leading zero for January and February only."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def date_phrase(day: date | None) -> str:
    """ "ngày 05 tháng 8 năm 2026"."""
    if day is None:
        return f"ngày {dots(2)} tháng {dots(2)} năm {dots(3)}"
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year:04d}"


def short_date(day: date | None) -> str:
    """ "05/8/2026"."""
    if day is None:
        return f"{dots(2)}/{dots(2)}/{dots(3)}"
    return f"{_day(day)}/{_month(day)}/{day.year:04d}"


def time_phrase(moment: time | None) -> str:
    """ "08 giờ 00 phút"."""
    if moment is None:
        return f"{dots(2)} giờ {dots(2)} phút"
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút"


def place_and_date(place: str, day: date | None) -> str:
    """ "Lâm Đồng, ngày 05 tháng 8 năm 2026"."""
    return f"{or_dots(place)}, {date_phrase(day)}"


def document_number(number: int | None, code: str) -> str:
    """ "05/QĐ-UBND": a leading zero below 10; ``code`` is the kind of document and the issuing body."""
    shown = dots(3) if number is None else f"{number:02d}"
    return f"{shown}/{or_dots(code)}"


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last day where it has no such day (31/8 + 6 -> 28 or 29/02).

    Raises ``ValueError`` beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def number_in_words(number: int) -> str:
    """A whole number from 0 to 999: 25 "hai mươi lăm", 105 "một trăm linh năm"."""
    if not 0 <= number <= 999:
        raise ValueError(f"{number} is not between 0 and 999")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds and not tens:
        return _DIGITS[ones]
    said = [_DIGITS[hundreds], "trăm"] if hundreds else []
    if tens == 1:
        said.append("mười")
    elif tens:
        said += [_DIGITS[tens], "mươi"]
    elif ones:
        said.append("linh")
    if ones:
        said.append("lăm" if ones == 5 and tens else "mốt" if ones == 1 and tens > 1 else _DIGITS[ones])
    return " ".join(said)


def points_in_words(shown: str) -> str:
    """Points as a paper says them: "78,50" -> "Bảy mươi tám phẩy năm điểm".

    ``shown`` is the figure as it is printed. Up to two decimals are read as a number, more of them digit by digit.

    The library num2words (0.5.14, Vietnamese) is right for whole numbers (5, 21, 90, 105), but rounds to two decimals
    and reads them as a number of hundredths: 78,5 "phẩy năm mươi", 80,05 "phẩy năm", 69,996 "bảy mươi", a star more.
    """
    whole, _, decimals = shown.partition(",")
    decimals = decimals.rstrip("0")
    said = number_in_words(int(whole))
    if len(decimals) > 2:
        said += " phẩy " + " ".join(_DIGITS[int(digit)] for digit in decimals)
    elif decimals:
        lead = "không " if decimals[0] == "0" else ""
        said += f" phẩy {lead}{number_in_words(int(decimals))}"
    return f"{said[0].upper()}{said[1:]} điểm"


def stars_in_words(stars: int) -> str:
    """ "Bốn sao"."""
    said = number_in_words(stars)
    return f"{said[0].upper()}{said[1:]} sao"
