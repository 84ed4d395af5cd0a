"""Describes score sheets (phiếu đánh giá) as a document that an office can go on working with in Word.

The same content as on the pages of ``score_sheet``, but in tables: a scan of it cannot be read by position.
"""

from collections.abc import Iterator, Sequence

from ocop_desktop.documents.model import (
    Align,
    Block,
    Cell,
    CodeBlock,
    Column,
    Document,
    Letterhead,
    Margins,
    PageBreak,
    Row,
    Signatures,
    Signer,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.score_sheet import fields, page_code, paper_title
from ocop_desktop.documents.score_sheet_content import (
    Case,
    Entry,
    Mark,
    Option,
    Rank,
    disqualifiers,
    entries,
    has_stars,
)
from ocop_desktop.documents.score_sheet_view import ScoreSheetView
from ocop_desktop.documents.view import Figure
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import score_sheet as words
from ocop_desktop.domain.words import dots, or_dots, place_and_date

_BOX, _MARKED, _STAR = "☐", "☒", "★"
MARGINS = Margins(15, 15, 20, 15)
SIZE = 11.0
TREE = (Column(8, Align.CENTRE), Column(12, Align.RIGHT), Column(133), Column(22, Align.RIGHT))
HAND_LINES, HAND_LINE = 4, dots(43)
"""Lines to write opinions on."""


def describe(views: Sequence[ScoreSheetView]) -> Document:
    """The sheets, each beginning a page."""
    blocks: list[Block] = []
    for number, view in enumerate(views):
        blocks += [*([PageBreak(anew=True)] if number else []), *_sheet(view)]
    title = paper_title(views[0]) if len(views) == 1 else words.NAME
    draft = any(view.draft for view in views)
    return Document(title, tuple(blocks), size=SIZE, margins=MARGINS, mark=common.DRAFT if draft else "")


def _sheet(view: ScoreSheetView) -> Iterator[Block]:
    yield Letterhead(
        parent=view.head.parent_agency.upper(),
        body=or_dots(view.head.issuing_body.upper(), 12),
        country=common.COUNTRY,
        motto=common.MOTTO,
    )
    yield Title(view.wording.title, words.SET.format(title=view.criteria.title))
    yield CodeBlock(words.CODE_LABEL, page_code(view.code, 1), view.code)
    yield paragraph(
        text(words.BY_DECREE.format(decree=or_dots(view.decree, 12)), italic=True), indent=False, align=Align.CENTRE
    )
    yield _fields(view)
    yield paragraph(text(words.HOW_TO_MARK, italic=True), indent=False)
    if has_stars(view.criteria):
        yield paragraph(text(3 * _STAR), text(f" {words.STARS_NOTE}", italic=True), indent=False)
    yield _tree(view)
    yield _totals(view)
    if view.refused:
        yield paragraph(text(words.REFUSED.format(reason=view.refused), bold=True), indent=False)
    yield paragraph(text(words.OPINIONS, bold=True), indent=False, keep=True)
    for line in view.opinions or (HAND_LINE,) * HAND_LINES:
        yield paragraph(line, indent=False, align=Align.LEFT)
    yield paragraph(text(place_and_date(view.place, view.day), italic=True), indent=False, align=Align.RIGHT, keep=True)
    yield Signatures((None, Signer(view.wording.signer_title, note=common.SIGN_NOTE, name=or_dots(view.signer, 12))))


def _fields(view: ScoreSheetView) -> Table:
    rows = [
        Row(tuple(Cell(one.text, columns=2 if len(row) == 1 else 1) for one in row), keep=True) for row in fields(view)
    ]
    return Table((Column(108.5), Column(66.5)), (), tuple(rows), SIZE, 1.0)


def _tree(view: ScoreSheetView) -> Table:
    head = Row(
        (
            Cell(words.HEAD_CRITERIA, bold=True, columns=3, align=Align.LEFT),
            Cell(words.HEAD_POINTS, bold=True, align=Align.CENTRE),
        )
    )
    rows = [_reason(option) for option in disqualifiers(view.criteria)]
    for entry in entries(view.criteria):
        rows += _entry(entry, view)
    return Table(TREE, (head,), tuple(rows), 9.5, 0.0)


def _entry(entry: Entry, view: ScoreSheetView) -> Iterator[Row]:
    leaf = entry.rank is Rank.CRITERION
    points = _points(entry, view) if leaf else words.MOST.format(points=entry.most)
    yield Row((Cell(entry.title, bold=True, columns=3, align=Align.LEFT), Cell(points, bold=not leaf)), keep=True)
    if entry.notes:
        yield Row((Cell(" ".join(entry.notes), italic=True, columns=4, align=Align.LEFT),), keep=True)
    for refusal in entry.refusals:
        yield _reason(refusal, keep=True)
    place = (view.choices or {}).get(entry.code)
    if entry.nothing is not None or place == 0:
        yield Row((Cell(_MARKED if place == 0 else _BOX), Cell(words.NO_LEVEL, columns=3, align=Align.LEFT)), keep=True)
    for index, case in enumerate(entry.cases, 1):
        yield from _case(case, view, last=index == len(entry.cases))


def _case(case: Case, view: ScoreSheetView, *, last: bool) -> Iterator[Row]:
    if case.heading:
        yield Row((Cell(case.heading, bold=True, italic=True, columns=4, align=Align.LEFT),), keep=True)
    for option in case.options:
        chosen = option.box.mark is Mark.LEVEL and (view.choices or {}).get(option.box.criterion) == option.box.place
        yield Row(
            (
                Cell(_MARKED if chosen else _BOX),
                Cell(words.POINTS.format(points=option.points), bold=True),
                Cell(option.text),
                Cell(_STAR * option.stars),
            ),
            keep=not last or option is not case.options[-1],
        )


def _reason(option: Option, *, keep: bool = False) -> Row:
    return Row((Cell(_BOX), Cell(option.text, italic=True, columns=3, align=Align.LEFT)), keep=keep)


def _points(entry: Entry, view: ScoreSheetView) -> str:
    of = words.OF.format(points=entry.most)
    if view.choices is None:
        return of
    if entry.code in view.skipped:
        return f"{words.SKIPPED} {of}"
    if entry.code not in view.choices:
        return f"{words.NOT_ENTERED} {of}"
    return f"{view.criteria.by_code[entry.code].points(view.choices[entry.code])}{of}"


def _totals(view: ScoreSheetView) -> Table:
    parts = view.criteria.parts
    named = [(words.TOTALS_PART.format(code=part.code), view.parts.get(part.code), part.max) for part in parts]
    named.append((words.TOTAL, view.total, sum(part.max for part in parts)))
    cells = [
        Cell(f"{label}: {_figure(figure, view)}{words.OF.format(points=most)}", bold=label == words.TOTAL)
        for label, figure, most in named
    ]
    return Table(tuple(Column(175 / len(cells)) for _ in cells), (), (Row(tuple(cells), keep=True),), SIZE)


def _figure(figure: Figure | None, view: ScoreSheetView) -> str:
    """The points, room to write them, or on a sheet that is not whole a dash."""
    if figure is not None and figure.text:
        return figure.text
    return dots(3) if view.choices is None else common.NO_FIGURE
