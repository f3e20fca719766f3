"""Shared phones and files: taken where they are asked for, from their owner, in time; everything else is told."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import delete, select, update

from bot.app.commands.demo import receive
from bot.chat.events import Event, NotYet, SentFile
from bot.chat.uploads import PHONE_WAITS
from bot.demo.mail.letters import reply_to
from bot.identity.attempts import Attempts
from bot.identity.limits import DAY, MEGABYTES
from bot.ops.sweep import sweep
from bot.sandbox import Limits, Sandbox
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import conversations, files, inbox, proofs, tickets
from bot.tickets import inspection
from bot.tickets.attachments import AT_MOST, MOST_LOOSE, Attachments
from bot.tickets.inspection import Evidence
from bot.tickets.kept import KEPT
from handlers.incoming import (
    AWAITED,
    FETCH_AGAIN,
    FILES_AT_ONCE,
    FILES_WAITING,
    LATE_AT_ONCE,
    LOOKS,
    ROOM,
    Incoming,
)
from handlers.turns import LONGEST
from tests.chat import TEAM, Clock, World

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
MB = 1 << 20


def jpeg(shade: int = 100) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), shade).save(out, "JPEG")
    return out.getvalue()


async def asked_for_phone(world: World) -> None:
    """Malee stands at the question for her phone."""
    await world.says("/request")
    await world.presses("ขอโดยไม่มีบัญชี")
    await world.presses("อยากรู้ว่าเก็บอะไรไว้")
    await world.presses("เบอร์โทรของฉัน")


async def asked_for_files(world: World) -> None:
    """Malee stands at the question for files."""
    await world.walks("/correct", "[ชื่อ]", "มาลา", "มาลี", "[เท่านี้]", "[ข้าม]")


async def waiting(world: World) -> str:
    """The question that waits."""
    [row] = await world.rows(select(conversations.c.waiting))
    return str(row.waiting)


async def phones(world: World) -> int:
    """How many phones were proven."""
    return len(await world.rows(select(proofs).where(proofs.c.method == "phone")))


def said(world: World) -> str:
    """Everything that the bot wrote to Malee since she last did something."""
    malee = world.person("malee")
    return "\n".join(post.text for post in malee.chat.bot_posts() if post.touched > malee._acted)


# Phones -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plus", [True, False])
async def test_the_own_number_is_taken_where_it_is_asked_for(either_world: World, plus: bool) -> None:
    """Telegram says that it is hers: proven, next question; some clients leave the + out."""
    world = either_world
    await asked_for_phone(world)

    await world.hears(world.person("malee").shares_contact(plus=plus))

    assert 1 == await phones(world)
    assert "stranger-details" == await waiting(world)


@pytest.mark.parametrize("written", ["+447700900123", "447700900123", "+44 7700 900123"])
async def test_an_own_number_of_another_country_is_taken(world: World, written: str) -> None:
    """However the client writes it, it is the number that a customer has."""
    await world.customers("emma@example.org +447700900123")
    await asked_for_phone(world)
    malee, made = world.person("malee"), world.service.ticketing.proofs

    await world.hears(malee.shares_card("มาลี", written, user_id=malee.id))
    [proof] = await world.rows(select(proofs))

    assert await world.service.storage.run(made.registered, malee.id, proof.id)


async def test_the_own_number_is_not_kept_where_nobody_asked(world: World) -> None:
    """Neither without a form nor at another question, which is shown again."""
    await world.hears(world.person("malee").shares_contact())
    without = said(world)
    await world.says("/contact")
    await world.hears(world.person("malee").shares_contact())

    assert "ยังไม่ต้องใช้เบอร์" in without
    assert "ยังไม่ต้องใช้เบอร์" in said(world)
    assert 0 == await phones(world)


@pytest.mark.parametrize("user_id", [None, 6_001_002])
async def test_somebody_elses_card_proves_nothing(world: World, user_id: int | None) -> None:
    """Neither a card from the address book nor that of another account."""
    await asked_for_phone(world)

    await world.hears(world.person("malee").shares_card("สมชาย", "+66898765432", user_id=user_id))

    assert "เบอร์ของคนอื่น" in said(world)
    assert ("phone.stranger", 0) == (await waiting(world), await phones(world))


async def test_a_forwarded_card_proves_nothing(world: World) -> None:
    """Her own card in a forwarded message may have been anybody's to send."""
    await asked_for_phone(world)
    origin = {"type": "hidden_user", "sender_user_name": "x", "date": 0}

    await world.hears(world.person("malee").shares_contact(forward_origin=origin))

    assert "เบอร์ของคนอื่น" in said(world)
    assert 0 == await phones(world)


@pytest.mark.parametrize(
    "number",
    ["+88804567890", "88804567890", "88812345678", "+88812345678", "1234", "1669", "", "+0812345678", "081234567",
     "66112345678"],
)  # fmt: skip
async def test_what_is_no_phone_is_not_taken(world: World, number: str) -> None:
    """Numbers of Fragment (+888) and hotlines identify nobody, Thai numbers that nobody can have are none, and a plus
    before one makes none of it."""
    await asked_for_phone(world)
    malee = world.person("malee")

    await world.hears(malee.shares_card("มาลี", number, user_id=malee.id))

    assert "ไม่ใช่เบอร์โทรที่ตรวจสอบได้" in said(world)
    assert ("phone.stranger", 0) == (await waiting(world), await phones(world))


@pytest.mark.parametrize("typed", ["0812345678", "+66812345678", "๐๘๑-๒๓๔-๕๖๗๘", "0123456789abcdef"])
async def test_a_typed_number_proves_nothing(world: World, typed: str) -> None:
    """Not even one that looks like the id of a proof: anybody can type it."""
    await asked_for_phone(world)

    await world.says(typed)

    assert "เบอร์ที่พิมพ์เองใช้เป็นหลักฐานไม่ได้" in said(world)
    assert ("phone.stranger", 0) == (await waiting(world), await phones(world))


async def test_after_some_minutes_it_asks_again(world: World) -> None:
    """A card shared long after the question does not count; the next one, shared at once, does."""
    await asked_for_phone(world)
    malee = world.person("malee")
    world.clock.passes(PHONE_WAITS + 1)

    await world.hears(malee.shares_contact())
    late = (said(world), await phones(world))
    world.clock.passes(PHONE_WAITS - 1)
    await world.hears(malee.shares_contact())

    assert "ผ่านไปหลายนาทีแล้ว" in late[0]
    assert (0, 1) == (late[1], await phones(world))


@pytest.mark.parametrize("how", ["left", "deleted", "for another form", "in silence"])
async def test_the_keyboard_goes_with_the_form_that_asked_for_the_phone(
    either_world: World, how: str
) -> None:
    """However the form ends: nobody is left with a button that shares a number with nobody."""
    world = either_world
    await asked_for_phone(world)
    stood = world.person("malee").chat.keyboard
    match how:
        case "left":
            await world.says("/cancel")
        case "deleted":
            await world.walks("พอแล้ว ไม่ทำแล้ว", "[ลบคำตอบ]")
        case "for another form":
            await world.walks("/contact", "[ติดต่อทีม]")
        case _:
            world.clock.passes(KEPT["drafts"] + 1)
            await world.service._tend()
            await world.hears()

    assert stood is not None
    assert world.person("malee").chat.keyboard is None


# Files ------------------------------------------------------------------------------------------------


async def kept(world: World) -> list[str]:
    """The kinds of the files that are kept."""
    return [row.kind for row in await world.rows(select(files.c.kind).order_by(files.c.received_at))]


async def test_files_are_collected_where_they_are_asked_for(either_world: World) -> None:
    """Photo and document are kept, the form stays at its question."""
    world = either_world
    await asked_for_files(world)
    malee = world.person("malee")

    await world.hears(malee.sends_photo(jpeg()))
    await world.hears(malee.sends_document("ใบเสร็จ.exe", PDF))

    assert ["jpg", "pdf"] == await kept(world)
    assert "files" == await waiting(world)


