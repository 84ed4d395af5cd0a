"""The rows of a score sheet in the order in which they are shown and walked through: parts, headings, criteria.

Where a set has levels for alternative cases, the question which case holds is a row of its own, before the first such
criterion.

Plain data made from a criteria set; holds no choice and draws nothing.
"""

from dataclasses import dataclass
from enum import IntEnum

from ocop_desktop.domain.criteria import CriteriaSet, Criterion

REFUSING = frozenset({"stop", "disqualify"})
# Stands for the question which case holds, where a criterion's code is asked for.
CASE = "case"


class RowKind(IntEnum):
    PART = 0
    GROUP = 1
    LEAF = 2
    END = 3
    CASE = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``code`` is the part's for a part and "" for the end; ``node`` is there for headings and criteria."""

    kind: RowKind
    code: str
    title: str
    max: int
    node: Criterion | None = None


class SheetRows:
    """All rows of a set, with what walking needs: the stops in order, their row, their section.

    A stop is a criterion, or the question which case holds (where ``asks_case`` and the set has cases). A section is
    what stands under one heading of the first order; criteria of that order that follow each other share one.
    """

    def __init__(self, criteria: CriteriaSet, *, asks_case: bool = True) -> None:
        rows: list[Row] = []
        self.codes: list[str] = []
        self.stops: list[str] = []
        self.row_of: dict[str, int] = {}
        self.section_of: dict[str, int] = {}
        section = 0

        def visit(node: Criterion) -> None:
            if asks_case and node.cases and CASE not in self.row_of:
                self.row_of[CASE] = len(rows)
                self.stops.append(CASE)
                self.section_of[CASE] = section
                rows.append(Row(RowKind.CASE, CASE, "", 0))
            self.row_of[node.code] = len(rows)
            if node.is_leaf:
                self.codes.append(node.code)
                self.stops.append(node.code)
                self.section_of[node.code] = section
            rows.append(Row(RowKind.LEAF if node.is_leaf else RowKind.GROUP, node.code, node.title, node.max, node))
            for child in node.criteria:
                visit(child)

        for part in criteria.parts:
            rows.append(Row(RowKind.PART, part.code, part.title, part.max))
            in_run = False
            for node in part.criteria:
                if not (node.is_leaf and in_run):
                    section += 1
                in_run = node.is_leaf
                visit(node)
        rows.append(Row(RowKind.END, "", "", 0))
        self.rows = tuple(rows)
        self.index_of = {code: index for index, code in enumerate(self.stops)}

    def step(self, code: str | None, by: int) -> str | None:
        """The stop so many places on; None after the last one. None itself stands after the last one."""
        index = len(self.stops) if code is None else self.index_of[code]
        index = max(0, index + by)
        return self.stops[index] if index < len(self.stops) else None

    def section(self, code: str | None, by: int) -> str | None:
        """The first stop of the next section (``by`` 1), or of this one, then of the one before it (-1)."""
        starts = [
            c for i, c in enumerate(self.stops) if not i or self.section_of[c] != self.section_of[self.stops[i - 1]]
        ]
        here = len(self.stops) if code is None else self.index_of[code]
        if by > 0:
            return next((start for start in starts if self.index_of[start] > here), None)
        return next((start for start in reversed(starts) if self.index_of[start] < here), starts[0])
