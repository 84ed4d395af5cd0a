"""The form in which a member of the council is replaced: who comes and why, in the place of the member's own form.

One step: the seat stays one seat, the sheets of the one who leaves stop counting. Role and right to score are taken
over.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ocop_desktop.domain.session import Member
from ocop_desktop.services.commands import ReplaceMember
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import Card, SectionTitle, button, label, row
from ocop_desktop.ui.widgets_fields import Field, Form, TextField

_AT = {"reason_missing": "reason", "member_twice": "name"}


class ReplaceForm(Card):
    """``finished`` carries the id of who came, or None where nobody was replaced."""

    finished = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._leaving: Member | None = None
        self.body.setContentsMargins(16, 12, 12, 12)
        self._who = label("", Role.SMALL, "quiet", wrap=True)
        form = Form(2)
        self.editors: dict[str, TextField] = {}
        self.fields: dict[str, Field] = {}
        for name, text, span in (
            ("body", tr("replace_form", "Body represented"), 2),
            ("short", tr("replace_form", "Short name"), 1),
            ("name", tr("replace_form", "Name"), 1),
            ("title", tr("replace_form", "Title"), 2),
            ("reason", tr("replace_form", "Reason, for the minutes"), 2),
        ):
            editor = self.editors[name] = TextField()
            editor.returnPressed.connect(self.replace)
            self.fields[name] = form.add(text, editor, span=span)
        self.replace_button = button(tr("replace_form", "Replace"), "primary", self.replace)
        self.leave_button = button(tr("replace_form", "Leave it"), clicked=lambda: self.finished.emit(None))
        self.body.addWidget(SectionTitle(tr("replace_form", "Replace a member")))
        self.body.addWidget(self._who)
        self.body.addWidget(form)
        self.body.addLayout(row(self.replace_button, self.leave_button, -1))
        self.body.addStretch(1)
        self.setFocusProxy(self.editors["body"])

    def begin(self, member: Member) -> None:
        """Asks who takes a member's seat; the same body sends somebody else, unless it is written otherwise."""
        self._leaving = member
        desk = self._bridge.desk
        sheets = {choice.product_id for choice in desk.state.choices_of(member_id=member.id)} if desk else ()
        template = (
            tr("replace_form", "{member} leaves; {n} sheets with entries no longer count.")
            if sheets
            else tr("replace_form", "{member} leaves.")
        )
        self._who.setText(template.format(member=member.name or member.label, n=len(sheets)))
        for name, editor in self.editors.items():
            editor.setText(member.body if name == "body" else "")
            self.fields[name].set_error("")
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editors["body"].selectAll()

    def replace(self) -> None:
        """Replaces the member; what is missing is said beside its field."""
        leaving, desk = self._leaving, self._bridge.desk
        if leaving is None or desk is None:
            return
        written: dict[str, Any] = {name: editor.value() for name, editor in self.editors.items()}
        reason = written.pop("reason")
        successor = replace(Member(0, 0, 0, "", role=leaving.role, scoring=leaving.scoring), **written)
        known = set(desk.state.members)
        error = self._bridge.attempt(ReplaceMember(leaving.id, successor, reason))
        for field in self.fields.values():
            field.set_error("")
        if error is not None:
            wrong = self.fields[_AT.get(error.code, "body")]
            wrong.set_error(sentence(error))
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._leaving = None
        self.finished.emit(next(iter(set(desk.state.members) - known), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit(None)
        else:
            super().keyPressEvent(event)
