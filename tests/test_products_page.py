"""The page Products on real widgets, by keyboard: list, search, form, order, removal, and what is refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ocop_desktop.domain.session import Absence, EvaluationKind, Producer, Product
from ocop_desktop.services.commands import AddProduct, Conclude, Disqualify, EditProduct, SetArchived
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.product_fields import SetField
from ocop_desktop.ui.products_page import Col, ProductsPage
from tests.council import fill, ids, open_session
from tests.keys import type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bridge(qapp, tmp_path: Path) -> Iterator[Bridge]:
    workspace, desk = open_session(tmp_path / "a.ocop", products=0)
    for name, producer, commune, set_code in (
        ("Miến dong Thanh Bình", "HTX Thanh Bình", "xã Đắk Wil", "26-06"),
        ("Cà phê bột", "Công ty TNHH Lâm Viên", "phường Bắc Gia Nghĩa", "26-13"),
        ("Điểm du lịch Tà Đùng", "Hộ kinh doanh Tà Đùng", "xã Đắk Som", "26-26"),
        ("Hạt điều", "HTX Thanh Bình", "xã Đắk Wil", None),
    ):
        desk.execute(
            AddProduct(Product(0, 0, 0, name, set_code=set_code, producer=Producer(producer, commune=commune)))
        )
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
    made.table.setFocus()
    return made


def column(page: ProductsPage, section: Col) -> list[str]:
    return [page.model.index(row, section).data() for row in range(page.model.rowCount())]


def type_into(qtbot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    popup = editor.completer().popup() if editor.completer() else editor
    qtbot.keyClick(popup if popup.isVisible() else editor, Qt.Key.Key_Return)


def product(bridge: Bridge, place: int) -> Product:
    assert bridge.desk is not None
    return list(bridge.desk.state.products.values())[place]


def test_the_list_shows_every_column_in_the_words_of_the_field(page: ProductsPage, bridge: Bridge) -> None:
    assert column(page, Col.ORDER) == ["1", "2", "3", "4"]
    assert column(page, Col.NAME)[0] == "Miến dong Thanh Bình"
    assert column(page, Col.PRODUCER)[1] == "Công ty TNHH Lâm Viên"
    assert column(page, Col.SET)[1] == "13. Cà phê, ca cao"
    assert column(page, Col.KIND) == ["Lần đầu"] * 4
    assert column(page, Col.DOSSIER) == ["0/7", "0/7", "0/6", "0/7"]
    assert column(page, Col.STATE) == ["", "", "", "Chưa có bộ sản phẩm"]
    bridge.execute(Disqualify(product(bridge, 0).id, "hồ sơ giả"))
    assert column(page, Col.STATE)[0] == "Hồ sơ bị loại"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mien dong", ["Miến dong Thanh Bình"]),
        ("THANH BÌNH", ["Miến dong Thanh Bình", "Hạt điều"]),
        ("dak som", ["Điểm du lịch Tà Đùng"]),
        ("dieu wil", ["Hạt điều"]),
        ("zzz", []),
    ],
)
def test_search_needs_no_diacritics_and_looks_at_name_producer_and_commune(
    qtbot, page: ProductsPage, typed: str, found: list[str]
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Slash)
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    type_text(field, typed)
    assert column(page, Col.NAME) == found
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(column(page, Col.NAME)) == 4


def test_the_chips_filter_and_count(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    chips = {chip.text(): chip for chip in page._chips.values()}
    assert list(chips) == ["Tất cả 4", "Chưa có bộ 1", "Thiếu hồ sơ 4"]
    qtbot.mouseClick(chips["Chưa có bộ 1"], Qt.MouseButton.LeftButton)
    assert column(page, Col.NAME) == ["Hạt điều"]
    nuts = product(bridge, 3)
    bridge.execute(EditProduct(Product(nuts.id, 0, 0, nuts.name, set_code="26-07")))
    assert column(page, Col.NAME) == []
    page.show_product(nuts.id)
    assert page.current() == nuts.id
    assert page.form.product_id() == nuts.id


def test_down_shows_the_next_product_in_the_form(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.form.product_id() == product(bridge, 1).id
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.field("name").editor.hasFocus()
    qtbot.keyClick(page.form.field("name").editor, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert page.form.field("producer.name").editor.text() == "Công ty TNHH Lâm Viên"


def test_a_field_commits_on_enter_and_undo_takes_it_back(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    type_into(qtbot, page.form.field("producer.phone").editor, "0912 345 678")
    assert product(bridge, 0).producer.phone == "0912 345 678"
    type_into(qtbot, page.form.field("previous_date").editor, "5/8/2023")
    type_into(qtbot, page.form.field("previous_stars").editor, "4")
    assert product(bridge, 0).previous_stars == 4
    bridge.undo()
    assert product(bridge, 0).previous_stars is None
    assert page.form.field("previous_stars").editor.text() == ""
    assert page.form.field("previous_date").editor.text() == "05/8/2023"


def test_a_field_commits_when_it_is_left_for_another_product(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    editor = page.form.field("code").editor
    editor.setFocus()
    type_text(editor, "68-24763-004-2026")
    page.show_product(product(bridge, 2).id)
    assert product(bridge, 0).code == "68-24763-004-2026"
    assert product(bridge, 2).code == ""
    assert page.form.field("code").editor.text() == ""


def test_a_refused_text_stays_with_its_sentence(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    field = page.form.field("name")
    type_into(qtbot, field.editor, "x")
    bridge.undo()
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.error() == "Sản phẩm chưa có tên; hãy ghi tên sản phẩm."
    assert product(bridge, 0).name == "Miến dong Thanh Bình"
    type_into(qtbot, page.form.field("code").editor, "K1")
    assert field.editor.text() == ""
    type_into(qtbot, field.editor, "Miến dong")
    assert field.error() == ""
    assert product(bridge, 0).name == "Miến dong"


def test_the_set_is_found_by_a_part_of_its_name(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    page.show_product(product(bridge, 3).id)
    field = page.form.field("set_code")
    assert isinstance(field.editor, SetField)
    field.editor.setFocus()
    type_text(field.editor, "ca phe")
    qtbot.keyClick(field.editor.completer().popup(), Qt.Key.Key_Return)
    assert product(bridge, 3).set_code == "26-13"
    assert field.editor.text() == "13. Cà phê, ca cao"
    assert column(page, Col.STATE)[3] == ""


def test_the_set_is_found_by_its_number_and_never_guessed(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    page.show_product(product(bridge, 3).id)
    field = page.form.field("set_code")
    field.editor.setFocus()
    type_text(field.editor, "mac ca")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert product(bridge, 3).set_code is None
    assert "Không có bộ nào" in field.error()
    type_into(qtbot, field.editor, "Chế biến từ rau, củ, quả, hạt")
    assert product(bridge, 3).set_code == "26-07"
    assert field.error() == ""


def test_f4_shows_all_sets_in_their_groups(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    page.show_product(product(bridge, 3).id)
    field = page.form.field("set_code").editor
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F4)
    popup = field.completer().popup()
    lines = [popup.model().index(row, 0) for row in range(popup.model().rowCount())]
    assert popup.isVisible()
    assert sum(bool(line.flags() & Qt.ItemFlag.ItemIsEnabled) for line in lines) == 26
    assert lines[0].data() == "Thực phẩm · Thực phẩm tươi sống"
    popup.hide()


def test_another_set_asks_before_sheets_are_lost(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    products, members = ids(bridge.desk)
    fill(bridge.desk, products[1], members[0])
    page.show_product(products[1])
    field = page.form.field("set_code")
    type_into(qtbot, field.editor, "14")
    assert "1 phiếu" in page.form.confirm.text()
    assert product(bridge, 1).set_code == "26-13"
    qtbot.keyClick(page.form.confirm.no, Qt.Key.Key_Escape)
    assert (field.editor.text(), field.error()) == ("13. Cà phê, ca cao", "")
    type_into(qtbot, field.editor, "14")
    qtbot.keyClick(page.form.confirm.yes, Qt.Key.Key_Space)
    assert product(bridge, 1).set_code == "26-14"
    assert not bridge.desk.state.choices_of(product_id=products[1])
    bridge.undo()
    assert product(bridge, 1).set_code == "26-13"
    assert bridge.desk.state.choices_of(product_id=products[1])


def test_a_new_product_begins_with_its_name(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    editor = page.form.field("name").editor
    assert editor.hasFocus()
    type_text(editor, "Gạo ST25")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert column(page, Col.NAME)[-1] == "Gạo ST25"
    assert page.form.product_id() == product(bridge, 4).id
    assert page.form.field("code").editor.hasFocus()
    bridge.undo()
    assert len(column(page, Col.NAME)) == 4
    assert page.form.product_id() == product(bridge, 3).id


def test_escape_leaves_a_new_product_and_shows_the_one_before(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    qtbot.keyClick(page.form.field("name").editor, Qt.Key.Key_Escape)
    assert len(column(page, Col.NAME)) == 4
    assert page.form.product_id() == product(bridge, 0).id
    assert page.table.hasFocus()


def test_a_product_is_moved_by_keys_and_stays_chosen(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down, CONTROL)
    assert column(page, Col.NAME)[:2] == ["Cà phê bột", "Miến dong Thanh Bình"]
    assert column(page, Col.ORDER) == ["1", "2", "3", "4"]
    assert page.model.index(page.table.currentIndex().row(), Col.NAME).data() == "Miến dong Thanh Bình"
    qtbot.keyClick(page.table, Qt.Key.Key_Up, CONTROL)
    assert column(page, Col.NAME)[0] == "Miến dong Thanh Bình"


def test_sorting_follows_vietnamese_order_and_keeps_the_choice(page: ProductsPage, bridge: Bridge) -> None:
    page.table.sortByColumn(Col.NAME, Qt.SortOrder.AscendingOrder)
    assert column(page, Col.NAME) == ["Cà phê bột", "Điểm du lịch Tà Đùng", "Hạt điều", "Miến dong Thanh Bình"]
    assert page.current() == product(bridge, 0).id
    page.move_product(1)
    assert product(bridge, 0).name == "Miến dong Thanh Bình"


def test_a_product_without_sheets_is_removed_at_once_and_comes_back(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert column(page, Col.NAME)[0] == "Cà phê bột"
    assert page.form.product_id() == product(bridge, 0).id
    bridge.undo()
    assert column(page, Col.NAME)[0] == "Miến dong Thanh Bình"


def test_removing_a_product_with_sheets_names_what_is_lost(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    products, members = ids(bridge.desk)
    for member in members[:2]:
        fill(bridge.desk, products[1], member)
    page.show_product(products[1])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Cà phê bột" in page.confirm.text()
    assert "2 phiếu" in page.confirm.text()
    assert page.confirm.no.hasFocus()
    qtbot.keyClick(page.confirm.no, Qt.Key.Key_Escape)
    assert products[1] in bridge.desk.state.products
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.keyClick(page.confirm.yes, Qt.Key.Key_Space)
    assert products[1] not in bridge.desk.state.products
    bridge.undo()
    assert len(bridge.desk.state.choices_of(product_id=products[1])) > 60


def test_the_dossier_is_ticked_and_needs_samples_only_where_the_set_does(
    qtbot, page: ProductsPage, bridge: Bridge
) -> None:
    boxes = page.form._dossier
    assert boxes["samples"].text() == "5 sản phẩm mẫu"
    for box in boxes.values():
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert column(page, Col.DOSSIER)[0] == "7/7"
    received = page.form.field("dossier.received_on").editor
    received.setFocus()
    type_text(received, "5/6/2026")
    qtbot.keyClick(received, Qt.Key.Key_Return)
    assert product(bridge, 0).dossier.received_on == date(2026, 6, 5)
    page.show_product(product(bridge, 2).id)
    assert not boxes["samples"].isEnabled()
    assert boxes["samples"].text() == "Sản phẩm mẫu: không cần"


def test_the_kind_of_evaluation_is_chosen_by_key(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    editor = page.form.field("kind").editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert product(bridge, 0).kind is EvaluationKind.UPGRADE
    assert column(page, Col.KIND)[0] == "Nâng hạng"


def test_a_dossier_is_refused_with_a_reason_only_and_taken_back(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    form = page.form
    qtbot.mouseClick(form._refuse, Qt.MouseButton.LeftButton)
    assert form._reason_field.error() == "Hãy ghi lý do loại hồ sơ."
    type_text(form._reason, "Hồ sơ không có thật")
    qtbot.mouseClick(form._refuse, Qt.MouseButton.LeftButton)
    assert product(bridge, 0).disqualified == "Hồ sơ không có thật"
    assert "Hồ sơ không có thật" in form._refused.text()
    qtbot.mouseClick(form._take_back, Qt.MouseButton.LeftButton)
    assert product(bridge, 0).disqualified == ""


def test_a_member_is_recused_for_this_product_with_a_reason(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    key, member = product(bridge, 0).id, next(iter(bridge.desk.state.members))
    line = page.form._members[member]
    assert not line.reason.isVisible()
    line.state.setFocus()
    qtbot.keyClick(line.state, Qt.Key.Key_Down)
    assert bridge.desk.state.absence(key, member) is Absence.RECUSED
    type_into(qtbot, line.reason, "người nhà của chủ thể")
    found = bridge.desk.state.participations[key][member]
    assert (found.state, found.reason) == (Absence.RECUSED, "người nhà của chủ thể")
    assert column(page, Col.STATE)[0] == "1 không chấm"
    line.state.setFocus()
    qtbot.keyClick(line.state, Qt.Key.Key_Up)
    assert bridge.desk.state.absence(key, member) is None


def test_an_archived_session_is_shown_and_not_changed(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    page.add_product()
    bridge.execute(SetArchived(True))
    assert not page.form.is_new()
    assert "lưu trữ" in page._closed_words.text()
    names = column(page, Col.NAME)
    for key in (Qt.Key.Key_N, Qt.Key.Key_Down):
        qtbot.keyClick(page.table, key, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert column(page, Col.NAME) == names
    assert not page.form.is_new()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    name = page.form.field("name").editor
    assert name.hasFocus()
    assert name.isReadOnly()
    assert not any(made.isEnabled() for made in (page.form.remove_button, page.form._refuse, page.add_button))
    bridge.execute(SetArchived(False))
    assert not page._closed_words.isVisible()
    assert page.form.remove_button.isEnabled()


def test_an_import_is_not_taken_back_from_a_session_that_was_closed_meanwhile(page: ProductsPage, bridge: Bridge):
    page._imported("Đã nhập 2 sản phẩm.", None)
    assert page.notice.isVisible()
    bridge.execute(SetArchived(True))
    assert not page.notice.isVisible()


def test_without_a_session_and_without_products_the_page_says_what_to_do(
    qtbot, page: ProductsPage, bridge: Bridge
) -> None:
    for key in list(page.model.keys()):
        page.show_product(key)
        page.remove_product()
    assert page.stack.currentWidget() is page._empty
    bridge.undo()
    assert page.stack.currentWidget() is page._main
    bridge.close_session()
    assert page.stack.currentWidget() is page._closed


def test_only_the_row_that_changed_is_painted_anew(qtbot, page: ProductsPage, bridge: Bridge) -> None:
    rows: list[tuple[int, int]] = []
    resets: list[bool] = []
    page.model.dataChanged.connect(lambda first, last: rows.append((first.row(), last.row())))
    page.model.modelReset.connect(lambda: resets.append(True))
    bridge.execute(EditProduct(Product(product(bridge, 2).id, 0, 0, "Tà Đùng", set_code="26-26")))
    assert (rows, resets) == ([(2, 2)], [])


def test_a_conclusion_is_named_too_when_a_product_is_removed(page: ProductsPage, bridge: Bridge) -> None:
    from ocop_desktop.domain.session import Conclusion

    key = product(bridge, 0).id
    assert bridge.execute(Conclude(Conclusion(key, remarks="xem lại bao bì")))
    page.show_product(key)
    page.remove_product()
    assert "kết luận" in page.confirm.text()
