"""What a table of a file of others is, and how much of one is taken at all.

Contract: plain data and limits. ``Refused`` is how the readers of the several formats hand a code to the ``UserError``
that ``tables.read`` makes of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ocop_desktop.domain.errors import UserError

MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELLS = 300_000
MAX_MERGES = 10_000
# Shared texts and styles of all sheets, for which room is made before they are read.
MAX_RESERVED = 1_000_000
# As long as a cell of Excel may be, and of all cells of a sheet together.
MAX_CELL_LETTERS = 32_767
MAX_LETTERS = 5_000_000
MAX_FILE_BYTES = 30_000_000

Cell = str | int | date
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. A blank cell is ""; all rows are equally long; row and column 0 are the sheet's first ones.

    ``merged``: ranges (first row, first column, last row, last column), known for .xlsx and .xls only; only the first
    cell of a range has a value. ``refused``: the error that keeps this sheet, and only this sheet, from being read.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False
    refused: UserError | None = None


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file, in its order; at least one of them has rows."""

    sheets: tuple[Table, ...]


class Refused(Exception):  # noqa: N818
    """A file or a sheet of it that is not read, by the code of the error to come."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Bounds:
    """Refuses a sheet when it is told of a value beyond the limits, or of too many values, or of too long ones."""

    def __init__(self) -> None:
        self._values = 0
        self._letters = 0

    def check(self, row: int, column: int, values: int = 1) -> None:
        """So many values, the last of them in this row and column, counted from 0."""
        self._values += values
        if row >= MAX_ROWS:
            raise Refused("too_many_rows", limit=MAX_ROWS)
        if column >= MAX_COLUMNS:
            raise Refused("too_many_columns", limit=MAX_COLUMNS)
        if self._values > MAX_CELLS:
            raise Refused("too_many_cells", limit=MAX_CELLS)

    def text(self, letters: int, values: int = 1) -> None:
        """So many values of so many letters each."""
        self._letters += letters * values
        if letters > MAX_CELL_LETTERS:
            raise Refused("cell_too_long", limit=MAX_CELL_LETTERS)
        if self._letters > MAX_LETTERS:
            raise Refused("too_much_text")


def rectangle(source: Iterator[list[Cell]] | list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of equal length without blank rows and columns at the end; () when nothing is left."""
    rows = list(source)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell != ""), default=0)
    return tuple(tuple(row[:width]) + ("",) * (width - len(row)) for row in rows)
