"""The power goes at any moment of the program's own way of saving: nothing acknowledged is lost, nothing is broken.

The system calls of a meeting are recorded with their data and replayed up to a random moment, with what was not flushed
dropped, torn or reordered. The same replay must lose something with settings that are known to. ``OCOP_POWER_CUTS`` is
how often the power goes, 2,000 without it.
"""

import hashlib
import os
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.backups import read_name
from ocop_desktop.services.checking import check
from ocop_desktop.services.workspace import Workspace
from tests.harness.powercut import MARK, Call, Disk, read_record
from tests.harness.runner import Workers

pytestmark = pytest.mark.proof

CUTS = int(os.environ.get("OCOP_POWER_CUTS", "2000"))
PARTS = 4
MEETING = (
    *("choose", "choose", "fill", "undo", "choose", "opinion", "import", "settings", "backup", "seal", "backup"),
    *("reopen", "choose", "restart", "choose", "clear", "redo", "create", "conclude", "choose"),
)
WAL = ["journal_mode = WAL", "synchronous = NORMAL"]


@dataclass
class Recorded:
    """A meeting on record: the database at its beginning, the calls, and what the tables held after each entry."""

    path: str
    before: dict[str, bytes]
    calls: list[Call]
    standings: dict[int, str]


def standing(path: Path) -> tuple[int, str]:
    """The last entry of the log, and the fingerprint of everything in the tables. Raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(path)) as raw:
        damage = raw.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if damage != "ok":
            raise sqlite3.DatabaseError(damage)
        content = hashlib.sha256()
        names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
        for (name,) in raw.execute(names).fetchall():
            content.update(repr(raw.execute(f"SELECT * FROM {name}").fetchall()).encode())
        return raw.execute("SELECT coalesce(max(seq), 0) FROM log").fetchone()[0], content.hexdigest()


def put(folder: Path, files: dict[str, bytes], original: str) -> Path:
    """Writes the files of an image; the index of a write-ahead log is memory and not part of it."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
    folder.mkdir()
    for name, data in files.items():
        if not name.endswith("-shm"):
            target = folder / Path(name).relative_to(Path(original).parent)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
    return folder / Path(original).name


def record(watched: Workers, begun: bytes | None, folder: Path, **job: Any) -> Recorded:
    """Records a meeting that begins with a database, or with none."""
    path = folder / "recorded" / "a.sqlite"
    before = {} if begun is None else {str(path): begun}
    put(path.parent, before, str(path))
    outcome = watched.run(database=str(path), seed=7, record=str(folder / "record"), **job)
    assert outcome.done, outcome.said
    recorded = Recorded(str(path), before, read_record(folder / "record"), {})
    disk = Disk(recorded.before)
    for call in [None, *recorded.calls]:
        if call is not None:
            disk.take(call)
        if (recorded.before or call is not None) and (call is None or (call.kind == MARK and call.id > 0)):
            seq, content = standing(put(folder / "image", disk.whole(), str(path)))
            assert call is None or seq == call.id
            recorded.standings[seq] = content
    return recorded


def lost(recorded: Recorded, folder: Path, trials: int, seed: str) -> list[str]:
    """What went wrong in so many power cuts at random moments."""
    chance = random.Random(seed)
    moments = Counter(chance.randint(0, len(recorded.calls)) for _ in range(trials))
    disk, faults = Disk(recorded.before), []
    acknowledged = min(recorded.standings) if recorded.before else 0
    backups = 0
    for moment, call in enumerate([*recorded.calls, None]):
        for number in range(moments[moment]):
            path = put(folder / "image", disk.cut(chance), recorded.path)
            fault = fault_of(path, recorded.standings, acknowledged, backups, thorough=number % 10 == 9)
            if fault:
                faults.append(f"before call {moment}: {fault}")
        if call is not None:
            disk.take(call)
            if call.kind == MARK:
                acknowledged, backups = max(acknowledged, call.id), max(backups, -call.id)
    return faults


def fault_of(path: Path, standings: dict[int, str], acknowledged: int, backups: int, *, thorough: bool) -> str:
    made = [file for file in path.parent.glob("*.backups/*.sqlite") if read_name(file) is not None]
    try:
        for backup in made:
            if standing(backup)[1] not in standings.values():
                return "a backup is not what the database was"
        if acknowledged == 0:
            return fault_of_new(path)
        seq, content = standing(path)
    except sqlite3.Error as error:
        return f"broken: {error}"
    if seq < acknowledged or len(made) < backups:
        return f"entry {acknowledged} was acknowledged, {seq} is the last one there; {len(made)} of {backups} backups"
    if standings.get(seq) != content:
        return f"something between two entries is there, after {seq}"
    if thorough and not check(path).sound:
        return "the check finds a fault"
    return ""


def fault_of_new(path: Path) -> str:
    """A file that was being made: it is made now. Rubbish on the medium, which holds nothing yet, may be refused."""
    rubbish = path.exists() and path.read_bytes()[:100].strip(b"\0")[:6] not in (b"", b"SQLite")
    try:
        Workspace(path).close()
    except StorageError as error:
        return "" if rubbish and error.code == "database_damaged" else f"cannot be made: {error}"
    return "" if check(path).sound else "the check finds a fault"


@pytest.fixture(scope="module")
def recorded(watched: Workers, begun: bytes, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A meeting as the program saves it."""
    return record(watched, begun, tmp_path_factory.mktemp("recorded"), steps=MEETING)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_power_cut_loses_anything(recorded: Recorded, folder: Path, part: int) -> None:
    assert lost(recorded, folder, CUTS // PARTS, f"cuts {part}") == []


@pytest.mark.parametrize("pragmas", [WAL, ["synchronous = OFF"]], ids=["wal and normal", "off"])
def test_the_replay_finds_what_other_settings_lose(
    watched: Workers, begun: bytes, folder: Path, pragmas: list[str]
) -> None:
    faults = lost(record(watched, begun, folder, steps=MEETING, pragmas=pragmas), folder, 100, "other settings")
    assert faults, "nothing lost with settings that are known to lose something: the replay proves nothing"


def test_a_new_database_is_there_whole_or_not_at_all(watched: Workers, folder: Path) -> None:
    recorded = record(watched, None, folder, steps=("create", "create"))
    assert lost(recorded, folder, max(200, CUTS // 10), "new") == []
