"""What typed and pasted points mean, and what a block would change: the rules of the grid without its window."""

import itertools
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.criteria import CriteriaSet, Criterion, Level, parse_decree
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Absence, SecondEntryState
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import ChooseLevel, EditSession, FillSheets, SetParticipation
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.grid import (
    allowed_points,
    block_text,
    case_without,
    criterion_averages,
    far_members,
    places_for,
    plan_paste,
    read_block,
    typed_place,
    typed_points,
)
from ocop_desktop.services.resources import resource
from ocop_desktop.services.sheet_commands import BeginSecondEntry, ChooseCase, ChooseSecond, FinishSecondEntry
from tests.council import fill, ids, open_session

FILES = ("qd26-2026.json", "qd148-2023.json", "qd1048-2019.json")


def all_sets() -> dict[str, CriteriaSet]:
    found: dict[str, CriteriaSet] = {}
    for name in FILES:
        found.update(parse_decree(json.loads(resource("criteria", name).read_text("utf-8"))).by_set)
    return found


SETS = all_sets()
LEAVES = [leaf for criteria in SETS.values() for leaf in criteria.leaves]


def leaf(set_code: str, code: str) -> Criterion:
    return SETS[set_code].by_code[code]


def test_points_lead_to_the_levels_that_have_them() -> None:
    for item, points in itertools.product(LEAVES, range(12)):
        places = places_for(item, points)
        assert all(item.points(place) == points for place in places)
        assert (points in allowed_points(item)) == bool(places)
        assert {p for p, level in enumerate(item.levels, 1) if level.points == points} == set(places) - {0}
    assert all(0 in allowed_points(item) for item in LEAVES)


def test_no_level_reached_is_offered_where_no_level_has_0_points() -> None:
    zero = next(item for item in LEAVES if item.levels[0].points == 0 and not item.cases)
    none = next(item for item in LEAVES if item.levels[0].points and not item.cases)
    assert places_for(zero, 0) == (1,)
    assert places_for(none, 0) == (0,)


def test_levels_of_two_cases_need_the_case() -> None:
    item = leaf("1048-01", "3.2")
    assert [level.points for level in item.levels] == [1, 2, 0, 1]
    assert places_for(item, 1) == (1, 4)
    assert places_for(item, 1, case=1) == (1,)
    assert places_for(item, 1, case=2) == (4,)
    assert places_for(item, 0) == (3, 0)
    assert places_for(item, 0, case=1) == (0,)
    assert places_for(item, 0, case=2) == (3,)
    assert allowed_points(item, case=2) == (0, 1)
    with pytest.raises(UserError, match="points_not_allowed"):
        typed_points(item, 2, "2", final=False)


def test_the_case_of_one_criterion_holds_for_the_others() -> None:
    criteria = SETS["26-26"]
    assert case_without(criteria, {}, None, "8") is None
    assert case_without(criteria, {"8": 3}, None, "9") == 2
    assert case_without(criteria, {"8": 3}, None, "8") is None
    assert case_without(criteria, {"8": 3, "9": 1}, None, "15") is None
    assert case_without(criteria, {"8": 3}, 1, "9") == 1


def test_digits_wait_only_while_a_longer_value_is_possible() -> None:
    ten = next(item for item in LEAVES if item.max == 10)
    assert typed_points(ten, None, "1", final=False) is None
    assert typed_points(ten, None, "10", final=False) == (len(ten.levels),)
    with pytest.raises(UserError, match="points_not_allowed"):
        typed_points(ten, None, "1", final=True)
    both = replace(ten, levels=(Level(1, "a"), Level(10, "b")))
    assert typed_points(both, None, "1", final=False) is None
    assert typed_points(both, None, "1", final=True) == (1,)
    short = leaf("26-07", "3.1")
    assert typed_points(short, None, "3", final=False) == (3,)
    assert typed_points(short, None, "1", final=False) == (1, 2)
    with pytest.raises(UserError, match="points_not_allowed") as caught:
        typed_points(short, None, "2", final=False)
    assert caught.value.params["allowed"] == [0, 1, 3]


@given(st.sampled_from(LEAVES), st.integers(0, 99))
def test_typing_digit_by_digit_ends_in_what_the_number_means(item: Criterion, points: int) -> None:
    digits = str(points)
    try:
        found = None
        for end in range(1, len(digits) + 1):
            found = typed_points(item, None, digits[:end], final=end == len(digits))
    except UserError:
        assert points not in allowed_points(item)
    else:
        assert found == places_for(item, points)


