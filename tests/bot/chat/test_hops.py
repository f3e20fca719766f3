"""What a message asks of the database, counted: transactions, and the statements of the queue in them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from bot.chat import worker
from bot.queue.inbox import Claimed
from bot.storage.database import Storage
from bot.storage.tables import inbox
from tests.chat import World

QUEUE = re.compile(r"\s*(?:(SELECT)\b.*?\bFROM|(INSERT) INTO|(UPDATE))\s+(inbox|outbox)\b", re.DOTALL)


@contextmanager
def written_down(storage: Storage) -> Iterator[list[list[str]]]:
    """The statements of each transaction that wrote something, in the order in which they were committed."""
    committed, open_ = list[list[str]](), dict[int, list[str]]()

    def said(db: Any, _: Any, what: str, *__: Any) -> None:
        open_.setdefault(id(db), []).append(what)

    def ended(db: Any) -> None:
        statements = open_.pop(id(db), [])
        if any(re.match(r"\s*(INSERT|UPDATE|DELETE)", each) for each in statements):
            committed.append(statements)

    heard = {"after_cursor_execute": said, "commit": ended, "rollback": lambda db: open_.pop(id(db), None)}
    for name, listener in heard.items():
        event.listen(storage.engine, name, listener)
    yield committed
    for name, listener in heard.items():
        event.remove(storage.engine, name, listener)


def of_the_queue(statements: list[str]) -> list[str]:
    """What was said of updates and of what is sent, each as its verb and its table."""
    found = (QUEUE.match(each) for each in statements)
    return [f"{(each[1] or each[2] or each[3]).lower()} {each[4]}" for each in found if each]


@asynccontextmanager
async def at_work(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[list[str]]]:
    """A worker runs, has looked once, and does nothing but what it is brought; it has done that in the end."""
    monkeypatch.setattr(worker, "LOOK", 3600.0)
    works, looked = world.service.worker, asyncio.Event()
    take = works.take

    async def takes() -> list[Claimed]:
        found = await take()
        looked.set()
        return found

    works.take = takes  # type: ignore[method-assign]
    running = asyncio.create_task(works.run())
    await looked.wait()
    with written_down(world.service.storage) as committed:
        yield committed
        await works.close()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_question_is_answered_in_three_transactions(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stored and taken, heard with the answer in the sender's hand, and noted as answered with a look at what
    comes next."""
    world = either_world
    await world.says("/start")
    world.person("malee").says("เก็บเบอร์เพื่อนในเครื่องไปด้วยไหม")

    async with at_work(world, monkeypatch) as committed:
        await world.arrives()

    stored, heard, sent = map(of_the_queue, committed)
    assert ["select inbox", "insert inbox", "select inbox", "update inbox"] == stored
    assert ["update inbox", "select outbox", "insert outbox"] == heard
    assert ["update outbox", "select outbox"] == sent


async def test_a_press_that_only_has_a_word_in_passing_takes_two(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said to the chat, so nothing is noted."""
    world = either_world
    await world.says("/help")
    malee = world.person("malee")
    malee.forges("p/policy", malee.last.id)

    async with at_work(world, monkeypatch) as committed:
        await world.arrives()

    stored, heard = map(of_the_queue, committed)
    assert ["update inbox", "select outbox"] == heard
    assert 4 == len(stored)


async def test_many_that_come_together_take_as_many_statements_as_one(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty people ask in the same moment: all are stored and taken in one transaction, whose statements do not grow
    with them."""
    world = either_world
    for n in range(30):
        world.api.person(("malee", "somchai", "emma")[n % 3]).says(f"/help {n}")

    async with at_work(world, monkeypatch) as committed:
        await world.arrives()

    assert ["select inbox", "insert inbox", "select inbox", "update inbox"] == of_the_queue(committed[0])


async def test_what_cannot_be_taken_is_kept_all_the_same(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something that waits cannot be taken, of whatever it may be: what Telegram brings then is stored, and
    acknowledged."""
    world = either_world
    world.expects_mishaps = True
    world.person("malee").says("/privacy")

    def broken(*_: Any, **__: Any) -> list[Claimed]:
        raise LookupError

    async with at_work(world, monkeypatch):
        world.service.inbox.claim = broken  # type: ignore[method-assign]
        await world.arrives()

    assert [("new", None)] == [tuple(row) for row in await world.rows(select(inbox.c.state, inbox.c.lease))]


async def test_what_may_be_kept_is_looked_for_though_nobody_heard_of_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit that kept it was done, and its answer lost: it is not left alone for as long as nobody has anything to
    do."""
    storage, answered = world.service.storage, asyncio.Event()
    keeps = storage.run_in_turn

    async def answers(*_: object) -> None:
        answered.set()

    async def lost(*what: Any, **how: Any) -> Any:
        await keeps(*what, **how)
        raise OperationalError("COMMIT", None, Exception("server closed the connection"))

    async with at_work(world, monkeypatch):
        world.person("malee").says("/privacy")
        world.service.worker.deliver = answers
        with monkeypatch.context() as hiccup:
            hiccup.setattr(storage, "run_in_turn", lost)
            with pytest.raises(OperationalError):
                await world.arrives()
        await asyncio.wait_for(answered.wait(), 5)


async def test_who_is_done_while_we_look_for_work_has_us_look_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody writes while the last answer to them is still being noted is taken as soon as that is: the look
    that found it could not take it, and nobody else would look for a second."""
    works, storage = world.service.worker, world.service.storage
    answering, answered, heard = asyncio.Event(), asyncio.Event(), list[int]()
    look = storage.run

    async def answers(chat_id: int, _: object) -> None:
        heard.append(chat_id)
        if len(heard) == 1:
            answering.set()
            await answered.wait()
        else:
            twice.set()

    async def looks(work: Any, *given: Any, **how: Any) -> Any:
        found = await look(work, *given, **how)
        if work == works._taken and works._delivering:
            answered.set()
            await asyncio.wait(works._delivering)
        return found

    twice = asyncio.Event()
    works.deliver = answers
    monkeypatch.setattr(storage, "run", looks)
    async with at_work(world, monkeypatch):
        for text in ("/help", "/privacy"):
            world.person("malee").says(text)
            await world.arrives()
            await asyncio.wait_for(answering.wait(), 5)
        await asyncio.wait_for(twice.wait(), 5)

    assert 2 == len(heard)
