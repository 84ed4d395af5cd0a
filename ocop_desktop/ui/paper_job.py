"""One piece of writing or printing at a time, done on the worker: how far it is, giving it up, what came of it.

Knows no paper. Whoever works elsewhere meanwhile keeps the focus.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services.papers import GivenUp
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import MessageBar, button, column, label, row

_LOOK_MS = 100


class Job:
    """Called by the worker with how much of how much is done; raises ``GivenUp`` once it was cancelled.

    The window looks at ``done`` and ``of`` when it likes; ``of`` 0: nobody knows yet.
    """

    def __init__(self) -> None:
        self.done = 0
        self.of = 0
        self._cancelled = Event()

    def __call__(self, done: int, of: int) -> None:
        self.done, self.of = done, of
        if not self.wanted:
            raise GivenUp

    def cancel(self) -> None:
        """Gives the work up."""
        self._cancelled.set()

    @property
    def wanted(self) -> bool:
        """Whether the work was not given up."""
        return not self._cancelled.is_set()


class PaperWork(QWidget):
    """The bars below a page: how far the work is, and what came of it. ``changed``: work began or ended.

    ``home`` gets the focus where the button to cancel has it and cannot be pressed any more.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, home: QWidget) -> None:
        super().__init__()
        self._bridge = bridge
        self._home = home
        self._job: Job | None = None
        self._began_at: QWidget | None = None
        self.written: list[Path] = []
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("paper_job", "Progress"))
        self._words = label("", Role.SMALL, "quiet")
        self.stop_button = button(tr("paper_job", "Cancel (Esc)"), "normal", self.cancel)
        self._running = QWidget()
        self._running.setLayout(row(self._words, self.progress, self.stop_button, margins=(16, 4, 16, 4)))
        self._running.hide()
        self.result = MessageBar()
        self.open_file = button(tr("paper_job", "Open the file"), "normal", lambda: self._open(self.written[0]))
        self.open_folder = button(
            tr("paper_job", "Open the folder"), "normal", lambda: self._open(self.written[0].parent)
        )
        self._after = QWidget()
        self._after.setLayout(row(self.open_file, self.open_folder, margins=(GRID, 4, 16, 4)))
        self._after.hide()
        came_of_it = row(self.result, self._after, spacing=0)
        came_of_it.setStretch(0, 1)
        self.setLayout(column(self._running, came_of_it, spacing=0))
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._show_progress)
        bridge.shutting.connect(self.cancel)

    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def start(self, words: str, work: Callable[[Job], Any], done: Callable[[Any], object], given_up: str) -> None:
        """Has work done on the worker; what it gives goes to ``done`` unless it failed. ``given_up`` is said where it
        was cancelled."""
        job = self._job = Job()
        self.clear()

        def run() -> tuple[Any, Exception | None]:
            try:
                return work(job), None
            except Exception as error:
                return None, error

        def ended(outcome: tuple[Any, Exception | None]) -> None:
            result, error = outcome
            self._end()
            if error is None:
                done(result)
            elif isinstance(error, GivenUp):
                self.say("info", given_up)
            elif isinstance(error, CodedError):
                self.say("error", sentence(error))
            else:
                raise error

        self._bridge.run(run, ended)
        self._began_at = QApplication.focusWidget()
        self._words.setText(words)
        self.progress.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self._running.show()
        self._looking.start()
        self.changed.emit()
        if self._began_at is not None and not self._began_at.isEnabled():
            self.stop_button.setFocus()

    def cancel(self) -> None:
        """Gives up what is being done; files that were there before stay as they were."""
        if self._job is not None:
            self._job.cancel()
            if self.stop_button.hasFocus():
                self._home.setFocus()
            self.stop_button.setEnabled(False)

    def say(self, kind: str, words: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Says a sentence as ``MessageBar.show_message`` does."""
        self.result.show_message(kind, words, action)

    def say_written(self, words: str, paths: Sequence[Path]) -> None:
        """Says that files are there, and offers to open them."""
        self.written = list(paths)
        self.say("info", words)
        self._after.show()
        self.open_file.setVisible(len(paths) == 1)
        if self.isVisible() and QApplication.focusWidget() is self._began_at:
            (self.open_file if len(paths) == 1 else self.open_folder).setFocus()

    def clear(self) -> None:
        """Takes away what came of the work before."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._home.setFocus()
        self.written = []
        self.result.clear()
        self._after.hide()

    def _show_progress(self) -> None:
        if self._job is not None and self._job.of:
            self.progress.setRange(0, self._job.of)
            self.progress.setValue(self._job.done)

    def _end(self) -> None:
        self._job = None
        self._looking.stop()
        self.changed.emit()
        if self.stop_button.hasFocus() and self._began_at is not None:
            self._began_at.setFocus()
        self._running.hide()

    def _open(self, path: Path) -> None:
        if not (path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))):
            self.say("error", tr("paper_job", "{name} could not be opened.").format(name=path.name))
