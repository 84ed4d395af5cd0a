"""Checking a database without changing it: version, integrity, log chain, tables against a replay of the log, seals.

A seal fits when it is the fingerprint of what the log said at its place, nothing sealed was changed while it stood, and
the results that it keeps are those of the sheets. Who recomputes log and seal together still cannot bring back the code
that is printed on the papers: ``check`` takes it.

A file left behind by a crash still has its journal; it is then copied with its journal and the copy is checked, so that
the file itself keeps its bytes.
"""

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.domain.criteria import content_hash
from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.domain.log import KEYS, NO_HASH, RECORDS, Edit, LogEntry, Record, edits_from_json, key_of
from ocop_desktop.domain.seal import check_open, read_code
from ocop_desktop.domain.session import Product, Seal, Session
from ocop_desktop.services.apart import beside
from ocop_desktop.services.criteria import pinned_decree
from ocop_desktop.services.faults import Fault
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.sealing import as_sealed, seal_faults, sealed_results
from ocop_desktop.services.state import SessionState
from ocop_desktop.storage.backup import copy_database
from ocop_desktop.storage.database import VERSION, inspect
from ocop_desktop.storage.store import Store
from ocop_desktop.storage.viewing import companions, readable

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
    integrity: tuple[Fault, ...]
    chain: tuple[Fault, ...]
    replay: tuple[Fault, ...]
    seals: tuple[Fault, ...] = ()
    found: tuple[SealFound, ...] = ()

    @property
    def sound(self) -> bool:
        return not (self.integrity or self.chain or self.replay or self.seals)


def check(path: Path, code: str | None = None) -> Report:
    """Checks a database file, and whether it holds the seal whose printed ``code`` is given. Raises ``StorageError``
    where the file cannot be read at all, and ``UserError`` (seal_code_wrong) for what is no code."""
    wanted = read_code(code) if code is not None else None
    version = inspect(path)
    with _reading(path) as store:
        integrity = tuple(Fault("sqlite", detail=line) for line in store.integrity()[:_MOST_FAULTS])
        log = follow(store)
        replay, records = _compare(store, log.replayed)
        sealed = [seal for seal in log.replayed["seal"].values() if isinstance(seal, Seal)]
        titles = {s.id: s.title for s in log.replayed["session"].values() if isinstance(s, Session)}
        faults = log.seals + _results_faults(store, sealed, log.replayed)
        found = tuple(
            SealFound(titles.get(seal.session_id, ""), seal, wanted is not None and seal.fingerprint.startswith(wanted))
            for seal in sorted(sealed, key=lambda seal: (seal.session_id, seal.revision))
        )
        if wanted is not None and not any(seal.named for seal in found):
            faults.insert(0, Fault("code_unknown"))
        limited = tuple(faults[:_MOST_FAULTS])
        return Report(version, log.entries, records, integrity, tuple(log.chain), tuple(replay), limited, found)


def check_copy(path: Path, folder: Path, code: str | None = None) -> Report:
    """Like ``check``, on a copy of one moment in ``folder``: for a file that may be written to meanwhile. What the copy
    does not show, a file that is damaged as such, is checked where it is."""
    try:
        copy = copy_database(path, folder, lambda _: "copy.sqlite", verify=lambda _: None)
    except StorageError as error:
        if error.code != "database_damaged":
            raise
        copy = path
    return check(copy, code)


def check_beside(path: Path, code: str | None, go_on: Callable[[], bool]) -> Report | None:
    """Like ``check_copy``, in a process of its own, for the reasons of ``verify_chain_beside``. Blocks; None where it
    was given up, because ``go_on``, asked several times a second, said False."""
    with tempfile.TemporaryDirectory(prefix="ocop-check-", ignore_cleanup_errors=True) as folder:
        return beside(go_on, check_copy, path, Path(folder), code)


@contextmanager
def _reading(path: Path) -> Iterator[Store]:
    """A store for reading a file that a crash or an older version of the program may have left; it keeps its bytes."""
    with tempfile.TemporaryDirectory(prefix="ocop-check-", ignore_cleanup_errors=True) as scratch:
        store = _opened(path, Path(scratch))
        try:
            yield store
        finally:
            store.close()


def _opened(path: Path, scratch: Path) -> Store:
    """A file with a journal is copied only where SQLite says that a crash left it: that of somebody who is writing just
    now would make a copy of two moments."""
    beside = companions(path)
    if beside and all(file.name.endswith("-journal") for file in beside) and inspect(path) == VERSION:
        with contextlib.suppress(StorageError):
            return Store(path, read_only=True)
    return Store(readable(path, scratch), read_only=True)


def verify_chain(path: Path) -> None:
    """Follows the chain of the log alone: what is done on opening and before every official paper. Who writes meanwhile
    never waits. Raises ``UserError`` (log_broken) with the first fault."""
    with _reading(path) as store:
        chain = _Chain()
        for entry in store.log():
            if faults := chain.follow(entry):
                raise UserError("log_broken", fault=faults[0], path=str(path))


def verify_chain_beside(path: Path) -> None:
    """Like ``verify_chain``, for the database that is open here: in a process of its own, so that keys are answered
    meanwhile, and because a file that is opened and closed again takes SQLite's locks on it with it (POSIX)."""
    beside(lambda: True, verify_chain, path)


