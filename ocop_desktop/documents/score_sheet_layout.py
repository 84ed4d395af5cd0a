"""Where everything stands on the pages of a score sheet.

The same for every sheet of a criteria set, blank or filled, whoever scores which product: it follows from ``VERSION``
and the set alone, so that a scan can be read by position. The typeface has no say in it either, since both that we
print with have the same widths. ``fonts.register`` must have been called. Draws nothing.

Lengths are points, x from the left edge and y from the upper edge of the page downward; ``spots`` says them in mm.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ocop_desktop.documents import fonts
from ocop_desktop.documents.fonts import REGULAR
from ocop_desktop.documents.model import PAGE_HEIGHT, PAGE_WIDTH, Align
from ocop_desktop.documents.score_sheet_content import Box, Case, Entry, Option, Rank, disqualifiers, entries, has_stars
from ocop_desktop.documents.wording import score_sheet as words
from ocop_desktop.domain.criteria import CriteriaSet

VERSION = "PC1"
"""The layout, as every page's QR says it. It must change with anything that moves a box on any set."""

MM = 72 / 25.4
WIDTH, HEIGHT = PAGE_WIDTH * MM, PAGE_HEIGHT * MM
LEFT, RIGHT = 18 * MM, 196 * MM
"""Text stands between these."""
TOP, BOTTOM = 10 * MM, 284 * MM
BODY_TOP = 30.5 * MM
"""Below the running head with the QR."""
FIRST_TOP = 88 * MM
"""Below the head of the first page."""
MOST_PAGES = 4
END_HEIGHT = 61 * MM
"""Room for the totals, a few lines of opinion and the signature."""

CORNER, CORNER_SIZE = 7 * MM, 5 * MM
"""Corner marks: full squares, so far from the edges of the page, so large."""
CELL = 24 * MM
"""Width of the place for a criterion's points, at the right margin."""
_NOTHING = 35 * MM
_PAD = 1.0 * MM
_NOTE = 9.0
_GREY_PART, _GREY_CRITERION = 0.82, 0.93


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    font: str
    size: float
    text: str
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Square:
    """A drawn box, by its upper left corner."""

    box: Box
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Stars:
    """So many drawn stars in a row, from x on, around the middle y."""

    x: float
    y: float
    count: int
    size: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle: filled with a grey (1 white) or, with None, outlined."""

    x: float
    y: float
    width: float
    height: float
    grey: float | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """The place for the points of a criterion: they end at x, on the baseline y; a word begins at ``left``."""

    criterion: str
    left: float
    x: float
    y: float


@dataclass(slots=True)
class _Strip:
    """Things at their places from the strip's upper edge on; a strip is never split."""

    height: float = 0.0
    texts: list[Text] = field(default_factory=list)
    squares: list[Square] = field(default_factory=list)
    stars: list[Stars] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    nothings: list[Square] = field(default_factory=list)

    def take(self, other: "_Strip", dy: float) -> None:
        """Adds what another strip holds, so much lower."""
        self.texts += [replace(one, y=one.y + dy) for one in other.texts]
        self.squares += [replace(one, y=one.y + dy) for one in other.squares]
        self.stars += [replace(one, y=one.y + dy) for one in other.stars]
        self.areas += [replace(one, y=one.y + dy) for one in other.areas]
        self.slots += [replace(one, y=one.y + dy) for one in other.slots]
        self.nothings += [replace(one, y=one.y + dy) for one in other.nothings]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the tree. ``nothings``: where "no level reached" is drawn on a filled sheet for a criterion that has
    no box for it on the form."""

    texts: tuple[Text, ...]
    squares: tuple[Square, ...]
    stars: tuple[Stars, ...]
    areas: tuple[Area, ...]
    slots: tuple[Slot, ...]
    nothings: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of one criteria set; ``end`` is where the tree ends on the last one."""

    pages: tuple[Page, ...]
    end: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands: page from 1, its upper left corner and its side in mm from the page's upper left corner."""

    page: int
    x: float
    y: float
    size: float
    box: Box


