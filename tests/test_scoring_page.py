"""Chấm điểm on real widgets, by keyboard: choices, undo, the way from sheet to sheet, what the page shows meanwhile."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.log import edits_from_json
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Absence, Member, Producer, Product
from ocop_desktop.domain.sheet_code import SheetRef, sheet_code
from ocop_desktop.domain.sheets import SheetState, evaluate_sheet
from ocop_desktop.services.commands import (
    AddMember,
    AddProduct,
    ChooseLevel,
    EditMember,
    FillSheet,
    RemoveProduct,
    SetArchived,
    SetParticipation,
)
from ocop_desktop.services.sheet_commands import OpenRound
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.scoring_order import Order
from ocop_desktop.ui.scoring_page import ScoringPage
from ocop_desktop.ui.scoring_rows import CASE
from ocop_desktop.ui.scoring_views import Flag, shown_gap
from ocop_desktop.ui.sheet_words import allowed_keys
from tests.keys import type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BODIES = ("UBND tỉnh", "Sở Nông nghiệp và Môi trường", "Sở Công Thương", "Sở Y tế")
PRODUCTS = (("Miến dong", "HTX Côn Minh"), ("Trà hoa vàng", "HTX Ba Chẽ"), ("Cà phê bột", "Tổ hợp tác Đạ K'Nàng"))


@pytest.fixture
def bridge(qapp, tmp_path):
    made = Bridge()
    made.open_database(tmp_path / "a.ocop")
    made.open_session(made.workspace.create("Đợt 1 năm 2026", "26/2026/QĐ-TTg", "tỉnh"))
    for body in BODIES:
        assert made.execute(AddMember(Member(0, 0, 0, body)))
    for name, producer in PRODUCTS:
        assert made.execute(AddProduct(Product(0, 0, 0, name, set_code="26-13", producer=Producer(producer))))
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge, tmp_path):
    made = ScoringPage(bridge, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.editor.setFocus()
    return made


@pytest.fixture
def ids(bridge):
    return list(bridge.desk.state.products), list(bridge.desk.state.members)


def places(bridge, product, *, shift: int = 0) -> dict[str, int]:
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[product])
    return {
        leaf.code: (index + shift) % len(leaf.levels) + 1 if leaf.code != "5.1" else len(leaf.levels)
        for index, leaf in enumerate(criteria.leaves)
    }


def fill(bridge, product, member, *, shift: int = 0) -> None:
    assert bridge.execute(FillSheet(product, member, places(bridge, product, shift=shift)))


def type_sheet(qtbot, page, wanted: dict[str, int]) -> None:
    qtbot.keyClicks(page.editor, "".join(str(place) for place in wanted.values()))


def hold(widget, key, modifiers=Qt.KeyboardModifier.NoModifier, *, repeated: bool) -> None:
    """One key press, by hand or repeated by the keyboard."""
    QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, "", repeated))


def found(page) -> list[int | str]:
    """What the search found, in its order: ids of products, codes of criteria."""
    items = [page.rail.found.item(row) for row in range(page.rail.found.count())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.flags() != Qt.ItemFlag.NoItemFlags]


def stored(bridge, product, member) -> dict[str, int]:
    return dict(bridge.desk.state.sheet(product, member))


def test_digits_alone_score_whole_sheets_from_member_to_member(qtbot, bridge, page, ids):
    (first, *_), members = ids
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[first])
    for turn, member in enumerate(members):
        assert page.current() == (first, member)
        wanted = places(bridge, first, shift=turn)
        type_sheet(qtbot, page, wanted)
        assert stored(bridge, first, member) == wanted
        assert bridge.desk.scoreboard.sheet(first, member) == evaluate_sheet(criteria, wanted)
        qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
    assert page.current() == (ids[0][1], members[0])
    assert bridge.desk.scoreboard.results[first].complete


def test_each_key_is_one_committed_choice(qtbot, bridge, page, ids):
    qtbot.keyClicks(page.editor, "12")
    entry = bridge.desk.next_undo
    assert entry.verb == "ChooseLevel"
    (edit,) = edits_from_json(entry.edits)
    assert (edit.after.criterion, edit.after.place, edit.before) == ("1.2", 2, None)


def test_the_new_average_is_there_before_the_next_key(qtbot, bridge, page, ids):
    (first, *_), members = ids
    fill(bridge, first, members[0])
    page.show_product(first, members[1])
    wanted = places(bridge, first, shift=1)
    *most, last = wanted.values()
    qtbot.keyClicks(page.editor, "".join(map(str, most)))
    assert page.panel.view().sheets.startswith("1/4")
    qtbot.keyClick(page.editor, str(last))
    result = bridge.desk.scoreboard.results[first]
    assert page.panel.view().average == show(result.average, bridge.desk.state.decree.bands)
    assert page.panel.view().sheets.startswith("2/4")
    assert page.rail.model.view(0).average == page.panel.view().average
    qtbot.keyClick(page.editor, Key.Key_Up)
    before = page.panel.view().average
    qtbot.keyClick(page.editor, "0")
    assert page.panel.view().average != before


def test_a_digit_that_is_no_level_is_refused_in_the_row(qtbot, bridge, page, ids):
    qtbot.keyClick(page.editor, "8")
    assert stored(bridge, ids[0][0], ids[1][0]) == {}
    assert page.editor.current() == "1.1"
    assert "1, 2, 3, 0" in page.editor.note()


def test_undo_and_redo_restore_and_take_the_cursor_along(qtbot, bridge, page, ids):
    (first, *_), (member, *_) = ids
    qtbot.keyClicks(page.editor, "123")
    assert page.editor.current() == "1.4"
    for left, code in (({"1.1": 1, "1.2": 2}, "1.3"), ({"1.1": 1}, "1.2"), ({}, "1.1")):
        bridge.undo()
        assert stored(bridge, first, member) == left
        assert page.editor.view().choices == left
        assert page.editor.current() == code
    bridge.redo()
    assert page.editor.view().choices == {"1.1": 1}
    assert page.editor.current() == "1.1"


def test_undo_goes_back_to_the_sheet_that_it_changes(qtbot, bridge, page, ids):
    (first, second, _), members = ids
    qtbot.keyClicks(page.editor, "12")
    page.show_product(second, members[2])
    assert page.current() == (second, members[2])
    bridge.undo()
    assert page.current() == (first, members[0])
    assert page.editor.current() == "1.2"
    assert page.editor.view().choices == {"1.1": 1}


def test_a_hidden_page_catches_up_when_it_is_shown(qtbot, bridge, page, ids):
    (first, *_), (member, *_) = ids
    qtbot.keyClicks(page.editor, "12")
    page.hide()
    bridge.undo()
    fill(bridge, first, ids[1][1])
    page.show()
    assert page.editor.view().choices == {"1.1": 1}
    assert page.current() == (first, member)
    assert page.panel.view().sheets.startswith("1/4")
    assert page.rail.model.view(0).done == 1


def test_ctrl_enter_shows_gaps_first_and_leaves_them_the_second_time(qtbot, bridge, page, ids):
    (first, *_), members = ids
    qtbot.keyClicks(page.editor, "12")
    qtbot.keyClick(page.editor, Key.Key_End)
    qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
    assert page.current() == (first, members[0])
    assert page.editor.current() == "1.3"
    assert page.editor.note()
    qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
    assert page.current() == (first, members[1])
    assert stored(bridge, first, members[0]) == {"1.1": 1, "1.2": 2}


def test_ctrl_enter_held_down_leaves_no_sheet_behind(qtbot, bridge, page, ids):
    """The keyboard's repetition is no second answer to "Ctrl+Enter again leaves the sheet as it is"."""
    (first, *_), members = ids
    qtbot.keyClicks(page.editor, "12")
    for repeated in (False, True, True, True):
        hold(page.editor, Key.Key_Return, CTRL, repeated=repeated)
    assert page.current() == (first, members[0])
    assert page.editor.current() == "1.3"
    hold(page.editor, Key.Key_Return, CTRL, repeated=False)
    assert page.current() == (first, members[1])
    for _ in range(3):
        hold(page.editor, Key.Key_Return, CTRL, repeated=True)
    assert page.current() == (first, members[1])


