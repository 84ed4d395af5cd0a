"""Fields of a form: dates, times and whole numbers that may be "not set", choices, search, and a label with its fault.

A field never guesses: what cannot be read stays as it was typed, with a sentence about it, and ``value`` keeps the last
good one. Blank is ``None``. The mouse wheel scrolls the page and never changes a value. What comes out is NFC.
"""

import datetime
import re
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QStylePainter,
    QWidget,
)

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.numbers import read_digits, read_whole
from ocop_desktop.domain.text import clean
from ocop_desktop.domain.words import short_date
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import column, label, set_property

# Days and months that a key moves a date by.
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_PageUp: (0, 1),
    Qt.Key.Key_PageDown: (0, -1),
}
_DATE = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})")
_DATE_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_DATE_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2})(?:\s*(?::|h|g|giờ)\s*([0-9]{2})?(?:\s*(?:'|p|phút))?)?", re.IGNORECASE)
_TIME_DIGITS = re.compile(r"([0-9]{1,2})([0-9]{2})")


def parse_date(text: str) -> datetime.date | None:
    """5/8/2026, 05.08.26, 05082026 or 2026-08-05, day before month; blank is ``None``; else ``ValueError``."""
    text = clean(text)
    if not text:
        return None
    if found := _DATE_ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DATE.fullmatch(text) or _DATE_DIGITS.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValueError(text)
    century = 2000 if len(year) == 2 else 0
    return datetime.date(century + read_digits(year), read_digits(month), read_digits(day))


def show_date(value: datetime.date) -> str:
    """A date as people here write it: "05/8/2026"."""
    return short_date(value)


def parse_time(text: str) -> datetime.time | None:
    """8:30, 8h30, 0830, 8 giờ 30, 8h or 8; blank is ``None``; else ``ValueError``."""
    text = clean(text)
    if not text:
        return None
    found = _TIME.fullmatch(text) or _TIME_DIGITS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return datetime.time(read_digits(found[1]), read_digits(found[2] or "0"))


class ParsedField(QLineEdit):
    """A line that is read as a value. ``value_changed`` comes when it is left or Enter is pressed, not on each key.

    ``problem_changed`` carries the sentence about what cannot be read, "" when it is well again.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value: Any = None
        self._problem = ""
        self.editingFinished.connect(self._commit)

    def value(self) -> Any:
        """The last value that was read; ``None`` is "not set"."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Shows a value; emits nothing."""
        self._value = value
        self.setText("" if value is None else self._show(value))
        self._set_problem("")

    def problem(self) -> str:
        """What is wrong with the text; empty when nothing is."""
        return self._problem

    def _read(self, text: str) -> Any:
        """The value of a text, or ``ValueError``."""
        raise NotImplementedError

    def _show(self, value: Any) -> str:
        raise NotImplementedError

    def _sentence(self) -> str:
        raise NotImplementedError

    def _commit(self) -> None:
        try:
            value = self._read(self.text())
        except ValueError:
            self._set_problem(self._sentence())
            return
        changed = value != self._value
        if changed or self._problem or self.text() != ("" if value is None else self._show(value)):
            self.set_value(value)
        if changed:
            self.value_changed.emit(value)

    def _set_problem(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            set_property(self, "invalid", "true" if problem else "false")
            self.setAccessibleDescription(problem)
            self.problem_changed.emit(problem)


class DateField(ParsedField):
    """A date or nothing, shown like "05/8/2026"; ``parse_date`` says what can be typed.

    Up and Down move by a day, Page Up and Down by a month; F4 or Alt+Down opens a calendar.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("widgets_fields", "dd/mm/yyyy"))
        self.setMinimumWidth(theme.text_width("00/00/0000") + 6 * GRID)
        self._calendar: QCalendarWidget | None = None
        opener = QAction(tr("widgets_fields", "Choose from a calendar (F4)"), self)
        widgets_icons.dress(opener, "calendar")
        opener.triggered.connect(self.open_calendar)
        self.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)

    def open_calendar(self) -> None:
        """Shows a month under the field; Enter or a click takes the day, Escape leaves."""
        if self._calendar is None:
            self._calendar = _calendar(self)
            self._calendar.activated.connect(self._take)
            self._calendar.clicked.connect(self._take)
        _tint(self._calendar)
        known = self._value
        self._calendar.setSelectedDate(QDate(known.year, known.month, known.day) if known else QDate.currentDate())
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        size = self._calendar.size()
        if corner.y() + size.height() > screen.bottom():
            corner.setY(self.mapToGlobal(QPoint(0, -2)).y() - size.height())
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - size.width())))
        self._calendar.move(corner)
        self._calendar.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if (alt and event.key() == Qt.Key.Key_Down) or (event.key() == Qt.Key.Key_F4 and not event.modifiers()):
            self.open_calendar()
        elif event.key() in _STEPS and not event.modifiers() and not self.isReadOnly():
            self._step(*_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _step(self, days: int, months: int) -> None:
        self._commit()
        if self._value is None or self._problem:
            return
        moved = QDate(self._value.year, self._value.month, self._value.day).addDays(days).addMonths(months)
        if moved.isValid() and 1 <= moved.year() <= 9999:
            self.setText(show_date(_python(moved)))
            self._commit()

    def _take(self, chosen: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.setText(show_date(_python(chosen)))
        self._commit()
        self.setFocus()

    def _read(self, text: str) -> datetime.date | None:
        return parse_date(text)

    def _show(self, value: datetime.date) -> str:
        return show_date(value)

    def _sentence(self) -> str:
        return tr("widgets_fields", "This is not a date; write it like 05/8/2026.")


def _calendar(parent: QWidget) -> QCalendarWidget:
    """One month, the week from Monday to Sunday, in the colours of the house."""
    made = QCalendarWidget(parent)
    made.setWindowFlag(Qt.WindowType.Popup)
    made.setLocale(QLocale())
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.resize(7 * (theme.text_width("Th 2") + 2 * GRID), 8 * theme.row_height())
    return made


def _tint(calendar: QCalendarWidget) -> None:
    """Quiet weekdays, in the colours now in use."""
    words = QTextCharFormat()
    words.setForeground(theme.color("quiet"))
    calendar.setHeaderTextFormat(words)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, words)


def _python(date: QDate) -> datetime.date:
    return datetime.date(date.year(), date.month(), date.day())


class TimeField(ParsedField):
    """A time of day or nothing, shown as 08:30."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("widgets_fields", "hh:mm"))
        self.setMinimumWidth(theme.text_width("00:00") + 4 * GRID)

    def _read(self, text: str) -> datetime.time | None:
        return parse_time(text)

    def _show(self, value: datetime.time) -> str:
        return f"{value.hour:02}:{value.minute:02}"

    def _sentence(self) -> str:
        return tr("widgets_fields", "This is not a time; write it like 08:30.")


class NumberField(ParsedField):
    """A whole number or nothing, within limits that are part of it, as ``read_whole`` reads it."""

    def __init__(self, minimum: int, maximum: int) -> None:
        super().__init__()
        self._minimum, self._maximum = minimum, maximum
        self.setFont(theme.font(Role.BODY, figures=True))
        self.setMinimumWidth(theme.text_width(str(maximum)) + 4 * GRID)

    def _read(self, text: str) -> int | None:
        try:
            return read_whole(text, self._minimum, self._maximum, padded=True)
        except UserError as error:
            raise ValueError(text) from error

    def _show(self, value: int) -> str:
        return str(value)

    def _sentence(self) -> str:
        return tr("widgets_fields", "Write a whole number from {low} to {high}.").format(
            low=self._minimum, high=self._maximum
        )


class ComboBox(QComboBox):
    """A choice among few. The wheel goes to the page."""

    def __init__(self, choices: Iterable[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._values: dict[Any, Any] = {}
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Replaces the choices, (value, text); none is chosen unless the value chosen before is among them."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        self._values = {}
        for value, text in choices:
            self.addItem(text, value)
            self._values[value] = value
        self.blockSignals(blocked)
        self.set_value(before)

    def value(self) -> Any:
        """The value chosen, as it was given (Qt makes plain text of a ``StrEnum``); ``None`` when there is none."""
        data = self.currentData()
        return self._values.get(data, data)

    def set_value(self, value: Any) -> None:
        """Chooses a value; emits nothing."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(next((i for i in range(self.count()) if self.itemData(i) == value), -1))
        self.blockSignals(blocked)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, parts = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl
        room = self.style().subControlRect(control, option, parts.SC_ComboBoxEditField, self).width() - 4
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + 4
        # Qt would cut a text that is too long in the middle of a letter.
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        area = QRectF(self.style().subControlRect(control, option, parts.SC_ComboBoxArrow, self))
        _paint_arrow(painter, "down", area, self.isEnabled())


class SpinBox(QSpinBox):
    """A whole number that always has a value. The wheel goes to the page."""

    def __init__(self, minimum: int, maximum: int, suffix: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setFont(theme.font(Role.BODY, figures=True))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        painter = QPainter(self)
        for name, part in (
            ("up", QStyle.SubControl.SC_SpinBoxUp),
            ("down", QStyle.SubControl.SC_SpinBoxDown),
        ):
            area = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
            _paint_arrow(painter, name, QRectF(area), self.isEnabled())


def _paint_arrow(painter: QPainter, name: str, area: QRectF, enabled: bool) -> None:
    side = 12
    square = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
    widgets_icons.paint(painter, name, square, theme.color("quiet" if enabled else "faint"))


class SearchField(QLineEdit):
    """Looks for something on its page: "/" comes here, Escape empties it, Down goes on to the list.

    ``searched`` carries the cleaned text on each change.
    """

    searched = Signal(str)
    down_pressed = Signal()

    def __init__(self, placeholder: str, page: QWidget) -> None:
        super().__init__()
        self.setPlaceholderText(tr("widgets_fields", "{what} ( / )").format(what=placeholder))
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        sign = QAction(self)
        widgets_icons.dress(sign, "search")
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(lambda text: self.searched.emit(clean(text)))
        shortcut = QShortcut(QKeySequence("/"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._enter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()


class TextField(QLineEdit):
    """One line of text; ``text_changed`` carries it cleaned (NFC) when it is left or Enter is pressed."""

    text_changed = Signal(str)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self._text = ""
        self.editingFinished.connect(self._commit)

    def value(self) -> str:
        """The text as it stands, cleaned."""
        return clean(self.text())

    def set_value(self, text: str) -> None:
        """Shows a text; emits nothing. What the user has typed and not left yet is kept while it has the focus."""
        changed = text != self._text
        self._text = text
        if changed or not self.hasFocus():
            self.setText(text)
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)

    def _commit(self) -> None:
        text = self.value()
        if text != self.text():
            self.setText(text)
        if text != self._text:
            self._text = text
            self.text_changed.emit(text)


class Field(QWidget):
    """A label above an editor, and below it a hint or, in its place, the sentence about what is wrong."""

    def __init__(self, text: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        name = label(text, Role.SMALL, "quiet")
        name.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        self._note = label(hint, Role.SMALL, "quiet", wrap=True)
        if not hint:
            self._note.hide()
        self.setLayout(column(name, editor, self._note, spacing=3))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(editor)
        if isinstance(editor, ParsedField):
            editor.problem_changed.connect(self.set_error)

    def set_error(self, sentence: str) -> None:
        """Shows what is wrong; an empty sentence takes it away."""
        self._note.setText(sentence or self._hint)
        set_property(self._note, "tone", "error" if sentence else "quiet")
        set_property(self.editor, "invalid", "true" if sentence else "false")
        self._note.setVisible(bool(sentence or self._hint))
        self.editor.setAccessibleDescription(sentence or self._hint)

    def set_hint(self, hint: str) -> None:
        """Another hint; it shows while nothing is wrong."""
        wrong = self.error()
        self._hint = hint
        self.set_error(wrong)

    def error(self) -> str:
        """The sentence shown; empty when nothing is wrong."""
        return self._note.text() if self._note.property("tone") == "error" else ""


class Form(QWidget):
    """Fields in columns of equal width, filled from left to right."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._columns = columns
        self._row = self._column = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID + 4)
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)

    def add(self, text: str, editor: QWidget, *, span: int = 1, hint: str = "") -> Field:
        """Puts an editor with its label into the next place that is wide enough."""
        field = Field(text, editor, hint)
        self.add_widget(field, span=span)
        return field

    def add_widget(self, widget: QWidget, *, span: int = 1) -> None:
        """Puts any widget into the next place that is wide enough."""
        span = min(span, self._columns)
        if self._column + span > self._columns:
            self._row, self._column = self._row + 1, 0
        self._grid.addWidget(widget, self._row, self._column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._column += span
