"""The minutes of a session as data: the council, the rules, second entries, and the products with their results."""

from datetime import time

from ocop_desktop.documents import view as views
from ocop_desktop.documents.wording import common, rules
from ocop_desktop.documents.wording import session as words
from ocop_desktop.domain.scoring import DROP_FROM_SHEETS
from ocop_desktop.domain.seats import holds_no_seat, predecessor, successor
from ocop_desktop.domain.session import Member, Product, SecondEntry, SecondEntryRule, SecondEntryState
from ocop_desktop.services import paper_people as people
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.paper_products import products


def minutes(desk: Desk) -> views.MinutesView:
    """The minutes (biên bản)."""
    state, session, office = desk.state, desk.state.session, desk.state.session.office
    quorum, chair, secretary = state.quorum(), people.chair(desk), people.secretary(desk)
    council = people.council_name(office)
    subject = words.MINUTES_SUBJECT[session.meeting]
    return views.MinutesView(
        head=people.head(office, people.numbered(session.minutes_number, words.MINUTES_CODE)),
        subject=people.subject(desk, Kind.MINUTES, subject, council=council),
        members=tuple(_member(desk, member) for member in state.members.values()),
        quorum=views.Quorum(
            quorum.present,
            quorum.members,
            quorum.met,
            rules.quorum_rule(session.rules.quorum, chair=session.rules.chair_required),
            session.rules.quorum_clause,
        ),
        products=products(desk),
        draft=state.seal is None,
        grounds=people.grounds(desk),
        council=council,
        held_on=session.held_on,
        starts=_time(session.starts_at),
        ends=_time(session.ends_at),
        place=session.place,
        chair=people.officer(chair) if chair is not None else "",
        secretary=people.officer(secretary) if isinstance(secretary, Member) else secretary,
        chair_name=people.chair_name(desk),
        secretary_name=people.secretary_name(desk),
        rules=_rules(desk),
        second_entry=_second_entry(desk),
        fingerprint=people.seal_code(desk),
        wording=people.wording(desk, Kind.MINUTES),
    )


def _member(desk: Desk, member: Member) -> views.MemberLine:
    members = desk.state.members
    before, after = predecessor(members, member), successor(members, member)
    return views.MemberLine(
        people.person(member),
        member.role,
        member.scoring,
        member.present,
        member.absence_reason,
        replaces=people.name(desk, before) if before is not None else "",
        replaced_by=people.name(desk, after) if after is not None else "",
        stands_in=any(desk.state.stand_in_for(product_id, member.id) for product_id in desk.state.products),
        of_council=not holds_no_seat(member),
    )


def _second_entry(desk: Desk) -> views.SecondEntryView | None:
    """What was entered twice and what still has to be; None where neither the rules nor anybody asked for it."""
    state, rule = desk.state, desk.state.session.rules.second_entry
    asked = checked = 0
    waiting: list[str] = []
    for product in state.products.values():
        if product.disqualified or product.set_code is None:
            continue
        scoring = state.scoring(product.id)
        entries = [state.second_entry(product.id, member.id) for member in scoring]
        checked += sum(entry is not None and entry.state is SecondEntryState.CHECKED for entry in entries)
        asked += sum(entry is not None or rule is SecondEntryRule.ALL for entry in entries)
        left = state.waiting(product.id)
        if left:
            whole = len(left) == len(scoring) > 1
            members = common.listed([people.name(desk, state.members[key]) for key in left])
            template = words.WAITING_ALL if whole else words.WAITING
            waiting.append(template.format(product=product.name, members=members, n=len(left)))
    if rule is SecondEntryRule.NONE and not state.second_entries:
        return None
    return views.SecondEntryView(rules.SECOND_ENTRY[rule], checked, asked, _draws(desk), tuple(waiting))


def _draws(desk: Desk) -> tuple[views.DrawView, ...]:
    """The sheets that were drawn, by the text of the draw, in the order of products and members."""
    state = desk.state
    drawn: dict[str, dict[int, list[SecondEntry]]] = {}
    for entry in state.second_entries.values():
        if entry.seed:
            drawn.setdefault(entry.seed, {}).setdefault(entry.product_id, []).append(entry)
    places = {member_id: place for place, member_id in enumerate(state.members)}

    def name(entry: SecondEntry) -> str:
        said = people.name(desk, state.members[entry.member_id])
        if state.round(entry.product_id) > 1:
            said = words.IN_ROUND.format(member=said, round=entry.round)
        counts = state.counts(entry.product_id, entry.member_id)
        current = state.second_entry(entry.product_id, entry.member_id) is entry
        return said if counts and current else words.COUNTS_NO_MORE.format(member=said)

    def line(product: Product, entries: list[SecondEntry]) -> views.DrawnProduct:
        entries.sort(key=lambda entry: (places[entry.member_id], entry.round))
        checked = sum(entry.state is SecondEntryState.CHECKED for entry in entries)
        return views.DrawnProduct(product.name, tuple(map(name, entries)), checked)

    return tuple(
        views.DrawView(
            seed,
            tuple(line(product, of_draw[product.id]) for product in state.products.values() if product.id in of_draw),
        )
        for seed, of_draw in sorted(drawn.items())
    )


def _rules(desk: Desk) -> tuple[views.RuleLine, ...]:
    own, bands = desk.state.session.rules, desk.state.decree.bands
    return (
        views.RuleLine(rules.AVERAGE),
        views.RuleLine(rules.bands_rule([(band.stars, band.at_least, band.below) for band in bands])),
        views.RuleLine(rules.REQUIREMENT[own.requirement], own.requirement_clause),
        views.RuleLine(rules.spread_rule(own.spread), own.spread_clause),
        views.RuleLine(rules.RECUSAL, own.recusal_clause),
        views.RuleLine(rules.ties_rule(own.ties), own.ties_clause),
        views.RuleLine(rules.drop_rule(DROP_FROM_SHEETS if own.drop_extremes else None), own.drop_clause),
    )


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
