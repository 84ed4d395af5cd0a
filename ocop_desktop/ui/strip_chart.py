"""The totals of a product's sheets as dots on a line: painted into a row of a table or into a larger drawing.

Draws what it is given; the only arithmetic here is where things lie.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ocop_desktop.ui import theme

Points = int | Fraction


class Strip(NamedTuple):
    """Dots around ``middle``, which stands in the middle of the drawing: ``reach`` points to either side of it.

    ``dots``: points, and whether the sheet counts. What lies farther off is drawn at the end of the line, hollow.
    ``edges``: points from which a star class begins.
    """

    dots: tuple[tuple[Points, bool], ...]
    middle: Points
    reach: int
    edges: tuple[int, ...] = ()


def paint_strip(painter: QPainter, area: QRectF, strip: Strip) -> None:
    """Draws a strip into an area of a table."""
    low, high = strip.middle - strip.reach, strip.middle + strip.reach
    dots = [(min(max(points, low), high), counts and low <= points <= high) for points, counts in strip.dots]
    paint_totals(painter, area, low, high, dots, strip.middle, strip.edges, 2.6)


def paint_totals(
    painter: QPainter,
    area: QRectF,
    low: Points,
    high: Points,
    dots: Sequence[tuple[Points, bool]],
    mean: Points | None,
    edges: Sequence[int],
    radius: float,
) -> None:
    """Draws dots over the lower edge of ``area``, which goes from ``low`` to ``high`` points; equal ones are stacked.

    Sheets that do not count are hollow. The dots may stand out of the area by their radius at either side.
    """
    base, span = area.bottom(), float(high - low)

    def at(points: Points) -> float:
        return area.left() + area.width() * float(points - low) / span

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(QPointF(area.left(), base), QPointF(area.right(), base))
    painter.setPen(QPen(theme.color("star"), 1.4, Qt.PenStyle.DashLine))
    for edge in edges:
        if low <= edge <= high:
            painter.drawLine(QPointF(at(edge), area.top()), QPointF(at(edge), base))
    if mean is not None:
        painter.setPen(QPen(theme.color("text"), 1.4 if radius > 3 else 1))
        painter.drawLine(QPointF(at(mean), area.top() + 2), QPointF(at(mean), base))
    counts = Counter(points for points, _ in dots)
    stack = max(counts.values(), default=1)
    room = area.height() - 3 * radius
    step = min(2 * radius, room / max(1, stack - 1))
    filled, hollow = theme.color("accent"), theme.color("surface")
    standing: Counter[Points] = Counter()
    for points, counted in dots:
        painter.setBrush(filled if counted else hollow)
        painter.setPen(QPen(theme.color("surface" if counted else "quiet"), 1 if radius > 3 else 0.6))
        painter.drawEllipse(QPointF(at(points), base - 1.5 * radius - standing[points] * step), radius, radius)
        standing[points] += 1
    painter.restore()
