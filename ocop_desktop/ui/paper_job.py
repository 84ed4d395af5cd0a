"""One piece of writing or printing: how far it is, given up from the window, heard of by the worker."""

from threading import Event

from ocop_desktop.services.papers import GivenUp


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
        if self._cancelled.is_set():
            raise GivenUp

    def cancel(self) -> None:
        """Gives the work up."""
        self._cancelled.set()
