"""What sheets add up to: exact averages, bands, requirements, what is shown, what happens at this level."""

import re
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.scoring import (
    Outcome,
    ProductResult,
    evaluate_product,
    near_edge,
    next_band,
    outcome_for,
    show,
    stars_for,
)
from ocop_desktop.domain.session import CouncilRules, RequirementRule
from ocop_desktop.domain.sheets import SheetResult, evaluate_sheet
from tests.strategies import (
    averages,
    leaf,
    level,
    places_from,
    real_decree,
    set_of,
    sheet_with_total,
    wide_decree,
    wide_result,
    wide_sheet,
)

BANDS = real_decree("qd26-2026.json").bands
JUST_BELOW_70 = 69 + Fraction(2999, 3000)


# --- averages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("totals", "average", "spread"),
    [
        ([0], Fraction(0), 0),
        ([72], Fraction(72), 0),
        ([70, 69, 70], Fraction(209, 3), 1),
        ([72, 72, 73], Fraction(217, 3), 1),
        ([100] * 9, Fraction(100), 0),
        ([64, 66, 68, 70, 72, 74, 76], Fraction(70), 12),
        ([70, 70, 70, 70, 70, 70, 69], Fraction(489, 7), 1),
    ],
)
def test_averages_are_exact(totals: list[int], average: Fraction, spread: int) -> None:
    result = wide_result([wide_sheet(total) for total in totals])
    assert result.average == average
    assert type(result.average) is Fraction
    assert sum(result.parts.values()) == average
    assert (result.lowest, result.highest, result.spread) == (min(totals), max(totals), spread)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 25), st.integers(0, 35)), min_size=1, max_size=15))
def test_averages_of_parts_add_up_to_the_average(parts: list[tuple[int, int, int]]) -> None:
    result = wide_result([wide_sheet(0, points) for points in parts])
    assert result.average is not None
    assert result.average * len(parts) == sum(map(sum, parts))
    for index, code in enumerate("ABC"):
        assert result.parts[code] * len(parts) == sum(points[index] for points in parts)
    assert sum(result.parts.values()) == result.average
    assert result.complete
    # without requirements the band decides alone
    assert result.stars == result.band_stars == stars_for(result.average, BANDS)


def test_without_a_complete_sheet_there_is_no_result() -> None:
    partial = evaluate_sheet(wide_decree().sets[0], {"a": 41, "b": 26})
    for sheets in ([], [partial], [partial, partial]):
        result = wide_result(sheets)
        assert not result.complete
        assert (result.average, result.spread, result.band_stars, result.stars) == (None, None, None, None)
        assert (result.parts, result.missed, result.valid) == ({}, (), ())
        assert result.outcome == Outcome("none")
        assert (result.band_edge, result.spread_exceeded, result.held_back) == (False, False, False)


def test_a_partial_sheet_never_counts() -> None:
    partial = evaluate_sheet(wide_decree().sets[0], {"a": 1, "b": 1})
    result = wide_result([wide_sheet(80), partial, wide_sheet(70)])
    assert (result.expected, result.valid) == ((1, 2, 3), (1, 3))
    assert not result.complete
    assert (result.average, result.lowest, result.highest) == (75, 70, 80)
    assert wide_result([wide_sheet(80), wide_sheet(70)]).complete


def test_absent_and_recused_members_change_the_divisor() -> None:
    sheets = {"m1": wide_sheet(60), "m2": wide_sheet(70), "m3": wide_sheet(90)}
    decree = wide_decree()
    tier = decree.tiers[0]

    def average(members: str) -> Fraction | None:
        there = {name: sheets[name] for name in members.split()}
        return evaluate_product(decree, tier, decree.sets[0], CouncilRules(), there).average

    assert average("m1 m2 m3") == Fraction(220, 3)
    assert average("m1 m3") == 75
    assert average("m2") == 70


# --- bands -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("average", "stars"),
    [
        (Fraction(0), 1),
        (Fraction(2999, 100), 1),
        (30 - Fraction(1, 10**12), 1),
        (Fraction(30), 2),
        (Fraction(4999, 100), 2),
        (50 - Fraction(1, 15), 2),
        (50 - Fraction(1, 10**12), 2),
        (Fraction(50), 3),
        (Fraction(6999, 100), 3),
        (JUST_BELOW_70, 3),
        (Fraction(70), 4),
        (70 + Fraction(1, 10**12), 4),
        (Fraction(8999, 100), 4),
        (90 - Fraction(1, 10**12), 4),
        (Fraction(90), 5),
        (Fraction(100), 5),
    ],
)
def test_star_bands(average: Fraction, stars: int) -> None:
    assert stars_for(average, BANDS) == stars


