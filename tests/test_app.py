"""The window as a whole, and the program around it: opening, undo with names, the rail, what goes wrong."""

import logging
import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ocop_desktop import app as app_module
from ocop_desktop.app import Program, run, start_log
from ocop_desktop.domain.session import Absence, Conclusion, Member, Product, Role
from ocop_desktop.services import commands, places, sheet_commands
from ocop_desktop.services.commands import AddMember, AddProduct, ChooseLevel, EditMember
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui import describe as describe_module
from ocop_desktop.ui import i18n
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.describe import describe, place_of
from ocop_desktop.ui.main_window import PAGES, MainWindow
from tests.council import open_session
from tests.keys import type_text
from tests.test_checking import tamper

SET = "26-13"


@pytest.fixture
def bridge(qapp, tmp_path):
    made = Bridge()
    made.open_database(tmp_path / "a.sqlite")
    yield made
    made.shut()


@pytest.fixture
def desk(bridge):
    """An open session: a chair, a member, one product."""
    bridge.open_session(bridge.workspace.create("Đợt 1 năm 2026", "26/2026/QĐ-TTg", "tỉnh"))
    bridge.execute(AddMember(Member(0, 0, 0, "Sở Nông nghiệp và Môi trường", "Sở NN&MT", role=Role.CHAIR)))
    bridge.execute(AddMember(Member(0, 0, 0, "Sở Y tế")))
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong", set_code=SET)))
    return bridge.desk


@pytest.fixture
def window(qtbot, bridge):
    made = MainWindow(bridge)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def start(qtbot, qapp, settings, translations, monkeypatch):
    """Starts the program as a user would; every program that was started is ended."""
    monkeypatch.setattr(i18n, "folder", lambda: translations)
    monkeypatch.delenv(places.VARIABLE, raising=False)
    running: list[Program] = []

    def run(database: Path | None, *, demo: bool = False) -> Program:
        program = Program(qapp, settings, database, demo=demo)
        running.append(program)
        program.start()
        qtbot.waitUntil(lambda: program.bridge is not None or program.window.trouble() is not None)
        return program

    yield run
    for program in running:
        program.window.close()
        program.end()
        program.window.deleteLater()
    i18n.install(qapp, i18n.DEFAULT, translations)


def first(records):
    return next(iter(records.values()))


def rail(window: MainWindow, key: str) -> str:
    item = window._rail._list.item(window._rail._rows[key])
    return item.data(Qt.ItemDataRole.AccessibleTextRole)


# The window


def test_all_pages_are_there_in_the_order_of_the_day(qtbot, window):
    for number, key in enumerate(PAGES, 1):
        if number <= 9:
            qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        else:
            window.go_to(key)
        assert window.page_key() == key
        assert window._stack.currentWidget() is window.pages[key]
    assert list(window.pages) == list(PAGES)


def test_pages_are_built_while_nothing_else_is_to_be_done(qtbot, window):
    assert len(window.pages) < len(PAGES)
    qtbot.waitUntil(lambda: set(window.pages) == set(PAGES))


def test_rail_says_how_far_each_step_is(bridge, desk, window):
    assert rail(window, "products") == "Sản phẩm, 1"
    assert rail(window, "council") == "Hội đồng, 2/2"
    assert rail(window, "scoring") == "Chấm điểm, 0/2"
    assert rail(window, "conclusions") == "Kết luận, 0/1"
    chair = first(desk.state.members)
    bridge.execute(EditMember(Member(chair.id, 0, 0, chair.body, chair.short, role=Role.CHAIR, present=False)))
    assert rail(window, "council").startswith("Hội đồng, 1/2, ")
    assert rail(window, "scoring") == "Chấm điểm, 0/1"
    bridge.execute(AddProduct(Product(0, 0, 0, "Mật ong")))
    assert rail(window, "products") == "Sản phẩm, 2, Chưa có bộ sản phẩm: 1 sản phẩm."
    bridge.close_session()
    assert rail(window, "products") == "Sản phẩm"


def test_the_last_commit_is_said_in_local_time(bridge, desk, window):
    bridge.execute(AddProduct(Product(0, 0, 0, "Mật ong")))
    local = datetime.fromisoformat(bridge.desk.saved_at).replace(tzinfo=UTC).astimezone()
    assert window._rail._saved.text() == f"Đã lưu {local:%H:%M:%S}"


