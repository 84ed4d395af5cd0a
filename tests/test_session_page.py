"""Thông tin kỳ on real widgets: each field commits on its own, a refusal stands beside it, the typed text stays."""

import unicodedata
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.session import (
    CouncilRules,
    MeetingKind,
    Member,
    OfficeData,
    Product,
    RequirementRule,
    Role,
    Settings,
)
from ocop_desktop.services.commands import AddMember, AddProduct, EditSession, SetArchived
from ocop_desktop.services.sealing import ReopenSession, SealSession
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.session_page import SessionPage, lacks
from tests.keys import type_text


@pytest.fixture
def bridge(qapp, tmp_path):
    made = Bridge()
    made.open_database(tmp_path / "a.sqlite")
    made.open_session(made.workspace.create("Đợt 1 năm 2026", "26/2026/QĐ-TTg", "tỉnh"))
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = SessionPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def write(qtbot, page: SessionPage, path: str, text: str, key=Qt.Key.Key_Tab) -> None:
    editor = page.field(path).editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    type_text(editor, text)
    qtbot.keyClick(editor, key)


def value(bridge: Bridge, path: str):
    record = bridge.desk.state.session
    for name in path.split("."):
        record = getattr(record, name)
    return record


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize(
    ("path", "typed", "stored"),
    [
        ("title", "Đợt 2", "Đợt 2"),
        ("held_on", "5/8/2026", date(2026, 8, 5)),
        ("starts_at", "8h", "08:00"),
        ("ends_at", "16:30", "16:30"),
        ("place", "Hội trường tỉnh", "Hội trường tỉnh"),
        ("council_decision", "12/QĐ-UBND", "12/QĐ-UBND"),
        ("council_decided_on", "01/02/2026", date(2026, 2, 1)),
        ("decision_number", "3981/QĐ-UBND", "3981/QĐ-UBND"),
        ("decided_on", "05082026", date(2026, 8, 5)),
        ("minutes_number", "05/BB-HĐ", "05/BB-HĐ"),
        ("first_certificate", "17", 17),
        ("rules.name", "Quy chế số 5", "Quy chế số 5"),
        ("rules.quorum", "3/4", Fraction(3, 4)),
        ("rules.quorum", "75%", Fraction(3, 4)),
        ("rules.quorum_clause", "Điều 6", "Điều 6"),
        ("rules.spread", "8", 8),
        ("rules.spread", "", None),
        ("rules.recusal_clause", "Điều 9", "Điều 9"),
        ("office.place", "Lâm Đồng", "Lâm Đồng"),
        ("office.certificate_sentence", "Chứng nhận & công bố <b>", "Chứng nhận & công bố <b>"),
    ],
)
def test_a_field_commits_on_enter_and_on_leaving(qtbot, bridge, page, path, typed, stored, key):
    write(qtbot, page, path, typed, key)
    assert value(bridge, path) == stored
    assert page.field(path).error() == ""
    bridge.undo()
    assert value(bridge, path) != stored


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("title", ""),
        ("title", "x" * 501),
        ("held_on", "31/02/2026"),
        ("starts_at", "25:00"),
        ("first_certificate", "0"),
        ("rules.quorum", "0/3"),
        ("rules.quorum", "4/3"),
        ("rules.quorum", "1/0"),
        ("rules.quorum", "hai phần ba"),
        ("rules.quorum", ""),
        ("rules.spread", "101"),
    ],
)
def test_a_refusal_stands_beside_the_field_and_the_text_stays(qtbot, bridge, page, path, typed):
    before = bridge.desk.state.session
    write(qtbot, page, path, typed)
    assert bridge.desk.state.session == before
    assert page.field(path).error()
    assert page.field(path).editor.text() == typed
    write(qtbot, page, "place", "Nơi khác")
    assert page.field(path).error()
    assert page.field(path).editor.text() == typed
    assert bridge.desk.state.session == replace(before, place="Nơi khác")


def test_mending_a_refused_field_takes_the_sentence_away(qtbot, bridge, page):
    write(qtbot, page, "title", "")
    write(qtbot, page, "title", "Đợt 1 năm 2026")
    assert page.field("title").error() == ""
    assert bridge.desk.next_undo is None


