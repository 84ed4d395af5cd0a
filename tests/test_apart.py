"""Work in a process of its own: what it returns, what it raises, and every way in which it can come to nothing."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from ocop_desktop.domain.errors import UserError
from ocop_desktop.services import apart
from ocop_desktop.services.apart import Apart, JobLimits, Limits, Reason, Stopped

LIMITS = Limits(seconds=20.0, bytes=200_000_000)


@pytest.fixture
def limited() -> Iterator[Apart]:
    made = Apart(LIMITS)
    yield made
    made.shut()


def refuse() -> None:
    raise UserError("cannot_read", name="a.xlsx", reason="missing")


def fail() -> None:
    raise LookupError("a fault of the program")


def give_up() -> None:
    os.write(2, b"said by a library that gives up\n")
    os.abort()


def hold(size: int) -> int:
    return len(bytearray(size))


def reason_of(held: Apart, function: object, *args: object) -> Reason:
    with pytest.raises(Stopped) as stopped:
        held.call(function, *args)  # type: ignore[arg-type]
    return stopped.value.reason


def test_one_process_is_kept_for_all_work(limited: Apart) -> None:
    first = limited.call(os.getpid)
    assert first != os.getpid()
    assert limited.call(sum, [1, 2]) == 3
    assert limited.call(os.getpid) == first


def test_errors_come_over_whole_and_the_process_stays(limited: Apart) -> None:
    first = limited.call(os.getpid)
    with pytest.raises(UserError) as refused:
        limited.call(refuse)
    assert (refused.value.code, refused.value.params["reason"]) == ("cannot_read", "missing")
    with pytest.raises(LookupError, match="a fault of the program") as failed:
        limited.call(fail)
    assert "in fail" in failed.value.__notes__[0]
    assert limited.call(os.getpid) == first


def test_what_takes_too_long_is_ended_and_the_next_work_is_done() -> None:
    made = Apart(Limits(seconds=0.2, bytes=LIMITS.bytes))
    try:
        first = made.call(os.getpid)
        assert reason_of(made, time.sleep, 60) is Reason.TIME
        assert made.call(os.getpid) != first
        if sys.platform != "win32":
            with pytest.raises(ProcessLookupError):
                os.kill(first, 0)
    finally:
        made.shut()


@pytest.mark.skipif(sys.platform not in ("linux", "win32"), reason="other systems have no such limit")
def test_what_wants_too_much_memory_is_ended(limited: Apart) -> None:
    assert limited.call(hold, 50_000_000) == 50_000_000
    assert reason_of(limited, hold, 1_000_000_000) is Reason.MEMORY
    assert limited.call(hold, 50_000_000) == 50_000_000


def test_a_crash_is_told_and_says_nothing_on_the_terminal(limited: Apart, capfd: pytest.CaptureFixture[str]) -> None:
    assert reason_of(limited, give_up) is Reason.CRASHED
    assert reason_of(limited, os._exit, 0) is Reason.CRASHED
    assert capfd.readouterr().err == ""
    assert limited.call(sum, [1, 2]) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_a_process_that_ended_between_two_pieces_of_work_is_replaced(limited: Apart) -> None:
    first = limited.call(os.getpid)
    os.kill(first, signal.SIGKILL)
    assert limited.call(os.getpid) != first


def test_without_work_the_process_ends_by_itself(monkeypatch: pytest.MonkeyPatch, limited: Apart) -> None:
    monkeypatch.setattr(apart, "IDLE_SECONDS", 0.05)
    first = limited.call(os.getpid)
    limited._process.join()
    assert limited.call(os.getpid) != first


def test_where_the_system_gives_no_process(monkeypatch: pytest.MonkeyPatch, limited: Apart) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(apart._SPAWN, "Process", refused)
    assert reason_of(limited, sum, [1]) is Reason.UNAVAILABLE
    monkeypatch.undo()
    assert limited.call(sum, [1]) == 1


def test_a_process_that_does_not_start_can_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = apart._SPAWN.Pipe()
    held = Apart()
    monkeypatch.setattr(held, "_started", lambda: here)
    asked = iter([True, False])
    with pytest.raises(Stopped) as stopped:
        held.watched(lambda _: next(asked), refuse)
    assert stopped.value.reason is Reason.CANCELLED
    there.close()
    here.close()


def test_without_limits_the_work_may_take_what_it_needs() -> None:
    made = Apart()
    try:
        assert made.call(hold, 400_000_000) == 400_000_000
    finally:
        made.shut()


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the layout of 64 bits")
def test_the_limits_of_a_windows_job_lie_where_windows_reads_them() -> None:
    assert ctypes.sizeof(JobLimits) == 144
    assert apart._Basic.LimitFlags.offset == 16
    assert (JobLimits.IoInfo.offset, JobLimits.ProcessMemoryLimit.offset) == (64, 112)


@pytest.mark.parametrize("granted", [True, False])
def test_a_process_puts_itself_into_a_windows_job(monkeypatch: pytest.MonkeyPatch, granted: bool) -> None:
    seen: list[object] = []

    class Call:
        def __init__(self, answer: object) -> None:
            self.answer = answer

        def __call__(self, *args: object) -> object:
            seen.extend(args)
            return self.answer

    def settings(_job: int, kind: int, limits: object, size: int) -> bool:
        held = limits._obj  # type: ignore[attr-defined]
        seen.extend((kind, held.BasicLimitInformation.LimitFlags, held.ProcessMemoryLimit, size))
        return granted

    kernel = SimpleNamespace(
        CreateJobObjectW=Call(5),
        GetCurrentProcess=Call(-1),
        SetInformationJobObject=type("", (), {"__call__": staticmethod(settings)})(),
        AssignProcessToJobObject=Call(1),
    )
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_args, **_options: kernel, raising=False)
    assert apart.limit_by_job(250_000_000) is granted
    assert seen == [None, None, 9, 0x100, 250_000_000, ctypes.sizeof(JobLimits), *([5, -1] if granted else [])]
