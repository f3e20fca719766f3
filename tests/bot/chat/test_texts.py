"""Texts in the middle of a form: what is told is the answer, what is asked of the bot is done."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations
from tests.chat import World


async def complains(world: World) -> str:
    """Malee has begun a complaint; returned is the question that waits."""
    await world.says("/contact")
    await world.presses("ร้องเรียน")
    return await waiting(world)


async def waiting(world: World) -> str:
    [row] = await world.rows(select(conversations.c.waiting))
    return str(row.waiting)


@pytest.mark.parametrize("told", ["คนโทรมาพูดภาษาอังกฤษ", "He called me in English"])
async def test_a_language_that_is_told_of_is_the_answer(world: World, told: str) -> None:
    """Somebody who says what language a caller spoke is not asking for another one."""
    asked = await complains(world)

    await world.says(told)

    assert asked != await waiting(world)


@pytest.mark.parametrize("wish", ["ขอเปลี่ยนภาษา", "พูดภาษาอังกฤษได้ไหม", "can you speak English?"])
async def test_a_language_that_is_asked_for_is_offered(world: World, wish: str) -> None:
    """The page with both languages, and the form waits where it was."""
    asked = await complains(world)

    await world.says(wish)

    assert "English" in str(world.person("malee").last.rows)
    assert asked == await waiting(world)


async def test_a_first_message_holds_no_national_id(world: World) -> None:
    """What opens a form is masked as an answer is, in the chat and in what is kept."""
    await world.says("ขอแก้ที่อยู่จาก บ้าน 1101700230708 เป็น บ้านเลขที่ 9 ถนนสุขใจ")

    [row] = await world.rows(select(conversations))
    assert "1101700230708" not in f"{row} {world.person('malee').last.text}"
