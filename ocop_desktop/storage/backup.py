"""Copies of a database while it is in use: made with SQLite's backup API, proved sound, and only then given a name.

The copy is of one moment, whatever is written meanwhile. It is one file without a journal, on the medium when
``copy_database`` returns; where anything fails nothing is left. When to copy and what to keep is not said here.
"""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.storage.database import file_uri, storage_errors
from ocop_desktop.storage.disk import disk_errors, flush, move, new_file

Verify = Callable[[Path], None]

_PAGES = 128
_PAUSE = 0.002
_RESTARTS = 3
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Head:
    """Where a database stands: the last entry of its log with its ``hash``, and what tells this database from every
    other (``origin``, the beginning of the hash of its first entry). An empty log has ``seq`` 0 and no text."""

    seq: int = 0
    at: str = ""
    verb: str = ""
    session_id: int = 0
    origin: str = ""
    hash: bytes = b""


def copy_database(
    source: Path, folder: Path, name: Callable[[Head], str], *, verify: Verify | None = None, part: str | None = None
) -> Path:
    """Copies a database into a folder under the name that ``name`` gives to what was copied; gives the new file.

    ``part``: how the name of the unfinished file begins, where that is not the source's.
    ``verify`` raises ``StorageError`` for a copy that is not sound; without it SQLite alone checks it. May run in any
    thread or process beside the one that writes; a writer waits for the reading of a few pages, or of all of them once
    where it writes so often that the copying would never end. Raises ``StorageError``: disk_full, read_only,
    disk_error, database_cannot_open, database_locked, database_damaged.
    """
    with disk_errors(folder), storage_errors(source), new_file(folder, part or source.stem) as made:
        _copy(source, made)
        (verify or check_integrity)(made)
        flush(made)
        target = folder / name(read_head(made))
        move(made, target)
        return target


def check_integrity(path: Path) -> None:
    """SQLite's own check of a file that nobody writes. Raises ``StorageError`` (database_damaged)."""
    with storage_errors(path), closing(_connect(path, "ro")) as raw:
        found = [str(row[0]) for row in raw.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise StorageError("database_damaged", path=str(path), reason=found[0] if found else "")


def read_head(path: Path) -> Head:
    """Where the database in a file stands, of any version of the schema. Raises ``StorageError``."""
    with storage_errors(path), closing(_connect(path, "ro")) as raw:
        if raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'log'").fetchone()[0] == 0:
            return Head()
        last = raw.execute("SELECT seq, at, verb, session_id, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        first = raw.execute("SELECT hash FROM log ORDER BY seq LIMIT 1").fetchone()
    if last is None:
        return Head()
    seq, at, verb, session_id, hash_ = last
    if not (isinstance(first[0], bytes) and isinstance(hash_, bytes)):
        raise StorageError("database_damaged", path=str(path))
    return Head(seq, at, verb, session_id, first[0].hex()[:12], hash_)


def _copy(source: Path, target: Path) -> None:
    with closing(_connect(source, "rw")) as reading, closing(_connect(target, "rw")) as writing:
        # The target is flushed once, when it is whole; until then it is nothing that could be lost.
        writing.execute("PRAGMA synchronous = OFF")
        writing.execute("PRAGMA journal_mode = MEMORY")
        watch = _Watch(time.monotonic() + _PATIENCE, source)
        try:
            reading.backup(writing, pages=_PAGES, progress=watch, sleep=_PAUSE)
        except _TooManyRestartsError:
            watch.restarts = None
            reading.backup(writing, pages=-1, progress=watch, sleep=_PAUSE)
        # A source that a tool switched to a write-ahead log hands that on; a copy is to be one file.
        writing.execute("PRAGMA journal_mode = DELETE").fetchone()


class _TooManyRestartsError(Exception):
    """Somebody writes faster than the pages are read."""


class _Watch:
    """Told of each step: no fewer pages are left than before where a write made the copying begin anew."""

    def __init__(self, deadline: float, path: Path) -> None:
        self._deadline, self._path = deadline, path
        self._left = 0
        self.restarts: int | None = 0

    def __call__(self, status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if time.monotonic() > self._deadline:
                raise StorageError("database_locked", path=str(self._path))
            return
        if self.restarts is None:
            return
        if remaining >= self._left > 0:
            self.restarts += 1
            if self.restarts > _RESTARTS:
                raise _TooManyRestartsError
        self._left = remaining


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{file_uri(path.absolute())}?mode={mode}"
    raw = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE)
    try:
        raw.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        raw.close()
        raise
    return raw
