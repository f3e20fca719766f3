"""Texts in the middle of a form: what is told is the answer, what is asked of the bot is done."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select, update

from bot.queue.delivery import DeliveryError
from bot.storage.tables import conversations, people, place
from tests.chat import PICTURE, World


async def complains(world: World) -> str:
    """Malee has begun a complaint; returned is the question that waits."""
    await world.says("/contact")
    await world.presses("ร้องเรียน")
    return await waiting(world)


async def waiting(world: World) -> str:
    [row] = await world.rows(select(conversations.c.waiting))
    return str(row.waiting)


@pytest.mark.parametrize("told", ["คนโทรมาพูดภาษาอังกฤษ", "He called me in English"])
async def test_a_language_that_is_told_of_is_the_answer(world: World, told: str) -> None:
    """Somebody who says what language a caller spoke is not asking for another one."""
    asked = await complains(world)

    await world.says(told)

    assert asked != await waiting(world)


@pytest.mark.parametrize("wish", ["ขอเปลี่ยนภาษา", "พูดภาษาอังกฤษได้ไหม", "can you speak English?"])
async def test_a_language_that_is_asked_for_is_offered(world: World, wish: str) -> None:
    """The page with both languages, and the form waits where it was."""
    asked = await complains(world)

    await world.says(wish)

    assert "English" in str(world.person("malee").last.rows)
    assert asked == await waiting(world)


NATIONAL_ID = "1101700230708"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ((), f"ขอแก้ที่อยู่จาก บ้าน {NATIONAL_ID} เป็น บ้านเลขที่ 9 ถนนสุขใจ"),
        ((), f"บัตร {NATIONAL_ID} ของผมหลุด"),
        (("/contact", "ร้องเรียน"), f"เขามีเลข {NATIONAL_ID} ของผม"),
        (("/contact", "ร้องเรียน", "มีคนโทรมาขายของ"), f"ขอเติมว่า เขารู้เลข {NATIONAL_ID}"),
        (("/contact", "ร้องเรียน", "มีคนโทรมาขายของ"), f"เขียนใหม่ว่า เขารู้เลข {NATIONAL_ID}"),
    ],
)
async def test_no_text_takes_a_national_id_further(world: World, before: tuple[str, ...], said: str) -> None:
    """Whatever is made of a text, the number is hidden in the chat and in what is kept, and that is said."""
    for each in before:
        await (world.says(each) if each.startswith("/") or "โทร" in each else world.presses(each))

    await world.says(said)

    chat = "".join(post.text for post in world.person("malee").chat.bot_posts())
    answers, question = await kept(world)
    assert "เราปิดเลขบัตร" in chat
    assert NATIONAL_ID not in f"{answers} {question} {chat}"
    assert "0708" in f"{answers} {question}"


async def test_an_address_that_is_asked_for_may_be_made_of_digits(world: World) -> None:
    """It is read before anything is taken for a card."""
    await world.says("/verify")

    await world.says("4111111111111111@example.com")

    assert "4111111111111111@example.com" in str((await kept(world))[0])


async def kept(world: World) -> tuple[dict[str, str], str]:
    """The answers of the form that waits, and the last text that was kept."""
    keys, chat = world.service.config.secret_keys, world.person("malee").id
    forms = await world.rows(select(conversations.c.answers_sealed))
    [person] = await world.rows(select(people.c.question_sealed))
    answers = keys.open(f"conversations.answers:{chat}", forms[0].answers_sealed) if forms else {}
    question = person.question_sealed and keys.open(f"people.question:{chat}", person.question_sealed)
    return answers, question or ""


async def at_evidence(world: World) -> None:
    """Malee has corrected her phone number, and is asked what helps the team to check it."""
    await world.says("/correct")
    await world.presses("เบอร์โทรศัพท์")
    await world.says("081-234-5678")
    await world.says("089-765-4321")
    await world.presses("เท่านี้")


async def test_what_was_taken_for_leaving_is_one_press_away_from_being_the_answer(world: World) -> None:
    """Nobody types a thing twice."""
    await at_evidence(world)
    await world.says("พรุ่งนี้ค่อยมาทำต่อดีกว่าค่ะ")

    await world.presses("ใช้ข้อความนี้เป็นคำตอบ")

    answers, _ = await kept(world)
    assert "พรุ่งนี้ค่อยมาทำต่อดีกว่าค่ะ" == answers["evidence"]
    assert not [name for name in answers if name.endswith("!")]


async def test_an_edit_that_its_question_refuses_changes_nothing(world: World) -> None:
    """The earlier answer stays, and why the new one cannot take its place is said."""
    await complains(world)
    await world.says("มีคนโทรมาขายของ")
    await world.presses("แชตนี้")

    await world.says("เขียนใหม่ว่า " + "ก" * 3500)

    answers, _ = await kept(world)
    assert "มีคนโทรมาขายของ" == answers["message"]
    assert "ยังไม่ได้แก้ คำตอบเดิมยังอยู่" in world.person("malee").last.text


@pytest.mark.parametrize(
    "told",
    ["เขาพิมพ์ผิดแล้วส่งข้อมูลผมให้คนอื่น", "พนักงานกดผิดตั้งแต่แรก", "someone at your office made a mistake with my data"],
)
async def test_a_mistake_of_somebody_else_is_no_edit(world: World, told: str) -> None:
    """It is what the complaint is about."""
    await complains(world)

    await world.says(told)

    answers, _ = await kept(world)
    assert ("complaint", told) == (answers["about"], answers["message"])


@pytest.mark.parametrize("said", ["ภาษาไทย", "พูดภาษาอังกฤษไม่ได้ ขอลบข้อมูล"])
async def test_a_language_beside_something_else_opens_no_page(world: World, said: str) -> None:
    """Naming one, or not speaking it, is not asking for it."""
    if said == "ภาษาไทย":
        await at_evidence(world)

    await world.says(said)

    assert "เลือกภาษา" not in world.person("malee").last.text


async def test_an_addition_is_no_longer_than_the_team_takes(world: World) -> None:
    """As in the form for it."""
    await complains(world)
    await world.says("มีคนโทรมาขายของ")
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")

    await world.says("ลืมบอกว่า " + "ก" * 3000)

    assert "ครั้งละไม่เกิน 2,000" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ยืนยันและส่ง?", "ยืนยันและส่ง ❌", "ยืนยันและส่งนะคะ?"])
async def test_a_sign_behind_the_last_words_files_nothing(world: World, said: str) -> None:
    """What cannot be undone takes the words alone, or a press."""
    await complains(world)
    await world.says("มีคนโทรมาขายของ")
    await world.presses("แชตนี้")

    await world.says(said)

    assert (await waiting(world)).startswith("send")


async def test_the_first_answer_that_is_wrong_is_not_the_first_option(world: World) -> None:
    """A word that counts options may count questions."""
    await world.says("/access")
    await world.presses("ปฏิทิน")
    await world.presses("เลือกครบแล้ว")

    await world.says("ข้อแรกกดผิด")

    answers, _ = await kept(world)
    assert "copy" not in answers


async def test_a_button_takes_the_text_that_it_stands_under(world: World) -> None:
    """An older one does not take what was typed since."""
    await at_evidence(world)
    await world.says("พรุ่งนี้ค่อยมาทำต่อดีกว่าค่ะ")
    asked = world.person("malee").last
    [old] = [b["callback_data"] for row in asked.rows for b in row if "/typed-" in b["callback_data"]]
    await world.says("ไว้วันหลังดีกว่า เหนื่อยแล้ว")

    await world.forges(old, asked.message["message_id"])

    answers, _ = await kept(world)
    assert "evidence" not in answers


async def test_an_empty_form_does_not_take_the_place_of_a_full_one(world: World) -> None:
    """What was left before is still there to be taken back."""
    await at_evidence(world)
    await world.says("/cancel")
    await world.says("/correct")
    await world.says("/cancel")

    await world.presses("เอากลับมา")

    answers, _ = await kept(world)
    assert "081-234-5678" == answers["before.1"]


async def test_a_case_is_known_by_its_number_in_a_sentence(world: World) -> None:
    """Whatever stands around it."""
    await complains(world)
    await world.says("มีคนโทรมาขายของ")
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")
    [number] = re.findall(r"PR-\w{5}-\w", world.person("malee").chat.bot_posts()[-2].text)[:1]

    await world.says(f"{number} ขอถอนครับ")

    assert "withdraw-why" == await waiting(world)


@pytest.mark.parametrize(
    "told",
    [
        "พนักงานเขียนใหม่ว่า ลูกค้าไม่มา",
        "เขาใส่ร้ายว่า ผมโกง",
        "มีเมลแปลก ๆ จาก scam@example.net ส่งมาหาผม",
        "ข้อความถูกแก้เป็นอย่างอื่น แล้วอีเมลก็โดนเปลี่ยนเป็น scam@example.net",
    ],
)
async def test_what_others_did_changes_no_earlier_answer(world: World, told: str) -> None:
    """A story at the last look is no edit of the address, and takes no words away."""
    await complains(world)
    await world.says("มีคนโทรมาขายของ")
    await world.presses("อีเมล")
    await world.says("malee@example.com")

    await world.says(told)

    answers, _ = await kept(world)
    assert answers["message"].startswith("มีคนโทรมาขายของ")
    assert "malee@example.com" in answers.values()


@pytest.mark.parametrize("said", ["เอาอันหยุดใช้", "ใช่ค่ะ", "ตกลงครับ"])
async def test_the_other_form_that_is_offered_is_taken_in_words(world: World, said: str) -> None:
    """A yes, or its name, is a yes to what was just offered."""
    await world.says("/delete")
    await world.says("เปลี่ยนใจ ขอแค่หยุดใช้ก่อน")

    await world.says(said)

    [row] = await world.rows(select(conversations.c.flow))
    assert "suspension" == row.flow


async def test_a_yes_means_no_offer_of_a_time_that_has_not_come(world: World) -> None:
    """It was made while the clock was ahead; now that it is right nobody remembers it."""
    await world.says("/delete")
    world.clock.passes(30 * 86400)
    await world.says("เปลี่ยนใจ ขอแค่หยุดใช้ก่อน")
    world.clock.passes(-29 * 86400)

    await world.says("ใช่ค่ะ")

    [row] = await world.rows(select(conversations.c.flow))
    assert "deletion" == row.flow


async def test_a_no_to_the_other_form_goes_on_with_this_one(world: World) -> None:
    """And what was answered stays."""
    await world.says("/delete")
    await world.says("เปลี่ยนใจ ขอแค่หยุดใช้ก่อน")

    await world.says("ไม่ค่ะ")

    [row] = await world.rows(select(conversations.c.flow))
    assert "deletion" == row.flow
    assert "ลบ" in world.person("malee").last.text


@pytest.mark.parametrize(
    "told",
    ["เพื่อนขอลบข้อมูลไปแล้วเมื่อปีก่อน", "ไม่ได้อยากลบข้อมูลนะ", "เคยขอลบข้อมูลแล้ว", "please don't delete my data"],
)
async def test_a_right_that_is_only_told_of_begins_nothing(world: World, told: str) -> None:
    """What somebody else asked for, or what is not wanted, is at most asked about."""
    await world.says(told)

    assert [] == await world.rows(select(conversations))


async def test_what_was_kept_is_taken_back_before_a_case_is_looked_at(world: World) -> None:
    """It was offered a moment ago."""
    await complains(world)
    await world.says("มีคนโทรมาขายของ")
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")
    await world.says("/access")
    await world.presses("ปฏิทิน")
    await world.presses("เลือกครบแล้ว")
    await world.says("พรุ่งนี้ค่อยทำต่อนะ")
    await world.presses("เก็บไว้ก่อน")

    await world.says("เอากลับมาทำต่อค่ะ")

    assert "copy" == await waiting(world)


async def test_for_somebody_else_is_another_form(world: World) -> None:
    """Whoever asks for their mother in a form of their own is offered the one for others."""
    await world.says("/access")

    await world.says("ขอดูข้อมูลแทนคุณแม่ค่ะ")

    assert "ยื่นแทนผู้อื่น" in str(world.person("malee").last.rows)


async def test_how_long_it_takes_is_told_before_anything_is_filed(world: World) -> None:
    """At the last look there is no case that could be shown."""
    await complains(world)
    await world.says("มีคนโทรมาขายของ")
    await world.presses("แชตนี้")

    await world.says("เมื่อไหร่จะเสร็จคะ")

    assert "กำหนดทันที" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ขยายเวลากันเอง ผมจะร้องเรียนต่อคณะกรรมการ", "มีที่ไหนใหญ่กว่าบริษัทให้ร้องเรียนอีกไหม"])
async def test_the_regulator_is_no_form_of_the_company(world: World, said: str) -> None:
    """Whoever wants to complain outside is told where, and no complaint to the company is begun."""
    await world.says(said)

    assert await world.rows(select(conversations)) == []
    assert "คณะกรรมการ" in world.person("malee").last.text


async def asked_whether_to_leave(world: World) -> str:
    """Malee complains, sounds like leaving, and is asked; returned is the question that waits."""
    asked = await complains(world)
    await world.says("พอแล้ว ไม่อยากทำแล้ว")
    assert "[เก็บไว้ก่อน]" in shown(world)
    return asked


def shown(world: World) -> str:
    """The last message with its buttons, as a transcript shows it."""
    last = world.person("malee").last
    return last.text + "".join(f"[{button['text']}]" for row in last.rows for button in row)


async def test_a_button_of_a_message_that_asked_back_is_pressed_by_its_words(world: World) -> None:
    """The form is left, and a button brings it back."""
    await asked_whether_to_leave(world)

    await world.says("เก็บไว้ก่อนเลยค่ะ")

    assert await world.rows(select(conversations)) == []
    assert "[เอากลับมา]" in shown(world)


async def test_a_button_is_pressed_by_its_place(world: World) -> None:
    """`อันแรก` is the first button of the message, and not of the question that waits behind it."""
    asked = await asked_whether_to_leave(world)

    await world.says("เอาอันสุดท้ายค่ะ")

    assert asked == await waiting(world)
    assert "[เก็บไว้ก่อน]" not in shown(world)


@pytest.mark.parametrize(
    "said", ["เบอร์ที่โทรมานั้นยกเลิกไปแล้ว", "เขานัดว่าจะโทรมาอีกพรุ่งนี้", "เก็บไว้ก่อนแล้วเขาก็เอาไปขาย"]
)
async def test_an_answer_that_holds_the_word_of_a_button_leaves_nothing(world: World, said: str) -> None:
    """Only the words alone are a button; a story in which they stand is a story."""
    await asked_whether_to_leave(world)

    await world.says(said)

    assert len(await world.rows(select(conversations))) == 1


async def test_naming_a_button_by_its_place_sends_nothing(world: World) -> None:
    """What cannot be undone takes a press."""
    await complains(world)
    await world.says("มีคนโทรมาขายของทุกวัน")
    await world.presses("แชตนี้")
    await world.says("ส่งได้เลยค่ะ")

    await world.says("อันแรกเลยค่ะ")

    assert len(await world.rows(select(conversations))) == 1


@pytest.mark.parametrize("said", ["ข้อแรกผิดค่ะ", "ไม่ใช่อันแรก", "อันแรกเขียนผิดไปนิดนึง"])
async def test_a_place_that_is_wrong_is_no_place_that_is_named(world: World, said: str) -> None:
    """Behind "shall it be sent?" a correction files nothing."""
    await complains(world)
    await world.says("มีคนโทรมาขายของทุกวัน")
    await world.presses("แชตนี้")
    await world.says("ส่งได้เลยค่ะ")

    await world.says(said)

    assert len(await world.rows(select(conversations))) == 1


@pytest.mark.parametrize(
    "said", ["ถูกหมดแล้ว ยกเว้นเรื่องเวลา", "99 ถนนสุขใจ กรุงเทพ 10500", "Looks good, but the name"]
)
async def test_a_doubt_at_the_last_look_is_no_wish_to_send(world: World, said: str) -> None:
    """Whoever says what is not right yet is not asked to confirm."""
    await complains(world)
    await world.says("มีคนโทรมาขายของทุกวัน")
    await world.presses("แชตนี้")

    await world.says(said)

    assert "กดปุ่มนี้เพื่อยืนยัน" not in world.person("malee").last.text


# Said again -------------------------------------------------------------------------------------------

KEPT = "ข้อนั้นบันทึกไว้แบบนี้อยู่แล้ว"


@pytest.mark.parametrize(
    "said", ["malee@example.com", "ส่งไป malee@example.com นะคะ", "อีเมล malee@example.com ถูกแล้วค่ะ ยังไม่ได้"]
)
async def test_an_address_that_is_said_again_is_no_edit(world: World, said: str) -> None:
    """Whoever got no answer sends it once more: it stands, and the question for the code with the way to another."""
    await asks_for_a_copy(world)
    await world.says("malee@example.com")

    await world.says(said)

    last = world.person("malee").last
    assert KEPT in last.text
    assert "พิมพ์รหัส 8 หลัก" in last.text
    assert "ขอรหัสใหม่" in str(last.rows)


async def test_an_address_that_is_said_to_be_wrong_is_asked_for_anew(world: World) -> None:
    """It is no row that could be chosen, as long as nothing was proven by it."""
    await asks_for_a_copy(world)
    await world.says("malee@example.com")

    await world.says("อีเมล malee@example.com ผิดค่ะ")

    assert "พิมพ์อีเมล" in world.person("malee").last.text


async def test_a_story_that_is_sent_again_is_told_once(world: World) -> None:
    """At every later question, whatever its words sound like; the question stands."""
    story = "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม ผิดกฎหมาย"
    await complains(world)
    await world.says(story)
    asked = await waiting(world)

    await world.says(story)

    assert KEPT in world.person("malee").last.text
    assert asked == await waiting(world)

    await world.presses("แชตนี้")
    await world.says(story)

    last = world.person("malee").last
    assert KEPT in last.text
    assert 1 == last.text.count(story)
    assert "ยืนยันและส่ง" in str(last.rows)


async def asks_for_a_copy(world: World) -> None:
    """Malee is asked for her address."""
    await world.says("/access")
    await world.presses("สมุดรายชื่อในเครื่อง")
    await world.presses("เลือกครบแล้ว")
    await world.presses("ขอสำเนา")
    await world.says("ตั้งแต่ปี 2568")


# What is changed --------------------------------------------------------------------------------------


async def test_what_was_changed_is_said(world: World) -> None:
    """A misunderstanding is seen at once, and not at the last look."""
    await asks_for_a_copy(world)

    await world.says("แบบที่ต้องการ เปลี่ยนเป็นดูว่ามีอะไรบ้างค่ะ")

    said = "\n".join(post.text for post in world.person("malee").posts[-2:])
    assert "แก้ให้แล้ว" in said
    assert "แบบที่ต้องการ: ดูว่ามีอะไรบ้าง" in said


async def test_new_words_for_a_story_are_taken_with_the_wish_to_change_it(world: World) -> None:
    """`Change the message to ...` asks for nothing that it has just said."""
    await complains(world)
    await world.says("เก็บข้อมูลโปรไฟล์กี่ปีครับ")
    await world.presses("แชตนี้")

    await world.says("ขอแก้ข้อความเป็น เก็บข้อมูลโปรไฟล์และการชำระเงินกี่ปี")

    last = world.person("malee").last
    assert "ข้อความ: เก็บข้อมูลโปรไฟล์และการชำระเงินกี่ปี" in last.text
    assert "เก็บข้อมูลโปรไฟล์กี่ปีครับ" not in last.text


async def test_what_is_added_to_a_story_takes_nothing_of_it_away(world: World) -> None:
    """Whoever names the story and says more is not asked to tell it anew."""
    await complains(world)
    await world.says("มีคนแปลกหน้ามาหาถึงหน้าบ้าน")
    await world.presses("แชตนี้")

    await world.says("เบอร์ดิฉันด้วย 0812345678 เพิ่มในข้อความ ที่อยู่ที่หลุดคือ บ้านเลขที่ 9 หมู่ 4")

    last = world.person("malee").last
    assert "มีคนแปลกหน้ามาหาถึงหน้าบ้าน" in last.text
    assert "บ้านเลขที่ 9 หมู่ 4" in last.text


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("เอา payment ออกดิ บอกว่าไม่เอา", {"โปรไฟล์", "ปฏิทิน"}),
        ("ไม่เอาปฏิทินกับการชำระเงินแล้วค่ะ", {"โปรไฟล์"}),
    ],
)
async def test_what_is_ruled_out_is_not_what_is_left(world: World, said: str, left: set[str]) -> None:
    """Two of them in one breath are ruled out together."""
    await world.says("/access")
    await world.says("โปรไฟล์กับปฏิทินกับการชำระเงิน")

    await world.says(said)

    shown = "\n".join(post.text for post in world.person("malee").posts[-2:])
    [kinds] = re.findall("หมวดข้อมูล: (.*)", shown)
    assert left == {name for name in ("โปรไฟล์", "ปฏิทิน", "การชำระเงิน") if name in kinds}


@pytest.mark.parametrize(
    "said", ["how do i stop just that? dont want to delete anything", "ไม่อยากให้มีเรื่องลบค้าง"]
)
async def test_a_deletion_is_not_begun_on_words_that_rule_it_out(world: World, said: str) -> None:
    """It is asked back at most."""
    await world.says("/start")

    await world.says(said)

    assert [] == await world.rows(select(conversations))


@pytest.mark.parametrize("said", ["stop. cancel everything", "get me OUT of the deletion thing"])
async def test_everything_is_no_option_for_whoever_wants_out(world: World, said: str) -> None:
    """It is asked whether to keep what was told."""
    await world.says("/delete")
    asked = await waiting(world)

    await world.says(said)

    assert asked == await waiting(world)
    assert "เก็บไว้" in str(world.person("malee").last.rows)


# The last look ----------------------------------------------------------------------------------------

ADD = "เพิ่มข้อความนี้ในเรื่อง"


async def at_the_last_look(world: World) -> None:
    """Malee sees the summary of her complaint."""
    await complains(world)
    await world.says("มีคนโทรมาขายของทุกวัน")
    await world.presses("แชตนี้")


@pytest.mark.parametrize(
    "told",
    [
        "เขารู้ยอดเงินที่จ่ายล่าสุดด้วย",
        "วันนี้โทรมาอีกสามรอบแล้ว เสียงผู้หญิงคนเดิม",
        "ที่ทำงานก็มีคนโดนเหมือนกันหลายคน",
        "He also knew how much I paid last month",
        "ใครโทรมาก็ไม่รู้ แต่เขารู้ชื่อกับที่อยู่หมดเลย",
        "เขาไม่บอกว่าใครให้เบอร์มา พูดแต่ว่าได้จากบริษัท",
        "who called I do not know, but he knew my name",
    ],
)
async def test_what_is_told_at_the_last_look_can_be_added(world: World, told: str) -> None:
    """Whatever it was read as, nothing is sent and nothing changed; one press puts it below the story.  Whoever tells
    that they do not know who it was asks nobody, and needs no help with the form."""
    await at_the_last_look(world)

    await world.says(told)
    await world.presses(ADD)

    last = world.person("malee").last
    assert "มีคนโทรมาขายของทุกวัน" in last.text
    assert told in last.text
    assert "ยืนยันและส่ง" in str(last.rows)


async def test_a_long_form_can_be_asked_to_be_changed(either_world: World) -> None:
    """However many answers it has, each of them is offered."""
    world = either_world
    await world.says("/correct")
    for field, right, more in (
        ("นายจ้าง", "บริษัทใหม่ จำกัด", "มีอีก"),
        ("ตำแหน่งงาน", "ผู้จัดการฝ่ายขาย", "มีอีก"),
        ("ที่อยู่", "99 ถนนสุขุมวิท กรุงเทพ", "เท่านี้"),
    ):
        for press in (field, "ไม่ทราบ"):
            await world.presses(press)
        await world.says(right)
        await world.presses(more)
    await world.presses("ข้าม")
    await world.presses("ไม่มีไฟล์")
    await world.says("malee@example.com")
    await world.says(str(world.post.letters[-1].code))

    await world.says("ขอแก้ข้อมูล")

    last = world.person("malee").last
    [row] = await world.rows(select(people.c.offers))
    assert "ต้องการแก้" in last.text
    assert len(last.rows) <= len(row.offers.split())


async def test_what_was_told_twice_at_the_last_look_is_added_twice(world: World) -> None:
    """Each text has its button, and the one before it is over."""
    await at_the_last_look(world)
    await world.says("เขารู้ยอดเงินที่จ่ายล่าสุดด้วย")
    await world.presses(ADD)

    await world.says("วันนี้โทรมาอีกสามรอบแล้ว เสียงผู้หญิงคนเดิม")
    await world.presses(ADD)

    text = world.person("malee").last.text
    assert text.index("ยอดเงินที่จ่าย") < text.index("อีกสามรอบ")


async def test_what_is_told_in_two_texts_is_added_with_one_press(world: World) -> None:
    """The first is not lost because its button went with it."""
    await at_the_last_look(world)
    await world.says("เขารู้ยอดเงินที่จ่ายล่าสุดด้วย")
    await world.says("วันนี้โทรมาอีกสามรอบแล้ว เสียงผู้หญิงคนเดิม")

    await world.presses(ADD)

    text = world.person("malee").last.text
    assert text.index("ยอดเงินที่จ่าย") < text.index("อีกสามรอบ")


LONG = "เขารู้ยอดเงินที่จ่ายล่าสุดด้วย และโทรมาทุกวันจันทร์ตอนบ่าย " * 45
"""A story that a complaint takes once beside its own words, and not twice."""


async def test_what_is_told_at_the_last_look_does_not_outgrow_the_form(either_world: World) -> None:
    """What the question has no room for is refused at once, however often it is told; what was told before it is
    still there, and one press adds it."""
    world = either_world
    await at_the_last_look(world)
    await world.says(LONG)
    held = await world.rows(select(conversations.c.answers_sealed))

    for _ in range(3):
        await world.says(LONG)
        last = world.person("malee").last
        assert "รับได้ไม่เกิน 3000 ตัวอักษร" in last.text or "รับได้ไม่เกิน 3,000 ตัวอักษร" in last.text
        assert ADD in str(last.rows)
    [before], [after] = held, await world.rows(select(conversations.c.answers_sealed))
    await world.presses(ADD)

    assert len(before.answers_sealed) == len(after.answers_sealed)
    assert 45 == world.person("malee").last.text.count("ยอดเงินที่จ่าย")


@pytest.mark.parametrize(
    "asked", ["ตอบในแชตนี้ก็ได้ค่ะ แล้วใครเป็นคนอ่าน", "ใครจะอ่านเรื่องนี้", "this chat is fine, and who will read it"]
)
async def test_what_was_asked_is_not_added(world: World, asked: str) -> None:
    """It was answered; what is told after it goes alone."""
    await at_the_last_look(world)
    await world.says(asked)
    await world.says("เขารู้ยอดเงินที่จ่ายล่าสุดด้วย")

    await world.presses(ADD)

    text = world.person("malee").last.text
    assert "ยอดเงินที่จ่าย" in text
    assert asked not in text


async def test_whoever_goes_on_adds_nothing(world: World) -> None:
    """They hear that; and it does not come back when they tell something else later."""
    await at_the_last_look(world)
    await world.says("เขารู้ยอดเงินที่จ่ายล่าสุดด้วย")
    await world.presses("ทำต่อ")
    gone_on = world.person("malee").last.text
    await world.says("ที่ทำงานก็มีคนโดนเหมือนกันหลายคน")

    await world.presses(ADD)

    text = world.person("malee").last.text
    assert "ไม่ได้เพิ่มข้อความนั้น" in gone_on
    assert "ที่ทำงานก็มีคนโดน" in text
    assert "ยอดเงิน" not in text


async def test_a_story_is_not_lost_because_more_does_not_fit(world: World) -> None:
    """What was told stands, and it is said at once that no more can be taken: there is no button that could not do
    what it says."""
    await complains(world)
    await world.says("มีคนโทรมาขายของทุกวัน " * 136)
    await world.presses("แชตนี้")

    await world.says("เขารู้ยอดเงินที่จ่ายล่าสุดด้วย")
    last = world.person("malee").last

    assert "ย่อแล้วส่งใหม่ได้เลย" in last.text
    assert ADD not in str(last.rows)
    assert "มีคนโทรมาขายของทุกวัน" in last.text
    assert "ยืนยันและส่ง" in str(last.rows)


async def test_what_a_release_before_collected_is_not_added_in_the_place_of_the_story(world: World) -> None:
    """It had no bound: what there is no room for is refused by the press, and the story stands."""
    await at_the_last_look(world)
    await world.says("เขารู้ยอดเงินที่จ่ายล่าสุดด้วย")
    [row] = await world.rows(select(conversations))
    keys, where = world.service.config.secret_keys, place(conversations.c.answers_sealed, row.chat_id)
    held = {
        name: raw * 200 if name.endswith("!") else raw
        for name, raw in keys.open(where, row.answers_sealed).items()
    }
    sealed = keys.seal(where, held)
    await world.service.storage.run(
        lambda db: db.execute(update(conversations).values(answers_sealed=sealed)).rowcount
    )
    await world.says("ใครจะอ่านเรื่องนี้")

    await world.presses(ADD)

    assert "ย่อแล้วส่งใหม่ได้เลย" in world.person("malee").last.text
    assert "มีคนโทรมาขายของทุกวัน" in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["ส่งได้เลยค่ะ", "ต้องรอกี่วันคะ", "ขอบคุณค่ะ", "ยังไม่ส่งดีกว่าค่ะ ขอปรึกษาพี่ก่อน", "หาปุ่มส่งไม่เจอค่ะ"]
)
async def test_what_tells_nothing_is_not_to_be_added(world: World, said: str) -> None:
    """A yes, a question, a thank-you, a wish to wait: no case needs it."""
    await at_the_last_look(world)

    await world.says(said)

    assert ADD not in str(world.person("malee").last.rows)


# Two changes in one text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "เปลี่ยนข้อความเป็น โทรมาขายประกันทุกเช้า แล้วตอบทางอีเมล malee@example.com ด้วย",
        "ตอบทางอีเมล malee@example.com แล้วแก้ข้อความเป็น โทรมาขายประกันทุกเช้า",
        "ขอแก้สองอย่างค่ะ ข้อความแก้เป็น โทรมาขายประกันทุกเช้า\nวิธีตอบเปลี่ยนเป็นอีเมล malee@example.com",
    ],
)
async def test_both_changes_of_one_text_are_made(world: World, said: str) -> None:
    """Each goes to its own row, and the address with the way that wants one."""
    await at_the_last_look(world)

    await world.says(said)

    text = world.person("malee").last.text
    assert "ข้อความ: โทรมาขายประกันทุกเช้า\n" in text
    assert "ให้ตอบทาง: malee@example.com" in text


async def test_both_numbers_of_one_text_are_put_right(world: World) -> None:
    """What is recorded and what is right, each by its name."""
    for said in ("/correct", "เบอร์โทร", "0812223333", "0899998888"):
        await world.says(said)
    await world.presses("เท่านี้")

    await world.says("เบอร์เดิมแก้เป็น 0811111111 เบอร์ใหม่แก้เป็น 0822222222")

    told = "\n".join(post.text for post in world.person("malee").chat.bot_posts())
    assert "ตอนนี้เขียนว่า: 0811111111" in told
    assert "ที่ถูกต้อง: 0822222222" in told


async def test_a_story_with_the_name_of_a_row_in_it_stays_whole(world: World) -> None:
    """What follows is no change by itself."""
    await at_the_last_look(world)

    await world.says("เปลี่ยนข้อความเป็น โทรมาเรื่องเดิม แล้วเนื้อหาก็ข่มขู่กันทุกครั้ง")

    assert "โทรมาเรื่องเดิม แล้วเนื้อหาก็ข่มขู่กันทุกครั้ง" in world.person("malee").last.text


# What is right now ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "first", "said", "right"),
    [
        ("ขอแก้ที่อยู่ค่ะ ย้ายบ้านแล้ว", "99/1 ถนนสุขใจ กรุงเทพ 10500",
         "เดี๋ยวนะ ที่อยู่ผิด ต้องเป็น 99/2 ถนนสุขใจ กรุงเทพ 10500", "99/2 ถนนสุขใจ กรุงเทพ 10500"),
        ("ขอแก้ชื่อค่ะ", "มะลิ ใจดี", "พิมพ์ผิด ต้องเป็น มาลี ใจดี", "มาลี ใจดี"),
    ],
)  # fmt: skip
async def test_what_is_said_to_be_right_is_not_asked_for_again(
    world: World, field: str, first: str, said: str, right: str
) -> None:
    """Whoever says what is wrong and what is right in one breath has said it all."""
    await world.says(field)
    await world.presses("ไม่ทราบ")
    await world.says(first)
    asked = await waiting(world)

    await world.says(said)

    assert f"ที่ถูกต้อง: {right}" in "\n".join(post.text for post in world.person("malee").chat.bot_posts())
    assert asked == await waiting(world)


@pytest.mark.parametrize("said", ["กลัวมากเลยค่ะ ทำไงดี", "ตกใจมาก มือสั่นไปหมด", "I'm so scared"])
async def test_whoever_is_afraid_is_told_of_people(world: World, said: str) -> None:
    """The question stands, and nobody is told that there is no hurry."""
    await complains(world)
    await world.says("มีคนโทรมาขู่จะแฉข้อมูล")
    asked = await waiting(world)

    await world.says(said)

    last = world.person("malee").last
    assert "191" in last.text
    assert asked == await waiting(world)


async def test_whoever_is_afraid_is_shown_a_way_to_people(world: World) -> None:
    """Where the form is about something else."""
    await world.says("/access")
    await world.presses("สมุดรายชื่อในเครื่อง")
    await world.presses("เลือกครบแล้ว")

    await world.says("ตกใจมาก มือสั่นไปหมด")

    assert "ติดต่อทีม" in str(world.person("malee").last.rows)


# For others, and one less ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["แม่", "ทำแทนแม่", "ของพ่อค่ะ", "เพื่อนค่ะ", "สามีติดงาน", "for my mother", "for my grandmother"]
)
async def test_whose_it_is_does_not_say_why_somebody_else_asks(world: World, said: str) -> None:
    """Nobody is taken to hold a power of attorney because they named their mother: both ways become buttons."""
    await world.says("ขอทำแทนคนอื่นค่ะ")
    asked = await waiting(world)

    await world.says(said)

    shown = str(world.person("malee").last.rows)
    assert asked == await waiting(world)
    assert "ผู้ที่ทำเองไม่ได้" in shown
    assert "ผู้ที่มอบอำนาจให้ฉัน" in shown
    assert "เด็กในปกครอง" not in shown


@pytest.mark.parametrize("said", ["อย่าเพิ่งค่ะ", "หน้าที่ผมเหรอ", "ขยายความหน่อย", "แม่ค้าขายของ"])
async def test_no_kin_stands_inside_another_word(world: World, said: str) -> None:
    """Those two are not held out to whoever named nobody."""
    await world.says("ขอทำแทนคนอื่นค่ะ")

    await world.says(said)

    assert "เด็กในปกครอง" in str(world.person("malee").last.rows)


@pytest.mark.parametrize("said", ["แม่มอบอำนาจให้มาทำ", "ยายเป็นอัลไซเมอร์", "ลูกอายุ 10 ขวบ"])
async def test_who_says_why_has_answered(world: World, said: str) -> None:
    """One of the three, each with its own duty."""
    await world.says("ขอทำแทนคนอื่นค่ะ")
    asked = await waiting(world)

    await world.says(said)

    assert asked != await waiting(world)


async def test_one_of_two_fields_can_be_left_out_again(world: World) -> None:
    """Where the second is being asked for; the first stays, and nothing is asked about it again."""
    for said in ("/correct", "เบอร์โทร", "0812223333", "0899998888", "มีที่อยู่ด้วย ต้องแก้เหมือนกัน"):
        await world.says(said)

    await world.says("ไม่เอาแล้วอันที่อยู่ แก้แค่เบอร์พอ")

    assert "มีอะไรช่วยให้ทีมตรวจสอบได้ไหม" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ไม่เอาที่อยู่เดิมแล้ว 99/1 หมู่ 2 ต.บางพลี", "99/1 ถนนสุขุมวิท แก้เฉพาะเลขที่บ้านพอ"])
async def test_an_answer_leaves_no_field_out(world: World, said: str) -> None:
    """What is told of the second field is recorded, and what is right there is asked for."""
    for each in ("/correct", "เบอร์โทร", "0812223333", "0899998888", "มีที่อยู่ด้วย ต้องแก้เหมือนกัน"):
        await world.says(each)

    await world.says(said)

    assert "ที่อยู่ที่ถูกต้องคืออะไร" in world.person("malee").last.text


async def test_a_number_is_no_address(world: World) -> None:
    """It is said what kind of answer is asked for, and nothing is to be edited."""
    await asks_for_a_copy(world)

    await world.says("เบอร์หนู 0812223333 ค่ะ")

    assert "อีเมลที่คุณใช้กับบริการ" in world.person("malee").last.text


# What is asked behind an answer -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("ขอสำเนาครับ แต่ต้องเสียเงินไหม", "6.1"),
        ("ขอสำเนาค่ะ แล้วใช้เวลากี่วัน", "วันครบกำหนด"),
        ("a copy please, and how long does it take?", "วันครบกำหนด"),
        ("ขอสำเนาค่ะ แล้วทำไมต้องถามข้อนี้", "เตรียมผลให้ตรงกับที่คุณต้องการ"),
    ],
)
async def test_an_answer_with_a_question_behind_it_is_taken_and_the_question_answered(
    world: World, said: str, answered: str
) -> None:
    """Nobody has to say the one again because they asked the other."""
    await world.says("/access")
    await world.presses("สมุดรายชื่อในเครื่อง")
    await world.presses("เลือกครบแล้ว")

    told = await world.says(said)

    assert "ช่วงเวลาไหน" in told[-1].text
    assert answered in "\n".join(post.text for post in told[:-1])


async def test_a_second_option_is_no_question(world: World) -> None:
    """What goes on behind a joint is heard as one text."""
    await world.says("/delete")

    await world.says("รูปโปรไฟล์ แล้วก็ปฏิทิน")

    last = world.person("malee").last
    assert "อยากให้ลบเพราะอะไร" in last.text


SMALL_TALK = ["สวัสดีค่ะ", "ขอบคุณมากนะคะ"]


@pytest.mark.parametrize("said", SMALL_TALK)
async def test_small_talk_takes_the_place_of_no_question(world: World, said: str) -> None:
    """What goes to the team is what was asked before it."""
    await world.says("ดาวอังคารมีกี่ดวง")
    await world.says(said)

    seen = (await world.says("งั้นส่งคำถามให้ทีมเลยค่ะ"))[-1].text

    assert "ข้อความ: ดาวอังคารมีกี่ดวง" in seen


@pytest.mark.parametrize("said", SMALL_TALK)
async def test_small_talk_is_no_question_to_the_team(world: World, said: str) -> None:
    """Whoever has said no more than that is asked what it is about."""
    await world.says(said)

    await world.says("ขอคุยกับคนในทีมดีกว่า")

    assert "about" == await waiting(world)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("ไม่ถึงขั้นร้องเรียนหรอกค่ะ แค่คำถาม", "คำถาม"),
        ("ไม่ได้ร้องเรียนนะ เอาเป็นคำถามพอ", "คำถาม"),
        ("not a complaint, just a question", "คำถาม"),
        ("ไม่ใช่ร้องเรียน เป็นข้อกังวลมากกว่า", "ข้อกังวล"),
    ],
)
async def test_a_choice_that_is_taken_back_is_no_story(world: World, said: str, about: str) -> None:
    """Not even where whatever is typed would be one: the choice is changed, and the story asked for."""
    asked = await complains(world)

    changed, *_ = await world.says(said)

    assert asked == await waiting(world)
    assert f"เรื่อง: {about}" in changed.text


async def test_a_story_that_changes_a_choice_is_one_press_away_from_being_told(world: World) -> None:
    """Nothing that was typed has to be typed again."""
    asked = await complains(world)
    story = "ไม่ใช่ร้องเรียนค่ะ เป็นข้อกังวล โดนโทรมาวันละสิบรอบทุกวัน"

    await world.says(story)
    await world.presses("ใช้ข้อความนี้เป็นคำตอบ")
    assert asked != await waiting(world)
    seen = (await world.presses("แชตนี้"))[-1].text

    assert "เรื่อง: ข้อกังวล" in seen
    assert f"ข้อความ: {story}" in seen


# Said by new users -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["สวัสดีค่ะ มีเรื่องอยากถาม", "ขอสอบถามหน่อยครับ", "มีคำถามค่ะ", "Hi, can I ask something?"]
)
async def test_who_says_that_they_will_ask_is_asked_to(world: World, said: str) -> None:
    """There is no question yet that could be answered, or sent to the team."""
    [post] = await world.says(said)

    assert post.text.startswith(("ถามได้เลย", "Ask away"))


async def test_who_would_rather_have_staff_look_is_past_the_code(world: World) -> None:
    """In words close to the button's."""
    await world.walks("/access", "[เลือกทั้งหมด]", "[ดูว่ามีอะไรบ้าง]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]", "malee@example.com")
    [post] = await world.says("งั้นให้เจ้าหน้าที่ตรวจ")

    assert "รหัส" not in post.text


