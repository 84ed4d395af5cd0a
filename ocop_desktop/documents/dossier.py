"""Describes the check list of dossiers (phiếu kiểm tra hồ sơ): what of each is there, or blank to tick by hand.

Says only what the views say. A dossier of which nothing is recorded is taken for one that nobody has looked at.
"""

from collections.abc import Sequence

from ocop_desktop.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import head, letterhead, paper
from ocop_desktop.documents.view import State
from ocop_desktop.documents.views_papers import DossierView
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import dossier as words
from ocop_desktop.domain.session import Dossier
from ocop_desktop.domain.words import dots, or_dots, place_and_date, short_date


def describe(view: DossierView) -> Document:
    """The check list of one product as a document."""
    return paper(view.wording.title, view.product.name, _list(view), draft=False)


def _list(view: DossierView) -> list[Block]:
    wording, product = view.wording, view.product
    items = _items(view)
    blocks: list[Block] = [
        letterhead(view.head, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, common.filled(wording.subject, product=or_dots(product.name, 10))),
        *([_line((words.CODE, product.code))] if product.code else []),
        _line((words.PRODUCER, or_dots(product.producer, 16))),
        _line((words.ADDRESS, or_dots(product.address, 16))),
        _line(
            (words.SET, or_dots(product.criteria_set, 12)),
            *([(words.KIND, common.KINDS[product.kind])] if product.kind is not None else []),
        ),
        _line((words.PHONE, or_dots(view.phone, 6)), (words.RECEIVED, short_date(view.received_on))),
        paragraph(wording.opening, keep=True),
        _table(items),
        paragraph(text(wording.conclusion, bold=True), _conclusion(view, items)),
        paragraph(text(words.REMARKS, bold=True), or_dots(view.remarks, 24)),
        Signatures(
            (
                Signer(wording.left_title, note=common.SIGN_NOTE, name=view.left_name),
                Signer(wording.right_title, note=common.SIGN_NOTE, name=view.right_name),
            )
        ),
    ]
    return blocks


def _line(*items: tuple[str, str]) -> Paragraph:
    """Labels in italics, each with its words."""
    runs: list[Run | str] = []
    for label, said in items:
        runs += [*(["; "] if runs else []), text(label, italic=True), said]
    return paragraph(*runs, ".")


def _items(view: DossierView) -> list[tuple[str, bool | None]]:
    """What belongs to the dossier and whether it is there; None: nobody has said."""
    wording, there = view.wording, view.dossier
    looked_at = there != Dossier() or view.commune_letter is not None
    items: list[tuple[str, bool | None]] = [
        (wording.form_01, there.form_01),
        (wording.form_02, there.form_02),
        (wording.form_03, there.form_03),
        *([(wording.commune_letter, view.commune_letter)] if view.asks_commune_letter else []),
        (wording.paper_set, there.paper_set),
        (wording.electronic_set, there.electronic_set),
    ]
    if view.samples:
        samples = common.filled(wording.samples, count=f"{view.samples:02d}")
        items.append((samples, there.samples))
    return [(title, here if looked_at else None) for title, here in items]


def _table(items: Sequence[tuple[str, bool | None]]) -> Table:
    rows = [
        Row(
            (
                Cell(str(number), number),
                Cell(title),
                Cell(words.MARK if here else "", bold=True),
                Cell(words.MARK if here is False else "", bold=True),
                Cell(),
            )
        )
        for number, (title, here) in enumerate(items, 1)
    ]
    columns = (
        Column(10, Align.CENTRE),
        Column(95),
        Column(15, Align.CENTRE),
        Column(15, Align.CENTRE),
        Column(30),
    )
    return Table(columns, (head(words.HEAD),), tuple(rows), size=12)


def _conclusion(view: DossierView, items: Sequence[tuple[str, bool | None]]) -> str:
    if view.product.state is State.DISQUALIFIED:
        return words.DISQUALIFIED.format(reason=or_dots(view.product.disqualified.rstrip(". "), 12))
    lacking = [title for title, here in items if here is False]
    if lacking:
        return common.filled(view.wording.lacking, items=common.listed(lacking))
    return view.wording.complete if all(here for _, here in items) else dots(24)