async def test_a_sixth_file_is_told_and_not_kept(world: World) -> None:
    """Five to a ticket, at the question and without one; the form that was left keeps its own."""
    malee = world.person("malee")
    await asked_for_files(world)
    for n in range(AT_MOST + 1):
        await world.hears(malee.sends_photo(jpeg(n)))
    at_question = said(world)
    await world.says("/cancel")
    for n in range(AT_MOST + 1):
        await world.hears(malee.sends_photo(jpeg(n + 10)))

    assert "สูงสุด 5 ไฟล์" in at_question
    assert "สูงสุด 5 ไฟล์" in said(world)
    assert 2 * AT_MOST == len(await kept(world))


async def test_files_that_are_in_no_form_any_more_do_not_pile_up(world: World) -> None:
    """Sent at the question, left out by going on without, and others sent after going back, again and again: what is
    kept is what is in the form and as much again."""
    malee = world.person("malee")
    await asked_for_files(world)
    for n in range(3 * AT_MOST):
        await world.hears(malee.sends_photo(jpeg(n)))
        if n % AT_MOST == AT_MOST - 1:
            await world.presses("ส่งโดยไม่มีไฟล์")
            await world.presses("ย้อนกลับ")
    last = await world.hears(malee.sends_photo(jpeg(200)))

    assert "ได้รับแล้ว 1 ไฟล์" in last[-1].text
    assert MOST_LOOSE == len(await kept(world))


async def test_more_megabytes_than_a_day_has_are_told_and_not_kept(world: World) -> None:
    """Counted although nothing is left of them; the next day there is room, and what is kept already needs none."""
    malee = world.person("malee")
    await world.hears(first := malee.sends_photo(jpeg(1)))
    attempts = Attempts(world.service.config.secret_keys, world.clock)
    chat = {"chat": str(malee.id)}
    await world.service.storage.run(attempts.add, "megabyte", chat, times=MEGABYTES[0].most - 1)

    await world.hears(malee.sends_photo(jpeg(2)))
    full = said(world), len(await kept(world))
    await world.hears(malee.sends({"photo": first.message["photo"]}))
    again = said(world)
    world.clock.passes(DAY + 1)
    await world.hears(malee.sends_photo(jpeg(3)))

    assert ("100 MB" in full[0], full[1], "100 MB" in again) == (True, 1, False)
    assert "100 MB" not in said(world)


@pytest.mark.parametrize("text", ["ครบแล้วครับ", "ไม่มีแล้วค่ะ", "ข้าม", "หมดแล้ว"])
async def test_no_words_drop_what_was_sent(world: World, text: str) -> None:
    """Whoever says that there is no more goes on with the files that came."""
    await asked_for_files(world)
    await world.hears(world.person("malee").sends_photo(jpeg()))

    await world.says(text)
    await world.presses("เข้าอีเมลไม่ได้")
    await world.presses("ให้เจ้าหน้าที่ตรวจสอบ")
    await world.presses("ข้าม")
    await world.presses("ข้าม")

    assert "ไฟล์: 1 ไฟล์" in world.person("malee").last.text


async def test_the_same_file_twice_is_one(world: World) -> None:
    """Forwarded again, it neither takes a second place nor gives up its own."""
    await asked_for_files(world)
    malee = world.person("malee")
    first = malee.sends_photo(jpeg())
    await world.hears(first)

    await world.hears(malee.sends({"photo": first.message["photo"]}))
    await world.hears(malee.sends({"photo": first.message["photo"]}))

    assert ["jpg"] == await kept(world)
    assert "files" == await waiting(world)


async def test_an_album_is_answered_once(world: World) -> None:
    """Three pictures sent together, outside of any form: one question what they are for."""
    malee = world.person("malee")
    malee.sends_photo(jpeg(1), album="a", caption="ชื่อฉันสะกดผิด")
    malee.sends_photo(jpeg(2), album="a")
    malee.sends_photo(jpeg(3), album="a")

    await world.hears()

    assert 1 == len(malee.chat.bot_posts())
    assert 3 == len(await kept(world))


async def test_an_album_is_answered_once_beside_another_file(world: World) -> None:
    """A picture that came before does not make it pass in silence."""
    malee = world.person("malee")
    await world.hears(malee.sends_photo(jpeg(9)))
    malee.sends_photo(jpeg(1), album="a")
    malee.sends_photo(jpeg(2), album="a")

    assert ["ได้รับไฟล์แล้ว ใช้กับเรื่องไหน"] == [post.text for post in await world.hears()]


async def test_an_album_in_the_middle_of_a_form_is_answered_once(world: World) -> None:
    """All of it is kept for the question that asks for files."""
    malee = world.person("malee")
    await world.says("/correct")
    await world.presses("ชื่อ")
    for n in range(3):
        malee.sends_photo(jpeg(n), album="a")

    [post] = await world.hears()

    assert post.text.startswith("ได้รับไฟล์แล้ว เก็บไว้ให้")
    [form] = await world.rows(select(conversations))
    answers = world.service.config.secret_keys.open(f"conversations.answers:{malee.id}", form.answers_sealed)
    assert 3 == len(answers["files~"].split(","))


async def test_a_file_after_the_question_for_files_goes_with_the_form(world: World) -> None:
    """It is attached at once, and the summary counts it."""
    malee = world.person("malee")
    await asked_for_files(world)
    await world.presses("ไม่มีไฟล์")

    [post] = await world.hears(malee.sends_photo(jpeg()))
    await world.presses("เข้าอีเมลไม่ได้")
    await world.presses("ให้เจ้าหน้าที่ตรวจสอบ")
    await world.presses("ข้าม")
    await world.presses("ข้าม")

    assert post.text.startswith("ได้รับไฟล์แล้ว แนบกับเรื่องนี้ให้แล้ว")
    assert "ไฟล์: 1 ไฟล์" in malee.last.text


async def test_a_file_in_a_form_that_asks_for_none_is_kept_for_the_case(world: World) -> None:
    """Nobody waits for a question that never comes."""
    await world.says("/access")

    [post] = await world.hears(world.person("malee").sends_photo(jpeg()))

    assert "เรื่องนี้ไม่มีข้อให้แนบไฟล์" in post.text
    assert ["jpg"] == await kept(world)


async def test_a_caption_is_kept_with_its_file_and_masked(world: World) -> None:
    """What was written with a file is opened with it; an ID number in it is not."""
    await asked_for_files(world)

    await world.hears(world.person("malee").sends_photo(jpeg(), caption="บัตร 4111111111111111 ของฉัน"))

    [row] = await world.rows(select(files))
    name, caption, *_ = world.service.config.secret_keys.open(f"files.name:{row.id}", row.name_sealed)
    assert ("photo.jpg", "บัตร ••••••••••••1111 ของฉัน") == (name, caption)


async def test_a_file_of_21_mb_is_told_without_a_download(world: World) -> None:
    """Telegram would refuse it; it is not even asked."""
    world.person("malee").sends_document("big.pdf", PDF, size=21 * MB)

    await world.hears()

    assert "20 MB" in said(world)
    assert [] == world.api.calls_of("getFile")
    assert [] == await kept(world)


async def test_a_file_of_11_mb_is_told(world: World) -> None:
    """Telegram gives it, letters would not take it."""
    await world.hears(world.person("malee").sends_document("big.pdf", PDF + b"0" * (11 * MB)))

    assert "10 MB" in said(world)
    assert [] == await kept(world)


async def test_a_download_that_fails_for_good_is_told(world: World) -> None:
    """Telegram has lost the file: said at once, nothing is tried again."""
    world.api.faults.refuse(
        "getFile", 400, "Bad Request: wrong file_id or the file is temporarily unavailable"
    )

    await world.hears(world.person("malee").sends_document("a.pdf", PDF))

    assert "Telegram ส่งไฟล์นี้ให้ไม่สำเร็จ" in said(world)
    assert [] == await kept(world)


