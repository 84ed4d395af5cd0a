"""A closed database in the hands of somebody who knows the program's source: what the printed code proves.

Every forgery keeps chain, tables and schema as the program would write them; the program and the independent verifier
must both see it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ocop_desktop.domain.log import BEGIN, DO, Edit, Record
from ocop_desktop.domain.seal import printed
from ocop_desktop.domain.session import (
    Choice,
    Conclusion,
    Member,
    Opinion,
    Participation,
    PrintRun,
    Product,
    Role,
    Session,
)
from ocop_desktop.services.checking import Report, check
from ocop_desktop.services.commands import AddMember, Disqualify
from ocop_desktop.services.sealing import SealSession
from ocop_desktop.storage.store import Store
from tests import verifier
from tests.council import DECREE
from tests.test_checking import tamper
from tests.test_sealing import NOW, concluded

TWO = ("Chủ tịch", "Thư ký")


class Forger:
    """A closed session with an absent member and a refused product, another session, and what a forger does to them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        workspace, desk = concluded(path)
        desk.execute(AddMember(Member(0, 0, 0, "Hội Nông dân", scoring=False)))
        desk.execute(Disqualify(2, "Hồ sơ không hợp lệ"))
        self.other = workspace.create("Đợt 2", DECREE, "tỉnh")
        self.before = path.read_bytes()
        desk.execute(SealSession(NOW))
        assert desk.state.seal is not None
        self.seal = desk.state.seal
        self.code = printed(self.seal.fingerprint)
        workspace.close()

    def record(self, kind: type[Record], **fields: object) -> Record:
        store = Store(self.path, read_only=True)
        name = {Member: "member", Product: "product", Conclusion: "conclusion", Session: "session"}.get(kind, "")
        name = name or {Choice: "choice", Participation: "participation", Opinion: "opinion"}[kind]
        found = [r for r in store.records(name) if all(getattr(r, key) == value for key, value in fields.items())]
        store.close()
        return found[0]

    def write(self, *edits: Edit, session: int = 1, kind: str = DO, verb: str = "EditProduct") -> None:
        """An entry as the program writes it, without asking any rule of the council."""
        store = Store(self.path)
        store.commit(session, verb, kind, edits)
        store.close()

    def change(self, kind: type[Record], where: dict[str, object], **changed: object) -> Edit:
        record = self.record(kind, **where)
        return Edit(record, replace(record, **changed))  # type: ignore[arg-type]

    def with_the_seal(self, *edits: Edit) -> None:
        """The entry of the seal made anew, with more in it: nothing after the seal pins its hash."""
        self.path.write_bytes(self.before)
        self.write(Edit(None, self.seal), *edits, kind=BEGIN, verb="SealSession")


@pytest.fixture
def forger(tmp_path: Path) -> Forger:
    return Forger(tmp_path / "closed.sqlite")


def seen(path: Path, code: str) -> Report:
    """Both the program and the verifier see that this is not what was sealed."""
    report = check(path, code)
    assert not report.sound
    assert verifier.faults(str(path), code), "the verifier is content"
    return report


def test_what_was_not_forged_is_identical(forger: Forger) -> None:
    assert check(forger.path, forger.code).sound
    assert verifier.faults(str(forger.path), forger.code) == []
    forger.with_the_seal()
    assert check(forger.path, forger.code).sound


