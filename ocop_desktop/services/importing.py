"""Reads a product list for confirmation: a preview of what the products would be, with every doubt.

Contract: reads one file and gives frozen data; stores nothing and holds no file open. The preview can be taken again
with another sheet or layout after the user has changed it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.documents.tables import Table, read
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.product_list import (
    Cell,
    Duplicate,
    Field,
    Layout,
    ProductDraft,
    fill_merged,
    find_duplicates,
    interpret,
    recognise,
    skipped,
)

Sets = Sequence[tuple[str, str]]
Existing = Sequence[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of the file by name; ``refused`` says why it cannot be read."""

    name: str
    rows: int
    hidden: bool
    refused: UserError | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a file would bring. ``rows`` are the sheet's cells, ``left_out`` (line, text) of rows that are no
    product, ``missing`` the fields without which nothing can be imported."""

    path: Path
    sheets: tuple[SheetInfo, ...]
    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    layout: Layout
    drafts: tuple[ProductDraft, ...]
    duplicates: tuple[Duplicate[int], ...]
    left_out: tuple[tuple[int, str], ...]

    @property
    def missing(self) -> tuple[Field, ...]:
        return tuple(wanted for wanted in (Field.NAME, Field.PRODUCER) if self.layout.column(wanted) is None)


def read_list(path: Path, sets: Sets, existing: Existing = (), sheet: str | None = None) -> Preview:
    """Reads a file; ``sets``: (code, title) of the session's criteria sets; ``existing``: (id, name, producer) of its
    products; ``sheet``: the wanted one, else the one that looks most like a product list.

    Raises UserError: the codes of ``documents.tables`` and sheet_unknown(sheet).
    """
    workbook = read(path)
    sheets = tuple(SheetInfo(t.name, len(t.rows), t.hidden, t.refused) for t in workbook.sheets)
    if sheet is None:
        table = max((t for t in workbook.sheets if t.rows), key=_fitness)
    else:
        chosen = next((t for t in workbook.sheets if t.name == sheet), None)
        if chosen is None:
            raise UserError("sheet_unknown", sheet=sheet)
        if chosen.refused:
            raise chosen.refused
        table = chosen
    rows = fill_merged(table.rows, table.merged)
    return _preview(path, sheets, table.name, rows, recognise(rows, table.merged), sets, existing)


def with_layout(preview: Preview, layout: Layout, sets: Sets, existing: Existing = ()) -> Preview:
    """The same file under a layout that the user has changed."""
    return _preview(preview.path, preview.sheets, preview.sheet, preview.rows, layout, sets, existing)


def _preview(
    path: Path,
    sheets: tuple[SheetInfo, ...],
    sheet: str,
    rows: tuple[tuple[Cell, ...], ...],
    layout: Layout,
    sets: Sets,
    existing: Existing,
) -> Preview:
    drafts = interpret(rows, layout, sets)
    return Preview(path, sheets, sheet, rows, layout, drafts, find_duplicates(drafts, existing), skipped(rows, layout))


def _fitness(table: Table) -> tuple[bool, int, int]:
    """Shown sheets before hidden ones, then the most recognised columns, then the most products."""
    rows = fill_merged(table.rows, table.merged)
    layout = recognise(rows, table.merged)
    return not table.hidden, len(layout.columns), len(interpret(rows, layout)) if layout.columns else 0


def preview_as_json(preview: Preview) -> dict[str, object]:
    """The preview as plain JSON values: lines and columns count from 1, dates are ISO."""
    layout = preview.layout
    return {
        "file": preview.path.name,
        "sheets": [
            {"name": s.name, "rows": s.rows, "hidden": s.hidden, "error": s.refused.code if s.refused else None}
            for s in preview.sheets
        ],
        "sheet": preview.sheet,
        "header_lines": [row + 1 for row in layout.header_rows],
        "lines": [layout.first_row + 1, layout.last_row + 1] if preview.drafts else None,
        "columns": [
            {"column": column + 1, "header": header, "field": layout.columns.get(column)}
            for column, header in enumerate(layout.headers)
        ],
        "missing": list(preview.missing),
        "products": [_draft_as_json(draft) for draft in preview.drafts],
        "duplicates": [
            {
                "line": preview.drafts[d.draft].line,
                "of_line": None if d.of_draft is None else preview.drafts[d.of_draft].line,
                "of_id": d.of_id,
            }
            for d in preview.duplicates
        ],
        "left_out": [{"line": line, "text": text} for line, text in preview.left_out],
    }


def _draft_as_json(draft: ProductDraft) -> dict[str, object]:
    return {
        "line": draft.line,
        "number": draft.number,
        "name": draft.name,
        "code": draft.code,
        "producer": draft.producer,
        "producer_kind": draft.producer_kind,
        "address": draft.address,
        "commune": draft.commune,
        "phone": draft.phone,
        "email": draft.email,
        "representative": draft.representative,
        "set": draft.set_code,
        "set_text": draft.set_text,
        "group": draft.group,
        "kind": draft.kind,
        "kind_text": draft.kind_text,
        "note": draft.note,
        "previous_decision": draft.previous_decision,
        "previous_date": draft.previous_date.isoformat() if draft.previous_date else None,
        "previous_stars": draft.previous_stars,
        "importable": draft.importable,
        "doubts": [{"code": doubt.code, **doubt.params} for doubt in draft.doubts],
    }
