"""The chosen product of the ranking in detail: its result, the sheets of its members, the requirements it misses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ocop_desktop.domain.scoring import ProductResult
from ocop_desktop.domain.session import Absence, Member, Product
from ocop_desktop.domain.sheets import SheetState
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.product_rows import Cell, CellsModel, Row, RowDelegate
from ocop_desktop.ui.ranking_rows import average_text, next_step_text, spread_words
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, ElidedLabel, Stars, button, column, label, row, set_property
from ocop_desktop.ui.widgets_table import TableView, table_view


class RankingDetail(Card):
    """Shows one product; ``open_button`` is the way to its sheets."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", Role.SECTION)
        self._about = ElidedLabel("", Role.SMALL, "quiet")
        self._average = label("", Role.FIGURE)
        self._stars = Stars(size=18)
        self._words = label("", Role.BODY, wrap=True)
        self._spread = label("", Role.BODY, "quiet", wrap=True)
        self.open_button = button(tr("ranking_detail", "Open the sheets"), "normal")
        self._members = CellsModel(
            [tr("ranking_detail", "Member"), tr("ranking_detail", "Sheet"), tr("ranking_detail", "Total")],
            self,
            figures=(2,),
        )
        self._missed = CellsModel(
            [
                tr("ranking_detail", "Stars"),
                tr("ranking_detail", "No."),
                tr("ranking_detail", "Minimum requirement not met"),
                tr("ranking_detail", "Reached"),
            ],
            self,
            figures=(3,),
        )
        self._member_table = _small_table(self._members, tr("ranking_detail", "Sheets of the members"))
        self._missed_table = _small_table(self._missed, tr("ranking_detail", "Minimum requirements not met"))
        pad = 2 * GRID + 2
        state = theme.text_width(tr("ranking_detail", "complete, left out"))
        self._member_table.set_widths({1: state + pad, 2: theme.text_width("000") + pad + 14}, stretch=0)
        self._missed_table.set_widths(
            {
                0: theme.text_width(tr("ranking_detail", "Stars"), Role.SMALL) + pad,
                1: theme.text_width("6.1.2") + pad,
                3: theme.text_width(tr("ranking_detail", "Reached"), Role.SMALL) + pad,
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
            self._all_met.setText(tr("ranking_detail", "No minimum requirement stands in the way."))
        else:
            self._all_met.setText(tr("ranking_detail", "Minimum requirements are checked once a sheet is complete."))


def _small_table(model: CellsModel, name: str) -> TableView:
    made = table_view(model, name)
    made.setItemDelegate(RowDelegate(model, made))
    made.verticalHeader().setMinimumSectionSize(theme.row_height() - 6)
    made.verticalHeader().setDefaultSectionSize(theme.row_height() - 6)
    made.setMinimumWidth(26 * GRID)
    return made


def _result_words(desk: Desk, product: Product, result: ProductResult[int] | None) -> str:
    if product.disqualified:
        return tr("ranking_detail", "Dossier refused: {reason}").format(reason=product.disqualified)
    if result is None:
        return tr("ranking_detail", "The product has no criteria set yet.")
    if result.average is None:
        return tr("ranking_detail", "No sheet is complete yet.")
    text = tr("ranking_detail", "{band} stars by average, {stars} after the minimum requirements")
    if result.held_back:
        said = text.format(band=result.band_stars, stars=result.stars)
    else:
        said = tr("ranking_detail", "{stars} stars").format(stars=result.stars)
    if not result.complete:
        return tr("ranking_detail", "{words}, provisional").format(words=said)
    return tr("ranking_detail", "{words}. Next step: {step}").format(words=said, step=next_step_text(result.outcome))


def _member_row(desk: Desk, product_id: int, member: Member) -> Row:
    state = desk.state
    absence = state.absence(product_id, member.id)
    result = desk.scoreboard.results.get(product_id)
    sheet = desk.scoreboard.sheet(product_id, member.id)
    name = Cell(member.label, tip=member.body or member.label)
    if absence is not None:
        participation = state.participations.get(product_id, {}).get(member.id)
        reason = participation.reason if participation is not None else member.absence_reason
        word = tr("ranking_detail", "recused") if absence is Absence.RECUSED else tr("ranking_detail", "absent")
        tip = f"{word}: {reason}" if reason else word
        cells = (name._replace(tone="quiet"), Cell(word, tone="quiet", tip=tip), Cell("–", tone="faint", figure=True))
    elif sheet is None or sheet.state is SheetState.NOT_STARTED:
        word = tr("ranking_detail", "not started")
        cells = (name, Cell(word, tone="warning"), Cell("–", tone="faint", figure=True))
    elif not sheet.complete:
        cells = (
            name,
            Cell(f"{sheet.entered}/{sheet.needed}", tone="warning"),
            Cell(str(sheet.total), tone="quiet", figure=True),
        )
    else:
        dropped = result is not None and member.id in result.dropped
        word = tr("ranking_detail", "complete, left out") if dropped else tr("ranking_detail", "complete")
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
