"""Văn bản: the papers of the session by the order of the day, what each still lacks, how it looks, saving and printing.

The pages that are shown are pictures of the very PDF that would be saved. Papers are made on the worker from frozen
data; nothing is written but where the user says so, and what is written is there whole or not at all. Every paper that
leaves the program is in the log; before an official one does, the log's chain is followed.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFileDialog,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services import papers
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.paper_history import PRINTED, last_made, made
from ocop_desktop.services.papers import BY_KIND, Form, GivenUp, Item, Kind, Lack, Scope, Source
from ocop_desktop.services.sealing import RecordPrint
from ocop_desktop.services.state import Changes
from ocop_desktop.services.templates import template_of
from ocop_desktop.ui import paper_printing, theme, widgets_icons
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.council_tables import folded
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.paper_choice import PaperChoice
from ocop_desktop.ui.paper_job import Job
from ocop_desktop.ui.paper_list import TITLES, PaperList
from ocop_desktop.ui.paper_preview import Preview
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    EmptyState,
    MessageBar,
    NoSession,
    Pill,
    ScrollPage,
    button,
    column,
    label,
    plain,
    row,
    tooltip,
)

LIST_WIDTH = 30 * GRID
SETTINGS_WIDTH = 40 * GRID
_LACK_WIDTH = SETTINGS_WIDTH - 12 * GRID
NARROW = 118 * GRID
"""Below this width the settings stand under the list, not beside it."""
PREVIEW_DELAY_MS = 250
_LOOK_MS = 100
_APART_FROM = 10
"""Pieces from which on they are made in the other process, which takes a second to start."""

_FORMS: dict[Form, Marked] = {
    Form.PDF: mark("papers_page", "PDF"),
    Form.DOCX: mark("papers_page", "Word"),
    Form.XLSX: mark("papers_page", "Excel"),
}
_LACKS: dict[str, Marked] = {
    "no_products": mark("papers_page", "There is no product yet"),
    "no_set": mark("papers_page", "{n} products have no criteria set"),
    "no_members": mark("papers_page", "No member of the council scores"),
    "sheets": mark("papers_page", "{n} sheets are not whole"),
    "not_concluded": mark("papers_page", "{n} products are not concluded"),
    "no_certificates": mark("papers_page", "No product is concluded with stars that this level certifies"),
    "no_forwarded": mark("papers_page", "No product goes on to the next level"),
    "submission_number": mark("papers_page", "The number of the submission is missing"),
    "submitted_on": mark("papers_page", "The date of the submission is missing"),
    "submission_to": mark("papers_page", "The authority that the submission goes to is missing"),
    "authority": mark("papers_page", "The authority that recognises the products is missing"),
    "forwarding_number": mark("papers_page", "The number of the list is missing"),
    "forwarded_on": mark("papers_page", "The date of the list is missing"),
    "notice_number": mark("papers_page", "The number of the notice is missing"),
    "noticed_on": mark("papers_page", "The date of the notice is missing"),
    "decision_number": mark("papers_page", "The number of the decision is missing"),
    "decided_on": mark("papers_page", "The date of the decision is missing"),
    "first_certificate": mark("papers_page", "The number of the first certificate is missing"),
    "certificate_agency": mark("papers_page", "The agency that certifies is missing"),
    "signer_title": mark("papers_page", "The title of the signer is missing"),
    "office_place": mark("papers_page", "The place of the office is missing"),
    "held_on": mark("papers_page", "The date of the meeting is missing"),
    "issuing_body": mark("papers_page", "The body that issues the papers is missing"),
    "minutes_number": mark("papers_page", "The number of the minutes is missing"),
    "starts_at": mark("papers_page", "The start of the meeting is missing"),
    "ends_at": mark("papers_page", "The end of the meeting is missing"),
    "place": mark("papers_page", "The place of the meeting is missing"),
    "council_decision": mark("papers_page", "The decision on the council is missing"),
    "chair": mark("papers_page", "Neither the chair nor a deputy is present"),
    "secretary": mark("papers_page", "The council has no secretary"),
}


def ask_path(parent: QWidget, name: Path, kinds: str) -> str:
    """Asks under which name to save; empty where the user would rather not."""
    return QFileDialog.getSaveFileName(parent, tr("papers_page", "Save the paper"), str(name), kinds)[0]


def ask_folder(parent: QWidget, folder: Path) -> str:
    """Asks for the folder of several files; empty where the user would rather not."""
    return QFileDialog.getExistingDirectory(parent, tr("papers_page", "Folder for the files"), str(folder))


def default_folder(title: str) -> Path:
    """Where papers go unless the user says otherwise: OCOP/<session> in the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
    return Path(documents, "OCOP", papers.safe_name(title))


