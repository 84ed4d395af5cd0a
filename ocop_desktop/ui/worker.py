"""Long work off the GUI thread: one piece at a time in a thread of its own, its result handed back in the GUI thread.

Work gets frozen data only. While any worker is busy the garbage collector rests, whichever worker it is: what Qt owned
must not be taken apart in another thread.
"""

import gc
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QTimer

_POLL_MS = 30
_SWITCH_SECONDS = 0.001
_Guard = Callable[[Callable[[], object]], object]


class _Busy:
    """How many pieces of work there are in all workers together."""

    count = 0

    @classmethod
    def begun(cls) -> None:
        cls.count += 1
        gc.disable()

    @classmethod
    def ended(cls, pieces: int = 1) -> None:
        cls.count -= pieces
        if not cls.count:
            gc.enable()


class Worker(QObject):
    """One thread. ``guard`` runs what is done with a result and takes what it raises. ``stopping`` is set once nobody
    waits for results any more: long work looks at it."""

    def __init__(self, parent: QObject | None = None, *, guard: _Guard | None = None, name: str = "work") -> None:
        super().__init__(parent)
        # Python lets a thread keep the interpreter for 5 ms, which is half of what a key may take.
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._guard = guard or (lambda action: action())
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running = 0
        self.stopping = Event()

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> Callable[[], None]:
        """Runs ``work`` in the thread and calls ``done`` with its result in the GUI thread.

        Returns what cancels it: work that has not begun is dropped, of work under way the result is.
        """
        if self.stopping.is_set():
            return lambda: None
        _Busy.begun()
        self._running += 1
        future: Future[Any] = self._pool.submit(work)
        timer = QTimer(self)
        dropped = False

        def look() -> None:
            if not future.done():
                return
            timer.stop()
            timer.deleteLater()
            self._running -= 1
            _Busy.ended()
            if not dropped and not future.cancelled():
                self._guard(lambda: done(future.result()))

        def cancel() -> None:
            nonlocal dropped
            dropped = True
            future.cancel()

        timer.timeout.connect(look)
        timer.start(_POLL_MS)
        return cancel

    def shut(self) -> None:
        """Waits for the work under way and ends the thread. What was asked for is dropped, then and afterwards."""
        self.stopping.set()
        for timer in self.findChildren(QTimer):
            timer.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        _Busy.ended(self._running)
        self._running = 0
