"""Changes that are only tried ("what if"): which places which members would choose on a criterion.

Makes the changes and puts them together for ``Scoreboard.what_if``; stores nothing and computes no result.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ocop_desktop.domain.criteria import Criterion, StarRequirement
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import SessionState


@dataclass(frozen=True, slots=True)
class Trial:
    """One change to a product's sheets: on criterion ``code``, the place that each member would choose."""

    code: str
    places: Mapping[int, int]


def at_level(desk: Desk, product_id: int, code: str, place: int, member_id: int | None = None) -> Trial:
    """A place (0 for no level) on the sheet of one member, or of all; sheets on which another case holds stay out."""
    leaf = _leaf(desk.state, product_id, code)
    return Trial(
        code,
        {
            key: place
            for key in _members(desk.state, product_id, member_id)
            if leaf.case_of(place) in (None, _case(desk.state, product_id, key, leaf) or leaf.case_of(place))
        },
    )


def one_more(
    desk: Desk,
    product_id: int,
    code: str,
    member_id: int | None = None,
    tried: Mapping[int, Mapping[str, int]] | None = None,
) -> Trial:
    """One level more on the sheet of one member, or of all, on top of what is ``tried`` already.

    Only on sheets on which the criterion counts and has a level above that gives more points.
    """
    leaf = _leaf(desk.state, product_id, code)
    places = {}
    for key in _members(desk.state, product_id, member_id):
        sheet = desk.scoreboard.sheet(product_id, key)
        if sheet is None or code not in sheet.counted:
            continue
        place = (tried or {}).get(key, {}).get(code, sheet.counted[code])
        case = leaf.case_of(place) or _case(desk.state, product_id, key, leaf) or 1
        higher = [
            p
            for p, level in enumerate(leaf.levels, 1)
            if leaf.case_of(p) in (None, case) and level.points > leaf.points(place)
        ]
        if higher:
            places[key] = higher[0]
    return Trial(code, places)


def up_to(desk: Desk, product_id: int, requirement: StarRequirement) -> Trial:
    """The level that a star requirement asks for, on every sheet that counts and does not reach it yet."""
    leaf = _leaf(desk.state, product_id, requirement.code)
    places = {}
    for key in _members(desk.state, product_id, None):
        sheet = desk.scoreboard.sheet(product_id, key)
        place = sheet.counted.get(leaf.code) if sheet is not None else None
        if place is None or requirement.reached_by(leaf, place):
            continue
        case = leaf.case_of(place) or _case(desk.state, product_id, key, leaf) or 1
        heading = leaf.cases[case - 1] if leaf.cases else None
        if heading in requirement.bars:
            places[key] = requirement.bars[heading]
    return Trial(leaf.code, places)


def together(trials: Iterable[Trial]) -> dict[int, dict[str, int]]:
    """Places by member and criterion, as ``Scoreboard.what_if`` takes them; of two trials the later one holds."""
    changed: dict[int, dict[str, int]] = {}
    for trial in trials:
        for member_id, place in trial.places.items():
            changed.setdefault(member_id, {})[trial.code] = place
    return changed


def _leaf(state: SessionState, product_id: int, code: str) -> Criterion:
    criteria = state.criteria(state.product(product_id))
    leaf = criteria.leaf(code) if criteria is not None else None
    assert leaf is not None, "only criteria of the product's own set are tried"
    return leaf


def _members(state: SessionState, product_id: int, member_id: int | None) -> list[int]:
    return [member.id for member in state.scoring(product_id) if member_id in (None, member.id)]


def _case(state: SessionState, product_id: int, member_id: int, leaf: Criterion) -> int | None:
    """The case that holds on a sheet, where the criterion has cases and somebody has said."""
    return state.case(product_id, member_id) if leaf.cases else None
