"""What is understood, on a small bank without trained weights."""

from pathlib import Path

import pytest

from bot.answers.engine import Answers
from bot.answers.reaction import NOTHING


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("แอปเก็บเบอร์เพื่อนในเครื่องไปด้วยไหมคะ", "1.4"),
        ("ปติทินเก็บมั้ย", "1.5"),
        ("ช่วยลบข้อมูลของหนูออกให้หมดที", "do:deletion"),
        ("เก็บไว้นานแค่ไหนครับ", "none"),
        ("สวัสดีค่ะ", "chat:greeting"),
        ("chuay lop khomun hai mot noi", "do:deletion"),
    ],
)
def test_a_message_gets_its_label(small: Answers, text: str, label: str) -> None:
    """One clear reaction to a clear message, however it is spelt."""

    assert small.react(text).label == label


@pytest.mark.parametrize("text", ["", "   ", "....", "😀", "\u200b", "ๆๆๆ"])
def test_silence_is_nothing(small: Answers, text: str) -> None:
    """A message without words has no topic."""

    assert small.react(text) == NOTHING


@pytest.mark.parametrize(
    "text", ["ก" * 4096, "\u0e49" * 4096, "x" * 4096, "ข้อมูล " * 600, "เก็บปฏิทินไหม แล้ว " * 200, "🙏" * 4000]
)
def test_hostile_messages_are_answered(small: Answers, text: str) -> None:
    """Nothing that fits a message breaks the reader."""

    assert 0 <= small.react(text).confidence <= 1


def test_two_questions_get_both_topics(small: Answers) -> None:
    """A compound question is labelled by its first part and carries both topics."""
    reaction = small.react("เก็บข้อมูลปฏิทินไหม แล้วเก็บเบอร์เพื่อนในเครื่องไหม")

    assert (reaction.label, reaction.topics) == ("1.5", ("1.5", "1.4"))


@pytest.mark.parametrize(
    ("last", "text", "label"),
    [
        ("1.4", "แล้วปฏิทินล่ะ", "1.5"),
        ("1.5", "แล้วเบอร์เพื่อนในเครื่องล่ะ", "1.4"),
        ("6.2-deletion", "งั้นจัดการให้เลยค่ะ", "do:deletion"),
        ("1.4", "แล้วเก็บไว้นานแค่ไหน", "none"),
    ],
)
def test_a_follow_up_leans_on_the_last_topic(small: Answers, last: str, text: str, label: str) -> None:
    """What is left out is taken from before; a new subject drops it."""

    assert small.react(text, topic=last).label == label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เก็บปฏิทินไหม", True),
        ("สมชาย ใจดี", False),
        ("0812345678", False),
        ("เก็บไว้กี่ปี", True),
        ("ที่อยู่ใหม่คือ 12/3 ถนนสุขุมวิท", False),
    ],
)
def test_in_a_form_only_a_plain_question_interrupts(small: Answers, text: str, expected: bool) -> None:
    """Names, numbers and addresses are answers to the form; questions are not."""

    assert small.react(text, form=True).asks is expected


def test_a_new_phrase_counts_without_a_restart(locales: Path) -> None:
    """An editor adds a line, and the next message knows it."""
    answers = Answers.load(locales)
    file = locales / "th" / "questions" / "none-retention.md"
    before = answers.refresh()
    file.write_text(file.read_text("utf-8") + "\n- หมดอายุความจำเมื่อไหร่จ๊ะ\n", "utf-8")

    assert [before, answers.refresh(), answers.react("หมดอายุความจำเมื่อไหร่").topics] == [
        False,
        True,
        ("none-retention",),
    ]


def test_the_reading_is_shown_when_the_text_was_converted(small: Answers) -> None:
    """The person sees what the wrong keyboard was taken for."""

    assert small.react("l;ylfu8iy[").reading == "สวัสดีครับ"


@pytest.mark.parametrize(
    ("last", "text", "label"),
    [
        ("2", "ส่งให้ใครบ้าง", "4"),
        ("none-retention", "ส่งให้ใครบ้าง", "4"),
        ("2", "ขอบคุณมากนะคะหนู อธิบายดีจังเลย", "chat:thanks"),
        ("6.1", "งั้นขอเลย", "do:access"),
        ("4-sell", "แน่ใจนะ", "4"),
        ("2.3", "แล้วของเจ้าอื่นล่ะ", "2.3"),
    ],
)
def test_nobody_hears_again_what_they_did_not_ask_again(
    real: Answers, last: str, text: str, label: str
) -> None:
    """A short message that says by itself what it is about leans on nothing; one that does not goes on."""
    assert real.react(text, topic=last).label == label
