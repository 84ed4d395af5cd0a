"""What a paper still lacks, as a list: each entry leads to the page that mends it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ocop_desktop.services.papers import Lack
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.council_tables import folded
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import button, column, label, plain

_MOST_LINES = 3

_LACKS: dict[str, Marked] = {
    "no_products": mark("paper_lacks", "There is no product yet"),
    "no_set": mark("paper_lacks", "{n} products have no criteria set"),
    "no_members": mark("paper_lacks", "No member of the council scores"),
    "sheets": mark("paper_lacks", "{n} sheets are not whole"),
    "not_concluded": mark("paper_lacks", "{n} products are not concluded"),
    "no_certificates": mark("paper_lacks", "No product is concluded with stars that this level certifies"),
    "no_forwarded": mark("paper_lacks", "No product goes on to the next level"),
    "submission_number": mark("paper_lacks", "The number of the submission is missing"),
    "submitted_on": mark("paper_lacks", "The date of the submission is missing"),
    "submission_to": mark("paper_lacks", "The authority that the submission goes to is missing"),
    "authority": mark("paper_lacks", "The authority that recognises the products is missing"),
    "forwarding_number": mark("paper_lacks", "The number of the list is missing"),
    "forwarded_on": mark("paper_lacks", "The date of the list is missing"),
    "notice_number": mark("paper_lacks", "The number of the notice is missing"),
    "noticed_on": mark("paper_lacks", "The date of the notice is missing"),
    "decision_number": mark("paper_lacks", "The number of the decision is missing"),
    "decided_on": mark("paper_lacks", "The date of the decision is missing"),
    "first_certificate": mark("paper_lacks", "The number of the first certificate is missing"),
    "certificate_agency": mark("paper_lacks", "The agency that certifies is missing"),
    "signer_title": mark("paper_lacks", "The title of the signer is missing"),
    "office_place": mark("paper_lacks", "The place of the office is missing"),
    "held_on": mark("paper_lacks", "The date of the meeting is missing"),
    "issuing_body": mark("paper_lacks", "The body that issues the papers is missing"),
    "minutes_number": mark("paper_lacks", "The number of the minutes is missing"),
    "starts_at": mark("paper_lacks", "The start of the meeting is missing"),
    "ends_at": mark("paper_lacks", "The end of the meeting is missing"),
    "place": mark("paper_lacks", "The place of the meeting is missing"),
    "council_decision": mark("paper_lacks", "The decision on the council is missing"),
    "chair": mark("paper_lacks", "Neither the chair nor a deputy is present"),
    "secretary": mark("paper_lacks", "The council has no secretary"),
}


class LackList(QWidget):
    """``go_to`` carries the key of the page that mends an entry; ``width``: of its texts, in pixels."""

    go_to = Signal(str)

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self._whole = label(tr("paper_lacks", "Nothing is missing."), Role.BODY, "accent")
        self._buttons: list[QPushButton] = []
        self._entries = column(spacing=0)
        self.setLayout(column(self._whole, self._entries, spacing=0))

    def show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        """Lists what is missing, or says that nothing is."""
        for one in self._buttons:
            self._entries.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._buttons = []
        for lack in lacks:
            text = str(_LACKS[lack.code]).format(n=lack.count)
            one = button(text, "quiet", partial(self.go_to.emit, lack.page))
            # A style sheet leaves no gap after an icon.
            lines = folded(text, theme.font(Role.BODY), self._width, _MOST_LINES).split("\n")
            one.setText("\n".join(f"\N{NO-BREAK SPACE}{plain(line)}" for line in lines))
            widgets_icons.dress(one, "warning", "warning")
            self._entries.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(one)
        self._whole.setVisible(not lacks)

    def buttons(self) -> list[QPushButton]:
        """The entries."""
        return self._buttons
