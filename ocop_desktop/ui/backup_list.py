"""The list of backups: when each was made and why, what was changed last in it, its size, and whether it is sound.

What is inside is read in a worker, one backup after the other; whether one is sound is checked when it is chosen, a
large one in a process of its own. Only reads; what is done with a backup is the page's business.
"""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.apart import Apart, Stopped
from ocop_desktop.services.apart import Reason as Cause
from ocop_desktop.services.backups import Backup, Reason
from ocop_desktop.services.restoring import Content, content, is_sound
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.rows_model import Index, RowsModel
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import announce, column, label
from ocop_desktop.ui.widgets_table import table_view
from ocop_desktop.ui.worker import Worker

_LARGE = 2_000_000
_CHOSEN_MS = 250
_SESSIONS = 4
_NARROW = 700
REASONS = {
    Reason.TIMED: mark("backup_list", "Every 10 minutes"),
    Reason.IMPORT: mark("backup_list", "Before an import"),
    Reason.MIGRATION: mark("backup_list", "Before a new version"),
    Reason.CLOSING: mark("backup_list", "Before sealing"),
    Reason.SEALED: mark("backup_list", "After sealing"),
    Reason.REOPEN: mark("backup_list", "Before opening again"),
    Reason.RESTORE: mark("backup_list", "Before restoring"),
    Reason.EXIT: mark("backup_list", "On closing the program"),
    Reason.ASKED: mark("backup_list", "Asked for"),
}


class Col(IntEnum):
    MADE = 0
    REASON = 1
    CHANGE = 2
    SIZE = 3
    SOUND = 4


