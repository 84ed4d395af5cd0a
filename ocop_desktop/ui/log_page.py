"""Nhật ký: every change of the session in plain words, the newest first, with each value before and after.

Filtered by product, member and kind; read a piece at a time; saved as a workbook. Changes nothing. An entry that was
damaged is shown as one that cannot be read, whatever is asked for.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QStackedWidget, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.log import LogEntry
from ocop_desktop.domain.session import (
    Choice,
    Conclusion,
    Member,
    Opinion,
    Participation,
    PrintRun,
    Product,
    Round,
    Seal,
    SecondChoice,
    SecondEntry,
    Session,
    SheetCase,
)
from ocop_desktop.services import history, papers
from ocop_desktop.services.apart import beside
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.history import Wanted
from ocop_desktop.services.state import Changes, SessionState
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.log_words import UNREADABLE, values, what
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import EmptyState, MessageBar, NoSession, button, column, label, row, tooltip
from ocop_desktop.ui.widgets_fields import ComboBox
from ocop_desktop.ui.widgets_table import table_view

KINDS = {
    "": (mark("log_page", "Everything"), None),
    "scoring": (
        mark("log_page", "Score sheets"),
        (Choice, SecondChoice, SecondEntry, SheetCase, Opinion, Round),
    ),
    "council": (mark("log_page", "Council"), (Member, Participation)),
    "products": (mark("log_page", "Products"), (Product,)),
    "conclusions": (mark("log_page", "Conclusions"), (Conclusion,)),
    "session": (mark("log_page", "Session data"), (Session,)),
    "papers": (mark("log_page", "Papers and seals"), (Seal, PrintRun)),
}
_A_TIME = 100
_A_MOMENT = 0.02
_BESIDE_FROM = 2000
_MOST_IN_A_CELL = 32_000  # Excel takes 32,767 characters.
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Col(IntEnum):
    """Columns of the log."""

    SEQ = 0
    WHEN = 1
    WHO = 2
    WHAT = 3


class TextModel(QAbstractTableModel):
    """Rows of texts under their titles; what may be cut off is the tooltip as well."""

    def __init__(self, parent: QWidget, *headers: str) -> None:
        super().__init__(parent)
        self._headers = headers
        self._texts: list[tuple[str, ...]] = []

    def show(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._texts = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(text)
        return text if role == Qt.ItemDataRole.DisplayRole else None


class LogModel(TextModel):
    """Entries as they have been read so far; more are read when the view comes to the end. ``looked``: so far."""

    looked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, tr("log_page", "No."), tr("log_page", "When"), tr("log_page", "Who"), tr("log_page", "What")
        )
        self._bridge: Bridge | None = None
        self._entries: list[LogEntry] = []
        self._more: Iterator[LogEntry | int] | None = None

    def read(self, bridge: Bridge, wanted: Wanted) -> None:
        """Begins anew with what is asked for."""
        self._bridge = bridge
        self._entries.clear()
        self._more = _entries(bridge.desk, wanted) if bridge.desk is not None else None
        self.show(())
        self.fetchMore(_NOWHERE)

    def entry(self, index: _Index) -> LogEntry | None:
        """The entry in a row; None for no row."""
        return self._entries[index.row()] if index.isValid() else None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: _Index) -> None:
        """Reads until there is another piece to show, or as far as one piece of the log goes."""
        bridge, more = self._bridge, self._more
        if bridge is None or more is None or bridge.desk is None:
            return
        state = bridge.desk.state
        found: list[tuple[LogEntry, tuple[str, ...]]] = []

        def collect() -> None:
            for item in more:
                if isinstance(item, int):
                    return
                found.append((item, (str(item.seq), when(item.at), item.who, what(item, state))))
                if len(found) == _A_TIME:
                    return
            self._more = None

        if not bridge.guard(collect):
            self._more = None
        if found:
            self.beginInsertRows(QModelIndex(), len(self._texts), len(self._texts) + len(found) - 1)
            self._entries += (entry for entry, _ in found)
            self._texts += (texts for _, texts in found)
            self.endInsertRows()
        elif self._more is not None:
            QTimer.singleShot(0, self, lambda: self.fetchMore(_NOWHERE))
        self.looked.emit()


class LogPage(QWidget):
    """``go_to`` carries the key of a page and a product."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._stale = True
        self._shut = Event()
        self._notice = MessageBar()
        self.product, self.member, self.kind = ComboBox(), ComboBox(), ComboBox()
        for box, name in (
            (self.product, tr("log_page", "Product")),
            (self.member, tr("log_page", "Member")),
            (self.kind, tr("log_page", "Kind")),
        ):
            box.setAccessibleName(name)
            box.setMinimumWidth(16 * GRID)
            box.setMaximumWidth(40 * GRID)
            box.activated.connect(self._read)
        self.save_button = button(tr("log_page", "Save as a workbook… (Ctrl+S)"), clicked=self.ask_where)
        self.model = LogModel(self)
        self.table = table_view(self.model, tr("log_page", "Log of changes"))
        self.table.set_widths(
            {
                Col.SEQ: theme.text_width("0000000") + 3 * GRID,
                Col.WHEN: theme.text_width("00/00/0000 00:00") + 3 * GRID,
                Col.WHO: 15 * GRID,
            },
            stretch=Col.WHAT,
        )
        self.table.selectionModel().currentRowChanged.connect(self._show_values)
        self.values = table_view(
            TextModel(self, tr("log_page", "Value"), tr("log_page", "Before"), tr("log_page", "After")),
            tr("log_page", "Values before and after"),
        )
        self.values.setWordWrap(True)
        self.values.set_widths({}, stretch=0)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_rows)
        self.values.horizontalHeader().sectionResized.connect(lambda *_: self._fit.start())
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.values)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        no_match = EmptyState(
            tr("log_page", "No entry matches the filters"),
            tr("log_page", "No change of this session is of the product, the member and the kind that are chosen."),
            tr("log_page", "Show every entry"),
        )
        no_match.clicked.connect(self._show_everything)
        self.found = QStackedWidget()
        self.found.addWidget(split)
        self.found.addWidget(no_match)
        self.model.looked.connect(self._looked)
        filters = row(self.product, self.member, self.kind, -1, spacing=GRID)
        for place, share in enumerate((3, 3, 2, 1)):
            filters.setStretch(place, share)
        content = QWidget()
        content.setLayout(
            column(
                self._notice,
                column(
                    row(label(tr("log_page", "Log of changes"), Role.TITLE), -1, self.save_button),
                    filters,
                    self.found,
                    spacing=GRID + 4,
                    margins=(24, 16, 24, 16),
                ),
                spacing=0,
            )
        )
        nothing = NoSession(
            tr("log_page", "Here every change of a session can be read: who did what and when, before and after.")
        )
        nothing.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(content)
        self._pages.addWidget(nothing)
        self.setFocusProxy(self.table)
        saving = QShortcut(QKeySequence.StandardKey.Save, self)
        saving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        saving.activated.connect(self.ask_where)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        bridge.shutting.connect(self._shut.set)
        self._opened()

    def wanted(self) -> Wanted:
        """What the filters ask for."""
        return Wanted(self.product.value() or None, self.member.value() or None, KINDS[self.kind.value() or ""][1])

    def save(self, path: Path) -> None:
        """Writes all that the filters ask for as a workbook: read a moment at a time, so that keys are answered
        meanwhile, and written by a worker."""
        desk = self._bridge.desk
        if desk is None:
            return
        rows: list[tuple[str, ...]] = []
        left = _entries(desk, self.wanted())

        def gather() -> None:
            end = time.monotonic() + _A_MOMENT
            for item in left:
                if isinstance(item, LogEntry):
                    rows.extend(_rows(item, desk.state))
                if time.monotonic() > end:
                    QTimer.singleShot(0, self, go_on)
                    return
            self._write(path, desk.state.session.title, rows)

        def go_on() -> None:
            if self._bridge.desk is not desk or not self._bridge.guard(gather):
                self._saved(None, None)

        self.save_button.setEnabled(False)
        self._notice.show_message("info", tr("log_page", "Saving the log…"))
        go_on()

    def _write(self, path: Path, session: str, rows: Sequence[tuple[str, ...]]) -> None:
        head = (
            tr("log_page", "No."),
            tr("log_page", "When"),
            tr("log_page", "Who"),
            tr("log_page", "What"),
            tr("log_page", "Before"),
            tr("log_page", "After"),
        )
        title, shut = tr("log_page", "Log of changes – {title}").format(title=session), self._shut

        def work() -> CodedError | None:
            try:
                if len(rows) < _BESIDE_FROM:
                    history.write(path, title, head, rows)
                else:
                    beside(lambda: not shut.is_set(), history.write, path, title, head, rows)
            except CodedError as error:
                return error
            return None

        self._bridge.run(work, lambda error: self._saved(path, error))

    def ask_where(self) -> None:
        """Asks for the name of the workbook and writes it."""
        desk = self._bridge.desk
        if desk is None or not self.save_button.isEnabled():
            return
        from ocop_desktop.ui.paper_places import ask_path, default_folder

        title = desk.state.session.title
        name = papers.safe_name(tr("log_page", "Log of changes – {title}").format(title=title))
        chosen = ask_path(self, default_folder(title) / f"{name}.xlsx", tr("log_page", "Workbooks (*.xlsx)"))
        if chosen:
            self.save(Path(chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.width() * 3 // 10
        self.values.set_widths({1: side, 2: side})

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def _saved(self, path: Path | None, error: CodedError | None) -> None:
        self.save_button.setEnabled(True)
        if error is not None:
            self._notice.show_message("error", sentence(error))
        elif path is not None:
            self._notice.show_message("info", tr("log_page", "Saved: {name}").format(name=path.name))
        else:
            self._notice.clear()

    def _opened(self) -> None:
        for box in (self.product, self.member, self.kind):
            box.set_value(None)
        self._stale = True
        if self.isVisible() or self._bridge.desk is None:
            self._fill()

    def _changed(self, changes: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        desk = self._bridge.desk
        self._stale = False
        self._pages.setCurrentIndex(0 if desk is not None else 1)
        if desk is None:
            return
        products = [(key, product.name) for key, product in desk.state.products.items()]
        members = [(key, member.label) for key, member in desk.state.members.items()]
        kinds = [(key, str(name)) for key, (name, _) in KINDS.items()]
        for box, items in (
            (self.product, [(0, tr("log_page", "All products")), *products]),
            (self.member, [(0, tr("log_page", "All members")), *members]),
            (self.kind, kinds),
        ):
            box.set_choices(items)
            if box.value() is None:
                box.set_value(items[0][0])
        self._read()

    def _show_everything(self) -> None:
        """The way back from filters that match nothing."""
        for box in (self.product, self.member, self.kind):
            box.setCurrentIndex(0)
        self._read()
        self.table.setFocus()

    def _looked(self) -> None:
        """Says where nothing was found in the whole log."""
        nothing = not self.model.rowCount() and not self.model.canFetchMore(_NOWHERE)
        self.found.setCurrentIndex(1 if nothing and self.wanted() != Wanted() else 0)

    def _read(self) -> None:
        self.model.read(self._bridge, self.wanted())
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self._show_values(QModelIndex())

    def _show_values(self, current: QModelIndex) -> None:
        entry, desk = self.model.entry(current), self._bridge.desk
        model = self.values.model()
        assert isinstance(model, TextModel)
        model.show(_values(entry, desk.state) if entry is not None and desk is not None else ())
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Gives each value the lines that it takes in the widths of now."""
        if self.values.model().rowCount() <= _A_TIME:
            self.values.resizeRowsToContents()


def _entries(desk: Desk, wanted: Wanted) -> Iterator[LogEntry | int]:
    """The entries that are asked for as ``history.entries`` gives them, and those that cannot be read."""

    def fits(entry: LogEntry) -> bool:
        try:
            return wanted.fits(entry)
        except UNREADABLE:
            return True

    return (item for item in history.entries(desk, Wanted()) if isinstance(item, int) or fits(item))


def _values(entry: LogEntry, state: SessionState) -> Sequence[tuple[str, str, str]]:
    try:
        return tuple(values(entry, state))
    except UNREADABLE:
        return ()


def _rows(entry: LogEntry, state: SessionState) -> Iterator[tuple[str, ...]]:
    """The rows of a workbook for an entry: one, or more where a cell would not hold all the values."""
    about = (str(entry.seq), when(entry.at), entry.who, what(entry, state))
    before: list[str] = []
    after: list[str] = []
    length = 0
    for name, old, new in _values(entry, state):
        longest = len(name) + max(len(old), len(new)) + 3
        if before and length + longest > _MOST_IN_A_CELL:
            yield (*about, "\n".join(before), "\n".join(after))
            before, after, length = [], [], 0
        before.append(f"{name}: {old}")
        after.append(f"{name}: {new}")
        length += longest
    yield (*about, "\n".join(before), "\n".join(after))
