"""The inbox: stored before acknowledged, handled once, in order within a chat."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from bot.chat.worker import slow_down
from bot.queue.inbox import DEATHS, DEPTH, EACH, LEASE, RETRY, Claimed, Inbox, Tell, UpdateState, _arrival
from bot.queue.lease import LeaseLost
from bot.queue.outbox import Outbox
from bot.queue.share import FADES, Share
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.dialects import put
from bot.storage.tables import conversations, outbox, place
from bot.storage.tables import inbox as table
from tests.chat import Clock


def message(update_id: int, chat: int = 1, text: str = "hello") -> bytes:
    about = {"message_id": 1, "date": 0, "chat": {"id": chat, "type": "private"}, "text": text}
    return json.dumps({"update_id": update_id, "message": about}).encode()


class Desk:
    """An inbox on a database, in few words."""

    def __init__(self, storage: Storage, keys: KeyRing, clock: Clock) -> None:
        self.storage, self.keys, self.clock = storage, keys, clock
        self.told: list[tuple[str, int]] = []
        self.heard, self.asked = Share(clock), Share(clock)
        self.inbox = Inbox(
            keys,
            clock,
            given_up=self._tells("sorry"),
            full=lambda _, __, chats: self.told.extend(("slow down", each) for each in chats),
            heard=self.heard,
            asked=self.asked,
        )

    async def store(self, *updates: bytes) -> int:
        kept = await self.storage.run(self.inbox.store, updates)
        self.inbox.count(kept)
        return kept.new

    async def claim(self, most: int = 32, **hands: Any) -> list[Claimed]:
        return await self.storage.run(self.inbox.claim, most, **hands)

    async def dies(self) -> None:
        """Whoever had work in hand is killed; the process starts again."""
        await self.storage.run(self.inbox.take_back)

    def _tells(self, what: str) -> Tell:
        return lambda _, __, chat_id: self.told.append((what, chat_id))

    async def done(self, claimed: Claimed) -> None:
        await self.storage.run(self.inbox.done, claimed)

    async def fail(self, claimed: Claimed) -> str:
        return await self.storage.run(self.inbox.failed, claimed, ValueError("secret words"))

    async def states(self) -> list[str]:
        rows = await self.storage.run(lambda db: db.execute(select(table.c.state).order_by(table.c.id)).all())
        return [row.state for row in rows]


@pytest.fixture
def desk(storage: Storage, keys: KeyRing, clock: Clock) -> Desk:
    return Desk(storage, keys, clock)


def texts(claimed: list[Claimed]) -> list[str]:
    return [json.loads(each.raw)["message"]["text"] for each in claimed]


async def test_a_poll_is_stored_in_a_few_statements(desk: Desk) -> None:
    """However many updates it brings: whoever is behind a crowd in Telegram's own queue waits for all of its polls."""
    said: list[str] = []
    event.listen(desk.storage.engine, "before_cursor_execute", lambda _, __, what, *___: said.append(what))

    await desk.store(*(message(n, chat=n % 40) for n in range(2)))
    few, said[:] = [each[:6] for each in said], []
    await desk.store(*(message(n, chat=n % 40) for n in range(2, 102)))

    assert few == [each[:6] for each in said]


async def test_a_poll_that_comes_again_waits_once(desk: Desk) -> None:
    """It was stored, and the process died before it was acknowledged: nobody is told to slow down for it."""
    poll = [message(n, chat=7) for n in range(DEPTH - 1)]
    await desk.store(*poll)

    await desk.store(*poll, message(DEPTH, chat=7))

    assert ["new"] * DEPTH == await desk.states()
    assert [] == desk.told


async def test_what_a_chat_asks_for_is_added_up(desk: Desk) -> None:
    """What is refused as too much counts as well, and what comes twice counts once."""
    poll = [message(n, chat=7) for n in range(2 * DEPTH)]

    await desk.store(*poll)
    await desk.store(*poll)

    assert desk.asked.of(7) >= 2 * DEPTH
    assert desk.asked.of(8) == 0


