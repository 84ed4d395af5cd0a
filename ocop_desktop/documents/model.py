"""A paper as data: what is on it and in which order, for every renderer alike.

Lengths are millimetres, text sizes points. All text in it is printable by construction: NFC, without control
characters. Holds no result and no wording, and knows no file format.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20.0, 20.0, 30.0, 15.0
TEXT_WIDTH, LANDSCAPE_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT, PAGE_HEIGHT - MARGIN_LEFT - MARGIN_RIGHT
FIRST_LINE = 12.7
PARAGRAPH_GAP_PT = 6.0
LINE = 1.2
CELL_PADDING_PT = 3.0


@lru_cache(maxsize=20_000)
def printable(text: str) -> str:
    """The text as every renderer can write it: NFC, line breaks as "\\n", tabs as blanks, no control characters."""
    return _CONTROL.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", text))).replace("\t", " ")


class _Printable:
    """Makes each text of a frozen value printable."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:  # type: ignore[attr-defined]
            value = getattr(self, name)
            if isinstance(value, str) and not isinstance(value, StrEnum):
                object.__setattr__(self, name, printable(value))
            elif isinstance(value, tuple) and value and all(type(item) is str for item in value):
                object.__setattr__(self, name, tuple(map(printable, value)))


class Align(StrEnum):
    """How lines stand between their edges."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Run(_Printable):
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text. ``indent``: a first line of 12,7 mm; ``keep``: on the page of what follows."""

    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    indent: bool = True
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Heading(_Printable):
    """A heading, never alone at the end of a page. Level 1 for a section, 2 within it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Letterhead(_Printable):
    """The head of an administrative document (Decree 30/2020, Annex I): bodies and number left, the nation right.

    ``number`` is the whole line ("Số: 05/BB-HĐ"), "" for none; ``place_date`` likewise (minutes have none).
    """

    parent: str
    body: str
    country: str
    motto: str
    number: str = ""
    place_date: str = ""


@dataclass(frozen=True, slots=True)
class Title(_Printable):
    """Name of the document in capitals and its subject with a rule below."""

    name: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Cell(_Printable):
    """One cell. ``columns`` and ``rows`` are how many it covers; the covered ones are left out of their rows.

    Rows that one cell covers are never parted, so together they must be lower than a page.

    ``value`` is the number behind the text, exact, where the text is a number; or the day, where it is one.
    """

    text: str = ""
    value: Fraction | int | date | None = None
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column's width and how its cells stand. ``whole``: it grows rather than break a word or number in a cell."""

    width: float
    align: Align = Align.LEFT
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row, never split; ``keep``: on the page of the row after it (a heading of a group of rows)."""

    cells: tuple[Cell, ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; the rows of ``head`` are repeated on each page. ``padding``: above and below a text, in points."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float = 11.0
    padding: float = CELL_PADDING_PT


@dataclass(frozen=True, slots=True)
class Signer(_Printable):
    """Who signs: authority and title in capitals, a note ("(Ký, ghi rõ họ tên)"), the name below the space."""

    title: str
    authority: str = ""
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recipients(_Printable):
    """*Nơi nhận:* and its lines, whole as printed."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Blocks side by side, never split and never alone on a page."""

    blocks: tuple[Signer | Recipients | None, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock(_Printable):
    """A QR with words beside it, never split: a label and, bold, what the QR stands for in groups to read aloud.

    ``qr`` in digits, capitals and " $%*+-./:" makes a smaller code; "" for none.
    """

    label: str
    qr: str
    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page; ``anew``: the first of a paper of its own, with pages numbered from 1 again."""

    anew: bool = False


Block = Letterhead | Title | Heading | Paragraph | Table | Signatures | CodeBlock | PageBreak


@dataclass(frozen=True, slots=True)
class Margins:
    """Free edges of a page; as Decree 30/2020 wants them unless the layout is the office's own."""

    top: float = MARGIN_TOP
    bottom: float = MARGIN_BOTTOM
    left: float = MARGIN_LEFT
    right: float = MARGIN_RIGHT


@dataclass(frozen=True, slots=True)
class Document(_Printable):
    """A whole paper. ``mark`` stands at the right of each page's top margin (DỰ THẢO), ``footer`` in the bottom one."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    mark: str = ""
    footer: str = ""
    size: float = 13.0
    margins: Margins = Margins()

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height in mm."""
        return (PAGE_HEIGHT, PAGE_WIDTH) if self.landscape else (PAGE_WIDTH, PAGE_HEIGHT)

    @property
    def text_width(self) -> float:
        """Width between the margins in mm."""
        return self.page_size[0] - self.margins.left - self.margins.right


def text(words: str, *, bold: bool = False, italic: bool = False) -> Run:
    """A run; short for descriptions."""
    return Run(words, bold, italic)


def paragraph(*runs: Run | str, **options: bool | Align) -> Paragraph:
    """A paragraph of runs, plain strings standing for upright ones."""
    return Paragraph(
        tuple(run if isinstance(run, Run) else Run(run) for run in runs),
        **options,  # type: ignore[arg-type]
    )
