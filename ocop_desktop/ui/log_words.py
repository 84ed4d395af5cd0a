"""An entry of the log in words: what was done, and each value before and after.

Names of fields are here and nowhere else; values are shown as the pages show them.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ocop_desktop.domain.log import REDO, UNDO, Edit, LogEntry, edits_from_json, to_plain
from ocop_desktop.domain.seal import printed
from ocop_desktop.domain.session import (
    Choice,
    Member,
    Opinion,
    Participation,
    Product,
    Round,
    Seal,
    SecondChoice,
    SecondEntry,
    SheetCase,
)
from ocop_desktop.ui.describe import describe, paper_name
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.session_words import level_name, when
from ocop_desktop.ui.widgets_fields import show_date

if TYPE_CHECKING:
    from ocop_desktop.services.state import SessionState

NAMES = {
    "title": mark("log_words", "title"),
    "level": mark("log_words", "level"),
    "meeting": mark("log_words", "kind of meeting"),
    "held_on": mark("log_words", "date of the meeting"),
    "starts_at": mark("log_words", "begins"),
    "ends_at": mark("log_words", "ends"),
    "place": mark("log_words", "place"),
    "council_decision": mark("log_words", "decision that set up the council"),
    "council_decided_on": mark("log_words", "date of that decision"),
    "minutes_number": mark("log_words", "number of the minutes"),
    "decision_number": mark("log_words", "number of the decision"),
    "decided_on": mark("log_words", "date of the decision"),
    "first_certificate": mark("log_words", "first certificate number"),
    "submission_number": mark("log_words", "number of the submission"),
    "submitted_on": mark("log_words", "date of the submission"),
    "notice_number": mark("log_words", "number of the notice"),
    "noticed_on": mark("log_words", "date of the notice"),
    "forwarding_number": mark("log_words", "number of the forwarding list"),
    "forwarded_on": mark("log_words", "date of the forwarding list"),
    "archived": mark("log_words", "archived"),
    "rules": mark("log_words", "rules"),
    "office": mark("log_words", "words of the office"),
    "position": mark("log_words", "place in the list"),
    "body": mark("log_words", "body"),
    "short": mark("log_words", "short name"),
    "name": mark("log_words", "name"),
    "role": mark("log_words", "role"),
    "scoring": mark("log_words", "scores"),
    "present": mark("log_words", "present"),
    "absence_reason": mark("log_words", "reason of absence"),
    "stands_in_for": mark("log_words", "takes the seat of"),
    "stand_in": mark("log_words", "scored instead by"),
    "code": mark("log_words", "code"),
    "set_code": mark("log_words", "criteria set"),
    "kind": mark("log_words", "kind"),
    "producer": mark("log_words", "producer"),
    "address": mark("log_words", "address"),
    "commune": mark("log_words", "commune"),
    "phone": mark("log_words", "phone"),
    "email": mark("log_words", "e-mail"),
    "representative": mark("log_words", "representative"),
    "dossier": mark("log_words", "dossier"),
    "received_on": mark("log_words", "dossier received on"),
    "note": mark("log_words", "note"),
    "previous_decision": mark("log_words", "decision before"),
    "previous_date": mark("log_words", "date of the decision before"),
    "previous_stars": mark("log_words", "stars before"),
    "disqualified": mark("log_words", "refused because"),
    "spread_settled": mark("log_words", "why the spread stands"),
    "state": mark("log_words", "state"),
    "reason": mark("log_words", "reason"),
    "seed": mark("log_words", "text of the draw"),
    "members": mark("log_words", "members"),
    "text": mark("log_words", "opinion"),
    "case": mark("log_words", "case"),
    "stars": mark("log_words", "stars"),
    "votes_for": mark("log_words", "votes for"),
    "votes_against": mark("log_words", "votes against"),
    "votes_abstain": mark("log_words", "abstentions"),
    "remarks": mark("log_words", "remarks"),
    "recommendations": mark("log_words", "recommendations"),
    "times": mark("log_words", "times made"),
    "reopened_at": mark("log_words", "opened again at"),
    "reopened_by": mark("log_words", "answered for by"),
    "reopen_reason": mark("log_words", "reason for opening"),
    "fingerprint": mark("log_words", "code on the papers"),
    "quorum": mark("log_words", "quorum"),
    "chair_required": mark("log_words", "chair or deputy must be present"),
    "spread": mark("log_words", "greatest spread"),
    "requirement": mark("log_words", "when a star requirement is met"),
    "ties": mark("log_words", "order of equal averages"),
    "drop_extremes": mark("log_words", "highest and lowest left out"),
    "decimals": mark("log_words", "decimals shown"),
    "second_entry": mark("log_words", "sheets entered twice"),
    "quorum_clause": mark("log_words", "clause of the quorum"),
    "spread_clause": mark("log_words", "clause of the spread"),
    "recusal_clause": mark("log_words", "clause of members with an interest"),
    "requirement_clause": mark("log_words", "clause of the star requirements"),
    "ties_clause": mark("log_words", "clause of equal averages"),
    "drop_clause": mark("log_words", "clause of sheets left out"),
    "form_01": mark("log_words", "form 01"),
    "form_02": mark("log_words", "form 02"),
    "form_03": mark("log_words", "form 03"),
    "paper_set": mark("log_words", "paper set"),
    "electronic_set": mark("log_words", "electronic set"),
    "samples": mark("log_words", "samples"),
    "commune_letter": mark("log_words", "letter of the commune"),
    "authority": mark("log_words", "authority that recognises the products"),
    "parent_agency": mark("log_words", "parent agency"),
    "issuing_body": mark("log_words", "issuing body"),
    "code_suffix": mark("log_words", "code suffix of the papers"),
    "meeting_place": mark("log_words", "usual meeting place"),
    "secretary": mark("log_words", "name of the secretary"),
    "council_name": mark("log_words", "name of the council"),
    "recipients": mark("log_words", "recipients of the decision"),
    "certificate_agency": mark("log_words", "agency on the certificate"),
    "certificate_sentence": mark("log_words", "sentence of the certificate"),
    "signer_authority": mark("log_words", "decision signed for"),
    "signer_title": mark("log_words", "title of who signs the decision"),
    "signer_name": mark("log_words", "name of who signs the decision"),
    "grounds": mark("log_words", "grounds of the papers"),
    "submission_to": mark("log_words", "submission to"),
    "submission_recipients": mark("log_words", "recipients of the submission"),
    "notice_recipients": mark("log_words", "recipients of notices"),
    "council_signer_authority": mark("log_words", "submission signed for"),
    "council_signer_title": mark("log_words", "title of who signs the submission"),
    "council_signer_name": mark("log_words", "name of who signs the submission"),
    "certificate_design": mark("log_words", "design of the certificate"),
    "certificate_bilingual": mark("log_words", "certificate in English too"),
    "emblem": mark("log_words", "emblem"),
    "logo": mark("log_words", "logo"),
    "phrases": mark("log_words", "own phrases"),
    "templates": mark("log_words", "own Word templates"),
}
_VALUES = {
    "chair": mark("log_words", "chair"),
    "deputy": mark("log_words", "deputy"),
    "secretary": mark("log_words", "secretary"),
    "member": mark("log_words", "member"),
    "absent": mark("log_words", "absent"),
    "recused": mark("log_words", "recused"),
    "first": mark("log_words", "first time"),
    "upgrade": mark("log_words", "upgrade"),
    "again": mark("log_words", "re-evaluation"),
    "writing": mark("log_words", "in writing"),
    "meeting": mark("log_words", "meeting"),
    "asked": mark("log_words", "asked for"),
    "typing": mark("log_words", "being typed"),
    "checked": mark("log_words", "checked"),
    "majority": mark("log_words", "by a majority of the sheets"),
    "average": mark("log_words", "by the average of the sheets"),
    "everyone": mark("log_words", "by every sheet"),
    "none": mark("log_words", "no sheet"),
    "sample": mark("log_words", "drawn sheets"),
    "all": mark("log_words", "every sheet"),
    "classic": mark("log_words", "with a gold frame"),
    "modern": mark("log_words", "plain, with a medal"),
}
_WHOLE = {
    "CreateSession": mark("log_words", "Session made"),
    "DuplicateSession": mark("log_words", "Session made after another one"),
    "SetArchived": mark("log_words", "Session put into the archive, or taken out of it"),
}
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)
"""What telling an entry may raise that is not as the program writes it."""

_CODED = {"role", "state", "kind", "meeting", "requirement", "second_entry", "certificate_design"}
_UNSAID = {"id", "session_id", "product_id", "member_id", "decree", "decree_hash", "points", "log_seq", "log_hash"}
_UNSAID |= {"results", "password", "revision", "sealed_at", "paper", "form", "number", "round", "criterion"}


def what(entry: LogEntry, state: "SessionState") -> str:
    """What an entry did, with what it took back or did again; of one that was damaged, that it cannot be read."""
    if entry.verb in _WHOLE:
        return str(_WHOLE[entry.verb])
    try:
        text = describe(entry, state)
    except UNREADABLE:
        return tr("log_words", "This entry cannot be read")
    if entry.kind == UNDO:
        return tr("log_words", "Undone: {what}").format(what=text)
    if entry.kind == REDO:
        return tr("log_words", "Done again: {what}").format(what=text)
    return text[:1].upper() + text[1:]


def values(entry: LogEntry, state: "SessionState") -> Iterator[tuple[str, str, str]]:
    """Each value that an entry changed: what it is, before and after; blank texts where there was no record. Raises
    ``UNREADABLE``."""
    for edit in edits_from_json(entry.edits):
        record = edit.after if edit.after is not None else edit.before
        about = _about(record, state)
        if isinstance(record, Choice | SecondChoice):
            yield about, _choice(edit.before), _choice(edit.after)
            continue
        for path, before, after in _differences(edit):
            names = [about, *(str(NAMES[name]) for name in path if name in NAMES)]
            name = path[-1]
            yield " · ".join(filter(None, names)), _value(name, before, state), _value(name, after, state)


def _differences(edit: Edit) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    before: Mapping[str, Any] = to_plain(edit.before) if edit.before is not None else {}
    after: Mapping[str, Any] = to_plain(edit.after) if edit.after is not None else {}
    for name in dict.fromkeys((*after, *before)):
        if name in _UNSAID or before.get(name) == after.get(name):
            continue
        old, new = before.get(name), after.get(name)
        if isinstance(old, dict) or isinstance(new, dict):
            old, new = old or {}, new or {}
            for inner in dict.fromkeys((*new, *old)):
                was, now = old.get(inner), new.get(inner)
                if was != now and (was or now):
                    yield (name, inner), _without(was, now), _without(now, was)
        elif old not in (None, "", []) or new not in (None, "", [], False):
            yield (name,), old, new


def _without(value: Any, others: Any) -> Any:
    """Of a list of phrases or templates those that the other list does not have; else the value as it is."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return value
    return [item for item in value if item not in (others or [])]


