"""A change that the disk refuses is never shown as saved: it stands above the page, and is saved once that can be."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.domain.session import Product
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import AddProduct, ChooseLevel, EditSession
from ocop_desktop.services.waiting import joined, may_wait
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import MainWindow
from tests.council import bridge_on, open_session
from tests.keys import type_text


@pytest.fixture
def bridge(qapp, tmp_path: Path) -> Iterator[Bridge]:
    with bridge_on(tmp_path / "a.sqlite") as made:
        yield made


@pytest.fixture
def window(qtbot, bridge: Bridge) -> MainWindow:
    made = MainWindow(bridge)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def full(bridge: Bridge, monkeypatch: pytest.MonkeyPatch):
    """While this is entered every commit finds the disk full."""

    @contextmanager
    def filled(code: str = "disk_full") -> Iterator[None]:
        def refuse(*args: object, **kwargs: object) -> None:
            raise StorageError(code, path=str(bridge.workspace.path))

        with monkeypatch.context() as patch:
            patch.setattr(bridge.workspace.store, "commit", refuse)
            yield

    return filled


def stored(bridge: Bridge) -> dict[str, int]:
    """The first sheet as the file holds it."""
    raw = sqlite3.connect(bridge.workspace.path)
    rows = raw.execute("SELECT criterion, place FROM choice WHERE product_id = 1 AND member_id = 1").fetchall()
    raw.close()
    return dict(rows)


def test_a_digit_that_is_not_saved_stands_above_the_page_until_it_is(qtbot, bridge, window, full) -> None:
    window.go_to("scoring")
    editor = window.pages["scoring"].editor
    first = editor.current()
    with full():
        qtbot.keyClick(editor, Qt.Key.Key_2)
        bar = window.notices.bar("unsaved")
        assert "Chưa lưu: chọn mức 2 · tiêu chí" in bar.text()
        assert "Ổ đĩa đã đầy" in bar.text()
        assert not bar._close.isVisible()
        assert window._rail._saved.text() == "CHƯA LƯU!"
        assert editor.current() == first
        assert "đĩa" in editor.note().lower()
        assert first not in editor.view().choices
        assert window.message() == ""
        window.go_to("overview")
        assert window.notices.bar("unsaved") is bar
        window.go_to("scoring")
        bridge._retry.timeout.emit()
        assert window.notices.bar("unsaved") is bar
        assert stored(bridge) == {}
    bridge._retry.timeout.emit()
    assert window.notices.bar("unsaved") is None
    assert window.message().startswith("Đã lưu: chọn mức 2")
    assert window._rail._saved.text().startswith("Đã lưu ")
    assert editor.view().choices[first] == 2
    assert editor.current() == first
    assert stored(bridge) == {first: 2}
    assert not bridge._retry.isActive()


def test_the_next_key_tries_again_and_comes_after(qtbot, bridge, window, full) -> None:
    window.go_to("scoring")
    editor = window.pages["scoring"].editor
    first, second = editor.sheet.rows.stops[:2]
    with full():
        qtbot.keyClick(editor, Qt.Key.Key_2)
        qtbot.keyClick(editor, Qt.Key.Key_Down)
        qtbot.keyClick(editor, Qt.Key.Key_1)
        assert "Chưa nhận" in editor.note()
        assert bridge.unsaved.command.criterion == first
        assert editor.current() == second
    qtbot.keyClick(editor, Qt.Key.Key_1)
    assert stored(bridge) == {first: 2, second: 1}
    assert window.notices.bar("unsaved") is None


def test_a_digit_typed_again_takes_the_place_of_the_one_that_waits(qtbot, bridge, window, full) -> None:
    window.go_to("scoring")
    editor = window.pages["scoring"].editor
    first = editor.current()
    with full():
        qtbot.keyClick(editor, Qt.Key.Key_2)
        qtbot.keyClick(editor, Qt.Key.Key_1)
        assert "chọn mức 1" in window.notices.bar("unsaved").text()
    assert bridge.save_unsaved()
    assert stored(bridge) == {first: 1}
    assert bridge.desk.next_undo.verb == "ChooseLevel"
    bridge.undo()
    assert stored(bridge) == {}


def test_what_waits_can_be_given_up(qtbot, bridge, window, full) -> None:
    with full():
        assert not bridge.execute(ChooseLevel(1, 1, "1.1", 2))
        qtbot.mouseClick(window.notices.bar("unsaved")._other, Qt.MouseButton.LeftButton)
        assert window.notices.bar("unsaved") is None
        assert window._rail._saved.text() == ""
    assert bridge.save_unsaved()
    assert stored(bridge) == {}


def test_the_button_tries_again(qtbot, bridge, window, full) -> None:
    with full():
        bridge.execute(ChooseLevel(1, 1, "1.1", 2))
        qtbot.keyClick(window.notices.bar("unsaved")._action, Qt.Key.Key_Space)
        assert window.notices.bar("unsaved") is not None
    qtbot.keyClick(window.notices.bar("unsaved")._action, Qt.Key.Key_Space)
    assert stored(bridge) == {"1.1": 2}


def test_what_was_typed_in_two_fields_is_saved_in_both(qtbot, bridge, window, full) -> None:
    window.go_to("session")
    page = window.pages["session"]
    place, title = page.field("place").editor, page.field("title").editor
    with full():
        for editor, text in ((place, "Hội trường B"), (title, "Đợt 3")):
            editor.setFocus()
            editor.selectAll()
            type_text(editor, text)
            qtbot.keyClick(editor, Qt.Key.Key_Return)
        assert bridge.desk.state.session.place != "Hội trường B"
        assert (place.text(), title.text()) == ("Hội trường B", "Đợt 3")
    assert bridge.save_unsaved()
    session = bridge.desk.state.session
    assert (session.place, session.title) == ("Hội trường B", "Đợt 3")
    assert (place.text(), title.text()) == ("Hội trường B", "Đợt 3")


def test_what_adds_does_not_happen_by_itself_later(bridge, window, full) -> None:
    with full():
        assert bridge.attempt(AddProduct(Product(0, 0, 0, "Mật ong"))).code == "disk_full"
        assert bridge.unsaved is None
    assert bridge.save_unsaved()
    assert len(bridge.desk.state.products) == 2


def test_neither_undo_nor_another_session_passes_what_waits(bridge, window, full) -> None:
    with full():
        bridge.execute(ChooseLevel(1, 1, "1.1", 2))
        assert not bridge.undo()
        assert not bridge.close_session()
        assert not bridge.open_session(1)
        assert "Chưa nhận" in window.message()
        assert bridge.unsaved is not None
        assert len(bridge.desk.state.products) == 2
    assert bridge.close_session()
    assert stored(bridge) == {"1.1": 2}


@pytest.mark.parametrize("leaves", [True, False])
def test_closing_asks_where_a_change_would_be_lost(qtbot, bridge, window, full, monkeypatch, leaves: bool) -> None:
    asked = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        stay, leave = (button for button in box.buttons())
        monkeypatch.setattr(box, "clickedButton", lambda: leave if leaves else stay)
        assert box.defaultButton() is stay
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    with full():
        bridge.execute(ChooseLevel(1, 1, "1.1", 2))
        assert window.close() is leaves
    assert "chọn mức 2" in asked[0]
    assert (bridge.unsaved is None) is leaves
    bridge.drop_unsaved()


def test_closing_saves_what_can_be_saved_by_then(bridge, window, full) -> None:
    with full():
        bridge.execute(ChooseLevel(1, 1, "1.1", 2))
    assert window.close()
    assert stored(bridge) == {"1.1": 2}


def test_a_change_from_outside_is_not_written_over(bridge, window, full) -> None:
    with full("disk_error"):
        bridge.execute(ChooseLevel(1, 1, "1.1", 2))
    other = Workspace(bridge.workspace.path)
    other.open(1).execute(ChooseLevel(1, 1, "1.1", 1))
    other.close()
    assert not bridge.save_unsaved()
    assert bridge.unsaved.error.code == "database_changed"
    assert stored(bridge) == {"1.1": 1}
    bridge.drop_unsaved()


def test_a_file_that_is_locked_for_a_moment_is_waited_for(qtbot, bridge, window) -> None:
    bridge.workspace.store._database.connection.connection.dbapi_connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(bridge.workspace.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert not bridge.execute(ChooseLevel(1, 1, "1.1", 2))
    assert window.notices.bar("unsaved") is not None
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: bridge.unsaved is None, timeout=10_000)
    assert stored(bridge) == {"1.1": 2}


# Which wait, and how two make one


def test_only_what_sets_a_value_waits(bridge) -> None:
    full, wrong = StorageError("disk_full", path=""), UserError("level_unknown")
    choice = ChooseLevel(1, 1, "1.1", 2)
    assert may_wait(choice, full)
    assert not may_wait(choice, wrong)
    assert not may_wait(choice, StorageError("database_changed", path=""))
    assert not may_wait(AddProduct(Product(0, 0, 0, "Mật ong")), full)


def test_two_changes_of_a_session_keep_what_each_changed(bridge) -> None:
    state = bridge.desk.state
    session = state.session
    rules = replace(session.rules, decimals=3)
    one = EditSession(replace(session, place="Hội trường B", rules=rules))
    two = EditSession(replace(session, title="Đợt 3", rules=replace(session.rules, spread=7)))
    made = joined(one, two, state)
    both = replace(rules, spread=7)
    assert made == EditSession(replace(session, place="Hội trường B", title="Đợt 3", rules=both))
    assert joined(one, ChooseLevel(1, 1, "1.1", 2), state) is None
    assert joined(ChooseLevel(1, 1, "1.1", 2), ChooseLevel(1, 1, "1.2", 2), state) is None


def test_what_is_set_back_is_not_saved_later(qtbot, bridge, window, full) -> None:
    window.go_to("session")
    place = window.pages["session"].field("place").editor
    before = bridge.desk.state.session.place
    with full():
        for text in ("Hội trường B", before):
            place.setFocus()
            place.selectAll()
            type_text(place, text) if text else qtbot.keyClick(place, Qt.Key.Key_Delete)
            qtbot.keyClick(place, Qt.Key.Key_Return)
        assert place.text() == before
        assert bridge.unsaved is None
    assert bridge.save_unsaved()
    assert bridge.desk.state.session.place == before


def test_one_of_two_values_set_back_loses_neither(bridge) -> None:
    session = bridge.desk.state.session
    both = EditSession(replace(session, place="Hội trường B", title="Đợt 3"))
    assert joined(both, EditSession(session), bridge.desk.state) == both
    one = EditSession(replace(session, place="Hội trường B"))
    assert joined(one, EditSession(session), bridge.desk.state) == EditSession(session)


def test_a_session_is_not_put_away_before_what_waits_is_saved(bridge, window, full) -> None:
    window.go_to("overview")
    page = window.pages["overview"]
    with full():
        assert not bridge.execute(EditSession(replace(bridge.desk.state.session, place="Hội trường B")))
        page._toggle_archived()
        assert not bridge.desk.state.session.archived
    page._toggle_archived()
    assert bridge.desk is None
    (kept,) = (item.session for item in bridge.workspace.sessions())
    assert (kept.archived, kept.place) == (True, "Hội trường B")
    assert check(bridge.workspace.path).sound


def test_what_is_typed_is_kept_before_the_database_is_left(qtbot, bridge, window) -> None:
    window.go_to("session")
    place = window.pages["session"].field("place").editor
    place.setFocus()
    place.selectAll()
    type_text(place, "Hội trường B")
    assert window.may_leave()
    assert bridge.desk.state.session.place == "Hội trường B"


# A real medium


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs root on Linux, to mount a small file system")
    place = tmp_path / "medium"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", place], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip(f"cannot mount here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", place], capture_output=True)


@pytest.fixture
def on_medium(qtbot, medium: Path) -> Iterator[MainWindow]:
    workspace, _ = open_session(medium / "a.sqlite")
    workspace.close()
    bridge = Bridge()
    bridge.open_database(medium / "a.sqlite")
    bridge.open_session(1)
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.show()
    window.go_to("scoring")
    yield window
    bridge.shut()


def test_a_full_disk_keeps_the_digit_on_the_screen(qtbot, on_medium: MainWindow, medium: Path) -> None:
    bridge, editor = on_medium._bridge, on_medium.pages["scoring"].editor
    first = editor.current()
    weight = medium / "weight"
    with weight.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    qtbot.keyClick(editor, Qt.Key.Key_2)
    assert "chọn mức 2" in on_medium.notices.bar("unsaved").text()
    assert bridge.unsaved.error.code == "disk_full"
    assert not bridge.save_unsaved()
    weight.unlink()
    qtbot.waitUntil(lambda: bridge.unsaved is None, timeout=10_000)
    assert stored(bridge) == {first: 2}
    bridge.shut()
    assert check(medium / "a.sqlite").sound


def test_a_stick_that_is_put_in_again_goes_on(qtbot, on_medium: MainWindow, medium: Path, tmp_path: Path) -> None:
    bridge, editor = on_medium._bridge, on_medium.pages["scoring"].editor
    first = editor.current()
    held = tmp_path / "held"
    held.mkdir()
    subprocess.run(["mount", "--bind", medium, held], check=True)
    subprocess.run(["umount", "-l", medium], check=True)
    try:
        qtbot.keyClick(editor, Qt.Key.Key_2)
        assert "chọn mức 2" in on_medium.notices.bar("unsaved").text()
        assert not bridge.save_unsaved()
        assert list(medium.iterdir()) == []
        subprocess.run(["mount", "--bind", held, medium], check=True)
        qtbot.waitUntil(lambda: bridge.unsaved is None, timeout=10_000)
        assert stored(bridge) == {first: 2}
        qtbot.keyClick(editor, Qt.Key.Key_1)
        assert stored(bridge)[first] == 1
        bridge.shut()
        assert check(medium / "a.sqlite").sound
    finally:
        subprocess.run(["umount", "-l", held], check=False)
