"""The certificates (giấy chứng nhận) of a session: one PDF, one A4 landscape page for each product.

Long names are wrapped and, where the page needs it, set smaller by measure, never below 70 % and never cut. Stars and
border are drawn as paths. ``fonts.register`` must have been called. Issues no number and decides nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_desktop.documents import fonts, output
from ocop_desktop.documents.fonts import Piece
from ocop_desktop.documents.model import Align, printable
from ocop_desktop.documents.pdf import LOCK, open_canvas, put_line, put_text
from ocop_desktop.documents.view import CertificateView
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording.certificate import TITLE
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.words import date_phrase, dots, or_dots, place_and_date, stars_in_words

WIDTH, HEIGHT = 297 * mm, 210 * mm
SMALLEST = 0.7
_STEPS = 12
_EDGE = 11 * mm
_INNER, _COMFORTABLE = 19.5 * mm, 23 * mm
_TEXT_WIDTH, _WIDEST = WIDTH - 2 * 34 * mm, WIDTH - 2 * 21 * mm
_MARK_EDGE = 24 * mm
_SEAL_SPACE = 58.0
_RED = HexColor("#A61C1C")
_GOLD = HexColor("#B8860B")
_STAR = HexColor("#D99A00")
_INK = HexColor("#111111")
_FRAME = "frame"


def render(views: Iterable[CertificateView], path: Path) -> None:
    """Writes all certificates to one file.

    Raises ``UserError("cannot_write", ...)``, or ``UserError("certificate_too_long", product=...)`` where a page cannot
    hold the texts even at their smallest; nothing is written then.
    """
    output.write(path, to_bytes(views))


def to_bytes(views: Iterable[CertificateView]) -> bytes:
    """All certificates as the bytes of one PDF file."""
    stream = BytesIO()
    with LOCK:
        canvas = open_canvas(stream, TITLE, WIDTH, HEIGHT)
        canvas.beginForm(_FRAME)
        _draw_frame(canvas)
        canvas.endForm()
        for number, view in enumerate(views):
            _page(canvas, view, number)
            canvas.showPage()
        canvas.save()
    return stream.getvalue()


@dataclass(slots=True)
class _Item:
    """Something of known height in the middle of the page; ``draw`` gets the height of its upper edge."""

    height: float
    draw: Callable[[Canvas, float], None]
    before: float = 0.0


def _page(canvas: Canvas, view: CertificateView, number: int) -> None:
    key = f"c{number}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(printable(view.product) or dots(), key, 0)
    canvas.doForm(_FRAME)
    canvas.setFillColor(_INK)
    if view.draft:
        put_text(canvas, common.DRAFT, fonts.BOLD, 11, WIDTH - _MARK_EDGE, HEIGHT - 8 * mm, Align.RIGHT)
    for scale, inner in _steps():
        head, body, foot = _head(view, scale), _body(view, scale), _foot(view, scale)
        spare = HEIGHT - 2 * inner - sum(_height(items) for items in (head, body, foot))
        if spare >= 0:
            break
    else:
        raise UserError("certificate_too_long", product=view.product)
    y = _stack(canvas, head, HEIGHT - inner - spare * 0.1)
    # What is left over goes above and below the middle, so a short name does not hang at the top.
    _stack(canvas, body, y - spare * 0.4)
    _stack(canvas, foot, inner + _height(foot) + spare * 0.1)


def _steps() -> Iterable[tuple[float, float]]:
    """How large the page may be set and how far from the edge, the roomiest first."""
    yield 1.0, _COMFORTABLE
    yield from ((1 - (1 - SMALLEST) * step / _STEPS, _INNER) for step in range(_STEPS + 1))


def _own_scale(pieces: Sequence[Piece], size: float, lines: int) -> float:
    """How large a text is set by itself: smaller than its size only where it would need more lines than this."""
    for step in range(_STEPS):
        scale = 1 - (1 - SMALLEST) * step / _STEPS
        if len(fonts.wrap_pieces(pieces, size * scale, _TEXT_WIDTH)) <= lines:
            return scale
    return SMALLEST


def _height(items: Sequence[_Item]) -> float:
    return sum(item.before + item.height for item in items)


def _stack(canvas: Canvas, items: Sequence[_Item], y: float) -> float:
    for item in items:
        y -= item.before
        item.draw(canvas, y)
        y -= item.height
    return y


def _centred(
    words: str,
    font: str,
    size: float,
    *,
    middle: float = WIDTH / 2,
    width: float = _TEXT_WIDTH,
    leading: float = 1.2,
    before: float = 0.0,
    color: Color = _INK,
) -> list[_Item]:
    """The words in centred lines, one item each."""
    if not words:
        return []

    def drawer(line: str) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, y: float) -> None:
            canvas.setFillColor(color)
            put_text(canvas, line, font, size, middle, y - 0.95 * size, Align.CENTRE)

        return draw

    return [
        _Item(leading * size, drawer(line), before if index == 0 else 0.0)
        for index, line in enumerate(fonts.wrap_evenly(printable(words), font, size, width))
    ]


def _rule(length: float, *, before: float = 2.0) -> _Item:
    def draw(canvas: Canvas, y: float) -> None:
        canvas.setStrokeColor(_INK)
        canvas.setLineWidth(0.6)
        canvas.line((WIDTH - length) / 2, y, (WIDTH + length) / 2, y)

    return _Item(2.0, draw, before)


def _head(view: CertificateView, scale: float) -> list[_Item]:
    motto = fonts.width(common.MOTTO, fonts.BOLD, 14 * scale)
    parent = printable(view.parent_agency).upper()
    agency = or_dots(printable(view.agency).upper(), 16)
    return [
        *_centred(common.COUNTRY, fonts.BOLD, 13 * scale),
        *_centred(common.MOTTO, fonts.BOLD, 14 * scale),
        _rule(motto),
        *_centred(parent, fonts.REGULAR, 13 * scale, before=6 * scale),
        *_centred(agency, fonts.BOLD, 14 * scale, before=0 if parent else 6 * scale),
        *_centred(view.wording.title, fonts.BOLD, 34 * scale, before=6 * scale, color=_RED),
        *_centred(view.wording.subtitle, fonts.BOLD, 18 * scale, color=_RED),
    ]


def _body(view: CertificateView, scale: float) -> list[_Item]:
    wording = view.wording
    stars = dots(4) if view.stars is None else stars_in_words(view.stars).lower()
    decision = _filled(
        wording.decision,
        number=or_dots(view.decision_number, 4),
        date=date_phrase(view.decision_date),
        agency=or_dots(view.decision_agency or view.agency, 10),
    )
    validity = _filled(wording.validity, date=date_phrase(view.valid_until))
    # On a page that had to shrink, names may also come nearer to the frame and to each other.
    crowded = (1 - scale) / (1 - SMALLEST)
    width, leading = _TEXT_WIDTH + crowded * (_WIDEST - _TEXT_WIDTH), 1.2 - 0.08 * crowded
    name = or_dots(view.product, 20)
    size = 24 * min(scale, _own_scale([Piece(printable(name), fonts.BOLD)], 24, 2))
    producer = _labels(wording.producer, or_dots(view.producer, 28), bold=True)
    address = _labels(wording.address, or_dots(view.address, 28))
    return [
        *_centred(wording.sentence, fonts.ITALIC, 15 * scale),
        *_centred(name, fonts.BOLD, size, width=width, leading=leading, before=3 * scale),
        *_labelled(producer, 15.5, scale, width, leading, before=5 * scale),
        *_labelled(address, 14.5, scale, width, leading, before=2 * scale),
        *([_stars(view.stars, 26 * scale, before=9 * scale)] if view.stars else []),
        *_centred(_filled(wording.rated, stars=stars), fonts.BOLD, 16 * scale, before=5 * scale),
        *_centred(decision, fonts.REGULAR, 14 * scale, before=4 * scale),
        *_centred(validity, fonts.REGULAR, 14 * scale, before=1 * scale),
    ]


def _filled(template: str, **values: str) -> str:
    """The office's sentence with its values; a brace that is no field of ours stays as it is."""
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template


