"""Media that are full or gone, and clocks that are wrong: told in a sentence, nothing is lost."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.services.workspace import Workspace
from tests.council import ids, open_session

pytestmark = pytest.mark.proof


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


def test_a_full_disk_is_told_and_work_goes_on_when_there_is_room(medium: Path) -> None:
    path = medium / "a.sqlite"
    workspace, desk = open_session(path)
    (product, *_), (member, *_) = ids(desk)
    desk.execute(ChooseLevel(product, member, "1.1", 1))
    weight = medium / "weight"
    with weight.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    shown = dict(desk.state.sheet(product, member))
    for place in (2, 3, None):
        with pytest.raises(StorageError, match="disk_full"):
            desk.execute(ChooseLevel(product, member, "1.1", place))
        assert dict(desk.state.sheet(product, member)) == shown
    weight.unlink()
    desk.execute(ChooseLevel(product, member, "1.1", 2))
    workspace.close()
    assert check(path).sound
    again = Workspace(path)
    assert again.open(desk.state.session.id).state.sheet(product, member) == {"1.1": 2}
    again.close()


def test_a_medium_taken_out_under_the_program_is_told(medium: Path) -> None:
    path = medium / "a.sqlite"
    workspace, desk = open_session(path)
    (product, *_), (member, *_) = ids(desk)
    desk.execute(ChooseLevel(product, member, "1.1", 1))
    # As the system does with a stick that is pulled out: the name is gone, whoever has the file open keeps it.
    subprocess.run(["umount", "-l", medium], check=True)
    with pytest.raises(StorageError, match=r"read_only|database_cannot_open"):
        desk.execute(ChooseLevel(product, member, "1.1", 2))
    assert desk.state.sheet(product, member) == {"1.1": 1}
    assert list(medium.iterdir()) == []
    workspace.close()


@pytest.mark.parametrize("step", [timedelta(days=-400), timedelta(hours=-1), timedelta(days=4000), timedelta(0)])
def test_a_clock_that_is_set_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: timedelta) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    (product, *_), (member, *_) = ids(desk)
    desk.execute(ChooseLevel(product, member, "1.1", 1))
    monkeypatch.setattr(workspace.store, "_now", lambda: (datetime.now(UTC) + step).isoformat(timespec="milliseconds"))
    desk.execute(ChooseLevel(product, member, "1.1", 2))
    desk.execute(ChooseLevel(product, member, "1.2", 1))
    desk.undo()
    workspace.close()
    assert check(path).sound
    again = Workspace(path)
    desk = again.open(desk.state.session.id)
    assert desk.state.sheet(product, member) == {"1.1": 2}
    desk.undo()
    assert desk.state.sheet(product, member) == {"1.1": 1}
    again.close()
    assert check(path).sound
