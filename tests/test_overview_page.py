"""Tổng quan on real widgets, by keyboard: making, opening, copying and archiving sessions; the steps of the day."""

import sqlite3
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Member, Product, Role
from ocop_desktop.services.commands import AddMember, AddProduct, EditMember
from ocop_desktop.services.criteria import known_decrees
from ocop_desktop.ui import overview_page
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.overview_page import Col, OverviewPage, in_force
from tests.keys import type_text

DECREE = "26/2026/QĐ-TTg"


@pytest.fixture
def bridge(qapp, tmp_path):
    made = Bridge()
    made.open_database(tmp_path / "a.sqlite")
    yield made
    made.shut()


@pytest.fixture
def page(qtbot, bridge):
    made = OverviewPage(bridge)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def make(bridge: Bridge, *titles: str) -> list[int]:
    ids: list[int] = []
    bridge.with_workspace(lambda workspace: ids.extend(workspace.create(t, DECREE, "tỉnh") for t in titles))
    return ids


def titles(page: OverviewPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, Col.SESSION).data() for row in range(model.rowCount())]


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_first_session_is_made_by_keyboard(qtbot, bridge, page):
    page.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.new_form.isVisible()
    assert QApplication.focusWidget() is page.new_form.title
    type_text(page.new_form.title, "Đợt 2 năm 2026")
    with qtbot.waitSignal(page.go_to) as went:
        press(qtbot, Qt.Key.Key_Return)
    assert went.args == ["session", None]
    session = bridge.desk.state.session
    assert (session.title, session.level) == ("Đợt 2 năm 2026", "tỉnh")
    assert titles(page) == ["Đợt 2 năm 2026"]
    assert page.new_form.isHidden()


def test_the_offered_title_counts_the_rounds_of_the_year(bridge, page):
    page.ask_new()
    first = page.new_form.title.value()
    make(bridge, first)
    page.ask_new()
    second = page.new_form.title.value()
    assert first.startswith("Đợt 1 năm ")
    assert second == first.replace("Đợt 1", "Đợt 2")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2020, 1, 1), "1048/QĐ-TTg"),
        (date(2023, 2, 23), "1048/QĐ-TTg"),
        (date(2023, 2, 24), "148/QĐ-TTg"),
        (date(2026, 5, 21), "148/QĐ-TTg"),
        (date(2026, 5, 22), DECREE),
        (date(2040, 1, 1), DECREE),
        (date(2010, 1, 1), DECREE),
    ],
)
def test_decree_in_force_on_a_day(day, code):
    assert in_force([known.decree for known in known_decrees().values()], day).code == code


def test_level_follows_the_decree_and_says_what_it_does(qtbot, page):
    page.ask_new()
    form = page.new_form
    form.decree.setCurrentIndex(form.decree.findData("148/QĐ-TTg"))
    assert [form.level.itemData(n) for n in range(form.level.count())] == ["huyện", "tỉnh", "trung ương"]
    form.level.setCurrentIndex(0)
    assert "3 sao; từ 70 điểm" in form._does.text()
    form.decree.setCurrentIndex(form.decree.findData(DECREE))
    assert form.level.value() == "tỉnh"


def test_a_session_needs_a_title(qtbot, bridge, page):
    page.ask_new()
    page.new_form.title.clear()
    press(qtbot, Qt.Key.Key_Return)
    assert bridge.workspace.sessions() == ()
    assert page.new_form.isVisible()
    assert page.new_form._title_field.error()


def test_escape_leaves_the_form(qtbot, bridge, page):
    make(bridge, "Đợt 1")
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.new_form.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert page.new_form.isHidden()
    assert QApplication.focusWidget() is page.table


def test_enter_opens_the_chosen_session(qtbot, bridge, page):
    first, second = make(bridge, "Đợt 1", "Đợt 2")
    page.table.setFocus()
    page.choose(first)
    press(qtbot, Qt.Key.Key_Return)
    assert bridge.desk.state.session.id == first
    page.choose(second)
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert bridge.desk.state.session.id == second


