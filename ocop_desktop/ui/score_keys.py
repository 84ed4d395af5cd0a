"""What a key means where scores are typed: which digit, and which keys only look as if they typed one.

Digits come from the keypad and from the digit row of any layout. On the Vietnamese layout that row types ă â ê ô and
tone marks: it is taken by the place of its keys, never by those letters, for Telex and VNI make the same letters out of
others ("ee", "dd") and send Backspace before them. Knows no sheet and chooses nothing.
"""

import string
import sys
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_FLAGS = Qt.KeyboardModifier
# Shift and AltGr (Ctrl+Alt on Windows) type the digits of layouts that have something else on that row.
_TYPING = (
    _FLAGS.NoModifier,
    _FLAGS.ShiftModifier,
    _FLAGS.GroupSwitchModifier,
    _FLAGS.ControlModifier | _FLAGS.AltModifier,
)
_COMMANDS = _FLAGS.ControlModifier | _FLAGS.AltModifier | _FLAGS.MetaModifier
_WALKING = frozenset(
    {
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Clear,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Delete,
    }
)
_HELD_ALONE = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)
# The key "1" as the systems number it: Windows by virtual key, X11 and Wayland by evdev's number and 8.
_VIRTUAL_ZERO = 0x30
_EVDEV_ONE = 10


def held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers that are held, whether or not the key is one of the keypad."""
    return event.modifiers() & ~_FLAGS.KeypadModifier


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key types, None for every other key and for a digit that is part of a command (Ctrl+1)."""
    place, text = event.key() - Qt.Key.Key_0.value, event.text()
    if not 0 <= place <= 9 and len(text) == 1 and text in string.digits:
        # Typed by a program, as a scanner's: there is a text and no key.
        place = int(text)
    if 0 <= place <= 9:
        return place if held(event) in _TYPING else None
    return _row_digit(event) if held(event) == _FLAGS.NoModifier else None


def num_lock_is_off(event: QKeyEvent) -> bool:
    """Whether a key of the keypad would walk or clear because Num Lock is off (or Shift held), where a digit was meant.

    Never on macOS, whose arrow keys count as keys of the keypad.
    """
    return sys.platform != "darwin" and bool(event.modifiers() & _FLAGS.KeypadModifier) and event.key() in _WALKING


class Letters:
    """Counts letters typed where only digits count, so that a Backspace which takes one back does nothing else.

    Such a Backspace is typed by hand, or by an input method that puts "ê" in the place of "e".
    """

    def __init__(self) -> None:
        self._typed = 0

    def take(self, event: QKeyEvent) -> bool:
        """Whether a key is a letter or takes one back; any other key forgets the letters before it."""
        if _is_letter(event):
            self._typed += 1
            return True
        if event.key() == Qt.Key.Key_Backspace and self._typed and not held(event):
            self._typed -= 1
            return True
        if event.key() not in _HELD_ALONE:
            self._typed = 0
        return False


def _is_letter(event: QKeyEvent) -> bool:
    """A letter, or a mark that joins the one before it; digits of the Vietnamese digit row are none."""
    if held(event) & _COMMANDS or digit_of(event) is not None:
        return False
    return bool(event.text()) and all(unicodedata.category(character)[0] in "LM" for character in event.text())


def _row_digit(event: QKeyEvent) -> int | None:
    """The digit that is printed on a key of the digit row, by the place of the key."""
    platform = QGuiApplication.platformName()
    if platform == "windows":
        place = event.nativeVirtualKey() - _VIRTUAL_ZERO
        return place if 0 <= place <= 9 else None
    if platform in ("xcb", "wayland"):
        place = event.nativeScanCode() - _EVDEV_ONE
        return (place + 1) % 10 if 0 <= place <= 9 else None
    return None
