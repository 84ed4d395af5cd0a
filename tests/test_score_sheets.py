"""The score sheets: every word of every set on at most four pages, boxes where the layout says, marks that are seen."""

import hashlib
import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pypdfium2
import pytest
from docx.oxml.ns import qn

from ocop_desktop.documents import fonts, pdf, preview, qr, score_sheet, score_sheet_document, score_sheet_layout, word
from ocop_desktop.documents.model import CodeBlock, Document, Heading, Letterhead, PageBreak, Title, paragraph
from ocop_desktop.documents.score_sheet_content import Box, Mark, entries
from ocop_desktop.documents.score_sheet_layout import MM, Spot, layout, spots
from ocop_desktop.documents.score_sheet_view import ScoreSheetView
from ocop_desktop.documents.view import Figure, Head
from ocop_desktop.documents.wording.score_sheet import ScoreSheetWording
from ocop_desktop.domain.criteria import CriteriaSet, Criterion, Level, Part, Rule, parse_decree
from ocop_desktop.domain.session import EvaluationKind, Role
from ocop_desktop.domain.sheet_code import SheetRef, sheet_code

ROOT = Path(__file__).parents[1]
LONG = ("Cà phê bột rang xay nguyên chất Bon Đắk Huýt " * 12)[:500]
HOSTILE = "Mắm & <b>nêm</b> \"Seagull\" 'đặc' biệt {time} %s </w:t> &amp; =1+1"
DECOMPOSED = unicodedata.normalize("NFD", "Miến dong Bình Liêu sợi nhỏ")


@cache
def all_sets() -> dict[str, CriteriaSet]:
    """Every set of every decree, by code."""
    files = sorted((ROOT / "resources" / "criteria").glob("*.json"))
    decrees = [parse_decree(json.loads(file.read_text("utf-8"))) for file in files]
    return {one.code: one for decree in decrees for one in decree.sets}


def criterion(code: str, title: str, levels: Sequence[Level], **more: object) -> Criterion:
    fields = {"hint": None, "check": None, "rules": (), "criteria": ()} | more
    most = max((level.points for level in levels), default=0)
    return Criterion(code=code, title=title, max=most, levels=tuple(levels), **fields)  # type: ignore[arg-type]


def made_set(*more: Criterion) -> CriteriaSet:
    """A small set with everything that moves a box, and no text of a decree."""
    short = criterion("1.1", "Ngắn", [Level(0, "Không"), Level(1, "Có"), Level(3, "Có, đầy đủ", 4)])
    long = criterion(
        "1.2",
        "Một tiêu chí có tên dài hơn chỗ dành cho tên của nó trên một dòng của tờ phiếu này",
        [Level(1, "Mức một của tiêu chí " * 8, 3), Level(5, "Mức hai " * 30, 5), Level(10, "Mức ba")],
        hint="Một lời giải thích",
        check="cần xem lại",
        rules=(Rule("stop", "Dừng nếu sai"), Rule("require", "Có phiếu"), Rule("applies_if", "Khi có", "1.1")),
    )
    cases = criterion(
        "1.3",
        "Hai trường hợp",
        [
            Level(1, "Một", case="Trường hợp 1"),
            Level(2, "Hai", 3, case="Trường hợp 1"),
            Level(2, "Hai khác", case="Trường hợp 2"),
            Level(3, "Ba khác", 4, case="Trường hợp 2"),
        ],
    )
    group = criterion("1", "Nhóm", [], criteria=(short, long, cases))
    part = Part("A", "Phần thử", 16, (group, *more))
    content = hashlib.sha256(repr(part).encode()).hexdigest()
    return CriteriaSet("x-01", 1, "Bộ thử", "", "", "", 0, ("Hồ sơ giả mạo",), (part,), content)


