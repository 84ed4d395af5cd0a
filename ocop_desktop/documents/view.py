"""What the papers are made from: frozen, plain, already computed and already formatted by the domain.

A blank text or None is something that nobody has said yet: it prints as a dotted line, or is left out where a dotted
line would invite a score by hand. Texts that the office words for itself come in here, with the defaults of
``documents.wording``. Computes nothing and reads no database.
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from fractions import Fraction

from ocop_desktop.documents.wording.certificate import ENGLISH, CertificateWording
from ocop_desktop.documents.wording.minutes import MinutesWording
from ocop_desktop.documents.wording.results import ResultsWording
from ocop_desktop.domain.session import EvaluationKind, Role


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the domain shows it ("69,996") and exactly; a blank text is no figure at all, never 0."""

    text: str = ""
    value: Fraction | int | None = None


NO_FIGURE = Figure()


class State(StrEnum):
    """Where a product stands when the paper is made."""

    CONCLUDED = "concluded"
    OPEN = "open"
    INCOMPLETE = "incomplete"
    DISQUALIFIED = "disqualified"


class Next(StrEnum):
    """What this level does with a product (``domain.scoring.Outcome.kind``)."""

    CERTIFY = "certify"
    FORWARD = "forward"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper: agency above, issuing body, number ("05/BB-HĐ"; blank: dotted)."""

    parent_agency: str = ""
    issuing_body: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of the council as the minutes list it: by the body it represents. ``reason``: of its absence.

    ``replaces`` is whose seat the member took over, ``replaced_by`` who took over the member's. ``stands_in``: scores
    single products in place of others; ``of_council`` False: holds no seat and does only that.
    """

    name: str
    role: Role = Role.MEMBER
    scoring: bool = True
    present: bool = True
    reason: str = ""
    replaces: str = ""
    replaced_by: str = ""
    stands_in: bool = False
    of_council: bool = True


@dataclass(frozen=True, slots=True)
class Away:
    """A member who does not score one product, why, and who scores it instead."""

    name: str
    reason: str = ""
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who is there of whom, the rule in words with its clause, and whether it is met."""

    present: int
    members: int
    met: bool
    rule: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of the decree or the council in words ("...") and the clause it stands in, where one is known."""

    text: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class PartFigure:
    """The average of one part ("A"), the most it can be, and what the part is about."""

    code: str
    average: Figure
    most: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class MissedRequirement:
    """A star requirement that is not met: its stars, the criterion's code and title, and the level to reach."""

    stars: int
    code: str
    title: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Votes:
    """How the council voted; None: not recorded."""

    agree: int | None = None
    against: int | None = None
    abstain: int | None = None


@dataclass(frozen=True, slots=True)
class RoundView:
    """A further round (vòng chấm, ``number`` from 2): who scored again and what the council noted about it."""

    number: int
    members: tuple[str, ...]
    everyone: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoundTotals:
    """The totals of one member in each round from the first; no figure where there is no whole sheet.

    ``counted``: the round whose sheet counts, None where the member's sheets do not.
    """

    name: str
    totals: tuple[Figure, ...]
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class OpinionView:
    """A member's opinion on a criterion, or on the sheet as a whole (``criterion`` "")."""

    name: str
    text: str
    criterion: str = ""
    round: int = 1


@dataclass(frozen=True, slots=True)
class DrawnProduct:
    """Whose sheets of one product were drawn to be entered a second time, and how many of them are checked."""

    product: str
    members: tuple[str, ...]
    checked: int


@dataclass(frozen=True, slots=True)
class DrawView:
    """One draw: the text it was drawn with, from which it can be drawn again."""

    seed: str
    products: tuple[DrawnProduct, ...]


