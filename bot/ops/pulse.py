"""The pulse of one kind of work in this process: since when it has been tried in vain."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from bot.queue.delivery import DeliveryError

P = ParamSpec("P")
T = TypeVar("T")


class Pulse:
    """Counts from the first try after the last that was answered.  A refusal is an answer: whoever refuses one letter
    takes another."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` is monotonic, in seconds."""
        self._clock = clock
        self._answered = clock()
        self._since: float | None = None

    def tried(self) -> None:
        """Something begins."""
        if self._since is None:
            self._since = self._clock()

    def answered(self) -> None:
        """It was done, or refused for itself."""
        self._answered, self._since = self._clock(), None

    @property
    def in_vain(self) -> float:
        """Seconds for which it has been tried without an answer; 0 where the last try had one."""
        return 0.0 if self._since is None else self._clock() - self._since

    @property
    def silent(self) -> float:
        """Seconds since the last answer, tried or not."""
        return self._clock() - self._answered

    def of(self, deliver: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        """The same deliveries, felt."""

        async def felt(*args: P.args, **kwargs: P.kwargs) -> T:
            self.tried()
            try:
                result = await deliver(*args, **kwargs)
            except DeliveryError as error:
                if _is_answer(error):
                    self.answered()
                raise
            self.answered()
            return result

        return felt

    def at(self, work: Callable[P, T]) -> Callable[P, T]:
        """The same function; that it is called is a sign of life."""

        def felt(*args: P.args, **kwargs: P.kwargs) -> T:
            self.answered()
            return work(*args, **kwargs)

        return felt


@dataclass(frozen=True)
class Pulses:
    """Those of one process."""

    chats: Pulse = field(default_factory=Pulse)
    letters: Pulse = field(default_factory=Pulse)
    hearing: Pulse = field(default_factory=Pulse)


def _is_answer(error: DeliveryError) -> bool:
    """Whether it was refused by somebody who is there: for good, for a while, or (a mail server) with a code; and not
    we were, who have nothing taken then.  A mail server that waits for a recipient's is there, too."""
    refused = error.permanent or error.unreachable or error.wait is not None or error.code is not None
    return error.heard or (refused and not error.refuses_us)
