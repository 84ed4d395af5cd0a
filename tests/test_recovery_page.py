"""A damaged or missing database: what can be read is told, and a backup or the log becomes the database again."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog

from ocop_desktop.app import Program
from ocop_desktop.domain.session import Product
from ocop_desktop.services import opening, places
from ocop_desktop.services.backups import Reason, back_up, backups_of
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import AddProduct
from ocop_desktop.ui import i18n
from ocop_desktop.ui.backup_list import Col
from ocop_desktop.ui.recovery_page import RecoveryPage
from tests.council import open_session
from tests.test_restore import damage, root_page

pytestmark = pytest.mark.expects_log


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
        qtbot.waitUntil(lambda: program.bridge is not None or program.window.trouble() is not None)
        return program

    yield run
    for program in running:
        program.window.close()
        program.end()
        program.window.deleteLater()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A session with two backups, of which the later holds a product more, and then one change that neither holds."""
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    back_up(path, Reason.TIMED)
    desk.execute(AddProduct(Product(0, 0, 0, "Mật ong rừng")))
    back_up(path, Reason.EXIT)
    desk.execute(AddProduct(Product(0, 0, 0, "Chè Shan tuyết")))
    workspace.close()
    return path


def names(program: Program) -> list[str]:
    assert program.bridge is not None
    summary = program.bridge.workspace.sessions()[0]
    return [product.name for product in program.bridge.workspace.open(summary.session.id).state.products.values()]


def read(qtbot, page: RecoveryPage) -> None:
    """Waits until the file and its backups are looked into."""
    qtbot.waitUntil(lambda: page.salvaged_words() != "Đang đọc…")
    qtbot.waitUntil(lambda: len(page.list.model.contents) == page.list.model.rowCount())


def test_a_damaged_database_goes_on_with_its_last_backup(qtbot, start, database: Path) -> None:
    damage(database, root_page(database, "product"))
    broken = database.read_bytes()
    database.write_bytes(b"\0" * 100 + broken[100:])
    broken = database.read_bytes()
    program = start(database)
    page = program.window.trouble()
    assert isinstance(page, RecoveryPage)
    read(qtbot, page)
    assert str(database) in page.words.text()
    model = page.list.model
    assert [backup.reason for backup in model.backups()] == [Reason.EXIT, Reason.TIMED]
    assert "Đợt" in model.index(0, Col.CHANGE).data()
    qtbot.waitUntil(lambda: model.index(0, Col.SOUND).data() == "Nguyên vẹn")
    assert page.list.table.hasFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.bridge is not None)
    assert program.window.trouble() is None
    assert "Mật ong rừng" in names(program)
    assert "Chè Shan tuyết" not in names(program)
    kept = [path for path in database.parent.iterdir() if "damaged" in path.name]
    assert [path.read_bytes() for path in kept] == [broken]
    assert kept[0].name in program.window.message()
    assert check(database).sound


def test_what_the_log_proves_becomes_the_database(qtbot, start, database: Path) -> None:
    shutil.rmtree(database.with_name("a.sqlite.backups"))
    damage(database, root_page(database, "product"))
    page = RecoveryPage("…", database)
    qtbot.addWidget(page)
    page.show()
    read(qtbot, page)
    assert "còn nguyên" in page.salvaged_words()
    assert "4 sản phẩm" in page.salvaged_words()
    assert not page.restore_button.isVisible()
    with qtbot.waitSignal(page.restored, timeout=20_000) as made:
        qtbot.keyClick(page.salvage_button, Qt.Key.Key_Space)
    page.shut()
    assert made.args[0].path == database
    assert check(database).sound
    assert "Chè Shan tuyết" in names(start(database))


def test_a_damaged_backup_cannot_be_restored_and_another_can(qtbot, start, database: Path) -> None:
    damage(backups_of(database)[0].path, 3)
    database.write_bytes(b"\xa5" * 9000)
    program = start(database)
    page = program.window.trouble()
    read(qtbot, page)
    qtbot.waitUntil(lambda: page.list.model.index(0, Col.SOUND).data() == "Bị hỏng")
    assert not page.restore_button.isEnabled()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.list.model.index(1, Col.SOUND).data() == "Nguyên vẹn")
    qtbot.keyClick(page.restore_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.bridge is not None)
    assert "Mật ong rừng" not in names(program)


def test_a_backup_that_proves_damaged_only_when_it_is_restored_is_said(qtbot, start, database: Path) -> None:
    database.write_bytes(b"\xa5" * 9000)
    before = database.read_bytes()
    program = start(database)
    page = program.window.trouble()
    read(qtbot, page)
    qtbot.waitUntil(lambda: page.list.model.index(0, Col.SOUND).data() == "Nguyên vẹn")
    damage(backups_of(database)[0].path, 3)
    page.restore()
    qtbot.waitUntil(lambda: "bị hỏng" in page.notice.text().lower())
    assert page.restore_button.isEnabled()
    assert database.read_bytes() == before
    assert program.bridge is None


def test_a_database_that_is_gone_comes_back_from_its_backup(qtbot, start, database: Path) -> None:
    database.unlink()
    program = start(database)
    page = program.window.trouble()
    assert not page.salvage_button.isVisible()
    qtbot.keyClick(page.restore_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.bridge is not None)
    assert "Mật ong rừng" in names(program)
    assert not any("damaged" in name for name in os.listdir(database.parent))


@pytest.mark.parametrize("left", ["zeros", "header", "half"])
def test_a_file_that_was_never_finished_gives_way_to_an_empty_database(
    qtbot, start, database: Path, tmp_path: Path, left: str
) -> None:
    whole = database.read_bytes()
    path = tmp_path / "b.sqlite"
    path.write_bytes({"zeros": bytes(8192), "header": whole[:100], "half": whole[:512] + bytes(3584)}[left])
    before = path.read_bytes()
    program = start(path)
    page = program.window.trouble()
    assert isinstance(page, RecoveryPage)
    assert not page.anew_button.isVisible()
    read(qtbot, page)
    assert "Không đọc được gì" in page.salvaged_words()
    assert not page.salvage_button.isVisible()
    assert page.anew_button.hasFocus()
    qtbot.keyClick(page.anew_button, Qt.Key.Key_Space)
    assert program.bridge is not None
    assert program.bridge.workspace.sessions() == ()
    (kept,) = [one for one in tmp_path.iterdir() if "damaged" in one.name]
    assert kept.read_bytes() == before
    assert kept.name in program.window.message()


def test_where_there_is_a_backup_nothing_is_begun_anew(qtbot, start, database: Path) -> None:
    database.write_bytes(bytes(8192))
    page = start(database).window.trouble()
    read(qtbot, page)
    assert not page.anew_button.isVisible()
    assert page.restore_button.isEnabled()


def test_another_file_can_be_chosen_instead(qtbot, start, database: Path, tmp_path: Path, monkeypatch) -> None:
    database.write_bytes(b"\xa5" * 9000)
    program = start(database)
    other = tmp_path / "b.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, **options: (str(other), ""))
    qtbot.keyClick(program.window.trouble().choose_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.bridge is not None)
    assert program.bridge.workspace.path == other
    assert database.read_bytes() == b"\xa5" * 9000


def test_a_network_drive_is_refused_with_the_reason(start, database: Path, monkeypatch) -> None:
    monkeypatch.setattr(opening, "on_network", lambda _: True)
    before = database.read_bytes()
    program = start(database)
    assert not isinstance(program.window.trouble(), RecoveryPage)
    assert "máy khác" in program.window.trouble().words.text()
    assert database.read_bytes() == before
