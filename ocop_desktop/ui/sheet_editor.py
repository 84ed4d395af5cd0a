"""The sheet of one member for one product, typed with digits: every criterion a row, the current one open in full.

A digit is the *place* of a level, as the key caps of the open row show it; the boxes of the other rows show *points*.
0 says "no level reached", Delete clears to "not entered". Where levels stand under alternative cases, the sheet asks
which case holds in a row of its own (``CASE`` where a code is asked for), and then takes that case's levels only. In a
second entry (``SheetView.blind``) no sums are shown. The editor asks for each choice through ``choose`` and shows
what it is given by ``open_sheet`` and ``refresh``; it knows no session and keeps no choice of its own. After the last
criterion it stands at rest: no row is open and digits are refused, so that one key too many overwrites nothing.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ocop_desktop.domain.criteria import Criterion, Level
from ocop_desktop.domain.sheets import applies, subtotal
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_rows import CASE, REFUSING, Row, RowKind, SheetRows
from ocop_desktop.ui.scoring_text import Laid, Texts
from ocop_desktop.ui.scoring_views import SheetView
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import announce, paint_stars, tooltip

Chooser = Callable[[str, int | None], str]

MARGIN = 2 * GRID
_DOT = 3
# What the digit row of the Vietnamese keyboard layout types without Shift.
_VIETNAMESE_ROW = {
    "ă": 1,
    "â": 2,
    "ê": 3,
    "ô": 4,
    "\u0300": 5,
    "\u0309": 6,
    "\u0303": 7,
    "\u0301": 8,
    "\u0323": 9,
    "đ": 0,
}
# Open row at this share of the height: the eye stays at one place while the sheet moves under it.
_ANCHOR = 0.3


@dataclass(slots=True)
class _Piece:
    """One line of the open row: a level (``place``), a heading of a case, a rule, a hint, a note or a link."""

    kind: str
    top: int
    height: int
    text: Laid
    place: int | None = None
    level: Level | None = None
    tone: str = "quiet"
    icon: str = ""


class SheetEditor(QAbstractScrollArea):
    """``choose`` carries out a choice and answers with the sentence of a refusal, "" where it was done.

    ``moved`` carries the code of the current criterion, "" at rest; ``member_stepped`` -1 or 1; ``refusal_asked`` the
    criterion beside which a dossier is to be refused; ``opinion_asked`` the criterion to give an opinion on, "" for the
    whole sheet; ``code_asked``: the code of a sheet is about to be typed; ``second_asked``: a second entry is to begin.
    """

    moved = Signal(str)
    member_stepped = Signal(int)
    search_asked = Signal()
    refusal_asked = Signal(str)
    opinion_asked = Signal(str)
    code_asked = Signal()
    second_asked = Signal()

    def __init__(self, choose: Chooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._texts = Texts()
        self._view: SheetView | None = None
        self._rows: SheetRows | None = None
        self._cursor: str | None = None
        self._note = ""
        self._note_tone = "quiet"
        self._confirming: int | None = None
        self._tops: list[int] = [0]
        self._pieces: list[_Piece] = []
        self._applies: dict[str, bool | None] = {}
        self._measure()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMinimumSize(320, 120)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().installEventFilter(self)
        self.setAccessibleName(tr("sheet_editor", "Score sheet"))

    # What is shown

    def open_sheet(self, view: SheetView | None, criterion: str | None = None) -> None:
        """Shows another sheet with the cursor on ``criterion``, else on the first one missing; at rest when whole."""
        if view is None:
            self._view = None
            self._tops = [0]
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        if self._rows is None or self._view is None or _shape(self._view) != _shape(view):
            self._rows = SheetRows(view.criteria, asks_case=bool(view.cases))
        self._view = view
        self._set_note("")
        self._look_at_conditions()
        self.setAccessibleName(view.name)
        self._cursor = None
        missing = view.result.missing
        cursor = criterion if criterion in self._known().index_of else self._landing(missing[0]) if missing else None
        self._cursor = cursor
        self._lay_out()
        if cursor is None:
            self.verticalScrollBar().setValue(0)
        else:
            self._scroll_to_cursor()
        self._tell()

    def refresh(self, view: SheetView) -> list[str]:
        """Shows the same sheet as it is now; answers with the criteria whose choice changed, in the sheet's order."""
        before = self._view
        self._view = view
        if before is None or before.key != view.key or _shape(before) != _shape(view):
            self.open_sheet(view)
            return []
        changed = [c for c in self._known().codes if before.choices.get(c) != view.choices.get(c)]
        if changed:
            self._look_at_conditions()
        if changed or _around(before) != _around(view):
            self._lay_out()
            self._describe()
            self.viewport().update()
        if before.name != view.name:
            self.setAccessibleName(view.name)
        return changed

    def view(self) -> SheetView | None:
        """The sheet that is shown."""
        return self._view

    def current(self) -> str | None:
        """The code of the current criterion, None at rest."""
        return self._cursor

    def note(self) -> str:
        """The sentence in the open row, or in the last row at rest; "" when there is none."""
        return self._note

    def go(self, code: str | None) -> None:
        """Opens the row of a criterion; None: comes to rest."""
        if self._view is None or (code is not None and code not in self._known().index_of):
            return
        self._set_note("")
        self._cursor = code
        self._lay_out()
        self._scroll_to_cursor()
        self._tell()

    def go_to_missing(self) -> None:
        """Opens the next criterion that is not entered, from the current one on; comes to rest when there is none."""
        view, rows = self._view, self._known()
        if view is None:
            return
        here = rows.index_of[self._cursor] if self._cursor is not None else -1
        missing = [rows.index_of[code] for code in view.result.missing]
        ahead = [index for index in missing if index > here] or [index for index in missing if index != here]
        target = self._landing(rows.stops[ahead[0]]) if ahead else None if not missing else self._cursor
        self.go(target)

    def _landing(self, code: str) -> str:
        """Where the cursor stands to enter a criterion: first at the question which case holds, while it is open."""
        assert self._view is not None
        asks = self._view.cases and self._view.case is None and self._leaf(code).cases
        return CASE if asks and self._cursor != CASE else code

    def say(self, text: str, tone: str = "warning") -> None:
        """Shows a sentence in the open row (at rest: in the last row) until the next key; nothing without a sheet."""
        if self._view is None:
            return
        self._set_note(text, tone)
        self._lay_out()
        self._scroll_to_cursor(anchored=False)
        self._describe()
        announce(self, text)
        self.viewport().update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._view is None:
            event.ignore()
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        digit = digit_of(event) if plain else None
        key, keys = event.key(), Qt.Key
        rows = self._known()
        if digit is not None:
            if not event.isAutoRepeat():
                self._enter(digit)
        elif plain and key in (keys.Key_Up, keys.Key_Down) and self._read_on(-1 if key == keys.Key_Up else 1):
            pass
        elif plain and key in (keys.Key_Up, keys.Key_Backspace):
            self.go(rows.step(self._cursor, -1))
        elif plain and key == keys.Key_Down:
            self.go(rows.step(self._cursor, 1) if self._cursor is not None else rows.stops[0])
        elif plain and key == keys.Key_Home:
            self.go(rows.stops[0])
        elif plain and key == keys.Key_End:
            self.go(rows.stops[-1])
        elif plain and key == keys.Key_PageDown:
            self.go(rows.section(self._cursor, 1))
        elif plain and key == keys.Key_PageUp:
            self.go(rows.section(self._cursor, -1))
        elif plain and key == keys.Key_Delete:
            self._clear()
        elif plain and key in (keys.Key_Return, keys.Key_Enter):
            self.go_to_missing()
        elif key in (keys.Key_Left, keys.Key_Right) and modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
        ):
            self.member_stepped.emit(-1 if key == keys.Key_Left else 1)
        elif event.text() == "/":
            self.search_asked.emit()
        elif event.text() == "*":
            self.code_asked.emit()
        else:
            event.ignore()
            return
        event.accept()

    def _enter(self, place: int) -> None:
        """A digit: choose and move on, or say why not. The choice may have ended what the sheet was opened for."""
        code, key = self._cursor, self._view.key if self._view is not None else None
        if code is None:
            self.say(self._at_rest_sentence())
        elif code == CASE:
            self._enter_case(place)
        elif self._try(code, place) and self._view is not None and self._view.key == key:
            self._say_choice(code, place)
            self._advance(code)

    def _enter_case(self, place: int) -> None:
        """A digit at the question which case holds; what another case clears is said first, the same key does it."""
        view = self._view
        assert view is not None
        void = view.void_in(place) if 0 < place <= len(view.cases) and not view.locked else []
        if void and self._confirming != place:
            text = tr("sheet_editor", "Case {case} clears the choices on {codes}; press {case} again to choose it.")
            self.say(text.format(case=place, codes=_few(tuple(void))))
            self._confirming = place
        elif self._try(CASE, place):
            announce(self, view.cases[place - 1])
            self._advance(CASE)

    def _clear(self) -> None:
        if self._cursor is not None and self._try(self._cursor, None):
            self._set_note("")
            self._lay_out()
            self.viewport().update()
            if self._cursor != CASE:
                announce(self, tr("sheet_editor", "{code}: not entered").format(code=self._cursor))

    def _try(self, code: str, place: int | None) -> bool:
        view = self._view
        assert view is not None
        if place and code != CASE and view.cases and view.case is None and not view.locked and self._leaf(code).cases:
            self.go(CASE)
            self.say(tr("sheet_editor", "First say which case holds; then the levels of that case can be chosen."))
            return False
        if not view.locked and self._applies.get(code, True) is False and place is not None:
            self.say(self._why_not(code))
            return False
        sentence = self._choose(code, place)
        if sentence:
            self.say(sentence)
        return not sentence

    def _advance(self, code: str) -> None:
        rows = self._known()
        ahead = rows.step(code, 1)
        while ahead is not None and self._applies.get(ahead, True) is False:
            ahead = rows.step(ahead, 1)
        self.go(ahead)

    def _say_choice(self, code: str, place: int) -> None:
        if place:
            points = self._leaf(code).points(place)
            text = tr("sheet_editor", "{code}: {points} points").format(code=code, points=points)
        else:
            text = tr("sheet_editor", "{code}: no level reached").format(code=code)
        announce(self, text)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._view is None:
            return
        code, place, link = self._hit(event.position().toPoint())
        if code is None:
            return
        if link == "second":
            self.second_asked.emit()
            return
        if link:
            (self.refusal_asked if link == "refuse" else self.opinion_asked).emit(code)
            return
        if code != self._cursor:
            self._open_in_place(code)
        if code == CASE:
            if place is not None:
                self._enter_case(place)
        elif place is not None and self._try(code, place):
            self._set_note("")
            self._say_choice(code, place)
            self._lay_out()
            self._describe()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        code, place, link = self._hit(event.position().toPoint())
        active = bool(link) or place is not None or (code is not None and code != self._cursor)
        shape = Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport() and isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            code, place, _ = self._hit(event.pos())
            text = ""
            if code is not None and place and code != self._cursor:
                level = self._leaf(code).levels[place - 1]
                text = self._spoken_level(place, level)
            QToolTip.showText(event.globalPos(), tooltip(text), self.viewport())
            return True
        return super().eventFilter(watched, event)

    def _open_in_place(self, code: str) -> None:
        """Opens a row without moving it under the mouse."""
        bar = self.verticalScrollBar()
        at = self._top_of(code) - bar.value()
        self._set_note("")
        self._cursor = code
        self._lay_out()
        bar.setValue(self._top_of(code) - at)
        self._scroll_to_cursor(anchored=False)
        self._tell()

    def _hit(self, at: QPoint) -> tuple[str | None, int | None, str]:
        """What is under a point of the viewport: criterion, place of a level, and a link ("refuse" or "opinion")."""
        nothing = None, None, ""
        if self._view is None:
            return nothing
        y = at.y() + self.verticalScrollBar().value()
        index = bisect_right(self._tops, y) - 1
        rows = self._known().rows
        if not 0 <= index < len(rows):
            return nothing
        row, inside = rows[index], y - self._tops[index]
        if row.kind is RowKind.GROUP:
            lines = self._heading_rules(row)
            last = bool(lines) and not lines[-1][1] and inside > self._tops[index + 1] - self._tops[index] - 24
            return (row.code, None, "refuse") if last and at.x() < MARGIN + 20 + lines[-1][0].width else nothing
        if row.kind is RowKind.END:
            y = 12
            for laid, _, link in self._end_texts():
                if link and y <= inside < y + laid.height + 4 and at.x() < MARGIN + GRID + laid.width:
                    return "", None, link
                y += laid.height + 4
            return nothing
        if row.kind is RowKind.PART:
            return nothing
        if row.code == self._cursor:
            for piece in self._pieces:
                if piece.top <= inside < piece.top + piece.height:
                    if piece.kind == "link" and at.x() < self._title_x + 22 + piece.text.width:
                        return row.code, None, "refuse"
                    if piece.kind == "opinion" or (piece.place == 0 and at.x() >= self._opinion_x(row)):
                        return row.code, None, "opinion"
                    return row.code, piece.place, ""
            return row.code, None, ""
        if row.kind is RowKind.LEAF:
            for place, x in enumerate(self._boxes(self._leaf(row.code)), 1):
                if x <= at.x() < x + self._box_w + 4:
                    return row.code, place, ""
        return row.code, None, ""

    # Measures

    def _measure(self) -> None:
        strong = QFontMetrics(theme.font(Role.STRONG, True))
        self._box_w = max(30, strong.horizontalAdvance("00") + 12)
        self._box_h = strong.height() + 4
        self._row_h = self._box_h + 12
        self._points_w = max(36, QFontMetrics(theme.font(Role.SCORE)).horizontalAdvance("00") + 12)
        self._code_w = strong.horizontalAdvance("0.0.0") + 12
        self._cap_w = max(26, strong.horizontalAdvance("0") + 16)
        self._unit_w = strong.horizontalAdvance(self._points_text(10)) + 12
        self._need_w = 5 * 11 + GRID

    def _width(self) -> int:
        return self.viewport().width()

    @property
    def _title_x(self) -> int:
        return MARGIN + self._code_w

    def _boxes(self, leaf: Criterion) -> list[int]:
        """The left edges of the boxes of a closed row; a wider gap parts the cases."""
        gaps = [0] + [14 if a.case != b.case else 4 for a, b in zip(leaf.levels, leaf.levels[1:], strict=False)]
        width = len(gaps) * self._box_w + sum(gaps)
        x = self._width() - MARGIN - self._points_w - GRID - width
        edges = []
        for gap in gaps:
            x += gap
            edges.append(x)
            x += self._box_w
        return edges

    def _lay_out(self) -> None:
        """Tops of all rows, and the lines of the open one. Texts are remembered, so this is cheap on every key."""
        rows = self._known().rows
        tops, y = [], GRID // 2
        for row in rows:
            tops.append(y)
            y += self._height(row)
        tops.append(y + GRID)
        self._tops = tops
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(self._row_h)
        bar.setRange(0, max(0, tops[-1] - page))

    def _height(self, row: Row) -> int:
        if row.kind is RowKind.PART:
            return self._heading(row).height + 14
        if row.kind is RowKind.GROUP:
            height = self._heading(row).height + 12
            return height + sum(laid.height + 2 for laid, _ in self._heading_rules(row))
        if row.kind is RowKind.END:
            return self._end_height()
        if row.code == self._cursor:
            self._pieces, height = self._case_pieces() if row.kind is RowKind.CASE else self._open_pieces(row)
            return height
        if row.kind is RowKind.CASE:
            return max(self._row_h, self._case_title().height + 10)
        height = max(self._row_h, self._title(row).height + 10)
        why = self._closed_why(row)
        return height + (why.height + 2 if why else 0)

    def _heading(self, row: Row) -> Laid:
        if row.kind is RowKind.PART:
            text = tr("sheet_editor", "Part {code} · {title}").format(code=row.code, title=row.title)
            return self._texts.get(text, Role.SECTION, self._width() - 2 * MARGIN - 90)
        text = f"{row.code}. {row.title}"
        return self._texts.get(text, Role.STRONG, self._width() - 2 * MARGIN - 90)

    def _heading_rules(self, row: Row) -> list[tuple[Laid, str]]:
        """Hint and rules of a heading, each with its icon; "" is the link to refuse the dossier."""
        assert row.node is not None
        assert self._view is not None
        wide = self._width() - 2 * MARGIN - 20
        rules = row.node.rules
        lines = [(self._texts.get(row.node.hint, Role.SMALL, wide), "info")] if row.node.hint else []
        for rule in rules:
            lines.append((self._texts.get(rule.text, Role.SMALL, wide), "warning" if rule.kind in REFUSING else "info"))
        if any(rule.kind in REFUSING for rule in rules) and not self._view.refused:
            lines.append((self._link(wide), ""))
        return lines

    def _link(self, width: int) -> Laid:
        return self._fitted(tr("sheet_editor", "Record that this applies (Ctrl+L)"), width)

    def _fitted(self, text: str, width: int) -> Laid:
        """A link as wide as its text, or wrapped where that is too wide."""
        laid = self._texts.get(text, Role.SMALL)
        return laid if laid.width <= width else self._texts.get(text, Role.SMALL, width)

    def _title(self, row: Row) -> Laid:
        right = self._boxes(self._leaf(row.code))[0] - 12 - 20 * len(self._signs(row))
        return self._texts.get(row.title, Role.BODY, right - self._title_x)

    def _signs(self, row: Row) -> list[tuple[str, str]]:
        """The signs that a closed row bears, icon and tone: an opinion; a rule that can refuse the dossier, or else a
        doubt about the source."""
        assert row.node is not None
        assert self._view is not None
        signs = [("note", "accent")] if row.code in self._view.opinions else []
        if any(rule.kind in REFUSING for rule in row.node.rules):
            signs.append(("warning", "error"))
        elif row.node.check is not None:
            signs.append(("info", "star_text"))
        return signs

    def _case_title(self) -> Laid:
        """The closed row of the question: the case that holds, or that nobody has said."""
        assert self._view is not None
        view = self._view
        text = view.cases[view.case - 1] if view.case else tr("sheet_editor", "Which case holds is not chosen yet")
        return self._texts.get(text, Role.BODY, self._width() - 2 * MARGIN - self._code_w)

    def _case_pieces(self) -> tuple[list[_Piece], int]:
        assert self._view is not None
        wide = self._width() - MARGIN - GRID - self._title_x
        title = self._texts.get(tr("sheet_editor", "Which case holds for this sheet?"), Role.STRONG, wide)
        pieces, y = [_Piece("title", 10, title.height, title, tone="text")], 14 + title.height
        for place, heading in enumerate(self._view.cases, 1):
            text = self._texts.get(heading, Role.BODY, wide - self._cap_w - 10)
            tall = max(text.height + 8, self._box_h + 4)
            pieces.append(_Piece("level", y, tall, text, place=place, tone="text"))
            y += tall + 1
        words = self._note or tr("sheet_editor", "Asked once: on this sheet only levels of this case can be chosen.")
        note = self._texts.get(words, Role.SMALL, wide)
        pieces.append(_Piece("note", y + 2, note.height, note, tone=self._note_tone))
        return pieces, y + note.height + 12

    def _opinion_link(self) -> Laid:
        return self._texts.get(tr("sheet_editor", "Opinion (Ctrl+K)"), Role.SMALL)

    def _opinion_x(self, row: Row) -> int:
        """Where the link to the opinion begins beside "no level reached"; beyond the edge where there is none."""
        assert self._view is not None
        if row.kind is not RowKind.LEAF or not self._offers_opinion(row.code):
            return self._width()
        return self._width() - MARGIN - GRID - self._opinion_link().width

    def _offers_opinion(self, code: str) -> bool:
        view = self._view
        return view is not None and not (view.locked or view.blind or view.opinions.get(code))

    def _closed_why(self, row: Row) -> Laid | None:
        if self._applies.get(row.code, True) is not False:
            return None
        return self._texts.get(self._why_not(row.code), Role.SMALL, self._width() - MARGIN - 60 - self._title_x)

    def _open_pieces(self, row: Row) -> tuple[list[_Piece], int]:
        assert self._view is not None
        leaf = self._leaf(row.code)
        left, right = self._title_x, self._width() - MARGIN - GRID
        y = 10
        pieces: list[_Piece] = []

        def add(kind: str, text: Laid, height: int = 0, **more: object) -> None:
            nonlocal y
            tall = max(text.height, height)
            pieces.append(_Piece(kind, y, tall, text, **more))  # type: ignore[arg-type]
            y += tall

        add("title", self._texts.get(row.title, Role.STRONG, right - self._points_w - left), tone="text")
        y += 4
        wide = right - left
        if leaf.hint:
            add("text", self._texts.get(leaf.hint, Role.SMALL, wide))
            y += 4
        for words, tone, icon in self._remarks(row.code):
            add("text", self._texts.get(words, Role.SMALL, wide - 22), 16, tone=tone, icon=icon)
            y += 4
        if not self._view.refused and any(rule.kind in REFUSING for rule in leaf.rules):
            add("link", self._link(wide - 22))
            y += 6
        need = self._need_w if any(level.min_stars is not None for level in leaf.levels) else 0
        label_w = wide - self._cap_w - 10 - self._unit_w - need
        case = None
        for place, level in enumerate(leaf.levels, 1):
            if level.case != case:
                case = level.case
                y += 2
                tone = "accent_strong" if self._view.in_case(row.code, place) else "quiet"
                add("case", self._texts.get(level.case or "", Role.SMALL, wide), tone=tone)
                y += 2
            text = self._texts.get(level.label, Role.BODY, label_w)
            add("level", text, max(text.height + 8, self._box_h + 4), place=place, level=level, tone="text")
            y += 1
        none = tr("sheet_editor", "No level reached (0 points)")
        less = self._cap_w + 10 + (self._opinion_link().width + 12 if self._offers_opinion(row.code) else 0)
        add("level", self._texts.get(none, Role.BODY, wide - less), self._box_h + 4, place=0)
        y += 2
        opinion = self._view.opinions.get(row.code)
        if opinion:
            y += 2
            add("opinion", self._texts.get(_lines(opinion), Role.SMALL, wide - 22), 16, tone="text", icon="note")
            y += 4
        add("note", self._texts.get(self._note or self._keys_sentence(), Role.SMALL, wide), tone=self._note_tone)
        return pieces, y + 10

    def _remarks(self, code: str) -> list[tuple[str, str, str]]:
        """Rules, doubts and an open condition of a criterion: text, tone, icon."""
        leaf = self._leaf(code)
        found = []
        for rule in leaf.rules:
            if rule.kind in REFUSING:
                found.append((rule.text, "error", "warning"))
            elif rule.kind != "applies_if":
                found.append((rule.text, "quiet", "info"))
        if leaf.check:
            found.append((leaf.check, "star_text", "info"))
        condition = self._applies.get(code, True)
        if condition is not True:
            sentence = self._why_not(code) if condition is False else self._why_open(code)
            found.append((sentence, "warning" if condition is False else "quiet", "info"))
        return found

    def _end_height(self) -> int:
        return 10 + sum(laid.height + 4 for laid, _, _ in self._end_texts()) + 14

    def _end_texts(self) -> list[tuple[Laid, str, str]]:
        """The lines of the last row: text, tone, and where it leads: "opinion", "second" or ""."""
        assert self._view is not None
        view, result, wide = self._view, self._view.result, self._width() - 4 * MARGIN
        if not result.complete:
            head = tr("sheet_editor", "{n} criteria are not entered yet: {codes}")
            head = head.format(n=len(result.missing), codes=_few(result.missing))
            line = tr("sheet_editor", "Enter goes to the first of them; Ctrl+Enter opens the next sheet.")
        else:
            if view.blind:
                head = tr("sheet_editor", "All {n} criteria are entered a second time")
            else:
                head = tr("sheet_editor", "The sheet is complete: {n} criteria, {points} points")
            head = head.format(n=result.needed, points=result.total)
            line = tr("sheet_editor", "Ctrl+Enter opens the next sheet; the arrow keys go back to change something.")
        tone = "accent_strong" if result.complete else "text"
        texts = [(self._texts.get(head, Role.STRONG, wide), tone, "")]
        texts.append((self._texts.get(line, Role.SMALL, wide), "quiet", ""))
        opinion = view.opinions.get("")
        if opinion:
            words = tr("sheet_editor", "Opinion on the whole sheet: {text}").format(text=_lines(opinion))
            texts.append((self._texts.get(words, Role.SMALL, wide), "text", "opinion"))
        elif self._offers_opinion(""):
            words = tr("sheet_editor", "Opinion on the whole sheet (Ctrl+Shift+K)")
            texts.append((self._fitted(words, wide), "accent", "opinion"))
        if view.offers_second:
            words = tr("sheet_editor", "Second entry, to compare (Ctrl+D)")
            texts.append((self._fitted(words, wide), "accent", "second"))
        if self._cursor is None and self._note:
            texts.append((self._texts.get(self._note, Role.SMALL, wide), self._note_tone, ""))
        return texts

    # Scrolling

    def _top_of(self, code: str | None) -> int:
        rows = self._known()
        return self._tops[len(rows.rows) - 1 if code is None else rows.row_of[code]]

    def _scroll_to_cursor(self, *, anchored: bool = True) -> None:
        """Brings the open row into view: at its anchor while typing, else as little as it takes."""
        rows = self._known()
        index = len(rows.rows) - 1 if self._cursor is None else rows.row_of[self._cursor]
        top, bottom = self._tops[index], self._tops[index + 1]
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if anchored:
            target = max(0, top - min(int(page * _ANCHOR), max(0, page - (bottom - top) - self._row_h)))
            # No row cut at the top edge, unless that would push the open one out below.
            whole = self._tops[max(1, bisect_right(self._tops, target)) - 1]
            target = (whole if whole > self._tops[0] else 0) if bottom - whole <= page else target
        else:
            target = min(bar.value(), top - 2)
            target = max(target, min(top, bottom + 2 - page))
        bar.setValue(max(0, target))
        self.viewport().update()

    def _read_on(self, by: int) -> bool:
        """Scrolls within an open row that is higher than the page; False where there is nothing more of it to read."""
        if self._cursor is None:
            return False
        row = self._known().row_of[self._cursor]
        top, bottom = self._tops[row], self._tops[row + 1]
        bar, page = self.verticalScrollBar(), self.viewport().height()
        here, step = bar.value(), page - self._row_h
        there = min(here + step, bottom - page) if by > 0 else max(here - step, top)
        if bottom - top <= page or (there - here) * by <= 0:
            return False
        bar.setValue(there)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None:
            if event.size().width() != event.oldSize().width():
                self._texts.clear()
            self._lay_out()
            if self._cursor is not None:
                self._scroll_to_cursor()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.PaletteChange):
            self._texts.clear()
            self._measure()
            if self._view is not None:
                self._lay_out()
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(640, 520)

    # Words

    def _points_text(self, points: int) -> str:
        return tr("sheet_editor", "{points} pts").format(points=points)

    def _keys_sentence(self) -> str:
        if self._view is not None and self._view.locked:
            return tr("sheet_editor", "To be read only · Ctrl+Enter opens the next sheet")
        return tr("sheet_editor", "Backspace goes back · Delete clears · Ctrl+Enter finishes the sheet")

    def _at_rest_sentence(self) -> str:
        assert self._view is not None
        if self._view.locked:
            return self._view.locked
        return tr("sheet_editor", "No criterion is open, so nothing was entered; choose one with the arrow keys.")

    def allowed_keys(self, code: str) -> str:
        """The digits that a criterion takes, for the sentence of a refusal."""
        assert self._view is not None
        if code == CASE:
            return ", ".join(str(place) for place in range(1, len(self._view.cases) + 1))
        return ", ".join(str(place) for place in (*self._places(code), 0))

    def _places(self, code: str) -> list[int]:
        """The places that can be chosen: those of the case that holds."""
        view = self._view
        assert view is not None
        return [place for place in range(1, len(self._leaf(code).levels) + 1) if view.in_case(code, place)]

    def _why_not(self, code: str) -> str:
        """Why a criterion does not apply: its rule, and the criterion that scored 0."""
        rule = next((r for r in self._leaf(code).rules if r.kind == "applies_if"), None)
        text = rule.text if rule is not None else tr("sheet_editor", "Does not apply")
        return tr("sheet_editor", "{rule}: criterion {code} has 0 points").format(
            rule=text, code=rule.criterion if rule is not None else ""
        )

    def _why_open(self, code: str) -> str:
        rule = next((r for r in self._leaf(code).rules if r.kind == "applies_if"), None)
        text = rule.text if rule is not None else ""
        return tr("sheet_editor", "{rule}: criterion {code} is not entered yet").format(
            rule=text, code=rule.criterion if rule is not None else ""
        )

    def _spoken_level(self, place: int, level: Level) -> str:
        text = tr("sheet_editor", "Key {key}: {points} points, {label}").format(
            key=place, points=level.points, label=level.label
        )
        if level.min_stars is not None:
            text += " · " + tr("sheet_editor", "least level for {n} stars").format(n=level.min_stars)
        return text

    def _tell(self) -> None:
        self._describe()
        self.viewport().update()
        self.moved.emit(self._cursor or "")

    def _describe(self) -> None:
        """What a screen reader says about where the cursor stands."""
        assert self._view is not None
        if self._cursor is None:
            words = [laid.text.text() for laid, _, _ in self._end_texts()]
        elif self._cursor == CASE:
            words = [tr("sheet_editor", "Which case holds for this sheet?"), self._case_title().text.text()]
            words += [f"{place}: {heading}" for place, heading in enumerate(self._view.cases, 1)]
            words += [self._view.locked, self._note]
        else:
            leaf = self._leaf(self._cursor)
            place = self._view.choices.get(self._cursor)
            if place is None:
                state = tr("sheet_editor", "not entered")
            elif place:
                state = tr("sheet_editor", "{points} points").format(points=leaf.points(place))
            else:
                state = tr("sheet_editor", "no level reached")
            words = [f"{leaf.code} {leaf.title}", state, self._view.locked]
            words += [text for text, _, _ in self._remarks(self._cursor)]
            words += [self._spoken_level(place, leaf.levels[place - 1]) for place in self._places(self._cursor)]
            words += [self._view.opinions.get(self._cursor, ""), self._note]
        self.setAccessibleDescription(". ".join(word for word in words if word))

    # State

    def _known(self) -> SheetRows:
        assert self._rows is not None
        return self._rows

    def _leaf(self, code: str) -> Criterion:
        assert self._view is not None
        return self._view.criteria.by_code[code]

    def _look_at_conditions(self) -> None:
        assert self._view is not None
        criteria, choices = self._view.criteria, self._view.choices
        self._applies = {code: applies(criteria, choices, code) for code in criteria.depends_on}

    def _set_note(self, text: str, tone: str = "quiet") -> None:
        self._note, self._note_tone = text, tone if text else "quiet"
        self._confirming = None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = event.rect()
        if self._view is None:
            return
        offset = self.verticalScrollBar().value()
        rows = self._known().rows
        index = max(0, bisect_right(self._tops, area.top() + offset) - 1)
        while index < len(rows) and self._tops[index] - offset <= area.bottom():
            row, top = rows[index], self._tops[index] - offset
            height = self._tops[index + 1] - self._tops[index]
            if row.kind is RowKind.LEAF:
                if row.code == self._cursor:
                    self._paint_open(painter, row, top, height)
                else:
                    self._paint_closed(painter, row, top, height)
            elif row.kind is RowKind.CASE:
                if row.code == self._cursor:
                    self._paint_open(painter, row, top, height)
                else:
                    self._paint_case(painter, top, height)
            elif row.kind is RowKind.END:
                self._paint_end(painter, top, height - GRID)
            else:
                self._paint_heading(painter, row, top)
            index += 1
        if self._cursor is None and self.hasFocus():
            paint_focus(painter, self.viewport())

    def _paint_heading(self, painter: QPainter, row: Row, top: int) -> None:
        assert self._view is not None
        laid = self._heading(row)
        part = row.kind is RowKind.PART
        tone = theme.color("accent" if part else "text")
        y = top + (9 if part else 7)
        laid.draw(painter, MARGIN, y, tone)
        sum_: int | None = None
        if self._view.blind:
            pass
        elif part:
            sum_ = self._view.part_points(row.code)
        else:
            assert row.node is not None
            sum_ = subtotal(row.node, self._view.result.counted)
        text = f"/ {row.max}" if self._view.blind else f"{'–' if sum_ is None else sum_} / {row.max}"
        role = Role.SECTION if part else Role.BODY
        total = self._texts.get(text, role, figures=True)
        total.draw(painter, self._width() - MARGIN - total.width, y, tone if part else theme.color("quiet"))
        if row.kind is RowKind.GROUP:
            y += laid.height + 2
            assert row.node is not None
            for line, icon in self._heading_rules(row):
                if icon:
                    tone = _c("error" if icon == "warning" else "quiet")
                    widgets_icons.paint(painter, icon, QRectF(MARGIN, y, 14, 14), tone)
                    line.draw(painter, MARGIN + 20, y, tone)
                else:
                    _paint_link(painter, line, MARGIN + 20, y)
                y += line.height + 2

    def _paint_closed(self, painter: QPainter, row: Row, top: int, height: int) -> None:
        assert self._view is not None
        leaf = self._leaf(row.code)
        place = self._view.choices.get(row.code)
        grey = bool(self._view.locked) or self._applies.get(row.code, True) is False
        ink = _c("quiet" if grey else "text")
        title = self._title(row)
        middle = top + self._row_h // 2 if title.height + 10 <= self._row_h else top + height // 2
        why = self._closed_why(row)
        if why is not None and middle == top + height // 2:
            middle -= (why.height + 2) // 2
        code = self._texts.get(row.code, Role.BODY, figures=True)
        code.draw(painter, MARGIN, middle - code.height / 2, _c("quiet"))
        title.draw(painter, self._title_x, middle - title.height / 2, ink)
        if why is not None:
            why.draw(painter, self._title_x, top + height - why.height - 5, _c("quiet"))
        boxes = self._boxes(leaf)
        for index, (icon, tone) in enumerate(reversed(self._signs(row)), 1):
            widgets_icons.paint(painter, icon, QRectF(boxes[0] - 2 - 20 * index, middle - 7, 14, 14), _c(tone))
        y = middle - self._box_h / 2 - 2
        painter.setFont(theme.font(Role.STRONG if place else Role.BODY, True))
        for index, (x, level) in enumerate(zip(boxes, leaf.levels, strict=True), 1):
            box = QRectF(x + 0.5, y + 0.5, self._box_w - 1, self._box_h - 1)
            chosen = place == index
            out = grey or not self._view.in_case(row.code, index)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_c("faint" if grey else "accent"))
            else:
                painter.setPen(QPen(_c("line" if place is not None or out else "edge"), 1))
                painter.setBrush(_c("window" if out else "surface"))
            painter.drawRoundedRect(box, 5, 5)
            shade = "on_accent" if chosen else "faint" if out else "quiet" if place is not None else "text"
            painter.setPen(_c(shade))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level.points))
            if level.min_stars is not None:
                self._paint_dots(painter, QPointF(box.center().x(), box.bottom() + 4), level.min_stars, out)
        if place == 0 and not grey:
            # No level reached: struck out, which a chosen level of 0 points never is.
            painter.setPen(QPen(_c("quiet"), 2))
            painter.drawLine(
                QPointF(boxes[0] - 4, y + self._box_h / 2), QPointF(boxes[-1] + self._box_w + 4, y + self._box_h / 2)
            )
        self._paint_points(painter, row.code, middle, grey)
        painter.setPen(QPen(_c("line"), 1))
        painter.drawLine(self._title_x, top + height - 1, self._width() - MARGIN, top + height - 1)

    def _paint_case(self, painter: QPainter, top: int, height: int) -> None:
        assert self._view is not None
        title, open_ = self._case_title(), self._view.case is None
        tone = "quiet" if self._view.locked else "warning" if open_ else "accent_strong"
        widgets_icons.paint(
            painter, "info" if open_ else "check", QRectF(MARGIN, top + height / 2 - 8, 14, 14), _c(tone)
        )
        title.draw(painter, self._title_x, top + (height - title.height) / 2 - 1, _c(tone))
        painter.setPen(QPen(_c("line"), 1))
        painter.drawLine(self._title_x, top + height - 1, self._width() - MARGIN, top + height - 1)

    def _paint_points(self, painter: QPainter, code: str, middle: float, grey: bool) -> None:
        """Points at the right: "–" while not entered."""
        assert self._view is not None
        place = self._view.choices.get(code)
        if self._applies.get(code, True) is False:
            text, shade = "0", "faint"
        elif place is None:
            text, shade = "–", "faint"
        else:
            text, shade = str(self._leaf(code).points(place)), "text"
        laid = self._texts.get(text, Role.SCORE, figures=True)
        ink = _c("faint" if grey else shade)
        laid.draw(painter, self._width() - MARGIN - laid.width, middle - laid.height / 2, ink)

    def _paint_dots(self, painter: QPainter, middle: QPointF, n: int, grey: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_c("faint" if grey else "star"))
        x = middle.x() - (n - 1) * 2.5
        for _ in range(n):
            painter.drawEllipse(QPointF(x, middle.y()), _DOT / 2, _DOT / 2)
            x += 5

    def _paint_open(self, painter: QPainter, row: Row, top: int, height: int) -> None:
        assert self._view is not None
        frame = QRectF(GRID, top + 1, self._width() - 2 * GRID, height - 3)
        painter.setPen(QPen(_c("accent"), 2) if self.hasFocus() else QPen(_c("edge"), 1))
        painter.setBrush(_c("surface"))
        painter.drawRoundedRect(frame, 7, 7)
        case = row.kind is RowKind.CASE
        place = self._view.case if case else self._view.choices.get(row.code)
        grey = bool(self._view.locked) or self._applies.get(row.code, True) is False
        x, right = self._title_x, self._width() - MARGIN
        for piece in self._pieces:
            y = top + piece.top
            if piece.kind == "title" and case:
                widgets_icons.paint(painter, "info", QRectF(MARGIN, y + 1, 14, 14), _c("accent"))
                piece.text.draw(painter, x, y, _c("text"))
            elif piece.kind == "title":
                code = self._texts.get(row.code, Role.STRONG, figures=True)
                code.draw(painter, MARGIN, y, _c("accent"))
                piece.text.draw(painter, x, y, _c("text"))
                self._paint_points(painter, row.code, y + code.height / 2, grey)
            elif piece.kind == "level":
                out = bool(piece.place) and not case and not self._view.in_case(row.code, piece.place or 0)
                self._paint_level(painter, piece, y, piece.place == place and place is not None, grey, out)
                if piece.place == 0 and self._offers_opinion(row.code):
                    link = self._opinion_link()
                    _paint_link(painter, link, self._opinion_x(row), round(y + (piece.height - link.height) / 2))
            elif piece.kind == "link":
                _paint_link(painter, piece.text, x + 22, y)
            else:
                indent = 22 if piece.icon else 0
                if piece.icon:
                    widgets_icons.paint(painter, piece.icon, QRectF(x, y, 14, 14), _c(piece.tone))
                if piece.kind == "note" and self._note:
                    ground = QRect(x - 6, y - 2, right - x, piece.height + 4)
                    painter.fillRect(ground, _c("warning_soft"))
                piece.text.draw(painter, x + indent, y, _c(piece.tone))

    def _paint_level(self, painter: QPainter, piece: _Piece, y: int, chosen: bool, grey: bool, out: bool) -> None:
        """Key, points, words, and the stars that ask for this level; ``out``: it is of a case that does not hold."""
        x, right = self._title_x, self._width() - MARGIN - GRID
        none = piece.place == 0
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_c("faint" if grey else "quiet" if none else "accent"))
            painter.drawRoundedRect(QRectF(x - 6, y, right - x + 10, piece.height), 5, 5)
        cap = QRectF(x + 0.5, y + (piece.height - self._box_h) / 2 + 0.5, self._cap_w - 1, self._box_h - 1)
        paint_cap(painter, cap, str(piece.place), grey or out)
        ink = _c("on_accent" if chosen else "faint" if out else "quiet" if grey or none else "text")
        middle = y + piece.height / 2
        at = x + self._cap_w + 10
        if piece.level is not None:
            points = self._texts.get(self._points_text(piece.level.points), Role.STRONG, figures=True)
            points.draw(painter, at, middle - points.height / 2, ink)
            at += self._unit_w
        piece.text.draw(painter, at, middle - piece.text.height / 2, ink)
        if piece.level is not None and piece.level.min_stars is not None:
            n = piece.level.min_stars
            width = n * 11
            rect = QRectF(right - width, middle - 5, width, 9.5)
            paint_stars(painter, rect, n, n, _c("on_accent" if chosen else "faint" if grey or out else "star"))

    def _paint_end(self, painter: QPainter, top: int, height: int) -> None:
        assert self._view is not None
        resting = self._cursor is None
        frame = QRectF(GRID, top + 6, self._width() - 2 * GRID, height - 8)
        if resting:
            painter.setPen(QPen(_c("accent"), 2) if self.hasFocus() else QPen(_c("edge"), 1))
            painter.setBrush(_c("accent_soft" if self._view.result.complete else "surface"))
            painter.drawRoundedRect(frame, 7, 7)
        y = top + 12
        for laid, tone, link in self._end_texts():
            laid.draw(painter, MARGIN + GRID, y, _c(tone))
            if link and tone == "accent":
                painter.setPen(QPen(_c("accent"), 1))
                painter.drawLine(MARGIN + GRID, y + laid.height, MARGIN + GRID + laid.width, y + laid.height)
            y += laid.height + 4


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key types: on the digit row of any layout, also the Vietnamese one, or on the keypad."""
    zero, nine = Qt.Key.Key_0.value, Qt.Key.Key_9.value
    if zero <= event.key() <= nine:
        return event.key() - zero
    return _VIETNAMESE_ROW.get(event.text().lower())


def paint_cap(painter: QPainter, cap: QRectF, text: str, grey: bool) -> None:
    """A key as on the keyboard, with the thicker lower edge of one."""
    painter.setPen(QPen(_c("line" if grey else "edge"), 1))
    painter.setBrush(_c("line" if grey else "edge"))
    painter.drawRoundedRect(cap, 4, 4)
    face = cap.adjusted(0, 0, 0, -2.5)
    painter.setBrush(_c("window"))
    painter.drawRoundedRect(face, 4, 4)
    painter.setFont(theme.font(Role.STRONG, True))
    painter.setPen(_c("faint" if grey else "text"))
    painter.drawText(face, Qt.AlignmentFlag.AlignCenter, text)


def paint_focus(painter: QPainter, viewport: QWidget) -> None:
    """The edge that says where the keys go while no row is open."""
    painter.setPen(QPen(_c("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(viewport.rect().adjusted(1, 1, -1, -1))


def _paint_link(painter: QPainter, text: Laid, x: int, y: int) -> None:
    text.draw(painter, x, y, _c("accent"))
    painter.setPen(QPen(_c("accent"), 1))
    painter.drawLine(x, y + text.height, x + text.width, y + text.height)


def _shape(view: SheetView) -> tuple[str, bool]:
    """What the rows depend on."""
    return view.criteria.content_hash, bool(view.cases)


def _around(view: SheetView) -> tuple[object, ...]:
    """What the sheet shows beside the choices."""
    return view.locked, view.refused, view.case, view.opinions, view.result.missing, view.offers_second


def _lines(text: str) -> str:
    """A text of several lines for the painter, which breaks lines at U+2028 only."""
    return text.replace("\n", "\u2028")


def _few(codes: tuple[str, ...], most: int = 8) -> str:
    return ", ".join(codes[:most]) + (" …" if len(codes) > most else "")


def _c(name: str) -> QColor:
    return theme.color(name)
