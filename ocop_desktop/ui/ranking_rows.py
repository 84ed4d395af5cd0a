"""What is said of a product in the ranking: its row, its flags, its figures, in words and cells.

Every figure is the scoreboard's; nothing is computed here.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import NamedTuple

from ocop_desktop.domain.ranking import Rank
from ocop_desktop.domain.scoring import Outcome, ProductResult, next_band, outcome_for, show
from ocop_desktop.domain.session import Product
from ocop_desktop.domain.text import fold, sort_key
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.product_rows import Cell, Row, StarMark
from ocop_desktop.ui.scoring_views import is_final
from ocop_desktop.ui.strip_chart import Strip


class Col(IntEnum):
    """Columns of the table."""

    RANK = 0
    WITHIN = 1
    PRODUCT = 2
    PRODUCER = 3
    SET = 4
    PART_A = 5
    PART_B = 6
    PART_C = 7
    AVERAGE = 8
    RANGE = 9
    SPREAD = 10
    STRIP = 11
    SHEETS = 12
    STARS = 13
    NEXT = 14
    NOTES = 15


class Room(IntEnum):
    """How the columns find room: all beside each other; some as a second line below a neighbour; more of them so."""

    WIDE = 0
    TALL = 1
    NARROW = 2


BELOW = {
    Room.WIDE: frozenset[Col](),
    Room.TALL: frozenset({Col.PRODUCER, Col.RANGE, Col.STRIP, Col.NEXT}),
    Room.NARROW: frozenset(
        {Col.PRODUCER, Col.SET, Col.PART_A, Col.PART_B, Col.PART_C, Col.RANGE, Col.STRIP, Col.NEXT, Col.NOTES}
    ),
}
"""The columns that are not shown by themselves; the set alone is then left to the detail."""


class Mark(StrEnum):
    """What a row is marked with; the most pressing first. ``FLAGGED`` is none of them alone: it needs a look."""

    INCOMPLETE = "incomplete"
    SPREAD = "spread"
    REQUIREMENT = "requirement"
    EDGE = "edge"
    TIE = "tie"
    FLAGGED = "flagged"


MARK_TONES = {Mark.SPREAD: "error", Mark.TIE: "quiet"}
STRIP_REACH = 10
"""Points to either side of the average that a row's strip of totals shows, where the rules bound no spread."""


class Group(NamedTuple):
    """Products that are looked at together: of one sector, group, set, producer or commune."""

    kind: str
    value: str


_KINDS: dict[str, tuple[Marked, Callable[[Desk, Product], str]]] = {
    "sector": (mark("ranking_rows", "Sector"), lambda desk, product: _of_set(desk, product, "sector")),
    "group": (mark("ranking_rows", "Group"), lambda desk, product: _of_set(desk, product, "group")),
    "set": (mark("ranking_rows", "Criteria set"), lambda desk, product: _of_set(desk, product, "code")),
    "producer": (mark("ranking_rows", "Producer"), lambda desk, product: product.producer.name),
    "commune": (mark("ranking_rows", "Commune"), lambda desk, product: product.producer.commune),
}


def groups(desk: Desk) -> list[tuple[str, list[tuple[Group, str, int]]]]:
    """All groups of the session under the headings of their kinds: key, name, number of products."""
    found = []
    for kind, (heading, value_of) in _KINDS.items():
        counts: dict[str, int] = {}
        for product in desk.state.products.values():
            value = value_of(desk, product)
            if value:
                counts[value] = counts.get(value, 0) + 1
        names = {value: group_name(desk, Group(kind, value)) for value in counts}
        entries = [(Group(kind, value), names[value], count) for value, count in counts.items()]
        if kind == "set":
            entries.sort(key=lambda entry: desk.state.decree.by_set[entry[0].value].number)
        else:
            entries.sort(key=lambda entry: sort_key(entry[1]))
        if entries:
            found.append((str(heading), entries))
    return found


def group_name(desk: Desk, group: Group) -> str:
    """How a group is called."""
    if group.kind != "set":
        return group.value
    criteria = desk.state.decree.by_set[group.value]
    return f"{criteria.number}. {criteria.title}"


