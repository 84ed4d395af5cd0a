"""Scoring without a database: one JSON object in, one out, by the same domain as an open session.

Input comes from others: it is checked whole before anything is computed, and the first thing that is unknown is named
in a ``UserError``
(evaluation_input, decree_unknown, level_of_session_unknown, set_unknown, member_unknown, criterion_unknown,
level_unknown).
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ocop_desktop.domain.criteria import CriteriaSet, Decree, Tier
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.ranking import Standing, rank
from ocop_desktop.domain.scoring import ProductResult, evaluate_product, show
from ocop_desktop.domain.session import CouncilRules, RequirementRule
from ocop_desktop.domain.sheets import check_place, evaluate_sheet
from ocop_desktop.services.criteria import known_decrees

MAX_INPUT_BYTES = 30_000_000
"""Three hundred products and fifteen members are three million."""
# One more than an input has.
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class _Product:
    code: str
    criteria: CriteriaSet
    away: frozenset[str]
    sheets: Mapping[str, Mapping[str, int]]
    disqualified: str


def read_input(path: Path) -> object:
    """The input object of a JSON file. Raises ``UserError`` (cannot_read, evaluation_input)."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_INPUT_BYTES + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UserError("cannot_read", path=str(path), reason=str(error)) from error
    if len(data) > MAX_INPUT_BYTES:
        fault = f"is larger than {MAX_INPUT_BYTES // 1_000_000} MB"
        raise UserError("evaluation_input", where=str(path), fault=fault)
    try:
        return json.loads(text, object_pairs_hook=_no_key_twice)
    except (ValueError, RecursionError) as error:
        raise UserError("evaluation_input", where=str(path), fault=f"is not JSON: {error}") from error


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name!r} is there twice in one object")
        found[name] = value
    return found


def evaluate(data: object) -> dict[str, Any]:
    """The results of the products of an input object: ``{"products": [...]}``, in the order they came in."""
    top = _object(_composed(data), "input", {"decree", "level", "members", "products"}, {"rules"})
    decree = _decree(top["decree"])
    tier = _tier(decree, top["level"])
    rules = _rules(top.get("rules", {}), decree)
    members = _names(top["members"], "members")
    products = [_product(item, decree, members) for item in _list(top["products"], "products")]
    codes = [product.code for product in products]
    if twice := _twice(codes):
        raise UserError("evaluation_input", where="products", fault=f"code {twice!r} is there twice")
    results = {
        product.code: evaluate_product(
            decree,
            tier,
            product.criteria,
            rules,
            {
                member: evaluate_sheet(product.criteria, product.sheets.get(member, {}))
                for member in members
                if member not in product.away
            },
            disqualified=product.disqualified,
        )
        for product in products
    }
    ranks = rank(
        {
            code: Standing(result.average, result.parts)
            for code, result in results.items()
            if result.average is not None and not result.disqualified
        },
        rules.ties,
    )
    shown = []
    for code, result in results.items():
        place = ranks.get(code)
        shown.append(
            {
                "code": code,
                **_result(result, decree, rules),
                "rank": place.rank if place else None,
                "tied": place.tied if place else False,
                "next": str(result.outcome),
                "flags": flags(result, tied=place is not None and place.tied),
            }
        )
    return {"products": shown}


def flags(result: ProductResult[Any], *, tied: bool) -> list[str]:
    """What one should look at twice: incomplete, spread, band_edge, requirement, tie, disqualified."""
    marks = {
        "incomplete": not result.complete,
        "spread": result.spread_exceeded,
        "band_edge": result.band_edge,
        "requirement": result.held_back,
        "tie": tied,
        "disqualified": bool(result.disqualified),
    }
    return [name for name, holds in marks.items() if holds]


def _result(result: ProductResult[str], decree: Decree, rules: CouncilRules) -> dict[str, Any]:
    average = result.average
    return {
        "complete": result.complete,
        "sheets": {
            member: {"total": sheet.total, "parts": dict(sheet.parts), "missing": list(sheet.missing)}
            for member, sheet in result.sheets.items()
        },
        "average": None if average is None else str(average),
        "average_shown": None if average is None else show(average, decree.bands, rules.decimals),
        "parts": {part: str(value) for part, value in result.parts.items()},
        "spread": result.spread,
        "band_stars": result.band_stars,
        "stars": result.stars,
        "missed": {str(stars): list(codes) for stars, codes in result.missed_codes.items()},
    }


def _decree(code: object) -> Decree:
    known = known_decrees().get(code) if isinstance(code, str) else None
    if known is None:
        raise UserError("decree_unknown", decree=_written(code))
    return known.decree


def _tier(decree: Decree, level: object) -> Tier:
    tier = decree.tier(level) if isinstance(level, str) else None
    if tier is None:
        raise UserError("level_of_session_unknown", level=_written(level), decree=decree.code)
    return tier