def test_the_enter_after_a_code_held_down_skips_no_criterion(qtbot, page, ids, bridge):
    (_, second, _), (_, member, *_) = ids
    qtbot.keyClick(page.editor, Key.Key_G, CTRL)
    type_text(page.code, sheet_code(SheetRef(bridge.desk.state.session.id, second, member, 1)))
    hold(page.code, Key.Key_Return, repeated=False)
    assert page.current() == (second, member)
    for _ in range(3):
        hold(page.focusWidget(), Key.Key_Return, repeated=True)
    assert page.editor.current() == "1.1"


def test_ctrl_enter_passes_complete_recused_and_absent_sheets(qtbot, bridge, page, ids):
    (first, second, third), members = ids
    fill(bridge, first, members[1])
    bridge.execute(SetParticipation(first, members[2], Absence.RECUSED, "người thân"))
    page.show_product(first, members[0])
    qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
    assert page.current() == (first, members[3])
    for product in (first, second, third):
        for member in members:
            if bridge.desk.state.absence(product, member) is None and (product, member) != (third, members[1]):
                fill(bridge, product, member)
    page.show_product(first, members[0])
    qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
    assert page.current() == (third, members[1])
    fill(bridge, third, members[1])
    qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
    assert page.current() == (third, members[1])
    assert page.editor.note()


@pytest.mark.parametrize("state", list(Absence))
def test_a_member_who_does_not_score_is_refused_and_keeps_the_entries(qtbot, bridge, page, ids, state):
    (first, *_), (member, *_) = ids
    qtbot.keyClicks(page.editor, "12")
    bridge.execute(SetParticipation(first, member, state, "đi công tác"))
    assert "đi công tác" in page.editor.view().locked
    page.editor.go("1.3")
    qtbot.keyClick(page.editor, "2")
    assert stored(bridge, first, member) == {"1.1": 1, "1.2": 2}
    assert page.editor.note() == page.editor.view().locked
    assert page.panel.view().members[0].state is SheetState(state.value)
    bridge.execute(SetParticipation(first, member, None))
    qtbot.keyClick(page.editor, "2")
    assert stored(bridge, first, member) == {"1.1": 1, "1.2": 2, "1.3": 2}


