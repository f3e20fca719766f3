"""Sealed values that no key opens: cut short, or sealed with a key that is lost.  Nobody's chat stops for one, except
that a form whose key may be back is not thrown away: its chat waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Column, Connection, select, update

from bot.ops.health import Progress, measure
from bot.queue.retry import KEYLESS
from bot.storage.crypto import KeyRing
from bot.storage.tables import (
    challenges,
    conversations,
    files,
    inbox,
    left_drafts,
    people,
    place,
    proofs,
    ticket_events,
    tickets,
)
from tests.chat import PDF, PICTURE, World
from tests.conftest import TEAM

COLUMNS = [
    people.c.name_sealed,
    people.c.question_sealed,
    people.c.drafts_sealed,
    conversations.c.answers_sealed,
    left_drafts.c.answers_sealed,
    files.c.name_sealed,
    files.c.content_sealed,
    challenges.c.email_sealed,
    proofs.c.email_sealed,
    tickets.c.body_sealed,
    tickets.c.email_sealed,
    ticket_events.c.detail_sealed,
]
NOT_NEEDED = [files.c.content_sealed, challenges.c.email_sealed, proofs.c.email_sealed]
"""What nobody asks for on this way: a file that belongs to nothing yet, a code that was used, a proof."""
SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda sealed: sealed[:9],
    "another key": lambda _: KeyRing.parse(KeyRing.new("away")).seal("x", "y"),
    "a lost key": lambda _: KeyRing.parse(KeyRing.new("gone")).seal("x", "y"),
}
FORMS = [conversations.c.answers_sealed, left_drafts.c.answers_sealed]
AWAY = KeyRing.new("away")
"""A key that another replica has, or that an operator forgot at a restart."""


async def lives(world: World) -> None:
    """Malee has a case, a proven address, a form that she left, a file that is for nothing yet, words for the case that
    are not sent, and a form in hand."""
    await world.says("เก็บเบอร์เพื่อนในเครื่องเราไปด้วยเหรอ")
    for step in ("/contact", "[ร้องเรียน]", "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม", "[แชตนี้]", "[ยืนยันและส่ง]", "/verify"):
        await (world.presses(step.strip("[]")) if step.startswith("[") else world.says(step))
    await world.says("malee@example.com")
    await world.says(world.post.to("malee@example.com")[-1].code)
    await world.says("/contact")
    await world.presses("ร้องเรียน")
    await world.says("เรื่องที่สอง ยังไม่ส่ง")
    await world.says("/cancel")
    await world.hears(world.person("malee").sends_photo(PICTURE, album="a"))
    await world.says("ลืมบอกว่าเขาโทรมาทุกวัน")
    await world.says("/access")
    await world.presses("ปฏิทิน")


@pytest.mark.parametrize(
    ("column", "spoilt"),
    [
        pytest.param(column, spoilt, id=f"{column}-{spoilt}")
        for column in COLUMNS
        for spoilt in SPOILT
        if column not in FORMS or spoilt != "another key"
    ],
)
async def test_a_value_that_cannot_be_opened_stops_no_chat(
    world: World, keys_text: str, column: Column[bytes], spoilt: str
) -> None:
    """Every question, press, file and page is answered as if the value were missing, the whole way to another
    case; and the operator sees that something cannot be opened."""
    await world.restart(SECRET_KEYS=f"{keys_text},gone:lost")
    await lives(world)
    world.expects_mishaps = True  # it is logged as an error
    for (sealed,) in await world.rows(select(column).where(column.is_not(None))):
        spoil = update(column.table).where(column == sealed).values({column: SPOILT[spoilt](sealed)})
        await world.service.storage.run(lambda db, spoil=spoil: db.execute(spoil))

    answered = [bool(await world.says("สองอันค่ะ"))]
    answered.append(bool(await world.hears(world.person("malee").sends_photo(PICTURE, album="b"))))
    for text in (
        "/cancel",
        "/status",
        "/mydata",
        "ขอเอาแบบฟอร์มที่ค้างไว้กลับมา",
        "/cancel",
        "/correct",
        "/cancel",
    ):
        answered.append(bool(await world.says(text)))
    world.clock.passes(60)
    await world.says("/contact")
    await world.presses("ร้องเรียน")
    answered.append(bool(await world.says("/cancel")))
    world.clock.passes(60)
    await world.says("/contact")
    await world.presses("ร้องเรียน")
    await world.says("เรื่องที่สาม")
    await world.presses("แชตนี้")
    filed = await world.presses("ยืนยันและส่ง")

    assert all(answered)
    assert any("รับเรื่องแล้ว" in post.text for post in filed)
    assert "เรื่องที่สาม" in world.post.to(TEAM)[-1].text
    assert {"done"} == {state for (state,) in await world.rows(select(inbox.c.state))}
    needed = column not in NOT_NEEDED
    assert needed == ("unopened" in (await world.service.progress()).alerts)


async def waiting(world: World) -> list[tuple[str, int, int]]:
    """What waits in the inbox: its state, how often it was tried, and for how many seconds it is left alone."""
    columns = inbox.c.state, inbox.c.attempts, inbox.c.due_at
    rows = await world.rows(select(*columns).where(inbox.c.state != "done").order_by(inbox.c.id))
    return [(state, attempts, round(max(0.0, due - world.clock()))) for state, attempts, due in rows]


async def progress(world: World) -> Progress:
    """How the service gets on, however long it takes to count that."""
    keys = world.service.config.secret_keys
    now = await world.service.storage.run(measure, world.clock, keys)
    return world.service._beside_the_database(now)


async def test_a_form_whose_key_is_away_waits_for_it(either_world: World, keys_text: str) -> None:
    """What its chat sends is not heard, tried or thrown away meanwhile, however long it takes; others are answered.
    With the key it goes on where it stood, in order, as if nothing had been."""
    world = either_world
    await world.restart(SECRET_KEYS=f"{AWAY},{keys_text}")
    await world.says("/contact")
    await world.presses("ร้องเรียน")
    [before] = await world.rows(select(conversations))
    await world.restart(SECRET_KEYS=keys_text)

    unheard = [await world.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")]
    for _ in range(20):
        world.clock.passes(600)
        unheard.append(await world.hears())
    other = await world.says("/menu", who="somchai")
    kept, waits = await world.rows(select(conversations)), await waiting(world)
    told = await progress(world)
    await world.restart(SECRET_KEYS=f"{keys_text},{AWAY}")
    then = await world.hears()

    assert ([before], [("new", 0, 0)]) == (kept, waits)
    assert [] == [post for said in unheard for post in said]
    assert other
    assert (1, 0, True) == (told.waiting_for_key, told.unopened, "unopened" in told.alerts)
    assert "ตอบทางไหน" in then[-1].text
    assert "unopened" not in (await progress(world)).alerts


async def test_a_form_that_was_left_stays_beside_another_while_its_key_is_away(
    world: World, keys_text: str
) -> None:
    """Another of its kind that is left takes nothing from it."""
    await world.restart(SECRET_KEYS=f"{AWAY},{keys_text}")
    for step in ("/contact", "[ร้องเรียน]", "เรื่องแรก", "/cancel"):
        await world.walks(step)
    await world.restart(SECRET_KEYS=keys_text)
    world.expects_mishaps = True
    await world.walks("/contact", "[ร้องเรียน]", "เรื่องที่สอง")
    [left] = await world.rows(select(left_drafts.c.answers_sealed))

    await world.says("/cancel")

    both = await world.rows(select(left_drafts.c.answers_sealed).order_by(left_drafts.c.left_at))
    assert (2, left) == (len(both), both[0])


@pytest.mark.parametrize("column", [files.c.name_sealed, files.c.content_sealed], ids=str)
@pytest.mark.parametrize("into", ["a new case", "an open one"])
async def test_a_letter_waits_for_the_key_of_each_file_that_it_encloses(
    world: World, keys_text: str, column: Column[Any], into: str
) -> None:
    """Whoever sends two files off waits while the key of one is away; then the team has both, by their names."""
    to_the_files = ("/correct", "[ชื่อ]", "มาลา", "มาลี", "[เท่านี้]", "[ข้าม]")
    to_the_end = ("[ครบแล้ว]", "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")
    if into == "an open one":
        await world.walks(*to_the_files, "[ไม่มีไฟล์]", *to_the_end[1:], "[ยืนยันและส่ง]")
        to_the_files, to_the_end = ("/status", "[เพิ่มข้อมูล]", "โทรมาวันที่ 3"), to_the_end[:1]
    await world.walks(*to_the_files)
    for name, content in (("a.pdf", PDF), ("b.png", PICTURE)):
        await world.hears(world.person("malee").sends_document(name, content))
        world.clock.passes(1)
    await world.walks(*to_the_end)
    await seals_the_first(world, column)
    world.expects_mishaps = True
    before = len(world.post.to(TEAM))

    unheard = await world.presses("ยืนยันและส่ง")
    waits, sent = await waiting(world), len(world.post.to(TEAM)) - before
    await world.restart(SECRET_KEYS=f"{keys_text},{AWAY}")
    world.clock.passes(KEYLESS)
    await world.hears()
    [letter] = world.post.to(TEAM)[before:]

    assert ([], [("new", 0, round(KEYLESS))], 0) == (unheard, waits, sent)
    assert ["a.pdf", "b.png"] == [each.name for each in letter.attachments]


async def seals_the_first(world: World, column: Column[Any]) -> None:
    """Have the first file sealed with the key that is away, as the replica that has it would."""

    def seals(db: Connection) -> None:
        [id, sealed] = db.execute(select(files.c.id, column).order_by(files.c.received_at)).first() or ()
        where = place(column, id)
        again = KeyRing.parse(AWAY).seal(where, world.service.config.secret_keys.open(where, sealed))
        db.execute(update(files).where(files.c.id == id).values({column: again}))

    await world.service.storage.run(seals)


@pytest.mark.parametrize("asked", ["[เอากลับมา]", "เอากลับมา", "ขอเอาแบบฟอร์มที่ค้างไว้กลับมา"])
async def test_whoever_takes_a_form_back_waits_for_its_key(world: World, keys_text: str, asked: str) -> None:
    """Nobody is told that it is gone; others are answered, and with the key it is there."""
    await world.restart(SECRET_KEYS=f"{AWAY},{keys_text}")
    await world.walks("/contact", "[ร้องเรียน]", "เรื่องแรก", "/cancel")
    await world.restart(SECRET_KEYS=keys_text)
    world.expects_mishaps = True

    before = len(world.person("malee").chat.bot_posts())
    await world.walks(asked)
    unheard, waits = world.person("malee").chat.bot_posts()[before:], await waiting(world)
    menu = await world.says("/menu", who="somchai")
    await world.restart(SECRET_KEYS=f"{keys_text},{AWAY}")
    world.clock.passes(KEYLESS)
    back = await world.hears()

    assert ([], [("new", 0, round(KEYLESS))]) == (unheard, waits)
    assert menu
    assert "ตอบทางไหน" in back[-1].text


async def test_nothing_is_filed_and_nothing_lost_while_the_key_of_the_audit_trail_is_away(
    either_world: World, keys_text: str
) -> None:
    """Whoever sends a form off waits, however often it is tried, and it is filed when the key is back."""
    world = either_world
    await world.restart(SECRET_KEYS=f"{AWAY},{keys_text}")
    form = ("/contact", "[ร้องเรียน]", "เรื่องแรก", "[แชตนี้]")
    await world.walks(*form, "[ยืนยันและส่ง]")
    await world.restart(SECRET_KEYS=keys_text)
    world.expects_mishaps = True
    world.clock.passes(60)
    await world.walks(*form)

    unheard = [await world.presses("ยืนยันและส่ง")]
    waits = await waiting(world)
    for _ in range(20):
        world.clock.passes(KEYLESS)
        unheard.append(await world.hears())
    still = await waiting(world)
    await world.restart(SECRET_KEYS=f"{keys_text},{AWAY}")
    world.clock.passes(KEYLESS)
    filed = await world.hears()

    assert [] == [post for said in unheard for post in said]
    assert [("new", 0, round(KEYLESS))] == waits == still
    assert any("รับเรื่องแล้ว" in post.text for post in filed)


async def test_after_the_key_of_the_audit_trail_is_lost_it_is_filed_again_when_the_chain_began_anew(
    either_world: World, keys_text: str
) -> None:
    """An old case goes on, and a new one is filed as ever."""
    world = either_world
    await world.restart(SECRET_KEYS=f"{AWAY},{keys_text}")
    form = ("/contact", "[ร้องเรียน]", "เรื่องแรก", "[แชตนี้]", "[ยืนยันและส่ง]")
    await world.walks(*form)
    name = AWAY.partition(":")[0]
    await world.restart(SECRET_KEYS=f"{keys_text},{name}:lost")
    world.expects_mishaps = True
    world.clock.passes(60)

    trail = world.service.ticketing.tickets.trail
    lost = await world.service.storage.run(trail.is_lost)
    await world.service.storage.run(trail.begin_anew, world.clock())
    await world.walks(*form[:-1])
    filed = await world.presses("ยืนยันและส่ง")

    assert lost
    assert any("รับเรื่องแล้ว" in post.text for post in filed)
    assert {"done"} == {state for (state,) in await world.rows(select(inbox.c.state))}


async def test_a_form_that_cannot_be_opened_says_so_once(world: World) -> None:
    """The person hears that nothing of it was sent, and the next form is as any other."""
    await world.says("/access")
    await world.presses("ปฏิทิน")
    world.expects_mishaps = True
    spoil = update(conversations).values(answers_sealed=b"\x01")
    await world.service.storage.run(lambda db: db.execute(spoil))

    first = await world.says("/contact")
    then = await world.presses("ร้องเรียน")

    assert ["เปิดอ่านไม่ได้แล้ว" in post.text for post in first] == [True, False]
    assert "พิมพ์เรื่องที่ต้องการบอกทีม" in then[-1].text


async def test_a_code_for_an_address_that_cannot_be_opened_is_asked_for_anew(world: World) -> None:
    """Nothing can be proven by it, so it counts as a code that has run out."""
    await world.says("/verify")
    await world.says("malee@example.com")
    world.expects_mishaps = True
    await world.service.storage.run(lambda db: db.execute(update(challenges).values(email_sealed=b"\x01")))

    said = await world.says(world.post.to("malee@example.com")[-1].code)

    assert said
    assert [] == await world.rows(select(proofs.c.id))
    assert {"done"} == {state for (state,) in await world.rows(select(inbox.c.state))}
