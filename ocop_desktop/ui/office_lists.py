"""Editors of the office's words that are more than one line: a list to be put in order, lines, an authority to sign
with.

Each shows a value, and calls ``committed`` when the value was changed by the user and is to be kept.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QToolButton, QWidget

from ocop_desktop.domain.text import clean, clean_lines, fold
from ocop_desktop.services.office import AUTHORITIES, authority_meaning
from ocop_desktop.ui import theme
from ocop_desktop.ui.bound_form import LinesField
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import GRID
from ocop_desktop.ui.widgets import button, column, icon_button, plain, row, tooltip

_MOST_ROWS = 8


class TextLinesField(LinesField):
    """Lines of text that are kept as one text."""

    def value(self) -> str:  # type: ignore[override]
        return clean_lines(self.toPlainText())

    def set_value(self, text: str) -> None:  # type: ignore[override]
        self.setPlainText(text)


class AuthorityField(TextLinesField):
    """The authority to sign with, a line or two ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH").

    What each beginning means is in a menu (Alt+Down), which puts one on a line of its own in place of that of its kind.
    ``meaning_changed`` is told what the text means now.
    """

    def __init__(self) -> None:
        super().__init__(2)
        self.meaning_changed: Callable[[str], object] = lambda _: None
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._open = icon_button("down", tr("office_lists", "What TM., KT., TL., TUQ. and Q. mean (Alt+Down)"))
        self._open.setParent(self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self.open_menu)
        self.setViewportMargins(0, 0, self._open.sizeHint().width(), 0)
        self.textChanged.connect(lambda: self.meaning_changed(authority_meaning(self.toPlainText())))

    def set_open(self, open_: bool) -> None:
        super().set_open(open_)
        self._open.setEnabled(open_)

    def menu(self) -> QMenu:
        """The authorities with their meanings."""
        menu = QMenu(self)
        for start, meaning, example in AUTHORITIES:
            action = QAction(plain(f"{start}  {meaning}"), menu)
            action.triggered.connect(lambda _=False, start=start, example=example: self.take(start, example))
            menu.addAction(action)
        return menu

    def open_menu(self) -> None:
        if self.isReadOnly():
            return
        menu = self.menu()
        menu.exec(self._open.mapToGlobal(QPoint(0, self._open.height())))
        menu.deleteLater()

    def take(self, start: str, example: str) -> None:
        """Puts an authority into the text: after a collective one ("TM."), else in place of what is there."""
        lines = [line for line in self.value().splitlines() if line]
        kept = [line for line in lines if line.upper().startswith("TM.")] if start != "TM." else []
        self.set_value("\n".join((*kept, example)))
        if self.committed is not None:
            self.committed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._open.sizeHint()
        self._open.setGeometry(self.width() - size.width() - 2, 2, size.width(), size.height())


class ListEditor(QWidget):
    """Lines in an order: Insert adds one, F2 or Enter edits, Delete removes, Alt with the arrows moves.

    ``offered`` are usual lines, of which those that are not there yet are in a menu.
    """

    def __init__(self, name: str, offered: Iterable[str] = ()) -> None:
        super().__init__()
        self.committed: Callable[[], None] | None = None
        self._offered = tuple(offered)
        self._editable = True
        self.list = _Lines(self)
        self.list.setAccessibleName(name)
        self.setAccessibleName(name)
        self.list.itemChanged.connect(self._edited)
        self.list.currentRowChanged.connect(self._moved)
        self.add_button = button(tr("office_lists", "Add…"), clicked=self.add)
        self.offer_button = button(tr("office_lists", "Add a usual one…"), clicked=self._offer)
        if not self._offered:
            self.offer_button.hide()
        self.edit_button = button(tr("office_lists", "Edit"), "quiet", self.edit)
        self.remove_button = button(tr("office_lists", "Remove"), "quiet", self.remove)
        self.up_button = self._arrow("up", tr("office_lists", "Up (Alt+↑)"), -1)
        self.down_button = self._arrow("down", tr("office_lists", "Down (Alt+↓)"), 1)
        buttons = row(self.add_button, self.offer_button, -1)
        more = row(self.edit_button, self.remove_button, self.up_button, self.down_button, -1, spacing=0)
        self.setLayout(column(self.list, row(buttons, more, -1, spacing=2 * GRID)))
        self.setFocusProxy(self.list)
        self._shortcuts: list[QShortcut] = []
        for keys, slot in (
            ("Ins", self.add),
            ("F2", self.edit),
            ("Del", self.remove),
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
            self._shortcuts.append(shortcut)
        self._fit()

    def value(self) -> tuple[str, ...]:
        """The lines that are not blank, cleaned, in order."""
        lines = (clean(self.list.item(place).text()) for place in range(self.list.count()))
        return tuple(line for line in lines if line)

    def set_value(self, lines: tuple[str, ...]) -> None:
        """Shows lines; commits nothing."""
        if lines == self.value() and self.list.count() == len(lines):
            return
        current = self.list.currentRow()
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for line in lines:
            self.list.addItem(_item(line))
        self.list.setCurrentRow(min(max(current, 0), len(lines) - 1))
        self.list.blockSignals(blocked)
        self._fit()

    def set_open(self, open_: bool) -> None:
        """Whether the lines can be changed; they are gone through by keys either way."""
        self._editable = open_
        self.list.set_editable(open_)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(open_)
        for made in (self.add_button, self.offer_button):
            made.setEnabled(open_)
        self._moved(self.list.currentRow())

    def add(self) -> None:
        """A new line below the current one, to be typed at once."""
        place = self.list.currentRow() + 1
        blocked = self.list.blockSignals(True)
        self.list.insertItem(place, _item(""))
        self.list.setCurrentRow(place)
        self.list.blockSignals(blocked)
        self._fit()
        self.edit()

    def edit(self) -> None:
        """Types in the current line."""
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def remove(self) -> None:
        """Takes the current line away."""
        place = self.list.currentRow()
        if place >= 0:
            self.list.takeItem(place)
            self._commit()

    def shift(self, by: int) -> None:
        """Moves the current line so many places down."""
        place = self.list.currentRow()
        if place >= 0 and 0 <= place + by < self.list.count():
            blocked = self.list.blockSignals(True)
            item = self.list.takeItem(place)
            self.list.insertItem(place + by, item)
            self.list.setCurrentRow(place + by)
            self.list.blockSignals(blocked)
            self._commit()

    def usual_left(self) -> list[str]:
        """The usual lines that are not there yet."""
        there = {fold(line) for line in self.value()}
        return [line for line in self._offered if fold(line) not in there]

    def take(self, line: str) -> None:
        """Adds a usual line at the end."""
        self.list.addItem(_item(line))
        self.list.setCurrentRow(self.list.count() - 1)
        self._commit()

    def _offer(self) -> None:
        menu = QMenu(self)
        for line in self.usual_left():
            action = menu.addAction(plain(line))
            action.triggered.connect(lambda _=False, line=line: self.take(line))
        if not menu.actions():
            menu.addAction(tr("office_lists", "All of them are in the list")).setEnabled(False)
        menu.exec(self.offer_button.mapToGlobal(QPoint(0, self.offer_button.height())))
        menu.deleteLater()

    def _arrow(self, icon: str, name: str, by: int) -> QToolButton:
        made = icon_button(icon, name)
        made.clicked.connect(lambda: self.shift(by))
        return made

    def _edited(self, item: QListWidgetItem) -> None:
        line = clean(item.text())
        if line:
            blocked = self.list.blockSignals(True)
            item.setText(line)
            item.setToolTip(tooltip(line))
            self.list.blockSignals(blocked)
        else:
            self.list.takeItem(self.list.row(item))
        self._commit()

    def drop_blank(self) -> None:
        """Takes away a new line into which nothing was typed."""
        for place in reversed(range(self.list.count())):
            if not clean(self.list.item(place).text()):
                self.list.takeItem(place)
        self._fit()

    def _commit(self) -> None:
        self._fit()
        if self.committed is not None:
            self.committed()

    def _moved(self, place: int) -> None:
        last = self.list.count() - 1
        for made, possible in (
            (self.edit_button, place >= 0),
            (self.remove_button, place >= 0),
            (self.up_button, place > 0),
            (self.down_button, 0 <= place < last),
        ):
            made.setEnabled(possible and self._editable)

    def _fit(self) -> None:
        """As high as its lines, within limits."""
        self._moved(self.list.currentRow())
        self.list.fit()


class _Lines(QListWidget):
    def __init__(self, owner: ListEditor) -> None:
        super().__init__()
        self._owner = owner
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSpacing(2)
        self.set_editable(True)

    def set_editable(self, editable: bool) -> None:
        triggers = QAbstractItemView.EditTrigger
        self._editable = editable
        self.setEditTriggers(triggers.DoubleClicked if editable else triggers.NoEditTriggers)

    def fit(self) -> None:
        self.doItemsLayout()
        line = theme.row_height()
        heights = sum(self.visualItemRect(self.item(place)).height() + 4 for place in range(self.count()))
        self.setFixedHeight(max(2 * line, min(heights + GRID, _MOST_ROWS * line)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        self._owner.drop_blank()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._editable and self.state() != QAbstractItemView.State.EditingState:
            self._owner.edit()
        else:
            super().keyPressEvent(event)


def _item(line: str) -> QListWidgetItem:
    item = QListWidgetItem(line)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    item.setToolTip(tooltip(line))
    item.setSizeHint(QSize())
    return item
