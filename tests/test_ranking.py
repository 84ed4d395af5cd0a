"""The order of products: ties are data, broken only by what the council's rules name."""

from fractions import Fraction
from itertools import islice, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.ranking import Rank, Standing, rank
from ocop_desktop.domain.scoring import show
from tests.strategies import real_decree, wide_result, wide_sheet

TIES = ("C", "A", "B")


def standing(average: Fraction | int, c: Fraction | int = 0, a: Fraction | int = 0, b: Fraction | int = 0) -> Standing:
    return Standing(Fraction(average), {"A": Fraction(a), "B": Fraction(b), "C": Fraction(c)})


def standings() -> st.SearchStrategy[dict[int, Standing]]:
    """Few different values, so that ties are common."""
    points = st.integers(0, 2)
    return st.dictionaries(st.integers(1, 30), st.builds(standing, points, points, points, points), max_size=12)


@pytest.mark.parametrize(
    ("values", "ties", "ranks"),
    [
        ([], TIES, []),
        ([standing(70)], TIES, [(1, False)]),
        ([standing(70), standing(80)], TIES, [(2, False), (1, False)]),
        # 1, 1, 3
        ([standing(80), standing(80), standing(70)], TIES, [(1, True), (1, True), (3, False)]),
        ([standing(70), standing(80), standing(80)], TIES, [(3, False), (1, True), (1, True)]),
        (
            [standing(60), standing(80), standing(60), standing(70), standing(60)],
            TIES,
            [(3, True), (1, False), (3, True), (2, False), (3, True)],
        ),
        # part C first, then A, then B
        ([standing(70, c=20), standing(70, c=21)], TIES, [(2, False), (1, False)]),
        ([standing(70, c=20, a=30, b=20), standing(70, c=21, a=20, b=20)], TIES, [(2, False), (1, False)]),
        ([standing(70, c=20, a=30, b=20), standing(70, c=20, a=29, b=21)], TIES, [(1, False), (2, False)]),
        ([standing(70, c=20, a=30, b=19), standing(70, c=20, a=30, b=20)], TIES, [(2, False), (1, False)]),
        ([standing(70, c=20, a=30, b=20), standing(70, c=20, a=30, b=20)], TIES, [(1, True), (1, True)]),
        # the order of the parts is the council's
        ([standing(70, c=20, a=30), standing(70, c=21, a=29)], ("A", "C"), [(1, False), (2, False)]),
        # the council breaks no ties
        ([standing(70, c=20, a=30), standing(70, c=21, a=29)], (), [(1, True), (1, True)]),
        # the average comes before every part
        ([standing(70, c=35), standing(71, c=0)], TIES, [(2, False), (1, False)]),
        # what looks equal in two decimals is not
        ([standing(Fraction(69999, 1000)), standing(Fraction(69998, 1000))], (), [(1, False), (2, False)]),
        ([standing(Fraction(217, 3)), standing(Fraction(434, 6))], (), [(1, True), (1, True)]),
    ],
)
def test_ranks(values: list[Standing], ties: tuple[str, ...], ranks: list[tuple[int, bool]]) -> None:
    found = rank(dict(enumerate(values)), ties)
    assert [(found[index].rank, found[index].tied) for index in range(len(values))] == ranks


def test_keys_may_be_codes() -> None:
    assert rank({"p2": standing(70), "p1": standing(70)}, ()) == {"p1": Rank(1, True), "p2": Rank(1, True)}


def test_a_part_that_a_set_does_not_have_breaks_no_tie() -> None:
    bare = Standing(Fraction(70), {})
    assert rank({1: bare, 2: bare}, TIES) == {1: Rank(1, True), 2: Rank(1, True)}


@given(standings(), st.permutations(TIES), st.data())
def test_the_order_of_input_is_irrelevant(values: dict[int, Standing], ties: list[str], data: st.DataObject) -> None:
    turned = {key: values[key] for key in data.draw(st.permutations(sorted(values)))}
    assert rank(turned, ties) == rank(values, ties)


@given(standings(), st.permutations(TIES), st.integers(0, 3))
def test_laws_of_ranking(values: dict[int, Standing], order: list[str], count: int) -> None:
    ties = order[:count]
    ranks = rank(values, ties)
    assert ranks.keys() == values.keys()

    def weight(key: int) -> tuple[Fraction, ...]:
        return (values[key].average, *(values[key].parts[part] for part in ties))

    for key, mine in ranks.items():
        # one more than the products that are better; tied exactly with those that are equal
        assert mine.rank == 1 + sum(weight(other) > weight(key) for other in values)
        assert mine.tied is any(weight(other) == weight(key) for other in values if other != key)


def sums_to_490() -> list[tuple[int, ...]]:
    """200 different sheets of totals of 7 members with a mean of exactly 70."""
    steps = (s for s in product(range(-9, 10, 3), repeat=6) if -12 <= sum(s) <= 12 and len(set(s)) > 1)
    spread = islice(steps, 0, None, 97)
    return [(*(70 + step for step in s), 70 - sum(s)) for s in islice(spread, 200)]


def test_200_products_with_a_mean_of_exactly_70_share_one_rank() -> None:
    rows = sums_to_490()
    assert len(rows) == len(set(rows)) == 200
    results = {number: wide_result([wide_sheet(total) for total in totals]) for number, totals in enumerate(rows)}
    bands = real_decree("qd148-2023.json").bands
    for result in results.values():
        assert (result.average, result.stars) == (70, 4)
        assert result.average is not None
        assert show(result.average, bands) == "70,00"
    found = {number: Standing(result.average or Fraction(0), result.parts) for number, result in results.items()}
    assert set(rank(found, ()).values()) == {Rank(1, True)}


def test_equal_parts_from_different_sheets_tie_under_the_tie_order_too() -> None:
    """The same seven sheets handed in by other members: equal averages, equal parts, one rank."""
    totals = (64, 66, 68, 70, 72, 74, 76)
    orders = list(islice(permutations(totals), 0, 5040, 25))[:200]
    found = {}
    for number, order in enumerate(orders):
        result = wide_result([wide_sheet(total) for total in order])
        assert result.average is not None
        found[number] = Standing(result.average, result.parts)
    assert len(set(orders)) == 200
    assert set(rank(found, TIES).values()) == {Rank(1, True)}
