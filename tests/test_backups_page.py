"""Backups made by themselves and by hand, their second place, and going back to one."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from ocop_desktop.app import Program
from ocop_desktop.domain.errors import StorageError
from ocop_desktop.domain.session import Product
from ocop_desktop.services import backups, places
from ocop_desktop.services.backups import Backup, Reason, SecondPlace, backups_folder, backups_of
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import AddProduct, ImportProducts
from ocop_desktop.ui import backup_keeper, i18n
from ocop_desktop.ui.backup_keeper import Keeper, WaitDialog
from ocop_desktop.ui.backup_list import REASONS, Col
from ocop_desktop.ui.backups_page import BackupsPage
from ocop_desktop.ui.bridge import Bridge
from tests.council import open_session
from tests.test_restore import damage


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    workspace, _ = open_session(tmp_path / "a.sqlite")
    workspace.close()
    return tmp_path / "a.sqlite"


@pytest.fixture
def bridge(qapp, database: Path, settings: QSettings) -> Iterator[Bridge]:
    made = Bridge()
    made.open_database(database)
    made.open_session(1)
    made.backups = Keeper(made, settings)
    yield made
    made.shut()


@pytest.fixture(autouse=True)
def another_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second place is a medium of its own."""
    monkeypatch.setattr(backups, "same_disk", lambda *_: False)


@pytest.fixture
def keeper(bridge: Bridge) -> Keeper:
    assert isinstance(bridge.backups, Keeper)
    return bridge.backups


@pytest.fixture
def page(qtbot, bridge: Bridge) -> BackupsPage:
    made = BackupsPage(bridge)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    return made


def change(bridge: Bridge, name: str = "Mật ong") -> None:
    assert bridge.execute(AddProduct(Product(0, 0, 0, name)))


def reasons(database: Path) -> list[Reason]:
    return [backup.reason for backup in backups_of(database)]


# By themselves


