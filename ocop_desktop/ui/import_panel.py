"""The import of a product list, inside the page: what the file holds, what the program made of it, what it has to ask.

Nothing is stored before the user presses the one button, and everything that the list does not plainly say is asked
for. Reading happens off the GUI thread; faults of a file are said here. Decides nothing: ``services.importing`` does.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ocop_desktop.domain.errors import CodedError, UserError
from ocop_desktop.domain.product_list import Doubt, Layout, ProductDraft
from ocop_desktop.services.commands import ImportProducts
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.importing import (
    Decisions,
    Plan,
    Preview,
    Treatment,
    certain_set,
    plan,
    read_list,
    to_products,
    with_layout,
)
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.import_answers import Answers, store
from ocop_desktop.ui.import_columns import FIELDS, ColumnsCard
from ocop_desktop.ui.import_rows import Col, DraftsModel, Question, RowCard
from ocop_desktop.ui.messages import doubt_sentence, sentence
from ocop_desktop.ui.product_fields import KINDS, LATER, SetField, kind_choices, set_name
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
    tooltip,
)
from ocop_desktop.ui.widgets_fields import ComboBox
from ocop_desktop.ui.widgets_table import table_view

_SIDE = 372
_MOST_QUESTIONS = 60
_Group = list[ProductDraft]

_TREATMENTS = {
    Treatment.SKIP: mark("import_panel", "Leave out"),
    Treatment.MERGE: mark("import_panel", "Merge into it"),
    Treatment.NEW: mark("import_panel", "Import all the same"),
}
_SET_DOUBTS = frozenset({"set_missing", "set_unknown", "set_suggested"})
_KIND_DOUBTS = frozenset({"kind_missing", "kind_unknown"})


class ImportPanel(QWidget):
    """``imported`` carries a sentence and the id of the first new product or None; ``closed``: nothing was imported.

    ``other_file_wanted``: this one cannot be read.
    """

    imported = Signal(str, object)
    closed = Signal()
    other_file_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._preview: Preview | None = None
        self._layout: Layout | None = None
        self._path: Path | None = None
        self._cancel: Callable[[], None] | None = None
        self._answers = Answers()
        self._noted = False
        self._questions: dict[tuple[str, object], Question] = {}

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
        body.setMinimumHeight(600)
        self.columns = ColumnsCard()
        self.columns.sheet_chosen.connect(self._read)
        self.columns.layout_changed.connect(self._interpret)
        parts = column(self.columns, self._middle(), spacing=10)
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
        if self._bridge.desk is not None:
            self.row_card.set_sets(self._bridge.desk.state.decree.sets)
        self._title.set_text(tr("import_panel", "Import a product list: {file}").format(file=path.name))
        self._read(None)

    def take_focus(self) -> None:
        """Gives the focus to what there is to press now."""
        if self._preview is None:
            (self._stop if self._cancel is not None else self._close).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_to_first_question()

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
        self._answers = Answers()
        self.message.clear()
        self._foot.hide()
        self._stack.setCurrentWidget(self._blank)

    def preview(self) -> Preview | None:
        """What is shown for confirmation; None while there is nothing."""
        return self._preview

    def decisions(self) -> Decisions:
        """What the user has said so far."""
        return self._answers.decisions(self._preview.drafts) if self._preview is not None else Decisions()

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
        self._bridge.before("import", lambda: self._carry_out(desk, command, preview.path.name))

    def _carry_out(self, desk: Desk, command: ImportProducts, file: str) -> None:
        known = set(desk.state.products)
        failed = self._bridge.attempt(command)
        if failed is not None:
            self.message.show_message("error", sentence(failed))
            return
        text = tr("import_panel", "{n} products imported from {file}.")
        if command.merged:
            text = tr("import_panel", "{n} products imported from {file}, {merged} completed.")
        filled = text.format(n=len(command.new), merged=len(command.merged), file=file)
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
            other = (tr("import_panel", "Choose another file…"), self.other_file_wanted.emit)
            self.message.show_message("error", sentence(found), other)
            if self._preview is None:
                self._stack.setCurrentWidget(self._blank)
                self._close.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.columns.show_preview(self._preview)
            self._stack.setCurrentWidget(self._ready)
            self._foot.show()
            return
        again = fresh and self._preview is not None
        if fresh:
            self.message.clear()
            self._answers.forget_lines()
        self._preview, self._layout = found, found.layout
        self._stack.setCurrentWidget(self._ready)
        self._foot.show()
        self.columns.show_preview(found)
        self._show_answers()
        if fresh:
            self._table.setCurrentIndex(self._model.index(0, Col.NAME))
            self._asked_area.verticalScrollBar().setValue(0)
            self.columns.setFocus(Qt.FocusReason.OtherFocusReason) if again else self._go_to_first_question()

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

        self.row_card = RowCard()
        self.row_card.toggled.connect(lambda: self._toggle(self._line()))
        self.row_card.set_said.connect(lambda code: self._say(self._answers.set_of_line, code))
        self.row_card.kind_said.connect(lambda kind: self._say(self._answers.kind_of_line, kind))
        sides = column(questions, self.row_card, spacing=10)
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
        self._noted = any(texts[Col.DOUBT] for texts in rows.values())
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
            return tr("import_panel", "The same as product {n} of the session.").format(n=number)
        leader = preview.drafts[found.leaders[place]]
        return tr("import_panel", "The same as line {line} of the list.").format(line=leader.line)

    def _ask(self, preview: Preview, found: Plan, decisions: Decisions) -> None:
        """One question for each text that names no set or no kind, and one for each repeated row."""
        drafts = preview.drafts
        sets: dict[str, list[ProductDraft]] = {}
        kinds: dict[str, list[ProductDraft]] = {}
        for place in found.new:
            draft = drafts[place]
            if certain_set(draft) is None and draft.line not in self._answers.set_of_line:
                sets.setdefault(draft.set_text, []).append(draft)
            if draft.kind is None and draft.line not in self._answers.kind_of_line:
                kinds.setdefault(draft.kind_text, []).append(draft)
        wanted: dict[tuple[str, object], Question] = {}
        key: tuple[str, object]
        for text, group in _first_open(sets, self._answers.set_of_text):
            key = ("set", text)
            question = wanted[key] = self._questions.get(key) or self._set_question(text)
            question.say(_question_text(group, _SET_DOUBTS), len(group))
            question.answer(self._answers.set_of_text.get(text))
            question.propose(self._proposal(group))
        for text, group in _first_open(kinds, self._answers.kind_of_text):
            key = ("kind", text)
            question = wanted[key] = self._questions.get(key) or self._kind_question(text)
            question.say(_question_text(group, _KIND_DOUBTS), len(group))
            question.answer(self._answers.kind_of_text.get(text))
        if len(found.repeats) > 1:
            key = ("repeats", "")
            question = wanted[key] = self._questions.get(key) or self._repeat_question(None)
            text = tr("import_panel", "All {n} rows that repeat a product").format(n=len(found.repeats))
            question.say(text, 0)
            said = {self._answers.treatment.get(drafts[place].line, Treatment.SKIP) for place in found.repeats}
            question.answer(said.pop() if len(said) == 1 else None)
        for place in list(found.repeats)[:_MOST_QUESTIONS]:
            draft = drafts[place]
            key = ("repeat", draft.line)
            question = wanted[key] = self._questions.get(key) or self._repeat_question(draft.line)
            text = tr("import_panel", "Line {line}, “{name}”: {what}")
            question.say(text.format(line=draft.line, name=draft.name, what=self._repeat_text(place, found)), 0)
            question.answer(self._answers.treatment.get(draft.line, Treatment.SKIP))
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

    def _set_question(self, text: str) -> Question:
        desk = self._bridge.desk
        assert desk is not None
        field = SetField(later=True)
        field.set_sets(desk.state.decree.sets)

        def answered(value: Any) -> None:
            store(self._answers.set_of_text, text, value)
            self._show_answers()

        field.value_changed.connect(answered)
        return Question(field, tr("import_panel", "Criteria set"))

    def _kind_question(self, text: str) -> Question:
        combo = ComboBox(kind_choices())

        def answered() -> None:
            store(self._answers.kind_of_text, text, combo.value())
            self._show_answers()

        combo.currentIndexChanged.connect(answered)
        return Question(combo, tr("import_panel", "Kind of evaluation"))

    def _repeat_question(self, line: int | None) -> Question:
        """What to do with one repeated row; None: with all of them."""
        combo = ComboBox([(treatment, str(name)) for treatment, name in _TREATMENTS.items()])

        def answered() -> None:
            preview = self._preview
            if preview is not None and line is None:
                repeated = {preview.drafts[duplicate.draft].line for duplicate in preview.duplicates}
                self._answers.treatment.update({each: combo.value() for each in repeated})
            elif line is not None:
                self._answers.treatment[line] = combo.value()
            self._show_answers()

        combo.currentIndexChanged.connect(answered)
        return Question(combo, tr("import_panel", "What to do with the repeated row"))

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
            missing = ", ".join(str(FIELDS[wanted]) for wanted in preview.missing)
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
        for (what, _), question in self._questions.items():
            if what in ("set", "kind") and question.is_open():
                question.setFocus(Qt.FocusReason.OtherFocusReason)
                self._asked_area.ensureWidgetVisible(question)
                return
        target = self.import_button if self.import_button.isEnabled() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # One row.

    def _line(self) -> int | None:
        return self._model.key(self._table.currentIndex())

    def _enter_row(self) -> None:
        self.row_card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_row(self) -> None:
        line, preview, desk = self._line(), self._preview, self._bridge.desk
        place = None
        if preview is not None:
            place = next((p for p, draft in enumerate(preview.drafts) if draft.line == line), None)
        self.row_card.setVisible(place is not None)
        if place is None or preview is None or desk is None:
            return
        draft, decisions = preview.drafts[place], self.decisions()
        state = self._model.index(self._model.row_of(draft.line), Col.TAKE).data(Qt.ItemDataRole.CheckStateRole)
        code = decisions.sets[place] if place in decisions.sets else certain_set(draft)
        doubts = [doubt_sentence(d.code, d.params) for d in self._open_doubts(place, draft, decisions)]
        self.row_card.show_row(
            tr("import_panel", "Line {line}: {name}").format(line=draft.line, name=draft.name or "–"),
            None if state is None else state == Qt.CheckState.Checked,
            LATER if code is None and place in decisions.sets else code,
            decisions.kinds.get(place) or draft.kind,
            "\n".join(doubts),
        )

    def _say(self, answers: dict[int, Any], value: Any) -> None:
        line = self._line()
        if line is not None:
            store(answers, line, value)
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
            self._answers.treatment[line] = Treatment.NEW
        elif line in self._answers.left_out:
            self._answers.left_out.discard(line)
        else:
            self._answers.left_out.add(line)
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
        self._table.setColumnHidden(Col.DOUBT, not self._noted)
        self._table.setColumnHidden(Col.PRODUCER, room < 560)
        self._table.setColumnHidden(Col.KIND, room < 440)
        self._table.set_widths(
            {
                Col.TAKE: 36,
                Col.LINE: theme.text_width("0000") + 2 * GRID,
                Col.DOUBT: room * (30 if room < 560 else 22) // 100,
                Col.PRODUCER: room * (20 if self._noted else 28) // 100,
                Col.SET: room * (28 if room < 560 else 19) // 100,
                Col.KIND: theme.text_width("Nâng hạng") + 2 * GRID,
            },
            stretch=Col.NAME,
        )


def _first_open(groups: Mapping[str, _Group], answers: Mapping[str, object]) -> Iterator[tuple[str, _Group]]:
    """What is answered, and no more open questions than anybody reads; the next ones follow as these are answered."""
    room = _MOST_QUESTIONS
    for text, group in groups.items():
        if text not in answers:
            room -= 1
        if text in answers or room >= 0:
            yield text, group


def _question_text(group: list[ProductDraft], codes: frozenset[str]) -> str:
    doubt = next(doubt for doubt in group[0].doubts if doubt.code in codes)
    return doubt_sentence(doubt.code, doubt.params)
