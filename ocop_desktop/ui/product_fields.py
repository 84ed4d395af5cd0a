"""Fields that the pages about products share: the choice of a criteria set, a note, and a question asked in place.

A criteria set is searched by any part of its number, title or group, without diacritics; nothing that is not plainly
one of the decree's sets is ever taken for one.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.session import Absence, EvaluationKind
from ocop_desktop.domain.text import clean_lines, fold
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.bound_form import LinesField
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import announce, button, column, label, plain, row
from ocop_desktop.ui.widgets_fields import ParsedField

LATER = ""
_FOLD, _VALUE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2

KINDS = {
    EvaluationKind.FIRST: mark("product_fields", "First time"),
    EvaluationKind.UPGRADE: mark("product_fields", "Upgrade"),
    EvaluationKind.AGAIN: mark("product_fields", "Re-evaluation"),
}
ABSENCES = {
    Absence.RECUSED: mark("product_fields", "Recused"),
    Absence.ABSENT: mark("product_fields", "Absent"),
}


def kind_choices() -> list[tuple[EvaluationKind, str]]:
    """The kinds of evaluation with their names, for a choice."""
    return [(kind, str(name)) for kind, name in KINDS.items()]


def set_name(criteria: CriteriaSet) -> str:
    """A set by its number and title."""
    return f"{criteria.number}. {criteria.title}"


class SetField(ParsedField):
    """A criteria set of the decree: type a part of its name, or Down for the whole list in its groups.

    The value is the code of a set; ``None``: nothing said; ``LATER`` (where ``later`` offers it): the plain word that
    it is chosen later.
    """

    def __init__(self, *, later: bool = False) -> None:
        super().__init__()
        self._later = later
        self._names: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._items = QStandardItemModel(self)
        self._chooser = _Chooser(self._items, self)
        self.setCompleter(self._chooser)
        self._chooser.activated.connect(self._take)
        self.setPlaceholderText(tr("product_fields", "Type a part of its name, or ↓"))
        opener = QAction(tr("product_fields", "Show all criteria sets (F4)"), self)
        widgets_icons.dress(opener, "down")
        opener.triggered.connect(self.open_list)
        self.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)

    def set_sets(self, sets: Sequence[CriteriaSet]) -> None:
        """The sets to choose from, in the decree's order."""
        self._items.clear()
        self._names = {criteria.code: set_name(criteria) for criteria in sets}
        self._known = {}
        ambiguous: set[str] = set()
        for criteria in sets:
            for text in {fold(t) for t in (set_name(criteria), criteria.title, criteria.code, str(criteria.number))}:
                if text in self._known:
                    ambiguous.add(text)
                self._known[text] = criteria.code
        for text in ambiguous:
            del self._known[text]
        if self._later:
            name = self._names[LATER] = tr("product_fields", "Leave open, choose later")
            self._known[fold(name)] = LATER
            self._items.appendRow(_item(name, LATER, fold(name)))
        heading = ""
        for criteria in sets:
            group = " · ".join(dict.fromkeys((criteria.sector, criteria.group)))
            if group != heading:
                heading = group
                self._items.appendRow(_Heading(group))
            words = fold(f"{set_name(criteria)} {group}")
            self._items.appendRow(_item(set_name(criteria), criteria.code, words))

    def open_list(self) -> None:
        """Shows all sets below the field."""
        if self.isReadOnly() or not self.isEnabled():
            return
        self.setFocus()
        self._chooser.setCompletionPrefix("")
        self._chooser.complete()
        row = next((r for r in range(self._items.rowCount()) if self._items.item(r).data(_VALUE) == self._value), -1)
        if row >= 0:
            self._chooser.point_at(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._popup().isVisible():
            self.open_list()
        else:
            super().keyPressEvent(event)
            self._point_at_first()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._point_at_first()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self.setCursorPosition(0)

    def _take(self, text: str) -> None:
        self.setText(text)
        self._popup().hide()
        self.editingFinished.emit()

    def _popup(self) -> QListView:
        return self._chooser.view

    def _commit(self) -> None:
        # While its list is open, Enter belongs to the list.
        if not (self.hasFocus() and self._popup().isVisible()):
            super()._commit()

    def _point_at_first(self) -> None:
        if self._popup().isVisible() and not self._popup().currentIndex().isValid():
            self._chooser.point_at(0)

    def _read(self, text: str) -> str | None:
        text = fold(text)
        if not text:
            return None
        if text not in self._known:
            raise ValueError(text)
        return self._known[text]

    def _show(self, value: str) -> str:
        return self._names.get(value, value)

    def _sentence(self) -> str:
        return tr("product_fields", "No criteria set has this name; choose one from the list (↓).")


def _item(text: str, value: str | None, words: str) -> QStandardItem:
    made = QStandardItem(text)
    made.setEditable(False)
    made.setData(value, _VALUE)
    made.setData(words, _FOLD)
    return made


class _Heading(QStandardItem):
    """The name of a group in the list, quiet and not to be chosen."""

    def __init__(self, group: str) -> None:
        super().__init__(group)
        self.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setFont(theme.font(Role.SMALL))
        self.setData("", _FOLD)

    def data(self, role: int = Qt.ItemDataRole.UserRole) -> object:
        return theme.color("quiet") if role == Qt.ItemDataRole.ForegroundRole else super().data(role)


class _Chooser(QCompleter):
    """The list below a ``SetField``: finds by folded words, gives back the name."""

    def __init__(self, items: QStandardItemModel, field: SetField) -> None:
        super().__init__(items, field)
        self.setCompletionRole(_FOLD)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(14)
        self.view = view = QListView()
        view.setWordWrap(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumWidth(theme.text_width("m" * 40))
        view.setItemDelegate(_LineDelegate(view))
        self.setPopup(view)

    def point_at(self, row: int) -> None:
        """Makes a line the one that Enter takes, without writing it into the field."""
        index = self.completionModel().index(row, 0)
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.view.scrollTo(index)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _LineDelegate(QStyledItemDelegate):
    """Shows the current line as chosen, and headings apart from lines."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index == self._view.currentIndex():
            option.state |= QStyle.StateFlag.State_Selected


class NoteField(LinesField):
    """A text of several lines, as one text; otherwise as ``LinesField``."""

    def __init__(self, lines: int = 2) -> None:
        super().__init__(lines)

    def value(self) -> str:  # type: ignore[override]
        """The text as it stands, cleaned."""
        return clean_lines(self.toPlainText())

    def set_value(self, text: str) -> None:  # type: ignore[override]
        """Shows a text; commits nothing."""
        self.setPlainText(text)


class ConfirmBar(QFrame):
    """A question asked where it arises: what would be lost, a button that does it and one that does not.

    Escape is the same as the latter. The focus goes to the question and afterwards back to where it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("confirm")
        self._words = label(wrap=True)
        self.yes = button("", "danger", self._accept)
        self.no = button("", "normal", self.dismiss)
        self._accepted: Callable[[], object] | None = None
        self._dismissed: Callable[[], object] | None = None
        self.setLayout(column(self._words, row(self.yes, self.no, -1), margins=(12, 8, 12, 10)))
        self.hide()

    def ask(
        self,
        text: str,
        yes: str,
        no: str,
        accepted: Callable[[], object],
        dismissed: Callable[[], object] | None = None,
    ) -> None:
        """Asks; one of the two is called with the answer."""
        self._accepted, self._dismissed = accepted, dismissed
        self._words.setText(text)
        for made, words in ((self.yes, yes), (self.no, no)):
            made.setText(plain(words))
            made.setAccessibleName(words)
            made.setAccessibleDescription(text)
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, text)

    def text(self) -> str:
        """The question that is asked; empty when there is none."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Takes the question away without an answer."""
        self._accepted = self._dismissed = None
        self.hide()

    def dismiss(self) -> None:
        """Answers no."""
        callback = self._dismissed
        self.clear()
        if callback is not None:
            callback()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        callback = self._accepted
        self.clear()
        if callback is not None:
            callback()