def _about(record: object, state: "SessionState") -> str:
    if isinstance(record, Product):
        return record.name
    if isinstance(record, Member):
        return record.label
    if isinstance(record, Seal):
        return tr("log_words", "seal {n}").format(n=record.revision)
    parts = []
    if isinstance(record, Choice | SecondChoice | Opinion) and record.criterion:
        parts.append(tr("log_words", "criterion {code}").format(code=record.criterion))
    if isinstance(record, Choice | SecondChoice | Opinion | SheetCase | SecondEntry | Participation):
        member = state.members.get(record.member_id)
        parts.append(member.label if member is not None else f"#{record.member_id}")
    if isinstance(record, Choice | SecondChoice | Opinion | SheetCase | SecondEntry) and record.round > 1:
        parts.append(tr("log_words", "round {n}").format(n=record.round))
    if isinstance(record, Round):
        parts.append(tr("log_words", "round {n}").format(n=record.number))
    product_id = getattr(record, "product_id", 0)
    if product_id:
        product = state.products.get(product_id)
        parts.append(product.name if product is not None else f"#{product_id}")
    return " · ".join(parts)


def _choice(record: object) -> str:
    if not isinstance(record, Choice | SecondChoice):
        return tr("log_words", "not entered")
    if not record.place:
        return tr("log_words", "no level reached")
    return tr("log_words", "level {place} ({points} points)").format(place=record.place, points=record.points)


