"""How far the members of a council agree: for the secretary's eyes, it changes no result.

Exact: deviations and Kendall's coefficient are fractions. A sheet is compared only with the valid
sheets of its product. ``Agreement`` is kept current product by product, as scores come in.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

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


@dataclass(frozen=True, slots=True)
class Outlier(Generic[P, M]):
    """A sheet more than two standard deviations (of the sample) from the mean of its product, in points."""

    product: P
    member: M
    distance: Fraction


class Agreement(Generic[P, M]):
    """The agreement of a council over all products, of which each belongs to one ``group`` (a criteria set)."""

    def __init__(self) -> None:
        self._sheets: dict[P, Mapping[M, int]] = {}
        self._groups: dict[P, str] = {}
        # Points times the number of sheets, apart by that number: whole numbers add up faster than fractions.
        self._scaled: dict[M, Counter[int]] = {}
        self._counts: Counter[M] = Counter()
        self._outliers: dict[P, list[Outlier[P, M]]] = {}
        self._concordances: dict[str | None, Concordance | None] = {}

    def put(self, product: P, sheets: Mapping[M, int], group: str = "") -> None:
        """Takes over the totals of the valid sheets of a product; without any it is not compared."""
        before = self._sheets.pop(product, None)
        if before is not None:
            self._count(before, -1)
            self._concordances.pop(self._groups.pop(product), None)
            self._outliers.pop(product, None)
        if sheets:
            self._sheets[product], self._groups[product] = sheets, group
            self._count(sheets, 1)
            self._concordances.pop(group, None)
            if found := _outliers_of(product, sheets):
                self._outliers[product] = found
        self._concordances.pop(None, None)

    def groups(self) -> Counter[str]:
        """How many products that are compared belong to each group."""
        return Counter(self._groups.values())

    def severities(self) -> dict[M, Severity]:
        """How lenient or harsh each member is, the most lenient first, equal ones by their keys."""
        means = {
            member: sum((Fraction(points, count) for count, points in found.items()), Fraction(0))
            / self._counts[member]
            for member, found in self._scaled.items()
            if self._counts[member]
        }
        return {
            member: Severity(mean, self._counts[member], 1 + sum(other > mean for other in means.values()))
            for member, mean in sorted(means.items(), key=lambda item: (-item[1], item[0]))
        }

    def outliers(self) -> list[Outlier[P, M]]:
        """The sheets far from the others of their product, the farthest first, equal ones by their keys."""
        found = [sheet for sheets in self._outliers.values() for sheet in sheets]
        found.sort(key=lambda sheet: (sheet.product, sheet.member))
        found.sort(key=lambda sheet: sheet.distance, reverse=True)
        return found

    def concordance(self, group: str | None = None) -> Concordance | None:
        """``concordance`` over the products of a group; None: over all."""
        if group not in self._concordances:
            self._concordances[group] = concordance(
                {product: sheets for product, sheets in self._sheets.items() if group in (None, self._groups[product])}
            )
        return self._concordances[group]

    def _count(self, sheets: Mapping[M, int], sign: int) -> None:
        count, points = len(sheets), sum(sheets.values())
        for member, total in sheets.items():
            self._scaled.setdefault(member, Counter())[count] += sign * (total * count - points)
            self._counts[member] += sign


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


def _outliers_of(product: P, sheets: Mapping[M, int]) -> list[Outlier[P, M]]:
    count = len(sheets)
    if count < 3:
        return []
    points = sum(sheets.values())
    away = {member: total * count - points for member, total in sheets.items()}
    limit = OUTLIER_DEVIATIONS**2 * sum(scaled * scaled for scaled in away.values())
    return [
        Outlier(product, member, Fraction(abs(scaled), count))
        for member, scaled in away.items()
        if scaled * scaled * (count - 1) > limit
    ]


def _doubled_ranks(counts: Mapping[int, int]) -> dict[int, int]:
    """Twice the rank of each value, from 1 for the highest; equal values share the mean of their ranks."""
    ranks, better = {}, 0
    for value in sorted(counts, reverse=True):
        ranks[value] = 2 * better + counts[value] + 1
        better += counts[value]
    return ranks
