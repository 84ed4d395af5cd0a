"""How the scoring page shares its room, and what stands in its place while there is nothing to score.

Arranges what it is given and knows no sheet.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLayout, QStackedLayout, QWidget

from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.widgets import EmptyState, NoSession, row

NARROW = 860
"""Below this width the list of products makes room for the sheet and comes when it is asked for."""
# Of the width; at least and at most so many pixels.
_RAIL = (0.205, 190, 320)
_PANEL = (0.24, 214, 380)


class Columns(QWidget):
    """The list of products, the sheet and the result, beside each other."""

    def __init__(self, rail: QWidget, middle: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._sides = ((rail, rule(upright=True), _RAIL), (panel, rule(upright=True), _PANEL))
        (_, left, _), (_, right, _) = self._sides
        layout = row(rail, left, middle, right, panel, spacing=0)
        layout.setStretchFactor(middle, 1)
        self.setLayout(layout)
        rail.setAutoFillBackground(True)
        rail.setBackgroundRole(QPalette.ColorRole.Base)

    def fit(self, width: int, *, rail: bool, panel: bool) -> None:
        """Shares the width of the page; ``rail``, ``panel``: whether the list and the result are shown."""
        for (side, line, (share, least, most)), shown in zip(self._sides, (rail, panel), strict=True):
            wanted = max(least, min(round(width * share), most))
            if side.minimumWidth() != wanted or side.maximumWidth() != wanted:
                side.setFixedWidth(wanted)
            side.setVisible(shown)
            line.setVisible(shown)


class WorkStack(QStackedLayout):
    """The work, or what it lacks with the button to the page where that is put right; ``asked`` carries its key."""

    asked = Signal(str)

    def __init__(self, parent: QWidget, work: QWidget) -> None:
        super().__init__(parent)
        # The parts share whatever width there is; none of them may hold the window open.
        self.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.addWidget(work)
        what_for = tr("scoring_layout", "Here the members' score sheets are entered, one criterion after the other.")
        self._empty = {
            "overview": NoSession(what_for),
            "products": EmptyState(
                tr("scoring_layout", "There are no products yet"), what_for, tr("scoring_layout", "Enter the products")
            ),
            "council": EmptyState(
                tr("scoring_layout", "No member scores yet"), what_for, tr("scoring_layout", "Enter the council")
            ),
        }
        for key, page in self._empty.items():
            page.clicked.connect(lambda key=key: self.asked.emit(key))
            self.addWidget(page)

    def show_desk(self, desk: Desk | None) -> QWidget | None:
        """Shows the work, or what is lacking; of the latter the button that leads on, None where nothing lacks."""
        if desk is None:
            lacking = "overview"
        elif not desk.state.products:
            lacking = "products"
        elif not any(member.scoring for member in desk.state.members.values()):
            lacking = "council"
        else:
            self.setCurrentIndex(0)
            return None
        self.setCurrentWidget(self._empty[lacking])
        return self._empty[lacking].button

    def works(self) -> bool:
        """Whether nothing lacks."""
        return self.currentIndex() == 0


def rule(*, upright: bool = False, strong: bool = False) -> QFrame:
    """A thin line between parts."""
    made = QFrame()
    made.setAutoFillBackground(True)
    made.setBackgroundRole(QPalette.ColorRole.Dark if strong else QPalette.ColorRole.Mid)
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
