"""What follows when something was sent, is late, or will never arrive."""

from __future__ import annotations

from bot.identity.attempts import codes_lately
from bot.ops.dead_letters import LETTERS, DeadLetters
from bot.queue.delivery import DeliveryError
from tests.bot.staff.test_replies import bounced
from tests.chat import World


async def test_what_became_of_a_letter_to_the_team_is_said_also_when_it_is_dead(world: World) -> None:
    """Late, and then given up: the person is told each, once, reads the same at /status, and hears when an operator has
    released it and it has gone out after all."""
    world.expects_mishaps = True
    malee = world.person("malee")
    for step in ("/contact", "คำถาม", "เก็บข้อมูลไว้กี่ปี", "แชตนี้"):
        await world.says(step)
    world.post.down = DeliveryError("refused", code=450)
    await world.presses("ยืนยันและส่ง")
    late = malee.last.text
    world.post.down = DeliveryError("no such mailbox", permanent=True, code=550)
    world.clock.passes(61)
    await world.hears()
    dead = malee.last.text
    status = (await world.says("/status"))[-1].text
    world.post.down = None
    letters = DeadLetters(world.service.ticketing.tickets, world.clock)
    [lost] = await world.service.storage.run(letters.list, LETTERS)
    await world.service.storage.run(letters.release, LETTERS, lost.id)
    await world.hears()

    assert "ยังไม่ตอบ" in late
    assert "ส่งไม่สำเร็จ" in dead
    assert "ส่งไม่สำเร็จ" in status
    assert "ทีมกำลังดำเนินการ" not in status
    assert "ส่งถึงทีมแล้ว" in malee.last.text


async def test_a_code_that_comes_back_still_counts(world: World) -> None:
    """A report is no proof: by one for each code a mailbox could be filled with codes.  The person is told of it."""
    await world.says("/verify")
    await world.says("victim@example.org")
    [letter] = world.post.to("victim@example.org")

    await world.service.intake.take(bounced(letter.message_id))
    await world.hears()

    mailed = await world.service.storage.run(codes_lately, world.clock() - 3600, world.clock())
    assert 1 == mailed
    assert "ส่งอีเมลรหัสไม่สำเร็จ" in world.person("malee").last.text
