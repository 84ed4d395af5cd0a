"""What stands against opening a file, said before it is opened and without changing it."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

import pytest

from ocop_desktop.domain.errors import UserError
from ocop_desktop.services import opening
from ocop_desktop.services.backups import Reason, back_up
from ocop_desktop.services.opening import (
    Way,
    kind_of_mount,
    on_windows_network,
    stands_against,
    synchronised_by,
    synchronised_name,
)
from ocop_desktop.storage.database import VERSION
from ocop_desktop.storage.store import Store
from ocop_desktop.storage.viewing import readable
from tests.council import open_session
from tests.test_checking import made
from tests.test_versions import DATABASES, gzip

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX here")


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Without the rights of the owner, in a folder that cannot be written."""
    as_root = os.geteuid() == 0
    folder.chmod(0o555)
    if as_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if as_root:
            os.seteuid(0)
        folder.chmod(0o755)


# --- what can be done with a file ------------------------------------------------------------------------------------


def test_nothing_stands_against_a_sound_file_or_a_new_one(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    before, names = path.read_bytes(), sorted(os.listdir(tmp_path))
    for one in (path, tmp_path / "new.sqlite", tmp_path / "new folder" / "new.sqlite"):
        found = stands_against(one)
        assert (found.way, found.error, found.warning) == (Way.WORK, None, None)
    assert path.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == names


@pytest.mark.parametrize(
    ("change", "way", "code"),
    [
        (f"PRAGMA user_version = {VERSION + 1}", Way.REFUSED, "database_newer"),
        ("PRAGMA application_id = 1", Way.REFUSED, "not_ours"),
    ],
)
def test_a_newer_file_or_another_programs_is_refused(tmp_path: Path, change: str, way: Way, code: str) -> None:
    path = made(tmp_path / "a.sqlite")
    raw = sqlite3.connect(path)
    raw.execute(change)
    raw.commit()
    raw.close()
    before = path.read_bytes()
    found = stands_against(path)
    assert found.error is not None
    assert (found.way, found.error.code) == (way, code)
    assert path.read_bytes() == before


def test_a_damaged_file_is_for_recovery(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"\xa5" * 9000)
    found = stands_against(path)
    assert found.error is not None
    assert (found.way, found.error.code) == (Way.RECOVER, "database_damaged")


@pytest.mark.parametrize("emptied", [True, False])
def test_a_file_that_is_gone_while_its_backups_are_there_is_not_made_anew(tmp_path: Path, emptied: bool) -> None:
    path = made(tmp_path / "a.sqlite")
    back_up(path, Reason.EXIT)
    path.unlink()
    if emptied:
        path.touch()
    found = stands_against(path)
    assert found.error is not None
    assert (found.way, found.error.code) == (Way.RECOVER, "database_gone")


@POSIX
def test_what_cannot_be_written_is_shown_and_not_changed(tmp_path: Path) -> None:
    made(tmp_path / "a.sqlite")
    with TemporaryDirectory() as folder:
        locked = Path(folder) / "a.sqlite"
        shutil.copyfile(tmp_path / "a.sqlite", locked)
        for mode in (0o666, 0o444):
            locked.chmod(mode)
            with as_nobody(Path(folder)):
                found = stands_against(locked)
                assert found.error is not None
                assert (found.way, found.error.code) == (Way.VIEW, "read_only")
                store = Store(readable(locked, tmp_path / "unused"), read_only=True)
                assert store.summaries()[0].products == 2
                store.close()
        assert os.listdir(folder) == ["a.sqlite"]
        assert locked.read_bytes() == (tmp_path / "a.sqlite").read_bytes()


def test_a_network_and_a_synchronised_folder_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "OneDrive - Sở Nông nghiệp"
    folder.mkdir()
    path = made(folder / "a.sqlite")
    found = stands_against(path)
    assert found.way is Way.WORK
    assert found.warning is not None
    assert (found.warning.code, found.warning.params["service"]) == ("synchronised_folder", "OneDrive")
    monkeypatch.setattr(opening, "on_network", lambda _: True)
    found = stands_against(path)
    assert found.way is Way.REFUSED
    assert isinstance(found.error, UserError)
    assert found.error.code == "network_path"


# --- what is read without being written ------------------------------------------------------------------------------


def test_a_sound_file_is_read_in_its_place(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    assert readable(path, tmp_path / "unused") == path


def test_an_older_file_is_read_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    path.write_bytes(gzip.decompress((DATABASES / "v1.sqlite.gz").read_bytes()))
    before = path.read_bytes()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    copy = readable(path, scratch)
    assert copy.parent == scratch
    store = Store(copy, read_only=True)
    assert store.settings() is not None
    store.close()
    assert path.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == ["old.sqlite", "scratch"]


@POSIX
def test_a_crashed_file_on_a_medium_that_cannot_be_written_is_read_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    workspace, _desk = open_session(path)
    workspace.close()
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE product SET name = 'nửa chừng'")
    raw.execute("CREATE TABLE large AS SELECT randomblob(100000) FROM product")
    with TemporaryDirectory() as folder, TemporaryDirectory() as scratch:
        crashed = Path(folder) / "a.sqlite"
        for ending in ("", "-journal"):
            shutil.copyfile(f"{path}{ending}", f"{crashed}{ending}")
        raw.close()
        before = crashed.read_bytes()
        Path(scratch).chmod(0o777)
        with as_nobody(Path(folder)):
            assert stands_against(crashed).way is Way.VIEW
            store = Store(readable(crashed, Path(scratch)), read_only=True)
            names = {getattr(record, "name", "") for record in store.records("product")}
            store.close()
        assert names == {"Sản phẩm 1", "Sản phẩm 2"}
        assert crashed.read_bytes() == before


# --- networks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\server\chung\ocop.sqlite", True),
        (r"\\?\UNC\server\chung\ocop.sqlite", True),
        (r"\\wsl$\Debian\ocop.sqlite", True),
        (r"Z:\ocop.sqlite", True),
        (r"C:\Dữ liệu\ocop.sqlite", False),
        (r"\\?\C:\Dữ liệu\ocop.sqlite", False),
        (r"E:\ocop.sqlite", False),
    ],
)
def test_shares_and_mapped_drives_of_windows_are_known(path: str, expected: bool) -> None:
    asked = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return 4 if root == "Z:\\" else 3

    assert on_windows_network(PureWindowsPath(path), drive_type) is expected
    assert all(len(root) == 3 and root.endswith(":\\") for root in asked)


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/xuat /mnt/chung nfs4 rw 0 0
//may/chia\\040se /mnt/chia\\040sẻ cifs rw 0 0
/dev/sdb1 /mnt/chung/usb vfat rw 0 0
an@may: /mnt/chungta fuse.sshfs rw 0 0
tmpfs /tmp tmpfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/a.sqlite", "ext4"),
        ("/mnt/chung/a.sqlite", "nfs4"),
        ("/mnt/chung/usb/a.sqlite", "vfat"),
        ("/mnt/chungta/a.sqlite", "fuse.sshfs"),
        ("/mnt/chungtoi/a.sqlite", "ext4"),
        ("/mnt/chia sẻ/sâu/a.sqlite", "cifs"),
    ],
)
def test_the_deepest_mount_decides(path: str, kind: str) -> None:
    assert kind_of_mount(PurePosixPath(path), MOUNTS) == kind


