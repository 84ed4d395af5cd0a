"""What can be done with one sheet beside choosing levels: its case, opinions, second entry; and further rounds.

Like ``commands``: a command checks the rules and answers with edits, nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.log import Edit
from ocop_desktop.domain.session import (
    Opinion,
    Round,
    SecondChoice,
    SecondEntry,
    SecondEntryState,
    SheetCase,
)
from ocop_desktop.domain.sheets import check_place, evaluate_sheet
from ocop_desktop.domain.text import clean
from ocop_desktop.services.commands import Context, change, edits_of_choices, open_sheet, tidy
from ocop_desktop.services.state import SessionState


@dataclass(frozen=True, slots=True)
class ChooseCase:
    """Which case holds on a sheet (1 for the first heading, None: nobody has said); choices of others are cleared."""

    product_id: int
    member_id: int
    case: int | None

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        criteria = open_sheet(state, self.product_id, self.member_id)
        cases = max((len(leaf.cases) for leaf in criteria.leaves), default=0)
        if self.case is not None and not 1 <= self.case <= cases:
            raise UserError("case_unknown", case=self.case, set=criteria.code)
        key = state.sheet_key(self.product_id, self.member_id)
        void: dict[str, int | None] = {
            code: None
            for code, place in state.sheet(self.product_id, self.member_id).items()
            if self.case is not None and criteria.by_code[code].case_of(place) not in (None, self.case)
        }
        cleared = edits_of_choices(state, self.product_id, self.member_id, void)
        after = None if self.case is None else SheetCase(*key, self.case)
        return *cleared, *change(state.sheet_cases.get(key), after)


@dataclass(frozen=True, slots=True)
class WriteOpinion:
    """A member's opinion on a criterion, or on the whole sheet (``criterion`` ""); an empty text takes it away."""

    product_id: int
    member_id: int
    criterion: str
    text: str

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        criteria = open_sheet(state, self.product_id, self.member_id)
        if self.criterion and criteria.leaf(self.criterion) is None:
            raise UserError("criterion_unknown", set=criteria.code, criterion=self.criterion)
        key = state.sheet_key(self.product_id, self.member_id)
        after = tidy(Opinion(*key, self.criterion, self.text))
        return change(state.opinions.get((*key, self.criterion)), after if after.text else None)


@dataclass(frozen=True, slots=True)
class BeginSecondEntry:
    """Begins the blind second entry of a complete sheet."""

    product_id: int
    member_id: int

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        criteria = open_sheet(state, self.product_id, self.member_id)
        if not evaluate_sheet(criteria, state.sheet(self.product_id, self.member_id)).complete:
            raise UserError("sheet_incomplete")
        before = state.second_entry(self.product_id, self.member_id)
        if before is not None and before.state is not SecondEntryState.ASKED:
            raise UserError("second_entry_begun")
        key = state.sheet_key(self.product_id, self.member_id)
        after = SecondEntry(*key, SecondEntryState.TYPING, before.seed if before else "")
        return change(before, after)


@dataclass(frozen=True, slots=True)
class ChooseSecond:
    """A choice of the second entry; the sheet's own choices stay as they are."""

    product_id: int
    member_id: int
    criterion: str
    place: int | None

    def edits(self, context: Context) -> tuple[Edit, ...]:
        _being_typed(context.state, self.product_id, self.member_id)
        return _second(context.state, self.product_id, self.member_id, {self.criterion: self.place})


@dataclass(frozen=True, slots=True)
class SettleDifference:
    """Settles one difference between the two entries: ``place`` (first, second or new) becomes the choice in both."""

    product_id: int
    member_id: int
    criterion: str
    place: int

    def edits(self, context: Context) -> tuple[Edit, ...]:
        _being_typed(context.state, self.product_id, self.member_id)
        places = {self.criterion: self.place}
        return (
            *edits_of_choices(context.state, self.product_id, self.member_id, places),
            *_second(context.state, self.product_id, self.member_id, places),
        )


