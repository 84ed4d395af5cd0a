"""The levels that the members chose on one criterion of a product, as a table.

Says what the sheets hold; computes nothing.
"""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from ocop_desktop.domain.criteria import Criterion, StarRequirement
from ocop_desktop.domain.session import Absence, Member
from ocop_desktop.domain.sheets import SheetResult
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row, RowDelegate
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, column
from ocop_desktop.ui.widgets_table import TableView, table_view

PAD = 2 * GRID + 2


class CriterionLevels(QWidget):
    """One criterion: its title above, below each scoring member with points and level."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("", Role.STRONG)
        self.model = CellsModel(
            [
                tr("criterion_levels", "Member"),
                tr("criterion_levels", "Points"),
                tr("criterion_levels", "Level"),
            ],
            self,
            figures=(1,),
        )
        self.table = small_table(self.model, tr("criterion_levels", "Levels of the members"))
        self.table.set_widths(
            {
                0: min(24 * GRID, theme.text_width("Sở Công Thương") + PAD + GRID),
                1: theme.text_width(tr("criterion_levels", "Points"), Role.SMALL) + PAD,
            },
            stretch=2,
        )
        self.setLayout(column(self._title, self.table, spacing=4))

    def show_criterion(
        self,
        desk: Desk,
        product_id: int,
        leaf: Criterion | None,
        requirement: StarRequirement | None = None,
        marked: Collection[int] = (),
    ) -> None:
        """Shows one criterion; with a requirement, who reaches it. ``marked`` members stand out. None: nothing."""
        self._title.set_text("" if leaf is None else f"{leaf.code}  {leaf.title}")
        self.table.setAccessibleDescription(self._title.whole_text())
        members = [] if leaf is None else [member for member in desk.state.members.values() if member.scoring]
        self.model.set_rows(
            _member_row(desk, product_id, member, leaf, requirement, member.id in marked)
            for member in members
            if leaf is not None
        )


def small_table(model: CellsModel, name: str) -> TableView:
    """A table with the lower rows of the detail of a product."""
    made = table_view(model, name)
    made.setItemDelegate(RowDelegate(model, made))
    made.verticalHeader().setMinimumSectionSize(theme.row_height() - 6)
    made.verticalHeader().setDefaultSectionSize(theme.row_height() - 6)
    made.setMinimumWidth(26 * GRID)
    return made


def _member_row(
    desk: Desk, product_id: int, member: Member, leaf: Criterion, requirement: StarRequirement | None, marked: bool
) -> Row:
    absence = desk.state.absence(product_id, member.id)
    sheet = desk.scoreboard.sheet(product_id, member.id)
    name = Cell(member.label, tip=member.body or member.label, strong=marked)
    if absence is not None or sheet is None:
        word = (
            tr("criterion_levels", "recused")
            if absence is Absence.RECUSED
            else tr("criterion_levels", "absent")
            if absence is not None
            else ""
        )
        return Row(
            member.id, (name._replace(tone="quiet"), Cell("–", figure=True, tone="faint"), Cell(word, tone="quiet"))
        )
    points, words = level_words(leaf, sheet)
    tone = "text"
    if not sheet.complete:
        tone = "quiet"
    elif requirement is not None and not requirement.reached_by(leaf, sheet.counted.get(leaf.code)):
        tone = "warning"
        words = tr("criterion_levels", "not reached: {level}").format(level=words)
    elif requirement is not None:
        words = tr("criterion_levels", "reached: {level}").format(level=words)
    return Row(
        member.id,
        (
            name,
            Cell("–" if points is None else str(points), points, tone, figure=True, strong=marked),
            Cell(words, tone=tone, tip=words),
        ),
    )


def level_words(leaf: Criterion, sheet: SheetResult) -> tuple[int | None, str]:
    """Points and words of what a sheet says on a criterion; no points where nothing is entered."""
    place = sheet.counted.get(leaf.code)
    if place:
        return leaf.points(place), leaf.levels[place - 1].label
    if place == 0:
        return 0, tr("criterion_levels", "no level reached")
    if leaf.code in sheet.missing:
        return None, tr("criterion_levels", "not entered")
    return 0, tr("criterion_levels", "does not apply")
