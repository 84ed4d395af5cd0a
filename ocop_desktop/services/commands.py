"""Everything the secretary can do in a session: one frozen command an intent, named by a verb.

A command checks the council's rules against the state and answers with edits; it changes nothing itself. ``edits``
raises ``UserError`` where a rule says no. Text is cleaned here, so that all that is stored is NFC.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Protocol, TypeVar

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.log import Edit, Record
from ocop_desktop.domain.rules import check_quorum, check_stand_in
from ocop_desktop.domain.seats import holds_no_seat, successor
from ocop_desktop.domain.session import (
    Absence,
    Choice,
    Conclusion,
    Member,
    Participation,
    Product,
    Role,
    SecondEntryState,
    Session,
)
from ocop_desktop.domain.sheets import check_place
from ocop_desktop.domain.text import clean, clean_lines
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.state import SessionState

LONGEST = 500
LONGEST_NOTE = 5000
_NOTES = frozenset(
    {"text", "reason", "remarks", "recommendations", "note", "disqualified", "spread_settled", "absence_reason"}
    | {"reopen_reason", "signer_authority", "council_signer_authority", "submission_to"}
)

T = TypeVar("T")
NewId = Callable[[type[Record]], int]


@dataclass(frozen=True, slots=True)
class Context:
    """What a command may look at: the state, the results, where new ids come from, and the head of the log."""

    state: SessionState
    scoreboard: Scoreboard
    new_id: NewId
    head: Callable[[], tuple[int, bytes]]


class Command(Protocol):
    """One intent. Its class name is the verb in the log."""

    def edits(self, context: Context) -> tuple[Edit, ...]: ...


def tidy(record: T) -> T:
    """A record with every text in NFC and without stray white space. Raises ``UserError`` (text_too_long)."""
    changes: dict[str, Any] = {}
    for item in fields(record):  # type: ignore[arg-type]
        value = getattr(record, item.name)
        if is_dataclass(value):
            changes[item.name] = tidy(value)
        elif isinstance(value, tuple) and value and all(is_dataclass(one) for one in value):
            changes[item.name] = tuple(tidy(one) for one in value)
        elif isinstance(value, tuple) and all(isinstance(text, str) for text in value):
            changes[item.name] = tuple(text for text in (clean(text) for text in value) if text)
        elif type(value) is str:
            note = item.name in _NOTES
            text = clean_lines(value) if note else clean(value)
            if len(text) > (LONGEST_NOTE if note else LONGEST):
                raise UserError("text_too_long", field=item.name, longest=LONGEST_NOTE if note else LONGEST)
            changes[item.name] = text
    return replace(record, **changes)  # type: ignore[type-var]


@dataclass(frozen=True, slots=True)
class ChooseLevel:
    """A member's choice on one criterion: the place of a level, 0 "no level reached", None "not entered"."""

    product_id: int
    member_id: int
    criterion: str
    place: int | None

    def edits(self, context: Context) -> tuple[Edit, ...]:
        return edits_of_choices(context.state, self.product_id, self.member_id, {self.criterion: self.place})


@dataclass(frozen=True, slots=True)
class FillSheet:
    """Several choices of one member for one product at once, as one step."""

    product_id: int
    member_id: int
    places: Mapping[str, int | None]

    def edits(self, context: Context) -> tuple[Edit, ...]:
        return edits_of_choices(context.state, self.product_id, self.member_id, self.places)


@dataclass(frozen=True, slots=True)
class FillSheets:
    """Several choices of several members for one product at once, as one step: places by member and criterion."""

    product_id: int
    places: Mapping[int, Mapping[str, int | None]]

    def edits(self, context: Context) -> tuple[Edit, ...]:
        edits: list[Edit] = []
        for member_id, places in self.places.items():
            edits += edits_of_choices(context.state, self.product_id, member_id, places)
        return tuple(edits)