@dataclass(frozen=True, slots=True)
class _Style:
    """How roomily the levels are set. ``two``: two columns where their height is at most this share of one's."""

    size: float
    box: float
    gap: float
    two: float

    @property
    def line(self) -> float:
        return 1.17 * self.size


_STYLES = (
    _Style(11, 4.8 * MM, 1.1 * MM, 0.0),
    _Style(11, 4.8 * MM, 1.1 * MM, 0.7),
    _Style(10.5, 4.6 * MM, 1.0 * MM, 0.7),
    _Style(10.5, 4.6 * MM, 1.0 * MM, 0.85),
    _Style(10, 4.4 * MM, 0.9 * MM, 0.85),
    _Style(10, 4.4 * MM, 0.7 * MM, 0.95),
    _Style(9.5, 4.2 * MM, 0.7 * MM, 0.95),
    _Style(9.5, 4.2 * MM, 0.6 * MM, 1.0),
    _Style(9.5, 4.1 * MM, 0.5 * MM, 1.0),
    _Style(9, 4.0 * MM, 0.6 * MM, 1.0),
)


@dataclass(frozen=True)
class _Key:
    """A set by its content: hashing the whole tree each time would cost more than laying it out."""

    content_hash: str
    criteria: CriteriaSet = field(compare=False)


def layout(criteria: CriteriaSet) -> Layout:
    """The pages of the set: the roomiest way in which the sheet has at most four, else the tightest."""
    return _layout(_Key(criteria.content_hash, criteria))


def spots(criteria: CriteriaSet) -> tuple[Spot, ...]:
    """Where every box of the set's sheet stands, page by page, in mm."""
    return tuple(
        Spot(number, square.x / MM, square.y / MM, square.size / MM, square.box)
        for number, page in enumerate(layout(criteria).pages, 1)
        for square in page.squares
    )


@lru_cache(maxsize=128)
def _layout(key: _Key) -> Layout:
    made: Layout | None = None
    for style in _STYLES:
        made = _Filler(key.criteria, style).fill()
        if len(made.pages) < MOST_PAGES or (len(made.pages) == MOST_PAGES and made.end + END_HEIGHT <= BOTTOM):
            break
    assert made is not None
    return made


@dataclass(slots=True)
class _Block:
    """An entry: what is repeated when it must be split, its strips, and where it stands in the tree."""

    entry: Entry
    head: _Strip
    strips: list[_Strip]

    @property
    def height(self) -> float:
        return self.head.height + sum(strip.height for strip in self.strips)


