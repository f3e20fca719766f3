"""An address that is told by whoever can read no mail: a way to be reached, and no proof of who they are."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables import conversations, place
from tests.chat import TEAM, World

NEW = "tonkla.new@example.org"
OLD = "ต้นกล้า 0891112222 tonkla@example.com"
CALLS = "โทรหลังหกโมงเย็น"
TO_THE_ADDRESS = ("/access", "[เลือกทั้งหมด]", "[ขอสำเนา]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]")
TO_THE_CHANNEL = (
    *TO_THE_ADDRESS,
    "[เข้าอีเมลไม่ได้]",
    "[ให้เจ้าหน้าที่ตรวจสอบ]",
    OLD,
    CALLS,
)


async def answers(world: World) -> dict[str, str]:
    """What stands in the form."""
    [row] = await world.rows(select(conversations))
    keys = world.service.config.secret_keys
    return dict(keys.open(place(conversations.c.answers_sealed, row.chat_id), row.answers_sealed))


async def waits(world: World) -> str:
    """The question that waits, without what is confirmed."""
    [row] = await world.rows(select(conversations))
    return str(row.waiting.partition(".")[0])


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        (f"อีเมลใหม่ได้ไหมครับ {NEW}", ""),
        (f"ส่งเมลนี้ก็ได้ค่ะ {NEW}", ""),
        (NEW, ""),
        (f"ให้ติดต่อมาทางเมลใหม่ก่อนละกัน {NEW}", ""),
        (f"ให้เจ้าหน้าที่ติดต่อมาก่อนครับ ที่ {NEW}", "talk"),
        (f"can you use my new email {NEW}", ""),
    ],
)
async def test_an_address_told_at_the_channel_is_a_way_to_be_reached(
    world: World, said: str, chosen: str
) -> None:
    """It stands below what was told before; no code goes out, and nothing that was given is gone."""
    await world.walks(*TO_THE_CHANNEL)
    await world.says(said)

    given = await answers(world)

    assert not world.post.to(NEW)
    assert "no-access" == given["email.1"]
    assert OLD == given["known-by"]
    assert CALLS in given["reach-by"]
    assert NEW in given["reach-by"]
    assert given.get("receive", "") in (chosen, "talk")


@pytest.mark.parametrize(
    "said",
    [
        f"ช่องทางติดต่อ เพิ่มเมลใหม่ {NEW} ด้วยครับ",
        f"ติดต่อทาง {NEW} ก็ได้นะคะ",
        f"เพิ่มเมล {NEW}",
        f"แก้เป็นเมลนี้ด้วย {NEW}",
        f"add this mail to reach me {NEW}",
        f"เมลนี้ไม่เคยสมัครนะ แต่ติดต่อได้ {NEW}",
    ],
)
async def test_an_address_told_at_the_last_look_is_a_way_to_be_reached(world: World, said: str) -> None:
    """The team's letter has it with what was told before; no code goes out."""
    await world.walks(*TO_THE_CHANNEL, "[ให้เจ้าหน้าที่ติดต่อมาก่อน]")
    await world.says(said)

    given = await answers(world)

    assert not world.post.to(NEW)
    assert "send" == await waits(world)
    assert OLD == given["known-by"]
    assert CALLS in given["reach-by"]
    assert NEW in given["reach-by"]

    await world.presses("ยืนยันและส่ง")
    [letter] = world.post.to(TEAM)

    assert all(each in letter.text for each in (OLD, CALLS, NEW))


async def test_a_registered_address_that_comes_to_mind_is_no_way_to_be_reached(world: World) -> None:
    """It stands with what the company may know."""
    await world.walks(*TO_THE_CHANNEL, "[ให้เจ้าหน้าที่ติดต่อมาก่อน]")
    await world.says("นึกออกแล้ว เมลที่สมัครไว้คือ tk.old@example.net")

    given = await answers(world)

    assert "tk.old@example.net" in given["known-by"]
    assert OLD in given["known-by"]
    assert CALLS == given["reach-by"]


async def test_whoever_can_read_mail_again_may_prove_it(world: World) -> None:
    """A code goes there where that is what is said."""
    await world.walks(*TO_THE_CHANNEL, "[ให้เจ้าหน้าที่ติดต่อมาก่อน]")
    await world.says("เปลี่ยนเป็นยืนยันตัวด้วยเมล malee@example.com")

    assert world.post.to("malee@example.com")


@pytest.mark.parametrize(
    "said",
    [
        "เมลนี้ไม่เคยสมัคร ให้เจ้าหน้าที่ตรวจสอบ",
        "อีเมลนี้ไม่ได้ลงทะเบียนไว้ครับ เป็นเมลใหม่",
        "this email was never registered with you",
    ],
)
async def test_an_address_that_was_never_registered_is_none_that_was_given_before(
    world: World, said: str
) -> None:
    """It becomes a way to be reached, and what was told before it stays."""
    await world.walks(*TO_THE_ADDRESS, NEW)
    await world.says(said)

    given = await answers(world)

    assert "no-access" == given["email.1"]
    assert NEW == given["reach-by"]


async def test_a_new_address_at_the_question_for_the_registered_one_gets_no_code(world: World) -> None:
    """Who it is is asked without mail."""
    await world.walks(*TO_THE_ADDRESS)
    await world.says(f"{NEW} แต่เมลนี้ไม่เคยสมัครนะครับ")

    given = await answers(world)

    assert not world.post.to(NEW)
    assert "phone" == await waits(world)
    assert NEW in given["reach-by"]


async def test_the_address_that_staff_look_at_can_be_edited(world: World) -> None:
    """What was given and not proven stands in the summary with a button of its own."""
    await world.walks(*TO_THE_ADDRESS, NEW, "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ให้เจ้าหน้าที่ติดต่อมาก่อน]")
    await world.presses("แก้: สิ่งที่เคยให้ไว้")
    await world.says(OLD)
    await world.says(f"ติดต่อได้ทาง {NEW} ค่ะ")
    await world.presses("ยืนยันและส่ง")

    [letter] = world.post.to(TEAM)

    assert OLD in letter.text
    assert NEW in letter.text


async def test_a_registered_address_that_is_proven_stays_so(world: World) -> None:
    """What is told of how to be reached goes along as words."""
    await world.walks(*TO_THE_ADDRESS, "malee@example.com")
    await world.says(str(world.post.to("malee@example.com")[-1].code))
    await world.says(f"ติดต่อทาง {NEW} ด้วยนะคะ")

    assert not world.post.to(NEW)
    assert "send" == await waits(world)
    assert any(NEW in each for each in (await answers(world)).values())


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("น่าจะอันนี้ค่ะ malee@example.com อีกอันนึงเป็นของออฟฟิศ ไม่ได้ใช้สมัคร", "malee@example.com"),
        ("it's malee@example.com, my work one was never registered", "malee@example.com"),
        ("malee@example.com แต่อันนี้ไม่เคยสมัครนะ", "no-access"),
        ("malee@example.com but it was never registered", "no-access"),
    ],
)
async def test_of_two_mailboxes_the_one_that_is_told_is_taken(world: World, said: str, given: str) -> None:
    """That another was never registered is said of that one."""
    await world.walks(*TO_THE_ADDRESS)

    await world.says(said)

    assert given == (await answers(world))["email.1"]