@pytest.mark.parametrize("said", ["บ่ต้องดอก ส่งไปกะบ่มีไผตอบ", "ไม่ต้องหรอก ส่งไปก็ไม่มีใครตอบ", "ไม่ต้องค่ะ"])
async def test_who_declines_to_have_a_question_sent_begins_nothing(world: World, said: str) -> None:
    """Also where they say why: nothing would come of sending it."""
    await world.says("สมัครงานยังไง")

    await world.says(said)

    assert [] == await world.rows(select(conversations.c.flow))


async def test_who_only_wants_no_calls_is_offered_that_in_a_deletion(world: World) -> None:
    """The answers so far are kept, and nothing begins without a yes."""
    await world.walks("/delete", "[เลือกทั้งหมด]")
    [post] = await world.says("งั้นไม่ลบแล้ว ขอแค่ไม่ให้โทรมา")

    labels = [each["text"] for row in post.rows for each in row]
    assert "พักเรื่องนี้ไว้ ไปที่ “ขอให้หยุดส่งโฆษณา”" in labels
    assert "ทำต่อ" in labels


@pytest.mark.parametrize(
    "said",
    [
        "มีเรื่องอยากปรึกษาหน่อย",
        "สวัสดีค่ะ ขอคำปรึกษาหน่อย",
        "อยากสอบถามข้อมูลหน่อยค่ะ",
        "รบกวนสอบถามหน่อยนะคะ",
        "รบกวนหน่อยค่ะ",
        "I have something to ask",
    ],
)
async def test_whoever_announces_a_matter_is_told_to_go_ahead(world: World, said: str) -> None:
    """Nothing is drafted of words that say only that more will come."""
    [post] = await world.says(said)

    assert post.text.startswith(("ถามได้เลย", "Ask away"))