class BackupsModel(RowsModel):
    """Backups by their place in the list that was given; what is known of each is added as it is read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (
            tr("backup_list", "Made"),
            tr("backup_list", "Why"),
            tr("backup_list", "Last change"),
            tr("backup_list", "Size"),
            tr("backup_list", "Checked"),
        )
        self.size_title = self._headers[Col.SIZE]
        self._number: dict[Path, int] = {}
        self._backups: dict[int, Backup] = {}
        self.contents: dict[Path, Content | None] = {}
        self.sound: dict[Path, bool | None] = {}

    def show(self, backups: Sequence[Backup]) -> None:
        """Shows these backups in this order."""
        for backup in backups:
            self._backups[self._number.setdefault(backup.path, len(self._number))] = backup
        self.set_keys([self._number[backup.path] for backup in backups])

    def backup(self, index: Index) -> Backup | None:
        """The backup of a row."""
        key = self.key(index)
        return self._backups[key] if key is not None else None

    def backups(self) -> list[Backup]:
        """What is shown, in its order."""
        return [self._backups[key] for key in self.keys()]

    def known(self, path: Path) -> None:
        """More is known of a backup."""
        self.touch([self._number[path]])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        backup = self.backup(index)
        if backup is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Col.SIZE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Col.SOUND:
            sound = self.sound.get(backup.path)
            return theme.color("error") if sound is False else theme.color("accent") if sound else theme.color("quiet")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._text(backup, Col(index.column()))

    def _text(self, backup: Backup, col: Col) -> str:
        if col is Col.MADE:
            return when(backup.made_at.isoformat())
        if col is Col.REASON:
            return str(REASONS[backup.reason])
        if col is Col.SIZE:
            return QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        if col is Col.SOUND:
            return self._sound(backup)
        if backup.path not in self.contents:
            return "…"
        return last_change(self.contents[backup.path])

    def _sound(self, backup: Backup) -> str:
        if backup.path not in self.sound:
            return ""
        sound = self.sound[backup.path]
        if sound is None:
            return tr("backup_list", "Checking…")
        return tr("backup_list", "Sound") if sound else tr("backup_list", "Damaged")


class BackupList(QWidget):
    """``chosen``: another backup is chosen, or more is known of it."""

    chosen = Signal()

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.model = BackupsModel(self)
        self.table = table_view(self.model, tr("backup_list", "Backups"))
        self.table.set_widths(
            {
                Col.MADE: theme.text_width("00/00/0000 00:00") + 3 * GRID,
                Col.REASON: max(theme.text_width(str(text)) for text in REASONS.values()) + 3 * GRID,
                Col.SIZE: max(theme.text_width(text) for text in ("0.000,0 MB", self.model.size_title)) + 3 * GRID,
                Col.SOUND: max(theme.text_width(text) for text in self._verdicts()) + 3 * GRID,
            },
            stretch=Col.CHANGE,
        )
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._inside = label("", Role.SMALL, "quiet", wrap=True)
        self.setLayout(column(self.table, self._inside, spacing=GRID // 2))
        self.setFocusProxy(self.table)
        self._reading = False
        self._worker = worker
        self._settled = QTimer(self, singleShot=True, interval=_CHOSEN_MS)
        self._settled.timeout.connect(self._check_current)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Shows these, the last made first; the row that is chosen stays, else it is the first."""
        self.model.show(backups)
        if not self.table.currentIndex().isValid() and backups:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._read_next()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(Col.SIZE, self.width() < _NARROW)

    def current(self) -> Backup | None:
        """The backup that is chosen."""
        return self.model.backup(self.table.currentIndex())

    def sound(self, backup: Backup) -> bool | None:
        """Whether a backup is sound; None while that is not known."""
        return self.model.sound.get(backup.path)

    @staticmethod
    def _verdicts() -> tuple[str, ...]:
        return tr("backup_list", "Checking…"), tr("backup_list", "Sound"), tr("backup_list", "Damaged")

    def _read_next(self) -> None:
        """Reads the first that was not read yet: what is asked for meanwhile waits for one, not for hundreds."""
        path = next((backup.path for backup in self.model.backups() if backup.path not in self.model.contents), None)
        if self._reading or path is None:
            return
        self._reading = True

        def work() -> Content | None:
            try:
                return content(path)
            except StorageError:
                return None

        self._worker.run(work, lambda found: self._was_read(path, found))

    def _was_read(self, path: Path, found: Content | None) -> None:
        self._reading = False
        self.model.contents[path] = found
        if found is None:
            self.model.sound[path] = False
        self.model.known(path)
        self._tell()
        self._read_next()

    def _row_chosen(self, current: QModelIndex) -> None:
        self._settled.start()
        self._tell()

    def _check_current(self) -> None:
        backup = self.current()
        if backup is None or backup.path in self.model.sound:
            return
        path, stopping = backup.path, self._worker.stopping
        self.model.sound[path] = None
        self.model.known(path)

        def work() -> bool | None:
            if backup.size < _LARGE:
                return is_sound(path)
            apart = Apart()
            try:
                return apart.watched(lambda _: not stopping.is_set(), is_sound, path)
            except Stopped as why:
                return None if why.reason is Cause.CANCELLED else is_sound(path)
            finally:
                apart.shut()

        self._worker.run(work, lambda sound: self._was_checked(path, sound))

    def _was_checked(self, path: Path, sound: bool | None) -> None:
        self.model.sound[path] = sound
        self.model.known(path)
        if sound is False:
            announce(self, tr("backup_list", "Damaged"))
        self._tell()

    def _tell(self) -> None:
        backup = self.current()
        found = self.model.contents.get(backup.path) if backup is not None else None
        self._inside.setText(sessions_line(found) if found is not None else "")
        self.chosen.emit()


def last_change(found: Content | None) -> str:
    """When a database was changed last, and in which session."""
    if found is None:
        return tr("backup_list", "cannot be read")
    title = next((item.session.title for item in found.sessions if item.session.id == found.head.session_id), "")
    if not found.head.seq:
        return tr("backup_list", "nothing yet")
    return " · ".join(part for part in (when(found.head.at), title) if part)


def sessions_line(found: Content) -> str:
    """The sessions in a database with how much each holds."""
    lines = []
    for item in found.sessions[:_SESSIONS]:
        text = tr("backup_list", "{title}: {products} products, {members} members, {concluded} concluded").format(
            title=item.session.title, products=item.products, members=item.members, concluded=item.concluded
        )
        lines.append(text)
    if len(found.sessions) > _SESSIONS:
        lines.append("…")
    return "\n".join(lines) if lines else tr("backup_list", "There is no session in it.")
