"""The administrative papers: every fact in every form, as Decree 30 wants them, hostile and missing data harmless."""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdf
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from ocop_desktop.documents import (
    decision,
    dossier,
    fonts,
    forwarding,
    letters,
    minutes,
    notice,
    pdf,
    phrases,
    preview,
    product_results,
    qr,
    register,
    results,
    sheet,
    submission,
    word,
)
from ocop_desktop.documents.model import Cell, Column, Document, PageBreak, Paragraph, Row, Table, paragraph
from ocop_desktop.documents.view import (
    Away,
    Figure,
    Head,
    MemberLine,
    MinutesView,
    MissedRequirement,
    Next,
    PartFigure,
    ProductView,
    Quorum,
    ResultsView,
    State,
    Votes,
)
from ocop_desktop.documents.views_papers import (
    CertificateState,
    CriterionRow,
    DecisionView,
    DossierView,
    ForwardingView,
    LetterView,
    MemberColumn,
    NextStar,
    NoticeView,
    ProductResultsView,
    RegisterLine,
    RegisterView,
    RowKind,
    Signing,
    SubmissionView,
)
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording.decision import DecisionWording
from ocop_desktop.documents.wording.letter import LetterWording
from ocop_desktop.documents.wording.submission import SubmissionWording
from ocop_desktop.domain.seal import qr_text
from ocop_desktop.domain.session import Dossier, EvaluationKind

MM = 72 / 25.4
DAY = date(2026, 8, 5)
COUNCIL = "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Lâm Đồng"
AUTHORITY = "Ủy ban nhân dân tỉnh Lâm Đồng"
HEAD = Head(AUTHORITY, "Hội đồng đánh giá, phân hạng sản phẩm OCOP")
SIGNING = Signing("TM. Hội đồng", "Chủ tịch", "Người ký", ("- Sở Nông nghiệp và Môi trường;", "Lưu: VT, NN."))
SEAL = "3F2A-90C1-77AB-1234-5678-9ABC-DEF0-1111"
HOSTILE = "Mắm & <b>nêm</b> \"Seagull\" 'đặc' biệt {council} {count} %s </w:t> &amp; =1+1"
LONG = ("Cà phê bột rang xay nguyên chất Bon Đắk Huýt " * 5)[:199] + "!"
PARTS = (
    PartFigure("A", Figure("31,25", Fraction(125, 4)), 40, "Sản phẩm và sức mạnh cộng đồng"),
    PartFigure("B", Figure("18,00", Fraction(18)), 25, "Khả năng tiếp thị"),
    PartFigure("C", Figure("29,50", Fraction(59, 2)), 35, "Chất lượng sản phẩm"),
)


def product(number: int, stars: int = 4, **changes: object) -> ProductView:
    """A concluded product of so many stars."""
    total = Fraction(78) + Fraction(number, 4)
    view = ProductView(
        name=f"Sản phẩm thứ {number}",
        producer=f"Hợp tác xã {number}",
        code=f"68-24{number:03d}-01-2026",
        address=f"Thôn {number}, tỉnh Lâm Đồng",
        criteria_set="Cà phê, ca cao",
        kind=EvaluationKind.UPGRADE,
        state=State.CONCLUDED,
        counted=5,
        expected=5,
        average=Figure(f"{float(total):.2f}".replace(".", ","), total),
        parts=PARTS,
        spread=Figure("7", 7),
        spread_limit=10,
        stars_by_average=stars,
        stars_computed=stars,
        stars=stars,
        votes=Votes(5, 0, 0),
        recommendations="Bổ sung mã truy xuất nguồn gốc",
        next_step=Next.FORWARD if stars == 5 else Next.CERTIFY if stars >= 3 else Next.NONE,
        forward_to="trung ương" if stars == 5 else "",
    )
    return replace(view, **changes)  # type: ignore[arg-type]


REFUSED = replace(
    product(90), name="Mộc Thanh Lọc", state=State.DISQUALIFIED, disqualified="hồ sơ khai không đúng", stars=None
)
OPEN = replace(product(91), name="Hill coffee", state=State.INCOMPLETE, stars=None)
MIXED = (product(1, 5), product(2, 4), product(3, 4), product(4, 3), product(5, 2), OPEN, REFUSED)
EMPTY = ProductView(name="")
NEXT = NextStar(
    5,
    90,
    Figure("11,50", Fraction(23, 2)),
    (
        MissedRequirement(5, "1.4", "Nguồn nguyên liệu địa phương", "Trên 75 % nguyên liệu trong tỉnh"),
        MissedRequirement(5, "2.1", "Nguồn gốc ý tưởng sản phẩm"),
    ),
)
Products = Sequence[ProductView]


