"""What becomes of words for a case while somebody taps twice, or the team moves the case."""

from __future__ import annotations

import pytest

from bot.identity.limits import DAY, HOUR
from tests.bot.chat.test_cases import asked_by_the_team, complains, labels, letters, picture, team_writes
from tests.chat import TEAM, World, old_button


async def taps(world: World, button: tuple[str, int], times: int) -> None:
    """Malee taps it so often before anything is said."""
    for _ in range(times):
        world.person("malee").forges(*button)
    await world.hears()


@pytest.mark.parametrize(
    "text",
    [
        "ขอเพิ่มเบอร์โทร 081-222-3333",
        "I want to add my work phone number 0812223333",
        "เพิ่มข้อมูลที่ยังขาด",
        "โทรมาจาก 080-111-2233 เมื่อวานค่ะ",
    ],
)
async def test_a_double_tap_sends_once(world: World, text: str) -> None:
    """Also where the words are what was asked last."""
    await asked_by_the_team(world)
    offer = (await world.says(text))[-1]
    before = letters(world)

    await taps(world, old_button(offer, "ส่ง"), 2)

    assert before + 1 == letters(world)


async def test_what_was_declined_goes_once_all_the_same(world: World) -> None:
    """Whoever thinks again may press the old button; a second tap on it sends nothing."""
    await asked_by_the_team(world)
    [offer] = await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ")
    await world.says("ไม่")
    before = letters(world)

    await taps(world, old_button(offer, "ส่ง"), 3)

    assert before + 1 == letters(world)


async def test_a_word_to_the_team_goes_once(world: World) -> None:
    """About a closed case, declined and pressed after all."""
    await asked_by_the_team(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    offer = (await world.says("ยังมีคนโทรมาอยู่เลยค่ะ เมื่อเช้านี้เอง"))[-1]
    await world.says("ไม่")
    before = letters(world)

    await taps(world, old_button(offer, "ฝากบอกทีม ไม่ต้องเปิดเรื่อง"), 2)

    assert before + 1 == letters(world)


async def test_the_reason_to_open_a_case_again_goes_to_one_that_is_open_by_then(either_world: World) -> None:
    """The team was quicker: what was typed and sent is added to it."""
    world = either_world
    await complains(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    await world.walks("/status", "[เปิดเรื่องอีกครั้ง]", "ยังมีคนโทรมาอยู่เลย จากเบอร์ 080-111-2233")
    await team_writes(world, "เปิดใหม่: ตรวจอีกครั้ง")

    said = await world.presses("ยืนยันและส่ง")

    assert "080-111-2233" in world.post.to(TEAM)[-1].text
    assert any("ทีมเปิดอีกครั้งแล้วระหว่างนี้" in post.text for post in said)


async def test_the_reason_to_open_a_case_again_is_not_lost_when_it_is_too_late(world: World) -> None:
    """The last day ended while the form was filled: the words may go to the team all the same."""
    await complains(world)
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")
    world.clock.passes(30 * DAY)
    await world.walks("/status", "[เปิดเรื่องอีกครั้ง]", "ยังมีคนโทรมาอยู่เลย จากเบอร์ 080-111-2233")
    world.clock.passes(20 * HOUR)

    offered, before = labels((await world.presses("ยืนยันและส่ง"))[-1]), letters(world)
    await world.presses("ฝากบอกทีม ไม่ต้องเปิดเรื่อง")

    assert ["ฝากบอกทีม ไม่ต้องเปิดเรื่อง"] == offered
    assert before + 1 == letters(world)
    assert "080-111-2233" in world.post.to(TEAM)[-1].text


async def test_a_form_for_a_case_that_is_closed_is_kept_where_its_words_have_no_other_place(
    world: World,
) -> None:
    """What waits for the case is so long that both do not go together: the form stays."""
    await asked_by_the_team(world)
    await world.says("โทรมาจาก 080-111-2233 เมื่อวานค่ะ " + "ก" * 1500)
    await world.walks("/status", "[ตอบทีม]", "อีกเรื่องหนึ่ง " + "ข" * 1500, "[ไม่มีไฟล์]")
    await team_writes(world, "เสร็จ: เรียบร้อยแล้ว")

    said = (await world.presses("ยืนยันและส่ง"))[-1]

    assert "คำตอบยังอยู่ครบ" in said.text
    assert "อีกเรื่องหนึ่ง" in said.text
    assert "ยืนยันและส่ง" in labels(said)


async def test_to_decline_files_takes_no_words_away(world: World) -> None:
    """Words wait for one of two cases; a photo that came later was for neither."""
    for _ in range(2):
        await complains(world)
        world.clock.passes(60)
    words = (await world.says("อยากเพิ่มเติมในเรื่องที่แจ้งไว้ เขาโทรมาอีกเมื่อเช้า"))[-1]
    to_one = next(each for each in labels(words) if each.startswith("ส่งในเรื่อง"))
    await world.says("เก็บข้อมูลอะไรบ้าง")
    await team_writes(world, "ขอเพิ่ม: โทรมาจากเบอร์อะไร")
    await world.hears(world.person("malee").sends_photo(picture(10)))
    await world.presses("ไม่ใช่ ถามเรื่องอื่น")
    before = letters(world)

    await taps(world, old_button(words, to_one), 1)

    assert before + 1 == letters(world)
    assert "เขาโทรมาอีกเมื่อเช้า" in world.post.to(TEAM)[-1].text
