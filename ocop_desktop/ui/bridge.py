"""The bridge between the window and the services: one Qt signal carries what changed.

Pages execute commands here and repaint on ``changed``; they never touch a store. Errors that the user can mend, and
faults of the disk, go out as ``failed`` with nothing changed. Long work runs in one worker thread at a time and gets
frozen data only, never the store.

A change that the disk refused waits (``unsaved``) and is tried again every few seconds and before every other change;
until it is committed nothing shows it as saved, and nothing else is changed.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.domain.log import LogEntry
from ocop_desktop.services.commands import Command
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.printing import Printer
from ocop_desktop.services.state import Changes
from ocop_desktop.services.waiting import joined, may_wait
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui.worker import Worker

RETRY_MS = 3000
_SAME_FILE = {"disk_full", "database_locked"}


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A change that waits for the disk. ``entry`` is what the log would say of it; ``error``: why it waits."""

    command: Command
    entry: LogEntry
    error: CodedError


class BackupKeeper(Protocol):
    """Who makes backups of the open database."""

    def before(self, reason: str, then: Callable[[], object]) -> None: ...

    def make(self, reason: str) -> None: ...

    def shut(self) -> None: ...


class Bridge(QObject):
    """``opened``: another session is on the desk, or none. ``changed`` carries ``Changes``, after services are current.

    ``saved`` carries the time (UTC, ISO 8601) of the commit. ``failed`` carries a ``CodedError``. ``listed``: the list
    of sessions or the office's settings changed. ``looked_at`` carries the product that is worked on now.
    ``unsaved_changed``: another change waits for the disk, or none; ``caught_up`` carries the entry of one that waited
    and is committed now. ``shutting``: the database is about to be closed, and long work is to be given up.
    """

    opened = Signal()
    changed = Signal(object)
    saved = Signal(str)
    failed = Signal(object)
    listed = Signal()
    looked_at = Signal(int)
    unsaved_changed = Signal()
    caught_up = Signal(object)
    shutting = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self.desk: Desk | None = None
        self.product: int | None = None
        self.printer = Printer()
        self.unsaved: Unsaved | None = None
        self.catching_up = False
        self.backups: BackupKeeper | None = None
        self._worker = Worker(self, guard=self.guard)
        self.beside = Worker(self, guard=self.guard, name="beside")
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.save_unsaved)

    @property
    def workspace(self) -> Workspace:
        assert self._workspace is not None, "pages are used only once the database is open"
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether a database is open."""
        return self._workspace is not None

    def open_database(self, path: Path, *, who: str = "", view_only: str = "") -> None:
        """Opens the database; ``view_only``: why it is only shown. Raises ``StorageError``."""
        self._workspace = Workspace(path, who=who, view_only=view_only)
        self.listed.emit()

    def open_session(self, session_id: int) -> bool:
        """Puts a session on the desk; False (and ``failed``) where it cannot be opened."""
        return self._settled() and self.guard(lambda: self._put_on_desk(self.workspace.open(session_id)))

    def close_session(self) -> bool:
        """Takes the session off the desk; False (and ``failed``) while a change of it is not saved."""
        if not self._settled():
            return False
        self._put_on_desk(None)
        return True

    def execute(self, command: Command) -> bool:
        """Executes a command on the open session; False (and ``failed``) where it was refused."""
        return self.desk is not None and self.guard(lambda: self._execute(command))

    def look_at(self, product_id: int) -> None:
        """Says which product is worked on now; ``product`` keeps it while the session is on the desk."""
        if product_id != self.product:
            self.product = product_id
            self.looked_at.emit(product_id)

    def attempt(self, command: Command) -> CodedError | None:
        """Like ``execute``, but gives the error back for a page that shows it beside the field."""
        assert self.desk is not None
        try:
            self._execute(command)
        except CodedError as error:
            return error
        return None

    def undo(self) -> bool:
        desk = self.desk
        return desk is not None and self._settled() and self.guard(lambda: self._report(desk.undo()))

    def redo(self) -> bool:
        desk = self.desk
        return desk is not None and self._settled() and self.guard(lambda: self._report(desk.redo()))

    def save_unsaved(self) -> bool:
        """Tries again to save the change that waits; True where nothing waits any more."""
        waiting, desk = self.unsaved, self.desk
        if waiting is None or desk is None:
            return True
        # The pages follow what was changed elsewhere; the hand that types is where it is.
        self.catching_up = True
        try:
            self._reach_file()
            changes = desk.execute(waiting.command)
            self._wait_for(None)
            self._report(changes)
        except CodedError as error:
            self._wait_for(Unsaved(waiting.command, waiting.entry, error))
            return False
        finally:
            self.catching_up = False
        self.caught_up.emit(waiting.entry)
        return True

    def drop_unsaved(self) -> None:
        """Gives up the change that waits; nothing was saved of it."""
        self._wait_for(None)

    def before(self, reason: str, then: Callable[[], object]) -> None:
        """Does something once there is a backup of what is there now, or at once where none is to be made."""
        if self.backups is None:
            then()
        else:
            self.backups.before(reason, then)

    def back_up(self, reason: str) -> None:
        """Has a backup made, where backups are made; nothing waits for it."""
        if self.backups is not None:
            self.backups.make(reason)

    def with_workspace(self, action: Callable[[Workspace], Any]) -> bool:
        """Runs something on the workspace (make, duplicate, archive a session, save settings); False (and ``failed``)
        where it was refused, or while a change of the open session is not saved."""

        def act() -> None:
            action(self.workspace)
            self.listed.emit()

        return self._settled() and self.guard(act)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> Callable[[], None]:
        """Runs ``work`` off the GUI thread and calls ``done`` with its result in it.

        A ``CodedError`` goes to ``failed``. Returns what cancels it: work that has not begun is dropped, of work under
        way the result is. ``work`` gets frozen data only.
        """
        return self._worker.run(work, done)

    def shut(self) -> None:
        """Ends the worker and closes the database. What ``run`` was asked for is dropped, then and afterwards."""
        self.shutting.emit()
        self._retry.stop()
        self.unsaved = None
        if self.backups is not None:
            self.backups.shut()
            self.backups = None
        self.beside.shut()
        self._worker.shut()
        self.printer.shut()
        self.desk = None
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def _put_on_desk(self, desk: Desk | None) -> None:
        gc.unfreeze()
        self.desk = desk
        self.product = None
        self.opened.emit()
        # A large session is 100,000 long-lived objects; walking them takes the collector 50 ms in the middle of a key.
        gc.freeze()

    def _execute(self, command: Command) -> None:
        """Carries out a command after the one that waits, or in its place where both set the same."""
        desk = self.desk
        assert desk is not None
        if self.unsaved is not None:
            one = joined(self.unsaved.command, command, desk.state)
            if one is None and not self.save_unsaved():
                raise UserError("unsaved_before", reason=self.unsaved.error.code)
            command = one or command
        try:
            self._reach_file()
            changes = desk.execute(command)
        except StorageError as error:
            if may_wait(command, error):
                self._wait_for(Unsaved(command, desk.planned(command), error))
            raise
        self._wait_for(None)
        self._report(changes)

    def _reach_file(self) -> None:
        """A medium that was away is another one to the system when it is back: the file is opened anew. What it took
        although it refused counts before anything is built upon it."""
        if self.unsaved is not None and self.unsaved.error.code not in _SAME_FILE:
            self.workspace.store.reopen()
        if self.desk is not None:
            self._report(self.desk.catch_up())

    def _wait_for(self, unsaved: Unsaved | None) -> None:
        if unsaved is None and self.unsaved is None:
            return
        self.unsaved = unsaved
        if unsaved is None:
            self._retry.stop()
        else:
            self._retry.start()
        self.unsaved_changed.emit()

    def _settled(self) -> bool:
        """Whether no change waits any more; else says so."""
        if self.save_unsaved():
            return self.guard(self._reach_file)
        assert self.unsaved is not None
        self.failed.emit(UserError("unsaved_before", reason=self.unsaved.error.code))
        return False

    def _report(self, changes: Changes) -> None:
        if changes == Changes():
            return
        assert self.desk is not None
        self.changed.emit(changes)
        self.saved.emit(self.desk.saved_at)

    def guard(self, action: Callable[[], object]) -> bool:
        """Runs an action that reads or writes; False (and ``failed``) where it was refused.

        What Qt calls back, an event or a model, must not raise: use this there.
        """
        try:
            action()
        except CodedError as error:
            self.failed.emit(error)
            return False
        return True