@dataclass(frozen=True, slots=True)
class EditSession:
    """The session's own data and rules. Its decree is pinned and never changes."""

    session: Session

    def edits(self, context: Context) -> tuple[Edit, ...]:
        before = context.state.session
        after = tidy(replace(self.session, decree=before.decree, decree_hash=before.decree_hash))
        check_session(after)
        if context.state.decree.tier(after.level) is None:
            raise UserError("level_of_session_unknown", level=after.level, decree=after.decree)
        known = {part.code for criteria in context.state.decree.sets for part in criteria.parts}
        unknown = [part for part in after.rules.ties if part not in known]
        if unknown:
            raise UserError("part_unknown", part=unknown[0])
        return change(before, after)


@dataclass(frozen=True, slots=True)
class AddMember:
    """A new member at the end of the council's list; ``id``, session and position are given here."""

    member: Member

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        position = max((member.position for member in state.members.values()), default=0) + 1
        member = replace(tidy(self.member), id=context.new_id(Member), session_id=state.session.id, position=position)
        _check_member(state, member)
        return (Edit(None, member),)


@dataclass(frozen=True, slots=True)
class EditMember:
    """A member's data, role, presence."""

    member: Member

    def edits(self, context: Context) -> tuple[Edit, ...]:
        before = context.state.member(self.member.id)
        after = replace(self.member, session_id=before.session_id, position=before.position)
        after = tidy(replace(after, stands_in_for=before.stands_in_for))
        _check_member(context.state, after)
        heir = successor(context.state.members, before)
        if after.present and not before.present and heir is not None:
            raise UserError("seat_taken", member=heir.label)
        for_others = [found for found in _participations(context.state) if found.stand_in == before.id]
        if after.scoring and not before.scoring and for_others:
            other = context.state.member(for_others[0].member_id)
            product = context.state.product(for_others[0].product_id)
            raise UserError("member_stands_in", member=after.label, other=other.label, product=product.name)
        return change(before, after)


@dataclass(frozen=True, slots=True)
class ReplaceMember:
    """Another person or body takes a member's seat from now on, with a reason; the sheets of the one who leaves, and of
    who scored single products for it, stay in the log and stop counting."""

    member_id: int
    successor: Member
    reason: str

    def edits(self, context: Context) -> tuple[Edit, ...]:
        before = context.state.member(self.member_id)
        if not clean(self.reason):
            raise UserError("reason_missing")
        if holds_no_seat(before):
            raise UserError("member_without_seat", member=before.label)
        seat = before.stands_in_for or before.id
        (added,) = AddMember(replace(self.successor, stands_in_for=seat)).edits(context)
        leaving = tidy(replace(before, present=False, absence_reason=self.reason))
        mine = [found for found in _participations(context.state) if found.member_id == before.id]
        alone = [edit for found in mine for edit in change(found, replace(found, stand_in=None))]
        return added, *alone, *change(before, leaving)


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """Takes a member out of the council, with the sheets of this member; ``discard_sheets`` says that this is known.

    The seat stays one seat: of those who took it over, the first now has it.
    """

    member_id: int
    discard_sheets: bool = False

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        member = state.member(self.member_id)
        attached = state.attached(member_id=member.id)
        if attached and not self.discard_sheets:
            raise UserError("sheets_would_be_lost", sheets=len({choice.product_id for choice in attached}))
        parts = [p[member.id] for p in state.participations.values() if member.id in p]
        edits: list[Edit] = []
        for rounds in state.rounds.values():
            for further in rounds:
                left = tuple(key for key in further.members if key != member.id)
                edits += change(further, replace(further, members=left))
        for found in _participations(state):
            if found.stand_in == member.id:
                edits += change(found, replace(found, stand_in=None))
        heirs = sorted(o.id for o in state.members.values() if o.stands_in_for == member.id and o.id != member.id)
        for heir in heirs:
            other = state.members[heir]
            edits += change(other, replace(other, stands_in_for=None if heir == heirs[0] else heirs[0]))
        gone: list[Record] = [*attached, *parts, member]
        return (*edits, *(Edit(record, None) for record in gone))


