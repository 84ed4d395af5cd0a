"""Describes the notice of results (thông báo kết quả) of a session to all: the list by stars.

Says only what the view says.
"""

from ocop_desktop.documents.model import Block, Document, Title, paragraph
from ocop_desktop.documents.phrases import (
    by_stars,
    letterhead,
    paper,
    refused_line,
    signatures,
    star_table,
    stars_counted,
    two_digits,
)
from ocop_desktop.documents.view import State
from ocop_desktop.documents.views_papers import NoticeView
from ocop_desktop.documents.wording import common, office
from ocop_desktop.documents.wording import notice as words
from ocop_desktop.domain.words import date_phrase, or_dots, place_and_date


def describe(view: NoticeView) -> Document:
    """The notice as a document."""
    wording, products = view.wording, view.products
    council = view.council or office.COUNCIL
    subject = common.filled(wording.subject, title=view.title).strip()
    opening = common.filled(
        wording.opening, council=council, count=two_digits(len(products)), date=date_phrase(view.held_on)
    )
    blocks: list[Block] = [
        letterhead(view.head, code=words.CODE, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, subject),
        paragraph(opening),
    ]
    if by_stars(products):
        summary = common.filled(wording.summary, by_stars=stars_counted(products))
        blocks += [
            paragraph(summary),
            paragraph(wording.list_opening, keep=True),
            star_table(products),
        ]
    refused = [product for product in products if product.state is State.DISQUALIFIED]
    if refused:
        blocks += [paragraph(wording.refused, keep=True), *map(refused_line, refused)]
    undecided = [product for product in products if product.state in (State.OPEN, State.INCOMPLETE)]
    if undecided:
        blocks.append(paragraph(wording.open, keep=True))
    for one in undecided:
        line = common.filled(words.OPEN_ITEM, name=or_dots(one.name), producer=or_dots(one.producer))
        blocks.append(paragraph(f"{line}."))
    blocks += [
        paragraph(common.filled(said, council=council)) for said in (wording.note, wording.closing) if said.strip()
    ]
    blocks.append(signatures(view.signing, wording.first_recipient))
    return paper(wording.title, subject, blocks, draft=view.draft, fingerprint=view.fingerprint)
