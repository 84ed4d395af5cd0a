"""Results and ranks of an open session, kept current: only what a change touched is computed anew.

Computes nothing itself: sheets, products and ranks are the domain's. A product without a criteria set has no result.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.ranking import Rank, Standing, rank
from ocop_desktop.domain.rules import check_conclusion
from ocop_desktop.domain.scoring import ProductResult, evaluate_product
from ocop_desktop.domain.session import Conclusion, Product
from ocop_desktop.domain.sheets import SheetResult, evaluate_sheet
from ocop_desktop.services.state import Changes, SessionState


class Scoreboard:
    """``results`` and ``ranks`` by product id; disqualified products and those without a valid sheet have no rank."""

    def __init__(self, state: SessionState) -> None:
        self._state = state
        self._sheets: dict[tuple[int, int], SheetResult] = {}
        self.results: dict[int, ProductResult[int]] = {}
        self.ranks: dict[int, Rank] = {}
        self._compute(state.products)
        self._rank()

    def apply(self, changes: Changes) -> None:
        """Brings results and ranks up to date with changes that the state already has."""
        if changes.details:
            for key in [key for key in self._sheets if key[0] in changes.details]:
                del self._sheets[key]
        for key in changes.sheets:
            self._sheets.pop(key, None)
        if changes.products:
            self._compute(changes.products)
            self._rank()

    def sheet(self, product_id: int, member_id: int) -> SheetResult | None:
        """The result of one sheet, whether or not it counts; None while the product has no criteria set."""
        key = (product_id, member_id)
        if key not in self._sheets:
            criteria = self._state.criteria(self._state.products[product_id])
            if criteria is None:
                return None
            self._sheets[key] = evaluate_sheet(criteria, self._state.sheet(product_id, member_id))
        return self._sheets[key]

    def order(self) -> list[int]:
        """Product ids as they rank; then those without a rank, then refused dossiers, each in the order of the list."""
        products, ranks = self._state.products, self.ranks
        last = len(products) + 1
        return sorted(
            products,
            key=lambda key: (bool(products[key].disqualified), ranks[key].rank if key in ranks else last),
        )

    def progress(self) -> tuple[int, int]:
        """Complete sheets, and sheets that are expected in all."""
        results = self.results.values()
        expected = sum(len(result.expected) for result in results)
        without_set = [key for key in self._state.products if key not in self.results]
        expected += sum(len(self._state.scoring(key)) for key in without_set)
        return sum(len(result.valid) for result in results), expected

    def check(self, conclusion: Conclusion) -> None:
        """Whether the council may conclude so now. Raises ``UserError`` with what stands in the way."""
        state = self._state
        product = state.product(conclusion.product_id)
        result = self.results.get(product.id)
        if result is not None:
            check_conclusion(
                conclusion,
                result,
                state.quorum(),
                spread_settled=bool(product.spread_settled),
                unchecked=state.unchecked(product.id),
                drawn=state.drawn,
            )
        elif conclusion.stars is not None:
            raise UserError("set_missing")

    def obstacle(self, product_id: int, conclusion: Conclusion | None = None) -> UserError | None:
        """What keeps a conclusion (the recorded one, unless another is given) from standing; None where it stands."""
        try:
            self.check(conclusion or self._state.conclusion(product_id))
        except UserError as error:
            return error
        return None

    def concluded(self, product_id: int) -> bool:
        """The council has concluded on a product, and nothing that changed since stands in the way."""
        return self._state.conclusion(product_id).stars is not None and self.obstacle(product_id) is None

    def ready(self) -> list[int]:
        """Products that are not concluded and could be, with the computed stars, as nothing stands in the way."""
        return [product_id for product_id in self._state.products if self.is_ready(product_id)]

    def is_ready(self, product_id: int) -> bool:
        """Whether a product is not concluded and could be, with the computed stars."""
        result = self.results.get(product_id)
        recorded = self._state.conclusion(product_id)
        if recorded.stars is not None or result is None or result.stars is None:
            return False
        return self.obstacle(product_id, replace(recorded, stars=result.stars, reason="")) is None

    def totals(self, product_ids: Iterable[int]) -> dict[int, dict[int, int]]:
        """The totals of the valid sheets by product and member, of products that are not disqualified."""
        return {
            key: {member: result.sheets[member].total for member in result.valid}
            for key in product_ids
            if (result := self.results.get(key)) is not None and result.valid and not result.disqualified
        }

    def what_if(
        self, product_id: int, changed: Mapping[int, Mapping[str, int]]
    ) -> tuple[ProductResult[int], Rank | None]:
        """The result and rank of a product if the members in ``changed`` had chosen so (places by criterion) on top of
        their sheets. Nothing is stored, and the board stays as it is. Raises ``UserError`` (set_missing)."""
        state = self._state
        product = state.product(product_id)
        criteria = state.criteria(product)
        if criteria is None:
            raise UserError("set_missing")
        sheets = {
            member.id: evaluate_sheet(criteria, {**state.sheet(product_id, member.id), **changed.get(member.id, {})})
            for member in state.scoring(product_id)
        }
        result = self._evaluate(product, criteria, sheets)
        others = {key: found for key, found in self.results.items() if key != product_id}
        return result, self._ranks_of({**others, product_id: result}).get(product_id)

    def _compute(self, products: Iterable[int]) -> None:
        state = self._state
        for product_id in list(products):
            product = state.products.get(product_id)
            criteria = state.criteria(product) if product is not None else None
            if product is None or criteria is None:
                self.results.pop(product_id, None)
                continue
            sheets: dict[int, SheetResult] = {}
            for member in state.scoring(product_id):
                sheet = self.sheet(product_id, member.id)
                assert sheet is not None
                sheets[member.id] = sheet
            self.results[product_id] = self._evaluate(product, criteria, sheets)

    def _evaluate(
        self, product: Product, criteria: CriteriaSet, sheets: Mapping[int, SheetResult]
    ) -> ProductResult[int]:
        state = self._state
        return evaluate_product(
            state.decree, state.tier, criteria, state.session.rules, sheets, disqualified=product.disqualified
        )

    def _rank(self) -> None:
        self.ranks = self._ranks_of(self.results)

    def _ranks_of(self, results: Mapping[int, ProductResult[int]]) -> dict[int, Rank]:
        return rank(
            {
                key: Standing(result.average, result.parts)
                for key, result in results.items()
                if result.average is not None and not result.disqualified
            },
            self._state.session.rules.ties,
        )
