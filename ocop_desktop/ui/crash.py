"""What happens when the program itself is wrong: the fault is logged and shown as a report that can be copied.

The program stays open, for what was acknowledged is committed already. Faults that users can mend are ``UserError``
and ``StorageError`` and have their sentence in ``messages``: one that no page caught is handed on with ``refused``
instead of being shown as a mistake of the program. The report holds versions and the
path through the program, no name and no score. Where the log is written is the business of ``app``.
"""

import datetime
import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from ocop_desktop import __version__
from ocop_desktop.domain.errors import CodedError
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.theme import Role
from ocop_desktop.ui.widgets import announce, button, column, label, row

_log = logging.getLogger(__name__)
_LONGEST_REPORT = 200_000


class CrashHandler(QObject):
    """Takes every exception that nobody caught, from any thread, and shows it in the one dialog.

    ``refused`` carries a ``CodedError``, which is no mistake of the program.
    """

    refused = Signal(object)
    _raised = Signal(str)

    def __init__(self, log_path: Path | None = None) -> None:
        super().__init__()
        self.log_path = log_path
        self.dialog: CrashDialog | None = None
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Stands in for ``sys.excepthook``; never raises."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.quit()
            return
        if isinstance(error, CodedError):
            _log.error("refused: %s", error, exc_info=(kind, error, trace))
            self.refused.emit(error)
            return
        _log.critical("unexpected exception", exc_info=(kind, error, trace))
        self._raised.emit(report(kind, error, trace))

    def _show(self, text: str) -> None:
        if self.dialog is None:
            self.dialog = CrashDialog(self.log_path)
            self.dialog.finished.connect(self._closed)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.open()
        self.dialog.add(text)

    def _closed(self) -> None:
        self.dialog = None


class CrashDialog(QDialog):
    """Says that the program was wrong and what is safe; further faults are added to the same report."""

    def __init__(self, log_path: Path | None) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(tr("crash", "The program made a mistake"))
        self.setModal(True)
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._report.setAccessibleName(tr("crash", "Report"))
        words = tr(
            "crash",
            "The last step was not carried out. Everything that was saved before is safe and you can go on working."
            " Please send this report to the people who look after the program.",
        )
        copy = button(tr("crash", "Copy the report"), clicked=self._copy)
        close = button(tr("crash", "Go on working"), "primary", self.accept)
        close.setDefault(True)
        lines = column(
            label(tr("crash", "The program made a mistake"), Role.SECTION),
            label(words, wrap=True),
            self._report,
            margins=24,
            spacing=12,
        )
        if log_path is not None:
            where = label(tr("crash", "Also written to {path}").format(path=log_path), Role.SMALL, "quiet", wrap=True)
            lines.addWidget(where)
        lines.addLayout(row(-1, copy, close))
        self.setLayout(lines)
        self.resize(680, 420)
        close.setFocus()
        announce(self, words)

    def add(self, text: str) -> None:
        """Adds a report below those that are there."""
        before = self._report.toPlainText()
        if len(before) < _LONGEST_REPORT:
            self._report.setPlainText(f"{before}\n\n{text}" if before else text)

    def text(self) -> str:
        """The whole report."""
        return self._report.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A report of one exception, for the people who look after the program."""
    when = datetime.datetime.now().astimezone().isoformat(" ", "seconds")
    head = (
        f"OCOP Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.system()} {platform.release()}, {when}"
    )
    return f"{head}\n\n{''.join(traceback.format_exception(kind, error, trace)).rstrip()}"


def install_crash_handler(log_path: Path | None = None) -> CrashHandler:
    """Has every uncaught exception logged and shown. ``log_path`` is named in the dialog. Keep what it returns."""
    handler = CrashHandler(log_path)
    sys.excepthook = handler.handle

    def from_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            handler.handle(args.exc_type, args.exc_value, args.exc_traceback)

    threading.excepthook = from_thread
    return handler
