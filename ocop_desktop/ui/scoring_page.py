"""Chấm điểm: products at the left, one member's sheet in the middle, the product's result at the right.

Every key is one ``ChooseLevel``, committed before it is painted. The page carries out commands through the bridge and
repaints what ``Changes`` names; what another page or an undo changed on a sheet is gone to while the page is visible.
"""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QStackedLayout, QStackedWidget, QWidget

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.domain.session import Absence, Product
from ocop_desktop.services.commands import ChooseLevel, Disqualify
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import messages
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rail import ProductRail
from ocop_desktop.ui.result_panel import ResultPanel, result_view
from ocop_desktop.ui.scoring_members import MemberTabs
from ocop_desktop.ui.scoring_refusal import RefusalForm
from ocop_desktop.ui.scoring_rows import REFUSING
from ocop_desktop.ui.scoring_views import KIND_WORDS, MemberView, SheetView, absence_reason, member_views, product_view
from ocop_desktop.ui.sheet_editor import SheetEditor
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, EmptyState, button, column, label, row

# Below this width the list of products makes room for the sheet and comes when it is asked for.
_NARROW = 860
# Below this height the line about the product makes room for the sheet.
_LOW = 520
_LOWER_THAN_USUAL = 640
_RAIL = (0.205, 190, 320)
_PANEL = (0.24, 214, 380)


