"""One bit of a closed database is flipped: it is noticed, or every value is what it was; nothing crashes the program.

``OCOP_BIT_FLIPS`` is how many bits are flipped, 2,000 without it.
"""

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import CodedError
from ocop_desktop.domain.log import RECORDS
from ocop_desktop.services.checking import check
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage.store import Store
from tests.harness.runner import prepared
from tests.harness.workload import Work, seal

pytestmark = pytest.mark.proof

FLIPS = int(os.environ.get("OCOP_BIT_FLIPS", "2000"))
PARTS = 4
PAGE = 4096


def values(path: Path) -> object:
    """Everything that the program reads from a database. Raises ``StorageError``."""
    store = Store(path, read_only=True)
    try:
        return (
            {name: store.records(name) for name in RECORDS},
            list(store.log()),
            {name: store.criteria_copy(name) for name in store.criteria_hashes()},
            {name: store.asset(name) for name in store.asset_hashes()},
            [store.load(summary.session.id) for summary in store.summaries()],
        )
    finally:
        store.close()


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a session that is closed and sealed."""
    path = tmp_path_factory.mktemp("closed") / "a.sqlite"
    prepared(path)
    work = Work({"database": str(path)})
    seal(work)
    work.close()
    assert check(path).sound
    assert check(path).found
    return path


@pytest.mark.parametrize("part", range(PARTS))
def test_a_flipped_bit_is_noticed_or_changes_nothing(closed: Path, folder: Path, part: int) -> None:
    chance = random.Random(f"flips {part}")
    content, told = closed.read_bytes(), values(closed)
    scarce = pages_without_criteria(closed)
    noticed = 0
    for turn in range(FLIPS // PARTS):
        # Most of the file is the copy of the criteria, so every other bit is one of the rest.
        page = chance.choice(scarce) if turn % 2 else chance.randrange(len(content) // PAGE)
        bit = page * PAGE * 8 + chance.randrange(PAGE * 8)
        image = bytearray(content)
        image[bit // 8] ^= 1 << bit % 8
        path = folder / "a.sqlite"
        path.write_bytes(image)
        if not seen(path):
            assert values(path) == told, f"bit {bit} changed a value and nothing noticed"
        else:
            noticed += 1
        work_on(path)
    assert noticed > FLIPS // PARTS // 4


def pages_without_criteria(path: Path) -> list[int]:
    """The pages that hold anything but the text of the criteria, from 0; all where SQLite cannot say."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA page_size").fetchone() == (PAGE,)
        try:
            return [page - 1 for (page,) in raw.execute("SELECT pageno FROM dbstat WHERE name <> 'criteria_copy'")]
        except sqlite3.OperationalError:
            return list(range(path.stat().st_size // PAGE))


def seen(path: Path) -> bool:
    """Whether the check finds a fault, or cannot read the file and says so."""
    try:
        return not check(path).sound
    except CodedError:
        return True


def work_on(path: Path) -> None:
    """Opens whatever can be opened; only errors with a sentence may come of it."""
    try:
        workspace = Workspace(path)
    except CodedError:
        return
    try:
        for summary in workspace.sessions():
            desk = workspace.open(summary.session.id)
            assert desk.scoreboard.results
            assert desk.next_undo is None
    except CodedError:
        pass
    finally:
        workspace.close()
