"""Why a product stands where it does: what makes its spread, and what stands between it and more stars.

Explains results; computes none of them and stores nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from ocop_desktop.domain.criteria import CriteriaSet, StarBand
from ocop_desktop.domain.scoring import Missed, ProductResult
from ocop_desktop.domain.sheets import SheetResult

M = TypeVar("M", int, str)

FAR_LEVELS = 2


@dataclass(frozen=True, slots=True)
class SpreadCause:
    """What one criterion adds to the spread: points on the highest sheet minus those on the lowest; may be negative."""

    code: str
    highest: int
    lowest: int

    @property
    def points(self) -> int:
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class Step:
    """One level more on a criterion, on every counted sheet that has one above: what the average gains, in points."""

    code: str
    gain: Fraction


@dataclass(frozen=True, slots=True)
class WayUp:
    """What stands between a product and ``stars``: ``short`` points of the average, requirements that bar it, and the
    steps that help, the best first, those on a barring requirement before all others."""

    stars: int
    short: Fraction
    barring: tuple[Missed, ...]
    steps: tuple[Step, ...]


def extremes(result: "ProductResult[M]") -> tuple[tuple[M, ...], tuple[M, ...]]:
    """The members with the highest and those with the lowest total among the valid sheets, in the council's order."""
    highest = tuple(m for m in result.valid if result.sheets[m].total == result.highest)
    lowest = tuple(m for m in result.valid if result.sheets[m].total == result.lowest)
    return highest, lowest


def spread_causes(criteria: CriteriaSet, highest: SheetResult, lowest: SheetResult) -> tuple[SpreadCause, ...]:
    """The criteria on which two sheets differ, the greatest contribution first; they add up to the spread."""
    causes = []
    for leaf in criteria.leaves:
        above = leaf.points(highest.counted.get(leaf.code, 0))
        below = leaf.points(lowest.counted.get(leaf.code, 0))
        if above != below:
            causes.append(SpreadCause(leaf.code, above, below))
    return tuple(sorted(causes, key=lambda cause: -cause.points))


def way_up(criteria: CriteriaSet, bands: Sequence[StarBand], result: "ProductResult[M]") -> WayUp | None:
    """What stands between a product and its next star; None without a result or from the highest class."""
    if result.stars is None or result.average is None or result.stars >= bands[-1].stars:
        return None
    stars = result.stars + 1
    edge = next(band.at_least for band in bands if band.stars == stars)
    barring = tuple(missed for missed in result.missed if missed.requirement.stars <= stars)
    codes = {missed.requirement.code for missed in barring}
    counted = [result.sheets[member] for member in result.valid if member not in result.dropped]
    steps = []
    for leaf in criteria.leaves:
        gain = 0
        for sheet in counted:
            place = sheet.counted.get(leaf.code)
            if place is None:  # the criterion does not apply on this sheet
                continue
            above = _next_level(criteria, leaf.code, place)
            gain += leaf.points(above) - leaf.points(place)
        if gain or leaf.code in codes:
            steps.append(Step(leaf.code, Fraction(gain, len(counted))))
    steps.sort(key=lambda step: (step.code not in codes, -step.gain))
    return WayUp(stars, max(Fraction(0), edge - result.average), barring, tuple(steps))


def far_from_median(places: Mapping[M, int], case_of: Mapping[int, str | None]) -> frozenset[M]:
    """Members whose place on one criterion is two levels or more from the (lower) median of all; cases stay apart."""
    found: set[M] = set()
    for case in set(case_of.values()):
        mine = {m: place for m, place in places.items() if not place or case_of[place] == case}
        if not any(mine.values()):
            continue
        first = min(place for place, of in case_of.items() if of == case)
        levels = {m: place - first + 1 if place else 0 for m, place in mine.items()}
        ordered = sorted(levels.values())
        median = ordered[(len(ordered) - 1) // 2]
        found |= {m for m, level in levels.items() if abs(level - median) >= FAR_LEVELS}
    return frozenset(found)


def _next_level(criteria: CriteriaSet, code: str, place: int) -> int:
    """The place of the next level that gives more points, within the case; the place itself where there is none."""
    levels = criteria.by_code[code].levels
    case = levels[place - 1].case if place else levels[0].case
    points = levels[place - 1].points if place else 0
    higher = [p for p, level in enumerate(levels, 1) if level.case == case and level.points > points]
    return higher[0] if higher else place
