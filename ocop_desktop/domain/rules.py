"""The council's rules: quorum, who must score, what keeps a product from being concluded.

Says yes or no with the reason; stores nothing and computes no points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.scoring import ProductResult
from ocop_desktop.domain.seats import holds_no_seat, successor
from ocop_desktop.domain.session import Absence, Conclusion, CouncilRules, Member, Participation, Role


@dataclass(frozen=True, slots=True)
class Quorum:
    """Members present of all, how many are needed, and whether the chair or a deputy is among them."""

    present: int
    members: int
    needed: int
    chair_present: bool
    chair_required: bool

    @property
    def met(self) -> bool:
        return self.present >= self.needed and (self.chair_present or not self.chair_required)


def quorum(rules: CouncilRules, members: Iterable[Member]) -> Quorum:
    """Whether the council may conclude: the share of its members that its rules ask for, with the chair or the deputy
    who chairs. A member and who took over its seat are one seat, present when one of them is; who only scores single
    products for somebody holds none."""
    council = [member for member in members if not holds_no_seat(member)]
    present = [member for member in council if member.present]
    seats = {member.id for member in council if member.stands_in_for is None}
    filled = {member.stands_in_for or member.id for member in present} & seats
    return Quorum(
        present=len(filled),
        members=len(seats),
        needed=max(1, -(-len(seats) * rules.quorum.numerator // rules.quorum.denominator)),
        chair_present=any(member.role in (Role.CHAIR, Role.DEPUTY) for member in present),
        chair_required=rules.chair_required,
    )


def absence_of(member: Member, participation: Participation | None) -> Absence | None:
    """Why a member does not score a product now; recusal outweighs absence, None for a member who is there."""
    if participation is not None and participation.state is Absence.RECUSED:
        return Absence.RECUSED
    return Absence.ABSENT if participation is not None or not member.present else None


def called_members(members: Iterable[Member], participations: Mapping[int, Participation]) -> tuple[Member, ...]:
    """The members who are to score one product, whether or not they are away: those who score, and who stands in for
    one of them; ``participations`` by member id, of that product."""
    council = tuple(members)
    named = {found.stand_in for m in council if m.scoring and (found := participations.get(m.id)) is not None}
    return tuple(m for m in council if m.scoring or m.id in named)


def scoring_members(members: Iterable[Member], participations: Mapping[int, Participation]) -> tuple[Member, ...]:
    """The members who must hand in a sheet for one product; ``participations`` by member id, of that product."""
    called = called_members(members, participations)
    return tuple(m for m in called if absence_of(m, participations.get(m.id)) is None)


def check_stand_in(
    members: Mapping[int, Member], participations: Mapping[int, Participation], away: Member, other: Member | None
) -> None:
    """Whether ``other`` (None: somebody who is yet to be added) may score one product instead of ``away``.

    Raises ``UserError``: who is replaced must be one who scores, still have the seat and not score this product; who
    comes must have no sheet of its own, be there, and stand in for nobody else on this product.
    """
    heir = successor(members, away)
    if not away.scoring:
        raise UserError("stand_in_needless", member=away.label)
    if heir is not None:
        raise UserError("seat_taken", member=heir.label)
    if absence_of(away, participations.get(away.id)) is None:
        raise UserError("stand_in_takes_part", member=away.label)
    if other is None:
        return
    if other.scoring:
        raise UserError("stand_in_scores", member=other.label)
    if absence_of(other, participations.get(other.id)) is not None:
        raise UserError("stand_in_away", member=other.label)
    for key, found in participations.items():
        if found.stand_in == other.id and key != away.id:
            raise UserError("stand_in_twice", member=other.label, other=members[key].label)


def possible_stand_ins(
    members: Mapping[int, Member], participations: Mapping[int, Participation], away: Member
) -> tuple[Member, ...]:
    """Those of the members who may score one product instead of ``away``."""

    def possible(other: Member) -> bool:
        try:
            check_stand_in(members, participations, away, other)
        except UserError:
            return False
        return True

    return tuple(filter(possible, members.values()))


def check_quorum(council: Quorum) -> None:
    """Raises ``UserError`` (quorum_missing, chair_missing) where the council may not conclude at all."""
    if not council.met:
        raise UserError(
            "quorum_missing" if council.present < council.needed else "chair_missing",
            present=council.present,
            members=council.members,
            needed=council.needed,
        )


def check_conclusion(
    conclusion: Conclusion,
    result: ProductResult[int],
    council: Quorum,
    *,
    spread_settled: bool,
    unchecked: int = 0,
    drawn: bool = True,
) -> None:
    """Whether the council may conclude so. Raises ``UserError`` with what stands in the way.

    Nobody can conclude below the quorum, on incomplete sheets, for a refused dossier, over an unsettled spread, with
    more votes than members present, on other stars than the computed ones without a reason, while ``unchecked``
    sheets still wait for their second entry, or before the sample that the rules ask for is ``drawn``.
    """
    votes = [conclusion.votes_for, conclusion.votes_against, conclusion.votes_abstain]
    if any(vote is not None and vote < 0 for vote in votes):
        raise UserError("votes_negative")
    if sum(vote or 0 for vote in votes) > council.present:
        raise UserError("votes_too_many", votes=sum(vote or 0 for vote in votes), present=council.present)
    if conclusion.stars is None:
        return
    if not 1 <= conclusion.stars <= 5:
        raise UserError("stars_unknown", stars=conclusion.stars)
    check_quorum(council)
    if result.disqualified:
        raise UserError("product_disqualified", reason=result.disqualified)
    if not result.complete:
        raise UserError("sheets_incomplete", valid=len(result.valid), expected=len(result.expected))
    if not drawn:
        raise UserError("draw_missing")
    if unchecked:
        raise UserError("second_entry_missing", sheets=unchecked)
    if result.spread_exceeded and not spread_settled:
        raise UserError("spread_unsettled", spread=result.spread)
    if conclusion.stars != result.stars and not conclusion.reason.strip():
        raise UserError("conclusion_reason_missing", computed=result.stars, concluded=conclusion.stars)
