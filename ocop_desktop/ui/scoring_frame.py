"""What stands around the sheet: above it the product, the members and whose sheet it is; below it sum and progress.

Shows what it is given, or takes it from the desk, and carries nothing out. What is too much for a small window makes
room here.
"""

from collections.abc import Callable

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from ocop_desktop.domain.sheet_code import SheetRef, sheet_code
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_bar import CodeField
from ocop_desktop.ui.scoring_members import MemberTabs
from ocop_desktop.ui.scoring_order import ORDER_WORDS, Order
from ocop_desktop.ui.scoring_sheet import away_sentence
from ocop_desktop.ui.scoring_views import MemberView, SheetView, rounds_of
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, Pill, button, column, label, row, tooltip

# Below this height the line about the product makes room for the sheet.
_LOW = 520
_LOWER_THAN_USUAL = 640
# Below this width the progress of the whole session is left to the rail.
_WIDE = 1100
_ORDER = "scoring/order"


class SheetHead(QFrame):
    """``products_asked``: the list of products is to be shown; ``layout_asked``: the grid in place of the sheet, or
    back."""

    products_asked = Signal()
    layout_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel(role=Role.TITLE, smaller=Role.SECTION)
        self._about = ElidedLabel(role=Role.SMALL, tone="quiet")
        self.whose = ElidedLabel(role=Role.SMALL, tone="quiet")
        self._products_button = _small_button(self.products_asked.emit)
        self._products_button.setText(tr("scoring_frame", "Products"))
        self._products_button.setAccessibleName(self._products_button.text())
        self._products_button.hide()
        self.layout_button = _small_button(self.layout_asked.emit)
        self.code = CodeField()
        self.code.problem.connect(self._show_problem)
        self.code_problem = label("", Role.SMALL, "error", wrap=True)
        self.code_problem.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.code_problem.hide()
        self.tabs = MemberTabs()
        self.checked = Pill("", "accent")
        self.code_words = label("", Role.SMALL, "quiet")
        whose = row(self.whose, self.checked, self.code_words)
        title = row(self.name, self._products_button, self.layout_button, self.code)
        for line, first in ((whose, self.whose), (title, self.name)):
            line.setStretchFactor(first, 1)
        self.setLayout(
            column(title, self.code_problem, self._about, self.tabs, whose, spacing=4, margins=(16, 10, 12, 6))
        )

    def show_product(self, name: str, about: str) -> None:
        """Shows which product it is."""
        self.name.set_text(name)
        self._about.set_text(about)

    def show_layout(self, *, as_grid: bool, has_set: bool) -> None:
        """Shows what belongs to the sheet or to the grid."""
        text = tr("scoring_frame", "By sheet (F3)") if as_grid else tr("scoring_frame", "By table (F3)")
        self.layout_button.setText(text)
        self.layout_button.setAccessibleName(text)
        self.layout_button.setVisible(has_set)
        for part in (self.tabs, self.whose, self.code_words):
            part.setVisible(not as_grid)
        if as_grid:
            self.checked.hide()

    def show_sheet(self, desk: Desk, view: SheetView | None, members: tuple[MemberView, ...], *, as_grid: bool) -> None:
        """Shows whose sheet it is, how far it is, and its code; None: that there is no sheet."""
        if view is None:
            self.whose.set_text("")
            self.code_words.setText("")
            self.checked.hide()
            return
        here = [member.id for member in members].index(view.member_id)
        whose = tr("scoring_frame", "Sheet {n}/{all} · {member} · {entered}/{needed} criteria")
        if len(rounds_of(desk, view.product_id, view.member_id)) > 1:
            whose = tr("scoring_frame", "Round {round} · Sheet {n}/{all} · {member} · {entered}/{needed} criteria")
        self.whose.set_text(
            whose.format(
                n=here + 1,
                all=len(members),
                member=members[here].full,
                entered=view.result.entered,
                needed=view.result.needed,
                round=view.round,
            )
        )
        self.checked.setVisible(members[here].checked and not view.earlier and not as_grid)
        self.checked.setText(tr("scoring_frame", "checked"))
        code = sheet_code(SheetRef(desk.state.session.id, view.product_id, view.member_id, view.round))
        self.code_words.setText(tr("scoring_frame", "Code {code}").format(code=code))

    def fit(self, height: int, *, narrow: bool, code_asked: bool) -> None:
        """Makes room in a small window; ``code_asked``: the field for a code is needed all the same."""
        self._products_button.setVisible(narrow)
        self.code.setVisible(not narrow or code_asked)
        self._about.setVisible(height >= _LOW)
        self.tabs.set_most_lines(1 if height < _LOW else 2 if height < _LOWER_THAN_USUAL else 0)

    def _show_problem(self, sentence: str) -> None:
        self.code_problem.setText(sentence)
        self.code_problem.setVisible(bool(sentence))


