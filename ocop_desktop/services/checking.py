"""Checking a database without changing it: version, integrity, log chain, tables against a replay of the log, seals.

A seal fits when it is the fingerprint of what the log said at its place, nothing sealed was changed while it stood, and
the results that it keeps are those of the sheets. Who recomputes log and seal together still cannot bring back the code
that is printed on the papers: ``check`` takes it.

A file left behind by a crash still has its journal; it is then copied with its journal and the copy is checked, so that
the file itself keeps its bytes.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.domain.criteria import content_hash
from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.domain.log import NO_HASH, RECORDS, Edit, LogEntry, Record, edits_from_json, key_of
from ocop_desktop.domain.seal import check_open, read_code
from ocop_desktop.domain.session import Product, Seal, Session
from ocop_desktop.services.criteria import pinned_decree
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.sealing import as_sealed, seal_faults, sealed_results
from ocop_desktop.services.state import SessionState
from ocop_desktop.storage.database import inspect
from ocop_desktop.storage.store import Store

_MOST_FAULTS = 20

Tables = dict[str, dict[tuple[int | str, ...], Record]]


@dataclass(frozen=True, slots=True)
class SealFound:
    """A seal in the file: of which session, and whether it closes the session now. ``named``: by the code asked for."""

    session: str
    seal: Seal
    named: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: schema version, log entries, records, seals, every fault in words; no fault means sound."""

    version: int
    entries: int
    records: int
    integrity: tuple[str, ...]
    chain: tuple[str, ...]
    replay: tuple[str, ...]
    seals: tuple[str, ...] = ()
    found: tuple[SealFound, ...] = ()

    @property
    def sound(self) -> bool:
        return not (self.integrity or self.chain or self.replay or self.seals)


def check(path: Path, code: str | None = None) -> Report:
    """Checks a database file, and whether it holds the seal whose printed ``code`` is given. Raises ``StorageError``
    where the file cannot be read at all, and ``UserError`` (seal_code_wrong) for what is no code."""
    wanted = read_code(code) if code is not None else None
    version = inspect(path)
    if not version:
        raise StorageError("database_cannot_open", path=str(path))
    with readable(path) as store:
        integrity = tuple(store.integrity()[:_MOST_FAULTS])
        log = follow(store)
        replay, records = _compare(store, log.replayed)
        sealed = [seal for seal in log.replayed["seal"].values() if isinstance(seal, Seal)]
        titles = {s.id: s.title for s in log.replayed["session"].values() if isinstance(s, Session)}
        faults = log.seals + _results_faults(store, sealed)
        found = tuple(
            SealFound(titles.get(seal.session_id, ""), seal, wanted is not None and seal.fingerprint.startswith(wanted))
            for seal in sorted(sealed, key=lambda seal: (seal.session_id, seal.revision))
        )
        if wanted is not None and not any(seal.named for seal in found):
            faults.insert(0, "no seal in this file has the code: the file is older, or was made anew")
        limited = tuple(faults[:_MOST_FAULTS])
        return Report(version, log.entries, records, integrity, tuple(log.chain), tuple(replay), limited, found)


@contextmanager
def readable(path: Path) -> Iterator[Store]:
    """A store for reading a file that may have been left by a crash; the file keeps its bytes."""
    journal = path.with_name(path.name + "-journal")
    hot = journal.exists() and journal.stat().st_size > 0
    if not hot:
        store = Store(path, read_only=True)
        try:
            yield store
        finally:
            store.close()
        return
    with tempfile.TemporaryDirectory(prefix="ocop-check-") as folder:
        copy = Path(folder) / path.name
        shutil.copy2(path, copy)
        shutil.copy2(journal, copy.with_name(journal.name))
        store = Store(copy)
        try:
            yield store
        finally:
            store.close()


@dataclass(slots=True)
class Followed:
    """What following the log gave: faults of the chain and of the seals, the records, and the number of entries."""

    chain: list[str]
    seals: list[str]
    replayed: Tables
    entries: int = 0


