"""The table of the grid, typed in cell by cell.

Digits are points, or the place of a level (``by_place``). A value is taken as soon as no longer one is possible, else
on Enter, Tab or an arrow; the cursor then goes down by itself, and an Enter, Tab or arrow that follows at once confirms
that value and does not skip a cell. After the last criterion of a sheet digits are refused, so that one key too many
overwrites nothing; letters, and the keypad without Num Lock, enter and move nothing. The table asks for each choice
through ``choose``; it knows no session.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ocop_desktop.domain.errors import UserError
from ocop_desktop.services.grid import block_text, typed_place, typed_points
from ocop_desktop.ui import messages
from ocop_desktop.ui.grid_bubble import CellBubble
from ocop_desktop.ui.grid_model import GridModel, Look
from ocop_desktop.ui.grid_paint import CellDelegate, CriteriaHeader, MembersHeader
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.score_keys import Letters, digit_of, held, num_lock_is_off
from ocop_desktop.ui.scoring_text import Texts
from ocop_desktop.ui.sheet_words import letters_sentence, num_lock_sentence
from ocop_desktop.ui.widgets import announce

Cells = Sequence[tuple[int, int]]
Chooser = Callable[[Cells, int | None], str]

_ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_WALKING = frozenset({*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

FLAT = "QTableView, QTableView:focus { border: 0; border-radius: 0; }"


class GridTable(QTableView):
    """``choose`` gives cells a place (None clears them) and answers with the sentence of a refusal, "" where it did.

    ``pasted`` carries the text of the clipboard; ``sheet_asked`` row and column; ``mode_asked``: points or places.
    """

    pasted = Signal(str)
    sheet_asked = Signal(int, int)
    mode_asked = Signal()
    moved = Signal()

    def __init__(self, model: GridModel, texts: Texts, choose: Chooser) -> None:
        super().__init__()
        self._grid, self._choose = model, choose
        self.by_place = False
        self.held = ""
        self._digits = ""
        self._asked: tuple[int, ...] = ()
        self._just: tuple[int, int] | None = None
        self._at_end = False
        self._moving = False
        self._letters = Letters()
        self.bubble = CellBubble(texts, self.viewport())
        self.bubble.chosen.connect(self._choice_clicked)
        self.criteria_header = CriteriaHeader(model, texts, self)
        self.members_header = MembersHeader(model, self)
        self.setVerticalHeader(self.criteria_header)
        self.setHorizontalHeader(self.members_header)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, lambda: self._digits, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(FLAT)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(tr("grid_table", "Points by criterion and member"))
        self.members_header.sectionDoubleClicked.connect(self._header_opened)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._scrolled)

    # For the view

    def go(self, row: int, column: int) -> None:
        """Makes a cell the current one."""
        self.setCurrentIndex(self._grid.index(row, column))

    def say(self, sentence: str, *, tone: str = "warning", choices: Sequence[tuple[int, str]] = ()) -> None:
        """Shows a sentence beside the current cell until the next key."""
        self.bubble.say(self.visualRect(self.currentIndex()), sentence, choices, tone=tone)
        announce(self, self.bubble.text())

    def note(self) -> str:
        """What is said beside the current cell; "" for nothing."""
        return self.bubble.text()

    def digits(self) -> str:
        """The digits typed so far in the current cell."""
        return self._digits

    def forget(self) -> None:
        """Drops what is being typed or asked."""
        self._digits, self._asked, self._just, self._at_end = "", (), None, False
        self.bubble.hide()
        self.update(self.currentIndex())

    def selected_block(self) -> tuple[range, range] | None:
        """Rows and columns of the rectangle around what is selected; None for nothing."""
        cells = [(index.row(), index.column()) for index in self.selectedIndexes()]
        if not cells:
            return None
        (top, left), (bottom, right) = (tuple(edge(cell[i] for cell in cells) for i in (0, 1)) for edge in (min, max))
        return range(top, bottom + 1), range(left, right + 1)

    def copy(self) -> None:
        """Puts the points of the selection on the clipboard, tab-separated; what is not entered is left blank."""
        block = self.selected_block()
        if block is None:
            return
        rows, columns = block
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        cells = [[self._copied(r, c) if (r, c) in chosen else "" for c in columns] for r in rows]
        QGuiApplication.clipboard().setText(block_text(cells))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if not self._grid.rowCount() or not self.currentIndex().isValid():
            event.ignore()
            return
        key, keys = event.key(), Qt.Key
        plain = held(event) == Qt.KeyboardModifier.NoModifier
        digit = digit_of(event)
        if self._letters.take(event):
            self._nothing_entered(letters_sentence())
        elif digit is not None:
            if not event.isAutoRepeat():
                self._type(digit)
        elif num_lock_is_off(event):
            self._nothing_entered(num_lock_sentence())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)
        elif plain and key in (keys.Key_Return, keys.Key_Enter):
            # The Enter that led here from elsewhere may still be held down.
            if not event.isAutoRepeat():
                self._step(1, 0, enter=True)
        elif (plain and key == keys.Key_Tab) or key == keys.Key_Backtab:
            self._tab(event, 1 if key == keys.Key_Tab else -1)
        elif plain and key in _ARROWS:
            self._arrow(event, *_ARROWS[Qt.Key(key)])
        elif key in _WALKING:
            self.forget()
            super().keyPressEvent(event)
        elif plain and key == keys.Key_Delete:
            self._clear()
        elif plain and key == keys.Key_Backspace:
            self._back()
        elif plain and key == keys.Key_Escape and (self._digits or self._asked or self.note()):
            self.forget()
        elif plain and key == keys.Key_F2:
            self.mode_asked.emit()
        elif plain and key == keys.Key_F4:
            self.sheet_asked.emit(self._row(), self._column())
        else:
            event.ignore()

    def _type(self, digit: int) -> None:
        row, column = self._row(), self._column()
        if not self._grid.is_member(column):
            return
        if self.held or self._at_end:
            self.say(self.held or self._end_sentence())
            return
        if self._asked:
            self._answer(digit)
            return
        if self._just is not None:
            self._just = None
        refusal = self._grid.refusal(row, column)
        if refusal is not None:
            self._refuse(refusal)
            return
        self.bubble.hide()
        leaf = self._grid.leaf(row)
        try:
            if self.by_place:
                assert self._grid.criteria is not None
                found: tuple[int, ...] | None = typed_place(self._grid.criteria, leaf, digit)
            else:
                self._digits += str(digit)
                found = typed_points(leaf, self._grid.case(row, column), self._digits, final=False)
        except UserError as error:
            self._refuse(error)
            return
        if found is None:
            self.update(self.currentIndex())
        elif self._take(found):
            self._advance(row, column)

    def _finish(self) -> bool:
        """Takes the digits typed so far as they are; False where they were refused or a choice is asked for."""
        if self._asked:
            self._ask(self._asked)
            return False
        if not self._digits:
            return True
        row, column = self._row(), self._column()
        try:
            found = typed_points(self._grid.leaf(row), self._grid.case(row, column), self._digits, final=True)
        except UserError as error:
            self._refuse(error)
            return False
        assert found is not None
        return self._take(found)

    def _take(self, places: tuple[int, ...]) -> bool:
        """Stores the one place, or asks which of several."""
        if len(places) > 1:
            self._ask(places)
            return False
        return self._store(places[0])

    def _store(self, place: int) -> bool:
        row, column = self._row(), self._column()
        self.forget()
        sentence = self._choose([(row, column)], place)
        if sentence:
            self.say(sentence)
        else:
            announce(self, self._grid.spoken(row, column))
        return not sentence

    def _ask(self, places: tuple[int, ...]) -> None:
        leaf = self._grid.leaf(self._row())
        self._asked = places
        sentence = tr("grid_table", "Criterion {code}: which level? Type its number.").format(code=leaf.code)
        self.say(sentence, tone="accent", choices=self._choices())
        self.update(self.currentIndex())

    def _choices(self) -> list[tuple[int, str]]:
        return [(place, self._level_words(place)) for place in self._asked]

    def _nothing_entered(self, sentence: str) -> None:
        """Says why a key entered nothing; a question that is asked stays asked."""
        self.say(sentence, choices=self._choices())

    def _answer(self, digit: int) -> None:
        row, column = self._row(), self._column()
        if digit not in self._asked:
            self._ask(self._asked)
        elif self._store(digit):
            self._advance(row, column)

    def _choice_clicked(self, place: int) -> None:
        self.setFocus()
        if self._asked:
            self._answer(place)

    def _refuse(self, error: UserError) -> None:
        self._digits = ""
        self.say(messages.sentence(error))
        self.update(self.currentIndex())

    # Moving

    def _advance(self, row: int, column: int) -> None:
        """Goes down to the next criterion that applies, remembering where from."""
        for below in range(row + 1, self._grid.rowCount()):
            if self._grid.cell(below, column).look is not Look.NOT_APPLICABLE:
                self._move(below, column)
                self._just = (row, column)
                return
        self._at_end = True

    def _step(self, rows: int, columns: int, *, enter: bool = False) -> None:
        """Confirms what is typed and moves; right after a value that was taken, it only confirms or goes beside it."""
        if self._just is not None:
            row, column = self._just
            self._just = None
            if columns:
                self._move(row, column + columns)
            elif rows < 0:
                self._move(row, column)
            return
        if not self._finish():
            return
        row, column = self._row(), self._column()
        if enter and row == self._grid.rowCount() - 1:
            ahead = self._next_sheet(column)
            if ahead is not None:
                self._move(self._first_open(ahead), ahead)
            return
        self._move(row + rows, column + columns)

    def _arrow(self, event: QKeyEvent, rows: int, columns: int) -> None:
        self._step(rows, columns)

    def _tab(self, event: QKeyEvent, by: int) -> None:
        """To the next cell of the row that can be filled in, then to the next row; out of the table at its ends."""
        if self._just is not None:
            at, self._just = self._just, None
        elif self._finish():
            at = (self._row(), self._column())
        else:
            return
        columns = [column for column in range(len(self._grid.members)) if self._grid.enterable(column)]
        order = [(row, column) for row in range(self._grid.rowCount()) for column in columns]
        ahead: Iterable[tuple[int, int]] = order if by > 0 else reversed(order)
        target = next((cell for cell in ahead if (cell > at if by > 0 else cell < at)), None)
        if target is None:
            event.ignore()
        else:
            self._move(*target)

    def _back(self) -> None:
        """Takes back a digit, else goes to the cell before."""
        if self._digits:
            self._digits = self._digits[:-1]
            self.update(self.currentIndex())
        elif self._just is not None:
            self._move(*self._just)
        elif self._at_end:
            self.forget()
        else:
            self._move(self._row() - 1, self._column())

    def _move(self, row: int, column: int) -> None:
        self.forget()
        row = max(0, min(row, self._grid.rowCount() - 1))
        column = max(0, min(column, self._grid.columnCount() - 1))
        self._moving = True
        self.go(row, column)
        self._moving = False

    def _next_sheet(self, column: int) -> int | None:
        return next((c for c in range(column + 1, len(self._grid.members)) if self._grid.enterable(c)), None)

    def _first_open(self, column: int) -> int:
        rows = range(self._grid.rowCount())
        return next((row for row in rows if self._grid.cell(row, column).look is Look.NOT_ENTERED), 0)

    # Several cells

    def _clear(self) -> None:
        """Clears the selected cells as one step."""
        if self.held:
            self.say(self.held)
            return
        self.forget()
        cells = [
            (index.row(), index.column())
            for index in sorted(self.selectedIndexes(), key=lambda index: (index.column(), index.row()))
            if self._grid.enterable(index.column()) and self._grid.place(index.row(), index.column()) is not None
        ]
        if not cells:
            column = self._column()
            refusal = self._grid.refusal(self._row(), column) if self._grid.is_member(column) else None
            if refusal is not None:
                self._refuse(refusal)
            return
        sentence = self._choose(cells, None)
        if sentence:
            self.say(sentence)
        else:
            announce(self, tr("grid_table", "{n} cells cleared").format(n=len(cells)))

    def paste(self) -> None:
        """Asks for what is on the clipboard to be pasted."""
        self.forget()
        if self.held:
            self.say(self.held)
        else:
            self.pasted.emit(QGuiApplication.clipboard().text())

    def _copied(self, row: int, column: int) -> str:
        cell = self._grid.cell(row, column)
        return "" if cell.text == "–" else cell.text

    # Qt

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if not self._moving:
            self.forget()
        for index in (previous, current):
            self.criteria_header.updateSection(index.row())
            self.members_header.updateSection(index.column())
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.forget()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
        self._scrolled()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.forget()

    def _scrolled(self) -> None:
        """What is said stays beside its cell and goes out of sight with it, but for a question that digits answer."""
        if self.bubble.isHidden():
            return
        cell = self.visualRect(self.currentIndex())
        if self._asked or cell.intersects(self.viewport().rect()):
            self.bubble.move_beside(cell)
        else:
            self.bubble.hide()

    def _header_opened(self, column: int) -> None:
        self.sheet_asked.emit(max(0, self._row()), column)

    # Words

    def _level_words(self, place: int) -> str:
        if not place:
            return tr("grid_table", "No level reached (0 points)")
        level = self._grid.leaf(self._row()).levels[place - 1]
        words = tr("grid_table", "{points} points: {label}").format(points=level.points, label=level.label)
        return f"{level.case} – {words}" if level.case else words

    def _end_sentence(self) -> str:
        if self._next_sheet(self._column()) is None:
            return tr("grid_table", "This was the last criterion, so nothing was entered; the arrow keys go elsewhere.")
        return tr("grid_table", "This was the last criterion, so nothing was entered; Enter goes to the next member.")

    def _row(self) -> int:
        return self.currentIndex().row()

    def _column(self) -> int:
        return self.currentIndex().column()
