"""When backups of the open database are made, and the second place they are copied to: the clock and the worker for it.

A backup never blocks work: it is made in a worker (of a large database in a process of its own) and one that fails is
said once. Only what changes much at once, and the end of the program, waits for a backup, as long as nobody skips it.
What a backup is and which are kept is the business of ``services.backups``.
"""

import contextlib
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services import backups
from ocop_desktop.services.backups import Backup, Reason, SecondPlace
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import GRID
from ocop_desktop.ui.widgets import announce, button, column, label, row
from ocop_desktop.ui.worker import Worker

TICK_MS = 30_000
EXIT_MS = 8_000
_SMALL = 1_500_000
"""Bytes of a database up to which a copy is proved sound faster than a process starts."""
_QUIET_MS = 200
_LAST_SECONDS, _COPY_SECONDS, _LEAVE_SECONDS = 4.0, 3.0, 1.0
"""How long the end waits for a backup under way, for what the second place lacks, and for either to give up."""
THERE = (SecondPlace.HERE, SecondPlace.SAME)
_PLACE, _COPIED = "backups/second", "backups/second_copied"


class Keeper(QObject):
    """``changed``: there is another list of backups or another state of the second place. ``failed`` carries a
    ``CodedError``, once until it goes well again. ``came_back`` carries how many backups were copied to the second
    place when it was there again; ``away``: it has been away for too long."""

    changed = Signal()
    failed = Signal(object)
    came_back = Signal(int)
    away = Signal()

    def __init__(self, bridge: Bridge, settings: QSettings) -> None:
        super().__init__(bridge)
        self._bridge, self._settings = bridge, settings
        self.database = bridge.workspace.path
        self.newest = self._last()
        self.state = SecondPlace.NONE
        self._last_try = time.monotonic()
        self._jobs: deque[_Job] = deque()
        self._said: dict[str, bool] = {}
        self._worker = Worker(self, guard=bridge.guard, name="backup")
        # A stick or a share that does not answer holds up no backup.
        self._far_worker = Worker(self, guard=bridge.guard, name="second place")
        self._too_late = Event()
        self._seal_owed = False
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        if self.place is not None:
            self.look_at_place()

    # When

    def tick(self) -> None:
        """Makes the timed backup where it is due, and looks whether the second place is there."""
        since = timedelta(seconds=time.monotonic() - self._last_try)
        if not self._jobs and since >= backups.EVERY and self.outdated():
            self.make(Reason.TIMED)
        if self.place is not None and not self._far_worker.busy:
            self.look_at_place()

    def make(self, reason: str, then: Callable[[], object] = lambda: None) -> None:
        """Makes a backup in the worker; ``then`` is called when it is made, has failed or was given up."""
        self._last_try = time.monotonic()
        cancelled = Event()
        why = Reason.SEALED if self._seal_owed else Reason(reason)
        self._jobs.append(_Job(cancelled, why, then))
        database, small = self.database, _size(self.database) <= _SMALL

        def work() -> Backup | Exception | None:
            if cancelled.is_set():
                return None
            try:
                if small:
                    return backups.back_up(database, why)
                return backups.back_up_apart(database, why, lambda: not cancelled.is_set())
            except Exception as error:  # Whoever waits goes on, whatever it was.
                return error

        self._worker.run(work, self._made)

    def before(self, reason: str, then: Callable[[], object]) -> None:
        """Does something once there is a backup of what is there now; whoever waits for it may go on without."""
        if self.outdated():
            self.wait_for(reason)
        then()

    def outdated(self) -> bool:
        """Whether something was changed since the last backup, or that is not there any more."""
        if not self._bridge.is_open:
            return False
        head = self._bridge.workspace.store.head
        return head[0] > 0 and (self.newest is None or not backups.holds(self.newest, head))

    def wait_for(self, reason: str, most_ms: int | None = None) -> None:
        """Makes a backup and comes back when it is made, has failed, was skipped, or after so long."""
        loop, ended = QEventLoop(), Event()

        def end() -> None:
            ended.set()
            loop.quit()

        def skip() -> None:
            self.give_up()
            loop.quit()

        self.make(reason, end)
        # Most are made before anyone could read why to wait; keys that come meanwhile are answered afterwards.
        QTimer.singleShot(_QUIET_MS, loop, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if ended.is_set():
            return
        if most_ms is not None:
            QTimer.singleShot(most_ms, loop, skip)
        dialog = WaitDialog(skip)
        dialog.open()
        loop.exec()
        dialog.done(QDialog.DialogCode.Accepted)
        dialog.deleteLater()

    def give_up(self) -> None:
        """Leaves the backups that are being made."""
        for job in self._jobs:
            job.cancelled.set()

    def shut(self) -> None:
        """Ends the workers in a few seconds, whatever the second place does: a backup that is being made is given up,
        one that is being copied there has a moment more."""
        self._clock.stop()
        self.give_up()
        self._worker.shut(_LAST_SECONDS)
        self._far_worker.settle(_COPY_SECONDS)
        self._too_late.set()
        self._far_worker.shut(_LEAVE_SECONDS)

    # The second place

    @property
    def place(self) -> Path | None:
        """The folder of the second place, None while nobody chose one."""
        chosen = str(self._settings.value(_PLACE, "") or "")
        return Path(chosen) if chosen else None

    @property
    def last_copied(self) -> datetime | None:
        """When a backup was last copied to the second place, None for never."""
        with contextlib.suppress(ValueError):
            return datetime.fromisoformat(str(self._settings.value(_COPIED, "")))
        return None

    def choose_place(self, folder: Path | None) -> None:
        """Takes another second place, or none; copies there at once. Raises ``StorageError`` (second_place_refused)."""
        if folder is None:
            self._settings.remove(_PLACE)
        else:
            self._settings.setValue(_PLACE, str(backups.choose_second_place(folder)))
        self._settings.remove(_COPIED)
        self._said.clear()
        self.state = SecondPlace.NONE if folder is None else self._looking()()
        self.changed.emit()
        if folder is not None:
            self.copy_now()

    def copy_now(self, *, back: bool = False) -> None:
        """Copies to the second place what it lacks. ``back``: because it is there again."""
        database, place, too_late = self.database, self.place, self._too_late
        if place is None:
            return

        def work() -> tuple[Path, ...] | CodedError:
            try:
                return backups.copy_to_second_place(database, place, go_on=lambda: not too_late.is_set())
            except CodedError as error:
                return error

        self._far_worker.run(work, lambda found: self._copied(found, back))

    def look_at_place(self) -> None:
        """Finds out in the worker how the second place is."""
        self._far_worker.run(self._looking(), self._looked)

    # Inside

    def _last(self) -> Backup | None:
        """The backup of what is there now, else the last one; the clock may have run ahead for another."""
        found, head = backups.backups_of(self.database), self._bridge.workspace.store.head
        return next((backup for backup in found if backups.holds(backup, head)), found[0] if found else None)

    def _looking(self) -> Callable[[], SecondPlace]:
        """What finds out how the second place is, on frozen data."""
        database, place, last = self.database, self.place, self.last_copied
        needed = self.newest.size if self.newest is not None else 0
        return lambda: backups.second_place_state(database, place, last, datetime.now(UTC), needed=needed)

    def _made(self, found: Backup | Exception | None) -> None:
        job = self._jobs.popleft()
        if job.why is Reason.SEALED:
            # The next one is then the one that is kept for good.
            self._seal_owed = not isinstance(found, Backup)
        if isinstance(found, CodedError):
            self._say("backup", found)
        elif isinstance(found, Backup):
            self._said["backup"] = False
            self.newest = found
            if self.place is not None and self.state not in (SecondPlace.MISSING, SecondPlace.AWAY):
                self.copy_now()
        self.changed.emit()
        job.then()
        if isinstance(found, Exception) and not isinstance(found, CodedError):
            raise found

    def _copied(self, found: tuple[Path, ...] | CodedError, back: bool) -> None:
        if isinstance(found, CodedError):
            if found.params.get("reason") != "database_cannot_open" or not back:
                self._say("copy", found)
            self.look_at_place()
            return
        self._said["copy"] = self._said["away"] = False
        self._settings.setValue(_COPIED, datetime.now(UTC).isoformat(timespec="seconds"))
        if self.state is not SecondPlace.SAME:
            self.state = SecondPlace.HERE
        self.changed.emit()
        if back:
            self.came_back.emit(len(found))

    def _looked(self, state: SecondPlace) -> None:
        before, self.state = self.state, state
        if state is before:
            return
        self.changed.emit()
        if state in THERE and before not in THERE:
            self.copy_now(back=before is not SecondPlace.NONE)
        elif state is SecondPlace.AWAY and not self._said.get("away"):
            self._said["away"] = True
            self.away.emit()

    def _say(self, what: str, error: CodedError) -> None:
        if not self._said.get(what):
            self._said[what] = True
            self.failed.emit(error)


def _size(database: Path) -> int:
    try:
        return database.stat().st_size
    except OSError:
        return 0


class _Job:
    """A backup that was asked for: how to give it up, why it is made, and what comes after it."""

    def __init__(self, cancelled: Event, why: Reason, then: Callable[[], object]) -> None:
        self.cancelled, self.why, self.then = cancelled, why, then


class WaitDialog(QDialog):
    """Says that a backup is being made, and lets go on without it."""

    def __init__(self, skip: Callable[[], None]) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(tr("backup_keeper", "Backing up"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._skip = skip
        words = tr("backup_keeper", "A backup is being made; what you entered is saved already.")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(tr("backup_keeper", "Backing up"))
        self.skip_button = button(tr("backup_keeper", "Go on without it"), clicked=self.reject)
        self.setLayout(column(label(words, wrap=True), bar, row(-1, self.skip_button), margins=3 * GRID, spacing=GRID))
        self.setMinimumWidth(50 * GRID)
        announce(self, words)

    def reject(self) -> None:
        """Escape and the button: leaves the backup."""
        self.skip_button.setEnabled(False)
        self._skip()
