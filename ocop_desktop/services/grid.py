"""The grid of one product, criteria x members: what typed points mean, what a pasted block would change.

Reads the state and plans; changes nothing (``FillSheets`` does). Points are read strictly: what could be meant in two
ways is refused with its reason, never guessed. A blank cell of a block says nothing and leaves the choice as it is.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from ocop_desktop.domain.causes import far_from_median
from ocop_desktop.domain.criteria import CriteriaSet, Criterion
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.numbers import read_whole
from ocop_desktop.domain.scoring import ProductResult
from ocop_desktop.domain.sheets import applies, check_place
from ocop_desktop.domain.text import clean
from ocop_desktop.services.commands import open_sheet
from ocop_desktop.services.state import SessionState

LONGEST_BLOCK = 100_000
"""Characters of a block that is looked at: several grids of any council."""

Block = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class NewPlace:
    """One choice that a block changes: the places (1 for the first level, 0 "no level reached") before and after."""

    member_id: int
    criterion: str
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class BadCell:
    """One cell of a block that cannot be taken over, and why. ``criterion`` "" and ``member_id`` None: off the grid."""

    criterion: str
    member_id: int | None
    text: str
    error: UserError


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What pasting would do. ``same``: cells that say what is there already; ``blank``: cells that say nothing."""

    rows: int
    columns: int
    changes: tuple[NewPlace, ...]
    bad: tuple[BadCell, ...]
    same: int
    blank: int

    @property
    def overwritten(self) -> int:
        """Changes of choices that were entered before."""
        return sum(change.before is not None for change in self.changes)

    def places(self) -> dict[int, dict[str, int]]:
        """The new places by member and criterion, for ``FillSheets``."""
        found: dict[int, dict[str, int]] = {}
        for change in self.changes:
            found.setdefault(change.member_id, {})[change.criterion] = change.after
        return found


def places_for(leaf: Criterion, points: int, case: int | None = None) -> tuple[int, ...]:
    """The places that give so many points; 0 stands for "no level reached" where no level of a case has 0 points.

    Where the levels stand under cases, those of ``case`` count, all while it is None.
    """
    headings: Sequence[str | None] = leaf.cases or (None,)
    if case is not None and case <= len(leaf.cases):
        headings = [leaf.cases[case - 1]]
    found: list[int] = []
    nothing = False
    for heading in headings:
        mine = [place for place, level in enumerate(leaf.levels, 1) if level.case == heading]
        hits = [place for place in mine if leaf.points(place) == points]
        found += hits
        nothing = nothing or (points == 0 and not hits)
    return (*found, 0) if nothing else tuple(found)


def case_without(criteria: CriteriaSet, sheet: Mapping[str, int], recorded: int | None, code: str) -> int | None:
    """Which case holds for a criterion: the recorded one, else the one of the levels chosen on the other criteria; None
    while they say nothing."""
    if recorded is not None or not criteria.by_code[code].cases:
        return recorded
    found = {criteria.by_code[other].case_of(place) for other, place in sheet.items() if other != code} - {None}
    return found.pop() if len(found) == 1 else None


def allowed_points(leaf: Criterion, case: int | None = None) -> tuple[int, ...]:
    """All points that a sheet can get on a criterion, ascending; 0 is always among them."""
    points = {0, *(level.points for level in leaf.levels)}
    return tuple(sorted(n for n in points if places_for(leaf, n, case)))


def typed_points(leaf: Criterion, case: int | None, digits: str, *, final: bool) -> tuple[int, ...] | None:
    """The places that the typed digits mean, more than one where a choice must be asked for; None: wait for more.

    ``final``: no more digits will follow. Raises ``UserError`` (points_not_allowed).
    """
    allowed = allowed_points(leaf, case)
    longer = [n for n in allowed if str(n) != digits and str(n).startswith(digits)]
    if longer and not final:
        return None
    return _places(leaf, case, digits, allowed)


def typed_place(criteria: CriteriaSet, leaf: Criterion, digit: int) -> tuple[int, ...]:
    """The place that a digit means. Raises ``UserError`` (level_unknown)."""
    check_place(criteria, leaf.code, digit)
    return (digit,)


