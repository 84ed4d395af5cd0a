"""Draws a score sheet as ``SheetLayout`` has laid it out: closed rows with boxes, the open row with its levels in full.

Reads the layout and changes nothing. The boxes of closed rows show points, the key caps of the open row show places.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ocop_desktop.domain.sheets import subtotal
from ocop_desktop.ui import sheet_words, theme, widgets_icons
from ocop_desktop.ui.scoring_rows import Row, RowKind
from ocop_desktop.ui.scoring_text import Laid
from ocop_desktop.ui.sheet_layout import MARGIN, Piece, SheetLayout
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import paint_stars

_DOT = 3


class SheetPainter:
    """``paint`` draws a part of the sheet; the painter's origin is the top left corner of the viewport."""

    def __init__(self, sheet: SheetLayout) -> None:
        self._sheet = sheet

    def paint(self, painter: QPainter, area: QRect, offset: int, *, focused: bool) -> None:
        """Draws the rows in ``area`` of a viewport that is scrolled by ``offset``; ``focused``: the keys go here."""
        sheet = self._sheet
        for row, above, height in sheet.rows_between(area.top() + offset, area.bottom() + offset):
            top = above - offset
            if row.kind is RowKind.END:
                self._paint_end(painter, top, height - GRID, focused)
            elif row.kind in (RowKind.PART, RowKind.GROUP):
                self._paint_heading(painter, row, top)
            elif row.code == sheet.cursor:
                self._paint_open(painter, row, top, height, focused)
            elif row.kind is RowKind.CASE:
                self._paint_case(painter, top, height)
            else:
                self._paint_closed(painter, row, top, height)

    def _paint_heading(self, painter: QPainter, row: Row, top: int) -> None:
        sheet, view = self._sheet, self._sheet.view
        laid = sheet.heading(row)
        part = row.kind is RowKind.PART
        tone = _c("accent" if part else "text")
        y = top + (9 if part else 7)
        laid.draw(painter, MARGIN, y, tone)
        if view.blind:
            text = f"/ {row.max}"
        else:
            points = view.part_points(row.code) if row.node is None else subtotal(row.node, view.result.counted)
            text = f"{'–' if points is None else points} / {row.max}"
        total = sheet.texts.get(text, Role.SECTION if part else Role.BODY, figures=True)
        total.draw(painter, sheet.width - MARGIN - total.width, y, tone if part else _c("quiet"))
        if part:
            return
        y += laid.height + 2
        for line, icon in sheet.heading_rules(row):
            if icon:
                tone = _c("error" if icon == "warning" else "quiet")
                widgets_icons.paint(painter, icon, QRectF(MARGIN, y, 14, 14), tone)
                line.draw(painter, MARGIN + 20, y, tone)
            else:
                _paint_link(painter, line, MARGIN + 20, y)
            y += line.height + 2

    # Closed rows

    def _paint_closed(self, painter: QPainter, row: Row, top: int, height: int) -> None:
        sheet, view = self._sheet, self._sheet.view
        leaf = sheet.leaf(row.code)
        place = view.choices.get(row.code)
        grey = sheet.is_grey(row.code)
        title = sheet.title(row)
        middle = top + sheet.row_h // 2 if title.height + 10 <= sheet.row_h else top + height // 2
        why = sheet.closed_why(row)
        if why is not None and middle == top + height // 2:
            middle -= (why.height + 2) // 2
        code = sheet.texts.get(row.code, Role.BODY, figures=True)
        code.draw(painter, MARGIN, middle - code.height / 2, _c("quiet"))
        title.draw(painter, sheet.title_x, middle - title.height / 2, _c("quiet" if grey else "text"))
        if why is not None:
            why.draw(painter, sheet.title_x, top + height - why.height - 5, _c("quiet"))
        boxes = sheet.boxes(leaf)
        for index, (icon, tone) in enumerate(reversed(sheet.signs(row)), 1):
            widgets_icons.paint(painter, icon, QRectF(boxes[0] - 2 - 20 * index, middle - 7, 14, 14), _c(tone))
        y = middle - sheet.box_h / 2 - 2
        painter.setFont(theme.font(Role.STRONG if place else Role.BODY, True))
        for index, (x, level) in enumerate(zip(boxes, leaf.levels, strict=True), 1):
            box = QRectF(x + 0.5, y + 0.5, sheet.box_w - 1, sheet.box_h - 1)
            chosen = place == index
            out = grey or not view.in_case(row.code, index)
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
                _paint_dots(painter, QPointF(box.center().x(), box.bottom() + 4), level.min_stars, out)
        if place == 0 and not grey:
            # No level reached: struck out, which a chosen level of 0 points never is.
            painter.setPen(QPen(_c("quiet"), 2))
            across = y + sheet.box_h / 2
            painter.drawLine(QPointF(boxes[0] - 4, across), QPointF(boxes[-1] + sheet.box_w + 4, across))
        self._paint_points(painter, row.code, middle, grey)
        self._paint_rule(painter, top + height - 1)

    def _paint_case(self, painter: QPainter, top: int, height: int) -> None:
        sheet, view = self._sheet, self._sheet.view
        title, open_ = sheet.case_title(), view.case is None
        tone = _c("quiet" if view.locked else "warning" if open_ else "accent_strong")
        icon = QRectF(MARGIN, top + height / 2 - 8, 14, 14)
        widgets_icons.paint(painter, "info" if open_ else "check", icon, tone)
        title.draw(painter, sheet.title_x, top + (height - title.height) / 2 - 1, tone)
        self._paint_rule(painter, top + height - 1)

    def _paint_points(self, painter: QPainter, code: str, middle: float, grey: bool) -> None:
        """Points at the right: "–" while not entered."""
        sheet = self._sheet
        place = sheet.view.choices.get(code)
        if sheet.is_void(code):
            text, shade = "0", "faint"
        elif place is None:
            text, shade = "–", "faint"
        else:
            text, shade = str(sheet.leaf(code).points(place)), "text"
        laid = sheet.texts.get(text, Role.SCORE, figures=True)
        ink = _c("faint" if grey else shade)
        laid.draw(painter, sheet.width - MARGIN - laid.width, middle - laid.height / 2, ink)

    def _paint_rule(self, painter: QPainter, y: int) -> None:
        painter.setPen(QPen(_c("line"), 1))
        painter.drawLine(self._sheet.title_x, y, self._sheet.width - MARGIN, y)

    # The open row

    def _paint_open(self, painter: QPainter, row: Row, top: int, height: int, focused: bool) -> None:
        sheet, view = self._sheet, self._sheet.view
        painter.setPen(QPen(_c("accent"), 2) if focused else QPen(_c("edge"), 1))
        painter.setBrush(_c("surface"))
        painter.drawRoundedRect(QRectF(GRID, top + 1, sheet.width - 2 * GRID, height - 3), 7, 7)
        case = row.kind is RowKind.CASE
        place = view.case if case else view.choices.get(row.code)
        grey = sheet.is_grey(row.code)
        x, right = sheet.title_x, sheet.width - MARGIN
        for piece in sheet.pieces:
            y = top + piece.top
            if piece.kind == "title" and case:
                widgets_icons.paint(painter, "info", QRectF(MARGIN, y + 1, 14, 14), _c("accent"))
                piece.text.draw(painter, x, y, _c("text"))
            elif piece.kind == "title":
                code = sheet.texts.get(row.code, Role.STRONG, figures=True)
                code.draw(painter, MARGIN, y, _c("accent"))
                piece.text.draw(painter, x, y, _c("text"))
                self._paint_points(painter, row.code, y + code.height / 2, grey)
            elif piece.kind == "level":
                out = bool(piece.place) and not case and not view.in_case(row.code, piece.place or 0)
                self._paint_level(painter, piece, y, piece.place == place and place is not None, grey, out)
                if piece.place == 0 and sheet_words.offers_opinion(view, row.code):
                    link = sheet.opinion_link()
                    _paint_link(painter, link, sheet.opinion_x(row), round(y + (piece.height - link.height) / 2))
            elif piece.kind == "link":
                _paint_link(painter, piece.text, x + 22, y)
            else:
                if piece.icon:
                    widgets_icons.paint(painter, piece.icon, QRectF(x, y, 14, 14), _c(piece.tone))
                if piece.kind == "note" and sheet.note:
                    painter.fillRect(QRect(x - 6, y - 2, right - x, piece.height + 4), _c("warning_soft"))
                piece.text.draw(painter, x + (22 if piece.icon else 0), y, _c(piece.tone))

    def _paint_level(self, painter: QPainter, piece: Piece, y: int, chosen: bool, grey: bool, out: bool) -> None:
        """Key, points, words, and the stars that ask for this level; ``out``: it is of a case that does not hold."""
        sheet = self._sheet
        x, right = sheet.title_x, sheet.width - MARGIN - GRID
        none = piece.place == 0
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_c("faint" if grey else "quiet" if none else "accent"))
            painter.drawRoundedRect(QRectF(x - 6, y, right - x + 10, piece.height), 5, 5)
        cap = QRectF(x + 0.5, y + (piece.height - sheet.box_h) / 2 + 0.5, sheet.cap_w - 1, sheet.box_h - 1)
        paint_cap(painter, cap, str(piece.place), grey or out)
        ink = _c("on_accent" if chosen else "faint" if out else "quiet" if grey or none else "text")
        middle = y + piece.height / 2
        at = x + sheet.cap_w + 10
        if piece.level is not None:
            words = sheet_words.points_words(piece.level.points)
            points = sheet.texts.get(words, Role.STRONG, figures=True)
            points.draw(painter, at, middle - points.height / 2, ink)
            at += sheet.unit_w
        piece.text.draw(painter, at, middle - piece.text.height / 2, ink)
        if piece.level is not None and piece.level.min_stars is not None:
            n = piece.level.min_stars
            rect = QRectF(right - n * 11, middle - 5, n * 11, 9.5)
            paint_stars(painter, rect, n, n, _c("on_accent" if chosen else "faint" if grey or out else "star"))

    # The last row

    def _paint_end(self, painter: QPainter, top: int, height: int, focused: bool) -> None:
        sheet = self._sheet
        if sheet.cursor is None:
            painter.setPen(QPen(_c("accent"), 2) if focused else QPen(_c("edge"), 1))
            painter.setBrush(_c("accent_soft" if sheet.view.result.complete else "surface"))
            painter.drawRoundedRect(QRectF(GRID, top + 6, sheet.width - 2 * GRID, height - 8), 7, 7)
        y = top + 12
        for laid, line in sheet.end_lines():
            if line.link and line.tone == "accent":
                _paint_link(painter, laid, MARGIN + GRID, y)
            else:
                laid.draw(painter, MARGIN + GRID, y, _c(line.tone))
            y += laid.height + 4


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


def _paint_dots(painter: QPainter, middle: QPointF, n: int, grey: bool) -> None:
    """A dot for each star that requires a level."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_c("faint" if grey else "star"))
    x = middle.x() - (n - 1) * 2.5
    for _ in range(n):
        painter.drawEllipse(QPointF(x, middle.y()), _DOT / 2, _DOT / 2)
        x += 5


def _c(name: str) -> QColor:
    return theme.color(name)
