"""Tables as the house wants them: fixed row height, quiet lines, one row selected, everything by keyboard."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ocop_desktop.ui import theme
from ocop_desktop.ui.theme import GRID, Role


class TableView(QTableView):
    """A table whose rows are parted by a line; Enter and double click open the current row.

    Columns keep the widths they are given (``set_widths``): nothing is measured while scores come in.
    """

    opened = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        height = theme.row_height()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader()
        header.setFont(theme.font(Role.SMALL))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.opened)

    def set_widths(self, widths: dict[int, int], stretch: int | None = None) -> None:
        """Widths of columns in pixels; ``stretch`` is the column that takes what is left."""
        for section, width in widths.items():
            self.setColumnWidth(section, width)
        if stretch is not None:
            self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def sizeHintForRow(self, row: int) -> int:
        """Height of a row whose texts wrap, with the room that a single line has around it."""
        return super().sizeHintForRow(row) + GRID

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        idle = self.state() != QAbstractItemView.State.EditingState
        if enter and idle and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(theme.color("line"))
        area: QRect = event.rect()
        width = min(self.viewport().width(), self.horizontalHeader().length())
        index = self.rowAt(area.top())
        while 0 <= index < self.model().rowCount():
            if not self.isRowHidden(index):
                bottom = self.rowViewportPosition(index) + self.rowHeight(index) - 1
                painter.drawLine(0, bottom, width, bottom)
                if bottom > area.bottom():
                    break
            index += 1


def table_view(model: QAbstractItemModel, name: str, *, sortable: bool = False) -> TableView:
    """A table on a model; ``name`` is what a screen reader calls it.

    A ``sortable`` one calls the model's own ``sort``, at first with column -1: the model's natural order.
    """
    made = TableView()
    made.setModel(model)
    made.setAccessibleName(name)
    made.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    made.setSortingEnabled(sortable)
    return made
