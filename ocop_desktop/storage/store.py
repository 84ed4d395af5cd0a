"""The store: takes and returns the domain's records, and writes every change together with its log entry.

One ``commit`` is one transaction: the rows, the log entry and nothing else, on the disk before it returns. The store
knows no rule of the council; it only refuses a change that does not fit what the database holds.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.domain.log import (
    KEYS,
    NAMES,
    NO_HASH,
    RECORDS,
    Edit,
    LogEntry,
    Record,
    edits_to_json,
)
from ocop_desktop.domain.session import (
    Conclusion,
    Member,
    Opinion,
    Participation,
    PrintRun,
    Product,
    Round,
    Seal,
    SecondEntry,
    Session,
    Settings,
    SheetCase,
)
from ocop_desktop.storage.database import VERSION, Database, foreign_schema, inspect
from ocop_desktop.storage.tables import ASSET, CRITERIA_COPY, LOG, TABLES, decode, encode

Sheets = dict[tuple[int, int, int], dict[str, int]]

_PIECE = 2000
_ENTRY_KINDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("seq", "session_id"), (int,)),
    **dict.fromkeys(("at", "who", "verb", "kind", "edits"), (str,)),
    **dict.fromkeys(("previous", "hash"), (bytes,)),
    "target": (int, type(None)),
}
_NUMBERED = ("session", "member", "product")


@dataclass(frozen=True, slots=True)
class SessionRecords:
    """All that the database holds of one session. ``choices``: by product, member and round, places by criterion.

    ``others``: further rounds, cases, second entries and opinions; ``seals`` the first one first.
    """

    session: Session
    members: tuple[Member, ...]
    products: tuple[Product, ...]
    participations: tuple[Participation, ...]
    choices: Sheets
    conclusions: tuple[Conclusion, ...]
    second_choices: Sheets
    others: tuple[Round | SheetCase | SecondEntry | Opinion, ...]
    seals: tuple[Seal, ...]
    print_runs: tuple[PrintRun, ...]


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session in the list of sessions, with how much it holds and when it was last changed (UTC, ISO 8601)."""

    session: Session
    members: int
    products: int
    concluded: int
    changed_at: str
    sealed: bool = False


