"""Bảng điểm on real widgets: the order, each row, sorting, searching, filtering, and following every change."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Absence, Product
from ocop_desktop.services.commands import AddProduct, ChooseLevel, Disqualify, RemoveProduct, SetParticipation
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.product_rows import SORT_ROLE, Cell, CellsModel, Row
from ocop_desktop.ui.ranking_page import Col, RankingPage, Show
from tests.demo_copy import demo_bridge
from tests.keys import type_text


@pytest.fixture
def bridge(qapp, tmp_path):
    made = demo_bridge(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = RankingPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def column(page: RankingPage, col: Col) -> list[str]:
    return [page.model.index(row, col).data() for row in range(page.model.rowCount())]


def cell(page: RankingPage, product_id: int, col: Col) -> str:
    return page.model.index(page.model.row_of(product_id), col).data()


def named(bridge: Bridge, part: str) -> int:
    return next(key for key, product in bridge.desk.state.products.items() if part in product.name)


def other_place(bridge: Bridge, product_id: int, member_id: int) -> tuple[str, int]:
    """A criterion on which a member's points can be lowered, and the place that does it."""
    sheet = bridge.desk.state.sheet(product_id, member_id)
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product_id])
    for leaf in criteria.leaves:
        place = sheet.get(leaf.code, 0)
        if place and leaf.points(place) > 0 and leaf.code not in criteria.depends_on:
            return leaf.code, 0
    raise AssertionError("no points to lower")


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_rows_stand_in_official_order_with_what_the_scoreboard_says(bridge, page):
    desk = bridge.desk
    assert page.model.keys() == desk.scoreboard.order()
    for row, product_id in enumerate(page.model.keys()):
        result, rank = desk.scoreboard.results[product_id], desk.scoreboard.ranks[product_id]
        assert page.model.index(row, Col.RANK).data() == (f"{rank.rank} =" if rank.tied else str(rank.rank))
        assert page.model.index(row, Col.PRODUCT).data() == desk.state.products[product_id].name
        assert page.model.index(row, Col.AVERAGE).data() == show(result.average, desk.state.decree.bands)
        assert page.model.index(row, Col.PART_B).data() == show(result.parts["B"])
        assert page.model.index(row, Col.RANGE).data() == f"{result.lowest}–{result.highest}"
        assert page.model.index(row, Col.SPREAD).data() == str(result.spread)
        assert page.model.index(row, Col.SHEETS).data() == f"{len(result.valid)}/{len(result.expected)}"
    assert sum(text.endswith("=") for text in column(page, Col.RANK)) == 2


def test_flags_are_in_words_and_held_back_stars_are_marked(bridge, page):
    seagull = named(bridge, "Mắm nêm")
    result = bridge.desk.scoreboard.results[seagull]
    row = page.model.row_at(page.model.row_of(seagull))
    assert row.cells[Col.STARS].mark == (result.stars, result.band_stars) == (3, 4)
    assert "1.4" in cell(page, seagull, Col.NOTES)
    wide = next(key for key, result in bridge.desk.scoreboard.results.items() if result.spread_exceeded)
    assert str(bridge.desk.scoreboard.results[wide].spread) in cell(page, wide, Col.NOTES)
    assert page.model.row_at(page.model.row_of(wide)).cells[Col.SPREAD].tone == "error"


def test_a_change_is_shown_before_the_next_key_and_only_where_it_belongs(bridge, page):
    product_id = page.model.keys()[3]
    member_id = bridge.desk.scoreboard.results[product_id].valid[0]
    before = cell(page, product_id, Col.AVERAGE)
    page.show_product(product_id)
    resets, touched = [], []
    page.model.modelReset.connect(lambda: resets.append(1))
    page.model.dataChanged.connect(lambda first, last: touched.append((first.row(), first.column(), last.column())))
    code, place = other_place(bridge, product_id, member_id)
    assert bridge.execute(ChooseLevel(product_id, member_id, code, place))
    average = bridge.desk.scoreboard.results[product_id].average
    assert cell(page, product_id, Col.AVERAGE) == show(average, bridge.desk.state.decree.bands) != before
    assert not resets
    places = {row for row, _, _ in touched}
    shown = page.model.keys()
    moved = [shown[row] for row in places]
    assert product_id in moved
    for row, first, last in touched:
        if page.model.keys()[row] != product_id:
            assert (first, last) == (Col.RANK, Col.RANK)
    assert page.current() == product_id
    assert bridge.undo()
    assert cell(page, product_id, Col.AVERAGE) == before


