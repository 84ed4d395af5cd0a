"""The score sheets (phiếu đánh giá) of members and products: blank or filled, one file for as many as wanted.

As PDF a sheet stands on the pages of its set's layout, on at most four of them; long opinions may need more. Every page
has marks in its corners and a QR that names the layout, the sheet and the page, so that a scan can be read by position
(``score_sheet_layout.spots``). ``score_sheet_document`` says the same for Word. ``fonts.register`` must have been
called. Computes no result. Heavy to import: import it when a paper is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from ocop_desktop.documents import fonts, qr
from ocop_desktop.documents import score_sheet_layout as place
from ocop_desktop.documents.fonts import Piece
from ocop_desktop.documents.model import PARAGRAPH_GAP_PT, Align, printable
from ocop_desktop.documents.pdf import LOCK, open_canvas, put_line, put_text
from ocop_desktop.documents.score_sheet_layout import MM, Area, Layout, Page, Slot, Square, Stars, Text, layout
from ocop_desktop.documents.score_sheet_view import ScoreSheetView
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import score_sheet as words
from ocop_desktop.domain.numbers import read_digits
from ocop_desktop.domain.words import or_dots, place_and_date

_QR_SIDE = 15.2 * MM
_QR_X, _QR_Y = 195 * MM - _QR_SIDE, 9 * MM
_HEAD_RIGHT = 177 * MM
_HEAD_MIDDLE = 92 * MM
_FIELDS_TOP = 49 * MM
_FIELDS_ROOM = place.FIRST_TOP - 1.5 * MM - _FIELDS_TOP
_SMALLEST = 9.0
_LINE = 1.17
_SIGNATURE = 40 * MM
_SIGN_SPACE = 18 * MM
_HAND_LINE = 7.5 * MM
"""Between lines to write on by hand."""
_MOST_HAND_LINES = 6


@dataclass(frozen=True, slots=True)
class PageCode:
    """What the QR of a page says: the layout, the sheet code (without hyphens) and the page, from 1."""

    layout: str
    sheet: str
    page: int


def page_code(code: str, page: int) -> str:
    """The text of a page's QR: "PC1.1V14K.2". No vowel, so that no input method (Telex, VNI) turns what a scanner
    types into other letters; capitals, digits and full stops only, so that the QR stays small."""
    return f"{place.VERSION}.{code.replace('-', '')}.{page}"


def read_page_code(text: str) -> PageCode | None:
    """What a page's QR says; None for any other text. Does not check that the layout or the sheet is known."""
    parts = text.strip().upper().split(".")
    if len(parts) != 3 or not parts[0].startswith("PC") or not parts[1]:
        return None
    try:
        return PageCode(parts[0], parts[1], read_digits(parts[2]))
    except ValueError:
        return None


def to_bytes(views: Sequence[ScoreSheetView]) -> bytes:
    """The sheets as the bytes of one PDF file, in this order; an entry in the outline for each."""
    stream = BytesIO()
    with LOCK:
        title = paper_title(views[0]) if len(views) == 1 else words.NAME
        canvas = open_canvas(stream, title, place.WIDTH, place.HEIGHT)
        for number, view in enumerate(views):
            _Sheet(canvas, view, number).draw()
        canvas.save()
    return stream.getvalue()


def paper_title(view: ScoreSheetView) -> str:
    """The name of one sheet as a paper."""
    return printable(words.PAPER.format(product=or_dots(view.product), member=or_dots(view.member)))


@dataclass(slots=True)
class Field:
    """A label and what stands after it, dotted where nothing is known."""

    label: str
    value: str

    @property
    def text(self) -> str:
        return words.FIELD.format(label=self.label) + self.value


def fields(view: ScoreSheetView) -> list[tuple[Field, ...]]:
    """What the sheet is about, row by row, one or two to a row."""

    def one(label: str, value: str, count: int = 20) -> Field:
        return Field(label, printable(or_dots(value, count)).replace("\n", " "))

    return [
        (one(words.PRODUCT, view.product, 40),),
        (
            one(words.PRODUCT_CODE, view.product_code),
            one(words.KIND, common.KINDS[view.kind] if view.kind else "", 9),
        ),
        (one(words.PRODUCER, view.producer), one(words.PHONE, view.phone, 9)),
        (one(words.ADDRESS, view.address, 40),),
        (one(words.SESSION, view.session), one(words.ROUND, str(view.round))),
        (one(words.MEMBER, view.member), one(words.ROLE, common.ROLES[view.role] if view.role else "", 9)),
    ]


