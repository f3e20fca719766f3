"""What people do in the chat, and how it reaches the bot."""

from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardMarkup,
)

from bot.demo import BotApi, Person, Query
from bot.demo.telegram.entities import find_entities
from bot.demo.telegram.formatting import parse_html


def found(text: str) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in find_entities(text)]


def test_entities_of_what_is_typed() -> None:
    """They are found by the server, and counted in UTF-16 units."""
    assert found("/start ref") == [("bot_command", 0, 6)]
    assert found("👋 /help@privacy_demo_bot") == [("bot_command", 3, 22)]
    assert found("ที่ https://example.com/a.") == [("url", 4, 21)]
    assert found("malee@example.com") == [("email", 0, 17)]
    assert found("ถาม @privacy_demo_bot โทร +66812345678") == [("mention", 4, 17), ("phone_number", 26, 12)]
    assert found("ก/ข และ 1/2 เท่านั้น") == []


def test_html_of_what_the_bot_says() -> None:
    """Tags become entities, references characters; a bare & and &nbsp; stay."""
    text, entities = parse_html(
        "👋 <b>หนา <i>เอียง</i></b> a&b &lt;x&gt;&nbsp;"
        '<a href="https://e.com/?a=1&amp;b=2">ลิงก์</a><blockquote expandable>ยาว</blockquote>'
        '<span class="tg-spoiler">ลับ</span><pre><code class="language-py">x</code></pre>'
    )
    assert text == "👋 หนา เอียง a&b <x>&nbsp;ลิงก์ยาวลับx"
    kinds = [
        (e["type"], text.encode("utf-16-le")[2 * e["offset"] :][: 2 * e["length"]].decode("utf-16-le"))
        for e in entities
    ]
    assert kinds == [
        ("bold", "หนา เอียง"),
        ("italic", "เอียง"),
        ("text_link", "ลิงก์"),
        ("expandable_blockquote", "ยาว"),
        ("spoiler", "ลับ"),
        ("pre", "x"),
    ]
    assert entities[2]["url"] == "https://e.com/?a=1&b=2"
    assert entities[-1]["language"] == "py"
    assert parse_html("  <b> x </b>\n") == ("x", [{"type": "bold", "offset": 0, "length": 1}])


async def heard(call: Any) -> list[dict[str, Any]]:
    return [
        {kind: what for kind, what in update.items() if kind != "update_id"}
        for update in await call.result("getUpdates", allowed_updates=[])
    ]