def test_an_archived_session_is_read_only(qtbot, bridge, page, ids):
    bridge.execute(SetArchived(True))
    qtbot.keyClick(page.editor, "1")
    assert stored(bridge, ids[0][0], ids[1][0]) == {}
    assert page.editor.note()


def test_left_and_right_go_from_member_to_member(qtbot, page, ids):
    (first, *_), members = ids
    for key, modifier, at in (
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Right, CTRL, 2),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Left, CTRL, 0),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, 3),
    ):
        qtbot.keyClick(page.editor, key, modifier)
        assert page.current() == (first, members[at])


def test_search_without_diacritics_takes_the_first_and_escape_leaves(qtbot, page, ids):
    products, _ = ids
    qtbot.keyClick(page.editor, "/")
    assert page.rail.search.hasFocus()
    type_text(page.rail.search, "ca phe")
    assert found(page) == [products[2]]
    qtbot.keyClick(page.rail.search, Key.Key_Return)
    assert page.current()[0] == products[2]
    assert page.editor.hasFocus()
    assert page.rail.list.isVisible()
    qtbot.keyClick(page.editor, "/")
    type_text(page.rail.search, "BA chẽ")
    qtbot.keyClick(page.rail.search, Key.Key_Escape)
    assert page.current()[0] == products[2]
    assert page.editor.hasFocus()
    assert page.rail.search.text() == ""


def test_search_finds_criteria_and_products_in_groups(qtbot, bridge, page, ids):
    products, _ = ids
    qtbot.keyClick(page.editor, "/")
    type_text(page.rail.search, "san pham")
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[products[0]])
    wanted = [leaf.code for leaf in criteria.leaves if "sản phẩm" in leaf.title.lower()]
    assert len(wanted) > 2
    assert found(page) == wanted
    qtbot.keyClick(page.rail.search, Key.Key_Down)
    qtbot.keyClick(page.rail.search, Key.Key_Return)
    assert page.editor.current() == wanted[1]
    assert page.editor.hasFocus()
    qtbot.keyClick(page.editor, Key.Key_F, CTRL)
    type_text(page.rail.search, "4.")
    assert found(page) == [leaf.code for leaf in criteria.leaves if leaf.code.startswith("4.")]
    page.rail.search.setText("tra")
    codes, rest = [hit for hit in found(page) if isinstance(hit, str)], [h for h in found(page) if isinstance(h, int)]
    assert found(page) == codes + rest
    assert products[1] in rest
    for _ in found(page):
        qtbot.keyClick(page.rail.search, Key.Key_Down)
    qtbot.keyClick(page.rail.search, Key.Key_Return)
    assert page.current()[0] == rest[-1]
    qtbot.keyClick(page.editor, "/")
    type_text(page.rail.search, "không có gì như thế")
    assert found(page) == []
    qtbot.keyClick(page.rail.search, Key.Key_Return)
    assert page.current()[0] == rest[-1]


