"""Whose data it is: a right that is wanted for somebody else's is not begun as one's own."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.reading.whose import is_of_another
from bot.storage.tables import conversations
from tests.bot.chat.test_ads_or_consent import form
from tests.bot.chat.test_cases import labels
from tests.bot.chat.test_texts import kept
from tests.chat import World

ASKED = "เป็นข้อมูลของคุณเอง หรือของคนอื่น"
OF_MY_WIFE = "ชื่อเมียผมในระบบยังเป็นนามสกุลเก่าครับ เปลี่ยนให้หน่อย"


async def is_asked(world: World) -> bool:
    """Whether whose it is was asked, with the form for another under it, and nothing was begun."""
    [*_, last] = world.person("malee").chat.bot_posts()
    asked = ASKED in last.text or "your own data, or somebody else's" in last.text
    other = {"ยื่นแทนผู้อื่น", "Act for someone else"} & set(labels(last))
    return asked and bool(other) and await world.rows(select(conversations)) == []


@pytest.mark.parametrize(
    "said",
    [
        OF_MY_WIFE,
        "นามสกุลภรรยาผมผิด ช่วยแก้ด้วย",
        "เบอร์แม่ผมเปลี่ยนแล้ว แก้ให้ที",
        "ลูกน้องผมฝากให้มาแก้เบอร์โทร",
        "ลูกค้าที่ร้านอยากลบข้อมูล",
        "เพื่อนฝากมาแก้ที่อยู่ให้เค้าหน่อย",
        "แฟนหนูอยากเปลี่ยนชื่อในแอปค่ะ",
        "เมียข่อยอยากลบข้อมูลเพิ่น ลบให้แหน่เด้อ",
        "ยายหนูอายุ 80 ช่วยลบเบอร์แกออกให้ที",
        "อยากดูข้อมูลของพนักงานที่ร้านผม",
        "แก้ชื่อแม่ให้หน่อยครับ",
        "แม่ใช้เบอร์ใหม่แล้ว แก้ให้แกหน่อย",
        "ชื่อผมถูกแล้ว แต่ชื่อเมียผิด แก้ให้ด้วย",
        "please delete her account",
        "my wife's last name is still the old one, please change it",
        "I'd like a copy of the data of my daughter",
        "my mother wants to delete her account",
        "my customer asked me to have her number removed",
    ],
)
def test_data_of_somebody_else_are_known_as_theirs(said: str) -> None:
    """By what is called theirs, or who wants it done; in Thai, in dialect and in English."""
    assert is_of_another(said)


@pytest.mark.parametrize(
    "said",
    [
        "เมียผมบอกให้ลบข้อมูลผม",
        "เมียบอกว่าขอดูข้อมูลได้ ขอดูหน่อยครับ",
        "ลูกสาวอ่านให้ฟัง ยายขอลบข้อมูลยายจ้ะ",
        "ขอลบข้อมูลค่ะ ตอบมาที่อีเมลเมียได้เลย",
        "แต่งงานแล้วเปลี่ยนไปใช้นามสกุลสามีค่ะ",
        "ในระบบยังเป็นเบอร์เมีย ขอเปลี่ยนเป็นเบอร์ผม",
        "ขอลบข้อมูลหน่อยลูก",
        "ลบรายชื่อเพื่อนในเครื่องออกให้หมด",
        "เบอร์แม่เบอร์แฟนอยู่ในนั้นหมด ลบทิ้งให้ผมที",
        "แม่ขอสำเนาข้อมูลของแม่มาอ่านก่อน",
        "เปลี่ยนนามสกุลตามสามี อยากให้แก้ชื่อในโปรไฟล์ให้ตรงกับบัตรใหม่",
        "อยากได้ไฟล์ข้อมูลเพื่อนำไปเข้าระบบใหม่",
        "เบอร์ป้าเปลี่ยนแล้วนะ แก้ให้ที",
        "ข้อมูลของผมเอง ไม่ใช่ของเมีย",
        "ผมเป็นพนักงานบริษัท ขอดูข้อมูล",
        "ย้ายมาอยู่บ้านแม่ผม แก้ที่อยู่ให้ด้วย",
        "my wife told me i can see my data here",
        "my daughter reads it for me, i want to delete my account",
        "please delete my account, answer to my wife's email",
        "i took my husband's surname, please change my name",
        "the old number is my mother's number, the new one is 0891112222",
    ],
)
def test_whoever_only_mentions_a_relative_asks_for_themselves(said: str) -> None:
    """Also where the answer is to go to them, or a datum is or was theirs."""
    assert not is_of_another(said)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (OF_MY_WIFE, "ของเมียครับ ชื่ออรทัย"),
        ("can you correct my husband's phone number", "it's his"),
        ("แฟนหนูอยากเปลี่ยนชื่อในแอปค่ะ", "[ยื่นแทนผู้อื่น]"),
    ],
)
async def test_whose_it_is_is_asked_and_what_was_said_goes_along(
    world: World, said: str, answered: str
) -> None:
    """By a word or a press."""
    await world.says(said)
    assert await is_asked(world)

    await world.walks(answered)

    answers, _ = await kept(world)
    assert "behalf" == await form(world)
    assert said in answers["draft"]
    assert answered.startswith("[") or answered in answers["draft"]


async def test_whoever_says_that_it_is_their_own_after_all_goes_on_with_it(world: World) -> None:
    """With what they said."""
    await world.says("เบอร์แม่ผมเปลี่ยนแล้ว แก้ให้ที")
    await world.says("ของผมเองครับ")

    answers, _ = await kept(world)
    assert "correction" == await form(world)
    assert "เบอร์แม่ผมเปลี่ยนแล้ว" in answers["draft"]


@pytest.mark.parametrize("agreed", ["ใช่ค่ะ ขอดูทั้งหมด", "ขอดูทั้งหมดเลย"])
async def test_a_wish_behind_a_question_about_a_child_is_for_the_child(world: World, agreed: str) -> None:
    """It is not begun as one's own, and the question goes along."""
    question = "ถ้าลูกหนูอายุ 12 แอบสมัครแม่ขอดูข้อมูลของลูกได้ไหมคะ"
    await world.says(question)
    await world.says(agreed)
    assert await is_asked(world)

    await world.says("ของลูกค่ะ")

    answers, _ = await kept(world)
    assert "behalf" == await form(world)
    assert question in answers["draft"]


