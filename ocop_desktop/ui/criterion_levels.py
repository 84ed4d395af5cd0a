"""The levels that the members chose on one criterion of a product: each level whole, and who chose it.

Says what the sheets hold; computes nothing.
"""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ocop_desktop.domain.criteria import Criterion, StarRequirement
from ocop_desktop.domain.session import Absence
from ocop_desktop.domain.sheets import SheetResult
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rows import CellsModel, RowDelegate
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import column, label
from ocop_desktop.ui.widgets_table import TableView, table_view

PAD = 2 * GRID + 2


class CriterionLevels(QScrollArea):
    """One criterion: its title, and below it each level that somebody chose or that is required, with its members.

    The keyboard scrolls it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("criterion_levels", "Levels of the members"))
        self.setMinimumWidth(26 * GRID)
        self.viewport().setAutoFillBackground(False)
        self._shown: object = None

    def show_criterion(
        self,
        desk: Desk,
        product_id: int,
        leaf: Criterion | None,
        requirement: StarRequirement | None = None,
        marked: Collection[int] = (),
    ) -> None:
        """Shows one criterion (None: nothing), with a requirement how each level stands to it; ``marked`` members stand
        out."""
        groups = [] if leaf is None else _groups(desk, product_id, leaf, requirement, marked)
        shown = (leaf.code if leaf is not None else "", tuple(groups))
        if shown == self._shown:
            return
        self._shown = shown
        title = "" if leaf is None else f"{leaf.code}  {leaf.title}"
        lines = column(label(title, Role.STRONG, wrap=True), spacing=GRID, margins=(4, 2, GRID, 2))
        for group in groups:
            lines.addLayout(_group_lines(group))
        lines.addStretch(1)
        inner = QWidget()
        inner.setObjectName("levels")
        inner.setStyleSheet("#levels { background: transparent; }")
        inner.setLayout(lines)
        self.setWidget(inner)
        self.setAccessibleDescription("\n".join((title, *(group.spoken() for group in groups))))

    def text(self) -> str:
        """All that is shown, in words."""
        return self.accessibleDescription()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))


class _Group(NamedTuple):
    """A level with those who chose it. ``points`` None: not a level. ``note`` says how it stands to a requirement."""

    points: int | None
    words: str
    note: str
    tone: str
    marked: tuple[str, ...]
    members: tuple[str, ...]

    def who(self) -> str:
        return ", ".join((*self.marked, *self.members)) or tr("criterion_levels", "nobody")

    def head(self) -> str:
        if self.points is None:
            return self.words
        text = tr("criterion_levels", "{points} points: {level}")
        return text.format(points=self.points, level=self.words)

    def spoken(self) -> str:
        head = f"{self.head()} ({self.note})" if self.note else self.head()
        return f"{head}: {self.who()}"


def _groups(
    desk: Desk, product_id: int, leaf: Criterion, requirement: StarRequirement | None, marked: Collection[int]
) -> list[_Group]:
    """The levels from the highest to the lowest, then what is not entered, then who does not score."""
    chosen: dict[tuple[int, str], list[int]] = {}
    for place in requirement.bars.values() if requirement is not None else ():
        chosen[place + 1, ""] = []
    for member in desk.state.called_for(product_id):
        absence = desk.state.absence(product_id, member.id)
        sheet = desk.scoreboard.sheet(product_id, member.id)
        if absence is not None or sheet is None:
            word = tr("criterion_levels", "recused") if absence is Absence.RECUSED else tr("criterion_levels", "absent")
            chosen.setdefault((-2, word), []).append(member.id)
        elif leaf.code in sheet.counted:
            chosen.setdefault((sheet.counted[leaf.code] + 1, ""), []).append(member.id)
        else:
            chosen.setdefault((-1 if leaf.code in sheet.missing else 0, level_words(leaf, sheet)[1]), []).append(
                member.id
            )
    groups = []
    for (order, word), members in sorted(chosen.items(), key=lambda item: -item[0][0]):
        names = {key: desk.state.members[key].label for key in members}
        note, tone = "", ""
        if requirement is not None and order > 0:
            reached = requirement.reached_by(leaf, order - 1)
            tone = "accent" if reached else "warning"
            text = tr("criterion_levels", "reached") if reached else tr("criterion_levels", "not reached")
            if order - 1 in requirement.bars.values():
                text = tr("criterion_levels", "required for {stars} stars").format(stars=requirement.stars)
            note = text
        groups.append(
            _Group(
                None if order <= 0 else leaf.points(order - 1),
                word or _level_label(leaf, order - 1),
                note,
                tone,
                tuple(name for key, name in names.items() if key in marked),
                tuple(name for key, name in names.items() if key not in marked),
            )
        )
    return groups


def _group_lines(group: _Group) -> QVBoxLayout:
    head = label(group.head(), Role.BODY, "" if group.points is not None else "quiet", wrap=True)
    lines = column(head, spacing=1)
    if group.note:
        lines.addWidget(label(group.note, Role.SMALL, group.tone, wrap=True))
    if group.marked:
        lines.addWidget(label(", ".join(group.marked), Role.STRONG, wrap=True))
    if group.members or not group.marked:
        rest = ", ".join(group.members) or tr("criterion_levels", "nobody")
        lines.addWidget(label(rest, Role.BODY, "quiet", wrap=True))
    return lines


def small_table(model: CellsModel, name: str) -> TableView:
    """A table with the lower rows of the detail of a product."""
    made = table_view(model, name)
    made.setItemDelegate(RowDelegate(model, made))
    made.verticalHeader().setMinimumSectionSize(theme.row_height() - 6)
    made.verticalHeader().setDefaultSectionSize(theme.row_height() - 6)
    made.setMinimumWidth(26 * GRID)
    return made


def level_words(leaf: Criterion, sheet: SheetResult) -> tuple[int | None, str]:
    """Points and words of what a sheet says on a criterion; no points where nothing is entered."""
    place = sheet.counted.get(leaf.code)
    if place is not None:
        return leaf.points(place), _level_label(leaf, place)
    if leaf.code in sheet.missing:
        return None, tr("criterion_levels", "not entered")
    return 0, tr("criterion_levels", "does not apply")


def _level_label(leaf: Criterion, place: int) -> str:
    return leaf.levels[place - 1].label if place else tr("criterion_levels", "no level reached")
