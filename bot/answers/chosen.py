"""Which answers: the question bank with the policy it was written for, or another policy answered by search."""

from __future__ import annotations

from pathlib import Path

from bot.answers.engine import Answers
from bot.answers.other_policy import OtherPolicyAnswers
from bot.i18n import LOCALES


def load_answers(policy_file: Path | None = None) -> Answers:
    """The question bank with the policy it was written for; or another policy, answered by search.

    The semantic part stays off: it does not earn its place (docs/design.md).
    """
    if policy_file is None:
        return Answers.load(LOCALES, semantic=False)
    foreign = OtherPolicyAnswers.load(LOCALES, policy_file, semantic=False)
    assert isinstance(foreign, OtherPolicyAnswers)
    foreign.confirm(policy_file.with_suffix(".topics.yaml"))
    return foreign
