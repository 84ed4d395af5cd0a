"""The models of the grid: criteria x members of one product, and the totals below them.

Cells are plain data, made once and kept until what they show changes; a change of a sheet touches the rows of its
criteria and nothing else. Every figure is the scoreboard's or the services'; the models compute none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ocop_desktop.domain.criteria import CriteriaSet, Criterion
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.sheets import ChoiceState, applies, choice_state
from ocop_desktop.services.commands import open_sheet
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.grid import case_without, criterion_averages, does_not_apply, far_members
from ocop_desktop.ui import messages
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_views import MemberView, member_views, shown_average

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Col(IntEnum):
    """The columns after those of the members."""

    AVERAGE = 0
    MAX = 1


class Look(IntEnum):
    """How a cell is to be told from others, beside its text."""

    NOT_ENTERED = 0
    NO_LEVEL = 1
    CHOSEN = 2
    AWAY = 3
    NOT_APPLICABLE = 4
    FIGURE = 5
    PROVISIONAL = 6


_LOOKS = {
    ChoiceState.NOT_ENTERED: Look.NOT_ENTERED,
    ChoiceState.NO_LEVEL: Look.NO_LEVEL,
    ChoiceState.CHOSEN: Look.CHOSEN,
    ChoiceState.ABSENT: Look.AWAY,
    ChoiceState.RECUSED: Look.AWAY,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. ``far``: two levels or more from the median."""

    text: str
    look: Look
    far: bool = False


@dataclass(frozen=True, slots=True)
class Pending:
    """What a pasted block would make of a cell; ``bad`` where its text cannot be taken over."""

    text: str
    bad: bool


