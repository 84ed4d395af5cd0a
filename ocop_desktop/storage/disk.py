"""Files on the disk, moved and flushed so that a power cut leaves the old or the new one.

Every fault is a ``StorageError``. Nothing here overwrites a file. Knows nothing of SQLite.
"""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ocop_desktop.domain.errors import StorageError

PART = ".part"

_OS_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "database_cannot_open",
    errno.ENOTDIR: "database_cannot_open",
    errno.EISDIR: "database_cannot_open",
    errno.EEXIST: "database_cannot_open",
    errno.ENAMETOOLONG: "database_cannot_open",
    errno.ENODEV: "database_cannot_open",
    errno.ENXIO: "database_cannot_open",
    errno.ENOTCONN: "database_cannot_open",
}
# Windows' own numbers, below 0, where Python's translation of them to ``errno`` says too little: no room, protected, a
# medium that is not there, a file that a virus scanner holds.
_OS_CODES |= {
    -39: "disk_full",
    -112: "disk_full",
    -1295: "disk_full",
    -19: "read_only",
    -21: "database_cannot_open",
    -32: "database_cannot_open",
    -33: "database_cannot_open",
    -55: "database_cannot_open",
    -433: "database_cannot_open",
    -1167: "database_cannot_open",
}
# A folder cannot be flushed on some file systems; the file itself is then all there is to flush.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_TRIES, _PAUSE = 10, 0.1
_STALE_SECONDS = 3600.0
_LONGEST = 120


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turns ``OSError`` into ``StorageError``: disk_full, read_only, database_cannot_open, disk_error."""
    try:
        yield
    except OSError as error:
        code = _OS_CODES.get(_number(error), "disk_error")
        raise StorageError(code, path=str(path), reason=error.strerror or str(error)) from error


@contextmanager
def new_file(folder: Path, name: str) -> Iterator[Path]:
    """An empty file to fill in that folder, which is made if need be; whatever comes of it, it is gone at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(prefix=f"{short(name)}.", suffix=PART, dir=folder)
    os.close(handle)
    try:
        yield Path(made)
    finally:
        with contextlib.suppress(OSError):
            Path(made).unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Has a file's bytes on the medium when it returns."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Has the names in a folder on the medium; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def move(source: Path, target: Path) -> None:
    """Gives a file another name in the same folder, for good. Raises ``FileExistsError`` rather than overwrite."""
    if os.name == "nt":
        _rename_on_windows(source, target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (FAT on a stick): the name is asked for and then taken.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        os.rename(source, target)
    else:
        os.unlink(source)
    flush_folder(target.parent)


def clear_parts(folder: Path, name: str | None = None) -> None:
    """Removes the unfinished files that a crash left in a folder: all, or only those of the file ``name`` in one that
    others use too."""
    begins = "" if name is None else f"{short(name)}."
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(begins) and path.name.endswith(PART):
                with contextlib.suppress(OSError):
                    if abs(time.time() - path.stat().st_mtime) > _STALE_SECONDS:
                        path.unlink()


def short(name: str) -> str:
    """A name cut so that there is room for an ending within the 255 bytes or letters that systems allow."""
    return os.fsencode(name)[:_LONGEST].decode(errors="ignore")


def _number(error: OSError) -> int:
    windows = -(getattr(error, "winerror", None) or 0)
    return windows if windows in _OS_CODES else error.errno or 0


def _rename_on_windows(source: Path, target: Path) -> None:
    """A virus scanner may hold a new file for a moment; ``os.rename`` never overwrites there."""
    for left in reversed(range(_TRIES)):
        try:
            os.rename(source, target)
            return
        except FileExistsError:
            raise
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
