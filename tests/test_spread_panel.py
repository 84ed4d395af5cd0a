"""What makes a spread, on real widgets: the criteria add up, equal extremes can be chosen, and the way to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.session import Absence
from ocop_desktop.services.commands import ChooseLevel, FillSheet, SetParticipation
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.ui.main_window import MainWindow
from ocop_desktop.ui.ranking_detail import Part
from tests.demo_copy import demo_bridge
from tests.detail_host import Host, named, rows


@pytest.fixture
def bridge(qapp, tmp_path):
    made = demo_bridge(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def host(qtbot, bridge):
    made = Host(bridge)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def differences(panel) -> list[int]:
    return [int(line[4]) for line in rows(panel.model)]


def test_the_criteria_add_up_to_the_spread_the_greatest_first(bridge, host):
    product = named(bridge, "Natural Nắng Vàng")
    panel = host.show_product(product, "spread").spread
    result = bridge.desk.scoreboard.results[product]
    found = differences(panel)
    assert sum(found) == result.spread == 13
    assert found == sorted(found, reverse=True)
    assert [int(line[2]) - int(line[3]) for line in rows(panel.model)] == found
    assert "13 điểm (84 − 71)" in panel.sum.text()


def test_the_levels_of_all_members_stand_beside_the_chosen_criterion(qtbot, bridge, host):
    product = named(bridge, "Natural Nắng Vàng")
    panel = host.show_product(product, "spread").spread
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    code = rows(panel.model)[1][0]
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    text = panel.levels.text()
    assert text.startswith(f"{code}  {criteria.by_code[code].title}")
    lines = text.splitlines()[1:]
    for member in bridge.desk.state.members.values():
        place = bridge.desk.state.sheet(product, member.id)[code]
        (line,) = [line for line in lines if member.label in line.rsplit(": ", 1)[1].split(", ")]
        assert criteria.by_code[code].levels[place - 1].label in line


def test_one_of_several_highest_sheets_is_chosen_by_key(qtbot, bridge, host):
    product = named(bridge, "Natural Nắng Vàng")
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    first = next(iter(bridge.desk.state.members))
    bridge.execute(FillSheet(product, first, sheet_for(criteria, 84, 4, 1)))
    panel = host.show_product(product, "spread").spread
    top, _ = panel.pair()
    before = rows(panel.model)
    assert top == first
    assert panel._highest.isVisible()
    assert not panel._lowest.isVisible()
    panel._highest.setFocus()
    QTest.keyClick(panel._highest, Qt.Key.Key_Down)
    assert panel.pair()[0] != first
    assert rows(panel.model) != before
    assert sum(differences(panel)) == 13
    bridge.execute(SetParticipation(product, first, Absence.ABSENT, "vắng"))
    assert panel._highest_name.isVisible()
    assert panel.pair()[0] != first


def test_it_follows_the_session(bridge, host):
    product = named(bridge, "Natural Nắng Vàng")
    panel = host.show_product(product, "spread").spread
    lowest = panel.pair()[1]
    code = rows(panel.model)[0][0]
    high = bridge.desk.state.sheet(product, panel.pair()[0])[code]
    bridge.execute(ChooseLevel(product, lowest, code, high))
    assert code not in [line[0] for line in rows(panel.model)]
    assert sum(differences(panel)) == bridge.desk.scoreboard.results[product].spread


def test_without_a_spread_it_says_why(bridge, host):
    product = named(bridge, "Natural Nắng Vàng")
    panel = host.show_product(product, "spread").spread
    for member in list(bridge.desk.state.members)[1:]:
        bridge.execute(SetParticipation(product, member, Absence.ABSENT, "vắng"))
    assert panel._words.isVisible()
    assert "hai phiếu" in panel._words.text()
    assert not panel._content.isVisible()
    assert panel.model.rowCount() == 0


def test_the_parts_are_reached_by_keys(qtbot, bridge, host):
    host.activateWindow()
    detail = host.show_product(named(bridge, "Natural Nắng Vàng"))
    for number, part in enumerate(Part, 1):
        QTest.keyClick(detail, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.AltModifier)
        assert detail.part() is part
        assert detail._stack.currentWidget().isAncestorOf(QApplication.focusWidget())
    detail.tabs.setFocus()
    QTest.keyClick(detail.tabs, Qt.Key.Key_Left)
    assert detail.part() is Part.ROUNDS
    QTest.keyClick(detail.tabs, Qt.Key.Key_Left)
    QTest.keyClick(detail.tabs, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is detail.spread.table
    detail.spread.discuss_button.setFocus()
    QTest.keyClick(detail.spread.discuss_button, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is detail.rounds.note


def test_a_blocked_conclusion_leads_to_the_causes(qtbot, bridge):
    product = named(bridge, "Natural Nắng Vàng")
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.go_to("conclusions", product)
    causes = window.pages["conclusions"]._panel._causes
    assert causes.isVisible()
    QTest.keyClick(causes, Qt.Key.Key_Space)
    assert window.page_key() == "ranking"
    ranking = window.pages["ranking"]
    assert ranking.current() == product
    assert ranking._detail.part() is Part.SPREAD
    assert sum(differences(ranking._detail.spread)) == 13
    window.go_to("conclusions", named(bridge, "Mắm nêm"))
    assert not causes.isVisible()


def test_in_a_narrow_window_the_part_gets_the_whole_width(bridge, host):
    detail = host.show_product(named(bridge, "Natural Nắng Vàng"), "spread")
    assert detail.open_button.isVisible()
    host.resize(880, 360)
    assert not detail.open_button.isVisible()
    detail.show_part("members")
    assert not detail.open_button.isVisible()
    host.resize(1158, 360)
    assert detail.open_button.isVisible()
    host.show_product(None)
    assert not detail.tabs.isVisible()
