"""Keys while the large database is backed up, and how long a backup of it takes."""

import shutil
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocop_desktop.services.backups import Reason
from ocop_desktop.ui import i18n, theme
from ocop_desktop.ui.backup_keeper import Keeper
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import PAGES, MainWindow

Percentiles = Callable[[Callable[[], None], int], None]


def test_a_choice_while_the_large_database_is_backed_up(
    large: tuple[Path, int], qapp: QApplication, tmp_path: Path, percentiles: Percentiles, benchmark: Any
) -> None:
    path = tmp_path / "busy.sqlite"
    shutil.copy(large[0], path)
    theme.apply(qapp)
    i18n.install(qapp)
    bridge = Bridge()
    bridge.open_database(path)
    window = MainWindow(bridge)
    window.resize(1366, 768)
    window.show()
    bridge.open_session(large[1])
    while len(window.pages) < len(PAGES):
        QApplication.processEvents()
    keeper = bridge.backups = Keeper(bridge, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    window.go_to("scoring")
    page, desk = window.pages["scoring"], bridge.desk
    assert desk is not None
    page.show_product(list(desk.state.products)[-1])
    made: list[float] = []

    def again() -> None:
        begun = perf_counter()

        def done() -> None:
            made.append(perf_counter() - begun)
            again()

        keeper.make(Reason.TIMED, done)

    again()

    def choose() -> None:
        product, member = page.current()
        code = desk.state.criteria(desk.state.products[product]).leaves[0].code
        page.show_product(product, member, code)
        before = desk.state.sheet(product, member).get(code)
        QTest.keyClick(page.editor, Qt.Key.Key_1 if before != 1 else Qt.Key.Key_2)
        QApplication.processEvents()
        assert desk.state.sheet(product, member).get(code) != before

    percentiles(choose, 300)
    keeper.give_up()
    print(f"{path.stat().st_size / 1e6:.0f} MB, backups made meanwhile: {[round(one, 1) for one in made]} s")
    bridge.shut()
    window.close()
    window.deleteLater()
    qapp.processEvents()