class _Filler:
    def __init__(self, criteria: CriteriaSet, style: _Style) -> None:
        self.criteria, self.style = criteria, style
        self.pages: list[_Strip] = []
        self.y = 0.0
        self.path: dict[Rank, Entry] = {}

    def fill(self) -> Layout:
        self._begin(FIRST_TOP)
        for strip in self._introduction():
            self._put(strip)
        self._put(self._column_head(None))
        waiting: list[_Block] = []
        for entry in entries(self.criteria):
            waiting.append(self._block(entry))
            if entry.rank is Rank.CRITERION:
                self._place(waiting)
                waiting = []
        pages = tuple(
            Page(
                tuple(page.texts),
                tuple(page.squares),
                tuple(page.stars),
                tuple(page.areas),
                tuple(page.slots),
                tuple(page.nothings),
            )
            for page in self.pages
        )
        return Layout(pages, self.y)

    def _begin(self, top: float) -> None:
        self.pages.append(_Strip())
        self.y = top

    def _put(self, strip: _Strip) -> None:
        self.pages[-1].take(strip, self.y)
        self.y += strip.height

    def _place(self, blocks: list[_Block]) -> None:
        """Headings and the criterion they lead to, on one page."""
        need = sum(block.height for block in blocks)
        if self.y + need > BOTTOM:
            self._turn(blocks[0].entry)
        if self.y + need > BOTTOM:
            self._place_in_pieces(blocks)
            return
        for block in blocks:
            self._note_path(block.entry)
            self._put(block.head)
            for strip in block.strips:
                self._put(strip)

    def _place_in_pieces(self, blocks: list[_Block]) -> None:
        """For a criterion higher than a page: split between levels, its heading repeated."""
        for block in blocks:
            self._note_path(block.entry)
            self._put(block.head)
            fresh = True
            for strip in block.strips:
                if self.y + strip.height > BOTTOM and not fresh:
                    self._turn(block.entry)
                    again = words.CONTINUED.format(title=block.entry.title)
                    self._put(self._heading(replace(block.entry, title=again, nothing=None), again=True))
                self._put(strip)
                fresh = False

    def _note_path(self, entry: Entry) -> None:
        if entry.rank is Rank.PART:
            self.path = {}
        if entry.rank is Rank.GROUP:
            # A group within a group: only the outer one is repeated.
            outer = self.path.get(Rank.GROUP)
            if outer is not None and entry.code.startswith(f"{outer.code}."):
                return
        if entry.rank is not Rank.CRITERION:
            self.path[entry.rank] = entry

    def _turn(self, following: Entry) -> None:
        self._begin(BODY_TOP)
        self._put(self._column_head(following))

    # What an entry looks like.

    def _introduction(self) -> list[_Strip]:
        strips = [self._lines(words.HOW_TO_MARK, fonts.ITALIC, 9.5)]
        if has_stars(self.criteria):
            star = 3.0 * MM
            note = self._lines(words.STARS_NOTE, fonts.ITALIC, 9.5, first=3 * star + 3)
            note.stars.append(Stars(LEFT, 0.62 * 9.5, 3, star))
            strips.append(note)
        refusals = disqualifiers(self.criteria)
        strips += [self._options((refusal,), LEFT, RIGHT) for refusal in refusals]
        strips[-1].height += 1.5 * MM
        return strips

    def _lines(self, text: str, font: str, size: float, first: float = 0.0) -> _Strip:
        strip = _Strip()
        lines = fonts.wrap_pieces([fonts.Piece(text, font)], size, RIGHT - LEFT, first)
        for index, line in enumerate(lines):
            said = "".join(piece.text for piece in line)
            strip.texts.append(Text(LEFT + (0 if index else first), strip.height + 0.95 * size, font, size, said))
            strip.height += 1.15 * size
        strip.height += 2
        return strip

    def _column_head(self, following: Entry | None) -> _Strip:
        """The row that begins each page of the tree; after the first with the headings that go on."""
        size = 9.5
        above = [] if following is None or following.rank is Rank.PART else [self.path.get(Rank.PART)]
        if following is not None and following.rank is not Rank.PART:
            group = self.path.get(Rank.GROUP)
            above += [group] if group is not None and following.code.startswith(f"{group.code}.") else []
        trail = " · ".join(entry.title for entry in above if entry is not None)
        said = words.CONTINUED.format(title=trail) if trail else words.HEAD_CRITERIA
        lines = _wrapped(said, fonts.BOLD, size, RIGHT - LEFT - CELL - 2 * _PAD)
        height = 1.15 * size * len(lines) + 2 * _PAD
        strip = _Strip(height)
        strip.areas.append(Area(LEFT, 0, RIGHT - LEFT, height))
        strip.areas.append(Area(RIGHT - CELL, 0, CELL, height))
        for index, line in enumerate(lines):
            strip.texts.append(Text(LEFT + _PAD, _PAD + (0.92 + 1.15 * index) * size, fonts.BOLD, size, line))
        middle = height / 2 + 0.33 * size
        strip.texts.append(Text(RIGHT - CELL / 2, middle, fonts.BOLD, size, words.HEAD_POINTS, Align.CENTRE))
        return strip

    def _block(self, entry: Entry) -> _Block:
        head = self._heading(entry)
        strips = [self._note(" ".join(entry.notes))] if entry.notes else []
        strips += [self._options((refusal,), LEFT, RIGHT) for refusal in entry.refusals]
        if entry.cases:
            strips += self._cases(entry.cases)
            last = _Strip(strips[-1].height + 0.7 * self.style.gap)
            last.take(strips[-1], 0)
            strips[-1] = last
        return _Block(entry, head, strips)

    def _heading(self, entry: Entry, *, again: bool = False) -> _Strip:
        size = 10.5 if entry.rank is Rank.PART else max(self.style.size, 9.5)
        leaf = entry.rank is Rank.CRITERION
        room = RIGHT - LEFT - CELL - 2 * _PAD - (_NOTHING if leaf else 0)
        lines = _wrapped(entry.title, fonts.BOLD, size, room)
        pad = 0.9 * MM
        height = max(1.15 * size * len(lines) + 2 * pad, self.style.box + 2 * 0.6 * MM if leaf else 0)
        strip = _Strip(height)
        grey = {Rank.PART: _GREY_PART, Rank.CRITERION: _GREY_CRITERION}.get(entry.rank)
        if grey is not None:
            strip.areas.append(Area(LEFT, 0, RIGHT - LEFT, height, grey))
        top = (height - 1.15 * size * len(lines)) / 2
        for index, line in enumerate(lines):
            strip.texts.append(Text(LEFT + _PAD, top + (0.92 + 1.15 * index) * size, fonts.BOLD, size, line))
        base = height / 2 + 0.33 * size
        if not leaf:
            most = words.MOST.format(points=entry.most)
            strip.texts.append(Text(RIGHT - _PAD, base, fonts.BOLD, size, most, Align.RIGHT))
            return strip
        strip.areas.append(Area(RIGHT - CELL, 0, CELL, height, 1.0))
        strip.areas.append(Area(RIGHT - CELL, 0, CELL, height))
        of = words.OF.format(points=entry.most)
        strip.texts.append(Text(RIGHT - _PAD, base, REGULAR, size, of, Align.RIGHT))
        if again:
            return strip
        end = RIGHT - _PAD - fonts.width(words.OF.format(points=88), REGULAR, size) - 1
        strip.slots.append(Slot(entry.code, RIGHT - CELL + _PAD, end, base))
        side = self.style.box
        x = RIGHT - CELL - _NOTHING
        square = Square(entry.nothing or _nothing(entry), x, (height - side) / 2, side)
        if entry.nothing is None:
            strip.nothings.append(square)
        else:
            strip.squares.append(square)
            strip.texts.append(nothing_text(square))
        return strip

    def _note(self, note: str) -> _Strip:
        strip = _Strip(0.4 * MM)
        for line in _wrapped(note, fonts.ITALIC, _NOTE, RIGHT - LEFT - 2 * _PAD):
            strip.texts.append(Text(LEFT + _PAD, strip.height + 0.92 * _NOTE, fonts.ITALIC, _NOTE, line))
            strip.height += 1.13 * _NOTE
        return strip

    def _cases(self, cases: Sequence[Case]) -> list[_Strip]:
        """The levels: one below the other, in two columns, or two cases side by side, whichever suits."""
        single = [strip for case in cases for strip in self._case(case, LEFT, RIGHT)]
        height = sum(strip.height for strip in single)
        middle = (LEFT + RIGHT) / 2 + 0.5 * MM
        if len(cases) == 2:
            sides = [
                _stacked(self._case(case, left, right))
                for case, (left, right) in zip(cases, ((LEFT, middle - MM), (middle, RIGHT)), strict=True)
            ]
            double = [_beside(*sides)]
        else:
            double = [strip for case in cases for strip in self._case(case, LEFT, RIGHT, middle)]
        # What is higher than a page must be in pieces.
        splits = height > BOTTOM - BODY_TOP - 40 * MM
        return double if not splits and sum(s.height for s in double) <= self.style.two * height else single

    def _case(self, case: Case, left: float, right: float, middle: float | None = None) -> list[_Strip]:
        strips = []
        if case.heading:
            strip = _Strip(0.5 * MM)
            for line in _wrapped(case.heading, fonts.BOLD_ITALIC, 9.5, right - left - 2 * _PAD):
                strip.texts.append(Text(left + _PAD, strip.height + 0.92 * 9.5, fonts.BOLD_ITALIC, 9.5, line))
                strip.height += 1.15 * 9.5
            strips.append(strip)
        if middle is None or len(case.options) < 2:
            return strips + [self._options((option,), left, right) for option in case.options]
        best: _Strip | None = None
        for cut in range(1, len(case.options)):
            sides = (
                self._options(case.options[:cut], left, middle - MM),
                self._options(case.options[cut:], middle, right),
            )
            one = _beside(*sides)
            if cut >= len(case.options) - cut and (best is None or one.height < best.height - 0.1):
                best = one
        assert best is not None
        return [*strips, best]

    def _options(self, options: Sequence[Option], left: float, right: float) -> _Strip:
        style = self.style
        strip = _Strip()
        star = 0.29 * MM * style.size
        x = left + _PAD + style.box + 1.2 * MM
        for option in options:
            start = x
            if option.points is not None:
                start = x + fonts.width(words.POINTS.format(points=10), fonts.BOLD, style.size) + 1.2 * MM
            font = REGULAR if option.points is not None else fonts.ITALIC
            lines = _wrapped(option.text, font, style.size, right - start)
            stars = option.stars * star
            used = fonts.width(lines[-1], font, style.size) + 3
            count = len(lines) + (1 if stars and used + stars > right - start else 0)
            text_height = count * style.line
            height = max(style.box, text_height) + style.gap
            # The first line stands beside the middle of its box.
            down = max((style.box - style.line) / 2, 0) + style.gap / 2
            base = strip.height + down + 0.87 * style.size
            y = strip.height + style.gap / 2 + max((style.line - style.box) / 2, 0)
            strip.squares.append(Square(option.box, left + _PAD, y, style.box))
            if option.points is not None:
                points = words.POINTS.format(points=option.points)
                strip.texts.append(Text(start - 1.2 * MM, base, fonts.BOLD, style.size, points, Align.RIGHT))
            for index, line in enumerate(lines):
                strip.texts.append(Text(start, base + index * style.line, font, style.size, line))
            if stars:
                row = count - 1
                at = start + used if row < len(lines) else start
                strip.stars.append(Stars(at, base + row * style.line - 0.3 * style.size, option.stars, star))
            strip.height += max(height, down + text_height + style.gap / 2)
        return strip


@lru_cache(maxsize=20_000)
def _wrapped(text: str, font: str, size: float, limit: float) -> tuple[str, ...]:
    """Lines of a text: the same ones are asked for in many arrangements, and for many sets of a decree."""
    return tuple(fonts.wrap(text, font, size, limit))


def nothing_text(square: Square) -> Text:
    """The words beside the box for "no level reached"."""
    return Text(square.x + square.size + 1.2 * MM, square.y + square.size / 2 + 3.0, REGULAR, 9, words.NO_LEVEL)


def _nothing(entry: Entry) -> Box:
    return replace(entry.cases[0].options[0].box, place=0)


def _stacked(strips: Sequence[_Strip]) -> _Strip:
    whole = _Strip()
    for strip in strips:
        whole.take(strip, whole.height)
        whole.height += strip.height
    return whole


def _beside(*strips: _Strip) -> _Strip:
    whole = _Strip(max(strip.height for strip in strips))
    for strip in strips:
        whole.take(strip, 0)
    return whole
