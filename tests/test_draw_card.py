"""Second entry on Thông tin kỳ, by keyboard: the rule, the draw, its sheets and the way to each; what the rail says."""

import pytest
from PySide6.QtCore import Qt

from ocop_desktop.domain.session import Absence, Conclusion, SecondEntryRule, SecondEntryState
from ocop_desktop.services.commands import Conclude, ConcludeAll, FillSheet, SetArchived, SetParticipation
from ocop_desktop.services.sheet_commands import BeginSecondEntry, ChooseSecond, FinishSecondEntry
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.draw_card import Col
from ocop_desktop.ui.session_page import SessionPage
from ocop_desktop.ui.steps import Step, steps
from tests.council import fill, ids, open_session
from tests.keys import type_text


@pytest.fixture
def bridge(qapp, tmp_path):
    workspace, desk = open_session(tmp_path / "a.ocop", members=3, products=2)
    for product in desk.state.products:
        for member in desk.state.members:
            fill(desk, product, member)
    session = desk.state.session.id
    workspace.close()
    made = Bridge()
    made.open_database(tmp_path / "a.ocop")
    made.open_session(session)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = SessionPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose_rule(qtbot, page: SessionPage, times: int) -> None:
    editor = page.field("rules.second_entry").editor
    editor.setFocus()
    for _ in range(times):
        qtbot.keyClick(editor, Qt.Key.Key_Down)


def draw(qtbot, page: SessionPage, percent: str, seed: str) -> None:
    for editor, text in ((page.second_entry.percent, percent), (page.second_entry.seed, seed)):
        editor.setFocus()
        editor.selectAll()
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
        type_text(editor, text)
    qtbot.keyClick(page.second_entry.seed, Qt.Key.Key_Return)


def enter_again(bridge: Bridge, product: int, member: int) -> None:
    bridge.execute(BeginSecondEntry(product, member))
    for criterion, place in bridge.desk.state.sheet(product, member).items():
        bridge.execute(ChooseSecond(product, member, criterion, place))
    assert bridge.execute(FinishSecondEntry(product, member))


def lines(page: SessionPage) -> list[tuple[str, str, str]]:
    model = page.second_entry.model
    return [tuple(model.index(row, column).data() for column in Col) for row in range(model.rowCount())]


def scoring_step(bridge: Bridge) -> Step:
    return next(step for step in steps(bridge.desk) if step.key == "scoring")


def test_the_rule_is_chosen_by_keys_and_the_draw_belongs_to_one_of_them(qtbot, bridge, page):
    assert not page.second_entry.draw_button.isVisible()
    choose_rule(qtbot, page, 1)
    assert bridge.desk.state.session.rules.second_entry is SecondEntryRule.SAMPLE
    assert page.second_entry.draw_button.isVisible()
    assert page.second_entry.said.text() == "Chưa rút phiếu nào."
    choose_rule(qtbot, page, 1)
    assert bridge.desk.state.session.rules.second_entry is SecondEntryRule.ALL
    assert not page.second_entry.draw_button.isVisible()
    assert page.second_entry.said.text() == "0 phiếu đã đối chiếu, 6 phiếu còn chờ."


