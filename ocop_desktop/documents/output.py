"""Puts a finished file into place, whole or not at all.

The bytes go to a new file in the same folder, are flushed to the disk and moved over the name. What goes wrong is a
``UserError("cannot_write", path=..., reason=...)`` with one of the reasons of ``Reason``; the file that was there
before is then untouched.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from secrets import token_hex

from ocop_desktop.domain.errors import UserError


class Reason(StrEnum):
    """Why a file could not be written."""

    DENIED = "denied"  # read-only, no permission, or (Windows) open in another program
    FULL = "full"
    FOLDER = "folder"  # the folder is not there
    NAME = "name"  # too long, or not a name here
    OTHER = "other"


_REASONS = {
    errno.EACCES: Reason.DENIED,
    errno.EPERM: Reason.DENIED,
    errno.EROFS: Reason.DENIED,
    errno.EISDIR: Reason.DENIED,
    errno.EBUSY: Reason.DENIED,
    errno.ENOSPC: Reason.FULL,
    errno.EDQUOT: Reason.FULL,
    errno.EFBIG: Reason.FULL,
    errno.ENOENT: Reason.FOLDER,
    errno.ENOTDIR: Reason.FOLDER,
    errno.ENAMETOOLONG: Reason.NAME,
    errno.EINVAL: Reason.NAME,
}


def write(path: Path, data: bytes) -> None:
    """Makes ``data`` the content of ``path``."""
    beside = path.with_name(f".{token_hex(8)}.tmp")
    with refusals(path):
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Says a refusal of the system as ``UserError("cannot_write", ...)`` about a path."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, Reason.OTHER)
        raise UserError("cannot_write", path=str(path), reason=reason) from error
