"""What the secretary waits for: a key on the sheet, the ranking, another product, the start of the program."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ocop_desktop.services.commands import ChooseLevel
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.main_window import MainWindow
from tests.bench.figures import Percentiles
from tests.bench.window import chooser, opened

Opened = tuple[MainWindow, Bridge, Desk]


@pytest.fixture(params=["demo", "large"])
def session(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Opened]:
    with opened(qapp, *request.getfixturevalue(request.param)) as shown:
        yield shown


def paint(window: MainWindow) -> None:
    QApplication.processEvents()
    window.grab()


def test_a_choice_committed_and_every_view_repainted(session: Opened, percentiles: Percentiles) -> None:
    window, _, desk = session
    choose = chooser(window, desk)
    paint(window)
    percentiles(choose, 200)


def test_a_choice_while_the_agreement_of_the_council_is_in_view(session: Opened, percentiles: Percentiles) -> None:
    window, bridge, desk = session
    window.show_page("ranking")
    QTest.keyClick(window.pages["ranking"], Qt.Key.Key_F3)
    paint(window)
    assert window.pages["ranking"].agreement.isVisible()
    product = list(desk.state.products)[5]
    code = desk.state.criteria(desk.state.products[product]).leaves[0].code
    members = cycle(list(desk.state.members))

    def choose() -> None:
        member = next(members)
        place = 1 if desk.state.sheet(product, member).get(code) != 1 else 2
        assert bridge.execute(ChooseLevel(product, member, code, place))
        QApplication.processEvents()

    percentiles(choose, 200)


def test_another_product(session: Opened, percentiles: Percentiles) -> None:
    window, _, desk = session
    page = window.pages["scoring"]
    window.show_page("scoring")
    products = list(desk.state.products)
    turn = count()

    def switch() -> None:
        page.show_product(products[next(turn) * 7 % len(products)])
        QApplication.processEvents()

    percentiles(switch, 100)


def test_the_ranking_painted_whole(session: Opened, percentiles: Percentiles) -> None:
    window, _, _ = session
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
