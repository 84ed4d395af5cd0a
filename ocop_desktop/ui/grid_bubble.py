"""The small sheet beside a cell of the grid: why a value was refused, or the levels among which to choose.

Shows what it is given and reports what was clicked; keys are the table's.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ocop_desktop.ui import theme
from ocop_desktop.ui.scoring_text import Laid, Texts
from ocop_desktop.ui.theme import GRID, Role

_WIDEST = 400


class CellBubble(QFrame):
    """``chosen`` carries the number of the choice that was clicked."""

    chosen = Signal(int)

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._head: Laid | None = None
        self._tone = "warning"
        self._choices: list[tuple[int, int, Laid, Laid]] = []
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def text(self) -> str:
        """All that it says; "" while it is hidden."""
        return self._words if not self.isHidden() else ""

    def say(
        self, beside: QRect, sentence: str, choices: Sequence[tuple[int, str]] = (), *, tone: str = "warning"
    ) -> None:
        """Shows a sentence, and numbered choices below it, beside a cell (in the parent's coordinates)."""
        parent = self.parentWidget()
        assert parent is not None
        wide = min(_WIDEST, parent.width() - 2 * GRID) - 2 * GRID
        self._tone = tone
        self._head = self._texts.get(sentence, Role.SMALL, wide)
        keys = theme.text_width("0", Role.STRONG) + 2 * GRID
        y = GRID + self._head.height + (6 if choices else 0)
        self._choices = []
        for number, words in choices:
            laid = self._texts.get(words, Role.SMALL, wide - keys)
            self._choices.append((number, y, self._texts.get(str(number), Role.STRONG), laid))
            y += laid.height + 6
        self._words = "\n".join([sentence, *(f"{number} {words}" for number, words in choices)])
        natural = [self._texts.get(sentence, Role.SMALL).width]
        natural += [self._texts.get(words, Role.SMALL).width + keys for _, words in choices]
        width = min(wide, max(natural)) + 2 * GRID
        self.resize(width, y + GRID - (6 if choices else 0))
        self.move_beside(beside)
        self.show()
        self.raise_()
        self.update()

    def move_beside(self, beside: QRect) -> None:
        """Stands below a cell where there is room, else above it; never over it."""
        parent = self.parentWidget()
        assert parent is not None
        x = max(0, min(beside.left(), parent.width() - self.width()))
        below, above = beside.bottom() + 3, beside.top() - 2 - self.height()
        self.move(x, below if below + self.height() <= parent.height() or above < 0 else above)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.color(self._tone), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._head is not None:
            self._head.draw(painter, GRID, GRID, theme.color(self._tone))
        for _, y, number, laid in self._choices:
            number.draw(painter, GRID, y + (laid.height - number.height) / 2, theme.color("accent"))
            x = 2 * GRID + theme.text_width("0", Role.STRONG)
            laid.draw(painter, x, y, theme.color("text"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        at = event.position().y()
        for number, y, _, laid in self._choices:
            if y - 3 <= at < y + laid.height + 3:
                self.chosen.emit(number)
                return
