"""Describes the letters (thông báo kết quả) in which producers are told the result of their products.

Says only what the views say.
"""

from collections.abc import Iterator

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
    ended,
    figure_cell,
    head,
    labelled,
    letterhead,
    next_text,
    paper,
    signatures,
    stars_text,
)
from ocop_desktop.documents.view import MissedRequirement, ProductView, State
from ocop_desktop.documents.views_papers import LetterView, NextStar
from ocop_desktop.documents.wording import common, office
from ocop_desktop.documents.wording import letter as words
from ocop_desktop.documents.wording.letter import LetterWording
from ocop_desktop.domain.words import date_phrase, or_dots, place_and_date, points_in_words


def describe(view: LetterView) -> Document:
    """One letter as a document."""
    return paper(words.DOCUMENT, view.product.name, _letter(view), draft=view.draft)


def _letter(view: LetterView) -> list[Block]:
    wording, product = view.wording, view.product
    council = view.council or office.COUNCIL

    def said(template: str) -> str:
        return common.filled(
            template,
            date=date_phrase(view.held_on),
            council=council,
            producer=or_dots(product.producer, 10),
            product=or_dots(product.name, 10),
        )

    sections = [(wording.result_heading, list(_result(product, wording)))]
    if product.state is State.CONCLUDED:
        if view.next_star is not None:
            heading = common.filled(wording.next_heading, stars=stars_text(view.next_star.stars))
            sections.append((heading, list(_next_star(view.next_star, wording))))
        else:
            sections[0][1].append(paragraph(wording.highest))
    sections.append((wording.said_heading, list(_said(product))))
    blocks: list[Block] = [
        letterhead(view.head, code=words.CODE, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, said(wording.subject)),
        *addressee(or_dots(product.producer, 16)),
        paragraph(said(wording.opening)),
    ]
    filled = [(heading, content) for heading, content in sections if content]
    for number, (heading, content) in enumerate(filled, 1):
        blocks += [Heading(words.SECTION.format(number=number, heading=heading)), *content]
    return [*blocks, paragraph(said(wording.closing)), signatures(view.signing, wording.first_recipient)]


def about(product: ProductView) -> str:
    """The product's code, set and kind in one sentence, "" where none is known."""
    named = [words.CODE_LINE + product.code] if product.code else []
    named += [words.SET + product.criteria_set] if product.criteria_set else []
    named += [words.KIND + common.KINDS[product.kind]] if product.kind is not None else []
    said = common.listed(named)
    return ended(said[0].upper() + said[1:]) if said else ""


def _result(product: ProductView, wording: LetterWording) -> Iterator[Block]:
    if said := about(product):
        yield paragraph(said)
    if product.state is State.DISQUALIFIED:
        reason = or_dots(product.disqualified.rstrip(". "), 12)
        yield paragraph(text(common.filled(wording.refused, reason=reason), bold=True))
        return
    if product.state is not State.CONCLUDED:
        yield paragraph(text(wording.open, bold=True))
        return
    if product.average.text:
        points = words.POINTS.format(points=product.average.text, words=points_in_words(product.average.text))
        yield paragraph(words.AVERAGE, text(points, bold=True), keep=bool(product.parts))
    if product.parts:
        yield _parts(product)
    yield paragraph(words.STARS, text(stars_text(product.stars), bold=True), f"; {ended(next_text(product))}")
    if product.reason:
        yield labelled(words.REASON, ended(product.reason))


def _parts(product: ProductView) -> Table:
    rows = [
        Row(
            (
                Cell(words.PART.format(code=part.code)),
                Cell(part.title),
                Cell(str(part.most), part.most),
                figure_cell(part.average),
            )
        )
        for part in product.parts
    ]
    most = sum(part.most for part in product.parts)
    rows.append(
        Row(
            (
                Cell(words.TOTAL, bold=True, columns=2),
                Cell(str(most), most, bold=True),
                figure_cell(product.average, bold=True),
            )
        )
    )
    columns = (Column(18), Column(85), Column(24, Align.RIGHT), Column(38, Align.RIGHT))
    return Table(columns, (head(words.HEAD),), tuple(rows), size=12)


def _next_star(above: NextStar, wording: LetterWording) -> Iterator[Block]:
    """What keeps the product from the class above: points, then requirements."""
    values = {"stars": stars_text(above.stars), "least": above.at_least, "points": above.points.text}
    short = bool(above.points.text)
    yield paragraph(common.filled(wording.next_points if short else wording.next_reached, **values))
    if above.missed:
        yield paragraph(wording.next_missed, keep=True)
        for missed in above.missed:
            yield paragraph(ended(_missed(missed)))
    elif not short:
        yield paragraph(wording.next_only_council)


def _missed(missed: MissedRequirement) -> str:
    said = words.MISSED.format(code=missed.code, title=missed.title)
    return words.MISSED_LEVEL.format(said=said, level=missed.level) if missed.level else said


def _said(product: ProductView) -> Iterator[Block]:
    if product.remarks.strip():
        yield labelled(words.REMARKS, ended(product.remarks))
    if product.recommendations.strip():
        yield labelled(words.RECOMMENDATIONS, ended(product.recommendations))