def test_mounts_are_read_where_there_are_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not opening.on_network(tmp_path / "a.sqlite")
    if os.name == "nt":
        return
    mounts = tmp_path / "mounts"
    monkeypatch.setattr(opening, "_MOUNTS", mounts)
    assert not opening.on_network(tmp_path / "a.sqlite")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path.resolve()} nfs4 rw 0 0\n", "utf-8")
    assert opening.on_network(tmp_path / "a.sqlite")


# --- synchronised folders --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Nguoi dung\an\OneDrive\OCOP"), "OneDrive"),
        (PureWindowsPath(r"C:\Nguoi dung\an\OneDrive - Sở NN&MT\OCOP"), "OneDrive"),
        (PureWindowsPath(r"G:\My Drive\OCOP"), "Google Drive"),
        (PureWindowsPath(r"G:\Drive của tôi"), "Google Drive"),
        (PureWindowsPath(r"D:\Google Drive (an@tinh)\OCOP"), "Google Drive"),
        (PurePosixPath("/d/Dropbox/OCOP"), "Dropbox"),
        (PureWindowsPath(r"C:\Nguoi dung\an\iCloudDrive"), "iCloud"),
        (PureWindowsPath(r"C:\Nguoi dung\an\Documents\Zalo Received Files"), "Zalo"),
        (PureWindowsPath(r"C:\Nguoi dung\an\Documents\OCOP"), ""),
        (PurePosixPath("/d/onedriver/megaphone"), ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(folder: PurePath, service: str) -> None:
    assert synchronised_name(folder) == service


def test_a_synchronised_folder_is_known_by_the_system_and_by_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "Mây" / "a.sqlite"
    assert synchronised_by(path, {}) == ""
    assert synchronised_by(path, {"OneDrive": str(tmp_path / "Mây")}) == "OneDrive"
    assert synchronised_by(path, {"OneDriveCommercial": str(tmp_path / "Mâ"), "OneDrive": ""}) == ""
    (tmp_path / ".dropbox.cache").mkdir()
    assert synchronised_by(path, {}) == "Dropbox"
    assert synchronised_by(tmp_path / "other" / "desktop.ini" / "a.sqlite", {}) == "Dropbox"
