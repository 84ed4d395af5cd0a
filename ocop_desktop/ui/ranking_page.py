"""Bảng điểm: the products as they rank now, with what each lacks, and the chosen one in detail.

Every figure is the scoreboard's; this page lays out, sorts, searches and filters. While it is hidden it only notes that
something changed, and is current again before it is shown.
"""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSplitter, QStackedLayout, QWidget

from ocop_desktop.domain.scoring import Outcome
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.product_rows import CellsModel, Row, RowDelegate, tall_row
from ocop_desktop.ui.ranking_detail import RankingDetail
from ocop_desktop.ui.ranking_rows import Col, incomplete, next_step_text, product_row, rank_cell
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    EmptyState,
    Pill,
    button,
    column,
    label,
    row,
    set_property,
)
from ocop_desktop.ui.widgets_fields import ComboBox, SearchField
from ocop_desktop.ui.widgets_table import table_view

_FIGURES = (Col.PART_A, Col.PART_B, Col.PART_C, Col.AVERAGE, Col.RANGE, Col.SPREAD, Col.SHEETS)
_OFFICIAL = -1
_HEADS: dict[Col, tuple[Marked, Marked]] = {
    Col.RANK: (mark("ranking_page", "Rank"), mark("ranking_page", "Place by average; equal products share it")),
    Col.PRODUCT: (mark("ranking_page", "Product"), mark("ranking_page", "Product")),
    Col.PRODUCER: (mark("ranking_page", "Producer"), mark("ranking_page", "Producer")),
    Col.SET: (mark("ranking_page", "Set"), mark("ranking_page", "Number of the criteria set")),
    Col.PART_A: (mark("ranking_page", "A"), mark("ranking_page", "Average of part A")),
    Col.PART_B: (mark("ranking_page", "B"), mark("ranking_page", "Average of part B")),
    Col.PART_C: (mark("ranking_page", "C"), mark("ranking_page", "Average of part C")),
    Col.AVERAGE: (mark("ranking_page", "Average"), mark("ranking_page", "Average of the complete sheets")),
    Col.RANGE: (mark("ranking_page", "Low–high"), mark("ranking_page", "Lowest and highest total")),
    Col.SPREAD: (mark("ranking_page", "Spread"), mark("ranking_page", "Highest total minus lowest")),
    Col.SHEETS: (mark("ranking_page", "Sheets"), mark("ranking_page", "Complete sheets of those expected")),
    Col.STARS: (
        mark("ranking_page", "Stars"),
        mark("ranking_page", "Stars after the minimum requirements; outlined: lost to a requirement"),
    ),
    Col.NEXT: (mark("ranking_page", "Next step"), mark("ranking_page", "What this level does with the product")),
    Col.NOTES: (mark("ranking_page", "To note"), mark("ranking_page", "What is missing or needs a look")),
}
_SORTS: tuple[tuple[int, Qt.SortOrder], ...] = (
    (Col.PRODUCT, Qt.SortOrder.AscendingOrder),
    (Col.PRODUCER, Qt.SortOrder.AscendingOrder),
    (Col.SET, Qt.SortOrder.AscendingOrder),
    (Col.PART_A, Qt.SortOrder.DescendingOrder),
    (Col.PART_B, Qt.SortOrder.DescendingOrder),
    (Col.PART_C, Qt.SortOrder.DescendingOrder),
    (Col.AVERAGE, Qt.SortOrder.DescendingOrder),
    (Col.SPREAD, Qt.SortOrder.DescendingOrder),
    (Col.SHEETS, Qt.SortOrder.AscendingOrder),
    (Col.STARS, Qt.SortOrder.DescendingOrder),
)


class Show(StrEnum):
    """Which products the table shows."""

    ALL = "all"
    INCOMPLETE = "incomplete"
    FLAGGED = "flagged"


