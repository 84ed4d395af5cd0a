"""Where everything of one score sheet stands: the tops of its rows, the lines of the open one, what is under a point.

Texts are remembered, so laying out anew is cheap on every key. Holds what is shown (the sheet, the cursor, the note)
for those who draw and walk it; changes no choice and draws nothing. Coordinates are those of the whole sheet, its top
left corner being 0, 0; the viewport shows a part of it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics

from ocop_desktop.domain.criteria import Criterion, Level
from ocop_desktop.domain.sheets import applies
from ocop_desktop.ui import sheet_words, theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_rows import REFUSING, Row, RowKind, SheetRows
from ocop_desktop.ui.scoring_text import Laid, Texts
from ocop_desktop.ui.scoring_views import SheetView
from ocop_desktop.ui.sheet_words import EndLine
from ocop_desktop.ui.theme import GRID, Role

MARGIN = 2 * GRID


@dataclass(slots=True)
class Piece:
    """One line of the open row: a level (``place``), a heading of a case, a rule, a hint, a note or a link."""

    kind: str
    top: int
    height: int
    text: Laid
    place: int | None = None
    level: Level | None = None
    tone: str = "quiet"
    icon: str = ""


class Hit(NamedTuple):
    """What is under a point: criterion, place of a level, and a link ("refuse", "opinion" or "second")."""

    code: str | None = None
    place: int | None = None
    link: str = ""


class SheetLayout:
    """``cursor`` is the code of the open criterion, None at rest; ``note`` the sentence said there."""

    def __init__(self) -> None:
        self.texts = Texts()
        self.width = 0
        self.cursor: str | None = None
        self.note = ""
        self.note_tone = "quiet"
        self.tops: list[int] = [0]
        self.pieces: list[Piece] = []
        self.conditions: dict[str, bool | None] = {}
        self._shown: SheetView | None = None
        self._rows: SheetRows | None = None
        self.measure()

    # What is shown

    def put(self, view: SheetView | None) -> None:
        """Takes another sheet, or the same one as it is now; ``lay_out`` is to follow."""
        if view is not None and (self._shown is None or _shape(self._shown) != _shape(view)):
            self._rows = SheetRows(view.criteria, asks_case=bool(view.cases))
        self._shown = view
        if view is None:
            self.tops = [0]
        else:
            criteria, choices = view.criteria, view.choices
            self.conditions = {code: applies(criteria, choices, code) for code in criteria.depends_on}

    @property
    def shown(self) -> SheetView | None:
        """The sheet, None while there is none."""
        return self._shown

    @property
    def view(self) -> SheetView:
        """The sheet, where there is one."""
        assert self._shown is not None
        return self._shown

    @property
    def rows(self) -> SheetRows:
        assert self._rows is not None
        return self._rows

    def leaf(self, code: str) -> Criterion:
        return self.view.criteria.by_code[code]

    def is_void(self, code: str) -> bool:
        """Whether a criterion does not apply, for the one it depends on scored 0."""
        return self.conditions.get(code, True) is False

    def is_grey(self, code: str) -> bool:
        """Whether nothing can be entered at a criterion."""
        return bool(self.view.locked) or self.is_void(code)

    # Measures

    def measure(self) -> None:
        """Takes the sizes of the fonts as they are now."""
        self.texts.clear()
        strong = QFontMetrics(theme.font(Role.STRONG, True))
        self.box_w = max(30, strong.horizontalAdvance("00") + 12)
        self.box_h = strong.height() + 4
        self.row_h = self.box_h + 12
        self.points_w = max(36, QFontMetrics(theme.font(Role.SCORE)).horizontalAdvance("00") + 12)
        self.code_w = strong.horizontalAdvance("0.0.0") + 12
        self.cap_w = max(26, strong.horizontalAdvance("0") + 16)
        self.unit_w = strong.horizontalAdvance(sheet_words.points_words(10)) + 12
        self.title_x = MARGIN + self.code_w

    def lay_out(self, width: int) -> None:
        """Tops of all rows, and the lines of the open one."""
        if width != self.width:
            self.texts.clear()
            self.width = width
        tops, y = [], GRID // 2
        for row in self.rows.rows:
            tops.append(y)
            y += self._height(row)
        tops.append(y + GRID)
        self.tops = tops

    @property
    def height(self) -> int:
        """The height of the whole sheet."""
        return self.tops[-1]

    def extent(self, code: str | None) -> tuple[int, int]:
        """Top and bottom of the row of a criterion; None: of the last row."""
        index = len(self.rows.rows) - 1 if code is None else self.rows.row_of[code]
        return self.tops[index], self.tops[index + 1]

    def row_top_at(self, y: int) -> int:
        """The top of the row that stands there, of the first one above all."""
        return self.tops[max(1, bisect_right(self.tops, y)) - 1]

    def rows_between(self, top: int, bottom: int) -> Iterator[tuple[Row, int, int]]:
        """The rows that stand between two heights, each with its top and its height."""
        rows = self.rows.rows
        index = max(0, bisect_right(self.tops, top) - 1)
        while index < len(rows) and self.tops[index] <= bottom:
            yield rows[index], self.tops[index], self.tops[index + 1] - self.tops[index]
            index += 1

    def boxes(self, leaf: Criterion) -> list[int]:
        """The left edges of the boxes of a closed row; a wider gap parts the cases."""
        gaps = [0] + [14 if a.case != b.case else 4 for a, b in zip(leaf.levels, leaf.levels[1:], strict=False)]
        x = self.width - MARGIN - self.points_w - GRID - len(gaps) * self.box_w - sum(gaps)
        edges = []
        for gap in gaps:
            x += gap
            edges.append(x)
            x += self.box_w
        return edges

    def _height(self, row: Row) -> int:
        if row.kind is RowKind.PART:
            return self.heading(row).height + 14
        if row.kind is RowKind.GROUP:
            height = self.heading(row).height + 12
            return height + sum(laid.height + 2 for laid, _ in self.heading_rules(row))
        if row.kind is RowKind.END:
            return 10 + sum(laid.height + 4 for laid, _ in self.end_lines()) + 14
        if row.code == self.cursor:
            self.pieces, height = self._case_pieces() if row.kind is RowKind.CASE else self._open_pieces(row)
            return height
        if row.kind is RowKind.CASE:
            return max(self.row_h, self.case_title().height + 10)
        height = max(self.row_h, self.title(row).height + 10)
        why = self.closed_why(row)
        return height + (why.height + 2 if why else 0)

    # Texts in their places

    def heading(self, row: Row) -> Laid:
        """The heading of a part or of a group."""
        if row.kind is RowKind.PART:
            text, role = sheet_words.heading_words(row.code, row.title), Role.SECTION
        else:
            text, role = f"{row.code}. {row.title}", Role.STRONG
        return self.texts.get(text, role, self.width - 2 * MARGIN - 90)

    def heading_rules(self, row: Row) -> list[tuple[Laid, str]]:
        """Hint and rules of a heading, each with its icon; "" is the link to refuse the dossier."""
        assert row.node is not None
        wide = self.width - 2 * MARGIN - 20
        rules = row.node.rules
        lines = [(self.texts.get(row.node.hint, Role.SMALL, wide), "info")] if row.node.hint else []
        for rule in rules:
            lines.append((self.texts.get(rule.text, Role.SMALL, wide), "warning" if rule.kind in REFUSING else "info"))
        if any(rule.kind in REFUSING for rule in rules) and not self.view.refused:
            lines.append((self._refuse_link(wide), ""))
        return lines

    def title(self, row: Row) -> Laid:
        """The title of a closed criterion, beside its boxes."""
        right = self.boxes(self.leaf(row.code))[0] - 12 - 20 * len(self.signs(row))
        return self.texts.get(row.title, Role.BODY, right - self.title_x)

    def signs(self, row: Row) -> list[tuple[str, str]]:
        """The signs that a closed row bears, icon and tone: an opinion; a rule that can refuse the dossier, or else a
        doubt about the source."""
        assert row.node is not None
        signs = [("note", "accent")] if row.code in self.view.opinions else []
        if any(rule.kind in REFUSING for rule in row.node.rules):
            signs.append(("warning", "error"))
        elif row.node.check is not None:
            signs.append(("info", "star_text"))
        return signs

    def closed_why(self, row: Row) -> Laid | None:
        """Why a closed criterion does not apply; None where it does."""
        if not self.is_void(row.code):
            return None
        words = sheet_words.why_not(self.leaf(row.code))
        return self.texts.get(words, Role.SMALL, self.width - MARGIN - 60 - self.title_x)

    def case_title(self) -> Laid:
        """The closed row of the question which case holds."""
        return self.texts.get(sheet_words.case_words(self.view), Role.BODY, self.width - 2 * MARGIN - self.code_w)

    def opinion_link(self) -> Laid:
        """The link to an opinion, beside "no level reached"."""
        return self.texts.get(tr("sheet_layout", "Opinion (Ctrl+K)"), Role.SMALL)

    def opinion_x(self, row: Row) -> int:
        """Where that link begins; beyond the edge where there is none."""
        if row.kind is not RowKind.LEAF or not sheet_words.offers_opinion(self.view, row.code):
            return self.width
        return self.width - MARGIN - GRID - self.opinion_link().width

    def end_lines(self) -> list[tuple[Laid, EndLine]]:
        """The lines of the last row."""
        wide = self.width - 4 * MARGIN
        note = self.note if self.cursor is None else ""
        lines: list[tuple[Laid, EndLine]] = []
        for line in sheet_words.end_lines(self.view, note, self.note_tone):
            if not lines:
                laid = self.texts.get(line.text, Role.STRONG, wide)
            elif line.tone == "accent" and line.link:
                laid = self._fitted(line.text, wide)
            else:
                laid = self.texts.get(line.text, Role.SMALL, wide)
            lines.append((laid, line))
        return lines

    def _refuse_link(self, width: int) -> Laid:
        return self._fitted(tr("sheet_layout", "Record that this applies (Ctrl+L)"), width)

    def _fitted(self, text: str, width: int) -> Laid:
        """A link as wide as its text, or wrapped where that is too wide."""
        laid = self.texts.get(text, Role.SMALL)
        return laid if laid.width <= width else self.texts.get(text, Role.SMALL, width)

    # The open row

    def _case_pieces(self) -> tuple[list[Piece], int]:
        wide = self.width - MARGIN - GRID - self.title_x
        title = self.texts.get(sheet_words.case_question(), Role.STRONG, wide)
        pieces, y = [Piece("title", 10, title.height, title, tone="text")], 14 + title.height
        for place, heading in enumerate(self.view.cases, 1):
            text = self.texts.get(heading, Role.BODY, wide - self.cap_w - 10)
            tall = max(text.height + 8, self.box_h + 4)
            pieces.append(Piece("level", y, tall, text, place=place, tone="text"))
            y += tall + 1
        words = self.note or tr("sheet_layout", "Asked once: on this sheet only levels of this case can be chosen.")
        note = self.texts.get(words, Role.SMALL, wide)
        pieces.append(Piece("note", y + 2, note.height, note, tone=self.note_tone))
        return pieces, y + note.height + 12

    def _open_pieces(self, row: Row) -> tuple[list[Piece], int]:
        view, leaf = self.view, self.leaf(row.code)
        left, right = self.title_x, self.width - MARGIN - GRID
        y = 10
        pieces: list[Piece] = []

        def add(kind: str, text: Laid, height: int = 0, **more: object) -> None:
            nonlocal y
            tall = max(text.height, height)
            pieces.append(Piece(kind, y, tall, text, **more))  # type: ignore[arg-type]
            y += tall

        add("title", self.texts.get(row.title, Role.STRONG, right - self.points_w - left), tone="text")
        y += 4
        wide = right - left
        if leaf.hint:
            add("text", self.texts.get(leaf.hint, Role.SMALL, wide))
            y += 4
        for words, tone, icon in sheet_words.remarks(leaf, self.conditions):
            add("text", self.texts.get(words, Role.SMALL, wide - 22), 16, tone=tone, icon=icon)
            y += 4
        if not view.refused and any(rule.kind in REFUSING for rule in leaf.rules):
            add("link", self._refuse_link(wide - 22))
            y += 6
        need = 5 * 11 + GRID if any(level.min_stars is not None for level in leaf.levels) else 0
        label_w = wide - self.cap_w - 10 - self.unit_w - need
        case = None
        for place, level in enumerate(leaf.levels, 1):
            if level.case != case:
                case = level.case
                y += 2
                tone = "accent_strong" if view.in_case(row.code, place) else "quiet"
                add("case", self.texts.get(level.case or "", Role.SMALL, wide), tone=tone)
                y += 2
            text = self.texts.get(level.label, Role.BODY, label_w)
            add("level", text, max(text.height + 8, self.box_h + 4), place=place, level=level, tone="text")
            y += 1
        none = tr("sheet_layout", "No level reached (0 points)")
        link = self.opinion_link().width + 12 if sheet_words.offers_opinion(view, row.code) else 0
        add("level", self.texts.get(none, Role.BODY, wide - self.cap_w - 10 - link), self.box_h + 4, place=0)
        y += 2
        opinion = view.opinions.get(row.code)
        if opinion:
            y += 2
            words = sheet_words.for_painter(opinion)
            add("opinion", self.texts.get(words, Role.SMALL, wide - 22), 16, tone="text", icon="note")
            y += 4
        words = self.note or sheet_words.keys_sentence(view)
        add("note", self.texts.get(words, Role.SMALL, wide), tone=self.note_tone)
        return pieces, y + 10

    # Under the mouse

    def hit(self, at: QPoint) -> Hit:
        """What is under a point of the sheet."""
        index = bisect_right(self.tops, at.y()) - 1
        if self._shown is None or not 0 <= index < len(self.rows.rows):
            return Hit()
        row, inside = self.rows.rows[index], at.y() - self.tops[index]
        if row.kind is RowKind.PART:
            return Hit()
        if row.kind is RowKind.GROUP:
            lines = self.heading_rules(row)
            last = bool(lines) and not lines[-1][1] and inside > self.tops[index + 1] - self.tops[index] - 24
            return Hit(row.code, None, "refuse") if last and at.x() < MARGIN + 20 + lines[-1][0].width else Hit()
        if row.kind is RowKind.END:
            return self._hit_end(at.x(), inside)
        if row.code == self.cursor:
            return self._hit_open(row, at.x(), inside)
        if row.kind is RowKind.LEAF:
            for place, x in enumerate(self.boxes(self.leaf(row.code)), 1):
                if x <= at.x() < x + self.box_w + 4:
                    return Hit(row.code, place)
        return Hit(row.code)

    def _hit_end(self, x: int, inside: int) -> Hit:
        y = 12
        for laid, line in self.end_lines():
            if line.link and y <= inside < y + laid.height + 4 and x < MARGIN + GRID + laid.width:
                return Hit("", None, line.link)
            y += laid.height + 4
        return Hit()

    def _hit_open(self, row: Row, x: int, inside: int) -> Hit:
        for piece in self.pieces:
            if piece.top <= inside < piece.top + piece.height:
                if piece.kind == "link" and x < self.title_x + 22 + piece.text.width:
                    return Hit(row.code, None, "refuse")
                if piece.kind == "opinion" or (piece.place == 0 and x >= self.opinion_x(row)):
                    return Hit(row.code, None, "opinion")
                return Hit(row.code, piece.place)
        return Hit(row.code)


def _shape(view: SheetView) -> tuple[str, bool]:
    """What the rows depend on."""
    return view.criteria.content_hash, bool(view.cases)
