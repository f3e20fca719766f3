"""Subjects: the question that goes to the team is the one that somebody names, and not just the last."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World

ASKED = "ถ้าบริษัทขายกิจการ ข้อมูลไปไหน"


@pytest.mark.parametrize(
    "said",
    [
        "ขอบคุณครับ ส่งคำถามเรื่องเก็บนานแค่ไหนให้ทีมหน่อย",
        "ฝากถามทีมเรื่องเก็บข้อมูลเด็ก",
        "please ask the team how long you keep my data",
        "send the question about retention to the team",
    ],
)
async def test_another_question_is_sent_in_the_words_that_name_it(world: World, said: str) -> None:
    """The last one was answered, and stays out of the letter."""
    await world.says(ASKED)

    await world.says(said)

    message = (await kept(world))[0]["message"]
    assert message
    assert message in said
    assert ASKED not in message


async def test_a_question_that_was_asked_before_is_sent_as_it_was_asked(world: World) -> None:
    """Also where another one was asked since."""
    await world.says("เก็บข้อมูลนานแค่ไหน")
    await world.says(ASKED)

    await world.says("ส่งคำถามเรื่องเก็บนานแค่ไหนให้ทีมหน่อย")

    assert "เก็บข้อมูลนานแค่ไหน" == (await kept(world))[0]["message"]


@pytest.mark.parametrize("said", ["ส่งคำถามเรื่องขายกิจการให้ทีมที", "ส่งให้ทีมหน่อย", "ฝากถามทีมให้ที", "ส่งคำถามนี้เลย"])
async def test_the_last_question_is_sent_where_no_other_is_named(world: World, said: str) -> None:
    """It is what was offered."""
    await world.says(ASKED)

    await world.says(said)

    assert ASKED == (await kept(world))[0]["message"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("ไม่ใช่คำถามนี้ เอาเรื่องเก็บนานแค่ไหน", "เก็บนานแค่ไหน"),
        ("ไม่ได้จะถามอันนี้ อยากถามว่าเก็บข้อมูลนานแค่ไหน", "เก็บข้อมูลนานแค่ไหน"),
        ("บ่แม่นคำถามนี้เด้อ ถามเรื่องแต้ม", "ถามเรื่องแต้ม"),
        ("not this question, the one about retention", "the one about retention"),
        ("เปลี่ยนคำถามเป็น เก็บข้อมูลนานแค่ไหน", "เก็บข้อมูลนานแค่ไหน"),
    ],
)
async def test_another_question_takes_the_place_of_the_one_in_the_letter(
    world: World, said: str, message: str
) -> None:
    """What kind of matter it is stays."""
    await world.says(ASKED)
    await world.says("ส่งให้ทีมหน่อย")

    await world.says(said)

    answers, _ = await kept(world)
    assert ("question", message) == (answers["about"], answers["message"])


@pytest.mark.parametrize(
    "said",
    ["ไม่ใช่คำถามนี้ เป็นข้อร้องเรียน", "ไม่เอาอันนี้ เอาทางอีเมล", "ไม่ใช่คำถาม เป็นร้องเรียน", "ไม่ใช่เรื่องนี้ เป็นเรื่องข้อมูลรั่ว"],
)
async def test_a_no_to_something_else_leaves_the_message(world: World, said: str) -> None:
    """What kind of matter it is, or how to answer, is another thing."""
    await world.says(ASKED)
    await world.says("ส่งให้ทีมหน่อย")

    await world.says(said)

    assert ASKED == (await kept(world))[0]["message"]


async def test_without_another_question_it_is_asked_for(world: World) -> None:
    """The old words can be taken again."""
    await world.says(ASKED)
    await world.says("ส่งให้ทีมหน่อย")

    await world.says("ไม่ใช่คำถามนี้ครับ")

    assert ASKED in world.person("malee").last.text
    assert "message" not in (await kept(world))[0]
