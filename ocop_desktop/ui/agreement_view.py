"""Mức độ thống nhất: how far the members agree, for the secretary alone; it stands in no paper and on no projector.

Every figure comes from ``domain.agreement`` over the totals of the scoreboard; nothing is computed here, and nothing
here changes a result. While it is in view it follows each key: only the products that a change touched are looked at.
"""

from collections import Counter
from collections.abc import Collection
from fractions import Fraction

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QWidget

from ocop_desktop.domain.agreement import Agreement, Concordance, Outlier, Severity
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Member
from ocop_desktop.domain.text import sort_key
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row, RowDelegate
from ocop_desktop.ui.ranking_rows import MARK_TONES, Mark, average_text
from ocop_desktop.ui.strip_chart import Strip
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, SectionTitle, column, label
from ocop_desktop.ui.widgets_table import TableView, table_view

WORDS = (
    (Fraction(9, 10), mark("agreement_view", "very strong agreement")),
    (Fraction(7, 10), mark("agreement_view", "strong agreement")),
    (Fraction(5, 10), mark("agreement_view", "moderate agreement")),
    (Fraction(3, 10), mark("agreement_view", "weak agreement")),
    (Fraction(0), mark("agreement_view", "hardly any agreement")),
)
"""From which coefficient on the order of the products is agreed on how well (R. C. Schmidt, Managing Delphi Surveys
Using Nonparametric Statistical Techniques, Decision Sciences 28, 1997)."""
FEW = 5
"""With fewer products than this, a coefficient says little."""
_LEAST_REACH = 3
_WHOLE = 0
_NARROW = 900