def test_the_order_of_the_sheets_is_chosen_shown_and_remembered(qtbot, bridge, page, ids, tmp_path):
    products, members = ids
    assert "theo sản phẩm" in page.foot.order_button.text()
    qtbot.keyClick(page.editor, Key.Key_T, CTRL)
    assert page.order() is Order.MEMBER
    assert "theo thành viên" in page.foot.order_button.text()
    seen = [page.current()]
    for _ in range(3):
        qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
        seen.append(page.current())
    assert seen == [*((product, members[0]) for product in products), (products[0], members[1])]
    again = ScoringPage(bridge, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    assert again.order() is Order.MEMBER


def test_by_member_passes_complete_sheets_and_comes_round(qtbot, bridge, page, ids):
    products, members = ids
    fill(bridge, products[1], members[3])
    fill(bridge, products[2], members[3])
    for product in products:
        bridge.execute(SetParticipation(product, members[0], Absence.RECUSED))
    qtbot.keyClick(page.editor, Key.Key_T, CTRL)
    page.show_product(products[1], members[3])
    seen = []
    for _ in range(7):
        qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
        seen.append(page.current())
    assert seen == [*((product, member) for member in members[1:3] for product in products), (products[0], members[3])]


def test_going_on_and_on_comes_to_every_sheet_that_is_not_complete(qtbot, bridge, page, ids):
    products, members = ids
    fill(bridge, products[0], members[0])
    seen = set()
    for _ in range(len(products) * len(members) - 1):
        qtbot.keyClick(page.editor, Key.Key_Return, CTRL)
        seen.add(page.current())
    assert seen == {(product, member) for product in products for member in members} - {(products[0], members[0])}


def code_of(bridge, product, member, turn: int = 1) -> str:
    return sheet_code(SheetRef(bridge.desk.state.session.id, product, member, turn))


def enter_code(qtbot, page, text: str) -> None:
    page.code.setText("")
    type_text(page.code, text)
    qtbot.keyClick(page.code, Key.Key_Return)


def test_a_pile_of_mixed_sheets_is_opened_by_code(qtbot, bridge, page, ids):
    products, members = ids
    for _ in range(2):
        qtbot.keyClick(page.editor, Key.Key_T, CTRL)
    assert page.order() is Order.CODE
    for product, member in ((products[2], members[1]), (products[0], members[3])):
        code = code_of(bridge, product, member)
        qtbot.keyClick(page.focusWidget(), Key.Key_Return, CTRL)
        if not page.code.hasFocus():
            qtbot.keyClick(page.focusWidget(), Key.Key_Return, CTRL)
        assert page.code.hasFocus()
        enter_code(qtbot, page, code.lower())
        assert page.current() == (product, member)
        assert code in page.head.code_words.text()
        assert page.editor.hasFocus()
        qtbot.keyClicks(page.editor, "12")
        assert stored(bridge, product, member) == {"1.1": 1, "1.2": 2}


def test_a_wrong_code_opens_nothing_and_says_so_beside_the_field(qtbot, bridge, page, ids):
    products, members = ids
    here = page.current()
    qtbot.keyClick(page.editor, "*")
    assert page.code.hasFocus()
    code = code_of(bridge, products[1], members[1])
    session = bridge.desk.state.session.id
    others = [
        SheetRef(session + 1, products[1], members[1]),
        SheetRef(session, 999, members[1]),
        SheetRef(session, products[1], 999),
        SheetRef(session, products[1], members[1], 2),
    ]
    said = set()
    for text in ("7", code[::-1], code[:-1] + ("0" if code[-1] != "0" else "1"), *map(sheet_code, others)):
        enter_code(qtbot, page, text)
        assert page.current() == here
        assert page.head.code_problem.isVisible()
        assert page.code.hasFocus()
        said.add(page.head.code_problem.text())
    assert len(said) >= 5
    type_text(page.code, "1")
    assert not page.head.code_problem.isVisible()
    qtbot.keyClick(page.code, Key.Key_Escape)
    assert page.editor.hasFocus()
    assert page.code.text() == ""


def test_opinions_on_a_criterion_and_on_the_sheet(qtbot, bridge, page, ids):
    (first, *_), (member, *_) = ids
    qtbot.keyClicks(page.editor, "1")
    qtbot.keyClick(page.editor, Key.Key_K, CTRL)
    assert page.opinions.field.hasFocus()
    type_text(page.opinions.field, "nên bổ sung hợp đồng 123")
    qtbot.keyClick(page.opinions.field, Key.Key_Return)
    type_text(page.opinions.field, "trước tháng 9")
    qtbot.keyClick(page.opinions.field, Key.Key_Return, CTRL)
    assert page.editor.hasFocus()
    assert bridge.desk.state.opinion(first, member, "1.2") == "nên bổ sung hợp đồng 123\ntrước tháng 9"
    assert stored(bridge, first, member) == {"1.1": 1}
    assert page.editor.current() == "1.2"
    assert "trước tháng 9" in page.editor.accessibleDescription()
    row = page.editor.sheet.rows.rows[page.editor.sheet.rows.row_of["1.2"]]
    assert ("note", "accent") in page.editor.sheet.signs(row)
    qtbot.keyClick(page.editor, Key.Key_K, CTRL | SHIFT)
    type_text(page.opinions.field, "sản phẩm có triển vọng")
    qtbot.keyClick(page.opinions.field, Key.Key_Escape)
    assert bridge.desk.state.opinion(first, member) == "sản phẩm có triển vọng"
    qtbot.keyClick(page.editor, Key.Key_K, CTRL)
    page.opinions.field.clear()
    page.tabs.setFocus()
    assert bridge.desk.state.opinion(first, member, "1.2") == ""
    bridge.undo()
    assert page.editor.view().opinions["1.2"].startswith("nên bổ sung")
    assert page.editor.current() == "1.2"


def test_an_opinion_is_kept_when_another_sheet_is_opened(qtbot, bridge, page, ids):
    (first, second, _), members = ids
    qtbot.keyClick(page.editor, Key.Key_K, CTRL)
    type_text(page.opinions.field, "xem lại")
    page.show_product(second, members[1])
    assert not page.opinions.isVisible()
    assert bridge.desk.state.opinion(first, members[0], "1.1") == "xem lại"
    assert bridge.desk.state.opinion(second, members[1], "1.1") == ""


def test_an_opinion_that_is_too_long_stays_in_the_field(qtbot, bridge, page, ids):
    qtbot.keyClick(page.editor, Key.Key_K, CTRL)
    page.opinions.field.setPlainText("x" * 5001)
    qtbot.keyClick(page.opinions.field, Key.Key_Return, CTRL)
    assert page.opinions.isVisible()
    assert page.opinions._problem.isVisible()
    assert len(page.opinions.field.toPlainText()) == 5001
    page.opinions.field.setPlainText("x" * 5000)
    qtbot.keyClick(page.opinions.field, Key.Key_Return, CTRL)
    assert not page.opinions.isVisible()
    assert len(bridge.desk.state.opinion(ids[0][0], ids[1][0], "1.1")) == 5000


def test_an_opinion_that_could_not_be_kept_does_not_give_way_to_another_one(qtbot, bridge, page, ids):
    qtbot.keyClick(page.editor, Key.Key_K, CTRL)
    page.opinions.field.setPlainText("x" * 5001)
    page.editor.setFocus()
    assert page.opinions.isVisible()
    page.editor.go("4.2")
    qtbot.keyClick(page.editor, Key.Key_K, CTRL)
    assert page.opinions.field.toPlainText() == "x" * 5001
    assert page.opinions.field.hasFocus()
    page.opinions.field.setPlainText("vừa đủ")
    qtbot.keyClick(page.opinions.field, Key.Key_Return, CTRL)
    assert bridge.desk.state.opinion(ids[0][0], ids[1][0], "1.1") == "vừa đủ"
    assert bridge.desk.state.opinion(ids[0][0], ids[1][0], "4.2") == ""


@pytest.fixture
def tourism(bridge, page):
    """A product of a set with cases, its first sheet open at the criterion before the question."""
    bridge.execute(AddProduct(Product(0, 0, 0, "Tà Đùng", set_code="26-26")))
    product, member = list(bridge.desk.state.products)[-1], next(iter(bridge.desk.state.members))
    page.show_product(product, member, "7")
    page.editor.setFocus()
    return product, member


def test_the_sheet_asks_once_which_case_holds(qtbot, bridge, page, tourism):
    qtbot.keyClick(page.editor, "1")
    assert page.editor.current() == CASE
    qtbot.keyClick(page.editor, "5")
    assert page.editor.note()
    assert bridge.desk.state.case(*tourism) is None
    qtbot.keyClick(page.editor, "2")
    assert bridge.desk.state.case(*tourism) == 2
    assert page.editor.current() == "8"
    assert allowed_keys(page.editor.view(), "8") == "3, 4, 0"
    qtbot.keyClick(page.editor, "1")
    assert "8" not in stored(bridge, *tourism)
    assert page.editor.note()
    qtbot.keyClicks(page.editor, "43")
    assert stored(bridge, *tourism) == {"7": 1, "8": 4, "9": 3}
    page.show_product(tourism[0], tourism[1], "8")
    qtbot.keyClick(page.editor, "3")
    assert page.editor.current() == "9"


def test_a_level_is_not_chosen_before_its_case(qtbot, bridge, page, tourism):
    page.editor.go("9")
    qtbot.keyClick(page.editor, "1")
    assert stored(bridge, *tourism) == {}
    assert page.editor.current() == CASE
    assert page.editor.note()
    page.editor.go("9")
    qtbot.keyClick(page.editor, "0")
    assert stored(bridge, *tourism) == {"9": 0}


def test_another_case_says_first_what_it_clears(qtbot, bridge, page, tourism):
    page.editor.go(CASE)
    qtbot.keyClicks(page.editor, "2430")
    assert stored(bridge, *tourism) == {"8": 4, "9": 3, "10": 0}
    page.editor.go(CASE)
    qtbot.keyClick(page.editor, "1")
    assert bridge.desk.state.case(*tourism) == 2
    assert "8, 9" in page.editor.note()
    qtbot.keyClick(page.editor, Key.Key_Down)
    qtbot.keyClick(page.editor, Key.Key_Up)
    qtbot.keyClick(page.editor, "1")
    assert bridge.desk.state.case(*tourism) == 2
    qtbot.keyClick(page.editor, "1")
    assert bridge.desk.state.case(*tourism) == 1
    assert stored(bridge, *tourism) == {"10": 0}
    bridge.undo()
    assert stored(bridge, *tourism) == {"8": 4, "9": 3, "10": 0}
    assert bridge.desk.state.case(*tourism) == 2
    page.editor.go(CASE)
    qtbot.keyClick(page.editor, Key.Key_Delete)
    assert bridge.desk.state.case(*tourism) is None
    assert stored(bridge, *tourism) == {"8": 4, "9": 3, "10": 0}


def test_a_whole_sheet_with_cases_is_typed_with_one_more_digit(qtbot, bridge, page, tourism):
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[tourism[0]])
    wanted = {
        leaf.code: next(p for p in range(len(leaf.levels), 0, -1) if leaf.case_of(p) in (None, 1))
        for leaf in criteria.leaves
    }
    page.editor.go(criteria.leaves[0].code)
    digits = []
    for leaf in criteria.leaves:
        digits += ["1"] if leaf.code == "8" else []
        digits.append(str(wanted[leaf.code]))
    qtbot.keyClicks(page.editor, "".join(digits))
    assert stored(bridge, *tourism) == wanted
    assert bridge.desk.state.case(*tourism) == 1
    assert page.editor.current() is None


