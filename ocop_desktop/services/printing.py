"""Making large papers in a process of its own, so that the window answers every key while hundreds of pages are made.

A thread would not do: making pages is Python work and takes the interpreter's lock. What goes over and comes back is
frozen data; where the system gives no second process, the paper is made in the calling thread.
"""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from ocop_desktop.services.papers import Form, View, make

LARGE = 40


class Printer:
    """Makes papers. ``make`` blocks and belongs to one worker thread, never to the window's."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._alone = False

    def make(self, form: Form, source: View) -> bytes:
        """A paper as the bytes of a file. Raises ``UserError`` as ``papers.make`` does.

        A paper of few products is made faster than a process starts.
        """
        products = source if isinstance(source, tuple) else source.products
        if self._alone or len(products) < LARGE:
            return make(form, source)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
        try:
            return self._pool.submit(make, form, source).result()
        except (BrokenProcessPool, OSError):
            self._alone = True
            return make(form, source)

    def shut(self) -> None:
        """Ends the process."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
