"""Describes the list of products forwarded to the next level (danh sách chuyển cấp trên): landscape, also a workbook.

Says only what the view says: which products go on is their next step.
"""

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
)
from ocop_desktop.documents.phrases import (
    figure_cell,
    going,
    head_with_parts,
    letterhead,
    level_name,
    paper,
    part_cells,
    part_heads,
    part_most,
    scaled,
    signatures,
    two_digits,
)
from ocop_desktop.documents.view import Next, ProductView
from ocop_desktop.documents.views_papers import ForwardingView
from ocop_desktop.documents.wording import common, office
from ocop_desktop.documents.wording import forwarding as words
from ocop_desktop.documents.wording import results as table_words
from ocop_desktop.domain.words import dots, or_dots, place_and_date


def describe(view: ForwardingView) -> Document:
    """The list as a document."""
    wording = view.wording
    products = going(view.products, Next.FORWARD)
    level = level_name(view.level)
    subject = common.filled(wording.subject, level=level)
    opening = common.filled(
        wording.opening if products else wording.nothing,
        level=level,
        council=view.council or office.COUNCIL,
        count=two_digits(len(products)),
        points=dots(2) if view.from_points is None else view.from_points,
    )
    blocks: list[Block] = [
        letterhead(view.head, code=words.CODE, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, subject),
        paragraph(opening, keep=bool(products)),
        _table(products),
        signatures(view.signing, wording.first_recipient),
    ]
    return paper(wording.title, subject, blocks, draft=view.draft, fingerprint=view.fingerprint, landscape=True)


def _table(products: list[ProductView]) -> Table:
    parts = part_heads(products)
    most = part_most(products)
    coded = any(product.code for product in products)
    columns = [
        Column(10, Align.CENTRE, whole=True),
        *([Column(24, whole=True)] if coded else []),
        Column(44),
        Column(40),
        Column(38),
        Column(28),
        Column(20),
        *(Column(13, Align.RIGHT, whole=True) for _ in parts),
        Column(15, Align.RIGHT, whole=True),
        Column(12, Align.CENTRE, whole=True),
    ]
    titles = [title for place, title in enumerate(words.HEAD) if coded or place != words.CODE_COLUMN]
    codes = [table_words.PART.format(code=code, most=most[code]) for code in parts]
    place = words.PARTS if coded else words.PARTS - 1
    rows = [
        Row(
            (
                Cell(str(number), number),
                *([Cell(product.code)] if coded else []),
                Cell(or_dots(product.name)),
                Cell(or_dots(product.producer)),
                Cell(or_dots(product.address)),
                Cell(product.criteria_set),
                Cell(common.KINDS[product.kind].removeprefix(common.KIND_PREFIX) if product.kind else ""),
                *part_cells(product, parts),
                figure_cell(product.average, bold=True),
                Cell(common.NO_FIGURE if product.stars is None else str(product.stars), product.stars),
            )
        )
        for number, product in enumerate(products, 1)
    ]
    return Table(scaled(columns, LANDSCAPE_WIDTH), head_with_parts(titles, place, codes), tuple(rows))
