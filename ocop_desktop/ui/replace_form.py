"""The form in which a member of the council is replaced: who comes and why, in the place of the member's own form.

One step: the seat stays one seat, the sheets of the one who leaves stop counting. Role and right to score are taken
over. Or for one product only: somebody who is not of the council scores it instead.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ocop_desktop.domain.session import Member
from ocop_desktop.services.commands import AddStandIn, Command, ReplaceMember
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import Card, SectionTitle, button, label, row
from ocop_desktop.ui.widgets_fields import Field, Form, TextField

_AT = {"reason_missing": "reason", "member_twice": "name"}


class ReplaceForm(Card):
    """``finished`` carries the id of who came, or None where nobody was replaced. ``of_product``: for one product."""

    finished = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.of_product = False
        self._command: Callable[[Member, str], Command] | None = None
        self._title = SectionTitle("")
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
        self.body.addWidget(self._title)
        self.body.addWidget(self._who)
        self.body.addWidget(form)
        self.body.addLayout(row(self.replace_button, self.leave_button, -1))
        self.body.addStretch(1)
        self.setFocusProxy(self.editors["body"])

    def begin(self, member: Member) -> None:
        """Asks who takes a member's seat; the same body sends somebody else, unless it is written otherwise."""
        desk = self._bridge.desk
        sheets = {choice.product_id for choice in desk.state.choices_of(member_id=member.id)} if desk else ()
        template = (
            tr("replace_form", "{member} leaves; {n} sheets with entries no longer count.")
            if sheets
            else tr("replace_form", "{member} leaves.")
        )

        def command(person: Member, reason: str) -> Command:
            return ReplaceMember(member.id, replace(person, role=member.role, scoring=member.scoring), reason)

        self._begin(member, command, tr("replace_form", "Replace a member"), tr("replace_form", "Replace"))
        self.of_product = False
        self.fields["reason"].show()
        self._who.setText(template.format(member=member.name or member.label, n=len(sheets)))

    def begin_stand_in(self, product_id: int, member: Member) -> None:
        """Asks who, not being of the council, scores one product instead of a member who does not."""
        desk = self._bridge.desk
        if desk is None:
            return

        def command(person: Member, reason: str) -> Command:
            return AddStandIn(product_id, member.id, person)

        self._begin(
            member, command, tr("replace_form", "Scores one product instead"), tr("replace_form", "Let score instead")
        )
        self.of_product = True
        self.fields["reason"].hide()
        text = tr("replace_form", "In place of {member}, for “{product}” only; the seat stays with {member}.")
        self._who.setText(text.format(member=member.label, product=desk.state.product(product_id).name))

    def _begin(self, member: Member, command: Callable[[Member, str], Command], title: str, does: str) -> None:
        self._command = command
        self._title.setText(title)
        self.replace_button.setText(does)
        self.replace_button.setAccessibleName(does)
        for name, editor in self.editors.items():
            editor.setText(member.body if name == "body" else "")
            self.fields[name].set_error("")
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editors["body"].selectAll()

    def replace(self) -> None:
        """Does it; what is missing is said beside its field."""
        command, desk = self._command, self._bridge.desk
        if command is None or desk is None:
            return
        written: dict[str, Any] = {name: editor.value() for name, editor in self.editors.items()}
        reason = written.pop("reason")
        known = set(desk.state.members)
        error = self._bridge.attempt(command(replace(Member(0, 0, 0, ""), **written), reason))
        for field in self.fields.values():
            field.set_error("")
        if error is not None:
            wrong = self.fields[_AT.get(error.code, "body")]
            wrong.set_error(sentence(error))
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._command = None
        self.finished.emit(next(iter(set(desk.state.members) - known), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit(None)
        else:
            super().keyPressEvent(event)