def test_a_second_round_and_the_sheet_of_the_first(qtbot, bridge, page, ids):
    (first, *_), members = ids
    for turn, member in enumerate(members):
        fill(bridge, first, member, shift=turn)
    before = stored(bridge, first, members[0])
    assert bridge.execute(OpenRound(first, (members[0], members[2]), "Độ chênh vượt quy chế"))
    page.show_product(first, members[0])
    assert page.editor.view().choices == {}
    assert "Vòng 2" in page.head.whose.whole_text()
    assert "Độ chênh vượt quy chế" in page.bar.text()
    page.editor.setFocus()
    qtbot.keyClicks(page.editor, "12")
    qtbot.keyClick(page.editor, Key.Key_R, CTRL)
    assert page.editor.view().choices == before
    assert "Vòng 1" in page.head.whose.whole_text()
    page.editor.go("1.1")
    qtbot.keyClick(page.editor, "3")
    assert page.editor.note()
    assert bridge.desk.state.choices[first, members[0], 1] == before
    assert stored(bridge, first, members[0]) == {"1.1": 1, "1.2": 2}
    qtbot.keyClick(page.editor, Key.Key_R, CTRL)
    assert page.editor.view().choices == {"1.1": 1, "1.2": 2}
    page.show_product(first, members[1])
    assert "vòng 1 được tính" in page.bar.text()
    assert page.editor.view().choices == places(bridge, first, shift=1)
    qtbot.keyClick(page.editor, Key.Key_R, CTRL)
    assert page.editor.note()
    enter_code(qtbot, page, code_of(bridge, first, members[2], 1))
    assert page.editor.view().choices == places(bridge, first, shift=2)
    assert page.editor.view().locked
    enter_code(qtbot, page, code_of(bridge, first, members[2], 2))
    assert page.editor.view().choices == {}
    assert not page.editor.view().locked


