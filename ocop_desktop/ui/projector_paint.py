"""How the projector's pictures are laid out and drawn: large, from the left, wrapped and never cut.

A picture is composed for a size once (``Picture``) and drawn often. Texts are 28 pt and larger and grow with the
window; they become smaller than that only where a name would not fit on the screen otherwise. Knows no session; colours
are those of the look in use when it is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QStaticText, QTextOption, QTransform
from PySide6.QtWidgets import QApplication

from ocop_desktop.ui import theme
from ocop_desktop.ui.projector_views import Card, Line, Listing, MemberSheet, Result
from ocop_desktop.ui.widgets import paint_progress, paint_stars, stars_width

SMALLEST = 28.0
_SMALL, _BODY, _HEAD, _GIANT = SMALLEST, 32.0, 40.0, 96.0
# Results announced before that are shown below the last one: at most, and before it gives up its size for them.
_MOST_BEFORE, _KEPT_BEFORE = 10, 1
_NAMES = (64.0, 54.0, 46.0, 38.0, 32.0)
_SHRINK = 0.92
_LEAST = 0.3
# Texts that are kept laid out: one changes with a key, the others of the screen do not.
_REMEMBERED = 3000
# The window for which the sizes above hold as they are; a larger one has larger texts.
_USUAL = QSizeF(1280, 720)
_STRONG = QFont.Weight.DemiBold
MAX_STARS = 5


@dataclass(frozen=True, slots=True)
class _Text:
    at: QPointF
    text: QStaticText
    font: QFont
    color: str

    def draw(self, painter: QPainter) -> None:
        painter.setFont(self.font)
        painter.setPen(theme.color(self.color))
        painter.drawStaticText(self.at, self.text)


@dataclass(frozen=True, slots=True)
class _Stars:
    area: QRectF
    stars: int

    def draw(self, painter: QPainter) -> None:
        paint_stars(painter, self.area, self.stars, MAX_STARS, theme.color("star"))


@dataclass(frozen=True, slots=True)
class _Bar:
    area: QRectF
    done: int
    total: int

    def draw(self, painter: QPainter) -> None:
        paint_progress(painter, self.area, self.done, self.total)


@dataclass(frozen=True, slots=True)
class _Box:
    """A filled ground, or a line where ``ground`` is empty."""

    area: QRectF
    ground: str
    edge: str
    radius: float

    def draw(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.color(self.edge), 2) if self.edge else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self.ground) if self.ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.area, self.radius, self.radius)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text laid out at a size, not placed yet."""

    text: QStaticText
    font: QFont
    width: float
    height: float


