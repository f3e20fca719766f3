"""What the demo still knows when it is started again."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTP

import aiohttp
import pytest

from bot.demo import Demo, Shelf
from bot.demo.telegram.chats import Post

SAID = "เบอร์ของฉัน 081-234-5678"


def upside_down(name: str, content: bytes) -> bytes:
    """A seal that a test can read: the name, then everything backwards."""
    return name.encode() + b"|" + content[::-1]


def opened(name: str, sealed: bytes) -> bytes | None:
    mark, _, content = sealed.partition(b"|")
    return content[::-1] if mark == name.encode() else None


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[Demo]:
    """The demo on any free port, with what it remembers in a folder."""
    it = Demo(Shelf(folder, upside_down, opened))
    await it.start(page_port=0)
    yield it
    await it.stop()


async def says(it: Demo, text: str, **more: object) -> None:
    """The bot says something to Malee."""
    body = {"chat_id": it.api.person("malee").id, "text": text, **more}
    url = f"{it.api_url}/bot{it.bot_token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        assert 200 == answer.status, await answer.text()


def mails(it: Demo, subject: str) -> None:
    """A letter to Malee."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "bot@example.co.th", "malee@example.com", subject
    letter.set_content("รหัสของคุณ")
    with SMTP("127.0.0.1", it.mailbox.port) as post:
        post.send_message(letter)


def seen(posts: list[Post]) -> list[tuple[str, list[str]]]:
    return [(post.text, post.buttons) for post in posts]


def shelved(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def damages(folder: Path) -> None:
    """A chat that cannot be opened, one of a form that is not known, and one half written."""
    (folder / "chat_6001001").write_bytes(b"damaged")
    (folder / "chat_1").write_bytes(upside_down("chat_1", b'{"about": {"id": "081-234-5678"}}'))
    (folder / "chat_2.part").write_bytes(b"half")


async def test_a_chat_is_there_again(tmp_path: Path) -> None:
    """Everything that was said stands in the chat, with the buttons of the last message, and goes on counting."""
    keys = {"inline_keyboard": [[{"text": "ชื่อ", "callback_data": "x"}]]}
    async with demo(tmp_path) as before:
        malee = before.api.person("malee")
        malee.says(SAID)
        malee.edits(malee.says("ชื่อผิด"), "ชื่อถูก")
        malee.speaks("en")
        await says(before, "ข้อมูลไหนที่ไม่ถูก", reply_markup=keys)
        said, transcript = seen(malee.posts), malee.transcript()
    async with demo(tmp_path) as after:
        malee = after.api.person("malee")
        there = (seen(malee.posts), malee.transcript(), malee.language, after.api.person("emma").started)
        query = malee.presses("ชื่อ")
        said_next = malee.says("ต่อ")

    assert (said, transcript, "en", False) == there
    assert not isinstance(query, (Post, str))
    assert len(said) + 1 == said_next.id


async def test_what_the_bot_had_not_fetched_waits_for_it(tmp_path: Path) -> None:
    """Said while the bot was down, it is told of it at the next start, under the same id."""
    async with demo(tmp_path) as before:
        before.api.person("malee").says(SAID)
        waiting = [update.id for update in before.api.updates.waiting]
    async with demo(tmp_path) as after:
        url = f"{after.api_url}/bot{after.bot_token}/getUpdates"
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            found = (await answer.json())["result"]

    assert [(waiting[0], SAID)] == [(each["update_id"], each["message"]["text"]) for each in found]


async def test_files_and_letters_are_there_again(tmp_path: Path) -> None:
    """A picture can still be looked at, a letter still be read, and neither gives its number to another."""
    async with demo(tmp_path) as before:
        before.api.person("malee").sends_photo(b"\xff\xd8\xffpicture")
        mails(before, "ฉบับแรก")
        [letter] = await before.mailbox.waits_for("malee@example.com")
    async with demo(tmp_path) as after:
        malee = after.api.person("malee")
        photo = after.api.telegram.files.get(malee.posts[0].message["photo"][-1]["file_id"])
        mails(after, "ฉบับที่สอง")
        letters = await after.mailbox.waits_for("malee@example.com", 2)
        another = malee.sends_document("ก.pdf", b"%PDF").message["document"]["file_id"]

    assert photo is not None
    assert b"\xff\xd8\xffpicture" == photo.content
    assert another != photo.id
    assert letter == letters[0]
    assert ["ฉบับแรก", "ฉบับที่สอง"] == [each.subject for each in letters]


async def test_a_kill_loses_nothing_that_was_said(tmp_path: Path) -> None:
    """It is written down when it happens, and not when the demo stops."""
    async with AsyncExitStack() as running:
        killed = await running.enter_async_context(demo(tmp_path))
        killed.api.person("malee").says(SAID)
        await says(killed, "รับแล้ว")
        async with demo(tmp_path) as after:
            posts = seen(after.api.person("malee").posts)

    assert [(SAID, []), ("รับแล้ว", [])] == posts


async def test_what_is_kept_is_sealed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No word of a chat or a letter lies open in the folder, and what cannot be opened is left out by its name
    alone, without keeping the demo from its start."""
    caplog.set_level(logging.DEBUG, "bot.demo")
    async with demo(tmp_path) as before:
        before.api.person("malee").says(SAID)
        mails(before, SAID)
        await before.mailbox.waits_for("malee@example.com")
    kept = shelved(tmp_path)
    damages(tmp_path)
    async with demo(tmp_path) as after:
        started = after.api.person("malee").started

    assert ["chat_6001001", "letter_00000001", "world"] == sorted(kept)
    assert [] == [name for name, content in kept.items() if b"081-234" in content]
    assert not started
    assert "chat_6001001 cannot be read" in caplog.text
    assert "chat_1 is not understood and is left out (KeyError)" in caplog.text
    assert "081-234" not in caplog.text


async def test_a_world_begun_anew_is_forgotten(tmp_path: Path) -> None:
    """After a reset nothing of the old chats comes back."""
    async with demo(tmp_path) as before:
        before.api.person("malee").says(SAID)
        await says(before, "รับแล้ว")
        before.api.telegram.reset()
    async with demo(tmp_path) as after:
        started = after.api.person("malee").started

    assert not started
