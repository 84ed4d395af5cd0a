"""The tables of the page Council: the members, and who does not score which product. They change nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ocop_desktop.domain.seats import holds_no_seat, predecessor, successor
from ocop_desktop.domain.session import Absence, Member
from ocop_desktop.domain.session import Role as CouncilRole
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.product_fields import ABSENCES
from ocop_desktop.ui.rows_model import Index, RowsModel
from ocop_desktop.ui.scoring_views import absence_reason
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import tooltip

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
# A column of the matrix that is narrower shows no words, and how many lines the name of a member may take.
WORDS_WIDTH = 6 * GRID
HEAD_LINES = 3
ROLES = {
    CouncilRole.CHAIR: mark("council_tables", "Chair"),
    CouncilRole.DEPUTY: mark("council_tables", "Deputy chair"),
    CouncilRole.SECRETARY: mark("council_tables", "Secretary"),
    CouncilRole.MEMBER: mark("council_tables", "Member"),
}


class Col(IntEnum):
    """Columns of the list of members."""

    ORDER = 0
    BODY = 1
    SHORT = 2
    NAME = 3
    TITLE = 4
    ROLE = 5
    SCORING = 6
    PRESENT = 7
    REASON = 8


class MembersModel(RowsModel):
    """The members in the council's order; a change repaints its own rows only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._members: dict[int, Member] = {}
        self._seats: dict[int, str] = {}
        self._headers = (
            tr("council_tables", "No."),
            tr("council_tables", "Body represented"),
            tr("council_tables", "Short name"),
            tr("council_tables", "Name"),
            tr("council_tables", "Title"),
            tr("council_tables", "Role"),
            tr("council_tables", "Scores"),
            tr("council_tables", "Present"),
            tr("council_tables", "Absence, seat"),
        )

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        member = self._members.get(self._keys[index.row()])
        if member is None:
            return None
        section = index.column()
        checks = {Col.SCORING: member.scoring, Col.PRESENT: member.present}
        if role == Qt.ItemDataRole.CheckStateRole and section in checks:
            return Qt.CheckState.Checked if checks[Col(section)] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SORT_ROLE):
            texts = {
                Col.ORDER: str(index.row() + 1),
                Col.BODY: member.body,
                Col.SHORT: member.short,
                Col.NAME: member.name,
                Col.TITLE: member.title,
                Col.ROLE: "–" if holds_no_seat(member) else str(ROLES[member.role]),
                Col.REASON: self._seats[member.id] or member.absence_reason,
            }
            text = texts.get(Col(section), "")
            return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.AccessibleTextRole and section in checks:
            yes, no = (
                (tr("council_tables", "scores"), tr("council_tables", "does not score"))
                if section == Col.SCORING
                else (tr("council_tables", "present"), tr("council_tables", "absent"))
            )
            return yes if checks[Col(section)] else no
        if role == Qt.ItemDataRole.FontRole and section == Col.BODY:
            return theme.font(Role.STRONG)
        if role == Qt.ItemDataRole.ForegroundRole and not member.present:
            return theme.color("warning" if section in (Col.PRESENT, Col.REASON) else "quiet")
        return None

    def show(self, desk: Desk | None) -> None:
        """Follows the council of a session, or of none."""
        before, seats, places = self._members, self._seats, dict(self._places)
        self._members = dict(desk.state.members) if desk is not None else {}
        self._seats = {key: _seat_and_reason(self._members, member) for key, member in self._members.items()}
        self.set_keys(list(self._members))
        self.touch(
            key
            for key in self._keys
            if (before.get(key), seats.get(key), places.get(key))
            != (self._members[key], self._seats[key], self._places[key])
        )

    def seats_changed(self) -> bool:
        """Whether any seat has passed to somebody else."""
        return any(self._seats.values())


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands at one member and one product: a state of its own, or what holds for the whole session.

    ``stands_in``: the member scores the product in place of another one.
    """

    state: Absence | None
    reason: str
    whole: str
    stands_in: bool = False


class RecusalsModel(QAbstractTableModel):
    """Products x members: who does not score what. Its rows and columns are made anew only when they change.

    Where the columns are too narrow for words, the members stand there by their numbers and a state by its letter.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.products: list[int] = []
        self.members: list[int] = []
        self._names: list[str] = []
        self._labels: list[str] = []
        self._heads: list[str] = []
        self._width = WORDS_WIDTH
        self._bodies: list[str] = []
        self._cells: dict[tuple[int, int], _Cell] = {}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.products)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.members)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section] if across else f"{section + 1}. {self._names[section]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._bodies[section] if across else self._names[section])
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._cells[self.products[index.row()], self.members[index.column()]]
        if role == Qt.ItemDataRole.DisplayRole:
            text = str(ABSENCES[cell.state]) if cell.state else cell.whole or "·"
            return text if self._width >= WORDS_WIDTH else text[0].upper()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(cell.reason)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(Role.SMALL)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color("warning" if cell.state else "accent" if cell.stands_in else "faint")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = str(ABSENCES[cell.state]) if cell.state else cell.whole or tr("council_tables", "scores")
            words = (self._names[index.row()], self._bodies[index.column()], state, cell.reason)
            return ", ".join(word for word in words if word)
        return None

    def set_width(self, width: int) -> None:
        """How wide the columns are."""
        if width != self._width:
            self._width = width
            self._name_columns()
            if self.products:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.products) - 1, len(self.members) - 1))

    def _name_columns(self) -> None:
        if self._width < WORDS_WIDTH:
            self._heads = [str(place) for place in range(1, len(self._labels) + 1)]
        else:
            font = theme.font(Role.SMALL)
            self._heads = [folded(text, font, self._width - GRID, HEAD_LINES) for text in self._labels]
        if self.members:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.members) - 1)

    def show(self, desk: Desk | None) -> None:
        """Follows products, members and who does not score what."""
        products = list(desk.state.products) if desk is not None else []
        members = list(desk.state.members) if desk is not None else []
        cells = {(p, m): _cell(desk, p, m) for p in products for m in members} if desk is not None else {}
        names = [desk.state.products[key].name for key in products] if desk is not None else []
        labels = [desk.state.members[key].label for key in members] if desk is not None else []
        bodies = (
            [desk.state.members[key].body or label_ for key, label_ in zip(members, labels, strict=True)]
            if desk
            else []
        )
        if (products, members) != (self.products, self.members):
            self.beginResetModel()
            self.products, self.members, self._cells = products, members, cells
            self._names, self._labels, self._bodies = names, labels, bodies
            self._name_columns()
            self.endResetModel()
            return
        before, self._cells = self._cells, cells
        if names != self._names:
            self._names = names
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(products) - 1)
        if (labels, bodies) != (self._labels, self._bodies):
            self._labels, self._bodies = labels, bodies
            self._name_columns()
        for r, product in enumerate(products):
            for c, member in enumerate(members):
                if before[product, member] != cells[product, member]:
                    self.dataChanged.emit(self.index(r, c), self.index(r, c))

    def follow(self, desk: Desk, products: Collection[int]) -> None:
        """Follows changes of these products alone."""
        for r, product in enumerate(self.products):
            if product not in products:
                continue
            if desk.state.products[product].name != self._names[r]:
                self._names[r] = desk.state.products[product].name
                self.headerDataChanged.emit(Qt.Orientation.Vertical, r, r)
            for c, member in enumerate(self.members):
                cell = _cell(desk, product, member)
                if cell != self._cells[product, member]:
                    self._cells[product, member] = cell
                    self.dataChanged.emit(self.index(r, c), self.index(r, c))


