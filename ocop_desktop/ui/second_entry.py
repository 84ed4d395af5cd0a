"""The differences between the two entries of a sheet, one under the other, each settled by a key.

Left takes the first entry, Right the second, a digit another level. It opens at rest, so that a digit too many at the
end of the second entry settles nothing; Down or Enter opens the first difference. Keys held down, letters, and the
keypad without Num Lock settle nothing. It carries nothing out.
"""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ocop_desktop.domain.criteria import Criterion
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sheet_commands import differences
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.score_keys import Letters, digit_of, held, num_lock_is_off
from ocop_desktop.ui.scoring_text import Laid, Texts
from ocop_desktop.ui.sheet_layout import MARGIN
from ocop_desktop.ui.sheet_paint import paint_cap, paint_focus
from ocop_desktop.ui.sheet_words import letters_sentence, num_lock_sentence
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import announce


@dataclass(frozen=True, slots=True)
class Difference:
    """A criterion on which the entries differ: the places of the first and the second, None for "not entered"."""

    criterion: Criterion
    first: int | None
    second: int | None

    @property
    def code(self) -> str:
        return self.criterion.code

    def words(self, place: int | None) -> str:
        """An entry: key, points and level, or that there is none."""
        if place is None:
            return tr("second_entry", "not entered")
        if not place:
            return tr("second_entry", "0 · no level reached")
        level = self.criterion.levels[place - 1]
        text = tr("second_entry", "Level {key} · {points} points · {label}")
        return text.format(key=place, points=level.points, label=level.label)


def differences_of(desk: Desk, product_id: int, member_id: int) -> tuple[Difference, ...]:
    """The differences of a sheet whose member scores the product, in the order of the set."""
    state = desk.state
    criteria = state.criteria(state.products[product_id])
    if criteria is None or state.absence(product_id, member_id) is not None:
        return ()
    first, second = state.sheet(product_id, member_id), state.second_sheet(product_id, member_id)
    return tuple(
        Difference(criteria.by_code[code], first.get(code), second.get(code))
        for code in differences(state, product_id, member_id)
    )


