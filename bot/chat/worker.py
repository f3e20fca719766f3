"""The worker: updates taken from the inbox, one lane per chat, lanes in parallel, each heard in one transaction.

What `hear` does in that transaction:

1. The update is marked done under its lease: a redelivered one is recognised before it can answer anything.
2. What it means is worked out; the conversation is loaded under lock and its flow runs to its next pause.
3. The answers are stored, or the result is carried out (a ticket, its events, its letters).
4. The replies go into the outbox.

No network inside it.  A crash before the commit leaves the person at the same question with nothing half
done; a crash after it loses no reply.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.chat.events import Event, NotYet, Unreadable
from bot.chat.turn import Erase, Says, Toast
from bot.queue.inbox import BATCH, LEASE, MANY, Claimed, Inbox, Kept
from bot.queue.lease import Claim, LeaseLost, Unanswered
from bot.queue.outbox import Outbox
from bot.queue.retry import KEYLESS, rest
from bot.queue.sender import Hand, InHand
from bot.queue.share import Share
from bot.storage.crypto import UnknownKey
from bot.storage.database import Storage
from bot.storage.trouble import is_passing, line_for
from flows.lines import Reply, line

log = logging.getLogger(__name__)

LANES = 64
"""Updates heard at the same time.  What is said to them goes out beside it: a chat hears us out before its next update
is heard, and holds up no other meanwhile."""
SLOW_LANES = LANES // 2
"""Of them, those for updates that stand behind others: there is room for who comes with one."""
BEHIND = 1.0
"""Seconds for which an update lets others be heard first, for each short one that it stands behind."""
AHEAD = 0.25
"""Seconds of others' waiting that updates which arrive pass over: Telegram keeps them in one line for all chats, and
brings no more before these are kept."""
OLDEST = 0.5
"""Seconds in which the update that has waited longest is taken, behind however many it stands.  It may be one of a
crowd, whose updates grow old as well: so it is one, of all that are taken, and whoever came just now loses one lane of
many to it.  More often would be no use: what stands behind others has no more turns than that before a database at
which others wait (bot/storage/jobs.py)."""
LOOK = 1.0
"""Seconds after which whoever has nothing to do looks whether there is anything: work of a dead replica, or due again
after a failure."""
MORE = 0.2
"""Seconds within which more updates are here, a way to Telegram and back."""
AGAIN = 2.0
"""Seconds after which what could not be read because of others is looked at again."""
SETTLED = 3.0
"""Seconds after which whatever kills a process at its start has killed it: from then on a death may be blamed on what
was in hand."""
NOTED_AGAIN = 5.0
"""Seconds after which it is tried again to note what became of an update, where the database kept us from that."""
READING = 90.0
"""Seconds for which an update may be read at a time: a file in it is fetched from Telegram."""


@dataclass(frozen=True)
class Heard:
    """What came of an update: what a press is answered with, and what is said to its chat, in the sender's hand; None
    where more waits there.  `took`: seconds of hearing."""

    toast: Toast | None = None
    said: Sequence[InHand] | None = ()
    took: float = 0.0


@dataclass
class _Arriving:
    """Updates that will be kept together, and the task that does it."""

    updates: dict[bytes, None]
    """Each once, in order: whoever gave up waiting, because the database is silent, brings its own again."""
    kept: asyncio.Task[None]
    times: int = 0
    """How often something was brought."""

    @property
    def more(self) -> bool:
        """Whether more waits at Telegram: a poll is full, or a crowd comes to the webhook."""
        return len(self.updates) >= BATCH or self.times >= MANY


class Worker:
    """Takes updates from the inbox and has them heard."""

    def __init__(
        self,
        storage: Storage,
        inbox: Inbox,
        outbox: Outbox,
        *,
        read: Callable[[dict[str, Any]], Awaitable[Event | None]],
        respond: Callable[[Connection, Event], list[Says]],
        hand: Callable[[], AbstractContextManager[Hand]],
        deliver: Callable[[int, Sequence[InHand] | None], Coroutine[Any, Any, None]],
        toast: Callable[[str, Toast | None], Awaitable[None]],
        heard: Share | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """`read` makes an event of an update's JSON (handlers/incoming.py), `respond` says what is said to it
        (dialog.py), into a `hand` of the sender (queue/sender.py); `deliver` sends that at once, or what waits for the
        chat; `toast` answers a press; `heard`: the seconds of hearing that each chat had of late; `clock`: monotonic
        seconds."""
        self._clock, self._sleep = clock, sleep
        self._storage, self._inbox, self._outbox = storage, inbox, outbox
        self.read, self.respond, self.deliver, self.toast = read, respond, deliver, toast
        self._hand = hand
        self._had = heard or Share()
        self._held: dict[int, Claimed] = {}
        self._unanswered = Unanswered(clock)
        self._busy: set[asyncio.Task[None]] = set()
        self._delivering: dict[asyncio.Task[None], int] = {}
        self._renewed = 0.0
        self._began = self._oldest_at = clock()
        self._wake = asyncio.Event()
        self._runs, self._left = False, True
        self._taking = asyncio.Lock()
        self._arriving: _Arriving | None = None
        self._keeping = asyncio.Lock()
        self._closing = asyncio.Event()

    async def store(self, updates: list[bytes]) -> None:
        """Keep raw updates; they are acknowledged only after this returns.

        A webhook brings them one by one, on many connections at once: what comes while others are being kept is kept
        together, in one transaction, in which what there is room for is taken as well.  One that another replica is
        keeping, and has not committed, fails at once: Telegram brings it again, and nobody waits behind it.
        """
        if self._arriving is None:
            self._arriving = _Arriving({}, asyncio.get_running_loop().create_task(self._keep()))
        arriving = self._arriving
        arriving.updates.update(dict.fromkeys(updates))
        arriving.times += 1
        try:
            await asyncio.shield(arriving.kept)  # whoever gives up waiting takes nothing from the others
        except Exception:
            if len(arriving.updates) == len(updates):
                raise
            await self._store(updates)  # it may have been another's

    async def _keep(self) -> None:
        async with self._keeping:
            arriving, self._arriving = self._arriving, None
            if not arriving:
                return
            if not (self._takes and await self._keep_and_take(arriving)):
                await self._store(list(arriving.updates), more=arriving.more)
            if arriving.more:
                self.expect()

    async def _store(self, updates: list[bytes], *, more: bool = False) -> None:
        self._inbox.count(await self._storage.run_in_turn(-AHEAD, self._inbox.store, updates, more=more))
        self.wake()

    @property
    def _takes(self) -> bool:
        """Whether what arrives is taken with the same commit; while something is being taken anyway it is not."""
        return self._runs and not self._closing.is_set() and not self._taking.locked()

    async def _keep_and_take(self, arriving: _Arriving) -> bool:
        """Keep what arrived, and begin with what of it there is room for.  False where something cannot be taken, which
        must not keep anything from being kept.  Raises what is_passing."""
        async with self._taking:
            try:
                with self._unanswered.claim() as claim:
                    kept, claimed, left = await self._storage.run_in_turn(-AHEAD, self._kept, claim, arriving)
            except Exception as error:
                if is_passing(error):
                    self.wake()  # it may be kept all the same, and nobody heard of it
                    raise
                log.exception("what arrives is kept and not taken")
                return False
            self._begin(claimed)
        self._inbox.count(kept)
        if left:
            self.wake()
        return True

    def _kept(self, db: Connection, claim: Claim, arriving: _Arriving) -> tuple[Kept, list[Claimed], bool]:
        """What is kept, what of it is taken, and whether something is left to whoever has room."""
        kept = self._inbox.keep(db, list(arriving.updates))
        claimed = self._claim(db, claim, new=True) if kept.to_hear else []
        left = not kept.to_hear.issubset(each.update_id for each in claimed)
        if left or arriving.more:
            self._inbox.tell(db, more=arriving.more)
        return kept, claimed, left

    def wake(self) -> None:
        """There may be work."""
        self._wake.set()

    def expect(self) -> None:
        """More updates wait at Telegram, and among them may be somebody who stands behind a crowd in its own line: what
        is in no hurry rests until they are kept, here or by the replica that fetches them."""
        self._storage.expect(MORE)
        self.wake()

    async def run(self) -> None:
        """Take work until closed."""
        self._began, self._runs = self._clock(), True
        try:
            while not self._closing.is_set():
                self._wake.clear()
                await self._stay()
                async with self._taking:
                    # Whoever closes waits for what is being taken, and for nothing after that.
                    claimed = [] if self._closing.is_set() else await self.take()
                    self._begin(claimed)
                if not claimed and not self._closing.is_set():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._wake.wait(), LOOK)
        finally:
            self._runs = False

    def _begin(self, claimed: Collection[Claimed]) -> None:
        """Have these heard beside each other."""
        for each in claimed:
            self._held[each.id] = each
            task = asyncio.get_running_loop().create_task(self._see(each))
            self._busy.add(task)
            task.add_done_callback(self._freed)

    async def close(self) -> None:
        """Finish what is in hand, take nothing new."""
        self._closing.set()
        self._wake.set()
        async with self._taking:
            pass  # what is being taken is in hand
        while self._busy or self._delivering:
            await asyncio.wait({*self._busy, *self._delivering})

    async def let_go(self) -> None:
        """Give back what could not be finished in time, so that it does not count as having killed us."""
        held, self._held = list(self._held.values()), {}
        if held:
            await self._storage.run(self._inbox.let_go, held)

    async def handle(self, claimed: Claimed) -> None:
        """See one update through: read it, hear it, send what was said; or note that it failed."""
        await (await self._heard(claimed))

    async def _see(self, claimed: Claimed) -> None:
        """Hear an update; what was said goes out beside the updates of other chats."""
        try:
            delivering = asyncio.ensure_future(await self._heard(claimed))
        finally:
            self._held.pop(claimed.id, None)
        self._delivering[delivering] = claimed.chat_id
        delivering.add_done_callback(self._said)

    async def _heard(self, claimed: Claimed) -> Coroutine[Any, Any, None]:
        """Read and hear an update, or note that it failed; what is to be delivered then."""
        try:
            event = await self._event(claimed)
            with self._hand() as hand:
                heard = await self._in_turn(claimed, event, hand)
        except LeaseLost:
            log.warning("update %d: the lease was lost, another worker has it", claimed.id)
            return _nothing()
        except NotYet as later:
            wait = AGAIN if later.wait is None else later.wait
            await self._note(claimed, self._inbox.came_back, wait)
            return _nothing()
        except UnknownKey as error:
            log.error("update %d waits: %s", claimed.id, error)
            await self._note(claimed, self._inbox.came_back, KEYLESS)
            return _nothing()
        except Unreadable as error:
            log.error("update %d cannot be read: %s", claimed.id, error)
            await self._note(claimed, self._inbox.unreadable)
            return _nothing()
        except Exception as error:
            if is_passing(error):  # no update is at fault, and none is tried for the last time
                log.error("update %d waits: %s", claimed.id, line_for(error))
                await self._note(claimed, self._inbox.put_off)
                return _nothing()
            log.exception("update %d could not be handled", claimed.id)
            await self._note(claimed, self._inbox.failed, error)
            return self.deliver(claimed.chat_id, None)
        if event:
            self._had.add(
                event.chat_id, heard.took
            )  # once: it may have been heard twice, in a group that failed
        return self._answered(event.query if event else "", heard, claimed.chat_id)

    async def _in_turn(self, claimed: Claimed, event: Event | None, hand: Hand) -> Heard:
        """Hear it when it is its turn.  One that somebody died with is heard at once: while it waited in hand behind
        others, each further kill would speak against it."""
        if claimed.lease.orphaned:
            return await self._storage.run_first(self.hear, claimed, event, hand)
        return await self._storage.run_in_turn(claimed.behind * BEHIND, self.hear, claimed, event, hand)

    async def _event(self, claimed: Claimed) -> Event | None:
        """Read it.  Raises what `read` raises, and NotYet where it takes too long: nothing but a file takes any time,
        and what keeps it is Telegram, or the files of others."""
        try:
            async with asyncio.timeout(READING):
                return await self.read(json.loads(claimed.raw))
        except TimeoutError:
            raise NotYet from None

    async def _answered(self, query: str, heard: Heard, chat_id: int) -> None:
        if query:
            # After the commit, so that it is true, and beside what is sent: Telegram does not wait for long.
            await asyncio.gather(self.toast(query, heard.toast), self.deliver(chat_id, heard.said))
        else:
            await self.deliver(chat_id, heard.said)

    async def take(self) -> list[Claimed]:
        """Take what is to be heard next, as far as there is room."""
        # Whoever is done while we look may be what keeps the next of its chat from being taken: it wakes us then.
        self._left = True
        now = self._clock()
        room = self._slow > 0 and len(self._busy) < LANES
        oldest = room and now - self._oldest_at >= OLDEST
        with self._unanswered.claim() as claim:
            claimed, left = await self._storage.run(self._taken, claim, oldest=oldest)
        if oldest:
            self._oldest_at = now
        self._left = left
        return claimed

    def _taken(self, db: Connection, claim: Claim, *, oldest: bool) -> tuple[list[Claimed], bool]:
        """What is taken, and whether anything is left for whoever has room next."""
        claimed = self._claim(db, claim, oldest=oldest)
        return claimed, len(self._busy) >= LANES or self._inbox.is_waiting(db)

    @property
    def _slow(self) -> int:
        """Lanes that are left for updates which stand behind others."""
        return SLOW_LANES - sum(each.behind > 0 for each in self._held.values())

    def _claim(
        self, db: Connection, claim: Claim, *, new: bool = False, oldest: bool = False
    ) -> list[Claimed]:
        """What is taken; nothing is looked at where there is no room.  `new`: something has just come, and none that
        nobody came back with is looked for beside it.  `oldest`: first the one that has waited longest."""
        room = LANES - len(self._busy)
        alone = not new and not any(each.lease.orphaned for each in self._held.values())
        # What waits behind one in hand is none of a lane's first: the database need not look for that of each.
        chats = {*self._delivering.values(), *(each.chat_id for each in self._held.values())}
        now = self._clock()
        if not room:
            return []
        token, lost = claim.tried(db)
        slow = self._slow
        most = min(room, slow) if slow > 0 else room
        return self._inbox.claim(
            db,
            most,
            list(self._held),
            chats,
            prompt=slow <= 0,
            oldest=oldest,
            suspects=alone,
            worse=now - self._began > SETTLED,
            token=token,
            lost=lost,
        )

    async def _stay(self) -> None:
        """Keep what is in hand ours, however long a file takes to come."""
        now = self._clock()
        if self._held and now - self._renewed > LEASE / 3:
            await self._storage.run(self._inbox.renew, list(self._held.values()))
            self._renewed = now

    def hear(self, db: Connection, claimed: Claimed, event: Event | None, hand: Hand) -> Heard:
        """Hear one update, in one transaction.  Raises LeaseLost when another worker has it by now."""
        self._inbox.done(db, claimed)
        if event is None:
            return Heard()  # a kind of update that nobody reacts to
        toast, begun = None, time.thread_time()
        answer = self.respond(db, event)
        took = time.thread_time() - begun
        said = dict[str, Reply | int]()
        for n, each in enumerate(answer, start=1):
            if isinstance(each, Toast):
                toast = each
            else:
                said[f"{event.key}:{n}"] = each.message_id if isinstance(each, Erase) else each
        return Heard(toast, hand.say(db, self._outbox, event.chat_id, said), took)

    def _freed(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._look_again()

    def _said(self, task: asyncio.Task[None]) -> None:
        self._delivering.pop(task, None)
        self._look_again()
        if not task.cancelled() and (error := task.exception()):
            log.error("what was said could not be sent at once", exc_info=error)

    def _look_again(self) -> None:
        """There is room for what is left.  Where nothing is, nobody asks: each message would be followed by two
        claims of nothing."""
        if self._left:
            self._wake.set()

    async def _note(self, claimed: Claimed, note: Callable[..., object], *how: object) -> None:
        """Note what became of an update that was not handled.  Where the database is in the way of that, the update
        stays in hand until it can be noted, or we stop: its lease would tell that we died of it."""
        while True:
            try:
                await self._storage.run(note, claimed, *how)
                self.wake()  # it may be due again at once
                return
            except LeaseLost:
                log.warning("update %d: the lease was lost, another worker has it", claimed.id)
                return
            except Exception as error:
                if not is_passing(error):
                    log.exception("update %d: it could not be noted; the lease will run out", claimed.id)
                    return
                log.error("update %d: not noted yet (%s)", claimed.id, line_for(error))
            if self._closing.is_set():
                return
            await rest(self._sleep(NOTED_AGAIN), self._closing)


async def _nothing() -> None:
    """There is nothing to be delivered."""


def apology(outbox: Outbox, db: Connection, id: int, chat_id: int) -> None:
    """Tell a chat that one of its updates, by its number in the inbox, could not be handled."""
    if chat_id > 0:
        outbox.reply(db, f"i{id}:dead", chat_id, Reply((line("sorry-dead"),)))


def slow_down(outbox: Outbox, db: Connection, minute: int, chats: Collection[int]) -> None:
    """Ask people to wait until we have caught up, once a minute.  A group is not told: nobody there was promised
    anything."""
    # In one order: two replicas that tell the same chats in two would wait for each other.
    keys = {f"full:{each}:{minute}": each for each in sorted(chats) if each > 0}
    if keys:
        outbox.same_reply(db, keys, Reply((line("slow-down"),)))
