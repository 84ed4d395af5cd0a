"""The papers: every fact in every form, the typeface embedded, the margins kept, hostile text harmless."""

import errno
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from ocop_desktop.documents import certificates, fonts, minutes, output, pdf, preview, results, sheet, word
from ocop_desktop.documents.model import (
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Recipients,
    Row,
    Run,
    Signatures,
    Signer,
    Table,
    paragraph,
    printable,
)
from ocop_desktop.documents.view import (
    Away,
    CertificateView,
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
    RoundView,
    RuleLine,
    State,
    Votes,
)
from ocop_desktop.documents.wording import rules
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import EvaluationKind, RequirementRule, Role

FONT_DIR = Path(__file__).parents[1] / "resources" / "fonts"
MM = 72 / 25.4
HOSTILE = "Mắm & <b>nêm</b> \"Seagull\" 'đặc' biệt {time} %s </w:t> &amp; =1+1"
LONG = ("Cà phê bột rang xay nguyên chất Bon Đắk Huýt " * 12)[:500]
DECOMPOSED = unicodedata.normalize("NFD", "Miến dong Bình Liêu sợi nhỏ")
MEMBERS = (
    MemberLine("Ủy ban nhân dân tỉnh", Role.CHAIR, scoring=False),
    MemberLine("Sở Nông nghiệp và Môi trường", Role.DEPUTY),
    MemberLine("Văn phòng Điều phối OCOP", Role.SECRETARY, scoring=False),
    MemberLine("Sở Công Thương"),
    MemberLine("Sở Y tế"),
    MemberLine("Sở Khoa học và Công nghệ"),
    MemberLine("Sở Văn hóa, Thể thao và Du lịch", present=False, reason="đi công tác"),
)
NAMES = (
    "Mắm nêm Seagull",
    "Nấm Fresh Cordyceps Vietnam (Nấm tươi)",
    "beCHAMP Coffee Natural Nắng Vàng",
    "MACCA BECHAMP",
    "Cao Atiso Hoàng An",
    "Hạt Điều rang muối",
)
HEAD = Head("Ủy ban nhân dân tỉnh Lâm Đồng", "Hội đồng đánh giá, phân hạng sản phẩm OCOP", "05/BB-HĐ")
SUBJECT = "Họp Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh đợt 1 năm 2026"


def product(number: int, name: str = "") -> ProductView:
    """One product of a made-up session; the figures go through all that can be said of one."""
    stars = 3 + number % 3
    total = Fraction(60 + 4 * (number % 9) * 10 + number, 8) + 40
    shown = f"{float(total):.2f}".replace(".", ",")
    return ProductView(
        name=name or f"{NAMES[number % len(NAMES)]} {number + 1}",
        producer="Hợp tác xã Nông sản Hữu cơ Bechamp Đắk Nông",
        code=f"68-24{number:03d}-{number + 1:02d}-2026",
        address="Thôn 10, xã Trường Xuân, tỉnh Lâm Đồng",
        criteria_set="Cà phê, ca cao",
        kind=EvaluationKind.FIRST,
        state=State.CONCLUDED,
        rank=number + 1,
        counted=4,
        expected=4,
        recused=(Away("Sở Công Thương", "có vốn góp tại chủ thể"),) if number % 4 == 0 else (),
        average=Figure(shown, total),
        parts=(
            PartFigure("A", Figure("31,25", Fraction(125, 4)), 40),
            PartFigure("B", Figure("18,00", 18), 25),
            PartFigure("C", Figure("29,50", Fraction(59, 2)), 35),
        ),
        spread=Figure(str(4 + number % 9), 4 + number % 9),
        spread_limit=10,
        spread_exceeded=number % 9 > 6,
        spread_reason="các ý kiến khác nhau về câu chuyện sản phẩm" if number % 9 > 6 else "",
        stars_by_average=min(stars + 1, 5),
        stars_computed=stars,
        missed=(
            MissedRequirement(4, "1.4", "Nguồn nguyên liệu địa phương"),
            MissedRequirement(4, "2.1", "Nguồn gốc ý tưởng sản phẩm"),
        )
        if stars == 3
        else (),
        stars=stars,
        votes=Votes(6, 0, 0),
        remarks="Bao bì rõ ràng, câu chuyện sản phẩm gắn với địa phương" if number % 2 else "",
        recommendations="Bổ sung mã truy xuất nguồn gốc" if number % 3 == 0 else "",
        next_step=Next.FORWARD if stars == 5 else Next.CERTIFY,
        forward_to="trung ương" if stars == 5 else "",
    )