def test_a_round_that_is_taken_back_while_its_first_is_read_leaves_a_sheet_to_type_in(qtbot, bridge, page, ids):
    (first, *_), members = ids
    for member in members:
        fill(bridge, first, member)
    for hidden in (False, True):
        assert bridge.execute(OpenRound(first, (), ""))
        page.show_product(first, members[0])
        qtbot.keyClick(page.editor, Key.Key_R, CTRL)
        assert page.editor.view().locked
        page.setVisible(not hidden)
        bridge.undo()
        page.show()
        assert page.editor.view().choices == places(bridge, first)
        assert not page.editor.view().locked


def test_sheet_and_table_are_two_views_of_one_place(qtbot, bridge, page, ids):
    products, members = ids
    page.show_product(products[1], members[2], "2.1")
    page.editor.setFocus()
    qtbot.keyClick(page.editor, Key.Key_F3)
    assert page.grid.isVisible()
    assert page.grid.current() == (members[2], "2.1")
    table = page.focusWidget()
    assert page.grid.isAncestorOf(table)
    qtbot.keyClick(table, Key.Key_Right)
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_F3)
    assert not page.grid.isVisible()
    assert page.current() == (products[1], members[3])
    assert page.editor.current() == "2.2"
    assert page.editor.hasFocus()
    page.head.layout_button.click()
    page.grid.open_sheet.emit(products[1], members[0], "1.1")
    assert page.current() == (products[1], members[0])
    assert page.editor.current() == "1.1"


def test_products_search_codes_and_undo_work_from_the_table(qtbot, bridge, page, ids):
    products, members = ids
    bridge.execute(ChooseLevel(products[0], members[0], "1.1", 2))
    qtbot.keyClick(page.editor, Key.Key_F3)
    qtbot.keyClick(page.focusWidget(), Key.Key_P, CTRL)
    qtbot.keyClick(page.rail.list, Key.Key_Down)
    assert page.current()[0] == products[1]
    qtbot.keyClick(page.rail.list, Key.Key_Return)
    assert page.grid.isVisible()
    bridge.undo()
    assert page.grid.isVisible()
    assert page.current()[0] == products[0]
    qtbot.keyClick(page.focusWidget(), "/")
    type_text(page.rail.search, "4.2")
    qtbot.keyClick(page.rail.search, Key.Key_Return)
    assert page.grid.current()[1] == "4.2"
    for member in members:
        fill(bridge, products[0], member)
    qtbot.keyClick(page.focusWidget(), Key.Key_Return, CTRL)
    assert page.current()[0] == products[1]
    assert page.grid.current() == (members[0], "1.1")
    qtbot.keyClick(page.focusWidget(), Key.Key_G, CTRL)
    enter_code(qtbot, page, code_of(bridge, products[2], members[1]))
    assert not page.grid.isVisible()
    assert page.current() == (products[2], members[1])


def test_what_is_worked_on_is_told(qtbot, bridge, page, ids):
    with qtbot.waitSignal(bridge.looked_at) as told:
        page.show_product(ids[0][2])
    assert told.args == [ids[0][2]]


def test_products_and_members_by_key(qtbot, page, ids):
    products, members = ids
    qtbot.keyClick(page.editor, Key.Key_P, CTRL)
    assert page.rail.list.hasFocus()
    qtbot.keyClick(page.rail.list, Key.Key_Down)
    assert page.current()[0] == products[1]
    qtbot.keyClick(page.rail.list, Key.Key_Return)
    assert page.editor.hasFocus()
    qtbot.keyClick(page.editor, Key.Key_M, CTRL)
    assert page.tabs.hasFocus()
    qtbot.keyClick(page.tabs, Key.Key_Right)
    assert page.current() == (products[1], members[1])
    qtbot.keyClick(page.tabs, Key.Key_Return)
    assert page.editor.hasFocus()