def read_block(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of cells of a clipboard text (tabs and line breaks, as spreadsheets write it); blank rows at the end go.

    Raises ``UserError`` (block_too_large, block_empty).
    """
    if len(text) > LONGEST_BLOCK:
        raise UserError("block_too_large")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [tuple(row) for row in csv.reader((f"{line}\n" for line in lines), dialect="excel-tab")]
    while rows and not any(clean(cell) for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise UserError("block_empty")
    return tuple(rows)


def plan_paste(
    state: SessionState, product_id: int, codes: Sequence[str], members: Sequence[int], block: Block
) -> PastePlan:
    """What a block of points would change, its first cell on the first of ``codes`` and of ``members``.

    A value that a choice gives already leaves that choice as it is. Raises ``UserError`` (product_gone, set_missing).
    """
    criteria = state.criteria(state.product(product_id))
    if criteria is None:
        raise UserError("set_missing")
    width = max(len(row) for row in block)
    blank = sum(not clean(cell) for row in block for cell in row) + sum(width - len(row) for row in block)
    changes: dict[tuple[int, int], NewPlace] = {}
    bad: dict[tuple[int, int], BadCell] = {}
    same = 0
    for column in range(width):
        texts = {row: cells[column] for row, cells in enumerate(block) if column < len(cells) and clean(cells[column])}
        member_id = members[column] if column < len(members) else None
        refused = _refusal(state, product_id, member_id)
        sheet = dict(state.sheet(product_id, member_id)) if member_id is not None else {}
        case = state.case(product_id, member_id) if member_id is not None else None
        # Conditions first: whether a criterion applies is decided by the sheet as it would be.
        for row in sorted(texts, key=lambda row: (row < len(codes) and codes[row] in criteria.depends_on, row)):
            code = codes[row] if row < len(codes) else ""
            try:
                if not code or member_id is None:
                    raise UserError("cell_outside")
                if refused is not None:
                    raise refused
                before = sheet.get(code)
                after = _pasted(criteria, sheet, code, case, texts[row])
            except UserError as error:
                bad[row, column] = BadCell(code, member_id, clean(texts[row]), error)
                continue
            if after == before or after is None:
                same += 1
            else:
                sheet[code] = after
                changes[row, column] = NewPlace(member_id, code, before, after)
    return PastePlan(len(block), width, _in_order(changes), _in_order(bad), same, blank)


def does_not_apply(criteria: CriteriaSet, code: str) -> UserError:
    """Why nothing can be entered on a criterion whose condition scored 0."""
    return UserError("criterion_does_not_apply", criterion=code, condition=list(criteria.depends_on[code]))


def criterion_averages(criteria: CriteriaSet, result: ProductResult[int]) -> dict[str, Fraction]:
    """The average of each criterion over the sheets that count for the product; they add up to its average.

    Empty while no sheet counts.
    """
    counted = [result.sheets[member].counted for member in result.valid if member not in result.dropped]
    if not counted:
        return {}
    return {
        leaf.code: Fraction(sum(leaf.points(places.get(leaf.code, 0)) for places in counted), len(counted))
        for leaf in criteria.leaves
    }


def far_members(leaf: Criterion, result: ProductResult[int]) -> frozenset[int]:
    """The members whose choice on a criterion is two levels or more from the median of those entered."""
    places = {member: sheet.counted[leaf.code] for member, sheet in result.sheets.items() if leaf.code in sheet.counted}
    return far_from_median(places, {place: level.case for place, level in enumerate(leaf.levels, 1)})


def block_text(block: Block) -> str:
    """A block as spreadsheets take it from the clipboard."""
    return "\n".join("\t".join(row) for row in block)


def _places(leaf: Criterion, case: int | None, digits: str, allowed: Sequence[int]) -> tuple[int, ...]:
    points = int(digits)
    if points not in allowed or str(points) != digits:
        raise UserError("points_not_allowed", criterion=leaf.code, points=digits, allowed=list(allowed))
    return places_for(leaf, points, case)


def _refusal(state: SessionState, product_id: int, member_id: int | None) -> UserError | None:
    if member_id is not None:
        try:
            open_sheet(state, product_id, member_id)
        except UserError as error:
            return error
    return None


def _pasted(criteria: CriteriaSet, sheet: Mapping[str, int], code: str, case: int | None, text: str) -> int | None:
    """The place that a cell asks for on a sheet; None where it asks for nothing."""
    points = read_whole(text)
    if points is None:
        return None
    leaf, before = criteria.by_code[code], sheet.get(code)
    if code in criteria.depends_on and applies(criteria, sheet, code) is False:
        if points:
            raise does_not_apply(criteria, code)
        return None
    if before is not None and leaf.points(before) == points:
        return before
    case = case_without(criteria, sheet, case, code)
    places = _places(leaf, case, str(points), allowed_points(leaf, case))
    if len(places) > 1:
        raise UserError("points_of_two_levels", criterion=code, points=points)
    return places[0]


T = TypeVar("T")


def _in_order(cells: Mapping[tuple[int, int], T]) -> tuple[T, ...]:
    return tuple(cells[key] for key in sorted(cells))
