"""What a council needs to talk over a product whose totals lie far apart: its rounds so far, and a prepared note.

Every figure is the domain's. The note is a text to be edited and read out; nothing is stored.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ocop_desktop.documents.wording import common, rules
from ocop_desktop.documents.wording import discussion as words
from ocop_desktop.domain.causes import extremes, spread_causes
from ocop_desktop.domain.criteria import Criterion
from ocop_desktop.domain.scoring import evaluate_product, show
from ocop_desktop.domain.session import Member
from ocop_desktop.domain.sheets import SheetResult, evaluate_sheet
from ocop_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class RoundTotals:
    """One round of a product (vòng chấm), as far as the members who score the product now took part in it.

    ``totals``: points by member, None where the sheet of that round is not complete. ``average`` and ``spread`` are
    those of the product after that round, where the others' last sheets before it count too.
    """

    number: int
    note: str
    totals: Mapping[int, int | None]
    average: Fraction | None
    spread: int | None


def rounds(desk: Desk, product_id: int) -> tuple[RoundTotals, ...]:
    """All rounds of a product, the first one first; none while it has no criteria set."""
    state = desk.state
    product = state.products[product_id]
    criteria = state.criteria(product)
    if criteria is None:
        return ()
    scoring = [member.id for member in state.scoring(product_id)]
    last: dict[int, SheetResult] = {}
    found = []
    further = ((item.number, item.note, item.members) for item in state.rounds.get(product_id, ()))
    for number, note, members in ((1, "", tuple(scoring)), *further):
        sheets = {
            member: evaluate_sheet(criteria, state.choices.get((product_id, member, number), {}))
            for member in scoring
            if member in members
        }
        last.update(sheets)
        result = evaluate_product(state.decree, state.tier, criteria, state.session.rules, last)
        totals = {member: sheet.total if sheet.complete else None for member, sheet in sheets.items()}
        found.append(RoundTotals(number, note, totals, result.average, result.spread))
    return tuple(found)


def discussion_note(desk: Desk, product_id: int, highest: int | None = None, lowest: int | None = None) -> str:
    """The note on the spread of a product: its totals by body, the criteria that make it, the clause of the rule.

    ``highest`` and ``lowest`` choose among members with equal extreme totals. "" with fewer than two valid sheets.
    """
    state = desk.state
    product, result = state.products[product_id], desk.scoreboard.results.get(product_id)
    criteria = state.criteria(product)
    if criteria is None or result is None or result.average is None or len(result.valid) < 2:
        return ""
    top, bottom = extremes(result)
    high = highest if highest in top else top[0]
    low = lowest if lowest in bottom else bottom[0]
    body = bodies(state.members.values())
    limits = state.session.rules
    rule = rules.spread_rule(limits.spread)
    clause = words.RULE_CLAUSE if limits.spread_clause else words.RULE
    lines = [
        words.TITLE,
        "",
        words.PRODUCT.format(name=product.name),
        *([words.PRODUCER.format(producer=product.producer.name)] if product.producer.name else ()),
        words.SET.format(title=criteria.title),
        words.ROUND.format(round=state.round(product_id)),
        words.AVERAGE.format(
            average=show(result.average, state.decree.bands, limits.decimals), sheets=len(result.valid)
        ),
        words.SPREAD.format(
            spread=result.spread,
            highest=result.highest,
            highest_members=common.listed([body[member] for member in top]),
            lowest=result.lowest,
            lowest_members=common.listed([body[member] for member in bottom]),
        ),
        clause.format(rule=rule, clause=limits.spread_clause),
        "",
        words.TOTALS,
        *(words.TOTAL.format(member=body[key], total=result.sheets[key].total) for key in result.valid),
    ]
    causes = spread_causes(criteria, result.sheets[high], result.sheets[low])
    if causes and high != low:
        lines += ["", words.CAUSES.format(highest=body[high], lowest=body[low])]
        for number, cause in enumerate(causes, 1):
            leaf = criteria.by_code[cause.code]
            lines.append(
                words.CAUSE.format(number=number, code=leaf.code, title=leaf.title, points=signed(cause.points))
            )
            for member in (high, low):
                level = _level(leaf, result.sheets[member])
                lines.append(words.LEVEL.format(member=body[member], level=level))
        lines.append(words.SUM.format(points=sum(cause.points for cause in causes)))
    return "\n".join([*lines, "", words.TO_DISCUSS])


def bodies(members: Iterable[Member]) -> dict[int, str]:
    """The members by the body that they represent, with the name where several represent the same one."""
    council = list(members)
    said = Counter(member.body for member in council)
    return {
        member.id: f"{member.body} ({member.name})"
        if said[member.body] > 1 and member.body and member.name
        else member.body or member.label
        for member in council
    }


def signed(points: int) -> str:
    """ "+3", "-1", "0"."""
    return f"{points:+d}" if points else "0"


def _level(leaf: Criterion, sheet: SheetResult) -> str:
    place = sheet.counted.get(leaf.code)
    if place is None:
        return words.NOT_APPLIED
    if not place:
        return words.NO_LEVEL
    level = leaf.levels[place - 1]
    return words.CHOSEN.format(points=level.points, label=level.label)
