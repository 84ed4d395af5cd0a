"""Kết luận: what was computed for each product, what stands in the way, and what the council decides.

Each field commits on its own; a refusal stands beside it with what was typed. Stars other than the computed ones wait
for their reason. Computes nothing: results, obstacles and the order are the scoreboard's.
"""

from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QStackedLayout, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.scoring import outcome_for
from ocop_desktop.domain.session import Conclusion, Product
from ocop_desktop.domain.text import clean_lines, fold
from ocop_desktop.services.commands import Command, Conclude, ConcludeAll, Disqualify, SettleSpread
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bound_form import BoundForm, LinesField
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row, RowDelegate, StarMark, tall_row
from ocop_desktop.ui.ranking_page import average_text, next_step_text, rank_text, spread_words
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    Card,
    ElidedLabel,
    EmptyState,
    MessageBar,
    ProgressLine,
    ScrollPage,
    SectionTitle,
    Stars,
    announce,
    button,
    column,
    label,
    paint_stars,
    plain,
    row,
    set_property,
    stars_width,
)
from ocop_desktop.ui.widgets_fields import Field, Form, NumberField, TextField
from ocop_desktop.ui.widgets_table import table_view

LIST_WIDTH = 51 * GRID
MOST_MEMBERS = 999


class Col(IntEnum):
    """Columns of the list."""

    RANK = 0
    PRODUCT = 1
    AVERAGE = 2
    STATE = 3


# What mends an obstacle: the page, and what the way there is called.
_WAYS: dict[str, tuple[str, Marked]] = {
    "quorum_missing": ("council", mark("conclusions_page", "Go to the council")),
    "chair_missing": ("council", mark("conclusions_page", "Go to the council")),
    "set_missing": ("products", mark("conclusions_page", "Go to the product")),
    "sheets_incomplete": ("scoring", mark("conclusions_page", "Go to the sheets")),
}
_SHORT: dict[str, Marked] = {
    "quorum_missing": mark("conclusions_page", "No quorum"),
    "chair_missing": mark("conclusions_page", "No chair"),
    "set_missing": mark("conclusions_page", "No criteria set"),
    "sheets_incomplete": mark("conclusions_page", "Sheets missing"),
    "spread_unsettled": mark("conclusions_page", "Spread too wide"),
    "product_disqualified": mark("conclusions_page", "Refused"),
}


class NoteField(LinesField):
    """A remark of several lines as one text."""

    def value(self) -> str:  # type: ignore[override]
        return clean_lines(self.toPlainText())

    def set_value(self, lines: str) -> None:  # type: ignore[override]
        self.setPlainText(lines)


def hindrance(desk: Desk, product_id: int) -> CodedError | None:
    """What keeps the council from concluding on a product as computed; None where nothing does."""
    result = desk.scoreboard.results.get(product_id)
    stars = result.stars if result is not None and result.stars is not None else 1
    recorded = desk.state.conclusion(product_id)
    return desk.scoreboard.obstacle(product_id, replace(recorded, stars=stars, reason=recorded.reason or "–"))


