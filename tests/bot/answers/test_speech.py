"""What somebody does with a message: phrases by class, and weights that know them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answers import model as models
from bot.answers import speech
from bot.answers.engine import Answers
from flows import contact, forms_of_rights, request, rights, ticket
from flows.finding import bare
from flows.questions import Code, Confirm, Files, Question, SharedPhone, Text
from locales import LOCALES

TALK = Path(__file__).parents[2] / "talk"


def test_the_weights_know_every_phrase() -> None:
    """Phrases were added: train again with `privacy-bot evaluate train --talk`."""
    stored = models.load(LOCALES / "th" / speech.WEIGHTS)

    assert stored is not None
    assert stored.bank == speech.bank_of(LOCALES).hash


def test_every_option_of_every_question_has_phrases() -> None:
    """Whoever answers in other words than the button's can be understood, in Thai and in English."""
    modules = (contact, forms_of_rights, request, rights, ticket)
    named = [each for module in modules for each in vars(module).values() if isinstance(each, Question)]
    unnamed = [
        Code(),
        Confirm(()),
        Confirm((), "confirm-forget"),
        Files(),
        SharedPhone(),
        Text(optional=True),
    ]
    wanted = {name for question in [*named, *unnamed] for name in question.meant()}

    for language in speech.LANGUAGES:
        have = {file.stem for file in (LOCALES / language / "talk").glob("*.md")}
        assert set() == wanted - have, language


@pytest.mark.parametrize("file", ["development.jsonl", "held_out.jsonl"])
def test_no_message_of_the_measure_is_a_phrase(file: str) -> None:
    """What is measured with is not learnt by heart."""
    lines = (TALK / file).read_text(encoding="utf-8").splitlines()
    measured = {bare(json.loads(line)["say"]) for line in lines}
    learnt = {bare(phrase) for each in speech.phrases(LOCALES).values() for phrase in each}

    # One or two words are anybody's.
    assert set() == {each for each in measured & learnt if len(each) > 25}


def test_a_listed_phrase_is_its_class_whatever_the_weights_say(answers: Answers) -> None:
    """An editor's word counts at once."""
    chances, _ = answers.speech.weigh("ถามทำไม", ("why", "means", "thanks"))

    assert {"why": 1.0} == {name: chance for name, chance in chances.items() if chance}


def test_only_what_is_possible_shares_the_chances(answers: Answers) -> None:
    """The same words are another thing at another question."""
    chances, _ = answers.speech.weigh("เบอร์โทร", ("stranger-by-phone", "stranger-by-email"))

    assert "stranger-by-phone" == next(iter(chances))
    assert pytest.approx(1.0, abs=1e-3) == sum(chances.values())
