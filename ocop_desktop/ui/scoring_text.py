"""Texts laid out once and drawn often, for the parts of the scoring page that draw themselves."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QStaticText, QTextOption, QTransform

from ocop_desktop.ui import theme
from ocop_desktop.ui.theme import Role

_MOST = 2000


class Laid(NamedTuple):
    """A text laid out in a role's font; sizes in device-independent pixels, rounded up."""

    text: QStaticText
    role: Role
    figures: bool
    width: int
    height: int

    def draw(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Draws it with its top left corner there."""
        painter.setFont(theme.font(self.role, self.figures))
        painter.setPen(color)
        painter.drawStaticText(QPointF(x, y), self.text)


class Texts:
    """Remembers texts by content, role and width; ``clear`` when fonts change."""

    def __init__(self) -> None:
        self._laid: dict[tuple[str, Role, int, bool], Laid] = {}

    def clear(self) -> None:
        self._laid.clear()

    def get(self, text: str, role: Role = Role.BODY, width: int = -1, *, figures: bool = False) -> Laid:
        """The text, wrapped at ``width`` (between words where it can); -1 keeps it on one line."""
        key = (text, role, width, figures)
        known = self._laid.get(key)
        if known is not None:
            return known
        if len(self._laid) >= _MOST:
            self._laid.clear()
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        wrap = QTextOption.WrapMode
        option.setWrapMode(wrap.NoWrap if width < 0 else wrap.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.setTextWidth(max(width, 1) if width >= 0 else -1)
        made.prepare(QTransform(), theme.font(role, figures))
        size = made.size()
        laid = Laid(made, role, figures, -int(-size.width() // 1), -int(-size.height() // 1))
        self._laid[key] = laid
        return laid
