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
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, button, column, label, row
from ocop_desktop.ui.widgets_fields import ComboBox


class SpreadPanel(QWidget):
    """``discuss``: the council wants to talk it over."""

    discuss = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._product_id: int | None = None
        self._criteria: CriteriaSet | None = None
        self._filling = False
        self._words = label("", Role.BODY, "quiet", wrap=True)
        self._highest, self._lowest = ComboBox(), ComboBox()
        self._highest.setAccessibleName(tr("spread_panel", "Highest sheet"))
        self._lowest.setAccessibleName(tr("spread_panel", "Lowest sheet"))
        self._highest_name, self._lowest_name = ElidedLabel("", Role.STRONG), ElidedLabel("", Role.STRONG)
        for made in (self._highest, self._lowest):
            made.setMinimumContentsLength(14)
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
                0: theme.text_width("6.1.2") + PAD,
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
        choice = row()
        for text, made, name in (
            (tr("spread_panel", "Highest"), self._highest, self._highest_name),
            (tr("spread_panel", "Lowest"), self._lowest, self._lowest_name),
        ):
            choice.addWidget(label(text, Role.SMALL, "quiet"))
            choice.addWidget(made, 1)
            choice.addWidget(name, 1)
        self.sum = label("", Role.STRONG)
        left = column(choice, self.table, self.sum, spacing=6)
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
        self._words.setVisible(not several)
        if result is None or not several:
            self._words.setText(_nothing(result))
            self.model.set_rows(())
            return
        highest, lowest = extremes(result)
        for made, name, members, points in (
            (self._highest, self._highest_name, highest, result.highest),
            (self._lowest, self._lowest_name, lowest, result.lowest),
        ):
            texts = {key: f"{desk.state.members[key].label} · {points}" for key in members}
            made.set_choices(texts.items())
            if made.value() is None:
                made.set_value(members[0])
            made.setVisible(len(members) > 1)
            name.setVisible(len(members) == 1)
            name.set_text(texts[members[0]])
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
        self.model.set_rows(_row(criteria, result, (highest, lowest), cause, places[cause.code]) for cause in causes)
        self._filling = False
        text = tr("spread_panel", "{n} criteria differ and add up to {sum} points ({highest} − {lowest})")
        self.sum.setText(
            text.format(
                n=len(causes),
                sum=sum(cause.points for cause in causes),
                highest=result.sheets[highest].total,
                lowest=result.sheets[lowest].total,
            )
        )
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
        leaf = self._criteria.leaves[key] if key is not None else None
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


def _nothing(result: ProductResult[int] | None) -> str:
    if result is None:
        return tr("spread_panel", "The product has no criteria set yet.")
    if len(result.valid) < 2:
        return tr("spread_panel", "A spread needs at least two complete sheets.")
    return tr("spread_panel", "All complete sheets have the same total.")
