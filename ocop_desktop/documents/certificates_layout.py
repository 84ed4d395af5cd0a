"""Where everything stands on a certificate, in each of the designs.

A page is one or two columns, each a few stacks of lines with the spare height shared out between them. A column is set
as large as its room allows, never below 70 % of its sizes, and no word is ever cut. Measures; decides nothing.
``fonts.register`` must have been called.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_desktop.documents import fonts
from ocop_desktop.documents.certificates_drawing import (
    BAND_RIGHT,
    GOLD,
    GREEN,
    GREY,
    HEIGHT,
    INK,
    MEDAL,
    PANEL_RIGHT,
    RED,
    WIDTH,
    draw_medal,
    draw_stars,
    rule,
)
from ocop_desktop.documents.certificates_text import CertificateText, Said
from ocop_desktop.documents.fonts import Line, Piece
from ocop_desktop.documents.model import Align
from ocop_desktop.documents.pdf import put_line
from ocop_desktop.documents.pictures import Picture
from ocop_desktop.documents.view import CertificateDesign
from ocop_desktop.documents.wording.certificate import STARS_SHORT, STARS_SHORT_ENGLISH
from ocop_desktop.domain.words import dots

SMALLEST = 0.7
_STEPS = 12
_INNER, _COMFORTABLE = 19.5 * mm, 23 * mm
_TEXT_WIDTH, _WIDEST = WIDTH - 2 * 34 * mm, WIDTH - 2 * 21 * mm
_SEAL = 62.0
_FLANK = 40 * mm
_ASCENT = 0.95

Draw = Callable[[Canvas, float], None]
Pictures = Sequence[tuple[str, Picture]]
"""The emblem and the logo, those that there are, with the names that they are defined under."""


@dataclass(slots=True)
class _Stack:
    """Lines one below the other between two edges. ``scale``: what the sizes are multiplied by."""

    left: float
    width: float
    scale: float
    align: Align = Align.CENTRE
    leading: float = 1.2
    height: float = 0.0
    parts: list[tuple[float, Draw]] = field(default_factory=list)

    def draw(self, canvas: Canvas, y: float) -> None:
        for down, draw in self.parts:
            draw(canvas, y - down)

    def space(self, height: float) -> None:
        self.height += height * self.scale

    def add(self, height: float, draw: Draw) -> None:
        self.parts.append((self.height, draw))
        self.height += height

    def text(
        self,
        words: str,
        font: str,
        size: float,
        *,
        before: float = 0.0,
        color: Color = INK,
        own: float = 1.0,
    ) -> float:
        """Adds the words in lines about equally long; returns the longest line's width. ``own``: a scale of its own."""
        if not words:
            return 0.0
        self.space(before)
        size *= min(self.scale, own)
        longest = 0.0
        even = self.align is Align.CENTRE or font == fonts.BOLD
        for line in _lines(words, font, size, self.width, even):
            self._line((Piece(line, font),), size, color)
            longest = max(longest, fonts.width(line, font, size))
        return longest

    def said(self, said: Said, font: str, size: float, english: float, **options: Any) -> float:
        """Adds the Vietnamese words and, smaller and in italics, the English ones beneath."""
        longest = self.text(said.words, font, size, **options)
        self.text(said.english, fonts.ITALIC, english, color=GREY)
        return longest

    def labelled(self, label: str, words: str, size: float, *, before: float, bold: bool = False) -> None:
        """Adds a label in italics and the words after it."""
        self.space(before)
        pieces = (Piece(label, fonts.ITALIC), Piece(words, fonts.style(bold=bold)))
        size *= min(self.scale, own_scale(pieces, size, self.width))
        for line in fonts.wrap_pieces(pieces, size, self.width):
            self._line(line, size, INK)

    def _line(self, line: Line, size: float, color: Color) -> None:
        used = sum(fonts.width(piece.text, piece.font, size) for piece in line)
        x = self.left + (self.width - used) / 2 if self.align is Align.CENTRE else self.left

        def draw(canvas: Canvas, y: float) -> None:
            canvas.setFillColor(color)
            put_line(canvas, line, size, x, y - _ASCENT * size)

        self.add(self.leading * size, draw)

    def rule(self, length: float, *, before: float = 2.0, color: Color = INK, line: float = 0.6) -> None:
        self.space(before)
        x = self.left + (self.width - length) / 2 if self.align is Align.CENTRE else self.left
        self.add(2.0, lambda canvas, y: rule(canvas, x, y, length, color, line))

    def stars(self, count: int, size: float, *, before: float) -> None:
        self.space(before)
        size *= self.scale
        middle = self.left + self.width / 2
        self.add(size * 0.98, lambda canvas, y: draw_stars(canvas, middle, y - size * 0.53, count, size))

    def picture(self, name: str, picture: Picture, width: float, height: float) -> None:
        wide, high = picture.within(width * self.scale, height * self.scale)
        x = self.left + (self.width - wide) / 2
        self.add(high, lambda canvas, y: picture.put(canvas, name, x, y - high, wide, high))