@dataclass(frozen=True, slots=True)
class MoveMember:
    """Moves a member to another place of the list, 0 for the first."""

    member_id: int
    index: int

    def edits(self, context: Context) -> tuple[Edit, ...]:
        return _moved(context.state.members, context.state.member(self.member_id), self.index)


@dataclass(frozen=True, slots=True)
class SetParticipation:
    """That a member is absent for, or recused from, one product (``state`` None: takes part again, and nobody scores
    in its place any more)."""

    product_id: int
    member_id: int
    state: Absence | None
    reason: str = ""

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        state.product(self.product_id)
        state.member(self.member_id)
        before = state.participations.get(self.product_id, {}).get(self.member_id)
        after = None
        if self.state is not None:
            stand_in = before.stand_in if before is not None else None
            after = tidy(Participation(self.product_id, self.member_id, self.state, self.reason, stand_in))
        return change(before, after)


@dataclass(frozen=True, slots=True)
class NameStandIn:
    """Who scores one product instead of a member who does not (``stand_in`` None: nobody): one of the council who has
    no sheet otherwise, or who was added for another product. Its sheet counts as long as the member does not score."""

    product_id: int
    member_id: int
    stand_in: int | None

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        state.product(self.product_id)
        away = state.member(self.member_id)
        of_product = state.participations.get(self.product_id, {})
        before = of_product.get(away.id)
        if self.stand_in is None:
            return change(before, replace(before, stand_in=None)) if before is not None else ()
        check_stand_in(state.members, of_product, away, state.member(self.stand_in))
        return change(before, replace(_away(state, self.product_id, away), stand_in=self.stand_in))


@dataclass(frozen=True, slots=True)
class AddStandIn:
    """Somebody who is not of the council scores one product instead of a member who does not. It holds no seat, and can
    be named for further products."""

    product_id: int
    member_id: int
    person: Member

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        state.product(self.product_id)
        away = state.member(self.member_id)
        of_product = state.participations.get(self.product_id, {})
        check_stand_in(state.members, of_product, away, None)
        person = replace(self.person, role=Role.MEMBER, scoring=False, present=True, stands_in_for=None)
        added = AddMember(person).edits(context)[0].after
        assert isinstance(added, Member)
        named = replace(_away(state, self.product_id, away), stand_in=added.id)
        return Edit(None, replace(added, stands_in_for=added.id)), *change(of_product.get(away.id), named)


@dataclass(frozen=True, slots=True)
class AddProduct:
    """A new product at the end of the list; ``id``, session and position are given here."""

    product: Product

    def edits(self, context: Context) -> tuple[Edit, ...]:
        return _added(context, (self.product,))


@dataclass(frozen=True, slots=True)
class ImportProducts:
    """A list of products taken over as one step: ``new`` at the end, ``merged`` in the place of those there."""

    new: tuple[Product, ...]
    merged: tuple[Product, ...] = ()

    def edits(self, context: Context) -> tuple[Edit, ...]:
        edits: list[Edit] = []
        for product in self.merged:
            edits += EditProduct(product).edits(context)
        return (*edits, *_added(context, self.new))


@dataclass(frozen=True, slots=True)
class EditProduct:
    """A product's data. Another criteria set makes its sheets void: ``discard_sheets`` says that this is known."""

    product: Product
    discard_sheets: bool = False

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        before = state.product(self.product.id)
        after = tidy(replace(self.product, session_id=before.session_id, position=before.position))
        _check_product(state, after)
        void = state.attached(product_id=before.id) if after.set_code != before.set_code else []
        if void and not self.discard_sheets:
            raise UserError("sheets_would_be_lost", sheets=len({choice.member_id for choice in void}))
        gone: list[Record] = [*void, *state.rounds.get(before.id, ())] if void else []
        return (*(Edit(record, None) for record in gone), *change(before, after))


