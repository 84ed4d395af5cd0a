"""The code of a score sheet, printed on the form and typed or scanned to open it: session, product, member, round.

Digits and consonants only: no letter that looks like a digit, and none from which a Vietnamese input method (Telex,
VNI) makes another one on the way. Such a code is 5 to 8 characters long in a usual session, in groups of four; the
last character checks the others. Knows numbers only, not whether there is such a sheet.
"""

import re
from dataclasses import astuple, dataclass

from ocop_desktop.domain.errors import UserError

ALPHABET = "0123456789CFGHJKMNPRTVX"
_PRIME = len(ALPHABET)
# Generates all numbers from 1 to 22 modulo 23, so that no two neighbours are weighted alike.
_WEIGHT = 5
# A character holds a digit of this base, and whether more digits of the number follow.
_BASE = _PRIME // 2
_GROUP = 4
_SCANNED = re.compile(r"PC[0-9]+\.([^.]+)\.[0-9]+", re.IGNORECASE)
_LOOK_ALIKE = str.maketrans("OQDILSZB", "00011528")
# What the digit row of the Vietnamese keyboard layout types, for a scanner presses its keys.
_VIETNAMESE_ROW = dict(zip("ăâêô\u0300\u0309\u0303\u0301\u0323đ", "1234567890", strict=True))


@dataclass(frozen=True, slots=True)
class SheetRef:
    """One sheet: the ids of session, product and member, and the round (vòng chấm), all from 1 on."""

    session: int
    product: int
    member: int
    round: int = 1


def sheet_code(ref: SheetRef) -> str:
    """The code of a sheet, such as "1V1-4K"."""
    values = [value for number in astuple(ref) for value in _digits(number)]
    text = "".join(ALPHABET[value] for value in (*values, _check(values)))
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def read_sheet_code(text: str) -> SheetRef:
    """The sheet that a code names, however it is spaced or written.

    Raises ``UserError`` (sheet_code_wrong) for anything that is no code; every single wrong character and every swap of
    two neighbours is one of these.
    """
    values = [ALPHABET.find(letter) for letter in _plain(text)]
    if len(values) < 2 or min(values) < 0 or _check(values[:-1]) != values[-1]:
        raise UserError("sheet_code_wrong", sheet=text)
    numbers, number, begun = [], 0, False
    for value in values[:-1]:
        if not begun and value == _BASE:
            raise UserError("sheet_code_wrong", sheet=text)
        number = number * _BASE + value % _BASE
        begun = value >= _BASE
        if not begun:
            numbers.append(number)
            number = 0
    if begun or len(numbers) != 4 or 0 in numbers:
        raise UserError("sheet_code_wrong", sheet=text)
    return SheetRef(*numbers)


def _digits(number: int) -> list[int]:
    """A number from 1 on as digits of the base, the highest first, all but the last marked "more follow"."""
    digits = [number % _BASE]
    while number := number // _BASE:
        digits.append(number % _BASE + _BASE)
    return digits[::-1]


def _check(values: list[int]) -> int:
    """The value that makes the weighted sum of all, itself included with weight 1, divisible by 23.

    Weights are powers of a generator modulo a prime, counted from the end: neither a changed value nor two swapped
    neighbours leave the sum as it was.
    """
    return -sum(value * pow(_WEIGHT, place, _PRIME) for place, value in enumerate(reversed(values), 1)) % _PRIME


def _plain(text: str) -> str:
    """The characters of a code without what stands between them, as a scanner or a hasty hand may have typed it.

    The code beside a QR is in it with the version of the layout in front and the page behind: "PC1.1V14K.2".
    """
    typed = "".join(_VIETNAMESE_ROW.get(letter, letter) for letter in text.lower())
    if scanned := _SCANNED.fullmatch(typed.strip(" *\t")):
        typed = scanned[1]
    return "".join(letter for letter in typed.upper() if letter not in "-–*. \t").translate(_LOOK_ALIKE)
