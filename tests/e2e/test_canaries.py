"""Nothing that people say, send or are sent stands in the log: at the most talkative level, with everything failing."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.demo import BotApi, Mailbox, Person
from tests.conftest import environment
from tests.e2e.cast import BotProcess
from tests.imap_server import ImapServerForTests

WORDS = "คำลับของมาลี canarywords"
METADATA = "canarymetadata"
REPLY = "canaryreply"
STRANGER = "canarystranger@elsewhere.example"


@pytest.fixture
async def imap() -> AsyncIterator[ImapServerForTests]:
    async with ImapServerForTests() as server:
        yield server


@pytest.fixture
async def talkative(
    api: BotApi, post: Mailbox, imap: ImapServerForTests, sqlite: str
) -> AsyncIterator[BotProcess]:
    """The process at LOG_LEVEL=debug."""
    more = {"LOG_LEVEL": "debug", "IMAP_URL": imap.url}
    made = BotProcess(environment(api, post, sqlite) | more)
    await made.start()
    yield made
    await made.close()


def pictures() -> list[tuple[str, bytes, str]]:
    """Files with something to tell: in their names, their metadata, their broken ends."""
    image, jpeg, png, notes = Image.new("RGB", (40, 40), "red"), io.BytesIO(), io.BytesIO(), PngInfo()
    exif = image.getexif()
    exif[0x010E] = exif[0x013B] = METADATA
    image.save(jpeg, "JPEG", exif=exif)
    notes.add_text("Comment", METADATA)
    image.save(png, "PNG", pnginfo=notes)
    return [
        (f"{METADATA}.jpg", jpeg.getvalue(), "image/jpeg"),
        (f"{METADATA}.png", png.getvalue(), "image/png"),
        (f"{METADATA}.png", png.getvalue()[:70], "image/png"),
        (f"{METADATA}.pdf", f"%PDF-1.4\n{METADATA}\n%%EOF\n".encode(), "application/pdf"),
    ]


async def heard(malee: Person) -> None:
    """The bot has got through everything before."""
    malee.says("/help")
    await malee.waits_for("สิ่งที่ทำได้ที่นี่", timeout=60)


async def asks_for_a_code(person: Person) -> None:
    """As far as the typed address."""
    person.says("/verify")
    await person.waits_for("พิมพ์อีเมล", timeout=60)
    person.says(person.who.email)
    await heard(person)


async def test_no_canary_is_in_the_log(
    talkative: BotProcess, api: BotApi, post: Mailbox, imap: ImapServerForTests
) -> None:
    """Words, addresses, phone, code, token and metadata go through the whole service while Telegram answers by halves,
    with web pages and not at all, and the mail server refuses with the address in its words."""
    listening = asyncio.create_task(talkative.listens())
    malee, somchai = api.person("malee"), api.person("somchai")
    await heard(malee)
    for fault in (api.faults.half_json, api.faults.html, api.faults.cut_after):
        fault("getUpdates")
        await heard(somchai)  # by the poll that waited; the next one fails
        malee.says(WORDS)
        malee.shares_contact()
        await heard(somchai)  # so no two fail in a row, after which the wait is longer

    api.faults.half_json("sendMessage")
    api.faults.refuse(
        "sendMessage", 400, f'Bad Request: can\'t parse entities: unsupported start tag "{WORDS}"'
    )
    malee.says(WORDS)
    emma = api.person("emma")  # these fail again and again, and nothing of hers comes after them
    emma.sends({"text": WORDS, "from": "no object"})
    emma.sends({"text": WORDS, "entities": [{"type": "bot_command", "offset": "zero", "length": WORDS}]})
    for name, content, kind in pictures():
        malee.sends_document(name, content, kind, caption=WORDS)
    await heard(malee)

    name, _, domain = somchai.who.email.partition("@")
    post.faults.refuse("rcpt", f"550 5.1.1 <{somchai.who.email}>: {name.upper()} is nobody at {domain}")
    await asks_for_a_code(somchai)
    await asks_for_a_code(malee)
    [letter] = await post.waits_for(malee.who.email)
    malee.says(letter.code)
    await heard(malee)
    for sender in (STRANGER, malee.who.email):
        head = f"From: {sender}\r\nTo: bot@example.co.th\r\nMessage-ID: <{REPLY}-{sender}>\r\nSubject: {REPLY}\r\n"
        await imap.delivers(f"{head}\r\n{WORDS}\r\n".encode())
    await heard(somchai)
    await talkative.stops()
    await listening

    canaries = {WORDS, "canarywords", METADATA, REPLY, STRANGER, malee.who.email, letter.code, api.token}
    canaries |= {malee.who.phone, malee.who.phone.removeprefix("+66"), malee.who.first_name}
    canaries |= {somchai.who.email, name, name.upper(), domain}
    assert set() == {each for each in canaries if each in talkative.log}
    assert "\\u0e" not in talkative.log
    assert '"polling failed' in talkative.log
