"""Records as the log writes them: every record comes back as it was, anything else is refused, the chain sees all."""

import json
from dataclasses import MISSING, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.log import (
    ADDED,
    KEYS,
    NAMES,
    NO_HASH,
    RECORDS,
    Edit,
    LogEntry,
    Record,
    edits_from_json,
    edits_to_json,
    from_plain,
    key_of,
    to_plain,
)
from ocop_desktop.domain.session import (
    Absence,
    Choice,
    Conclusion,
    CouncilRules,
    Member,
    OfficeData,
    Opinion,
    Participation,
    PrintRun,
    Product,
    RequirementRule,
    Role,
    Round,
    Seal,
    SealedResult,
    SecondChoice,
    SecondEntry,
    SecondEntryState,
    Session,
    Settings,
    SheetCase,
)
from tests.strategies import of_type, texts

SESSION = Session(
    1,
    "Đợt 1 năm 2026",
    "26/2026/QĐ-TTg",
    "ab" * 32,
    "tỉnh",
    held_on=date(2026, 6, 5),
    rules=CouncilRules(quorum=Fraction(3, 4), requirement=RequirementRule.AVERAGE, ties=("C", "A")),
    office=OfficeData(recipients=("Như Điều 3;", "Lưu: VT.")),
)

EXAMPLES: dict[str, Record] = {
    "settings": Settings(),
    "session": SESSION,
    "member": Member(3, 1, 1, "Sở Y tế", role=Role.CHAIR),
    "product": Product(7, 1, 1, "Mật ong"),
    "participation": Participation(7, 3, Absence.ABSENT),
    "choice": Choice(7, 3, 1, "1.4", 2, 1),
    "round": Round(7, 2, (3,)),
    "sheet_case": SheetCase(7, 3, 1, 2),
    "second_entry": SecondEntry(7, 3, 1, SecondEntryState.ASKED),
    "second_choice": SecondChoice(7, 3, 1, "1.4", 2, 1),
    "opinion": Opinion(7, 3, 1, "", "Đồng ý"),
    "conclusion": Conclusion(7, stars=4),
    "seal": Seal(
        1, 1, "2026-06-05T09:00:00+00:00", "ab" * 32, 9, "cd" * 32, (SealedResult(7, (3,), (2,), Fraction(2), 1, 1, 1),)
    ),
    "print_run": PrintRun(1, "minutes", "pdf", 0, 1, 2),
}


# --- round trip ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RECORDS)
@given(data=st.data())
def test_every_record_comes_back_as_it_was(name: str, data: st.DataObject) -> None:
    kind = RECORDS[name]
    record = data.draw(of_type(kind))
    written = json.dumps(to_plain(record), ensure_ascii=False, allow_nan=False)
    back = from_plain(kind, json.loads(written))
    assert back == record
    assert type(back) is kind
    for item in fields(record):
        assert type(getattr(back, item.name)) is type(getattr(record, item.name))


def test_every_record_has_a_name_and_a_key() -> None:
    assert {kind: name for name, kind in RECORDS.items()} == NAMES
    assert KEYS.keys() == RECORDS.keys()
    for name, kind in RECORDS.items():
        assert set(KEYS[name]) <= {item.name for item in fields(kind)}


def edits() -> st.SearchStrategy[Edit]:
    records: st.SearchStrategy[Record] = st.one_of([of_type(kind) for kind in RECORDS.values()])

    def pair(record: Record) -> st.SearchStrategy[Edit]:
        again = of_type(type(record)).map(
            lambda other: replace(other, **{name: getattr(record, name) for name in KEYS[NAMES[type(record)]]})
        )
        return st.one_of(
            st.just(Edit(None, record)), st.just(Edit(record, None)), again.map(lambda other: Edit(record, other))
        )

    return records.flatmap(pair)


@given(st.lists(edits(), max_size=4))
def test_edits_come_back_as_they_were(made: list[Edit]) -> None:
    text = edits_to_json(made)
    back = edits_from_json(text)
    assert back == tuple(made)
    assert edits_to_json(back) == text
    for edit in back:
        assert edit.entity in RECORDS
        assert edit.swapped().swapped() == edit
        assert edit.swapped().key == edit.key


