"""Rows of cells for tables that follow the scoreboard: cached, drawn in one go, changed narrowly.

A row is made once, when what it shows changes; ``set_rows`` compares it with the row before and repaints the columns
that differ. Rows come, go and move one by one: the model is never reset, so the selection and the focus stay. Sorting,
searching and filtering are the model's own. Knows no session and no service.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ocop_desktop.domain.text import fold
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.rows_model import Index, RowsModel
from ocop_desktop.ui.strip_chart import Strip, paint_strip
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import paint_stars, stars_width, tooltip

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
KEY_ROLE = SORT_ROLE + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT_FLAG, _RIGHT_FLAG = int(_LEFT), int(_RIGHT)
_NOWHERE = QModelIndex()
_KEPT = 500
STAR = 13
SIGN = 14
_STRIP = 16


class StarMark(NamedTuple):
    """A star class to draw: ``stars`` of five; ``band`` is the class of the average alone where that is higher."""

    stars: int
    band: int


class Cell(NamedTuple):
    """What one cell shows. ``tone`` is a colour of the palette, ``key`` what it sorts by (None: always last).

    ``figure``: a number, at the right with digits of one width. ``below``: a second line, in rows that have room for
    it. ``tip``: the whole in words, also for a screen reader. ``sign``: an icon beside the text, in ``sign_tone``.
    ``strip``: dots, under the text in rows that have room for it.
    """

    text: str = ""
    key: Any = None
    tone: str = "text"
    figure: bool = False
    strong: bool = False
    tip: str = ""
    mark: StarMark | None = None
    below: str = ""
    below_tone: str = "quiet"
    sign: str = ""
    sign_tone: str = "warning"
    strip: Strip | None = None


class Row(NamedTuple):
    """A row under its ``key``; ``words`` is what a search looks in, folded, ``marks`` what a filter asks for."""

    key: int
    cells: tuple[Cell, ...]
    words: str = ""
    marks: frozenset[str] = frozenset()


class CellsModel(RowsModel):
    """``titles`` are the heads of the columns, ``tips`` say more of them."""

    def __init__(
        self,
        titles: Sequence[str],
        parent: QObject | None = None,
        *,
        figures: Iterable[int] = (),
        tips: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._tips = tuple(tips) or self._titles
        self._figures = frozenset(figures)
        self._rows: dict[int, Row] = {}
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder
        self._search = ""
        self._filter: Callable[[int], bool] | None = None

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Takes over all rows in their official order; only what differs is repainted."""
        before, self._rows = self._rows, {row.key: row for row in rows}
        self._settle(before)

    def set_filter(self, wanted: Callable[[int], bool] | None) -> None:
        """Shows only the rows whose key is ``wanted``."""
        self._filter = wanted
        self._settle(self._rows)

    def search(self, text: str) -> None:
        """Shows only the rows in whose words all of the text is found, without diacritics and case."""
        self._search = fold(text)
        self._settle(self._rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; -1 is the official order."""
        self._column, self._order = column, order
        self._settle(self._rows)

    def row_at(self, place: int) -> Row | None:
        """The row shown at a place."""
        return self._rows.get(self._keys[place]) if 0 <= place < len(self._keys) else None

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == _DISPLAY:
            return row.cells[index.column()].text
        if role == SORT_ROLE:
            return row.cells[index.column()].key
        if role == KEY_ROLE:
            return row.key
        if role == _TOOLTIP:
            return tooltip(row.cells[index.column()].tip)
        if role == _SPOKEN:
            cell = row.cells[index.column()]
            return f"{self._titles[index.column()]}: {cell.tip or cell.text or '–'}"
        if role == _ALIGNMENT:
            return int(_RIGHT if row.cells[index.column()].figure else _LEFT)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == _DISPLAY:
            return self._titles[section]
        if role == _TOOLTIP:
            return tooltip(self._tips[section])
        if role == _ALIGNMENT:
            return int(_RIGHT if section in self._figures else _LEFT)
        return None

    def _wanted(self) -> list[int]:
        rows = [
            row
            for row in self._rows.values()
            if (not self._search or self._search in row.words) and (self._filter is None or self._filter(row.key))
        ]
        if self._column >= 0:
            column = self._column
            known = [row for row in rows if row.cells[column].key is not None]
            known.sort(key=lambda row: row.cells[column].key, reverse=self._order == Qt.SortOrder.DescendingOrder)
            rows = known + [row for row in rows if row.cells[column].key is None]
        return [row.key for row in rows]

    def _settle(self, before: dict[int, Row]) -> None:
        """Takes rows out, puts new ones in, moves them, and reports the cells that changed."""
        self.set_keys(self._wanted())
        if before is self._rows:
            return
        for place, key in enumerate(self.keys()):
            old, row = before.get(key), self._rows[key]
            if old is None or old is row or old.cells == row.cells:
                continue
            columns = [
                column for column, pair in enumerate(zip(old.cells, row.cells, strict=True)) if pair[0] != pair[1]
            ]
            for first, last in _runs(columns):
                self.dataChanged.emit(self.index(place, first), self.index(place, last))


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Columns that stand together, as (first, last)."""
    edges = [place + 1 for place, (one, next_one) in enumerate(pairwise(columns)) if next_one != one + 1]
    starts, ends = [0, *edges], [*edges, len(columns)]
    return [(columns[start], columns[end - 1]) for start, end in zip(starts, ends, strict=True) if end > start]


class RowDelegate(QStyledItemDelegate):
    """Draws a cell of a ``CellsModel`` from its row alone. What is not text is drawn once and kept as a picture."""

    def __init__(self, model: CellsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._look: object = None
        self._tall = 0
        self._metrics: dict[Hashable, QFontMetrics] = {}
        self._elided: dict[Hashable, str] = {}
        self._pictures: dict[Hashable, QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index.row())
        if row is None:
            return
        if self._look is not theme.palette():
            self._forget()
        cell = row.cells[index.column()]
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("accent_soft"))
            if index.column() == 0:
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.color("accent"))
        start, width, high = area.left() + GRID, area.width() - 2 * GRID, area.height()
        tall = high >= self._tall
        lines = [(cell.text, Role.STRONG if cell.strong else Role.BODY, cell.tone)]
        if cell.below and tall:
            lines.append((cell.below, Role.SMALL, cell.below_tone))
        metrics = [self._measure(role, cell.figure) for _, role, _ in lines]
        first = metrics[0].height()
        under = cell.strip is not None and tall and bool(cell.text)
        top = area.top() + (high - sum(one.height() for one in metrics) - (_STRIP if under else 0)) // 2
        if cell.strip is not None and (under or not cell.text):
            self._paint_strip(
                painter, cell.strip, start, area.bottom() - _STRIP - 5 if under else area.top() + 4, width
            )
        left = start
        if cell.mark is not None:
            left += self._paint_mark(painter, cell.mark, left, top + (first - STAR) // 2)
        if cell.sign:
            self._paint_sign(painter, cell, left, start + width, top + (first - SIGN) // 2, metrics[0])
        for (text, role, tone), measure in zip(lines, metrics, strict=True):
            if text:
                painter.setFont(theme.font(role, cell.figure))
                painter.setPen(theme.color(tone))
                place = QRect(left, top, start + width - left, measure.height())
                shown = self._fit(text, role, cell.figure, place.width(), measure)
                painter.drawText(place, _RIGHT_FLAG if cell.figure else _LEFT_FLAG, shown)
            top += measure.height()
            left = start

    def _forget(self) -> None:
        """Another look: nothing that was measured or drawn holds."""
        self._look = theme.palette()
        self._tall = tall_row()
        for kept in (self._metrics, self._elided, self._pictures):
            kept.clear()

    def _paint_strip(self, painter: QPainter, strip: Strip, left: int, top: int, width: int) -> None:
        high = _STRIP + 2

        def draw(onto: QPainter) -> None:
            paint_strip(onto, QRectF(4, 1, width - 8, high - 3), strip)

        self._paint_picture(painter, strip, left, top, width, high, draw)

    def _paint_mark(self, painter: QPainter, mark: StarMark, left: int, top: int) -> int:
        """Draws the stars; gives the width they take."""
        width = round(stars_width(STAR)) + 2

        def draw(onto: QPainter) -> None:
            _paint_stars(onto, QRectF(1, 1, width, STAR), mark)

        self._paint_picture(painter, mark, left, top - 1, width + 2, STAR + 2, draw)
        return width + 5

    def _paint_sign(
        self, painter: QPainter, cell: Cell, left: int, right: int, top: int, measure: QFontMetrics
    ) -> None:
        """Draws the icon after a text, before a figure, so that figures stay in line."""
        width = measure.horizontalAdvance(cell.text)
        x = right - width - 4 - SIGN if cell.figure else left + width + (4 if width else 0)

        def draw(onto: QPainter) -> None:
            widgets_icons.paint(onto, cell.sign, QRectF(0, 0, SIGN, SIGN), theme.color(cell.sign_tone))

        self._paint_picture(painter, (cell.sign, cell.sign_tone), max(x, left - GRID + 2), top, SIGN, SIGN, draw)

    def _paint_picture(
        self,
        painter: QPainter,
        what: Hashable,
        left: int,
        top: int,
        width: int,
        high: int,
        draw: Callable[[QPainter], None],
    ) -> None:
        scale = painter.device().devicePixelRatioF()
        key = (what, width, scale)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= _KEPT:
                self._pictures.clear()
            picture = QPixmap(round(width * scale), round(high * scale))
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            onto = QPainter(picture)
            draw(onto)
            onto.end()
            self._pictures[key] = picture
        painter.drawPixmap(left, top, picture)

    def _fit(self, text: str, role: Role, figure: bool, width: int, measure: QFontMetrics) -> str:
        key = (text, role, figure, width)
        shown = self._elided.get(key)
        if shown is None:
            if len(self._elided) >= 8 * _KEPT:
                self._elided.clear()
            shown = self._elided[key] = measure.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown

    def _measure(self, role: Role, figure: bool) -> QFontMetrics:
        found = self._metrics.get((role, figure))
        if found is None:
            found = self._metrics[role, figure] = QFontMetrics(theme.font(role, figure))
        return found


def tall_row() -> int:
    """Height of a row that has room for a second, smaller line."""
    return QFontMetrics(theme.font()).height() + QFontMetrics(theme.font(Role.SMALL)).height() + 7


def _paint_stars(painter: QPainter, area: QRectF, mark: StarMark) -> None:
    """Draws five stars; those that the requirements took away in the colour of a warning."""
    step = STAR * 1.15
    for first, last, filled, name in (
        (0, mark.stars, True, "star"),
        (mark.stars, mark.band, False, "warning"),
        (max(mark.stars, mark.band), 5, False, "line"),
    ):
        count = last - first
        if count > 0:
            place = QRectF(area.left() + first * step, area.top(), stars_width(STAR, count) + 1, STAR)
            paint_stars(painter, place, count if filled else 0, count, theme.color(name))
