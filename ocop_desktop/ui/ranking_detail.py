"""The chosen product of the ranking in detail: its result, and beside it one part at a time: the sheets of its members,
what bars its next star, what makes its spread, its rounds, and changes that are only tried."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QWidget

from ocop_desktop.domain.criteria import StarRequirement
from ocop_desktop.domain.scoring import ProductResult
from ocop_desktop.domain.session import Absence, Member, Product
from ocop_desktop.domain.sheets import SheetState
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.criterion_levels import small_table
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row
from ocop_desktop.ui.ranking_rows import average_text, next_step_text, spread_words
from ocop_desktop.ui.round_panel import RoundPanel
from ocop_desktop.ui.scoring_views import absence_reason, is_final
from ocop_desktop.ui.spread_panel import SpreadPanel
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.ways_panel import WaysPanel
from ocop_desktop.ui.what_if import WhatIfPanel
from ocop_desktop.ui.widgets import Card, ElidedLabel, Stars, button, column, label, plain, row, set_property

_ROOMY = 132 * GRID


class Part(StrEnum):
    """The parts of the detail, in the order of their tabs."""

    MEMBERS = "members"
    WAYS = "ways"
    SPREAD = "spread"
    ROUNDS = "rounds"
    WHAT_IF = "what_if"


_TITLES: dict[Part, Marked] = {
    Part.MEMBERS: mark("ranking_detail", "Members"),
    Part.WAYS: mark("ranking_detail", "Ways up"),
    Part.SPREAD: mark("ranking_detail", "Spread"),
    Part.ROUNDS: mark("ranking_detail", "Discussion, scoring again"),
    Part.WHAT_IF: mark("ranking_detail", "What if"),
}


class RankingDetail(Card):
    """Shows one product; ``open_button`` is the way to its sheets. Alt+1 to Alt+5 choose the part.

    ``go_to`` carries the key of a page and a product. ``room_wanted``: another height would be right now. Only the part
    that is shown is kept current.
    """

    go_to = Signal(str, object)
    room_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._desk: Desk | None = None
        self._product_id: int | None = None
        self._name = ElidedLabel("", Role.SECTION, smaller=Role.STRONG)
        self._about = ElidedLabel("", Role.SMALL, "quiet")
        self._average = label("", Role.FIGURE)
        self._stars = Stars(size=18)
        self._words = label("", Role.BODY, wrap=True)
        self._spread = label("", Role.BODY, "quiet", wrap=True)
        self.open_button = button(tr("ranking_detail", "Open the sheets"), "normal")
        self._members = CellsModel(
            [tr("ranking_detail", "Member"), tr("ranking_detail", "Sheet"), tr("ranking_detail", "Total")],
            self,
            figures=(2,),
        )
        self._missed = CellsModel(
            [
                tr("ranking_detail", "Stars"),
                tr("ranking_detail", "No."),
                tr("ranking_detail", "Minimum requirement not met"),
                tr("ranking_detail", "Reached"),
            ],
            self,
            figures=(3,),
        )
        self._member_table = small_table(self._members, tr("ranking_detail", "Sheets of the members"))
        self._missed_table = small_table(self._missed, tr("ranking_detail", "Minimum requirements not met"))
        pad = 2 * GRID + 2
        state = theme.text_width(tr("ranking_detail", "complete, left out"))
        self._member_table.set_widths({1: state + pad, 2: theme.text_width("000") + pad + 14}, stretch=0)
        self._missed_table.set_widths(
            {
                0: theme.text_width(tr("ranking_detail", "Stars"), Role.SMALL) + pad,
                1: theme.text_width("6.1.2") + pad,
                3: max(theme.text_width(tr("ranking_detail", "Reached"), Role.SMALL), theme.text_width("00/00")) + pad,
            },
            stretch=2,
        )
        self._all_met = label("", Role.BODY, "quiet", wrap=True)
        self._all_met.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        left = self._left = QWidget()
        left.setLayout(
            column(
                self._name,
                self._about,
                row(self._average, GRID, self._stars, -1),
                self._words,
                self._spread,
                -1,
                row(self.open_button, -1),
                spacing=4,
            )
        )
        left.setMinimumWidth(32 * GRID)
        left.setMaximumWidth(48 * GRID)
        members = QWidget()
        right = QWidget()
        right.setLayout(column(self._missed_table, self._all_met, spacing=0))
        lists = row(self._member_table, right, spacing=2 * GRID)
        lists.setStretch(0, 6)
        lists.setStretch(1, 7)
        members.setLayout(lists)
        self.ways, self.spread, self.rounds, self.what_if = (
            WaysPanel(),
            SpreadPanel(),
            RoundPanel(bridge),
            WhatIfPanel(),
        )
        self.ways.tried.connect(self._try_step)
        self.spread.discuss.connect(lambda: self.show_part(Part.ROUNDS, focus=True))
        self.rounds.go_to.connect(self.go_to)
        self._parts: dict[Part, QWidget] = {
            Part.MEMBERS: members,
            Part.WAYS: self.ways,
            Part.SPREAD: self.spread,
            Part.ROUNDS: self.rounds,
            Part.WHAT_IF: self.what_if,
        }
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("ranking_detail", "What is shown of the product"))
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._stack = QStackedWidget()
        # The widest part does not widen the window; it gets its room from ``_make_room``.
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._stack.setMinimumWidth(50 * GRID)
        for number, (part, widget) in enumerate(self._parts.items(), 1):
            self._stack.addWidget(widget)
            place = self.tabs.addTab(plain(str(_TITLES[part])))
            keys = f"Alt+{number}"
            self.tabs.setTabToolTip(place, keys)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda part=part: self.show_part(part, focus=True))
        self.tabs.currentChanged.connect(self._part_changed)
        area = QWidget()
        area.setLayout(column(self.tabs, self._stack, spacing=GRID))
        line = row(left, area, spacing=2 * GRID)
        line.setStretch(0, 4)
        line.setStretch(1, 13)
        self.body.setContentsMargins(14, 8, 14, 12)
        self.body.addLayout(line)
        self.setTabOrder(self.open_button, self.tabs)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(theme.row_height() * 6)
        bridge.opened.connect(self._forget)
        bridge.changed.connect(self._others_changed)

    def wanted_height(self, page: int) -> int:
        """Height at which the part is well seen, but never more than its share of a page of that height."""
        if self.part() is not Part.MEMBERS:
            return max(self.minimumHeight(), min(page // 2, theme.row_height() * 14))
        members = (self._members.rowCount() + 1) * (theme.row_height() - 6) + theme.row_height() + 5 * GRID
        least = self._summary_height() if self.width() >= _ROOMY else self.minimumHeight()
        return max(least, min(members, page * 7 // 20))

    def _summary_height(self) -> int:
        """Height that the result needs beside the part, with its sentences on two lines each."""
        lines = (Role.STRONG, Role.STRONG, Role.SMALL, Role.FIGURE, *4 * (Role.BODY,))
        words = sum(QFontMetrics(theme.font(role)).height() for role in lines)
        return words + self.open_button.sizeHint().height() + 3 * GRID + 20

    def part(self) -> Part:
        """The part that is shown."""
        return tuple(Part)[self.tabs.currentIndex()]

    def show_part(self, name: str, *, focus: bool = False) -> None:
        """Shows a part ("members", "ways", "spread", "rounds" or "what_if"), with the keyboard in it if asked for."""
        part = Part(name)
        self.tabs.setCurrentIndex(tuple(Part).index(part))
        if focus:
            self._entry(part).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_product(self, desk: Desk | None, product_id: int | None) -> None:
        """Shows one product; None: nothing."""
        shown = desk is not None and product_id is not None and product_id in desk.state.products
        for part in (*self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly),):
            part.setVisible(shown)
        if product_id != self._product_id:
            self.what_if.forget()
        self._desk, self._product_id = (desk, product_id) if shown else (None, None)
        self._make_room()
        if not shown:
            return
        assert desk is not None
        assert product_id is not None
        product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
        criteria = desk.state.criteria(product)
        self._name.set_text(product.name)
        about = (product.producer.name, criteria.title if criteria else "", product.code)
        self._about.set_text(" · ".join(part for part in about if part))
        self._average.setText(average_text(desk, result) or "–")
        stars = result.stars if result is not None else None
        self._stars.set_stars(stars)
        self._stars.setVisible(stars is not None)
        self._words.setText(_result_words(desk, product, result))
        set_property(self._words, "tone", "error" if product.disqualified or result is None else "")
        self._spread.setText(spread_words(desk, product, result))
        self._spread.setVisible(bool(self._spread.text()))
        over = result is not None and result.spread_exceeded and not product.spread_settled
        set_property(self._spread, "tone", "error" if over else "quiet")
        self._show_part()

    def _show_part(self) -> None:
        desk, product_id = self._desk, self._product_id
        if desk is None or product_id is None:
            return
        match self.part():
            case Part.MEMBERS:
                self._show_members(desk, product_id)
            case Part.WAYS:
                self.ways.show_product(desk, product_id)
            case Part.SPREAD:
                self.spread.show_product(desk, product_id)
            case Part.ROUNDS:
                self.rounds.show_product(desk, product_id, self.spread.pair_of(product_id))
            case Part.WHAT_IF:
                self.what_if.show_product(desk, product_id)

    def _show_members(self, desk: Desk, product_id: int) -> None:
        result = desk.scoreboard.results.get(product_id)
        self._members.set_rows(_member_row(desk, product_id, member) for member in desk.state.called_for(product_id))
        missed = list(_missed_rows(desk, product_id))
        self._missed.set_rows(missed)
        self._missed_table.setVisible(bool(missed))
        self._all_met.setVisible(not missed)
        if result is not None and result.average is not None:
            self._all_met.setText(tr("ranking_detail", "No minimum requirement stands in the way."))
        else:
            self._all_met.setText(tr("ranking_detail", "Minimum requirements are checked once a sheet is complete."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window what the row above says of the product too gives way to the part."""
        self._left.setVisible(self.width() >= _ROOMY and self._product_id is not None)

    def _part_changed(self) -> None:
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        self._make_room()
        self._show_part()
        self.room_wanted.emit()

    def _entry(self, part: Part) -> QWidget:
        """Where the keyboard goes in a part."""
        return {
            Part.MEMBERS: self._member_table,
            Part.WAYS: self.ways.table,
            Part.SPREAD: self.spread.table,
            Part.ROUNDS: self.rounds.note,
            Part.WHAT_IF: self.what_if.criterion,
        }[part]

    def _try_step(self, code: str, requirement: object) -> None:
        self.show_part(Part.WHAT_IF, focus=True)
        assert requirement is None or isinstance(requirement, StarRequirement)
        self.what_if.try_step(code, requirement)
        self.what_if.table.setFocus()

    def _forget(self) -> None:
        self._desk = self._product_id = None
        self.rounds.forget()
        self.what_if.forget()

    def _others_changed(self, changes: Changes) -> None:
        """The rank that is tried depends on the other products as well."""
        if self.part() is Part.WHAT_IF and self.isVisible() and self._product_id not in changes.products:
            self._show_part()


