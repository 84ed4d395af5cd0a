"""Describes the table of results (bảng tổng hợp điểm) of a session: landscape, as PDF and as a workbook.

Says only what the view says; ranks and groups come with the products.
"""

from collections.abc import Sequence

from ocop_desktop.documents.model import (
    LANDSCAPE_WIDTH,
    Align,
    Block,
    Cell,
    Column,
    Document,
    Row,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import (
    conclusion_text,
    figure_cell,
    head_with_parts,
    letterhead,
    next_text,
    paper,
    part_cells,
    part_heads,
    part_most,
    rank_cell,
    scaled,
    seal,
    secretary_and_chair,
    ties,
)
from ocop_desktop.documents.view import ProductView, ResultsView, State
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import results as words
from ocop_desktop.domain.words import or_dots, place_and_date


def describe(view: ResultsView) -> Document:
    """The table of results as a document."""
    notes = ties(view.products)
    if any(product.spread_exceeded for product in view.products):
        notes.append(words.SPREAD_NOTE)
    blocks: list[Block] = [
        letterhead(view.head, place_date=place_and_date(view.place, view.made_on)),
        Title(view.wording.title, view.subject),
        _table(view.products),
        *(paragraph(text(note, italic=True), indent=False, align=Align.LEFT) for note in notes),
        *seal(view.fingerprint),
        secretary_and_chair(view),
    ]
    return paper(
        view.wording.title,
        view.subject,
        blocks,
        draft=view.draft,
        fingerprint=view.fingerprint,
        landscape=True,
    )


def _table(products: Sequence[ProductView]) -> Table:
    parts = part_heads(products)
    most = part_most(products)
    coded = any(product.code for product in products)
    before = (
        (words.RANK, Column(13, Align.CENTRE, whole=True)),
        *(((words.CODE, Column(26, whole=True)),) if coded else ()),
        (words.PRODUCT, Column(46)),
        (words.PRODUCER, Column(42)),
    )
    after = (
        (words.AVERAGE, Column(17, Align.RIGHT, whole=True)),
        (words.SPREAD, Column(15, Align.RIGHT, whole=True)),
        (words.SHEETS, Column(14, Align.CENTRE, whole=True)),
        (words.STARS, Column(16, Align.CENTRE, whole=True)),
        (words.CONCLUSION, Column(46)),
    )
    columns = [column for _, column in before]
    columns += [Column(14, Align.RIGHT, whole=True) for _ in parts]
    columns += [column for _, column in after]
    titles = [name for name, _ in before] + [words.PARTS] + [name for name, _ in after]
    codes = [words.PART.format(code=code, most=most[code]) for code in parts]
    return Table(
        scaled(columns, LANDSCAPE_WIDTH),
        head_with_parts(titles, len(before), codes),
        tuple(_rows(products, parts, len(columns), coded=coded)),
        size=11,
    )


def _rows(products: Sequence[ProductView], parts: Sequence[str], width: int, *, coded: bool) -> list[Row]:
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
        rows += [_row(product, parts, coded=coded) for product in group]
    return rows


def _row(product: ProductView, parts: Sequence[str], *, coded: bool) -> Row:
    stars = product.stars_computed
    return Row(
        (
            rank_cell(product),
            *([Cell(product.code)] if coded else []),
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
