"""The sender: codes wait for nobody, what is on its way is not sent twice, what was accepted is noted."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import OperationalError

from bot.queue.delivery import AGAIN, CODE, LEASE, Deliveries, DeliveryError, Follow, Item
from bot.queue.outbox import CHAT, LETTER, Envelope, ItemState, Outbox
from bot.queue.sender import LINES, NOTING, InHand, Sender
from bot.queue.slot import FIRST
from bot.storage.crypto import KeyRing, UnknownKey
from bot.storage.database import Storage
from bot.storage.tables import outbox as table
from flows.lines import Reply, line
from tests.chat import Clock

AWAY = OperationalError("UPDATE", None, Exception("server closed the connection"))
"""What a database that is away is known by."""


class Forgetful(Deliveries):
    """Deliveries on a database that is away the first times that something is noted, or given back."""

    away = lets_not_go = claims_not = 0

    def claim(self, *what: Any, **how: Any) -> list[Item]:
        if self.claims_not:
            self.claims_not -= 1
            raise LookupError("what waits cannot be taken")
        return super().claim(*what, **how)

    def let_go(self, db: Connection, untouched: Iterable[Item]) -> None:
        if self.lets_not_go:
            self.lets_not_go -= 1
            raise AWAY
        super().let_go(db, untouched)

    def sent(self, db: Connection, item: Item, message_id: int | None = None, **how: str) -> ItemState:
        if self.away:
            self.away -= 1
            raise AWAY
        return super().sent(db, item, message_id, **how)


class Office:
    """A sender on a real database, and a world outside that can be told to keep it waiting."""

    def __init__(self, storage: Storage, keys: KeyRing, clock: Clock) -> None:
        self.storage, self.clock, self.outbox = storage, clock, Outbox(keys, clock)
        self.follows: dict[str, Follow] = {}
        self.deliveries = Forgetful(keys, self.follows, clock)
        self.went: list[str] = []
        self.arrived: dict[str, asyncio.Event] = {}
        self.keeps_waiting: dict[str, asyncio.Event] = {}
        self.slept: list[float] = []
        self.sender = Sender(
            storage,
            self.deliveries,
            self._chat,
            self._letter,
            lambda *_: "th",
            self._sleep,
            probe=self._probe,
            timer=lambda: self.timer,
        )
        self.timer = 0.0
        self.takes = 0.0
        """Seconds that the mail server takes for a letter, whatever it says then; a probe takes it none."""
        self.refuses: dict[str, DeliveryError] = {}
        self.begun: dict[str, float] = {}

    async def promise(
        self, to: str, purpose: str, *, deliver: bool = True, deadline: float | None = None
    ) -> None:
        letter = Envelope(f"{purpose}-{to}", purpose, to, b"words", deliver=deliver, deadline=deadline)
        await self.storage.run(self.outbox.letter, letter)

    async def say(self, chat: int) -> None:
        await self.storage.run(self.outbox.reply, f"r{chat}", chat, Reply((line("sorry-dead"),)))

    async def hears(self, chat: int, *keys: str) -> Sequence[InHand] | None:
        """So many replies are said to a chat, into the sender's hand."""
        said = {key: Reply((line("sorry-dead"),)) for key in keys}
        with self.sender.hand() as hand:
            return await self.storage.run(hand.say, self.outbox, chat, said)

    async def due(self, kind: str = LETTER) -> list[str]:
        """What a sender with nothing in hand would take, once all leases have run out."""
        self.clock.passes(LEASE + 1)
        items = await self.storage.run(self.deliveries.claim, kind)
        return [each.effect_key for each in items]

    async def deliver(self, kind: str = LETTER) -> None:
        """Take one thing that is due, and see it through."""
        [(item, language)] = await self.sender.claim(kind, 1)
        await self.sender._deliver(item, language)

    async def row(self) -> Any:
        """The first thing that was promised."""
        return (await self.rows())[0]

    async def rows(self) -> Sequence[Any]:
        """All that was promised."""
        return await self.storage.run(lambda db: db.execute(select(table).order_by(table.c.id)).all())

    async def states(self) -> list[str]:
        rows = await self.storage.run(lambda db: db.execute(select(table.c.state).order_by(table.c.id)))
        return [row.state for row in rows]

    def awaits(self, whom: str) -> asyncio.Event:
        """Happens when something has gone out to somebody."""
        return self.arrived.setdefault(whom, asyncio.Event())

    async def _letter(self, to: str, _: bytes, __: str) -> None:
        self.begun[to] = self.timer
        self.timer += self.takes
        await self._goes(to)
        if refusal := self.refuses.get(to):
            raise refusal

    async def _probe(self, to: str, _: bytes, __: str) -> None:
        self.begun[to] = self.timer
        await self._goes(to)

    async def _chat(self, chat: int, _: Mapping[str, Any], __: str) -> int:
        await self._goes(str(chat))
        if refusal := self.refuses.pop(str(chat), None):
            raise refusal
        return 1

    async def _goes(self, whom: str) -> None:
        self.awaits(f"begun {whom}").set()
        if gate := self.keeps_waiting.get(whom):
            await gate.wait()
        self.went.append(whom)
        self.awaits(whom).set()

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.timer += seconds
        self.awaits(f"slept {len(self.slept)} times").set()


