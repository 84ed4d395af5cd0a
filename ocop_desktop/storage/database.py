"""Opening the SQLite file and running transactions on it, with every fault turned into a ``StorageError``.

One connection for the life of a database. Measured in power-cut replays: TRUNCATE with FULL loses no acknowledged
transaction. A file that is not ours or from a newer version is refused with its bytes untouched.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path, PurePath
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import create_engine

from ocop_desktop.domain.errors import StorageError

APPLICATION_ID = 0x4F434F50
MIGRATIONS = ("m0001_initial", "m0002_seals_and_papers")
VERSION = len(MIGRATIONS)

_MAGIC = b"SQLite format 3\x00"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_SCHEMA = "SELECT name, type, tbl_name, sql FROM sqlite_master"
# Who writes is the window, which answers no key meanwhile; who reads may wait until a slow stick is done.
_BUSY_SECONDS, _READING_SECONDS = 0.5, 10.0
_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_BUSY: "database_locked",
    sqlite3.SQLITE_LOCKED: "database_locked",
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_NOTADB: "database_damaged",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CANTOPEN: "database_cannot_open",
    sqlite3.SQLITE_PERM: "read_only",
    # The file was moved, or its medium taken away, while it was open.
    sqlite3.SQLITE_READONLY_DBMOVED: "database_cannot_open",
}


class Database:
    """An open database file. ``connection`` belongs to one thread at a time."""

    def __init__(self, path: Path, engine: Engine, connection: Connection) -> None:
        self.path = path
        self._engine = engine
        self.connection = connection

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "Database":
        """Opens, makes or migrates the file. Raises ``StorageError``; a refused file is left as it was."""
        version = inspect(path)
        if version == 0 and read_only:
            raise StorageError("database_cannot_open", path=str(path))
        try:
            if not read_only:
                path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError("database_cannot_open", path=str(path), reason=str(error)) from error

        def connect() -> sqlite3.Connection:
            mode = "ro" if read_only else "rwc"
            return sqlite3.connect(
                f"{file_uri(path.absolute())}?mode={mode}",
                uri=True,
                isolation_level=None,
                timeout=_READING_SECONDS if read_only else _BUSY_SECONDS,
                check_same_thread=False,
            )

        engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
        event.listen(engine, "connect", lambda raw, _record: _configure(raw, read_only=read_only))
        event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE") and None)
        with storage_errors(path):
            try:
                database = cls(path, engine, engine.connect())
                if not read_only:
                    database._migrate()
            except BaseException:
                engine.dispose()
                raise
        return database

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: committed and on the disk when the block ends, undone whole when it raises."""
        with storage_errors(self.path), self.connection.begin():
            yield self.connection

    def close(self) -> None:
        """Closes the file; nothing is pending, since every change is committed when it is made."""
        self.connection.close()
        self._engine.dispose()

    def _migrate(self) -> None:
        # Asked of SQLite, which first takes back what a crash left half done; the header may still show that.
        transaction = self.connection.begin()
        try:
            version = self.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        finally:
            transaction.rollback()
        if version == VERSION:
            self._check_writable()
            return
        if version:
            _backup(self.path)
        with self.connection.begin():
            for name in MIGRATIONS[version:]:
                for statement in import_module(f"ocop_desktop.storage.migrations.{name}").STATEMENTS:
                    self.connection.exec_driver_sql(statement)
            self.connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            self.connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")

    def _check_writable(self) -> None:
        """A read-only file opens without a word and refuses the first score; so a write is tried and undone here."""
        transaction = self.connection.begin()
        try:
            self.connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
        finally:
            transaction.rollback()


def foreign_schema(connection: Connection) -> list[str]:
    """Tables, indexes and triggers that the migrations do not make so, or that are missing, by name."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        for name in MIGRATIONS:
            for statement in import_module(f"ocop_desktop.storage.migrations.{name}").STATEMENTS:
                fresh.execute(statement)
        expected = {row[0]: row for row in fresh.execute(_SCHEMA)}
    found = {row[0]: tuple(row) for row in connection.exec_driver_sql(_SCHEMA)}
    return sorted(str(name) for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))


def file_uri(path: PurePath) -> str:
    """The address of an absolute path as SQLite reads it; a Windows share needs four slashes, which ``as_uri`` leaves
    out, and ``resolve`` makes a share of every network drive."""
    name = path.as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(name, safe='/:')}"


def inspect(path: Path) -> int:
    """The schema version in the file's header without opening it as a database; 0 for a new or empty file.

    Raises ``StorageError``: database_damaged, not_ours, database_newer, database_cannot_open.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise StorageError("database_cannot_open", path=str(path), reason=error.strerror or str(error)) from error
    if not header:
        return 0
    if not header.strip(b"\0") and _begun_empty(path):
        return 0
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise StorageError("database_damaged", path=str(path))
    version = int.from_bytes(header[60:64], "big")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StorageError("not_ours", path=str(path))
    if version > VERSION:
        raise StorageError("database_newer", path=str(path), version=version, known=VERSION)
    return version


def _begun_empty(path: Path) -> bool:
    """Whether the power went while the file was being made: by its journal it was empty before."""
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as file:
            header = file.read(20)
    except OSError:
        return False
    return header.startswith(_JOURNAL_MAGIC) and header[16:] == bytes(4)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into ``StorageError`` with the code of its cause."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise StorageError("database_damaged", path=str(path), reason=str(error)) from error
    except (DBAPIError, sqlite3.Error) as error:
        raw = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(raw, "sqlite_errorcode", None)
        if code is None and isinstance(raw, sqlite3.OperationalError):
            # Raised by Python, not by SQLite, for a text whose bytes are no UTF-8.
            raise StorageError(
                "database_damaged", path=str(path), reason=str(raw).partition(" with text ")[0]
            ) from error
        if isinstance(raw, sqlite3.ProgrammingError) or code is None:
            raise
        known = code if code in _CODES else code & 0xFF
        name = _CODES.get(known, "database_refused")
        raise StorageError(name, path=str(path), reason=str(raw)) from error


def _configure(raw: sqlite3.Connection, *, read_only: bool) -> None:
    pragmas = ["foreign_keys = ON", "recursive_triggers = ON", "trusted_schema = OFF", "cell_size_check = ON"]
    if not read_only:
        pragmas += ["journal_mode = TRUNCATE", "synchronous = FULL"]
    for pragma in pragmas:
        raw.execute(f"PRAGMA {pragma}")


def _backup(path: Path) -> None:
    """A copy of the file before its migration, among its backups."""
    from ocop_desktop.storage.backup import copy_database
    from ocop_desktop.storage.backup_names import Reason, backups_folder, new_name

    now = datetime.now(UTC)
    copy_database(path, backups_folder(path), lambda head: new_name(path, now, Reason.MIGRATION, head.seq))
