"""Dialects: what people of the north and the north-east ask and deny."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_ads_or_consent import form
from tests.bot.chat.test_texts import kept
from tests.chat import World


@pytest.mark.parametrize(
    "said",
    [
        "บ่ใจ้ลบ แค่บ่หื้อใช้",
        "บ่หื้อใช้ข้อมูลเฮา",
        "บ่หื้อเอาข้อมูลเฮาไปใช้เน้อ",
        "บ่ให้ใช้ข้อมูลข้อยเด้อ",
        "ไม่ให้ใช้ข้อมูลของฉัน",
        "ไม่ได้จะลบค่ะ แค่ไม่ให้ใช้ตำแหน่งที่อยู่",
    ],
)
async def test_what_is_not_to_be_used_is_suspended(world: World, said: str) -> None:
    """Nothing is deleted, and no consent is taken back."""
    await world.says(said)

    assert "ต้องการให้หยุดใช้ข้อมูลหมวดไหน" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["เคยให้ใช้รูปได้ ขอถอนความยินยอม ไม่ให้ใช้แล้ว", "ขอถอนความยินยอม"])
async def test_what_was_allowed_before_and_is_not_any_more_is_a_consent(world: World, said: str) -> None:
    """It is taken back, as before."""
    await world.says(said)

    assert await form(world) == "withdrawal"


async def test_a_northern_denial_rules_out_what_it_names(world: World) -> None:
    """As one of the capital does."""
    await world.walks("ขอระงับการใช้ข้อมูล", "บ่ใจ้โปรไฟล์ เอาปฏิทิน")

    answers, _ = await kept(world)
    assert answers["what-suspension"] == "1.5"


@pytest.mark.parametrize(
    "asked",
    [
        "ไผเอาเบอร์ลุงไปให้เขา บอกลุงแนถ่อน",
        "ไผเอาเบอร์ข้อยไปบอกเขา",
        "ใครเอาเบอร์หนูไปให้เขาคะ บอกหนูหน่อย",
        "who gave them my number?",
    ],
)
async def test_who_has_given_a_number_away_is_asked_of_its_source(world: World, asked: str) -> None:
    """In whatever dialect, and nothing is taken back by it."""
    [told] = await world.says(asked)

    assert "นโยบายไม่ได้บอกว่าได้ข้อมูลของแต่ละคนมาจากไหน" in told.text


@pytest.mark.parametrize(
    "said",
    ["บ่ตรงที่ถามเด้อ", "บ่ใจ้ที่ถามเจ้า", "บ่แม่นที่ถาม", "ไม่ตรงที่ถามค่ะ", "ไม่ได้ตอบคำถามเลย", "that's not what I asked"],
)
async def test_an_answer_that_was_none_is_said_sorry_for(world: World, said: str) -> None:
    """As by the button of these words; nothing was declined."""
    await world.says("เก็บข้อมูลอะไรบ้าง")

    [told] = await world.says(said)

    assert "ขออภัยที่ยังไม่ตรง" in told.text


@pytest.mark.parametrize(
    "asked", ["บริษัทขายเบอร์ลุงบ่ มีแต่คนโทรมาขายของ", "เอาเบอร์ผมไปขายไหมครับ มีแต่คนโทรมาขายของ"]
)
async def test_whether_a_number_is_sold_is_answered(world: World, asked: str) -> None:
    """That somebody calls to sell things asks for no form."""
    [told] = await world.says(asked)

    assert "นโยบายไม่ได้ระบุว่าบริษัทขายข้อมูล" in told.text


async def test_whether_a_number_is_sold_is_answered_before_a_form_begins(world: World) -> None:
    """Where the end of advertising is asked for with it."""
    answer, question = await world.says("บริษัทขายเบอร์ลุงบ่ บ่อยากรับโฆษณาแล้ว")

    assert "นโยบายไม่ได้ระบุว่าบริษัทขายข้อมูล" in answer.text
    assert "ต้องการหยุดโฆษณาแบบไหน" in question.text