def test_choices_commit_by_keys(qtbot, bridge, page):
    for path, stored in (
        ("meeting", MeetingKind.WRITING),
        ("rules.requirement", RequirementRule.AVERAGE),
        ("rules.ties", ("C", "B", "A")),
        ("rules.decimals", 3),
        ("level", "trung ương"),
    ):
        editor = page.field(path).editor
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_Down)
        assert value(bridge, path) == stored
        assert type(value(bridge, path)) is type(stored)


def test_equal_rank_can_be_kept_equal(bridge, page):
    editor = page.field("rules.ties").editor
    editor.setCurrentIndex(editor.count() - 1)
    assert value(bridge, "rules.ties") == ()


def test_checks_commit_by_space(qtbot, bridge, page):
    for path in ("rules.chair_required", "rules.drop_extremes"):
        before = value(bridge, path)
        editor = page.field(path).editor
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_Space)
        assert value(bridge, path) is not before


def test_recipients_are_lines(qtbot, bridge, page):
    editor = page.field("office.recipients").editor
    editor.setFocus()
    type_text(editor, "Như Điều 3;")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_text(editor, "Lưu: VT.")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not editor
    assert value(bridge, "office.recipients") == ("Như Điều 3;", "Lưu: VT.")


def test_text_is_stored_in_one_normal_form(bridge, page):
    editor = page.field("place").editor
    editor.setFocus()
    editor.setText(unicodedata.normalize("NFD", "Bắc Kạn"))
    page.field("title").editor.setFocus()
    assert value(bridge, "place") == "Bắc Kạn"
    assert editor.text() == "Bắc Kạn"


def test_level_says_what_it_does(bridge, page):
    assert page._does.text() == "Công nhận, cấp giấy chứng nhận 3, 4 sao; từ 90 điểm chuyển hồ sơ lên trung ương."
    bridge.execute(EditSession(replace(bridge.desk.state.session, level="trung ương")))
    assert page._does.text() == "Công nhận, cấp giấy chứng nhận 5 sao."


def test_quorum_is_said_in_members(bridge, page):
    for number in range(9):
        bridge.execute(AddMember(Member(0, 0, 0, f"Sở {number}", role=Role.MEMBER)))
    bridge.execute(EditSession(replace(bridge.desk.state.session, rules=CouncilRules(quorum=Fraction(3, 4)))))
    assert page.field("rules.quorum")._note.text() == "7 trên 9 thành viên"


def test_usual_rules_are_one_step_and_keep_the_clauses(qtbot, bridge, page):
    mine = CouncilRules(name="", quorum=Fraction(1, 2), spread=None, ties=(), decimals=0, quorum_clause="Điều 6")
    bridge.execute(EditSession(replace(bridge.desk.state.session, rules=mine)))
    page._take_usual()
    assert value(bridge, "rules") == CouncilRules(name="Quy chế thường dùng", quorum_clause="Điều 6")
    assert page.field("rules.spread").editor.text() == "10"
    bridge.undo()
    assert value(bridge, "rules") == mine
    assert page.field("rules.spread").editor.text() == ""


def test_blanks_are_filled_from_the_settings_and_nothing_else(bridge, page):
    office = OfficeData(place="Lâm Đồng", signer_title="PHÓ CHỦ TỊCH")
    bridge.workspace.save_settings(Settings(office=office))
    session = replace(bridge.desk.state.session, office=OfficeData(place="Đà Lạt"))
    bridge.execute(EditSession(session))
    page._from_settings()
    assert value(bridge, "office") == OfficeData(place="Đà Lạt", signer_title="PHÓ CHỦ TỊCH")
    page._usual_words()
    assert value(bridge, "office.signer_title") == "PHÓ CHỦ TỊCH"
    assert value(bridge, "office.certificate_sentence")


def test_undo_shows_the_value_before(qtbot, bridge, page):
    write(qtbot, page, "place", "Nơi khác", Qt.Key.Key_Return)
    bridge.undo()
    assert page.field("place").editor.text() == value(bridge, "place")


