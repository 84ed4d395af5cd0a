"""Mức độ thống nhất on real widgets: it says what the domain computes, follows every change and leads to the sheets."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.agreement import Agreement, concordance
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Absence
from ocop_desktop.services.commands import Disqualify, EditProduct, FillSheet, RemoveProduct, SetParticipation
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.ui.agreement_view import WORDS
from ocop_desktop.ui.main_window import MainWindow
from ocop_desktop.ui.product_rows import CellsModel
from ocop_desktop.ui.ranking_page import RankingPage
from tests.demo_copy import demo_bridge


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
    made.views[1].click()
    return made


def texts(model: CellsModel, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def far_off(bridge) -> tuple[int, int]:
    """Makes a sheet that is far below the others of its product."""
    desk = bridge.desk
    product_id = desk.scoreboard.order()[4]
    member_id = desk.scoreboard.results[product_id].valid[2]
    criteria = desk.state.criteria(desk.state.products[product_id])
    assert bridge.execute(FillSheet(product_id, member_id, sheet_for(criteria, 55, 2, 1)))
    return product_id, member_id


def test_members_stand_from_lenient_to_harsh_with_their_deviation(bridge, page):
    desk, view = bridge.desk, page.agreement
    agreement = Agreement()
    for product_id, sheets in desk.scoreboard.totals(desk.state.products).items():
        agreement.put(product_id, sheets)
    found = agreement.severities()
    assert view.members.keys() == list(found)
    for row, severity in enumerate(found.values()):
        text = show(severity.deviation)
        assert view.members.index(row, 2).data() == (f"+{text}" if severity.deviation > 0 else text)
        assert view.members.index(row, 0).data() == str(severity.rank)
        assert view.members.index(row, 4).data() == str(severity.sheets)
    strips = [view.members.row_at(row).cells[3].strip for row in range(view.members.rowCount())]
    assert [strip.dots[0][0] for strip in strips] == [severity.deviation for severity in found.values()]
    assert len({strip.reach for strip in strips}) == 1
    assert all(abs(strip.dots[0][0]) <= strip.reach for strip in strips)


def test_each_set_has_its_coefficient_with_what_it_is_made_of(bridge, page):
    desk, sets = bridge.desk, page.agreement.sets
    coffee = [key for key, product in desk.state.products.items() if product.set_code.endswith("-13")]
    expected = concordance(desk.scoreboard.totals(coffee))
    row = sets.row_of(13)
    assert sets.index(row, 2).data() == show(expected.w)
    assert [sets.index(row, column).data() for column in (3, 4)] == [str(expected.members), str(len(coffee))]
    words = next(str(words) for least, words in WORDS if expected.w >= least)
    assert sets.index(row, 5).data() == words
    assert str(len(coffee)) in sets.index(row, 5).data(Qt.ItemDataRole.ToolTipRole), "few products: said so"
    whole = concordance(desk.scoreboard.totals(desk.state.products))
    assert [sets.index(0, column).data() for column in (2, 3, 4)] == [show(whole.w), str(whole.members), "9"]
    single = sets.row_of(9)
    assert [sets.index(single, column).data() for column in (2, 3, 4)] == ["–", "–", "1"]


def test_words_fall_from_full_agreement_to_none():
    edges = [least for least, _ in WORDS]
    assert edges == sorted(edges, reverse=True)
    assert (edges[-1], len({words for _, words in WORDS})) == (Fraction(0), len(WORDS))


def test_a_sheet_far_from_the_others_is_listed_at_once_and_enter_opens_it(qtbot, bridge, page):
    view = page.agreement
    assert view.far.rowCount() == 0
    assert view._no_far.isVisible()
    product_id, member_id = far_off(bridge)
    assert view.far.rowCount() == 1
    assert not view._no_far.isVisible()
    desk = bridge.desk
    assert texts(view.far, 0) == [desk.state.members[member_id].label]
    assert texts(view.far, 1) == [desk.state.products[product_id].name]
    assert texts(view.far, 2) == ["55"]
    assert view.members.index(view.members.row_of(member_id), 5).data() == "1"
    for table in (view.tables[2], view.tables[0]):
        table.setFocus()
        row = 0 if table is view.tables[2] else view.members.row_of(member_id)
        table.setCurrentIndex(table.model().index(row, 0))
        with qtbot.waitSignal(page.go_to) as went:
            qtbot.keyClick(table, Qt.Key.Key_Return)
        assert went.args == ["scoring", (product_id, member_id)]
    bridge.undo()
    assert view.far.rowCount() == 0


def test_every_change_shows_what_opening_the_view_anew_shows(bridge, page):
    desk, view = bridge.desk, page.agreement
    product_id, member_id = far_off(bridge)
    other = desk.scoreboard.order()[0]
    moved = replace(desk.state.products[other], set_code=desk.state.products[product_id].set_code)
    steps = [
        lambda: bridge.execute(SetParticipation(product_id, member_id, Absence.RECUSED, "người nhà")),
        lambda: bridge.undo(),
        lambda: bridge.execute(Disqualify(other, "giả mạo hồ sơ")),
        lambda: bridge.undo(),
        lambda: bridge.execute(EditProduct(moved, discard_sheets=True)),
        lambda: bridge.execute(RemoveProduct(product_id, discard_sheets=True)),
        lambda: bridge.undo(),
    ]
    for step in steps:
        assert step()
        kept = [[view_row(model, row) for row in range(model.rowCount())] for model in models(view)]
        view.show_desk(desk)
        anew = [[view_row(model, row) for row in range(model.rowCount())] for model in models(view)]
        assert kept == anew


def models(view):
    return view.members, view.sets, view.far


def view_row(model: CellsModel, row: int):
    return model.row_at(row).cells


def test_enter_on_a_member_without_such_a_sheet_stays(qtbot, page):
    table = page.agreement.tables[0]
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.assertNotEmitted(page.go_to):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_the_window_opens_that_sheet(qtbot, bridge):
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sheet = far_off(bridge)
    window.go_to("ranking")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F3)
    table = window.pages["ranking"].agreement.tables[2]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.page_key() == "scoring"
    assert window.pages["scoring"].current() == sheet
    window.go_to("ranking")
    assert window.pages["ranking"].agreement.isVisible(), "the view stays where it was left"


def test_refused_dossiers_and_members_away_are_not_compared(bridge, page):
    desk, view = bridge.desk, page.agreement
    lenient = view.members.keys()[0]
    for product_id in list(desk.state.products):
        if desk.state.absence(product_id, lenient) is None:
            bridge.execute(SetParticipation(product_id, lenient, Absence.ABSENT, "vắng"))
    bridge.execute(Disqualify(desk.scoreboard.order()[0], "giả mạo hồ sơ"))
    assert view.members.keys()[-1] == lenient
    assert view.members.index(view.members.rowCount() - 1, 2).data() == "–"
    assert view.sets.row_of(7) == -1
    assert texts(view.sets, 4)[0] == "8"


def test_a_session_without_sheets_says_what_is_missing(bridge, page):
    desk = bridge.desk
    for product_id in list(desk.state.products)[1:]:
        bridge.execute(RemoveProduct(product_id, discard_sheets=True))
    last = next(iter(desk.state.products))
    for member_id in desk.state.members:
        bridge.execute(SetParticipation(last, member_id, Absence.ABSENT, "vắng"))
    bridge.execute(Disqualify(last, "giả mạo hồ sơ"))
    view = page.agreement
    assert view._no_sheets.isVisible()
    assert set(texts(view.members, 2)) == {"–"}
    assert view.sets.rowCount() == view.far.rowCount() == 0


@pytest.mark.parametrize("width", [624, 1190, 1740])
def test_every_row_is_seen_without_scrolling_a_table(bridge, page, width):
    far_off(bridge)
    page.resize(width, 700)
    for _ in range(3):
        QApplication.processEvents()
    for table in page.agreement.tables:
        last = table.model().rowCount() - 1
        assert table.rowViewportPosition(last) + table.rowHeight(last) <= table.viewport().height()
        assert table.horizontalHeader().length() <= table.viewport().width() + 1
        assert table.parentWidget().height() >= table.geometry().bottom()


def test_the_row_that_the_keys_go_to_is_in_view(qtbot, bridge, page):
    page.resize(1190, 260)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    table = page.agreement.tables[0]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    current = table.visualRect(table.currentIndex())
    assert table.currentIndex().row() == table.model().rowCount() - 1
    place = table.viewport().mapTo(page.agreement.viewport(), current.center())
    assert page.agreement.viewport().rect().contains(place)
