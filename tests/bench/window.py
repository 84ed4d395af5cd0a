"""The program's window on a session that is measured, and a digit typed into it. No benchmark in here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import i18n, theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import PAGES, MainWindow


@contextmanager
def opened(qapp: QApplication, path: Path, session: int) -> Iterator[tuple[MainWindow, Bridge, Desk]]:
    """The window with all its pages built, as it does while nobody types; shut at the end."""
    theme.apply(qapp)
    i18n.install(qapp)
    bridge = Bridge()
    bridge.open_database(path)
    window = MainWindow(bridge)
    window.resize(1366, 768)
    window.show()
    bridge.open_session(session)
    while len(window.pages) < len(PAGES):
        QApplication.processEvents()
    assert bridge.desk is not None
    yield window, bridge, bridge.desk
    bridge.shut()
    window.close()
    window.deleteLater()
    qapp.processEvents()


def chooser(window: MainWindow, desk: Desk) -> Callable[[], None]:
    """One digit on the first sheet of the last product, then what the window paints for it by itself."""
    page = window.pages["scoring"]
    window.show_page("scoring")
    product, member = list(desk.state.products)[-1], next(iter(desk.state.members))
    criteria = desk.state.criteria(desk.state.products[product])
    assert criteria is not None
    code = criteria.leaves[0].code

    def choose() -> None:
        page.show_product(product, member, code)
        before = desk.state.sheet(product, member).get(code)
        QTest.keyClick(page.editor, Qt.Key.Key_1 if before != 1 else Qt.Key.Key_2)
        QApplication.processEvents()
        assert desk.state.sheet(product, member).get(code) != before

    return choose
