"""A document as an Excel workbook of one sheet: its titles and notes around its table, ready to print.

A cell with a number behind it is a number, with as many digits as its text shows (69,996 never shows as 70,00, 01 never
as 1), one with a day behind it a date; all other text is text, whatever it begins with. Signatures and heads are merged
cells over the table's columns. ``fonts.register`` must have been called: columns are measured.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from ocop_desktop.documents import fonts, output, qr
from ocop_desktop.documents.model import (
    CELL_PADDING_PT,
    Align,
    Cell,
    CodeBlock,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Recipients,
    Row,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
)
from ocop_desktop.documents.pdf import CODE_GAP, CODE_SIDE, fitted

_INCH = 25.4
_MM_A_CHARACTER = 1.95
_PIXELS_A_CHARACTER, _POINTS_A_PIXEL = 7, 0.75
_SURE = 0.97
"""Of the width of a column is counted on: on a screen letters are a little wider than in print."""
_DOTS_AN_INCH, _DOTS_A_SQUARE = 96, 8
_MOST_IN_A_CELL = 32_767
_FIRST_YEAR = 1900
"""Of the dates that a workbook knows."""
_SHEET = "Bảng"


def render(document: Document, path: Path) -> None:
    """Writes the workbook. Raises ``UserError("cannot_write", ...)`` with nothing half-made."""
    output.write(path, to_bytes(document))


def to_bytes(document: Document) -> bytes:
    """The document as the bytes of an .xlsx file; it must hold exactly one table."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": document.title[:255], "author": "", "comments": ""})
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    _Sheet(book, document, fitted(table)).write()
    book.close()
    return stream.getvalue()


