"""Kiểm tra: is a database, or what a paper says was sealed in it, unchanged? Names what differs. Changes nothing.

The open database is checked as a copy of one moment, so that nobody who types has to wait for it.
"""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.seal import printed, read_code
from ocop_desktop.services.checking import Report, SealFound, check_beside
from ocop_desktop.services.faults import Fault
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.fault_words import fault_sentences
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, MessageBar, ScrollPage, announce, button, column, label, row, set_property
from ocop_desktop.ui.widgets_fields import Field, Form, TextField

_WIDTH = 110 * GRID
_MOST_LINES = 20


class VerifyPage(QWidget):
    """The page asks for a file and a code and says what a check of them found."""

    checked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._path: Path | None = None
        self._cancelled = Event()
        self._report = ""
        self._notice = MessageBar()
        page = ScrollPage(_WIDTH)
        page.body.addWidget(label(tr("verify_page", "Is it unchanged?"), Role.TITLE))
        page.body.addWidget(self._question())
        page.body.addWidget(self._answer())
        page.body.addStretch(1)
        self.setLayout(column(self._notice, page, spacing=0))
        self.setFocusProxy(self.code)
        bridge.listed.connect(self._show_file)
        bridge.shutting.connect(self.stop)
        self._show_file()

    def _question(self) -> Card:
        card = Card()
        words = tr(
            "verify_page",
            "Every entry of the log is followed, the data are held against it, and every seal is computed anew. With "
            "the code printed on a paper you also learn whether this is what the paper was made of.",
        )
        card.body.addWidget(label(words, Role.BODY, "quiet", wrap=True))
        form = Form(1)
        self.code = TextField()
        self.code.setPlaceholderText(tr("verify_page", "Such as 3F2A-90C1-…; may be left blank"))
        self.code.returnPressed.connect(self.check)
        self._code_field: Field = form.add(tr("verify_page", "Code on the paper"), self.code)
        card.body.addWidget(form)
        self._file = label("", Role.SMALL, "quiet", wrap=True)
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(self._file)
        self.check_button = button(tr("verify_page", "Check"), "primary", self.check)
        self.other_button = button(tr("verify_page", "Check another file…"), clicked=self._choose)
        self.this_button = button(tr("verify_page", "Check the open file"), clicked=lambda: self.use_file(None))
        self.stop_button = button(tr("verify_page", "Stop"), clicked=self.stop)
        self._busy = label(tr("verify_page", "Checking…"), Role.BODY, "quiet")
        for hidden in (self.stop_button, self._busy):
            hidden.hide()
        buttons = row(self.check_button, self.other_button, self.this_button, self._busy, self.stop_button, -1)
        card.body.addLayout(buttons)
        return card

    def _answer(self) -> Card:
        self._answer_card = card = Card()
        self.verdict = label("", Role.SECTION, wrap=True)
        self.details = label("", wrap=True)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card.body.addWidget(self.verdict)
        card.body.addWidget(self.details)
        self.copy_button = button(tr("verify_page", "Copy the report"), clicked=self._copy)
        card.body.addLayout(row(self.copy_button, -1))
        card.hide()
        return card

    def use_file(self, path: Path | None) -> None:
        """Which file is checked; None for the open one."""
        self._path = path
        self._answer_card.hide()
        self._show_file()

    def check(self) -> None:
        """Checks the file on a worker; what is no code is said beside it."""
        self._code_field.set_error("")
        code = self.code.value() or None
        if code is not None:
            try:
                read_code(code)
            except CodedError as error:
                self._code_field.set_error(sentence(error))
                self.code.setFocus()
                return
        path = self._path or self._bridge.workspace.path
        cancelled = self._cancelled = Event()
        self._notice.clear()
        self._answer_card.hide()
        self._show_busy(True)

        def work() -> Report | CodedError | None:
            try:
                return check_beside(path, code, lambda: not cancelled.is_set())
            except CodedError as error:
                return error

        def answer(outcome: Report | CodedError | None) -> None:
            if outcome is not None and not cancelled.is_set():
                self._done(outcome, code is not None)

        self._bridge.run(work, answer)

    def stop(self) -> None:
        """Leaves the check; there is no answer."""
        self._cancelled.set()
        self._show_busy(False)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("verify_page", "Database to check"),
            str(self._bridge.workspace.path.parent),
            tr("verify_page", "Databases (*.sqlite);;All files (*)"),
        )
        if name:
            self.use_file(Path(name))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        announce(self, tr("verify_page", "The report is copied."))

    def _done(self, outcome: Report | CodedError, asked: bool) -> None:
        self._show_busy(False)
        if isinstance(outcome, CodedError):
            self._notice.show_message("error", sentence(outcome))
            self.checked.emit()
            return
        faults = (*outcome.integrity, *outcome.chain, *outcome.replay, *outcome.seals)
        named = [found for found in outcome.found if found.named]
        opened_again = bool(named) and not any(found.seal.stands for found in named)
        verdict, tone = _verdict(faults, asked=asked, opened_again=opened_again)
        self.verdict.setText(verdict)
        set_property(self.verdict, "tone", tone)
        counted = tr("verify_page", "{n} entries of the log and {m} records were checked.")
        head = [counted.format(n=outcome.entries, m=outcome.records)]
        told = [f"• {line}" for line in fault_sentences(faults)]
        shown = told[:_MOST_LINES]
        if outcome.more or len(told) > len(shown):
            shown.append("• " + tr("verify_page", "and more; the report that can be copied names them."))
        tail = [line for found in named or outcome.found for line in _seal_lines(found)]
        self.details.setText("\n".join((*head, *shown, *tail)))
        raw = [*faults, *(["…"] if outcome.more else [])]
        self._report = "\n".join((self._file.text(), verdict, *head, *told, *tail, "", *raw))
        self.copy_button.setVisible(bool(faults))
        self._answer_card.show()
        self.checked.emit()

    def _show_busy(self, busy: bool) -> None:
        for widget in (self._busy, self.stop_button):
            widget.setVisible(busy)
        for widget in (self.check_button, self.other_button, self.this_button):
            widget.setEnabled(not busy)

    def _show_file(self) -> None:
        if not self._bridge.is_open:
            return
        self._file.setText(tr("verify_page", "File: {path}").format(path=self._path or self._bridge.workspace.path))
        self.this_button.setVisible(self._path is not None)


