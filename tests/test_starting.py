"""Starting the program: one window a database, what only can be shown, what the folder is warned of."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop import app as app_module
from ocop_desktop.app import Program, run
from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.services import opening, places
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.services.opening import Standing, Way
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage.lock import DatabaseLock, lock_file
from ocop_desktop.ui import front, i18n
from tests.council import ids, open_session
from tests.test_sealing import sealed

SECOND = """
import sys
from pathlib import Path
from ocop_desktop.ui import front
from PySide6.QtCore import QCoreApplication

app = QCoreApplication([])
print(front.ask(Path(sys.argv[1])))
"""


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def start(qtbot, qapp, settings, translations, monkeypatch):
    monkeypatch.setattr(i18n, "folder", lambda: translations)
    monkeypatch.delenv(places.VARIABLE, raising=False)
    running: list[Program] = []

    def run(database: Path | None) -> Program:
        program = Program(qapp, settings, database)
        running.append(program)
        program.start()
        qtbot.waitUntil(
            lambda: program.bridge is not None or program.window.trouble() is not None or program.window.isHidden()
        )
        return program

    yield run
    for program in running:
        program.window.close()
        program.end()
        program.window.deleteLater()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    workspace, _ = open_session(tmp_path / "a.sqlite")
    workspace.close()
    return tmp_path / "a.sqlite"


# One window


def second_start(database: Path) -> str:
    """What another process hears, while this one goes on."""
    other = subprocess.Popen([sys.executable, "-c", SECOND, str(database)], stdout=subprocess.PIPE, text=True)
    begun = monotonic()
    while other.poll() is None and monotonic() - begun < 30:
        QApplication.processEvents()
    assert other.stdout is not None
    with other.stdout:
        return other.stdout.read().strip()


def test_a_second_start_brings_the_window_to_the_front(qtbot, start, database: Path) -> None:
    program = start(database)
    program.window.showMinimized()
    qtbot.waitUntil(program.window.isMinimized)
    assert second_start(database) == "True"
    assert not program.window.isMinimized()
    assert program.window.isVisible()


def test_nobody_answers_for_a_database_that_is_not_open(start, database: Path, tmp_path: Path) -> None:
    assert not front.ask(database)
    start(database)
    assert second_start(tmp_path / "b.sqlite") == "False"


def test_the_program_ends_when_somebody_answers(qapp, settings, database: Path, monkeypatch) -> None:
    monkeypatch.setattr(app_module, "QSettings", lambda: settings)
    monkeypatch.setattr(app_module, "start_log", lambda _: None)
    monkeypatch.setattr(app_module, "install_crash_handler", lambda _: None)
    monkeypatch.setattr(front, "ask", lambda path: path == database)
    before = database.read_bytes()
    assert run(database) == 0
    assert not [window for window in qapp.topLevelWidgets() if window.isVisible()]
    assert database.read_bytes() == before


def test_a_start_at_the_same_moment_gives_way(qtbot, start, database: Path, monkeypatch) -> None:
    """Whoever comes second finds the lock taken before the first one can answer."""
    answers = iter([False, False, True])
    monkeypatch.setattr(front, "ask", lambda _: next(answers))
    with DatabaseLock(database, who="thư ký"):
        program = start(database)
        qtbot.waitUntil(program.window.isHidden)
        assert program.bridge is None
        assert program.window.trouble() is None


@pytest.mark.expects_log
def test_another_users_database_is_told_with_who_and_since_when(qtbot, start, database: Path, monkeypatch) -> None:
    monkeypatch.setattr(app_module, "_OTHER_SECONDS", 0.2)
    lock = DatabaseLock(database, who="lan.nguyen")
    program = start(database)
    words = program.window.trouble().words.text()
    assert "lan.nguyen" in words
    assert f"{datetime.now(UTC).astimezone():%d/%m/%Y}" in words
    lock.release()
    qtbot.keyClick(program.window.trouble().again_button, Qt.Key.Key_Space)
    assert program.bridge is not None


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be taken away there")
def test_a_stick_that_is_put_in_again_is_locked_again(start, database: Path, monkeypatch) -> None:
    program = start(database)
    bridge = program.bridge
    bridge.open_session(1)
    (product, *_), (member, *_) = ids(bridge.desk)

    def refuse(*args: object, **kwargs: object) -> None:
        raise StorageError("disk_error", path=str(database))

    with monkeypatch.context() as patch:
        patch.setattr(bridge.workspace.store, "commit", refuse)
        assert not bridge.execute(ChooseLevel(product, member, "1.1", 1))
    lock_file(database).unlink()
    assert bridge.save_unsaved()
    with pytest.raises(StorageError, match="in_use"):
        DatabaseLock(database)


def test_a_lock_that_a_dead_program_left_is_no_obstacle(start, database: Path) -> None:
    database.with_name("a.sqlite.lock").write_text('{"pid": 1, "host": "may1", "who": "x", "since": ""}')
    assert start(database).bridge is not None


def test_another_database_gives_up_the_first(start, database: Path, tmp_path: Path) -> None:
    program = start(database)
    with pytest.raises(StorageError, match="in_use"):
        DatabaseLock(database)
    program.use_database(tmp_path / "b.sqlite")
    DatabaseLock(database).release()
    assert second_start(database) == "False"
    assert second_start(tmp_path / "b.sqlite") == "True"
    program.use_language("en")
    with pytest.raises(StorageError, match="in_use"):
        DatabaseLock(tmp_path / "b.sqlite")
    program.use_language("vi")


# Only to be seen


def standing(monkeypatch, found: Standing) -> None:
    monkeypatch.setattr(opening, "stands_against", lambda _: found)


def test_a_protected_file_is_only_shown(qtbot, start, database: Path, monkeypatch) -> None:
    standing(monkeypatch, Standing(Way.VIEW, StorageError("read_only", path=str(database))))
    before = database.read_bytes()
    program = start(database)
    window, bridge = program.window, program.bridge
    assert "chỉ mở để xem" in window.notices.bar("view_only").text()
    bridge.open_session(bridge.workspace.sessions()[0].session.id)
    assert "Chỉ xem" in window.windowTitle()
    assert bridge.desk.read_only
    assert not window._undo.isEnabled()
    overview = window.pages["overview"]
    for asking in (overview.new_button, overview.duplicate_button, overview.archive_button):
        assert not asking.isEnabled()
    overview.ask_new()
    assert overview.new_form.isHidden()
    assert "chỉ mở để xem" in window.message()
    (product, *_), (member, *_) = ids(bridge.desk)
    error = bridge.attempt(ChooseLevel(product, member, "1.1", 1))
    assert error.code == "view_only"
    assert bridge.desk.state.sheet(product, member) == {}
    window.go_to("scoring")
    qtbot.keyClick(window.pages["scoring"].editor, Qt.Key.Key_1)
    assert "chỉ mở để xem" in window.pages["scoring"].editor.note()
    window.close()
    program.end()
    assert database.read_bytes() == before
    assert sorted(path.name for path in database.parent.iterdir() if path.is_dir()) == []


def test_a_sealed_session_that_is_only_shown_says_so_once(start, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "sealed.sqlite"
    sealed(path)[0].close()
    standing(monkeypatch, Standing(Way.VIEW, StorageError("read_only", path=str(path))))
    program = start(path)
    program.bridge.open_session(1)
    assert "Đã niêm phong, chỉ xem –" in program.window.windowTitle()


@pytest.mark.parametrize(
    "change",
    [
        lambda workspace: workspace.create("Đợt 2", "26/2026/QĐ-TTg", "tỉnh"),
        lambda workspace: workspace.duplicate(1, "Đợt 2", with_products=True),
        lambda workspace: workspace.set_archived(1, True),
        lambda workspace: workspace.save_settings(workspace.settings),
        lambda workspace: workspace.open(1).undo(),
    ],
)
def test_nothing_of_what_is_only_shown_can_be_changed(database: Path, change) -> None:
    workspace = Workspace(database, view_only="read_only")
    with pytest.raises(UserError, match="view_only"):
        change(workspace)
    workspace.close()


# The folder


def test_a_synchronised_folder_is_warned_of_until_nobody_wants_to_hear_it(start, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    program = start(folder / "a.sqlite")
    bar = program.window.notices.bar("folder")
    assert "OneDrive" in bar.text()
    program.window.go_to("settings")
    assert program.window.notices.bar("folder") is bar
    program.window.close()
    program.end()
    again = start(folder / "a.sqlite")
    again.window.notices.bar("folder")._action.click()
    assert again.window.notices.bar("folder") is None
    again.window.close()
    again.end()
    assert start(folder / "a.sqlite").window.notices.bar("folder") is None
