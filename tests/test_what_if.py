"""What if, on real widgets and by keys: what would come of other levels, with nothing stored."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Absence
from ocop_desktop.services.commands import ChooseLevel, Disqualify, SetParticipation
from ocop_desktop.services.trial import together
from tests.demo_copy import demo_bridge
from tests.detail_host import Host, entries, named, rows


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


def outcome(panel) -> dict[str, tuple[str, str]]:
    """By line: as it stands, and if so; in words where stars are drawn."""
    lines = [panel.outcome.row_at(place) for place in range(panel.outcome.rowCount())]
    return {line.cells[0].text: tuple(c.tip or c.text for c in line.cells[1:]) for line in lines}


def test_changes_are_collected_shown_beside_what_stands_and_dropped_by_keys(qtbot, bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "what_if").what_if
    before = entries(bridge)
    sheets = {member: dict(bridge.desk.state.sheet(product, member)) for member in bridge.desk.state.members}
    result = bridge.desk.scoreboard.results[product]
    assert outcome(panel)["Điểm trung bình"] == (show(result.average), "–")
    panel.criterion.setFocus()
    QTest.keyClick(panel.criterion, Qt.Key.Key_Return)
    QTest.keyClick(panel.criterion, Qt.Key.Key_Down)
    QTest.keyClick(panel.criterion, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 2
    tried, rank = bridge.desk.scoreboard.what_if(product, together(panel.trials()))
    assert tried.average > result.average
    assert outcome(panel)["Điểm trung bình"] == (show(result.average), show(tried.average))
    assert outcome(panel)["Hạng"] == ("6", str(rank.rank))
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert panel.model.rowCount() == 1
    panel.clear_button.setFocus()
    QTest.keyClick(panel.clear_button, Qt.Key.Key_Space)
    assert panel.model.rowCount() == 0
    assert outcome(panel)["Điểm trung bình"] == (show(result.average), "–")
    assert entries(bridge) == before
    assert sheets == {member: dict(bridge.desk.state.sheet(product, member)) for member in bridge.desk.state.members}
    assert bridge.desk.scoreboard.results[product] == result


def test_one_member_and_one_level(bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "what_if").what_if
    member = list(bridge.desk.state.members)[1]
    panel.member.set_value(member)
    panel.criterion.set_value("2.1")
    panel._show_levels()
    panel.level.set_value(0)
    panel.add()
    assert together(panel.trials()) == {member: {"2.1": 0}}
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    lost = criteria.by_code["2.1"].points(bridge.desk.state.sheet(product, member)["2.1"])
    result = bridge.desk.scoreboard.results[product]
    assert outcome(panel)["Điểm trung bình"][1] == show(result.average - Fraction(lost, len(result.valid)))
    assert rows(panel.model)[0][2] == "1"


def test_reaching_every_requirement_gives_the_star(bridge, host):
    detail = host.show_product(named(bridge, "Mắm nêm"), "ways")
    for line in [one for one in rows(detail.ways.model) if one[0] == "4"]:
        detail.show_part("ways")
        place = [one[:2] for one in rows(detail.ways.model)].index(line[:2])
        detail.ways.table.setCurrentIndex(detail.ways.model.index(place, 0))
        detail.ways._try()
    assert detail.what_if.model.rowCount() == 4
    found = outcome(detail.what_if)
    assert found["Sao sau yêu cầu"] == ("3 sao", "4 sao")
    assert found["Yêu cầu vướng"][0] == "1.4, 2.1, 2.3, 5.1"


def test_a_change_without_effect_is_not_taken_and_says_so(bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "what_if").what_if
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    for _ in range(len(criteria.leaves[0].levels) + 1):
        panel.add()
    assert panel.model.rowCount() <= len(criteria.leaves[0].levels)
    assert panel._hint.isVisible()
    assert "Không phiếu nào thay đổi" in panel._hint.text()


def test_it_is_computed_anew_when_the_sheets_change(bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "what_if").what_if
    panel.add()
    first = panel.trials()
    member = next(iter(bridge.desk.state.members))
    bridge.execute(ChooseLevel(product, member, "5.1", 0))
    assert panel.trials() == first
    tried, _ = bridge.desk.scoreboard.what_if(product, together(first))
    now = bridge.desk.scoreboard.results[product]
    assert outcome(panel)["Điểm trung bình"] == (show(now.average), show(tried.average))
    bridge.execute(SetParticipation(product, member, Absence.ABSENT, "vắng"))
    assert rows(panel.model)[0][2] == "8"
    assert panel.member.itemText(0) == "Tất cả (8)"


def test_the_rank_follows_other_products(bridge, host):
    product = named(bridge, "Mắm nêm")
    panel = host.show_product(product, "what_if").what_if
    panel.add()
    before = outcome(panel)["Hạng"]
    bridge.changed.disconnect()
    bridge.changed.connect(host.detail._others_changed)
    bridge.execute(Disqualify(named(bridge, "MACCA"), "giả mạo hồ sơ"))
    assert outcome(panel)["Hạng"] == tuple(str(int(rank) - 1) for rank in before)


def test_it_is_gone_with_the_product_and_with_the_session(bridge, host):
    product, other = named(bridge, "Mắm nêm"), named(bridge, "MACCA")
    panel = host.show_product(product, "what_if").what_if
    panel.add()
    host.show_product(other)
    host.show_product(product, "what_if")
    assert panel.trials() == ()
    assert panel.model.rowCount() == 0
    panel.add()
    session = bridge.desk.state.session.id
    bridge.close_session()
    bridge.open_session(session)
    host.show_product(product, "what_if")
    assert panel.trials() == ()
