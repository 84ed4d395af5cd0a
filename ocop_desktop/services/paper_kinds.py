"""Which papers there are: their names, forms, what each is made for, and which of their phrases an office may word.

Data only. Knows no session.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from ocop_desktop.documents.wording import papers as names
from ocop_desktop.documents.wording import session as session_words
from ocop_desktop.documents.wording.certificate import ENGLISH, CertificateWording
from ocop_desktop.documents.wording.decision import DecisionWording
from ocop_desktop.documents.wording.dossier import DossierWording
from ocop_desktop.documents.wording.forwarding import ForwardingWording
from ocop_desktop.documents.wording.letter import LetterWording
from ocop_desktop.documents.wording.minutes import MinutesWording
from ocop_desktop.documents.wording.notice import NoticeWording
from ocop_desktop.documents.wording.product_results import ProductResultsWording
from ocop_desktop.documents.wording.register import RegisterWording
from ocop_desktop.documents.wording.results import ResultsWording
from ocop_desktop.documents.wording.score_sheet import ScoreSheetWording
from ocop_desktop.documents.wording.submission import SubmissionWording
from ocop_desktop.domain.session import MeetingKind


class Kind(StrEnum):
    """The papers of a session."""

    SHEETS = "sheets"
    DOSSIERS = "dossiers"
    MINUTES = "minutes"
    RESULTS = "results"
    PRODUCT_RESULTS = "product_results"
    FILLED_SHEETS = "filled_sheets"
    SUBMISSION = "submission"
    DECISION = "decision"
    FORWARDING = "forwarding"
    LETTERS = "letters"
    NOTICE = "notice"
    CERTIFICATES = "certificates"
    REGISTER = "register"


class Form(StrEnum):
    """The forms of a paper; the value is the ending of its file."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


class Scope(StrEnum):
    """What a paper is made for: once for the session, once for each product, or for each product and member."""

    SESSION = "session"
    PRODUCT = "product"
    SHEET = "sheet"


class Group(StrEnum):
    """When papers are needed, in the order of the day."""

    BEFORE = "before"
    MEETING = "meeting"
    AUTHORITY = "authority"
    PRODUCERS = "producers"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its Vietnamese name and the forms it comes in, the usual one first.

    ``blank``: a form to fill in by hand, which is never a draft. ``wording``: what an office may say in its own words,
    None where another paper's words are used.
    """

    kind: Kind
    name: str
    forms: tuple[Form, ...]
    group: Group
    scope: Scope = Scope.SESSION
    blank: bool = False
    wording: Any = None


_TEXT, _TABLE = (Form.PDF, Form.DOCX), (Form.PDF, Form.XLSX)

PAPERS = (
    Paper(Kind.SHEETS, names.SHEETS, _TEXT, Group.BEFORE, Scope.SHEET, True, ScoreSheetWording()),
    Paper(Kind.DOSSIERS, names.DOSSIERS, _TEXT, Group.BEFORE, Scope.PRODUCT, True, DossierWording()),
    Paper(Kind.MINUTES, names.MINUTES, _TEXT, Group.MEETING, wording=MinutesWording()),
    Paper(Kind.RESULTS, names.RESULTS, _TABLE, Group.MEETING, wording=ResultsWording()),
    Paper(
        Kind.PRODUCT_RESULTS,
        names.PRODUCT_RESULTS,
        _TABLE,
        Group.MEETING,
        Scope.PRODUCT,
        wording=ProductResultsWording(),
    ),
    Paper(Kind.FILLED_SHEETS, names.FILLED_SHEETS, (Form.PDF,), Group.MEETING, Scope.SHEET),
    Paper(Kind.SUBMISSION, names.SUBMISSION, _TEXT, Group.AUTHORITY, wording=SubmissionWording()),
    Paper(Kind.DECISION, names.DECISION, (*_TEXT, Form.XLSX), Group.AUTHORITY, wording=DecisionWording()),
    Paper(Kind.FORWARDING, names.FORWARDING, (*_TEXT, Form.XLSX), Group.AUTHORITY, wording=ForwardingWording()),
    Paper(Kind.LETTERS, names.LETTERS, _TEXT, Group.PRODUCERS, Scope.PRODUCT, wording=LetterWording()),
    Paper(Kind.NOTICE, names.NOTICE, _TEXT, Group.PRODUCERS, wording=NoticeWording()),
    Paper(Kind.CERTIFICATES, names.CERTIFICATES, _TEXT, Group.PRODUCERS, Scope.PRODUCT, wording=CertificateWording()),
    Paper(Kind.REGISTER, names.REGISTER, (Form.XLSX, Form.PDF), Group.REGISTER, wording=RegisterWording()),
)
BY_KIND = {paper.kind: paper for paper in PAPERS}

SUBJECT = "subject"
ENGLISH_PREFIX = "english."
_SUBJECTS = {
    Kind.MINUTES: session_words.MINUTES_SUBJECT[MeetingKind.MEETING],
    Kind.RESULTS: session_words.RESULTS_SUBJECT,
    Kind.SUBMISSION: names.SUBMISSION_SUBJECT,
    Kind.DECISION: names.DECISION_SUBJECT,
}
_OF_THE_OFFICE = {(Kind.CERTIFICATES, "sentence")}
"""Phrases that have a field of their own in the office's data."""


def phrases(kind: Kind) -> list[tuple[str, str]]:
    """What an office may say in its own words on a paper: the name of each phrase (``Phrase.name``; ``Phrase.paper`` is
    the kind) and the usual words, a list's with an item on each line."""
    usual = BY_KIND[kind].wording
    found = [(SUBJECT, _SUBJECTS[kind])] if kind in _SUBJECTS else []
    found += [] if usual is None else [one for one in _texts(usual) if (kind, one[0]) not in _OF_THE_OFFICE]
    if kind is Kind.CERTIFICATES:
        found += [(f"{ENGLISH_PREFIX}{name}", said) for name, said in _texts(ENGLISH)]
    return found


def one_file(kind: Kind, form: Form) -> bool:
    """Whether several papers of a kind can stand in one file: a workbook holds one table."""
    return (kind, form) != (Kind.PRODUCT_RESULTS, Form.XLSX)


def _texts(wording: Any) -> list[tuple[str, str]]:
    values = ((item.name, getattr(wording, item.name)) for item in fields(wording))
    return [(name, "\n".join(value) if isinstance(value, tuple) else value) for name, value in values]
