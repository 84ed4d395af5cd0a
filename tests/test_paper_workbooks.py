"""The papers as workbooks, read from their parts: numbers, days and texts are what they are, and a sheet prints whole.

For the demo, sixty products, hostile texts and a session of which nearly nothing is said.
"""

import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import pytest

from ocop_desktop.documents import fonts
from ocop_desktop.documents.model import Document, Table
from ocop_desktop.services.papers import Form, Kind
from tests import sessions

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_EPOCH = date(1899, 12, 30)
_DIGIT, _POINT = 7, 0.75
"""Pixels of a digit in the usual typeface, in which widths of columns are counted, and points of a pixel."""

workbooks = pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name, kind, _ in sessions.of(Form.XLSX)], ids=lambda value: str(value)
)


@dataclass(frozen=True)
class Cell:
    """A cell of a sheet. ``kind``: "s" for a text, "" for a number; ``format``: of a number."""

    row: int
    column: int
    kind: str
    value: str
    format: str
    size: float
    bold: bool


@dataclass(frozen=True)
class Sheet:
    """The one sheet of a workbook."""

    xml: ElementTree.Element
    book: ElementTree.Element
    cells: tuple[Cell, ...]
    merged: dict[tuple[int, int], tuple[int, int]]
    widths: dict[int, float]
    heights: dict[int, float]


def _place(reference: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


@cache
def sheet(name: str, kind: Kind) -> Sheet:
    """A workbook, taken apart."""
    with zipfile.ZipFile(BytesIO(sessions.paper(name, kind, Form.XLSX))) as package:
        parts = {part: ElementTree.fromstring(package.read(part)) for part in package.namelist() if ".xml" in part}
    strings = ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in parts["xl/sharedStrings.xml"]]
    styles = parts["xl/styles.xml"]
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")} | {"1": "0"}
    formats |= {"2": "0.00"}
    faces = list(styles.find(f"{_MAIN}fonts"))  # type: ignore[arg-type]
    looks = list(styles.find(f"{_MAIN}cellXfs"))  # type: ignore[arg-type]
    xml = parts["xl/worksheets/sheet1.xml"]
    cells = []
    for one in xml.iter(f"{_MAIN}c"):
        value = one.find(f"{_MAIN}v")
        if value is None or value.text is None:
            continue
        look = looks[int(one.get("s", "0"))]
        face = faces[int(look.get("fontId", "0"))]
        kind_of = one.get("t", "")
        cells.append(
            Cell(
                *_place(one.get("r", "")),
                kind_of,
                strings[int(value.text)] if kind_of == "s" else value.text,
                formats.get(look.get("numFmtId"), ""),
                float(face.find(f"{_MAIN}sz").get("val", "0")),  # type: ignore[union-attr]
                face.find(f"{_MAIN}b") is not None,
            )
        )
    merged = {}
    for one in xml.iter(f"{_MAIN}mergeCell"):
        first, last = one.get("ref", "").split(":")
        merged[_place(first)] = _place(last)
    widths = {
        place: float(one.get("width", "0"))
        for one in xml.iter(f"{_MAIN}col")
        for place in range(int(one.get("min", "1")) - 1, int(one.get("max", "1")))
    }
    heights = {int(one.get("r", "1")) - 1: float(one.get("ht", "15")) for one in xml.iter(f"{_MAIN}row")}
    return Sheet(xml, parts["xl/workbook.xml"], tuple(cells), merged, widths, heights)


def described(name: str, kind: Kind) -> tuple[Document, Table]:
    """What the workbook says, and its table."""
    document = sessions.document(name, kind, Form.XLSX)
    return document, next(block for block in document.blocks if isinstance(block, Table))


def table_cells(name: str, kind: Kind) -> list[Cell]:
    """The cells of the table, head and rows."""
    found, (_, table) = sheet(name, kind), described(name, kind)
    first = table.head[0].cells[0].text
    begin = next(cell.row for cell in found.cells if cell.value == first)
    return [cell for cell in found.cells if begin <= cell.row < begin + len(table.head) + len(table.rows)]


