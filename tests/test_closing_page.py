"""Niêm phong on real widgets: what is missing leads to its place, sealing and opening again by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.seal import printed
from ocop_desktop.services.commands import Disqualify, EditSession, RemoveProduct, SettleSpread
from ocop_desktop.services.sealing import ReopenSession, SealSession
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.closing_page import ClosingPage
from ocop_desktop.ui.session_words import when
from ocop_desktop.ui.steps import Step, steps
from tests.council import open_session
from tests.keys import type_text
from tests.test_sealing import NOW, concluded, sealed


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
    with qtbot.waitActive(made):
        made.show()
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
    with qtbot.waitActive(page):
        page.show()
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
    press(qtbot, Qt.Key.Key_Space)
    assert not desk.read_only, "who holds the key a moment too long seals nothing"
    assert "Ghi sai tên" in page._earlier_text.text()
    assert page.seal_button.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_page_is_entered_without_the_button_that_seals(qtbot, page, key):
    page.setFocus()
    assert page.isAncestorOf(QApplication.focusWidget())
    press(qtbot, key)
    assert page._bridge.desk.state.seal is None


def test_a_spread_leads_to_the_talk_over_its_product(qtbot, page):
    assert page._bridge.execute(SettleSpread(1, ""))
    with qtbot.waitSignal(page.go_to) as went:
        page.lines["spreads"].way.click()
    assert went.args == ["ranking", (1, "rounds")]


def test_nothing_is_said_to_be_done_while_there_are_no_products(page):
    desk = page._bridge.desk
    for product in list(desk.state.products):
        page._bridge.execute(RemoveProduct(product, discard_sheets=True))
    assert page.lines["products"].blocking
    assert page.lines["sheets"].text() == "Phiếu đánh giá"
    assert page.lines["conclusions"].text() == "Kết luận của Hội đồng"
    for code in ("sheets", "second_entries", "spreads", "requirements", "conclusions"):
        assert page.lines[code]._sign.text() == "–"


def test_what_is_only_shown_is_neither_closed_nor_opened_again(qtbot, tmp_path):
    for made, parts in ((concluded, ("seal_button", "password")), (sealed, ("reopen_button", "reason", "second"))):
        workspace, _ = made(tmp_path / "a.sqlite")
        workspace.close()
        bridge = Bridge()
        bridge.open_database(tmp_path / "a.sqlite", view_only="database_read_only")
        bridge.open_session(1)
        page = ClosingPage(bridge)
        qtbot.addWidget(page)
        page.show()
        for part in parts:
            assert getattr(page, part).isVisible()
            assert not getattr(page, part).isEnabled()
        bridge.shut()


def test_the_step_says_that_the_session_is_sealed_and_that_it_was_opened_again(page):
    bridge = page._bridge

    def step():
        return next(step for step in steps(bridge.desk) if step.key == "closing")

    assert step() == Step("closing")
    bridge.execute(SealSession(NOW))
    assert step() == Step("closing", "xong", f"Niêm phong lúc {when(NOW)}, lần 1.")
    bridge.execute(ReopenSession(NOW, "Sai tên", ("Chủ tịch", "Thư ký")))
    assert step() == Step("closing", "", f"Đã mở lại lúc {when(NOW)}, chưa niêm phong lại.")
    bridge.execute(SealSession(NOW))
    assert step().note.endswith("lần 2.")


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
