"""The list of products at the left of the scoring page: progress, provisional result, flags, and a search field.

One model with cached rows; a change of one product touches one row. The field finds criteria of the open sheet and
products, without diacritics; while there is something in it, what it found stands in place of the list. The list never
computes a result.
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
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.text import fold
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_views import Flag, ProductView
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import announce, column, paint_progress, paint_stars, tooltip

_TONES = {
    Flag.DISQUALIFIED: "error",
    Flag.NO_SET: "quiet",
    Flag.SPREAD: "error",
    Flag.REQUIREMENT: "warning",
    Flag.EDGE: "star",
    Flag.UNCHECKED: "quiet",
}
_TARGET = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ProductModel(QAbstractListModel):
    """The products in the order of the session."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[int, ProductView] = {}
        self._shown: list[int] = []
        self._row_of: dict[int, int] = {}

    def set_products(self, views: Iterable[ProductView]) -> None:
        """Shows another list."""
        self.beginResetModel()
        self._all = {view.id: view for view in views}
        self._shown = list(self._all)
        self._row_of = {key: row for row, key in enumerate(self._shown)}
        self.endResetModel()

    def update_product(self, view: ProductView) -> None:
        """Shows a product of the list as it is now."""
        if view.id not in self._all or self._all[view.id] == view:
            return
        self._all[view.id] = view
        index = self.index(self._row_of[view.id])
        self.dataChanged.emit(index, index)

    def unchecked(self) -> int:
        """How many sheets of all products wait for their second entry."""
        return sum(view.unchecked for view in self._all.values())

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
        """The row of a product, -1 for none."""
        return self._row_of.get(product_id, -1) if product_id is not None else -1

    def views(self) -> Iterable[ProductView]:
        """All products of the list."""
        return self._all.values()


class ProductRail(QFrame):
    """``chosen`` carries the id of the product that is now current, ``criterion_chosen`` the code of a criterion that
    was looked for; ``left``: the sheet should have the keys."""

    chosen = Signal(int)
    criterion_chosen = Signal(str)
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
        self.found = _Found()
        self.found.itemClicked.connect(self._take)
        self.found.hide()
        self._criteria: CriteriaSet | None = None
        top = QWidget()
        top.setLayout(column(self.search, margins=(12, 12, 12, 8)))
        self.setLayout(column(top, self.list, self.found, spacing=0))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._current: int | None = None
        self._quiet = False

    def set_products(self, views: Iterable[ProductView], current: int | None) -> None:
        """Shows a list with one product current; emits nothing."""
        self._quiet = True
        self.model.set_products(views)
        self._quiet = False
        self.set_current(current)

    def set_criteria(self, criteria: CriteriaSet | None) -> None:
        """Says in which set criteria are looked for."""
        self._criteria = criteria

    def set_current(self, product_id: int | None) -> None:
        """Marks a product as the one that is shown; emits nothing."""
        self._current = product_id
        self._quiet = True
        index = self.model.index(self.model.row_of(product_id))
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
        words = fold(text).split()
        if words:
            self.found.show_found(self._criteria_with(words), self._products_with(words))
        self.list.setVisible(not words)
        self.found.setVisible(bool(words))

    def _criteria_with(self, words: list[str]) -> list[tuple[str, str]]:
        """Criteria whose title holds every word, or whose code begins like the only one."""
        leaves = self._criteria.leaves if self._criteria is not None else ()
        found = []
        for leaf in leaves:
            title = fold(leaf.title)
            if all(word in title for word in words) or (len(words) == 1 and leaf.code.startswith(words[0])):
                found.append((leaf.code, leaf.title))
        return found

    def _products_with(self, words: list[str]) -> list[ProductView]:
        """Products whose name or producer holds every word."""
        return [
            view
            for view in self.model.views()
            if all(word in text for text in (fold(f"{view.name} {view.producer}"),) for word in words)
        ]

    def _search_key(self, key: int) -> None:
        keys = Qt.Key
        if key == keys.Key_Escape:
            self.search.clear()
            self.left.emit()
        elif key in (keys.Key_Up, keys.Key_Down):
            if self.found.isVisible():
                self.found.step(1 if key == keys.Key_Down else -1)
            elif key == keys.Key_Down:
                self.focus_list()
        elif self.found.isVisible() and self.found.currentItem() is not None:
            self._take(self.found.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        target = item.data(_TARGET)
        if target is None:
            return
        self.search.clear()
        (self.chosen if isinstance(target, int) else self.criterion_chosen).emit(target)
        self.left.emit()

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self._current = self.model.view(index.row()).id
            self.chosen.emit(self._current)


class _Search(QLineEdit):
    key_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("product_rail", "Find ( / )"))
        self.setAccessibleName(tr("product_rail", "Find a criterion of this sheet, a product or a producer"))
        self.setClearButtonEnabled(False)
        sign = QAction(self)
        widgets_icons.dress(sign, "search")
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Escape, keys.Key_Up, keys.Key_Down):
            self.key_pressed.emit(event.key())
            event.accept()
        else:
            super().keyPressEvent(event)


class _Found(QListWidget):
    """What the search found, by groups. The keys stay in the field; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: 0; border-radius: 0; } QListView::item { padding: 4px 12px; }")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("product_rail", "Found"))

    def show_found(self, criteria: list[tuple[str, str]], products: list[ProductView]) -> None:
        """Shows both groups, the first find current."""
        self.clear()
        if criteria:
            self._head(tr("product_rail", "Criteria of this sheet"))
        for code, title in criteria:
            self._entry(f"{code}  {title}", code)
        if products:
            self._head(tr("product_rail", "Products"))
        for view in products:
            self._entry(f"{view.name}\n{view.producer}" if view.producer else view.name, view.id)
        if not criteria and not products:
            self._head(tr("product_rail", "Nothing matches."))
        self.setCurrentRow(-1)
        self.step(1)

    def step(self, by: int) -> None:
        """Goes to the next find, over headings."""
        row = self.currentRow() + by
        while 0 <= row < self.count() and self.item(row).data(_TARGET) is None:
            row += by
        if 0 <= row < self.count():
            self.setCurrentRow(row)
            announce(self, self.item(row).text())

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(Role.SMALL))
        item.setForeground(theme.color("quiet"))
        self.addItem(item)

    def _entry(self, text: str, target: int | str) -> None:
        item = QListWidgetItem(text)
        item.setData(_TARGET, target)
        self.addItem(item)


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
