"""Answers for another company's policy: by search over its clauses, quoted, and silent where nothing fits.

The question bank's answers are about one policy and say nothing here.  What it still tells is what a message
wants: a wish to act, small talk, or a topic, which a person may have mapped to a clause of this policy (the
file that `privacy-bot policy check --write` proposes, corrected and put beside the policy).
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from bot.answers.document import Policy
from bot.answers.engine import Answers, Source
from bot.answers.reaction import Reaction
from bot.answers.search import Search
from bot.answers.speech import Speech
from locales import LOCALES

_ENTRY = re.compile(r"""^\s+'?([\w.-]+)'?:\s*["']?([0-9.]+)["']?""")
_SILENT = re.compile(r"""^\s+-\s+'?([\w.-]+)'?""")
FOUND = 0.6
"""The confidence given to a clause found by search: enough to answer, not to interrupt a form."""


def load_answers(policy_file: Path | None = None) -> Answers:
    """The question bank with the policy it was written for; or another policy, answered by search."""
    if policy_file is None:
        return Answers.load(LOCALES)
    answers = OtherPolicyAnswers.load(LOCALES, policy_file)
    mapping = policy_file.with_suffix(".topics.yaml")
    if mapping.is_file():
        answers.confirmed = read_mapping(mapping.read_text(encoding="utf-8"))
    return answers


class OtherPolicyAnswers(Answers):
    """Reads messages with the bank, answers with the clauses of another policy."""

    def __init__(self, source: Source, policy: Policy, speech: Speech) -> None:
        super().__init__(source, policy, speech)
        self.confirmed: dict[str, str] = {}
        """Topics to clauses, as a person has confirmed; an empty number: the policy is silent on it."""
        self._search = Search(policy)

    def react(self, text: str, *, topic: str | None = None, form: bool = False) -> Reaction:
        """The first reaction; a clause of this policy where one speaks of it, else an honest none."""
        reaction = super().react(text, topic=topic, form=form)
        if reaction.label.startswith(("do:", "chat:")):
            return reaction
        known = self.confirmed.get(reaction.topics[0]) if reaction.topics and not reaction.choices else None
        if known:
            return replace(reaction, label=known, topics=(), choices=())
        found = self._search.answer(text) if known is None else None
        if found is None:
            return Reaction("none", (), (), reaction.confidence, reaction.asks, reaction.reading)
        return Reaction(found.clause.number, (), (), FOUND, reaction.asks, reaction.reading)


def read_mapping(text: str) -> dict[str, str]:
    """Topic ids to clause numbers, from the small YAML that `search.mapping` writes."""
    mapping: dict[str, str] = {}
    silent = False
    for line in text.splitlines():
        if not line.startswith((" ", "\t")):
            silent = line.startswith("silent")
        elif silent and (found := _SILENT.match(line)):
            mapping[found[1]] = ""
        elif not silent and (found := _ENTRY.match(line)):
            mapping[found[1]] = found[2]
    return mapping