def in_group(desk: Desk, product_id: int, group: Group | None) -> bool:
    """Whether a product belongs to a group; all belong to None."""
    product = desk.state.products.get(product_id)
    return product is not None and (group is None or _KINDS[group.kind][1](desk, product) == group.value)


def ranks_within(ranks: Mapping[int, Rank], product_ids: Collection[int]) -> dict[int, Rank]:
    """The order of some products among themselves, as the official ranks give it: equal ones stay equal."""
    counts = Counter(ranks[key].rank for key in product_ids if key in ranks)
    before, better = {}, 0
    for official in sorted(counts):
        before[official] = better
        better += counts[official]
    return {key: Rank(1 + before[ranks[key].rank], counts[ranks[key].rank] > 1) for key in product_ids if key in ranks}


def _of_set(desk: Desk, product: Product, name: str) -> str:
    criteria = desk.state.criteria(product)
    return str(getattr(criteria, name)) if criteria is not None else ""


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
    """Sheets, their second entries, or the criteria set are still missing."""
    return not desk.state.products[product_id].disqualified and not is_final(desk, product_id)


def _marks(desk: Desk, product_id: int, said: Sequence[str]) -> frozenset[str]:
    """What a product is marked with, of which ``flags`` said this; ties are a matter of the others."""
    product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
    found: set[str] = {Mark.INCOMPLETE} if incomplete(desk, product_id) else set()
    if result is not None and not product.disqualified:
        if result.spread_exceeded and not product.spread_settled:
            found.add(Mark.SPREAD)
        if result.held_back:
            found.add(Mark.REQUIREMENT)
        if result.band_edge:
            found.add(Mark.EDGE)
    if said:
        found.add(Mark.FLAGGED)
    return frozenset(found)


def missed_at(desk: Desk, product_id: int) -> tuple[int, str] | None:
    """The first requirement that holds a product back: a member whose sheet misses it, and the criterion."""
    result = desk.scoreboard.results.get(product_id)
    criteria = desk.state.criteria(desk.state.products[product_id])
    if result is None or criteria is None or not result.held_back or result.stars is None:
        return None
    needed = next(missed.requirement for missed in result.missed if missed.requirement.stars == result.stars + 1)
    leaf = criteria.by_code[needed.code]
    return next(
        (member, needed.code)
        for member in result.valid
        if not needed.reached_by(leaf, result.sheets[member].counted.get(needed.code))
    )


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


def rank_cell(rank: Rank | None, place: int, final: bool) -> Cell:
    """The cell of the rank, which sorts by the official order; quiet while the rank is not ``final``."""
    if rank is None:
        return Cell("–", tone="faint", tip=tr("ranking_rows", "Not ranked"))
    text = tr("ranking_rows", "Rank {rank}, shared") if rank.tied else tr("ranking_rows", "Rank {rank}")
    tip = text.format(rank=rank.rank)
    if not final:
        tip = tr("ranking_rows", "{rank}, provisional: sheets are missing or not checked").format(rank=tip)
    return Cell(
        str(rank.rank),
        place,
        "text" if final else "quiet",
        strong=final,
        tip=tip,
        sign=Mark.TIE if rank.tied else "",
        sign_tone=MARK_TONES[Mark.TIE],
    )


def within_cell(rank: Rank | None, group: str) -> Cell:
    """The cell of the rank within a group of that name; blank for a product without one."""
    if rank is None:
        return Cell("–", tone="faint")
    text = (
        tr("ranking_rows", "Rank {rank} within {group}, shared")
        if rank.tied
        else tr("ranking_rows", "Rank {rank} within {group}")
    )
    return Cell(
        str(rank.rank),
        rank.rank,
        "quiet",
        tip=text.format(rank=rank.rank, group=group),
        sign=Mark.TIE if rank.tied else "",
        sign_tone=MARK_TONES[Mark.TIE],
    )


