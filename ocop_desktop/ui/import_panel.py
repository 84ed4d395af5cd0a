"""The import of a product list, inside the page: what the file holds, what the program made of it, what it has to ask.

Nothing is stored before the user presses the one button, and everything that the list does not plainly say is asked
for. Reading happens off the GUI thread; faults of a file are said here. Decides nothing: ``services.importing`` does.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QStackedWidget, QWidget

from ocop_desktop.domain.errors import CodedError, UserError
from ocop_desktop.domain.product_list import Cell, Doubt, Field, Layout, ProductDraft
from ocop_desktop.domain.session import EvaluationKind
from ocop_desktop.services.importing import (
    Decisions,
    Plan,
    Preview,
    Treatment,
    certain_set,
    header_at,
    plan,
    read_list,
    to_products,
    with_layout,
)
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import doubt_sentence, sentence
from ocop_desktop.ui.product_fields import KINDS, LATER, SetField, kind_choices, set_name
from ocop_desktop.ui.rows_model import Index, RowsModel
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    Card,
    ElidedLabel,
    MessageBar,
    SectionTitle,
    button,
    column,
    label,
    row,
    set_property,
    tooltip,
)
from ocop_desktop.ui.widgets_fields import ComboBox, SpinBox, show_date
from ocop_desktop.ui.widgets_table import table_view

_NOWHERE = QModelIndex()
_SAMPLE_ROWS = 3
_SIDE = 372

_FIELDS: Mapping[Field, object] = {
    Field.NUMBER: mark("import_panel", "Number"),
    Field.NAME: mark("import_panel", "Product"),
    Field.CODE: mark("import_panel", "Product code"),
    Field.PRODUCER: mark("import_panel", "Producer"),
    Field.PRODUCER_KIND: mark("import_panel", "Kind of producer"),
    Field.ADDRESS: mark("import_panel", "Address"),
    Field.COMMUNE: mark("import_panel", "Commune"),
    Field.PHONE: mark("import_panel", "Phone"),
    Field.EMAIL: mark("import_panel", "Email"),
    Field.REPRESENTATIVE: mark("import_panel", "Representative"),
    Field.SET: mark("import_panel", "Criteria set"),
    Field.GROUP: mark("import_panel", "Product group"),
    Field.KIND: mark("import_panel", "Kind of evaluation"),
    Field.NOTE: mark("import_panel", "Note"),
    Field.PREVIOUS_DECISION: mark("import_panel", "Previous decision"),
    Field.PREVIOUS_DATE: mark("import_panel", "Date of recognition"),
    Field.PREVIOUS_STARS: mark("import_panel", "Previous stars"),
}
_TREATMENTS = {
    Treatment.SKIP: mark("import_panel", "Leave out"),
    Treatment.MERGE: mark("import_panel", "Merge into it"),
    Treatment.NEW: mark("import_panel", "Import all the same"),
}
_SET_DOUBTS = frozenset({"set_missing", "set_unknown", "set_suggested"})
_KIND_DOUBTS = frozenset({"kind_missing", "kind_unknown"})


class Col(IntEnum):
    """Columns of the list of rows that were found."""

    TAKE = 0
    LINE = 1
    NAME = 2
    PRODUCER = 3
    SET = 4
    KIND = 5
    DOUBT = 6


class DraftsModel(RowsModel):
    """The rows of the list as products to be; a row is known by its line in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[int, tuple[str, ...]] = {}
        self._taken: dict[int, bool | None] = {}
        self._asks: dict[int, frozenset[Col]] = {}
        self._headers = (
            "",
            tr("import_panel", "Line"),
            tr("import_panel", "Product"),
            tr("import_panel", "Producer"),
            tr("import_panel", "Criteria set"),
            tr("import_panel", "Kind"),
            tr("import_panel", "To be checked"),
        )

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._keys[index.row()]
        texts = self._texts.get(line)
        if texts is None:
            return None
        section = index.column()
        taken = self._taken[line]
        if role == Qt.ItemDataRole.CheckStateRole and section == Col.TAKE and taken is not None:
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(texts[section])
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Col.TAKE:
            return tr("import_panel", "Import this row")
        if role == Qt.ItemDataRole.FontRole and section == Col.NAME:
            return theme.font(Role.STRONG)
        if role == Qt.ItemDataRole.ForegroundRole:
            if not taken:
                return theme.color("faint")
            if section == Col.DOUBT or section in self._asks.get(line, ()):
                return theme.color("warning")
        return None

    def show(
        self,
        rows: Mapping[int, tuple[str, ...]],
        taken: Mapping[int, bool | None],
        asks: Mapping[int, frozenset[Col]],
    ) -> None:
        """Shows rows: texts by line; whether each is imported (None: it cannot be); where questions are open."""
        texts, marks, open_ = self._texts, self._taken, self._asks
        self._texts, self._taken, self._asks = dict(rows), dict(taken), dict(asks)
        self.set_keys(list(rows))
        self.touch(
            line
            for line in rows
            if (texts.get(line), marks.get(line), open_.get(line)) != (rows[line], taken[line], asks.get(line))
        )