async def test_ones_own_data_behind_a_question_about_a_child_are_ones_own(world: World) -> None:
    """Where that is said."""
    await world.says("ถ้าลูกหนูอายุ 12 แอบสมัครแม่ขอดูข้อมูลของลูกได้ไหมคะ")
    await world.says("ขอดูข้อมูลของหนูเองก่อนค่ะ")

    assert "access" == await form(world)


TO_MAIL = ("/correct", "[ชื่อ]", "มีสุข", "ใจดี", "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]")


@pytest.mark.parametrize(
    ("walked", "said"),
    [
        (TO_MAIL, "ไม่ใช่ของผมนะ ของเมีย"),
        (TO_MAIL, "not mine, it's my wife's"),
        (("/access",), "ลูกชื่อน้องปิ่น"),
        (("/access",), "ขอดูข้อมูลลูกสาวค่ะ"),
        (("/correct",), "ชื่อเมียผมครับ"),
    ],
)
async def test_in_ones_own_form_the_one_for_another_is_offered(
    world: World, walked: tuple[str, ...], said: str
) -> None:
    """With what was told in it; nothing is recorded of it before."""
    await world.walks(*walked)
    before, _ = await kept(world)
    await world.says(said)
    after, _ = await kept(world)
    assert {key: after[key] for key in before} == before
    assert any(
        each.endswith("ยื่นแทนผู้อื่น”") or "ยื่นแทนผู้อื่น" in each for each in labels(world.person("malee").last)
    )

    await world.presses("ยื่นแทนผู้อื่น")

    answers, _ = await kept(world)
    assert "behalf" == await form(world)
    assert said in answers["draft"]
    assert walked != TO_MAIL or "ใจดี" in answers["draft"]


@pytest.mark.parametrize("said", ["เมลเมียได้ไหม", "ไม่มีเมล มีแต่เมลลูกสาว", "ใช้เมลแฟนอยู่"])
async def test_a_mailbox_of_somebody_else_is_no_data_of_theirs(world: World, said: str) -> None:
    """Where it is asked for an address."""
    await world.walks(*TO_MAIL)
    await world.says(said)

    assert not any("ยื่นแทน" in each for each in labels(world.person("malee").last))


@pytest.mark.parametrize(
    ("story", "then", "begun"),
    [
        ("คือแม่ผมอายุ 78 แล้วครับแกใช้มือถือไม่เป็น ลูกหลานเคยสมัครแอปให้แก ทำยังไงได้บ้าง", "งั้นทำแทนแกเลยครับ", "behalf"),
        (
            "เพื่อนบอกว่าเห็นเบอร์ผมโผล่ในแอปนี้ครับ ผมไม่เคยใช้อะไรของบริษัทนี้เลย",
            "งั้นผมขอรู้ที่มาหน่อยครับ ผมไม่มีบัญชีนะ",
            "stranger",
        ),
    ],
)
async def test_the_story_that_was_told_before_goes_along(
    world: World, story: str, then: str, begun: str
) -> None:
    """Where it says for whom somebody asks, or how they came to be known without an account."""
    await world.says(story)
    await world.says(then)

    answers, _ = await kept(world)
    assert begun == await form(world)
    assert f"{story}\n{then}" == answers["draft"]


async def test_another_question_is_no_story(world: World) -> None:
    """It was answered, and is no part of what is asked for somebody else."""
    await world.says("เก็บข้อมูลไว้กี่ปี")
    await world.says("ขอยื่นแทนแม่ครับ แม่ป่วยติดเตียง")

    answers, _ = await kept(world)
    assert "กี่ปี" not in answers["draft"]


TO_RIGHTS = ("/start req_behalf", "[ผู้ที่ทำเองไม่ได้]", "บุญมา ศรีสุข", "[ไม่ทราบ", "ลูกชายครับ มีสูติบัตร")


@pytest.mark.parametrize(
    ("said", "rights", "words"),
    [
        ("ลบออกให้หมดเลยครับ แล้วก็ไม่ต้องส่งอะไรมาหาแกอีก", {"deletion", "objection"}, ""),
        ("delete it all and stop sending him anything", {"deletion", "objection"}, ""),
        ("ลบให้หมด แล้วก็อย่าโทรหาแม่อีก", {"deletion", "objection"}, ""),
        ("ขอลบค่ะ แล้วก็ช่วยคืนเงินค่าสมาชิกรายปีให้แกด้วย", {"deletion"}, "คืนเงิน"),
        ("ขอลบครับ", {"deletion"}, ""),
        ("ขอดูอย่างเดียว ไม่ต้องส่งเอกสารมาแล้ว", {"access"}, ""),
    ],
)
async def test_a_second_wish_for_somebody_else_is_kept(
    world: World, said: str, rights: set[str], words: str
) -> None:
    """As another right where it is one, and else in its words."""
    await world.walks(*TO_RIGHTS)
    await world.says(said)

    answers, _ = await kept(world)
    assert rights == set(answers["rights"].split(","))
    assert words in answers.get("draft", "")