class ConclusionsPage(QWidget):
    """``go_to`` carries the key of a page and a product."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._stale = True
        self._chosen: int | None = None
        self._settling = False

        self._notice = MessageBar()
        self._progress_text = label("", Role.STRONG)
        self._progress = ProgressLine(6)
        self._all = button("", "normal", self.conclude_all)
        self.model = CellsModel(
            [
                tr("conclusions_page", "Rank"),
                tr("conclusions_page", "Product"),
                tr("conclusions_page", "Average"),
                tr("conclusions_page", "Conclusion"),
            ],
            self,
            figures=(Col.AVERAGE,),
        )
        self.table = table_view(self.model, tr("conclusions_page", "Products"))
        self.table.setItemDelegate(RowDelegate(self.model, self.table))
        self.table.verticalHeader().setDefaultSectionSize(tall_row())
        pad = 2 * GRID + 2
        state = max(theme.text_width(str(text)) for text in _SHORT.values())
        self.table.set_widths(
            {
                Col.RANK: theme.text_width("000 =", Role.STRONG) + pad - 4,
                Col.AVERAGE: theme.text_width("100,00", Role.STRONG) + pad,
                Col.STATE: max(state, round(stars_width(13)) + 8) + pad,
            },
            stretch=Col.PRODUCT,
        )
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.table.opened.connect(lambda _: self._panel.first_star().setFocus())
        self._panel = _Panel(self)

        left = QWidget()
        left.setLayout(
            column(
                row(self._progress_text, self._progress, spacing=GRID + 4),
                self.table,
                self._all,
                spacing=GRID + 2,
                margins=(16, 14, 8, 12),
            )
        )
        left.setMinimumWidth(LIST_WIDTH)
        scroll = ScrollPage()
        scroll.body.setContentsMargins(0, 0, 0, 0)
        scroll.body.addWidget(self._panel)
        lines = row(left, scroll, spacing=0)
        lines.setStretch(0, 2)
        lines.setStretch(1, 3)
        content = QWidget()
        content.setLayout(column(self._notice, lines, spacing=0))
        self._empty = EmptyState(
            tr("conclusions_page", "Conclusions"),
            tr(
                "conclusions_page",
                "Here the council decides on each product: its stars, the votes, remarks and recommendations. There "
                "is no product in this session yet.",
            ),
            tr("conclusions_page", "Go to the products"),
        )
        self._empty.clicked.connect(lambda: self.go_to.emit("products", None))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(content)
        self._pages.addWidget(self._empty)
        self.setFocusProxy(self.table)
        for stars in range(1, 6):
            self._shortcut(str(stars), lambda stars=stars: self.choose_stars(stars))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.conclude_and_next)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    # What is asked for

    def show_product(self, product_id: int) -> None:
        """Makes a product the current one."""
        place = self.model.row_of(product_id)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))

    def current(self) -> int | None:
        """The product that is chosen."""
        return self._chosen

    def choose_stars(self, stars: int) -> None:
        """The council's stars for the current product; other ones than computed wait for a reason."""
        desk, product_id = self._bridge.desk, self._chosen
        if desk is None or product_id is None:
            return
        self._commit_fields()
        recorded, result = desk.state.conclusion(product_id), desk.scoreboard.results.get(product_id)
        same = result is not None and result.stars == stars
        wanted = replace(recorded, stars=stars, reason="" if same else recorded.reason)
        error = self._bridge.attempt(Conclude(wanted))
        if error is not None and error.code == "conclusion_reason_missing":
            self._panel.ask_reason(desk, product_id, stars, sentence(error))
            return
        self._panel.drop_pending(desk, product_id)
        self._panel.show_error(error)

    def conclude_and_next(self) -> None:
        """Concludes the current product as computed and goes on to the next one that is open.

        A conclusion that stands already is left as it is. What stands in the way is said, and nothing moves.
        """
        desk, product_id = self._bridge.desk, self._chosen
        if desk is None or product_id is None:
            return
        self._commit_fields()
        if not desk.scoreboard.concluded(product_id):
            result = desk.scoreboard.results.get(product_id)
            error = hindrance(desk, product_id)
            if error is None and result is not None:
                recorded = desk.state.conclusion(product_id)
                error = self._bridge.attempt(Conclude(replace(recorded, stars=result.stars, reason="")))
            if error is not None:
                self._panel.show_error(error)
                return
        self._go_on(desk, product_id)

    def conclude_all(self) -> None:
        """Concludes all that can be, as computed, in one step."""
        self._commit_fields()
        desk = self._bridge.desk
        if desk is None:
            return
        count = len(desk.scoreboard.ready())
        if self._bridge.execute(ConcludeAll()):
            text = tr("conclusions_page", "{n} products concluded as computed; Ctrl+Z takes it back.").format(n=count)
            announce(self, text)

    def withdraw(self) -> None:
        """Takes the conclusion on the stars back; votes and remarks stay."""
        desk, product_id = self._bridge.desk, self._chosen
        if desk is not None and product_id is not None:
            recorded = desk.state.conclusion(product_id)
            self.attempt(Conclude(replace(recorded, stars=None, reason="")))

    def keep(self, conclusion: Conclusion) -> CodedError | None:
        """Stores the fields of the panel, together with stars that waited for their reason."""
        pending = self._panel.pending
        if pending is not None and conclusion.reason:
            conclusion = replace(conclusion, stars=pending)
        return self._bridge.attempt(Conclude(conclusion))

    def attempt(self, command: Command) -> CodedError | None:
        """Executes a command; an error is shown in the panel."""
        error = self._bridge.attempt(command)
        self._panel.show_error(error)
        return error

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def _opened(self) -> None:
        self._chosen = None
        self._panel.forget()
        self._fill()

    def _changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
        elif changes.products or changes.details or changes.listed or changes.members or changes.session:
            self._fill()

    def _fill(self) -> None:
        self._stale = False
        desk = self._bridge.desk
        if desk is None or not desk.state.products:
            self._chosen = None
            self.model.set_rows(())
            self._pages.setCurrentIndex(1)
            return
        self._pages.setCurrentIndex(0)
        self._settling = True
        self.model.set_rows(_line(desk, product_id, at) for at, product_id in enumerate(desk.scoreboard.order()))
        self._settling = False
        place = max(0, self.model.row_of(self._chosen))
        if self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))
        row_now = self.model.row_at(place)
        self._chosen = row_now.key if row_now is not None else None
        self._show_progress(desk)
        self._panel.show_product(desk, self._chosen)

    def _show_progress(self, desk: Desk) -> None:
        products = desk.state.products.values()
        wanted = [product.id for product in products if not product.disqualified]
        done = sum(map(desk.scoreboard.concluded, wanted))
        text = tr("conclusions_page", "{n} of {total} concluded").format(n=done, total=len(wanted))
        self._progress_text.setText(text)
        self._progress.set_progress(done, len(wanted))
        ready = len(desk.scoreboard.ready())
        text = tr("conclusions_page", "Conclude {n} complete products as computed").format(n=ready)
        self._all.setText(text)
        self._all.setAccessibleName(text)
        self._all.setVisible(ready > 0)
        quorum = desk.state.quorum()
        if quorum.met:
            self._notice.clear()
            return
        code = "quorum_missing" if quorum.present < quorum.needed or not quorum.members else "chair_missing"
        error = CodedError(code, present=quorum.present, members=quorum.members, needed=quorum.needed)
        page, way = _WAYS[code]
        if self._notice.text() != sentence(error):
            self._notice.show_message("warning", sentence(error), (str(way), lambda: self.go_to.emit(page, None)))

    def _current_changed(self, current: QModelIndex) -> None:
        row_now = self.model.row_at(current.row()) if current.isValid() else None
        if self._settling or row_now is None or row_now.key == self._chosen:
            return
        self._chosen = row_now.key
        desk = self._bridge.desk
        if desk is not None:
            self._panel.forget()
            self._panel.show_product(desk, self._chosen)

    def _go_on(self, desk: Desk, product_id: int) -> None:
        keys = list(self.model.keys())
        place = keys.index(product_id)
        for key in keys[place + 1 :] + keys[:place]:
            if not desk.scoreboard.concluded(key) and not desk.state.products[key].disqualified:
                self.show_product(key)
                return

    def _commit_fields(self) -> None:
        """What is being typed is stored before anything else happens."""
        focused = self._panel.focusWidget()
        if focused is not None and focused.hasFocus():
            self.table.setFocus()

    def _shortcut(self, keys: str, action: object) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(action)


