"""What the administrative papers are made from, as ``view`` is for minutes and results: frozen, computed, formatted.

A blank text or None is something that nobody has said yet and prints as a dotted line. ``head.number`` is the number
with its code ("05/TTr-HĐ"). ``products`` are all products of the session as the minutes have them; a paper picks from
them what it is about by their state and next step. ``fingerprint``: the printed groups of a closed session's code.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ocop_desktop.documents.view import NO_FIGURE, Figure, Head, MissedRequirement, ProductView
from ocop_desktop.documents.wording.decision import DecisionWording
from ocop_desktop.documents.wording.dossier import DossierWording
from ocop_desktop.documents.wording.forwarding import ForwardingWording
from ocop_desktop.documents.wording.letter import LetterWording
from ocop_desktop.documents.wording.notice import NoticeWording
from ocop_desktop.documents.wording.product_results import ProductResultsWording
from ocop_desktop.documents.wording.register import RegisterWording
from ocop_desktop.documents.wording.submission import SubmissionWording
from ocop_desktop.domain.session import Dossier


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, with which authority ("KT. CHỦ TỊCH"; lines for more than one), and to whom the paper goes.

    ``recipients`` without the dashes and their ends, which the paper puts.
    """

    authority: str = ""
    title: str = ""
    name: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """The submission (tờ trình) of the council to the authority ``to``. ``minutes_number`` of the meeting's minutes;
    ``held_on``: the day of the meeting; ``present`` of ``members`` took part, None: not known."""

    head: Head
    subject: str
    products: tuple[ProductView, ...]
    to: str = ""
    council: str = ""
    held_on: date | None = None
    present: int | None = None
    members: int | None = None
    minutes_number: str = ""
    grounds: tuple[str, ...] = ()
    place: str = ""
    made_on: date | None = None
    signing: Signing = Signing()
    draft: bool = True
    fingerprint: str = ""
    wording: SubmissionWording = field(default_factory=SubmissionWording)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The draft decision (dự thảo Quyết định) of ``authority`` and the list with it. ``submission_*`` of the council's
    submission; ``months``: how long a certificate is valid; ``made_on``: the day of the decision."""

    head: Head
    subject: str
    products: tuple[ProductView, ...]
    authority: str = ""
    council: str = ""
    grounds: tuple[str, ...] = ()
    submission_number: str = ""
    submitted_on: date | None = None
    months: int = 36
    place: str = ""
    made_on: date | None = None
    signing: Signing = Signing()
    draft: bool = True
    fingerprint: str = ""
    wording: DecisionWording = field(default_factory=DecisionWording)


@dataclass(frozen=True, slots=True)
class ForwardingView:
    """The list of products forwarded (danh sách chuyển cấp trên) to ``level`` ("tỉnh"), as the tiers of the decree have
    it; ``from_points``: the average from which a product goes on."""

    head: Head
    products: tuple[ProductView, ...]
    level: str = ""
    from_points: int | None = None
    council: str = ""
    place: str = ""
    made_on: date | None = None
    signing: Signing = Signing()
    draft: bool = True
    fingerprint: str = ""
    wording: ForwardingWording = field(default_factory=ForwardingWording)


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The notice of results (thông báo kết quả) of a session to all. ``title``: of the session, inside a sentence."""

    head: Head
    title: str
    products: tuple[ProductView, ...]
    council: str = ""
    held_on: date | None = None
    place: str = ""
    made_on: date | None = None
    signing: Signing = Signing()
    draft: bool = True
    fingerprint: str = ""
    wording: NoticeWording = field(default_factory=NoticeWording)


@dataclass(frozen=True, slots=True)
class NextStar:
    """What keeps a product from ``stars``, the class above its own: the points up to ``at_least``, the lower edge of
    that class's band (no figure where the average reaches it; never rounded to 0), and the requirements not met."""

    stars: int
    at_least: int
    points: Figure = NO_FIGURE
    missed: tuple[MissedRequirement, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterView:
    """The letter (thông báo kết quả) to the producer of one product. ``next_star`` None: there is no class above."""

    head: Head
    product: ProductView
    next_star: NextStar | None = None
    council: str = ""
    held_on: date | None = None
    place: str = ""
    made_on: date | None = None
    signing: Signing = Signing()
    draft: bool = True
    wording: LetterWording = field(default_factory=LetterWording)


@dataclass(frozen=True, slots=True)
class DossierView:
    """The check list of one product's dossier (phiếu kiểm tra hồ sơ); a dossier nobody has looked at is blank to tick.

    ``samples``: how many the criteria set asks for, 0: none. ``commune_letter``: whether it is there; it is asked for
    where ``asks_commune_letter`` (Decree 26/2026).
    """

    head: Head
    product: ProductView
    dossier: Dossier = field(default_factory=Dossier)
    phone: str = ""
    samples: int = 5
    asks_commune_letter: bool = True
    commune_letter: bool | None = None
    received_on: date | None = None
    remarks: str = ""
    place: str = ""
    made_on: date | None = None
    left_name: str = ""
    right_name: str = ""
    wording: DossierWording = field(default_factory=DossierWording)


class CertificateState(StrEnum):
    """Where a certificate stands on the day the register is made."""

    NOT_ISSUED = "not_issued"
    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One certificate of the register. ``number`` as printed ("01") with the number behind it."""

    product: str
    producer: str
    number: Figure = NO_FIGURE
    code: str = ""
    address: str = ""
    stars: int | None = None
    decision_number: str = ""
    decided_on: date | None = None
    issued_on: date | None = None
    expires_on: date | None = None
    state: CertificateState = CertificateState.NOT_ISSUED


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register of certificates (sổ cấp giấy chứng nhận). ``title``: of the session, inside a sentence."""

    head: Head
    title: str
    lines: tuple[RegisterLine, ...]
    place: str = ""
    made_on: date | None = None
    maker_name: str = ""
    signing: Signing = Signing()
    draft: bool = True
    fingerprint: str = ""
    wording: RegisterWording = field(default_factory=RegisterWording)


@dataclass(frozen=True, slots=True)
class MemberColumn:
    """A member whose valid sheet stands in the table; ``round``: of that sheet, where the product was scored again."""

    name: str
    round: int | None = None
    dropped: bool = False


class RowKind(StrEnum):
    """What a row of a product's table is."""

    PART = "part"
    GROUP = "group"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A part, a group or a criterion: its most points, what each member gave (one figure a column), the average.

    A figure without text prints as a dash: the criterion does not apply on that sheet.
    """

    kind: RowKind
    code: str
    title: str
    most: int
    points: tuple[Figure, ...]
    average: Figure = NO_FIGURE


@dataclass(frozen=True, slots=True)
class ProductResultsView:
    """The points of one product: criteria by members with averages (bảng tổng hợp điểm). ``totals`` of the members."""

    head: Head
    product: ProductView
    members: tuple[MemberColumn, ...]
    rows: tuple[CriterionRow, ...]
    totals: tuple[Figure, ...]
    most: int = 100
    place: str = ""
    made_on: date | None = None
    chair_name: str = ""
    secretary_name: str = ""
    draft: bool = True
    fingerprint: str = ""
    wording: ProductResultsWording = field(default_factory=ProductResultsWording)
