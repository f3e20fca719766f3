"""hear() on both databases: once, in order, over crashes, beside other workers, past poison."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import Coroutine, Iterable, Sequence
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, select
from sqlalchemy.exc import OperationalError

from bot.answers.engine import Answers
from bot.app.service import Service
from bot.chat.events import Event, NotYet
from bot.chat.worker import AGAIN, LANES, MORE, NOTED_AGAIN, OLDEST, SETTLED, Worker
from bot.queue.delivery import LEASE as SEND_LEASE
from bot.queue.inbox import BATCH, EACH, LEASE, MANY, MORE_COMES, PUT_OFF, RETRY, STORED, Claimed, Kept
from bot.queue.lease import GRACE, SILENCE
from bot.queue.outbox import CHAT
from bot.queue.sender import InHand
from bot.storage.database import Storage
from bot.storage.tables import conversations, inbox, outbox, tickets
from bot.storage.trouble import is_locked
from flows.lines import Reply, line
from tests.chat import Clock, World, old_button
from tests.conftest import KEYS


def told(world: World, who: str = "malee") -> list[str]:
    """The first line of everything that the bot wrote to somebody."""
    return [post.text.splitlines()[0] for post in world.person(who).chat.bot_posts()]


def sends(world: World) -> int:
    """How often a message was sent."""
    return len([call for call in world.api.calls_of("sendMessage") if call.status == 200])


async def states(world: World, table: Any = inbox) -> list[str]:
    """The states of all rows, oldest first."""
    return [row.state for row in await world.rows(select(table.c.state).order_by(table.c.id))]


async def with_a_form(world: World) -> None:
    """Malee stands at the second question of a form."""
    await world.says("/contact")
    await world.presses("ร้องเรียน")


# Once -------------------------------------------------------------------------------------------------


async def test_the_same_update_again_is_answered_once(either_world: World) -> None:
    """Telegram delivers an update a second and a third time; it is recognised by its row."""
    world = either_world
    await world.says("/privacy")
    before = sends(world)

    for _ in range(2):
        world.api.updates.deliver_again()
        await world.hears()

    assert before == sends(world)
    assert ["done"] == await states(world)


async def test_an_answer_delivered_twice_advances_once(either_world: World) -> None:
    """A repeated answer does not fall through to the next question."""
    world = either_world
    await with_a_form(world)
    await world.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")

    world.api.updates.deliver_again()
    await world.hears()

    [row] = await world.rows(select(conversations.c.waiting))
    assert "reach" == row.waiting


async def test_a_double_tap_on_confirm_files_one_ticket(either_world: World) -> None:
    """Ten quick taps on the last button: one ticket, one letter, the person is told its number."""
    world = either_world
    await with_a_form(world)
    await world.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    await world.presses("แชตนี้")
    malee = world.person("malee")
    data, message_id = old_button(malee.last, "ยืนยันและส่ง")

    for _ in range(10):
        malee.forges(data, message_id)
    await world.hears()

    assert 1 == (await world.rows(select(func.count()).select_from(tickets)))[0][0]
    assert 1 == len(world.post.to("privacy@example.co.th"))


# Crashes ----------------------------------------------------------------------------------------------


async def test_a_crash_between_commit_and_send_loses_no_reply(either_world: World) -> None:
    """The process dies after the commit, with what it promised in its sender's hands; the next one sends it, exactly
    once."""
    world = either_world
    world.person("malee").says("/privacy")
    await world.arrives()
    await heard_but_not_sent(world)
    before = sends(world)

    await world.restart()
    await world.outlasts(SEND_LEASE)
    await world.hears()

    assert (0, 1) == (before, sends(world))


async def test_a_crash_before_the_commit_leaves_everything_as_it_was(either_world: World) -> None:
    """The process dies within the transaction; afterwards the update is handled as if for the first time."""
    world = either_world
    await with_a_form(world)
    world.person("malee").says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    await world.arrives()
    [claimed] = await world.service.storage.run(world.service.inbox.claim)
    event = await world.service.worker.read(json.loads(claimed.raw))

    def dies(db: Connection) -> None:
        with world.service.sender.hand() as hand:
            world.service.worker.hear(db, claimed, event, hand)
        raise KeyboardInterrupt  # a savepoint does not catch it, as it does not catch SIGKILL

    with pytest.raises(KeyboardInterrupt):
        world.service.storage.now(dies)
    await world.restart()
    waiting = (await world.rows(select(conversations.c.waiting)))[0].waiting
    await world.outlasts(LEASE)

    assert "message" == waiting
    assert "reach" == (await world.rows(select(conversations.c.waiting)))[0].waiting


async def test_a_form_goes_on_at_the_same_question_after_a_crash(either_world: World) -> None:
    """What was answered is there, the question that waited waits, its buttons work."""
    world = either_world
    await with_a_form(world)

    await world.restart()
    await world.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    await world.restart()
    await world.presses("แชตนี้")

    [row] = await world.rows(select(conversations.c.waiting))
    assert row.waiting.startswith("send.")


async def test_a_sender_that_died_after_telegram_accepted_sends_again(either_world: World) -> None:
    """Accepted but not marked: it goes out a second time rather than not at all, after its lease."""
    world = either_world
    world.person("malee").says("/privacy")
    await world.arrives()
    [(item, language)] = await heard_but_not_sent(world)
    await world.service.sender._send_chat(item.chat_id, item.body, language)

    await world.restart()
    await world.hears()
    early = sends(world)
    await world.outlasts(SEND_LEASE)

    assert (1, 2) == (early, sends(world))
    assert ["sent"] == await states(world, outbox)


async def heard_but_not_sent(world: World) -> list[InHand]:
    """Everything that waits is heard and committed, and nothing sent; what the sender has in hand."""
    in_hand = list[InHand]()

    async def dies(_: int, said: Sequence[InHand] | None) -> None:
        in_hand.extend(said or ())  # the process is gone before it sends anything

    world.service.worker.deliver = dies
    await world.handles()
    return in_hand


async def test_what_a_stopped_service_had_not_begun_to_send_is_new_to_the_next(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram does not answer to the first of two replies: the second is given back, and nobody says of it that it may
    have arrived."""
    world, service = either_world, either_world.service
    monkeypatch.setattr("bot.app.service.FINISHING", 0.0)
    world.person("malee").says("/privacy")
    await world.arrives()
    said = {f"two:{n}": Reply((line("sorry-dead"),)) for n in range(2)}
    with service.sender.hand() as hand:
        given = await service.storage.run(hand.say, service.ticketing.outbox, 7, said)
    begun, gate = asyncio.Event(), asyncio.Event()

    async def hangs(*_: object) -> int | None:
        begun.set()
        await gate.wait()
        return None

    service.sender._send_chat = hangs
    sending = asyncio.create_task(service.sender.at_once(7, given))
    await asyncio.wait_for(begun.wait(), 5)
    await world.restart()
    sending.cancel()

    leases = [row.lease is None for row in await world.rows(select(outbox.c.lease).order_by(outbox.c.id))]
    assert [False, True] == leases


