"""What is said of a product in the ranking: its row, its flags, its figures, in words and cells.

Every figure is the scoreboard's; nothing is computed here.
"""

from enum import IntEnum

from ocop_desktop.domain.ranking import Rank
from ocop_desktop.domain.scoring import Outcome, ProductResult, next_band, outcome_for, show
from ocop_desktop.domain.session import Product
from ocop_desktop.domain.text import fold, sort_key
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.product_rows import Cell, Row, StarMark


class Col(IntEnum):
    """Columns of the table."""

    RANK = 0
    PRODUCT = 1
    PRODUCER = 2
    SET = 3
    PART_A = 4
    PART_B = 5
    PART_C = 6
    AVERAGE = 7
    RANGE = 8
    SPREAD = 9
    SHEETS = 10
    STARS = 11
    NEXT = 12
    NOTES = 13


PARTS = {"A": Col.PART_A, "B": Col.PART_B, "C": Col.PART_C}
_LEVELS = {
    "huyện": mark("ranking_rows", "the district"),
    "tỉnh": mark("ranking_rows", "the province"),
    "trung ương": mark("ranking_rows", "the ministry"),
}


def rank_text(rank: Rank | None) -> str:
    """ "3", or "3 =" where products share it."""
    return "" if rank is None else f"{rank.rank} =" if rank.tied else str(rank.rank)


def average_text(desk: Desk, result: ProductResult[int] | None) -> str:
    """The average as the domain shows it; blank without one."""
    if result is None or result.average is None:
        return ""
    return show(result.average, desk.state.decree.bands, desk.state.session.rules.decimals)


def next_step_text(outcome: Outcome) -> str:
    """What this level does with a product, in words."""
    if outcome.kind == "certify":
        return tr("ranking_rows", "Certificate")
    if outcome.kind == "forward":
        level = str(_LEVELS[outcome.to]) if outcome.to in _LEVELS else outcome.to or ""
        return tr("ranking_rows", "On to {level}").format(level=level)
    return tr("ranking_rows", "None")


def incomplete(desk: Desk, product_id: int) -> bool:
    """Sheets, or the criteria set, are still missing."""
    result = desk.scoreboard.results.get(product_id)
    return not desk.state.products[product_id].disqualified and (result is None or not result.complete)


def flags(desk: Desk, product_id: int) -> list[str]:
    """What needs a look at a product, in words, the most pressing first; what is merely missing is not among them."""
    state, result = desk.state, desk.scoreboard.results.get(product_id)
    product = state.products[product_id]
    found = []
    if product.disqualified:
        return [tr("ranking_rows", "dossier refused: {reason}").format(reason=product.disqualified)]
    concluded = state.conclusion(product_id).stars
    if concluded is not None and not desk.scoreboard.concluded(product_id):
        found.append(tr("ranking_rows", "the conclusion no longer stands"))
    if result is None:
        return [*found, tr("ranking_rows", "no criteria set")]
    limit = state.session.rules.spread
    if result.spread_exceeded and not product.spread_settled:
        text = tr("ranking_rows", "spread {spread} over {limit}")
        found.append(text.format(spread=result.spread, limit=limit))
    if result.held_back and result.stars is not None:
        codes = [m.requirement.code for m in result.missed if m.requirement.stars == result.stars + 1]
        text = tr("ranking_rows", "{stars} stars not met: {codes}")
        found.append(text.format(stars=result.stars + 1, codes=", ".join(codes)))
    if result.band_edge and result.average is not None:
        band = next_band(result.average, state.decree.bands)
        if band is not None:
            found.append(tr("ranking_rows", "just below {points}").format(points=band.at_least))
    return found


def spread_words(desk: Desk, product: Product, result: ProductResult[int] | None) -> str:
    """The spread and how it stands to the rule of the council, in words."""
    if result is None or result.spread is None:
        return ""
    limit = desk.state.session.rules.spread
    if limit is None:
        text = tr("ranking_rows", "Spread {spread} ({lowest}–{highest})")
    elif not result.spread_exceeded:
        text = tr("ranking_rows", "Spread {spread} ({lowest}–{highest}), within {limit}")
    elif product.spread_settled:
        text = tr("ranking_rows", "Spread {spread} ({lowest}–{highest}), over {limit}; settled: {reason}")
    else:
        text = tr("ranking_rows", "Spread {spread} ({lowest}–{highest}), over {limit}: discuss or record a reason")
    return text.format(
        spread=result.spread,
        lowest=result.lowest,
        highest=result.highest,
        limit=limit,
        reason=product.spread_settled,
    )


def rank_cell(desk: Desk, product_id: int, rank: Rank | None, place: int) -> Cell:
    """The cell of the rank, which sorts by the official order; quiet while the rank is provisional."""
    result = desk.scoreboard.results.get(product_id)
    if rank is None or result is None:
        return Cell("–", tone="faint", tip=tr("ranking_rows", "Not ranked"))
    text = tr("ranking_rows", "Rank {rank}, shared") if rank.tied else tr("ranking_rows", "Rank {rank}")
    tip = text.format(rank=rank.rank)
    if not result.complete:
        tip = tr("ranking_rows", "{rank}, provisional: sheets are missing").format(rank=tip)
    return Cell(rank_text(rank), place, "text" if result.complete else "quiet", strong=result.complete, tip=tip)


