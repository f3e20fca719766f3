"""Topics: what is asked about by another name than the policy gives it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations
from tests.chat import World

CONTACTS, PAYMENT, NON_USERS = "ข้อ 1.4", "ข้อ 1.6", "นโยบายไม่ได้พูดถึงสิทธิของคนที่ไม่ได้ใช้บริการ"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("รูปที่ตั้งไว้กับเบอร์เพื่อน เอาไปด้วยไหม", CONTACTS),
        ("ภาพหน้าคนในสมุดโทรศัพท์โดนดึงไปด้วยเรอะ", CONTACTS),
        ("do you take the photos of my contacts too?", CONTACTS),
        ("บัตรเครดิตที่ผูกไว้ เขาจดเลขไว้ไหม", PAYMENT),
        ("do you store my credit card number?", PAYMENT),
        ("ลูกค้ายื่นนามบัตรมา ผมถ่ายเข้าแอป บริษัทได้ข้อมูลเขาไปด้วยมั้ย", NON_USERS),
        ("มีคนสแกนนามบัตรหนูลงแอป แบบนี้เก็บด้วยเหรอคะ", NON_USERS),
        ("somebody scanned my business card, do you have my data now?", NON_USERS),
    ],
)
async def test_a_datum_is_known_by_what_people_call_it(world: World, asked: str, answer: str) -> None:
    """Its clause is quoted, or that the policy says nothing."""
    await world.walks("/start")

    [told] = await world.says(asked)

    assert answer in told.text


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("สแกนนามบัตรภาษาจีนได้ไหม", NON_USERS),
        ("ขอแก้ชื่อบนนามบัตรหน่อยค่ะ", NON_USERS),
        ("รูปโปรไฟล์ของหนูเก็บไว้ไหม", CONTACTS),
        ("บัตรเครดิตโดนคนอื่นเอาไปใช้ ต้องทำยังไง", PAYMENT),
        ("บัตรประชาชนเก็บไว้ไหม", PAYMENT),
    ],
)
async def test_what_only_names_such_a_thing_is_about_something_else(
    world: World, said: str, never: str
) -> None:
    """A function, a wish, another picture, a theft, another card."""
    await world.walks("/start")

    told = await world.says(said)

    assert not any(never in each.text for each in told)


async def test_a_question_behind_a_sentence_that_leads_to_it_is_answered(world: World) -> None:
    """Whatever that sentence is about."""
    await world.walks("/start")

    [told] = await world.says("ครูให้ทำรายงานส่งพรุ่งนี้ บริษัทเก็บข้อมูลอะไรบ้าง")

    assert "9 กลุ่ม" in told.text


async def test_thanks_behind_an_answer_begin_nothing(world: World) -> None:
    """A yes to all that was said is no word to go ahead where it thanks for it."""
    await world.says("แล้วเอาไปขายไหม")

    said = await world.says("ตามนั้นแหละ ขอบใจหลายเด้อ")

    assert "ยินดี" in said[-1].text
    assert [] == await world.rows(select(conversations))


OTHER_USERS = "ผู้ใช้คนอื่นของบริการมีสิทธิดูข้อมูลของคุณ 4 อย่าง"


@pytest.mark.parametrize("asked", ["แล้วหัวหน้าผมเห็นมั้ย", "แฟนจะเห็นไหมคะ", "can my boss see it?"])
async def test_who_sees_a_datum_is_asked_of_what_other_users_see(world: World, asked: str) -> None:
    """Behind what is said of the datum."""
    await world.says("เก็บปฏิทินด้วยไหม")

    [told] = await world.says(asked)

    assert OTHER_USERS in told.text or "Other users" in told.text


@pytest.mark.parametrize("asked", ["แล้วหัวหน้าผมจะรู้ไหม", "จะบอกแฟนไหม"])
async def test_who_hears_of_it_is_asked_of_whom_it_is_given_to(world: World, asked: str) -> None:
    """Nobody asks to look at anything."""
    await world.says("เก็บปฏิทินด้วยไหม")

    [told] = await world.says(asked)

    assert OTHER_USERS not in told.text


@pytest.mark.parametrize(
    "said",
    [
        "ตอบเหมือนเดิมอีกแล้ว",
        "ก็ตอบแบบเดิม",
        "คำตอบเดิมอีกละ",
        "you already said that",
        "same answer again",
        "that's the same answer",
    ],
)
async def test_whoever_had_the_answer_before_is_shown_another_way(world: World, said: str) -> None:
    """It is not given once more."""
    await world.says("เก็บข้อมูลไว้นานแค่ไหน")

    [told] = await world.says(said)

    assert "ขออภัยที่ยังไม่ตรง" in told.text
