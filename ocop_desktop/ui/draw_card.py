"""The card Second entry of Thông tin kỳ: which sheets are typed twice, the draw, and the sheets that were drawn.

The rule is a field of the page; drawing is one step that can be undone. The sheets themselves are typed again on the
scoring page, where Enter in the list goes.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent

from ocop_desktop.domain.session import SecondEntryRule, SecondEntryState
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sheet_commands import DrawSecondEntries
from ocop_desktop.ui import theme
from ocop_desktop.ui.bound_form import BoundForm
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.rows_model import Index
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, button, column, label, row, tooltip
from ocop_desktop.ui.widgets_fields import ComboBox, Form, NumberField, TextField
from ocop_desktop.ui.widgets_table import table_view

_NOWHERE = QModelIndex()
_USUAL_PERCENT = 10
_LINES = 7
_WIDEST = SecondEntryState.CHECKED
STATES = {
    SecondEntryState.ASKED: mark("draw_card", "waits"),
    SecondEntryState.TYPING: mark("draw_card", "begun"),
    SecondEntryState.CHECKED: mark("draw_card", "checked"),
}


class Col(IntEnum):
    """Columns of the list of sheets that are typed twice."""

    PRODUCT = 0
    MEMBER = 1
    STATE = 2


@dataclass(frozen=True, slots=True)
class _Line:
    key: tuple[int, int]
    product: str
    member: str
    state: SecondEntryState
    seed: str
    counts: bool


class SheetsModel(QAbstractTableModel):
    """The sheets with a second entry, in the order of products and members."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._headers = (tr("draw_card", "Product"), tr("draw_card", "Member"), tr("draw_card", "Second entry"))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            state = str(STATES[line.state]) if line.counts else tr("draw_card", "counts no more")
            return (line.product, line.member, state)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            drawn = tr("draw_card", "Drawn with “{seed}”").format(seed=line.seed) if line.seed else ""
            return tooltip(" · ".join(part for part in (line.product, line.member, drawn) if part))
        if role == Qt.ItemDataRole.ForegroundRole:
            if not line.counts:
                return theme.color("quiet")
            waits = index.column() == Col.STATE and line.state is not SecondEntryState.CHECKED
            return theme.color("warning") if waits else None
        return None

    def sheet(self, index: Index) -> tuple[int, int]:
        """The product and the member of a row."""
        return self._lines[index.row()].key

    def show(self, desk: Desk | None) -> None:
        """Follows the second entries of a session, or of none; only the rows that changed are repainted."""
        before, lines = self._lines, _lines(desk) if desk is not None else []
        if [line.key for line in before] != [line.key for line in lines]:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        self._lines = lines
        for place, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, Col.STATE))


def _lines(desk: Desk) -> list[_Line]:
    state = desk.state
    products = {key: place for place, key in enumerate(state.products)}
    members = {key: place for place, key in enumerate(state.members)}
    current = [
        entry
        for entry in state.second_entries.values()
        if state.second_entry(entry.product_id, entry.member_id) is entry
    ]
    current.sort(key=lambda entry: (products[entry.product_id], members[entry.member_id]))
    return [
        _Line(
            (entry.product_id, entry.member_id),
            state.products[entry.product_id].name,
            state.members[entry.member_id].label,
            entry.state,
            entry.seed,
            state.counts(entry.product_id, entry.member_id),
        )
        for entry in current
    ]


