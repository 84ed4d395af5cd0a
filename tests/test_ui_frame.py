"""The frame, the look and the parts: by keyboard, readable, and never in the way."""

import datetime
import logging
import re
import sys
import threading

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QListWidget, QPushButton, QToolButton, QWidget

from ocop_desktop.domain.errors import StorageError
from ocop_desktop.ui import crash, theme, widgets_icons
from ocop_desktop.ui.frame import Frame
from ocop_desktop.ui.theme import LIGHT, Role
from ocop_desktop.ui.widgets import (
    EmptyState,
    MessageBar,
    Stars,
    button,
    column,
    label,
    paint_progress,
    paint_stars,
    tooltip,
)
from ocop_desktop.ui.widgets_fields import (
    ComboBox,
    DateField,
    Form,
    NumberField,
    SearchField,
    SpinBox,
    TextField,
    TimeField,
    parse_date,
    parse_time,
)
from ocop_desktop.ui.widgets_table import table_view


class LinePage(QWidget):
    """A page with two lines."""

    def __init__(self):
        super().__init__()
        self.first, self.second = QLineEdit(), QLineEdit()
        self.setLayout(column(self.first, self.second))


@pytest.fixture
def frame(qtbot):
    made = Frame()
    qtbot.addWidget(made)
    titles = {"home": "Tổng quan", "scoring": "Chấm điểm", "settings": "Cài đặt"}
    made.lines = {key: LinePage() for key in titles}
    for number, (key, title) in enumerate(titles.items(), 1):
        made.add_page(key, title, made.lines[key], number, apart=key == "settings")
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rail(frame):
    return frame.findChild(QListWidget)


