"""The help about Word templates: how they are written, and all names of a paper with their meaning and an example.

A window of its own, so that it can stand beside Word. The examples are from the open session, else from the demo.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ocop_desktop.domain.text import fold
from ocop_desktop.services import template_help
from ocop_desktop.services.office_files import TEMPLATED
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.template_help import Each, Name
from ocop_desktop.ui import theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.paper_list import TITLES
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import button, column, label, row, tooltip
from ocop_desktop.ui.widgets_fields import ComboBox, Field, SearchField

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the help: a heading where ``written`` is blank."""

    written: str
    meaning: str
    example: str = ""


class TemplateHelp(QDialog):
    """``/`` searches, Enter or Ctrl+C copies the name that is chosen, Escape closes."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lines: list[Line] = []
        self.setWindowTitle(tr("help_page", "Names for Word templates"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.paper = ComboBox([(kind, str(TITLES[kind][0])) for kind in TEMPLATED])
        self.paper.currentIndexChanged.connect(self._paper_chosen)
        self.search = SearchField(tr("help_page", "Find a name or a meaning"), self)
        self.search.searched.connect(self._find)
        self.search.down_pressed.connect(self._enter_table)
        self.how = label(how_to_write(), Role.SMALL, wrap=True)
        self.how.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = _Names()
        self.said = label("", Role.SMALL, "quiet")
        self.copy_button = button(tr("help_page", "Copy the name"), clicked=self.copy)
        close = button(tr("help_page", "Close"), "quiet", self.close)
        top = row(Field(tr("help_page", "Paper"), self.paper), self.search, spacing=2 * GRID)
        top.setStretch(0, 2)
        top.setStretch(1, 3)
        top.setAlignment(self.search, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(
            column(
                top, self.how, self.table, row(self.said, -1, self.copy_button, close), margins=2 * GRID, spacing=GRID
            )
        )
        self.table.itemDoubleClicked.connect(lambda _: self.copy())
        for keys in ("Return", "Enter", QKeySequence.StandardKey.Copy):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.copy)
        wanted = QSize(112 * GRID, 76 * GRID)
        self.resize(wanted.boundedTo(parent.window().size()) if parent is not None else wanted)

    def show_paper(self, kind: Kind) -> None:
        """Shows the names of a paper, with what they stand for now."""
        blocked = self.paper.blockSignals(True)
        self.paper.set_value(kind)
        self.paper.blockSignals(blocked)
        self._paper_chosen()
        self.show()
        self.activateWindow()
        self.search.setFocus()

    def copy(self) -> None:
        """Copies the name that is chosen, as it is written in a template."""
        line = self._chosen()
        if line is not None and line.written:
            QGuiApplication.clipboard().setText(line.written)
            self.said.setText(tr("help_page", "Copied: {what}").format(what=line.written.replace("\n", " … ")))

    def lines(self) -> list[Line]:
        """The lines that the search shows."""
        return [line for place, line in enumerate(self._lines) if not self.table.isRowHidden(place)]

    def _chosen(self) -> Line | None:
        place = self.table.currentRow()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _paper_chosen(self) -> None:
        kind = self.paper.value()
        desk = self._bridge.desk
        view = template_help.first_view(desk, kind) if desk is not None else None
        self._fill(kind, {})
        self._bridge.run(
            lambda: template_help.examples(kind, view),
            lambda examples: self._fill(kind, examples) if kind == self.paper.value() else None,
        )

    def _fill(self, kind: Kind, examples: dict[str, str]) -> None:
        place = self.table.currentRow()
        self._lines = help_lines(kind, examples)
        self.table.show_lines(self._lines)
        self.table.setCurrentCell(max(place, 0), 0)
        self._find(self.search.text())

    def _find(self, text: str) -> None:
        wanted = fold(text)
        shown = [wanted in fold(f"{line.written} {line.meaning} {line.example}") for line in self._lines]
        heading: int | None = None
        any_below: dict[int, bool] = {}
        for place, line in enumerate(self._lines):
            if not line.written:
                heading = place
            elif heading is not None:
                any_below[heading] = any_below.get(heading, False) or shown[place]
        for place, line in enumerate(self._lines):
            self.table.setRowHidden(place, not (shown[place] if line.written else any_below.get(place, False)))
        found = sum(yes and bool(line.written) for yes, line in zip(shown, self._lines, strict=True))
        self.said.setText(tr("help_page", "{n} names").format(n=found))

    def _enter_table(self) -> None:
        self.table.setFocus()


class _Names(QTableWidget):
    """Names, meanings and examples under the headings of the groups and loops that they belong to."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setHorizontalHeaderLabels(
            [tr("help_page", "Written in the template"), tr("help_page", "Meaning"), tr("help_page", "Example")]
        )
        self.setAccessibleName(tr("help_page", "Names"))
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTableView::item { padding: 3px 8px; }")
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.sectionResized.connect(lambda *_: self.resizeRowsToContents())
        self.verticalHeader().setMinimumSectionSize(theme.row_height() - 6)

    def show_lines(self, lines: list[Line]) -> None:
        self.setRowCount(0)
        self.setRowCount(len(lines))
        self.clearSpans()
        for place, line in enumerate(lines):
            texts = (line.written, line.meaning, line.example) if line.written else (line.meaning,)
            for number, text in enumerate(texts):
                item = QTableWidgetItem(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
                item.setToolTip(tooltip(text) if len(text) > _LONGEST else "")
                if not line.written:
                    item.setFont(theme.font(Role.STRONG))
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(place, number, item)
            if not line.written:
                self.setSpan(place, 0, 1, 3)
        self.resizeRowsToContents()


def help_lines(kind: Kind, examples: dict[str, str]) -> list[Line]:
    """The names of a paper under headings that say to which group or loop they belong."""
    lines: list[Line] = []
    before: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
    for name in template_help.names_of(kind):
        if (name.section, name.loops) != before:
            before = name.section, name.loops
            lines.append(Line("", _heading(name)))
        lines.append(Line(_written(name), name.meaning, examples.get(template_help.path_of(name), "")))
    return lines


def _heading(name: Name) -> str:
    if not name.loops:
        return name.section
    loops = " → ".join(f"{{%p for {one} in {path} %}}" for one, path in name.loops)
    return tr("help_page", "{what} (within {loops})").format(what=name.section, loops=loops)


def _written(name: Name) -> str:
    if not isinstance(name.item, Each):
        return f"{{{{ {name.path} }}}}"
    one = name.item.one
    inside = "" if name.item.items else f"{{{{ {one} }}}}\n"
    return f"{{%p for {one} in {name.path} %}}\n{inside}{{%p endfor %}}"


def how_to_write() -> str:
    """How a template is written, in a few lines."""
    return "\n".join(
        (
            tr("help_page", "{{ product.name }} prints a value; a blank one prints a dotted line to fill in by hand."),
            tr(
                "help_page",
                "{%p for product in products %} … {%p endfor %}, each in a paragraph of its own, repeats what is "
                "between them; {%tr … %} in a row of its own repeats rows of a table.",
            ),
            tr(
                "help_page",
                "{%p if product.reason %} … {%p else %} … {%p endif %} prints paragraphs only where there is such a "
                "value; == and != compare: {%p if product.stars == 4 %}.",
            ),
        )
    )
