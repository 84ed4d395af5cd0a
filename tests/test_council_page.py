"""The page Council on real widgets, by keyboard: members, presence and quorum, order, removal, who does not score."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ocop_desktop.domain.session import Absence, Member, Role
from ocop_desktop.services.commands import EditSession, SetArchived, SetParticipation
from ocop_desktop.services.council import usual_members
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.council_page import CouncilPage
from ocop_desktop.ui.council_tables import Col
from tests.council import fill, ids, open_session
from tests.keys import type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def make_bridge(path: Path, *, members: int) -> Bridge:
    workspace, desk = open_session(path, members=members)
    session = desk.state.session.id
    workspace.close()
    made = Bridge()
    made.open_database(path)
    made.open_session(session)
    return made


@pytest.fixture
def bridge(qapp, tmp_path: Path) -> Iterator[Bridge]:
    made = make_bridge(tmp_path / "a.ocop", members=4)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge: Bridge) -> CouncilPage:
    return shown(qtbot, bridge)


def shown(qtbot, bridge: Bridge) -> CouncilPage:
    made = CouncilPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def member(bridge: Bridge, place: int) -> Member:
    assert bridge.desk is not None
    return list(bridge.desk.state.members.values())[place]


def column(page: CouncilPage, section: Col) -> list[str]:
    return [page.model.index(row, section).data() for row in range(page.model.rowCount())]


def type_into(qtbot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_the_quorum_is_said_in_words_with_its_clause(page: CouncilPage, bridge: Bridge) -> None:
    assert page.quorum_text() == "4/4 có mặt · cần 3 · có chủ tịch hoặc phó chủ tịch"
    assert page._quorum.text() == "Đủ số họp"
    assert page._clause.text() == "2/3 số thành viên, có chủ tịch hoặc phó chủ tịch chủ trì"
    assert bridge.desk is not None
    session = bridge.desk.state.session
    bridge.execute(EditSession(replace(session, rules=replace(session.rules, quorum_clause="Điều 7 Quy chế"))))
    assert page._clause.text() == "Điều 7 Quy chế"


def test_space_toggles_presence_and_the_quorum_follows(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not member(bridge, 0).present
    assert page.quorum_text() == "3/4 có mặt · cần 3 · vắng cả chủ tịch và phó chủ tịch"
    assert page._quorum.text() == "Chưa đủ số họp"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    reason = page.field("absence_reason").editor
    assert reason.hasFocus()
    type_into(qtbot, reason, "đi công tác")
    qtbot.keyClick(reason, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert member(bridge, 0).absence_reason == "đi công tác"
    assert column(page, Col.REASON)[0] == "đi công tác"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert (member(bridge, 0).present, member(bridge, 0).absence_reason) == (True, "")
    bridge.undo()
    assert (member(bridge, 0).present, member(bridge, 0).absence_reason) == (False, "đi công tác")


def test_ctrl_space_toggles_scoring(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Space, CONTROL)
    assert (member(bridge, 1).scoring, member(bridge, 1).present) == (False, True)
    assert page.model.index(1, Col.SCORING).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert page.scoring.isChecked() is False


def test_a_click_on_a_box_toggles_it(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    at = page.table.visualRect(page.model.index(2, Col.PRESENT)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [member(bridge, place).present for place in range(4)] == [True, True, False, True]


def test_a_member_is_added_by_body_and_edited_in_the_form(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    editor = page.field("body").editor
    assert editor.hasFocus()
    type_text(editor, "Sở Y tế (mời)")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert column(page, Col.BODY)[-1] == "Sở Y tế (mời)"
    assert page.field("short").editor.hasFocus()
    type_into(qtbot, page.field("short").editor, "SYT")
    roles = page.field("role").editor
    roles.setFocus()
    qtbot.keyClick(roles, Qt.Key.Key_Home)
    assert (member(bridge, 4).short, member(bridge, 4).role) == ("SYT", Role.CHAIR)
    for _ in range(3):
        bridge.undo()
    assert page.model.rowCount() == 4


def test_the_same_body_twice_is_refused_beside_the_field(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    field = page.field("body")
    type_into(qtbot, field.editor, "UBND tỉnh")
    assert "UBND tỉnh" in field.error()
    assert field.editor.text() == "UBND tỉnh"
    assert page.model.rowCount() == 4
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.error() == ""
    assert page.table.hasFocus()


def test_members_are_moved_by_keys(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    first = member(bridge, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, CONTROL)
    assert member(bridge, 1).id == first.id
    assert page.current() == first.id
    assert column(page, Col.ORDER) == ["1", "2", "3", "4"]
    qtbot.keyClick(page.table, Qt.Key.Key_Up, CONTROL)
    assert member(bridge, 0).id == first.id


def test_removing_a_member_with_sheets_asks_first(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    products, members = ids(bridge.desk)
    fill(bridge.desk, products[0], members[1])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 3
    bridge.undo()
    page.table.setCurrentIndex(page.model.index(1, Col.BODY))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "1 phiếu" in page.confirm.text()
    qtbot.keyClick(page.confirm.no, Qt.Key.Key_Space)
    assert page.model.rowCount() == 4
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.keyClick(page.confirm.yes, Qt.Key.Key_Space)
    assert page.model.rowCount() == 3
    bridge.undo()
    assert bridge.desk.state.choices_of(member_id=members[1])


def test_the_usual_bodies_come_with_one_key_and_go_with_one_undo(qtbot, qapp, tmp_path: Path) -> None:
    bridge = make_bridge(tmp_path / "b.ocop", members=0)
    page = shown(qtbot, bridge)
    assert page.stack.currentWidget() is page._empty
    qtbot.keyClick(page._empty.button, Qt.Key.Key_Space)
    assert column(page, Col.BODY) == [made.body for made in usual_members("tỉnh")]
    assert column(page, Col.ROLE)[0] == "Chủ tịch"
    assert page._quorum.text() == "Đủ số họp"
    assert all(not member(bridge, place).name for place in range(page.model.rowCount()))
    bridge.undo()
    assert page.stack.currentWidget() is page._empty
    bridge.shut()


def test_the_usual_bodies_leave_out_those_that_are_there(qtbot, qapp, tmp_path: Path) -> None:
    bridge = make_bridge(tmp_path / "b.ocop", members=2)
    page = shown(qtbot, bridge)
    page.add_usual()
    bodies = column(page, Col.BODY)
    assert len(bodies) == len(set(bodies))
    assert bodies[:2] == ["UBND tỉnh", "Sở Nông nghiệp và Môi trường"]
    assert [member(bridge, place).position for place in range(len(bodies))] == list(range(1, len(bodies) + 1))
    bridge.shut()


def test_space_in_the_matrix_recuses_and_the_reason_is_kept(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    products, members = ids(bridge.desk)
    page.matrix.setFocus()
    page.matrix.setCurrentIndex(page.recusals.index(1, 2))
    qtbot.keyClick(page.matrix, Qt.Key.Key_Space)
    assert bridge.desk.state.absence(products[1], members[2]) is Absence.RECUSED
    assert page.recusals.index(1, 2).data() == "Không chấm"
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    assert page.cell_reason.hasFocus()
    type_into(qtbot, page.cell_reason, "người nhà của chủ thể")
    assert bridge.desk.state.participations[products[1]][members[2]].reason == "người nhà của chủ thể"
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Space)
    found = bridge.desk.state.participations[products[1]][members[2]]
    assert (found.state, found.reason) == (Absence.ABSENT, "người nhà của chủ thể")
    qtbot.keyClick(page.matrix, Qt.Key.Key_Space)
    assert not bridge.desk.state.participations[products[1]]
    assert page.recusals.index(1, 2).data() == "·"
    assert not page.cell_reason.isEnabled()


def test_other_pages_can_lead_to_the_member_who_does_not_score(page: CouncilPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    products, members = ids(bridge.desk)
    bridge.execute(SetParticipation(products[1], members[3], Absence.RECUSED))
    page.show_product(products[1])
    page.setFocus()
    assert page.matrix.hasFocus()
    assert (page.matrix.currentIndex().row(), page.matrix.currentIndex().column()) == (1, 3)
    assert page.cell_state.value() is Absence.RECUSED


def test_the_matrix_shows_who_is_away_or_not_scoring_at_all(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.recusals.index(0, 0).data() == "vắng họp"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Space, CONTROL)
    assert page.recusals.index(1, 1).data() == "không chấm điểm"


def test_only_what_changed_is_painted_anew(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    rows: list[tuple[int, int]] = []
    cells: list[tuple[int, int]] = []
    page.model.dataChanged.connect(lambda first, last: rows.append((first.row(), last.row())))
    page.recusals.dataChanged.connect(lambda at, last: cells.append((at.row(), at.column())))
    page.table.setCurrentIndex(page.model.index(2, Col.BODY))
    page.toggle_present()
    assert rows == [(2, 2)]
    assert cells == [(0, 2), (1, 2)]


def test_an_archived_session_is_shown_and_not_changed(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    page.add_member()
    bridge.execute(SetArchived(True))
    assert "lưu trữ" in page._closed_words.text()
    assert page.field("body").editor.isReadOnly()
    assert page.field("body").editor.text() == member(bridge, 0).body
    assert not any(made.isEnabled() for made in (page.present, page.scoring, page.remove_button, page.add_button))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Space)
    first = member(bridge, 0).body
    qtbot.keyClick(page.table, Qt.Key.Key_Down, CONTROL)
    assert member(bridge, 0).present
    assert member(bridge, 0).body == first
    bridge.close_session()
    assert page.stack.currentWidget() is page._closed


def replace_by_keys(qtbot, page: CouncilPage, **written: str) -> None:
    for name, text in written.items():
        editor = page.replacing.editors[name]
        editor.setFocus()
        editor.selectAll()
        type_text(editor, text)
    qtbot.keyClick(page.replacing.editors["reason"], Qt.Key.Key_Return)


def ask_to_replace(qtbot, page: CouncilPage, place: int) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(place, Col.BODY))
    qtbot.keyClick(page.table, Qt.Key.Key_R, CONTROL)


def test_a_member_is_replaced_by_keys_as_one_step(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    leaving = member(bridge, 2)
    ask_to_replace(qtbot, page, 2)
    assert page.replacing.isVisible()
    assert not page.form.isVisible()
    assert page.replacing.editors["body"].hasFocus()
    replace_by_keys(qtbot, page, body="Chi cục Thủy sản", short="CCTS", title="Chi cục trưởng", reason="ốm")
    came = member(bridge, 4)
    assert (came.body, came.short, came.title, came.stands_in_for) == (
        "Chi cục Thủy sản",
        "CCTS",
        "Chi cục trưởng",
        leaving.id,
    )
    assert (came.role, came.scoring) == (leaving.role, leaving.scoring)
    gone = member(bridge, 2)
    assert (gone.present, gone.absence_reason) == (False, "ốm")
    assert page.form.isVisible()
    assert page.current() == came.id
    assert page.table.hasFocus()
    assert column(page, Col.REASON)[2:] == ["CCTS thay: ốm", "", "thay Sở Công Thương"]
    assert page.quorum_text().startswith("4/4 có mặt")
    assert page._seat.text() == "thay Sở Công Thương"
    bridge.undo()
    assert member(bridge, 2) == leaving
    assert page.model.rowCount() == 4
    assert column(page, Col.REASON) == ["", "", "", ""]


def test_replacing_asks_for_a_reason_and_for_somebody_else(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    ask_to_replace(qtbot, page, 1)
    qtbot.keyClick(page.replacing.editors["body"], Qt.Key.Key_Return)
    assert page.replacing.fields["reason"].error() == "Hãy ghi lý do; lý do được đưa vào biên bản."
    assert page.replacing.editors["reason"].hasFocus()
    replace_by_keys(qtbot, page, reason="nghỉ hưu")
    assert page.replacing.fields["reason"].error() == ""
    assert page.replacing.fields["name"].error()
    replace_by_keys(qtbot, page, name="Phó Giám đốc", reason="nghỉ hưu")
    assert page.model.rowCount() == 5
    assert member(bridge, 4).body == member(bridge, 1).body


def test_a_seat_that_passed_on_is_passed_on_from_who_holds_it(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    ask_to_replace(qtbot, page, 3)
    replace_by_keys(qtbot, page, body="Đơn vị A", reason="ốm")
    first = member(bridge, 3)
    ask_to_replace(qtbot, page, 3)
    assert not page.replacing.isVisible()
    assert not page.replace_button.isVisible()
    ask_to_replace(qtbot, page, 4)
    replace_by_keys(qtbot, page, body="Đơn vị B", reason="công tác")
    assert member(bridge, 5).stands_in_for == first.id
    assert column(page, Col.REASON)[4:] == ["thay Sở Y tế, Đơn vị B thay: công tác", "thay Đơn vị A"]
    assert page.quorum_text().startswith("4/4 có mặt")


def test_escape_and_another_member_leave_the_replacing(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    ask_to_replace(qtbot, page, 1)
    qtbot.keyClick(page.replacing.editors["reason"], Qt.Key.Key_Escape)
    assert page.form.isVisible()
    assert page.table.hasFocus()
    ask_to_replace(qtbot, page, 1)
    page.table.setCurrentIndex(page.model.index(2, Col.BODY))
    assert page.form.isVisible()
    assert not page.replacing.isVisible()
    assert page.model.rowCount() == 4


def test_replacing_says_how_many_sheets_no_longer_count(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    assert bridge.desk is not None
    (product, _), members = ids(bridge.desk)
    fill(bridge.desk, product, members[1])
    ask_to_replace(qtbot, page, 1)
    assert "1 phiếu đã chấm không được tính nữa" in page.replacing._who.text()
    replace_by_keys(qtbot, page, name="Người khác", reason="ốm")
    assert bridge.desk.scoreboard.results[product].valid == ()


def test_nobody_is_replaced_in_an_archived_session(qtbot, page: CouncilPage, bridge: Bridge) -> None:
    bridge.execute(SetArchived(True))
    ask_to_replace(qtbot, page, 1)
    assert not page.replacing.isVisible()
