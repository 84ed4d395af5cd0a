"""A fresh copy of the demo session for each test that wants a whole meeting. No test in here."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ocop_desktop.services.demo import build
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui.bridge import Bridge


@cache
def _built() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "demo.ocop")
        workspace = Workspace(path)
        build(workspace)
        workspace.close()
        return path.read_bytes()


def demo_workspace(folder: Path) -> Workspace:
    """A workspace that holds the demo session alone."""
    path = folder / "demo.ocop"
    path.write_bytes(_built())
    return Workspace(path)


def demo_bridge(folder: Path) -> Bridge:
    """A bridge with the demo session on its desk."""
    path = folder / "demo.ocop"
    path.write_bytes(_built())
    bridge = Bridge()
    bridge.open_database(path)
    assert bridge.open_session(bridge.workspace.sessions()[0].session.id)
    return bridge
