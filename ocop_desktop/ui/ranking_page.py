"""Bảng điểm: the products as they rank now, with what each lacks, and the chosen one in detail.

Every figure is the scoreboard's; this page lays out, sorts, searches and filters. While it is hidden it only notes that
something changed, and is current again before it is shown.
"""

from enum import IntEnum, StrEnum

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QSplitter, QStackedLayout, QWidget

from ocop_desktop.domain.ranking import Rank
from ocop_desktop.domain.scoring import Outcome, ProductResult, next_band, outcome_for, show
from ocop_desktop.domain.session import Absence, Member, Product
from ocop_desktop.domain.sheets import SheetState
from ocop_desktop.domain.text import fold, sort_key
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row, RowDelegate, StarMark, tall_row
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    Card,
    ElidedLabel,
    EmptyState,
    Pill,
    Stars,
    button,
    column,
    label,
    row,
    set_property,
)
from ocop_desktop.ui.widgets_fields import ComboBox, SearchField
from ocop_desktop.ui.widgets_table import TableView, table_view


class Col(IntEnum):
    """Columns of the table."""

    RANK = 0
    PRODUCT = 1
    PRODUCER = 2
    SET = 3
    PART_A = 4
    PART_B = 5
    PART_C = 6
    AVERAGE = 7
    RANGE = 8
    SPREAD = 9
    SHEETS = 10
    STARS = 11
    NEXT = 12
    NOTES = 13


PARTS = {"A": Col.PART_A, "B": Col.PART_B, "C": Col.PART_C}
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
_LEVELS = {
    "huyện": mark("ranking_page", "the district"),
    "tỉnh": mark("ranking_page", "the province"),
    "trung ương": mark("ranking_page", "the ministry"),
}


class Show(StrEnum):
    """Which products the table shows."""

    ALL = "all"
    INCOMPLETE = "incomplete"
    FLAGGED = "flagged"


def rank_text(rank: Rank | None) -> str:
    """ "3", or "3 =" where products share it."""
    return "" if rank is None else f"{rank.rank} =" if rank.tied else str(rank.rank)


def average_text(desk: Desk, result: ProductResult[int] | None) -> str:
    """The average as the domain shows it; blank without one."""
    if result is None or result.average is None:
        return ""
    return show(result.average, desk.state.decree.bands, desk.state.session.rules.decimals)


def next_step_text(outcome: Outcome) -> str:
    """What this level does with a product, in words."""
    if outcome.kind == "certify":
        return tr("ranking_page", "Certificate")
    if outcome.kind == "forward":
        level = str(_LEVELS[outcome.to]) if outcome.to in _LEVELS else outcome.to or ""
        return tr("ranking_page", "On to {level}").format(level=level)
    return tr("ranking_page", "None")


def incomplete(desk: Desk, product_id: int) -> bool:
    """Sheets, or the criteria set, are still missing."""
    result = desk.scoreboard.results.get(product_id)
    return not desk.state.products[product_id].disqualified and (result is None or not result.complete)