def product_row(desk: Desk, product_id: int, room: Room) -> Row:
    """One product's row, with what the ``room`` puts below a neighbour; the ranks come later."""
    state = desk.state
    product = state.products[product_id]
    result = desk.scoreboard.results.get(product_id)
    out = bool(product.disqualified)
    criteria = state.criteria(product)
    said = flags(desk, product_id)
    marked = _marks(desk, product_id, said)
    tone = "quiet" if out or Mark.INCOMPLETE in marked else "text"
    next_step = _next_cell(desk, product, result, tone)
    notes = _notes_cell(desk, product_id, said, len(marked), room)
    noted = room is Room.NARROW and bool(notes.text)
    cells = [
        Cell("–"),
        Cell(),
        Cell(
            product.name,
            sort_key(product.name),
            "quiet" if out else "text",
            tip=product.name,
            below=notes.text if noted else product.producer.name,
            below_tone=notes.tone if noted else "quiet",
        ),
        Cell(product.producer.name, sort_key(product.producer.name), "quiet", tip=product.producer.name),
        Cell(
            str(criteria.number) if criteria else "–",
            criteria.number if criteria else None,
            "quiet",
            tip=criteria.title if criteria else tr("ranking_rows", "No criteria set yet"),
        ),
        *_figure_cells(desk, product, result, tone, marked, room),
        _stars_cell(result, out, next_step),
        next_step,
        notes,
    ]
    words = fold(f"{product.name} {product.producer.name} {product.code} {product.producer.commune}")
    return Row(product_id, tuple(cells), words, marked)


def _figure_cells(
    desk: Desk, product: Product, result: ProductResult[int] | None, tone: str, marked: frozenset[str], room: Room
) -> list[Cell]:
    rules = desk.state.session.rules
    if result is None:
        sign = Mark.INCOMPLETE if Mark.INCOMPLETE in marked else ""
        tip = tr("ranking_rows", "No criteria set yet")
        return [*([Cell("–", figure=True, tone="faint")] * 7), Cell("–", figure=True, tone="faint", sign=sign, tip=tip)]
    count, expected = len(result.valid), len(result.expected)
    words = [tr("ranking_rows", "{n} of {total} sheets complete").format(n=count, total=expected)]
    waiting = desk.state.unchecked(product.id)
    if waiting:
        words.append(tr("ranking_rows", "{n} wait for their second entry").format(n=waiting))
    sheets = Cell(
        f"{count}/{expected}",
        count - expected,
        "warning" if waiting or not result.complete else "quiet",
        figure=True,
        tip="; ".join(words),
        sign=Mark.INCOMPLETE if Mark.INCOMPLETE in marked else "",
    )
    if result.average is None or result.lowest is None or result.highest is None or result.spread is None:
        return [*([Cell("–", figure=True, tone="faint")] * 7), sheets]
    parts = [
        Cell(show(result.parts[code], (), rules.decimals), result.parts[code], "quiet", figure=True)
        if code in result.parts
        else Cell("–", figure=True, tone="faint")
        for code in PARTS
    ]
    average_cell = Cell(
        average_text(desk, result),
        result.average,
        tone,
        figure=True,
        strong=True,
        tip=_average_words(desk, result, final=Mark.INCOMPLETE not in marked),
        sign=Mark.EDGE if Mark.EDGE in marked else "",
        below=" · ".join(part.text for part in parts) if room is Room.NARROW else "",
    )
    reach = f"{result.lowest}–{result.highest}"
    over = Mark.SPREAD in marked
    strip, strip_words = _strip(desk, result)
    return [
        *parts,
        average_cell,
        Cell(reach, result.lowest, "quiet", figure=True),
        Cell(
            f"{reach}  ·  {result.spread}" if room else str(result.spread),
            result.spread,
            "error" if over else "warning" if result.spread_exceeded else "quiet",
            figure=True,
            strong=result.spread_exceeded,
            tip=_spread_tip(desk, product, result, strip_words),
            sign=Mark.SPREAD if over else "",
            sign_tone=MARK_TONES[Mark.SPREAD],
            strip=strip if room else None,
        ),
        Cell("", result.spread, tip=strip_words, strip=strip),
        sheets,
    ]


