"""Channels: by which way advertising is to end has a row of its own, in the person's words, wherever it is said."""

from __future__ import annotations

import pytest

from bot.chat.reading.channels import limited
from tests.bot.chat.test_ads_or_consent import form
from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World

AT_ADS = ("/start req_objection",)
AT_MAIL = (*AT_ADS, "[โฆษณาและการตลาดทั้งหมด]")
AT_CODE = (*AT_MAIL, "malee@example.com")
ONLY_MAIL = "เอาเฉพาะอีเมล ไลน์ไม่ต้อง"


@pytest.mark.parametrize(
    "said",
    [
        ONLY_MAIL,
        "แค่ทางเมลนะ แจ้งเตือนในแอปยังเอาอยู่",
        "หยุดเฉพาะ sms ก็พอ",
        "ยกเว้นไลน์นะ",
        "ปิดแค่อีเมลกะพอ แจ้งเตือนบ่ต้องปิด",
        "no wait, before sending: only the emails, i still want the app notifications",
        "hello?? I said only emails. keep the app notifications on",
        "just the emails please",
        "except push notifications",
        "can you keep the app notifications?",
    ],
)
@pytest.mark.parametrize("walked", [AT_ADS, AT_MAIL, AT_CODE], ids=["ads", "mail", "code"])
async def test_a_limit_by_channel_goes_along_in_its_words(
    world: World, walked: tuple[str, ...], said: str
) -> None:
    """Beside what is asked, which stays as it is: no address is asked for again."""
    await world.walks(*walked)
    before, _ = await kept(world)
    await world.says(said)

    answers, _ = await kept(world)
    assert said == answers["ads-by"]
    assert before == {key: answers[key] for key in before}


@pytest.mark.parametrize(
    "said",
    [
        "ทั้งหมดเลยค่ะ",
        "only the third party ones",
        "แค่โฆษณาที่ใช้โปรไฟล์",
        "เช็คเมลแล้วยังไม่มา",
        "ยังไม่ได้รับอีเมลเลย",
        "ขอแก้อีเมล",
        "i didn't get the email",
    ],
)
def test_a_channel_that_is_only_named_is_no_limit(said: str) -> None:
    """Nor is another kind of advertising."""
    assert not limited(said)


@pytest.mark.parametrize("said", ["ไม่มีเมล มีแต่ไลน์", "i only have line, no email", "ส่งรหัสทาง sms อย่างเดียวได้มั้ย"])
async def test_how_somebody_shows_who_they_are_is_no_limit(world: World, said: str) -> None:
    """It is no word about advertising."""
    await world.walks(*AT_MAIL)
    await world.says(said)

    answers, _ = await kept(world)
    assert said not in answers.get("draft", "")


async def test_all_but_one_is_recorded_with_its_words(world: World) -> None:
    """The option is taken, and the words stand beside it."""
    await world.walks(*AT_ADS)
    await world.says("โฆษณาทั้งหมดเลย เฉพาะทางอีเมลนะ")

    answers, _ = await kept(world)
    assert "all" == answers["ads"]
    assert "โฆษณาทั้งหมดเลย เฉพาะทางอีเมลนะ" == answers["ads-by"]


@pytest.mark.parametrize("said", [ONLY_MAIL, "only the emails, keep the app notifications"])
async def test_whoever_asked_how_to_stop_advertising_and_limits_it_begins_that_form(
    world: World, said: str
) -> None:
    """With both."""
    asked = "โฆษณาเด้งมาทุกวันน่ารำคาญอะ ปิดยังไง"
    await world.says(asked)
    await world.says(said)

    answers, _ = await kept(world)
    assert "objection" == await form(world)
    assert f"{asked}\n{said}" == answers["draft"]


async def test_the_letter_has_the_limit_that_was_told_at_the_last_look(world: World) -> None:
    """And nothing is proven a second time."""
    await world.walks(*AT_MAIL, "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")
    await world.says("no wait, before sending: only the emails, i still want the app notifications")
    await world.presses("ยืนยันและส่ง")

    assert "only the emails, i still want the app notifications" in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "ก็โปรโมชั่นทุกอย่างเลยค่ะ ที่ส่งมาทางอีเมลน่ะ",
        "ทั้งหมด แต่เฉพาะอีเมล",
        "ทั้งหมดที่เข้าไลน์",
        "all of it, by email",
        "ทุกอย่างที่ส่งทาง sms เด้อ",
    ],
)
async def test_all_that_comes_by_one_way_is_recorded_with_that_way(world: World, said: str) -> None:
    """The letter has it in a row of its own."""
    await world.walks(*AT_ADS)
    await world.says(said)
    await world.walks("[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]", "[ยืนยันและส่ง]")

    assert f"ทางที่ให้หยุด: {said}" in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ใช่ทั้งหมด บอกว่าแค่อีเมล แก้ตรงนั้นซะ",
        "ถูกไหมคะเนี่ย พี่บอกว่าเฉพาะอีเมลนะคะ ในแอปยังส่งได้",
        "just email, i told you. texts are fine",
        "เดี๋ยวหลาน ยายเอาแค่ในเมลนะ ไลน์ไม่ต้องหยุด",
    ],
)
async def test_the_last_look_is_put_right_by_it(world: World, said: str) -> None:
    """It is shown, and can be edited back to all ways."""
    await world.walks(*AT_MAIL, "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")
    shown = await world.says(said)
    assert f"ทางที่ให้หยุด: {said}" in shown[-1].text

    await world.presses("แก้: ทางที่ให้หยุด")
    shown = await world.presses("ทุกทาง")
    assert "ทางที่ให้หยุด: ทุกทาง" in shown[-1].text


@pytest.mark.parametrize(
    "said", ["หยุดส่งโฆษณาทางอีเมลได้แล้ว", "stop the marketing texts please", "โฆษณาทางไลน์ข่อยบ่อยากได้แล้วเด้อ"]
)
async def test_the_message_that_asks_for_it_has_the_way(world: World, said: str) -> None:
    """Nobody says it twice."""
    await world.says(said)

    answers, _ = await kept(world)
    assert said == answers["ads-by"]


@pytest.mark.parametrize(
    "said",
    [
        "งดทุกประเภท ไม่ว่าจะมาทางอีเมลหรือข้อความ",
        "ทั้งหมด ทุกช่องทาง",
        "ทั้งหมดค่ะ ตอบกลับทางอีเมลนะคะ",
        "all ads, whether email or text",
        "ทั้งหมด ทั้งอีเมลและ sms",
    ],
)
async def test_all_ways_are_no_limit(world: World, said: str) -> None:
    """Nor is the way by which somebody wants to be answered."""
    await world.walks(*AT_ADS)
    await world.says(said)

    answers, _ = await kept(world)
    assert ("all", None) == (answers["ads"], answers.get("ads-by"))