@given(averages())
def test_each_average_lies_in_exactly_one_band(average: Fraction) -> None:
    inside = [band.stars for band in BANDS if average >= band.at_least and (band.below is None or average < band.below)]
    assert inside == [stars_for(average, BANDS)]
    above = next_band(average, BANDS)
    assert (above.stars if above else 6) == stars_for(average, BANDS) + 1


@pytest.mark.parametrize(
    ("average", "near"),
    [
        (Fraction(0), False),
        (Fraction(2949, 100), False),
        (Fraction(59, 2), True),
        (Fraction(30), False),
        (Fraction(4999, 100), True),
        (Fraction(139, 2), True),
        (Fraction(139, 2) - Fraction(1, 10**9), False),
        (JUST_BELOW_70, True),
        (Fraction(70), False),
        (Fraction(179, 2), True),
        (Fraction(90), False),
        (Fraction(199, 2), False),
        (Fraction(100), False),
    ],
)
def test_near_the_edge_of_the_next_band(average: Fraction, near: bool) -> None:
    assert near_edge(average, BANDS) is near


def test_the_result_says_that_an_edge_is_near() -> None:
    assert wide_result([wide_sheet(70), wide_sheet(69)]).band_edge
    assert not wide_result([wide_sheet(70), wide_sheet(68)]).band_edge


# --- what is shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (Fraction(72), 2, "72,00"),
        (72, 2, "72,00"),
        (0, 2, "0,00"),
        (Fraction(217, 3), 2, "72,33"),
        (Fraction(218, 3), 2, "72,67"),
        (Fraction(72005, 1000), 2, "72,01"),
        (Fraction(72015, 1000), 2, "72,02"),
        (Fraction(1, 200), 2, "0,01"),
        (Fraction(1, 1000), 2, "0,00"),
        (Fraction(145, 2), 0, "73"),
        (Fraction(143, 2), 0, "72"),
        (Fraction(217, 3), 0, "72"),
        (Fraction(217, 3), 6, "72,333333"),
        (JUST_BELOW_70, 2, "69,9997"),
        (JUST_BELOW_70, 0, "69,9997"),
        (JUST_BELOW_70, 4, "69,9997"),
        (JUST_BELOW_70, 6, "69,999667"),
        (Fraction(69996, 1000), 2, "69,996"),
        (Fraction(69995, 1000), 2, "69,995"),
        (Fraction(69994, 1000), 2, "69,99"),
        (Fraction(139, 2), 0, "69,5"),
        (Fraction(6949, 100), 0, "69"),
        (Fraction(89999, 1000), 2, "89,999"),
        (30 - Fraction(1, 10**9), 2, "29,999999999"),
        (Fraction(70), 2, "70,00"),
        (70 + Fraction(1, 10**9), 2, "70,00"),
        (Fraction(99999, 1000), 2, "100,00"),
        (Fraction(100), 2, "100,00"),
    ],
)
def test_show(value: Fraction | int, decimals: int, shown: str) -> None:
    assert show(value, BANDS, decimals) == shown


def test_without_bands_there_is_no_edge() -> None:
    """Averages of parts have no bands."""
    assert show(Fraction(29999, 1000)) == "30,00"


def parsed(shown: str) -> Fraction:
    assert re.fullmatch(r"[0-9]+(,[0-9]+)?", shown)
    return Fraction(shown.replace(",", "."))


