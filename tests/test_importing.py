"""The preview of a product list: three lists as offices sent them, and the choice of sheet and columns."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.product_list import Field
from ocop_desktop.domain.session import EvaluationKind
from ocop_desktop.services.importing import Preview, preview_as_json, read_list, with_layout

LISTS = Path(__file__).parent / "data" / "lists"
CRITERIA = Path(__file__).parent.parent / "resources" / "criteria" / "qd26-2026.json"
SETS = [(s["code"], s["title"]) for s in json.loads(CRITERIA.read_text("utf-8"))["sets"]]


def preview(name: str) -> Preview:
    return read_list(LISTS / name, SETS)


def test_the_list_with_a_title_block() -> None:
    found = preview("danh-sach-san-pham-2026.xlsx")
    assert [(d.number, d.name, d.producer, d.set_code) for d in found.drafts] == [
        (1, "Mắm nêm Seagull", "Công ty TNHH Seagull", "26-09"),
        (2, "Nấm Fresh Cordyceps Vietnam (Nấm tươi)", "Chi nhánh Công ty TNHH Nông Nghiệp Ceres", "26-18"),
        (3, "Nấm Cordyceps Vietnam (Nấm khô sấy thăng hoa)", "Chi nhánh Công ty TNHH Nông Nghiệp Ceres", "26-18"),
        (4, "beCHAMP Coffee Natural Nắng Vàng", "Hợp tác xã Nông sản Hữu cơ Bechamp Đắk Nông", "26-13"),
        (5, "beCHAMP Coffee Gu Mạnh", "Hợp tác xã Nông sản Hữu cơ Bechamp Đắk Nông", "26-13"),
        (6, "Bechamp Coffee Hòa Tan Nấm Linh Chi", "Hợp tác xã Nông sản Hữu cơ Bechamp Đắk Nông", "26-13"),
        (7, "MACCA BECHAMP", "Hợp tác xã Nông sản Hữu cơ Bechamp Đắk Nông", "26-07"),
        (8, "beCHAMP Coffee Honey Nắng Vàng", "Hợp tác xã Nông sản Hữu cơ Bechamp Đắk Nông", "26-13"),
        (9, "Cao Atiso Hoàng An", "Công ty TNHH Atiso Hoàng An Đà Lạt", "26-18"),
    ]
    first = found.drafts[0]
    assert first.address == "Số 08 Nguyễn Trãi, phường Phan Thiết, tỉnh Lâm Đồng"
    assert {d.producer_kind for d in found.drafts} == {"Doanh nghiệp", "Hợp tác xã"}
    assert all(d.address and d.kind is EvaluationKind.FIRST and not d.doubts for d in found.drafts)
    assert found.left_out == ((17, "Danh sách gồm 9 sản phẩm./."),)
    assert found.duplicates == ()


def test_the_list_with_two_header_rows() -> None:
    found = preview("bieu-tong-hop-huyen-2025.xlsx")
    assert found.layout.header_rows == (2, 3)
    assert [(d.number, d.name, d.producer, d.group) for d in found.drafts] == [
        (1, "Mộc Đế Vương", "Công ty TNHH BOANERGES", "Dược liệu"),
        (2, "Mộc Quý Phi", "Công ty TNHH BOANERGES", "Dược liệu"),
        (3, "Mộc Thanh Lọc", "Công ty TNHH BOANERGES", "Dược liệu"),
        (4, "Mộc Bảo An", "Công ty TNHH BOANERGES", "Dược liệu"),
        (5, "Macca Bonbubo", "Công ty TNHH Hoàng Phương Tây Nguyên", "Thực phẩm"),
        (6, "Macca Quyền Nguyệt", "Hộ kinh doanh Chu Thị Nguyệt", "Thực phẩm"),
        (7, "Hill coffee", "Hộ kinh doanh Đặng Vũ Minh Hòa", "Đồ uống"),
        (8, "Trà thảo mộc 7 vị", "Công ty TNHH An Tây Nguyên", "Đồ uống"),
    ]
    assert all(d.address.endswith("tỉnh Đắk Nông") and d.kind is EvaluationKind.FIRST for d in found.drafts)
    assert all(d.set_code is None and [x.code for x in d.doubts] == ["set_unknown"] for d in found.drafts)


def test_the_semicolon_list() -> None:
    found = preview("san-pham-4-sao-2025.csv")
    assert [(d.name, d.producer) for d in found.drafts] == [
        ("Mắc ca Lê Anh Tuy Đức", "Hợp tác xã Nông nghiệp và Dịch vụ Long Việt"),
        ("Hạt Mắc ca Mơ Nông", "Hợp tác xã Nông nghiệp xanh Quảng Trực"),
        ("Tiêu xanh sấy thăng hoa", "Công ty TNHH TM XNK Sachi Thịnh Phát"),
        ("Trái cây sấy thăng hoa", "Công ty TNHH TM XNK Sachi Thịnh Phát"),
        ("Hạt Điều rang muối", "Công ty TNHH TM XNK Sachi Thịnh Phát"),
    ]
    for draft in found.drafts:
        assert draft.address.endswith("tỉnh Đắk Nông")
        assert draft.previous_decision == "858/QĐ-UBND"
        assert draft.previous_date is not None
        assert draft.previous_date.isoformat() == "2025-06-19"
        assert draft.previous_stars == 4
        assert {doubt.code for doubt in draft.doubts} == {"set_missing", "kind_missing"}


def test_the_sheet_that_looks_like_a_list_is_chosen_and_another_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Bìa").write(0, 0, "KẾ HOẠCH")
        for name, count in (("Cũ", 9), ("Mới", 2)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Tên sản phẩm", "Chủ thể"] + (["Địa chỉ"] if name == "Mới" else []))
            for row in range(count):
                sheet.write_row(row + 1, 0, [f"{name} {row}", "HTX A", "Thôn 3"])
        hidden = book.add_worksheet("Ẩn")
        hidden.write_row(0, 0, ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Ghi chú"])
        hidden.hide()
    found = read_list(path, SETS)
    assert (found.sheet, len(found.drafts)) == ("Mới", 2)
    assert [(sheet.name, sheet.rows) for sheet in found.sheets] == [("Bìa", 1), ("Cũ", 10), ("Mới", 3), ("Ẩn", 1)]
    assert len(read_list(path, SETS, sheet="Cũ").drafts) == 9
    with pytest.raises(UserError, match="sheet_unknown"):
        read_list(path, SETS, sheet="Khác")


def test_a_sheet_that_is_too_long_is_refused_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Data").write(5000, 0, "x")
        sheet = book.add_worksheet("List")
        sheet.write_row(0, 0, ["Tên sản phẩm", "Chủ thể"])
        sheet.write_row(1, 0, ["Miến dong", "HTX A"])
    assert read_list(path, SETS).sheet == "List"
    with pytest.raises(UserError, match="too_many_rows"):
        read_list(path, SETS, sheet="Data")


def test_another_layout_gives_another_preview() -> None:
    found = preview("san-pham-4-sao-2025.csv")
    changed = with_layout(found, found.layout.assigned(1, Field.REPRESENTATIVE), SETS)
    assert changed.missing == (Field.PRODUCER,)
    assert [d.representative for d in changed.drafts] == [d.producer for d in found.drafts]
    assert not any(d.importable for d in changed.drafts)
    assert with_layout(changed, found.layout, SETS) == found


def test_products_of_the_session_are_recognised() -> None:
    existing = [(31, "mắm nêm SEAGULL", "Cty TNHH Seagull")]
    found = read_list(LISTS / "danh-sach-san-pham-2026.xlsx", SETS, existing)
    assert [(d.draft, d.of_id) for d in found.duplicates] == [(0, 31)]


@pytest.mark.parametrize("path", sorted(LISTS.iterdir()), ids=lambda path: path.name)
def test_the_preview_as_json(path: Path) -> None:
    found = read_list(path, SETS)
    plain = json.loads(json.dumps(preview_as_json(found), ensure_ascii=False, allow_nan=False))
    assert len(plain["products"]) == len(found.drafts)
    assert [c["field"] for c in plain["columns"]] == [found.layout.columns.get(i) for i in range(len(plain["columns"]))]
    assert plain["products"][0]["name"] == found.drafts[0].name
    assert plain["products"][0]["doubts"] == [{"code": d.code, **d.params} for d in found.drafts[0].doubts]


def test_a_table_without_header_is_shown_for_the_user_to_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Miến dong;HTX A\nTrà xanh;HTX B\n", "utf-8")
    found = read_list(path, SETS)
    assert found.drafts == ()
    assert found.missing == (Field.NAME, Field.PRODUCER)
    assert preview_as_json(found)["lines"] is None
    named = found.layout.assigned(0, Field.NAME).assigned(1, Field.PRODUCER)
    assert [d.name for d in with_layout(found, named, SETS).drafts] == ["Miến dong", "Trà xanh"]
