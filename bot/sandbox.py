"""A sandbox: work on a stranger's bytes in a process that may die of them, with bounds that the kernel keeps.

Three processes.  The service asks; a keeper, started once, holds what the work imports and reads nothing
of what it is handed; for each piece of work the keeper forks a worker, which sets its own limits, works,
answers and ends.  So a piece costs a fork (some milliseconds) and not a start, what one stranger sent cannot
wait in a process for the next, and its memory is given back.  Neither has the service's environment, where the
secrets are.  The keeper ends when the service does, however that dies, and takes its worker with it.
"""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

STARTS_WITHIN = 30.0
"""Seconds for a keeper to import what it needs, on a machine that is busy."""
GLANCE = 0.05
"""Seconds between two looks at whether work is to give way."""
_READY, _DONE, _DIED, _STARVED, _CANNOT, _LEFT, _GONE = b"r", b"=", b"!", b"~", b"?", b"-", b""
_LEAVE = b""
"""Said to the keeper while it has a job, and no job itself: end the worker."""
_START = "import sys; sys.path[:] = sys.argv[2:]; __import__(sys.argv[1], fromlist=['main']).main()"


class Died(Exception):
    """The work killed its process, or would have outlasted what it was given."""


class Starved(Died):
    """The work had hardly any of its processor time when its time by the clock was over: others kept the machine busy,
    and nothing is known of the job."""


class GaveWay(Exception):
    """The work was left, so that others come first; nothing is known of the job."""


@dataclass(frozen=True)
class Limits:
    """What one piece of work may use."""

    cpu: int
    """Seconds of processor time."""
    seconds: float
    """By the clock on the wall."""
    memory: int
    """Bytes of address space beyond what the keeper's imports take."""

    def impose(self) -> None:
        """Hold this process to them: the kernel kills what passes the first two, and refuses memory."""
        with suppress(OSError):  # where the machine runs out of memory, this process goes and not the service
            Path("/proc/self/oom_score_adj").write_text("1000")
        if sys.platform == "linux":
            now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (now + self.memory, now + self.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (self.cpu, self.cpu))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would be the file, on disk and unsealed
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        os.nice(5)  # the conversation goes first


class Sandbox:
    """One piece of work at a time; others wait their turn."""

    def __init__(self, module: str, limits: Limits) -> None:
        """`module` is started in the keeper; its `main` calls `serve`."""
        self._module, self._limits = module, limits
        self._turn = threading.Lock()
        # A thread of its own: what waits must not take those that look up addresses and names.
        self._waiting = ThreadPoolExecutor(1, module)
        self._keeper: tuple[subprocess.Popen[bytes], Connection] | None = None
        atexit.register(self.close)

    async def in_turn(self, ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call what runs jobs here, one after the other and beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._waiting, partial(ask, *args, **kwargs))

    def prepare(self) -> None:
        """Start the keeper now: on a busy machine it takes seconds to import what the first job would wait for.  Raises
        OSError when no process can be started; the first job tries again."""
        with self._turn:
            self._ready()

    def run(self, job: bytes, gives_way: Callable[[float], bool] | None = None) -> bytes:
        """What the work makes of the job.  `gives_way` is told now and then how many seconds it has taken, and says
        whether to leave it.  Raises Died, which is about this job, and Starved, which is not; GaveWay when it was left;
        and OSError when no process can be started, which is about this machine, now."""
        with self._turn:
            answer = self._asked(*self._ready(), job, gives_way)
            if (
                answer == _GONE
            ):  # the machine may have ended the keeper before it had so much as looked at the job
                answer = self._asked(*self._ready(), job, gives_way)
        if answer[:1] == _LEFT:
            raise GaveWay
        if answer[:1] == _STARVED:
            raise Starved
        if answer[:1] == _CANNOT:
            raise OSError("no process could be started to look into a file")
        if answer[:1] != _DONE:
            raise Died
        return answer[1:]

    def close(self) -> None:
        """End the processes; the next job starts them again."""
        if self._keeper is None:
            return
        (process, line), self._keeper = self._keeper, None
        _kill(process)
        process.wait()
        line.close()

    def _ready(self) -> tuple[subprocess.Popen[bytes], Connection]:
        if self._keeper is not None and self._keeper[0].poll() is not None:
            self.close()  # died while it had nothing to do: nobody's file is at fault
        if self._keeper is None:
            self._keeper = self._started()
        return self._keeper

    def _started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        ours, theirs = Pipe()
        paths = [os.path.abspath(each) for each in sys.path]
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - this very Python, with nothing that a person wrote
                [sys.executable, "-I", "-c", _START, self._module, *paths],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a library's complaint quotes the file
                env={},
                cwd="/",
                start_new_session=True,  # one group to kill; and no Ctrl-C of a terminal
            )
        with suppress(EOFError, OSError):
            if ours.poll(STARTS_WITHIN) and ours.recv_bytes() == _READY:
                ours.send(self._limits)
                return process, ours
        _kill(process)
        ours.close()
        raise OSError(f"{self._module} could not be started (exit {process.wait()})")

    def _asked(
        self,
        process: subprocess.Popen[bytes],
        line: Connection,
        job: bytes,
        gives_way: Callable[[float], bool] | None,
    ) -> bytes:
        """Its answer, or `_GONE` where the keeper ended by itself."""
        overdue = threading.Event()

        def end() -> None:
            overdue.set()
            _kill(process)

        # The worker's own limits come first; this is for a keeper that is stopped.
        late = threading.Timer(self._limits.seconds + 2, end)
        late.start()
        try:
            line.send_bytes(job)
            began = time.monotonic()
            while gives_way and not line.poll(GLANCE):
                if gives_way(time.monotonic() - began):
                    line.send_bytes(_LEAVE)
                    break
            return line.recv_bytes()
        except (EOFError, OSError):
            self.close()
            return _DIED if overdue.is_set() else _GONE
        except BaseException:
            self.close()  # its answer is still to come, and would be taken for the next one's
            raise
        finally:
            late.cancel()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The keeper and its worker, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


# In the keeper ----------------------------------------------------------------------------------------


def serve(work: Callable[[bytes], bytes]) -> None:
    """Be the keeper: have each job done by a worker, until the service is gone."""
    logging.disable(logging.CRITICAL)  # nobody reads it; and a file may have a million things to complain of
    line: Connection = Connection(os.dup(0))
    line.send_bytes(_READY)
    with suppress(EOFError, OSError):
        limits = line.recv()
        while True:
            if job := line.recv_bytes():  # else it was to leave what was done by then
                line.send_bytes(_worked(work, job, line, limits))


def _worked(work: Callable[[bytes], bytes], job: bytes, line: Connection, limits: Limits) -> bytes:
    reading, writing = Pipe(duplex=False)
    try:
        worker = os.fork()
    except OSError:
        return _CANNOT
    if worker == 0:
        try:
            line.close()
            os.close(0)
            limits.impose()
            writing.send_bytes(_DONE + work(job))
        finally:
            os._exit(0)  # also when it raised: without an answer it died
    writing.close()
    answer = _DIED
    with reading:
        try:
            if line in wait([line, reading]):
                os.kill(worker, signal.SIGKILL)
                line.recv_bytes()  # to leave it; or nothing, because the service is gone
                answer = _LEFT
            else:
                with suppress(EOFError):
                    answer = reading.recv_bytes()
        finally:
            _, status, used = os.wait4(worker, 0)
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    starved = late and used.ru_utime + used.ru_stime < limits.cpu / 2
    return _STARVED if answer == _DIED and starved else answer