def _labels(label: str, words: str, *, bold: bool = False) -> list[Piece]:
    """A label in italics and the words after it."""
    return [Piece(printable(label), fonts.ITALIC), Piece(printable(words), fonts.style(bold=bold))]


def _labelled(
    pieces: Sequence[Piece], full_size: float, most: float, width: float, leading: float, *, before: float
) -> list[_Item]:
    """The pieces in centred lines; ``most``: the largest scale they may have."""
    size = full_size * min(most, _own_scale(pieces, full_size, 2))

    def drawer(line: fonts.Line) -> Callable[[Canvas, float], None]:
        used = sum(fonts.width(piece.text, piece.font, size) for piece in line)

        def draw(canvas: Canvas, y: float) -> None:
            canvas.setFillColor(_INK)
            put_line(canvas, line, size, (WIDTH - used) / 2, y - 0.95 * size)

        return draw

    return [
        _Item(leading * size, drawer(line), before if index == 0 else 0.0)
        for index, line in enumerate(fonts.wrap_pieces(pieces, size, width))
    ]


def _stars(count: int, size: float, *, before: float) -> _Item:
    def draw(canvas: Canvas, y: float) -> None:
        canvas.setFillColor(_STAR)
        canvas.setStrokeColor(_GOLD)
        canvas.setLineWidth(0.8)
        step = size * 1.35
        for index in range(count):
            _draw_star(canvas, WIDTH / 2 + (index - (count - 1) / 2) * step, y - size * 0.53, size * 0.53)

    return _Item(size * 0.98, draw, before)


