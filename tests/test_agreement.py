"""How far members agree: against published examples and by laws."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.agreement import Agreement, Outlier, Severity, concordance


def by_product(*columns: list[int]) -> dict[int, dict[int, int]]:
    """Totals from one list of totals a member."""
    return {p: {m: column[p] for m, column in enumerate(columns)} for p in range(len(columns[0]))}


def agreement(totals: Mapping[int, Mapping[int, int]]) -> Agreement[int, int]:
    """The agreement over these totals; products of an even number are of one set, the others of another."""
    found: Agreement[int, int] = Agreement()
    for product, sheets in totals.items():
        found.put(product, sheets, f"set {product % 2}")
    return found


def severities(totals: Mapping[int, Mapping[int, int]]) -> dict[int, Severity]:
    return agreement(totals).severities()


def outliers(totals: Mapping[int, Mapping[int, int]]) -> list[Outlier[int, int]]:
    return agreement(totals).outliers()


def test_kendalls_w_of_a_published_example() -> None:
    """Four judges, three competitors: W = 1/16 (D. Nelson, The Penguin Dictionary of Mathematics)."""
    ranks = [[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]]
    found = concordance(by_product(*[[-rank for rank in judge] for judge in ranks]))
    assert found is not None
    assert (found.w, found.members, found.products) == (Fraction(1, 16), 4, 3)


def test_kendalls_w_with_ties_of_a_published_example() -> None:
    """Three rankings of ten with ties: W = 591/714 = 0,828 (M. G. Kendall, Rank Correlation Methods, chapter 6)."""
    doubled = [
        [2, 9, 4, 9, 6, 15, 12, 18, 15, 20],
        [5, 2, 5, 9, 9, 16, 18, 13, 20, 13],
        [4, 2, 9, 9, 9, 9, 16, 16, 16, 20],
    ]
    found = concordance(by_product(*[[-rank for rank in judge] for judge in doubled]))
    assert found is not None
    assert found.w == Fraction(591, 714)


def test_complete_agreement_is_one_and_nothing_to_compare_is_none() -> None:
    found = concordance(by_product([70, 80, 60], [71, 72, 65]))
    assert found is not None
    assert found.w == 1
    assert concordance(by_product([70], [71])) is None
    assert concordance(by_product([70, 80])) is None
    assert concordance(by_product([70, 70], [71, 71])) is None
    assert concordance({}) is None


def test_a_member_who_missed_a_product_is_left_out_of_the_concordance() -> None:
    totals = by_product([70, 80, 60], [71, 72, 65], [10, 5, 20])
    del totals[1][2]
    found = concordance(totals)
    assert found is not None
    assert (found.w, found.members) == (1, 2)


def test_lenient_and_harsh_members() -> None:
    found = severities(by_product([72, 82], [70, 80], [68, 78], [70, 80]))
    assert list(found) == [0, 1, 3, 2], "equal members stand by their keys"
    assert [found[m].deviation for m in range(4)] == [2, 0, -2, 0]
    assert [found[m].rank for m in range(4)] == [1, 2, 4, 2]


def test_a_sheet_far_from_the_others_is_an_outlier() -> None:
    assert outliers({0: dict.fromkeys(range(8), 70) | {8: 80}}) == [Outlier(0, 8, Fraction(80, 9))]
    assert outliers({0: {m: 70 + m for m in range(9)}}) == []
    assert outliers({0: {0: 1, 1: 99}}) == []


def test_the_farthest_outlier_comes_first() -> None:
    others = dict.fromkeys(range(8), 70)
    found = outliers({0: others | {8: 80}, 1: others | {8: 50}, 2: others | {8: 60}, 3: others | {8: 79}})
    assert [(sheet.product, sheet.member) for sheet in found] == [(1, 8), (0, 8), (2, 8), (3, 8)]
    assert [sheet.distance for sheet in found] == [Fraction(8 * away, 9) for away in (20, 10, 10, 9)]


@given(st.lists(st.lists(st.integers(0, 100), min_size=4, max_size=4), min_size=2, max_size=6))
def test_agreement_stays_in_its_bounds_and_knows_no_order(columns: list[list[int]]) -> None:
    totals = by_product(*columns)
    found = concordance(totals)
    assert found is None or 0 <= found.w <= 1
    assert concordance(dict(reversed(totals.items()))) == found
    assert sum(s.deviation * s.sheets for s in severities(totals).values()) == 0


sheets = st.dictionaries(st.integers(0, 5), st.integers(60, 80), max_size=6)


@given(st.lists(st.tuples(st.integers(0, 3), sheets, st.booleans()), max_size=20))
def test_agreement_kept_current_says_what_the_last_totals_say(steps: list[tuple[int, dict[int, int], bool]]) -> None:
    """Whatever was put before, in whatever order and group, and whatever was asked meanwhile."""
    kept: Agreement[int, int] = Agreement()
    totals: dict[int, dict[int, int]] = {}
    groups: dict[int, str] = {}
    for product, of_product, other in steps:
        group = "other" if other else "first"
        kept.put(product, of_product, group)
        totals[product], groups[product] = of_product, group
        kept.concordance(group)
    fresh: Agreement[int, int] = Agreement()
    for product in sorted(totals):
        fresh.put(product, totals[product], groups[product])
    assert list(kept.severities().items()) == list(fresh.severities().items())
    assert kept.outliers() == fresh.outliers()
    assert kept.groups() == fresh.groups() == Counter(groups[product] for product in totals if totals[product])
    assert kept.concordance() == concordance(totals)
    for group in ("first", "other"):
        own = {product: of_product for product, of_product in totals.items() if groups[product] == group}
        assert kept.concordance(group) == concordance(own)
