"""What the projector shows a room with producers in it, as plain data with the words for it.

A result is shown once it was announced (``Announcements``), or before that where the secretary has switched it on
(``Shown.early``); until then a product has a name, a producer and the number of its sheets. Members are named only
where that is switched on, and nobody is told why a dossier was refused. Every figure is the scoreboard's; products that
are announced rank among the final ones, so that no place hangs on a sheet that is missing or not checked yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ocop_desktop.domain.ranking import Rank, Standing, rank
from ocop_desktop.domain.scoring import ProductResult, show
from ocop_desktop.domain.sheets import SheetState
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_views import is_final, member_views, shown_average


class Scene(StrEnum):
    """What the screen is about: one product, the ranking, or the results one by one."""

    PRODUCT = "product"
    RANKING = "ranking"
    REVEAL = "reveal"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the secretary has switched on: results before they are announced, the names of the members."""

    early: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """A member's sheet: whether it is complete, and its total where results are shown."""

    label: str
    complete: bool
    total: str


@dataclass(frozen=True, slots=True)
class Result:
    """A result as the room sees it. ``note`` says that it is provisional or tied, "" where it is neither."""

    rank: str
    average: str
    stars: int | None
    note: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One product. ``parts``: name, points and share of the most possible; ``result`` None where it is not shown and
    ``closed`` then says so."""

    session: str
    place: str
    name: str
    producer: str
    about: str
    sheets: str
    done: int
    expected: int
    result: Result | None
    closed: str
    parts: tuple[tuple[str, str, Fraction], ...]
    members: tuple[MemberSheet, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One product in a list of results."""

    name: str
    producer: str
    result: Result


@dataclass(frozen=True, slots=True)
class Listing:
    """The ranking, or the results announced so far (the last one first, to be shown large). ``left`` says in a few
    words what is not in it; ``large``: whether the first line is the news."""

    session: str
    title: str
    lines: tuple[Line, ...]
    empty: str
    left: tuple[str, ...]
    large: bool = False


class Announcements:
    """Which results were announced, in what order. Kept by product, so no later score can announce another one."""

    def __init__(self) -> None:
        self._order: list[int] = []

    def forward(self, desk: Desk) -> int | None:
        """Announces the next product and names it: of those not announced yet the one with the last place.

        Equal products come one after the other, in the order of the list, with the same place. None: there is none.
        """
        places = final_places(desk)
        waiting = [key for key in desk.state.products if key in places and key not in self._order]
        if not waiting:
            return None
        found = max(waiting, key=lambda key: places[key].rank)
        self._order.append(found)
        return found

    def back(self) -> bool:
        """Takes the last one back; False where nothing was announced."""
        return bool(self._order) and bool(self._order.pop())

    def order(self, places: Mapping[int, Rank]) -> list[int]:
        """Products that were announced and still have their place, the last one first."""
        return [key for key in reversed(self._order) if key in places]

    def __contains__(self, product_id: int) -> bool:
        return product_id in self._order

    def __len__(self) -> int:
        return len(self._order)

    def clear(self) -> None:
        """Forgets all."""
        self._order.clear()


def final_places(desk: Desk) -> dict[int, Rank]:
    """Places among the products that can be announced: final ones whose dossier is not refused."""
    final = {
        key: Standing(result.average, result.parts)
        for key, result in desk.scoreboard.results.items()
        if result.average is not None and not result.disqualified and is_final(desk, key)
    }
    return rank(final, desk.state.session.rules.ties)


