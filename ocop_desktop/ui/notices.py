"""Bars that stand above every page until what they say is over: a change that is not saved, a file that is only shown.

Each is known by a key and said once; unlike a message none makes room for another. Decides nothing.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ocop_desktop.ui.theme import GRID
from ocop_desktop.ui.widgets import MessageBar, button, column, plain

Action = tuple[str, Callable[[], object]]


class Notice(MessageBar):
    """A bar that stays; ``closable`` ones can be put away. Its buttons leave it where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._other = button("", "quiet", self._act_otherwise)
        self._said.addWidget(self._other)
        self._otherwise: Callable[[], object] | None = None

    def say(self, kind: str, text: str, actions: tuple[Action, ...], *, closable: bool) -> None:
        """Shows a sentence with up to two buttons."""
        if (self.kind, self.text()) != (kind, text):
            self.show_message(kind, text, actions[0] if actions else None)
        other = actions[1] if len(actions) > 1 else None
        self._callback = actions[0][1] if actions else None
        self._otherwise = other[1] if other else None
        self._other.setText(plain(other[0]) if other else "")
        self._other.setAccessibleName(other[0] if other else "")
        self._other.setVisible(other is not None)
        self._close.setVisible(closable)

    def _act(self) -> None:
        if self._callback is not None:
            self._callback()

    def _act_otherwise(self) -> None:
        if self._otherwise is not None:
            self._otherwise()


class Notices(QWidget):
    """The bars, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: dict[str, Notice] = {}
        self._column = column(spacing=0)
        self.setLayout(self._column)
        self.setMinimumWidth(GRID)

    def say(self, key: str, kind: str, text: str, *actions: Action, closable: bool = True) -> None:
        """Shows a bar, or says in the bar of that key something else."""
        bar = self._bars.get(key)
        if bar is None:
            bar = self._bars[key] = Notice()
            self._column.addWidget(bar)
        bar.say(kind, text, actions, closable=closable)

    def take(self, key: str) -> None:
        """Takes a bar away."""
        bar = self._bars.get(key)
        if bar is not None:
            bar.clear()

    def bar(self, key: str) -> Notice | None:
        """A bar that is shown."""
        bar = self._bars.get(key)
        return bar if bar is not None and bar.text() else None
