"""Jobs: what waits for a thread of the storage, and whose turn it is.

There are two lines.  In the first one stands what somebody waits for; in the second what stands behind others, because
it is long or one of many of a chat.  The second gets what time the first leaves, and one turn in `TURN` seconds in any
case: a crowd of long works keeps nobody waiting for more than one of them, however old they grow, and they are done.
Beside the first stand those whom somebody outside waits for, who brings nothing more before he is served: they go ahead
of it, and a thread may serve them alone, so that they wait for no work that has begun.
Where somebody is known to be on their way to the first line, the second rests until they come (`expect`): a work that
has begun is not broken off, and they would stand behind it.
However many threads there are, one at a time works for the second line: threads share a processor, and four of them
that are busy with a crowd would leave a fifth of it to whoever comes first.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

BEHIND = 1.0
"""Seconds that work is later than it was asked for which turns out to be long only when it is done."""
FOR_A_BYTE = 2e-6
"""Seconds for which such work lets shorter go first, for each byte: a crowd with files of five megabytes keeps nobody
waiting who has one photo.  It takes a twentieth of that."""
COMPANY = "in_company"
"""The option of a connection (SQLAlchemy) on whose transaction others wait beside whoever works in it."""
TURN = 0.5
"""Seconds after one of the second line at which the next is taken, however many wait in the first: from its end, or
works that take as long would come one after the other."""
ALONE = 0.3
"""Seconds that works which go alone may take of a turn, one after the other: each by itself would have those behind it
wait for a turn, however short it was."""
LARGE = 1_000_000
"""Bytes from which what is read or written takes long."""


class Closed(Exception):
    """The storage is closed: this was not done, and is not going to be."""


class InCompany(Exception):
    """Work that takes long was begun among others; the storage does it again by itself.  `size`: the bytes that it is
    about."""

    def __init__(self, size: int = LARGE) -> None:
        super().__init__()
        self.size = size


def by_itself(db: Connection, size: int = LARGE) -> None:
    """What is done next in this transaction takes long, as much as there are bytes to be read or written.  Where others
    are committed with it, or wait, it has to be done later and alone: raises InCompany, which is for the storage."""
    if size >= LARGE and db.get_execution_options().get(COMPANY):
        raise InCompany(size)


class Job:
    """A piece of work, and the future that waits for what comes of it.

    `wait`: the seconds that it is later than it was asked for, or earlier (below zero); what is later stands in the
    second line, and what is earlier is committed at once, in no company that comes after it.  `alone`: it is committed
    in no company at all.  `ahead`: the seconds that it goes before others of its line.  `size`: the bytes that it is
    about, where these are so many that it goes alone.
    """

    def __init__(self, work: Callable[[Connection], Any], wait: float = 0.0, ahead: float = 0.0) -> None:
        self.work, self.wait, self.alone, self.ahead, self.size = work, wait, False, ahead, 0
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] | None = self.loop.create_future()

    @staticmethod
    def settle_all(results: Sequence[tuple[Job, Any]]) -> None:
        """Tell whoever waits for these: one wake-up of the loop for all."""

        def settle() -> None:
            for job, result in results:
                if (future := job._told()) is not None:
                    future.set_result(result)

        _call(results[0][0].loop, settle) if results else None

    def fail(self, error: BaseException) -> None:
        """Tell whoever waits for it what went wrong."""
        told = error
        if isinstance(
            error, StopIteration
        ):  # no future takes one: it would end who awaits it as if all was well
            told = RuntimeError("work raised StopIteration")
            told.__cause__ = error

        def settle() -> None:
            if (future := self._told()) is not None:
                future.set_exception(told)

        _call(self.loop, settle)

    def _told(self) -> asyncio.Future[Any] | None:
        """Whom to tell, if anybody still waits, once: an error holds the frames that it came through, which hold the
        job.  If the job held the error, all that was in hand there, a file perhaps, would be kept until somebody looks
        for such circles."""
        future, self.future = self.future, None
        return None if future is None or future.done() else future


class Jobs:
    """The two lines, for any number of threads.  `clock`: monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._outside: list[tuple[float, int, Job]] = []
        self._first: list[tuple[float, int, Job]] = []
        self._second: list[tuple[float, int, Job]] = []
        self._numbers = itertools.count()
        self._turn = self._ended = clock()
        self._expected = 0.0
        self._behind: Job | None = None
        self._went_alone = False
        lock = threading.RLock()
        self._changed, self._knocked = threading.Condition(lock), threading.Condition(lock)
        self._closing = False

    def put(self, job: Job) -> None:
        """It waits from now on.  Raises Closed."""
        with self._changed:
            if self._closing:
                raise Closed("the storage is closed")
            line = self._second if job.wait > 0 else self._outside if job.wait < 0 else self._first
            heapq.heappush(line, (self._clock() + job.wait - job.ahead, next(self._numbers), job))
            if line is self._outside:
                self._expected = 0.0
                self._knocked.notify()
            self._changed.notify()

    def put_behind(self, job: Job) -> None:
        """It was begun in the company of others, and takes long: from now on it waits in the second line, to be done
        alone, what is shorter first; also when this is closed meanwhile."""
        with self._changed:
            job.wait, job.alone = max(job.wait, BEHIND) + FOR_A_BYTE * job.size, True
            heapq.heappush(self._second, (self._clock() + job.wait, next(self._numbers), job))
            self._changed.notify()

    def expect(self, seconds: float) -> None:
        """Something that is asked for ahead of others will come within so many seconds; what is in the second line
        rests until then, but for its turns."""
        with self._changed:
            self._expected = self._clock() + seconds

    def take(self) -> Job | None:
        """Whose turn it is, as soon as there is anybody, until it is `over`; None when this is closed and nobody waits
        any more."""
        with self._changed:
            while not self._front and (self._behind or not self._second or self._rests()):
                if self._closing and not self._second:
                    return None
                self._changed.wait(self._rests() if self._second and not self._behind else None)
            late = (
                self._second and not self._behind and (self._goes_on() or self._clock() - self._ended >= TURN)
            )
            if self._front and not late:
                return self._pop(self._front)
            self._behind = self._pop(self._second)
            return self._behind

    def take_outside(self) -> Job | None:
        """The same for a thread that serves those alone whom somebody outside waits for."""
        with self._knocked:
            while not self._outside:
                if self._closing:
                    return None
                self._knocked.wait()
            return self._pop(self._outside)

    def over(self, job: Job) -> None:
        """What was taken is done, and all that was joined to it: its thread is free."""
        with self._changed:
            if job is self._behind:
                self._behind, self._went_alone, self._ended = None, job.alone, self._clock()
                self._changed.notify_all()  # when this is closed each of them has to see that nobody waits any more

    def join(self, job: Job) -> Job | None:
        """Who goes together with this one: the next of its own line, if no other line comes first and both go with
        others.  Whom somebody outside waits for is kept by nobody else's work."""
        with self._changed:
            line = self._second if job.wait > 0 else self._outside if job.wait < 0 else self._front
            if not line or (line is self._second and self._front) or job.alone or line[0][2].alone:
                return None
            return self._pop(line)

    def close(self) -> None:
        """What waits is done; after that every thread gets None."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            self._knocked.notify_all()

    def refuse(self) -> None:
        """Tell those who still wait that nobody takes them any more."""
        with self._changed:
            lines = self._outside, self._first, self._second
            left = [job for line in lines for _, _, job in line]
            for line in lines:
                line.clear()
        for job in left:
            job.fail(Closed("the storage is closed"))

    @property
    def _front(self) -> list[tuple[float, int, Job]]:
        """The first line, or those beside it where one of them is before it."""
        return min((line for line in (self._outside, self._first) if line), default=self._first)

    def _rests(self) -> float:
        """Seconds for which the second line rests yet."""
        now = self._clock()
        if self._closing or self._goes_on():
            return 0.0
        return max(0.0, min(self._expected - now, self._ended + TURN - now))

    def _goes_on(self) -> bool:
        """Whether the turn of the second line goes on with the next work that goes alone."""
        alone = self._went_alone and bool(self._second) and self._second[0][2].alone
        return alone and self._clock() - self._turn < ALONE

    def _pop(self, line: list[tuple[float, int, Job]]) -> Job:
        if line is self._second and not self._goes_on():
            self._turn = self._clock()
        return heapq.heappop(line)[2]


def _call(loop: asyncio.AbstractEventLoop, function: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(function)
    except RuntimeError:  # the loop has gone: nobody waits any more, and what is committed stays committed
        return
