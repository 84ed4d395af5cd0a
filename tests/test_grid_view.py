"""The grid on real widgets, by keyboard: typing, refusing, asking, pasting, copying, what follows the session."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView

from ocop_desktop.domain.session import Absence
from ocop_desktop.services.commands import (
    ChooseLevel,
    EditMember,
    EditProduct,
    FillSheet,
    RemoveProduct,
    SetArchived,
    SetParticipation,
)
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.sheet_commands import ChooseCase
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.describe import describe
from ocop_desktop.ui.grid_model import Col, Look
from ocop_desktop.ui.grid_view import GridView
from tests.council import ids, open_session
from tests.keys import type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot, tmp_path: Path) -> Iterator:
    bridges = []

    def make(set_code: str = "26-13", *, members: int = 3, products: int = 1) -> tuple[GridView, Bridge]:
        path = tmp_path / f"{len(bridges)}.ocop"
        workspace, desk = open_session(path, members=members, products=products, set_code=set_code)
        session = desk.state.session.id
        workspace.close()
        bridge = Bridge()
        bridges.append(bridge)
        bridge.open_database(path)
        bridge.open_session(session)
        view = GridView(bridge)
        qtbot.addWidget(view)
        view.resize(1180, 600)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.show_product(ids(bridge.desk)[0][0])
        view.setFocus()
        return view, bridge

    yield make
    for bridge in bridges:
        bridge.shut()


def sheet(bridge: Bridge, turn: int = 0, product: int = 0) -> dict[str, int]:
    products, members = ids(bridge.desk)
    return dict(bridge.desk.state.sheet(products[product], members[turn]))


def cell(view: GridView) -> tuple[int, int]:
    index = view.table.currentIndex()
    return index.row(), index.column()


def press(qtbot, view: GridView, *keys: Key | str) -> None:
    for key in keys:
        qtbot.keyClick(view.table, key)


def paste(qtbot, view: GridView, text: str) -> None:
    QApplication.clipboard().setText(text)
    qtbot.keyClick(view.table, Key.Key_V, CTRL)


def points(view: GridView, turn: int) -> list[str]:
    return [view.model.cell(row, turn).text for row in range(view.model.rowCount())]


def test_points_alone_fill_a_whole_sheet(qtbot, opened):
    view, bridge = opened()
    criteria = view.model.criteria
    wanted = sheet_for(criteria, 72, 3, 0)
    qtbot.keyClicks(view.table, "".join(str(criteria.by_code[code].points(place)) for code, place in wanted.items()))
    assert sheet(bridge) == wanted
    assert view.totals_model.cell(view.totals_model.rowCount() - 1, 0).text == "72"
    before = sheet(bridge)
    press(qtbot, view, "1")
    assert sheet(bridge) == before
    assert "Enter" in view.table.note()
    press(qtbot, view, Key.Key_Return)
    assert cell(view) == (0, 1)


def test_enter_after_each_value_skips_nothing(qtbot, opened):
    view, bridge = opened()
    leaves = view.model.leaves
    for leaf in leaves[:4]:
        press(qtbot, view, str(leaf.levels[-1].points), Key.Key_Return)
    assert sheet(bridge) == {leaf.code: len(leaf.levels) for leaf in leaves[:4]}
    assert cell(view) == (4, 0)
    press(qtbot, view, Key.Key_Return)
    assert cell(view) == (5, 0)


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Right])
def test_a_row_is_typed_from_member_to_member(qtbot, opened, key):
    view, bridge = opened()
    leaf = view.model.leaves[0]
    for _ in range(3):
        press(qtbot, view, str(leaf.levels[-1].points), key)
    assert [sheet(bridge, turn) for turn in range(3)] == [{leaf.code: len(leaf.levels)}] * 3


def test_tab_goes_on_in_the_next_row_past_who_is_away_and_leaves_at_the_end(qtbot, opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    bridge.execute(SetParticipation(product, members[1], Absence.ABSENT))
    view.table.go(0, 0)
    press(qtbot, view, Key.Key_Tab)
    assert cell(view) == (0, 2)
    press(qtbot, view, Key.Key_Tab)
    assert cell(view) == (1, 0)
    qtbot.keyClick(view.table, Key.Key_Backtab, SHIFT)
    assert cell(view) == (0, 2)
    view.table.go(0, 0)
    qtbot.keyClick(view.table, Key.Key_Backtab, SHIFT)
    assert isinstance(QApplication.focusWidget(), QAbstractButton)


def test_a_value_of_two_digits_waits_for_the_second(qtbot, opened):
    view, bridge = opened("26-25")
    leaf = next(leaf for leaf in view.model.leaves if leaf.max == 10)
    assert leaf.levels[-1].points == 10
    row = view.model.row_of(leaf.code)
    view.table.go(row, 0)
    press(qtbot, view, "1")
    assert sheet(bridge) == {}
    assert view.table.digits() == "1"
    press(qtbot, view, Key.Key_Backspace)
    assert view.table.digits() == ""
    assert cell(view) == (row, 0)
    press(qtbot, view, "1", Key.Key_Return)
    assert sheet(bridge) == {}
    assert leaf.code in view.table.note()
    assert cell(view) == (row, 0)
    press(qtbot, view, "1", "0")
    assert sheet(bridge) == {leaf.code: len(leaf.levels)}


def test_a_value_that_is_no_level_is_refused_in_place_with_the_allowed_ones(qtbot, opened):
    view, bridge = opened("26-07")
    bridge.execute(ChooseLevel(*here(view, bridge, "3.1"), "3.1", 3))
    view.go(here(view, bridge, "3.1")[1], "3.1")
    press(qtbot, view, "7")
    assert sheet(bridge) == {"3.1": 3}
    assert "0, 1, 3" in view.table.note()
    assert "3.1" in view.table.note()
    bubble = view.table.bubble.geometry()
    assert not bubble.intersects(view.table.visualRect(view.table.currentIndex()))
    assert view.table.viewport().rect().contains(bubble)
    press(qtbot, view, Key.Key_Escape)
    assert view.table.note() == ""


def here(view: GridView, bridge: Bridge, code: str, turn: int = 0) -> tuple[int, int]:
    products, members = ids(bridge.desk)
    return products[0], members[turn]


def test_levels_with_the_same_points_are_asked_for_by_place(qtbot, opened):
    view, bridge = opened("26-07")
    view.go(here(view, bridge, "3.1")[1], "3.1")
    row = view.model.row_of("3.1")
    press(qtbot, view, "1")
    assert sheet(bridge) == {}
    labels = view.model.leaf(row).levels
    assert labels[0].label in view.table.note()
    assert labels[1].label in view.table.note()
    assert labels[2].label not in view.table.note()
    press(qtbot, view, "3")
    assert sheet(bridge) == {}
    press(qtbot, view, Key.Key_Return)
    assert cell(view) == (row, 0)
    press(qtbot, view, "2")
    assert sheet(bridge) == {"3.1": 2}
    assert cell(view) == (row + 1, 0)
    press(qtbot, view, Key.Key_Up, "1", Key.Key_Escape)
    assert view.table.note() == ""
    assert sheet(bridge) == {"3.1": 2}


def test_a_level_asked_for_can_be_clicked(qtbot, opened):
    view, bridge = opened("26-07")
    view.go(here(view, bridge, "3.1")[1], "3.1")
    press(qtbot, view, "1")
    bubble = view.table.bubble
    qtbot.mouseClick(bubble, Qt.MouseButton.LeftButton, pos=bubble.rect().adjusted(0, 0, -12, -12).bottomRight())
    assert sheet(bridge) == {"3.1": 2}


def test_the_case_is_asked_once_on_a_sheet(qtbot, opened):
    view, bridge = opened("26-26")
    (product,), members = ids(bridge.desk)
    view.go(members[0], "8")
    press(qtbot, view, "1", "3")
    assert sheet(bridge) == {"8": 3}
    view.go(members[0], "9")
    press(qtbot, view, "1")
    assert sheet(bridge) == {"8": 3, "9": 3}
    bridge.execute(ChooseCase(product, members[1], 1))
    view.go(members[1], "15")
    press(qtbot, view, "3")
    assert sheet(bridge, 1) == {"15": 2}


def test_places_are_typed_by_setting(qtbot, opened):
    view, bridge = opened("26-07")
    view.go(here(view, bridge, "3.1")[1], "3.1")
    press(qtbot, view, Key.Key_F2, "2")
    assert sheet(bridge) == {"3.1": 2}
    press(qtbot, view, Key.Key_Up, "9")
    assert sheet(bridge) == {"3.1": 2}
    assert view.table.note()
    press(qtbot, view, "0")
    assert sheet(bridge) == {"3.1": 0}
    press(qtbot, view, Key.Key_Up, Key.Key_F2, "3")
    assert sheet(bridge) == {"3.1": 3}


def test_no_level_and_not_entered_and_0_points_look_different(qtbot, opened):
    view, bridge = opened()
    none = next(leaf for leaf in view.model.leaves if leaf.levels[0].points and leaf.code != "5.1")
    zero = next(leaf for leaf in view.model.leaves if not leaf.levels[0].points)
    for leaf in (none, zero):
        view.table.go(view.model.row_of(leaf.code), 0)
        press(qtbot, view, "0")
    assert sheet(bridge) == {none.code: 0, zero.code: 1}
    shown = [view.model.cell(view.model.row_of(leaf.code), turn) for leaf in (none, zero) for turn in (0, 1)]
    assert [(item.text, item.look) for item in shown] == [
        ("0", Look.NO_LEVEL),
        ("–", Look.NOT_ENTERED),
        ("0", Look.CHOSEN),
        ("–", Look.NOT_ENTERED),
    ]
    pictures = {
        view.table.viewport()
        .grab(view.table.visualRect(view.model.index(view.model.row_of(leaf.code), turn)))
        .toImage()
        .bits()
        .tobytes()
        for leaf, turn in ((none, 0), (zero, 0), (zero, 1))
    }
    assert len(pictures) == 3


def test_delete_clears_all_that_is_selected_in_one_step(qtbot, opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    for member in members[:2]:
        bridge.execute(FillSheet(product, member, {"1.1": 1, "1.2": 1, "1.3": 1}))
    view.table.go(0, 0)
    press(qtbot, view, Key.Key_Delete)
    assert sheet(bridge) == {"1.2": 1, "1.3": 1}
    qtbot.keyClick(view.table, Key.Key_Down, SHIFT)
    qtbot.keyClick(view.table, Key.Key_Right, SHIFT)
    press(qtbot, view, Key.Key_Delete)
    assert (sheet(bridge), sheet(bridge, 1)) == ({"1.3": 1}, {"1.3": 1})
    assert "3" in describe(bridge.desk.next_undo, bridge.desk.state)
    bridge.undo()
    assert (sheet(bridge), sheet(bridge, 1)) == ({"1.2": 1, "1.3": 1}, {"1.1": 1, "1.2": 1, "1.3": 1})


def test_undo_goes_to_what_it_changed(qtbot, opened):
    view, bridge = opened()
    press(qtbot, view, "1", "1", "1")
    view.table.go(20, 2)
    bridge.undo()
    assert cell(view) == (2, 0)
    assert points(view, 0)[:3] == ["1", "1", "–"]


def test_a_key_repaints_its_row_and_nothing_else(qtbot, opened):
    view, _bridge = opened()
    rows, resets = [], []
    view.model.dataChanged.connect(lambda first, last: rows.append((first.row(), last.row())))
    view.model.modelReset.connect(lambda: resets.append(1))
    press(qtbot, view, "1")
    assert rows == [(0, 0)]
    assert not resets


def test_who_is_away_is_greyed_and_takes_nothing(qtbot, opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    bridge.execute(FillSheet(product, members[1], {"1.1": 1}))
    bridge.execute(SetParticipation(product, members[1], Absence.RECUSED, "Người nhà"))
    assert view.model.cell(0, 1).look is Look.AWAY
    assert view.model.cell(0, 1).text == ""
    assert "Người nhà" in view.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    view.table.go(0, 1)
    press(qtbot, view, "1")
    assert sheet(bridge, 1) == {"1.1": 1}
    assert view.table.note()
    press(qtbot, view, Key.Key_Delete)
    assert sheet(bridge, 1) == {"1.1": 1}


def test_a_criterion_that_does_not_apply_is_passed_over_and_refused(qtbot, opened):
    view, bridge = opened("26-01")
    (_,), members = ids(bridge.desk)
    view.go(members[0], "5.1")
    row = view.model.row_of("5.1")
    assert view.model.leaf(row + 1).code == "5.2"
    press(qtbot, view, "0")
    assert cell(view) == (row + 2, 0)
    assert view.model.cell(row + 1, 0).look is Look.NOT_APPLICABLE
    view.go(members[0], "5.2")
    press(qtbot, view, "1")
    assert "5.2" not in sheet(bridge)
    assert "5.1" in view.table.note()


def test_cells_far_from_the_median_are_marked(opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    leaf = next(leaf for leaf in view.model.leaves if len(leaf.levels) >= 3)
    row = view.model.row_of(leaf.code)
    for member, place in zip(members, (3, 3, 1), strict=True):
        bridge.execute(ChooseLevel(product, member, leaf.code, place))
    assert [view.model.cell(row, turn).far for turn in range(3)] == [False, False, True]
    assert view.model.spoken(row, 2) != view.model.spoken(row, 1)
    bridge.execute(ChooseLevel(product, members[2], leaf.code, 2))
    assert not any(view.model.cell(row, turn).far for turn in range(3))


def test_totals_and_averages_follow_every_key(qtbot, opened):
    view, bridge = opened(members=2)
    (product,), members = ids(bridge.desk)
    criteria = view.model.criteria
    for turn, total in enumerate((70, 73)):
        bridge.execute(FillSheet(product, members[turn], sheet_for(criteria, total, 3, turn)))
    last, average = view.totals_model.rowCount() - 1, len(members) + Col.AVERAGE
    assert [view.totals_model.cell(last, column).text for column in range(4)] == ["70", "73", "71,50", "100"]
    view.table.go(0, 0)
    press(qtbot, view, Key.Key_Delete)
    assert view.totals_model.cell(last, average).text == "73,00"
    assert view.totals_model.cell(last, 0).look is Look.PROVISIONAL
    row = view.model.cell(0, average).text
    assert row == f"{criteria.leaves[0].points(sheet(bridge, 1)['1.1'])},00"


def block(view: GridView, members: int) -> list[list[str]]:
    criteria = view.model.criteria
    sheets = [sheet_for(criteria, 60 + turn, 3, turn) for turn in range(members)]
    return [[str(leaf.points(places[leaf.code])) for places in sheets] for leaf in criteria.leaves]


def test_pasting_32_by_9_with_3_bad_cells_asks_and_then_writes_the_good_ones_as_one_step(qtbot, opened):
    view, bridge = opened(members=9)
    (product,), members = ids(bridge.desk)
    bridge.execute(ChooseLevel(product, members[1], "1.1", 1))
    cells = [row[:9] for row in block(view, 9)[:32]]
    cells[0][0], cells[5][4], cells[31][8] = "2,5", "x", "99"
    before = [sheet(bridge, turn) for turn in range(9)]
    log = bridge.desk.next_undo
    view.table.go(0, 0)
    paste(qtbot, view, "\r\n".join("\t".join(row) for row in cells) + "\r\n")
    assert view.panel.isVisible()
    assert [sheet(bridge, turn) for turn in range(9)] == before
    assert bridge.desk.next_undo == log
    changed = sum(
        view.model.pending(r, c) is not None and not view.model.pending(r, c).bad for r in range(32) for c in range(9)
    )
    assert str(changed) in view.panel.summary()
    assert len(view.panel.sentences()) == 3
    assert "2,5" in view.panel.sentences()[0]
    assert view.model.pending(0, 0).bad
    assert view.model.pending(1, 0).text == f"– → {cells[1][0]}"
    press(qtbot, view, "1")
    assert [sheet(bridge, turn) for turn in range(9)] == before
    assert QApplication.focusWidget() in (view.panel.agree, view.table)
    view.panel.take_focus()
    qtbot.keyClick(view.panel.agree, Key.Key_Return)
    assert not view.panel.isVisible()
    assert view.model.pending(1, 0) is None
    for row in range(32):
        for turn in range(9):
            good = (row, turn) not in {(0, 0), (5, 4), (31, 8)}
            code = view.model.leaf(row).code
            assert points(view, turn)[row] == (cells[row][turn].strip() if good else "–")
            assert (code in sheet(bridge, turn)) == good
    assert view.table.hasFocus()
    bridge.undo()
    assert [sheet(bridge, turn) for turn in range(9)] == before


def test_a_pasted_block_can_be_left(qtbot, opened):
    view, bridge = opened()
    paste(qtbot, view, "1\t1\n1\t1")
    assert view.panel.isVisible()
    assert QApplication.focusWidget() is view.panel.agree
    qtbot.keyClick(view.panel.agree, Key.Key_Escape)
    assert not view.panel.isVisible()
    assert view.model.pending(0, 0) is None
    assert sheet(bridge) == {}
    press(qtbot, view, "1")
    assert len(sheet(bridge)) == 1


def test_the_preview_follows_what_changes_meanwhile_and_goes_with_the_product(qtbot, opened):
    view, bridge = opened(products=2)
    products, members = ids(bridge.desk)
    paste(qtbot, view, "1\t1")
    assert view.model.pending(0, 1).text == "– → 1"
    place = next(p for p, level in enumerate(view.model.leaf(0).levels, 1) if level.points == 1)
    bridge.execute(ChooseLevel(products[0], members[1], "1.1", place))
    assert view.model.pending(0, 1) is None
    assert view.model.pending(0, 0).text == "– → 1"
    view.show_product(products[1])
    assert not view.panel.isVisible()
    assert sheet(bridge) == {}


def test_a_pasted_block_is_dropped_when_its_columns_become_those_of_others(qtbot, opened):
    view, bridge = opened()
    members = ids(bridge.desk)[1]
    view.go(members[1], "1.1")
    paste(qtbot, view, "1")
    assert view.panel.isVisible()
    bridge.execute(EditMember(replace(bridge.desk.state.members[members[0]], scoring=False)))
    assert not view.panel.isVisible()
    assert view.table.held == ""
    assert view.current() == (members[1], "1.1")


def test_another_product_opens_at_its_first_gap_and_not_where_the_one_before_was_left(qtbot, opened):
    view, bridge = opened(products=2)
    products, members = ids(bridge.desk)
    last = view.model.leaves[-1].code
    view.go(members[2], last)
    view.show_product(products[1])
    assert view.current() == (members[0], "1.1")
    view.go(members[2], last)
    view.show_product(products[1])
    assert view.current() == (members[2], last)


def test_letters_and_the_keypad_without_num_lock_move_and_enter_nothing(qtbot, opened):
    view, bridge = opened()
    keypad = Qt.KeyboardModifier.KeypadModifier
    press(qtbot, view, Key.Key_Down, Key.Key_Down)
    for key in (Key.Key_Left, Key.Key_Down, Key.Key_Delete, Key.Key_Home):
        qtbot.keyClick(view.table, key, keypad)
        assert "Num Lock đang tắt" in view.table.note()
        assert cell(view) == (2, 0)
    type_text(view.table, "phe")
    press(qtbot, view, Key.Key_Backspace)
    type_text(view.table, "ê")
    assert cell(view) == (2, 0)
    assert sheet(bridge) == {}
    press(qtbot, view, "0")
    assert (list(sheet(bridge)), view.model.cell(2, 0).text) == ([view.model.leaves[2].code], "0")


@pytest.mark.parametrize("text", ["", "\n\t\n", "1\t" * 60_000])
def test_nothing_to_paste_is_said(qtbot, opened, text):
    view, bridge = opened()
    paste(qtbot, view, text)
    assert not view.panel.isVisible()
    assert view.table.note()
    assert sheet(bridge) == {}


def test_a_block_with_nothing_good_cannot_be_agreed_to(qtbot, opened):
    view, bridge = opened()
    paste(qtbot, view, "x\tTổng\t\t\t7")
    assert not view.panel.agree.isEnabled()
    assert QApplication.focusWidget() is view.panel.drop
    assert len(view.panel.sentences()) == 3
    qtbot.keyClick(view.panel.drop, Key.Key_Return)
    assert not view.panel.isVisible()
    assert sheet(bridge) == {}


def test_a_member_who_is_away_is_one_line_in_the_preview(qtbot, opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    bridge.execute(SetParticipation(product, members[1], Absence.RECUSED))
    view.table.go(0, 0)
    paste(qtbot, view, "\n".join("\t".join(row) for row in block(view, 3)))
    (line,) = view.panel.sentences()
    assert str(len(view.model.leaves)) in line


def test_copy_gives_points_as_spreadsheets_take_them(qtbot, opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    bridge.execute(FillSheet(product, members[0], {"1.1": 2, "1.2": 0}))
    bridge.execute(FillSheet(product, members[2], {"1.2": 1}))
    model, table = view.model, view.table
    table.selectionModel().select(
        QItemSelection(model.index(0, 0), model.index(1, 2)), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    qtbot.keyClick(table, Key.Key_C, CTRL)
    first, second = model.leaf(0), model.leaf(1)
    assert QApplication.clipboard().text() == f"{first.points(2)}\t\t\n0\t\t{second.points(1)}"
    table.go(0, 0)
    paste(qtbot, view, QApplication.clipboard().text())
    assert not view.panel.agree.isEnabled()


def test_f4_and_a_double_click_on_a_member_ask_for_the_sheet(qtbot, opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    asked = []
    view.open_sheet.connect(lambda *where: asked.append(where))
    view.table.go(3, 1)
    press(qtbot, view, Key.Key_F4)
    header = view.table.members_header
    middle = header.sectionViewportPosition(2) + header.sectionSize(2) // 2
    qtbot.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
    code = view.model.leaf(3).code
    assert asked[0] == (product, members[1], code)
    assert asked[1][:2] == (product, members[2])


def test_keys_of_the_page_are_left_to_it(opened):
    view, _bridge = opened()
    for key, modifiers, text in ((Key.Key_Slash, Qt.KeyboardModifier.NoModifier, "/"), (Key.Key_Return, CTRL, "")):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text)
        view.table.keyPressEvent(event)
        assert not event.isAccepted()


def test_an_archived_session_takes_nothing(qtbot, opened):
    view, bridge = opened()
    bridge.execute(SetArchived(True))
    press(qtbot, view, "1")
    assert view.table.note()
    paste(qtbot, view, "1")
    assert not view.panel.isVisible()
    assert sheet(bridge) == {}


def test_the_grid_says_why_there_is_none(opened):
    view, bridge = opened(products=2)
    products, members = ids(bridge.desk)
    bridge.execute(EditProduct(replace(bridge.desk.state.products[products[0]], set_code=None)))
    assert view.model.rowCount() == 0
    view.show_product(products[1])
    assert view.model.rowCount()
    bridge.execute(RemoveProduct(products[1]))
    assert view.model.rowCount() == 0
    view.show_product(products[0])
    bridge.execute(EditProduct(replace(bridge.desk.state.products[products[0]], set_code="26-13")))
    assert view.model.rowCount()
    for member in members:
        bridge.execute(EditMember(replace(bridge.desk.state.members[member], scoring=False)))
    assert not view.table.isVisible()
    bridge.close_session()
    assert view.model.rowCount() == 0


def test_a_hidden_grid_is_current_when_it_is_shown_again(opened):
    view, bridge = opened()
    (product,), members = ids(bridge.desk)
    view.hide()
    bridge.execute(ChooseLevel(product, members[0], "1.1", 2))
    view.show()
    assert points(view, 0)[0] == str(view.model.leaf(0).points(2))


@pytest.mark.parametrize("width", [560, 760, 1180])
def test_titles_totals_and_all_columns_stay_in_place(qtbot, opened, width):
    view, _bridge = opened("26-26", members=15)
    view.resize(width, 560)
    QApplication.processEvents()
    table, totals = view.table, view.totals
    table.go(view.model.rowCount() - 1, 14)
    QApplication.processEvents()
    assert table.visualRect(table.currentIndex()).right() <= table.viewport().width()
    bottom = totals.visualRect(view.totals_model.index(view.totals_model.rowCount() - 1, 14))
    assert bottom.left() == table.visualRect(table.currentIndex()).left()
    assert bottom.bottom() <= totals.viewport().height()
    assert table.criteria_header.isVisible()
    for row in range(view.model.rowCount()):
        assert table.rowHeight(row) >= table.criteria_header.height_of(row)
    for column in range(15):
        assert table.columnWidth(column) >= table.members_header.least_width(view.model.members[column])


@pytest.mark.parametrize("width", [820, 945, 1180])
def test_nine_members_are_in_view_at_once_where_the_titles_can_give_way(opened, width):
    view, _bridge = opened("26-26", members=9)
    view.resize(width, 560)
    QApplication.processEvents()
    assert not view.table.horizontalScrollBar().maximum()
    assert not view.totals.horizontalScrollBar().maximum()


def test_a_long_level_below_the_table_is_whole_and_never_covers_the_current_cell(opened):
    view, bridge = opened("26-26", members=4)
    (product,), members = ids(bridge.desk)
    view.resize(760, 560)
    longest = max(view.model.leaves, key=lambda leaf: max(len(level.label) for level in leaf.levels))
    place = max(range(1, len(longest.levels) + 1), key=lambda place: len(longest.levels[place - 1].label))
    bridge.execute(ChooseLevel(product, members[0], longest.code, place))
    for row in range(view.model.row_of(longest.code) + 1):
        view.table.go(row, 0)
        for _ in range(3):
            QApplication.processEvents()
        assert view.table.viewport().rect().contains(view.table.visualRect(view.table.currentIndex()))
    words = next(label for label in view.findChildren(QLabel) if longest.levels[place - 1].label in label.text())
    assert words.isVisible()
    assert words.height() >= words.heightForWidth(words.width())


def test_every_control_has_a_name(opened):
    view, _bridge = opened()
    for control in (*view.findChildren(QAbstractButton), *view.findChildren(QTableView)):
        if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert control.accessibleName(), control
