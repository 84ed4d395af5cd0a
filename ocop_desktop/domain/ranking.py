"""The order of products: by average, ties by the averages of parts as the council's rules say, else equal rank.

A tie is data ``(rank, tied)``, never broken by chance or by the order of entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeVar

K = TypeVar("K", int, str)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a product is ranked by."""

    average: Fraction
    parts: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in the order, 1 for the first; equal products share it and the next place is left out (1, 1, 3)."""

    rank: int
    tied: bool


def rank(standings: Mapping[K, Standing], ties: Sequence[str]) -> dict[K, Rank]:
    """Ranks by key, best first. ``ties``: part codes whose averages order equal averages, highest first."""

    values: dict[K, list[Fraction]] = {}
    for key, standing in standings.items():
        values[key] = [standing.average]
        values[key] += [standing.parts.get(part, Fraction(0)) for part in ties]
    # whole numbers over one common denominator: as exact as the fractions and many times faster to compare
    common = lcm(*{value.denominator for row in values.values() for value in row})
    keyed = [([v.numerator * (common // v.denominator) for v in row], key) for key, row in values.items()]
    keyed.sort(key=lambda pair: pair[0], reverse=True)
    ranks: dict[K, Rank] = {}
    place = 0
    for index, (mine, key) in enumerate(keyed):
        above = index > 0 and keyed[index - 1][0] == mine
        below = index + 1 < len(keyed) and keyed[index + 1][0] == mine
        place = place if above else index + 1
        ranks[key] = Rank(place, above or below)
    return ranks
