"""Checking a database without changing it: version, integrity, log chain, tables against a replay of the log.

A file left behind by a crash still has its journal; it is then copied with its journal and the copy is checked, so that
the file itself keeps its bytes.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.domain.criteria import content_hash
from ocop_desktop.domain.errors import StorageError
from ocop_desktop.domain.log import NO_HASH, RECORDS, Record, edits_from_json, key_of
from ocop_desktop.storage.database import inspect
from ocop_desktop.storage.store import Store

_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: schema version, log entries, records, and every fault in words; no fault means sound."""

    version: int
    entries: int
    records: int
    integrity: tuple[str, ...]
    chain: tuple[str, ...]
    replay: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not (self.integrity or self.chain or self.replay)


def check(path: Path) -> Report:
    """Checks a database file. Raises ``StorageError`` where it cannot be read at all."""
    version = inspect(path)
    if not version:
        raise StorageError("database_cannot_open", path=str(path))
    with _readable(path) as store:
        integrity = tuple(store.integrity()[:_MOST_FAULTS])
        chain, replayed, entries = _follow(store)
        replay, records = _compare(store, replayed)
        return Report(version, entries, records, integrity, tuple(chain), tuple(replay))


@contextmanager
def _readable(path: Path) -> Iterator[Store]:
    journal = path.with_name(path.name + "-journal")
    hot = journal.exists() and journal.stat().st_size > 0
    if not hot:
        store = Store(path, read_only=True)
        try:
            yield store
        finally:
            store.close()
        return
    with tempfile.TemporaryDirectory(prefix="ocop-check-") as folder:
        copy = Path(folder) / path.name
        shutil.copy2(path, copy)
        shutil.copy2(journal, copy.with_name(journal.name))
        store = Store(copy)
        try:
            yield store
        finally:
            store.close()


def _follow(store: Store) -> tuple[list[str], dict[str, dict[tuple[int | str, ...], Record]], int]:
    """The faults of the chain, the records that a replay of the log gives, and the number of entries."""
    faults: list[str] = []
    replayed: dict[str, dict[tuple[int | str, ...], Record]] = {name: {} for name in RECORDS}
    previous, expected = NO_HASH, 1
    for entry in store.log():
        if len(faults) >= _MOST_FAULTS:
            break
        if entry.seq != expected:
            faults.append(f"entry {expected} is missing")
        if entry.previous != previous:
            faults.append(f"entry {entry.seq} does not follow the one before")
        if entry.computed_hash() != entry.hash:
            faults.append(f"entry {entry.seq} is not what its hash says")
        previous, expected = entry.hash, entry.seq + 1
        try:
            for edit in edits_from_json(entry.edits):
                table = replayed[edit.entity]
                if table.get(edit.key) != edit.before:
                    faults.append(f"entry {entry.seq} changes {edit.entity} {edit.key} from what it was not")
                if edit.after is None:
                    table.pop(edit.key, None)
                else:
                    table[edit.key] = edit.after
        except (ValueError, TypeError) as error:
            faults.append(f"entry {entry.seq} cannot be read: {error}")
    return faults, replayed, expected - 1


def _compare(store: Store, replayed: dict[str, dict[tuple[int | str, ...], Record]]) -> tuple[list[str], int]:
    faults: list[str] = []
    count = 0
    for name, expected in replayed.items():
        found = {key_of(record): record for record in store.records(name)}
        count += len(found)
        for key in sorted(expected.keys() | found.keys(), key=str):
            if expected.get(key) != found.get(key):
                kind = "is not in the table" if key not in found else "is not what the log says"
                faults.append(f"{name} {key} {kind}")
            if len(faults) >= _MOST_FAULTS:
                return faults, count
    for pinned in sorted(store.criteria_hashes()):
        if content_hash(store.criteria_copy(pinned)) != pinned:
            faults.append(f"criteria copy {pinned[:12]} is not what its hash says")
    return faults, count
