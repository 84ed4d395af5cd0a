"""Chấm điểm: products at the left, one member's sheet in the middle, the product's result at the right; or, in place of
the sheet, the grid with the sheets of all members.

The page knows which sheet is open, opens the next one, and repaints what ``Changes`` names; what another page or an
undo changed on a sheet is gone to while the page is visible. What is done with the open sheet is ``SheetDeeds``'. While
a sheet is entered a second time, nothing on the page tells what the first entry was: neither a choice, nor a sum, nor
the product's result. A command key held down counts once.
"""

from collections.abc import Callable

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.sheet_code import read_sheet_code
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import messages
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.grid_view import GridView
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rail import ProductRail
from ocop_desktop.ui.result_panel import ResultPanel, result_view
from ocop_desktop.ui.score_keys import held
from ocop_desktop.ui.scoring_bar import StateBar
from ocop_desktop.ui.scoring_deeds import SheetDeeds
from ocop_desktop.ui.scoring_frame import LockLine, SheetFoot, SheetHead
from ocop_desktop.ui.scoring_layout import NARROW, Columns, WorkStack, rule
from ocop_desktop.ui.scoring_order import Order, next_open, next_unchecked
from ocop_desktop.ui.scoring_place import OpenSheet, changed_stop
from ocop_desktop.ui.scoring_sheet import Deed, about, state_of, unreachable
from ocop_desktop.ui.second_entry import Comparison, differences_of
from ocop_desktop.ui.sheet_editor import SheetEditor
from ocop_desktop.ui.widgets import EmptyState, column

# From this width on the result stays beside the grid.
_WIDE_FOR_GRID = 1500
# Keys with Ctrl that hold in the grid as well; the others are about the one sheet.
_IN_GRID = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_P, Qt.Key.Key_F, Qt.Key.Key_G, Qt.Key.Key_J})


