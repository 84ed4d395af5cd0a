"""A mistake of the program itself: logged in files that take turns, shown as a report, and nothing entered is lost."""

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from ocop_desktop import app as app_module
from ocop_desktop.app import start_log
from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.ui import crash
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import MainWindow
from tests.council import open_session

pytestmark = pytest.mark.expects_log


@pytest.fixture
def handler(qapp, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = crash.install_crash_handler(tmp_path / "log" / "ocop-desktop.log")
    yield made
    if made.dialog is not None:
        made.dialog.reject()


@pytest.mark.qt_no_exception_capture
def test_a_mistake_in_the_middle_of_a_session_loses_nothing(qtbot, handler, tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    workspace, _ = open_session(path)
    workspace.close()
    bridge = Bridge()
    bridge.open_database(path)
    bridge.open_session(1)
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.show()
    assert bridge.execute(ChooseLevel(1, 1, "1.1", 2))

    def mistake() -> None:
        raise IndexError("phiếu số 7")

    QTimer.singleShot(0, mistake)
    qtbot.waitUntil(lambda: handler.dialog is not None)
    assert "IndexError: phiếu số 7" in handler.dialog.text()
    assert "mistake" in handler.dialog.text()
    assert window.isVisible()
    handler.dialog.accept()
    assert bridge.execute(ChooseLevel(1, 1, "1.2", 1))
    assert bridge.desk.state.sheet(1, 1) == {"1.1": 2, "1.2": 1}
    window.close()
    bridge.shut()
    assert check(path).sound


def test_a_mistake_in_a_worker_is_shown_too(qtbot, handler) -> None:
    def work() -> None:
        raise ZeroDivisionError("ở luồng phụ")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: handler.dialog is not None)
    assert "ZeroDivisionError: ở luồng phụ" in handler.dialog.text()


def test_what_the_disk_refuses_is_no_mistake_of_the_program(qtbot, handler) -> None:
    with qtbot.waitSignal(handler.refused) as refused:
        sys.excepthook(StorageError, StorageError("disk_full", path="a"), None)
    assert refused.args[0].code == "disk_full"
    assert handler.dialog is None


def test_the_log_files_take_turns(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(app_module, "_LOG_BYTES", 2000)
    logger = logging.getLogger("ocop_desktop")
    level = logger.level
    log = start_log(tmp_path / "log")
    assert log is not None
    try:
        for number in range(300):
            logger.error("lỗi số %s", number)
    finally:
        logger.removeHandler(log)
        log.close()
        logger.setLevel(level)
    files = sorted((tmp_path / "log").iterdir())
    assert [file.name for file in files] == [f"ocop-desktop.log{ending}" for ending in ("", ".1", ".2", ".3")]
    assert all(file.stat().st_size <= 2000 for file in files)
    assert "lỗi số 299" in files[0].read_text("utf-8")