@dataclass(slots=True)
class _Placed:
    """A field's lines in its column; ``cut``: it goes on at the end of the sheet."""

    field: Field
    left: float
    width: float
    lines: list[fonts.Line]
    cut: bool = False


@dataclass(slots=True)
class _Piece:
    """Something of the end of a sheet, never split; draws with its upper edge at this y of the layout's."""

    height: float
    draw: Callable[[float], None]


class _Sheet:
    """Draws one sheet."""

    def __init__(self, canvas: Canvas, view: ScoreSheetView, number: int) -> None:
        self.canvas, self.view, self.number = canvas, view, number
        self.layout: Layout = layout(view.criteria)
        self.size, self.rows = _fitted(fields(view))
        self.step = min(_FIELDS_ROOM / _count(self.rows), 1.5 * self.size)
        self.pages = 0

    def draw(self) -> None:
        ends = self._end()
        self.pages = len(self.layout.pages) + len(ends) - 1
        for number in range(1, self.pages + 1):
            self._frame(number)
            if number <= len(self.layout.pages):
                self._tree(number)
            if number >= len(self.layout.pages):
                first = number == len(self.layout.pages)
                y = self.layout.end + 3 * MM if first else place.BODY_TOP
                for piece in ends[number - len(self.layout.pages)]:
                    piece.draw(y)
                    y += piece.height
            self.canvas.showPage()

    # Every page.

    def _frame(self, number: int) -> None:
        canvas, view = self.canvas, self.view
        if number == 1:
            key = f"s{self.number}"
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(paper_title(view), key, 0)
        _corners(canvas)
        qr.put(canvas, page_code(view.code, number), _QR_X, place.HEIGHT - _QR_Y, _QR_SIDE)
        if view.draft:
            self._text(common.DRAFT, fonts.BOLD, 11, _HEAD_RIGHT, 8.3 * MM, Align.RIGHT)
        if number == 1:
            self._first_head()
        else:
            self._running_head()
        self._text(printable(view.code), fonts.BOLD, 10.5, _QR_X + _QR_SIDE / 2, 29.3 * MM, Align.CENTRE)
        foot = words.FOOT.format(
            layout=place.VERSION, set=view.criteria.code, hash=view.criteria.content_hash[:8].upper()
        )
        self._text(foot, fonts.REGULAR, 9, place.LEFT, 289.5 * MM)
        self._text(
            words.PAGE.format(page=number, pages=self.pages), fonts.REGULAR, 9, 192 * MM, 289.5 * MM, Align.RIGHT
        )

    def _running_head(self) -> None:
        view = self.view
        y = 10 * MM
        for text, font, most in (
            (words.RUNNING.format(name=words.NAME, product=or_dots(view.product)), fonts.BOLD, 2),
            (words.RUNNING_MEMBER.format(member=or_dots(view.member)), fonts.REGULAR, 2),
        ):
            for line in _at_most(printable(text).replace("\n", " "), font, 9.5, _HEAD_RIGHT - place.LEFT, most):
                self._text(line, font, 9.5, place.LEFT, y + 0.95 * 9.5)
                y += _LINE * 9.5

    def _first_head(self) -> None:
        view = self.view
        left, right = (place.LEFT + _HEAD_MIDDLE - 3 * MM) / 2, (_HEAD_MIDDLE + _HEAD_RIGHT) / 2
        parent, body = printable(view.head.parent_agency.upper()), printable(view.head.issuing_body.upper())
        lines = [(parent, fonts.REGULAR), (or_dots(body, 12), fonts.BOLD)]
        y = self._stacked(lines, left, _HEAD_MIDDLE - 3 * MM - place.LEFT, 19 * MM)
        self._rule(left, y, 22 * MM)
        y = self._stacked([(common.COUNTRY, fonts.BOLD)], right, _HEAD_RIGHT - _HEAD_MIDDLE, 6 * MM)
        self._text(common.MOTTO, fonts.BOLD, 11, right, y + 11, Align.CENTRE)
        self._rule(right, y + 13, fonts.width(common.MOTTO, fonts.BOLD, 11))
        middle = (place.LEFT + place.RIGHT) / 2
        width = place.RIGHT - place.LEFT
        for said, font, size, y in (
            (view.wording.title, fonts.BOLD, 14, 36.5 * MM),
            (words.SET.format(title=view.criteria.title), fonts.BOLD, 11, 42 * MM),
            (words.BY_DECREE.format(decree=or_dots(view.decree, 12)), fonts.ITALIC, 10, 46.7 * MM),
        ):
            self._one_line(said, font, size, middle, y, width)
        y = _FIELDS_TOP
        for row in self.rows:
            for one in row:
                for index, line in enumerate(one.lines):
                    base = place.HEIGHT - y - 0.95 * self.size - index * self.step
                    put_line(self.canvas, line, self.size, one.left, base)
            y += self.step * max(len(one.lines) for one in row)

    def _stacked(self, texts: Sequence[tuple[str, str]], middle: float, width: float, room: float) -> float:
        """Centred lines from the upper edge on, as large as the room allows; returns where they end."""
        size = 10.5
        while size > 6:
            wrapped = [(line, font) for text, font in texts if text for line in fonts.wrap(text, font, size, width)]
            if len(wrapped) * _LINE * size <= room:
                break
            size -= 0.25
        y = place.TOP
        for line, font in wrapped:
            self._text(line, font, size, middle, y + 0.95 * size, Align.CENTRE)
            y += _LINE * size
        return y

    def _rule(self, middle: float, y: float, length: float) -> None:
        self.canvas.setLineWidth(0.6)
        self._line(middle - length / 2, y + 2, middle + length / 2)

    # The tree.

    def _tree(self, number: int) -> None:
        page = self.layout.pages[number - 1]
        form = f"t{self.view.criteria.content_hash[:20]}-{number}"
        if not self.canvas.hasForm(form):
            self.canvas.beginForm(form)
            _put_page(self.canvas, page)
            self.canvas.endForm()
        self.canvas.doForm(form)
        choices = self.view.choices
        if choices is None:
            return
        for square in page.squares:
            box = square.box
            if box.mark == "level" and box.criterion in choices and choices[box.criterion] == box.place:
                _cross(self.canvas, square)
        for square in page.nothings:
            if choices.get(square.box.criterion) == 0:
                _put_square(self.canvas, square)
                _cross(self.canvas, square)
                _put_text(self.canvas, place.nothing_text(square))
        for slot in page.slots:
            self._points(slot)

    def _points(self, slot: Slot) -> None:
        view, code = self.view, slot.criterion
        assert view.choices is not None
        if code in view.skipped:
            self._text(words.SKIPPED, fonts.ITALIC, 9, slot.left, slot.y)
        elif code in view.choices:
            points = str(view.criteria.by_code[code].points(view.choices[code]))
            self._text(points, fonts.BOLD, 11, slot.x, slot.y, Align.RIGHT)
        else:
            self._text(words.NOT_ENTERED, fonts.ITALIC, 9, slot.left, slot.y)

    # What follows the tree.

    def _end(self) -> list[list[_Piece]]:
        """The pieces by page, the first on the tree's last one."""
        view = self.view
        pieces = [self._totals()]
        if not view.blank and (view.skipped or len(view.choices or {}) < len(view.criteria.leaves) or self._nothing()):
            pieces += self._paragraph([Piece(words.FILLED_NOTE, fonts.ITALIC)], 9)
        for row in self.rows:
            for one in row:
                if one.cut:
                    pieces += self._paragraph([_label(one.field), Piece(one.field.value, fonts.REGULAR)], 10)
        if view.refused:
            said = words.REFUSED.format(reason=printable(view.refused))
            pieces += self._paragraph([Piece(said, fonts.BOLD)], 10)
        pieces += self._paragraph([Piece(words.OPINIONS, fonts.BOLD)], 10)
        for opinion in view.opinions:
            pieces += self._paragraph([Piece(printable(opinion), fonts.REGULAR)], 10)
        pages = _paged(pieces, self.layout.end + 3 * MM)
        start = self.layout.end + 3 * MM if len(pages) == 1 else place.BODY_TOP
        used = start + sum(piece.height for piece in pages[-1])
        if used + _SIGNATURE > place.BOTTOM:
            # The signature never stands alone: what was said last goes with it.
            last = [pages[-1].pop()] if len(pages[-1]) > 1 else []
            pages.append(last)
            used = place.BODY_TOP + sum(piece.height for piece in last)
        by_hand = not view.opinions
        lines = int((place.BOTTOM - used - _SIGNATURE) / _HAND_LINE) if by_hand else 0
        pages[-1] += [self._hand_line() for _ in range(min(lines, _MOST_HAND_LINES))]
        pages[-1].append(self._signature(lines_beside=by_hand and lines < _MOST_HAND_LINES))
        return pages

    def _nothing(self) -> bool:
        return 0 in (self.view.choices or {}).values()

    def _totals(self) -> _Piece:
        parts = self.view.criteria.parts
        cells = [(words.TOTALS_PART.format(code=part.code), self.view.parts.get(part.code), part.max) for part in parts]
        cells.append((words.TOTAL, self.view.total, sum(part.max for part in parts)))
        height, width = 9 * MM, (place.RIGHT - place.LEFT) / len(cells)

        def draw(y: float) -> None:
            self.canvas.setLineWidth(0.8)
            for index, (label, figure, most) in enumerate(cells):
                left = place.LEFT + index * width
                bold = index == len(cells) - 1
                _put_area(self.canvas, Area(left, y, width, height))
                base = y + height / 2 + 0.34 * 11
                self._text(label, fonts.BOLD if bold else fonts.REGULAR, 11, left + 2 * MM, base)
                of = words.OF.format(points=most)
                end = left + width - 2 * MM - fonts.width(of, fonts.REGULAR, 11)
                if figure is not None:
                    self._text(printable(figure.text), fonts.BOLD, 12, end, base, Align.RIGHT)
                self._text(of, fonts.REGULAR, 11, left + width - 1.5 * MM, base, Align.RIGHT)

        return _Piece(height + 2 * MM, draw)

    def _paragraph(self, pieces: Sequence[Piece], size: float) -> list[_Piece]:
        """A piece a line."""
        made = []
        for index, line in enumerate(fonts.wrap_pieces(pieces, size, place.RIGHT - place.LEFT)):
            gap = PARAGRAPH_GAP_PT / 2 if index == 0 else 0.0

            def draw(y: float, line: fonts.Line = line, gap: float = gap) -> None:
                put_line(self.canvas, line, size, place.LEFT, place.HEIGHT - y - gap - 0.95 * size)

            made.append(_Piece(gap + _LINE * size, draw))
        return made

    def _hand_line(self) -> _Piece:
        return _Piece(_HAND_LINE, lambda y: self._dotted(y + _HAND_LINE - 1 * MM, place.RIGHT))

    def _signature(self, *, lines_beside: bool) -> _Piece:
        view = self.view
        middle, half = 150 * MM, 106 * MM

        def draw(y: float) -> None:
            if lines_beside:
                for number in range(1, int((_SIGNATURE - 2 * MM) / _HAND_LINE) + 1):
                    self._dotted(y + number * _HAND_LINE - 1 * MM, half)
            width = 2 * (place.RIGHT - middle)
            base = y + 4 * MM + 10
            for said, font, size, down in (
                (place_and_date(view.place, view.day), fonts.ITALIC, 10.5, 0),
                (view.wording.signer_title, fonts.BOLD, 10.5, 13),
                (common.SIGN_NOTE, fonts.ITALIC, 10, 25),
                (or_dots(view.signer, 12), fonts.BOLD, 11, 25 + _SIGN_SPACE),
            ):
                self._one_line(said, font, size, middle, base + down, width)

        return _Piece(_SIGNATURE, draw)

    def _dotted(self, y: float, right: float) -> None:
        self.canvas.setLineWidth(0.7)
        self.canvas.setDash(0.7, 2)
        self._line(place.LEFT, y, right)
        self.canvas.setDash()

    def _line(self, left: float, y: float, right: float) -> None:
        self.canvas.line(left, place.HEIGHT - y, right, place.HEIGHT - y)

    def _one_line(self, text: str, font: str, size: float, middle: float, y: float, width: float) -> None:
        """Centred words on one line, set as much smaller as the width needs."""
        said = " ".join(printable(text).split())
        size *= min(1, width / max(fonts.width(said, font, size), 0.1))
        self._text(said, font, size, middle, y, Align.CENTRE)

    def _text(self, text: str, font: str, size: float, x: float, y: float, align: Align = Align.LEFT) -> None:
        put_text(self.canvas, text, font, size, x, place.HEIGHT - y, align)


