"""Which sheet is open: a product, a member who scores it, and whether an earlier round of it is read.

Takes everything from the desk, remembers how each sheet was seen last, shows nothing and carries nothing out.
"""

from ocop_desktop.domain.session import Product, SecondEntryState
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.scoring_rows import CASE
from ocop_desktop.ui.scoring_sheet import sheet_view
from ocop_desktop.ui.scoring_views import MemberView, ProductView, SheetView, member_views, product_view, rounds_of


class OpenSheet:
    """``members`` are those who are to score the product; ``round`` an earlier round that is read, None for the sheet
    that counts."""

    def __init__(self) -> None:
        self.product: int | None = None
        self.member: int | None = None
        self.members: tuple[MemberView, ...] = ()
        self.round: int | None = None
        self._seen: dict[tuple[int, int], SheetView] = {}

    def forget(self) -> None:
        """Another session comes."""
        self.product = self.member = self.round = None
        self._seen.clear()

    def open(self, desk: Desk, product_id: int, member_id: int | None) -> bool:
        """Opens a member's sheet; without one, or where that one does not score the product, the first that is not
        complete. Answers whether it is the sheet that was open before."""
        before = self.product, self.member
        self.product = product_id
        self.members = member_views(desk, product_id)
        if all(member.id != member_id for member in self.members):
            first = next((member for member in self.members if _is_open(member)), None)
            member_id = first.id if first else self.members[0].id if self.members else None
        self.member = member_id
        return before == (product_id, member_id)

    def refresh(self, desk: Desk) -> bool:
        """Takes the members as they are now; False where the one whose sheet is open does not score any more."""
        assert self.product is not None
        self.members = member_views(desk, self.product)
        return any(member.id == self.member for member in self.members)

    def neighbour(self, by: int) -> int | None:
        """The member so many tabs on, and round; None where no sheet is open."""
        ids = [member.id for member in self.members]
        return ids[(ids.index(self.member) + by) % len(ids)] if self.member in ids else None

    def view(self, desk: Desk) -> SheetView | None:
        """The sheet as it is now; None while the product has no criteria set."""
        if self.product is None or self.member is None:
            return None
        if self.round not in self.earlier(desk):
            self.round = None
        return sheet_view(desk, self.product, self.member, self.round)

    def product_view(self, desk: Desk, product: Product) -> ProductView:
        """A product for the list; without its result while its open sheet is entered a second time."""
        view = product_view(desk, product)
        second = desk.state.second_entry(product.id, self.member) if self.member is not None else None
        veiled = product.id == self.product and second is not None and second.state is SecondEntryState.TYPING
        return view.veiled() if veiled else view

    # Rounds

    def earlier(self, desk: Desk) -> tuple[int, ...]:
        """The rounds before the one that counts."""
        if self.product is None or self.member is None:
            return ()
        return rounds_of(desk, self.product, self.member)[:-1]

    def turn_round(self, desk: Desk) -> bool:
        """From the sheet that counts to that of the round before, and so on, then back; False where there is none."""
        earlier = self.earlier(desk)
        at = earlier.index(self.round) if self.round in earlier else len(earlier)
        self.round = earlier[at - 1] if at else None
        return bool(earlier)

    # What changed

    def remember(self, view: SheetView | None) -> None:
        """Keeps a sheet as it was seen last."""
        if view is not None:
            self._seen[view.product_id, view.member_id] = view

    def seen(self, product_id: int, member_id: int) -> SheetView | None:
        """A sheet as it was seen last."""
        return self._seen.get((product_id, member_id))


def changed_stop(before: SheetView, after: SheetView) -> str | None:
    """The first criterion whose choice, else whose opinion differs, or ``CASE``; None where nothing of these does."""
    codes = [leaf.code for leaf in after.criteria.leaves]
    code = next((c for c in codes if before.choices.get(c) != after.choices.get(c)), None)
    code = code or next((c for c in codes if before.opinions.get(c) != after.opinions.get(c)), None)
    return CASE if code is None and before.case != after.case else code


def _is_open(member: MemberView) -> bool:
    """Whether a sheet is expected and not complete."""
    return member.expected and (not member.needed or member.entered < member.needed)
