"""Backups: what a copy is, what fails leaves nothing, which are kept, and the second place."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services import backups
from ocop_desktop.services.backups import (
    AWAY_TOO_LONG,
    SECOND_FOLDER,
    SecondPlace,
    back_up,
    back_up_apart,
    backups_of,
    choose_second_place,
    copy_to_second_place,
    holds,
    prune,
    second_folder,
    second_place_state,
    to_prune,
    verified,
)
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.services.restoring import restore
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage import backup as copying
from ocop_desktop.storage import disk
from ocop_desktop.storage.backup import copy_database, read_head
from ocop_desktop.storage.backup_names import Backup, Reason, backups_folder, backups_in, file_name, read_name
from ocop_desktop.storage.store import Store
from tests.council import ids, open_session
from tests.test_checking import made, tamper

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def head_of(path: Path) -> tuple[int, bytes]:
    store = Store(path, read_only=True)
    try:
        return store.head
    finally:
        store.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


# --- one backup ------------------------------------------------------------------------------------------------------


def test_a_backup_is_one_sound_file_that_says_what_it_is(tmp_path: Path) -> None:
    path = made(tmp_path / "Dữ liệu #1.sqlite")
    backup = back_up(path, Reason.TIMED, now=lambda: NOW)
    assert backups_of(path) == (backup,)
    assert names(backups_folder(path)) == [backup.path.name]
    assert (backup.made_at, backup.reason, backup.seq) == (NOW, Reason.TIMED, 8)
    assert check(backup.path).sound
    head = read_head(backup.path)
    assert (head.seq, head.verb, len(head.origin)) == (8, "FillSheet", 12)
    raw = sqlite3.connect(backup.path)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    raw.close()


def test_backups_of_one_moment_all_stay(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    found = {back_up(path, Reason.ASKED, now=lambda: NOW).path for _ in range(3)}
    assert {backup.path for backup in backups_of(path)} == found
    assert len(found) == 3


def test_a_backup_of_an_empty_database_is_one_too(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    Workspace(path).close()
    assert back_up(path, Reason.EXIT).seq == 0
    assert second_folder(path, tmp_path) is None
    assert copy_to_second_place(path, tmp_path) == ()


def test_a_backup_is_of_one_moment_whatever_is_written_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 1)
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    products, members = ids(desk)
    stop = threading.Event()
    found: list[Backup] = []

    def copy() -> None:
        try:
            for _ in range(5):
                found.append(back_up(path, Reason.TIMED))
        finally:
            stop.set()

    worker = threading.Thread(target=copy)
    worker.start()
    turn = 0
    while not stop.is_set():
        turn += 1
        desk.execute(ChooseLevel(products[0], members[turn % len(members)], "1.1", 1 + turn // len(members) % 2))
        time.sleep(0.005)
    worker.join()
    kept = workspace.store.head
    workspace.close()
    assert len(found) == 5
    assert sorted(backup.seq for backup in found) == [backup.seq for backup in found]
    assert all(check(backup.path).sound for backup in found)
    assert read_head(path).seq == kept[0] >= turn
    assert check(path).sound


def test_a_backup_ends_although_something_is_written_after_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    products, members = ids(desk)
    steps = []

    class Writing(copying._Watch):
        def __call__(self, status: int, remaining: int, total: int) -> None:
            steps.append(remaining)
            if len(steps) < 1000:
                desk.execute(ChooseLevel(products[0], members[0], "1.1", 1 + len(steps) % 2))
            super().__call__(status, remaining, total)

    monkeypatch.setattr(copying, "_Watch", Writing)
    backup = back_up(path, Reason.TIMED)
    assert len(steps) < 20
    assert check(backup.path).sound
    assert 0 <= workspace.store.head[0] - backup.seq <= 1
    workspace.close()


def test_a_backup_in_a_process_of_its_own_says_the_same(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    found = back_up_apart(path, Reason.TIMED)
    assert backups_of(path) == (found,)
    assert check(found.path).sound
    with pytest.raises(StorageError, match="backup_failed"):
        back_up_apart(tmp_path / "b.sqlite", Reason.TIMED)


def test_a_database_that_somebody_keeps_locked_is_given_up_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PATIENCE", 0.1)
    path = made(tmp_path / "a.sqlite")
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError, match="backup_failed") as refused:
        back_up(path, Reason.TIMED)
    raw.close()
    assert refused.value.params["reason"] == "database_locked"
    assert names(backups_folder(path)) == []


def test_a_database_that_its_log_does_not_explain_gives_no_backup(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    old = back_up(path, Reason.TIMED)
    tamper(path, "UPDATE product SET name = 'Khác' WHERE id = 1")
    with pytest.raises(StorageError, match="backup_failed") as refused:
        back_up(path, Reason.TIMED)
    assert refused.value.params["reason"] == "database_damaged"
    assert backups_of(path) == (old,)
    assert names(backups_folder(path)) == [old.path.name]


def test_without_a_database_there_is_no_backup_and_no_database(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with pytest.raises(StorageError, match="backup_failed") as refused:
        back_up(path, Reason.TIMED)
    assert refused.value.params["reason"] == "database_cannot_open"
    assert not path.exists()
    assert names(backups_folder(path)) == []


FAULTS = [
    (errno.ENOSPC, "disk_full"),
    (errno.EDQUOT, "disk_full"),
    (errno.EROFS, "read_only"),
    (errno.EACCES, "read_only"),
    (errno.ENOENT, "database_cannot_open"),
    (errno.EIO, "disk_error"),
]


@pytest.mark.parametrize(("number", "code"), FAULTS)
@pytest.mark.parametrize("call", ["fsync", "link", "mkstemp", "mkdir"])
def test_a_fault_of_the_disk_leaves_no_file_and_says_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, call: str
) -> None:
    path = made(tmp_path / "a.sqlite")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    if call == "mkstemp":
        monkeypatch.setattr(disk.tempfile, "mkstemp", fail)
    elif call == "mkdir":
        monkeypatch.setattr(Path, "mkdir", fail)
    elif call == "link":
        monkeypatch.setattr(disk.os, "link", fail)
        monkeypatch.setattr(disk.os, "rename", fail)
    else:
        monkeypatch.setattr(disk.os, call, fail)
    with pytest.raises(StorageError, match=code):
        copy_database(path, tmp_path / "backups", lambda head: "b.sqlite")
    assert names(tmp_path / "backups") == []


@pytest.mark.parametrize(
    ("number", "code"), [(112, "disk_full"), (39, "disk_full"), (19, "read_only"), (21, "database_cannot_open")]
)
def test_the_numbers_of_windows_are_known(number: int, code: str) -> None:
    error = OSError(errno.EINVAL, "x")
    error.winerror = number
    with pytest.raises(StorageError, match=code), disk.disk_errors(Path("x")):
        raise error


@pytest.mark.skipif(os.name == "nt", reason="a folder is flushed on POSIX only")
def test_a_backup_is_on_the_medium_before_it_has_its_name_and_its_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")
    done: list[str] = []
    fsync, link = os.fsync, os.link

    def flushed(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else f"file of {os.fstat(handle).st_size}")
        fsync(handle)

    def named(source: Path, target: Path) -> None:
        done.append("name")
        link(source, target)

    monkeypatch.setattr(disk.os, "fsync", flushed)
    monkeypatch.setattr(disk.os, "link", named)
    backup = back_up(path, Reason.EXIT)
    assert done == [f"file of {backup.size}", "name", "folder"]


@pytest.mark.skipif(os.name == "nt", reason="asks for a small file system of Linux")
def test_a_disk_that_is_full_leaves_no_file(tmp_path: Path) -> None:
    """The limit on the size of a file is what a full disk is to the one who writes; run apart, since it cannot be
    lifted again."""
    path = made(tmp_path / "a.sqlite")
    limited = f"""
