"""The smallest window that is promised, 911x512 (a 1366x768 screen at 150 %), with long names and a large council.

Nothing needs a horizontal scroll bar, no button loses a part of its text, and no line of text is squeezed.
"""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.domain.session import Member
from ocop_desktop.services.commands import AddMember, Disqualify, EditProduct, EditSession
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.sealing import SealSession
from ocop_desktop.ui.council_tables import HEAD_LINES, folded
from ocop_desktop.ui.main_window import PAGES, MainWindow
from ocop_desktop.ui.office_form import Part
from ocop_desktop.ui.overview_page import Col, row_height
from tests.demo_copy import demo_bridge

LONG = (
    "Gạo nếp cái hoa vàng hữu cơ đóng túi hút chân không hai ki-lô-gam, sản xuất theo chuỗi liên kết có truy xuất"
    " nguồn gốc điện tử tại vùng nguyên liệu tập trung"
)


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    bridge = demo_bridge(tmp_path)
    state = bridge.desk.state
    bridge.execute(EditSession(replace(state.session, title=f"Đợt đánh giá, phân hạng: {LONG}")))
    for product in list(state.products.values()):
        producer = replace(product.producer, name=f"Hợp tác xã {LONG}")
        bridge.execute(EditProduct(replace(product, name=f"{product.name} {LONG}", producer=producer)))
    for place in range(6):
        bridge.execute(AddMember(Member(0, 0, 0, f"Liên minh Hợp tác xã và doanh nghiệp tỉnh {place}", scoring=False)))
    made = MainWindow(bridge)
    qtbot.addWidget(made)
    made.resize(911, 512)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    bridge.shut()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def place_in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("key", PAGES)
def test_no_page_needs_a_horizontal_scroll_bar_or_cuts_a_button(window, key):
    window.go_to(key)
    settle()
    assert (window.width(), window.height()) == (911, 512)
    assert misfits(window) == []


def misfits(window: QWidget) -> list[str]:
    """What of a window does not fit into it: areas to be scrolled sideways, buttons that lose a part of their text."""
    wide = [area for area in window.findChildren(QAbstractScrollArea) if area.isVisible()]
    buttons = [made for made in window.findChildren(QPushButton) if made.isVisible() and made.text()]
    return [area.accessibleName() or type(area).__name__ for area in wide if area.horizontalScrollBar().maximum()] + [
        made.text() for made in buttons if made.width() < made.minimumSizeHint().width()
    ]


@pytest.mark.parametrize("key", ["session", "settings"])
@pytest.mark.parametrize("part", Part)
def test_every_part_of_the_offices_words_fits(window, key, part):
    window.go_to(key)
    window.pages[key].office.show_part(part)
    settle()
    assert (window.width(), window.height()) == (911, 512)
    assert misfits(window) == []


@pytest.mark.parametrize("kind", Kind)
def test_every_paper_is_saved_and_printed_without_scrolling(window, kind):
    window.go_to("papers")
    page = window.pages["papers"]
    page.show_paper(kind)
    settle()
    assert misfits(window) == []
    for made in (page.save_button, page.print_button):
        assert not made.visibleRegion().isEmpty()
        assert made.visibleRegion().boundingRect() == made.rect()
    assert page.list.visualItemRect(page.list.currentItem()).height() * 3 < page.list.viewport().height()


def test_the_page_of_a_sealed_session_fits(window):
    bridge = window._bridge
    state = bridge.desk.state
    for product in state.products.values():
        if not product.disqualified:
            bridge.execute(Disqualify(product.id, "Hồ sơ sai sự thật"))
    assert bridge.attempt(SealSession("2026-07-28T10:00:00+00:00", "mật khẩu")) is None
    for key in PAGES:
        window.go_to(key)
        settle()
        assert (key, misfits(window)) == (key, [])
        assert (window.width(), window.height()) == (911, 512)


def test_bars_that_stand_above_a_page_fit(window):
    again, give_up = ("Thử lại", settle), ("Bỏ thay đổi này", settle)
    window.notices.say("unsaved", "error", LONG, again, give_up, closable=False)
    window.notices.say("folder", "warning", LONG, ("Không nhắc lại", settle))
    window.show_message("info", LONG)
    for key in PAGES:
        window.go_to(key)
        settle()
        assert (key, misfits(window)) == (key, [])
        assert (window.width(), window.height()) == (911, 512)


def test_pages_about_a_database_that_cannot_be_used_fit(window, tmp_path):
    path = tmp_path / f"{LONG}.sqlite"
    window.show_trouble(StorageError("database_newer", name=path.name), path)
    settle()
    assert misfits(window) == []
    window.show_recovery(LONG, path, damaged=False)
    settle()
    assert misfits(window) == []
    assert (window.width(), window.height()) == (911, 512)


def test_the_help_about_templates_is_no_larger_than_the_window(window):
    window.go_to("settings")
    office = window.pages["settings"].office
    office.open_help(Kind.MINUTES)
    settle()
    help_window = office._help
    assert help_window.isVisible()
    assert help_window.height() <= window.height()
    assert help_window.width() <= window.width()
    assert misfits(help_window) == []
    help_window.close()


def test_every_conclusion_is_shown_in_full(qtbot, window):
    window.go_to("conclusions")
    page = window.pages["conclusions"]
    for product_id in window.pages["council"].recusals.products:
        page.show_product(product_id)
        settle()

        def whole():
            texts = [found for found in page._panel.findChildren(QLabel) if found.isVisible() and found.wordWrap()]
            assert texts
            assert not [found.text() for found in texts if found.height() < found.heightForWidth(found.width())]

        qtbot.waitUntil(whole)


def test_what_is_beside_a_preview_does_not_cover_its_buttons(window):
    window.go_to("papers")
    settle()
    page = window.pages["papers"]
    tools = [made for made in page.preview.findChildren(QAbstractButton) if made.isVisible()]
    assert tools
    assert not [made.text() for made in tools if place_in(made, window).intersects(place_in(page._settings, window))]


def test_the_title_of_a_session_is_shown_in_full(qtbot, window):
    table = window.pages["overview"].table
    index = table.model().index(0, Col.SESSION)

    def fits() -> bool:
        return table.rowHeight(0) == row_height(index, table.columnWidth(Col.SESSION))

    qtbot.waitUntil(fits)
    narrow = table.rowHeight(0)
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: table.rowHeight(0) < narrow and fits())


def test_columns_of_many_members_are_named_by_their_numbers(window):
    window.go_to("council")
    settle()
    page = window.pages["council"]
    members = page.recusals.columnCount()
    assert members == 15
    heads = [page.recusals.headerData(c, page.matrix.horizontalHeader().orientation()) for c in range(members)]
    assert heads == [str(number) for number in range(1, members + 1)]
    window.resize(1366, 768)
    settle()
    heads = [page.recusals.headerData(c, page.matrix.horizontalHeader().orientation()) for c in range(members)]
    assert heads[0] == "UBND\ntỉnh"
    assert all(head.count("\n") < HEAD_LINES for head in heads)


def test_a_long_name_is_folded_and_its_end_left_out(qapp):
    font = qapp.font()
    assert folded("Sở Y tế", font, 1000, 3) == "Sở Y tế"
    assert folded("", font, 40, 3) == ""
    lines = folded(LONG, font, 60, 3).split("\n")
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert LONG.startswith(lines[0])
