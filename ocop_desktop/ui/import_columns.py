"""What a file holds, and how the program reads it: sheet, header line, extent, and what each column means.

Shows the first rows with the meaning of each column above it, which can be changed. Reports what the user wants and
reads nothing itself.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from ocop_desktop.domain.product_list import Cell, Field, Layout
from ocop_desktop.services.importing import Preview, header_at
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import Card, ElidedLabel, label, row
from ocop_desktop.ui.widgets_fields import ComboBox, SpinBox, show_date

_SAMPLE_ROWS = 3

FIELDS: Mapping[Field, Marked] = {
    Field.NUMBER: mark("import_columns", "Number"),
    Field.NAME: mark("import_columns", "Product"),
    Field.CODE: mark("import_columns", "Product code"),
    Field.PRODUCER: mark("import_columns", "Producer"),
    Field.PRODUCER_KIND: mark("import_columns", "Kind of producer"),
    Field.ADDRESS: mark("import_columns", "Address"),
    Field.COMMUNE: mark("import_columns", "Commune"),
    Field.PHONE: mark("import_columns", "Phone"),
    Field.EMAIL: mark("import_columns", "Email"),
    Field.REPRESENTATIVE: mark("import_columns", "Representative"),
    Field.SET: mark("import_columns", "Criteria set"),
    Field.GROUP: mark("import_columns", "Product group"),
    Field.KIND: mark("import_columns", "Kind of evaluation"),
    Field.NOTE: mark("import_columns", "Note"),
    Field.PREVIOUS_DECISION: mark("import_columns", "Previous decision"),
    Field.PREVIOUS_DATE: mark("import_columns", "Date of recognition"),
    Field.PREVIOUS_STARS: mark("import_columns", "Previous stars"),
}


class ColumnsCard(Card):
    """``sheet_chosen`` carries the name of another sheet, ``layout_changed`` the layout that the user wants."""

    sheet_chosen = Signal(str)
    layout_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._layout: Layout | None = None
        self._grid_of: object = None
        self._combos: dict[int, ComboBox] = {}
        self._heads: dict[int, ElidedLabel] = {}
        self._cells: dict[tuple[int, int], ElidedLabel] = {}
        self._numbers: list[QLabel] = []
        self.body.setContentsMargins(12, 8, 12, 8)
        self._sheet = ComboBox()
        self._sheet_name = label(tr("import_columns", "Sheet"), Role.SMALL, "quiet")
        self._sheet.currentIndexChanged.connect(lambda: self.sheet_chosen.emit(self._sheet.value()))
        self._header = SpinBox(0, 1)
        self._header.setSpecialValueText(tr("import_columns", "none"))
        self._first, self._last = SpinBox(1, 1), SpinBox(0, 1)
        self._header.valueChanged.connect(self._header_changed)
        self._first.valueChanged.connect(self._lines_changed)
        self._last.valueChanged.connect(self._lines_changed)
        line = row(spacing=GRID)
        self._sheet_name.setBuddy(self._sheet)
        self.setFocusProxy(self._sheet)
        self._sheet.setAccessibleName(self._sheet_name.text())
        line.addWidget(self._sheet_name)
        line.addWidget(self._sheet)
        for text, editor in (
            (tr("import_columns", "Header in line"), self._header),
            (tr("import_columns", "Products from line"), self._first),
            (tr("import_columns", "to line"), self._last),
        ):
            editor.setKeyboardTracking(False)
            name = label(text, Role.SMALL, "quiet")
            name.setBuddy(editor)
            editor.setAccessibleName(text)
            line.addWidget(name)
            line.addWidget(editor)
        line.addStretch(1)
        self.body.addLayout(line)
        self._grid_area = QScrollArea()
        self._grid_area.setWidgetResizable(True)
        self._grid_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._grid_area)

    def column(self, place: int) -> ComboBox:
        """What a column of the sheet (from 0) means."""
        return self._combos[place]

    def show_preview(self, preview: Preview) -> None:
        """Shows a file as it is read now."""
        self._preview, self._layout = preview, preview.layout
        self._sheet.set_choices(
            [
                (
                    s.name,
                    s.name if s.refused is None else tr("import_columns", "{sheet} (no table)").format(sheet=s.name),
                )
                for s in preview.sheets
            ]
        )
        self._sheet.set_value(preview.sheet)
        for part in (self._sheet, self._sheet_name):
            part.setVisible(len(preview.sheets) > 1)
        layout = preview.layout
        last = len(preview.rows)
        for editor, low, value in (
            (self._header, 0, layout.header_rows[-1] + 1 if layout.header_rows else 0),
            (self._first, 1, layout.first_row + 1),
            (self._last, 0, layout.last_row + 1),
        ):
            editor.blockSignals(True)
            editor.setRange(low, max(last, 1))
            editor.setValue(value)
            editor.blockSignals(False)
        if self._grid_of is not preview.rows:
            self._make_grid(preview)
        self._fill_grid(preview)

    def _make_grid(self, preview: Preview) -> None:
        """One column for each column of the sheet that holds anything."""
        self._grid_of = preview.rows
        self._combos, self._heads, self._cells, self._numbers = {}, {}, {}, []
        width = max((len(line) for line in preview.rows), default=0)
        used = [c for c in range(width) if any(c < len(line) and line[c] != "" for line in preview.rows)]
        body = QWidget()
        body.setObjectName("columns")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for place in range(_SAMPLE_ROWS + 1):
            number = label("", Role.SMALL, "quiet")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(theme.text_width("0000", Role.SMALL))
            grid.addWidget(number, place + 1, 0)
            self._numbers.append(number)
        choices = [
            (None, tr("import_columns", "(not used)")),
            *((wanted, str(name)) for wanted, name in FIELDS.items()),
        ]
        for at, column_ in enumerate(used, 1):
            combo = self._combos[column_] = ComboBox(choices)
            combo.setMinimumContentsLength(7)
            combo.setMinimumWidth(18 * GRID)
            combo.setMaxVisibleItems(len(choices))
            combo.currentIndexChanged.connect(lambda _, c=column_: self._assign(c))
            grid.addWidget(combo, 0, at)
            head = self._heads[column_] = ElidedLabel("", Role.SMALL, "quiet")
            grid.addWidget(head, 1, at)
            for place in range(_SAMPLE_ROWS):
                cell = self._cells[place, column_] = ElidedLabel("", Role.SMALL)
                grid.addWidget(cell, place + 2, at)
            grid.setColumnStretch(at, 1)
        self._grid_area.setWidget(body)
        bar = self._grid_area.horizontalScrollBar().sizeHint().height()
        self._grid_area.setFixedHeight(body.sizeHint().height() + bar)

    def _fill_grid(self, preview: Preview) -> None:
        layout = preview.layout
        lines = [draft.line - 1 for draft in preview.drafts[:_SAMPLE_ROWS]]
        if not lines:
            lines = list(range(layout.first_row, min(layout.first_row + _SAMPLE_ROWS, len(preview.rows))))
        for number, line in zip(self._numbers[1:], [*lines, *([None] * _SAMPLE_ROWS)], strict=False):
            number.setText("" if line is None else str(line + 1))
        for column_, combo in self._combos.items():
            head = layout.headers[column_] if column_ < len(layout.headers) else ""
            self._heads[column_].set_text(head or _letter(column_))
            combo.set_value(layout.columns.get(column_))
            combo.setAccessibleName(
                tr("import_columns", "Column {letter}, {header}").format(letter=_letter(column_), header=head)
            )
            for place in range(_SAMPLE_ROWS):
                cells = preview.rows[lines[place]] if place < len(lines) else ()
                self._cells[place, column_].set_text(_shown(cells[column_]) if column_ < len(cells) else "")

    def _want(self, layout: Layout) -> None:
        if layout != self._layout:
            self._layout = layout
            self.layout_changed.emit(layout)

    def _assign(self, column_: int) -> None:
        if self._layout is not None:
            self._want(self._layout.assigned(column_, self._combos[column_].value()))

    def _header_changed(self, line: int) -> None:
        if self._preview is None or self._layout is None:
            return
        if line == 0:
            self._want(replace(self._layout, header_rows=(), headers=("",) * len(self._layout.headers)))
        else:
            self._want(header_at(self._preview, line - 1))

    def _lines_changed(self) -> None:
        if self._layout is not None:
            rows = (self._first.value() - 1, self._last.value() - 1)
            self._want(replace(self._layout, first_row=rows[0], last_row=rows[1]))


def _letter(column_: int) -> str:
    """The name of a column in a spreadsheet."""
    name = ""
    column_ += 1
    while column_:
        column_, rest = divmod(column_ - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _shown(cell: Cell) -> str:
    return str(cell) if isinstance(cell, str | int) else show_date(cell)
