"""Runs jobs of the workload in processes of their own and judges what they leave behind.

The judgement is: the file is sound, everything acknowledged is in it, and beyond it at most what was under way.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ocop_desktop.domain.log import edits_from_json
from ocop_desktop.domain.session import Choice
from ocop_desktop.services.backups import backups_of
from ocop_desktop.services.checking import check
from ocop_desktop.services.workspace import Workspace
from tests.conftest import ROOT
from tests.council import fill, ids, open_session
from tests.harness.workload import digest

SOURCE = Path(__file__).with_name("syscalls.c")
# Memory where there is some: a kill leaves there what it leaves on a disk, only sooner.
FAST = Path("/dev/shm")


@dataclass(frozen=True)
class Outcome:
    """How a job ended (exit status, negative for a signal) and what it had said until then."""

    status: int
    said: tuple[dict[str, Any], ...]

    @property
    def acknowledged(self) -> dict[str, Any] | None:
        """What the last step that came back said."""
        return next((message for message in reversed(self.said) if "head" in message), None)

    @property
    def errors(self) -> list[dict[str, Any]]:
        return [message for message in self.said if "error" in message]

    @property
    def done(self) -> bool:
        return bool(self.said) and "done" in self.said[-1]


class Workers:
    """The process that runs jobs, with the preloaded library or without it."""

    def __init__(self, library: Path | None = None) -> None:
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
        if library is not None:
            self._environment["LD_PRELOAD"] = str(library)
        self._server = self._start() if hasattr(os, "fork") else None

    def _start(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "tests.harness.workload"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=self._environment,
            cwd=ROOT,
        )

    def run(self, **job: Any) -> Outcome:
        """Runs one job to its end, whichever that is."""
        line = json.dumps(job) + "\n"
        if self._server is None:
            return self._run_alone(job, line)
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(line)
        self._server.stdin.flush()
        answer = json.loads(self._server.stdout.readline())
        return Outcome(answer["status"], _messages(answer["said"]))

    def _run_alone(self, job: dict[str, Any], line: str) -> Outcome:
        process = self._start()
        said: list[str] = []
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(line)
        process.stdin.flush()
        timer: threading.Timer | None = None
        for answer in process.stdout:
            said.append(answer)
            if '"ready"' in answer and job.get("kill_after") is not None:
                timer = threading.Timer(job["kill_after"], process.kill)
                timer.start()
        if timer is not None:
            timer.cancel()
        process.stdin.close()
        process.stdout.close()
        return Outcome(process.wait(), _messages("".join(said)))

    def close(self) -> None:
        if self._server is not None:
            assert self._server.stdin is not None
            assert self._server.stdout is not None
            self._server.stdin.close()
            self._server.stdout.close()
            self._server.wait()


def _messages(text: str) -> tuple[dict[str, Any], ...]:
    """Whole lines only: the last may have been cut off."""
    return tuple(json.loads(line) for line in text.split("\n")[:-1])


def build_library(folder: Path) -> Path:
    """Compiles the library that is preloaded. Raises FileNotFoundError where there is no gcc."""
    compiler = shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        raise FileNotFoundError("gcc")
    library = folder / "syscalls.so"
    subprocess.run([compiler, "-Wall", "-Werror", "-O2", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
    return library


def prepared(path: Path) -> bytes:
    """A database with a session under way."""
    workspace, desk = open_session(path, members=3, products=2)
    products, members = ids(desk)
    fill(desk, products[0], members[0], 2)
    workspace.close()
    return path.read_bytes()


def raw_choices(raw: sqlite3.Connection) -> set[tuple[int, int, int, str, int]]:
    return set(raw.execute("SELECT product_id, member_id, round, criterion, place FROM choice"))


def judge(path: Path, outcome: Outcome) -> bool:
    """Fails unless the database is sound and holds all that was acknowledged, and can be worked on.

    Returns whether a change was under way: half of it was in the file, or all of it, but not acknowledged.
    """
    journal = path.with_name(path.name + "-journal")
    interrupted = journal.exists() and journal.stat().st_size > 0
    for message in outcome.said:
        assert "traceback" not in message, message["traceback"]
        assert "stuck" not in message, outcome.said
    report = check(path)
    assert report.sound, report
    workspace = Workspace(path)
    workspace.open(workspace.sessions()[-1].session.id)
    workspace.close()
    said = outcome.acknowledged
    backups = [backup.path for backup in backups_of(path)]
    for backup in backups:
        assert check(backup).sound, "a backup that is no whole one has the name of one"
    assert said is None or set(map(Path, said["backups"])) <= set(backups), "a backup is not there"
    raw = sqlite3.connect(path)
    try:
        choices = raw_choices(raw)
        seq, told = said["head"] if said else (0, "")
        head = raw.execute("SELECT hash FROM log WHERE seq = ?", (seq,)).fetchone()
        assert said is None or (head is not None and head[0].hex() == told), "an acknowledged entry is not there"
        # What was under way when it ended is taken back by hand: the rest is what was acknowledged, no more, no less.
        for (edits,) in raw.execute("SELECT edits FROM log WHERE seq > ? ORDER BY seq DESC", (seq,)).fetchall():
            interrupted = True
            for edit in reversed(edits_from_json(edits)):
                if isinstance(edit.after, Choice):
                    choices.remove(_row(edit.after))
                if isinstance(edit.before, Choice):
                    choices.add(_row(edit.before))
        assert said is None or digest(choices) == said["held"], "the sheets are not what was acknowledged"
    finally:
        raw.close()
    return interrupted


def _row(choice: Choice) -> tuple[int, int, int, str, int]:
    return (choice.product_id, choice.member_id, choice.round, choice.criterion, choice.place)


def fresh(folder: Path, content: bytes) -> Path:
    """The folder emptied, with one database in it."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    path = folder / "a.sqlite"
    path.write_bytes(content)
    return path
