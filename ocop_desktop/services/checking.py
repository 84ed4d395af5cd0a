"""Checking a database without changing it: version, integrity, log chain, tables against a replay of the log, seals.

A seal fits when it is the fingerprint of what the log said at its place, nothing sealed was changed while it stood, and
the results that it keeps are those of the sheets. Who recomputes log and seal together still cannot bring back the code
that is printed on the papers: ``check`` takes it, and then also says what is no longer as that seal closed it, where
the session was opened again since. No code proves what offices add later, the log from the entry of the seal on, and
so when the seal was made and its password: the chain shows a change of them, unless it is computed anew as well.

A file left behind by a crash still has its journal; it is then copied with its journal and the copy is checked, so that
the file itself keeps its bytes. What a check that was killed left of its copies, the next one takes away.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from ocop_desktop.domain.criteria import content_hash
from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.domain.log import KEYS, NAMES, NO_HASH, RECORDS, Edit, LogEntry, Record, edits_from_json, key_of
from ocop_desktop.domain.seal import check_open, decided, read_code
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
from ocop_desktop.storage.viewing import companions, readable, scratch

_MOST_FAULTS = 1000

Tables = dict[str, dict[tuple[int | str, ...], Record]]
Closed = dict[tuple[str, tuple[int | str, ...]], Record]


@dataclass(frozen=True, slots=True)
class SealFound:
    """A seal in the file: of which session, and whether it closes the session now. ``named``: by the code asked for."""

    session: str
    seal: Seal
    named: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: schema version, log entries, records, seals, faults in words; no fault means sound. ``more``:
    there are more faults than those that are named."""

    version: int
    entries: int
    records: int
    integrity: tuple[Fault, ...]
    chain: tuple[Fault, ...]
    replay: tuple[Fault, ...]
    seals: tuple[Fault, ...] = ()
    found: tuple[SealFound, ...] = ()
    more: bool = False

    @property
    def sound(self) -> bool:
        return not (self.integrity or self.chain or self.replay or self.seals)


def check(path: Path, code: str | None = None) -> Report:
    """Checks a database file that nobody writes, and whether it still holds what was sealed under the printed ``code``.
    Raises ``StorageError`` where the file cannot be read at all, and ``UserError`` (seal_code_wrong) for what is no
    code."""
    wanted = read_code(code) if code is not None else None
    version = inspect(path)
    with _reading(path) as store:
        integrity = [_of_the_file(line) for line in store.integrity()]
        log = follow(store)
        replay, records = _compare(store, log.replayed)
        sealed = [seal for seal in log.replayed["seal"].values() if isinstance(seal, Seal)]
        titles = {s.id: s.title for s in log.replayed["session"].values() if isinstance(s, Session)}
        found = tuple(
            SealFound(titles.get(seal.session_id, ""), seal, wanted is not None and seal.fingerprint.startswith(wanted))
            for seal in sorted(sealed, key=lambda seal: (seal.session_id, seal.revision))
        )
        faults = log.seals + _results_faults(store, sealed, log.replayed)
        faults += [fault for one in found if one.named or one.seal.stands for fault in log.changed_since(one.seal)]
        if wanted is not None and not any(one.named for one in found):
            faults.insert(0, Fault("code_unknown"))
        parts = (integrity, log.chain, replay, faults)
        named = [tuple(part[:_MOST_FAULTS]) for part in parts]
        more = any(len(part) > _MOST_FAULTS for part in parts)
        return Report(version, log.entries, records, named[0], named[1], named[2], named[3], found, more)


def check_copy(path: Path, code: str | None = None, folder: Path | None = None) -> Report:
    """Like ``check``, on a copy of one moment, made in ``folder`` or one of its own: for a file that may be written to
    meanwhile. What the copy does not show, a file that is damaged as such, is checked where it is, and so is what a
    crash left."""
    if not inspect(path) or _left_by_crash(path):
        return check(path, code)
    if folder is None:
        with scratch(path) as made:
            return check_copy(path, code, made)
    try:
        copy = copy_database(path, folder, lambda _: "copy.sqlite", verify=lambda _: None)
    except StorageError as error:
        if error.code != "database_damaged":
            raise
        return check(path, code)
    try:
        return check(copy, code)
    except StorageError as error:
        raise StorageError(error.code, **error.params | {"path": str(path)}) from error


