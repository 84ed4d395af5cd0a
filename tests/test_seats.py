"""Seats of the council: who took over from whom, however often a seat changes hands."""

from ocop_desktop.domain.rules import quorum
from ocop_desktop.domain.seats import predecessor, successor
from ocop_desktop.domain.session import CouncilRules, Member, Role

FIRST = Member(1, 1, 1, "Sở Y tế", present=False)
OTHER = Member(2, 1, 2, "Sở Công Thương", role=Role.CHAIR)
SECOND = Member(3, 1, 3, "Sở Y tế", name="Phó Giám đốc", present=False, stands_in_for=1)
THIRD = Member(7, 1, 0, "Chi cục An toàn thực phẩm", stands_in_for=1)
COUNCIL = {member.id: member for member in (THIRD, FIRST, OTHER, SECOND)}


def test_a_seat_passes_from_one_to_the_next():
    assert [successor(COUNCIL, member) for member in (FIRST, SECOND, THIRD)] == [SECOND, THIRD, None]
    assert [predecessor(COUNCIL, member) for member in (FIRST, SECOND, THIRD)] == [None, FIRST, SECOND]


def test_a_seat_of_its_own_has_neither():
    assert predecessor(COUNCIL, OTHER) is None
    assert successor(COUNCIL, OTHER) is None


def test_one_who_stands_in_for_somebody_gone_took_over_from_nobody_known():
    alone = {THIRD.id: THIRD}
    assert predecessor(alone, THIRD) is None


def test_a_seat_counts_once_for_the_quorum():
    found = quorum(CouncilRules(), COUNCIL.values())
    assert (found.present, found.members) == (2, 2)
