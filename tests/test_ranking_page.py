"""Bảng điểm on real widgets: the order, each row, sorting, searching, filtering, and following every change."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel

from ocop_desktop.domain.ranking import Rank
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Absence, Product
from ocop_desktop.services.commands import (
    AddProduct,
    ChooseLevel,
    Disqualify,
    EditProduct,
    RemoveProduct,
    SetParticipation,
    SettleSpread,
)
from ocop_desktop.services.sheet_commands import BeginSecondEntry
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import MainWindow
from ocop_desktop.ui.product_rows import SORT_ROLE, Cell, CellsModel, Row
from ocop_desktop.ui.ranking_page import RankingPage
from ocop_desktop.ui.ranking_rows import Col, Group, Mark, groups, ranks_within
from ocop_desktop.ui.strip_chart import Strip, paint_strip
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
    with qtbot.waitExposed(made):
        made.show()
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
        assert page.model.index(row, Col.RANK).data() == str(rank.rank)
        assert (page.model.row_at(row).cells[Col.RANK].sign == Mark.TIE) is rank.tied
        assert page.model.index(row, Col.PRODUCT).data() == desk.state.products[product_id].name
        assert page.model.index(row, Col.AVERAGE).data() == show(result.average, desk.state.decree.bands)
        assert page.model.index(row, Col.PART_B).data() == show(result.parts["B"])
        assert page.model.index(row, Col.RANGE).data() == f"{result.lowest}–{result.highest}"
        assert page.model.index(row, Col.SPREAD).data() == f"{result.lowest}–{result.highest}  ·  {result.spread}"
        assert page.model.index(row, Col.SHEETS).data() == f"{len(result.valid)}/{len(result.expected)}"
    assert sum(page.model.row_at(row).cells[Col.RANK].sign == Mark.TIE for row in range(9)) == 2


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
    with qtbot.waitExposed(page):
        page.show()
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
    with qtbot.waitExposed(page):
        page.show()
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
    page.sort.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    names = column(page, Col.PRODUCT)
    assert page.model.keys() != official
    assert names[0].startswith("Bechamp") or names[0].startswith("beCHAMP")
    assert page.model.index(page.model.row_of(official[0]), Col.RANK).data() == "1"
    page.turn.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert column(page, Col.PRODUCT) == names[::-1]
    page.sort.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    assert page.model.keys() == official
    assert not page.turn.isVisible()


def test_every_column_with_a_figure_can_be_sorted_by_keys(page):
    for place in range(page.sort.count()):
        page.sort.setCurrentIndex(place)
        col = page.sort.value()
        if col < 0:
            continue
        keys = [page.model.index(row, col).data(SORT_ROLE) for row in range(page.model.rowCount())]
        known = [key for key in keys if key is not None]
        falls = page.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        assert known == sorted(known, reverse=falls), Col(col)
    sorted_by = {page.sort.itemData(place) for place in range(page.sort.count())}
    assert {Col.PART_A, Col.PART_B, Col.PART_C, Col.AVERAGE, Col.RANGE, Col.SPREAD, Col.SHEETS} <= sorted_by
    assert {Col.STARS, Col.NEXT, Col.NOTES} <= sorted_by


@pytest.mark.parametrize("col", [Col.PART_A, Col.AVERAGE, Col.SPREAD, Col.NOTES])
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


@pytest.mark.parametrize("what", ["", *Mark])
def test_filters_show_what_they_count_and_the_marks_say_why(bridge, page, what):
    results, ranks = bridge.desk.scoreboard.results, bridge.desk.scoreboard.ranks
    wanted = {
        "": lambda r: True,
        Mark.FLAGGED: lambda r: r.spread_exceeded or r.held_back or r.band_edge,
        Mark.INCOMPLETE: lambda r: not r.complete,
        Mark.SPREAD: lambda r: r.spread_exceeded,
        Mark.REQUIREMENT: lambda r: r.held_back,
        Mark.EDGE: lambda r: r.band_edge,
    }
    place = [page.shows.itemData(i) for i in range(page.shows.count())].index(what)
    page.shows.setCurrentIndex(place)
    if what == Mark.TIE:
        expected = {key for key, rank in ranks.items() if rank.tied}
    else:
        expected = {key for key, result in results.items() if wanted[what](result)}
    assert set(page.model.keys()) == expected != set()
    assert page.shows.itemText(place).endswith(f"({len(expected)})")
    where = {
        Mark.TIE: Col.RANK,
        Mark.EDGE: Col.AVERAGE,
        Mark.SPREAD: Col.SPREAD,
        Mark.INCOMPLETE: Col.SHEETS,
        Mark.REQUIREMENT: Col.STARS,
    }
    for row in range(page.model.rowCount()):
        cells = page.model.row_at(row).cells
        if what in where:
            assert cells[where[what]].sign == what
            assert not page.shows.itemIcon(place).isNull()
            spoken = page.model.index(row, where[what]).data(Qt.ItemDataRole.AccessibleTextRole)
            assert len(spoken) > len(f"{cells[where[what]].text}: ") + 8


def test_a_settled_spread_is_marked_no_more(bridge, page):
    wide = next(key for key, result in bridge.desk.scoreboard.results.items() if result.spread_exceeded)
    assert page.model.row_at(page.model.row_of(wide)).cells[Col.SPREAD].sign == Mark.SPREAD
    bridge.execute(SettleSpread(wide, "đã thảo luận"))
    row = page.model.row_at(page.model.row_of(wide))
    assert (row.cells[Col.SPREAD].sign, row.marks) == ("", frozenset())


# --- groups ----------------------------------------------------------------------------------------------------------


def test_a_group_shows_its_products_with_their_official_and_their_own_ranks(qtbot, bridge, page):
    desk = bridge.desk
    assert page.table.isColumnHidden(Col.WITHIN)
    coffee = next(group for _, entries in groups(desk) for group, name, _ in entries if name == "13. Cà phê, ca cao")
    page.grouping.setFocus()
    texts = [page.grouping.itemText(i) for i in range(page.grouping.count())]
    place = texts.index("13. Cà phê, ca cao (4)")
    while page.grouping.currentIndex() < place:
        press(qtbot, Qt.Key.Key_Down)
    assert page.grouping.currentIndex() == place, "headings are stepped over"
    shown = list(page.model.keys())
    assert shown == [key for key in desk.scoreboard.order() if desk.state.products[key].set_code == coffee.value]
    ranks = desk.scoreboard.ranks
    assert column(page, Col.RANK) == [str(ranks[key].rank) for key in shown] == ["2", "5", "8", "8"]
    assert column(page, Col.WITHIN) == ["1", "2", "3", "3"]
    assert [page.model.row_at(row).cells[Col.WITHIN].sign for row in range(4)] == ["", "", Mark.TIE, Mark.TIE]
    assert not page.table.isColumnHidden(Col.WITHIN)
    press(qtbot, Qt.Key.Key_Home)
    assert page.model.rowCount() == 9
    assert page.table.isColumnHidden(Col.WITHIN)


def test_groups_of_every_kind_cover_the_products(bridge):
    desk = bridge.desk
    found = groups(desk)
    assert [kind for _, entries in found for kind in {entry[0].kind for entry in entries}] == [
        "sector",
        "group",
        "set",
        "producer",
        "commune",
    ]
    for _, entries in found[:4]:
        assert sum(count for _, _, count in entries) == len(desk.state.products)


def test_a_group_that_is_no_more_gives_way_to_all(bridge, page):
    product = bridge.desk.state.products[page.model.keys()[0]]
    page.show_group(Group("producer", product.producer.name))
    assert 0 < page.model.rowCount() < 9
    page.show_group(Group("set", product.set_code))
    assert page.model.keys() == [product.id]
    bridge.execute(RemoveProduct(product.id, discard_sheets=True))
    assert page.model.rowCount() == 8
    assert page.grouping.currentIndex() == 0


def test_a_renamed_commune_is_a_group_at_once(bridge, page):
    product = bridge.desk.state.products[page.model.keys()[0]]
    moved = replace(product, producer=replace(product.producer, commune="Xã Ea Kiết"))
    bridge.execute(EditProduct(moved))
    assert "Xã Ea Kiết (1)" in [page.grouping.itemText(i) for i in range(page.grouping.count())]
    page.show_group(Group("commune", "Xã Ea Kiết"))
    assert page.model.keys() == [product.id]


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 5)), st.sets(st.integers(0, 30)))
def test_ranks_within_a_group_keep_the_official_order(weights, group):
    official = {
        key: Rank(1 + sum(w > weight for w in weights.values()), list(weights.values()).count(weight) > 1)
        for key, weight in weights.items()
    }
    found = ranks_within(official, sorted(group))
    members = {key: weights[key] for key in group if key in weights}
    assert found == {
        key: Rank(1 + sum(w > weight for w in members.values()), list(members.values()).count(weight) > 1)
        for key, weight in members.items()
    }


def test_a_row_leaves_the_filter_when_it_is_mended(bridge, page):
    page.shows.setCurrentIndex(page.shows.findData(str(Mark.INCOMPLETE)))
    product_id = page.model.keys()[0]
    result = bridge.desk.scoreboard.results[product_id]
    for member_id in set(result.expected) - set(result.valid):
        bridge.execute(SetParticipation(product_id, member_id, Absence.ABSENT, "vắng"))
    assert page.model.rowCount() == 0


@pytest.mark.parametrize(
    "narrow",
    [
        lambda page, last: page.show_group(Group("set", last.set_code)),
        lambda page, last: page.shows.setCurrentIndex(page.shows.findData(str(Mark.TIE))),
        lambda page, last: page._search.setText(last.name),
        lambda page, last: page._bridge.execute(RemoveProduct(page.model.keys()[0], discard_sheets=True)),
    ],
)
def test_the_detail_is_always_that_of_the_row_that_is_chosen(bridge, page, narrow):
    narrow(page, bridge.desk.state.products[page.model.keys()[-1]])
    chosen = page.model.key(page.table.currentIndex())
    assert page.current() == chosen == page.model.keys()[0]
    assert page._detail._name.whole_text() == bridge.desk.state.products[chosen].name


# --- the way to the cause --------------------------------------------------------------------------------------------


def cause(qtbot, page: RankingPage, product_id: int, col: Col = Col.PRODUCT) -> list:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(page.model.row_of(product_id), col))
    with qtbot.waitSignal(page.go_to) as went:
        press(qtbot, Qt.Key.Key_Return)
    return went.args


def test_enter_and_double_click_open_the_sheets_where_nothing_is_amiss(qtbot, bridge, page):
    assert cause(qtbot, page, page.model.keys()[0]) == ["scoring", page.model.keys()[0]]
    with qtbot.waitSignal(page.go_to) as went:
        page.table.doubleClicked.emit(page.model.index(3, Col.PRODUCT))
    assert went.args == ["scoring", page.model.keys()[3]]


def test_enter_goes_to_the_first_incomplete_sheet_and_to_the_missed_criterion(qtbot, bridge, page):
    desk = bridge.desk
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to("ranking")
    ranking, scoring = window.pages["ranking"], window.pages["scoring"]
    half = next(key for key, result in desk.scoreboard.results.items() if not result.complete)
    cause(qtbot, ranking, half)
    result = desk.scoreboard.results[half]
    assert window.page_key() == "scoring"
    assert scoring.current() == (half, next(key for key in result.expected if key not in result.valid))
    window.go_to("ranking")
    held = named(bridge, "Mắm nêm")
    cause(qtbot, ranking, held)
    missed = desk.scoreboard.results[held].missed[0].requirement
    product, member = scoring.current()
    leaf = desk.state.criteria(desk.state.products[held]).by_code[missed.code]
    assert (product, scoring.editor.current()) == (held, missed.code)
    assert not missed.reached_by(leaf, desk.state.sheet(held, member)[missed.code])


def test_enter_on_a_wide_spread_shows_its_part_of_the_detail(qtbot, bridge, page):
    wide = next(key for key, result in bridge.desk.scoreboard.results.items() if result.spread_exceeded)
    page.table.setFocus()
    page.show_product(wide)
    with qtbot.assertNotEmitted(page.go_to):
        press(qtbot, Qt.Key.Key_Return)
    assert page._detail.part() == "spread"
    assert page._detail.isAncestorOf(QApplication.focusWidget())
    bridge.execute(SettleSpread(wide, "đã thảo luận"))
    assert cause(qtbot, page, wide) == ["scoring", wide]


def test_the_cell_says_which_cause_comes_first(qtbot, bridge, page):
    held = named(bridge, "Mắm nêm")
    member = bridge.desk.scoreboard.results[held].valid[0]
    code, _ = other_place(bridge, held, member)
    bridge.execute(ChooseLevel(held, member, code, None))
    assert cause(qtbot, page, held) == ["scoring", held]
    target = cause(qtbot, page, held, Col.STARS)[1]
    assert target[0] == held
    assert target[2] == bridge.desk.scoreboard.results[held].missed[0].requirement.code


def test_a_product_whose_sheet_is_being_checked_is_not_final(bridge, page):
    desk = bridge.desk
    product = next(key for key, line in page._lines.items() if not line.marks & {Mark.INCOMPLETE, Mark.FLAGGED})
    member = desk.scoreboard.results[product].valid[1]
    assert page._summary.text().startswith("8/9")
    assert bridge.execute(BeginSecondEntry(product, member))
    row = page.model.row_at(page.model.row_of(product))
    assert Mark.INCOMPLETE in row.marks
    assert (row.cells[Col.SHEETS].sign, row.cells[Col.SHEETS].tone) == (Mark.INCOMPLETE, "warning")
    assert {row.cells[col].tone for col in (Col.RANK, Col.AVERAGE)} == {"quiet"}
    assert "tạm tính" in row.cells[Col.AVERAGE].tip
    assert "chưa đối chiếu" in row.cells[Col.RANK].tip
    assert "1 phiếu chờ nhập lần hai" in row.cells[Col.SHEETS].tip
    assert page._summary.text().startswith("7/9")
    page._view(1)
    assert bridge.undo()
    assert page._summary.text().startswith("8/9"), "counted in the other view too"
    page._view(0)
    assert page.model.row_at(page.model.row_of(product)).cells[Col.RANK].tone == "text"


def test_a_product_without_a_set_leads_to_the_products(qtbot, bridge, page):
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong")))
    added = next(reversed(bridge.desk.state.products))
    assert cause(qtbot, page, added) == ["products", added]


def test_a_product_that_was_filtered_out_is_shown_when_it_is_asked_for(bridge, page):
    first, last = page.model.keys()[0], page.model.keys()[-1]
    page.shows.setCurrentIndex(page.shows.findData(str(Mark.TIE)))
    page.show_group(Group("set", bridge.desk.state.products[last].set_code))
    page._view(1)
    page.show_product(first, "ways")
    assert page.current() == first
    assert page.model.rowCount() == 9
    assert page._detail.part() == "ways"
    assert page.table.isVisible()


# --- the strip of totals ---------------------------------------------------------------------------------------------


def test_the_strip_holds_the_totals_of_the_valid_sheets_around_the_average(bridge, page):
    for row, product_id in enumerate(page.model.keys()):
        result = bridge.desk.scoreboard.results[product_id]
        strip = page.model.row_at(row).cells[Col.STRIP].strip
        assert sorted(total for total, _ in strip.dots) == sorted(result.sheets[key].total for key in result.valid)
        assert strip.middle == result.average
        tip = page.model.row_at(row).cells[Col.SPREAD].tip
        for key in result.valid:
            assert f"{bridge.desk.state.members[key].label} {result.sheets[key].total}" in tip


def dots(strip: Strip) -> list[int]:
    """Where filled dots stand in a drawing of 200 pixels, by their middle."""
    image = QImage(200, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_strip(painter, QRectF(5, 1, 190, 17), strip)
    painter.end()
    accent = theme.color("accent")
    filled = [x for x in range(200) if any(image.pixelColor(x, y) == accent for y in range(20))]
    runs = []
    for x in filled:
        if runs and x - runs[-1][-1] <= 2:
            runs[-1].append(x)
        else:
            runs.append([x])
    return [round(sum(run) / len(run)) for run in runs]


def test_dots_stand_where_their_points_are_and_far_ones_are_hollow(qapp):
    assert dots(Strip(((65, True), (72, True)), 70, 10)) == pytest.approx([5 + 190 * 5 / 20, 5 + 190 * 12 / 20], abs=1)
    assert len(dots(Strip(((65, True), (72, False)), 70, 10))) == 1
    assert len(dots(Strip(((65, True), (99, True)), 70, 10))) == 1
    assert len(dots(Strip(((65, True),) * 12, 70, 10))) == 1


# --- detail, model, summary ------------------------------------------------------------------------------------------


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
    page.shows.setCurrentIndex(page.shows.findData(str(Mark.FLAGGED)))
    page.table.horizontalHeader().setSortIndicator(Col.PRODUCT, Qt.SortOrder.AscendingOrder)
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong")))
    added = next(reversed(bridge.desk.state.products))
    assert page.model.row_of(added) >= 0, "a product without a criteria set needs a look"
    page.shows.setCurrentIndex(0)
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


@pytest.mark.parametrize("width", [624, 735, 899, 1190, 1700])
def test_at_every_width_average_marks_and_stars_are_in_view_and_controls_do_not_overlap(qtbot, bridge, page, width):
    page.resize(width, 700)
    QApplication.processEvents()
    header = page.table.horizontalHeader()
    for col in (Col.RANK, Col.PRODUCT, Col.AVERAGE, Col.SPREAD, Col.SHEETS):
        assert not page.table.isColumnHidden(col)
        assert header.sectionViewportPosition(col) + header.sectionSize(col) <= page.table.viewport().width() + 1
    controls = [page._search, page.shows, page.grouping, page.sort]
    for one, next_one in pairwise(controls):
        assert one.geometry().right() < next_one.geometry().left()
    assert page.sort.geometry().right() <= page.sort.parentWidget().width()
    row = page.model.row_at(1)
    texts = " ".join(cell.text + cell.below for col, cell in enumerate(row.cells) if not page.table.isColumnHidden(col))
    result = bridge.desk.scoreboard.results[row.key]
    assert f"{result.lowest}–{result.highest}" in texts
    assert show(result.parts["B"]) in texts
    assert "Cấp giấy" in texts


def test_f3_changes_between_ranking_and_agreement(qtbot, page):
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_F3)
    assert page.agreement.isVisible()
    assert page.agreement.isAncestorOf(QApplication.focusWidget())
    press(qtbot, Qt.Key.Key_F3)
    assert page.table.hasFocus()
    assert not page.agreement.isVisible()


def test_the_result_beside_the_members_is_never_squeezed(qtbot, bridge, page):
    for height in (560, 640, 700):
        page.resize(1190, height)
        for product in bridge.desk.state.products:
            page.show_product(product, "members")
            QApplication.processEvents()
            for part in page._detail._left.findChildren(QLabel):
                wanted = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
                assert not part.isVisible() or part.height() >= wanted, part.text()
