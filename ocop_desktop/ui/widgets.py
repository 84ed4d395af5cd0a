"""Parts from which the pages are put together: texts, buttons, stars, bars, cards, messages, empty pages.

Each shows what it is given and reports what was pressed; none knows a product, a session or a service. All text is
plain text: a name with ``<`` or ``&`` is shown as it is. Fields are in ``widgets_fields``, tables in ``widgets_table``.
"""

import html
import math
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import GRID, Role

READING_WIDTH = 480
Box = TypeVar("Box", bound=QBoxLayout)
Part = QWidget | QBoxLayout | int
Margins = int | tuple[int, int, int, int]


def label(text: str = "", role: Role = Role.BODY, tone: str = "", *, wrap: bool = False) -> QLabel:
    """A text; ``tone`` is "", "quiet", "accent", "warning" or "error"."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(role))
    made.setWordWrap(wrap)
    set_property(made, "tone", tone)
    return made


def plain(text: str) -> str:
    """A text for a button, a menu or an action, where a single ``&`` would vanish."""
    return text.replace("&", "&&")


def tooltip(text: str) -> str:
    """A text for ``setToolTip``, which would take a name with ``<`` for markup; long ones are wrapped."""
    return f"<span>{html.escape(text)}</span>" if text else ""


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Sets a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say the text."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def button(text: str, kind: str = "normal", clicked: Callable[[], object] | None = None) -> QPushButton:
    """A button; ``kind`` is "normal", "primary" (one on a page), "quiet" or "danger"."""
    made = QPushButton(plain(text))
    made.setAccessibleName(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(icon: str, name: str, tone: str = "quiet") -> QToolButton:
    """A button that shows an icon only; ``name`` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setProperty("kind", "quiet")
    widgets_icons.dress(made, icon, tone)
    made.setIconSize(QSize(widgets_icons.SIZE, widgets_icons.SIZE))
    made.setToolTip(tooltip(name))
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def column(*parts: Part, spacing: int = GRID, margins: Margins = 0) -> QVBoxLayout:
    """A layout from top to bottom; a number is a gap in pixels, a negative one a stretch."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def row(*parts: Part, spacing: int = GRID, margins: Margins = 0) -> QHBoxLayout:
    """A layout from left to right; a number is a gap in pixels, a negative one a stretch."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def _filled(box: Box, parts: tuple[Part, ...], spacing: int, margins: Margins) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    for part in parts:
        if isinstance(part, int):
            box.addStretch(-part) if part < 0 else box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


class ElidedLabel(QLabel):
    """One line of text that ends in "…" where it does not fit; the whole is then the tooltip.

    ``smaller``: what is too long for one line is written in this role on two.
    """

    def __init__(self, text: str = "", role: Role = Role.BODY, tone: str = "", *, smaller: Role | None = None) -> None:
        super().__init__()
        self._role, self._smaller, self._lines = role, smaller, 1
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setProperty("tone", tone)
        self._text = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    def whole_text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 2, self.fontMetrics().height() * self._lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), self.fontMetrics().height() * self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        first, rest = "", self._text
        if self._smaller is not None:
            fits = QFontMetrics(theme.font(self._role)).horizontalAdvance(self._text) <= self.width()
            self.setFont(theme.font(self._role if fits else self._smaller))
            if not fits:
                first, rest = _first_line(self._text, self.font(), self.width())
            if self._lines != (lines := 2 if first and rest else 1):
                self._lines = lines
                self.updateGeometry()
        shown = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        self.setText(f"{first}\n{shown}" if first and shown else first or shown)
        self.setToolTip(tooltip(self._text) if shown != rest else "")


def _first_line(text: str, font: QFont, width: int) -> tuple[str, str]:
    """The words that fit on a first line of that width, and the rest."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return text[: line.textLength()].rstrip(), text[line.textLength() :].lstrip()


class SectionTitle(QLabel):
    """The heading of a part of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(Role.SECTION))


class Pill(QLabel):
    """A short word about a state; ``kind`` is "", "accent", "star", "warning" or "error"."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(Role.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set(text, kind)

    def set(self, text: str, kind: str = "") -> None:
        self.setText(text)
        set_property(self, "kind", kind)


class Card(QFrame):
    """A white sheet on the page; what belongs together goes into ``body``, a layout from top to bottom."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.body = column(margins=2 * GRID)
        if title:
            self.body.addWidget(SectionTitle(title))
        self.setLayout(self.body)


class ScrollPage(QScrollArea):
    """A page that scrolls up and down where the window is too low for it; parts go into ``body`` from top to bottom.

    What gets the focus is scrolled into view. ``width`` bounds the lines, so that a form stays one to the eye.
    """

    def __init__(self, width: int = 0) -> None:
        super().__init__()
        inner = QWidget()
        self.body = column(spacing=2 * GRID, margins=3 * GRID)
        inner.setLayout(self.body)
        if width:
            inner.setMaximumWidth(width)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class EmptyState(QWidget):
    """What a page shows while it has nothing: what it is for, and the one button to begin with."""

    clicked = Signal()

    def __init__(self, title: str, text: str, button_text: str) -> None:
        super().__init__()
        heading = label(title, Role.TITLE, wrap=True)
        words = label(text, Role.BODY, "quiet", wrap=True)
        lines = column(heading, words, spacing=GRID)
        for line in (heading, words):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setFixedWidth(READING_WIDTH)
        self.button = button(button_text, "primary", self.clicked.emit)
        lines.addSpacing(GRID)
        lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(-2, row(-1, lines, -1), -3, margins=3 * GRID))
        self.setFocusProxy(self.button)


