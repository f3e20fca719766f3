"""Deaths: whoever tells that somebody has died is led to the team, and a broken phone is no death."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.reading.behalf_cues import has_died
from bot.storage.tables import conversations
from flows.finding import bare
from tests.bot.chat.test_cases import labels
from tests.bot.chat.test_texts import kept
from tests.chat import World

OF_A_CHILD = ("/start req_behalf", "[เด็กในปกครอง]")


@pytest.mark.parametrize(
    "told",
    [
        "แม่เสีย",
        "พ่อเพิ่งเสีย",
        "แม่เสียเมื่อปีก่อนค่ะ",
        "แม่เสียไปหลายปีแล้ว",
        "ปู่เสียได้ 3 ปีแล้วครับ",
        "แม่เสีย อยากลบบัญชี",
        "สามีของฉันเสียเมื่อเดือนที่แล้ว",
        "คุณพ่อสมชายเสียแล้ว",
        "พี่ชายเสียชีวิตด้วยโควิด",
        "ข้อมูลของพ่อที่เสียไปแล้ว",
        "แม่บอกว่าพ่อเสียแล้ว",
        "คุณยายจากไปแล้ว",
        "แม่เพิ่งจากไปค่ะ",
        "สามีไม่อยู่แล้ว",
        "พ่อไม่อยู่กับเราแล้วครับ",
        "ตาเสียไปเมื่อปีก่อน",
        "my husband passed away",
        "my mother died last year",
        "my late husband's account",
        "we lost my dad in May",
        "my mum is no longer with us",
    ],
)
def test_a_death_is_told_in_many_words(told: str) -> None:
    """With when it was or without, and with a name between."""
    assert has_died(bare(told))


@pytest.mark.parametrize(
    "told",
    [
        "เสียใจด้วยนะคะ",
        "เสียเงิน",
        "แม่เสียใจมาก",
        "แม่เสียเงินไปเยอะ",
        "แม่เสียไปห้าพันบาท",
        "แม่เสียไปแล้ว 500 บาท",
        "พ่อเสียดาย",
        "เสียโอกาส",
        "สามีเสียเปรียบ",
        "แม่ทำเครื่องเสียแล้ว",
        "โทรศัพท์แม่เสีย",
        "มือถือพ่อเสียแล้ว",
        "คอมของพ่อเสียเมื่อวาน",
        "มือถือเครื่องเก่าของแม่เสียไปแล้ว",
        "ตาเสียแล้ว อ่านไม่ออก",
        "แม่ยังไม่ตายค่ะ",
        "แม่ไม่อยู่บ้าน",
        "พ่อไม่อยู่แล้วที่บ้านเก่า",
        "ลูกค้าเสียเมื่อวาน",
        "my mother's phone died",
        "my dad's phone is dead",
        "he lost his phone",
    ],
)
def test_what_breaks_or_is_lost_is_no_death(told: str) -> None:
    """Nor is anything else that somebody loses, nor whoever is only out."""
    assert not has_died(bare(told))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("เอาออกให้เกลี้ยงทุกอย่างเลยครับ ตายไปจะได้ไม่เป็นภาระลูกหลาน", False),
        ("ลบหมดค่ะ ถ้าแม่ตายไปจะได้ไม่มีใครเอาไปใช้", False),
        ("ลบทุกอย่าง พี่จะตายวันไหนไม่รู้", False),
        ("พ่อตายไปแล้ว ลบให้หมด", True),
        ("คุณย่าตายไปแล้วค่ะ", True),
        ("my husband passed away, delete everything", True),
    ],
)
def test_a_death_to_come_is_none(text: str, dead: bool) -> None:
    """Whoever thinks of their own death still asks for their own data."""
    assert dead is has_died(text)


@pytest.mark.parametrize("told", ["แม่เสีย", "พ่อเพิ่งเสียค่ะ", "สามีไม่อยู่แล้ว", "she died last year"])
async def test_a_death_told_outside_forms_leads_to_the_team(world: World, told: str) -> None:
    """Nothing is begun, and nobody is asked what they mean."""
    await world.says(told)

    assert "ผู้เสียชีวิต" in world.person("malee").last.text
    assert "ส่งคำถามนี้ให้ทีม" in labels(world.person("malee").last)
    assert await world.rows(select(conversations)) == []


@pytest.mark.parametrize("told", ["แม่ทำเครื่องเสียแล้ว", "มือถือพ่อเสียแล้ว"])
async def test_a_broken_phone_is_not_mourned(world: World, told: str) -> None:
    """Outside forms, and in one."""
    await world.says(told)
    outside = world.person("malee").last.text
    await world.walks("/access", told)

    assert "ผู้เสียชีวิต" not in outside
    assert "เสียใจด้วย" not in world.person("malee").last.text


async def test_another_question_about_somebody_who_has_died_is_answered(world: World) -> None:
    """Where the policy surely has the answer."""
    await world.says("แม่เพิ่งเสีย ใช้คุกกี้ไหม")

    assert "คุกกี้" in world.person("malee").last.text


@pytest.mark.parametrize("told", ["อยากยื่นเรื่องแทนแม่ที่เสียไปแล้ว", "พ่อเพิ่งเสียครับ ขอลบข้อมูลพ่อ"])
async def test_what_is_asked_for_the_dead_goes_to_the_team_with_the_words(world: World, told: str) -> None:
    """Nobody can be authorised by them."""
    await world.says(told)

    answers, _ = await kept(world)
    assert told == answers["message"]


@pytest.mark.parametrize("told", ["แม่เสีย", "แม่เสียเมื่อปีก่อน", "คุณยายจากไปแล้ว", "my husband passed away"])
@pytest.mark.parametrize("name", [(), ("ภูผา ใจดี",)])
async def test_a_death_is_no_name_and_no_account(world: World, told: str, name: tuple[str, ...]) -> None:
    """It leads to the team from the questions for them, and is one press away from being the answer."""
    await world.walks(*OF_A_CHILD, *name, told)

    answers, _ = await kept(world)
    assert told not in (answers.get("behalf-name"), answers.get("behalf-account"))
    assert "เสียใจด้วย" in world.person("malee").last.text
    assert {"ติดต่อทีม", "ใช้ข้อความนี้เป็นคำตอบ"} <= set(labels(world.person("malee").last))


@pytest.mark.parametrize("sighed", ["โอ๊ย", "เฮ้อ", "โอ๊ยย ปวดหัว", "อ้าว", "oh my god", "โทรศัพท์แม่เสีย"])
async def test_what_is_sighed_is_no_name(world: World, sighed: str) -> None:
    """Nor is a broken phone, where somebody's name is asked for."""
    await world.walks(*OF_A_CHILD, sighed)

    answers, _ = await kept(world)
    assert "behalf-name" not in answers
    assert "ชื่ออะไร" in world.person("malee").last.text


async def test_a_child_that_is_named_is_not_who_has_died(world: World) -> None:
    """Whoever brings it up tells why they do."""
    await world.walks(*OF_A_CHILD, "หลานชื่อ เด็กชายภูผา ใจดี ค่ะ พ่อแม่เสียแล้วทั้งคู่")

    answers, _ = await kept(world)
    assert "เด็กชายภูผา ใจดี" == answers["behalf-name"]


@pytest.mark.parametrize("name", ["มาลี ใจดี", "โอ๋", "เสริม ศรีสุข", "Aw Boon Haw"])
async def test_a_name_that_sounds_like_a_sigh_is_a_name(world: World, name: str) -> None:
    """Where there is more to it."""
    await world.walks(*OF_A_CHILD, name)

    answers, _ = await kept(world)
    assert name == answers["behalf-name"]
