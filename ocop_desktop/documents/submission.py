"""Describes the submission (tờ trình) with which the council lays its result before the authority.

Says only what the view says.
"""

from collections.abc import Sequence

from ocop_desktop.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Row,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import (
    addressee,
    by_stars,
    going,
    grounds,
    head,
    letterhead,
    level_name,
    listed_lines,
    paper,
    refused_line,
    signatures,
    star_table,
    stars_counted,
    stars_text,
    two_digits,
)
from ocop_desktop.documents.view import Next, ProductView, State
from ocop_desktop.documents.views_papers import SubmissionView
from ocop_desktop.documents.wording import common, office
from ocop_desktop.documents.wording import submission as words
from ocop_desktop.domain.words import date_phrase, dots, or_dots, place_and_date


def describe(view: SubmissionView) -> Document:
    """The submission as a document."""
    wording, products = view.wording, view.products
    certified, forwarded = going(products, Next.CERTIFY), going(products, Next.FORWARD)

    def said(template: str, **values: object) -> str:
        names = {"authority": or_dots(authority(view), 10), "council": view.council or office.COUNCIL}
        return common.filled(template, **values, **names)

    meeting = said(
        wording.meeting,
        date=date_phrase(view.held_on),
        present=dots(2) if view.present is None else view.present,
        members=dots(2) if view.members is None else view.members,
        minutes=or_dots(view.minutes_number, 4),
    )
    blocks: list[Block] = [
        letterhead(view.head, code=words.CODE, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, view.subject),
        *addressee(view.to),
        *grounds(view.grounds),
        paragraph(said(wording.opening)),
        Heading(wording.meeting_heading),
        paragraph(meeting, keep=True),
        _counts(products),
        *_refused(products),
        Heading(wording.proposal_heading),
    ]
    if certified:
        proposal = said(wording.proposal, count=two_digits(len(certified)), by_stars=stars_counted(certified))
        blocks += [paragraph(proposal, keep=True), star_table(certified)]
    else:
        blocks.append(paragraph(said(wording.no_proposal)))
    for level, group in by_level(forwarded).items():
        forwarding = said(wording.forwarding, count=two_digits(len(group)), level=level)
        blocks += [paragraph(forwarding, keep=True), star_table(group)]
    blocks.append(paragraph(said(wording.closing)))
    if wording.enclosed:
        enclosed = common.filled(wording.enclosed_opening, enclosed=common.listed(wording.enclosed))
        blocks.append(paragraph(text(enclosed, italic=True)))
    blocks.append(signatures(view.signing, wording.first_recipient))
    return paper(wording.title, view.subject, blocks, draft=view.draft, fingerprint=view.fingerprint)


def authority(view: SubmissionView) -> str:
    """To whom the submission goes, within a sentence."""
    return ", ".join(listed_lines(view.to))


def by_level(forwarded: Sequence[ProductView]) -> dict[str, list[ProductView]]:
    """The forwarded products by the level they go to, as it is printed."""
    levels: dict[str, list[ProductView]] = {}
    for product in forwarded:
        levels.setdefault(level_name(product.forward_to), []).append(product)
    return levels


def _counts(products: tuple[ProductView, ...]) -> Table:
    """How many products there are of each star class and in each other state."""
    rows = [_count(words.TOTAL, len(products), bold=True)]
    for stars, group in by_stars(products).items():
        rows.append(_count(words.OF_STARS.format(stars=stars_text(stars)), len(group)))
    for state, title in (
        (State.OPEN, words.OPEN),
        (State.INCOMPLETE, words.INCOMPLETE),
        (State.DISQUALIFIED, words.REFUSED),
    ):
        count = sum(product.state is state for product in products)
        rows += [_count(title, count)] if count else []
    for level, group in by_level(going(products, Next.FORWARD)).items():
        rows.append(_count(words.FORWARDED.format(level=level), len(group), italic=True))
    columns = (Column(125), Column(40, Align.CENTRE))
    return Table(columns, (head(words.HEAD),), tuple(rows), size=12)


def _count(title: str, count: int, *, bold: bool = False, italic: bool = False) -> Row:
    return Row(
        (Cell(title, bold=bold, italic=italic), Cell(two_digits(count), count, bold=bold, italic=italic)), keep=bold
    )


def _refused(products: tuple[ProductView, ...]) -> list[Block]:
    refused = [product for product in products if product.state is State.DISQUALIFIED]
    if not refused:
        return []
    return [paragraph(words.REFUSED_LIST, keep=True), *map(refused_line, refused)]
