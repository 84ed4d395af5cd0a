"""What a session holds: the meeting, its council, its products and what the council decides.

Plain frozen values without behaviour; an id is the database's, given once and never used again. What the office words
for itself is data here (``OfficeData``), never text in code. A blank is None or "", never 0.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Role(StrEnum):
    """Roles in the council: chủ tịch, phó chủ tịch, thư ký, ủy viên."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


class EvaluationKind(StrEnum):
    """Kinds of evaluation (Decree 26/2026): lần đầu, nâng hạng, đánh giá và phân hạng lại."""

    FIRST = "first"
    UPGRADE = "upgrade"
    AGAIN = "again"


class MeetingKind(StrEnum):
    """How the council works: it meets, or (re-evaluation) gives its opinion in writing."""

    MEETING = "meeting"
    WRITING = "writing"


class RequirementRule(StrEnum):
    """When a star requirement is met: by a majority of the valid sheets, by their average, or by every sheet."""

    MAJORITY = "majority"
    AVERAGE = "average"
    EVERYONE = "everyone"


class SecondEntryRule(StrEnum):
    """Whose sheets are typed a second time, blind: nobody's, every sheet, or those of a drawn sample."""

    NONE = "none"
    SAMPLE = "sample"
    ALL = "all"


class SecondEntryState(StrEnum):
    """How far the second entry of a sheet is: asked for, being typed, or agreed with the first (đã đối chiếu)."""

    ASKED = "asked"
    TYPING = "typing"
    CHECKED = "checked"


class Absence(StrEnum):
    """Why a member does not score one product: absent (vắng) or recused (không tham gia chấm)."""

    ABSENT = "absent"
    RECUSED = "recused"


@dataclass(frozen=True, slots=True)
class CouncilRules:
    """The council's own rules (quy chế hoạt động); each ``*_clause`` is printed as the source of its rule.

    ``quorum``: share of the members that must be present. ``spread``: most points allowed between the highest and the
    lowest total, None for no rule. ``ties``: parts whose averages order equal products. ``drop_extremes``: leave the
    highest and lowest sheet out where at least 5 are valid. ``decimals``: shown, never used to compute.
    ``second_entry``: whose sheets must be entered twice.
    """

    name: str = ""
    quorum: Fraction = Fraction(2, 3)
    chair_required: bool = True
    spread: int | None = 10
    requirement: RequirementRule = RequirementRule.MAJORITY
    ties: tuple[str, ...] = ("C", "A", "B")
    drop_extremes: bool = False
    decimals: int = 2
    second_entry: SecondEntryRule = SecondEntryRule.NONE
    quorum_clause: str = ""
    spread_clause: str = ""
    recusal_clause: str = ""
    requirement_clause: str = ""
    ties_clause: str = ""
    drop_clause: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The office's own wording of one phrase of a paper; ``paper`` and ``name`` say which phrase it stands for."""

    paper: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """The office's own Word template for a paper; ``asset`` is the content hash of the file that the database keeps."""

    paper: str
    name: str
    asset: str


@dataclass(frozen=True, slots=True)
class OfficeData:
    """What the office words for itself: head of its papers, grounds, recipients, signers, the certificate's sentences.

    ``signer_*`` sign the decision and the certificates, ``council_signer_*`` the submission and the notices.
    ``emblem`` and ``logo`` are content hashes of picture files that the database keeps, "" for none.
    """

    authority: str = ""
    parent_agency: str = ""
    issuing_body: str = ""
    code_suffix: str = ""
    place: str = ""
    meeting_place: str = ""
    secretary: str = ""
    council_name: str = ""
    recipients: tuple[str, ...] = ()
    certificate_agency: str = ""
    certificate_sentence: str = ""
    signer_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    grounds: tuple[str, ...] = ()
    submission_to: str = ""
    submission_recipients: tuple[str, ...] = ()
    notice_recipients: tuple[str, ...] = ()
    council_signer_authority: str = ""
    council_signer_title: str = ""
    council_signer_name: str = ""
    certificate_design: str = ""
    certificate_bilingual: bool = False
    emblem: str = ""
    logo: str = ""
    phrases: tuple[Phrase, ...] = ()
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One round of evaluation by one council under one decree (kỳ đánh giá, phiên họp).

    ``decree_hash`` pins the copy of the decree that the database keeps: an edited resource never changes an old result.
    The numbers and dates of papers are given when they are registered, which may be after the session is closed.
    """

    id: int
    title: str
    decree: str
    decree_hash: str
    level: str
    meeting: MeetingKind = MeetingKind.MEETING
    held_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    council_decision: str = ""
    council_decided_on: date | None = None
    minutes_number: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    first_certificate: int | None = None
    rules: CouncilRules = field(default_factory=CouncilRules)
    office: OfficeData = field(default_factory=OfficeData)
    archived: bool = False
    submission_number: str = ""
    submitted_on: date | None = None
    notice_number: str = ""
    noticed_on: date | None = None
    forwarding_number: str = ""
    forwarded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the council (thành viên hội đồng), known by the body it represents; the name may be blank.

    ``stands_in_for`` is the member whose seat this one takes; together they are one seat of the council. Its own id: it
    holds no seat, and scores single products for others only.
    """

    id: int
    session_id: int
    position: int
    body: str
    short: str = ""
    name: str = ""
    title: str = ""
    role: Role = Role.MEMBER
    scoring: bool = True
    present: bool = True
    absence_reason: str = ""
    stands_in_for: int | None = None

    @property
    def label(self) -> str:
        """The short name if there is one, else the body, else the person's name."""
        return self.short or self.body or self.name


