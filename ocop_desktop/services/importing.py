"""Reads a product list for confirmation: a preview of what the products would be, with every doubt; and turns what the
user decides about them into one command.

Contract: reads one file and gives frozen data; stores nothing and holds no file open. A file is read in a process of
its own within a time and a memory, for whoever made it may mean harm. The preview can be taken again with another sheet
or layout after the user has changed it.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from ocop_desktop.documents.table_model import Table
from ocop_desktop.documents.tables import read
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
from ocop_desktop.domain.session import EvaluationKind, Product
from ocop_desktop.services.apart import Apart, Limits, Reason, Stopped
from ocop_desktop.services.commands import ImportProducts

Sets = Sequence[tuple[str, str]]
Existing = Sequence[tuple[int, str, str]]

LIMITS = Limits(seconds=4.5, bytes=250_000_000)
_APART = Apart(LIMITS)
_LOG = logging.getLogger(__name__)


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

    Raises UserError: the codes of ``documents.tables``, sheet_unknown(sheet), and reading_stopped(name, reason) where
    it took too long or too much memory, or ended the process that read it.
    """
    try:
        return _APART.call(_read_list, path, tuple(sets), tuple(existing), sheet)
    except UserError:
        raise
    except Stopped as stopped:
        raise UserError("reading_stopped", name=path.name, reason=stopped.reason) from None
    except Exception:
        _LOG.exception("a product list could not be read")
        raise UserError("reading_stopped", name=path.name, reason=Reason.CRASHED) from None


def _read_list(path: Path, sets: Sets, existing: Existing, sheet: str | None) -> Preview:
    workbook = read(path)
    sheets = tuple(SheetInfo(t.name, len(t.rows), t.hidden, t.refused) for t in workbook.sheets)
    if sheet is None:
        tables = [t for t in workbook.sheets if t.rows]
        table = max(tables, key=_fitness) if len(tables) > 1 else tables[0]
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


def header_at(preview: Preview, row: int) -> Layout:
    """The layout with the header in one row (from 0) and the products below it; the columns are those that the words of
    this row name, or as they were where it names none."""
    cells = preview.rows[row]
    return Layout(
        (row,),
        row + 1,
        len(preview.rows) - 1,
        recognise((cells,)).columns or preview.layout.columns,
        tuple(str(cell) for cell in cells),
    )


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


class Treatment(StrEnum):
    """What becomes of a row that repeats a product: left out, merged into that product, or imported all the same."""

    SKIP = "skip"
    MERGE = "merge"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user says about the drafts, each by its place in the list.

    ``sets``: None is the plain word that the set is chosen later. ``duplicates``: without a word a repeated row is
    skipped. ``left_out``: rows that the user does not want.
    """

    sets: Mapping[int, str | None] = field(default_factory=dict)
    kinds: Mapping[int, EvaluationKind] = field(default_factory=dict)
    duplicates: Mapping[int, Treatment] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do with each draft, by place: every draft is in exactly one of the first five.

    ``refused``: rows without what a product must have. ``sets_open`` and ``kinds_open``: new products about which the
    list leaves a question that nobody has answered yet; ``repeats``: rows that repeat a product or a row that is
    imported, with the id of that product or None.
    """

    new: tuple[int, ...]
    merged: tuple[int, ...]
    skipped: tuple[int, ...]
    refused: tuple[int, ...]
    left_out: tuple[int, ...]
    sets_open: tuple[int, ...]
    kinds_open: tuple[int, ...]
    repeats: Mapping[int, int | None]
    leaders: Mapping[int, int]


