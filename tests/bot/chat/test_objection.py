"""The right to object, which the policy does not name."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations
from tests.chat import World


@pytest.mark.parametrize(
    "said",
    [
        "กระผมขอคัดค้านการนำข้อมูลไปวิเคราะห์พฤติกรรมและจัดทำโปรไฟล์ครับ",
        "ดิฉันขอใช้สิทธิคัดค้านการประมวลผลข้อมูลตำแหน่งที่ตั้ง",
        "I object to the profiling of my data",
    ],
)
async def test_what_is_objected_to_is_not_asked_to_be_seen(world: World, said: str) -> None:
    """No form begins with the data that are named; what comes nearest is told."""
    await world.says(said)
    begun = [row for row in await world.rows(select(conversations)) if row.flow not in (None, "")]

    assert [] == begun
