"""What of a paper was made before: how often, when last, and under which seals that no longer stand."""

from collections.abc import Collection
from dataclasses import dataclass

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.domain.log import edits_from_json
from ocop_desktop.domain.session import PrintRun, Seal
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.sealing import RecordPrint

PRINTED = "print"
"""The form of a paper that went to the printer (``PrintRun.form``)."""

_PIECE, _MOST_PIECES = 500, 20


@dataclass(frozen=True, slots=True)
class Made:
    """``times``: how often the piece that was made most often left the program; ``pieces``: how many of them ever did.

    ``superseded``: the last seal, taken off since, under which pieces were made that were not made anew under the seal
    that stands; None where there is none.
    """

    times: int
    pieces: int
    superseded: Seal | None = None


def made(desk: Desk, kind: Kind, products: Collection[int]) -> Made:
    """What was made of a paper for these products; none of them for a paper of the session."""
    wanted = set(products) or {0}
    counts: dict[int, int] = {}
    anew: set[int] = set()
    taken_off: dict[int, Seal] = {}
    for run in desk.state.print_runs.values():
        if run.paper != kind or run.product_id not in wanted:
            continue
        counts[run.product_id] = counts.get(run.product_id, 0) + run.times
        seal = desk.state.seals.get(run.revision)
        if seal is not None and seal.stands:
            anew.add(run.product_id)
        elif seal is not None:
            taken_off[run.product_id] = max(seal, taken_off.get(run.product_id, seal), key=lambda one: one.revision)
    old = [seal for product, seal in taken_off.items() if product not in anew]
    return Made(max(counts.values(), default=0), len(counts), max(old, key=lambda one: one.revision, default=None))


def last_made(desk: Desk, kind: Kind) -> dict[int, str]:
    """When a paper left the program last (UTC, ISO 8601), by product, 0 for a paper of the session.

    Reads the log backwards, the last 10,000 entries at most: what left before them is not in it. Raises
    ``StorageError``.
    """
    left = {run.product_id for run in desk.state.print_runs.values() if run.paper == kind}
    found: dict[int, str] = {}
    before: int | None = None
    for _ in range(_MOST_PIECES):
        piece = desk.log(before, _PIECE) if left else []
        for entry in piece:
            if entry.verb == RecordPrint.__name__:
                try:
                    runs = [edit.after for edit in edits_from_json(entry.edits)]
                except ValueError as error:
                    raise StorageError("database_damaged", path=desk.path, reason=str(error)) from error
                here = {run.product_id for run in runs if isinstance(run, PrintRun) and run.paper == kind} & left
                found |= dict.fromkeys(here, entry.at)
                left -= here
        if len(piece) < _PIECE:
            break
        before = piece[-1].seq
    return found