def _verdict(faults: Sequence[Fault], *, asked: bool, opened_again: bool) -> tuple[str, str]:
    """What a check says in one sentence, and its colour."""
    codes = {fault.code for fault in faults}
    if codes == {"code_unknown"}:
        return tr("verify_page", "This code is not in the file."), "warning"
    if opened_again and not codes:
        text = tr("verify_page", "The paper is superseded: the session was opened again. Nothing was changed.")
        return text, "warning"
    if opened_again and codes == {"sealed_differs"}:
        text = tr("verify_page", "The paper is superseded: the session was opened again, and something was changed.")
        return text, "error"
    if codes:
        return tr("verify_page", "Not as it was: something was changed."), "error"
    if asked:
        return tr("verify_page", "Identical: this is what was sealed."), "accent"
    return tr("verify_page", "Unchanged: everything is as the log and the seals say."), "accent"


def _seal_lines(found: SealFound) -> list[str]:
    """A seal of the file; of one that was asked for and is superseded, also who answered for that."""
    seal = found.seal
    text = (
        tr("verify_page", "Seal {n} of “{session}”, made on {when}: {code}")
        if seal.stands
        else tr("verify_page", "Seal {n} of “{session}”, made on {when}, superseded since: {code}")
    )
    code = printed(seal.fingerprint)
    lines = [text.format(n=seal.revision, session=found.session, when=when(seal.sealed_at), code=code)]
    if found.named and not seal.stands:
        text = tr("verify_page", "Opened again on {when} by {names}: {reason}")
        names = ", ".join(seal.reopened_by)
        lines.append(text.format(when=when(seal.reopened_at), names=names, reason=seal.reopen_reason))
    return lines