class Comparison(QAbstractScrollArea):
    """``settled`` carries a criterion and the place that holds; ``finished``: nothing differs, which is agreed to."""

    settled = Signal(str, int)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts = Texts()
        self._all: tuple[Difference, ...] = ()
        self._cursor: str | None = None
        self._note = ""
        self._letters = Letters()
        self._tops: list[int] = [0]
        self._hits: list[tuple[QRectF, str, int]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMinimumSize(320, 120)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(tr("second_entry", "Differences between the two entries"))

    def begin(self, found: tuple[Difference, ...]) -> None:
        """Shows the differences of another sheet, at rest."""
        self._all, self._cursor, self._note = found, None, ""
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._describe()

    def show_differences(self, found: tuple[Difference, ...]) -> None:
        """Shows what still differs on the same sheet; the cursor goes on to the next one where its own is settled."""
        if found == self._all:
            return
        codes = [item.code for item in self._all]
        left = [item.code for item in found]
        if self._cursor is not None and self._cursor not in left:
            ahead = [code for code in codes[codes.index(self._cursor) :] if code in left]
            self._cursor = ahead[0] if ahead else left[0] if left else None
        self._all, self._note = found, ""
        self._lay_out()
        self._show_cursor()
        self._describe()

    def shown(self) -> tuple[Difference, ...]:
        """The differences shown."""
        return self._all

    def current(self) -> str | None:
        """The criterion of the open difference, None at rest."""
        return self._cursor

    def note(self) -> str:
        """The sentence at the top; "" when there is none."""
        return self._note

    def say(self, text: str) -> None:
        """Shows a sentence until the next key."""
        self._note = text
        self._lay_out()
        self._describe()
        announce(self, text)

    def go(self, code: str) -> None:
        """Opens a difference."""
        if any(item.code == code for item in self._all):
            self._note, self._cursor = "", code
            self._lay_out()
            self._show_cursor()
            self._describe()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not held(event)
        key, keys = event.key(), Qt.Key
        digit = digit_of(event)
        if self._letters.take(event):
            self.say(letters_sentence())
        elif digit is not None or (plain and not num_lock_is_off(event) and key in (keys.Key_Left, keys.Key_Right)):
            if not event.isAutoRepeat():
                self._settle(digit, first=key == keys.Key_Left)
        elif num_lock_is_off(event):
            self.say(num_lock_sentence())
        elif not plain or event.text() in ("/", "*"):
            event.ignore()
        elif key in (keys.Key_Return, keys.Key_Enter) and event.isAutoRepeat():
            pass
        elif key in (keys.Key_Return, keys.Key_Enter) and not self._all:
            self.finished.emit()
        elif key in (keys.Key_Up, keys.Key_Backspace, keys.Key_Down, keys.Key_Return, keys.Key_Enter):
            self._step(-1 if key in (keys.Key_Up, keys.Key_Backspace) else 1)
        elif key in (keys.Key_Home, keys.Key_End) and self._all:
            self.go(self._all[0 if key == keys.Key_Home else -1].code)
        else:
            event.ignore()

    def _settle(self, digit: int | None, *, first: bool) -> None:
        """Settles the open difference by a digit, or by what the first or the second entry says."""
        here = next((item for item in self._all if item.code == self._cursor), None)
        if here is None:
            self.say(tr("second_entry", "No difference is open, so nothing was settled; open one with the arrow keys."))
            return
        place = digit if digit is not None else here.first if first else here.second
        if place is None:
            self.say(tr("second_entry", "This entry has nothing here; choose a level by its digit."))
        else:
            self.settled.emit(here.code, place)

    def _step(self, by: int) -> None:
        codes = [item.code for item in self._all]
        if codes:
            at = codes.index(self._cursor) + by if self._cursor is not None else 0
            self.go(codes[max(0, min(at, len(codes) - 1))])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint() + QPoint(0, self.verticalScrollBar().value())
        for area, code, place in self._hits:
            if area.contains(at):
                self.settled.emit(code, place)
                return
        index = bisect_right(self._tops, at.y()) - 1
        if 0 <= index < len(self._all):
            self.go(self._all[index].code)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._texts.clear()
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.PaletteChange):
            self._texts.clear()
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(640, 520)

    def _lay_out(self) -> None:
        self._hits = []
        y = self._draw_head(None, 0)
        tops = []
        for item in self._all:
            tops.append(y)
            y += self._draw_item(None, item, y)
        self._tops = [*tops, y]
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(theme.row_height())
        bar.setRange(0, max(0, y + GRID - page))
        self.viewport().update()

    def _show_cursor(self) -> None:
        index = next((i for i, item in enumerate(self._all) if item.code == self._cursor), None)
        if index is None:
            return
        bar, page = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self._tops[index] if index else 0, self._tops[index + 1]
        bar.setValue(min(top, max(bar.value(), bottom + GRID - page)))

    def _describe(self) -> None:
        here = next((item for item in self._all if item.code == self._cursor), None)
        words = [self._note, self._head_words()]
        if here is not None:
            words.append(f"{here.code} {here.criterion.title}")
            words.append(tr("second_entry", "First entry: {text}").format(text=here.words(here.first)))
            words.append(tr("second_entry", "Second entry: {text}").format(text=here.words(here.second)))
        self.setAccessibleDescription(". ".join(word for word in words if word))

    def _head_words(self) -> str:
        if not self._all:
            return tr("second_entry", "The two entries agree. Enter records the sheet as checked.")
        return tr(
            "second_entry", "The entries differ on {n} criteria. Look at the paper sheet and settle each."
        ).format(n=len(self._all))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self._draw_head(painter, 0)
        for item, top in zip(self._all, self._tops, strict=False):
            self._draw_item(painter, item, top)
        if self._cursor is None and self.hasFocus():
            painter.resetTransform()
            paint_focus(painter, self.viewport())

    def _width(self) -> int:
        return self.viewport().width()

    def _put(self, painter: QPainter | None, laid: Laid, x: float, y: float, tone: str) -> int:
        if painter is not None:
            laid.draw(painter, x, y, theme.color(tone))
        return laid.height

    def _draw_head(self, painter: QPainter | None, top: int) -> int:
        """Draws what is above the differences, or only measures it; answers with the bottom."""
        wide = self._width() - 2 * MARGIN
        y = top + 12
        y += self._put(painter, self._texts.get(self._head_words(), Role.STRONG, wide), MARGIN, y, "text") + 4
        if self._all:
            if self._cursor is None:
                keys = tr("second_entry", "Enter opens the first difference")
            else:
                keys = tr("second_entry", "← takes the first entry · → takes the second · a digit takes another level")
            y += self._put(painter, self._texts.get(keys, Role.SMALL, wide), MARGIN, y, "quiet") + 4
        if self._note:
            y += self._put(painter, self._texts.get(self._note, Role.SMALL, wide), MARGIN, y, "warning") + 4
        return y + 6

    def _draw_item(self, painter: QPainter | None, item: Difference, top: int) -> int:
        """Draws one difference, or only measures it; answers with its height."""
        open_ = item.code == self._cursor
        code_w = QFontMetrics(theme.font(Role.STRONG, True)).horizontalAdvance("0.0.0") + 12
        left, right = MARGIN + code_w, self._width() - MARGIN - GRID
        title = self._texts.get(item.criterion.title, Role.STRONG, right - left)
        half = (right - left - GRID) // 2
        heads = (tr("second_entry", "First entry"), tr("second_entry", "Second entry"))
        places = (item.first, item.second)
        texts = [self._texts.get(item.words(place), Role.BODY, half - 20) for place in places]
        arrows = ("←", "→")
        labels = [
            self._texts.get(f"{arrow} {head}" if open_ else head, Role.SMALL)
            for arrow, head in zip(arrows, heads, strict=True)
        ]
        box_h = labels[0].height + max(text.height for text in texts) + 14
        cap = QFontMetrics(theme.font(Role.STRONG, True)).height() + 4
        levels: list[tuple[int, Laid]] = []
        if open_:
            none = tr("second_entry", "No level reached (0 points)")
            unit = tr("second_entry", "{points} points · {label}")
            lines = [unit.format(points=level.points, label=level.label) for level in item.criterion.levels]
            for key, line in enumerate([none, *lines]):
                levels.append((key, self._texts.get(line, Role.SMALL, right - left - cap - 20)))
            levels.append(levels.pop(0))
        height = 10 + title.height + 6 + box_h + 10
        height += sum(max(laid.height + 4, cap + 4) for _, laid in levels) + (6 if levels else 0)
        if painter is not None:
            frame = QRectF(GRID, top + 1, self._width() - 2 * GRID, height - 4)
            focused = open_ and self.hasFocus()
            painter.setPen(QPen(theme.color("accent" if focused else "line"), 2 if focused else 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(frame, 7, 7)
        y = top + 10
        self._put(painter, self._texts.get(item.code, Role.STRONG, figures=True), MARGIN, y, "accent")
        y += self._put(painter, title, left, y, "text") + 6
        for index, (head, text, place) in enumerate(zip(labels, texts, places, strict=True)):
            box = QRectF(left + index * (half + GRID), y, half, box_h)
            if painter is not None:
                painter.setPen(QPen(theme.color("edge" if open_ else "line"), 1))
                painter.setBrush(theme.color("window"))
                painter.drawRoundedRect(box, 5, 5)
            elif open_ and place is not None:
                self._hits.append((box, item.code, place))
            self._put(painter, head, box.left() + 10, y + 5, "accent" if open_ else "quiet")
            self._put(painter, text, box.left() + 10, y + 7 + head.height, "text")
        y += box_h + 6
        for key, laid in levels:
            tall = max(laid.height + 4, cap + 4)
            if painter is not None:
                paint_cap(painter, QRectF(left + 0.5, y + (tall - cap) / 2, cap + 4, cap), str(key), False)
            else:
                self._hits.append((QRectF(left, y, right - left, tall), item.code, key))
            self._put(painter, laid, left + cap + 16, y + (tall - laid.height) / 2, "text" if key else "quiet")
            y += tall
        return height
