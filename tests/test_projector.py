"""The window for the room: nothing before it is announced, last place first, large, and alive with the session."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QApplication

from ocop_desktop.domain.session import Absence, Conclusion, Member, Producer, Product, Role
from ocop_desktop.services.commands import (
    AddMember,
    AddProduct,
    Conclude,
    Disqualify,
    EditProduct,
    FillSheet,
    SetParticipation,
)
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.sheet_commands import BeginSecondEntry
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import MainWindow
from ocop_desktop.ui.projector import Projector
from ocop_desktop.ui.projector_paint import SMALLEST, card_picture, growth, listing_picture
from ocop_desktop.ui.projector_views import Card, Line, Listing, MemberSheet, Result, Scene, Shown, final_places

ROOT = Path(__file__).resolve().parents[1]
SET = "26-13"
SIZES = [(640, 400), (911, 512), (1024, 768), (1366, 768), (1920, 1080)]


@pytest.fixture
def bridge(qapp, tmp_path):
    made = Bridge()
    made.open_database(tmp_path / "a.sqlite")
    yield made
    made.shut()


class Meeting:
    """A session with two members; products come with their totals."""

    def __init__(self, bridge):
        self.bridge = bridge
        bridge.open_session(bridge.workspace.create("Đợt 1 năm 2026", "26/2026/QĐ-TTg", "tỉnh"))
        bridge.execute(AddMember(Member(0, 0, 0, "Sở Nông nghiệp và Môi trường", "Sở NN&MT", role=Role.CHAIR)))
        bridge.execute(AddMember(Member(0, 0, 0, "Sở Y tế")))
        self.members = list(bridge.desk.state.members)

    def product(self, name, *totals):
        self.bridge.execute(AddProduct(Product(0, 0, 0, name, set_code=SET, producer=Producer(f"Hợp tác xã {name}"))))
        found = list(self.bridge.desk.state.products)[-1]
        for member, total in zip(self.members, totals, strict=False):
            self.fill(found, member, total)
        return found

    def fill(self, product, member, total):
        criteria = self.bridge.desk.state.decree.by_set[SET]
        assert self.bridge.execute(FillSheet(product, member, sheet_for(criteria, total, 3, 0)))


@pytest.fixture
def meeting(bridge):
    return Meeting(bridge)


@pytest.fixture
def projector(qtbot, bridge, meeting):
    made = Projector(bridge)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def names(projector):
    return [line.name for line in projector.view().lines]


def press(qtbot, projector, *keys):
    for key in keys:
        qtbot.keyClick(projector, key)


# What the room may see


def test_a_product_is_shown_without_its_result(bridge, meeting, projector):
    product = meeting.product("Miến dong", 72, 74)
    bridge.look_at(product)
    card = projector.view()
    assert (card.name, card.producer, card.done, card.expected) == ("Miến dong", "Hợp tác xã Miến dong", 2, 2)
    assert card.result is None
    assert card.parts == card.members == ()
    assert "73" not in projector.accessibleDescription()


def test_what_is_not_announced_is_shown_only_when_switched_on(qtbot, bridge, meeting, projector):
    product = meeting.product("Miến dong", 72)
    bridge.look_at(product)
    press(qtbot, projector, Qt.Key.Key_K)
    result = projector.view().result
    assert (result.average, result.stars, result.provisional, result.note) == ("72,00", 3, True, "tạm tính")
    assert [name for name, _, _ in projector.view().parts] == ["Phần A", "Phần B", "Phần C"]
    meeting.fill(product, meeting.members[1], 75)
    result = projector.view().result
    assert (result.average, result.provisional, result.note) == ("73,50", False, "")
    press(qtbot, projector, Qt.Key.Key_K)
    assert projector.view().result is None


def test_members_are_named_only_when_switched_on_and_have_totals_only_with_the_result(
    qtbot, bridge, meeting, projector
):
    product = meeting.product("Miến dong", 72)
    bridge.look_at(product)
    press(qtbot, projector, Qt.Key.Key_T)
    assert projector.view().members == (MemberSheet("Sở NN&MT", True, ""), MemberSheet("Sở Y tế", False, ""))
    press(qtbot, projector, Qt.Key.Key_K)
    assert projector.view().members[0] == MemberSheet("Sở NN&MT", True, "72")
    bridge.execute(SetParticipation(product, meeting.members[1], Absence.RECUSED, "người nhà"))
    assert [member.label for member in projector.view().members] == ["Sở NN&MT"]


def test_nobody_is_told_why_a_dossier_was_refused(qtbot, bridge, meeting, projector):
    product = meeting.product("Miến dong", 72, 74)
    bridge.look_at(product)
    bridge.execute(Disqualify(product, "giấy tờ giả"))
    assert projector.view().closed == "Kết quả chưa công bố"
    press(qtbot, projector, Qt.Key.Key_K)
    assert projector.view().closed == "Hồ sơ bị loại"
    assert "giấy tờ giả" not in str(projector.view())
    press(qtbot, projector, Qt.Key.Key_2)
    assert projector.view().lines == ()
    assert projector.view().left == ("Không xếp hạng: 1 sản phẩm",)


def test_stars_are_those_of_the_council_where_it_concluded(qtbot, bridge, meeting, projector):
    product = meeting.product("Miến dong", 72, 74)
    conclusion = Conclusion(product, 2, reason="theo biên bản", votes_for=2, votes_against=0, votes_abstain=0)
    bridge.look_at(product)
    press(qtbot, projector, Qt.Key.Key_K)
    assert projector.view().result.stars == 3
    assert bridge.execute(Conclude(conclusion))
    assert projector.view().result.stars == 2


# Following


def test_it_follows_the_product_that_is_worked_on(bridge, meeting, projector):
    first, second = meeting.product("Miến dong"), meeting.product("Mật ong")
    assert projector.view() is None
    bridge.look_at(second)
    assert (projector.view().name, projector.view().place) == ("Mật ong", "Sản phẩm 2/2")
    bridge.execute(EditProduct(replace(bridge.desk.state.products[second], name="Mật ong rừng")))
    assert projector.view().name == "Mật ong rừng"
    bridge.look_at(first)
    assert projector.view().name == "Miến dong"
    meeting.fill(first, meeting.members[0], 70)
    assert projector.view().done == 1
    bridge.undo()
    assert projector.view().done == 0


def test_it_follows_the_scoring_page(qtbot, bridge, meeting, projector):
    products = [meeting.product("Miến dong"), meeting.product("Mật ong")]
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    window.show()
    window.go_to("scoring", products[1])
    assert projector.view().name == "Mật ong"
    window.pages["scoring"].show_product(products[0])
    assert projector.view().name == "Miến dong"


def test_a_key_that_changes_nothing_for_the_room_paints_nothing(bridge, meeting, projector):
    product = meeting.product("Miến dong", 72)
    bridge.look_at(product)
    before = projector.picture()
    other = meeting.product("Mật ong", 70)
    bridge.look_at(product)
    before = projector.picture()
    meeting.fill(other, meeting.members[1], 71)
    assert projector.picture() is before


def test_the_ranking_follows(qtbot, bridge, meeting, projector):
    meeting.product("Miến dong", 72, 74)
    second = meeting.product("Mật ong", 70)
    press(qtbot, projector, Qt.Key.Key_K, Qt.Key.Key_2)
    assert names(projector) == ["Miến dong", "Mật ong"]
    meeting.fill(second, meeting.members[1], 90)
    qtbot.waitUntil(lambda: names(projector) == ["Mật ong", "Miến dong"])


def test_a_product_whose_sheet_is_being_checked_is_provisional_and_not_announced(qtbot, bridge, meeting, projector):
    checked, other = meeting.product("a", 90, 91), meeting.product("b", 60, 61)
    assert bridge.execute(BeginSecondEntry(checked, meeting.members[0]))
    assert list(final_places(bridge.desk)) == [other]
    press(qtbot, projector, Qt.Key.Key_2, Qt.Key.Key_K)
    assert {line.name: line.result.provisional for line in projector.view().lines} == {"a": True, "b": False}
    press(qtbot, projector, Qt.Key.Key_1)
    bridge.look_at(checked)
    assert projector.view().result.note == "tạm tính"
    assert bridge.undo()
    assert projector.view().result.note == ""
    press(qtbot, projector, Qt.Key.Key_2)
    assert not any(line.result.provisional for line in projector.view().lines)


def test_another_session_begins_with_everything_hidden(qtbot, bridge, meeting, projector):
    meeting.product("Miến dong", 72, 74)
    press(qtbot, projector, Qt.Key.Key_K, Qt.Key.Key_T, Qt.Key.Key_3, Qt.Key.Key_Space)
    assert names(projector) == ["Miến dong"]
    other = bridge.workspace.create("Đợt 2", "26/2026/QĐ-TTg", "tỉnh")
    again = bridge.desk.state.session.id
    bridge.open_session(other)
    assert (projector.scene(), projector.shown(), projector.view()) == (Scene.PRODUCT, Shown(), None)
    bridge.open_session(again)
    press(qtbot, projector, Qt.Key.Key_3)
    assert names(projector) == []
    bridge.close_session()
    assert projector.view() is None
    assert projector.grab().width() > 0


# The announcement


def test_results_come_one_by_one_the_last_place_first(qtbot, meeting, projector):
    for name, *totals in (("a", 72, 74), ("b", 90, 91), ("c", 60, 61), ("d", 80, 81)):
        meeting.product(name, *totals)
    press(qtbot, projector, Qt.Key.Key_3)
    assert projector.view().lines == ()
    assert projector.view().empty == "Số sản phẩm công bố: 4"
    seen = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        press(qtbot, projector, key)
        seen.append((projector.view().lines[0].name, projector.view().lines[0].result.rank))
    assert seen == [("c", "4"), ("a", "3"), ("d", "2"), ("b", "1")]
    press(qtbot, projector, Qt.Key.Key_Space)
    assert names(projector) == ["b", "d", "a", "c"]
    press(qtbot, projector, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert names(projector) == ["a", "c"]
    press(qtbot, projector, *[Qt.Key.Key_Left] * 5)
    assert names(projector) == []


def test_the_ranking_and_the_product_show_what_was_announced_and_no_more(qtbot, bridge, meeting, projector):
    first, last = meeting.product("a", 90, 91), meeting.product("b", 60, 61)
    press(qtbot, projector, Qt.Key.Key_3, Qt.Key.Key_Space, Qt.Key.Key_2)
    assert names(projector) == ["b"]
    assert projector.view().left == ("Chưa công bố: 1 sản phẩm",)
    press(qtbot, projector, Qt.Key.Key_1)
    bridge.look_at(first)
    assert projector.view().result is None
    bridge.look_at(last)
    assert projector.view().result.average == "60,50"


def test_equal_products_come_one_after_the_other_with_one_place(qtbot, meeting, projector):
    for name, *totals in (("a", 72, 74), ("b", 60, 61), ("c", 72, 74)):
        meeting.product(name, *totals)
    press(qtbot, projector, Qt.Key.Key_3, *[Qt.Key.Key_Space] * 3)
    assert [(line.name, line.result.rank, line.result.note) for line in projector.view().lines] == [
        ("c", "1", "đồng hạng"),
        ("a", "1", "đồng hạng"),
        ("b", "3", ""),
    ]


def test_incomplete_and_refused_products_are_not_announced_and_take_no_place(qtbot, bridge, meeting, projector):
    meeting.product("a", 72, 74)
    meeting.product("b", 95)
    refused = meeting.product("c", 90, 91)
    bridge.execute(Disqualify(refused, "giấy tờ giả"))
    press(qtbot, projector, Qt.Key.Key_3)
    assert projector.view().left == ("Chưa công bố: 1 sản phẩm", "Không xếp hạng: 1 sản phẩm")
    press(qtbot, projector, *[Qt.Key.Key_Space] * 3)
    assert [(line.name, line.result.rank) for line in projector.view().lines] == [("a", "1")]


def test_a_late_score_announces_nothing_by_itself(qtbot, bridge, meeting, projector):
    meeting.product("a", 72, 74)
    second = meeting.product("b", 60, 61)
    late = meeting.product("c", 50)
    press(qtbot, projector, Qt.Key.Key_3, Qt.Key.Key_Space)
    meeting.fill(late, meeting.members[1], 51)
    qtbot.waitUntil(lambda: projector.view().lines[0].result.rank == "2")
    assert names(projector) == ["b"]
    press(qtbot, projector, Qt.Key.Key_Space)
    assert [(line.name, line.result.rank) for line in projector.view().lines] == [("c", "3"), ("b", "2")]
    bridge.execute(Disqualify(second, "giấy tờ giả"))
    qtbot.waitUntil(lambda: names(projector) == ["c"])


# The window


def test_f5_opens_it_and_keys_go_between_the_windows(qtbot, bridge, meeting):
    meeting.product("Miến dong", 72, 74)
    window = MainWindow(bridge)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.projector is None
    qtbot.keyClick(window, Qt.Key.Key_F5)
    made = window.projector
    qtbot.waitUntil(made.isActiveWindow)
    assert QApplication.focusWidget() is made
    assert made.bar.isVisible()
    press(qtbot, made, Qt.Key.Key_3, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    assert made.isVisible()
    qtbot.keyClick(made, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not made.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.projector is made
    assert made.isVisible()
    assert names(made) == ["Miến dong"]
    window.close()
    assert not made.isVisible()


def test_a_pulled_cable_takes_it_from_the_secretarys_screen(qtbot, projector):
    projector._screen_removed()
    assert projector.isVisible()
    press(qtbot, projector, Qt.Key.Key_F11)
    assert projector.isFullScreen()
    projector._screen_removed()
    assert not projector.isVisible()


TWO_SCREENS = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.projector import Projector
home = QWidget()
home.show()
bridge = Bridge()
projector = Projector(bridge)
projector.place(home)
app.processEvents()
print(home.screen().name(), projector.screen().name(), projector.isFullScreen(), projector.width(), projector.height())
bridge.shut()
"""