@pytest.fixture
def office(storage: Storage, keys: KeyRing, clock: Clock) -> Office:
    return Office(storage, keys, clock)


async def test_a_slow_letter_holds_up_no_code(office: Office) -> None:
    """The mail server thinks about a letter; the code that somebody waits for goes out beside it."""
    gate = office.keeps_waiting["team@example.com"] = asyncio.Event()
    await office.promise("team@example.com", "request")
    running = [asyncio.create_task(office.sender.run(kind)) for kind in (LETTER, CODE)]
    await asyncio.wait_for(office.awaits("begun team@example.com").wait(), 5)

    await office.promise("malee@example.com", "code")
    office.sender.wake(LETTER)
    await asyncio.wait_for(office.awaits("malee@example.com").wait(), 5)
    before = list(office.went)
    gate.set()
    office.sender.close()
    await asyncio.gather(*running)

    assert ["malee@example.com"] == before
    assert ["sent", "sent"] == await office.states()


async def test_codes_of_strangers_hold_up_none_of_the_team(office: Office) -> None:
    """They ask for one after the other, and each has its line for a slot, or the mail server thinks about it: who signs
    in to the team's page gets theirs meanwhile."""
    gate = office.keeps_waiting["a@example.com"] = asyncio.Event()
    for name in "abc":
        await office.promise(f"{name}@example.com", "code", deliver=False)
    running = [asyncio.create_task(office.sender.run(each)) for each in LINES]
    await asyncio.wait_for(office.awaits("begun a@example.com").wait(), 5)

    await office.promise("team@example.com", "staff-code")
    office.sender.wake(LETTER)
    await asyncio.wait_for(office.awaits("team@example.com").wait(), 5)
    before = list(office.went)
    gate.set()
    await asyncio.wait_for(office.awaits("c@example.com").wait(), 5)
    office.sender.close()
    await asyncio.gather(*running)

    assert ["team@example.com"] == before


async def test_a_code_that_runs_out_behind_a_slow_one_is_given_up_meanwhile(office: Office) -> None:
    """The mail server thinks about one code for minutes: whoever waits for theirs behind it is told in time that it
    will not come."""
    gate = office.keeps_waiting["malee@example.com"] = asyncio.Event()
    loop, given_up = asyncio.get_running_loop(), asyncio.Event()
    office.follows["code"] = lambda *_: loop.call_soon_threadsafe(given_up.set)
    await office.promise("malee@example.com", "code")
    running = asyncio.create_task(office.sender.run(CODE))
    await asyncio.wait_for(office.awaits("begun malee@example.com").wait(), 5)

    await office.promise("somchai@example.com", "code", deadline=10)
    office.clock.passes(11)
    office.sender.wake(LETTER)
    await asyncio.wait_for(given_up.wait(), 5)
    gate.set()
    office.sender.close()
    await running

    assert ["sent", "dropped"] == await office.states()
    assert ["malee@example.com"] == office.went


