"""Văn bản: the papers of the session, what each still lacks, how it looks, and saving it.

The pages that are shown are pictures of the very PDF that would be saved. Papers are made on the worker from frozen
data; nothing is written but where the user says so, and a file is there whole or not at all.
"""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QDir, QSize, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.services import papers
from ocop_desktop.services.papers import PAPERS, Form, Kind, Lack
from ocop_desktop.services.state import Changes
from ocop_desktop.ui import theme, widgets_icons
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.i18n import Marked, mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.paper_preview import Preview
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

LEFT_WIDTH = 50 * GRID
PREVIEW_WIDTH = 46 * GRID
PREVIEW_DELAY_MS = 250
_PADDED = "QListView::item { padding-left: 6px; }"
_ID = int(Qt.ItemDataRole.UserRole)

_TITLES: dict[Kind, tuple[Marked, Marked]] = {
    Kind.MINUTES: (
        mark("papers_page", "Minutes"),
        mark("papers_page", "The meeting, the council, and each product with its conclusion"),
    ),
    Kind.RESULTS: (
        mark("papers_page", "Table of results"),
        mark("papers_page", "All products with averages, spread, stars and conclusion"),
    ),
    Kind.CERTIFICATES: (
        mark("papers_page", "Certificates"),
        mark("papers_page", "One page for each product that this level certifies"),
    ),
}
_FORMS: dict[Form, Marked] = {
    Form.PDF: mark("papers_page", "PDF"),
    Form.DOCX: mark("papers_page", "Word"),
    Form.XLSX: mark("papers_page", "Excel"),
}
_LACKS: dict[str, Marked] = {
    "no_products": mark("papers_page", "There is no product yet"),
    "not_concluded": mark("papers_page", "{n} products are not concluded"),
    "no_certificates": mark("papers_page", "No product is concluded with stars that this level certifies"),
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
        self._forms: dict[Kind, Form] = {paper.kind: paper.forms[0] for paper in PAPERS}
        self._folder: Path | None = None
        self._busy_writing = False
        self._cancelled = Event()
        self._written: Path | None = None

        self.list = QListWidget()
        self.list.setAccessibleName(tr("papers_page", "Papers"))
        self.list.setStyleSheet(_PADDED)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for paper in PAPERS:
            item = QListWidgetItem(str(_TITLES[paper.kind][0]))
            item.setData(_ID, paper.kind.value)
            item.setToolTip(str(_TITLES[paper.kind][1]))
            item.setSizeHint(QSize(0, theme.row_height() + 4))
            self.list.addItem(item)
        self.list.setFixedHeight((theme.row_height() + 4) * len(PAPERS) + 4)
        self.list.currentRowChanged.connect(self._paper_chosen)
        self._about = label("", Role.BODY, "quiet", wrap=True)
        self._draft = Pill(tr("papers_page", "Draft"), "warning")
        self._lacks = QVBoxLayout()
        self._lacks.setSpacing(0)
        self._whole = label(tr("papers_page", "Nothing is missing."), Role.BODY, "accent")

        self._form_row = QWidget()
        self._form_buttons: dict[Form, QPushButton] = {}
        group = QButtonGroup(self)
        for form in Form:
            made = button(str(_FORMS[form]), "normal")
            made.setCheckable(True)
            made.setAccessibleName(tr("papers_page", "Save as {form}").format(form=str(_FORMS[form])))
            made.clicked.connect(lambda _=False, form=form: self._form_chosen(form))
            group.addButton(made)
            self._form_buttons[form] = made
        self._form_row.setLayout(
            row(label(tr("papers_page", "Form"), Role.SMALL, "quiet"), *self._form_buttons.values(), -1)
        )
        self.products = QListWidget()
        self.products.setAccessibleName(tr("papers_page", "Products that get a certificate"))
        self.products.setStyleSheet(_PADDED)
        self.products.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.products.itemChanged.connect(self._products_chosen)
        self.products.setMinimumHeight(theme.row_height() * 4)
        self._choose_all = button(tr("papers_page", "All"), "quiet", lambda: self._check_all(True))
        self._choose_none = button(tr("papers_page", "None"), "quiet", lambda: self._check_all(False))
        self._choice = QWidget()
        self._choice.setLayout(
            column(
                row(label(tr("papers_page", "Products"), Role.SMALL, "quiet"), -1, self._choose_all, self._choose_none),
                self.products,
                spacing=2,
            )
        )
        self.save_button = button(tr("papers_page", "Save as… (Ctrl+S)"), "primary", self.save)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(tr("papers_page", "The paper is being written"))
        self._stop = button(tr("papers_page", "Cancel"), "normal", self.cancel)
        self._writing = QWidget()
        self._writing.setLayout(row(self._busy, self._stop))
        self._writing.hide()
        self._result = MessageBar()
        self._open_file = button(tr("papers_page", "Open the file"), "normal", self._show_file)
        self._open_folder = button(tr("papers_page", "Open the folder"), "normal", self._show_folder)
        self._after = QWidget()
        self._after.setLayout(row(self._open_file, self._open_folder, -1))
        self._after.hide()

        self.preview = Preview(bridge)
        settings = ScrollPage()
        settings.body.setContentsMargins(16, 14, 16, 12)
        settings.body.setSpacing(GRID + 4)
        for part in (
            self.list,
            self._about,
            row(self._draft, -1),
            self._whole,
            self._lacks,
            self._form_row,
            self._choice,
            row(self.save_button, -1),
            self._writing,
            self._result,
            self._after,
        ):
            if isinstance(part, QWidget):
                settings.body.addWidget(part)
            else:
                settings.body.addLayout(part)
        settings.body.addStretch(1)
        self._settings = settings
        content = QWidget()
        content.setLayout(row(settings, self.preview, spacing=0))
        self._empty = EmptyState(
            tr("papers_page", "Papers"),
            tr(
                "papers_page",
                "Here the minutes, the table of results and the certificates are looked at and saved. There is no "
                "product in this session yet.",
            ),
            tr("papers_page", "Go to the products"),
        )
        self._empty.clicked.connect(lambda: self.go_to.emit("products", None))
        self._closed = NoSession(
            tr(
                "papers_page",
                "Here the minutes, the table of results and the certificates are looked at and saved.",
            )
        )
        self._closed.clicked.connect(lambda: self.go_to.emit("overview", None))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(content)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._closed)
        self.setFocusProxy(self.list)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PREVIEW_DELAY_MS)
        self._later.timeout.connect(self._make_preview)
        self.list.setCurrentRow(0)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        self._opened()

    # What is asked for

    def show_paper(self, kind: Kind) -> None:
        """Makes a paper the current one."""
        self.list.setCurrentRow([paper.kind for paper in PAPERS].index(kind))

    def form(self) -> Form:
        """The form in which the current paper is saved."""
        return self._forms[self._kind]

    def chosen_products(self) -> list[int]:
        """The products whose certificates are wanted."""
        items = [self.products.item(place) for place in range(self.products.count())]
        return [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def save(self) -> None:
        """Asks for a name and writes the current paper."""
        desk = self._bridge.desk
        if desk is None or not desk.state.products or not self.save_button.isEnabled():
            return
        form, session = self.form(), desk.state.session
        folder = self._folder or default_folder(session.title)
        made = _make_folders(folder)
        name = folder / papers.file_name(self._kind, form, session)
        kinds = tr("papers_page", "{form} files (*.{ending})").format(form=str(_FORMS[form]), ending=form.value)
        chosen = ask_path(self, name, kinds)
        if not chosen:
            _drop_folders(made)
            return
        path = Path(chosen)
        if path.suffix.lower() != f".{form}":
            path = path.with_name(f"{path.name}.{form}")
        if path.parent != folder:
            _drop_folders(made)
        self._folder = path.parent
        self._write(form, path)

    def cancel(self) -> None:
        """Gives up the paper that is being written; a file that was there before stays as it was."""
        self._cancelled.set()
        self._stop.setEnabled(False)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._fill()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settings.setFixedWidth(min(LEFT_WIDTH, self.width() - PREVIEW_WIDTH))

    def _opened(self) -> None:
        self._folder = None
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
        kind = self._kind
        paper = papers.BY_KIND[kind]
        self._about.setText(str(_TITLES[kind][1]))
        self._draft.setVisible(papers.is_draft(desk, kind))
        lacks = papers.lacks(desk, kind)
        self._show_lacks(lacks)
        self._form_row.setVisible(len(paper.forms) > 1)
        for form, made in self._form_buttons.items():
            made.setVisible(form in paper.forms)
            made.setChecked(form is self._forms[kind])
        self._choice.setVisible(kind is Kind.CERTIFICATES)
        self._fill_products()
        self._show_save()
        if self.isVisible():
            self._stale = False
            self._later.start()
        else:
            self._stale = True

    def _show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        while (item := self._lacks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for lack in lacks:
            text = str(_LACKS[lack.code]).format(n=lack.count)
            made = button(text, "quiet", partial(self.go_to.emit, lack.page, None))
            # A style sheet leaves no gap after an icon.
            made.setText(f"\N{NO-BREAK SPACE}{plain(text)}")
            widgets_icons.dress(made, "warning", "warning")
            self._lacks.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole.setVisible(not lacks)

    def _fill_products(self) -> None:
        desk = self._bridge.desk
        assert desk is not None
        wanted = papers.certifiable(desk)
        before = [self.products.item(place).data(_ID) for place in range(self.products.count())]
        left_out = set(before) - set(self.chosen_products())
        self.products.blockSignals(True)
        self.products.clear()
        for product_id in wanted:
            product = desk.state.products[product_id]
            stars = desk.state.conclusion(product_id).stars
            text = tr("papers_page", "{product} · {stars} stars").format(product=product.name, stars=stars)
            item = QListWidgetItem(text)
            item.setData(_ID, product_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = Qt.CheckState.Unchecked if product_id in left_out else Qt.CheckState.Checked
            item.setCheckState(chosen)
            item.setToolTip(tooltip(text))
            item.setSizeHint(QSize(0, theme.row_height()))
            self.products.addItem(item)
        self.products.blockSignals(False)

    def _show_save(self) -> None:
        possible = self._kind is not Kind.CERTIFICATES or bool(self.chosen_products())
        self.save_button.setEnabled(possible and not self._busy_writing)
        text = tr("papers_page", "Save as… (Ctrl+S)")
        if self._kind is Kind.CERTIFICATES:
            count = len(self.chosen_products())
            text = tr("papers_page", "Save {n} certificates as… (Ctrl+S)").format(n=count)
        self.save_button.setText(plain(text))
        self.save_button.setAccessibleName(text)

    def _paper_chosen(self, place: int) -> None:
        self._kind = PAPERS[place].kind
        if hasattr(self, "_pages"):
            self._clear_result()
            self.preview.clear()
            self._fill()

    def _form_chosen(self, form: Form) -> None:
        self._forms[self._kind] = form

    def _products_chosen(self) -> None:
        self._show_save()
        self._later.start()

    def _check_all(self, checked: bool) -> None:
        self.products.blockSignals(True)
        for place in range(self.products.count()):
            self.products.item(place).setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.products.blockSignals(False)
        self._products_chosen()

    def _make_preview(self) -> None:
        desk = self._bridge.desk
        if desk is None or not self.isVisible() or not desk.state.products:
            self._stale = True
            return
        source = papers.view(desk, self._kind, self.chosen_products())
        printer = self._bridge.printer
        if source == ():
            self.preview.clear(tr("papers_page", "No certificate to show yet."))
        else:
            self.preview.show_paper(lambda: printer.make(Form.PDF, source))

    # Writing

    def _write(self, form: Form, path: Path) -> None:
        desk = self._bridge.desk
        assert desk is not None
        source = papers.view(desk, self._kind, self.chosen_products())
        cancelled = self._cancelled = Event()
        printer = self._bridge.printer
        self._clear_result()

        def work() -> CodedError | bool:
            try:
                return papers.write(form, source, path, maker=printer.make, cancelled=cancelled.is_set)
            except CodedError as error:
                return error

        self._busy_writing = True
        self._bridge.run(work, lambda outcome: self._done(path, outcome))
        self._stop.setEnabled(True)
        self._writing.show()
        self._show_save()

    def _done(self, path: Path, outcome: CodedError | bool) -> None:
        self._busy_writing = False
        self._writing.hide()
        self._show_save()
        if isinstance(outcome, CodedError):
            self._result.show_message("error", sentence(outcome))
        elif not outcome:
            self._result.show_message("info", tr("papers_page", "Cancelled; nothing was written."))
        else:
            self._written = path
            self._result.show_message("info", tr("papers_page", "Saved: {name}").format(name=path.name))
            self._after.show()
            self._open_file.setFocus()

    def _clear_result(self) -> None:
        self._written = None
        self._result.clear()
        self._after.hide()

    def _show_file(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _make_folders(folder: Path) -> list[Path]:
    """Makes a folder, so that the dialog can open in it; those that were made, the innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return []
    return missing


def _drop_folders(made: list[Path]) -> None:
    for folder in made:
        try:
            folder.rmdir()
        except OSError:
            return
