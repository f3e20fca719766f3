"""The queue of updates: what happened to the bot and is not confirmed yet.

The semantics are those of the Bot API server: an offset confirms everything below it,
zero confirms nothing, a negative one keeps the last few, an impossible one falls back to the head of the
queue. A poll that waits is ended by the next one with 409; two polls that find updates both get the same
ones. What is a day old is forgotten. `allowed_updates` applies when an update is created, not when it is
delivered.

Left out: the pacing of quick repeats (limit 1 within half a second, a pause of 3 s) and of repeated 409s.
Both would only slow tests down.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from bot.demo.telegram.refusals import OTHER_POLLER, Refusal

Json = dict[str, Any]

DAY = 86_400
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
FAR_BEHIND = 2_000_000


@dataclass(frozen=True)
class Update:
    """Something that the bot has not confirmed."""

    id: int
    body: Json
    chat: int
    at: float
    once: bool = False  # a repeat: forgotten when delivered, whatever the offset says


class Updates:
    def __init__(self, clock: Callable[[], float], first_id: int = 700_000_001) -> None:
        self.clock = clock
        self.first_id = self.next_id = first_id
        self.allowed: list[str] = []
        self.on_new: Callable[[], None] = lambda: None
        self.waiting: list[Update] = []
        self.past: deque[Update] = deque(maxlen=1000)
        self.copies = 1
        self._parked: asyncio.Future[None] | None = None

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in UNASKED

    def allow(self, kinds: Collection[str] | None) -> None:
        """Remember what the bot asked for; None keeps what was remembered."""
        if kinds is not None:
            self.allowed = list(kinds)

    def create(self, kind: str, what: Json, chat: int) -> int | None:
        """Queue an update; its id, or None when the bot does not want its kind."""
        if not self.wants(kind):
            return None
        return self.put(Update(self.next_id, {"update_id": self.next_id, kind: what}, chat, self.clock()))

    def put(self, update: Update) -> int:
        """Queue an update as it is, however odd its body."""
        self.next_id = max(self.next_id, update.id + 1)
        self.waiting.append(update)
        self.waiting.extend(replace(update, once=True) for _ in range(self.copies - 1))
        self.copies = 1
        self.past.append(update)
        self._wake()
        return update.id

    def create_twice(self, copies: int = 2) -> None:
        """The next update is delivered more than once, with one and the same id."""
        self.copies = copies

    def deliver_again(self, update_id: int | None = None) -> None:
        """Deliver an old update once more, confirmed or not; without an id, the last one."""
        old = [u for u in self.past if update_id in (None, u.id)]
        if not old:
            raise LookupError(f"no update {update_id} among the last {len(self.past)}")
        self.waiting.append(replace(old[-1], once=True))
        self._wake()

    def restart_ids(self, at: int) -> None:
        """Go on counting somewhere else, lower or higher, as Telegram does after a quiet week."""
        self.next_id = at

    # Polling

    async def fetch(self, offset: int = 0, limit: int = 100, wait: float = 0) -> list[Json]:
        """Confirm, then answer what waits; given time, wait for something to come."""
        self.end_parked(Refusal(409, OTHER_POLLER))
        self.confirm(offset)
        limit, wait = min(max(limit, 1), 100), min(max(wait, 0), 50)
        if not self.waiting and wait:
            self._parked = parked = asyncio.get_running_loop().create_future()
            try:
                with suppress(TimeoutError):
                    await asyncio.wait_for(parked, wait)
            finally:
                if self._parked is parked:
                    self._parked = None
        batch = self.waiting[:limit]
        self.waiting = [u for u in batch if not u.once] + self.waiting[limit:]
        return [u.body for u in batch]

    def confirm(self, offset: int) -> None:
        self._forget_old()
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif self.next_id - FAR_BEHIND <= offset <= self.next_id + 10:
            self.waiting = [u for u in self.waiting if u.once or u.id >= offset]

    def end_parked(self, refusal: Refusal | None = None) -> None:
        """End a poll that waits: with a refusal, or as if its time had run out."""
        if self._parked and not self._parked.done():
            if refusal:
                self._parked.set_exception(refusal)
            else:
                self._parked.set_result(None)

    @property
    def parked(self) -> bool:
        """Whether a poll waits right now."""
        return self._parked is not None

    # Webhook

    def head(self, busy: Collection[int], most: int) -> list[Update]:
        """The oldest update of each chat that has none under way, among the `most` oldest of all."""
        self._forget_old()
        first: dict[int, Update] = {}
        for update in self.waiting[:most]:
            first.setdefault(update.chat, update)
        return [update for chat, update in first.items() if chat not in busy]

    def done(self, update: Update) -> None:
        with suppress(ValueError):
            self.waiting.remove(update)

    def clear(self) -> None:
        self.waiting.clear()

    def _forget_old(self) -> None:
        oldest = self.clock() - DAY
        if self.waiting and self.waiting[0].at > oldest:
            return  # they stand in the order in which they came
        self.waiting = [u for u in self.waiting if u.at > oldest]

    def _wake(self) -> None:
        if self._parked and not self._parked.done():
            self._parked.set_result(None)
        self.on_new()
