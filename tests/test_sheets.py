"""One sheet: the five states, what counts, what is missing, which places there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Absence
from ocop_desktop.domain.sheets import ChoiceState, SheetState, applies, check_place, choice_state, evaluate_sheet
from tests.strategies import FILES, decree_of, heading, leaf, level, raw_set, real_decree, set_of


@pytest.fixture
def chain() -> CriteriaSet:
    """Criterion 2 depends on 1, 3.1 and 3.2 on 2; 4 stands alone."""
    return decree_of(
        raw_set(
            "T-02",
            {
                "A": [leaf("1", [0, 10, 20]), leaf("2", [0, 10, 20], applies_if="1")],
                "B": [heading("3", leaf("3.1", [5, 10]), leaf("3.2", [0, 10]), applies_if="2")],
                "C": [leaf("4", [0, 20, 40])],
            },
        )
    ).sets[0]


@pytest.mark.parametrize(
    ("place", "absence", "state"),
    [
        (None, None, ChoiceState.NOT_ENTERED),
        (0, None, ChoiceState.NO_LEVEL),
        (1, None, ChoiceState.CHOSEN),
        (7, None, ChoiceState.CHOSEN),
        (None, Absence.ABSENT, ChoiceState.ABSENT),
        (3, Absence.ABSENT, ChoiceState.ABSENT),
        (0, Absence.RECUSED, ChoiceState.RECUSED),
        (None, Absence.RECUSED, ChoiceState.RECUSED),
    ],
)
def test_the_five_states_of_a_choice(place: int | None, absence: Absence | None, state: ChoiceState) -> None:
    assert choice_state(place, absence) is state


@pytest.mark.parametrize(
    ("choices", "total", "missing", "entered", "state"),
    [
        ({}, 0, ("1", "2", "3.1", "3.2", "4"), 0, SheetState.NOT_STARTED),
        ({"4": 0}, 0, ("1", "2", "3.1", "3.2"), 1, SheetState.PARTIAL),
        ({"1": 3, "2": 3, "3.1": 2, "3.2": 2}, 60, ("4",), 4, SheetState.PARTIAL),
        ({"1": 3, "2": 3, "3.1": 2, "3.2": 2, "4": 3}, 100, (), 5, SheetState.COMPLETE),
        ({"1": 2, "2": 2, "3.1": 1, "3.2": 1, "4": 1}, 25, (), 5, SheetState.COMPLETE),
        # no level reached is an entry of 0 points, whether or not the criterion has a level of 0 points
        ({"1": 2, "2": 2, "3.1": 0, "3.2": 0, "4": 0}, 20, (), 5, SheetState.COMPLETE),
    ],
)
def test_totals_and_gaps(
    chain: CriteriaSet, choices: dict[str, int], total: int, missing: tuple[str, ...], entered: int, state: SheetState
) -> None:
    sheet = evaluate_sheet(chain, choices)
    assert (sheet.total, sheet.missing, sheet.needed, sheet.entered, sheet.state) == (total, missing, 5, entered, state)
    assert sheet.complete is (state is SheetState.COMPLETE)


def test_totals_by_part(chain: CriteriaSet) -> None:
    sheet = evaluate_sheet(chain, {"1": 3, "2": 2, "3.1": 1, "3.2": 2, "4": 2})
    assert sheet.parts == {"A": 30, "B": 15, "C": 20}
    assert sheet.total == 65


@pytest.mark.parametrize(
    ("choices", "two", "three"),
    [
        ({}, None, None),
        ({"1": 0}, False, False),
        ({"1": 1}, False, False),
        ({"1": 2}, True, None),
        ({"1": 2, "2": 1}, True, False),
        ({"1": 2, "2": 0}, True, False),
        ({"1": 2, "2": 2}, True, True),
        # what stands behind an unmet condition does not count, whatever was entered there
        ({"1": 1, "2": 3}, False, False),
        # 2 scores 0 whatever becomes of 1, so 3 has nothing to depend on
        ({"2": 1}, None, False),
        ({"2": 0}, None, False),
        ({"2": 3}, None, None),
    ],
)
def test_conditions(chain: CriteriaSet, choices: dict[str, int], two: bool | None, three: bool | None) -> None:
    assert applies(chain, choices, "1") is True
    assert applies(chain, choices, "4") is True
    assert applies(chain, choices, "2") is two
    assert applies(chain, choices, "3.1") is three
    assert applies(chain, choices, "3.2") is three


@pytest.mark.parametrize(
    ("choices", "total", "needed", "missing", "counted"),
    [
        # unmet: counts 0 and need not be entered, and an entry from before does not count
        ({"1": 1, "4": 2}, 20, 2, (), {"1": 1, "4": 2}),
        ({"1": 0, "2": 3, "3.1": 2, "3.2": 2, "4": 2}, 20, 2, (), {"1": 0, "4": 2}),
        ({"1": 2, "2": 1, "4": 1}, 10, 3, (), {"1": 2, "2": 1, "4": 1}),
        # open: counts 0 as yet; it is missing only where it was not entered
        ({"2": 3, "3.1": 2, "3.2": 2, "4": 1}, 0, 5, ("1",), {"4": 1}),
        ({"4": 1}, 0, 5, ("1", "2", "3.1", "3.2"), {"4": 1}),
        # met
        ({"1": 2, "2": 3, "3.1": 0, "3.2": 2, "4": 1}, 40, 5, (), {"1": 2, "2": 3, "3.1": 0, "3.2": 2, "4": 1}),
    ],
)
def test_applies_if(
    chain: CriteriaSet,
    choices: dict[str, int],
    total: int,
    needed: int,
    missing: tuple[str, ...],
    counted: dict[str, int],
) -> None:
    sheet = evaluate_sheet(chain, choices)
    assert (sheet.total, sheet.needed, sheet.missing) == (total, needed, missing)
    assert sheet.counted == counted
    assert sum(sheet.parts.values()) == total


def test_a_criterion_may_need_two_conditions() -> None:
    criteria = set_of(
        leaf("1", [0, 5]),
        leaf("2", [0, 5]),
        heading("3", leaf("3.1", [0, 5], applies_if="2"), applies_if="1"),
    )
    met = {(1, 1): False, (1, 2): False, (2, 1): False, (2, 2): True}
    for (one, two), expected in met.items():
        assert applies(criteria, {"1": one, "2": two}, "3.1") is expected
    assert applies(criteria, {"1": 1}, "3.1") is False
    assert applies(criteria, {"2": 1}, "3.1") is False
    assert applies(criteria, {"1": 2}, "3.1") is None


def test_levels_of_two_cases_are_one_choice() -> None:
    cases = [(1, "hộ"), (3, "hộ"), (0, "xã"), (1, "xã")]
    criteria = set_of(leaf("1", [level(points, None, case) for points, case in cases]))
    assert [evaluate_sheet(criteria, {"1": place}).total for place in range(5)] == [0, 1, 3, 0, 1]


def test_no_level_is_entered_while_a_blank_is_missing() -> None:
    """378 leaves of 26/2026 have no level of 0 points; 0 is chosen there as "no level reached"."""
    criteria = real_decree("qd26-2026.json").by_set["26-01"]
    best = {item.code: len(item.levels) for item in criteria.leaves}
    item = criteria.by_code["1.1"]
    assert item.points(1) > 0
    full = evaluate_sheet(criteria, best)
    none = evaluate_sheet(criteria, best | {"1.1": 0})
    blank = evaluate_sheet(criteria, {code: place for code, place in best.items() if code != "1.1"})
    assert (full.total, full.complete) == (100, True)
    assert (none.total, none.complete, none.counted["1.1"]) == (100 - item.max, True, 0)
    assert (blank.total, blank.complete, blank.missing) == (100 - item.max, False, ("1.1",))


@pytest.mark.parametrize("name", FILES)
def test_the_best_level_everywhere_is_100_points(name: str) -> None:
    for criteria in real_decree(name).sets:
        best = {item.code: max(range(1, len(item.levels) + 1), key=item.points) for item in criteria.leaves}
        sheet = evaluate_sheet(criteria, best)
        assert sheet.total == 100
        assert sheet.parts == {part.code: part.max for part in criteria.parts}
        assert sheet.needed == len(criteria.leaves)


@given(st.data())
def test_laws_of_a_sheet(data: st.DataObject) -> None:
    decree = real_decree(data.draw(st.sampled_from(FILES)))
    criteria = data.draw(st.sampled_from(decree.sets))
    choices = {}
    for item in criteria.leaves:
        place = data.draw(st.none() | st.integers(0, len(item.levels)))
        if place is not None:
            choices[item.code] = place
            assert check_place(criteria, item.code, place) == item.points(place)
    sheet = evaluate_sheet(criteria, choices)
    assert 0 <= sheet.total <= 100
    assert sheet.total == sum(sheet.parts.values())
    assert sheet.total == sum(criteria.by_code[code].points(place) for code, place in sheet.counted.items())
    assert all(0 <= sheet.parts[part.code] <= part.max for part in criteria.parts)
    assert sheet.counted.items() <= choices.items()
    assert not set(sheet.missing) & set(choices)
    assert sheet.entered == sheet.needed - len(sheet.missing)
    if sheet.complete:
        assert sheet.needed == len(sheet.counted)
        # what a finished sheet does not count stands behind a condition that scores 0
        for code in choices.keys() - sheet.counted.keys():
            assert applies(criteria, choices, code) is False
    # entering what is missing, and nothing else, makes a sheet whole
    filled = choices | dict.fromkeys(sheet.missing, 1)
    while gaps := evaluate_sheet(criteria, filled).missing:
        filled |= dict.fromkeys(gaps, 1)
    assert evaluate_sheet(criteria, filled).complete


@pytest.mark.parametrize(("place", "points"), [(0, 0), (1, 1), (2, 3), (3, 5)])
def test_places_that_are_there(place: int, points: int) -> None:
    assert check_place(set_of(leaf("1", [1, 3, 5])), "1", place) == points


@pytest.mark.parametrize("place", [-1, 4, 100, True, 1.0, "1", None])
def test_places_that_are_not_there(place: int) -> None:
    with pytest.raises(UserError) as caught:
        check_place(set_of(leaf("1", [1, 3, 5])), "1", place)
    assert caught.value.code == "level_unknown"
    assert caught.value.params == {"set": "T-01", "criterion": "1", "place": place, "levels": 3}


@pytest.mark.parametrize("code", ["2", "9.9", ""])
def test_criteria_that_are_not_scored(code: str) -> None:
    criteria = set_of(leaf("1", [1]), heading("2", leaf("2.1", [1])))
    with pytest.raises(UserError) as caught:
        check_place(criteria, code, 1)
    assert caught.value.code == "criterion_unknown"
    assert caught.value.params == {"set": "T-01", "criterion": code}
