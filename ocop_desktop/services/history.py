"""The log of a session for its reader: which entries are asked for, and the table of them as a workbook.

Says nothing in words: those are given. Reads a piece at a time, the newest first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.domain.log import LogEntry, Record, edits_from_json
from ocop_desktop.domain.session import Member, Participation, Product, Round
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.resources import resource

_PIECE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for: those that touch a product, a member, and records of some kinds; None: all."""

    product_id: int | None = None
    member_id: int | None = None
    kinds: tuple[type[Record], ...] | None = None

    def fits(self, entry: LogEntry) -> bool:
        """Whether an entry has to do with what is asked for."""
        if self == Wanted():
            return True
        records = [edit.after if edit.after is not None else edit.before for edit in edits_from_json(entry.edits)]
        return (
            (self.kinds is None or any(isinstance(record, self.kinds) for record in records))
            and (self.product_id is None or any(_product(record) == self.product_id for record in records))
            and (self.member_id is None or any(self.member_id in _members(record) for record in records))
        )


def entries(desk: Desk, wanted: Wanted, before: int | None = None) -> Iterator[LogEntry | int]:
    """The entries that are asked for, the newest first; a bare number says how far has been looked, a piece at a time,
    so that whoever asks may stop and go on from there."""
    while True:
        piece = desk.log(before, _PIECE)
        yield from (entry for entry in piece if wanted.fits(entry))
        if len(piece) < _PIECE:
            return
        before = piece[-1].seq
        yield before


def write(path: Path, title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes the log as a workbook: ``head`` are the titles of its columns, the first column is a number. Raises
    ``UserError`` (cannot_write)."""
    from ocop_desktop.documents import fonts, sheet
    from ocop_desktop.documents.model import Align, Cell, Column, Document, Row, Table, Title

    fonts.register(resource("fonts"))
    widths = (12.0, 30.0, 24.0, 70.0, 60.0, 60.0)
    table = Table(
        tuple(Column(width, Align.CENTRE if place == 0 else Align.LEFT) for place, width in enumerate(widths)),
        (Row(tuple(Cell(text, bold=True) for text in head)),),
        tuple(Row((Cell(number, int(number)), *(Cell(text) for text in texts))) for number, *texts in rows),
    )
    sheet.render(Document(title, (Title(title), table), landscape=True), path)


def _product(record: Record | None) -> int | None:
    return record.id if isinstance(record, Product) else getattr(record, "product_id", None)


def _members(record: Record | None) -> tuple[int | None, ...]:
    if isinstance(record, Member):
        return (record.id, record.stands_in_for)
    if isinstance(record, Round):
        return record.members
    if isinstance(record, Participation):
        return (record.member_id, record.stand_in)
    return (getattr(record, "member_id", None),)