def test_a_digit_typed_on_the_members_goes_to_the_sheet_of_the_one_walked_to(qtbot, page, ids, bridge):
    products, members = ids
    qtbot.keyClick(page.editor, Key.Key_M, CTRL)
    qtbot.keyClick(page.tabs, Key.Key_Right)
    code = page.editor.current()
    qtbot.keyClick(page.tabs, Key.Key_2)
    assert page.editor.hasFocus()
    assert bridge.desk.state.sheet(products[0], members[1]) == {code: 2}
    assert bridge.desk.state.sheet(products[0], members[0]) == {}


def test_a_narrow_window_gives_the_list_when_it_is_asked_for(qtbot, page):
    page.resize(735, 468)
    assert not page.rail.isVisible()
    assert page.panel.isVisible()
    qtbot.keyClick(page.editor, Key.Key_P, CTRL)
    assert page.rail.isVisible()
    qtbot.keyClick(page.rail.list, Key.Key_Return)
    assert not page.rail.isVisible()
    assert page.editor.hasFocus()


def test_refusing_a_dossier_beside_its_criterion_and_taking_it_back(qtbot, bridge, page, ids):
    (first, *_), _ = ids
    fill(bridge, first, ids[1][0])
    page.editor.go("1.1")
    qtbot.keyClick(page.editor, Key.Key_L, CTRL)
    assert page.refusal.field.hasFocus()
    qtbot.keyClick(page.refusal.field, Key.Key_Return)
    assert bridge.desk.state.products[first].disqualified == ""
    type_text(page.refusal.field, "nguyên liệu không rõ nguồn gốc")
    qtbot.keyClick(page.refusal.field, Key.Key_Return)
    reason = bridge.desk.state.products[first].disqualified
    assert reason.startswith("Tiêu chí 1.1")
    assert reason.endswith("nguyên liệu không rõ nguồn gốc")
    assert page.panel.view().refused == reason
    assert page.rail.model.view(0).flags[0] is Flag.DISQUALIFIED
    assert page.editor.hasFocus()
    page.refusal.take_back.click()
    assert bridge.desk.state.products[first].disqualified == ""
    assert not page.refusal.isVisible()


def test_a_reason_that_is_being_written_is_not_thrown_away_by_the_same_key(qtbot, page):
    qtbot.keyClick(page.editor, Key.Key_L, CTRL)
    begun = page.refusal.field.text()
    qtbot.keyClick(page.refusal.field, Key.Key_L, CTRL)
    assert page.refusal.field.text() == begun
    type_text(page.refusal.field, "giấy tờ giả")
    page.editor.go("4.2")
    qtbot.keyClick(page.refusal.field, Key.Key_L, CTRL)
    assert page.refusal.field.text() == begun + "giấy tờ giả"


def test_escape_leaves_the_refusal_without_a_trace(qtbot, bridge, page, ids):
    qtbot.keyClick(page.editor, Key.Key_L, CTRL)
    type_text(page.refusal.field, "nhầm")
    qtbot.keyClick(page.refusal.field, Key.Key_Escape)
    assert bridge.desk.state.products[ids[0][0]].disqualified == ""
    assert page.editor.hasFocus()


def test_what_stands_between_the_product_and_the_next_star(bridge, page, ids):
    (first, *_), members = ids
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[first])
    top = {leaf.code: len(leaf.levels) for leaf in criteria.leaves}
    for index, member in enumerate(members):
        low = {"4.1": 1, "7": 3} if index < 3 else {}
        assert bridge.execute(FillSheet(first, member, top | low))
    view = page.panel.view()
    result = bridge.desk.scoreboard.results[first]
    assert (result.band_stars, result.stars, view.stars) == (5, 2, 2)
    assert [step.criterion for step in view.steps] == ["4.1"]
    assert "3/4" in view.steps[0].text
    assert Flag.REQUIREMENT in page.rail.model.view(0).flags


def test_a_gap_too_small_to_show_is_not_shown_as_nothing(bridge, page, ids):
    assert shown_gap(Fraction(1, 3000), 2) == "0,0003"
    assert shown_gap(Fraction(23, 2), 2) == "11,50"


def test_the_spread_above_the_rule_is_said(bridge, page, ids):
    (first, *_), members = ids
    criteria = bridge.desk.state.criteria(bridge.desk.state.products[first])
    bridge.execute(FillSheet(first, members[0], {leaf.code: len(leaf.levels) for leaf in criteria.leaves}))
    bridge.execute(FillSheet(first, members[1], {leaf.code: 1 for leaf in criteria.leaves}))
    view = page.panel.view()
    assert view.spread_bad
    assert "10" in view.spread_note
    assert page.rail.model.view(0).flags[0] is Flag.SPREAD


