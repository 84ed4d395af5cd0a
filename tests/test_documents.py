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
    Spacer,
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
    RuleLine,
    State,
    Votes,
)
from ocop_desktop.documents.wording import rules
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import EvaluationKind, RequirementRule, Role

FONT_DIR = Path(__file__).parents[1] / "resources" / "fonts"
MM = 72 / 25.4
HOSTILE = 'Mắm & <b>nêm</b> "Seagull" \'đặc\' biệt {time} %s </w:t> &amp; =1+1'
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
    round=2,
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
