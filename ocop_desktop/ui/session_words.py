"""Words about sessions that several pages share: levels of a council, what a level does, numbers, times."""

import datetime
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from ocop_desktop.domain.criteria import Tier
from ocop_desktop.domain.errors import UserError
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.widgets_fields import show_date

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk
    from ocop_desktop.services.papers import Lack

_LEVELS = {
    "huyện": mark("session_words", "District"),
    "tỉnh": mark("session_words", "Province"),
    "trung ương": mark("session_words", "Ministry"),
}
_LACKS = {
    "minutes_number": mark("session_words", "number of the minutes"),
    "held_on": mark("session_words", "date of the meeting"),
    "starts_at": mark("session_words", "when it begins"),
    "ends_at": mark("session_words", "when it ends"),
    "place": mark("session_words", "place of the meeting"),
    "issuing_body": mark("session_words", "issuing body"),
    "council_decision": mark("session_words", "decision that set up the council"),
    "decision_number": mark("session_words", "number of the decision"),
    "decided_on": mark("session_words", "date of the decision"),
    "first_certificate": mark("session_words", "first certificate number"),
    "certificate_agency": mark("session_words", "agency on the certificate"),
    "signer_title": mark("session_words", "title of the signer"),
    "office_place": mark("session_words", "place name"),
}


def lack_words(lacks: "Iterable[Lack]") -> str:
    """What papers lack of the session's own data, one after the other; "" for nothing."""
    return ", ".join(str(_LACKS[lack.code]) for lack in lacks)


def level_name(level: str) -> str:
    """A level of the decree in the language of the interface."""
    known = _LEVELS.get(level)
    return str(known) if known else level


def what_level_does(tier: Tier) -> str:
    """What the authority of a level does with a result, in one sentence."""
    stars = ", ".join(str(n) for n in tier.certifies)
    to = level_name(tier.forwards_to or "").lower()
    if tier.forwards_from is None:
        return tr("session_words", "Recognises and certifies {stars} stars.").format(stars=stars)
    if not stars:
        text = tr("session_words", "Issues no certificates; from {points} points on it forwards the product to: {to}.")
    else:
        text = tr(
            "session_words",
            "Recognises and certifies {stars} stars; from {points} points on it forwards the product to: {to}.",
        )
    return text.format(stars=stars, points=tier.forwards_from, to=to)


def share_text(share: Fraction) -> str:
    """A share of the members as a council writes it: 2/3, 75%."""
    percent = share * 100
    simple = share.denominator <= 5 or percent.denominator != 1
    return str(share) if simple else f"{percent}%"


def today() -> datetime.date:
    """The day on this machine's clock."""
    return datetime.datetime.now().astimezone().date()


def local_time(at: str) -> datetime.datetime | None:
    """A time of the log (UTC, ISO 8601) on this machine's clock; None for a text that is none."""
    try:
        return datetime.datetime.fromisoformat(at).astimezone()
    # Windows' clock begins in 1970.
    except (ValueError, OSError, OverflowError):
        return None


def closed_error(desk: "Desk") -> UserError:
    """Why nothing can be changed in a session that is read-only."""
    if desk.view_only:
        return UserError("view_only", path=desk.path, reason=desk.view_only)
    return UserError("session_archived" if desk.state.session.archived else "session_sealed")


def closed_words(desk: "Desk | None") -> str:
    """The sentence about that, for the top of a page; "" while the session can be changed or none is open."""
    return sentence(closed_error(desk)) if desk is not None and desk.read_only else ""


def when(at: str) -> str:
    """A time of the log for a list: the day and the minute, here."""
    moment = local_time(at)
    return f"{show_date(moment.date())} {moment:%H:%M}" if moment else ""
