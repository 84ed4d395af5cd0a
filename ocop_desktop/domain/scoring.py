"""What a product's sheets add up to: averages, stars, requirements, spread, what happens to it at this level.

Exact: points are integers, averages ``Fraction``. Rounding happens here once, for display (``show``), and never across
the edge of a star band. Ranks are in ``ranking``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from ocop_desktop.domain.criteria import CriteriaSet, Decree, StarBand, StarRequirement, Tier
from ocop_desktop.domain.session import CouncilRules, RequirementRule
from ocop_desktop.domain.sheets import SheetResult

M = TypeVar("M", int, str)

DROP_FROM_SHEETS = 5
EDGE = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Missed:
    """A star requirement that is not met: how many of the valid sheets reach its level."""

    requirement: StarRequirement
    reached: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What this level does with a product: "certify", "forward" (to the level ``to``) or "none"."""

    kind: str
    to: str | None = None

    def __str__(self) -> str:
        return f"{self.kind}:{self.to}" if self.to else self.kind


@dataclass(frozen=True, slots=True)
class ProductResult(Generic[M]):
    """Everything computed for one product. ``M`` is what names a member.

    ``expected``: members who must hand in a sheet; ``valid``: those of them whose sheet is complete; ``dropped``: valid
    sheets left out by the council's rule. Average, parts, spread and stars are None without a valid sheet.
    """

    sheets: Mapping[M, SheetResult]
    expected: tuple[M, ...]
    valid: tuple[M, ...]
    dropped: tuple[M, ...]
    average: Fraction | None
    parts: Mapping[str, Fraction]
    lowest: int | None
    highest: int | None
    band_stars: int | None
    stars: int | None
    missed: tuple[Missed, ...]
    outcome: Outcome
    spread_exceeded: bool
    band_edge: bool
    disqualified: str

    @property
    def complete(self) -> bool:
        """Every expected sheet is there and whole."""
        return bool(self.expected) and len(self.valid) == len(self.expected)

    @property
    def spread(self) -> int | None:
        """Highest minus lowest total of the valid sheets, in points (độ chênh)."""
        return None if self.highest is None or self.lowest is None else self.highest - self.lowest

    @property
    def missed_codes(self) -> dict[int, tuple[str, ...]]:
        """Requirements not met, by stars."""
        stars = sorted({missed.requirement.stars for missed in self.missed})
        return {n: tuple(m.requirement.code for m in self.missed if m.requirement.stars == n) for n in stars}

    @property
    def held_back(self) -> bool:
        """The requirements give fewer stars than the average would."""
        return self.stars is not None and self.band_stars is not None and self.stars < self.band_stars


def stars_for(average: Fraction | int, bands: Sequence[StarBand]) -> int:
    """The star class of an average alone, without the star requirements."""
    return next(band.stars for band in reversed(bands) if average >= band.at_least)


def next_band(average: Fraction, bands: Sequence[StarBand]) -> StarBand | None:
    """The band above an average, None from the highest."""
    return next((band for band in bands if average < band.at_least), None)


def near_edge(average: Fraction, bands: Sequence[StarBand]) -> bool:
    """Whether an average lies less than, or just, half a point below the edge of the next band."""
    above = next_band(average, bands)
    return above is not None and above.at_least - average <= EDGE


def show(value: Fraction | int, bands: Sequence[StarBand] = (), decimals: int = 2) -> str:
    """A number as people here write it ("72,33"), rounded half up.

    Where rounding would reach another star band, as many more decimals as it takes: 69,996 never shows as 70,00.
    """
    value = Fraction(value)
    places = decimals
    while True:
        scaled = abs(value) * 10**places
        rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        near = Fraction(rounded if value >= 0 else -rounded, 10**places)
        if not bands or near == value or stars_for(near, bands) == stars_for(value, bands):
            break
        places += 1
    digits = str(rounded).rjust(places + 1, "0")
    whole, fraction = (digits[:-places], digits[-places:]) if places else (digits, "")
    sign = "-" if near < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def outcome_for(tier: Tier, average: Fraction | None, stars: int | None) -> Outcome:
    """What an authority of this tier does.

    An average from ``forwards_from`` up goes to the next level; else a star class that it certifies gets its
    certificate; else neither.
    """
    if average is None or stars is None:
        return Outcome("none")
    if tier.forwards_from is not None and average >= tier.forwards_from:
        return Outcome("forward", tier.forwards_to)
    return Outcome("certify" if stars in tier.certifies else "none")