def test_a_refusal_is_said_and_goes_with_the_next_commit(bridge, desk, window):
    bridge.execute(AddMember(Member(0, 0, 0, "Sở Y tế")))
    assert "Sở Y tế" in window.message()
    bridge.execute(AddMember(Member(0, 0, 0, "Sở Công Thương")))
    assert window.message() == ""


def test_undo_names_what_it_undoes_and_says_so_elsewhere(qtbot, bridge, desk, window):
    product, member = first(desk.state.products), list(desk.state.members.values())[1]
    bridge.execute(ChooseLevel(product.id, member.id, "1.1", 2))
    assert window._undo.text() == "Hoàn tác: chọn mức 2 · tiêu chí 1.1 · phiếu Sở Y tế · Miến dong"
    window.go_to("overview")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.state.sheet(product.id, member.id) == {}
    assert window.message() == "Đã hoàn tác: chọn mức 2 · tiêu chí 1.1 · phiếu Sở Y tế · Miến dong."
    assert window._redo.text().startswith("Làm lại: chọn mức 2")
    window._messages._action.click()
    assert window.page_key() == "scoring"
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.state.sheet(product.id, member.id) == {"1.1": 2}
    assert window.message() == ""


def test_undo_is_the_sessions_in_a_field_that_has_nothing_to_undo(qtbot, bridge, desk, window):
    window.go_to("session")
    title = window.pages["session"].field("title").editor
    title.setFocus()
    title.selectAll()
    type_text(title, "Đợt 2")
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.state.session.title == "Đợt 1 năm 2026"
    assert len(desk.state.products) == 1
    while title.isUndoAvailable():
        title.undo()
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.state.products) == 0


def test_a_database_that_does_not_answer_keeps_the_window_going(qtbot, bridge, desk, window, tmp_path):
    bridge.workspace.store._database.connection.connection.dbapi_connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    window.undo_requested.emit()
    assert "đang được dùng ở một cửa sổ khác" in window.message()
    assert len(desk.state.products) == 1
    other.execute("ROLLBACK")
    other.close()
    window.undo_requested.emit()
    assert not desk.state.products


def test_a_log_that_somebody_changed_is_said_while_work_goes_on(qtbot, tmp_path):
    workspace, _ = open_session(tmp_path / "a.sqlite")
    workspace.close()
    tamper(tmp_path / "a.sqlite", "UPDATE log SET who = 'ai đó' WHERE seq = 3")
    bridge = Bridge()
    bridge.open_database(tmp_path / "a.sqlite")
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.show()
    assert bridge.open_session(1)
    qtbot.waitUntil(lambda: "Nhật ký" in window._messages.text(), timeout=10_000)
    window._messages._act()
    assert window.page_key() == "verify"
    bridge.shut()


def test_an_archived_session_says_so_and_offers_no_undo(bridge, desk, window):
    session_id = desk.state.session.id
    bridge.with_workspace(lambda workspace: workspace.set_archived(session_id, True))
    bridge.open_session(session_id)
    assert not window._undo.isEnabled()
    assert "Đã lưu trữ" in window.windowTitle()


def test_closing_commits_what_is_being_typed(desk, window):
    window.go_to("session")
    place = window.pages["session"].field("place").editor
    place.setFocus()
    place.selectAll()
    type_text(place, "Hội trường B")
    window.close()
    assert desk.state.session.place == "Hội trường B"


# What an entry of the log is called


def test_every_command_has_a_name():
    verbs = {
        name
        for module in (commands, sheet_commands)
        for name, kind in vars(module).items()
        if isinstance(kind, type) and hasattr(kind, "edits") and kind.__module__ == module.__name__
    }
    never_undone = {"Command", "SetArchived"}
    assert verbs - never_undone <= set(describe_module._VERBS)