def product_card(desk: Desk, product_id: int, announced: Announcements, shown: Shown) -> Card:
    """A product as the room may see it."""
    state, board = desk.state, desk.scoreboard
    product = state.products[product_id]
    criteria, result = state.criteria(product), board.results.get(product_id)
    places = final_places(desk) if product_id in announced else {}
    public = product_id in places
    found, closed, parts = None, "", []
    if shown.early and product.disqualified:
        closed = tr("projector_views", "The dossier is refused")
    elif result is None or result.average is None or not (public or shown.early):
        closed = tr("projector_views", "The result is not announced yet")
    else:
        ranks = places if public else board.ranks
        found = _result(desk, product_id, result, ranks.get(product_id), public=public)
        for part in criteria.parts if criteria is not None else ():
            mean = result.parts[part.code]
            points = f"{show(mean, decimals=state.session.rules.decimals)} / {part.max}"
            name = tr("projector_views", "Part {code}").format(code=part.code)
            parts.append((name, points, mean / part.max))
    done, expected = (len(result.valid), len(result.expected)) if result is not None else (0, 0)
    members = [
        MemberSheet(
            member.label,
            member.state is SheetState.COMPLETE,
            str(member.total) if found is not None and member.state is SheetState.COMPLETE else "",
        )
        for member in (member_views(desk, product_id) if shown.names else ())
        if member.expected
    ]
    place = tr("projector_views", "Product {n}/{all}")
    sheets = tr("projector_views", "{done} of {expected} sheets are in")
    return Card(
        session=state.session.title,
        place=place.format(n=list(state.products).index(product_id) + 1, all=len(state.products)),
        name=product.name,
        producer=product.producer.name,
        about=criteria.title if criteria is not None else "",
        sheets=sheets.format(done=done, expected=expected) if expected else "",
        done=done,
        expected=expected,
        result=found,
        closed=closed,
        parts=tuple(parts),
        members=tuple(members),
    )


def ranking(desk: Desk, announced: Announcements, shown: Shown) -> Listing:
    """The ranking of what may be shown: what was announced, or everything that has a place."""
    board = desk.scoreboard
    places = board.ranks if shown.early else final_places(desk)
    keys = [key for key in places if shown.early or key in announced]
    keys.sort(key=lambda key: places[key].rank)
    lines = [_line(desk, key, places[key], public=not shown.early) for key in keys]
    return Listing(
        session=desk.state.session.title,
        title=tr("projector_views", "Ranking"),
        lines=tuple(lines),
        empty=tr("projector_views", "No result has been announced yet."),
        left=_left(desk, len(lines), early=shown.early),
    )


def announced_so_far(desk: Desk, announced: Announcements) -> Listing:
    """The results that were announced, the last one first."""
    places = final_places(desk)
    keys = announced.order(places)
    return Listing(
        session=desk.state.session.title,
        title=tr("projector_views", "Announcement of the results"),
        lines=tuple(_line(desk, key, places[key], public=True) for key in keys),
        empty=tr("projector_views", "Products to be announced: {n}").format(n=len(places)),
        left=() if keys else _left(desk, len(places)),
        large=True,
    )


def _left(desk: Desk, told: int, *, early: bool = False) -> tuple[str, ...]:
    """How many products are not among those that are told of."""
    products = desk.state.products.values()
    refused = sum(bool(product.disqualified) for product in products)
    waiting = len(products) - refused - told
    texts = []
    if waiting:
        hidden = tr("projector_views", "Not announced: {n}")
        text = tr("projector_views", "Without a result yet: {n}") if early else hidden
        texts.append(text.format(n=waiting))
    if refused:
        texts.append(tr("projector_views", "Not ranked: {n}").format(n=refused))
    return tuple(texts)


def _line(desk: Desk, product_id: int, place: Rank, *, public: bool) -> Line:
    product = desk.state.products[product_id]
    result = desk.scoreboard.results[product_id]
    return Line(product.name, product.producer.name, _result(desk, product_id, result, place, public=public))


def _result(desk: Desk, product_id: int, result: ProductResult[int], place: Rank | None, *, public: bool) -> Result:
    """The stars are the council's where its conclusion stands, else those computed."""
    concluded = product_id in desk.state.conclusions and desk.scoreboard.concluded(product_id)
    notes = []
    if place is not None and place.tied:
        notes.append(tr("projector_views", "equal places"))
    provisional = not public and not is_final(desk, product_id)
    if provisional:
        notes.append(tr("projector_views", "provisional"))
    return Result(
        rank=str(place.rank) if place is not None else "",
        average=shown_average(desk, result),
        stars=desk.state.conclusion(product_id).stars if concluded else result.stars,
        note=" · ".join(notes),
        provisional=provisional,
    )
