"""Describes the draft decision (dự thảo Quyết định) that recognises products, and the list of them with it.

The list begins a page of the decision and is also a document of its own, for a workbook. Says only what the view says.
"""

from collections.abc import Sequence

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
    numbered,
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
from ocop_desktop.domain.words import date_phrase, dots, or_dots, place_and_date


def describe(view: DecisionView) -> Document:
    """The decision with its list as one document."""
    wording, certified = view.wording, going(view.products, Next.CERTIFY)
    articles = [one for one in (wording.articles if certified else wording.articles_of_none) if one.strip()]
    proposal = _said(
        view, wording.proposal, number=or_dots(view.submission_number, 4), date=date_phrase(view.submitted_on)
    )
    blocks: list[Block] = [
        letterhead(view.head, code=words.CODE, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, view.subject),
        _centred(_said(view, wording.decider).upper()),
        *grounds([*based_on(view), proposal]),
        _centred(wording.resolution),
        *(
            paragraph(text(words.ARTICLE.format(number=number), bold=True), _said(view, article))
            for number, article in enumerate(articles, 1)
        ),
        signatures(view.signing, common.filled(wording.first_recipient, last=len(articles))),
        *([PageBreak(), *_list(view)] if certified else []),
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


def based_on(view: DecisionView) -> Sequence[str]:
    """The grounds before the council's proposal; a dotted one where the office names none."""
    return view.grounds or (common.GROUND.format(rest=dots(20)),)


def _list(view: DecisionView) -> list[Block]:
    certified = going(view.products, Next.CERTIFY)
    note = _said(view, view.wording.list_note, number=numbered(view.head, words.CODE), date=date_phrase(view.made_on))
    return [
        Title(view.wording.list_title, view.wording.list_subject),
        paragraph(text(note, italic=True), indent=False, align=Align.CENTRE, keep=True),
        *([] if certified else [paragraph(_said(view, view.wording.list_nothing))]),
        star_table(certified),
        *seal(view.fingerprint),
        Signatures((None, signer(view.signing))),
    ]


def _said(view: DecisionView, template: str, **values: object) -> str:
    certified = going(view.products, Next.CERTIFY)
    return common.filled(
        template,
        **values,
        count=two_digits(len(certified)),
        by_stars=stars_counted(certified),
        months=view.months,
        authority=or_dots(view.authority, 10),
        council=view.council or office.COUNCIL,
    )


def _centred(words_said: str) -> Paragraph:
    return paragraph(text(words_said, bold=True), indent=False, align=Align.CENTRE, keep=True)