class DrawCard(Card):
    """The rule, the draw and its sheets. ``go_to`` carries the scoring page and a product with a member."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge, bound: BoundForm) -> None:
        super().__init__(tr("draw_card", "Second entry of the sheets"))
        self._bridge = bridge
        self.model = SheetsModel(self)
        rule, self._draw = Form(1), Form(2)
        rules = ComboBox(
            [
                (SecondEntryRule.NONE.value, tr("draw_card", "not required")),
                (SecondEntryRule.SAMPLE.value, tr("draw_card", "sheets that are drawn")),
                (SecondEntryRule.ALL.value, tr("draw_card", "every sheet")),
            ]
        )
        bound.add(
            rule,
            "rules.second_entry",
            tr("draw_card", "Typed twice, blind, before the council concludes"),
            rules,
        )
        self.percent = NumberField(1, 100)
        self.percent.set_value(_USUAL_PERCENT)
        self.seed = TextField(tr("draw_card", "such as 28/7/2026, number 47"))
        self._draw.add(tr("draw_card", "Share of the sheets, percent"), self.percent)
        self._seed = self._draw.add(
            tr("draw_card", "Text to draw with"),
            self.seed,
            hint=tr("draw_card", "The day and a number called out in the meeting; it stands in the minutes."),
        )
        self.draw_button = button(tr("draw_card", "Draw"), clicked=self.draw)
        self.seed.returnPressed.connect(self.draw)
        self.said = label("", Role.SMALL, "quiet", wrap=True)
        self.table = table_view(self.model, tr("draw_card", "Sheets that are typed twice"))
        self.table.opened.connect(self._open)
        self._hint = label(tr("draw_card", "Enter opens the sheet."), Role.SMALL, "quiet")
        for part in (rule, self._draw):
            self.body.addWidget(part)
        drawing = row(self.draw_button, self.said, spacing=12)
        drawing.setStretch(1, 1)
        self.body.addLayout(drawing)
        self.body.addLayout(column(self.table, self._hint, spacing=4))

    def show_session(self, desk: Desk) -> None:
        """Follows the rule and the sheets of the open session."""
        self.model.show(desk)
        sample = desk.state.session.rules.second_entry is SecondEntryRule.SAMPLE
        for part in (self._draw, self.draw_button):
            part.setVisible(sample)
            part.setEnabled(not desk.read_only)
        for listed in (self.table, self._hint):
            listed.setVisible(self.model.rowCount() > 0)
        self.said.setText(_said(desk))
        self.said.setVisible(bool(self.said.text()))
        lines = min(self.model.rowCount(), _LINES)
        self.table.setFixedHeight(lines * theme.row_height() + self.table.horizontalHeader().sizeHint().height() + 4)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() - 4 * GRID
        state = max(theme.text_width(tr("draw_card", "counts no more")), theme.text_width(str(STATES[_WIDEST])))
        self.table.set_widths({Col.MEMBER: width * 28 // 100, Col.STATE: state + 3 * GRID}, stretch=Col.PRODUCT)

    def draw(self) -> None:
        """Draws; what is wrong is said under the text to draw with."""
        desk = self._bridge.desk
        if desk is None or self.percent.problem():
            return
        before = len(desk.state.second_entries)
        error = self._bridge.attempt(DrawSecondEntries(self.seed.value(), self.percent.value() or 0))
        if error is not None:
            self._seed.set_error(sentence(error))
        elif len(desk.state.second_entries) == before:
            self._seed.set_error(tr("draw_card", "No sheet is left to be drawn."))
        else:
            self._seed.set_error("")
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Another session: nothing typed stays."""
        self.percent.set_value(_USUAL_PERCENT)
        self.seed.clear()
        self._seed.set_error("")

    def _open(self, index: QModelIndex) -> None:
        self.go_to.emit("scoring", self.model.sheet(index))


def _said(desk: Desk) -> str:
    """How many sheets are checked and how many still wait."""
    state, rule = desk.state, desk.state.session.rules.second_entry
    checked = sum(
        entry.state is SecondEntryState.CHECKED
        and state.second_entry(entry.product_id, entry.member_id) is entry
        and state.counts(entry.product_id, entry.member_id)
        for entry in state.second_entries.values()
    )
    waiting = sum(state.unchecked(product_id) for product_id in state.products)
    if rule is SecondEntryRule.SAMPLE and not state.second_entries:
        return tr("draw_card", "Nothing is drawn yet.")
    if not checked and not waiting:
        return ""
    return tr("draw_card", "{checked} sheets checked, {waiting} wait.").format(checked=checked, waiting=waiting)