def test_a_product_without_a_set_says_so_and_leads_to_it(qtbot, bridge, page):
    bridge.execute(AddProduct(Product(0, 0, 0, "Rượu ngô")))
    product = list(bridge.desk.state.products)[-1]
    page.show_product(product)
    with qtbot.waitSignal(page.go_to) as asked:
        page._no_set.button.click()
    assert asked.args == ["products", product]
    assert page.panel.view() is None
    page.show_product(next(iter(bridge.desk.state.products)))
    qtbot.keyClick(page.editor, "1")
    assert page.editor.view().choices == {"1.1": 1}


@pytest.mark.parametrize("key", [Key.Key_R, Key.Key_J, Key.Key_K, Key.Key_D, Key.Key_L, Key.Key_Return])
def test_the_keys_of_the_sheet_do_no_harm_where_there_is_none(qtbot, bridge, page, ids, key):
    qtbot.keyClicks(page.editor, "1")
    assert bridge.execute(AddProduct(Product(0, 0, 0, "Chưa có bộ")))
    page.show_product(list(bridge.desk.state.products)[-1])
    qtbot.keyClick(page._no_set.button, key, CTRL)
    assert page.editor.view() is None or page.editor.view().product_id != list(bridge.desk.state.products)[-1]


def test_a_long_name_is_smaller_and_on_two_lines_before_it_is_cut(qtbot, bridge, page):
    short = page.head.name.height()
    name = "Nấm Fresh Cordyceps Vietnam (Nấm đông trùng hạ thảo tươi)"
    assert bridge.execute(AddProduct(Product(0, 0, 0, name, set_code="26-13")))
    page.show_product(list(bridge.desk.state.products)[-1])
    qtbot.waitUntil(lambda: page.head.name.height() > short)
    assert page.head.name.text().split() == name.split()
    page.show_product(next(iter(bridge.desk.state.products)))
    qtbot.waitUntil(lambda: page.head.name.height() == short)


def test_empty_pages_lead_on(qtbot, bridge, page):
    bridge.close_session()
    for target, step in (("overview", None), ("products", True)):
        if step:
            bridge.open_session(bridge.workspace.create("Đợt 2", "26/2026/QĐ-TTg", "tỉnh"))
        shown = page._stack.currentWidget()
        with qtbot.waitSignal(page.go_to) as asked:
            shown.button.click()
        assert asked.args == [target, None]
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến", set_code="26-13")))
    with qtbot.waitSignal(page.go_to) as asked:
        page._stack.currentWidget().button.click()
    assert asked.args == ["council", None]
    bridge.execute(AddMember(Member(0, 0, 0, "Sở Y tế")))
    page.editor.setFocus()
    qtbot.keyClick(page.editor, "1")
    assert page.editor.view().choices == {"1.1": 1}


def test_products_and_members_that_go_are_let_go(qtbot, bridge, page, ids):
    (first, second, _), (member, *rest) = ids
    page.show_product(second, rest[0])
    bridge.execute(RemoveProduct(second))
    assert page.current()[0] == first
    page.show_product(first, rest[0])
    gone = bridge.desk.state.members[rest[0]]
    bridge.execute(EditMember(replace(gone, scoring=False)))
    assert page.current() == (first, member)
    assert len(page.panel.view().members) == 3


@pytest.mark.parametrize("shown", [True, False])
def test_the_cursor_of_a_member_who_goes_is_not_put_on_the_sheet_of_another(qtbot, bridge, page, ids, shown):
    (first, *_), members = ids
    fill(bridge, first, members[0])
    page.show_product(first, members[2], "4.2")
    for member in members[1:]:
        if member != members[2]:
            fill(bridge, first, member)
    page.show_product(first, members[2], "4.2")
    page.setVisible(shown)
    bridge.execute(EditMember(replace(bridge.desk.state.members[members[2]], scoring=False)))
    page.show()
    assert page.current() == (first, members[0])
    assert page.editor.current() is None
    before = stored(bridge, first, members[0])
    qtbot.keyClick(page.editor, "1")
    assert stored(bridge, first, members[0]) == before


def test_a_choice_elsewhere_on_the_sheet_is_shown(bridge, page, ids):
    (first, *_), (member, *_) = ids
    bridge.execute(ChooseLevel(first, member, "4.2", 2))
    assert page.editor.current() == "4.2"
    assert page.editor.view().choices == {"4.2": 2}


def test_nothing_warns_or_overlaps_in_any_size(qtbot, bridge, page):
    for size in ((735, 468), (917, 570), (1190, 724), (1744, 1036)):
        page.resize(*size)
        QApplication.processEvents()
        assert not page.grab().isNull()
        for part in (page.foot.order_button, page.head.layout_button, page.code):
            assert part.width() >= part.sizeHint().width() or part is page.code
            assert page.rect().contains(part.geometry().translated(part.parentWidget().mapTo(page, QPoint())))
        parts = [part for part in (page.rail, page.editor, page.panel) if part.isVisible()]
        edges = [(p.mapTo(page, p.rect().topLeft()).x(), p.mapTo(page, p.rect().topRight()).x()) for p in parts]
        assert all(a[1] < b[0] for a, b in pairwise(edges))
        assert edges[-1][1] < page.width()
        assert page.editor.height() > 200
    assert all(part.accessibleName() for part in (page.editor, page.tabs, page.panel, page.rail.list, page.rail.search))
