"""What an open session holds in memory: the mirror of its rows, changed by edits only.

``apply`` takes edits that are already in the database and says what they touched. It checks no rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ocop_desktop.domain.criteria import CriteriaSet, Decree, Tier
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.log import Edit
from ocop_desktop.domain.rules import Quorum, absence_of, quorum, scoring_members
from ocop_desktop.domain.session import (
    Absence,
    Choice,
    Conclusion,
    Member,
    Participation,
    Product,
    Session,
)
from ocop_desktop.storage.store import SessionRecords


@dataclass(frozen=True, slots=True)
class Changes:
    """What was touched, nothing more.

    ``sheets``: (product, member) whose choices changed. ``products``: whose results must be computed anew. ``listed``:
    products came, went or moved. ``details``: products whose own data or conclusion changed. ``members``: the council
    changed. ``session``: the session's data or rules changed.
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
    tier: Tier = field(init=False)

    def __post_init__(self) -> None:
        self._settle()

    @classmethod
    def of(cls, records: SessionRecords, decree: Decree) -> "SessionState":
        participations: dict[int, dict[int, Participation]] = {}
        for item in records.participations:
            participations.setdefault(item.product_id, {})[item.member_id] = item
        return cls(
            records.session,
            decree,
            {member.id: member for member in records.members},
            {product.id: product for product in records.products},
            participations,
            records.choices,
            {conclusion.product_id: conclusion for conclusion in records.conclusions},
        )

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
        """The choices of a member for a product in its current round: places by criterion."""
        return self.choices.get((product_id, member_id, self.products[product_id].round), {})

    def choices_of(self, product_id: int | None = None, member_id: int | None = None) -> list[Choice]:
        """All choices of a product or of a member, of every round, as records."""
        found = []
        for (product, member, round_), sheet in self.choices.items():
            if product_id in (None, product) and member_id in (None, member):
                criteria = self.criteria(self.products[product])
                assert criteria is not None
                for code, place in sheet.items():
                    points = criteria.by_code[code].points(place)
                    found.append(Choice(product, member, round_, code, place, points))
        return found

    def absence(self, product_id: int, member_id: int) -> Absence | None:
        """Why a member does not score a product, None for one who does (or could)."""
        participation = self.participations.get(product_id, {}).get(member_id)
        return absence_of(self.members[member_id], participation)

    def scoring(self, product_id: int) -> tuple[Member, ...]:
        """The members who must hand in a sheet for a product."""
        return scoring_members(self.members.values(), self.participations.get(product_id, {}))

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
                self._apply_choice(edit, record)
                sheets.add((record.product_id, record.member_id))
                products.add(record.product_id)
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
            elif isinstance(record, Session):
                assert isinstance(edit.after, Session)
                self.session = edit.after
                session = True
        if members or session or listed:
            self._settle()
        if members or session:
            products |= self.products.keys()
        return Changes(frozenset(sheets), frozenset(products), frozenset(details), listed, members, session)

    def _apply_choice(self, edit: Edit, choice: Choice) -> None:
        key = (choice.product_id, choice.member_id, choice.round)
        if isinstance(edit.after, Choice):
            self.choices.setdefault(key, {})[choice.criterion] = edit.after.place
        else:
            sheet = self.choices[key]
            del sheet[choice.criterion]
            if not sheet:
                del self.choices[key]

    def _settle(self) -> None:
        tier = self.decree.tier(self.session.level)
        if tier is None:
            raise UserError("level_of_session_unknown", level=self.session.level, decree=self.decree.code)
        self.tier = tier
        _put_in_order(self.members)
        _put_in_order(self.products)


R = TypeVar("R", Member, Product)


def _put_in_order(records: dict[int, R]) -> None:
    order = sorted(records.values(), key=lambda record: (record.position, record.id))
    if order != list(records.values()):
        records.clear()
        records.update({record.id: record for record in order})
