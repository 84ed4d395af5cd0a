"""Describes the table of points of one product (bảng tổng hợp điểm): criteria by members, landscape, also a workbook.

Members stand above their columns by name while those are wide enough, else by number with the names below the table.
Says only what the view says.
"""

from dataclasses import replace

from ocop_desktop.documents.model import (
    LANDSCAPE_WIDTH,
    Align,
    Block,
    Cell,
    Column,
    Document,
    Row,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import (
    conclusion_text,
    ended,
    figure_cell,
    head_with_parts,
    letterhead,
    paper,
    seal,
    secretary_and_chair,
    stars_text,
)
from ocop_desktop.documents.view import Away, ProductView, State
from ocop_desktop.documents.views_papers import CriterionRow, MemberColumn, ProductResultsView, RowKind
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import product_results as words
from ocop_desktop.domain.words import or_dots, place_and_date

_CODE, _MOST, _AVERAGE = 13.0, 13.0, 17.0
_TITLE_NAMED, _TITLE_NUMBERED = 64.0, 76.0
NAMED, LETTERS = 7, 64
"""With more members, or longer names, the columns are too narrow for their names."""


def describe(view: ProductResultsView) -> Document:
    """The table as a document."""
    wording = view.wording
    subject = common.filled(wording.subject, product=or_dots(view.product.name, 16))
    blocks: list[Block] = [
        letterhead(view.head, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, subject),
        paragraph(ended(common.listed(_about(view.product))), indent=False, align=Align.LEFT, keep=True),
        _table(view),
        *(paragraph(text(note, italic=True), indent=False, align=Align.LEFT) for note in _notes(view)),
        *seal(view.fingerprint),
        secretary_and_chair(view),
    ]
    return paper(wording.title, subject, blocks, draft=view.draft, fingerprint=view.fingerprint, landscape=True)


def _about(product: ProductView) -> list[str]:
    said = [words.PRODUCER + or_dots(product.producer, 10)]
    if product.criteria_set:
        said.append(words.SET + product.criteria_set)
    return [*said, words.SHEETS.format(counted=product.counted, expected=product.expected)]


def _name(member: MemberColumn) -> str:
    if member.round is None:
        return member.name
    return words.MEMBER_ROUND.format(name=member.name, round=member.round)


def _named(view: ProductResultsView) -> bool:
    """Whether members stand above their columns by name."""
    return len(view.members) <= NAMED and all(len(_name(member)) <= LETTERS for member in view.members)


def _table(view: ProductResultsView) -> Table:
    members = view.members
    named = _named(view)
    title = _TITLE_NAMED if named else _TITLE_NUMBERED
    left = LANDSCAPE_WIDTH - title - _CODE - _MOST - _AVERAGE
    each = left / len(members) if members else 0.0
    if not members:
        title += left
    columns = (
        Column(_CODE, whole=True),
        Column(title),
        Column(_MOST, Align.RIGHT, whole=True),
        *(Column(each, Align.CENTRE, whole=not named) for _ in members),
        Column(_AVERAGE, Align.RIGHT, whole=True),
    )
    heads = [_name(member) if named else f"({number})" for number, member in enumerate(members, 1)]
    titles = (words.CODE, words.TITLE, words.MOST, words.MEMBERS, words.AVERAGE)
    rows = [_row(row) for row in view.rows]
    rows.append(
        Row(
            (
                Cell(words.TOTAL, bold=True, columns=2),
                Cell(str(view.most), view.most, bold=True),
                *(replace(figure_cell(total, bold=True), align=Align.CENTRE) for total in view.totals),
                figure_cell(view.product.average, bold=True),
            )
        )
    )
    return Table(columns, head_with_parts(titles, 3, heads), tuple(rows), size=10.5)


def _row(row: CriterionRow) -> Row:
    part, leaf = row.kind is RowKind.PART, row.kind is RowKind.CRITERION
    group = not part and not leaf
    code = words.PART.format(code=row.code) if part else row.code
    about = (
        (Cell(f"{code}: {row.title}" if row.title else code, bold=True, columns=2, align=Align.LEFT),)
        if part
        else (Cell(code, italic=group), Cell(row.title, italic=group))
    )
    points = [replace(figure_cell(one, bold=part), italic=group, align=Align.CENTRE) for one in row.points]
    return Row(
        (
            *about,
            Cell(str(row.most), row.most, bold=part, italic=group),
            *points,
            replace(figure_cell(row.average, bold=part), italic=group),
        ),
        keep=not leaf,
    )


def _notes(view: ProductResultsView) -> list[str]:
    """Who the columns are, then what the figures come to."""
    product, notes = view.product, []
    if not _named(view):
        names = [words.MEMBER.format(number=n, name=_name(member)) for n, member in enumerate(view.members, 1)]
        notes.append(words.MEMBERS_NOTE.format(members=common.listed(names)))
    dropped = [member.name for member in view.members if member.dropped]
    if dropped:
        notes.append(words.DROPPED.format(members=common.listed(dropped)))
    for template, away in ((words.AWAY, product.absent), (words.RECUSED, product.recused)):
        if away:
            notes.append(template.format(members=common.listed([_away(one) for one in away])))
    if product.spread.text:
        spread = words.SPREAD.format(points=product.spread.text)
        if product.spread_limit is not None:
            spread = words.SPREAD_LIMIT.format(said=spread, limit=product.spread_limit)
        notes.append(f"{spread}.")
    if product.stars_by_average is not None:
        band, computed = stars_text(product.stars_by_average), stars_text(product.stars_computed)
        notes.append(words.STARS.format(band=band, computed=computed))
    if product.missed:
        missed = [common.MISSED.format(code=one.code, title=one.title, stars=one.stars) for one in product.missed]
        notes.append(words.MISSED.format(missed=common.listed(missed)))
    if product.state is State.DISQUALIFIED:
        notes.append(words.REFUSED.format(reason=or_dots(product.disqualified.rstrip(". "), 12)))
    else:
        notes.append(words.CONCLUSION.format(conclusion=conclusion_text(product)))
    return notes


def _away(one: Away) -> str:
    return f"{one.name} ({one.reason})" if one.reason else one.name
