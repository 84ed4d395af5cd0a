"""What the secretary waits for: a key on the sheet, the ranking, another product, the start of the program."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocop_desktop.services import papers
from ocop_desktop.services.commands import ChooseLevel, ConcludeAll, EditSession
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui import i18n, theme
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import PAGES, MainWindow

Percentiles = Callable[[Callable[[], None], int], None]


@pytest.fixture(params=["demo", "large"])
def window(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[MainWindow]:
    path, session = request.getfixturevalue(request.param)
    theme.apply(qapp)
    i18n.install(qapp)
    bridge = Bridge()
    bridge.open_database(path)
    shown = MainWindow(bridge)
    shown.resize(1366, 768)
    shown.show()
    bridge.open_session(session)
    shown.bridge = bridge  # type: ignore[attr-defined]
    settle(shown)
    yield shown
    bridge.shut()
    shown.close()
    shown.deleteLater()
    qapp.processEvents()


def settle(window: MainWindow) -> None:
    """Lets the window build all its pages, as it does while nobody types."""
    while len(window.pages) < len(PAGES):
        QApplication.processEvents()


def paint(window: MainWindow) -> None:
    QApplication.processEvents()
    window.grab()


def test_a_choice_committed_and_every_view_repainted(window: MainWindow, percentiles: Percentiles) -> None:
    page = window.pages["scoring"]
    window.show_page("scoring")
    desk = window.bridge.desk  # type: ignore[attr-defined]
    page.show_product(list(desk.state.products)[-1])
    paint(window)

    def choose() -> None:
        """One digit, then what the window paints for it by itself."""
        product, member = page.current()
        code = desk.state.criteria(desk.state.products[product]).leaves[0].code
        page.show_product(product, member, code)
        before = desk.state.sheet(product, member).get(code)
        QTest.keyClick(page.editor, Qt.Key.Key_1 if before != 1 else Qt.Key.Key_2)
        QApplication.processEvents()
        assert desk.state.sheet(product, member).get(code) != before

    percentiles(choose, 200)


def test_a_choice_while_the_agreement_of_the_council_is_in_view(window: MainWindow, percentiles: Percentiles) -> None:
    bridge = window.bridge  # type: ignore[attr-defined]
    window.show_page("ranking")
    QTest.keyClick(window.pages["ranking"], Qt.Key.Key_F3)
    paint(window)
    assert window.pages["ranking"].agreement.isVisible()
    desk = bridge.desk
    product = list(desk.state.products)[5]
    code = desk.state.criteria(desk.state.products[product]).leaves[0].code
    members = cycle(list(desk.state.members))

    def choose() -> None:
        member = next(members)
        place = 1 if desk.state.sheet(product, member).get(code) != 1 else 2
        assert bridge.execute(ChooseLevel(product, member, code, place))
        QApplication.processEvents()

    percentiles(choose, 200)


def test_a_choice_while_300_certificates_are_printed(
    large: tuple[Path, int], qapp: QApplication, tmp_path: Path, percentiles: Percentiles
) -> None:
    path = tmp_path / "printing.sqlite"
    shutil.copy(large[0], path)
    theme.apply(qapp)
    i18n.install(qapp)
    bridge = Bridge()
    bridge.open_database(path)
    window = MainWindow(bridge)
    window.resize(1366, 768)
    window.show()
    bridge.open_session(large[1])
    settle(window)
    desk = bridge.desk
    assert desk is not None
    last = list(desk.state.products)[-1]
    criteria = desk.state.criteria(desk.state.products[last])
    assert criteria is not None
    rules = replace(desk.state.session.rules, spread=None)
    assert bridge.execute(EditSession(replace(desk.state.session, rules=rules)))
    assert bridge.execute(ConcludeAll())
    source = papers.source(desk, papers.Kind.CERTIFICATES)
    assert len(papers.certifiable(desk)) == 299
    printed = count()
    out = tmp_path / "certificates.pdf"

    def print_again(_done: object = None) -> None:
        next(printed)
        bridge.run(lambda: papers.write(papers.Form.PDF, source, out, maker=bridge.printer.make), print_again)

    print_again()
    page = window.pages["scoring"]
    window.show_page("scoring")
    member = next(iter(desk.state.members))
    code = criteria.leaves[0].code

    def choose() -> None:
        page.show_product(last, member, code)
        before = desk.state.sheet(last, member).get(code)
        QTest.keyClick(page.editor, Qt.Key.Key_1 if before != 1 else Qt.Key.Key_2)
        QApplication.processEvents()
        assert desk.state.sheet(last, member).get(code) != before

    percentiles(choose, 200)
    print(f"printed {next(printed) - 1} times meanwhile")
    bridge.shut()
    window.close()
    window.deleteLater()
    qapp.processEvents()


def test_another_product(window: MainWindow, percentiles: Percentiles) -> None:
    page = window.pages["scoring"]
    window.show_page("scoring")
    products = list(window.bridge.desk.state.products)  # type: ignore[attr-defined]
    turn = count()

    def switch() -> None:
        page.show_product(products[next(turn) * 7 % len(products)])
        QApplication.processEvents()

    percentiles(switch, 100)


def test_the_ranking_painted_whole(window: MainWindow, percentiles: Percentiles) -> None:
    window.show_page("ranking")
    QApplication.processEvents()

    def repaint() -> None:
        window.pages["ranking"].repaint()
        QApplication.processEvents()

    percentiles(repaint, 100)


def test_ranking_all_products_anew(large: tuple[Path, int], percentiles: Percentiles) -> None:
    workspace = Workspace(large[0])
    board: Scoreboard = workspace.open(large[1]).scoreboard
    percentiles(board._rank, 200)
    workspace.close()


def test_opening_the_large_session(large: tuple[Path, int], percentiles: Percentiles) -> None:
    workspace = Workspace(large[0])
    percentiles(lambda: workspace.open(large[1]) and None, 10)
    workspace.close()


STARTED = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

QApplication.setOrganizationName("ocop-bench")
from ocop_desktop import app as program
shown = {}
real_show = program.MainWindow.showEvent
def show(self, event):
    real_show(self, event)
    shown.setdefault("shown", time.perf_counter() - begun)
program.MainWindow.showEvent = show
real_open = program.Program.open_database
def open_database(self):
    real_open(self)
    self.bridge.open_session(int(sys.argv[2]))
    QApplication.processEvents()
    shown["usable"] = time.perf_counter() - begun
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    shown["mb"] = int(peak.split()[1]) / 1024
    QApplication.quit()
program.Program.open_database = open_database
program.run(Path(sys.argv[1]))
print(shown["shown"], shown["usable"], shown["mb"])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from Linux here")
@pytest.mark.parametrize("size", ["demo", "large"])
def test_start_of_the_program(size: str, request: pytest.FixtureRequest, benchmark: Any, tmp_path: Path) -> None:
    path, session = request.getfixturevalue(size)
    found: list[tuple[float, float, float]] = []

    def start() -> None:
        done = subprocess.run(
            [sys.executable, "-c", STARTED, str(path), str(session)],
            capture_output=True,
            text=True,
            check=True,
            env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(Path.cwd())},
        )
        shown, usable, megabytes = (float(value) for value in done.stdout.split())
        found.append((shown, usable, megabytes))

    begun = perf_counter()
    benchmark.pedantic(start, rounds=5, warmup_rounds=1)
    shown, usable, megabytes = (sorted(values)[len(values) // 2] for values in zip(*found, strict=True))
    benchmark.extra_info.update(shown_s=round(shown, 2), usable_s=round(usable, 2), megabytes=round(megabytes))
    print(f"\n{size}: shown {shown:.2f} s, usable {usable:.2f} s, {megabytes:.0f} MB; {perf_counter() - begun:.0f} s")
