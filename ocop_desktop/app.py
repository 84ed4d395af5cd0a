"""The composition root: paths, logging, language, look, window, database.

The window is shown first and the database opened after it, by one program at a time: whoever starts it a second time
gets the window that is there. Everything that belongs to this machine and not to the office's data (place of the
window, language to begin with, session that was open, second place of the backups) is kept by Qt's settings.
"""

import contextlib
import getpass
import logging
import math
import shutil
import sys
import tempfile
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ocop_desktop import __version__
from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.services import places
from ocop_desktop.storage.disk import disk_errors
from ocop_desktop.storage.lock import DatabaseLock
from ocop_desktop.ui import front, i18n, look, theme
from ocop_desktop.ui.crash import install_crash_handler
from ocop_desktop.ui.frame import PROGRAM
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.main_window import MainWindow
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.widgets import paint_stars

if TYPE_CHECKING:
    from ocop_desktop.services.restoring import Restored
    from ocop_desktop.ui.backup_keeper import Keeper
    from ocop_desktop.ui.bridge import Bridge

_log = logging.getLogger("ocop_desktop")
_LOG_BYTES = 1_000_000
_GEOMETRY, _LANGUAGE, _DATABASE, _SESSION = "window/geometry", "language", "database", "session"
_LOOK, _WARNED = "look", "warned"
_OTHER_MS, _OTHER_SECONDS = 100, 5.0
"""How long the program that was there first is asked for: it may still be starting, or ending."""


def run(database: Path | None = None, *, demo: bool = False) -> int:
    """Runs the window until it is closed. ``demo``: on a throwaway copy of the demo session.

    ``database`` None: what the environment says, else the file that was chosen last, else the one in the user's data
    folder.
    """
    QApplication.setApplicationName(PROGRAM)
    QApplication.setOrganizationName(PROGRAM)
    QApplication.setApplicationVersion(__version__)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app)
    look.put_on(app, look.look_of(str(QSettings().value(_LOOK, ""))))
    look.follow_system(app)
    app.setWindowIcon(_icon())
    log = start_log(places.log_folder())
    crashes = install_crash_handler(Path(log.baseFilename) if log is not None else None)
    settings = QSettings()
    if not demo and front.ask(usual_database(settings, database)):
        return 0
    program = Program(app, settings, database, demo=demo)
    crashes.refused.connect(program.say, Qt.ConnectionType.QueuedConnection)
    program.start()
    try:
        return app.exec()
    finally:
        program.end()
        crashes.deleteLater()
        if log is not None:
            _log.removeHandler(log)
            log.close()