def flags(desk: Desk, product_id: int) -> list[str]:
    """What needs a look at a product, in words, the most pressing first; what is merely missing is not among them."""
    state, result = desk.state, desk.scoreboard.results.get(product_id)
    product = state.products[product_id]
    found = []
    if product.disqualified:
        return [tr("ranking_page", "dossier refused: {reason}").format(reason=product.disqualified)]
    concluded = state.conclusion(product_id).stars
    if concluded is not None and not desk.scoreboard.concluded(product_id):
        found.append(tr("ranking_page", "the conclusion no longer stands"))
    if result is None:
        return [*found, tr("ranking_page", "no criteria set")]
    limit = state.session.rules.spread
    if result.spread_exceeded and not product.spread_settled:
        text = tr("ranking_page", "spread {spread} over {limit}")
        found.append(text.format(spread=result.spread, limit=limit))
    if result.held_back and result.stars is not None:
        codes = [m.requirement.code for m in result.missed if m.requirement.stars == result.stars + 1]
        text = tr("ranking_page", "{stars} stars not met: {codes}")
        found.append(text.format(stars=result.stars + 1, codes=", ".join(codes)))
    if result.band_edge and result.average is not None:
        band = next_band(result.average, state.decree.bands)
        if band is not None:
            found.append(tr("ranking_page", "just below {points}").format(points=band.at_least))
    return found


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
        self._detail = _Detail()
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
        touched = changes.products | changes.details
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
            self._lines[product_id] = _line(desk, product_id, self._tall)

    def _settle(self) -> None:
        """Ranks and order follow; a row whose rank alone changed is not made anew."""
        desk = self._bridge.desk
        assert desk is not None
        ranks = desk.scoreboard.ranks
        rows = []
        for place, product_id in enumerate(desk.scoreboard.order()):
            line = self._lines[product_id]
            cell = _rank_cell(desk, product_id, ranks.get(product_id), place)
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


def _rank_cell(desk: Desk, product_id: int, rank: Rank | None, place: int) -> Cell:
    result = desk.scoreboard.results.get(product_id)
    if rank is None or result is None:
        return Cell("–", tone="faint", tip=tr("ranking_page", "Not ranked"))
    text = tr("ranking_page", "Rank {rank}, shared") if rank.tied else tr("ranking_page", "Rank {rank}")
    tip = text.format(rank=rank.rank)
    if not result.complete:
        tip = tr("ranking_page", "{rank}, provisional: sheets are missing").format(rank=tip)
    return Cell(rank_text(rank), place, "text" if result.complete else "quiet", strong=result.complete, tip=tip)


def _line(desk: Desk, product_id: int, tall: bool) -> Row:
    """One product's row, with a second line where it is ``tall``; the rank comes later."""
    state = desk.state
    product = state.products[product_id]
    result = desk.scoreboard.results.get(product_id)
    out = bool(product.disqualified)
    settled = result is not None and result.complete and not out
    tone = "text" if settled else "quiet"
    criteria = state.criteria(product)
    cells = [
        Cell("–"),
        Cell(
            product.name,
            sort_key(product.name),
            "quiet" if out else "text",
            tip=product.name,
            below=product.producer.name,
        ),
        Cell(product.producer.name, sort_key(product.producer.name), "quiet", tip=product.producer.name),
        Cell(
            str(criteria.number) if criteria else "–",
            criteria.number if criteria else None,
            "quiet",
            tip=criteria.title if criteria else tr("ranking_page", "No criteria set yet"),
        ),
        *_figure_cells(desk, product, result, tone),
        _stars_cell(result, out),
        _next_cell(desk, product, result, tone),
        _notes_cell(desk, product_id, tall),
    ]
    words = fold(f"{product.name} {product.producer.name} {product.code} {product.producer.commune}")
    return Row(product_id, tuple(cells), words)


def _figure_cells(desk: Desk, product: Product, result: ProductResult[int] | None, tone: str) -> list[Cell]:
    rules = desk.state.session.rules
    if result is None:
        return [Cell("–", figure=True, tone="faint")] * 7
    sheets = Cell(
        f"{len(result.valid)}/{len(result.expected)}",
        len(result.valid) - len(result.expected),
        "quiet" if result.complete else "warning",
        figure=True,
    )
    if result.average is None or result.lowest is None or result.highest is None or result.spread is None:
        return [*([Cell("–", figure=True, tone="faint")] * 6), sheets]
    parts = [
        Cell(show(result.parts[code], (), rules.decimals), result.parts[code], "quiet", figure=True)
        if code in result.parts
        else Cell("–", figure=True, tone="faint")
        for code in PARTS
    ]
    average = average_text(desk, result)
    provisional = "" if result.complete else tr("ranking_page", "{average}, provisional").format(average=average)
    over = result.spread_exceeded and not product.spread_settled
    spread_tip = ""
    if result.spread_exceeded:
        text = tr("ranking_page", "{spread} points, the rules allow {limit}").format(
            spread=result.spread, limit=rules.spread
        )
        spread_tip = f"{text}: {product.spread_settled}" if product.spread_settled else text
    return [
        *parts,
        Cell(average, result.average, tone, figure=True, strong=True, tip=provisional),
        Cell(f"{result.lowest}–{result.highest}", result.lowest, "quiet", figure=True),
        Cell(
            str(result.spread),
            result.spread,
            "error" if over else "warning" if result.spread_exceeded else "quiet",
            figure=True,
            strong=result.spread_exceeded,
            tip=spread_tip,
            below=f"{result.lowest}–{result.highest}",
        ),
        sheets,
    ]


