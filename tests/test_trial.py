"""Changes that are only tried: which sheets they touch, and that they stay within level, case and condition."""

from fractions import Fraction
from pathlib import Path

import pytest

from ocop_desktop.domain.causes import way_up
from ocop_desktop.services.commands import FillSheet
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.sheet_commands import ChooseCase
from ocop_desktop.services.trial import Trial, at_level, one_more, together, up_to
from tests.council import fill, ids, open_session


@pytest.fixture
def desk(tmp_path: Path):
    workspace, made = open_session(tmp_path / "a.sqlite")
    for member in made.state.members:
        fill(made, ids(made)[0][0], member, 1)
    yield made
    workspace.close()


def test_one_level_more_each_time_until_there_is_none(desk) -> None:
    product, members = ids(desk)[0][0], ids(desk)[1]
    criteria = desk.state.criteria(desk.state.products[product])
    leaf = criteria.leaf("1.1")
    trials: list[Trial] = []
    for place in range(2, len(leaf.levels) + 1):
        trials.append(one_more(desk, product, "1.1", None, together(trials)))
        assert trials[-1].places == dict.fromkeys(members, place)
    assert one_more(desk, product, "1.1", None, together(trials)).places == {}
    assert one_more(desk, product, "1.1", members[1]).places == {members[1]: 2}


def test_what_one_level_more_gains_is_what_the_way_up_says(desk) -> None:
    product = ids(desk)[0][0]
    criteria = desk.state.criteria(desk.state.products[product])
    for turn, member in enumerate(desk.state.members):
        desk.execute(FillSheet(product, member, sheet_for(criteria, 65 + 3 * turn, 3, turn)))
    result = desk.scoreboard.results[product]
    up = way_up(criteria, desk.state.decree.bands, result)
    conditions = {code for codes in criteria.depends_on.values() for code in codes}
    steps = [step for step in up.steps if step.code not in conditions]
    assert len(steps) > 10
    for step in steps:
        tried, _ = desk.scoreboard.what_if(product, together([one_more(desk, product, step.code)]))
        assert tried.average - result.average == step.gain


def test_a_criterion_that_does_not_apply_gains_nothing(desk) -> None:
    product, members = ids(desk)[0][0], ids(desk)[1]
    criteria = desk.state.criteria(desk.state.products[product])
    code, (condition, *_) = next(iter(criteria.depends_on.items()))
    for member in members:
        desk.execute(FillSheet(product, member, {condition: 0}))
    up = way_up(criteria, desk.state.decree.bands, desk.scoreboard.results[product])
    assert next((step.gain for step in up.steps if step.code == code), Fraction(0)) == 0
    assert one_more(desk, product, code).places == {}


def test_up_to_a_requirement_touches_only_sheets_below_it(desk) -> None:
    product, (first, *rest) = ids(desk)[0][0], ids(desk)[1]
    result = desk.scoreboard.results[product]
    needed = result.missed[0].requirement
    (bar,) = needed.bars.values()
    desk.execute(FillSheet(product, first, {needed.code: bar}))
    trial = up_to(desk, product, needed)
    assert trial.places == dict.fromkeys(rest, bar)
    tried, _ = desk.scoreboard.what_if(product, together([trial]))
    assert needed not in [missed.requirement for missed in tried.missed]


def test_the_later_of_two_trials_holds() -> None:
    assert together([Trial("1", {1: 2, 2: 2}), Trial("1", {1: 3}), Trial("2", {2: 0})]) == {
        1: {"1": 3},
        2: {"1": 2, "2": 0},
    }


def test_a_sheet_on_which_another_case_holds_stays_out(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "b.sqlite", set_code="26-26")
    product, (first, second, third) = ids(desk)[0][0], ids(desk)[1]
    criteria = desk.state.criteria(desk.state.products[product])
    leaf = next(leaf for leaf in criteria.leaves if len(leaf.cases) > 1)
    of_first = next(p for p in range(1, len(leaf.levels) + 1) if leaf.case_of(p) == 1)
    of_second = next(p for p in range(1, len(leaf.levels) + 1) if leaf.case_of(p) == 2)
    desk.execute(ChooseCase(product, first, 1))
    desk.execute(ChooseCase(product, second, 2))
    assert set(at_level(desk, product, leaf.code, of_first).places) == {first, third}
    assert set(at_level(desk, product, leaf.code, of_second).places) == {second, third}
    assert set(at_level(desk, product, leaf.code, 0).places) == {first, second, third}
    desk.execute(FillSheet(product, first, {leaf.code: 0}))
    desk.execute(FillSheet(product, second, {leaf.code: 0}))
    places = one_more(desk, product, leaf.code).places
    assert {key: leaf.case_of(place) for key, place in places.items()} == {first: 1, second: 2}
    workspace.close()
