"""The sheet of one member for one product, typed with digits: every criterion a row, the current one open in full.

A digit is the *place* of a level, as the key caps of the open row show it; the boxes of the other rows show *points*.
0 says "no level reached", Delete clears to "not entered". The editor asks for each choice through ``choose`` and shows
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
from ocop_desktop.domain.sheets import applies
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_rows import REFUSING, Row, RowKind, SheetRows, subtotal
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
    criterion beside which a dossier is to be refused.
    """

    moved = Signal(str)
    member_stepped = Signal(int)
    search_asked = Signal()
    refusal_asked = Signal(str)

    def __init__(self, choose: Chooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._texts = Texts()
        self._view: SheetView | None = None
        self._rows: SheetRows | None = None
        self._cursor: str | None = None
        self._note = ""
        self._note_tone = "quiet"
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
        if self._view is None or self._view.criteria.content_hash != view.criteria.content_hash:
            self._rows = SheetRows(view.criteria)
        self._view = view
        self._set_note("")
        self._look_at_conditions()
        self.setAccessibleName(view.name)
        missing = view.result.missing
        cursor = criterion if criterion in self._known().index_of else missing[0] if missing else None
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
        if before is None or before.key != view.key:
            self.open_sheet(view)
            return []
        changed = [c for c in self._known().codes if before.choices.get(c) != view.choices.get(c)]
        if changed:
            self._look_at_conditions()
        if changed or (before.locked, before.refused) != (view.locked, view.refused):
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
        self.go(rows.codes[ahead[0]] if ahead else None if not missing else self._cursor)

    def say(self, text: str, tone: str = "warning") -> None:
        """Shows a sentence in the open row (at rest: in the last row) until the next key."""
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
        elif plain and key in (keys.Key_Up, keys.Key_Backspace):
            self.go(rows.step(self._cursor, -1))
        elif plain and key == keys.Key_Down:
            self.go(rows.step(self._cursor, 1) if self._cursor is not None else rows.codes[0])
        elif plain and key == keys.Key_Home:
            self.go(rows.codes[0])
        elif plain and key == keys.Key_End:
            self.go(rows.codes[-1])
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
        else:
            event.ignore()
            return
        event.accept()

    def _enter(self, place: int) -> None:
        """A digit: choose and move on, or say why not."""
        code = self._cursor
        if code is None:
            self.say(self._at_rest_sentence())
        elif self._try(code, place):
            self._say_choice(code, place)
            self._advance(code)

    def _clear(self) -> None:
        if self._cursor is not None and self._try(self._cursor, None):
            self._set_note("")
            self._lay_out()
            self.viewport().update()
            announce(self, tr("sheet_editor", "{code}: not entered").format(code=self._cursor))

    def _try(self, code: str, place: int | None) -> bool:
        assert self._view is not None
        if not self._view.locked and self._applies.get(code, True) is False and place is not None:
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
        if link:
            self.refusal_asked.emit(code)
            return
        if code != self._cursor:
            self._open_in_place(code)
        if place is not None and self._try(code, place):
            self._set_note("")
            self._say_choice(code, place)
            self._lay_out()
            self._describe()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        code, place, link = self._hit(event.position().toPoint())
        active = link or place is not None or (code is not None and code != self._cursor)
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

    def _hit(self, at: QPoint) -> tuple[str | None, int | None, bool]:
        """What is under a point of the viewport: criterion, place of a level, and whether it is the link to refuse."""
        if self._view is None:
            return None, None, False
        y = at.y() + self.verticalScrollBar().value()
        index = bisect_right(self._tops, y) - 1
        rows = self._known().rows
        if not 0 <= index < len(rows):
            return None, None, False
        row, inside = rows[index], y - self._tops[index]
        if row.kind is RowKind.GROUP:
            lines = self._heading_rules(row)
            link = bool(lines) and not lines[-1][1] and inside > self._tops[index + 1] - self._tops[index] - 24
            return (row.code, None, True) if link and at.x() < MARGIN + 20 + lines[-1][0].width else (None, None, False)
        if row.kind is not RowKind.LEAF:
            return None, None, False
        if row.code == self._cursor:
            for piece in self._pieces:
                if piece.top <= inside < piece.top + piece.height:
                    if piece.kind == "link" and at.x() < self._title_x + 22 + piece.text.width:
                        return row.code, None, True
                    return row.code, piece.place, False
            return row.code, None, False
        boxes = self._boxes(self._leaf(row.code))
        for place, x in enumerate(boxes, 1):
            if x <= at.x() < x + self._box_w + 4:
                return row.code, place, False
        return row.code, None, False

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
            self._pieces, height = self._open_pieces(row)
            return height
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
        text = tr("sheet_editor", "Record that this applies (Ctrl+L)")
        laid = self._texts.get(text, Role.SMALL)
        return laid if laid.width <= width else self._texts.get(text, Role.SMALL, width)

    def _title(self, row: Row) -> Laid:
        right = self._boxes(self._leaf(row.code))[0] - 12 - (20 if self._marked(row) else 0)
        return self._texts.get(row.title, Role.BODY, right - self._title_x)

    def _marked(self, row: Row) -> bool:
        """Whether a closed row bears a sign: a rule that can refuse the dossier, or a doubt about the source."""
        leaf = row.node
        return leaf is not None and (leaf.check is not None or any(rule.kind in REFUSING for rule in leaf.rules))

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
                add("case", self._texts.get(level.case or "", Role.SMALL, wide), tone="accent_strong")
                y += 2
            text = self._texts.get(level.label, Role.BODY, label_w)
            add("level", text, max(text.height + 8, self._box_h + 4), place=place, level=level, tone="text")
            y += 1
        none = tr("sheet_editor", "No level reached (0 points)")
        add("level", self._texts.get(none, Role.BODY, wide - self._cap_w - 10), self._box_h + 4, place=0)
        y += 2
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
        return 10 + sum(laid.height + 4 for laid in self._end_texts()) + 14

    def _end_texts(self) -> list[Laid]:
        assert self._view is not None
        result, wide = self._view.result, self._width() - 4 * MARGIN
        if result.complete:
            head = tr("sheet_editor", "The sheet is complete: {n} criteria, {points} points")
            head = head.format(n=result.needed, points=result.total)
            line = tr("sheet_editor", "Ctrl+Enter opens the next sheet; the arrow keys go back to change something.")
        else:
            head = tr("sheet_editor", "{n} criteria are not entered yet: {codes}")
            head = head.format(n=len(result.missing), codes=_few(result.missing))
            line = tr("sheet_editor", "Enter goes to the first of them; Ctrl+Enter opens the next sheet.")
        texts = [self._texts.get(head, Role.STRONG, wide), self._texts.get(line, Role.SMALL, wide)]
        if self._cursor is None and self._note:
            texts.append(self._texts.get(self._note, Role.SMALL, wide))
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
        return tr("sheet_editor", "Backspace goes back · Delete clears · Ctrl+Enter finishes the sheet")

    def _at_rest_sentence(self) -> str:
        assert self._view is not None
        if self._view.locked:
            return self._view.locked
        return tr("sheet_editor", "No criterion is open, so nothing was entered; choose one with the arrow keys.")

    def allowed_keys(self, code: str) -> str:
        """The digits that a criterion takes, for the sentence of a refusal."""
        return ", ".join(str(place) for place in (*range(1, len(self._leaf(code).levels) + 1), 0))

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
            words = [laid.text.text() for laid in self._end_texts()]
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
            words += [self._spoken_level(place, level) for place, level in enumerate(leaf.levels, 1)]
            words.append(self._note)
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
            elif row.kind is RowKind.END:
                self._paint_end(painter, top, height - GRID)
            else:
                self._paint_heading(painter, row, top)
            index += 1

    def _paint_heading(self, painter: QPainter, row: Row, top: int) -> None:
        assert self._view is not None
        laid = self._heading(row)
        part = row.kind is RowKind.PART
        tone = theme.color("accent" if part else "text")
        y = top + (9 if part else 7)
        laid.draw(painter, MARGIN, y, tone)
        if part:
            sum_ = self._view.part_points(row.code)
        else:
            assert row.node is not None
            sum_ = subtotal(row.node, self._view.result.counted)
        text = f"{'–' if sum_ is None else sum_} / {row.max}"
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
        if self._marked(row):
            refusing = any(rule.kind in REFUSING for rule in leaf.rules)
            icon = QRectF(boxes[0] - 22, middle - 7, 14, 14)
            widgets_icons.paint(
                painter, "warning" if refusing else "info", icon, _c("error" if refusing else "star_text")
            )
        y = middle - self._box_h / 2 - 2
        painter.setFont(theme.font(Role.STRONG if place else Role.BODY, True))
        for index, (x, level) in enumerate(zip(boxes, leaf.levels, strict=True), 1):
            box = QRectF(x + 0.5, y + 0.5, self._box_w - 1, self._box_h - 1)
            chosen = place == index
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_c("faint" if grey else "accent"))
            else:
                painter.setPen(QPen(_c("line" if place is not None or grey else "edge"), 1))
                painter.setBrush(_c("window" if grey else "surface"))
            painter.drawRoundedRect(box, 5, 5)
            shade = "on_accent" if chosen else "faint" if grey else "quiet" if place is not None else "text"
            painter.setPen(_c(shade))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level.points))
            if level.min_stars is not None:
                self._paint_dots(painter, QPointF(box.center().x(), box.bottom() + 4), level.min_stars, grey)
        if place == 0 and not grey:
            # No level reached: struck out, which a chosen level of 0 points never is.
            painter.setPen(QPen(_c("quiet"), 2))
            painter.drawLine(
                QPointF(boxes[0] - 4, y + self._box_h / 2), QPointF(boxes[-1] + self._box_w + 4, y + self._box_h / 2)
            )
        self._paint_points(painter, row.code, middle, grey)
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
        place = self._view.choices.get(row.code)
        grey = bool(self._view.locked) or self._applies.get(row.code, True) is False
        x, right = self._title_x, self._width() - MARGIN
        for piece in self._pieces:
            y = top + piece.top
            if piece.kind == "title":
                code = self._texts.get(row.code, Role.STRONG, figures=True)
                code.draw(painter, MARGIN, y, _c("accent"))
                piece.text.draw(painter, x, y, _c("text"))
                self._paint_points(painter, row.code, y + code.height / 2, grey)
            elif piece.kind == "level":
                self._paint_level(painter, piece, y, piece.place == place and place is not None, grey)
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

    def _paint_level(self, painter: QPainter, piece: _Piece, y: int, chosen: bool, grey: bool) -> None:
        """Key, points, words, and the stars that ask for this level."""
        x, right = self._title_x, self._width() - MARGIN - GRID
        none = piece.place == 0
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_c("faint" if grey else "quiet" if none else "accent"))
            painter.drawRoundedRect(QRectF(x - 6, y, right - x + 10, piece.height), 5, 5)
        cap = QRectF(x + 0.5, y + (piece.height - self._box_h) / 2 + 0.5, self._cap_w - 1, self._box_h - 1)
        _paint_cap(painter, cap, str(piece.place), grey)
        ink = _c("on_accent" if chosen else "quiet" if grey or none else "text")
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
            paint_stars(painter, rect, n, n, _c("on_accent" if chosen else "faint" if grey else "star"))

    def _paint_end(self, painter: QPainter, top: int, height: int) -> None:
        assert self._view is not None
        resting = self._cursor is None
        frame = QRectF(GRID, top + 6, self._width() - 2 * GRID, height - 8)
        if resting:
            painter.setPen(QPen(_c("accent"), 2) if self.hasFocus() else QPen(_c("edge"), 1))
            painter.setBrush(_c("accent_soft" if self._view.result.complete else "surface"))
            painter.drawRoundedRect(frame, 7, 7)
        y = top + 12
        shades = ["accent_strong" if self._view.result.complete else "text", "quiet", "warning"]
        for laid, shade in zip(self._end_texts(), shades, strict=False):
            laid.draw(painter, MARGIN + GRID, y, _c(shade))
            y += laid.height + 4


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key types: on the digit row of any layout, also the Vietnamese one, or on the keypad."""
    zero, nine = Qt.Key.Key_0.value, Qt.Key.Key_9.value
    if zero <= event.key() <= nine:
        return event.key() - zero
    return _VIETNAMESE_ROW.get(event.text().lower())


def _paint_cap(painter: QPainter, cap: QRectF, text: str, grey: bool) -> None:
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


def _paint_link(painter: QPainter, text: Laid, x: int, y: int) -> None:
    text.draw(painter, x, y, _c("accent"))
    painter.setPen(QPen(_c("accent"), 1))
    painter.drawLine(x, y + text.height, x + text.width, y + text.height)


def _few(codes: tuple[str, ...], most: int = 8) -> str:
    return ", ".join(codes[:most]) + (" …" if len(codes) > most else "")


def _c(name: str) -> QColor:
    return theme.color(name)