def _stars_cell(result: ProductResult[int] | None, out: bool) -> Cell:
    if result is None or result.stars is None or result.band_stars is None or out:
        return Cell("–", tone="faint", tip=tr("ranking_page", "No star class yet"))
    text = tr("ranking_page", "{band} stars by average, {stars} after the minimum requirements")
    return Cell(
        key=(result.stars, result.average),
        tip=text.format(band=result.band_stars, stars=result.stars),
        mark=StarMark(result.stars, result.band_stars),
    )


def _next_cell(desk: Desk, product: Product, result: ProductResult[int] | None, tone: str) -> Cell:
    if result is None or result.average is None or product.disqualified:
        return Cell("–", tone="faint")
    concluded = desk.state.conclusion(product.id).stars
    outcome = outcome_for(desk.state.tier, result.average, concluded) if concluded else result.outcome
    text = next_step_text(outcome)
    return Cell(text, tone="quiet" if outcome.kind == "none" else tone, tip=text)


def _notes_cell(desk: Desk, product_id: int, tall: bool) -> Cell:
    """Flags, then what is missing, then what is merely good to know."""
    state, result = desk.state, desk.scoreboard.results.get(product_id)
    product = state.products[product_id]
    found = flags(desk, product_id)
    tone = "warning" if found else "quiet"
    if product.disqualified:
        tone = "error"
    elif result is not None:
        missing = len(result.expected) - len(result.valid)
        if not result.expected:
            found.append(tr("ranking_page", "nobody scores it"))
        elif missing:
            found.append(tr("ranking_page", "{n} sheets missing").format(n=missing))
        if result.spread_exceeded and product.spread_settled:
            found.append(tr("ranking_page", "spread settled"))
        concluded = state.conclusion(product_id).stars
        if concluded is not None and desk.scoreboard.concluded(product_id):
            found.append(tr("ranking_page", "concluded: {stars} stars").format(stars=concluded))
    said = "; ".join(found)
    said = said[:1].upper() + said[1:]
    first, _, rest = said.partition("; ") if tall else (said, "", "")
    return Cell(first, tone=tone, tip=said, below=rest)


