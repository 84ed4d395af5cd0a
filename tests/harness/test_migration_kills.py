"""Whatever call of a migration the program is killed at, of whatever released version: the database is old or new."""

import errno
import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ocop_desktop.services.checking import check
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage.database import VERSION
from tests.conftest import ROOT
from tests.harness.runner import Outcome, Workers, fresh
from tests.harness.test_faults import CHANGING, NEVER

pytestmark = pytest.mark.proof

DATABASES = ROOT / "tests" / "data" / "databases"


def run(watched: Workers, path: Path, mode: str, nth: int) -> Outcome:
    fault = {"nth": nth, "mode": mode, "errno": errno.EIO, "kinds": CHANGING}
    return watched.run(database=str(path), seed=1, steps=(), from_start=True, fault=fault)


def dump(path: Path) -> tuple[int, list[str]]:
    """The version and everything in the tables as SQLite reads them."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return raw.execute("PRAGMA user_version").fetchone()[0], list(raw.iterdump())


@pytest.mark.parametrize("mode", ["kill", "kill halfway", "fail"])
@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_migration_is_done_or_not_begun(
    watched: Workers, folder: Path, tmp_path: Path, version: int, mode: str
) -> None:
    content = gzip.decompress((DATABASES / f"v{version}.sqlite.gz").read_bytes())
    old, new = fresh(tmp_path / "old", content), fresh(tmp_path / "new", content)
    outcome = run(watched, new, mode, NEVER)
    assert outcome.done, outcome.said
    before, after = dump(old), dump(new)
    assert (before[0], after[0]) == (version, VERSION)
    found = set()
    for nth in range(1, outcome.said[-1]["calls"] + 1):
        path = fresh(folder / "trial", content)
        outcome = run(watched, path, mode, nth)
        assert mode == "fail" or outcome.status < 0
        assert not any("traceback" in message for message in outcome.said), outcome.said
        left = fresh(folder / "left", path.read_bytes())
        journal = path.with_name("a.sqlite-journal")
        if journal.exists():
            left.with_name(journal.name).write_bytes(journal.read_bytes())
        state = dump(left)
        assert state in (before, after), f"call {nth}: between two versions"
        found.add(state[0])
        # The program starts as if nothing had been, and then everything is new and sound.
        Workspace(path).close()
        assert dump(path) == after, f"call {nth}"
        assert check(path).sound
        for backup in path.parent.glob("*.bak"):
            assert dump(backup) == before or mode == "kill halfway"
    assert found == ({version, VERSION} if "kill" in mode else {VERSION})
