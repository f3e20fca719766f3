"""What opening a case again rests on."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.identity.proofs import SESSION
from bot.storage.tables import tickets
from tests.bot.chat.test_limits import deletes
from tests.chat import TEAM, World

DAY = 86_400


@pytest.mark.parametrize(("later", "state"), [(SESSION / 2, "open"), (29 * DAY, "awaiting-verification")])
async def test_a_deletion_goes_on_by_a_fresh_proof_alone(world: World, later: float, state: str) -> None:
    """A deletion that was withdrawn waits for the check again once its proof has run out, and the team hears so."""
    await world.customers("malee@example.com +66812345678")
    await deletes(world)
    await world.presses("ยืนยันและส่ง")
    await world.says("/status")
    for press in ("ถอนเรื่อง", "ข้าม", "ยืนยันและส่ง"):
        await world.presses(press)
    world.clock.passes(later)
    before = len(world.post.letters)
    await world.says("/status")
    await world.presses("เปิดเรื่องอีกครั้ง")
    await world.says("ลบเลยครับ ลบทั้งหมด")
    await world.presses("ยืนยันและส่ง")
    [row] = await world.rows(select(tickets))
    assert row.state == state
    told = "\n".join(each.text for each in world.post.letters[before:] if TEAM in each.envelope_to)
    assert "ลบเลยครับ" in told
    assert ("หลักฐานยืนยันตัวตนของเรื่องนี้เป็นของ" in told) == (state != "open")