class _Detail(Card):
    """The chosen product: its result, the sheets of its members, the requirements it misses."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", Role.SECTION)
        self._about = ElidedLabel("", Role.SMALL, "quiet")
        self._average = label("", Role.FIGURE)
        self._stars = Stars(size=18)
        self._words = label("", Role.BODY, wrap=True)
        self._spread = label("", Role.BODY, "quiet", wrap=True)
        self.open_button = button(tr("ranking_page", "Open the sheets"), "normal")
        self._members = CellsModel(
            [tr("ranking_page", "Member"), tr("ranking_page", "Sheet"), tr("ranking_page", "Total")],
            self,
            figures=(2,),
        )
        self._missed = CellsModel(
            [
                tr("ranking_page", "Stars"),
                tr("ranking_page", "No."),
                tr("ranking_page", "Minimum requirement not met"),
                tr("ranking_page", "Reached"),
            ],
            self,
            figures=(3,),
        )
        self._member_table = _small_table(self._members, tr("ranking_page", "Sheets of the members"))
        self._missed_table = _small_table(self._missed, tr("ranking_page", "Minimum requirements not met"))
        pad = 2 * GRID + 2
        state = theme.text_width(tr("ranking_page", "complete, left out"))
        self._member_table.set_widths({1: state + pad, 2: theme.text_width("000") + pad + 14}, stretch=0)
        self._missed_table.set_widths(
            {
                0: theme.text_width(tr("ranking_page", "Stars"), Role.SMALL) + pad,
                1: theme.text_width("6.1.2") + pad,
                3: theme.text_width(tr("ranking_page", "Reached"), Role.SMALL) + pad,
            },
            stretch=2,
        )
        self._all_met = label("", Role.BODY, "quiet", wrap=True)
        self._all_met.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        left = QWidget()
        left.setLayout(
            column(
                self._name,
                self._about,
                row(self._average, GRID, self._stars, -1),
                self._words,
                self._spread,
                -1,
                row(self.open_button, -1),
                spacing=4,
            )
        )
        left.setMinimumWidth(34 * GRID)
        right = QWidget()
        right.setLayout(column(self._missed_table, self._all_met, spacing=0))
        line = row(left, self._member_table, right, spacing=2 * GRID)
        for place, stretch in enumerate((5, 6, 7)):
            line.setStretch(place, stretch)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(theme.row_height() * 5)

    def wanted_height(self, page: int) -> int:
        """Height at which all members are seen, but never more than its share of a page of that height."""
        members = (self._members.rowCount() + 1) * (theme.row_height() - 6) + 5 * GRID
        return max(self.minimumHeight(), min(members, page * 3 // 10))

    def show_product(self, desk: Desk | None, product_id: int | None) -> None:
        """Shows one product; None: nothing."""
        shown = desk is not None and product_id is not None and product_id in desk.state.products
        for part in (*self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly),):
            part.setVisible(shown)
        if not shown:
            return
        assert desk is not None
        assert product_id is not None
        product, result = desk.state.products[product_id], desk.scoreboard.results.get(product_id)
        criteria = desk.state.criteria(product)
        self._name.set_text(product.name)
        about = (product.producer.name, criteria.title if criteria else "", product.code)
        self._about.set_text(" · ".join(part for part in about if part))
        self._average.setText(average_text(desk, result) or "–")
        stars = result.stars if result is not None else None
        self._stars.set_stars(stars)
        self._stars.setVisible(stars is not None)
        self._words.setText(_result_words(desk, product, result))
        set_property(self._words, "tone", "error" if product.disqualified or result is None else "")
        self._spread.setText(spread_words(desk, product, result))
        self._spread.setVisible(bool(self._spread.text()))
        self._members.set_rows(
            _member_row(desk, product_id, member) for member in desk.state.members.values() if member.scoring
        )
        missed = list(_missed_rows(desk, product_id))
        self._missed.set_rows(missed)
        self._missed_table.setVisible(bool(missed))
        self._all_met.setVisible(not missed)
        if result is not None and result.average is not None:
            self._all_met.setText(tr("ranking_page", "No minimum requirement stands in the way."))
        else:
            self._all_met.setText(tr("ranking_page", "Minimum requirements are checked once a sheet is complete."))


def _small_table(model: CellsModel, name: str) -> TableView:
    made = table_view(model, name)
    made.setItemDelegate(RowDelegate(model, made))
    made.verticalHeader().setMinimumSectionSize(theme.row_height() - 6)
    made.verticalHeader().setDefaultSectionSize(theme.row_height() - 6)
    made.setMinimumWidth(26 * GRID)
    return made


def _result_words(desk: Desk, product: Product, result: ProductResult[int] | None) -> str:
    if product.disqualified:
        return tr("ranking_page", "Dossier refused: {reason}").format(reason=product.disqualified)
    if result is None:
        return tr("ranking_page", "The product has no criteria set yet.")
    if result.average is None:
        return tr("ranking_page", "No sheet is complete yet.")
    text = tr("ranking_page", "{band} stars by average, {stars} after the minimum requirements")
    if result.held_back:
        said = text.format(band=result.band_stars, stars=result.stars)
    else:
        said = tr("ranking_page", "{stars} stars").format(stars=result.stars)
    if not result.complete:
        return tr("ranking_page", "{words}, provisional").format(words=said)
    return tr("ranking_page", "{words}. Next step: {step}").format(words=said, step=next_step_text(result.outcome))


def spread_words(desk: Desk, product: Product, result: ProductResult[int] | None) -> str:
    """The spread and how it stands to the rule of the council, in words."""
    if result is None or result.spread is None:
        return ""
    limit = desk.state.session.rules.spread
    if limit is None:
        text = tr("ranking_page", "Spread {spread} ({lowest}–{highest})")
    elif not result.spread_exceeded:
        text = tr("ranking_page", "Spread {spread} ({lowest}–{highest}), within {limit}")
    elif product.spread_settled:
        text = tr("ranking_page", "Spread {spread} ({lowest}–{highest}), over {limit}; settled: {reason}")
    else:
        text = tr("ranking_page", "Spread {spread} ({lowest}–{highest}), over {limit}: discuss or record a reason")
    return text.format(
        spread=result.spread,
        lowest=result.lowest,
        highest=result.highest,
        limit=limit,
        reason=product.spread_settled,
    )


def _member_row(desk: Desk, product_id: int, member: Member) -> Row:
    state = desk.state
    absence = state.absence(product_id, member.id)
    result = desk.scoreboard.results.get(product_id)
    sheet = desk.scoreboard.sheet(product_id, member.id)
    name = Cell(member.label, tip=member.body or member.label)
    if absence is not None:
        participation = state.participations.get(product_id, {}).get(member.id)
        reason = participation.reason if participation is not None else member.absence_reason
        word = tr("ranking_page", "recused") if absence is Absence.RECUSED else tr("ranking_page", "absent")
        tip = f"{word}: {reason}" if reason else word
        cells = (name._replace(tone="quiet"), Cell(word, tone="quiet", tip=tip), Cell("–", tone="faint", figure=True))
    elif sheet is None or sheet.state is SheetState.NOT_STARTED:
        word = tr("ranking_page", "not started")
        cells = (name, Cell(word, tone="warning"), Cell("–", tone="faint", figure=True))
    elif not sheet.complete:
        cells = (
            name,
            Cell(f"{sheet.entered}/{sheet.needed}", tone="warning"),
            Cell(str(sheet.total), tone="quiet", figure=True),
        )
    else:
        dropped = result is not None and member.id in result.dropped
        word = tr("ranking_page", "complete, left out") if dropped else tr("ranking_page", "complete")
        cells = (
            name,
            Cell(word, tone="quiet"),
            Cell(str(sheet.total), tone="quiet" if dropped else "text", figure=True, strong=not dropped),
        )
    return Row(member.id, cells)


def _missed_rows(desk: Desk, product_id: int) -> list[Row]:
    """Requirements that are not met, of the star classes up to the next one above the average."""
    result = desk.scoreboard.results.get(product_id)
    criteria = desk.state.criteria(desk.state.products[product_id])
    if result is None or criteria is None or result.band_stars is None:
        return []
    rows = []
    for place, missed in enumerate(result.missed):
        needed = missed.requirement
        if needed.stars > result.band_stars + 1:
            continue
        holds_back = needed.stars <= result.band_stars
        title = criteria.by_code[needed.code].title
        rows.append(
            Row(
                place,
                (
                    Cell(str(needed.stars), needed.stars, "warning" if holds_back else "quiet", strong=holds_back),
                    Cell(needed.code),
                    Cell(title, tip=title, tone="text" if holds_back else "quiet"),
                    Cell(f"{missed.reached}/{missed.sheets}", missed.reached, "quiet", figure=True),
                ),
            )
        )
    return sorted(rows, key=lambda one: one.cells[0].key)
