"""The composition root: paths, logging, language, look, window, database.

The window is shown first and the database opened after it. Everything that belongs to this machine and not to the
office's data (place of the window, language to begin with, session that was open) is kept by Qt's settings.
"""

import contextlib
import getpass
import logging
import shutil
import sys
import tempfile
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ocop_desktop import __version__
from ocop_desktop.domain.errors import CodedError, UserError
from ocop_desktop.services import places
from ocop_desktop.ui import i18n, look, theme
from ocop_desktop.ui.crash import install_crash_handler
from ocop_desktop.ui.frame import PROGRAM
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.main_window import MainWindow
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.widgets import paint_stars

if TYPE_CHECKING:
    from ocop_desktop.ui.bridge import Bridge

_log = logging.getLogger("ocop_desktop")
_LOG_BYTES = 1_000_000
_GEOMETRY, _LANGUAGE, _DATABASE, _SESSION = "window/geometry", "language", "database", "session"
_LOOK = "look"


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
    program = Program(app, QSettings(), database, demo=demo)
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
        self.database = database or self._usual_database()
        self.bridge: Bridge | None = None
        self._language = self._remembered_language()
        self._missing: CodedError | None = None
        self.window = self._make_window()

    def start(self) -> None:
        """Shows the window, and then opens the database."""
        self.window.show()
        QTimer.singleShot(0, self, self.open_database)

    def end(self) -> None:
        """Closes the database; of a demo nothing stays."""
        self._shut()
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)

    def say(self, error: CodedError) -> None:
        """Says in the window what was refused."""
        self.window.show_message("error", sentence(error))

    def open_database(self) -> None:
        """Opens the database and gives the window its pages, or says what is in the way."""
        from ocop_desktop.ui.bridge import Bridge

        bridge = Bridge(self)
        try:
            bridge.open_database(self.database, who=_operator())
            session_id = self._demo_session(bridge) if self._demo else self._last_session(bridge)
        except CodedError as error:
            _log.warning("the database was not opened: %s", error)
            bridge.shut()
            bridge.deleteLater()
            self.window.show_trouble(error, self.database)
            return
        self.bridge = bridge
        language = bridge.workspace.settings.language
        if language != self._language and language in i18n.LANGUAGES:
            self._language = language
            self._replace_window()
        self._remember(_LANGUAGE, self._language)
        bridge.opened.connect(self._remember_session)
        self.window.attach(bridge)
        if session_id is not None:
            bridge.open_session(session_id)
        if self._missing is not None:
            bridge.failed.emit(self._missing)

    def use_database(self, path: Path) -> None:
        """Goes over to another database, and comes back to it next time."""
        self.database = path
        self._remember(_DATABASE, str(path))
        self._begin_again("settings" if self.bridge is not None else "overview")

    def use_language(self, language: str) -> None:
        """Has everything in another language, at once."""
        self._language = language
        self._begin_again("settings")

    def use_look(self, name: str) -> None:
        """Puts on another look, at once."""
        look.put_on(self._app, look.look_of(name))
        self._remember(_LOOK, name)

    def _begin_again(self, page: str) -> None:
        self._shut()
        self._replace_window()
        self.open_database()
        if self.bridge is not None:
            self.window.go_to(page)

    def _shut(self) -> None:
        if self.bridge is not None:
            self.window.hand_over()
            self.bridge.shut()
            self.bridge.deleteLater()
            self.bridge = None

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
        window.closing.connect(self._remember_place)
        place = self._settings.value(_GEOMETRY)
        if place:
            window.restoreGeometry(place)
        return window

    def _replace_window(self) -> None:
        old = self.window
        self._remember_place()
        self.window = self._make_window()
        self.window.show()
        old.hide()
        old.deleteLater()

    def _usual_database(self) -> Path:
        chosen = self._settings.value(_DATABASE)
        return places.database_file(Path(str(chosen)) if chosen else None)

    def _remembered_language(self) -> str:
        known = str(self._settings.value(_LANGUAGE, i18n.DEFAULT))
        return known if known in i18n.LANGUAGES else i18n.DEFAULT

    def _remember(self, name: str, value: str) -> None:
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
