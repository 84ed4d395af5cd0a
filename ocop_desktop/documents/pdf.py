"""A document as PDF.

Each block becomes strips of fixed height (a line, a row, a whole signature block); pages are filled strip by strip.
Strips that are glued stay together: so no heading or signature block stands alone, no row is split, and no single
line of a paragraph is left behind. ``fonts.register`` must have been called. Heavy to import: import it when a paper
is made.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from threading import RLock
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_desktop.documents import fonts, qr
from ocop_desktop.documents.fonts import Line, Piece
from ocop_desktop.documents.model import (
    CELL_PADDING_PT,
    FIRST_LINE,
    LINE,
    PARAGRAPH_GAP_PT,
    Align,
    Block,
    Cell,
    CodeBlock,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Recipients,
    Row,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
)

LOCK = RLock()
"""Held while a PDF is made: reportlab keeps the fonts' state in one place for the whole process."""

SIGNATURE_SPACE = 22 * mm
CODE_SIDE, CODE_GAP, CODE_SIZE = 20.0, 4.0, 11.0
"""Side of a QR and the free space around it in mm, size of the words beside it."""
_RULE = 0.6
_ASCENT = 0.95

Draw = Callable[[Canvas, float, float], None]
"""Draws on the canvas with the strip's upper left corner at (x, y)."""


@dataclass(slots=True)
class Strip:
    """A piece of a page that is never split; lengths in points. ``before`` is left out at the top of a page.

    ``glued``: stays on the page of the next strip. ``head``: drawn again above it at the top of a page. ``page``:
    begins one; ``anew``: with which the numbers of pages begin again. ``bookmark``: its entry in the outline.
    """

    height: float
    draw: Draw
    before: float = 0.0
    glued: bool = False
    head: tuple["Strip", ...] = ()
    page: bool = False
    anew: bool = False
    bookmark: tuple[str, int] | None = None


def to_bytes(document: Document) -> bytes:
    """The document as the bytes of a PDF file, for a preview."""
    stream = BytesIO()
    with LOCK:
        width, height = document.page_size
        canvas = open_canvas(stream, document.title, width * mm, height * mm)
        _Pages(canvas, document).fill(_strips(document))
        canvas.save()
    return stream.getvalue()


