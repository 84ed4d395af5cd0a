"""Making large papers in a process of its own, so that the window answers every key while hundreds of pages are made.

A thread would not do: making pages is Python work and takes the interpreter's lock. What goes over and comes back is
frozen data; where the system gives no second process, the paper is made in the calling thread.
"""

from time import monotonic, sleep

from ocop_desktop.services.apart import Apart, Reason, Stopped, step_back, tell
from ocop_desktop.services.paper_files import GivenUp, Source, Tell, make, silent
from ocop_desktop.services.paper_kinds import Form

_SAYING_SECONDS, _LONGEST_REST = 0.1, 0.01
LARGE = 40
"""Products from which on a paper is made faster than a process starts."""


class Printer:
    """Makes papers. ``make`` blocks and belongs to one worker thread, never to the window's."""

    def __init__(self) -> None:
        self._apart = Apart()
        self._alone = False

    def make(self, form: Form, source: Source, tell: Tell = silent) -> bytes:
        """A paper as the bytes of a file, a large one made apart. Raises as ``paper_files.make`` does."""
        return make(form, source, tell) if source.weight < LARGE else self.make_apart(form, source, tell)

    def make_apart(self, form: Form, source: Source, tell: Tell = silent) -> bytes:
        """A paper of a batch: made apart, whatever its size. Given up at once, in the middle of it."""
        if self._alone:
            return make(form, source, tell)

        last = (0, 0)

        def watch(said: tuple[int, int] | None) -> bool:
            nonlocal last
            last = said or last
            try:
                tell(*last)
            except GivenUp:
                return False
            return True

        try:
            return self._apart.watched(watch, _make_there, form, source)
        except Stopped as stopped:
            if stopped.reason is Reason.CANCELLED:
                raise GivenUp from None
            self._alone = True
            return make(form, source, tell)

    def shut(self) -> None:
        """Ends the process."""
        self._apart.shut()


def _make_there(form: Form, source: Source) -> bytes:
    """Rests after each piece as long as it took, so that the window's keys have the machine half of the time, and says
    how far it is seldom enough that listening costs nothing."""
    step_back()
    due = 0.0
    since = monotonic()

    def say(done: int, of: int) -> None:
        nonlocal due, since
        sleep(min(monotonic() - since, _LONGEST_REST))
        since = monotonic()
        if since >= due:
            due = since + _SAYING_SECONDS
            tell((done, of))

    return make(form, source, say)
