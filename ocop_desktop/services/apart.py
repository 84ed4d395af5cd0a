"""Work in a process of its own, so that what goes wrong there goes wrong there only, within a time and a memory.

Contract: a plain function of a module and frozen data go over, its result or its error comes back. The process is
started when there is work, kept for more of it, and ends by itself when there is none for a minute or this program is
gone. What is not done in time is ended with its process. Knows nothing of what the work is.

On Linux the memory is a limit on what a process may write to (``RLIMIT_DATA``), on Windows on what it may commit (a job
object); where a system has neither, the time and the sizes checked by the work itself are what holds.
"""

import contextlib
import ctypes
import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ParamSpec, TypeVar

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

_SPAWN = multiprocessing.get_context("spawn")
# A virus scanner may look at every file that a new process loads.
START_SECONDS = 60.0
IDLE_SECONDS = 60.0
_LOOK_SECONDS = 0.1
_BELOW_NORMAL, _NICE = 0x4000, 15

P = ParamSpec("P")
T = TypeVar("T")
Watch = Callable[[Any], bool]
"""Hears what the work says of itself, and None several times a second; False ends the work."""


class Reason(StrEnum):
    """Why there is no result."""

    TIME = "time"
    MEMORY = "memory"
    CRASHED = "crashed"
    CANCELLED = "cancelled"
    UNAVAILABLE = "unavailable"  # the system gave no process


class Stopped(Exception):  # noqa: N818
    """The work was not done, and its process is gone."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: seconds from its beginning, bytes of memory of the whole process."""

    seconds: float
    bytes: int


