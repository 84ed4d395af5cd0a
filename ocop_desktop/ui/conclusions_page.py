"""Kết luận: what was computed for each product, what stands in the way, and what the council decides.

Each field commits on its own; a refusal stands beside it with what was typed. Stars other than the computed ones wait
for their reason. Computes nothing: results, obstacles and the order are the scoreboard's.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.session import Product
from ocop_desktop.domain.text import fold
from ocop_desktop.services.commands import Conclude, ConcludeAll
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.conclusion_panel import SHORT, WAYS, ConclusionPanel, hindrance
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row, RowDelegate, StarMark, tall_row
from ocop_desktop.ui.ranking_rows import average_text, rank_text
from ocop_desktop.ui.scoring_views import is_final
from ocop_desktop.ui.session_words import closed_error
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    EmptyState,
    MessageBar,
    NoSession,
    ProgressLine,
    ScrollPage,
    announce,
    button,
    column,
    label,
    row,
    stars_width,
)
from ocop_desktop.ui.widgets_table import table_view

LIST_WIDTH = 51 * GRID
PANEL_WIDTH = 82 * GRID


class Col(IntEnum):
    """Columns of the list."""

    RANK = 0
    PRODUCT = 1
    AVERAGE = 2
    STATE = 3


class ConclusionsPage(QWidget):
    """``go_to`` carries the key of a page and a product."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._stale = True
        self._chosen: int | None = None
        self._settling = False
        self._lines: dict[int, Row] = {}
        self._done: set[int] = set()
        self._ready: set[int] = set()

        self._notice = MessageBar()
        self._progress_text = label("", Role.STRONG)
        self._progress = ProgressLine(6)
        self._all = button("", "normal", self.conclude_all)
        self.model = CellsModel(
            [
                tr("conclusions_page", "Rank"),
                tr("conclusions_page", "Product"),
                tr("conclusions_page", "Average"),
                tr("conclusions_page", "Conclusion"),
            ],
            self,
            figures=(Col.AVERAGE,),
        )
        self.table = table_view(self.model, tr("conclusions_page", "Products"))
        self.table.setItemDelegate(RowDelegate(self.model, self.table))
        self.table.verticalHeader().setDefaultSectionSize(tall_row())
        pad = 2 * GRID + 2
        states = [str(text) for text in SHORT.values()] + [tr("conclusions_page", "No longer stands")]
        state = max(theme.text_width(text) for text in states)
        average = max(
            theme.text_width("100,00", Role.STRONG), theme.text_width(tr("conclusions_page", "Average"), Role.SMALL)
        )
        self.table.set_widths(
            {
                Col.RANK: theme.text_width("000 =", Role.STRONG) + pad - 4,
                Col.AVERAGE: average + pad,
                Col.STATE: max(state, round(stars_width(13)) + 8) + pad,
            },
            stretch=Col.PRODUCT,
        )
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self._panel = ConclusionPanel(bridge)
        self._panel.conclude.connect(self.conclude_and_next)
        self._panel.done.connect(self.table.setFocus)
        self._panel.go_to.connect(self.go_to)
        self.table.opened.connect(lambda _: self._panel.first_star().setFocus())

        self._left = QWidget()
        self._left.setLayout(
            column(
                row(self._progress_text, self._progress, spacing=GRID + 4),
                self.table,
                self._all,
                spacing=GRID + 2,
                margins=(16, 14, 8, 12),
            )
        )
        scroll = ScrollPage()
        scroll.body.setContentsMargins(0, 0, 0, 0)
        scroll.body.addWidget(self._panel)
        lines = row(self._left, scroll, spacing=0)
        lines.setStretch(1, 1)
        content = QWidget()
        content.setLayout(column(self._notice, lines, spacing=0))
        self._empty = EmptyState(
            tr("conclusions_page", "Conclusions"),
            tr(
                "conclusions_page",
                "Here the council decides on each product: its stars, the votes, remarks and recommendations. There "
                "is no product in this session yet.",
            ),
            tr("conclusions_page", "Go to the products"),
        )
        self._empty.clicked.connect(lambda: self.go_to.emit("products", None))
        self._closed = NoSession(
            tr(
                "conclusions_page",
                "Here the council decides on each product: its stars, the votes, remarks and recommendations.",
            )
        )
        self._closed.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(content)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._closed)
        self.setFocusProxy(self.table)
        for stars in range(1, 6):
            self._shortcut(str(stars), lambda stars=stars: self.choose_stars(stars))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.conclude_and_next)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    # What is asked for

    def show_product(self, product_id: int) -> None:
        """Makes a product the current one."""
        place = self.model.row_of(product_id)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))

    def current(self) -> int | None:
        """The product that is chosen."""
        return self._chosen

    def choose_stars(self, stars: int) -> None:
        """The council's stars for the current product; what is being typed is stored before."""
        desk = self._bridge.desk
        if desk is not None and not desk.read_only:
            self._commit_fields()
            self._panel.choose_stars(stars)

    def conclude_and_next(self) -> None:
        """Concludes the current product as computed and goes on to the next one that is open.

        A conclusion that stands already is left as it is. What stands in the way is said, and nothing moves.
        """
        desk, product_id = self._bridge.desk, self._chosen
        if desk is None or product_id is None or desk.read_only:
            return
        self._commit_fields()
        if not desk.scoreboard.concluded(product_id):
            result = desk.scoreboard.results.get(product_id)
            error = hindrance(desk, product_id)
            if error is None and result is not None:
                recorded = desk.state.conclusion(product_id)
                error = self._bridge.attempt(Conclude(replace(recorded, stars=result.stars, reason="")))
            if error is not None:
                self._panel.show_error(error)
                return
        self._go_on(desk, product_id)

    def conclude_all(self) -> None:
        """Concludes all that can be, as computed, in one step."""
        self._commit_fields()
        desk = self._bridge.desk
        if desk is None:
            return
        count = len(desk.scoreboard.ready())
        if self._bridge.execute(ConcludeAll()):
            text = tr("conclusions_page", "{n} products concluded as computed; Ctrl+Z takes it back.").format(n=count)
            announce(self, text)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The list takes what the product does not need; where that is too little, both make do with less."""
        room = self.width() - PANEL_WIDTH
        narrow = room < LIST_WIDTH
        self._left.setFixedWidth(LIST_WIDTH - 8 * GRID if narrow else min(room, self.width() // 2))
        self.table.setColumnHidden(Col.AVERAGE, narrow)
        self._panel.set_narrow(narrow)

    def _opened(self) -> None:
        self._chosen = None
        self._panel.forget()
        self._fill()

    def _changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
        elif changes.session or changes.members or changes.listed:
            self._fill()
        elif changes != Changes():
            touched = changes.products | changes.details | {product_id for product_id, _ in changes.sheets}
            self._refresh(touched)

    def _fill(self) -> None:
        """Everything anew, without losing the chosen product."""
        self._stale = False
        self._lines.clear()
        self._done.clear()
        self._ready.clear()
        desk = self._bridge.desk
        if desk is None or not desk.state.products:
            self._chosen = None
            self.model.set_rows(())
            self._pages.setCurrentWidget(self._empty if desk is not None else self._closed)
            return
        self._pages.setCurrentIndex(0)
        self._refresh(desk.state.products)

    def _refresh(self, touched: Collection[int]) -> None:
        """Brings the rows of some products up to date, and what follows from them."""
        desk = self._bridge.desk
        assert desk is not None
        for product_id in touched:
            self._lines[product_id] = _line(desk, product_id)
            for found, holds in ((self._done, desk.scoreboard.concluded), (self._ready, desk.scoreboard.is_ready)):
                (found.add if holds(product_id) else found.discard)(product_id)
        self._settling = True
        self.model.set_rows(self._rows(desk))
        self._settling = False
        place = max(0, self.model.row_of(self._chosen))
        if self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))
        row_now = self.model.row_at(place)
        chosen = row_now.key if row_now is not None else None
        if chosen != self._chosen:
            self._panel.forget()
        self._show_progress(desk)
        if chosen != self._chosen or chosen in touched:
            self._chosen = chosen
            self._panel.show_product(desk, chosen)

    def _rows(self, desk: Desk) -> Iterator[Row]:
        """The rows in official order; of most of them only the rank can have changed."""
        for product_id in desk.scoreboard.order():
            line = self._lines[product_id]
            rank = rank_text(desk.scoreboard.ranks.get(product_id)) or "–"
            if line.cells[0].text != rank:
                cell = line.cells[0]._replace(text=rank)
                line = self._lines[product_id] = line._replace(cells=(cell, *line.cells[1:]))
            yield line

    def _show_progress(self, desk: Desk) -> None:
        wanted = [product.id for product in desk.state.products.values() if not product.disqualified]
        done = sum(product_id in self._done for product_id in wanted)
        text = tr("conclusions_page", "{n} of {total} concluded").format(n=done, total=len(wanted))
        self._progress_text.setText(text)
        self._progress.set_progress(done, len(wanted))
        ready = len(self._ready)
        text = tr("conclusions_page", "Conclude {n} complete products as computed").format(n=ready)
        self._all.setText(text)
        self._all.setAccessibleName(text)
        self._all.setVisible(ready > 0 and not desk.read_only)
        if desk.read_only:
            self._say("info", sentence(closed_error(desk)), None)
            return
        quorum = desk.state.quorum()
        if quorum.met:
            self._notice.clear()
            return
        code = "quorum_missing" if quorum.present < quorum.needed or not quorum.members else "chair_missing"
        error = CodedError(code, present=quorum.present, members=quorum.members, needed=quorum.needed)
        page, way = WAYS[code]
        self._say("warning", sentence(error), (str(way), lambda: self.go_to.emit(page, None)))

    def _say(self, kind: str, text: str, action: tuple[str, Callable[[], object]] | None) -> None:
        if self._notice.text() != text:
            self._notice.show_message(kind, text, action)

    def _current_changed(self, current: QModelIndex) -> None:
        row_now = self.model.row_at(current.row()) if current.isValid() else None
        if self._settling or row_now is None or row_now.key == self._chosen:
            return
        self._chosen = row_now.key
        desk = self._bridge.desk
        if desk is not None:
            self._panel.forget()
            self._panel.show_product(desk, self._chosen)

    def _go_on(self, desk: Desk, product_id: int) -> None:
        keys = list(self.model.keys())
        place = keys.index(product_id)
        for key in keys[place + 1 :] + keys[:place]:
            if not desk.scoreboard.concluded(key) and not desk.state.products[key].disqualified:
                self.show_product(key)
                return

    def _commit_fields(self) -> None:
        """What is being typed is stored before anything else happens."""
        focused = self._panel.focusWidget()
        if focused is not None and focused.hasFocus():
            self.table.setFocus()

    def _shortcut(self, keys: str, action: object) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(action)


def _line(desk: Desk, product_id: int) -> Row:
    product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
    rank = desk.scoreboard.ranks.get(product_id)
    complete = is_final(desk, product_id) and not product.disqualified
    tone = "text" if complete else "quiet"
    return Row(
        product_id,
        (
            Cell(rank_text(rank) or "–", None, tone if rank else "faint", strong=complete),
            Cell(
                product.name,
                product.name,
                "quiet" if product.disqualified else "text",
                tip=product.name,
                below=product.producer.name,
            ),
            Cell(average_text(desk, result) or "–", None, tone, figure=True, strong=complete),
            _state_cell(desk, product),
        ),
        fold(product.name),
    )


def _state_cell(desk: Desk, product: Product) -> Cell:
    recorded = desk.state.conclusion(product.id)
    if product.disqualified:
        return Cell(str(SHORT["product_disqualified"]), tone="error", tip=product.disqualified)
    if recorded.stars is not None:
        if desk.scoreboard.concluded(product.id):
            text = tr("conclusions_page", "Concluded: {stars} stars").format(stars=recorded.stars)
            return Cell(tip=text, mark=StarMark(recorded.stars, recorded.stars))
        text = tr("conclusions_page", "No longer stands")
        return Cell(text, tone="error", tip=text)
    error = hindrance(desk, product.id)
    if error is None:
        return Cell(tr("conclusions_page", "Open"), tone="accent")
    return Cell(str(SHORT.get(error.code, "–")), tone="warning", tip=sentence(error))