CHANGES: dict[str, Callable[[Forger], tuple[Edit, ...]]] = {
    "stars": lambda f: (f.change(Conclusion, {"product_id": 1}, stars=5, reason="Thống nhất"),),
    "votes": lambda f: (f.change(Conclusion, {"product_id": 1}, votes_for=3),),
    "name": lambda f: (f.change(Product, {"id": 1}, name="Sản phẩm khác"),),
    "order": lambda f: (f.change(Product, {"id": 1}, position=2), f.change(Product, {"id": 2}, position=1)),
    "role": lambda f: (f.change(Member, {"id": 2}, role=Role.SECRETARY),),
    "presence": lambda f: (f.change(Member, {"id": 4}, present=False, absence_reason="Ốm"),),
    "title": lambda f: (f.change(Session, {"id": 1}, title="Đợt 9"),),
    "criteria": lambda f: (f.change(Session, {"id": 1}, decree="148/QĐ-TTg"),),
    "opinion": lambda f: (Edit(f.record(Opinion, product_id=1), None),),
    "another opinion": lambda f: (Edit(None, Opinion(1, 2, 1, "", "Không đồng ý")),),
    "another member": lambda f: (Edit(None, Member(90, 1, 9, "Sở Mới", scoring=False)),),
    "another product": lambda f: (Edit(None, Product(90, 1, 9, "Sản phẩm mới", disqualified="Thiếu")),),
    "recusal": lambda f: (Edit(f.record(Participation, product_id=2), None),),
    "score with the same total": lambda f: tuple(
        f.change(Choice, {"product_id": 1, "member_id": 1, "round": 1, "criterion": code}, place=place, points=place)
        for code, place in (("1.1", 1), ("1.2", 3))
    ),
    "member to another session": lambda f: (f.change(Member, {"id": 4}, session_id=f.other),),
    "product to another session": lambda f: (f.change(Product, {"id": 2}, session_id=f.other),),
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_entry_after_the_seal_is_seen(forger: Forger, name: str) -> None:
    forger.write(*CHANGES[name](forger))
    seen(forger.path, forger.code)


@pytest.mark.parametrize("name", CHANGES)
def test_more_in_the_entry_of_the_seal_is_seen(forger: Forger, name: str) -> None:
    forger.with_the_seal(*CHANGES[name](forger))
    assert seen(forger.path, forger.code).seals


@pytest.mark.parametrize("name", CHANGES)
def test_a_session_that_was_opened_again_is_not_what_the_old_code_says(forger: Forger, name: str) -> None:
    opened = replace(forger.seal, reopened_at=NOW, reopened_by=TWO, reopen_reason="Ghi sai")
    forger.write(Edit(forger.seal, opened), kind=BEGIN, verb="ReopenSession")
    assert check(forger.path, forger.code).sound, "nothing that was sealed differs"
    assert verifier.faults(str(forger.path), forger.code) == []
    forger.write(*CHANGES[name](forger))
    assert check(forger.path).sound
    report = seen(forger.path, forger.code)
    assert {fault.code for fault in report.seals} == {"sealed_differs"}
    assert [found.seal.stands for found in report.found if found.named] == [False]


def test_a_seal_that_was_never_standing_closes_nothing(forger: Forger) -> None:
    forger.path.write_bytes(forger.before)
    made = replace(forger.seal, reopened_at=NOW, reopened_by=TWO, reopen_reason="Ghi sai")
    edits = CHANGES["stars"](forger)
    forger.write(Edit(None, made), kind=BEGIN, verb="SealSession")
    forger.write(*edits)
    seen(forger.path, forger.code)


def test_a_seal_taken_away_and_put_back_around_a_change_is_seen(forger: Forger) -> None:
    edit = CHANGES["stars"](forger)
    tamper(forger.path, "DELETE FROM seal")
    forger.write(Edit(None, forger.seal), *edit, kind=BEGIN, verb="SealSession")
    seen(forger.path, forger.code)


def test_a_change_that_was_taken_back_under_the_seal_is_named(forger: Forger) -> None:
    (edit,) = CHANGES["stars"](forger)
    forger.write(edit)
    forger.write(edit.swapped())
    assert [fault.code for fault in check(forger.path, forger.code).seals] == ["entry_sealed"] * 2


def test_the_code_of_a_session_says_nothing_of_another(forger: Forger) -> None:
    copy = replace(forger.seal, session_id=forger.other)
    forger.write(Edit(None, copy), session=forger.other, kind=BEGIN, verb="SealSession")
    seen(forger.path, forger.code)


def test_what_offices_add_later_and_prints_are_no_forgery(forger: Forger) -> None:
    forger.write(
        forger.change(Session, {"id": 1}, decision_number="5", archived=True),
        Edit(None, PrintRun(1, "minutes", "pdf", 0, 1, 1)),
    )
    assert check(forger.path, forger.code).sound
    assert verifier.faults(str(forger.path), forger.code) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE criteria_copy SET body = replace(body, 'Cà phê', 'Ca cao')",
        "DELETE FROM criteria_copy WHERE hash = (SELECT min(hash) FROM criteria_copy)",
        "INSERT INTO asset VALUES ('ab', x'00')",
        "CREATE TRIGGER quiet AFTER INSERT ON choice BEGIN SELECT 1; END",
        "CREATE VIEW quiet AS SELECT 1",
        "UPDATE session SET rules = replace(rules, '2/3', '02/3')",
        "UPDATE session SET rules = replace(rules, ':10', ':10.0')",
        "UPDATE seal SET results = replace(results, '\"rank\":1', '\"rank\":true')",
        "UPDATE product SET set_code = '' WHERE set_code IS NULL OR id = 1",
        "UPDATE conclusion SET votes_for = 0 WHERE votes_for IS NULL",
        "UPDATE member SET body = body || ' '",
        "UPDATE product SET name = 'Sa' || char(777) || 'n phẩm 1' WHERE id = 1",
        "UPDATE session SET rules = '" + "[" * 100_000 + "'",
        "UPDATE log SET edits = '" + "[" * 100_000 + "' WHERE seq = 5",
        "UPDATE log SET edits = '[[\"seal\",null,{}]]' WHERE seq = 5",
        "UPDATE log SET edits = '{}' WHERE seq = 5",
    ],
)
def test_rows_that_were_written_past_the_log_are_seen(forger: Forger, statement: str) -> None:
    tamper(forger.path, statement)
    seen(forger.path, forger.code)


def test_a_forged_session_that_cannot_be_computed_is_a_fault(forger: Forger) -> None:
    edit = forger.change(Participation, {"product_id": 2}, stand_in=77)
    with closing(sqlite3.connect(forger.path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("UPDATE participation SET stand_in = 77 WHERE product_id = 2")
        raw.execute("INSERT INTO conclusion VALUES (55, 3, '', NULL, NULL, NULL, '', '')")
        raw.execute("DELETE FROM member WHERE id = 3")
        raw.commit()
    assert isinstance(edit.after, Participation)
    seen(forger.path, forger.code)


def test_the_verifier_is_small_and_of_no_code_of_the_program() -> None:
    text = Path(verifier.__file__).read_text("utf-8")
    assert len(text.splitlines()) < 150
    assert "import ocop" not in text
    assert "from ocop" not in text