import resource, signal, sys
from pathlib import Path
from ocop_desktop.domain.errors import StorageError
from ocop_desktop.storage.backup import copy_database
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({path.stat().st_size // 2},) * 2)
try:
    copy_database(Path(sys.argv[1]), Path(sys.argv[2]), lambda head: "b.sqlite")
except StorageError as error:
    print(error.code)
"""
    done = subprocess.run(
        [sys.executable, "-c", limited, str(path), str(tmp_path / "backups")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() in ("disk_full", "disk_error"), done.stderr
    assert names(tmp_path / "backups") == []


def test_where_there_are_no_hard_links_nothing_is_overwritten_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links")

    monkeypatch.setattr(disk.os, "link", refuse)
    copy = copy_database(path, tmp_path / "b", lambda head: "b.sqlite")
    assert check(copy).sound
    before = copy.read_bytes()
    with pytest.raises(StorageError, match="database_cannot_open"):
        copy_database(path, tmp_path / "b", lambda head: "b.sqlite")
    assert copy.read_bytes() == before
    assert names(tmp_path / "b") == ["b.sqlite"]


def test_a_source_in_another_journal_mode_still_gives_one_file(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()
    backup = back_up(path, Reason.ASKED)
    assert backup.path.read_bytes()[18:20] == b"\x01\x01"
    assert names(backups_folder(path)) == [backup.path.name]


def test_what_a_crash_left_unfinished_is_cleared_in_time(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    folder = backups_folder(path)
    folder.mkdir()
    old, fresh = folder / "a.1.part", folder / "a.2.part"
    for part in (old, fresh):
        part.write_bytes(b"half")
    os.utime(old, (1, 1))
    made_now = back_up(path, Reason.TIMED)
    assert names(folder) == sorted(["a.2.part", made_now.path.name])


def test_as_many_changes_are_not_the_same_changes(tmp_path: Path) -> None:
    path, other = made(tmp_path / "a.sqlite"), made(tmp_path / "b.sqlite")
    backup = back_up(path, Reason.TIMED)
    one, two = (head_of(file) for file in (path, other))
    assert one[0] == two[0] == backup.seq
    assert holds(backup, one)
    assert not holds(backup, two)
    assert not holds(backup, (one[0] + 1, one[1]))
    backup.path.unlink()
    assert not holds(backup, one)


# --- names -----------------------------------------------------------------------------------------------------------

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)


@given(
    stem=st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\"), min_size=1),
    at=moments,
    reason=st.sampled_from(Reason),
    seq=st.integers(0, 10**12),
)
def test_a_name_says_all_of_a_backup_again(stem: str, at: datetime, reason: Reason, seq: int) -> None:
    name = file_name(Path(f"{stem}.sqlite"), at, reason, seq)
    assert read_name(Path(name), 7) == Backup(Path(name), at, reason, seq, 7)
    assert not set(name) & set('<>:"/\\|?*')


@pytest.mark.parametrize(
    "name",
    [
        "a.sqlite",
        "a.2026-11-20T09-30-00-000Z.timed.8.sqlite.part",
        "a.2026-13-20T09-30-00-000Z.timed.8.sqlite",
        "a.2026-11-20T09-30-00-000Z.other.8.sqlite",
        "a.2026-11-20T09-30-00-000Z.timed.٨.sqlite",
    ],
)
def test_another_file_is_no_backup_and_is_never_deleted(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert backups_in(tmp_path) == ()
    assert prune(tmp_path, NOW) == 0
    assert names(tmp_path) == [name]


# --- what is kept ----------------------------------------------------------------------------------------------------


def backup(at: datetime, seq: int = 1, reason: Reason = Reason.TIMED) -> Backup:
    return Backup(Path(file_name(Path("a"), at, reason, seq)), at, reason, seq, 1)


ages = st.one_of(st.timedeltas(-3 * DAY, 5 * DAY), st.timedeltas(-400 * DAY, 3000 * DAY))
some_backups = st.lists(
    st.builds(
        lambda age, seq, reason: backup(NOW - age, seq, reason), ages, st.integers(0, 60), st.sampled_from(Reason)
    ),
    max_size=60,
    unique_by=lambda one: one.path,
)


@given(some_backups)
def test_what_is_never_deleted(every: list[Backup]) -> None:
    gone = set(to_prune(every, NOW))
    assert gone <= set(every)
    for one in gone:
        assert one.reason is not Reason.SEALED
        assert one.made_at < NOW - 2 * DAY
    if every:
        assert max(one.seq for one in every) in {one.seq for one in every if one not in gone}
        assert max(one.made_at for one in every) in {one.made_at for one in every if one not in gone}


@given(some_backups)
def test_deleting_twice_deletes_no_more(every: list[Backup]) -> None:
    gone = set(to_prune(every, NOW))
    assert to_prune([one for one in every if one not in gone], NOW) == ()


@given(some_backups)
def test_what_is_old_does_not_pile_up(every: list[Backup]) -> None:
    kept = set(every) - set(to_prune(every, NOW))
    old = [one for one in kept if one.made_at < NOW - 2 * DAY and one.reason is not Reason.SEALED]
    assert len(old) <= 12 + 10 + 9 + 1


@given(some_backups, st.timedeltas(timedelta(0), 4000 * DAY))
def test_a_clock_set_back_deletes_nothing_newer(every: list[Backup], back: timedelta) -> None:
    for one in to_prune(every, NOW - back):
        assert one.made_at < NOW - back


def run_for(days: int, now_of: Callable[[int], datetime]) -> list[Backup]:
    """Four backups a day, deleting as it goes."""
    kept: list[Backup] = []
    for turn in range(days * 4):
        kept.append(backup(now_of(turn), turn + 1))
        gone = set(to_prune(kept, now_of(turn)))
        kept = [one for one in kept if one not in gone]
        assert kept[-1].seq == turn + 1
    return kept


def test_a_year_of_work_leaves_days_weeks_and_months() -> None:
    start = NOW - 500 * DAY
    kept = run_for(500, lambda turn: start + turn * DAY / 4)
    last = max(one.made_at for one in kept)
    recent = [one for one in kept if one.made_at >= last - 2 * DAY]
    older = sorted((last - one.made_at).days for one in kept if one not in recent)
    assert len(recent) == 9
    assert older[:12] == list(range(2, 14))
    assert len(older) == 12 + 10 + 9
    gaps = [after - before for before, after in pairwise(older[12:])]
    assert max(gaps) <= 31 + 7
    assert older[-1] >= 320


def test_a_database_used_twice_a_year_keeps_its_old_backups() -> None:
    every = [backup(NOW - months * 30 * DAY, 50 - months) for months in range(6, 40, 6)]
    assert to_prune(every, NOW) == ()


def test_a_day_of_work_under_a_clock_set_back_is_not_lost_when_it_is_right_again() -> None:
    """The log only grows: whoever has the most of it has all of the others."""
    right = [backup(NOW - DAY * n, 100 - n) for n in range(3, 30)]
    wrong = [backup(NOW - 700 * DAY + timedelta(minutes=10 * n), 200 + n) for n in range(20)]
    assert to_prune(right + wrong, NOW - 700 * DAY + timedelta(hours=4)) == ()
    gone = set(to_prune(right + wrong, NOW))
    assert wrong[-1] not in gone
    assert len(set(right) - gone) >= 12


# --- the second place ------------------------------------------------------------------------------------------------


def test_the_second_place_gets_the_newest_and_those_of_closed_sessions(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    (tmp_path / "stick").mkdir()
    place = choose_second_place(tmp_path / "stick")
    assert place == tmp_path / "stick" / SECOND_FOLDER
    assert choose_second_place(place) == place
    sealed = back_up(path, Reason.SEALED, now=lambda: NOW - 3 * DAY)
    timed = back_up(path, Reason.TIMED, now=lambda: NOW - 2 * DAY)
    newest = back_up(path, Reason.EXIT, now=lambda: NOW)
    copied = copy_to_second_place(path, place, now=lambda: NOW)
    assert [one.name for one in copied] == [sealed.path.name, newest.path.name]
    folder = second_folder(path, place)
    assert folder is not None
    assert names(folder) == sorted(one.name for one in copied)
    assert all(check(one).sound for one in copied)
    assert copied[1].read_bytes() == newest.path.read_bytes()
    assert copy_to_second_place(path, place, now=lambda: NOW) == ()
    copied[0].write_bytes(b"half")
    assert copy_to_second_place(path, place, now=lambda: NOW) == (copied[0],)
    verified(copied[0])
    assert timed.path.exists()


def test_a_backup_that_was_cut_short_does_not_take_the_place_of_its_copy(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    (tmp_path / "stick").mkdir()
    place = choose_second_place(tmp_path / "stick")
    backup = back_up(path, Reason.ASKED)
    (copy,) = copy_to_second_place(path, place)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[: len(whole) // 4096 // 2 * 4096])
    with pytest.raises(StorageError, match="second_place_failed"):
        copy_to_second_place(path, place)
    assert copy.read_bytes() == whole
    backup.path.write_bytes(whole)
    copy.write_bytes(whole[:4096])
    assert copy_to_second_place(path, place) == (copy,)
    assert copy.read_bytes() == whole


def test_two_databases_of_one_name_do_not_mix_on_a_stick(tmp_path: Path) -> None:
    place = choose_second_place(tmp_path)
    paths = []
    for computer in ("one", "two"):
        (tmp_path / computer).mkdir()
        paths.append(made(tmp_path / computer / "ocop.sqlite"))
        back_up(paths[-1], Reason.EXIT)
        copy_to_second_place(paths[-1], place)
    assert [len(names(entry)) for entry in place.iterdir()] == [1, 1]
    assert second_folder(paths[0], place) != second_folder(paths[1], place)


def test_a_stick_that_is_not_there_is_never_made_up(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    back_up(path, Reason.EXIT)
    place = tmp_path / "stick" / SECOND_FOLDER
    with pytest.raises(StorageError, match="second_place_failed") as refused:
        copy_to_second_place(path, place)
    assert refused.value.params["reason"] == "database_cannot_open"
    assert not place.parent.exists()
    with pytest.raises(StorageError, match="second_place_refused"):
        choose_second_place(tmp_path / "stick")


def test_how_the_second_place_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, place = tmp_path / "a.sqlite", tmp_path / "stick"
    assert second_place_state(path, None, None, NOW) is SecondPlace.NONE
    assert second_place_state(path, place, None, NOW) is SecondPlace.MISSING
    assert second_place_state(path, place, NOW - AWAY_TOO_LONG, NOW) is SecondPlace.MISSING
    assert second_place_state(path, place, NOW - AWAY_TOO_LONG - DAY, NOW) is SecondPlace.AWAY
    assert second_place_state(path, place, NOW + DAY, NOW) is SecondPlace.MISSING
    place.mkdir()
    assert second_place_state(path, place, None, NOW, needed=1000) is SecondPlace.SAME
    assert second_place_state(path, place, None, NOW, needed=2**62) is SecondPlace.FULL
    assert names(place) == []
    monkeypatch.setattr(backups, "same_disk", lambda *_: False)
    assert second_place_state(path, place, None, NOW) is SecondPlace.HERE

    for number, expected in ((errno.EROFS, SecondPlace.REFUSED), (errno.ENOSPC, SecondPlace.FULL)):

        def fail(*_: object, number: int = number, **__: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(disk.tempfile, "mkstemp", fail)
        assert second_place_state(path, place, None, NOW) is expected


def test_a_copy_is_given_up_between_two_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "_PIECE", 4096)
    path = made(tmp_path / "a.sqlite")
    back_up(path, Reason.EXIT)
    (tmp_path / "stick").mkdir()
    answers = iter([True, True, False, False])
    assert copy_to_second_place(path, tmp_path / "stick", go_on=lambda: next(answers)) == ()
    folder = second_folder(path, tmp_path / "stick")
    assert folder is not None
    assert names(folder) == []
    assert len(copy_to_second_place(path, tmp_path / "stick")) == 1


def test_after_a_clock_that_ran_ahead_and_a_restoring_the_second_place_gets_what_is_new(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    early = back_up(path, Reason.TIMED, now=lambda: NOW - DAY)
    workspace = Workspace(path)
    workspace.create("Đợt 2", "26/2026/QĐ-TTg", "tỉnh")
    workspace.close()
    back_up(path, Reason.TIMED, now=lambda: NOW + 365 * DAY)
    restore(early.path, path, now=lambda: NOW)
    last = back_up(path, Reason.EXIT, now=lambda: NOW)
    (tmp_path / "stick").mkdir()
    assert last.path.name in [one.name for one in copy_to_second_place(path, tmp_path / "stick", now=lambda: NOW)]


def test_a_second_place_that_is_full_is_cleared_before_anything_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")
    (tmp_path / "stick").mkdir()
    place = choose_second_place(tmp_path / "stick")
    for hours in range(4):
        back_up(path, Reason.TIMED, now=lambda hours=hours: NOW + hours * timedelta(hours=1))
        copy_to_second_place(path, place, now=lambda: NOW)
    folder = second_folder(path, place)
    assert folder is not None
    old = folder / "a.x.part"
    for file in (old, place / "try.x.part"):
        file.write_bytes(b"half")
        os.utime(file, (1, 1))
    back_up(path, Reason.TIMED, now=lambda: NOW + 9 * DAY)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(backups, "_copy_file", refuse)
    with pytest.raises(StorageError, match="second_place_failed") as refused:
        copy_to_second_place(path, place, now=lambda: NOW + 9 * DAY)
    assert refused.value.params["reason"] == "disk_full"
    assert names(folder) == [file_name(path, NOW + timedelta(hours=3), Reason.TIMED, 8)]
    assert names(place) == [folder.name]


ODD = [
    "Hội đồng #1 100% đúng? &x=1.sqlite",
    "a b+c.d.sqlite",
    "%41.sqlite",
    "đ" * 118 + ".sqlite",
    "ế" * 78 + ".sqlite",
]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not take")
@pytest.mark.parametrize("name", ODD)
def test_a_database_of_any_name_is_backed_up_copied_and_restored(tmp_path: Path, name: str) -> None:
    path = made(tmp_path / name)
    backup = back_up(path, Reason.MIGRATION)
    assert backups_of(path) == (backup,)
    (copy,) = copy_to_second_place(path, tmp_path)
    assert check(copy).sound
    before = path.read_bytes()
    restored = restore(copy, path)
    assert check(path).sound
    assert restored.set_aside is not None
    assert restored.set_aside.read_bytes() == before


def test_a_copy_that_reads_back_otherwise_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.sqlite")
    back_up(path, Reason.EXIT)
    monkeypatch.setattr(backups, "cmp", lambda *_, **__: False)
    with pytest.raises(StorageError, match="second_place_failed") as refused:
        copy_to_second_place(path, tmp_path)
    assert refused.value.params["reason"] == "disk_error"
    folder = second_folder(path, tmp_path)
    assert folder is not None
    assert names(folder) == []