@dataclass(frozen=True, slots=True)
class Producer:
    """Who makes the product (chủ thể): cooperative, group, enterprise, farm, registered household."""

    name: str = ""
    kind: str = ""
    address: str = ""
    commune: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What of the dossier is there (Decree 26/2026): forms 01 to 03, the commune's letter, paper set, uploaded
    electronic set, samples. ``received_on``: the day it came in."""

    form_01: bool = False
    form_02: bool = False
    form_03: bool = False
    paper_set: bool = False
    electronic_set: bool = False
    samples: bool = False
    commune_letter: bool = False
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """What is rated (sản phẩm). ``set_code`` is None until somebody says which criteria set it belongs to.

    ``disqualified`` is the reason why the dossier is refused (hồ sơ bị loại), "" while it is not. ``spread_settled``:
    the recorded reason why a spread over the rule stands.
    """

    id: int
    session_id: int
    position: int
    name: str
    code: str = ""
    set_code: str | None = None
    kind: EvaluationKind = EvaluationKind.FIRST
    producer: Producer = field(default_factory=Producer)
    dossier: Dossier = field(default_factory=Dossier)
    note: str = ""
    previous_decision: str = ""
    previous_date: date | None = None
    previous_stars: int | None = None
    disqualified: str = ""
    spread_settled: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """That one member does not score one product, and why; ``stand_in`` is the member who scores it instead."""

    product_id: int
    member_id: int
    state: Absence
    reason: str = ""
    stand_in: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice on a sheet: the place of the level (1 for the first, 0 "no level reached") and, for the reader, its
    points."""

    product_id: int
    member_id: int
    round: int
    criterion: str
    place: int
    points: int


@dataclass(frozen=True, slots=True)
class SecondChoice:
    """The same choice as it was typed the second time."""

    product_id: int
    member_id: int
    round: int
    criterion: str
    place: int
    points: int


@dataclass(frozen=True, slots=True)
class SecondEntry:
    """That a sheet is entered twice, and how far that is. ``seed`` names the draw that chose it, "" where none did."""

    product_id: int
    member_id: int
    round: int
    state: SecondEntryState
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A further round (vòng chấm, ``number`` from 2) in which ``members`` score a product again; ``note`` says why."""

    product_id: int
    number: int
    members: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A member's opinion on one criterion of a sheet, or on the sheet as a whole (``criterion`` "")."""

    product_id: int
    member_id: int
    round: int
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetCase:
    """Which case (1 for the first heading) holds on a sheet where levels stand under alternative headings."""

    product_id: int
    member_id: int
    round: int
    case: int


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the council decides for a product. ``stars`` None: not concluded; ``reason`` where it differs from the
    computed class."""

    product_id: int
    stars: int | None = None
    reason: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstain: int | None = None
    remarks: str = ""
    recommendations: str = ""


@dataclass(frozen=True, slots=True)
class SealedResult:
    """The result of one product as it was sealed: whose sheets counted with which totals, the exact average, the star
    class by average and after the requirements. None where there is none."""

    product_id: int
    members: tuple[int, ...]
    totals: tuple[int, ...]
    average: Fraction | None
    stars_by_average: int | None
    stars: int | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Seal:
    """A closed session (niêm phong): its fingerprint, SHA-256 in hexadecimal, over all that was decided.

    ``revision`` counts from 1; ``log_seq`` and ``log_hash`` are the head of the log that was sealed. ``password`` is
    the scrypt hash that re-opening asks for, "" for none. ``reopened_at`` "" while the seal stands; times are UTC.
    """

    session_id: int
    revision: int
    sealed_at: str
    fingerprint: str
    log_seq: int
    log_hash: str
    results: tuple[SealedResult, ...]
    password: str = ""
    reopened_at: str = ""
    reopened_by: tuple[str, ...] = ()
    reopen_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether the session is closed by it now."""
        return not self.reopened_at


@dataclass(frozen=True, slots=True)
class PrintRun:
    """How often a paper left the program in one form. ``product_id`` 0: the paper of the whole session; ``revision`` of
    the seal that it was printed under, 0: a draft."""

    session_id: int
    paper: str
    form: str
    product_id: int
    revision: int
    times: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole office, whatever the session: the words of its papers and the language of the window."""

    id: int = 1
    office: OfficeData = field(default_factory=OfficeData)
    language: str = "vi"
