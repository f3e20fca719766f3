"""Recorded: what stands in the books goes to the datum that it is of, and is not taken for what is right."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations
from tests.bot.chat.test_texts import kept
from tests.chat import World


async def waits(world: World) -> str:
    """The question that waits."""
    [form] = await world.rows(select(conversations.c.waiting))
    return str(form.waiting)


NAME_AND_PHONE = ("แก้ชื่อกับเบอร์โทร",)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("ไม่ใช่ ผิด ในระบบเขียน สมชัย", "สมชัย"),
        ("เอ้ย โทษที ชื่อในระบบเป็น สมชัย ค่ะ", "สมชัย"),
        ("บ่แม่น ของเดิมเขียนว่า สมชัย", "สมชัย"),
        ("sorry, the system says Somchai", "Somchai"),
    ],
)
async def test_what_was_recorded_is_told_anew_where_the_right_one_is_asked_for(
    world: World, said: str, value: str
) -> None:
    """The question for what is right stays."""
    await world.walks(*NAME_AND_PHONE, "สมชาย ตั้งใจ", said)

    answers, _ = await kept(world)
    waiting = await waits(world)
    assert (value, "after-correction.1") == (answers["before.1"], waiting)


@pytest.mark.parametrize("said", ["สมชัย", "ไม่ใช่ของผม ชื่อผมสมชัย ใจดี", "ไม่ใช่ สมชาย ที่ถูกต้องเป็น สมชัย"])
async def test_what_is_right_is_no_record(world: World, said: str) -> None:
    """Whatever else it denies."""
    await world.walks(*NAME_AND_PHONE, "สมชาย ตั้งใจ", said)

    answers, _ = await kept(world)
    assert "สมชาย ตั้งใจ" == answers["before.1"]


async def test_a_name_is_no_number_that_is_recorded(world: World) -> None:
    """It is asked for once more, and can be the answer all the same."""
    await world.walks(*NAME_AND_PHONE, "สมชัย", "สมชาย ตั้งใจ", "สมชาย")

    answers, _ = await kept(world)
    waiting = await waits(world)
    assert ("before.2", False) == (waiting, "before.2" in answers)

    await world.presses("ใช้ข้อความนี้เป็นคำตอบ")

    assert "สมชาย" == (await kept(world))[0]["before.2"]


@pytest.mark.parametrize("said", ["ไม่มีเบอร์", "เบอร์ของแม่"])
async def test_what_there_is_instead_of_a_number_may_be_told_in_words(world: World, said: str) -> None:
    """That there is none, or whose it is."""
    await world.walks(*NAME_AND_PHONE, "สมชัย", "สมชาย ตั้งใจ", said)

    assert "after-correction.2" == await waits(world)


@pytest.mark.parametrize("said", ["ไม่ใช่ เบอร์เดิม 0812223344", "เบอร์เดิม 0812223344"])
async def test_the_old_number_is_no_old_name(world: World, said: str) -> None:
    """It is the answer where the old number is asked for."""
    await world.walks(*NAME_AND_PHONE, "สมชัย", "สมชาย ตั้งใจ", said)

    answers, _ = await kept(world)
    waiting = await waits(world)
    assert ("สมชัย", "0812223344") == (answers["before.1"], answers["before.2"])
    assert "after-correction.2" == waiting


@pytest.mark.parametrize(
    ("before", "after"), [("0898765432", "089-876-5432"), ("0898765432", "เบอร์ใหม่ 0898765432 ค่ะ")]
)
async def test_the_same_as_what_is_recorded_is_asked_about(world: World, before: str, after: str) -> None:
    """Nothing would be put right by it."""
    await world.walks("แก้เบอร์โทร", before, after)

    answers, _ = await kept(world)
    waiting = await waits(world)
    assert ("after-correction.1", False) == (waiting, "after-correction.1" in answers)


async def test_the_same_can_be_meant(world: World) -> None:
    """By a press."""
    await world.walks("แก้เบอร์โทร", "0898765432", "0898765432", "[ใช้ข้อความนี้เป็นคำตอบ]")

    assert "0898765432" == (await kept(world))[0]["after-correction.1"]


async def test_a_letter_that_differs_is_another_value(world: World) -> None:
    """Capitals may be what is wrong."""
    await world.walks("แก้ชื่อ", "malee jaidee", "Malee Jaidee")

    assert "Malee Jaidee" == (await kept(world))[0]["after-correction.1"]


@pytest.mark.parametrize(
    "said",
    [
        "my name is spelled Ema, should be Emma",
        "it says Ema but it should be Emma",
        "currently Ema, needs to be Emma",
        "you have me as Ema and it should say Emma please",
        "it's written Ema instead of Emma",
        "it's down as Ema, the right spelling is Emma",
        "The name on file reads Ema; the correct one is Emma.",
    ],
)
async def test_one_english_sentence_tells_the_old_and_the_new(world: World, said: str) -> None:
    """Each is told apart, and neither is asked for again."""
    await world.walks("/language en", "I want to correct my name", said)

    answers, _ = await kept(world)
    assert ("Ema", "Emma") == (answers["before.1"], answers["after-correction.1"])
    assert "more.correction-1" == await waits(world)


@pytest.mark.parametrize(
    "said", ["sorry, start over? it says Ema", "no, the old one should just be Ema", "wait, it says Ema"]
)
async def test_the_old_one_is_told_anew_in_english(world: World, said: str) -> None:
    """Where the right one is asked for."""
    await world.walks("/language en", "I want to correct my name", "Emna", said)

    assert "Ema" == (await kept(world))[0]["before.1"]


@pytest.mark.parametrize(
    "said",
    [
        "my name is wrong, it should be Emma",
        "my name was incomplete, that one should be Emma",
        "should be Emma",
        "it should not say Ema",
        "my name is Emma",
    ],
)
async def test_a_sentence_that_tells_one_value_tells_no_two(world: World, said: str) -> None:
    """What is wrong of it is no value."""
    await world.walks("/language en", "I want to correct my name", said)

    answers, _ = await kept(world)
    assert answers.get("before.1", "") not in ("wrong", "not", "Ema", "incomplete, that one")
