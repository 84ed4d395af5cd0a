"""This product, now: average, stars, parts, what stands between it and the next star, spread, the members' sheets.

Draws what the scoreboard holds; the only arithmetic here is where things lie on the screen.
"""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ocop_desktop.domain.scoring import ProductResult, next_band, show
from ocop_desktop.domain.sheets import SheetState
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_text import Laid, Texts
from ocop_desktop.ui.scoring_views import MemberView, is_final, shown_average, shown_gap
from ocop_desktop.ui.session_words import level_name
from ocop_desktop.ui.strip_chart import paint_totals
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import paint_stars, stars_width

MARGIN = 2 * GRID
MAX_STARS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that stands between a product and its next star; ``criterion`` where it is a requirement."""

    chip: str
    text: str
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class ResultView:
    """All that the panel shows, in words and figures; ``totals``: total and whether the sheet counts, by member."""

    average: str
    stars: int | None
    sheets: str
    rank: str
    outcome: str
    refused: str
    parts: tuple[tuple[str, str, Fraction], ...]
    target: str
    steps: tuple[Step, ...]
    spread: str
    spread_note: str
    spread_bad: bool
    mean: Fraction | None
    totals: tuple[tuple[int, bool], ...]
    edges: tuple[int, ...]
    members: tuple[MemberView, ...]
    current: int | None


def result_view(desk: Desk, product_id: int, members: tuple[MemberView, ...], current: int | None) -> ResultView | None:
    """What the panel shows of a product; None while it has no criteria set."""
    state, board = desk.state, desk.scoreboard
    result = board.results.get(product_id)
    criteria = state.criteria(state.products[product_id])
    if result is None or criteria is None:
        return None
    decimals = state.session.rules.decimals
    sheets = tr("result_panel", "{done} of {expected} sheets complete").format(
        done=len(result.valid), expected=len(result.expected)
    )
    final = is_final(desk, product_id)
    if not final and result.average is not None:
        sheets += " · " + tr("result_panel", "provisional")
    parts = []
    for part in criteria.parts:
        mean = result.parts.get(part.code)
        text = f"{'–' if mean is None else show(mean, decimals=decimals)} / {part.max}"
        parts.append((part.code, text, Fraction(0) if mean is None else mean / part.max))
    target, steps = _way_up(desk, result)
    spread, note, bad = _spread(desk, product_id, result)
    return ResultView(
        average=shown_average(desk, result) or "–",
        stars=None if result.disqualified else result.stars,
        sheets=sheets,
        rank=_rank(desk, product_id),
        outcome=_outcome(result) if final else "",
        refused=result.disqualified,
        parts=tuple(parts),
        target="" if result.disqualified else target,
        steps=() if result.disqualified else steps,
        spread=spread,
        spread_note=note,
        spread_bad=bad,
        mean=result.average,
        totals=tuple((result.sheets[key].total, key not in result.dropped) for key in result.valid),
        edges=tuple(band.at_least for band in state.decree.bands if band.at_least),
        members=members,
        current=current,
    )


def _rank(desk: Desk, product_id: int) -> str:
    rank = desk.scoreboard.ranks.get(product_id)
    if rank is None:
        return ""
    text = tr("result_panel", "rank {rank}, tied") if rank.tied else tr("result_panel", "rank {rank}")
    return text.format(rank=rank.rank)


def _outcome(result: ProductResult[int]) -> str:
    if result.outcome.kind == "certify":
        return tr("result_panel", "Recognised and certified at this level")
    if result.outcome.kind == "forward":
        return tr("result_panel", "To be forwarded to: {level}").format(
            level=level_name(result.outcome.to or "").lower()
        )
    return ""


def _way_up(desk: Desk, result: ProductResult[int]) -> tuple[str, tuple[Step, ...]]:
    """The heading and the steps to the next star: points to its band, and each requirement of it that is missed."""
    average, stars = result.average, result.stars
    if average is None or stars is None:
        return "", ()
    if stars >= MAX_STARS:
        return tr("result_panel", "The highest class is reached"), ()
    steps = []
    above = next_band(average, desk.state.decree.bands)
    if not result.held_back and above is not None:
        gap = shown_gap(above.at_least - average, desk.state.session.rules.decimals)
        chip = tr("result_panel", "{points} pts").format(points=gap)
        steps.append(Step(chip, tr("result_panel", "more on average")))
    for missed in result.missed:
        requirement = missed.requirement
        if requirement.stars <= stars + 1:
            text = tr("result_panel", "{n}/{sheets} sheets below the level of {points} points").format(
                n=missed.sheets - missed.reached, sheets=missed.sheets, points=requirement.points
            )
            steps.append(Step(requirement.code, text, requirement.code))
    return tr("result_panel", "Missing for {n} stars").format(n=stars + 1), tuple(steps)


def _spread(desk: Desk, product_id: int, result: ProductResult[int]) -> tuple[str, str, bool]:
    if result.spread is None or len(result.valid) < 2:
        return "", "", False
    rule = desk.state.session.rules.spread
    text = tr("result_panel", "spread {spread}").format(spread=result.spread)
    settled = desk.state.products[product_id].spread_settled
    if not result.spread_exceeded or rule is None:
        return text, "", False
    if settled:
        return (
            text,
            tr("result_panel", "Above the rule of {rule}; stands: {reason}").format(rule=rule, reason=settled),
            False,
        )
    return (
        text,
        tr("result_panel", "Above the rule of {rule} points: discuss it, or record why it stands").format(rule=rule),
        True,
    )


class ResultPanel(QScrollArea):
    """``member_chosen`` carries a member's id, ``criterion_chosen`` a criterion's code: both by a click."""

    member_chosen = Signal(int)
    criterion_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet()
        self._sheet.member_chosen.connect(self.member_chosen)
        self._sheet.criterion_chosen.connect(self.criterion_chosen)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)
        self.setAccessibleName(tr("result_panel", "Result of this product"))

    def show_result(self, view: ResultView | None) -> None:
        """Shows a result; None: nothing."""
        if view != self._sheet.view or self._sheet.veil:
            self._sheet.show_result(view)
            self.setAccessibleDescription(spoken(view) if view is not None else "")

    def veil(self, sentence: str) -> None:
        """Hides the result and says why."""
        if sentence != self._sheet.veil:
            self._sheet.show_result(None, sentence)
            self.setAccessibleDescription(sentence)

    def view(self) -> ResultView | None:
        """What is shown."""
        return self._sheet.view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))


def spoken(view: ResultView) -> str:
    """The panel as sentences, for a screen reader."""
    parts = [tr("result_panel", "Average {average}").format(average=view.average)]
    if view.stars is not None:
        parts.append(tr("result_panel", "{n} stars").format(n=view.stars))
    parts += [view.sheets, view.rank, view.outcome, view.refused]
    parts += [f"{code}: {text}" for code, text, _ in view.parts]
    parts += [view.target, *(f"{step.chip} {step.text}" for step in view.steps), view.spread, view.spread_note]
    return ". ".join(part for part in parts if part)


class _Sheet(QWidget):
    member_chosen = Signal(int)
    criterion_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.view: ResultView | None = None
        self.veil = ""
        self._texts = Texts()
        self._tall = 0
        self._links: list[tuple[QRectF, int | str]] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_result(self, view: ResultView | None, veil: str = "") -> None:
        self.view, self.veil = view, veil
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(270, self._tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self._tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._texts.clear()
            self._fit()

    def _fit(self) -> None:
        tall = self._draw(None)
        if tall != self._tall:
            self._tall = tall
            self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        target = self._link_at(event.position())
        if isinstance(target, int):
            self.member_chosen.emit(target)
        elif target:
            self.criterion_chosen.emit(target)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._link_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _link_at(self, at: QPointF) -> int | str | None:
        return next((target for rect, target in self._links if rect.contains(at)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter)

    def _draw(self, painter: QPainter | None) -> int:
        """Draws all from top to bottom, or only measures it without a painter; answers with the height."""
        view = self.view
        self._links = []
        if view is None:
            words = self._texts.get(self.veil, Role.BODY, self.width() - 2 * MARGIN)
            return self._put(painter, words, MARGIN, 14, "quiet") + 28 if self.veil else 0
        y = 14
        y = self._draw_head(painter, view, y)
        y = self._draw_parts(painter, view, y + 10)
        if view.target:
            y = self._rule(painter, y + 10)
            y = self._draw_steps(painter, view, y)
        if view.totals:
            y = self._rule(painter, y + 10)
            y = self._draw_strip(painter, view, y)
        y = self._rule(painter, y + 10)
        return self._draw_members(painter, view, y) + 14

    def _put(self, painter: QPainter | None, laid: Laid, x: float, y: float, tone: str) -> int:
        if painter is not None:
            laid.draw(painter, x, y, theme.color(tone))
        return laid.height

    def _put_right(self, painter: QPainter | None, laid: Laid, right: float, y: float, tone: str) -> int:
        return self._put(painter, laid, right - laid.width, y, tone)

    def _rule(self, painter: QPainter | None, y: int) -> int:
        if painter is not None:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(MARGIN, y + 0.5), QPointF(self.width() - MARGIN, y + 0.5))
        return y + 10

    def _draw_head(self, painter: QPainter | None, view: ResultView, y: int) -> int:
        right, wide = self.width() - MARGIN, self.width() - 2 * MARGIN
        rank = self._texts.get(view.rank, Role.SMALL, figures=True)
        head = self._texts.get(tr("result_panel", "This product, now"), Role.SMALL)
        if view.rank and head.width + rank.width + GRID > wide:
            y += self._put(painter, head, MARGIN, y, "quiet")
            y += self._put(painter, rank, MARGIN, y, "quiet")
        else:
            self._put_right(painter, rank, right, y, "quiet")
            y += self._put(painter, head, MARGIN, y, "quiet")
        figure = self._texts.get(view.average, Role.FIGURE)
        self._put(painter, figure, MARGIN, y, "quiet" if view.refused else "text")
        size = 18.0
        beside = figure.width + 14 + stars_width(size) <= wide
        if view.stars is not None:
            x = MARGIN + figure.width + 14 if beside else MARGIN
            top = y + (figure.height - size) / 2 if beside else y + figure.height
            if painter is not None:
                area = QRectF(x, top, stars_width(size) + 1, size)
                paint_stars(painter, area, view.stars, MAX_STARS, theme.color("star"))
            y += 0 if beside else int(size) + 4
        y += figure.height
        y += self._put(painter, self._texts.get(view.sheets, Role.SMALL, wide), MARGIN, y, "quiet")
        if view.refused:
            text = tr("result_panel", "The dossier is refused: {reason}").format(reason=view.refused)
            y += 4 + self._put(painter, self._texts.get(text, Role.SMALL, wide), MARGIN, y + 4, "error")
        elif view.outcome:
            y += 2 + self._put(painter, self._texts.get(view.outcome, Role.SMALL, wide), MARGIN, y + 2, "accent")
        return y

    def _draw_parts(self, painter: QPainter | None, view: ResultView, y: int) -> int:
        right = self.width() - MARGIN
        texts = [self._texts.get(text, Role.BODY, figures=True) for _, text, _ in view.parts]
        column = max((text.width for text in texts), default=0)
        for (code, _, share), text in zip(view.parts, texts, strict=True):
            name = self._texts.get(code, Role.STRONG)
            self._put(painter, name, MARGIN, y, "text")
            self._put_right(painter, text, right, y, "text")
            bar = QRectF(MARGIN + 22, y + text.height / 2 - 2.5, right - column - 12 - MARGIN - 22, 5)
            if painter is not None and bar.width() > 12:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("line"))
                painter.drawRoundedRect(bar, 2.5, 2.5)
                painter.setBrush(theme.color("accent"))
                if share > 0:
                    painter.drawRoundedRect(
                        QRectF(bar.left(), bar.top(), max(5.0, bar.width() * float(share)), 5), 2.5, 2.5
                    )
            y += text.height + 5
        return y

    def _draw_steps(self, painter: QPainter | None, view: ResultView, y: int) -> int:
        right = self.width() - MARGIN
        y += self._put(painter, self._texts.get(view.target, Role.STRONG, right - MARGIN), MARGIN, y, "text") + 4
        chips = [self._texts.get(step.chip, Role.SMALL, figures=True) for step in view.steps]
        # The points stand alone on their line, so that requirements of short codes keep their width for words.
        narrow = max((c.width for c, s in zip(chips, view.steps, strict=True) if s.criterion), default=0) + 14
        for step, chip in zip(view.steps, chips, strict=True):
            width = narrow if step.criterion else chip.width + 14
            x = MARGIN + width + GRID
            text = self._texts.get(step.text, Role.SMALL, right - x)
            tall = max(text.height, chip.height + 4)
            if painter is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("warning_soft"))
                painter.drawRoundedRect(QRectF(MARGIN, y, width, chip.height + 4), 4, 4)
            self._put(painter, chip, MARGIN + (width - chip.width) / 2, y + 2, "warning")
            self._put(painter, text, x, y + (2 if text.height > chip.height + 4 else (tall - text.height) / 2), "text")
            if step.criterion:
                self._links.append((QRectF(MARGIN, y, right - MARGIN, tall), step.criterion))
            y += tall + 5
        return y

    def _draw_strip(self, painter: QPainter | None, view: ResultView, y: int) -> int:
        """Totals of the members on a line with the edges of the star bands; equal totals stand on each other."""
        right, wide = self.width() - MARGIN, self.width() - 2 * MARGIN
        head = self._texts.get(tr("result_panel", "Totals of the members"), Role.STRONG)
        spread = self._texts.get(view.spread, Role.SMALL, figures=True)
        tone = "error" if view.spread_bad else "quiet"
        if head.width + spread.width + GRID <= wide:
            self._put_right(painter, spread, right, y + (head.height - spread.height) / 2, tone)
            y += self._put(painter, head, MARGIN, y, "text")
        else:
            y += self._put(painter, head, MARGIN, y, "text")
            y += self._put(painter, spread, MARGIN, y, tone)
        if view.spread_note:
            y += self._put(painter, self._texts.get(view.spread_note, Role.SMALL, wide), MARGIN, y, tone)
        totals = sorted(total for total, _ in view.totals)
        low, high = max(0, totals[0] // 10 * 10 - (10 if totals[0] % 10 < 2 else 0)), -(-(totals[-1] + 1) // 10) * 10
        if high - low < 20:
            low = max(0, low - 10)
        high = min(100, max(high, low + 20))
        stack = max(totals.count(total) for total in set(totals))
        tall = max(30, min(stack, 6) * 9 + 14)
        area = QRectF(MARGIN + 6.0, y + 4, wide - 12.0, tall)
        base = area.bottom()

        def at(points: float) -> float:
            return area.left() + area.width() * (points - low) / (high - low)

        if painter is not None:
            paint_totals(painter, area, low, high, view.totals, view.mean, view.edges, 4.5)
        labels = [low, *(edge for edge in view.edges if low < edge < high), high]
        last = -1.0
        for points in labels:
            text = self._texts.get(str(points), Role.SMALL, figures=True)
            x = min(max(at(points) - text.width / 2, MARGIN), right - text.width)
            if x > last + 4:
                self._put(painter, text, x, base + 2, "star_text" if points in view.edges else "quiet")
                last = x + text.width
        return int(base) + 2 + QFontMetrics(theme.font(Role.SMALL)).height()

    def _draw_members(self, painter: QPainter | None, view: ResultView, y: int) -> int:
        right, wide = self.width() - MARGIN, self.width() - 2 * MARGIN
        column = self._texts.get("100", Role.STRONG, figures=True).width + 8
        for member in view.members:
            current = member.id == view.current
            total = "–" if member.total is None or not member.expected else str(member.total)
            whole = member.state is SheetState.COMPLETE
            points = self._texts.get(total, Role.STRONG if whole else Role.BODY, figures=True)
            state = self._texts.get(member.state_words(), Role.SMALL, figures=True)
            metrics = QFontMetrics(theme.font(Role.STRONG if current else Role.BODY))
            room = wide - column - state.width - 2 * GRID
            if member.state is SheetState.NOT_STARTED and metrics.horizontalAdvance(member.label) > room:
                # The name matters more; the "–" at the right says the same.
                state = self._texts.get("", Role.SMALL)
                room = wide - column - GRID
            shown = metrics.elidedText(member.label, Qt.TextElideMode.ElideRight, int(room) + 2)
            name = self._texts.get(shown, Role.STRONG if current else Role.BODY)
            tall = name.height + 5
            if painter is not None and current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_soft"))
                painter.drawRoundedRect(QRectF(MARGIN - 6, y, wide + 12, tall), 4, 4)
            tone = "text" if member.expected else "quiet"
            self._put(painter, name, MARGIN, y + 2.5, tone)
            middle = y + tall / 2
            self._put_right(painter, state, right - column, middle - state.height / 2, "quiet")
            self._put_right(painter, points, right, middle - points.height / 2, "text" if whole else "quiet")
            self._links.append((QRectF(0, y, self.width(), tall), member.id))
            y += tall
        return y
