"""Work beside the window: its order, what is dropped, and what nobody waits for any more."""

import gc
from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest

from ocop_desktop.ui.worker import Worker


@pytest.fixture
def worker(qapp) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.shut()
    assert gc.isenabled()


def test_results_come_one_after_the_other_in_the_thread_of_the_window(qtbot, worker: Worker) -> None:
    found = []
    for number in range(1000):
        worker.run(
            lambda number=number: (number, current_thread() is main_thread()),
            lambda result: found.append((*result, current_thread() is main_thread())),
        )
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: not worker.busy)
    assert found == [(number, False, True) for number in range(1000)]
    assert gc.isenabled()


def test_what_was_cancelled_is_not_begun_and_its_result_is_dropped(worker: Worker) -> None:
    begun, goes_on, done = Event(), Event(), []
    under_way = worker.run(lambda: begun.set() or goes_on.wait(), lambda _: done.append("under way"))
    begun.wait()
    later = worker.run(lambda: done.append("begun"), lambda _: done.append("later"))
    worker.run(lambda: "last", done.append)
    under_way()
    later()
    goes_on.set()
    worker.settle(60)
    assert done == ["last"]


def test_a_fault_of_one_piece_leaves_the_others(qtbot, worker: Worker) -> None:
    done: list[int] = []
    with qtbot.captureExceptions() as caught:
        worker.run(lambda: 1 // 0, done.append)
        worker.run(lambda: 7, done.append)
        qtbot.waitUntil(lambda: done == [7])
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_result_may_end_the_worker(qtbot, worker: Worker) -> None:
    done = []
    worker.run(lambda: 1, lambda _: worker.shut())
    worker.run(lambda: 2, done.append)
    qtbot.waitUntil(worker.stopping.is_set)
    worker.run(lambda: 3, done.append)
    assert not worker.busy
    assert done == []


def test_work_that_does_not_end_is_left_behind_and_nothing_is_collected_under_it(qapp) -> None:
    begun, goes_on, done = Event(), Event(), []
    worker = Worker()
    worker.run(lambda: begun.set() or goes_on.wait(), done.append)
    begun.wait()
    worker.shut(0.01)
    assert not gc.isenabled()
    goes_on.set()
    worker._thread.join()
    other = Worker()
    other.run(lambda: None, lambda _: None)
    other.settle(60)
    other.shut()
    assert gc.isenabled()
    assert done == []
