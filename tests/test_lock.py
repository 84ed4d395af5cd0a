"""One program on a database: who comes second is told so, and a program that dies leaves nothing in the way."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.storage.lock import DatabaseLock, holder, lock_file, stable_name

STARTS = 50

CONTENDER = """
import sys
from pathlib import Path
from ocop_desktop.domain.errors import StorageError
from ocop_desktop.storage.lock import DatabaseLock

sys.stdin.readline()
try:
    lock = DatabaseLock(Path(sys.argv[1]), who="thư ký")
except StorageError as error:
    print(error.code, flush=True)
else:
    print("taken", flush=True)
    sys.stdin.readline()
"""


def contender(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CONTENDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def told(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def end(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    process.stdout.close()
    process.wait()


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "Dữ liệu #1.sqlite"
    with DatabaseLock(path, who="thư ký"):
        with pytest.raises(StorageError, match="in_use") as refused:
            DatabaseLock(path, who="khác")
        assert refused.value.params["pid"] == os.getpid()
        assert refused.value.params["who"] == "thư ký"
        assert str(refused.value.params["since"]).startswith("20")
        assert holder(path).who == "thư ký"
    with DatabaseLock(path, who="khác"):
        assert holder(path).who == "khác"
    assert holder(path).pid == 0


def test_it_needs_no_database_and_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.sqlite"
    with DatabaseLock(path):
        assert not path.exists()
        assert [entry.name for entry in path.parent.iterdir()] == ["a.sqlite.lock"]


def test_of_many_simultaneous_starts_exactly_one_gets_it(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    processes = [contender(path) for _ in range(STARTS)]
    try:
        for process in processes:
            go(process)
        answers = [told(process) for process in processes]
    finally:
        for process in processes:
            end(process)
    assert sorted(answers) == ["in_use"] * (STARTS - 1) + ["taken"]
    DatabaseLock(path).release()


def test_a_killed_program_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    process = contender(path)
    try:
        go(process)
        assert told(process) == "taken"
        with pytest.raises(StorageError, match="in_use") as refused:
            DatabaseLock(path)
        assert refused.value.params["pid"] == process.pid
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()
    finally:
        end(process)
    assert holder(path).pid == process.pid
    with DatabaseLock(path):
        assert holder(path).pid == os.getpid()


def test_a_lock_on_the_same_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with DatabaseLock(path, who="thư ký") as lock:
        lock.renew()
        with pytest.raises(StorageError, match="in_use"):
            DatabaseLock(path)
    DatabaseLock(path).release()


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be taken away there")
def test_a_medium_that_was_away_is_locked_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with DatabaseLock(path, who="thư ký") as lock:
        lock_file(path).unlink()
        lock.renew()
        assert holder(path).who == "thư ký"
        with pytest.raises(StorageError, match="in_use"):
            DatabaseLock(path)
        lock_file(path).unlink()
        process = contender(path)
        try:
            go(process)
            assert told(process) == "taken"
            with pytest.raises(StorageError, match="in_use") as refused:
                lock.renew()
            assert refused.value.params["pid"] == process.pid
        finally:
            go(process)
            process.wait()
            end(process)
        lock.renew()
    DatabaseLock(path).release()


@pytest.mark.parametrize("left", [b"", b"\x00" * 100, b"{", b'{"pid": 1, "more": 2}', b"[]", b"\xff" * 9000])
def test_whatever_is_left_in_the_file_is_no_obstacle(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "a.sqlite"
    lock_file(path).write_bytes(left)
    assert holder(path).pid == 0
    with DatabaseLock(path, who="thư ký"):
        assert json.loads(lock_file(path).read_bytes())["who"] == "thư ký"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_another_name_of_the_same_file_is_the_same_lock(tmp_path: Path) -> None:
    path, other = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    path.touch()
    other.symlink_to(path)
    assert stable_name(path) == stable_name(other) != stable_name(tmp_path / "c.sqlite")
    assert len(stable_name(path)) < 40
    with DatabaseLock(path), pytest.raises(StorageError, match="in_use"):
        DatabaseLock(other)


def test_a_place_where_no_lock_can_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="database_cannot_open"):
        DatabaseLock(tmp_path / "file" / "a.sqlite")
    lock_file(tmp_path / "a.sqlite").mkdir()
    with pytest.raises(StorageError, match=r"database_cannot_open|read_only"):
        DatabaseLock(tmp_path / "a.sqlite")
