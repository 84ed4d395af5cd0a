"""What stands against working with a database in a file, found before it is opened; the file keeps its bytes.

Refused: a network drive, a newer version, a file that is not ours. Only shown: a medium that cannot be written. Damaged
or gone: the page of recovery. Warned of: a folder that a service synchronises. Opens nothing and takes no lock.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath
from tempfile import TemporaryFile

from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.domain.text import fold
from ocop_desktop.services.backups import backups_of
from ocop_desktop.storage.database import inspect
from ocop_desktop.storage.disk import disk_errors

_MOUNTS = Path("/proc/self/mounts")
_NETWORKS = {"nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs", "ceph"} | {
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.smbnetfs",
    "glusterfs",
    "vboxsf",
    "prl_fs",
    "fuse.vmhgfs-fuse",
}
_DRIVE_REMOTE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
# How a service names its folder, folded; what follows a hyphen is the account or the office.
_FOLDERS: Mapping[str, str] = {
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive cua toi": "Google Drive",
    "shared drives": "Google Drive",
    "bo nho dung chung": "Google Drive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "zalo": "Zalo",
    "zalo data": "Zalo",
    "zalo received files": "Zalo",
    "zalopc": "Zalo",
    "mega": "MEGA",
    "megasync": "MEGA",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "yandex.disk": "Yandex Disk",
    "pcloud drive": "pCloud",
    "syncthing": "Syncthing",
}
# What a service leaves in a folder that it keeps.
_MARKS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".owncloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
    ".megasync": "MEGA",
}


class Way(StrEnum):
    """What can be done with a file: WORK with it, VIEW it only, RECOVER what it holds, or nothing (REFUSED)."""

    WORK = "work"
    VIEW = "view"
    RECOVER = "recover"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Standing:
    """How to open a file; ``error`` says why not to work with it, ``warning`` what to know beforehand."""

    way: Way
    error: CodedError | None = None
    warning: UserError | None = None


def stands_against(path: Path) -> Standing:
    """What stands against working with the database in a file, which need not be there yet.

    It reads the header only; what is wrong behind it shows when the database is opened or checked.
    """
    try:
        refuse_network(path)
        version = inspect(path)
    except UserError as error:
        return Standing(Way.REFUSED, error)
    except StorageError as error:
        return Standing(Way.RECOVER if error.code == "database_damaged" else Way.REFUSED, error)
    if not version and backups_of(path):
        return Standing(Way.RECOVER, StorageError("database_gone", path=str(path)))
    service = synchronised_by(path)
    warning = UserError("synchronised_folder", path=str(path), service=service) if service else None
    if version:
        try:
            _try_writing(path)
        except StorageError as error:
            way = Way.VIEW if error.code in ("read_only", "disk_full") else Way.REFUSED
            return Standing(way, error, warning)
    return Standing(Way.WORK, None, warning)


def refuse_network(path: Path) -> None:
    """Raises ``UserError`` (network_path) for a file that lies on another computer: nobody there keeps the locks and
    the order of writes on which it depends that nothing is lost."""
    if on_network(path):
        raise UserError("network_path", path=str(path))


def on_network(path: Path) -> bool:
    """Whether a file lies, or would lie, on another computer."""
    try:
        real = path.resolve()
    except OSError:
        real = path.absolute()
    if sys.platform == "win32":
        return on_windows_network(PureWindowsPath(path.absolute()), _drive_type) or on_windows_network(
            PureWindowsPath(real), _drive_type
        )
    else:
        try:
            mounts = _MOUNTS.read_text("utf-8", errors="surrogateescape")
        except OSError:
            return False
        return kind_of_mount(real, mounts) in _NETWORKS


def on_windows_network(path: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    """Whether a Windows path is a share or on a drive that stands for one; ``drive_type`` is asked for "Z:\\"."""
    drive = path.drive
    for prefix in ("\\\\?\\UNC\\", "\\\\.\\UNC\\"):
        if str(path).upper().startswith(prefix):
            return True
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        drive = drive[4:]
    elif drive.startswith("\\\\"):
        return True
    return len(drive) == 2 and drive[1] == ":" and drive_type(f"{drive}\\") == _DRIVE_REMOTE


def kind_of_mount(path: PurePath, mounts: str) -> str:
    """The kind of file system that a path lies on, by the lines of /proc/mounts; "" where none fits."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), fields[2]
    return kind


def synchronised_by(path: Path, environment: Mapping[str, str] | None = None) -> str:
    """The service that synchronises the folder of a file, "" for none that is known."""
    variables = os.environ if environment is None else environment
    real = path.absolute()
    for name in _ONEDRIVE:
        root = variables.get(name)
        if root and _inside(real, Path(root)):
            return "OneDrive"
    return synchronised_name(real.parent) or _marked(real.parents)


def synchronised_name(folder: PurePath) -> str:
    """The service that a folder belongs to by its name or that of one above it, "" for none that is known."""
    for part in reversed(folder.parts):
        folded = fold(part)
        found = (
            _FOLDERS.get(folded) or _FOLDERS.get(folded.partition(" - ")[0]) or _FOLDERS.get(folded.partition(" (")[0])
        )
        if found:
            return found
    return ""


def _marked(folders: Iterable[Path]) -> str:
    for folder in folders:
        for mark, service in _MARKS.items():
            if os.path.lexists(folder / mark):
                return service
    return ""


def _inside(path: Path, root: Path) -> bool:
    path, root = (Path(os.path.normcase(one)) for one in (path, root))
    return path.is_relative_to(root)


def _try_writing(path: Path) -> None:
    """Whether the file and, for its journal, the folder can be written; changes nothing. Raises ``StorageError``."""
    with disk_errors(path):
        with path.open("r+b"):
            pass
        with TemporaryFile(dir=path.parent):
            pass


if sys.platform == "win32":
    import ctypes

    def _drive_type(root: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