class GridModel(QAbstractTableModel):
    """One row a criterion; one column a scoring member, in the council's order, then the columns of ``Col``."""

    def __init__(self) -> None:
        super().__init__()
        self.product_id: int | None = None
        self.criteria: CriteriaSet | None = None
        self.members: tuple[MemberView, ...] = ()
        self._desk: Desk | None = None
        self._leaves: tuple[Criterion, ...] = ()
        self._row_of: dict[str, int] = {}
        self._sheets: list[dict[str, int]] = []
        self._applies: list[dict[str, bool | None]] = []
        self._far: dict[str, frozenset[int]] = {}
        self._averages: dict[str, Fraction] = {}
        self._refusals: list[UserError | None] = []
        self._pending: Mapping[tuple[int, int], Pending] = {}
        self._cells: dict[tuple[int, int], Cell] = {}

    # For the view

    def open(self, desk: Desk | None, product_id: int | None) -> None:
        """Shows a product, or nothing."""
        self.beginResetModel()
        self._desk, self.product_id, self.criteria = desk, product_id, None
        self.members, self._leaves, self._pending = (), (), {}
        if desk is not None and product_id is not None:
            self.criteria = desk.state.criteria(desk.state.products[product_id])
        if self.criteria is not None:
            assert desk is not None
            assert product_id is not None
            self._leaves = self.criteria.leaves
            self.members = member_views(desk, product_id)
        self._row_of = {leaf.code: row for row, leaf in enumerate(self._leaves)}
        self._read()
        self.endResetModel()

    def same_shape(self, desk: Desk) -> bool:
        """Whether the rows and columns are still those of the session, so that ``refresh`` is enough."""
        if self.product_id is None or self.product_id not in desk.state.products:
            return False
        criteria = desk.state.criteria(desk.state.products[self.product_id])
        return criteria is self.criteria and [_shape(m) for m in member_views(desk, self.product_id)] == [
            _shape(m) for m in self.members
        ]

    def refresh(self) -> list[tuple[int, int]]:
        """Shows the product as it is now, where its shape is the same; answers with the members' cells that changed."""
        if self.criteria is None or self._desk is None or self.product_id is None:
            return []
        sheets, conditions, far, averages = self._sheets, self._applies, self._far, self._averages
        self.members = member_views(self._desk, self.product_id)
        self._read(clear=False)
        changed: list[tuple[int, int]] = []
        rows: set[int] = set()
        for row, leaf in enumerate(self._leaves):
            code = leaf.code
            for column in range(len(self.members)):
                if sheets[column].get(code) != self._sheets[column].get(code):
                    changed.append((row, column))
                    rows.add(row)
                elif conditions[column].get(code) != self._applies[column].get(code):
                    rows.add(row)
            if far.get(code) != self._far.get(code) or averages.get(code) != self._averages.get(code):
                rows.add(row)
        last = self.columnCount() - 1
        for row in sorted(rows):
            for column in range(last + 1):
                self._cells.pop((row, column), None)
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))
        return changed

    def set_pending(self, pending: Mapping[tuple[int, int], Pending]) -> None:
        """Shows what a pasted block would do, by row and column; nothing takes it away again."""
        touched = sorted({row for row, _ in (*self._pending, *pending)})
        self._pending = pending
        for row in touched:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def pending(self, row: int, column: int) -> Pending | None:
        """What a pasted block would make of a cell."""
        return self._pending.get((row, column)) if self._pending else None

    def leaf(self, row: int) -> Criterion:
        """The criterion of a row."""
        return self._leaves[row]

    @property
    def leaves(self) -> Sequence[Criterion]:
        return self._leaves

    def row_of(self, code: str) -> int:
        """The row of a criterion, -1 where it is not shown."""
        return self._row_of.get(code, -1)

    def column_of(self, member_id: int | None) -> int:
        """The column of a member, -1 where it is not shown."""
        return next((column for column, member in enumerate(self.members) if member.id == member_id), -1)

    def any_far(self) -> bool:
        """Whether any cell is marked as far from the median."""
        return any(self._far.values())

    def place(self, row: int, column: int) -> int | None:
        """The place that a member chose, None where nothing is entered."""
        return self._sheets[column].get(self._leaves[row].code)

    def case(self, row: int, column: int) -> int | None:
        """Which case holds for a cell of a member; None while nobody has said."""
        assert self._desk is not None
        assert self.product_id is not None
        assert self.criteria is not None
        recorded = self._desk.state.case(self.product_id, self.members[column].id)
        return case_without(self.criteria, self._sheets[column], recorded, self._leaves[row].code)

    def is_member(self, column: int) -> bool:
        return 0 <= column < len(self.members)

    def refusal(self, row: int, column: int) -> UserError | None:
        """Why nothing can be entered in a cell of a member; None where something can."""
        if self._refusals[column] is not None:
            return self._refusals[column]
        code = self._leaves[row].code
        if self._applies[column].get(code, True) is False:
            assert self.criteria is not None
            return does_not_apply(self.criteria, code)
        return None

    def enterable(self, column: int) -> bool:
        """Whether the sheet of a column can be filled in."""
        return self.is_member(column) and self._refusals[column] is None

    def first_of_part(self, row: int) -> str:
        """The code of the part that begins with a row, "" inside of one."""
        assert self.criteria is not None
        part = self.criteria.part_of[self._leaves[row].code]
        return part if not row or self.criteria.part_of[self._leaves[row - 1].code] != part else ""

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows."""
        found = self._cells.get((row, column))
        if found is None:
            found = self._cells[row, column] = self._cell(row, column)
        return found

    def spoken(self, row: int, column: int) -> str:
        """What a screen reader says of a cell after the names of its row and column."""
        if not self.is_member(column):
            return self.cell(row, column).text
        member, leaf, place = self.members[column], self._leaves[row], self.place(row, column)
        if not member.expected:
            return member.state_words()
        if self._applies[column].get(leaf.code, True) is False:
            return messages.sentence(UserError("criterion_does_not_apply", **self._does_not_apply(leaf.code)))
        if place is None:
            text = tr("grid_model", "not entered")
        elif place:
            text = tr("grid_model", "{points} points: {label}").format(
                points=leaf.points(place), label=leaf.levels[place - 1].label
            )
        else:
            text = tr("grid_model", "no level reached, 0 points")
        if self.cell(row, column).far:
            text += " · " + tr("grid_model", "two levels or more from the median")
        return text

    # For Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._leaves)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._leaves else len(self.members) + len(Col)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.spoken(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            leaf = self._leaves[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{leaf.code} {leaf.title}"
            return self._way_to(leaf) if role == Qt.ItemDataRole.ToolTipRole else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if not self.is_member(section):
            return column_name(Col(section - len(self.members)), whole=role == Qt.ItemDataRole.ToolTipRole)
        member = self.members[section]
        return member.label if role == Qt.ItemDataRole.DisplayRole else member.spoken()

    # Inside

    def _read(self, *, clear: bool = True) -> None:
        """Takes what is shown from the state and the scoreboard."""
        if clear:
            self._cells.clear()
        self._sheets, self._applies, self._refusals = [], [], []
        self._far, self._averages = {}, {}
        desk, criteria, product_id = self._desk, self.criteria, self.product_id
        if desk is None or criteria is None or product_id is None:
            return
        for member in self.members:
            sheet = dict(desk.state.sheet(product_id, member.id))
            self._sheets.append(sheet)
            self._applies.append({code: applies(criteria, sheet, code) for code in criteria.depends_on})
            try:
                open_sheet(desk.state, product_id, member.id)
                self._refusals.append(None)
            except UserError as error:
                self._refusals.append(error)
        result = desk.scoreboard.results[product_id]
        self._averages = criterion_averages(criteria, result)
        self._far = {leaf.code: far_members(leaf, result) for leaf in self._leaves}

    def _cell(self, row: int, column: int) -> Cell:
        leaf = self._leaves[row]
        if not self.is_member(column):
            if column - len(self.members) == Col.MAX:
                return Cell(str(leaf.max), Look.FIGURE)
            average = self._averages.get(leaf.code)
            return Cell("–" if average is None else show(average, decimals=self._decimals()), Look.FIGURE)
        member, place = self.members[column], self.place(row, column)
        if not member.expected:
            return Cell("", Look.AWAY)
        if self._applies[column].get(leaf.code, True) is False:
            return Cell("0", Look.NOT_APPLICABLE)
        look = _LOOKS[choice_state(place)]
        text = "–" if place is None else str(leaf.points(place))
        return Cell(text, look, member.id in self._far.get(leaf.code, frozenset()))

    def _decimals(self) -> int:
        assert self._desk is not None
        return self._desk.state.session.rules.decimals

    def _does_not_apply(self, code: str) -> dict[str, object]:
        assert self.criteria is not None
        return does_not_apply(self.criteria, code).params

    def _way_to(self, leaf: Criterion) -> str:
        """The criterion with the headings above it."""
        assert self.criteria is not None
        nodes = self.criteria.by_code.items()
        above = [f"{code} {node.title}" for code, node in nodes if leaf.code.startswith(f"{code}.")]
        return " › ".join([*above, f"{leaf.code} {leaf.title}"])


class TotalsModel(QAbstractTableModel):
    """The totals of each part and of the whole, in the columns of a ``GridModel``."""

    def __init__(self, grid: GridModel) -> None:
        super().__init__()
        self._grid = grid
        self._cells: list[list[Cell]] = []

    def open(self, desk: Desk | None) -> None:
        """Follows the grid to another product or other columns."""
        self.beginResetModel()
        self._cells = self._read(desk)
        self.endResetModel()

    def refresh(self, desk: Desk | None) -> None:
        """Reads the totals anew; tells the view which cells changed."""
        before, self._cells = self._cells, self._read(desk)
        for row, (old, new) in enumerate(zip(before, self._cells, strict=True)):
            for column in (column for column, cell in enumerate(new) if cell != old[column]):
                self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows."""
        return self._cells[row][column]

    def is_whole(self, row: int) -> bool:
        """Whether a row is that of the whole sheet."""
        return row == self.rowCount() - 1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        criteria = self._grid.criteria
        return 0 if parent.isValid() or criteria is None else len(criteria.parts) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._grid.columnCount()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._cells):
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            provisional = tr("grid_model", "{points}, the sheet is not complete").format(points=cell.text)
            return provisional if cell.look is Look.PROVISIONAL else cell.text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._grid.headerData(section, orientation, role)
        criteria = self._grid.criteria
        if criteria is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if self.is_whole(section):
            return tr("grid_model", "Total")
        part = criteria.parts[section]
        return tr("grid_model", "Part {code} · {title}").format(code=part.code, title=part.title)

    def _read(self, desk: Desk | None) -> list[list[Cell]]:
        grid, criteria = self._grid, self._grid.criteria
        if desk is None or criteria is None or grid.product_id is None:
            return []
        result = desk.scoreboard.results[grid.product_id]
        decimals = desk.state.session.rules.decimals
        rows: list[list[Cell]] = [[] for _ in range(len(criteria.parts) + 1)]
        for member in grid.members:
            sheet = desk.scoreboard.sheet(grid.product_id, member.id)
            assert sheet is not None
            look = Look.FIGURE if sheet.complete else Look.PROVISIONAL
            begun = {criteria.part_of[code] for code in sheet.counted}
            for row, part in enumerate(criteria.parts):
                points = str(sheet.parts[part.code]) if part.code in begun else "–"
                rows[row].append(Cell(points, look) if member.expected else Cell("", Look.AWAY))
            whole = Cell(str(sheet.total) if begun else "–", look)
            rows[-1].append(whole if member.expected else Cell("", Look.AWAY))
        for row, part in enumerate(criteria.parts):
            average = result.parts.get(part.code)
            rows[row].append(Cell("–" if average is None else show(average, decimals=decimals), Look.FIGURE))
            rows[row].append(Cell(str(part.max), Look.FIGURE))
        rows[-1].append(Cell(shown_average(desk, result) or "–", Look.FIGURE))
        rows[-1].append(Cell(str(sum(part.max for part in criteria.parts)), Look.FIGURE))
        return rows


def column_name(column: Col, *, whole: bool = False) -> str:
    """The name of a column after the members; ``whole``: in full, for a tooltip."""
    if column is Col.MAX:
        return tr("grid_model", "Most points that can be given") if whole else tr("grid_model", "Most")
    return tr("grid_model", "Average of the complete sheets") if whole else tr("grid_model", "Average")


def _shape(member: MemberView) -> tuple[object, ...]:
    return member.id, member.label, member.expected, member.reason
