"""Chấm điểm: products at the left, one member's sheet in the middle, the product's result at the right; or, in place of
the sheet, the grid with the sheets of all members.

Every key is one command, committed before it is painted. The page carries out commands through the bridge and repaints
what ``Changes`` names; what another page or an undo changed on a sheet is gone to while the page is visible. While a
sheet is entered a second time, nothing on the page tells what the first entry was: neither a choice, nor a sum, nor the
product's result.
"""

from collections.abc import Callable

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QStackedLayout, QStackedWidget, QWidget

from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.domain.session import Product, SecondEntryState
from ocop_desktop.domain.sheet_code import SheetRef, read_sheet_code, sheet_code
from ocop_desktop.services.commands import ChooseLevel, Command, Disqualify
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sheet_commands import (
    BeginSecondEntry,
    ChooseCase,
    ChooseSecond,
    DropSecondEntry,
    FinishSecondEntry,
    SettleDifference,
    WriteOpinion,
)
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import messages
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.grid_view import GridView
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.opinions import OpinionForm
from ocop_desktop.ui.product_rail import ProductRail
from ocop_desktop.ui.result_panel import ResultPanel, result_view
from ocop_desktop.ui.scoring_bar import Action, CodeField, StateBar
from ocop_desktop.ui.scoring_members import MemberTabs
from ocop_desktop.ui.scoring_order import ORDER_WORDS, Order, next_open, next_unchecked
from ocop_desktop.ui.scoring_refusal import RefusalForm
from ocop_desktop.ui.scoring_rows import CASE, REFUSING
from ocop_desktop.ui.scoring_sheet import about, away_sentence, sheet_view, unreachable
from ocop_desktop.ui.scoring_views import (
    MemberView,
    ProductView,
    SheetView,
    member_views,
    product_view,
    rounds_of,
)
from ocop_desktop.ui.second_entry import Comparison, differences_of
from ocop_desktop.ui.session_words import closed_error
from ocop_desktop.ui.sheet_editor import SheetEditor
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, EmptyState, NoSession, Pill, button, column, label, row, tooltip

# Below this width the list of products makes room for the sheet and comes when it is asked for.
_NARROW = 860
# Below this height the line about the product makes room for the sheet.
_LOW = 520
_LOWER_THAN_USUAL = 640
# Below this width the progress of the whole session is left to the rail.
_WIDE = 1100
# From this width on the result stays beside the grid.
_WIDE_FOR_GRID = 1500
_RAIL = (0.205, 190, 320)
_PANEL = (0.24, 214, 380)
_ORDER = "scoring/order"
# Keys with Ctrl that hold in the grid as well; the others are about the one sheet.
_IN_GRID = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_P, Qt.Key.Key_F, Qt.Key.Key_G, Qt.Key.Key_J})


class ScoringPage(QWidget):
    """``go_to`` asks for another page: its key, and the product it is about or None."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge, settings: QSettings | None = None) -> None:
        super().__init__()
        self._bridge = bridge
        self._settings = settings or QSettings()
        self._order = _order_of(self._settings.value(_ORDER))
        self._product: int | None = None
        self._member: int | None = None
        self._members: tuple[MemberView, ...] = ()
        self._seen: dict[tuple[int, int], SheetView] = {}
        # An earlier round that is read; None shows the sheet that counts.
        self._round: int | None = None
        self._opinion_of: tuple[int, int, str] | None = None
        self._as_grid = False
        self._acting = False
        self._dirty = True
        self._warned = False
        self._rail_asked = False
        self._code_asked = False

        self.rail = ProductRail()
        self.rail.chosen.connect(self._product_chosen)
        self.rail.criterion_chosen.connect(self._criterion_clicked)
        self.rail.left.connect(self._back_to_sheet)
        self.editor = SheetEditor(self._choose)
        self.editor.moved.connect(self._moved)
        self.editor.member_stepped.connect(self._step_member)
        self.editor.search_asked.connect(self._search)
        self.editor.refusal_asked.connect(self._ask_refusal)
        self.editor.opinion_asked.connect(self._ask_opinion)
        self.editor.code_asked.connect(self._ask_code)
        self.editor.second_asked.connect(self._begin_second)
        self.comparison = Comparison()
        self.comparison.settled.connect(self._settle)
        self.comparison.finished.connect(self._finish_second)
        self.comparison.hide()
        self.opinions = OpinionForm()
        self.opinions.written.connect(self._write_opinion)
        self.opinions.left.connect(self._back_to_sheet)
        self.grid = GridView(bridge)
        self.grid.open_sheet.connect(self._open_from_grid)
        self.code = CodeField()
        self.code.entered.connect(self._open_code)
        self.code.left.connect(self._back_to_sheet)
        self.code.problem.connect(self._show_code_problem)
        self.tabs = MemberTabs()
        self.tabs.chosen.connect(self._member_chosen)
        self.tabs.left.connect(self._back_to_sheet)
        self.panel = ResultPanel()
        self.panel.member_chosen.connect(self._member_clicked)
        self.panel.criterion_chosen.connect(self._criterion_clicked)
        self.refusal = RefusalForm()
        self.refusal.recorded.connect(self._record_refusal)
        self.refusal.closed.connect(self._back_to_sheet)
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
        if self._stack.currentIndex() == 0:
            self._rail_asked = False
            self._as_grid = self._as_grid and member_id is None
            self._open(product_id, member_id, criterion)

    def current(self) -> tuple[int | None, int | None]:
        """The product and the member whose sheet is open."""
        return self._product, self._member

    def order(self) -> Order:
        """The order in which Ctrl+Enter opens the sheets."""
        return self._order

    # Parts

    def _build(self) -> None:
        self._name = ElidedLabel(role=Role.TITLE, smaller=Role.SECTION)
        self._about = ElidedLabel(role=Role.SMALL, tone="quiet")
        self._whose = ElidedLabel(role=Role.SMALL, tone="quiet")
        self._products_button = button(tr("scoring_page", "Products"), "quiet", self._show_rail)
        self._products_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._products_button.hide()
        self._lock_words = label("", Role.BODY, "warning", wrap=True)
        self._lock_words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._council = button(
            tr("scoring_page", "To the council"), "normal", lambda: self.go_to.emit("council", self._product)
        )
        self._lock = QFrame()
        self._lock.setLayout(row(self._lock_words, self._council, margins=(16, 6, 16, 6)))
        self.bar = StateBar()
        self._mark = Pill("", "accent")
        self._code_words = label("", Role.SMALL, "quiet")
        self._code_problem = label("", Role.SMALL, "error", wrap=True)
        self._code_problem.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._code_problem.hide()
        self.layout_button = button("", "quiet", self._turn_layout)
        self.layout_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.order_button = button("", "quiet", self._next_order)
        self.order_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name_order()
        self.unchecked_button = button("", "quiet", self._go_to_unchecked)
        self.unchecked_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.unchecked_button.hide()
        self._total = label("", Role.STRONG)
        self._progress = label("", Role.SMALL, "quiet")
        whose = row(self._whose, self._mark, self._code_words)
        title = row(self._name, self._products_button, self.layout_button, self.code)
        for line, first in ((whose, self._whose), (title, self._name)):
            line.setStretchFactor(first, 1)
        head = QFrame()
        head.setLayout(
            column(
                title,
                self._code_problem,
                self._about,
                self.tabs,
                whose,
                spacing=4,
                margins=(16, 10, 12, 6),
            )
        )
        foot = QFrame()
        foot.setAutoFillBackground(True)
        foot.setBackgroundRole(QPalette.ColorRole.Base)
        foot.setLayout(
            row(
                self._total,
                -1,
                self.unchecked_button,
                self._progress,
                self.order_button,
                spacing=GRID,
                margins=(16, 4, 8, 4),
            )
        )

        sheet = QWidget()
        parts = (
            _line(),
            self.refusal,
            self._lock,
            self.bar,
            self.editor,
            self.comparison,
            _line(),
            self.opinions,
            foot,
        )
        sheet.setLayout(column(*parts, spacing=0))
        self._no_set = EmptyState(
            tr("scoring_page", "No criteria set is chosen yet"),
            tr("scoring_page", "The sheets of this product can be entered once its criteria set is known."),
            tr("scoring_page", "Choose the criteria set"),
        )
        self._no_set.clicked.connect(lambda: self.go_to.emit("products", self._product))
        self._middle_stack = QStackedWidget()
        self._middle_stack.addWidget(sheet)
        self._middle_stack.addWidget(self._no_set)
        self._middle_stack.addWidget(self.grid)
        middle = QWidget()
        middle.setLayout(column(head, self._middle_stack, spacing=0))
        self._rail_line, self._panel_line = _line(upright=True), _line(upright=True)
        work = QWidget()
        layout = row(self.rail, self._rail_line, middle, self._panel_line, self.panel, spacing=0)
        layout.setStretchFactor(middle, 1)
        work.setLayout(layout)
        self.rail.setAutoFillBackground(True)
        self.rail.setBackgroundRole(QPalette.ColorRole.Base)

        self._stack = QStackedLayout(self)
        # The parts share whatever width there is; none of them may hold the window open.
        self._stack.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._stack.addWidget(work)
        what_for = tr("scoring_page", "Here the members' score sheets are entered, one criterion after the other.")
        self._empty = {
            "overview": NoSession(what_for),
            "products": EmptyState(
                tr("scoring_page", "There are no products yet"), what_for, tr("scoring_page", "Enter the products")
            ),
            "council": EmptyState(
                tr("scoring_page", "No member scores yet"), what_for, tr("scoring_page", "Enter the council")
            ),
        }
        for key, page in self._empty.items():
            page.clicked.connect(lambda key=key: self.go_to.emit(key, None))
            self._stack.addWidget(page)

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.width()
        narrow = width < _NARROW
        for widget, (share, least, most) in ((self.rail, _RAIL), (self.panel, _PANEL)):
            wanted = max(least, min(round(width * share), most))
            if widget.minimumWidth() != wanted or widget.maximumWidth() != wanted:
                widget.setFixedWidth(wanted)
        rail, panel = not narrow or self._rail_asked, not narrow or not self._rail_asked
        panel = panel and (not self._as_grid or self.width() >= _WIDE_FOR_GRID)
        self.rail.setVisible(rail)
        self._rail_line.setVisible(rail)
        self.panel.setVisible(panel)
        self._panel_line.setVisible(panel)
        self._products_button.setVisible(narrow)
        self.code.setVisible(not narrow or self._code_asked)
        self._progress.setVisible(self.width() >= _WIDE and self.unchecked_button.isHidden())
        self._about.setVisible(self.height() >= _LOW)
        self.tabs.set_most_lines(1 if self.height() < _LOW else 2 if self.height() < _LOWER_THAN_USUAL else 0)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._refresh_all()

    def _opened(self) -> None:
        self._product = self._member = self._round = self._opinion_of = None
        self._seen.clear()
        self._dirty = True
        self.opinions.drop()
        self.editor.open_sheet(None)
        if self.isVisible():
            self._refresh_all()

    def _refresh_all(self) -> None:
        """Fills everything anew, keeping product, member and criterion where they are still there."""
        self._dirty = False
        desk = self._bridge.desk
        if not self._has_work(desk):
            return
        assert desk is not None
        self.rail.set_products((self._product_view(desk, product) for product in desk.state.products.values()), None)
        products = desk.state.products
        product = self._product if self._product in products else next(iter(products))
        same = product == self._product
        self._open(product, self._member if same else None, self.editor.current() if same else None, keep=same)

    def _has_work(self, desk: Desk | None) -> bool:
        """Whether there are sheets to fill in; else says what is lacking and where it is put right."""
        if desk is None:
            lacking = "overview"
        elif not desk.state.products:
            lacking = "products"
        elif not any(member.scoring for member in desk.state.members.values()):
            lacking = "council"
        else:
            self._stack.setCurrentIndex(0)
            self.setFocusProxy(self.editor)
            return True
        self._product = self._member = None
        self._stack.setCurrentWidget(self._empty[lacking])
        self.setFocusProxy(self._empty[lacking].button)
        return False

    def _open(self, product_id: int, member_id: int | None, criterion: str | None, *, keep: bool = False) -> None:
        """Shows a sheet. ``keep``: the cursor stays where it was, also at rest."""
        desk = self._bridge.desk
        assert desk is not None
        if self.opinions.asking() and not keep:
            self.opinions.close_form()
        self._remember()
        left = self._product
        self._product = product_id
        self._bridge.look_at(product_id)
        self._members = member_views(desk, product_id)
        ids = [member.id for member in self._members]
        self._member = member_id if member_id in ids else self._first_open(self._members)
        self._warned = False
        if not keep or self._round not in self._earlier(desk):
            self._round = None
        if self.refusal.asking():
            self.refusal.close_form()
        for key in (left, product_id):
            if key in desk.state.products:
                self.rail.model.update_product(self._product_view(desk, desk.state.products[key]))
        self.rail.set_current(product_id)
        self._show_product_data(desk)
        self._show_sheet(desk, criterion, keep=keep)
        self._show_result(desk)
        self._show_sheet_data(desk)
        self._share_width()

    def _show_sheet(self, desk: Desk, criterion: str | None = None, *, keep: bool = False) -> None:
        """Shows the open sheet as it is now: to be typed in, or its two entries to be compared."""
        view, shown = self._sheet_view(desk), self.editor.view()
        same = view is not None and shown is not None and shown.key == view.key
        if keep and same and criterion is None:
            assert view is not None
            self.editor.refresh(view)
        else:
            self.editor.open_sheet(view, criterion)
        self.rail.set_criteria(view.criteria if view is not None else None)
        comparing = view is not None and view.blind and view.result.complete and not view.locked
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
        self._name.set_text(product.name)
        self._about.set_text(about(product, criteria))
        self.refusal.show_reason(product.disqualified)
        self.refusal.take_back.setEnabled(not desk.read_only)
        self._as_grid = self._as_grid and criteria is not None
        self._show_layout()
        self._no_set.setVisible(criteria is None)

    def _show_layout(self) -> None:
        """The sheet or the grid in the middle, and what belongs to the one or the other."""
        desk = self._bridge.desk
        product = desk.state.products.get(self._known_product()) if desk is not None else None
        has_set = desk is not None and product is not None and desk.state.criteria(product) is not None
        self._middle_stack.setCurrentIndex(2 if self._as_grid else 0 if has_set else 1)
        text = tr("scoring_page", "By sheet (F3)") if self._as_grid else tr("scoring_page", "By table (F3)")
        self.layout_button.setText(text)
        self.layout_button.setAccessibleName(text)
        self.layout_button.setVisible(has_set)
        for part in (self.tabs, self._whose, self._code_words):
            part.setVisible(not self._as_grid)
        if self._as_grid:
            self._mark.hide()
            self.grid.show_product(self._product)

    def _show_result(self, desk: Desk) -> None:
        self.tabs.show_members(self._members, self._member)
        view = self.editor.view()
        if view is not None and view.blind and not self._as_grid:
            self.panel.veil(
                tr("scoring_page", "The result is shown again when the second entry of this sheet is settled.")
            )
        else:
            self.panel.show_result(result_view(desk, self._known_product(), self._members, self._member))

    def _show_sheet_data(self, desk: Desk) -> None:
        view = self.editor.view()
        away = away_sentence(desk, view.product_id, view.member_id) if view is not None else ""
        self._lock.setVisible(bool(away) or (view is not None and desk.read_only))
        self._council.setVisible(bool(away))
        done, expected = desk.scoreboard.progress()
        self._progress.setText(
            tr("scoring_page", "Whole session: {done}/{expected} sheets").format(done=done, expected=expected)
        )
        waiting = self.rail.model.unchecked()
        if waiting:
            self.unchecked_button.setText(tr("scoring_page", "2nd entry: {n} left (Ctrl+J)").format(n=waiting))
            self.unchecked_button.setAccessibleName(self.unchecked_button.text())
        self.unchecked_button.setVisible(bool(waiting))
        self._progress.setVisible(self.width() >= _WIDE and not waiting)
        if view is None:
            self._whose.set_text("")
            self._code_words.setText("")
            self._mark.hide()
            self.bar.show_state("")
            return
        self._lock_words.setText(view.locked)
        ids = [member.id for member in self._members]
        here = ids.index(view.member_id)
        member = self._members[here]
        result = view.result
        whose = tr("scoring_page", "Sheet {n}/{all} · {member} · {entered}/{needed} criteria")
        if len(rounds_of(desk, view.product_id, view.member_id)) > 1:
            whose = tr("scoring_page", "Round {round} · Sheet {n}/{all} · {member} · {entered}/{needed} criteria")
        self._whose.set_text(
            whose.format(
                n=here + 1,
                all=len(ids),
                member=member.full,
                entered=result.entered,
                needed=result.needed,
                round=view.round,
            )
        )
        self._mark.setVisible(member.checked and self._round is None and not self._as_grid)
        self._mark.setText(tr("scoring_page", "checked"))
        code = sheet_code(SheetRef(desk.state.session.id, view.product_id, view.member_id, view.round))
        self._code_words.setText(tr("scoring_page", "Code {code}").format(code=code))
        self.bar.show_state(*self._state_of(desk, view, member))
        if view.blind:
            self._total.setText(tr("scoring_page", "Second entry"))
        else:
            template = (
                tr("scoring_page", "Total {points}") if result.complete else tr("scoring_page", "So far {points}")
            )
            points = {code: view.part_points(code) for code in result.parts}
            # A window too narrow for all of it keeps what leads on; the parts stand in the sheet as well.
            if waiting and self.width() < _WIDE:
                points = {}
            parts = "   ".join(f"{code} {'–' if n is None else n}" for code, n in points.items())
            begun = bool(result.entered)
            self._total.setText(f"{template.format(points=result.total if begun else '–')}    {parts}")

    def _state_of(self, desk: Desk, view: SheetView, member: MemberView) -> tuple[str, str, list[Action]]:
        """What is special about the sheet and what can be done about it, for the line above it."""
        current = desk.state.round(view.product_id)
        if self._round is not None:
            text = tr("scoring_page", "This is the sheet of round {round}, to be read only; a later one counts.")
            back = tr("scoring_page", "Next round (Ctrl+R)")
            return text.format(round=view.round), "warning", [(back, self._turn_round)]
        if view.blind and not view.locked:
            give_up = (tr("scoring_page", "Give up (Ctrl+Shift+D)"), self._drop_second)
            if view.result.complete:
                return tr("scoring_page", "Second entry: compare it with the first."), "accent", [give_up]
            text = tr("scoring_page", "Second entry: type the paper sheet once more; the first entry is hidden.")
            return text, "accent", [give_up]
        if view.locked:
            return "", "accent", []
        earlier: list[Action] = []
        if len(rounds_of(desk, view.product_id, view.member_id)) > 1:
            earlier = [(tr("scoring_page", "Earlier round (Ctrl+R)"), self._turn_round)]
        if member.waits and view.offers_second:
            begin = (tr("scoring_page", "Second entry (Ctrl+D)"), self._begin_second)
            return tr("scoring_page", "This sheet waits for its second entry."), "warning", [begin, *earlier]
        if earlier:
            note = desk.state.rounds[view.product_id][-1].note
            text = tr("scoring_page", "Round {round}: {note}") if note else tr("scoring_page", "Round {round}")
            return text.format(round=view.round, note=note), "accent", earlier
        if current > view.round:
            text = tr("scoring_page", "Not asked to score again in round {current}: the sheet of round {round} counts.")
            return text.format(current=current, round=view.round), "accent", []
        return "", "accent", []

    def _product_view(self, desk: Desk, product: Product) -> ProductView:
        """A product for the list; without its result while its open sheet is entered a second time."""
        view = product_view(desk, product)
        second = desk.state.second_entry(product.id, self._member) if self._member is not None else None
        veiled = product.id == self._product and second is not None and second.state is SecondEntryState.TYPING
        return view.veiled() if veiled else view

    def _sheet_view(self, desk: Desk) -> SheetView | None:
        if self._product is None or self._member is None:
            return None
        return sheet_view(desk, self._product, self._member, self._round)

    # Changes

    def _changed(self, changes: Changes) -> None:
        desk = self._bridge.desk
        if desk is None:
            return
        if not self.isVisible():
            self._dirty = True
            return
        if changes.listed or changes.members or changes.session or self._product not in desk.state.products:
            self._refresh_all()
            return
        touched = {product_id for product_id, _ in changes.sheets}
        for product_id in changes.products | changes.details | touched:
            product = desk.state.products.get(product_id)
            if product is not None:
                self.rail.model.update_product(self._product_view(desk, product))
        mine = self._acting or self._bridge.catching_up
        if not mine and changes.sheets and self._go_to_change(desk, changes):
            return
        here = self._known_product()
        if here in changes.products or here in changes.details or here in touched:
            self._members = member_views(desk, here)
            if all(member.id != self._member for member in self._members):
                self._refresh_all()
                return
            if here in changes.details:
                self._show_product_data(desk)
            if self._round not in self._earlier(desk):
                self._round = None
            self._show_sheet(desk, keep=True)
        self._show_result(desk)
        self._show_sheet_data(desk)

    def _go_to_change(self, desk: Desk, changes: Changes) -> bool:
        """Opens the sheet and the criterion that an undo or a redo changed."""
        here = (self._product, self._member)
        target = here if here in changes.sheets else min(changes.sheets)
        product_id, member_id = target
        if product_id is None or member_id is None or product_id not in desk.state.products:
            return False
        self._remember()
        before = self._seen.get((product_id, member_id))
        self._open(product_id, member_id, None)
        view = self.editor.view()
        if before is None or view is None or before.key != view.key:
            return True
        codes = [leaf.code for leaf in view.criteria.leaves]
        code = next((c for c in codes if before.choices.get(c) != view.choices.get(c)), None)
        code = code or next((c for c in codes if before.opinions.get(c) != view.opinions.get(c)), None)
        if code is None and before.case != view.case:
            code = CASE
        if code is not None:
            self.editor.go(code)
            self.grid.go(member_id, code)
        return True

    def _remember(self) -> None:
        """Keeps the sheet as it was seen last, to tell later what an undo changed on it."""
        view = self.editor.view()
        if view is not None:
            self._seen[view.product_id, view.member_id] = view

    # What the secretary does

    def _choose(self, code: str, place: int | None) -> str:
        """Carries out one choice; answers with the sentence of a refusal."""
        view = self.editor.view()
        if view is None:
            return ""
        if self._round is not None:
            return view.locked
        here = view.product_id, view.member_id
        command: Command
        if code == CASE:
            command = ChooseCase(*here, place)
        elif view.blind:
            command = ChooseSecond(*here, code, place)
        else:
            command = ChooseLevel(*here, code, place)
        error = self._attempt(command)
        if error is not None:
            return self._sentence(error, code)
        if view.blind:
            self._settled()
        return ""

    def _attempt(self, command: Command) -> CodedError | None:
        """Carries out what the secretary did on this page; the cursor stays under the secretary's hand."""
        self._warned = False
        self._acting = True
        try:
            error = self._bridge.attempt(command)
        finally:
            self._acting = False
        if isinstance(error, StorageError):
            self._bridge.failed.emit(error)
        return error

    def _sentence(self, error: CodedError, code: str) -> str:
        if error.code == "level_unknown":
            text = tr("scoring_page", "There is no level {place} here, nothing was changed; the keys are {keys}.")
            return text.format(place=error.params["place"], keys=self.editor.allowed_keys(code))
        view = self.editor.view()
        if error.code == "member_not_scoring" and view is not None and view.locked:
            return view.locked
        return messages.sentence(error)

    def _moved(self, code: str) -> None:
        self._warned = False

    def _finish(self) -> None:
        """Opens the next sheet that is not complete; a sheet with gaps shows them first and is left the second time."""
        desk, view = self._bridge.desk, self.editor.view()
        if desk is None or self._product is None:
            return
        if self._as_grid:
            self._next_in_grid(desk)
            return
        if self._comparing() and not self._warned:
            if not self.comparison.shown():
                self._finish_second()
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
        here = (self._product, self._member or 0)
        found = next_open(desk, here, self._order)
        if self._order is Order.CODE and found is not None:
            self._ask_code()
            return
        found = found or next_unchecked(desk, here, self._order)
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

    # The grid

    def _turn_layout(self) -> None:
        """From the sheet to the grid and back, at the same criterion of the same member."""
        view = self.editor.view()
        if view is None or self._product is None or self._member is None:
            return
        if not self._as_grid and view.blind:
            self._say(
                tr("scoring_page", "The table shows the first entry; settle the second entry or give it up first.")
            )
            return
        if self._as_grid:
            member, code = self.grid.current() or (self._member, self.editor.current())
            self._open_from_grid(self._product, member, code)
            return
        if self.opinions.asking():
            self.opinions.close_form()
        self._as_grid = True
        self._show_layout()
        self._share_width()
        self.grid.go(self._member, self.editor.current() or view.criteria.leaves[0].code)
        self._back_to_sheet()

    def _open_from_grid(self, product_id: int, member_id: int, code: str | None) -> None:
        self._as_grid = False
        self._open(product_id, member_id, code)
        self._back_to_sheet()

    def _next_in_grid(self, desk: Desk) -> None:
        """Goes to the next sheet in the grid that is not complete, on this product or on another one."""
        at = self.grid.current()
        found = next_open(desk, (self._known_product(), at[0] if at else self._member or 0), Order.PRODUCT)
        if found is None:
            self._open_from_grid(self._known_product(), self._member or 0, None)
            self._say(tr("scoring_page", "All score sheets of this session are complete."), "accent")
            return
        if found[0] != self._product:
            self._open(*found, None)
        sheet = desk.scoreboard.sheet(*found)
        if sheet is not None and sheet.missing:
            self.grid.go(found[1], sheet.missing[0])
        self._back_to_sheet()

    # Order, codes, rounds

    def _next_order(self) -> None:
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._settings.setValue(_ORDER, self._order.value)
        self._name_order()

    def _name_order(self) -> None:
        text = tr("scoring_page", "Ctrl+Enter: {order}").format(order=ORDER_WORDS[self._order])
        self.order_button.setText(text)
        self.order_button.setAccessibleName(text)
        self.order_button.setToolTip(
            tooltip(tr("scoring_page", "Which sheet Ctrl+Enter opens next; Ctrl+T changes it"))
        )

    def _ask_code(self) -> None:
        self._code_asked = True
        self._share_width()
        self.code.clear()
        self.code.show_problem("")
        self.code.ask()

    def _show_code_problem(self, sentence: str) -> None:
        self._code_problem.setText(sentence)
        self._code_problem.setVisible(bool(sentence))

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
        if ref.round in self._earlier(desk):
            self._show_round(desk, ref.round)
        self._back_to_sheet()

    def _earlier(self, desk: Desk) -> tuple[int, ...]:
        """The rounds before the one that counts, of the open sheet."""
        if self._product is None or self._member is None:
            return ()
        return rounds_of(desk, self._product, self._member)[:-1]

    def _turn_round(self) -> None:
        """From the sheet that counts to the one of the round before, and so on, then back."""
        desk = self._bridge.desk
        if desk is None:
            return
        earlier = self._earlier(desk)
        if not earlier:
            self._say(tr("scoring_page", "This sheet has no earlier round."))
            return
        at = earlier.index(self._round) if self._round in earlier else len(earlier)
        self._show_round(desk, earlier[at - 1] if at else None)
        self._back_to_sheet()

    def _show_round(self, desk: Desk, number: int | None) -> None:
        self._round = number
        self._show_sheet(desk)
        self._show_result(desk)
        self._show_sheet_data(desk)

    # Second entry

    def _begin_second(self) -> None:
        view = self.editor.view()
        if view is None or view.blind:
            return
        if self._round is not None:
            self._say(view.locked)
            return
        error = self._attempt(BeginSecondEntry(view.product_id, view.member_id))
        if error is None:
            self._back_to_sheet()
        elif error.code == "second_entry_begun":
            self._say(tr("scoring_page", "This sheet is checked already: both entries agree."))
        else:
            self._say(self._sentence(error, ""))

    def _drop_second(self) -> None:
        view = self.editor.view()
        if view is None or not view.blind:
            return
        error = self._attempt(DropSecondEntry(view.product_id, view.member_id))
        if error is not None:
            self._say(self._sentence(error, ""))
        self._back_to_sheet()

    def _settle(self, code: str, place: int) -> None:
        view = self.editor.view()
        if view is None or not view.blind:
            return
        error = self._attempt(SettleDifference(view.product_id, view.member_id, code, place))
        if error is not None:
            self.comparison.say(self._sentence(error, code))
        else:
            self._settled()

    def _settled(self) -> None:
        """Records the sheet as checked once its second entry is whole and nothing differs any more."""
        if self._comparing() and not self.comparison.shown():
            self._finish_second()

    def _finish_second(self) -> None:
        view = self.editor.view()
        if view is None or not view.blind:
            return
        error = self._attempt(FinishSecondEntry(view.product_id, view.member_id))
        if error is not None:
            self._say(self._sentence(error, ""))
        else:
            self.editor.say(tr("scoring_page", "The sheet is checked: both entries agree."), "accent")

    def _go_to_unchecked(self) -> None:
        """Opens the next sheet that waits for its second entry."""
        desk = self._bridge.desk
        if desk is None or self._product is None:
            return
        found = next_unchecked(desk, (self._product, self._member or 0), self._order)
        if found is None:
            self._say(tr("scoring_page", "No other complete sheet waits for its second entry."))
            return
        self._as_grid = False
        self._open(*found, None)
        self._back_to_sheet()

    # Opinions

    def _ask_opinion(self, code: str) -> None:
        """Opens the field for an opinion on a criterion, or on the sheet ("")."""
        view = self.editor.view()
        if view is None:
            return
        code = "" if code == CASE else code
        if view.locked or view.blind:
            self._say(view.locked or tr("scoring_page", "Opinions are hidden during the second entry."))
            return
        if self.opinions.asking():
            self.opinions.close_form()
        member = next(member for member in self._members if member.id == view.member_id)
        if code:
            about = tr("scoring_page", "Opinion of {member} on criterion {code}")
        else:
            about = tr("scoring_page", "Opinion of {member} on the whole sheet")
        self._opinion_of = view.product_id, view.member_id, code
        self.opinions.ask(about.format(member=member.label, code=code), view.opinions.get(code, ""))

    def _write_opinion(self, text: str) -> None:
        if self._opinion_of is None or self._bridge.desk is None:
            return
        error = self._attempt(WriteOpinion(*self._opinion_of, text))
        if error is not None:
            self.opinions.show_problem(messages.sentence(error))

    @staticmethod
    def _first_open(members: tuple[MemberView, ...]) -> int | None:
        """The first member whose sheet is not complete, else the first member."""
        found = next((member for member in members if _open_sheet(member)), None)
        return found.id if found else members[0].id if members else None

    def _step_member(self, by: int) -> None:
        ids = [member.id for member in self._members]
        if self._member in ids and self._product is not None:
            self._open(self._product, ids[(ids.index(self._member) + by) % len(ids)], None)

    def _member_chosen(self, member_id: int) -> None:
        if self._product is not None and member_id != self._member:
            self._open(self._product, member_id, None)

    def _member_clicked(self, member_id: int) -> None:
        self._member_chosen(member_id)
        self._back_to_sheet()

    def _criterion_clicked(self, code: str) -> None:
        self.editor.go(code)
        self.comparison.go(code)
        if self._member is not None:
            self.grid.go(self._member, code)
        self._back_to_sheet()

    def _product_chosen(self, product_id: int) -> None:
        if product_id != self._product:
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
        """Opens the form with the rules of the criterion, of the headings above it, and of the set."""
        desk = self._bridge.desk
        if desk is None or self._product is None:
            return
        if desk.read_only:
            self._say(messages.sentence(closed_error(desk)))
            return
        criteria = desk.state.criteria(desk.state.products[self._product])
        if criteria is None:
            return
        texts: list[str] = []
        node = criteria.by_code.get(code)
        if node is not None:
            above = [n for key, n in criteria.by_code.items() if code == key or code.startswith(key + ".")]
            texts = [rule.text for n in above for rule in n.rules if rule.kind in REFUSING]
        about = tr("scoring_page", "Criterion {code}").format(code=code) if texts else ""
        self.refusal.ask(about, "\n".join(texts or criteria.disqualifiers))

    def _record_refusal(self, reason: str) -> None:
        if self._product is None or self._bridge.desk is None:
            return
        error = self._attempt(Disqualify(self._product, reason))
        if error is not None:
            self.refusal.show_problem(messages.sentence(error))
            return
        self._back_to_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that hold on the whole page; those of the sheet, the tabs and the list are theirs."""
        flags = Qt.KeyboardModifier
        held = event.modifiers() & ~flags.KeypadModifier
        control, shifted = held == flags.ControlModifier, held == flags.ControlModifier | flags.ShiftModifier
        actions = self._control_keys() if control else self._shifted_keys() if shifted else {}
        action = actions.get(event.key())
        if self._as_grid and event.key() not in _IN_GRID:
            action = None
        if event.key() == Qt.Key.Key_F3 and not held:
            action = self._turn_layout
        if self._stack.currentIndex() == 0 and action is not None:
            action()
        elif event.text() == "/" and self._stack.currentIndex() == 0 and not control:
            self._search()
        elif event.text() == "*" and self._stack.currentIndex() == 0 and not control:
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
            keys.Key_T: self._next_order,
            keys.Key_R: self._turn_round,
            keys.Key_D: self._begin_second,
            keys.Key_J: self._go_to_unchecked,
            keys.Key_K: lambda: self._ask_opinion(self.editor.current() or ""),
        }

    def _shifted_keys(self) -> dict[int, Callable[[], object]]:
        return {Qt.Key.Key_D: self._drop_second, Qt.Key.Key_K: lambda: self._ask_opinion("")}

    def _known_product(self) -> int:
        assert self._product is not None
        return self._product


def _open_sheet(member: MemberView) -> bool:
    """Whether a sheet is expected and not complete."""
    return member.expected and (not member.needed or member.entered < member.needed)


def _order_of(value: object) -> Order:
    """The order that was chosen last, by product where none was."""
    return next((order for order in Order if order == value), Order.PRODUCT)


def _line(*, upright: bool = False) -> QFrame:
    made = QFrame()
    made.setAutoFillBackground(True)
    made.setBackgroundRole(QPalette.ColorRole.Mid)
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