@dataclass(frozen=True, slots=True)
class Column:
    """Stacks between two heights; ``shares``: how the spare height goes before each of them and after the last."""

    top: float
    bottom: float
    stacks: tuple[_Stack, ...]
    shares: tuple[float, ...]

    @property
    def spare(self) -> float:
        return self.top - self.bottom - sum(stack.height for stack in self.stacks)

    def draw(self, canvas: Canvas) -> None:
        y = self.top
        for stack, share in zip(self.stacks, self.shares, strict=False):
            y -= self.spare * share
            stack.draw(canvas, y)
            y -= stack.height


def fit(text: CertificateText, stars: int | None, design: CertificateDesign, pictures: Pictures) -> list[Column] | None:
    """The columns of a page, each as large as it can be; None where one cannot hold its words."""
    made = []
    for build in _BUILDERS[design]:
        column = _fitted(partial(build, text, stars, pictures))
        if column is None:
            return None
        made.append(column)
    return made


def _fitted(build: Callable[[float, float], Column]) -> Column | None:
    """The column as large as it fits: at its full size, else nearer to the frame and as small as it must be."""
    for inner in (_COMFORTABLE, _INNER):
        column = build(1.0, inner)
        if column.spare >= 0:
            return column
    column = build(SMALLEST, _INNER)
    if column.spare < 0:
        return None
    fits, tight = _STEPS, 0
    while fits - tight > 1:
        step = (fits + tight) // 2
        tried = build(_scale(step), _INNER)
        if tried.spare >= 0:
            fits, column = step, tried
        else:
            tight = step
    return column


@lru_cache(maxsize=500)
def own_scale(pieces: tuple[Piece, ...], size: float, width: float, lines: int = 2) -> float:
    """How large a text is set by itself: smaller than its size only where it would need more lines than this."""

    def fits(step: int) -> bool:
        return len(fonts.wrap_pieces(pieces, size * _scale(step), width)) <= lines

    return 1.0 if fits(0) else _scale(bisect_left(range(_STEPS), True, key=fits))


def _scale(step: int) -> float:
    return 1 - (1 - SMALLEST) * step / _STEPS


@lru_cache(maxsize=2_000)
def _lines(words: str, font: str, size: float, width: float, even: bool) -> tuple[str, ...]:
    return tuple((fonts.wrap_evenly if even else fonts.wrap)(words, font, size, width))


def _crowded(scale: float) -> float:
    """From 0 to 1: on a page that had to shrink, names may also come nearer to the frame and to each other."""
    return (1 - scale) / (1 - SMALLEST)


def _classic(text: CertificateText, stars: int | None, pictures: Pictures, scale: float, inner: float) -> Column:
    crowded = _crowded(scale)
    left = (WIDTH - _TEXT_WIDTH) / 2
    head = _Stack(left, _TEXT_WIDTH, scale)
    if len(pictures) == 2:
        # One at each side of the head, level with each other.
        head.add(0, _flanks(pictures, left, _FLANK * scale, 27 * mm * scale))
        head.left, head.width = left + _FLANK, _TEXT_WIDTH - 2 * _FLANK
    for name, picture in pictures if len(pictures) == 1 else ():
        head.picture(name, picture, 44 * mm, 19 * mm)
        head.space(4)
    head.said(text.country, fonts.BOLD, 13, 9.5)
    motto = head.said(text.motto, fonts.BOLD, 14, 9.5)
    head.rule(motto)
    head.text(text.parent, fonts.REGULAR, 13, before=6)
    head.text(text.agency, fonts.BOLD, 14, before=0 if text.parent else 6)
    head.left, head.width = left, _TEXT_WIDTH
    head.text(text.title.words, fonts.BOLD, 36, before=6, color=RED)
    head.text(text.subtitle.words, fonts.BOLD, 18, color=RED)
    head.text(text.english_title, fonts.ITALIC, 12.5, color=GREY)

    width = _TEXT_WIDTH + crowded * (_WIDEST - _TEXT_WIDTH)
    body = _Stack((WIDTH - width) / 2, width, scale, leading=1.2 - 0.08 * crowded)
    _names(body, text, 25)
    if stars:
        body.stars(stars, 27, before=9)
    body.said(text.rated, fonts.BOLD, 16, 11, before=5)

    wide = 112 * mm
    signature = _Stack(WIDTH / 2 + 62 * mm - wide / 2, wide, scale)
    _signature(signature, text)
    facts = _Stack(36 * mm, WIDTH / 2 - 36 * mm, scale, Align.LEFT)
    facts.said(text.number, fonts.BOLD, 13, 10)
    facts.said(text.decision, fonts.REGULAR, 12, 10, before=3)
    facts.said(text.validity, fonts.REGULAR, 12, 10, before=3)
    foot = _beside(facts, signature)
    return Column(HEIGHT - inner, inner, (head, body, foot), (0.1, 0.4, 0.4, 0.1))