def test_what_papers_lack_is_said_until_it_is_there(qtbot, bridge, page):
    assert "số quyết định" in page._lacks.text()
    write(qtbot, page, "decision_number", "3981/QĐ-UBND")
    assert "số quyết định" not in page._lacks.text()
    whole = replace(
        bridge.desk.state.session,
        held_on=date(2026, 7, 28),
        starts_at="08:00",
        ends_at="16:30",
        place="Hội trường",
        council_decision="12/QĐ-UBND",
        minutes_number="01/BB-HĐ",
        decided_on=date(2026, 8, 5),
        first_certificate=1,
        office=OfficeData(place="Lâm Đồng", issuing_body="HĐ", certificate_agency="UBND", signer_title="CHỦ TỊCH"),
    )
    assert lacks(whole) == []


def test_an_archived_session_is_read_and_not_changed(qtbot, bridge, page):
    write(qtbot, page, "office.recipients", "Lưu: VT")
    write(qtbot, page, "title", "")
    assert page.field("title").error()
    bridge.execute(SetArchived(True))
    assert "lưu trữ" in page._sealed.text()
    assert (page.field("title").editor.text(), page.field("title").error()) == ("Đợt 1 năm 2026", "")
    page.setFocus()
    assert page.field("title").editor.hasFocus()
    write(qtbot, page, "place", "Nơi khác")
    assert page.field("place").editor.text() == value(bridge, "place") == ""
    assert page.field("place").error() == ""
    assert not any(made.isEnabled() for made in (page._usual_rules, *page._fill_buttons))
    assert not page.field("rules.decimals").editor.isEnabled()
    bridge.execute(SetArchived(False))
    assert not page._sealed.isVisible()
    write(qtbot, page, "place", "Nơi khác")
    assert value(bridge, "place") == "Nơi khác"


def test_of_a_sealed_session_only_what_stays_open_can_be_changed(qtbot, bridge, page):
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong", disqualified="Hồ sơ sai sự thật")))
    for name in ("Ủy ban nhân dân", "Sở Công Thương", "Sở Y tế"):
        bridge.execute(AddMember(Member(0, 0, 0, name, role=Role.CHAIR if name.startswith("Ủy") else Role.MEMBER)))
    assert not page._sealed.isVisible()
    assert bridge.attempt(SealSession("2026-07-28T10:00:00+00:00")) is None
    assert page._sealed.isVisible()
    for path in ("title", "council_decision", "rules.name"):
        assert page.field(path).editor.isReadOnly(), path
    for path in ("held_on", "rules.quorum", "level"):
        assert not page.field(path).editor.isEnabled(), path
    assert not page._usual_rules.isEnabled()
    write(qtbot, page, "minutes_number", "07/BB-HĐ")
    write(qtbot, page, "office.place", "Đà Lạt")
    assert (value(bridge, "minutes_number"), value(bridge, "office.place")) == ("07/BB-HĐ", "Đà Lạt")
    page.setFocus()
    assert page.field("minutes_number").editor.hasFocus()
    reason = ReopenSession("2026-07-29T10:00:00+00:00", "Ghi sai tên", ("Người thứ nhất", "Người thứ hai"))
    assert bridge.attempt(reason) is None
    assert not page.field("title").editor.isReadOnly()
    assert not page._sealed.isVisible()


def test_another_session_shows_its_own_data(qtbot, bridge, page):
    write(qtbot, page, "title", "")
    bridge.open_session(bridge.workspace.create("Đợt 2", "148/QĐ-TTg", "huyện"))
    assert page.field("title").editor.text() == "Đợt 2"
    assert page.field("title").error() == ""
    assert page.field("level").editor.value() == "huyện"
    assert page._decree.text() == "148/QĐ-TTg"
    bridge.close_session()
    assert not page._scroll.isVisible()


def test_a_hidden_page_is_current_when_it_comes_back(bridge, page):
    page.hide()
    bridge.execute(EditSession(replace(bridge.desk.state.session, place="Nơi khác")))
    page.show()
    assert page.field("place").editor.text() == "Nơi khác"


def test_every_control_has_a_name(page):
    for path, bound in page._bound._fields.items():
        assert bound.field.editor.accessibleName(), path