def test_entries_are_described_by_what_they_did(desk):
    state = desk.state
    chair, other = state.members.values()
    product = first(state.products)
    steps = [
        (
            ChooseLevel(product.id, other.id, "1.1", 0),
            "không đạt mức nào · tiêu chí 1.1 · phiếu Sở Y tế · Miến dong",
            "scoring",
        ),
        (
            ChooseLevel(product.id, other.id, "1.1", None),
            "xóa lựa chọn · tiêu chí 1.1 · phiếu Sở Y tế · Miến dong",
            "scoring",
        ),
        (
            commands.FillSheet(product.id, other.id, {"1.1": 1, "1.2": 1}),
            "nhập 2 lựa chọn · phiếu Sở Y tế · Miến dong",
            "scoring",
        ),
        (
            commands.SetParticipation(product.id, chair.id, Absence.RECUSED, "người nhà"),
            "Sở NN&MT không tham gia chấm · Miến dong",
            "council",
        ),
        (commands.SetParticipation(product.id, chair.id, None), "Sở NN&MT tham gia chấm lại · Miến dong", "council"),
        (commands.Disqualify(product.id, "hồ sơ giả"), "loại hồ sơ · Miến dong", "conclusions"),
        (commands.Disqualify(product.id, ""), "bỏ loại hồ sơ · Miến dong", "conclusions"),
        (commands.SettleSpread(product.id, "đã thảo luận"), "ghi lý do độ chênh · Miến dong", "conclusions"),
        (commands.Conclude(Conclusion(product.id, remarks="tốt")), "biểu quyết, nhận xét · Miến dong", "conclusions"),
        (commands.MoveMember(other.id, 0), "đổi thứ tự thành viên", "council"),
        (commands.RemoveMember(other.id, discard_sheets=True), "xóa thành viên Sở Y tế", "council"),
        (commands.RemoveProduct(product.id), "xóa sản phẩm Miến dong", "products"),
        (
            commands.ImportProducts((Product(0, 0, 0, "Mật ong"), Product(0, 0, 0, "Trà"))),
            "nhập danh sách 2 sản phẩm",
            "products",
        ),
    ]
    for command, text, page in steps:
        desk.execute(command)
        entry = desk.next_undo
        assert describe(entry, state) == text
        assert place_of(entry)[0] == page
        desk.undo()
        assert describe(desk.next_redo, state) == text
        desk.redo()


# The program


def test_the_window_is_there_before_the_database_is(qtbot, qapp, settings, tmp_path, translations, monkeypatch):
    monkeypatch.setattr(i18n, "folder", lambda: translations)
    program = Program(qapp, settings, tmp_path / "new" / "a.sqlite")
    program.start()
    assert program.window.isVisible()
    assert program.window.pages == {}
    assert not (tmp_path / "new").exists()
    qtbot.waitUntil(lambda: program.bridge is not None)
    assert "overview" in program.window.pages
    program.window.close()
    program.end()