def _line(desk: Desk, product_id: int, place: int) -> Row:
    product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
    rank = desk.scoreboard.ranks.get(product_id)
    complete = result is not None and result.complete and not product.disqualified
    tone = "text" if complete else "quiet"
    return Row(
        product_id,
        (
            Cell(rank_text(rank) or "–", place, tone if rank else "faint", strong=complete),
            Cell(
                product.name,
                product.name,
                "quiet" if product.disqualified else "text",
                tip=product.name,
                below=product.producer.name,
            ),
            Cell(average_text(desk, result) or "–", None, tone, figure=True, strong=complete),
            _state_cell(desk, product),
        ),
        fold(product.name),
    )


def _state_cell(desk: Desk, product: Product) -> Cell:
    recorded = desk.state.conclusion(product.id)
    if product.disqualified:
        return Cell(str(_SHORT["product_disqualified"]), tone="error", tip=product.disqualified)
    if recorded.stars is not None:
        if desk.scoreboard.concluded(product.id):
            text = tr("conclusions_page", "Concluded: {stars} stars").format(stars=recorded.stars)
            return Cell(tip=text, mark=StarMark(recorded.stars, recorded.stars))
        text = tr("conclusions_page", "No longer stands")
        return Cell(text, tone="error", tip=text)
    error = hindrance(desk, product.id)
    if error is None:
        return Cell(tr("conclusions_page", "Open"), tone="accent")
    return Cell(str(_SHORT.get(error.code, "–")), tone="warning", tip=sentence(error))