def test_pages_by_shortcut_have_the_focus(frame, qtbot):
    assert frame.page_key() == "home"
    with qtbot.waitSignal(frame.page_changed) as caught:
        qtbot.keyClick(frame, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["scoring"]
    page = frame.lines["scoring"]
    assert page.isVisible()
    assert QApplication.focusWidget() is page.first


def test_a_page_gets_its_focus_back(frame, qtbot):
    page = frame.lines["home"]
    page.second.setFocus()
    qtbot.keyClick(frame, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(frame, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.second


def test_the_rail_is_walked_by_keys_over_the_line(frame, qtbot):
    frame.enter_page()
    assert QApplication.focusWidget() is frame.lines["home"].first
    qtbot.keyClick(frame, Qt.Key.Key_F6)
    steps = rail(frame)
    assert QApplication.focusWidget() is steps
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert frame.page_key() == "settings"
    assert QApplication.focusWidget() is steps
    qtbot.keyClick(steps, Qt.Key.Key_Up)
    assert frame.page_key() == "scoring"
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is frame.lines["scoring"].first


def test_a_click_on_a_step_goes_into_its_page(frame, qtbot):
    steps = rail(frame)
    place = steps.visualItemRect(steps.item(1)).center()
    qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert frame.page_key() == "scoring"
    assert QApplication.focusWidget() is frame.lines["scoring"].first


def test_an_unavailable_page_cannot_be_gone_to(frame, qtbot):
    frame.set_available("scoring", False)
    frame.show_page("scoring")
    qtbot.keyClick(frame, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert frame.page_key() == "home"
    frame.set_available("scoring", True)
    frame.show_page("scoring")
    assert frame.page_key() == "scoring"


def test_a_step_says_its_state_aloud(frame):
    frame.set_state("scoring", "61/72", "Còn thiếu 11 phiếu")
    spoken = rail(frame).item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chấm điểm, 61/72, Còn thiếu 11 phiếu"
    assert "Còn thiếu 11 phiếu" in rail(frame).item(1).toolTip()
    assert "Ctrl+2" in rail(frame).item(1).toolTip()


def test_a_blocked_step_shows_a_dot(frame):
    def dots():
        picture = frame.grab().toImage()
        colour = QColor(LIGHT.rail_warning)
        return sum(picture.pixelColor(x, y) == colour for x in range(rail(frame).width()) for y in range(40, 200))

    frame.set_state("scoring", "61/72")
    assert dots() == 0
    frame.set_state("scoring", "61/72", "Còn thiếu 11 phiếu")
    assert dots() > 5


def test_all_steps_stay_in_view_in_a_low_window(qtbot):
    frame = Frame()
    qtbot.addWidget(frame)
    for number in range(9):
        frame.add_page(str(number), f"Trang {number}", QWidget(), number + 1, apart=number == 8)
    frame.resize(910, 460)
    frame.show()
    steps = rail(frame)
    qtbot.waitUntil(lambda: steps.viewport().rect().contains(steps.visualItemRect(steps.item(9))))
    assert not steps.verticalScrollBar().isVisible()


def test_what_is_at_the_foot_of_the_rail_can_be_used_while_its_action_can(frame, qtbot):
    used = []
    action = frame.add_rail_action("Màn chiếu", "F5", lambda: used.append(True))
    (foot,) = (made for made in frame.findChildren(QPushButton) if made.text().startswith("Màn chiếu"))
    action.setEnabled(False)
    qtbot.keyClick(frame, Qt.Key.Key_F5)
    assert not foot.isEnabled()
    action.setEnabled(True)
    qtbot.keyClick(foot, Qt.Key.Key_Space)
    assert used == [True]


def test_saved_and_session_are_shown(frame, qtbot):
    frame.set_saved(datetime.time(9, 42, 17))
    frame.set_session("Đợt 1 năm 2026", "Cấp tỉnh", "Bản thử")
    qtbot.waitUntil(lambda: "Đợt 1 năm 2026" in [part.text() for part in frame.findChildren(QLabel)])
    shown = [part.text() for part in frame.findChildren(QLabel) if part.isVisible()]
    assert {"Đã lưu 09:42:17", "Đợt 1 năm 2026", "Cấp tỉnh", "Bản thử"} <= set(shown)
    assert frame.windowTitle() == "Đợt 1 năm 2026 – Bản thử – OCOP Desktop"
    frame.set_saved(None)
    frame.set_session("", "")
    shown = [part.text() for part in frame.findChildren(QLabel) if part.isVisible()]
    assert not {"Đã lưu 09:42:17", "Cấp tỉnh"} & set(shown)
    qtbot.waitUntil(lambda: "Chưa mở kỳ đánh giá nào" in [part.text() for part in frame.findChildren(QLabel)])


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("undo", [(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)]),
        (
            "redo",
            [
                (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
                (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
            ],
        ),
    ],
)
def test_undo_and_redo_only_where_there_is_something(frame, qtbot, name, keys):
    signal = getattr(frame, f"{name}_requested")
    rail(frame).setFocus()
    for key, modifiers in keys:
        getattr(frame, f"set_{name}")(None)
        with qtbot.assertNotEmitted(signal):
            qtbot.keyClick(frame, key, modifiers)
        getattr(frame, f"set_{name}")("tên sản phẩm A & B")
        with qtbot.waitSignal(signal):
            qtbot.keyClick(frame, key, modifiers)
    action = next(action for action in frame.findChildren(QAction) if action.text().endswith("A && B"))
    assert action.isEnabled()
    assert any("A &amp; B" in part.toolTip() for part in frame.findChildren(QToolButton))


def test_messages_stay_while_they_matter(frame, qtbot):
    called = []
    frame.show_message("error", "Ổ đĩa đã đầy.", ("Xem", lambda: called.append(1)))
    frame.show_page("scoring")
    assert frame.message() == "Ổ đĩa đã đầy."
    bar = frame.findChild(MessageBar)
    assert bar.accessibleDescription() == "Ổ đĩa đã đầy."
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert called == [1]
    assert frame.message() == ""
    frame.show_message("info", "Đã nhập 9 sản phẩm.")
    assert not bar.findChild(QPushButton).isVisible()
    frame.show_page("home")
    assert frame.message() == ""


def test_a_message_can_show_the_next_one(frame, qtbot):
    frame.show_message("warning", "Một", ("Tiếp", lambda: frame.show_message("info", "Hai")))
    qtbot.mouseClick(frame.findChild(MessageBar).findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert frame.message() == "Hai"


def test_closing_the_window_hands_over_what_is_being_typed(frame, qtbot):
    field = TextField()
    frame.lines["home"].layout().addWidget(field)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "Dot 2")
    with qtbot.waitSignal(field.text_changed) as caught:
        frame.close()
    assert caught.args == ["Dot 2"]


def test_every_control_of_the_frame_has_a_name(frame):
    frame.show_message("error", "x", ("Xem", lambda: None))
    for part in [*frame.findChildren(QToolButton), *frame.findChildren(QPushButton), rail(frame)]:
        assert part.accessibleName(), part


# The look


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "window"), ("text", "surface"), ("quiet", "window"), ("quiet", "surface"), ("accent", "surface"),
        ("accent", "window"), ("accent", "accent_soft"), ("accent_strong", "accent_soft"), ("on_accent", "accent"),
        ("text", "accent_soft"), ("quiet", "accent_soft"), ("warning", "surface"), ("warning", "warning_soft"),
        ("text", "warning_soft"), ("error", "surface"), ("error", "window"), ("error", "error_soft"),
        ("text", "error_soft"), ("accent", "error_soft"), ("accent", "warning_soft"), ("star_text", "star_soft"),
        ("rail_text", "rail"), ("rail_text", "rail_current"), ("rail_text", "rail_hover"), ("rail_quiet", "rail"),
        ("rail_quiet", "rail_current"), ("rail_quiet", "rail_hover"), ("rail_saved", "rail"), ("quiet", "line"),
    ],
)  # fmt: skip
def test_text_is_readable_on_its_ground(ink, ground):
    assert theme.contrast(getattr(LIGHT, ink), getattr(LIGHT, ground)) >= 4.5


def test_edges_of_controls_are_visible():
    assert theme.contrast(LIGHT.edge, LIGHT.surface) >= 3
    assert theme.contrast(LIGHT.edge, LIGHT.window) >= 3
    assert theme.contrast(LIGHT.accent, LIGHT.edge) >= 1.5
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_style_sheet_uses_every_colour_by_name(qapp):
    sheet = theme.style_sheet(LIGHT)
    assert "$" not in sheet
    assert not re.search(r"font(-size)?\s*:", sheet)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= {getattr(LIGHT, name) for name in LIGHT.__slots__}


@pytest.mark.parametrize("kind", ["normal", "primary", "quiet", "danger", "box"])
def test_the_focus_of_the_keyboard_is_drawn_once(qtbot, qapp, kind):
    theme.apply(qapp)
    made = QCheckBox("Có mặt") if kind == "box" else button("Có mặt", kind)
    host = QWidget()
    host.setLayout(column(QLineEdit(), made))
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    host.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    by_mouse = made.grab().toImage()
    host.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, True)
    assert made.grab().toImage() == by_mouse


