"""Văn bản: the papers of the session by the order of the day, what each still lacks, how it looks, saving and printing.

The pages that are shown are pictures of the very PDF that would be saved. Papers are made on the worker from frozen
data; nothing is written but where the user says so, and what is written is there whole or not at all. Every paper that
leaves the program is in the log, one of many only if all its pages do; before an official one does, the log's chain is
followed.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QStackedLayout, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services import papers
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.paper_history import PRINTED, last_made, made
from ocop_desktop.services.papers import BY_KIND, Form, Item, Kind, Lack, Scope, Source
from ocop_desktop.services.sealing import RecordPrint
from ocop_desktop.services.templates import template_of
from ocop_desktop.ui import paper_printing, theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.paper_choice import PaperChoice
from ocop_desktop.ui.paper_job import Job, PaperWork
from ocop_desktop.ui.paper_lacks import LackList
from ocop_desktop.ui.paper_list import TITLES, PaperList
from ocop_desktop.ui.paper_places import ask_folder, ask_path, default_folder, drop_folders, make_folders
from ocop_desktop.ui.paper_preview import Preview
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import (
    EmptyState,
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
NARROW = 118 * GRID
"""Below this width the settings stand under the list, not beside it."""
PREVIEW_DELAY_MS = 250
_APART_FROM = 10
"""Pieces from which on they are made in the other process, which takes a second to start."""

_FORMS: dict[Form, Marked] = {
    Form.PDF: mark("papers_page", "PDF"),
    Form.DOCX: mark("papers_page", "Word"),
    Form.XLSX: mark("papers_page", "Excel"),
}


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
        self._items: list[Item] = []
        self._last: dict[Kind, dict[int, str]] = {}

        self.list = PaperList()
        self._title = label("", Role.SECTION, wrap=True)
        self._about = label("", Role.BODY, "quiet", wrap=True)
        self._state = Pill()
        self._template = label("", Role.SMALL, "quiet", wrap=True)
        self._made = label("", Role.SMALL, "quiet", wrap=True)
        self._superseded = label("", Role.SMALL, "warning", wrap=True)
        self.lacks = LackList(SETTINGS_WIDTH - 12 * GRID)
        self.lacks.go_to.connect(lambda page: self.go_to.emit(page, None))
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
        self.work = PaperWork(bridge, self.list)
        self.work.changed.connect(self._show_buttons)
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
        content.setLayout(column(beside, self.work, spacing=0))
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
        self.list.choose(self._kind)
        self.list.chosen.connect(self._paper_chosen)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
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
        for said in (self._about, self._superseded, self._made, self.lacks):
            settings.body.addWidget(said)
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
        products, members = set(self.products.chosen()), {0, *self.members.chosen()}
        return [item for item in self._items if item.product in products and item.member in members]

    def a_file_each(self) -> bool:
        """Whether the pieces go into files of their own."""
        several = len(self.chosen()) > 1
        return several and (self._each.isChecked() or not papers.one_file(self._kind, self.form()))

    def save(self) -> None:
        """Asks for a name, or a folder, and writes the current paper."""
        desk, wanted, each = self._bridge.desk, self.chosen(), self.a_file_each()
        if desk is None or self.work.busy() or not wanted or not desk.state.products:
            return
        folder = self._folder or default_folder(desk.state.session.title)
        made_folders = make_folders(folder)
        chosen = ask_folder(self, folder) if each else self._asked_path(desk, folder, wanted)
        path = Path(chosen)
        inside = path if each else path.parent
        if not chosen or inside != folder:
            drop_folders(made_folders)
        if chosen:
            self._folder = inside
            self._write(desk, wanted, path, each=each)

    def print_paper(self) -> None:
        """Makes the pages, asks for a printer and prints them."""
        desk, wanted = self._bridge.desk, self.chosen()
        if desk is None or self.work.busy() or not wanted or not desk.state.products:
            return
        kind, source = self._kind, self._source(desk, wanted)
        if source is None:
            return
        name = papers.file_name(kind, Form.PDF, desk.state.session).removesuffix(".pdf")
        maker, check, taken = self._maker(len(wanted)), self._check(source), _Taken.of(desk, kind)

        def make(job: Job) -> tuple[bytes, int, list[int], bool]:
            check(job)
            pdf = maker(Form.PDF, source, job)
            return pdf, papers.page_count(pdf), papers.beginnings(pdf), paper_printing.is_landscape(pdf)

        def ask(made_pages: tuple[bytes, int, list[int], bool]) -> None:
            if not self.isVisible():
                # What is typed elsewhere must not go into a dialog that comes up by itself.
                words = tr("papers_page", "Printing was put off, because another page was open.")
                self.work.say("info", words, (tr("papers_page", "Print…"), self.print_paper))
                return
            pdf, count, begins, landscape = made_pages
            printer = paper_printing.ask_printer(self, name, count, landscape)
            if printer is None:
                return
            self.work.start(
                tr("papers_page", "Printing…"),
                lambda job: paper_printing.print_pages(printer, pdf, job),
                lambda pages: self._printed(taken, _whole(wanted, begins, count, pages), printer.printerName()),
                tr("papers_page", "Cancelled; what had already gone to the printer may still come out."),
            )

        given_up = tr("papers_page", "Cancelled; nothing was printed.")
        self.work.start(tr("papers_page", "The pages are being made…"), make, ask, given_up)

    def busy(self) -> bool:
        """Whether something is being written or printed."""
        return self.work.busy()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.work.busy():
            self.work.cancel()
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
        self.work.clear()
        self.preview.clear()
        self._changed()

    def _changed(self) -> None:
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
        self.lacks.show_lacks(found[kind])
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

    def _show_made(self, desk: Desk) -> None:
        """Says which of the pieces were made before, and whether what was made is superseded."""
        kind, products = self._kind, papers.product_ids(self.chosen())
        before = made(desk, kind, products)
        words = ""
        if before.times:
            if kind not in self._last:
                self._bridge.guard(lambda: self._last.update({kind: last_made(desk, kind)}))
            times = [self._last.get(kind, {}).get(product, "") for product in products or (0,)]
            what = tr("papers_page", "Made before")
            if before.pieces < len(products):
                what = tr("papers_page", "{n} of {total} products made before")
                what = what.format(n=before.pieces, total=len(products))
            words = tr("papers_page", "{what}; it is marked as made again in the log.")
            if any(times):
                words = tr("papers_page", "{what}, last on {when}; it is marked as made again in the log.")
            words = words.format(what=what, when=when(max(times)))
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
        possible = bool(wanted) and not self.work.busy()
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
        if not self.work.busy():
            self.work.clear()
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

    def _asked_path(self, desk: Desk, folder: Path, wanted: list[Item]) -> str:
        form = self.form()
        name = papers.file_name(self._kind, form, desk.state.session)
        if wanted[0].product and len(wanted) == 1:
            name = f"{papers.item_names(desk, self._kind, wanted)[0]}.{form}"
        kinds = tr("papers_page", "{form} files (*.{ending})").format(form=str(_FORMS[form]), ending=form.value)
        return ask_path(self, folder / name, kinds)

    def _source(self, desk: Desk, wanted: list[Item]) -> Source | None:
        """What the paper is made from; None where the office's pictures cannot be read, which is said."""
        try:
            return papers.source(desk, self._kind, wanted)
        except CodedError as error:
            self.work.say("error", sentence(error))
            return None

    def _check(self, source: Source) -> Callable[[Job], None]:
        """What has to hold before an official paper leaves the program."""
        path = self._bridge.workspace.path

        def check(job: Job) -> None:
            from ocop_desktop.services.checking import verify_chain_beside

            if source.official:
                verify_chain_beside(path, lambda: job.wanted)
                job(0, 0)

        return check

    def _maker(self, pieces: int) -> papers.Maker:
        printer = self._bridge.printer
        return printer.make_apart if pieces >= _APART_FROM else printer.make

    def _write(self, desk: Desk, wanted: list[Item], path: Path, *, each: bool) -> None:
        kind, form = self._kind, self.form()
        whole = self._source(desk, wanted)
        if whole is None:
            return
        named = papers.named_apart(whole, papers.item_names(desk, kind, wanted)) if each else []
        maker, check, taken = self._maker(len(wanted)), self._check(whole), _Taken.of(desk, kind)

        def work(job: Job) -> list[Path]:
            check(job)
            if each:
                return papers.write_each(form, named, path, maker=maker, tell=job)
            papers.write(form, whole, path, maker=maker, tell=job)
            return [path]

        given_up = tr("papers_page", "Cancelled; nothing was written.")
        done = partial(self._saved, taken, form, wanted)
        self.work.start(tr("papers_page", "Writing…"), work, done, given_up)

    def _saved(self, taken: "_Taken", form: Form, wanted: list[Item], paths: list[Path]) -> None:
        self._record(taken, form.value, wanted)
        words = tr("papers_page", "Saved: {name}").format(name=paths[0].name)
        if len(paths) > 1:
            words = tr("papers_page", "Saved: {n} files in {folder}").format(n=len(paths), folder=paths[0].parent.name)
        self.work.say_written(words, paths)

    def _printed(self, taken: "_Taken", wanted: list[Item], name: str) -> None:
        words = tr("papers_page", "Sent to the printer {name}.")
        if wanted:
            self._record(taken, PRINTED, wanted)
        else:
            words = tr("papers_page", "Sent to the printer {name}: no paper whole, so the log does not count one.")
        self.work.say("info", words.format(name=name or tr("papers_page", "(file)")))

    def _record(self, taken: "_Taken", form: str, wanted: list[Item]) -> None:
        """Keeps in the log that a paper left the program, in the session and under the seal that it was made of, which
        others may have taken the place of meanwhile."""
        bridge, session, kind = self._bridge, taken.session, taken.kind
        if taken.view_only:
            return
        products = papers.product_ids(wanted)
        command = RecordPrint(kind.value, form, products, taken.revision)
        here = bridge.desk
        if here is None or here.state.session.id != session:
            bridge.with_workspace(lambda workspace: workspace.open(session).execute(command))
        elif bridge.execute(command):
            if kind in self._last:
                self._last[kind] |= dict.fromkeys(products or (0,), here.saved_at)
            self._show_made(here)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Of what a paper was made: the session, the kind, the revision of the seal that stood then, 0 for none."""

    session: int
    kind: Kind
    revision: int
    view_only: bool

    @classmethod
    def of(cls, desk: Desk, kind: Kind) -> "_Taken":
        seal = desk.state.seal
        return cls(desk.state.session.id, kind, seal.revision if seal is not None else 0, bool(desk.view_only))


def _whole(wanted: list[Item], begins: list[int], count: int, pages: Collection[int]) -> list[Item]:
    """The pieces of which all pages, 0 the first, are among these. A paper of the session always: whoever has some
    pages of it has a paper that a later one takes the place of."""
    if not wanted[0].product:
        return wanted
    ends = [*begins[1:], count]
    there = set(pages)
    return [item for item, *its in zip(wanted, begins, ends, strict=True) if there.issuperset(range(*its))]


def _state(desk: Desk, kind: Kind, lacks: tuple[Lack, ...]) -> tuple[str, str]:
    """How far a paper is: a word and its colour."""
    if lacks:
        return tr("papers_page", "{n} missing").format(n=len(lacks)), "warning"
    if BY_KIND[kind].blank:
        return "", "quiet"
    if papers.is_draft(desk, kind):
        return tr("papers_page", "draft"), "quiet"
    return tr("papers_page", "final"), "accent"