async def test_a_download_that_fails_for_now_is_tried_again(world: World) -> None:
    """A server error holds the update back; a little later the file arrives, once, and nothing has failed."""
    await asked_for_files(world)
    world.api.faults.refuse("getFile", 502)

    await world.hears(world.person("malee").sends_document("a.pdf", PDF))
    before = await kept(world)
    world.clock.passes(FETCH_AGAIN)
    await world.hears()

    assert ([], ["pdf"]) == (before, await kept(world))


@pytest.mark.parametrize(
    ("status", "how", "seconds"),
    [(502, {}, FETCH_AGAIN), (429, {"retry_after": 30}, 30.0), (401, {}, FETCH_AGAIN)],
    ids=["error", "told to wait", "token"],
)
async def test_a_file_that_telegram_does_not_hand_over_waits(
    world: World, status: int, how: dict[str, int], seconds: float
) -> None:
    """It is asked for again when Telegram says, or after some seconds; that is no attempt, and not asked before."""
    world.api.faults.refuse("getFile", status, **how)
    await world.hears(world.person("malee").sends_document("a.pdf", PDF))

    world.clock.passes(seconds - 0.5)
    early = await world.service.storage.run(world.service.inbox.claim)
    world.clock.passes(0.5)
    [claimed] = await world.service.storage.run(world.service.inbox.claim)

    assert ([], 1) == (early, claimed.attempts)


async def test_a_file_that_does_not_come_to_its_end_waits(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram answers too slowly: the place is left to others, and it is asked for again."""
    monkeypatch.setattr("handlers.incoming.FETCHING", 0.01)
    gate = world.api.faults.hold("getFile")
    world.person("malee").sends_document("a.pdf", PDF)
    [update] = await world.api.updates.fetch()

    with pytest.raises(NotYet) as caught:
        await world.service.worker.read(update)
    gate.set()

    assert FETCH_AGAIN == caught.value.wait
    world.api.updates.clear()


async def held_up(world: World, files: int, size: int | None = None) -> tuple[asyncio.Event, list[Any]]:
    """So many chats have sent a file, of a size that Telegram names, that it does not hand over before the gate
    opens."""
    gate = world.api.faults.hold("getFile", times=files)
    for n in range(files):
        world.person("malee").sends_document(f"{n}.pdf", PDF, size=size)
    updates = await world.api.updates.fetch()
    world.api.updates.clear()
    for n, each in enumerate(updates):
        each["message"]["chat"]["id"] = 100 + n
    return gate, updates


async def fetching(world: World, files: int) -> None:
    """So many were asked for."""
    while len(world.api.calls_of("getFile")) < files:  # noqa: ASYNC110
        await asyncio.sleep(0)


async def photo_of(world: World, shade: int = 100) -> dict[str, Any]:
    world.person("malee").sends_photo(jpeg(shade))
    [photo] = await world.api.updates.fetch()
    world.api.updates.clear()
    return dict(photo)


async def ended(reading: list[asyncio.Task[Event | None]]) -> None:
    for each in reading:
        each.cancel()
    await asyncio.gather(*reading, return_exceptions=True)


async def test_files_that_telegram_hands_over_slowly_hold_up_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They have all places; whoever sends a photo has one of them at once, and some of theirs go on: nothing of those
    is lost, and they arrive."""
    monkeypatch.setattr("handlers.incoming.PROMPT", 0.0)
    gate, slow = await held_up(world, FILES_AT_ONCE)
    incoming = Incoming(world.service.bot)
    reading = [asyncio.create_task(incoming.read(each)) for each in slow]
    await fetching(world, FILES_AT_ONCE)

    photos = [await incoming.read(await photo_of(world, shade)) for shade in range(FILES_AT_ONCE)]
    going_on = [each for each in reading if not each.done()]
    gate.set()
    arrived = await asyncio.gather(*going_on)

    taken = [each.what.evidence for each in (*photos, *arrived) if each and isinstance(each.what, SentFile)]
    assert LATE_AT_ONCE <= len(going_on) < FILES_AT_ONCE
    assert len(photos) + len(arrived) == len([each for each in taken if each])
    await ended(reading)


async def test_a_file_that_gave_way_has_its_time_in_a_line_for_those(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes again, is as slow, and gives way to nobody then."""
    monkeypatch.setattr("handlers.incoming.PROMPT", 0.0)
    monkeypatch.setattr("handlers.incoming.FILES_AT_ONCE", 2)
    monkeypatch.setattr("handlers.incoming.LATE_AT_ONCE", 1)
    _, slow = await held_up(world, 2)
    incoming = Incoming(world.service.bot)
    reading = [asyncio.create_task(incoming.read(each)) for each in slow[:2]]
    await fetching(world, 2)
    await incoming.read(await photo_of(world))
    [gave_way] = [n for n, each in enumerate(reading) if each.done()]
    await ended(reading)

    gate = world.api.faults.hold("getFile")
    again = asyncio.create_task(incoming.read(slow[gave_way]))
    await fetching(world, 4)
    for shade in (1, 2, 3):
        await incoming.read(await photo_of(world, shade))
    gate.set()
    event = await again

    assert event is not None
    assert isinstance(event.what, SentFile)
    assert "" == event.what.unfit


async def test_a_late_file_that_others_go_before_for_minutes_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More of them than there are places for: its sender can send it again, and is heard again."""
    monkeypatch.setattr("handlers.turns.PATIENCE", 0.0)
    incoming = Incoming(world.service.bot, world.clock)
    photo = await photo_of(world)
    incoming._late.append(photo["message"]["photo"][-1]["file_unique_id"])
    while incoming._lately.take():
        pass

    with pytest.raises(NotYet):
        await incoming.read(photo)
    world.clock.passes(AWAITED + 1)
    event = await incoming.read(photo)

    assert event is not None
    assert isinstance(event.what, SentFile)
    assert "lost" == event.what.unfit


async def test_no_more_is_fetched_at_a_time_than_memory_has_room_for(world: World) -> None:
    """By the sizes that Telegram names, of files that could all come at once."""
    most = ROOM // inspection.MOST_BYTES
    _, large = await held_up(world, FILES_AT_ONCE, inspection.MOST_BYTES)
    incoming = Incoming(world.service.bot)
    reading = [asyncio.create_task(incoming.read(each)) for each in large]
    await fetching(world, most)
    await asyncio.sleep(0)

    assert FILES_AT_ONCE - most == len(incoming._held._waiting)
    await ended(reading)


async def test_what_was_fetched_counts_for_its_chat(world: World) -> None:
    """Refused or not: whoever has much fetched stands behind whoever has little."""
    gate, [slow] = await held_up(world, 1)
    incoming = Incoming(world.service.bot, world.clock)
    reading = asyncio.create_task(incoming.read(slow))
    await fetching(world, 1)

    world.clock.passes(9)
    gate.set()
    await reading

    assert 8 < incoming._spent.of(100) < 10


async def awaited(world: World, status: int, seconds: float) -> list[str]:
    """What Malee is told while a file of hers is refused for so long, and then of what she says."""
    incoming = Incoming(world.service.bot, world.clock)
    world.service.worker.read = incoming.read
    malee = world.person("malee")
    malee.sends_document("a.pdf", PDF)
    malee.says("/privacy")
    until = world.clock() + seconds
    await world.arrives()
    while world.clock() < until:
        fault = world.api.faults.refuse("getFile", status)
        await world.hears()
        world.clock.passes(FETCH_AGAIN)
        if fault.times:
            break  # it was not asked for any more
    return [post.text for post in malee.chat.bot_posts()]


async def test_a_file_that_does_not_come_for_minutes_is_told(world: World) -> None:
    """Telegram's file server is away: its sender can send it again, and is heard again, within two minutes or so."""
    said = await awaited(world, 502, AWAITED + FETCH_AGAIN)

    assert ["Telegram ส่งไฟล์นี้ให้ไม่สำเร็จ"] == [each[:31] for each in said[:1]]
    assert 2 == len(said)
    assert {"done"} == {row.state for row in await world.rows(select(inbox.c.state))}


async def test_a_file_waits_for_as_long_as_our_token_is_refused(world: World) -> None:
    """Nobody could be told anything: an hour later the token is right, and the file is taken."""
    await awaited(world, 401, 3600.0)
    world.clock.passes(FETCH_AGAIN)
    await world.hears()

    assert ["pdf"] == await kept(world)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "รับเฉพาะรูป"),
        (b"MZ\x90", "รับเฉพาะรูป"),
        (jpeg()[:60], "เปิดไฟล์นี้ไม่ได้"),
        (PDF.replace(b"/Catalog", b"/Catalog /OpenAction 2 0 R"), "ทำงานเองได้"),
        (PDF.replace(b"/Root", b"/Encrypt 2 0 R /Root"), "รหัสผ่าน"),
    ],
)
async def test_an_unfit_file_is_told_with_its_reason(world: World, content: bytes, words: str) -> None:
    """Whatever it is called, and the question that waits is shown again."""
    await asked_for_files(world)

    await world.hears(world.person("malee").sends_document("a.jpg", content, "image/jpeg"))

    assert words in said(world)
    assert ([], "files") == (await kept(world), await waiting(world))


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever looks into a file never comes back; it is killed after a second of the processor."""
    sandbox = Sandbox("tests.bot.hostile_work", Limits(cpu=1, seconds=60, memory=1 << 26))
    monkeypatch.setattr(inspection, "_sandbox", sandbox)
    yield
    sandbox.close()


@pytest.mark.usefixtures("frozen")
async def test_a_file_that_freezes_whoever_reads_it_keeps_nobody_else_waiting(world: World) -> None:
    """Others are answered meanwhile; its sender is told in a kind sentence, and the update is done."""
    world.person("malee").sends_document("a.pdf", b"%PDF-frozen")
    await world.arrives()
    [claimed] = await world.service.storage.run(world.service.inbox.claim)
    looking = asyncio.create_task(world.service.worker.handle(claimed))

    somchai = await world.says("/privacy", "somchai")

    assert (True, False) == (bool(somchai), looking.done())
    await looking
    assert "เปิดไฟล์นี้ไม่ได้" in said(world)
    assert ["done", "done"] == [row.state for row in await world.rows(select(inbox.c.state))]


@pytest.mark.usefixtures("frozen")
async def test_a_crowd_of_files_is_not_fetched_at_once(world: World) -> None:
    """What waits to be looked into waits at Telegram and not in memory, and takes nobody's place meanwhile."""
    for n in range(2 * FILES_AT_ONCE + FILES_WAITING):
        world.person("malee").sends_document(f"{n}.pdf", b"%PDF-frozen")
    updates = await world.api.updates.fetch()
    reading = [asyncio.create_task(world.service.worker.read(each)) for each in updates]

    for each in islice(asyncio.as_completed(reading), FILES_AT_ONCE):
        with pytest.raises(NotYet):
            await each

    fetched = [call for call in world.api.calls if call.method == "getFile"]
    assert FILES_AT_ONCE >= len(fetched)
    for each in reading:
        each.cancel()
    await asyncio.wait(reading)
    world.api.updates.clear()