@dataclass(frozen=True, slots=True)
class SecondEntryView:
    """The second entry of the sheets: the rule in words, how many sheets of how many are checked, and the draws.

    ``waiting``: the sheets that still have to be entered again, one line each.
    """

    rule: str
    checked: int
    sheets: int
    draws: tuple[DrawView, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductView:
    """One product with everything that the minutes and the table of results say about it.

    ``rank`` is None for a product that is not ranked; ``tied``: it shares its rank. ``spread_limit`` None: the council
    has no such rule. ``spread_exceeded``: the rule is broken; ``spread_reason``: why it stands. ``stars_by_average`` is
    the band's class, ``stars_computed`` what the star requirements leave of it, ``stars`` what the council concludes.
    ``missing``: what keeps an incomplete product back, one line each. ``rounds``: the further ones, with the totals of
    all rounds in ``round_totals``; both empty for a product that was scored once.
    """

    name: str
    producer: str = ""
    code: str = ""
    address: str = ""
    criteria_set: str = ""
    kind: EvaluationKind | None = None
    state: State = State.OPEN
    rounds: tuple[RoundView, ...] = ()
    round_totals: tuple[RoundTotals, ...] = ()
    opinions: tuple[OpinionView, ...] = ()
    rank: int | None = None
    tied: bool = False
    counted: int = 0
    expected: int = 0
    dropped: tuple[str, ...] = ()
    absent: tuple[Away, ...] = ()
    recused: tuple[Away, ...] = ()
    missing: tuple[str, ...] = ()
    average: Figure = NO_FIGURE
    parts: tuple[PartFigure, ...] = ()
    spread: Figure = NO_FIGURE
    spread_limit: int | None = None
    spread_exceeded: bool = False
    spread_reason: str = ""
    stars_by_average: int | None = None
    stars_computed: int | None = None
    missed: tuple[MissedRequirement, ...] = ()
    stars: int | None = None
    reason: str = ""
    votes: Votes = Votes()
    remarks: str = ""
    recommendations: str = ""
    next_step: Next = Next.NONE
    forward_to: str = ""
    disqualified: str = ""


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes (biên bản) of one session. ``products`` in the order in which they are to stand.

    ``grounds``: what the meeting rests on, without "Căn cứ" endings (";" and "." are put by the paper). ``ends_on``:
    the day of closing where it is another one. ``fingerprint``: of the closed session.
    """

    head: Head
    subject: str
    members: tuple[MemberLine, ...]
    quorum: Quorum
    products: tuple[ProductView, ...]
    draft: bool = True
    grounds: tuple[str, ...] = ()
    council: str = ""
    held_on: date | None = None
    starts: time | None = None
    ends_on: date | None = None
    ends: time | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    chair_name: str = ""
    secretary_name: str = ""
    guests: tuple[str, ...] = ()
    rules: tuple[RuleLine, ...] = ()
    second_entry: SecondEntryView | None = None
    fingerprint: str = ""
    wording: MinutesWording = field(default_factory=MinutesWording)


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The table of results (bảng tổng hợp điểm) of one session. ``products`` best first, the unranked ones last."""

    head: Head
    subject: str
    products: tuple[ProductView, ...]
    draft: bool = True
    place: str = ""
    made_on: date | None = None
    chair_name: str = ""
    secretary_name: str = ""
    fingerprint: str = ""
    wording: ResultsWording = field(default_factory=ResultsWording)


class CertificateDesign(StrEnum):
    """How a certificate looks: a gold frame and everything in the middle, or a plain page with a medal beside it."""

    CLASSIC = "classic"
    MODERN = "modern"


@dataclass(frozen=True, slots=True)
class CertificateView:
    """One certificate (giấy chứng nhận). ``stars`` None: not concluded, dotted. ``decision_number`` "3981/QĐ-UBND".

    ``emblem`` and ``logo``: bytes of the office's pictures, as ``pictures.check_picture`` lets them pass; b"": none.
    ``bilingual``: with the words of ``english`` below the Vietnamese ones; a blank one of them is left out.
    """

    product: str
    producer: str
    address: str
    stars: int | None
    agency: str = ""
    parent_agency: str = ""
    number: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    decision_agency: str = ""
    valid_until: date | None = None
    place: str = ""
    issued_on: date | None = None
    signer_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    draft: bool = True
    wording: CertificateWording = field(default_factory=CertificateWording)
    design: CertificateDesign = CertificateDesign.CLASSIC
    bilingual: bool = False
    english: CertificateWording = ENGLISH
    emblem: bytes = b""
    logo: bytes = b""
