"""Every call that changes a file is failed or killed in turn: never a wrong state, always a sentence, and work goes on.

Each phase of a meeting runs once with nothing failing, which tells how many calls there are; then once for each call.
"""

import errno
import os
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.ui.messages import sentence
from tests.harness.runner import Outcome, Workers, fresh, judge

pytestmark = pytest.mark.proof

PHASES = {
    "entry": ("choose", "fill", "undo"),
    "import": ("import", "create"),
    "closing": ("seal", "reopen"),
    "backup": ("backup",),
    "restart": ("restart",),
}
# Of several commits: those before the one that failed stay.
COMPOSED = "seal"
CHANGING = ("open", "write", "truncate", "sync", "rename", "unlink")
WAYS = {
    "killed": ("kill", 0, False),
    "killed halfway": ("kill halfway", 0, False),
    "disk full": ("fail", errno.ENOSPC, False),
    "disk full after half a write": ("short", errno.ENOSPC, False),
    "input/output error": ("fail", errno.EIO, False),
    "disk full from then on": ("fail", errno.ENOSPC, True),
    "medium gone from then on": ("fail", errno.EIO, True),
}
# Every call is struck in each of these ways, and in the others as often as ``OCOP_FAULTS`` says: 1 for every call.
EVERY_CALL = ("killed halfway", "disk full", "input/output error")
EVERY_NTH = int(os.environ.get("OCOP_FAULTS", "10"))
NEVER = 10**9


def run(watched: Workers, path: Path, phase: str, way: str, nth: int) -> Outcome:
    mode, error, lasting = WAYS[way]
    kinds = (*CHANGING, "read") if way == "medium gone from then on" else CHANGING
    fault = {"nth": nth, "mode": mode, "errno": error, "kinds": kinds, "lasting": lasting}
    return watched.run(database=str(path), seed=5, steps=(*PHASES[phase], "choose"), fault=fault)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("phase", PHASES)
def test_a_failing_call_loses_nothing_and_is_told(
    watched: Workers, begun: bytes, folder: Path, phase: str, way: str
) -> None:
    calls = run(watched, fresh(folder / "trial", begun), phase, way, NEVER).said[-1]["calls"]
    assert calls > 20
    told: set[str] = set()
    for nth in range(1, calls + 1, 1 if way in EVERY_CALL else EVERY_NTH):
        path = fresh(folder / "trial", begun)
        outcome = run(watched, path, phase, way, nth)
        try:
            judge(path, outcome)
            if "killed" in way:
                assert outcome.status < 0
            else:
                assert outcome.done, outcome.said
                # What failed once works when it is tried again; only a medium that was away asks for a restart.
                assert WAYS[way][2] or all(message["turn"] == 0 for message in outcome.errors), outcome.errors
                assert_nothing_changed_by_what_failed(outcome)
        except AssertionError as error:
            raise AssertionError(f"{way}, call {nth}: {error}") from error
        told |= {message["error"] for message in outcome.errors}
    assert told or "killed" in way
    for code in told:
        assert sentence(StorageError(code, path="a.sqlite", reason="disk_full"))


def assert_nothing_changed_by_what_failed(outcome: Outcome) -> None:
    """After a refusal the program shows what it showed before."""
    shown = None
    for message in outcome.said:
        if "error" in message and shown is not None and message["step"] not in (COMPOSED, "open"):
            assert message["held"] == shown, outcome.said
        shown = message.get("held", shown)