def _label(one: Field) -> Piece:
    return Piece(words.FIELD.format(label=one.label), fonts.BOLD)


def _fitted(rows: Sequence[tuple[Field, ...]]) -> tuple[float, list[list[_Placed]]]:
    """The text size and the fields' lines, as large as their room allows; what never fits is cut and marked so."""
    size = 11.0
    while True:
        placed = [_row(row, size) for row in rows]
        most = int(_FIELDS_ROOM / (_LINE * size) + 0.01)
        if _count(placed) <= most:
            return size, placed
        if size <= _SMALLEST:
            break
        size -= 0.5
    while _count(placed) > most:
        longest = max((one for row in placed for one in row), key=lambda one: len(one.lines))
        longest.lines = longest.lines[:-1]
        longest.cut = True
    for row in placed:
        for one in row:
            if one.cut:
                *kept, last = one.lines[-1]
                room = one.width - sum(fonts.width(piece.text, piece.font, size) for piece in kept)
                one.lines[-1] = (*kept, Piece(_shortened(last.text, last.font, size, room), last.font))
    return size, placed


def _row(row: tuple[Field, ...], size: float) -> list[_Placed]:
    split = place.LEFT + 0.62 * (place.RIGHT - place.LEFT)
    edges = (place.LEFT, place.RIGHT) if len(row) == 1 else (place.LEFT, split, place.RIGHT)
    placed = []
    for one, (left, right) in zip(row, pairwise(edges), strict=True):
        width = right - left - 2 * MM
        lines = fonts.wrap_pieces([_label(one), Piece(one.value, fonts.REGULAR)], size, width)
        placed.append(_Placed(one, left, width, lines))
    return placed


