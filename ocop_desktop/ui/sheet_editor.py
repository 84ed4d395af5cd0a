"""The sheet of one member for one product, typed with digits: every criterion a row, the current one open in full.

A digit is the *place* of a level, as the key caps of the open row show it; the boxes of the other rows show *points*.
0 says "no level reached", Delete clears to "not entered". Where levels stand under alternative cases, the sheet asks
which case holds in a row of its own (``CASE`` where a code is asked for), and then takes that case's levels only. In a
second entry (``SheetView.blind``) no sums are shown. The editor asks for each choice through ``choose`` and shows
what it is given by ``open_sheet`` and ``refresh``; it knows no session and keeps no choice of its own. After the last
criterion it stands at rest: no row is open and digits are refused, so that one key too many overwrites nothing. A digit
or Enter held down counts once.

``SheetLayout`` says where everything stands, ``SheetPainter`` draws it, ``sheet_words`` words it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ocop_desktop.ui import sheet_words
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.score_keys import Letters, digit_of, held, num_lock_is_off
from ocop_desktop.ui.scoring_rows import CASE
from ocop_desktop.ui.scoring_views import SheetView
from ocop_desktop.ui.sheet_layout import Hit, SheetLayout
from ocop_desktop.ui.sheet_paint import SheetPainter, paint_focus
from ocop_desktop.ui.widgets import announce, tooltip

Chooser = Callable[[str, int | None], str]

# Open row at this share of the height: the eye stays at one place while the sheet moves under it.
_ANCHOR = 0.3


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
        self.sheet = SheetLayout()
        self._painter = SheetPainter(self.sheet)
        self._letters = Letters()
        self._confirming: int | None = None
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
        self.sheet.put(view)
        if view is None:
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        self._set_note("")
        self.setAccessibleName(view.name)
        missing = view.result.missing
        self.sheet.cursor = None
        if criterion in self.sheet.rows.index_of:
            self.sheet.cursor = criterion
        elif missing:
            self.sheet.cursor = self._landing(missing[0])
        self._lay_out()
        if self.sheet.cursor is None:
            self.verticalScrollBar().setValue(0)
        else:
            self._scroll_to_cursor()
        self._tell()

    def refresh(self, view: SheetView) -> None:
        """Shows the same sheet as it is now; the cursor stays. Another sheet is opened."""
        before = self.sheet.shown
        if before is None or before.key != view.key:
            self.open_sheet(view)
            return
        self.sheet.put(view)
        if before.choices != view.choices or _around(before) != _around(view):
            self._lay_out()
            self._describe()
            self.viewport().update()
        if before.name != view.name:
            self.setAccessibleName(view.name)

    def view(self) -> SheetView | None:
        """The sheet that is shown."""
        return self.sheet.shown

    def current(self) -> str | None:
        """The code of the current criterion, None at rest."""
        return self.sheet.cursor

    def note(self) -> str:
        """The sentence in the open row, or in the last row at rest; "" when there is none."""
        return self.sheet.note

    def go(self, code: str | None) -> None:
        """Opens the row of a criterion; None: comes to rest."""
        if self.sheet.shown is None or (code is not None and code not in self.sheet.rows.index_of):
            return
        self._set_note("")
        self.sheet.cursor = code
        self._lay_out()
        self._scroll_to_cursor()
        self._tell()

    def go_to_missing(self) -> None:
        """Opens the next criterion that is not entered, from the current one on; comes to rest when there is none."""
        if self.sheet.shown is None:
            return
        rows, cursor = self.sheet.rows, self.sheet.cursor
        here = rows.index_of[cursor] if cursor is not None else -1
        missing = [rows.index_of[code] for code in self.sheet.view.result.missing]
        ahead = [index for index in missing if index > here] or [index for index in missing if index != here]
        self.go(self._landing(rows.stops[ahead[0]]) if ahead else None if not missing else cursor)

    def say(self, text: str, tone: str = "warning") -> None:
        """Shows a sentence in the open row (at rest: in the last row) until the next key; nothing without a sheet."""
        if self.sheet.shown is None:
            return
        self._set_note(text, tone)
        self._lay_out()
        self._scroll_to_cursor(anchored=False)
        self._describe()
        announce(self, text)
        self.viewport().update()

    def _landing(self, code: str) -> str:
        """Where the cursor stands to enter a criterion: first at the question which case holds, while it is open."""
        view = self.sheet.view
        asks = view.cases and view.case is None and self.sheet.leaf(code).cases
        return CASE if asks and self.sheet.cursor != CASE else code

    def _set_note(self, text: str, tone: str = "quiet") -> None:
        self.sheet.note, self.sheet.note_tone = text, tone if text else "quiet"
        self._confirming = None

    def _tell(self) -> None:
        self._describe()
        self.viewport().update()
        self.moved.emit(self.sheet.cursor or "")

    def _describe(self) -> None:
        sheet = self.sheet
        self.setAccessibleDescription(sheet_words.description(sheet.view, sheet.cursor, sheet.note, sheet.conditions))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.sheet.shown is None:
            event.ignore()
            return
        event.accept()
        digit = digit_of(event)
        if self._letters.take(event):
            self.say(sheet_words.letters_sentence())
        elif digit is not None:
            if not event.isAutoRepeat():
                self._enter(digit)
        elif num_lock_is_off(event):
            self.say(sheet_words.num_lock_sentence())
        elif not self._walk(event):
            event.ignore()

    def _walk(self, event: QKeyEvent) -> bool:
        """What keys beside digits and letters do; False for those that are no key of the sheet."""
        flags, keys = Qt.KeyboardModifier, Qt.Key
        key, rows, cursor = event.key(), self.sheet.rows, self.sheet.cursor
        plain = held(event) == flags.NoModifier
        if plain and key in (keys.Key_Up, keys.Key_Down) and self._read_on(-1 if key == keys.Key_Up else 1):
            pass
        elif plain and key in (keys.Key_Up, keys.Key_Backspace):
            self.go(rows.step(cursor, -1))
        elif plain and key == keys.Key_Down:
            self.go(rows.step(cursor, 1) if cursor is not None else rows.stops[0])
        elif plain and key == keys.Key_Home:
            self.go(rows.stops[0])
        elif plain and key == keys.Key_End:
            self.go(rows.stops[-1])
        elif plain and key == keys.Key_PageDown:
            self.go(rows.section(cursor, 1))
        elif plain and key == keys.Key_PageUp:
            self.go(rows.section(cursor, -1))
        elif plain and key == keys.Key_Delete:
            self._clear()
        elif plain and key in (keys.Key_Return, keys.Key_Enter):
            # The Enter that opened this sheet elsewhere may still be held down.
            if not event.isAutoRepeat():
                self.go_to_missing()
        elif key in (keys.Key_Left, keys.Key_Right) and held(event) in (flags.NoModifier, flags.ControlModifier):
            self.member_stepped.emit(-1 if key == keys.Key_Left else 1)
        elif event.text() == "/":
            self.search_asked.emit()
        elif event.text() == "*":
            self.code_asked.emit()
        else:
            return False
        return True

    def _enter(self, place: int) -> None:
        """A digit: choose and move on, or say why not. The choice may have ended what the sheet was opened for."""
        code, key = self.sheet.cursor, self.sheet.view.key
        if code is None:
            self.say(sheet_words.at_rest_sentence(self.sheet.view))
        elif code == CASE:
            self._enter_case(place)
        elif self._try(code, place) and self.sheet.shown is not None and self.sheet.shown.key == key:
            announce(self, sheet_words.spoken_choice(self.sheet.leaf(code), place))
            self._advance(code)

    def _enter_case(self, place: int) -> None:
        """A digit at the question which case holds; what another case clears is said first, the same key does it."""
        view = self.sheet.view
        void = view.void_in(place) if 0 < place <= len(view.cases) and not view.locked else []
        if void and self._confirming != place:
            self.say(sheet_words.clears_sentence(place, void))
            self._confirming = place
        elif self._try(CASE, place):
            announce(self, view.cases[place - 1])
            self._advance(CASE)

    def _clear(self) -> None:
        code = self.sheet.cursor
        if code is not None and self._try(code, None):
            self._stay()
            if code != CASE:
                announce(self, sheet_words.spoken_choice(self.sheet.leaf(code), None))

    def _try(self, code: str, place: int | None) -> bool:
        view, leaf = self.sheet.view, None if code == CASE else self.sheet.leaf(code)
        if place and leaf is not None and leaf.cases and view.cases and view.case is None and not view.locked:
            self.go(CASE)
            self.say(tr("sheet_editor", "First say which case holds; then the levels of that case can be chosen."))
            return False
        if leaf is not None and place is not None and not view.locked and self.sheet.is_void(code):
            self.say(sheet_words.why_not(leaf))
            return False
        sentence = self._choose(code, place)
        if sentence:
            self.say(sentence)
        return not sentence

    def _stay(self) -> None:
        """After a choice that does not move the cursor."""
        self._set_note("")
        self._lay_out()
        self._describe()
        self.viewport().update()

    def _advance(self, code: str) -> None:
        rows = self.sheet.rows
        ahead = rows.step(code, 1)
        while ahead is not None and self.sheet.is_void(ahead):
            ahead = rows.step(ahead, 1)
        self.go(ahead)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
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
        if code != self.sheet.cursor:
            self._open_in_place(code)
        if code == CASE:
            if place is not None:
                self._enter_case(place)
        elif place is not None and self._try(code, place):
            self._stay()
            announce(self, sheet_words.spoken_choice(self.sheet.leaf(code), place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        code, place, link = self._hit(event.position().toPoint())
        active = bool(link) or place is not None or (code is not None and code != self.sheet.cursor)
        shape = Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport() and isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            code, place, _ = self._hit(event.pos())
            text = ""
            if code is not None and place and code != self.sheet.cursor:
                text = sheet_words.spoken_level(place, self.sheet.leaf(code).levels[place - 1])
            QToolTip.showText(event.globalPos(), tooltip(text), self.viewport())
            return True
        return super().eventFilter(watched, event)

    def _hit(self, at: QPoint) -> Hit:
        return self.sheet.hit(at + QPoint(0, self.verticalScrollBar().value()))

    def _open_in_place(self, code: str) -> None:
        """Opens a row without moving it under the mouse."""
        bar = self.verticalScrollBar()
        at = self.sheet.extent(code)[0] - bar.value()
        self._set_note("")
        self.sheet.cursor = code
        self._lay_out()
        bar.setValue(self.sheet.extent(code)[0] - at)
        self._scroll_to_cursor(anchored=False)
        self._tell()

    # Layout and scrolling

    def _lay_out(self) -> None:
        self.sheet.lay_out(self.viewport().width())
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(self.sheet.row_h)
        bar.setRange(0, max(0, self.sheet.height - page))

    def _scroll_to_cursor(self, *, anchored: bool = True) -> None:
        """Brings the open row into view: at its anchor while typing, else as little as it takes."""
        top, bottom = self.sheet.extent(self.sheet.cursor)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if anchored:
            target = max(0, top - min(int(page * _ANCHOR), max(0, page - (bottom - top) - self.sheet.row_h)))
            # No row cut at the top edge, unless that would push the open one out below.
            whole = self.sheet.row_top_at(target)
            target = (whole if whole > self.sheet.tops[0] else 0) if bottom - whole <= page else target
        else:
            target = min(bar.value(), top - 2)
            target = max(target, min(top, bottom + 2 - page))
        bar.setValue(max(0, target))
        self.viewport().update()

    def _read_on(self, by: int) -> bool:
        """Scrolls within an open row that is higher than the page; False where there is nothing more of it to read."""
        if self.sheet.cursor is None:
            return False
        top, bottom = self.sheet.extent(self.sheet.cursor)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        here, step = bar.value(), page - self.sheet.row_h
        there = min(here + step, bottom - page) if by > 0 else max(here - step, top)
        if bottom - top <= page or (there - here) * by <= 0:
            return False
        bar.setValue(there)
        return True

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.sheet.shown is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        self._painter.paint(painter, event.rect(), self.verticalScrollBar().value(), focused=focused)
        if self.sheet.cursor is None and focused:
            paint_focus(painter, self.viewport())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheet.shown is not None:
            self._lay_out()
            if self.sheet.cursor is not None:
                self._scroll_to_cursor()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.PaletteChange):
            self.sheet.measure()
            if self.sheet.shown is not None:
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


def _around(view: SheetView) -> tuple[object, ...]:
    """What the sheet shows beside the choices."""
    return view.locked, view.refused, view.case, view.opinions, view.result.missing, view.offers_second
