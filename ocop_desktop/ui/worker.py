"""Long work off the GUI thread: one piece at a time in a thread of its own, its result handed back in the GUI thread.

Work gets frozen data only. While any worker is busy the garbage collector rests, whichever worker it is: what Qt owned
must not be taken apart in another thread. The end of the program waits for no thread: work that a medium holds up is
left behind.
"""

import gc
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer

_POLL_MS = 30
_SWITCH_SECONDS = 0.001
_Guard = Callable[[Callable[[], object]], object]
_Work = tuple["Future[Any]", Callable[[], Any]]


class _Busy:
    """How many pieces of work there are in all workers together, and those that nobody waits for any more."""

    count = 0
    left: tuple["Future[Any]", ...] = ()

    @classmethod
    def begun(cls) -> None:
        cls.count += 1
        gc.disable()

    @classmethod
    def ended(cls, pieces: int = 1, left: tuple["Future[Any]", ...] = ()) -> None:
        cls.count -= pieces
        cls.left = tuple(future for future in (*cls.left, *left) if not future.done())
        if not cls.count and not cls.left:
            gc.enable()


@dataclass(slots=True)
class _Piece:
    """What was asked for. The thread gets the future and the work alone: ``done`` may hold what Qt owns."""

    future: "Future[Any]"
    done: Callable[[Any], None]
    dropped: bool = False

    def hand_back(self) -> None:
        self.done(self.future.result())


class Worker(QObject):
    """One thread. ``guard`` runs what is done with a result and takes what it raises. ``stopping`` is set once nobody
    waits for results any more: long work looks at it."""

    def __init__(self, parent: QObject | None = None, *, guard: _Guard | None = None, name: str = "work") -> None:
        super().__init__(parent)
        # Python lets a thread keep the interpreter for 5 ms, which is half of what a key may take.
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._guard = guard or (lambda action: action())
        self._pieces: deque[_Piece] = deque()
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._thread = Thread(target=_serve, args=(self._queue,), name=name, daemon=True)
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self._look)
        self.stopping = Event()

    @property
    def busy(self) -> bool:
        """Whether there is work whose result was not handed back."""
        return bool(self._pieces)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> Callable[[], None]:
        """Runs ``work`` in the thread and calls ``done`` with its result in the GUI thread.

        Returns what cancels it: work that has not begun is dropped, of work under way the result is.
        """
        if self.stopping.is_set():
            return lambda: None
        if self._thread.ident is None:
            self._thread.start()
        _Busy.begun()
        piece = _Piece(Future(), done)
        self._pieces.append(piece)
        self._queue.put((piece.future, work))
        self._timer.start()

        def cancel() -> None:
            piece.dropped = True
            piece.future.cancel()

        return cancel

    def settle(self, most: float) -> None:
        """Waits so many seconds at most until all that was asked for is done, and hands the results back."""
        wait([piece.future for piece in self._pieces], timeout=most)
        self._look()

    def shut(self, most: float | None = None) -> None:
        """Ends the thread once the work under way is done, or after so many seconds without it: it is then left behind.
        What was asked for is dropped, then and afterwards."""
        self.stopping.set()
        self._timer.stop()
        futures = tuple(piece.future for piece in self._pieces)
        self._pieces.clear()
        for future in futures:
            future.cancel()
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join(most)
        _Busy.ended(len(futures), futures)

    def _look(self) -> None:
        while self._pieces and self._pieces[0].future.done():
            piece = self._pieces.popleft()
            _Busy.ended()
            if not piece.dropped:
                self._guard(piece.hand_back)
        if not self._pieces:
            self._timer.stop()


def _serve(queue: "SimpleQueue[_Work | None]") -> None:
    while (item := queue.get()) is not None:
        future, work = item
        if future.set_running_or_notify_cancel():
            try:
                future.set_result(work())
            except BaseException as error:
                future.set_exception(error)
        del item, future, work
