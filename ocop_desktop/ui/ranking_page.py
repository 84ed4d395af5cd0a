"""Bảng điểm: the products as they rank now, with what each lacks, and the chosen one in detail; or, as a second view,
how far the council agrees.

Every figure is the scoreboard's; this page lays out, sorts, searches and filters. While it is hidden it only notes that
something changed, and is current again before it is shown.
"""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QSplitter, QStackedLayout, QStackedWidget, QWidget

from ocop_desktop.domain.ranking import Rank
from ocop_desktop.domain.scoring import Outcome
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.agreement_view import AgreementView
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.product_rows import SIGN, CellsModel, Row, RowDelegate, tall_row
from ocop_desktop.ui.ranking_detail import RankingDetail
from ocop_desktop.ui.ranking_rows import (
    BELOW,
    MARK_TONES,
    Col,
    Group,
    Mark,
    Room,
    group_name,
    groups,
    in_group,
    missed_at,
    next_step_text,
    product_row,
    rank_cell,
    ranks_within,
    within_cell,
)
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    EmptyState,
    NoSession,
    Pill,
    button,
    column,
    icon_button,
    label,
    row,
    set_property,
    tooltip,
)
from ocop_desktop.ui.widgets_fields import ComboBox, SearchField
from ocop_desktop.ui.widgets_table import table_view

_FIGURES = (Col.PART_A, Col.PART_B, Col.PART_C, Col.AVERAGE, Col.RANGE, Col.SPREAD, Col.SHEETS)
_OFFICIAL = -1
_HEADS: dict[Col, tuple[Marked, Marked]] = {
    Col.RANK: (mark("ranking_page", "Rank"), mark("ranking_page", "Place by average; equal products share it")),
    Col.WITHIN: (mark("ranking_page", "In group"), mark("ranking_page", "Place among the products of the group")),
    Col.PRODUCT: (mark("ranking_page", "Product"), mark("ranking_page", "Product")),
    Col.PRODUCER: (mark("ranking_page", "Producer"), mark("ranking_page", "Producer")),
    Col.SET: (mark("ranking_page", "Set"), mark("ranking_page", "Number of the criteria set")),
    Col.PART_A: (mark("ranking_page", "A"), mark("ranking_page", "Average of part A")),
    Col.PART_B: (mark("ranking_page", "B"), mark("ranking_page", "Average of part B")),
    Col.PART_C: (mark("ranking_page", "C"), mark("ranking_page", "Average of part C")),
    Col.AVERAGE: (mark("ranking_page", "Average"), mark("ranking_page", "Average of the complete sheets")),
    Col.RANGE: (mark("ranking_page", "Low–high"), mark("ranking_page", "Lowest and highest total")),
    Col.SPREAD: (mark("ranking_page", "Spread"), mark("ranking_page", "Highest total minus lowest")),
    Col.STRIP: (
        mark("ranking_page", "Totals"),
        mark("ranking_page", "Totals of the members around the average, which stands in the middle"),
    ),
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
    (Col.RANGE, Qt.SortOrder.AscendingOrder),
    (Col.SPREAD, Qt.SortOrder.DescendingOrder),
    (Col.SHEETS, Qt.SortOrder.AscendingOrder),
    (Col.STARS, Qt.SortOrder.DescendingOrder),
    (Col.NEXT, Qt.SortOrder.DescendingOrder),
    (Col.NOTES, Qt.SortOrder.DescendingOrder),
)
_EVERYTHING = ""
# What the table can be narrowed to; with the icons it is the legend of the marks as well.
_SHOWS: dict[str, Marked] = {
    _EVERYTHING: mark("ranking_page", "All products"),
    Mark.FLAGGED: mark("ranking_page", "Needs a look"),
    Mark.INCOMPLETE: mark("ranking_page", "Sheets missing or not checked"),
    Mark.SPREAD: mark("ranking_page", "Spread over the rule"),
    Mark.REQUIREMENT: mark("ranking_page", "Held back by a requirement"),
    Mark.EDGE: mark("ranking_page", "Just below a star class"),
    Mark.TIE: mark("ranking_page", "Shares its rank"),
}
_CAUSES = (Mark.INCOMPLETE, Mark.SPREAD, Mark.REQUIREMENT)
_CAUSE_OF = {
    Col.SHEETS: Mark.INCOMPLETE,
    Col.RANGE: Mark.SPREAD,
    Col.SPREAD: Mark.SPREAD,
    Col.STRIP: Mark.SPREAD,
    Col.STARS: Mark.REQUIREMENT,
}
_NARROW = 900