@given(averages(), st.integers(0, 6))
@example(JUST_BELOW_70, 2)
@example(JUST_BELOW_70, 0)
@example(90 - Fraction(1, 10**30), 2)
def test_what_is_shown_lies_in_the_same_band(average: Fraction, decimals: int) -> None:
    shown = show(average, BANDS, decimals)
    assert stars_for(parsed(shown), BANDS) == stars_for(average, BANDS)
    places = len(shown.partition(",")[2])
    assert places >= decimals
    # rounded half up at as many decimals as are shown
    error = parsed(shown) - average
    assert -Fraction(1, 2 * 10**places) < error <= Fraction(1, 2 * 10**places)
    # and never with more decimals than it takes
    if places > decimals:
        shorter = Fraction((2 * average * 10 ** (places - 1) + 1).__floor__() // 2, 10 ** (places - 1))
        assert stars_for(shorter, BANDS) != stars_for(average, BANDS)


@given(averages(), averages(), st.integers(0, 6))
def test_a_higher_average_never_shows_as_less(one: Fraction, two: Fraction, decimals: int) -> None:
    low, high = sorted((one, two))
    if stars_for(low, BANDS) < stars_for(high, BANDS):
        assert parsed(show(low, BANDS, decimals)) < parsed(show(high, BANDS, decimals))
    else:
        assert parsed(show(low, (), decimals)) <= parsed(show(high, (), decimals))


def test_69_and_2999_of_3000_is_three_stars_and_never_shows_as_70() -> None:
    assert stars_for(JUST_BELOW_70, BANDS) == 3
    for decimals in range(7):
        assert not show(JUST_BELOW_70, BANDS, decimals).startswith("70")


# --- requirements ----------------------------------------------------------------------------------------------------


def required() -> CriteriaSet:
    """Criterion r: level 2 (3 points) for 4 stars, level 3 (5 points) for 5 stars; "rest" makes up 100."""
    return set_of(leaf("r", [1, level(3, 4), level(5, 5)]))


def result_of(criteria: CriteriaSet, rules: CouncilRules, choices: list[dict[str, int]]) -> ProductResult[int]:
    decree = wide_decree()
    sheets = {number: evaluate_sheet(criteria, each) for number, each in enumerate(choices, 1)}
    return evaluate_product(decree, decree.tiers[0], criteria, rules, sheets)


@pytest.mark.parametrize(
    ("rule", "places", "met"),
    [
        # more than half of the valid sheets; exactly half is not a majority
        ("majority", [2, 1], False),
        ("majority", [2, 2, 1], True),
        ("majority", [2, 1, 1], False),
        ("majority", [2, 2, 1, 1], False),
        ("majority", [2, 2, 2, 1], True),
        ("majority", [2, 3, 0, 3, 0], True),
        ("majority", [0, 0, 0, 3, 3], False),
        ("majority", [2], True),
        ("majority", [0], False),
        # average of the points, exactly at the bar is enough
        ("average", [2, 2], True),
        ("average", [1, 3], True),
        ("average", [1, 3, 1], False),
        ("average", [3, 3, 1, 1], True),
        ("average", [3, 0], False),
        ("average", [3, 3, 0], True),
        ("average", [1], False),
        # every sheet
        ("everyone", [2, 2, 2], True),
        ("everyone", [3, 3, 2], True),
        ("everyone", [3, 3, 1], False),
        ("everyone", [3, 0], False),
    ],
)
def test_when_a_requirement_is_met(rule: str, places: list[int], met: bool) -> None:
    choices = [{"r": place, "rest": 75} for place in places]
    result = result_of(required(), CouncilRules(requirement=RequirementRule(rule)), choices)
    missed = [item for item in result.missed if item.requirement.stars == 4]
    assert (not missed) is met
    for item in missed:
        assert (item.reached, item.sheets) == (sum(place >= 2 for place in places), len(places))
    assert result.band_stars == 4
    assert result.stars == (4 if met else 3)
    assert result.held_back is not met


@pytest.mark.parametrize(
    ("places", "rest", "band", "stars", "missed"),
    [
        ({"r3": 2, "r4": 2, "r5": 2}, 91, 5, 5, {}),
        ({"r3": 2, "r4": 2, "r5": 1}, 91, 5, 4, {5: ("r5",)}),
        ({"r3": 2, "r4": 1, "r5": 2}, 91, 5, 3, {4: ("r4",)}),
        ({"r3": 2, "r4": 1, "r5": 1}, 91, 5, 3, {4: ("r4",), 5: ("r5",)}),
        ({"r3": 1, "r4": 2, "r5": 2}, 91, 5, 2, {3: ("r3",)}),
        ({"r3": 1, "r4": 1, "r5": 1}, 91, 5, 2, {3: ("r3",), 4: ("r4",), 5: ("r5",)}),
        ({"r3": 0, "r4": 0, "r5": 0}, 91, 5, 2, {3: ("r3",), 4: ("r4",), 5: ("r5",)}),
        # a requirement of more stars than the average gives takes nothing away
        ({"r3": 2, "r4": 2, "r5": 1}, 71, 4, 4, {5: ("r5",)}),
        ({"r3": 2, "r4": 1, "r5": 1}, 51, 3, 3, {4: ("r4",), 5: ("r5",)}),
        ({"r3": 1, "r4": 1, "r5": 1}, 31, 2, 2, {3: ("r3",), 4: ("r4",), 5: ("r5",)}),
        ({"r3": 1, "r4": 1, "r5": 1}, 1, 1, 1, {3: ("r3",), 4: ("r4",), 5: ("r5",)}),
        ({"r3": 1, "r4": 2, "r5": 2}, 51, 3, 2, {3: ("r3",)}),
    ],
)
def test_a_missed_requirement_takes_its_stars_away(
    places: dict[str, int], rest: int, band: int, stars: int, missed: dict[int, tuple[str, ...]]
) -> None:
    criteria = set_of(leaf("r3", [1, level(2, 3)]), leaf("r4", [1, level(2, 4)]), leaf("r5", [1, level(2, 5)]))
    result = result_of(criteria, CouncilRules(), [places | {"rest": rest + 1}])
    assert (result.band_stars, result.stars, result.missed_codes) == (band, stars, missed)


@pytest.mark.parametrize(("place", "stars"), [(1, 3), (2, 4), (3, 4), (4, 4), (0, 3)])
def test_the_lower_of_two_levels_with_the_same_stars_is_enough(place: int, stars: int) -> None:
    levels = [0, level(1, 4), 2, level(3, 4)]
    criteria = set_of(leaf("r", levels))
    assert result_of(criteria, CouncilRules(), [{"r": place, "rest": 81}]).stars == stars


def test_a_criterion_that_does_not_apply_does_not_reach_its_bar() -> None:
    """While its condition scores 0 it counts 0, whatever was entered before."""
    criteria = set_of(leaf("1", [0, 1]), leaf("2", [level(4, 4)], applies_if="1"))
    assert result_of(criteria, CouncilRules(), [{"1": 2, "2": 1, "rest": 81}]).stars == 4
    for rule in RequirementRule:
        result = result_of(criteria, CouncilRules(requirement=rule), [{"1": 1, "2": 1, "rest": 81}])
        assert (result.average, result.stars, result.missed_codes) == (80, 3, {4: ("2",)})


def published(total: int, missing: str, below: int) -> tuple[CriteriaSet, dict[str, int]]:
    """A sheet of 148-01 with this total that meets all 3- and 4-star requirements but the one on ``missing``."""
    criteria = real_decree("qd148-2023.json").by_set["148-01"]
    bars: dict[str, int] = {}
    for requirement in criteria.requirements:
        if requirement.stars <= 4:
            bars[requirement.code] = max(requirement.bars[None], bars.get(requirement.code, 1))
    allowed = {code: places_from(criteria.by_code[code], bar) for code, bar in bars.items()}
    allowed[missing] = range(1, below)
    return criteria, sheet_with_total(criteria, total, allowed)


def test_72_points_with_a_missed_four_star_requirement_are_three_stars() -> None:
    criteria, choices = published(72, "1.4", 3)
    result = result_of(criteria, CouncilRules(), [choices])
    assert result.complete
    assert (result.average, result.band_stars, result.stars) == (72, 4, 3)
    assert result.missed_codes[4] == ("1.4",)
    assert 3 not in result.missed_codes
    assert result.held_back


def test_72_points_with_a_missed_three_star_requirement_are_two_stars() -> None:
    criteria, choices = published(72, "9.1", 3)
    result = result_of(criteria, CouncilRules(), [choices])
    assert (result.average, result.band_stars, result.stars) == (72, 4, 2)
    assert result.missed_codes[3] == ("9.1",)
    assert 4 not in result.missed_codes


def test_five_star_points_with_a_missed_five_star_requirement_are_four_stars() -> None:
    criteria, choices = published(92, "1.2", 3)
    result = result_of(criteria, CouncilRules(), [choices])
    assert (result.average, result.band_stars, result.stars) == (92, 5, 4)
    assert "1.2" in result.missed_codes[5]
    assert set(result.missed_codes) == {5}


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.integers(0, 95))
def test_requirements_only_ever_take_stars_away(places: list[int], rest: int) -> None:
    choices = [{"r": place, "rest": rest + 1} for place in places]
    results = {rule: result_of(required(), CouncilRules(requirement=rule), choices) for rule in RequirementRule}
    for result in results.values():
        assert result.stars is not None
        assert result.band_stars is not None
        assert 1 <= result.stars <= result.band_stars
        assert result.held_back is (result.stars < result.band_stars)
    everyone, majority = (results[rule].stars for rule in (RequirementRule.EVERYONE, RequirementRule.MAJORITY))
    assert everyone is not None
    assert majority is not None
    assert everyone <= majority