class _Sheet:
    def __init__(self, book: Any, document: Document, table: Table) -> None:
        self.book, self.document, self.table = book, document, table
        self.sheet = book.add_worksheet(_SHEET)
        self.row = 0
        self.last = len(table.columns) - 1
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self) -> None:
        sheet, document = self.sheet, self.document
        for place, column in enumerate(self.table.columns):
            sheet.set_column(place, place, column.width / _MM_A_CHARACTER)
        for block in document.blocks:
            match block:
                case Letterhead():
                    self._letterhead(block)
                case Title():
                    self._across([Run(block.name, bold=True)], 14)
                    self._across([Run(block.subject, bold=True)], document.size)
                    self.row += 1
                case Heading():
                    self._across([Run(block.text, bold=True)], document.size, "left")
                case Paragraph():
                    words = "".join(run.text for run in block.runs)
                    italic = all(run.italic for run in block.runs)
                    align = "center" if block.align is Align.CENTRE else "left"
                    self._across([Run(words, italic=italic)], 12, align)
                case Table():
                    self._table()
                case CodeBlock():
                    self._code(block)
                case Signatures():
                    self._signatures(block)
        sheet.set_paper(9)
        if document.landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(
            left=document.margins.left / _INCH,
            right=document.margins.right / _INCH,
            top=document.margins.top / _INCH,
            bottom=document.margins.bottom / _INCH,
        )
        mark = document.mark.replace("&", "&&")
        font = '&"Times New Roman,Regular"&13'
        sheet.set_header(f"&C{font}&P&R{font}{mark}", {"margin": 10 / _INCH})
        if document.footer:
            footer = document.footer.replace("&", "&&")[:200]
            sheet.set_footer(f'&L&"Times New Roman,Italic"&9{footer}')
        sheet.print_area(0, 0, max(self.row - 1, 0), self.last)
        sheet.hide_gridlines(2)

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(
                {"font_name": "Times New Roman", "valign": "vcenter", "text_wrap": True, **properties}
            )
        return self.formats[key]

    def _across(self, runs: Sequence[Run], size: float, align: str = "center") -> None:
        """One row, its texts side by side, each over its share of the columns."""
        if not any(run.text for run in runs):
            return
        edges = self._edges(len(runs))
        lines = 1
        for run, first, after in zip(runs, edges, edges[1:], strict=False):
            look = self._format(font_size=size, bold=run.bold, italic=run.italic, align=align)
            share = self.table.columns[first:after]
            lines = max(lines, _line_count(run.text, share, size, bold=run.bold, italic=run.italic))
            if after > first + 1:
                self.sheet.merge_range(self.row, first, self.row, after - 1, "", look)
            self.sheet.write_string(self.row, first, run.text[:_MOST_IN_A_CELL], look)
        self.sheet.set_row(self.row, min(lines * size * 1.35, 400))
        self.row += 1

    def _edges(self, parts: int) -> list[int]:
        """The columns at which equal shares of the width begin, and the end."""
        widths = [column.width for column in self.table.columns]
        whole, edges = sum(widths), [0]
        for part in range(1, parts):
            reach = [abs(sum(widths[:place]) - whole * part / parts) for place in range(len(widths) + 1)]
            edges.append(max(reach.index(min(reach)), edges[-1] + 1))
        return [*edges, len(widths)]

    def _letterhead(self, letterhead: Letterhead) -> None:
        self._across([Run(letterhead.parent), Run(letterhead.country, bold=True)], 12)
        self._across([Run(letterhead.body, bold=True), Run(letterhead.motto, bold=True)], 12)
        self._across([Run(letterhead.number), Run(letterhead.place_date, italic=True)], 12)
        self.row += 1

    def _signatures(self, signatures: Signatures) -> None:
        self.row += 1
        signers = [block if isinstance(block, Signer) else Signer("") for block in signatures.blocks]
        self._across([Run(signer.authority, bold=True) for signer in signers], 13)
        self._across([Run(signer.title, bold=True) for signer in signers], 13)
        self._across([Run(signer.note, italic=True) for signer in signers], 12)
        self.row += 4
        self._across([Run(signer.name, bold=True) for signer in signers], 13)
        for block in signatures.blocks:
            if isinstance(block, Recipients):
                self._across([Run(block.title, bold=True, italic=True)], 12, "left")
                for line in block.lines:
                    self._across([Run(line)], 11, "left")

    def _code(self, block: CodeBlock) -> None:
        """The QR over the first columns, the words beside it over the others."""
        words = f"{block.label} {block.text}"
        if not block.qr:
            self._across([Run(words)], 11, "left")
            return
        first = next(place for place in range(1, self.last + 2) if self._width(place) >= CODE_SIDE + CODE_GAP)
        look = self._format(font_size=11, align="left")
        if self.last > first:
            self.sheet.merge_range(self.row, first, self.row, self.last, "", look)
        self.sheet.write_string(self.row, first, words, look)
        scale = CODE_SIDE / _INCH * _DOTS_AN_INCH / (len(qr.modules(block.qr)) * _DOTS_A_SQUARE)
        picture = {"image_data": BytesIO(qr.png(block.qr, _DOTS_A_SQUARE)), "x_scale": scale, "y_scale": scale}
        # Its white edge must not cover the table's last line.
        placed = {"description": words, "object_position": 1, "y_offset": 4}
        self.sheet.insert_image(self.row, 0, "qr.png", picture | placed)
        self.sheet.set_row(self.row, (CODE_SIDE + 2 * CODE_GAP) / _INCH * 72)
        self.row += 1

    def _width(self, columns: int) -> float:
        """Of the first columns, in mm."""
        return sum(column.width for column in self.table.columns[:columns])

    def _table(self) -> None:
        first, table = self.row, self.table
        self._rows(table.head)
        self.sheet.freeze_panes(self.row, 0)
        if table.head:
            self.sheet.repeat_rows(first, self.row - 1)
        self._rows(table.rows)

    def _rows(self, rows: tuple[Row, ...]) -> None:
        top = self.row
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            place, lines = 0, 1
            for cell in row.cells:
                while (number, place) in taken:
                    place += 1
                taken.update((number + r, place + c) for r in range(cell.rows) for c in range(cell.columns))
                self._cell(cell, top + number, place)
                if cell.rows == 1:
                    share = self.table.columns[place : place + cell.columns]
                    count = _line_count(cell.text, share, self.table.size, bold=cell.bold, italic=cell.italic)
                    lines = max(lines, count)
                place += cell.columns
            self.sheet.set_row(top + number, min(lines * self.table.size * 1.3 + 4, 400))
        self.row = top + len(rows)

    def _cell(self, cell: Cell, row: int, place: int) -> None:
        align = cell.align or self.table.columns[place].align
        looks = {
            "font_size": self.table.size,
            "bold": cell.bold,
            "italic": cell.italic,
            "border": 1,
            "align": "left" if align is Align.JUSTIFY else align.value,
        }
        value = cell.value
        if isinstance(value, date) and value.year < _FIRST_YEAR:
            value = None
        if isinstance(value, date):
            looks["num_format"] = "dd/mm/yyyy"
        elif value is not None:
            whole, _, decimals = cell.text.partition(",")
            leading = "0" * len(whole) if whole.startswith("0") else "0"
            looks["num_format"] = f"{leading}.{'0' * len(decimals)}" if decimals else leading
        look = self._format(**looks)
        if cell.rows > 1 or cell.columns > 1:
            self.sheet.merge_range(row, place, row + cell.rows - 1, place + cell.columns - 1, "", look)
        if isinstance(value, date):
            self.sheet.write_datetime(row, place, value, look)
        elif value is not None:
            self.sheet.write_number(row, place, float(value), look)
        elif cell.text:
            self.sheet.write_string(row, place, cell.text[:_MOST_IN_A_CELL], look)
        else:
            self.sheet.write_blank(row, place, None, look)


def _line_count(words: str, columns: Sequence[Column], size: float, *, bold: bool = False, italic: bool = False) -> int:
    """How many lines the text takes in these columns together; rather one more than one too few."""
    pixels = sum(int(column.width / _MM_A_CHARACTER * _PIXELS_A_CHARACTER) + 5 for column in columns)
    room = max(pixels * _POINTS_A_PIXEL * _SURE - 2 * CELL_PADDING_PT, 2 * size)
    return len(fonts.wrap(words, fonts.style(bold=bold, italic=italic), size, room))