# Several workers --------------------------------------------------------------------------------------


async def test_two_workers_on_one_database_handle_no_update_twice(
    postgresql_url: str, answers: Any, clock: Any, keys_text: str
) -> None:
    """Two replicas share 150 updates of 30 chats: each is answered once, in the order of its chat."""
    world = World(postgresql_url, answers, clock, keys_text)
    await world.open()
    other = world.another()
    await other.bot.initialize()
    raws = [update(n, chat=n % 30 + 1) for n in range(1, 151)]
    await world.service.storage.run(world.service.inbox.store, raws)

    heard: list[tuple[int, int]] = []
    for service in (world.service, other):
        note(service.worker, heard)
    all_heard = asyncio.Event()
    for service in (world.service, other):
        service.worker.deliver = counts(heard, 150, all_heard)
    await run_until([world.service.worker, other.worker], all_heard)

    rows = await world.rows(select(inbox.c.state, func.count()).group_by(inbox.c.state))
    await other.stop()
    await world.close()
    assert [("done", 150)] == [tuple(row) for row in rows]
    assert 150 == len(set(heard)) == len(heard)
    for chat in range(1, 31):
        numbers = [number for where, number in heard if where == chat]
        assert sorted(numbers) == numbers


def note(worker: Worker, heard: list[tuple[int, int]]) -> None:
    """Write down what a worker has heard, in place of answering it."""

    def respond(db: Connection, event: Event) -> list[Any]:
        heard.append((event.chat_id, int(event.key[1:])))
        return []

    worker.respond = respond


def counts(heard: list[Any], most: int, enough: asyncio.Event) -> Any:
    """In place of sending: tells when enough has been heard."""

    async def deliver(*_: object) -> None:
        if len(heard) >= most:
            enough.set()

    return deliver


async def run_until(workers: list[Worker], done: asyncio.Event) -> None:
    """Let workers work until something has happened."""
    tasks = [asyncio.ensure_future(each.run()) for each in workers]
    await asyncio.wait_for(done.wait(), 30)
    for each in workers:
        await each.close()
    await asyncio.gather(*tasks)


