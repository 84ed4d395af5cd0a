"""Score sheets and the tables of points of single products as data.

Sheets are those of the round that counts. Points and averages are the domain's.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from ocop_desktop.documents.score_sheet_view import ScoreSheetView
from ocop_desktop.documents.view import NO_FIGURE, Figure, ProductView
from ocop_desktop.documents.views_papers import CriterionRow, MemberColumn, ProductResultsView, RowKind
from ocop_desktop.documents.wording import papers as names
from ocop_desktop.domain.criteria import CriteriaSet, Criterion
from ocop_desktop.domain.scoring import ProductResult, show
from ocop_desktop.domain.sheet_code import SheetRef, sheet_code
from ocop_desktop.domain.sheets import SheetResult, applies, subtotal
from ocop_desktop.services import paper_people as people
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.grid import criterion_averages
from ocop_desktop.services.paper_kinds import Kind


def pairs(desk: Desk, *, filled: bool) -> list[tuple[int, int]]:
    """Products and members that have a sheet, by product: a filled one where something is entered on it, else a blank
    one where the product has its criteria and is not refused."""
    found = []
    for product in desk.state.products.values():
        if desk.state.criteria(product) is None or (product.disqualified and not filled):
            continue
        for member in desk.state.scoring(product.id):
            if not filled or desk.state.sheet(product.id, member.id):
                found.append((product.id, member.id))
    return found


def sheets(desk: Desk, pairs: Iterable[tuple[int, int]], *, filled: bool) -> tuple[ScoreSheetView, ...]:
    """The sheets of products and members, in this order."""
    session, decree = desk.state.session, desk.state.decree
    head = people.head(session.office)
    regulation = names.decree_name(decree.code, decree.issued)
    wording = people.wording(desk, Kind.SHEETS)
    made = []
    for product_id, member_id in pairs:
        product, member = desk.state.products[product_id], desk.state.members[member_id]
        criteria = desk.state.criteria(product)
        if criteria is None:
            continue
        round_ = desk.state.sheet_key(product_id, member_id)[2]
        result = desk.scoreboard.sheet(product_id, member_id) if filled else None
        choices = dict(desk.state.sheet(product_id, member_id)) if filled else None
        whole = result is not None and result.complete
        made.append(
            ScoreSheetView(
                criteria,
                sheet_code(SheetRef(session.id, product_id, member_id, round_)),
                product.name,
                product_code=product.code,
                producer=product.producer.name,
                phone=product.producer.phone,
                address=people.address(product.producer),
                kind=product.kind,
                member=people.person(member),
                role=member.role,
                signer=member.name,
                session=session.title,
                decree=regulation,
                head=head,
                round=round_,
                choices=choices,
                skipped=_skipped(criteria, choices) if choices else frozenset(),
                parts=_parts(result) if result is not None and whole else {},
                total=_whole(result.total) if result is not None and whole else NO_FIGURE,
                opinions=_opinions(desk, criteria, product_id, member_id, round_) if filled else (),
                refused=product.disqualified if filled else "",
                place=session.office.place,
                day=session.held_on,
                draft=filled and desk.state.seal is None,
                wording=wording,
            )
        )
    return tuple(made)


def product_results(desk: Desk, product_id: int, product: ProductView) -> ProductResultsView | None:
    """The table of points of one product; None while it has no criteria set."""
    state, session = desk.state, desk.state.session
    criteria, result = state.criteria(state.products[product_id]), desk.scoreboard.results.get(product_id)
    if criteria is None or result is None:
        return None
    rounds = state.round(product_id)
    members = tuple(
        MemberColumn(
            people.name(desk, state.members[member_id]),
            state.sheet_key(product_id, member_id)[2] if rounds > 1 else None,
            member_id in result.dropped,
        )
        for member_id in result.valid
    )
    totals = (result.sheets[member_id].total for member_id in result.valid)
    return ProductResultsView(
        people.head(session.office),
        product,
        members,
        tuple(_rows(criteria, result, session.rules.decimals)),
        tuple(map(_whole, totals)),
        most=sum(part.max for part in criteria.parts),
        place=session.office.place,
        made_on=session.held_on,
        chair_name=people.chair_name(desk),
        secretary_name=people.secretary_name(desk),
        draft=state.seal is None,
        fingerprint=people.seal_code(desk),
        wording=people.wording(desk, Kind.PRODUCT_RESULTS),
    )


def _rows(criteria: CriteriaSet, result: ProductResult[int], decimals: int) -> Iterable[CriterionRow]:
    averages = criterion_averages(criteria, result)
    sheets = [result.sheets[member_id] for member_id in result.valid]

    def average(code: str) -> Figure:
        return _mean(averages[code], decimals) if code in averages else NO_FIGURE

    def below(node: Criterion) -> Iterable[CriterionRow]:
        if node.is_leaf:
            points = tuple(_points(node, sheet) for sheet in sheets)
            yield CriterionRow(RowKind.CRITERION, node.code, node.title, node.max, points, average(node.code))
            return
        sums = [subtotal(node, sheet.counted) for sheet in sheets]
        points = tuple(NO_FIGURE if value is None else _whole(value) for value in sums)
        whole = sum((averages.get(leaf.code, Fraction(0)) for leaf in _leaves(node)), Fraction(0))
        shown = _mean(whole, decimals) if averages else NO_FIGURE
        yield CriterionRow(RowKind.GROUP, node.code, node.title, node.max, points, shown)
        for child in node.criteria:
            yield from below(child)

    for part in criteria.parts:
        points = tuple(_whole(sheet.parts[part.code]) for sheet in sheets)
        value = result.parts.get(part.code)
        shown = NO_FIGURE if value is None else _mean(value, decimals)
        yield CriterionRow(RowKind.PART, part.code, part.title, part.max, points, shown)
        for node in part.criteria:
            yield from below(node)


def _points(leaf: Criterion, sheet: SheetResult) -> Figure:
    if leaf.code not in sheet.counted:
        return NO_FIGURE
    return _whole(leaf.points(sheet.counted[leaf.code]))


@lru_cache(maxsize=256)
def _whole(points: int) -> Figure:
    """Points that a member gave: 300 products have 140,000 of them, and a hundred different ones."""
    return Figure(str(points), points)


@lru_cache(maxsize=4096)
def _mean(value: Fraction, decimals: int) -> Figure:
    return Figure(show(value, (), decimals), value)


def _leaves(node: Criterion) -> list[Criterion]:
    return [node] if node.is_leaf else [leaf for child in node.criteria for leaf in _leaves(child)]


def _skipped(criteria: CriteriaSet, choices: dict[str, int]) -> frozenset[str]:
    return frozenset(code for code in criteria.depends_on if applies(criteria, choices, code) is False)


def _parts(result: SheetResult) -> dict[str, Figure]:
    return {code: _whole(points) for code, points in result.parts.items()}


def _opinions(desk: Desk, criteria: CriteriaSet, product_id: int, member_id: int, round_: int) -> tuple[str, ...]:
    """The member's opinions in this round, the one on the whole sheet first."""
    codes = ("", *(leaf.code for leaf in criteria.leaves))
    found = ((code, desk.state.opinions.get((product_id, member_id, round_, code))) for code in codes)
    return tuple(
        names.OPINION_ON.format(code=code, text=opinion.text) if code else opinion.text
        for code, opinion in found
        if opinion is not None
    )
