"""Sessions of which papers are made in tests: the demo to its end, sixty products, hostile texts, and one left blank.

Each is built once a run, whatever the number of workers, and its papers are made once a worker. No test in here.
"""

import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from ocop_desktop.documents.model import Document
from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.session import (
    Absence,
    Conclusion,
    CouncilRules,
    Dossier,
    Member,
    Producer,
    Product,
    Role,
    Session,
)
from ocop_desktop.services import demo, papers
from ocop_desktop.services import paper_files as papers_as_files
from ocop_desktop.services.commands import (
    AddMember,
    Conclude,
    ConcludeAll,
    Disqualify,
    EditSession,
    FillSheets,
    ImportProducts,
    SetParticipation,
    SettleSpread,
)
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.papers import Form, Item, Kind, Source
from ocop_desktop.services.sealing import SealSession
from ocop_desktop.services.sheet_commands import OpenRound, WriteOpinion
from ocop_desktop.services.workspace import Workspace
from tests import pdf_pages
from tests.pdf_pages import Page

_BASES = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
LETTERS = "đ" + "".join(unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in ("", *_TONES))
"""Every Vietnamese letter that is not an English one, and the plain ones they come from."""

HOSTILE = (
    "Rượu \"Ba Kích\" & <b>mật ong</b> 'thượng hạng' &amp; {{ product.name }} {% raw %}",
    f"{LETTERS[:36]} {LETTERS[36:]} {LETTERS[:36].upper()} {LETTERS[36:].upper()}",
    "Banh trang phoi suong Trang Bang khong dau",
    ("Bộ sản phẩm cà phê rang xay nguyên chất hương vị truyền thống của đồng bào vùng cao nguyên " * 3)[:199] + "a",
    "Nguyễnvănhuỳnhphươngthảo" * 8,
    "=SUM(A1:A9)",
    "+84 mật ong",
    "-5 phần trăm",
    "@gừng sấy",
)
"""Names that break papers: marks, every letter, no diacritics, 200 characters, one long word, a formula's beginning."""

_TEXT = (
    'Sản phẩm có câu chuyện "hay" & bao bì <đẹp>, hồ sơ đầy đủ; đề nghị chủ thể bổ sung mã số vùng trồng, '
    "hoàn thiện nhãn hàng hóa và liên kết tiêu thụ với các hợp tác xã trên địa bàn trong chu kỳ tới. "
)
_AT = "2026-08-06T01:30:00+00:00"


def _numbered(session: Session) -> Session:
    """The session with the numbers, days and words that the papers of the authority ask for."""
    office = replace(
        session.office,
        code_suffix="UBND",
        parent_agency="Ủy ban nhân dân tỉnh Lâm Đồng",
        submission_to="Ủy ban nhân dân tỉnh Lâm Đồng",
        submission_recipients=("Thành viên Hội đồng", "Sở Nông nghiệp và Môi trường"),
        notice_recipients=("Chủ thể có sản phẩm", "Ủy ban nhân dân các xã, phường"),
        grounds=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",),
    )
    return replace(
        session,
        office=office,
        council_decision="1208/QĐ-UBND",
        council_decided_on=date(2026, 3, 5),
        submission_number="7",
        submitted_on=date(2026, 7, 30),
        notice_number="12",
        noticed_on=date(2026, 8, 7),
        forwarding_number="3",
        forwarded_on=date(2026, 7, 31),
    )


def _finish(made: Desk) -> None:
    """Concludes everything: wide spreads are settled, whoever has not scored is away."""
    for product, result in list(made.scoreboard.results.items()):
        if result.disqualified:
            continue
        if result.spread_exceeded:
            made.execute(SettleSpread(product, "Các ý kiến khác nhau về câu chuyện sản phẩm"))
        for member in set(result.expected) - set(result.valid):
            made.execute(SetParticipation(product, member, Absence.ABSENT, "bận họp"))
    made.execute(ConcludeAll())


def _demo(workspace: Workspace) -> None:
    """The demo session, every product concluded, closed."""
    made = workspace.open(demo.build(workspace))
    made.execute(EditSession(_numbered(made.state.session)))
    _finish(made)
    made.execute(SealSession(_AT))


def _filled(
    workspace: Workspace, session: Session, bodies: tuple[str, ...], products: tuple[Product, ...], *, opinion: str
) -> Desk:
    """A session of these, every sheet full; the averages go from well below to the highest class."""
    made = workspace.open(workspace.create(session.title, session.decree, session.level))
    mine = made.state.session
    made.execute(EditSession(replace(session, id=mine.id, decree_hash=mine.decree_hash)))
    roles = {0: Role.CHAIR, 1: Role.DEPUTY, len(bodies) - 1: Role.SECRETARY}
    for place, body in enumerate(bodies):
        made.execute(AddMember(Member(0, 0, 0, body, role=roles.get(place, Role.MEMBER))))
    made.execute(ImportProducts(products))
    members = list(made.state.members)
    for place, product in enumerate(list(made.state.products.values())):
        criteria = made.state.criteria(product)
        assert criteria is not None
        points = 46 + (place * 11) % 48
        sheets = {member: _sheet(criteria, points + turn % 4, turn) for turn, member in enumerate(members)}
        made.execute(FillSheets(product.id, sheets))
        for turn in range(2 if opinion else 0):
            made.execute(WriteOpinion(product.id, members[turn], criteria.leaves[turn].code, opinion))
    return made


