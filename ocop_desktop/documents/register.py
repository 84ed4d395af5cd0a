"""Describes the register of certificates (sổ cấp giấy chứng nhận): landscape, and as a workbook.

Says only what the view says; whether a certificate is still valid comes with it.
"""

from datetime import date

from ocop_desktop.documents.model import (
    LANDSCAPE_WIDTH,
    Align,
    Block,
    Cell,
    Column,
    Document,
    Row,
    Signatures,
    Signer,
    Table,
    Title,
    paragraph,
)
from ocop_desktop.documents.phrases import letterhead, paper, scaled, seal, signer
from ocop_desktop.documents.view import Figure
from ocop_desktop.documents.views_papers import RegisterLine, RegisterView
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import register as words
from ocop_desktop.domain.words import dots, or_dots, place_and_date, short_date


def describe(view: RegisterView) -> Document:
    """The register as a document."""
    wording = view.wording
    subject = common.filled(wording.subject, title=view.title).strip()
    blocks: list[Block] = [
        letterhead(view.head, place_date=place_and_date(view.place, view.made_on)),
        Title(wording.title, subject),
        *([] if view.lines else [paragraph(wording.nothing)]),
        _table(view.lines),
        *seal(view.fingerprint),
        Signatures((Signer(wording.left_title, note=common.SIGN_NOTE, name=view.maker_name), signer(view.signing))),
    ]
    return paper(wording.title, subject, blocks, draft=view.draft, fingerprint=view.fingerprint, landscape=True)


def _table(lines: tuple[RegisterLine, ...]) -> Table:
    coded = any(line.code for line in lines)
    columns = [
        (words.NUMBER, Column(17, Align.CENTRE, whole=True)),
        (words.CODE, Column(26, whole=True)),
        (words.PRODUCT, Column(46)),
        (words.PRODUCER, Column(42)),
        (words.ADDRESS, Column(38)),
        (words.STARS, Column(12, Align.CENTRE, whole=True)),
        (words.DECISION, Column(26, whole=True)),
        (words.DECIDED, Column(21, Align.CENTRE, whole=True)),
        (words.ISSUED, Column(21, Align.CENTRE, whole=True)),
        (words.EXPIRES, Column(21, Align.CENTRE, whole=True)),
        (words.STATE, Column(20)),
    ]
    if not coded:
        columns = [column for column in columns if column[0] != words.CODE]
    rows = [
        Row(
            (
                _number(line.number),
                *([Cell(line.code)] if coded else []),
                Cell(or_dots(line.product)),
                Cell(or_dots(line.producer)),
                Cell(or_dots(line.address)),
                Cell(dots(2) if line.stars is None else str(line.stars), line.stars),
                Cell(or_dots(line.decision_number, 4)),
                _day(line.decided_on),
                _day(line.issued_on),
                _day(line.expires_on),
                Cell(words.STATES[line.state]),
            )
        )
        for line in lines
    ]
    titles = Row(tuple(Cell(title, bold=True, align=Align.CENTRE) for title, _ in columns))
    return Table(scaled([column for _, column in columns], LANDSCAPE_WIDTH), (titles,), tuple(rows))


def _number(number: Figure) -> Cell:
    return Cell(or_dots(number.text, 3), number.value if number.text else None)


def _day(day: date | None) -> Cell:
    return Cell(short_date(day), day)