class PapersPage(QWidget):
    """``go_to`` carries the key of a page and a product."""

    go_to = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("page")
        self._bridge = bridge
        self._stale = True
        self._kind = Kind.MINUTES
        self._forms: dict[Kind, Form] = {paper.kind: paper.forms[0] for paper in papers.PAPERS}
        self._folder: Path | None = None
        self._job: Job | None = None
        self._written: list[Path] = []
        self._items: list[Item] = []
        self._last: dict[tuple[Kind, int], str] = {}

        self.list = PaperList()
        self._title = label("", Role.SECTION, wrap=True)
        self._about = label("", Role.BODY, "quiet", wrap=True)
        self._state = Pill()
        self._template = label("", Role.SMALL, "quiet", wrap=True)
        self._made = label("", Role.SMALL, "quiet", wrap=True)
        self._superseded = label("", Role.SMALL, "warning", wrap=True)
        self._lacks = QVBoxLayout()
        self._lacks.setSpacing(0)
        self._whole = label(tr("papers_page", "Nothing is missing."), Role.BODY, "accent")
        self._form_row, self._form_buttons = self._make_forms()
        self.products = PaperChoice(tr("papers_page", "Products"), self, searched=True)
        self.members = PaperChoice(tr("papers_page", "Members"), self)
        for choice in (self.products, self.members):
            choice.changed.connect(self._chosen_changed)
            choice.current_changed.connect(self._look_at_current)
        self._one = button(tr("papers_page", "One file"), "normal", self._show_buttons)
        self._each = button(tr("papers_page", "A file each"), "normal", self._show_buttons)
        self._mode = QWidget()
        self._mode.setLayout(row(self._one, self._each, -1))
        modes = QButtonGroup(self)
        for made_button in (self._one, self._each):
            made_button.setCheckable(True)
            modes.addButton(made_button)
        self._one.setChecked(True)
        self.save_button = button("", "primary", self.save)
        self.print_button = button("", "normal", self.print_paper)
        self._busy = QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(tr("papers_page", "Progress"))
        self._busy_words = label("", Role.SMALL, "quiet")
        self._stop = button(tr("papers_page", "Cancel (Esc)"), "normal", self.cancel)
        self._writing = QWidget()
        self._writing.setLayout(row(self._busy_words, self._busy, self._stop, margins=(16, 4, 16, 4)))
        self._writing.hide()
        self._result = MessageBar()
        self._open_file = button(tr("papers_page", "Open the file"), "normal", self._show_file)
        self._open_folder = button(tr("papers_page", "Open the folder"), "normal", self._show_folder)
        self._after = QWidget()
        self._after.setLayout(row(self._open_file, self._open_folder, margins=(GRID, 4, 16, 4)))
        self._after.hide()
        self.preview = Preview(bridge)
        self.preview.paper_changed.connect(self._preview_turned)
        self._settings = self._make_settings()
        self._left = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left.setSpacing(0)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addLayout(column(self.list, margins=(16, 14, 0, 12)), 2)
        # What saves and what came of it stay in sight however much there is to choose.
        self._head = column(row(self._title, self._state), row(self.save_button, self.print_button, -1), spacing=GRID)
        self._left.addLayout(column(self._head, self._settings, spacing=0), 3)
        content, beside = QWidget(), row(self._left, self.preview, spacing=0)
        beside.setStretch(1, 1)
        came_of_it = row(self._result, self._after, spacing=0)
        came_of_it.setStretch(0, 1)
        content.setLayout(column(beside, self._writing, came_of_it, spacing=0))
        what_for = tr(
            "papers_page",
            "Here the papers of the meeting are looked at, saved and printed, from the blank sheets to the register of"
            " certificates.",
        )
        nothing = tr("papers_page", "There is no product in this session yet.")
        self._empty = EmptyState(
            tr("papers_page", "Papers"), f"{what_for} {nothing}", tr("papers_page", "Go to the products")
        )
        self._empty.clicked.connect(lambda: self.go_to.emit("products", None))
        self._closed = NoSession(what_for)
        self._closed.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._pages = QStackedLayout(self)
        for page in (content, self._empty, self._closed):
            self._pages.addWidget(page)
        self.setFocusProxy(self.list)
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence(QKeySequence.StandardKey.Print), self.print_paper),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        self._later = QTimer(self, singleShot=True, interval=PREVIEW_DELAY_MS)
        self._later.timeout.connect(self._make_preview)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._show_progress)
        self.list.choose(self._kind)
        self.list.chosen.connect(self._paper_chosen)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        bridge.shutting.connect(self.cancel)
        self._opened()

    def _make_forms(self) -> tuple[QWidget, dict[Form, QPushButton]]:
        made_buttons: dict[Form, QPushButton] = {}
        group = QButtonGroup(self)
        for form in Form:
            one = button(str(_FORMS[form]), "normal", partial(self._form_chosen, form))
            one.setCheckable(True)
            one.setAccessibleName(tr("papers_page", "Save as {form}").format(form=str(_FORMS[form])))
            group.addButton(one)
            made_buttons[form] = one
        line = QWidget()
        line.setLayout(row(label(tr("papers_page", "Form"), Role.SMALL, "quiet"), *made_buttons.values(), -1))
        return line, made_buttons

    def _make_settings(self) -> ScrollPage:
        settings = ScrollPage()
        settings.body.setContentsMargins(16, GRID, 16, 12)
        settings.body.setSpacing(GRID)
        for said in (self._about, self._superseded, self._made, self._whole):
            settings.body.addWidget(said)
        settings.body.addLayout(self._lacks)
        settings.body.addWidget(self._form_row)
        settings.body.addWidget(self._template)
        settings.body.addWidget(self.products, 3)
        settings.body.addWidget(self.members, 2)
        settings.body.addWidget(self._mode)
        settings.body.addStretch(1)
        return settings

    # What is asked for

    def show_paper(self, kind: Kind) -> None:
        """Makes a paper the current one."""
        self.list.choose(kind)

    def form(self) -> Form:
        """The form in which the current paper is saved."""
        return self._forms[self._kind]

    def chosen(self) -> list[Item]:
        """The pieces of the current paper that are wanted."""
        if BY_KIND[self._kind].scope is Scope.SESSION:
            return self._items
        products, members = set(self.products.chosen()), set(self.members.chosen())
        return [item for item in self._items if item.product in products and item.member in members | {0}]

    def a_file_each(self) -> bool:
        """Whether the pieces go into files of their own."""
        several = len(self.chosen()) > 1
        return several and (self._each.isChecked() or not papers.one_file(self._kind, self.form()))

    def save(self) -> None:
        """Asks for a name, or a folder, and writes the current paper."""
        desk, wanted = self._bridge.desk, self.chosen()
        if desk is None or self._job is not None or not wanted or not desk.state.products:
            return
        folder = self._folder or default_folder(desk.state.session.title)
        made_folders = _make_folders(folder)
        path = self._asked_folder(folder) if self.a_file_each() else self._asked_path(desk, folder, wanted)
        if path is None:
            _drop_folders(made_folders)
            return
        inside = path if self.a_file_each() else path.parent
        if inside != folder:
            _drop_folders(made_folders)
        self._folder = inside
        self._write(desk, wanted, path)

    def print_paper(self) -> None:
        """Makes the pages, asks for a printer and prints them."""
        desk, wanted = self._bridge.desk, self.chosen()
        if desk is None or self._job is not None or not wanted or not desk.state.products:
            return
        kind, source = self._kind, self._source(desk, wanted)
        if source is None:
            return
        name = papers.file_name(kind, Form.PDF, desk.state.session)
        maker, check = self._maker(len(wanted)), self._check(source)

        def work(job: Job) -> bytes:
            check()
            return maker(Form.PDF, source, job)

        def made_pages(pdf: bytes) -> None:
            printer = paper_printing.ask_printer(
                self, name.removesuffix(".pdf"), papers.page_count(pdf), paper_printing.is_landscape(pdf)
            )
            if printer is None:
                return
            self._start(
                tr("papers_page", "Printing…"),
                lambda job: paper_printing.print_pages(printer, pdf, job),
                lambda _: self._printed(desk, kind, wanted, printer.printerName()),
            )

        self._start(tr("papers_page", "The pages are being made…"), work, made_pages)

    def cancel(self) -> None:
        """Gives up what is being written or printed; files that were there before stay as they were."""
        if self._job is not None:
            self._job.cancel()
            if self._stop.hasFocus():
                self.list.setFocus()
            self._stop.setEnabled(False)

    def busy(self) -> bool:
        """Whether something is being written or printed."""
        return self._job is not None

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Puts the settings beside the list, or under it where the window is narrow."""
        narrow = self.width() < NARROW
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if narrow else directions.LeftToRight
        self._left.setDirection(direction)
        self._fit_buttons()
        spare = self.width() - NARROW
        self.list.setMinimumHeight(theme.row_height() * 4 if narrow else 0)
        self.list.setFixedWidth(SETTINGS_WIDTH - 32 if narrow else LIST_WIDTH + max(0, min(spare // 4, 4 * GRID)))
        self._settings.setFixedWidth(SETTINGS_WIDTH + (0 if narrow else max(0, min(spare // 4, 8 * GRID))))
        self._head.setContentsMargins(16, 4 if narrow else 14, 16, 0)

    def _fit_buttons(self) -> None:
        """Says the keys of the buttons where there is room for it."""
        buttons = (self.save_button, self.print_button)
        for one in buttons:
            one.setText(plain(one.accessibleName()))
        if sum(one.sizeHint().width() for one in buttons) + GRID > self._settings.width() - 32:
            for one in buttons:
                one.setText(plain(one.accessibleName().rpartition(" (")[0]))

    def _opened(self) -> None:
        self._folder = None
        self._last.clear()
        for choice in (self.products, self.members):
            choice.forget()
        self._clear_result()
        self.preview.clear()
        self._fill()

    def _changed(self, changes: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        desk = self._bridge.desk
        if desk is None or not desk.state.products:
            self.preview.clear()
            self._pages.setCurrentWidget(self._empty if desk is not None else self._closed)
            self._stale = False
            return
        self._pages.setCurrentIndex(0)
        kind, paper = self._kind, BY_KIND[self._kind]
        found = papers.lacks_by_kind(desk)
        for each, lacks in found.items():
            self.list.set_state(each, *_state(desk, each, lacks))
        self._title.setText(str(TITLES[kind][0]))
        self._about.setText(str(TITLES[kind][1]))
        draft = papers.is_draft(desk, kind)
        words = tr("papers_page", "Draft") if draft else tr("papers_page", "Final")
        self._state.set(words, "warning" if draft else "accent")
        self._state.setVisible(not paper.blank)
        self._show_lacks(found[kind])
        self._form_row.setVisible(len(paper.forms) > 1)
        for form, one in self._form_buttons.items():
            one.setVisible(form in paper.forms)
            one.setChecked(form is self._forms[kind])
        self._items = papers.items(desk, kind)
        self._fill_choices(desk)
        self._show_made(desk)
        self._show_buttons()
        self._stale = not self.isVisible()
        if not self._stale:
            self._later.start()

    def _fill_choices(self, desk: Desk) -> None:
        scope, state = BY_KIND[self._kind].scope, desk.state
        self.products.setVisible(scope is not Scope.SESSION)
        self.members.setVisible(scope is Scope.SHEET)
        products = list(dict.fromkeys(item.product for item in self._items if item.product))
        if scope is Scope.SHEET:
            wanted = set(products)
            products = [product for product in state.products if product in wanted]
        self.products.fill((product, state.products[product].name) for product in products)
        members = {item.member for item in self._items}
        self.members.fill((member.id, member.label) for member in state.members.values() if member.id in members)

    def _show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        while (item := self._lacks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for lack in lacks:
            text = str(_LACKS[lack.code]).format(n=lack.count)
            one = button(text, "quiet", partial(self.go_to.emit, lack.page, None))
            # A style sheet leaves no gap after an icon.
            lines = folded(text, theme.font(Role.BODY), _LACK_WIDTH, 3).split("\n")
            one.setText("\n".join(f"\N{NO-BREAK SPACE}{plain(line)}" for line in lines))
            widgets_icons.dress(one, "warning", "warning")
            self._lacks.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole.setVisible(not lacks)

    def _show_made(self, desk: Desk) -> None:
        """Says whether the paper was made before, and whether what was made is superseded."""
        before = made(desk, self._kind, papers.product_ids(self.chosen()))
        words = ""
        if before.times:
            key = (self._kind, sum(run.times for run in desk.state.print_runs.values() if run.paper == self._kind))
            if key not in self._last:
                self._last[key] = last_made(desk, self._kind)
            words = tr("papers_page", "Made before, last on {when}; it is marked as made again in the log.")
            words = words.format(when=when(self._last[key]))
        self._made.setText(words)
        self._made.setVisible(bool(words))
        words = ""
        if before.superseded is not None:
            words = tr(
                "papers_page",
                "The session was opened again: what was made under the seal of {when} (revision {n}) no longer holds."
                " Make it anew.",
            ).format(when=when(before.superseded.sealed_at), n=before.superseded.revision)
        self._superseded.setText(words)
        self._superseded.setVisible(bool(words))

    def _show_template(self) -> None:
        """Says that the Word form is the office's own, which the preview does not show."""
        desk = self._bridge.desk
        own = template_of(desk.state.session.office, self._kind) if desk is not None else None
        words = tr("papers_page", "Word takes the office's own template, {name}; the preview shows the program's.")
        self._template.setText(words.format(name=own.name) if own is not None else "")
        self._template.setVisible(own is not None and self.form() is Form.DOCX)

    def _show_buttons(self) -> None:
        wanted = self.chosen()
        self._show_template()
        several = len(wanted) > 1
        self._mode.setVisible(several and papers.one_file(self._kind, self.form()))
        possible = bool(wanted) and self._job is None
        self.save_button.setEnabled(possible)
        self.print_button.setEnabled(possible)
        if several:
            save = tr("papers_page", "Save {n} as… (Ctrl+S)").format(n=len(wanted))
            print_ = tr("papers_page", "Print {n}… (Ctrl+P)").format(n=len(wanted))
        else:
            save, print_ = tr("papers_page", "Save as… (Ctrl+S)"), tr("papers_page", "Print… (Ctrl+P)")
        for one, text in ((self.save_button, save), (self.print_button, print_)):
            one.setAccessibleName(text)
            one.setToolTip(tooltip(text))
        self._fit_buttons()

    def _paper_chosen(self, kind: Kind) -> None:
        self._kind = kind
        if self._job is None:
            self._clear_result()
        self.preview.clear()
        self._settings.verticalScrollBar().setValue(0)
        self._fill()

    def _form_chosen(self, form: Form) -> None:
        self._forms[self._kind] = form
        self._show_buttons()

    def _chosen_changed(self) -> None:
        self._show_buttons()
        if self._bridge.desk is not None:
            self._show_made(self._bridge.desk)
        self._later.start()

    # The preview

    def _make_preview(self) -> None:
        desk, wanted, kind = self._bridge.desk, self.chosen(), self._kind
        if desk is None or not self.isVisible() or not desk.state.products:
            self._stale = True
            return
        if not wanted:
            self.preview.clear(tr("papers_page", "There is nothing to show yet."))
            return
        printer = self._bridge.printer

        def maker(place: int) -> Callable[[], bytes]:
            source = papers.source(desk, kind, [wanted[place]])
            return lambda: printer.make(Form.PDF, source)

        self.preview.show_papers(len(wanted), maker, self._current(wanted))

    def _current(self, wanted: list[Item]) -> int:
        """The place of the piece that is looked at among those that are wanted."""
        product, member = self.products.current(), self.members.current()
        for place, item in enumerate(wanted):
            if item.product == product and (not item.member or member is None or item.member == member):
                return place
        return min(self.preview.paper(), len(wanted) - 1)

    def _look_at_current(self) -> None:
        if wanted := self.chosen():
            self.preview.show_paper(self._current(wanted))

    def _preview_turned(self, place: int) -> None:
        wanted = self.chosen()
        if place < len(wanted):
            self.products.show_current(wanted[place].product)
            self.members.show_current(wanted[place].member)

    # Writing

    def _asked_path(self, desk: Desk, folder: Path, wanted: list[Item]) -> Path | None:
        form, session = self.form(), desk.state.session
        name = papers.file_name(self._kind, form, session)
        if wanted[0].product and len(wanted) == 1:
            name = f"{papers.item_names(desk, self._kind, wanted)[0]}.{form}"
        kinds = tr("papers_page", "{form} files (*.{ending})").format(form=str(_FORMS[form]), ending=form.value)
        chosen = ask_path(self, folder / name, kinds)
        path = Path(chosen)
        if chosen and path.suffix.lower() != f".{form}":
            path = path.with_name(f"{path.name}.{form}")
        return path if chosen else None

    def _asked_folder(self, folder: Path) -> Path | None:
        chosen = ask_folder(self, folder)
        return Path(chosen) if chosen else None

    def _source(self, desk: Desk, wanted: list[Item]) -> Source | None:
        """What the paper is made from; None where the office's pictures cannot be read, which is said."""
        try:
            return papers.source(desk, self._kind, wanted)
        except CodedError as error:
            self._result.show_message("error", sentence(error))
            return None

    def _check(self, source: Source) -> Callable[[], None]:
        """What has to hold before an official paper leaves the program."""
        path = self._bridge.workspace.path

        def check() -> None:
            from ocop_desktop.services.checking import verify_chain_beside

            if source.official:
                verify_chain_beside(path)

        return check

    def _maker(self, pieces: int) -> papers.Maker:
        printer = self._bridge.printer
        return printer.make_apart if pieces >= _APART_FROM else printer.make

    def _write(self, desk: Desk, wanted: list[Item], path: Path) -> None:
        kind, form, each = self._kind, self.form(), self.a_file_each()
        whole = self._source(desk, wanted)
        if whole is None:
            return
        named = papers.sources(desk, kind, wanted) if each else []
        maker, check = self._maker(len(wanted)), self._check(whole)

        def work(job: Job) -> list[Path]:
            check()
            if each:
                return papers.write_each(form, named, path, maker=maker, tell=job)
            papers.write(form, whole, path, maker=maker, tell=job)
            return [path]

        self._start(tr("papers_page", "Writing…"), work, lambda paths: self._saved(desk, kind, form, wanted, paths))

    def _start(self, words: str, work: Callable[[Job], object], done: Callable[..., object]) -> None:
        """Has work done on the worker, with its progress shown; what it gives goes to ``done`` unless it failed."""
        job = self._job = Job()
        self._clear_result()

        def run() -> object:
            try:
                return work(job)
            except (CodedError, GivenUp) as error:
                return error

        self._bridge.run(run, lambda outcome: self._ended(outcome, done))
        self._busy_words.setText(words)
        self._busy.setRange(0, 0)
        self._stop.setEnabled(True)
        self._writing.show()
        self._looking.start()
        if self.save_button.hasFocus() or self.print_button.hasFocus():
            self._stop.setFocus()
        self._show_buttons()

    def _show_progress(self) -> None:
        if self._job is not None and self._job.of:
            self._busy.setRange(0, self._job.of)
            self._busy.setValue(self._job.done)

    def _ended(self, outcome: object, done: Callable[..., object]) -> None:
        self._job = None
        self._looking.stop()
        self._show_buttons()
        if self._stop.hasFocus():
            self.save_button.setFocus()
        self._writing.hide()
        if isinstance(outcome, CodedError):
            self._result.show_message("error", sentence(outcome))
        elif isinstance(outcome, GivenUp):
            self._result.show_message("info", tr("papers_page", "Cancelled; nothing was written."))
        else:
            done(outcome)

    def _saved(self, desk: Desk, kind: Kind, form: Form, wanted: list[Item], paths: list[Path]) -> None:
        self._record(desk, kind, form.value, wanted)
        self._written = paths
        words = tr("papers_page", "Saved: {name}").format(name=paths[0].name)
        if len(paths) > 1:
            words = tr("papers_page", "Saved: {n} files in {folder}").format(n=len(paths), folder=paths[0].parent.name)
        self._result.show_message("info", words)
        self._after.show()
        self._open_file.setVisible(len(paths) == 1)
        (self._open_file if len(paths) == 1 else self._open_folder).setFocus()

    def _printed(self, desk: Desk, kind: Kind, wanted: list[Item], name: str) -> None:
        self._record(desk, kind, PRINTED, wanted)
        words = tr("papers_page", "Sent to the printer {name}.").format(name=name or tr("papers_page", "(file)"))
        self._result.show_message("info", words)

    def _record(self, desk: Desk, kind: Kind, form: str, wanted: list[Item]) -> None:
        """Keeps in the log that a paper left the program, in the session that it was made of."""
        if desk.view_only:
            return
        self._bridge.guard(lambda: desk.execute(RecordPrint(kind.value, form, papers.product_ids(wanted))))
        if desk is self._bridge.desk:
            self._show_made(desk)

    def _clear_result(self) -> None:
        self._written = []
        self._result.clear()
        self._after.hide()

    def _show_file(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[0])))

    def _show_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[0].parent)))


def _state(desk: Desk, kind: Kind, lacks: tuple[Lack, ...]) -> tuple[str, str]:
    """How far a paper is: a word and its colour."""
    if lacks:
        return tr("papers_page", "{n} missing").format(n=len(lacks)), "warning"
    if BY_KIND[kind].blank:
        return "", "quiet"
    if papers.is_draft(desk, kind):
        return tr("papers_page", "draft"), "quiet"
    return tr("papers_page", "final"), "accent"


def _make_folders(folder: Path) -> list[Path]:
    """Makes a folder, so that the dialog can open in it; those that were made, the innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return []
    return missing


def _drop_folders(made_folders: list[Path]) -> None:
    for folder in made_folders:
        try:
            folder.rmdir()
        except OSError:
            return