EDGE = replace(
    product(1, "Tiêu xanh sấy thăng hoa"),
    average=Figure("69,996", Fraction(17499, 250)),
    rank=1,
    tied=True,
    stars=4,
    reason="Hội đồng thống nhất công nhận mức 1.4",
    rounds=(RoundView(2, ("Sở Y tế", "Sở Công Thương"), note="chênh lệch vượt quy định"),),
    dropped=("Sở Y tế", "Sở Công Thương"),
    votes=Votes(),
)
TIED = replace(product(2, "Trái cây sấy thăng hoa"), rank=1, tied=True)
INCOMPLETE = replace(
    product(3, "Hill coffee"),
    state=State.INCOMPLETE,
    rank=None,
    counted=3,
    missing=("phiếu của Sở Y tế: 31/32 tiêu chí",),
    stars=None,
    absent=(Away("Sở Khoa học và Công nghệ", "họp tại Bộ"),),
)
EMPTY = ProductView(name="Mộc Quý Phi", expected=4, state=State.INCOMPLETE)
OPEN = replace(product(4, "Mộc Bảo An"), state=State.OPEN, stars=None, spread_exceeded=True, spread_reason="")
REFUSED = replace(
    product(5, "Mộc Thanh Lọc"), state=State.DISQUALIFIED, rank=None, disqualified="hồ sơ khai không đúng"
)
MIXED = (EDGE, TIED, OPEN, INCOMPLETE, EMPTY, REFUSED)