class _Windows(QObject):
    """Notes every window that is shown: a widget shown before it has its parent flashes and takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_window_but_the_one_is_ever_shown(qapp, start):
    windows = _Windows()
    qapp.installEventFilter(windows)
    program = start(None, demo=True)
    for key in PAGES:
        program.window.go_to(key)
    program.bridge.close_session()
    qapp.removeEventFilter(windows)
    assert windows.shown == ["MainWindow"]


def test_the_session_that_was_open_is_open_again(start, tmp_path):
    path = tmp_path / "a.sqlite"
    one = start(path)
    one.bridge.open_session(one.bridge.workspace.create("Đợt 1", "26/2026/QĐ-TTg", "tỉnh"))
    one.bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong")))
    one.window.close()
    one.end()
    two = start(path)
    assert first(two.bridge.desk.state.products).name == "Miến dong"
    assert two.window._undo.text() == "Hoàn tác: thêm sản phẩm Miến dong"
    two.window.close()
    two.end()
    assert start(tmp_path / "b.sqlite").bridge.desk is None


def test_the_demo_says_so_and_leaves_nothing(start, settings):
    program = start(None, demo=True)
    folder = program.database.parent
    assert len(program.bridge.desk.state.products) == 9
    assert "Phiên dùng thử" in program.window.windowTitle()
    program.window.close()
    program.end()
    assert not folder.exists()
    assert settings.value("session") is None


def newer(path: Path) -> None:
    Workspace(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()


def damaged(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


@pytest.mark.expects_log
@pytest.mark.parametrize("spoil", [newer, damaged])
def test_a_database_that_cannot_be_opened_is_explained_and_left_alone(qtbot, start, tmp_path, monkeypatch, spoil):
    path, other = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    spoil(path)
    before = path.read_bytes()
    program = start(path)
    trouble = program.window.trouble()
    assert trouble.isVisible()
    assert str(path) in trouble.words.text()
    assert trouble.again_button.hasFocus()
    assert not program.window._to_projector.isEnabled()
    qtbot.keyClick(trouble.again_button, Qt.Key.Key_Space)
    assert program.window.trouble().isVisible()
    assert path.read_bytes() == before
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, **options: (str(other), ""))
    qtbot.keyClick(program.window.trouble().choose_button, Qt.Key.Key_Space)
    assert program.window.trouble() is None
    assert program.window._to_projector.isEnabled()
    assert program.bridge.workspace.path == other
    program.window.close()
    program.end()
    assert start(None).database == other


@pytest.mark.expects_log
def test_a_mended_database_is_opened_when_asked_again(qtbot, start, tmp_path):
    path = tmp_path / "a.sqlite"
    Workspace(path).close()
    away = tmp_path / "away.sqlite"
    shutil.move(path, away)
    damaged(path)
    program = start(path)
    shutil.move(away, path)
    qtbot.keyClick(program.window.trouble().again_button, Qt.Key.Key_Space)
    assert program.window.trouble() is None
    assert program.window._stack.currentWidget() is program.window.pages["overview"]


def test_another_language_takes_effect_at_once_and_stays(qtbot, start, tmp_path):
    path = tmp_path / "a.sqlite"
    program = start(path)
    program.bridge.open_session(program.bridge.workspace.create("Đợt 1", "26/2026/QĐ-TTg", "tỉnh"))
    program.window.go_to("settings")
    editor = program.window.pages["settings"].field("language").editor
    before = program.window
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: program.window is not before and program.bridge is not None)
    assert program.window.page_key() == "settings"
    assert rail(program.window, "settings") == "Settings"
    assert program.bridge.desk.state.session.title == "Đợt 1"
    program.window.close()
    program.end()
    again = start(path)
    assert rail(again.window, "settings") == "Settings"


def test_where_the_database_is(monkeypatch, tmp_path):
    monkeypatch.setenv(places.VARIABLE, str(tmp_path / "x.sqlite"))
    assert places.database_file(tmp_path / "y.sqlite") == tmp_path / "x.sqlite"
    monkeypatch.delenv(places.VARIABLE)
    assert places.database_file(tmp_path / "y.sqlite") == tmp_path / "y.sqlite"
    assert places.database_file().parts[-2:] == ("OCOP Desktop", "ocop.sqlite")


@pytest.mark.expects_log
def test_a_missing_translation_is_said_and_the_program_goes_on(start, tmp_path, monkeypatch):
    monkeypatch.setattr(i18n, "folder", lambda: tmp_path)
    program = start(tmp_path / "a.sqlite")
    assert "qtbase_vi.qm" in program.window.message()
    assert "overview" in program.window.pages


def test_the_log_is_written_where_it_can_be(tmp_path):
    logger = logging.getLogger("ocop_desktop")
    level = logger.level
    handler = start_log(tmp_path / "log")
    logger.info("started %s", date(2026, 7, 28))
    logger.removeHandler(handler)
    handler.close()
    logger.setLevel(level)
    assert "started 2026-07-28" in Path(handler.baseFilename).read_text("utf-8")
    (tmp_path / "file").write_text("")
    assert start_log(tmp_path / "file") is None


def test_run_shows_the_window_and_cleans_up_behind_it(qtbot, qapp, settings, tmp_path, translations, monkeypatch):
    logger = logging.getLogger("ocop_desktop")
    handlers, level = list(logger.handlers), logger.level
    seen = []

    def until_ready() -> int:
        qtbot.waitUntil(
            lambda: any(isinstance(w, MainWindow) and w.pages and w.isVisible() for w in qapp.topLevelWidgets())
        )
        seen.extend(w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        seen[0].close()
        return 0

    monkeypatch.setattr(i18n, "folder", lambda: translations)
    monkeypatch.setattr(places, "log_folder", lambda: tmp_path / "log")
    monkeypatch.setattr(app_module, "QSettings", lambda: settings)
    monkeypatch.setattr(qapp, "exec", until_ready)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    assert run(tmp_path / "a.sqlite") == 0
    logger.setLevel(level)
    assert len(seen) == 1
    assert seen[0].windowTitle() == "OCOP Desktop"
    assert logger.handlers == handlers
    Workspace(tmp_path / "a.sqlite").close()
    seen[0].deleteLater()


def test_the_window_is_shown_before_the_heavy_libraries_are_loaded():
    script = (
        "import sys\n"
        "import ocop_desktop.app\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'reportlab', 'docx', 'xlsxwriter', 'python_calamine', 'pypdfium2'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
