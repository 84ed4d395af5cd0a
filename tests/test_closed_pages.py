"""Where nothing can be changed, pages say so before anything is typed, and leave what there is to read within reach."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Template
from ocop_desktop.services.commands import EditSession, SetArchived
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.sealing import SealSession
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui import office_lists
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import MainWindow
from ocop_desktop.ui.office_form import Part
from tests.demo_copy import demo_bridge
from tests.keys import type_text
from tests.test_sealing import NOW, concluded

PAGES = ("session", "products", "council", "scoring", "ranking", "conclusions", "settings")
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = (
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Insert)),
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_F2, Qt.Key.Key_3, Qt.Key.Key_T, Qt.Key.Key_Return)),
    *((key, Qt.KeyboardModifier.AltModifier) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down)),
    *((key, CONTROL) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_N, Qt.Key.Key_R)),
    *((key, CONTROL) for key in (Qt.Key.Key_O, Qt.Key.Key_Return, Qt.Key.Key_Z)),
)
"""What lists, and the pages around them, are told by keys."""


def worded(bridge: Bridge) -> None:
    """Words of the office in every part of its form."""
    session = bridge.desk.state.session
    office = replace(
        session.office,
        grounds=("Luật thứ nhất", "Luật thứ hai"),
        recipients=("Như Điều 3", "Lưu: VT"),
        templates=(Template("minutes", "mau.docx", "ab" * 32),),
    )
    assert bridge.execute(EditSession(replace(session, office=office)))


def only_shown(folder: Path) -> Bridge:
    bridge = demo_bridge(folder)
    worded(bridge)
    path, session_id = bridge.workspace.path, bridge.desk.state.session.id
    bridge.shut()
    bridge = Bridge()
    bridge.open_database(path, view_only="read_only")
    assert bridge.open_session(session_id)
    return bridge


def archived(folder: Path) -> Bridge:
    bridge = demo_bridge(folder)
    worded(bridge)
    assert bridge.execute(SetArchived(True))
    return bridge


def sealed(folder: Path) -> Bridge:
    workspace, desk = concluded(folder / "a.sqlite")
    session_id = desk.state.session.id
    workspace.close()
    bridge = Bridge()
    bridge.open_database(folder / "a.sqlite")
    assert bridge.open_session(session_id)
    worded(bridge)
    assert bridge.execute(SealSession(NOW))
    return bridge


class _Menu(QMenu):
    """A menu that is left at once."""

    def exec(self, *_):
        return None


CLOSED = {"view_only": only_shown, "session_archived": archived, "session_sealed": sealed}


@pytest.fixture(params=CLOSED)
def code(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def bridge(qapp, tmp_path, code) -> Iterator[Bridge]:
    made = CLOSED[code](tmp_path)
    yield made
    made.shut()


@pytest.fixture
def window(qtbot, bridge) -> Iterator[MainWindow]:
    made = MainWindow(bridge)
    qtbot.addWidget(made)
    made.resize(QSize(1366, 768))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@pytest.fixture
def refused(monkeypatch) -> list[str]:
    """Why a change was refused, each time one was tried. No dialog opens meanwhile."""
    codes: list[str] = []

    def watch(owner: type, name: str) -> None:
        original = getattr(owner, name)

        def watched(*args, **kwargs):
            try:
                return original(*args, **kwargs)
            except UserError as error:
                codes.append(error.code)
                raise

        monkeypatch.setattr(owner, name, watched)

    watch(Desk, "execute")
    watch(Desk, "_turn_back")
    watch(Workspace, "_check_writable")
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    monkeypatch.setattr(office_lists, "QMenu", _Menu)
    return codes


def use(qtbot, widget: QWidget) -> None:
    """Types, chooses or presses, whatever a widget is for."""
    if isinstance(widget, QAbstractButton):
        widget.setFocus()
        widget.click()
    elif isinstance(widget, QLineEdit):
        widget.setFocus()
        type_text(widget, "7")
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    elif isinstance(widget, QPlainTextEdit):
        widget.setFocus()
        type_text(widget, "7")
        qtbot.keyClick(widget, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        widget.clearFocus()
    elif isinstance(widget, QComboBox):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Down)
        qtbot.keyClick(widget, Qt.Key.Key_Up)
    elif isinstance(widget, QAbstractItemView):
        widget.setFocus()
        for key, modifier in KEYS:
            if widget.hasFocus():
                qtbot.keyClick(widget, key, modifier)


def usable(page: QWidget) -> list[QWidget]:
    """What of a page can be used now."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    return [one for one in page.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]


def test_nothing_that_can_be_used_is_refused(qtbot, bridge, window, code, refused):
    for key in PAGES:
        window.go_to(key)
        page = window.pages[key]
        places = {id(bar): range(bar.count()) for bar in page.findChildren(QTabBar)}
        for bar in page.findChildren(QTabBar) or [None]:
            for place in places.get(id(bar), [0]):
                window.go_to(key)
                if bar is not None:
                    bar.setCurrentIndex(place)
                for widget in usable(page):
                    if isValid(widget) and widget.isVisible() and widget.isEnabled():
                        use(qtbot, widget)
                        said = (key, place, widget.metaObject().className(), widget.accessibleName())
                        assert code not in refused, said
                        if window.page_key() != key:
                            window.go_to(key)


@pytest.mark.parametrize("code", ["view_only", "session_archived"], indirect=True)
def test_what_cannot_be_changed_is_read_and_gone_through_by_keys(qtbot, bridge, window):
    window.go_to("session")
    page = window.pages["session"]
    page.office.show_part(Part.SIGNERS)
    lines = page.field("office.recipients").editor
    lines.setFocus()
    qtbot.keyClick(lines, Qt.Key.Key_End, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert lines.textCursor().selectedText().replace("\u2029", "\n") == "Như Điều 3\nLưu: VT"
    qtbot.keyClick(lines, Qt.Key.Key_Tab)
    assert page.field("office.notice_recipients").editor.hasFocus()
    page.office.show_part(Part.GROUNDS)
    grounds = page.field("office.grounds").editor
    grounds.list.setFocus()
    grounds.list.setCurrentRow(0)
    qtbot.keyClick(grounds.list, Qt.Key.Key_Down)
    assert grounds.list.currentItem().text() == "Luật thứ hai"
    page.office.show_part(Part.TEMPLATES)
    made = next(iter(page.field("office.templates").editor.rows.values()))
    assert made.sample_button.isEnabled()
    assert not made.add_button.isEnabled()
