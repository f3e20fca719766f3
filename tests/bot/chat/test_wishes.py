"""A first message: which form it asks for, and what of its answers it holds; what options are called."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.question_cues import asks_about_doing
from bot.chat.reading.readings import Begins, TakesBack, Wish
from bot.chat.reading.thanks import behind_thanks, praises
from bot.chat.reading.values import old_and_new
from bot.chat.reading.wishes import Listener, answers_in, besides, inquiry_of, wished
from bot.i18n import Words
from flows.buttons import Start, TakeBack
from flows.finding import bare
from flows.forms_of_rights import FIELD
from flows.questions import Question
from flows.rights import BY
from tests.bot.chat.test_texts import kept
from tests.chat import World


def listener(answers: Answers) -> Listener:
    """With the words of the buttons in Thai."""
    words = Words({"company": "บริษัทตัวอย่าง", "fee": "none"}, strict=True)
    return Listener(answers.speech, lambda each: words.say(each, "th"))


@pytest.mark.parametrize(
    ("flow", "text", "given"),
    [
        (
            "correction",
            "เปลี่ยนเบอร์จาก 081-234-5678 เป็น 089-765-4321 ให้หน่อย",
            {"field-correction.1": "phone", "before.1": "081-234-5678", "after-correction.1": "089-765-4321"},
        ),
        (
            "correction",
            "แก้เบอร์ใหม่เป็น 089-765-4321 เบอร์เก่าคือ 081-234-5678",
            {"field-correction.1": "phone", "before.1": "081-234-5678", "after-correction.1": "089-765-4321"},
        ),
        (
            "correction",
            "เบอร์กับตำแหน่งผิดค่ะ",
            {"field-correction.1": "phone", "more.correction-1": "more", "field-correction.2": "position"},
        ),
        (
            "correction",
            "ลาออกจากโรงเรียนนั้นนานแล้ว ช่วยแก้ที่อยู่ให้ที",
            {"field-correction.1": "address"},
        ),
        ("correction", "ในนี้มีแต่เบอร์ ชื่อผมก็ผิด ขอแก้ชื่อด้วย", {"field-correction.1": "name"}),
        ("correction", "ในระบบมีแต่เบอร์เก่า แก้ให้ด้วย", {"field-correction.1": "phone"}),
        ("correction", "รูปใบขับขี่ค่ะ ชื่อดิฉันในแอปสะกดผิด", {"field-correction.1": "name"}),
        (
            "correction",
            "ชื่อกับที่อยู่ผิดหมดเลย",
            {"field-correction.1": "name", "more.correction-1": "more", "field-correction.2": "address"},
        ),
        ("access", "งั้นขอสำเนาปฏิทินปี 2568", {"what-access": "1.5", "copy": "copy", "period": "ปี 2568"}),
        ("deletion", "ลบเฉพาะสมุดรายชื่อในเครื่องออกให้ที", {"what-deletion": "1.4"}),
        ("deletion", "ขอลบข้อมูลหน่อยครับ", {}),
    ],
)
def test_what_a_first_message_says_is_not_asked_again(
    answers: Answers, flow: str, text: str, given: dict[str, str]
) -> None:
    """Values are taken in the order that the words give them, and nothing is guessed."""
    assert given == answers_in(flow, text, listener(answers))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("ม่ายเอาโฆษณาแล้ว เลิกส่งมาสักที", Begins("objection")),
        ("ข้อมูลผมหลุดแน่ๆ มีคนรู้เลขบัญชีผม", Begins("leak")),
        ("ไม่เคยสมัครเลย แต่เบอร์อยู่ในสมุดรายชื่อของคนอื่น", Begins("stranger")),
        ("ระงับกับลบต่างกันยังไง", None),
        ("ขอบคุณค่ะ", None),
    ],
)
def test_a_form_begins_on_what_is_wanted(answers: Answers, text: str, wish: Wish | None) -> None:
    """A question about two rights begins neither."""
    assert wish == wished(text, answers.react(text), answers.speech, ())


def test_what_was_left_is_taken_back_in_words(answers: Answers) -> None:
    """Right behind the offer in any words; later in plain ones."""
    for text, offers, left in (("เอากลับมาที", (TakeBack(),), True), ("มาทำต่อจากเมื่อวานค่ะ", (), True)):
        assert TakesBack() == wished(text, answers.react(text), answers.speech, offers, left=left)


def test_the_question_that_was_offered_to_the_team_goes_there(answers: Answers) -> None:
    """And not the words by which the offer was accepted."""
    text = "ให้คนจริงๆ ตอบดีกว่า"

    assert None is wished(text, answers.react(text), answers.speech, (Start("contact", drafted=True),))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("ข้อมูลผมหลุดแน่ๆ", "leak"), ("จะขอร้องเรียนเรื่องนี้", "complaint"), ("เก็บข้อมูลไว้กี่ปี", "question")],
)
def test_an_inquiry_is_known_by_its_meaning(answers: Answers, text: str, kind: str) -> None:
    """A leak is urgent also where no word of a list stands in it."""
    assert kind == inquiry_of(text, answers.speech)


@pytest.mark.parametrize(
    ("question", "text", "named", "denied"),
    [
        (BY, "เบอร์สิ เมลข่อยบ่มี", {"phone"}, {"email"}),
        (BY, "ber krub mai mi email", {"phone"}, {"email"}),
        (FIELD, "ชื่อที่ทำงานผิด", {"employer"}, set()),
        (FIELD, "ไม่ใช่เบอร์ ที่อยู่ต่างหาก", {"address"}, {"phone"}),
        (FIELD, "พนักงานกรอกให้", set(), set()),
    ],
)
def test_options_are_known_by_what_people_call_them(
    answers: Answers, question: Question[str], text: str, named: set[str], denied: set[str]
) -> None:
    """Also in Latin letters; the longer word counts; what is ruled out in the same breath is no choice."""
    meant = question.meant()
    found = answers.speech.mentions(text, meant)

    assert named == {meant[each.name] for each in found if not each.denied}
    assert denied == {meant[each.name] for each in found if each.denied}


def test_a_number_is_the_old_one_where_that_is_said() -> None:
    """And no new one is told then."""
    assert ("081-234-5678", "") == old_and_new("phone", "เบอร์เก่า 081-234-5678")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("ดูกับลบ", "access", "deletion"),
        ("ขอดูแล้วก็ลบ", "access", "deletion"),
        ("ดูแล้วลบค่ะ", "access", "deletion"),
        ("ลบกับดู", "deletion", "access"),
        ("แก้กับลบ", "correction", "deletion"),
        ("ดูข้อมูลกับลบบัญชี", "access", "deletion"),
        ("see and delete", "access", "deletion"),
        ("I want to see and delete my data", "access", "deletion"),
    ],
)
def test_of_two_deeds_the_first_begins_and_the_second_is_kept(
    answers: Answers, text: str, first: str, second: str
) -> None:
    """Also where the words for them are all that is said."""
    assert Begins(first) == wished(text, answers.react(text), answers.speech, ())
    assert (second,) == besides(first, text, answers.speech)


@pytest.mark.parametrize("text", ["ดูกับลบต่างกันยังไง", "see or delete, what is the difference?"])
def test_two_deeds_that_are_compared_begin_nothing(answers: Answers, text: str) -> None:
    """It is a question."""
    assert None is wished(text, answers.react(text), answers.speech, ())


@pytest.mark.parametrize(
    "text",
    [
        "ขอบคุณค่ะ ลบให้ไวมาก ประทับใจ",
        "ลบไวมาก ขอบคุณครับ",
        "ขอบคุณมาก ลบหมดเกลี้ยงเลย",
        "ขอบคุณครับ แก้เบอร์ให้เร็วดี",
        "ขอบใจจ้า แก้ให้เรียบร้อยแล้ว",
        "ขอบคุณที่ลบข้อมูลให้นะคะ",
        "ประทับใจมากค่ะ ทีมทำดีมาก",
        "thanks, you deleted it so fast",
        "thank you for fixing my number",
    ],
)
def test_praise_of_what_was_done_asks_for_nothing(text: str) -> None:
    """Though it names what a form is about."""
    assert praises(text)


@pytest.mark.parametrize(
    "text",
    [
        "ขอบใจ" * 800 + "ต้องการ",
        "thanks " * 500 + "when",
        "ขอบคุณค่ะ " * 400 + "ช่วยด้วย",
        "ขอบคุณแต่" * 400 + "ขอลบเบอร์ด้วย",
    ],
)
def test_all_thanks_are_gone_behind_at_once(text: str) -> None:
    """Whoever thanks a thousand times is read once, and not a thousand times."""
    rest = behind_thanks(text)

    assert rest == behind_thanks(rest)


@pytest.mark.parametrize(
    "text",
    [
        "ขอบคุณค่ะ",
        "ขอบคุณค่ะ แล้วขอลบเบอร์ด้วยได้ไหม",
        "ขอบคุณค่ะ ลบเบอร์ให้ด้วยนะ",
        "ขอบคุณค่ะ ลบให้เร็วๆ หน่อยนะ",
        "ขอบคุณครับ แก้ให้ไวดี แต่เบอร์ยังผิด",
        "ขอบคุณที่ลบให้ อยากแก้ชื่อด้วย",
        "ขอบคุณค่ะ ลบแล้วกู้คืนได้ไหม",
        "ลบให้ไวมากๆ ด้วยนะ",
        "thanks for fixing it, but the number is wrong",
        "thanks, please delete my account",
    ],
)
def test_thanks_with_a_wish_are_no_praise_alone(text: str) -> None:
    """What is asked for with them is read."""
    assert not praises(text)


@pytest.mark.parametrize(
    "text",
    [
        "ถ้าขอลบแล้วจะกู้คืนได้ไหม",
        "แล้วถ้าลบไปแล้วเปลี่ยนใจล่ะ",
        "ลบแล้วเอากลับมาได้ป่ะ",
        "เปลี่ยนเบอร์ดีไหม",
        "ลบบัญชีดีมั้ยคะ",
        "ต้องเปลี่ยนเบอร์ไหม",
        "ควรลบทั้งหมดเลยหรือเปล่า",
        "จะลบหรือแก้ดี",
        "should I change my number?",
        "do I need to delete everything?",
        "is it better to delete my account?",
        "what if I delete it?",
    ],
)
def test_whether_something_had_better_be_done_is_a_question(text: str) -> None:
    """And so is what comes of it."""
    assert asks_about_doing(bare(text))


@pytest.mark.parametrize(
    "text",
    [
        "ขอลบได้ไหมคะ",
        "ช่วยลบเบอร์ให้หน่อยได้ไหม",
        "ถ้าเป็นไปได้ ขอลบเบอร์หน่อยได้ไหม",
        "ลบแล้วช่วยแจ้งด้วยได้ไหม",
        "เปลี่ยนเบอร์ให้หน่อย",
        "ที่ทำงานเปลี่ยนแล้ว แก้ให้ได้ไหม",
        "can I delete my account?",
        "please change my number",
    ],
)
def test_a_polite_wish_is_no_question_whether_to(text: str) -> None:
    """It asks for the thing."""
    assert not asks_about_doing(bare(text))


@pytest.mark.parametrize(
    ("flow", "text"),
    [
        ("leak", "มีคนทักมา รู้ชื่อกับที่อยู่ผมหมด ขอแจ้งว่าข้อมูลน่าจะรั่วครับ"),
        ("leak", "I want to report a possible data leak"),
        ("contact", "ไผเอาเบอร์ข่อยไปขายวะ โทรมาขายประกันทุกมื้อ สิฟ้องเขาทางใด"),
        ("leak", "ข้อมูลผมหลุดแน่ๆ มีคนรู้เลขบัญชีผม ผมจะร้องเรียน"),
        ("stranger", "I never opened an account here, but I want to see what you hold of me"),
        ("stranger", "ไม่เคยสมัครแอปนี้เลยค่ะ ขอลบเบอร์ออกให้หน่อย"),
        ("access", "i need a copy of my payment history for my dad's taxes"),
        ("behalf", "i need a copy of my dad's payment history, he asked me to"),
        ("deletion", "ไม่ใช้แอปแล้ว ลบบัญชีให้ที"),
        ("objection", "ไม่ได้สมัครรับข่าวสารนะ เลิกส่งโฆษณามาที"),
    ],
)
def test_which_form_is_meant_stands_in_so_many_words(answers: Answers, flow: str, text: str) -> None:
    """What happened, or who somebody is, goes before what is to be done."""
    assert Begins(flow) == wished(text, answers.react(text), answers.speech, ())


@pytest.mark.parametrize(
    "text",
    [
        "เก็บไรของผมไปมั่งคับ",
        "งั้นเอาที่ตรงสายงานก็ได้ แอปเก็บอะไรของพี่ไว้บ้าง",
        "ไม่ใช่สักอัน หมายถึงกันขโมยน่ะ โดนเจาะทีเบอร์หลุดหมด",
        "so long as I never add anybody you don't get my list, is that it?",
        "เพื่อนไม่เคยใช้แอปนี้ เบอร์เขาก็โดนเก็บไปด้วย แบบนี้เขาต้องทำยังไงถึงจะเอาออกได้",
    ],
)
def test_what_is_only_asked_begins_nothing(answers: Answers, text: str) -> None:
    """Whatever form its words are about."""
    assert None is wished(text, answers.react(text), answers.speech, ())


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("could I have a copy of my payment data please?", "access"),
        ("can you send me a copy of everything you keep?", "access"),
        ("ขอดูหน่อยว่าเอารายชื่อในเครื่องหนูไปกี่คน", "access"),
        ("the one about stopping newsletters", "objection"),
        ("ไม่รู้จะกดอันไหนดี ช่วยเลือกให้หน่อย", "choose"),
        ("I don't know which one I need", "choose"),
        ("ไม่รู้ต้องกดอันไหน ชื่อในโปรไฟล์สะกดผิด ขอแก้ให้ด้วย", "correction"),
        ("เลือกไม่ถูกเลยค่ะ แค่ไม่อยากให้ส่งโฆษณามาอีก", "objection"),
        ("คุณยายความจำเสื่อม หนูจะขอลบข้อมูลให้", "behalf"),
        ("พ่อผมเป็นอัมพาต อยากขอดูข้อมูลแทนแก", "behalf"),
        ("my father had a stroke, please delete his data", "behalf"),
    ],
)
def test_a_form_is_asked_for_in_whatever_words(answers: Answers, text: str, flow: str) -> None:
    """Also where it sounds like a question, or names no right."""
    assert Begins(flow) == wished(text, answers.react(text), answers.speech, ())


@pytest.mark.parametrize(
    "text",
    [
        "can I get a copy of the privacy policy?",
        "may I have a copy of your answer?",
        "แม่ป่วยติดเตียง ผมเลยไม่ว่างตอบ",
        "เลือกตั้งครั้งนี้เอาข้อมูลไปใช้ไหม",
        "is there a way to choose what you collect?",
    ],
)
def test_what_only_sounds_like_it_begins_no_form(answers: Answers, text: str) -> None:
    """A copy of something else, somebody who is ill, another choice."""
    assert not isinstance(wished(text, answers.react(text), answers.speech, ()), Begins)


@pytest.mark.parametrize(
    ("flow", "text", "given"),
    [
        ("behalf", "ยื่นให้พ่อครับ พ่อเป็นอัมพาต พิมพ์เองไม่ได้", {"relation": "incapable"}),
        ("suspension", "ขอพักการใช้ข้อมูลที่มือถือหนูส่งไปก่อน", {"what-suspension": "1.7"}),
    ],
)
def test_what_is_called_otherwise_is_known_all_the_same(
    answers: Answers, flow: str, text: str, given: dict[str, str]
) -> None:
    """By what it is to whoever tells it."""
    assert given == answers_in(flow, text, listener(answers))


@pytest.mark.parametrize(
    "text",
    [
        "มาทำให้เสร็จกันเถอะ",
        "เมื่อวานยุ่งมาก งั้นทำให้จบเลย",
        "let's finish it",
    ],
)
def test_a_form_that_was_left_is_to_be_finished(answers: Answers, text: str) -> None:
    """Where it is offered; without one nothing is taken back."""
    offers = (TakeBack(),)

    assert TakesBack() == wished(text, answers.react(text), answers.speech, offers)
    assert TakesBack() != wished(text, answers.react(text), answers.speech, ())


@pytest.mark.parametrize(
    "said",
    [
        "เราใช้แอพนามบัตรของบริษัทมาสองปีละ อยากรู้ว่าบริษัทมีข้อมูลอะไรของเราอยู่บ้าง ขอดูหน่อยได้มั้ย",
        "ผมสมัครแอปปฏิทินของบริษัทไว้ ขอดูข้อมูลของผมหน่อยครับ",
        "i use your calendar app, can i see my data please",
        "ใช้แอปชื่อนามบัตรอยู่ค่ะ ขอดูข้อมูลของตัวเอง",
    ],
)
async def test_a_word_that_the_app_is_called_by_chooses_no_category(world: World, said: str) -> None:
    """Whoever asks for all of it gets no part of it."""
    await world.walks(said)

    answers, _ = await kept(world)
    assert answers.get("what-access", "all") == "all"


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("ขอดูข้อมูลนามบัตรในแอป", "1.3"),
        ("ใช้แอปมานานแล้ว ขอดูข้อมูลปฏิทินของผมครับ", "1.5"),
        ("ขอดูข้อมูลในแอปปฏิทิน", "1.5"),
    ],
)
async def test_a_category_is_chosen_where_it_is_asked_for(world: World, said: str, category: str) -> None:
    """Also beside the app."""
    await world.walks(said)

    answers, _ = await kept(world)
    assert category == answers["what-access"]