class AgreementView(QScrollArea):
    """``open_sheet`` carries a product and a member whose sheet is to be looked at."""

    open_sheet = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.members = CellsModel(
            [
                tr("agreement_view", "Place"),
                tr("agreement_view", "Member"),
                tr("agreement_view", "Deviation"),
                tr("agreement_view", "Harsh – lenient"),
                tr("agreement_view", "Sheets"),
                tr("agreement_view", "Far off"),
            ],
            self,
            figures=(2, 4, 5),
            tips=[
                tr("agreement_view", "1 gives the most points; equal members share a place"),
                tr("agreement_view", "Member"),
                tr("agreement_view", "Mean of own total minus the average of all sheets of the product, in points"),
                tr("agreement_view", "The deviation on a line: at the left harsh, at the right lenient"),
                tr("agreement_view", "Complete sheets that are compared"),
                tr("agreement_view", "Sheets farther than two standard deviations from the others of the product"),
            ],
        )
        self.sets = CellsModel(
            [
                tr("agreement_view", "Set"),
                tr("agreement_view", "Criteria set"),
                tr("agreement_view", "W"),
                tr("agreement_view", "Members"),
                tr("agreement_view", "Products"),
                tr("agreement_view", "What it means"),
            ],
            self,
            figures=(2, 3, 4),
            tips=[
                tr("agreement_view", "Number of the criteria set"),
                tr("agreement_view", "Criteria set"),
                tr("agreement_view", "Kendall's coefficient: 0 no agreement on the order of the products, 1 complete"),
                tr("agreement_view", "Members who have a complete sheet for each of these products"),
                tr("agreement_view", "Products with a complete sheet"),
                tr("agreement_view", "What it means"),
            ],
        )
        self.far = CellsModel(
            [
                tr("agreement_view", "Member"),
                tr("agreement_view", "Product"),
                tr("agreement_view", "Total"),
                tr("agreement_view", "Average"),
            ],
            self,
            figures=(2, 3),
        )
        self._agreement: Agreement[int, int] = Agreement()
        self._far: list[Outlier[int, int]] = []
        # The rows of far sheets that are made, and the key of each sheet's row, which it keeps.
        self._far_rows: dict[tuple[int, int], Row] = {}
        self._far_keys: dict[tuple[int, int], int] = {}
        names = [
            tr("agreement_view", "Members, from lenient to harsh"),
            tr("agreement_view", "Agreement on the order, by set"),
        ]
        names.append(tr("agreement_view", "Sheets far from the others"))
        models = (self.members, self.sets, self.far)
        self.tables = [_table(model, name) for model, name in zip(models, names, strict=True)]
        for table in self.tables:
            table.selectionModel().currentRowChanged.connect(lambda now, _, table=table: self._follow(table, now))
        self.tables[0].opened.connect(self._open_farthest_of_member)
        self.tables[2].opened.connect(self._open_far)
        for table, text in (
            (self.tables[0], tr("agreement_view", "Enter opens the member's sheet that is farthest off.")),
            (self.tables[2], tr("agreement_view", "Enter opens the sheet.")),
        ):
            table.setAccessibleDescription(text)
        self._no_far = label(
            tr("agreement_view", "No sheet is farther than two standard deviations from the others of its product."),
            Role.BODY,
            "quiet",
            wrap=True,
        )
        self._no_sheets = label(
            tr("agreement_view", "Members are compared once a product has complete sheets."),
            Role.BODY,
            "quiet",
            wrap=True,
        )
        intro = label(
            tr(
                "agreement_view",
                "For the secretary only: it stands in no paper, is not shown on the projector and changes no result.",
            ),
            Role.SMALL,
            "quiet",
            wrap=True,
        )
        members = _card(names[0], self._no_sheets, self.tables[0])
        sets = _card(names[1], self.tables[1])
        self._how = label(tr("agreement_view", "Enter opens the sheet."), Role.SMALL, "quiet")
        far = _card(names[2], self._no_far, self.tables[2], self._how)
        right = QWidget()
        right.setLayout(column(sets, far, -1, spacing=GRID + 2))
        left = QWidget()
        left.setLayout(column(members, -1))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GRID + 2)
        self._columns.addWidget(left, 5)
        self._columns.addWidget(right, 6)
        inner = QWidget()
        inner.setLayout(column(intro, self._columns, -1, spacing=GRID))
        self._inner = inner
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.tables[0])
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._set_widths()

    def show_desk(self, desk: Desk | None, touched: Collection[int] | None = None) -> None:
        """Shows a session as it stands now; None: nothing. ``touched``: only these products are not as shown before."""
        if touched is None:
            self._agreement = Agreement()
            self._far_rows.clear()
        if desk is None:
            for model in (self.members, self.sets, self.far):
                model.set_rows(())
            return
        state = desk.state
        changed = state.products.keys() if touched is None else touched
        totals = desk.scoreboard.totals(changed)
        for product_id in changed:
            self._agreement.put(product_id, totals.get(product_id, {}), state.products[product_id].set_code or "")
        for sheet in [sheet for sheet in self._far_rows if sheet[0] in changed]:
            del self._far_rows[sheet]
        places = {member: place for place, member in enumerate(state.members)}
        self._far = sorted(self._agreement.outliers(), key=lambda sheet: places[sheet.member])
        found = self._agreement.severities()
        far = Counter(sheet.member for sheet in self._far)
        widest = max((abs(severity.deviation) for severity in found.values()), default=Fraction(0))
        reach = max(_LEAST_REACH, -int(-widest // 1))
        decimals = state.session.rules.decimals
        shown = [state.members[key] for key in found]
        shown += [member for member in state.members.values() if member.scoring and member.id not in found]
        shared = {rank for rank, count in Counter(s.rank for s in found.values()).items() if count > 1}
        self.members.set_rows(
            _member_row(member, found.get(member.id), far[member.id], reach, decimals, shared) for member in shown
        )
        self.sets.set_rows(_set_rows(desk, self._agreement))
        self.far.set_rows([self._far_row(desk, sheet) for sheet in self._far])
        self.tables[0].setVisible(bool(shown))
        self._no_sheets.setVisible(not found)
        self.tables[2].setVisible(bool(self._far))
        self._how.setVisible(bool(self._far))
        self._no_far.setVisible(bool(found) and not self._far)
        self._fit()

    def _far_row(self, desk: Desk, outlier: Outlier[int, int]) -> Row:
        sheet = outlier.product, outlier.member
        if sheet not in self._far_rows:
            key = self._far_keys.setdefault(sheet, len(self._far_keys))
            self._far_rows[sheet] = _far_row(desk, key, *sheet)
        return self._far_rows[sheet]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < _NARROW
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._fit()

    def _fit(self) -> None:
        """Each table is as high as its rows, so that the page scrolls and the tables need not."""
        for table in self.tables:
            rows = table.model().rowCount()
            high = table.verticalHeader().defaultSectionSize()
            table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows * high + 4)

    def _follow(self, table: TableView, current: QModelIndex) -> None:
        """Keeps the row in view that the keys have gone to: it is this page that scrolls, not the table."""
        if current.isValid() and table.hasFocus():
            row = table.visualRect(current)
            middle = table.viewport().mapTo(self._inner, row.center())
            self.ensureVisible(middle.x(), middle.y(), 0, 2 * row.height())

    def _set_widths(self) -> None:
        pad = 2 * GRID + 4
        members, sets, far = self.tables

        def head(model: CellsModel, section: int) -> int:
            return theme.text_width(model.headerData(section, Qt.Orientation.Horizontal), Role.SMALL) + pad

        figure = theme.text_width("+00,00", Role.STRONG) + pad
        members.set_widths(
            {
                0: theme.text_width("00 =") + pad + 2 * GRID,
                2: max(figure, head(self.members, 2)),
                3: 13 * GRID,
                4: head(self.members, 4),
                5: head(self.members, 5),
            },
            stretch=1,
        )
        sets.set_widths(
            {
                0: theme.text_width("00") + pad,
                2: theme.text_width("0,00", Role.STRONG) + pad,
                3: head(self.sets, 3),
                4: head(self.sets, 4),
                5: max(theme.text_width(str(words)) for _, words in WORDS) + pad,
            },
            stretch=1,
        )
        far.set_widths({0: 18 * GRID, 2: head(self.far, 2) + GRID, 3: max(figure, head(self.far, 3))}, stretch=1)

    def _open_far(self, index: QModelIndex) -> None:
        sheet = self._far[index.row()]
        self.open_sheet.emit(sheet.product, sheet.member)

    def _open_farthest_of_member(self, index: QModelIndex) -> None:
        row = self.members.row_at(index.row())
        sheet = next((sheet for sheet in self._far if row is not None and sheet.member == row.key), None)
        if sheet is not None:
            self.open_sheet.emit(sheet.product, sheet.member)


def _table(model: CellsModel, name: str) -> TableView:
    made = table_view(model, name)
    made.setItemDelegate(RowDelegate(model, made))
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _card(title: str, *parts: QWidget) -> Card:
    made = Card()
    made.body.setContentsMargins(14, 10, 14, 12)
    made.body.addWidget(SectionTitle(title))
    for part in parts:
        made.body.addWidget(part)
    return made


def _signed(value: Fraction, decimals: int) -> str:
    text = show(value, decimals=decimals)
    return f"+{text}" if value > 0 and text.strip("0,") else text


def _member_row(
    member: Member, severity: Severity | None, far: int, reach: int, decimals: int, shared: Collection[int]
) -> Row:
    name = Cell(member.label, sort_key(member.label), tip=member.body or member.label)
    if severity is None:
        dash = Cell("–", tone="faint", figure=True)
        nothing = Cell("–", tone="faint")
        return Row(member.id, (nothing, name._replace(tone="quiet"), dash, Cell(), dash._replace(text="0"), dash))
    deviation = _signed(severity.deviation, decimals)
    if severity.deviation > 0:
        text = tr("agreement_view", "On average {points} points more than all sheets of the product")
    elif severity.deviation < 0:
        text = tr("agreement_view", "On average {points} points less than all sheets of the product")
    else:
        text = tr("agreement_view", "On average as many points as all sheets of the product")
    words = text.format(points=show(abs(severity.deviation), decimals=decimals))
    return Row(
        member.id,
        (
            Cell(
                str(severity.rank),
                severity.rank,
                "quiet",
                sign=Mark.TIE if severity.rank in shared else "",
                sign_tone=MARK_TONES[Mark.TIE],
            ),
            name,
            Cell(deviation, severity.deviation, figure=True, strong=True, tip=words),
            Cell("", severity.deviation, tip=words, strip=Strip(((severity.deviation, True),), Fraction(0), reach)),
            Cell(str(severity.sheets), severity.sheets, "quiet", figure=True),
            Cell(str(far), far, "warning" if far else "quiet", figure=True, strong=bool(far)),
        ),
    )


def _set_rows(desk: Desk, agreement: Agreement[int, int]) -> list[Row]:
    """A row for each set that has sheets, and one for the whole session where there are several."""
    by_set, groups = desk.state.decree.by_set, agreement.groups()
    rows = []
    if len(groups) > 1:
        text = tr("agreement_view", "The whole session")
        rows.append(_set_row(_WHOLE, "", text, agreement.concordance(), groups.total()))
    for criteria in sorted((by_set[code] for code in groups), key=lambda criteria: criteria.number):
        found, products = agreement.concordance(criteria.code), groups[criteria.code]
        rows.append(_set_row(criteria.number, str(criteria.number), criteria.title, found, products))
    return rows


def _set_row(key: int, number: str, title: str, found: Concordance | None, products: int) -> Row:
    name = Cell(title, sort_key(title), tip=title)
    count = Cell(str(products), products, "quiet", figure=True)
    if found is None:
        dash = Cell("–", tone="faint", figure=True)
        if products < 2:
            words = tr("agreement_view", "one product: no order")
        else:
            words = tr("agreement_view", "cannot be told")
        tip = tr("agreement_view", "It takes two products that two members have both scored, and not all alike.")
        return Row(key, (Cell(number, key, "quiet"), name, dash, dash, count, Cell(words, None, "quiet", tip=tip)))
    words = next(str(text) for least, text in WORDS if found.w >= least)
    tip = words
    if products < FEW:
        text = tr("agreement_view", "{words}; with {n} products only, the figure says little")
        tip = text.format(words=words, n=products)
    return Row(
        key,
        (
            Cell(number, key, "quiet"),
            name,
            Cell(
                show(found.w), found.w, figure=True, strong=True, tip=f"W = {found.w.numerator}/{found.w.denominator}"
            ),
            Cell(str(found.members), found.members, "quiet", figure=True),
            count,
            Cell(words, found.w, "quiet" if products < FEW else "text", tip=tip),
        ),
    )


def _far_row(desk: Desk, key: int, product_id: int, member_id: int) -> Row:
    product, member, result = (
        desk.state.products[product_id],
        desk.state.members[member_id],
        desk.scoreboard.results[product_id],
    )
    total = result.sheets[member_id].total
    return Row(
        key,
        (
            Cell(member.label, sort_key(member.label), tip=member.body or member.label),
            Cell(product.name, sort_key(product.name), tip=product.name),
            Cell(str(total), total, "warning", figure=True, strong=True),
            Cell(average_text(desk, result), None, "quiet", figure=True),
        ),
    )
