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
_INNER = 19.5 * mm
_TEXT_WIDTH, _WIDEST = WIDTH - 2 * 34 * mm, WIDTH - 2 * 21 * mm
_SEAL_SPACE = 66.0
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
        put_text(canvas, common.DRAFT, fonts.BOLD, 11, WIDTH - _EDGE, HEIGHT - 8 * mm, Align.RIGHT)
    for names, rest in _scales():
        head, body, foot = _head(view, rest), _body(view, names, rest), _foot(view, rest)
        spare = HEIGHT - 2 * _INNER - sum(_height(items) for items in (head, body, foot))
        if spare >= 0:
            break
    else:
        raise UserError("certificate_too_long", product=view.product)
    y = _stack(canvas, head, HEIGHT - _INNER)
    # What is left over goes above and below the middle, so a short name does not hang at the top.
    _stack(canvas, body, y - spare * 0.45)
    _stack(canvas, foot, _INNER + _height(foot))


def _scales() -> Iterable[tuple[float, float]]:
    """How much smaller the names and the rest are set, the largest first: names shrink before anything else."""
    steps = [1 - (1 - SMALLEST) * step / _STEPS for step in range(_STEPS + 1)]
    yield from ((names, 1.0) for names in steps)
    yield from ((SMALLEST, rest) for rest in steps[1:])


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


def _body(view: CertificateView, names: float, scale: float) -> list[_Item]:
    wording = view.wording
    stars = dots(4) if view.stars is None else stars_in_words(view.stars).lower()
    decision = _filled(
        wording.decision,
        number=or_dots(view.decision_number, 4),
        date=date_phrase(view.decision_date),
        agency=or_dots(view.decision_agency or view.agency, 10),
    )
    validity = _filled(wording.validity, date=date_phrase(view.valid_until))
    # Names that had to shrink may also come nearer to the frame and to each other.
    crowded = (1 - names) / (1 - SMALLEST)
    width, leading = _TEXT_WIDTH + crowded * (_WIDEST - _TEXT_WIDTH), 1.2 - 0.08 * crowded
    name, producer, address = (
        or_dots(view.product, 30),
        or_dots(view.producer, 40),
        or_dots(view.address, 40),
    )
    return [
        *_centred(wording.sentence, fonts.ITALIC, 15 * scale),
        *_centred(name, fonts.BOLD, 24 * names, width=width, leading=leading, before=3 * scale),
        *_labelled(wording.producer, producer, 15.5 * names, width, leading, before=5 * scale, bold=True),
        *_labelled(wording.address, address, 14.5 * names, width, leading, before=2 * scale),
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


def _labelled(
    label: str, words: str, size: float, width: float, leading: float, *, before: float, bold: bool = False
) -> list[_Item]:
    """A label in italics and the words after it, centred as one."""
    pieces = [
        Piece(printable(label), fonts.ITALIC),
        Piece(printable(words), fonts.style(bold=bold)),
    ]

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
    seal = _SEAL_SPACE * (1 if scale == 1 else scale)
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
