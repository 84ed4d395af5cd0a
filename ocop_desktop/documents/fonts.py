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
    """The text with a hollow box for each character that the typeface lacks, which would otherwise print as nothing.

    What only says how the character before it looks (of an emoji) is no character.
    """
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    if all(ord(char) in glyphs for char in text):
        return text
    return "".join(char if ord(char) in glyphs else UNKNOWN for char in text if not "\ufe00" <= char <= "\ufe0f")


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
    line: list[Line] = []
    used, room = 0.0, limit - first_indent

    def end_line() -> None:
        nonlocal line, used, room
        lines.append(_spaced(line))
        line, used, room = [], 0.0, limit

    for word, units in _words(tuple(pieces)):
        if not word:
            end_line()
            continue
        wide = units * size / 1000
        if line:
            gap = width(" ", line[-1][-1].font, size)
            if used + gap + wide > room + 0.01:
                end_line()
            else:
                used += gap
        if wide <= room + 0.01:
            line.append(word)
            used += wide
            continue
        line.append(())
        for piece in word:
            for char in piece.text:
                one = width(char, piece.font, size)
                if line[-1] and used + one > room:
                    end_line()
                    line.append(())
                line[-1] = _longer(line[-1], Piece(char, piece.font))
                used += one
    if line or not lines:
        end_line()
    return lines


def _longer(line: Line, piece: Piece) -> Line:
    if line and line[-1].font == piece.font:
        return (*line[:-1], Piece(line[-1].text + piece.text, piece.font))
    return (*line, piece)


def _spaced(words: Sequence[Line]) -> Line:
    """Words as one line, each blank in the style of what stands before it."""
    if len({piece.font for word in words for piece in word}) == 1:
        return (Piece(" ".join("".join(piece.text for piece in word) for word in words), words[0][0].font),)
    line: Line = ()
    for word in words:
        if line:
            line = _longer(line, Piece(" ", line[-1].font))
        for piece in word:
            line = _longer(line, piece)
    return line


@lru_cache(maxsize=4_000)
def _words(pieces: tuple[Piece, ...]) -> tuple[tuple[Line, float], ...]:
    """Words between blanks with their widths for a size of 1000, each in pieces of one style; () for a line break."""
    words: list[tuple[Line, float]] = []
    word: list[Piece] = []

    def end_word() -> None:
        if word:
            words.append((tuple(word), sum(_units(piece.text, piece.font) for piece in word)))
            word.clear()

    for piece in pieces:
        for row, text in enumerate(piece.text.split("\n")):
            if row:
                end_word()
                words.append(((), 0.0))
            for index, part in enumerate(text.split(" ")):
                if index:
                    end_word()
                if part:
                    word.append(Piece(part, piece.font))
    end_word()
    return tuple(words)
