"""The council's rules: quorum, absence and recusal, and all that keeps a conclusion from standing."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.rules import Quorum, absence_of, check_conclusion, quorum, scoring_members
from ocop_desktop.domain.scoring import ProductResult
from ocop_desktop.domain.session import Absence, Conclusion, CouncilRules, Member, Participation, Role
from ocop_desktop.domain.sheets import evaluate_sheet
from tests.strategies import wide_decree, wide_result, wide_sheet


def council(members: int, present: int, head: str = "chair") -> list[Member]:
    """A council with a chair and a deputy. ``head``: which of the two ("chair", "deputy", "both", "neither") is there;
    the other places of the ``present`` are filled with members."""
    heads = {"chair": (True, False), "deputy": (False, True), "both": (True, True), "neither": (False, False)}[head]
    others = present - sum(heads)
    there = [*heads, *(index < others for index in range(members - 2))]
    roles = [Role.CHAIR, Role.DEPUTY] + [Role.MEMBER] * (members - 2)
    made = [
        Member(index + 1, 1, index + 1, f"Cơ quan {index + 1}", role=role, present=is_there)
        for index, (role, is_there) in enumerate(zip(roles, there, strict=True))
    ]
    assert sum(member.present for member in made) == present
    return made


# --- quorum ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "members", "needed"),
    [
        (Fraction(2, 3), 9, 6),
        (Fraction(3, 4), 9, 7),
        (Fraction(2, 3), 7, 5),
        (Fraction(3, 4), 7, 6),
        (Fraction(2, 3), 12, 8),
        (Fraction(3, 4), 12, 9),
        (Fraction(75, 100), 8, 6),
        (Fraction(1, 2), 9, 5),
        (Fraction(1), 9, 9),
        (Fraction(1, 100), 9, 1),
        (Fraction(2, 3), 0, 1),
    ],
)
def test_how_many_a_quorum_needs(share: Fraction, members: int, needed: int) -> None:
    people = council(members, members, "both") if members else []
    found = quorum(CouncilRules(quorum=share), people)
    assert (found.needed, found.members) == (needed, members)
    assert found.met is bool(members)


@pytest.mark.parametrize(
    ("share", "present", "head", "required", "met"),
    [
        (Fraction(2, 3), 6, "chair", True, True),
        (Fraction(2, 3), 5, "chair", True, False),
        (Fraction(2, 3), 6, "deputy", True, True),
        (Fraction(2, 3), 7, "both", True, True),
        (Fraction(2, 3), 7, "neither", True, False),
        (Fraction(2, 3), 7, "neither", False, True),
        (Fraction(3, 4), 6, "chair", True, False),
        (Fraction(3, 4), 7, "chair", True, True),
        (Fraction(3, 4), 7, "neither", True, False),
        (Fraction(2, 3), 0, "neither", False, False),
    ],
)
def test_quorum_of_nine(share: Fraction, present: int, head: str, required: bool, met: bool) -> None:
    found = quorum(CouncilRules(quorum=share, chair_required=required), council(9, present, head))
    assert found.present == present
    assert found.chair_present is (head != "neither")
    assert found.met is met


def test_members_who_do_not_score_are_members_of_the_council() -> None:
    people = [replace(member, scoring=False) for member in council(9, 6)]
    assert quorum(CouncilRules(), people) == Quorum(6, 9, 6, True, True)


@given(st.fractions(min_value=Fraction(1, 100), max_value=1), st.integers(2, 40))
def test_the_quorum_is_the_smallest_number_that_is_at_least_the_share(share: Fraction, members: int) -> None:
    needed = quorum(CouncilRules(quorum=share), council(members, members, "both")).needed
    assert needed >= share * members
    assert needed - 1 < share * members
    assert 1 <= needed <= members


# --- absence ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("present", "state", "absence"),
    [
        (True, None, None),
        (False, None, Absence.ABSENT),
        (True, Absence.ABSENT, Absence.ABSENT),
        (False, Absence.ABSENT, Absence.ABSENT),
        (True, Absence.RECUSED, Absence.RECUSED),
        (False, Absence.RECUSED, Absence.RECUSED),
    ],
)
def test_absence(present: bool, state: Absence | None, absence: Absence | None) -> None:
    member = Member(1, 1, 1, "Sở Y tế", present=present)
    assert absence_of(member, None if state is None else Participation(5, 1, state)) is absence


def test_who_must_hand_in_a_sheet() -> None:
    people = [
        Member(1, 1, 1, "UBND tỉnh", role=Role.CHAIR, scoring=False),
        Member(2, 1, 2, "Sở Công Thương"),
        Member(3, 1, 3, "Sở Y tế", present=False),
        Member(4, 1, 4, "Sở Khoa học và Công nghệ"),
        Member(5, 1, 5, "Sở Nông nghiệp và Môi trường"),
        Member(6, 1, 6, "Văn phòng điều phối", role=Role.SECRETARY),
    ]
    recused = {4: Participation(7, 4, Absence.RECUSED), 5: Participation(7, 5, Absence.ABSENT)}
    assert [member.id for member in scoring_members(people, recused)] == [2, 6]
    assert [member.id for member in scoring_members(people, {})] == [2, 4, 5, 6]


# --- conclusions -----------------------------------------------------------------------------------------------------

MET = Quorum(present=6, members=9, needed=6, chair_present=True, chair_required=True)
WHOLE = wide_result([wide_sheet(74), wide_sheet(76)])
WIDE = wide_result([wide_sheet(70), wide_sheet(81)])
PARTIAL = wide_result([wide_sheet(74), evaluate_sheet(wide_decree().sets[0], {"a": 1})])
NOBODY = wide_result([])
REFUSED = wide_result([wide_sheet(74)], disqualified="Hồ sơ sai sự thật")


@pytest.mark.parametrize(
    ("conclusion", "result", "settled"),
    [
        (Conclusion(1, stars=4), WHOLE, False),
        (Conclusion(1, stars=3, reason="Chưa đủ hồ sơ truy xuất"), WHOLE, False),
        (Conclusion(1, stars=5, reason="Hội đồng thống nhất"), WHOLE, False),
        (Conclusion(1, stars=4, votes_for=6), WHOLE, False),
        (Conclusion(1, stars=4, votes_for=4, votes_against=1, votes_abstain=1), WHOLE, False),
        (Conclusion(1, stars=4, votes_for=0, votes_against=0, votes_abstain=0), WHOLE, False),
        (Conclusion(1, stars=4), WIDE, True),
        # remarks may be noted before anything can be concluded
        (Conclusion(1, remarks="Cần bổ sung nhãn"), PARTIAL, False),
        (Conclusion(1, remarks="Cần bổ sung nhãn"), REFUSED, False),
        (Conclusion(1), NOBODY, False),
    ],
)
def test_conclusions_that_stand(conclusion: Conclusion, result: ProductResult[int], settled: bool) -> None:
    check_conclusion(conclusion, result, MET, spread_settled=settled)


@pytest.mark.parametrize(
    ("conclusion", "result", "council_", "code", "params"),
    [
        (Conclusion(1, votes_for=-1), WHOLE, MET, "votes_negative", {}),
        (Conclusion(1, stars=4, votes_against=-1), WHOLE, MET, "votes_negative", {}),
        (Conclusion(1, stars=4, votes_for=7, votes_abstain=-1), WHOLE, MET, "votes_negative", {}),
        (Conclusion(1, stars=4, votes_for=7), WHOLE, MET, "votes_too_many", {"votes": 7, "present": 6}),
        (
            Conclusion(1, votes_for=3, votes_against=3, votes_abstain=1),
            WHOLE,
            MET,
            "votes_too_many",
            {"votes": 7, "present": 6},
        ),
        (Conclusion(1, stars=0), WHOLE, MET, "stars_unknown", {"stars": 0}),
        (Conclusion(1, stars=6, reason="…"), WHOLE, MET, "stars_unknown", {"stars": 6}),
        (
            Conclusion(1, stars=4),
            WHOLE,
            replace(MET, present=5),
            "quorum_missing",
            {"present": 5, "members": 9, "needed": 6},
        ),
        (
            Conclusion(1, stars=4),
            WHOLE,
            quorum(CouncilRules(), []),
            "quorum_missing",
            {"present": 0, "members": 0, "needed": 1},
        ),
        (
            Conclusion(1, stars=4),
            WHOLE,
            replace(MET, chair_present=False),
            "chair_missing",
            {"present": 6, "members": 9, "needed": 6},
        ),
        (Conclusion(1, stars=4), REFUSED, MET, "product_disqualified", {"reason": "Hồ sơ sai sự thật"}),
        (Conclusion(1, stars=4), PARTIAL, MET, "sheets_incomplete", {"valid": 1, "expected": 2}),
        (Conclusion(1, stars=4), NOBODY, MET, "sheets_incomplete", {"valid": 0, "expected": 0}),
        (Conclusion(1, stars=4), WIDE, MET, "spread_unsettled", {"spread": 11}),
        (Conclusion(1, stars=3), WHOLE, MET, "conclusion_reason_missing", {"computed": 4, "concluded": 3}),
        (Conclusion(1, stars=5), WHOLE, MET, "conclusion_reason_missing", {"computed": 4, "concluded": 5}),
        (
            Conclusion(1, stars=5, reason=" \n "),
            WHOLE,
            MET,
            "conclusion_reason_missing",
            {"computed": 4, "concluded": 5},
        ),
    ],
)
def test_conclusions_that_are_refused(
    conclusion: Conclusion, result: ProductResult[int], council_: Quorum, code: str, params: dict[str, object]
) -> None:
    with pytest.raises(UserError) as caught:
        check_conclusion(conclusion, result, council_, spread_settled=False)
    assert (caught.value.code, caught.value.params) == (code, params)


def test_a_settled_spread_settles_nothing_else() -> None:
    with pytest.raises(UserError) as caught:
        check_conclusion(Conclusion(1, stars=4), PARTIAL, MET, spread_settled=True)
    assert caught.value.code == "sheets_incomplete"
