"""The list of products at the left of the scoring page: progress, provisional result, flags, and a search field.

One model with cached rows; a change of one product touches one row. The list never computes a result.
"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ocop_desktop.domain.text import fold
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_views import Flag, ProductView
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import column, label, paint_progress, paint_stars, tooltip

_TONES = {
    Flag.DISQUALIFIED: "error",
    Flag.NO_SET: "quiet",
    Flag.SPREAD: "error",
    Flag.REQUIREMENT: "warning",
    Flag.EDGE: "star",
}
Index = QModelIndex | QPersistentModelIndex


class ProductModel(QAbstractListModel):
    """The products that the search leaves, in the order of the session."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[int, ProductView] = {}
        self._words: dict[int, str] = {}
        self._shown: list[int] = []
        self._row_of: dict[int, int] = {}
        self._filter = ""

    def set_products(self, views: Iterable[ProductView]) -> None:
        """Shows another list."""
        self._all = {view.id: view for view in views}
        self._words = {view.id: fold(f"{view.name} {view.producer}") for view in self._all.values()}
        self._sift()

    def update_product(self, view: ProductView) -> None:
        """Shows a product of the list as it is now."""
        if self._all.get(view.id) == view:
            return
        self._all[view.id] = view
        self._words[view.id] = fold(f"{view.name} {view.producer}")
        row = self._row_of.get(view.id)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def set_filter(self, text: str) -> None:
        """Leaves the products whose name or producer holds every word of the text, without diacritics and case."""
        wanted = fold(text)
        if wanted != self._filter:
            self._filter = wanted
            self._sift()

    def _sift(self) -> None:
        words = self._filter.split()
        self.beginResetModel()
        self._shown = [key for key in self._all if all(word in self._words[key] for word in words)]
        self._row_of = {key: row for row, key in enumerate(self._shown)}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.view(index.row()).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.view(index.row()).spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.view(index.row()).spoken())
        return None

    def view(self, row: int) -> ProductView:
        """The product in a row."""
        return self._all[self._shown[row]]

    def row_of(self, product_id: int | None) -> int:
        """The row of a product, -1 where the search leaves it out."""
        return self._row_of.get(product_id, -1) if product_id is not None else -1

    def total(self) -> int:
        """How many products there are, whatever the search leaves."""
        return len(self._all)


class ProductRail(QFrame):
    """``chosen`` carries the id of the product that is now current; ``left``: the sheet should have the keys."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = ProductModel(self)
        self.search = _Search()
        self.search.textChanged.connect(self._search_changed)
        self.search.key_pressed.connect(self._search_key)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.model, self.list))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.left.connect(self.left)
        self._nothing = label(tr("product_rail", "No product matches."), Role.SMALL, "quiet", wrap=True)
        self._nothing.setContentsMargins(16, 4, 12, 8)
        self._nothing.hide()
        top = QWidget()
        top.setLayout(column(self.search, margins=(12, 12, 12, 8)))
        self.setLayout(column(top, self._nothing, self.list, spacing=0))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._current: int | None = None
        self._quiet = False

    def set_products(self, views: Iterable[ProductView], current: int | None) -> None:
        """Shows a list with one product current; emits nothing."""
        self._quiet = True
        self.model.set_products(views)
        self._quiet = False
        self.set_current(current)

    def set_current(self, product_id: int | None) -> None:
        """Marks a product as the one that is shown; emits nothing. One that the search hides takes the search away."""
        self._current = product_id
        row = self.model.row_of(product_id)
        self._quiet = True
        if row < 0 and product_id is not None and self.search.text():
            self.search.clear()
            row = self.model.row_of(product_id)
        index = self.model.index(row)
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
        self._quiet = False

    def focus_search(self) -> None:
        """Gives the keys to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Gives the keys to the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search_changed(self, text: str) -> None:
        before, self._quiet = self._quiet, True
        self.model.set_filter(text)
        row = self.model.row_of(self._current)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        self._nothing.setVisible(self.model.rowCount() == 0 and self.model.total() > 0)
        self._quiet = before

    def _search_key(self, key: int) -> None:
        keys = Qt.Key
        if key == keys.Key_Escape:
            self.search.clear()
            self.left.emit()
        elif key in (keys.Key_Return, keys.Key_Enter):
            if self.model.rowCount():
                found = self.model.view(0).id
                self.search.clear()
                self.chosen.emit(found)
                self.left.emit()
        elif key == keys.Key_Down and self.model.rowCount():
            self.focus_list()
            if self.model.row_of(self._current) < 0:
                self.list.setCurrentIndex(self.model.index(0))

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self._current = self.model.view(index.row()).id
            self.chosen.emit(self._current)


class _Search(QLineEdit):
    key_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("product_rail", "Find ( / )"))
        self.setAccessibleName(tr("product_rail", "Find a product or a producer"))
        self.setClearButtonEnabled(False)
        sign = QAction(self)
        widgets_icons.dress(sign, "search")
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Escape, keys.Key_Down):
            self.key_pressed.emit(event.key())
            event.accept()
        else:
            super().keyPressEvent(event)


class _List(QListView):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: 0; border-radius: 0; } QListView:focus { border: 0; }")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("product_rail", "Products"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Escape, keys.Key_Right):
            self.left.emit()
        elif event.key() in (
            keys.Key_Up,
            keys.Key_Down,
            keys.Key_Home,
            keys.Key_End,
            keys.Key_PageUp,
            keys.Key_PageDown,
        ):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: Any) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: ProductModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body, small = QFontMetrics(theme.font(Role.STRONG)), QFontMetrics(theme.font(Role.SMALL))
        return QSize(120, body.height() * 2 + small.height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._model.view(index.row())
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, theme.color("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
            if self._list.hasFocus():
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("window"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.left() + 12, rect.bottom(), rect.right() - 12, rect.bottom())

        left, right = rect.left() + 16, rect.right() - 12
        refused = Flag.DISQUALIFIED in view.flags
        x = right
        for flag in reversed(view.flags):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(_TONES[flag]))
            painter.drawEllipse(QPointF(x - 4, rect.top() + 17), 4, 4)
            x -= 12
        strong, small = theme.font(Role.STRONG), theme.font(Role.SMALL, figures=True)
        y = rect.top() + 7
        y += self._line(painter, view.name, strong, "quiet" if refused else "text", left, y, x - 4 - left)
        y += self._line(painter, view.producer, small, "quiet", left, y, right - left) + 1

        line = QRect(left, y, right - left, rect.bottom() - 6 - y)
        center = Qt.AlignmentFlag.AlignVCenter
        edge = line.right()
        figures = theme.font(Role.STRONG, figures=True)
        metrics = QFontMetrics(figures)
        if refused:
            words = tr("product_rail", "refused")
            painter.setFont(small)
            painter.setPen(theme.color("error"))
            width = QFontMetrics(small).horizontalAdvance(words)
            painter.drawText(QRect(edge - width, line.top(), width + 2, line.height()), center, words)
            edge -= width + GRID
        elif view.average:
            if view.stars is not None:
                text = str(view.stars)
                width = metrics.horizontalAdvance(text)
                painter.setFont(figures)
                painter.setPen(theme.color("text"))
                painter.drawText(QRect(edge - width, line.top(), width + 2, line.height()), center, text)
                star = QRectF(edge - width - 16, line.center().y() - 6, 13, 13)
                paint_stars(painter, star, 1, 1, theme.color("star"))
            edge -= metrics.horizontalAdvance("0") + 22
            width = metrics.horizontalAdvance(view.average)
            painter.setFont(figures)
            painter.setPen(theme.color("text"))
            painter.drawText(QRect(edge - width, line.top(), width + 2, line.height()), center, view.average)
            edge -= max(width, metrics.horizontalAdvance("00,00")) + 10
        else:
            edge -= metrics.horizontalAdvance("000,00") + 32
        text = f"{view.done}/{view.expected}"
        width = QFontMetrics(small).horizontalAdvance(text)
        painter.setFont(small)
        painter.setPen(theme.color("quiet"))
        painter.drawText(QRect(edge - width, line.top(), width + 2, line.height()), center, text)
        bar = QRectF(left, line.center().y() - 1.5, max(0, edge - width - GRID - left), 4)
        if bar.width() > 16:
            paint_progress(painter, bar, view.done, view.expected)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, text: str, font: Any, tone: str, x: int, y: int, width: int) -> int:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(x, y + metrics.ascent()), shown)
        return metrics.height()