def _result_words(desk: Desk, product: Product, result: ProductResult[int] | None) -> str:
    if product.disqualified:
        return tr("ranking_detail", "Dossier refused: {reason}").format(reason=product.disqualified)
    if result is None:
        return tr("ranking_detail", "The product has no criteria set yet.")
    if result.average is None:
        return tr("ranking_detail", "No sheet is complete yet.")
    text = tr("ranking_detail", "{band} stars by average, {stars} after the minimum requirements")
    if result.held_back:
        said = text.format(band=result.band_stars, stars=result.stars)
    else:
        said = tr("ranking_detail", "{stars} stars").format(stars=result.stars)
    if not is_final(desk, product.id):
        return tr("ranking_detail", "{words}, provisional").format(words=said)
    return tr("ranking_detail", "{words}. Next step: {step}").format(words=said, step=next_step_text(result.outcome))


def _member_row(desk: Desk, product_id: int, member: Member) -> Row:
    state = desk.state
    absence = state.absence(product_id, member.id)
    result = desk.scoreboard.results.get(product_id)
    sheet = desk.scoreboard.sheet(product_id, member.id)
    name = Cell(member.label, tip=member.body or member.label)
    if absence is not None:
        reason = absence_reason(desk, product_id, member)
        word = tr("ranking_detail", "recused") if absence is Absence.RECUSED else tr("ranking_detail", "absent")
        tip = f"{word}: {reason}" if reason else word
        cells = (name._replace(tone="quiet"), Cell(word, tone="quiet", tip=tip), Cell("–", tone="faint", figure=True))
    elif sheet is None or sheet.state is SheetState.NOT_STARTED:
        word = tr("ranking_detail", "not started")
        cells = (name, Cell(word, tone="warning"), Cell("–", tone="faint", figure=True))
    elif not sheet.complete:
        cells = (
            name,
            Cell(f"{sheet.entered}/{sheet.needed}", tone="warning"),
            Cell(str(sheet.total), tone="quiet", figure=True),
        )
    else:
        dropped = result is not None and member.id in result.dropped
        word = tr("ranking_detail", "complete, left out") if dropped else tr("ranking_detail", "complete")
        cells = (
            name,
            Cell(word, tone="quiet"),
            Cell(str(sheet.total), tone="quiet" if dropped else "text", figure=True, strong=not dropped),
        )
    return Row(member.id, cells)


def _missed_rows(desk: Desk, product_id: int) -> list[Row]:
    """Requirements that are not met, of the star classes up to the next one above the average."""
    result = desk.scoreboard.results.get(product_id)
    criteria = desk.state.criteria(desk.state.products[product_id])
    if result is None or criteria is None or result.band_stars is None:
        return []
    rows = []
    for place, missed in enumerate(result.missed):
        needed = missed.requirement
        if needed.stars > result.band_stars + 1:
            continue
        holds_back = needed.stars <= result.band_stars
        title = criteria.by_code[needed.code].title
        rows.append(
            Row(
                place,
                (
                    Cell(str(needed.stars), needed.stars, "warning" if holds_back else "quiet", strong=holds_back),
                    Cell(needed.code),
                    Cell(title, tip=title, tone="text" if holds_back else "quiet"),
                    Cell(f"{missed.reached}/{missed.sheets}", missed.reached, "quiet", figure=True),
                ),
            )
        )
    return sorted(rows, key=lambda one: one.cells[0].key)
