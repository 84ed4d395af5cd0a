"""Second entry on real widgets, by keyboard: blind, the differences settled by keys, nothing given away meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from ocop_desktop.domain.session import Absence, SecondEntryRule, SecondEntryState
from ocop_desktop.services.commands import ChooseLevel, EditSession, FillSheet, SetParticipation
from ocop_desktop.services.sheet_commands import BeginSecondEntry, DrawSecondEntries, SettleDifference
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.scoring_page import ScoringPage
from ocop_desktop.ui.scoring_views import Flag
from tests.council import fill, ids, open_session
from tests.keys import type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Table:
    """The page over a session whose first product has all its sheets, with what a test asks of it."""

    def __init__(self, qtbot, path, settings) -> None:
        workspace, desk = open_session(path, members=3, products=2)
        (self.product, self.other), self.members = ids(desk)
        for number, member in enumerate(self.members, 1):
            fill(desk, self.product, member, number)
        session = desk.state.session.id
        workspace.close()
        self.bridge = Bridge()
        self.bridge.open_database(path)
        self.bridge.open_session(session)
        self.page = ScoringPage(self.bridge, settings)
        qtbot.addWidget(self.page)
        self.qtbot = qtbot
        self.page.resize(1190, 700)
        self.page.show()
        self.page.activateWindow()
        self.page.show_product(self.product, self.members[0])
        self.page.editor.setFocus()

    @property
    def state(self):
        return self.bridge.desk.state

    def entry(self, member=None) -> SecondEntryState | None:
        found = self.state.second_entry(self.product, member or self.members[0])
        return found.state if found is not None else None

    def sheet(self) -> dict[str, int]:
        return dict(self.state.sheet(self.product, self.members[0]))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page.focusWidget(), key, modifier)

    def type_again(self, **changed: int) -> None:
        """Types the sheet a second time, alike but for ``changed`` (codes with "_" for ".")."""
        wanted = self.sheet() | {code[1:].replace("_", "."): place for code, place in changed.items()}
        criteria = self.state.criteria(self.state.products[self.product])
        for leaf in criteria.leaves:
            self.press(str(wanted[leaf.code]))

    def texts(self) -> str:
        """All that the page says about the open product, to eye and ear."""
        page = self.page
        labels = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
        product = page.rail.model.view(page.rail.model.row_of(self.product))
        spoken = [page.tabs.accessibleDescription(), page.panel.accessibleDescription(), product.spoken()]
        spoken.append(page.editor.accessibleDescription())
        return " | ".join((*labels, *spoken, product.average))


@pytest.fixture
def table(qapp, qtbot, tmp_path):
    made = Table(qtbot, tmp_path / "a.ocop", QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    yield made
    made.bridge.shut()


def test_the_same_sheet_typed_twice_is_checked_by_keys_alone(table):
    before = table.sheet()
    table.press(Key.Key_D, CTRL)
    assert table.entry() is SecondEntryState.TYPING
    assert table.page.editor.view().choices == {}
    table.type_again()
    assert table.entry() is SecondEntryState.CHECKED
    assert table.sheet() == before
    assert table.page.editor.hasFocus()
    assert table.page.editor.view().choices == before
    assert table.page.head.checked.isVisible()
    assert table.page.panel.view().members[0].state_words() == "đã đối chiếu"
    assert "đã đối chiếu" in table.page.tabs.accessibleDescription()
    table.press("1")
    assert table.sheet() == before


def test_nothing_of_the_first_entry_is_shown_while_typing(table):
    result = table.bridge.desk.scoreboard.results[table.product]
    total = result.sheets[table.members[0]].total
    average = table.page.panel.view().average
    assert str(total) in table.texts()
    assert average in table.texts()
    table.press(Key.Key_D, CTRL)
    assert table.page.panel.view() is None
    assert average not in table.texts()
    assert f"{total} điểm" not in table.texts()
    assert f"Tổng {total}" not in table.texts()
    view = table.page.editor.view()
    assert (view.choices, view.opinions, view.cases, view.blind) == ({}, {}, (), True)
    table.press("1")
    assert average not in table.texts()
    assert table.page.rail.model.view(0).stars is None
    table.press(Key.Key_F3)
    assert not table.page.grid.isVisible()
    table.page.show_product(table.other)
    assert table.page.rail.model.view(0).average == average
    table.page.show_product(table.product, table.members[0])
    assert table.page.rail.model.view(0).average == ""


def test_differences_are_settled_by_first_second_and_new(table):
    before = table.sheet()
    table.press(Key.Key_D, CTRL)
    table.type_again(c1_1=2, c1_2=3, c1_3=0)
    page = table.page
    assert page.comparison.isVisible()
    assert not page.editor.isVisible()
    assert [item.code for item in page.comparison.shown()] == ["1.1", "1.2", "1.3"]
    assert [(item.first, item.second) for item in page.comparison.shown()] == [(1, 2), (1, 3), (1, 0)]
    table.press("3")
    table.press(Key.Key_Left)
    assert page.comparison.note()
    assert table.sheet() == before
    table.press(Key.Key_Down)
    assert page.comparison.current() == "1.1"
    table.press(Key.Key_Left)
    assert page.comparison.current() == "1.2"
    table.press(Key.Key_Right)
    assert page.comparison.current() == "1.3"
    assert table.entry() is SecondEntryState.TYPING
    table.press("9")
    assert page.comparison.note()
    table.press("2")
    assert table.entry() is SecondEntryState.CHECKED
    assert table.sheet() == before | {"1.1": 1, "1.2": 3, "1.3": 2}
    assert page.editor.hasFocus()


def test_the_keypad_without_num_lock_letters_and_a_held_key_settle_nothing(table):
    """4 and 6 of the keypad are Left and Right without Num Lock: the first or the second entry in place of a level."""
    before = table.sheet()
    table.press(Key.Key_D, CTRL)
    table.type_again(c1_1=2, c1_2=3)
    page = table.page
    for repeated in (True, True):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated)
        QApplication.sendEvent(page.comparison, event)
    assert page.comparison.current() is None
    table.press(Key.Key_Return)
    assert page.comparison.current() == "1.1"
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Down):
        table.press(key, Qt.KeyboardModifier.KeypadModifier)
        assert "Num Lock đang tắt" in page.comparison.note()
    type_text(page.comparison, "ddê")
    table.press(Key.Key_Backspace)
    assert page.comparison.current() == "1.1"
    assert len(page.comparison.shown()) == 2
    assert table.sheet() == before


def test_only_the_left_button_settles(table):
    table.press(Key.Key_D, CTRL)
    table.type_again(c1_1=2)
    page, before = table.page, table.sheet()
    table.press(Key.Key_Return)
    area, code, place = page.comparison._hits[1]
    assert (code, place) == ("1.1", 2)
    at = area.center().toPoint()
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        table.qtbot.mouseClick(page.comparison.viewport(), button, pos=at)
        assert table.sheet() == before
    table.qtbot.mouseClick(page.comparison.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.sheet() == before | {"1.1": 2}


def test_both_entries_are_in_the_log_and_undo_leads_back_to_them(table):
    table.press(Key.Key_D, CTRL)
    table.type_again(c1_1=2)
    table.press(Key.Key_Return)
    table.press(Key.Key_Right)
    assert table.sheet()["1.1"] == 2
    assert table.entry() is SecondEntryState.CHECKED
    table.bridge.undo()
    assert table.entry() is SecondEntryState.TYPING
    assert table.page.comparison.isVisible()
    assert table.page.comparison.shown() == ()
    table.bridge.undo()
    assert [item.code for item in table.page.comparison.shown()] == ["1.1"]
    table.bridge.redo()
    table.page.comparison.setFocus()
    table.press(Key.Key_Return)
    assert table.entry() is SecondEntryState.CHECKED


def test_undo_while_typing_goes_to_the_criterion(table):
    table.press(Key.Key_D, CTRL)
    for digit in "123":
        table.press(digit)
    table.bridge.undo()
    assert table.page.editor.view().choices == {"1.1": 1, "1.2": 2}
    assert table.page.editor.current() == "1.3"
    assert table.page.editor.view().blind


def test_giving_up_leaves_the_first_entry_as_it_was(table):
    before = table.sheet()
    table.press(Key.Key_D, CTRL)
    table.press("3")
    table.press(Key.Key_D, CTRL | SHIFT)
    assert table.entry() is None
    assert table.page.editor.view().choices == before
    assert table.page.panel.view() is not None
    assert table.sheet() == before


def test_an_incomplete_or_checked_sheet_is_refused_with_a_sentence(table):
    table.page.show_product(table.other, table.members[0])
    table.press(Key.Key_D, CTRL)
    assert table.state.second_entry(table.other, table.members[0]) is None
    assert table.page.editor.note()
    table.page.show_product(table.product, table.members[0])
    table.press(Key.Key_D, CTRL)
    table.type_again()
    table.press(Key.Key_D, CTRL)
    assert table.entry() is SecondEntryState.CHECKED
    assert "đã đối chiếu" in table.page.editor.note()


def test_drawn_sheets_are_marked_and_reached_by_a_key(table):
    rules = replace(table.state.session.rules, second_entry=SecondEntryRule.SAMPLE)
    table.bridge.execute(EditSession(replace(table.state.session, rules=rules)))
    assert not table.page.foot.unchecked_button.isVisible()
    table.bridge.execute(DrawSecondEntries("5/8/2026", 100))
    page = table.page
    assert [member.state_words() for member in page.panel.view().members] == ["chờ nhập lần hai"] * 3
    assert Flag.UNCHECKED in page.rail.model.view(0).flags
    assert page.foot.unchecked_button.isVisible()
    assert page.bar.text()
    table.press(Key.Key_J, CTRL)
    assert page.current() == (table.product, table.members[1])
    table.press(Key.Key_J, CTRL)
    assert page.current() == (table.product, table.members[2])
    table.press(Key.Key_J, CTRL)
    assert page.current() == (table.product, table.members[0])
    page.bar.buttons[0].click()
    assert table.entry() is SecondEntryState.TYPING
    table.type_again()
    assert table.entry() is SecondEntryState.CHECKED
    assert page.bar.text() == ""
    left = [member.id for member in page.panel.view().members if member.waits]
    assert left == table.members[1:]


def test_ctrl_enter_comes_to_waiting_sheets_when_all_are_complete(table):
    rules = replace(table.state.session.rules, second_entry=SecondEntryRule.ALL)
    table.bridge.execute(EditSession(replace(table.state.session, rules=rules)))
    for member in table.members:
        table.bridge.execute(FillSheet(table.other, member, table.sheet()))
    table.page.show_product(table.product, table.members[0])
    table.press(Key.Key_Return, CTRL)
    assert table.page.current() == (table.product, table.members[1])


def test_ctrl_enter_says_what_still_differs_and_then_leaves(table):
    table.press(Key.Key_D, CTRL)
    table.type_again(c1_1=2, c1_2=2)
    table.press(Key.Key_Return, CTRL)
    assert "2" in table.page.comparison.note()
    assert table.page.current() == (table.product, table.members[0])
    table.press(Key.Key_Return, CTRL)
    assert table.page.current() == (table.other, table.members[0])
    assert table.page.editor.isVisible()
    table.page.show_product(table.product, table.members[0])
    assert table.page.comparison.isVisible()


def test_a_checked_sheet_that_is_changed_is_compared_again(table):
    table.press(Key.Key_D, CTRL)
    table.type_again()
    table.page.editor.go("1.1")
    table.press("3")
    assert table.entry() is SecondEntryState.TYPING
    assert [item.code for item in table.page.comparison.shown()] == ["1.1"]
    table.press(Key.Key_Down)
    table.press(Key.Key_Left)
    assert table.entry() is SecondEntryState.CHECKED
    assert table.sheet()["1.1"] == 3


def test_a_condition_that_differs_brings_its_dependents_along(table):
    table.press(Key.Key_D, CTRL)
    criteria = table.state.criteria(table.state.products[table.product])
    conditions = {target for targets in criteria.depends_on.values() for target in targets}
    code = next(iter(conditions))
    table.bridge.execute(ChooseLevel(table.product, table.members[0], code, 0))
    first = table.sheet() | {code: len(criteria.by_code[code].levels)}
    for leaf in criteria.leaves:
        table.press(str(first[leaf.code]))
    shown = [item.code for item in table.page.comparison.shown()]
    assert code in shown
    assert set(shown) - {code} <= {leaf for leaf, on in criteria.depends_on.items() if code in on}
    table.page.comparison.go(code)
    table.press(Key.Key_Left)
    assert table.entry() is SecondEntryState.CHECKED


def test_a_member_who_becomes_absent_in_between_is_locked_and_comes_back(table):
    table.press(Key.Key_D, CTRL)
    table.press("1")
    table.bridge.execute(SetParticipation(table.product, table.members[0], Absence.ABSENT, "đi công tác"))
    table.press("1")
    assert "đi công tác" in table.page.editor.note()
    assert dict(table.state.second_sheet(table.product, table.members[0])) == {"1.1": 1}
    table.bridge.execute(SetParticipation(table.product, table.members[0], None))
    table.press("2")
    assert dict(table.state.second_sheet(table.product, table.members[0])) == {"1.1": 1, "1.2": 2}


def test_what_another_place_settles_is_shown(table):
    table.press(Key.Key_D, CTRL)
    table.type_again(c1_1=2, c1_2=2)
    table.bridge.execute(SettleDifference(table.product, table.members[0], "1.1", 1))
    assert [item.code for item in table.page.comparison.shown()] == ["1.2"]
    table.page.show_product(table.product, table.members[1])
    table.bridge.execute(BeginSecondEntry(table.product, table.members[1]))
    assert table.page.editor.view().blind


@pytest.mark.parametrize("size", [(735, 468), (917, 570), (1190, 724), (1744, 1036)])
def test_the_comparison_fits_in_any_size(table, qapp, size):
    table.press(Key.Key_D, CTRL)
    table.type_again(c1_1=2, c1_2=2, c1_3=0)
    table.page.resize(*size)
    table.press(Key.Key_Down)
    qapp.processEvents()
    assert not table.page.grab().isNull()
    comparison = table.page.comparison
    view = comparison.viewport().rect().translated(0, comparison.verticalScrollBar().value())
    assert comparison._hits
    for area, code, place in comparison._hits:
        assert code == "1.1"
        assert place in (0, 1, 2, 3)
        assert view.left() <= area.left() < area.right() <= view.right()
