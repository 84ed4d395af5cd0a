"""What backups and damaged files hold, restoring a backup, and saving what the log of a damaged file still proves.

A file is only ever read, and copied where SQLite would have to change it. What is written is a new file that was
checked before it got its name; a damaged file in its place is put beside under a name that says so.
"""

import contextlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ocop_desktop.domain.criteria import content_hash
from ocop_desktop.domain.errors import StorageError
from ocop_desktop.domain.log import NO_HASH, RECORDS, Edit, LogEntry, Record, edits_from_json
from ocop_desktop.domain.session import Choice, Conclusion, Member, Product, Session
from ocop_desktop.services.backups import verified
from ocop_desktop.services.criteria import copies_of, known_decrees
from ocop_desktop.storage import salvage as damaged
from ocop_desktop.storage.backup import Head, copy_database, read_head
from ocop_desktop.storage.disk import PART, clear_parts, disk_errors, flush, move, short
from ocop_desktop.storage.store import SessionSummary, Store, asset_hash
from ocop_desktop.storage.viewing import companions, copy_as_it_is, readable, scratch

_NUMBERED = ("session", "member", "product")
_TIME = "%Y-%m-%d %H-%M-%S"
DAMAGED, REPLACED = "damaged", "replaced"
"""Why a file is put aside, as its name says it."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a database says it holds: its last change and its sessions, the last made first. Not checked."""

    head: Head
    sessions: tuple[SessionSummary, ...]