def evaluate_product(
    decree: Decree,
    tier: Tier,
    criteria: CriteriaSet,
    rules: CouncilRules,
    sheets: Mapping[M, SheetResult],
    *,
    disqualified: str = "",
) -> ProductResult[M]:
    """The result of one product.

    ``sheets`` holds one entry for each member who must score it, in the council's order, so absent and recused members
    are not among them and change the divisor. A partial sheet never counts. ``disqualified`` is the reason, if any.
    """
    expected = tuple(sheets)
    valid = tuple(member for member in expected if sheets[member].complete)
    dropped = _extremes(valid, sheets, rules) if rules.drop_extremes else ()
    counted = [sheets[member] for member in valid if member not in dropped]
    if not counted:
        nothing = Outcome("none")
        return ProductResult(
            sheets,
            expected,
            (),
            (),
            None,
            {},
            None,
            None,
            None,
            None,
            (),
            nothing,
            False,
            False,
            disqualified,
        )
    average = Fraction(sum(sheet.total for sheet in counted), len(counted))
    parts = {
        part.code: Fraction(sum(sheet.parts[part.code] for sheet in counted), len(counted)) for part in criteria.parts
    }
    totals = [sheets[member].total for member in valid]
    missed = _missed(criteria, rules.requirement, [sheets[member] for member in valid])
    band_stars = stars_for(average, decree.bands)
    barred = min((item.requirement.stars for item in missed), default=band_stars + 1)
    stars = min(band_stars, barred - 1)
    return ProductResult(
        sheets=sheets,
        expected=expected,
        valid=valid,
        dropped=dropped,
        average=average,
        parts=parts,
        lowest=min(totals),
        highest=max(totals),
        band_stars=band_stars,
        stars=stars,
        missed=missed,
        outcome=Outcome("none") if disqualified else outcome_for(tier, average, stars),
        spread_exceeded=rules.spread is not None and max(totals) - min(totals) > rules.spread,
        band_edge=near_edge(average, decree.bands),
        disqualified=disqualified,
    )


def _extremes(valid: Sequence[M], sheets: Mapping[M, SheetResult], rules: CouncilRules) -> tuple[M, ...]:
    """The lowest and the highest sheet; between equal totals the tie parts, then the council's order decide."""
    if len(valid) < DROP_FROM_SHEETS:
        return ()
    order = sorted(
        range(len(valid)),
        key=lambda i: (
            sheets[valid[i]].total,
            *(sheets[valid[i]].parts.get(part, 0) for part in rules.ties),
            -i,
        ),
    )
    return valid[order[0]], valid[order[-1]]


def _missed(criteria: CriteriaSet, rule: RequirementRule, sheets: Sequence[SheetResult]) -> tuple[Missed, ...]:
    missed = []
    for requirement in criteria.requirements:
        leaf = criteria.by_code[requirement.code]
        reached = sum(requirement.reached_by(leaf, sheet.counted.get(leaf.code)) for sheet in sheets)
        if rule is RequirementRule.AVERAGE:
            points = sum(leaf.points(sheet.counted.get(leaf.code, 0)) for sheet in sheets)
            met = points >= requirement.points * len(sheets)
        elif rule is RequirementRule.EVERYONE:
            met = reached == len(sheets)
        else:
            met = 2 * reached > len(sheets)
        if not met:
            missed.append(Missed(requirement, reached, len(sheets)))
    return tuple(missed)
