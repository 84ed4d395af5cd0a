"""A backup gives back every record, nothing is overwritten, and of a damaged file its log gives what it proves."""

import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.domain.log import RECORDS
from ocop_desktop.domain.seal import fingerprint
from ocop_desktop.services import restoring
from ocop_desktop.services.backups import Reason, back_up, backups_of
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import ChooseLevel, Conclude, EditProduct, FillSheet, RemoveProduct
from ocop_desktop.services.restoring import begin_anew, content, is_sound, look_into, rebuild, restore, salvage
from ocop_desktop.services.sealing import sealed_results
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage import disk, viewing
from ocop_desktop.storage.store import Store
from tests.council import fill, ids, open_session
from tests.test_checking import made, tamper

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PAGE = 4096


def everything(path: Path) -> dict[str, object]:
    """All that a database holds: its log, its records, its criteria."""
    store = Store(path, read_only=True)
    try:
        return {
            "log": list(store.log()),
            "criteria": store.criteria_hashes(),
            **{name: sorted(store.records(name), key=repr) for name in RECORDS},
        }
    finally:
        store.close()


def damage(path: Path, page: int = 1) -> None:
    """Overwrites a page, counted from 0."""
    data = bytearray(path.read_bytes())
    data[page * PAGE : (page + 1) * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def root_page(path: Path, name: str) -> int:
    """The number of the first page of a table or index, from 0."""
    raw = sqlite3.connect(path)
    page = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    raw.close()
    return int(page) - 1


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.stat().st_size)


# --- restoring -------------------------------------------------------------------------------------------------------

steps = st.lists(
    st.tuples(
        st.sampled_from(["choose", "fill", "edit", "conclude", "remove", "undo", "redo"]), *[st.integers(0, 9)] * 4
    ),
    max_size=25,
)


def carry_out(path: Path, work: list[tuple[str, int, int, int, int]]) -> None:
    """A session of any order of work; what a rule refuses is left out."""
    workspace, desk = open_session(path)
    for verb, product, member, leaf, place in work:
        products, members = ids(desk)
        if not products:
            break
        product_id, member_id = products[product % len(products)], members[member % len(members)]
        criteria = desk.state.criteria(desk.state.products[product_id])
        assert criteria is not None
        item = criteria.leaves[leaf % len(criteria.leaves)]
        try:
            if verb == "undo":
                desk.undo()
            elif verb == "redo":
                desk.redo()
            elif verb == "fill":
                desk.execute(FillSheet(product_id, member_id, {one.code: 1 for one in criteria.leaves}))
            elif verb == "remove":
                desk.execute(RemoveProduct(product_id))
            elif verb == "edit":
                desk.execute(EditProduct(replace(desk.state.products[product_id], note=f"Ghi chú {place}")))
            elif verb == "conclude":
                desk.execute(Conclude(replace(desk.state.conclusion(product_id), remarks=f"Ý kiến {place}")))
            else:
                desk.execute(ChooseLevel(product_id, member_id, item.code, 1 + place % len(item.levels)))
        except UserError:
            continue
    workspace.close()


def seal_code(path: Path) -> str:
    """The fingerprint that closing the session now would give."""
    workspace = Workspace(path)
    try:
        desk = workspace.open(workspace.sessions()[0].session.id)
        seq, head = workspace.store.head
        results = sealed_results(desk.state, desk.scoreboard)
        return fingerprint(desk.state.records(), results, revision=1, log_seq=seq, log_hash=head.hex())
    finally:
        workspace.close()


