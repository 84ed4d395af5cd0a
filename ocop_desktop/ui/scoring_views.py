"""What the scoring page shows of a session, as plain data with the words for it.

Takes everything from the state and the scoreboard and computes no result; formats numbers with the domain's ``show``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.scoring import ProductResult, show
from ocop_desktop.domain.session import (
    EvaluationKind,
    Member,
    Participation,
    Product,
    SecondEntryRule,
    SecondEntryState,
)
from ocop_desktop.domain.sheets import SheetResult, SheetState
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.i18n import Marked, mark, tr


class Flag(StrEnum):
    """What the secretary should look at; the worst first."""

    DISQUALIFIED = "disqualified"
    NO_SET = "no_set"
    SPREAD = "spread"
    REQUIREMENT = "requirement"
    EDGE = "edge"
    UNCHECKED = "unchecked"


FLAG_WORDS: Mapping[Flag, Marked] = {
    Flag.DISQUALIFIED: mark("scoring_views", "The dossier is refused"),
    Flag.NO_SET: mark("scoring_views", "No criteria set is chosen yet"),
    Flag.SPREAD: mark("scoring_views", "The spread is above the rule"),
    Flag.REQUIREMENT: mark("scoring_views", "A star requirement holds it back"),
    Flag.EDGE: mark("scoring_views", "Close below the next star class"),
    Flag.UNCHECKED: mark("scoring_views", "Sheets wait for their second entry"),
}

KIND_WORDS: Mapping[EvaluationKind, Marked] = {
    EvaluationKind.FIRST: mark("scoring_views", "First evaluation"),
    EvaluationKind.UPGRADE: mark("scoring_views", "Upgrade"),
    EvaluationKind.AGAIN: mark("scoring_views", "Re-evaluation"),
}


@dataclass(frozen=True, slots=True)
class MemberView:
    """A scoring member and this member's sheet for one product. ``total`` in points, None while nothing is entered.

    ``round`` is the one whose sheet counts. ``second``: how far the second entry is (while it is typed the total is
    None, for it is typed blind); ``waits``: the rules ask for it.
    """

    id: int
    label: str
    full: str
    state: SheetState
    entered: int
    needed: int
    total: int | None
    dropped: bool
    reason: str
    round: int = 1
    second: SecondEntryState | None = None
    waits: bool = False

    @property
    def checked(self) -> bool:
        """Both entries of the sheet agree (đã đối chiếu)."""
        return self.second is SecondEntryState.CHECKED and self.state is SheetState.COMPLETE

    @property
    def expected(self) -> bool:
        return self.state not in (SheetState.ABSENT, SheetState.RECUSED)

    def state_words(self) -> str:
        """The state of the sheet in a word or two."""
        if self.dropped:
            return tr("scoring_views", "left out")
        if self.state is SheetState.PARTIAL:
            return f"{self.entered}/{self.needed}"
        if self.checked:
            return tr("scoring_views", "checked")
        if self.second is SecondEntryState.TYPING and self.expected:
            return tr("scoring_views", "second entry…")
        if self.waits and self.state is SheetState.COMPLETE:
            return tr("scoring_views", "waits for 2nd entry")
        return str(_STATE_WORDS[self.state])

    def spoken(self) -> str:
        """The whole, as a sentence for a tooltip or a screen reader."""
        parts = [self.full, self.state_words()]
        if self.expected and self.total is not None:
            parts.append(tr("scoring_views", "{points} points").format(points=self.total))
        if self.reason:
            parts.append(self.reason)
        return " · ".join(parts)


_STATE_WORDS: Mapping[SheetState, Marked] = {
    SheetState.NOT_STARTED: mark("scoring_views", "not entered"),
    SheetState.COMPLETE: mark("scoring_views", "complete"),
    SheetState.ABSENT: mark("scoring_views", "absent"),
    SheetState.RECUSED: mark("scoring_views", "does not score"),
}


@dataclass(frozen=True, slots=True)
class ProductView:
    """A product in the list: complete sheets of expected ones, average as shown ("" without one), stars, flags.

    ``unchecked``: sheets that wait for their second entry.
    """

    id: int
    name: str
    producer: str
    done: int
    expected: int
    average: str
    stars: int | None
    flags: tuple[Flag, ...]
    unchecked: int = 0

    def veiled(self) -> "ProductView":
        """Without the result, for whom a sheet of the product is being entered a second time."""
        return replace(self, average="", stars=None, flags=())

    def spoken(self) -> str:
        """The whole, as a sentence for a tooltip or a screen reader."""
        sheets = tr("scoring_views", "{done} of {expected} sheets").format(done=self.done, expected=self.expected)
        parts = [self.name, self.producer, sheets]
        if self.average:
            parts.append(tr("scoring_views", "average {average}").format(average=self.average))
        if self.stars is not None:
            parts.append(tr("scoring_views", "{n} stars").format(n=self.stars))
        parts += [str(FLAG_WORDS[flag]) for flag in self.flags]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet to be shown and typed in. ``locked``: the sentence why nothing can be entered, "" where it can.

    ``cases``: the headings of the alternative cases, empty where the sheet is not asked which holds; ``case``: the one
    that holds, 1 for the first. ``opinions`` by criterion, that on the whole sheet under "". ``blind``: a second entry,
    which shows no sums. ``offers_second``: the sheet can be entered a second time. ``earlier``: it is the sheet of an
    earlier round, to be read only.
    """

    product_id: int
    member_id: int
    criteria: CriteriaSet
    choices: Mapping[str, int]
    result: SheetResult
    locked: str
    refused: bool
    name: str
    round: int = 1
    cases: tuple[str, ...] = ()
    case: int | None = None
    opinions: Mapping[str, str] = field(default_factory=dict)
    blind: bool = False
    offers_second: bool = False
    earlier: bool = False

    @property
    def comparing(self) -> bool:
        """Whether a second entry is whole and to be compared with the first."""
        return self.blind and self.result.complete and not self.locked

    @property
    def key(self) -> tuple[int, int, int, bool, str]:
        return self.product_id, self.member_id, self.round, self.blind, self.criteria.content_hash

    def in_case(self, code: str, place: int) -> bool:
        """Whether a level belongs to the case that holds, as far as that is known."""
        return self.case is None or self.criteria.by_code[code].case_of(place) in (None, self.case)

    def void_in(self, case: int) -> list[str]:
        """The criteria whose choice another case would clear, in the sheet's order."""
        chosen = ((leaf.code, leaf.case_of(self.choices.get(leaf.code) or 0)) for leaf in self.criteria.leaves)
        return [code for code, of in chosen if of not in (None, case)]

    def part_points(self, part: str) -> int | None:
        """Points of a part so far; None while nothing of it is entered."""
        begun = any(self.criteria.part_of[code] == part for code in self.result.counted)
        return self.result.parts[part] if begun else None