def open_canvas(stream: BytesIO, title: str, width: float, height: float) -> Canvas:
    """A canvas of this size in points, with our typeface from the first operator on, and the document's language."""
    canvas = Canvas(
        stream,
        pagesize=(width, height),
        initialFontName=fonts.REGULAR,
        initialFontSize=13,
        lang="vi-VN",
        pageCompression=1,
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("OCOP Desktop")
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def put_line(canvas: Canvas, line: Line, size: float, x: float, baseline: float, word_space: float = 0.0) -> None:
    """Prints one line of mixed styles from x on."""
    words: Any = canvas.beginText(x, baseline)
    words.setWordSpace(word_space)
    for piece in line:
        words.setFont(piece.font, size)
        words.textOut(fonts.shown(piece.text, piece.font))
    words.setWordSpace(0)
    canvas.drawText(words)


def put_text(
    canvas: Canvas, text: str, font: str, size: float, x: float, baseline: float, align: Align = Align.LEFT
) -> None:
    """Prints one line of text that begins, is centred or ends at x."""
    shift = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(align, 0.0)
    if text:
        put_line(canvas, (Piece(text, font),), size, x - shift * fonts.width(text, font, size), baseline)


class _Pages:
    """Fills pages from strips."""

    def __init__(self, canvas: Canvas, document: Document) -> None:
        self.canvas = canvas
        self.document = document
        width, height = document.page_size
        self.width, self.height = width * mm, height * mm
        self.top = self.height - document.margins.top * mm
        self.bottom = document.margins.bottom * mm
        self.left = document.margins.left * mm
        self.number = 0
        self.y = self.top
        self.empty = True

    def fill(self, strips: Sequence[Strip]) -> None:
        self._begin()
        index = 0
        while index < len(strips):
            end = index + 1
            while end < len(strips) and strips[end - 1].glued and not strips[end].page:
                end += 1
            group = strips[index:end]
            if _height(group) > self.top - self.bottom:
                group = group[: _parting(group)]
                end = index + len(group)
            need = _height(group)
            if not self.empty and (group[0].page or group[0].before + need > self.y - self.bottom + 0.01):
                self._turn(group[0])
            for strip in group:
                if not self.empty and strip.before + strip.height > self.y - self.bottom + 0.01:
                    self._turn(strip)
                self._put(strip)
            index = end
        self.canvas.showPage()

    def _put(self, strip: Strip) -> None:
        self.y -= 0 if self.empty else strip.before
        if strip.bookmark:
            title, level = strip.bookmark
            key = f"b{self.canvas.getPageNumber()}-{self.y:.2f}"
            self.canvas.bookmarkHorizontal(key, 0, self.y)
            self.canvas.addOutlineEntry(title, key, level, closed=level > 0)
        strip.draw(self.canvas, self.left, self.y)
        self.y -= strip.height
        self.empty = False

    def _turn(self, following: Strip) -> None:
        self.canvas.showPage()
        self.number = 0 if following.anew else self.number
        self._begin()
        for strip in following.head:
            self._put(strip)

    def _begin(self) -> None:
        self.number += 1
        self.y, self.empty = self.top, True
        size, right = self.document.size, self.left + self.document.text_width * mm
        baseline = self.height - 13 * mm
        if self.number > 1:
            middle = (self.left + right) / 2
            put_text(self.canvas, str(self.number), fonts.REGULAR, size, middle, baseline, Align.CENTRE)
        put_text(self.canvas, self.document.mark, fonts.BOLD, size, right, baseline, Align.RIGHT)
        put_text(self.canvas, self.document.footer, fonts.ITALIC, 9, self.left, 11 * mm)


def _height(group: Sequence[Strip]) -> float:
    return sum(strip.height for strip in group) + sum(strip.before for strip in group[1:])


def _parting(group: Sequence[Strip]) -> int:
    """Where strips that are glued but higher than a page come apart: the last two, with the head of theirs, stay."""
    place = max(len(group) - 2, 0)
    while place and any(group[place - 1] is head for head in group[place].head):
        place -= 1
    return place or len(group)


def _strips(document: Document) -> list[Strip]:
    made: list[Strip] = []
    page_break: PageBreak | None = None
    for block in document.blocks:
        if isinstance(block, PageBreak):
            page_break = block
            continue
        if isinstance(block, Signatures | CodeBlock) and made:
            made[-1].glued = True
        strips = _block(block, document)
        if page_break and strips:
            strips[0].page, strips[0].anew, page_break = True, page_break.anew, None
        made += strips
    return made


def _block(block: Block, document: Document) -> list[Strip]:
    size, width = document.size, document.text_width * mm
    match block:
        case Letterhead():
            return [_letterhead(block, width)]
        case Title():
            strip = _title(block, size, width)
            strip.bookmark = (" ".join(f"{block.name} {block.subject}".split()), 0)
            return [strip]
        case Heading():
            lines = fonts.wrap_pieces([Piece(block.text, fonts.BOLD)], size, width, FIRST_LINE * mm)
            strips = _lines(lines, size, width, Align.LEFT, FIRST_LINE * mm, keep=True)
            below = any(isinstance(one, Title) for one in document.blocks)
            strips[0].bookmark = (block.text, block.level if below else block.level - 1)
            strips[0].before += 2
            return strips
        case Paragraph():
            indent = FIRST_LINE * mm if block.indent else 0.0
            lines = fonts.wrap_pieces([_piece(run) for run in block.runs], size, width, indent)
            return _lines(lines, size, width, block.align, indent, keep=block.keep)
        case Table():
            return _table(block, document)
        case Signatures():
            return [_signatures(block, size, width)]
        case CodeBlock():
            return [_code_block(block, width)]
        case PageBreak():
            return []


def _piece(run: Run) -> Piece:
    return Piece(run.text, fonts.style(bold=run.bold, italic=run.italic))


def _lines(lines: list[Line], size: float, width: float, align: Align, indent: float, *, keep: bool) -> list[Strip]:
    """One strip a line; the first two stay together, and the last two."""
    strips = []
    last = len(lines) - 1
    for index, line in enumerate(lines):
        shift = indent if index == 0 else 0.0
        justified = align is Align.JUSTIFY and index < last
        strips.append(
            Strip(
                LINE * size,
                _line_drawer(line, size, width - shift, align, shift, justified),
                before=PARAGRAPH_GAP_PT if index == 0 else 0.0,
                glued=(keep or index < last) and (keep or index in (0, last - 1)),
            )
        )
    return strips


def _line_drawer(line: Line, size: float, room: float, align: Align, shift: float, justified: bool) -> Draw:
    used = sum(fonts.width(piece.text, piece.font, size) for piece in line)
    blanks = sum(piece.text.count(" ") for piece in line)
    # A line that a forced break ends early is left ragged.
    space = (room - used) / blanks if justified and blanks and used > 0.75 * room else 0.0
    shift += {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(align, 0.0) * (room - used)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        put_line(canvas, line, size, x + shift, y - _ASCENT * size, space)

    return draw


@dataclass(slots=True)
class _Stack:
    """Centred lines one below the other, with rules: the halves of a head, a title, a signature."""

    middle: float
    width: float
    height: float = 0.0
    draws: list[Draw] = field(default_factory=list)

    def add(self, words: str, font: str, size: float, align: Align = Align.CENTRE) -> float:
        """Adds the words, broken to the width; returns the longest line's width."""
        longest = 0.0
        for line in fonts.wrap_evenly(words, font, size, self.width) if words else ():
            x = self.middle if align is Align.CENTRE else self.middle - self.width / 2
            self.draws.append(_text_drawer(line, font, size, x, self.height + _ASCENT * size, align))
            self.height += LINE * size
            longest = max(longest, fonts.width(line, font, size))
        return longest

    def rule(self, length: float, gap: float = 3) -> None:
        self.height += gap
        below, left = self.height, self.middle - length / 2

        def draw(canvas: Canvas, x: float, y: float) -> None:
            canvas.setLineWidth(_RULE)
            canvas.line(x + left, y - below, x + left + length, y - below)

        self.draws.append(draw)
        self.height += 2


def _text_drawer(line: str, font: str, size: float, x_offset: float, down: float, align: Align) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        put_text(canvas, line, font, size, x + x_offset, y - down, align)

    return draw


def _strip_of(stacks: Iterable[_Stack], **options: Any) -> Strip:
    parts = list(stacks)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for stack in parts:
            for one in stack.draws:
                one(canvas, x, y)

    return Strip(max(stack.height for stack in parts), draw, **options)


def letterhead_columns(letterhead: Letterhead, width: float, *, spare: float = 4) -> tuple[float, float]:
    """Widths of the two halves in points: the right one as the nation's name and ``spare`` need, the left the rest."""
    right = min(max(fonts.width(letterhead.country, fonts.BOLD, 12) + spare, width * 0.5), width * 0.6)
    return width - right, right


def _letterhead(letterhead: Letterhead, width: float) -> Strip:
    left_width, right_width = letterhead_columns(letterhead, width)
    left = _Stack(left_width / 2 - 4, left_width - 8)
    left.add(letterhead.parent, fonts.REGULAR, 12)
    left.rule(0.4 * left.add(letterhead.body, fonts.BOLD, 12))
    right = _Stack(left_width + right_width / 2, right_width)
    right.add(letterhead.country, fonts.BOLD, 12)
    right.rule(right.add(letterhead.motto, fonts.BOLD, 13))
    below = max(left.height, right.height) + 4
    if letterhead.number:
        left.height = below
        left.add(letterhead.number, fonts.REGULAR, 13)
    if letterhead.place_date:
        right.height = below
        right.add(letterhead.place_date, fonts.ITALIC, 13)
    return _strip_of((left, right), glued=True)


def _title(title: Title, size: float, width: float) -> Strip:
    stack = _Stack(width / 2, width)
    stack.add(title.name, fonts.BOLD, size + 1)
    longest = stack.add(title.subject, fonts.BOLD, size)
    if title.subject:
        stack.rule(0.4 * longest, gap=4)
    stack.height += 4
    return _strip_of([stack], before=14, glued=True)


def _signatures(signatures: Signatures, size: float, width: float) -> Strip:
    share = width / len(signatures.blocks)
    stacks = []
    for index, block in enumerate(signatures.blocks):
        stack = _Stack(share * (index + 0.5), share - 8)
        stacks.append(stack)
        if isinstance(block, Recipients):
            stack.add(block.title, fonts.BOLD_ITALIC, 12, Align.LEFT)
            for line in block.lines:
                stack.add(line, fonts.REGULAR, 11, Align.LEFT)
        elif isinstance(block, Signer):
            stack.add(block.authority, fonts.BOLD, size)
            stack.add(block.title, fonts.BOLD, size)
            stack.add(block.note, fonts.ITALIC, size)
    # Names stand on one height, whatever stands above them.
    names = max(
        (stack.height for stack, block in zip(stacks, signatures.blocks, strict=True) if isinstance(block, Signer)),
        default=0.0,
    )
    for stack, block in zip(stacks, signatures.blocks, strict=True):
        if isinstance(block, Signer):
            stack.height = names + SIGNATURE_SPACE
            stack.add(block.name, fonts.BOLD, size)
    return _strip_of(stacks, before=12)


def _code_block(block: CodeBlock, width: float) -> Strip:
    side = CODE_SIDE * mm if block.qr else 0.0
    left = side + CODE_GAP * mm if block.qr else 0.0
    stack = _Stack(left + (width - left) / 2, width - left)
    stack.add(block.label, fonts.REGULAR, CODE_SIZE, Align.LEFT)
    stack.add(block.text, fonts.BOLD, CODE_SIZE, Align.LEFT)
    height = max(side, stack.height)
    down = (height - stack.height) / 2

    def draw(canvas: Canvas, x: float, y: float) -> None:
        qr.put(canvas, block.qr, x, y - (height - side) / 2, side)
        for one in stack.draws:
            one(canvas, x, y - down)

    return Strip(height, draw, before=CODE_GAP * mm)


def fitted(table: Table) -> Table:
    """The table with columns wide enough for the words of their heads and, where they are ``whole``, of their cells.

    What they need more, the other columns give up in proportion; no column grows to more than twice its width.
    """
    needs = [0.0] * len(table.columns)
    taken: set[tuple[int, int]] = set()
    rows = [*table.head, *table.rows]
    for number, row in enumerate(rows):
        place = 0
        for cell in row.cells:
            while (number, place) in taken:
                place += 1
            if cell.rows > 1:
                taken.update((number + r, place + c) for r in range(cell.rows) for c in range(cell.columns))
            if cell.columns == 1 and (number < len(table.head) or table.columns[place].whole):
                font = _font(cell)
                words = (fonts.width(word, font, table.size) for word in cell.text.split())
                needs[place] = max(needs[place], max(words, default=0.0) + 2 * CELL_PADDING_PT + 0.5)
            place += cell.columns
    least = [min(need / mm, 2 * column.width) for need, column in zip(needs, table.columns, strict=True)]
    more = [max(need - column.width, 0.0) for need, column in zip(least, table.columns, strict=True)]
    if not any(more):
        return table
    slack = [
        0.0 if column.whole else max(column.width - max(need, 15.0), 0.0)
        for need, column in zip(least, table.columns, strict=True)
    ]
    share = min(sum(more) / sum(slack), 1.0) if any(slack) else 0.0
    granted = share * sum(slack) / sum(more)
    return replace(
        table,
        columns=tuple(
            replace(column, width=column.width + granted * grow - share * give)
            for column, grow, give in zip(table.columns, more, slack, strict=True)
        ),
    )


def _table(table: Table, document: Document) -> list[Strip]:
    table = fitted(table)
    height = (document.page_size[1] - document.margins.top - document.margins.bottom) * mm
    head = [_band(band, table) for band in _bands(table.head)]
    room = height - sum(strip.height for strip in head)
    rows = [
        _band(band, table)
        for row in _bands(table.rows)
        for band in (_chunks(row, table, room) if len(row) == 1 else [row])
    ]
    for strip in head:
        strip.glued = True
    for strip in rows:
        strip.head = tuple(head)
    if rows and len(rows) > 1:
        rows[-2].glued = True
    strips = head + rows
    if strips:
        strips[0].before = PARAGRAPH_GAP_PT
        strips[-1].height += 2
    return strips


def _bands(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that cells covering several rows tie together."""
    bands: list[list[Row]] = []
    open_rows = 0
    for row in rows:
        if open_rows:
            bands[-1].append(row)
        else:
            bands.append([row])
        open_rows = max([open_rows, *(cell.rows for cell in row.cells)]) - 1
    return bands


@dataclass(slots=True)
class _Box:
    cell: Cell
    column: int
    row: int
    left: float
    width: float
    lines: list[str]


def _boxes(band: Sequence[Row], table: Table) -> list[_Box]:
    """The cells with their places: a cell goes to the first column that none above covers."""
    taken: set[tuple[int, int]] = set()
    boxes = []
    edges = [0.0]
    for column in table.columns:
        edges.append(edges[-1] + column.width * mm)
    for number, row in enumerate(band):
        place = 0
        for cell in row.cells:
            while (number, place) in taken:
                place += 1
            taken.update((number + r, place + c) for r in range(cell.rows) for c in range(cell.columns))
            width = edges[place + cell.columns] - edges[place]
            lines = fonts.wrap(cell.text, _font(cell), table.size, width - 2 * CELL_PADDING_PT)
            boxes.append(_Box(cell, place, number, edges[place], width, lines))
            place += cell.columns
    return boxes


def _font(cell: Cell) -> str:
    return fonts.style(bold=cell.bold, italic=cell.italic)


def _chunks(band: list[Row], table: Table, room: float) -> list[list[Row]]:
    """A row, or the rows it must become because it is higher than a page."""
    most = int((room - 2 * table.padding) / (LINE * table.size))
    boxes = _boxes(band, table)
    count = max((len(box.lines) for box in boxes), default=1)
    if count <= most:
        return [band]
    return [
        [
            Row(
                tuple(
                    Cell(
                        text="\n".join(box.lines[start : start + most]),
                        bold=box.cell.bold,
                        italic=box.cell.italic,
                        align=box.cell.align,
                        columns=box.cell.columns,
                    )
                    for box in boxes
                )
            )
        ]
        for start in range(0, count, most)
    ]


def _band(band: Sequence[Row], table: Table) -> Strip:
    boxes = _boxes(band, table)
    line = LINE * table.size
    heights = [line + 2 * table.padding] * len(band)
    for box in sorted(boxes, key=lambda box: box.cell.rows):
        need = len(box.lines) * line + 2 * table.padding
        covered = slice(box.row, box.row + box.cell.rows)
        if need > sum(heights[covered]):
            heights[min(box.row + box.cell.rows, len(band)) - 1] += need - sum(heights[covered])
    tops = [sum(heights[:index]) for index in range(len(band) + 1)]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(0.5)
        for box in boxes:
            top, bottom = tops[box.row], tops[min(box.row + box.cell.rows, len(band))]
            canvas.rect(x + box.left, y - bottom, box.width, bottom - top)
            align = box.cell.align or table.columns[box.column].align
            anchor = {Align.CENTRE: box.width / 2, Align.RIGHT: box.width - CELL_PADDING_PT}.get(align, CELL_PADDING_PT)
            down = top + (bottom - top - len(box.lines) * line) / 2 + _ASCENT * table.size
            for text in box.lines:
                put_text(canvas, text, _font(box.cell), table.size, x + box.left + anchor, y - down, align)
                down += line

    return Strip(sum(heights), draw, glued=band[-1].keep)
