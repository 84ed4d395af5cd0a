"""Fields that are bound to a record: each commits on its own when it is left or Enter is pressed.

A refusal is shown beside the field, and the text that was typed stays there until the stored value changes. Knows no
session and no command: the owner says how a changed record is kept.
"""

import re
from collections.abc import Callable, Container
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ocop_desktop.domain.errors import CodedError, StorageError
from ocop_desktop.domain.numbers import read_digits
from ocop_desktop.domain.text import clean, clean_lines
from ocop_desktop.ui import theme
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import share_text
from ocop_desktop.ui.theme import GRID
from ocop_desktop.ui.widgets import set_property
from ocop_desktop.ui.widgets_fields import DateField, Field, Form, ParsedField, TextField

_NOTHING = object()
_SHARE = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})")
_PERCENT = re.compile(r"([0-9]{1,3})\s*%")

Keep = Callable[[Any], CodedError | None]


class LinesField(QPlainTextEdit):
    """Lines of text, one item a line. Tab goes on; ``committed`` is called when the field is left."""

    def __init__(self, lines: int = 4) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.row_height(lines) + GRID)
        self.committed: Callable[[], None] | None = None

    def value(self) -> tuple[str, ...]:
        """The lines that are not blank, cleaned."""
        return tuple(line for line in clean_lines(self.toPlainText()).splitlines() if line)

    def set_value(self, lines: tuple[str, ...]) -> None:
        """Shows lines; commits nothing."""
        self.setPlainText("\n".join(lines))

    def set_open(self, open_: bool) -> None:
        """Whether the lines can be changed; if not, they are still scrolled through and copied."""
        self.setReadOnly(not open_)
        if not open_:
            # Qt's own way of being read-only is for the mouse alone.
            self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        set_property(self, "closed", "false" if open_ else "true")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.committed is not None:
            self.committed()


class ShareField(ParsedField):
    """A share of the members: 2/3, 3/4 or 75%; more than nothing and at most all."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(theme.text_width("100/100") + 4 * GRID)

    def _read(self, text: str) -> Fraction:
        text = clean(text)
        if found := _SHARE.fullmatch(text):
            part, whole = read_digits(found[1]), read_digits(found[2])
            share = Fraction(part, whole) if whole else Fraction(0)
        elif found := _PERCENT.fullmatch(text):
            share = Fraction(read_digits(found[1]), 100)
        else:
            raise ValueError(text)
        if not 0 < share <= 1:
            raise ValueError(text)
        return share

    def _show(self, value: Fraction) -> str:
        return share_text(value)

    def _sentence(self) -> str:
        return tr("bound_form", "Write a share of the members like 2/3, 3/4 or 75%.")


def set_changeable(editor: QWidget, changeable: bool) -> None:
    """Whether an editor can be changed. If not, it can still be read: text is reached by keys, scrolled and copied; an
    editor of several parts (``set_open``) knows which of them are for reading; what else there is is disabled."""
    if hasattr(editor, "set_open"):
        editor.set_open(changeable)
    elif isinstance(editor, TextField):
        editor.setReadOnly(not changeable)
    else:
        editor.setEnabled(changeable)


class BoundForm:
    """The fields of one record. ``keep`` stores a changed record and gives the error back where it is refused."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._record: Any = None
        self._fields: dict[str, _Bound] = {}

    def add(
        self, form: Form, path: str, text: str, editor: QWidget, *, span: int = 1, hint: str = "", label: str = ""
    ) -> Field:
        """Puts an editor into a form and binds it to a value of the record; ``path`` may be "rules.quorum".

        ``label`` is what a screen reader says where ``text`` alone would not be enough.
        """
        if label:
            editor.setAccessibleName(label)
        field = form.add(text, editor, span=span, hint=hint)
        self.bind(path, field)
        return field

    def bind(self, path: str, field: Field) -> None:
        """Binds the editor of a field that already has its place."""
        editor = field.editor
        self._fields[path] = _Bound(path, field)

        def commit() -> None:
            self._commit(self._fields[path])

        if isinstance(editor, QLineEdit):
            editor.editingFinished.connect(commit)
            if isinstance(editor, DateField):
                editor.value_changed.connect(commit)
        elif isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(commit)
        elif hasattr(editor, "committed"):
            editor.committed = commit
        elif isinstance(editor, QCheckBox):
            editor.toggled.connect(commit)

    def field(self, path: str) -> Field:
        """The field of one value."""
        return self._fields[path].field

    def show(self, record: Any) -> None:
        """Shows a record. A field whose stored value did not change keeps what is being typed in it."""
        self._record = record
        for bound in self._fields.values():
            value = _get(record, bound.path)
            if bound.shown is _NOTHING or value != bound.shown:
                bound.show(value)

    def set_open(self, names: Container[str]) -> None:
        """Which values of the record can be changed, by the first name of their path; the others are only shown."""
        for path, bound in self._fields.items():
            open_ = path.partition(".")[0] in names
            if bound.open and not open_ and self._record is not None:
                # What was refused before would stand there as if it were kept.
                bound.show(_get(self._record, path))
            bound.open = open_
            set_changeable(bound.field.editor, open_)

    def forget(self) -> None:
        """From the next record on everything is shown anew, with no error."""
        for bound in self._fields.values():
            bound.shown = _NOTHING

    def _commit(self, bound: "_Bound") -> None:
        if self._record is None or bound.busy or bound.problem():
            return
        stored, value = _get(self._record, bound.path), bound.value()
        if isinstance(stored, StrEnum):
            value = type(stored)(value)
        if value == stored and not bound.refused:
            bound.field.set_error("")
            return
        error = self._keep(_put(self._record, bound.path, value))
        # What was refused may wait to be saved; setting the field back takes that back too.
        bound.refused = isinstance(error, StorageError)
        bound.field.set_error(sentence(error) if error is not None else "")


class _Bound:
    """One field and the stored value that it last showed."""

    def __init__(self, path: str, field: Field) -> None:
        self.path, self.field = path, field
        self.shown: Any = _NOTHING
        self.busy = self.refused = False
        self.open = True

    def value(self) -> Any:
        editor: Any = self.field.editor
        return editor.isChecked() if isinstance(editor, QCheckBox) else editor.value()

    def show(self, value: Any) -> None:
        self.shown = value
        self.refused = False
        self.busy = True
        editor: Any = self.field.editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(value)
        elif editor.value() != value or self.problem() or isinstance(editor, QLineEdit | LinesField):
            editor.set_value(value)
        self.busy = False
        self.field.set_error("")

    def problem(self) -> str:
        editor = self.field.editor
        return editor.problem() if isinstance(editor, ParsedField) else ""


def _get(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = getattr(record, name)
    return record


def _put(record: Any, path: str, value: Any) -> Any:
    name, _, rest = path.partition(".")
    return replace(record, **{name: _put(getattr(record, name), rest, value) if rest else value})
