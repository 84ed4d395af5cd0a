"""Work on a database in a process that may die at any moment, told step by step over a pipe.

``python -m tests.harness.workload`` reads jobs, one JSON object a line, and answers with lines of JSON. Where the
system can fork, each job runs in a fork of this warmed process; elsewhere the first job runs in the process itself.
A job names its steps (``STEPS``) and a seed; a step does the same thing whenever it is tried again. After each step
that came back it says where the log stands and what the sheets hold, as the program knows it. Judges nothing.
"""

import ctypes
import hashlib
import json
import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.domain.session import Conclusion, EvaluationKind, Producer, Product
from ocop_desktop.services import workspace as workspace_module
from ocop_desktop.services.backups import Reason, back_up
from ocop_desktop.services.commands import (
    ChooseLevel,
    Conclude,
    ConcludeAll,
    FillSheet,
    FillSheets,
    ImportProducts,
)
from ocop_desktop.services.criteria import copies_of, known_decrees, pinned_decree
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sealing import ReopenSession, SealSession
from ocop_desktop.services.sheet_commands import WriteOpinion
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage import database
from ocop_desktop.storage.store import Store, utc_now

KINDS = {"open": 1, "write": 2, "truncate": 3, "sync": 4, "rename": 5, "unlink": 6, "read": 7}
MODES = {"fail": 1, "kill": 2, "kill halfway": 3, "short": 4}
TRIES = 4
NO_DESK: Any = None


