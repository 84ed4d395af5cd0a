"""What makes the spread of a product: the highest and the lowest sheet, and the criteria on which they differ.

The contributions are the domain's (``causes.spread_causes``) and add up to the spread; this panel lays out and says.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ocop_desktop.domain.causes import SpreadCause, extremes, spread_causes
from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.scoring import ProductResult
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.discussion import signed
from ocop_desktop.ui import theme
from ocop_desktop.ui.criterion_levels import PAD, CriterionLevels, level_words, small_table
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row
from ocop_desktop.ui.ranking_rows import spread_words
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import button, column, label, row, set_property
from ocop_desktop.ui.widgets_fields import ComboBox

_SUM = -1


class SpreadPanel(QWidget):
    """``discuss``: the council wants to talk it over."""

    discuss = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._product_id: int | None = None
        self._criteria: CriteriaSet | None = None
        self._filling = False
        self._words = label("", Role.BODY, wrap=True)
        self._highest, self._lowest = ComboBox(), ComboBox()
        self._highest.setAccessibleName(tr("spread_panel", "Highest sheet"))
        self._lowest.setAccessibleName(tr("spread_panel", "Lowest sheet"))
        for made in (self._highest, self._lowest):
            made.setMinimumContentsLength(16)
            made.currentIndexChanged.connect(self._fill)
        self.model = CellsModel(
            [
                tr("spread_panel", "No."),
                tr("spread_panel", "Criterion"),
                tr("spread_panel", "Highest"),
                tr("spread_panel", "Lowest"),
                tr("spread_panel", "Difference"),
            ],
            self,
            figures=(2, 3, 4),
            tips=[
                tr("spread_panel", "Number of the criterion"),
                tr("spread_panel", "Criteria on which the two sheets differ, the greatest contribution first"),
                tr("spread_panel", "Points on the highest sheet"),
                tr("spread_panel", "Points on the lowest sheet"),
                tr("spread_panel", "What the criterion adds to the spread, in points"),
            ],
        )
        self.table = small_table(self.model, tr("spread_panel", "Criteria that make the spread"))
        self.table.set_widths(
            {
                0: max(theme.text_width("6.1.2"), theme.text_width(tr("spread_panel", "Sum"), Role.STRONG)) + PAD,
                2: theme.text_width(tr("spread_panel", "Highest"), Role.SMALL) + PAD,
                3: theme.text_width(tr("spread_panel", "Lowest"), Role.SMALL) + PAD,
                4: theme.text_width(tr("spread_panel", "Difference"), Role.SMALL) + PAD,
            },
            stretch=1,
        )
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.levels = CriterionLevels()
        self.discuss_button = button(tr("spread_panel", "Discuss, score again…"), "normal", self.discuss.emit)
        self._content = QWidget()
        choice = row(
            label(tr("spread_panel", "Highest"), Role.SMALL, "quiet"),
            self._highest,
            GRID,
            label(tr("spread_panel", "Lowest"), Role.SMALL, "quiet"),
            self._lowest,
        )
        choice.setStretch(1, 1)
        choice.setStretch(4, 1)
        left = column(choice, self.table, spacing=GRID)
        right = column(self.levels, row(-1, self.discuss_button), spacing=GRID)
        tables = row(spacing=2 * GRID)
        tables.addLayout(left, 6)
        tables.addLayout(right, 5)
        self._content.setLayout(tables)
        lines = column(self._words, self._content, spacing=GRID)
        lines.setStretch(1, 1)
        self.setLayout(lines)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def pair(self) -> tuple[int | None, int | None]:
        """The members whose sheets are compared: the highest and the lowest."""
        return self._highest.value(), self._lowest.value()

    def pair_of(self, product_id: int) -> tuple[int | None, int | None]:
        """The members that were chosen to be compared for a product; None where nobody has chosen."""
        return self.pair() if product_id == self._product_id else (None, None)

    def show_product(self, desk: Desk, product_id: int) -> None:
        """Shows one product; who is compared and the chosen line stay while they can."""
        if product_id != self._product_id:
            self.table.setCurrentIndex(QModelIndex())
        self._desk, self._product_id = desk, product_id
        product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
        self._criteria = desk.state.criteria(product)
        several = result is not None and len(result.valid) > 1 and bool(result.spread)
        self._content.setVisible(several)
        if result is None or not several:
            self._words.setText(_nothing(result))
            set_property(self._words, "tone", "quiet")
            self.model.set_rows(())
            return
        self._words.setText(spread_words(desk, product, result))
        over = result.spread_exceeded and not product.spread_settled
        set_property(self._words, "tone", "error" if over else "")
        highest, lowest = extremes(result)
        for made, members, points in ((self._highest, highest, result.highest), (self._lowest, lowest, result.lowest)):
            made.set_choices((key, f"{desk.state.members[key].label} · {points}") for key in members)
            if made.value() is None:
                made.set_value(members[0])
            made.setEnabled(len(members) > 1)
        self._fill()

    def _fill(self) -> None:
        desk, criteria = self._desk, self._criteria
        if desk is None or self._product_id is None or criteria is None:
            return
        result = desk.scoreboard.results[self._product_id]
        highest, lowest = self.pair()
        if highest is None or lowest is None:
            return
        causes = spread_causes(criteria, result.sheets[highest], result.sheets[lowest])
        places = {leaf.code: place for place, leaf in enumerate(criteria.leaves)}
        self._filling = True
        self.model.set_rows(
            [
                *(_row(criteria, result, (highest, lowest), cause, places[cause.code]) for cause in causes),
                _sum_row(causes, result, (highest, lowest)),
            ]
        )
        self._filling = False
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 1))
        self._show_levels()

    def _current_changed(self) -> None:
        if not self._filling:
            self._show_levels()

    def _show_levels(self) -> None:
        if self._desk is None or self._product_id is None or self._criteria is None:
            return
        key = self.model.key(self.table.currentIndex())
        leaf = self._criteria.leaves[key] if key is not None and key != _SUM else None
        marked = [member for member in self.pair() if member is not None]
        self.levels.show_criterion(self._desk, self._product_id, leaf, marked=marked)


def _row(
    criteria: CriteriaSet, result: ProductResult[int], pair: tuple[int, int], cause: SpreadCause, place: int
) -> Row:
    leaf = criteria.by_code[cause.code]
    above, below = (level_words(leaf, result.sheets[member])[1] for member in pair)
    return Row(
        place,
        (
            Cell(leaf.code),
            Cell(leaf.title, tip=leaf.title),
            Cell(str(cause.highest), cause.highest, "quiet", figure=True, tip=above),
            Cell(str(cause.lowest), cause.lowest, "quiet", figure=True, tip=below),
            Cell(
                signed(cause.points),
                cause.points,
                "text" if cause.points > 0 else "quiet",
                figure=True,
                strong=cause.points > 0,
            ),
        ),
    )


def _sum_row(causes: tuple[SpreadCause, ...], result: ProductResult[int], pair: tuple[int, int]) -> Row:
    highest, lowest = (result.sheets[member].total for member in pair)
    text = tr("spread_panel", "{n} criteria, all others are equal").format(n=len(causes))
    return Row(
        _SUM,
        (
            Cell(tr("spread_panel", "Sum"), strong=True),
            Cell(text, tone="quiet", tip=text),
            Cell(str(highest), highest, figure=True, strong=True, tip=tr("spread_panel", "Total")),
            Cell(str(lowest), lowest, figure=True, strong=True, tip=tr("spread_panel", "Total")),
            Cell(str(sum(cause.points for cause in causes)), None, figure=True, strong=True),
        ),
    )


def _nothing(result: ProductResult[int] | None) -> str:
    if result is None:
        return tr("spread_panel", "The product has no criteria set yet.")
    if len(result.valid) < 2:
        return tr("spread_panel", "A spread needs at least two complete sheets.")
    return tr("spread_panel", "All complete sheets have the same total.")
