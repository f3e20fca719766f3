"""Answering: by which way somebody wants to be answered is understood in words, anywhere in the form for the team."""

from __future__ import annotations

import pytest

from bot.chat.reading.answering import way_wanted
from tests.bot.chat.test_ads_or_consent import form
from tests.bot.chat.test_texts import kept
from tests.chat import TEAM, World

TOLD = "มีคนโทรมาขายของ"
AT_SUMMARY = ("/contact", "[ข้อร้องเรียน]", TOLD, "[แชตนี้]")


@pytest.mark.parametrize(
    "said",
    [
        "ให้โทรกลับ 081-222-3333",
        "ขอให้โทรกลับที่ 081-222-3333 ไม่เอาแชต",
        "ผมบอกว่าโทรกลับครับ ไม่ใช่อีเมล 081-222-3333",
        "รบกวนเจ้าหน้าที่โทรศัพท์หาดิฉัน 081-222-3333",
        "โทรหายายแทนได้ไหมลูก ขอให้โทรกลับ 081-222-3333",
        "call me on 081-222-3333",
        "i'd like a call back please 081-222-3333",
    ],
)
async def test_the_team_is_asked_to_call(world: World, said: str) -> None:
    """The letter has it, with the number, and not the chat."""
    await world.walks(*AT_SUMMARY, said, "[ยืนยันและส่ง]")

    assert "ตอบทาง: ขอให้โทรกลับ 0812223333" in world.post.to(TEAM)[-1].text.replace("-", "")


@pytest.mark.parametrize("said", ["ให้โทรกลับ", "call me", "ขอเป็นโทรกลับดีกว่า", "โทรกลับนะ ไม่เอาแชต"])
async def test_the_number_is_asked_for(world: World, said: str) -> None:
    """No word without one is taken for it."""
    await world.walks(*AT_SUMMARY, said, "เมื่อไหร่ก็ได้จ้ะ")
    answers, _ = await kept(world)
    assert ("call", None) == (answers["reach"], answers.get("reach-phone"))

    await world.says("081-222-3333 หลังหกโมง")
    answers, _ = await kept(world)
    assert "081-222-3333 หลังหกโมง" == answers["reach-phone"]


@pytest.mark.parametrize(
    "said",
    [
        "ตอบทางอีเมล",
        "ขอให้ตอบทางไปรษณีย์อิเล็กทรอนิกส์",
        "by email",
        "answer me by email please",
        "ให้ตอบในเมลแทนแชตดีกว่า",
        "ไม่เอาแชต ส่งคำตอบเข้าเมลเด้อ",
    ],
)
async def test_the_address_is_asked_for(world: World, said: str) -> None:
    """Where none is told."""
    shown = await world.walks(*AT_SUMMARY) or await world.says(said)
    assert "อีเมล" in shown[-1].text

    await world.says("malee@example.com")
    answers, _ = await kept(world)
    assert ("email", "malee@example.com") == (answers["reach"], answers["reach-email"])


@pytest.mark.parametrize("said", ["ตอบทางอีเมล malee@example.com", "ตอบมาที่ malee@example.com ค่ะ"])
async def test_the_message_may_say_it(world: World, said: str) -> None:
    """Its words stay whole, and nobody is asked."""
    await world.walks("/contact", "[ข้อร้องเรียน]", f"{TOLD} {said}")

    answers, _ = await kept(world)
    assert ("email", "malee@example.com") == (answers["reach"], answers["reach-email"])
    assert said in answers["message"]