def minutes_view(products: Sequence[ProductView], **changes: object) -> MinutesView:
    view = MinutesView(
        head=HEAD,
        subject=SUBJECT,
        members=MEMBERS,
        quorum=Quorum(6, 7, True, rules.quorum_rule(Fraction(2, 3), chair=True), "Điều 6 Quy chế"),
        products=tuple(products),
        grounds=(
            "Căn cứ Quyết định số 26/2026/QĐ-TTg ngày 22/5/2026 của Thủ tướng Chính phủ",
            "Căn cứ Quyết định số 1203/QĐ-UBND ngày 10/6/2026 về thành lập Hội đồng",
        ),
        held_on=date(2026, 8, 5),
        starts=time(8, 0),
        ends=time(16, 30),
        place="Phòng họp số 2, trụ sở Sở Nông nghiệp và Môi trường",
        chair="Ủy ban nhân dân tỉnh",
        secretary="Văn phòng Điều phối OCOP",
        guests=("Tổ tư vấn giúp việc Hội đồng",),
        rules=(
            RuleLine(rules.AVERAGE),
            RuleLine(rules.spread_rule(10), "khoản 2 Điều 8 Quy chế"),
            RuleLine(rules.REQUIREMENT[RequirementRule.MAJORITY], "khoản 3 Điều 8 Quy chế"),
            RuleLine(rules.ties_rule(("C", "A", "B"))),
            RuleLine(rules.drop_rule(None)),
        ),
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def results_view(products: Sequence[ProductView], **changes: object) -> ResultsView:
    view = ResultsView(HEAD, SUBJECT, tuple(products), place="Lâm Đồng", made_on=date(2026, 8, 5))
    return replace(view, **changes)  # type: ignore[arg-type]


def certificate(name: str = "Mắm nêm Seagull", **changes: object) -> CertificateView:
    view = CertificateView(
        product=name,
        producer="Công ty TNHH Seagull",
        address="Số 08 Nguyễn Trãi, phường Phan Thiết, tỉnh Lâm Đồng",
        stars=4,
        agency="Ủy ban nhân dân tỉnh Lâm Đồng",
        number="01/GCN-OCOP",
        decision_number="3981/QĐ-UBND",
        decision_date=date(2026, 8, 5),
        valid_until=date(2029, 8, 5),
        place="Lâm Đồng",
        issued_on=date(2026, 8, 5),
        signer_authority="TM. ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        draft=False,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module", autouse=True)
def _typeface() -> None:
    fonts.register(FONT_DIR)


def plain(text: str) -> str:
    """One blank for any white space: a line may be broken anywhere."""
    return " ".join(text.split())


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return plain(text)


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = [plain(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return texts


def word_text(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    parts = [
        "".join(node.text or ("\n" if node.tag.endswith("}br") else "") for node in paragraph.iter())
        for paragraph in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    ]
    return plain("\n".join(parts))


def said(document: Document) -> Iterator[str]:
    """Every text of a document, cell by cell and run by run."""
    for block in document.blocks:
        match block:
            case Paragraph():
                yield "".join(run.text for run in block.runs)
            case Table():
                for row in (*block.head, *block.rows):
                    yield from (cell.text for cell in row.cells)
            case Heading():
                yield block.text


def test_minutes_hold_every_fact() -> None:
    data = pdf.to_bytes(minutes.describe(minutes_view(MIXED, fingerprint="9F3A-77C1")))
    text = pdf_text(data)
    assert unicodedata.is_normalized("NFC", text)
    for member in MEMBERS:
        assert member.name in text
    for fact in (
        "Số: 05/BB-HĐ",
        SUBJECT,
        "08 giờ 00 phút, ngày 05 tháng 8 năm 2026",
        "16 giờ 30 phút, ngày 05 tháng 8 năm 2026",
        "Phòng họp số 2",
        "Vắng: đi công tác",
        "Số thành viên có mặt: 6/7",
        "ít nhất 2/3 số thành viên",
        "(Điều 6 Quy chế)",
        "Cuộc họp đủ điều kiện tiến hành.",
        "(khoản 2 Điều 8 Quy chế)",
        "69,996 điểm (Sáu mươi chín phẩy chín chín sáu điểm)",
        "phần A: 31,25/40",
        "Chấm lại vòng 2: Sở Y tế; Sở Công Thương; lý do: chênh lệch vượt quy định.",
        "không tính phiếu cao nhất và thấp nhất của: Sở Y tế; Sở Công Thương",
        "Sở Công Thương (có vốn góp tại chủ thể)",
        "vượt giới hạn 10 điểm; Hội đồng chưa có ý kiến xử lý.",
        "theo điểm trung bình 4 sao; sau khi đối chiếu yêu cầu tối thiểu 3 sao",
        "hạng 4 sao: tiêu chí 1.4 “Nguồn nguyên liệu địa phương”, tiêu chí 2.1 “Nguồn gốc ý tưởng sản phẩm”",
        "lý do khác với kết quả tính: Hội đồng thống nhất công nhận mức 1.4",
        "đồng ý 6, không đồng ý 0, không có ý kiến 0",
        "đồng ý ………, không đồng ý ………",
        "Nhận xét: Bao bì rõ ràng",
        "Kiến nghị: Bổ sung mã truy xuất nguồn gốc",
        "chuyển hồ sơ lên cấp Trung ương",
        "đề nghị công nhận, cấp giấy chứng nhận",
        "phiếu của Sở Y tế: 31/32 tiêu chí",
        "Vắng khi chấm sản phẩm này: Sở Khoa học và Công nghệ (họp tại Bộ)",
        "3/4 – CHƯA ĐỦ PHIẾU",
        "Kết luận: chưa kết luận.",
        "hồ sơ bị loại; lý do: hồ sơ khai không đúng.",
        "Đồng hạng 1: Tiêu xanh sấy thăng hoa; Trái cây sấy thăng hoa.",
        "Hạng 4 sao (1 sản phẩm) 1 Tiêu xanh sấy thăng hoa",
        "Chưa đủ phiếu, chưa kết luận (2 sản phẩm) 1 Hill coffee",
        "Hồ sơ bị loại (1 sản phẩm) 1 Mộc Thanh Lọc",
        "Mã niêm phong phiên họp: 9F3A-77C1",
        "THƯ KÝ",
        "CHỦ TỌA",
    ):
        assert fact in text, fact
    for one in MIXED:
        assert text.count(one.name) >= 3
        assert not one.code or one.code in text
    assert "None" not in text
    assert text.index("THƯ KÝ") < text.index("CHỦ TỌA")


def test_minutes_never_show_a_score_as_a_dotted_line() -> None:
    blank = [text for text in said(minutes.describe(minutes_view([EMPTY, INCOMPLETE]))) if "…" in text]
    assert blank
    assert all("điểm" not in text.lower() for text in blank)


def test_without_a_quorum_the_minutes_say_so() -> None:
    text = pdf_text(pdf.to_bytes(minutes.describe(minutes_view([OPEN], quorum=Quorum(4, 7, False)))))
    assert "KHÔNG đủ điều kiện" in text


def test_minutes_of_nothing_are_dotted_lines() -> None:
    view = MinutesView(Head(), "", (), Quorum(0, 0, False), ())
    text = pdf_text(pdf.to_bytes(minutes.describe(view)))
    assert "Số: ……" in text
    assert "ngày …… tháng …… năm ………" in text
    assert "Chủ tọa: ……" in text
    assert "None" not in text


@pytest.mark.parametrize("count", [1, 9, 60])
def test_word_says_what_the_pdf_says(count: int) -> None:
    products = [product(n) for n in range(count)]
    document = minutes.describe(minutes_view(products))
    in_word, in_pdf = word_text(word.to_bytes(document)), pdf_text(pdf.to_bytes(document))
    # PDFium may glue the words at a line's end to those of the next.
    glued = "".join(in_pdf.split())
    missing = [
        text for text in said(document) if plain(text) not in in_word or not all(one in glued for one in text.split())
    ]
    assert missing == []


def test_draft_stands_on_every_page_and_only_on_drafts() -> None:
    products = [product(n) for n in range(12)]
    for draft in (True, False):
        papers = [
            pdf.to_bytes(minutes.describe(minutes_view(products, draft=draft))),
            pdf.to_bytes(results.describe(results_view(products, draft=draft))),
            certificates.to_bytes([certificate(draft=draft), certificate(LONG, draft=draft)]),
        ]
        for paper in papers:
            texts = page_texts(paper)
            assert len(texts) > 1
            assert [("DỰ THẢO" in text) for text in texts] == [draft] * len(texts)


def test_page_numbers_begin_on_page_two() -> None:
    blocks = [paragraph("Nội dung") if n % 2 else PageBreak() for n in range(1, 6)]
    texts = page_texts(pdf.to_bytes(Document("Thử", tuple(blocks))))
    assert texts == ["Nội dung", "2 Nội dung", "3 Nội dung"]


def ink(data: bytes) -> list[tuple[float, float, float, float]]:
    """Free space at left, top, right and bottom of each page in mm, outside the header and footer lines."""
    spaces = []
    for width, height, pixels in preview.pages(data, scale=1):
        rows = [pixels[y * width * 4 : (y + 1) * width * 4 : 4] for y in range(height)]
        body = range(round(17 * MM), height - round(17 * MM))
        inked = [y for y in body if min(rows[y]) < 200]
        columns = [x for x in range(width) if any(rows[y][x] < 200 for y in inked)]
        left, right = min(columns), width - 1 - max(columns)
        spaces.append((left / MM, min(inked) / MM, right / MM, (height - 1 - max(inked)) / MM))
    return spaces


@pytest.mark.parametrize("paper", ["minutes", "results"])
def test_margins_hold(paper: str) -> None:
    products = [product(n) for n in range(14)]
    products[3] = replace(products[3], name=LONG, producer="x" * 500, code="9" * 60)
    view: Document = (
        minutes.describe(minutes_view(products)) if paper == "minutes" else results.describe(results_view(products))
    )
    for left, top, right, bottom in ink(pdf.to_bytes(view)):
        assert left >= 29.4
        assert top >= 19
        assert right >= 14.4
        assert bottom >= 19


def test_certificate_text_keeps_inside_its_frame() -> None:
    long = certificate(LONG, producer=LONG, address=LONG)
    document = pypdfium2.PdfDocument(certificates.to_bytes([long, certificate("Ệ" * 120)]))
    for page in document:
        texts = page.get_textpage()
        boxes = [texts.get_rect(n) for n in range(texts.count_rects())]
        assert min(left for left, _, _, _ in boxes) > 18 * MM
        assert max(right for _, _, right, _ in boxes) < (297 - 18) * MM
        assert min(bottom for _, bottom, _, _ in boxes) > 18 * MM
        assert max(top for _, _, _, top in boxes) < (210 - 18) * MM
    document.close()


def font_names(data: bytes) -> dict[str, bool]:
    """The fonts of all pages and forms, and whether each is embedded."""
    names = {}
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descriptor = font.get_object().get("/FontDescriptor", {})
            names[font.get_object()["/BaseFont"]] = "/FontFile2" in descriptor
    return names


def test_every_font_is_embedded_and_a_serif() -> None:
    papers = [
        pdf.to_bytes(minutes.describe(minutes_view(MIXED))),
        pdf.to_bytes(results.describe(results_view(MIXED))),
        certificates.to_bytes([certificate()]),
    ]
    for paper in papers:
        names = font_names(paper)
        assert names
        assert all(names.values())
        assert all("Liberation" in name or "Times" in name for name in names)
        assert b"Helvetica" not in paper


def test_pdf_carries_title_and_language() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf.to_bytes(minutes.describe(minutes_view([product(0)])))))
    assert reader.metadata is not None
    assert reader.metadata.title == f"Biên bản – {SUBJECT}"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"


@pytest.mark.parametrize(
    "name", [HOSTILE, LONG, DECOMPOSED, "Mac ca", "=HYPERLINK(1)", "+84", "-1", "@x", "%d {0} {name}"]
)
def test_hostile_names_come_out_whole_everywhere(name: str) -> None:
    wanted = plain(unicodedata.normalize("NFC", name))
    one = replace(product(0, name), producer=name, remarks=name, reason=name)
    document = minutes.describe(minutes_view([one, product(1)]))
    table = results.describe(results_view([one, product(1)]))
    assert wanted in pdf_text(pdf.to_bytes(document))
    assert wanted in pdf_text(pdf.to_bytes(table))
    assert wanted in word_text(word.to_bytes(document))
    assert wanted in pdf_text(certificates.to_bytes([certificate(name)]))
    assert name == DECOMPOSED or wanted in [plain(str(value)) for row in sheet_rows(table) for value in row]


def test_control_characters_and_lone_surrogates_harm_nothing() -> None:
    name = "Mắm\x00 nêm\x0b\ud800 \u202eSeagull\ufeff\x1f\t1"
    one = replace(product(0), name=name)
    document = results.describe(results_view([one]))
    assert "Seagull 1" in pdf_text(pdf.to_bytes(document))
    assert "Seagull 1" in word_text(word.to_bytes(document))
    assert "Seagull 1" in plain(" ".join(str(value) for row in sheet_rows(document) for value in row))
    assert "Seagull 1" in pdf_text(certificates.to_bytes([certificate(name)]))


def test_a_character_the_typeface_lacks_is_seen() -> None:
    assert "□" in pdf_text(pdf.to_bytes(Document("Thử", (paragraph("Trà 茶 xanh"),))))
    # One box for one sign, whatever says how it is to look.
    assert fonts.shown("☕\ufe0f 70 %", fonts.REGULAR) == "□ 70 %"


@pytest.mark.parametrize("mark", ["\u200b", "\u202e", "\u061c", "\u180e", "\u206a", "\ufffa", "\U000e0041", "\x07"])
def test_what_nobody_sees_is_not_printed_as_a_box(mark: str) -> None:
    assert printable(f"Miến{mark} dong") == "Miến dong"


def test_printable_is_nfc_with_line_breaks_only() -> None:
    assert printable(unicodedata.normalize("NFD", "Hội đồng\r\nhọp\u2028xong")) == "Hội đồng\nhọp\nxong"


def sheet_rows(document: Document) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(BytesIO(sheet.to_bytes(document)))
    return book.get_sheet_by_index(0).to_python()


def test_numbers_in_the_workbook_are_numbers() -> None:
    rows = sheet_rows(results.describe(results_view(MIXED)))
    row = next(row for row in rows if EDGE.name in row)
    assert row[0] == 1
    assert row[4:7] == [31.25, 18, 29.5]
    assert row[7] == 69.996
    assert row[8] == 5
    missing = next(row for row in rows if EMPTY.name in row)
    assert missing[0] == "–"
    assert missing[7] == "–"


def test_the_workbook_shows_as_many_decimals_as_the_paper() -> None:
    with zipfile.ZipFile(BytesIO(sheet.to_bytes(results.describe(results_view(MIXED))))) as book:
        styles = book.read("xl/styles.xml").decode()
        page = book.read("xl/worksheets/sheet1.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert 'formatCode="0.000"' in styles
    assert "<f>" not in page
    assert 'orientation="landscape"' in page
    assert 'fitToHeight="0"' in page
    assert 'state="frozen"' in page
    assert "_xlnm.Print_Titles" in names
    assert "_xlnm.Print_Area" in names


def test_word_keeps_rows_heads_and_page_numbers() -> None:
    data = word.to_bytes(minutes.describe(minutes_view([product(n) for n in range(3)])))
    with zipfile.ZipFile(BytesIO(data)) as book:
        body = book.read("word/document.xml").decode()
        headers = [book.read(name).decode() for name in book.namelist() if name.startswith("word/header")]
        styles = book.read("word/styles.xml").decode()
    assert "<w:titlePg/>" in body
    assert sorted("PAGE" in header for header in headers) == [False, True]
    assert body.count("<w:tblHeader/>") == 4
    assert body.count("<w:cantSplit/>") >= 7 + 3 + 3
    assert 'w:val="vi-VN"' in styles
    section = docx.Document(BytesIO(data)).sections[0]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]


def fill(count: int) -> list[Paragraph]:
    return [paragraph(f"Dòng {n}", indent=False) for n in range(count)]


def test_signatures_and_headings_never_stand_alone() -> None:
    signers = Signatures((Recipients("Nơi nhận:", ("- Như trên;", "- Lưu: VT.")), Signer("CHỦ TỌA", name="Tên")))
    for count in range(20, 40):
        texts = page_texts(pdf.to_bytes(Document("Thử", (*fill(count), signers))))
        assert "CHỦ TỌA" in texts[-1]
        assert f"Dòng {count - 1}" in texts[-1]
        assert "- Lưu: VT." in texts[-1]
        texts = page_texts(pdf.to_bytes(Document("Thử", (*fill(count), Heading("ĐẦU MỤC"), paragraph("Sau.")))))
        assert any("ĐẦU MỤC" in text and "Sau." in text for text in texts)


def test_rows_stay_whole_and_heads_are_repeated() -> None:
    rows = tuple(Row((Cell(f"Số {n}"), Cell("một hai ba bốn năm sáu bảy " * 6))) for n in range(40))
    group = (*rows[:20], Row((Cell("NHÓM", columns=2),), keep=True), *rows[20:])
    for offset in range(6):
        table = Table((Column(30), Column(40)), (Row((Cell("Cột"), Cell("Nội dung"))),), group)
        texts = page_texts(pdf.to_bytes(Document("Thử", (*fill(offset), table))))
        assert all(text.count("Nội dung") == 1 for text in texts)
        assert all(len(re.findall("một hai", text)) == 6 * len(re.findall(r"Số \d", text)) for text in texts)
        assert any("NHÓM Số 20" in text for text in texts)


def test_a_row_higher_than_a_page_goes_on() -> None:
    words = " ".join(f"từ{n}" for n in range(3000))
    table = Table((Column(60),), (Row((Cell("Cột"),)),), (Row((Cell(words),)),))
    texts = page_texts(pdf.to_bytes(Document("Thử", (table,))))
    assert len(texts) > 2
    assert all(f"từ{n}" in " ".join(texts).split() for n in range(3000))


def test_cells_that_cover_rows_stay_together() -> None:
    head = (Row((Cell("Trái", rows=2), Cell("Trên", columns=2))), Row((Cell("Một"), Cell("Hai"))))
    rows = tuple(
        row
        for n in range(30)
        for row in (Row((Cell(f"Cặp {n}", rows=2), Cell("a"), Cell("b"))), Row((Cell("c"), Cell("d"))))
    )
    table = Table((Column(30), Column(30), Column(30)), head, rows)
    document = Document("Thử", (table,))
    for text in page_texts(pdf.to_bytes(document)):
        assert "".join(text.split()).count("abcd") == text.count("Cặp")
        assert "Trái Trên Một Hai" in text
    assert "Cặp 29" in word_text(word.to_bytes(document))
    assert "Cặp 29" in [row[0] for row in sheet_rows(document)]


def test_no_number_is_broken_in_a_narrow_column() -> None:
    one = replace(product(0), average=Figure("69,9996666", Fraction(1)), rank=1000)
    text = pdf_text(pdf.to_bytes(minutes.describe(minutes_view([one, product(1)]))))
    assert text.count("69,9996666") == 3
    assert " Hạng Sản phẩm Chủ thể Phiếu " in text


def test_runs_change_style_within_a_word() -> None:
    runs = (Run("Kết", bold=True), Run("luận: "), Run("bốn", italic=True), Run(" sao"))
    assert pdf_text(pdf.to_bytes(Document("Thử", (Paragraph(runs),)))) == "Kếtluận: bốn sao"


def test_certificates_hold_every_fact() -> None:
    views = [
        certificate(),
        certificate("Cao Atiso Hoàng An", stars=3, number="02/GCN-OCOP", signer_name="Tên người ký"),
    ]
    first, second = page_texts(certificates.to_bytes(views))
    for fact in (
        "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
        "GIẤY CHỨNG NHẬN",
        "Mắm nêm Seagull",
        "Chủ thể: Công ty TNHH Seagull",
        "Địa chỉ: Số 08 Nguyễn Trãi, phường Phan Thiết, tỉnh Lâm Đồng",
        "Đạt hạng: bốn sao",
        "Theo Quyết định số 3981/QĐ-UBND ngày 05 tháng 8 năm 2026 của Ủy ban nhân dân tỉnh Lâm Đồng",
        "có giá trị đến ngày 05 tháng 8 năm 2029",
        "Số: 01/GCN-OCOP",
        "Lâm Đồng, ngày 05 tháng 8 năm 2026",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ):
        assert fact in first, fact
    assert "Đạt hạng: ba sao" in second
    assert "Tên người ký" in second


def test_a_certificate_with_nothing_known_is_dotted() -> None:
    text = pdf_text(certificates.to_bytes([CertificateView("", "", "", None)]))
    assert "None" not in text
    for label in ("Chủ thể: …", "Địa chỉ: …", "Đạt hạng: …", "Số: …", "có giá trị đến ngày …"):
        assert label in text


def test_long_names_shrink_to_no_less_than_seventy_percent() -> None:
    long = certificate(LONG, producer=LONG, address=LONG)
    document = pypdf.PdfReader(BytesIO(certificates.to_bytes([long])))
    sizes: dict[float, int] = {}

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        sizes[size] = sizes.get(size, 0) + len(text.strip())

    assert LONG[:40] in plain(document.pages[0].extract_text(visitor_text=note))
    used = [size for size, count in sizes.items() if count > 400]
    assert min(used) >= 0.7 * 14.5 - 0.01
    assert max(used) >= 0.7 * 24 - 0.01


def test_a_certificate_that_cannot_fit_is_refused_by_name(tmp_path: Path) -> None:
    target = tmp_path / "giay.pdf"
    with pytest.raises(UserError) as refused:
        output.write(target, certificates.to_bytes([certificate(), certificate("Trà " * 700)]))
    assert refused.value.code == "certificate_too_long"
    assert list(tmp_path.iterdir()) == []


def test_preview_gives_pictures_page_by_page() -> None:
    data = certificates.to_bytes([certificate(), certificate("Cao Atiso Hoàng An")])
    assert preview.page_count(data) == 2
    width, height, pixels = next(preview.pages(data, scale=0.5))
    assert (width, height) == (421, 298)
    assert len(pixels) == width * height * 4
    assert len(list(preview.pages(data, 0.2, only=[1]))) == 1
    red = [pixels[n : n + 3] for n in range(0, len(pixels), 4)]
    assert any(r > 130 and g < 90 and b < 90 for r, g, b in red)


def test_preview_of_no_pdf_is_the_users_error(tmp_path: Path) -> None:
    for source in (b"%PDF nothing", tmp_path / "none.pdf"):
        with pytest.raises(UserError) as refused:
            next(preview.pages(source))
        assert refused.value.code == "cannot_read"


def test_a_written_file_is_whole_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "Biên bản họp.pdf"
    target.write_bytes(b"old")
    document = minutes.describe(minutes_view([product(0)]))
    output.write(target, pdf.to_bytes(document))
    output.write(tmp_path / "b.docx", word.to_bytes(document))
    sheet.render(results.describe(results_view([product(0)])), tmp_path / "b.xlsx")
    assert target.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Biên bản họp.pdf", "b.docx", "b.xlsx"]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (PermissionError(errno.EACCES, "open elsewhere"), "denied"),
        (OSError(errno.ENOSPC, "no space"), "full"),
        (OSError(errno.EROFS, "read-only"), "denied"),
        (OSError(errno.EIO, "input/output"), "other"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: OSError, reason: str, step: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(output.os, step, fail)
    with pytest.raises(UserError) as refused:
        output.write(target, b"new")
    assert refused.value.code == "cannot_write"
    assert refused.value.params == {"path": str(target), "reason": reason}
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        output.write(tmp_path / "none" / "a.pdf", b"new")
    assert refused.value.params["reason"] == "folder"


def test_a_missing_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_family", "")
    monkeypatch.setattr(fonts, "_system_folders", lambda: iter(()))
    with pytest.raises(UserError) as refused:
        fonts.register(tmp_path)
    assert refused.value.code == "resource_missing"
    assert "LiberationSerif-Regular.ttf" in str(refused.value.params["path"])
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        (tmp_path / f"LiberationSerif-{name}.ttf").write_bytes(b"not a font")
    with pytest.raises(UserError):
        fonts.register(tmp_path)


def test_times_new_roman_of_the_machine_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = tmp_path / "Fonts"
    windows.mkdir()
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    for name, style in zip(("times", "timesbd", "timesi", "timesbi"), styles, strict=True):
        (windows / f"{name}.ttf").write_bytes((FONT_DIR / f"LiberationSerif-{style}.ttf").read_bytes())
    monkeypatch.setattr(fonts, "_family", "")
    monkeypatch.setenv("WINDIR", str(tmp_path))
    assert fonts.register(FONT_DIR) == "Times New Roman"


def test_lines_are_no_wider_than_asked_and_lose_nothing() -> None:
    for text in (LONG, "x" * 300, "Hội đồng", "", "một\nhai\n\nba"):
        for limit in (20.0, 90.0, 400.0):
            lines = fonts.wrap(text, fonts.REGULAR, 13, limit)
            assert all(fonts.width(line, fonts.REGULAR, 13) <= limit + 0.02 for line in lines)
            assert "".join("".join(lines).split()) == "".join(text.split())


def test_even_lines_are_no_more_than_plain_ones() -> None:
    text = "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert fonts.wrap_evenly(text, fonts.REGULAR, 12, 130) == ["Ủy ban nhân dân", "tỉnh Lâm Đồng"]
    assert fonts.wrap(text, fonts.REGULAR, 12, 130)[0] != "Ủy ban nhân dân"


def test_rules_in_words() -> None:
    assert rules.quorum_rule(Fraction(2, 3), chair=False).endswith("ít nhất 2/3 số thành viên Hội đồng tham dự")
    assert "70%" in rules.quorum_rule(Fraction(7, 10), chair=True)
    assert "phần C, rồi phần A, rồi phần B" in rules.ties_rule(("C", "A", "B"))
    assert "10 điểm" in rules.spread_rule(10)
    assert "10" not in rules.spread_rule(None)
    assert rules.bands_rule([(4, 70, 90), (5, 90, None)]).endswith("5 sao từ 90 điểm; 4 sao từ 70 đến dưới 90 điểm")
