"""Telegram in: what each kind of update is to the bot."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat.events import (
    Command,
    Edited,
    Elsewhere,
    Event,
    Happening,
    Membership,
    Odd,
    Pressed,
    SharedContact,
    Typed,
)
from bot.identity.people import Person
from bot.tickets.letter_facts import telegram_names
from handlers.incoming import ALLOWED_UPDATES, ODD
from tests.chat import World

MALEE = {
    "id": 7,
    "is_bot": False,
    "first_name": "มาลี",
    "last_name": "ใจดี",
    "username": "malee",
    "language_code": "th",
}
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -5, "type": "group", "title": "กลุ่ม"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 0, "chat": chat, "from": MALEE, **content}


def command(text: str, at: int = 0) -> dict[str, Any]:
    length = len(text.split()[0])
    return {"text": text, "entities": [{"type": "bot_command", "offset": at, "length": length}]}


async def read(world: World, **update: Any) -> Event | None:
    return await world.service.worker.read({"update_id": 11, **update})


CARD = {"phone_number": "+66812345678", "first_name": "มาลี", "user_id": 7}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"text": "ขอลบข้อมูล"}, Typed("ขอลบข้อมูล")),
        (command("/Status@privacy_demo_bot PR-1"), Command("status", "PR-1")),
        (command("/Status\nPR-1"), Command("status", "PR-1")),
        (command("/status\u00a0\tPR-1"), Command("status", "PR-1")),
        (command("/policy"), Command("policy")),
        ({"text": "ก\x00ข\ud800"}, Typed("ก\u200bข\u200b")),
        ({"text": "ดู /policy", "entities": [{"type": "bot_command", "offset": 3, "length": 7}]}, Typed("ดู /policy")),
        ({"contact": CARD}, SharedContact("+66812345678", True)),
        ({"contact": CARD | {"user_id": 8}}, SharedContact("+66812345678", False)),
        ({"contact": {k: v for k, v in CARD.items() if k != "user_id"}}, SharedContact("+66812345678", False)),
        (
            {"contact": CARD, "forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "x"}},
            SharedContact("+66812345678", False),
        ),
        ({"sticker": {"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
                      "is_animated": False, "is_video": False}}, Odd("sticker")),
        ({"location": {"latitude": 13.7, "longitude": 100.5}}, Odd("location")),
        ({"dice": {"emoji": "🎲", "value": 3}}, Odd("dice")),
        ({"brand_new_kind": {"a": 1}}, Odd("other")),
    ],
)  # fmt: skip
async def test_what_a_message_is(world: World, content: dict[str, Any], what: Happening) -> None:
    """Text, commands, contact cards (own only if Telegram says so and nobody forwarded them), odd things."""
    event = await read(world, message=message(**content))

    assert Event("u11", 7, what, 3, "มาลี ใจดี (@malee)", "th") == event


async def test_a_reply_says_what_it_replies_to(world: World) -> None:
    """A message about a case is answered as one answers in Telegram."""
    event = await read(world, message=message(text="เมื่อวาน", reply_to_message=message(text="วันไหน")))

    assert event is not None
    assert 3 == event.replied_to


async def test_what_the_service_of_a_chat_says_is_said_by_nobody(world: World) -> None:
    """A pinned message or a changed timer is no word to the bot."""
    assert (
        await read(world, message=message(message_auto_delete_timer_changed={"message_auto_delete_time": 60}))
        is None
    )


async def test_an_edited_message_is_only_known_to_have_been_edited(world: World) -> None:
    """Its new words never act."""
    event = await read(world, edited_message=message(text="ยกเลิก") | {"edit_date": 1})

    assert Edited() == event.what  # type: ignore[union-attr]


async def test_a_press_carries_what_the_button_says_and_what_stood_above_it(world: World) -> None:
    """The text of the message, so that the question can be closed with it."""
    query = {
        "id": "1",
        "from": MALEE,
        "chat_instance": "x",
        "data": "p/menu/",
        "message": message(text="เมนู"),
    }

    event = await read(world, callback_query=query)

    assert Pressed("p/menu/", "เมนู") == event.what  # type: ignore[union-attr]


@pytest.mark.parametrize(("status", "reachable"), [("kicked", False), ("member", True)])
async def test_blocking_and_coming_back(world: World, status: str, reachable: bool) -> None:
    """The person blocked the bot, or took it up again."""
    bot = {"id": 1, "is_bot": True, "first_name": "bot"}
    until = {"until_date": 0} if status == "kicked" else {}
    change = {"chat": PRIVATE, "from": MALEE, "date": 0, "old_chat_member": {"user": bot, "status": "member"},
              "new_chat_member": {"user": bot, "status": status, **until}}  # fmt: skip

    event = await read(world, my_chat_member=change)

    assert Membership(reachable) == event.what  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "addressed"),
    [(command("/help"), True), ({"text": "@privacy_demo_bot สวัสดี"}, True), ({"text": "สวัสดีทุกคน"}, False)],
)
async def test_in_a_group_only_being_spoken_to_counts(
    world: World, content: dict[str, Any], addressed: bool
) -> None:
    """Nobody's data is talked about where others read."""
    event = await read(world, message=message(GROUP, **content))

    assert Elsewhere(addressed) == event.what  # type: ignore[union-attr]


def test_every_kind_of_update_that_is_asked_for_is_read() -> None:
    """Telegram sends nothing else, and nothing that is asked for is passed over."""
    assert ["message", "edited_message", "callback_query", "my_chat_member"] == ALLOWED_UPDATES
    assert len(set(ODD)) == len(ODD)


async def test_a_live_location_that_moves_says_nothing(world: World) -> None:
    """Each of its moves comes as an edit; nobody has changed what they said."""
    moved = {"location": {"latitude": 13.7, "longitude": 100.5, "live_period": 900}, "edit_date": 1}

    assert await read(world, edited_message=message(**moved)) is None


@pytest.mark.parametrize(
    ("first", "username", "name"),
    [
        ("\u3164", "", ""),
        ("\u200b\u2060", "", ""),
        ("", "", ""),
        ("\u3164", "malee", "@malee"),
        ("@", "", ""),
        ("มา\x00ลี\u202e", "", "มาลี"),
    ],
)
async def test_a_name_that_cannot_be_seen_is_none(world: World, first: str, username: str, name: str) -> None:
    """Blank letters, signs without width: staff see the @name, or that there is none."""
    who = {"id": 7, "is_bot": False, "first_name": first} | ({"username": username} if username else {})

    event = await read(world, message=message(text="ก") | {"from": who})

    assert event is not None
    assert name == event.name


@pytest.mark.parametrize("username", ["", "malee"])
@pytest.mark.parametrize("sign", ["@", "\uff20", "\ufe6b"])
async def test_what_somebody_typed_as_their_name_never_looks_like_the_username(
    world: World, sign: str, username: str
) -> None:
    """Only Telegram's own @name has the sign before it in a letter, whatever stands in a display name."""
    who = {"id": 7, "is_bot": False, "first_name": f"สมชาย ({sign}somchai_privacy)"}

    event = await read(world, message=message(text="ก") | {"from": who | {"username": username or None}})

    assert event is not None
    names = telegram_names(Person(7, "th", event.name, "", "", True))
    assert {"telegram_name": "สมชาย (somchai_privacy)", "username": username or None} == names