def test_it_takes_the_whole_of_the_other_screen(tmp_path):
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x, width in (("desk", 0, 1366), ("wall", 1366, 1024))
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == ["desk", "wall", "True", "1024", "768"], run.stderr


def test_the_controls_come_with_a_move_and_go_by_themselves(qtbot, projector):
    assert not projector.bar.isVisible()
    press(qtbot, projector, Qt.Key.Key_3, Qt.Key.Key_Space)
    assert not projector.bar.isVisible()
    qtbot.mouseMove(projector, projector.rect().center())
    qtbot.mouseMove(projector, projector.rect().center() / 2)
    qtbot.waitUntil(projector.bar.isVisible)
    projector._rest.start(1)
    qtbot.waitUntil(lambda: not projector.bar.isVisible())
    assert projector.cursor().shape() == Qt.CursorShape.BlankCursor


def test_the_controls_do_what_they_say(qtbot, meeting, projector):
    meeting.product("Miến dong", 72, 74)
    projector.show_bar()
    bar = projector.bar
    assert not bar.forward_button.isEnabled()
    bar._scenes[Scene.REVEAL].click()
    bar.forward_button.click()
    assert names(projector) == ["Miến dong"]
    bar.back_button.click()
    assert names(projector) == []
    bar.early.click()
    bar.names.click()
    assert projector.shown() == Shown(early=True, names=True)
    press(qtbot, projector, Qt.Key.Key_K)
    assert not bar.early.isChecked()
    assert all(part.accessibleName() for part in (bar, bar.early, bar.names, bar.close_button, bar.home_button))
    for width in (640, 911, 1366):
        projector.resize(width, 512)
        assert projector.rect().contains(bar.geometry())


