"""How a measured action is reported. No benchmark in here."""

from collections.abc import Callable
from typing import Any

Percentiles = Callable[[Callable[[], object], int], None]
"""Runs an action that many times and reports it."""


def report(benchmark: Any, milliseconds: list[float]) -> None:
    """The median and the 95th percentile, beside what the benchmark reports by itself."""
    ordered = sorted(milliseconds)
    p50, p95 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95))
    benchmark.extra_info.update(p50_ms=round(p50, 2), p95_ms=round(p95, 2))
    print(f"\n{benchmark.name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms")