def member_views(desk: Desk, product_id: int) -> tuple[MemberView, ...]:
    """The members who are to score a product, in the council's order, with their sheets."""
    state, board = desk.state, desk.scoreboard
    result = board.results.get(product_id)
    dropped = result.dropped if result is not None else ()
    waiting = waiting_for(desk, product_id)
    views = []
    for member in state.called_for(product_id):
        other = state.stand_in_for(product_id, member.id)
        absence = state.absence(product_id, member.id)
        sheet = board.sheet(product_id, member.id)
        begun = sheet is not None and bool(state.sheet(product_id, member.id))
        second = state.second_entry(product_id, member.id)
        typing = second is not None and second.state is SecondEntryState.TYPING
        views.append(
            MemberView(
                id=member.id,
                label=stand_in_label(member, other) if other is not None else member.label,
                full=_full(member, other),
                state=SheetState(absence.value) if absence else sheet.state if sheet else SheetState.NOT_STARTED,
                entered=sheet.entered if sheet else 0,
                needed=sheet.needed if sheet else 0,
                total=sheet.total if sheet is not None and begun and not typing else None,
                dropped=member.id in dropped,
                reason=absence_reason(desk, product_id, member) if absence else "",
                round=state.sheet_key(product_id, member.id)[2],
                second=second.state if second is not None else None,
                waits=member.id in waiting,
            )
        )
    return tuple(views)