def follow(store: Store) -> Followed:
    """Reads the log from its beginning: its chain, the records that it gives, and each seal at its place."""
    log = Followed([], [], {name: {} for name in RECORDS})
    previous, expected = NO_HASH, 1
    for entry in store.log():
        if len(log.chain) >= _MOST_FAULTS:
            break
        if entry.seq != expected:
            log.chain.append(f"entry {expected} is missing")
        if entry.previous != previous:
            log.chain.append(f"entry {entry.seq} does not follow the one before")
        if entry.computed_hash() != entry.hash:
            log.chain.append(f"entry {entry.seq} is not what its hash says")
        try:
            edits = edits_from_json(entry.edits)
            log.seals += _seal_faults(entry, edits, log.replayed, previous)
            for edit in edits:
                table = log.replayed[edit.entity]
                if table.get(edit.key) != edit.before:
                    log.chain.append(f"entry {entry.seq} changes {edit.entity} {edit.key} from what it was not")
                if edit.after is None:
                    table.pop(edit.key, None)
                else:
                    table[edit.key] = edit.after
        except (ValueError, TypeError) as error:
            log.chain.append(f"entry {entry.seq} cannot be read: {error}")
        previous, expected = entry.hash, entry.seq + 1
    log.entries = expected - 1
    return log


def _seal_faults(entry: LogEntry, edits: tuple[Edit, ...], tables: Tables, head: bytes) -> list[str]:
    """What an entry does to seals, or to what they close, that the program would not."""
    faults = []
    for edit in edits:
        before, after = edit.before, edit.after
        if isinstance(after, Seal) and before is None:
            mine = _records_of(tables, after.session_id)
            faults += seal_faults(after, mine, entry.seq - 1, head.hex())
        elif isinstance(before, Seal):
            if not before.stands or not isinstance(after, Seal) or as_sealed(after) != before:
                faults.append(f"entry {entry.seq} changes a seal")
        else:
            session = _session_of(edit, tables)
            if any(s.stands for s in tables["seal"].values() if isinstance(s, Seal) and s.session_id == session):
                try:
                    check_open((edit,))
                except UserError:
                    faults.append(f"entry {entry.seq} changes {edit.entity} {edit.key}, which is sealed")
    return faults


def _session_of(edit: Edit, tables: Tables) -> int | None:
    record = edit.after if edit.after is not None else edit.before
    if isinstance(record, Session):
        return record.id
    product = tables["product"].get((getattr(record, "product_id", 0),))
    if isinstance(product, Product):
        return product.session_id
    return getattr(record, "session_id", None)


def _records_of(tables: Tables, session_id: int) -> list[Record]:
    """The records of one session among those of all."""
    products = {r.id for r in tables["product"].values() if isinstance(r, Product) and r.session_id == session_id}
    found = [r for r in tables["session"].values() if isinstance(r, Session) and r.id == session_id]
    return [
        *found,
        *(
            record
            for name, table in tables.items()
            if name not in ("session", "settings")
            for record in table.values()
            if getattr(record, "session_id", None) == session_id or getattr(record, "product_id", None) in products
        ),
    ]


def _results_faults(store: Store, seals: Iterable[Seal]) -> list[str]:
    """Results that seals keep and that are not those of the sheets, for the sessions that are closed."""
    faults: list[str] = []
    for seal in seals:
        if not seal.stands:
            continue
        try:
            records = store.load(seal.session_id)
            decree = pinned_decree(records.session.decree_hash, store.criteria_copy)
            state = SessionState.of(records, decree)
            if misfit := state.misfit():
                raise ValueError(misfit)
            results = sealed_results(state, Scoreboard(state))
        except (CodedError, ValueError) as error:
            faults.append(f"session {seal.session_id} cannot be computed: {error}")
            continue
        computed = {result.product_id: result for result in results}
        kept = {result.product_id: result for result in seal.results}
        faults += [
            f"the sealed result of product {key} is not what its sheets give"
            for key in sorted(computed.keys() | kept.keys())
            if computed.get(key) != kept.get(key)
        ]
    return faults


def _compare(store: Store, replayed: Tables) -> tuple[list[str], int]:
    faults: list[str] = []
    count = 0
    for name, expected in replayed.items():
        try:
            found = {key_of(record): record for record in store.records(name)}
        except StorageError as error:
            faults.append(f"{name} cannot be read: {error.params.get('reason', error.code)}")
            continue
        count += len(found)
        for key in sorted(expected.keys() | found.keys(), key=str):
            if expected.get(key) != found.get(key):
                kind = "is not in the table" if key not in found else "is not what the log says"
                faults.append(f"{name} {key} {kind}")
            if len(faults) >= _MOST_FAULTS:
                return faults, count
    for pinned in sorted(store.criteria_hashes()):
        try:
            fits = content_hash(store.criteria_copy(pinned)) == pinned
        except (StorageError, ValueError):
            fits = False
        if not fits:
            faults.append(f"criteria copy {pinned[:12]} is not what its hash says")
    for kept in sorted(store.asset_hashes()):
        try:
            store.asset(kept)
        except StorageError:
            faults.append(f"kept file {kept[:12]} is not what its hash says")
    return faults, count