@settings(max_examples=15, deadline=None)
@given(work=steps, hit=st.integers(1, 10**6))
def test_a_restored_session_is_the_one_that_was_backed_up(work: list[tuple[str, int, int, int, int]], hit: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.sqlite")
        carry_out(path, work)
        before, code = everything(path), seal_code(path)
        backup = back_up(path, Reason.EXIT)
        damage(path, 1 + hit % (path.stat().st_size // PAGE - 1))
        spoilt = path.read_bytes()
        restored = restore(backup.path, path, now=lambda: NOW)
        assert restored.path == path
        assert everything(path) == before
        assert check(path).sound
        assert restored.set_aside == Path(folder, "a damaged 2026-11-20 09-30-00.sqlite")
        assert restored.set_aside.read_bytes() == spoilt
        assert seal_code(path) == code


def test_a_backup_becomes_a_new_file(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    kept = backup.path.read_bytes()
    restored = restore(backup.path, tmp_path / "other" / "b.sqlite")
    assert restored.set_aside is None
    assert everything(restored.path) == everything(path)
    assert visible(tmp_path / "other") == ["b.sqlite"]
    assert backup.path.read_bytes() == kept


def test_what_belongs_to_the_damaged_file_goes_with_it(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    path.with_name("a.sqlite-journal").write_bytes(b"the journal of a crash")
    one, two = (restore(backup.path, path, now=lambda: NOW) for _ in range(2))
    assert one.set_aside is not None
    assert two.set_aside is not None
    assert visible(tmp_path) == sorted(
        ["a.sqlite", one.set_aside.name, f"{one.set_aside.name}-journal", two.set_aside.name]
    )
    assert one.set_aside != two.set_aside
    assert check(path).sound


def test_a_journal_that_was_left_alone_does_not_undo_what_is_restored(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    before = everything(path)
    journal = path.with_name("a.sqlite-journal")
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("CREATE TABLE more (x)")
    raw.execute("INSERT INTO more SELECT zeroblob(5000) FROM log")
    hot = journal.read_bytes()
    raw.close()
    path.unlink()
    journal.write_bytes(hot)
    assert restore(backup.path, path, now=lambda: NOW).set_aside is None
    assert not journal.exists()
    assert check(path).sound
    assert everything(path) == before
    (kept,) = tmp_path.glob("*damaged*-journal")
    assert kept.read_bytes() == hot


def test_a_journal_that_cannot_be_taken_away_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    path.write_bytes(b"damaged")
    journal = path.with_name("a.sqlite-journal")
    journal.write_bytes(b"the journal of a crash")
    real = Path.unlink

    def held(file: Path, missing_ok: bool = False) -> None:
        if file == journal:
            raise PermissionError(13, "held by a scanner")
        real(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(StorageError, match="restore_failed"):
        restore(backup.path, path)
    assert path.read_bytes() == b"damaged"
    assert journal.read_bytes() == b"the journal of a crash"
    assert visible(tmp_path) == ["a.sqlite", "a.sqlite-journal"]


def test_what_was_sound_is_not_called_damaged(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    restored = restore(backup.path, path, damaged=False, now=lambda: NOW)
    assert restored.set_aside == tmp_path / "a replaced 2026-11-20 09-30-00.sqlite"


def test_what_a_crash_left_of_a_restoring_goes_with_the_next_backup(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    for turn in range(2):
        left = [tmp_path / "a.sqlite.x1.part", tmp_path / "a.sqlite.093000000000.part"]
        others = [tmp_path / "a.pdf.part", tmp_path / "b.sqlite.x1.part"]
        for file in (*left, *others):
            file.write_bytes(b"half")
            os.utime(file, (1, 1))
        if turn:
            restore(backup.path, path)
        else:
            back_up(path, Reason.ASKED)
        assert [file for file in (*left, *others) if file.exists()] == others


def test_every_unfinished_file_of_a_restoring_is_known_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    seen = set()
    real = restoring.verified

    def look(file: Path) -> None:
        seen.update(one.name for one in tmp_path.iterdir() if one.name.endswith(disk.PART))
        real(file)

    monkeypatch.setattr(restoring, "verified", look)
    restore(backup.path, path)
    assert seen
    assert all(name.startswith("a.sqlite.") for name in seen)


@pytest.mark.parametrize("left", [b"\0" * 4096, b"SQLite format 3\0", b"x"])
def test_of_a_file_with_nothing_in_it_the_place_is_made_free(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(left)
    seen = look_into(path)
    assert (seen.content, seen.salvaged) == (None, None)
    begun = begin_anew(path, now=lambda: NOW)
    assert not path.exists()
    assert begun.set_aside is not None
    assert begun.set_aside.read_bytes() == left


def test_where_the_system_has_no_room_for_a_copy_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.sqlite")

    def refuse(**_: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(viewing, "TemporaryDirectory", refuse)
    for look in (content, look_into, salvage):
        with pytest.raises(StorageError, match="disk_full"):
            look(path)


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    assert is_sound(backup.path)
    damage(backup.path, root_page(backup.path, "log"))
    assert not is_sound(backup.path)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="restore_failed") as refused:
        restore(backup.path, path)
    assert refused.value.params["reason"] == "database_damaged"
    assert path.read_bytes() == before
    assert visible(tmp_path) == ["a.sqlite"]


def test_a_restoring_that_fails_last_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.sqlite")
    backup = back_up(path, Reason.ASKED)
    path.write_bytes(b"damaged")
    real = disk.move
    seen = []

    def fails_for_the_new_one(source: Path, target: Path) -> None:
        seen.append(target)
        if source.name.endswith(disk.PART):
            raise OSError(28, "no room")
        real(source, target)

    monkeypatch.setattr(restoring, "move", fails_for_the_new_one)
    with pytest.raises(StorageError, match="restore_failed") as refused:
        restore(backup.path, path)
    assert refused.value.params["reason"] == "disk_full"
    assert path.read_bytes() == b"damaged"
    assert visible(tmp_path) == ["a.sqlite"]
    assert len(seen) == 3


def test_what_a_backup_holds_is_told_without_changing_it(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    products, members = ids(desk)
    fill(desk, products[0], members[0])
    workspace.close()
    backup = back_up(path, Reason.ASKED)
    before = backup.path.read_bytes()
    found = content(backup.path)
    assert found.head.verb == "FillSheet"
    assert found.head.at == found.sessions[0].changed_at
    assert [(one.session.title, one.members, one.products) for one in found.sessions] == [("Đợt 1 năm 2026", 3, 2)]
    assert backup.path.read_bytes() == before
    assert [entry.name for entry in backup.path.parent.iterdir()] == [backup.path.name]


def test_a_backup_of_an_older_version_is_told_checked_and_restored(tmp_path: Path) -> None:
    from tests.test_versions import DATABASES, gzip

    path = tmp_path / "old.sqlite"
    path.write_bytes(gzip.decompress((DATABASES / "v1.sqlite.gz").read_bytes()))
    before = path.read_bytes()
    Workspace(path).close()
    (backup,) = backups_of(path)
    assert backup.reason is Reason.MIGRATION
    assert backup.path.read_bytes()[60:64] == before[60:64]
    assert is_sound(backup.path)
    assert content(backup.path).sessions[0].products == 2
    restored = restore(backup.path, tmp_path / "again.sqlite").path
    assert restored.read_bytes()[60:64] == before[60:64]
    workspace = Workspace(restored)
    assert workspace.settings.office.place == "Lâm Đồng"
    workspace.close()
    assert everything(restored) == everything(path)


# --- salvaging -------------------------------------------------------------------------------------------------------


def test_of_a_sound_file_all_is_proved_and_written_again(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    before = path.read_bytes()
    found = salvage(path)
    assert found.whole
    assert (found.entries, found.of) == (8, 8)
    session = found.sessions[0]
    assert (session.members, session.products, session.choices, session.concluded) == (3, 2, 0, 0)
    assert session.changed_at == found.changed_at
    new = rebuild(path, tmp_path / "b.sqlite").path
    assert everything(new) == everything(path)
    assert path.read_bytes() == before
    one, two = Store(path), Store(new)
    for name in ("session", "member", "product"):
        assert one.new_id(RECORDS[name]) == two.new_id(RECORDS[name])
    one.close()
    two.close()


def test_an_id_that_is_gone_is_not_given_again(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    desk.execute(RemoveProduct(ids(desk)[0][-1]))
    workspace.close()
    new = rebuild(path, tmp_path / "b.sqlite").path
    store = Store(new)
    assert store.new_id(RECORDS["product"]) == 3
    store.close()


@pytest.mark.parametrize("table", ["choice", "product", "session", "member", "log_of_session"])
def test_a_broken_table_is_made_again_from_the_log(tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    products, members = ids(desk)
    fill(desk, products[0], members[0])
    workspace.close()
    before = everything(path)
    damage(path, root_page(path, table))
    spoilt = path.read_bytes()
    seen = look_into(path)
    assert seen.salvaged is not None
    assert seen.salvaged.whole
    restored = rebuild(path, path, now=lambda: NOW)
    assert everything(path) == before
    assert check(path).sound
    assert restored.set_aside is not None
    assert restored.set_aside.read_bytes() == spoilt


@pytest.mark.parametrize(
    ("statement", "held"),
    [
        ("UPDATE log SET edits = replace(edits, 'Sản phẩm 1', 'Sản phẩm 9') WHERE seq = 5", 4),
        ("UPDATE log SET at = '2020-01-01' WHERE seq = 3", 2),
        ("UPDATE log SET edits = CAST(x'ff' AS TEXT) WHERE seq = 4", 3),
        ("UPDATE log SET hash = x'00' WHERE seq = 4", 3),
        ("DELETE FROM log WHERE seq = 6", 5),
    ],
)
def test_the_log_is_believed_as_far_as_it_holds(tmp_path: Path, statement: str, held: int) -> None:
    path = made(tmp_path / "a.sqlite")
    whole = everything(path)["log"]
    assert isinstance(whole, list)
    tamper(path, statement)
    found = salvage(path)
    assert (found.entries, found.of, found.whole) == (held, 8, False)
    new = rebuild(path, tmp_path / "b.sqlite").path
    assert everything(new)["log"] == whole[:held]
    assert check(new).sound


def test_a_change_behind_the_log_is_not_taken_over(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    before = everything(path)
    tamper(path, "UPDATE product SET name = 'Khác' WHERE id = 1")
    rebuild(path, path)
    assert everything(path) == before


def test_lost_criteria_come_from_the_program_if_they_are_the_same(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    before = everything(path)
    tamper(path, "UPDATE criteria_copy SET body = '{'")
    with pytest.raises(StorageError):
        content_and_session(path)
    rebuild(path, path)
    content_and_session(path)
    assert everything(path)["product"] == before["product"]


def content_and_session(path: Path) -> None:
    workspace = Workspace(path)
    try:
        workspace.open(workspace.sessions()[0].session.id)
    finally:
        workspace.close()


def test_where_nothing_is_left_that_is_said(tmp_path: Path) -> None:
    path = made(tmp_path / "a.sqlite")
    damage(path, root_page(path, "log"))
    spoilt = path.read_bytes()
    seen = look_into(path)
    assert seen.salvaged is None
    assert seen.content is None or seen.content.sessions
    for action in (salvage, lambda one: rebuild(one, one)):
        with pytest.raises(StorageError, match="nothing_to_salvage"):
            action(path)
    assert path.read_bytes() == spoilt
    assert visible(tmp_path) == ["a.sqlite"]


@pytest.mark.parametrize("content_of", [b"", b"not a database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_whatever_the_file_is_looking_into_it_is_safe(tmp_path: Path, content_of: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(content_of)
    seen = look_into(path)
    assert (seen.content, seen.salvaged) == (None, None)
    assert path.read_bytes() == content_of
    assert os.listdir(tmp_path) == ["a.sqlite"]


def test_a_crashed_file_is_looked_into_with_its_journal(tmp_path: Path) -> None:
    """The choice that was being written is not there, and the file still waits for its owner."""
    path = tmp_path / "a.sqlite"
    workspace, desk = open_session(path)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    workspace.close()
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE product SET name = 'nửa chừng'")
    raw.execute("CREATE TABLE large AS SELECT randomblob(100000) FROM product")
    crashed = tmp_path / "crashed" / "a.sqlite"
    crashed.parent.mkdir()
    shutil.copyfile(path, crashed)
    shutil.copyfile(path.with_name("a.sqlite-journal"), crashed.with_name("a.sqlite-journal"))
    raw.close()
    before = crashed.read_bytes()
    seen = look_into(crashed)
    assert seen.content is not None
    assert seen.salvaged is not None
    assert seen.salvaged.whole
    assert seen.content.sessions[0].products == len(desk.state.products)
    assert crashed.read_bytes() == before
    assert visible(crashed.parent) == ["a.sqlite", "a.sqlite-journal"]
