"""Texts that are made of the words of lists: to read one takes work in proportion to its length, wherever it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.edits import less_of
from bot.chat.reading.lists import chosen
from bot.chat.reading.meaning import read
from bot.chat.reading.readings import Answered
from bot.chat.reading.wishes import Listener, answers_in
from flows.finding import places, told_one_by_one
from flows.questions import Many
from tests.bot.chat.test_reading import place, said
from tests.hostile.inputs import LISTS, LONGEST
from tests.work import Looked

COUNT = 9
TICKED = {"what-deletion": "1.5,1.6"}
Reads = Callable[[Answers, str], object]


def at_the_list(answers: Answers, text: str) -> object:
    return read(place(answers, "deletion", {}), text, answers.speech)


def behind_the_list(answers: Answers, text: str) -> object:
    return read(place(answers, "deletion", TICKED), "อีกหมวดด้วย " + text, answers.speech)


def at_the_last_look(answers: Answers, text: str) -> object:
    return less_of(place(answers, "deletion", TICKED), text, answers.speech, keeps=True)


def outside_of_any_form(answers: Answers, text: str) -> object:
    here = place(answers, "deletion", {})
    return answers_in("deletion", "ขอลบข้อมูลหมวด " + text, Listener(answers.speech, here.say))


PATHS = (at_the_list, behind_the_list, at_the_last_look, outside_of_any_form)


@pytest.mark.parametrize("reads", PATHS)
@pytest.mark.parametrize("unit", LISTS)
def test_work_grows_no_faster_than_a_text(
    answers: Answers, monkeypatch: pytest.MonkeyPatch, unit: str, reads: Reads
) -> None:
    """Of a text four times as long no more than four times as much is looked through, and not sixteen times."""
    looked = Looked(monkeypatch)

    def work(characters: int) -> int:
        text = (unit * characters)[:characters]
        return looked.through(lambda: reads(answers, text))

    assert work(LONGEST) < 5 * work(LONGEST // 4)


@pytest.mark.parametrize("unit", LISTS)
def test_places_that_are_told_one_by_one_are_hardly_longer(unit: str) -> None:
    """Nobody makes a long text of a short one by rows of places."""
    text = (unit * LONGEST)[:LONGEST]

    assert len(told_one_by_one(text, COUNT)) < 4 * LONGEST


@pytest.mark.parametrize("unit", ["ไม่ใช่ข้อ 1 ", "ข้อ 1 ", "แก้ข้อ 1 ผิด "])
def test_each_place_is_looked_at_by_itself(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    """Not the whole text before each."""
    looked = Looked(monkeypatch)

    few, many = (looked.through(lambda n=n: places(unit * n, COUNT)) for n in (100, 200))

    assert many < 2.4 * few


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1-3", "1 กับ 2 กับ 3"),
        ("2-15", "2 กับ 15"),
        ("1-3," * 12, "1 กับ 2 กับ 3 กับ " * 10 + "1 กับ 10 กับ 1 กับ 10,"),
        ("12-15", "12-15"),
    ],
)
def test_a_row_that_no_list_has_is_told_by_its_ends(text: str, told: str) -> None:
    """One that reaches beyond the list, and one of more than anybody means: neither is a part of the list."""
    assert told == told_one_by_one(text, COUNT)


@pytest.mark.parametrize("text", ["ลบ 2-15", "2-15", "อย่าลบ 2-15", "1-3," * 12])
def test_what_reaches_beyond_the_list_is_no_answer(answers: Answers, text: str) -> None:
    """Not its beginning, either."""
    found = said(answers, "deletion", {}, text)

    assert not isinstance(found, Answered) or found.said.raw == text


def test_what_is_kept_among_more_words_than_anybody_needs_is_not_lost(answers: Answers) -> None:
    """Of more words than are looked at nobody can tell what is left."""
    here = place(answers, "deletion", {})
    question = here.waiting.question
    text = "ลบ 1,2,3,4, " * 11 + "ไม่ลบ 4"

    assert isinstance(question, Many)
    assert chosen(here, question, text, answers.speech).unclear
