"""The talk over a product on real widgets: the note, another round, the reason why a spread stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocop_desktop.services.commands import ChooseLevel, FillSheet, SetArchived
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.discussion import discussion_note
from tests.demo_copy import demo_bridge
from tests.detail_host import Host, entries, named, rows
from tests.keys import type_text


@pytest.fixture
def bridge(qapp, tmp_path):
    made = demo_bridge(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def product(bridge):
    return named(bridge, "Natural Nắng Vàng")


@pytest.fixture
def host(qtbot, bridge):
    made = Host(bridge)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_the_note_is_prepared_and_copied_as_it_was_edited(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    assert panel.note.toPlainText() == discussion_note(bridge.desk, product)
    before = entries(bridge)
    panel.note.setFocus()
    type_text(panel.note, "Đã đọc. ")
    QTest.keyClick(panel.copy_button, Qt.Key.Key_Space)
    assert QApplication.clipboard().text().startswith("Đã đọc. GHI CHÚ THẢO LUẬN")
    assert entries(bridge) == before


def test_the_note_compares_those_chosen_in_the_spread(bridge, host, product):
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    first = next(iter(bridge.desk.state.members))
    bridge.execute(FillSheet(product, first, sheet_for(criteria, 84, 4, 1)))
    detail = host.show_product(product, "spread")
    other = detail.spread._highest.itemData(1)
    detail.spread._highest.setCurrentIndex(1)
    detail.show_part("rounds")
    assert detail.rounds.note.toPlainText() == discussion_note(bridge.desk, product, other, None)


def test_an_edited_note_is_kept_and_says_when_the_figures_have_changed(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    member = next(iter(bridge.desk.state.members))
    bridge.execute(ChooseLevel(product, member, "5.3", 1))
    assert panel.note.toPlainText() == discussion_note(bridge.desk, product), "an untouched note follows"
    assert not panel.again_button.isVisible()
    type_text(panel.note, "x")
    edited = panel.note.toPlainText()
    bridge.execute(ChooseLevel(product, member, "5.3", 2))
    assert panel.note.toPlainText() == edited
    assert "Điểm đã thay đổi" in panel._note_hint.text()
    host.show_product(named(bridge, "MACCA"), "rounds")
    assert "MACCA" in panel.note.toPlainText()
    host.show_product(product, "rounds")
    assert panel.note.toPlainText() == edited
    QTest.keyClick(panel.again_button, Qt.Key.Key_Space)
    assert panel.note.toPlainText() == discussion_note(bridge.desk, product)
    panel.note.undo()
    assert panel.note.toPlainText() == edited


def test_a_round_needs_a_reason_and_opens_for_all(qtbot, bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    before = entries(bridge)
    panel.round_button.setFocus()
    QTest.keyClick(panel.round_button, Qt.Key.Key_Space)
    assert "lý do" in panel._why_again.error()
    assert panel.why_again.hasFocus()
    assert entries(bridge) == before
    type_text(panel.why_again, "Đã thảo luận tiêu chí 5.3")
    QTest.keyClick(panel.why_again, Qt.Key.Key_Return)
    (further,) = bridge.desk.state.rounds[product]
    assert (further.number, len(further.members), further.note) == (2, 9, "Đã thảo luận tiêu chí 5.3")
    assert panel._why_again.error() == ""
    assert "Vòng 2: 0/9 phiếu đủ" in panel._state.text()
    assert panel.sheets_button.hasFocus()
    assert not panel._again.isVisible()
    with qtbot.waitSignal(host.detail.go_to) as went:
        QTest.keyClick(panel.sheets_button, Qt.Key.Key_Space)
    assert went.args == ["scoring", product]
    bridge.undo()
    assert panel._again.isVisible()
    assert not panel.sheets_button.isVisible()


def test_a_round_for_those_named_begins_with_the_extremes(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    assert not panel._member_grid.isVisible()
    QTest.keyClick(panel.some, Qt.Key.Key_Space)
    labels = {key: member.label for key, member in bridge.desk.state.members.items()}
    ticked = [key for key, made in panel._members.items() if made.isChecked()]
    assert [labels[key] for key in ticked] == ["Sở VHTT&DL", "Chi cục ATTP"]
    for key in ticked:
        QTest.keyClick(panel._members[key], Qt.Key.Key_Space)
    type_text(panel.why_again, "Chấm lại")
    panel.open_round()
    assert "ít nhất một thành viên" in panel._why_again.error()
    assert product not in bridge.desk.state.rounds
    first = next(iter(panel._members))
    QTest.keyClick(panel._members[first], Qt.Key.Key_Space)
    panel.open_round()
    assert bridge.desk.state.rounds[product][0].members == (first,)
    assert panel.everyone.isChecked()


def test_totals_of_all_rounds_stay_readable(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    assert not panel.totals_tab.isVisible()
    QTest.keyClick(panel.some, Qt.Key.Key_Space)
    panel.why_again.setText("Chấm lại")
    panel.open_round()
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    for member, total in zip((6, 7), (80, 76), strict=True):
        bridge.execute(
            FillSheet(product, list(bridge.desk.state.members)[member - 1], sheet_for(criteria, total, 4, 1))
        )
    lines = {line[0]: line[1:] for line in rows(panel.model)}
    assert lines["Sở VHTT&DL"] == ["84", "80"]
    assert lines["Chi cục ATTP"] == ["71", "76"]
    assert lines["UBND tỉnh"] == ["79", "–"]
    average = bridge.desk.scoreboard.results[product].average
    assert lines["Điểm TB"] == ["78,33", f"{float(average):.2f}".replace(".", ",")]
    assert lines["Độ chênh"] == ["13", "7"]
    assert panel._left.currentIndex() == 1
    QTest.keyClick(panel.note_tab, Qt.Key.Key_Space)
    assert panel.note.isVisible()
    assert "Vòng chấm: 2" in panel.note.toPlainText()
    bridge.undo()
    bridge.undo()
    bridge.undo()
    assert not panel.totals_tab.isVisible()
    assert panel.note.isVisible()


def test_the_spread_stands_with_a_reason_and_it_can_be_taken_back(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    QTest.keyClick(panel.settle_button, Qt.Key.Key_Space)
    assert "lý do" in panel._why_stands.error()
    type_text(panel.why_stands, "Hai thành viên đã giải trình, Hội đồng thống nhất")
    QTest.keyClick(panel.why_stands, Qt.Key.Key_Return)
    settled = bridge.desk.state.products[product].spread_settled
    assert settled == "Hai thành viên đã giải trình, Hội đồng thống nhất"
    assert panel._why_stands.error() == ""
    assert bridge.desk.scoreboard.is_ready(product)
    QTest.keyClick(panel.unsettle_button, Qt.Key.Key_Space)
    assert bridge.desk.state.products[product].spread_settled == ""
    assert panel.why_stands.text() == ""
    bridge.undo()
    assert panel.why_stands.text() == settled


def test_what_is_typed_stays_while_scores_come_in_and_comes_back_with_the_product(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    type_text(panel.why_stands, "Đang gõ")
    type_text(panel.why_again, "Chấm lại vì")
    bridge.execute(ChooseLevel(product, next(iter(bridge.desk.state.members)), "5.3", 1))
    assert (panel.why_stands.text(), panel.why_again.text()) == ("Đang gõ", "Chấm lại vì")
    host.show_product(named(bridge, "Mắm nêm"), "rounds")
    assert (panel.why_stands.text(), panel.why_again.text()) == ("", "")
    host.show_product(product, "rounds")
    assert (panel.why_stands.text(), panel.why_again.text()) == ("Đang gõ", "Chấm lại vì")


def test_nothing_is_asked_where_it_is_not_needed(bridge, host):
    panel = host.show_product(named(bridge, "Mắm nêm"), "rounds").rounds
    assert not panel._stands.isVisible(), "the spread is within the rule"
    assert panel._again.isVisible()
    panel = host.show_product(named(bridge, "Cao Atiso"), "rounds").rounds
    assert not panel._again.isVisible(), "sheets are missing"
    assert "5/9 phiếu đủ" in panel._state.text()


def test_an_archived_session_is_seen_to_be_closed(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    assert panel._again.isVisible()
    bridge.execute(SetArchived(True))
    panel = host.show_product(product, "rounds").rounds
    assert not panel._again.isVisible()
    assert not panel._stands.isEnabled()
    bridge.execute(SetArchived(False))
    panel = host.show_product(product, "rounds").rounds
    assert panel._again.isVisible()
    assert panel._stands.isEnabled()


def test_an_archived_session_refuses_beside_the_field(bridge, host, product):
    panel = host.show_product(product, "rounds").rounds
    bridge.execute(SetArchived(True))
    panel.why_again.setText("Chấm lại")
    panel.open_round()
    assert "lưu trữ" in panel._why_again.error()
    panel.why_stands.setText("Giữ nguyên")
    panel.settle()
    assert "lưu trữ" in panel._why_stands.error()
