"""Work off the window's thread: its result arrives in it, it can be dropped, and Python's collector waits meanwhile."""

import gc
import threading

import pytest

from ocop_desktop.domain.errors import UserError
from ocop_desktop.ui.bridge import Bridge


@pytest.fixture
def bridge(qapp):
    made = Bridge()
    yield made
    made.shut()


def test_the_result_arrives_in_the_windows_thread_and_the_collector_waits(qtbot, bridge) -> None:
    go, found = threading.Event(), []
    bridge.run(
        lambda: (go.wait(5), threading.current_thread()), lambda got: found.append((got, threading.current_thread()))
    )
    assert not gc.isenabled()
    go.set()
    qtbot.waitUntil(lambda: bool(found))
    ((_, worker), here) = found[0]
    assert worker is not here
    assert here is threading.main_thread()
    assert gc.isenabled()


def test_dropped_work_says_nothing_and_the_collector_goes_on(qtbot, bridge) -> None:
    go, found = threading.Event(), []
    drop = bridge.run(lambda: go.wait(5), found.append)
    drop()
    go.set()
    qtbot.waitUntil(gc.isenabled)
    assert found == []


def test_an_error_that_can_be_mended_goes_to_the_message_bar(qtbot, bridge) -> None:
    def work() -> None:
        raise UserError("file_empty", name="a.xlsx")

    with qtbot.waitSignal(bridge.failed) as failed:
        bridge.run(work, lambda _: pytest.fail("there is no result"))
    assert failed.args[0].code == "file_empty"