def test_a_draw_lists_its_sheets_and_is_one_step_back(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    draw(qtbot, page, "50", "28/7/2026 số 47")
    entries = bridge.desk.state.second_entries.values()
    assert len(entries) == 3
    assert {entry.seed for entry in entries} == {"28/7/2026 số 47"}
    assert [line[2] for line in lines(page)] == ["chờ nhập"] * 3
    assert page.second_entry.said.text() == "0 phiếu đã đối chiếu, 3 phiếu còn chờ."
    assert page.second_entry.table.isVisible()
    bridge.undo()
    assert lines(page) == []
    assert not page.second_entry.table.isVisible()
    bridge.redo()
    assert len(lines(page)) == 3


@pytest.mark.parametrize(("percent", "seed"), [("50", ""), ("", "số 47")])
def test_a_draw_without_text_or_share_is_refused_beside_the_field(qtbot, bridge, page, percent, seed):
    choose_rule(qtbot, page, 1)
    draw(qtbot, page, percent, seed)
    assert bridge.desk.state.second_entries == {}
    assert page.second_entry._seed.error()


def test_a_share_that_cannot_be_is_said_and_nothing_is_drawn(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    draw(qtbot, page, "101", "số 47")
    assert bridge.desk.state.second_entries == {}
    assert page.second_entry.percent.problem()


def test_when_all_is_drawn_that_is_said(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    draw(qtbot, page, "100", "a")
    draw(qtbot, page, "10", "b")
    assert page.second_entry._seed.error() == "Không còn phiếu nào để rút."
    assert len(lines(page)) == 6


def test_enter_opens_a_drawn_sheet(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    draw(qtbot, page, "100", "a")
    table = page.second_entry.table
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go_to) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    products, members = ids(bridge.desk)
    assert asked.args == ["scoring", (products[0], members[1])]


def test_the_list_follows_what_happens_to_a_sheet(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    draw(qtbot, page, "100", "a")
    (product, _), members = ids(bridge.desk)
    bridge.execute(BeginSecondEntry(product, members[0]))
    assert lines(page)[0][2] == "đang nhập"
    for criterion, place in bridge.desk.state.sheet(product, members[0]).items():
        bridge.execute(ChooseSecond(product, members[0], criterion, place))
    bridge.execute(FinishSecondEntry(product, members[0]))
    assert lines(page)[0][2] == "đã đối chiếu"
    bridge.execute(SetParticipation(product, members[1], Absence.RECUSED, "vốn góp"))
    assert lines(page)[1][2] == "không còn tính"
    assert page.second_entry.said.text() == "1 phiếu đã đối chiếu, 4 phiếu còn chờ."


def test_the_rail_names_the_sheets_that_wait_and_they_hold_up_the_conclusion(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    assert not scoring_step(bridge).blocked
    draw(qtbot, page, "30", "số 47")
    state = bridge.desk.state
    drawn = [(entry.product_id, entry.member_id) for entry in state.second_entries.values()]
    assert len(drawn) == 2
    said = scoring_step(bridge)
    assert said.blocked
    assert said.note.startswith("Phiếu chờ nhập lần hai: 2 (")
    for product, member in drawn:
        assert f"{state.members[member].label} – {state.products[product].name}" in said.note
        assert bridge.attempt(Conclude(Conclusion(product, 5))).code == "second_entry_missing"
        enter_again(bridge, product, member)
    assert not scoring_step(bridge).blocked
    assert bridge.execute(ConcludeAll())


def test_the_rail_names_three_of_many_and_only_sheets_that_are_there(qtbot, bridge, page):
    choose_rule(qtbot, page, 2)
    said = scoring_step(bridge).note
    assert "6" in said
    assert said.count("Sản phẩm") == 3
    assert "…" in said
    (product, _), members = ids(bridge.desk)
    cleared = dict.fromkeys(bridge.desk.state.sheet(product, members[0]))
    bridge.execute(FillSheet(product, members[0], cleared))
    assert "Phiếu chờ nhập lần hai: 5" in scoring_step(bridge).note
    assert "Còn 1 phiếu chưa đủ." in scoring_step(bridge).note


def test_without_the_rule_only_an_entry_under_way_waits(bridge):
    (product, _), members = ids(bridge.desk)
    assert not scoring_step(bridge).blocked
    bridge.execute(BeginSecondEntry(product, members[0]))
    assert bridge.desk.state.second_entry(product, members[0]).state is SecondEntryState.TYPING
    assert scoring_step(bridge).blocked


def test_the_session_step_names_what_the_minutes_lack(bridge):
    note = next(step for step in steps(bridge.desk) if step.key == "session").note
    for what in ("số biên bản", "ngày họp", "quyết định thành lập hội đồng"):
        assert what in note


def test_an_archived_session_draws_nothing(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    bridge.execute(SetArchived(True))
    assert not page.second_entry.draw_button.isEnabled()


def test_another_session_begins_with_an_empty_draw(qtbot, bridge, page):
    choose_rule(qtbot, page, 1)
    draw(qtbot, page, "", "số 47")
    bridge.open_session(bridge.workspace.create("Đợt 2", "26/2026/QĐ-TTg", "tỉnh"))
    assert page.second_entry.seed.text() == ""
    assert page.second_entry.percent.value() == 10
    assert page.second_entry._seed.error() == ""
    assert lines(page) == []