@dataclass(slots=True)
class _Chain:
    """The chain of the log as far as it was followed: the hash of the last entry, and the number of the next one."""

    previous: bytes = NO_HASH
    expected: int = 1

    def follow(self, entry: LogEntry) -> list[Fault]:
        """Goes on to the next entry; what is wrong with it."""
        faults = []
        if entry.seq != self.expected:
            faults.append(Fault("entry_missing", seq=self.expected))
        if entry.previous != self.previous:
            faults.append(Fault("entry_apart", seq=entry.seq))
        if entry.computed_hash() != entry.hash:
            faults.append(Fault("entry_changed", seq=entry.seq))
        self.previous, self.expected = entry.hash, entry.seq + 1
        return faults


@dataclass(slots=True)
class Followed:
    """What following the log gave: faults of the chain and of the seals, the records, and the number of entries."""

    chain: list[Fault]
    seals: list[Fault]
    replayed: Tables
    entries: int = 0


def follow(store: Store) -> Followed:
    """Reads the log from its beginning: its chain, the records that it gives, and each seal at its place."""
    log = Followed([], [], {name: {} for name in RECORDS})
    chain = _Chain()
    for entry in store.log():
        if len(log.chain) >= _MOST_FAULTS:
            break
        head = chain.previous
        log.chain += chain.follow(entry)
        try:
            edits = edits_from_json(entry.edits)
            log.seals += _seal_faults(entry, edits, log.replayed, head)
            for edit in edits:
                table = log.replayed[edit.entity]
                if table.get(edit.key) != edit.before:
                    log.chain.append(_about("entry_misfit", edit, log.replayed, seq=entry.seq))
                if edit.after is None:
                    table.pop(edit.key, None)
                else:
                    table[edit.key] = edit.after
        except (ValueError, TypeError) as error:
            log.chain.append(Fault("entry_unreadable", seq=entry.seq, detail=str(error)))
    log.entries = chain.expected - 1
    return log


def _seal_faults(entry: LogEntry, edits: tuple[Edit, ...], tables: Tables, head: bytes) -> list[Fault]:
    """What an entry does to seals, or to what they close, that the program would not."""
    faults: list[Fault] = []
    for edit in edits:
        before, after = edit.before, edit.after
        if isinstance(after, Seal) and before is None:
            mine = _records_of(tables, after.session_id)
            faults += seal_faults(after, mine, entry.seq - 1, head.hex())
        elif isinstance(before, Seal):
            if not before.stands or not isinstance(after, Seal) or as_sealed(after) != before:
                faults.append(Fault("entry_seal", seq=entry.seq))
        else:
            session = _session_of(edit, tables)
            if any(s.stands for s in tables["seal"].values() if isinstance(s, Seal) and s.session_id == session):
                try:
                    check_open((edit,))
                except UserError:
                    faults.append(_about("entry_sealed", edit, tables, seq=entry.seq))
    return faults


def _about(code: str, edit: Edit, tables: Tables, seq: int) -> Fault:
    where = _where(tables, edit.entity, edit.key)
    return Fault(code, where, seq=seq, record=f"{edit.entity} {edit.key}")


def _where(tables: Tables, name: str, key: tuple[int | str, ...]) -> dict[str, str]:
    """A record by the names of what it belongs to, as far as the log knows them."""
    parts = {"table": name} | {field: str(value) for field, value in zip(KEYS[name], key, strict=True)}
    ids = {"product": parts.get("product_id"), "member": parts.get("member_id"), "session": parts.get("session_id")}
    if name in ids:
        ids[name] = parts["id"]
    for kind, id_ in ids.items():
        named = tables[kind].get((int(id_),)) if id_ is not None else None
        if named is not None:
            parts[kind] = getattr(named, "label", "") or getattr(named, "name", "") or getattr(named, "title", "")
    return parts


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


def _results_faults(store: Store, seals: Iterable[Seal], tables: Tables) -> list[Fault]:
    """Results that seals keep and that are not those of the sheets, for the sessions that are closed."""
    faults: list[Fault] = []
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
            faults.append(Fault("session_misfit", session=seal.session_id, detail=str(error)))
            continue
        computed = {result.product_id: result for result in results}
        kept = {result.product_id: result for result in seal.results}
        faults += [
            Fault("result_differs", _where(tables, "product", (key,)), record=f"product {key}")
            for key in sorted(computed.keys() | kept.keys())
            if computed.get(key) != kept.get(key)
        ]
    return faults


def _compare(store: Store, replayed: Tables) -> tuple[list[Fault], int]:
    faults: list[Fault] = []
    count = 0
    for name, expected in replayed.items():
        try:
            found = {key_of(record): record for record in store.records(name)}
        except StorageError as error:
            detail = str(error.params.get("reason") or error.code)
            faults.append(Fault("table_unreadable", table=name, detail=detail))
            continue
        count += len(found)
        for key in sorted(expected.keys() | found.keys(), key=str):
            if expected.get(key) != found.get(key):
                code = "record_missing" if key not in found else "record_differs"
                faults.append(Fault(code, _where(replayed, name, key), record=f"{name} {key}"))
            if len(faults) >= _MOST_FAULTS:
                return faults, count
    for pinned in sorted(store.criteria_hashes()):
        try:
            fits = content_hash(store.criteria_copy(pinned)) == pinned
        except (StorageError, ValueError):
            fits = False
        if not fits:
            faults.append(Fault("criteria_changed", hash=pinned[:12]))
    for kept in sorted(store.asset_hashes()):
        try:
            store.asset(kept)
        except StorageError:
            faults.append(Fault("file_changed", hash=kept[:12]))
    return faults, count
