"""Answers for any company's policy: by search over its clauses, quoted, and silent where nothing fits.

The question bank's answers are about one policy and say nothing here.  What it still tells is what a message
wants: a wish to act, small talk, or a topic, which a person may have mapped to a clause of this policy (the
file that `privacy-bot policy check --write` proposes, corrected and put beside the policy).
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.answers.engine import Answers
from bot.answers.reaction import Reaction
from bot.answers.search import Search

_ENTRY = re.compile(r"""^\s+'?([\w.-]+)'?:\s*["']?([0-9.]+)["']?""")
_SILENT = re.compile(r"""^\s+-\s+'?([\w.-]+)'?""")
FOUND = 0.6
"""The confidence given to a clause found by search: enough to answer, not to interrupt a form."""


class OtherPolicyAnswers(Answers):
    """Reads messages with the bank, answers with the clauses of another policy."""

    confirmed: dict[str, str]
    """Topics to clauses, as a person has confirmed; an empty number: the policy is silent on it."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.confirmed = {}
        self._search = Search(self.policy)

    def confirm(self, mapping: Path) -> None:
        """Take up a confirmed mapping, if there is one."""
        if mapping.is_file():
            self.confirmed = read_mapping(mapping.read_text(encoding="utf-8"))

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