def check_beside(path: Path, code: str | None, go_on: Callable[[], bool]) -> Report | None:
    """Like ``check_copy``, in a process of its own, for the reasons of ``verify_chain_beside``. Blocks; None where it
    was given up, because ``go_on``, asked several times a second, said False."""
    with scratch(path) as folder:
        return beside(go_on, check_copy, path, code, folder)


@contextmanager
def _reading(path: Path) -> Iterator[Store]:
    """A store for reading a file that a crash or an older version of the program may have left; it keeps its bytes."""
    with scratch(path) as folder:
        store = _opened(path, folder)
        try:
            yield store
        finally:
            store.close()


def _opened(path: Path, folder: Path) -> Store:
    if companions(path) and inspect(path) == VERSION and not _left_by_crash(path):
        with contextlib.suppress(StorageError):
            return Store(path, read_only=True)
    return Store(readable(path, folder), read_only=True)


def _left_by_crash(path: Path) -> bool:
    """Whether there is something beside a file that has to be put right before it is read. A journal that SQLite does
    not mind is that of somebody who is writing just now; it would make a copy of two moments."""
    beside = companions(path)
    if not all(file.name.endswith("-journal") for file in beside):
        return True
    try:
        if beside:
            Store(path, read_only=True).close()
    except StorageError:
        return True
    return False


def verify_chain(path: Path) -> None:
    """Follows the chain of the log alone: what is done on opening and before every official paper. Who writes meanwhile
    never waits. Raises ``UserError`` (log_broken) with the first fault."""
    with _reading(path) as store:
        chain = _Chain()
        for entry in store.log():
            if faults := chain.follow(entry):
                raise UserError("log_broken", fault=faults[0], path=str(path))


def verify_chain_beside(path: Path, go_on: Callable[[], bool]) -> None:
    """Like ``verify_chain``, for the database that is open here: in a process of its own, so that keys are answered
    meanwhile, and because a file that is opened and closed again takes SQLite's locks on it with it (POSIX). Given up,
    with nothing found, where ``go_on``, asked several times a second, says False."""
    beside(go_on, verify_chain, path)


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
    """What following the log gave: faults of the chain and of the seals, the records, the number of entries, and the
    records that each seal closed."""

    chain: list[Fault]
    seals: list[Fault]
    replayed: Tables
    entries: int = 0
    closed: dict[tuple[int, int], Closed] = field(default_factory=dict)

    def changed_since(self, seal: Seal) -> list[Fault]:
        """What is not as it was when a seal closed it, but for what was said already."""
        then = self.closed.get((seal.session_id, seal.revision), {})
        now = _decided_of(self.replayed, seal.session_id)
        said = {fault.params.get("record") for fault in self.seals}
        differing = {key: f"{key[0]} {key[1]}" for key in then.keys() | now.keys() if then.get(key) != now.get(key)}
        left = sorted((key for key, record in differing.items() if record not in said), key=str)[: _MOST_FAULTS + 1]
        return [Fault("sealed_differs", _where(self.replayed, *key), record=differing[key]) for key in left]


def follow(store: Store) -> Followed:
    """Reads the log from its beginning: its chain, the records that it gives, and each seal at its place."""
    log = Followed([], [], {name: {} for name in RECORDS})
    chain = _Chain()
    for entry in store.log():
        head = chain.previous
        _keep(log.chain, chain.follow(entry))
        try:
            for edit in edits_from_json(entry.edits):
                _keep(log.seals, _seal_faults(entry, edit, log, head))
                table = log.replayed[edit.entity]
                if table.get(edit.key) != edit.before:
                    _keep(log.chain, [_about("entry_misfit", edit, log.replayed, seq=entry.seq)])
                if edit.after is None:
                    table.pop(edit.key, None)
                else:
                    table[edit.key] = edit.after
        except (ValueError, TypeError, RecursionError) as error:
            _keep(log.chain, [Fault("entry_unreadable", seq=entry.seq, detail=str(error))])
    log.entries = chain.expected - 1
    return log