def test_text_grows_with_the_system(qapp):
    try:
        theme.apply(qapp, system_points=9)
        small = theme.font(Role.SCORE).pointSizeF(), theme.row_height()
        assert qapp.font().pointSizeF() == 10
        theme.apply(qapp, system_points=14)
        assert qapp.font().pointSizeF() == 15
        assert theme.font(Role.SCORE).pointSizeF() == pytest.approx(small[0] * 1.5, abs=0.2)
        assert theme.row_height() > small[1]
    finally:
        theme.apply(qapp)


@pytest.mark.parametrize("name", sorted(widgets_icons._STROKES))
def test_every_icon_draws_inside_its_square(qapp, name):
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    widgets_icons.paint(painter, name, QRectF(4, 4, 32, 32), QColor("black"))
    painter.end()
    inked = [(x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha()]
    assert inked
    assert all(3 <= x <= 36 and 3 <= y <= 36 for x, y in inked)


# The parts


def ink(paint, width=120, height=20):
    picture = QImage(width, height, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return sum(picture.pixelColor(x, y) != QColor("white") for x in range(width) for y in range(height))


def test_more_stars_are_more_ink(qapp):
    painted = [ink(lambda p, r, n=n: paint_stars(p, r, n, 5, QColor("black"))) for n in range(6)]
    assert painted == sorted(set(painted))


def test_a_bar_is_as_long_as_what_is_done(qapp):
    def green(done, total):
        picture = QImage(100, 4, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        paint_progress(painter, QRectF(0, 0, 100, 4), done, total)
        painter.end()
        return sum(picture.pixelColor(x, 2) == QColor(LIGHT.accent) for x in range(100))

    assert green(0, 9) == green(0, 0) == 0
    assert 0 < green(1, 1000) < green(1, 2) < green(2, 2)
    assert green(1, 2) == pytest.approx(50, abs=2)


def test_stars_say_themselves(qtbot):
    stars = Stars(4)
    qtbot.addWidget(stars)
    assert stars.accessibleName() == "4 trên 5 sao"
    stars.set_stars(None)
    assert stars.accessibleName() == "Chưa có hạng sao"


def test_names_are_shown_as_they_are(qtbot):
    text = label("Trà <b>A & B</b>")
    press = button("A & B")
    qtbot.addWidget(text)
    qtbot.addWidget(press)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert press.text() == "A && B"
    assert tooltip("<b>") == "<span>&lt;b&gt;</span>"


def test_an_empty_page_has_its_button(qtbot):
    page = EmptyState("Chưa có sản phẩm", "Trang này giữ danh sách sản phẩm.", "Nhập danh sách")
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.clicked):
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5/8/2026", datetime.date(2026, 8, 5)), ("05/08/2026", datetime.date(2026, 8, 5)),
        (" 5.8.26 ", datetime.date(2026, 8, 5)), ("05082026", datetime.date(2026, 8, 5)),
        ("5-8-2026", datetime.date(2026, 8, 5)), ("2026-08-05", datetime.date(2026, 8, 5)),
        ("29/2/2028", datetime.date(2028, 2, 29)), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_dates_are_read(text, value):
    assert parse_date(text) == value


@pytest.mark.parametrize(
    "text",
    ["31/2/2026", "29/2/2027", "8/13/2026", "5/8", "5/8/202", "٥/٨/2026", "mai", "0/1/2026"],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_time(text)


@pytest.fixture
def shown(qtbot):
    """Shows a widget in an active window."""
    windows = []

    def show(widget):
        window = QWidget()
        windows.append(window)
        window.setLayout(column(widget, QLineEdit()))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return widget

    return show


def test_a_date_field_keeps_the_last_good_value(shown, qtbot):
    field = shown(DateField())
    with qtbot.waitSignal(field.value_changed) as caught:
        qtbot.keyClicks(field, "5/8/26")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [datetime.date(2026, 8, 5)]
    assert field.text() == "05/8/2026"
    field.selectAll()
    with qtbot.assertNotEmitted(field.value_changed):
        qtbot.keyClicks(field, "31/2/2026")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "31/2/2026"
    assert field.value() == datetime.date(2026, 8, 5)
    assert field.problem() == "Ngày không đúng; hãy ghi như 05/8/2026."
    field.selectAll()
    with qtbot.waitSignal(field.value_changed) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [None]
    assert field.problem() == ""


def test_a_date_moves_by_keys(shown, qtbot):
    field = shown(DateField())
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() is None
    field.set_value(datetime.date(2026, 8, 31))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == datetime.date(2026, 9, 1)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    assert field.value() == datetime.date(2026, 9, 30)


def test_setting_a_value_emits_nothing(shown, qtbot):
    for field, value in (
        (DateField(), datetime.date(2026, 8, 5)),
        (TimeField(), datetime.time(8)),
        (NumberField(0, 9), 3),
    ):
        shown(field)
        with qtbot.assertNotEmitted(field.value_changed):
            field.set_value(value)
        assert field.value() == value


@pytest.mark.parametrize("text", ["101", "-1", "1_0", "٣", "1.5", "1e1", "abc"])
def test_a_number_field_takes_nothing_else(shown, qtbot, text):
    field = shown(NumberField(0, 100))
    field.insert(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() is None
    assert field.problem() == "Hãy ghi một số nguyên từ 0 đến 100."


def test_the_fault_is_beside_the_field(shown, qtbot):
    form = Form()
    field = form.add("Ngày họp", DateField(), hint="Ngày in trên biên bản.")
    shown(form)
    qtbot.keyClicks(field.editor, "x")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.error() == "Ngày không đúng; hãy ghi như 05/8/2026."
    assert field.editor.accessibleName() == "Ngày họp"
    assert field.editor.accessibleDescription() == field.error()
    field.set_error("")
    assert field.error() == ""
    assert "Ngày in trên biên bản." in [part.text() for part in field.findChildren(QLabel) if part.isVisible()]


def test_text_comes_out_composed(shown, qtbot):
    field = shown(TextField())
    with qtbot.waitSignal(field.text_changed) as caught:
        field.setText("  Mie\u0302\u0301n   dong ")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == ["Miến dong"]
    with qtbot.assertNotEmitted(field.text_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("make", [lambda: ComboBox([(1, "Một"), (2, "Hai")]), lambda: SpinBox(0, 9)])
def test_the_wheel_changes_no_value(shown, make):
    widget = shown(make())
    before = widget.currentIndex() if isinstance(widget, ComboBox) else widget.value()
    widget.setFocus()
    at = QPointF(5, 5)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)
    assert (widget.currentIndex() if isinstance(widget, ComboBox) else widget.value()) == before
    assert not event.isAccepted()


def test_a_choice_guesses_nothing(shown, qtbot):
    combo = shown(ComboBox([("a", "A"), ("b", "B")]))
    assert combo.value() is None
    combo.set_value("b")
    with qtbot.assertNotEmitted(combo.currentIndexChanged):
        combo.set_choices([("b", "B"), ("c", "C")])
    assert combo.value() == "b"
    combo.set_choices([("c", "C")])
    assert combo.value() is None


def test_search_is_one_key_away(shown, qtbot):
    page = QWidget()
    search = SearchField("Tìm sản phẩm", page)
    table = table_view(QStandardItemModel(2, 2, page), "Sản phẩm")
    page.setLayout(column(search, table))
    shown(page)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is search
    qtbot.keyClicks(search, "mien/dong")
    assert search.text() == "mien/dong"
    with qtbot.waitSignal(search.down_pressed):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.searched) as caught:
        qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert caught.args == [""]


def test_a_table_is_used_by_keyboard(shown, qtbot):
    model = QStandardItemModel(20, 2)
    for index in range(20):
        model.setItem(index, 0, QStandardItem(f"{index} & <b>"))
    table = shown(table_view(model, "Sản phẩm"))
    assert table.accessibleName() == "Sản phẩm"
    assert not table.alternatingRowColors()
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as caught:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert caught.args[0].row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not table
    assert {table.rowHeight(index) for index in range(20)} == {theme.row_height()}


def test_a_row_of_several_lines_has_room_around_them(shown):
    model = QStandardItemModel(1, 1)
    model.setItem(0, 0, QStandardItem("một\nhai\nba"))
    table = shown(table_view(model, "Sản phẩm"))
    table.setWordWrap(True)
    table.resizeRowsToContents()
    assert table.rowHeight(0) >= theme.row_height(3) - 4


# The program is wrong


@pytest.fixture
def handler(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = crash.install_crash_handler(tmp_path / "log.txt")
    yield made
    if made.dialog is not None:
        made.dialog.reject()


def raised(text):
    try:
        raise ZeroDivisionError(text)
    except ZeroDivisionError:
        return sys.exc_info()


@pytest.mark.expects_log
def test_a_bug_is_logged_and_shown_and_the_window_stays(handler, frame, qtbot, caplog):
    sys.excepthook(*raised("một"))
    qtbot.waitUntil(lambda: handler.dialog is not None)
    sys.excepthook(*raised("hai"))
    qtbot.waitUntil(lambda: "hai" in handler.dialog.text())
    assert "ZeroDivisionError: một" in handler.dialog.text()
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL] * 2
    copy = next(part for part in handler.dialog.findChildren(QPushButton) if part.text() == "Sao chép báo cáo")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == handler.dialog.text()
    handler.dialog.accept()
    qtbot.waitUntil(lambda: handler.dialog is None)
    assert frame.isVisible()


@pytest.mark.expects_log
def test_a_bug_in_a_worker_is_shown_too(handler, qtbot):
    worker = threading.Thread(target=lambda: 1 / 0)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: handler.dialog is not None)
    assert "ZeroDivisionError" in handler.dialog.text()


@pytest.mark.expects_log
def test_what_the_user_can_mend_is_handed_on_and_is_no_mistake_of_the_program(handler, qtbot):
    told = []
    handler.refused.connect(told.append)
    error = StorageError("disk_full", path="a.sqlite")
    sys.excepthook(StorageError, error, None)
    qtbot.wait(1)
    assert told == [error]
    assert handler.dialog is None


def test_signals_can_be_emitted_for_hours(qapp):
    class Sender(QObject):
        changed = Signal(bool, object)

    seen = []
    sender = Sender()
    sender.changed.connect(lambda flag, value: seen.append(value))
    for number in range(5000):
        sender.changed.emit(number % 2 == 0, number)
    assert seen == list(range(5000))