@pytest.mark.usefixtures("frozen")
async def test_a_small_file_goes_before_a_crowd_of_slow_ones(world: World) -> None:
    """Of many chats with files that freeze whoever reads them, no more than what is in hand comes before a photo."""
    malee = world.person("malee")
    for n in range(FILES_AT_ONCE + 2):
        malee.sends_document(f"{n}.pdf", b"%PDF-" + b"x" * 1000 + b"frozen")
    malee.sends_document("a.pdf", b"%PDF-")
    *slow, small = await world.api.updates.fetch()
    for n, each in enumerate(slow):
        each["message"]["chat"]["id"] = 100 + n
    read = world.service.worker.read
    others = [asyncio.ensure_future(read(each)) for each in slow]
    await asyncio.sleep(0)  # they have begun

    await read(small)

    assert len([each for each in others if each.done()]) <= 2
    for each in others:
        each.cancel()
    await asyncio.wait(others)
    world.api.updates.clear()


@pytest.mark.usefixtures("frozen")
async def test_a_file_that_takes_long_gives_way_and_is_decided_later(world: World) -> None:
    """Who waits comes first; then it has all its time, and its sender hears of it."""
    malee = world.person("malee")
    malee.sends_document("a.pdf", b"%PDF-frozen")
    malee.sends_photo(b"%PDF-")
    slow, photo = await world.api.updates.fetch()
    incoming = Incoming(world.service.bot)
    first = asyncio.ensure_future(incoming.read(slow))
    while incoming._looked._free:  # noqa: ASYNC110
        await asyncio.sleep(0)  # it is being fetched

    await incoming.read(photo)
    second = await incoming.read(slow)

    assert isinstance(first.exception(), NotYet)
    assert second is not None
    assert isinstance(second.what, SentFile)
    assert "broken" == second.what.unfit
    world.api.updates.clear()