@workbooks
def test_numbers_are_numbers_days_are_days_and_texts_are_texts(name, kind):
    wanted = []
    _, table = described(name, kind)
    for row in (*table.head, *table.rows):
        wanted += [cell for cell in row.cells if cell.text or cell.value is not None]
    found = table_cells(name, kind)
    assert len(found) == len(wanted)
    for cell, model in zip(found, wanted, strict=True):
        if isinstance(model.value, date):
            assert cell.kind == ""
            assert _EPOCH + timedelta(days=int(float(cell.value))) == model.value
            assert cell.format == "dd/mm/yyyy"
        elif model.value is not None:
            assert cell.kind == ""
            assert abs(float(cell.value) - float(model.value)) < 1e-9
            decimals = len(model.text.partition(",")[2])
            assert len(cell.format.partition(".")[2]) == decimals
        else:
            assert (cell.kind, cell.value) == ("s", model.text)


@workbooks
def test_no_text_becomes_a_formula_or_a_link(name, kind):
    xml = sheet(name, kind).xml
    assert xml.find(f".//{_MAIN}f") is None
    assert xml.find(f".//{_MAIN}hyperlink") is None


def test_texts_that_begin_like_formulas_are_there():
    texts = {cell.value for cell in sheet("hostile", Kind.RESULTS).cells if cell.kind == "s"}
    assert {text for text in sessions.HOSTILE if text[0] in "=+-@"} <= texts


@workbooks
def test_a_sheet_prints_in_the_width_of_a_page_with_its_head_on_each(name, kind):
    document, table = described(name, kind)
    found = sheet(name, kind)
    setup = found.xml.find(f"{_MAIN}pageSetup")
    assert setup is not None
    assert setup.get("paperSize") == "9"
    assert (setup.get("orientation") == "landscape") == document.landscape
    assert found.xml.find(f"{_MAIN}sheetPr/{_MAIN}pageSetUpPr").get("fitToPage") == "1"
    assert setup.get("fitToWidth", "1") == "1"
    assert setup.get("fitToHeight") == "0"
    begin = min(cell.row for cell in table_cells(name, kind))
    pane = found.xml.find(f"{_MAIN}sheetViews/{_MAIN}sheetView/{_MAIN}pane")
    assert pane is not None
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", str(begin + len(table.head)))
    names = {one.get("name"): one.text or "" for one in found.book.iter(f"{_MAIN}definedName")}
    assert names["_xlnm.Print_Titles"].endswith(f"!${begin + 1}:${begin + len(table.head)}")
    first, last = re.fullmatch(r".*!\$A\$(\d+):\$[A-Z]+\$(\d+)", names["_xlnm.Print_Area"]).groups()  # type: ignore[union-attr]
    assert int(first) == 1
    assert int(last) > max(cell.row for cell in found.cells)


@workbooks
def test_every_text_has_room_in_its_cell(name, kind):
    found = sheet(name, kind)
    inside = set(table_cells(name, kind))
    for cell in found.cells:
        if cell.kind != "s":
            continue
        last_row, last = found.merged.get((cell.row, cell.column), (cell.row, cell.column))
        width = sum(found.widths[place] * _DIGIT + 5 for place in range(cell.column, last + 1)) * _POINT - 4
        face = fonts.style(bold=cell.bold)
        lines = len(fonts.wrap(cell.value, face, cell.size, width))
        height = sum(found.heights.get(row, 15) for row in range(cell.row, last_row + 1))
        assert min(lines * cell.size * 1.15, 399) <= height + 0.5, (cell, lines, height)
        if cell in inside and name != "hostile":
            widest = max((fonts.width(word, face, cell.size) for word in cell.value.split()), default=0.0)
            assert widest <= width + 1, cell


@workbooks
def test_every_number_has_room_in_its_column(name, kind):
    found = sheet(name, kind)
    for cell in found.cells:
        if cell.kind:
            continue
        decimals = cell.format.partition(".")[2]
        shown = "00/00/0000" if cell.format == "dd/mm/yyyy" else f"{float(cell.value):.{len(decimals)}f}"
        width = (found.widths[cell.column] * _DIGIT + 5) * _POINT
        assert fonts.width(shown, fonts.style(bold=cell.bold), cell.size) <= width - 3, cell
