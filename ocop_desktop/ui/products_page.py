"""The page Products: the list of the session's products, the form of the chosen one, and the import of a list.

Everything goes through commands and can be undone. Search looks at name, producer, code and commune without
diacritics. Computes no result.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ocop_desktop.domain.text import fold, sort_key
from ocop_desktop.services.commands import MoveProduct, RemoveProduct
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.import_panel import ImportPanel
from ocop_desktop.ui.product_fields import KINDS, ConfirmBar, set_name
from ocop_desktop.ui.product_form import ProductForm, dossier_state
from ocop_desktop.ui.rows_model import RowsModel
from ocop_desktop.ui.session_words import closed_words
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import EmptyState, MessageBar, NoSession, button, column, label, row
from ocop_desktop.ui.widgets_fields import SearchField
from ocop_desktop.ui.widgets_table import table_view

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
FORM_WIDTH = 364


class Col(IntEnum):
    """Columns of the list of products."""

    ORDER = 0
    CODE = 1
    NAME = 2
    PRODUCER = 3
    SET = 4
    KIND = 5
    DOSSIER = 6
    STATE = 7


class Show(IntEnum):
    """What the chips above the list let through."""

    ALL = 0
    NO_SET = 1
    DOSSIER = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """One product as it is shown, made once for each change."""

    texts: tuple[str, ...]
    keys: tuple[Any, ...]
    words: str
    tone: str
    no_set: bool
    dossier_short: bool


class ProductsModel(RowsModel):
    """The products of a session: filtered, searched and sorted; a change repaints its own rows only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, _Row] = {}
        self._order: list[int] = []
        self._search = ""
        self._show = Show.ALL
        self._sorted: tuple[int, bool] = (-1, False)
        self._headers = (
            tr("products_page", "No."),
            tr("products_page", "Code"),
            tr("products_page", "Product"),
            tr("products_page", "Producer"),
            tr("products_page", "Criteria set"),
            tr("products_page", "Kind"),
            tr("products_page", "Dossier"),
            tr("products_page", "State"),
        )

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self._rows.get(self._keys[index.row()])
        if found is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return found.texts[index.column()]
        if role == SORT_ROLE:
            return found.keys[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            if index.column() == Col.STATE:
                return theme.color(found.tone)
            return theme.color("text" if index.column() in (Col.ORDER, Col.NAME) else "quiet")
        return None

    def fill(self, desk: Desk | None) -> None:
        """Takes over a session, or none."""
        self._rows = {} if desk is None else {key: _row(desk, key, n) for n, key in enumerate(desk.state.products, 1)}
        self._order = list(self._rows)
        self._arrange()
        self.touch(self._keys)

    def update(self, desk: Desk, changes: Changes) -> None:
        """Follows a change of the session."""
        if changes.listed:
            before = self._rows
            self.fill_rows(desk)
            self._arrange()
            self.touch(key for key in self._keys if before.get(key) != self._rows[key])
        elif changes.details:
            for key in changes.details & self._rows.keys():
                self._rows[key] = _row(desk, key, self._rows[key].keys[Col.ORDER])
            self._arrange()
            self.touch(changes.details)

    def fill_rows(self, desk: Desk) -> None:
        """Makes all rows anew without a word to the views."""
        self._rows = {key: _row(desk, key, n) for n, key in enumerate(desk.state.products, 1)}
        self._order = list(self._rows)

    def search(self, text: str) -> None:
        """Shows only products with all of these words in name, producer, code or commune."""
        self._search = fold(text)
        self._arrange()

    def show_only(self, what: Show) -> None:
        """Shows only the products that a chip stands for."""
        self._show = what
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def is_in_order(self) -> bool:
        """Whether the rows stand in the council's order, so that moving one can be seen."""
        return self._sorted in ((-1, False), (-1, True), (Col.ORDER, False))

    def count(self, what: Show) -> int:
        """How many products a chip stands for."""
        return sum(_passes(found, what) for found in self._rows.values())

    def total(self) -> int:
        """How many products the session has."""
        return len(self._rows)

    def _arrange(self) -> None:
        words = self._search.split()
        keys = [
            key
            for key in self._order
            if _passes(self._rows[key], self._show) and all(word in self._rows[key].words for word in words)
        ]
        section, reverse = self._sorted
        if section >= 0:
            keys.sort(key=lambda key: self._rows[key].keys[section], reverse=reverse)
        self.set_keys(keys)


def _passes(found: _Row, what: Show) -> bool:
    return what is Show.ALL or (found.no_set if what is Show.NO_SET else found.dossier_short)


def _row(desk: Desk, key: int, number: int) -> _Row:
    product = desk.state.products[key]
    criteria = desk.state.criteria(product)
    done, needed = dossier_state(product.dossier, criteria)
    states = []
    if product.disqualified:
        states.append(tr("products_page", "Dossier refused"))
    if criteria is None:
        states.append(tr("products_page", "No criteria set yet"))
    away = len(desk.state.participations.get(key, {}))
    if away:
        states.append(tr("products_page", "Not scoring: {n}").format(n=away))
    producer = product.producer
    return _Row(
        texts=(
            str(number),
            product.code,
            product.name,
            producer.name,
            set_name(criteria) if criteria else "–",
            str(KINDS[product.kind]),
            f"{done}/{needed}",
            " · ".join(states),
        ),
        keys=(
            number,
            sort_key(product.code),
            sort_key(product.name),
            sort_key(producer.name),
            criteria.number if criteria else 0,
            list(KINDS).index(product.kind),
            (done - needed, done),
            (not product.disqualified, criteria is not None, -away),
        ),
        words=" | ".join(fold(text) for text in (product.name, producer.name, product.code, producer.commune)),
        tone="error" if product.disqualified else "warning" if criteria is None else "quiet",
        no_set=criteria is None,
        dossier_short=done < needed,
    )


class ProductsPage(QWidget):
    """The page; ``show_product`` and ``import_file`` bring it to a product or to a list that is to be imported.

    ``go_to`` asks for another page.
    """

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.setAcceptDrops(True)
        self.model = ProductsModel(self)
        self.form = ProductForm(bridge)
        self.panel = ImportPanel(bridge)

        self._search = SearchField(tr("products_page", "Find product, producer, code, commune"), self)
        self._search.setMinimumWidth(16 * GRID)
        self._search.searched.connect(self._searched)
        self.import_button = button(tr("products_page", "Import a list… (Ctrl+O)"), "normal", self.choose_file)
        self.add_button = button(tr("products_page", "Add a product (Ctrl+N)"), "primary", self.add_product)
        top = row(self._search, self.import_button, self.add_button)
        top.setStretch(0, 1)

        self._chips: dict[Show, QPushButton] = {}
        group = QButtonGroup(self)
        chips = row()
        for what in Show:
            chip = self._chips[what] = button("", "normal")
            chip.setCheckable(True)
            group.addButton(chip, what)
            chips.addWidget(chip)
        self._chips[Show.ALL].setChecked(True)
        group.idClicked.connect(lambda what: self._filter(Show(what)))
        self._found = label("", Role.SMALL, "quiet")
        chips.addStretch(1)
        chips.addWidget(self._found)

        self.table = table_view(self.model, tr("products_page", "Products"), sortable=True)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setDefaultSectionSize(theme.row_height(2))
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(lambda: self.form.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.table.installEventFilter(self)
        self._search.down_pressed.connect(self._enter_list)
        self._search.returnPressed.connect(self._enter_list)

        self._closed_words = label("", Role.BODY, "warning", wrap=True)
        self.confirm = ConfirmBar()
        self.notice = MessageBar()
        self.form.setFixedWidth(FORM_WIDTH)
        self.form.created.connect(self._created)
        self.form.cancelled.connect(self._cancelled)
        self.form.step.connect(self.move_product)
        self.form.remove.connect(self.remove_product)
        list_ = column(chips, self.table)
        lists = row(list_, self.form, spacing=12)
        lists.setStretch(0, 1)
        self._main = QWidget()
        self._main.setLayout(column(top, self._closed_words, self.confirm, lists, spacing=12, margins=(16, 14, 16, 14)))

        self._closed = NoSession(
            tr("products_page", "Here the list of products is kept, with their producers and dossiers.")
        )
        self._closed.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._empty = EmptyState(
            tr("products_page", "Which products does the council rate?"),
            tr(
                "products_page",
                "Take over the office's own list (Excel, LibreOffice or text): choose the file or drop it here. "
                "Single products are added with Ctrl+N.",
            ),
            tr("products_page", "Import a list… (Ctrl+O)"),
        )
        self._empty.clicked.connect(self.choose_file)
        self.panel.closed.connect(self._close_panel)
        self.panel.imported.connect(self._imported)
        self.panel.other_file_wanted.connect(self.choose_file)
        self.stack = QStackedWidget()
        for page in (self._closed, self._empty, self._main, self.panel):
            self.stack.addWidget(page)
        layout: QVBoxLayout = column(self.notice, self.stack, spacing=0)
        self.setLayout(layout)

        self._shortcuts: list[QShortcut] = []
        for keys, action in (
            ("Ctrl+N", self.add_product),
            ("Ctrl+O", self.choose_file),
            ("Ctrl+Up", lambda: self.move_product(-1)),
            ("Ctrl+Down", lambda: self.move_product(1)),
        ):
            self._shortcut(keys, action)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    # What is shown.

    def show_product(self, product_id: int) -> None:
        """Goes to a product, whatever is searched or filtered."""
        if self.model.row_of(product_id) < 0:
            self._search.clear()
            self._chips[Show.ALL].setChecked(True)
            self._filter(Show.ALL)
        if self.panel.is_busy():
            self._close_panel()
        self._select(product_id)

    def current(self) -> int | None:
        """The product that is chosen."""
        return self.model.key(self.table.currentIndex())

    def _opened(self) -> None:
        desk = self._bridge.desk
        self.notice.clear()
        self.confirm.clear()
        self.panel.clear()
        self.form.set_sets()
        self.form.show_product(None)
        self.model.fill(desk)
        self._settle()
        if self.model.keys():
            self._select(self.model.keys()[0])

    def _changed(self, changes: Changes) -> None:
        desk = self._bridge.desk
        if desk is None:
            return
        if changes.listed or changes.details:
            row_before = max(self.table.currentIndex().row(), 0)
            chosen = self.form.product_id()
            self.model.update(desk, changes)
            if chosen is not None and chosen not in desk.state.products:
                self.confirm.clear()
                keys = self.model.keys()
                self._select(keys[min(row_before, len(keys) - 1)] if keys else None)
        if changes.listed or changes.members or changes.session or self.form.product_id() in changes.details:
            self.form.refresh()
        if changes.listed or changes.details or changes.session:
            self._settle()

    def _settle(self) -> None:
        """Shows the right part of the page, and the counts."""
        desk = self._bridge.desk
        texts = {
            Show.ALL: tr("products_page", "All {n}"),
            Show.NO_SET: tr("products_page", "Without a set {n}"),
            Show.DOSSIER: tr("products_page", "Dossier incomplete {n}"),
        }
        for what, text in texts.items():
            self._chips[what].setText(text.format(n=self.model.count(what)))
            self._chips[what].setAccessibleName(self._chips[what].text())
        self._say_found()
        self._closed_words.setText(closed_words(desk))
        self._closed_words.setVisible(bool(self._closed_words.text()))
        open_ = self._editable()
        if not open_:
            self._drop_begun()
        for made in (self.import_button, self.add_button):
            made.setEnabled(open_)
        self._empty.button.setEnabled(open_)
        if self.panel.is_busy() and desk is not None:
            shown: QWidget = self.panel
        elif desk is None:
            shown = self._closed
        else:
            shown = self._main if self.model.total() or self.form.is_new() else self._empty
        self.stack.setCurrentWidget(shown)
        self.setFocusProxy(self.table if shown is self._main else shown)
        self._fit()

    def _drop_begun(self) -> None:
        """What was begun while the session could be changed cannot be done any more."""
        self.notice.clear()
        self.confirm.clear()
        if self.panel.is_busy():
            self.panel.clear()
        if self.form.is_new():
            self._select(self.current())

    def _say_found(self) -> None:
        shown, total = self.model.rowCount(), self.model.total()
        few = tr("products_page", "{n} of {total} shown").format(n=shown, total=total)
        self._found.setText(few if shown != total else "")

    def _select(self, product_id: int | None) -> None:
        row_ = self.model.row_of(product_id)
        if row_ >= 0:
            self.table.setCurrentIndex(self.model.index(row_, Col.NAME))
            self.table.scrollTo(self.model.index(row_, Col.NAME))
        else:
            self.table.setCurrentIndex(QModelIndex())
        self.form.show_product(product_id)

    def _chosen(self, current: QModelIndex) -> None:
        key = self.model.key(current)
        if key is not None and not (self.form.is_new() and not self.table.hasFocus()):
            self.confirm.clear()
            self.form.show_product(key)

    def _searched(self, text: str) -> None:
        self.model.search(text)
        self._say_found()

    def _filter(self, what: Show) -> None:
        self.model.show_only(what)
        self._say_found()

    def _enter_list(self) -> None:
        if self.model.rowCount():
            if self.current() is None:
                self._select(self.model.keys()[0])
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is done.

    def add_product(self) -> None:
        """Asks for the name of a new product in the form."""
        if self._editable() and self.stack.currentWidget() is not self.panel:
            self.confirm.clear()
            self.form.new_product()
            self._settle()
            self.form.field("name").editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_product(self, step: int) -> None:
        """Moves the chosen product past its neighbour in the list as it is shown."""
        desk, key = self._bridge.desk, self.form.product_id()
        if desk is None or key is None or not self._editable() or not self.model.is_in_order():
            return
        keys, place = self.model.keys(), self.model.row_of(key) + step
        if self.model.row_of(key) >= 0 and 0 <= place < len(keys):
            self.form.commit()
            self._bridge.execute(MoveProduct(key, list(desk.state.products).index(keys[place])))
            self._select(key)

    def remove_product(self) -> None:
        """Removes the chosen product; asks first where score sheets or a conclusion would go with it."""
        desk, key = self._bridge.desk, self.form.product_id()
        if desk is None or key is None or not self._editable():
            return
        product = desk.state.product(key)
        sheets = len({choice.member_id for choice in desk.state.choices_of(product_id=key)})
        concluded = key in desk.state.conclusions
        if not sheets and not concluded:
            self._bridge.execute(RemoveProduct(key))
            self._after_removal()
            return
        if concluded:
            text = tr("products_page", "“{name}” goes with {n} score sheets that have entries and with its conclusion.")
        else:
            text = tr("products_page", "“{name}” goes with {n} score sheets that have entries.")
        self.confirm.ask(
            text.format(name=product.name, n=sheets),
            tr("products_page", "Remove the product and its sheets"),
            tr("products_page", "Keep it"),
            lambda: self._remove(key),
            self.table.setFocus,
        )

    def choose_file(self) -> None:
        """Asks for the file with the product list."""
        if not self._editable():
            return
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("products_page", "Choose the product list"),
            "",
            tr("products_page", "Product lists (*.xlsx *.xls *.ods *.csv *.tsv *.txt);;All files (*)"),
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Reads a list and shows what importing it would bring."""
        if self._editable():
            self.notice.clear()
            self.form.commit()
            self.panel.open_file(path)
            self._settle()
            self.panel.take_focus()

    def _editable(self) -> bool:
        desk = self._bridge.desk
        return desk is not None and not desk.read_only

    def _remove(self, key: int) -> None:
        self._bridge.execute(RemoveProduct(key, discard_sheets=True))
        self._after_removal()

    def _after_removal(self) -> None:
        target = self.table if self.stack.currentWidget() is self._main else self._empty
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _created(self, product_id: int) -> None:
        if self.model.row_of(product_id) < 0:
            self._search.clear()
            self._chips[Show.ALL].setChecked(True)
            self._filter(Show.ALL)
        self._settle()
        self._select(product_id)
        self.form.field("code").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancelled(self) -> None:
        self._settle()
        self._select(self.current())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        self.panel.clear()
        self._settle()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _imported(self, sentence: str, first: object) -> None:
        self.panel.clear()
        self._settle()
        self.notice.show_message("info", sentence, (tr("products_page", "Undo the import"), self._bridge.undo))
        if isinstance(first, int):
            self.show_product(first)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete and not event.modifiers():
                self.remove_product()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._search.clear()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isAncestorOf(self.focusWidget()):
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._editable() and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None and self._editable():
            event.acceptProposedAction()
            self.import_file(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shows as many columns as there is room for; what is left out stands in the form."""
        narrow = self.width() < 900
        self.form.setFixedWidth(320 if narrow else max(FORM_WIDTH, self.width() // 4))
        room = self.width() - self.form.width() - 44 - 14
        codes = any(self.model.index(r, Col.CODE).data() for r in range(self.model.rowCount()))
        shown = {
            Col.ORDER: True,
            Col.CODE: codes and room >= 720,
            Col.NAME: True,
            Col.PRODUCER: room >= 560,
            Col.SET: room >= 460,
            Col.KIND: room >= 680,
            Col.DOSSIER: True,
            Col.STATE: True,
        }
        for section, visible in shown.items():
            self.table.setColumnHidden(section, not visible)
        self.table.set_widths(
            {
                Col.ORDER: theme.text_width(self.model.headerData(Col.ORDER, Qt.Orientation.Horizontal) or "")
                + 2 * GRID,
                Col.CODE: theme.text_width("00-00000-000") + 2 * GRID,
                Col.PRODUCER: room * 24 // 100,
                Col.SET: room * 18 // 100,
                Col.KIND: theme.text_width("Đánh giá lại") + GRID,
                Col.DOSSIER: theme.text_width(self.model.headerData(Col.DOSSIER, Qt.Orientation.Horizontal) or "")
                + 2 * GRID,
                Col.STATE: max(theme.text_width("Chưa có bộ"), room * 10 // 100) + 2 * GRID,
            },
            stretch=Col.NAME,
        )

    def _shortcut(self, keys: str, action: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: action())
        self._shortcuts.append(made)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dragged here; None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
