"""The products of a session as the papers show them, best first. Computes nothing but what the domain computes."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ocop_desktop.documents import view as views
from ocop_desktop.documents.wording import session as words
from ocop_desktop.domain.criteria import CriteriaSet, StarRequirement
from ocop_desktop.domain.ranking import Rank, Standing, rank
from ocop_desktop.domain.scoring import ProductResult, outcome_for, show
from ocop_desktop.domain.session import Absence, Opinion, Product
from ocop_desktop.domain.sheets import evaluate_sheet
from ocop_desktop.services import paper_people as people
from ocop_desktop.services.desk import Desk


def products(desk: Desk) -> tuple[views.ProductView, ...]:
    """Complete products as they rank among themselves, then incomplete ones, then refused dossiers."""
    return tuple(by_product(desk).values())


def by_product(desk: Desk, only: Collection[int] | None = None) -> dict[int, views.ProductView]:
    """The same by their ids; ``only``: of these products, with the places that they have among all."""
    state, results = desk.state, desk.scoreboard.results
    ranks = rank(
        {
            key: Standing(result.average, result.parts)
            for key, result in results.items()
            if result.complete and result.average is not None and not result.disqualified
        },
        state.session.rules.ties,
    )
    last = len(state.products) + 1
    order = sorted(
        state.products.values(),
        key=lambda product: (bool(product.disqualified), ranks[product.id].rank if product.id in ranks else last),
    )
    opinions: dict[int, list[Opinion]] = {}
    for opinion in state.opinions.values():
        opinions.setdefault(opinion.product_id, []).append(opinion)
    return {
        product.id: _product(desk, product, ranks.get(product.id), opinions.get(product.id, ()))
        for product in order
        if only is None or product.id in only
    }


def _product(desk: Desk, product: Product, place: Rank | None, opinions: Sequence[Opinion]) -> views.ProductView:
    state = desk.state
    result = desk.scoreboard.results.get(product.id)
    criteria = state.criteria(product)
    said = state.conclusion(product.id)
    common_data = views.ProductView(
        name=product.name,
        producer=product.producer.name,
        code=product.code,
        address=people.address(product.producer),
        criteria_set=criteria.title if criteria is not None else "",
        kind=product.kind,
        rounds=_rounds(desk, product),
        round_totals=_round_totals(desk, product),
        opinions=_opinions(desk, product, opinions),
        absent=_away(desk, product.id, Absence.ABSENT),
        recused=_away(desk, product.id, Absence.RECUSED),
        votes=views.Votes(said.votes_for, said.votes_against, said.votes_abstain),
        remarks=said.remarks,
        recommendations=said.recommendations,
        disqualified=product.disqualified,
    )
    if product.disqualified:
        return replace(common_data, state=views.State.DISQUALIFIED)
    if result is None or criteria is None:
        return replace(common_data, state=views.State.INCOMPLETE, missing=(words.NO_SET,))
    concluded = desk.scoreboard.concluded(product.id)
    stars = said.stars if concluded else None
    outcome = outcome_for(state.tier, result.average, stars)
    decimals = state.session.rules.decimals
    average = result.average
    bears = max(result.band_stars or 0, stars or 0)
    return replace(
        common_data,
        state=(views.State.CONCLUDED if concluded else views.State.OPEN if result.complete else views.State.INCOMPLETE),
        rank=place.rank if place is not None else None,
        tied=place is not None and place.tied,
        counted=len(result.valid),
        expected=len(result.expected),
        dropped=tuple(state.members[member].label for member in result.dropped),
        missing=_missing(desk, result),
        average=views.NO_FIGURE
        if average is None
        else views.Figure(show(average, state.decree.bands, decimals), average),
        parts=tuple(
            views.PartFigure(
                part.code,
                views.Figure(show(result.parts[part.code], (), decimals), result.parts[part.code]),
                part.max,
                part.title,
            )
            for part in criteria.parts
            if part.code in result.parts
        ),
        spread=views.NO_FIGURE if result.spread is None else views.Figure(str(result.spread), result.spread),
        spread_limit=state.session.rules.spread,
        spread_exceeded=result.spread_exceeded,
        spread_reason=product.spread_settled,
        stars_by_average=result.band_stars,
        stars_computed=result.stars,
        missed=missed_up_to(criteria, result, bears),
        stars=stars,
        reason=said.reason if stars is not None and stars != result.stars else "",
        next_step=views.Next(outcome.kind),
        forward_to=outcome.to or "",
    )


def missed_up_to(criteria: CriteriaSet, result: ProductResult[int], stars: int) -> tuple[views.MissedRequirement, ...]:
    """The star requirements of so many stars and fewer that are not met, each with the level to reach."""
    return tuple(
        views.MissedRequirement(
            one.requirement.stars,
            one.requirement.code,
            criteria.by_code[one.requirement.code].title,
            _level(criteria, one.requirement),
        )
        for one in result.missed
        if one.requirement.stars <= stars
    )


def _level(criteria: CriteriaSet, requirement: StarRequirement) -> str:
    """The level to reach; where there is one for each case, they stand side by side."""
    levels = criteria.by_code[requirement.code].levels
    return " / ".join(dict.fromkeys(levels[place - 1].label for place in requirement.bars.values()))


def _away(desk: Desk, product_id: int, state: Absence) -> tuple[views.Away, ...]:
    """Who does not score this one product; who is absent from the whole meeting stands in the list of members."""
    marked = desk.state.participations.get(product_id, {})
    found = [
        (member, marked[member.id])
        for member in desk.state.members.values()
        if member.scoring and member.id in marked and marked[member.id].state is state
    ]
    scoring = {member.id: member for member in desk.state.scoring(product_id)}
    return tuple(
        views.Away(
            people.name(desk, member),
            away.reason,
            people.name(desk, scoring[away.stand_in]) if away.stand_in is not None and away.stand_in in scoring else "",
        )
        for member, away in found
    )


def _rounds(desk: Desk, product: Product) -> tuple[views.RoundView, ...]:
    state = desk.state
    scoring = {member.id for member in state.scoring(product.id)}
    return tuple(
        views.RoundView(
            further.number,
            tuple(people.name(desk, state.members[member_id]) for member_id in people.in_order(desk, further.members)),
            scoring <= set(further.members),
            further.note,
        )
        for further in state.rounds.get(product.id, ())
    )


def _round_totals(desk: Desk, product: Product) -> tuple[views.RoundTotals, ...]:
    """What each member gave in each round, also those whose sheets no longer count; nothing after a single round."""
    state, criteria = desk.state, desk.state.criteria(product)
    numbers = range(1, state.round(product.id) + 1)
    if len(numbers) == 1 or criteria is None:
        return ()
    scoring = {member.id for member in state.scoring(product.id)}
    lines = []
    for member in state.members.values():
        sheets = [state.choices.get((product.id, member.id, number)) for number in numbers]
        if member.id not in scoring and not any(sheets):
            continue
        totals = []
        for sheet in sheets:
            found = evaluate_sheet(criteria, sheet) if sheet else None
            whole = found is not None and found.complete
            totals.append(views.Figure(str(found.total), found.total) if found and whole else views.NO_FIGURE)
        last = state.sheet_key(product.id, member.id)[2]
        counts = member.id in scoring and totals[last - 1].value is not None
        lines.append(views.RoundTotals(people.name(desk, member), tuple(totals), last if counts else None))
    return tuple(lines)


def _opinions(desk: Desk, product: Product, opinions: Sequence[Opinion]) -> tuple[views.OpinionView, ...]:
    """The opinions on the sheets that count, by member and round, the one on the whole sheet first."""
    criteria = desk.state.criteria(product)
    if not opinions or criteria is None:
        return ()
    places = {member.id: place for place, member in enumerate(desk.state.scoring(product.id))}
    order = {leaf.code: place for place, leaf in enumerate(criteria.leaves)}
    said = [opinion for opinion in opinions if opinion.member_id in places]
    said.sort(key=lambda one: (places[one.member_id], one.round, order.get(one.criterion, -1)))
    return tuple(
        views.OpinionView(people.name(desk, desk.state.members[one.member_id]), one.text, one.criterion, one.round)
        for one in said
    )


def _missing(desk: Desk, result: ProductResult[int]) -> tuple[str, ...]:
    if not result.expected:
        return (words.NO_MEMBER,)
    lines: list[str] = []
    for member_id in people.in_order(desk, result.expected):
        sheet = result.sheets[member_id]
        if not sheet.complete:
            template = words.PARTIAL_SHEET if sheet.entered else words.NO_SHEET
            member = desk.state.members[member_id]
            same = any(other.label == member.label for other in desk.state.members.values() if other is not member)
            label = people.name(desk, member) if same else member.label
            lines.append(template.format(member=label, entered=sheet.entered, needed=sheet.needed))
    return tuple(lines)
