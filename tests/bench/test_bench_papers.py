"""What offices wait for: 300 certificates, minutes of 300 products, 135 filled sheets, keys while they are made."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ocop_desktop.services import papers
from ocop_desktop.services.commands import ConcludeAll, EditSession
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.papers import Form, Kind, Source
from ocop_desktop.services.workspace import Workspace
from tests.bench.figures import Percentiles
from tests.bench.window import chooser, opened

# As in a process of its own: what it takes more than a first certificate does.
MEMORY = """
import sys
from dataclasses import replace
from pathlib import Path
from ocop_desktop.services import papers
from ocop_desktop.services.workspace import Workspace

def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024

workspace = Workspace(Path(sys.argv[1]))
desk = workspace.open(int(sys.argv[2]))
source = papers.source(desk, papers.Kind.CERTIFICATES)
views = tuple(source.views[n % len(source.views)] for n in range(300))
papers.make(papers.Form.PDF, replace(source, views=views[:1]))
before = peak()
papers.make(papers.Form.PDF, replace(source, views=views))
print(peak() - before)
"""


@pytest.fixture(scope="session")
def concluded(large: tuple[Path, int], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The large session with all its conclusions."""
    path = tmp_path_factory.mktemp("concluded") / "concluded.sqlite"
    shutil.copy(large[0], path)
    workspace = Workspace(path)
    desk = workspace.open(large[1])
    session = desk.state.session
    desk.execute(EditSession(replace(session, rules=replace(session.rules, spread=None), first_certificate=1)))
    desk.execute(ConcludeAll())
    workspace.close()
    return path, large[1]


@pytest.fixture
def desk(concluded: tuple[Path, int]) -> Iterator[Desk]:
    workspace = Workspace(concluded[0])
    yield workspace.open(concluded[1])
    workspace.close()


def sheets_of(desk: Desk, products: int = 9) -> Source:
    chosen = set(list(desk.state.products)[:products])
    wanted = [item for item in papers.items(desk, Kind.FILLED_SHEETS) if item.product in chosen]
    return papers.source(desk, Kind.FILLED_SHEETS, wanted)


def made(benchmark: Any, form: Form, source: Source) -> None:
    papers.make(form, replace(source, views=source.views[:1]))
    benchmark.pedantic(lambda: papers.make(form, source), rounds=3)


def test_300_certificates(desk: Desk, benchmark: Any) -> None:
    source = papers.source(desk, Kind.CERTIFICATES)
    assert len(source.views) >= 299
    made(benchmark, Form.PDF, source)


def test_memory_of_300_certificates(concluded: tuple[Path, int], benchmark: Any) -> None:
    found: list[float] = []

    def run() -> None:
        call = [sys.executable, "-c", MEMORY, str(concluded[0]), str(concluded[1])]
        done = subprocess.run(call, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(Path.cwd())})
        found.append(float(done.stdout))

    benchmark.pedantic(run, rounds=3)
    benchmark.extra_info.update(mb=max(found))
    print(f"\n300 certificates: {max(found):.1f} MB more")


@pytest.mark.parametrize("form", [Form.PDF, Form.DOCX])
def test_minutes_of_300_products(desk: Desk, benchmark: Any, form: Form) -> None:
    source = papers.source(desk, Kind.MINUTES)
    assert len(source.views[0].products) == 300
    made(benchmark, form, source)


def test_135_filled_sheets(desk: Desk, benchmark: Any) -> None:
    source = sheets_of(desk)
    assert len(source.views) == 135
    made(benchmark, Form.PDF, source)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_data_of_a_paper_taken_on_the_gui_thread(desk: Desk, benchmark: Any, kind: Kind) -> None:
    benchmark.pedantic(lambda: papers.source(desk, kind), rounds=3)


@pytest.mark.parametrize("kind", [Kind.FILLED_SHEETS, Kind.CERTIFICATES, Kind.MINUTES, Kind.LETTERS])
def test_a_key_while_papers_are_made(
    concluded: tuple[Path, int], qapp: QApplication, tmp_path: Path, percentiles: Percentiles, kind: Kind
) -> None:
    path = tmp_path / "keys.sqlite"
    shutil.copy(concluded[0], path)
    with opened(qapp, path, concluded[1]) as (window, bridge, desk):
        source = sheets_of(desk) if kind is Kind.FILLED_SHEETS else papers.source(desk, kind)
        printed = count()

        def print_again(_done: object = None) -> None:
            next(printed)
            out = tmp_path / "out.pdf"
            bridge.run(lambda: papers.write(Form.PDF, source, out, maker=bridge.printer.make_apart), print_again)

        print_again()
        percentiles(chooser(window, desk), 200)
        print(f"made {next(printed) - 1} times meanwhile")
