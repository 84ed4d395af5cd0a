"""Every paper in every form, of a session of sixty products that is closed: each fact it must carry is in its text."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Member, OfficeData, Phrase, Producer, Product, Role
from ocop_desktop.services import papers
from ocop_desktop.services.commands import (
    AddMember,
    ConcludeAll,
    Disqualify,
    EditSession,
    FillSheet,
    ImportProducts,
)
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.papers import BY_KIND, Form, Kind, Scope
from ocop_desktop.services.sealing import SealSession
from ocop_desktop.services.workspace import Workspace, utc_now
from tests.council import BODIES, DECREE

PRODUCTS = 60
HARD = (
    'Mắm <ruốc> & "nêm" 5\' loại=1',
    "San pham khong dau",
    "ẮẰẲẴẶ ẤẦẨẪẬ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ỲỴỶỸ",
    "Trà hoa vàng hữu cơ " * 9 + "thượng hạng",
    "=HYPERLINK(1)",
)
OFFICE = OfficeData(
    authority="Ủy ban nhân dân tỉnh Lâm Đồng",
    parent_agency="Ủy ban nhân dân tỉnh Lâm Đồng",
    issuing_body="Hội đồng OCOP tỉnh",
    code_suffix="UBND",
    place="Lâm Đồng",
    council_name="Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Lâm Đồng",
    recipients=("Bộ Nông nghiệp và Môi trường",),
    certificate_sentence="Trân trọng chứng nhận",
    signer_authority="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    signer_title="PHÓ CHỦ TỊCH",
    signer_name="Người ký quyết định",
    grounds=("Căn cứ Luật Tổ chức chính quyền địa phương;",),
    submission_to="Chủ tịch Ủy ban nhân dân tỉnh",
    submission_recipients=("Sở Nông nghiệp và Môi trường",),
    notice_recipients=("Ủy ban nhân dân các xã",),
    council_signer_authority="KT. CHỦ TỊCH HỘI ĐỒNG",
    council_signer_title="PHÓ CHỦ TỊCH HỘI ĐỒNG",
    council_signer_name="Người ký của Hội đồng",
    phrases=(
        Phrase("submission", "closing", "{council} xin trình {authority} quyết định./."),
        Phrase("submission", "subject", "V/v trình kết quả {title}"),
        Phrase("decision", "articles", "Công nhận {count} sản phẩm.\nCó hiệu lực từ ngày ký."),
        Phrase("minutes", "no such phrase", "không in"),
        Phrase("notice", "note", " "),
    ),
)
DATES = {
    "held_on": date(2026, 7, 28),
    "decided_on": date(2026, 8, 31),
    "submitted_on": date(2026, 8, 3),
    "noticed_on": date(2026, 8, 4),
    "forwarded_on": date(2026, 8, 6),
}
NUMBERS = {"minutes_number": "1", "submission_number": "2", "decision_number": "7", "notice_number": "4"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    workspace = Workspace(tmp_path_factory.mktemp("sixty") / "sixty.ocop")
    made = workspace.open(workspace.create("Đợt 2 năm 2026", DECREE, "tỉnh"))
    session = replace(
        made.state.session, office=OFFICE, forwarding_number="5", first_certificate=9, council_decision="12/QĐ-UBND"
    )
    made.execute(EditSession(replace(session, **DATES, **NUMBERS)))
    for place, body in enumerate(BODIES):
        made.execute(AddMember(Member(0, 0, 0, body, role=Role.CHAIR if place == 0 else Role.MEMBER)))
    codes = [criteria.code for criteria in made.state.decree.sets if len(criteria.leaves) >= 30]
    names = [*HARD, *(f"Sản phẩm thứ {place}" for place in range(len(HARD), PRODUCTS))]
    producers = [Producer(f"Hợp tác xã {place} & Ba Lá", address=f"Thôn {place}, xã Ba") for place in range(PRODUCTS)]
    made.execute(
        ImportProducts(
            tuple(
                Product(0, 0, 0, name, f"68-{place:03d}-2026", codes[place % len(codes)], producer=producers[place])
                for place, name in enumerate(names)
            )
        )
    )
    refused = list(made.state.products)[-1]
    made.execute(Disqualify(refused, "Giả mạo giấy tờ"))
    for place, product in enumerate(made.state.products.values()):
        if product.id != refused:
            total = 60 + place * 17 % 36
            for turn, member in enumerate(made.state.members):
                sheet = sheet_for(made.state.criteria(product), total - turn % 3, 5 if total > 92 else 4, turn)
                made.execute(FillSheet(product.id, member, sheet))
    made.execute(ConcludeAll())
    made.execute(SealSession(utc_now()))
    yield made
    workspace.close()


def plain(text: str) -> str:
    """A text without its white space, which breaks of lines and cells are made of."""
    return "".join(unicodedata.normalize("NFC", text).split())


def pdf_text(data: bytes) -> str:
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]
    assert all(unicodedata.is_normalized("NFC", page) for page in pages)
    return plain("".join(pages))


def word_text(data: bytes) -> str:
    body = docx.Document(BytesIO(data)).element.body
    return plain("".join(node.text or "" for node in body.iter(qn("w:t"))))


def sheet_text(data: bytes) -> str:
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    return plain(" ".join(str(cell) for row in rows for cell in row))


TEXT = {Form.PDF: pdf_text, Form.DOCX: word_text, Form.XLSX: sheet_text}


def items_of(desk: Desk, kind: Kind, form: Form) -> list[papers.Item]:
    """As many pieces as make the test no longer than it has to be, the hard names always among them."""
    found = papers.items(desk, kind)
    if BY_KIND[kind].scope is Scope.SHEET:
        member = next(iter(desk.state.members))
        found = [item for item in found if item.member == member][: len(HARD) if form is Form.DOCX else 12]
    return found if papers.one_file(kind, form) else found[:1]


def facts(desk: Desk, kind: Kind, items: list[papers.Item], form: Form) -> Iterator[str]:
    """What a paper must carry."""
    state = desk.state
    average = {
        key: show(result.average, state.decree.bands)
        for key, result in desk.scoreboard.results.items()
        if result.average is not None
    }
    certified, forwarded = papers.certifiable(desk), papers.forwarded(desk)
    listed = {
        Kind.SUBMISSION: [*certified, *forwarded],
        Kind.DECISION: certified,
        Kind.FORWARDING: forwarded,
        Kind.REGISTER: certified,
    }.get(kind, [item.product for item in items if item.product] or list(state.products))
    for key in listed:
        product = state.products[key]
        yield product.name
        yield product.producer.name
        averaged = kind not in (Kind.SHEETS, Kind.FILLED_SHEETS, Kind.DOSSIERS, Kind.CERTIFICATES, Kind.REGISTER)
        if averaged and form is not Form.XLSX and not product.disqualified:
            yield average[key]
        if kind not in (Kind.MINUTES, Kind.RESULTS, Kind.PRODUCT_RESULTS, Kind.LETTERS) and not product.disqualified:
            yield product.producer.address
    signers = {
        Kind.SUBMISSION: ("Người ký của Hội đồng", "KT. CHỦ TỊCH HỘI ĐỒNG", "Sở Nông nghiệp và Môi trường"),
        Kind.DECISION: ("Người ký quyết định", "PHÓ CHỦ TỊCH"),
        Kind.LETTERS: ("Người ký của Hội đồng", "Ủy ban nhân dân các xã"),
        Kind.NOTICE: ("Người ký của Hội đồng", "04/TB-HĐ", "ngày 04 tháng 8 năm 2026"),
        Kind.FORWARDING: ("Người ký của Hội đồng", "05/DS-HĐ", "ngày 06 tháng 8 năm 2026"),
        Kind.CERTIFICATES: ("Người ký quyết định", "07/QĐ-UBND", "31 tháng 8 năm 2029", "Trân trọng chứng nhận", "09"),
        Kind.MINUTES: ("01/BB-HĐ", "12/QĐ-UBND", "26/2026/QĐ-TTg", "Giả mạo giấy tờ", *BODIES),
        Kind.PRODUCT_RESULTS: BODIES,
        Kind.SHEETS: ("Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026", BODIES[0]),
        Kind.REGISTER: ("07/QĐ-UBND",),
    }
    yield from signers.get(kind, ())
    if kind is Kind.SUBMISSION:
        yield from ("02/TTr-HĐ", "01/BB-HĐ", "V/v trình kết quả đợt 2 năm 2026", "Giả mạo giấy tờ")
        yield f"{OFFICE.council_name} xin trình {OFFICE.submission_to} quyết định./."
        yield "Căn cứ Luật Tổ chức chính quyền địa phương"
    if kind is Kind.DECISION and form is not Form.XLSX:
        yield from ("07/QĐ-UBND", "02/TTr-HĐ", "ngày 03 tháng 8 năm 2026", "Bộ Nông nghiệp và Môi trường")
        yield from (f"Công nhận {len(certified):02d} sản phẩm.", "Điều 2. Có hiệu lực từ ngày ký.")
    if kind is Kind.REGISTER and form is Form.PDF:
        yield from ("31/8/2026", "31/8/2029", f"{9 + len(certified) - 1:02d}")


MADE = [(paper.kind, form) for paper in papers.PAPERS for form in paper.forms]


@pytest.mark.parametrize(("kind", "form"), MADE, ids=[f"{kind}-{form}" for kind, form in MADE])
def test_every_fact_is_in_the_text(desk: Desk, kind: Kind, form: Form) -> None:
    items = items_of(desk, kind, form)
    said = TEXT[form](papers.make(form, papers.source(desk, kind, items)))
    wanted = list(facts(desk, kind, items, form))
    assert wanted
    assert [fact for fact in wanted if plain(fact) not in said] == []
    assert "None" not in said
    assert "khôngin" not in said


def test_the_session_has_what_the_papers_are_about(desk: Desk) -> None:
    assert len(papers.certifiable(desk)) > 20
    assert papers.forwarded(desk)
    assert len(papers.items(desk, Kind.FILLED_SHEETS)) == (PRODUCTS - 1) * len(BODIES)
    assert [lack for kind in Kind for lack in papers.lacks(desk, kind) if lack.page != "session"] == [
        papers.Lack("secretary", "council")
    ]


def test_every_phrase_that_is_offered_has_words_and_changes_the_paper(desk: Desk) -> None:
    offered = {kind: dict(papers.phrases(kind)) for kind in Kind}
    blank = {name for texts in offered.values() for name, text in texts.items() if not text}
    assert blank == {"first_recipient"}
    assert "sentence" not in offered[Kind.CERTIFICATES]
    own = tuple(Phrase(kind, name, f"CÂU {name.upper()}") for kind, texts in offered.items() for name in texts)
    state = desk.state
    before = state.session
    state.session = replace(before, office=replace(OFFICE, phrases=own, certificate_bilingual=True))
    try:
        for kind, titles in ((Kind.MINUTES, ("TITLE", "SUBJECT", "CLOSING")), (Kind.LETTERS, ("OPENING", "CLOSING"))):
            said = pdf_text(papers.make(Form.PDF, papers.source(desk, kind, papers.items(desk, kind)[:1])))
            assert all(plain(f"CÂU {name}") in said for name in titles)
        said = pdf_text(
            papers.make(Form.PDF, papers.source(desk, Kind.CERTIFICATES, papers.items(desk, Kind.CERTIFICATES)[:1]))
        )
        assert plain("CÂU ENGLISH.SUBTITLE") in said
    finally:
        state.session = before
