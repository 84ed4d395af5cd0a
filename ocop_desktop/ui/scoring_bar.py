"""Small parts above the sheet: the field for a sheet's code, and the line that says what is special about the sheet."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import announce, button, label, plain, row, set_property

Action = tuple[str, Callable[[], object]]


class CodeField(QLineEdit):
    """Takes the code of a sheet, typed or scanned: ``entered`` carries it on Enter, ``left`` says that Escape was
    pressed, ``problem`` carries what is wrong with the code, "" once nothing is."""

    entered = Signal(str)
    left = Signal()
    problem = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("scoring_bar", "Sheet code (Ctrl+G)"))
        self.setAccessibleName(tr("scoring_bar", "Code of a score sheet, typed or scanned"))
        self.setMaxLength(40)
        self._problem = ""
        self.textEdited.connect(lambda: self.show_problem(""))
        self.setFixedWidth(theme.text_width(self.placeholderText()) + 26)

    def ask(self) -> None:
        """Takes the keys, ready for another code."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_problem(self, sentence: str) -> None:
        """Marks the code as wrong, with the sentence about it; "" as right."""
        if sentence == self._problem:
            return
        self._problem = sentence
        self.problem.emit(sentence)
        self.setAccessibleDescription(sentence)
        set_property(self, "invalid", "true" if sentence else "false")
        if sentence:
            self.selectAll()
            announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if self.text().strip(" *"):
                self.entered.emit(self.text())
        elif event.key() == keys.Key_Escape:
            self.clear()
            self.show_problem("")
            self.left.emit()
        else:
            super().keyPressEvent(event)


class StateBar(QFrame):
    """One sentence about the sheet with at most two actions; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", Role.BODY, wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._actions: list[Action] = []
        self.buttons = [button("", "normal", partial(self._act, number)) for number in range(2)]
        self.setLayout(row(self._words, *self.buttons, margins=(16, 6, 16, 6)))
        self.hide()

    def show_state(self, text: str, tone: str = "accent", actions: Sequence[Action] = ()) -> None:
        """``tone`` "accent" or "warning"; "" as text takes the line away."""
        self._actions = list(actions)
        self._words.setText(text)
        set_property(self._words, "tone", tone)
        for part, action in zip(self.buttons, (*actions, None, None), strict=False):
            part.setVisible(action is not None)
            if action is not None and part.accessibleName() != action[0]:
                part.setText(plain(action[0]))
                part.setAccessibleName(action[0])
        set_property(self, "tone", tone)
        self.setVisible(bool(text))

    def _act(self, number: int) -> None:
        self._actions[number][1]()

    def text(self) -> str:
        """The sentence shown; "" while there is none."""
        return self._words.text() if not self.isHidden() else ""
