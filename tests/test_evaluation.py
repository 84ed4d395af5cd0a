"""Scoring without a database: what goes in, what comes out, what is refused by name."""

import copy
import json
import random
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.errors import UserError
from ocop_desktop.services.criteria import known_decrees
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.evaluation import evaluate

SET: CriteriaSet = known_decrees()["148/QĐ-TTg"].decree.by_set["148-01"]
SEVEN = [f"m{i}" for i in range(1, 8)]


def given_input(products: list[dict[str, Any]], members: list[str], **more: Any) -> dict[str, Any]:
    return {"decree": "148/QĐ-TTg", "level": "huyện", "members": members, "products": products, **more}


def product(code: str, sheets: dict[str, dict[str, int]], **more: Any) -> dict[str, Any]:
    return {"code": code, "set": "148-01", "sheets": sheets, **more}


def test_seventy_two_points_with_a_missed_four_star_requirement_are_three_stars() -> None:
    sheet = sheet_for(SET, 72, 3, 0)
    (result,) = evaluate(given_input([product("p1", {"m1": sheet})], ["m1"]))["products"]
    assert (result["average"], result["average_shown"]) == ("72", "72,00")
    assert (result["band_stars"], result["stars"]) == (4, 3)
    assert result["missed"]["4"]
    assert "3" not in result["missed"]
    assert result["complete"] is True
    assert (result["rank"], result["tied"]) == (1, False)
    assert result["next"] == "forward:tỉnh"
    assert result["flags"] == ["requirement"]
    assert sum(result["sheets"]["m1"]["parts"].values()) == 72


def test_two_hundred_products_of_exactly_seventy_share_one_rank() -> None:
    chance = random.Random(7)
    products = []
    for index in range(200):
        totals = [70 + chance.randint(-12, 12) for _ in range(6)]
        totals.append(7 * 70 - sum(totals))
        while not 45 <= totals[-1] <= 95:
            totals = [70 + chance.randint(-12, 12) for _ in range(6)]
            totals.append(7 * 70 - sum(totals))
        sheets = {member: sheet_for(SET, total, 4, 0) for member, total in zip(SEVEN, totals, strict=True)}
        products.append(product(f"p{index}", sheets))
    results = evaluate(given_input(products, SEVEN, rules={"ties": []}))["products"]
    assert len({tuple(sorted(s["total"] for s in r["sheets"].values())) for r in results}) > 50
    assert {(r["average"], r["average_shown"], r["band_stars"]) for r in results} == {("70", "70,00", 4)}
    assert {(r["rank"], r["tied"]) for r in results} == {(1, True)}
    assert all(r["stars"] == (4 if "3" not in r["missed"] and "4" not in r["missed"] else 3) for r in results)


def test_a_partial_sheet_does_not_count_and_says_what_is_missing() -> None:
    whole = sheet_for(SET, 60, 3, 0)
    partial = {code: place for code, place in sheet_for(SET, 90, 4, 1).items() if code != "2.2"}
    (result,) = evaluate(given_input([product("p", {"a": whole, "b": partial})], ["a", "b"]))["products"]
    assert result["complete"] is False
    assert result["average"] == "60"
    assert result["sheets"]["b"]["missing"] == ["2.2"]
    assert "incomplete" in result["flags"]


def test_absent_and_recused_members_change_the_divisor() -> None:
    sheets = {m: sheet_for(SET, t, 3, 0) for m, t in (("a", 70), ("b", 71), ("c", 90), ("d", 95))}
    one = product("p", sheets, absent=["c"], recused=["d"])
    (result,) = evaluate(given_input([one], list(sheets)))["products"]
    assert result["average"] == "141/2"
    assert result["average_shown"] == "70,50"
    assert list(result["sheets"]) == ["a", "b"]
    assert result["complete"] is True


def test_nothing_entered_is_not_zero_points() -> None:
    (result,) = evaluate(given_input([product("p", {})], ["a"]))["products"]
    assert result["average"] is None
    assert result["stars"] is None
    assert result["rank"] is None
    assert result["next"] == "none"
    zeros = {leaf.code: 0 for leaf in SET.leaves}
    (result,) = evaluate(given_input([product("p", {"a": zeros})], ["a"]))["products"]
    assert (result["average"], result["stars"], result["complete"]) == ("0", 1, True)


def test_disqualified_products_have_no_rank() -> None:
    sheet = sheet_for(SET, 72, 4, 0)
    products = [product("p", {"a": sheet}, disqualified="Hồ sơ giả mạo"), product("q", {"a": sheet})]
    first, second = evaluate(given_input(products, ["a"]))["products"]
    assert (first["rank"], first["next"]) == (None, "none")
    assert "disqualified" in first["flags"]
    assert (second["rank"], second["tied"]) == (1, False)