def test_the_written_form() -> None:
    """What old logs hold must stay readable, so the form is fixed."""
    choice = Choice(7, 3, 1, "1.4", 0, 0)
    assert edits_to_json([Edit(None, choice), Edit(choice, replace(choice, place=2, points=1))]) == (
        '[["choice",null,{"product_id":7,"member_id":3,"round":1,"criterion":"1.4","place":0,"points":0}],'
        '["choice",{"product_id":7,"member_id":3,"round":1,"criterion":"1.4","place":0,"points":0},'
        '{"product_id":7,"member_id":3,"round":1,"criterion":"1.4","place":2,"points":1}]]'
    )
    plain = to_plain(SESSION)
    assert plain["held_on"] == "2026-06-05"
    assert plain["decided_on"] is None
    assert plain["rules"]["quorum"] == "3/4"
    assert plain["rules"]["requirement"] == "average"
    assert plain["rules"]["ties"] == ["C", "A"]
    assert plain["office"]["recipients"] == ["Như Điều 3;", "Lưu: VT."]


def test_keys() -> None:
    assert key_of(Choice(7, 3, 1, "1.4", 2, 1)) == (7, 3, 1, "1.4")
    assert key_of(Participation(7, 3, Absence.RECUSED)) == (7, 3)
    assert key_of(Conclusion(7, stars=4)) == (7,)
    assert Edit(Member(3, 1, 1, "Sở Y tế"), None).key == (3,)
    assert Edit(Member(3, 1, 1, "Sở Y tế"), None).entity == "member"


# --- strictness ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RECORDS)
def test_a_missing_and_an_extra_field_are_refused(name: str) -> None:
    kind = RECORDS[name]
    plain = to_plain(EXAMPLES[name])
    for field in plain.keys() - ADDED.get(kind, frozenset()):
        with pytest.raises(ValueError, match=f"not a {kind.__name__}"):
            from_plain(kind, {key: value for key, value in plain.items() if key != field})
    with pytest.raises(ValueError, match=f"not a {kind.__name__}"):
        from_plain(kind, plain | {"more": 1})
    for other in (None, [], "text", 1):
        with pytest.raises(ValueError, match="not a"):
            from_plain(kind, other)


@pytest.mark.parametrize("written", ["1e999999999", "0.5", "1_0", " 1", "1/0", "٣", "1" * 5000, "2/4"])
def test_a_fraction_is_taken_only_as_it_is_written(written: str) -> None:
    assert from_plain(Fraction, "2/3") == Fraction(2, 3)
    with pytest.raises(ValueError, match="is not"):
        from_plain(Fraction, written)


def test_edits_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(ValueError, match="nested"):
        edits_from_json("[" * 100_000)


@pytest.mark.parametrize("kind", ADDED, ids=lambda kind: kind.__name__)
def test_a_younger_field_has_its_default_in_what_was_written_before(kind: type) -> None:
    needed = {"id": 1, "title": "Đợt 1", "decree": "d", "decree_hash": "h", "level": "tỉnh"}
    needed |= {"session_id": 1, "product_id": 7, "member_id": 3, "state": Absence.ABSENT}
    names = {item.name for item in fields(kind) if item.default is MISSING and item.default_factory is MISSING}
    record = kind(**{name: needed[name] for name in names})
    assert ADDED[kind] <= {item.name for item in fields(kind)} - names
    plain = {name: value for name, value in to_plain(record).items() if name not in ADDED[kind]}
    assert from_plain(kind, plain) == record


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("choice", "place", True),
        ("choice", "place", 2.0),
        ("choice", "place", "2"),
        ("choice", "place", None),
        ("choice", "criterion", 1),
        ("choice", "criterion", None),
        ("member", "present", 1),
        ("member", "present", None),
        ("member", "role", "president"),
        ("member", "role", None),
        ("member", "role", "CHAIR"),
        ("participation", "state", "late"),
        ("conclusion", "stars", "4"),
        ("conclusion", "stars", True),
        ("session", "held_on", "05/06/2026"),
        ("session", "held_on", "20260605"),
        ("session", "held_on", "2026-W23-5"),
        ("session", "held_on", "2026-02-30"),
        ("session", "held_on", 20260605),
        ("session", "rules", None),
        ("session", "office", {}),
        ("product", "dossier", []),
    ],
)
def test_mistyped_values_are_refused(name: str, field: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_plain(RECORDS[name], to_plain(EXAMPLES[name]) | {field: value})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quorum", "2/0"),
        ("quorum", "4/6"),
        ("quorum", "0.75"),
        ("quorum", " 3/4"),
        ("quorum", "3e-1"),
        ("quorum", 1),
        ("quorum", None),
        ("ties", "CAB"),
        ("ties", ["C", 1]),
        ("ties", None),
        ("requirement", "most"),
        ("spread", 10.0),
    ],
)
def test_mistyped_rules_are_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_plain(CouncilRules, to_plain(CouncilRules()) | {field: value})


