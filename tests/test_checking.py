"""Files of the database: what a check finds, what is refused, what a crash leaves."""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from ocop_desktop.cli import parse, run
from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.services import checking
from ocop_desktop.services import criteria as decrees
from ocop_desktop.services.checking import check, check_beside, check_copy, verify_chain
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.services.criteria import copies_of, known_decrees, pinned_decree
from ocop_desktop.services.resources import resource
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage import viewing
from ocop_desktop.storage.database import VERSION
from ocop_desktop.storage.store import Store
from tests.council import fill, ids, open_session


def made(path: Path) -> Path:
    workspace, desk = open_session(path)
    products, members = ids(desk)
    fill(desk, products[0], members[0])
    desk.undo()
    workspace.close()
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tamper(path: Path, *statements: str) -> None:
    """Changes a database as somebody with a database browser would who puts its triggers back afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, sql in triggers:
            raw.execute(sql)


def test_a_sound_database_is_found_sound_and_keeps_its_bytes(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    before = digest(path)
    report = check(path)
    assert report.sound
    assert report.version == VERSION
    assert report.entries == 8
    assert digest(path) == before
    assert [p.name for p in tmp_path.iterdir() if p.stat().st_size] == ["a.sqlite"]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE product SET name = 'Khác' WHERE id = 1", "replay"),
        ("INSERT INTO choice VALUES (1, 1, 1, '1.1', 2, 2)", "replay"),
        ("DELETE FROM member WHERE id = 3", "replay"),
        ("UPDATE log SET edits = replace(edits, 'Sản phẩm 1', 'Sản phẩm 9') WHERE seq = 5", "chain"),
        ("UPDATE log SET at = '2020-01-01' WHERE seq = 2", "chain"),
        ("DELETE FROM log WHERE seq = 4", "chain"),
        ("UPDATE log SET edits = 'x' WHERE seq = 4", "chain"),
        ("UPDATE criteria_copy SET body = replace(body, 'Cà phê', 'Ca cao')", "replay"),
    ],
)
def test_every_change_behind_the_log_is_found(tmp_path: Path, statement: str, kind: str) -> None:
    path = made(tmp_path / "a.sqlite")
    tamper(path, statement)
    report = check(path)
    assert not report.sound
    assert getattr(report, kind)


def test_the_chain_alone_is_followed_beside_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    verify_chain(path)
    desk.undo()
    verify_chain(path)
    workspace.close()
    tamper(path, "UPDATE log SET who = 'ai đó' WHERE seq = 3")
    with pytest.raises(UserError, match="log_broken") as found:
        verify_chain(path)
    assert found.value.params["fault"] == "entry 3 is not what its hash says"


def test_a_file_that_is_being_written_is_not_copied_to_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")
    copied = []
    monkeypatch.setattr(viewing, "copy_as_it_is", lambda *_: copied.append(True))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("UPDATE session SET title = 'Đợt 9'")
        journal = path.with_name("a.sqlite-journal")
        assert journal.stat().st_size > 0
        verify_chain(path)
        raw.execute("ROLLBACK")
    assert copied == []


def crashed(path: Path, folder: Path) -> Path:
    """What a crash in the middle of a write leaves of a database: the file half written, and its journal."""
    folder.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE product SET note = hex(randomblob(20000))")
        for name in (path.name, f"{path.name}-journal"):
            shutil.copyfile(path.with_name(name), folder / name)
        raw.execute("ROLLBACK")
    return folder / path.name


def test_what_a_crash_left_keeps_its_bytes(tmp_path: Path) -> None:
    path = crashed(made(tmp_path / "a.sqlite"), tmp_path / "crashed")
    before = {file.name: digest(file) for file in path.parent.iterdir()}
    assert before.keys() == {"a.sqlite", "a.sqlite-journal"}
    assert check_copy(path).sound
    assert run(parse(["check", str(path)])) == 0
    assert {file.name: digest(file) for file in path.parent.iterdir()} == before


@pytest.mark.parametrize("mode", ["WAL", "PERSIST"])
def test_a_file_that_a_tool_left_in_another_journal_mode_keeps_its_bytes(tmp_path: Path, mode: str) -> None:
    path = made(tmp_path / "a.sqlite")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA journal_mode = {mode}")
    before = digest(path)
    assert run(parse(["check", str(path)])) == 0
    assert digest(path) == before


def test_what_is_written_meanwhile_is_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    (product, _), (member, *_) = ids(desk)
    follow = checking.follow

    def while_somebody_types(store: Store) -> checking.Followed:
        followed = follow(store)
        desk.execute(ChooseLevel(product, member, "1.1", 1 + len(desk.state.sheet(product, member))))
        return followed

    monkeypatch.setattr(checking, "follow", while_somebody_types)
    assert run(parse(["check", str(path)])) == 0
    assert desk.state.sheet(product, member)
    workspace.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 9, b"", None])
def test_what_cannot_be_checked_is_named_as_it_was_given(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.sqlite"
    if content is not None:
        path.write_bytes(content)
    else:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("CREATE TABLE a (b)")
    with pytest.raises(StorageError) as found:
        check_copy(path)
    assert found.value.params["path"] == str(path)


def test_a_file_is_checked_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    assert check_beside(path, None, lambda: True) == check(path)
    with pytest.raises(UserError, match="seal_code_wrong"):
        check_beside(path, "3F2A", lambda: True)


def test_what_a_killed_check_left_is_taken_away_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, temp, elsewhere = made(tmp_path / "a.sqlite"), tmp_path / "temp", tmp_path / "elsewhere"
    for folder in (temp / "ocop-copy-old", temp / "ocop-copy-young", temp / "other-old", elsewhere):
        folder.mkdir(parents=True)
        (folder / "copy.sqlite").write_bytes(b"x")
    (temp / "ocop-copy-file").write_bytes(b"x")
    kept = {"ocop-copy-young", "other-old", "ocop-copy-file"}
    if os.name != "nt":
        (temp / "ocop-copy-old" / "link").symlink_to(elsewhere)
        (temp / "ocop-copy-link").symlink_to(elsewhere)
        kept.add("ocop-copy-link")
        if os.geteuid() == 0:
            (temp / "ocop-copy-theirs").mkdir()
            os.chown(temp / "ocop-copy-theirs", 65534, -1)
            kept.add("ocop-copy-theirs")
    days_ago = time.time() - 2 * 86400
    for left in (*temp.iterdir(), elsewhere):
        if left.name != "ocop-copy-young":
            os.utime(left, (days_ago, days_ago), follow_symlinks=os.utime not in os.supports_follow_symlinks)
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    assert check(path).sound
    assert {left.name for left in temp.iterdir()} == kept
    assert (elsewhere / "copy.sqlite").exists()


def test_faults_beyond_those_that_are_named_are_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")
    tamper(path, "DELETE FROM member")
    count = len(check(path).replay)
    assert count > 1
    for most, more in ((count, False), (count - 1, True)):
        monkeypatch.setattr(checking, "_MOST_FAULTS", most)
        report = check(path)
        assert (len(report.replay), report.more) == (most, more)


def test_a_log_of_many_faults_is_followed_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.sqlite")
    tamper(path, "UPDATE log SET who = 'ai đó'")
    monkeypatch.setattr(checking, "_MOST_FAULTS", 3)
    report = check(path)
    assert (len(report.chain), report.more, report.entries) == (3, True, 8)
    assert report.replay == (), "the tables are what the log says"


def test_the_log_cannot_be_changed_by_mistake(tmp_path: Path) -> None:
    raw = sqlite3.connect(made(tmp_path / "a.sqlite"))
    for statement in ("UPDATE log SET who = 'x'", "DELETE FROM log"):
        with pytest.raises(sqlite3.IntegrityError, match="log"):
            raw.execute(statement)
    raw.close()


def test_a_newer_database_is_refused_with_its_bytes_untouched(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.commit()
    raw.close()
    before = digest(path)
    for action in (Workspace, check):
        with pytest.raises(StorageError, match="database_newer"):
            action(path)
    assert digest(path) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not a database at all", "database_damaged"),
        (b"SQLite format 3\x00" + bytes(84), "not_ours"),
        (b"PK\x03\x04" + bytes(200), "database_damaged"),
    ],
)
def test_other_files_are_refused_with_their_bytes_untouched(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=code):
        Workspace(path)
    assert path.read_bytes() == content


def test_a_damaged_page_is_a_storage_error_not_a_crash(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xa5" * min(200, len(data) - start)
    path.write_bytes(data)
    with pytest.raises(StorageError, match="database_damaged"):
        Workspace(path).open(1)


def test_a_folder_or_a_missing_medium_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Workspace(tmp_path)
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(StorageError, match="database_cannot_open"):
        Workspace(blocked / "below.sqlite")
    with pytest.raises(StorageError, match="database_cannot_open"):
        check(tmp_path / "nothing.sqlite")
    assert not (tmp_path / "nothing.sqlite").exists()


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    products, members = ids(desk)
    desk.execute(ChooseLevel(products[0], members[0], "1.1", 1))
    connection = workspace.store._database.connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    connection.rollback()

    def fill_the_disk() -> None:
        for place in range(2000):
            desk.execute(ChooseLevel(products[0], members[0], "1.1", 1 + place % 2))

    with pytest.raises(StorageError, match="disk_full"):
        fill_the_disk()
    kept = dict(desk.state.sheet(products[0], members[0]))
    session = desk.state.session.id
    connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    connection.rollback()
    desk.execute(ChooseLevel(products[0], members[0], "1.2", 1))
    workspace.close()
    again = Workspace(path)
    assert again.open(session).state.sheet(products[0], members[0]) == {**kept, "1.2": 1}
    again.close()
    assert check(path).sound


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX here")
def test_a_read_only_file_is_refused_with_its_bytes_untouched(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    before = digest(path)
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "a.sqlite"
        shutil.copy(path, locked)
        locked.chmod(0o444)
        Path(folder).chmod(0o555)
        as_root = os.geteuid() == 0
        if as_root:
            os.seteuid(65534)
        try:
            with pytest.raises(StorageError, match="read_only"):
                Workspace(locked)
        finally:
            if as_root:
                os.seteuid(0)
        Path(folder).chmod(0o755)
        assert digest(locked) == before


def test_a_medium_that_becomes_read_only_changes_nothing(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    products, members = ids(desk)
    connection = workspace.store._database.connection
    connection.exec_driver_sql("PRAGMA query_only = ON")
    connection.rollback()
    with pytest.raises(StorageError, match="read_only"):
        desk.execute(ChooseLevel(products[0], members[0], "1.1", 1))
    assert desk.state.sheet(products[0], members[0]) == {}
    workspace.close()


def test_a_session_keeps_its_decree_whatever_happens_to_the_resource() -> None:
    known = known_decrees()["26/2026/QĐ-TTg"]
    pinned, bodies = copies_of(known)
    assert pinned_decree(pinned, lambda name: json.loads(bodies[name])) == known.decree
    changed = {**bodies, pinned: bodies[pinned].replace('"months": 36', '"months": 37')}
    with pytest.raises(StorageError, match="criteria_copy_changed"):
        pinned_decree(pinned, lambda name: json.loads(changed[name]))


def test_a_missing_or_broken_resource_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match=r"resource_missing.*no-such-file"):
        resource("criteria", "no-such-file.json")
    broken = resource("criteria", "qd26-2026.json").read_text("utf-8").replace('"max": 40', '"max": 41', 1)
    (tmp_path / "qd26-2026.json").write_text(broken, "utf-8")
    monkeypatch.setattr(decrees, "resource", lambda _folder, name: tmp_path / name)
    decrees.known_decrees.cache_clear()
    try:
        with pytest.raises(UserError, match=r"criteria_broken.*26-01"):
            known_decrees()
    finally:
        decrees.known_decrees.cache_clear()
