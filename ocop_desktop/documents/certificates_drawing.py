"""What is drawn on a certificate besides its words: frames, stars and the medal, all as thin paths on white.

No large area is filled, so an office laser printer makes them as well as a press. Lengths are points. Knows no text but
the medal's.
"""

from collections.abc import Iterable
from math import ceil, cos, pi, sin

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_desktop.documents import fonts
from ocop_desktop.documents.model import Align
from ocop_desktop.documents.pdf import put_text
from ocop_desktop.domain.numbers import read_digits

WIDTH, HEIGHT = 297 * mm, 210 * mm
INK = HexColor("#111111")
GREY = HexColor("#4A4A4A")
RED = HexColor("#A61C1C")
GOLD = HexColor("#B8860B")
STAR = HexColor("#D99A00")
GREEN = HexColor("#17523D")
WHITE = HexColor("#FFFFFF")

_EDGE = 11 * mm
_BAND = 5.8 * mm
BAND_RIGHT = 22 * mm
"""Where the ornament at the left of the modern page ends."""
PANEL_RIGHT = 77 * mm
MEDAL = 21 * mm

_RING = "ring"
_RING_BOX = 1.05
"""Half a side of the box that holds the ring with its line, in radii."""

_Point = tuple[float, float]


def draw_classic_frame(canvas: Canvas) -> None:
    """A gold frame: a strong line, a braid, two fine lines, and a rosette in each corner."""
    canvas.setStrokeColor(GOLD)
    for inset, line in ((0.0, 2.2), (_BAND, 0.6), (_BAND + 1.0 * mm, 1.2)):
        left = _EDGE + inset
        canvas.setLineWidth(line)
        canvas.rect(left, left, WIDTH - 2 * left, HEIGHT - 2 * left)
    middle = _EDGE + _BAND / 2
    for length, other in ((WIDTH, HEIGHT), (HEIGHT, WIDTH)):
        for side in (middle, other - middle):
            _braid(canvas, _EDGE, length - _EDGE, side, 1.75 * mm, across=length == HEIGHT)
    for x in (middle, WIDTH - middle):
        for y in (middle, HEIGHT - middle):
            canvas.setFillColor(WHITE)
            canvas.setLineWidth(1.2)
            canvas.circle(x, y, 6.6 * mm, stroke=1, fill=1)
            canvas.setLineWidth(0.4)
            canvas.circle(x, y, 6.0 * mm, stroke=1, fill=0)
            _rosette(canvas, x, y, 1.6 * mm, 5.6 * mm, petals=8, turns=3)
            canvas.setFillColor(RED)
            draw_star(canvas, x, y, 1.5 * mm, stroke=0)


def draw_modern_frame(canvas: Canvas) -> None:
    """A fine line around the page, an engraved band at the left edge and a line beside the panel."""
    edge = 12 * mm
    canvas.setStrokeColor(GREEN)
    canvas.setLineWidth(0.5)
    middle = (edge + BAND_RIGHT) / 2 - 0.8 * mm
    _braid(canvas, edge, HEIGHT - edge, middle, 3.2 * mm, across=True, period=21 * mm, strands=9)
    canvas.setLineWidth(0.9)
    canvas.rect(edge, edge, WIDTH - 2 * edge, HEIGHT - 2 * edge)
    canvas.line(BAND_RIGHT - 1.6 * mm, edge, BAND_RIGHT - 1.6 * mm, HEIGHT - edge)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.9)
    canvas.line(PANEL_RIGHT, 24 * mm, PANEL_RIGHT, HEIGHT - 24 * mm)


def define_ring(canvas: Canvas) -> None:
    """Puts the ring of the medal into the file."""
    middle = MEDAL * _RING_BOX
    canvas.beginForm(_RING, 0, 0, 2 * middle, 2 * middle)
    canvas.setStrokeColor(GREEN)
    canvas.setLineWidth(1.1)
    canvas.circle(middle, middle, MEDAL)
    canvas.setLineWidth(0.35)
    _rosette(canvas, middle, middle, MEDAL * 0.81, MEDAL * 0.97, petals=36, turns=4)
    canvas.setLineWidth(0.8)
    canvas.circle(middle, middle, MEDAL * 0.78)
    canvas.endForm()