async def test_a_question_about_clause_one_is_no_announcement(world: World) -> None:
    """The number of a clause in words says what is asked about."""
    [post] = await world.says("ขอถามเรื่องข้อหนึ่ง")

    assert not post.text.startswith("ถามได้เลย")


@pytest.mark.parametrize("answered", [(), ("[อีเมล]",)], ids=["how to answer", "the address"])
async def test_a_leak_that_is_reported_late_is_part_of_the_message(
    world: World, answered: tuple[str, ...]
) -> None:
    """It says what the form is about, and what happened: the team reads both."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "สวัสดีค่ะ มีเรื่องจะร้องเรียนเกี่ยวกับข้อมูลส่วนตัว")
    told = "ข้อมูลของฉันรั่วไหล มีคนเอาไปโพสต์ในกลุ่ม"
    await world.walks(told, "[แชตนี้]")

    assert "เรื่อง: ข้อมูลอาจรั่ว (เร่งด่วน)" in world.person("malee").last.text
    assert told in world.person("malee").last.text


async def test_a_leak_that_is_reported_where_files_are_asked_for_is_part_of_the_message(world: World) -> None:
    """Also where a picture came before, and is asked about."""
    await world.walks("/contact", "[ข้อร้องเรียน]")
    await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.says("สวัสดีค่ะ มีเรื่องจะร้องเรียนเกี่ยวกับข้อมูลส่วนตัว")
    told = "ข้อมูลของฉันรั่วไหล มีคนเอาไปโพสต์ในกลุ่ม"
    await world.walks(told, "[ครบแล้ว]", "[แชตนี้]")

    assert "เรื่อง: ข้อมูลอาจรั่ว (เร่งด่วน)" in world.person("malee").last.text
    assert told in world.person("malee").last.text


async def test_naming_another_topic_adds_nothing_to_the_message(world: World) -> None:
    """Whoever only says what it is about has told nothing."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของทุกวันเลยค่ะ")
    await world.walks("เปลี่ยนเป็นเรื่องข้อมูลรั่วดีกว่าค่ะ", "[แชตนี้]")

    assert "เรื่อง: ข้อมูลอาจรั่ว (เร่งด่วน)" in world.person("malee").last.text
    assert "ดีกว่า" not in world.person("malee").last.text


