"""One product on the page of conclusions: what was computed, what stands in the way, what the council decides.

Each field commits on its own; a refusal stands beside it with what was typed. Computes nothing.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QSizePolicy, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.scoring import outcome_for
from ocop_desktop.domain.session import Conclusion, Product
from ocop_desktop.domain.text import clean_lines
from ocop_desktop.services.commands import Command, Conclude, Disqualify, SettleSpread
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.bound_form import BoundForm, LinesField, set_changeable
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.ranking_rows import average_text, next_step_text, spread_words
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    Card,
    ElidedLabel,
    MessageBar,
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

MOST_MEMBERS = 999

# What mends an obstacle: the page, and what the way there is called.
WAYS: dict[str, tuple[str, Marked]] = {
    "quorum_missing": ("council", mark("conclusion_panel", "Go to the council")),
    "chair_missing": ("council", mark("conclusion_panel", "Go to the council")),
    "set_missing": ("products", mark("conclusion_panel", "Go to the product")),
    "sheets_incomplete": ("scoring", mark("conclusion_panel", "Go to the sheets")),
    "draw_missing": ("session", mark("conclusion_panel", "Go to the session")),
    "second_entry_missing": ("scoring", mark("conclusion_panel", "Go to the sheets")),
}
SHORT: dict[str, Marked] = {
    "quorum_missing": mark("conclusion_panel", "No quorum"),
    "chair_missing": mark("conclusion_panel", "No chair"),
    "set_missing": mark("conclusion_panel", "No criteria set"),
    "sheets_incomplete": mark("conclusion_panel", "Sheets missing"),
    "draw_missing": mark("conclusion_panel", "Not drawn yet"),
    "second_entry_missing": mark("conclusion_panel", "Not checked yet"),
    "spread_unsettled": mark("conclusion_panel", "Spread too wide"),
    "product_disqualified": mark("conclusion_panel", "Refused"),
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


class ConclusionPanel(QWidget):
    """One product: computed above, the council's conclusion below.

    ``conclude``: as computed, and on to the next. ``done``: the keyboard may go back to the list. ``go_to`` carries the
    key of a page and the product, or the product and the part of it that is meant.
    """

    conclude = Signal()
    done = Signal()
    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._product_id: int | None = None
        self.pending: int | None = None
        self._narrow: bool | None = None
        self._name = label("", Role.TITLE, wrap=True)
        self._about = ElidedLabel("", Role.BODY, "quiet")

        self._average = label("", Role.FIGURE)
        self._band, self._after = Stars(size=18), Stars(size=18)
        self._next = label("", Role.STRONG)
        self._spread = label("", Role.BODY, "quiet", wrap=True)
        self._missed = label("", Role.BODY, wrap=True)
        self._computed = Card()
        self._facts = [
            (label(text, Role.SMALL, "quiet"), widget)
            for text, widget in (
                (tr("conclusion_panel", "Average"), self._average),
                (tr("conclusion_panel", "Stars by average"), self._band),
                (tr("conclusion_panel", "After the requirements"), self._after),
                (tr("conclusion_panel", "Next step"), self._next),
            )
        ]
        self._facts_grid = QGridLayout()
        self._facts_grid.setHorizontalSpacing(3 * GRID)
        self._facts_grid.setVerticalSpacing(2)
        self._facts_grid.setColumnStretch(len(self._facts), 1)
        self._computed.body.addLayout(self._facts_grid)
        self._computed.body.addWidget(self._missed)
        self._computed.body.addWidget(self._spread)
        self._computed.body.setSpacing(6)

        self._obstacle = MessageBar()
        self._settle = TextField()
        self._settle_field = Field(tr("conclusion_panel", "Why the council lets this spread stand"), self._settle)
        self._settle.text_changed.connect(self._settle_spread)
        self._causes = button(tr("conclusion_panel", "What makes the spread"), "quiet", self._show_causes)

        self._stars = [self._star_button(stars) for stars in range(1, 6)]
        self._conclude = button("", "primary", self.conclude.emit)
        self._withdraw = button(tr("conclusion_panel", "Take back"), "quiet", self.withdraw)
        self._form = BoundForm(self._keep)
        self._reason_field = Field(tr("conclusion_panel", "Reason for other stars than computed"), TextField())
        self._form.bind("reason", self._reason_field)
        votes = Form(3)
        self._votes_note = label("", Role.SMALL, "quiet", wrap=True)
        for path, text in (
            ("votes_for", tr("conclusion_panel", "In favour")),
            ("votes_against", tr("conclusion_panel", "Against")),
            ("votes_abstain", tr("conclusion_panel", "Abstaining")),
        ):
            self._form.add(votes, path, text, NumberField(0, MOST_MEMBERS))
        votes.setMaximumWidth(46 * GRID)
        self._agreed = button(tr("conclusion_panel", "All in favour"), "quiet", self._all_agree)
        notes = Form(2)
        self._form.add(notes, "remarks", tr("conclusion_panel", "Remarks"), NoteField(3))
        self._form.add(notes, "recommendations", tr("conclusion_panel", "Recommendations"), NoteField(3))

        self._card = Card()
        self._actions = row(self._withdraw, self._conclude)
        self._head = row(SectionTitle(tr("conclusion_panel", "Conclusion of the council")), row(-1, self._actions))
        self._counted = row(self._agreed, self._votes_note)
        self._counted.setStretch(1, 1)
        self._votes = row(votes, self._counted)
        self._votes.setStretch(1, 1)
        self._card.body.addLayout(self._head)
        self._card.body.addLayout(row(*self._stars, -1))
        self._card.body.addWidget(self._reason_field)
        self._card.body.addLayout(self._votes)
        self._card.body.addWidget(notes)

        self._refuse = button(tr("conclusion_panel", "Refuse the dossier…"), "quiet", self._ask_refusal)
        self._refusal = TextField(tr("conclusion_panel", "Reason, as it is to stand in the minutes"))
        self._refusal.setAccessibleName(tr("conclusion_panel", "Reason for refusing the dossier"))
        self._refusal.returnPressed.connect(self._record_refusal)
        self._refuse_now = button(tr("conclusion_panel", "Refuse"), "danger", self._record_refusal)
        self._refuse_not = button(tr("conclusion_panel", "Cancel"), "quiet", self._drop_refusal)
        self._refusing = QWidget()
        self._refusing.setLayout(row(self._refusal, self._refuse_now, self._refuse_not))
        self._refused = label("", Role.STRONG, "error", wrap=True)
        self._lift = button(tr("conclusion_panel", "Take the dossier back in"), "normal", self._lift_refusal)
        self._refusing.hide()

        self.setLayout(
            column(
                column(self._name, self._about, spacing=2),
                self._refused,
                row(self._lift, -1),
                self._computed,
                self._obstacle,
                self._settle_field,
                row(self._causes, -1),
                self._card,
                row(self._refuse, -1),
                self._refusing,
                -1,
                spacing=GRID + 2,
                margins=(8, 14, 16, 12),
            )
        )
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Puts what stands side by side one below the other where there is no room for it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._name.setFont(theme.font(Role.SECTION if narrow else Role.TITLE))
        across = len(self._facts) // 2 if narrow else len(self._facts)
        for place, (name, value) in enumerate(self._facts):
            for line, part in enumerate((name, value)):
                self._facts_grid.removeWidget(part)
                self._facts_grid.addWidget(part, place // across * 2 + line, place % across)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(direction)
        self._actions.setDirection(QBoxLayout.Direction.BottomToTop if narrow else direction)
        self._votes.setDirection(direction)
        # Beside the fields the words stand on the line of the fields, not of their names.
        self._counted.setContentsMargins(0, 0 if narrow else 2 * GRID + 2, 0, 0)
        self._dress_stars()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._narrow is not None:
            self._dress_stars()

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
        self._refused.setText(tr("conclusion_panel", "Dossier refused: {reason}").format(reason=product.disqualified))
        out = bool(product.disqualified)
        closed = desk.read_only
        self._refused.setVisible(out)
        self._lift.setVisible(out and not closed)
        self._card.setVisible(not out)
        self._form.set_open(() if closed else {item.name for item in fields(Conclusion)})
        for part in (*self._stars, self._conclude, self._withdraw, self._agreed):
            part.setEnabled(not closed)
        set_changeable(self._settle, not closed)
        if closed:
            self._drop_refusal()
        self._refuse.setVisible(not (out or closed) and self._refusing.isHidden())

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
        self._causes.setVisible(over)
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
        text = tr("conclusion_panel", "{votes} votes of {present} members present")
        self._votes_note.setText(text.format(votes=counted, present=present))
        self._show_button(desk, product_id, computed)
        self._show_obstacle(desk, product_id)

    def choose_stars(self, stars: int) -> None:
        """The council's stars for the product; other ones than computed wait for a reason."""
        desk, product_id = self._bridge.desk, self._product_id
        if desk is None or product_id is None:
            return
        recorded, result = desk.state.conclusion(product_id), desk.scoreboard.results.get(product_id)
        same = result is not None and result.stars == stars
        wanted = replace(recorded, stars=stars, reason="" if same else recorded.reason)
        error = self._bridge.attempt(Conclude(wanted))
        if error is not None and error.code == "conclusion_reason_missing":
            self._ask_reason(desk, product_id, stars, sentence(error))
            return
        self.pending = None
        self.show_product(desk, product_id)
        self.show_error(error)

    def withdraw(self) -> None:
        """Takes the conclusion on the stars back; votes and remarks stay."""
        desk, product_id = self._bridge.desk, self._product_id
        if desk is not None and product_id is not None:
            recorded = desk.state.conclusion(product_id)
            self._attempt(Conclude(replace(recorded, stars=None, reason="")))

    def show_error(self, error: CodedError | None) -> None:
        """Says why something was refused; None: nothing was."""
        if error is None:
            return
        kind = "warning" if error.code in SHORT else "error"
        self._say(kind, sentence(error), error.code)
        announce(self, sentence(error))

    def _keep(self, conclusion: Conclusion) -> CodedError | None:
        """Stores the fields, together with stars that waited for their reason."""
        if self.pending is not None and conclusion.reason:
            conclusion = replace(conclusion, stars=self.pending)
        return self._bridge.attempt(Conclude(conclusion))

    def _attempt(self, command: Command) -> CodedError | None:
        """Executes a command; an error is shown."""
        error = self._bridge.attempt(command)
        self.show_error(error)
        return error

    def _ask_reason(self, desk: Desk, product_id: int, stars: int, words: str) -> None:
        """Stars other than computed were chosen: they wait for their reason, which is asked for here."""
        self.pending = stars
        self.show_product(desk, product_id)
        self._reason_field.set_error(words)
        self._reason_field.editor.setFocus()

    def _show_button(self, desk: Desk, product_id: int, computed: int | None) -> None:
        if desk.scoreboard.concluded(product_id):
            text = tr("conclusion_panel", "Next product (Ctrl+Enter)")
        elif computed is not None:
            text = tr("conclusion_panel", "As computed: {stars} stars (Ctrl+Enter)").format(stars=computed)
        else:
            text = tr("conclusion_panel", "As computed (Ctrl+Enter)")
        self._conclude.setText(plain(text))
        self._conclude.setAccessibleName(text)

    def _show_obstacle(self, desk: Desk, product_id: int) -> None:
        """What stands in the way now; that a recorded conclusion no longer stands is said first."""
        product = desk.state.products[product_id]
        recorded = desk.state.conclusion(product_id)
        if product.disqualified:
            self._obstacle.clear()
        elif recorded.stars is not None:
            error: CodedError | None = desk.scoreboard.obstacle(product_id)
            if error is None:
                self._obstacle.clear()
                return
            text = tr("conclusion_panel", "The conclusion of {stars} stars no longer stands. {why}")
            self._say("error", text.format(stars=recorded.stars, why=sentence(error)), error.code)
        else:
            error = hindrance(desk, product_id)
            if error is None:
                self._obstacle.clear()
            else:
                self._say("warning", sentence(error), error.code)

    def _say(self, kind: str, words: str, code: str) -> None:
        action: tuple[str, Callable[[], object]] | None = None
        if code in WAYS:
            page, way = WAYS[code]
            action = (str(way), partial(self.go_to.emit, page, self._product_id))
        elif code == "spread_unsettled":
            action = (tr("conclusion_panel", "Write the reason"), self._settle.setFocus)
        self._obstacle.show_message(kind, words, action)

    def _star_button(self, stars: int) -> QPushButton:
        made = button(str(stars), "normal", lambda: self.choose_stars(stars))
        made.setAccessibleName(tr("conclusion_panel", "{stars} stars").format(stars=stars))
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # A click shows what is recorded, not what was pressed.
        made.clicked.connect(lambda: self._refresh())
        return made

    def _dress_stars(self) -> None:
        for stars, made in enumerate(self._stars, 1):
            drawn = 1 if self._narrow else stars
            made.setIcon(_stars_icon(drawn))
            made.setIconSize(QSize(round(stars_width(13, drawn)) + 2, 15))

    def _refresh(self) -> None:
        desk = self._bridge.desk
        if desk is not None:
            self.show_product(desk, self._product_id)

    def _show_causes(self) -> None:
        self.go_to.emit("ranking", (self._product_id, "spread"))

    def _settle_spread(self, text: str) -> None:
        if self._product_id is not None:
            self._attempt(SettleSpread(self._product_id, text))

    def _all_agree(self) -> None:
        desk = self._bridge.desk
        if desk is not None and self._product_id is not None:
            recorded = desk.state.conclusion(self._product_id)
            present = desk.state.quorum().present
            self._attempt(Conclude(replace(recorded, votes_for=present, votes_against=0, votes_abstain=0)))

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
        if self._attempt(Disqualify(self._product_id, reason)) is None:
            self._drop_refusal()
            self._refresh()
            self.done.emit()

    def _lift_refusal(self) -> None:
        if self._product_id is not None:
            self._attempt(Disqualify(self._product_id, ""))


def _stars_icon(stars: int) -> QIcon:
    """So many stars; in the colour of the words where the button is filled."""
    made = QIcon()
    width = round(stars_width(13, stars)) + 2
    for state, tone in ((QIcon.State.Off, "star"), (QIcon.State.On, "on_accent")):
        for scale in (1.0, 1.25, 1.5, 2.0, 3.0):
            picture = QPixmap(QSize(width, 15) * scale)
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            paint_stars(painter, QRectF(1, 1, width - 1, 13), stars, stars, theme.color(tone))
            painter.end()
            made.addPixmap(picture, QIcon.Mode.Normal, state)
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
    text = tr("conclusion_panel", "{stars} stars: {code} {title}: {reached} of {sheets} sheets reach it")
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
