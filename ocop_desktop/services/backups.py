"""Backups of a database: when they are made, what they are called, which are kept, and the second place they go to.

All that is known of a backup is in its name: when (UTC), why, and how far the log had come. They lie in a folder beside
the database. The clock of this machine may be wrong: nothing is deleted that is newer than now, nor what holds the most
of the log. Every function may run in a thread or a process of its own; none touches an open store.
"""

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from filecmp import cmp
from pathlib import Path

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.apart import beside, step_back
from ocop_desktop.services.checking import check
from ocop_desktop.storage.backup import copy_database, read_head
from ocop_desktop.storage.backup_names import Backup as Backup
from ocop_desktop.storage.backup_names import Reason as Reason
from ocop_desktop.storage.backup_names import backups_folder as backups_folder
from ocop_desktop.storage.backup_names import backups_in, new_name, order, read_name, safe
from ocop_desktop.storage.disk import clear_parts, disk_errors, flush, move, new_file
from ocop_desktop.storage.viewing import readable, scratch

EVERY = timedelta(minutes=10)
AWAY_TOO_LONG = timedelta(days=7)
KEEP_ALL = timedelta(days=2)
SECOND_FOLDER = "OCOP backups"

_ROOM = 2
_PIECE = 1 << 20


def backups_of(database: Path) -> tuple[Backup, ...]:
    """The backups of a database beside it, the last made first."""
    return backups_in(backups_folder(database))


def holds(backup: Backup, head: tuple[int, bytes]) -> bool:
    """Whether a backup is there and of this very moment: the last entry of its log is this one, by sequence and hash.
    A database that was restored since comes as far with other entries."""
    if backup.seq != head[0]:
        return False
    try:
        return read_head(backup.path).hash == head[1]
    except StorageError:
        return False


def back_up(database: Path, reason: Reason, *, now: Callable[[], datetime] | None = None) -> Backup:
    """Makes a backup, checked as ``check`` does, and deletes those that are not kept any longer.

    Raises ``StorageError`` (backup_failed, ``reason``: the code of the cause; ``path``: the folder); then there is no
    new file and none was deleted. The reason database_damaged is the database's own: its copy was not sound.
    """
    clock = now or _now
    folder = backups_folder(database)
    made_at = clock()

    try:
        path = copy_database(
            database, folder, lambda head: new_name(database, made_at, reason, head.seq), verify=verified
        )
        with disk_errors(folder):
            size = path.stat().st_size
    except StorageError as error:
        raise StorageError("backup_failed", path=str(folder), reason=error.code) from error
    made = read_name(path, size)
    assert made is not None
    clear_parts(folder)
    clear_parts(database.parent, database.name)
    prune(folder, clock(), spare=path)
    return made


def back_up_apart(database: Path, reason: Reason, go_on: Callable[[], bool] = lambda: True) -> Backup | None:
    """Like ``back_up``, in a process of its own: proving a copy sound is work for the interpreter, and in a thread
    every key would wait for it. Blocks; belongs to a worker thread. Where the system gives no second process it is done
    here. None where it was given up, because ``go_on``, asked several times a second, said False."""
    return beside(go_on, _back_up_behind, database, reason)


def _back_up_behind(database: Path, reason: Reason) -> Backup:
    step_back()
    return back_up(database, reason)


def verified(path: Path) -> None:
    """Checks a file that nobody writes, of this or an older version. Raises ``StorageError`` (database_damaged) for one
    that is not sound, and as ``check`` does for one that cannot be read."""
    with scratch(path) as folder:
        report = check(readable(path, folder))
    if not report.sound:
        raise StorageError("database_damaged", path=str(path))