# The picture

LONG = "Nước mắm cá cơm truyền thống ủ chượp trong thùng gỗ bời lời " * 8


def card(name="Mật ong", result=None, members=()):
    third = Fraction(1, 3)
    parts = tuple((f"Phần {code}", "33,33 / 40", third) for code in "ABC") if result else ()
    return Card(
        "Đợt 1", "Sản phẩm 1/9", name, "Hợp tác xã", "Cà phê", "Đã có 8/9 phiếu", 8, 9, result, "", parts, members
    )


RESULT = Result("12", "69,9967", 3, "đồng hạng · tạm tính", True)
MEMBERS = tuple(MemberSheet("Sở Văn hóa, Thể thao và Du lịch", n % 2 == 0, "72") for n in range(9))
SMALL_CARDS = [card(), card(result=RESULT), card("Nấm Cordyceps Vietnam (Nấm khô sấy thăng hoa)", RESULT)]


def inside(picture, width, height):
    for mark in picture.marks:
        if hasattr(mark, "text"):
            size = mark.text.size()
            assert mark.at.x() >= 0
            assert mark.at.y() >= 0
            assert mark.at.x() + size.width() <= width + 1
            assert mark.at.y() + size.height() <= height + 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shown", [*SMALL_CARDS, card(LONG, RESULT), card("Mật ong", RESULT, MEMBERS), card("x" * 500)])