def product_row(desk: Desk, product_id: int, tall: bool) -> Row:
    """One product's row, with a second line where it is ``tall``; the rank comes later."""
    state = desk.state
    product = state.products[product_id]
    result = desk.scoreboard.results.get(product_id)
    out = bool(product.disqualified)
    settled = result is not None and result.complete and not out
    tone = "text" if settled else "quiet"
    criteria = state.criteria(product)
    cells = [
        Cell("–"),
        Cell(
            product.name,
            sort_key(product.name),
            "quiet" if out else "text",
            tip=product.name,
            below=product.producer.name,
        ),
        Cell(product.producer.name, sort_key(product.producer.name), "quiet", tip=product.producer.name),
        Cell(
            str(criteria.number) if criteria else "–",
            criteria.number if criteria else None,
            "quiet",
            tip=criteria.title if criteria else tr("ranking_rows", "No criteria set yet"),
        ),
        *_figure_cells(desk, product, result, tone),
        _stars_cell(result, out),
        _next_cell(desk, product, result, tone),
        _notes_cell(desk, product_id, tall),
    ]
    words = fold(f"{product.name} {product.producer.name} {product.code} {product.producer.commune}")
    return Row(product_id, tuple(cells), words)


def _figure_cells(desk: Desk, product: Product, result: ProductResult[int] | None, tone: str) -> list[Cell]:
    rules = desk.state.session.rules
    if result is None:
        return [Cell("–", figure=True, tone="faint")] * 7
    sheets = Cell(
        f"{len(result.valid)}/{len(result.expected)}",
        len(result.valid) - len(result.expected),
        "quiet" if result.complete else "warning",
        figure=True,
    )
    if result.average is None or result.lowest is None or result.highest is None or result.spread is None:
        return [*([Cell("–", figure=True, tone="faint")] * 6), sheets]
    parts = [
        Cell(show(result.parts[code], (), rules.decimals), result.parts[code], "quiet", figure=True)
        if code in result.parts
        else Cell("–", figure=True, tone="faint")
        for code in PARTS
    ]
    average = average_text(desk, result)
    provisional = "" if result.complete else tr("ranking_rows", "{average}, provisional").format(average=average)
    over = result.spread_exceeded and not product.spread_settled
    spread_tip = ""
    if result.spread_exceeded:
        text = tr("ranking_rows", "{spread} points, the rules allow {limit}").format(
            spread=result.spread, limit=rules.spread
        )
        spread_tip = f"{text}: {product.spread_settled}" if product.spread_settled else text
    return [
        *parts,
        Cell(average, result.average, tone, figure=True, strong=True, tip=provisional),
        Cell(f"{result.lowest}–{result.highest}", result.lowest, "quiet", figure=True),
        Cell(
            str(result.spread),
            result.spread,
            "error" if over else "warning" if result.spread_exceeded else "quiet",
            figure=True,
            strong=result.spread_exceeded,
            tip=spread_tip,
            below=f"{result.lowest}–{result.highest}",
        ),
        sheets,
    ]


def _stars_cell(result: ProductResult[int] | None, out: bool) -> Cell:
    if result is None or result.stars is None or result.band_stars is None or out:
        return Cell("–", tone="faint", tip=tr("ranking_rows", "No star class yet"))
    text = tr("ranking_rows", "{band} stars by average, {stars} after the minimum requirements")
    return Cell(
        key=(result.stars, result.average),
        tip=text.format(band=result.band_stars, stars=result.stars),
        mark=StarMark(result.stars, result.band_stars),
    )


def _next_cell(desk: Desk, product: Product, result: ProductResult[int] | None, tone: str) -> Cell:
    if result is None or result.average is None or product.disqualified:
        return Cell("–", tone="faint")
    concluded = desk.state.conclusion(product.id).stars
    outcome = outcome_for(desk.state.tier, result.average, concluded) if concluded else result.outcome
    text = next_step_text(outcome)
    return Cell(text, tone="quiet" if outcome.kind == "none" else tone, tip=text)


def _notes_cell(desk: Desk, product_id: int, tall: bool) -> Cell:
    """Flags, then what is missing, then what is merely good to know."""
    state, result = desk.state, desk.scoreboard.results.get(product_id)
    product = state.products[product_id]
    found = flags(desk, product_id)
    tone = "warning" if found else "quiet"
    if product.disqualified:
        tone = "error"
    elif result is not None:
        missing = len(result.expected) - len(result.valid)
        if not result.expected:
            found.append(tr("ranking_rows", "nobody scores it"))
        elif missing:
            found.append(tr("ranking_rows", "{n} sheets missing").format(n=missing))
        if result.spread_exceeded and product.spread_settled:
            found.append(tr("ranking_rows", "spread settled"))
        concluded = state.conclusion(product_id).stars
        if concluded is not None and desk.scoreboard.concluded(product_id):
            found.append(tr("ranking_rows", "concluded: {stars} stars").format(stars=concluded))
    said = "; ".join(found)
    said = said[:1].upper() + said[1:]
    first, _, rest = said.partition("; ") if tall else (said, "", "")
    return Cell(first, tone=tone, tip=said, below=rest)
