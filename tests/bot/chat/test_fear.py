"""Fear: somebody is threatened or tricked just now, and asks what to do."""

from __future__ import annotations

import pytest

from bot.chat.reading.fear_cues import is_afraid
from tests.bot.chat.test_cases import labels, letters, team_writes
from tests.bot.chat.test_first_use import COMPLAINS, LEAKS
from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World

NOW = "อย่าบอกรหัสหรือข้อมูลส่วนตัวกับคนที่ติดต่อมา"
"""What to do now."""
STORY = (
    "เมื่อกี้มีเบอร์แปลกโทรมาหาหนู บอกชื่อจริงกับที่อยู่ถูกหมดเลย ข้อมูลหลุดจากแอปนี้หรือเปล่าคะ",
    "เขาโทรมาอีกแล้วค่ะ ตอนนี้เลย หนูทำไงดี",
    "ต้องอายัดบัตรมั้ย",
)


@pytest.mark.parametrize(
    "said",
    [
        *STORY[:2],
        "หนูกลัวมากเลยค่ะ เขาขู่จะโพสต์รูปหนู",
        "มีมิจฉาชีพโทรมา อ้างว่าเป็นตำรวจ ผมต้องทำยังไงครับ",
        "ต้องแจ้งความไหมคะ",
        "he keeps calling me right now and threatens me, what should I do",
    ],
)
async def test_somebody_afraid_hears_what_to_do_now(world: World, said: str) -> None:
    """And the urgent form is one press away, with their words."""
    [told] = await world.says(said)
    await world.presses("แจ้งข้อมูลอาจรั่ว")

    answers, _ = await kept(world)
    assert NOW in told.text
    assert answers["message"] == said
    assert "ข้อมูลอาจรั่ว (เร่งด่วน)" in world.person("malee").last.text


async def test_all_that_somebody_afraid_tells_goes_along(world: World) -> None:
    """What the bot does not know is said, and what was heard a moment ago is not said again."""
    from_here, again, bank = [(await world.says(each))[0].text for each in STORY]
    await world.presses("แจ้งข้อมูลอาจรั่ว")

    answers, _ = await kept(world)
    assert "บอตไม่รู้ว่าข้อมูลหลุดจากบริษัทนี้หรือไม่" in from_here
    assert NOW in again
    assert "โทรถามธนาคารของคุณได้ทันที" in bank
    assert NOW not in bank
    assert answers["message"] == "\n".join(STORY)


async def test_a_yes_of_somebody_afraid_begins_the_urgent_form(world: World) -> None:
    """Nothing is sent by it."""
    before = letters(world)
    await world.walks(STORY[1], "ค่ะ แจ้งเลย")

    answers, _ = await kept(world)
    assert answers["message"] == STORY[1]
    assert before == letters(world)


@pytest.mark.parametrize("steps", [(*LEAKS, "[ยืนยันและส่ง]"), (*COMPLAINS, "[ยืนยันและส่ง]")])
async def test_what_somebody_afraid_tells_is_offered_to_their_open_case(
    world: World, steps: tuple[str, ...]
) -> None:
    """Below what to do now; a press sends it."""
    await world.walks(*steps)
    first, then = [(await world.says(each))[0] for each in STORY[1:]]
    await world.presses("ส่ง")

    assert NOW in first.text
    assert labels(first)[0] == "ส่ง"
    assert "โทรถามธนาคารของคุณได้ทันที" in then.text
    assert all(each in world.post.to(TEAM)[-1].text for each in STORY[1:])


async def test_somebody_afraid_who_was_asked_by_the_team_hears_what_to_do_now(world: World) -> None:
    """Their words are the answer."""
    await world.walks(*COMPLAINS, "[ยืนยันและส่ง]")
    await team_writes(world, "ขอเพิ่ม: โทรมาจากเบอร์อะไร")

    [told] = await world.says(STORY[1])

    assert NOW in told.text
    assert labels(told)[0] == "ส่ง"


@pytest.mark.parametrize("steps", [LEAKS, COMPLAINS[:-1], COMPLAINS])
async def test_what_somebody_afraid_tells_in_a_form_to_the_team_goes_along(
    world: World, steps: tuple[str, ...]
) -> None:
    """Wherever a button is asked for; and what to do now comes first."""
    await world.walks(*steps)
    [first, *_] = await world.says(STORY[1])

    answers, _ = await kept(world)
    assert NOW in first.text
    assert STORY[1] in answers["message"]
    assert steps[2] in answers["message"]


@pytest.mark.parametrize(
    "said",
    [
        "มีคนโทรมาขายประกัน",
        "บริษัทแจ้งตำรวจไหม",
        "ถ้าข้อมูลรั่วบริษัทจะแจ้งไหม",
        "กลัวข้อมูลหลุด",
        "เก็บข้อมูลบัตรเครดิตไหม",
        "ระงับการใช้ข้อมูลได้ไหม",
        "เขาโทรมาตอนนี้ไม่ได้ ส่งเมลแทน",
    ],
)
def test_not_everybody_who_is_called_or_worries_is_in_danger(said: str) -> None:
    """They ask of the policy, or ask for something."""
    assert not is_afraid(said)