class ScoringPage(QWidget):
    """``go_to`` asks for another page: its key, and the product it is about or None."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge, settings: QSettings | None = None) -> None:
        super().__init__()
        self._bridge = bridge
        self._at = OpenSheet()
        self._as_grid = False
        self._dirty = True
        self._warned = False
        self._rail_asked = False
        self._code_asked = False

        self.deeds = SheetDeeds(bridge, lambda: self.editor.view(), self._say, self)
        self.deeds.begun.connect(self._forget_warning)
        self.deeds.done.connect(self._back_to_sheet)
        self.opinions, self.refusal = self.deeds.opinions, self.deeds.refusal
        self.editor = SheetEditor(self.deeds.choose)
        self.editor.moved.connect(self._forget_warning)
        self.editor.member_stepped.connect(self._step_member)
        self.editor.search_asked.connect(self._search)
        self.editor.refusal_asked.connect(self._ask_refusal)
        self.editor.opinion_asked.connect(self.deeds.ask_opinion)
        self.editor.code_asked.connect(self._ask_code)
        self.editor.second_asked.connect(self.deeds.begin_second)
        self.comparison = Comparison()
        self.comparison.settled.connect(self.deeds.settle)
        self.comparison.finished.connect(self.deeds.finish_second)
        self.comparison.hide()
        self.rail = ProductRail()
        self.rail.chosen.connect(self._product_chosen)
        self.rail.criterion_chosen.connect(self._criterion_clicked)
        self.rail.left.connect(self._back_to_sheet)
        self.grid = GridView(bridge)
        self.grid.open_sheet.connect(self._open_from_grid)
        self.head = SheetHead()
        self.head.products_asked.connect(self._show_rail)
        self.head.layout_asked.connect(self._turn_layout)
        self.code, self.tabs = self.head.code, self.head.tabs
        self.code.entered.connect(self._open_code)
        self.code.left.connect(self._back_to_sheet)
        self.tabs.chosen.connect(self._member_chosen)
        self.tabs.left.connect(self._back_to_sheet)
        self.lock = LockLine()
        self.lock.council_asked.connect(lambda: self.go_to.emit("council", self._at.product))
        self.bar = StateBar()
        self.foot = SheetFoot(settings or QSettings())
        self.foot.unchecked_asked.connect(self._go_to_unchecked)
        self.panel = ResultPanel()
        self.panel.member_chosen.connect(self._member_clicked)
        self.panel.criterion_chosen.connect(self._criterion_clicked)
        self._build()
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)

    # For the window

    def show_product(self, product_id: int, member_id: int | None = None, criterion: str | None = None) -> None:
        """Opens a product, a member's sheet of it (else the first that is not complete) and a criterion."""
        desk = self._bridge.desk
        if desk is None or product_id not in desk.state.products:
            return
        if self._dirty:
            self._refresh_all()
        if self._stack.works():
            self._rail_asked = False
            self._as_grid = self._as_grid and member_id is None
            self._open(product_id, member_id, criterion)

    def current(self) -> tuple[int | None, int | None]:
        """The product and the member whose sheet is open."""
        return self._at.product, self._at.member

    def order(self) -> Order:
        """The order in which Ctrl+Enter opens the sheets."""
        return self.foot.order_button.order

    # Parts

    def _build(self) -> None:
        sheet = QWidget()
        parts = (rule(), self.refusal, self.lock, self.bar, self.editor, self.comparison, rule(), self.opinions)
        sheet.setLayout(column(*parts, self.foot, spacing=0))
        self._no_set = EmptyState(
            tr("scoring_page", "No criteria set is chosen yet"),
            tr("scoring_page", "The sheets of this product can be entered once its criteria set is known."),
            tr("scoring_page", "Choose the criteria set"),
        )
        self._no_set.clicked.connect(lambda: self.go_to.emit("products", self._at.product))
        self._middle_stack = QStackedWidget()
        for part in (sheet, self._no_set, self.grid):
            self._middle_stack.addWidget(part)
        middle = QWidget()
        middle.setLayout(column(self.head, self._middle_stack, spacing=0))
        self._columns = Columns(self.rail, middle, self.panel)
        self._stack = WorkStack(self, self._columns)
        self._stack.asked.connect(lambda key: self.go_to.emit(key, None))

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.width()
        narrow = width < NARROW
        panel = not (narrow and self._rail_asked) and (not self._as_grid or width >= _WIDE_FOR_GRID)
        self._columns.fit(width, rail=not narrow or self._rail_asked, panel=panel)
        self.head.fit(self.height(), narrow=narrow, code_asked=self._code_asked)
        self.foot.fit(width)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._refresh_all()

    def _opened(self) -> None:
        self._at.forget()
        self._dirty = True
        self.deeds.forget()
        self.editor.open_sheet(None)
        if self.isVisible():
            self._refresh_all()

    def _refresh_all(self) -> None:
        """Fills everything anew, keeping product, member and criterion where they are still there."""
        self._dirty = False
        desk = self._bridge.desk
        lacking = self._stack.show_desk(desk)
        self.setFocusProxy(lacking or self.editor)
        if desk is None or lacking is not None:
            self._at.product = self._at.member = None
            return
        self.rail.set_products((self._at.product_view(desk, product) for product in desk.state.products.values()), None)
        products = desk.state.products
        product = self._at.product if self._at.product in products else next(iter(products))
        same = product == self._at.product
        self._open(product, self._at.member if same else None, self.editor.current() if same else None, keep=same)

    def _open(self, product_id: int, member_id: int | None, criterion: str | None, *, keep: bool = False) -> None:
        """Shows a sheet. ``keep``: the cursor stays where it was, also at rest."""
        desk = self._bridge.desk
        assert desk is not None
        if self.opinions.asking() and not keep:
            self.opinions.close_form()
        self._at.remember(self.editor.view())
        left = self._at.product
        self._bridge.look_at(product_id)
        if not self._at.open(desk, product_id, member_id) and keep:
            # Another member's sheet: the cursor of the one before means nothing on it.
            keep, criterion = False, None
        self._warned = False
        if not keep:
            self._at.round = None
        if self.refusal.asking():
            self.refusal.close_form()
        for key in (left, product_id):
            if key in desk.state.products:
                self.rail.model.update_product(self._at.product_view(desk, desk.state.products[key]))
        self.rail.set_current(product_id)
        self._show_product_data(desk)
        self._show_sheet(desk, criterion, keep=keep)
        self._show_result(desk)
        self._show_sheet_data(desk)
        self._share_width()

    def _show_sheet(self, desk: Desk, criterion: str | None = None, *, keep: bool = False) -> None:
        """Shows the open sheet as it is now: to be typed in, or its two entries to be compared."""
        view, shown = self._at.view(desk), self.editor.view()
        same = view is not None and shown is not None and shown.key == view.key
        if keep and same and criterion is None:
            assert view is not None
            self.editor.refresh(view)
        else:
            self.editor.open_sheet(view, criterion)
        self.rail.set_criteria(view.criteria if view is not None else None)
        comparing = view is not None and view.comparing
        had = self.editor.hasFocus() or self.comparison.hasFocus()
        if comparing:
            assert view is not None
            found = differences_of(desk, view.product_id, view.member_id)
            if self.comparison.isHidden() or not same:
                self.comparison.begin(found)
            else:
                self.comparison.show_differences(found)
        if self.comparison.isHidden() == comparing:
            self.editor.setVisible(not comparing)
            self.comparison.setVisible(comparing)
            if had:
                self._back_to_sheet()

    def _show_product_data(self, desk: Desk) -> None:
        product = desk.state.products[self._known_product()]
        criteria = desk.state.criteria(product)
        self.head.show_product(product.name, about(product, criteria))
        self.deeds.show_refusal(product.id, product.disqualified, read_only=desk.read_only)
        self._as_grid = self._as_grid and criteria is not None
        self._show_layout(has_set=criteria is not None)
        self._no_set.setVisible(criteria is None)

    def _show_layout(self, *, has_set: bool) -> None:
        """The sheet or the grid in the middle, and what belongs to the one or the other."""
        self._middle_stack.setCurrentIndex(2 if self._as_grid else 0 if has_set else 1)
        self.head.show_layout(as_grid=self._as_grid, has_set=has_set)
        if self._as_grid:
            self.grid.show_product(self._at.product)

    def _show_result(self, desk: Desk) -> None:
        self.tabs.show_members(self._at.members, self._at.member)
        view = self.editor.view()
        if view is not None and view.blind and not self._as_grid:
            self.panel.veil(
                tr("scoring_page", "The result is shown again when the second entry of this sheet is settled.")
            )
        else:
            self.panel.show_result(result_view(desk, self._known_product(), self._at.members, self._at.member))

    def _show_sheet_data(self, desk: Desk) -> None:
        view = self.editor.view()
        self.lock.show_sheet(desk, view)
        self.head.show_sheet(desk, view, self._at.members, as_grid=self._as_grid)
        self.foot.show_sheet(desk, view, self.rail.model.unchecked(), self.width())
        if view is None:
            self.bar.show_state("")
            return
        deeds: dict[Deed, Callable[[], object]] = {
            Deed.TURN_ROUND: self._turn_round,
            Deed.BEGIN_SECOND: self.deeds.begin_second,
            Deed.DROP_SECOND: self.deeds.drop_second,
        }
        member = next(member for member in self._at.members if member.id == view.member_id)
        text, tone, offers = state_of(desk, view, member)
        self.bar.show_state(text, tone, [(words, deeds[deed]) for words, deed in offers])

    # Changes

    def _changed(self, changes: Changes) -> None:
        desk = self._bridge.desk
        if desk is None:
            return
        if not self.isVisible():
            self._dirty = True
            return
        if changes.listed or changes.members or changes.session or self._at.product not in desk.state.products:
            self._refresh_all()
            return
        touched = {product_id for product_id, _ in changes.sheets}
        for product_id in changes.products | changes.details | touched:
            product = desk.state.products.get(product_id)
            if product is not None:
                self.rail.model.update_product(self._at.product_view(desk, product))
        mine = self.deeds.acting or self._bridge.catching_up
        if not mine and changes.sheets and self._go_to_change(desk, changes):
            return
        here = self._known_product()
        if here in changes.products or here in changes.details or here in touched:
            if not self._at.refresh(desk):
                self._refresh_all()
                return
            if here in changes.details:
                self._show_product_data(desk)
            self._show_sheet(desk, keep=True)
        self._show_result(desk)
        self._show_sheet_data(desk)

    def _go_to_change(self, desk: Desk, changes: Changes) -> bool:
        """Opens the sheet and the criterion that an undo or a redo changed."""
        here = (self._at.product, self._at.member)
        target = here if here in changes.sheets else min(changes.sheets)
        product_id, member_id = target
        if product_id is None or member_id is None or product_id not in desk.state.products:
            return False
        self._at.remember(self.editor.view())
        before = self._at.seen(product_id, member_id)
        self._open(product_id, member_id, None)
        view = self.editor.view()
        if before is None or view is None or before.key != view.key:
            return True
        code = changed_stop(before, view)
        if code is not None:
            self.editor.go(code)
            self.grid.go(member_id, code)
        return True

    # From sheet to sheet

    def _forget_warning(self) -> None:
        self._warned = False

    def _finish(self) -> None:
        """Opens the next sheet that is not complete; a sheet with gaps shows them first and is left the second time."""
        desk, view = self._bridge.desk, self.editor.view()
        if desk is None or self._at.product is None:
            return
        if self._as_grid:
            self._next_in_grid(desk)
            return
        if self._comparing() and not self._warned:
            if not self.comparison.shown():
                self.deeds.finish_second()
                return
            text = tr("scoring_page", "{n} criteria still differ; Ctrl+Enter again leaves the sheet as it is.")
            self.comparison.say(text.format(n=len(self.comparison.shown())))
            self._warned = True
            return
        if view is not None and not view.locked and view.result.entered and view.result.missing and not self._warned:
            self.editor.go(view.result.missing[0])
            text = tr("scoring_page", "{n} criteria are not entered yet; Ctrl+Enter again leaves the sheet as it is.")
            self.editor.say(text.format(n=len(view.result.missing)))
            self._warned = True
            return
        here = (self._at.product, self._at.member or 0)
        order = self.order()
        found = next_open(desk, here, order)
        if order is Order.CODE and found is not None:
            self._ask_code()
            return
        found = found or next_unchecked(desk, here, order)
        if found is None:
            self._say(tr("scoring_page", "All score sheets of this session are complete."), "accent")
            return
        self._open(*found, None)
        self._back_to_sheet()

    def _say(self, text: str, tone: str = "warning") -> None:
        """A sentence where the secretary types."""
        if self._comparing():
            self.comparison.say(text)
        else:
            self.editor.say(text, tone)

    def _comparing(self) -> bool:
        return not self.comparison.isHidden()

    def _go_to_unchecked(self) -> None:
        """Opens the next sheet that waits for its second entry."""
        desk = self._bridge.desk
        if desk is None or self._at.product is None:
            return
        found = next_unchecked(desk, (self._at.product, self._at.member or 0), self.order())
        if found is None:
            self._say(tr("scoring_page", "No other complete sheet waits for its second entry."))
            return
        self._as_grid = False
        self._open(*found, None)
        self._back_to_sheet()

    # The grid

    def _turn_layout(self) -> None:
        """From the sheet to the grid and back, at the same criterion of the same member."""
        view = self.editor.view()
        if view is None or self._at.product is None or self._at.member is None:
            return
        if not self._as_grid and view.blind:
            self._say(
                tr("scoring_page", "The table shows the first entry; settle the second entry or give it up first.")
            )
            return
        if self._as_grid:
            member, code = self.grid.current() or (self._at.member, self.editor.current())
            self._open_from_grid(self._at.product, member, code)
            return
        if self.opinions.asking():
            self.opinions.close_form()
        self._as_grid = True
        self._show_layout(has_set=True)
        self._share_width()
        self.grid.go(self._at.member, self.editor.current() or view.criteria.leaves[0].code)
        self._back_to_sheet()

    def _open_from_grid(self, product_id: int, member_id: int, code: str | None) -> None:
        self._as_grid = False
        self._open(product_id, member_id, code)
        self._back_to_sheet()

    def _next_in_grid(self, desk: Desk) -> None:
        """Goes to the next sheet in the grid that is not complete, on this product or on another one."""
        at = self.grid.current()
        found = next_open(desk, (self._known_product(), at[0] if at else self._at.member or 0), Order.PRODUCT)
        if found is None:
            self._open_from_grid(self._known_product(), self._at.member or 0, None)
            self._say(tr("scoring_page", "All score sheets of this session are complete."), "accent")
            return
        if found[0] != self._at.product:
            self._open(*found, None)
        sheet = desk.scoreboard.sheet(*found)
        if sheet is not None and sheet.missing:
            self.grid.go(found[1], sheet.missing[0])
        self._back_to_sheet()

    # Codes and rounds

    def _ask_code(self) -> None:
        self._code_asked = True
        self._share_width()
        self.code.clear()
        self.code.show_problem("")
        self.code.ask()

    def _open_code(self, text: str) -> None:
        """Opens the sheet that a code names, or says beside the field why not."""
        desk = self._bridge.desk
        if desk is None:
            return
        try:
            ref = read_sheet_code(text)
            problem = unreachable(desk, ref)
        except UserError as error:
            problem = messages.sentence(error)
        self.code.show_problem(problem)
        if problem:
            return
        self.code.clear()
        self._rail_asked = self._as_grid = False
        self._open(ref.product, ref.member, None)
        if ref.round in self._at.earlier(desk):
            self._at.round = ref.round
            self._show_round(desk)
        self._back_to_sheet()

    def _turn_round(self) -> None:
        desk = self._bridge.desk
        if desk is None:
            return
        if not self._at.turn_round(desk):
            self._say(tr("scoring_page", "This sheet has no earlier round."))
            return
        self._show_round(desk)
        self._back_to_sheet()

    def _show_round(self, desk: Desk) -> None:
        self._show_sheet(desk)
        self._show_result(desk)
        self._show_sheet_data(desk)

    # Products and members

    def _step_member(self, by: int) -> None:
        member = self._at.neighbour(by)
        if member is not None:
            self._open(self._known_product(), member, None)

    def _member_chosen(self, member_id: int) -> None:
        if self._at.product is not None and member_id != self._at.member:
            self._open(self._at.product, member_id, None)

    def _member_clicked(self, member_id: int) -> None:
        self._member_chosen(member_id)
        self._back_to_sheet()

    def _criterion_clicked(self, code: str) -> None:
        self.editor.go(code)
        self.comparison.go(code)
        if self._at.member is not None:
            self.grid.go(self._at.member, code)
        self._back_to_sheet()

    def _product_chosen(self, product_id: int) -> None:
        if product_id != self._at.product:
            self._open(product_id, None, None)

    def _search(self) -> None:
        self._show_rail(search=True)

    def _show_rail(self, *, search: bool = False) -> None:
        self._rail_asked = True
        self._share_width()
        if search:
            self.rail.focus_search()
        else:
            self.rail.focus_list()

    def _back_to_sheet(self) -> None:
        if self._rail_asked or self._code_asked:
            self._rail_asked = self._code_asked = False
            self._share_width()
        sheet = self.comparison if self._comparing() else self.editor
        target = (sheet, self._no_set.button, self.grid)[self._middle_stack.currentIndex()]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_refusal(self, code: str) -> None:
        if self._at.product is not None:
            self.deeds.ask_refusal(self._at.product, code)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that hold on the whole page; those of the sheet, the tabs and the list are theirs."""
        flags = Qt.KeyboardModifier
        with_ = held(event)
        control, shifted = with_ == flags.ControlModifier, with_ == flags.ControlModifier | flags.ShiftModifier
        actions = self._control_keys() if control else self._shifted_keys() if shifted else {}
        action = actions.get(event.key())
        if self._as_grid and event.key() not in _IN_GRID:
            action = None
        if event.key() == Qt.Key.Key_F3 and not with_:
            action = self._turn_layout
        if self._stack.works() and action is not None:
            # Ctrl+Enter a moment too long must not leave the next sheets behind as well.
            if not event.isAutoRepeat():
                action()
        elif event.text() == "/" and self._stack.works() and not control:
            self._search()
        elif event.text() == "*" and self._stack.works() and not control:
            self._ask_code()
        else:
            super().keyPressEvent(event)

    def _control_keys(self) -> dict[int, Callable[[], object]]:
        keys = Qt.Key
        return {
            keys.Key_Return: self._finish,
            keys.Key_Enter: self._finish,
            keys.Key_P: self._show_rail,
            keys.Key_F: self._search,
            keys.Key_M: lambda: self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason),
            keys.Key_L: lambda: self._ask_refusal(self.editor.current() or ""),
            keys.Key_G: self._ask_code,
            keys.Key_T: self.foot.order_button.turn,
            keys.Key_R: self._turn_round,
            keys.Key_D: self.deeds.begin_second,
            keys.Key_J: self._go_to_unchecked,
            keys.Key_K: lambda: self.deeds.ask_opinion(self.editor.current() or ""),
        }

    def _shifted_keys(self) -> dict[int, Callable[[], object]]:
        return {Qt.Key.Key_D: self.deeds.drop_second, Qt.Key.Key_K: lambda: self.deeds.ask_opinion("")}

    def _known_product(self) -> int:
        assert self._at.product is not None
        return self._at.product