# --- spread and dropped sheets ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "totals", "exceeded"),
    [
        (10, [60, 70], False),
        (10, [60, 71], True),
        (10, [60, 65, 71, 64], True),
        (0, [60, 60], False),
        (0, [60, 61], True),
        (None, [0, 100], False),
        (10, [60], False),
    ],
)
def test_spread(limit: int | None, totals: list[int], exceeded: bool) -> None:
    result = wide_result([wide_sheet(total) for total in totals], CouncilRules(spread=limit))
    assert result.spread_exceeded is exceeded


@pytest.mark.parametrize(
    ("totals", "dropped", "average"),
    [
        ([10, 60, 70, 100], (), Fraction(60)),
        ([10, 60, 70, 80, 100], (1, 5), Fraction(70)),
        ([100, 60, 70, 80, 10], (5, 1), Fraction(70)),
        ([70, 70, 70, 70, 70], (5, 1), Fraction(70)),
        ([60, 60, 70, 80, 80], (2, 4), Fraction(70)),
        ([60, 60, 60, 60, 80, 80], (4, 5), Fraction(65)),
    ],
)
def test_drop_extremes(totals: list[int], dropped: tuple[int, ...], average: Fraction) -> None:
    sheets = [wide_sheet(total) for total in totals]
    result = wide_result(sheets, CouncilRules(drop_extremes=True))
    assert result.dropped == dropped
    assert result.average == average
    assert sum(result.parts.values()) == average
    # they are valid sheets all the same: the spread and the requirements see them
    assert len(result.valid) == len(totals)
    assert result.complete
    assert result.spread == max(totals) - min(totals)
    assert wide_result(sheets).dropped == ()


