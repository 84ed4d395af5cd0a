"""What stands where on the pages of a PDF, as it was printed: texts with places, sizes and styles, and rules.

Measured from the file by PDFium, which our programs only use to show pages. Lengths are millimetres from the upper left
corner of the page, sizes of letters points. No test in here.
"""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Print:
    """A stretch of text in one style. ``top`` and ``bottom`` are those of its ink."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one height; ``text`` as it is read, the stretches of it from left to right."""

    prints: tuple[Print, ...]

    @property
    def text(self) -> str:
        return joined(self.prints)

    @property
    def left(self) -> float:
        return self.prints[0].left

    @property
    def right(self) -> float:
        return max(one.right for one in self.prints)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def baseline(self) -> float:
        return self.prints[0].baseline

    @property
    def size(self) -> float:
        return max(one.size for one in self.prints)

    @property
    def bold(self) -> bool:
        return all(one.bold for one in self.prints)

    @property
    def italic(self) -> bool:
        return all(one.italic for one in self.prints)


@dataclass(frozen=True, slots=True)
class Box:
    """A drawing, or a rule where it has no height, by its edges."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """A page: all its texts in the order in which they were printed, and its drawings."""

    width: float
    height: float
    prints: tuple[Print, ...]
    boxes: tuple[Box, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The texts by height, from top to bottom."""
        found: dict[float, list[Print]] = {}
        for one in self.prints:
            key = next((known for known in found if abs(known - one.baseline) < 0.3), one.baseline)
            found.setdefault(key, []).append(one)
        rows = (sorted(found[key], key=lambda one: one.left) for key in sorted(found))
        return tuple(Line(tuple(row)) for row in rows)

    @property
    def rules(self) -> tuple[Box, ...]:
        return tuple(box for box in self.boxes if box.bottom - box.top < 0.5 < box.width)


def joined(prints: Iterable[Print]) -> str:
    """Stretches of one line as text: with a blank where there is room for one between them."""
    text, end = "", None
    for one in prints:
        gap = end is not None and one.left - end > 0.12 * one.size * _MM and not text.endswith(" ")
        text += (" " if gap else "") + one.text
        end = one.right
    return " ".join(text.split())


def pages(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page(document[index]) for index in range(len(document)))
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    height = page.get_height()
    words = raw.FPDFText_LoadPage(page)
    prints: list[Print] = []
    boxes: list[Box] = []
    for thing in _things(page):
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        edges = (left.value * _MM, right.value * _MM, (height - top.value) * _MM, (height - bottom.value) * _MM)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_TEXT:
            boxes.append(Box(*edges))
        elif text := _text(thing, words):
            prints.append(_print(thing, text, edges, height))
    raw.FPDFText_ClosePage(words)
    return Page(page.get_width() * _MM, height * _MM, tuple(prints), tuple(boxes))


def _things(page: pypdfium2.PdfPage) -> Iterator[object]:
    """The objects of a page, with those of the forms on it, which stand where they were drawn."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM:
            yield thing
            continue
        for inner in range(raw.FPDFFormObj_CountObjects(thing)):
            yield raw.FPDFFormObj_GetObject(thing, inner)


def _text(thing: object, words: object) -> str:
    length = raw.FPDFTextObj_GetText(thing, words, None, 0)
    held = (ctypes.c_ushort * length)()
    raw.FPDFTextObj_GetText(thing, words, held, length)
    return bytes(held).decode("utf-16-le").strip("\0 \r\n")


def _print(thing: object, text: str, edges: tuple[float, float, float, float], height: float) -> Print:
    matrix, size = raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    raw.FPDFTextObj_GetFontSize(thing, size)
    font = raw.FPDFTextObj_GetFont(thing)
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, 200)
    baseline = (height - matrix.f) * _MM
    return Print(text, *edges, baseline, size.value * matrix.d, name.value.decode())
