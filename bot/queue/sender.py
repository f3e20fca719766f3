"""The sender: the outbox is emptied, replies in order per chat, letters one by one, each marked when accepted.

What goes out beside one another does not wait for each other: replies, letters, codes, for which somebody sits and
waits, those of the team, and codes that were refused.  Letters of a line are taken one at a time, so that a killed
process strands one at most.  One of which nobody may learn whether it goes has its line for a slot (slot.py): whoever
is next would see it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.queue.delivery import (
    AGAIN,
    CODE,
    LEASE,
    LINE_OF,
    PERSON,
    TEAM,
    UNTOLD,
    Deliveries,
    DeliveryError,
    Item,
    Patience,
    item_of,
)
from bot.queue.lease import Claim, LeaseLost, Unanswered
from bot.queue.outbox import CHAT, LETTER, ItemState, Outbox
from bot.queue.retry import Retry, rest
from bot.queue.slot import Slot
from bot.storage.crypto import UnknownKey
from bot.storage.database import Storage
from bot.storage.trouble import is_passing
from flows.lines import Reply

log = logging.getLogger(__name__)

LINES = (LETTER, PERSON, CODE, TEAM, AGAIN)
"""The lines of letters.  Each goes out beside the others, and so do replies."""
CONNECTIONS = {LETTER: LETTER, PERSON: LETTER, CODE: CODE, TEAM: AGAIN, AGAIN: AGAIN}
"""With which line each shares its connection to the mail server, because some take no more than three.  What is tried
again did go all the same, so it tells nothing that it took longer behind a code for the team.  Of two lines that share
one each has its turn after the other's."""
PATIENCE = {CODE: Patience(3.0, 20.0), AGAIN: Patience(10.0, 20.0), PERSON: Patience(10.0, 60.0)}
"""For letters to addresses that strangers choose: the relay may ask the recipient's server before it answers, and
whoever has such a server would set the pace of everybody's.  The ten minutes for which RFC 5321, 4.5.3.2.6, asks stay
the team's own; what was taken after all arrives again, and is the same (`LEFT_OPEN` times at the most)."""
AT_ONCE = {CHAT: 64} | dict.fromkeys(LINES, 1)
"""How much of each kind is on its way at the same time; the mail server is given one letter after the other anyway."""
UNFORESEEN = 5
"""Tries after which something that fails in a way nobody thought of is given up."""
LOOK = 1.0
"""Seconds after which whoever has nothing to do looks whether there is anything: what a dead replica had, or what is
due again after a failure."""
NOTING = Retry((0.2, 1.0, 5.0), attempts=5)
"""What became of something is noted even if the database is away for a moment: else it goes out again."""
LATER = Retry((30.0,), attempts=1)
"""The same where that is not enough, again and again: the database, or a key, is away for longer."""

ChatSender = Callable[[int, Mapping[str, Any], str], Awaitable[int | None]]
"""Delivers a reply to a chat in a language; the id of the message.  Raises DeliveryError."""
InHand = tuple[Item, str]
"""What is to be delivered next, and in which language."""
Note = Callable[..., ItemState]
"""Notes in a transaction what became of an item; with `unfollowed`, without what follows from it."""
Noted = tuple[ItemState, list[InHand] | None]
"""The state that something is in now, and what is to be sent next to its chat; None where that is for `run` to find."""
LetterSender = Callable[[str, bytes, str], Awaitable[object]]
"""Hands a letter for an address to the mail server; the last is the line that it waited in.  Raises DeliveryError."""