def test_a_dropped_sheet_still_speaks_for_the_requirements() -> None:
    """They ask the valid sheets; only the average leaves the extremes out."""
    choices = [{"r": 1, "rest": 71}, *({"r": 2, "rest": 76 + extra} for extra in range(4))]
    rules = CouncilRules(drop_extremes=True, requirement=RequirementRule.EVERYONE)
    result = result_of(required(), rules, choices)
    assert result.dropped == (1, 5)
    missed = [(item.requirement.stars, item.reached, item.sheets) for item in result.missed]
    assert missed == [(4, 4, 5), (5, 0, 5)]
    assert (result.band_stars, result.stars) == (4, 3)


def test_only_complete_sheets_make_the_five() -> None:
    partial = evaluate_sheet(wide_decree().sets[0], {"a": 1})
    sheets = [wide_sheet(total) for total in (10, 60, 70, 100)]
    result = wide_result([*sheets, partial], CouncilRules(drop_extremes=True))
    assert (result.dropped, result.average) == ((), 60)


def test_between_equal_totals_the_tie_parts_say_which_sheet_is_dropped() -> None:
    """Both lowest sheets have 60 points; the one with less in part C is the lower one."""
    sheets = [wide_sheet(0, (35, 25, 0)), wide_sheet(0, (0, 25, 35)), *(wide_sheet(total) for total in (70, 80, 90))]
    result = wide_result(sheets, CouncilRules(drop_extremes=True, ties=("C", "A", "B")))
    assert result.dropped == (1, 5)
    assert wide_result(sheets, CouncilRules(drop_extremes=True, ties=("A",))).dropped == (2, 5)


@given(st.lists(st.integers(0, 100), min_size=5, max_size=12))
def test_dropping_extremes_keeps_the_average_between_them(totals: list[int]) -> None:
    result = wide_result([wide_sheet(total) for total in totals], CouncilRules(drop_extremes=True))
    low, high = result.dropped
    assert low != high
    assert (totals[low - 1], totals[high - 1]) == (min(totals), max(totals))
    assert result.average == Fraction(sum(sorted(totals)[1:-1]), len(totals) - 2)