async def test_what_comes_at_once_is_more_than_the_same_one_by_one(desk: Desk) -> None:
    """Seven things that nobody waited for ask for more than seven of which each was answered."""
    for n in range(7):
        await desk.store(message(n, chat=8))
        for each in await desk.claim():
            await desk.done(each)

    await desk.store(*(message(n, chat=7) for n in range(10, 17)))

    assert (28, 7) == (desk.asked.of(7), desk.asked.of(8))


async def test_what_chats_asked_for_is_known_after_a_restart(
    desk: Desk, storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """A crowd that was there before the kill does not begin anew; what is long past has faded."""
    await desk.store(message(1, chat=8))
    clock.passes(2 * FADES)
    await desk.store(*(message(n, chat=7) for n in range(2, 32)))

    restarted = Desk(storage, keys, clock)
    await storage.run(restarted.inbox.recall)

    assert desk.asked.of(7) == pytest.approx(restarted.asked.of(7))
    assert 0 < restarted.asked.of(8) < 0.2


async def test_an_update_is_stored_once(desk: Desk) -> None:
    """The same id again, in the same batch or days later, is left alone."""
    counts = [
        await desk.store(message(7), message(7)),
        await desk.store(message(7, text="forged")),
        await desk.store(message(8)),
    ]
    [claimed] = await desk.claim()
    await desk.done(claimed)
    counts.append(await desk.store(message(7)))

    assert [1, 0, 1, 0] == counts
    assert ["hello"] == texts([claimed])


async def test_ids_may_start_again_lower(desk: Desk) -> None:
    """There is no watermark: after a quiet week Telegram counts from a random number."""
    await desk.store(message(900_000_000), message(5))

    assert 1 == len(await desk.claim())
    assert ["new", "new"] == await desk.states()


async def test_one_update_of_a_chat_is_out_at_a_time(desk: Desk) -> None:
    """A lane gives its head only; the next follows when the head is done."""
    await desk.store(message(1, text="first"), message(2, text="second"), message(3, chat=2, text="other"))

    first = await desk.claim()
    nothing = await desk.claim()
    await desk.done(first[0])
    second = await desk.claim()

    assert (["first", "other"], [], ["second"]) == (texts(first), texts(nothing), texts(second))


async def test_order_is_that_of_arrival_and_not_of_numbers(desk: Desk) -> None:
    """The order in which updates came in is the order in which they are handled."""
    await desk.store(message(20, text="first"), message(10, text="second"))

    assert ["first"] == texts(await desk.claim())


async def test_a_dead_workers_update_is_taken_up_after_its_lease(desk: Desk) -> None:
    """Half a minute after a worker was killed another one has its work."""
    await desk.store(message(1))
    await desk.claim()

    desk.clock.passes(LEASE - 1)
    early = await desk.claim()
    desk.clock.passes(1)
    late = await desk.claim()

    assert ([], ["hello"]) == (texts(early), texts(late))


async def test_a_worker_that_wakes_up_late_cannot_complete_it(desk: Desk) -> None:
    """Its token does not fit any more: neither done nor failed changes anything."""
    await desk.store(message(1))
    [old] = await desk.claim()
    desk.clock.passes(LEASE)
    [new] = await desk.claim()

    for late in (desk.done, desk.fail):
        with pytest.raises(LeaseLost):
            await late(old)

    await desk.done(new)
    assert ["done"] == await desk.states()


async def test_done_twice_is_refused(desk: Desk) -> None:
    """An update handled already is recognised before anything is answered again."""
    await desk.store(message(1))
    [claimed] = await desk.claim()
    await desk.done(claimed)

    with pytest.raises(LeaseLost):
        await desk.done(claimed)


async def test_a_failure_is_tried_again_later_and_holds_its_lane(desk: Desk) -> None:
    """The chat's next message waits for it, other chats do not."""
    await desk.store(message(1, text="bad"), message(2, text="next"), message(3, chat=2, text="other"))
    bad, other = await desk.claim()

    state = await desk.fail(bad)
    await desk.done(other)
    at_once = await desk.claim()
    desk.clock.passes(5)
    later = await desk.claim()

    assert ("new", [], ["bad"]) == (state, texts(at_once), texts(later))
    assert 2 == later[0].attempts


async def test_after_its_tries_an_update_is_dead_and_the_lane_goes_on(desk: Desk) -> None:
    """Eight failures, then it is kept for people to look at, without its words in the error."""
    await desk.store(message(1, text="bad"), message(2, text="next"))
    states, attempts = [], RETRY.attempts or 0
    for _ in range(attempts):
        [claimed] = await desk.claim()
        states.append(await desk.fail(claimed))
        desk.clock.passes(1000)

    assert ["new"] * (attempts - 1) + ["dead"] == states
    assert ["next"] == texts(await desk.claim())
    errors = await desk.storage.run(lambda db: db.execute(select(table.c.error)).scalars().all())
    assert ["ValueError", None] == list(errors)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"garbage",
        b"[]",
        b"null",
        b'"text"',
        b'{"message": {}}',
        b'{"update_id": "7"}',
        b'{"update_id": -7}',
        b'{"update_id": true}',
        b'{"update_id": 1e3}',
        b'{"update_id": 99999999999999999999999}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
async def test_what_cannot_be_read_is_quarantined_and_blocks_nobody(desk: Desk, raw: bytes) -> None:
    """It is kept, visibly, once, and the next update is handled."""
    counts = [await desk.store(raw, message(1)), await desk.store(raw)]

    assert [2, 0] == counts
    assert ["quarantined", "new"] == await desk.states()
    assert ["hello"] == texts(await desk.claim())


async def test_an_update_without_a_chat_has_a_lane_of_its_own(desk: Desk) -> None:
    """An unknown kind of update is stored like any other and holds up no chat."""
    await desk.store(b'{"update_id": 1, "new_kind": {"what": 1}}', b'{"update_id": 2}', message(3))

    assert [0, 1] == [each.chat_id for each in await desk.claim()]


async def test_what_people_wrote_is_sealed(desk: Desk) -> None:
    """The row holds no word of it."""
    await desk.store(message(1, text="canary ความลับ"))

    row = await desk.storage.run(lambda db: db.execute(select(table)).one())

    assert b"canary" not in row.raw_sealed
    assert "canary" not in repr({k: v for k, v in row._mapping.items() if k != "raw_sealed"})


async def test_what_was_handled_is_not_kept(desk: Desk) -> None:
    """Its words go with the commit that handled it, so that whoever sends much fills no disk; it is known when it comes
    again.  What failed, or is not done, is kept."""
    await desk.store(message(1), message(2, chat=2), message(3, chat=3))
    first, second, _ = await desk.claim()
    await desk.done(first)
    await desk.fail(second)
    again = await desk.store(message(1))

    query = select(table.c.state, table.c.raw_sealed.is_not(None)).order_by(table.c.update_id)
    left = await desk.storage.run(lambda db: [tuple(row) for row in db.execute(query)])

    assert [("done", False), ("new", True), ("new", True)] == left
    assert 0 == again


async def test_a_suspect_that_kills_three_more_workers_is_set_aside(desk: Desk) -> None:
    """No exception comes back from a kill: the taking is counted.  The person is told, and the lane goes on."""
    await desk.store(message(1, text="bomb"), message(2, text="next"))

    taken = []
    for _ in range(DEATHS + 2):
        taken += texts(await desk.claim())
        await desk.dies()

    assert ["bomb"] * (DEATHS + 1) == taken
    assert ["dead", "new"] == await desk.states()
    assert [("sorry", 1)] == desk.told
    assert ["next"] == texts(await desk.claim())


async def test_what_waits_for_long_is_not_blamed_for_deaths_of_all_that_time(desk: Desk) -> None:
    """It is looked at over and over and comes back; now and then a process dies with it in hand."""
    await desk.store(message(1, text="waits"))

    for _ in range(DEATHS + 3):
        await desk.claim()
        await desk.dies()
        [again] = await desk.claim()
        await desk.storage.run(desk.inbox.came_back, again, 0.0)

    assert ["waits"] == texts(await desk.claim())
    assert [] == desk.told


async def test_what_came_back_speaks_for_it_once(desk: Desk) -> None:
    """Said again, because nobody heard the answer, it takes away no death that came after it."""
    await desk.store(message(1, text="waits"))
    await desk.claim()
    await desk.dies()
    [first] = await desk.claim()
    await desk.storage.run(desk.inbox.came_back, first, 0.0)
    await desk.claim()
    await desk.dies()
    await desk.claim()

    await desk.storage.run(desk.inbox.came_back, first, 0.0)

    [row] = await desk.storage.run(lambda db: db.execute(select(table.c.deaths)).all())
    assert 1 == row.deaths


async def test_a_killer_takes_no_innocent_with_it(desk: Desk) -> None:
    """What was in hand beside it when the worker died is worked on one at a time, and is done."""
    await desk.store(*(message(n, chat=n, text=f"chat {n}") for n in range(1, 6)))

    done = []
    for _ in range(12):
        in_hand = await desk.claim()
        if "chat 3" in texts(in_hand):
            await desk.dies()
            continue
        for each in in_hand:
            await desk.done(each)
            done += texts([each])

    assert ["chat 1", "chat 2", "chat 4", "chat 5"] == sorted(done)
    assert [("sorry", 3)] == desk.told


async def test_a_start_that_fails_again_and_again_convicts_nobody(desk: Desk) -> None:
    """What kills every process within seconds has some suspect in hand each time; others go on beside it."""
    await desk.store(message(1, text="innocent"))

    taken = []
    for _ in range(DEATHS + 5):
        taken += texts(await desk.claim(worse=False))
        await desk.dies()
    await desk.store(message(2, chat=2, text="other"))

    assert ["innocent"] * 2 == taken
    assert ["other"] == texts(await desk.claim(worse=False))
    assert ["innocent"] == texts(await desk.claim())


async def test_two_suspects_are_never_in_hand_together(desk: Desk) -> None:
    """Else the one could be set aside for what the other did."""
    await desk.store(message(1, chat=1), message(2, chat=2))
    await desk.claim()
    await desk.dies()

    [first] = await desk.claim()
    others = await desk.claim(held=[first.id], suspects=False)

    assert (True, []) == (first.lease.orphaned, others)


async def test_who_is_alive_keeps_what_it_has(desk: Desk) -> None:
    """A file that takes a minute to come is fetched once: the lease is renewed while somebody is at work."""
    await desk.store(message(1))
    [claimed] = await desk.claim()

    for _ in range(4):
        desk.clock.passes(LEASE - 1)
        await desk.storage.run(desk.inbox.renew, [claimed])
    others = await desk.claim()
    await desk.done(claimed)

    assert [] == others
    assert ["done"] == await desk.states()


async def test_who_is_alive_waits_for_no_row_that_it_has_locked_itself(
    postgresql_url: str, keys: KeyRing, clock: Clock
) -> None:
    """A hearing keeps its update locked for as long as it waits for somebody: all else that is in hand is kept
    meanwhile, and that one nobody gets."""
    storage, hearing = Storage(postgresql_url), Storage(postgresql_url, threads=0)
    desk = Desk(storage, keys, clock)
    await desk.store(message(1, chat=1), message(2, chat=2))
    claimed = await desk.claim()

    with hearing.engine.begin() as db:
        desk.inbox.done(db, claimed[0])
        for _ in range(2):
            clock.passes(LEASE - 1)
            await storage.run_in_turn(
                -1.0, desk.inbox.renew, claimed
            )  # below zero: it fails where it would wait
        others = await desk.claim()
    states = await desk.states()
    hearing.engine.dispose()
    await storage.close()

    assert [] == others
    assert ["done", "new"] == states


async def test_a_process_never_claims_what_it_holds(desk: Desk) -> None:
    """After a minute of standing still its leases have run out; what it has in hand is in hand all the same."""
    await desk.store(message(1))
    [held] = await desk.claim()

    desk.clock.passes(LEASE + 30)

    assert [] == await desk.claim(held=[held.id])


async def test_what_a_stop_gives_back_has_killed_nobody(desk: Desk) -> None:
    """A process that stops for reasons of its own leaves no suspect behind, however often."""
    await desk.store(message(1))

    for _ in range(DEATHS + 3):
        [claimed] = await desk.claim()
        await desk.storage.run(desk.inbox.let_go, [claimed])

    [claimed] = await desk.claim()
    assert (False, 1) == (claimed.lease.orphaned, claimed.attempts)


async def test_who_asks_once_stands_before_who_floods(desk: Desk) -> None:
    """Five chats with five messages each came first; a sixth with one is served in the first round."""
    await desk.store(*(message(10 * chat + n, chat=chat) for chat in range(1, 6) for n in range(5)))
    for each in await desk.claim(5):
        await desk.done(each)

    await desk.store(message(99, chat=6, text="quiet"))
    [first] = await desk.claim(1)

    assert ["quiet"] == texts([first])


async def test_a_chat_that_sends_more_than_can_be_answered_is_told(desk: Desk) -> None:
    """What is too much is not kept, and the chat hears so; another chat is not touched by it."""
    await desk.store(*(message(n, chat=7) for n in range(DEPTH + 5)))
    await desk.store(message(100, chat=8, text="other"))

    states = await desk.states()
    assert ["new"] * DEPTH + ["refused"] * 5 + ["new"] == states
    assert {("slow down", 7)} == set(desk.told)
    kept = await desk.storage.run(lambda db: db.execute(select(table.c.raw_sealed)).scalars().all())
    assert 5 == list(kept).count(None)


async def test_a_crowd_is_told_to_slow_down_in_a_few_statements(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """However many chats it has: each is told, and whoever is behind them in Telegram's own queue waits for it."""
    crowded, said = Inbox(keys, clock, full=partial(slow_down, Outbox(keys, clock))), list[str]()
    event.listen(storage.engine, "before_cursor_execute", lambda _, __, what, *___: said.append(what))

    async def floods(*chats: int) -> list[str]:
        said.clear()
        flood = [message(100 * chat + n, chat) for chat in chats for n in range(DEPTH + 2)]
        await storage.run(crowded.store, flood)
        return [each[:6] for each in said]

    few = await floods(1)

    assert few == await floods(*range(2, 22))
    told = await storage.run(lambda db: list(db.execute(select(outbox.c.lane)).scalars()))
    assert sorted(str(chat) for chat in range(1, 22)) == sorted(told)


async def test_a_group_is_not_told_to_slow_down(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """Whoever floods one makes the bot say nothing more there; a person who does beside it hears of it."""
    crowded = Inbox(keys, clock, full=partial(slow_down, Outbox(keys, clock)))
    for chats in ((-7,), (-8, 8)):
        flood = [
            message(100 * abs(chat) + (chat < 0) * 50 + n, chat) for chat in chats for n in range(DEPTH + 2)
        ]
        await storage.run(crowded.store, flood)

    told = await storage.run(lambda db: list(db.execute(select(outbox.c.chat_id)).scalars()))

    assert [8] == told


async def test_a_clock_that_is_set_back_makes_nobody_wait(desk: Desk) -> None:
    """What came an hour, or a minute, later than now is due now, and so is what was put off for an hour from now."""
    await desk.store(message(1, chat=1), message(2, chat=2, text="fails"))
    [one, fails] = await desk.claim()
    await desk.done(one)
    await desk.fail(fails)
    await desk.store(message(3, chat=3, text="new"))

    desk.clock.passes(-60)
    [new] = await desk.claim()
    await desk.done(new)
    desk.clock.passes(-3540)

    assert (["new"], ["fails"]) == (texts([new]), texts(await desk.claim()))


async def test_claims_are_limited(desk: Desk) -> None:
    """A worker takes no more chats than it has room for, the oldest first."""
    await desk.store(*(message(n, chat=n) for n in range(1, 11)))

    first, second = await desk.claim(3), await desk.claim(20)

    assert ([1, 2, 3], 7) == ([each.chat_id for each in first], len(second))


@pytest.fixture
def newer(storage: Storage, keys_text: str, clock: Clock) -> Desk:
    """A replica that has a key which ours does not know, and seals with it."""
    return Desk(storage, KeyRing.parse(f"{KeyRing.new('newer')},{keys_text}"), clock)


async def test_an_update_is_left_to_whoever_has_its_key(desk: Desk, newer: Desk) -> None:
    """It keeps its place in its chat, holds up no other, however many they are, and is no attempt when it is taken at
    once by a replica that has the key."""
    for n in range(40):
        await newer.store(message(n, chat=n, text="theirs"))
    await desk.store(message(50, chat=7, text="second"), message(51, chat=50, text="ours"))

    first = [each for _ in range(20) for each in await desk.claim()]
    [taken] = [each for each in await newer.claim(64) if each.chat_id == 7]
    await newer.done(taken)
    then = await desk.claim()

    assert (["ours"], ["second"]) == (texts(first), texts(then))
    assert (1, "theirs") == (taken.attempts, texts([taken])[0])
    assert [] == desk.told + newer.told


async def test_an_update_is_left_to_whoever_has_the_key_of_its_form(
    desk: Desk, newer: Desk, storage: Storage
) -> None:
    """It could be opened, and the form of its chat could not; other chats go on."""
    sealed = newer.keys.seal(place(conversations.c.answers_sealed, 7), {"a": "b"})
    form = {"chat_id": 7, "flow": "contact", "answers_sealed": sealed, "waiting": "a"}
    await storage.run(lambda db: put(db, conversations, "chat_id", **form, begun_at=0.0, changed_at=0.0))
    await desk.store(message(1, chat=7, text="theirs"), message(2, chat=8, text="ours"))

    first = await desk.claim()
    taken = await newer.claim()

    assert (["ours"], ["theirs"]) == (texts(first), texts(taken))
    assert [1] == [each.attempts for each in taken]


async def test_what_a_key_sealed_that_is_gone_for_good_is_set_aside(
    desk: Desk, newer: Desk, storage: Storage, keys_text: str, clock: Clock
) -> None:
    """An operator has said so: its chat goes on, and the person is told."""
    await newer.store(message(1, text="theirs"))
    await desk.store(message(2, text="ours"))
    told = Desk(storage, KeyRing.parse(f"{keys_text},newer:lost"), clock)

    first = await told.claim()

    assert ([], ["ours"]) == (first, texts(await told.claim()))
    assert ["dead", "new"] == await desk.states()
    assert [("sorry", 1)] == told.told


async def test_two_workers_never_get_the_same_update(postgresql_url: str, keys: KeyRing) -> None:
    """Twenty claims at once from several threads share the chats out without overlap (SKIP LOCKED)."""
    storage = Storage(postgresql_url, threads=6)
    inbox = Inbox(keys)
    await storage.run(inbox.store, [message(n, chat=n % 40) for n in range(1, 201)])

    claims = await asyncio.gather(*(storage.run(inbox.claim, 5) for _ in range(20)))
    await storage.close()

    chats = [each.chat_id for claim in claims for each in claim]
    assert len(chats) == len(set(chats))
    assert len(chats) <= 40


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda t: json.dumps({"update_id": t}).encode()))
@settings(max_examples=100)
def test_any_bytes_have_an_id_and_a_lane(raw: bytes) -> None:
    """No bytes whatever break the door: each has an id, a lane and a state."""
    found = _arrival(raw)

    assert isinstance(found.update_id, int)
    assert isinstance(found.chat_id, int)
    assert found.state in ("new", "quarantined")
    assert 0 <= found.weight <= len(raw)


async def test_a_long_text_stands_behind_short_ones(desk: Desk) -> None:
    """Seventy strangers send as much as Telegram takes; whoever asks something short behind them is heard next, and
    a story of some lines before the longest."""
    await desk.store(*(message(n, chat=n, text="ก" * 4096) for n in range(1, 71)))
    await desk.store(message(100, chat=100, text="ข" * 700))
    await desk.store(message(101, chat=101, text="มีสิทธิอะไรบ้าง"))

    turns = [(await desk.claim(1))[0] for _ in range(3)]

    assert [101, 100, 1] == [each.chat_id for each in turns]
    assert [0, 2, 16] == [each.behind for each in turns]


async def test_who_took_much_of_our_time_of_late_stands_behind_who_did_not(desk: Desk) -> None:
    """A crowd in which each waits for the answer before it writes again has nothing waiting, and wants all the time."""
    for chat in range(1, 71):
        desk.heard.add(chat, 30 * EACH)
    await desk.store(*(message(n, chat=n) for n in range(1, 71)))
    await desk.store(message(100, chat=100))

    [first] = await desk.claim(1)
    [second] = await desk.claim(1)

    assert (100, 0) == (first.chat_id, first.behind)
    assert 30 == pytest.approx(second.behind, abs=1)


async def test_a_group_has_no_more_waiting_than_a_chat(desk: Desk) -> None:
    """What it sends beyond that is not kept, and it is not told: nobody there asked us anything."""
    await desk.store(*(message(n, chat=-5) for n in range(1, DEPTH + 11)))

    states = await desk.states()

    assert DEPTH == states.count(UpdateState.NEW)
    assert 10 == states.count(UpdateState.REFUSED)


async def test_what_has_waited_longest_is_taken_when_it_is_asked_for(desk: Desk) -> None:
    """A chat that had much would wait for as long as others come who had little."""
    desk.heard.add(1, 30 * EACH)
    await desk.store(message(1, chat=1, text="much"))
    await desk.store(*(message(n, chat=n) for n in range(2, 6)))

    light = await desk.claim(1)
    oldest = await desk.claim(1, oldest=True)

    assert [2, 1] == [each.chat_id for each in light + oldest]


async def test_of_a_crowd_that_has_waited_for_long_one_is_taken(desk: Desk) -> None:
    """However old it has grown what a crowd sends: all other lanes are for who stands behind fewer."""
    await desk.store(*(message(100 * chat + n, chat=chat) for chat in range(1, 71) for n in range(20)))
    for each in await desk.claim(70):
        await desk.done(each)
    desk.clock.passes(3600)
    await desk.store(message(9999, chat=99), message(9998, chat=98))

    claimed = await desk.claim(3, oldest=True)

    assert [1, 98, 99] == sorted(each.chat_id for each in claimed)


async def test_a_claim_whose_answer_was_lost_is_nobodys_death(desk: Desk) -> None:
    """It was done, and the connection broke before anybody heard of it: the next one takes the update at once."""
    await desk.store(message(1), message(2, chat=8))
    for n in range(2 * DEATHS):
        await desk.claim(token=f"t{n}", lost=[f"t{each}" for each in range(n)])

    again = await desk.claim(token="heard", lost=[f"t{n}" for n in range(2 * DEATHS)])

    assert [1, 2] == sorted(json.loads(each.raw)["update_id"] for each in again)
    assert not any(each.lease.orphaned for each in again)
    assert {1} == {each.attempts for each in again}


async def test_what_another_has_in_hand_is_not_given_back(desk: Desk) -> None:
    """Nor is what is done already."""
    await desk.store(message(1), message(2, chat=8), message(3, chat=9))
    mine = await desk.claim(2, token="mine")
    theirs = await desk.claim(token="theirs")
    await desk.done(mine[0])

    again = await desk.claim(token="then", lost=["mine"])

    assert [mine[1].id] == [each.id for each in again]
    await desk.done(theirs[0])


async def test_a_suspect_is_the_first_in_hand(desk: Desk) -> None:
    """The less it waits there, the less the death of its worker speaks against it."""
    await desk.store(message(1))
    await desk.claim()
    await desk.dies()
    await desk.store(message(2, chat=8), message(3, chat=9))

    taken = await desk.claim()

    assert [True, False, False] == [each.lease.orphaned for each in taken]