class Hand:
    """A sender's hand, held out while something is said to a chat: what is promised there lies in it from the same
    transaction on, and nobody has to look for it.  What others have promised to that chat goes first: then nothing is
    in it, and all of it is claimed."""

    def __init__(
        self, claim: Claim, deliveries: Deliveries, language_of: Callable[[Connection, int], str]
    ) -> None:
        self._claim, self._deliveries, self._language_of = claim, deliveries, language_of

    def say(
        self, db: Connection, outbox: Outbox, chat_id: int, said: Mapping[str, Reply | int]
    ) -> Sequence[InHand] | None:
        """Promise replies to a chat (`Outbox.say`).  What is in hand then, in its order; None where what waits there is
        to be claimed."""
        token, _ = self._claim.tried(db)
        lease = self._deliveries.lease_for(db, chat_id, token)
        taken = outbox.say(db, chat_id, said, lease) if said else []
        if lease is None:
            return None
        language = self._language_of(db, chat_id) if taken else ""
        return [(item_of(each), language) for each in taken]


class Sender:
    """Sends what is promised."""

    def __init__(
        self,
        storage: Storage,
        deliveries: Deliveries,
        chats: ChatSender,
        letters: LetterSender,
        language_of: Callable[[Any, int], str],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        *,
        probe: LetterSender,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """`probe` goes the way of a letter that is not to be delivered, as far as it does not arrive: whether the
        mail server is there must not depend on whom a letter is for.  `timer` is monotonic, in seconds."""
        self._probe, self._timer = probe, timer
        self._slot = Slot()
        self._storage, self._deliveries = storage, deliveries
        self._send_chat, self._send_letter, self._language_of = chats, letters, language_of
        self._sleep = sleep
        self._wakes = {kind: asyncio.Event() for kind in AT_ONCE}
        self._told = 0
        self._held: dict[int, Item] = {}
        self._untouched: set[int] = set()
        self._unanswered = Unanswered(timer)
        self._unnoted: dict[int, asyncio.Task[None]] = {}
        self._closing = asyncio.Event()

    def wake(self, kind: str) -> None:
        """There may be something to send."""
        self._told += kind == CHAT
        self._wakes[kind].set()
        if kind == LETTER:
            for line in LINE_OF.values():
                self._wakes[line].set()

    def wake_all(self) -> None:
        """There may be something of any kind to send."""
        for wake in self._wakes.values():
            wake.set()

    def close(self) -> None:
        """Stop after what is in hand."""
        self._closing.set()
        self.wake_all()

    async def run(self, work: str) -> None:
        """Send all replies, or the letters of one line, as they fall due, until closed."""
        kind, line = (CHAT, None) if work == CHAT else (LETTER, work)
        wake, busy = self._wakes[work], set[asyncio.Task[bool]]()

        def freed(task: asyncio.Task[bool]) -> None:
            busy.discard(task)
            wake.set()

        while not self._closing.is_set():
            wake.clear()
            room = AT_ONCE[work] - len(busy)
            # Letters that run out while another is on its way are given up, however long it takes.
            items = await self.claim(kind, room, line=line) if room or line else []
            for item, language in items:
                task = asyncio.create_task(self._take(item, language))
                busy.add(task)
                task.add_done_callback(freed)
            if not items:
                try:
                    await asyncio.wait_for(wake.wait(), LOOK)
                except TimeoutError:
                    continue
        await asyncio.gather(*busy)
        await asyncio.gather(*self._unnoted.values())

    async def stay(self) -> None:
        """Keep what is on its way ours, however long the other side takes to answer."""
        while True:
            # At once where this begins again because it failed: others wait a moment for it (lease.py, `Grace`).
            if self._held:
                await self._storage.run(self._deliveries.renew, list(self._held.values()))
            await self._sleep(LEASE / 3)

    @contextmanager
    def hand(self) -> Iterator[Hand]:
        """Hold a hand out, until what is promised into it is committed; `at_once` delivers it then."""
        with self._unanswered.claim() as claim:
            yield Hand(claim, self._deliveries, self._language_of)

    async def at_once(self, chat_id: int, given: Sequence[InHand] | None = None) -> None:
        """Send what waits for one chat, in order: what is in hand already, where it is, and what was promised
        meanwhile.  What fails is left to `run`, with what stands behind it."""
        waiting = list(given) if given is not None else await self.claim(CHAT, 1, chat_id)
        self._held |= {item.id: item for item, _ in waiting}
        self._untouched |= {item.id for item, _ in waiting}
        while waiting:
            (item, language), *waiting = waiting
            found = await self._deliver(item, language, last=not waiting)
            if found is None:
                await self._give_back([each for each, _ in waiting])
                return
            waiting = [each for each in waiting if each[0].id in self._untouched] + found

    async def let_go(self) -> None:
        """Give back what is in hand and was not begun: this process stops, and whoever sends it then is to know that
        nobody did before."""
        await self._give_back(list(self._held.values()))

    async def _give_back(self, items: Sequence[Item]) -> None:
        """Give back what was not begun, and is still in hand."""
        untouched = [each for each in items if each.id in self._untouched]
        for each in untouched:
            self._untouched.discard(each.id)
            self._held.pop(each.id, None)
        try:
            if untouched:
                await self._storage.run(self._deliveries.let_go, untouched)
        except Exception as error:  # noqa: BLE001 - the next claim gives it back then
            # Its lease would tell that it may have been sent.
            self._unanswered.add(each.lease.token for each in untouched)
            log.warning("%d replies are not given back yet (%s)", len(untouched), type(error).__name__)
        self._wakes[CHAT].set()

    async def claim(
        self, kind: str, most: int, chat_id: int | None = None, line: str | None = None
    ) -> list[tuple[Item, str]]:
        """What is due, of one chat or of one line where that is said, each with the language of its chat."""
        with self._unanswered.claim() as claim:
            return await self._storage.run(self._claim, claim, kind, most, chat_id, line)

    def _claim(
        self, db: Connection, claim: Claim, kind: str, most: int, chat_id: int | None, line: str | None = None
    ) -> list[tuple[Item, str]]:
        token, lost = claim.tried(db)
        held = list(self._held)
        items = self._deliveries.claim(db, kind, most, chat_id, held, line=line, token=token, lost=lost)
        return [(item, self._language_of(db, item.chat_id) if kind == CHAT else "") for item in items]

    async def _take(self, item: Item, language: str) -> bool:
        """Deliver it, and keep the line until the next may have it; whether it was delivered."""
        begun = self._timer()
        over = begun + self._slot.at(begun)
        delivered = await self._deliver(item, language) is not None
        if item.purpose in UNTOLD and (left := over - self._timer()) > 0:
            await rest(self._sleep(left), self._closing)
        return delivered

    async def _deliver(self, item: Item, language: str, *, last: bool = False) -> list[InHand] | None:
        """Deliver it; None where it was not, or where `run` is to find what comes next.  `last`: nothing else to its
        chat is in hand, and what waits there is claimed with the same commit that notes this one, and returned."""
        self._held[item.id] = item
        self._untouched.discard(item.id)
        try:
            return await self._delivered(item, language, last=last)
        finally:
            if item.id not in self._unnoted:
                self._held.pop(item.id, None)

    async def _delivered(self, item: Item, language: str, *, last: bool) -> list[InHand] | None:
        message_id = None
        try:
            if item.kind == CHAT:
                message_id = await self._send_chat(item.chat_id, item.body, language)
            else:
                await self._letter(item)
        except DeliveryError as error:
            await self._note(item, error)
            return None
        except Exception as error:
            log.exception("%s %s could not be sent", item.kind, item.effect_key)
            await self._note(item, DeliveryError(type(error).__name__, permanent=item.attempts > UNFORESEEN))
            return None
        sent = partial(self._deliveries.sent, item=item, message_id=message_id)
        noted = await self._noted(item, sent, last=last)
        return noted[1] if noted else None

    async def _noted(self, item: Item, note: Note, *, last: bool = False) -> Noted | None:
        """Note what became of it; None where that is somebody else's to say, or is not noted yet."""
        noted, left = await self._tried(item, note, NOTING, last=last)
        if left is not None:
            # Beside the others of its line, of which some may need neither.
            self._unnoted[item.id] = asyncio.create_task(self._note_later(item, left))
        return noted

    async def _note_later(self, item: Item, note: Note) -> None:
        """Note it as soon as that can be done, and have it in hand until then: it does not go out a second time while
        this process lives."""
        left: Note | None = note
        try:
            while left is not None and not self._closing.is_set():
                await rest(self._sleep(LATER.wait(1)), self._closing)
                _, left = await self._tried(item, left, LATER)
        finally:
            self._held.pop(item.id, None)
            self._unnoted.pop(item.id, None)
            self._wakes[CHAT].set()  # its chat is free

    async def _tried(
        self, item: Item, note: Note, retry: Retry, *, last: bool = False
    ) -> tuple[Noted | None, Note | None]:
        """Try to note it: what came of that, and what is left to be noted when these tries are over.  What
        follows from it may fail: that is tried again without the sending, and left out in the end, because another
        sending would mend nothing.  What only waits for the database or a key is never left out."""
        failures, followed = 0, True
        found: list[InHand] | None = []
        while True:
            try:
                if last:
                    return await self._note_and_go_on(item, note), None
                return (await self._storage.run(note), found), None
            except LeaseLost:
                log.warning("%s: the lease was lost; if it was sent, it may go out twice", item.effect_key)
                return None, None
            except Exception as error:
                failures += 1
                if last:
                    # The look for what comes next may be what fails: `run` looks then.
                    last, found = False, None
                log.warning("%s: not noted yet (%s)", item.effect_key, type(error).__name__)
                # What others have locked may have held it up, and kept its own row from being renewed all the while.
                await self._keep(item)
                if retry.is_over(failures):
                    if _is_passing(error) or not followed:
                        return None, note
                    log.error(
                        "%s is to be noted, and what follows from it failed", item.effect_key, exc_info=error
                    )
                    note, failures, followed = partial(note, unfollowed=type(error).__name__), 0, False
            if failures:
                await self._sleep(retry.wait(failures))

    async def _note_and_go_on(self, item: Item, note: Note) -> Noted:
        told = self._told
        with self._unanswered.claim() as claim:
            state, found = await self._storage.run(self._and_next, note, claim, item.chat_id)
        if not found and self._told != told:
            # What we were told of meanwhile this did not see, perhaps, and whoever looked for it saw this one wait.
            self._wakes[CHAT].set()
        return state, found

    def _and_next(self, db: Connection, note: Note, claim: Claim, chat_id: int) -> Noted:
        return note(db), self._claim(db, claim, CHAT, 1, chat_id)

    async def _keep(self, item: Item) -> None:
        """Keep one that is to be noted ours, if the database takes that."""
        try:
            await self._storage.run(self._deliveries.renew, [item])
        except Exception as error:  # noqa: BLE001 - noting it is what counts
            log.warning("%s: its lease is not renewed (%s)", item.effect_key, type(error).__name__)

    async def _letter(self, item: Item) -> None:
        to, message = item.body["to"], item.body["message"].encode("ascii")
        if not item.body["deliver"]:
            await self._probe(to, message, item.line)
            return
        begun, relay = self._timer(), False
        try:
            await self._send_letter(to, message, item.line)
        except DeliveryError as error:
            relay = error.relay  # so far a probe comes as well, and takes as long
            raise
        finally:
            # What is tried again may have waited for its connection, and nobody waits behind it from whom to hide it.
            if item.purpose in UNTOLD and item.line != AGAIN and not relay:
                self._slot.took(self._timer() - begun)

    async def _note(self, item: Item, error: DeliveryError) -> None:
        noted = await self._noted(item, partial(self._deliveries.failed, item=item, error=error))
        if noted is None:
            return
        state, _ = noted
        level = logging.ERROR if state is ItemState.DEAD else logging.WARNING
        log.log(level, "%s %s: %s (now %s)", item.kind, item.effect_key, error, state)


def _is_passing(error: Exception) -> bool:
    """Whether what could not be noted only waits for the database, or for a key that may be back."""
    return isinstance(error, UnknownKey) or is_passing(error)
