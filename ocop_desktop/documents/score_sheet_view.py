"""What a score sheet (phiếu đánh giá) is printed from: one member, one product, one round. Frozen and plain.

Totals come in as figures: nothing is computed here. Blank texts print as dotted lines to be filled in by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ocop_desktop.documents.view import NO_FIGURE, Figure, Head
from ocop_desktop.documents.wording.score_sheet import ScoreSheetWording
from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.session import EvaluationKind, Role


@dataclass(frozen=True, slots=True)
class ScoreSheetView:
    """One sheet, blank or filled.

    ``code`` is the sheet code as ``domain.sheet_code`` writes it ("1V1-4K"). ``decree`` stands after "ban hành kèm
    theo": "Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026". ``member`` is who scores, as the council lists it;
    ``signer`` the name below the signature.

    ``choices`` None: a blank sheet. Else it maps criterion codes to places, 0 for "no level reached"; a code that is
    not in it was not entered. ``skipped``: criteria whose condition (applies_if) is unmet, which count 0.
    ``parts`` and ``total``: the points of a filled sheet, no figure for a place to fill in by hand.
    ``opinions``: one line each. ``refused``: why the dossier is out, "" where it is not.
    """

    criteria: CriteriaSet
    code: str
    product: str
    product_code: str = ""
    producer: str = ""
    phone: str = ""
    address: str = ""
    kind: EvaluationKind | None = None
    member: str = ""
    role: Role | None = None
    signer: str = ""
    session: str = ""
    decree: str = ""
    head: Head = field(default_factory=Head)
    round: int = 1
    choices: Mapping[str, int] | None = None
    skipped: frozenset[str] = frozenset()
    parts: Mapping[str, Figure] = field(default_factory=dict)
    total: Figure = NO_FIGURE
    opinions: tuple[str, ...] = ()
    refused: str = ""
    place: str = ""
    day: date | None = None
    draft: bool = False
    wording: ScoreSheetWording = field(default_factory=ScoreSheetWording)

    @property
    def blank(self) -> bool:
        """Whether it is a form to fill in."""
        return self.choices is None
