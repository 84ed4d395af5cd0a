"""Describes the table of results (bảng tổng hợp điểm) of a session: landscape, as PDF and as a workbook.

Says only what the view says; ranks and groups come with the products.
"""

from collections.abc import Sequence
from dataclasses import replace

from ocop_desktop.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Letterhead,
    Row,
    Signatures,
    Signer,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import (
    conclusion_text,
    figure_cell,
    head_with_parts,
    next_text,
    part_cells,
    part_heads,
    rank_cell,
    ties,
)
from ocop_desktop.documents.view import ProductView, ResultsView, State
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import results as words
from ocop_desktop.domain.words import or_dots, place_and_date

_WIDTH = 252.0


def describe(view: ResultsView) -> Document:
    """The table of results as a document."""
    notes = ties(view.products)
    if any(product.spread_exceeded for product in view.products):
        notes.append(words.SPREAD_NOTE)
    blocks: list[Block] = [
        Letterhead(
            parent=view.head.parent_agency.upper(),
            body=or_dots(view.head.issuing_body.upper(), 12),
            country=common.COUNTRY,
            motto=common.MOTTO,
            place_date=place_and_date(view.place, view.made_on),
        ),
        Title(view.wording.title, view.subject),
        _table(view.products),
        *(paragraph(text(note, italic=True), indent=False, align=Align.LEFT) for note in notes),
        Signatures(
            (
                Signer(view.wording.secretary_title, note=common.SIGN_NOTE, name=view.secretary_name),
                Signer(view.wording.chair_title, note=common.SIGN_NOTE, name=view.chair_name),
            )
        ),
    ]
    return Document(
        title=f"{view.wording.title.capitalize()} – {view.subject}" if view.subject else view.wording.title,
        blocks=tuple(blocks),
        landscape=True,
        mark=common.DRAFT if view.draft else "",
        footer=common.FINGERPRINT.format(fingerprint=view.fingerprint) if view.fingerprint else "",
        size=13,
    )


def _table(products: Sequence[ProductView]) -> Table:
    parts = part_heads(products)
    most = {part.code: part.most for product in products for part in product.parts}
    before = (
        (words.RANK, Column(13, Align.CENTRE, whole=True)),
        (words.CODE, Column(26, whole=True)),
        (words.PRODUCT, Column(46)),
        (words.PRODUCER, Column(42)),
    )
    after = (
        (words.AVERAGE, Column(17, Align.RIGHT, whole=True)),
        (words.SPREAD, Column(15, Align.RIGHT, whole=True)),
        (words.SHEETS, Column(14, Align.CENTRE, whole=True)),
        (words.STARS, Column(16, Align.CENTRE, whole=True)),
        (words.CONCLUSION, Column(31)),
    )
    columns = [column for _, column in before]
    columns += [Column(14, Align.RIGHT, whole=True) for _ in parts]
    columns += [column for _, column in after]
    scale = _WIDTH / sum(column.width for column in columns)

    titles = [name for name, _ in before] + [words.PARTS] + [name for name, _ in after]
    codes = [words.PART.format(code=code, most=most[code]) for code in parts]
    return Table(
        tuple(replace(column, width=column.width * scale) for column in columns),
        head_with_parts(titles, len(before), codes),
        tuple(_rows(products, parts, len(columns))),
        size=11,
    )


def _rows(products: Sequence[ProductView], parts: Sequence[str], width: int) -> list[Row]:
    groups = {
        words.RANKED: [p for p in products if p.state in (State.CONCLUDED, State.OPEN)],
        words.INCOMPLETE: [p for p in products if p.state is State.INCOMPLETE],
        words.DISQUALIFIED: [p for p in products if p.state is State.DISQUALIFIED],
    }
    filled = {heading: group for heading, group in groups.items() if group}
    rows = []
    for heading, group in filled.items():
        if len(filled) > 1:
            rows.append(Row((Cell(heading, bold=True, align=Align.LEFT, columns=width),), keep=True))
        rows += [_row(product, parts) for product in group]
    return rows


def _row(product: ProductView, parts: Sequence[str]) -> Row:
    stars = product.stars_computed
    return Row(
        (
            rank_cell(product),
            Cell(product.code),
            Cell(product.name),
            Cell(or_dots(product.producer)),
            *part_cells(product, parts),
            figure_cell(product.average, bold=True),
            figure_cell(product.spread, bold=product.spread_exceeded),
            Cell(f"{product.counted}/{product.expected}"),
            Cell(common.NO_FIGURE if stars is None else str(stars), stars),
            _conclusion(product),
        )
    )


def _conclusion(product: ProductView) -> Cell:
    said = conclusion_text(product)
    if product.state is State.CONCLUDED:
        return Cell(f"{said}; {next_text(product)}")
    if product.state is State.DISQUALIFIED and product.disqualified:
        said = f"{said}: {product.disqualified}"
    return Cell(said)