async def test_a_chat_that_is_slow_to_reach_holds_up_no_other(office: Office) -> None:
    """Telegram takes its time over one reply; those to other chats, also later ones, are not part of it."""
    gate = office.keeps_waiting["1"] = asyncio.Event()
    await office.say(1)
    running = asyncio.create_task(office.sender.run(CHAT))
    await asyncio.wait_for(office.awaits("begun 1").wait(), 5)

    for chat in (2, 3):
        await office.say(chat)
        office.sender.wake(CHAT)
        await asyncio.wait_for(office.awaits(str(chat)).wait(), 5)
    gate.set()
    office.sender.close()
    await running

    assert ["2", "3", "1"] == office.went


async def test_what_is_promised_while_the_one_before_it_is_noted_goes_out_at_once(
    postgresql_url: str, keys: KeyRing, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note does not see it, and whoever looks for it sees that the one before it waits: it is looked for again
    when that is noted, and not a second later."""
    monkeypatch.setattr("bot.queue.sender.LOOK", 3600.0)
    storage = Storage(postgresql_url)
    office, loop, looked = Office(storage, keys, clock), asyncio.get_running_loop(), threading.Event()
    claim, second = office.sender.claim, Reply((line("sorry-dead"),))
    looks = list[str]()

    async def claims(*what: Any, **how: Any) -> list[InHand]:
        found = await claim(*what, **how)
        looks.append("a look")
        looked.set()
        return found

    def commits(_: Connection) -> None:
        if "sent" in looks or "1" not in office.went:
            return
        looks.append("sent")  # and what comes next was looked for in vain
        storage.now(office.outbox.reply, "r2", 1, second)
        looked.clear()
        loop.call_soon_threadsafe(office.sender.wake, CHAT)
        looked.wait(5)

    await office.say(1)
    given = await claim(CHAT, 1, 1)
    office.sender.claim = claims  # type: ignore[method-assign]
    running = asyncio.create_task(office.sender.run(CHAT))
    await asyncio.to_thread(looked.wait, 5)
    event.listen(storage.engine, "commit", commits)
    await office.sender.at_once(1, given)
    async with asyncio.timeout(5):
        while office.went != ["1", "1"]:
            office.awaits("1").clear()
            await office.awaits("1").wait()
    office.sender.close()
    await running
    states = await office.states()
    await storage.close()

    assert ["a look", "sent", "a look", "a look"] == looks[:4]
    assert ["sent", "sent"] == states


async def test_what_is_on_its_way_is_not_taken_again(office: Office) -> None:
    """The answer takes longer than the lease, and the process stood still meanwhile: there is one letter all the
    same."""
    gate = office.keeps_waiting["team@example.com"] = asyncio.Event()
    await office.promise("team@example.com", "request")
    running = asyncio.create_task(office.sender.run(LETTER))
    await asyncio.wait_for(office.awaits("begun team@example.com").wait(), 5)

    office.clock.passes(LEASE + 1)
    again = await office.sender.claim(LETTER, 1)
    gate.set()
    office.sender.close()
    await running

    assert [] == again
    assert ["team@example.com"] == office.went


@pytest.mark.parametrize("kind", [CHAT, LETTER])
async def test_a_claim_whose_answer_was_lost_waits_for_nobody(office: Office, kind: str) -> None:
    """It was done, and the connection broke before anybody heard of it: the next one takes what was sent by nobody, and
    nothing of what another has in hand."""
    await (office.say(1) if kind == CHAT else office.promise("malee@example.com", "code"))
    with suppress(ConnectionResetError), office.sender._unanswered.claim() as claim:
        await office.storage.run(office.sender._claim, claim, kind, 1, None)
        raise ConnectionResetError

    [(item, _)] = await office.sender.claim(kind, 1)
    more = await office.sender.claim(kind, 1)

    assert (False, 1, False) == (item.lease.orphaned, item.attempts, (await office.row()).ambiguous)
    assert [] == more


async def test_a_claim_that_was_undone_took_nothing(office: Office) -> None:
    """Nothing is to be given back, so no claim asks for it in the minute after."""
    await office.say(1)
    office.deliveries.claims_not = 1
    with suppress(LookupError):
        await office.sender.claim(CHAT, 16)

    said = list[str]()
    event.listen(office.storage.engine, "before_cursor_execute", lambda _, __, what, *___: said.append(what))
    [(item, _)] = await office.sender.claim(CHAT, 16)

    assert ("r1", 1) == (item.effect_key, sum(each.startswith("UPDATE") for each in said))


async def test_what_stands_behind_a_failure_is_nobodys_death(office: Office) -> None:
    """The database takes no word of it that it is given back: it goes out as soon as it may, and nobody says of it that
    it may have been sent before."""
    office.refuses["1"] = DeliveryError("flood", wait=3.0)
    office.deliveries.lets_not_go = 1
    await office.sender.at_once(1, await office.hears(1, "first", "second"))

    office.clock.passes(4)
    for _ in range(2):
        await office.deliver(CHAT)

    second = (await office.rows())[1]
    assert (["sent", "sent"], False) == (await office.states(), second.ambiguous)
    assert ["1", "1", "1"] == office.went  # the first was refused


async def test_what_stands_behind_a_dead_reply_is_looked_for_at_once(office: Office) -> None:
    """It is given back, and nobody else would look for a second."""
    office.refuses["1"] = DeliveryError("no", permanent=True)
    given = await office.hears(1, "first", "second")
    office.sender._wakes[CHAT].clear()

    await office.sender.at_once(1, given)

    assert office.sender._wakes[CHAT].is_set()
    assert ["second"] == [item.effect_key for item, _ in await office.sender.claim(CHAT, 16)]


async def test_what_is_given_back_takes_nothing_along_that_has_gone(office: Office) -> None:
    """The database is away for longer: the first has gone and is not noted, the second cannot be given back.  The first
    stays in hand until it is noted, though it was taken with the second."""
    back = asyncio.Event()

    async def sleeps(seconds: float) -> None:
        if seconds > max(NOTING.waits):
            await back.wait()

    office.sender._sleep = sleeps
    office.deliveries.away, office.deliveries.lets_not_go = NOTING.attempts or 0, 1
    await office.sender.at_once(1, await office.hears(1, "first", "second"))

    meanwhile = await office.sender.claim(CHAT, 16)
    back.set()
    await asyncio.gather(*office.sender._unnoted.values())
    await office.deliver(CHAT)

    assert [] == meanwhile
    assert (["sent", "sent"], ["1", "1"]) == (await office.states(), office.went)


async def test_what_was_not_begun_is_given_back_when_we_stop(office: Office) -> None:
    """Telegram takes its time over the first of two replies: the second is new to whoever comes next, and we do not
    begin it any more."""
    gate = office.keeps_waiting["1"] = asyncio.Event()
    sending = asyncio.create_task(office.sender.at_once(1, await office.hears(1, "first", "second")))
    await asyncio.wait_for(office.awaits("begun 1").wait(), 5)

    await office.sender.let_go()
    first, second = [(each.attempts, each.lease is None) for each in await office.rows()]
    gate.set()
    await asyncio.wait_for(sending, 5)

    assert ((1, False), (0, True)) == (first, second)
    assert ["1"] == office.went


async def test_a_claim_that_is_tried_again_leaves_nothing_behind(office: Office) -> None:
    """Its first commit was done, and the storage ran it again because it heard nothing."""
    await office.promise("malee@example.com", "code")
    with office.sender._unanswered.claim() as claim:
        for _ in range(2):
            found = await office.storage.run(office.sender._claim, claim, LETTER, 1, None)
    [(item, _)] = found

    assert (False, 1) == (item.lease.orphaned, item.attempts)
    assert [] == await office.sender.claim(LETTER, 1)


async def test_what_was_accepted_is_noted_when_the_database_is_back(office: Office) -> None:
    """The connection breaks just when "sent" is to be noted: it is asked again, and nothing goes out twice."""
    office.deliveries.away = 2
    await office.promise("malee@example.com", "code")
    [(item, language)] = await office.sender.claim(LETTER, 1)

    noted = await office.sender._deliver(item, language)

    assert ([], ["sent"], ["malee@example.com"]) == (noted, await office.states(), office.went)
    assert 2 == len(office.slept)


async def test_what_waits_long_to_be_noted_stays_in_hand(office: Office) -> None:
    """A row that somebody keeps locked holds up the note for most of a lease, again and again: no other replica sends
    the letter a second time between two tries."""
    taken: list[Item] = []
    waits = iter([LEASE - 1, LEASE - 1])

    def follow(_: Connection, __: object) -> None:
        if wait := next(waits, None):
            office.clock.passes(wait)
            raise OperationalError("UPDATE", None, Exception("canceling statement due to lock timeout"))

    async def another_replica_looks(_: float) -> None:
        taken.extend(await office.storage.run(office.deliveries.claim, LETTER))

    office.follows["request"] = follow
    office.sender._sleep = another_replica_looks
    await office.promise("team@example.com", "request")

    await office.deliver()

    assert ([], ["sent"]) == (taken, await office.states())


async def test_what_is_in_hand_is_renewed_at_once_when_renewing_begins_again(office: Office) -> None:
    """It failed while the database was away; others wait for it a moment, and no longer."""
    await office.say(7)
    [(item, _)] = await office.sender.claim(CHAT, 1)
    office.sender._held[item.id] = item
    office.clock.passes(LEASE - 1)
    rests = asyncio.Event()

    async def for_ever(_: float) -> None:
        rests.set()
        await asyncio.Event().wait()

    office.sender._sleep = for_ever
    staying = asyncio.create_task(office.sender.stay())
    await asyncio.wait_for(rests.wait(), 5)
    staying.cancel()
    office.clock.passes(2)

    assert [] == await office.storage.run(office.deliveries.claim, CHAT)


async def test_what_was_accepted_is_noted_though_what_comes_next_cannot_be_taken(office: Office) -> None:
    """The look for it is part of the note, and fails of whatever it may be: that the first has gone is noted without
    it, once, and the next is looked for by itself."""
    given = await office.hears(1, "first")
    await office.storage.run(office.outbox.reply, "second", 1, Reply((line("sorry-dead"),)))
    office.sender._wakes[CHAT].clear()
    office.deliveries.claims_not = 99

    await office.sender.at_once(1, given)

    assert (["sent", "due"], ["1"]) == (await office.states(), office.went)
    assert office.sender._wakes[CHAT].is_set()


class Follows:
    """What follows from a delivery, which fails as often as it is told to."""

    def __init__(self, error: Exception, times: int = 10_000) -> None:
        self.error, self.times = error, times
        self.tries = 0

    def __call__(self, *_: object) -> None:
        self.tries += 1
        if self.tries <= self.times:
            raise self.error


@pytest.mark.parametrize("kind", [LETTER, CHAT])
async def test_what_has_gone_does_not_go_again_because_what_follows_fails(office: Office, kind: str) -> None:
    """The ticket that a letter is about cannot be read, whoever tries: that it went is noted without what should have
    followed, and the row says why."""
    follows = Follows(LookupError("no such ticket"))
    office.follows["request" if kind == LETTER else ""] = follows
    await (office.promise("team@example.com", "request") if kind == LETTER else office.say(7))

    await office.deliver(kind)

    assert ([], 1, 5) == (await office.due(kind), len(office.went), follows.tries)
    row = await office.row()
    assert ("sent", "unfollowed: LookupError") == (row.state, row.error)


async def test_what_follows_is_tried_again_without_the_sending(office: Office) -> None:
    """It fails once: what should follow does, and nothing goes out a second time."""
    follows = office.follows["request"] = Follows(LookupError("no such ticket"), 1)
    await office.promise("team@example.com", "request")

    await office.deliver()

    row = await office.row()
    assert ("sent", None, 2, 1) == (row.state, row.error, follows.tries, len(office.went))


async def test_what_nothing_can_follow_from_is_noted_though_the_database_goes_away(office: Office) -> None:
    """What follows has failed for the last time, and the database is away when that is to be noted: it is tried until
    it is back, and nothing goes again meanwhile."""
    follows = Follows(LookupError("no such ticket"))

    def follow(*_: object) -> None:
        office.deliveries.away = 12 if follows.tries + 1 == NOTING.attempts else 0
        follows()

    office.follows["request"] = follow
    await office.promise("team@example.com", "request")

    await office.deliver()
    office.clock.passes(LEASE + 1)
    meanwhile = await office.sender.claim(LETTER, 1)
    while office.sender._unnoted:  # noqa: ASYNC110
        await asyncio.sleep(0)  # it is tried again and again

    assert [] == meanwhile
    row = await office.row()
    assert ("sent", "unfollowed: LookupError", 0) == (row.state, row.error, office.deliveries.away)
    assert (["team@example.com"], {}) == (office.went, office.sender._held)


@pytest.mark.parametrize(
    ("refusal", "state", "error"),
    [
        (DeliveryError("451 later"), "due", "451 later"),
        (DeliveryError("550 never", permanent=True), "dead", "unfollowed: LookupError; 550 never"),
    ],
    ids=["later", "never"],
)
async def test_a_failure_is_noted_though_what_follows_from_it_fails(
    office: Office, refusal: DeliveryError, state: str, error: str
) -> None:
    """Nobody can be told that a letter is late or lost: it waits as long as any that was refused, or is dead."""
    office.follows["request"] = Follows(LookupError("no such ticket"))
    office.refuses["team@example.com"] = refusal
    await office.promise("team@example.com", "request")

    await office.deliver()

    assert [] == await office.due()
    row = await office.row()
    assert (state, error, None) == (row.state, row.error, row.lease)


async def test_a_refusal_of_any_bytes_can_be_noted(office: Office) -> None:
    """What the other side says is no UTF-8 and holds a NUL: it is noted all the same, or the very same letter would go
    out for ever, before all others."""
    office.refuses["a@example.com"] = DeliveryError("550 \udce4\udcc1 no\x00user", permanent=True)
    await office.promise("a@example.com", "receipt")

    await office.deliver()

    row = await office.row()
    assert ("dead", "550 \ufffd\ufffd no\ufffduser") == (row.state, row.error)


@pytest.mark.parametrize(
    "error",
    [UnknownKey("audit_keys.key:1"), OperationalError("UPDATE", None, Exception("server closed"))],
    ids=["key", "database"],
)
async def test_what_waits_for_a_key_or_the_database_is_noted_when_it_is_back(
    office: Office, error: Exception
) -> None:
    """It is never noted without what follows, does not go again meanwhile, and holds up no other letter."""
    follows = office.follows["request"] = Follows(error, 12)
    gate = asyncio.Event()
    office.keeps_waiting["b@example.com"] = gate
    await office.promise("a@example.com", "request")
    await office.promise("b@example.com", "update")
    running = asyncio.create_task(office.sender.run(LETTER))

    await asyncio.wait_for(office.awaits("begun b@example.com").wait(), 5)
    while office.sender._unnoted:  # noqa: ASYNC110
        await asyncio.sleep(0)  # it is tried again and again
    gate.set()
    office.sender.close()
    await running

    assert (["sent", "sent"], None, 13) == (await office.states(), (await office.row()).error, follows.tries)
    assert ["a@example.com", "b@example.com"] == office.went


async def test_what_cannot_be_noted_keeps_no_process_from_stopping(office: Office) -> None:
    """A key is not there: the next process finds the letter due, and the same bytes go out again."""
    office.follows["request"] = Follows(UnknownKey("audit_keys.key:1"))
    await office.promise("a@example.com", "request")
    running = asyncio.create_task(office.sender.run(LETTER))
    await asyncio.wait_for(office.awaits("slept 5 times").wait(), 5)

    held = await office.sender.claim(LETTER, 1)
    office.sender.close()
    await asyncio.wait_for(running, 5)

    assert ([], ["request-a@example.com"], {}) == (held, await office.due(), office.sender._held)


@pytest.mark.parametrize("purpose", ["code", "failing"])
@pytest.mark.parametrize(
    "refusal",
    [None, DeliveryError("451 later", code=451), DeliveryError("550 no such user", code=550, permanent=True)],
    ids=["taken", "later", "never"],
)
@pytest.mark.parametrize("takes", [0.05, 0.7], ids=["quick", "slow"])
async def test_the_next_letter_does_not_tell_whether_one_went(
    office: Office, purpose: str, refusal: DeliveryError | None, takes: float
) -> None:
    """Right behind a code for somebody else comes one's own: it goes at the same time after one that went, was
    refused, or was kept here."""
    office.takes = takes
    if refusal:
        office.refuses["customer@example.com"] = refusal
    held = []
    for n, name in enumerate(("customer", "nobody"), 1):
        await office.promise(f"{name}@example.com", purpose, deliver=name == "customer")
        await office.promise(f"own-{name}@example.com", purpose)
        running = asyncio.create_task(office.sender.run(CODE))
        await asyncio.wait_for(office.awaits(f"own-{name}@example.com").wait(), 5)
        # What is behind the second has its own slot before it.
        await office.promise(f"last-{name}@example.com", purpose)
        office.sender.wake_all()
        # Its slot ends before the next are begun.
        await asyncio.wait_for(office.awaits(f"slept {3 * n} times").wait(), 5)
        running.cancel()
        held.append(
            [
                round(office.begun[f"{after}-{name}@example.com"] - office.begun[f"{name}@example.com"], 6)
                for after in ("own", "last")
            ]
        )

    assert [[FIRST, 2 * FIRST]] * 2 == held


async def test_a_letter_that_is_no_secret_holds_nothing_longer_than_it_takes(office: Office) -> None:
    """Letters to the team go to it always, so they need no slot."""
    for name in ("one", "two"):
        await office.promise(f"{name}@example.com", "request")

    running = asyncio.create_task(office.sender.run(LETTER))
    await asyncio.wait_for(office.awaits("two@example.com").wait(), 5)
    office.sender.close()
    await running

    assert [] == office.slept


async def test_a_mail_server_that_is_away_makes_no_slot_longer(office: Office) -> None:
    """It keeps a probe waiting as well, so there is nothing to hide; and once it is back codes are not to wait."""
    office.takes = 60.0
    office.refuses["malee@example.com"] = DeliveryError("timed out", relay=True)
    await office.promise("malee@example.com", "code")
    [(item, language)] = await office.sender.claim(LETTER, 1)

    await office.sender._take(item, language)
    office.takes = 0.0
    await office.promise("somchai@example.com", "code")
    [(item, language)] = await office.sender.claim(LETTER, 1)
    await office.sender._take(item, language)

    assert [pytest.approx(FIRST)] == office.slept


async def test_no_letter_makes_the_wait_of_all_others_long(office: Office) -> None:
    """The mail server asks the recipient's own, which a stranger has: twelve codes that are kept here hold the line for
    a minute at most, and whoever comes behind them gets theirs."""
    office.takes = 18.0
    await office.promise("somebody@slow.example", "code")
    [(item, language)] = await office.sender.claim(LETTER, 1, line=CODE)
    await office.sender._take(item, language)
    office.takes, begun = 0.0, office.timer
    for n in range(12):
        await office.promise(f"nobody{n}@example.com", "code", deliver=False)
    await office.promise("malee@example.com", "code")

    running = asyncio.create_task(office.sender.run(CODE))
    await asyncio.wait_for(office.awaits("malee@example.com").wait(), 5)
    office.sender.close()
    await running

    assert office.begun["malee@example.com"] - begun < 60


async def test_what_is_tried_again_makes_no_slot_longer(office: Office) -> None:
    """It may have waited behind a code for the team; and a longer slot would show everybody that it went."""
    office.refuses["malee@example.com"] = DeliveryError("451 later", code=451)
    office.takes = 60.0
    await office.promise("malee@example.com", "failing")
    [(item, language)] = await office.sender.claim(LETTER, 1)
    await office.storage.run(office.deliveries.failed, item, office.refuses["malee@example.com"])
    office.clock.passes(61)
    [(item, language)] = await office.sender.claim(LETTER, 1, line=AGAIN)
    await office.sender._take(item, language)

    office.takes = 0.0
    await office.promise("somchai@example.com", "code")
    [(item, language)] = await office.sender.claim(LETTER, 1, line=CODE)
    await office.sender._take(item, language)

    assert [pytest.approx(FIRST)] == office.slept


async def test_a_slot_does_not_keep_the_service_from_stopping(office: Office) -> None:
    """What is left of it is waited for by nobody when the sender is closed."""
    await office.promise("malee@example.com", "code")
    endless = asyncio.Event()

    async def sleeps(_: float) -> None:
        office.awaits("slot").set()
        await endless.wait()

    office.sender._sleep = sleeps
    running = asyncio.create_task(office.sender.run(CODE))
    await asyncio.wait_for(office.awaits("slot").wait(), 5)
    office.sender.close()
    await asyncio.wait_for(running, 5)

    assert ["sent"] == await office.states()
