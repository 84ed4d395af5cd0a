"""QR codes as squares to draw: in a PDF as one path, elsewhere as a small picture.

Text of digits, capitals and " $%*+-./:" makes a code a third smaller than any other. Heavy to import: import it when a
paper is made.
"""

from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.graphics.barcode import qrencoder
from reportlab.pdfgen.canvas import Canvas

QUIET = 4
"""Squares that must stay white on each side of a code."""


@lru_cache(maxsize=2_000)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of a code, True for a dark one, by rows from the top; without the white edge.

    A quarter of it may be unreadable (level Q).
    """
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.Q)
    code.addData(text)
    code.make()
    return tuple(tuple(bool(one) for one in row) for row in code.modules)


def put(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    """Draws a code with its upper left corner at (x, y), in points of the canvas; nothing for no text."""
    if not text:
        return
    squares = modules(text)
    one = side / len(squares)
    path = canvas.beginPath()
    for number, row in enumerate(squares):
        start = None
        for place, dark in enumerate((*row, False)):
            if dark and start is None:
                start = place
            elif not dark and start is not None:
                path.rect(x + start * one, y - (number + 1) * one, (place - start) * one, one)
                start = None
    canvas.drawPath(path, stroke=0, fill=1)


def png(text: str, scale: int = 8) -> bytes:
    """A code with its white edge as a PNG file, ``scale`` pixels a square."""
    squares = modules(text)
    side = len(squares) + 2 * QUIET
    picture = Image.new("1", (side, side), 1)
    for number, row in enumerate(squares):
        for place, dark in enumerate(row):
            if dark:
                picture.putpixel((place + QUIET, number + QUIET), 0)
    stream = BytesIO()
    picture.resize((side * scale, side * scale), Image.Resampling.NEAREST).save(stream, "PNG", optimize=True)
    return stream.getvalue()
