"""Numbers that come in as text, from a key, a clipboard or a file: one strict reading for all of them.

Contract: the digits 0 to 9 and nothing that can be read in two ways. Python's own ``int`` and ``float`` are never asked
about text of others: they take "1_0", "٣", "１２", "1e3" and "NaN". A blank is None, never 0.
"""

import re

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.text import clean

# Nine digits are far more than anything here counts.
_WHOLE = re.compile(r"(-?)([0-9]{1,9})(?:[.,]0{1,2})?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[., ][0-9]{3})+(?:[.,][0-9]+)?")
_DECIMAL = re.compile(r"-?[0-9]+[.,][0-9]+")
_DIGITS = re.compile(r"[0-9]{1,9}")


def read_whole(text: str, low: int = 0, high: int = 999, *, padded: bool = False) -> int | None:
    """A whole number from ``low`` to ``high``, None for a blank.

    Blanks around it go; "7,0" and "7.00", as spreadsheets write a 7, are 7. ``padded``: "05" is 5, which a list's own
    numbering, pasted by mistake, should not be. Raises ``UserError``:

    - number_ambiguous(text): "1.000" may be one or a thousand;
    - number_not_whole(text): "7,5";
    - number_outside(text, low, high);
    - number_unreadable(text): anything else, such as "1e3", "½", "+5", "1_0", or digits of another script.
    """
    text = clean(text)
    if not text:
        return None
    found = _WHOLE.fullmatch(text)
    if found is None:
        if _GROUPED.fullmatch(text):
            raise UserError("number_ambiguous", text=shortened(text))
        raise UserError("number_not_whole" if _DECIMAL.fullmatch(text) else "number_unreadable", text=shortened(text))
    number = int(found[2])
    if (not padded and str(number) != found[2]) or (found[1] and not number):
        raise UserError("number_unreadable", text=text)
    number = -number if found[1] else number
    if not low <= number <= high:
        raise UserError("number_outside", text=text, low=low, high=high)
    return number


def read_digits(text: str) -> int:
    """One to nine digits 0 to 9 and nothing else, as files count rows and parts. Raises ``ValueError``."""
    if not _DIGITS.fullmatch(text):
        raise ValueError(shortened(text))
    return int(text)


def shortened(text: str) -> str:
    """A text to be quoted in a sentence about it."""
    return text if len(text) <= 40 else f"{text[:39]}…"
