"""What of a paper was made before: how often, when last, and under which seals that no longer stand."""

from collections.abc import Collection
from dataclasses import dataclass

from ocop_desktop.domain.log import edits_from_json
from ocop_desktop.domain.session import PrintRun, Seal
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.sealing import RecordPrint

PRINTED = "print"
"""The form of a paper that went to the printer (``PrintRun.form``)."""

_PIECE = 500


@dataclass(frozen=True, slots=True)
class Made:
    """``times``: how often the piece that was made most often left the program; ``pieces``: how many of them ever did.

    ``superseded``: the last seal under which some were made and that was taken off since, None where there is none or
    some were made anew under the seal that stands.
    """

    times: int
    pieces: int
    superseded: Seal | None = None


def made(desk: Desk, kind: Kind, products: Collection[int]) -> Made:
    """What was made of a paper for these products; none of them for a paper of the session."""
    wanted = set(products) or {0}
    counts: dict[int, int] = {}
    superseded, anew = None, False
    for run in desk.state.print_runs.values():
        if run.paper == kind and run.product_id in wanted:
            counts[run.product_id] = counts.get(run.product_id, 0) + run.times
            seal = desk.state.seals.get(run.revision)
            anew = anew or (seal is not None and seal.stands)
            if seal is not None and not seal.stands and (superseded is None or seal.revision > superseded.revision):
                superseded = seal
    return Made(max(counts.values(), default=0), len(counts), None if anew else superseded)


def last_made(desk: Desk, kind: Kind) -> str:
    """When a paper left the program last (UTC, ISO 8601), "" where it never did. Reads the log backwards."""
    if not any(run.paper == kind for run in desk.state.print_runs.values()):
        return ""
    before: int | None = None
    while True:
        piece = desk.log(before, _PIECE)
        for entry in piece:
            if entry.verb == RecordPrint.__name__:
                runs = (edit.after for edit in edits_from_json(entry.edits))
                if any(isinstance(run, PrintRun) and run.paper == kind for run in runs):
                    return entry.at
        if len(piece) < _PIECE:
            return ""
        before = piece[-1].seq
