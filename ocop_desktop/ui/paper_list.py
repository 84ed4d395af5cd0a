"""The list of papers, grouped by when they are needed, each with how far it is: final, a draft, or what it lacks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ocop_desktop.services.papers import PAPERS, Group, Kind
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import tooltip

TITLES: dict[Kind, tuple[Marked, Marked]] = {
    Kind.SHEETS: (
        mark("paper_list", "Blank score sheets"),
        mark(
            "paper_list", "For members to tick, one for each product; the code on it opens the sheet when it is typed"
        ),
    ),
    Kind.DOSSIERS: (
        mark("paper_list", "Dossier check lists"),
        mark("paper_list", "What of each dossier is there, to tick and to sign"),
    ),
    Kind.MINUTES: (
        mark("paper_list", "Minutes"),
        mark("paper_list", "The meeting, the council, and each product with its conclusion"),
    ),
    Kind.RESULTS: (
        mark("paper_list", "Table of results"),
        mark("paper_list", "All products with averages, spread, stars and conclusion"),
    ),
    Kind.PRODUCT_RESULTS: (
        mark("paper_list", "Points of each product"),
        mark("paper_list", "Criteria and members of one product, with averages"),
    ),
    Kind.FILLED_SHEETS: (
        mark("paper_list", "Filled score sheets"),
        mark("paper_list", "The sheets as they were entered, to sign and to keep"),
    ),
    Kind.SUBMISSION: (
        mark("paper_list", "Submission"),
        mark("paper_list", "With which the council lays its result before the authority"),
    ),
    Kind.DECISION: (
        mark("paper_list", "Draft decision and list"),
        mark("paper_list", "What the authority is to sign, and the products it recognises"),
    ),
    Kind.FORWARDING: (
        mark("paper_list", "List of products forwarded"),
        mark("paper_list", "What goes on to the next level, with its points"),
    ),
    Kind.LETTERS: (
        mark("paper_list", "Letters to producers"),
        mark("paper_list", "The result of each product, and what kept it from the next star"),
    ),
    Kind.NOTICE: (
        mark("paper_list", "Notice of results"),
        mark("paper_list", "All products by stars, to be sent to everybody"),
    ),
    Kind.CERTIFICATES: (
        mark("paper_list", "Certificates"),
        mark("paper_list", "One page for each product that this level certifies"),
    ),
    Kind.REGISTER: (
        mark("paper_list", "Register of certificates"),
        mark("paper_list", "Numbers, decision, days of issue and expiry"),
    ),
}
_GROUPS = {
    Group.BEFORE: mark("paper_list", "Before the meeting"),
    Group.MEETING: mark("paper_list", "The meeting"),
    Group.AUTHORITY: mark("paper_list", "To the authority"),
    Group.PRODUCERS: mark("paper_list", "To the producers"),
    Group.REGISTER: mark("paper_list", "Register"),
}
_KIND, _STATE, _TONE = (Qt.ItemDataRole.UserRole + n for n in range(3))
Index = QModelIndex | QPersistentModelIndex


class PaperList(QListWidget):
    """``chosen`` carries the kind of the current paper."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("paper_list", "Papers"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self._rows: dict[Kind, int] = {}
        group = None
        for paper in PAPERS:
            if paper.group is not group:
                group = paper.group
                heading = QListWidgetItem(str(_GROUPS[group]))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(heading)
            item = QListWidgetItem(str(TITLES[paper.kind][0]))
            item.setData(_KIND, paper.kind.value)
            self.addItem(item)
            self._rows[paper.kind] = self.count() - 1
            self.set_state(paper.kind, "", "quiet")
        self.currentItemChanged.connect(self._changed)

    def set_state(self, kind: Kind, text: str, tone: str) -> None:
        """How far a paper is, in a word and a colour of the palette."""
        item = self.item(self._rows[kind])
        if (item.data(_STATE), item.data(_TONE)) == (text, tone):
            return
        item.setData(_STATE, text)
        item.setData(_TONE, tone)
        spoken = ", ".join(part for part in (item.text(), text) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(tooltip(f"{spoken}: {TITLES[kind][1]}"))

    def word(self, kind: Kind) -> str:
        """The word that is shown beside a paper."""
        return str(self.item(self._rows[kind]).data(_STATE))

    def choose(self, kind: Kind) -> None:
        """Makes a paper the current one."""
        self.setCurrentRow(self._rows[kind])

    def kind(self) -> Kind | None:
        """The current paper."""
        item = self.currentItem()
        return Kind(item.data(_KIND)) if item is not None and item.data(_KIND) else None

    def _changed(self) -> None:
        if (kind := self.kind()) is not None:
            self.chosen.emit(kind)


class _Delegate(QStyledItemDelegate):
    """Draws a paper with its state at the right, and a group's heading."""

    def __init__(self, view: PaperList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: Option, index: Index) -> QSize:
        if index.data(_KIND):
            return QSize(10 * GRID, theme.row_height())
        return QSize(10 * GRID, QFontMetrics(theme.font(Role.SMALL)).height() + (GRID if index.row() else GRID // 2))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        small = theme.font(Role.SMALL, figures=True)
        if not index.data(_KIND):
            painter.setFont(small)
            painter.setPen(theme.color("quiet"))
            area = rect.adjusted(GRID, 0, -GRID, -2)
            painter.drawText(area, Qt.AlignmentFlag.AlignBottom, _elided(small, index.data(), area.width()))
            painter.restore()
            return
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("accent_soft" if current else "window"))
        if current and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        state = index.data(_STATE) or ""
        width = QFontMetrics(small).horizontalAdvance(state)
        painter.setFont(small)
        painter.setPen(theme.color(index.data(_TONE)))
        right = rect.right() - GRID
        painter.drawText(
            QRect(right - width, rect.top(), width + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, state
        )
        font = theme.font(Role.STRONG if current else Role.BODY)
        area = QRect(rect.left() + 2 * GRID, rect.top(), right - width - GRID - rect.left() - 2 * GRID, rect.height())
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, _elided(font, index.data(), area.width()))
        painter.restore()


def _elided(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
