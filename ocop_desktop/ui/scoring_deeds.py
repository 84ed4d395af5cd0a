"""What the secretary does with the sheet that is open: levels, case, second entry, opinions, the dossier's refusal.

Each deed is one command, carried out through the bridge; a refusal is said where one types. Which sheet is open is
asked each time, so that a deed is about the sheet that is seen. Opens no sheet and paints nothing.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ocop_desktop.domain.errors import CodedError, StorageError
from ocop_desktop.services.commands import ChooseLevel, Command, Disqualify
from ocop_desktop.services.sheet_commands import (
    BeginSecondEntry,
    ChooseCase,
    ChooseSecond,
    DropSecondEntry,
    FinishSecondEntry,
    SettleDifference,
    WriteOpinion,
    differences,
)
from ocop_desktop.ui import messages, sheet_words
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.opinions import OpinionForm
from ocop_desktop.ui.scoring_refusal import RefusalForm
from ocop_desktop.ui.scoring_rows import CASE, REFUSING
from ocop_desktop.ui.scoring_views import SheetView, member_views
from ocop_desktop.ui.session_words import closed_error


class SheetDeeds(QObject):
    """``shown`` gives the sheet that is open, ``say`` shows a sentence where one types, with its tone.

    ``begun``: something is about to be carried out; ``done``: the sheet gets the keys again.
    """

    begun = Signal()
    done = Signal()

    def __init__(
        self, bridge: Bridge, shown: Callable[[], SheetView | None], say: Callable[[str, str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._shown, self._say = bridge, shown, say
        self.acting = False
        self._opinion_of: tuple[int, int, str] | None = None
        self._refusal_of: int | None = None
        self.opinions = OpinionForm()
        self.opinions.written.connect(self._write_opinion)
        self.opinions.left.connect(self.done)
        self.refusal = RefusalForm()
        self.refusal.recorded.connect(self._record_refusal)
        self.refusal.closed.connect(self.done)

    # Levels

    def choose(self, code: str, place: int | None) -> str:
        """Carries out one choice; answers with the sentence of a refusal, "" where it was done."""
        view = self._shown()
        if view is None:
            return ""
        if view.earlier:
            return view.locked
        here = view.product_id, view.member_id
        command: Command
        if code == CASE:
            command = ChooseCase(*here, place)
        elif view.blind:
            command = ChooseSecond(*here, code, place)
        else:
            command = ChooseLevel(*here, code, place)
        error = self._attempt(command)
        if error is not None:
            return self._sentence(error, code)
        if view.blind:
            self._check_agreement()
        return ""

    # Second entry

    def begin_second(self) -> None:
        """Begins the second entry of a complete sheet."""
        view = self._shown()
        if view is None or view.blind:
            return
        if view.earlier:
            self._say(view.locked, "warning")
            return
        error = self._attempt(BeginSecondEntry(view.product_id, view.member_id))
        if error is None:
            self.done.emit()
        elif error.code == "second_entry_begun":
            self._say(tr("scoring_deeds", "This sheet is checked already: both entries agree."), "warning")
        else:
            self._refused(error)

    def drop_second(self) -> None:
        """Gives up a second entry under way."""
        view = self._shown()
        if view is None or not view.blind:
            return
        error = self._attempt(DropSecondEntry(view.product_id, view.member_id))
        if error is not None:
            self._refused(error)
        self.done.emit()

    def settle(self, code: str, place: int) -> None:
        """Settles one difference between the two entries."""
        view = self._shown()
        if view is None or not view.blind:
            return
        error = self._attempt(SettleDifference(view.product_id, view.member_id, code, place))
        if error is not None:
            self._refused(error, code)
        else:
            self._check_agreement()

    def finish_second(self) -> None:
        """Records the sheet as checked (đã đối chiếu); refused while anything differs."""
        view = self._shown()
        if view is None or not view.blind:
            return
        error = self._attempt(FinishSecondEntry(view.product_id, view.member_id))
        if error is not None:
            self._refused(error)
        else:
            self._say(tr("scoring_deeds", "The sheet is checked: both entries agree."), "accent")

    def _check_agreement(self) -> None:
        """Records the sheet as checked once its second entry is whole and nothing differs any more."""
        view, desk = self._shown(), self._bridge.desk
        if view is None or desk is None or not view.comparing:
            return
        if not differences(desk.state, view.product_id, view.member_id):
            self.finish_second()

    # Opinions

    def ask_opinion(self, code: str) -> None:
        """Opens the field for an opinion on a criterion, or on the sheet ("")."""
        view, desk = self._shown(), self._bridge.desk
        if view is None or desk is None:
            return
        code = "" if code == CASE else code
        if view.locked or view.blind:
            hidden = tr("scoring_deeds", "Opinions are hidden during the second entry.")
            self._say(view.locked or hidden, "warning")
            return
        if self.opinions.asking():
            self.opinions.close_form()
        if self.opinions.asking():
            # What is written there could not be kept, and is not thrown away for another one.
            self.opinions.field.setFocus()
            return
        member = next(one for one in member_views(desk, view.product_id) if one.id == view.member_id)
        if code:
            about = tr("scoring_deeds", "Opinion of {member} on criterion {code}")
        else:
            about = tr("scoring_deeds", "Opinion of {member} on the whole sheet")
        self._opinion_of = view.product_id, view.member_id, code
        self.opinions.ask(about.format(member=member.label, code=code), view.opinions.get(code, ""))

    def forget(self) -> None:
        """Another session comes: what is being written belongs to none of its sheets."""
        self._opinion_of = None
        self.opinions.drop()

    def _write_opinion(self, text: str) -> None:
        if self._opinion_of is None or self._bridge.desk is None:
            return
        error = self._attempt(WriteOpinion(*self._opinion_of, text))
        if error is not None:
            self.opinions.show_problem(messages.sentence(error))

    # Refusing the dossier

    def ask_refusal(self, product_id: int, code: str) -> None:
        """Opens the form with the rules of the criterion, of the headings above it, and of the set."""
        desk = self._bridge.desk
        if desk is None:
            return
        if desk.read_only:
            self._say(messages.sentence(closed_error(desk)), "warning")
            return
        criteria = desk.state.criteria(desk.state.products[product_id])
        if criteria is None:
            return
        above = [node for key, node in criteria.by_code.items() if code == key or code.startswith(key + ".")]
        texts = [rule.text for node in above for rule in node.rules if rule.kind in REFUSING]
        about = tr("scoring_deeds", "Criterion {code}").format(code=code) if texts else ""
        self._refusal_of = product_id
        self.refusal.ask(about, "\n".join(texts or criteria.disqualifiers))

    def show_refusal(self, product_id: int, reason: str, *, read_only: bool) -> None:
        """Says that the dossier of the product shown is refused and why; "" for one that is not."""
        self._refusal_of = product_id
        self.refusal.show_reason(reason)
        self.refusal.take_back.setEnabled(not read_only)

    def _record_refusal(self, reason: str) -> None:
        if self._refusal_of is None or self._bridge.desk is None:
            return
        error = self._attempt(Disqualify(self._refusal_of, reason))
        if error is not None:
            self.refusal.show_problem(messages.sentence(error))
        else:
            self.done.emit()

    # How

    def _attempt(self, command: Command) -> CodedError | None:
        """Carries out a command; ``acting`` says meanwhile that the cursor stays under the secretary's hand."""
        self.begun.emit()
        self.acting = True
        try:
            error = self._bridge.attempt(command)
        finally:
            self.acting = False
        if isinstance(error, StorageError):
            self._bridge.failed.emit(error)
        return error

    def _refused(self, error: CodedError, code: str = "") -> None:
        self._say(self._sentence(error, code), "warning")

    def _sentence(self, error: CodedError, code: str) -> str:
        view = self._shown()
        if error.code == "level_unknown" and view is not None:
            text = tr("scoring_deeds", "There is no level {place} here, nothing was changed; the keys are {keys}.")
            return text.format(place=error.params["place"], keys=sheet_words.allowed_keys(view, code))
        if error.code == "member_not_scoring" and view is not None and view.locked:
            return view.locked
        return messages.sentence(error)