@dataclass(frozen=True, slots=True)
class SalvagedSession:
    """How much of a session the log still proves; ``changed_at``: its last change in it (UTC, ISO 8601)."""

    session: Session
    members: int
    products: int
    choices: int
    concluded: int
    changed_at: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What the log of a file still proves. ``entries``: how many hold, from the first on; ``of``: how many there are as
    far as that can be told; ``changed_at``: when the last of those that hold was made."""

    entries: int
    of: int
    changed_at: str
    sessions: tuple[SalvagedSession, ...]

    @property
    def whole(self) -> bool:
        """Whether every entry holds."""
        return self.entries >= self.of


@dataclass(frozen=True, slots=True)
class Insight:
    """What can be seen in a file that cannot be worked with. ``content``: what its tables say, None where they cannot
    be read; ``salvaged``: what its log proves, None where not even its first entry can be read."""

    content: Content | None
    salvaged: Salvaged | None


@dataclass(frozen=True, slots=True)
class Restored:
    """The new file, and where the one that was in its place is now."""

    path: Path
    set_aside: Path | None


def content(path: Path) -> Content:
    """What a backup or another database says it holds; its bytes stay. Raises ``StorageError``."""
    with scratch(path) as folder:
        store = Store(readable(path, folder), read_only=True)
        try:
            return Content(read_head(store.path), store.summaries())
        finally:
            store.close()


def is_sound(path: Path) -> bool:
    """Whether a backup passes every check. Takes seconds for a large one."""
    try:
        verified(path)
    except StorageError:
        return False
    return True


def look_into(path: Path) -> Insight:
    """What can be seen in a damaged file; its bytes stay. Raises ``StorageError`` where it cannot be copied at all."""
    with scratch(path) as folder:
        copy = copy_as_it_is(path, folder)
        seen, proved = None, None
        with contextlib.suppress(StorageError):
            seen = content(copy)
        with contextlib.suppress(StorageError):
            proved = _salvaged(copy)[0]
        return Insight(seen, proved)


def restore(backup: Path, target: Path, *, damaged: bool = True, now: Callable[[], datetime] | None = None) -> Restored:
    """Makes the database ``target`` from a backup, checked before and after. Nothing is overwritten: a file in its
    place is put beside, with what belongs to it, as "… damaged <time>", or "… replaced <time>" where it is not
    ``damaged``. The target must not be open.

    Raises ``StorageError`` (restore_failed, ``reason``: the code of the cause); then the target is what it was.
    """
    why = DAMAGED if damaged else REPLACED
    return _place(backup, target, now, why)


def begin_anew(path: Path, *, now: Callable[[], datetime] | None = None) -> Restored:
    """Puts a file in which nothing can be read beside, as ``restore`` does, so that a new database can be made in its
    place. Raises ``StorageError`` (restore_failed); then everything is where it was."""
    try:
        return Restored(path, set_aside(path, (now or _now)()))
    except StorageError as error:
        raise StorageError("restore_failed", path=str(path), reason=error.code) from error


def salvage(path: Path) -> Salvaged:
    """What the log of a file still proves: each entry, from the first on, as long as hash, chain and edits hold.

    Raises ``StorageError`` (nothing_to_salvage).
    """
    with _copied(path) as copy:
        return _salvaged(copy)[0]


def rebuild(path: Path, target: Path, *, now: Callable[[], datetime] | None = None) -> Restored:
    """Makes the database ``target`` from what the log of a file still proves, and from nothing else; checked before it
    gets its name. ``target`` may be ``path``: that is then put beside, as by ``restore``.

    Raises ``StorageError``: restore_failed (``reason``), nothing_to_salvage.
    """
    with _copied(path) as copy, scratch(target) as folder:
        _, replay = _salvaged(copy)
        criteria = _criteria(copy, replay)
        assets = {
            name: body
            for name, body in damaged.read_kept(copy, "asset").items()
            if isinstance(body, bytes) and asset_hash(body) == name
        }
        fresh = folder / target.name
        records = [record for table in replay.tables.values() for record in table.values()]
        try:
            damaged.write_database(fresh, replay.entries, records, replay.last_ids, criteria, assets)
        except StorageError as error:
            raise StorageError("restore_failed", path=str(target), reason=error.code) from error
        return _place(fresh, target, now, DAMAGED)


def set_aside(database: Path, now: datetime, why: str = DAMAGED) -> Path:
    """Gives a database, with what belongs to it, a name that says ``why`` and when. Gives that name.

    What belongs to it is copied first and taken away last, so that it is never without it. The database itself may be
    gone. Raises ``StorageError``; then everything is where it was.
    """
    stamp = now.astimezone(UTC).strftime(_TIME)
    stem = f"{short(database.stem)} {why} {stamp}"
    aside, number = database.with_name(f"{stem}{database.suffix}"), 1
    with disk_errors(database):
        while os.path.lexists(aside) or companions(aside):
            number += 1
            aside = database.with_name(f"{stem} ({number}){database.suffix}")
        beside = companions(database)
        copies = [aside.with_name(aside.name + file.name.removeprefix(database.name)) for file in beside]
        try:
            for file, copy in zip(beside, copies, strict=True):
                shutil.copyfile(file, copy)
                flush(copy)
            if os.path.lexists(database):
                move(database, aside)
            for file in beside:
                file.unlink()
        except BaseException:
            _put_back(aside, database)
            raise
    return aside


def _place(source: Path, target: Path, now: Callable[[], datetime] | None, why: str) -> Restored:
    """Makes a checked copy beside the target, puts what is there aside, and gives the new one its name."""
    aside = None
    at = (now or _now)()
    try:
        with disk_errors(target):
            clear_parts(target.parent, target.name)
            name = f"{short(target.name)}.{at.strftime('%H%M%S%f')}{PART}"
            made = copy_database(source, target.parent, lambda _: name, verify=verified, part=target.name)
            try:
                # SQLite would take a journal that was left alone for one of the new file, and undo that with it.
                if os.path.lexists(target) or companions(target):
                    aside = set_aside(target, at, why)
                move(made, target)
            except BaseException:
                if aside is not None and not os.path.lexists(target):
                    _put_back(aside, target)
                made.unlink(missing_ok=True)
                raise
    except StorageError as error:
        raise StorageError("restore_failed", path=str(target), reason=error.code) from error
    return Restored(target, aside if aside is not None and os.path.lexists(aside) else None)


def _put_back(aside: Path, target: Path) -> None:
    with contextlib.suppress(OSError):
        for file in companions(aside):
            back = target.with_name(target.name + file.name.removeprefix(aside.name))
            if os.path.lexists(back):
                file.unlink()
            else:
                move(file, back)
        if os.path.lexists(aside):
            move(aside, target)


@dataclass(frozen=True, slots=True)
class _Replay:
    entries: list[LogEntry]
    tables: Mapping[str, dict[tuple[int | str, ...], Record]]
    last_ids: dict[str, int]


def _replay(entries: Iterable[LogEntry]) -> _Replay:
    """The log as far as it holds and the records that it gives."""
    found = _Replay([], {name: {} for name in RECORDS}, dict.fromkeys(_NUMBERED, 0))
    previous = NO_HASH
    for entry in entries:
        try:
            if entry.seq != len(found.entries) + 1 or entry.previous != previous or entry.computed_hash() != entry.hash:
                break
            edits = edits_from_json(entry.edits)
        except (ValueError, TypeError, AttributeError):
            break
        if not _applied(edits, found):
            break
        found.entries.append(entry)
        previous = entry.hash
    return found


def _applied(edits: Iterable[Edit], found: _Replay) -> bool:
    """Whether the edits of one entry fit, all of them; then they are done, and else none is."""
    pending: dict[tuple[str, tuple[int | str, ...]], Record | None] = {}
    for edit in edits:
        place = (edit.entity, edit.key)
        if pending.get(place, found.tables[edit.entity].get(edit.key)) != edit.before:
            return False
        pending[place] = edit.after
    for (entity, key), record in pending.items():
        if record is None:
            found.tables[entity].pop(key, None)
        else:
            found.tables[entity][key] = record
        if entity in found.last_ids:
            found.last_ids[entity] = max(found.last_ids[entity], int(key[0]))
    return True


def _salvaged(copy: Path) -> tuple[Salvaged, _Replay]:
    replay = _replay(damaged.read_log(copy))
    if not replay.entries:
        raise StorageError("nothing_to_salvage", path=str(copy))
    changed = {entry.session_id: entry.at for entry in replay.entries}
    tables = replay.tables
    home = {record.id: record.session_id for record in tables["product"].values() if isinstance(record, Product)}
    of: dict[int, Counter[str]] = {key[0]: Counter() for key in tables["session"] if isinstance(key[0], int)}
    for name in ("member", "product", "choice", "conclusion"):
        for record in tables[name].values():
            if isinstance(record, Member | Product):
                of.setdefault(record.session_id, Counter())[name] += 1
            elif isinstance(record, Choice) or (isinstance(record, Conclusion) and record.stars is not None):
                of.setdefault(home.get(record.product_id, 0), Counter())[name] += 1
    sessions = tuple(
        SalvagedSession(
            session,
            of[session.id]["member"],
            of[session.id]["product"],
            of[session.id]["choice"],
            of[session.id]["conclusion"],
            changed.get(session.id, ""),
        )
        for session in reversed(tables["session"].values())
        if isinstance(session, Session)
    )
    count = len(replay.entries)
    return Salvaged(count, max(count, damaged.last_entry(copy)), replay.entries[-1].at, sessions), replay


def _criteria(copy: Path, replay: _Replay) -> dict[str, str]:
    """The copies of criteria that are what their hash says; what a session needs and is not there comes from the
    program's own, if it has the same."""
    kept = {}
    for name, body in damaged.read_kept(copy, "criteria_copy").items():
        with contextlib.suppress(ValueError, TypeError, RecursionError):
            if isinstance(body, str) and content_hash(json.loads(body)) == name:
                kept[name] = body
    for known in known_decrees().values():
        pinned, bodies = copies_of(known)
        if any(isinstance(one, Session) and one.decree_hash == pinned for one in replay.tables["session"].values()):
            kept.update({name: body for name, body in bodies.items() if name not in kept})
    return kept


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    with scratch(path) as folder:
        yield copy_as_it_is(path, folder)


def _now() -> datetime:
    return datetime.now(UTC)
