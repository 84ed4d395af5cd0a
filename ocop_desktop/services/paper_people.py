"""What the papers say alike: the council, its officers and members, heads, numbers, grounds, signers, the seal.

Formats only what the session says. A member is named by the body it represents.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from ocop_desktop.documents import view as views
from ocop_desktop.documents.views_papers import Signing
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import papers as names
from ocop_desktop.documents.wording import session as words
from ocop_desktop.domain.numbers import read_digits
from ocop_desktop.domain.seal import printed
from ocop_desktop.domain.session import Member, OfficeData, Producer, Role
from ocop_desktop.domain.text import fold
from ocop_desktop.domain.words import document_number
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.office import default_office
from ocop_desktop.services.paper_kinds import BY_KIND, SUBJECT, Kind


def council_name(office: OfficeData) -> str:
    """The council as the office names it."""
    return office.council_name or default_office().council_name


def head(office: OfficeData, number: str = "") -> views.Head:
    """The head of a paper of the council."""
    return views.Head(office.parent_agency, office.issuing_body or council_name(office), number)


def numbered(number: str, code: str) -> str:
    """A bare number gets its code: "5" -> "05/BB-HĐ"."""
    try:
        return document_number(read_digits(number), code) if code else number
    except ValueError:
        return number


def address(producer: Producer) -> str:
    """Where a producer is: the commune where nothing else is known."""
    return producer.address or producer.commune


def person(member: Member) -> str:
    """Who a member is: name and title where they are known, always the body."""
    return ", ".join(part for part in (member.name, member.title, member.body) if part) or member.label


def name(desk: Desk, member: Member) -> str:
    """The body a member represents, with the person where two members represent the same one."""
    body = member.body or member.label
    same = any(other.id != member.id and other.body == member.body for other in desk.state.members.values())
    return words.NAMED.format(body=body, name=member.name) if same and member.name and member.body else body


def officer(member: Member) -> str:
    """A member with its office in the council."""
    who = person(member) if member.name else words.REPRESENTS.format(body=member.body or member.label)
    return f"{who}, {common.ROLES[member.role]}"


def chair(desk: Desk) -> Member | None:
    """Who chairs: the chair where present, else a deputy who is."""
    present = [member for member in desk.state.members.values() if member.present]
    for role in (Role.CHAIR, Role.DEPUTY):
        for member in present:
            if member.role is role:
                return member
    return None


def secretary(desk: Desk) -> Member | str:
    """The secretary of the council, else the one whom the office names."""
    found = [m for m in desk.state.members.values() if m.role is Role.SECRETARY]
    return next((member for member in found if member.present), desk.state.session.office.secretary)


def chair_name(desk: Desk) -> str:
    """The person who signs as chair, "" where nobody is named."""
    member = chair(desk)
    return member.name if member is not None else ""


def secretary_name(desk: Desk) -> str:
    """The person who signs as secretary, "" where nobody is named."""
    found = secretary(desk)
    return found.name if isinstance(found, Member) else found


def in_order(desk: Desk, member_ids: Sequence[int]) -> list[int]:
    """Members in the order of the council."""
    wanted = set(member_ids)
    return [member_id for member_id in desk.state.members if member_id in wanted]


def grounds(desk: Desk, *, with_rules: bool = True) -> tuple[str, ...]:
    """The office's own grounds, and after them those of the session that it does not name itself: the decree, the
    decision that set up the council, the council's rules."""
    state, session, office = desk.state, desk.state.session, desk.state.session.office
    own = tuple(line for line in office.grounds if line.strip())
    decree, council = state.decree, session.council_decision
    named = [
        (decree.code, words.decree_ground(decree.code, decree.issued, decree.issuer, decree.amended_by)),
        (council, words.council_ground(council, session.council_decided_on, office.authority, council_name(office))),
    ]
    if with_rules and session.rules.name:
        named.append((session.rules.name, words.RULES.format(name=session.rules.name)))
    said = fold(" ".join(own))
    return (*own, *(line for name, line in named if not name or fold(name) not in said))


def council_signing(desk: Desk, recipients: Sequence[str]) -> Signing:
    """Who signs for the council: as the office words it, else its chair."""
    office, usual = desk.state.session.office, default_office()
    return Signing(
        office.council_signer_authority or usual.council_signer_authority,
        office.council_signer_title or usual.council_signer_title,
        office.council_signer_name or chair_name(desk),
        tuple(recipients),
    )


def authority_signing(desk: Desk) -> Signing:
    """Who signs the decision and the certificates for the authority."""
    office = desk.state.session.office
    return Signing(office.signer_authority, office.signer_title, office.signer_name, office.recipients)


def own_words(desk: Desk, kind: Kind) -> dict[str, str]:
    """The office's own phrases for a paper, by name."""
    return {phrase.name: phrase.text for phrase in desk.state.session.office.phrases if phrase.paper == kind}


def wording(desk: Desk, kind: Kind) -> Any:
    """The words of a paper with the office's own phrases."""
    return common.worded(BY_KIND[kind].wording, own_words(desk, kind))


def subject(desk: Desk, kind: Kind, usual: str, **values: str) -> str:
    """The subject of a paper in the office's own words, else the usual ones."""
    title = words.within(desk.state.session.title)
    return common.filled(own_words(desk, kind).get(SUBJECT, "").strip() or usual, title=title, **values)


def seal_code(desk: Desk) -> str:
    """The printed code of a closed session, "" while it is open."""
    seal = desk.state.seal
    return printed(seal.fingerprint) if seal is not None else ""


def superseding(desk: Desk, kind: Kind) -> str:
    """What a paper says where it takes the place of one that was made under an earlier seal; "" where there is none.

    Certificates and score sheets never say so. A certificate is an original with a number and a decision of its own;
    what it takes the place of is called back by decision, not by a line on the new one. A sheet is what one member
    gave, with the code of its round.
    """
    if kind in (Kind.CERTIFICATES, Kind.SHEETS, Kind.FILLED_SHEETS):
        return ""
    seal = desk.state.seal
    before = desk.state.seals.get(seal.revision - 1) if seal is not None else None
    return names.supersedes(before.revision, local_day(before.sealed_at)) if before is not None else ""


def local_day(at: str) -> datetime.date | None:
    """The day, on this machine's clock, of a time of the log (UTC, ISO 8601)."""
    try:
        return datetime.datetime.fromisoformat(at).astimezone().date()
    except ValueError:
        return None


def today() -> datetime.date:
    """The office's own day."""
    return datetime.datetime.now().astimezone().date()
