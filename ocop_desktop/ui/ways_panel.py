"""What stands between a product and its next star: requirements that are missed, and the levels that would help most.

Every figure is the domain's (``causes.way_up``); this panel lays out and says.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ocop_desktop.domain.causes import Step, WayUp, way_up
from ocop_desktop.domain.criteria import CriteriaSet, StarRequirement
from ocop_desktop.domain.scoring import Missed, ProductResult
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.criterion_levels import PAD, CriterionLevels, small_table
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row
from ocop_desktop.ui.scoring_views import shown_gap
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import button, column, label, row, set_property

_BY_STARS = 10


class WaysPanel(QWidget):
    """``tried`` carries a criterion's code, and the requirement that is to be reached on it or None."""

    tried = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._product_id: int | None = None
        self._targets: dict[int, tuple[str, StarRequirement | None]] = {}
        self._filling = False
        self._summary = label("", Role.BODY, wrap=True)
        self.model = CellsModel(
            [
                tr("ways_panel", "Stars"),
                tr("ways_panel", "No."),
                tr("ways_panel", "Criterion"),
                tr("ways_panel", "Reached"),
                tr("ways_panel", "1 level more"),
            ],
            self,
            figures=(3, 4),
            tips=[
                tr("ways_panel", "Star class whose minimum requirement is not met"),
                tr("ways_panel", "Number of the criterion"),
                tr("ways_panel", "Requirements that bar the next star first, then where one level more helps most"),
                tr("ways_panel", "Sheets that reach the required level, of all valid ones"),
                tr("ways_panel", "What the average gains if every sheet has one level more here, in points"),
            ],
        )
        self.table = small_table(self.model, tr("ways_panel", "Requirements not met and ways up"))
        self.table.set_widths(
            {
                0: theme.text_width(tr("ways_panel", "Stars"), Role.SMALL) + PAD,
                1: theme.text_width("6.1.2") + PAD,
                3: max(theme.text_width(tr("ways_panel", "Reached"), Role.SMALL), theme.text_width("00/00")) + PAD,
                4: theme.text_width(tr("ways_panel", "1 level more"), Role.SMALL) + PAD,
            },
            stretch=2,
        )
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.table.opened.connect(lambda _: self._try())
        self.levels = CriterionLevels()
        self.try_button = button(tr("ways_panel", "Try this change (Enter)"), "normal", self._try)
        self._content = QWidget()
        left = column(self.table, spacing=GRID)
        right = column(self.levels, row(-1, self.try_button), spacing=GRID)
        tables = row(spacing=2 * GRID)
        tables.addLayout(left, 6)
        tables.addLayout(right, 5)
        self._content.setLayout(tables)
        lines = column(self._summary, self._content, spacing=GRID)
        lines.setStretch(1, 1)
        self.setLayout(lines)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_product(self, desk: Desk, product_id: int) -> None:
        """Shows one product; the chosen line stays chosen."""
        if product_id != self._product_id:
            self.table.setCurrentIndex(QModelIndex())
        self._desk, self._product_id = desk, product_id
        product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
        criteria = desk.state.criteria(product)
        up = None
        if criteria is not None and result is not None:
            up = way_up(criteria, desk.state.decree.bands, result)
        self._summary.setText(_summary(desk, result, up))
        barred = result is not None and result.held_back
        set_property(self._summary, "tone", "warning" if barred else "")
        rows = _lines(desk, criteria, result, up) if criteria is not None and result is not None else []
        self._targets = {line.key: target for line, target in rows}
        self._filling = True
        self.model.set_rows(line for line, _ in rows)
        self._filling = False
        self._content.setVisible(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 2))
        self._show_levels()

    def _current_changed(self) -> None:
        if not self._filling:
            self._show_levels()

    def _target(self) -> tuple[str, StarRequirement | None] | None:
        key = self.model.key(self.table.currentIndex())
        return self._targets.get(key) if key is not None else None

    def _show_levels(self) -> None:
        desk, target = self._desk, self._target()
        if desk is None or self._product_id is None:
            return
        criteria = desk.state.criteria(desk.state.products[self._product_id])
        if target is None or criteria is None:
            self.levels.show_criterion(desk, self._product_id, None)
        else:
            self.levels.show_criterion(desk, self._product_id, criteria.by_code[target[0]], target[1])

    def _try(self) -> None:
        target = self._target()
        if target is not None:
            self.tried.emit(*target)


