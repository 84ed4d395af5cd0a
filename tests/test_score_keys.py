"""Keys as Vietnamese keyboards and input methods send them: which are digits, which only look like digits."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from ocop_desktop.ui.score_keys import Letters, digit_of, num_lock_is_off

Key = Qt.Key
Held = Qt.KeyboardModifier
VIETNAMESE_ROW = ("đ", "ă", "â", "ê", "ô", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VK_PACKET = 0xE7


def press(key=Key.Key_unknown, text="", modifiers=Held.NoModifier, *, scan=0, virtual=0) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text)


@pytest.fixture
def on(monkeypatch):
    return lambda platform: monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))


@pytest.mark.parametrize("number", range(10))
def test_a_digit_is_a_digit_on_row_and_keypad(qapp, number):
    key = Key(Key.Key_0.value + number)
    for held in (Held.NoModifier, Held.KeypadModifier, Held.ShiftModifier, Held.GroupSwitchModifier):
        assert digit_of(press(key, str(number), held)) == number
    # AltGr on Windows, with which the Vietnamese layout types its digits.
    assert digit_of(press(key, str(number), Held.ControlModifier | Held.AltModifier)) == number
    assert digit_of(press(Key(0), str(number))) == number
    for held in (Held.ControlModifier, Held.AltModifier, Held.MetaModifier):
        assert digit_of(press(key, str(number), held)) is None


@pytest.mark.parametrize("number", range(10))
def test_the_vietnamese_digit_row_counts_by_the_place_of_its_keys(qapp, on, number):
    letter = VIETNAMESE_ROW[number]
    on("windows")
    assert digit_of(press(Key.Key_unknown, letter, virtual=0x30 + number)) == number
    assert digit_of(press(Key.Key_unknown, letter.upper(), virtual=0x30 + number)) == number
    assert digit_of(press(Key.Key_unknown, letter, Held.ShiftModifier, virtual=0x30 + number)) is None
    for platform in ("xcb", "wayland"):
        on(platform)
        assert digit_of(press(Key.Key_unknown, letter, scan=19 if not number else 9 + number)) == number


@pytest.mark.parametrize("platform", ["windows", "xcb", "offscreen"])
def test_the_same_letters_made_by_an_input_method_are_no_digits(qapp, on, platform):
    on(platform)
    for letter in VIETNAMESE_ROW:
        assert digit_of(press(Key.Key_unknown, letter, virtual=VK_PACKET if platform == "windows" else 0)) is None


@pytest.mark.parametrize("platform", ["windows", "xcb"])
def test_keys_beside_the_digit_row_are_no_digits(qapp, on, platform):
    on(platform)
    assert digit_of(press(Key.Key_Minus, "-", scan=20, virtual=0xBD)) is None
    assert digit_of(press(Key.Key_Escape, "\x1b", scan=9, virtual=0x1B)) is None
    assert digit_of(press(Key.Key_A, "a", scan=38, virtual=0x41)) is None


@pytest.mark.skipif(sys.platform == "darwin", reason="arrow keys are keys of the keypad there")
def test_keys_of_the_keypad_that_walk_tell_that_num_lock_is_off():
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Delete, Key.Key_Insert, Key.Key_Clear, Key.Key_PageDown):
        assert num_lock_is_off(press(key, modifiers=Held.KeypadModifier))
        assert not num_lock_is_off(press(key))
    for key, text in ((Key.Key_4, "4"), (Key.Key_Enter, "\r"), (Key.Key_Slash, "/"), (Key.Key_Period, ".")):
        assert not num_lock_is_off(press(key, text, Held.KeypadModifier))


def test_a_backspace_takes_back_as_many_letters_as_were_typed(qapp):
    letters = Letters()
    back = press(Key.Key_Backspace, "\x08")
    assert not letters.take(back)
    # "phe", then Telex puts "ê" in the place of "e".
    assert [letters.take(press(Key.Key_unknown, letter)) for letter in "phe"] == [True] * 3
    assert letters.take(back)
    assert letters.take(press(Key.Key_unknown, "ê"))
    assert [letters.take(back) for _ in range(4)] == [True, True, True, False]
    assert letters.take(press(Key.Key_A, "A", Held.ShiftModifier))
    assert not letters.take(press(Key.Key_Shift, "", Held.ShiftModifier))
    assert letters.take(back)
    assert letters.take(press(Key.Key_A, "a"))
    assert not letters.take(press(Key.Key_Up))
    assert not letters.take(back)


def test_commands_signs_and_digits_are_no_letters(qapp, on):
    letters = Letters()
    assert not letters.take(press(Key.Key_K, "k", Held.ControlModifier))
    assert not letters.take(press(Key.Key_3, "3"))
    for sign in "/*- .\t":
        assert not letters.take(press(Key.Key_unknown, sign))
    on("windows")
    assert not letters.take(press(Key.Key_unknown, "ê", virtual=0x33))
    assert letters.take(press(Key.Key_unknown, "ê", virtual=VK_PACKET))