class Work:
    """The program on one database, as the steps use it."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.job = job
        self.path = Path(job["database"])
        self.random = random.Random(0)
        self.backups: list[str] = []
        self.open()

    def open(self) -> None:
        self.workspace = Workspace(self.path)
        sessions = self.workspace.sessions()
        self.desk: Desk = self.workspace.open(sessions[-1].session.id) if sessions else NO_DESK

    def close(self) -> None:
        self.workspace.close()

    def pick(self, keys: Iterable[int]) -> int:
        known = list(keys)
        if not known:
            # Undone as far as there is anything.
            raise UserError("nothing_to_undo")
        return self.random.choice(known)

    def sheet(self) -> tuple[int, int, list[Any]]:
        """A product that can be scored, a member and the criteria."""
        state = self.desk.state
        products = [key for key, product in state.products.items() if state.criteria(product) is not None]
        product, member = self.pick(products), self.pick(state.members)
        criteria = state.criteria(state.products[product])
        return product, member, list(criteria.leaves) if criteria else []


def choose(work: Work) -> None:
    product, member, leaves = work.sheet()
    leaf = work.random.choice(leaves)
    work.desk.execute(ChooseLevel(product, member, leaf.code, work.random.randint(0, len(leaf.levels))))


def clear(work: Work) -> None:
    product, member, leaves = work.sheet()
    work.desk.execute(ChooseLevel(product, member, work.random.choice(leaves).code, None))


def fill(work: Work) -> None:
    product, member, leaves = work.sheet()
    places = {leaf.code: work.random.randint(1, len(leaf.levels)) for leaf in leaves}
    work.desk.execute(FillSheet(product, member, places))


def opinion(work: Work) -> None:
    product, member, leaves = work.sheet()
    work.desk.execute(WriteOpinion(product, member, work.random.choice(leaves).code, "Cần xem lại nhãn " * 20))


def conclude(work: Work) -> None:
    product, _, _ = work.sheet()
    work.desk.execute(Conclude(Conclusion(product, remarks=f"Nhận xét {work.random.random()}")))


def take_in(work: Work) -> None:
    """What the import commits at its end: one command with many products."""
    names = [f"Sản phẩm nhập {work.random.randint(1, 10**9)}" for _ in range(6)]
    producer = Producer("HTX Thanh Bình", "Hợp tác xã", "Thôn 3", "xã Thuận Hà")
    work.desk.execute(
        ImportProducts(
            tuple(
                Product(0, 0, 0, name, set_code="26-13", kind=EvaluationKind.FIRST, producer=producer) for name in names
            )
        )
    )


def undo(work: Work) -> None:
    work.desk.undo()


def redo(work: Work) -> None:
    work.desk.redo()


def settings(work: Work) -> None:
    office = replace(work.workspace.settings.office, place=f"Nơi {work.random.random()}")
    work.workspace.save_settings(replace(work.workspace.settings, office=office))


def create(work: Work) -> None:
    made = work.workspace.create("Đợt khác", "26/2026/QĐ-TTg", "tỉnh")
    # The desk goes on from what is there now.
    work.desk = work.workspace.open(made if work.desk is NO_DESK else work.desk.state.session.id)


def restart(work: Work) -> None:
    """The program is closed and started again."""
    work.close()
    work.open()


def seal(work: Work) -> None:
    """The meeting is brought to its end and closed."""
    desk = work.desk
    state = desk.state
    for key, product in list(state.products.items()):
        criteria = state.criteria(product)
        if criteria is not None:
            places = {leaf.code: len(leaf.levels) for leaf in criteria.leaves}
            desk.execute(FillSheets(key, {member.id: places for member in state.scoring(key)}))
            given, computed = state.conclusion(key), desk.scoreboard.results[key].stars
            if given.stars is not None and given.stars != computed:
                desk.execute(Conclude(replace(given, stars=computed)))
    if desk.scoreboard.ready():
        desk.execute(ConcludeAll())
    desk.execute(SealSession(utc_now()))


def reopen(work: Work) -> None:
    work.desk.execute(ReopenSession(utc_now(), "Chấm nhầm một phiếu", ("Thư ký", "Chủ tịch")))


def backup(work: Work) -> None:
    work.backups.append(str(back_up(work.path, Reason.TIMED).path))
    Control().mark(-len(work.backups))


STEPS: dict[str, Callable[[Work], None]] = {
    "choose": choose,
    "clear": clear,
    "fill": fill,
    "opinion": opinion,
    "conclude": conclude,
    "import": take_in,
    "undo": undo,
    "redo": redo,
    "settings": settings,
    "create": create,
    "restart": restart,
    "seal": seal,
    "reopen": reopen,
    "backup": backup,
}
ENTRY = ("choose", "choose", "choose", "clear", "fill", "opinion", "conclude", "undo", "redo")


def digest(choices: Iterable[tuple[int, int, int, str, int]]) -> str:
    """The fingerprint of choices (product, member, round, criterion, place) in any order."""
    return hashlib.sha256(repr(sorted(choices)).encode()).hexdigest()


def held(desk: Desk) -> str:
    """The fingerprint of all choices of a session, from memory."""
    if desk is NO_DESK:
        return digest(())
    return digest((*key, code, place) for key, sheet in desk.state.choices.items() for code, place in sheet.items())


def standing(work: Work) -> dict[str, Any]:
    """What is acknowledged: where the log is, what the sheets hold, which backups were made."""
    store = work.workspace.store
    return {"head": [store._seq, store._hash.hex()], "held": held(work.desk), "backups": work.backups}


def carry_out(job: dict[str, Any], say: Callable[..., None]) -> None:
    """The steps of a job. A step that the disk refuses is tried again, at last after a restart of the program."""
    control = Control()
    if job.get("pragmas"):
        use_pragmas(job["pragmas"])
    control.watch(job)
    mark_commits(control)
    work = opened(job, say)
    say(ready=True)
    if job.get("fault") and not job.get("from_start"):
        control.arm(job["fault"])
    for number, name in enumerate(job["steps"]):
        for turn in range(TRIES):
            work.random = random.Random(f"{job['seed']}/{number}")
            try:
                STEPS[name](work)
            except UserError as error:
                say(step=name, refused=error.code)
            except StorageError as error:
                # What is shown is what was there before: a refused change is nowhere in memory.
                say(step=name, error=error.code, turn=turn, held=held(work.desk))
                if turn == 1:
                    control.disarm()
                if turn == 2:
                    restart(work)
                continue
            say(step=name, **standing(work))
            break
        else:
            say(stuck=name)
            return
    work.close()
    control.disarm()
    say(done=True, calls=control.count)


def opened(job: dict[str, Any], say: Callable[..., None]) -> Work:
    control = Control()
    if job.get("from_start") and job.get("fault"):
        control.arm(job["fault"])
    for turn in range(TRIES):
        try:
            return Work(job)
        except StorageError as error:
            say(step="open", error=error.code, turn=turn)
            if turn == 1:
                control.disarm()
    raise AssertionError("the database cannot be opened although nothing fails any more")


class Control:
    """The preloaded library, where there is one."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None) if os.name == "posix" else None
        self.there = self._library is not None and hasattr(self._library, "harness_arm")

    def watch(self, job: dict[str, Any]) -> None:
        if not self.there:
            return
        self._library.harness_watch(os.fsencode(str(Path(job["database"]).parent)))
        if job.get("record"):
            self._library.harness_record(os.open(job["record"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC))

    def arm(self, fault: dict[str, Any]) -> None:
        assert self.there, "the library is not loaded"
        which = sum(1 << KINDS[kind] for kind in fault["kinds"])
        self._library.harness_arm(
            ctypes.c_int64(fault["nth"]), MODES[fault["mode"]], fault["errno"], which, fault.get("lasting", False)
        )

    def disarm(self) -> None:
        if self.there:
            self._library.harness_disarm()

    def mark(self, number: int) -> None:
        """Something is acknowledged: an entry of the log, or (negative) so many backups."""
        if self.there:
            self._library.harness_mark(ctypes.c_int64(number))

    @property
    def fired(self) -> bool:
        return self.there and bool(self._library.harness_fired())

    @property
    def count(self) -> int:
        return int(self._library.harness_count()) if self.there else 0


def mark_commits(control: Control) -> None:
    """Every commit is marked in the record at the moment when it is acknowledged."""
    original = Store.commit

    def commit(self: Store, *args: Any, **kwargs: Any) -> Any:
        entry = original(self, *args, **kwargs)
        control.mark(entry.seq)
        return entry

    Store.commit = commit  # type: ignore[method-assign]


def use_pragmas(pragmas: list[str]) -> None:
    """Opens databases with other settings than the program's own, to see that the harness notices."""
    original = database._configure

    def configure(raw: Any, *, read_only: bool) -> None:
        original(raw, read_only=read_only)
        for pragma in () if read_only else pragmas:
            raw.execute(f"PRAGMA {pragma}")

    database._configure = configure


def parse_once() -> None:
    """The criteria are parsed here once and not in every fork; nothing that is measured depends on it."""
    parsed = {copies_of(known)[0]: known.decree for known in known_decrees().values()}

    def pinned(pinned_hash: str, read: Callable[[str], object]) -> Any:
        if pinned_hash not in parsed:
            parsed[pinned_hash] = pinned_decree(pinned_hash, read)
        return parsed[pinned_hash]

    workspace_module.pinned_decree = pinned  # type: ignore[assignment]


def speaker(stream: int) -> Callable[..., None]:
    def say(**message: Any) -> None:
        os.write(stream, json.dumps(message).encode() + b"\n")

    return say


def attempt(job: dict[str, Any], say: Callable[..., None]) -> None:
    try:
        carry_out(job, say)
    except CodedError as error:
        say(traceback=f"{error!r} was not expected\n{traceback.format_exc()}")
    except BaseException:
        say(traceback=traceback.format_exc())


def serve() -> None:
    """Answers job after job, each in a fork that is killed ``kill_after`` seconds from "ready", or from its start."""
    for line in sys.stdin:
        job = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            attempt(job, speaker(writing))
            os._exit(0)
        os.close(writing)
        answer, deadline = b"", None
        if job.get("kill_after") is not None and job.get("from_start"):
            deadline = time.monotonic() + job["kill_after"]
        while True:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([reading], [], [], left)[0]:
                os.kill(child, signal.SIGKILL)
                deadline = None
                continue
            data = os.read(reading, 1 << 16)
            if not data:
                break
            if (
                deadline is None
                and job.get("kill_after") is not None
                and b'"ready"' in data
                and b'"ready"' not in answer
            ):
                deadline = time.monotonic() + job["kill_after"]
            answer += data
        os.close(reading)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(json.dumps({"status": os.waitstatus_to_exitcode(status), "said": answer.decode()}) + "\n")
        sys.stdout.flush()


def main() -> None:
    parse_once()
    if hasattr(os, "fork"):
        serve()
    else:
        attempt(json.loads(sys.stdin.readline()), speaker(sys.stdout.fileno()))


if __name__ == "__main__":
    main()
