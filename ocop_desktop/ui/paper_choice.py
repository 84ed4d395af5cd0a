"""Ticking what of a paper is wanted: products, or members, found by typing a part of their names.

What was left out stays left out when others come or go. Space ticks, Ctrl+A ticks all that are shown, or none.
"""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ocop_desktop.domain.text import fold
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import button, column, label, row, tooltip
from ocop_desktop.ui.widgets_fields import SearchField

_PADDED = "QListView::item { padding-left: 6px; }"
_ID = int(Qt.ItemDataRole.UserRole)
_SEARCHED_FROM = 12


class PaperChoice(QWidget):
    """``changed``: other items are ticked; ``current_changed`` carries the id of the item that is looked at."""

    changed = Signal()
    current_changed = Signal(int)

    def __init__(self, title: str, page: QWidget, *, searched: bool = False) -> None:
        super().__init__()
        self._left_out: set[int] = set()
        self._count = label("", Role.SMALL, "quiet")
        self._title = title
        self.list = _List(self)
        self.list.setAccessibleName(title)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentItemChanged.connect(self._moved)
        self.all = button(tr("paper_choice", "All"), "quiet", lambda: self.tick_shown(True))
        self.none = button(tr("paper_choice", "None"), "quiet", lambda: self.tick_shown(False))
        self.search = SearchField(tr("paper_choice", "Find"), page) if searched else None
        if self.search is not None:
            self.search.searched.connect(self._find)
            self.search.down_pressed.connect(self.list.setFocus)
        parts = [row(self._count, -1, self.all, self.none, spacing=0), self.search, self.list]
        self.setLayout(column(*(part for part in parts if part is not None), spacing=2))

    def fill(self, named: Iterable[tuple[int, str]]) -> None:
        """The items with their ids; those that are known keep their tick."""
        named = list(named)
        if named == [(item.data(_ID), item.text()) for item in self._items()]:
            return
        current = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for key, name in named:
            item = QListWidgetItem(name)
            item.setData(_ID, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_tick(key not in self._left_out))
            item.setToolTip(tooltip(name))
            item.setSizeHint(QSize(0, theme.row_height() - 4))
            self.list.addItem(item)
            if key == current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.search is not None:
            self.search.setVisible(len(named) >= _SEARCHED_FROM or bool(self.search.text()))
            self._find(self.search.text())
        self._say()

    def forget(self) -> None:
        """Ticks everything again: another session is on the desk."""
        self._left_out.clear()
        self.list.clear()
        if self.search is not None:
            self.search.clear()

    def chosen(self) -> list[int]:
        """The ids of what is ticked, in order."""
        return [item.data(_ID) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def current(self) -> int | None:
        """The id of the item that is looked at."""
        item = self.list.currentItem()
        return int(item.data(_ID)) if item is not None else None

    def show_current(self, key: int) -> None:
        """Looks at an item, without saying so."""
        for item in self._items():
            if item.data(_ID) == key and item is not self.list.currentItem():
                self.list.blockSignals(True)
                self.list.setCurrentItem(item)
                self.list.blockSignals(False)

    def tick_shown(self, ticked: bool) -> None:
        """Ticks all that the search shows, or none of them."""
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(_tick(ticked))
        self.list.blockSignals(False)
        self._ticked()

    def toggle_shown(self) -> None:
        """Ticks all that the search shows; none where all of them are ticked."""
        shown = [item for item in self._items() if not item.isHidden()]
        self.tick_shown(not all(item.checkState() is Qt.CheckState.Checked for item in shown))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _find(self, text: str) -> None:
        wanted = fold(text)
        for item in self._items():
            item.setHidden(wanted not in fold(item.text()))

    def _ticked(self) -> None:
        for item in self._items():
            change = self._left_out.discard if item.checkState() is Qt.CheckState.Checked else self._left_out.add
            change(item.data(_ID))
        self._say()
        self.changed.emit()

    def _moved(self) -> None:
        if (key := self.current()) is not None:
            self.current_changed.emit(key)

    def _say(self) -> None:
        counts = {"n": len(self.chosen()), "total": self.list.count()}
        self._count.setText(tr("paper_choice", "{what}: {n}/{total}").format(what=self._title, **counts))


class _List(QListWidget):
    def __init__(self, choice: PaperChoice) -> None:
        super().__init__()
        self._choice = choice
        self.setStyleSheet(_PADDED)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.row_height() * 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._choice.toggle_shown()
        else:
            super().keyPressEvent(event)


def _tick(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