@dataclass(frozen=True, slots=True)
class RemoveProduct:
    """Takes a product out of the session, with its sheets; ``discard_sheets`` says that this is known."""

    product_id: int
    discard_sheets: bool = False

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        product = state.product(self.product_id)
        attached = state.attached(product_id=product.id)
        if attached and not self.discard_sheets:
            raise UserError("sheets_would_be_lost", sheets=len({choice.member_id for choice in attached}))
        conclusions = [state.conclusions[product.id]] if product.id in state.conclusions else []
        gone: list[Record] = [
            *attached,
            *state.rounds.get(product.id, ()),
            *state.participations.get(product.id, {}).values(),
            *conclusions,
            product,
        ]
        return tuple(Edit(record, None) for record in gone)


@dataclass(frozen=True, slots=True)
class MoveProduct:
    """Moves a product to another place of the list, 0 for the first."""

    product_id: int
    index: int

    def edits(self, context: Context) -> tuple[Edit, ...]:
        return _moved(context.state.products, context.state.product(self.product_id), self.index)


@dataclass(frozen=True, slots=True)
class Disqualify:
    """Refuses a dossier with a reason (hồ sơ bị loại); an empty reason takes it back."""

    product_id: int
    reason: str

    def edits(self, context: Context) -> tuple[Edit, ...]:
        before = context.state.product(self.product_id)
        return change(before, tidy(replace(before, disqualified=self.reason)))


@dataclass(frozen=True, slots=True)
class SettleSpread:
    """Records why a spread over the council's rule stands; an empty reason takes it back."""

    product_id: int
    reason: str

    def edits(self, context: Context) -> tuple[Edit, ...]:
        before = context.state.product(self.product_id)
        return change(before, tidy(replace(before, spread_settled=self.reason)))


@dataclass(frozen=True, slots=True)
class Conclude:
    """What the council decides for a product. Stars other than the computed ones need a reason."""

    conclusion: Conclusion

    def edits(self, context: Context) -> tuple[Edit, ...]:
        after = tidy(self.conclusion)
        context.scoreboard.check(after)
        before = context.state.conclusions.get(after.product_id)
        empty = after == Conclusion(after.product_id)
        return change(before, None if empty else after)


@dataclass(frozen=True, slots=True)
class ConcludeAll:
    """Concludes every product on which nothing stands in the way, with the computed stars, as one step.

    What is concluded already stays, also where it no longer stands: that is looked at one by one. Raises ``UserError``:
    what keeps the council from concluding at all, or nothing_to_conclude.
    """

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state = context.state
        ready = context.scoreboard.ready()
        if not ready:
            check_quorum(state.quorum())
            raise UserError("nothing_to_conclude")
        edits: list[Edit] = []
        for product_id in ready:
            stars = context.scoreboard.results[product_id].stars
            after = replace(state.conclusion(product_id), stars=stars, reason="")
            edits += change(state.conclusions.get(product_id), after)
        return tuple(edits)


@dataclass(frozen=True, slots=True)
class SetArchived:
    """Puts a session away (it becomes read-only) or takes it out again."""

    archived: bool

    def edits(self, context: Context) -> tuple[Edit, ...]:
        before = context.state.session
        return change(before, replace(before, archived=self.archived))


def check_session(session: Session) -> None:
    """Raises ``UserError`` for a session without a title or with rules that cannot be."""
    rules = session.rules
    if not session.title:
        raise UserError("title_missing")
    if not 0 < rules.quorum <= 1:
        raise UserError("quorum_impossible")
    if rules.spread is not None and not 0 <= rules.spread <= 100:
        raise UserError("spread_impossible")
    if not 0 <= rules.decimals <= 6:
        raise UserError("decimals_impossible")
    if len(set(rules.ties)) != len(rules.ties):
        raise UserError("ties_twice")


def change(before: Record | None, after: Record | None) -> tuple[Edit, ...]:
    """The edit from one record to another; none where they are equal."""
    return () if before == after else (Edit(before, after),)


