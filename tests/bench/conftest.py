"""The sessions that are measured, made once a run, and the percentiles of what was measured."""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from tests.bench.figures import Percentiles, report

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The database of the large session, and its id."""
    from tests.bench.large import build

    path = tmp_path_factory.mktemp("large") / "large.sqlite"
    return path, build(path)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The database of the demo session, and its id."""
    from ocop_desktop.services.demo import build
    from ocop_desktop.services.workspace import Workspace

    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    workspace = Workspace(path)
    session = build(workspace)
    workspace.close()
    return path, session


@pytest.fixture
def percentiles(benchmark: Any) -> Percentiles:
    """Runs an action that many times, after some to warm up, and reports its percentiles."""

    def run(action: Callable[[], object], rounds: int) -> None:
        times: list[float] = []

        def timed() -> None:
            begun = perf_counter()
            action()
            times.append((perf_counter() - begun) * 1000)

        benchmark.pedantic(timed, rounds=rounds, warmup_rounds=5)
        report(benchmark, times[5:])

    return run
