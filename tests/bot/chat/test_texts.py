"""Texts in the middle of a form: what is told is the answer, what is asked of the bot is done."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations, people
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


NATIONAL_ID = "1101700230708"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ((), f"ขอแก้ที่อยู่จาก บ้าน {NATIONAL_ID} เป็น บ้านเลขที่ 9 ถนนสุขใจ"),
        ((), f"บัตร {NATIONAL_ID} ของผมหลุด"),
        (("/contact", "ร้องเรียน"), f"เขามีเลข {NATIONAL_ID} ของผม"),
        (("/contact", "ร้องเรียน", "มีคนโทรมาขายของ"), f"ขอเติมว่า เขารู้เลข {NATIONAL_ID}"),
        (("/contact", "ร้องเรียน", "มีคนโทรมาขายของ"), f"เขียนใหม่ว่า เขารู้เลข {NATIONAL_ID}"),
    ],
)
async def test_no_text_takes_a_national_id_further(world: World, before: tuple[str, ...], said: str) -> None:
    """Whatever is made of a text, the number is hidden in the chat and in what is kept, and that is said."""
    for each in before:
        await (world.says(each) if each.startswith("/") or "โทร" in each else world.presses(each))

    await world.says(said)

    chat = "".join(post.text for post in world.person("malee").chat.bot_posts())
    answers, question = await kept(world)
    assert "เราปิดเลขบัตร" in chat
    assert NATIONAL_ID not in f"{answers} {question} {chat}"
    assert "0708" in f"{answers} {question}"


async def test_an_address_that_is_asked_for_may_be_made_of_digits(world: World) -> None:
    """It is read before anything is taken for a card."""
    await world.says("/verify")

    await world.says("4111111111111111@example.com")

    assert "4111111111111111@example.com" in str((await kept(world))[0])


async def kept(world: World) -> tuple[dict[str, str], str]:
    """The answers of the form that waits, and the last text that was kept."""
    keys, chat = world.service.config.secret_keys, world.person("malee").id
    forms = await world.rows(select(conversations.c.answers_sealed))
    [person] = await world.rows(select(people.c.question_sealed))
    answers = keys.open(f"conversations.answers:{chat}", forms[0].answers_sealed) if forms else {}
    question = person.question_sealed and keys.open(f"people.question:{chat}", person.question_sealed)
    return answers, question or ""
