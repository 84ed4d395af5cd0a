"""Who sits in one seat of the council, one after the other: a member, and those who took the seat over since.

Says who came before and after whom. Who is named to score single products for somebody, and is no member of the
council otherwise, holds no seat: its ``stands_in_for`` is its own id. Quorum and scoring are in ``rules``.
"""

from collections.abc import Mapping

from ocop_desktop.domain.session import Member


def holds_no_seat(member: Member) -> bool:
    """Whether somebody only scores single products in place of members, and is none of the council."""
    return member.stands_in_for == member.id


def predecessor(members: Mapping[int, Member], member: Member) -> Member | None:
    """Whose seat a member took over, None for one who was there from the beginning; ``members`` by id."""
    before = [other for other in _holders(members, member) if other.id < member.id]
    return before[-1] if before and member.stands_in_for is not None else None


def successor(members: Mapping[int, Member], member: Member) -> Member | None:
    """Who took a member's seat over, None where nobody did."""
    return next((other for other in _holders(members, member) if other.id > member.id), None)


def _holders(members: Mapping[int, Member], member: Member) -> list[Member]:
    """All who held or hold the seat, in the order in which they came: an id is never given twice."""
    seat = member.stands_in_for or member.id
    return sorted((one for one in members.values() if (one.stands_in_for or one.id) == seat), key=lambda one: one.id)
