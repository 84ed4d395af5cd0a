"""The small form with which a dossier is refused beside its criterion, and the line that says it is.

Shows the grounds, asks for the reason in the office's own words and hands it over; it carries nothing out.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from ocop_desktop.domain.text import clean
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import announce, button, column, label, row, set_property


class RefusalForm(QFrame):
    """``recorded`` carries the reason; an empty one takes the refusal back. ``closed``: the form is gone."""

    recorded = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = label("", Role.STRONG, "error", wrap=True)
        self._grounds = label("", Role.SMALL, "quiet", wrap=True)
        self.field = QLineEdit()
        self.field.setMaxLength(500)
        self.field.setPlaceholderText(tr("scoring_refusal", "Reason, as it will stand in the minutes"))
        self.field.setAccessibleName(tr("scoring_refusal", "Reason why the dossier is refused"))
        self.field.returnPressed.connect(self._record)
        self._problem = label("", Role.SMALL, "error", wrap=True)
        self._problem.hide()
        self._accept = button(tr("scoring_refusal", "Refuse the dossier"), "danger", self._record)
        self._cancel = button(tr("scoring_refusal", "Cancel"), "quiet", self.close_form)
        self.take_back = button(tr("scoring_refusal", "Take back"), "normal", lambda: self.recorded.emit(""))
        for part in (self._head, self._grounds, self._problem):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        head = row(self._head, self.take_back, spacing=8)
        line = row(self.field, self._accept, self._cancel, spacing=8)
        self.setLayout(column(head, self._grounds, line, self._problem, spacing=4, margins=(16, 8, 16, 8)))
        self._asking = False
        self._reason = ""
        self._prefix = ""
        self.setObjectName("refusal")
        self._show()

    def show_reason(self, reason: str) -> None:
        """Says that the dossier is refused and why; "" takes the line away."""
        if reason != self._reason:
            self._reason = reason
            self._asking = False
            self._show()

    def ask(self, about: str, grounds: str) -> None:
        """Opens the form with what it is about ("criterion 1.1") and the rules that may apply."""
        if self._reason:
            self.take_back.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self._asking and clean(self.field.text()) != self._prefix:
            # A reason that is being written stays.
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._asking = True
        self._head.setText(tr("scoring_refusal", "Refuse the dossier"))
        self._grounds.setText(grounds)
        self.field.setText(f"{about}: " if about else "")
        self._prefix = clean(self.field.text())
        self._show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)

    def asking(self) -> bool:
        """Whether the form is open."""
        return self._asking

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the reason; "" when nothing is."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        set_property(self.field, "invalid", "true" if sentence else "false")
        if sentence:
            announce(self.field, sentence)

    def close_form(self) -> None:
        """Leaves the form without recording anything."""
        self._asking = False
        self._show()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _record(self) -> None:
        reason = clean(self.field.text())
        if not reason or reason == self._prefix:
            self.show_problem(tr("scoring_refusal", "Write the reason; it will stand in the minutes."))
            self.field.setFocus()
            return
        self.recorded.emit(reason)

    def _show(self) -> None:
        self.show_problem("")
        if self._reason:
            self._head.setText(tr("scoring_refusal", "The dossier is refused: {reason}").format(reason=self._reason))
        self.take_back.setVisible(bool(self._reason))
        for part in (self.field, self._accept, self._cancel):
            part.setVisible(self._asking)
        self._grounds.setVisible(self._asking and bool(self._grounds.text()))
        self.setVisible(self._asking or bool(self._reason))
