"""The judge: what counts as right, and what as harm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.answers.engine import Answers
from bot.demo import Post
from bot.i18n import Words
from flows.buttons import Choose, Leave, Press, Resume, Start, write
from flows.lines import line
from tests.talk.judge import Verdict, judge, same
from tests.talk.player import Message, Standing, Turn
from tests.talk.reply import Lexicon

FORM = Standing("correction", "before.1", {"field-correction.1": "phone"})
NOWHERE = Standing()
CASE = ("PR-00001-6", "complaint", "open", [])
Judged = Callable[..., Verdict]


@pytest.fixture(scope="module")
def lexicon(answers: Answers) -> Lexicon:
    return Lexicon(answers)


@pytest.fixture
def judged(lexicon: Lexicon) -> Judged:
    """Judge a message of a kind, said where the form stands, by what came of it."""

    def verdict(
        kind: str, after: Standing, *posts: Post, value: Any = "", say: str = "…", **more: Any
    ) -> Verdict:
        message = Message("P25", "somebody", kind, say, value, "")
        return judge(message, Turn(say, more.pop("before", FORM), after, posts, **more), lexicon)

    return verdict


def post(text: str, *buttons: Press) -> Post:
    """A message of the bot."""
    row = [{"text": "…", "callback_data": write(each)} for each in buttons]
    return Post({"message_id": 1, "text": text}, by_bot=True, markup={"inline_keyboard": [row]})


def recorded(name: str, value: Any) -> Standing:
    return Standing("correction", "after-correction.1", {**FORM.answers, name: value})


def test_an_answer_is_taken_out_of_its_wrapping(judged: Judged) -> None:
    """The number alone is right; the whole sentence is not, and does no harm; another number does."""
    say, value = "081 234 5678 มั้ง", "081 234 5678"

    assert judged("take", recorded("before.1", "081-234-5678"), value=value, say=say).right
    assert () == judged("take", recorded("before.1", say), value=value, say=say).harm
    assert not judged("take", recorded("before.1", say), value=value, say=say).right
    assert judged("take", recorded("before.1", "089"), value=value, say=say).harm


def test_talk_is_not_recorded(judged: Judged) -> None:
    """To keep a question is to leave it as it was, with its buttons in the chat, and to say something."""
    assert judged("keep", FORM, post("ได้"), live=True).right
    assert not judged("keep", FORM, live=True).right
    assert ("before.1 was recorded as 'เดี๋ยวนะ'",) == judged(
        "keep", recorded("before.1", "เดี๋ยวนะ"), post("ค่ะ")
    ).harm


def test_leaving_can_be_undone(judged: Judged) -> None:
    """A form may go when a button brings it back as it was; gone for good on a guess is harm."""
    back = {"u": FORM}

    assert judged("leave", NOWHERE, post("ออกแล้ว"), ahead=back).right
    assert judged("perhaps-leave", NOWHERE, post("ออกแล้ว"), ahead=back).right
    assert () == judged("leave", NOWHERE, post("ออกแล้ว")).harm
    assert ("the draft of correction is gone",) == judged("perhaps-leave", NOWHERE, post("ออกแล้ว")).harm


def test_perhaps_leaving_is_asked_about(judged: Judged) -> None:
    """With the draft as it was, and buttons to go on and to leave."""
    asked = post("เก็บไว้ก่อนไหม", Resume(), Leave("correction", "before.1"))

    assert judged("perhaps-leave", FORM, asked, live=True).right
    assert not judged("perhaps-leave", FORM, post("ตอนนี้ในระบบเขียนว่าอย่างไร"), live=True).right


def test_an_edit_keeps_the_rest(judged: Judged) -> None:
    """The answer is new or is asked again, and no other is lost."""
    before = recorded("before.1", "081-234-5678")
    changed = recorded("before.1", "081-234-5687")
    edit = {"value": {"before.1": "081-234-5687"}, "before": before}

    assert judged("edit", changed, **edit).right
    assert judged("edit", FORM, **edit).right
    assert not judged("edit", before, **edit).right
    assert judged("edit", NOWHERE, **edit).harm
    assert judged("edit", Standing("correction", "field-correction.1"), **edit).harm


def test_another_form_is_offered_and_not_begun(judged: Judged) -> None:
    """The other form waits for a press."""
    offer = post("หยุดใช้ไว้ก่อนไหม", Start("suspension"))

    assert judged("change", FORM, offer, value="suspension").right
    assert judged("change", Standing("suspension", "what-suspension"), offer, value="suspension").harm


def test_who_cannot_is_shown_a_way(judged: Judged, lexicon: Lexicon) -> None:
    """A button that helps, and not below a rejection."""
    skip = Choose("correction", "before.1", "-")
    rejection = Words().say(line("please-choose"))

    assert judged("cannot", FORM, post("ไม่เป็นไร ข้ามได้", skip)).right
    assert judged("cannot", recorded("before.1", ""), post("ไม่เป็นไร")).right
    assert not judged("cannot", FORM, post(rejection, skip)).right
    assert not judged("cannot", FORM, post("ไม่เป็นไร")).right


def test_questions_are_answered_by_the_bank(judged: Judged, answers: Answers) -> None:
    """An answer is known by its words: of the right clause, or of what the policy does not say."""
    calendar, silent = answers.topic("1.5").answer, answers.topic("none-retention").answer

    assert judged("aside", FORM, post(calendar), value="1.5", live=True).right
    assert judged("aside", FORM, post(silent), value="1.4|silent", live=True).right
    assert not judged("aside", FORM, post(calendar), value="6.1", live=True).right


def test_a_case_is_read_against_what_was_filed(judged: Judged) -> None:
    """What the person says goes to the case by a press; by itself nothing does."""
    filed = Standing(tickets=(CASE,))
    told = Standing(tickets=((*CASE[:3], [("information", {"text": "เบอร์ 081"})]),))
    told_so = f"PR-00001-6 {Words().say(line('state-open'))}"
    says = {"say": "เบอร์ 081", "value": "add", "before": filed}

    assert judged("case", filed, post("ส่งให้ทีมไหม"), ahead={"o": told}, **says).right
    assert judged("case", told, post("ส่งแล้ว"), **says).harm
    assert judged("case", filed, post(told_so), value="status", before=filed).right


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("089 765 4321", "๐๘๙-๗๖๕-๔๓๒๑"),
        ("mint@example.com", "Mint@Example.com"),
        (["1.5", "1.6"], ("1.6", "1.5")),
        (["1.5", "1.6"], "1.5,1.6"),
        ("SKIP", ""),
        ("SKIP", ()),
        ("+080", "ได้เบอร์จากบริษัท เบอร์ 080"),
        ("เปลี่ยนเบอร์เมื่อเดือนที่แล้ว", "เปลี่ยนเบอร์เมื่อเดือนที่แล้วค่ะ"),
    ],
)
def test_spellings_of_one_answer_are_the_same(expected: Any, actual: Any) -> None:
    """Digits of other scripts, capitals, order and a particle do not make another answer."""
    assert same(expected, actual, "ได้เบอร์จากบริษัท")
    assert not same(expected, "อื่น")