class _Panel(QWidget):
    """One product: computed above, the council's conclusion below."""

    def __init__(self, page: ConclusionsPage) -> None:
        super().__init__()
        self._page = page
        self._product_id: int | None = None
        self.pending: int | None = None
        self._name = label("", Role.TITLE, wrap=True)
        self._about = ElidedLabel("", Role.BODY, "quiet")

        self._average = label("", Role.FIGURE)
        self._band, self._after = Stars(size=18), Stars(size=18)
        self._next = label("", Role.STRONG)
        self._spread = label("", Role.BODY, "quiet", wrap=True)
        self._missed = label("", Role.BODY, wrap=True)
        self._computed = Card()
        facts = QGridLayout()
        facts.setHorizontalSpacing(3 * GRID)
        facts.setVerticalSpacing(2)
        for place, (text, widget) in enumerate(
            (
                (tr("conclusions_page", "Average"), self._average),
                (tr("conclusions_page", "Stars by average"), self._band),
                (tr("conclusions_page", "After the requirements"), self._after),
                (tr("conclusions_page", "Next step"), self._next),
            )
        ):
            facts.addWidget(label(text, Role.SMALL, "quiet"), 0, place)
            facts.addWidget(widget, 1, place, Qt.AlignmentFlag.AlignVCenter)
        facts.setColumnStretch(3, 1)
        self._computed.body.addLayout(facts)
        self._computed.body.addWidget(self._missed)
        self._computed.body.addWidget(self._spread)
        self._computed.body.setSpacing(6)

        self._obstacle = MessageBar()
        self._settle = TextField()
        self._settle_field = Field(tr("conclusions_page", "Why the council lets this spread stand"), self._settle)
        self._settle.text_changed.connect(self._settle_spread)

        self._stars = [self._star_button(stars) for stars in range(1, 6)]
        self._conclude = button("", "primary", page.conclude_and_next)
        self._withdraw = button(tr("conclusions_page", "Take back"), "quiet", page.withdraw)
        self._form = BoundForm(page.keep)
        self._reason_field = Field(tr("conclusions_page", "Reason for other stars than computed"), TextField())
        self._form.bind("reason", self._reason_field)
        votes = Form(3)
        self._votes_note = label("", Role.SMALL, "quiet")
        for path, text in (
            ("votes_for", tr("conclusions_page", "In favour")),
            ("votes_against", tr("conclusions_page", "Against")),
            ("votes_abstain", tr("conclusions_page", "Abstaining")),
        ):
            self._form.add(votes, path, text, NumberField(0, MOST_MEMBERS))
        votes.setMaximumWidth(46 * GRID)
        self._agreed = button(tr("conclusions_page", "All in favour"), "quiet", self._all_agree)
        notes = Form(2)
        self._form.add(notes, "remarks", tr("conclusions_page", "Remarks"), NoteField(3))
        self._form.add(notes, "recommendations", tr("conclusions_page", "Recommendations"), NoteField(3))

        self._card = Card()
        self._card.body.addLayout(
            row(SectionTitle(tr("conclusions_page", "Conclusion of the council")), -1, self._withdraw, self._conclude)
        )
        self._card.body.addLayout(row(*self._stars, -1))
        self._card.body.addWidget(self._reason_field)
        self._card.body.addLayout(row(votes, column(18, self._agreed), column(24, self._votes_note), -1))
        self._card.body.addWidget(notes)

        self._refuse = button(tr("conclusions_page", "Refuse the dossier…"), "quiet", self._ask_refusal)
        self._refusal = TextField(tr("conclusions_page", "Reason, as it is to stand in the minutes"))
        self._refusal.setAccessibleName(tr("conclusions_page", "Reason for refusing the dossier"))
        self._refusal.returnPressed.connect(self._record_refusal)
        self._refuse_now = button(tr("conclusions_page", "Refuse"), "danger", self._record_refusal)
        self._refuse_not = button(tr("conclusions_page", "Cancel"), "quiet", self._drop_refusal)
        self._refusing = QWidget()
        self._refusing.setLayout(row(self._refusal, self._refuse_now, self._refuse_not))
        self._refused = label("", Role.STRONG, "error", wrap=True)
        self._lift = button(tr("conclusions_page", "Take the dossier back in"), "normal", self._lift_refusal)
        self._refusing.hide()

        self.setLayout(
            column(
                column(self._name, self._about, spacing=2),
                self._refused,
                row(self._lift, -1),
                self._computed,
                self._obstacle,
                self._settle_field,
                self._card,
                row(self._refuse, -1),
                self._refusing,
                -1,
                spacing=GRID + 2,
                margins=(8, 14, 16, 12),
            )
        )

    def first_star(self) -> QPushButton:
        """Where the keyboard goes from the list: the stars chosen, else the first."""
        return next((made for made in self._stars if made.isChecked()), self._stars[0])

    def forget(self) -> None:
        """Another product comes: nothing that was typed or pending belongs to it."""
        self.pending = None
        self._product_id = None
        self._form.forget()
        self._drop_refusal()

    def show_product(self, desk: Desk, product_id: int | None) -> None:
        """Shows one product."""
        if product_id is None:
            return
        self._product_id = product_id
        product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
        recorded = desk.state.conclusion(product_id)
        criteria = desk.state.criteria(product)
        if self.pending is not None and self.pending == recorded.stars:
            self.pending = None
        self._name.setText(product.name)
        about = (product.producer.name, criteria.title if criteria else "", product.code)
        self._about.set_text(" · ".join(part for part in about if part))
        self._refused.setText(tr("conclusions_page", "Dossier refused: {reason}").format(reason=product.disqualified))
        out = bool(product.disqualified)
        for widget in (self._refused, self._lift):
            widget.setVisible(out)
        for widget in (self._card, self._refuse):
            widget.setVisible(not out)
        self._refuse.setVisible(not out and self._refusing.isHidden())

        self._average.setText(average_text(desk, result) or "–")
        self._band.set_stars(result.band_stars if result is not None else None)
        self._after.set_stars(result.stars if result is not None else None)
        self._next.setText(_next_words(desk, product, recorded))
        self._missed.setText(_missed_words(desk, product_id))
        self._missed.setVisible(bool(self._missed.text()))
        self._spread.setText(spread_words(desk, product, result))
        self._spread.setVisible(bool(self._spread.text()))
        over = result is not None and result.spread_exceeded and not out
        self._settle_field.setVisible(over)
        self._settle.set_value(product.spread_settled)

        stars = self.pending if self.pending is not None else recorded.stars
        for number, made in enumerate(self._stars, 1):
            made.setChecked(number == stars)
            set_property(made, "kind", "primary" if number == stars else "normal")
        self._withdraw.setVisible(recorded.stars is not None)
        computed = result.stars if result is not None else None
        differs = stars is not None and stars != computed
        self._reason_field.setVisible(differs or bool(recorded.reason))
        self._form.show(recorded)
        present = desk.state.quorum().present
        counted = sum(vote or 0 for vote in (recorded.votes_for, recorded.votes_against, recorded.votes_abstain))
        text = tr("conclusions_page", "{votes} votes of {present} members present")
        self._votes_note.setText(text.format(votes=counted, present=present))
        self._show_button(desk, product_id, computed)
        self._show_obstacle(desk, product_id)

    def show_error(self, error: CodedError | None) -> None:
        """Says why something was refused; None: nothing was."""
        if error is None:
            return
        kind = "warning" if error.code in _SHORT else "error"
        self._say(kind, sentence(error), error.code)
        announce(self, sentence(error))

    def ask_reason(self, desk: Desk, product_id: int, stars: int, words: str) -> None:
        """Stars other than computed were chosen: they wait for their reason, which is asked for here."""
        self.pending = stars
        self.show_product(desk, product_id)
        self._reason_field.set_error(words)
        self._reason_field.editor.setFocus()

    def drop_pending(self, desk: Desk, product_id: int) -> None:
        """No stars wait any longer."""
        self.pending = None
        self.show_product(desk, product_id)

    def _show_button(self, desk: Desk, product_id: int, computed: int | None) -> None:
        if desk.scoreboard.concluded(product_id):
            text = tr("conclusions_page", "Next product (Ctrl+Enter)")
        elif computed is not None:
            text = tr("conclusions_page", "As computed: {stars} stars (Ctrl+Enter)").format(stars=computed)
        else:
            text = tr("conclusions_page", "As computed (Ctrl+Enter)")
        self._conclude.setText(plain(text))
        self._conclude.setAccessibleName(text)

    def _show_obstacle(self, desk: Desk, product_id: int) -> None:
        """What stands in the way now; that a recorded conclusion no longer stands is said first."""
        product = desk.state.products[product_id]
        recorded = desk.state.conclusion(product_id)
        if product.disqualified:
            self._obstacle.clear()
        elif recorded.stars is not None:
            error = desk.scoreboard.obstacle(product_id)
            if error is None:
                self._obstacle.clear()
                return
            text = tr("conclusions_page", "The conclusion of {stars} stars no longer stands. {why}")
            self._say("error", text.format(stars=recorded.stars, why=sentence(error)), error.code)
        else:
            error = hindrance(desk, product_id)
            if error is None:
                self._obstacle.clear()
            else:
                self._say("warning", sentence(error), error.code)

    def _say(self, kind: str, words: str, code: str) -> None:
        if code in _WAYS:
            page, way = _WAYS[code]
            product_id = self._product_id
            self._obstacle.show_message(kind, words, (str(way), lambda: self._page.go_to.emit(page, product_id)))
        elif code == "spread_unsettled":
            way = tr("conclusions_page", "Write the reason")
            self._obstacle.show_message(kind, words, (way, self._settle.setFocus))
        else:
            self._obstacle.show_message(kind, words)

    def _star_button(self, stars: int) -> QPushButton:
        made = button(str(stars), "normal", lambda: self._page.choose_stars(stars))
        made.setAccessibleName(tr("conclusions_page", "{stars} stars").format(stars=stars))
        made.setCheckable(True)
        made.setIcon(_stars_icon(stars))
        made.setIconSize(QSize(round(stars_width(13, stars)) + 2, 15))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # A click shows what is recorded, not what was pressed.
        made.clicked.connect(lambda: self._refresh())
        return made

    def _refresh(self) -> None:
        desk = self._page._bridge.desk
        if desk is not None:
            self.show_product(desk, self._product_id)

    def _settle_spread(self, text: str) -> None:
        if self._product_id is not None:
            self._page.attempt(SettleSpread(self._product_id, text))

    def _all_agree(self) -> None:
        desk = self._page._bridge.desk
        if desk is not None and self._product_id is not None:
            recorded = desk.state.conclusion(self._product_id)
            present = desk.state.quorum().present
            self._page.attempt(Conclude(replace(recorded, votes_for=present, votes_against=0, votes_abstain=0)))

    def _ask_refusal(self) -> None:
        self._refuse.hide()
        self._refusing.show()
        self._refusal.setFocus()

    def _drop_refusal(self) -> None:
        self._refusal.set_value("")
        self._refusal.clear()
        self._refusing.hide()
        self._refuse.show()

    def _record_refusal(self) -> None:
        reason = self._refusal.value()
        if not reason or self._product_id is None:
            self._refusal.setFocus()
            return
        if self._page.attempt(Disqualify(self._product_id, reason)) is None:
            self._drop_refusal()
            self._refresh()
            self._page.table.setFocus()

    def _lift_refusal(self) -> None:
        if self._product_id is not None:
            self._page.attempt(Disqualify(self._product_id, ""))


