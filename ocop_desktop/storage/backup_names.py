"""The names of backups, in which all that is known of them is said, and the folder they lie in. Makes no file."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from ocop_desktop.storage.disk import short

_NAME = re.compile(
    r"(?P<stem>.+)\.(?P<at>\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3})Z\.(?P<reason>[a-z]+)\.(?P<seq>\d{1,18})\.sqlite",
    re.DOTALL | re.ASCII,
)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_TIME = "%Y-%m-%dT%H-%M-%S"


class Reason(StrEnum):
    """Why a backup was made: CLOSING before a session is closed, SEALED after; the latter are never deleted."""

    TIMED = "timed"
    IMPORT = "import"
    MIGRATION = "migration"
    CLOSING = "closing"
    SEALED = "sealed"
    REOPEN = "reopen"
    RESTORE = "restore"
    EXIT = "exit"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in a folder of backups. ``made_at`` in UTC; ``seq``: the last entry of its log; ``size`` in bytes."""

    path: Path
    made_at: datetime
    reason: Reason
    seq: int
    size: int


def backups_folder(database: Path) -> Path:
    """The folder beside a database that its backups lie in."""
    return database.with_name(f"{database.name}.backups")


def file_name(database: Path, made_at: datetime, reason: Reason, seq: int) -> str:
    """The name of a backup, one that every file system takes."""
    at = made_at.astimezone(UTC)
    return f"{safe(database.stem)}.{at.strftime(_TIME)}-{at.microsecond // 1000:03}Z.{reason}.{seq}.sqlite"


def new_name(database: Path, made_at: datetime, reason: Reason, seq: int) -> str:
    """The name of a backup that no other in the folder has: of one moment the later has the next millisecond."""
    while True:
        name = file_name(database, made_at, reason, seq)
        if not (backups_folder(database) / name).exists():
            return name
        made_at += timedelta(milliseconds=1)


def read_name(path: Path, size: int = 0) -> Backup | None:
    """The backup that a file is by its name; None for any other file."""
    found = _NAME.fullmatch(path.name)
    if found is None or found["reason"] not in set(Reason):
        return None
    seconds, _, milliseconds = found["at"].rpartition("-")
    try:
        at = datetime.strptime(seconds, _TIME).replace(microsecond=int(milliseconds) * 1000, tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, Reason(found["reason"]), int(found["seq"]), size)


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the last made first; none where the folder is not there or cannot be read."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            made = read_name(path)
            if made is not None and path.is_file():
                found.append(replace(made, size=path.stat().st_size))
    return tuple(sorted(found, key=order, reverse=True))


def order(backup: Backup) -> tuple[datetime, int, str]:
    """Backups by age."""
    return backup.made_at, backup.seq, str(backup.path)


def safe(stem: str) -> str:
    """A name that a stick can hold too, with room for more after it."""
    return short(_UNSAFE.sub("_", stem))
