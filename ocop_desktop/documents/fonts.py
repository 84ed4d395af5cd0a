"""The typeface of the papers: Times New Roman where the machine has it, else the Liberation Serif that we ship.

Both have the same widths, so a paper breaks its lines alike everywhere. ``register`` comes before anything that
measures or prints; it is done once for the process. Measures and breaks lines; prints nothing.
"""

import os
import string
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from ocop_desktop.domain.errors import UserError

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Ocop", "Ocop-Bold", "Ocop-Italic", "Ocop-BoldItalic"
_STYLES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)
_LIBERATION = tuple(f"LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
_TIMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    tuple(f"Times New Roman{style}.ttf" for style in ("", " Bold", " Italic", " Bold Italic")),
    tuple(f"Times_New_Roman{style}.ttf" for style in ("", "_Bold", "_Italic", "_Bold_Italic")),
)
_BASES = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LOWER = "đ" + _BASES + "".join(unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES)
NEEDED = frozenset(string.printable[:95] + _LOWER + _LOWER.upper() + "…–“”")
UNKNOWN = "□"

_family = ""


def register(font_dir: Path) -> str:
    """Makes the four styles known and returns the family's name. ``font_dir`` holds our Liberation Serif files.

    Raises ``UserError("resource_missing", path=...)`` where a file of ours is needed and is missing or unreadable.
    """
    global _family
    if _family:
        return _family
    for folder in _system_folders():
        for names in _TIMES:
            if all((folder / name).is_file() for name in names) and _load([folder / name for name in names]):
                _family = "Times New Roman"
                return _family
    files = [font_dir / name for name in _LIBERATION]
    for file in files:
        if not file.is_file():
            raise UserError("resource_missing", path=str(file))
    if not _load(files):
        raise UserError("resource_missing", path=str(font_dir))
    _family = "Liberation Serif"
    return _family


def _system_folders() -> Iterator[Path]:
    if windows := os.environ.get("WINDIR"):
        yield Path(windows) / "Fonts"
    if local := os.environ.get("LOCALAPPDATA"):
        yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    yield Path("/System/Library/Fonts/Supplemental")
    yield Path("/usr/share/fonts/truetype/msttcorefonts")


def _load(files: Sequence[Path]) -> bool:
    """Registers the four files; no where one cannot be read or embedded, or lacks a Vietnamese letter."""
    try:
        faces = [TTFont(name, str(file)) for name, file in zip(_STYLES, files, strict=True)]
    except (TTFError, OSError):
        return False
    if any(ord(char) not in face.face.charToGlyph for face in faces for char in NEEDED):
        return False
    for face in faces:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    return True


def style(*, bold: bool = False, italic: bool = False) -> str:
    """The registered name of a style."""
    return _STYLES[bold + 2 * italic]


@lru_cache(maxsize=50_000)
def shown(text: str, font: str) -> str:
    """The text with a hollow box for each character that the typeface lacks, which would otherwise print as nothing."""
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    if all(ord(char) in glyphs for char in text):
        return text
    return "".join(char if ord(char) in glyphs else UNKNOWN for char in text)


@lru_cache(maxsize=50_000)
def _units(text: str, font: str) -> float:
    width: float = pdfmetrics.stringWidth(shown(text, font), font, 1000)
    return width


def width(text: str, font: str, size: float) -> float:
    """Width of a line of text in points."""
    return _units(text, font) * size / 1000


class Piece(NamedTuple):
    """A stretch of text in one style."""

    text: str
    font: str


Line = tuple[Piece, ...]


def wrap(text: str, font: str, size: float, limit: float) -> list[str]:
    """The text in lines at most ``limit`` points wide; a line break in it stays; a word wider than that is broken."""
    return ["".join(piece.text for piece in line) for line in wrap_pieces([Piece(text, font)], size, limit)]


def wrap_evenly(text: str, font: str, size: float, limit: float) -> list[str]:
    """Like ``wrap``, but the lines are about equally long, as a centred title wants it."""
    lines = wrap(text, font, size, limit)
    if len(lines) < 2 or "\n" in text:
        return lines
    low, high = limit / 2, limit
    while high - low > size / 2:
        middle = (low + high) / 2
        if len(wrap(text, font, size, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return wrap(text, font, size, high)


def wrap_pieces(pieces: Iterable[Piece], size: float, limit: float, first_indent: float = 0) -> list[Line]:
    """Lines of mixed styles at most ``limit`` points wide, the first one ``first_indent`` shorter. Never empty.

    Lines hold no blank at their ends. A word wider than a line is broken between letters.
    """
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0.0
    room = limit - first_indent

    def end_line() -> None:
        nonlocal line, used, room
        lines.append(tuple(line))
        line, used, room = [], 0.0, limit

    def put(word: list[Piece], wide: float, gap: str) -> None:
        nonlocal used
        if gap and line:
            used += width(gap, line[-1].font, size)
            line[-1] = Piece(line[-1].text + gap, line[-1].font)
        for piece in word:
            if line and line[-1].font == piece.font:
                line[-1] = Piece(line[-1].text + piece.text, piece.font)
            else:
                line.append(piece)
        used += wide

    for word in _words(pieces):
        if word is None:
            end_line()
            continue
        wide = sum(width(piece.text, piece.font, size) for piece in word)
        gap = " " if line else ""
        extra = width(" ", line[-1].font, size) if line else 0.0
        if line and used + extra + wide > room + 0.01:
            end_line()
            gap = ""
        if wide <= room + 0.01:
            put(word, wide, gap)
            continue
        for piece in word:
            for char in piece.text:
                one = width(char, piece.font, size)
                if line and used + one > room:
                    end_line()
                put([Piece(char, piece.font)], one, "")
    if line or not lines:
        end_line()
    return lines


def _words(pieces: Iterable[Piece]) -> Iterator[list[Piece] | None]:
    """Words between blanks, each a list of pieces (a word may change its style), None for a line break."""
    word: list[Piece] = []
    for piece in pieces:
        for row, text in enumerate(piece.text.split("\n")):
            if row:
                if word:
                    yield word
                    word = []
                yield None
            for index, part in enumerate(text.split(" ")):
                if index and word:
                    yield word
                    word = []
                if part:
                    word.append(Piece(part, piece.font))
    if word:
        yield word