def _stars_icon(stars: int) -> QIcon:
    made = QIcon()
    width = round(stars_width(13, stars)) + 2
    for scale in (1.0, 1.25, 1.5, 2.0, 3.0):
        picture = QPixmap(QSize(width, 15) * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_stars(painter, QRectF(1, 1, width - 1, 13), stars, stars, theme.color("star"))
        painter.end()
        made.addPixmap(picture)
    return made


def _next_words(desk: Desk, product: Product, recorded: Conclusion) -> str:
    result = desk.scoreboard.results.get(product.id)
    if result is None or result.average is None or product.disqualified:
        return "–"
    if recorded.stars is not None:
        return next_step_text(outcome_for(desk.state.tier, result.average, recorded.stars))
    return next_step_text(result.outcome)


def _missed_words(desk: Desk, product_id: int) -> str:
    """The requirements that hold the product back, one a line."""
    result = desk.scoreboard.results.get(product_id)
    criteria = desk.state.criteria(desk.state.products[product_id])
    if result is None or criteria is None or result.band_stars is None:
        return ""
    text = tr("conclusions_page", "{stars} stars: {code} {title}: {reached} of {sheets} sheets reach it")
    return "\n".join(
        text.format(
            stars=missed.requirement.stars,
            code=missed.requirement.code,
            title=criteria.by_code[missed.requirement.code].title,
            reached=missed.reached,
            sheets=missed.sheets,
        )
        for missed in sorted(result.missed, key=lambda one: one.requirement.stars)
        if missed.requirement.stars <= result.band_stars
    )
