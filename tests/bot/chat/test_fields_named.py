"""Fields named: what a text says is wrong, and what only tells how that is shown."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.readings import Answered, Edits
from tests.bot.chat.test_reading import said
from tests.bot.chat.test_texts import kept
from tests.chat import World

PHONE = {"field-correction.1": "phone"}
TITLE = {"field-correction.1": "position", "before.1": "พนักงานขาย"}
OTHER = {"field-correction.1": "other"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("ตรงที่ทำงานค่ะ ยังเป็นชื่อโรงพยาบาลที่เราออกมาตั้งสี่ปีแล้ว", ["employer"]),
        ("ที่ทำงานยังเป็นชื่อโรงเรียนเก่าอยู่เลย", ["employer"]),
        ("ยังขึ้นชื่อคลินิกเดิมตรงนายจ้าง", ["employer"]),
        ("ตำแหน่งยังขึ้นเป็นพนักงานออฟฟิศ", ["position"]),
        ("my employer still shows the name of my old school", ["employer"]),
        ("company name is wrong", ["employer"]),
        ("ชื่อซอยผิด", ["address"]),
        ("เบอร์ที่ทำงานผิด", ["phone"]),
        ("ใบอนุญาตหมดอายุแล้ว ต่อใหม่แล้ว", ["qualifications"]),
        ("ชื่อกับเบอร์ยังเป็นของเก่า", ["name", "phone"]),
        ("เบอร์ยังเป็นเบอร์เก่า ที่อยู่ก็ยังเป็นที่อยู่เก่า", ["phone", "address"]),
        ("ยังขึ้นชื่อเก่ากับที่อยู่เก่า", ["name", "address"]),
        ("ตำแหน่งผิด แล้วก็ใส่ชื่อผิดด้วย", ["position", "name"]),
        ("เบอร์ยังเป็นของเก่าที่อยู่ก็ผิด", ["phone", "address"]),
    ],
)
def test_what_a_datum_shows_is_no_datum_besides(answers: Answers, text: str, fields: list[str]) -> None:
    """The name of a thing that stands in one field names no other; two that are wrong are two."""
    found = said(answers, "correction", {}, text)

    assert isinstance(found, Answered)
    more = [raw for name, raw in found.ahead.items() if name.startswith("field-correction")]
    assert fields == [found.said.raw, *more]


async def test_a_wish_that_tells_what_a_field_shows_corrects_that_field_alone(world: World) -> None:
    """Nothing is recorded as wrong that is not."""
    await world.walks("หนูย้ายจากคลินิกเก่ามาอยู่โรงพยาบาลแล้วค่ะ แต่ตรงนายจ้างยังขึ้นชื่อคลินิกเดิม ช่วยแก้ทีนะคะ")

    answers, _ = await kept(world)
    assert {"field-correction.1": "employer"} == {
        name: raw for name, raw in answers.items() if name.startswith(("field-", "more."))
    }


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("ให้มันรู้ว่าขับแท็กซี่มา 22 ปี ก่อนหน้านั้นขับรถเมล์ร้อนอีกหก ยังไม่มีใครใส่ให้เลย", "work-history"),
        ("ป.โทเภสัชที่เพิ่งจบมา ยังไม่มีในนั้นเลย", "education"),
        ("อีเมลยังไม่ได้ลง", "email"),
    ],
)
def test_a_word_within_another_names_nothing(answers: Answers, text: str, field: str) -> None:
    """A bus is no mail."""
    found = said(answers, "addition", {}, text)

    assert isinstance(found, Answered)
    assert field == found.said.raw


@pytest.mark.parametrize(
    ("given", "text", "field"),
    [
        (PHONE, "เดี๋ยวนะคะ อีเมลต่างหากที่ผิด เบอร์ถูกอยู่แล้ว", None),
        (PHONE, "the phone number is fine, it's my email", None),
        (PHONE, "กดผิดค่ะ จะแก้นายจ้าง", None),
        (OTHER, "เดี๋ยวค่ะ ที่จริงเป็นเรื่องนายจ้าง ซึ่งมีปุ่มให้เลือกอยู่แล้ว", "employer"),
        (OTHER, "oh wait, email was on the list", "email"),
        (TITLE, "Wrong field, sorry. It's my employer that needs correcting, not the job title.", None),
        (TITLE, "ตำแหน่งถูกแล้วค่ะ นายจ้างต่างหาก", None),
    ],
)
def test_another_field_that_is_meant_after_all(
    answers: Answers, given: dict[str, str], text: str, field: str | None
) -> None:
    """It is asked which; the one that has a button is taken where the profile was said to have none for it."""
    assert Edits({"field-correction.1": field}) == said(answers, "correction", given, text)


@pytest.mark.parametrize(
    ("given", "text", "raw"),
    [
        (OTHER, "เอ่อ ครับ สีผมครับ", "สีผม"),
        (OTHER, "ชื่อเล่นค่ะ", "ชื่อเล่น"),
        (PHONE, "เบอร์ถูกแล้ว", "เบอร์ถูกแล้ว"),
        (TITLE, "ผู้จัดการ ค่ะ นายจ้างเดิม", "ผู้จัดการ"),
    ],
)
def test_what_answers_is_no_other_field(answers: Answers, given: dict[str, str], text: str, raw: str) -> None:
    """What somebody says before they answer is no name of a field, and a field told of besides changes nothing."""
    found = said(answers, "correction", given, text)

    assert isinstance(found, Answered)
    assert raw == found.said.raw