def to_prune(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Which backups need not be kept.

    Kept are those of closed sessions, the one with the most in its log, all of the last two days and of the future;
    before that the last one of each of 12 days, before those of 10 weeks, before those of 9 months in which there are
    any.
    """
    newest_first = sorted(backups, key=order, reverse=True)
    kept = {backup.path for backup in newest_first if backup.reason is Reason.SEALED}
    kept |= {backup.path for backup in newest_first if backup.made_at >= now - KEEP_ALL}
    kept |= {backup.path for backup in sorted(newest_first, key=lambda one: (one.seq, one.made_at))[-1:]}
    older = [backup for backup in newest_first if backup.made_at < now - KEEP_ALL]
    place = 0
    for count, period in _PERIODS:
        last, left = None, count
        while place < len(older):
            found = period(older[place].made_at)
            if found != last:
                if not left:
                    break
                last, left = found, left - 1
                kept.add(older[place].path)
            place += 1
    return tuple(backup for backup in reversed(newest_first) if backup.path not in kept)


def prune(folder: Path, now: datetime, *, spare: Path | None = None) -> int:
    """Deletes what need not be kept, but never ``spare``; gives how many. What cannot be deleted stays."""
    gone = 0
    for backup in to_prune(backups_in(folder), now):
        if backup.path == spare:
            continue
        try:
            backup.path.unlink()
        except OSError:
            continue
        gone += 1
    return gone


class SecondPlace(StrEnum):
    """How the second place is: NONE: nobody chose one; SAME: there, but on the disk of the database itself; AWAY: not
    there, for longer than it should be; FULL: no room for the next backup; REFUSED: there, but nothing can be
    written."""

    NONE = "none"
    HERE = "here"
    SAME = "same"
    MISSING = "missing"
    AWAY = "away"
    FULL = "full"
    REFUSED = "refused"


def choose_second_place(folder: Path) -> Path:
    """Makes the folder for backups on a medium; what is given back is to be remembered.

    It is made here and never again: where it is missing the medium is another one or is not there. Raises
    ``StorageError`` (second_place_refused).
    """
    chosen = folder if folder.name == SECOND_FOLDER else folder / SECOND_FOLDER
    try:
        with disk_errors(chosen):
            chosen.mkdir(exist_ok=True)
            with new_file(chosen, "try") as tried:
                flush(tried)
    except StorageError as error:
        raise StorageError("second_place_refused", path=str(chosen), reason=error.code) from error
    return chosen


def second_place_state(
    database: Path, place: Path | None, last_copied: datetime | None, now: datetime, *, needed: int = 0
) -> SecondPlace:
    """How the second place is now. ``last_copied``: when a backup was last copied there; ``needed``: bytes. May take
    as long as a medium takes to answer."""
    if place is None:
        return SecondPlace.NONE
    try:
        there = place.is_dir()
    except OSError:
        there = False
    if not there:
        away = last_copied is not None and now - last_copied > AWAY_TOO_LONG
        return SecondPlace.AWAY if away else SecondPlace.MISSING
    try:
        if shutil.disk_usage(place).free < needed * _ROOM:
            return SecondPlace.FULL
        with disk_errors(place), new_file(place, "try"):
            return SecondPlace.SAME if same_disk(database.parent, place) else SecondPlace.HERE
    except OSError:
        return SecondPlace.REFUSED
    except StorageError as error:
        return SecondPlace.FULL if error.code == "disk_full" else SecondPlace.REFUSED


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders lie on one medium, as far as the system tells."""
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def second_folder(database: Path, place: Path) -> Path | None:
    """The folder for this one database in the second place, which may hold those of several computers; None while the
    database has no backup."""
    newest = next(iter(backups_of(database)), None)
    origin = read_head(newest.path).origin if newest is not None else ""
    return place / f"{safe(database.stem)} {origin}" if origin else None


def copy_to_second_place(
    database: Path,
    place: Path,
    *,
    now: Callable[[], datetime] | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> tuple[Path, ...]:
    """Copies there the newest backup and every one of a closed session that it lacks, and reads each back; deletes
    there, first, what need not be kept. Gives what it copied; once ``go_on`` says False it copies no more.

    Raises ``StorageError`` (second_place_failed, ``reason``: the code of the cause). The place itself is not made:
    database_cannot_open where it is not there.
    """
    backups = backups_of(database)
    copied = []
    try:
        with disk_errors(place):
            if not place.is_dir():
                raise StorageError("database_cannot_open", path=str(place))
            folder = second_folder(database, place)
            if folder is None:
                return ()
            clear_parts(place)
            clear_parts(folder)
            at = (now or _now)()
            prune(folder, at, spare=folder / backups[0].path.name)
            newest = {backups[0], max(backups, key=lambda backup: (backup.seq, backup.made_at))}
            # Those of a day on which the clock ran ahead are not the last ones for ever.
            newest |= set([backup for backup in backups if backup.made_at <= at][:1])
            for backup in reversed(backups):
                wanted = backup in newest or backup.reason is Reason.SEALED
                if wanted and not _same_size(backup, folder / backup.path.name):
                    copy = _copy_file(backup.path, folder, go_on)
                    if copy is None:
                        break
                    copied.append(copy)
    except StorageError as error:
        raise StorageError("second_place_failed", path=str(place), reason=error.code) from error
    return tuple(copied)


def _same_size(backup: Backup, other: Path) -> bool:
    return other.is_file() and other.stat().st_size == backup.size


def _copy_file(source: Path, folder: Path, go_on: Callable[[], bool]) -> Path | None:
    target = folder / source.name
    if target.exists():
        # Of two files of one name the longer or shorter one may be the sound one.
        verified(source)
    with new_file(folder, source.stem) as part:
        with source.open("rb") as reading, part.open("wb") as writing:
            while go_on() and (piece := reading.read(_PIECE)):
                writing.write(piece)
        if not go_on():
            return None
        flush(part)
        if not cmp(source, part, shallow=False):
            raise StorageError("disk_error", path=str(folder))
        target.unlink(missing_ok=True)
        move(part, target)
    return target


_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (12, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (9, lambda at: (at.year, at.month)),
)


def _now() -> datetime:
    return datetime.now(UTC)
