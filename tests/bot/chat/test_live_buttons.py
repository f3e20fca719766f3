"""Live buttons: whoever types the words on a button under the last message presses it.

What cannot be undone follows from these words alone, and only below the message that the person has seen.

    > ขอลบข้อมูล … ไม่ลบแล้วค่ะ
    จะเก็บไว้ทำต่อทีหลัง หรือเลิกทำเรื่องนี้ ตอนนี้คำตอบยังอยู่ครบ
    [เก็บไว้ก่อน] [ลบคำตอบ] [ทำต่อ]
    > ลบคำตอบค่ะ
    ลบคำตอบของ “ขอลบข้อมูล” แล้ว ไม่มีอะไรถูกส่ง

    > เขาโทรมาจากเบอร์ 02-111-2222 เมื่อวานตอนเย็น
    ข้อความนี้ยังไม่อยู่ในเรื่อง …
    [เพิ่มข้อความนี้ในเรื่อง] [ยืนยันและส่ง] …
    > เพิ่มเลยค่ะ
    ข้อความ: ข้อมูลผมรั่ว บริษัทเอาเบอร์ไปขาย
    เขาโทรมาจากเบอร์ 02-111-2222 เมื่อวานตอนเย็น
"""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations, left_drafts
from tests.bot.chat.test_cases import letters
from tests.bot.chat.test_first_use import COMPLAINS, DELETES, SEES, buttons
from tests.bot.chat.test_texts import kept
from tests.chat import PICTURE, TEAM, World

ASKED = (*DELETES[:2], "ไม่ลบแล้วค่ะ")
TOLD = "เขาโทรมาจากเบอร์ 02-111-2222 เมื่อวานตอนเย็น"
OFFERED = (*COMPLAINS, "[ยืนยันและส่ง]", "ลืมบอกว่าเขาชื่อสมชาย")


async def forms(world: World) -> tuple[int, int]:
    """How many forms are in progress, and how many are kept that were left."""
    return len(await world.rows(select(conversations))), len(await world.rows(select(left_drafts)))


@pytest.mark.parametrize("said", ["ลบคำตอบ", "ลบคำตอบค่ะ", "“ลบคำตอบ”"])
@pytest.mark.parametrize("steps", [ASKED, (*DELETES[:3], "ลบคำตอบ")])
async def test_the_words_of_the_button_that_deletes_delete(
    world: World, said: str, steps: tuple[str, ...]
) -> None:
    """It was asked about once, and they stand on a button below."""
    await world.walks(*steps, said)

    assert await forms(world) == (0, 0)
    assert "ลบคำตอบของ “ขอลบข้อมูล” แล้ว" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ลบคำตอบ", "ลบคำตอบค่ะ"])
async def test_nothing_is_deleted_without_a_question(world: World, said: str) -> None:
    """Where the button does not stand below, it is asked; the answers are still there."""
    await world.walks(*DELETES[:2], said)

    assert await forms(world) == (1, 0)
    assert {"เก็บไว้ก่อน", "ลบคำตอบ"} <= {
        each["text"] for row in world.person("malee").last.rows for each in row
    }


@pytest.mark.parametrize(
    "said", ["จะลบคำตอบดีไหม", "ลบคำตอบข้อแรกข้อเดียวพอ", "อย่าลบคำตอบ", "อันที่สอง", "ไม่ต้องลบคำตอบนะคะ"]
)
async def test_what_is_not_the_words_alone_deletes_nothing(world: World, said: str) -> None:
    """A question, a wish that it stays, more words, its place."""
    await world.walks(*ASKED, said)

    assert sum(await forms(world)) == 1


async def test_words_that_were_typed_before_the_button_stood_there_delete_nothing(world: World) -> None:
    """Two messages in one breath: whoever sends the second has not seen the question."""
    await world.walks(*DELETES[:2])
    world.person("malee").says("ลบคำตอบ")
    await world.says("ลบคำตอบ")

    assert await forms(world) == (1, 0)