class Apart:
    """One process for work, none while there is nothing to do. Any thread may call; one piece of work at a time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._process: Any = None
        self._connection: Connection | None = None

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function returns or raises there. Blocks. Raises ``Stopped``."""
        return self._call(None, (function, args, kwargs))

    def watched(self, watch: Watch, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Like ``call``, for work that says with ``tell`` how far it is, and that may be given up at any time."""
        return self._call(watch, (function, args, kwargs))

    def _call(self, watch: Watch | None, work: tuple[Callable[..., T], Any, Any]) -> T:
        with self._lock:
            kept = self._process is not None
            # A process that was kept may have ended for want of work at the very moment it got some.
            if not self._begin(work, watch) and not (kept and self._begin(work, watch)):
                raise Stopped(Reason.UNAVAILABLE)
            done, result = self._result(watch)
        if not done:
            raise result
        return result  # type: ignore[no-any-return]

    def shut(self) -> None:
        """Ends the process at once."""
        with self._lock:
            self._end()

    def _begin(self, work: object, watch: Watch | None) -> bool:
        """Hands work over; False where no process takes it."""
        end = time.monotonic() + START_SECONDS
        try:
            connection = self._started()
            connection.send(work)
            while time.monotonic() < end:
                if connection.poll(_LOOK_SECONDS):
                    connection.recv()
                    return True
                if watch is not None and not watch(None):
                    self._end()
                    raise Stopped(Reason.CANCELLED)
        except (EOFError, OSError):
            pass
        self._end()
        return False

    def _started(self) -> Connection:
        if self._connection is not None and self._process.is_alive():
            return self._connection
        self._end()
        here, there = _SPAWN.Pipe()
        self._connection = here
        # Also the ending of this program ends it.
        self._process = _SPAWN.Process(target=_serve, args=(there, self._limits, IDLE_SECONDS), daemon=True)
        self._process.start()
        there.close()
        return here

    def _result(self, watch: Watch | None) -> tuple[bool, Any]:
        connection = self._connection
        assert connection is not None
        end = time.monotonic() + self._limits.seconds if self._limits else None
        done, result = None, None
        try:
            while done is None:
                left = None if end is None else max(end - time.monotonic(), 0.0)
                heard = connection.poll(left if watch is None else min(left or _LOOK_SECONDS, _LOOK_SECONDS))
                if heard:
                    done, result = connection.recv()
                elif end is not None and time.monotonic() >= end:
                    self._end()
                    raise Stopped(Reason.TIME)
                if done is None and watch is not None and not watch(result if heard else None):
                    self._end()
                    raise Stopped(Reason.CANCELLED)
        except (EOFError, OSError):
            self._end()
            raise Stopped(Reason.CRASHED) from None
        if not done and isinstance(result, MemoryError):
            self._end()
            raise Stopped(Reason.MEMORY)
        return done, result

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._connection = self._process = None


def beside(go_on: Callable[[], bool], function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """One piece of work in a process made for it alone; where the system gives none, it is done here. Blocks. None
    where it was given up, because ``go_on``, asked several times a second, said False."""
    apart = Apart()
    try:
        return apart.watched(lambda _: go_on(), function, *args, **kwargs)
    except Stopped as stopped:
        return None if stopped.reason is Reason.CANCELLED else function(*args, **kwargs)
    finally:
        apart.shut()


_caller: Connection | None = None


def tell(said: object) -> None:
    """From the work to whoever watches it; goes nowhere where the work is not done in a process of its own."""
    if _caller is not None:
        _caller.send((None, said))


def _serve(connection: Connection, limits: Limits | None, idle: float) -> None:
    """What runs there, until there is no work for so many seconds or nobody at the other end."""
    global _caller
    _caller = connection
    if limits:
        _be_quiet()
        _limit_memory(limits.bytes)
    with contextlib.suppress(EOFError, OSError):
        while connection.poll(idle):
            function, args, kwargs = connection.recv()
            if limits:
                _limit_time(limits.seconds)
            connection.send(None)
            try:
                connection.send((True, function(*args, **kwargs)))
            except MemoryError:
                connection.send((False, MemoryError()))
            except Exception as error:
                error.add_note(traceback.format_exc())
                connection.send((False, error))


def step_back() -> None:
    """From the work: whoever answers keys goes before this process from now on. Work that was not sent to a process of
    its own changes nothing."""
    if _caller is not None:
        with contextlib.suppress(OSError, AttributeError):
            _give_way()


def _be_quiet() -> None:
    """A library that gives up says so on the terminal of whoever called the program."""
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.close(nothing)


if sys.platform == "win32":

    def _give_way() -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)

    def _limit_memory(most: int) -> None:
        limit_by_job(most)

    def _limit_time(seconds: float) -> None:
        """The caller's clock is what holds."""

else:
    import resource

    def _give_way() -> None:
        os.nice(max(0, _NICE - os.nice(0)))

    def _limit_memory(most: int) -> None:
        for kind, value in ((resource.RLIMIT_DATA, most), (resource.RLIMIT_CORE, 0)):
            _lower(kind, value)

    def _limit_time(seconds: float) -> None:
        """The caller's clock is what holds; this is for the case that the caller is gone."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 2)

    def _lower(kind: int, value: int) -> None:
        _, hard = resource.getrlimit(kind)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, hard))


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API."""

    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


_JOB_LIMIT_PROCESS_MEMORY = 0x100
_EXTENDED_LIMIT_INFORMATION = 9


def limit_by_job(most: int) -> bool:
    """Puts this process into a Windows job in which it may commit so many bytes; False where Windows will not."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    handle = ctypes.c_void_p
    kernel.CreateJobObjectW.restype = handle
    kernel.CreateJobObjectW.argtypes = (handle, ctypes.c_wchar_p)
    kernel.GetCurrentProcess.restype = handle
    kernel.GetCurrentProcess.argtypes = ()
    kernel.SetInformationJobObject.restype = ctypes.c_int
    kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, handle, ctypes.c_uint32)
    kernel.AssignProcessToJobObject.restype = ctypes.c_int
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    limits = JobLimits()
    limits.BasicLimitInformation.LimitFlags = _JOB_LIMIT_PROCESS_MEMORY
    limits.ProcessMemoryLimit = most
    # The handle stays open as long as the process.
    job = kernel.CreateJobObjectW(None, None)
    return bool(
        job
        and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