def _count(rows: Sequence[Sequence[_Placed]]) -> int:
    return sum(max(len(one.lines) for one in row) for row in rows)


def _paged(pieces: Sequence[_Piece], top: float) -> list[list[_Piece]]:
    pages: list[list[_Piece]] = [[]]
    y = top
    for piece in pieces:
        if y + piece.height > place.BOTTOM:
            pages.append([])
            y = place.BODY_TOP
        pages[-1].append(piece)
        y += piece.height
    return pages


def _at_most(text: str, font: str, size: float, width: float, most: int) -> list[str]:
    """The text in so many lines; the last one ends in "…" where there is more."""
    lines = fonts.wrap(text, font, size, width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(lines[most - 1], font, size, width)]


def _shortened(line: str, font: str, size: float, width: float) -> str:
    """The line with "…" after as many of its words, or letters of a single one, as there is room for."""
    while line and fonts.width(f"{line} …", font, size) > width:
        line = line.rsplit(" ", 1)[0] if " " in line else line[:-1]
    return f"{line} …"


def _corners(canvas: Canvas) -> None:
    far_x, far_y = place.WIDTH - place.CORNER - place.CORNER_SIZE, place.HEIGHT - place.CORNER - place.CORNER_SIZE
    for x in (place.CORNER, far_x):
        for y in (place.CORNER, far_y):
            canvas.rect(x, y, place.CORNER_SIZE, place.CORNER_SIZE, stroke=0, fill=1)


