"""The members as tabs above the sheet: whose sheet is shown, how far each is. One control, walked with the arrows."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ocop_desktop.domain.sheets import SheetState
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.score_keys import digit_of
from ocop_desktop.ui.scoring_views import MemberView
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import tooltip

_GAP = 5
_SIGN = 13


class MemberTabs(QWidget):
    """``chosen`` carries the member's id; ``left`` says that the sheet should have the keys again, which then
    also gets the digit that was typed here."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[MemberView, ...] = ()
        self._current: int | None = None
        self._rects: list[QRectF] = []
        self._most_lines = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("scoring_members", "Members"))

    def show_members(self, members: tuple[MemberView, ...], current: int | None) -> None:
        """Shows the members of the product and which sheet is open."""
        if members == self._members and current == self._current:
            return
        labels = [(member.id, member.label) for member in members]
        same = labels == [(member.id, member.label) for member in self._members]
        self._members, self._current = members, current
        if not same or not self._rects or self._most_lines:
            self._lay_out()
        here = next((member for member in members if member.id == current), None)
        self.setAccessibleDescription(here.spoken() if here else "")
        self.update()

    def set_most_lines(self, lines: int) -> None:
        """Shows at most so many lines of tabs, those around the current one; 0 shows all."""
        if lines != self._most_lines:
            self._most_lines = lines
            self._lay_out()

    def heightForWidth(self, width: int) -> int:
        return self._place(width)[1]

    def sizeHint(self) -> QSize:
        return QSize(400, self._place(max(self.width(), 200))[1])

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps: dict[int, int] = {keys.Key_Left: -1, keys.Key_Up: -1, keys.Key_Right: 1, keys.Key_Down: 1}
        ids = [member.id for member in self._members]
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not ids:
            event.ignore()
        elif event.key() in steps:
            index = ids.index(self._current) + steps[event.key()] if self._current in ids else 0
            self.chosen.emit(ids[index % len(ids)])
        elif event.key() in (keys.Key_Home, keys.Key_End):
            self.chosen.emit(ids[0 if event.key() == keys.Key_Home else -1])
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space, keys.Key_Escape):
            self.left.emit()
        elif digit_of(event) is not None:
            # Meant for the sheet of the member that was just walked to.
            self.left.emit()
            sheet = self.window().focusWidget()
            event.setAccepted(sheet is not None and sheet is not self and QApplication.sendEvent(sheet, event))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            for member, rect in zip(self._members, self._rects, strict=True):
                if rect.contains(event.position()):
                    self.chosen.emit(member.id)
                    self.left.emit()
                    return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = any(rect.contains(event.position()) for rect in self._rects)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            found = [m for m, rect in zip(self._members, self._rects, strict=True) if rect.contains(at)]
            QToolTip.showText(event.globalPos(), tooltip(found[0].spoken()) if found else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _height(self) -> int:
        return QFontMetrics(theme.font(Role.SMALL)).height() + 10

    def _place(self, width: int) -> tuple[list[QRectF], int]:
        """Where each tab stands, in as many lines as it takes, and the height of all."""
        metrics, height = QFontMetrics(theme.font(Role.SMALL)), self._height()
        rects, x, y = [], 0.0, 0.0
        for member in self._members:
            wide = min(metrics.horizontalAdvance(member.label) + _SIGN + 18.0, float(width))
            if x and x + wide > width:
                x, y = 0.0, y + height + _GAP
            rects.append(QRectF(x, y, wide, height))
            x += wide + _GAP
        pitch = height + _GAP
        lines = int(y) // pitch + 1
        if self._most_lines and lines > self._most_lines:
            here = next(
                (int(r.top()) // pitch for m, r in zip(self._members, rects, strict=True) if m.id == self._current), 0
            )
            first = max(0, min(here - self._most_lines // 2, lines - self._most_lines))
            rects = [rect.translated(0, -first * pitch) for rect in rects]
            lines = self._most_lines
        return rects, lines * pitch - _GAP + 2

    def _lay_out(self) -> None:
        self._rects, height = self._place(self.width())
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(Role.SMALL)
        for member, rect in zip(self._members, self._rects, strict=True):
            current = member.id == self._current
            box = rect.adjusted(1, 1, -1, -1)
            if current:
                painter.setBrush(theme.color("accent"))
                painter.setPen(Qt.PenStyle.NoPen)
            else:
                painter.setBrush(theme.color("surface" if member.expected else "window"))
                painter.setPen(QPen(theme.color("edge" if member.expected else "line"), 1))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            if current and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("on_accent"), 1.5))
                painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), box.height() / 2, box.height() / 2)
            sign = QRectF(box.left() + 7, box.center().y() - _SIGN / 2, _SIGN, _SIGN)
            self._paint_sign(painter, sign, member, current)
            painter.setFont(font)
            painter.setPen(theme.color("on_accent" if current else "text" if member.expected else "quiet"))
            area = box.adjusted(_SIGN + 11, 0, -3, 0)
            text = QFontMetrics(painter.font()).elidedText(
                member.label, Qt.TextElideMode.ElideRight, int(area.width()) + 2
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_sign(self, painter: QPainter, rect: QRectF, member: MemberView, current: bool) -> None:
        """How far the sheet is: a tick (two where it is checked, half a ring around a dot where it waits for its second
        entry), a filled share of a ring, an empty ring; a bar for who does not score."""
        ink = theme.color("on_accent" if current else "accent" if member.expected else "quiet")
        ring = rect.adjusted(2, 2, -2, -2)
        if member.state is SheetState.COMPLETE and (member.checked or not member.waits):
            widgets_icons.paint(painter, "check", rect.translated(-2, 0) if member.checked else rect, ink)
            if member.checked:
                widgets_icons.paint(painter, "check", rect.translated(2.5, 0), ink)
            return
        if member.state is SheetState.COMPLETE:
            self._paint_waiting(painter, ring, ink)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink if member.entered or not member.expected else theme.color("edge"), 1.4))
        if current:
            painter.setPen(QPen(ink, 1.4))
        painter.drawEllipse(ring)
        if member.state is SheetState.PARTIAL:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPie(ring, 90 * 16, -round(360 * 16 * member.entered / max(1, member.needed)))
        elif member.state is SheetState.ABSENT:
            middle = ring.center()
            painter.drawLine(QPointF(ring.left() + 2, middle.y()), QPointF(ring.right() - 2, middle.y()))
        elif member.state is SheetState.RECUSED:
            painter.drawLine(ring.topLeft() + QPointF(1.5, 1.5), ring.bottomRight() - QPointF(1.5, 1.5))

    @staticmethod
    def _paint_waiting(painter: QPainter, ring: QRectF, ink: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.6))
        painter.drawArc(ring, 90 * 16, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(ring.center(), 2.0, 2.0)
