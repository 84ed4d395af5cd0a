"""Niêm phong on real widgets: what is missing leads to its place, sealing and opening again by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.seal import printed
from ocop_desktop.services.commands import Disqualify, EditSession
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.closing_page import ClosingPage
from tests.council import open_session
from tests.keys import type_text
from tests.test_sealing import concluded


@pytest.fixture
def page(qtbot, tmp_path):
    workspace, _ = concluded(tmp_path / "a.sqlite")
    workspace.close()
    bridge = Bridge()
    bridge.open_database(tmp_path / "a.sqlite")
    bridge.open_session(1)
    made = ClosingPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    qtbot.waitActive(made)
    yield made
    bridge.shut()


def press(qtbot, key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_what_is_missing_leads_to_the_product_that_lacks_it(qtbot, tmp_path):
    workspace, _ = open_session(tmp_path / "b.sqlite")
    workspace.close()
    bridge = Bridge()
    bridge.open_database(tmp_path / "b.sqlite")
    bridge.open_session(1)
    page = ClosingPage(bridge)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitActive(page)
    assert page.lines["sheets"].text().endswith(": 2")
    assert not page.seal_button.isEnabled()
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.lines["sheets"].way)
    with qtbot.waitSignal(page.go_to) as went:
        press(qtbot, Qt.Key.Key_Space)
    assert went.args == ["scoring", 1]
    bridge.shut()


def test_sealed_and_opened_again_by_keyboard(qtbot, page):
    desk = page._bridge.desk
    page.setFocus()
    page.password.setFocus()
    type_text(QApplication.focusWidget(), "mật khẩu")
    page.seal_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert desk.state.seal is None
    assert page._again_field.error()
    page.again.setFocus()
    type_text(QApplication.focusWidget(), "mật khẩu")
    page.seal_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert desk.read_only
    assert page.code.text() == printed(desk.state.seal.fingerprint)
    assert QApplication.focusWidget() is page.papers_button
    assert not page.seal_button.isVisible()
    assert page._bridge.attempt(Disqualify(1, "Sai")).code == "session_sealed"

    page.reopen_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page._fields["reason"].error()
    for editor, text in ((page.reason, "Ghi sai tên"), (page.first, "Chủ tịch"), (page.second, "Thư ký")):
        editor.setFocus()
        type_text(QApplication.focusWidget(), text)
    page.reopen_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page._fields["password"].error()
    assert desk.read_only
    page.reopen_password.setFocus()
    type_text(QApplication.focusWidget(), "mật khẩu")
    page.reopen_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert not desk.read_only
    assert "Ghi sai tên" in page._earlier_text.text()
    assert page.seal_button.isVisible()


def test_the_papers_data_do_not_hold_up_closing(page):
    assert not page.lines["office"].blocking
    assert page.lines["office"].way.isVisible()
    assert page.seal_button.isEnabled()


def test_what_cannot_be_added_after_closing_is_named_before(qtbot, page):
    desk = page._bridge.desk
    office = page.lines["office"]

    def whole(**changes):
        page._bridge.execute(EditSession(replace(desk.state.session, **changes)))

    assert "quyết định thành lập" in office._detail.text()
    sealed = {"held_on": date(2026, 7, 28), "starts_at": "08:00", "ends_at": "16:00", "place": "Hội trường"}
    whole(**sealed, council_decision="12/QĐ-UBND", council_decided_on=date(2026, 7, 1))
    assert office.way.isVisible()
    assert "Có thể bổ sung" in office._detail.text()


def test_without_a_session_the_page_says_what_it_is_for(page):
    page._bridge.close_session()
    assert page._pages.currentIndex() == 1