def rounds_of(desk: Desk, product_id: int, member_id: int) -> tuple[int, ...]:
    """The rounds in which a member scored or scores a product; the last one's sheet counts."""
    further = tuple(item.number for item in desk.state.rounds.get(product_id, ()) if member_id in item.members)
    first = not further or (product_id, member_id, 1) in desk.state.choices
    return (1, *further) if first else further


def waiting_for(desk: Desk, product_id: int) -> list[int]:
    """The members whose sheets of a product wait for their second entry; quick where nobody asks for any."""
    state = desk.state
    asked = state.session.rules.second_entry is not SecondEntryRule.NONE or state.second_entries
    return state.waiting(product_id) if asked else []


def absence_reason(desk: Desk, product_id: int, member: Member) -> str:
    """The recorded reason why a member does not score a product, and who does instead; "" where neither was given."""
    participation = desk.state.participations.get(product_id, {}).get(member.id)
    if participation is None:
        return member.absence_reason
    return "; ".join(part for part in (participation.reason, stand_in_words(desk, participation)) if part)


def stand_in_words(desk: Desk, participation: Participation) -> str:
    """Who scores a product in place of a member who does not; "" for nobody."""
    if participation.stand_in is None:
        return ""
    text = tr("scoring_views", "{member} scores instead")
    if desk.state.absence(participation.product_id, participation.stand_in) is not None:
        text = tr("scoring_views", "{member} was to score instead and is away")
    members = desk.state.members
    return text.format(member=stand_in_label(members[participation.stand_in], members[participation.member_id]))


def stand_in_label(member: Member, other: Member) -> str:
    """What a member is called who scores in place of another one: by its name where both are of the same body."""
    return member.name if member.name and member.label == other.label else member.label


def product_view(desk: Desk, product: Product) -> ProductView:
    """A product as the list shows it."""
    result = desk.scoreboard.results.get(product.id)
    producer = product.producer.name
    if result is None:
        flags = (Flag.DISQUALIFIED, Flag.NO_SET) if product.disqualified else (Flag.NO_SET,)
        return ProductView(product.id, product.name, producer, 0, len(desk.state.scoring(product.id)), "", None, flags)
    waiting = len(waiting_for(desk, product.id))
    return ProductView(
        id=product.id,
        name=product.name,
        producer=producer,
        done=len(result.valid),
        expected=len(result.expected),
        average=shown_average(desk, result),
        stars=None if product.disqualified else result.stars,
        flags=_flags(product, result, waiting),
        unchecked=waiting,
    )


def is_final(desk: Desk, product_id: int) -> bool:
    """Whether every sheet of a product is complete and none waits for its second entry."""
    result = desk.scoreboard.results.get(product_id)
    return result is not None and result.complete and not desk.state.unchecked(product_id)


def shown_average(desk: Desk, result: ProductResult[int]) -> str:
    """The average as people write it, "" while there is none."""
    if result.average is None:
        return ""
    return show(result.average, desk.state.decree.bands, desk.state.session.rules.decimals)


def shown_gap(gap: Fraction, decimals: int) -> str:
    """Points that are missing, with as many decimals as it takes not to show nothing."""
    while gap * 10**decimals < Fraction(1, 2) and gap > 0:
        decimals += 1
    return show(gap, decimals=decimals)


def _flags(product: Product, result: ProductResult[int], waiting: int) -> tuple[Flag, ...]:
    found = {
        Flag.DISQUALIFIED: bool(product.disqualified),
        Flag.SPREAD: result.spread_exceeded and not product.spread_settled,
        Flag.REQUIREMENT: result.held_back,
        Flag.EDGE: result.band_edge,
        Flag.UNCHECKED: bool(waiting) and bool(result.valid),
    }
    return tuple(flag for flag, there in found.items() if there)


def _full(member: Member, other: Member | None) -> str:
    """Who a member is; ``other``: in whose place it scores."""
    full = " – ".join(part for part in (member.body, member.name) if part) or member.label
    if other is None:
        return full
    return tr("scoring_views", "{member}, in place of {other}").format(member=full, other=other.label)
