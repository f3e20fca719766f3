"""What somebody rules out in the breath in which they tell it: nothing goes there, and nothing is chosen by it."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World

COMPLAINS = ("/contact", "[ร้องเรียน]", "มีคนโทรมาขายของ")
BY_POST = (
    "/access", "[ปฏิทิน]", "[เลือกครบแล้ว]", "ขอสำเนาทางไปรษณีย์", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]",
    "[เข้าอีเมลไม่ได้]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]",
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "อย่าส่งไปที่ boss@work.example",
        "ห้ามส่งไป boss@work.example เด็ดขาด",
        "ไม่เอา boss@work.example",
        "boss@work.example เป็นของแฟนเก่า อย่าส่งนะ",
        "boss@work.example เข้าไม่ได้แล้ว",
        "อีเมลที่โดนแฮกคือ boss@work.example",
        "เคยใช้ boss@work.example แต่เลิกใช้แล้ว",
        "don't send it to boss@work.example",
        "anything but boss@work.example",
        "boss@work.example is my boss, he must not know",
    ],
)
async def test_no_code_goes_to_an_address_that_is_ruled_out(world: World, said: str) -> None:
    """A letter cannot be fetched back; so which address is meant is asked."""
    await world.says("/verify")

    asked = await world.says(said)

    assert [] == world.post.to("boss@work.example")
    assert "ยังไม่ได้ส่งอะไรไปที่อีเมลนั้น" in "".join(each.text for each in asked)


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ใช่ boss แอท work จุด example",
        "ยกเว้น boss แอท work จุด example",
        "ไม่ต้องส่งไป boss แอท work จุด example",
        "instead of boss (at) work dot example",
    ],
)
async def test_a_spoken_address_is_ruled_out_as_one_that_is_typed(world: World, said: str) -> None:
    """Wherever it stands."""
    await world.says("/verify")

    await world.says(said)

    assert [] == world.post.to("boss@work.example")


@pytest.mark.parametrize(
    "said",
    [
        "me@mail.example อย่าส่งไป boss@work.example",
        "ไม่ใช่ boss@work.example ใช้ me@mail.example",
        "not boss@work.example, me@mail.example please",
        "ส่งมาที่ me@mail.example เลย ไม่ต้องรีบค่ะ",
        "my email is me@mail.example, I can't use my phone",
        "boss@work.example โดนแฮก ใช้ me@mail.example",
        "boss@work.example โดนแฮก me@mail.example",
        "boss@work.example เข้าไม่ได้ me@mail.example",
        "boss@work.example เลิกใช้แล้วค่ะ me@mail.example",
        "boss@work.example was hacked, use me@mail.example",
        "me@mail.example แทน boss@work.example",
        "me@mail.example in place of boss@work.example",
        "me@mail.example is right. boss@work.example was wrong",
        "me@mail.example เป็นอันใหม่ boss@work.example เป็นอันเก่า",
        "เปลี่ยนจาก boss@work.example เป็น me@mail.example",
        "boss@work.example -> me@mail.example",
        "use me@mail.example, no longer boss@work.example",
    ],
)
async def test_the_address_that_is_left_is_the_answer(world: World, said: str) -> None:
    """And what is ruled out besides it, or is no address, takes nothing from it."""
    await world.says("/verify")

    await world.says(said)

    assert (1, 0) == (len(world.post.to("me@mail.example")), len(world.post.to("boss@work.example")))


@pytest.mark.parametrize(
    "said",
    [
        "use me@mail.example instead of me@mail.exam",
        "ใช้ me@mail.example แทน me@mail.exam",
        "use me@mail.example instead of some@mail.example",
        "me@mail.exam ผิด ที่ถูก me@mail.example",
    ],
)
async def test_what_begins_or_ends_as_another_address_is_not_taken_for_it(world: World, said: str) -> None:
    """So do people put a slip right."""
    await world.says("/verify")

    await world.says(said)

    assert 1 == len(world.post.to("me@mail.example"))


@pytest.mark.parametrize(
    "said",
    [
        "boss@work.example ไม่ได้ ขอใช้ตัวนี้แทน me@mail.example",
        "my boss reads boss@work.example so use me@mail.example",
        "use me@mail.example because my boss reads boss@work.example",
        "ส่งหาหนูที่ me@mail.example อย่าส่งหาแม่ที่ boss@work.example",
        "me@mail.example นะ boss@work.example เป็นของสามี",
        "me@mail.example, don't tell boss@work.example",
        "right: me@mail.example, wrong: boss@work.example",
        "me@mail.example หรือ boss@work.example",
        "อีเมลที่โดนแฮกคือ boss@work.example ไม่ใช่ me@mail.example",
    ],
)
async def test_where_each_of_two_may_be_ruled_out_nothing_goes_anywhere(world: World, said: str) -> None:
    """Who can be understood in two ways is asked."""
    await world.says("/verify")

    await world.says(said)

    assert ([], []) == (world.post.to("me@mail.example"), world.post.to("boss@work.example"))


@pytest.mark.parametrize(
    "said",
    ["อย่าส่งไปที่ boss@work.example", "boss@work.example เข้าไม่ได้แล้ว", "don't send it to boss@work.example"],
)
async def test_at_the_code_no_other_goes_to_an_address_that_is_ruled_out(world: World, said: str) -> None:
    """Another address may be told there, and this is none."""
    await world.walks("/verify", "malee@example.com")

    await world.says(said)

    assert [] == world.post.to("boss@work.example")


@pytest.mark.parametrize(
    "said",
    [
        "the code came from boss@work.example right?",
        "who is boss@work.example",
        "please stop sending to boss@work.example",
        "boss@work.example คือใคร",
        "ได้รหัสจาก boss@work.example ใช่ไหม",
        "มีแต่เมลจาก boss@work.example",
        "my ex uses boss@work.example",
        "I lost boss@work.example",
    ],
)
@pytest.mark.parametrize("at_the_code", [False, True])
async def test_an_address_that_is_only_spoken_of_gets_no_code(
    world: World, said: str, *, at_the_code: bool
) -> None:
    """It may be asked who that is, or told where a mail came from; the code in hand stays good."""
    await world.walks("/verify", *(["malee@example.com"] if at_the_code else []))

    await world.says(said)

    assert [] == world.post.to("boss@work.example")


@pytest.mark.parametrize(
    "said",
    [
        "me@mail.example",
        "ลองอันนี้ me@mail.example",
        "เมลผิดค่ะ ต้องเป็น me@mail.example",
        "use me@mail.example please",
        "ยังไม่ได้รหัส พิมพ์เมลผิด ต้องเป็น me@mail.example",
        "my email got hacked, please use me@mail.example",
        "sorry wrong one because I was in a hurry, it is me@mail.example",
        "send it to me@mail.example instead, I never got a message",
    ],
)
async def test_at_the_code_another_address_takes_the_place_of_the_first(world: World, said: str) -> None:
    """Where it is told alone, or as the right one."""
    await world.walks("/verify", "malee@example.com")

    await world.says(said)

    assert 1 == len(world.post.to("me@mail.example"))


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("อย่าตอบในแชต แฟนเปิดดูได้", "chat"),
        ("ห้ามตอบในแชตนี้", "chat"),
        ("not in this chat please", "chat"),
        ("แชตนี้มีคนอื่นใช้ด้วย", "chat"),
        ("anything but email", "email"),
        ("อย่าตอบทางอีเมล", "email"),
    ],
)
async def test_a_way_that_is_ruled_out_is_not_chosen(world: World, said: str, way: str) -> None:
    """The other one may be; or it is asked."""
    await world.walks(*COMPLAINS)

    await world.says(said)

    answers, _ = await kept(world)
    assert way != answers.get("reach")


@pytest.mark.parametrize(
    "said",
    [
        "อย่าส่งมาที่ 12/3 ถนนสุขุมวิท กรุงเทพฯ 10110 ให้ส่งที่ทำงาน",
        "เคยอยู่ที่ 12/3 ถนนสุขุมวิท กรุงเทพฯ 10110",
        "12/3 ถนนสุขุมวิท กรุงเทพฯ 10110 please do not send it there",
    ],
)
async def test_what_rules_out_an_address_for_post_stays_beside_it(world: World, said: str) -> None:
    """Whoever writes the envelope reads it."""
    await world.walks(*BY_POST)

    await world.says(said)

    assert said in (await kept(world))[0].values()


async def test_an_address_that_is_ruled_out_behind_a_choice_is_asked_for(world: World) -> None:
    """The way is chosen, and the address is still to be told."""
    await world.walks(*COMPLAINS)

    await world.says("อีเมล แต่อย่าส่งไป boss@work.example")

    answers, _ = await kept(world)
    assert "boss@work.example" not in answers.values()
    assert answers["reach"] == "email"


async def test_neither_of_two_ways_is_none_of_them(world: World) -> None:
    """Whoever has neither is shown another way, whatever else they name."""
    await world.walks("ไม่มีบัญชี อยากให้ลบข้อมูล", "[อยากรู้ว่าเก็บอะไรไว้]")

    await world.says("phones stolen and im locked outta my mail, so neither")

    answers, _ = await kept(world)
    assert "stranger-by" not in answers


async def test_ads_are_to_stop_in_any_spelling(world: World) -> None:
    """And what is put as a question, in a dialect, is wished for all the same."""
    await world.says("ข้อความขายของเข้ามือถือทั้งวัน ช่วยให้หมันหยุดส่งโคดสะนาทีได้หม้าย")

    assert "หยุดโฆษณาแบบไหน" in world.person("malee").last.text


@pytest.mark.parametrize(
    "told",
    [
        "change my story: the scammer is boss@work.example",
        "แก้ตรงรายละเอียดเป็น boss@work.example โทรมา",
        "please change the details, I got mail from boss@work.example",
        "ได้เมลจาก boss@work.example ด้วย",
    ],
)
async def test_an_address_in_a_story_is_none_to_be_answered_at(world: World, told: str) -> None:
    """Answers go where they were to go."""
    await world.walks("/contact", "[ร้องเรียน]", "มีคนโทรมาขายของ", "[อีเมล]", "malee@example.com")

    await world.says(told)

    answers, _ = await kept(world)
    assert "malee@example.com" == answers["reach-email"]


async def test_many_addresses_in_a_text_are_none(world: World) -> None:
    """Nobody means hundreds; which one is meant is asked, and takes no time to find out."""
    await world.says("/verify")

    await world.says(" ".join(f"a{n}@㏂㎏" for n in range(400)))

    assert [] == world.post.letters