async def test_what_is_told_of_advertising_goes_along(world: World) -> None:
    """The form has no question for it, so it is kept as the message, whatever was asked when it was typed."""
    await world.walks("ขอหยุดรับโฆษณาค่ะ", "[โฆษณาและการตลาดทั้งหมด]")
    first = await world.says("ช่วยหยุดส่งข้อความมาทางไลน์ด้วย ส่งมาทุกวันเลย")
    await world.says("โทรมาวันละสามรอบตลอดทั้งเดือน รำคาญมาก")
    await world.walks("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "[ข้าม]", "[ข้าม]")
    last = world.person("malee").last.text

    assert first[-1].text.startswith("เพิ่มในข้อความของเรื่องนี้แล้ว")
    assert "ขอหยุดรับโฆษณาค่ะ\nช่วยหยุดส่งข้อความมาทางไลน์ด้วย ส่งมาทุกวันเลย\nโทรมาวันละสามรอบ" in last


async def test_what_was_said_before_is_missed_where_it_was_not(world: World) -> None:
    """It is asked for once more, kindly, and not taken for a question about the policy; one that is, is answered."""
    await world.walks("/delete", "[สมุดรายชื่อในเครื่อง]", "[เลือกครบแล้ว]", "[หมดความจำเป็นแล้ว]")
    missed = await world.says("ก็เบอร์ที่บอกไปแล้วไงคะ")
    answered = await world.says("เก็บข้อมูลไว้นานแค่ไหนคะ")

    assert missed[-1].text.startswith("ในเรื่องนี้ยังไม่มีคำตอบนั้น")
    assert "มีรายละเอียดเพิ่มเติมไหม" in missed[-1].text
    assert answered[0].text.startswith("นโยบายไม่ได้ระบุว่าบริษัทเก็บข้อมูลไว้นานแค่ไหน")
    assert "มีรายละเอียดเพิ่มเติมไหม" in answered[-1].text


async def test_what_was_said_before_is_the_answer_where_it_was(world: World) -> None:
    """The address that stands in the details gets the code."""
    await world.walks("/delete", "[สมุดรายชื่อในเครื่อง]", "[เลือกครบแล้ว]", "[หมดความจำเป็นแล้ว]")
    await world.says("สมัครไว้ด้วย malee@example.com กับเบอร์ 081-234-5678")
    await world.says("เมลที่บอกไปแล้วไงคะ")

    assert "พิมพ์รหัส 8 หลัก" in world.person("malee").last.text


@pytest.mark.parametrize(
    "said", ["ขอลบข้อมูลที่ค้างไว้ ไม่เอาแล้ว ลบคำตอบทิ้งเลย", "ลบแบบฟอร์มที่ค้างไว้ให้ด้วย", "delete my draft please"]
)
async def test_whoever_wants_a_draft_deleted_is_asked_about_the_draft(world: World, said: str) -> None:
    """Left or in progress: nobody is led into a request for the deletion of their data."""
    await world.walks("/correct", "[ชื่อ]", "มาลี", "มาลี ใจดี")
    [inside] = await world.says(said)
    ways = [each["text"] for row in inside.rows for each in row]
    await world.walks("/cancel")
    [outside] = await world.says(said)

    assert "ลบคำตอบ" in ways
    assert "“ขอแก้ข้อมูล” พักไว้อยู่" in outside.text
    assert ["เอากลับมา", "ลบคำตอบ"] == [each["text"] for each in outside.rows[0]]


@pytest.mark.parametrize("said", ["ขอลบข้อมูลที่กรอกไว้ในแอปค่ะ", "อย่าลบคำตอบนะ", "ที่กรอกไว้จะถูกลบไหม"])
async def test_what_is_no_wish_to_delete_a_draft_asks_about_none(world: World, said: str) -> None:
    """The company's data, a wish that it stays, a question what becomes of it."""
    await world.walks("/correct", "[ชื่อ]", "มาลี", "มาลี ใจดี", "/cancel")
    said_to_it = await world.says(said)

    assert "พักไว้อยู่" not in said_to_it[-1].text


async def test_a_file_that_leads_to_its_question_is_counted_once(world: World) -> None:
    """The question says what came; nothing above it says it too."""
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ")
    said = await world.hears(world.person("malee").sends_photo(PICTURE))

    assert said[-1].text.startswith("ได้รับแล้ว 1 ไฟล์")


async def test_nobody_works_on_what_is_still_being_sent(world: World) -> None:
    """The page of a case does not say both."""
    world.post.down = DeliveryError("down")
    await world.walks("/contact", "[ข้อร้องเรียน]", "มีคนโทรมาขายของ", "[แชตนี้]", "[ยืนยันและส่ง]")
    page = (await world.says("/status"))[0]

    assert "บันทึกแล้ว แต่ยังไม่ถึงทีม" in page.text
    assert "กำลังดำเนินการ" not in page.text


@pytest.mark.parametrize("form", [(), ("/delete",), ("/correct", "[ชื่อ]")])
@pytest.mark.parametrize(
    "said",
    [
        "เปลี่ยนเป็นภาษาอังกฤษ",
        "เปลี่ยนเป็นอังกฤษหน่อย",
        "ขอเป็นภาษาไทย",
        "ขอเป็นไทยค่ะ",
        "change to English",
        "switch to thai",
    ],
)
async def test_another_language_is_offered_wherever_it_is_asked_for(
    world: World, form: tuple[str, ...], said: str
) -> None:
    """It begins no correction, and a form stays as it is."""
    await world.walks(*form)
    before = await world.rows(select(conversations.c.answers_sealed))

    await world.says(said)
    offered = world.person("malee").last.text
    after = await world.rows(select(conversations.c.answers_sealed))
    await world.presses("English")

    assert "เลือกภาษา" in offered
    assert before == after
    assert len(before) == len(await world.rows(select(conversations)))


@pytest.mark.parametrize("said", ["ขอชื่อเป็นภาษาอังกฤษ", "เปลี่ยนชื่อเป็นภาษาอังกฤษ"])
async def test_a_language_is_nobodys_name(world: World, said: str) -> None:
    """In which letters a name is to stand is told, and not the name."""
    await world.walks("/correct", "[ชื่อ]", said)

    answers, _ = await kept(world)
    assert "before.1" not in answers
