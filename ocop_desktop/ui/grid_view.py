"""Criteria x members of one product: a second way to enter the sheets, for typing and pasting points.

Every value is a command, committed before it is painted; a pasted block is one command, and only after the secretary
agreed to what it changes. Shows what the scoreboard says and computes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QFrame, QSizePolicy, QStackedLayout, QTableView, QWidget

from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.services.commands import ChooseLevel, FillSheets
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.grid import Block, PastePlan, allowed_points, plan_paste, read_block
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import messages, theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.grid_model import Col, GridModel, Pending, TotalsModel
from ocop_desktop.ui.grid_paint import TotalDelegate, TotalsHeader
from ocop_desktop.ui.grid_paste import BadLine, PastePanel
from ocop_desktop.ui.grid_table import FLAT, Cells, GridTable
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_layout import rule
from ocop_desktop.ui.scoring_text import Texts
from ocop_desktop.ui.session_words import closed_error
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, button, column, label, row, tooltip

_TITLES = (0.34, 200, 460)
_WIDEST_COLUMN = 96
# Below these heights the words under the table, then the buttons above it, make room for rows.
_LOW = 460
_LOWEST = 380
# Cells of a pasted block that cannot be taken over, shown at once; fewer where the view is low.
_LINES, _FEWER_LINES = 4, 2


class GridView(QWidget):
    """``open_sheet`` asks for a member's sheet: product, member, criterion."""

    open_sheet = Signal(int, int, str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._product: int | None = None
        self._dirty = True
        self._acting = False
        self._block: Block | None = None
        self._at = (0, 0)
        self._texts = Texts()
        self.model = GridModel()
        self.totals_model = TotalsModel(self.model)
        self.table = GridTable(self.model, self._texts, self._choose)
        self.table.pasted.connect(self._paste)
        self.table.sheet_asked.connect(self._ask_sheet)
        self.table.mode_asked.connect(lambda: self.type_places(not self.table.by_place))
        self.table.moved.connect(self._tell)
        self.totals = _totals_table(self.totals_model)
        self.table.horizontalScrollBar().valueChanged.connect(self.totals.horizontalScrollBar().setValue)
        self.totals.horizontalScrollBar().valueChanged.connect(self.table.horizontalScrollBar().setValue)
        self.panel = PastePanel()
        self.panel.agreed.connect(self._take_over)
        self.panel.dropped.connect(self.drop_paste)
        self.panel.cell_chosen.connect(self._show_cell)
        self._build()
        self.setFocusProxy(self.table)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)

    # For the page

    def show_product(self, product_id: int | None) -> None:
        """Shows a product; the cursor stays where it was where it is the same one."""
        if product_id != self._product:
            self.drop_paste()
            self._product, self._dirty = product_id, True
        if self._dirty and self.isVisible():
            self._fill()

    def current(self) -> tuple[int, str] | None:
        """Member and criterion of the current cell; None on no member's."""
        index = self.table.currentIndex()
        if not index.isValid() or not self.model.is_member(index.column()):
            return None
        return self.model.members[index.column()].id, self.model.leaf(index.row()).code

    def go(self, member_id: int, criterion: str) -> None:
        """Makes the cell of a member and a criterion the current one, where it is shown."""
        at = self.model.row_of(criterion), self.model.column_of(member_id)
        if min(at) >= 0:
            self.table.go(*at)

    def type_places(self, places: bool) -> None:
        """Whether digits are the places of levels, else points."""
        self.table.forget()
        self.table.by_place = places
        (self._by_place if places else self._by_points).setChecked(True)
        self._tell()

    def drop_paste(self) -> None:
        """Leaves a pasted block that was not agreed to."""
        if self._block is None:
            return
        self._block = None
        self.table.held = ""
        self.model.set_pending({})
        self.panel.hide()
        self._share_height()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Parts

    def _build(self) -> None:
        self._by_points = button(tr("grid_view", "Points"), "normal", lambda: self._mode_clicked(False))
        self._by_place = button(tr("grid_view", "Places of levels"), "normal", lambda: self._mode_clicked(True))
        group = QButtonGroup(self)
        for made in (self._by_points, self._by_place):
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setToolTip(tooltip(tr("grid_view", "F2 changes between points and places of levels")))
            group.addButton(made)
        self._by_points.setChecked(True)
        self._mark = label(tr("grid_view", "Corner: two levels or more from the median"), Role.SMALL, "warning")
        paste = button(tr("grid_view", "Paste (Ctrl+V)"), "quiet", self._paste_clicked)
        paste.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tools = QWidget()
        tools = row(
            label(tr("grid_view", "Type:"), Role.SMALL, "quiet"),
            self._by_points,
            self._by_place,
            paste,
            -1,
            self._mark,
            margins=(16, 4, 12, 4),
        )
        self._tools.setLayout(tools)
        self._where = label("", Role.SMALL, wrap=True)
        self._where.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._how = ElidedLabel(role=Role.SMALL, tone="quiet")
        self._foot = QWidget()
        self._foot.setAutoFillBackground(True)
        self._foot.setBackgroundRole(QPalette.ColorRole.Base)
        self._foot.setLayout(column(self._where, self._how, spacing=0, margins=(16, 4, 12, 4)))
        self._beside_totals = QWidget()
        totals = row(self.totals, self._beside_totals, spacing=0)
        work = QWidget()
        parts = column(
            self._tools, rule(), self.table, rule(strong=True), totals, rule(), self._foot, self.panel, spacing=0
        )
        parts.setStretchFactor(self.table, 1)
        work.setLayout(parts)
        self._nothing = label("", Role.BODY, "quiet", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self._nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()
        self._share_width()
        self.table.scrollTo(self.table.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.PaletteChange):
            self._texts.clear()
            self._share_height()
            self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._block is not None and event.key() == Qt.Key.Key_Escape:
            self.drop_paste()
        else:
            super().keyPressEvent(event)

    def _share_height(self) -> None:
        # Two lines at least, so that hardly anything moves while one types.
        line = QFontMetrics(theme.font(Role.SMALL)).height()
        needed = self._texts.get(self._where.text(), Role.SMALL, max(100, self.width() - 30)).height
        height = max(2 * line, needed + 2)
        if self._where.height() != height:
            self._where.setFixedHeight(height)
            self._foot.setFixedHeight(height + self._how.sizeHint().height() + GRID)
        self._foot.setVisible(self.height() >= _LOW and self._block is None)
        self._tools.setVisible(self.height() >= (_LOWEST if self._block is None else _LOW))
        self.panel.show_lines(_LINES if self.height() >= _LOW else _FEWER_LINES)

    def _share_width(self) -> None:
        """Titles of the criteria first, then the columns: as wide as there is room, never narrower than their names."""
        if not self.model.rowCount():
            return
        figures = [theme.text_width("00,00", Role.STRONG) + 2 * GRID, theme.text_width("100") + 2 * GRID]
        names = [
            theme.text_width(
                str(self.model.headerData(len(self.model.members) + col, Qt.Orientation.Horizontal)), Role.SMALL
            )
            for col in Col
        ]
        last = [max(figure, name + GRID) for figure, name in zip(figures, names, strict=True)]
        bar = self.table.verticalScrollBar().sizeHint().width()
        narrowest = theme.text_width("10 → 10", Role.SMALL) + 6
        needed = [max(narrowest, self.table.members_header.least_width(m)) for m in self.model.members]
        share, least, most = _TITLES
        titles = max(least, min(round(self.width() * share), most))
        left = self.width() - bar - sum(last) - sum(needed)
        if least <= left < titles:
            # A little less for the titles, and all columns are in view at once.
            titles = left
        widths = _even(self.width() - titles - bar - sum(last), needed) + last
        for view, header in ((self.table, self.table.criteria_header), (self.totals, self.totals.verticalHeader())):
            header.setFixedWidth(titles)
            for section, width in enumerate(widths):
                view.setColumnWidth(section, width)
        for section in range(self.model.rowCount()):
            self.table.setRowHeight(section, self.table.criteria_header.height_of(section))
        height = theme.row_height() - 6
        for section in range(self.totals_model.rowCount()):
            self.totals.setRowHeight(section, height)
        self._beside_totals.setFixedWidth(bar)
        wide = sum(widths) > self.width() - titles - bar
        scroll = self.totals.horizontalScrollBar().sizeHint().height() if wide else 0
        self.totals.setFixedHeight(height * self.totals_model.rowCount() + scroll)
        self.table.updateGeometries()
        self.totals.updateGeometries()

    # Showing

    def _opened(self) -> None:
        self.drop_paste()
        self._product, self._dirty = None, True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        """Fills everything anew; of the same product the current cell stays where it is still there."""
        self._dirty = False
        here, before = self.current(), self._cells()
        desk = self._bridge.desk
        if desk is not None and self._product not in desk.state.products:
            self._product = None
        self.model.open(desk, self._product if desk is not None else None)
        if self._cells() != before:
            # A pasted block stands at a row and a column, which are others now.
            self.drop_paste()
        if self._cells()[0] != before[0]:
            here = None
        self.totals_model.open(desk)
        lacking = self._lacking(desk)
        self._nothing.setText(lacking)
        self._stack.setCurrentIndex(1 if lacking else 0)
        if lacking:
            self.drop_paste()
            return
        self._share_width()
        if here is not None and self.model.row_of(here[1]) >= 0 and self.model.column_of(here[0]) >= 0:
            self.go(*here)
        else:
            self.table.go(*self._first_open())
        self._plan_again()
        self._tell()

    def _cells(self) -> tuple[object, ...]:
        """The product, and what its rows and columns are."""
        members = tuple(member.id for member in self.model.members)
        return self.model.product_id, tuple(leaf.code for leaf in self.model.leaves), members

    def _lacking(self, desk: Desk | None) -> str:
        """Why there is no grid; "" where there is one."""
        if desk is None or self._product is None:
            return tr("grid_view", "Choose a product to enter the points of its sheets side by side.")
        if self.model.criteria is None:
            return tr("grid_view", "The grid can be filled in once the criteria set of this product is known.")
        if not self.model.members:
            return tr("grid_view", "No member scores yet; enter the council first.")
        return ""

    def _first_open(self) -> tuple[int, int]:
        """The first criterion that is not entered of the first member whose sheet is not complete."""
        for at, member in enumerate(self.model.members):
            if self.model.enterable(at) and (not member.needed or member.entered < member.needed):
                rows = range(self.model.rowCount())
                return next((row for row in rows if self.model.place(row, at) is None), 0), at
        return 0, 0

    def _changed(self, changes: Changes) -> None:
        desk = self._bridge.desk
        if desk is None:
            return
        if not self.isVisible():
            self._dirty = True
            return
        if changes.session or not self.model.rowCount() or not self.model.same_shape(desk):
            self._fill()
            return
        if self._product not in changes.products and not any(key[0] == self._product for key in changes.sheets):
            return
        changed = self.model.refresh()
        self.totals_model.refresh(desk)
        if changed and not (self._acting or self._bridge.catching_up):
            self.table.forget()
            self.table.go(*min(changed, key=lambda cell: (cell[1], cell[0])))
        self._plan_again()
        self._tell()

    def _tell(self) -> None:
        """Below the table: what the current cell says, and what can be typed there."""
        self._mark.setVisible(self.model.any_far())
        where, how = self._words()
        self._where.setText(where)
        self._how.set_text(how)
        self._share_height()

    def _words(self) -> tuple[str, str]:
        index = self.table.currentIndex()
        if not index.isValid() or not self.model.rowCount():
            return "", ""
        leaf = self.model.leaf(index.row())
        if not self.model.is_member(index.column()):
            name = self.model.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            return f"{leaf.code} {leaf.title}", str(name)
        member = self.model.members[index.column()]
        where = f"{leaf.code} · {member.label} · {self.model.spoken(index.row(), index.column())}"
        refusal = self.model.refusal(index.row(), index.column())
        if refusal is not None:
            return where, messages.sentence(refusal)
        if self.table.by_place:
            text = tr("grid_view", "Places: {places}, 0 for no level reached · Delete clears · F4 opens the sheet")
            places = [
                tr("grid_view", "{place} ({points} points)").format(place=place, points=level.points)
                for place, level in enumerate(leaf.levels, 1)
            ]
            return where, text.format(places=", ".join(places))
        allowed = allowed_points(leaf, self.model.case(index.row(), index.column()))
        text = tr("grid_view", "Points: {points} · Delete clears · F4 opens the sheet")
        return where, text.format(points=", ".join(str(points) for points in allowed))

    # What the secretary does

    def _choose(self, cells: Cells, place: int | None) -> str:
        """Stores a place in cells (None clears them); answers with the sentence of a refusal."""
        if self._product is None:
            return ""
        wanted: dict[int, dict[str, int | None]] = {}
        for at, section in cells:
            wanted.setdefault(self.model.members[section].id, {})[self.model.leaf(at).code] = place
        if len(cells) == 1:
            ((member, places),) = wanted.items()
            (code,) = places
            return self._attempt(ChooseLevel(self._product, member, code, place))
        return self._attempt(FillSheets(self._product, wanted))

    def _attempt(self, command: ChooseLevel | FillSheets) -> str:
        self._acting = True
        try:
            error = self._bridge.attempt(command)
        finally:
            self._acting = False
        if isinstance(error, StorageError):
            self._bridge.failed.emit(error)
        return messages.sentence(error) if error is not None else ""

    def _ask_sheet(self, at: int, section: int) -> None:
        if self._product is not None and self.model.is_member(section):
            self.open_sheet.emit(self._product, self.model.members[section].id, self.model.leaf(at).code)

    def _mode_clicked(self, places: bool) -> None:
        self.type_places(places)

    # Pasting

    def _paste_clicked(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.paste()

    def _paste(self, text: str) -> None:
        """Shows what the block would change; nothing is stored."""
        desk, index = self._bridge.desk, self.table.currentIndex()
        if desk is None or not index.isValid():
            return
        selected = self.table.selected_block()
        at = (selected[0].start, selected[1].start) if selected is not None else (index.row(), index.column())
        try:
            if desk.read_only:
                raise closed_error(desk)
            if not self.model.is_member(at[1]):
                raise UserError("cell_outside")
            block = read_block(text)
        except CodedError as error:
            self.table.say(messages.sentence(error))
            return
        self._block, self._at = block, at
        self.table.held = tr("grid_view", "Enter or leave the pasted points first (Enter or Esc).")
        self._share_height()
        self._plan_again()
        self.panel.take_focus()
        self.table.scrollTo(self.table.currentIndex())

    def _plan(self) -> PastePlan | None:
        desk = self._bridge.desk
        if desk is None or self._product is None or self._block is None or self.model.criteria is None:
            return None
        top, left = self._at
        codes = [leaf.code for leaf in self.model.leaves[top:]]
        members = [member.id for member in self.model.members[left:]]
        return plan_paste(desk.state, self._product, codes, members, self._block)

    def _plan_again(self) -> None:
        """Shows a pasted block against the sheets as they are now."""
        plan = self._plan()
        if plan is None:
            return
        pending: dict[tuple[int, int], Pending] = {}
        for change in plan.changes:
            at = self.model.row_of(change.criterion), self.model.column_of(change.member_id)
            leaf = self.model.leaf(at[0])
            before = "–" if change.before is None else leaf.points(change.before)
            pending[at] = Pending(f"{before} → {leaf.points(change.after)}", bad=False)
        lines: dict[object, BadLine] = {}
        for number, cell in enumerate(plan.bad):
            at = self.model.row_of(cell.criterion), self.model.column_of(cell.member_id)
            inside = min(at) >= 0
            if inside:
                pending[at] = Pending(cell.text, bad=True)
            reason = messages.sentence(cell.error)
            # What holds for a whole sheet, or for all that lies outside, is said once.
            alike = (cell.error.code, cell.member_id)
            key = alike if cell.error.code in ("member_not_scoring", "cell_outside") else number
            known = lines.get(key)
            if known is not None:
                lines[key] = replace(known, cells=known.cells + 1)
            elif not inside:
                lines[key] = BadLine(tr("grid_view", "Outside the grid"), reason)
            else:
                member = self.model.members[at[1]].label
                words = member if key == alike else f"{cell.criterion} · {member}"
                lines[key] = BadLine(words, reason, *at)
        self.model.set_pending(pending)
        self.panel.ask(plan, list(lines.values()))

    def _take_over(self) -> None:
        plan = self._plan()
        if plan is None or self._product is None:
            return
        sentence = self._attempt(FillSheets(self._product, plan.places()))
        if sentence:
            self.panel.show_problem(sentence)
        else:
            self.drop_paste()

    def _show_cell(self, at: int, section: int) -> None:
        self.table.go(at, section)


def _totals_table(model: TotalsModel) -> QTableView:
    """The totals below the grid: seen always, walked through never."""
    made = QTableView()
    made.setModel(model)
    made.setVerticalHeader(TotalsHeader(model, made))
    made.horizontalHeader().hide()
    made.setItemDelegate(TotalDelegate(model, made))
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setShowGrid(False)
    made.setCornerButtonEnabled(False)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setStyleSheet(FLAT)
    made.verticalHeader().setMinimumSectionSize(16)
    made.setAccessibleName(tr("grid_view", "Totals by part and member"))
    return made


def _even(room: int, needed: Sequence[int]) -> list[int]:
    """Shares a width among columns, evenly but for those that need more; all of them need it where there is less."""
    for done, widest in enumerate(sorted(needed, reverse=True)):
        even = room // (len(needed) - done)
        if widest <= even:
            return [max(need, min(even, _WIDEST_COLUMN)) for need in needed]
        room -= widest
    return list(needed)
