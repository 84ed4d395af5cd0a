"""Cases, opinions, second entry, further rounds, replaced members."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import (
    Conclusion,
    Member,
    SecondEntryRule,
    SecondEntryState,
)
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import (
    ChooseLevel,
    Conclude,
    EditMember,
    EditProduct,
    EditSession,
    RemoveMember,
    RemoveProduct,
    ReplaceMember,
)
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sheet_commands import (
    BeginSecondEntry,
    ChooseCase,
    ChooseSecond,
    DrawSecondEntries,
    DropSecondEntry,
    FinishSecondEntry,
    OpenRound,
    SettleDifference,
    WriteOpinion,
    differences,
)
from ocop_desktop.services.workspace import Workspace
from tests.council import fill, ids, open_session


def second(desk: Desk, product: int, member: int, **changed: int) -> None:
    """Types the sheet a second time, alike but for ``changed`` (criterion codes with "_" for ".")."""
    desk.execute(BeginSecondEntry(product, member))
    wanted = {code.replace("_", ".").lstrip("c"): place for code, place in changed.items()}
    for code, place in desk.state.sheet(product, member).items():
        desk.execute(ChooseSecond(product, member, code, wanted.get(code, place)))


def test_a_second_entry_shows_each_difference_and_settles_it(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    with pytest.raises(UserError, match="sheet_incomplete"):
        desk.execute(BeginSecondEntry(product, first))
    fill(desk, product, first)
    with pytest.raises(UserError, match="second_entry_not_begun"):
        desk.execute(ChooseSecond(product, first, "1.1", 1))
    before = dict(desk.state.sheet(product, first))
    second(desk, product, first, c1_1=1, c1_2=2, c2_1=0)
    assert desk.state.sheet(product, first) == before
    assert differences(desk.state, product, first) == ["1.1", "1.2", "2.1"]
    with pytest.raises(UserError, match="second_entry_differs"):
        desk.execute(FinishSecondEntry(product, first))
    desk.execute(SettleDifference(product, first, "1.1", before["1.1"]))
    desk.execute(SettleDifference(product, first, "1.2", 2))
    desk.execute(SettleDifference(product, first, "2.1", 1))
    assert differences(desk.state, product, first) == []
    desk.execute(FinishSecondEntry(product, first))
    assert desk.state.sheet(product, first) == {**before, "1.2": 2, "2.1": 1}
    entry = desk.state.second_entry(product, first)
    assert entry is not None
    assert entry.state is SecondEntryState.CHECKED
    desk.execute(ChooseLevel(product, first, "1.1", 1))
    entry = desk.state.second_entry(product, first)
    assert entry is not None
    assert entry.state is SecondEntryState.TYPING
    session = desk.state.session.id
    state = desk.state
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound
    again = Workspace(tmp_path / "a.sqlite")
    assert again.open(session).state == state
    again.close()


def test_a_missing_criterion_is_a_difference_and_giving_up_leaves_nothing(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    fill(desk, product, first)
    desk.execute(BeginSecondEntry(product, first))
    assert len(differences(desk.state, product, first)) == 34
    with pytest.raises(UserError, match="second_entry_begun"):
        desk.execute(BeginSecondEntry(product, first))
    desk.execute(ChooseSecond(product, first, "1.1", 1))
    desk.execute(DropSecondEntry(product, first))
    assert desk.state.second_entry(product, first) is None
    assert desk.state.second_choices == {}
    workspace.close()


def test_the_rules_can_ask_for_second_entries(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=3, products=2)
    (product, other), members = ids(desk)
    for key in (product, other):
        for member in members:
            fill(desk, key, member)
    rules = replace(desk.state.session.rules, second_entry=SecondEntryRule.ALL)
    desk.execute(EditSession(replace(desk.state.session, rules=rules)))
    with pytest.raises(UserError, match="second_entry_missing"):
        desk.execute(Conclude(Conclusion(product, 5)))
    for member in members:
        second(desk, product, member)
        desk.execute(FinishSecondEntry(product, member))
    desk.execute(Conclude(Conclusion(product, 5)))
    rules = replace(rules, second_entry=SecondEntryRule.SAMPLE)
    desk.execute(EditSession(replace(desk.state.session, rules=rules)))
    with pytest.raises(UserError, match="draw_missing"):
        desk.execute(Conclude(Conclusion(other, 5)))
    desk.execute(DrawSecondEntries("2026-08-05", 30))
    drawn = [key for key, entry in desk.state.second_entries.items() if entry.state is SecondEntryState.ASKED]
    assert len(drawn) == 1
    assert desk.state.second_entries[drawn[0]].seed == "2026-08-05"
    assert desk.state.unchecked(other) == 1
    desk.undo()
    desk.execute(DrawSecondEntries("2026-08-05", 30))
    assert [key for key, e in desk.state.second_entries.items() if e.state is SecondEntryState.ASKED] == drawn
    for seed, percent in (("", 10), ("x", 0), ("x", 101)):
        with pytest.raises(UserError, match="draw_impossible"):
            desk.execute(DrawSecondEntries(seed, percent))
    workspace.close()


def test_a_further_round_counts_and_the_first_stays(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), members = ids(desk)
    fill(desk, product, members[0])
    fill(desk, product, members[1])
    with pytest.raises(UserError, match="sheets_incomplete"):
        desk.execute(OpenRound(product, (), "Độ chênh lớn"))
    fill(desk, product, members[2], 1)
    average = desk.scoreboard.results[product].average
    assert desk.scoreboard.results[product].spread_exceeded
    with pytest.raises(UserError, match="round_members_unknown"):
        desk.execute(OpenRound(product, (999,), "x"))
    desk.execute(OpenRound(product, (members[2],), "Độ chênh lớn, chấm lại"))
    assert desk.state.round(product) == 2
    assert not desk.scoreboard.results[product].complete
    assert desk.scoreboard.results[product].average == 100
    fill(desk, product, members[2], 2)
    assert desk.scoreboard.results[product].complete
    assert desk.scoreboard.results[product].average != average
    assert desk.state.choices[product, members[2], 1] != desk.state.choices[product, members[2], 2]
    desk.execute(OpenRound(product, (), "Chấm lại toàn bộ"))
    assert desk.scoreboard.results[product].average is None
    for _ in range(3):
        desk.undo()
    assert desk.scoreboard.results[product].average == average
    session, state = desk.state.session.id, desk.state
    for _ in range(3):
        desk.redo()
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound
    again = Workspace(tmp_path / "a.sqlite")
    assert again.open(session).state == state
    again.close()


def test_the_case_of_a_sheet_is_said_once(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", set_code="26-26")
    (product, _), (first, *_) = ids(desk)
    desk.execute(ChooseLevel(product, first, "8", 3))
    desk.execute(ChooseLevel(product, first, "9", 1))
    desk.execute(ChooseCase(product, first, 1))
    assert desk.state.sheet(product, first) == {"9": 1}
    with pytest.raises(UserError, match="level_of_other_case"):
        desk.execute(ChooseLevel(product, first, "8", 4))
    desk.execute(ChooseLevel(product, first, "8", 2))
    desk.execute(ChooseLevel(product, first, "15", 0))
    with pytest.raises(UserError, match="case_unknown"):
        desk.execute(ChooseCase(product, first, 3))
    desk.undo()
    desk.undo()
    desk.undo()
    assert desk.state.sheet(product, first) == {"8": 3, "9": 1}
    assert desk.state.case(product, first) is None
    workspace.close()


def test_opinions_are_kept_by_criterion_and_for_the_sheet(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    desk.execute(WriteOpinion(product, first, "1.1", "Cần bổ sung\nhợp đồng"))
    desk.execute(WriteOpinion(product, first, "", "Đồng ý"))
    assert desk.state.opinion(product, first, "1.1") == "Cần bổ sung\nhợp đồng"
    desk.execute(WriteOpinion(product, first, "1.1", " "))
    assert desk.state.opinion(product, first, "1.1") == ""
    assert desk.state.opinion(product, first) == "Đồng ý"
    with pytest.raises(UserError, match="criterion_unknown"):
        desk.execute(WriteOpinion(product, first, "1", "x"))
    workspace.close()


def test_who_replaces_a_member_takes_the_seat(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", members=3)
    (product, _), members = ids(desk)
    for member in members:
        fill(desk, product, member, 3 if member == members[1] else None)
    quorum = desk.state.quorum()
    with pytest.raises(UserError, match="reason_missing"):
        desk.execute(ReplaceMember(members[1], Member(0, 0, 0, "Chi cục Thủy sản"), " "))
    desk.execute(ReplaceMember(members[1], Member(0, 0, 0, "Chi cục Thủy sản"), "Thay theo văn bản cử"))
    assert desk.state.quorum() == quorum
    result = desk.scoreboard.results[product]
    assert (result.average, result.complete) == (Fraction(100), False)
    assert desk.state.sheet(product, members[1])
    with pytest.raises(UserError, match="seat_taken"):
        desk.execute(EditMember(replace(desk.state.members[members[1]], present=True)))
    successor = list(desk.state.members)[-1]
    fill(desk, product, successor)
    assert desk.scoreboard.results[product].complete
    desk.execute(RemoveMember(members[1], discard_sheets=True))
    assert desk.state.members[successor].stands_in_for is None
    assert desk.state.quorum() == quorum
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound


def test_all_that_hangs_on_a_product_goes_and_comes_back_with_it(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), members = ids(desk)
    for member in members:
        fill(desk, product, member, 1)
    desk.execute(WriteOpinion(product, members[0], "", "Đồng ý"))
    second(desk, product, members[0])
    desk.execute(OpenRound(product, (members[0],), "Chấm lại"))
    fill(desk, product, members[0])
    session = desk.state.session.id
    results = dict(desk.scoreboard.results)
    for command in (
        RemoveProduct(product, discard_sheets=True),
        RemoveMember(members[0], discard_sheets=True),
        EditProduct(replace(desk.state.products[product], set_code="26-01"), discard_sheets=True),
    ):
        desk.execute(command)
        desk.undo()
        assert desk.scoreboard.results == results
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound
    again = Workspace(tmp_path / "a.sqlite")
    assert again.open(session).state == desk.state
    again.close()


def test_what_if_changes_nothing(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, other), members = ids(desk)
    for member in members:
        fill(desk, product, member, 1)
        fill(desk, other, member, 2)
    before, ranks = dict(desk.scoreboard.results), dict(desk.scoreboard.ranks)
    full = {leaf.code: len(leaf.levels) for leaf in desk.state.decree.by_set["26-13"].leaves}
    result, rank = desk.scoreboard.what_if(product, dict.fromkeys(members, full))
    assert (result.average, result.stars) == (100, 5)
    assert rank is not None
    assert rank.rank == 1
    assert (desk.scoreboard.results, desk.scoreboard.ranks) == (before, ranks)
    for member in members:
        fill(desk, product, member)
    assert desk.scoreboard.results[product] == result
    assert desk.scoreboard.ranks[product] == rank
    workspace.close()