# --- what happens at this level --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "tier", "average", "stars", "outcome"),
    [
        # 26/2026: the province certifies 3 and 4 stars and proposes from 90 points; 1 and 2 stars get nothing
        ("qd26-2026.json", "tỉnh", 29, 1, "none"),
        ("qd26-2026.json", "tỉnh", 49, 2, "none"),
        ("qd26-2026.json", "tỉnh", 50, 3, "certify"),
        ("qd26-2026.json", "tỉnh", 69, 3, "certify"),
        ("qd26-2026.json", "tỉnh", 70, 4, "certify"),
        ("qd26-2026.json", "tỉnh", 72, 2, "none"),
        ("qd26-2026.json", "tỉnh", 89, 4, "certify"),
        ("qd26-2026.json", "tỉnh", 90, 5, "forward:trung ương"),
        ("qd26-2026.json", "tỉnh", 90, 4, "forward:trung ương"),
        ("qd26-2026.json", "trung ương", 89, 4, "none"),
        ("qd26-2026.json", "trung ương", 90, 4, "none"),
        ("qd26-2026.json", "trung ương", 95, 5, "certify"),
        # 148: the district certifies 3 stars and forwards from 70, the province 4 stars and forwards from 90
        ("qd148-2023.json", "huyện", 49, 2, "none"),
        ("qd148-2023.json", "huyện", 50, 3, "certify"),
        ("qd148-2023.json", "huyện", 60, 2, "none"),
        ("qd148-2023.json", "huyện", 70, 4, "forward:tỉnh"),
        ("qd148-2023.json", "huyện", 72, 3, "forward:tỉnh"),
        ("qd148-2023.json", "huyện", 95, 5, "forward:tỉnh"),
        ("qd148-2023.json", "tỉnh", 69, 3, "none"),
        ("qd148-2023.json", "tỉnh", 75, 4, "certify"),
        ("qd148-2023.json", "tỉnh", 90, 5, "forward:trung ương"),
        ("qd148-2023.json", "trung ương", 90, 5, "certify"),
        ("qd148-2023.json", "trung ương", 89, 4, "none"),
        # 1048: the district certifies nothing and forwards from 50
        ("qd1048-2019.json", "huyện", 49, 2, "none"),
        ("qd1048-2019.json", "huyện", 50, 3, "forward:tỉnh"),
        ("qd1048-2019.json", "huyện", 90, 5, "forward:tỉnh"),
        ("qd1048-2019.json", "tỉnh", 50, 3, "certify"),
        ("qd1048-2019.json", "tỉnh", 89, 4, "certify"),
        ("qd1048-2019.json", "tỉnh", 90, 5, "forward:trung ương"),
        ("qd1048-2019.json", "trung ương", 90, 5, "certify"),
    ],
)
def test_outcome_by_decree_and_level(name: str, tier: str, average: int, stars: int, outcome: str) -> None:
    found = real_decree(name).tier(tier)
    assert found is not None
    assert str(outcome_for(found, Fraction(average), stars)) == outcome


def test_the_threshold_of_forwarding_is_exact() -> None:
    tier = real_decree("qd148-2023.json").tier("huyện")
    assert tier is not None
    assert outcome_for(tier, JUST_BELOW_70, 3) == Outcome("certify")
    assert outcome_for(tier, Fraction(70), 4) == Outcome("forward", "tỉnh")
    assert outcome_for(tier, None, None) == Outcome("none")


def test_a_refused_dossier_goes_nowhere_but_keeps_its_figures() -> None:
    result = wide_result([wide_sheet(75)], disqualified="Hồ sơ sai sự thật")
    assert (result.average, result.stars, result.disqualified) == (75, 4, "Hồ sơ sai sự thật")
    assert result.outcome == Outcome("none")
    assert wide_result([wide_sheet(75)]).outcome == Outcome("forward", "tỉnh")


@given(st.permutations(range(1, 8)))
def test_the_order_of_members_changes_no_figure(order: list[int]) -> None:
    sheets: dict[int, SheetResult] = {member: wide_sheet(60 + 3 * member) for member in range(1, 8)}
    decree = wide_decree()
    rules = CouncilRules(drop_extremes=True)
    turned = evaluate_product(decree, decree.tiers[0], decree.sets[0], rules, {m: sheets[m] for m in order})
    straight = evaluate_product(decree, decree.tiers[0], decree.sets[0], rules, sheets)
    assert turned.average == straight.average
    assert set(turned.dropped) == set(straight.dropped)
    assert (turned.parts, turned.spread, turned.stars) == (straight.parts, straight.spread, straight.stars)
