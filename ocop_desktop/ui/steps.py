"""How far each step of the meeting is, and what blocks the next one, in words: for the rail and the overview.

Reads the open session; computes no result.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_desktop.domain.errors import UserError
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk

TITLES = {
    "overview": mark("steps", "Overview"),
    "session": mark("steps", "Session data"),
    "products": mark("steps", "Products"),
    "council": mark("steps", "Council"),
    "scoring": mark("steps", "Scoring"),
    "ranking": mark("steps", "Ranking"),
    "conclusions": mark("steps", "Conclusions"),
    "papers": mark("steps", "Papers"),
    "settings": mark("steps", "Settings"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """``state``: how far ("61/72"). ``note``: what is still to do. ``blocked``: the note holds up the next step."""

    key: str
    state: str = ""
    note: str = ""
    blocked: bool = False


def steps(desk: "Desk") -> tuple[Step, ...]:
    """The steps of the meeting in the order of the rail."""
    return (_session(desk), _products(desk), _council(desk), _scoring(desk), _ranking(desk), _conclusions(desk))


def _session(desk: "Desk") -> Step:
    session = desk.state.session
    missing = [
        text
        for value, text in (
            (session.held_on, tr("steps", "date")),
            (session.place, tr("steps", "place")),
            (session.minutes_number, tr("steps", "number of the minutes")),
        )
        if not value
    ]
    note = tr("steps", "Still open: {what}.").format(what=", ".join(missing)) if missing else ""
    return Step("session", note=note)


def _products(desk: "Desk") -> Step:
    products = desk.state.products.values()
    if not products:
        return Step("products", "0", tr("steps", "There are no products yet; import the list or add them."), True)
    without = sum(product.set_code is None for product in products)
    note = tr("steps", "Products without a criteria set: {n}.").format(n=without) if without else ""
    return Step("products", str(len(products)), note, bool(without))


def _council(desk: "Desk") -> Step:
    council = desk.state.quorum()
    state = f"{council.present}/{council.members}"
    if not council.members:
        return Step("council", "0", tr("steps", "The council has no members yet."), True)
    if council.met:
        return Step("council", state)
    code = "quorum_missing" if council.present < council.needed else "chair_missing"
    error = UserError(code, present=council.present, members=council.members, needed=council.needed)
    return Step("council", state, sentence(error), True)


def _scoring(desk: "Desk") -> Step:
    valid, expected = desk.scoreboard.progress()
    if not desk.state.products:
        return Step("scoring")
    nobody = sum(not result.expected for result in desk.scoreboard.results.values())
    if nobody:
        note = tr("steps", "Products that no member scores: {n}.").format(n=nobody)
        return Step("scoring", f"{valid}/{expected}", note, True)
    left = expected - valid
    note = tr("steps", "Score sheets not complete yet: {n}.").format(n=left) if left else ""
    return Step("scoring", f"{valid}/{expected}", note)


def _ranking(desk: "Desk") -> Step:
    state = desk.state
    open_spreads = sum(
        result.spread_exceeded and not result.disqualified and not state.products[key].spread_settled
        for key, result in desk.scoreboard.results.items()
    )
    if not open_spreads:
        return Step("ranking")
    note = tr("steps", "Products with a spread above the rule, not settled: {n}.").format(n=open_spreads)
    return Step("ranking", note=note, blocked=True)


def _conclusions(desk: "Desk") -> Step:
    state = desk.state
    if not state.products:
        return Step("conclusions")
    candidates = [product for product in state.products.values() if not product.disqualified]
    concluded = [product for product in candidates if state.conclusion(product.id).stars is not None]
    fallen = sum(desk.scoreboard.obstacle(product.id) is not None for product in concluded)
    text = f"{len(concluded)}/{len(candidates)}"
    if fallen:
        note = tr("steps", "Conclusions that no longer stand, as something changed since: {n}.").format(n=fallen)
        return Step("conclusions", text, note, True)
    left = len(candidates) - len(concluded)
    note = tr("steps", "Products not concluded yet: {n}.").format(n=left) if left else ""
    return Step("conclusions", text, note)