_BODIES = (
    "Ủy ban nhân dân tỉnh",
    "Sở Nông nghiệp và Môi trường",
    "Sở Công Thương",
    "Sở Y tế",
    "Văn phòng điều phối Chương trình OCOP tỉnh",
)


def _of(title: str) -> Session:
    """A session as the demo's, of another title."""
    return replace(desk("demo").state.session, title=title)


def _sheet(criteria: CriteriaSet, points: int, turn: int) -> dict[str, int]:
    """A sheet of so many points that meets the requirements of as many stars as it can."""
    for stars in range(5, 0, -1):
        try:
            return demo.sheet_for(criteria, points, stars, turn)
        except ValueError:
            continue
    return demo.sheet_for(criteria, points, 0, turn)


def _sixty(workspace: Workspace) -> None:
    """Sixty products of all kinds of sets, two of them refused, one scored twice, one member away; not closed."""
    codes = [criteria.code for criteria in desk("demo").state.decree.sets]
    products = tuple(
        Product(
            0,
            0,
            0,
            f"Trà túi lọc thảo dược số {n + 1}",
            code=f"OCOP-{n + 1:03d}",
            set_code=codes[n % len(codes)],
            producer=Producer(
                f"Hợp tác xã nông nghiệp dịch vụ số {n + 1}",
                "Hợp tác xã",
                f"Thôn {n + 1}, xã Đức Trọng, tỉnh Lâm Đồng",
                "xã Đức Trọng",
                phone=f"0263 3 123 {n:03d}",
            ),
            dossier=Dossier(True, True, n % 3 > 0, True, True, n % 2 > 0, received_on=date(2026, 6, 1)),
        )
        for n in range(60)
    )
    made = _filled(workspace, _of("Đợt 2 năm 2026"), _BODIES, products, opinion="")
    everybody, members = list(made.state.products), list(made.state.members)
    made.execute(Disqualify(everybody[7], "Giả mạo giấy chứng nhận an toàn thực phẩm"))
    made.execute(Disqualify(everybody[8], "Không nộp đủ sản phẩm mẫu"))
    made.execute(SetParticipation(everybody[2], members[3], Absence.RECUSED, "là người thân của chủ thể"))
    made.execute(OpenRound(everybody[4], tuple(members), "Các phiếu chênh lệch nhiều"))
    criteria = made.state.criteria(made.state.products[everybody[4]])
    assert criteria is not None
    made.execute(FillSheets(everybody[4], {member: _sheet(criteria, 82, turn) for turn, member in enumerate(members)}))
    _finish(made)
    made.execute(
        Conclude(
            Conclusion(
                everybody[5],
                made.scoreboard.results[everybody[5]].stars,
                votes_for=4,
                votes_against=1,
                votes_abstain=0,
                remarks="Sản phẩm có tiềm năng du lịch.",
                recommendations="Hoàn thiện nhãn hàng hóa.",
            )
        )
    )


