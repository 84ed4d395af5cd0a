"""The import of lists through the real panel: three lists of offices, every question, and one undo for all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from ocop_desktop.domain.product_list import Field
from ocop_desktop.domain.session import EvaluationKind, Product
from ocop_desktop.services.importing import Treatment
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.import_rows import Col
from ocop_desktop.ui.products_page import ProductsPage
from tests.council import open_session
from tests.keys import type_text

LISTS = Path(__file__).parent / "data" / "lists"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bridge(qapp, tmp_path: Path) -> Iterator[Bridge]:
    workspace, desk = open_session(tmp_path / "a.ocop", products=0)
    session = desk.state.session.id
    workspace.close()
    made = Bridge()
    made.open_database(tmp_path / "a.ocop")
    made.open_session(session)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge: Bridge) -> ProductsPage:
    made = ProductsPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def read(qtbot, page: ProductsPage, path: Path) -> None:
    page.import_file(path)
    settle(qtbot, page)


def settle(qtbot, page: ProductsPage) -> None:
    qtbot.waitUntil(lambda: page.panel._cancel is None)


def products(bridge: Bridge) -> list[Product]:
    assert bridge.desk is not None
    return list(bridge.desk.state.products.values())


def questions(page: ProductsPage) -> dict:
    return page.panel._questions


def answer(qtbot, page: ProductsPage, key: tuple[str, object], text: str) -> None:
    """Types a set or goes down to a kind, in the question of that key."""
    editor = questions(page)[key]._editor
    editor.setFocus()
    type_text(editor, text)
    popup = editor.completer().popup()
    qtbot.keyClick(popup if popup.isVisible() else editor, Qt.Key.Key_Return)


def names(page: ProductsPage) -> list[str]:
    model = page.panel._model
    return [model.index(row, Col.NAME).data() for row in range(model.rowCount())]


def press_import(qtbot, page: ProductsPage) -> None:
    page.panel.import_button.setFocus()
    qtbot.keyClick(page.panel.import_button, Qt.Key.Key_Space)


def test_the_first_list_is_imported_with_two_keys_and_taken_back_with_one(
    qtbot, page: ProductsPage, bridge: Bridge
) -> None:
    read(qtbot, page, LISTS / "danh-sach-san-pham-2026.xlsx")
    assert page.panel.summary.text() == "9 sản phẩm mới"
    assert page.panel.import_button.text() == "Nhập 9 sản phẩm"
    assert page.panel.import_button.hasFocus()
    assert products(bridge) == []
    qtbot.keyClick(page.panel.import_button, Qt.Key.Key_Space)
    assert len(products(bridge)) == 9
    third = products(bridge)[2]
    assert third.name == "Nấm Cordyceps Vietnam (Nấm khô sấy thăng hoa)"
    assert third.set_code == "26-18"
    assert third.kind is EvaluationKind.FIRST
    assert third.producer.name == "Chi nhánh Công ty TNHH Nông Nghiệp Ceres"
    assert third.producer.kind == "Doanh nghiệp"
    assert third.producer.address.endswith("tỉnh Lâm Đồng")
    assert [p.set_code for p in products(bridge)] == [
        "26-09", "26-18", "26-18", "26-13", "26-13", "26-13", "26-07", "26-13", "26-18",
    ]  # fmt: skip
    assert all(p.producer.name and p.producer.address and p.producer.kind for p in products(bridge))
    assert page.stack.currentWidget() is page._main
    assert page.notice.text() == "Đã nhập 9 sản phẩm từ danh-sach-san-pham-2026.xlsx."
    assert page.form.product_id() == products(bridge)[0].id
    bridge.undo()
    assert products(bridge) == []
    bridge.redo()
    assert len(products(bridge)) == 9


def test_the_second_list_asks_for_each_unknown_group_once(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    read(qtbot, page, LISTS / "bieu-tong-hop-huyen-2025.xlsx")
    assert page.panel.summary.text() == "8 sản phẩm mới, 8 chưa rõ bộ sản phẩm"
    assert list(questions(page)) == [("set", "Dược liệu"), ("set", "Thực phẩm"), ("set", "Đồ uống")]
    press_import(qtbot, page)
    assert products(bridge) == []
    assert "8 dòng" in page.panel.message.text() or "8" in page.panel.message.text()
    assert questions(page)["set", "Dược liệu"]._editor.hasFocus()
    answer(qtbot, page, ("set", "Dược liệu"), "tra tu thuc vat")
    assert page.panel.summary.text() == "8 sản phẩm mới, 4 chưa rõ bộ sản phẩm"
    answer(qtbot, page, ("set", "Thực phẩm"), "che bien tu rau")
    answer(qtbot, page, ("set", "Đồ uống"), "ca phe")
    # The last drink of the list is no coffee: an answer for its own row outweighs that for its like.
    table = page.panel._table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End, CONTROL)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    field = page.panel.row_card.set_field
    assert field.hasFocus()
    field.selectAll()
    type_text(field, "san pham tra")
    qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert [(p.name, p.set_code) for p in products(bridge)] == [
        ("Mộc Đế Vương", "26-12"),
        ("Mộc Quý Phi", "26-12"),
        ("Mộc Thanh Lọc", "26-12"),
        ("Mộc Bảo An", "26-12"),
        ("Macca Bonbubo", "26-07"),
        ("Macca Quyền Nguyệt", "26-07"),
        ("Hill coffee", "26-13"),
        ("Trà thảo mộc 7 vị", "26-12"),
    ]
    assert all(p.kind is EvaluationKind.FIRST and p.producer.address for p in products(bridge))
    bridge.undo()
    assert products(bridge) == []


def test_the_third_list_may_leave_the_sets_open_only_when_told_so(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    read(qtbot, page, LISTS / "san-pham-4-sao-2025.csv")
    assert page.panel.summary.text() == "5 sản phẩm mới, 5 chưa rõ bộ sản phẩm, 5 chưa rõ hình thức đánh giá"
    answer(qtbot, page, ("set", ""), "de trong")
    press_import(qtbot, page)
    assert products(bridge) == []
    kind = questions(page)["kind", ""]._editor
    assert kind.hasFocus()
    for _ in range(3):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert page.panel.summary.text() == "5 sản phẩm mới, 5 chọn bộ sản phẩm sau"
    press_import(qtbot, page)
    assert len(products(bridge)) == 5
    for made in products(bridge):
        assert made.set_code is None
        assert made.kind is EvaluationKind.AGAIN
        assert made.previous_decision == "858/QĐ-UBND"
        assert made.previous_date is not None
        assert made.previous_date.isoformat() == "2025-06-19"
        assert made.previous_stars == 4
        assert made.producer.name
        assert made.producer.address.endswith("tỉnh Đắk Nông")
    bridge.undo()
    assert products(bridge) == []


def test_importing_a_list_twice_shows_the_repeated_rows_and_skips_them(
    qtbot, page: ProductsPage, bridge: Bridge
) -> None:
    path = LISTS / "danh-sach-san-pham-2026.xlsx"
    read(qtbot, page, path)
    press_import(qtbot, page)
    read(qtbot, page, path)
    assert page.panel.summary.text() == "9 trùng bỏ qua"
    assert not page.panel.import_button.isEnabled()
    assert len(questions(page)) == 10
    every, first, second = list(questions(page).values())[:3]
    assert every._editor.value() is Treatment.SKIP
    qtbot.keyClick(first._editor, Qt.Key.Key_Down)
    assert page.panel.summary.text() == "1 gộp vào sản phẩm đã có, 8 trùng bỏ qua"
    assert every._editor.value() is None
    for _ in range(2):
        qtbot.keyClick(second._editor, Qt.Key.Key_Down)
    assert page.panel.summary.text() == "1 sản phẩm mới, 1 gộp vào sản phẩm đã có, 7 trùng bỏ qua"
    press_import(qtbot, page)
    assert len(products(bridge)) == 10


def test_one_answer_may_hold_for_all_repeated_rows(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    path = LISTS / "danh-sach-san-pham-2026.xlsx"
    read(qtbot, page, path)
    press_import(qtbot, page)
    read(qtbot, page, path)
    every = questions(page)["repeats", ""]._editor
    every.setFocus()
    qtbot.keyClick(every, Qt.Key.Key_Down)
    assert page.panel.summary.text() == "9 gộp vào sản phẩm đã có"
    press_import(qtbot, page)
    assert len(products(bridge)) == 9


def test_a_list_with_very_many_unknown_sets_asks_for_them_bit_by_bit(
    qtbot, page: ProductsPage, bridge: Bridge, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    rows = [f"Sản phẩm {n};HTX {n};Bộ lạ {n};Lần đầu" for n in range(200)]
    path.write_text("\n".join(["Tên sản phẩm;Chủ thể;Bộ sản phẩm;Hình thức đánh giá", *rows]), encoding="utf-8")
    read(qtbot, page, path)
    assert page.panel.summary.text() == "200 sản phẩm mới, 200 chưa rõ bộ sản phẩm"
    assert len(questions(page)) == 60
    answer(qtbot, page, ("set", "Bộ lạ 0"), "hoa")
    assert len(questions(page)) == 61
    assert questions(page)["set", "Bộ lạ 60"].is_open()


def test_a_proposed_set_holds_only_once_it_is_confirmed(
    qtbot, page: ProductsPage, bridge: Bridge, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Tên sản phẩm;Chủ thể;Bộ sản phẩm;Hình thức đánh giá\nCà phê bột;HTX Một;Cà phê ca cao rang;Lần đầu\n"
        "Cà phê hạt;HTX Hai;13;Lần đầu\n",
        encoding="utf-8",
    )
    read(qtbot, page, path)
    asked = questions(page)["set", "13"]
    assert asked.is_open()
    qtbot.waitUntil(asked._confirm.isVisible)
    asked._confirm.setFocus()
    qtbot.keyClick(asked._confirm, Qt.Key.Key_Space)
    assert not asked.is_open()
    assert not asked._confirm.isVisible()
    assert page.panel.decisions().sets == {1: "26-13"}


def test_a_column_can_be_given_another_meaning(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    read(qtbot, page, LISTS / "danh-sach-san-pham-2026.xlsx")
    combo = page.panel.columns.column(4)
    assert combo.value() is Field.ADDRESS
    combo.setFocus()
    index = combo.findData(Field.COMMUNE)
    while combo.currentIndex() != index:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    settle(qtbot, page)
    assert combo.hasFocus()
    press_import(qtbot, page)
    assert products(bridge)[0].producer.address == ""
    assert products(bridge)[0].producer.commune.startswith("Số 08 Nguyễn Trãi")


def test_without_a_name_column_nothing_can_be_imported(qtbot, page: ProductsPage) -> None:
    read(qtbot, page, LISTS / "danh-sach-san-pham-2026.xlsx")
    combo = page.panel.columns.column(1)
    combo.setCurrentIndex(0)
    settle(qtbot, page)
    assert not page.panel.import_button.isEnabled()
    assert page.panel.summary.text() == "Hãy chọn ở trên cột nào là: Tên sản phẩm."


def test_first_and_last_line_can_be_changed(qtbot, page: ProductsPage) -> None:
    read(qtbot, page, LISTS / "danh-sach-san-pham-2026.xlsx")
    page.panel.columns._first.setValue(9)
    settle(qtbot, page)
    assert page.panel.summary.text() == "7 sản phẩm mới"
    page.panel.columns._last.setValue(10)
    settle(qtbot, page)
    assert names(page) == ["Nấm Cordyceps Vietnam (Nấm khô sấy thăng hoa)", "beCHAMP Coffee Natural Nắng Vàng"]
    page.panel.columns._header.setValue(6)
    settle(qtbot, page)
    assert page.panel.columns._first.value() == 9


def test_space_leaves_a_row_out_and_takes_it_in_again(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    read(qtbot, page, LISTS / "danh-sach-san-pham-2026.xlsx")
    table = page.panel._table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.panel.summary.text() == "8 sản phẩm mới, 1 dòng đã bỏ chọn"
    assert not page.panel.row_card.take.isChecked()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.panel.summary.text() == "9 sản phẩm mới"
    qtbot.keyClick(table, Qt.Key.Key_Space)
    press_import(qtbot, page)
    assert "Mắm nêm Seagull" not in [p.name for p in products(bridge)]


def test_another_sheet_of_the_workbook(qtbot, page: ProductsPage, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for title, rows in (("Một", 3), ("Hai", 2)):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["Tên sản phẩm", "Chủ thể", "Bộ sản phẩm"])
            for row in range(rows):
                sheet.write_row(row + 1, 0, [f"{title} {row}", "HTX", "Hoa"])
    read(qtbot, page, path)
    sheets = page.panel.columns._sheet
    assert names(page) == ["Một 0", "Một 1", "Một 2"]
    sheets.setFocus()
    qtbot.keyClick(sheets, Qt.Key.Key_Down)
    settle(qtbot, page)
    assert names(page) == ["Hai 0", "Hai 1"]
    assert sheets.hasFocus()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leer.csv", b"", "không có bảng nào"),
        ("bild.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200), "không phải"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_in_the_panel_and_changes_nothing(
    qtbot, page: ProductsPage, bridge: Bridge, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    failures: list[object] = []
    bridge.failed.connect(failures.append)
    path = tmp_path / name
    path.write_bytes(content)
    read(qtbot, page, path)
    assert sentence in page.panel.message.text()
    assert name in page.panel.message.text()
    assert page.panel.message.kind == "error"
    assert failures == []
    assert products(bridge) == []
    qtbot.keyClick(page.panel._close, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page._empty


def test_escape_leaves_the_import_while_the_file_is_read(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    page.import_file(LISTS / "danh-sach-san-pham-2026.xlsx")
    assert page.stack.currentWidget() is page.panel
    qtbot.keyClick(page.panel._stop, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page._empty
    bridge._worker.settle(60)
    QApplication.processEvents()
    assert page.panel.preview() is None
    assert products(bridge) == []


def test_a_file_is_chosen_with_ctrl_o(qtbot, page: ProductsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    path = LISTS / "danh-sach-san-pham-2026.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(path), ""))
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_O, CONTROL)
    settle(qtbot, page)
    assert len(names(page)) == 9


def test_a_file_is_dropped_on_the_page(qtbot, page: ProductsPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(LISTS / "san-pham-4-sao-2025.csv"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(QPoint(50, 50)), Qt.DropAction.CopyAction, data, buttons, keys)
    page.dropEvent(event)
    settle(qtbot, page)
    assert len(names(page)) == 5


def test_an_undo_while_the_panel_is_open_is_seen_by_it(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    path = LISTS / "danh-sach-san-pham-2026.xlsx"
    read(qtbot, page, path)
    press_import(qtbot, page)
    read(qtbot, page, path)
    assert page.panel.summary.text() == "9 trùng bỏ qua"
    bridge.undo()
    settle(qtbot, page)
    assert page.panel.summary.text() == "9 sản phẩm mới"
