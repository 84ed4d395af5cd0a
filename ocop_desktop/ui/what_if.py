"""What if: other levels on a scratch copy of a product's sheets, and what would come of them beside what stands.

Nothing here is stored. The changes last while the product is shown, and are computed on its sheets as they are at each
moment. The outcome is the scoreboard's (``Scoreboard.what_if``).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from ocop_desktop.domain.criteria import CriteriaSet, Criterion, StarRequirement
from ocop_desktop.domain.ranking import Rank
from ocop_desktop.domain.scoring import Outcome, ProductResult
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.trial import Trial, at_level, one_more, together, up_to
from ocop_desktop.ui import theme
from ocop_desktop.ui.criterion_levels import PAD, small_table
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row, StarMark
from ocop_desktop.ui.ranking_rows import average_text, next_step_text, rank_text
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Pill, announce, button, column, label, row, set_property, stars_width
from ocop_desktop.ui.widgets_fields import ComboBox

_MORE = -1
_LOW_ROWS = 6
_ALL = 0


class WhatIfPanel(QWidget):
    """``changed``: the changes that are tried are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._product_id: int | None = None
        self._criteria: CriteriaSet | None = None
        self._trials: dict[int, Trial] = {}
        self._said: dict[int, tuple[str, str]] = {}
        self._next = 1

        self.criterion, self.member, self.level = ComboBox(), ComboBox(), ComboBox()
        for made, name in (
            (self.criterion, tr("what_if", "Criterion")),
            (self.member, tr("what_if", "Whose sheet")),
            (self.level, tr("what_if", "Level")),
        ):
            made.setAccessibleName(name)
            made.setMinimumContentsLength(9)
            for keys in ("Return", "Enter"):
                shortcut = QShortcut(QKeySequence(keys), made)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(self.add)
        self.criterion.currentIndexChanged.connect(self._show_levels)
        self.add_button = button(tr("what_if", "Try (Enter)"), "normal", self.add)
        self._hint = label("", Role.SMALL, "quiet", wrap=True)
        self.model = CellsModel(
            [tr("what_if", "No."), tr("what_if", "Tried"), tr("what_if", "Sheets")],
            self,
            figures=(2,),
        )
        self.table = small_table(self.model, tr("what_if", "Changes that are tried"))
        self.table.set_widths(
            {
                0: theme.text_width("6.1.2") + PAD,
                2: theme.text_width(tr("what_if", "Sheets"), Role.SMALL) + PAD,
            },
            stretch=1,
        )
        self.drop_button = button(tr("what_if", "Drop this one (Delete)"), "quiet", self.drop)
        self.clear_button = button(tr("what_if", "Drop all"), "quiet", self.clear)
        made_key = QShortcut(QKeySequence("Delete"), self.table)
        made_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        made_key.activated.connect(self.drop)
        self.outcome = CellsModel(
            [tr("what_if", "Result"), tr("what_if", "As it stands"), tr("what_if", "If so")],
            self,
        )
        self.outcome_table = small_table(self.outcome, tr("what_if", "Result as it stands and if so"))
        width = max(
            round(stars_width(13)) + 4,
            theme.text_width(next_step_text(Outcome("forward", "trung ương"))),
            theme.text_width("1.4, 2.1, 2.3, 5.1"),
        )
        self.outcome_table.set_widths({1: width + PAD, 2: width + PAD}, stretch=0)
        names = (tr("what_if", "After the requirements"), tr("what_if", "Requirements that bar"))
        bar = self.outcome_table.verticalScrollBar().sizeHint().width()
        self.outcome_table.setMinimumWidth(2 * (width + PAD) + max(map(theme.text_width, names)) + PAD + bar + 4)

        form = QGridLayout()
        form.setHorizontalSpacing(GRID)
        form.setVerticalSpacing(4)
        form.addWidget(self.criterion, 0, 0, 1, 2)
        form.addWidget(self.member, 1, 0)
        form.addWidget(self.level, 1, 1)
        form.setColumnStretch(0, 4)
        form.setColumnStretch(1, 5)
        left = column(spacing=6)
        left.addLayout(form)
        told = row(self._hint)
        told.setStretch(0, 1)
        told.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        left.addLayout(told)
        left.addWidget(self.table, 1)
        left.addLayout(row(self.drop_button, self.clear_button, -1))
        right = column(
            row(Pill(tr("what_if", "Only tried, nothing is stored"), "warning"), -1), self.outcome_table, spacing=6
        )
        self._content = QWidget()
        line = row(spacing=2 * GRID)
        line.addLayout(left, 1)
        line.addLayout(right, 1)
        self._content.setLayout(line)
        self._nothing = label("", Role.BODY, "quiet", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self._nothing, self._content, spacing=0))

    # What is shown

    def forget(self) -> None:
        """Nothing is tried any more."""
        self._product_id = None
        self._trials.clear()
        self._said.clear()

    def show_product(self, desk: Desk, product_id: int) -> None:
        """Shows one product; what was tried on another one is gone, what is tried on this one is computed anew."""
        product = desk.state.products[product_id]
        criteria = desk.state.criteria(product)
        if product_id != self._product_id or criteria is not self._criteria:
            self.forget()
        first = self._product_id is None
        self._desk, self._product_id, self._criteria = desk, product_id, criteria
        scoring = desk.state.scoring(product_id)
        usable = criteria is not None and bool(scoring)
        self._content.setVisible(usable)
        self._nothing.setVisible(not usable)
        if criteria is None or not usable:
            self._nothing.setText(
                tr("what_if", "The product has no criteria set yet.")
                if criteria is None
                else tr("what_if", "Nobody scores this product.")
            )
            return
        if first:
            self.criterion.set_choices((leaf.code, f"{leaf.code}  {leaf.title}") for leaf in criteria.leaves)
            self.criterion.set_value(criteria.leaves[0].code)
            self._show_levels()
        everyone = tr("what_if", "All ({n})").format(n=len(scoring))
        self.member.set_choices([(_ALL, everyone), *((member.id, member.label) for member in scoring)])
        if self.member.value() is None:
            self.member.set_value(_ALL)
        self._show_outcome()

    def trials(self) -> tuple[Trial, ...]:
        """The changes that are tried, the first one first."""
        return tuple(self._trials.values())

    def _leaf(self) -> Criterion | None:
        code = self.criterion.value()
        return self._criteria.leaf(code) if self._criteria is not None and code is not None else None

    def _show_levels(self) -> None:
        leaf = self._leaf()
        if leaf is None:
            return
        self.level.set_choices(
            [
                (_MORE, tr("what_if", "One level more")),
                (0, tr("what_if", "No level reached")),
                *((place, _level_text(leaf, place)) for place in range(1, len(leaf.levels) + 1)),
            ]
        )
        for index in range(self.level.count()):
            self.level.setItemData(index, self.level.itemText(index), Qt.ItemDataRole.ToolTipRole)
        if self.level.value() is None:
            self.level.set_value(_MORE)

    def _show_outcome(self) -> None:
        desk, product_id = self._desk, self._product_id
        if desk is None or product_id is None or self._criteria is None:
            return
        scoring = {member.id for member in desk.state.scoring(product_id)}
        rows = []
        for key, trial in self._trials.items():
            count = sum(member in scoring for member in trial.places)
            text, tip = self._said[key]
            rows.append(Row(key, (Cell(trial.code), Cell(text, tip=tip), Cell(str(count), count, figure=True))))
        self.model.set_rows(rows)
        some = bool(rows)
        if some and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(len(rows) - 1, 1))
        self.drop_button.setVisible(some)
        self.clear_button.setVisible(some)
        if not some:
            self._say(tr("what_if", "Choose criterion, sheets and level, then Try: the result stands at the right."))
        now, rank_now = desk.scoreboard.results[product_id], desk.scoreboard.ranks.get(product_id)
        then: tuple[ProductResult[int] | None, Rank | None] = (None, None)
        if some:
            then = desk.scoreboard.what_if(product_id, together(self._trials.values()))
        self.outcome.set_rows(_outcome_rows(desk, now, rank_now, *then))

    # What is done

    def add(self) -> None:
        """Tries the level that is chosen, with all that is tried already."""
        desk, product_id, leaf = self._desk, self._product_id, self._leaf()
        if desk is None or product_id is None or leaf is None:
            return
        member_id = self.member.value() or None
        place = self.level.value()
        who = self.member.currentText() if member_id is not None else tr("what_if", "all")
        if place == _MORE:
            trial = one_more(desk, product_id, leaf.code, member_id, together(self._trials.values()))
        else:
            trial = at_level(desk, product_id, leaf.code, place, member_id)
        self._take(trial, f"{who}: {self.level.currentText()}", leaf)

    def try_step(self, code: str, requirement: StarRequirement | None) -> None:
        """Tries what stands between the product and its next star: a requirement's level, or one level more for all."""
        desk, product_id = self._desk, self._product_id
        if desk is None or product_id is None or self._criteria is None:
            return
        leaf = self._criteria.by_code[code]
        self.criterion.set_value(code)
        self._show_levels()
        self.member.set_value(_ALL)
        self.level.set_value(_MORE)
        if requirement is not None:
            text = tr("what_if", "up to what {stars} stars require").format(stars=requirement.stars)
            self._take(up_to(desk, product_id, requirement), text, leaf)
        else:
            trial = one_more(desk, product_id, code, None, together(self._trials.values()))
            self._take(trial, f"{tr('what_if', 'all')}: {tr('what_if', 'One level more')}", leaf)

    def drop(self) -> None:
        """Takes one change back."""
        key = self.model.key(self.table.currentIndex())
        if key is not None:
            del self._trials[key], self._said[key]
            self._settle()

    def clear(self) -> None:
        """Takes all changes back."""
        self._trials.clear()
        self._said.clear()
        self._settle()
        self.criterion.setFocus()

    def _take(self, trial: Trial, text: str, leaf: Criterion) -> None:
        if not trial.places:
            self._say(
                tr("what_if", "This changes no sheet: nobody has a level above, or another case holds."), "warning"
            )
            return
        self._trials[self._next] = trial
        self._said[self._next] = (text, f"{leaf.code} {leaf.title}: {text}")
        self._next += 1
        self._say("")
        self._settle()
        self.table.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 1))
        announce(self, self.spoken())

    def _say(self, text: str, tone: str = "quiet") -> None:
        self._hint.setText(text)
        set_property(self._hint, "tone", tone)
        self._make_room()
        if text and tone != "quiet":
            announce(self, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the panel is low, what to do here is not said beside the button; a refusal always is."""
        low = self.height() < _LOW_ROWS * theme.row_height()
        self._hint.setVisible(bool(self._hint.text()) and not (low and self._hint.property("tone") == "quiet"))

    def _settle(self) -> None:
        self._show_outcome()
        self.changed.emit()

    def spoken(self) -> str:
        """What would come of it, as a sentence for a screen reader."""
        parts = []
        for place in range(self.outcome.rowCount()):
            line = self.outcome.row_at(place)
            if line is not None:
                name, now, then = (cell.tip or cell.text for cell in line.cells)
                parts.append(f"{name}: {now} → {then}")
        return ". ".join(parts)


def _level_text(leaf: Criterion, place: int) -> str:
    level = leaf.levels[place - 1]
    text = tr("what_if", "{points} points: {label}").format(points=level.points, label=level.label)
    return f"{level.case} · {text}" if level.case else text


def _outcome_rows(
    desk: Desk,
    now: ProductResult[int],
    rank_now: Rank | None,
    then: ProductResult[int] | None,
    rank_then: Rank | None,
) -> list[Row]:
    both = ((now, rank_now), (then, rank_then))
    lines = (
        (tr("what_if", "Average"), [_text(average_text(desk, one)) for one, _ in both]),
        (tr("what_if", "Stars by average"), [_stars(one.band_stars if one else None) for one, _ in both]),
        (tr("what_if", "After the requirements"), [_stars(one.stars if one else None) for one, _ in both]),
        (tr("what_if", "Requirements that bar"), [_barring(one) for one, _ in both]),
        (tr("what_if", "Rank"), [_text(rank_text(rank)) for _, rank in both]),
        (
            tr("what_if", "Spread"),
            [_text("" if one is None or one.spread is None else str(one.spread)) for one, _ in both],
        ),
        (tr("what_if", "Next step"), [_text(_next_step(one)) for one, _ in both]),
    )
    rows = []
    for key, (name, (before, after)) in enumerate(lines):
        other = then is not None and before != after
        rows.append(
            Row(
                key,
                (Cell(name, tone="quiet"), before, after._replace(strong=other, tone="accent" if other else "quiet")),
            )
        )
    return rows


def _text(text: str) -> Cell:
    return Cell(text or "–", tip=text)


def _stars(stars: int | None) -> Cell:
    if stars is None:
        return Cell("–")
    return Cell(mark=StarMark(stars, stars), tip=tr("what_if", "{n} stars").format(n=stars))


def _barring(result: ProductResult[int] | None) -> Cell:
    if result is None or result.stars is None:
        return Cell("–")
    codes = [one.requirement.code for one in result.missed if one.requirement.stars <= result.stars + 1]
    return _text(", ".join(dict.fromkeys(codes)) or tr("what_if", "none"))


def _next_step(result: ProductResult[int] | None) -> str:
    return "" if result is None or result.average is None else next_step_text(result.outcome)