def _hostile(workspace: Workspace) -> None:
    """Names and texts that break papers, and the longest that are allowed, everywhere an office can write."""
    long = HOSTILE[3]
    session = _of(f'Đợt "3" & 4 <năm> 2026 {long}'[:200])
    office = replace(
        session.office,
        authority="Ủy ban nhân dân thành phố trực thuộc trung ương & các đơn vị hành chính kinh tế đặc biệt",
        parent_agency="Ủy ban nhân dân thành phố trực thuộc trung ương & các đơn vị hành chính kinh tế đặc biệt",
        issuing_body="Hội đồng đánh giá, phân hạng sản phẩm Chương trình mỗi xã một sản phẩm (OCOP) “cấp tỉnh” <2026>",
        council_name=f"Hội đồng đánh giá, phân hạng sản phẩm <OCOP> & {long}"[:200],
        certificate_agency="Ủy ban nhân dân thành phố trực thuộc trung ương & các đơn vị hành chính kinh tế đặc biệt",
        signer_name='Chữ Ký "Thử" & <Nghiệm> Của Người Có Họ Tên Dài',
        council_signer_name='Chữ Ký "Thử" & <Nghiệm> Của Người Có Họ Tên Dài',
        recipients=("Như trên", f'Các "sở" & <ngành> {long}'[:200], "Lưu: VT, NN & <MT>"),
        grounds=(f"Luật & Nghị định <số 1> {long}"[:200], "Thông tư “số 2”"),
    )
    session = replace(session, office=office, place=f"Hội trường <A> & {long}"[:200])
    rules = CouncilRules(name='Quy chế "số 5" & <kèm theo>', spread_clause="Điều 3 & 4 <khoản 1>")
    session = replace(session, rules=rules)
    products = tuple(
        Product(
            0,
            0,
            0,
            name,
            code=f'<{n}>&"x"',
            set_code="26-13",
            producer=Producer(
                HOSTILE[(n + 3) % len(HOSTILE)],
                "Hợp tác xã",
                HOSTILE[(n + 1) % len(HOSTILE)],
                "xã <A> & B",
                phone="=1+2 & <0>",
                representative=HOSTILE[n],
            ),
        )
        for n, name in enumerate(HOSTILE)
    )
    bodies = tuple(f'Sở "{n}" & <Phòng> {HOSTILE[n]}'[:200] for n in range(5))
    made = _filled(workspace, session, bodies, products, opinion=_TEXT * 3)
    everybody, members = list(made.state.products), list(made.state.members)
    made.execute(Disqualify(everybody[8], f"Giả mạo <giấy> & {_TEXT}"))
    made.execute(SetParticipation(everybody[1], members[3], Absence.RECUSED, f"là <người thân> & {long}"[:200]))
    _finish(made)
    for product in everybody[:4]:
        stars = made.scoreboard.results[product].stars
        made.execute(Conclude(Conclusion(product, stars, "", 5, 0, 0, _TEXT * 4, _TEXT * 4)))


def _blank(workspace: Workspace) -> None:
    """A session of which nobody has said anything but what it cannot do without."""
    made = workspace.open(workspace.create("Đợt trống", "26/2026/QĐ-TTg", "tỉnh"))
    for place in range(3):
        made.execute(AddMember(Member(0, 0, 0, f"Sở số {place + 1}", role=Role.MEMBER if place else Role.CHAIR)))
    made.execute(ImportProducts(tuple(Product(0, 0, 0, name, set_code="26-13") for name in ("Mật ong", "Gạo"))))
    first = next(iter(made.state.products.values()))
    criteria = made.state.criteria(first)
    assert criteria is not None
    sheets = {member: _sheet(criteria, 75, turn) for turn, member in enumerate(list(made.state.members))}
    made.execute(FillSheets(first.id, sheets))


_BUILD: dict[str, Callable[[Workspace], None]] = {
    "demo": _demo,
    "sixty": _sixty,
    "hostile": _hostile,
    "blank": _blank,
}
NAMES = tuple(_BUILD)


@cache
def _built(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "session.ocop")
        workspace = Workspace(path)
        _BUILD[name](workspace)
        workspace.close()
        return path.read_bytes()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def desk(name: str) -> Desk:
    """The desk of one of the sessions; not to be changed."""
    path = Path(_folder().name, f"{name}.ocop")
    path.write_bytes(_built(name))
    workspace = Workspace(path)
    return workspace.open(workspace.sessions()[0].session.id)


_MOST = 6
"""Pieces of which a paper of sheets or tables is made: one of each product would be hundreds of pages."""


@cache
def items(name: str, kind: Kind) -> tuple[Item, ...]:
    """The pieces of a paper that are made: of sheets and tables of points some, of the others all."""
    found = papers.items(desk(name), kind)
    many = kind in (Kind.SHEETS, Kind.FILLED_SHEETS, Kind.PRODUCT_RESULTS)
    return tuple(found[:: max(len(found) // _MOST, 1)][:_MOST] if many else found)


@cache
def source(name: str, kind: Kind) -> Source:
    """What a paper of a session is made from."""
    return papers.source(desk(name), kind, items(name, kind))


@cache
def paper(name: str, kind: Kind, form: Form) -> bytes:
    """A paper of a session as a file; where one file holds one piece, the first one."""
    if papers.one_file(kind, form):
        return papers.make(form, source(name, kind))
    return papers.make(form, papers.source(desk(name), kind, items(name, kind)[:1]))


@cache
def pages(name: str, kind: Kind) -> tuple[Page, ...]:
    """The measured pages of a paper's PDF."""
    return pdf_pages.pages(paper(name, kind, Form.PDF))


@cache
def document(name: str, kind: Kind, form: Form = Form.PDF) -> Document:
    """What a paper says, block by block; not for certificates."""
    return papers_as_files.describe(form, source(name, kind))


def of(*forms: Form, names: tuple[str, ...] = NAMES) -> list[tuple[str, Kind, Form]]:
    """Those in these forms that there are: a session in which nothing is concluded has no certificates."""
    return [
        (name, paper.kind, form)
        for name in names
        for paper in papers.PAPERS
        for form in paper.forms
        if form in forms and not (name == "blank" and paper.kind is Kind.CERTIFICATES)
    ]