def _flanks(pictures: Pictures, edge: float, width: float, height: float) -> Draw:
    def draw(canvas: Canvas, y: float) -> None:
        for (name, picture), x in zip(pictures, (edge, WIDTH - edge - width), strict=True):
            picture.put(canvas, name, x, y - height, width, height)

    return draw


def _names(stack: _Stack, text: CertificateText, size: float) -> None:
    """The sentence, the product and whose it is."""
    stack.said(text.sentence, fonts.ITALIC, 15, 11)
    name = own_scale((Piece(text.product, fonts.BOLD),), size, stack.width)
    stack.text(text.product, fonts.BOLD, size, before=3, own=name)
    stack.labelled(text.producer_label, text.producer, 15.5, before=5, bold=True)
    stack.labelled(text.address_label, text.address, 14.5, before=2)


def _signature(stack: _Stack, text: CertificateText) -> None:
    stack.text(text.place_date, fonts.ITALIC, 13.5)
    stack.text(text.authority, fonts.BOLD, 13.5)
    stack.text(text.signer_title, fonts.BOLD, 13.5)
    stack.space(_SEAL)
    stack.text(text.signer_name, fonts.BOLD, 13.5)


def _beside(*stacks: _Stack) -> _Stack:
    """Stacks side by side, level at their feet."""
    height = max(stack.height for stack in stacks)
    row = _Stack(0, WIDTH, 1.0)
    for stack in stacks:
        row.parts.append((height - stack.height, stack.draw))
    row.height = height
    return row


def _modern(text: CertificateText, stars: int | None, pictures: Pictures, scale: float, inner: float) -> Column:
    left, right = PANEL_RIGHT + 9 * mm, WIDTH - 22 * mm
    width, crowded = right - left, _crowded(scale)
    half = 84 * mm
    bodies = _Stack(left, half, scale, Align.LEFT)
    bodies.text(text.parent, fonts.REGULAR, 12)
    bodies.rule(0.4 * bodies.text(text.agency, fonts.BOLD, 12))
    nation = _Stack(left + half + 4 * mm, width - half - 4 * mm, scale)
    nation.said(text.country, fonts.BOLD, 12, 9)
    nation.rule(nation.said(text.motto, fonts.BOLD, 13, 9))
    head = _Stack(0, WIDTH, 1.0)
    head.parts = [(0, bodies.draw), (0, nation.draw)]
    head.height = max(bodies.height, nation.height)

    title = _Stack(left, width, scale, Align.LEFT)
    title.text(text.title.words, fonts.BOLD, 38, color=GREEN)
    title.text(text.subtitle.words, fonts.BOLD, 17, color=GREEN)
    title.text(text.english_title, fonts.ITALIC, 12.5, color=GREY)
    title.rule(26 * mm, before=9, color=GOLD, line=1.6)

    body = _Stack(left, width, scale, Align.LEFT, leading=1.2 - 0.08 * crowded)
    _names(body, text, 27)
    body.said(text.rated, fonts.BOLD, 16, 11, before=8)

    wide = 104 * mm
    signature = _Stack(right - wide, wide, scale)
    _signature(signature, text)
    return Column(HEIGHT - inner, inner, (head, title, body, signature), (0.05, 0.3, 0.3, 0.3, 0.05))


def _panel(text: CertificateText, stars: int | None, pictures: Pictures, scale: float, inner: float) -> Column:
    left, right = BAND_RIGHT + 2.4 * mm, PANEL_RIGHT - 3.4 * mm
    top = _Stack(left, right - left, scale)
    for number, (name, picture) in enumerate(pictures):
        if number:
            top.space(12)
        top.picture(name, picture, 46 * mm, 30 * mm if len(pictures) == 1 else 25 * mm)
    words = (STARS_SHORT, STARS_SHORT_ENGLISH) if text.rated.english else (STARS_SHORT,)
    medal = _Stack(left, right - left, scale)
    radius, middle = MEDAL * scale, (left + right) / 2
    figure = dots(2) if stars is None else str(stars)
    medal.add(2 * radius, lambda canvas, y: draw_medal(canvas, middle, y - radius, radius, figure, words))
    facts = _Stack(left, right - left, scale)
    facts.said(text.number, fonts.BOLD, 12.5, 9.5)
    facts.said(text.decision, fonts.REGULAR, 11, 9.5, before=5)
    facts.said(text.validity, fonts.REGULAR, 11, 9.5, before=5)
    shares = (0.06, 0.44, 0.44, 0.06) if pictures else (0.0, 0.3, 0.64, 0.06)
    return Column(HEIGHT - inner, inner, (top, medal, facts), shares)


_BUILDERS: dict[CertificateDesign, tuple[Callable[..., Column], ...]] = {
    CertificateDesign.CLASSIC: (_classic,),
    CertificateDesign.MODERN: (_panel, _modern),
}