def folded(text: str, font: QFont, width: int, lines: int) -> str:
    """A text in so many lines of that width at most, the last one ending in "…" where it is longer."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]
    if len(parts) > lines:
        parts = [*parts[: lines - 1], text[starts[lines - 1] :]]
    metrics = QFontMetrics(font)
    return "\n".join(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in parts)


class CellDelegate(QStyledItemDelegate):
    """Draws a cell of the matrix with its text over its whole width, since the columns are narrow."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, option.rect.width() - 2)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


def seat_words(members: Mapping[int, Member], member: Member) -> str:
    """Whose seat a member took over, and who took the member's; "" for a seat that never changed hands. Or that it has
    none, and only scores single products."""
    if holds_no_seat(member):
        return tr("council_tables", "scores single products for others")
    before, after = predecessor(members, member), successor(members, member)
    words = []
    if before is not None:
        words.append(tr("council_tables", "stands in for {member}").format(member=before.name or before.label))
    if after is not None:
        words.append(tr("council_tables", "{member} stands in").format(member=after.name or after.label))
    return ", ".join(words)


def _seat_and_reason(members: Mapping[int, Member], member: Member) -> str:
    words = seat_words(members, member)
    if words and member.absence_reason:
        return tr("council_tables", "{seat}: {reason}").format(seat=words, reason=member.absence_reason)
    return words


def _cell(desk: Desk, product_id: int, member_id: int) -> _Cell:
    member = desk.state.members[member_id]
    found = desk.state.participations.get(product_id, {}).get(member_id)
    other = desk.state.stand_in_for(product_id, member_id)
    if other is not None and desk.state.counts(product_id, member_id):
        said = tr("council_tables", "in place of {member}").format(member=other.label)
        return _Cell(None, said, tr("council_tables", "stands in"), stands_in=True)
    whole = ""
    if not member.present:
        whole = tr("council_tables", "away")
    elif not member.scoring:
        whole = "–" if holds_no_seat(member) else tr("council_tables", "not scoring")
    return _Cell(found.state if found else None, absence_reason(desk, product_id, member) if found else "", whole)
