"""What an open session holds in memory: the mirror of its rows, changed by edits only.

``apply`` takes edits that are already in the database and says what they touched. It checks no rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ocop_desktop.domain.criteria import CriteriaSet, Decree, Tier
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.log import Edit, Record, key_of
from ocop_desktop.domain.rules import Quorum, absence_of, called_members, quorum, scoring_members
from ocop_desktop.domain.session import (
    Absence,
    Choice,
    Conclusion,
    Member,
    Opinion,
    Participation,
    PrintRun,
    Product,
    Round,
    Seal,
    SecondChoice,
    SecondEntry,
    SecondEntryRule,
    SecondEntryState,
    Session,
    SheetCase,
)
from ocop_desktop.storage.store import SessionRecords

Attached = Choice | SecondChoice | SheetCase | SecondEntry | Opinion
"""A record that belongs to one sheet."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What was touched, nothing more.

    ``sheets``: (product, member) whose choices, opinions, case or second entry changed. ``products``: whose results
    must be computed anew. ``listed``: products came, went or moved. ``details``: products whose own data or conclusion
    changed. ``members``: the council changed. ``session``: the session's data or rules changed.
    """

    sheets: frozenset[tuple[int, int]] = frozenset()
    products: frozenset[int] = frozenset()
    details: frozenset[int] = frozenset()
    listed: bool = False
    members: bool = False
    session: bool = False


@dataclass(slots=True)
class SessionState:
    """One open session. Products and members are in the council's order."""

    session: Session
    decree: Decree
    members: dict[int, Member]
    products: dict[int, Product]
    participations: dict[int, dict[int, Participation]]
    choices: dict[tuple[int, int, int], dict[str, int]]
    conclusions: dict[int, Conclusion]
    second_choices: dict[tuple[int, int, int], dict[str, int]]
    rounds: dict[int, tuple[Round, ...]]
    sheet_cases: dict[tuple[int | str, ...], SheetCase]
    second_entries: dict[tuple[int | str, ...], SecondEntry]
    opinions: dict[tuple[int | str, ...], Opinion]
    seals: dict[int, Seal]
    print_runs: dict[tuple[int | str, ...], PrintRun]
    tier: Tier = field(init=False)

    def __post_init__(self) -> None:
        self._settle()

    @classmethod
    def of(cls, records: SessionRecords, decree: Decree) -> "SessionState":
        participations: dict[int, dict[int, Participation]] = {}
        for item in records.participations:
            participations.setdefault(item.product_id, {})[item.member_id] = item
        rounds: dict[int, tuple[Round, ...]] = {}
        for further in sorted((r for r in records.others if isinstance(r, Round)), key=lambda r: r.number):
            rounds[further.product_id] = (*rounds.get(further.product_id, ()), further)
        return cls(
            records.session,
            decree,
            {member.id: member for member in records.members},
            {product.id: product for product in records.products},
            participations,
            records.choices,
            {conclusion.product_id: conclusion for conclusion in records.conclusions},
            records.second_choices,
            rounds,
            {key_of(record): record for record in records.others if isinstance(record, SheetCase)},
            {key_of(record): record for record in records.others if isinstance(record, SecondEntry)},
            {key_of(record): record for record in records.others if isinstance(record, Opinion)},
            {seal.revision: seal for seal in records.seals},
            {key_of(run): run for run in records.print_runs},
        )

    def misfit(self) -> str:
        """What of the rows cannot belong together, as a damaged file may have it; "" for nothing."""
        for sheets in (self.choices, self.second_choices):
            for (product_id, member_id, round_), sheet in sheets.items():
                product = self.products.get(product_id)
                criteria = self.criteria(product) if product is not None else None
                if criteria is None or member_id not in self.members or round_ < 1:
                    return f"sheet {product_id}, {member_id}, {round_}"
                for code, place in sheet.items():
                    leaf = criteria.by_code.get(code)
                    if leaf is None or not 0 <= place <= len(leaf.levels):
                        return f"sheet {product_id}, {member_id}, {round_}, criterion {code}"
        if list(self.seals) != list(range(1, len(self.seals) + 1)):
            return "seals"
        return ""

    def product(self, product_id: int) -> Product:
        """Raises ``UserError`` (product_gone)."""
        if product_id not in self.products:
            raise UserError("product_gone")
        return self.products[product_id]

    def member(self, member_id: int) -> Member:
        """Raises ``UserError`` (member_gone)."""
        if member_id not in self.members:
            raise UserError("member_gone")
        return self.members[member_id]

    def criteria(self, product: Product) -> CriteriaSet | None:
        """The criteria set of a product, None while nobody has said which."""
        return self.decree.by_set.get(product.set_code) if product.set_code else None

    def sheet(self, product_id: int, member_id: int) -> Mapping[str, int]:
        """The choices that count: a member's for a product in the last round the member scores in, by criterion."""
        return self.choices.get(self.sheet_key(product_id, member_id), {})

    def round(self, product_id: int) -> int:
        """The current round (vòng chấm) of a product, 1 for the first."""
        rounds = self.rounds.get(product_id)
        return rounds[-1].number if rounds else 1

    def sheet_key(self, product_id: int, member_id: int) -> tuple[int, int, int]:
        """Product, member and the last round in which the member scores the product."""
        for further in reversed(self.rounds.get(product_id, ())):
            if member_id in further.members:
                return product_id, member_id, further.number
        return product_id, member_id, 1

    def second_entry(self, product_id: int, member_id: int) -> SecondEntry | None:
        """How far the second entry of a sheet is, None where none was asked for."""
        return self.second_entries.get(self.sheet_key(product_id, member_id))

    def second_sheet(self, product_id: int, member_id: int) -> Mapping[str, int]:
        """The choices of a sheet as they were typed the second time."""
        return self.second_choices.get(self.sheet_key(product_id, member_id), {})

    def case(self, product_id: int, member_id: int) -> int | None:
        """Which case holds on a sheet (1 for the first heading), None while nobody has said."""
        record = self.sheet_cases.get(self.sheet_key(product_id, member_id))
        return record.case if record is not None else None

    def opinion(self, product_id: int, member_id: int, criterion: str = "") -> str:
        """A member's opinion on a criterion, or on the sheet as a whole; "" for none."""
        record = self.opinions.get((*self.sheet_key(product_id, member_id), criterion))
        return record.text if record is not None else ""

    def waits(self, product_id: int, member_id: int) -> bool:
        """Whether a sheet that counts still waits for the second entry that the rules ask for."""
        rule, entry = self.session.rules.second_entry, self.second_entry(product_id, member_id)
        if entry is None:
            return rule is SecondEntryRule.ALL
        if entry.state is SecondEntryState.CHECKED:
            return False
        return rule is not SecondEntryRule.NONE or entry.state is SecondEntryState.TYPING

    def waiting(self, product_id: int) -> list[int]:
        """The members whose sheets of a product still wait for the second entry that the rules ask for."""
        return [member.id for member in self.scoring(product_id) if self.waits(product_id, member.id)]

    def unchecked(self, product_id: int) -> int:
        """How many sheets of a product still wait for the second entry that the rules ask for."""
        return len(self.waiting(product_id))

    @property
    def seal(self) -> Seal | None:
        """The seal that closes the session now, None while it is open."""
        last = self.seals.get(len(self.seals))
        return last if last is not None and last.stands else None

    @property
    def drawn(self) -> bool:
        """Whether the sample for second entries is drawn, where the rules ask for one."""
        sample = self.session.rules.second_entry is SecondEntryRule.SAMPLE
        return not sample or any(entry.seed for entry in self.second_entries.values())

    def choices_of(self, product_id: int | None = None, member_id: int | None = None) -> list[Choice]:
        """All choices of a product or of a member, of every round, as records."""
        return [c for c in self._choices_as(Choice, self.choices, product_id, member_id) if isinstance(c, Choice)]

    def attached(self, product_id: int | None = None, member_id: int | None = None) -> list[Attached]:
        """All that hangs on the sheets of a product or of a member, choices and all, of every round, but no rounds."""
        found: list[Attached] = [*self.choices_of(product_id, member_id)]
        found += self._choices_as(SecondChoice, self.second_choices, product_id, member_id)
        for records in (self.sheet_cases, self.second_entries, self.opinions):
            for record in records.values():
                if product_id in (None, record.product_id) and member_id in (None, record.member_id):
                    found.append(record)
        return found

    def records(self) -> list[Record]:
        """Every record of the session but seals and print runs."""
        return [
            self.session,
            *self.members.values(),
            *self.products.values(),
            *(item for of_product in self.participations.values() for item in of_product.values()),
            *(further for rounds in self.rounds.values() for further in rounds),
            *self.conclusions.values(),
            *self.attached(),
        ]

    def _choices_as(
        self,
        kind: type[Choice] | type[SecondChoice],
        sheets: Mapping[tuple[int, int, int], Mapping[str, int]],
        product_id: int | None,
        member_id: int | None,
    ) -> Iterator[Choice | SecondChoice]:
        for (product, member, round_), sheet in sheets.items():
            if product_id in (None, product) and member_id in (None, member):
                criteria = self.criteria(self.products[product])
                assert criteria is not None
                for code, place in sheet.items():
                    yield kind(product, member, round_, code, place, criteria.by_code[code].points(place))

    def absence(self, product_id: int, member_id: int) -> Absence | None:
        """Why a member does not score a product, None for one who does (or could)."""
        participation = self.participations.get(product_id, {}).get(member_id)
        return absence_of(self.members[member_id], participation)

    def scoring(self, product_id: int) -> tuple[Member, ...]:
        """The members who must hand in a sheet for a product."""
        return scoring_members(self.members.values(), self.participations.get(product_id, {}))

    def called_for(self, product_id: int) -> tuple[Member, ...]:
        """The members who are to score a product, whether or not they are away, with those who stand in for them."""
        return called_members(self.members.values(), self.participations.get(product_id, {}))

    def called(self, product_id: int, member_id: int) -> bool:
        """Whether a member is to score a product, as one who scores or who stands in."""
        return any(member.id == member_id for member in self.called_for(product_id))

    def counts(self, product_id: int, member_id: int) -> bool:
        """Whether a member's sheet of a product counts, once it is complete."""
        return any(member.id == member_id for member in self.scoring(product_id))

    def stand_in_for(self, product_id: int, member_id: int) -> Member | None:
        """The member in whose place another one scores a product, None where it does not."""
        for found in self.participations.get(product_id, {}).values():
            if found.stand_in == member_id and self.members[found.member_id].scoring:
                return self.members[found.member_id]
        return None

    def quorum(self) -> Quorum:
        return quorum(self.session.rules, self.members.values())

    def conclusion(self, product_id: int) -> Conclusion:
        """What is concluded for a product; an empty conclusion while nothing is."""
        return self.conclusions.get(product_id) or Conclusion(product_id)

    def apply(self, edits: Iterable[Edit]) -> Changes:
        """Takes over edits that the database holds."""
        sheets: set[tuple[int, int]] = set()
        products: set[int] = set()
        details: set[int] = set()
        listed = members = session = False
        for edit in edits:
            record = edit.after if edit.after is not None else edit.before
            if isinstance(record, Choice):
                _apply_choice(self.choices, record, gone=edit.after is None)
                sheets.add((record.product_id, record.member_id))
                products.add(record.product_id)
            elif isinstance(record, SecondChoice):
                _apply_choice(self.second_choices, record, gone=edit.after is None)
                sheets.add((record.product_id, record.member_id))
            elif isinstance(record, SheetCase | SecondEntry | Opinion):
                self._apply_attached(edit, record)
                sheets.add((record.product_id, record.member_id))
            elif isinstance(record, Round):
                kept = [item for item in self.rounds.get(record.product_id, ()) if item.number != record.number]
                if isinstance(edit.after, Round):
                    kept.append(edit.after)
                self.rounds[record.product_id] = tuple(sorted(kept, key=lambda item: item.number))
                products.add(record.product_id)
                details.add(record.product_id)
            elif isinstance(record, Product):
                before, after = edit.before, edit.after
                if isinstance(after, Product):
                    self.products[after.id] = after
                else:
                    del self.products[record.id]
                moved = not (isinstance(before, Product) and isinstance(after, Product)) or (
                    before.position != after.position
                )
                listed = listed or moved
                products.add(record.id)
                details.add(record.id)
            elif isinstance(record, Member):
                members = True
                if isinstance(edit.after, Member):
                    self.members[record.id] = edit.after
                else:
                    del self.members[record.id]
            elif isinstance(record, Participation):
                of_product = self.participations.setdefault(record.product_id, {})
                if isinstance(edit.after, Participation):
                    of_product[record.member_id] = edit.after
                else:
                    del of_product[record.member_id]
                products.add(record.product_id)
                details.add(record.product_id)
            elif isinstance(record, Conclusion):
                if isinstance(edit.after, Conclusion):
                    self.conclusions[record.product_id] = edit.after
                else:
                    del self.conclusions[record.product_id]
                details.add(record.product_id)
            elif isinstance(record, Seal):
                assert isinstance(edit.after, Seal)
                self.seals[record.revision] = edit.after
                session = True
            elif isinstance(record, PrintRun):
                assert isinstance(edit.after, PrintRun)
                self.print_runs[key_of(record)] = edit.after
            elif isinstance(record, Session):
                assert isinstance(edit.after, Session)
                self.session = edit.after
                session = True
        if members or session or listed:
            self._settle()
        if members or session:
            products |= self.products.keys()
        return Changes(frozenset(sheets), frozenset(products), frozenset(details), listed, members, session)

    def _apply_attached(self, edit: Edit, record: SheetCase | SecondEntry | Opinion) -> None:
        key = key_of(record)
        for kind, records in (
            (SheetCase, self.sheet_cases),
            (SecondEntry, self.second_entries),
            (Opinion, self.opinions),
        ):
            if isinstance(record, kind):
                records.pop(key, None)
                if isinstance(edit.after, kind):
                    records[key] = edit.after  # type: ignore[assignment]

    def _settle(self) -> None:
        tier = self.decree.tier(self.session.level)
        if tier is None:
            raise UserError("level_of_session_unknown", level=self.session.level, decree=self.decree.code)
        self.tier = tier
        _put_in_order(self.members)
        _put_in_order(self.products)


def _apply_choice(
    sheets: dict[tuple[int, int, int], dict[str, int]], choice: Choice | SecondChoice, *, gone: bool
) -> None:
    key = (choice.product_id, choice.member_id, choice.round)
    if not gone:
        sheets.setdefault(key, {})[choice.criterion] = choice.place
        return
    sheet = sheets[key]
    del sheet[choice.criterion]
    if not sheet:
        del sheets[key]


R = TypeVar("R", Member, Product)


def _put_in_order(records: dict[int, R]) -> None:
    order = sorted(records.values(), key=lambda record: (record.position, record.id))
    if order != list(records.values()):
        records.clear()
        records.update({record.id: record for record in order})
