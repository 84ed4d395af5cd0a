"""Reading a database that is not to be written: on a read-only medium, left by a crash, or of an older version.

What cannot be read in place is copied with what belongs to it, and the copy is put right; the file keeps its bytes.
"""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.storage.database import VERSION, Database, inspect
from ocop_desktop.storage.disk import disk_errors

BESIDE = ("-journal", "-wal", "-shm")
_SCRATCH = "ocop-copy-"
_LEFT_SECONDS = 86400.0


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """A folder of the system for copies of this file, gone at the end; a killed program's are taken away by the next.
    Raises ``StorageError``."""
    with disk_errors(path):
        try:
            folder = TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True)
        except FileNotFoundError as error:
            # Python tries to write in every place it knows, and then says so.
            raise StorageError("disk_full", path=str(path), reason=str(error)) from error
    with folder as name:
        _sweep(Path(name))
        yield Path(name)


def _sweep(own: Path) -> None:
    """Takes away what killed programs left: such folders of this user beside ``own`` that are old. Follows no link;
    what is in use on Windows stays, and elsewhere is read on by whoever has it open."""
    with contextlib.suppress(OSError), os.scandir(own.parent) as beside:
        user, old = own.stat().st_uid, time.time() - _LEFT_SECONDS
        for entry in beside:
            if not entry.name.startswith(_SCRATCH):
                continue
            with contextlib.suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False) and found.st_uid == user and found.st_mtime < old:
                    shutil.rmtree(entry.path, ignore_errors=True)


def companions(path: Path) -> list[Path]:
    """The files with bytes that SQLite keeps beside a database, which are part of it."""
    found = [path.with_name(path.name + ending) for ending in BESIDE]
    return [file for file in found if file.is_file() and file.stat().st_size > 0]


def copy_as_it_is(path: Path, folder: Path) -> Path:
    """A database and what belongs to it, byte by byte, in another folder. Raises ``StorageError``."""
    copy = folder / path.name
    with disk_errors(path):
        for file in (path, *companions(path)):
            shutil.copyfile(file, copy.with_name(file.name))
    return copy


def readable(path: Path, scratch: Path) -> Path:
    """What to open read-only to see this database: the file itself, or a copy of it in the folder ``scratch``.

    Raises ``StorageError``: database_damaged, not_ours, database_newer, database_cannot_open.
    """
    version = inspect(path)
    if not version:
        raise StorageError("database_cannot_open", path=str(path))
    with disk_errors(path):
        beside = companions(path)
    if version == VERSION and not beside:
        return path
    copy = copy_as_it_is(path, scratch)
    Database.open(copy).close()
    return copy
