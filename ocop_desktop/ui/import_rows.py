"""Parts of the import of a product list: the rows that were found, the chosen row, and a question with its editor.

They show what they are given and store no answer.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_fields import SetField, kind_choices
from ocop_desktop.ui.rows_model import RowsModel
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import Card, ElidedLabel, button, column, label, plain, row, tooltip
from ocop_desktop.ui.widgets_fields import ComboBox

_NOWHERE = QModelIndex()


class Col(IntEnum):
    """Columns of the list of rows that were found."""

    TAKE = 0
    LINE = 1
    NAME = 2
    PRODUCER = 3
    SET = 4
    KIND = 5
    DOUBT = 6


class DraftsModel(RowsModel):
    """The rows of the list as products to be; a row is known by its line in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[int, tuple[str, ...]] = {}
        self._taken: dict[int, bool | None] = {}
        self._asks: dict[int, frozenset[Col]] = {}
        self._headers = (
            "",
            tr("import_rows", "Line"),
            tr("import_rows", "Product"),
            tr("import_rows", "Producer"),
            tr("import_rows", "Criteria set"),
            tr("import_rows", "Kind"),
            tr("import_rows", "To be checked"),
        )

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._keys[index.row()]
        texts = self._texts.get(line)
        if texts is None:
            return None
        section = index.column()
        taken = self._taken[line]
        if role == Qt.ItemDataRole.CheckStateRole and section == Col.TAKE and taken is not None:
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(texts[section])
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Col.TAKE:
            return tr("import_rows", "Import this row")
        if role == Qt.ItemDataRole.FontRole and section == Col.NAME:
            return theme.font(Role.STRONG)
        if role == Qt.ItemDataRole.ForegroundRole:
            if not taken:
                return theme.color("quiet")
            if section == Col.DOUBT or section in self._asks.get(line, ()):
                return theme.color("warning")
        return None

    def show(
        self,
        rows: Mapping[int, tuple[str, ...]],
        taken: Mapping[int, bool | None],
        asks: Mapping[int, frozenset[Col]],
    ) -> None:
        """Shows rows: texts by line; whether each is imported (None: it cannot be); where questions are open."""
        texts, marks, open_ = self._texts, self._taken, self._asks
        self._texts, self._taken, self._asks = dict(rows), dict(taken), dict(asks)
        self.set_keys(list(rows))
        self.touch(
            line
            for line in rows
            if (texts.get(line), marks.get(line), open_.get(line)) != (rows[line], taken[line], asks.get(line))
        )


class Question(QWidget):
    """One question with its editor; where the list proposes an answer, a button that confirms it."""

    def __init__(self, editor: Any, name: str) -> None:
        super().__init__()
        self._editor = editor
        self._name = name
        self._words = label("", wrap=True)
        self._confirm = button("", "quiet", self._confirmed)
        self._confirm.hide()
        self._proposed: str | None = None
        self._problem = label("", Role.SMALL, "error", wrap=True)
        self._problem.hide()
        if isinstance(editor, SetField):
            editor.problem_changed.connect(self._say_problem)
        self.setLayout(column(self._words, editor, self._problem, row(self._confirm, -1), spacing=4))
        self.setFocusProxy(editor)

    def say(self, text: str, rows: int) -> None:
        """What is asked, and for how many rows the answer holds."""
        if rows:
            text = tr("import_rows", "{question} ({n} products)").format(question=text.rstrip("."), n=rows)
        self._words.setText(text)
        self._editor.setAccessibleName(self._name)
        self._editor.setAccessibleDescription(text)

    def answer(self, value: Any) -> None:
        """Shows the answer there is."""
        if self._editor.value() != value:
            self._editor.set_value(value)

    def propose(self, proposal: tuple[str, str] | None) -> None:
        """Offers an answer that holds only once it is confirmed."""
        self._proposed = proposal[0] if proposal else None
        self._confirm.setVisible(proposal is not None and self._editor.value() is None)
        if proposal:
            text = tr("import_rows", "Yes: {set}").format(set=proposal[1])
            self._confirm.setText(plain(text))
            self._confirm.setAccessibleName(text)

    def is_open(self) -> bool:
        """Whether it has no answer yet."""
        return self._editor.value() is None

    def _confirmed(self) -> None:
        self._editor.set_value(self._proposed)
        self._editor.value_changed.emit(self._proposed)
        self._editor.setFocus()

    def _say_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


class RowCard(Card):
    """The chosen row: whether it is imported, and its own criteria set and kind, whatever holds for its like."""

    toggled = Signal()
    set_said = Signal(object)
    kind_said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(12, 8, 12, 10)
        self.body.setSpacing(6)
        self._title = ElidedLabel("", Role.STRONG)
        self.take = QCheckBox(tr("import_rows", "Import this row (Space)"))
        self.take.clicked.connect(self.toggled)
        self.set_field = SetField(later=True)
        self.set_field.setAccessibleName(tr("import_rows", "Criteria set of this row"))
        self.set_field.value_changed.connect(self.set_said)
        self.kind = ComboBox(kind_choices())
        self.kind.setAccessibleName(tr("import_rows", "Kind of evaluation of this row"))
        self.kind.currentIndexChanged.connect(lambda: self.kind_said.emit(self.kind.value()))
        self._doubts = label("", Role.SMALL, "warning", wrap=True)
        self._problem = label("", Role.SMALL, "error", wrap=True)
        self._problem.hide()
        self.set_field.problem_changed.connect(self._say_problem)
        editors = row(self.set_field, self.kind)
        editors.setStretch(0, 3)
        editors.setStretch(1, 2)
        self.body.addLayout(column(self._title, self.take, editors, self._problem, self._doubts, spacing=6))
        self.setFocusProxy(self.set_field)

    def set_sets(self, sets: Sequence[CriteriaSet]) -> None:
        """The sets to choose from."""
        self.set_field.set_sets(sets)

    def show_row(self, title: str, taken: bool | None, set_code: str | None, kind: Any, doubts: str) -> None:
        """Shows a row; ``taken`` None: it cannot be imported."""
        self._title.set_text(title)
        self.take.setEnabled(taken is not None)
        self.take.setChecked(bool(taken))
        self.set_field.set_value(set_code)
        self.kind.set_value(kind)
        self._doubts.setText(doubts)
        self._doubts.setVisible(bool(doubts))

    def _say_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
