"""The demo session: nine real products, nine bodies of a provincial council, sheets made by a fixed rule.

Only the totals that each member should reach are data (``resources/demo``); the choices follow from the criteria sets,
and every figure shown is computed from them like in any session.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.session import (
    Absence,
    Conclusion,
    Dossier,
    Member,
    Producer,
    Product,
    Role,
)
from ocop_desktop.services.commands import (
    AddMember,
    AddProduct,
    Conclude,
    EditSession,
    FillSheet,
    SetParticipation,
)
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.office import default_office
from ocop_desktop.services.resources import resource
from ocop_desktop.services.workspace import Workspace

_DATES = ("held_on", "decided_on")


def build(workspace: Workspace) -> int:
    """Makes the demo session in a workspace and returns its id."""
    data = json.loads(resource("demo", "session.json").read_text("utf-8"))
    values = dict(data["session"])
    title = values.pop("title")
    session_id = workspace.create(title, data["decree"], data["level"])
    desk = workspace.open(session_id)
    for name in _DATES:
        values[name] = date.fromisoformat(values[name])
    office = replace(default_office(), **data["office"])
    desk.execute(EditSession(replace(desk.state.session, office=office, **values)))
    for raw in data["members"]:
        desk.execute(AddMember(Member(0, 0, 0, raw["body"], raw["short"], role=Role(raw["role"]))))
    for raw in data["products"]:
        desk.execute(AddProduct(_product(raw)))
    products = {product.name: product for product in desk.state.products.values()}
    for raw in data["products"]:
        _score(desk, products[raw["name"]], raw, data["products"])
    for raw in data["products"]:
        if raw["conclude"]:
            _conclude(desk, products[raw["name"]].id)
    return session_id


def sheet_for(criteria: CriteriaSet, total: int, aims_at: int, turn: int) -> dict[str, int]:
    """Places for every criterion of a set that add up to ``total`` points.

    Every requirement of up to ``aims_at`` stars is reached, and one of the next star missed where that is possible.
    ``turn`` varies which criteria are high. Raises ValueError where no choice of levels gives the total.
    """
    leaves = criteria.leaves
    bars = {r.code: min(r.bars.values()) for r in criteria.requirements if r.stars <= aims_at}
    above = next((r for r in criteria.requirements if r.stars == aims_at + 1), None)
    conditions = {code for targets in criteria.depends_on.values() for code in targets}
    options: list[list[int]] = []
    for leaf in leaves:
        case = leaf.levels[0].case
        places = [p for p, level in enumerate(leaf.levels, 1) if level.case == case and p >= bars.get(leaf.code, 1)]
        if leaf.code in conditions:
            places = [place for place in places if leaf.points(place)]
        if above is not None and above.code == leaf.code:
            lower = [p for p in places if p < min(above.bars.values())]
            places = lower or places
        options.append(places)
    reachable: list[set[int]] = [{0}]
    for leaf, places in zip(reversed(leaves), reversed(options), strict=True):
        reachable.append({rest + leaf.points(place) for rest in reachable[-1] for place in places})
    reachable.reverse()
    if total not in reachable[0]:
        raise ValueError(f"{criteria.code}: no sheet of {total} points")
    chosen: dict[str, int] = {}
    rest = total
    for index, (leaf, places) in enumerate(zip(leaves, options, strict=True)):
        fits = [place for place in places if rest - leaf.points(place) in reachable[index + 1]]
        left = sum(item.max for item in leaves[index:])
        wanted = Fraction(rest * leaf.max, left) if left else Fraction(0)
        lean = Fraction((index + turn) % 3 - 1, 4)
        place = min(fits, key=lambda p: (abs(leaf.points(p) - wanted - lean), p))
        chosen[leaf.code] = place
        rest -= leaf.points(place)
    return chosen


def _product(raw: dict[str, Any]) -> Product:
    return Product(
        0,
        0,
        0,
        raw["name"],
        set_code=raw["set"],
        producer=Producer(raw["producer"], raw["producer_kind"], raw["address"], raw["commune"]),
        dossier=Dossier(True, True, True, True, True, True, commune_letter=True),
    )


def _score(desk: Desk, product: Product, raw: dict[str, Any], everything: Sequence[dict[str, Any]]) -> None:
    members = list(desk.state.members.values())
    by_label = {member.label: member for member in members}
    for away in raw.get("away", ()):
        member = by_label[away["member"]]
        desk.execute(SetParticipation(product.id, member.id, Absence(away["state"]), away["reason"]))
    criteria = desk.state.criteria(product)
    assert criteria is not None
    model = next((r for r in everything if r["name"] == raw.get("same_sheets_as")), raw)
    sheets = [
        None if total is None else sheet_for(criteria, total, model["aims_at"], turn)
        for turn, total in enumerate(model["totals"])
    ]
    if model is not raw:
        sheets.append(sheets.pop(0))
    begun = raw.get("begun")
    for member, sheet in zip(members, sheets, strict=True):
        if sheet is None:
            continue
        if begun is not None and begun["member"] == member.label:
            sheet = dict(list(sheet.items())[: begun["criteria"]])
        desk.execute(FillSheet(product.id, member.id, sheet))


def _conclude(desk: Desk, product_id: int) -> None:
    stars = desk.scoreboard.results[product_id].stars
    present = desk.state.quorum().present
    desk.execute(Conclude(Conclusion(product_id, stars, votes_for=present, votes_against=0, votes_abstain=0)))
