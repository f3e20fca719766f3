"""Sealed values that no key opens: cut short, or sealed with a key that is lost.  Nobody's chat stops for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Column, select, update

from bot.storage.crypto import KeyRing
from bot.storage.tables import (
    challenges,
    conversations,
    files,
    inbox,
    left_drafts,
    people,
    proofs,
    ticket_events,
    tickets,
)
from tests.chat import PICTURE, World
from tests.conftest import TEAM

COLUMNS = [
    people.c.name_sealed,
    people.c.question_sealed,
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
    "another key": lambda _: KeyRing.parse(KeyRing.new("lost")).seal("x", "y"),
}


async def lives(world: World) -> None:
    """Malee has a case, a proven address, a form that she left, a file that is for nothing yet, and a form in hand."""
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
    await world.says("/access")
    await world.presses("ปฏิทิน")


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("column", COLUMNS, ids=str)
async def test_a_value_that_cannot_be_opened_stops_no_chat(
    world: World, column: Column[bytes], spoilt: str
) -> None:
    """Every question, press, file and page is answered as if the value were missing, the whole way to another
    case; and the operator sees that something cannot be opened."""
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
    answered.append(bool(await world.says("/cancel")))  # it takes the place of the one that was left
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
