"""Reading what a damaged database still gives, and writing a new one from a log.

Nothing read here is to be believed before its hash was looked at; that is for the caller. What is read is a copy of the
damaged file, because SQLite takes back in it what a crash left half done.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path

from sqlalchemy import insert, text

from ocop_desktop.domain.log import NAMES, LogEntry, Record
from ocop_desktop.storage.database import Database, file_uri
from ocop_desktop.storage.tables import ASSET, CRITERIA_COPY, LOG, TABLES, encode

_FIELDS = tuple(LogEntry.__slots__)
# A text whose bytes are no UTF-8 is an error of Python, anything else one of SQLite.
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)


def read_log(path: Path) -> Iterator[LogEntry]:
    """The entries of the log from the first one on, as long as each can be read and none is missing."""
    query = f"SELECT {', '.join(_FIELDS)} FROM log WHERE seq = ?"
    with closing(_connect(path)) as raw:
        for seq in count(1):
            try:
                row = raw.execute(query, (seq,)).fetchone()
            except _UNREADABLE:
                return
            if row is None:
                return
            yield LogEntry(*row)


def last_entry(path: Path) -> int:
    """The sequence of the last entry that the log has, whether or not those before can be read; 0 for none."""
    with closing(_connect(path)) as raw:
        try:
            return int(raw.execute("SELECT max(seq) FROM log").fetchone()[0] or 0)
        except (*_UNREADABLE, TypeError, ValueError):
            return 0


def read_kept(path: Path, table: str) -> dict[str, str | bytes]:
    """What can be read of the kept copies, by content hash; ``table``: criteria_copy or asset."""
    assert table in (CRITERIA_COPY.name, ASSET.name)
    found: dict[str, str | bytes] = {}
    with closing(_connect(path)) as raw:
        try:
            names = [row[0] for row in raw.execute(f"SELECT hash FROM {table}")]
        except _UNREADABLE:
            return found
        for name in names:
            try:
                row = raw.execute(f"SELECT body FROM {table} WHERE hash = ?", (name,)).fetchone()
            except _UNREADABLE:
                continue
            if row is not None:
                found[name] = row[0]
    return found


def write_database(
    path: Path,
    entries: Iterable[LogEntry],
    records: Iterable[Record],
    last_ids: Mapping[str, int],
    criteria: Mapping[str, str],
    assets: Mapping[str, bytes],
) -> None:
    """A new database with this log, word for word, and the records that its replay gives. ``last_ids``: the greatest id
    that a kind of record ever had. Raises ``StorageError``; the file is then worth nothing."""
    database = Database.open(path)
    try:
        with database.transaction() as connection:
            for table, kept in ((CRITERIA_COPY, criteria), (ASSET, assets)):
                if kept:
                    connection.execute(insert(table), [{"hash": name, "body": body} for name, body in kept.items()])
            for record in records:
                connection.execute(insert(TABLES[NAMES[type(record)]]), encode(record))
            for entry in entries:
                connection.execute(insert(LOG), {name: getattr(entry, name) for name in _FIELDS})
            for name, last in last_ids.items():
                values = {"name": name, "last": last}
                connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
                connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values)
    finally:
        database.close()


def _connect(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(f"{file_uri(path.absolute())}?mode=rw", uri=True, isolation_level=None)
    raw.execute("PRAGMA trusted_schema = OFF")
    raw.execute("PRAGMA cell_size_check = ON")
    return raw