def test_what_was_changed_is_backed_up_every_ten_minutes(qtbot, bridge, keeper, database, monkeypatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(backup_keeper.time, "monotonic", lambda: now[0])
    keeper._last_try = now[0]
    keeper.tick()
    assert not keeper._jobs
    now[0] += 599
    keeper.tick()
    assert not keeper._jobs
    now[0] += 2
    keeper.tick()
    qtbot.waitUntil(lambda: reasons(database) == [Reason.TIMED] and not keeper._jobs)
    now[0] += 601
    keeper.tick()
    assert not keeper._jobs
    change(bridge)
    keeper.tick()
    qtbot.waitUntil(lambda: reasons(database) == [Reason.TIMED] * 2)
    assert backups_of(database)[0].seq == bridge.workspace.store.head[0]
    assert check(backups_of(database)[0].path).sound


def test_a_clock_that_is_set_back_changes_nothing(qtbot, bridge, keeper, database, monkeypatch) -> None:
    keeper.make(Reason.ASKED)
    qtbot.waitUntil(lambda: len(reasons(database)) == 1 and not keeper._jobs)
    change(bridge)
    monkeypatch.setattr(backups, "_now", lambda: datetime.now(UTC) - timedelta(days=900))
    assert keeper.outdated()
    keeper.make(Reason.ASKED)
    qtbot.waitUntil(lambda: len(reasons(database)) == 2)
    qtbot.waitUntil(lambda: not keeper.outdated())


def test_before_something_large_there_is_a_backup_of_what_was(bridge, keeper, database) -> None:
    done = []
    bridge.before("import", lambda: done.append(len(bridge.desk.state.products)))
    assert done == [2]
    assert reasons(database) == [Reason.IMPORT]
    bridge.execute(ImportProducts((Product(0, 0, 0, "Trà"),)))
    assert backups_of(database)[0].seq == bridge.workspace.store.head[0] - 1
    bridge.before("closing", lambda: done.append(1))
    bridge.before("reopen", lambda: done.append(2))
    assert done == [2, 1, 2]
    assert reasons(database) == [Reason.CLOSING, Reason.IMPORT]


def slow(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Makes every backup one that lasts until it is given up."""
    ended = []

    def back_up_apart(database: Path, reason: Reason, go_on) -> Backup | None:
        while go_on():
            pass
        ended.append(True)
        return None

    monkeypatch.setattr(backup_keeper, "_SMALL", -1)
    monkeypatch.setattr(backups, "back_up_apart", back_up_apart)
    return ended


def test_a_backup_that_takes_long_can_be_skipped(qtbot, bridge, keeper, database, monkeypatch) -> None:
    ended, done, seen = slow(monkeypatch), [], []

    def skip() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, WaitDialog):
            QTimer.singleShot(20, skip)
            return
        seen.append(dialog.windowTitle())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, skip)
    bridge.before("import", lambda: done.append(True))
    assert (done, seen) == ([True], ["Đang sao lưu…"])
    qtbot.waitUntil(lambda: ended == [True])
    assert reasons(database) == []


def test_the_end_of_the_program_does_not_wait_for_ever(keeper, monkeypatch) -> None:
    ended = slow(monkeypatch)
    keeper.wait_for(Reason.EXIT, 50)
    keeper.shut()
    assert ended == [True]


def test_a_second_place_that_does_not_answer_does_not_hold_up_the_end(bridge, keeper, tmp_path, monkeypatch) -> None:
    answers = Event()
    monkeypatch.setattr(backup_keeper, "_COPY_SECONDS", 0.05)
    monkeypatch.setattr(backup_keeper, "_LEAVE_SECONDS", 0.05)
    monkeypatch.setattr(backups, "second_place_state", lambda *_, **__: answers.wait() and SecondPlace.MISSING)
    keeper._settings.setValue("backups/second", str(tmp_path / "share"))
    for _ in range(3):
        keeper.tick()
    assert len(keeper._far_worker._pieces) == 1
    bridge.shut()
    assert not answers.is_set()
    answers.set()


def test_the_last_backup_is_copied_before_the_end(bridge, keeper, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    keeper.choose_place(stick)
    keeper._far_worker.settle(60)
    keeper.wait_for(Reason.EXIT)
    bridge.shut()
    (folder,) = (stick / "OCOP backups").iterdir()
    (copy,) = folder.iterdir()
    assert check(copy).sound
    assert keeper.last_copied is not None


def test_a_backup_under_a_clock_that_ran_ahead_is_not_the_last_one_for_ever(bridge, keeper, database, settings) -> None:
    backups.back_up(database, Reason.EXIT, now=lambda: datetime.now(UTC) + timedelta(days=300))
    change(bridge)
    keeper.wait_for(Reason.EXIT)
    again = Keeper(bridge, settings)
    assert not again.outdated()
    again.shut()


def test_what_was_taken_away_or_is_of_other_changes_counts_as_none(bridge, keeper, database: Path) -> None:
    keeper.wait_for(Reason.ASKED)
    assert not keeper.outdated()
    (backup,) = backups_of(database)
    other = bridge.workspace.path.with_name("b.sqlite")
    workspace, _ = open_session(other)
    workspace.close()
    shutil.copyfile(other, backup.path)
    assert keeper.outdated()
    backup.path.unlink()
    assert keeper.outdated()


def test_where_the_backup_of_a_sealed_session_failed_the_next_one_takes_its_place(
    bridge, keeper, database, monkeypatch
) -> None:
    def fail(database: Path, reason: Reason) -> Backup:
        raise StorageError("backup_failed", path=str(database), reason="disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "back_up", fail)
        keeper.wait_for(Reason.SEALED)
    keeper.wait_for(Reason.EXIT)
    keeper.wait_for(Reason.EXIT)
    assert reasons(database) == [Reason.EXIT, Reason.SEALED]


def test_a_fault_of_the_program_holds_nobody_up(qtbot, bridge, keeper, database, monkeypatch) -> None:
    def fail(database: Path, reason: Reason) -> Backup:
        raise RuntimeError("a bug")

    done = []
    change(bridge)
    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(backups, "back_up", fail)
        bridge.before("import", lambda: done.append(True))
    assert done == [True]
    assert [str(error) for _, error, _ in caught] == ["a bug"]
    bridge.before("import", lambda: done.append(True))
    assert reasons(database) == [Reason.IMPORT]


def test_a_silent_stick_holds_up_no_backup(qtbot, bridge, keeper, database, tmp_path, monkeypatch) -> None:
    answers = Event()
    monkeypatch.setattr(backups, "second_place_state", lambda *_, **__: answers.wait() and SecondPlace.MISSING)
    keeper._settings.setValue("backups/second", str(tmp_path / "stick"))
    keeper.look_at_place()
    change(bridge)
    with qtbot.waitSignal(keeper.changed):
        keeper.make(Reason.ASKED)
    assert reasons(database) == [Reason.ASKED]
    answers.set()


@pytest.mark.parametrize("code", ["disk_full", "read_only"])
def test_a_backup_that_fails_is_said_once_and_work_goes_on(qtbot, bridge, keeper, monkeypatch, code: str) -> None:
    said, done = [], []
    keeper.failed.connect(said.append)

    def fail(database: Path, reason: Reason) -> Backup:
        raise StorageError("backup_failed", path=str(database), reason=code)

    with monkeypatch.context() as patch:
        patch.setattr(backups, "back_up", fail)
        for _ in range(3):
            bridge.before("import", lambda: done.append(True))
    assert [error.params["reason"] for error in said] == [code]
    assert done == [True] * 3
    change(bridge)
    keeper.wait_for(Reason.ASKED)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "back_up", fail)
        keeper.wait_for(Reason.ASKED)
    assert len(said) == 2


# The second place


def test_a_second_place_gets_every_backup(qtbot, page, bridge, keeper, tmp_path: Path, monkeypatch) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    assert "Chưa chọn nơi thứ hai" in page.state.text()
    assert not page.copy_button.isVisible()
    keeper.wait_for(Reason.ASKED)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(stick))
    qtbot.keyClick(page.choose_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: keeper.last_copied is not None)
    assert "Đang có" in page.state.text()
    assert str(stick) in page.place.text()
    (folder,) = keeper.place.iterdir()
    assert len(list(folder.iterdir())) == 1
    change(bridge)
    qtbot.keyClick(page.make_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 2)
    assert f"{datetime.now():%d/%m/%Y}" in page.copied.text()  # noqa: DTZ005 - as the page shows it, by this clock
    qtbot.keyClick(page.forget_button, Qt.Key.Key_Space)
    assert keeper.place is None
    assert "Chưa chọn" in page.state.text()
    assert len(list(folder.iterdir())) == 2


def test_a_stick_that_comes_back_gets_what_it_lacks(qtbot, page, bridge, keeper, tmp_path: Path) -> None:
    stick, away = tmp_path / "usb", tmp_path / "away"
    stick.mkdir()
    keeper.wait_for(Reason.ASKED)
    keeper.choose_place(stick)
    qtbot.waitUntil(lambda: keeper.last_copied is not None)
    shutil.move(stick, away)
    keeper.tick()
    qtbot.waitUntil(lambda: keeper.state is SecondPlace.MISSING)
    assert "Hiện không thấy" in page.state.text()
    assert not page.copy_button.isEnabled()
    change(bridge)
    keeper.wait_for(Reason.ASKED)
    shutil.move(away, stick)
    with qtbot.waitSignal(keeper.came_back) as back:
        keeper.tick()
    assert back.args == [1]
    assert keeper.state is SecondPlace.HERE


@pytest.mark.parametrize("state", [SecondPlace.FULL, SecondPlace.REFUSED])
def test_a_place_that_takes_backups_again_gets_what_it_lacks(qtbot, keeper, tmp_path: Path, state) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    keeper.choose_place(stick)
    keeper._far_worker.settle(60)
    keeper.wait_for(Reason.ASKED)
    keeper._far_worker.settle(60)
    (folder,) = keeper.place.iterdir()
    shutil.rmtree(folder)
    keeper.state = state
    with qtbot.waitSignal(keeper.came_back):
        keeper.tick()
    assert len(list(folder.iterdir())) == 1


def test_a_second_place_on_the_disk_of_the_data_is_told(qtbot, page, keeper, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(backups, "same_disk", lambda *_: True)
    (tmp_path / "usb").mkdir()
    keeper.wait_for(Reason.ASKED)
    page.choose_place(tmp_path / "usb")
    assert "cùng ổ đĩa" in page.state.text()
    qtbot.waitUntil(lambda: keeper.last_copied is not None)
    assert "cùng ổ đĩa" in page.state.text()
    assert page.copy_button.isEnabled()


def test_a_stick_that_stays_away_is_told_once(qtbot, keeper, settings: QSettings, tmp_path: Path) -> None:
    said = []
    keeper.away.connect(lambda: said.append(True))
    settings.setValue("backups/second", str(tmp_path / "usb"))
    settings.setValue("backups/second_copied", (datetime.now(UTC) - timedelta(days=8)).isoformat())
    for _ in range(2):
        keeper.look_at_place()
    qtbot.waitUntil(lambda: keeper.state is SecondPlace.AWAY)
    keeper.look_at_place()
    keeper._far_worker.settle(10)
    QApplication.processEvents()
    assert said == [True]


def test_a_place_that_cannot_be_written_is_refused(page, keeper, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    page.choose_place(tmp_path / "file")
    assert str(tmp_path / "file") in page.notice.text()
    assert keeper.place is None


# The page


def test_the_page_lists_what_there_is_and_checks_what_is_chosen(qtbot, page, bridge, keeper, database) -> None:
    keeper.wait_for(Reason.IMPORT)
    change(bridge)
    keeper.wait_for(Reason.EXIT)
    model = page.list.model
    found = [model.index(row, Col.REASON).data() for row in range(2)]
    assert found == ["Khi đóng chương trình", "Trước khi nhập danh sách"]
    qtbot.waitUntil(lambda: "Đợt 1 năm 2026" in str(model.index(0, Col.CHANGE).data()))
    qtbot.waitUntil(lambda: page.list._inside.text() != "")
    page.list.table.setFocus()
    page.list.table.selectRow(0)
    assert "3 sản phẩm" in page.list._inside.text()
    qtbot.waitUntil(lambda: model.index(0, Col.SOUND).data() == "Nguyên vẹn")
    damage(backups_of(database)[1].path, 3)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: model.index(1, Col.SOUND).data() == "Bị hỏng")
    assert not page.restore_button.isEnabled()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Up)
    assert page.restore_button.isEnabled()


def test_the_keys_stay_where_they_were_when_a_backup_is_made(qtbot, page, bridge, keeper, database) -> None:
    page.make_button.setFocus()
    qtbot.waitUntil(page.make_button.hasFocus)
    qtbot.keyClick(page.make_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(backups_of(database)) and page.make_button.isEnabled())
    assert page.make_button.hasFocus()


def test_every_reason_has_a_name() -> None:
    assert set(REASONS) == set(Reason)


def test_without_a_keeper_nothing_can_be_made(qtbot, bridge) -> None:
    bridge.backups.shut()
    bridge.backups = None
    page = BackupsPage(bridge)
    qtbot.addWidget(page)
    page.show()
    assert not any(
        made.isEnabled() for made in (page.make_button, page.restore_button, page.choose_button, page.copy_button)
    )


# In the program


@pytest.fixture
def start(qtbot, qapp, settings, translations, monkeypatch):
    monkeypatch.setattr(i18n, "folder", lambda: translations)
    monkeypatch.delenv(places.VARIABLE, raising=False)
    running: list[Program] = []

    def run(database: Path) -> Program:
        program = Program(qapp, settings, database)
        running.append(program)
        program.start()
        qtbot.waitUntil(lambda: program.bridge is not None)
        return program

    yield run
    for program in running:
        program.window.close()
        program.end()
        program.window.deleteLater()


def test_closing_the_program_makes_a_backup_of_what_was_changed(start, database: Path) -> None:
    program = start(database)
    program.bridge.open_session(1)
    program.window.close()
    program.end()
    assert reasons(database) == [Reason.EXIT]
    again = start(database)
    again.window.close()
    again.end()
    assert reasons(database) == [Reason.EXIT]


def test_going_back_to_a_backup_keeps_what_was_there(qtbot, start, database: Path, monkeypatch) -> None:
    program = start(database)
    program.bridge.open_session(1)
    program.keeper.wait_for(Reason.ASKED)
    change(program.bridge)
    newest = database.read_bytes()
    program.window.go_to("backups")
    page = program.window.pages["backups"]
    asked = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        (go,) = (one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole)
        monkeypatch.setattr(box, "clickedButton", lambda: go if len(asked) > 1 else box.defaultButton())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    for _ in range(2):
        page.list.table.setFocus()
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert len(asked) == 2
    qtbot.waitUntil(lambda: program.bridge is not None and program.window.trouble() is None, timeout=20_000)
    assert program.bridge.workspace.sessions()[0].products == 2
    (kept,) = [path for path in database.parent.iterdir() if "replaced" in path.name]
    assert kept.read_bytes() == newest
    assert kept.name in program.window.message()
    assert reasons(database) == [Reason.RESTORE, Reason.ASKED]
    assert backups_of(database)[0].seq == backups_of(database)[1].seq + 1
    assert check(database).sound


@pytest.mark.parametrize(("code", "page"), [("disk_full", "backups"), ("database_damaged", "verify")])
def test_a_failed_backup_stands_above_the_page_with_the_way_there(start, database: Path, code: str, page: str) -> None:
    program = start(database)
    program.keeper.failed.emit(StorageError("backup_failed", path=str(backups_folder(database)), reason=code))
    bar = program.window.notices.bar("backup")
    program.window.go_to("settings")
    assert program.window.notices.bar("backup") is bar
    bar._action.click()
    assert program.window.page_key() == page
    assert program.window.notices.bar("backup") is None


def test_the_second_places_coming_and_staying_away_is_said(start, database: Path) -> None:
    program = start(database)
    program.keeper.away.emit()
    assert "hơn một tuần" in program.window.notices.bar("away").text()
    program.keeper.came_back.emit(2)
    assert program.window.notices.bar("away") is None
    assert "2" in program.window.message()
