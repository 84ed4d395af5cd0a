"""How the grid is drawn: cells, the names of the members above them, the criteria beside them.

The criteria are the table's vertical header, so they stay in view wherever the table is scrolled to. Draws what the
models say and decides nothing.
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ocop_desktop.ui import theme
from ocop_desktop.ui.grid_model import Cell, GridModel, Look, TotalsModel
from ocop_desktop.ui.scoring_text import Laid, Texts
from ocop_desktop.ui.scoring_views import MemberView
from ocop_desktop.ui.theme import GRID, Role

_MARK = 7
_LINES = 4
_INKS = {
    Look.NOT_ENTERED: "faint",
    Look.NO_LEVEL: "quiet",
    Look.CHOSEN: "text",
    Look.AWAY: "quiet",
    Look.NOT_APPLICABLE: "faint",
    Look.FIGURE: "text",
    Look.PROVISIONAL: "quiet",
}
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Cells of a ``GridModel``. ``typed`` answers with the digits typed so far in the current cell."""

    def __init__(self, model: GridModel, typed: Callable[[], str], view: QTableView) -> None:
        super().__init__(view)
        self._model, self._typed, self._view = model, typed, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        cell = self._model.cell(row, column)
        rect: QRect = option.rect
        state = option.state
        member = self._model.is_member(column)
        pending = self._model.pending(row, column)
        here = bool(state & QStyle.StateFlag.State_HasFocus)
        current = self._view.currentIndex() == index
        ground = "surface"
        if pending is not None:
            ground = "error_soft" if pending.bad else "accent_soft"
        elif state & QStyle.StateFlag.State_Selected and not current:
            ground = "accent_soft"
        elif cell.look in (Look.AWAY, Look.NOT_APPLICABLE) or not member:
            ground = "window"
        elif cell.far:
            ground = "warning_soft"
        painter.fillRect(rect, _c(ground))
        digits = self._typed() if current else ""
        if digits:
            _paint_digits(painter, rect, digits)
        elif pending is not None:
            painter.setFont(theme.font(Role.SMALL, True))
            painter.setPen(_c("error" if pending.bad else "accent_strong"))
            text = painter.fontMetrics().elidedText(pending.text, Qt.TextElideMode.ElideRight, rect.width() - 4)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        else:
            _paint_cell(painter, rect, cell)
        if cell.far and pending is None:
            corner = QPointF(rect.right() + 1, rect.top())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_c("warning"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPolygon(QPolygonF([corner, corner - QPointF(_MARK, 0), corner + QPointF(0, _MARK)]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        _paint_lines(painter, rect, heavy=row > 0 and bool(self._model.first_of_part(row)))
        if current:
            painter.setPen(QPen(_c("accent" if here else "edge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class TotalDelegate(QStyledItemDelegate):
    """Cells of a ``TotalsModel``."""

    def __init__(self, model: TotalsModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = self._model.cell(index.row(), index.column())
        rect: QRect = option.rect
        painter.fillRect(rect, _c("window" if cell.look is Look.AWAY else "surface"))
        strong = self._model.is_whole(index.row())
        painter.setFont(theme.font(Role.STRONG if strong else Role.BODY, True))
        painter.setPen(_c(_INKS[cell.look]))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.text)
        _paint_lines(painter, rect, heavy=strong)


class CriteriaHeader(QHeaderView):
    """The criteria beside the table: code and title, wrapped, never cut; the part where one begins."""

    def __init__(self, model: GridModel, texts: Texts, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._model, self._texts, self._view = model, texts, view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)

    def height_of(self, row: int) -> int:
        """The height that the title of a row needs."""
        return max(theme.row_height() - 4, self._title(row).height + 8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not rect.isValid():
            return
        leaf = self._model.leaf(section)
        current = self._view.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, _c("accent_soft" if current else "surface"))
        part = self._model.first_of_part(section)
        y = float(rect.top())
        if part:
            label = self._texts.get(part, Role.STRONG)
            label.draw(painter, rect.left() + GRID, y + (rect.height() - label.height) / 2, _c("accent"))
        code = self._texts.get(leaf.code, Role.SMALL, figures=True)
        code.draw(painter, rect.left() + self._code_x, y + (rect.height() - code.height) / 2, _c("quiet"))
        title = self._title(section)
        title.draw(painter, rect.left() + self._title_x, y + (rect.height() - title.height) / 2, _c("text"))
        _paint_lines(painter, rect, heavy=section > 0 and bool(part), edge=True)
        painter.restore()

    @property
    def _code_x(self) -> int:
        return 3 * GRID

    @property
    def _title_x(self) -> int:
        return self._code_x + theme.text_width("0.0.0", Role.SMALL) + 6

    def _title(self, row: int) -> Laid:
        return self._texts.get(self._model.leaf(row).title, Role.SMALL, self.width() - self._title_x - 6)


class TotalsHeader(QHeaderView):
    """The names of the totals, as wide as the criteria above them."""

    def __init__(self, model: TotalsModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._model = model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, _c("surface"))
        strong = self._model.is_whole(section)
        painter.setFont(theme.font(Role.STRONG if strong else Role.SMALL))
        painter.setPen(_c("text"))
        area = rect.adjusted(GRID, 0, -6, 0)
        name = str(self._model.headerData(section, Qt.Orientation.Vertical))
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        _paint_lines(painter, rect, heavy=strong, edge=True)
        painter.restore()


class MembersHeader(QHeaderView):
    """The members above the table: the short name on as many lines as it takes, who is away in grey with the state."""

    def __init__(self, model: GridModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._model, self._view = model, view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def least_width(self, member: MemberView) -> int:
        """The width in which a member's name takes no more than four lines and no word is broken."""
        metrics = QFontMetrics(theme.font(Role.SMALL))
        words = [*member.label.split(), *(([member.state_words()]) if not member.expected else [])]
        width = max(metrics.horizontalAdvance(word) for word in words)
        while len(_lines(member.label, metrics, width)) > _LINES:
            width += 4
        return width + 9

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(Role.SMALL))
        lines = 1
        for column in range(min(self.count(), self._model.columnCount())):
            lines = max(lines, len(self._words(column, metrics)))
        return QSize(100, lines * metrics.height() + 9)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not rect.isValid():
            return
        painter.save()
        font = theme.font(Role.SMALL)
        metrics = QFontMetrics(font)
        painter.fillRect(rect, _c("surface"))
        painter.setFont(font)
        words = self._words(section, metrics)
        away = self._model.is_member(section) and not self._model.members[section].expected
        member = self._model.is_member(section)
        y = rect.bottom() - 4 - len(words) * metrics.height()
        for number, line in enumerate(words):
            area = QRect(rect.left() + 2, y + number * metrics.height(), rect.width() - 4, metrics.height())
            last = away and number == len(words) - 1
            painter.setPen(_c("warning" if last else "quiet" if away or not member else "text"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, line)
        current = self._view.currentIndex().column() == section
        painter.setPen(QPen(_c("line"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        thick = 2 if current else 1
        below = QRect(rect.left(), rect.bottom() + 1 - thick, rect.width(), thick)
        painter.fillRect(below, _c("accent" if current else "edge"))
        painter.restore()

    def _words(self, section: int, metrics: QFontMetrics) -> list[str]:
        text = str(self._model.headerData(section, Qt.Orientation.Horizontal))
        lines = _lines(text, metrics, self.sectionSize(section) - 8)
        if self._model.is_member(section) and not self._model.members[section].expected:
            lines += _lines(self._model.members[section].state_words(), metrics, self.sectionSize(section) - 8)
        return lines


def _lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The words of a text on lines of that width; a longer word has its line alone."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines or [""]


def _paint_cell(painter: QPainter, rect: QRect, cell: Cell) -> None:
    painter.setFont(theme.font(Role.STRONG if cell.look is Look.CHOSEN else Role.BODY, True))
    painter.setPen(_c(_INKS[cell.look]))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.text)
    if cell.look is Look.NO_LEVEL:
        # Struck out, which a chosen level of 0 points never is.
        middle = QRectF(rect).center()
        painter.setPen(QPen(_c("quiet"), 1.5))
        painter.drawLine(middle + QPointF(-9, 0.5), middle + QPointF(9, 0.5))


def _paint_digits(painter: QPainter, rect: QRect, digits: str) -> None:
    """What is being typed, with a caret."""
    painter.fillRect(rect, _c("surface"))
    painter.setFont(theme.font(Role.STRONG, True))
    painter.setPen(_c("accent_strong"))
    width = painter.fontMetrics().horizontalAdvance(digits)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, digits)
    x = rect.center().x() + width // 2 + 3
    painter.drawLine(x, rect.top() + 6, x, rect.bottom() - 6)


def _paint_lines(painter: QPainter, rect: QRect, *, heavy: bool, edge: bool = False) -> None:
    """The lines at the right and below; a stronger one above where a part begins."""
    painter.setPen(QPen(_c("line"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setPen(QPen(_c("edge" if edge else "line"), 1))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    if heavy:
        painter.setPen(QPen(_c("edge"), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())


def _c(name: str) -> QColor:
    return theme.color(name)