async def test_the_way_alone_is_no_message(world: World) -> None:
    """What it is about is asked still."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "ให้โทรกลับ 081-222-3333 นะ")

    answers, _ = await kept(world)
    assert ("call", None) == (answers["reach"], answers.get("message"))


@pytest.mark.parametrize("said", ["ส่งครับ แต่ให้โทรกลับนะ ไม่เอาแชต", "yes please, but call me back"])
async def test_a_yes_may_say_it(world: World, said: str) -> None:
    """To the offer to send a question to the team."""
    await world.walks("ข้อมูลเก็บไว้กี่ปี", said)

    answers, _ = await kept(world)
    assert ("contact", "call") == (await form(world), answers["reach"])


@pytest.mark.parametrize("said", ["ตอบทางไลน์นะ", "reply by whatsapp please"])
async def test_what_the_company_cannot_offer_is_said(world: World, said: str) -> None:
    """And the ways that there are."""
    await world.walks(*AT_SUMMARY)
    shown = await world.says(said)

    answers, _ = await kept(world)
    assert ("chat", True) == (answers["reach"], "โทรกลับ ทางอื่นยังไม่มี" in shown[-1].text)


async def test_whoever_rules_the_chat_out_is_asked(world: World) -> None:
    """Which of the others it is they say."""
    await world.walks(*AT_SUMMARY, "ไม่เอาแชต")

    answers, _ = await kept(world)
    assert answers.get("reach") is None


@pytest.mark.parametrize(
    "said",
    [
        "มิจฉาชีพบอกให้โทรกลับเบอร์แปลก ๆ",
        "เขาส่งอีเมลมาขายของ",
        "มีคนโทรมาสามรอบแล้ว",
        "they told me to call back a number",
        "A man call me 3 times this week. Please check who.",
        "ขอให้เลิกโทรหาผม",
        "เบอร์ที่โทรมาคือ 080-111-2233",
        "อีเมลผมรั่ว",
        "ไม่ต้องโทรกลับ",
    ],
)
def test_a_story_of_calls_and_letters_asks_for_no_answer(said: str) -> None:
    """Nor does a call that is declined."""
    found = way_wanted(said)

    assert found is None or not found.way


@pytest.mark.parametrize(
    "said",
    ["มีเบอร์โทรมาอีก ให้โทรมาที่ 081-234-5678 ได้ไหม", "ให้โทรกลับ 081-234-5678 ถ้าเมียรับสายไม่ต้องเล่าให้ฟังนะครับ"],
)
async def test_what_is_told_beside_the_way_goes_along(world: World, said: str) -> None:
    """At the last look the way is changed, and the rest is not lost."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม", "[แชตนี้]", said)
    answers, _ = await kept(world)

    assert answers["reach"] in ("call", "email")
    assert f"ได้รับโฆษณาทั้งที่ไม่เคยยินยอม\n{said}" == answers["message"]


async def test_a_kind_word_beside_the_way_adds_nothing(world: World) -> None:
    """The message is not filled with what only changes the form."""
    await world.walks(
        "/contact", "[ข้อร้องเรียน]", "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม", "[แชตนี้]", "ส่งครับ แต่ให้โทรกลับนะ ไม่เอาแชต"
    )
    answers, _ = await kept(world)

    assert "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม" == answers["message"]


@pytest.mark.parametrize(
    "text",
    [
        "Please reply by email, but not to old@example.org, my ex reads that one",
        "You keep sending my statements to old@example.org, which my ex-husband reads. Please answer me by email.",
        "I got a phishing mail from old@example.org using my data. Please answer by email.",
        "ตอบทางอีเมลแต่ไม่ใช่ old@example.org นะ",
        "มีเมลจาก old@example.org อ้างว่าเป็นบริษัท ช่วยตอบกลับทางอีเมลด้วยครับ",
        "โทรกลับหาผมด้วย แต่อย่าโทรเบอร์ 081-234-5678 เป็นเบอร์เมีย",
        "มีคนโทรมาจาก 081-234-5678 ทุกวัน ขอให้โทรกลับ",
        "มีคนโทรมา 081-234-5678 ทุกวัน ขอให้โทรกลับด้วย",
    ],
)
def test_what_is_told_of_an_address_does_not_make_it_the_one_to_answer_at(text: str) -> None:
    """It is ruled out, or somebody else's: where to answer is asked."""
    way = way_wanted(text)

    assert way is None or ("", "") == (way.address, way.number)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("answer me at malee@example.com please", "malee@example.com"),
        ("ช่วยตอบทางอีเมล malee@example.com นะคะ", "malee@example.com"),
        ("รบกวนโทรกลับที่เบอร์ 081-234-5678 ค่ะ", "0812345678"),
        ("โทรกลับ 081-234-5678 ช่วงบ่าย", "0812345678 ช่วงบ่าย"),
        ("รบกวนโทรกลับ 081-234-5678 หลังห้าโมงเย็นอย่างเดียว", "0812345678 หลังห้าโมงเย็นอย่างเดียว"),
    ],
)
def test_what_the_wish_for_an_answer_leads_to_is_where_to_answer(text: str, value: str) -> None:
    """It stands right behind it, and nothing is said against it."""
    way = way_wanted(text)

    assert way is not None
    assert value in (way.address, way.number)


