"""Describes the draft decision (dự thảo Quyết định) that recognises products, and the list of them with it.

The list begins a page of the decision and is also a document of its own, for a workbook. Says only what the view says.
"""

from ocop_desktop.documents.model import (
    Align,
    Block,
    Document,
    PageBreak,
    Paragraph,
    Signatures,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import (
    going,
    grounds,
    letterhead,
    paper,
    seal,
    signatures,
    signer,
    star_table,
    stars_counted,
    two_digits,
)
from ocop_desktop.documents.view import Next
from ocop_desktop.documents.views_papers import DecisionView
from ocop_desktop.documents.wording import common, office
from ocop_desktop.documents.wording import decision as words
from ocop_desktop.domain.words import date_phrase, document_number, dots, or_dots, place_and_date


def describe(view: DecisionView) -> Document:
    """The decision with its list as one document."""
    wording = view.wording
    articles = [article for article in wording.articles if article.strip()]
    proposal = _said(
        view, wording.proposal, number=or_dots(view.submission_number, 4), date=date_phrase(view.submitted_on)
    )
    blocks: list[Block] = [
        letterhead(view.head, code=words.CODE, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, view.subject),
        _centred(_said(view, wording.decider).upper()),
        *grounds([*(view.grounds or [common.GROUND.format(rest=dots(20))]), proposal]),
        _centred(wording.resolution),
        *(
            paragraph(text(words.ARTICLE.format(number=number), bold=True), _said(view, article))
            for number, article in enumerate(articles, 1)
        ),
        signatures(view.signing, common.filled(wording.first_recipient, last=len(articles))),
        PageBreak(),
        *_list(view),
    ]
    return paper(wording.title, view.subject, blocks, draft=view.draft, fingerprint=view.fingerprint)


def describe_list(view: DecisionView) -> Document:
    """The list alone."""
    return paper(
        view.wording.list_title,
        view.wording.list_subject.capitalize(),
        _list(view),
        draft=view.draft,
        fingerprint=view.fingerprint,
    )


def _list(view: DecisionView) -> list[Block]:
    certified = going(view.products, Next.CERTIFY)
    number = view.head.number or document_number(None, f"{words.CODE}-{dots(2)}")
    note = _said(view, view.wording.list_note, number=number, date=date_phrase(view.made_on))
    return [
        Title(view.wording.list_title, view.wording.list_subject),
        paragraph(text(note, italic=True), indent=False, align=Align.CENTRE, keep=True),
        star_table(certified, words.LIST_HEAD),
        *seal(view.fingerprint),
        Signatures((None, signer(view.signing))),
    ]


def _said(view: DecisionView, template: str, **values: object) -> str:
    certified = going(view.products, Next.CERTIFY)
    return common.filled(
        template,
        **values,
        count=two_digits(len(certified)),
        by_stars=stars_counted(certified, view.wording.no_products),
        months=view.months,
        authority=or_dots(view.authority, 10),
        council=view.council or office.COUNCIL,
    )


def _centred(words_said: str) -> Paragraph:
    return paragraph(text(words_said, bold=True), indent=False, align=Align.CENTRE, keep=True)
