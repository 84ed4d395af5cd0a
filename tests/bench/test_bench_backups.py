"""Keys while the large database is backed up, and how long a backup of it takes meanwhile."""

import shutil
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ocop_desktop.services.backups import Reason
from ocop_desktop.ui.backup_keeper import Keeper
from tests.bench.figures import report
from tests.bench.window import chooser, opened

BACKUPS = 3


def test_a_choice_while_the_large_database_is_backed_up(
    large: tuple[Path, int], qapp: QApplication, tmp_path: Path, benchmark: Any
) -> None:
    path = tmp_path / "busy.sqlite"
    shutil.copy(large[0], path)
    with opened(qapp, path, large[1]) as (window, bridge, desk):
        keeper = bridge.backups = Keeper(bridge, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
        choose = chooser(window, desk)
        made: list[float] = []

        def again() -> None:
            begun = perf_counter()

            def done() -> None:
                made.append(perf_counter() - begun)
                if len(made) < BACKUPS:
                    again()

            keeper.make(Reason.TIMED, done)

        again()

        times: list[float] = []

        def choose_until_made() -> None:
            while len(made) < BACKUPS:
                begun = perf_counter()
                choose()
                times.append((perf_counter() - begun) * 1000)

        benchmark.pedantic(choose_until_made)
        keeper.give_up()
    report(benchmark, times)
    seconds = [round(one, 1) for one in made]
    benchmark.extra_info.update(backup_s=seconds)
    print(f"{path.stat().st_size / 1e6:.0f} MB, backups made meanwhile: {seconds} s")
