"""What all tests share: no display needed, the look and the language of the program, and no unexpected warning."""

import importlib.util
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_log: the test provokes a warning or worse in the log of the program")
    config.addinivalue_line("markers", "office: papers as LibreOffice opens and prints them; run apart")
    config.addinivalue_line("markers", "proof: kills, failing calls and power cuts by the thousand; run apart")
    # Said by the platforms without a screen, about windows as such.
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support")


def load_build_hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_hook", ROOT / "i18n" / "build_hook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def build_hook() -> ModuleType:
    """The script that keeps and compiles the translations."""
    return load_build_hook()


@pytest.fixture(scope="session")
def translations(build_hook: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the compiled translations of this very source, whatever was compiled before."""
    folder = tmp_path_factory.mktemp("i18n")
    for source in (ROOT / "i18n").glob("*.ts"):
        (folder / source.name).write_bytes(source.read_bytes())
    build_hook.compile_all(folder)
    return folder


@pytest.fixture(scope="session")
def qapp(qapp, translations: Path):
    """The application as users see it: the house's look, Vietnamese."""
    from ocop_desktop.ui import i18n, theme

    theme.apply(qapp)
    i18n.install(qapp, i18n.DEFAULT, translations)
    return qapp


@pytest.fixture
def english(qapp, translations: Path) -> Iterator[None]:
    """The interface in English for one test."""
    from ocop_desktop.ui import i18n

    i18n.install(qapp, i18n.SOURCE)
    yield
    i18n.install(qapp, i18n.DEFAULT, translations)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test during which the program logged a warning or worse, unless it is marked ``expects_log``."""
    collector = _Collector()
    logger = logging.getLogger("ocop_desktop")
    logger.addHandler(collector)
    yield
    logger.removeHandler(collector)
    if request.node.get_closest_marker("expects_log") is None:
        assert not collector.lines, "unexpected log records:\n" + "\n".join(collector.lines)
