"""What the papers still lack, whether they are drafts, and which products get a certificate.

Papers are drafts, and say so on every page, until the session is closed; a certificate and the register also while the
decision or the first certificate's number is missing. A form to fill in by hand is never a draft.
"""

from dataclasses import dataclass
from functools import cached_property

from ocop_desktop.domain.scoring import outcome_for
from ocop_desktop.domain.session import OfficeData, Session
from ocop_desktop.services import paper_people as people
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.paper_kinds import BY_KIND, Kind, Scope

_NUMBERED = (Kind.CERTIFICATES, Kind.REGISTER)
_AT_CLOSING = (Kind.MINUTES, Kind.RESULTS, Kind.CERTIFICATES)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a paper still lacks, as a code, and the page that mends it; ``count``: of how many."""

    code: str
    page: str
    count: int = 0


def certifiable(desk: Desk) -> list[int]:
    """Products that get a certificate of this level: concluded, standing, with stars that it certifies.

    In the order of the ranking, which is the order of their numbers.
    """
    return _going(desk, "certify")


def forwarded(desk: Desk) -> list[int]:
    """Products that this level sends to the next one, in the order of the ranking."""
    return _going(desk, "forward")


def _going(desk: Desk, kind: str) -> list[int]:
    found, results = [], desk.scoreboard.results
    for product_id in desk.scoreboard.order():
        if product_id in results and desk.scoreboard.concluded(product_id):
            stars = desk.state.conclusion(product_id).stars
            if outcome_for(desk.state.tier, results[product_id].average, stars).kind == kind:
                found.append(product_id)
    return found


def is_draft(desk: Desk, kind: Kind) -> bool:
    """Whether a paper made now is a draft; the module says when."""
    session = desk.state.session
    if BY_KIND[kind].blank:
        return False
    decided = bool(session.decision_number) and session.decided_on is not None
    numbered = decided and session.first_certificate is not None
    return desk.state.seal is None or (kind in _NUMBERED and not numbered)


def lacks(desk: Desk, kind: Kind) -> tuple[Lack, ...]:
    """What a paper still lacks, the most pressing first. It can be made all the same, with dotted lines."""
    return _lacks(desk, kind, _Found(desk))


def lacks_by_kind(desk: Desk) -> dict[Kind, tuple[Lack, ...]]:
    """What each paper still lacks; the products are gone through once."""
    found = _Found(desk)
    return {kind: _lacks(desk, kind, found) for kind in Kind}


class _Found:
    """What several papers ask of the products, found out when the first one does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @cached_property
    def open_products(self) -> int:
        """How many products are not refused and have no conclusion that stands."""
        products = self._desk.state.products.values()
        return sum(not p.disqualified and not self._desk.scoreboard.concluded(p.id) for p in products)

    @cached_property
    def certifiable(self) -> bool:
        return bool(certifiable(self._desk))

    @cached_property
    def forwarded(self) -> bool:
        return bool(forwarded(self._desk))


def _lacks(desk: Desk, kind: Kind, known: _Found) -> tuple[Lack, ...]:
    state = desk.state
    if not state.products:
        return (Lack("no_products", "products"),)
    found = []
    if BY_KIND[kind].scope is Scope.SHEET:
        without = sum(p.set_code is None for p in state.products.values())
        found += [Lack("no_set", "products", without)] if without else []
        found += [] if any(member.scoring for member in state.members.values()) else [Lack("no_members", "council")]
    if kind is Kind.FILLED_SHEETS:
        results = [one for one in desk.scoreboard.results.values() if not one.disqualified]
        missing = sum(len(one.expected) - len(one.valid) for one in results)
        found += [Lack("sheets", "scoring", missing)] if missing else []
    elif not BY_KIND[kind].blank:
        found += [Lack("not_concluded", "conclusions", known.open_products)] if known.open_products else []
    if kind in _NUMBERED and not known.certifiable:
        found.append(Lack("no_certificates", "conclusions"))
    if kind is Kind.FORWARDING and not known.forwarded:
        found.append(Lack("no_forwarded", "conclusions"))
    found += session_lacks(state.session, kind)
    if kind is Kind.MINUTES:
        found += [Lack("chair", "council")] if people.chair(desk) is None else []
        found += [] if people.secretary(desk) else [Lack("secretary", "council")]
    return tuple(found)


def session_lacks(session: Session, kind: Kind) -> tuple[Lack, ...]:
    """What a paper still lacks of the session's own data."""
    there = _there(session, session.office)
    return tuple(Lack(code, "session") for code in _NEEDS[kind] if not there[code])


def lacks_of_all(session: Session) -> tuple[Lack, ...]:
    """What the papers of the meeting still lack of the session's own data, each once.

    Not the numbers of the letters that are only written when it is over.
    """
    return tuple(dict.fromkeys(lack for kind in _AT_CLOSING for lack in session_lacks(session, kind)))


_NEEDS = {
    Kind.SHEETS: ("issuing_body",),
    Kind.DOSSIERS: ("issuing_body",),
    Kind.MINUTES: (
        "held_on",
        "issuing_body",
        "minutes_number",
        "starts_at",
        "ends_at",
        "place",
        "council_decision",
    ),
    Kind.RESULTS: ("held_on", "issuing_body", "minutes_number"),
    Kind.PRODUCT_RESULTS: ("held_on", "issuing_body"),
    Kind.FILLED_SHEETS: ("held_on", "issuing_body"),
    Kind.SUBMISSION: (
        "submission_number",
        "submitted_on",
        "submission_to",
        "held_on",
        "minutes_number",
        "issuing_body",
        "office_place",
    ),
    Kind.DECISION: ("authority", "submission_number", "submitted_on", "signer_title", "office_place"),
    Kind.FORWARDING: ("forwarding_number", "forwarded_on", "issuing_body", "office_place"),
    Kind.LETTERS: ("held_on", "noticed_on", "issuing_body", "office_place"),
    Kind.NOTICE: ("notice_number", "noticed_on", "held_on", "issuing_body", "office_place"),
    Kind.CERTIFICATES: (
        "decision_number",
        "decided_on",
        "first_certificate",
        "certificate_agency",
        "signer_title",
        "office_place",
        "minutes_number",
    ),
    Kind.REGISTER: ("decision_number", "decided_on", "first_certificate", "issuing_body"),
}
"""What each paper needs of the session. The number and day of a draft decision come when it is signed."""


def _there(session: Session, office: OfficeData) -> dict[str, object]:
    return {
        "held_on": session.held_on,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "place": session.place,
        "council_decision": session.council_decision,
        "minutes_number": session.minutes_number,
        "submission_number": session.submission_number,
        "submitted_on": session.submitted_on,
        "decision_number": session.decision_number,
        "decided_on": session.decided_on,
        "first_certificate": session.first_certificate,
        "notice_number": session.notice_number,
        "noticed_on": session.noticed_on,
        "forwarding_number": session.forwarding_number,
        "forwarded_on": session.forwarded_on,
        "issuing_body": office.issuing_body or office.council_name,
        "authority": office.authority,
        "submission_to": office.submission_to or office.authority,
        "certificate_agency": office.certificate_agency or office.authority,
        "signer_title": office.signer_title,
        "office_place": office.place,
    }