CHOICE = {"product_id": 7, "member_id": 3, "round": 1, "criterion": "1.4", "place": 2, "points": 1}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "{}",
        "1",
        "[1]",
        "[[]]",
        '[["choice", null]]',
        '[["choice", null, null]]',
        '[["choice", null, null, null]]',
        '[["vote", null, {}]]',
        '[[["choice"], null, {}]]',
        '[[{"a": 1}, null, {}]]',
        '[["choice", null, {}]]',
        json.dumps([["member", None, CHOICE]]),
        json.dumps([["choice", CHOICE, CHOICE | {"criterion": "1.5"}]]),
        json.dumps([["choice", CHOICE, CHOICE | {"place": "2"}]]),
    ],
)
def test_what_is_no_list_of_edits_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edits_from_json(text)


# --- the chain -------------------------------------------------------------------------------------------------------

ENTRY = LogEntry(5, "2026-06-05T02:00:00Z", "thư ký", 1, "ChooseLevel", "do", None, "[]", NO_HASH, NO_HASH)


def test_the_hash_is_fixed() -> None:
    """A log that was written once must verify for ever."""
    assert ENTRY.computed_hash().hex() == "a8c40e7193d96d546ef6e4777a333194e0017d87c401786319736271a292af8d"
    assert replace(ENTRY, hash=bytes([1]) * 32).computed_hash() == ENTRY.computed_hash()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 6),
        ("at", "2026-06-05T02:00:01Z"),
        ("who", "thư  ký"),
        ("session_id", 2),
        ("verb", "FillSheet"),
        ("kind", "redo"),
        ("target", 5),
        ("target", 0),
        ("edits", "[ ]"),
        ("previous", bytes([1]) + bytes(31)),
    ],
)
def test_a_change_of_any_field_changes_the_hash(field: str, value: object) -> None:
    changes: dict[str, Any] = {field: value}
    assert replace(ENTRY, **changes).computed_hash() != ENTRY.computed_hash()


def test_no_field_is_left_out_of_the_table_above() -> None:
    mark = next(mark for mark in test_a_change_of_any_field_changes_the_hash.pytestmark if mark.name == "parametrize")
    assert {field for field, _ in mark.args[1]} == {item.name for item in fields(LogEntry)} - {"hash"}


@given(texts(), texts(), texts())
def test_no_text_can_move_from_one_field_into_the_next(one: str, two: str, moved: str) -> None:
    """Fields are prefixed by their length: "ab" + "c" is not "a" + "bc"."""
    here = replace(ENTRY, at=one + moved, who=two)
    there = replace(ENTRY, at=one, who=moved + two)
    assert (here.computed_hash() == there.computed_hash()) is (here == there)


@given(st.lists(edits(), min_size=1, max_size=3))
def test_a_chain_breaks_where_an_entry_is_altered(made: list[Edit]) -> None:
    first = replace(ENTRY, edits=edits_to_json(made))
    first = replace(first, hash=first.computed_hash())
    second = replace(ENTRY, seq=6, previous=first.hash)
    altered = replace(first, edits=edits_to_json([edit.swapped() for edit in made]))
    assert second.previous == first.computed_hash()
    if altered.edits != first.edits:
        assert second.previous != altered.computed_hash()
