"""The wrong keyboard, and Thai in Latin letters."""

import pytest

from bot.answers import thai
from bot.answers.engine import Answers
from bot.answers.normalise import Normaliser
from bot.answers.romanised import fold, spell


@pytest.fixture(scope="module")
def normaliser(small: Answers) -> Normaliser:
    return Normaliser(small.model.features.segmenter)


@pytest.mark.parametrize("meant", ["สวัสดีครับ", "ขอลบข้อมูลของผม", "เก็บปฏิทินไหม", "อยากรู้ว่าเก็บอะไรบ้าง"])
def test_thai_typed_on_the_english_layout_is_read(normaliser: Normaliser, meant: str) -> None:
    """The keys are taken for what they would have typed, and the reading is shown."""

    assert normaliser.normalise(thai.as_english_keys(meant)).reading == thai.clean(meant)


@pytest.mark.parametrize("meant", ["delete all my data", "contacts", "hello"])
def test_english_typed_on_the_thai_layout_is_read(normaliser: Normaliser, meant: str) -> None:
    """The other way round, where all the words are known."""

    assert normaliser.normalise(thai.as_thai_keys(meant)).reading == meant


@pytest.mark.parametrize(
    "text",
    [
        "delete my account please",
        "T9hv",
        "test@example.com",
        "/start",
        "https://example.com/a",
        "123456",
        "ok",
        "ขอลบข้อมูล",
        "LINE",
    ],
)
def test_what_is_right_is_not_converted(normaliser: Normaliser, text: str) -> None:
    """English, codes, addresses, commands and Thai are left alone."""

    assert normaliser.normalise(text).reading is None


@pytest.mark.parametrize("spelling", ["khomun", "kho moon", "khomoon", "komun", "khormoon"])
def test_a_word_has_many_latin_spellings(normaliser: Normaliser, spelling: str) -> None:
    """However it is romanised, and wherever the spaces are, the word is found."""

    assert "ข้อมูล" in (normaliser.normalise(f"chuay lob {spelling} hai noi krub").reading or "")


@pytest.mark.parametrize(
    ("word", "spelling"),
    [("ข้อมูล", "khomun"), ("ปฏิทิน", "patithin"), ("ช่วย", "chuai"), ("เพื่อน", "phuean"), ("ทำไม", "thammai")],
)
def test_rule_and_custom_meet_in_the_fold(word: str, spelling: str) -> None:
    """The rule's spelling and a person's lose their differences when folded."""

    assert spell(word) == fold(spelling)


def test_mai_is_a_question_only_at_the_end(normaliser: Normaliser) -> None:
    """The same Latin letters stand for no and for the question word; the place tells."""

    assert normaliser.normalise("chan mai hai khomun dai mai krub").text == "ฉัน ไม่ ให้ ข้อมูล ได้ ไหม ครับ"
