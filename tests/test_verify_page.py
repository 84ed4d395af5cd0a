"""Kiểm tra on real widgets: identical, or what differs, in words; for the open file and for others."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.seal import printed
from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.services.faults import SENTENCES, Fault
from ocop_desktop.services.sealing import ReopenSession
from ocop_desktop.ui import fault_words
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.fault_words import fault_sentence
from ocop_desktop.ui.verify_page import VerifyPage
from tests.keys import type_text
from tests.test_checking import tamper
from tests.test_sealing import NOW, sealed


@pytest.fixture
def page(qtbot, tmp_path):
    workspace, _ = sealed(tmp_path / "a.sqlite")
    workspace.close()
    bridge = Bridge()
    bridge.open_database(tmp_path / "a.sqlite")
    bridge.open_session(1)
    made = VerifyPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitActive(made):
        made.show()
    yield made
    bridge.shut()


def answer(qtbot, page: VerifyPage) -> tuple[str, str]:
    with qtbot.waitSignal(page.checked, timeout=20_000):
        page.check()
    return page.verdict.text(), page.details.text()


def test_the_code_typed_from_the_paper_says_identical(qtbot, page):
    seal = page._bridge.desk.state.seal
    page.setFocus()
    type_text(page.code, printed(seal.fingerprint).lower())
    with qtbot.waitSignal(page.checked, timeout=20_000):
        qtbot.keyClick(QApplication.focusWidget() or page.code, Qt.Key.Key_Return)
    assert page.verdict.text() == "Giống hệt khi niêm phong."
    assert printed(seal.fingerprint) in page.details.text()
    assert page._answer_card.isVisible()


def test_what_is_no_code_is_said_beside_it(page):
    type_text(page.code, "3F2A")
    page.check()
    assert page._code_field.error()
    assert not page._answer_card.isVisible()


def test_another_code_is_not_this_file(qtbot, page):
    type_text(page.code, "0" * 32)
    verdict, details = answer(qtbot, page)
    assert verdict == "Mã này không có trong tệp."
    assert page.verdict.property("tone") == "warning", "a slip of the finger is nobody's fault"
    assert "không có niêm phong nào mang mã đó. Hãy so lại với mã in trên văn bản" in details


def test_another_code_in_a_file_that_was_changed_leaves_the_change_in_view(qtbot, page, tmp_path):
    tamper(tmp_path / "a.sqlite", "UPDATE product SET name = 'Khác' WHERE id = 2")
    type_text(page.code, "0" * 32)
    verdict, details = answer(qtbot, page)
    assert verdict.startswith("Không còn như cũ")
    assert "Khác với nhật ký: sản phẩm" in details


def test_faults_of_one_sheet_are_one_line_and_many_lines_are_cut_for_the_report(qtbot, page, tmp_path):
    state = page._bridge.desk.state
    sheet, labels = state.sheet(2, 1), [member.label for member in state.members.values()]
    tamper(tmp_path / "a.sqlite", "UPDATE choice SET points = points + 1 WHERE product_id = 2 AND member_id < 3")
    details = answer(qtbot, page)[1].splitlines()
    for label in labels[:2]:
        line = f"• Khác với nhật ký: phiếu đánh giá · {label} · Sản phẩm 2 · {len(sheet)} tiêu chí."
        assert details.count(line) == 1
    assert not any("tiêu chí 1" in line for line in details)
    # Members that nobody knows are each a line of its own.
    rows = ", ".join(f"({n}, 1, {n}, 'Sở {n}', '', '', '', 'member', 1, 1, '', NULL)" for n in range(50, 80))
    tamper(tmp_path / "a.sqlite", f"INSERT INTO member VALUES {rows}")
    tamper(tmp_path / "a.sqlite", "UPDATE log SET who = 'ai đó'")
    details = answer(qtbot, page)[1].splitlines()
    assert len([line for line in details if line.startswith("• ")]) == 21
    assert details[21].startswith("• và còn nữa")
    page.copy_button.click()
    report = QApplication.clipboard().text()
    assert str(tmp_path / "a.sqlite") in report
    assert "choice (2, 1, 1, '1.1') is not what the log says" in report
    assert report.count("đã bị sửa sau khi ghi") > 20


def test_the_report_is_offered_where_there_are_faults_only(qtbot, page):
    answer(qtbot, page)
    assert not page.copy_button.isVisible()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TRIGGER quiet AFTER INSERT ON choice BEGIN SELECT 1; END", "Cấu trúc của tệp đã bị"),
        ("INSERT INTO choice VALUES (2, 99, 1, '1.1', 1, 1)", "Tệp có dữ liệu không thuộc kỳ"),
    ],
)
def test_what_sqlite_says_is_told_in_words_and_kept_for_the_report(qtbot, page, tmp_path, statement, words):
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as raw:
        raw.execute(statement)
        raw.commit()
    details = answer(qtbot, page)[1]
    assert f"• {words}" in details
    assert not {"quiet", "schema", "foreign"} & set(details.replace(":", " ").split())
    page.copy_button.click()
    assert {"schema:", "foreign"} & set(QApplication.clipboard().text().split())


def test_what_differs_is_named_by_product_member_and_criterion(qtbot, page, tmp_path):
    other = tmp_path / "other.sqlite"
    other.write_bytes((tmp_path / "a.sqlite").read_bytes())
    tamper(other, "UPDATE choice SET place = 1, points = 1 WHERE (product_id, member_id, criterion) = (2, 1, '1.1')")
    page.use_file(other)
    verdict, details = answer(qtbot, page)
    assert verdict.startswith("Không còn như cũ")
    member = page._bridge.desk.state.members[1].label
    assert f"phiếu đánh giá · {member} · Sản phẩm 2 · tiêu chí 1.1" in details
    page.use_file(None)
    assert answer(qtbot, page)[0].startswith("Không thay đổi")


def test_the_code_of_a_session_that_was_opened_again_says_superseded_and_what_differs(qtbot, page):
    desk = page._bridge.desk
    code = printed(desk.state.seal.fingerprint)
    page._bridge.execute(ReopenSession(NOW, "Ghi sai điểm", ("Chủ tịch", "Thư ký")))
    type_text(page.code, code)
    verdict, details = answer(qtbot, page)
    assert verdict == "Văn bản đã bị thay thế: kỳ đánh giá đã được mở lại. Nội dung không thay đổi."
    assert "chịu trách nhiệm: Chủ tịch, Thư ký; lý do: Ghi sai điểm" in details
    page._bridge.execute(ChooseLevel(2, 1, "1.1", 1))
    verdict, details = answer(qtbot, page)
    assert verdict.endswith("có nội dung thay đổi.")
    member = desk.state.members[1].label
    assert f"Khác với khi niêm phong: phiếu đánh giá · {member} · Sản phẩm 2 · tiêu chí 1.1." in details


def test_a_check_that_was_left_shows_no_answer(qtbot, page):
    page.check()
    page.stop()
    assert page.check_button.isEnabled()
    qtbot.wait(300)
    assert not page._answer_card.isVisible()


def test_a_file_that_is_no_database_is_said_to_be_none(qtbot, page, tmp_path):
    (tmp_path / "b.sqlite").write_bytes(b"nothing")
    page.use_file(tmp_path / "b.sqlite")
    with qtbot.waitSignal(page.checked, timeout=20_000):
        page.check()
    assert page._notice.text()


def test_every_fault_has_its_sentence():
    assert fault_words._SENTENCES.keys() == SENTENCES.keys()
    blanks = {"detail": "x", "seq": 3, "record": "choice (1, 2)", "table": "choice", "hash": "ab", "session": 1}
    for code in SENTENCES:
        assert "{" not in fault_sentence(Fault(code, {"table": "choice", "round": "2"}, **blanks))