@dataclass(slots=True)
class Picture:
    """What is drawn, and how high it is. ``pages``: how many screens the list takes, ``page`` the one that this is."""

    marks: list[_Text | _Stars | _Bar | _Box] = field(default_factory=list)
    height: float = 0
    page: int = 0
    pages: int = 1

    def draw(self, painter: QPainter) -> None:
        """Draws it with its top left corner at that of the painter."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks:
            mark.draw(painter)

    def put(self, piece: Piece, x: float, y: float, color: str) -> float:
        """Places a text; answers with its height."""
        self.marks.append(_Text(QPointF(x, y), piece.text, piece.font, color))
        return piece.height

    def add(self, other: "Picture", x: float, y: float) -> None:
        """Takes over another picture, moved."""
        for mark in other.marks:
            if isinstance(mark, _Text):
                self.marks.append(_Text(mark.at + QPointF(x, y), mark.text, mark.font, mark.color))
            elif isinstance(mark, _Stars):
                self.marks.append(_Stars(mark.area.translated(x, y), mark.stars))
            elif isinstance(mark, _Bar):
                self.marks.append(_Bar(mark.area.translated(x, y), mark.done, mark.total))
            else:
                self.marks.append(_Box(mark.area.translated(x, y), mark.ground, mark.edge, mark.radius))

    def smallest(self) -> float:
        """The smallest text in it, in points."""
        return min((mark.font.pointSizeF() for mark in self.marks if isinstance(mark, _Text)), default=SMALLEST)


def piece(text: str, points: float, width: float = -1, *, strong: bool = False, figures: bool = False) -> Piece:
    """A text at so many points, wrapped at ``width`` (between words where it can); -1 keeps it on one line."""
    return _laid(QApplication.font().family(), text, round(points, 1), int(max(width, -1)), strong, figures)


@lru_cache(_REMEMBERED)
def _laid(family: str, text: str, points: float, width: int, strong: bool, figures: bool) -> Piece:
    font = QFont(family)
    font.setPointSizeF(points)
    if strong:
        font.setWeight(_STRONG)
    if figures:
        font.setFeature(QFont.Tag("tnum"), 1)
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    option, wrap = QTextOption(), QTextOption.WrapMode
    option.setWrapMode(wrap.NoWrap if width < 0 else wrap.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.setTextWidth(max(width, 1) if width >= 0 else -1)
    made.prepare(QTransform(), font)
    size = made.size()
    return Piece(made, font, size.width(), size.height() if text else 0)


def growth(size: QSizeF) -> float:
    """How much larger than usual the texts are in a window of that size; never smaller."""
    return max(1.0, min(size.width() / _USUAL.width(), size.height() / _USUAL.height()))


def _margin(size: QSizeF) -> float:
    return max(24.0, min(size.width() * 0.045, size.height() * 0.06))


def card_picture(card: Card, size: QSizeF) -> Picture:
    """One product on the whole screen; what only explains goes before texts become smaller than they should be."""
    scale, brief = growth(size), False
    while True:
        for name in _NAMES:
            made = _card(card, size, scale, name, brief=brief)
            if made.height <= size.height():
                return made
        if scale <= _LEAST:
            return made
        if scale > 1:
            scale = max(1.0, scale * _SHRINK)
        elif not brief:
            brief = True
        else:
            scale *= _SHRINK


def _card(card: Card, size: QSizeF, scale: float, name: float, *, brief: bool) -> Picture:
    made = Picture()
    margin = _margin(size)
    wide = size.width() - 2 * margin
    place = piece(card.place, _SMALL * scale)
    top = margin * 0.7
    made.put(place, size.width() - margin - place.width, top, "quiet")
    head = piece(card.session, _SMALL * scale, wide - place.width - margin)
    top += max(made.put(head, margin, top, "quiet"), place.height)

    body = Picture()
    y = body.put(piece(card.name, name * scale, wide, strong=True), margin, 0, "text")
    y += 8 * scale
    y += body.put(piece(card.producer, _BODY * scale, wide), margin, y, "text")
    if not brief:
        y += body.put(piece(card.about, _SMALL * scale, wide), margin, y, "quiet")
    y += 18 * scale
    if card.result is not None:
        y += _put_result(body, card.result, margin, y, wide, scale, min(_GIANT, 2 * name))
        y += _put_parts(body, card.parts, margin, y, wide, scale)
    else:
        y += body.put(piece(card.closed, _BODY * scale, wide), margin, y, "quiet")
    y += 16 * scale
    if card.sheets:
        sheets = piece(card.sheets, _SMALL * scale, wide)
        y += body.put(sheets, margin, y, "text") + 8 * scale
        if not brief:
            thick = 12 * scale
            body.marks.append(_Bar(QRectF(margin, y, wide, thick), card.done, card.expected))
            y += thick
    if card.members:
        y += 16 * scale
        y += _put_members(body, card.members, margin, y, wide, scale)
    room = size.height() - top - margin
    # A little above the middle, where a room looks first.
    made.add(body, 0, top + max(16 * scale, (room - y) * 0.4))
    made.height = top + 16 * scale + y + margin * 0.7
    return made


def _put_result(made: Picture, result: Result, x: float, y: float, wide: float, scale: float, points: float) -> float:
    """The average at so many points, the stars beside it where there is room; answers with the height."""
    average = piece(result.average, points * scale, strong=True, figures=True)
    made.put(average, x, y, "text")
    size = points * 0.65 * scale
    beside = average.width + 40 * scale + stars_width(size) <= wide
    tall = average.height
    if result.stars is not None:
        left = x + average.width + 40 * scale if beside else x
        above = y + (average.height - size) / 2 if beside else y + average.height
        made.marks.append(_Stars(QRectF(left, above, stars_width(size) + 2, size), result.stars))
        tall += 0 if beside else size
    if result.note:
        note = piece(result.note, _SMALL * scale, wide)
        tall += made.put(note, x, y + tall, "warning" if result.provisional else "quiet")
    return tall + 8 * scale


def _put_parts(
    made: Picture, parts: Sequence[tuple[str, str, Fraction]], x: float, y: float, wide: float, scale: float
) -> float:
    """The parts side by side, or one below the other where they would not fit."""
    if not parts:
        return 0
    gap = 40 * scale
    texts = [
        (piece(name, _SMALL * scale), piece(points, _SMALL * scale, strong=True, figures=True))
        for name, points, _ in parts
    ]
    column = (wide - gap * (len(parts) - 1)) / len(parts)
    stacked = any(points.width > column for _, points in texts)
    column = wide if stacked else column
    beside = all(name.width + points.width + 20 * scale <= column for name, points in texts)
    tall = 0.0
    for place, ((name, points), (_, _, share)) in enumerate(zip(texts, parts, strict=True)):
        left, top = (x, y + tall) if stacked else (x + place * (column + gap), y)
        made.put(name, left, top, "quiet")
        if beside:
            made.put(points, left + column - points.width, top, "text")
        else:
            made.put(points, left, top + name.height, "text")
        high = name.height + (0 if beside else points.height) + 4 * scale
        made.marks.append(_Bar(QRectF(left, top + high, column, 8 * scale), share.numerator, share.denominator))
        high += 14 * scale
        tall = tall + high if stacked else max(tall, high)
    return tall


def _put_members(made: Picture, members: Sequence[MemberSheet], x: float, y: float, wide: float, scale: float) -> float:
    """The members one after the other: filled where the sheet is in."""
    left, top, high = x, y, 0.0
    pad = 12 * scale
    for member in members:
        words = f"{member.label}  {member.total}" if member.total else member.label
        text = piece(words, _SMALL * scale)
        if text.width > wide - 2 * pad:
            text = piece(words, _SMALL * scale, wide - 2 * pad)
        if left > x and left + text.width + 2 * pad > x + wide:
            left, top = x, top + high + 10 * scale
        high = text.height + pad
        ground, edge = ("accent_soft", "") if member.complete else ("", "edge")
        made.marks.append(_Box(QRectF(left, top, text.width + 2 * pad, high), ground, edge, 8 * scale))
        made.put(text, left + pad, top + pad / 2, "text" if member.complete else "quiet")
        left += text.width + 2 * pad + 12 * scale
    return top + high - y


def listing_picture(listing: Listing, size: QSizeF, page: int = 0) -> Picture:
    """A list of results: with the first large, or screen by screen."""
    if not listing.lines:
        return _empty(listing, size)
    return _news(listing, size) if listing.large else _pages(listing, size, page)


def _empty(listing: Listing, size: QSizeF) -> Picture:
    """The card before anything is announced."""
    scale = growth(size)
    while True:
        made = Picture()
        margin = _margin(size)
        wide = size.width() - 2 * margin
        lines = [
            (listing.session, _SMALL, "quiet", False),
            (listing.title, _NAMES[0], "text", True),
            (listing.empty, _BODY, "text", False),
            *((text, _SMALL, "quiet", False) for text in listing.left),
        ]
        pieces = [(piece(text, points * scale, wide, strong=strong), color) for text, points, color, strong in lines]
        tall = sum(laid.height + 12 * scale for laid, _ in pieces)
        y = max(margin, (size.height() - tall) * 0.4)
        for laid, color in pieces:
            y += made.put(laid, margin, y, color) + 12 * scale
        made.height = tall + 2 * margin
        if made.height <= size.height() or scale <= _LEAST:
            return made
        scale *= _SHRINK


def _news(listing: Listing, size: QSizeF) -> Picture:
    """The result just announced, large; below it those announced before, as many as there is room for."""
    margin, usual = _margin(size), growth(size)
    rows = [_row(line, size.width() - 2 * margin, usual) for line in listing.lines[1 : 1 + _MOST_BEFORE]]
    low = size.height() - margin / 2
    made = _large(listing, size, low - sum(row.height for row in rows[:_KEPT_BEFORE])) or _large(listing, size, low)
    assert made is not None
    y = made.height
    for row in rows:
        if y + row.height > low:
            break
        made.add(row, margin, y)
        y += row.height
    made.height = y
    return made


def _large(listing: Listing, size: QSizeF, room: float) -> Picture | None:
    """The first line as large as ``room`` allows; None where it would have to be smaller than texts should be."""
    scale = growth(size)
    whole = room > size.height() * 0.9
    while True:
        for name in _NAMES:
            made = _stage(listing, listing.lines[0], size, scale, name)
            if made.height <= room:
                return made
        scale *= _SHRINK
        if scale < (_LEAST if whole else 1.0):
            return made if whole else None


def _stage(listing: Listing, line: Line, size: QSizeF, scale: float, name: float) -> Picture:
    made, margin = Picture(), _margin(size)
    wide = size.width() - 2 * margin
    y = margin * 0.7
    y += made.put(piece(listing.title, _SMALL * scale, wide), margin, y, "quiet") + 8 * scale
    rank = piece(line.result.rank, _GIANT * scale, strong=True, figures=True)
    pad = 24 * scale
    box = QRectF(margin, y, rank.width + 2 * pad, rank.height)
    made.marks.append(_Box(box, "accent_soft", "", 12 * scale))
    made.put(rank, margin + pad, y, "accent_strong")
    left = box.right() + pad * 1.3
    room = size.width() - margin - left
    height = made.put(piece(line.name, name * scale, room, strong=True), left, y, "text")
    height += made.put(piece(line.producer, _BODY * scale, room), left, y + height, "text") + 8 * scale
    height += _put_result(made, line.result, left, y + height, room, scale, min(_GIANT, 2 * name))
    made.height = y + max(height, rank.height) + margin * 0.5
    return made


def _pages(listing: Listing, size: QSizeF, page: int) -> Picture:
    """One screen of the ranking."""
    margin, scale = _margin(size), growth(size)
    wide = size.width() - 2 * margin
    title = piece(listing.title, _HEAD * scale, strong=True)
    left = piece(" · ".join(listing.left), _SMALL * scale, wide)
    top = margin * 0.7 + title.height + 10 * scale
    room = size.height() - top - margin * 0.5 - left.height
    screens: list[list[Picture]] = [[]]
    used = 0.0
    for line in listing.lines:
        row, smaller = _row(line, wide, scale), scale
        while row.height > room and smaller > _LEAST:
            smaller *= _SHRINK
            row = _row(line, wide, smaller)
        if used + row.height > room and screens[-1]:
            screens.append([])
            used = 0.0
        screens[-1].append(row)
        used += row.height
    page = max(0, min(page, len(screens) - 1))
    made = Picture(page=page, pages=len(screens))
    made.put(title, margin, margin * 0.7, "text")
    if len(screens) > 1:
        number = piece(f"{page + 1}/{len(screens)}", _SMALL * scale, figures=True)
        made.put(number, size.width() - margin - number.width, margin * 0.7 + title.height - number.height, "quiet")
    y = top
    for row in screens[page]:
        made.add(row, margin, y)
        y += row.height
    if listing.left:
        made.put(left, margin, size.height() - margin * 0.4 - left.height, "quiet")
    made.height = y + left.height + margin * 0.4
    return made


def _row(line: Line, wide: float, scale: float) -> Picture:
    """One product of a list: place, name with producer, average with the stars below it."""
    made = Picture()
    gap, pad, star = 24 * scale, 9 * scale, 28 * scale
    rank = _figure(line.result.rank, scale)
    average = _figure(line.result.average, scale)
    right = max(average.width, _figure("100,00", scale).width, stars_width(star))
    left = max(rank.width, _figure("00", scale).width) + gap
    room = max(wide - left - right - gap, 4 * star)
    name = piece(line.name, _BODY * scale, room, strong=True)
    about = " · ".join(part for part in (line.producer, line.result.note) if part)
    under = piece(about, _SMALL * scale, room)
    words = name.height + under.height
    stars = star if line.result.stars is not None else 0
    tall = max(words, average.height + stars, rank.height) + 2 * pad
    above = (tall - words) / 2
    made.marks.append(_Box(QRectF(0, 0, wide, 0.5), "", "line", 0))
    made.put(rank, 0, above + (piece("0", _BODY * scale, strong=True).height - rank.height) / 2, "accent")
    made.put(name, left, above, "text")
    made.put(under, left, above + name.height, "warning" if line.result.provisional else "quiet")
    y = (tall - average.height - stars) / 2
    made.put(average, wide - average.width, y, "text")
    if line.result.stars is not None:
        area = QRectF(wide - stars_width(star) - 2, y + average.height, stars_width(star) + 2, star)
        made.marks.append(_Stars(area, line.result.stars))
    made.height = tall
    return made


def _figure(text: str, scale: float) -> Piece:
    return piece(text, _HEAD * scale, strong=True, figures=True)