class RankingPage(QWidget):
    """``go_to`` carries the key of a page and a product."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._stale = True
        self._lines: dict[int, Row] = {}
        self._chosen: int | None = None
        self._settling = False
        self._tall = False

        self._summary = label("", Role.STRONG)
        self._quorum = label("", Role.BODY, "quiet")
        self._classes = [Pill() for _ in range(5)]
        self._search = SearchField(tr("ranking_page", "Find a product"), self)
        self._search.setMinimumWidth(30 * GRID)
        self._shows: dict[Show, QPushButton] = {}
        group = QButtonGroup(self)
        for show_what in Show:
            made = button("", "normal")
            made.setCheckable(True)
            group.addButton(made)
            self._shows[show_what] = made
            made.clicked.connect(lambda _=False, what=show_what: self._show_only(what))
        self._shows[Show.ALL].setChecked(True)
        self._sort = ComboBox(
            [
                (_OFFICIAL, tr("ranking_page", "Official order")),
                *((int(col), str(_HEADS[Col(col)][0])) for col, _ in _SORTS),
            ]
        )
        self._sort.set_value(_OFFICIAL)
        self._sort.setAccessibleName(tr("ranking_page", "Sort by"))
        self._sort.setMinimumContentsLength(14)
        self._sort.currentIndexChanged.connect(self._sort_chosen)
        self._official = button(tr("ranking_page", "Back to the official order"), "quiet", self.official_order)
        self._official.hide()

        self.model = CellsModel(
            [str(_HEADS[col][0]) for col in Col], self, figures=_FIGURES, tips=[str(_HEADS[col][1]) for col in Col]
        )
        self.table = table_view(self.model, tr("ranking_page", "Ranking"), sortable=True)
        self.table.setItemDelegate(RowDelegate(self.model, self.table))
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._header_sorted)
        self.table.opened.connect(self._open_sheet)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self._detail = RankingDetail()
        self._detail.open_button.clicked.connect(self._open_sheet)
        self._nothing = label(tr("ranking_page", "No product matches."), Role.BODY, "quiet")

        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.table)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GRID)
        splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        splitter.splitterMoved.connect(self._divided)
        self._splitter, self._divided_by_hand = splitter, False

        top = row(self._summary, self._quorum, -1, *self._classes, spacing=2 * GRID)
        tools = row(
            self._search,
            GRID,
            *self._shows.values(),
            self._nothing,
            -1,
            self._official,
            label(tr("ranking_page", "Sort by"), Role.SMALL, "quiet"),
            self._sort,
        )
        content = QWidget()
        content.setLayout(column(top, tools, splitter, spacing=GRID + 4, margins=(16, 14, 16, 12)))
        self._empty = EmptyState(
            tr("ranking_page", "Ranking"),
            tr(
                "ranking_page",
                "Here the products stand in the order of their averages, with stars, spread and what is still "
                "missing. It follows every key of the scoring.",
            ),
            tr("ranking_page", "Go to the products"),
        )
        self._empty.clicked.connect(lambda: self.go_to.emit("products", None))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(content)
        self._pages.addWidget(self._empty)
        self._search.searched.connect(self._searched)
        self._search.down_pressed.connect(self.table.setFocus)
        self.setFocusProxy(self.table)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    # What is shown

    def show_product(self, product_id: int) -> None:
        """Makes a product the current one, where it is shown."""
        place = self.model.row_of(product_id)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))

    def current(self) -> int | None:
        """The product that is chosen."""
        return self._chosen

    def official_order(self) -> None:
        """Sorts as the products rank."""
        self.table.horizontalHeader().setSortIndicator(_OFFICIAL, Qt.SortOrder.AscendingOrder)

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()
        self._divide()

    def _divided(self) -> None:
        self._divided_by_hand = True

    def _divide(self) -> None:
        """Gives the detail the height that it wants, until somebody has moved the handle."""
        if not self._divided_by_hand:
            detail = self._detail.wanted_height(self.height())
            self._splitter.setSizes([max(1, self.height() - detail), detail])

    def _opened(self) -> None:
        self._chosen = None
        self._lines.clear()
        self._search.clear()
        self._fill()

    def _changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        touched = changes.products | changes.details | {product_id for product_id, _ in changes.sheets}
        if changes.session or changes.members or changes.listed:
            self._fill()
            return
        if touched:
            self._lines_of(touched)
            self._settle()
            if self._chosen in touched:
                self._show_detail()

    def _fill(self) -> None:
        """Everything anew, without losing the chosen row."""
        self._stale = False
        desk = self._bridge.desk
        if desk is None or not desk.state.products:
            self._lines.clear()
            self.model.set_rows(())
            self._pages.setCurrentIndex(1)
            return
        self._pages.setCurrentIndex(0)
        self._lines = {key: line for key, line in self._lines.items() if key in desk.state.products}
        self._lines_of(desk.state.products)
        self._settle()
        self._show_detail()
        self._divide()

    def _lines_of(self, product_ids: object) -> None:
        desk = self._bridge.desk
        assert desk is not None
        for product_id in product_ids:  # type: ignore[attr-defined]
            self._lines[product_id] = product_row(desk, product_id, self._tall)

    def _settle(self) -> None:
        """Ranks and order follow; a row whose rank alone changed is not made anew."""
        desk = self._bridge.desk
        assert desk is not None
        ranks = desk.scoreboard.ranks
        rows = []
        for place, product_id in enumerate(desk.scoreboard.order()):
            line = self._lines[product_id]
            cell = rank_cell(desk, product_id, ranks.get(product_id), place)
            if line.cells[0] != cell:
                line = self._lines[product_id] = line._replace(cells=(cell, *line.cells[1:]))
            rows.append(line)
        self._settling = True
        self.model.set_rows(rows)
        self._settling = False
        self._keep_chosen()
        self._show_summary(desk)

    def _keep_chosen(self) -> None:
        """The row that was chosen stays the current one while it is shown; else the first is."""
        if not self.model.rowCount():
            self._chosen = None
            self._show_detail()
        elif self.model.row_of(self._chosen) < 0:
            self.table.setCurrentIndex(self.model.index(0, Col.PRODUCT))
        else:
            place = self.model.row_of(self._chosen)
            if self.table.currentIndex().row() != place:
                self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))
        self._nothing.setVisible(bool(self._lines) and not self.model.rowCount())

    def _show_summary(self, desk: Desk) -> None:
        results = desk.scoreboard.results
        ranked = [r for key, r in results.items() if not desk.state.products[key].disqualified]
        complete = sum(result.complete for result in ranked)
        text = tr("ranking_page", "{n} of {total} products complete")
        self._summary.setText(text.format(n=complete, total=len(desk.state.products)))
        quorum = desk.state.quorum()
        if quorum.met:
            text = tr("ranking_page", "{present} of {members} members present: quorum met")
        elif quorum.present < quorum.needed or not quorum.members:
            text = tr("ranking_page", "{present} of {members} members present, {needed} needed: no quorum")
        else:
            text = tr("ranking_page", "{present} of {members} members present, but neither chair nor deputy")
        self._quorum.setText(text.format(present=quorum.present, members=quorum.members, needed=quorum.needed))
        set_property(self._quorum, "tone", "quiet" if quorum.met else "error")
        for stars, pill in zip((5, 4, 3, 2, 1), self._classes, strict=True):
            count = sum(result.complete and result.stars == stars for result in ranked)
            pill.set(tr("ranking_page", "{stars} stars: {n}").format(stars=stars, n=count), "star" if count else "")
            pill.setVisible(bool(count) or stars >= desk.state.decree.certificate_min_stars)
        texts = {
            Show.ALL: tr("ranking_page", "All {n}").format(n=len(self._lines)),
            Show.INCOMPLETE: tr("ranking_page", "Incomplete {n}").format(n=sum(map(self._incomplete, self._lines))),
            Show.FLAGGED: tr("ranking_page", "Flagged {n}").format(n=sum(map(self._flagged, self._lines))),
        }
        for what, made in self._shows.items():
            if made.text() != texts[what]:
                made.setText(texts[what])
                made.setAccessibleName(texts[what])

    def _show_detail(self) -> None:
        self._detail.show_product(self._bridge.desk, self._chosen)

    # What is asked for

    def _incomplete(self, product_id: int) -> bool:
        desk = self._bridge.desk
        return desk is not None and product_id in desk.state.products and incomplete(desk, product_id)

    def _flagged(self, product_id: int) -> bool:
        return self._lines[product_id].cells[Col.NOTES].tone in ("warning", "error")

    def _show_only(self, what: Show) -> None:
        wanted = {Show.ALL: None, Show.INCOMPLETE: self._incomplete, Show.FLAGGED: self._flagged}[what]
        self.model.set_filter(wanted)
        self._keep_chosen()

    def _searched(self, text: str) -> None:
        self.model.search(text)
        self._keep_chosen()

    def _sort_chosen(self) -> None:
        wanted = self._sort.value()
        order = dict(_SORTS).get(wanted, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().setSortIndicator(wanted, order)

    def _header_sorted(self, section: int) -> None:
        # The rank is the official order, whichever way its head was pressed.
        if section == Col.RANK:
            self.official_order()
            return
        with QSignalBlocker(self._sort):
            self._sort.set_value(section)
        self._official.setVisible(section != _OFFICIAL)
        self._scroll_to_chosen()

    def _scroll_to_chosen(self) -> None:
        if self.table.currentIndex().isValid():
            self.table.scrollTo(self.table.currentIndex())

    def _current_changed(self, current: QModelIndex) -> None:
        row_now = self.model.row_at(current.row()) if current.isValid() else None
        if self._settling or row_now is None or row_now.key == self._chosen:
            return
        self._chosen = row_now.key
        self._show_detail()

    def _open_sheet(self) -> None:
        if self._chosen is not None:
            self.go_to.emit("scoring", self._chosen)

    def _set_widths(self) -> None:
        """Figures are as wide as figures are; names and notes share what is left."""
        pad = 2 * GRID + 2
        number = max(theme.text_width("00,00"), theme.text_width("A", Role.SMALL) + 14) + pad
        widths = {
            Col.RANK: theme.text_width("000 =", Role.STRONG) + pad,
            Col.SET: theme.text_width("00") + pad + 14,
            Col.PART_A: number,
            Col.PART_B: number,
            Col.PART_C: number,
            Col.AVERAGE: theme.text_width("100,00", Role.STRONG) + pad + 6,
            Col.RANGE: theme.text_width("100–100") + pad,
            Col.SPREAD: theme.text_width(str(_HEADS[Col.SPREAD][0]), Role.SMALL) + pad + 14,
            Col.SHEETS: theme.text_width("00/00") + pad + 4,
            Col.STARS: 76 + pad + 4,
            Col.NEXT: theme.text_width(next_step_text(Outcome("forward", "trung ương"))) + pad,
        }
        shares = {Col.PRODUCT: (5, 26 * GRID), Col.PRODUCER: (4, 24 * GRID), Col.NOTES: (5, 24 * GRID)}
        page = self.width() - 32 - 16
        # Where the page is too narrow for all columns, rows are higher and two columns stand below their neighbours.
        tall = page < sum(widths.values()) + sum(least for _, least in shares.values())
        if tall:
            del widths[Col.RANGE], shares[Col.PRODUCER]
        for col in (Col.PRODUCER, Col.RANGE):
            self.table.setColumnHidden(col, tall)
        self.table.verticalHeader().setDefaultSectionSize(tall_row() if tall else theme.row_height())
        room = page - sum(widths.values())
        total = sum(share for share, _ in shares.values())
        for col, (share, _) in shares.items():
            widths[col] = max(20 * GRID, room * share // total)
        self.table.set_widths({int(col): width for col, width in widths.items()})
        if tall != self._tall:
            self._tall = tall
            self._fill()
