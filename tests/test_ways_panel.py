"""What stands between a product and its next star, on real widgets: what bars first, then what helps most."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ocop_desktop.domain.causes import way_up
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Absence, Product
from ocop_desktop.services.commands import AddProduct, FillSheet, SetParticipation
from ocop_desktop.ui import theme
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


def test_requirements_that_bar_come_first_then_the_greatest_gains(bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "ways").ways
    desk = bridge.desk
    result = desk.scoreboard.results[product]
    up = way_up(desk.state.criteria(desk.state.products[product]), desk.state.decree.bands, result)
    lines = rows(panel.model)
    barring = [[str(one.requirement.stars), one.requirement.code, f"{one.reached}/{one.sheets}"] for one in up.barring]
    assert [[line[0], line[1], line[3]] for line in lines[: len(barring)]] == barring
    codes = {code for _, code, _ in barring}
    free = [step for step in up.steps if step.code not in codes]
    shown = lines[len(barring) : len(barring) + len(free)]
    assert [(line[1], line[4]) for line in shown] == [(step.code, f"+{show(step.gain)}") for step in free]
    assert all(line[0] == "" for line in shown)
    assert [line[0] for line in lines[len(barring) + len(free) :]] == ["5"] * (len(result.missed) - len(barring))


def test_the_summary_says_how_far_the_next_star_is(bridge, host):
    barred = host.show_product(named(bridge, "Mắm nêm"), "ways").ways
    assert "4 sao theo điểm trung bình, 3 sao sau" in barred._summary.text()
    assert "còn thiếu 4 yêu cầu" in barred._summary.text()
    short = host.show_product(named(bridge, "Nấm Fresh"), "ways").ways
    assert "Để lên 4 sao còn thiếu 0,11 điểm trung bình." in short._summary.text()
    best = host.show_product(named(bridge, "MACCA"), "ways").ways
    assert "hạng cao nhất" in best._summary.text()


def test_each_missed_requirement_shows_who_reaches_it(qtbot, bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "ways").ways
    desk = bridge.desk
    criteria = desk.state.criteria(desk.state.products[product])
    panel.table.setFocus()
    for place, missed in enumerate(m for m in desk.scoreboard.results[product].missed if m.requirement.stars == 4):
        assert panel.table.currentIndex().row() == place
        leaf = criteria.by_code[missed.requirement.code]
        lines = panel.levels.text().splitlines()
        assert lines[0].startswith(leaf.code)
        for member in desk.state.members.values():
            (line,) = [line for line in lines[1:] if member.label in line.rsplit(": ", 1)[1].split(", ")]
            level = desk.state.sheet(product, member.id)[leaf.code]
            reached = missed.requirement.reached_by(leaf, level)
            assert ("chưa đạt" in line) is not reached
        assert sum("mức 4 sao yêu cầu" in line for line in lines) == 1
        QTest.keyClick(panel.table, Qt.Key.Key_Down)


def test_who_does_not_score_is_named_apart(bridge, host):
    product = named(bridge, "Mắm nêm")
    member = list(bridge.desk.state.members.values())[2]
    panel = host.show_product(product, "ways").ways
    bridge.execute(SetParticipation(product, member.id, Absence.RECUSED, "lợi ích liên quan"))
    assert f"không tham gia chấm: {member.label}" in panel.levels.text()


def test_enter_tries_the_step(qtbot, bridge, host):
    detail = host.show_product(named(bridge, "Mắm nêm"), "ways")
    code = rows(detail.ways.model)[0][1]
    detail.ways.table.setFocus()
    QTest.keyClick(detail.ways.table, Qt.Key.Key_Return)
    assert detail.part() is Part.WHAT_IF
    assert [line[0] for line in rows(detail.what_if.model)] == [code]
    assert detail.what_if.table.hasFocus()


def test_the_chosen_line_stays_while_scores_come_in(bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "ways").ways
    panel.table.setCurrentIndex(panel.model.index(2, 0))
    code = rows(panel.model)[2][1]
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    first = rows(panel.model)[0][1]
    best = len(criteria.by_code[first].levels)
    for member in bridge.desk.state.members:
        bridge.execute(FillSheet(product, member, {first: best}))
    assert first not in [line[1] for line in rows(panel.model)[:3]]
    assert rows(panel.model)[panel.table.currentIndex().row()][1] == code
    assert panel.levels.text().startswith(code)


def test_no_figure_is_cut(bridge, host):
    panel = host.show_product(named(bridge, "Mắm nêm"), "ways").ways
    assert panel.table.columnWidth(3) >= theme.text_width("15/15") + 2 * theme.GRID


def test_nothing_to_show_is_said(bridge, host):
    bridge.execute(AddProduct(Product(0, 0, 0, "Chưa có bộ")))
    panel = host.show_product(named(bridge, "Chưa có bộ"), "ways").ways
    assert "bộ tiêu chí" in panel._summary.text()
    assert not panel._content.isVisible()
