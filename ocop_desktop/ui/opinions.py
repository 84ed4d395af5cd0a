"""The field below the sheet in which a member's opinion is written, on one criterion or on the whole sheet.

Whatever ends the writing hands the text over: Ctrl+Enter, Escape, leaving the field. Nothing typed is thrown away; an
empty text takes the opinion away. The form carries nothing out.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import ElidedLabel, announce, column, label, row, set_property


class OpinionForm(QFrame):
    """``written`` carries the text when it changed and is to be kept; ``left``: the sheet gets the keys again."""

    written = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = ElidedLabel(role=Role.STRONG)
        keys = label(tr("opinions", "Ctrl+Enter or Esc: keep and go back"), Role.SMALL, "quiet")
        self.field = _Field()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.row_height(3))
        self.field.done.connect(self._done)
        self.field.focus_lost.connect(self._focus_lost)
        self._problem = label("", Role.SMALL, "error", wrap=True)
        self._problem.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._problem.hide()
        head = row(self._head, keys)
        head.setStretchFactor(self._head, 1)
        self.setLayout(column(head, self.field, self._problem, spacing=4, margins=(16, 8, 16, 10)))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._asking = False
        self._kept = ""
        self.hide()

    def ask(self, about: str, text: str) -> None:
        """Opens the form with what it is about ("criterion 1.1") and what is written so far."""
        self._asking = False
        self._head.set_text(about)
        self.field.setAccessibleName(about)
        self.field.setPlainText(text)
        self._kept = self.field.toPlainText()
        self.show_problem("")
        self._asking = True
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def asking(self) -> bool:
        """Whether the form is open."""
        return self._asking

    def close_form(self) -> None:
        """Hands the text over and closes, unless it could not be kept."""
        if self._asking:
            self._hand_over()
        if not self._problem.text():
            self._asking = False
            self.hide()

    def drop(self) -> None:
        """Closes without handing over: what it was about is gone."""
        self._asking = False
        self.hide()

    def show_problem(self, sentence: str) -> None:
        """Says why the text could not be kept; "" when it was."""
        if sentence:
            self._kept = ""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        set_property(self.field, "invalid", "true" if sentence else "false")
        if sentence:
            announce(self.field, sentence)

    def _hand_over(self) -> None:
        text = self.field.toPlainText()
        if self._asking and text != self._kept:
            self.show_problem("")
            self._kept = text
            self.written.emit(text)

    def _focus_lost(self, stays: bool) -> None:
        """Another window may come in front (``stays``); another part of this one ends the writing."""
        if stays:
            self._hand_over()
        else:
            self.close_form()

    def _done(self) -> None:
        self.close_form()
        if not self._asking:
            self.left.emit()


class _Field(QPlainTextEdit):
    done = Signal()
    focus_lost = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if event.key() == keys.Key_Escape or (control and event.key() in (keys.Key_Return, keys.Key_Enter)):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() != reasons.PopupFocusReason:
            self.focus_lost.emit(event.reason() == reasons.ActiveWindowFocusReason)