def _rules(data: object, decree: Decree) -> CouncilRules:
    raw = _object(data, "rules", set(), {"requirement", "spread", "ties", "drop_extremes", "decimals"})
    default = CouncilRules()
    requirement = raw.get("requirement", default.requirement.value)
    if requirement not in [rule.value for rule in RequirementRule]:
        raise UserError("evaluation_input", where="rules.requirement", fault=f"{requirement!r} is not known")
    spread = raw.get("spread", default.spread)
    if spread is not None and (type(spread) is not int or not 0 <= spread <= 100):
        raise UserError("evaluation_input", where="rules.spread", fault=f"{spread!r} is not 0 to 100, or null")
    decimals = raw.get("decimals", default.decimals)
    if type(decimals) is not int or not 0 <= decimals <= 6:
        raise UserError("evaluation_input", where="rules.decimals", fault=f"{decimals!r} is not 0 to 6")
    drop = raw.get("drop_extremes", default.drop_extremes)
    if type(drop) is not bool:
        raise UserError("evaluation_input", where="rules.drop_extremes", fault=f"{drop!r} is not true or false")
    ties = _names(raw.get("ties", list(default.ties)), "rules.ties")
    known = {part.code for criteria in decree.sets for part in criteria.parts}
    for part in ties:
        if part not in known:
            raise UserError("part_unknown", part=part)
    return CouncilRules(
        spread=spread,
        requirement=RequirementRule(requirement),
        ties=ties,
        drop_extremes=drop,
        decimals=decimals,
    )


def _product(data: object, decree: Decree, members: tuple[str, ...]) -> _Product:
    raw = _object(data, "products", {"code", "set", "sheets"}, {"absent", "recused", "disqualified"})
    code, set_code = raw["code"], raw["set"]
    if not isinstance(code, str) or not code:
        raise UserError("evaluation_input", where="products", fault=f"{code!r} is not a code")
    criteria = decree.by_set.get(set_code) if isinstance(set_code, str) else None
    if criteria is None:
        raise UserError("set_unknown", set=_written(set_code), decree=decree.code)
    away = [*_names(raw.get("absent", []), f"{code}.absent"), *_names(raw.get("recused", []), f"{code}.recused")]
    sheets = _object(raw["sheets"], f"{code}.sheets")
    for member in (*away, *sheets):
        if member not in members:
            raise UserError("member_unknown", member=member, product=code)
    checked: dict[str, dict[str, int]] = {}
    for member, choices in sheets.items():
        checked[member] = {}
        for criterion, place in _object(choices, f"{code}.sheets.{member}").items():
            if type(place) is not int:
                levels = len(criteria.by_code[criterion].levels) if criteria.leaf(criterion) else 0
                wrong = json.dumps(place, ensure_ascii=False)
                raise UserError("level_unknown", set=criteria.code, criterion=criterion, place=wrong, levels=levels)
            check_place(criteria, criterion, place)
            checked[member][criterion] = place
    disqualified = raw.get("disqualified", "")
    if not isinstance(disqualified, str):
        raise UserError("evaluation_input", where=f"{code}.disqualified", fault="is not a reason")
    return _Product(code, criteria, frozenset(away), checked, disqualified)


def _object(
    data: object, where: str, required: set[str] | None = None, optional: set[str] | None = None
) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise UserError("evaluation_input", where=where, fault="is not an object")
    if required is not None:
        for name in sorted(required - data.keys()):
            raise UserError("evaluation_input", where=where, fault=f"{name!r} is missing")
        for name in sorted(data.keys() - required - (optional or set())):
            raise UserError("evaluation_input", where=where, fault=f"{name!r} is not known")
    return data


def _list(data: object, where: str) -> list[Any]:
    if not isinstance(data, list):
        raise UserError("evaluation_input", where=where, fault="is not a list")
    return data


def _names(data: object, where: str) -> tuple[str, ...]:
    names = _list(data, where)
    for name in names:
        if not isinstance(name, str) or not name:
            raise UserError("evaluation_input", where=where, fault=f"{name!r} is not a name")
    if twice := _twice(names):
        raise UserError("evaluation_input", where=where, fault=f"{twice!r} is there twice")
    return tuple(names)


def _twice(names: Iterable[str]) -> str | None:
    return next((name for name, times in Counter(names).items() if times > 1), None)


def _composed(data: Any, depth: int = _DEPTH) -> Any:
    """The same data with every text in NFC. Raises ``UserError`` where two names of an object become the same, and for
    lists within lists without end, which no message about them could show."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if not isinstance(data, list | dict):
        return data
    if not depth:
        raise UserError("evaluation_input", where="input", fault="is nested too deeply")
    if isinstance(data, list):
        return [_composed(item, depth - 1) for item in data]
    names = [unicodedata.normalize("NFC", name) for name in data]
    if twice := _twice(names):
        raise UserError("evaluation_input", where="input", fault=f"{twice!r} is there twice in one object")
    return dict(zip(names, (_composed(value, depth - 1) for value in data.values()), strict=True))


def _written(value: object) -> str:
    """A value that is not what it should be, as its giver wrote it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
