"""The main window: the frame with all pages in the order of the day, wired to the bridge.

It is shown empty first, with the rail only, and gets its pages with ``attach`` once the database is open; where that
fails, ``show_trouble`` says why and what can be done. Pages are imported then, not before: the window is there at once.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.ui.describe import describe, place_of, shown_on
from ocop_desktop.ui.frame import Frame
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.notices import Notices
from ocop_desktop.ui.session_words import level_name, local_time
from ocop_desktop.ui.steps import TITLES, steps
from ocop_desktop.ui.theme import GRID, Role
from ocop_desktop.ui.widgets import READING_WIDTH, button, column, label, row

if TYPE_CHECKING:
    from ocop_desktop.services.state import Changes
    from ocop_desktop.ui.bridge import Bridge
    from ocop_desktop.ui.projector import Projector
    from ocop_desktop.ui.recovery_page import RecoveryPage

# Module and class of each page, in the order of the rail.
PAGES = {
    "overview": ("overview_page", "OverviewPage"),
    "session": ("session_page", "SessionPage"),
    "products": ("products_page", "ProductsPage"),
    "council": ("council_page", "CouncilPage"),
    "scoring": ("scoring_page", "ScoringPage"),
    "ranking": ("ranking_page", "RankingPage"),
    "conclusions": ("conclusions_page", "ConclusionsPage"),
    "closing": ("closing_page", "ClosingPage"),
    "papers": ("papers_page", "PapersPage"),
    "log": ("log_page", "LogPage"),
    "verify": ("verify_page", "VerifyPage"),
    "backups": ("backups_page", "BackupsPage"),
    "settings": ("settings_page", "SettingsPage"),
}

APART = "log"
"""The first page that is no step of the meeting."""
_IDLE_MS = 40
_VERIFY_MS = 1500


class _Pages(dict[str, Any]):
    """The pages by key; one that is not there yet is built when it is asked for."""

    def __init__(self, build: Callable[[str], QWidget]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, key: str) -> QWidget:
        page = self[key] = self._build(key)
        return page


class MainWindow(Frame):
    """``database_chosen`` carries the path of another database to open, ``language_chosen`` another language,
    ``look_chosen`` another look. ``retry`` asks to open the same database again, ``restore_chosen`` to go on with a
    backup (its path). ``note`` stands beside the session's title, always. ``closing``: the window is about to close."""

    database_chosen = Signal(object)
    language_chosen = Signal(str)
    look_chosen = Signal(str)
    retry = Signal()
    restore_chosen = Signal(object)
    closing = Signal()

    def __init__(self, bridge: "Bridge | None" = None, *, note: str = "") -> None:
        super().__init__()
        self._bridge: Bridge | None = None
        self._standing_note = note
        self._trouble: TroublePage | RecoveryPage | None = None
        self.notices = Notices()
        self._place_notices()
        self.pages = _Pages(self._build)
        for number, key in enumerate(PAGES, 1):
            digit = number if number <= 9 else None
            self.add_page(key, str(TITLES[key]), QWidget(), digit, apart=key == APART)
            self.set_available(key, False)
        self.set_session("", "", note)
        self._undo_field = _UndoInFields(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._undo_field.follow)
        self.undo_requested.connect(self._undo_last)
        self.redo_requested.connect(self._redo_last)
        self.projector: Projector | None = None
        self._to_projector = self.add_rail_action(tr("main_window", "Projector"), "F5", self._open_projector)
        self._to_projector.setEnabled(False)
        if bridge is not None:
            self.attach(bridge)

    def attach(self, bridge: "Bridge") -> None:
        """Puts the window on a bridge whose database is open. Pages are built when they are shown, or one after the
        other when nothing else is to be done."""
        self._bridge = bridge
        self.clear_trouble()
        for key in PAGES:
            self.set_available(key, True)
        self._to_projector.setEnabled(True)
        bridge.opened.connect(self._opened)
        bridge.changed.connect(self._changed)
        bridge.saved.connect(self._saved)
        bridge.failed.connect(self._failed)
        bridge.unsaved_changed.connect(self._show_unsaved)
        bridge.caught_up.connect(self._caught_up)
        self._opened()
        self.show_page("overview")
        self._stack.setCurrentWidget(self.pages[self.page_key()])
        self.enter_page()
        QTimer.singleShot(_IDLE_MS, self, self._build_another)
        QTimer.singleShot(_VERIFY_MS, self, self._verify)

    def go_to(self, key: str, product_id: object = None) -> None:
        """Shows a page and gives it the focus; of a product, where the page can show one.

        A tuple holds more than the product: what of it the page's ``show_product`` takes next.
        """
        self.show_page(key)
        if self.page_key() != key:
            return
        desk = self._bridge.desk if self._bridge is not None else None
        show = getattr(self.pages[key], "show_product", None)
        product, *more = product_id if isinstance(product_id, tuple) else (product_id,)
        if show is not None and desk is not None and product in desk.state.products:
            show(product, *more)
        self.enter_page()

    def show_trouble(self, error: CodedError, path: Path) -> None:
        """Shows why the database cannot be opened, and the ways out, in place of all pages."""
        page = TroublePage(sentence(error), path)
        self._stand_in(page)
        page.again_button.setFocus()

    def show_recovery(self, words: str, path: Path, *, damaged: bool) -> "RecoveryPage":
        """Shows the ways back to a sound database in place of all pages; ``damaged``: there is a file to look into."""
        from ocop_desktop.ui.recovery_page import RecoveryPage

        page = RecoveryPage(words, path, damaged=damaged)
        self._stand_in(page)
        page.setFocus()
        return page

    def _stand_in(self, page: "TroublePage | RecoveryPage") -> None:
        self.clear_trouble()
        self._trouble = page
        page.choose.connect(self._choose_database)
        page.again.connect(self.retry)
        page.leave.connect(self.close)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def trouble(self) -> "TroublePage | RecoveryPage | None":
        """The page about a database that cannot be opened, while it is shown."""
        return self._trouble

    def clear_trouble(self) -> None:
        """Takes that page away."""
        if self._trouble is not None:
            self._trouble.shut()
            self._stack.removeWidget(self._trouble)
            self._trouble.deleteLater()
            self._trouble = None

    def _open_projector(self) -> None:
        from ocop_desktop.ui.projector import open_projector

        if self._bridge is not None:
            open_projector(self, self._bridge)

    def hand_over(self) -> None:
        """Lets go of the focus, so that a field that is being typed in commits its text."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def may_leave(self) -> bool:
        """Whether the database may be closed: a change that is not saved is tried once more, then asked about."""
        self.hand_over()
        bridge = self._bridge
        if bridge is None or bridge.unsaved is None or bridge.save_unsaved():
            return True
        if not ask_leave(self, self._what_waits()):
            return False
        bridge.drop_unsaved()
        return True

    def _chosen(self, key: str) -> None:
        if self._bridge is not None:
            self.pages[key]
        super()._chosen(key)

    def _build(self, key: str) -> QWidget:
        """A page in the place that the rail holds for it."""
        assert self._bridge is not None
        module, name = PAGES[key]
        page: Any = getattr(import_module(f"ocop_desktop.ui.{module}"), name)(self._bridge)
        for signal, slot in (
            ("go_to", self.go_to),
            ("language_chosen", self.language_chosen),
            ("look_chosen", self.look_chosen),
            ("database_chosen", self.database_chosen),
            ("restore_chosen", self.restore_chosen),
        ):
            if hasattr(page, signal):
                getattr(page, signal).connect(slot)
        self._put(key, page)
        return cast(QWidget, page)

    def _build_another(self) -> None:
        missing = next((key for key in PAGES if key not in self.pages), None)
        if missing is not None and self._bridge is not None and self._bridge.is_open:
            self.pages[missing]
            QTimer.singleShot(_IDLE_MS, self, self._build_another)

    def _verify(self) -> None:
        """Follows the chain of the log once, while work goes on."""
        bridge = self._bridge
        if bridge is None or not bridge.is_open:
            return
        path, shutting = bridge.workspace.path, Event()
        bridge.shutting.connect(shutting.set)

        def work() -> CodedError | None:
            from ocop_desktop.services.checking import verify_chain_beside

            try:
                verify_chain_beside(path, lambda: not shutting.is_set())
            except CodedError as error:
                return error
            return None

        bridge.run(work, self._verified)

    def _verified(self, error: CodedError | None) -> None:
        if error is not None:
            way = (tr("main_window", "Check the data"), lambda: self.go_to("verify"))
            self.show_message("error", sentence(error), way)

    def _put(self, key: str, page: QWidget) -> None:
        empty = self._pages[key]
        shown = self._stack.currentWidget() is empty
        self._stack.addWidget(page)
        if shown:
            self._stack.setCurrentWidget(page)
        self._stack.removeWidget(empty)
        empty.deleteLater()
        self._pages[key] = page
        if not page.accessibleName():
            page.setAccessibleName(str(TITLES[key]))

    def _opened(self) -> None:
        desk = self._bridge.desk if self._bridge is not None else None
        self.clear_message()
        if desk is None:
            self.set_session("", "", self._standing_note)
            self.set_saved(None)
            for key in PAGES:
                self.set_state(key, "")
        else:
            self._name_session()
            if desk.saved_at:
                self._saved(desk.saved_at)
            else:
                self.set_saved(None)
        self._name_undo()
        self._show_steps()

    def _changed(self, changes: "Changes") -> None:
        if changes.session:
            self._name_session()
        self._name_undo()
        self._show_steps()

    def _name_session(self) -> None:
        if self._bridge is None or self._bridge.desk is None:
            return
        session = self._bridge.desk.state.session
        notes = [self._standing_note] if self._standing_note else []
        if session.archived:
            notes.append(tr("main_window", "Archived, to be read only"))
        elif self._bridge.desk.state.seal is not None:
            notes.append(tr("main_window", "Sealed, to be read only"))
        elif self._bridge.desk.view_only:
            notes.append(tr("main_window", "Only shown"))
        self.set_session(session.title, level_name(session.level), " · ".join(notes))

    def _saved(self, at: str) -> None:
        if self._messages.kind == "error":
            self.clear_message()
        self.set_saved(local_time(at))

    def _failed(self, error: CodedError) -> None:
        bridge = self._bridge
        if bridge is not None and bridge.unsaved is not None and bridge.unsaved.error is error:
            return
        way = None
        if error.code in ("database_damaged", "criteria_copy_changed"):
            way = (tr("main_window", "Show the backups"), lambda: self.go_to("backups"))
        self.show_message("error", sentence(error), way)

    def _show_unsaved(self) -> None:
        """The bar about a change that waits for the disk stands as long as it waits."""
        bridge = self._bridge
        if bridge is None or bridge.unsaved is None:
            self.notices.take("unsaved")
            at = bridge.desk.saved_at if bridge is not None and bridge.desk is not None else ""
            self.set_saved(local_time(at) if at else None)
            return
        words = tr("main_window", "Not saved: {what}. {why} It is tried again by itself every few seconds.")
        text = words.format(what=self._what_waits(), why=sentence(bridge.unsaved.error))
        again = (tr("main_window", "Try again"), bridge.save_unsaved)
        give_up = (tr("main_window", "Give it up"), bridge.drop_unsaved)
        self.notices.say("unsaved", "error", text, again, give_up, closable=False)
        self._rail.set_saved(tr("main_window", "Not saved!"), "warning")

    def _what_waits(self) -> str:
        bridge = self._bridge
        if bridge is None or bridge.unsaved is None or bridge.desk is None:
            return ""
        return describe(bridge.unsaved.entry, bridge.desk.state)

    def _caught_up(self, entry: Any) -> None:
        bridge = self._bridge
        if bridge is not None and bridge.desk is not None:
            what = describe(entry, bridge.desk.state)
            self.show_message("info", tr("main_window", "Saved now: {what}.").format(what=what))

    def _place_notices(self) -> None:
        around = self._messages.parentWidget()
        layout = around.layout() if around is not None else None
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self._messages), self.notices)

    def _show_steps(self) -> None:
        desk = self._bridge.desk if self._bridge is not None else None
        if desk is None:
            return
        for step in steps(desk):
            self.set_state(step.key, step.state, step.note if step.blocked else None)

    def _name_undo(self) -> None:
        desk = self._bridge.desk if self._bridge is not None else None
        if desk is None or desk.state.session.archived or desk.view_only:
            self.set_undo(None)
            self.set_redo(None)
            return
        assert self._bridge is not None
        self._bridge.guard(lambda: self._name(desk.next_undo, desk.next_redo))

    def _name(self, undo: Any, redo: Any) -> None:
        desk = self._bridge.desk if self._bridge is not None else None
        assert desk is not None
        self.set_undo(describe(undo, desk.state) if undo is not None else None)
        self.set_redo(describe(redo, desk.state) if redo is not None else None)

    def _undo_last(self) -> None:
        bridge = self._bridge
        if bridge is not None and (desk := bridge.desk) is not None:
            template = tr("main_window", "Undone: {what}.")
            bridge.guard(lambda: self._turn(desk.next_undo, bridge.undo, template))

    def _redo_last(self) -> None:
        bridge = self._bridge
        if bridge is not None and (desk := bridge.desk) is not None:
            template = tr("main_window", "Done again: {what}.")
            bridge.guard(lambda: self._turn(desk.next_redo, bridge.redo, template))

    def _turn(self, entry: Any, turn: Callable[[], bool], template: str) -> None:
        desk = self._bridge.desk if self._bridge is not None else None
        if entry is None or desk is None:
            return
        what = describe(entry, desk.state)
        page, product_id = place_of(entry)
        if turn() and not shown_on(self.page_key(), page):
            action = (tr("main_window", "Show it"), lambda: self.go_to(page, product_id))
            self.show_message("info", template.format(what=what), action)

    def _choose_database(self) -> None:
        from ocop_desktop.ui.settings_page import ask_database

        assert self._trouble is not None
        chosen = ask_database(self, self._trouble.path)
        if chosen is not None:
            self.database_chosen.emit(chosen)


class TroublePage(QWidget):
    """A database that cannot be opened: the sentence, and the ways out."""

    choose = Signal()
    again = Signal()
    leave = Signal()

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__()
        self.path = path
        heading = label(tr("main_window", "The data cannot be opened"), Role.TITLE, wrap=True)
        self.words = label(sentence, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for line in (heading, self.words):
            line.setFixedWidth(READING_WIDTH + 15 * GRID)
        self.again_button = button(tr("main_window", "Try again"), "primary", self.again.emit)
        self.choose_button = button(tr("main_window", "Choose another file…"), clicked=self.choose.emit)
        self.folder_button = button(tr("main_window", "Open the folder"), clicked=self._open_folder)
        self.leave_button = button(tr("main_window", "Quit"), "quiet", self.leave.emit)
        lines = column(
            heading,
            self.words,
            GRID,
            row(self.again_button, self.choose_button, self.folder_button, self.leave_button, -1),
        )
        self.setLayout(column(-2, row(-1, lines, -1), -3, margins=3 * GRID))
        self.setAccessibleName(heading.text())
        self.setAccessibleDescription(sentence)

    def shut(self) -> None:
        """Nothing goes on behind this page."""

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))


def ask_leave(parent: QWidget, what: str) -> bool:
    """Asks whether to close although a change is not saved."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("main_window", "Not saved"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("main_window", "Not saved: {what}.").format(what=what))
    box.setInformativeText(tr("main_window", "If you close now, this change is lost; all before it is saved."))
    stay = box.addButton(tr("main_window", "Stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(tr("main_window", "Close without it"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave


class _UndoInFields(QObject):
    """Lets Ctrl+Z through to the session's undo where the text field that has the focus has nothing to undo itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Looks after the field that has the focus now."""
        if old is not None and isinstance(old, QLineEdit | QPlainTextEdit):
            old.removeEventFilter(self)
        if new is not None and isinstance(new, QLineEdit | QPlainTextEdit):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = _can_undo(watched)
        undoes = event.matches(QKeySequence.StandardKey.Undo) and not undo
        redoes = event.matches(QKeySequence.StandardKey.Redo) and not redo
        if undoes or redoes:
            event.ignore()
            return True
        return False


def _can_undo(field: QObject) -> tuple[bool, bool]:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable(), field.document().isRedoAvailable()
    return True, True
