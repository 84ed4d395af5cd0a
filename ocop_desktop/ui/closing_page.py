"""Niêm phong: what must hold before a session is closed, closing it, its code, and opening it again.

Every line that does not hold leads to the place that mends it. Decides nothing: the checks are ``services.sealing``'s.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from ocop_desktop.domain.seal import OPEN_FIELDS, printed
from ocop_desktop.domain.session import Session
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sealing import ReopenSession, SealSession, closing_checks
from ocop_desktop.services.state import Changes
from ocop_desktop.services.workspace import utc_now
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import lack_words, when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    Card,
    MessageBar,
    NoSession,
    ScrollPage,
    announce,
    button,
    column,
    label,
    row,
    set_property,
)
from ocop_desktop.ui.widgets_fields import Field, Form, TextField

if TYPE_CHECKING:
    from ocop_desktop.services.paper_lacks import Lack

_WIDTH = 110 * GRID
_NAMED = 3
_HOLDS = {
    "products": mark("closing_page", "The session has products"),
    "quorum": mark("closing_page", "The council has its quorum"),
    "sheets": mark("closing_page", "All score sheets are complete"),
    "second_entries": mark("closing_page", "All second entries are done"),
    "spreads": mark("closing_page", "Every spread above the rule is settled"),
    "requirements": mark("closing_page", "Every departure from the computed stars has its reason"),
    "conclusions": mark("closing_page", "The council has concluded on every product"),
    "office": mark("closing_page", "The papers have all their data"),
}
_FAILS = {
    "products": mark("closing_page", "The session has no products"),
    "quorum": mark("closing_page", "The council is below its quorum"),
    "sheets": mark("closing_page", "Products with sheets that are not complete: {n}"),
    "second_entries": mark("closing_page", "Products with second entries still to do: {n}"),
    "spreads": mark("closing_page", "Products with a spread above the rule, not settled: {n}"),
    "requirements": mark("closing_page", "Conclusions that depart from the computed stars without a reason: {n}"),
    "conclusions": mark("closing_page", "Products without a conclusion that stands: {n}"),
    "office": mark("closing_page", "The papers still lack: {what}"),
}
_IDLE = {
    "sheets": mark("closing_page", "Score sheets"),
    "second_entries": mark("closing_page", "Second entries"),
    "spreads": mark("closing_page", "Spreads above the rule"),
    "requirements": mark("closing_page", "Conclusions that depart from the computed stars"),
    "conclusions": mark("closing_page", "Conclusions"),
}
"""What there is nothing to say about while the session has no products."""
_DRAW = mark("closing_page", "The sample for second entries is not drawn yet")
_AT = {"reason_missing": "reason", "two_names_needed": "second", "password_wrong": "password"}


class ClosingPage(QWidget):
    """``go_to`` carries the key of a page and a product, or a product and what of it that page shows."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._stale = True
        self._notice = MessageBar()
        self.lines: dict[str, CheckLine] = {}
        page = ScrollPage(_WIDTH)
        page.body.addWidget(label(tr("closing_page", "Closing the session"), Role.TITLE))
        page.body.addWidget(self._checks())
        page.body.addWidget(self._closing())
        page.body.addWidget(self._closed())
        page.body.addWidget(self._reopening())
        page.body.addWidget(self._earlier())
        page.body.addStretch(1)
        whole = QWidget()
        whole.setLayout(column(self._notice, page, spacing=0))
        self._nothing = nothing = NoSession(
            tr("closing_page", "Here the session is closed when all is done: it becomes read-only and gets its code.")
        )
        nothing.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(whole)
        self._pages.addWidget(nothing)
        bridge.opened.connect(self._fill)
        bridge.changed.connect(self._changed)
        self._fill()

    # Parts

    def _checks(self) -> Card:
        self._checks_card = card = Card(tr("closing_page", "What must hold before closing"))
        for code in _HOLDS:
            line = self.lines[code] = CheckLine()
            card.body.addWidget(line)
        return card

    def _closing(self) -> Card:
        self._closing_card = card = Card(tr("closing_page", "Close and seal"))
        words = tr(
            "closing_page",
            "The session becomes read-only and gets a code made of everything that was decided. The code is printed "
            "on the minutes, the list and the register; with it anybody can check that nothing was changed since. "
            "Numbers and dates of papers can still be added.",
        )
        card.body.addWidget(label(words, Role.BODY, "quiet", wrap=True))
        form = Form(2)
        self.password, self.again = _hidden(), _hidden()
        form.add(tr("closing_page", "Password for opening it again (may be left blank)"), self.password)
        self._again_field = form.add(tr("closing_page", "The same once more"), self.again)
        card.body.addWidget(form)
        lost = tr("closing_page", "Nobody can open the session again without its password, and nobody can look it up.")
        card.body.addWidget(label(lost, Role.SMALL, "quiet", wrap=True))
        self.seal_button = button(tr("closing_page", "Seal the session"), "primary", self.seal)
        card.body.addLayout(row(self.seal_button, -1))
        return card

    def _closed(self) -> Card:
        self._closed_card = card = Card(tr("closing_page", "The session is sealed"))
        self._sealed_when = label("", Role.BODY, "quiet", wrap=True)
        self.code = label("", Role.SECTION, wrap=True)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(tr("closing_page", "Code of the session"))
        self.copy_button = button(tr("closing_page", "Copy the code"), clicked=self._copy)
        self.papers_button = button(
            tr("closing_page", "Go to the papers"), "primary", lambda: self.go_to.emit("papers", None)
        )
        card.body.addWidget(self._sealed_when)
        card.body.addWidget(self.code)
        card.body.addLayout(row(self.papers_button, self.copy_button, -1))
        return card

    def _reopening(self) -> Card:
        self._reopening_card = card = Card(tr("closing_page", "Open it again"))
        words = tr(
            "closing_page",
            "Only where something must be put right. The seal is kept, what was printed under it is superseded, and "
            "closing again makes a new revision with a new code.",
        )
        card.body.addWidget(label(words, Role.BODY, "quiet", wrap=True))
        form = Form(2)
        self.reason, self.first, self.second, self.reopen_password = TextField(), TextField(), TextField(), _hidden()
        self._fields: dict[str, Field] = {
            "reason": form.add(tr("closing_page", "Reason"), self.reason, span=2),
            "first": form.add(tr("closing_page", "Answered for by"), self.first),
            "second": form.add(tr("closing_page", "and by"), self.second),
            "password": form.add(tr("closing_page", "Password"), self.reopen_password),
        }
        card.body.addWidget(form)
        self.reopen_button = button(tr("closing_page", "Open the session again"), "danger", self.reopen)
        card.body.addLayout(row(self.reopen_button, -1))
        return card

    def _earlier(self) -> Card:
        self._earlier_card = card = Card(tr("closing_page", "Earlier seals, superseded"))
        self._earlier_text = label("", Role.BODY, "quiet", wrap=True)
        self._earlier_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(self._earlier_text)
        return card

    # What is done

    def seal(self) -> None:
        """Closes the session; what does not hold is said."""
        if self.password.text() != self.again.text():
            self._again_field.set_error(tr("closing_page", "The two passwords are not the same; type them again."))
            self.again.setFocus()
            return
        self._again_field.set_error("")
        self._bridge.before("closing", self._seal)

    def _seal(self) -> None:
        error = self._bridge.attempt(SealSession(utc_now(), self.password.text()))
        if error is not None:
            self._notice.show_message("error", sentence(error))
            return
        for field in (self.password, self.again):
            field.clear()
        self._notice.clear()
        self._bridge.back_up("sealed")
        self.papers_button.setFocus()
        announce(self, tr("closing_page", "The session is sealed"))

    def reopen(self) -> None:
        """Opens the session again; what is missing is said beside its field."""
        self._bridge.before("reopen", self._reopen)

    def _reopen(self) -> None:
        names = (self.first.value(), self.second.value())
        error = self._bridge.attempt(ReopenSession(utc_now(), self.reason.value(), names, self.reopen_password.text()))
        for field in self._fields.values():
            field.set_error("")
        if error is not None:
            wrong = self._fields[_AT.get(error.code, "reason")]
            wrong.set_error(sentence(error))
            wrong.editor.setFocus()
            return
        for editor in (self.reason, self.first, self.second, self.reopen_password):
            editor.clear()
        self.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        announce(self, tr("closing_page", "The code is copied."))

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes != Changes():
            self._fill()
        else:
            self._stale = True

    def _fill(self) -> None:
        desk = self._bridge.desk
        self._stale = False
        self._pages.setCurrentIndex(0 if desk is not None else 1)
        if desk is None:
            self.setFocusProxy(self._nothing)
            return
        seal = desk.state.seal
        self._show_seal(desk)
        self._show_earlier(desk)
        self._checks_card.setVisible(seal is None)
        self._closing_card.setVisible(seal is None)
        if seal is None:
            self._show_checks(desk)
        first_fault = next((line.way for line in self.lines.values() if seal is None and line.blocking), None)
        # Not the button that seals: a stray key must not.
        self.setFocusProxy(self.papers_button if seal is not None else first_fault or self.password)

    def _show_checks(self, desk: Desk) -> None:
        from ocop_desktop.services import papers

        ready = True
        for check in closing_checks(desk.state, desk.scoreboard):
            line = self.lines[check.code]
            if check.code in _IDLE and not desk.state.products:
                line.show_idle(str(_IDLE[check.code]))
                continue
            if check.holds:
                line.show_holding(str(_HOLDS[check.code]))
                continue
            ready = False
            text = str(_FAILS[check.code]).format(n=len(check.products))
            if check.code == "second_entries" and not check.products:
                text = str(_DRAW)
            names = [desk.state.products[key].name for key in check.products[:_NAMED]]
            more = ", …" if len(check.products) > _NAMED else ""
            where: object = check.products[0] if check.products else None
            if check.code == "spreads":
                where = (where, "rounds")
            line.show_failing(text, ", ".join(names) + more, self._way(check.page, where), blocking=True)
        lacking = papers.lacks_of_all(desk.state.session)
        line = self.lines["office"]
        if lacking:
            text = str(_FAILS["office"]).format(what=lack_words(lacking))
            line.show_failing(text, _until_when(lacking), self._way("session", None), blocking=False)
        else:
            line.show_holding(str(_HOLDS["office"]))
        for part in (self.seal_button, self.password, self.again):
            part.setEnabled(ready and _writable(desk))

    def _way(self, page: str, where: object) -> Callable[[], None]:
        return lambda: self.go_to.emit(page, where)

    def _show_seal(self, desk: Desk) -> None:
        seal = desk.state.seal
        self._closed_card.setVisible(seal is not None)
        self._reopening_card.setVisible(seal is not None)
        if seal is None:
            return
        text = tr("closing_page", "Sealed on {when}, revision {n}. Its code, as the papers carry it:")
        self._sealed_when.setText(text.format(when=when(seal.sealed_at), n=seal.revision))
        self.code.setText(printed(seal.fingerprint))
        self._fields["password"].setVisible(bool(seal.password))
        for part in (*(field.editor for field in self._fields.values()), self.reopen_button):
            part.setEnabled(_writable(desk))

    def _show_earlier(self, desk: Desk) -> None:
        lines = []
        for seal in desk.state.seals.values():
            if seal.stands:
                continue
            text = tr("closing_page", "Revision {n} of {sealed}: {code}. Opened again on {when} by {names}: {reason}")
            lines.append(
                text.format(
                    n=seal.revision,
                    sealed=when(seal.sealed_at),
                    code=printed(seal.fingerprint),
                    when=when(seal.reopened_at),
                    names=", ".join(seal.reopened_by),
                    reason=seal.reopen_reason,
                )
            )
        self._earlier_card.setVisible(bool(lines))
        self._earlier_text.setText("\n".join(lines))