async def test_everything_that_can_be_sent(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """Each kind of message has the fields that tell what it is."""
    malee = api.person("malee")
    malee.sends_sticker()
    malee.sends_voice()
    malee.sends_location()
    malee.sends_poll("ไปไหม", ["ไป", "ไม่ไป"])
    malee.sends_photo(b"\xff\xd8\xff", caption="รูป", album="a1")
    malee.sends_document("ก.pdf", b"%PDF", "application/pdf", album="a1")
    malee.edits(malee.says("ผิด"), "ถูก")
    updates = await heard(call)

    kinds = ["sticker", "voice", "location", "poll", "photo", "document", "text"]
    assert [kind for kind, update in zip(kinds, updates, strict=False) if kind in update["message"]] == kinds
    assert updates[4]["message"]["media_group_id"] == updates[5]["message"]["media_group_id"] == "a1"
    assert updates[7]["edited_message"]["text"] == "ถูก"
    assert updates[7]["edited_message"]["edit_date"]


async def test_contacts(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """The server vouches for the own contact alone; some clients leave the plus out."""
    malee, somchai = api.person("malee"), api.person("somchai")
    malee.shares_contact()
    malee.shares_contact(plus=False)
    malee.shares_card(somchai.who.first_name, somchai.who.phone)
    cards = [update["message"]["contact"] for update in await heard(call)]

    assert cards == [
        {"phone_number": "+66812345678", "first_name": "มาลี", "user_id": malee.id},
        {"phone_number": "66812345678", "first_name": "มาลี", "user_id": malee.id},
        {"phone_number": "+66898765432", "first_name": "สมชาย"},
    ]


async def test_two_people_do_not_mix(api: BotApi, bot: Bot, keyboard: InlineKeyboardMarkup) -> None:
    """Each has a chat of their own; ids of messages count within it, and a user id may need 33 bits."""
    malee, emma = api.person("malee"), api.person("emma")
    malee.says("หนึ่ง")
    emma.says("one")
    sent = await bot.send_message(emma.id, "Choose", reply_markup=keyboard)

    assert (emma.id > 2**32, sent.message_id, sent.chat_id) == (True, 2, emma.id)
    assert malee.transcript() == "มาลี: หนึ่ง"
    with pytest.raises(LookupError, match="no buttons at all"):
        malee.presses("ขอสำเนา")


async def test_taps(api: BotApi, bot: Bot, call, keyboard: InlineKeyboardMarkup) -> None:  # type: ignore[no-untyped-def]
    """By label or by data; stale data can still arrive; the transcript tells of it all."""
    malee = api.person("malee")
    malee.says("/start")
    sent = await bot.send_message(malee.id, "เลือก", reply_markup=keyboard)
    taps = [
        malee.presses("ขอสำเนาข้อมูล"),
        malee.presses(data="delete"),
        malee.forges("old:1", sent.message_id),
    ]
    with pytest.raises(LookupError, match="there is: ขอสำเนาข้อมูล, ขอลบข้อมูล"):
        malee.presses("ไม่มี")

    assert all(isinstance(tap, Query) for tap in taps)
    queries = [update["callback_query"] for update in await heard(call) if "callback_query" in update]
    assert [query["data"] for query in queries] == ["copy", "delete", "old:1"]
    assert queries[0]["message"]["message_id"] == sent.message_id
    assert malee.transcript().splitlines() == [
        "มาลี: /start",
        "bot: เลือก",
        "    [ขอสำเนาข้อมูล]",
        "    [ขอลบข้อมูล]",
        "มาลี taps [ขอสำเนาข้อมูล]",
        "มาลี taps [ขอลบข้อมูล]",
        "มาลี taps [old:1]",
    ]
    assert malee.transcript_json()[1]["buttons"] == ["ขอสำเนาข้อมูล", "ขอลบข้อมูล"]


async def test_blocking(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """The bot is told of a block and of its end, which writing again brings about."""
    malee = api.person("malee")
    malee.says("/start")
    malee.blocks()
    malee.says("กลับมาแล้ว")
    updates = await heard(call)

    states = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates if "my_chat_member" in u]
    assert states == ["kicked", "member"]
    assert updates[-1]["message"]["text"] == "กลับมาแล้ว"


async def test_groups_and_privacy_mode(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """In a group the bot hears commands and mentions only."""
    malee = api.person("malee")
    group = malee.founds_group("ครอบครัว")
    for text in ("คุยกันเอง", "/help", "ถาม @privacy_demo_bot หน่อย"):
        malee.says(text, to=group)
    texts = [update["message"]["text"] for update in await heard(call) if "message" in update]

    assert texts == ["/help", "ถาม @privacy_demo_bot หน่อย"]


async def test_languages_and_menus(api: BotApi, bot: Bot) -> None:
    """The narrower scope goes before the language, and what was set is what is read."""
    malee, emma = api.person("malee"), api.person("emma")

    def menu(person: Person) -> list[str]:
        return [c["description"] for c in api.telegram.profile.menu(person.id, person.language)]

    await bot.set_my_commands([BotCommand("help", "ทุกคน")])
    await bot.set_my_commands([BotCommand("help", "everybody")], language_code="en")
    assert (menu(malee), menu(emma)) == (["ทุกคน"], ["everybody"])
    await bot.set_my_commands([BotCommand("help", "ส่วนตัว")], BotCommandScopeAllPrivateChats())
    assert (menu(malee), menu(emma)) == (["ส่วนตัว"], ["ส่วนตัว"])
    await bot.set_my_commands([BotCommand("help", "ของมาลี")], BotCommandScopeChat(malee.id))
    assert menu(malee) == ["ของมาลี"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_commands(language_code="en"))[0].description == "everybody"

    emma.speaks("th")
    await bot.set_my_name("บอตความเป็นส่วนตัว", "th")
    await bot.set_my_short_description("สั้น")
    assert (await bot.get_my_name("th")).name == "บอตความเป็นส่วนตัว"
    assert (await bot.get_my_short_description()).short_description == "สั้น"
    assert api.telegram.profile.text("name", emma.language) == "บอตความเป็นส่วนตัว"


async def test_waiting_returns_each_thing_once(api: BotApi, bot: Bot) -> None:
    """A wait that is not met says what was there."""
    malee = api.person("malee")
    malee.says("/start")
    for text in ("หนึ่ง", "สอง", "หนึ่ง"):
        await bot.send_message(malee.id, text)

    assert [(await malee.waits_for(t)).id for t in ("สอง", "หนึ่ง", "หนึ่ง")] == [3, 2, 4]
    with pytest.raises(TimeoutError, match="bot: สอง"):
        await malee.waits_for("หนึ่ง", timeout=0)
    malee.says("ต่อ")
    with pytest.raises(TimeoutError):
        await malee.waits_for(timeout=0)


async def test_big_files_cannot_be_fetched(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """getFile ends at 20 MiB."""
    post = api.person("malee").sends_document("big.zip", b"x", size=20 * 2**20 + 1)
    why = await call.why("getFile", file_id=post.message["document"]["file_id"])
    assert why == "Bad Request: file is too big"


async def test_reset_keeps_ids_growing(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """After a reset nobody has written, and the next update has a higher id."""
    malee = api.person("malee")
    malee.says("ก่อน")
    [before] = await call.result("getUpdates")
    api.telegram.reset()
    assert not malee.started
    malee.says("หลัง")
    [after] = await call.result("getUpdates")
    assert after["update_id"] > before["update_id"]


async def test_keyboards_that_go_away(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """A one-time keyboard goes when it was used, a forced reply with any message, any other when it is removed."""
    malee = api.person("malee")
    malee.says("/start")

    async def up(**markup: Any) -> None:
        await call.result("sendMessage", chat_id=malee.id, text="?", reply_markup=markup)

    await up(keyboard=[["ใช่", "ไม่"]], one_time_keyboard=True)
    malee.says("ยังไม่เลือก")
    assert malee.chat.keyboard
    malee.presses("ใช่")
    assert malee.chat.keyboard is None
    await up(force_reply=True)
    malee.says("ตอบ")
    assert malee.chat.keyboard is None
    await up(keyboard=[["อยู่"]])
    malee.presses("อยู่")
    assert malee.chat.keyboard
    await up(remove_keyboard=True)
    assert malee.chat.keyboard is None
