"""The sheet editor alone, by keys and mouse, over a plain dict of choices: where the cursor goes, what is asked for."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.criteria import parse_decree
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.sheets import applies, check_place, evaluate_sheet, subtotal
from ocop_desktop.services.resources import resource
from ocop_desktop.ui import theme
from ocop_desktop.ui.scoring_rows import CASE, RowKind, SheetRows
from ocop_desktop.ui.scoring_views import SheetView
from ocop_desktop.ui.sheet_editor import SheetEditor
from ocop_desktop.ui.sheet_words import allowed_keys

Key = Qt.Key
FILES = {"26": "qd26-2026.json", "148": "qd148-2023.json", "1048": "qd1048-2019.json"}


@pytest.fixture(scope="module")
def sets():
    found = {}
    for name in FILES.values():
        decree = parse_decree(json.loads(resource("criteria", name).read_text("utf-8")))
        found.update(decree.by_set)
    return found


class Sheet:
    """Choices in a dict behind an editor, as the page would keep them in the session."""

    def __init__(self, criteria, locked: str = "") -> None:
        self.criteria, self.locked = criteria, locked
        self.choices: dict[str, int] = {}
        self.editor = SheetEditor(self.choose)

    def view(self) -> SheetView:
        result = evaluate_sheet(self.criteria, self.choices)
        return SheetView(1, 1, self.criteria, dict(self.choices), result, self.locked, False, "Phiếu")

    def choose(self, code: str, place: int | None) -> str:
        if self.locked:
            return self.locked
        if place is None:
            self.choices.pop(code, None)
        else:
            try:
                check_place(self.criteria, code, place)
            except UserError as error:
                return error.code
            self.choices[code] = place
        self.editor.refresh(self.view())
        return ""


@pytest.fixture
def opened(qtbot, sets):
    def make(set_code: str = "26-13", *, choices: dict[str, int] | None = None, locked: str = "") -> Sheet:
        sheet = Sheet(sets[set_code], locked)
        sheet.choices = dict(choices or {})
        qtbot.addWidget(sheet.editor)
        sheet.editor.resize(640, 560)
        sheet.editor.show()
        sheet.editor.open_sheet(sheet.view())
        return sheet

    return make


def full(criteria) -> dict[str, int]:
    return {leaf.code: 1 for leaf in criteria.leaves}


@pytest.mark.parametrize("set_code", ["26-13", "26-01", "26-26", "148-18", "1048-14"])
def test_digits_alone_fill_a_whole_sheet(qtbot, opened, set_code):
    sheet = opened(set_code)
    wanted = {leaf.code: len(leaf.levels) for leaf in sheet.criteria.leaves}
    qtbot.keyClicks(sheet.editor, "".join(str(place) for place in wanted.values()))
    assert sheet.choices == wanted
    assert sheet.editor.current() is None
    assert sheet.editor.view().result.complete


def press(editor, key, text="", modifiers=Qt.KeyboardModifier.NoModifier, *, scan=0, virtual=0, repeated=False):
    kind = QKeyEvent.Type.KeyPress
    QApplication.sendEvent(editor, QKeyEvent(kind, key, modifiers, scan, virtual, 0, text, repeated))


def test_numpad_and_vietnamese_digit_row_count_too(qtbot, opened, monkeypatch):
    sheet = opened()
    qtbot.keyClick(sheet.editor, Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "windows"))
    for letter, virtual in (("â", 0x32), ("đ", 0x30)):
        press(sheet.editor, Key.Key_unknown, letter, virtual=virtual)
    assert sheet.choices == {"1.1": 2, "1.2": 2, "1.3": 0}


@pytest.mark.parametrize("platform", ["windows", "offscreen"])
def test_a_word_typed_with_telex_on_the_sheet_enters_nothing_and_moves_nothing(opened, monkeypatch, platform):
    """ "cà phê" as Unikey sends it: Backspace, then the letter that takes the place of the one before."""
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))
    sheet = opened(choices={"1.1": 2, "1.2": 2, "1.3": 2})
    sheet.editor.go("1.4")
    for letter in ("c", "a", "", "à", " ", "p", "h", "e", "", "ê", "d", "", "đ"):
        if letter:
            press(sheet.editor, Key.Key_unknown, letter, virtual=0xE7)
        else:
            press(sheet.editor, Key.Key_Backspace, "\x08", virtual=0x08)
        assert sheet.editor.current() == "1.4"
    assert sheet.choices == {"1.1": 2, "1.2": 2, "1.3": 2}
    assert "Ở đây gõ chữ không nhập gì" in sheet.editor.note()
    press(sheet.editor, Key.Key_3, "3")
    assert sheet.choices["1.4"] == 3
    press(sheet.editor, Key.Key_Backspace, "\x08")
    assert sheet.editor.current() == "1.4"


def test_the_keypad_without_num_lock_neither_walks_nor_clears(qtbot, opened):
    sheet = opened(choices={"1.1": 2})
    sheet.editor.go("1.1")
    stepped = []
    sheet.editor.member_stepped.connect(stepped.append)
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Down, Key.Key_Delete, Key.Key_Insert, Key.Key_Clear):
        qtbot.keyClick(sheet.editor, key, Qt.KeyboardModifier.KeypadModifier)
        assert "Num Lock đang tắt" in sheet.editor.note()
    assert (sheet.editor.current(), sheet.choices, stepped) == ("1.1", {"1.1": 2}, [])


def test_the_enter_that_led_to_the_sheet_does_not_walk_on_while_it_is_held(opened):
    sheet = opened()
    for _ in range(3):
        press(sheet.editor, Key.Key_Return, "\r", repeated=True)
    assert sheet.editor.current() == "1.1"


def test_a_key_held_down_chooses_once(opened):
    sheet = opened()
    for repeated in (False, True, True):
        press(sheet.editor, Key.Key_1, "1", repeated=repeated)
    assert sheet.choices == {"1.1": 1}


def test_zero_is_no_level_and_delete_is_not_entered(qtbot, opened):
    sheet = opened()
    qtbot.keyClick(sheet.editor, "0")
    assert sheet.choices == {"1.1": 0}
    assert sheet.editor.current() == "1.2"
    qtbot.keyClick(sheet.editor, Key.Key_Backspace)
    assert sheet.editor.current() == "1.1"
    assert sheet.choices == {"1.1": 0}
    qtbot.keyClick(sheet.editor, Key.Key_Delete)
    assert sheet.choices == {}
    assert sheet.editor.current() == "1.1"


def test_a_digit_that_is_no_level_changes_nothing_and_stays(qtbot, opened):
    sheet = opened(choices={"1.1": 2})
    sheet.editor.go("1.1")
    qtbot.keyClick(sheet.editor, "7")
    assert sheet.choices == {"1.1": 2}
    assert sheet.editor.current() == "1.1"
    assert sheet.editor.note() == "level_unknown"
    assert sheet.editor.note() in sheet.editor.accessibleDescription()
    assert allowed_keys(sheet.view(), "1.1") == "1, 2, 3, 0"
    qtbot.keyClick(sheet.editor, "3")
    assert sheet.choices == {"1.1": 3}
    assert sheet.editor.note() == ""


def test_one_key_too_many_at_the_end_overwrites_nothing(qtbot, opened):
    sheet = opened()
    wanted = {leaf.code: len(leaf.levels) for leaf in sheet.criteria.leaves}
    qtbot.keyClicks(sheet.editor, "".join(str(place) for place in wanted.values()) + "1")
    assert sheet.choices == wanted
    assert sheet.editor.note()
    qtbot.keyClick(sheet.editor, Key.Key_Up)
    assert sheet.editor.current() == list(wanted)[-1]


def test_a_whole_sheet_opens_at_rest(qtbot, opened, sets):
    sheet = opened(choices=full(sets["26-13"]))
    assert sheet.editor.current() is None
    qtbot.keyClick(sheet.editor, "2")
    assert sheet.choices == full(sets["26-13"])
    qtbot.keyClick(sheet.editor, Key.Key_Down)
    assert sheet.editor.current() == "1.1"


def test_a_sheet_opens_on_the_first_gap_and_enter_goes_to_the_next(qtbot, opened, sets):
    choices = full(sets["26-13"])
    for code in ("1.3", "4.2", "11"):
        del choices[code]
    sheet = opened(choices=choices)
    assert sheet.editor.current() == "1.3"
    for code in ("4.2", "11", "1.3"):
        qtbot.keyClick(sheet.editor, Key.Key_Return)
        assert sheet.editor.current() == code


def test_arrows_home_end_and_sections(qtbot, opened):
    sheet = opened()
    walk = [
        (Key.Key_Down, "1.2"),
        (Key.Key_PageDown, "2.1"),
        (Key.Key_PageDown, "3.1"),
        (Key.Key_PageUp, "2.1"),
        (Key.Key_Down, "2.2"),
        (Key.Key_PageUp, "2.1"),
        (Key.Key_PageUp, "1.1"),
        (Key.Key_Up, "1.1"),
        (Key.Key_End, "11"),
        (Key.Key_PageUp, "7"),
        (Key.Key_PageUp, "6.1.1"),
        (Key.Key_Home, "1.1"),
    ]
    for key, code in walk:
        qtbot.keyClick(sheet.editor, key)
        assert sheet.editor.current() == code, key
    qtbot.keyClick(sheet.editor, Key.Key_End)
    qtbot.keyClick(sheet.editor, Key.Key_Down)
    assert sheet.editor.current() is None


def test_a_dependent_criterion_is_skipped_and_comes_back_with_its_choice(qtbot, opened):
    sheet = opened(choices={"5.1": 3, "5.2": 2})
    before = evaluate_sheet(sheet.criteria, sheet.choices).total
    sheet.editor.go("5.1")
    qtbot.keyClick(sheet.editor, "0")
    assert sheet.editor.current() == "5.3"
    assert sheet.editor.view().result.total == 0
    qtbot.keyClick(sheet.editor, Key.Key_Up)
    assert sheet.editor.current() == "5.2"
    qtbot.keyClick(sheet.editor, "1")
    assert sheet.choices["5.2"] == 2
    assert "5.1" in sheet.editor.note()
    sheet.editor.go("5.1")
    qtbot.keyClick(sheet.editor, "3")
    assert sheet.editor.current() == "5.2"
    assert sheet.editor.view().result.total == before


def test_a_row_higher_than_the_page_is_read_to_its_end_before_the_cursor_goes_on(qtbot, opened):
    sheet = opened("26-01")
    editor = sheet.editor
    editor.resize(420, 300)
    editor.go("3.5")
    bar = editor.verticalScrollBar()
    begin, code, steps = bar.value(), "3.5", 0
    while editor.current() == code:
        at = bar.value()
        qtbot.keyClick(editor, Key.Key_Down)
        steps += 1
        assert editor.current() != code or bar.value() > at
    assert steps > 2
    assert editor.current() == "4.1"
    qtbot.keyClick(editor, Key.Key_Up)
    assert (editor.current(), bar.value()) == (code, begin)
    qtbot.keyClick(editor, Key.Key_Down)
    qtbot.keyClick(editor, Key.Key_Up)
    assert (editor.current(), bar.value()) == (code, begin)
    qtbot.keyClick(editor, Key.Key_Down)
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.current() == "3.4"


def test_where_the_keys_go_is_seen_while_no_row_is_open(opened, sets):
    sheet = opened(choices=full(sets["26-13"]))
    editor = sheet.editor
    assert editor.current() is None
    editor.setFocus()
    editor.activateWindow()
    QApplication.processEvents()
    assert editor.hasFocus()
    edge = editor.viewport().grab().toImage().pixelColor(0, 100)
    assert edge == theme.color("accent")
    editor.clearFocus()
    assert editor.viewport().grab().toImage().pixelColor(0, 100) != edge


def test_a_locked_sheet_refuses_every_choice_with_its_sentence(qtbot, opened):
    sheet = opened(choices={"1.1": 1}, locked="Sở Y tế vắng mặt.")
    sheet.editor.go("1.1")
    for key in ("2", "0", Key.Key_Delete):
        qtbot.keyClick(sheet.editor, key)
        assert sheet.choices == {"1.1": 1}
        assert sheet.editor.note() == "Sở Y tế vắng mặt."


def test_what_a_screen_reader_hears_follows_the_cursor(qtbot, opened):
    sheet = opened()
    leaf = sheet.criteria.leaves[0]
    assert leaf.title in sheet.editor.accessibleDescription()
    assert all(level.label in sheet.editor.accessibleDescription() for level in leaf.levels)
    qtbot.keyClick(sheet.editor, "1")
    assert sheet.criteria.leaves[1].title in sheet.editor.accessibleDescription()


def test_a_box_chooses_and_a_row_opens_by_mouse(qtbot, opened):
    sheet = opened()
    editor = sheet.editor
    view = editor.viewport()
    rows = editor.sheet.rows
    y = editor.sheet.tops[rows.row_of["1.2"]] - editor.verticalScrollBar().value() + 12
    x = editor.sheet.boxes(sheet.criteria.by_code["1.2"])[1] + 5
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert sheet.choices == {"1.2": 2}
    assert editor.current() == "1.2"
    y = editor.sheet.tops[rows.row_of["1.4"]] - editor.verticalScrollBar().value() + 12
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, y))
    assert sheet.choices == {"1.2": 2}
    assert editor.current() == "1.4"
    piece = next(piece for piece in editor.sheet.pieces if piece.place == 3)
    y = editor.sheet.tops[rows.row_of["1.4"]] - editor.verticalScrollBar().value() + piece.top + 4
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, y))
    assert sheet.choices == {"1.2": 2, "1.4": 3}
    assert editor.current() == "1.4"


@pytest.mark.parametrize("width", [320, 505, 650, 1000])
def test_the_open_row_is_in_view_and_no_text_is_cut(opened, sets, width):
    for code in ("26-01", "26-26", "148-18"):
        sheet = opened(code)
        editor = sheet.editor
        editor.resize(width, 700)
        for leaf in sheet.criteria.leaves:
            editor.go(leaf.code)
            row = editor.sheet.rows.row_of[leaf.code]
            top = editor.sheet.tops[row] - editor.verticalScrollBar().value()
            assert 0 <= top < 700
            right = editor.viewport().width()
            for piece in editor.sheet.pieces:
                indent = editor.sheet.cap_w + 10 + editor.sheet.unit_w if piece.level else 0
                assert editor.sheet.title_x + indent + piece.text.width <= right, (leaf.code, piece.kind)
            bottoms = [piece.top + piece.height for piece in editor.sheet.pieces]
            assert all(a <= b.top for a, b in zip(bottoms, editor.sheet.pieces[1:], strict=False))


def test_every_row_of_every_set_is_there_once(sets):
    for criteria in sets.values():
        rows = SheetRows(criteria)
        leaves = [row.code for row in rows.rows if row.kind is RowKind.LEAF]
        assert leaves == rows.codes == [leaf.code for leaf in criteria.leaves]
        assert {row.code for row in rows.rows if row.kind is RowKind.GROUP} == criteria.by_code.keys() - set(leaves)
        asks = any(leaf.cases for leaf in criteria.leaves)
        assert rows.stops.count(CASE) == asks
        if asks:
            assert criteria.by_code[rows.step(CASE, 1)].cases
            assert not any(criteria.by_code[code].cases for code in rows.stops[: rows.index_of[CASE]])
        assert [stop for stop in rows.stops if stop != CASE] == leaves
        assert rows.step(None, -1) == leaves[-1]
        assert rows.step(leaves[-1], 1) is None


def test_totals_of_headings_add_up_to_the_parts(sets):
    for criteria in sets.values():
        result = evaluate_sheet(criteria, {leaf.code: len(leaf.levels) for leaf in criteria.leaves})
        for part in criteria.parts:
            assert sum(subtotal(node, result.counted) or 0 for node in part.criteria) == result.parts[part.code]
        assert all(subtotal(node, {}) is None for node in criteria.by_code.values())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keys=st.lists(st.sampled_from(["0", "1", "2", "3", "4", "9", "up", "down", "back", "del", "enter"]), max_size=60)
)
def test_any_sequence_of_keys_leaves_what_was_said(qtbot, opened, keys):
    """The editor against a model of it: a digit writes at the cursor or not at all, nothing else writes."""
    names = {
        "up": Key.Key_Up,
        "down": Key.Key_Down,
        "back": Key.Key_Backspace,
        "del": Key.Key_Delete,
        "enter": Key.Key_Return,
    }
    sheet = opened()
    model: dict[str, int] = {}
    for key in keys:
        at = sheet.editor.current()
        if key.isdigit():
            leaf = sheet.criteria.leaf(at) if at else None
            allowed = leaf is not None and int(key) <= len(leaf.levels)
            if allowed and applies(sheet.criteria, model, at) is not False:
                model[at] = int(key)
        elif key == "del" and at:
            model.pop(at, None)
        qtbot.keyClick(sheet.editor, names.get(key, key))
        assert sheet.choices == model
        assert sheet.editor.view().choices == model
