"""The few icons of the program, drawn as strokes on a grid of 16, in any colour and sharp at any scaling."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton

from ocop_desktop.ui import theme

SIZE = 16

# M x y: go there; L x y: line; C x1 y1 x2 y2 x y: curve; O x y r: circle; D x y r: disc.
_STROKES = {
    "undo": "M 6 3 L 2.5 6.5 L 6 10 M 2.5 6.5 L 9.5 6.5 C 14.5 6.5 14.5 13 9.5 13 L 6.5 13",
    "redo": "M 10 3 L 13.5 6.5 L 10 10 M 13.5 6.5 L 6.5 6.5 C 1.5 6.5 1.5 13 6.5 13 L 9.5 13",
    "close": "M 4 4 L 12 12 M 12 4 L 4 12",
    "calendar": "M 2.5 4 L 13.5 4 L 13.5 13.5 L 2.5 13.5 L 2.5 4 M 2.5 7 L 13.5 7 M 5.5 2 L 5.5 5 M 10.5 2 L 10.5 5",
    "search": "O 7 7 4.5 M 10.3 10.3 L 14 14",
    "info": "O 8 8 6.5 M 8 7.5 L 8 11.5 D 8 4.8 0.9",
    "warning": "M 8 2 L 14.5 13.5 L 1.5 13.5 L 8 2 M 8 6.5 L 8 9.5 D 8 11.6 0.8",
    "error": "O 8 8 6.5 M 8 4.5 L 8 9 D 8 11.3 0.9",
    "check": "M 3 8.5 L 6.5 12 L 13 4.5",
    "note": "M 2.5 3 L 13.5 3 L 13.5 10.5 L 7.5 10.5 L 4.5 13.5 L 4.5 10.5 L 2.5 10.5 L 2.5 3",
    "down": "M 4 6 L 8 10 L 12 6",
    "up": "M 4 10 L 8 6 L 12 10",
    "tie": "M 3 5.8 L 13 5.8 M 3 10.2 L 13 10.2",
    "edge": "M 2.5 3 L 13.5 3 M 8 13.5 L 8 6.5 M 4.8 9.4 L 8 6.2 L 11.2 9.4",
    "spread": "M 1.5 8 L 14.5 8 M 4.8 4.7 L 1.5 8 L 4.8 11.3 M 11.2 4.7 L 14.5 8 L 11.2 11.3",
    "incomplete": "M 12.5 7 L 12.5 5.5 L 9 2 L 3.5 2 L 3.5 14 L 7 14 M 9.5 11.5 L 14.5 11.5 M 12 9 L 12 14",
    "requirement": "O 8 8 6.2 M 4.8 8 L 11.2 8",
}


def paint(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draws an icon into a square."""
    outline, filled = _paths(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / SIZE, rect.height() / SIZE)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(outline)
    painter.fillPath(filled, color)
    painter.restore()


def icon(name: str, tone: str = "quiet") -> QIcon:
    """An icon in a colour of the palette, for buttons and actions; faint where the control is disabled."""
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, tone), (QIcon.Mode.Disabled, "faint")):
        for scale in (1.0, 1.25, 1.5, 2.0, 3.0):
            made.addPixmap(pixmap(name, shade, SIZE, scale), mode)
    return made


def dress(target: QAbstractButton | QAction, name: str, tone: str = "quiet") -> None:
    """Gives a button or an action its icon, in a way that ``renew`` finds again."""
    target.setProperty("house_icon", f"{name} {tone}")
    target.setIcon(icon(name, tone))


def renew(target: QAbstractButton | QAction) -> None:
    """Makes an icon anew in the colours now in use."""
    known = target.property("house_icon")
    if known:
        target.setIcon(icon(*str(known).split()))


def pixmap(name: str, tone: str, size: int, scale: float) -> QPixmap:
    """An icon as a picture of ``size`` device-independent pixels for a screen of that scaling."""
    made = QPixmap(QSize(size, size) * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, size, size), theme.color(tone))
    painter.end()
    return made


def _paths(name: str) -> tuple[QPainterPath, QPainterPath]:
    outline, filled = QPainterPath(), QPainterPath()
    words = iter(_STROKES[name].split())

    def number() -> float:
        return float(next(words))

    for word in words:
        at = QPointF(number(), number())
        match word:
            case "M":
                outline.moveTo(at)
            case "L":
                outline.lineTo(at)
            case "C":
                outline.cubicTo(at, QPointF(number(), number()), QPointF(number(), number()))
            case "O":
                radius = number()
                outline.addEllipse(at, radius, radius)
            case "D":
                radius = number()
                filled.addEllipse(at, radius, radius)
    return outline, filled