def submission_view(products: Products = MIXED, **changes: object) -> SubmissionView:
    view = SubmissionView(
        replace(HEAD, number="05/TTr-HĐ"),
        "Về việc công nhận kết quả đánh giá, phân hạng sản phẩm OCOP đợt 1 năm 2026",
        tuple(products),
        to=AUTHORITY,
        council=COUNCIL,
        held_on=DAY,
        present=6,
        members=7,
        minutes_number="04/BB-HĐ",
        grounds=("Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Quyết định số 26/2026/QĐ-TTg"),
        place="Lâm Đồng",
        made_on=DAY,
        signing=SIGNING,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def decision_view(products: Products = MIXED, **changes: object) -> DecisionView:
    view = DecisionView(
        Head(issuing_body=AUTHORITY),
        "Về việc công nhận sản phẩm OCOP đợt 1 năm 2026",
        tuple(products),
        authority=AUTHORITY,
        council=COUNCIL,
        grounds=("Căn cứ Quyết định số 26/2026/QĐ-TTg",),
        submission_number="05/TTr-HĐ",
        submitted_on=DAY,
        place="Lâm Đồng",
        signing=Signing("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Người ký", ("Lưu: VT, NN",)),
        fingerprint=SEAL,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def forwarding_view(products: Products = MIXED, **changes: object) -> ForwardingView:
    view = ForwardingView(HEAD, tuple(products), "trung ương", 90, COUNCIL, "Lâm Đồng", DAY, SIGNING)
    return replace(view, **changes)  # type: ignore[arg-type]


def notice_view(products: Products = MIXED, **changes: object) -> NoticeView:
    view = NoticeView(HEAD, "đợt 1 năm 2026", tuple(products), COUNCIL, DAY, "Lâm Đồng", DAY, SIGNING)
    return replace(view, **changes)  # type: ignore[arg-type]


def letter_view(one: ProductView, **changes: object) -> LetterView:
    view = LetterView(replace(HEAD, number="07/TB-HĐ"), one, NEXT, COUNCIL, DAY, "Lâm Đồng", DAY, SIGNING, draft=False)
    return replace(view, **changes)  # type: ignore[arg-type]


def register_view(products: Products = MIXED, **changes: object) -> RegisterView:
    lines = tuple(
        RegisterLine(
            one.name,
            one.producer,
            Figure(f"{number:02d}", number),
            one.code,
            one.address,
            one.stars,
            "3981/QĐ-UBND",
            DAY,
            DAY,
            date(2029, 8, 5),
            list(CertificateState)[number % 4],
        )
        for number, one in enumerate(products, 1)
    )
    view = RegisterView(HEAD, "đợt 1 năm 2026", lines, "Lâm Đồng", DAY, signing=SIGNING, fingerprint=SEAL)
    return replace(view, **changes)  # type: ignore[arg-type]


def product_results_view(one: ProductView, members: int = 5, **changes: object) -> ProductResultsView:
    columns = tuple(MemberColumn(f"Sở thứ {number}") for number in range(1, members + 1))

    def row(kind: RowKind, code: str, title: str, most: int, points: int) -> CriterionRow:
        return CriterionRow(
            kind, code, title, most, (Figure(str(points), points),) * members, Figure("2,67", Fraction(8, 3))
        )

    rows = [
        line
        for part in PARTS
        for line in (
            row(RowKind.PART, part.code, part.title, part.most, part.most - 3),
            *(row(RowKind.CRITERION, f"{part.code}.{n}", f"Tiêu chí {part.code}{n}", 5, 0) for n in range(1, 11)),
        )
    ]
    rows.append(CriterionRow(RowKind.CRITERION, "C.11", "Không áp dụng", 5, (Figure(),) * members))
    totals = (Figure("78", 78),) * members
    view = ProductResultsView(HEAD, one, columns, tuple(rows), totals, place="Lâm Đồng", made_on=DAY, fingerprint=SEAL)
    return replace(view, **changes)  # type: ignore[arg-type]


def dossier_view(one: ProductView, **changes: object) -> DossierView:
    view = DossierView(HEAD, one, Dossier(True, True, False, True, True, True), commune_letter=True, received_on=DAY)
    return replace(view, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Paper:
    """One paper: how it is described for some products, and whether it comes as Word and as a workbook."""

    describe: Callable[[Products], Document]
    docx: bool = True
    xlsx: bool = False


PAPERS = {
    "submission": Paper(lambda products: submission.describe(submission_view(products))),
    "decision": Paper(lambda products: decision.describe(decision_view(products))),
    "decision list": Paper(lambda products: decision.describe_list(decision_view(products)), xlsx=True),
    "forwarding": Paper(lambda products: forwarding.describe(forwarding_view(products)), xlsx=True),
    "notice": Paper(lambda products: notice.describe(notice_view(products))),
    "letters": Paper(lambda products: phrases.joined([letters.describe(letter_view(one)) for one in products])),
    "dossier": Paper(lambda products: phrases.joined([dossier.describe(dossier_view(one)) for one in products])),
    "register": Paper(lambda products: register.describe(register_view(products)), docx=False, xlsx=True),
    "product results": Paper(
        lambda products: product_results.describe(product_results_view(products[0])), docx=False, xlsx=True
    ),
}


@pytest.fixture(scope="module", autouse=True)
def _typeface() -> None:
    fonts.register(Path(__file__).parents[1] / "resources" / "fonts")


def plain(text: str) -> str:
    return " ".join(text.split())


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = [plain(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return texts


def pdf_text(document: Document) -> str:
    return plain(" ".join(page_texts(pdf.to_bytes(document))))


def word_text(data: bytes) -> str:
    names = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = docx.Document(BytesIO(data)).element.body
    parts = [
        "".join(node.text or ("\n" if node.tag == f"{names}br" else "") for node in one.iter())
        for one in body.iter(f"{names}p")
    ]
    return plain("\n".join(parts))


def sheet_rows(document: Document) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(sheet.to_bytes(document))).get_sheet_by_index(0).to_python()


def facts(document: Document) -> Iterator[str]:
    """Every text of a document's paragraphs and tables."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in (*block.head, *block.rows):
                yield from (plain(cell.text) for cell in row.cells)
        elif hasattr(block, "runs"):
            yield plain("".join(run.text for run in block.runs))


def looks(document: Document) -> dict[str, tuple[bool, bool, str]]:
    """Of each text of a workbook: whether it is bold, whether in italics, how it is aligned."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(BytesIO(sheet.to_bytes(document))) as book:
        parts = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xml")}
    texts = ["".join(one.itertext()) for one in parts["xl/sharedStrings.xml"]]
    faces = list(parts["xl/styles.xml"].iterfind(f"{space}fonts/{space}font"))
    styles = list(parts["xl/styles.xml"].iterfind(f"{space}cellXfs/{space}xf"))
    found = {}
    for cell in parts["xl/worksheets/sheet1.xml"].iter(f"{space}c"):
        value, style = cell.find(f"{space}v"), styles[int(cell.get("s", "0"))]
        if cell.get("t") == "s" and value is not None:
            face, align = faces[int(style.get("fontId", "0"))], style.find(f"{space}alignment")
            bold, italic = (face.find(f"{space}{mark}") is not None for mark in "bi")
            found[texts[int(value.text or 0)]] = (bold, italic, "" if align is None else align.get("horizontal", ""))
    return found


def facts_of_paragraphs(document: Document) -> list[str]:
    """The paragraphs of a document, with their line breaks."""
    return ["".join(run.text for run in block.runs) for block in document.blocks if isinstance(block, Paragraph)]


def squeezed(text: str) -> str:
    """Without blanks: a line may be broken anywhere in a narrow column."""
    return "".join(text.split())


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("count", [1, 9, 60])
def test_every_form_says_the_same_and_nothing_is_lost(name: str, count: int) -> None:
    products = [product(number, 3 + number % 3) for number in range(count)]
    document = PAPERS[name].describe(products)
    in_pdf = squeezed(pdf_text(document))
    assert unicodedata.is_normalized("NFC", in_pdf)
    said = [text for text in facts(document) if text]
    assert len(said) > 8
    assert [text for text in said if any(one not in in_pdf for one in text.split())] == []
    if PAPERS[name].docx:
        in_word = word_text(word.to_bytes(document))
        assert [text for text in said if text not in in_word] == []
    if PAPERS[name].xlsx:
        assert any(len([value for value in row if value != ""]) > 4 for row in sheet_rows(document))


def test_the_submission_holds_every_fact() -> None:
    text = pdf_text(submission.describe(submission_view()))
    for fact in (
        "Số: 05/TTr-HĐ",
        "Lâm Đồng, ngày 05 tháng 8 năm 2026",
        "TỜ TRÌNH Về việc công nhận kết quả",
        f"Kính gửi: {AUTHORITY}.",
        "Căn cứ Luật Tổ chức chính quyền địa phương; Căn cứ Quyết định số 26/2026/QĐ-TTg.",
        "ngày 05 tháng 8 năm 2026, có 6/7 thành viên tham gia (Biên bản số 04/BB-HĐ)",
        "Sản phẩm tham gia đánh giá 07",
        "Đạt hạng 5 sao 01 Đạt hạng 4 sao 02 Đạt hạng 3 sao 01 Đạt hạng 2 sao 01",
        "Chưa đủ phiếu, chưa kết luận 01 Hồ sơ bị loại 01",
        "Trong đó đề nghị chuyển lên cấp Trung ương 01",
        "- Mộc Thanh Lọc – Hợp tác xã 90: hồ sơ khai không đúng.",
        "cho 03 sản phẩm OCOP, gồm 02 sản phẩm đạt hạng 4 sao; 01 sản phẩm đạt hạng 3 sao:",
        "Hạng 4 sao (02 sản phẩm) 1 Sản phẩm thứ 2 Hợp tác xã 2",
        "Đề nghị chuyển hồ sơ của 01 sản phẩm lên cấp Trung ương",
        "xem xét, quyết định./.",
        "Nơi nhận: - Như trên; - Sở Nông nghiệp và Môi trường; - Lưu: VT, NN.",
        "TM. HỘI ĐỒNG CHỦ TỊCH",
        "Người ký",
    ):
        assert fact in text, fact
    proposed = text[text.index("II. ĐỀ XUẤT") :]
    assert "Hill coffee" not in proposed
    assert "Sản phẩm thứ 5" not in proposed


def test_the_decision_holds_every_fact_and_its_list_begins_a_page() -> None:
    pages = page_texts(pdf.to_bytes(decision.describe(decision_view())))
    assert len(pages) == 2
    for fact in (
        "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
        "QUYẾT ĐỊNH Về việc công nhận sản phẩm OCOP đợt 1 năm 2026",
        "Căn cứ Quyết định số 26/2026/QĐ-TTg; Theo đề nghị của",
        "tại Tờ trình số 05/TTr-HĐ ngày 05 tháng 8 năm 2026.",
        "Điều 1. Công nhận",
        "cho 03 sản phẩm OCOP, gồm 02 sản phẩm đạt hạng 4 sao; 01 sản phẩm đạt hạng 3 sao",
        "Điều 2. Giấy chứng nhận có giá trị 36 tháng",
        "Điều 3. Quyết định này có hiệu lực",
        "- Như Điều 3; - Lưu: VT, NN.",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "DỰ THẢO",
    ):
        assert fact in pages[0], fact
    assert "DANH SÁCH" in pages[1]
    assert "(Kèm theo Quyết định số ………/QĐ-…… ngày …… tháng …… năm ……" in pages[1]
    assert "2 Sản phẩm thứ 3" in pages[1]
    assert SEAL in pages[1]
    assert not any(name in pages[1] for name in ("Sản phẩm thứ 1 ", "Sản phẩm thứ 5", "Hill coffee", "Mộc Thanh Lọc"))


def test_articles_are_numbered_in_bold_and_are_the_offices_own() -> None:
    wording = DecisionWording(articles=("Công nhận {count} sản phẩm.", "", "Giao {council} thực hiện {khác}."))
    document = decision.describe(decision_view(wording=wording))
    articles = [
        block for block in document.blocks if getattr(block, "runs", ()) and block.runs[0].text.startswith("Điều")
    ]
    assert [[(run.text, run.bold) for run in one.runs] for one in articles] == [
        [("Điều 1. ", True), ("Công nhận 03 sản phẩm.", False)],
        [("Điều 2. ", True), (f"Giao {COUNCIL} thực hiện {{khác}}.", False)],
    ]
    assert "- Như Điều 2;" in pdf_text(document)


def test_a_decision_that_certifies_nothing_says_so_and_has_no_list() -> None:
    view = decision_view([product(1, 5), product(2, 2)])
    text = pdf_text(decision.describe(view))
    assert f"Điều 1. Công nhận kết quả đánh giá, phân hạng sản phẩm OCOP của {COUNCIL}; không có sản phẩm" in text
    assert "- Như Điều 2; - Lưu" in text
    for wrong in ("00 sản phẩm", "gồm không có", "Danh sách", "DANH SÁCH", "36 tháng", "tại Điều 1", "Điều 3"):
        assert wrong not in text, wrong
    rows = sheet_rows(decision.describe_list(view))
    assert ["Không có sản phẩm thuộc diện cấp giấy chứng nhận ở cấp này."] in [[c for c in row if c] for row in rows]
    own = DecisionWording(articles_of_none=("Không công nhận sản phẩm nào.",), list_nothing="Trống.")
    assert "Điều 1. Không công nhận sản phẩm nào." in pdf_text(decision.describe(replace(view, wording=own)))


def test_a_decision_names_a_dotted_ground_where_the_office_names_none() -> None:
    text = pdf_text(decision.describe(decision_view(grounds=())))
    assert re.search(r"Căn cứ …+; Theo đề nghị của", text)


def test_a_file_of_many_papers_is_named_after_none_of_them() -> None:
    views = [product_results_view(product(number)) for number in (1, 2)]
    assert phrases.joined([product_results.describe(view) for view in views]).title == "Bảng tổng hợp điểm"
    assert "Sản phẩm thứ 1" in phrases.joined([product_results.describe(views[0])]).title


def test_the_code_of_a_sealed_session_is_a_qr_in_a_workbook_too() -> None:
    for document in (register.describe(register_view()), decision.describe_list(decision_view())):
        with zipfile.ZipFile(BytesIO(sheet.to_bytes(document))) as book:
            (picture,) = (name for name in book.namelist() if name.startswith("xl/media/"))
            assert book.read(picture) == qr.png(qr_text(SEAL))
        assert any(SEAL in str(cell) for row in sheet_rows(document) for cell in row)
    open_ = sheet.to_bytes(register.describe(register_view(fingerprint="")))
    assert not any(name.startswith("xl/media/") for name in zipfile.ZipFile(BytesIO(open_)).namelist())


def test_the_head_of_a_workbook_is_set_as_on_paper() -> None:
    """The nation's name bold, the number upright, place and date in italics; the note below a title in the middle."""
    head = looks(forwarding.describe(forwarding_view(head=replace(HEAD, number="05/DS-HĐ"))))
    assert head["Số: 05/DS-HĐ"] == (False, False, "center")
    assert head["Lâm Đồng, ngày 05 tháng 8 năm 2026"] == (False, True, "center")
    assert head["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] == (True, False, "center")
    of_list = looks(decision.describe_list(decision_view()))
    assert [look for said, look in of_list.items() if said.startswith("(Kèm theo")] == [(False, True, "center")]


def test_the_forwarding_list_holds_those_that_go_on_and_no_other() -> None:
    document = forwarding.describe(forwarding_view())
    text = pdf_text(document)
    assert document.landscape
    assert "chuyển lên cấp Trung ương hồ sơ của 01 sản phẩm có điểm trung bình từ 90 điểm trở lên" in text
    assert "68-24001-01-2026" in text
    assert "nâng hạng" in text
    assert "Sản phẩm thứ 2" not in text
    row = next(row for row in sheet_rows(document) if "Sản phẩm thứ 1" in row)
    assert row[0] == 1
    assert row[-5:] == [31.25, 18, 29.5, 78.25, 5]
    nothing = pdf_text(forwarding.describe(forwarding_view([product(2)])))
    assert "Không có sản phẩm thuộc diện chuyển hồ sơ" in nothing


def test_the_notice_lists_all_by_stars() -> None:
    text = pdf_text(notice.describe(notice_view()))
    for fact in (
        "THÔNG BÁO Kết quả đánh giá, phân hạng sản phẩm OCOP đợt 1 năm 2026",
        "07 sản phẩm OCOP ngày 05 tháng 8 năm 2026",
        "Tổng hợp: 01 sản phẩm đạt hạng 5 sao; 02 sản phẩm đạt hạng 4 sao; 01 sản phẩm đạt hạng 3 sao; 01 sản phẩm",
        "Hạng 2 sao (01 sản phẩm) 5 Sản phẩm thứ 5",
        "Sản phẩm có hồ sơ bị loại: - Mộc Thanh Lọc – Hợp tác xã 90: hồ sơ khai không đúng.",
        "Sản phẩm chưa có kết luận của Hội đồng: - Hill coffee",
    ):
        assert fact in text, fact
    assert "- Như trên" not in text


def test_a_letter_says_the_result_and_what_lacks_for_the_next_star() -> None:
    text = pdf_text(letters.describe(letter_view(product(2))))
    for fact in (
        "Số: 07/TB-HĐ",
        "Kết quả đánh giá, phân hạng sản phẩm OCOP “Sản phẩm thứ 2”",
        "Kính gửi: Hợp tác xã 2.",
        "Mã sản phẩm: 68-24002-01-2026; bộ sản phẩm: Cà phê, ca cao; hình thức: đánh giá nâng hạng.",
        "78,50 điểm (Bảy mươi tám phẩy năm điểm).",
        "Phần A Sản phẩm và sức mạnh cộng đồng 40 31,25",
        "Tổng điểm 100 78,50",
        "Kết quả phân hạng: 4 sao; đề nghị công nhận, cấp giấy chứng nhận.",
        "2. Nội dung cần hoàn thiện để đạt hạng 5 sao",
        "còn thiếu 11,50 điểm để vào khung hạng 5 sao (từ 90 điểm).",
        "- Tiêu chí 1.4 “Nguồn nguyên liệu địa phương”: cần đạt mức “Trên 75 % nguyên liệu trong tỉnh”.",
        "- Tiêu chí 2.1 “Nguồn gốc ý tưởng sản phẩm”.",
        "Kiến nghị: Bổ sung mã truy xuất nguồn gốc.",
        "- Như trên;",
    ):
        assert fact in text, fact
    assert "DỰ THẢO" not in text


@pytest.mark.parametrize(
    ("one", "above", "said", "unsaid"),
    [
        (product(1, 5), None, "Sản phẩm đạt hạng sao cao nhất.", "còn thiếu"),
        (product(1, 3), replace(NEXT, points=Figure()), "đã đạt khung hạng 5 sao (từ 90 điểm)", "còn thiếu"),
        (product(1, 3), NextStar(4, 70), "theo kết luận của Hội đồng", "còn thiếu"),
        (REFUSED, None, "không được đánh giá, phân hạng; lý do: hồ sơ khai không đúng.", "Tổng điểm"),
        (OPEN, NEXT, "Hội đồng chưa kết luận về sản phẩm.", "Tổng điểm"),
    ],
)
def test_a_letter_for_each_end_a_product_can_come_to(
    one: ProductView, above: NextStar | None, said: str, unsaid: str
) -> None:
    text = pdf_text(letters.describe(letter_view(one, next_star=above)))
    assert said in text
    assert unsaid not in text


def test_each_letter_of_many_is_numbered_from_its_own_first_page() -> None:
    long = product(1, remarks=LONG * 9)
    views = (letter_view(long), letter_view(product(2, 5), next_star=None), letter_view(long))
    document = phrases.joined([letters.describe(view) for view in views])
    data = pdf.to_bytes(document)
    numbers = [re.match(r"(\d+) ", text) for text in page_texts(data)]
    assert [found and found[1] for found in numbers] == [None, "2", None, None, "2"]
    titles = [entry.title for entry in pypdf.PdfReader(BytesIO(data)).outline if not isinstance(entry, list)]
    assert len(titles) == 3
    assert "Sản phẩm thứ 2" in titles[1]
    word_document = docx.Document(BytesIO(word.to_bytes(document)))
    assert len(word_document.sections) == 3
    for section in word_document.sections:
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
    xml = word_document.element.body.xml
    assert xml.count('w:pgNumType w:start="1"') == 2


def test_page_numbers_begin_anew_only_where_asked() -> None:
    blocks = (
        paragraph("a"),
        PageBreak(),
        paragraph("b"),
        PageBreak(anew=True),
        paragraph("c"),
        PageBreak(),
        paragraph("d"),
    )
    assert page_texts(pdf.to_bytes(Document("Thử", blocks))) == ["a", "2 b", "c", "2 d"]


def test_a_check_list_ticks_what_is_there() -> None:
    document = dossier.describe(dossier_view(product(1), phone="0901 234 567"))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [(row.cells[2].text, row.cells[3].text) for row in table.rows] == [
        ("X", ""), ("X", ""), ("", "X"), ("X", ""), ("X", ""), ("X", ""), ("X", ""),
    ]  # fmt: skip
    text = pdf_text(document)
    for fact in ("0901 234 567", "05/8/2026", "Sản phẩm mẫu (05 sản phẩm)", "hồ sơ còn thiếu: Báo cáo của Ủy ban"):
        assert fact in text, fact
    whole = dossier_view(product(1), dossier=Dossier(True, True, True, True, True, True))
    assert "hồ sơ đủ thành phần." in pdf_text(dossier.describe(whole))


def test_a_dossier_nobody_looked_at_is_blank_to_tick() -> None:
    view = dossier_view(product(1), dossier=Dossier(), commune_letter=None, samples=0, asks_commune_letter=False)
    (table,) = (block for block in dossier.describe(view).blocks if isinstance(block, Table))
    assert len(table.rows) == 5
    assert {cell.text for row in table.rows for cell in row.cells[2:]} == {""}
    assert "Kết luận: ……" in pdf_text(dossier.describe(view))


def test_a_check_list_is_one_page() -> None:
    views = [dossier_view(product(number)) for number in range(4)]
    data = pdf.to_bytes(phrases.joined([dossier.describe(view) for view in views]))
    assert preview.page_count(data) == 4


def test_the_register_keeps_numbers_and_dates_as_such() -> None:
    document = register.describe(register_view())
    row = next(row for row in sheet_rows(document) if "Sản phẩm thứ 2" in row)
    assert row[0] == 2
    assert row[5] == 4
    days = [value.date() if isinstance(value, datetime) else value for value in row[7:10]]
    assert days == [DAY, DAY, date(2029, 8, 5)]
    assert row[10] == "hết hiệu lực"
    text = pdf_text(document)
    for fact in ("01 68-24001-01-2026", "3981/QĐ-UBND 05/8/2026 05/8/2026 05/8/2029", SEAL, "đã thu hồi", "chưa cấp"):
        assert squeezed(fact) in squeezed(text), fact
    with zipfile.ZipFile(BytesIO(sheet.to_bytes(document))) as book:
        styles = book.read("xl/styles.xml").decode()
    assert 'formatCode="dd/mm/yyyy"' in styles
    assert 'formatCode="00"' in styles


def test_a_register_without_certificates_says_so() -> None:
    document = register.describe(RegisterView(Head(), "", ()))
    assert "Chưa cấp giấy chứng nhận nào." in pdf_text(document)
    assert sheet_rows(document)


def test_a_day_before_the_workbooks_calendar_is_text() -> None:
    table = Table((Column(40),), (Row((Cell("Ngày"),)),), (Row((Cell("05/8/1890", date(1890, 8, 5)),)),))
    assert ["05/8/1890"] in sheet_rows(Document("Thử", (table,)))


@pytest.mark.parametrize("members", [0, 1, 5, 7, 8, 15])
def test_the_table_of_one_product_holds_all_points(members: int) -> None:
    document = product_results.describe(product_results_view(product(1), members))
    text = pdf_text(document)
    for number in range(1, members + 1):
        assert f"Sở thứ {number}" in text
    assert ("(1) Sở thứ 1" in text) == (members > product_results.NAMED)
    rows = {row[0]: row for row in sheet_rows(document)}
    assert rows["A.1"][3 : 3 + members] == [0] * members
    assert rows["C.11"][3 : 3 + members] == ["–"] * members
    assert rows["TỔNG ĐIỂM"][3 : 3 + members] == [78] * members
    assert rows["TỔNG ĐIỂM"][-1] == 78.25
    assert "Kết luận của Hội đồng: 4 sao." in text
    assert SEAL in text


def test_the_table_of_one_product_says_who_did_not_count() -> None:
    one = product(
        1,
        absent=(Away("Sở Y tế", "họp tại Bộ"),),
        recused=(Away("Sở Công Thương"),),
        missed=(MissedRequirement(4, "1.4", "Nguồn nguyên liệu"),),
    )
    columns = (MemberColumn("Sở một", 2), MemberColumn("Sở hai", dropped=True))
    view = replace(product_results_view(one, 2), members=columns)
    text = pdf_text(product_results.describe(view))
    for fact in (
        "Sở một (vòng 2)",
        "Không tính phiếu cao nhất và thấp nhất của: Sở hai.",
        "Vắng: Sở Y tế (họp tại Bộ).",
        "Không tham gia chấm: Sở Công Thương.",
        "1.4 “Nguồn nguyên liệu” (4 sao)",
        "7 điểm (giới hạn 10 điểm).",
    ):
        assert fact in text, fact
    refused = pdf_text(product_results.describe(product_results_view(REFUSED)))
    assert "Hồ sơ bị loại; lý do: hồ sơ khai không đúng." in refused


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("hostile", [HOSTILE, LONG, "=HYPERLINK(1)", "+84", "-1", "@x", "%d {0} {name}"])
def test_hostile_names_come_out_whole(name: str, hostile: str) -> None:
    one = product(1, 5, name=hostile, producer=hostile, remarks=hostile, recommendations=hostile)
    two = product(2, 4, name=hostile, producer=hostile, address=hostile)
    document = PAPERS[name].describe([one, two])
    wanted = plain(hostile)
    assert squeezed(wanted) in squeezed(pdf_text(document))
    if PAPERS[name].docx:
        assert wanted in word_text(word.to_bytes(document))
    if PAPERS[name].xlsx:
        assert any(wanted in plain(str(value)) for row in sheet_rows(document) for value in row)
        with zipfile.ZipFile(BytesIO(sheet.to_bytes(document))) as book:
            assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


NOTHING = {
    "submission": lambda: submission.describe(SubmissionView(Head(), "", (EMPTY,))),
    "decision": lambda: decision.describe(DecisionView(Head(), "", (EMPTY,))),
    "forwarding": lambda: forwarding.describe(
        ForwardingView(Head(), (ProductView(name="", state=State.CONCLUDED, next_step=Next.FORWARD),))
    ),
    "notice": lambda: notice.describe(NoticeView(Head(), "", (EMPTY,))),
    "letter": lambda: letters.describe(LetterView(Head(), replace(EMPTY, state=State.CONCLUDED))),
    "dossier": lambda: dossier.describe(DossierView(Head(), EMPTY)),
    "register": lambda: register.describe(RegisterView(Head(), "", (RegisterLine("", ""),))),
    "product results": lambda: product_results.describe(ProductResultsView(Head(), EMPTY, (), (), ())),
}


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_missing_is_a_dotted_line(name: str) -> None:
    document = NOTHING[name]()
    for text in (pdf_text(document), word_text(word.to_bytes(document))):
        assert "None" not in text
        assert "……" in text
        assert "ngày …… tháng …… năm ………" in text
        assert "{" not in text


def test_no_score_is_a_dotted_line() -> None:
    """A dotted line would invite a score by hand."""
    document = submission.describe(submission_view([product(1, average=Figure())]))
    (row,) = (
        row
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        if any(cell.text == "Sản phẩm thứ 1" for cell in row.cells)
    )
    assert row.cells[4] == Cell("–", None, align=row.cells[4].align)


@pytest.mark.parametrize("name", PAPERS)
def test_margins_hold_and_fonts_are_embedded(name: str) -> None:
    products = [product(number, 3 + number % 3) for number in range(12)]
    products[1] = replace(products[1], name=LONG, producer="x" * 300, address=LONG, code="9" * 60)
    data = pdf.to_bytes(PAPERS[name].describe(products))
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        texts = page.get_textpage()
        boxes = [texts.get_rect(number) for number in range(texts.count_rects())]
        body = [box for box in boxes if box[1] > 15 * MM and box[3] < height - 15 * MM]
        assert min(box[0] for box in body) >= 29.9 * MM
        assert max(box[2] for box in body) <= width - 14.9 * MM
        assert min(box[1] for box in body) >= 19.5 * MM
        assert max(box[3] for box in body) <= height - 19.5 * MM
    document.close()
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
    assert b"Helvetica" not in data


@pytest.mark.parametrize("name", [name for name, paper in PAPERS.items() if paper.docx])
def test_word_has_styles_tables_and_page_fields(name: str) -> None:
    document = PAPERS[name].describe([product(number, 3 + number % 3) for number in range(3)])
    opened = docx.Document(BytesIO(word.to_bytes(document)))
    styles = {one.style.name for one in opened.paragraphs}
    assert "Title" in styles
    tables = sum(isinstance(block, Table) for block in document.blocks)
    assert tables >= 1
    assert sum(table.style.name == "Table Grid" for table in opened.tables) == tables
    assert all("PAGE" in section.header._element.xml for section in opened.sections)


@pytest.mark.parametrize("name", [name for name, paper in PAPERS.items() if paper.xlsx])
def test_workbooks_are_ready_to_print(name: str) -> None:
    document = PAPERS[name].describe([product(number, 3 + number % 3) for number in range(9)])
    with zipfile.ZipFile(BytesIO(sheet.to_bytes(document))) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert ('orientation="landscape"' in page) == document.landscape
    assert 'fitToHeight="0"' in page
    assert 'state="frozen"' in page
    assert "_xlnm.Print_Titles" in names
    assert "_xlnm.Print_Area" in names


def test_recipients_end_as_they_should() -> None:
    assert phrases.recipients(("- A;", "B.", " ", "Lưu: VT, NN"), "Như trên").lines == (
        "- Như trên;",
        "- A;",
        "- B;",
        "- Lưu: VT, NN.",
    )
    assert phrases.recipients(("NHƯ TRÊN",), "Như trên").lines == ("- NHƯ TRÊN;", "- Lưu: VT, …….")
    assert phrases.recipients(("Lưu Văn Tám", "Lưu VT, NN", "A")).lines == ("- Lưu Văn Tám;", "- A;", "- Lưu VT, NN.")
    assert phrases.recipients(("LƯU : VP", "Công ty Lưu VTM")).lines == ("- Công ty Lưu VTM;", "- LƯU : VP.")
    assert phrases.recipients(("Lưu VTM",)).lines == ("- Lưu VTM;", "- Lưu: VT, …….")
    assert phrases.recipients(()).lines == ("- " + "…" * 10 + ";", "- Lưu: VT, …….")


def test_several_addressees_stand_one_below_the_other() -> None:
    text = pdf_text(submission.describe(submission_view(to="Ủy ban nhân dân tỉnh\nBan Chỉ đạo")))
    assert "Kính gửi: - Ủy ban nhân dân tỉnh; - Ban Chỉ đạo." in text
    with_marks = submission_view(to="- Ủy ban nhân dân tỉnh;\n- Ban Chỉ đạo.")
    document = submission.describe(with_marks)
    assert "Kính gửi: - Ủy ban nhân dân tỉnh; - Ban Chỉ đạo." in pdf_text(document)
    # Within a sentence they stand side by side, on one line.
    said = [text for text in facts_of_paragraphs(document) if "kính trình" in text]
    assert len(said) == 2
    assert all("kính trình Ủy ban nhân dân tỉnh, Ban Chỉ đạo " in text for text in said)


def test_the_offices_own_phrases_replace_ours_by_field() -> None:
    own = {"closing": "Trân trọng./.", "enclosed": "Biên bản\n\n Danh sách ", "title": "  ", "nothing": "x"}
    wording = common.worded(SubmissionWording(), own)
    assert wording == SubmissionWording(closing="Trân trọng./.", enclosed=("Biên bản", "Danh sách"))
    text = pdf_text(submission.describe(submission_view(wording=wording)))
    assert "Trân trọng./. (Gửi kèm theo: Biên bản; Danh sách)" in text


def test_values_are_never_read_as_fields() -> None:
    assert common.filled("{a} {b} {c}", a="{b}", b="x") == "{b} x {c}"
    view = letter_view(
        product(1, name="{producer}", producer="{council}"), wording=LetterWording(opening="{product} {x}")
    )
    assert "{producer} {x}" in pdf_text(letters.describe(view))


def test_minutes_and_results_carry_the_code_of_the_closed_session() -> None:
    quorum = Quorum(5, 5, True)
    with_stand_in = product(1, absent=(Away("Sở Y tế", "đi họp", "Sở Công Thương"),))
    closed = minutes.describe(
        MinutesView(HEAD, "Họp", (MemberLine("Sở Y tế"),), quorum, (with_stand_in,), fingerprint=SEAL)
    )
    data = pdf.to_bytes(closed)
    last = page_texts(data)[-1]
    assert last.index(SEAL) < last.index("THƯ KÝ")
    assert "Sở Y tế (đi họp; Sở Công Thương chấm thay)" in plain(" ".join(page_texts(data)))
    table = results.describe(ResultsView(HEAD, "Đợt 1", (product(1),), fingerprint=SEAL))
    assert any(SEAL in str(value) for row in sheet_rows(table) for value in row)
    assert SEAL in pdf_text(table)


def test_the_column_of_codes_is_left_out_where_there_is_none() -> None:
    for coded in (True, False):
        one = product(1) if coded else product(1, code="")
        for document in (
            results.describe(ResultsView(HEAD, "Đợt 1", (one,))),
            register.describe(register_view([one])),
            forwarding.describe(forwarding_view([replace(one, next_step=Next.FORWARD)])),
        ):
            (table,) = (block for block in document.blocks if isinstance(block, Table))
            assert ("Mã" in [cell.text for cell in table.head[0].cells]) == coded
            cells = sum(cell.columns for cell in table.head[0].cells)
            assert {sum(cell.columns for cell in row.cells) for row in table.rows} == {cells} == {len(table.columns)}


def test_the_conclusion_stays_with_what_was_said() -> None:
    for count in range(3, 12):
        products = tuple(product(number, remarks="Tốt") for number in range(count))
        texts = page_texts(pdf.to_bytes(minutes.describe(MinutesView(HEAD, "Họp", (), Quorum(5, 5, True), products))))
        assert not any(re.match(r"(\d+ )?(DỰ THẢO )?Kết luận", text) for text in texts)


def test_the_code_and_the_signatures_never_stand_alone() -> None:
    for count in range(24, 48):
        products = [product(number, 4) for number in range(count)]
        last = page_texts(pdf.to_bytes(decision.describe(decision_view(products))))[-1]
        assert f"Sản phẩm thứ {count - 1} " in last
        assert last.index(SEAL) < last.index("PHÓ CHỦ TỊCH")