def update(update_id: int, chat: int, text: str = "/privacy") -> bytes:
    person = {"id": chat, "is_bot": False, "first_name": "x"}
    message: dict[str, Any] = {
        "message_id": update_id,
        "date": 0,
        "chat": {"id": chat, "type": "private"},
        "from": person,
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return json.dumps({"update_id": update_id, "message": message}).encode()


async def test_a_worker_that_lost_its_lease_changes_nothing(either_world: World) -> None:
    """Stopped for a while and woken up again, it finds that another has the update."""
    world = either_world
    world.person("malee").says("/contact")
    await world.arrives()
    [old] = await world.service.storage.run(world.service.inbox.claim)
    await world.outlasts(LEASE)
    before = (sends(world), await world.rows(select(conversations)))

    await world.service.worker.handle(old)
    await world.hears()

    assert before == (sends(world), await world.rows(select(conversations)))


async def test_what_is_in_living_hands_stays_there_when_the_database_was_silent(
    postgresql_url: str, answers: Answers, clock: Clock, keys_text: str
) -> None:
    """Its machine stood still for longer than any lease: the other replica asks first when it goes on, and leaves to
    those who are alive the time to renew what they have.  So does one that began while it was silent.  What nobody
    renews is taken then."""
    world = World(postgresql_url, answers, clock, keys_text)
    await world.open()
    holder, other = world.service, world.another()
    run = holder.storage.run
    world.person("malee").says("/contact")
    await world.arrives()
    [(reply, _)] = await heard_but_not_sent(world)
    world.person("somchai").says("/contact")
    await world.arrives()
    [update] = await holder.worker.take()

    async def looks(service: Service) -> list[Any]:
        hears = await service.worker.take()
        return [*hears, *await service.sender.claim(CHAT, 16)]

    async def looks_on(service: Service, seconds: float) -> list[Any]:
        taken = list[Any]()
        for _ in range(int(seconds / SILENCE)):
            clock.passes(SILENCE)
            taken += await looks(service)
        return taken

    before = await looks_on(other, GRACE)
    begun_meanwhile = world.another()
    clock.passes(SEND_LEASE + 2)
    first, just_begun = await looks(other), await looks(begun_meanwhile)
    still = await looks_on(other, GRACE - SILENCE)
    await run(holder.inbox.renew, [update])
    await run(holder.ticketing.deliveries.renew, [reply])
    renewed = await looks_on(other, 2 * SILENCE)
    orphans = await looks_on(other, SEND_LEASE)
    await other.stop()
    await world.close()

    assert [[]] * 5 == [before, first, just_begun, still, renewed]
    assert 2 == len(orphans)


async def test_what_died_at_the_start_is_heard_when_the_start_has_succeeded(either_world: World) -> None:
    """A worker that has only just begun leaves alone what two workers died with; one that has settled hears it."""
    world, worker = either_world, either_world.service.worker
    run, queue = world.service.storage.run, world.service.inbox
    await world.outlasts(LEASE)
    world.person("malee").says("/privacy")
    await world.arrives()
    for _ in range(2):
        await run(queue.claim)
        await run(queue.take_back)

    young = await worker.take()
    worker._began -= SETTLED + 1
    [settled] = await worker.take()

    assert ([], True) == (young, settled.lease.orphaned)


async def test_a_claim_that_arrives_after_its_connection_broke_is_nobodys_death(
    postgresql_url: str, answers: Answers, clock: Clock
) -> None:
    """Its commit was still under way when the next claim was made: the one after that takes the update."""
    world = World(postgresql_url, answers, clock, KEYS)
    await world.open()
    worker = world.service.worker
    world.person("malee").says("/privacy")
    await world.arrives()

    def breaks(_: Connection) -> None:
        raise ConnectionResetError

    engine = world.service.storage.engine
    with engine.connect() as broken:
        driver: Any = broken.connection.driver_connection
        with contextlib.suppress(OSError), worker._unanswered.claim() as claim:
            worker._claim(broken, claim)
            event.listen(engine, "commit", breaks)  # it was on its way then
            broken.commit()
        event.remove(engine, "commit", breaks)
        meanwhile = await worker.take()
        driver.commit()
    [taken] = await worker.take()
    await world.close()

    assert [] == meanwhile
    assert (False, 1) == (taken.lease.orphaned, taken.lease.attempts)


async def test_lanes_run_in_parallel(either_world: World) -> None:
    """A chat whose update takes long does not hold up another chat."""
    world = either_world
    gate, finished, order = asyncio.Event(), asyncio.Event(), []
    read = world.service.worker.read

    async def slow(data: dict[str, Any]) -> Event | None:
        if data["message"]["chat"]["id"] == 1:
            await gate.wait()
        return await read(data)

    async def deliver(chat: int, *_: object) -> None:
        order.append(chat)
        if chat == 2:
            gate.set()
        if len(order) == 3:
            finished.set()

    world.service.worker.read, world.service.worker.deliver = slow, deliver
    await world.service.storage.run(world.service.inbox.store, [update(1, 1), update(2, 2), update(3, 1)])

    await run_until([world.service.worker], finished)

    assert [2, 1, 1] == order


async def test_who_had_much_is_heard_however_many_come_who_had_little(either_world: World) -> None:
    """A crowd that is new each time has all lanes: once in half a second the update that has waited longest goes
    first."""
    world, storage, queue = either_world, either_world.service.storage, either_world.service.inbox
    worker = world.service.worker
    worker._clock = world.clock
    worker._oldest_at = world.clock()
    worker._had.add(1, 30 * EACH)
    await storage.run(queue.store, [update(1, chat=1)])

    taken = list[int]()
    for n in range(4):
        await storage.run(
            queue.store, [update(100 * n + 2 + each, 100 * n + 2 + each) for each in range(LANES)]
        )
        claimed = await worker.take()
        taken.append(sum(each.chat_id == 1 for each in claimed))
        for each in claimed:
            await storage.run(queue.done, each)
        world.clock.passes(OLDEST / 2)

    assert [0, 0, 1, 0] == taken


async def test_chats_that_are_slow_to_hear_us_take_nobodys_place(either_world: World) -> None:
    """More chats than are heard at a time wait for our replies to go out; one that asks then is heard at once."""
    world = either_world
    gate, quiet = asyncio.Event(), asyncio.Event()
    crowd = LANES + 6

    async def deliver(chat: int, *_: object) -> None:
        if chat == 999:
            quiet.set()
        else:
            delivering.append(chat)
            if len(delivering) == crowd:
                all_speaking.set()
            await gate.wait()

    delivering, all_speaking = list[int](), asyncio.Event()
    world.service.worker.deliver = deliver
    await world.service.storage.run(
        world.service.inbox.store, [update(n, chat=n) for n in range(1, crowd + 1)]
    )
    working = asyncio.ensure_future(world.service.worker.run())
    await asyncio.wait_for(all_speaking.wait(), 30)

    await world.service.worker.store([update(5000, chat=999)])
    await asyncio.wait_for(quiet.wait(), 30)
    gate.set()
    await world.service.worker.close()
    await working

    assert crowd == len(delivering)


async def test_files_that_have_to_wait_hold_up_no_text(either_world: World) -> None:
    """More chats than are heard at a time sent files that cannot be looked into yet: a text is heard all the same, and
    the files wait without having failed."""
    world = either_world
    quiet, read = asyncio.Event(), world.service.worker.read

    async def busy(data: dict[str, Any]) -> Event | None:
        if data["message"]["chat"]["id"] != 999:
            raise NotYet
        return await read(data)

    async def deliver(chat: int, *_: object) -> None:
        if chat == 999:
            quiet.set()

    world.service.worker.read, world.service.worker.deliver = busy, deliver
    crowd = [update(n, chat=n) for n in range(1, LANES + 6)]
    await world.service.storage.run(world.service.inbox.store, [*crowd, update(5000, chat=999)])

    await run_until([world.service.worker], quiet)

    rows = await world.rows(select(inbox.c.state, inbox.c.attempts).where(inbox.c.chat_id != 999))
    assert {("new", 0)} == {tuple(row) for row in rows}


async def test_what_takes_too_long_to_read_waits_without_having_failed(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram, or the files of others, keep a file: however often that is, it is not given up."""
    world, endless = either_world, asyncio.Event()

    async def never(_: dict[str, Any]) -> Event | None:
        await endless.wait()
        return None

    monkeypatch.setattr("bot.chat.worker.READING", 0.01)
    world.service.worker.read = never
    await world.service.storage.run(world.service.inbox.store, [update(1, chat=1)])
    for _ in range(RETRY.attempts or 0):
        await world.handles()
        world.clock.passes(AGAIN)

    [row] = await world.rows(select(inbox.c.state, inbox.c.attempts))
    assert ("new", 0) == tuple(row)


async def test_an_answer_to_a_question_that_was_perhaps_seen_is_taken(either_world: World) -> None:
    """Telegram took the question, and we were killed before noting it: what the person answers to what they see is
    their answer, and they are not asked again."""
    world = either_world
    await world.says("/contact")
    world.person("malee").presses("ร้องเรียน")
    await world.arrives()
    await up_to_the_question(world, await heard_but_not_sent(world))
    await world.restart()

    await world.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")

    [row] = await world.rows(select(conversations.c.waiting))
    assert "reach" == row.waiting


async def test_a_question_that_was_not_sent_has_no_answer(either_world: World) -> None:
    """It stands in hand behind what goes before it: what somebody writes then was written without having seen it, and
    they are asked."""
    world = either_world
    await world.says("/contact")
    world.person("malee").presses("ร้องเรียน")
    await world.arrives()
    said = await heard_but_not_sent(world)

    world.person("malee").says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    await world.arrives()
    await world.handles()

    [row] = await world.rows(select(conversations.c.waiting))
    assert ["", "message"] == [item.shows for item, _ in said]
    assert "message" == row.waiting


async def up_to_the_question(world: World, in_hand: list[InHand]) -> None:
    """What is in hand goes out, up to a question; Telegram has that, and we do not know it."""
    service = world.service
    for item, language in in_hand:
        message_id = await service.sender._send_chat(item.chat_id, item.body, language)
        if item.shows:
            return
        await service.storage.run(service.ticketing.deliveries.sent, item, message_id)


async def no_delivery(*_: object) -> None:
    """Telegram is not part of this."""


async def test_one_bad_member_of_a_group_does_not_harm_the_others(either_world: World) -> None:
    """Thirty chats are committed together; the one that fails is undone alone and tried again."""
    world = either_world
    world.expects_mishaps = True
    respond = world.service.worker.respond

    def picky(db: Connection, event: Event) -> list[Any]:
        if event.chat_id == 13:
            raise ValueError("thirteen")
        return respond(db, event)

    world.service.worker.respond = picky
    world.service.worker.deliver = no_delivery
    raws = [update(n, chat=n) for n in range(1, 31)]
    await world.service.storage.run(world.service.inbox.store, raws)

    claimed = await world.service.storage.run(world.service.inbox.claim)
    await asyncio.gather(*(world.service.worker.handle(each) for each in claimed))

    rows = await world.rows(select(inbox.c.chat_id).where(inbox.c.state == "new"))
    promised = await world.rows(select(outbox.c.chat_id).order_by(outbox.c.chat_id))
    assert [13] == [row.chat_id for row in rows]
    assert [n for n in range(1, 31) if n != 13] == sorted({row.chat_id for row in promised})


async def test_what_is_done_twice_in_a_group_that_fails_counts_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a chat asked for, and the time that it took, decide behind whom it stands; that somebody else's work failed
    beside it is not its doing."""
    worker, storage, times = world.service.worker, world.service.storage, count(1.0)
    worker.deliver = no_delivery
    monkeypatch.setattr("bot.chat.worker.time.thread_time", lambda: next(times))
    monkeypatch.setattr("bot.storage.database.LONGEST", 3600.0)

    def fails(_: Connection) -> None:
        raise LookupError

    async def beside_a_failure(work: Coroutine[Any, Any, None]) -> None:
        gate, busy = threading.Event(), threading.Event()
        holding = asyncio.ensure_future(storage.run(lambda _: (busy.set(), gate.wait(10))))
        await asyncio.to_thread(busy.wait)
        working = asyncio.ensure_future(work)
        while not storage._jobs._front:  # noqa: ASYNC110
            await asyncio.sleep(0)  # until it has asked for its transaction
        failing = asyncio.ensure_future(storage.run(fails))
        await asyncio.sleep(0)
        gate.set()
        await asyncio.gather(holding, working, failing, return_exceptions=True)

    await beside_a_failure(worker.store([update(1, chat=1)]))
    [claimed] = await worker.take()
    await beside_a_failure(worker.handle(claimed))

    assert 1.0 == pytest.approx(world.service.inbox._asked.of(1), rel=0.01)
    assert 1.0 == pytest.approx(worker._had.of(1), rel=0.01)


# Arrivals ---------------------------------------------------------------------------------------------


async def being_kept(world: World, kept: list[int], gate: threading.Event) -> asyncio.Future[None]:
    """A first update is being kept, until the gate opens; how many are kept each time is noted."""
    store, begun = world.service.inbox.store, threading.Event()

    def counted(db: Connection, updates: list[bytes], **how: bool) -> int:
        kept.append(len(updates))
        begun.set()
        gate.wait(30)
        return store(db, updates, **how)

    world.service.inbox.store = counted  # type: ignore[method-assign, assignment]
    first = asyncio.ensure_future(world.service.worker.store([update(1, chat=1)]))
    await asyncio.to_thread(begun.wait, 30)
    return first


async def test_what_arrives_while_others_are_kept_is_kept_together(either_world: World) -> None:
    """A webhook brings updates one by one, on many connections: the first is kept at once, the others in one go."""
    worker, kept, gate = either_world.service.worker, list[int](), threading.Event()
    first = await being_kept(either_world, kept, gate)
    others = [asyncio.ensure_future(worker.store([update(n, chat=n)])) for n in range(2, 41)]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(first, *others)

    stored = await either_world.rows(select(inbox.c.update_id))
    assert list(range(1, 41)) == sorted(row.update_id for row in stored)
    assert [1, 39] == kept


async def test_one_that_cannot_be_kept_is_acknowledged_to_nobody_and_harms_no_other(
    either_world: World,
) -> None:
    """Telegram brings it again; those that came with it are kept."""
    worker, store = either_world.service.worker, either_world.service.inbox.store

    def picky(db: Connection, updates: list[bytes], **how: bool) -> int:
        if update(13, chat=13) in updates:
            raise ValueError("thirteen")
        return store(db, updates, **how)

    either_world.service.inbox.store = picky  # type: ignore[method-assign, assignment]
    told = await asyncio.gather(
        *(worker.store([update(n, chat=n)]) for n in range(1, 31)), return_exceptions=True
    )

    stored = await either_world.rows(select(inbox.c.update_id))
    assert [n for n in range(1, 31) if n != 13] == sorted(row.update_id for row in stored)
    assert [12] == [n for n, answer in enumerate(told) if isinstance(answer, ValueError)]


async def test_whoever_gives_up_waiting_takes_nothing_from_the_others(either_world: World) -> None:
    """A connection was cut while its update was being kept: the others' are kept, and its own may be."""
    worker = either_world.service.worker
    waiting = [asyncio.ensure_future(worker.store([update(n, chat=n)])) for n in range(1, 6)]
    await asyncio.sleep(0)
    waiting[0].cancel()

    await asyncio.gather(*waiting[1:])

    stored = await either_world.rows(select(inbox.c.update_id))
    assert {2, 3, 4, 5} <= {row.update_id for row in stored}


async def test_what_is_brought_again_and_again_waits_once(world: World) -> None:
    """The database is silent, and Telegram gives up waiting and brings the same again: it fills no memory."""
    worker, kept, gate = world.service.worker, list[int](), threading.Event()
    first = await being_kept(world, kept, gate)
    for _ in range(20):
        given_up = asyncio.ensure_future(worker.store([update(2, chat=2)]))
        await asyncio.sleep(0)
        given_up.cancel()
    last = asyncio.ensure_future(worker.store([update(2, chat=2)]))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(first, last)

    assert [1, 1] == kept


async def test_what_a_replica_that_stands_still_has_in_hand_keeps_nobody_waiting(
    postgresql_url: str, answers: Answers, clock: Clock, keys_text: str
) -> None:
    """It was stopped before it committed what it kept: Telegram has to bring that again, everything else is kept."""
    world = World(postgresql_url, answers, clock, keys_text)
    await world.open()
    worker, inbox_of_both = world.service.worker, world.service.inbox
    locked, free = range(1, 41), range(41, 81)

    stopped = Storage(postgresql_url, threads=0)
    with stopped.engine.connect() as session:
        inbox_of_both.store(session, [update(n, chat=n) for n in locked])
        async with asyncio.timeout(20):
            told = await asyncio.gather(
                *(worker.store([update(n, chat=n)]) for n in (*locked, *free)), return_exceptions=True
            )
        kept = sorted(row.update_id for row in await world.rows(select(inbox.c.update_id)))
        session.rollback()
    await asyncio.gather(*(worker.store([update(n, chat=n)]) for n in locked))
    in_the_end = sorted(row.update_id for row in await world.rows(select(inbox.c.update_id)))
    stopped.engine.dispose()
    await world.close()

    assert list(free) == kept
    assert [True] * 40 + [False] * 40 == [isinstance(each, Exception) and is_locked(each) for each in told]
    assert [None] * 40 == told[40:]
    assert [*locked, *free] == in_the_end


@pytest.mark.parametrize(
    ("brought", "more"),
    [([1] * (MANY - 1), False), ([1] * MANY, True), ([BATCH - 1], False), ([BATCH], True)],
    ids=["a few to the webhook", "many to the webhook", "a poll", "a full poll"],
)
async def test_where_more_waits_at_telegram_what_is_in_no_hurry_rests_for_it(
    world: World, monkeypatch: pytest.MonkeyPatch, brought: list[int], more: bool
) -> None:
    """It gives no more than so many to a poll; and so many to a webhook at one moment are a crowd's, with the others
    behind them."""
    worker, ids = world.service.worker, count(1)
    rests: list[float] = []
    monkeypatch.setattr(world.service.storage, "expect", rests.append)

    each = [[update(next(ids), chat=7) for _ in range(times)] for times in brought]
    await asyncio.gather(*map(worker.store, each))

    assert ([MORE] if more else []) == rests


@pytest.mark.parametrize(("heard", "first"), [(STORED, "a crowd's"), (MORE_COMES, "somebody's")])
async def test_what_is_in_no_hurry_rests_while_another_replica_fetches_more(
    world: World, monkeypatch: pytest.MonkeyPatch, heard: str, first: str
) -> None:
    """Both share a database and often a machine, and among what is fetched may be somebody who waits."""
    monkeypatch.setattr("bot.chat.worker.MORE", 3600.0)
    monkeypatch.setattr("bot.storage.jobs.TURN", 3600.0)
    done: list[str] = []

    def work(_: Connection, whose: str) -> None:
        done.append(whose)

    world.service._heard_of_work(heard)
    crowd = asyncio.create_task(world.service.storage.run_in_turn(1.0, work, "a crowd's"))
    await asyncio.wait([crowd], timeout=0 if heard == MORE_COMES else None)
    await world.service.storage.run_in_turn(-1.0, work, "somebody's")
    await crowd

    assert first == done[0]


async def test_a_worker_that_is_closed_begins_nothing_afterwards(either_world: World) -> None:
    """Something is being kept, and taken with the same commit, when it is told to stop: it is taken before that, and
    finished, or not at all."""
    world, worker, queue = either_world, either_world.service.worker, either_world.service.inbox
    keep, keeping, gate = queue.keep, threading.Event(), threading.Event()
    worker.deliver = no_delivery

    def slow(db: Connection, updates: Iterable[bytes]) -> Kept:
        keeping.set()
        gate.wait(5)
        return keep(db, updates)

    queue.keep = slow  # type: ignore[method-assign]
    running = asyncio.create_task(worker.run())
    while not worker._takes:  # noqa: ASYNC110
        await asyncio.sleep(0)  # until it has looked once
    storing = asyncio.create_task(worker.store([update(1, chat=1)]))
    await asyncio.to_thread(keeping.wait, 5)
    closing = asyncio.create_task(worker.close())
    await asyncio.sleep(0)
    gate.set()
    await asyncio.wait_for(closing, 5)
    in_the_end = await states(world)
    await asyncio.gather(storing, running)

    assert ["done"] == in_the_end


async def test_a_worker_that_is_closed_takes_nothing_afterwards(either_world: World) -> None:
    """It renews what it has before it takes more, and is told to stop meanwhile."""
    world, worker = either_world, either_world.service.worker
    await world.service.storage.run(world.service.inbox.store, [update(1, chat=1)])
    stay, taking, gate = worker._stay, asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        taking.set()
        await gate.wait()
        await stay()

    worker._stay = slow  # type: ignore[method-assign]
    running = asyncio.create_task(worker.run())
    await asyncio.wait_for(taking.wait(), 5)
    await asyncio.wait_for(worker.close(), 5)
    gate.set()
    await asyncio.wait_for(running, 5)

    assert ([("new", None)], set()) == (
        [tuple(row) for row in await world.rows(select(inbox.c.state, inbox.c.lease))],
        worker._busy,
    )


# Poison -----------------------------------------------------------------------------------------------


async def test_poison_goes_dead_after_its_tries_and_the_person_is_told(either_world: World) -> None:
    """An update that always fails is given up; the lane goes on, in order, and the person hears of it."""
    world = either_world
    world.expects_mishaps = True
    poisoned(world, "ยาพิษ")
    malee = world.person("malee")
    malee.says("ยาพิษ")
    malee.says("/privacy")

    for _ in range(RETRY.attempts):
        held_up = "บอตนี้เก็บอะไรไว้บ้าง" not in told(world)
        await world.hears()
        world.clock.passes(700)

    assert held_up
    assert ["dead", "done"] == await states(world)
    assert "เราได้รับข้อความแล้ว แต่ระบบทำต่อไม่สำเร็จ" in told(world)[0]
    assert "บอตนี้เก็บอะไรไว้บ้าง" == told(world)[1]
    assert 1 == (await world.service.progress()).dead_updates


async def test_poison_holds_up_nobody_else(either_world: World) -> None:
    """Another chat is answered while the first one waits for its next try."""
    world = either_world
    world.expects_mishaps = True
    poisoned(world, "ยาพิษ")

    world.person("malee").says("ยาพิษ")
    await world.says("/privacy", "somchai")

    assert ["บอตนี้เก็บอะไรไว้บ้าง"] == told(world, "somchai")
    assert ["new", "done"] == await states(world)


async def test_a_failure_undoes_everything_that_the_update_did(either_world: World) -> None:
    """Half of an answer is none: the form stands where it stood, nothing was promised."""
    world = either_world
    world.expects_mishaps = True
    await with_a_form(world)
    before = (
        await world.rows(select(conversations)),
        await world.rows(select(func.count()).select_from(outbox)),
    )
    respond = world.service.worker.respond

    def breaks(db: Connection, event: Event) -> list[Any]:
        respond(db, event)
        raise RuntimeError("disk full")

    world.service.worker.respond = breaks
    await world.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    after = (
        await world.rows(select(conversations)),
        await world.rows(select(func.count()).select_from(outbox)),
    )
    world.service.worker.respond = respond
    world.clock.passes(700)
    await world.hears()

    assert before == after
    assert "reach" == (await world.rows(select(conversations.c.waiting)))[0].waiting


AWAY = OperationalError("UPDATE", None, Exception("server closed the connection"))
"""What a database that is away is known by."""


def without_database(world: World) -> Any:
    """Hearing finds the database away, until what is returned is called."""
    worker, respond = world.service.worker, world.service.worker.respond

    def cannot(db: Connection, event: Event) -> list[Any]:
        raise AWAY

    def is_back() -> None:
        worker.respond = respond

    worker.respond = cannot
    return is_back


async def test_no_update_is_given_up_because_the_database_is_away(either_world: World) -> None:
    """However often hearing fails of the database, the update waits uncounted; when that is back it is answered, and
    nobody hears an apology."""
    world = either_world
    world.expects_mishaps = True
    is_back = without_database(world)

    await world.says("/privacy")
    for _ in range(2 * (RETRY.attempts or 0)):
        world.clock.passes(PUT_OFF[1])
        await world.hears()
    [row] = await world.rows(select(inbox.c.state, inbox.c.attempts, inbox.c.deaths, inbox.c.lease))
    is_back()
    world.clock.passes(PUT_OFF[1])
    await world.hears()

    assert ("new", 0, 0, None) == tuple(row)
    assert ["บอตนี้เก็บอะไรไว้บ้าง"] == told(world)


async def test_what_is_over_in_a_moment_keeps_nobody_for_long(either_world: World) -> None:
    """The database was restarted just when somebody wrote: two seconds later they are answered."""
    world = either_world
    world.expects_mishaps = True
    is_back = without_database(world)

    await world.says("/privacy")
    is_back()
    world.clock.passes(PUT_OFF[0])
    await world.hears()

    assert ["done"] == await states(world)


async def test_what_cannot_even_be_put_off_did_not_kill_us(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database takes neither what was heard nor that it was not: the update stays in hand until it does, or its
    lease would tell that its worker died of it."""
    world, slept = either_world, list[float]()
    world.expects_mishaps = True
    without_database(world)
    put_off = world.service.inbox.put_off

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    def away_twice(db: Connection, claimed: Claimed) -> None:
        put_off(db, claimed)
        if len(slept) < 2:
            raise AWAY

    monkeypatch.setattr(world.service.inbox, "put_off", away_twice)
    world.service.worker._sleep = sleep
    await world.says("/privacy")

    [row] = await world.rows(select(inbox.c.state, inbox.c.attempts, inbox.c.lease))
    assert (("new", 0, None), [NOTED_AGAIN] * 2) == (tuple(row), slept)


async def test_what_cannot_be_put_off_keeps_no_process_from_stopping(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is told to stop leaves to the next process what the database still keeps from being noted."""
    world, tried = either_world, asyncio.Event()
    world.expects_mishaps = True
    without_database(world)
    loop = asyncio.get_running_loop()

    def away(db: Connection, claimed: Claimed) -> None:
        loop.call_soon_threadsafe(tried.set)
        raise AWAY

    monkeypatch.setattr(world.service.inbox, "put_off", away)
    world.person("malee").says("/privacy")
    await world.arrives()
    running = asyncio.create_task(world.service.worker.run())
    await asyncio.wait_for(tried.wait(), 5)
    await asyncio.wait_for(world.service.worker.close(), 5)
    await asyncio.wait_for(running, 5)

    assert ["new"] == await states(world)


def poisoned(world: World, words: str) -> None:
    """These words make the bot stumble, always."""
    respond = world.service.worker.respond

    def stumbles(db: Connection, event: Event) -> list[Any]:
        if words in str(event.what):
            raise ValueError("poison")
        return respond(db, event)

    world.service.worker.respond = stumbles


@pytest.mark.parametrize(
    "raw",
    [
        b"garbage",
        b'{"update_id": 5}',
        b'{"update_id": 5, "brand_new_thing": {"a": 1}}',
        b'{"update_id": 5, "message": {"message_id": 1}}',
        b'{"update_id": 5, "message": "text"}',
        b'{"update_id": 5, "callback_query": {"id": "1", "data": "x"}}',
        update(5, 7).replace(b"/privacy", b"\\ud800 \\u0000"),
        b'{"update_id": 5, "update_id": 6, "message": null}',
    ],
)
async def test_an_update_that_nobody_understands_blocks_nobody(world: World, raw: bytes) -> None:
    """Unknown kinds, broken shapes, lone surrogates: kept, and the next message is answered."""
    world.expects_mishaps = True
    await world.service.worker.store([raw])

    for _ in range(RETRY.attempts + 1):
        await world.hears()
        world.clock.passes(700)
    await world.says("/privacy")

    assert "บอตนี้เก็บอะไรไว้บ้าง" in told(world)
    assert "new" not in await states(world)
