"""One member's sheet for one product: which choices count, its totals by part, what is missing.

A sheet is a mapping from criterion code to place (1 for the first level, 0 "no level reached"); a code that is not
there was not entered. Knows nothing of members, councils or storage.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ocop_desktop.domain.criteria import CriteriaSet, Criterion
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Absence

Choices = Mapping[str, int]


class ChoiceState(StrEnum):
    """The five states of a choice; they are never the same thing, on no screen and no paper."""

    NOT_ENTERED = "not_entered"
    NO_LEVEL = "no_level"
    CHOSEN = "chosen"
    ABSENT = "absent"
    RECUSED = "recused"


class SheetState(StrEnum):
    """States of a sheet as a whole."""

    NOT_STARTED = "not_started"
    PARTIAL = "partial"
    COMPLETE = "complete"
    ABSENT = "absent"
    RECUSED = "recused"


def choice_state(place: int | None, absence: Absence | None = None) -> ChoiceState:
    """The state of one choice; absence and recusal hide what may have been entered before."""
    if absence is not None:
        return ChoiceState(absence.value)
    if place is None:
        return ChoiceState.NOT_ENTERED
    return ChoiceState.CHOSEN if place else ChoiceState.NO_LEVEL


@dataclass(frozen=True, slots=True)
class SheetResult:
    """What a sheet says. ``counted``: the places that count, without criteria whose condition is unmet.

    ``needed``: criteria that must be entered; ``missing``: those of them that are not. ``total`` and ``parts`` (points)
    are provisional while something is missing.
    """

    total: int
    parts: Mapping[str, int]
    counted: Mapping[str, int]
    needed: int
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return not self.missing

    @property
    def entered(self) -> int:
        return self.needed - len(self.missing)

    @property
    def state(self) -> SheetState:
        if self.complete:
            return SheetState.COMPLETE
        return SheetState.PARTIAL if self.entered else SheetState.NOT_STARTED


def check_place(criteria: CriteriaSet, code: str, place: int) -> int:
    """The points of a place. Raises ``UserError`` (criterion_unknown, level_unknown) for what is not in the set."""
    leaf = criteria.leaf(code)
    if leaf is None:
        raise UserError("criterion_unknown", set=criteria.code, criterion=code)
    if type(place) is not int or not 0 <= place <= len(leaf.levels):
        raise UserError("level_unknown", set=criteria.code, criterion=code, place=place, levels=len(leaf.levels))
    return leaf.points(place)


def applies(criteria: CriteriaSet, choices: Choices, code: str) -> bool | None:
    """Whether the conditions (``applies_if``) of a criterion hold; None while a condition is not entered yet."""
    open_condition = False
    for target in criteria.depends_on.get(code, ()):
        condition = applies(criteria, choices, target)
        place = choices.get(target)
        if condition is False or (place is not None and not criteria.by_code[target].points(place)):
            return False
        if condition is None or place is None:
            open_condition = True
    return None if open_condition else True


def evaluate_sheet(criteria: CriteriaSet, choices: Choices) -> SheetResult:
    """Totals and gaps of a sheet.

    A criterion whose condition scores 0 counts 0 and need not be entered; while the condition is not entered, it counts
    0 but is still missing. Choices must be valid (``check_place``).
    """
    parts = {part.code: 0 for part in criteria.parts}
    counted: dict[str, int] = {}
    missing: list[str] = []
    needed = 0
    for leaf in criteria.leaves:
        code = leaf.code
        place = choices.get(code)
        condition = applies(criteria, choices, code) if code in criteria.depends_on else True
        if condition is False:
            continue
        needed += 1
        if place is None:
            missing.append(code)
        elif condition:
            counted[code] = place
            if place:
                parts[criteria.part_of[code]] += leaf.levels[place - 1].points
    return SheetResult(sum(parts.values()), parts, counted, needed, tuple(missing))


def subtotal(node: Criterion, counted: Mapping[str, int]) -> int | None:
    """Points of what is entered under a heading (``SheetResult.counted``); None where nothing is."""
    if node.is_leaf:
        return node.points(counted[node.code]) if node.code in counted else None
    below = [points for child in node.criteria if (points := subtotal(child, counted)) is not None]
    return sum(below) if below else None
