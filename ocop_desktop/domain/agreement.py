"""How far the members of a council agree: for the secretary's eyes, it changes no result.

Exact: deviations and Kendall's coefficient are fractions. A sheet is compared only with the valid
sheets of its product.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
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
    deviations: dict[M, list[Fraction]] = {}
    for sheets in totals.values():
        for member, total in sheets.items():
            mean = Fraction(sum(sheets.values()), len(sheets))
            deviations.setdefault(member, []).append(total - mean)
    means = {member: sum(found, Fraction(0)) / len(found) for member, found in deviations.items()}
    return {
        member: Severity(mean, len(deviations[member]), 1 + sum(other > mean for other in means.values()))
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
    sums = [Fraction(0)] * n
    ties = 0
    for member in members:
        values = [sheets[member] for sheets in products]
        for index, rank in enumerate(_mid_ranks(values)):
            sums[index] += rank
        ties += sum(count**3 - count for count in Counter(values).values())
    mean = Fraction(sum(sums), n)
    scatter = sum(((value - mean) ** 2 for value in sums), Fraction(0))
    most = m * m * (n**3 - n) - m * ties
    return Concordance(12 * scatter / most, m, n) if most else None


def outliers(totals: "Totals[P, M]") -> list[tuple[P, M]]:
    """Sheets whose total is more than two standard deviations (of the sample) from the mean of their product."""
    found: list[tuple[P, M]] = []
    for product, sheets in totals.items():
        count = len(sheets)
        if count < 3:
            continue
        mean = Fraction(sum(sheets.values()), count)
        variance = sum(((total - mean) ** 2 for total in sheets.values()), Fraction(0)) / (count - 1)
        limit = OUTLIER_DEVIATIONS**2 * variance
        found += [(product, member) for member, total in sheets.items() if (total - mean) ** 2 > limit]
    return found


def _mid_ranks(values: Sequence[int]) -> list[Fraction]:
    """Ranks from 1 for the highest; equal values share the mean of their ranks."""
    return [
        1 + sum(other > value for other in values) + Fraction(sum(other == value for other in values) - 1, 2)
        for value in values
    ]
