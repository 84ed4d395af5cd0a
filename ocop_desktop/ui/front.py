"""One window for a database: who starts the program a second time has the window that is there come to the front.

A local socket whose name belongs to the database; nothing is said over it but "show yourself" and "yes". Who holds the
database is decided by its lock, not here.
"""

import contextlib
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from ocop_desktop.storage.lock import holder, stable_name

_PATIENCE_MS = 1000
_YES = b"yes\n"


class Door(QObject):
    """Hears whoever asks for the window of a database. ``knocked``: somebody does."""

    knocked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def open(self, database: Path) -> bool:
        """Listens; only for a program that holds the database. False where the system gives no socket."""
        self.close()
        name = stable_name(database)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        # What a program that died left behind is nobody's: this one has the lock.
        QLocalServer.removeServer(name)
        if not server.listen(name):
            server.deleteLater()
            return False
        self._server = server
        return True

    def close(self) -> None:
        """Hears nobody any more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _answer(self) -> None:
        server = self._server
        while server is not None and (socket := server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(_YES)
            socket.flush()
            socket.disconnectFromServer()
            self.knocked.emit()


def ask(database: Path) -> bool:
    """Has the window that a database is open in come to the front; False where no program of this user answers."""
    _let_come_forward(holder(database).pid)
    socket = QLocalSocket()
    socket.connectToServer(stable_name(database))
    answered = socket.waitForConnected(_PATIENCE_MS) and (
        socket.bytesAvailable() > 0 or socket.waitForReadyRead(_PATIENCE_MS)
    )
    socket.abort()
    return answered


def bring(window: QWidget) -> None:
    """Brings a window to the front, also from the task bar, on whatever screen it is."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


if sys.platform == "win32":
    import ctypes

    def _let_come_forward(pid: int) -> None:
        """Windows lets only the program in front hand that on."""
        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.user32.AllowSetForegroundWindow(pid)

else:

    def _let_come_forward(pid: int) -> None:
        """Nothing stands in the way here."""