def asset_hash(body: bytes) -> str:
    """The content hash under which a file is kept: SHA-256 in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def utc_now() -> str:
    """The time as the log keeps it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Store:
    """The repository over one open database. Raises ``StorageError`` for every fault of the disk or the file."""

    def __init__(self, path: Path, *, read_only: bool = False, now: Callable[[], str] = utc_now) -> None:
        self.path = path
        self._now = now
        self._database = Database.open(path, read_only=read_only)
        self._seq, self._hash = 0, NO_HASH
        self._last_ids = dict.fromkeys(_NUMBERED, 0)
        self._doubtful: LogEntry | None = None
        self.generation = 0
        try:
            self.refresh()
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        self._database.close()

    def reopen(self) -> None:
        """Opens the file anew where its medium was away, and goes on if it is as this store left it.

        Belongs to the thread that commits, between two commits: looking at the header takes the locks of this process
        on the file with it (POSIX). Raises ``StorageError`` where it is not there: a new file is not made in its place.
        """
        if inspect(self.path) != VERSION:
            raise StorageError("database_cannot_open", path=str(self.path))
        fresh = Database.open(self.path)
        self._database.close()
        self._database = fresh
        if self._doubtful is None or not self._holds(self._doubtful):
            self.refresh()

    def refresh(self) -> None:
        """Goes on from what the database holds now, where another program has written to it since.

        ``generation`` then grows: whatever was read before may be out of date and must not be built upon.
        """
        with self._database.transaction() as connection:
            head = _head(connection)
            rows = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all()
        if head != (self._seq, self._hash):
            self._seq, self._hash = head
            self.generation += 1
        self._doubtful = None
        for name, last in rows:
            self._last_ids[str(name)] = max(int(last), self._last_ids.get(str(name), 0))

    @property
    def head(self) -> tuple[int, bytes]:
        """Sequence and hash of the last log entry; 0 and zeros for an empty log."""
        return self._seq, self._hash

    def new_id(self, kind: type[Record]) -> int:
        """An id that no record of this kind has or ever had."""
        self._last_ids[NAMES[kind]] += 1
        return self._last_ids[NAMES[kind]]

    def settings(self) -> Settings | None:
        """The office's settings, None while nobody has saved any."""
        return next(iter(self._records(Settings)), None)

    def summaries(self) -> tuple[SessionSummary, ...]:
        """All sessions, the last made first."""
        product, member, conclusion = TABLES["product"], TABLES["member"], TABLES["conclusion"]
        with self._database.transaction() as connection:
            sessions = self._read(connection, Session)
            members = _counts(connection, select(member.c.session_id, func.count()).group_by(member.c.session_id))
            products = _counts(connection, select(product.c.session_id, func.count()).group_by(product.c.session_id))
            concluded = _counts(
                connection,
                select(product.c.session_id, func.count())
                .join(conclusion, conclusion.c.product_id == product.c.id)
                .where(conclusion.c.stars.is_not(None))
                .group_by(product.c.session_id),
            )
            seal = TABLES["seal"]
            sealed = set(connection.execute(select(seal.c.session_id).where(seal.c.reopened_at == "")).scalars())
            changed: dict[int, str] = {
                row[0]: row[1]
                for row in connection.execute(
                    select(LOG.c.session_id, LOG.c.at).where(
                        LOG.c.seq.in_(select(func.max(LOG.c.seq)).group_by(LOG.c.session_id))
                    )
                )
            }
        return tuple(
            SessionSummary(
                session,
                members.get(session.id, 0),
                products.get(session.id, 0),
                concluded.get(session.id, 0),
                changed.get(session.id, ""),
                session.id in sealed,
            )
            for session in sorted(sessions, key=lambda s: s.id, reverse=True)
        )

    def load(self, session_id: int) -> SessionRecords:
        """All records of one session. Raises ``StorageError`` (session_gone) for an id that is not there."""
        product = TABLES["product"]
        mine = select(product.c.id).where(product.c.session_id == session_id)
        with self._database.transaction() as connection:
            sessions = self._read(connection, Session, TABLES["session"].c.id == session_id)
            if not sessions:
                raise StorageError("session_gone", path=str(self.path))
            members = self._read(connection, Member, TABLES["member"].c.session_id == session_id)
            products = self._read(connection, Product, product.c.session_id == session_id)
            participations = self._read(connection, Participation, TABLES["participation"].c.product_id.in_(mine))
            conclusions = self._read(connection, Conclusion, TABLES["conclusion"].c.product_id.in_(mine))
            seals, runs = (
                self._read(connection, kind, TABLES[NAMES[kind]].c.session_id == session_id)
                for kind in (Seal, PrintRun)
            )
            sheets, second = (self._sheets(connection, TABLES[name], mine) for name in ("choice", "second_choice"))
            others = [
                record
                for kind in (Round, SheetCase, SecondEntry, Opinion)
                for record in self._read(connection, kind, TABLES[NAMES[kind]].c.product_id.in_(mine))
            ]
        return SessionRecords(
            sessions[0],
            tuple(sorted(members, key=lambda m: (m.position, m.id))),
            tuple(sorted(products, key=lambda p: (p.position, p.id))),
            tuple(participations),
            sheets,
            tuple(conclusions),
            second,
            tuple(others),
            tuple(sorted(seals, key=lambda seal: seal.revision)),
            tuple(runs),
        )

    def criteria_copy(self, content_hash: str) -> Any:
        """The kept JSON with this content hash. Raises ``StorageError`` (database_damaged) when it is not there."""
        with self._database.transaction() as connection:
            body = connection.execute(select(CRITERIA_COPY.c.body).where(CRITERIA_COPY.c.hash == content_hash)).scalar()
        if not isinstance(body, str):
            raise StorageError("database_damaged", path=str(self.path))
        try:
            return json.loads(body)
        except ValueError as error:
            raise StorageError("database_damaged", path=str(self.path), reason=str(error)) from error

    def asset(self, content_hash: str) -> bytes:
        """The kept file with this content hash. Raises ``StorageError`` (database_damaged) when it is not there or not
        what its hash says."""
        with self._database.transaction() as connection:
            body = connection.execute(select(ASSET.c.body).where(ASSET.c.hash == content_hash)).scalar()
        if not isinstance(body, bytes) or asset_hash(body) != content_hash:
            raise StorageError("database_damaged", path=str(self.path))
        return bytes(body)

    def asset_hashes(self) -> frozenset[str]:
        """The content hashes of all kept files."""
        return self._hashes(ASSET)

    def criteria_hashes(self) -> frozenset[str]:
        """The content hashes of all kept criteria."""
        return self._hashes(CRITERIA_COPY)

    def commit(
        self,
        session_id: int,
        verb: str,
        kind: str,
        edits: Sequence[Edit],
        *,
        who: str = "",
        target: int | None = None,
        criteria: Mapping[str, str] | None = None,
        assets: Iterable[bytes] = (),
    ) -> LogEntry:
        """Writes edits and their log entry in one transaction; ``criteria`` are copies to keep, by content hash, and
        ``assets`` files that the edits name by theirs.

        Raises ``StorageError``; then nothing is changed, unless the medium went at the very end of it, which ``late``
        tells when it is back. database_changed: the database is not what this store left.
        """
        unsigned = LogEntry(
            seq=self._seq + 1,
            at=self._now(),
            who=who,
            session_id=session_id,
            verb=verb,
            kind=kind,
            target=target,
            edits=edits_to_json(edits),
            previous=self._hash,
            hash=b"",
        )
        entry_hash = unsigned.computed_hash()
        values = {name: getattr(unsigned, name) for name in LogEntry.__slots__} | {"hash": entry_hash}
        entry = LogEntry(**values)
        written = False
        try:
            with self._database.transaction() as connection:
                if _head(connection) != (self._seq, self._hash):
                    raise StorageError("database_changed", path=str(self.path))
                for content_hash, body in (criteria or {}).items():
                    connection.execute(
                        sqlite_insert(CRITERIA_COPY).values(hash=content_hash, body=body).on_conflict_do_nothing()
                    )
                for asset in assets:
                    row = {"hash": asset_hash(asset), "body": asset}
                    connection.execute(sqlite_insert(ASSET).values(row).on_conflict_do_nothing())
                for edit in edits:
                    self._write(connection, edit)
                connection.execute(insert(LOG), values)
                written = True
        except StorageError as error:
            try:
                arrived = written and self._arrived(entry)
            except StorageError:
                self._doubtful = entry
                raise error from None
            if not arrived:
                raise
        return self._done(entry)

    def late(self) -> LogEntry | None:
        """The entry of a commit that was refused at its very end and is on the disk all the same: it counts from now
        on, and who keeps a state applies it. Raises ``StorageError`` while nobody can tell."""
        entry = self._doubtful
        if entry is None:
            return None
        if self._arrived(entry):
            return self._done(entry)
        self._doubtful = None
        return None

    def _done(self, entry: LogEntry) -> LogEntry:
        self._seq, self._hash = entry.seq, entry.hash
        self._doubtful = None
        return entry

    def _holds(self, entry: LogEntry) -> bool:
        with self._database.transaction() as connection:
            return _head(connection) == (entry.seq, entry.hash)

    def _arrived(self, entry: LogEntry) -> bool:
        """Whether an entry is on the disk although its commit was refused: what failed may have been the last flush,
        after which SQLite takes nothing back. It is flushed once more. Raises ``StorageError`` where that fails."""
        with self._database.transaction() as connection:
            if _head(connection) != (entry.seq, entry.hash):
                return False
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
        return True

    def history(self, session_id: int) -> list[tuple[int, str, int | None]]:
        """Sequence, kind and target of a session's log entries, oldest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                select(LOG.c.seq, LOG.c.kind, LOG.c.target).where(LOG.c.session_id == session_id).order_by(LOG.c.seq)
            )
            return [(row[0], row[1], row[2]) for row in rows]

    def entry(self, seq: int) -> LogEntry:
        """One log entry. Raises ``StorageError`` (database_damaged) when it is not there."""
        with self._database.transaction() as connection:
            row = connection.execute(select(LOG).where(LOG.c.seq == seq)).first()
        if row is None:
            raise StorageError("database_damaged", path=str(self.path))
        return self._entry(row)

    def log(self) -> Iterable[LogEntry]:
        """The whole log, oldest first, read a piece at a time: no transaction outlives a piece, so that nobody who
        writes meanwhile has to wait."""
        query = select(LOG).order_by(LOG.c.seq).limit(_PIECE)
        piece = query
        while True:
            with self._database.transaction() as connection:
                entries = [self._entry(row) for row in connection.execute(piece)]
            yield from entries
            if len(entries) < _PIECE:
                return
            piece = query.where(LOG.c.seq > entries[-1].seq)

    def log_before(self, session_id: int, before: int | None, limit: int) -> list[LogEntry]:
        """Entries of a session from the last one on, or from the one before the entry ``before``; the newest first."""
        query = select(LOG).where(LOG.c.session_id == session_id).order_by(LOG.c.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(LOG.c.seq < before)
        with self._database.transaction() as connection:
            return [self._entry(row) for row in connection.execute(query)]

    def records(self, name: str) -> list[Record]:
        """All records of one kind, by the name the log gives it."""
        return self._records(RECORDS[name])

    def integrity(self) -> list[str]:
        """What SQLite's own check finds wrong with the file, and what of its schema is not the program's; empty when it
        is sound."""
        with self._database.transaction() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            foreign = foreign_schema(connection)
        return [
            *(line for line in found if line != "ok"),
            *(f"foreign key: {tuple(row)}" for row in broken),
            *(f"schema: {name} is not the program's" for name in foreign),
        ]

    def _records(self, kind: type[Record]) -> list[Any]:
        with self._database.transaction() as connection:
            return self._read(connection, kind)

    def _read(self, connection: Connection, kind: type[Record], where: Any = None) -> list[Any]:
        query = select(TABLES[NAMES[kind]])
        if where is not None:
            query = query.where(where)
        try:
            return [decode(kind, row._mapping) for row in connection.execute(query)]
        except ValueError as error:
            raise StorageError("database_damaged", path=str(self.path), reason=str(error)) from error

    def _hashes(self, table: Table) -> frozenset[str]:
        with self._database.transaction() as connection:
            found = frozenset(connection.execute(select(table.c.hash)).scalars())
        if any(type(content_hash) is not str for content_hash in found):
            raise StorageError("database_damaged", path=str(self.path), reason=table.name)
        return found

    def _sheets(self, connection: Connection, table: Table, products: Any) -> Sheets:
        sheets: Sheets = {}
        columns = (table.c.product_id, table.c.member_id, table.c.round, table.c.criterion, table.c.place)
        rows = connection.execute(select(*columns).where(table.c.product_id.in_(products)))
        for product_id, member_id, round_, criterion, place in rows:
            if not (type(place) is type(round_) is type(member_id) is int and type(criterion) is str):
                raise StorageError("database_damaged", path=str(self.path), reason=f"{table.name}: {place!r}")
            sheets.setdefault((product_id, member_id, round_), {})[criterion] = place
        return sheets

    def _entry(self, row: Row[Any]) -> LogEntry:
        for name, kinds in _ENTRY_KINDS.items():
            if type(getattr(row, name)) not in kinds:
                raise StorageError("database_damaged", path=str(self.path), reason=f"log {row.seq}: {name}")
        return LogEntry(**{name: getattr(row, name) for name in LogEntry.__slots__})

    def _write(self, connection: Connection, edit: Edit) -> None:
        table = TABLES[edit.entity]
        if edit.before is None and edit.after is not None:
            connection.execute(insert(table), encode(edit.after))
            return
        same = and_(*(table.c[name] == value for name, value in zip(KEYS[edit.entity], edit.key, strict=True)))
        assert edit.before is not None
        # Else the log would say that something was changed which was not there.
        if self._read(connection, type(edit.before), same) != [edit.before]:
            raise StorageError("database_changed", path=str(self.path))
        if edit.after is None:
            done = connection.execute(delete(table).where(same))
        else:
            done = connection.execute(update(table).where(same).values(encode(edit.after)))
        if done.rowcount != 1:
            raise StorageError("database_changed", path=str(self.path))


def _head(connection: Connection) -> tuple[int, bytes]:
    row = connection.execute(select(LOG.c.seq, LOG.c.hash).order_by(LOG.c.seq.desc()).limit(1)).first()
    return (row[0], row[1]) if row else (0, NO_HASH)


def _counts(connection: Connection, query: Any) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.execute(query)}