def draw_medal(canvas: Canvas, x: float, y: float, radius: float, stars: str, words: Iterable[str]) -> None:
    """The stars in a ring: as many drawn as the figure says, the figure and the words below it.

    ``define_ring`` must have been called for this canvas.
    """
    canvas.saveState()
    canvas.translate(x - radius * _RING_BOX, y - radius * _RING_BOX)
    canvas.scale(radius / MEDAL, radius / MEDAL)
    canvas.doForm(_RING)
    canvas.restoreState()
    count = read_digits(stars) if stars in tuple("12345") else 0
    canvas.setFillColor(STAR)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.5)
    for index in range(count):
        angle = pi / 2 - (index - (count - 1) / 2) * 0.47
        draw_star(canvas, x + radius * 0.57 * cos(angle), y + radius * 0.57 * sin(angle), radius * 0.125)
    canvas.setFillColor(GREEN)
    size = radius * 0.78 if count else radius * 0.3
    put_text(canvas, stars, fonts.BOLD, size, x, y - radius * 0.27, Align.CENTRE)
    for number, line in enumerate(words):
        size = radius * (0.2, 0.14)[min(number, 1)]
        put_text(canvas, line, fonts.BOLD, size, x, y - radius * (0.5 + 0.16 * number), Align.CENTRE)


def draw_star(canvas: Canvas, x: float, y: float, radius: float, *, stroke: int = 1) -> None:
    """A star in the current colours, one point up."""
    points = [
        (x + reach * cos(pi / 2 + point * pi / 5), y + reach * sin(pi / 2 + point * pi / 5))
        for point in range(10)
        for reach in (radius if point % 2 == 0 else radius * 0.382,)
    ]
    _line(canvas, points, closed=True, stroke=stroke, fill=1)


def draw_stars(canvas: Canvas, middle: float, y: float, count: int, size: float) -> None:
    """A row of stars around ``middle``, their centres at y, each within a circle of diameter ``size``."""
    canvas.setFillColor(STAR)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.8)
    for index in range(count):
        draw_star(canvas, middle + (index - (count - 1) / 2) * size * 1.3, y, size * 0.53)


def rule(canvas: Canvas, x: float, y: float, length: float, color: Color = INK, line: float = 0.6) -> None:
    """A straight line to the right of (x, y)."""
    canvas.setStrokeColor(color)
    canvas.setLineWidth(line)
    canvas.line(x, y, x + length, y)


def _line(canvas: Canvas, points: Iterable[_Point], *, closed: bool = False, stroke: int = 1, fill: int = 0) -> None:
    path = canvas.beginPath()
    for number, point in enumerate(points):
        (path.lineTo if number else path.moveTo)(*point)
    if closed:
        path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _braid(
    canvas: Canvas,
    start: float,
    end: float,
    middle: float,
    height: float,
    *,
    across: bool,
    period: float = 9 * mm,
    strands: int = 6,
) -> None:
    """Waves that cross each other, from ``start`` to ``end`` around ``middle``; ``across``: upright."""
    waves = round((end - start) / period)
    steps = ceil((end - start) / (0.7 * mm))
    for strand in range(strands):
        canvas.setLineWidth(0.75 if strand % 3 == 0 else 0.35)
        shift = 2 * pi * strand / strands
        points = []
        for step in range(steps + 1):
            along = start + (end - start) * step / steps
            off = middle + height * sin(2 * pi * waves * step / steps + shift)
            points.append((off, along) if across else (along, off))
        _line(canvas, points)


def _rosette(canvas: Canvas, x: float, y: float, inner: float, outer: float, *, petals: int, turns: int) -> None:
    """Rings of petals between two circles, each turned against the other."""
    half, mean = (outer - inner) / 2, (outer + inner) / 2
    steps = petals * 14
    for turn in range(turns):
        points = []
        for step in range(steps):
            angle = 2 * pi * step / steps
            reach = mean + half * cos(petals * angle + 2 * pi * turn / turns)
            points.append((x + reach * cos(angle), y + reach * sin(angle)))
        _line(canvas, points, closed=True)
