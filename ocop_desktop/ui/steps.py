"""How far each step of the meeting is, and what blocks the next one, in words: for the rail and the overview.

Reads the open session; computes no result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import SecondEntryRule
from ocop_desktop.ui.i18n import mark, tr
from ocop_desktop.ui.messages import sentence
from ocop_desktop.ui.session_words import lack_words, when

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk

_NAMED = 3
TITLES = {
    "overview": mark("steps", "Overview"),
    "session": mark("steps", "Session data"),
    "products": mark("steps", "Products"),
    "council": mark("steps", "Council"),
    "scoring": mark("steps", "Scoring"),
    "ranking": mark("steps", "Ranking"),
    "conclusions": mark("steps", "Conclusions"),
    "closing": mark("steps", "Closing"),
    "papers": mark("steps", "Papers"),
    "log": mark("steps", "Log of changes"),
    "verify": mark("steps", "Check"),
    "backups": mark("steps", "Backups"),
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
    return (
        _session(desk),
        _products(desk),
        _council(desk),
        _scoring(desk),
        _ranking(desk),
        _conclusions(desk),
        _closing(desk),
    )


def _session(desk: "Desk") -> Step:
    from ocop_desktop.services import papers

    what = lack_words(papers.session_lacks(desk.state.session, papers.Kind.MINUTES))
    return Step("session", note=tr("steps", "Still open: {what}.").format(what=what) if what else "")


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
    waiting = _waiting(desk)
    if waiting:
        named = " ".join(part for part in (_second_entries(desk, waiting), note) if part)
        return Step("scoring", f"{valid}/{expected}", named, True)
    return Step("scoring", f"{valid}/{expected}", note)


def _waiting(desk: "Desk") -> list[tuple[int, int]]:
    """Complete sheets that keep their product from being concluded until they are entered twice."""
    state = desk.state
    rule = state.session.rules.second_entry
    if rule is SecondEntryRule.NONE and not state.second_entries:
        return []
    return [
        (product_id, member_id)
        for product_id, result in desk.scoreboard.results.items()
        if not result.disqualified
        for member_id in result.valid
        if state.waits(product_id, member_id)
    ]


def _second_entries(desk: "Desk", waiting: Sequence[tuple[int, int]]) -> str:
    named = [
        tr("steps", "{member} – {product}").format(
            member=desk.state.members[member_id].label, product=desk.state.products[product_id].name
        )
        for product_id, member_id in waiting[:_NAMED]
    ]
    if len(waiting) > _NAMED:
        named.append("…")
    return tr("steps", "Score sheets that wait for their second entry: {n}, {which}.").format(
        n=len(waiting), which=", ".join(named)
    )


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


def _closing(desk: "Desk") -> Step:
    seal = desk.state.seal
    if seal is not None:
        note = tr("steps", "Sealed on {when}, revision {n}.").format(when=when(seal.sealed_at), n=seal.revision)
        return Step("closing", tr("steps", "done"), note)
    last = max(desk.state.seals.values(), key=lambda one: one.revision, default=None)
    if last is None:
        return Step("closing")
    note = tr("steps", "Opened again on {when}; not sealed since.").format(when=when(last.reopened_at))
    return Step("closing", note=note)
