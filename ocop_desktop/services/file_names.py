"""Names of files that are made of data: one safe component of a path, on any system.

Contract: a name made here is never a path, never a device of Windows, never hidden, and never shown other than it is
written; its Vietnamese letters stay. Whether a file of that name is there already is not looked at.
"""

import re

from ocop_desktop.domain.text import clean

LONGEST_NAME = 100
"""Letters of a name; room for an ending and for the folders above it within the 260 of Windows."""
LONGEST_BYTES = 200
"""Bytes of a name in UTF-8, of the 255 that other systems allow, ending included."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]')
# With any ending, and with blanks before it: "nul .txt" is the device as well.
_DEVICE = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)


def safe_name(text: str) -> str:
    """A text as the name of a file or a folder, without an ending.

    Separators and characters that Windows forbids become "-", invisible ones and marks of direction go, a name that
    Windows reserves gets a "_" in front, and what is too long is cut.
    """
    name = clean(_FORBIDDEN.sub("-", text))[:LONGEST_NAME].strip(" .")
    name = name.encode()[:LONGEST_BYTES].decode(errors="ignore").strip(" .")
    if not name:
        return "_"
    return f"_{name}" if _DEVICE.fullmatch(name) else name