def test_order_follows_and_the_chosen_row_stays_chosen(qtbot, bridge, page):
    last = page.model.keys()[-1]
    page.show_product(last)
    first = page.model.keys()[0]
    for member_id in bridge.desk.scoreboard.results[first].valid:
        criteria = bridge.desk.state.criteria(bridge.desk.state.products[first])
        for leaf in criteria.leaves:
            if leaf.code in bridge.desk.state.sheet(first, member_id):
                bridge.desk.execute(ChooseLevel(first, member_id, leaf.code, 0))
    code, _ = other_place(bridge, last, bridge.desk.scoreboard.results[last].valid[0])
    bridge.execute(ChooseLevel(last, bridge.desk.scoreboard.results[last].valid[0], code, 0))
    page.hide()
    page.show()
    qtbot.waitExposed(page)
    assert page.model.keys() == bridge.desk.scoreboard.order()
    assert page.model.keys()[-1] == first
    assert page.current() == last
    assert page.table.currentIndex().row() == page.model.row_of(last)


def test_a_hidden_page_is_current_when_it_is_shown(qtbot, bridge, page):
    page.hide()
    product_id = page.model.keys()[0]
    member_id = bridge.desk.scoreboard.results[product_id].valid[0]
    code, place = other_place(bridge, product_id, member_id)
    bridge.execute(ChooseLevel(product_id, member_id, code, place))
    page.show()
    qtbot.waitExposed(page)
    average = bridge.desk.scoreboard.results[product_id].average
    assert cell(page, product_id, Col.AVERAGE) == show(average, bridge.desk.state.decree.bands)


def test_a_refused_dossier_stands_last_without_a_rank_and_with_its_reason(bridge, page):
    first = page.model.keys()[0]
    bridge.execute(Disqualify(first, "giả mạo hồ sơ"))
    assert page.model.keys()[-1] == first
    assert cell(page, first, Col.RANK) == "–"
    assert "giả mạo hồ sơ" in cell(page, first, Col.NOTES)
    assert column(page, Col.RANK)[0] == "1"


def test_sorting_by_keyboard_keeps_the_rank_and_finds_back(qtbot, bridge, page):
    official = list(page.model.keys())
    page._sort.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    names = column(page, Col.PRODUCT)
    assert page.model.keys() != official
    assert names[0].startswith("Bechamp") or names[0].startswith("beCHAMP")
    assert page.model.index(page.model.row_of(official[0]), Col.RANK).data() == "1"
    assert page._official.isVisible()
    page._official.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.model.keys() == official
    assert not page._official.isVisible()


@pytest.mark.parametrize("col", [Col.PART_A, Col.AVERAGE, Col.SPREAD])
def test_figures_sort_as_numbers_in_both_directions(page, col):
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        page.table.horizontalHeader().setSortIndicator(col, order)
        keys = [page.model.index(row, col).data(SORT_ROLE) for row in range(page.model.rowCount())]
        assert keys == sorted(keys, reverse=order == Qt.SortOrder.DescendingOrder)
    page.table.horizontalHeader().setSortIndicator(Col.RANK, Qt.SortOrder.DescendingOrder)
    assert column(page, Col.RANK)[0] == "1"