async def test_a_file_that_nobody_had_time_for_is_not_called_damaged(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where others keep the machine busy it ran out of time, and nothing is known of it: its sender is asked to send
    it again."""
    sandbox = Sandbox("tests.bot.hostile_work", Limits(cpu=60, seconds=0.2, memory=1 << 26))
    monkeypatch.setattr(inspection, "_sandbox", sandbox)
    world.person("malee").sends_photo(b"%PDF-frozen")

    await world.hears()

    sandbox.close()
    assert "ไม่ทัน" in said(world)
    assert "เสียหาย" not in said(world)


@pytest.mark.usefixtures("frozen")
async def test_a_photo_gives_way_to_nobody(world: World) -> None:
    """Telegram has drawn it, so what takes it long is a machine that others keep busy: it is looked into to the end,
    where another look would only come later."""
    malee = world.person("malee")
    malee.sends_photo(b"%PDF-frozen")
    malee.sends_photo(b"%PDF-")
    slow, photo = await world.api.updates.fetch()
    photo["message"]["chat"]["id"] = 100
    incoming = Incoming(world.service.bot)
    first = asyncio.ensure_future(incoming.read(slow))
    while incoming._looked._free:  # noqa: ASYNC110
        await asyncio.sleep(0)  # it is being fetched

    await incoming.read(photo)

    decided = await first
    assert decided is not None
    assert isinstance(decided.what, SentFile)
    assert "broken" == decided.what.unfit
    world.api.updates.clear()


@pytest.mark.usefixtures("frozen")
async def test_a_file_that_gives_way_again_and_again_is_decided_in_the_end(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody comes each time it is looked into: after some looks its sender hears that it cannot be opened."""
    monkeypatch.setattr("handlers.incoming.SECOND_LOOK", 0.0)
    malee = world.person("malee")
    malee.sends_document("a.pdf", b"%PDF-frozen")
    malee.sends_photo(b"%PDF-")
    slow, photo = await world.api.updates.fetch()
    photo["message"]["chat"]["id"] = 100
    incoming, outcomes = Incoming(world.service.bot), []

    for _ in range(1 + LOOKS):
        looking = asyncio.ensure_future(incoming.read(slow))
        while incoming._looked._free:  # noqa: ASYNC110
            await asyncio.sleep(0)  # it is being fetched
        await incoming.read(photo)
        [outcome] = await asyncio.gather(looking, return_exceptions=True)
        outcomes.append(outcome.what if isinstance(outcome, Event) else type(outcome))

    *before, last = outcomes
    assert [NotYet] * LOOKS == before
    assert isinstance(last, SentFile)
    assert "broken" == last.unfit
    world.api.updates.clear()


@pytest.mark.usefixtures("frozen")
async def test_a_photo_goes_before_a_smaller_document(world: World) -> None:
    """Telegram has drawn it, so nobody can have made it dear."""
    malee = world.person("malee")
    malee.sends_document("a.pdf", b"%PDF-")
    malee.sends_photo(b"%PDF-" + bytes(1000))
    incoming = Incoming(world.service.bot)
    order = []

    async def reads(update: dict[str, Any]) -> None:
        await incoming.read(update)
        order.append("photo" if "photo" in update["message"] else "document")

    async with incoming._looked.turn((0,)):
        reading = [asyncio.create_task(reads(each)) for each in await world.api.updates.fetch()]
        while len(incoming._looked._waiting) < len(reading):  # noqa: ASYNC110
            await asyncio.sleep(0)  # they are being fetched
    await asyncio.gather(*reading)

    assert ["photo", "document"] == order
    world.api.updates.clear()


@pytest.mark.usefixtures("frozen")
async def test_a_crowd_of_photos_holds_up_no_document(world: World) -> None:
    """Of more chats with a photo than may wait, none of which took anything before, a handful comes before it."""
    malee = world.person("malee")
    for _ in range(FILES_AT_ONCE + FILES_WAITING + 2):
        malee.sends_photo(b"%PDF-")
    malee.sends_document("a.pdf", b"%PDF-" + bytes(1000))
    updates = await world.api.updates.fetch()
    incoming, order = Incoming(world.service.bot), []

    async def reads(chat: int, update: dict[str, Any]) -> None:
        update["message"]["chat"]["id"] = chat
        with suppress(NotYet):
            await incoming.read(update)
            order.append("photo" if "photo" in update["message"] else "document")

    async with incoming._looked.turn((0,)):
        reading = [asyncio.create_task(reads(100 + n, each)) for n, each in enumerate(updates)]
        while len(incoming._looked._waiting) < FILES_AT_ONCE:  # noqa: ASYNC110
            await asyncio.sleep(0)  # they are being fetched
    await asyncio.gather(*reading)

    assert order.index("document") <= FILES_AT_ONCE
    world.api.updates.clear()


@pytest.mark.usefixtures("frozen")
async def test_a_file_that_was_left_for_later_has_waited_since_it_came(world: World, clock: Clock) -> None:
    """Its chat took much, and others who took less keep coming: once it has waited longest it is looked into."""
    malee = world.person("malee")
    malee.sends_photo(b"%PDF-much")
    malee.sends_photo(b"%PDF-little")
    much, little = await world.api.updates.fetch()
    little["message"]["chat"]["id"] = 100
    incoming, order = Incoming(world.service.bot, clock), []
    incoming._spent.add(malee.id, 9.0)

    async def reads(name: str, update: dict[str, Any]) -> None:
        await incoming.read(update)
        order.append(name)

    async def wait(waiting: int) -> None:
        while len(incoming._looked._waiting) < waiting:  # noqa: ASYNC110
            await asyncio.sleep(0)  # it is being fetched

    async with incoming._looked.turn((0,)):
        left = asyncio.create_task(reads("much", much))
        await wait(1)
        left.cancel()
        await asyncio.wait([left])
        clock.passes(LONGEST)
        reading = [asyncio.create_task(reads("little", little))]
        await wait(1)
        reading.append(asyncio.create_task(reads("much", much)))
        await wait(2)
    await asyncio.gather(*reading)

    assert ["much", "little"] == order
    assert {} == incoming._came
    world.api.updates.clear()


async def test_where_no_file_can_be_looked_into_it_is_tried_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That no process can be started is the machine's fault and not the file's: a little later it is taken."""
    world.expects_mishaps = True
    await asked_for_files(world)
    with monkeypatch.context() as without:
        without.setattr(inspection, "_sandbox", Sandbox("tests.no_such_work", Limits(1, 1.0, 1 << 26)))
        await world.hears(world.person("malee").sends_document("a.pdf", PDF))
    before = (await kept(world), said(world))
    world.clock.passes(700)
    await world.hears()

    assert (([], ""), ["pdf"]) == (before, await kept(world))


# Files and how long a form lives -----------------------------------------------------------------------


async def at_the_last_look(world: World, *shades: int) -> None:
    """Malee has sent so many photos with her form, and has only to send it."""
    await asked_for_files(world)
    for shade in shades:
        await world.hears(world.person("malee").sends_photo(jpeg(shade)))
    await world.presses("ครบแล้ว")
    await presses_on(world)


async def presses_on(world: World) -> None:
    """From the question for files to the last look."""
    for label in ("เข้าอีเมลไม่ได้", "ให้เจ้าหน้าที่ตรวจสอบ", "ข้าม", "ข้าม"):
        await world.presses(label)


@pytest.mark.parametrize("at_once", [True, False])
async def test_an_album_at_the_last_look_is_counted_in_it_and_sent(
    either_world: World, at_once: bool
) -> None:
    """However its pictures come: one answer with the summary, which says how many there are and can be sent."""
    world = either_world
    malee = world.person("malee")
    await at_the_last_look(world, 9)
    before = len(malee.chat.bot_posts())
    for shade in (10, 20, 30):
        sent = malee.sends_photo(jpeg(shade), album="a")
        if not at_once:
            await world.hears(sent)
    await world.hears()
    summed_up, answers = malee.last.text, len(malee.chat.bot_posts()) - before

    await world.presses("ยืนยันและส่ง")

    assert ("ไฟล์: 4 ไฟล์" in summed_up, answers) == (True, 1)
    assert 4 == await attached(world)


async def test_files_of_another_form_are_not_handed_to_the_next(either_world: World) -> None:
    """Photos that came in a form which asks for none wait for a case: a correction begins with none, and has room for
    its own, while the case can still be given them."""
    world = either_world
    malee = world.person("malee")
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย", "[แชตนี้]", "[ยืนยันและส่ง]")
    await world.says("/access")
    for shade in range(10, 60, 10):
        await world.hears(malee.sends_photo(jpeg(shade)))

    await world.says("/cancel")
    await asked_for_files(world)
    asked = malee.last.text
    await world.hears(malee.sends_photo(jpeg(99)))
    own = malee.last.text
    await world.walks("/cancel", "/status", "[เพิ่มข้อมูล]", "เพิ่มรูป")

    assert "ได้รับแล้ว" not in asked
    assert "ได้รับแล้ว 1 ไฟล์" in own
    assert "ได้รับแล้ว 5 ไฟล์" in malee.last.text


async def test_what_was_sent_for_a_form_goes_with_its_answers(world: World) -> None:
    """Whoever deletes those does not find the photo in the next matter, and what came for another form stays."""
    malee = world.person("malee")
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย", "[แชตนี้]", "[ยืนยันและส่ง]")
    await world.says("/verify")
    await world.hears(malee.sends_photo(jpeg(10)))
    await world.walks("/access", "[พักเรื่องนี้ไว้]")
    await world.hears(malee.sends_photo(jpeg(20)))

    await world.walks("พอแล้ว ไม่ทำแล้ว", "[ลบคำตอบ]", "/status", "[เพิ่มข้อมูล]", "เพิ่มรูป")

    assert "ได้รับแล้ว 1 ไฟล์" in malee.last.text


async def test_what_waits_takes_no_place_in_a_form(world: World) -> None:
    """Five that came before for something else do not keep the first of a new form out."""
    malee = world.person("malee")
    await world.says("/access")
    for shade in range(10, 60, 10):
        await world.hears(malee.sends_photo(jpeg(shade)))
    await world.walks("/cancel", "/correct", "[ชื่อ]")

    [post] = await world.hears(malee.sends_photo(jpeg(99)))

    assert post.text.startswith("ได้รับไฟล์แล้ว เก็บไว้ให้")


async def test_whoever_does_not_need_what_waits_makes_room_with_a_press(world: World) -> None:
    """Five wait for nothing yet: the sixth is told of with the button that drops them, and is kept when sent again."""
    malee = world.person("malee")
    for shade in range(10, 70, 10):
        await world.hears(last := malee.sends_photo(jpeg(shade)))

    await world.presses("ไม่ใช้ ลบไฟล์")
    none = await kept(world)
    [post] = await world.hears(malee.sends({"photo": last.message["photo"]}))

    assert [] == none
    assert "ใช้กับเรื่องไหน" in post.text


async def test_a_file_that_comes_again_outside_of_its_form_is_for_what_is_begun_next(world: World) -> None:
    """Its form was left, and its owner sends it once more before another one is begun."""
    malee = world.person("malee")
    await world.says("/access")
    await world.hears(first := malee.sends_photo(jpeg()))
    await world.says("/cancel")

    await world.hears(malee.sends({"photo": first.message["photo"]}))
    await world.walks("[ขอแก้ข้อมูล]", "[ชื่อ]", "มาลา", "มาลี", "[เท่านี้]", "[ข้าม]")

    assert "ได้รับแล้ว 1 ไฟล์" in malee.last.text


async def test_a_file_for_which_a_form_had_no_question_is_told_of_and_can_be_attached(
    either_world: World,
) -> None:
    """It came before the right was chosen, which then asks for none: nobody thinks that it went along."""
    world = either_world
    malee = world.person("malee")
    await world.says("/start req_choose")
    [post] = await world.hears(malee.sends_photo(jpeg()))
    await world.hears(malee.presses(data=sends_back(world, "see")))
    for value in ("yes", "all", "see", "-"):
        await world.hears(malee.presses(data=sends_back(world, value)))
    await world.says("malee@example.com")
    await world.says(str(world.post.letters[-1].code))
    told = await world.presses("ยืนยันและส่ง")

    await world.walks("[แนบกับเรื่อง]", "รูปบัตรของฉัน", "[ครบแล้ว]", "[ยืนยันและส่ง]")

    assert "ถ้าเรื่องนี้มีข้อให้แนบไฟล์" in post.text
    assert "ไฟล์ที่ส่งมา 1 ไฟล์ยังไม่ได้ส่งไปด้วย" in "".join(each.text for each in told)
    assert 1 == await attached(world)


async def chooses_access(world: World, shade: int | None = None) -> None:
    """Malee is helped to choose a right, sends a photo meanwhile, and fills the form, which asks for no files."""
    malee = world.person("malee")
    await world.says("/start req_choose")
    if shade is not None:
        await world.hears(malee.sends_photo(jpeg(shade)))
    await world.hears(malee.presses(data=sends_back(world, "see")))
    for value in ("yes", "all", "see", "-"):
        await world.hears(malee.presses(data=sends_back(world, value)))


async def test_a_form_that_was_left_keeps_its_files_when_others_are_attached(world: World) -> None:
    """The button is about the photo beside it, and not about five of another matter."""
    malee = world.person("malee")
    await asked_for_files(world)
    for shade in range(10, 60, 10):
        await world.hears(malee.sends_photo(jpeg(shade)))
    await world.says("/cancel")
    left = {row.id for row in await world.rows(select(files.c.id))}
    await chooses_access(world, shade=200)
    await world.says("malee@example.com")
    await world.says(str(world.post.letters[-1].code))
    await world.presses("ยืนยันและส่ง")

    await world.walks("[แนบกับเรื่อง]", "รูปบัตรของฉัน", "[ครบแล้ว]", "[ยืนยันและส่ง]")

    went = await filed(world)
    assert (1, set()) == (len(went), went & left)


async def leaves_a_correction_with_two_photos(world: World) -> set[str]:
    """Malee can take it up again for a day; the ids of the photos."""
    await asked_for_files(world)
    for shade in (10, 20):
        await world.hears(world.person("malee").sends_photo(jpeg(shade)))
    await world.says("/cancel")
    return {row.id for row in await world.rows(select(files.c.id))}


async def filed(world: World) -> set[str]:
    """The ids of the files that are part of a case."""
    return {row.id for row in await world.rows(select(files.c.id).where(files.c.ticket_id.is_not(None)))}


async def test_words_for_a_case_take_along_no_file_of_a_form_that_was_left(world: World) -> None:
    """Only the photo that came with them."""
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย", "[แชตนี้]", "[ยืนยันและส่ง]")
    [ticket] = await world.rows(select(tickets.c.number))
    left = await leaves_a_correction_with_two_photos(world)
    await world.hears(world.person("malee").sends_photo(jpeg(30)))

    await world.walks(f"ขอเพิ่มในเรื่อง {ticket.number} ค่ะ รูปนี้คือหลักฐาน", "[ส่ง]")

    went = await filed(world)
    assert (1, set()) == (len(went), went & left)


async def test_room_for_a_file_is_made_at_no_forms_cost(world: World) -> None:
    """What waits can be deleted with a press; what a form that was left has sent stays for it."""
    malee = world.person("malee")
    left = await leaves_a_correction_with_two_photos(world)
    for shade in range(100, 200, 20):
        await world.hears(malee.sends_photo(jpeg(shade)))
    await world.hears(malee.sends_photo(jpeg(250)))
    await world.presses("ไม่ใช้ ลบไฟล์")

    assert left == {row.id for row in await world.rows(select(files.c.id))}


async def test_a_photo_that_was_there_before_its_form_goes_with_its_answers(world: World) -> None:
    """Whoever deletes those does not find it in the next form."""
    malee = world.person("malee")
    await world.hears(malee.sends_photo(jpeg(10)))
    await world.walks("/correct", "[ชื่อ]", "พอแล้ว ไม่ทำแล้ว", "[ลบคำตอบ]")

    assert [] == await world.rows(select(files.c.id))


async def test_a_form_with_a_photo_is_kept_beside_a_fuller_one(either_world: World) -> None:
    """However little else was answered, it is said that it is kept, and the photo goes with nothing else."""
    world = either_world
    malee = world.person("malee")
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย", "[แชตนี้]", "[ยืนยันและส่ง]")
    await world.walks("/correct", "[ชื่อ]", "มาลา", "/cancel", "/correct")
    await world.hears(malee.sends_photo(jpeg(10)))

    [*_, left] = await world.says("/cancel")
    await world.walks("/status", "[เพิ่มข้อมูล]", "เพิ่มรูป")
    asked = malee.last.text
    await world.forges(left.rows[0][0]["callback_data"], left.id)
    await world.walks("[ชื่อ]", "มาลา", "มาลี", "[เท่านี้]", "[ข้าม]")

    assert "จะเก็บให้ถึง" in left.text
    assert "ได้รับแล้ว" not in asked
    assert "ได้รับแล้ว 1 ไฟล์" in malee.last.text


@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
async def test_a_photo_goes_with_an_inquiry_whenever_it_comes(either_world: World, step: int) -> None:
    """Before the form, at each of its questions, and at the last look, where what is sent says so."""
    world = either_world
    malee = world.person("malee")
    steps = ["/contact", "[ข้อมูลอาจรั่ว (เร่งด่วน)]", "มีคนส่งข้อความมา รู้ชื่อและที่อยู่ของฉัน", "[แชตนี้]"]
    await world.walks(*steps[:step])
    await world.hears(malee.sends_photo(jpeg(10), caption="ข้อความที่ได้รับ"))
    await world.walks(*steps[step:3], "[ครบแล้ว]", *steps[max(3, step) :])
    summary = malee.last.text
    await world.presses("ยืนยันและส่ง")

    [letter] = world.post.to(TEAM)
    assert "ไฟล์: 1 ไฟล์" in summary
    assert "«ข้อความที่ได้รับ»" in letter.text
    assert 1 == len(letter.attachments)
    assert 1 == await attached(world)


async def test_a_photo_can_be_added_to_a_case_without_a_word(either_world: World) -> None:
    """Who has neither words nor files is told what is missing, and can go back and type."""
    world = either_world
    malee = world.person("malee")
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย", "[แชตนี้]", "[ยืนยันและส่ง]")
    await world.walks("/status", "[เพิ่มข้อมูล]", "[มีแต่ไฟล์ ไม่มีข้อความ]")
    labels = [each["text"] for row in malee.last.rows for each in row]
    [refused] = [each.text for each in await world.says("ไม่มี")]
    await world.hears(malee.sends_photo(jpeg(10)))
    await world.walks("[ครบแล้ว]", "[ยืนยันและส่ง]")

    assert "ไม่มีไฟล์" not in labels
    assert refused.startswith("ยังไม่มีทั้งข้อความและไฟล์")
    assert "ส่งไฟล์มา ไม่ได้เขียนข้อความ" in world.post.to(TEAM)[-1].text
    assert 1 == await attached(world)


async def test_an_inquiry_without_a_photo_asks_for_none(world: World) -> None:
    """Nobody gets a question more than before."""
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย")

    assert "ต้องการให้ทีมตอบทางไหน" in world.person("malee").last.text


async def test_a_photo_that_was_taken_off_an_inquiry_does_not_go(world: World) -> None:
    """The summary has no line for files then, and one that comes later is asked about."""
    malee = world.person("malee")
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย")
    await world.hears(malee.sends_photo(jpeg(10)))
    await world.walks("[ส่งโดยไม่มีไฟล์]", "[แชตนี้]")
    without = malee.last.text
    await world.hears(malee.sends_photo(jpeg(20)))

    assert "ไฟล์" not in without
    assert "ไฟล์: 1 ไฟล์" in malee.last.text


async def test_what_is_deleted_below_a_form_that_was_left_takes_its_photos_along(world: World) -> None:
    """And none of another one of its kind that is being filled."""
    await leaves_a_correction_with_two_photos(world)

    await world.presses("ลบคำตอบ")

    assert [] == await world.rows(select(files.c.id))


async def test_a_form_that_gives_way_to_a_case_keeps_its_photo(world: World) -> None:
    """It is put aside first, and what it holds is not handed to the case."""
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน ช่วยตอบด้วย", "[แชตนี้]", "[ยืนยันและส่ง]")
    await asked_for_files(world)
    await world.hears(world.person("malee").sends_photo(jpeg(10)))

    await world.walks("/status", "[เพิ่มข้อมูล]", "[พักเรื่องนี้ไว้]", "มีอีกเรื่องค่ะ ช่วยดูด้วยนะคะ")

    assert "ได้รับแล้ว" not in world.person("malee").last.text


async def test_a_photo_of_a_form_that_was_left_can_come_again(world: World) -> None:
    """Whoever begins anew sends the same one, and it goes with what they file."""
    await leaves_a_correction_with_two_photos(world)
    await asked_for_files(world)
    await world.hears(world.person("malee").sends_photo(jpeg(10)))

    assert "ได้รับแล้ว 1 ไฟล์" in world.person("malee").last.text


async def test_a_file_that_a_form_for_an_open_case_did_not_ask_for_is_told_of(world: World) -> None:
    """Wherever the form goes."""
    await chooses_access(world)
    await world.says("malee@example.com")
    await world.says(str(world.post.letters[-1].code))
    await world.presses("ยืนยันและส่ง")
    world.clock.passes(60)
    await chooses_access(world, shade=200)

    await world.walks("[เพิ่มข้อมูลในเรื่องเดิม]", "[ส่งเท่าที่กรอก]")
    told = await world.presses("ยืนยันและส่ง")

    assert "ไฟล์ที่ส่งมา 1 ไฟล์ยังไม่ได้ส่งไปด้วย" in "".join(each.text for each in told)


def sends_back(world: World, value: str) -> str:
    """What the newest button sends back that ends with a value."""
    posts = reversed(world.person("malee").chat.bot_posts())
    data = (each.get("callback_data", "") for post in posts for row in post.rows for each in row)
    return next(str(each) for each in data if f"/{each}".endswith(f"/{value}"))


async def attached(world: World) -> int:
    """How many files are part of a ticket."""
    return len(await world.rows(select(files.c.id).where(files.c.ticket_id.is_not(None))))


async def test_a_file_is_kept_for_as_long_as_a_form_may_name_it(either_world: World) -> None:
    """A form that somebody goes on with after 23 hours, puts aside and takes back 23 hours later has its photo."""
    world = either_world
    await asked_for_files(world)
    await world.hears(world.person("malee").sends_photo(jpeg()))
    swept = []
    for step in ("ครบแล้ว", "/cancel", "เอากลับมา"):
        world.clock.passes(23 * 3600)
        swept.append((await world.service.storage.run(sweep, world.clock))["loose"])
        await (world.says(step) if step.startswith("/") else world.presses(step))
    await presses_on(world)

    await world.presses("ยืนยันและส่ง")

    assert ([0, 0, 0], 1) == (swept, await attached(world))


async def test_a_file_goes_with_the_last_form_that_may_name_it(either_world: World) -> None:
    """It does not outlive the time in which the form can be taken back; a sweep that only counts says the same."""
    world = either_world
    await asked_for_files(world)
    await world.hears(world.person("malee").sends_photo(jpeg()))
    await world.says("/cancel")
    world.clock.passes(KEPT["left"] + 1)

    dry = await world.service.storage.run(lambda db: sweep(db, world.clock, dry_run=True))
    real = await world.service.storage.run(sweep, world.clock)

    assert (1, 1) == (dry["loose"], real["loose"])
    assert [] == await kept(world)


async def test_another_chats_form_keeps_nobodys_file(either_world: World) -> None:
    """The form has to be in the chat that the file came from."""
    world = either_world
    await world.hears(world.person("somchai").sends_photo(jpeg()))
    world.clock.passes(KEPT["loose"] + 1)
    await asked_for_files(world)

    await world.service.storage.run(sweep, world.clock)

    assert [] == await kept(world)


async def test_a_form_whose_files_are_gone_is_not_sent_without_them(world: World) -> None:
    """It asks for what is missing, holds what is there and every other answer, and is sent with all of it."""
    await at_the_last_look(world, 10, 20)
    first, second = (row.id for row in await world.rows(select(files.c.id).order_by(files.c.received_at)))
    await world.service.storage.run(lambda db: db.execute(delete(files).where(files.c.id == first)))

    await world.presses("ยืนยันและส่ง")
    told, then, sent = said(world), await waiting(world), await world.rows(select(tickets))
    await world.hears(world.person("malee").sends_photo(jpeg(30)))
    await world.presses("ครบแล้ว")
    await world.presses("ยืนยันและส่ง")

    assert ("files", []) == (then, sent)
    assert "ไฟล์ที่ส่งไว้ 1 ไฟล์ไม่อยู่ในระบบแล้ว" in told
    assert "ได้รับแล้ว 1 ไฟล์" in told
    assert 2 == await attached(world)
    assert second in {row.id for row in await world.rows(select(files.c.id))}


async def test_whoever_has_the_files_no_more_sends_the_form_without(world: World) -> None:
    """All are gone: the question is asked anew, and can be answered with none."""
    await at_the_last_look(world, 10)
    await world.service.storage.run(lambda db: db.execute(delete(files)))

    await world.presses("ยืนยันและส่ง")
    await world.presses("ไม่มีไฟล์")
    await world.presses("ยืนยันและส่ง")

    assert (1, 0) == (len(await world.rows(select(tickets))), await attached(world))


async def adds_a_photo_to_what_was_sent(world: World) -> None:
    """Malee sends her case, and stands at the last look of what she adds to it."""
    await world.presses("ยืนยันและส่ง")
    await world.says("/status")
    await world.presses("เพิ่มข้อมูล")
    await world.says("โทรมาวันที่ 3 ตอนเย็น")
    await world.hears(world.person("malee").sends_photo(jpeg(80)))
    await world.presses("ครบแล้ว")


async def test_what_is_added_to_a_case_is_not_sent_without_its_files(world: World) -> None:
    """The form that adds to a case asks for them again, as any form does."""
    await at_the_last_look(world, 10)
    await adds_a_photo_to_what_was_sent(world)
    await world.service.storage.run(lambda db: db.execute(delete(files).where(files.c.ticket_id.is_(None))))

    await world.presses("ยืนยันและส่ง")

    assert "ไม่อยู่ในระบบแล้ว" in said(world)
    assert "files" == await waiting(world)


async def test_a_file_that_a_case_has_no_room_for_is_told_of(world: World) -> None:
    """It has five: nothing is sent until its owner has chosen to send the words alone."""
    await at_the_last_look(world, *range(10, 60, 10))
    await adds_a_photo_to_what_was_sent(world)

    await world.presses("ยืนยันและส่ง")
    told, then = said(world), await waiting(world)
    await world.presses("ไม่มีไฟล์")
    await world.presses("ยืนยันและส่ง")

    assert "files" == then
    assert "เพิ่มได้อีก 0 ไฟล์" in told
    assert "เพิ่มในเรื่องนี้แล้ว" in said(world)


@pytest.mark.parametrize("held", [4, 5])
async def test_what_a_case_has_no_room_for_is_told_where_words_go_to_it(world: World, held: int) -> None:
    """Nobody thinks that the team has what it has not."""
    malee = world.person("malee")
    await at_the_last_look(world, *range(10, 10 + held))
    await world.presses("ยืนยันและส่ง")
    receipt = next(post for post in malee.chat.bot_posts() if "รับเรื่องแล้ว" in post.text)
    for shade in (80, 90, 100):
        await world.hears(malee.sends_photo(jpeg(shade)))
    await world.hears(malee.says("เพิ่งนึกออกว่ามีรูปอีก", reply_to=receipt.id))

    await world.presses("ส่ง")

    assert f"ยังมี {held - 2} ไฟล์ที่ไม่ได้ส่งถึงทีม" in said(world)
    assert "เพิ่มในเรื่องนี้แล้ว" in said(world)
    assert 5 == len(await world.rows(select(files.c.id).where(files.c.ticket_id.is_not(None))))


# The store --------------------------------------------------------------------------------------------


def evidence(content: bytes = b"x") -> Evidence:
    return Evidence("pdf", "a.pdf", content, "เห็นไหม")


async def test_a_ticket_takes_five_files(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """Those beyond stay loose; the ticket's come back whole, in order, with their captions."""
    store = Attachments(keys, clock)
    ids = []
    for n in range(7):
        clock.passes(1)
        ids.append(await storage.run(store.keep, 7, f"u{n}", evidence(bytes([n]))))

    first = await storage.run(store.attach, 7, ids[:3], "t")
    second = await storage.run(store.attach, 7, ids[3:], "t")

    found = await storage.run(store.of_ticket, "t")
    assert (3, 2) == (first, second)
    assert [evidence(bytes([n])) for n in range(5)] == found
    assert ids[5:] == await storage.run(store.loose, 7)


async def test_a_file_that_is_in_the_ticket_is_not_attached_again(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Sent and attached a second time, it is there once, and nothing stumbles."""
    store = Attachments(keys, clock)
    for _ in range(2):
        id = await storage.run(store.keep, 7, "u", evidence())
        await storage.run(store.attach, 7, [id], "t")

    assert 1 == len(await storage.run(store.of_ticket, "t"))


async def test_of_two_copies_one_is_attached(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """Two forms had the file: the first copy goes, and nothing stumbles."""
    store = Attachments(keys, clock)
    first = await storage.run(store.keep, 7, "u", evidence())
    await storage.run(lambda db: db.execute(update(files).values(unique_id="v")))
    second = await storage.run(store.keep, 7, "u", evidence())
    await storage.run(lambda db: db.execute(update(files).values(unique_id="u")))

    await storage.run(store.attach, 7, [first, second], "t")

    assert 1 == len(await storage.run(store.of_ticket, "t"))
    assert [second] == await storage.run(store.loose, 7)


async def test_nobody_attaches_anothers_file(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """An id is no key: chat and file have to belong together."""
    store = Attachments(keys, clock)
    id = await storage.run(store.keep, 7, "u", evidence())

    assert 0 == await storage.run(store.attach, 8, [id], "t")
    assert [] == await storage.run(store.of_ticket, "t")


async def test_loose_files_are_forgotten_after_a_day(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """What is part of a ticket stays."""
    store = Attachments(keys, clock)
    for unique in ("a", "b"):
        await storage.run(store.keep, 7, unique, evidence())
    [attached, _] = await storage.run(store.loose, 7)
    await storage.run(store.attach, 7, [attached], "t")

    clock.passes(KEPT["loose"])
    early = await storage.run(sweep, clock)
    clock.passes(1)
    late = await storage.run(sweep, clock)

    assert (0, 1) == (early["loose"], late["loose"])
    assert 1 == len(await storage.run(store.of_ticket, "t"))


async def with_two_cases(world: World) -> list[str]:
    """Malee has asked about an account and then complained, and sends a paper with words under it; the numbers."""
    await world.walks("/contact", "[คำถาม]", "อยากปิดบัญชีของสามีที่เสียไปแล้ว ต้องทำยังไงคะ", "[แชตนี้]", "[ยืนยันและส่ง]")
    world.clock.passes(60)
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของทุกวัน", "[แชตนี้]", "[ยืนยันและส่ง]")
    return [
        each.number for each in await world.rows(select(tickets.c.number).order_by(tickets.c.received_at))
    ]


@pytest.mark.parametrize("caption", ["ใบมรณบัตรค่ะ", ""])
async def test_a_file_goes_first_to_the_case_that_waits_for_the_person(world: World, caption: str) -> None:
    """Though another case is newer and the team has told something of that one since."""
    asked, other = await with_two_cases(world)
    first, second = world.post.to(TEAM)[-2:]
    for letter, words in ((first, "ขอเพิ่ม: ขอรูปใบมรณบัตร"), (second, "ตอบ: กำลังตรวจสอบค่ะ")):
        await receive(world.service, reply_to(letter, words, TEAM, "เมื่อวานนี้ บอตเขียนว่า:"))
        await world.hears()
        world.clock.passes(60)

    [offer] = await world.hears(world.person("malee").sends_photo(jpeg(), caption=caption))

    assert asked in offer.text
    assert other not in offer.text


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("แนบกับเรื่องปิดบัญชีของสามีค่ะ", 0),
        ("อันแรกที่พี่ส่งไปค่ะ", 0),
        ("อันที่สองค่ะ", 0),
        ("อันแรก", 1),
        ("เรื่องคนโทรมาขายของ", 1),
        ("ข้อร้องเรียนค่ะ", 1),
    ],
)
async def test_the_case_of_a_file_can_be_told_in_words(world: World, text: str, which: int) -> None:
    """The choice says what each is about; by that, by its place and by when it was filed it is found, and sent by a
    press alone."""
    numbers = await with_two_cases(world)
    [choice] = await world.hears(world.person("malee").sends_photo(jpeg(), caption="ใบมรณบัตรค่ะ"))

    [offer] = await world.says(text)

    assert "ปิดบัญชีของสามี" in str(choice.rows)
    assert numbers[which] in offer.text
    assert numbers[1 - which] not in offer.text
    assert "ไฟล์" in offer.text


async def test_the_case_of_a_file_can_be_told_by_its_number(world: World) -> None:
    """Also where nothing else is typed."""
    numbers = await with_two_cases(world)
    await world.hears(world.person("malee").sends_photo(jpeg()))

    [offer] = await world.says(numbers[0])

    assert "ยังไม่ได้ส่ง" in offer.text


@pytest.mark.parametrize(
    "text", ["แล้วรูปใบมรณบัตรที่พี่ส่งไป ถึงเจ้าหน้าที่ยังคะ", "ส่งรูปให้เจ้าหน้าที่เลยค่ะ", "did they get the photo?"]
)
async def test_a_file_that_went_nowhere_is_not_said_to_be_sent(world: World, text: str) -> None:
    """What was asked is asked again, and that nothing has gone."""
    await with_two_cases(world)
    await world.hears(world.person("malee").sends_photo(jpeg()))

    said = await world.says(text)

    assert "ยังไม่ได้ส่ง" in said[-1].text
    assert "ปิดบัญชีของสามี" in str(said[-1].rows)


async def test_a_question_after_a_file_is_answered(world: World) -> None:
    """It names no case."""
    await with_two_cases(world)
    await world.hears(world.person("malee").sends_photo(jpeg()))

    said = await world.says("เก็บข้อมูลอะไรบ้าง")

    assert "ส่งให้ทีมใน" not in said[-1].text