class CheckLine(QWidget):
    """One line of the checks: a sign, what holds or does not, and the way to the place that mends it."""

    def __init__(self) -> None:
        super().__init__()
        self.blocking = False
        self._sign = label("", Role.BODY, "quiet")
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign.setFixedSize(QSize(20, 20))
        self._text = label("", wrap=True)
        self._detail = label("", Role.SMALL, "quiet", wrap=True)
        self.way = button(tr("closing_page", "Go there"), clicked=self._go)
        self._callback: Callable[[], None] | None = None
        lines = row(self._sign, column(self._text, self._detail, spacing=0), self.way, spacing=GRID + 4)
        lines.setStretch(1, 1)
        for part in (self._sign, self.way):
            lines.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(lines)
        self.setMinimumHeight(theme.row_height())

    def text(self) -> str:
        """What the line says."""
        return self._text.text()

    def show_idle(self, text: str) -> None:
        """There is nothing to hold or to fail."""
        self.blocking = False
        self._show("", "quiet", text, "", None)

    def show_holding(self, text: str) -> None:
        self.blocking = False
        self._show("check", "accent", text, "", None)

    def show_failing(self, text: str, detail: str, way: Callable[[], None], *, blocking: bool) -> None:
        self.blocking = blocking
        self._show("error" if blocking else "warning", "error" if blocking else "warning", text, detail, way)

    def _show(self, sign: str, tone: str, text: str, detail: str, way: Callable[[], None] | None) -> None:
        set_property(self._text, "tone", "" if sign else "quiet")
        if sign:
            self._sign.setPixmap(widgets_icons.pixmap(sign, tone, 18, self.devicePixelRatioF()))
        else:
            self._sign.setText("–")
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._callback = way
        self.way.setVisible(way is not None)
        self.way.setAccessibleName(f"{tr('closing_page', 'Go there')}: {text}")

    def _go(self) -> None:
        if self._callback is not None:
            self._callback()


def _until_when(lacking: "Iterable[Lack]") -> str:
    """Which of what the papers lack is sealed with the session, and so cannot be added afterwards."""
    sealed = {field.name for field in fields(Session)} - OPEN_FIELDS
    what = lack_words(lack for lack in lacking if lack.code in sealed)
    if not what:
        return tr("closing_page", "It can be added after closing too.")
    return tr("closing_page", "Only until closing: {what}.").format(what=what)


def _writable(desk: Desk) -> bool:
    """Whether the session can be closed and opened again at all."""
    return not (desk.view_only or desk.state.session.archived)


def _hidden() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