@pytest.mark.parametrize(
    ("path", "value", "code", "named"),
    [
        (("decree",), "9/QĐ-TTg", "decree_unknown", "9/QĐ-TTg"),
        (("level",), "xã", "level_of_session_unknown", "xã"),
        (("products", 0, "set"), "148-07", "set_unknown", "148-07"),
        (("products", 0, "sheets", "zz"), {}, "member_unknown", "zz"),
        (("products", 0, "absent"), ["zz"], "member_unknown", "zz"),
        (("products", 0, "sheets", "a", "9.9.9"), 1, "criterion_unknown", "9.9.9"),
        (("products", 0, "sheets", "a", "1.1"), 4, "level_unknown", "1.1"),
        (("products", 0, "sheets", "a", "1.1"), True, "level_unknown", "1.1"),
        (("products", 0, "sheets", "a", "1.1"), 1.0, "level_unknown", "1.1"),
        (("products", 0, "sheets", "a", "1.1"), None, "level_unknown", "1.1"),
        (("products", 0, "sheets", "a", "1"), 1, "criterion_unknown", "1"),
        (("rules", "ties"), ["D"], "part_unknown", "D"),
        (("rules", "requirement"), "most", "evaluation_input", "most"),
        (("rules", "spread"), 1.5, "evaluation_input", "1.5"),
        (("rules", "spreads"), 1, "evaluation_input", "spreads"),
        (("decree",), None, "decree_unknown", "null"),
        (("products", 0, "set"), 1, "set_unknown", "'1'"),
        (("products", 0, "sheets", "a", "1.1"), None, "level_unknown", "'null'"),
        (("products", 0, "sheets", "a", "1.1"), "2", "level_unknown", "'\"2\"'"),
        (("members",), ["a", "a"], "evaluation_input", "'a' is there twice"),
        (("members",), ["a", ""], "evaluation_input", "''"),
        (("members",), ["a", 7], "evaluation_input", "7"),
        (("members",), ["a", "é", "e\u0301"], "evaluation_input", "'é' is there twice"),
        (("products", 0, "sheets", "é"), {}, "member_unknown", "é"),
        (("products",), {}, "evaluation_input", "products"),
        (("other",), 1, "evaluation_input", "other"),
    ],
)
def test_what_is_unknown_is_refused_by_name(path: tuple[Any, ...], value: Any, code: str, named: str) -> None:
    data = given_input([product("p", {"a": {"1.1": 1}})], ["a"], rules={})
    target: Any = data
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(UserError, match=code) as refused:
        evaluate(data)
    assert named in str(refused.value)


@pytest.mark.parametrize("name", ["decree", "level", "members", "products"])
def test_what_is_missing_is_refused_by_name(name: str) -> None:
    data = given_input([], ["a"])
    del data[name]
    with pytest.raises(UserError, match=name):
        evaluate(data)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_entry_and_of_products_never_matters(data: st.DataObject) -> None:
    places = st.fixed_dictionaries(
        {leaf.code: st.integers(0, len(leaf.levels)) for leaf in data.draw(st.permutations(SET.leaves))}
    )
    products = [
        product(f"p{i}", {member: data.draw(places) for member in ("a", "b")})
        for i in range(data.draw(st.integers(1, 3)))
    ]
    before = copy.deepcopy(products)
    results = evaluate(given_input(products, ["a", "b"]))["products"]
    assert products == before
    shuffled = [
        {**p, "sheets": {m: dict(data.draw(st.permutations(list(s.items())))) for m, s in p["sheets"].items()}}
        for p in data.draw(st.permutations(products))
    ]
    again = evaluate(given_input(shuffled, ["a", "b"]))["products"]
    assert sorted(again, key=lambda r: r["code"]) == sorted(results, key=lambda r: r["code"])


def test_texts_in_decomposed_form_are_the_same_texts() -> None:
    data = given_input([product("Miến", {"Y tế": sheet_for(SET, 72, 3, 0)})], ["Y tế"])
    expected = evaluate(data)
    decomposed = json.loads(unicodedata.normalize("NFD", json.dumps(data, ensure_ascii=False)))
    assert decomposed != data
    assert evaluate(decomposed) == expected
    data["products"][0]["sheets"]["Y t\u0065\u0302\u0301"] = {}
    with pytest.raises(UserError, match="'Y tế' is there twice"):
        evaluate(data)


def test_what_is_nested_too_deep_is_refused() -> None:
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]
    for wrong in (given_input(deep, ["a"]), given_input([], []) | {"decree": deep}, {"rules": deep}, deep):
        with pytest.raises(UserError, match="nested too deeply"):
            evaluate(wrong)
