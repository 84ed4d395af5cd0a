"""A file whose bytes are no text or no JSON any more is damaged, and said to be so: never a fault of the program."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.checking import check
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage.database import file_uri
from tests.test_checking import made, tamper


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE product SET name = CAST(x'50ff' AS TEXT)",
        "UPDATE product SET producer = '{'",
        "INSERT INTO choice VALUES (1, 1, 1, CAST(x'ff' AS TEXT), 2, 2)",
        "UPDATE criteria_copy SET body = CAST(x'7bff' AS TEXT)",
        "UPDATE criteria_copy SET body = '{'",
        "UPDATE session SET title = CAST(x'ff' AS TEXT)",
        "INSERT INTO choice VALUES (1, 1, 1, '1.1', 9, 2)",
        "INSERT INTO choice VALUES (1, 1, 1, 'x', 1, 2)",
        "INSERT INTO choice VALUES (1, 9, 1, '1.1', 1, 2)",
    ],
)
def test_what_cannot_be_read_is_a_damaged_database(tmp_path: Path, statement: str) -> None:
    path = made(tmp_path / "a.sqlite")
    tamper(path, statement)
    before = path.read_bytes()
    assert not check(path).sound
    workspace = Workspace(path)
    try:
        with pytest.raises(StorageError, match="database_damaged"):
            workspace.open(workspace.sessions()[0].session.id)
    finally:
        workspace.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PureWindowsPath(r"C:\Dữ liệu\ocop #1.sqlite"), "file:///C:/D%E1%BB%AF%20li%E1%BB%87u/ocop%20%231.sqlite"),
        (PureWindowsPath(r"\\server\chung\ocop.sqlite"), "file:////server/chung/ocop.sqlite"),
        (PurePosixPath("/data/a?b/50%.sqlite"), "file:///data/a%3Fb/50%25.sqlite"),
    ],
)
def test_a_path_becomes_an_address_that_sqlite_reads(path: PureWindowsPath | PurePosixPath, address: str) -> None:
    assert file_uri(path) == address


def test_a_database_with_odd_letters_in_its_name_opens(tmp_path: Path) -> None:
    path = made(tmp_path / "Dữ liệu #1 50% &.sqlite")
    assert check(path).sound
    assert [entry.name for entry in tmp_path.glob("*.sqlite")] == [path.name]
