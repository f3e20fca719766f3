"""Updates, bodies and buttons that nobody made: each is heard, kept apart or refused, and the next is answered."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.answers.engine import Answers
from bot.storage.tables import inbox
from tests.chat import Clock, World
from tests.conftest import KEYS
from tests.hostile.profile import looks

ODD: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.sampled_from((2**63, -(2**70), 10**400, 0, -1))
    | st.floats(allow_nan=False) | st.text(max_size=20)
    | st.sampled_from(("", "\x00", "\ud800", "\udfff x", "ก" * 5000, "/start", "@", "private", "kicked"))
)  # fmt: skip
ANY = st.recursive(
    ODD,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=8), each, max_size=3),
    max_leaves=8,
)
USER = {"id": 6_001_001, "is_bot": False, "first_name": "มาลี", "language_code": "th"}
CHAT = {"id": 6_001_001, "type": "private", "first_name": "มาลี"}
MESSAGE = {"message_id": 7, "date": 1, "chat": CHAT, "from": USER}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 5}
UPDATES: tuple[dict[str, Any], ...] = (
    {"message": MESSAGE | {"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}},
    {"message": MESSAGE | {"text": "สวัสดี", "reply_to_message": MESSAGE | {"text": "x"}}},
    {"message": MESSAGE | {"photo": [FILE | {"width": 1, "height": 1}], "caption": "x", "media_group_id": "a"}},
    {"message": MESSAGE | {"document": FILE | {"file_name": "a.pdf", "mime_type": "application/pdf"}}},
    {"message": MESSAGE | {"contact": {"phone_number": "+66812345678", "first_name": "x", "user_id": 6_001_001}}},
    {"message": MESSAGE | {"location": {"latitude": 1.0, "longitude": 1.0, "live_period": 60}}},
    {"edited_message": MESSAGE | {"text": "x", "edit_date": 2}},
    {"callback_query": {"id": "1", "from": USER, "message": MESSAGE | {"text": "x"}, "data": "r"}},
    {"my_chat_member": {
        "chat": CHAT, "from": USER, "date": 1,
        "old_chat_member": {"user": USER, "status": "member"},
        "new_chat_member": {"user": USER, "status": "kicked", "until_date": 0},
    }},
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in a value."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        yield from places(each, (*path, key))


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    """An update as Telegram makes them, with something else in some places, or nothing."""
    update = json.loads(json.dumps(draw(st.sampled_from(UPDATES))))
    for _ in range(draw(st.integers(1, 3))):
        if not update:
            break
        *way, last = draw(st.sampled_from([each for each in places(update) if each]))
        holder = update
        for key in way:
            holder = holder[key]
        if draw(st.booleans()):
            holder[last] = draw(ANY)
        else:
            del holder[last]
    return update


@pytest.fixture(scope="module")
def standing(
    answers: Answers, migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """A world that stands for all examples, and the loop that it runs in."""
    home, loop = tmp_path_factory.mktemp("fuzz"), asyncio.new_event_loop()
    shutil.copy(migrated_sqlite, home / "bot.sqlite")
    world = World(f"sqlite:///{home}/bot.sqlite", answers, Clock(), KEYS)
    world.expects_mishaps = True  # what cannot be read is logged; what fails is seen by its state
    loop.run_until_complete(world.open())
    yield world, loop
    loop.run_until_complete(world.close())
    loop.close()


def settles(standing: Any, *raws: bytes) -> set[str]:
    """What becomes of raw updates; and somebody else's question behind them is answered."""
    world, loop = standing
    somchai = world.person("somchai")
    world.clock.passes(60)

    async def hears() -> set[str]:
        await world.service.worker.store(list(raws))
        assert await world.hears(somchai.says("/help")), "the next message was not answered"
        return {state for (state,) in await world.rows(select(inbox.c.state))}

    return loop.run_until_complete(hears())


NUMBERS = iter(range(10_000_000, 2**40))


@looks(40)
@given(update=updates())
def test_whatever_telegram_sends_is_heard_or_kept_apart(standing: Any, update: dict[str, Any]) -> None:
    """Fields missing, of another type, huge, deep, with NUL or halves of characters: nothing fails inside, and
    nothing is tried for ever."""
    raw = json.dumps(
        {"update_id": next(NUMBERS)} | {k: v for k, v in update.items() if k != "update_id"}
    ).encode()

    assert settles(standing, raw) <= {"done", "quarantined", "refused"}


BODIES = (
    st.binary(max_size=200)
    | ANY.map(lambda each: json.dumps(each).encode())
    | st.integers(1, 10**5).map(lambda n: b"[" * n)
)
PARTS = (
    "a",
    "t",
    "e",
    "b",
    "x",
    "s",
    "p",
    "q",
    "c",
    "contact",
    "access",
    "send",
    "about",
    "1",
    "",
    "~",
    "\x00",
)
DATA = (
    st.text(max_size=80)
    | st.text("abcdefghlnopqrstuvxyz0123456789./-,~^|ก", max_size=70)
    | st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("/".join)
)


@looks(40)
@given(body=BODIES)
def test_whatever_body_comes_is_kept_apart(standing: Any, body: bytes) -> None:
    """Bytes of no form, JSON that is no update, brackets without end."""
    assert settles(standing, body) <= {"done", "quarantined", "refused"}


@looks(40)
@given(data=DATA)
def test_whatever_a_button_sends_back_is_answered(standing: Any, data: str) -> None:
    """Forged, cut, longer than any button's: no failure inside."""
    message = MESSAGE | {"text": "x"}
    tap = {"id": str(next(NUMBERS)), "from": USER, "message": message, "chat_instance": "1", "data": data}

    raw = json.dumps({"update_id": next(NUMBERS), "callback_query": tap}).encode()

    assert settles(standing, raw) <= {"done", "quarantined", "refused"}
