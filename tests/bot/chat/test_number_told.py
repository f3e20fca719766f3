"""A number that is typed where an address, or a shared phone, is asked for: it proves nothing, and finds an account."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World

NUMBER = "0861112233"
AT_MAIL = ("/access", "[เลือกทั้งหมด]", "[ขอสำเนา]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]")
AT_PHONE = (*AT_MAIL, "[ไม่มีอีเมล]")
TO_THE_END = ("[ข้าม]", "[ให้เจ้าหน้าที่ติดต่อมาก่อน]", "[ยืนยันและส่ง]")


@pytest.mark.parametrize(
    "said",
    [
        f"ไม่จำอีเมลว่ะ สมัครด้วยเบอร์ {NUMBER}",
        f"ไม่มีเมลค่ะ ใช้เบอร์ {NUMBER} สมัคร",
        f"I don't have an email, I signed up with {NUMBER}",
    ],
)
async def test_the_number_somebody_signed_up_with_is_what_they_are_known_by(world: World, said: str) -> None:
    """It is not asked again, and the letter has it beside the phone that was shared."""
    await world.walks(*AT_MAIL, said)
    await world.hears(world.person("malee").shares_contact())
    await world.walks(*TO_THE_END)

    assert NUMBER in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", [f"เบอร์ {NUMBER} ครับ", f"{NUMBER}", f"my number is {NUMBER}"])
async def test_a_number_typed_where_a_phone_is_to_be_shared_goes_along(world: World, said: str) -> None:
    """It is said why it is no proof; and it finds the account."""
    await world.walks(*AT_PHONE)
    shown = " ".join(each.text for each in await world.says(said))
    await world.hears(world.person("malee").shares_contact())
    await world.walks(*TO_THE_END)

    assert "เก็บเบอร์นี้ไว้ในเรื่องแล้ว" in shown
    assert NUMBER in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", [f"{NUMBER}", f"สมัครด้วยเบอร์ {NUMBER} ครับ"])
async def test_a_number_typed_where_an_address_is_asked_for_is_kept(world: World, said: str) -> None:
    """In the message, and the address is still asked for."""
    await world.walks(*AT_MAIL)
    await world.says(said)

    answers, _ = await kept(world)
    assert said in answers.get("draft", "") + answers.get("known-by", "")