def _average_words(desk: Desk, result: ProductResult[int], *, final: bool) -> str:
    """What there is to say of an average beyond its figure."""
    average, words = average_text(desk, result), []
    if not final:
        words.append(tr("ranking_rows", "{average}, provisional").format(average=average))
    band = next_band(result.average, desk.state.decree.bands) if result.average is not None else None
    if result.band_edge and band is not None:
        text = tr("ranking_rows", "{average} is just below {points}, from which {stars} stars begin")
        words.append(text.format(average=average, points=band.at_least, stars=band.stars))
    return "; ".join(words)


def _spread_tip(desk: Desk, product: Product, result: ProductResult[int], strip_words: str) -> str:
    words = [spread_words(desk, product, result)] if result.spread_exceeded else []
    return ". ".join([*words, strip_words])


def _strip(desk: Desk, result: ProductResult[int]) -> tuple[Strip, str]:
    """The totals of the valid sheets around the average, and the same in words, the highest first."""
    assert result.average is not None
    totals = sorted(((result.sheets[key].total, key) for key in result.valid), reverse=True)
    limit = desk.state.session.rules.spread
    members = desk.state.members
    strip = Strip(
        tuple((total, key not in result.dropped) for total, key in totals),
        result.average,
        STRIP_REACH if limit is None else max(limit, 5),
        tuple(band.at_least for band in desk.state.decree.bands if band.at_least),
    )
    return strip, ", ".join(f"{members[key].label} {total}" for total, key in totals)


def _stars_cell(result: ProductResult[int] | None, out: bool, next_step: Cell) -> Cell:
    if result is None or result.stars is None or result.band_stars is None or out:
        return Cell("–", tone="faint", tip=tr("ranking_rows", "No star class yet"))
    text = tr("ranking_rows", "{band} stars by average, {stars} after the minimum requirements")
    return Cell(
        key=(result.stars, result.average),
        tip=text.format(band=result.band_stars, stars=result.stars),
        mark=StarMark(result.stars, result.band_stars),
        sign=Mark.REQUIREMENT if result.held_back else "",
        below=next_step.text,
        below_tone=next_step.tone,
    )


def _next_cell(desk: Desk, product: Product, result: ProductResult[int] | None, tone: str) -> Cell:
    if result is None or result.average is None or product.disqualified:
        return Cell("–", tone="faint")
    concluded = desk.state.conclusion(product.id).stars
    outcome = outcome_for(desk.state.tier, result.average, concluded) if concluded else result.outcome
    text = next_step_text(outcome)
    order = ("none", "certify", "forward").index(outcome.kind)
    return Cell(text, order, "quiet" if outcome.kind == "none" else tone, tip=text)


def _notes_cell(desk: Desk, product_id: int, flagged: Sequence[str], weight: int, room: Room) -> Cell:
    """Flags, then what is missing, then what is merely good to know; sorts by ``weight``."""
    state, result = desk.state, desk.scoreboard.results.get(product_id)
    product = state.products[product_id]
    found = list(flagged)
    tone = "warning" if found else "quiet"
    if product.disqualified:
        tone = "error"
    elif result is not None:
        missing = len(result.expected) - len(result.valid)
        if not result.expected:
            found.append(tr("ranking_rows", "nobody scores it"))
        elif missing:
            found.append(tr("ranking_rows", "{n} sheets missing").format(n=missing))
        elif waiting := state.unchecked(product_id):
            found.append(tr("ranking_rows", "{n} wait for their second entry").format(n=waiting))
        if result.spread_exceeded and product.spread_settled:
            found.append(tr("ranking_rows", "spread settled"))
        concluded = state.conclusion(product_id).stars
        if concluded is not None and desk.scoreboard.concluded(product_id):
            found.append(tr("ranking_rows", "concluded: {stars} stars").format(stars=concluded))
    said = "; ".join(found)
    said = said[:1].upper() + said[1:]
    first, _, rest = said.partition("; ") if room is Room.TALL else (said, "", "")
    return Cell(first, weight, tone, tip=said, below=rest)
