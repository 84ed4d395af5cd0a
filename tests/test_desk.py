"""The command bus: what is committed, undone, refused. Any order of work is in ``test_meeting_machine``."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.domain.session import Absence, Conclusion, Member, Product, RequirementRule, Role
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import (
    AddMember,
    AddProduct,
    ChooseLevel,
    Conclude,
    Disqualify,
    EditMember,
    EditProduct,
    EditSession,
    ImportProducts,
    MoveMember,
    MoveProduct,
    RemoveMember,
    RemoveProduct,
    ReplaceMember,
    SetParticipation,
    SettleSpread,
)
from ocop_desktop.services.workspace import Workspace
from tests.council import DECREE, fill, ids, open_session


def test_a_choice_is_in_the_result_and_on_the_disk_at_once(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    changes = desk.execute(ChooseLevel(product, first, "1.1", 2))
    assert changes.sheets == {(product, first)}
    assert changes.products == {product}
    assert not changes.listed
    session = desk.state.session.id
    workspace.close()
    again = Workspace(tmp_path / "a.sqlite")
    assert again.open(session).state.sheet(product, first) == {"1.1": 2}
    again.close()


def test_undo_and_redo_restore_exactly_across_a_restart(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    desk.execute(ChooseLevel(product, first, "1.1", 2))
    desk.execute(ChooseLevel(product, first, "1.1", 0))
    desk.execute(ChooseLevel(product, first, "1.2", 1))
    session = desk.state.session.id
    desk.undo()
    workspace.close()
    workspace = Workspace(tmp_path / "a.sqlite")
    desk = workspace.open(session)
    assert desk.state.sheet(product, first) == {"1.1": 0}
    desk.undo()
    assert desk.state.sheet(product, first) == {"1.1": 2}
    workspace.close()
    workspace = Workspace(tmp_path / "a.sqlite")
    desk = workspace.open(session)
    desk.redo()
    desk.redo()
    assert desk.state.sheet(product, first) == {"1.1": 0, "1.2": 1}
    with pytest.raises(UserError, match="nothing_to_redo"):
        desk.redo()
    workspace.close()


def test_a_new_command_ends_what_could_be_redone(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    desk.execute(ChooseLevel(product, first, "1.1", 2))
    desk.undo()
    desk.execute(ChooseLevel(product, first, "1.1", 1))
    assert desk.next_redo is None
    workspace.close()


def test_making_a_session_cannot_be_undone(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "a.sqlite")
    desk = workspace.open(workspace.create("Đợt 1", DECREE, "tỉnh"))
    with pytest.raises(UserError, match="nothing_to_undo"):
        desk.undo()
    workspace.close()


def test_choosing_what_is_chosen_already_writes_nothing(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    desk.execute(ChooseLevel(product, first, "1.1", 2))
    before = desk.next_undo
    desk.execute(ChooseLevel(product, first, "1.1", 2))
    assert desk.next_undo == before
    workspace.close()


@pytest.mark.parametrize(
    ("criterion", "place", "code"),
    [("1.1", 99, "level_unknown"), ("1.1", -1, "level_unknown"), ("1", 1, "criterion_unknown"), ("x", 1, "criterion_")],
)
def test_a_level_that_is_not_there_is_refused(tmp_path: Path, criterion: str, place: int, code: str) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    with pytest.raises(UserError, match=code):
        desk.execute(ChooseLevel(product, first, criterion, place))
    assert desk.state.sheet(product, first) == {}
    workspace.close()


def test_absent_recused_and_non_scoring_members_hand_in_no_sheet(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, second, third) = ids(desk)
    fill(desk, product, first)
    fill(desk, product, second, 1)
    fill(desk, product, third, 1)
    low = desk.scoreboard.sheet(product, second)
    assert low is not None
    assert desk.scoreboard.results[product].average == Fraction(100 + 2 * low.total, 3)
    desk.execute(SetParticipation(product, second, Absence.RECUSED, "Cùng đơn vị"))
    assert desk.scoreboard.results[product].average == Fraction(100 + low.total, 2)
    desk.execute(EditMember(replace(desk.state.members[third], present=False, absence_reason="Bận họp")))
    assert desk.scoreboard.results[product].average == 100
    for member, state in ((second, "recused"), (third, "absent")):
        with pytest.raises(UserError, match=state):
            desk.execute(ChooseLevel(product, member, "1.1", 1))
    desk.execute(EditMember(replace(desk.state.members[first], scoring=False)))
    assert desk.scoreboard.results[product].average is None
    with pytest.raises(UserError, match="not_scoring"):
        desk.execute(ChooseLevel(product, first, "1.1", 1))
    for _ in range(3):
        desk.undo()
    assert desk.scoreboard.results[product].average == Fraction(100 + 2 * low.total, 3)
    workspace.close()


def test_removing_what_has_sheets_must_be_meant_and_can_be_undone(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, other), (first, *_) = ids(desk)
    fill(desk, product, first)
    desk.execute(SetParticipation(product, first, Absence.ABSENT))
    desk.execute(Disqualify(product, "Hồ sơ giả mạo"))
    for command in (
        RemoveProduct(product),
        RemoveMember(first),
        EditProduct(replace(desk.state.products[product], set_code="26-01")),
    ):
        with pytest.raises(UserError, match="sheets_would_be_lost"):
            desk.execute(command)
    state = (dict(desk.state.products), dict(desk.state.members), {k: dict(v) for k, v in desk.state.choices.items()})
    desk.execute(RemoveProduct(product, discard_sheets=True))
    assert ids(desk)[0] == [other]
    desk.undo()
    desk.execute(RemoveMember(first, discard_sheets=True))
    desk.undo()
    desk.execute(EditProduct(replace(desk.state.products[product], set_code="26-01"), discard_sheets=True))
    assert desk.state.sheet(product, first) == {}
    desk.undo()
    assert state == (desk.state.products, desk.state.members, desk.state.choices)
    workspace.close()


def test_an_import_is_one_step(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", products=1)
    (product,), _ = ids(desk)
    merged = replace(desk.state.products[product], note="có trong danh sách")
    desk.execute(ImportProducts(tuple(Product(0, 0, 0, f"Mới {i}") for i in range(9)), (merged,)))
    assert [p.position for p in desk.state.products.values()] == list(range(1, 11))
    assert desk.state.products[product].note == "có trong danh sách"
    desk.undo()
    assert ids(desk)[0] == [product]
    assert desk.state.products[product].note == ""
    workspace.close()


def test_order_is_changed_by_moving(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", products=4, members=4)
    products, members = ids(desk)
    assert desk.execute(MoveProduct(products[3], 0)).listed
    desk.execute(MoveMember(members[0], 2))
    assert ids(desk) == (
        [products[3], *products[:3]],
        [members[1], members[2], members[0], members[3]],
    )
    workspace.close()


def test_text_is_kept_in_one_normal_form_and_too_long_text_is_refused(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", products=0)
    desk.execute(AddProduct(Product(0, 0, 0, "  Mie\u0302\u0301n  dong <&\"'> ", note="một\r\n hai ")))
    (product,) = desk.state.products.values()
    assert product.name == "Miến dong <&\"'>"
    assert product.note == "một\nhai"
    with pytest.raises(UserError, match="text_too_long"):
        desk.execute(AddProduct(Product(0, 0, 0, "x" * 501)))
    desk.execute(AddProduct(Product(0, 0, 0, "x" * 500)))
    with pytest.raises(UserError, match="product_name_missing"):
        desk.execute(AddProduct(Product(0, 0, 0, " \u200b ")))
    workspace.close()


def test_two_members_are_never_the_same(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    with pytest.raises(UserError, match="member_twice"):
        desk.execute(AddMember(Member(0, 0, 0, "UBND tỉnh")))
    desk.execute(AddMember(Member(0, 0, 0, "UBND tỉnh", name="Phó trưởng phòng")))
    workspace.close()


def test_concluding_follows_the_councils_rules(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), members = ids(desk)
    for member in members[:2]:
        fill(desk, product, member)
    wanted = Conclusion(product, 5)
    with pytest.raises(UserError, match="sheets_incomplete"):
        desk.execute(Conclude(wanted))
    fill(desk, product, members[2], 1)
    with pytest.raises(UserError, match="spread_unsettled"):
        desk.execute(Conclude(wanted))
    desk.execute(SettleSpread(product, "Hội đồng đã thảo luận, giữ nguyên"))
    computed = desk.scoreboard.results[product].stars
    assert computed == 4
    with pytest.raises(UserError, match="conclusion_reason_missing"):
        desk.execute(Conclude(wanted))
    with pytest.raises(UserError, match="votes_too_many"):
        desk.execute(Conclude(replace(wanted, stars=4, votes_for=3, votes_against=1)))
    desk.execute(Conclude(replace(wanted, stars=4, votes_for=3)))
    assert desk.scoreboard.obstacle(product) is None
    desk.execute(ChooseLevel(product, members[2], "1.1", None))
    obstacle = desk.scoreboard.obstacle(product)
    assert obstacle is not None
    assert obstacle.code == "sheets_incomplete"
    desk.undo()
    for member in members[1:]:
        desk.execute(EditMember(replace(desk.state.members[member], present=False)))
    with pytest.raises(UserError, match="quorum_missing"):
        desk.execute(Conclude(replace(wanted, stars=4)))
    workspace.close()


def test_rules_of_the_session_count_at_once(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", set_code="26-01")
    (product, _), members = ids(desk)
    fill(desk, product, members[0])
    fill(desk, product, members[1])
    fill(desk, product, members[2], 2)
    assert desk.scoreboard.results[product].missed == ()
    rules = replace(desk.state.session.rules, requirement=RequirementRule.EVERYONE, spread=100)
    desk.execute(EditSession(replace(desk.state.session, rules=rules)))
    assert desk.scoreboard.results[product].missed
    assert not desk.scoreboard.results[product].spread_exceeded
    desk.undo()
    assert desk.scoreboard.results[product].missed == ()
    for changes, code in (
        ({"ties": ("C", "X")}, "part_unknown"),
        ({"ties": ("C", "C")}, "ties_twice"),
        ({"quorum": Fraction(0)}, "quorum_impossible"),
        ({"spread": 101}, "spread_impossible"),
        ({"decimals": 9}, "decimals_impossible"),
    ):
        broken = replace(desk.state.session.rules, **changes)  # type: ignore[arg-type]
        with pytest.raises(UserError, match=code):
            desk.execute(EditSession(replace(desk.state.session, rules=broken)))
    workspace.close()


def test_the_decree_of_a_session_never_changes(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    pinned = desk.state.session.decree_hash
    desk.execute(EditSession(replace(desk.state.session, decree="148/QĐ-TTg", decree_hash="0", title="Khác")))
    assert desk.state.session.title == "Khác"
    assert (desk.state.session.decree, desk.state.session.decree_hash) == (DECREE, pinned)
    with pytest.raises(UserError, match="level_of_session_unknown"):
        desk.execute(EditSession(replace(desk.state.session, level="huyện")))
    workspace.close()


def test_an_archived_session_is_read_only(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    session = desk.state.session.id
    workspace.set_archived(session, True)
    desk = workspace.open(session)
    for action in (lambda: desk.execute(MoveProduct(ids(desk)[0][0], 1)), desk.undo, desk.redo):
        with pytest.raises(UserError, match="session_archived"):
            action()
    workspace.set_archived(session, False)
    workspace.open(session).undo()
    workspace.close()


def test_after_another_program_wrote_the_session_is_opened_again_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    here, desk = open_session(path)
    session = desk.state.session.id
    (product, _), (first, second, _) = ids(desk)
    there = Workspace(path)
    other = there.open(session)
    other.execute(ChooseLevel(product, first, "1.1", 2))
    other.execute(AddMember(Member(0, 0, 0, "Sở Tài chính")))
    for refused in (lambda: desk.execute(ChooseLevel(product, first, "1.1", 1)), desk.undo):
        with pytest.raises(StorageError, match="database_changed"):
            refused()
    again = here.open(session)
    assert again.state.sheet(product, first) == {"1.1": 2}
    # The desk from before still holds what is no longer so; it must never write again.
    for refused in (lambda: desk.execute(ChooseLevel(product, first, "1.1", 1)), desk.undo):
        with pytest.raises(StorageError, match="database_changed"):
            refused()
    again.execute(ChooseLevel(product, second, "1.1", 1))
    again.execute(AddMember(Member(0, 0, 0, "Sở Tư pháp")))
    with pytest.raises(StorageError, match="database_changed"):
        other.execute(ChooseLevel(product, first, "1.1", 1))
    there.create("Đợt 2", DECREE, "tỉnh")
    here.save_settings(replace(here.settings, language="en"))
    here.duplicate(session, "Đợt 3", with_products=True)
    assert len(there.sessions()) == 3
    there.close()
    here.close()
    assert check(path).sound


def test_a_duplicate_has_one_member_for_each_seat(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    _, (chair, second, third) = ids(desk)
    desk.execute(ReplaceMember(chair, Member(0, 0, 0, "Phó Chủ tịch UBND tỉnh", role=Role.CHAIR), "Đi công tác"))
    desk.execute(ReplaceMember(third, Member(0, 0, 0, "Chi cục Quản lý thị trường"), "Đi công tác"))
    desk.execute(EditMember(replace(desk.state.members[second], present=False)))
    copied = workspace.open(workspace.duplicate(desk.state.session.id, "Đợt 2", with_products=False))
    council = list(copied.state.members.values())
    assert [member.body for member in council] == [
        "Phó Chủ tịch UBND tỉnh",
        "Sở Nông nghiệp và Môi trường",
        "Chi cục Quản lý thị trường",
    ]
    assert all(member.present and member.stands_in_for is None for member in council)
    quorum = copied.state.quorum()
    assert (quorum.present, quorum.members, quorum.chair_present) == (3, 3, True)
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound


def test_a_seat_stays_one_seat_when_the_one_who_had_it_first_is_removed(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    _, (chair, *_) = ids(desk)
    desk.execute(ReplaceMember(chair, Member(0, 0, 0, "Phó Chủ tịch", role=Role.CHAIR), "Đi công tác"))
    second = next(reversed(desk.state.members))
    desk.execute(ReplaceMember(second, Member(0, 0, 0, "Chánh Văn phòng", role=Role.CHAIR), "Ốm"))
    before = desk.state.quorum()
    members = dict(desk.state.members)
    desk.execute(RemoveMember(chair))
    assert desk.state.quorum() == before
    desk.undo()
    assert desk.state.members == members
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound


def test_a_duplicate_has_the_council_but_no_sheet(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    fill(desk, product, first)
    desk.execute(EditMember(replace(desk.state.members[first], present=False, absence_reason="Ốm")))
    plain = workspace.open(workspace.duplicate(desk.state.session.id, "Đợt 2", with_products=False))
    assert [m.body for m in plain.state.members.values()] == [m.body for m in desk.state.members.values()]
    assert all(member.present for member in plain.state.members.values())
    assert plain.state.products == {}
    full = workspace.open(workspace.duplicate(desk.state.session.id, "Đợt 3", with_products=True))
    assert [p.name for p in full.state.products.values()] == ["Sản phẩm 1", "Sản phẩm 2"]
    assert full.state.choices == {}
    assert set(full.state.products).isdisjoint(desk.state.products)
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound


def test_a_desk_that_was_passed_by_changes_nothing(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    workspace.set_archived(desk.state.session.id, True)
    with pytest.raises(StorageError, match="database_changed"):
        desk.execute(EditSession(replace(desk.state.session, place="Hội trường B")))
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound


def test_a_database_changed_behind_the_programs_back_is_noticed(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (product, _), (first, *_) = ids(desk)
    other = Workspace(tmp_path / "a.sqlite")
    other.open(desk.state.session.id).execute(ChooseLevel(product, first, "1.1", 1))
    with pytest.raises(StorageError, match="database_changed"):
        desk.execute(ChooseLevel(product, first, "1.1", 2))
    assert desk.state.sheet(product, first) == {}
    other.close()
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound
