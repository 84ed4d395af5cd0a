"""The criteria files: every fact of the decrees is there, and no broken file gets through."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ocop_desktop.domain.criteria import (
    CriteriaError,
    Decree,
    StarRequirement,
    content_hash,
    parse_decree,
)
from tests.strategies import CRITERIA, FILES, Raw, heading, leaf, level, raw_decree, real_decree, set_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "criteria"


# --- the facts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_resources_equal_the_source_in_every_fact(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("the source files are not beside this checkout")

    def fact(value: object) -> Any:
        """Keeps types apart that compare equal: 1, 1.0 and true."""
        if isinstance(value, dict):
            return {key: fact(item) for key, item in value.items()}
        if isinstance(value, list):
            return [fact(item) for item in value]
        return type(value).__name__, value

    ours = json.loads((CRITERIA / name).read_text("utf-8"))
    source = json.loads((SHARED / name).read_text("utf-8"))
    assert fact(ours) == fact(source)


def test_no_other_criteria_file_is_there() -> None:
    assert sorted(path.name for path in CRITERIA.iterdir()) == sorted(FILES)


@pytest.mark.parametrize(
    ("name", "code", "sets", "leaves", "without_zero", "marks", "applies_if", "in_force"),
    [
        ("qd26-2026.json", "26/2026/QĐ-TTg", 26, 787, 378, (179, 289, 106), 25, (date(2026, 5, 22), None)),
        ("qd148-2023.json", "148/QĐ-TTg", 22, 665, 288, (67, 237, 168), 26, (date(2023, 2, 24), date(2026, 7, 20))),
        ("qd1048-2019.json", "1048/QĐ-TTg", 22, 663, 207, (0, 0, 0), 42, (date(2019, 8, 21), date(2023, 2, 23))),
    ],
)
def test_counted_facts(
    name: str,
    code: str,
    sets: int,
    leaves: int,
    without_zero: int,
    marks: tuple[int, int, int],
    applies_if: int,
    in_force: tuple[date, date | None],
) -> None:
    decree = real_decree(name)
    every = [item for criteria in decree.sets for item in criteria.leaves]
    stars = [mark.min_stars for item in every for mark in item.levels]
    rules = [rule for criteria in decree.sets for node in criteria.by_code.values() for rule in node.rules]
    assert decree.code == code
    assert len(decree.sets) == sets
    assert len(decree.sets) + len(decree.incomplete) == 26
    assert len(every) == leaves
    assert sum(all(item.points(place) for place in range(1, len(item.levels) + 1)) for item in every) == without_zero
    assert (stars.count(3), stars.count(4), stars.count(5)) == marks
    assert sum(len(criteria.requirements) for criteria in decree.sets) == sum(marks)
    assert sum(rule.kind == "applies_if" for rule in rules) == applies_if
    assert (decree.effective_from, decree.effective_to) == in_force


@pytest.mark.parametrize("name", FILES)
def test_every_set_adds_up_and_knows_its_nodes(name: str) -> None:
    decree = real_decree(name)
    shares = (35, 25, 40) if name == "qd1048-2019.json" else (40, 25, 35)
    for criteria in decree.sets:
        assert tuple(part.max for part in criteria.parts) == shares
        assert tuple(part.code for part in criteria.parts) == ("A", "B", "C")
        assert sum(item.max for item in criteria.leaves) == 100
        for part in criteria.parts:
            assert sum(item.max for item in criteria.leaves if criteria.part_of[item.code] == part.code) == part.max
        for code, node in criteria.by_code.items():
            assert node.code == code
            assert (criteria.leaf(code) is node) == bool(node.levels)
            if node.criteria:
                assert node.max == sum(child.max for child in node.criteria)
        assert criteria.leaf("no such code") is None
    assert decree.by_set == {criteria.code: criteria for criteria in decree.sets}


@pytest.mark.parametrize("name", FILES)
def test_bands_and_certificate_are_those_of_the_decree(name: str) -> None:
    decree = real_decree(name)
    assert [(band.stars, band.at_least, band.below) for band in decree.bands] == [
        (1, 0, 30),
        (2, 30, 50),
        (3, 50, 70),
        (4, 70, 90),
        (5, 90, None),
    ]
    assert (decree.certificate_min_stars, decree.certificate_months) == (3, 36)


@pytest.mark.parametrize(
    ("name", "tiers"),
    [
        ("qd26-2026.json", [("tỉnh", (3, 4), 90, "trung ương"), ("trung ương", (5,), None, None)]),
        (
            "qd148-2023.json",
            [
                ("huyện", (3,), 70, "tỉnh"),
                ("tỉnh", (4,), 90, "trung ương"),
                ("trung ương", (5,), None, None),
            ],
        ),
        (
            "qd1048-2019.json",
            [
                ("huyện", (), 50, "tỉnh"),
                ("tỉnh", (3, 4), 90, "trung ương"),
                ("trung ương", (5,), None, None),
            ],
        ),
    ],
)
def test_tiers(name: str, tiers: list[tuple[str, tuple[int, ...], int | None, str | None]]) -> None:
    decree = real_decree(name)
    assert [(tier.level, tier.certifies, tier.forwards_from, tier.forwards_to) for tier in decree.tiers] == tiers
    assert decree.tier("xã") is None


# --- places and requirements -----------------------------------------------------------------------------------------


def test_points_of_a_place() -> None:
    item = set_of(leaf("1", [1, 3, 5])).leaves[0]
    assert [item.points(place) for place in range(4)] == [0, 1, 3, 5]
    for place in (-1, 4):
        with pytest.raises(IndexError):
            item.points(place)


def test_places_tell_levels_with_the_same_points_apart() -> None:
    item = real_decree("qd26-2026.json").by_set["26-07"].by_code["3.1"]
    assert [item.points(place) for place in (1, 2, 3)] == [1, 1, 3]
    assert item.levels[0] != item.levels[1]


def test_the_lower_of_two_levels_with_the_same_stars_is_the_bar() -> None:
    criteria = set_of(leaf("1", [0, level(1, 4), 2, level(3, 4), level(5, 5)]))
    assert criteria.requirements == (
        StarRequirement(4, "1", {None: 2}, 1),
        StarRequirement(5, "1", {None: 5}, 5),
    )


@pytest.mark.parametrize(("place", "reached"), [(None, False), (0, False), (1, False), (2, True), (3, True)])
def test_a_bar_is_reached_from_its_place_up(place: int | None, reached: bool) -> None:
    criteria = set_of(leaf("1", [1, level(1, 4), 3]))
    assert criteria.requirements[0].reached_by(criteria.leaves[0], place) is reached


@pytest.mark.parametrize("place", [1, 2, 3, 4, 5])
def test_each_case_has_its_own_bar_and_a_case_without_one_is_always_reached(place: int) -> None:
    levels = [level(1, None, "hộ"), level(3, 4, "hộ"), level(0, None, "xã"), level(2, 4, "xã"), level(3, None, "khác")]
    criteria = set_of(leaf("1", levels))
    requirement = criteria.requirements[0]
    assert requirement.bars == {"hộ": 2, "xã": 4}
    assert requirement.points == 2
    assert requirement.reached_by(criteria.leaves[0], place) is (place in (2, 4, 5))
    assert not requirement.reached_by(criteria.leaves[0], 0)


def test_conditions_reach_down_from_a_heading() -> None:
    criteria = set_of(
        leaf("1", [0, 1]),
        leaf("2", [0, 1], applies_if="1"),
        heading("3", leaf("3.1", [0, 1]), leaf("3.2", [0, 1], applies_if="2"), applies_if="1"),
    )
    assert criteria.depends_on == {"2": ("1",), "3.1": ("1",), "3.2": ("1", "2")}


# --- content hash ----------------------------------------------------------------------------------------------------


def test_content_hash_follows_the_content_and_not_the_order_of_keys() -> None:
    raw = raw_decree("qd26-2026.json", 1)["sets"][0]
    turned = dict(reversed(raw.items()))
    assert list(turned) != list(raw)
    assert content_hash(turned) == content_hash(raw)
    assert real_decree("qd26-2026.json").sets[0].content_hash == content_hash(raw)
    first_leaf(raw)["levels"][0]["label"] += "!"
    assert content_hash(raw) != real_decree("qd26-2026.json").sets[0].content_hash


def test_all_content_hashes_differ() -> None:
    hashes = [criteria.content_hash for name in FILES for criteria in real_decree(name).sets]
    assert len(set(hashes)) == len(hashes) == 70


# --- broken files ----------------------------------------------------------------------------------------------------
# Each fault is made in a real file (QĐ 148, its first two sets); 148-01 has 5.2 and 5.3 depend on 5.1.


def walk(node: Raw) -> list[Raw]:
    return [node, *(found for child in node.get("criteria", []) for found in walk(child))]


def first_leaf(criteria: Raw) -> Raw:
    return next(
        node for part in criteria["parts"] for top in part["criteria"] for node in walk(top) if "levels" in node
    )


def node(raw: Raw, code: str, set_index: int = 0) -> Raw:
    parts = raw["sets"][set_index]["parts"]
    return next(found for part in parts for top in part["criteria"] for found in walk(top) if found["code"] == code)


def put(*path: str | int, value: object) -> Callable[[Raw], None]:
    """Sets the value at a path of the file."""

    def change(raw: Raw) -> None:
        target: Any = raw
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return change


def at(code: str, *path: str | int, value: object, set_index: int = 0) -> Callable[[Raw], None]:
    """Sets the value at a path inside one criterion."""

    def change(raw: Raw) -> None:
        put(*path, value=value)(node(raw, code, set_index))

    return change


def drop(code: str, field: str) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        del node(raw, code)[field]

    return change


def drop_top(*path: str | int) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        target: Any = raw
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]

    return change


def swap_levels(raw: Raw) -> None:
    levels = node(raw, "1.2")["levels"]
    levels[0], levels[1] = levels[1], levels[0]


def split_case(raw: Raw) -> None:
    levels = node(raw, "7")["levels"]
    for item, case in zip(levels, ("x", "y", "x"), strict=True):
        item["case"] = case


def marks_downward(raw: Raw) -> None:
    levels = node(raw, "7")["levels"]
    levels[1]["min_stars"], levels[2]["min_stars"] = 4, 3


def forwards_to_itself(raw: Raw) -> None:
    raw["tiers"][0]["forwards_to"] = "huyện"


def same_number(raw: Raw) -> None:
    raw["sets"][1]["number"] = raw["sets"][0]["number"]


RULE = {"kind": "applies_if", "text": "…", "criterion": "5.1"}
DECOMPOSED = "Tie\u0302u chi\u0301"

BROKEN: dict[str, tuple[Callable[[Raw], None], str, str, str]] = {
    # sums
    "sum of a heading": (at("1", "max", value=17), "148-01", "1", "max is 17, but its content gives 18"),
    "sum of a middle heading": (at("9", "max", value=6), "148-01", "9", "max is 6, but its content gives 5"),
    "max of a leaf": (at("1.2", "max", value=4), "148-01", "1.2", "max is 4, but its content gives 3"),
    "sum of a part": (
        put("sets", 0, "parts", 0, "max", value=41),
        "148-01",
        "A",
        "max is 41, but its content gives 40",
    ),
    "100 in all": (drop_top("sets", 0, "parts", 2), "148-01", "", "max is 100, but its content gives 65"),
    "sum in the second set": (at("1", "max", value=99, set_index=1), "148-02", "1", "max is 99"),
    # codes
    "code twice": (at("1.2", "code", value="1.1"), "148-01", "1.1", "code is there twice"),
    "code of a heading twice": (at("7", "code", value="3"), "148-01", "3", "code is there twice"),
    "part twice": (put("sets", 0, "parts", 1, "code", value="A"), "148-01", "A", "two parts have the same code"),
    "set twice": (put("sets", 1, "code", value="148-01"), "148-01", "", "two sets have the same code"),
    "number twice": (same_number, "148-02", "", "two sets have the same number"),
    "no code": (drop("1.2", "code"), "148-01", "1.1", "code is not a text"),
    "code is a number": (at("7", "code", value=7), "148-01", "6", "code is not a text"),
    # text
    "title not NFC": (at("1.2", "title", value=DECOMPOSED), "148-01", "1.2", "title is not in normal form NFC"),
    "label not NFC": (at("1.2", "levels", 0, "label", value=DECOMPOSED), "148-01", "1.2", "label is not in normal"),
    "hint not NFC": (at("1.2", "hint", value=DECOMPOSED), "148-01", "1.2", "hint is not in normal form NFC"),
    "set title not NFC": (put("sets", 1, "title", value=DECOMPOSED), "148-02", "", "title is not in normal form NFC"),
    "blank title": (at("1.2", "title", value="  "), "148-01", "1.2", "title is not a text"),
    "white space at an end": (at("1.2", "title", value="Tiêu chí "), "148-01", "1.2", "white space at an end"),
    "label missing": (at("1.2", "levels", 0, value={"points": 1}), "148-01", "1.2", "label is not a text"),
    "hint is null": (at("1.2", "hint", value=None), "148-01", "1.2", "hint is not a text"),
    # levels
    "levels out of order": (swap_levels, "148-01", "1.2", "levels are not in ascending order of points"),
    "no levels": (at("1.2", "levels", value=[]), "148-01", "1.2", "has no levels"),
    "no criteria": (at("7", "criteria", value=[]), "148-01", "7", "needs either levels or criteria"),
    "empty heading": (at("9", "criteria", value=[]), "148-01", "9", "has no criteria"),
    "levels and criteria both": (
        at("1", "levels", value=[level(18)]),
        "148-01",
        "1",
        "needs either levels or criteria",
    ),
    "levels nor criteria": (drop("1.2", "levels"), "148-01", "1.2", "needs either levels or criteria"),
    "levels not a list": (at("1.2", "levels", value={"a": 1}), "148-01", "1.2", "levels is not a list"),
    "level not an object": (at("1.2", "levels", 0, value=1), "148-01", "1.2", "level is not an object"),
    "case on some levels": (
        at("7", "levels", 0, "case", value="x"),
        "148-01",
        "7",
        "only some levels belong to a case",
    ),
    "case torn apart": (split_case, "148-01", "7", "the levels of a case do not stand together"),
    "misspelt min_stars": (at("7", "levels", 0, "min_star", value=3), "148-01", "7", "unknown field 'min_star'"),
    "misspelt rules": (at("7", "rule", value=[]), "148-01", "7", "unknown field 'rule'"),
    "star marks downward": (marks_downward, "148-01", "7", "star requirements are not in ascending order"),
    # wrong types
    "points true": (
        at("1.2", "levels", 0, "points", value=True),
        "148-01",
        "1.2",
        "points is True, not a whole number",
    ),
    "points 3.0": (at("1.2", "levels", 2, "points", value=3.0), "148-01", "1.2", "points is 3.0, not a whole number"),
    "points text": (at("1.2", "levels", 2, "points", value="3"), "148-01", "1.2", "points is '3', not a whole number"),
    "points negative": (
        at("1.2", "levels", 0, "points", value=-1),
        "148-01",
        "1.2",
        "points is -1, not a whole number",
    ),
    "points null": (at("1.2", "levels", 0, "points", value=None), "148-01", "1.2", "points is None"),
    "max 3.0": (at("1.2", "max", value=3.0), "148-01", "1.2", "max is 3.0, not a whole number"),
    "max true": (at("1.6", "max", value=True), "148-01", "1.6", "max is True, not a whole number"),
    "min_stars 6": (at("7", "levels", 2, "min_stars", value=6), "148-01", "7", "min_stars is 6"),
    "min_stars 4.0": (at("7", "levels", 2, "min_stars", value=4.0), "148-01", "7", "min_stars is 4.0"),
    "min_stars null": (at("7", "levels", 2, "min_stars", value=None), "148-01", "7", "min_stars is None"),
    "set number text": (put("sets", 0, "number", value="1"), "148-01", "", "number is '1'"),
    "samples missing": (drop_top("sets", 0, "sample_products"), "148-01", "", "sample_products is None"),
    "disqualifiers missing": (drop_top("sets", 0, "disqualifiers"), "148-01", "", "disqualifiers is not a list"),
    "set not an object": (put("sets", 1, value=[]), "", "", "set is not an object"),
    "part without criteria": (drop_top("sets", 1, "parts", 1, "criteria"), "148-02", "B", "criteria is not a list"),
    # rules
    "unknown rule": (
        at("7", "rules", value=[{"kind": "maybe", "text": "…"}]),
        "148-01",
        "7",
        "unknown kind of rule 'maybe'",
    ),
    "rule without text": (at("7", "rules", value=[{"kind": "info"}]), "148-01", "7", "text is not a text"),
    "rules null": (at("7", "rules", value=None), "148-01", "7", "rules is not a list"),
    "rules an object": (at("7", "rules", value={}), "148-01", "7", "rules is not a list"),
    "applies_if without target": (
        at("5.2", "rules", 0, value={"kind": "applies_if", "text": "…"}),
        "148-01",
        "5.2",
        "criterion is not a text",
    ),
    "applies_if unknown": (at("5.2", "rules", 0, "criterion", value="5.9"), "148-01", "5.2", "applies_if names '5.9'"),
    "applies_if later": (at("5.2", "rules", 0, "criterion", value="5.3"), "148-01", "5.2", "applies_if names '5.3'"),
    "applies_if itself": (at("5.2", "rules", 0, "criterion", value="5.2"), "148-01", "5.2", "applies_if names '5.2'"),
    "applies_if heading": (at("5.2", "rules", 0, "criterion", value="1"), "148-01", "5.2", "applies_if names '1'"),
    "applies_if own heading": (at("5.2", "rules", 0, "criterion", value="5"), "148-01", "5.2", "applies_if names '5'"),
    "applies_if in another set": (
        at("1.1", "rules", value=[RULE], set_index=1),
        "148-02",
        "1.1",
        "applies_if names '5.1'",
    ),
    # bands
    "hole between bands": (
        put("star_bands", 2, "below", value=69),
        "",
        "",
        "star bands 3 and 4 leave a hole or overlap",
    ),
    "bands overlap": (put("star_bands", 2, "below", value=71), "", "", "star bands 3 and 4 leave a hole or overlap"),
    "bands not from 0": (put("star_bands", 0, "at_least", value=1), "", "", "star bands leave a hole at an end"),
    "top band ends": (put("star_bands", 4, "below", value=100), "", "", "star bands leave a hole at an end"),
    "middle band open": (
        put("star_bands", 1, "below", value=None),
        "",
        "",
        "star bands 2 and 3 leave a hole or overlap",
    ),
    "band missing": (drop_top("star_bands", 2), "", "", "star bands are not 1 to 5 in order"),
    "bands turned": (lambda raw: raw["star_bands"].reverse(), "", "", "star bands are not 1 to 5 in order"),
    "edge 70.0": (put("star_bands", 3, "at_least", value=70.0), "", "", "at_least is 70.0"),
    "stars true": (put("star_bands", 0, "stars", value=True), "", "", "stars is True"),
    # tiers
    "no tiers": (put("tiers", value=[]), "", "", "tiers are missing"),
    "tier twice": (put("tiers", 1, "level", value="huyện"), "", "", "named twice"),
    "tier certifies 6": (put("tiers", 0, "certifies", value=[6]), "", "", "certifies stars that are not 1 to 5"),
    "tier certifies true": (put("tiers", 0, "certifies", value=[True]), "", "", "certifies stars that are not 1 to 5"),
    "tier certifies nothing said": (drop_top("tiers", 0, "certifies"), "", "", "certifies is not a list"),
    "tier forwards nowhere": (drop_top("tiers", 0, "forwards_to"), "", "", "forwards_from and forwards_to together"),
    "tier forwards from nowhere": (drop_top("tiers", 0, "forwards_from"), "", "", "forwards_from and forwards_to"),
    "tier forwards to unknown": (put("tiers", 0, "forwards_to", value="xã"), "", "", "forwards to unknown level xã"),
    "tier forwards to itself": (forwards_to_itself, "", "", "tier huyện forwards to itself"),
    "tier forwards from 70.0": (put("tiers", 0, "forwards_from", value=70.0), "", "", "forwards_from is 70.0"),
    # the file
    "schema 2": (put("schema", value=2), "", "", "schema is 2"),
    "schema true": (put("schema", value=True), "", "", "schema is True"),
    "schema 1.0": (put("schema", value=1.0), "", "", "schema is 1.0"),
    "no schema": (drop_top("schema"), "", "", "schema is None"),
    "no decree": (drop_top("decree"), "", "", "decree is not an object"),
    "no sets": (put("sets", value=[]), "", "", "no criteria set"),
    "sets an object": (put("sets", value={}), "", "", "sets is not a list"),
    "no certificate": (drop_top("certificate"), "", "", "certificate is not an object"),
    "months 36.0": (put("certificate", "months", value=36.0), "", "", "months is 36.0"),
    "issued no date": (put("decree", "issued", value="24/02/2023"), "", "", "issued is not a date"),
    "ends before it starts": (put("decree", "effective_to", value="2023-02-23"), "", "", "effective_to is before"),
    "replaces a text": (put("decree", "replaces", value="1048/QĐ-TTg"), "", "", "replaces is not a list"),
    "incomplete null": (put("incomplete", value=None), "", "", "incomplete is not a list"),
    "incomplete a text": (put("incomplete", value=["Gạo"]), "", "", "incomplete is not an object"),
}


def test_the_file_that_is_broken_below_is_whole() -> None:
    decree = parse_decree(raw_decree("qd148-2023.json", 2))
    assert [criteria.code for criteria in decree.sets] == ["148-01", "148-02"]
    assert decree.sets[0].depends_on == {"5.2": ("5.1",), "5.3": ("5.1",)}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_by_set_code_and_fault(name: str) -> None:
    change, set_code, code, fault = BROKEN[name]
    raw = raw_decree("qd148-2023.json", 2)
    change(raw)
    with pytest.raises(CriteriaError, match=re.escape(fault)) as caught:
        parse_decree(raw)
    error = caught.value
    assert (error.set_code, error.code) == (set_code, code)
    assert fault in error.fault
    assert str(error) == f"{set_code or 'decree'} · {code or '-'}: {error.fault}"


@pytest.mark.parametrize("data", [None, [], "text", 1, {}])
def test_what_is_no_criteria_file_at_all_is_refused(data: object) -> None:
    with pytest.raises(CriteriaError):
        parse_decree(data)


@pytest.mark.parametrize("name", FILES)
def test_a_lost_criterion_never_goes_unseen(name: str) -> None:
    """Taking any whole criterion out of a real set breaks a sum, wherever it stands."""
    whole = raw_decree(name, 1)
    count = len([n for part in whole["sets"][0]["parts"] for top in part["criteria"] for n in walk(top)])
    for index in range(count):
        raw = raw_decree(name, 1)
        owners = [
            (siblings, position)
            for part in raw["sets"][0]["parts"]
            for siblings in [
                part["criteria"],
                *(n["criteria"] for t in part["criteria"] for n in walk(t) if "criteria" in n),
            ]
            for position in range(len(siblings))
        ]
        siblings, position = owners[index]
        del siblings[position]
        with pytest.raises(CriteriaError):
            parse_decree(raw)


def test_optional_fields_may_be_absent() -> None:
    raw = raw_decree("qd148-2023.json", 1)
    del raw["incomplete"]
    del raw["decree"]["replaces"]
    raw["decree"].pop("amended_by", None)
    raw["decree"].pop("effective_to")
    decree: Decree = parse_decree(raw)
    assert (decree.incomplete, decree.replaces, decree.amended_by, decree.effective_to) == ((), (), (), None)