def _put_page(canvas: Canvas, page: Page) -> None:
    for area in page.areas:
        _put_area(canvas, area)
    for text in page.texts:
        _put_text(canvas, text)
    for square in page.squares:
        _put_square(canvas, square)
    for stars in page.stars:
        _put_stars(canvas, stars)


def _put_area(canvas: Canvas, area: Area) -> None:
    canvas.setLineWidth(0.6)
    if area.grey is not None:
        canvas.setFillGray(area.grey)
    y = place.HEIGHT - area.y - area.height
    canvas.rect(area.x, y, area.width, area.height, stroke=area.grey is None, fill=area.grey is not None)
    canvas.setFillGray(0)


def _put_text(canvas: Canvas, text: Text) -> None:
    put_text(canvas, text.text, text.font, text.size, text.x, place.HEIGHT - text.y, text.align)


def _put_square(canvas: Canvas, square: Square) -> None:
    canvas.setLineWidth(0.8)
    canvas.setFillGray(1)
    canvas.rect(square.x, place.HEIGHT - square.y - square.size, square.size, square.size, fill=1)
    canvas.setFillGray(0)


def _cross(canvas: Canvas, square: Square) -> None:
    canvas.setLineWidth(1.6)
    inset = 0.16 * square.size
    left, right = square.x + inset, square.x + square.size - inset
    top, bottom = place.HEIGHT - square.y - inset, place.HEIGHT - square.y - square.size + inset
    canvas.line(left, top, right, bottom)
    canvas.line(left, bottom, right, top)


def _put_stars(canvas: Canvas, stars: Stars) -> None:
    path = canvas.beginPath()
    radius = 0.46 * stars.size
    for number in range(stars.count):
        x, y = stars.x + (number + 0.5) * stars.size, place.HEIGHT - stars.y
        for point in range(10):
            reach = radius if point % 2 == 0 else 0.42 * radius
            angle = pi / 2 + point * pi / 5
            to = path.moveTo if point == 0 else path.lineTo
            to(x + reach * cos(angle), y + reach * sin(angle))
        path.close()
    canvas.drawPath(path, stroke=0, fill=1)