def test_duplicate_takes_products_along_if_asked(qtbot, bridge, page):
    (first,) = make(bridge, "Đợt 1")
    bridge.open_session(first)
    assert bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong")))
    for wanted in (False, True):
        page.choose(first)
        page.duplicate_button.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        form = page.duplicate_form
        assert QApplication.focusWidget() is form.title
        type_text(form.title, f"Bản {wanted}")
        if wanted:
            form.with_products.setFocus()
            press(qtbot, Qt.Key.Key_Space)
        press(qtbot, Qt.Key.Key_Return)
        state = bridge.desk.state
        assert state.session.title == f"Bản {wanted}"
        assert [product.name for product in state.products.values()] == (["Miến dong"] if wanted else [])


def test_archived_sessions_are_hidden_until_asked_for(qtbot, bridge, page):
    first, _ = make(bridge, "Đợt 1", "Đợt 2")
    bridge.open_session(first)
    page.choose(first)
    page.archive_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert titles(page) == ["Đợt 2"]
    assert bridge.desk is None
    page.archived.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert titles(page) == ["Đợt 2", "Đợt 1"]
    page.choose(first)
    page.archive_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert not any(item.session.archived for item in bridge.workspace.sessions())


def test_steps_say_how_far_and_what_blocks(qtbot, bridge, page):
    (first,) = make(bridge, "Đợt 1")
    assert page.steps.isHidden()
    bridge.open_session(first)
    rows = page.steps.rows
    assert page.steps.isVisible()
    assert "Chưa có sản phẩm" in rows["products"].note()
    assert rows["council"].note() == "Hội đồng chưa có thành viên."
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong")))
    assert rows["products"].state() == "1"
    assert rows["products"].note() == "Chưa có bộ sản phẩm: 1 sản phẩm."
    bridge.execute(AddMember(Member(0, 0, 0, "Sở Y tế", role=Role.CHAIR)))
    assert (rows["council"].state(), rows["council"].note()) == ("1/1", "")
    member = next(iter(bridge.desk.state.members.values()))
    bridge.execute(EditMember(Member(member.id, first, 1, "Sở Y tế", role=Role.CHAIR, present=False)))
    assert rows["council"].state() == "0/1"
    assert rows["council"].note()
    rows["council"].setFocus()
    with qtbot.waitSignal(page.go_to) as went:
        press(qtbot, Qt.Key.Key_Space)
    assert went.args == ["council", None]
    # Sealing is a step like the others, between what is concluded and what is printed.
    assert list(rows)[-3:] == ["conclusions", "closing", "papers"]
    rows["closing"].setFocus()
    with qtbot.waitSignal(page.go_to) as went:
        press(qtbot, Qt.Key.Key_Space)
    assert went.args == ["closing", None]


def test_a_hidden_page_is_current_when_it_comes_back(bridge, page):
    (first,) = make(bridge, "Đợt 1")
    bridge.open_session(first)
    page.hide()
    bridge.execute(AddProduct(Product(0, 0, 0, "Miến dong")))
    page.show()
    assert page.steps.rows["products"].state() == "1"
    assert page.table.model().index(0, Col.PRODUCTS).data() == "1"


def test_a_database_that_does_not_answer_is_said_and_listed_once_it_does(qtbot, bridge, page, tmp_path):
    bridge.workspace.store._database.connection.connection.dbapi_connection.execute("PRAGMA busy_timeout = 0")
    make(bridge, "Đợt 1")
    page.hide()
    make(bridge, "Đợt 2")
    other = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    refused = []
    bridge.failed.connect(lambda error: refused.append(error.code))
    page.show()
    page.ask_new()
    assert refused == ["database_locked", "database_locked"]
    assert not page.new_form.isVisible()
    assert titles(page) == ["Đợt 1"]
    other.execute("ROLLBACK")
    other.close()
    page.hide()
    page.show()
    assert titles(page) == ["Đợt 2", "Đợt 1"]


def test_criteria_that_are_missing_are_said_when_a_session_is_to_be_made(bridge, page, monkeypatch):
    def broken():
        raise UserError("resource_missing", path="resources/criteria/qd148-2023.json")

    refused = []
    bridge.failed.connect(lambda error: refused.append(error.code))
    monkeypatch.setattr(overview_page, "known_decrees", broken)
    page.ask_new()
    assert refused == ["resource_missing"]
    assert not page.new_form.isVisible()
