"""Closing and re-opening a session: what blocks it, what stays open, and that nothing sealed can be changed unseen."""

import shutil
import sqlite3
import tempfile
import unicodedata
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.log import LogEntry
from ocop_desktop.domain.seal import OPEN_FIELDS, canonical, fingerprint, printed, qr_text, read_code
from ocop_desktop.domain.session import (
    Absence,
    Choice,
    Conclusion,
    Member,
    Participation,
    Product,
    Role,
    SealedResult,
    SecondEntryRule,
    Session,
)
from ocop_desktop.services.checking import check
from ocop_desktop.services.commands import (
    AddMember,
    ChooseLevel,
    Conclude,
    ConcludeAll,
    Disqualify,
    EditMember,
    EditSession,
    SetArchived,
    SetParticipation,
    SettleSpread,
)
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sealing import RecordPrint, ReopenSession, SealSession, closing_checks
from ocop_desktop.services.sheet_commands import (
    BeginSecondEntry,
    ChooseSecond,
    FinishSecondEntry,
    OpenRound,
    WriteOpinion,
)
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.storage.database import VERSION
from tests import verifier
from tests.council import fill, ids, open_session
from tests.test_checking import tamper

NOW = "2026-06-05T09:00:00.000+00:00"
SEALED = ("session", "member", "product", "participation", "round", "choice", "second_entry", "second_choice")
SEALED_TABLES = (*SEALED, "opinion", "conclusion", "seal")


@cache
def _concluded() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.sqlite"
        workspace, desk = open_session(path)
        _conclude(desk)
        workspace.close()
        return path.read_bytes()


def concluded(path: Path) -> tuple[Workspace, Desk]:
    """A session with a bit of everything in it, ready to be closed."""
    path.write_bytes(_concluded())
    workspace = Workspace(path)
    return workspace, workspace.open(1)


def _conclude(desk: Desk) -> None:
    (first, second), members = ids(desk)
    for product in (first, second):
        for member in members:
            fill(desk, product, member, 2)
    desk.execute(WriteOpinion(first, members[0], "", "Đồng ý"))
    desk.execute(SetParticipation(second, members[2], Absence.RECUSED, "Cùng đơn vị"))
    desk.execute(BeginSecondEntry(first, members[0]))
    for code, place in dict(desk.state.sheet(first, members[0])).items():
        desk.execute(ChooseSecond(first, members[0], code, place))
    desk.execute(FinishSecondEntry(first, members[0]))
    desk.execute(OpenRound(first, (members[1],), "Chấm lại"))
    fill(desk, first, members[1], 3)
    desk.execute(SettleSpread(first, "Giữ nguyên"))
    desk.execute(ConcludeAll())


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def sealed(path: Path, password: str = "") -> tuple[Workspace, Desk]:
    workspace, desk = concluded(path)
    desk.execute(SealSession(NOW, password))
    return workspace, desk


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, str]:
    """A closed database and the code of its seal."""
    path = tmp_path / "closed.sqlite"
    workspace, desk = sealed(path)
    assert desk.state.seal is not None
    code = printed(desk.state.seal.fingerprint)
    workspace.close()
    return path, code


# --- the canonical form ----------------------------------------------------------------------------------------------

VECTOR = (
    Session(1, "Đợt 1", "26/2026/QĐ-TTg", "ab" * 32, "tỉnh", held_on=date(2026, 6, 5)),
    Member(3, 1, 1, "Sở Y tế", role=Role.CHAIR),
    Product(7, 1, 1, "Mật ong"),
    Participation(7, 3, Absence.RECUSED, "Cùng đơn vị"),
    Choice(7, 3, 1, "1.4", 2, 1),
    Choice(7, 3, 1, "1.10", 0, 0),
    Conclusion(7, stars=3, votes_for=1),
)
RESULT = SealedResult(7, (3,), (1,), Fraction(629, 9), 3, 3, 1)


def test_the_form_is_frozen() -> None:
    made = fingerprint(VECTOR, [RESULT], revision=1, log_seq=9, log_hash="cd" * 32)
    assert made == "0f6c055cccfc2a5fa142b724a103105f2589c763bfc2d27f09507916235d90a5"
    made = fingerprint(VECTOR[:1], [], revision=2, log_seq=0, log_hash="00" * 32)
    assert made == "01ebb77c20493c793cd1fb067df43bb23819a57ae8f66e2450acf7073afb86a5"