def _lines(
    desk: Desk, criteria: CriteriaSet, result: ProductResult[int], up: WayUp | None
) -> list[tuple[Row, tuple[str, StarRequirement | None]]]:
    """What bars the next star, then the steps on other criteria, then requirements of higher classes."""
    steps = {step.code: step for step in up.steps} if up is not None else {}
    barring = sorted(up.barring, key=lambda one: one.requirement.stars) if up is not None else []
    higher = sorted((one for one in result.missed if one not in barring), key=lambda one: one.requirement.stars)
    named = {one.requirement.code for one in barring}
    places = {leaf.code: place for place, leaf in enumerate(criteria.leaves)}

    def of_requirement(one: Missed, bars: bool) -> tuple[Row, tuple[str, StarRequirement | None]]:
        needed = one.requirement
        cells = _cells(desk, criteria, needed.code, steps.get(needed.code), one, bars)
        return Row(places[needed.code] * _BY_STARS + needed.stars, cells), (needed.code, needed)

    found = [of_requirement(one, True) for one in barring]
    for code, step in steps.items():
        if code not in named:
            found.append((Row(places[code] * _BY_STARS, _cells(desk, criteria, code, step, None, False)), (code, None)))
    return found + [of_requirement(one, False) for one in higher]


def _cells(
    desk: Desk, criteria: CriteriaSet, code: str, step: Step | None, missed: Missed | None, bars: bool
) -> tuple[Cell, ...]:
    title = criteria.by_code[code].title
    gain = step.gain if step is not None else None
    decimals = desk.state.session.rules.decimals
    tone = "warning" if bars else "quiet"
    if missed is None:
        stars, reached, tip = Cell("", tone="faint"), Cell("", figure=True), title
    else:
        stars = Cell(str(missed.requirement.stars), missed.requirement.stars, tone, strong=bars)
        reached = Cell(f"{missed.reached}/{missed.sheets}", missed.reached, tone, figure=True)
        text = tr("ways_panel", "{title}: {stars} stars need {points} points, {reached} of {sheets} sheets reach it")
        tip = text.format(
            title=title,
            stars=missed.requirement.stars,
            points=missed.requirement.points,
            reached=missed.reached,
            sheets=missed.sheets,
        )
    return (
        stars,
        Cell(code),
        Cell(title, tip=tip, tone="text" if bars or missed is None else "quiet"),
        reached,
        Cell(
            f"+{shown_gap(gap=gain, decimals=decimals)}" if gain else "–", gain, "text", figure=True, strong=bool(gain)
        ),
    )


def _summary(desk: Desk, result: ProductResult[int] | None, up: WayUp | None) -> str:
    """Where the product stands and what is missing for the next star, in a sentence or two."""
    if result is None:
        return tr("ways_panel", "The product has no criteria set yet.")
    if result.stars is None or result.average is None:
        return tr("ways_panel", "No sheet is complete yet.")
    if result.held_back:
        text = tr("ways_panel", "{band} stars by average, {stars} after the minimum requirements.")
    else:
        text = tr("ways_panel", "{stars} stars by average, and the minimum requirements agree.")
    said = text.format(band=result.band_stars, stars=result.stars)
    if up is None:
        return " ".join((said, tr("ways_panel", "The highest class is reached.")))
    gap = shown_gap(up.short, desk.state.session.rules.decimals)
    if up.short and up.barring:
        text = tr("ways_panel", "For {next} stars {points} points of the average and {n} requirements are missing.")
    elif up.short:
        text = tr("ways_panel", "For {next} stars {points} points of the average are missing.")
    else:
        text = tr("ways_panel", "For {next} stars the points suffice, {n} requirements are missing.")
    return " ".join((said, text.format(next=up.stars, points=gap, n=len(up.barring))))