def plan(preview: Preview, decisions: Decisions, products: Mapping[int, Product]) -> Plan:
    """What importing would do. ``products`` are those of the session, by id.

    A row that repeats a row which is not imported repeats nothing. A row that is merged asks nothing: what it does not
    plainly say stays as it is.
    """
    duplicates = {duplicate.draft: duplicate for duplicate in preview.duplicates}
    new: list[int] = []
    merged: list[int] = []
    skipped_: list[int] = []
    refused: list[int] = []
    left_out: list[int] = []
    repeats: dict[int, int | None] = {}
    first: dict[int, int] = {}
    leaders: dict[int, int] = {}
    for place, draft in enumerate(preview.drafts):
        if place in decisions.left_out:
            left_out.append(place)
            continue
        if not draft.importable:
            refused.append(place)
            continue
        duplicate = duplicates.get(place)
        of_id = duplicate.of_id if duplicate and duplicate.of_id in products else None
        group = duplicate.of_draft if duplicate and duplicate.of_draft is not None else place
        if of_id is None and group not in first:
            first[group] = place
            new.append(place)
            continue
        repeats[place] = of_id
        if of_id is None:
            leaders[place] = first[group]
        treatment = decisions.duplicates.get(place, Treatment.SKIP)
        {Treatment.SKIP: skipped_, Treatment.MERGE: merged, Treatment.NEW: new}[treatment].append(place)
    return Plan(
        new=tuple(new),
        merged=tuple(merged),
        skipped=tuple(skipped_),
        refused=tuple(refused),
        left_out=tuple(left_out),
        sets_open=tuple(p for p in new if p not in decisions.sets and certain_set(preview.drafts[p]) is None),
        kinds_open=tuple(p for p in new if p not in decisions.kinds and preview.drafts[p].kind is None),
        repeats=repeats,
        leaders=leaders,
    )


def certain_set(draft: ProductDraft) -> str | None:
    """The criteria set that the list plainly names; a proposal is none."""
    return None if any(doubt.code == "set_suggested" for doubt in draft.doubts) else draft.set_code


def to_products(preview: Preview, decisions: Decisions, products: Mapping[int, Product]) -> ImportProducts:
    """The command that imports a list as one step. Raises UserError: import_unsettled(sets, kinds) while questions are
    open, so that nothing is ever guessed.

    Merging takes what the list says and keeps what it leaves blank. The name, the producer and a criteria set that is
    chosen already stay: a list never makes score sheets void.
    """
    found = plan(preview, decisions, products)
    if found.sets_open or found.kinds_open:
        raise UserError("import_unsettled", sets=len(found.sets_open), kinds=len(found.kinds_open))
    drafts = preview.drafts
    new = {place: _filled(Product(0, 0, 0, ""), drafts[place], place, decisions) for place in found.new}
    merged: dict[int, Product] = {}
    for place in found.merged:
        of_id = found.repeats[place]
        if of_id is None:
            leader = found.leaders[place]
            new[leader] = _filled(new[leader], drafts[place], place, decisions)
        else:
            merged[of_id] = _filled(merged.get(of_id, products[of_id]), drafts[place], place, decisions)
    return ImportProducts(tuple(new.values()), tuple(merged.values()))


def _filled(product: Product, draft: ProductDraft, place: int, decisions: Decisions) -> Product:
    """A product with what a draft says about it; what is blank in the draft stays as it is."""
    of_producer = {
        "kind": draft.producer_kind,
        "address": draft.address,
        "commune": draft.commune,
        "phone": draft.phone,
        "email": draft.email,
        "representative": draft.representative,
    }
    producer = replace(
        product.producer,
        name=product.producer.name or draft.producer,
        **{name: text for name, text in of_producer.items() if text},
    )
    return replace(
        product,
        name=product.name or draft.name,
        code=draft.code or product.code,
        set_code=product.set_code or (decisions.sets[place] if place in decisions.sets else certain_set(draft)),
        kind=decisions.kinds.get(place) or draft.kind or product.kind,
        producer=producer,
        note=draft.note or product.note,
        previous_decision=draft.previous_decision or product.previous_decision,
        previous_date=draft.previous_date or product.previous_date,
        previous_stars=draft.previous_stars or product.previous_stars,
    )