def test_the_order_of_records_and_the_form_of_letters_do_not_matter() -> None:
    decomposed = [replace(VECTOR[0], title=unicodedata.normalize("NFD", "Đợt 1")), *reversed(VECTOR[1:])]
    lines = [list(canonical(r, [RESULT], revision=1, log_seq=9, log_hash="")) for r in (VECTOR, decomposed)]
    assert lines[0] == lines[1]


def test_what_offices_add_later_is_no_part_of_it() -> None:
    later = replace(VECTOR[0], archived=True, decision_number="5", decided_on=date(2026, 8, 5), first_certificate=1)
    made = [fingerprint([session], [], revision=1, log_seq=9, log_hash="") for session in (VECTOR[0], later)]
    assert made[0] == made[1]
    assert {item.name for item in fields(Session)} >= OPEN_FIELDS


def test_a_printed_code_is_read_however_it_is_typed() -> None:
    digits = "0123456789abcdef" * 4
    assert printed(digits) == "0123-4567-89AB-CDEF-0123-4567-89AB-CDEF"
    for typed in (
        printed(digits),
        printed(digits).lower(),
        "O123 4567 89ab cdef o123456789ABCDEF",
        digits,
        "０" + digits[1:32],
        printed(digits).replace("-", "\u2011"),
        printed(digits).replace("-", " \u2212 \u200b"),
        qr_text(printed(digits)),
        qr_text(printed(digits)).lower(),
    ):
        assert digits.startswith(read_code(typed))
    for typed in ("", "0123", printed(digits)[:-1], "G" * 32, digits + "0", "٠" + digits[1:32], "0" * 31 + "Ｏ\u0301"):
        with pytest.raises(UserError, match="seal_code_wrong"):
            read_code(typed)


# --- closing ---------------------------------------------------------------------------------------------------------


def failing(desk: Desk) -> set[str]:
    return {check.code for check in closing_checks(desk.state, desk.scoreboard) if not check.holds}


def test_everything_holds_before_closing(tmp_path: Path) -> None:
    workspace, desk = concluded(tmp_path / "a.sqlite")
    assert failing(desk) == set()
    desk.execute(SealSession(NOW))
    assert desk.read_only
    workspace.close()


