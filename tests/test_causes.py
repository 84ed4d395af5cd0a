"""Why a product stands where it does."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop.domain.causes import extremes, far_from_median, spread_causes, way_up
from ocop_desktop.domain.scoring import ProductResult, evaluate_product
from ocop_desktop.domain.session import CouncilRules
from ocop_desktop.domain.sheets import evaluate_sheet
from ocop_desktop.services.criteria import known_decrees
from ocop_desktop.services.demo import sheet_for

DECREE = known_decrees()["148/QĐ-TTg"].decree
TIER = DECREE.tiers[0]
SET = DECREE.by_set["148-01"]


def result_of(sheets: dict[str, dict[str, int]], rules: CouncilRules | None = None) -> ProductResult[str]:
    results = {member: evaluate_sheet(SET, sheet) for member, sheet in sheets.items()}
    return evaluate_product(DECREE, TIER, SET, rules or CouncilRules(), results)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.fixed_dictionaries({leaf.code: st.integers(0, len(leaf.levels)) for leaf in SET.leaves}), min_size=2)
)
def test_the_causes_of_a_spread_add_up_to_it(sheets: list[dict[str, int]]) -> None:
    result = result_of({str(i): sheet for i, sheet in enumerate(sheets)})
    highest, lowest = extremes(result)
    causes = spread_causes(SET, result.sheets[highest[0]], result.sheets[lowest[0]])
    assert sum(cause.points for cause in causes) == result.spread
    assert [c.points for c in causes] == sorted((c.points for c in causes), reverse=True)


def test_the_way_up_names_what_bars_first() -> None:
    result = result_of({"a": sheet_for(SET, 72, 3, 0)})
    up = way_up(SET, DECREE.bands, result)
    assert up is not None
    assert (result.stars, up.stars, up.short) == (3, 4, 0)
    barring = {missed.requirement.code for missed in up.barring}
    assert barring
    assert {step.code for step in up.steps[: len(barring)]} == barring
    free = [step.gain for step in up.steps[len(barring) :]]
    assert free == sorted(free, reverse=True)


def test_the_points_to_the_next_band_are_exact() -> None:
    result = result_of({"a": sheet_for(SET, 69, 5, 0), "b": sheet_for(SET, 68, 5, 1), "c": sheet_for(SET, 68, 5, 2)})
    up = way_up(SET, DECREE.bands, result)
    assert up is not None
    assert up.short == Fraction(5, 3)


def test_no_way_up_from_the_top_or_from_nothing() -> None:
    full = {leaf.code: len(leaf.levels) for leaf in SET.leaves}
    assert way_up(SET, DECREE.bands, result_of({"a": full})) is None
    assert way_up(SET, DECREE.bands, result_of({"a": {}})) is None


@settings(max_examples=30, deadline=None)
@given(st.fixed_dictionaries({leaf.code: st.integers(0, len(leaf.levels)) for leaf in SET.leaves}))
def test_a_step_gains_what_it_says(sheet: dict[str, int]) -> None:
    sheet["5.1"] = max(sheet["5.1"], 1) if SET.by_code["5.1"].levels[0].points else 2
    result = result_of({"a": sheet})
    up = way_up(SET, DECREE.bands, result)
    if up is None:
        return
    for step in up.steps:
        leaf = SET.by_code[step.code]
        now = leaf.points(result.sheets["a"].counted.get(step.code, 0))
        above = [p for p, level in enumerate(leaf.levels, 1) if level.points > now]
        if above and step.code not in SET.depends_on:
            raised = result_of({"a": {**sheet, step.code: above[0]}})
            assert raised.average is not None
            assert result.average is not None
            if step.code != "5.1":
                assert raised.average - result.average == step.gain


def test_places_far_from_the_median_are_marked_within_their_case() -> None:
    plain = dict.fromkeys(range(1, 5), None)
    assert far_from_median({"a": 1, "b": 3, "c": 3, "d": 4}, plain) == {"a"}
    assert far_from_median({"a": 0, "b": 1, "c": 2}, plain) == frozenset()
    assert far_from_median({"a": 0, "b": 2, "c": 2}, plain) == {"a"}
    cases = {1: "x", 2: "x", 3: "y", 4: "y"}
    assert far_from_median({"a": 1, "b": 1, "c": 3, "d": 3}, cases) == frozenset()
