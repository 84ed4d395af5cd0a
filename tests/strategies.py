"""Small criteria sets, sheets with a wanted total, and Hypothesis strategies that several tests share.

Builders make the raw JSON shape of a criteria file, so that what a test scores has passed the loader.
"""

import json
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from ocop_desktop.domain.criteria import CriteriaSet, Criterion, Decree, parse_decree
from ocop_desktop.domain.scoring import ProductResult, evaluate_product
from ocop_desktop.domain.session import CouncilRules
from ocop_desktop.domain.sheets import SheetResult, evaluate_sheet

ROOT = Path(__file__).resolve().parents[1]
CRITERIA = ROOT / "resources" / "criteria"
FILES = ("qd1048-2019.json", "qd148-2023.json", "qd26-2026.json")
BANDS = (0, 30, 50, 70, 90)
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"

# a slow machine is no fault of the program
settings.register_profile("ocop", deadline=None)
settings.load_profile("ocop")

Raw = dict[str, Any]


@cache
def _file(name: str) -> str:
    return (CRITERIA / name).read_text("utf-8")


def raw_decree(name: str, sets: int | None = None) -> Raw:
    """A fresh copy of a real file, with all or only the first ``sets`` sets."""
    raw = json.loads(_file(name))
    if sets is not None:
        del raw["sets"][sets:]
    return raw


@cache
def real_decree(name: str) -> Decree:
    return parse_decree(raw_decree(name))


def level(points: int, min_stars: int | None = None, case: str | None = None) -> Raw:
    raw: Raw = {"points": points, "label": f"mức {points}"}
    if min_stars is not None:
        raw["min_stars"] = min_stars
    if case is not None:
        raw["case"] = case
    return raw


def leaf(code: str, levels: Sequence[int | Raw], *, applies_if: str | None = None) -> Raw:
    made = [level(item) if isinstance(item, int) else item for item in levels]
    return _node(code, max(item["points"] for item in made), applies_if) | {"levels": made}


def heading(code: str, *children: Raw, applies_if: str | None = None) -> Raw:
    return _node(code, sum(child["max"] for child in children), applies_if) | {"criteria": list(children)}


def _node(code: str, top: int, applies_if: str | None) -> Raw:
    raw: Raw = {"code": code, "title": f"Tiêu chí {code}", "max": top}
    if applies_if is not None:
        raw["rules"] = [{"kind": "applies_if", "text": "khi có điểm", "criterion": applies_if}]
    return raw


def raw_set(code: str, parts: Mapping[str, Sequence[Raw]], number: int = 1) -> Raw:
    return {
        "code": code,
        "number": number,
        "title": f"Bộ {code}",
        "sector": "Thực phẩm",
        "group": "Nhóm",
        "agency": "",
        "sample_products": 5,
        "disqualifiers": [],
        "parts": [
            {"code": part, "title": f"Phần {part}", "max": sum(n["max"] for n in nodes), "criteria": list(nodes)}
            for part, nodes in parts.items()
        ],
    }


def decree_of(*sets: Raw) -> Decree:
    """A decree with the bands and tiers of QĐ 148 and these sets."""
    return parse_decree(raw_decree("qd148-2023.json", 0) | {"sets": list(sets)})


def set_of(*nodes: Raw) -> CriteriaSet:
    """A set with these criteria in part A and one criterion "rest" in part B that makes up the 100 points."""
    rest = 100 - sum(node["max"] for node in nodes)
    return decree_of(raw_set("T-01", {"A": nodes, "B": [leaf("rest", range(rest + 1))]})).sets[0]


@cache
def wide_decree() -> Decree:
    """One set W-01 with criteria a (40), b (25) and c (35) in parts A, B and C and a level for every point."""
    return decree_of(
        raw_set(
            "W-01",
            {"A": [leaf("a", range(41))], "B": [leaf("b", range(26))], "C": [leaf("c", range(36))]},
        )
    )


def wide_sheet(total: int, parts: tuple[int, int, int] | None = None) -> SheetResult:
    """A complete sheet of ``wide_decree`` with this total, or with these points in A, B and C."""
    if parts is None:
        first = min(total, 40)
        second = min(total - first, 25)
        parts = (first, second, total - first - second)
    choices = {code: points + 1 for code, points in zip("abc", parts, strict=True)}
    return evaluate_sheet(wide_decree().sets[0], choices)


def wide_result(sheets: Sequence[SheetResult], rules: CouncilRules | None = None, **kwargs: Any) -> ProductResult[int]:
    """The result of a product with these sheets, by members 1, 2, 3, …, in a district council of QĐ 148."""
    decree = wide_decree()
    tier = decree.tier("huyện")
    assert tier is not None
    numbered = dict(enumerate(sheets, 1))
    return evaluate_product(decree, tier, decree.sets[0], rules or CouncilRules(), numbered, **kwargs)


def sheet_with_total(criteria: CriteriaSet, total: int, allowed: Mapping[str, Iterable[int]]) -> dict[str, int]:
    """Places for every leaf that add up to ``total``; ``allowed`` narrows the places of some leaves.

    Criteria that others depend on always score, so that everything counts.
    """
    conditions = {target for targets in criteria.depends_on.values() for target in targets}
    ways: dict[int, dict[str, int]] = {0: {}}
    for item in criteria.leaves:
        places = list(allowed.get(item.code, range(1, len(item.levels) + 1)))
        if item.code in conditions:
            places = [place for place in places if item.points(place)]
        ways = {
            reached + item.points(place): chosen | {item.code: place}
            for reached, chosen in ways.items()
            for place in places
        }
    return ways[total]


def places_from(item: Criterion, bar: int) -> range:
    """The places of a leaf from ``bar`` up."""
    return range(bar, len(item.levels) + 1)


def averages() -> st.SearchStrategy[Fraction]:
    """Averages from 0 to 100, often as close below or above a band's edge as many members can make them."""
    anywhere = st.fractions(min_value=0, max_value=100, max_denominator=10_000)
    near = st.builds(
        lambda edge, step, members: min(max(edge + Fraction(step, members), Fraction(0)), Fraction(100)),
        st.sampled_from(BANDS),
        st.integers(-3, 3),
        st.integers(1, 10**9),
    )
    return st.one_of(anywhere, near)


def texts() -> st.SearchStrategy[str]:
    """Text that a file can hold: everything but lone surrogates."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, for every type that the records of a session use."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{item.name: of_type(hints[item.name]) for item in fields(kind)})
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return st.one_of([of_type(arg) for arg in args])
    if origin is tuple:
        return st.lists(of_type(args[0]), max_size=3).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    known: dict[Any, st.SearchStrategy[Any]] = {
        types.NoneType: st.none(),
        bool: st.booleans(),
        int: st.integers(-(2**63), 2**63 - 1),
        str: texts(),
        date: st.dates(),
        Fraction: st.fractions(),
    }
    return known[kind]
