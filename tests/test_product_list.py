"""Product lists as offices make them: headers, extents, fields, doubts, sets, duplicates."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.product_list import (
    Cell,
    Duplicate,
    Field,
    Layout,
    ProductDraft,
    duplicate_key,
    fill_merged,
    find_duplicates,
    interpret,
    match_set,
    parse_date,
    parse_kind,
    parse_stars,
    recognise,
    skipped,
)
from ocop_desktop.domain.session import EvaluationKind

SETS = [
    ("26-09", "Tương, nước mắm, gia vị dạng lỏng khác"),
    ("26-10", "Gia vị khác (muối, hành, tỏi, tiêu)"),
    ("26-13", "Cà phê, ca cao"),
    ("26-15", "Đồ uống có cồn khác"),
    ("26-17", "Đồ uống không cồn khác"),
    ("26-18", "Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền"),
    ("26-22", "Vải, may mặc"),
    ("26-23", "Hoa"),
]


def read_rows(
    rows: list[list[Cell]], merged: list[tuple[int, int, int, int]] | None = None
) -> tuple[ProductDraft, ...]:
    filled = fill_merged(rows, merged or [])
    return interpret(filled, recognise(filled, merged or []), SETS)


def codes(draft: ProductDraft) -> set[str]:
    return {doubt.code for doubt in draft.doubts}


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("STT", Field.NUMBER),
        ("TT", Field.NUMBER),
        ("Tên sản phẩm", Field.NAME),
        ("Sản phẩm đề nghị", Field.NAME),
        ("TÊN SẢN PHẨM, DỊCH VỤ", Field.NAME),
        ("Mã sản phẩm", Field.CODE),
        ("Chủ thể sản xuất", Field.PRODUCER),
        ("Tên chủ thể OCOP", Field.PRODUCER),
        ("Cơ sở sản xuất", Field.PRODUCER),
        ("Loại hình", Field.PRODUCER_KIND),
        ("Loại hình doanh nghiệp", Field.PRODUCER_KIND),
        ("Địa chỉ của chủ thể", Field.ADDRESS),
        ("Xã, phường", Field.COMMUNE),
        ("Số điện thoại", Field.PHONE),
        ("Điện thoại người đại diện", Field.PHONE),
        ("Người đại diện theo pháp luật", Field.REPRESENTATIVE),
        ("E-mail", Field.EMAIL),
        ("Địa chỉ email", Field.EMAIL),
        ("Bộ sản phẩm (Phụ lục I)", Field.SET),
        ("Nhóm SP", Field.GROUP),
        ("Lần đăng ký", Field.KIND),
        ("Hình thức đánh giá", Field.KIND),
        ("Ghi chú", Field.NOTE),
        ("Số quyết định", Field.PREVIOUS_DECISION),
        ("Ngày công nhận", Field.PREVIOUS_DATE),
        ("Hạng sao", Field.PREVIOUS_STARS),
        ("Số sao đã công nhận", Field.PREVIOUS_STARS),
        ("Hạng sao đề nghị", None),
        ("Hàng hóa", None),
        ("Điểm đánh giá", None),
        ("Mã số thuế", None),
        ("Số lượng sản phẩm", None),
    ],
)
def test_columns_are_known_by_their_words(header: str, wanted: Field | None) -> None:
    layout = recognise([[header, "Tên sản phẩm", "Tên chủ thể"], ["a", "b", "c"]])
    if wanted in (Field.NAME, Field.PRODUCER):
        other = "Tên chủ thể" if wanted is Field.NAME else "Tên sản phẩm"
        layout = recognise([[header, other], ["a", "b"]])
    assert layout.columns.get(0) is wanted


def test_a_header_of_two_rows_with_merged_cells() -> None:
    rows: list[list[Cell]] = [
        ["BIỂU TỔNG HỢP SẢN PHẨM OCOP NĂM 2025", "", "", "", ""],
        ["TT", "Chủ thể OCOP", "", "Sản phẩm", "Quyết định công nhận"],
        ["", "Tên", "Địa chỉ", "", "Ngày"],
        [1, "HTX A", "Thôn 3", "Miến dong", date(2025, 6, 19)],
    ]
    merged = [(0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 2, 3)]
    filled = fill_merged(rows, merged)
    layout = recognise(filled, merged)
    assert layout.header_rows == (1, 2)
    assert layout.headers[1] == "Chủ thể OCOP / Tên"
    (draft,) = interpret(filled, layout)
    assert (draft.name, draft.producer, draft.address) == ("Miến dong", "HTX A", "Thôn 3")
    assert draft.previous_date == date(2025, 6, 19)
    # The same table as text, where nobody tells which cells were merged.
    plain = recognise(rows)
    assert plain.header_rows == (1, 2)
    assert plain.columns == layout.columns


def test_a_data_row_is_never_taken_for_a_header() -> None:
    rows: list[list[Cell]] = [
        ["Tên sản phẩm", "Chủ thể", "Nội dung khác", "Ghi chú"],
        ["Miến dong", "Hợp tác xã A", "Đánh giá lần đầu", ""],
        ["Trà xanh", "Hợp tác xã B", "Địa chỉ", "Ghi chú"],
    ]
    assert [draft.name for draft in read_rows(rows)] == ["Miến dong", "Trà xanh"]


def test_the_end_of_the_data_and_what_stands_between() -> None:
    rows: list[list[Cell]] = [
        ["STT", "Tên sản phẩm", "Chủ thể", "Bộ sản phẩm"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["I", "Xã Thuận Hà", "", ""],
        [1, "Miến dong", "HTX A", "Hoa"],
        [2, "Cộng đồng trà", "HTX B", "Hoa"],
        ["", "", "", ""],
        ["", "Cộng: 2 sản phẩm", "", ""],
        ["STT", "Tên sản phẩm", "Chủ thể", "Bộ sản phẩm"],
        [3, "", "HTX C", "Hoa"],
        [4, "Trà xanh", "", "Hoa"],
        ["Danh sách gồm 4 sản phẩm./.", "", "", ""],
        ["", "", "Lâm Đồng, ngày 05 tháng 8 năm 2026", ""],
        ["", "NGƯỜI LẬP BIỂU", "CHỦ TỊCH", ""],
    ]
    layout = recognise(rows)
    drafts = interpret(rows, layout, SETS)
    assert [(draft.line, draft.name, draft.producer) for draft in drafts] == [
        (4, "Miến dong", "HTX A"),
        (5, "Cộng đồng trà", "HTX B"),
        (9, "", "HTX C"),
        (10, "Trà xanh", ""),
    ]
    assert codes(drafts[2]) >= {"name_missing"}
    assert codes(drafts[3]) >= {"producer_missing"}
    assert not drafts[2].importable
    assert drafts[0].importable
    assert layout.last_row == 9
    assert [line for line, _ in skipped(rows, layout)] == [2, 3, 7, 8, 11, 12, 13]


def test_a_date_in_words_does_not_make_a_row_a_signature() -> None:
    rows: list[list[Cell]] = [
        ["Tên sản phẩm", "Chủ thể", "Ngày công nhận"],
        ["Miến dong", "HTX A", "ngày 05 tháng 8 năm 2026"],
    ]
    assert read_rows(rows)[0].previous_date == date(2026, 8, 5)


def test_a_producer_written_once_beside_several_products() -> None:
    rows: list[list[Cell]] = [["TT", "Chủ thể", "Sản phẩm"], [1, "HTX A", "Miến dong"], [2, "", "Trà xanh"]]
    assert [draft.producer for draft in read_rows(rows, [(1, 1, 2, 1)])] == ["HTX A", "HTX A"]
    assert codes(read_rows(rows)[1]) >= {"producer_missing"}


def test_a_table_without_header_waits_for_the_user() -> None:
    rows: list[list[Cell]] = [["Miến dong", "HTX A"], ["Trà xanh", "HTX B"]]
    layout = recognise(rows)
    assert layout.columns == {}
    assert interpret(rows, layout) == ()
    mine = layout.assigned(0, Field.NAME).assigned(1, Field.PRODUCER)
    assert [draft.name for draft in interpret(rows, mine)] == ["Miến dong", "Trà xanh"]


def test_columns_can_be_given_another_meaning() -> None:
    layout = Layout((0,), 1, 1, {0: Field.NAME, 1: Field.PRODUCER})
    swapped = layout.assigned(0, Field.PRODUCER)
    assert swapped.columns == {0: Field.PRODUCER}
    assert swapped.assigned(0, None).columns == {}


def test_notes_that_say_the_kind_and_notes_that_say_more() -> None:
    head: list[Cell] = ["Tên sản phẩm", "Chủ thể", "Ghi chú"]
    only = read_rows([head, ["A", "x", "Đánh giá lần đầu"], ["B", "x", "Nâng hạng"]])
    assert [draft.kind for draft in only] == [EvaluationKind.FIRST, EvaluationKind.UPGRADE]
    mixed = read_rows([head, ["A", "x", "Đánh giá lại"], ["B", "x", "Thiếu mẫu"]])
    assert [(d.kind, d.note) for d in mixed] == [(EvaluationKind.AGAIN, "Đánh giá lại"), (None, "Thiếu mẫu")]
    assert "kind_missing" in codes(mixed[1])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lần đầu", EvaluationKind.FIRST),
        ("Đánh giá lần đầu", EvaluationKind.FIRST),
        ("Nâng hạng từ 3 sao lên 4 sao", EvaluationKind.UPGRADE),
        ("Đánh giá, phân hạng lại", EvaluationKind.AGAIN),
        ("Đánh giá lại", EvaluationKind.AGAIN),
        ("Lần 2", None),
        ("Lần đầu / nâng hạng", None),
        ("", None),
        ("Đánh giá", None),
    ],
)
def test_kinds(text: str, kind: EvaluationKind | None) -> None:
    assert parse_kind(text) is kind


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("19/06/2025", date(2025, 6, 19)),
        ("5/8/2026", date(2026, 8, 5)),
        ("05-8-2026", date(2026, 8, 5)),
        ("2026-08-05", date(2026, 8, 5)),
        ("Ngày 05 tháng 8 năm 2026", date(2026, 8, 5)),
        (date(2025, 6, 19), date(2025, 6, 19)),
        ("6/19/2025", None),
        ("31/02/2025", None),
        ("19/06/25", None),
        ("2025", None),
        (45827, None),
        ("19/06/1925", None),
        ("٠٥/٠٨/٢٠٢٦", None),
        ("", None),
    ],
)
def test_dates(cell: Cell, wanted: date | None) -> None:
    assert parse_date(cell) == wanted


@pytest.mark.parametrize("cell", [4, "4", "4 sao", "Hạng 4 sao", "4 SAO"])
def test_stars(cell: Cell) -> None:
    assert parse_stars(cell) == 4


@pytest.mark.parametrize("cell", [0, 6, -4, 44, "", "٣", "1_0", "4.5", "NaN", "+4", "04", "bốn", date(2025, 4, 4)])
def test_what_is_no_number_of_stars(cell: Cell) -> None:
    assert parse_stars(cell) is None


def test_doubts_about_a_row() -> None:
    head: list[Cell] = ["Tên sản phẩm", "Chủ thể", "Ngày công nhận", "Hạng sao", "Lần đăng ký", "Điện thoại"]
    draft = read_rows([head, ["x" * 501, "HTX", "31/02/2025", "6", "lần 9", 912345678]])[0]
    assert codes(draft) == {
        "text_too_long",
        "date_unreadable",
        "stars_unreadable",
        "kind_unknown",
        "phone_zero_missing",
        "set_missing",
    }
    assert not draft.importable
    assert draft.name == "x" * 501
    too_long = next(doubt for doubt in draft.doubts if doubt.code == "text_too_long")
    assert too_long.params == {"field": "name", "length": 501, "limit": 500}


@pytest.mark.parametrize("name", ["Trà <b>sạch</b> & \"ngon\" 'lắm'", "Đ" * 500, "=1+1", "{{name}}"])
def test_unusual_names_stay_as_they_are(name: str) -> None:
    draft = read_rows([["Tên sản phẩm", "Chủ thể"], [name, "HTX"]])[0]
    assert draft.name == name
    assert draft.importable


@pytest.mark.parametrize(
    ("text", "code", "exact"),
    [
        ("Cà phê, ca cao", "26-13", True),
        ("CÀ PHÊ - CA CAO (Phụ lục I)", "26-13", True),
        ("Bộ 13 - Cà phê, ca cao", "26-13", True),
        ("13. Cà phê, ca cao", "26-13", True),
        ("Bộ sản phẩm: Cà phê, ca cao", "26-13", True),
        ("26-13", "26-13", True),
        (unicodedata.normalize("NFD", "Vải, may mặc"), "26-22", True),
        ("Bộ 13", "26-13", False),
        ("13", "26-13", False),
        ("Bộ 12 - Cà phê, ca cao", "26-13", False),
        ("Cà phê, cacao", "26-13", False),
        ("Gia vị khác", "26-10", False),
        ("Thực phẩm chức năng, thuốc dược liệu, thuốc y học cổ truyền", "26-18", False),
        ("Thực phẩm", None, False),
        ("Dược liệu", None, False),
        ("Đồ uống", None, False),
        ("Đồ uống không cồn", None, False),
        ("Đồ uống có cồn", None, False),
        ("Gia vị", None, False),
        ("148-13", None, False),
        ("99", None, False),
        ("", None, False),
    ],
)
def test_sets(text: str, code: str | None, exact: bool) -> None:
    match = match_set(text, SETS)
    assert (match.code, match.exact) == (code, exact)


def test_a_set_is_never_guessed_in_silence() -> None:
    head: list[Cell] = ["Tên sản phẩm", "Chủ thể", "Bộ sản phẩm"]
    known, near, group, blank = read_rows(
        [head, ["A", "x", "Hoa"], ["B", "x", "Cà phê, cacao"], ["C", "x", "Dược liệu"], ["D", "x", ""]]
    )
    assert (known.set_code, codes(known) & {"set_unknown", "set_suggested", "set_missing"}) == ("26-23", set())
    assert (near.set_code, "set_suggested" in codes(near)) == ("26-13", True)
    assert (group.set_code, "set_unknown" in codes(group)) == (None, True)
    assert (blank.set_code, "set_missing" in codes(blank)) == (None, True)
    (named_in_group,) = read_rows([["Tên sản phẩm", "Chủ thể", "Nhóm SP"], ["A", "x", "Vải, may mặc"]])
    assert (named_in_group.set_code, "set_suggested" in codes(named_in_group)) == ("26-22", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Miến dong", "Hợp tác xã Nông nghiệp và Dịch vụ A"), ("MIẾN  DONG.", "HTX nông nghiệp & dịch vụ A")),
        (("Trà", "Cty TNHH MTV B"), ("Trà", "Công ty trách nhiệm hữu hạn Một thành viên B")),
        (("Trà", "C.ty CP C"), ("Trà", "Công ty Cổ phần C")),
        (("Trà", "HKD D"), ("Tra", "Hộ kinh doanh D")),
    ],
)
def test_the_same_product_written_another_way(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert duplicate_key(*one) == duplicate_key(*other)


def test_duplicates_within_the_list_and_against_the_session() -> None:
    drafts = [
        ProductDraft(2, "Miến dong", "HTX A"),
        ProductDraft(3, "Trà xanh", "HTX A"),
        ProductDraft(4, "miến dong", "Hợp tác xã A"),
        ProductDraft(5, "Miến dong", "HTX B"),
        ProductDraft(6, "", "HTX A"),
        ProductDraft(7, "", "HTX A"),
    ]
    assert find_duplicates(drafts, [(7, "TRÀ XANH", "htx a")]) == (Duplicate(1, of_id=7), Duplicate(2, of_draft=0))


CELLS = st.one_of(
    st.integers(),
    st.dates(),
    st.text(max_size=12),
    st.sampled_from(
        ["", "", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "STT", "Bộ 13", "1", "Tổng cộng", "Ghi chú", "Hạng sao"]
    ),
)


@given(
    rows=st.lists(st.lists(CELLS, max_size=5), max_size=8),
    merged=st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=3),
)
def test_any_cells_are_read_and_every_line_is_accounted_for(
    rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]
) -> None:
    width = max(map(len, rows), default=0)
    even = [row + [""] * (width - len(row)) for row in rows]
    filled = fill_merged(even, merged)
    layout = recognise(filled, merged)
    drafts = interpret(filled, layout, SETS)
    shown = [draft.line for draft in drafts] + [line for line, _ in skipped(filled, layout)]
    written = [i + 1 for i in range(layout.first_row, len(filled)) if any(cell != "" for cell in filled[i])]
    assert sorted(shown) == written
    for draft in drafts:
        assert draft.name or draft.producer
        assert draft.previous_stars in (None, 1, 2, 3, 4, 5)
        assert draft.set_code is None or draft.set_text
    find_duplicates(drafts)