@dataclass(frozen=True, slots=True)
class FinishSecondEntry:
    """Both entries agree: the sheet is checked (đã đối chiếu). Refused while anything differs."""

    product_id: int
    member_id: int

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        before = _being_typed(state, self.product_id, self.member_id)
        differing = differences(state, self.product_id, self.member_id)
        if differing:
            raise UserError("second_entry_differs", criteria=len(differing))
        return change(before, replace(before, state=SecondEntryState.CHECKED))


@dataclass(frozen=True, slots=True)
class DropSecondEntry:
    """Gives up a second entry under way: its choices go; a sheet that was drawn must still be entered again."""

    product_id: int
    member_id: int

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        before = _being_typed(state, self.product_id, self.member_id)
        sheet = state.second_sheet(self.product_id, self.member_id)
        cleared = _second(state, self.product_id, self.member_id, dict.fromkeys(sheet))
        after = replace(before, state=SecondEntryState.ASKED) if before.seed else None
        return *cleared, *change(before, after)


@dataclass(frozen=True, slots=True)
class DrawSecondEntries:
    """Draws ``percent`` of the sheets that have no second entry yet (at least one); ``seed`` makes the draw repeatable.

    The order is that of the SHA-256 of the seed with product, member and round, so anybody can draw again and compare.
    """

    seed: str
    percent: int

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        seed = clean(self.seed)
        if not seed or not 1 <= self.percent <= 100:
            raise UserError("draw_impossible")
        keys = [
            state.sheet_key(product_id, member.id)
            for product_id in state.products
            for member in state.scoring(product_id)
            if state.second_entry(product_id, member.id) is None
        ]
        keys.sort(key=lambda key: sha256(f"{seed}:{key[0]}:{key[1]}:{key[2]}".encode()).digest())
        drawn = keys[: max(1, -(-len(keys) * self.percent // 100))]
        return tuple(Edit(None, SecondEntry(*key, SecondEntryState.ASKED, seed)) for key in drawn)


@dataclass(frozen=True, slots=True)
class OpenRound:
    """The council scores a product again: all members (``members`` empty), or those named, on new sheets.

    The sheets of earlier rounds stay readable; of each member the last round counts.
    """

    product_id: int
    members: tuple[int, ...]
    note: str

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        product = state.product(self.product_id)
        result = context.scoreboard.results.get(product.id)
        if result is None:
            raise UserError("set_missing")
        if not result.complete:
            raise UserError("sheets_incomplete", valid=len(result.valid), expected=len(result.expected))
        scoring = [member.id for member in state.scoring(product.id)]
        chosen = tuple(key for key in scoring if not self.members or key in self.members)
        if not chosen or set(self.members) - set(scoring):
            raise UserError("round_members_unknown")
        further = tidy(Round(product.id, state.round(product.id) + 1, chosen, self.note))
        unsettled = change(product, replace(product, spread_settled=""))
        return Edit(None, further), *unsettled


def differences(state: SessionState, product_id: int, member_id: int) -> list[str]:
    """The criteria on which the two entries of a sheet differ, in the order of the set."""
    criteria = open_sheet(state, product_id, member_id)
    first = evaluate_sheet(criteria, state.sheet(product_id, member_id))
    second = evaluate_sheet(criteria, state.second_sheet(product_id, member_id))
    return [
        leaf.code
        for leaf in criteria.leaves
        if first.counted.get(leaf.code) != second.counted.get(leaf.code)
        or (leaf.code in first.missing) != (leaf.code in second.missing)
    ]


def _being_typed(state: SessionState, product_id: int, member_id: int) -> SecondEntry:
    open_sheet(state, product_id, member_id)
    entry = state.second_entry(product_id, member_id)
    if entry is None or entry.state is not SecondEntryState.TYPING:
        raise UserError("second_entry_not_begun")
    return entry


def _second(state: SessionState, product_id: int, member_id: int, places: Mapping[str, int | None]) -> tuple[Edit, ...]:
    criteria = open_sheet(state, product_id, member_id)
    key = state.sheet_key(product_id, member_id)
    sheet = state.second_choices.get(key, {})

    def record(code: str, place: int | None) -> SecondChoice | None:
        if place is None:
            return None
        return SecondChoice(*key, code, place, check_place(criteria, code, place))

    edits: list[Edit] = []
    for code, place in places.items():
        edits += change(record(code, sheet.get(code)), record(code, place))
    return tuple(edits)
