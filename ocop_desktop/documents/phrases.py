"""What several papers say or tabulate alike about a product. Presents only; every value comes with the view."""

from collections.abc import Sequence

from ocop_desktop.documents.model import Align, Cell, Row
from ocop_desktop.documents.view import Figure, Next, ProductView, State
from ocop_desktop.documents.wording import common
from ocop_desktop.domain.words import dots


def stars_text(stars: int | None) -> str:
    """ "4 sao", or a dotted line."""
    return common.STARS.format(stars=dots(2) if stars is None else stars)


def figure_text(figure: Figure) -> str:
    """The figure as shown, or a dash where there is none: never a dotted line, which would invite a number by hand."""
    return figure.text or common.NO_FIGURE


def conclusion_text(product: ProductView) -> str:
    """What stands in the column of conclusions."""
    match product.state:
        case State.CONCLUDED:
            return stars_text(product.stars)
        case State.OPEN:
            return common.NOT_CONCLUDED
        case State.INCOMPLETE:
            return f"{common.NOT_CONCLUDED} ({common.INCOMPLETE})"
        case State.DISQUALIFIED:
            return common.DISQUALIFIED


def next_text(product: ProductView) -> str:
    """What this level does with a concluded product."""
    match product.next_step:
        case Next.CERTIFY:
            return common.CERTIFY
        case Next.FORWARD:
            level = common.LEVELS.get(product.forward_to, product.forward_to)
            return common.FORWARD.format(level=level) if level else common.FORWARD_ABOVE
        case Next.NONE:
            return common.NOTHING_NEXT


def ties(products: Sequence[ProductView]) -> list[str]:
    """One sentence for each rank that products share."""
    shared: dict[int, list[str]] = {}
    for product in products:
        if product.tied and product.rank is not None:
            shared.setdefault(product.rank, []).append(product.name)
    return [common.TIE.format(rank=rank, products=common.listed(names)) for rank, names in sorted(shared.items())]


def part_heads(products: Sequence[ProductView]) -> list[str]:
    """The codes of the parts that the products were scored in, in order."""
    return sorted({part.code for product in products for part in product.parts})


def part_cells(product: ProductView, codes: Sequence[str], *, bold: bool = False) -> list[Cell]:
    """A cell for each part."""
    figures = {part.code: part.average for part in product.parts}
    return [figure_cell(figures.get(code, Figure()), bold=bold) for code in codes]


def figure_cell(figure: Figure, *, bold: bool = False) -> Cell:
    """A cell with the figure and the exact number behind it."""
    return Cell(figure_text(figure), figure.value if figure.text else None, bold=bold, align=Align.RIGHT)


def rank_cell(product: ProductView) -> Cell:
    """The rank, or a dash for a product that has none."""
    return Cell(common.NO_FIGURE if product.rank is None else str(product.rank), product.rank)


def head_with_parts(titles: Sequence[str], place: int, parts: Sequence[str]) -> tuple[Row, ...]:
    """A head of two rows: the title at ``place`` covers one column for each part; left out where there is none."""
    if not parts:
        return (head([title for index, title in enumerate(titles) if index != place]),)
    cells = [
        Cell(title, bold=True, align=Align.CENTRE, columns=len(parts))
        if index == place
        else Cell(title, bold=True, align=Align.CENTRE, rows=2)
        for index, title in enumerate(titles)
    ]
    return (Row(tuple(cells)), head(parts))


def head(titles: Sequence[str]) -> Row:
    """A row of column titles."""
    return Row(tuple(Cell(title, bold=True, align=Align.CENTRE) for title in titles))