def _keep(faults: list[Fault], more: Iterable[Fault]) -> None:
    """Adds faults, as far as one beyond those that are named: it says that there are more."""
    faults.extend(islice(more, _MOST_FAULTS + 1 - len(faults)))


def _of_the_file(line: str) -> Fault:
    """What ``Store.integrity`` says, by what it is about."""
    code = {"schema": "schema", "foreign key": "foreign_key"}.get(line.partition(":")[0], "sqlite")
    return Fault(code, detail=line)


def _seal_faults(entry: LogEntry, edit: Edit, log: Followed, head: bytes) -> list[Fault]:
    """What an edit does to seals, or to what they close, that the program would not."""
    before, after, tables = edit.before, edit.after, log.replayed
    if isinstance(after, Seal) and before is None:
        log.closed[after.session_id, after.revision] = _decided_of(tables, after.session_id)
        return seal_faults(after, _records_of(tables, after.session_id), entry.seq - 1, head.hex())
    if isinstance(before, Seal):
        fits = before.stands and isinstance(after, Seal) and as_sealed(after) == before
        return [] if fits else [Fault("entry_seal", seq=entry.seq)]
    closed = {seal.session_id for seal in tables["seal"].values() if isinstance(seal, Seal) and seal.stands}
    if closed & {_session_of(record, tables) for record in (before, after) if record is not None}:
        try:
            check_open((edit,))
        except UserError:
            return [_about("entry_sealed", edit, tables, seq=entry.seq)]
    return []


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


def _session_of(record: Record, tables: Tables) -> int | None:
    if isinstance(record, Session):
        return record.id
    product = tables["product"].get((getattr(record, "product_id", 0),))
    if isinstance(product, Product):
        return product.session_id
    return getattr(record, "session_id", None)


def _decided_of(tables: Tables, session_id: int) -> Closed:
    """What was decided in a session, by kind and key."""
    parts = ((record, decided(record)) for record in _records_of(tables, session_id))
    return {(NAMES[type(record)], key_of(record)): part for record, part in parts if part is not None}


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
        except Exception as error:  # Whatever it is that a forged session breaks.
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


def _copy_fits(store: Store, pinned: str) -> bool:
    try:
        return content_hash(store.criteria_copy(pinned)) == pinned
    except (StorageError, ValueError, RecursionError):
        return False


def _pinned_by(store: Store, decree: str) -> list[str]:
    """The copies that a session keeps which pins this decree, as far as they can be read."""
    try:
        return [decree, *map(str, store.criteria_copy(decree)["set_hashes"])]
    except (StorageError, TypeError, LookupError, RecursionError):
        return [decree]


def _compare(store: Store, replayed: Tables) -> tuple[list[Fault], int]:
    faults: list[Fault] = []
    count = 0
    for name, expected in replayed.items():
        try:
            found = {key_of(record): record for record in store.records(name)}
        except (StorageError, RecursionError) as error:
            detail = str(error.params.get("reason") or error.code) if isinstance(error, StorageError) else str(error)
            _keep(faults, [Fault("table_unreadable", table=name, detail=detail)])
            continue
        count += len(found)
        differing = [key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key)]
        _keep(
            faults,
            (
                Fault(
                    "record_differs" if key in found else "record_missing",
                    _where(replayed, name, key),
                    record=f"{name} {key}",
                )
                for key in sorted(differing, key=str)
            ),
        )
    copies = store.criteria_hashes()
    decrees = {record.decree_hash for record in replayed["session"].values() if isinstance(record, Session)}
    gone = {pinned for decree in decrees for pinned in _pinned_by(store, decree) if pinned not in copies}
    changed = gone | {pinned for pinned in copies if not _copy_fits(store, pinned)}
    _keep(faults, (Fault("criteria_changed", hash=pinned[:12]) for pinned in sorted(changed)))
    for kept in sorted(store.asset_hashes()):
        try:
            store.asset(kept)
        except StorageError:
            _keep(faults, [Fault("file_changed", hash=kept[:12])])
    return faults, count