def _draw_star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    for point in range(10):
        reach = radius if point % 2 == 0 else radius * 0.382
        angle = pi / 2 + point * pi / 5
        (path.lineTo if point else path.moveTo)(x + reach * cos(angle), y + reach * sin(angle))
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _foot(view: CertificateView, scale: float) -> list[_Item]:
    """Number at the left; place, date, signer and the space for the seal at the right."""
    width = 118 * mm
    right = WIDTH / 2 + 62 * mm
    number = _filled(view.wording.number, number=or_dots(view.number, 6))
    date = _centred(
        place_and_date(view.place, view.issued_on), fonts.ITALIC, 14 * scale, middle=right, width=width, before=4
    )
    draw_date = date[0].draw

    def draw_first(canvas: Canvas, y: float) -> None:
        canvas.setFillColor(_INK)
        put_text(canvas, printable(number), fonts.REGULAR, 14 * scale, 36 * mm, y - 0.95 * 14 * scale)
        draw_date(canvas, y)

    date[0] = _Item(date[0].height, draw_first, date[0].before)
    title = or_dots(view.signer_title.upper(), 10)
    seal = _SEAL_SPACE * scale
    return [
        *date,
        *_centred(view.signer_authority, fonts.BOLD, 14 * scale, middle=right, width=width),
        *_centred(title, fonts.BOLD, 14 * scale, middle=right, width=width),
        _Item(seal, lambda canvas, y: None),
        *_centred(or_dots(view.signer_name, 12), fonts.BOLD, 14 * scale, middle=right, width=width),
    ]


def _draw_frame(canvas: Canvas) -> None:
    """A gold frame: a strong line, a chain of lozenges, a fine line, and a rosette in each corner."""
    canvas.setStrokeColor(_GOLD)
    canvas.setFillColor(_GOLD)
    band, corner = 4.2 * mm, 9 * mm
    for inset, line in ((0.0, 2.4), (band + 1.6 * mm, 0.6), (band + 2.6 * mm, 1.2)):
        left = _EDGE + inset
        canvas.setLineWidth(line)
        canvas.rect(left, left, WIDTH - 2 * left, HEIGHT - 2 * left)
    canvas.setLineWidth(0.5)
    middle = _EDGE + (band + 1.6 * mm) / 2
    for length, across in ((WIDTH, False), (HEIGHT, True)):
        ends = (_EDGE + corner, length - _EDGE - corner)
        count = round((ends[1] - ends[0]) / (4.4 * mm))
        step = (ends[1] - ends[0]) / count
        places = [ends[0] + step * index for index in range(count + 1)]
        for side in (middle, (HEIGHT if length == WIDTH else WIDTH) - middle):
            for start, end in pairwise(places):
                _draw_lozenge(canvas, (start + end) / 2, side, step / 2, across=across)
    for x in (middle, WIDTH - middle):
        for y in (middle, HEIGHT - middle):
            _draw_rosette(canvas, x, y)


def _draw_lozenge(canvas: Canvas, along: float, side: float, reach: float, *, across: bool) -> None:
    height = 1.5 * mm
    corners = ((along - reach, side), (along, side + height), (along + reach, side), (along, side - height))
    path = canvas.beginPath()
    for index, (u, v) in enumerate(corners):
        (path.lineTo if index else path.moveTo)(*((v, u) if across else (u, v)))
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.circle(*((side, along) if across else (along, side)), 0.45 * mm, stroke=0, fill=1)


def _draw_rosette(canvas: Canvas, x: float, y: float) -> None:
    canvas.saveState()
    canvas.setFillColor(HexColor("#FFFFFF"))
    canvas.setLineWidth(1.2)
    canvas.circle(x, y, 6.2 * mm, stroke=1, fill=1)
    canvas.setLineWidth(0.7)
    for petal in range(8):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(petal * 45)
        path = canvas.beginPath()
        path.moveTo(0, 1.2 * mm)
        path.curveTo(2.4 * mm, 2.6 * mm, 1.5 * mm, 4.6 * mm, 0, 5.4 * mm)
        path.curveTo(-1.5 * mm, 4.6 * mm, -2.4 * mm, 2.6 * mm, 0, 1.2 * mm)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()
    canvas.setFillColor(_GOLD)
    canvas.circle(x, y, 0.9 * mm, stroke=0, fill=1)
    canvas.restoreState()
