"""The bridge between the window and the services: one Qt signal carries what changed.

Pages execute commands here and repaint on ``changed``; they never touch a store. Errors that the user can mend, and
faults of the disk, go out as ``failed`` with nothing changed. Long work runs in one worker thread at a time and gets
frozen data only, never the store.
"""

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services.commands import Command
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.printing import Printer
from ocop_desktop.services.state import Changes
from ocop_desktop.services.workspace import Workspace

_POLL_MS = 30


class Bridge(QObject):
    """``opened``: another session is on the desk, or none. ``changed`` carries ``Changes``, after services are current.

    ``saved`` carries the time (UTC, ISO 8601) of the commit. ``failed`` carries a ``CodedError``. ``listed``: the list
    of sessions or the office's settings changed. ``looked_at`` carries the product that is worked on now.
    """

    opened = Signal()
    changed = Signal(object)
    saved = Signal(str)
    failed = Signal(object)
    listed = Signal()
    looked_at = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self.desk: Desk | None = None
        self.product: int | None = None
        self.printer = Printer()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._shut = False
        self._running = 0

    @property
    def workspace(self) -> Workspace:
        assert self._workspace is not None, "pages are used only once the database is open"
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether a database is open."""
        return self._workspace is not None

    def open_database(self, path: Path, *, who: str = "") -> None:
        """Opens the database. Raises ``StorageError``."""
        self._workspace = Workspace(path, who=who)
        self.listed.emit()

    def open_session(self, session_id: int) -> bool:
        """Puts a session on the desk; False (and ``failed``) where it cannot be opened."""
        return self.guard(lambda: self._put_on_desk(self.workspace.open(session_id)))

    def close_session(self) -> None:
        """Takes the session off the desk."""
        self._put_on_desk(None)

    def execute(self, command: Command) -> bool:
        """Executes a command on the open session; False (and ``failed``) where it was refused."""
        desk = self.desk
        return desk is not None and self.guard(lambda: self._report(desk.execute(command)))

    def look_at(self, product_id: int) -> None:
        """Says which product is worked on now; ``product`` keeps it while the session is on the desk."""
        if product_id != self.product:
            self.product = product_id
            self.looked_at.emit(product_id)

    def attempt(self, command: Command) -> CodedError | None:
        """Like ``execute``, but gives the error back for a page that shows it beside the field."""
        desk = self.desk
        assert desk is not None
        try:
            self._report(desk.execute(command))
        except CodedError as error:
            return error
        return None

    def undo(self) -> bool:
        desk = self.desk
        return desk is not None and self.guard(lambda: self._report(desk.undo()))

    def redo(self) -> bool:
        desk = self.desk
        return desk is not None and self.guard(lambda: self._report(desk.redo()))

    def with_workspace(self, action: Callable[[Workspace], Any]) -> bool:
        """Runs something on the workspace (make, duplicate, archive a session, save settings)."""

        def act() -> None:
            action(self.workspace)
            self.listed.emit()

        return self.guard(act)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> Callable[[], None]:
        """Runs ``work`` off the GUI thread and calls ``done`` with its result in it.

        A ``CodedError`` goes to ``failed``. Returns what cancels it: work that has not begun is dropped, of work under
        way the result is. ``work`` gets frozen data only.
        """
        if self._shut:
            return lambda: None
        # What Qt owned must not be taken apart in another thread, where the collector would run as well.
        gc.disable()
        self._running += 1
        future: Future[Any] = self._worker.submit(work)
        timer = QTimer(self)
        dropped = False

        def look() -> None:
            if not future.done():
                return
            timer.stop()
            timer.deleteLater()
            self._rested()
            if not dropped and not future.cancelled():
                self.guard(lambda: done(future.result()))

        def cancel() -> None:
            nonlocal dropped
            dropped = True
            future.cancel()

        timer.timeout.connect(look)
        timer.start(_POLL_MS)
        return cancel

    def _rested(self) -> None:
        self._running -= 1
        if not self._running:
            gc.enable()

    def shut(self) -> None:
        """Ends the worker and closes the database. What ``run`` was asked for is dropped, then and afterwards."""
        self._shut = True
        for timer in self.findChildren(QTimer):
            timer.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._running = 0
        gc.enable()
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