class RankingPage(QWidget):
    """``go_to`` carries the key of a page and a product, or a product, a member and a criterion."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._stale = True
        self._lines: dict[int, Row] = {}
        # What the cells of the ranks were made of.
        self._standings: dict[int, tuple[int, Rank | None, Rank | None, str]] = {}
        self._chosen: int | None = None
        self._settling = False
        self._room = Room.WIDE

        self._group: Group | None = None
        self._groups: list[tuple[str, Group | None]] = []
        self._summary = label("", Role.STRONG)
        self._quorum = label("", Role.BODY, "quiet")
        self._classes = [Pill() for _ in range(5)]
        texts = (tr("ranking_page", "Ranking"), tr("ranking_page", "Agreement of the council"))
        self.views = [button(text, "normal") for text in texts]
        switch = QButtonGroup(self)
        for place, made in enumerate(self.views):
            made.setCheckable(True)
            made.setToolTip(tooltip(tr("ranking_page", "F3 changes between the two")))
            switch.addButton(made)
            made.clicked.connect(lambda _=False, place=place: self._view(place))
        self.views[0].setChecked(True)
        QShortcut(QKeySequence("F3"), self, self._other_view, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

        ranking = QWidget()
        self._search = SearchField(tr("ranking_page", "Find a product"), ranking)
        self._search.setMinimumWidth(12 * GRID)
        self.shows = ComboBox((what, str(text)) for what, text in _SHOWS.items())
        self._what = _EVERYTHING
        self.shows.set_value(_EVERYTHING)
        self.shows.setAccessibleName(tr("ranking_page", "Show"))
        self.shows.setMinimumContentsLength(14)
        self.shows.setIconSize(QSize(SIGN, SIGN))
        for place, what in enumerate(_SHOWS):
            if what in set(Mark) - {Mark.FLAGGED}:
                self.shows.setItemIcon(place, widgets_icons.icon(what, MARK_TONES.get(Mark(what), "warning")))
        self.shows.currentIndexChanged.connect(self._narrow)
        self.grouping = ComboBox()
        self.grouping.setAccessibleName(tr("ranking_page", "Group"))
        self.grouping.setMaxVisibleItems(20)
        self.grouping.currentIndexChanged.connect(self._group_chosen)
        self.sort = ComboBox(
            [
                (_OFFICIAL, tr("ranking_page", "Official order")),
                *((int(col), str(_HEADS[Col(col)][0])) for col, _ in _SORTS),
            ]
        )
        self.sort.set_value(_OFFICIAL)
        self.sort.setAccessibleName(tr("ranking_page", "Sort by"))
        self.sort.currentIndexChanged.connect(self._sort_chosen)
        self.turn = icon_button("down", tr("ranking_page", "Sort the other way round"))
        self.turn.clicked.connect(self._turn)
        self.turn.hide()
        self._sort_label = label(tr("ranking_page", "Sort by"), Role.SMALL, "quiet")

        self.model = CellsModel(
            [str(_HEADS[col][0]) for col in Col], self, figures=_FIGURES, tips=[str(_HEADS[col][1]) for col in Col]
        )
        self.table = table_view(self.model, tr("ranking_page", "Ranking"), sortable=True)
        self.table.setItemDelegate(RowDelegate(self.model, self.table))
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._header_sorted)
        self.model.set_filter(self._wanted)
        self.table.opened.connect(self._open_cause)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self._detail = RankingDetail(bridge)
        self._detail.go_to.connect(self.go_to)
        self._detail.room_wanted.connect(self._divide)
        self._detail.open_button.clicked.connect(self._open_sheet)
        self._nothing = label(tr("ranking_page", "No product matches."), Role.SMALL, "quiet")
        self.agreement = AgreementView()
        self.agreement.open_sheet.connect(lambda product, member: self.go_to.emit("scoring", (product, member)))

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

        top = row(
            *self.views, GRID, self._summary, self._quorum, -1, *self._classes, spacing=GRID, margins=(0, 0, 0, 0)
        )
        tools = row(
            self._search,
            self.shows,
            self.grouping,
            self._nothing,
            -1,
            self._sort_label,
            self.sort,
            self.turn,
        )
        for place, stretch in ((0, 3), (1, 3), (2, 4), (6, 2)):
            tools.setStretch(place, stretch)
        for part, most in ((self._search, 30), (self.shows, 34), (self.grouping, 50), (self.sort, 24)):
            part.setMaximumWidth(most * GRID)
        ranking.setLayout(column(tools, splitter, spacing=GRID + 2))
        self._stack = QStackedWidget()
        self._stack.addWidget(ranking)
        self._stack.addWidget(self.agreement)
        content = QWidget()
        content.setLayout(column(top, self._stack, spacing=GRID + 2, margins=(16, 12, 16, 12)))
        what_for = tr(
            "ranking_page",
            "Here the products stand in the order of their averages, with stars, spread and what is still "
            "missing. It follows every key of the scoring.",
        )
        self._empty = EmptyState(tr("ranking_page", "Ranking"), what_for, tr("ranking_page", "Go to the products"))
        self._empty.clicked.connect(lambda: self.go_to.emit("products", None))
        self._closed = NoSession(what_for)
        self._closed.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(content)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._closed)
        self._search.searched.connect(self._searched)
        self._search.down_pressed.connect(self.table.setFocus)
        self.setFocusProxy(self.table)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    # What is shown

    def show_product(self, product_id: int, part: str = "") -> None:
        """Makes a product the current one, even where it was filtered out; ``part`` is a part of its detail."""
        self._show_view(0)
        if self._stale:
            self._fill()
        if self.model.row_of(product_id) < 0 and product_id in self._lines:
            self._show_everything()
        place = self.model.row_of(product_id)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))
            if part:
                self._detail.show_part(part)

    def current(self) -> int | None:
        """The product that is chosen."""
        return self._chosen

    def official_order(self) -> None:
        """Sorts as the products rank."""
        self.table.horizontalHeader().setSortIndicator(_OFFICIAL, Qt.SortOrder.AscendingOrder)

    def show_group(self, group: Group | None) -> None:
        """Shows the products of one group, with their ranks within it; None: all."""
        self._group = group
        self._show_groups()
        self._settle()
        self._narrow()

    def _show_view(self, place: int) -> None:
        """Shows the ranking (0) or the agreement (1)."""
        self.views[place].setChecked(True)
        self._stack.setCurrentIndex(place)
        self.setFocusProxy(self.agreement if place else self.table)
        self._stale = True
        if self.isVisible():
            self._fill()

    def _view(self, place: int) -> None:
        self._show_view(place)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _other_view(self) -> None:
        if self._pages.currentIndex() == 0:
            self._view(1 - self._stack.currentIndex())

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
            self._scroll_to_chosen()

    def _opened(self) -> None:
        self._chosen = self._group = None
        self._lines.clear()
        self._search.clear()
        self.shows.set_value(_EVERYTHING)
        self._what = _EVERYTHING
        self._fill()

    def _changed(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        desk = self._bridge.desk
        touched = changes.products | changes.details | {product_id for product_id, _ in changes.sheets}
        if changes.session or changes.members or changes.listed or desk is None:
            self._fill()
        elif touched:
            self._lines_of(touched)
            if self._stack.currentIndex():
                self.agreement.show_desk(desk, touched)
                self._show_summary(desk)
                return
            if changes.details:
                self._show_groups()
            self._settle()
            if self._chosen in touched:
                self._show_detail()

    def _fill(self) -> None:
        """Everything that is in view anew, without losing the chosen row."""
        desk = self._bridge.desk
        self._stale = self._stack.currentIndex() != 0
        if desk is None or not desk.state.products:
            self._lines.clear()
            self._group = None
            self.model.set_rows(())
            self.agreement.show_desk(None)
            self._pages.setCurrentWidget(self._empty if desk is not None else self._closed)
            return
        self._pages.setCurrentIndex(0)
        self._lines = {key: line for key, line in self._lines.items() if key in desk.state.products}
        self._lines_of(desk.state.products)
        if self._stale:
            self.agreement.show_desk(desk)
            self._show_summary(desk)
            return
        self._show_groups()
        self._settle()
        self._show_detail()
        self._divide()

    def _lines_of(self, product_ids: Iterable[int]) -> None:
        desk = self._bridge.desk
        assert desk is not None
        for product_id in product_ids:
            self._lines[product_id] = product_row(desk, product_id, self._room)
            self._standings.pop(product_id, None)

    def _settle(self) -> None:
        """Ranks and order follow; a row whose ranks alone changed is not made anew."""
        desk = self._bridge.desk
        assert desk is not None
        ranks = desk.scoreboard.ranks
        within = self._ranks_within(desk)
        name = group_name(desk, self._group) if self._group is not None else ""
        rows = []
        for place, product_id in enumerate(desk.scoreboard.order()):
            line, rank, inner = self._lines[product_id], ranks.get(product_id), within.get(product_id)
            standing = (place, rank, inner, name)
            if self._standings.get(product_id) != standing:
                cells = (rank_cell(rank, place, Mark.INCOMPLETE not in line.marks), within_cell(inner, name))
                marks = line.marks | {Mark.TIE} if rank is not None and rank.tied else line.marks - {Mark.TIE}
                line = line._replace(cells=(*cells, *line.cells[2:]), marks=marks)
                self._lines[product_id], self._standings[product_id] = line, standing
            rows.append(line)
        self._settling = True
        self.model.set_rows(rows)
        self._settling = False
        self._keep_chosen()
        self._show_summary(desk)

    def _ranks_within(self, desk: Desk) -> dict[int, Rank]:
        if self._group is None:
            return {}
        return ranks_within(desk.scoreboard.ranks, [key for key in self._lines if in_group(desk, key, self._group)])

    def _keep_chosen(self) -> None:
        """The row that was chosen stays the current one while it is shown; else the first is."""
        if self.model.row_of(self._chosen) < 0:
            # The table may have gone on to a neighbour by itself while rows went.
            first = self.model.row_at(0)
            self._chosen = first.key if first is not None else None
            self._show_detail()
        place = self.model.row_of(self._chosen)
        if place >= 0 and self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.model.index(place, Col.PRODUCT))
        self._nothing.setVisible(bool(self._lines) and not self.model.rowCount())

    def _show_summary(self, desk: Desk) -> None:
        results, products = desk.scoreboard.results, desk.state.products
        final = [
            key
            for key, line in self._lines.items()
            if Mark.INCOMPLETE not in line.marks and not products[key].disqualified
        ]
        classes = Counter(results[key].stars for key in final)
        text = tr("ranking_page", "{n} of {total} products complete")
        self._summary.setText(text.format(n=len(final), total=len(products)))
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
            count = classes[stars]
            pill.set(tr("ranking_page", "{stars} stars: {n}").format(stars=stars, n=count), "star" if count else "")
            pill.setVisible(bool(count) or stars >= desk.state.decree.certificate_min_stars)
        counts = Counter(mark for line in self._lines.values() for mark in line.marks)
        counts[_EVERYTHING] = len(self._lines)
        for place, (what, words) in enumerate(_SHOWS.items()):
            text = tr("ranking_page", "{what} ({n})").format(what=str(words), n=counts[what])
            if self.shows.itemText(place) != text:
                self.shows.setItemText(place, text)

    def _show_groups(self) -> None:
        """Fills the choice of groups; a group that is no more gives way to all products."""
        desk = self._bridge.desk
        assert desk is not None
        found = groups(desk)
        if not any(self._group == entry[0] for _, entries in found for entry in entries):
            self._group = None
        everything = tr("ranking_page", "The whole session")
        texts: list[tuple[str, Group | None]] = [(everything, None)]
        for heading, entries in found:
            texts.append((heading, None))
            texts += [(f"{name} ({count})", group) for group, name, count in entries]
        if texts != self._groups:
            self._groups = texts
            self.grouping.set_choices((place, text) for place, (text, _) in enumerate(texts))
            items = self.grouping.model()
            assert isinstance(items, QStandardItemModel)
            for place, (_, group) in enumerate(texts):
                if group is None and place:
                    items.item(place).setEnabled(False)
                    items.item(place).setFont(theme.font(Role.SMALL))
            view = self.grouping.view()
            view.setMinimumWidth(min(view.sizeHintForColumn(0) + 4 * GRID, 80 * GRID))
        self.grouping.set_value(
            next((place for place, (_, group) in enumerate(texts) if group == self._group and group is not None), 0)
        )
        if self.table.isColumnHidden(Col.WITHIN) != (self._group is None):
            self._set_widths()

    def _show_detail(self) -> None:
        self._detail.show_product(self._bridge.desk, self._chosen)

    # What is asked for

    def _narrow(self) -> None:
        """Shows what the choices above the table ask for."""
        self._what = self.shows.value() or _EVERYTHING
        self.model.set_filter(self._wanted)
        self._keep_chosen()

    def _wanted(self, product_id: int) -> bool:
        desk = self._bridge.desk
        marked = self._what == _EVERYTHING or self._what in self._lines[product_id].marks
        return marked and (self._group is None or (desk is not None and in_group(desk, product_id, self._group)))

    def _group_chosen(self, place: int) -> None:
        if 0 <= place < len(self._groups):
            self.show_group(self._groups[place][1])

    def _show_everything(self) -> None:
        self._search.clear()
        self.shows.set_value(_EVERYTHING)
        self.show_group(None)

    def _searched(self, text: str) -> None:
        self.model.search(text)
        self._keep_chosen()

    def _sort_chosen(self) -> None:
        wanted = self.sort.value()
        order = dict(_SORTS).get(wanted, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().setSortIndicator(wanted, order)

    def _header_sorted(self, section: int) -> None:
        # The rank is the official order, whichever way its head was pressed.
        if section == Col.RANK:
            self.official_order()
            return
        with QSignalBlocker(self.sort):
            self.sort.set_value(section)
        header = self.table.horizontalHeader()
        falls = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self.turn.setIcon(widgets_icons.icon("down" if falls else "up"))
        self.turn.setVisible(section != _OFFICIAL)
        self._scroll_to_chosen()

    def _turn(self) -> None:
        header = self.table.horizontalHeader()
        orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        header.setSortIndicator(header.sortIndicatorSection(), orders[header.sortIndicatorOrder() == orders[0]])

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

    def _open_cause(self, index: QModelIndex) -> None:
        """Goes to what keeps a product from standing as it is: first what the cell is about, then the most pressing."""
        desk, line = self._bridge.desk, self.model.row_at(index.row())
        if desk is None or line is None:
            return
        if desk.state.criteria(desk.state.products[line.key]) is None:
            self.go_to.emit("products", line.key)
            return
        asked = [_CAUSE_OF[Col(index.column())]] if Col(index.column()) in _CAUSE_OF else []
        cause = next((mark for mark in (*asked, *_CAUSES) if mark in line.marks), None)
        if cause is Mark.SPREAD:
            self._detail.show_part("spread", focus=True)
            return
        missed = missed_at(desk, line.key) if cause is Mark.REQUIREMENT else None
        self.go_to.emit("scoring", (line.key, *missed) if missed is not None else line.key)

    def _set_widths(self) -> None:
        """Figures are as wide as figures are; names and notes share what is left."""

        def head(col: Col) -> int:
            return theme.text_width(str(_HEADS[col][0]), Role.SMALL)

        pad, sign = 2 * GRID + 2, SIGN + 4
        arrow = 14
        number = max(theme.text_width("00,00"), theme.text_width("A", Role.SMALL) + arrow) + pad
        reach = theme.text_width("100–100", Role.STRONG)
        step = next_step_text(Outcome("forward", "trung ương"))
        widths = {
            Col.RANK: max(theme.text_width("000", Role.STRONG) + sign, head(Col.RANK)) + pad,
            Col.WITHIN: head(Col.WITHIN) + pad + arrow,
            Col.SET: theme.text_width("00") + pad + arrow,
            Col.PART_A: number,
            Col.PART_B: number,
            Col.PART_C: number,
            Col.AVERAGE: theme.text_width("100,00", Role.STRONG) + pad + sign,
            Col.RANGE: reach + pad,
            Col.SPREAD: head(Col.SPREAD) + pad + arrow,
            Col.STRIP: 120 + pad,
            Col.SHEETS: theme.text_width("00/00") + pad + sign,
            Col.STARS: 76 + pad + 4 + sign,
            Col.NEXT: theme.text_width(step) + pad,
        }
        shares = {Col.PRODUCT: (6, 26 * GRID), Col.PRODUCER: (5, 24 * GRID), Col.NOTES: (5, 24 * GRID)}
        absent = {Col.WITHIN} if self._group is None else {Col.SET} if self._group.kind == "set" else set()
        page = self.width() - 32 - 16
        # Where the page is too narrow for all columns, rows are higher and some columns stand below their neighbours.
        least = sum(width for col, width in widths.items() if col not in absent) + sum(n for _, n in shares.values())
        narrow = self.width() < _NARROW
        room = Room.NARROW if narrow else Room.TALL if page < least else Room.WIDE
        hidden = absent | BELOW[room]
        if room is not Room.WIDE:
            widths[Col.SPREAD] = reach + theme.text_width("  ·  00", Role.STRONG) + pad + sign
            widths[Col.STARS] = max(widths[Col.STARS], theme.text_width(step, Role.SMALL) + pad + 4)
        if room is Room.NARROW:
            widths[Col.AVERAGE] = theme.text_width("00,00 · 00,00 · 00,00", Role.SMALL) + pad
        for col in Col:
            if self.table.isColumnHidden(col) != (col in hidden):
                self.table.setColumnHidden(col, col in hidden)
        high = tall_row() if room is not Room.WIDE else theme.row_height()
        self.table.verticalHeader().setDefaultSectionSize(high)
        left = page - sum(width for col, width in widths.items() if col not in hidden)
        total = sum(share for col, (share, _) in shares.items() if col not in hidden)
        for col, (share, _) in shares.items():
            widths[col] = max(20 * GRID, left * share // total)
        self.table.set_widths({int(col): width for col, width in widths.items() if col not in hidden})
        for part in (self._quorum, self._sort_label):
            part.setVisible(not narrow)
        if room is not self._room:
            self._room = room
            self._fill()