def test_a_digit_as_place() -> None:
    item = leaf("26-07", "3.1")
    assert typed_place(SETS["26-07"], item, 2) == (2,)
    assert typed_place(SETS["26-07"], item, 0) == (0,)
    with pytest.raises(UserError, match="level_unknown"):
        typed_place(SETS["26-07"], item, 4)


def test_a_block_as_spreadsheets_write_it() -> None:
    assert read_block("1\t2\r\n3\t\r\n") == (("1", "2"), ("3", ""))
    assert read_block("1\r2") == (("1",), ("2",))
    assert read_block('"a\nb"\t1\n\n \t\n') == (("a\nb", "1"),)
    for text, code in (("", "block_empty"), ("\r\n\t\t\n", "block_empty"), ("1\t" * 60_000, "block_too_large")):
        with pytest.raises(UserError, match=code):
            read_block(text)


@given(st.lists(st.lists(st.sampled_from(["", "0", "7", "10"]), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_is_pasted_alike(block: list[list[str]]) -> None:
    if any(cell for cell in block[-1]):
        assert read_block(block_text(block)) == tuple(tuple(row) for row in block)


def test_a_block_of_32_by_9_with_3_bad_cells(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=9, products=1)
    (product,), members = ids(desk)
    criteria = desk.state.criteria(desk.state.products[product])
    assert criteria is not None
    codes = [item.code for item in criteria.leaves][:32]
    assert len(codes) == 32
    sheets = [sheet_for(criteria, 60 + turn, 3, turn) for turn in range(9)]
    cells = [[str(criteria.by_code[code].points(sheet[code])) for sheet in sheets] for code in codes]
    cells[0][0], cells[5][4], cells[31][8] = "2,5", "x", "99"
    cells[3][3] += ",0"
    desk.execute(ChooseLevel(product, members[1], "1.1", sheets[1]["1.1"]))
    desk.execute(ChooseLevel(product, members[2], "1.1", 0))
    log = desk.next_undo
    plan = plan_paste(desk.state, product, codes, members, read_block(block_text(cells)))
    assert (plan.rows, plan.columns) == (32, 9)
    assert [(cell.criterion, cell.text, cell.error.code) for cell in plan.bad] == [
        ("1.1", "2,5", "number_not_whole"),
        (codes[5], "x", "number_unreadable"),
        (codes[31], "99", "points_not_allowed"),
    ]
    assert len(plan.changes) == 32 * 9 - 3 - 1
    assert (plan.same, plan.blank, plan.overwritten) == (1, 0, 1)
    assert desk.next_undo == log
    assert not desk.state.sheet(product, members[0])
    before = [dict(desk.state.sheet(product, member)) for member in members]
    desk.execute(FillSheets(product, plan.places()))
    for turn, member in enumerate(members):
        bad = {"1.1"} if turn == 0 else {codes[5]} if turn == 4 else {codes[31]} if turn == 8 else set()
        expected = {code: sheets[turn][code] for code in codes if code not in bad}
        assert {**desk.state.sheet(product, member)} == expected
    desk.undo()
    assert [dict(desk.state.sheet(product, member)) for member in members] == before
    desk.redo()
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound


def test_what_a_cell_cannot_change(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=4, products=1, set_code="26-07")
    (product,), members = ids(desk)
    desk.execute(SetParticipation(product, members[1], Absence.RECUSED))
    desk.execute(ChooseLevel(product, members[0], "3.1", 2))
    plan = plan_paste(desk.state, product, ["3.1", "3.2"], members[:3], [["1", "1", "1", "1"], ["", "", "0"], ["1"]])
    assert plan.same == 1
    assert plan.blank == 2 + 1 + 3
    reasons = {(cell.criterion, cell.member_id): cell.error.code for cell in plan.bad}
    assert reasons == {
        ("3.1", members[1]): "member_not_scoring",
        ("3.1", members[2]): "points_of_two_levels",
        ("3.1", None): "cell_outside",
        ("", members[0]): "cell_outside",
    }
    assert [(change.member_id, change.criterion) for change in plan.changes] == [(members[2], "3.2")]
    workspace.close()


def test_a_pasted_sheet_decides_itself_what_applies(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=2, products=1, set_code="26-01")
    (product,), members = ids(desk)
    criteria = desk.state.decree.by_set["26-01"]
    assert criteria.depends_on["5.2"] == ("5.1",)
    top = str(criteria.by_code["5.2"].max)
    plan = plan_paste(desk.state, product, ["5.1", "5.2"], members, [["0", "1"], [top, top]])
    assert [(cell.criterion, cell.member_id, cell.error.code) for cell in plan.bad] == [
        ("5.2", members[0], "criterion_does_not_apply")
    ]
    assert set(plan.places()[members[1]]) == {"5.1", "5.2"}
    plan = plan_paste(desk.state, product, ["5.1", "5.2"], members, [["0"], ["0"]])
    assert (len(plan.changes), len(plan.bad), plan.same) == (1, 0, 1)
    workspace.close()


def test_the_recorded_case_reads_the_points(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=2, products=1, set_code="26-26")
    (product,), members = ids(desk)
    desk.execute(ChooseCase(product, members[0], 2))
    plan = plan_paste(desk.state, product, ["8"], members, [["3", "3"]])
    assert plan.places() == {members[0]: {"8": 4}}
    assert [cell.error.code for cell in plan.bad] == ["points_of_two_levels"]
    workspace.close()


def test_several_sheets_are_filled_and_cleared_in_one_step(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=3, products=1)
    (product,), (first, second, third) = ids(desk)
    changes = desk.execute(FillSheets(product, {first: {"1.1": 1, "1.2": 2}, second: {"1.1": 0}}))
    assert changes.sheets == {(product, first), (product, second)}
    assert desk.state.sheet(product, second) == {"1.1": 0}
    desk.execute(FillSheets(product, {first: {"1.1": None}, second: {"1.1": None}}))
    assert (desk.state.sheet(product, first), desk.state.sheet(product, second)) == ({"1.2": 2}, {})
    desk.undo()
    assert desk.state.sheet(product, first) == {"1.1": 1, "1.2": 2}
    desk.execute(SetParticipation(product, third, Absence.RECUSED))
    with pytest.raises(UserError, match="member_not_scoring"):
        desk.execute(FillSheets(product, {first: {"1.1": 2}, third: {"1.1": 1}}))
    assert desk.state.sheet(product, first) == {"1.1": 1, "1.2": 2}
    workspace.close()


def test_a_checked_sheet_that_a_block_changes_is_checked_again(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=2, products=1)
    (product,), members = ids(desk)
    for member in members:
        fill(desk, product, member)
    desk.execute(BeginSecondEntry(product, members[0]))
    for code, place in desk.state.sheet(product, members[0]).items():
        desk.execute(ChooseSecond(product, members[0], code, place))
    desk.execute(FinishSecondEntry(product, members[0]))
    desk.execute(FillSheets(product, {member: {"1.1": 1} for member in members}))
    entry = desk.state.second_entry(product, members[0])
    assert entry is not None
    assert entry.state is SecondEntryState.TYPING
    workspace.close()


@pytest.mark.parametrize("drop", [False, True])
@pytest.mark.parametrize("places", [[3], [1, 4, 2], [1, 1, 2, 3, 4, 4]])
def test_averages_of_the_criteria_add_up_to_that_of_the_product(tmp_path: Path, places: list[int], drop: bool) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=len(places) + 1, products=1)
    (product,), members = ids(desk)
    desk.execute(EditSession(replace(desk.state.session, rules=replace(desk.state.session.rules, drop_extremes=drop))))
    criteria = desk.state.decree.by_set["26-13"]
    assert criterion_averages(criteria, desk.scoreboard.results[product]) == {}
    for member, place in zip(members, places, strict=False):
        fill(desk, product, member, place)
    result = desk.scoreboard.results[product]
    assert sum(criterion_averages(criteria, result).values(), Fraction(0)) == result.average
    workspace.close()


def test_cells_far_from_the_median(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=4, products=1)
    (product,), members = ids(desk)
    item = next(item for item in desk.state.decree.by_set["26-13"].leaves if len(item.levels) >= 3)
    for member, place in zip(members, (3, 3, 3, 1), strict=True):
        desk.execute(ChooseLevel(product, member, item.code, place))
    assert far_members(item, desk.scoreboard.results[product]) == {members[3]}
    desk.execute(SetParticipation(product, members[3], Absence.RECUSED))
    assert far_members(item, desk.scoreboard.results[product]) == frozenset()
    workspace.close()
