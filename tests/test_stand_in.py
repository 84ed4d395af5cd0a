"""Somebody scores one product in place of a member who does not: the rule, the commands, all that follows from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.rules import called_members, check_stand_in, possible_stand_ins, quorum, scoring_members
from ocop_desktop.domain.seats import holds_no_seat, predecessor, successor
from ocop_desktop.domain.session import Absence, CouncilRules, Member, Participation, Role, SecondEntryRule
from ocop_desktop.domain.sheet_code import SheetRef
from ocop_desktop.services import papers
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import (
    AddStandIn,
    ChooseLevel,
    ConcludeAll,
    EditMember,
    EditSession,
    NameStandIn,
    RemoveMember,
    ReplaceMember,
    SetParticipation,
)
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.papers import Kind
from ocop_desktop.services.sheet_commands import DrawSecondEntries, OpenRound
from ocop_desktop.ui.scoring_order import Order, next_open
from ocop_desktop.ui.scoring_sheet import unreachable
from ocop_desktop.ui.scoring_views import member_views
from tests.council import fill, ids, open_session
from tests.test_papers import minutes_text

# Who scores: 2, 3 (away all day), 4 (its seat passed on to 5), 5. Who does not: 1, 6, 7 (away all day), 8 (no seat).
PEOPLE = {
    member.id: member
    for member in (
        Member(1, 1, 1, "UBND tỉnh", role=Role.CHAIR, scoring=False),
        Member(2, 1, 2, "Sở Y tế"),
        Member(3, 1, 3, "Sở Công Thương", present=False),
        Member(4, 1, 4, "Sở Khoa học và Công nghệ", present=False),
        Member(5, 1, 5, "Sở Khoa học và Công nghệ", name="Phó Giám đốc", stands_in_for=4),
        Member(6, 1, 6, "Văn phòng điều phối", role=Role.SECRETARY, scoring=False),
        Member(7, 1, 7, "Chi cục Thủy sản", scoring=False, present=False),
        Member(8, 1, 8, "Chi cục Thú y", scoring=False, stands_in_for=8),
    )
}


def recused(member: int, stand_in: int | None = None) -> dict[int, Participation]:
    return {member: Participation(9, member, Absence.RECUSED, "có vốn góp", stand_in)}


# --- the rule --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("participations", "called", "scoring"),
    [
        ({}, [2, 3, 4, 5], [2, 5]),
        (recused(2), [2, 3, 4, 5], [5]),
        (recused(2, 6), [2, 3, 4, 5, 6], [5, 6]),
        (recused(2, 8), [2, 3, 4, 5, 8], [5, 8]),
        # who stands in is away, for the whole session or for this product
        (recused(2, 7), [2, 3, 4, 5, 7], [5]),
        (recused(2, 6) | recused(6), [2, 3, 4, 5, 6], [5]),
        # nobody stands in for one who does not score
        (recused(1, 6), [2, 3, 4, 5], [2, 5]),
        (recused(2, 6) | recused(5, 8), [2, 3, 4, 5, 6, 8], [6, 8]),
    ],
)
def test_who_is_to_score_and_who_does(participations, called, scoring) -> None:
    assert [member.id for member in called_members(PEOPLE.values(), participations)] == called
    assert [member.id for member in scoring_members(PEOPLE.values(), participations)] == scoring


@pytest.mark.parametrize(
    ("participations", "away", "other", "code"),
    [
        (recused(2), 2, 6, ""),
        (recused(2), 2, 8, ""),
        (recused(2, 6), 2, 6, ""),
        (recused(2, 6), 2, 8, ""),
        ({}, 3, 6, ""),
        (recused(2), 2, None, ""),
        ({}, 2, 6, "stand_in_takes_part"),
        ({}, 2, None, "stand_in_takes_part"),
        (recused(1), 1, 6, "stand_in_needless"),
        ({}, 4, 6, "seat_taken"),
        (recused(2), 2, 5, "stand_in_scores"),
        (recused(2), 2, 2, "stand_in_scores"),
        (recused(2), 2, 3, "stand_in_scores"),
        (recused(2), 2, 7, "stand_in_away"),
        (recused(2) | recused(6), 2, 6, "stand_in_away"),
        (recused(2) | recused(5, 6), 2, 6, "stand_in_twice"),
    ],
)
def test_who_may_stand_in_for_whom(participations, away, other, code) -> None:
    try:
        check_stand_in(PEOPLE, participations, PEOPLE[away], PEOPLE.get(other))
        found = ""
    except UserError as error:
        found = error.code
    assert found == code
    if other is not None:
        assert (PEOPLE[other] in possible_stand_ins(PEOPLE, participations, PEOPLE[away])) is (not code)


def test_who_only_stands_in_holds_no_seat() -> None:
    rules = CouncilRules()
    assert quorum(rules, PEOPLE.values()) == quorum(rules, [one for one in PEOPLE.values() if one.id != 8])
    assert [one.id for one in PEOPLE.values() if holds_no_seat(one)] == [8]
    assert predecessor(PEOPLE, PEOPLE[8]) is successor(PEOPLE, PEOPLE[8]) is None


# --- the commands ----------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path):
    """The last of four members does not score; the second is recused from the first of two products."""
    workspace, made = open_session(tmp_path / "a.ocop", members=4)
    products, members = ids(made)
    made.execute(EditMember(replace(made.state.members[members[3]], scoring=False)))
    made.execute(SetParticipation(products[0], members[1], Absence.RECUSED, "có vốn góp"))
    yield made
    workspace.close()
    assert check(tmp_path / "a.ocop").sound


def refused(desk: Desk, command) -> str:
    with pytest.raises(UserError) as raised:
        desk.execute(command)
    return raised.value.code


def scoring(desk: Desk, product: int) -> list[int]:
    assert desk.scoreboard.results[product].expected == tuple(member.id for member in desk.state.scoring(product))
    return [member.id for member in desk.state.scoring(product)]


def test_one_of_the_council_scores_one_product_instead(desk: Desk) -> None:
    (first, second), (chair, away, third, other) = ids(desk)
    desk.execute(NameStandIn(first, away, other))
    assert scoring(desk, first) == [chair, third, other]
    assert scoring(desk, second) == [chair, away, third]
    assert desk.scoreboard.progress() == (0, 6)
    fill(desk, first, other)
    assert refused(desk, ChooseLevel(second, other, "1.1", 1)) == "member_not_scoring"
    assert refused(desk, ChooseLevel(first, away, "1.1", 1)) == "member_not_scoring"
    assert desk.scoreboard.results[first].valid == (other,)


def test_who_takes_part_again_scores_and_the_sheets_of_who_stood_in_stop_counting(desk: Desk) -> None:
    (first, _), (chair, away, third, other) = ids(desk)
    desk.execute(NameStandIn(first, away, other))
    fill(desk, first, other)
    sheet = dict(desk.state.sheet(first, other))
    desk.execute(SetParticipation(first, away, None))
    assert scoring(desk, first) == [chair, away, third]
    assert desk.scoreboard.results[first].valid == ()
    assert desk.state.sheet(first, other) == sheet
    desk.undo()
    assert desk.scoreboard.results[first].valid == (other,)


def test_another_reason_or_state_keeps_who_stands_in(desk: Desk) -> None:
    (first, _), (_, away, _, other) = ids(desk)
    desk.execute(NameStandIn(first, away, other))
    desk.execute(SetParticipation(first, away, Absence.ABSENT, "ốm"))
    assert desk.state.participations[first][away] == Participation(first, away, Absence.ABSENT, "ốm", other)
    desk.execute(NameStandIn(first, away, None))
    assert desk.state.participations[first][away] == Participation(first, away, Absence.ABSENT, "ốm")


def test_who_is_absent_all_day_can_be_stood_in_for_without_more_ado(desk: Desk) -> None:
    (_, second), (_, _, third, other) = ids(desk)
    gone = replace(desk.state.members[third], present=False, absence_reason="đi công tác")
    desk.execute(EditMember(gone))
    desk.execute(NameStandIn(second, third, other))
    assert desk.state.participations[second][third] == Participation(
        second, third, Absence.ABSENT, "đi công tác", other
    )


def test_somebody_new_is_added_for_one_product_as_one_step(desk: Desk) -> None:
    (first, second), (chair, away, third, other) = ids(desk)
    seats = desk.state.quorum()
    desk.execute(AddStandIn(first, away, Member(0, 0, 0, "Chi cục Thú y", role=Role.CHAIR, scoring=True)))
    came = max(desk.state.members)
    made = desk.state.members[came]
    assert (made.role, made.scoring, holds_no_seat(made)) == (Role.MEMBER, False, True)
    assert desk.state.quorum() == seats
    assert scoring(desk, first) == [chair, third, came]
    assert scoring(desk, second) == [chair, away, third]
    desk.undo()
    assert came not in desk.state.members
    assert desk.state.participations[first][away].stand_in is None
    desk.redo()
    desk.execute(SetParticipation(second, third, Absence.RECUSED))
    desk.execute(NameStandIn(second, third, came))
    assert scoring(desk, second) == [chair, away, came]
    assert other not in scoring(desk, second)


def test_who_only_stands_in_gets_no_seat_no_role_and_no_other_sheets(desk: Desk) -> None:
    (first, _), (_, away, _, _) = ids(desk)
    desk.execute(AddStandIn(first, away, Member(0, 0, 0, "Chi cục Thú y")))
    made = desk.state.members[max(desk.state.members)]
    assert refused(desk, EditMember(replace(made, scoring=True))) == "member_without_seat"
    assert refused(desk, EditMember(replace(made, role=Role.DEPUTY))) == "member_without_seat"
    assert refused(desk, ReplaceMember(made.id, Member(0, 0, 0, "Khác"), "ốm")) == "member_without_seat"
    desk.execute(EditMember(replace(made, name="Chi cục trưởng", stands_in_for=None)))
    assert holds_no_seat(desk.state.members[made.id])


def test_what_cannot_be_is_refused(desk: Desk) -> None:
    (first, second), (chair, away, third, other) = ids(desk)
    assert refused(desk, NameStandIn(second, away, other)) == "stand_in_takes_part"
    assert refused(desk, AddStandIn(second, away, Member(0, 0, 0, "Chi cục Thú y"))) == "stand_in_takes_part"
    assert refused(desk, NameStandIn(first, away, third)) == "stand_in_scores"
    assert refused(desk, NameStandIn(first, away, 999)) == "member_gone"
    assert refused(desk, NameStandIn(999, away, other)) == "product_gone"
    assert refused(desk, AddStandIn(first, away, Member(0, 0, 0, "Sở Công Thương"))) == "member_twice"
    assert refused(desk, AddStandIn(first, away, Member(0, 0, 0, ""))) == "member_name_missing"
    desk.execute(NameStandIn(first, away, other))
    desk.execute(SetParticipation(first, chair, Absence.ABSENT))
    assert refused(desk, NameStandIn(first, chair, other)) == "stand_in_twice"
    assert refused(desk, EditMember(replace(desk.state.members[other], scoring=True))) == "member_stands_in"


def test_who_stands_in_and_goes_away_has_no_sheet_to_hand_in(desk: Desk) -> None:
    (first, _), (chair, away, third, other) = ids(desk)
    desk.execute(NameStandIn(first, away, other))
    desk.execute(EditMember(replace(desk.state.members[other], present=False)))
    assert scoring(desk, first) == [chair, third]
    desk.undo()
    desk.execute(SetParticipation(first, other, Absence.RECUSED))
    assert scoring(desk, first) == [chair, third]


def test_who_stands_in_and_is_removed_is_named_no_more(desk: Desk) -> None:
    (first, _), (chair, away, third, _) = ids(desk)
    desk.execute(AddStandIn(first, away, Member(0, 0, 0, "Chi cục Thú y")))
    came = max(desk.state.members)
    fill(desk, first, came)
    assert refused(desk, RemoveMember(came)) == "sheets_would_be_lost"
    desk.execute(RemoveMember(came, discard_sheets=True))
    assert desk.state.participations[first][away].stand_in is None
    assert scoring(desk, first) == [chair, third]
    desk.undo()
    assert desk.scoreboard.results[first].valid == (came,)


def test_whoever_takes_the_seat_over_scores_and_nobody_stands_in_any_more(desk: Desk) -> None:
    (first, _), (chair, away, third, other) = ids(desk)
    desk.execute(NameStandIn(first, away, other))
    desk.execute(ReplaceMember(away, Member(0, 0, 0, "Đơn vị khác"), "nghỉ hưu"))
    heir = max(desk.state.members)
    assert scoring(desk, first) == [chair, third, heir]
    assert refused(desk, NameStandIn(first, away, other)) == "seat_taken"
    desk.undo()
    assert scoring(desk, first) == [chair, third, other]


# --- what follows ----------------------------------------------------------------------------------------------------


def test_the_draw_the_rounds_and_the_order_of_sheets_know_who_stands_in(qapp, desk: Desk) -> None:
    (first, second), (chair, away, third, other) = ids(desk)
    desk.execute(NameStandIn(first, away, other))
    assert [view.id for view in member_views(desk, first)] == [chair, away, third, other]
    assert [view.id for view in member_views(desk, second)] == [chair, away, third]
    assert member_views(desk, first)[3].spoken().startswith("Sở Y tế, chấm thay Sở Nông nghiệp và Môi trường")
    assert "có vốn góp; Sở Y tế chấm thay" in member_views(desk, first)[1].spoken()
    for member in (chair, third):
        fill(desk, first, member)
    assert next_open(desk, (first, chair), Order.PRODUCT) == (first, other)
    assert next_open(desk, (second, third), Order.MEMBER) == (first, other)
    fill(desk, first, other)
    rules = replace(desk.state.session.rules, second_entry=SecondEntryRule.SAMPLE)
    desk.execute(EditSession(replace(desk.state.session, rules=rules)))
    desk.execute(DrawSecondEntries("số 47", 100))
    assert {key[1] for key in desk.state.second_entries if key[0] == first} == {chair, third, other}
    desk.execute(OpenRound(first, (other,), "chênh lệch"))
    assert desk.state.sheet_key(first, other) == (first, other, 2)


def test_the_code_of_a_sheet_opens_it_for_who_stands_in(qapp, desk: Desk) -> None:
    (first, second), (_, away, _, other) = ids(desk)
    session = desk.state.session.id
    assert "không phải thành viên chấm điểm" in unreachable(desk, SheetRef(session, first, other, 1))
    desk.execute(NameStandIn(first, away, other))
    assert unreachable(desk, SheetRef(session, first, other, 1)) == ""
    assert unreachable(desk, SheetRef(session, second, other, 1))


def test_minutes_say_who_scored_instead(desk: Desk) -> None:
    (first, second), members = ids(desk)
    _, away, third, other = members
    desk.execute(NameStandIn(first, away, other))
    desk.execute(SetParticipation(second, third, Absence.ABSENT))
    desk.execute(AddStandIn(second, third, Member(0, 0, 0, "Chi cục Thú y", name="Chi cục trưởng")))
    came = max(desk.state.members)
    for product in (first, second):
        for member in desk.state.scoring(product):
            fill(desk, product, member.id, 2)
    desk.execute(ConcludeAll())
    said = minutes_text(desk)
    assert "Không tham gia chấm: Sở Nông nghiệp và Môi trường (có vốn góp; Sở Y tế chấm thay)." in said
    assert "Vắng khi chấm sản phẩm này: Sở Công Thương (Chi cục Thú y chấm thay)." in said
    assert "Phiếu hợp lệ: 3/3." in said
    assert "Số thành viên có mặt: 4/4." in said
    lines = papers.view(desk, Kind.MINUTES).members
    assert [(line.stands_in, line.of_council) for line in lines[3:]] == [(True, True), (True, False)]
    assert "Người chấm thay" in said
    desk.execute(EditMember(replace(desk.state.members[came], present=False)))
    assert "Vắng khi chấm sản phẩm này: Sở Công Thương." in minutes_text(desk)


def test_who_is_of_the_same_body_is_called_by_name(qapp, desk: Desk) -> None:
    (first, _), (_, away, _, _) = ids(desk)
    body = desk.state.members[away].body
    desk.execute(AddStandIn(first, away, Member(0, 0, 0, body, name="Phó Giám đốc")))
    _, leaving, _, coming = member_views(desk, first)
    assert (leaving.label, leaving.reason) == (body, "có vốn góp; Phó Giám đốc chấm thay")
    assert coming.label == "Phó Giám đốc"
    said = minutes_text(desk)
    assert f"{body} (Phó Giám đốc): chưa chấm" in said
    assert f"Không tham gia chấm: {body} (có vốn góp; {body} (Phó Giám đốc) chấm thay)." in said


def test_a_copy_of_the_session_has_the_council_and_nobody_who_only_stood_in(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.ocop")
    (first, _), (_, away, _) = ids(desk)
    desk.execute(SetParticipation(first, away, Absence.RECUSED))
    desk.execute(AddStandIn(first, away, Member(0, 0, 0, "Chi cục Thú y")))
    copy = workspace.open(workspace.duplicate(desk.state.session.id, "Đợt 2", with_products=True))
    assert [member.body for member in copy.state.members.values()] == [
        member.body for member in desk.state.members.values() if not holds_no_seat(member)
    ]
    assert copy.state.quorum().members == 3
    workspace.close()