async def test_nothing_is_confirmed_by_words_that_were_typed_before_it_was_asked(world: World) -> None:
    """Two messages in one breath: what is sent, and what is deleted, was never shown to whoever wrote the second."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ")
    world.person("malee").says("แชตนี้")
    await world.says("ยืนยันและส่ง")
    letters = list(world.post.to(TEAM))

    world.person("malee").says("/deletemydata")
    await world.says("ยืนยันและลบ")

    assert letters == []
    assert "ลบแล้ว" not in world.person("malee").last.text


async def test_a_form_that_was_left_is_deleted_by_the_words_of_its_button(world: World) -> None:
    """And not by two messages in one breath."""
    await world.walks(*DELETES[:2])
    world.person("malee").says("/cancel")
    await world.says("ลบคำตอบ")
    unseen = await forms(world)
    await world.says("ลบคำตอบ")

    assert unseen == (0, 1)
    assert await forms(world) == (0, 0)
    assert "ลบคำตอบของ “ขอลบข้อมูล” แล้ว" in world.person("malee").last.text


@pytest.mark.parametrize(
    ("said", "here", "left", "shown"),
    [("เก็บไว้ก่อนค่ะ", 0, 1, "เก็บ “ขอลบข้อมูล” ไว้แล้ว"), ("ทำต่อ", 1, 0, "อยากให้ลบเพราะอะไร")],
)
async def test_the_other_buttons_of_that_question_are_pressed_by_their_words(
    world: World, said: str, here: int, left: int, shown: str
) -> None:
    """As by a tap."""
    await world.walks(*ASKED, said)

    assert await forms(world) == (here, left)
    assert shown in world.person("malee").last.text


@pytest.mark.parametrize(
    "said",
    [
        "เพิ่มข้อความนี้ในเรื่อง",
        "เพิ่มข้อความนี้ในเรื่องค่ะ",
        "เพิ่มเลยค่ะ",
        "yes เพิ่มเลยค่ะ",
        "เพิ่มไปดิ",
        "ใส่ไปด้วยเลยครับ",
        "add it please",
    ],
)
@pytest.mark.parametrize("between", [(), ("ส่งเลยค่ะ",)])
async def test_what_was_told_is_added_by_saying_so(world: World, said: str, between: tuple[str, ...]) -> None:
    """The words that say so go nowhere."""
    await world.walks(*COMPLAINS, TOLD, *between, said)

    answers, _ = await kept(world)
    assert answers["message"] == f"{COMPLAINS[2]}\n{TOLD}"
    assert "send!" not in answers
    assert "ตรวจดูอีกครั้งก่อนส่ง" in world.person("malee").last.text


async def test_an_answer_is_asked_for_again_by_the_words_of_its_button(world: World) -> None:
    """As by a tap."""
    await world.walks(*COMPLAINS, "แก้: ข้อความ")

    assert "พิมพ์เรื่องที่ต้องการบอกทีม" in world.person("malee").last.text
    assert "ใช้ข้อความนี้เป็นคำตอบ" in buttons(world)


@pytest.mark.parametrize(("said", "shown"), [("เริ่มใหม่", "ข้อ 1/6"), ("เอากลับมาค่ะ", "ข้อ 2/6")])
async def test_a_form_that_was_left_is_gone_on_with_or_begun_anew_by_words(
    world: World, said: str, shown: str
) -> None:
    """As by a tap: these words are no command then."""
    await world.walks(*DELETES[:2], "/cancel", "ขอลบข้อมูล", said)

    assert shown in world.person("malee").last.text


async def test_the_team_is_reached_by_the_words_of_its_button(world: World) -> None:
    """From the middle of a form, which waits."""
    await world.walks(*SEES[:-1], "ขอคุยกับคนได้ไหม", "ติดต่อทีม")

    assert "ไปที่ “ติดต่อทีมความเป็นส่วนตัว”" in buttons(world)


async def test_a_file_goes_by_the_words_of_its_button(world: World) -> None:
    """Outside of forms, where it is for nothing yet."""
    await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.walks("ไม่ใช้ ลบไฟล์")

    assert "ลบไฟล์แล้ว" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ไม่เพิ่มค่ะ", "เพิ่มเบอร์ 02-999-8888 ด้วย", "เพิ่มได้ไหมคะ"])
async def test_what_is_no_yes_to_adding_adds_nothing_by_itself(world: World, said: str) -> None:
    """A no, more that is told, a question."""
    await world.walks(*COMPLAINS, TOLD, said)

    assert TOLD not in (await kept(world))[0]["message"] or "02-999-8888" in said


async def test_what_was_typed_becomes_the_answer_by_the_words_of_its_button(world: World) -> None:
    """And these words do not."""
    steps = ("/correct", "[เบอร์โทรศัพท์]", "081-234-5678", "089-765-4321", "[เท่านี้]")
    await world.walks(*steps, "พรุ่งนี้ค่อยมาทำต่อดีกว่าค่ะ", "ใช้ข้อความนี้เป็นคำตอบ")

    assert (await kept(world))[0]["evidence"] == "พรุ่งนี้ค่อยมาทำต่อดีกว่าค่ะ"


@pytest.mark.parametrize(
    "said", ["ใช้ข้อความนี้เป็นคำตอบ", "เพิ่มข้อความนี้ในเรื่อง", "ไม่ใช่ ถามเรื่องอื่น", "ฝากบอกทีม ไม่ต้องเปิดเรื่อง"]
)
async def test_the_words_of_a_button_that_does_not_stand_below_are_no_answer(world: World, said: str) -> None:
    """The question is shown once more, at free words and at the last look."""
    await world.walks(*COMPLAINS[:2], said)
    at_words, _ = await kept(world)
    await world.walks(*COMPLAINS[2:], said)
    at_the_end, _ = await kept(world)

    assert said not in str(at_words)
    assert said not in str(at_the_end)
    assert "ตรวจดูอีกครั้งก่อนส่ง" in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["เพิ่มข้อความนี้ในเรื่อง", "ส่ง", "เพิ่มเลยค่ะ", "yes เพิ่มเลยค่ะ", "เพิ่มค่ะ", "เพิ่มไปดิ", "ส่งคำขอบคุณให้ทีม"]
)
async def test_a_button_that_sends_takes_a_press(world: World, said: str) -> None:
    """What waits is offered once more, and the words that say so are no part of it."""
    await world.walks(*OFFERED)
    before = letters(world)

    await world.says(said)
    offered, sent = world.person("malee").last.text, letters(world)
    await world.presses("ส่ง")

    assert before == sent
    assert "ยังไม่ได้ส่ง" in offered
    assert said not in world.post.to(TEAM)[-1].text or said == "ส่ง"


async def test_the_words_of_the_button_for_something_else_are_no_words_for_the_case(world: World) -> None:
    """What was typed is heard as anything else."""
    await world.walks(*OFFERED, "ไม่ใช่ ถามเรื่องอื่น")

    assert "[ส่ง]" not in buttons(world)
    assert "ถามเรื่องอื่น" not in world.person("malee").last.text


async def test_the_words_of_a_button_alone_are_offered_to_no_case(world: World) -> None:
    """Where nothing waits to be sent."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]", "เพิ่มข้อความนี้ในเรื่อง")

    assert "ส่งให้ทีมในเรื่อง" not in world.person("malee").last.text
