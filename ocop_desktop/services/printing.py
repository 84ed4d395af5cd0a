"""Making large papers in a process of its own, so that the window answers every key while hundreds of pages are made.

A thread would not do: making pages is Python work and takes the interpreter's lock. What goes over and comes back is
frozen data; where the system gives no second process, the paper is made in the calling thread.
"""

from ocop_desktop.services.apart import Apart, Stopped
from ocop_desktop.services.papers import Form, View, make

LARGE = 40


class Printer:
    """Makes papers. ``make`` blocks and belongs to one worker thread, never to the window's."""

    def __init__(self) -> None:
        self._apart = Apart()
        self._alone = False

    def make(self, form: Form, source: View) -> bytes:
        """A paper as the bytes of a file. Raises ``UserError`` as ``papers.make`` does.

        A paper of few products is made faster than a process starts.
        """
        products = source if isinstance(source, tuple) else source.products
        if self._alone or len(products) < LARGE:
            return make(form, source)
        try:
            return self._apart.call(make, form, source)
        except Stopped:
            self._alone = True
            return make(form, source)

    def shut(self) -> None:
        """Ends the process."""
        self._apart.shut()
