"""The office's own Word templates, one for a paper: added after a check, replaced, removed; a sample to begin from.

What is wrong with a file is listed below its paper, and nothing is kept of it. Looked over and made on the worker.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.session import OfficeData, Template
from ocop_desktop.services import office_files
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.file_names import safe_name
from ocop_desktop.services.office import with_template
from ocop_desktop.services.office_files import TEMPLATED
from ocop_desktop.services.paper_kinds import BY_KIND, Kind
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.paper_list import TITLES
from ocop_desktop.ui.paper_places import ask_path
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import ElidedLabel, button, column, label, row, set_property


class TemplatesField(QWidget):
    """The office's templates. ``committed`` is called when one was taken or removed; ``help_wanted`` carries the paper
    whose names are asked for."""

    help_wanted = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.committed: Callable[[], None] | None = None
        self._bridge = bridge
        self._office = self._words = OfficeData()
        self.setAccessibleName(tr("template_list", "Own Word templates"))
        words = tr(
            "template_list",
            "A template is a Word file with names between braces, such as {{ product.name }}. Begin with the sample, "
            "change it in Word and add it here: the Word form of the paper is then made by it, the PDF stays.",
        )
        self.help_button = button(tr("template_list", "Names for templates (F1)"), clicked=self.ask_help)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.rows: dict[Kind, _Row] = {}
        for place, kind in enumerate(TEMPLATED):
            made = self.rows[kind] = _Row(kind)
            made.add_button.clicked.connect(partial(self._choose, kind))
            made.remove_button.clicked.connect(partial(self.remove, kind))
            made.sample_button.clicked.connect(partial(self._ask_sample, kind))
            grid.addWidget(made.title, 2 * place, 0)
            grid.addWidget(made.state, 2 * place, 1)
            grid.addWidget(made.buttons, 2 * place, 2)
            grid.addWidget(made.note, 2 * place + 1, 0, 1, 3)
        rows = QWidget()
        rows.setLayout(grid)
        self.setLayout(column(label(words, Role.BODY, "quiet", wrap=True), row(self.help_button, -1), rows))
        self.setFocusProxy(self.help_button)

    def value(self) -> tuple[Template, ...]:
        return self._office.templates

    def set_value(self, templates: tuple[Template, ...]) -> None:
        """Shows templates; commits nothing."""
        self._office = OfficeData(templates=templates)
        for kind, made in self.rows.items():
            made.show_template(next((one for one in templates if one.paper == kind), None))

    def set_open(self, open_: bool) -> None:
        """Whether templates can be taken and removed; samples and the names are there either way."""
        for made in self.rows.values():
            made.add_button.setEnabled(open_)
            made.remove_button.setEnabled(open_)

    def show_office(self, office: OfficeData) -> None:
        """The office whose words are in the samples."""
        self._words = office

    def take(self, kind: Kind, path: Path) -> None:
        """Looks a file over on the worker, and keeps it as the paper's template where nothing is wrong with it."""
        made, desk = self.rows[kind], self._bridge.desk
        made.drop()
        made.say(tr("template_list", "The template is being checked…"), [])
        made.cancel = self._bridge.run(
            lambda: _looked_over(path, kind), lambda outcome: self._looked(kind, path.name, desk, *outcome)
        )

    def remove(self, kind: Kind) -> None:
        """Back to the program's own form of the paper."""
        self.rows[kind].drop()
        self._keep(with_template(self._office, kind, None).templates)
        self.rows[kind].say("", [])

    def save_sample(self, kind: Kind, path: Path) -> None:
        """Writes the sample of a paper to a file, on the worker."""
        self._bridge.guard(lambda: self._make_sample(kind, path))

    def _make_sample(self, kind: Kind, path: Path) -> None:
        office, made = self._words, self.rows[kind]
        kept = {one for one in (office.emblem, office.logo) if one} if kind is Kind.CERTIFICATES else ()
        pictures = {one: self._bridge.workspace.asset(one) for one in kept}

        def work() -> CodedError | None:
            try:
                office_files.write(path, office_files.sample(kind, office, pictures.__getitem__))
            except CodedError as error:
                return error
            return None

        def done(error: CodedError | None) -> None:
            words = tr("template_list", "{name} was not saved:") if error else tr("template_list", "Saved: {name}")
            made.say(words.format(name=path.name), [sentence(error)] if error else [])

        self._bridge.run(work, done)

    def ask_help(self) -> None:
        """Asks for the names, of the paper whose row has the focus."""
        focused = next((kind for kind, made in self.rows.items() if made.has_focus()), Kind.MINUTES)
        self.help_wanted.emit(focused)

    def _looked(self, kind: Kind, name: str, desk: Desk | None, data: bytes, problems: Sequence[CodedError]) -> None:
        made = self.rows[kind]
        made.cancel = None
        said = [sentence(problem) for problem in problems]
        if desk is not self._bridge.desk:
            said = [tr("template_list", "Another session was opened meanwhile; choose the file again.")]
        if said:
            made.say(tr("template_list", "{name} was not taken:").format(name=name), said)
            return
        made.say("", [])
        self._bridge.with_workspace(
            lambda workspace: self._take(kind, Template(kind.value, name, workspace.keep_asset(data)))
        )

    def _take(self, kind: Kind, template: Template) -> None:
        self._keep(with_template(self._office, kind, template).templates)
        self.rows[kind].say(tr("template_list", "{name} was checked and is used.").format(name=template.name), [])

    def _keep(self, templates: tuple[Template, ...]) -> None:
        self.set_value(templates)
        if self.committed is not None:
            self.committed()

    def _choose(self, kind: Kind) -> None:
        title = tr("template_list", "Word template: {paper}").format(paper=str(TITLES[kind][0]))
        kinds = tr("template_list", "Word documents (*.docx)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.take(kind, Path(chosen))

    def _ask_sample(self, kind: Kind) -> None:
        name = safe_name(tr("template_list", "Sample - {paper}").format(paper=BY_KIND[kind].name))
        title, kinds = tr("template_list", "Save the sample template"), tr("template_list", "Word documents (*.docx)")
        chosen = ask_path(self, Path(f"{name}.docx"), kinds, title)
        if chosen:
            self.save_sample(kind, Path(chosen))


def _looked_over(path: Path, kind: Kind) -> tuple[bytes, Sequence[CodedError]]:
    """A file that somebody chose, and what is wrong with it as a template."""
    try:
        data = office_files.read(path)
    except CodedError as error:
        return b"", [error]
    return data, office_files.template_problems(data, kind)


class _Row:
    """The widgets of one paper: its name, whose form is used, what can be done, what was said about a file."""

    def __init__(self, kind: Kind) -> None:
        self.cancel: Callable[[], None] | None = None
        title = str(TITLES[kind][0])
        self.title = label(title)
        self.state = ElidedLabel()
        self.add_button = button(tr("template_list", "Add…"))
        self.remove_button = button(tr("template_list", "Remove"), "quiet")
        self.sample_button = button(tr("template_list", "Save a sample…"), "quiet")
        self._actions = {
            self.add_button: tr("template_list", "{paper}: add a template"),
            self.remove_button: tr("template_list", "{paper}: remove the template"),
            self.sample_button: tr("template_list", "{paper}: save a sample template"),
        }
        for made, name in self._actions.items():
            made.setAccessibleName(name.format(paper=title))
        self.buttons = QWidget()
        self.buttons.setLayout(row(self.sample_button, self.remove_button, self.add_button, spacing=4))
        self.note = label("", Role.SMALL, "quiet", wrap=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        self.show_template(None)

    def show_template(self, template: Template | None) -> None:
        used = template is not None
        self.state.set_text(template.name if template is not None else tr("template_list", "the program's own form"))
        set_property(self.state, "tone", "" if used else "quiet")
        self.remove_button.setVisible(used)
        self.add_button.setText(tr("template_list", "Replace…") if used else tr("template_list", "Add…"))

    def say(self, words: str, problems: list[str]) -> None:
        self.note.setText("\n".join((words, *(f"• {problem}" for problem in problems))).strip())
        set_property(self.note, "tone", "error" if problems else "quiet")
        self.note.setVisible(bool(self.note.text()))

    def drop(self) -> None:
        """Gives up the file that is being looked over."""
        if self.cancel is not None:
            self.cancel()
            self.cancel = None

    def has_focus(self) -> bool:
        return any(made.hasFocus() for made in self._actions)
