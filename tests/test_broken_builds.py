"""Builds that are broken on purpose, each by one line: the tests notice every one of them."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.proof

STORE, DATABASE = "storage/store.py", "storage/database.py"
CHECKING, DESK = "services/checking.py", "services/desk.py"
_WRITE_ENTRY = "connection.execute(insert(LOG), values)"


@dataclass(frozen=True)
class Broken:
    """What is broken, where, the text that stands there once, what is put in its place, and the test that must fail."""

    what: str
    file: str
    old: str
    new: str
    test: str


BUILDS = (
    Broken(
        "nothing is flushed",
        DATABASE,
        '"synchronous = FULL"',
        '"synchronous = OFF"',
        "harness/test_power_cuts.py::test_no_power_cut_loses_anything[0]",
    ),
    Broken(
        "the end of a change is not flushed",
        DATABASE,
        '"synchronous = FULL"',
        '"synchronous = NORMAL"',
        "harness/test_power_cuts.py::test_no_power_cut_loses_anything[1]",
    ),
    Broken(
        "rows and log entry are no transaction",
        DATABASE,
        'c.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")',
        'c.exec_driver_sql("SELECT 1")',
        "test_checking.py::test_a_full_disk_keeps_what_was_there",
    ),
    Broken(
        "changes are not logged",
        STORE,
        _WRITE_ENTRY,
        'kind == "begin" and connection.execute(insert(LOG), values)',
        "test_checking.py::test_a_sound_database_is_found_sound_and_keeps_its_bytes",
    ),
    Broken(
        "undo is not logged",
        STORE,
        _WRITE_ENTRY,
        'kind == "undo" or connection.execute(insert(LOG), values)',
        "test_desk.py::test_undo_and_redo_restore_exactly_across_a_restart",
    ),
    Broken(
        "the hashes are no chain",
        "domain/log.py",
        "digest.update(self.previous)",
        "digest.update(bytes(32))",
        "test_log_codec.py::test_a_change_of_any_field_changes_the_hash",
    ),
    Broken(
        "a commit does not look where the log is",
        STORE,
        "if _head(connection) != (self._seq, self._hash):",
        "if _head(connection) is None:",
        "test_desk.py::test_after_another_program_wrote_the_session_is_opened_again_and_goes_on",
    ),
    Broken(
        "seals are not checked",
        CHECKING,
        "_keep(log.seals, _seal_faults(entry, edit, log, head))",
        "_seal_faults(entry, edit, log, head)",
        "test_sealing.py::test_a_recomputed_chain_is_found",
    ),
    Broken(
        "what a seal closed is not compared",
        CHECKING,
        "if one.named or one.seal.stands for fault",
        "if False for fault",
        "test_forgeries.py",
    ),
    Broken(
        "what the disk took late is forgotten",
        DESK,
        "entry = self._store.late()",
        "entry = None",
        "test_late_commit.py",
    ),
    Broken(
        "a sealed session takes scores",
        DESK,
        "if self.state.seal is not None and not isinstance(command, ReopenSession):",
        "if self.state.seal is not None and isinstance(command, ReopenSession):",
        "test_sealing.py::test_a_closed_session_takes_no_score_and_no_undo_but_what_offices_add",
    ),
    Broken(
        "backups are not verified",
        "services/backups.py",
        "verify=verified",
        "verify=None",
        "test_backups.py::test_a_database_that_its_log_does_not_explain_gives_no_backup",
    ),
    Broken(
        "what is shown runs ahead of the disk",
        DESK,
        "        entry = self._store.commit(self.state.session.id, type(command)",
        "        self.state.apply(edits)\n        entry = self._store.commit(self.state.session.id, type(command)",
        "test_checking.py::test_a_medium_that_becomes_read_only_changes_nothing",
    ),
    Broken(
        "values are not read strictly",
        "domain/log.py",
        "if type(plain) is not kind:",
        "if plain is kind:",
        "test_log_codec.py::test_mistyped_values_are_refused",
    ),
    Broken(
        "the lock is not looked at",
        "storage/lock.py",
        "            if not taken:",
        "            if taken is None:",
        "test_lock.py::test_of_many_simultaneous_starts_exactly_one_gets_it",
    ),
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without its history, to break."""
    folder = tmp_path_factory.mktemp("broken") / "project"
    for name in ("ocop_desktop", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "bench"))
    for name in ("resources", "i18n"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def run(copy: Path, *tests: str) -> "subprocess.CompletedProcess[str]":
    # Not from bytecode: two builds of one file may have the same time and size.
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "OCOP_POWER_CUTS": "400"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "proof or not proof"]
    return subprocess.run(
        [*command, *(f"tests/{test}" for test in tests)],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.what)
def test_a_broken_build_is_noticed(copy: Path, build: Broken) -> None:
    path = copy / "ocop_desktop" / build.file
    source = path.read_text("utf-8")
    assert source.count(build.old) == 1, f"{build.file} has no longer one place with: {build.old}"
    if "power_cuts" in build.test and (not sys.platform.startswith("linux") or shutil.which("gcc") is None):
        pytest.skip("needs gcc on Linux, to record the system calls")
    try:
        path.write_text(source.replace(build.old, build.new), "utf-8")
        result = run(copy, build.test)
    finally:
        path.write_text(source, "utf-8")
    assert result.returncode == 1, f"{build.test} does not notice: {build.what}\n{result.stdout}{result.stderr}"
    assert "failed" in result.stdout, result.stdout


def test_the_tests_pass_on_a_build_that_is_not_broken(copy: Path) -> None:
    named = [build.test for build in BUILDS if "power_cuts" not in build.test]
    result = run(copy, *sorted(set(named)))
    assert result.returncode == 0, result.stdout + result.stderr
