"""The bodies that usually sit in a council, and the command that adds several members as one step.

Names of bodies only, never of people. What a council really looks like is in the decision that set it up: the secretary
removes and adds.
"""

from dataclasses import dataclass, replace

from ocop_desktop.domain.log import Edit
from ocop_desktop.domain.session import Member, Role
from ocop_desktop.services.commands import AddMember, Context

# Decree 26/2026/QĐ-TTg: the council of the province is chaired by a leader of its People's Committee.
USUAL_BODIES: dict[str, tuple[tuple[str, str, Role], ...]] = {
    "tỉnh": (
        ("Ủy ban nhân dân tỉnh", "UBND tỉnh", Role.CHAIR),
        ("Sở Nông nghiệp và Môi trường", "Sở NN&MT", Role.MEMBER),
        ("Sở Công Thương", "Sở Công Thương", Role.MEMBER),
        ("Sở Y tế", "Sở Y tế", Role.MEMBER),
        ("Sở Khoa học và Công nghệ", "Sở KH&CN", Role.MEMBER),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở VHTT&DL", Role.MEMBER),
        ("Văn phòng điều phối Chương trình OCOP tỉnh", "VP OCOP", Role.MEMBER),
    ),
}


def usual_members(level: str) -> tuple[Member, ...]:
    """The usual members of a council of this level ("tỉnh"); empty where none are known."""
    return tuple(Member(0, 0, 0, body, short, role=role) for body, short, role in USUAL_BODIES.get(level, ()))


@dataclass(frozen=True, slots=True)
class AddMembers:
    """Several new members at the end of the council's list, as one step; a body that is there already is left out."""

    members: tuple[Member, ...]

    def edits(self, context: Context) -> tuple[Edit, ...]:
        there = {member.body for member in context.state.members.values()}
        edits: list[Edit] = []
        for member in self.members:
            if member.body in there:
                continue
            there.add(member.body)
            added = AddMember(member).edits(context)[0].after
            assert isinstance(added, Member)
            edits.append(Edit(None, replace(added, position=added.position + len(edits))))
        return tuple(edits)