@pytest.mark.parametrize(
    "text",
    [
        "don't write in this chat please, my husband reads it",
        "please do not send the answer to this chat",
        "never write to me in telegram",
        "ห้ามส่งคำตอบมาทางแชตนี้",
        "อย่าเขียนตอบในแชตนี้",
        "ตอบทางแชตไม่ได้นะ แฟนอ่าน",
        "โทรกลับไม่ได้นะ ทำงานอยู่",
        "ตอบทางอีเมลไม่ได้ เข้าไม่ได้แล้ว",
        "ถ้าตอบทางแชตเมียจะเห็น",
        "replying by email won't work for me",
    ],
)
def test_a_way_that_is_ruled_out_is_not_chosen(text: str) -> None:
    """However many words stand between the no and the way, and where it stands behind it."""
    way = way_wanted(text, alone=True)

    assert way is None or way.way == ""


@pytest.mark.parametrize(
    "said",
    ["เมื่อวานมีคนตอบทางอีเมล bob@evil.example มา", "a man from 089-999-9999 wanted a call back about my loan"],
)
async def test_a_story_at_the_last_look_changes_no_way(world: World, said: str) -> None:
    """What happened is no wish: the way stays, and the words can be added."""
    await world.walks(*AT_SUMMARY, said)
    answers, _ = await kept(world)

    assert "chat" == answers["reach"]
    assert "reach-email" not in answers
    assert "reach-phone" not in answers


@pytest.mark.parametrize(
    "text",
    [
        "เคยขอให้โทรกลับแต่ไม่มีใครโทร",
        "เลิกโทรกลับได้แล้ว",
        "บริษัทแจ้งมาทางอีเมลว่าข้อมูลรั่ว",
        "บริษัทตอบกลับทางอีเมลช้ามาก",
        "คนที่ตอบแชทของบริษัทพูดจาไม่ดี",
        "your company answered by email that I am no customer",
    ],
)
def test_what_was_done_by_a_way_is_no_wish_for_it(text: str) -> None:
    """It is what the message is about: how to answer is asked."""
    assert way_wanted(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ช่วยโทรกลับเบอร์ 0812345678 แต่ห้ามโทรเวลางาน",
        "ช่วยโทรกลับเบอร์ 0812345678 ยกเว้นช่วงเที่ยง",
        "รบกวนโทรกลับ 0812345678 อย่าโทรหลังสองทุ่ม",
        "please call me at 0812345678 but don't call before 10am",
    ],
)
def test_a_time_that_is_ruled_out_is_not_told_as_the_time(text: str) -> None:
    """The number is asked for with the time, and the message holds the words."""
    way = way_wanted(text)

    assert way is not None
    assert ("call", "") == (way.way, way.number)


def test_the_time_ends_where_something_is_ruled_out() -> None:
    """What follows is another matter."""
    way = way_wanted("ให้โทรกลับ 081-222-3333 ช่วงบ่าย ไม่เอาแชต")

    assert way is not None
    assert "0812223333 ช่วงบ่าย" == way.number


@pytest.mark.parametrize("said", ["บริษัทตอบกลับทางอีเมลช้ามาก", "คนที่ตอบแชทของบริษัทพูดจาไม่ดี"])
async def test_a_complaint_of_an_answer_is_the_message(world: World, said: str) -> None:
    """It names a way, and tells nothing of how to answer."""
    await world.walks("/contact", "[ข้อร้องเรียน]", said)
    answers, _ = await kept(world)

    assert said == answers["message"]
    assert "reach" not in answers


async def test_what_rules_the_way_out_at_the_last_look_changes_nothing(world: World) -> None:
    """The address stays, and the words can be added."""
    walk = ("/contact", "[ข้อร้องเรียน]", TOLD, "[อีเมล]", "malee@example.com")
    await world.walks(*walk, "ตอบทางแชตไม่ได้นะ แฟนอ่าน")
    answers, _ = await kept(world)

    assert ("email", "malee@example.com") == (answers["reach"], answers["reach-email"])
