"""What follows when something was sent, is late, or will never arrive."""

from __future__ import annotations

from sqlalchemy import update

from bot.queue.delivery import DeliveryError
from bot.storage.tables import outbox
from tests.chat import World


async def test_what_became_of_a_letter_to_the_team_is_said_also_when_it_is_dead(world: World) -> None:
    """Late, and then given up: the person is told each, once, and when it has gone out after all."""
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
    world.post.down = None
    await world.rows(
        update(outbox).where(outbox.c.state == "dead").values(state="due", due_at=0.0).returning(outbox.c.id)
    )
    await world.hears()

    assert "ยังไม่ตอบ" in late
    assert "ส่งไม่สำเร็จ" in dead
    assert "ส่งถึงทีมแล้ว" in malee.last.text