def sheet(criteria: CriteriaSet, **changes: object) -> ScoreSheetView:
    view = ScoreSheetView(
        criteria=criteria,
        code=sheet_code(SheetRef(1, 12, 3)),
        product="Mắm nêm Seagull",
        product_code="68-24001-01-2026",
        producer="Công ty TNHH Seagull",
        phone="0252 3 812 345",
        address="Số 08 Nguyễn Trãi, phường Phan Thiết, tỉnh Lâm Đồng",
        kind=EvaluationKind.UPGRADE,
        member="Sở Công Thương",
        role=Role.DEPUTY,
        session="Đợt 1 năm 2026",
        decree="Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026",
        head=Head("Ủy ban nhân dân tỉnh Lâm Đồng", "Hội đồng đánh giá, phân hạng sản phẩm OCOP"),
        place="Lâm Đồng",
        day=date(2026, 8, 5),
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def filled(criteria: CriteriaSet, choices: dict[str, int], **changes: object) -> ScoreSheetView:
    parts = {part.code: Figure(str(11 + index), 11 + index) for index, part in enumerate(criteria.parts)}
    return sheet(criteria, choices=choices, parts=parts, total=Figure("73", 73), **changes)


@pytest.fixture(scope="module", autouse=True)
def _typeface() -> None:
    fonts.register(ROOT / "resources" / "fonts")


def plain(text: str) -> str:
    return " ".join(text.split())


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = [plain(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return texts


def sheet_texts(data: bytes) -> Iterator[list[str]]:
    """The pages of each sheet of a file."""
    pages: list[str] = []
    for text in page_texts(data):
        pages.append(text)
        number, count = map(int, re.findall(r"Trang (\d+)/(\d+)", text)[-1])
        assert number == len(pages)
        if number == count:
            yield pages
            pages = []
    assert not pages


def wanted_boxes(criteria: CriteriaSet) -> Counter[Box]:
    boxes = [Box(Mark.REFUSAL, "", n) for n in range(1, len(criteria.disqualifiers) + 1)]
    for node in criteria.by_code.values():
        refusing = [rule for rule in node.rules if rule.kind in ("stop", "disqualify")]
        boxes += [Box(Mark.REFUSAL, node.code, n) for n in range(1, len(refusing) + 1)]
        boxes += [Box(Mark.LEVEL, node.code, n) for n in range(1, len(node.levels) + 1)]
        if node.levels and all(level.points for level in node.levels):
            boxes.append(Box(Mark.LEVEL, node.code, 0))
    return Counter(boxes)


def test_every_set_fits_on_four_pages_with_every_word() -> None:
    sets = all_sets()
    data = score_sheet.to_bytes([sheet(one) for one in sets.values()])
    sheets = list(sheet_texts(data))
    assert len(sheets) == len(sets) >= 26
    for criteria, pages in zip(sets.values(), sheets, strict=True):
        assert len(pages) <= 4, criteria.code
        text = " ".join(pages)
        # PDFium may glue the words at a line's end to those of the next.
        glued = "".join(text.split())
        assert unicodedata.is_normalized("NFC", text)
        for said in (
            criteria.title,
            *criteria.disqualifiers,
            *(f"{part.code}: {part.title}" for part in criteria.parts),
            *(f"{node.code}. {node.title}" for node in criteria.by_code.values()),
            *(node.hint or "" for node in criteria.by_code.values()),
            *(rule.text for node in criteria.by_code.values() for rule in node.rules),
            *(level.case or "" for leaf in criteria.leaves for level in leaf.levels),
            *(f"{level.points} đ {level.label}" for leaf in criteria.leaves for level in leaf.levels),
        ):
            assert "".join(said.split()) in glued, (criteria.code, said)
        assert text.count("Điểm/tối đa") == len(layout(criteria).pages)


def test_boxes_are_complete_large_and_apart_on_every_set() -> None:
    for criteria in all_sets().values():
        placed = spots(criteria)
        assert Counter(spot.box for spot in placed) == wanted_boxes(criteria)
        for number in range(1, 5):
            mine = [spot for spot in placed if spot.page == number]
            assert all(spot.size >= 4 - 1e-9 for spot in mine)
            assert all(spot.x >= 18 and spot.x + spot.size <= 196 for spot in mine)
            assert all(spot.y >= 30 and spot.y + spot.size <= 284 for spot in mine)
            assert not [(a.box, b.box) for n, a in enumerate(mine) for b in mine[n + 1 :] if meet(a, b)], criteria.code


def meet(a: Spot, b: Spot) -> bool:
    """Whether two boxes touch."""
    return abs(a.x - b.x) < (a.size + b.size) / 2 + 0.3 and abs(a.y - b.y) < (a.size + b.size) / 2 + 0.3


def test_no_text_is_small_or_runs_into_a_box_or_over_the_margins() -> None:
    for criteria in all_sets().values():
        for page in layout(criteria).pages:
            for text in page.texts:
                assert text.size >= 9
                wide = fonts.width(text.text, text.font, text.size)
                left = text.x - {"left": 0.0, "center": 0.5, "right": 1.0}[text.align] * wide
                assert left >= score_sheet_layout.LEFT - 0.1
                assert left + wide <= score_sheet_layout.RIGHT + 0.1
                for square in page.squares:
                    beside = left + wide <= square.x + 0.1 or left >= square.x + square.size - 0.1
                    outside = text.y <= square.y + 0.1 or text.y - 0.66 * text.size >= square.y + square.size - 0.1
                    assert beside or outside, (criteria.code, text.text, square.box)


def test_a_criterion_stands_on_one_page_with_its_levels() -> None:
    for criteria in all_sets().values():
        pages = layout(criteria).pages
        for leaf in criteria.leaves:
            own = {spot.page for spot in spots(criteria) if spot.box.criterion == leaf.code}
            points = {n for n, page in enumerate(pages, 1) for slot in page.slots if slot.criterion == leaf.code}
            assert len(own) == 1
            assert points == own


def test_a_criterion_higher_than_a_page_goes_on_under_its_repeated_heading() -> None:
    huge = criterion("2", "Rất nhiều mức", [Level(n, f"Mức số {n} " + "dài " * 60) for n in range(1, 60)])
    criteria = made_set(huge)
    data = score_sheet.to_bytes([sheet(criteria)])
    pages = page_texts(data)
    assert len(pages) > 2
    assert all(f"Mức số {n} " in " ".join(pages) for n in range(1, 60))
    assert sum("2. Rất nhiều mức (tiếp theo)" in page for page in pages) >= 2
    assert Counter(spot.box for spot in spots(criteria)) == wanted_boxes(criteria)
    assert all(spot.y + spot.size <= 284 for spot in spots(criteria))


def test_what_moves_a_box_makes_a_new_layout() -> None:
    placed = [
        (spot.page, *(round(length * 10) for length in (spot.x, spot.y, spot.size)), spot.box.criterion, spot.box.place)
        for spot in spots(made_set())
    ]
    digest = hashlib.sha256(json.dumps(placed).encode()).hexdigest()[:16]
    # Sheets that are out already are read by the positions of their layout: other positions need another VERSION.
    assert (score_sheet_layout.VERSION, digest) == ("PC1", "f5623e6e9916dd29")


@pytest.fixture(scope="module")
def long_set() -> CriteriaSet:
    return max(all_sets().values(), key=lambda one: len(one.leaves))


class _Picture:
    """A page as pixels, asked for in mm."""

    def __init__(self, data: bytes, page: int, scale: float = 5.0) -> None:
        self.width, self.height, self.pixels = next(iter(preview.pages(data, scale, (page - 1,))))
        self.one = scale * MM

    def dark(self, x: float, y: float) -> bool:
        at = (round(y * self.one) * self.width + round(x * self.one)) * 4
        return self.pixels[at] < 140

    def line(self, x: float, y: float) -> bool:
        """Whether there is a line within a hair of this point."""
        return any(self.dark(x + dx, y + dy) for dx in (-0.12, 0, 0.12) for dy in (-0.12, 0, 0.12))


@pytest.mark.parametrize("fill", [False, True])
def test_drawn_boxes_stand_where_the_layout_says(long_set: CriteriaSet, fill: bool) -> None:
    choices = (
        {leaf.code: index % (len(leaf.levels) + 1) for index, leaf in enumerate(long_set.leaves)} if fill else None
    )
    view = filled(long_set, choices) if choices is not None else sheet(long_set)
    data = score_sheet.to_bytes([view])
    pictures = [_Picture(data, page) for page in range(1, len(layout(long_set).pages) + 1)]
    crossed = set()
    for spot in spots(long_set):
        picture, half = pictures[spot.page - 1], spot.size / 2
        for x, y in ((0.0, half), (spot.size, half), (half, 0.0), (half, spot.size)):
            assert picture.line(spot.x + x, spot.y + y), spot
        if picture.dark(spot.x + half, spot.y + half):
            crossed.add((spot.box.criterion, spot.box.place))
    drawn = {(spot.box.criterion, spot.box.place) for spot in spots(long_set) if spot.box.mark is Mark.LEVEL}
    assert crossed == (set((choices or {}).items()) & drawn)
    assert len(crossed) > 20 or not fill


def test_corner_marks_and_a_qr_of_its_own_stand_on_every_page(long_set: CriteriaSet) -> None:
    view = sheet(long_set)
    data = score_sheet.to_bytes([view])
    seen = set()
    for number in range(1, preview.page_count(data) + 1):
        picture = _Picture(data, number)
        for x in (7, 198):
            for y in (7, 285):
                inside = [picture.dark(x + dx, y + dy) for dx in (0.3, 2.5, 4.7) for dy in (0.3, 2.5, 4.7)]
                assert all(inside)
                assert not picture.dark(x - 0.5, y + 2.5)
        said = score_sheet.page_code(view.code, number)
        squares = qr.modules(said)
        one = 15.2 / len(squares)
        drawn = tuple(
            tuple(picture.dark(195 - 15.2 + (x + 0.5) * one, 9 + (y + 0.5) * one) for x in range(len(squares)))
            for y in range(len(squares))
        )
        assert drawn == squares
        seen.add(drawn)
    assert len(seen) == preview.page_count(data)


def test_a_page_code_is_read_back_and_small() -> None:
    code = sheet_code(SheetRef(1, 12, 3))
    said = score_sheet.page_code(code, 2)
    assert said == f"PC1.{code.replace('-', '')}.2"
    assert score_sheet.read_page_code(f" {said.lower()}\n") == score_sheet.PageCode("PC1", code.replace("-", ""), 2)
    assert re.fullmatch("[0-9B-DF-HJ-NP-TV-XZ.]+", said)
    assert len(qr.modules(said)) == 21
    for other in ("", code, "PC1.1V14K", "PC1.1V14K.x", "QQ1.1V14K.1", "PC1..1"):
        assert score_sheet.read_page_code(other) is None


def test_a_blank_sheet_says_whose_and_what_it_is(long_set: CriteriaSet) -> None:
    view = sheet(long_set, round=2, signer="Tên người chấm")
    pages = page_texts(score_sheet.to_bytes([view]))
    for fact in (
        "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
        "HỘI ĐỒNG ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP",
        "PHIẾU ĐÁNH GIÁ SẢN PHẨM OCOP",
        f"Bộ sản phẩm: {long_set.title}",
        "Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026",
        "Sản phẩm: Mắm nêm Seagull",
        "Mã sản phẩm: 68-24001-01-2026",
        "Hình thức: đánh giá nâng hạng",
        "Chủ thể: Công ty TNHH Seagull",
        "Điện thoại: 0252 3 812 345",
        "Địa chỉ: Số 08 Nguyễn Trãi, phường Phan Thiết, tỉnh Lâm Đồng",
        "Kỳ đánh giá: Đợt 1 năm 2026",
        "Vòng chấm: 2",
        "Thành viên chấm: Sở Công Thương",
        "Chức danh: Phó Chủ tịch Hội đồng",
    ):
        assert fact in pages[0], fact
    for page in pages:
        assert view.code in page
        assert "Mắm nêm Seagull" in page
        assert "Sở Công Thương" in page
        assert "DỰ THẢO" not in page
    for fact in ("Phần A /40", "TỔNG ĐIỂM /100", "Ý kiến", "Lâm Đồng, ngày 05 tháng 8 năm 2026", "Tên người chấm"):
        assert fact in pages[-1], fact
    assert "chưa chấm" not in " ".join(pages)
    drafts = page_texts(score_sheet.to_bytes([replace(view, draft=True)]))
    assert all("DỰ THẢO" in page for page in drafts)


def test_a_filled_sheet_tells_blank_nothing_and_not_asked_apart() -> None:
    criteria = made_set(criterion("2", "Khác", [Level(2, "Hai")]), criterion("3", "Cuối", [Level(4, "Bốn")]))
    view = filled(criteria, {"1.1": 0, "1.2": 3, "3": 0}, skipped=frozenset({"1.3"}), opinions=("Cần bổ sung.",))
    view = replace(view, parts={"A": Figure("13", 13)}, total=Figure("14", 14), refused="khai không đúng")
    data = score_sheet.to_bytes([view])
    text = " ".join(page_texts(data))
    # The places for points are said criterion by criterion, after the form itself.
    assert re.search(r"không đạt 0 10 không xét chưa chấm 0 ", text)
    assert "PhầnA13/16TỔNGĐIỂM14/16" in "".join(text.split())
    assert "“chưa chấm”" in text
    assert "Cần bổ sung." in text
    assert "Hồ sơ bị loại: khai không đúng" in text
    # 1.1 has a level of 0 points, so the form has no box for "no level reached"; the filled sheet shows one, crossed.
    blank = " ".join(page_texts(score_sheet.to_bytes([sheet(criteria)])))
    assert text.count("0 điểm: không đạt") == blank.count("0 điểm: không đạt") + 2
    (nothing,) = (square for page in layout(criteria).pages for square in page.nothings)
    x, y = (nothing.x + nothing.size / 2) / MM, (nothing.y + nothing.size / 2) / MM
    assert _Picture(data, 1).dark(x, y)
    other = {"1.1": 1, "1.2": 3, "3": 0}
    assert not _Picture(score_sheet.to_bytes([filled(criteria, other)]), 1).dark(x, y)


def test_long_opinions_go_on_and_the_signature_goes_with_them(long_set: CriteriaSet) -> None:
    for count in range(1, 30, 4):
        opinions = tuple(f"Ý kiến số {n}: {LONG[:150]}" for n in range(count))
        pages = page_texts(score_sheet.to_bytes([filled(long_set, {}, opinions=opinions)]))
        assert all(f"Ý kiến số {n}:" in " ".join(pages) for n in range(count))
        assert "THÀNH VIÊN HỘI ĐỒNG" in pages[-1]
        assert "Bon Đắk Huýt" in pages[-1].split("THÀNH VIÊN HỘI ĐỒNG")[0]


@pytest.mark.parametrize(
    "name", [HOSTILE, LONG[:200], DECOMPOSED, "Ệ" * 300, "Mac ca", "{name} %d", "Trà 茶\x00\u202e"]
)
def test_hostile_names_come_out_whole(name: str) -> None:
    criteria = made_set()
    view = sheet(
        criteria, product=name, producer=name, address=name, member=name, session=name, signer=name, decree=name
    )
    wanted = unicodedata.normalize("NFC", name).translate({0: None, 0x202E: None, ord("茶"): "□"})
    data = score_sheet.to_bytes([view])
    glued = "".join("".join(page_texts(data)).split())
    assert glued.count("".join(wanted.split())) >= 5
    assert all(spot in spots(criteria) for spot in spots(view.criteria))
    if "茶" not in name:
        assert plain(wanted) in word_text(word.to_bytes(score_sheet_document.describe([view])))
    for left, right in ink(data):
        assert left >= 17.5
        assert right <= 196.5


def ink(data: bytes) -> Iterator[tuple[float, float]]:
    """The leftmost and rightmost print of each page in mm, between the rows of corner marks."""
    for width, height, pixels in preview.pages(data, 2.0):
        one = 2.0 * MM
        rows = [pixels[y * width * 4 : (y + 1) * width * 4 : 4] for y in range(round(13 * one), round(284 * one))]
        assert height > 284 * one
        columns = [x for x in range(width) if any(row[x] < 200 for row in rows)]
        yield min(columns) / one, max(columns) / one


def test_long_names_do_not_move_the_boxes_nor_add_a_page(long_set: CriteriaSet) -> None:
    name = LONG[:200]
    data = score_sheet.to_bytes([sheet(long_set, product=name, producer=name, address=name)])
    pages = page_texts(data)
    assert len(pages) <= 4
    assert "".join(" ".join(pages).split()).count("".join(name.split())) >= 3
    spot = next(spot for spot in spots(long_set) if spot.box.mark is Mark.LEVEL)
    assert _Picture(data, spot.page).line(spot.x, spot.y + spot.size / 2)


def test_what_nobody_has_said_is_dotted() -> None:
    text = " ".join(page_texts(score_sheet.to_bytes([ScoreSheetView(made_set(), "1V1-4K", "")])))
    for label in ("Sản phẩm: …", "Mã sản phẩm: …", "Chủ thể: …", "Điện thoại: …", "Địa chỉ: …", "Hình thức: …"):
        assert label in text
    assert "Thành viên chấm: …" in text
    assert "……, ngày …… tháng …… năm ………" in text
    assert "None" not in text


def test_the_file_is_accessible_and_embeds_its_fonts(long_set: CriteriaSet) -> None:
    views = [sheet(long_set, product=name) for name in ("Mắm nêm Seagull", "Cao Atiso")]
    data = score_sheet.to_bytes(views)
    reader = pypdf.PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Phiếu đánh giá"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    pages = [reader.get_destination_page_number(one) for one in reader.outline]
    assert [one.title for one in reader.outline] == [score_sheet.paper_title(view) for view in views]
    assert pages == [0, len(reader.pages) // 2]
    found = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    used = [one for one in found if isinstance(one, dict) and one.get("/Type") == "/Font"]
    assert used
    assert all("/FontFile2" in font["/FontDescriptor"] for font in used)
    assert b"Helvetica" not in data
    single = pypdf.PdfReader(BytesIO(score_sheet.to_bytes(views[:1])))
    assert single.metadata is not None
    assert single.metadata.title == "Phiếu đánh giá: Mắm nêm Seagull – Sở Công Thương"


def test_pypdf_reads_the_tree_in_its_order() -> None:
    reader = pypdf.PdfReader(BytesIO(score_sheet.to_bytes([sheet(made_set())])))
    text = plain(reader.pages[0].extract_text())
    said = [
        "Mắm nêm Seagull",
        "Hồ sơ giả mạo",
        "PHẦN A",
        "1.1. Ngắn",
        "1.2. Một",
        "1.3. Hai",
        "Trường hợp 2",
        "TỔNG ĐIỂM",
    ]
    assert sorted(said, key=text.index) == said


def word_text(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    parts = ["".join(node.text or "" for node in one.iter(qn("w:t"))) for one in document.element.body.iter(qn("w:p"))]
    return plain("\n".join(parts))


def test_word_says_what_the_pages_say(long_set: CriteriaSet) -> None:
    view = sheet(long_set)
    data = word.to_bytes(score_sheet_document.describe([view]))
    text = word_text(data)
    glued = "".join("".join(page_texts(score_sheet.to_bytes([view]))).split())
    for entry in entries(long_set):
        assert entry.title in text
        for case in entry.cases:
            for option in case.options:
                assert f"☐ {option.points} đ {option.text}" in text
                assert "".join(option.text.split()) in glued
    assert text.count("☐") == sum(wanted_boxes(long_set).values())
    assert "☒" not in text
    stars = sum(level.min_stars or 0 for leaf in long_set.leaves for level in leaf.levels)
    assert text.count("★") == stars + 3
    for fact in (view.code, "Sở Công Thương", "Lâm Đồng, ngày 05 tháng 8 năm 2026", "THÀNH VIÊN HỘI ĐỒNG"):
        assert fact in text
    with zipfile.ZipFile(BytesIO(data)) as book:
        body = book.read("word/document.xml").decode()
        assert [name for name in book.namelist() if name.startswith("word/media/")]
    assert "Segoe UI Symbol" in body
    assert f'descr="Mã phiếu {view.code}"' in body
    assert "<w:tblHeader/>" in body


def test_sheets_in_word_begin_pages_and_show_choices() -> None:
    criteria = made_set()
    views = [filled(criteria, {"1.1": 2, "1.2": 0}), sheet(criteria, product="Cao Atiso")]
    text = word_text(word.to_bytes(score_sheet_document.describe(views)))
    assert text.count("☒") == 2
    assert "☒ 1 đ Có" in text
    assert "☒ 0 điểm: không đạt" in text
    assert "chưa chấm /3" in text
    with zipfile.ZipFile(BytesIO(word.to_bytes(score_sheet_document.describe(views)))) as book:
        xml = book.read("word/document.xml").decode()
    # A section each, the second with pages from 1: its sheet goes to another member.
    assert xml.count("<w:sectPr") == 2
    assert xml.rpartition("<w:sectPr")[2].count('<w:pgNumType w:start="1"/>') == 1


@pytest.mark.parametrize("title", ["PHIẾU ĐÁNH GIÁ " * 12, "PHIẾU ĐÁNH GIÁ\nSẢN PHẨM OCOP"])
def test_a_title_in_the_offices_own_words_stays_on_its_line(title: str) -> None:
    view = sheet(made_set(), wording=ScoreSheetWording(title=title, signer_title="THÀNH VIÊN\nHỘI ĐỒNG"))
    page = pypdfium2.PdfDocument(score_sheet.to_bytes([view]))[0]
    text = page.get_textpage()
    assert " ".join(title.split()) in " ".join(text.get_text_bounded().split())
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    right = 196 * 72 / 25.4
    assert max(box[2] for box in boxes) <= right + 1
    assert min(box[0] for box in boxes) >= 18 * 72 / 25.4 - 1


def test_a_code_block_stands_in_every_form() -> None:
    block = CodeBlock("Mã niêm phong", "9F3A77C1" * 8, "9F3A-77C1 " * 8)
    document = Document("Thử", (paragraph("Trước"), block, paragraph("Sau")))
    data = pdf.to_bytes(document)
    (text,) = page_texts(data)
    assert text.startswith("Trước Mã niêm phong 9F3A-77C1")
    assert text.endswith("9F3A-77C1 Sau")
    picture = _Picture(data, 1)
    squares = qr.modules(block.qr)
    one = 20 / len(squares)
    top = 20 + (1.2 * 13) / MM + 4
    drawn = [
        picture.dark(30 + (x + 0.5) * one, top + (y + 0.5) * one)
        for y, row in enumerate(squares)
        for x in range(len(row))
    ]
    assert drawn == [dark for row in squares for dark in row]
    with zipfile.ZipFile(BytesIO(word.to_bytes(document))) as book:
        (name,) = (name for name in book.namelist() if name.startswith("word/media/"))
        assert book.read(name) == qr.png(block.qr)
    assert "Mã niêm phong 9F3A-77C1" in word_text(word.to_bytes(document))
    bare = replace(block, qr="")
    assert "Mã niêm phong" in page_texts(pdf.to_bytes(Document("Thử", (bare,))))[0]


def test_the_outline_holds_titles_and_headings_below_them() -> None:
    head = Letterhead("A", "B", "C", "D")
    blocks = [head, Title("BIÊN BẢN", "họp"), Heading("MỘT"), Heading("Hai", 2), PageBreak(), head, Title("THƯ")]
    reader = pypdf.PdfReader(BytesIO(pdf.to_bytes(Document("Thử", tuple(blocks)))))
    first, below, second = reader.outline
    assert (first.title, second.title) == ("BIÊN BẢN họp", "THƯ")
    assert [below[0].title, below[1][0].title] == ["MỘT", "Hai"]
    assert reader.get_destination_page_number(second) == 1