def test_nothing_of_a_product_is_cut(qapp, size, shown):
    inside(card_picture(shown, QSizeF(*size)), *size)


@pytest.mark.parametrize("size", SIZES[2:])
@pytest.mark.parametrize("shown", SMALL_CARDS)
def test_texts_are_large_and_grow_with_the_window(qapp, size, shown):
    picture = card_picture(shown, QSizeF(*size))
    assert picture.smallest() >= SMALLEST
    assert growth(QSizeF(1920, 1080)) == pytest.approx(1.5)
    assert growth(QSizeF(640, 400)) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["Mật ong", LONG])
@pytest.mark.parametrize("large", [False, True])
def test_nothing_of_a_list_is_cut_and_every_line_is_on_one_page(qapp, size, name, large):
    lines = tuple(Line(f"{n}. {name}", "Hợp tác xã", RESULT) for n in range(12))
    listing = Listing("Đợt 1", "Bảng xếp hạng", lines, "", ("Chưa công bố: 1 sản phẩm",), large)
    picture = listing_picture(listing, QSizeF(*size))
    inside(picture, *size)
    if large:
        return
    found = []
    for page in range(picture.pages):
        one = listing_picture(listing, QSizeF(*size), page)
        inside(one, *size)
        found += [mark.text.text() for mark in one.marks if hasattr(mark, "text") and name in mark.text.text()]
    assert found == [line.name for line in lines]


def test_pages_of_the_ranking_are_turned_by_keys_and_end(qtbot, meeting, projector):
    for n in range(9):
        meeting.product(f"Sản phẩm số {n}", 60 + n, 61 + n)
    press(qtbot, projector, Qt.Key.Key_K, Qt.Key.Key_2)
    pages = projector.picture().pages
    assert pages > 1
    press(qtbot, projector, *[Qt.Key.Key_Space] * 9)
    assert projector.picture().page == pages - 1
    press(qtbot, projector, Qt.Key.Key_Left)
    assert projector.picture().page == pages - 2
