"""The talk over a product and what comes of it: a prepared note, another round, or the reason why the spread stands.

The note is a text to work with and is not stored; a round and a reason are, each by its own command. Computes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ocop_desktop.domain.causes import extremes
from ocop_desktop.domain.scoring import ProductResult, show
from ocop_desktop.domain.text import clean, clean_lines
from ocop_desktop.services.commands import SettleSpread
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.discussion import RoundTotals, bodies, discussion_note, rounds
from ocop_desktop.services.sheet_commands import OpenRound
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.criterion_levels import PAD, small_table
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ScrollPage, announce, button, column, label, plain, row, set_property, tooltip
from ocop_desktop.ui.widgets_fields import Field
from ocop_desktop.ui.widgets_table import TableView

_AVERAGE, _SPREAD = -1, -2
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed for a product and is not stored: the note with the text it was made from, two reasons, members."""

    note: str
    prepared: str
    why_again: str
    why_stands: str
    named: frozenset[int] | None


class RoundPanel(QWidget):
    """``go_to`` carries the key of a page and a product."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._product_id: int | None = None
        self._prepared = ""
        self._count = 0
        self._recorded = ""
        self._pair: tuple[int | None, int | None] = (None, None)
        self._drafts: dict[int, Draft] = {}
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(tr("round_panel", "Discussion note"))
        self.note.setMinimumHeight(theme.row_height(2))
        self.note.textChanged.connect(self._note_edited)
        self._note_hint = label("", Role.SMALL, "quiet", wrap=True)
        self.copy_button = button(tr("round_panel", "Copy"), "quiet", self.copy_note)
        self.again_button = button(tr("round_panel", "Prepare anew"), "quiet", self.prepare_note)
        self.note_tab = button(tr("round_panel", "Discussion note"), "normal", lambda: self._show_left(0))
        self.totals_tab = button(tr("round_panel", "Totals by round"), "normal", lambda: self._show_left(1))
        for made in (self.note_tab, self.totals_tab):
            made.setCheckable(True)
        self._left_title = label("", Role.STRONG)
        note_line = row(self._note_hint, self.again_button, self.copy_button)
        note_line.setStretch(0, 1)
        self._note_part = QWidget()
        self._note_part.setLayout(column(self.note, note_line, spacing=4))
        self._table: TableView | None = None
        self.model: CellsModel | None = None
        self._totals_part = QWidget()
        self._totals_body = column(spacing=0)
        self._totals_part.setLayout(self._totals_body)
        self._left = QStackedWidget()
        self._left.addWidget(self._note_part)
        self._left.addWidget(self._totals_part)
        self._left_side = QWidget()
        self._left_side.setLayout(
            column(row(self._left_title, self.note_tab, self.totals_tab, -1), self._left, spacing=6)
        )

        self._state = label("", Role.BODY, wrap=True)
        self.sheets_button = button("", "normal", self._open_sheets)
        self._again_title = label("", Role.STRONG)
        self.everyone = button("", "normal")
        self.some = button(tr("round_panel", "Only some"), "normal")
        choice = QButtonGroup(self)
        for made in (self.everyone, self.some):
            made.setCheckable(True)
            choice.addButton(made)
        self.everyone.setChecked(True)
        self.some.toggled.connect(self._chosen_who)
        self._members: dict[int, _Tick] = {}
        self._member_grid = QWidget()
        grid = QGridLayout(self._member_grid)
        grid.setContentsMargins(4, 4, 0, 4)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
        self._grid = grid
        self.why_again = QLineEdit()
        self.why_again.setPlaceholderText(tr("round_panel", "For example: discussed, to be scored again"))
        self._why_again = Field(tr("round_panel", "Why the product is scored again"), self.why_again)
        self.why_again.returnPressed.connect(self.open_round)
        self.round_button = button("", "normal", self.open_round)
        # A button stands beside its field, below the field's name.
        beside = QFontMetrics(theme.font(Role.SMALL)).height() + 3
        self._again = QWidget()
        self._again.setLayout(
            column(
                self._again_title,
                row(self.everyone, self.some, -1),
                self._member_grid,
                row(self._why_again, column(beside, self.round_button, -1)),
                spacing=4,
            )
        )

        self.why_stands = QLineEdit()
        self.why_stands.setPlaceholderText(tr("round_panel", "As it is to stand in the minutes"))
        self._why_stands = Field(tr("round_panel", "Why it stands"), self.why_stands)
        self.why_stands.returnPressed.connect(self.settle)
        self.settle_button = button(tr("round_panel", "Let it stand"), "normal", self.settle)
        self.unsettle_button = button(tr("round_panel", "Take back"), "quiet", self.unsettle)
        self._stands = QWidget()
        self._stands.setLayout(
            column(
                label(tr("round_panel", "Let the spread stand"), Role.STRONG),
                row(self._why_stands, column(beside, row(self.settle_button, self.unsettle_button, spacing=4), -1)),
                spacing=4,
            )
        )
        scroll = ScrollPage()
        scroll.body.setContentsMargins(0, 0, GRID, 0)
        scroll.body.setSpacing(GRID + 4)
        for part in (self._state, self._again, self._stands):
            scroll.body.addWidget(part)
        scroll.body.insertLayout(1, row(self.sheets_button, -1))
        scroll.body.addStretch(1)
        scroll.setObjectName("on_card")
        scroll.setStyleSheet("#on_card > QWidget > QWidget { background: transparent; }")
        scroll.viewport().setAutoFillBackground(False)
        self._scroll = scroll
        line = row(spacing=2 * GRID)
        line.addWidget(self._left_side, 6)
        line.addWidget(scroll, 5)
        self.setLayout(line)

    # What is shown

    def forget(self) -> None:
        """Another session comes: nothing that was typed belongs to it."""
        self._drafts.clear()
        self._product_id = None

    def keep(self) -> None:
        """Keeps what was typed for the product that is shown; it comes back with the product."""
        if self._product_id is None:
            return
        named = frozenset(key for key, made in self._members.items() if made.isChecked())
        self._drafts[self._product_id] = Draft(
            self.note.toPlainText(),
            self._prepared,
            self.why_again.text(),
            self.why_stands.text() if self.why_stands.text() != self._recorded else "",
            named if self.some.isChecked() else None,
        )

    def show_product(self, desk: Desk, product_id: int, pair: tuple[int | None, int | None] = (None, None)) -> None:
        """Shows one product; ``pair``: whose sheets the note compares, among those with equal extreme totals."""
        product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
        another = product_id != self._product_id
        if another:
            self.keep()
        self._product_id, self._pair = product_id, pair
        found = rounds(desk, product_id)
        self._show_members(desk, product_id, result, another)
        self._show_note(desk, product_id, another)
        self._show_state(desk, product_id, result, found)
        self._show_rounds(desk, found)
        has_note, several = bool(self.note.toPlainText()), len(found) > 1
        for made in (self.note_tab, self.totals_tab):
            made.setVisible(has_note and several)
        self._left_title.setVisible(has_note != several)
        self._left_title.setText((self.note_tab if has_note else self.totals_tab).text())
        self._left_side.setVisible(has_note or several)
        if another or len(found) != self._count:
            over = result is not None and result.spread_exceeded
            self._show_left(1 if several and not over else 0)
        self._count = len(found)
        self._show_reasons(product.spread_settled, self._drafts.get(product_id) if another else None, another)

    def _show_reasons(self, recorded: str, draft: Draft | None, another: bool) -> None:
        """What is typed stays until the recorded reason changes."""
        if another:
            self.why_again.setText(draft.why_again if draft is not None else "")
            self._why_again.set_error("")
        if another or recorded != self._recorded:
            typed = draft.why_stands if draft is not None else ""
            self.why_stands.setText(typed or recorded)
            self.why_stands.setCursorPosition(0)
            self._why_stands.set_error("")
        self._recorded = recorded

    def _show_note(self, desk: Desk, product_id: int, another: bool) -> None:
        """The prepared note follows the figures until somebody has edited it."""
        fresh = discussion_note(desk, product_id, *self._pair)
        draft = self._drafts.get(product_id) if another else None
        if another:
            edited = draft is not None and draft.note != draft.prepared
        else:
            edited = self.note.toPlainText() != self._prepared
        if draft is not None and edited:
            self._prepared = draft.prepared
            self.note.setPlainText(draft.note)
        elif not edited and (another or fresh != self._prepared):
            self._prepared = fresh
            self.note.setPlainText(fresh)
        self._note_edited()

    def _show_left(self, place: int) -> None:
        """The note, or the totals by round."""
        if not self.note.toPlainText():
            place = 1
        self._left.setCurrentIndex(place)
        for number, made in enumerate((self.note_tab, self.totals_tab)):
            made.setChecked(number == place)

    def _note_edited(self) -> None:
        desk = self._bridge.desk
        if desk is None or self._product_id is None or self._product_id not in desk.state.products:
            return
        edited = self.note.toPlainText() != self._prepared
        stale = edited and discussion_note(desk, self._product_id, *self._pair) != self._prepared
        self.again_button.setVisible(edited)
        if stale:
            self._note_hint.setText(tr("round_panel", "The figures have changed since this note was prepared."))
        else:
            self._note_hint.setText(tr("round_panel", "Not stored with the session: copy it to where it is needed."))
        set_property(self._note_hint, "tone", "warning" if stale else "quiet")

    def _show_state(
        self, desk: Desk, product_id: int, result: ProductResult[int] | None, found: Sequence[RoundTotals]
    ) -> None:
        product = desk.state.products[product_id]
        number = desk.state.round(product_id)
        complete = result is not None and result.complete
        open_now = result is not None and not complete
        if result is None:
            said = tr("round_panel", "The product has no criteria set yet.")
        elif open_now:
            text = tr("round_panel", "Round {round}: {valid} of {expected} sheets complete.")
            said = text.format(round=number, valid=len(result.valid), expected=len(result.expected))
        else:
            said = ""
        if found and found[-1].note:
            text = tr("round_panel", "Round {round} because: {note}")
            said = "\n".join(line for line in (said, text.format(round=number, note=found[-1].note)) if line)
        self._state.setText(said)
        self._state.setVisible(bool(said))
        text = plain(tr("round_panel", "Open the sheets of round {round}").format(round=number))
        self.sheets_button.setText(text)
        self.sheets_button.setAccessibleName(text)
        self.sheets_button.setVisible(open_now)
        self._again.setVisible(complete and not product.disqualified and not desk.read_only)
        text = tr("round_panel", "Score again: round {round}").format(round=number + 1)
        self._again_title.setText(text)
        text = tr("round_panel", "Open round {round}").format(round=number + 1)
        self.round_button.setText(plain(text))
        self.round_button.setAccessibleName(text)
        over = complete and result is not None and result.spread_exceeded and not product.disqualified
        self._stands.setVisible(bool(over or product.spread_settled))
        self._stands.setEnabled(not desk.read_only)
        self.unsettle_button.setVisible(bool(product.spread_settled))

    def _show_members(self, desk: Desk, product_id: int, result: ProductResult[int] | None, another: bool) -> None:
        """A box for each member who scores; at first those with the highest and the lowest total are ticked."""
        scoring = desk.state.scoring(product_id)
        labels = {member.id: member.label for member in scoring}
        if (
            another
            or list(labels) != list(self._members)
            or any(self._members[key].label != text for key, text in labels.items())
        ):
            ticked = {key for key, made in self._members.items() if made.isChecked()} if not another else set()
            draft = self._drafts.get(product_id) if another else None
            if another and draft is not None and draft.named is not None:
                ticked = set(draft.named)
            elif another and result is not None and result.spread:
                ticked = {key for keys in extremes(result) for key in keys}
            if another:
                self.some.setChecked(draft is not None and draft.named is not None)
                self.everyone.setChecked(not self.some.isChecked())
            self._make_boxes(desk, product_id, labels, ticked)
        text = tr("round_panel", "All {n} members").format(n=len(labels))
        self.everyone.setText(text)
        self.everyone.setAccessibleName(text)
        self._chosen_who()

    def _make_boxes(self, desk: Desk, product_id: int, labels: dict[int, str], ticked: set[int]) -> None:
        for made in self._members.values():
            self._grid.removeWidget(made)
            made.deleteLater()
        self._members = {}
        full = bodies(desk.state.members.values())
        for place, (key, text) in enumerate(labels.items()):
            made = _Tick(text, full[key])
            made.setChecked(key in ticked)
            self._members[key] = made
            self._grid.addWidget(made, place // _COLUMNS, place % _COLUMNS)

    def _chosen_who(self) -> None:
        self._member_grid.setVisible(self.some.isChecked())

    def _show_rounds(self, desk: Desk, found: Sequence[RoundTotals]) -> None:
        """The totals of each round side by side; nothing while there is only one."""
        if len(found) < 2:
            return
        titles = [tr("round_panel", "Member")]
        titles += [tr("round_panel", "Round {round}").format(round=one.number) for one in found]
        if self.model is None or self.model.columnCount() != len(titles):
            self._make_table(titles)
        assert self.model is not None
        rows = []
        decimals = desk.state.session.rules.decimals
        for key, name in ((_AVERAGE, tr("round_panel", "Average")), (_SPREAD, tr("round_panel", "Spread"))):
            cells = [Cell(name, tone="quiet")]
            for one in found:
                if key == _SPREAD:
                    text = "–" if one.spread is None else str(one.spread)
                else:
                    text = "–" if one.average is None else show(one.average, desk.state.decree.bands, decimals)
                cells.append(Cell(text, figure=True, strong=one is found[-1]))
            rows.append(Row(key, tuple(cells)))
        for member in desk.state.called_for(self._product_id) if self._product_id is not None else ():
            cells = [Cell(member.label, tip=member.body or member.label)]
            last = max((one.number for one in found if member.id in one.totals), default=0)
            cells += [_total_cell(one, member.id, last) for one in found]
            rows.append(Row(member.id, tuple(cells)))
        self.model.set_rows(rows)

    def _make_table(self, titles: Sequence[str]) -> None:
        if self._table is not None:
            self._totals_body.removeWidget(self._table)
            self._table.deleteLater()
        self.model = CellsModel(titles, self, figures=range(1, len(titles)))
        made = small_table(self.model, tr("round_panel", "Totals by round"))
        width = max(theme.text_width("100,00", Role.STRONG), theme.text_width(titles[-1], Role.SMALL)) + PAD
        made.set_widths(dict.fromkeys(range(1, len(titles)), width), stretch=0)
        self._table = made
        self._totals_body.addWidget(made)

    # What is done

    def copy_note(self) -> None:
        """Puts the note into the clipboard."""
        QGuiApplication.clipboard().setText(clean_lines(self.note.toPlainText()))
        announce(self, tr("round_panel", "Note copied"))
        self._note_hint.setText(tr("round_panel", "Copied to the clipboard."))

    def prepare_note(self) -> None:
        """Makes the note anew from the figures; Ctrl+Z in the field takes it back."""
        desk = self._bridge.desk
        if desk is None or self._product_id is None:
            return
        self._prepared = discussion_note(desk, self._product_id, *self._pair)
        cursor = self.note.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(self._prepared)
        self.note.setFocus()

    def open_round(self) -> None:
        """Opens the next round for all members or those ticked; the reason must be there."""
        if self._product_id is None:
            return
        why = clean(self.why_again.text())
        if not why:
            self._why_again.set_error(
                tr("round_panel", "Write why the product is scored again; it goes into the minutes.")
            )
            self.why_again.setFocus()
            return
        named: tuple[int, ...] = ()
        if self.some.isChecked():
            named = tuple(key for key, made in self._members.items() if made.isChecked())
            if not named:
                self._why_again.set_error(tr("round_panel", "Tick at least one member, or choose all."))
                return
        product_id = self._product_id
        error = self._bridge.attempt(OpenRound(product_id, named, why))
        if error is not None:
            self._why_again.set_error(sentence(error))
            return
        self._why_again.set_error("")
        self.why_again.setText("")
        self.everyone.setChecked(True)
        self.sheets_button.setFocus()
        announce(self, self._state.text())

    def settle(self) -> None:
        """Records why the spread stands."""
        why = clean_lines(self.why_stands.text())
        if not why:
            self._why_stands.set_error(tr("round_panel", "Write why the spread stands; it goes into the minutes."))
            self.why_stands.setFocus()
            return
        self._settle(why)

    def unsettle(self) -> None:
        """Takes the recorded reason back."""
        self._settle("")

    def _settle(self, why: str) -> None:
        if self._product_id is None:
            return
        error = self._bridge.attempt(SettleSpread(self._product_id, why))
        self._why_stands.set_error(sentence(error) if error is not None else "")
        if error is None:
            announce(self, self._state.text())

    def _open_sheets(self) -> None:
        if self._product_id is not None:
            self.go_to.emit("scoring", self._product_id)


class _Tick(QCheckBox):
    """A box whose label ends in "…" where it does not fit; ``full`` is its tooltip and what a screen reader says."""

    def __init__(self, text: str, full: str) -> None:
        super().__init__()
        self.label = text
        self.setAccessibleName(full)
        self.setToolTip(tooltip(full))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(12 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        self.setText(plain(self.fontMetrics().elidedText(self.label, Qt.TextElideMode.ElideRight, room)))


def _total_cell(one: RoundTotals, member_id: int, last: int) -> Cell:
    """A member's total in one round; strong where it is the one that counts."""
    if member_id not in one.totals:
        return Cell("–", figure=True, tone="faint", tip=tr("round_panel", "Did not score in this round"))
    total = one.totals[member_id]
    if total is None:
        return Cell("…", figure=True, tone="warning", tip=tr("round_panel", "Sheet not complete"))
    counts = one.number == last
    return Cell(str(total), total, "text" if counts else "quiet", figure=True, strong=counts)
