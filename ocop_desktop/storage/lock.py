"""One program at a time on a database: a lock of the operating system on a file beside it, so that it ends with the
program that holds it, however that ends. Shows nothing and wakes nobody.

The file stays when the lock is given up: taking it away would let two programs lock two files of the same name. What is
locked is one byte far behind its end, because on Windows what is locked cannot be read, and who holds it is told there.
"""

import contextlib
import errno
import hashlib
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.storage.disk import disk_errors

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
_MOST = 4096
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a database: process, machine, account, since when (UTC, ISO 8601); "" and 0 where that is not told."""

    pid: int = 0
    host: str = ""
    who: str = ""
    since: str = ""


class DatabaseLock:
    """Held from the moment it is made until ``release``, or until the program ends in whatever way."""

    def __init__(self, database: Path, *, who: str = "") -> None:
        """Takes the lock. Raises ``StorageError``: in_use (``who``, ``pid``, ``host``, ``since``) where another program
        or window has it; read_only, database_cannot_open or disk_error where the file cannot be made or locked."""
        self._database, self._who = database, who
        self.path = lock_file(database)
        self._handle: int | None = self._taken()

    def renew(self) -> None:
        """Takes the lock on the file that is there now: a medium that was away is another one to the system when it is
        back, and what was held on it is held no longer. Raises ``StorageError`` as the making does; what was held is
        held still."""
        try:
            handle = self._taken()
        except StorageError as error:
            # It is the same file after all, and who holds it is this program; or there was no room to tell.
            if error.code == "in_use" and error.params["pid"] in (os.getpid(), 0):
                return
            raise
        if self._handle is not None:
            _close(self._handle)
        self._handle = handle

    def _taken(self) -> int:
        database = self._database
        with disk_errors(database):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with disk_errors(database):
                taken = _take(handle)
            if not taken:
                found = holder(database)
                raise StorageError(
                    "in_use", path=str(database), who=found.who, pid=found.pid, host=found.host, since=found.since
                )
            since = datetime.now(UTC).isoformat(timespec="seconds")
            _write(handle, Holder(os.getpid(), socket.gethostname(), self._who, since))
        except BaseException:
            os.close(handle)
            raise
        return handle

    def release(self) -> None:
        """Gives the lock up."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with contextlib.suppress(OSError):
                os.ftruncate(handle, 0)
            _close(handle)

    def __enter__(self) -> "DatabaseLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def lock_file(database: Path) -> Path:
    """The file beside a database that is locked for it, the same by whatever way the database is named."""
    real = database.resolve()
    return real.with_name(f"{real.name}.lock")


def holder(database: Path) -> Holder:
    """Who wrote last that it holds the database; says nothing of whether it still does."""
    try:
        with lock_file(database).open("rb") as file:
            return Holder(**json.loads(file.read(_MOST)))
    except (OSError, ValueError, TypeError):
        return Holder()


def stable_name(database: Path) -> str:
    """A short name for a database that is the same in every program that opens it, for a local socket."""
    return f"ocop-{hashlib.sha256(os.path.normcase(database.resolve()).encode()).hexdigest()[:24]}"


def _close(handle: int) -> None:
    """Of a medium that is gone the system may say so even then."""
    with contextlib.suppress(OSError):
        os.close(handle)


def _write(handle: int, told: Holder) -> None:
    """What cannot be told for want of room is not told: the lock holds all the same."""
    text = json.dumps({"pid": told.pid, "host": told.host, "who": told.who, "since": told.since}).encode()
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text)


if sys.platform == "win32":

    def _take(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            return False
        return True

else:

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            return False
        return True
