"""The program is killed at any moment: whatever it acknowledged is there, and the database is sound.

``OCOP_KILLS`` is how many times it is killed, 1,000 without it.
"""

import gzip
import os
import random
from pathlib import Path

import pytest

from tests.harness.runner import Workers, fresh, judge
from tests.harness.test_migration_kills import DATABASES
from tests.harness.workload import ENTRY

pytestmark = pytest.mark.proof

KILLS = int(os.environ.get("OCOP_KILLS", "1000" if hasattr(os, "fork") else "20"))
PARTS = 4
OLD = [gzip.decompress(path.read_bytes()) for path in sorted(DATABASES.glob("*.gz"))[:-1]]
OTHERS = ("import", "settings", "create", "restart", "backup", "seal", "reopen")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_acknowledged_choice_is_lost_when_the_program_is_killed(
    workers: Workers, begun: bytes, folder: Path, part: int
) -> None:
    chance = random.Random(f"kills {part}")
    killed = caught = 0
    while killed < KILLS // PARTS:
        steps = [chance.choice(ENTRY if chance.random() < 0.7 else OTHERS) for _ in range(200)]
        # Now and then it is a database of an earlier version, and the moment may be in the midst of its migration.
        migrates = chance.random() < 0.1
        path = fresh(folder / "trial", chance.choice(OLD) if migrates else begun)
        moment = chance.choice((0.005, 0.05, 0.2)) * chance.random()
        outcome = workers.run(
            database=str(path), seed=killed, steps=steps, kill_after=moment, from_start=migrates and moment < 0.05
        )
        caught += judge(path, outcome)
        killed += outcome.status != 0
    assert caught, "never in the middle of a change: the moments are not random enough"
