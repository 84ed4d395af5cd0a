"""Cài đặt on real widgets: the office's words, the language, where the data is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ocop_desktop.services.office import default_office
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.settings_page import SettingsPage
from tests.keys import type_text


@pytest.fixture
def bridge(qapp, tmp_path):
    made = Bridge()
    made.open_database(tmp_path / "a.sqlite")
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = SettingsPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def write(qtbot, page, path, text):
    editor = page.field(path).editor
    editor.setFocus()
    type_text(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_words_are_kept_and_new_sessions_begin_with_them(qtbot, bridge, page, tmp_path):
    write(qtbot, page, "office.place", "Lâm Đồng")
    write(qtbot, page, "office.meeting_place", "Hội trường A")
    bridge.open_session(bridge.workspace.create("Đợt 1", "26/2026/QĐ-TTg", "tỉnh"))
    session = bridge.desk.state.session
    assert (session.office.place, session.place) == ("Lâm Đồng", "Hội trường A")
    bridge.shut()
    again = Workspace(tmp_path / "a.sqlite")
    assert again.settings.office.place == "Lâm Đồng"
    again.close()


def test_what_is_too_long_is_refused_beside_the_field(qtbot, bridge, page):
    editor = page.field("office.place").editor
    editor.setFocus()
    editor.setText("x" * 501)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.field("office.place").error()
    assert editor.text() == "x" * 501
    assert bridge.workspace.settings.office.place == ""


def test_usual_words_fill_blanks_only(qtbot, bridge, page):
    write(qtbot, page, "office.signer_title", "PHÓ CHỦ TỊCH")
    page.usual_button.setFocus()
    qtbot.keyClick(page.usual_button, Qt.Key.Key_Space)
    office = bridge.workspace.settings.office
    assert office.signer_title == "PHÓ CHỦ TỊCH"
    assert office.recipients == default_office().recipients
    assert page.field("office.recipients").editor.value() == office.recipients


def test_language_is_kept_and_asked_for(qtbot, bridge, page):
    editor = page.field("language").editor
    editor.setFocus()
    with qtbot.waitSignal(page.language_chosen) as chosen:
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert chosen.args == ["en"]
    assert bridge.workspace.settings.language == "en"


def test_the_database_is_named_and_another_can_be_asked_for(qtbot, page, tmp_path, monkeypatch):
    assert page._path.text() == str(tmp_path / "a.sqlite")
    other = tmp_path / "b.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, **options: (str(other), ""))
    page.other_button.setFocus()
    with qtbot.waitSignal(page.database_chosen) as chosen:
        qtbot.keyClick(page.other_button, Qt.Key.Key_Space)
    assert chosen.args == [other]


def test_leaving_the_question_changes_nothing(qtbot, page, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, **options: ("", ""))
    with qtbot.assertNotEmitted(page.database_chosen):
        page.other_button.click()
