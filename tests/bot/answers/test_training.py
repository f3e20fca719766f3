"""Training: what is written beside the bank is what the bot reads again."""

from pathlib import Path

import pytest

from bot.answers.bank import Bank, parse
from bot.answers.engine import Answers
from bot.answers.tools import train

pytest.importorskip("scipy")


def test_trained_weights_are_taken_up(locales: Path) -> None:
    """Weights that were trained on a bank and written beside it are the ones that answer by it."""
    trained = train.write(locales)

    answers = Answers.load(locales)

    assert answers.model.trained
    assert trained.model.bank == answers.model.bank == answers.bank.hash
    assert trained.model.trust == answers.model.trust
    assert "1.5" == answers.react("เก็บข้อมูลปฏิทินไหม").label


def test_weights_of_an_older_bank_are_used_beside_the_new_phrases(locales: Path) -> None:
    """A phrase that was added after the training is known, though the weights have not seen it."""
    train.write(locales)
    file = locales / "th" / "questions" / "none-retention.md"
    file.write_text(file.read_text("utf-8") + "\n- หมดอายุความจำเมื่อไหร่จ๊ะ\n", "utf-8")

    answers = Answers.load(locales)

    assert answers.model.trained
    assert answers.model.bank != answers.bank.hash
    assert ("none-retention",) == answers.react("หมดอายุความจำเมื่อไหร่").topics


def test_every_phrase_is_judged_by_a_model_that_has_not_seen_it() -> None:
    """One row of scores for each phrase, one column for each topic; a bank of one topic trains as well."""
    topic = parse("1.5", "# 1.5 ปฏิทิน\n## คำถาม\n- เก็บปฏิทินไหม\n- อ่านนัดหมายหรือเปล่า\n")

    trained = train.train(Bank({"th": {"1.5": topic}}, "x"))

    assert (2, 1) == trained.unseen.shape
