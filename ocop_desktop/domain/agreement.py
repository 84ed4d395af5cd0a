"""How far the members of a council agree: for the secretary's eyes, it changes no result.

Exact: deviations and Kendall's coefficient are fractions. A sheet is compared only with the valid
sheets of its product.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

M = TypeVar("M", int, str)
P = TypeVar("P", int, str)

Totals = Mapping[P, Mapping[M, int]]
"""The totals of the valid sheets: by product, then by member."""

OUTLIER_DEVIATIONS = 2


@dataclass(frozen=True, slots=True)
class Severity:
    """One member against the council: mean of (own total minus the product's mean total), in points, over ``sheets``.

    ``rank`` 1 is the most lenient; equal members share a rank.
    """

    deviation: Fraction
    sheets: int
    rank: int


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's coefficient of concordance: 0 no agreement on the order, 1 complete, over members who rated all."""

    w: Fraction
    members: int
    products: int


def severities(totals: "Totals[P, M]") -> dict[M, Severity]:
    """How lenient or harsh each member is, the most lenient first."""
    # Points times the number of sheets, apart by that number: whole numbers add up faster than fractions.
    scaled: dict[M, dict[int, int]] = {}
    counts: Counter[M] = Counter()
    for sheets in totals.values():
        count, points = len(sheets), sum(sheets.values())
        counts.update(sheets.keys())
        for member, total in sheets.items():
            of_member = scaled.setdefault(member, {})
            of_member[count] = of_member.get(count, 0) + total * count - points
    means = {
        member: sum((Fraction(points, count) for count, points in found.items()), Fraction(0)) / counts[member]
        for member, found in scaled.items()
    }
    return {
        member: Severity(mean, counts[member], 1 + sum(other > mean for other in means.values()))
        for member, mean in sorted(means.items(), key=lambda item: item[1], reverse=True)
    }


def concordance(totals: "Totals[P, M]") -> Concordance | None:
    """Kendall's W with the correction for ties, over the products and the members who have a valid sheet for each.

    None for fewer than two products or members, and where nobody tells the products apart.
    """
    products = [sheets for sheets in totals.values() if sheets]
    if len(products) < 2:
        return None
    members = [member for member in products[0] if all(member in sheets for sheets in products)]
    m, n = len(members), len(products)
    if m < 2:
        return None
    # Ranks are doubled and deviations multiplied by n, so that all is whole until the end.
    sums = [0] * n
    ties = 0
    for member in members:
        values = [sheets[member] for sheets in products]
        counts = Counter(values)
        doubled = _doubled_ranks(counts)
        for index, value in enumerate(values):
            sums[index] += doubled[value]
        ties += sum(count**3 - count for count in counts.values())
    whole = sum(sums)
    scatter = sum((n * value - whole) ** 2 for value in sums)
    most = m * m * (n**3 - n) - m * ties
    return Concordance(Fraction(12 * scatter, 4 * n * n * most), m, n) if most else None


def outliers(totals: "Totals[P, M]") -> list[tuple[P, M]]:
    """Sheets whose total is more than two standard deviations (of the sample) from the mean of their product."""
    found: list[tuple[P, M]] = []
    for product, sheets in totals.items():
        count = len(sheets)
        if count < 3:
            continue
        points = sum(sheets.values())
        away = {member: (total * count - points) ** 2 for member, total in sheets.items()}
        limit = OUTLIER_DEVIATIONS**2 * sum(away.values())
        found += [(product, member) for member, square in away.items() if square * (count - 1) > limit]
    return found


def _doubled_ranks(counts: Mapping[int, int]) -> dict[int, int]:
    """Twice the rank of each value, from 1 for the highest; equal values share the mean of their ranks."""
    ranks, better = {}, 0
    for value in sorted(counts, reverse=True):
        ranks[value] = 2 * better + counts[value] + 1
        better += counts[value]
    return ranks
