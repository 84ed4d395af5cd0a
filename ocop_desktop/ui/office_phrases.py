"""The office's own phrases on the papers: the usual words of each beside a field for its own, filled with examples.

Knows a phrase by its paper and its name (``Phrase``); what is left blank stays as the program says it.
"""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ocop_desktop.domain.session import OfficeData, Phrase
from ocop_desktop.domain.text import clean_lines
from ocop_desktop.services.office import phrase_examples, with_phrase
from ocop_desktop.services.paper_kinds import PAPERS, Kind, phrases
from ocop_desktop.ui import theme
from ocop_desktop.ui.bound_form import LinesField, set_changeable
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.paper_list import TITLES
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import column, label, set_property
from ocop_desktop.ui.widgets_fields import ComboBox

_FIELD = re.compile(r"\{(\w+)\}")
_MOST_LINES = 6


class PhrasesField(QWidget):
    """The office's own phrases. ``committed`` is called when one was changed."""

    def __init__(self) -> None:
        super().__init__()
        self.committed: Callable[[], None] | None = None
        self._office = OfficeData()
        self._examples = phrase_examples(self._office)
        kinds = [paper.kind for paper in PAPERS if phrases(paper.kind)]
        self.paper = ComboBox([(kind, str(TITLES[kind][0])) for kind in kinds])
        self.paper.set_value(Kind.MINUTES)
        self.paper.currentIndexChanged.connect(self._build)
        words = tr(
            "office_phrases",
            "Left blank, a phrase stays as the program says it. Names in braces, such as {date}, are filled in. Where "
            "a phrase has several items, each stands on a line.",
        )
        self._rows = QWidget()
        self._editors: dict[str, OwnWords] = {}
        self._open = True
        self.paper.setAccessibleName(tr("office_phrases", "Paper"))
        self._layout = column(self.paper, label(words, Role.SMALL, "quiet", wrap=True))
        self._layout.addWidget(self._rows)
        self.setLayout(self._layout)
        self.setFocusProxy(self.paper)
        self.setAccessibleName(tr("office_phrases", "Own phrases"))
        self._build()

    def value(self) -> tuple[Phrase, ...]:
        return self._office.phrases

    def set_value(self, own: tuple[Phrase, ...]) -> None:
        """Shows phrases; commits nothing."""
        self._office = OfficeData(phrases=own)
        said = self._said(self.paper.value())
        for name, editor in self._editors.items():
            editor.set_value(said.get(name, ""))

    def set_open(self, open_: bool) -> None:
        """Whether the phrases can be changed; those of every paper are seen either way."""
        self._open = open_
        for editor in self._editors.values():
            set_changeable(editor.words, open_)

    def show_office(self, office: OfficeData) -> None:
        """What the examples are filled with."""
        self._examples = phrase_examples(office)
        for editor in self._editors.values():
            editor.show_examples(self._examples)

    def editor(self, name: str) -> "OwnWords":
        """The field of a phrase of the paper that is shown."""
        return self._editors[name]

    def _said(self, kind: Kind) -> dict[str, str]:
        return {phrase.name: phrase.text for phrase in self._office.phrases if phrase.paper == kind}

    def _build(self) -> None:
        kind = self.paper.value()
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        said, found = self._said(kind), phrases(kind)
        known = {name for _, usual in found for name in _FIELD.findall(usual)}
        self._editors = {}
        for place, (name, usual) in enumerate(found):
            words = label(usual, Role.BODY, "quiet", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            editor = OwnWords(usual, known | set(_FIELD.findall(usual)))
            editor.set_value(said.get(name, ""))
            editor.show_examples(self._examples)
            set_changeable(editor.words, self._open)
            editor.words.committed = partial(self._keep, kind, name, editor)
            words.setContentsMargins(0, GRID - 1, 0, 0)
            words.setBuddy(editor.words)
            grid.addWidget(words, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, place, 1, Qt.AlignmentFlag.AlignTop)
            self._editors[name] = editor
        self._layout.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _keep(self, kind: Kind, name: str, editor: "OwnWords") -> None:
        if self._said(kind).get(name, "") != editor.value():
            self._office = with_phrase(self._office, kind, name, editor.value())
            if self.committed is not None:
                self.committed()


class OwnWords(QWidget):
    """The office's own words for one phrase, and below them how they would read, or which name in them is none."""

    def __init__(self, usual: str, known: set[str]) -> None:
        super().__init__()
        self._known = known
        self._examples: dict[str, str] = {}
        self.words = _GrowingLines()
        self.words.setPlaceholderText(tr("office_phrases", "as at the left"))
        self.words.setAccessibleName(tr("office_phrases", "Own words instead of: {usual}").format(usual=usual))
        self.seen = label("", Role.SMALL, "quiet", wrap=True)
        self.seen.hide()
        self.setLayout(column(self.words, self.seen, spacing=2))
        self.setFocusProxy(self.words)
        self.words.textChanged.connect(self._show)

    def value(self) -> str:
        return clean_lines(self.words.toPlainText())

    def set_value(self, text: str) -> None:
        if text != self.value():
            self.words.setPlainText(text)

    def show_examples(self, examples: dict[str, str]) -> None:
        """What the names in braces are filled with below."""
        self._examples = examples
        self._show()

    def _show(self) -> None:
        text = self.value()
        strange = [name for name in _FIELD.findall(text) if name not in self._known]
        if strange:
            said = tr("office_phrases", "{name} is no name of this paper and would stay as it is.")
            self.seen.setText(said.format(name=f"{{{strange[0]}}}"))
        elif _FIELD.search(text):
            self.seen.setText(_FIELD.sub(lambda found: self._examples.get(found[1], "……"), text))
        set_property(self.seen, "tone", "warning" if strange else "quiet")
        self.seen.setVisible(bool(_FIELD.search(text)))


class _GrowingLines(LinesField):
    """Lines that grow with what is typed."""

    def __init__(self) -> None:
        super().__init__(1)
        self.textChanged.connect(self._grow)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        needed = max(round(self.document().size().height()), 1)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > _MOST_LINES else policy.ScrollBarAlwaysOff)
        height = self.fontMetrics().lineSpacing() * min(needed, _MOST_LINES) + 2 * GRID + 2
        if height != self.height():
            self.setFixedHeight(max(height, theme.row_height()))
