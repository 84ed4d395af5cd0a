"""Closing a session (niêm phong) and re-opening it: what must hold before, the seal, and whether a seal still fits.

A sealed session is read-only but for what offices add afterwards (``domain.seal.OPEN_FIELDS``). Re-opening keeps the
old seal and makes the next one a new revision. Prints nothing and knows no page but by its name.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.log import Edit, Record
from ocop_desktop.domain.seal import fingerprint
from ocop_desktop.domain.session import PrintRun, Seal, SealedResult
from ocop_desktop.domain.text import clean
from ocop_desktop.services.commands import Context, change, tidy
from ocop_desktop.services.faults import Fault
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.state import SessionState

_SCRYPT = {"n": 2**14, "r": 8, "p": 1}
_NAMES = 2


@dataclass(frozen=True, slots=True)
class ClosingCheck:
    """One thing that must hold before a session is closed, the page that mends it, and the products it is about."""

    code: str
    page: str
    holds: bool
    products: tuple[int, ...] = ()


def closing_checks(state: SessionState, board: Scoreboard) -> tuple[ClosingCheck, ...]:
    """All that must hold before closing, in the order of the meeting. What papers still lack is no part of it."""
    open_products = [product for product in state.products.values() if not product.disqualified]
    results = board.results

    def about(code: str, page: str, failing: list[int]) -> ClosingCheck:
        return ClosingCheck(code, page, not failing, tuple(failing))

    incomplete = [p.id for p in open_products if p.id not in results or not results[p.id].complete]
    unchecked = [p.id for p in open_products if state.unchecked(p.id)]
    spreads = [
        p.id for p in open_products if p.id in results and results[p.id].spread_exceeded and not p.spread_settled
    ]
    stars = {p.id: state.conclusion(p.id).stars for p in open_products}
    quorum = state.quorum().met
    unjudged = [
        p.id
        for p in open_products
        if stars[p.id] is not None
        and p.id in results
        and stars[p.id] != results[p.id].stars
        and not state.conclusion(p.id).reason.strip()
    ]
    # Votes that outnumber those present now, say; what else a conclusion needs has its own check.
    elsewhere = {*incomplete, *unchecked, *spreads, *unjudged} if quorum and state.drawn else stars.keys()
    unconcluded = [
        key
        for key, given in stars.items()
        if given is None or (key not in elsewhere and board.obstacle(key) is not None)
    ]
    return (
        ClosingCheck("products", "products", bool(state.products)),
        ClosingCheck("quorum", "council", quorum),
        about("sheets", "scoring", incomplete),
        about("second_entries", "scoring", unchecked)
        if state.drawn
        else ClosingCheck("second_entries", "session", holds=False),
        about("spreads", "ranking", spreads),
        about("requirements", "conclusions", unjudged),
        about("conclusions", "conclusions", unconcluded),
    )


def sealed_results(state: SessionState, board: Scoreboard) -> tuple[SealedResult, ...]:
    """The results as a seal keeps them, by product."""
    made = []
    for product_id, result in sorted(board.results.items()):
        counted = tuple(sorted(set(result.valid) - set(result.dropped)))
        made.append(
            SealedResult(
                product_id,
                counted,
                tuple(result.sheets[member].total for member in counted),
                result.average,
                result.band_stars,
                result.stars,
                board.ranks[product_id].rank if product_id in board.ranks else None,
            )
        )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class SealSession:
    """Closes the session with its fingerprint. ``at``: now (UTC, ISO 8601); ``password``: asked for by re-opening,
    "" for none. Raises ``UserError`` (closing_blocked, session_sealed)."""

    at: str
    password: str = ""

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state, board = context.state, context.scoreboard
        if state.seal is not None:
            raise UserError("session_sealed")
        for check in closing_checks(state, board):
            if not check.holds:
                raise UserError("closing_blocked", check=check.code, products=len(check.products))
        seq, head = context.head()
        results, revision = sealed_results(state, board), len(state.seals) + 1
        seal = Seal(
            state.session.id,
            revision,
            self.at,
            fingerprint(state.records(), results, revision=revision, log_seq=seq, log_hash=head.hex()),
            seq,
            head.hex(),
            results,
            password=password_hash(self.password) if clean(self.password) else "",
        )
        return (Edit(None, seal),)


@dataclass(frozen=True, slots=True)
class ReopenSession:
    """Opens a sealed session again, with a reason and the names of two who answer for it; the old seal is kept.

    Raises ``UserError`` (session_not_sealed, reason_missing, two_names_needed, password_wrong).
    """

    at: str
    reason: str
    names: tuple[str, ...]
    password: str = ""

    def edits(self, context: Context) -> tuple[Edit, ...]:
        seal = context.state.seal
        if seal is None:
            raise UserError("session_not_sealed")
        names = tuple(name for name in map(clean, self.names) if name)
        if not clean(self.reason):
            raise UserError("reason_missing")
        if len({name.casefold() for name in names}) < _NAMES:
            raise UserError("two_names_needed")
        if seal.password and not password_fits(self.password, seal.password):
            raise UserError("password_wrong")
        return change(seal, tidy(replace(seal, reopened_at=self.at, reopened_by=names, reopen_reason=self.reason)))


@dataclass(frozen=True, slots=True)
class RecordPrint:
    """That a paper left the program; the log then tells a reprint from a first print. ``product_ids``: of papers that
    are one for each product, () for those of the session. ``revision`` of the seal that stood when the paper was made,
    0 for none; None: of the one that stands now."""

    paper: str
    form: str
    product_ids: tuple[int, ...] = ()
    revision: int | None = None

    def edits(self, context: Context) -> tuple[Edit, ...]:
        state, revision = context.state, self.revision
        if revision is None:
            revision = state.seal.revision if state.seal is not None else 0
        edits: list[Edit] = []
        for product_id in dict.fromkeys(self.product_ids or (0,)):
            key = (state.session.id, self.paper, self.form, product_id, revision)
            before = state.print_runs.get(key)
            edits += change(before, PrintRun(*key, times=before.times + 1 if before is not None else 1))
        return tuple(edits)


def password_hash(password: str) -> str:
    """A password as it is kept: salt and scrypt hash in hexadecimal."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_scrypt(password, salt).hex()}"


def password_fits(password: str, kept: str) -> bool:
    """Whether a password is the one that was kept."""
    salt, _, expected = kept.partition(":")
    try:
        return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)), bytes.fromhex(expected))
    except ValueError:
        return False


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(clean(password).encode(), salt=salt, **_SCRYPT)


def seal_faults(seal: Seal, records: Iterable[Record], log_seq: int, log_hash: str) -> list[Fault]:
    """What does not fit between a seal and the records of its session at the head of the log where it was made."""
    name = f"seal {seal.revision} of session {seal.session_id}"
    faults = []
    if (seal.log_seq, seal.log_hash) != (log_seq, log_hash):
        faults.append(Fault("seal_place", record=name, seq=log_seq))
    found = fingerprint(records, seal.results, revision=seal.revision, log_seq=log_seq, log_hash=log_hash)
    if found != seal.fingerprint:
        faults.append(Fault("seal_differs", record=name))
    return faults


def as_sealed(seal: Seal) -> Seal:
    """A seal as it was before it was taken off by re-opening."""
    return replace(seal, reopened_at="", reopened_by=(), reopen_reason="")
