"""Choosing in ordinary talk: agreement, and what chooses nothing: remarks, sighs, and that it is put off."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading import leaving_cues, question_cues
from bot.chat.reading.readings import About, Answered, Aside, Leaving
from tests.bot.chat.test_reading import said

A_CHILD = {"relation": "child", "behalf-name": "เด็กชายภูผา ใจดี", "behalf-account": "-"}
ALL = "1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9"


@pytest.mark.parametrize(
    "text",
    [
        "ตัวเลือกเยอะเหมือนใบสมัครงานเลยนะคะ",
        "ปุ่มเยอะยังกับเครื่องบิน",
        "รายการยาวกว่าสมุดรายชื่ออีก",
        "this list is longer than a job application",
    ],
)
def test_what_a_list_is_compared_with_chooses_nothing(answers: Answers, text: str) -> None:
    """The question stays as it was."""
    assert About("again") == said(answers, "suspension", {}, text)


@pytest.mark.parametrize(
    ("text", "raw"),
    [("พวกใบสมัครงาน", "1.9"), ("ทั้งหมดเลย เยอะขนาดนี้", ALL), ("ปฏิทินเยอะกว่าที่คิด หยุดใช้เถอะ", "1.5")],
)
def test_what_is_named_beside_a_remark_is_chosen(answers: Answers, text: str, raw: str) -> None:
    """Only what stands behind the comparison names nothing."""
    found = said(answers, "suspension", {}, text)

    assert isinstance(found, Answered), found
    assert raw in (found.said.raw, ALL if found.said.raw == "all" else "")


@pytest.mark.parametrize(
    "text",
    [
        "เยอะจังเลยค่ะ เห็นแล้วถอดใจ",
        "เห็นแล้วท้อเลย",
        "too much, I'm about to give up",
        "ขอคิดดูก่อนนะคะ",
        "Hmm let me think",
    ],
)
def test_who_loses_heart_or_thinks_keeps_the_question(answers: Answers, text: str) -> None:
    """The question stays in sight, and the ways to leave come under it."""
    assert Leaving(surely=False) == said(answers, "several", {}, text)


@pytest.mark.parametrize("text", ["อย่าเพิ่งถอดใจ ขอดูกับลบ", "เห็นแล้วท้อ แต่ขอดูกับลบ"])
def test_who_goes_on_all_the_same_is_heard(answers: Answers, text: str) -> None:
    """What is chosen besides is the answer."""
    found = said(answers, "several", {}, text)

    assert isinstance(found, Answered), found
    assert "access,deletion" == found.said.raw


@pytest.mark.parametrize(
    "text",
    [
        "ใบพวกนั้นอยู่ในหีบที่บ้านเก่า ไปเอามาได้เมื่อไรค่อยกลับมาทำนะ",
        "ไว้หาใบเจอแล้วจะมาใหม่ครับ",
        "the papers are at my mother's, I'll come back when I have them",
    ],
)
def test_who_comes_back_later_is_asked(answers: Answers, text: str) -> None:
    """It is not recorded as what is asked for."""
    assert Leaving(surely=False) == said(answers, "behalf", A_CHILD, text)


@pytest.mark.parametrize(
    "text",
    [
        "เป็นแม่ค่ะ มีสูติบัตรอยู่ที่บ้าน เดี๋ยวค่อยส่งให้",
        "แม่ของเด็กไปทำงานต่างประเทศ กลับมาปีหน้า",
        "เป็นผู้ปกครอง จะมายื่นสูติบัตรให้ที่สำนักงาน",
        "I am his mother, he lives with me and comes back from school at 4",
    ],
)
def test_what_is_told_of_coming_back_is_the_answer(answers: Answers, text: str) -> None:
    """Where it is somebody else who does, or something else that is done later."""
    found = said(answers, "behalf", A_CHILD, text)

    assert isinstance(found, Answered), found
    assert text == found.said.raw


@pytest.mark.parametrize(
    "text",
    [
        "แหม พูดแล้วคิดถึงเพื่อนร่วมรุ่น",
        "คิดถึงสมัยเรียนจังเลย",
        "oh this brings back memories",
        "โห สมัยเรียนนี่เกเรมากเลย",
    ],
)
def test_what_somebody_is_reminded_of_is_no_value(answers: Answers, text: str) -> None:
    """The question stays; one press makes it the answer after all."""
    assert About("again") == said(answers, "addition", {"field-addition.1": "qualifications"}, text)


@pytest.mark.parametrize("text", ["ปริญญาโท บริหารธุรกิจ จุฬา", "นึกออกแล้ว ครูชำนาญการ", "Bachelor of Fine Arts"])
def test_a_value_is_the_answer(answers: Answers, text: str) -> None:
    """Also where somebody says that it came back to them."""
    found = said(answers, "addition", {"field-addition.1": "qualifications"}, text)

    assert isinstance(found, Answered), found


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("ตกลงค่ะ ลบข้อมูลไปพร้อมกันเลย", "yes"),
        ("เอาอย่างที่คุณว่าครับ จะได้หมดห่วง", "yes"),
        ("ok, do what you suggest", "yes"),
        ("ได้ ลบให้หมดเลย", "yes"),
        ("เอาอย่างอื่นค่ะ", "other"),
    ],
)
def test_who_agrees_to_what_was_proposed_goes_on(answers: Answers, text: str, raw: str) -> None:
    """In whatever words; whoever wants something else is asked what."""
    found = said(answers, "choose", {"goal": "close"}, text)

    assert isinstance(found, Answered), found
    assert raw == found.said.raw


@pytest.mark.parametrize("text", ["ตกลงจะลบข้อมูลหรือปิดบัญชี", "ตกลง แต่ไม่ลบข้อมูลนะ", "อย่าลบข้อมูล แค่ปิดบัญชี"])
def test_an_agreement_with_a_no_or_a_question_is_none(answers: Answers, text: str) -> None:
    """Nothing goes on from it."""
    found = said(answers, "choose", {"goal": "close"}, text)

    assert not (isinstance(found, Answered) and found.said.raw == "yes"), found


@pytest.mark.parametrize(
    "text",
    ["แค่อยากรู้ว่าแอพมีข้อมูลไรเกี่ยวกะผมมั่ง", "สงสัยว่ามีข้อมูลอะไรของดิฉันอยู่บ้างคะ", "what data do you actually have on me"],
)
def test_who_asks_what_is_held_of_them_wants_to_see_it(answers: Answers, text: str) -> None:
    """Where it is asked what they want, that is it."""
    found = said(answers, "choose", {}, text)

    assert isinstance(found, Answered), found
    assert "see" == found.said.raw


@pytest.mark.parametrize("text", ["บริษัทส่งข้อมูลให้ใครบ้าง", "บริษัทเก็บข้อมูลไรบ้าง", "เอาข้อมูลผมไปทำอะไรบ้าง"])
def test_a_question_about_the_policy_is_answered(answers: Answers, text: str) -> None:
    """It chooses nothing."""
    found = said(answers, "choose", {}, text)

    assert isinstance(found, About | Aside), found


@pytest.mark.parametrize(
    "text", ["ไม่เห็นมีปุ่มขึ้นมาให้เลือกเลย", "ไม่มีตัวเลือกขึ้นมาเลยค่ะ", "กดตรงไหนคะ ไม่เห็นมีปุ่มขึ้นมาให้เลือกเลย"]
)
def test_who_sees_no_buttons_is_shown_a_way_on(answers: Answers, text: str) -> None:
    """It is told what else can be done."""
    assert About("cannot") == said(answers, "access", {}, text)


@pytest.mark.parametrize(
    "text",
    [
        "ต้องมีเหตุผลด้วยหรอ งั้นไม่เปิดแล้วก็ได้",
        "ถ้าต้องเขียนก็ไม่เปิดละ",
        "if I have to explain then forget about reopening",
    ],
)
def test_who_will_not_open_it_again_is_asked(answers: Answers, text: str) -> None:
    """Also where something is asked before that."""
    assert Leaving() == said(answers, "reopen", {"ticket": "PR-00001-6"}, text)


@pytest.mark.parametrize("text", ["ทีมไม่เปิดดูไฟล์ที่ส่งไป", "แอปไม่เปิดให้แก้แล้ว"])
def test_what_was_not_done_is_why_it_is_opened_again(answers: Answers, text: str) -> None:
    """Somebody else did not do it."""
    found = said(answers, "reopen", {"ticket": "PR-00001-6"}, text)

    assert isinstance(found, Answered), found
    assert text == found.said.raw


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ราคาเท่าไหร่มาว่ากันก่อน ผมโอเคค่อยลงมือ", True),
        ("กี่บาทครับ ขอรู้ก่อนแล้วค่อยว่ากัน", True),
        ("how much? let me agree before you start", True),
        ("แล้วมันกี่บาทบอกมาก่อนสิคะพี่ไม่ชอบแบบกดๆไปแล้วมาเก็บเงินทีหลัง", False),
        ("ค่าธรรมเนียมกี่บาท", False),
        ("ต้องจ่ายก่อนหรือหลัง", False),
    ],
)
def test_a_price_that_is_to_be_agreed_to_is_told_first(text: str, told: bool) -> None:
    """Who only asks how much it is wants to be told now."""
    assert told is bool(question_cues.PRICE_FIRST.search(text))


@pytest.mark.parametrize(
    "text", ["เขาคิดกันกี่บาทล่ะลูก ถ้าแพงกว่ากุหลาบสองกำป้าไม่ไหวนะ", "ค่าทำเนียมกี่บาท ถ้าแพงลุงจ่ายไม่ไหว"]
)
def test_who_cannot_afford_it_does_not_lose_heart(text: str) -> None:
    """They ask what it costs."""
    assert leaving_cues.DISHEARTENED.search(text) is None