class NoSession(EmptyState):
    """What a page shows while no session is open: what it is for, and the way to the list of sessions."""

    def __init__(self, what_for: str) -> None:
        super().__init__(tr("widgets", "No session is open"), what_for, tr("widgets", "Open or make a session"))


_NARROW_BAR = 60 * GRID


class MessageBar(QFrame):
    """One sentence above a page, with a way out; ``kind`` is "info", "warning" or "error".

    A new message replaces the one before. It stays until it is closed, its action is taken or ``clear`` is called.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = "info"
        self._sign = QLabel()
        self._words = label(wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = button("", "quiet", self._act)
        self._close = icon_button("close", tr("widgets", "Close this message"))
        self._close.clicked.connect(self._dismiss)
        self._callback: Callable[[], object] | None = None
        self._said = row(self._words, self._action, spacing=GRID + 2)
        self.setLayout(row(self._sign, self._said, self._close, spacing=GRID + 2, margins=(16, 4, 8, 4)))
        self.setAccessibleName(tr("widgets", "Message"))
        self.hide()

    def show_message(self, kind: str, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Shows a sentence; ``action`` is the text of a button and what it does."""
        self.kind = kind
        self._words.setText(text)
        self._show_sign()
        self._callback = action[1] if action else None
        self._action.setText(plain(action[0]) if action else "")
        self._action.setAccessibleName(action[0] if action else "")
        self._action.setVisible(action is not None)
        self.setAccessibleDescription(text)
        set_property(self, "kind", kind)
        self.show()
        announce(self, text)

    def text(self) -> str:
        """The sentence shown; empty when there is none."""
        return self._words.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Takes the message away."""
        self._callback = None
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_sign()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow bar the way out stands below the sentence, which would else be a column of single words.
        narrow = self.width() < _NARROW_BAR
        self._said.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._said.setAlignment(self._action, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))

    def _show_sign(self) -> None:
        tone = {"info": "accent", "warning": "warning", "error": "error"}[self.kind]
        self._sign.setPixmap(widgets_icons.pixmap(self.kind, tone, 18, self.devicePixelRatioF()))

    def _act(self) -> None:
        callback = self._callback
        self.clear()
        if callback is not None:
            callback()

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()


class ProgressLine(QWidget):
    """A thin bar: so many of so many."""

    def __init__(self, thickness: int = 4) -> None:
        super().__init__()
        self._done, self._total, self._thickness = 0, 0, thickness
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(4 * GRID)

    def set_progress(self, done: int, total: int) -> None:
        """Nothing of nothing is an empty bar."""
        self._done, self._total = done, total
        self.setAccessibleName(tr("widgets", "{done} of {total}").format(done=done, total=total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(12 * GRID, self._thickness)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_progress(painter, QRectF(self.rect()), self._done, self._total)


class Stars(QWidget):
    """A star class, drawn: so many filled of five. ``None`` is "not known yet" and draws nothing."""

    def __init__(self, stars: int | None = None, size: int = 16, total: int = 5) -> None:
        super().__init__()
        self._size, self._total = size, total
        self._stars: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stars(stars)

    def set_stars(self, stars: int | None) -> None:
        self._stars = stars
        text = tr("widgets", "{n} of {total} stars") if stars is not None else tr("widgets", "No star class yet")
        self.setAccessibleName(text.format(n=stars, total=self._total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(stars_width(self._size, self._total)) + 2, self._size + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stars is not None:
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_stars(QPainter(self), rect, self._stars, self._total, theme.color("star"))


def stars_width(size: float, total: int = 5) -> float:
    """Width of a row of stars of that height."""
    return size * (total + (total - 1) * 0.15)


def paint_stars(painter: QPainter, rect: QRectF, filled: int, total: int, color: QColor) -> None:
    """Draws a row of stars from the left of ``rect``, as high as it, smaller where they would not fit its width."""
    size = min(rect.height(), rect.width() / stars_width(1, total))
    top = rect.center().y() - size / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index in range(total):
        star = _star(QRectF(rect.left() + index * size * 1.15, top, size, size))
        if index < filled:
            painter.fillPath(star, color)
        else:
            painter.strokePath(star, QPen(color, max(1.0, size / 16)))
    painter.restore()


def paint_progress(painter: QPainter, rect: QRectF, done: int, total: int) -> None:
    """Draws a bar that is filled as far as ``done`` of ``total``; anything done shows at least a dot."""
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(rect, radius, radius)
    if done > 0 and total > 0:
        width = max(rect.height(), rect.width() * min(done, total) / total)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(rect.topLeft(), rect.bottomLeft() + QPointF(width, 0)), radius, radius)
    painter.restore()


def _star(rect: QRectF) -> QPainterPath:
    """A five-pointed star; the inner radius is that of the pentagram's lines, a little fuller."""
    middle, outer = rect.center() + QPointF(0, rect.height() * 0.05), rect.height() / 2 * 1.05
    path = QPainterPath()
    for corner in range(10):
        radius = outer if corner % 2 == 0 else outer * 0.44
        angle = math.pi * (corner / 5 - 0.5)
        point = middle + QPointF(radius * math.cos(angle), radius * math.sin(angle))
        path.lineTo(point) if corner else path.moveTo(point)
    path.closeSubpath()
    return path
