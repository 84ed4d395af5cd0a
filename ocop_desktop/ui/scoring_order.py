"""In which order Ctrl+Enter opens the sheets: product by product, member by member, or as the paper sheets come."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from ocop_desktop.services.desk import Desk
from ocop_desktop.ui.i18n import Marked, mark
from ocop_desktop.ui.scoring_views import waiting_for

Sheet = tuple[int, int]
"""Product and member."""


class Order(StrEnum):
    """``CODE``: the code of the next paper sheet is asked for each time."""

    PRODUCT = "product"
    MEMBER = "member"
    CODE = "code"


ORDER_WORDS: Mapping[Order, Marked] = {
    Order.PRODUCT: mark("scoring_order", "by product"),
    Order.MEMBER: mark("scoring_order", "by member"),
    Order.CODE: mark("scoring_order", "by sheet code"),
}


def next_open(desk: Desk, here: Sheet, order: Order) -> Sheet | None:
    """The next sheet that is expected and not complete, None where there is no other one."""

    def is_open(sheet: Sheet) -> bool:
        result = desk.scoreboard.results.get(sheet[0])
        if result is None or result.disqualified or result.complete:
            return False
        return sheet[1] in result.expected and sheet[1] not in result.valid

    return _next(desk, here, order, is_open)


def next_unchecked(desk: Desk, here: Sheet, order: Order) -> Sheet | None:
    """The next complete sheet that waits for its second entry, None where there is no other one."""

    @cache
    def unchecked(product_id: int) -> set[int]:
        result = desk.scoreboard.results.get(product_id)
        return set(waiting_for(desk, product_id)) & set(result.valid) if result is not None else set()

    def is_unchecked(sheet: Sheet) -> bool:
        return sheet[1] in unchecked(sheet[0])

    return _next(desk, here, order, is_unchecked)


def _next(desk: Desk, here: Sheet, order: Order, wanted: Callable[[Sheet], bool]) -> Sheet | None:
    products, members = list(desk.state.products), list(desk.state.members)
    if order is Order.MEMBER:
        swapped = ((product, member) for member, product in _walk(members, products, here[1], here[0]))
        return next((sheet for sheet in swapped if wanted(sheet)), None)
    return next((sheet for sheet in _walk(products, members, *here) if wanted(sheet)), None)


def _walk(outer: list[int], inner: list[int], at: int, inside: int) -> Iterator[tuple[int, int]]:
    """All pairs but the current one, from there on and round: whoever goes on and on comes to each of them."""
    turn = inner.index(inside) if inside in inner else -1
    place = outer.index(at)
    for key in inner[turn + 1 :]:
        yield at, key
    for row in (*outer[place + 1 :], *outer[:place]):
        for key in inner:
            yield row, key
    for key in inner[: max(0, turn)]:
        yield at, key