def test_search_without_diacritics(qtbot, page):
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Slash)
    type_text(QApplication.focusWidget(), "mam nem")
    assert column(page, Col.PRODUCT) == ["Mắm nêm Seagull"]
    press(qtbot, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 9
    type_text(QApplication.focusWidget(), "không có")
    assert page.model.rowCount() == 0
    assert page.current() is None
    assert page._nothing.isVisible()


def test_filters(qtbot, bridge, page):
    page._shows[Show.INCOMPLETE].click()
    assert page.model.rowCount() == 1
    assert not bridge.desk.scoreboard.results[page.model.keys()[0]].complete
    page._shows[Show.FLAGGED].click()
    shown = set(page.model.keys())
    results = bridge.desk.scoreboard.results
    assert shown == {k for k, r in results.items() if r.spread_exceeded or r.held_back or r.band_edge}
    page._shows[Show.ALL].click()
    assert page.model.rowCount() == 9


def test_a_row_leaves_the_filter_when_it_is_mended(bridge, page):
    page._shows[Show.INCOMPLETE].click()
    product_id = page.model.keys()[0]
    result = bridge.desk.scoreboard.results[product_id]
    for member_id in set(result.expected) - set(result.valid):
        bridge.execute(SetParticipation(product_id, member_id, Absence.ABSENT, "vắng"))
    assert page.model.rowCount() == 0


def test_enter_and_double_click_open_the_sheets(qtbot, page):
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go_to) as went:
        press(qtbot, Qt.Key.Key_Return)
    assert went.args == ["scoring", page.model.keys()[1]]
    with qtbot.waitSignal(page.go_to) as went:
        page.table.doubleClicked.emit(page.model.index(1, Col.PRODUCT))
    assert went.args == ["scoring", page.model.keys()[1]]


def test_detail_names_members_totals_and_requirements(bridge, page):
    seagull = named(bridge, "Mắm nêm")
    page.show_product(seagull)
    members, missed = page._detail._members, page._detail._missed
    result = bridge.desk.scoreboard.results[seagull]
    totals = [members.index(row, 2).data() for row in range(members.rowCount())]
    assert totals == [str(result.sheets[member].total) for member in result.expected]
    codes = [missed.index(row, 1).data() for row in range(missed.rowCount())]
    assert codes[:4] == [m.requirement.code for m in result.missed if m.requirement.stars == 4]
    away = next(
        k for k, p in bridge.desk.state.participations.items() for a in p.values() if a.state is Absence.RECUSED
    )
    page.show_product(away)
    assert "–" in [members.index(row, 2).data() for row in range(members.rowCount())]


def test_model_keeps_its_contract_while_products_come_and_go(bridge, page):
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page._shows[Show.FLAGGED].click()
    page.table.horizontalHeader().setSortIndicator(Col.PRODUCT, Qt.SortOrder.AscendingOrder)
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong")))
    added = next(reversed(bridge.desk.state.products))
    assert page.model.row_of(added) >= 0, "a product without a criteria set needs a look"
    page._shows[Show.ALL].click()
    bridge.execute(RemoveProduct(page.model.keys()[2], discard_sheets=True))
    bridge.undo()
    bridge.undo()
    assert sorted(page.model.keys()) == sorted(bridge.desk.state.products)
    assert tester.failureReportingMode() == QAbstractItemModelTester.FailureReportingMode.Fatal


def test_summary_counts_and_quorum(bridge, page):
    assert "8/9" in page._summary.text()
    assert "9/9" in page._quorum.text()


def test_empty_session_leads_to_the_products(qtbot, bridge, page):
    for product_id in list(bridge.desk.state.products):
        bridge.desk.execute(RemoveProduct(product_id, discard_sheets=True))
    bridge.undo()
    assert page.model.rowCount() == 1
    bridge.redo()
    assert page._empty.isVisible()
    with qtbot.waitSignal(page.go_to) as went:
        page._empty.button.click()
    assert went.args == ["products", None]
    bridge.close_session()
    assert page.model.rowCount() == 0


def test_rows_without_a_key_stay_last_whichever_way_they_are_sorted(qapp):
    model = CellsModel(["x"])
    model.set_rows([Row(1, (Cell("–"),)), Row(2, (Cell("a", 1),)), Row(3, (Cell("b", 2),))])
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.keys() == [3, 2, 1]
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert model.keys() == [2, 3, 1]
    model.sort(-1)
    assert model.keys() == [1, 2, 3]
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
