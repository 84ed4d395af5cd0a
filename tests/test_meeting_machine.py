"""A meeting in any order of work: scoreboard, tables, replay of the log and scoring without a database say the same.

After each step the scoreboard is what a fresh one would be, and a refusal has changed nothing; undo and redo give back
exactly what was there. At the end the tables equal a replay of the log, and the results those of ``evaluate`` on the
choices that count. Some sequences of 50 steps are run with the tests, and among the proofs many more in two halves:
``OCOP_MACHINE_SEQUENCES``, 300 without it.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from ocop_desktop.domain.criteria import CriteriaSet, Decree
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.rules import possible_stand_ins
from ocop_desktop.domain.session import (
    Absence,
    Conclusion,
    Member,
    Product,
    RequirementRule,
    SecondEntryRule,
    SecondEntryState,
)
from ocop_desktop.domain.sheets import evaluate_sheet
from ocop_desktop.services import workspace as workspace_module
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import (
    AddProduct,
    AddStandIn,
    ChooseLevel,
    Command,
    Conclude,
    ConcludeAll,
    Disqualify,
    EditMember,
    EditProduct,
    EditSession,
    FillSheet,
    FillSheets,
    MoveMember,
    MoveProduct,
    NameStandIn,
    RemoveMember,
    RemoveProduct,
    ReplaceMember,
    SetParticipation,
    SettleSpread,
)
from ocop_desktop.services.criteria import pinned_decree
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.evaluation import evaluate
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.sealing import ReopenSession, SealSession, closing_checks
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
from ocop_desktop.services.state import SessionState
from ocop_desktop.services.workspace import Workspace
from tests.council import fill, ids, open_session

NOW = "2026-06-05T09:00:00.000+00:00"
SEQUENCES = int(os.environ.get("OCOP_MACHINE_SEQUENCES", "300"))
FEW, STEPS = 40, 50
MOST_MEMBERS, MOST_PRODUCTS = 6, 3
# One set with a criterion that depends on another, one with alternative cases.
SETS = ("26-25", "26-26")
FIELDS = ("second_choices", "sheet_cases", "second_entries", "opinions", "conclusions", "products", "members")

some = st.integers(0, 11)
places = st.integers(0, 5)
seldom = st.sampled_from([False, False, False, True])
reasons = st.sampled_from(["", "Hội đồng đã thảo luận", "có vốn góp"])


def held(state: SessionState) -> dict[str, Any]:
    """Everything that a session holds, as values that later steps do not touch."""
    return {
        "session": state.session,
        "choices": {key: dict(sheet) for key, sheet in state.choices.items() if sheet},
        "participations": {key: dict(away) for key, away in state.participations.items() if away},
        "rounds": {key: rounds for key, rounds in state.rounds.items() if rounds},
        "order": ids_of(state),
        **{name: copied(getattr(state, name)) for name in FIELDS},
    }


def ids_of(state: SessionState) -> tuple[list[int], list[int]]:
    return list(state.products), list(state.members)


def copied(records: Mapping[Any, Any]) -> dict[Any, Any]:
    return {key: dict(value) if isinstance(value, dict) else value for key, value in records.items()}


def exported(desk: Desk) -> dict[str, Any]:
    """What counts in a session as input for scoring without a database."""
    state = desk.state
    own = state.session.rules

    # Who stands in for somebody on one product is away from the others.
    called = {member.id for product_id in state.products for member in state.called_for(product_id)}
    everyone = [key for key in state.members if key in called]

    def away(product_id: int, *, recused: bool) -> list[str]:
        scoring = {member.id for member in state.scoring(product_id)}
        gone = [key for key in everyone if key not in scoring]
        return [str(key) for key in gone if (state.absence(product_id, key) is Absence.RECUSED) == recused]

    return {
        "decree": state.decree.code,
        "level": state.session.level,
        "members": [str(key) for key in everyone],
        "rules": {
            "requirement": own.requirement.value,
            "spread": own.spread,
            "ties": list(own.ties),
            "drop_extremes": own.drop_extremes,
            "decimals": own.decimals,
        },
        "products": [
            {
                "code": str(product.id),
                "set": product.set_code,
                "sheets": {str(key): dict(state.sheet(product.id, key)) for key in everyone},
                "absent": away(product.id, recused=False),
                "recused": away(product.id, recused=True),
                "disqualified": product.disqualified,
            }
            for product in state.products.values()
        ],
    }


class Meeting(RuleBasedStateMachine):
    folder: ClassVar[Path]
    seed: ClassVar[bytes]
    count: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        Meeting.count += 1
        self.path = self.folder / f"{Meeting.count}.sqlite"
        self.path.write_bytes(self.seed)
        self.workspace = Workspace(self.path)
        self.session = self.workspace.sessions()[0].session.id
        self.desk = self.workspace.open(self.session)
        self.undoable: list[tuple[dict[str, Any], dict[str, Any]]] = []
        self.redoable: list[tuple[dict[str, Any], dict[str, Any]]] = []
        self.now = held(self.desk.state)

    # What the rules below are made of.

    def product(self, index: int) -> int:
        products = list(self.desk.state.products)
        return products[index % len(products)]

    def member(self, index: int) -> int:
        members = list(self.desk.state.members)
        return members[index % len(members)]

    def criteria(self, product_id: int) -> CriteriaSet:
        criteria = self.desk.state.criteria(self.desk.state.products[product_id])
        assert criteria is not None
        return criteria

    def do(self, command: Command) -> bool:
        """Carries a command out, or sees that its refusal changed nothing."""
        before = self.now
        try:
            self.desk.execute(command)
        except UserError:
            assert held(self.desk.state) == before
            return False
        self.now = held(self.desk.state)
        if self.now != before:
            self.undoable.append((before, self.now))
            self.redoable.clear()
        return True

    # The sheets.

    @rule(product=some, member=some, leaf=st.integers(0, 40), place=st.none() | places)
    def choose(self, product: int, member: int, leaf: int, place: int | None) -> None:
        leaves = self.criteria(self.product(product)).leaves
        code = leaves[leaf % len(leaves)].code
        self.do(ChooseLevel(self.product(product), self.member(member), code, place))

    @rule(product=some, member=some, place=places)
    def fill_sheet(self, product: int, member: int, place: int) -> None:
        key = self.product(product)
        self.do(FillSheet(key, self.member(member), self.whole(key, self.member(member), place)))

    @rule(product=some, place=places, all_but=st.sampled_from([0, 0, 0, 1, 2]))
    def fill_block(self, product: int, place: int, all_but: int) -> None:
        key = self.product(product)
        scoring = self.desk.state.scoring(key)[all_but:]
        assert self.do(FillSheets(key, {member.id: self.whole(key, member.id, place) for member in scoring}))

    @rule(place=places)
    def fill_everything(self, place: int) -> None:
        for index in range(len(self.desk.state.products)):
            self.fill_block(index, place, 0)

    def whole(self, product_id: int, member_id: int, place: int) -> dict[str, int | None]:
        """A whole sheet: this place everywhere, or the nearest one there is that stands under the sheet's case."""
        case = self.desk.state.case(product_id, member_id) or 1
        found: dict[str, int | None] = {}
        for leaf in self.criteria(product_id).leaves:
            fitting = [p for p in range(1, len(leaf.levels) + 1) if leaf.case_of(p) in (None, case)]
            found[leaf.code] = fitting[min(place, len(fitting)) - 1] if place else 0
        return found

    @rule(product=some, member=some)
    def clear_sheet(self, product: int, member: int) -> None:
        sheet = self.desk.state.sheet(self.product(product), self.member(member))
        self.do(FillSheet(self.product(product), self.member(member), dict.fromkeys(sheet)))

    @rule(product=some, member=some, case=st.none() | st.integers(0, 4))
    def choose_case(self, product: int, member: int, case: int | None) -> None:
        self.do(ChooseCase(self.product(product), self.member(member), case))

    @rule(product=some, member=some, leaf=st.none() | st.integers(0, 40), text=reasons)
    def write_opinion(self, product: int, member: int, leaf: int | None, text: str) -> None:
        leaves = self.criteria(self.product(product)).leaves
        code = "" if leaf is None else leaves[leaf % len(leaves)].code
        self.do(WriteOpinion(self.product(product), self.member(member), code, text))

    @rule(product=some, members=st.sets(some, max_size=2), note=reasons)
    def open_round(self, product: int, members: set[int], note: str) -> None:
        key = self.product(product)
        scoring = [member.id for member in self.desk.state.scoring(key)]
        if scoring and self.desk.state.round(key) < 4:
            chosen = {scoring[index % len(scoring)] for index in members}
            if self.do(OpenRound(key, tuple(chosen), note)):
                assert not self.desk.scoreboard.results[key].complete

    # The second entry.

    @rule(product=some, member=some, alike=st.booleans())
    def enter_again(self, product: int, member: int, alike: bool) -> None:
        key, who = self.product(product), self.member(member)
        if not self.do(BeginSecondEntry(key, who)):
            return
        for number, (code, place) in enumerate(list(self.desk.state.sheet(key, who).items())):
            if alike or number % 9:
                self.do(ChooseSecond(key, who, code, place))

    @rule(product=some, member=some, leaf=st.integers(0, 40), place=st.none() | places)
    def choose_second(self, product: int, member: int, leaf: int, place: int | None) -> None:
        leaves = self.criteria(self.product(product)).leaves
        code = leaves[leaf % len(leaves)].code
        before = dict(self.desk.state.sheet(self.product(product), self.member(member)))
        self.do(ChooseSecond(self.product(product), self.member(member), code, place))
        assert self.desk.state.sheet(self.product(product), self.member(member)) == before

    def being_typed(self) -> list[tuple[int, int]]:
        state = self.desk.state
        return [
            (entry.product_id, entry.member_id)
            for entry in state.second_entries.values()
            if entry.state is SecondEntryState.TYPING
            and state.second_entry(entry.product_id, entry.member_id) is entry
            and any(member.id == entry.member_id for member in state.scoring(entry.product_id))
        ]

    @precondition(lambda self: self.being_typed())
    @rule(which=some, take_second=st.booleans())
    def settle(self, which: int, take_second: bool) -> None:
        typed = self.being_typed()
        product, member = typed[which % len(typed)]
        state = self.desk.state
        for code in differences(state, product, member):
            sheets = [state.sheet(product, member), state.second_sheet(product, member)]
            values = [sheet[code] for sheet in (reversed(sheets) if take_second else sheets) if code in sheet]
            self.do(SettleDifference(product, member, code, values[0] if values else 0))
        assert self.do(FinishSecondEntry(product, member)) == (not differences(state, product, member))

    @precondition(lambda self: self.being_typed())
    @rule(which=some, drop=st.booleans())
    def end_second_entry(self, which: int, drop: bool) -> None:
        typed = self.being_typed()
        key = typed[which % len(typed)]
        self.do(DropSecondEntry(*key) if drop else FinishSecondEntry(*key))

    @rule(seed=st.sampled_from(["", "ngày 5", "số 47"]), percent=st.sampled_from([0, 1, 20, 100]))
    def draw(self, seed: str, percent: int) -> None:
        self.do(DrawSecondEntries(seed, percent))

    # The council.

    @rule(product=some, member=some, state=st.sampled_from([None, *Absence]), reason=reasons)
    def take_part(self, product: int, member: int, state: Absence | None, reason: str) -> None:
        self.do(SetParticipation(self.product(product), self.member(member), state, reason))

    @rule(product=some, member=some, other=st.none() | some)
    def name_stand_in(self, product: int, member: int, other: int | None) -> None:
        key, away = self.product(product), self.away(product, member)
        state = self.desk.state
        possible = possible_stand_ins(state.members, state.participations.get(key, {}), state.members[away])
        instead = None if other is None else self.member(other)
        if instead is not None and possible:
            instead = possible[instead % len(possible)].id
        self.stand_in(NameStandIn(key, away, instead), key, away, instead)

    @precondition(lambda self: len(self.desk.state.members) < MOST_MEMBERS)
    @rule(product=some, member=some)
    def add_stand_in(self, product: int, member: int) -> None:
        key, away, known = self.product(product), self.away(product, member), set(self.desk.state.members)
        seats = self.desk.state.quorum()
        command = AddStandIn(key, away, Member(0, 0, 0, f"Đơn vị {len(self.undoable)} chấm thay"))
        if self.do(command):
            (came,) = set(self.desk.state.members) - known
            assert self.desk.state.counts(key, came)
            assert self.desk.state.quorum() == seats

    def away(self, product: int, index: int) -> int:
        """One of those who should score a product and are away; where nobody is, somebody is recused."""
        state, key = self.desk.state, self.product(product)
        away = [m.id for m in state.called_for(key) if m.scoring and state.absence(key, m.id) is not None]
        if not away:
            away = [self.member(index)]
            self.do(SetParticipation(key, away[0], Absence.RECUSED))
        return away[index % len(away)]

    def stand_in(self, command: Command, product: int, away: int, instead: int | None) -> None:
        """Where somebody scores instead it is one sheet more, and the one who is away has none."""
        others = {member.id for member in self.desk.state.scoring(product)}
        found = self.desk.state.participations.get(product, {}).get(away)
        before = found.stand_in if found is not None else None
        if self.do(command):
            scoring = {member.id for member in self.desk.state.scoring(product)}
            assert scoring == (others - {before}) | ({instead} - {None})
            assert instead is None or away not in scoring

    @rule(member=some, present=st.booleans(), scoring=st.booleans())
    def come_and_go(self, member: int, present: bool, scoring: bool) -> None:
        found = self.desk.state.members[self.member(member)]
        self.do(EditMember(replace(found, present=present, scoring=scoring)))

    @precondition(lambda self: len(self.desk.state.members) < MOST_MEMBERS)
    @rule(member=some, reason=reasons)
    def replace_member(self, member: int, reason: str) -> None:
        council = self.desk.state.quorum().members
        successor = Member(0, 0, 0, f"Đơn vị {len(self.undoable)}")
        self.do(ReplaceMember(self.member(member), successor, reason))
        assert self.desk.state.quorum().members == council

    @precondition(lambda self: len(self.desk.state.members) > 1)
    @rule(member=some, meant=seldom)
    def remove_member(self, member: int, meant: bool) -> None:
        self.do(RemoveMember(self.member(member), discard_sheets=meant))

    @rule(member=some, index=some)
    def move_member(self, member: int, index: int) -> None:
        self.do(MoveMember(self.member(member), index))

    @rule(
        requirement=st.sampled_from(RequirementRule),
        spread=st.sampled_from([None, 0, 10]),
        drop=st.booleans(),
        ties=st.sampled_from([(), ("C",), ("C", "A", "B")]),
        second=st.sampled_from(SecondEntryRule),
    )
    def edit_rules(
        self,
        requirement: RequirementRule,
        spread: int | None,
        drop: bool,
        ties: tuple[str, ...],
        second: SecondEntryRule,
    ) -> None:
        session = self.desk.state.session
        rules = replace(
            session.rules, requirement=requirement, spread=spread, drop_extremes=drop, ties=ties, second_entry=second
        )
        self.do(EditSession(replace(session, rules=rules)))

    # The products.

    @precondition(lambda self: len(self.desk.state.products) < MOST_PRODUCTS)
    @rule(code=st.sampled_from(SETS))
    def add_product(self, code: str) -> None:
        self.do(AddProduct(Product(0, 0, 0, "Sản phẩm thêm", set_code=code)))

    @precondition(lambda self: len(self.desk.state.products) > 1)
    @rule(product=some, meant=seldom)
    def remove_product(self, product: int, meant: bool) -> None:
        self.do(RemoveProduct(self.product(product), discard_sheets=meant))

    @rule(product=some, code=st.sampled_from(SETS), meant=seldom)
    def change_set(self, product: int, code: str, meant: bool) -> None:
        found = self.desk.state.products[self.product(product)]
        self.do(EditProduct(replace(found, set_code=code), discard_sheets=meant))

    @rule(product=some, index=some)
    def move_product(self, product: int, index: int) -> None:
        self.do(MoveProduct(self.product(product), index))

    @rule(product=some, reason=reasons)
    def disqualify(self, product: int, reason: str) -> None:
        self.do(Disqualify(self.product(product), reason))

    # The conclusions.

    @rule(product=some, reason=reasons)
    def settle_spread(self, product: int, reason: str) -> None:
        self.do(SettleSpread(self.product(product), reason))

    @rule(product=some, stars=st.none() | st.integers(0, 5), reason=reasons, everything=st.booleans())
    def conclude(self, product: int, stars: int | None, reason: str, everything: bool) -> None:
        if everything:
            if self.do(ConcludeAll()):
                assert not self.desk.scoreboard.ready()
            return
        key = self.product(product)
        wanted = self.desk.scoreboard.results[key].stars if stars == 0 else stars
        if self.do(Conclude(Conclusion(key, wanted, reason))):
            assert self.desk.scoreboard.concluded(key) == (wanted is not None)

    # Back, forth, and out of the door.

    @precondition(lambda self: self.undoable)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.undoable))):
            self.turn(self.desk.undo, self.undoable, self.redoable, 0)

    @precondition(lambda self: self.redoable)
    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.redoable))):
            self.turn(self.desk.redo, self.redoable, self.undoable, 1)

    def turn(
        self,
        way: Callable[[], object],
        source: list[tuple[dict[str, Any], dict[str, Any]]],
        target: list[tuple[dict[str, Any], dict[str, Any]]],
        side: int,
    ) -> None:
        way()
        step = source.pop()
        target.append(step)
        self.now = held(self.desk.state)
        assert self.now == step[side]

    @rule(finish=st.booleans(), again=st.booleans())
    def close_and_open_again(self, finish: bool, again: bool) -> None:
        """A closed session takes nothing and turns nothing back, also after a restart, until it is opened again."""
        if finish:
            self.edit_rules(RequirementRule.MAJORITY, None, False, ("C",), SecondEntryRule.NONE)
            self.fill_everything(3)
            for typed in self.being_typed():
                self.do(DropSecondEntry(*typed))
            for recorded in list(self.desk.state.conclusions.values()):
                self.do(Conclude(replace(recorded, stars=None)))
            self.do(ConcludeAll())
        ready = all(found.holds for found in closing_checks(self.desk.state, self.desk.scoreboard))
        assert self.do(SealSession(NOW)) == ready
        if not ready:
            return
        if again:
            self.restart(True)
        for command in (
            EditSession(replace(self.desk.state.session, title="Khác")),
            MoveProduct(self.product(0), 1) if len(self.desk.state.products) > 1 else ConcludeAll(),
            SealSession(NOW),
        ):
            assert not self.do(command)
        if self.undoable:
            with pytest.raises(UserError, match="session_sealed"):
                self.desk.undo()
        assert self.do(ReopenSession(NOW, "Sửa", ("Chủ tịch", "Thư ký")))

    @rule(now=seldom)
    def restart(self, now: bool) -> None:
        if not now:
            return
        self.workspace.close()
        self.workspace = Workspace(self.path)
        self.desk = self.workspace.open(self.session)
        assert held(self.desk.state) == self.now

    # What must hold.

    @invariant()
    def the_scoreboard_is_what_a_fresh_one_would_be(self) -> None:
        state, board = self.desk.state, self.desk.scoreboard
        fresh = Scoreboard(state)
        assert fresh.results == board.results
        assert fresh.ranks == board.ranks
        assert fresh.progress() == board.progress()

    def teardown(self) -> None:
        state, board = self.desk.state, self.desk.scoreboard
        for product in state.products.values():
            for member in state.members.values():
                sheet = evaluate_sheet(self.criteria(product.id), state.sheet(product.id, member.id))
                assert board.sheet(product.id, member.id) == sheet
        for said in evaluate(exported(self.desk))["products"]:
            key = int(said["code"])
            result, place = board.results[key], board.ranks.get(key)
            assert said["sheets"] == {
                str(member): {"total": sheet.total, "parts": dict(sheet.parts), "missing": list(sheet.missing)}
                for member, sheet in result.sheets.items()
            }
            assert said["complete"] == result.complete
            assert said["average"] == (None if result.average is None else str(result.average))
            assert said["parts"] == {part: str(value) for part, value in result.parts.items()}
            assert (said["spread"], said["band_stars"]) == (result.spread, result.band_stars)
            assert said["stars"] == result.stars
            assert said["missed"] == {str(stars): list(codes) for stars, codes in result.missed_codes.items()}
            assert (said["rank"], said["tied"]) == ((place.rank, place.tied) if place else (None, False))
            assert said["next"] == str(result.outcome)
        self.workspace.close()
        report = check(self.path)
        assert report.sound, report
        again = Workspace(self.path)
        assert held(again.open(self.session).state) == self.now
        again.close()
        self.path.unlink()


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A meeting under way: three members who score and one who does not, two products, all sheets but one."""
    path = tmp_path_factory.mktemp("seed") / "a.sqlite"
    workspace, desk = open_session(path, members=4, products=2, set_code=SETS[0])
    (first, second), (*members, secretary) = ids(desk)
    desk.execute(EditMember(replace(desk.state.members[secretary], scoring=False)))
    desk.execute(EditProduct(replace(desk.state.products[second], set_code=SETS[1])))
    for number, member in enumerate(members):
        fill(desk, first, member, 3 - number)
    for member in members[:2]:
        desk.execute(ChooseCase(second, member, 1))
        places = {leaf.code: 1 for leaf in desk.state.decree.by_set[SETS[1]].leaves}
        desk.execute(FillSheet(second, member, places))
    workspace.close()
    return path.read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the sequences keep their files: in memory where there is such a place, as each step is a commit."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@pytest.fixture
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Criteria are parsed once for each content hash; a restart still reads everything else anew."""
    parsed: dict[str, Decree] = {}

    def pinned(pinned_hash: str, read: Callable[[str], object]) -> Decree:
        if pinned_hash not in parsed:
            parsed[pinned_hash] = pinned_decree(pinned_hash, read)
        return parsed[pinned_hash]

    monkeypatch.setattr(workspace_module, "pinned_decree", pinned)


@pytest.mark.usefixtures("parsed_once")
@pytest.mark.parametrize(
    "sequences",
    [
        pytest.param(FEW, id="some"),
        *(pytest.param(SEQUENCES // 2, id=half, marks=pytest.mark.proof) for half in ("one half", "the other")),
    ],
)
def test_any_order_of_work_keeps_tables_log_and_scoreboard_equal(sequences: int, folder: Path, seed: bytes) -> None:
    Meeting.folder, Meeting.seed = folder, seed
    run_state_machine_as_test(
        Meeting,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