class ScoringPage(QWidget):
    """``go_to`` asks for another page: its key, and the product it is about or None."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._product: int | None = None
        self._member: int | None = None
        self._members: tuple[MemberView, ...] = ()
        self._seen: dict[tuple[int, int], Mapping[str, int]] = {}
        self._acting = False
        self._dirty = True
        self._warned = False
        self._rail_asked = False

        self.rail = ProductRail()
        self.rail.chosen.connect(self._product_chosen)
        self.rail.left.connect(self._back_to_sheet)
        self.editor = SheetEditor(self._choose)
        self.editor.moved.connect(self._moved)
        self.editor.member_stepped.connect(self._step_member)
        self.editor.search_asked.connect(self._search)
        self.editor.refusal_asked.connect(self._ask_refusal)
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
            self._open(product_id, member_id, criterion)

    def current(self) -> tuple[int | None, int | None]:
        """The product and the member whose sheet is open."""
        return self._product, self._member

    # Parts

    def _build(self) -> None:
        self._name = ElidedLabel(role=Role.TITLE)
        self._about = ElidedLabel(role=Role.SMALL, tone="quiet")
        self._whose = ElidedLabel(role=Role.SMALL, tone="quiet")
        self._products_button = button(tr("scoring_page", "Products"), "quiet", self._show_rail)
        self._products_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._products_button.hide()
        self._lock_words = label("", Role.BODY, "warning", wrap=True)
        self._lock_words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        council = button(
            tr("scoring_page", "To the council"), "normal", lambda: self.go_to.emit("council", self._product)
        )
        self._lock = QFrame()
        self._lock.setLayout(row(self._lock_words, council, margins=(16, 6, 16, 6)))
        self._total = label("", Role.STRONG)
        self._left = label("", Role.SMALL, "quiet")
        self._progress = label("", Role.SMALL, "quiet")
        head = QFrame()
        head.setLayout(
            column(
                row(self._name, self._products_button),
                self._about,
                self.tabs,
                self._whose,
                spacing=4,
                margins=(16, 10, 12, 6),
            )
        )
        foot = QFrame()
        foot.setAutoFillBackground(True)
        foot.setBackgroundRole(QPalette.ColorRole.Base)
        foot.setLayout(row(self._total, self._left, -1, self._progress, spacing=2 * GRID, margins=(16, 7, 16, 7)))

        sheet = QWidget()
        sheet.setLayout(column(_line(), self.refusal, self._lock, self.editor, _line(), foot, spacing=0))
        self._no_set = EmptyState(
            tr("scoring_page", "No criteria set is chosen yet"),
            tr("scoring_page", "The sheets of this product can be entered once its criteria set is known."),
            tr("scoring_page", "Choose the criteria set"),
        )
        self._no_set.clicked.connect(lambda: self.go_to.emit("products", self._product))
        self._middle_stack = QStackedWidget()
        self._middle_stack.addWidget(sheet)
        self._middle_stack.addWidget(self._no_set)
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
            "overview": EmptyState(
                tr("scoring_page", "No session is open"), what_for, tr("scoring_page", "Open or make a session")
            ),
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
        self.rail.setVisible(rail)
        self._rail_line.setVisible(rail)
        self.panel.setVisible(panel)
        self._panel_line.setVisible(panel)
        self._products_button.setVisible(narrow)
        self._progress.setVisible(not narrow)
        self._about.setVisible(self.height() >= _LOW)
        self.tabs.set_most_lines(1 if self.height() < _LOW else 2 if self.height() < _LOWER_THAN_USUAL else 0)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._refresh_all()

    def _opened(self) -> None:
        self._product = self._member = None
        self._seen.clear()
        self._dirty = True
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
        self.rail.set_products((product_view(desk, product) for product in desk.state.products.values()), None)
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
        self._remember()
        self._product = product_id
        self._bridge.look_at(product_id)
        self._members = member_views(desk, product_id)
        ids = [member.id for member in self._members]
        self._member = member_id if member_id in ids else self._first_open(self._members)
        self._warned = False
        if self.refusal.asking():
            self.refusal.close_form()
        self.rail.set_current(product_id)
        self._show_product_data(desk)
        self._show_result(desk)
        view = self._sheet_view(desk)
        shown = self.editor.view()
        if keep and view is not None and shown is not None and shown.key == view.key and criterion is None:
            self.editor.refresh(view)
        else:
            self.editor.open_sheet(view, criterion)
        self._show_sheet_data(desk)
        self._share_width()

    def _show_product_data(self, desk: Desk) -> None:
        product = desk.state.products[self._known_product()]
        criteria = desk.state.criteria(product)
        self._name.set_text(product.name)
        self._about.set_text(_about(product, criteria))
        self.refusal.show_reason(product.disqualified)
        self._middle_stack.setCurrentIndex(0 if criteria is not None else 1)
        self._no_set.setVisible(criteria is None)

    def _show_result(self, desk: Desk) -> None:
        self.tabs.show_members(self._members, self._member)
        self.panel.show_result(result_view(desk, self._known_product(), self._members, self._member))

    def _show_sheet_data(self, desk: Desk) -> None:
        view = self.editor.view()
        self._lock.setVisible(view is not None and bool(view.locked))
        done, expected = desk.scoreboard.progress()
        self._progress.setText(
            tr("scoring_page", "Whole session: {done}/{expected} sheets").format(done=done, expected=expected)
        )
        if view is None:
            self._whose.set_text("")
            return
        self._lock_words.setText(view.locked)
        ids = [member.id for member in self._members]
        here = ids.index(view.member_id)
        result = view.result
        whose = tr("scoring_page", "Sheet {n}/{all} · {member} · {entered}/{needed} criteria")
        self._whose.set_text(
            whose.format(
                n=here + 1,
                all=len(ids),
                member=self._members[here].full,
                entered=result.entered,
                needed=result.needed,
            )
        )
        template = tr("scoring_page", "Total {points}") if result.complete else tr("scoring_page", "So far {points}")
        points = {code: view.part_points(code) for code in result.parts}
        parts = "   ".join(f"{code} {'–' if n is None else n}" for code, n in points.items())
        begun = any(n is not None for n in points.values())
        self._total.setText(f"{template.format(points=result.total if begun else '–')}    {parts}")
        if result.complete:
            self._left.setText(tr("scoring_page", "The sheet is complete"))
        else:
            self._left.setText(tr("scoring_page", "{n} criteria left").format(n=len(result.missing)))

    def _sheet_view(self, desk: Desk) -> SheetView | None:
        if self._product is None or self._member is None:
            return None
        product = desk.state.products[self._product]
        criteria, result = desk.state.criteria(product), desk.scoreboard.sheet(self._product, self._member)
        if criteria is None or result is None:
            return None
        member = desk.state.members[self._member]
        name = tr("scoring_page", "Score sheet of {member} for {product}").format(
            member=member.label, product=product.name
        )
        return SheetView(
            product_id=product.id,
            member_id=member.id,
            criteria=criteria,
            choices=dict(desk.state.sheet(product.id, member.id)),
            result=result,
            locked=self._locked(desk, product.id, member.id),
            refused=bool(product.disqualified),
            name=name,
        )

    def _locked(self, desk: Desk, product_id: int, member_id: int) -> str:
        """Why nothing can be entered on a sheet and where that is changed; "" where it can."""
        if desk.state.session.archived:
            return messages.sentence(UserError("session_archived"))
        absence = desk.state.absence(product_id, member_id)
        if absence is None:
            return ""
        member = desk.state.members[member_id]
        reason = absence_reason(desk, product_id, member)
        if absence is Absence.RECUSED:
            text = tr("scoring_page", "{member} does not score this product; change that on the page Council.")
            why = tr(
                "scoring_page", "{member} does not score this product ({reason}); change that on the page Council."
            )
        else:
            text = tr("scoring_page", "{member} is absent for this product; change that on the page Council.")
            why = tr("scoring_page", "{member} is absent for this product ({reason}); change that on the page Council.")
        return (why if reason else text).format(member=member.label, reason=reason)

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
        for product_id in changes.products | changes.details:
            product = desk.state.products.get(product_id)
            if product is not None:
                self.rail.model.update_product(product_view(desk, product))
        if not self._acting and changes.sheets and self._go_to_change(desk, changes):
            return
        here = self._known_product()
        if here in changes.products or here in changes.details:
            self._members = member_views(desk, here)
            if here in changes.details:
                self._show_product_data(desk)
            view = self._sheet_view(desk)
            shown = self.editor.view()
            if view is None or shown is None or shown.key != view.key:
                self.editor.open_sheet(view)
            else:
                self.editor.refresh(view)
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
        now = desk.state.sheet(product_id, member_id)
        criteria = desk.state.criteria(desk.state.products[product_id])
        codes = [leaf.code for leaf in criteria.leaves] if criteria is not None and before is not None else []
        code = next((code for code in codes if before is not None and before.get(code) != now.get(code)), None)
        self._open(product_id, member_id, code)
        return True

    def _remember(self) -> None:
        """Keeps the sheet as it was seen last, to tell later what an undo changed on it."""
        view = self.editor.view()
        if view is not None:
            self._seen[view.product_id, view.member_id] = view.choices

    # What the secretary does

    def _choose(self, code: str, place: int | None) -> str:
        """Carries out one choice; answers with the sentence of a refusal."""
        if self._product is None or self._member is None:
            return ""
        self._warned = False
        self._acting = True
        try:
            error = self._bridge.attempt(ChooseLevel(self._product, self._member, code, place))
        finally:
            self._acting = False
        return self._sentence(error, code) if error is not None else ""

    def _sentence(self, error: CodedError, code: str) -> str:
        if isinstance(error, StorageError):
            self._bridge.failed.emit(error)
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
        if view is not None and not view.locked and view.result.entered and view.result.missing and not self._warned:
            self.editor.go(view.result.missing[0])
            text = tr("scoring_page", "{n} criteria are not entered yet; Ctrl+Enter again leaves the sheet as it is.")
            self.editor.say(text.format(n=len(view.result.missing)))
            self._warned = True
            return
        found = self._next_sheet(desk)
        if found is None:
            self.editor.say(tr("scoring_page", "All score sheets of this session are complete."), "accent")
            return
        self._open(*found, None)
        self._back_to_sheet()

    def _next_sheet(self, desk: Desk) -> tuple[int, int] | None:
        here = self._known_product()
        ids = [member.id for member in self._members]
        turn = ids.index(self._member) + 1 if self._member in ids else 0
        order = {member.id: member for member in self._members}
        result = desk.scoreboard.results.get(here)
        for member_id in ids[turn:] + ids[: max(0, turn - 1)]:
            if _open_sheet(order[member_id]) and result is not None and not result.disqualified:
                return here, member_id
        products = list(desk.state.products)
        at = products.index(here)
        for product_id in products[at + 1 :] + products[:at]:
            result = desk.scoreboard.results.get(product_id)
            if result is None or result.complete or result.disqualified:
                continue
            member = next((member for member in member_views(desk, product_id) if _open_sheet(member)), None)
            if member is not None:
                return product_id, member.id
        return None

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
        if self._rail_asked:
            self._rail_asked = False
            self._share_width()
        target = self.editor if self._middle_stack.currentIndex() == 0 else self._no_set.button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_refusal(self, code: str) -> None:
        """Opens the form with the rules of the criterion, of the headings above it, and of the set."""
        desk = self._bridge.desk
        if desk is None or self._product is None:
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
        error = self._bridge.attempt(Disqualify(self._product, reason))
        if error is not None:
            if isinstance(error, StorageError):
                self._bridge.failed.emit(error)
            self.refusal.show_problem(messages.sentence(error))
            return
        self._back_to_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that hold on the whole page; those of the sheet, the tabs and the list are theirs."""
        keys = Qt.Key
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        working = self._stack.currentIndex() == 0
        if control and working and event.key() in (keys.Key_Return, keys.Key_Enter):
            self._finish()
        elif control and working and event.key() == keys.Key_P:
            self._show_rail()
        elif control and working and event.key() == keys.Key_M:
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif control and working and event.key() == keys.Key_L:
            self._ask_refusal(self.editor.current() or "")
        elif event.text() == "/" and working and not control:
            self._search()
        else:
            super().keyPressEvent(event)

    def _known_product(self) -> int:
        assert self._product is not None
        return self._product


def _open_sheet(member: MemberView) -> bool:
    """Whether a sheet is expected and not complete."""
    return member.expected and (not member.needed or member.entered < member.needed)


def _about(product: Product, criteria: CriteriaSet | None) -> str:
    parts = []
    if criteria is not None:
        text = tr("scoring_page", "Set {number} · {title}")
        parts.append(text.format(number=f"{criteria.number:02}", title=criteria.title))
    parts.append(str(KIND_WORDS[product.kind]))
    parts += [product.code] if product.code else []
    parts += [product.producer.name] if product.producer.name else []
    return " · ".join(parts)


def _line(*, upright: bool = False) -> QFrame:
    made = QFrame()
    made.setAutoFillBackground(True)
    made.setBackgroundRole(QPalette.ColorRole.Mid)
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
