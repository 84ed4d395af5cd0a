"""The sessions that are measured, made once a run, and the percentiles of what was measured."""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

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
def percentiles(benchmark: Any) -> Callable[[Callable[[], None], int], None]:
    """Runs an action that many times and reports the median and the 95th percentile in milliseconds."""

    def run(action: Callable[[], None], rounds: int) -> None:
        times: list[float] = []

        def timed() -> None:
            begun = perf_counter()
            action()
            times.append((perf_counter() - begun) * 1000)

        benchmark.pedantic(timed, rounds=rounds, warmup_rounds=5)
        ordered = sorted(times[5:])
        p50, p95 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95))
        benchmark.extra_info.update(p50_ms=round(p50, 2), p95_ms=round(p95, 2))
        print(f"\n{benchmark.name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms")

    return run
