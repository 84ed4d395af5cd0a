"""The prepared note on a spread and the totals by round, from sheets of known totals."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ocop_desktop.domain.session import Absence, Member
from ocop_desktop.services.commands import EditMember, EditSession, FillSheet, SetParticipation
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.discussion import bodies, discussion_note, rounds
from ocop_desktop.services.sheet_commands import OpenRound
from tests.council import fill, ids, open_session


@pytest.fixture
def desk(tmp_path: Path):
    workspace, made = open_session(tmp_path / "a.sqlite", members=4)
    yield made
    workspace.close()


def give(desk: Desk, product: int, totals: list[int]) -> None:
    criteria = desk.state.criteria(desk.state.products[product])
    for turn, (member, total) in enumerate(zip(list(desk.state.members), totals, strict=True)):
        desk.execute(FillSheet(product, member, sheet_for(criteria, total, 4, turn)))


def test_the_note_names_the_figures_the_bodies_and_the_clause(desk: Desk) -> None:
    product = ids(desk)[0][0]
    rules = replace(desk.state.session.rules, spread_clause="khoản 2 Điều 7 Quy chế hoạt động")
    desk.execute(EditSession(replace(desk.state.session, rules=rules)))
    give(desk, product, [71, 84, 78, 80])
    note = discussion_note(desk, product)
    lines = note.splitlines()
    assert "Sản phẩm: Sản phẩm 1" in lines
    assert "Điểm trung bình: 78,25 điểm (4 phiếu hợp lệ)" in lines
    assert (
        "Độ chênh: 13 điểm, giữa phiếu cao nhất 84 điểm (Sở Nông nghiệp và Môi trường) và phiếu thấp nhất 71 điểm "
        "(UBND tỉnh)" in lines
    )
    assert next(line for line in lines if line.startswith("Quy định:")).endswith("(khoản 2 Điều 7 Quy chế hoạt động)")
    assert [line for line in lines if line.startswith("- ")] == [
        "- UBND tỉnh: 71 điểm",
        "- Sở Nông nghiệp và Môi trường: 84 điểm",
        "- Sở Công Thương: 78 điểm",
        "- Sở Y tế: 80 điểm",
    ]


def test_the_criteria_of_the_note_add_up_to_the_spread_with_both_levels_in_words(desk: Desk) -> None:
    product, (low, high, *_) = ids(desk)[0][0], ids(desk)[1]
    give(desk, product, [71, 84, 78, 80])
    lines = discussion_note(desk, product).splitlines()
    heads = [line for line in lines if ". Tiêu chí " in line]
    assert sum(int(head.rsplit("chênh ", 1)[1].split(" ")[0]) for head in heads) == 13
    assert "Cộng: 13 điểm" in lines
    criteria = desk.state.criteria(desk.state.products[product])
    first = lines.index(heads[0])
    leaf = criteria.by_code[heads[0].split("Tiêu chí ")[1].split(" ")[0]]
    for line, member in zip(lines[first + 1 : first + 3], (high, low), strict=True):
        level = leaf.levels[desk.state.sheet(product, member)[leaf.code] - 1]
        assert line.endswith(f": {level.points} điểm, “{level.label}”")


def test_no_level_and_what_does_not_apply_are_told_apart(desk: Desk) -> None:
    product, (one, two, *others) = ids(desk)[0][0], ids(desk)[1]
    for member in others:
        desk.execute(SetParticipation(product, member, Absence.ABSENT, "vắng"))
    fill(desk, product, one)
    fill(desk, product, two)
    criteria = desk.state.criteria(desk.state.products[product])
    code, (condition, *_) = next(iter(criteria.depends_on.items()))
    free = next(leaf.code for leaf in criteria.leaves if leaf.code not in (code, condition) and leaf.max)
    desk.execute(FillSheet(product, two, {condition: 0, free: 0}))
    note = discussion_note(desk, product)
    assert f"Tiêu chí {code} " in note
    assert note.count("tiêu chí không áp dụng") == 1
    assert note.count("không đạt mức nào") == 2


def test_which_of_equal_sheets_is_compared_can_be_chosen(desk: Desk) -> None:
    product, members = ids(desk)[0][0], ids(desk)[1]
    give(desk, product, [84, 84, 71, 75])
    assert "giữa phiếu của UBND tỉnh và phiếu của Sở Công Thương:" in discussion_note(desk, product)
    note = discussion_note(desk, product, members[1], members[2])
    assert "giữa phiếu của Sở Nông nghiệp và Môi trường và phiếu của Sở Công Thương:" in note
    assert discussion_note(desk, product, members[3], None) == discussion_note(desk, product)


def test_there_is_no_note_without_two_sheets(desk: Desk) -> None:
    product, (first, *_) = ids(desk)[0][0], ids(desk)[1]
    assert discussion_note(desk, product) == ""
    fill(desk, product, first)
    assert discussion_note(desk, product) == ""


def test_members_of_one_body_are_told_apart_by_name(desk: Desk) -> None:
    first, second, *_ = desk.state.members.values()
    desk.execute(EditMember(replace(second, body=first.body, name="đại diện thứ hai")))
    found = bodies(desk.state.members.values())
    assert found[first.id] == "UBND tỉnh"
    assert found[second.id] == "UBND tỉnh (đại diện thứ hai)"
    assert bodies([Member(9, 1, 1, "", "", "đại diện")]) == {9: "đại diện"}


def test_rounds_keep_the_first_totals_and_count_the_last_of_each_member(desk: Desk) -> None:
    product, members = ids(desk)[0][0], ids(desk)[1]
    give(desk, product, [71, 84, 78, 80])
    (only,) = rounds(desk, product)
    assert (only.number, list(only.totals.values()), only.spread) == (1, [71, 84, 78, 80], 13)
    desk.execute(OpenRound(product, (members[0], members[1]), "Đã thảo luận"))
    first, second = rounds(desk, product)
    assert first.totals == only.totals
    assert second.totals == {members[0]: None, members[1]: None}
    assert (second.note, second.average, second.spread) == ("Đã thảo luận", Fraction(79), 2)
    criteria = desk.state.criteria(desk.state.products[product])
    for member, total in ((members[0], 76), (members[1], 82)):
        desk.execute(FillSheet(product, member, sheet_for(criteria, total, 4, 0)))
    first, second = rounds(desk, product)
    assert (first.average, first.spread) == (Fraction(313, 4), 13)
    assert second.totals == {members[0]: 76, members[1]: 82}
    result = desk.scoreboard.results[product]
    assert (second.average, second.spread) == (result.average, result.spread) == (Fraction(79), 6)
    assert "Vòng chấm: 2" in discussion_note(desk, product)