def start_log(folder: Path) -> RotatingFileHandler | None:
    """Writes the program's log there, in files that take turns; None where the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "ocop-desktop.log", maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return handler


class Program(QObject):
    """The running program: one window on one database at a time."""

    def __init__(self, app: QApplication, settings: QSettings, database: Path | None, *, demo: bool = False) -> None:
        super().__init__()
        self._app, self._settings, self._demo = app, settings, demo
        self._scratch: Path | None = None
        if demo:
            self._scratch = Path(tempfile.mkdtemp(prefix="ocop-desktop-"))
            database = self._scratch / "demo.sqlite"
        self.database = usual_database(settings, database)
        self.bridge: Bridge | None = None
        self.keeper: Keeper | None = None
        self._lock: DatabaseLock | None = None
        self._door = front.Door(self)
        self._door.knocked.connect(self._come_to_front)
        self._patient_until = 0.0
        self._language = self._remembered_language()
        self._missing: CodedError | None = None
        self.window = self._make_window()

    def start(self) -> None:
        """Shows the window, and then opens the database."""
        self._patient_until = math.inf
        self.window.show()
        QTimer.singleShot(0, self, self.open_database)

    def end(self) -> None:
        """Closes the database; of a demo nothing stays."""
        self._shut()
        self.window.clear_trouble()
        self._let_go()
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)

    def say(self, error: CodedError) -> None:
        """Says in the window what was refused."""
        self.window.show_message("error", sentence(error))

    def open_database(self) -> None:
        """Opens the database and gives the window its pages, or says what is in the way."""
        from ocop_desktop.services.opening import Standing, Way, stands_against

        standing = Standing(Way.WORK) if self._demo else stands_against(self.database)
        if standing.way is Way.REFUSED and standing.error is not None:
            self._refuse(standing.error)
            return
        if standing.way is not Way.VIEW:
            try:
                self._take_lock()
            except StorageError as error:
                if error.code == "in_use":
                    self._others_window(error)
                    return
                # A lock that cannot be made keeps nobody from looking at what a damaged file holds.
                if standing.way is not Way.RECOVER:
                    self._refuse(error)
                    return
        if standing.way is Way.RECOVER and standing.error is not None:
            self._recover(standing.error)
            return
        view_only = standing.error.code if standing.way is Way.VIEW and standing.error is not None else ""
        self._open(view_only)
        if self.bridge is not None and standing.warning is not None:
            self._warn(standing.warning)

    def _open(self, view_only: str) -> None:
        from ocop_desktop.ui.bridge import Bridge

        bridge = Bridge(self)
        try:
            with disk_errors(self.database):
                bridge.open_database(self.database, who=_operator(), view_only=view_only)
            session_id = self._demo_session(bridge) if self._demo else self._last_session(bridge)
        except CodedError as error:
            bridge.shut()
            bridge.deleteLater()
            if error.code == "database_damaged":
                self._recover(error)
            else:
                self._refuse(error)
            return
        self.bridge = bridge
        self._patient_until = 0.0
        language = bridge.workspace.settings.language
        if language != self._language and language in i18n.LANGUAGES:
            self._language = language
            self._replace_window()
        self._remember(_LANGUAGE, self._language)
        bridge.opened.connect(self._remember_session)
        bridge.caught_up.connect(self._hold_again)
        if not self._demo and not view_only:
            self._keep_backups(bridge)
        self.window.attach(bridge)
        if session_id is not None:
            bridge.open_session(session_id)
        if view_only:
            why = UserError("view_only", path=str(self.database), reason=view_only)
            self.window.notices.say("view_only", "warning", sentence(why))
        if self._missing is not None:
            bridge.failed.emit(self._missing)

    def _take_lock(self) -> None:
        """Holds the database from here on, and answers who asks for its window."""
        if self._lock is None:
            self._lock = DatabaseLock(self.database, who=_operator())
            self._door.open(self.database)

    def _hold_again(self) -> None:
        """After the disk refused something it may be a medium that was away: what was locked is not locked there."""
        if self._lock is not None:
            try:
                self._lock.renew()
            except StorageError as error:
                self.say(self._told(error))

    def _let_go(self) -> None:
        self._door.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _others_window(self, error: StorageError) -> None:
        """Somebody has the database: their window comes to the front where it can, and on starting this one goes."""
        asked = front.ask(self.database)
        self._patient_until = min(self._patient_until, time.monotonic() + _OTHER_SECONDS)
        if asked and self._patient_until:
            self.window.close()
            self._app.quit()
            return
        if not asked and time.monotonic() < self._patient_until:
            QTimer.singleShot(_OTHER_MS, self, self.open_database)
            return
        self._refuse(self._told(error))

    @staticmethod
    def _told(error: StorageError) -> StorageError:
        """The same, with who has the database and since when, where that is known."""
        if not error.params.get("who"):
            return error
        return StorageError(error.code, **{**error.params, "reason": "told", "since": when(str(error.params["since"]))})

    def _refuse(self, error: CodedError) -> None:
        _log.warning("the database was not opened: %s", error)
        self._patient_until = 0.0
        self._let_go()
        self.window.show_trouble(error, self.database)

    def _recover(self, error: CodedError) -> None:
        _log.warning("the database is to be recovered: %s", error)
        self._patient_until = 0.0
        damaged = error.code == "database_damaged"
        page = self.window.show_recovery(sentence(error), self.database, damaged=damaged)
        page.restored.connect(self._recovered)
        page.begun.connect(self._begun)

    def _begun(self, made: "Restored") -> None:
        _log.info("begun anew: %s", made)
        self.open_database()
        if self.bridge is not None and made.set_aside is not None:
            text = tr("app", "This is an empty database; the file that was there is kept as {name}.")
            self.window.show_message("info", text.format(name=made.set_aside.name))

    def _recovered(self, made: "Restored") -> None:
        _log.info("recovered: %s", made)
        self.open_database()
        self._say_restored(made)

    def _say_restored(self, made: "Restored") -> None:
        if self.bridge is None:
            return
        text = tr("app", "The data are back.")
        if made.set_aside is not None:
            text = tr("app", "The data are back; the file that was there is kept as {name}.")
            text = text.format(name=made.set_aside.name)
        self.window.show_message("info", text)

    def restore(self, backup: Path) -> None:
        """Goes back to a backup: what is open is backed up first, and its file kept beside the new one."""
        from ocop_desktop.services.backups import Reason

        if self.bridge is None or self.keeper is None or not self.window.may_leave():
            return
        self.keeper.before(Reason.RESTORE, lambda: None)
        self._shut(keep_lock=True)
        self._replace_window()
        words = tr("app", "The database is closed while the backup takes its place; nothing is overwritten.")
        page = self.window.show_recovery(words, self.database, damaged=False)
        page.restored.connect(self._recovered)
        page.restore_from(backup)

    def _keep_backups(self, bridge: "Bridge") -> None:
        from ocop_desktop.ui.backup_keeper import Keeper

        keeper = Keeper(bridge, self._settings)
        keeper.failed.connect(self._say_of_backup)
        keeper.came_back.connect(self._say_came_back)
        keeper.away.connect(self._say_away)
        self.keeper = bridge.backups = keeper

    def _say_of_backup(self, error: CodedError) -> None:
        page = "verify" if error.params.get("reason") == "database_damaged" else "backups"
        way = (tr("app", "Look at it"), lambda: self._to_page("backup", page))
        self.window.notices.say("backup", "warning", sentence(error), way)

    def _say_came_back(self, copied: int) -> None:
        self.window.notices.take("away")
        text = tr("app", "The second place of the backups is here again; backups copied there: {n}.").format(n=copied)
        self.window.show_message("info", text)

    def _say_away(self) -> None:
        text = tr("app", "The second place of the backups has been away for more than a week; plug it in.")
        way = (tr("app", "Look at it"), lambda: self._to_page("away", "backups"))
        self.window.notices.say("away", "warning", text, way)

    def _to_page(self, notice: str, page: str) -> None:
        self.window.notices.take(notice)
        self.window.go_to(page)

    def _warn(self, warning: UserError) -> None:
        """Says once a start what to know of the folder, until nobody wants to hear it."""
        folder = str(self.database.parent)
        kept = self._settings.value(_WARNED, [])
        known = [str(one) for one in (kept if isinstance(kept, list) else [kept])]
        if folder in known:
            return

        def never_again() -> None:
            self._remember(_WARNED, [*known, folder])
            self.window.notices.take("folder")

        self.window.notices.say("folder", "warning", sentence(warning), (tr("app", "Don't say it again"), never_again))

    def _come_to_front(self) -> None:
        front.bring(self.window)

    def _back_up_on_exit(self) -> None:
        from ocop_desktop.services.backups import Reason
        from ocop_desktop.ui.backup_keeper import EXIT_MS

        if self.keeper is not None and self.keeper.outdated():
            self.keeper.wait_for(Reason.EXIT, EXIT_MS)

    def use_database(self, path: Path) -> None:
        """Goes over to another database, and comes back to it next time."""
        if not self.window.may_leave():
            return
        page = "settings" if self.bridge is not None else "overview"
        self._back_up_on_exit()
        self._shut()
        self.database = path
        self._remember(_DATABASE, str(path))
        self._begin_again(page)

    def use_language(self, language: str) -> None:
        """Has everything in another language, at once."""
        if not self.window.may_leave():
            return
        self._language = language
        self._begin_again("settings")

    def use_look(self, name: str) -> None:
        """Puts on another look, at once."""
        look.put_on(self._app, look.look_of(name))
        self._remember(_LOOK, name)

    def _begin_again(self, page: str) -> None:
        self._shut(keep_lock=True)
        self._replace_window()
        self.open_database()
        if self.bridge is not None:
            self.window.go_to(page)

    def _shut(self, *, keep_lock: bool = False) -> None:
        if self.bridge is not None:
            self.window.hand_over()
            self.bridge.shut()
            self.bridge.deleteLater()
            self.bridge = self.keeper = None
        if not keep_lock:
            self._let_go()

    def _make_window(self) -> MainWindow:
        self._missing = None
        try:
            i18n.install(self._app, self._language)
        except UserError as error:
            _log.error("no translation: %s", error)
            self._missing = error
        note = tr("app", "Trial session – its data is deleted when you close it") if self._demo else ""
        window = MainWindow(note=note)
        window.database_chosen.connect(self.use_database)
        window.language_chosen.connect(self.use_language)
        window.look_chosen.connect(self.use_look)
        window.retry.connect(self.open_database)
        window.restore_chosen.connect(self.restore)
        window.closing.connect(self._remember_place)
        window.closing.connect(self._back_up_on_exit)
        place = self._settings.value(_GEOMETRY)
        if place:
            window.restoreGeometry(place)
        return window

    def _replace_window(self) -> None:
        old = self.window
        self._remember_place()
        self.window = self._make_window()
        self.window.show()
        old.clear_trouble()
        old.hide()
        old.deleteLater()

    def _remembered_language(self) -> str:
        known = str(self._settings.value(_LANGUAGE, i18n.DEFAULT))
        return known if known in i18n.LANGUAGES else i18n.DEFAULT

    def _remember(self, name: str, value: object) -> None:
        if not self._demo:
            self._settings.setValue(name, value)

    def _remember_place(self) -> None:
        self._settings.setValue(_GEOMETRY, self.window.saveGeometry())

    def _remember_session(self) -> None:
        if self.bridge is not None:
            desk = self.bridge.desk
            self._remember(_SESSION, f"{desk.state.session.id} {self.database}" if desk is not None else "")

    def _last_session(self, bridge: "Bridge") -> int | None:
        """The session that was open in this database when the program was used last, if it still is one to work on."""
        number, _, where = str(self._settings.value(_SESSION, "")).partition(" ")
        if where != str(self.database):
            return None
        sessions = [item.session for item in bridge.workspace.sessions() if not item.session.archived]
        return next((session.id for session in sessions if str(session.id) == number), None)

    def _demo_session(self, bridge: "Bridge") -> int:
        from ocop_desktop.services import demo

        sessions = bridge.workspace.sessions()
        return sessions[0].session.id if sessions else demo.build(bridge.workspace)


def usual_database(settings: QSettings, named: Path | None) -> Path:
    """The database that is opened: the one named, else what the environment says, else the one chosen last."""
    chosen = settings.value(_DATABASE)
    return named or places.database_file(Path(str(chosen)) if chosen else None)


def _operator() -> str:
    """Who works at this machine, for the log of changes; "" where the system does not say."""
    with contextlib.suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def _icon() -> QIcon:
    """The star of the rail, on its green."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(QSize(side, side))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("rail"))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side / 5, side / 5)
        margin = side / 6
        paint_stars(painter, QRectF(margin, margin, side - 2 * margin, side - 2 * margin), 1, 1, theme.color("star"))
        painter.end()
        made.addPixmap(picture)
    return made