def _value(name: str, value: Any, state: "SessionState") -> str:
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return tr("log_words", "yes") if value else tr("log_words", "no")
    if name in ("stands_in_for", "stand_in", "members"):
        found = [state.members.get(key) for key in (value if isinstance(value, list) else [value])]
        return ", ".join(member.label if member is not None else "?" for member in found)
    if name == "reopened_at":
        return when(value) or str(value)
    if name == "fingerprint":
        return printed(value)
    if name in ("emblem", "logo"):
        return tr("log_words", "picture {mark}").format(mark=_mark_of(value))
    if name == "level":
        return level_name(value)
    if name == "set_code":
        known = state.decree.by_set.get(value)
        return f"{known.number}. {known.title}" if known is not None else str(value)
    if name == "phrases":
        return "; ".join(f"{paper_name(item['paper'])}: {item['text']}" for item in value)
    if name == "templates":
        return "; ".join(f"{paper_name(i['paper'])}: {i['name']} ({_mark_of(i['asset'])})" for i in value)
    if name in _CODED and value in _VALUES:
        return str(_VALUES[value])
    if name.endswith(("_on", "_date")):
        return show_date(date.fromisoformat(value))
    if isinstance(value, list):
        return "; ".join(str(item) if isinstance(item, str) else "…" for item in value)
    return str(value)


def _mark_of(content_hash: str) -> str:
    """The beginning of a hash, which tells a kept file from another: "3F2A-90C1"."""
    return printed(content_hash[:8])
