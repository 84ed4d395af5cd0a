"""What pasting a block into the grid would do, and the question whether to do it.

The cells show old and new values themselves; this panel counts them, names each cell that cannot be taken over with its
reason, and waits for the answer. It carries nothing out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from ocop_desktop.services.grid import PastePlan
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import announce, button, column, label, plain, row

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class BadLine:
    """Cells that cannot be taken over for one reason: which, in words; row and column of the first (-1: outside)."""

    words: str
    reason: str
    row: int = -1
    column: int = -1
    cells: int = 1

    def __str__(self) -> str:
        if self.cells == 1:
            return tr("grid_paste", "{cell}: {reason}").format(cell=self.words, reason=self.reason)
        text = tr("grid_paste", "{cell}, {n} cells: {reason}")
        return text.format(cell=self.words, n=self.cells, reason=self.reason)


class PastePanel(QFrame):
    """``agreed``: write what can be written. ``dropped``: leave everything as it is. ``cell_chosen``: row, column."""

    agreed = Signal()
    dropped = Signal()
    cell_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._bad: Sequence[BadLine] = ()
        self._head = label("", Role.STRONG, wrap=True)
        self._about = label("", Role.SMALL, "quiet", wrap=True)
        self._problem = label("", Role.SMALL, "error", wrap=True)
        for part in (self._head, self._about, self._problem):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._most = 1
        self._lines = QStringListModel(self)
        self.faults = QListView()
        self.faults.setModel(self._lines)
        self.faults.setWordWrap(True)
        self.faults.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.faults.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.faults.setFont(theme.font(Role.SMALL))
        self.faults.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.faults.setAccessibleName(tr("grid_paste", "Cells that cannot be taken over"))
        self.faults.selectionModel().currentChanged.connect(self._line_chosen)
        self.agree = button("", "primary", self.agreed.emit)
        self.drop = button(tr("grid_paste", "Leave everything as it is (Esc)"), "normal", self.dropped.emit)
        words = column(self._head, self._about, self._problem, spacing=2)
        self.setLayout(column(row(words, self.agree, self.drop), self.faults, margins=(16, 8, 16, 8)))
        self.setAccessibleName(tr("grid_paste", "Pasting points"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.hide()

    def ask(self, plan: PastePlan, bad: Sequence[BadLine]) -> None:
        """Shows what the plan would do."""
        n = len(plan.changes)
        head = tr("grid_paste", "Pasting {rows} × {columns} cells of points: {n} change, {bad} cannot be taken over")
        self._head.setText(head.format(rows=plan.rows, columns=plan.columns, n=n, bad=len(plan.bad)))
        about = [tr("grid_paste", "Nothing is stored yet.")]
        if plan.overwritten:
            about.append(tr("grid_paste", "{n} of them replace what was entered.").format(n=plan.overwritten))
        if plan.same:
            about.append(tr("grid_paste", "{n} stay as they are.").format(n=plan.same))
        if plan.blank:
            about.append(tr("grid_paste", "{n} are blank and change nothing.").format(n=plan.blank))
        self._about.setText(" ".join(about))
        text = tr("grid_paste", "Enter {n} cells (Enter)").format(n=n)
        self.agree.setText(plain(text))
        self.agree.setAccessibleName(text)
        self.agree.setEnabled(bool(n))
        self._bad = bad[:_SHOWN]
        lines = [str(line) for line in self._bad]
        if len(bad) > _SHOWN:
            lines.append(tr("grid_paste", "… and {n} more").format(n=len(bad) - _SHOWN))
        if lines != self._lines.stringList():
            self._lines.setStringList(lines)
        self.faults.setVisible(bool(lines))
        self._share_height()
        self.show_problem("")
        self.show()
        announce(self, f"{self._head.text()}. {self._about.text()}")

    def show_lines(self, most: int) -> None:
        """How many of the cells that cannot be taken over are in view at once."""
        if most != self._most:
            self._most = most
            self._share_height()

    def _share_height(self) -> None:
        lines = min(self._lines.rowCount(), self._most)
        self.faults.setFixedHeight(lines * max(1, self.faults.sizeHintForRow(0)) + 2 * self.faults.frameWidth() + 2)

    def show_problem(self, sentence: str) -> None:
        """Says why nothing could be stored; "" takes the sentence away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def take_focus(self) -> None:
        """Gives the keys to the answer."""
        target = self.agree if self.agree.isEnabled() else self.drop
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sentences(self) -> list[str]:
        """The lines about the cells that cannot be taken over."""
        return self._lines.stringList()

    def summary(self) -> str:
        """The counts, as they are shown."""
        return f"{self._head.text()}. {self._about.text()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.drop.hasFocus():
                self.dropped.emit()
            elif self.agree.hasFocus() and self.agree.isEnabled():
                self.agreed.emit()
        else:
            super().keyPressEvent(event)

    def _line_chosen(self, current: QModelIndex) -> None:
        if 0 <= current.row() < len(self._bad) and self._bad[current.row()].column >= 0:
            line = self._bad[current.row()]
            self.cell_chosen.emit(line.row, line.column)