def edits_of_choices(
    state: SessionState, product_id: int, member_id: int, places: Mapping[str, int | None]
) -> tuple[Edit, ...]:
    """The edits that bring a sheet to ``places``; a sheet that was checked must then be entered twice again."""
    criteria = open_sheet(state, product_id, member_id)
    key = state.sheet_key(product_id, member_id)
    sheet, case = state.sheet(product_id, member_id), state.case(product_id, member_id)

    def record(code: str, place: int | None) -> Choice | None:
        if place is None:
            return None
        return Choice(*key, code, place, check_place(criteria, code, place))

    edits: list[Edit] = []
    for code, place in places.items():
        leaf = criteria.leaf(code)
        if leaf is None:
            raise UserError("criterion_unknown", set=criteria.code, criterion=code)
        after = record(code, place)
        if place and case is not None and leaf.case_of(place) not in (None, case):
            raise UserError("level_of_other_case", criterion=code, case=leaf.cases[case - 1])
        edits += change(record(code, sheet.get(code)), after)
    second = state.second_entries.get(key)
    if edits and second is not None and second.state is SecondEntryState.CHECKED:
        edits += change(second, replace(second, state=SecondEntryState.TYPING))
    return tuple(edits)


def open_sheet(state: SessionState, product_id: int, member_id: int) -> CriteriaSet:
    """The criteria of a sheet that the member may fill in now.

    Raises ``UserError`` (product_gone, member_gone, set_missing, member_not_scoring).
    """
    product, member = state.product(product_id), state.member(member_id)
    criteria = state.criteria(product)
    if criteria is None:
        raise UserError("set_missing")
    absence = state.absence(product_id, member_id)
    if not state.called(product_id, member_id) or absence is not None:
        raise UserError("member_not_scoring", member=member.label, state=absence.value if absence else "not_scoring")
    return criteria


def _away(state: SessionState, product_id: int, member: Member) -> Participation:
    """That a member does not score a product, as it is recorded, or as it follows from its absence from the session."""
    found = state.participations.get(product_id, {}).get(member.id)
    return found or Participation(product_id, member.id, Absence.ABSENT, member.absence_reason)


def _participations(state: SessionState) -> Iterator[Participation]:
    return (found for of_product in state.participations.values() for found in of_product.values())


def _added(context: Context, products: tuple[Product, ...]) -> tuple[Edit, ...]:
    state = context.state
    position = max((product.position for product in state.products.values()), default=0)
    edits = []
    for offset, product in enumerate(products, 1):
        added = replace(
            tidy(product), id=context.new_id(Product), session_id=state.session.id, position=position + offset
        )
        _check_product(state, added)
        edits.append(Edit(None, added))
    return tuple(edits)


R = TypeVar("R", Member, Product)


def _moved(records: Mapping[int, R], record: R, index: int) -> tuple[Edit, ...]:
    order = [item for item in records.values() if item.id != record.id]
    order.insert(max(0, min(index, len(order))), record)
    edits: list[Edit] = []
    for position, item in enumerate(order, 1):
        edits += change(item, replace(item, position=position))
    return tuple(edits)


def _check_product(state: SessionState, product: Product) -> None:
    if not product.name:
        raise UserError("product_name_missing")
    if product.set_code is not None and product.set_code not in state.decree.by_set:
        raise UserError("set_unknown", set=product.set_code, decree=state.decree.code)
    if product.previous_stars is not None and not 1 <= product.previous_stars <= 5:
        raise UserError("stars_unknown", stars=product.previous_stars)


def _check_member(state: SessionState, member: Member) -> None:
    if not member.label:
        raise UserError("member_name_missing")
    if holds_no_seat(member) and (member.scoring or member.role is not Role.MEMBER):
        raise UserError("member_without_seat", member=member.label)
    for other in state.members.values():
        if other.id != member.id and (other.body, other.name) == (member.body, member.name):
            raise UserError("member_twice", member=member.label)
