"""The frame of the window: the rail with the steps of a meeting, a thin header, a message bar, and the pages.

Pages are widgets that others make; the frame shows one at a time and what it is told about each. Nothing may need the
mouse: Ctrl+1 to Ctrl+9 go to pages, F6 goes between rail and page, Up and Down walk the rail, Enter goes in.
The frame knows no session and no service, and decides nothing about undo: it shows the texts it is given and reports.
"""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    ElidedLabel,
    MessageBar,
    Pill,
    button,
    column,
    icon_button,
    label,
    paint_stars,
    plain,
    row,
    set_property,
    tooltip,
)

PROGRAM = "OCOP Desktop"
HEADER_HEIGHT = 44
_KEY, _STATE, _BLOCKED = (Qt.ItemDataRole.UserRole + n for n in range(3))
_ROW = (28, 38)
_LINE_HEIGHT = 17


class Frame(QMainWindow):
    """The main window. ``page_changed`` carries the key of the page that is now shown."""

    page_changed = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, QWidget] = {}
        self._rail = Rail()
        self._rail.chosen.connect(self._chosen)
        self._rail.entered.connect(self.enter_page)
        self._stack = QStackedWidget()
        self._messages = MessageBar()
        self._messages.closed.connect(self.enter_page)
        self._title = ElidedLabel(role=Role.STRONG)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._level, self._note = Pill(), Pill()
        undo_keys = [QKeySequence("Ctrl+Z")]
        redo_keys = [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
        self._undo = self._action(undo_keys, self.undo_requested.emit)
        self._redo = self._action(redo_keys, self.redo_requested.emit)
        self._undo_button = self._button("undo", self._undo)
        self._redo_button = self._button("redo", self._redo)
        self.set_undo(None)
        self.set_redo(None)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._cross)

        header = QFrame()
        header.setObjectName("header")
        header.setFixedHeight(HEADER_HEIGHT)
        header.setLayout(
            row(self._title, self._level, self._note, -1, self._undo_button, self._redo_button, margins=(16, 0, 8, 0))
        )
        right = QWidget()
        right.setLayout(column(header, self._messages, self._stack, spacing=0))
        central = QWidget()
        central.setLayout(row(self._rail, right, spacing=0))
        self.setCentralWidget(central)
        self.set_session("", "")
        self.setMinimumSize(800, 420)
        room = self.screen().availableSize()
        self.resize(QSize(1366, 768).boundedTo(room))

    def add_page(
        self, key: str, title: str, page: QWidget, shortcut_index: int | None = None, *, apart: bool = False
    ) -> None:
        """Adds a page to the end of the rail; ``shortcut_index`` 1 to 9 is its digit with Ctrl.

        ``apart`` draws a line above it: from here on come the pages that are no step of the meeting. The first page
        that is added is shown.
        """
        self._pages[key] = page
        self._stack.addWidget(page)
        if not page.accessibleName():
            page.setAccessibleName(title)
        shortcut = ""
        if shortcut_index is not None:
            shortcut = f"Ctrl+{shortcut_index}"
            QShortcut(QKeySequence(shortcut), self).activated.connect(lambda: self._go(key))
        self._rail.add(key, title, shortcut, apart)
        if len(self._pages) == 1:
            self.show_page(key)

    def set_state(self, key: str, text: str, blocked: str | None = None) -> None:
        """Shows how far a step is ("61/72"); ``blocked`` is the sentence about what holds up the next one."""
        self._rail.set_state(key, text, blocked or "")

    def set_available(self, key: str, available: bool) -> None:
        """A page that is not available stays in the rail, quiet, and cannot be gone to."""
        self._rail.set_available(key, available)

    def show_page(self, key: str) -> None:
        """Shows a page, where it is available."""
        self._rail.choose(key)

    def enter_page(self) -> None:
        """Gives the focus to what had it on this page before, else to the first that can have it."""
        page: QWidget | None = self._stack.currentWidget()
        if page is None:
            return
        target: QWidget | None = page.focusProxy() or page.focusWidget()
        candidate: QWidget | None = page
        while target is None or not (target.isVisibleTo(page) and target.isEnabled()):
            candidate = candidate.nextInFocusChain() if candidate is not None else None
            if candidate is None or candidate is page or not page.isAncestorOf(candidate):
                return
            target = candidate if candidate.focusPolicy() & Qt.FocusPolicy.TabFocus else None
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def page_key(self) -> str:
        """The key of the page that is shown."""
        return self._rail.current_key()

    def add_rail_action(self, text: str, key: str, triggered: Callable[[], object]) -> QAction:
        """Adds something that is no page to the foot of the rail, with its key; it can be used while the action can."""
        action = self._action([QKeySequence(key)], triggered)
        action.setText(plain(text))
        self._rail.add_action(text, key, action)
        return action

    def set_session(self, title: str, level: str, note: str = "") -> None:
        """Says which session is open and at which level its council is; ``note`` marks a demo or a closed one."""
        self._title.set_text(title or tr("frame", "No session is open"))
        for pill, text, kind in ((self._level, level, "accent"), (self._note, note, "star")):
            pill.set(text, kind)
            pill.setVisible(bool(text))
        self.setWindowTitle(" – ".join(part for part in (title, note, PROGRAM) if part))

    def set_saved(self, time: datetime.datetime | datetime.time | None) -> None:
        """Says when the last change was committed; ``None``: nothing to say."""
        self._rail.set_saved(tr("frame", "Saved {time}").format(time=f"{time:%H:%M:%S}") if time else "")

    def show_message(self, kind: str, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Shows a sentence above the page until it is closed; ``kind`` is "info", "warning" or "error".

        ``action`` is the text of a button and what it does. An "info" or "warning" goes when the page changes.
        """
        self._messages.show_message(kind, text, action)

    def clear_message(self) -> None:
        """Takes the message away."""
        self._messages.clear()

    def message(self) -> str:
        """The sentence that is shown; empty when there is none."""
        return self._messages.text()

    def set_undo(self, text: str | None) -> None:
        """What Ctrl+Z would undo; ``None``: nothing."""
        template = tr("frame", "Undo: {what}") if text else tr("frame", "Nothing to undo")
        self._label_action(self._undo, self._undo_button, template.format(what=text), text is not None)

    def set_redo(self, text: str | None) -> None:
        """What Ctrl+Y would do again; ``None``: nothing."""
        template = tr("frame", "Redo: {what}") if text else tr("frame", "Nothing to redo")
        self._label_action(self._redo, self._redo_button, template.format(what=text), text is not None)

    def closeEvent(self, event: QCloseEvent) -> None:
        # A field that is being typed in hands over its text when it loses the focus.
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        super().closeEvent(event)

    def _action(self, keys: list[QKeySequence], triggered: Callable[[], object]) -> QAction:
        made = QAction(self)
        made.setShortcuts(keys)
        made.triggered.connect(lambda: triggered())
        self.addAction(made)
        return made

    def _button(self, icon: str, action: QAction) -> QToolButton:
        made = icon_button(icon, "", "text")
        made.clicked.connect(action.trigger)
        return made

    def _label_action(self, action: QAction, made: QToolButton, text: str, enabled: bool) -> None:
        action.setText(plain(text))
        action.setEnabled(enabled)
        made.setEnabled(enabled)
        made.setAccessibleName(text)
        keys = action.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(tooltip(f"{text} ({keys})"))

    def _chosen(self, key: str) -> None:
        self._stack.setCurrentWidget(self._pages[key])
        if self._messages.kind != "error":
            self._messages.clear()
        self.page_changed.emit(key)

    def _go(self, key: str) -> None:
        self.show_page(key)
        if self.page_key() == key:
            self.enter_page()

    def _cross(self) -> None:
        if self._rail.has_focus():
            self.enter_page()
        else:
            self._rail.take_focus()


class Rail(QFrame):
    """The steps on the left. ``chosen`` comes when another step is current, ``entered`` when its page is to be used."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._rows: dict[str, int] = {}
        name = label(PROGRAM, Role.SECTION)
        head = row(_Mark(), name, -1, margins=(16, 0, 8, 0))
        top = QWidget()
        top.setFixedHeight(HEADER_HEIGHT)
        top.setLayout(head)
        self._list = _RailList()
        self._list.setAccessibleName(tr("frame", "Steps of the meeting"))
        self._list.currentRowChanged.connect(self._row_changed)
        self._list.entered_by_key.connect(self.entered)
        self._saved = label("", Role.SMALL)
        self._saved.setObjectName("saved")
        self._actions = column(spacing=0, margins=(8, 0, 8, 0))
        foot = row(self._saved, margins=(22, 6, 8, 14))
        self.setLayout(column(top, self._list, self._actions, foot, spacing=0))
        self._fit("")

    def add(self, key: str, title: str, shortcut: str, apart: bool) -> None:
        """Adds a step at the end, below a line where it is ``apart``."""
        if apart and self._rows:
            line = QListWidgetItem()
            line.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(line)
        item = QListWidgetItem(title)
        item.setData(_KEY, key)
        item.setData(Qt.ItemDataRole.StatusTipRole, shortcut)
        self._list.addItem(item)
        self._rows[key] = self._list.count() - 1
        self.set_state(key, "", "")
        self._list.fit_rows()
        self._fit(title)

    def add_action(self, text: str, key: str, action: QAction) -> None:
        """A button below the steps, for what is no page."""
        made = button(f"{text} ({key})", "normal", action.trigger)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setEnabled(action.isEnabled())
        action.enabledChanged.connect(made.setEnabled)
        self._actions.addWidget(made)

    def set_state(self, key: str, text: str, blocked: str) -> None:
        """State of a step, and the sentence about what it holds up."""
        item = self._list.item(self._rows[key])
        item.setData(_STATE, text)
        item.setData(_BLOCKED, blocked)
        shortcut = item.data(Qt.ItemDataRole.StatusTipRole)
        heading = f"{item.text()} ({shortcut})" if shortcut else item.text()
        item.setToolTip(tooltip(f"{heading}: {blocked}" if blocked else heading))
        spoken = ", ".join(part for part in (item.text(), text, blocked) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def set_available(self, key: str, available: bool) -> None:
        """Whether a step can be gone to."""
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        self._list.item(self._rows[key]).setFlags(usable if available else Qt.ItemFlag.NoItemFlags)

    def choose(self, key: str) -> None:
        """Makes a step current, where it is available."""
        item = self._list.item(self._rows[key])
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._list.setCurrentItem(item)

    def current_key(self) -> str:
        """The key of the current step; empty before there is one."""
        item = self._list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def set_saved(self, text: str, tone: str = "") -> None:
        """The quiet word at the foot; "warning" where it is not to be quiet."""
        self._saved.setText(text)
        set_property(self._saved, "tone", tone)

    def has_focus(self) -> bool:
        return self._list.hasFocus()

    def take_focus(self) -> None:
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row_changed(self, index: int) -> None:
        item = self._list.item(index)
        if item is not None and item.data(_KEY):
            self.chosen.emit(item.data(_KEY))

    def _fit(self, title: str) -> None:
        """As wide as the longest step with its state beside it."""
        words = QFontMetrics(theme.font(Role.STRONG)).horizontalAdvance(title)
        state = theme.text_width("000/000", Role.SMALL)
        self.setFixedWidth(max(self.maximumWidth() if self._rows else 0, 22 * GRID, 22 + words + GRID + state + 18))


class _RailList(QListWidget):
    """The list of steps: lower rows where the window is low, so that all of them stay in view."""

    entered_by_key = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row_height = _ROW[1]
        self.setItemDelegate(_RailDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def fit_rows(self) -> None:
        """Shares the height among the steps."""
        lines = sum(not self.item(index).data(_KEY) for index in range(self.count()))
        steps = max(1, self.count() - lines)
        lowest = max(_ROW[0], self.fontMetrics().height() + 6)
        room = (self.viewport().height() - lines * _LINE_HEIGHT) // steps
        self.row_height = max(lowest, min(room, max(_ROW[1], lowest)))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.entered_by_key.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.itemAt(event.position().toPoint()) is self.currentItem() is not None:
            self.entered_by_key.emit()


class _RailDelegate(QStyledItemDelegate):
    """Draws a step: name, state at the right, a dot where it holds up the next one; an item without a key is a line."""

    def __init__(self, view: _RailList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10 * GRID, self._view.row_height if index.data(_KEY) else _LINE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not index.data(_KEY):
            middle = rect.center().y()
            painter.fillRect(QRect(16, middle, rect.width() - 32, 1), theme.color("rail_line"))
            painter.restore()
            return
        states = QStyle.StateFlag
        current = bool(option.state & states.State_Selected)
        hovered = bool(option.state & states.State_MouseOver)
        available = bool(option.state & states.State_Enabled)
        box = QRectF(rect).adjusted(8.5, 1.5, -8.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or (hovered and available):
            painter.setBrush(theme.color("rail_current" if current else "rail_hover"))
            painter.drawRoundedRect(box, 5, 5)
        if current:
            painter.setBrush(theme.color("star"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 6, 3, box.height() - 12), 1.5, 1.5)
            if self._view.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("rail_text"), 1.5))
                painter.drawRoundedRect(box, 5, 5)

        state, blocked = index.data(_STATE) or "", index.data(_BLOCKED)
        small = theme.font(Role.SMALL, figures=True)
        right = int(box.right()) - 8
        center = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("rail_quiet"))
        width = QFontMetrics(small).horizontalAdvance(state)
        painter.drawText(QRect(right - width, rect.top(), width, rect.height()), center, state)
        right -= width + GRID if state else 0
        if blocked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("rail_warning"))
            painter.drawEllipse(QPoint(right - 4, rect.center().y() + 1), 3, 3)
            right -= 8 + GRID
        font = theme.font(Role.STRONG if current else Role.BODY)
        area = QRect(22, rect.top(), right - 22, rect.height())
        text = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(theme.color("rail_text" if available else "rail_faint"))
        painter.drawText(area, center, text)
        painter.restore()


class _Mark(QWidget):
    """The star before the program's name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_stars(QPainter(self), QRectF(1, 0, 16, 16), 1, 1, theme.color("star"))