def test_what_blocks_closing_is_named_with_its_products(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite")
    (first, second), members = ids(desk)
    checks = {check.code: check for check in closing_checks(desk.state, desk.scoreboard)}
    assert failing(desk) == {"sheets", "conclusions"}
    assert checks["sheets"].products == (first, second)
    for product in (first, second):
        for index, member in enumerate(members):
            fill(desk, product, member, None if index else 1)
    assert failing(desk) == {"spreads", "conclusions"}
    desk.execute(SettleSpread(first, "Giữ nguyên"))
    desk.execute(Disqualify(second, "Hồ sơ giả"))
    desk.execute(ConcludeAll())
    assert failing(desk) == set()
    computed = desk.state.conclusion(first).stars
    assert computed is not None
    other = 1 if computed > 1 else 2
    desk.execute(Conclude(Conclusion(first, other, reason="Hội đồng thống nhất")))
    assert failing(desk) == set()
    session = desk.state.session
    desk.execute(EditSession(replace(session, rules=replace(session.rules, second_entry=SecondEntryRule.SAMPLE))))
    assert failing(desk) == {"second_entries"}
    desk.execute(EditSession(session))
    chair = desk.state.members[members[0]]
    desk.execute(EditMember(replace(chair, present=False, absence_reason="Ốm")))
    assert "quorum" in failing(desk)
    with pytest.raises(UserError, match="closing_blocked"):
        desk.execute(SealSession(NOW))
    workspace.close()


def test_a_conclusion_that_does_not_stand_any_more_blocks_closing(tmp_path: Path) -> None:
    workspace, desk = concluded(tmp_path / "a.sqlite")
    (first, _), members = ids(desk)
    desk.execute(Conclude(replace(desk.state.conclusion(first), votes_for=3)))
    desk.execute(EditMember(replace(desk.state.members[members[2]], present=False, absence_reason="Ốm")))
    assert not desk.scoreboard.concluded(first)
    assert failing(desk) == {"conclusions"}
    (check_,) = (one for one in closing_checks(desk.state, desk.scoreboard) if not one.holds)
    assert (check_.page, check_.products) == ("conclusions", (first,))
    desk.execute(Conclude(replace(desk.state.conclusion(first), votes_for=2)))
    desk.execute(SealSession(NOW))
    workspace.close()


def test_a_draw_that_is_missing_leads_to_where_it_is_drawn(tmp_path: Path) -> None:
    workspace, desk = concluded(tmp_path / "a.sqlite")
    session = desk.state.session
    desk.execute(EditSession(replace(session, rules=replace(session.rules, second_entry=SecondEntryRule.SAMPLE))))
    failing_ = [one for one in closing_checks(desk.state, desk.scoreboard) if not one.holds]
    assert [(one.code, one.page, one.products) for one in failing_] == [("second_entries", "session", ())]
    workspace.close()


def test_a_password_of_blanks_is_none(tmp_path: Path) -> None:
    workspace, desk = sealed(tmp_path / "a.sqlite", password="  ")
    assert desk.state.seal is not None
    assert desk.state.seal.password == ""
    workspace.close()


def test_an_empty_session_cannot_be_closed(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.sqlite", products=0)
    with pytest.raises(UserError, match="closing_blocked"):
        desk.execute(SealSession(NOW))
    workspace.close()


def test_a_closed_session_takes_no_score_and_no_undo_but_what_offices_add(tmp_path: Path) -> None:
    workspace, desk = sealed(tmp_path / "a.sqlite")
    (first, second), members = ids(desk)
    for command in (
        ChooseLevel(first, members[0], "1.1", 1),
        Conclude(Conclusion(first)),
        AddMember(Member(0, 0, 0, "Sở Mới")),
        SetParticipation(second, members[2], None),
        EditSession(replace(desk.state.session, title="Khác")),
        SealSession(NOW),
    ):
        with pytest.raises(UserError, match="session_sealed"):
            desk.execute(command)
    with pytest.raises(UserError, match="session_sealed"):
        desk.undo()
    desk.execute(EditSession(replace(desk.state.session, decision_number="5", decided_on=date(2026, 8, 5))))
    desk.execute(RecordPrint("minutes", "pdf"))
    desk.execute(RecordPrint("minutes", "pdf"))
    assert [run.times for run in desk.state.print_runs.values()] == [2]
    desk.undo()
    assert desk.state.session.decision_number == ""
    desk.execute(SetArchived(True))
    desk.execute(RecordPrint("minutes", "pdf"))
    workspace.close()
    assert check(tmp_path / "a.sqlite").sound


def test_reopening_needs_a_reason_two_names_and_the_password(tmp_path: Path) -> None:
    workspace, desk = sealed(tmp_path / "a.sqlite", password="mật khẩu")
    two = ("Chủ tịch", "Thư ký")
    for command, code in (
        (ReopenSession(NOW, " ", two, "mật khẩu"), "reason_missing"),
        (ReopenSession(NOW, "Sai tên", ("Chủ tịch", " chủ tịch "), "mật khẩu"), "two_names_needed"),
        (ReopenSession(NOW, "Sai tên", ("Chủ tịch", decomposed("Chủ\u200b  tịch")), "mật khẩu"), "two_names_needed"),
        (ReopenSession(NOW, "Sai tên", ("Chủ tịch", "\u200b "), "mật khẩu"), "two_names_needed"),
        (ReopenSession(NOW, "Sai tên", two), "password_wrong"),
        (ReopenSession(NOW, "Sai tên", two, "mat khau"), "password_wrong"),
    ):
        with pytest.raises(UserError, match=code):
            desk.execute(command)
    desk.execute(ReopenSession(NOW, "Sai tên", two, decomposed("mật khẩu")))
    assert not desk.read_only
    with pytest.raises(UserError, match="session_not_sealed"):
        desk.execute(ReopenSession(NOW, "Sai tên", two))
    (first, _), members = ids(desk)
    desk.execute(ChooseLevel(first, members[2], "1.1", 1))
    desk.execute(SealSession(NOW))
    seals = list(desk.state.seals.values())
    assert [(seal.revision, seal.stands) for seal in seals] == [(1, False), (2, True)]
    assert seals[0].fingerprint != seals[1].fingerprint
    assert (seals[0].reopened_by, seals[0].reopen_reason) == (two, "Sai tên")
    workspace.close()
    path = tmp_path / "a.sqlite"
    assert check(path, printed(seals[1].fingerprint)).sound
    assert verifier.faults(str(path)) == verifier.faults(str(path), printed(seals[1].fingerprint)) == []
    assert verifier.faults(str(path), printed(seals[0].fingerprint))
    report = check(path, printed(seals[0].fingerprint))
    assert [(fault.code, fault.where["criterion"]) for fault in report.seals] == [("sealed_differs", "1.1")]
    assert [(found.seal.revision, found.named, found.seal.stands) for found in report.found] == [
        (1, True, False),
        (2, False, True),
    ]


def test_a_paper_counts_under_the_seal_that_it_was_made_under(tmp_path: Path) -> None:
    workspace, desk = sealed(tmp_path / "a.sqlite")
    desk.execute(ReopenSession(NOW, "Sai tên", ("Chủ tịch", "Thư ký")))
    desk.execute(RecordPrint("minutes", "pdf", revision=1))
    desk.execute(RecordPrint("minutes", "pdf"))
    desk.execute(SealSession(NOW))
    desk.execute(RecordPrint("minutes", "pdf", revision=0))
    assert {run.revision: run.times for run in desk.state.print_runs.values()} == {1: 1, 0: 2}
    workspace.close()


@pytest.mark.parametrize("column", ["sealed_at", "password"])
def test_what_of_a_seal_no_code_proves_the_log_shows(closed: tuple[Path, str], column: str) -> None:
    path, code = closed
    tamper(path, f"UPDATE seal SET {column} = '2020-01-01T00:00:00.000+00:00'")
    assert [fault.code for fault in check(path).replay] == ["record_differs"]
    old = {"sealed_at": f'"sealed_at":"{NOW}"', "password": '"password":""'}[column]
    new = f'"{column}":"2020-01-01T00:00:00.000+00:00"'
    tamper(path, f"UPDATE log SET edits = replace(edits, '{old}', '{new}')")
    report = check(path)
    assert [fault.code for fault in report.chain] == ["entry_changed"]
    rechain(path)
    assert check(path, code).sound, "the entry of the seal is the last one"


def test_a_closed_session_opens_closed(tmp_path: Path) -> None:
    workspace, desk = sealed(tmp_path / "a.sqlite")
    again = workspace.open(desk.state.session.id)
    assert again.state.seal == desk.state.seal
    assert again.read_only
    workspace.close()


# --- nothing changed unseen ------------------------------------------------------------------------------------------


def found(path: Path, code: str) -> bool:
    """Both the program and the independent verifier say that the file is not what the paper says."""
    by_program = not check(path, code).sound
    assert by_program is bool(verifier.faults(str(path), code))
    return by_program


def test_an_untouched_file_is_identical(closed: tuple[Path, str]) -> None:
    path, code = closed
    assert not found(path, code)
    (seal,) = check(path, code).found
    assert seal.named


@pytest.mark.parametrize("table", SEALED_TABLES)
def test_every_column_is_held(closed: tuple[Path, str], tmp_path: Path, table: str) -> None:
    path, code = closed
    with closing(sqlite3.connect(path)) as raw:
        columns = [(row[1], row[2]) for row in raw.execute(f'PRAGMA table_info("{table}")')]
        assert raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0], "an empty table shows nothing"
    for column, kind in columns:
        other = tmp_path / f"{column}.sqlite"
        shutil.copy(path, other)
        value = f'COALESCE("{column}", 0) + 1000' if kind == "INTEGER" else f"COALESCE(\"{column}\", '') || 'x'"
        where = f'rowid = (SELECT max(rowid) FROM "{table}")'
        if table not in ("session", "member", "product", "conclusion"):
            keys = '", "'.join(row for row, _ in columns[:2])
            where = f'("{keys}") = (SELECT "{keys}" FROM "{table}" LIMIT 1)'
            if column == "criterion":
                value = "criterion || 'x'"
        tamper(other, f'UPDATE "{table}" SET "{column}" = {value} WHERE {where}')
        try:
            assert not check(other, code).sound, column
        finally:
            other.unlink()


@pytest.mark.parametrize(
    "statements",
    [
        ("DELETE FROM choice WHERE criterion = '1.1' AND member_id = 1 AND product_id = 1",),
        ("INSERT INTO opinion VALUES (2, 1, 1, '', 'Thêm')",),
        ("UPDATE product SET position = 3 - position",),
        (
            "UPDATE choice SET member_id = 9 WHERE member_id = 2 AND product_id = 2",
            "UPDATE choice SET member_id = 2 WHERE member_id = 1 AND product_id = 2",
            "UPDATE choice SET member_id = 1, place = 1 WHERE member_id = 9",
        ),
        ("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)",),
        ("DELETE FROM seal", "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)"),
        ("UPDATE log SET who = 'ai đó' WHERE seq = 3",),
        ("UPDATE criteria_copy SET body = replace(body, 'Cà phê', 'Ca cao')",),
    ],
)
def test_rows_that_go_come_or_change_places_are_found(closed: tuple[Path, str], statements: tuple[str, ...]) -> None:
    path, code = closed
    tamper(path, *statements)
    assert not check(path, code).sound


def rechain(path: Path, change: tuple[str, str] = ("", "")) -> None:
    """Recomputes the whole chain, as somebody who knows how it is made would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.row_factory = sqlite3.Row
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for trigger in triggers:
            raw.execute(f"DROP TRIGGER {trigger['name']}")
        previous = bytes(32)
        for row in raw.execute("SELECT * FROM log ORDER BY seq").fetchall():
            entry = LogEntry(**dict(row) | {"previous": previous, "edits": row["edits"].replace(*change)})
            previous = entry.computed_hash()
            raw.execute(
                "UPDATE log SET edits = ?, previous = ?, hash = ? WHERE seq = ?",
                (entry.edits, entry.previous, previous, entry.seq),
            )
        for trigger in triggers:
            raw.execute(trigger["sql"])


def test_a_recomputed_chain_is_found(closed: tuple[Path, str]) -> None:
    path, code = closed
    tamper(path, "UPDATE product SET name = replace(name, 'Sản phẩm 1', 'Sản phẩm 9')")
    rechain(path, ("Sản phẩm 1", "Sản phẩm 9"))
    report = check(path)
    assert not report.chain
    assert not report.replay
    assert report.seals, "the seal knows the head of the log that it was made on"
    assert found(path, code)


def test_a_whole_session_made_anew_is_found_by_the_printed_code(tmp_path: Path, closed: tuple[Path, str]) -> None:
    _, code = closed
    path = tmp_path / "anew.sqlite"
    workspace, desk = concluded(path)
    (first, _), members = ids(desk)
    desk.execute(ChooseLevel(first, members[2], "1.1", 1))
    desk.execute(SealSession(NOW))
    workspace.close()
    assert check(path).sound
    assert found(path, code)


def test_an_older_file_put_back_is_found_by_the_printed_code(tmp_path: Path) -> None:
    path, older = tmp_path / "a.sqlite", tmp_path / "older.sqlite"
    workspace, desk = concluded(path)
    shutil.copy(path, older)
    desk.execute(SealSession(NOW))
    assert desk.state.seal is not None
    code = printed(desk.state.seal.fingerprint)
    workspace.close()
    assert not found(path, code)
    assert check(older).sound
    assert found(older, code)


def test_a_schema_that_is_not_the_programs_is_found(closed: tuple[Path, str]) -> None:
    path, _ = closed
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TRIGGER quiet AFTER INSERT ON choice BEGIN SELECT 1; END")
        raw.execute("DROP TRIGGER log_is_not_changed")
        raw.commit()
    assert sorted(check(path).integrity) == [
        "schema: log_is_not_changed is not the program's",
        "schema: quiet is not the program's",
    ]
    assert VERSION >= 2