class ImportPanel(QWidget):
    """``imported`` carries a sentence and the id of the first new product or None; ``closed``: nothing was imported."""

    imported = Signal(str, object)
    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._preview: Preview | None = None
        self._layout: Layout | None = None
        self._path: Path | None = None
        self._cancel: Callable[[], None] | None = None
        self._set_of_text: dict[str, str] = {}
        self._set_of_line: dict[int, str] = {}
        self._kind_of_text: dict[str, EvaluationKind] = {}
        self._kind_of_line: dict[int, EvaluationKind] = {}
        self._treatment: dict[int, Treatment] = {}
        self._left_out: set[int] = set()
        self._questions: dict[tuple[str, object], _Question] = {}
        self._grid_of: object = None
        self._combos: dict[int, ComboBox] = {}
        self._heads: dict[int, ElidedLabel] = {}
        self._cells: dict[tuple[int, int], ElidedLabel] = {}
        self._numbers: list[Any] = []

        self._title = ElidedLabel(tr("import_panel", "Import a product list"), Role.SECTION)
        self._close = button(tr("import_panel", "Back to the products (Esc)"), "normal", self.close_panel)
        head = row(self._title, self._close)
        head.setStretch(0, 1)
        self.message = MessageBar()
        self._busy = label(tr("import_panel", "Reading the file…"), Role.BODY, "quiet")
        self._stop = button(tr("import_panel", "Cancel"), "normal", self.close_panel)
        waiting = QWidget()
        waiting.setLayout(column(-1, row(-1, self._busy, self._stop, -1), -2))

        body = QWidget()
        body.setObjectName("page")
        body.setMinimumHeight(480)
        parts = column(self._file_card(), self._middle(), spacing=10)
        parts.setStretch(1, 1)
        body.setLayout(parts)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._stack = QStackedWidget()
        self._blank = QWidget()
        for part in (self._blank, waiting, scroll):
            self._stack.addWidget(part)
        self._waiting, self._ready = waiting, scroll

        self.summary = label("", Role.STRONG, wrap=True)
        self.import_button = button("", "primary", self.import_now)
        self._foot = QWidget()
        foot = row(self.summary, self.import_button)
        foot.setStretch(0, 1)
        self._foot.setLayout(foot)
        whole = column(head, self.message, self._stack, self._foot, spacing=10, margins=(16, 12, 16, 12))
        whole.setStretch(2, 1)
        self.setLayout(whole)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.import_now)
        bridge.changed.connect(self._changed)
        self.clear()

    # Life.

    def is_busy(self) -> bool:
        """Whether a file is being read or looked at."""
        return self._path is not None

    def open_file(self, path: Path) -> None:
        """Begins with a file; what was looked at before is forgotten."""
        self.clear()
        self._path = path
        self._title.set_text(tr("import_panel", "Import a product list: {file}").format(file=path.name))
        self._read(None)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Leaves without importing anything."""
        self.clear()
        self.closed.emit()

    def clear(self) -> None:
        """Forgets file, answers and messages."""
        if self._cancel is not None:
            self._cancel()
        self._cancel = None
        self._path = self._preview = self._layout = None
        for answers in (
            self._set_of_text,
            self._set_of_line,
            self._kind_of_text,
            self._kind_of_line,
            self._treatment,
            self._left_out,
        ):
            answers.clear()
        self.message.clear()
        self._foot.hide()
        self._stack.setCurrentWidget(self._blank)

    def preview(self) -> Preview | None:
        """What is shown for confirmation; None while there is nothing."""
        return self._preview

    def decisions(self) -> Decisions:
        """What the user has said so far."""
        preview = self._preview
        if preview is None:
            return Decisions()
        sets: dict[int, str | None] = {}
        kinds: dict[int, EvaluationKind] = {}
        treatments: dict[int, Treatment] = {}
        left_out = set()
        for place, draft in enumerate(preview.drafts):
            said = self._set_of_line.get(draft.line)
            if said is None and certain_set(draft) is None:
                said = self._set_of_text.get(draft.set_text)
            if said is not None:
                sets[place] = None if said == LATER else said
            kind = self._kind_of_line.get(draft.line)
            if kind is None and draft.kind is None:
                kind = self._kind_of_text.get(draft.kind_text)
            if kind is not None:
                kinds[place] = kind
            if draft.line in self._treatment:
                treatments[place] = self._treatment[draft.line]
            if draft.line in self._left_out:
                left_out.add(place)
        return Decisions(sets, kinds, treatments, frozenset(left_out))

    def import_now(self) -> None:
        """Imports, as one step; with open questions it goes to the first of them instead."""
        desk, preview = self._bridge.desk, self._preview
        if desk is None or preview is None or self._cancel is not None or not self.import_button.isEnabled():
            return
        try:
            command = to_products(preview, self.decisions(), desk.state.products)
        except UserError as error:
            self.message.show_message("warning", sentence(error))
            self._go_to_first_question()
            return
        known = set(desk.state.products)
        failed = self._bridge.attempt(command)
        if failed is not None:
            self.message.show_message("error", sentence(failed))
            return
        text = tr("import_panel", "{n} products imported from {file}.")
        if command.merged:
            text = tr("import_panel", "{n} products imported from {file}, {merged} completed.")
        filled = text.format(n=len(command.new), merged=len(command.merged), file=preview.path.name)
        self.imported.emit(filled, next((key for key in desk.state.products if key not in known), None))

    # Reading.

    def _read(self, sheet: str | None) -> None:
        path = self._path
        assert path is not None
        sets, existing = self._known()
        self._stack.setCurrentWidget(self._waiting)
        self._foot.hide()
        self._run(lambda: read_list(path, sets, existing, sheet), fresh=True)

    def _interpret(self, layout: Layout) -> None:
        preview = self._preview
        if preview is None or layout == self._layout:
            return
        self._layout = layout
        sets, existing = self._known()
        self._run(lambda: with_layout(preview, layout, sets, existing), fresh=False)

    def _run(self, work: Callable[[], Preview], *, fresh: bool) -> None:
        if self._cancel is not None:
            self._cancel()

        def guarded() -> Preview | CodedError:
            try:
                return work()
            except CodedError as error:
                return error

        self._cancel = self._bridge.run(guarded, lambda found: self._done(found, fresh))

    def _done(self, found: Preview | CodedError, fresh: bool) -> None:
        self._cancel = None
        if isinstance(found, CodedError):
            self.message.show_message("error", sentence(found))
            if self._preview is None:
                self._stack.setCurrentWidget(self._blank)
                self._close.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self._sheet.set_value(self._preview.sheet)
            self._stack.setCurrentWidget(self._ready)
            self._foot.show()
            return
        if fresh:
            self.message.clear()
            for answers in (self._set_of_line, self._kind_of_line, self._treatment, self._left_out):
                answers.clear()
        self._preview, self._layout = found, found.layout
        self._stack.setCurrentWidget(self._ready)
        self._foot.show()
        self._show_file(found)
        self._show_answers()
        if fresh:
            self._table.setCurrentIndex(self._model.index(0, Col.NAME))
            focused = self.focusWidget()
            if focused is None or focused is self._stop or not focused.isVisible():
                self._go_to_first_question()

    def _known(self) -> tuple[list[tuple[str, str]], list[tuple[int, str, str]]]:
        desk = self._bridge.desk
        assert desk is not None
        sets = [(criteria.code, criteria.title) for criteria in desk.state.decree.sets]
        return sets, [(p.id, p.name, p.producer.name) for p in desk.state.products.values()]

    def _changed(self, changes: Changes) -> None:
        preview, layout = self._preview, self._layout
        if preview is not None and layout is not None and (changes.listed or changes.details):
            sets, existing = self._known()
            self._run(lambda: with_layout(preview, layout, sets, existing), fresh=False)

    # The file: sheet, header, columns.

    def _file_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(12, 8, 12, 8)
        self._sheet = ComboBox()
        self._sheet_name = label(tr("import_panel", "Sheet"), Role.SMALL, "quiet")
        self._sheet.currentIndexChanged.connect(lambda: self._read(self._sheet.value()))
        self._header = SpinBox(0, 1)
        self._header.setSpecialValueText(tr("import_panel", "none"))
        self._first, self._last = SpinBox(1, 1), SpinBox(0, 1)
        self._header.valueChanged.connect(self._header_changed)
        self._first.valueChanged.connect(self._lines_changed)
        self._last.valueChanged.connect(self._lines_changed)
        line = row(spacing=GRID)
        self._sheet_name.setBuddy(self._sheet)
        self._sheet.setAccessibleName(self._sheet_name.text())
        line.addWidget(self._sheet_name)
        line.addWidget(self._sheet)
        for text, editor in (
            (tr("import_panel", "Header in line"), self._header),
            (tr("import_panel", "Products from line"), self._first),
            (tr("import_panel", "to line"), self._last),
        ):
            editor.setKeyboardTracking(False)
            name = label(text, Role.SMALL, "quiet")
            name.setBuddy(editor)
            editor.setAccessibleName(text)
            line.addWidget(name)
            line.addWidget(editor)
        line.addStretch(1)
        card.body.addLayout(line)
        self._grid_area = QScrollArea()
        self._grid_area.setWidgetResizable(True)
        self._grid_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.body.addWidget(self._grid_area)
        return card

    def _show_file(self, preview: Preview) -> None:
        self._sheet.set_choices(
            [
                (s.name, s.name if s.refused is None else tr("import_panel", "{sheet} (no table)").format(sheet=s.name))
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
        body.setStyleSheet(f"#columns {{ background: {theme.palette().surface}; }}")
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
        choices = [(None, tr("import_panel", "(not used)")), *((wanted, str(name)) for wanted, name in _FIELDS.items())]
        for at, column_ in enumerate(used, 1):
            combo = self._combos[column_] = ComboBox(choices)
            combo.setMinimumContentsLength(7)
            combo.setMinimumWidth(15 * GRID)
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
                tr("import_panel", "Column {letter}, {header}").format(letter=_letter(column_), header=head)
            )
            set_property(combo, "used", "true" if column_ in layout.columns else "false")
            for place in range(_SAMPLE_ROWS):
                cells = preview.rows[lines[place]] if place < len(lines) else ()
                self._cells[place, column_].set_text(_shown(cells[column_]) if column_ < len(cells) else "")

    def _assign(self, column_: int) -> None:
        if self._layout is not None:
            self._interpret(self._layout.assigned(column_, self._combos[column_].value()))

    def _header_changed(self, line: int) -> None:
        if self._preview is None or self._layout is None:
            return
        if line == 0:
            width = len(self._layout.headers)
            self._interpret(replace(self._layout, header_rows=(), headers=("",) * width))
        else:
            self._interpret(header_at(self._preview, line - 1))

    def _lines_changed(self) -> None:
        if self._layout is not None:
            rows = (self._first.value() - 1, self._last.value() - 1)
            self._interpret(replace(self._layout, first_row=rows[0], last_row=rows[1]))

    # The rows, and what has to be asked.

    def _middle(self) -> QWidget:
        self._model = DraftsModel(self)
        self._table = table_view(self._model, tr("import_panel", "Rows of the list"))
        self._table.setWordWrap(True)
        self._table.verticalHeader().setDefaultSectionSize(theme.row_height(2))
        self._table.clicked.connect(self._clicked)
        self._table.installEventFilter(self)
        self._table.opened.connect(self._enter_row)
        self._table.selectionModel().currentRowChanged.connect(lambda: self._show_row())

        self._questions_title = SectionTitle("")
        self._questions_box = column(spacing=12)
        self._left_note = label("", Role.SMALL, "quiet", wrap=True)
        asked = QWidget()
        asked.setObjectName("asked")
        asked.setStyleSheet(f"#asked {{ background: {theme.palette().surface}; }}")
        asked.setLayout(column(self._questions_title, self._questions_box, self._left_note, -1, margins=(12, 8, 12, 8)))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(asked)
        self._asked_area = area
        questions = Card()
        questions.body.setContentsMargins(1, 4, 1, 4)
        questions.body.addWidget(area)

        self._row_card = Card()
        self._row_card.body.setContentsMargins(12, 8, 12, 10)
        self._row_card.body.setSpacing(6)
        self._row_title = ElidedLabel("", Role.STRONG)
        self._row_take = QCheckBox(tr("import_panel", "Import this row (Space)"))
        self._row_take.clicked.connect(lambda: self._toggle(self._line()))
        self._row_set = SetField(later=True)
        self._row_set.value_changed.connect(self._row_set_changed)
        self._row_kind = ComboBox(kind_choices())
        self._row_kind.currentIndexChanged.connect(self._row_kind_changed)
        self._row_doubts = label("", Role.SMALL, "warning", wrap=True)
        self._row_problem = label("", Role.SMALL, "error", wrap=True)
        self._row_set.problem_changed.connect(self._row_problem.setText)
        self._row_set.setAccessibleName(tr("import_panel", "Criteria set of this row"))
        self._row_kind.setAccessibleName(tr("import_panel", "Kind of evaluation of this row"))
        editors = row(self._row_set, self._row_kind)
        editors.setStretch(0, 3)
        editors.setStretch(1, 2)
        for part in (self._row_title, self._row_take, editors, self._row_problem, self._row_doubts):
            if isinstance(part, QWidget):
                self._row_card.body.addWidget(part)
            else:
                self._row_card.body.addLayout(part)
        sides = column(questions, self._row_card, spacing=10)
        sides.setStretch(0, 1)
        self._side = QWidget()
        self._side.setLayout(sides)
        halves = row(self._table, self._side, spacing=10)
        halves.setStretch(0, 1)
        middle = QWidget()
        middle.setLayout(halves)
        return middle

    def _show_answers(self) -> None:
        """Brings rows, questions and the summary in line with the answers."""
        desk, preview = self._bridge.desk, self._preview
        if desk is None or preview is None:
            return
        decisions = self.decisions()
        found = plan(preview, decisions, desk.state.products)
        self._ask(preview, found, decisions)
        asks: dict[int, frozenset[Col]] = {}
        for section, places in ((Col.SET, found.sets_open), (Col.KIND, found.kinds_open)):
            for place in places:
                line = preview.drafts[place].line
                asks[line] = asks.get(line, frozenset()) | {section}
        rows, taken = {}, {}
        imported = frozenset((*found.new, *found.merged))
        refused = frozenset(found.refused)
        for place, draft in enumerate(preview.drafts):
            rows[draft.line] = self._row_texts(place, draft, found, decisions)
            taken[draft.line] = None if place in refused else place in imported
        self._model.show(rows, taken, asks)
        self._summarise(found, decisions)
        self._show_row()
        self._fit()

    def _row_texts(self, place: int, draft: ProductDraft, found: Plan, decisions: Decisions) -> tuple[str, ...]:
        desk = self._bridge.desk
        assert desk is not None
        code = decisions.sets[place] if place in decisions.sets else certain_set(draft)
        if code is not None and code in desk.state.decree.by_set:
            set_text = set_name(desk.state.decree.by_set[code])
        elif place in decisions.sets:
            set_text = tr("import_panel", "chosen later")
        else:
            set_text = ""
        kind = decisions.kinds.get(place) or draft.kind
        asked = _SET_DOUBTS | _KIND_DOUBTS
        notes = [doubt_sentence(doubt.code, doubt.params) for doubt in draft.doubts if doubt.code not in asked]
        if place in found.left_out:
            notes = [tr("import_panel", "Left out")]
        elif place in found.repeats:
            notes = [self._repeat_text(place, found)]
        return (
            "",
            str(draft.line),
            draft.name,
            draft.producer,
            set_text or tr("import_panel", "not known"),
            str(KINDS[kind]) if kind else tr("import_panel", "not known"),
            " ".join(notes),
        )

    def _open_doubts(self, place: int, draft: ProductDraft, decisions: Decisions) -> list[Doubt]:
        answered = (_SET_DOUBTS if place in decisions.sets else frozenset()) | (
            _KIND_DOUBTS if place in decisions.kinds else frozenset()
        )
        return [doubt for doubt in draft.doubts if doubt.code not in answered]

    def _repeat_text(self, place: int, found: Plan) -> str:
        desk, preview = self._bridge.desk, self._preview
        assert desk is not None
        assert preview is not None
        of_id = found.repeats[place]
        if of_id is not None:
            number = list(desk.state.products).index(of_id) + 1
            return tr("import_panel", "The same as product {n} of the session, “{name}”.").format(
                n=number, name=desk.state.products[of_id].name
            )
        leader = preview.drafts[found.leaders[place]]
        return tr("import_panel", "The same as line {line} of the list.").format(line=leader.line)

    def _ask(self, preview: Preview, found: Plan, decisions: Decisions) -> None:
        """One question for each text that names no set or no kind, and one for each repeated row."""
        drafts = preview.drafts
        sets: dict[str, list[ProductDraft]] = {}
        kinds: dict[str, list[ProductDraft]] = {}
        for place in found.new:
            draft = drafts[place]
            if certain_set(draft) is None and draft.line not in self._set_of_line:
                sets.setdefault(draft.set_text, []).append(draft)
            if draft.kind is None and draft.line not in self._kind_of_line:
                kinds.setdefault(draft.kind_text, []).append(draft)
        wanted: dict[tuple[str, object], _Question] = {}
        key: tuple[str, object]
        for text, group in sets.items():
            key = ("set", text)
            question = wanted[key] = self._questions.get(key) or self._set_question(text)
            question.say(_question_text(group, _SET_DOUBTS), len(group))
            question.answer(self._set_of_text.get(text))
            question.propose(self._proposal(group))
        for text, group in kinds.items():
            key = ("kind", text)
            question = wanted[key] = self._questions.get(key) or self._kind_question(text)
            question.say(_question_text(group, _KIND_DOUBTS), len(group))
            question.answer(self._kind_of_text.get(text))
        for place in found.repeats:
            draft = drafts[place]
            key = ("repeat", draft.line)
            question = wanted[key] = self._questions.get(key) or self._repeat_question(draft.line)
            text = tr("import_panel", "Line {line}, “{name}”: {what}")
            question.say(text.format(line=draft.line, name=draft.name, what=self._repeat_text(place, found)), 0)
            question.answer(self._treatment.get(draft.line, Treatment.SKIP))
        for key, question in list(self._questions.items()):
            if wanted.get(key) is not question:
                self._questions_box.removeWidget(question)
                question.hide()
                question.deleteLater()
        if list(wanted) != list(self._questions):
            for place, question in enumerate(wanted.values()):
                if self._questions_box.indexOf(question) != place:
                    self._questions_box.insertWidget(place, question)
        self._questions = wanted
        open_ = len({drafts[p].set_text for p in found.sets_open}) + len(
            {drafts[p].kind_text for p in found.kinds_open}
        )
        self._questions_title.setText(
            tr("import_panel", "Still to be answered: {n}").format(n=open_)
            if open_
            else tr("import_panel", "Nothing left to be answered")
        )
        left = [
            tr("import_panel", "Line {line}: {text}").format(line=n, text=t[:120]) for n, t in preview.left_out[:20]
        ]
        if left:
            left.insert(0, tr("import_panel", "Lines that are no product and stay out:"))
        self._left_note.setText("\n".join(left))

    def _set_question(self, text: str) -> "_Question":
        desk = self._bridge.desk
        assert desk is not None
        field = SetField(later=True)
        field.set_sets(desk.state.decree.sets)

        def answered(value: Any) -> None:
            _store(self._set_of_text, text, value)
            self._show_answers()

        field.value_changed.connect(answered)
        return _Question(field, tr("import_panel", "Criteria set"))

    def _kind_question(self, text: str) -> "_Question":
        combo = ComboBox(kind_choices())

        def answered() -> None:
            _store(self._kind_of_text, text, combo.value())
            self._show_answers()

        combo.currentIndexChanged.connect(answered)
        return _Question(combo, tr("import_panel", "Kind of evaluation"))

    def _repeat_question(self, line: int) -> "_Question":
        combo = ComboBox([(treatment, str(name)) for treatment, name in _TREATMENTS.items()])

        def answered() -> None:
            self._treatment[line] = combo.value()
            self._show_answers()

        combo.currentIndexChanged.connect(answered)
        return _Question(combo, tr("import_panel", "What to do with the repeated row"))

    def _proposal(self, group: list[ProductDraft]) -> tuple[str, str] | None:
        desk = self._bridge.desk
        assert desk is not None
        codes = {draft.set_code for draft in group}
        code = codes.pop() if len(codes) == 1 else None
        return (code, set_name(desk.state.decree.by_set[code])) if code else None

    def _summarise(self, found: Plan, decisions: Decisions) -> None:
        preview = self._preview
        assert preview is not None
        later = sum(1 for p in found.new if p in decisions.sets and decisions.sets[p] is None)
        parts = [
            (len(found.new), tr("import_panel", "{n} new products")),
            (len(found.merged), tr("import_panel", "{n} merged")),
            (len(found.skipped), tr("import_panel", "{n} repeated, left out")),
            (len(found.sets_open), tr("import_panel", "{n} with no known criteria set")),
            (later, tr("import_panel", "{n} whose criteria set is chosen later")),
            (len(found.kinds_open), tr("import_panel", "{n} with no known kind of evaluation")),
            (len(found.refused), tr("import_panel", "{n} that cannot be imported")),
            (len(found.left_out), tr("import_panel", "{n} left out by you")),
        ]
        words = ", ".join(text.format(n=n) for n, text in parts if n)
        if preview.missing:
            missing = ", ".join(str(_FIELDS[wanted]) for wanted in preview.missing)
            words = tr("import_panel", "Say above which column holds: {fields}.").format(fields=missing)
        elif not words:
            words = tr("import_panel", "No products were found; check the lines and columns above.")
        self.summary.setText(words)
        count = len(found.new) + len(found.merged)
        text = tr("import_panel", "Import {n} products").format(n=count)
        self.import_button.setText(text)
        self.import_button.setAccessibleName(text)
        self.import_button.setAccessibleDescription(words)
        self.import_button.setToolTip(tooltip(f"{text} (Ctrl+Enter)"))
        self.import_button.setEnabled(bool(count) and not preview.missing)
        if not (found.sets_open or found.kinds_open) and self.message.kind == "warning":
            self.message.clear()

    def _go_to_first_question(self) -> None:
        """The first open question, else the button."""
        for question in self._questions.values():
            if question.is_open():
                question.setFocus(Qt.FocusReason.OtherFocusReason)
                self._asked_area.ensureWidgetVisible(question)
                return
        target = self.import_button if self.import_button.isEnabled() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # One row.

    def _line(self) -> int | None:
        return self._model.key(self._table.currentIndex())

    def _draft(self) -> tuple[int, ProductDraft] | None:
        line, preview = self._line(), self._preview
        if line is None or preview is None:
            return None
        return next(((place, d) for place, d in enumerate(preview.drafts) if d.line == line), None)

    def _enter_row(self) -> None:
        self._row_set.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_row(self) -> None:
        chosen, desk = self._draft(), self._bridge.desk
        self._row_card.setVisible(chosen is not None)
        if chosen is None or desk is None:
            return
        place, draft = chosen
        decisions = self.decisions()
        self._row_title.set_text(
            tr("import_panel", "Line {line}: {name}").format(line=draft.line, name=draft.name or "–")
        )
        index = self._model.index(self._model.row_of(draft.line), Col.TAKE)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        self._row_take.setEnabled(state is not None)
        self._row_take.setChecked(state == Qt.CheckState.Checked)
        if self._row_set.property("decree") != desk.state.session.decree_hash:
            self._row_set.set_sets(desk.state.decree.sets)
            self._row_set.setProperty("decree", desk.state.session.decree_hash)
        code = decisions.sets[place] if place in decisions.sets else certain_set(draft)
        self._row_set.set_value(LATER if code is None and place in decisions.sets else code)
        self._row_kind.set_value(decisions.kinds.get(place) or draft.kind)
        doubts = [doubt_sentence(d.code, d.params) for d in self._open_doubts(place, draft, decisions)]
        self._row_doubts.setText("\n".join(doubts))
        self._row_doubts.setVisible(bool(doubts))
        self._row_problem.setVisible(bool(self._row_problem.text()))

    def _row_set_changed(self, value: Any) -> None:
        line = self._line()
        if line is not None:
            _store(self._set_of_line, line, value)
            self._show_answers()

    def _row_kind_changed(self) -> None:
        line = self._line()
        if line is not None:
            _store(self._kind_of_line, line, self._row_kind.value())
            self._show_answers()

    def _toggle(self, line: int | None) -> None:
        """Takes a row in or leaves it out; a repeated row is taken in as a product of its own."""
        desk, preview = self._bridge.desk, self._preview
        if line is None or preview is None or desk is None:
            return
        place = next(p for p, d in enumerate(preview.drafts) if d.line == line)
        found = plan(preview, self.decisions(), desk.state.products)
        if place in found.refused:
            self._show_row()
            return
        if place in found.skipped:
            self._treatment[line] = Treatment.NEW
        elif line in self._left_out:
            self._left_out.discard(line)
        else:
            self._left_out.add(line)
        self._show_answers()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Col.TAKE:
            self._toggle(self._model.key(index))

    # Qt.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self._toggle(self._line())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < 900
        self._side.setFixedWidth(300 if narrow else max(_SIDE, self.width() // 4))
        room = self.width() - self._side.width() - 10 - 32 - 16
        self._table.setColumnHidden(Col.PRODUCER, room < 560)
        self._table.setColumnHidden(Col.KIND, room < 440)
        self._table.set_widths(
            {
                Col.TAKE: 36,
                Col.LINE: theme.text_width("0000") + 2 * GRID,
                Col.NAME: room * (34 if room < 560 else 22) // 100,
                Col.PRODUCER: room * 20 // 100,
                Col.SET: room * (28 if room < 560 else 19) // 100,
                Col.KIND: theme.text_width("Nâng hạng") + 2 * GRID,
            },
            stretch=Col.DOUBT,
        )


class _Question(QWidget):
    """One question with its editor; where the list proposes an answer, a button that confirms it."""

    def __init__(self, editor: Any, name: str) -> None:
        super().__init__()
        self._editor = editor
        self._name = name
        self._words = label("", wrap=True)
        self._confirm = button("", "quiet", self._confirmed)
        self._confirm.hide()
        self._proposed: str | None = None
        self._problem = label("", Role.SMALL, "error", wrap=True)
        self._problem.hide()
        if isinstance(editor, SetField):
            editor.problem_changed.connect(self._say_problem)
        self.setLayout(column(self._words, editor, self._problem, row(self._confirm, -1), spacing=4))
        self.setFocusProxy(editor)

    def say(self, text: str, rows: int) -> None:
        """What is asked, and for how many rows the answer holds."""
        if rows:
            text = tr("import_panel", "{question} ({n} products)").format(question=text.rstrip("."), n=rows)
        self._words.setText(text)
        self._editor.setAccessibleName(self._name)
        self._editor.setAccessibleDescription(text)

    def answer(self, value: Any) -> None:
        """Shows the answer there is."""
        if self._editor.value() != value:
            self._editor.set_value(value)

    def propose(self, proposal: tuple[str, str] | None) -> None:
        """Offers an answer that holds only once it is confirmed."""
        self._proposed = proposal[0] if proposal else None
        self._confirm.setVisible(proposal is not None and self._editor.value() is None)
        if proposal:
            text = tr("import_panel", "Yes: {set}").format(set=proposal[1])
            self._confirm.setText(text.replace("&", "&&"))
            self._confirm.setAccessibleName(text)

    def is_open(self) -> bool:
        """Whether it has no answer yet."""
        return self._editor.value() is None

    def _confirmed(self) -> None:
        self._editor.set_value(self._proposed)
        self._editor.value_changed.emit(self._proposed)
        self._editor.setFocus()

    def _say_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


def _question_text(group: list[ProductDraft], codes: frozenset[str]) -> str:
    doubt = next(doubt for doubt in group[0].doubts if doubt.code in codes)
    return doubt_sentence(doubt.code, doubt.params)


def _store(answers: dict[Any, Any], key: object, value: Any) -> None:
    if value is None:
        answers.pop(key, None)
    else:
        answers[key] = value


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