class LockLine(QFrame):
    """Why nothing can be entered on a sheet; ``council_asked``: the page where that is changed."""

    council_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", Role.BODY, "warning", wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._council = button(tr("scoring_frame", "To the council"), "normal", self.council_asked.emit)
        self.setLayout(row(self.words, self._council, margins=(16, 6, 16, 6)))

    def show_sheet(self, desk: Desk, view: SheetView | None) -> None:
        """Says it where there is something to say; of an earlier round, the line about the sheet does."""
        away = bool(view is not None and away_sentence(desk, view.product_id, view.member_id))
        self.setVisible(away or (view is not None and desk.read_only))
        self._council.setVisible(away)
        if view is not None:
            self.words.setText(view.locked)


class SheetFoot(QFrame):
    """``unchecked_asked``: the next sheet that waits for its second entry."""

    unchecked_asked = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._total = label("", Role.STRONG)
        self.progress = label("", Role.SMALL, "quiet")
        self.unchecked_button = _small_button(self.unchecked_asked.emit)
        self.unchecked_button.hide()
        self.order_button = OrderButton(settings)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        parts = (self._total, -1, self.unchecked_button, self.progress, self.order_button)
        self.setLayout(row(*parts, spacing=GRID, margins=(16, 4, 8, 4)))

    def show_sheet(self, desk: Desk, view: SheetView | None, waiting: int, width: int) -> None:
        """The sums of the sheet and the progress of the session; ``waiting``: sheets that wait for a second entry;
        ``width`` of the whole page."""
        done, expected = desk.scoreboard.progress()
        text = tr("scoring_frame", "Whole session: {done}/{expected} sheets")
        self.progress.setText(text.format(done=done, expected=expected))
        if waiting:
            self.unchecked_button.setText(tr("scoring_frame", "2nd entry: {n} left (Ctrl+J)").format(n=waiting))
            self.unchecked_button.setAccessibleName(self.unchecked_button.text())
        self.unchecked_button.setVisible(bool(waiting))
        self.fit(width)
        if view is None:
            return
        if view.blind:
            self._total.setText(tr("scoring_frame", "Second entry"))
            return
        result = view.result
        template = tr("scoring_frame", "Total {points}") if result.complete else tr("scoring_frame", "So far {points}")
        total = template.format(points=result.total if result.entered else "–")
        # A window too narrow for all of it keeps what leads on; the parts stand in the sheet as well.
        codes = () if waiting and width < _WIDE else tuple(result.parts)
        points = {code: view.part_points(code) for code in codes}
        parts = "   ".join(f"{code} {'–' if n is None else n}" for code, n in points.items())
        self._total.setText(f"{total}    {parts}")

    def fit(self, width: int) -> None:
        """Makes room where the page is narrow."""
        self.progress.setVisible(width >= _WIDE and self.unchecked_button.isHidden())


class OrderButton(QPushButton):
    """Says in which order Ctrl+Enter opens the sheets; a click, or ``turn``, takes the next order and remembers it."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        known = settings.value(_ORDER)
        self.order = next((order for order in Order if order == known), Order.PRODUCT)
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tooltip(tr("scoring_frame", "Which sheet Ctrl+Enter opens next; Ctrl+T changes it")))
        self.clicked.connect(lambda: self.turn())
        self._name()

    def turn(self) -> None:
        """Takes the next order."""
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._settings.setValue(_ORDER, self.order.value)
        self._name()

    def _name(self) -> None:
        text = tr("scoring_frame", "Ctrl+Enter: {order}").format(order=ORDER_WORDS[self.order])
        self.setText(text)
        self.setAccessibleName(text)


def _small_button(clicked: Callable[[], object]) -> QPushButton:
    made = button("", "quiet", clicked)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
