"""What the proofs share: the workers, the preloaded library, a fast folder."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocop_desktop.services import workspace as workspace_module
from tests.harness.runner import FAST, Workers, build_library, prepared
from tests.harness.workload import parse_once


@pytest.fixture(scope="session", autouse=True)
def criteria_parsed_once() -> Iterator[None]:
    """Thousands of databases with the same criteria are opened here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace_module, "pinned_decree", workspace_module.pinned_decree)
        parse_once()
        yield


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that counts, records and fails system calls."""
    try:
        return build_library(tmp_path_factory.mktemp("library"))
    except FileNotFoundError:
        pytest.skip("needs gcc on Linux, to build the library that fails system calls")


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    """Processes that work on databases, as the program does."""
    started = Workers()
    yield started
    started.close()


@pytest.fixture(scope="session")
def watched(library: Path) -> Iterator[Workers]:
    """Processes whose system calls are counted, recorded and failed."""
    started = Workers(library)
    yield started
    started.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for many short-lived databases, in memory where that can be had."""
    with tempfile.TemporaryDirectory(dir=FAST if os.access(FAST, os.W_OK) else tmp_path) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database with a session under way."""
    return prepared(tmp_path_factory.mktemp("begun") / "a.sqlite")
