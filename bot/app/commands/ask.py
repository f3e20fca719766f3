"""Asking from the command line: the same engine as in the chat, without a chat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.answers.engine import Answers
from bot.answers.other_policy import load_answers
from bot.answers.reaction import Reaction


class BadLine(Exception):
    """A line that asks nothing; the message says what one looks like."""


def answer_one(question: str, policy: Path | None = None) -> str:
    """The answer as text, with its clause."""
    answers = load_answers(policy)
    line = _line(answers, question, answers.react(question))
    parts = [line["answer"] or f"({line['label']})"]
    if line["label"] == "choose":
        parts = ["? " + " / ".join(answers.topic(id).title for id in answers.react(question).topics)]
    if line["quote"]:
        parts.append(f"ข้อ {line['clause']} «{line['quote']}»")
    return "\n\n".join(parts)


def answer_lines(lines: Iterable[str], policy: Path | None = None) -> Iterator[dict[str, Any]]:
    """For each JSON line `{"q": ...}` or `{"turns": [...]}` what the bot's first reaction would be.  Raises BadLine."""
    answers = load_answers(policy)
    for line in lines:
        if not line.strip():
            continue
        asked = _asked(line)
        topic, reaction, text = None, None, ""
        for text in asked.get("turns") or [asked["q"]]:
            reaction = answers.react(text, topic=topic)
            topic = reaction.topics[0] if reaction.topics and reaction.label != "choose" else None
        assert reaction is not None
        yield _line(answers, asked.get("q", text), reaction)


def _asked(line: str) -> dict[str, Any]:
    """What a line asks.  Raises BadLine."""
    try:
        asked = json.loads(line)
    except ValueError:
        asked = None
    turns = asked.get("turns") or [asked.get("q")] if isinstance(asked, dict) else [None]
    if not isinstance(turns, list) or not all(isinstance(each, str) for each in turns):
        raise BadLine(
            f'each line is {{"q": "..."}} or {{"turns": ["...", "..."]}}, and this is not: {line.strip()[:80]}'
        )
    return dict(asked)


def _line(answers: Answers, question: str, reaction: Reaction) -> dict[str, Any]:
    topics = [answers.topic(id) for id in reaction.topics] if reaction.label != "choose" else []
    clause = answers.policy.clause(reaction.label)
    return {
        "q": question,
        "label": reaction.label,
        "choices": list(reaction.choices),
        "confidence": round(reaction.confidence, 3),
        "clause": clause.number if clause else None,
        "quote": clause.quote if clause else None,
        "answer": "\n".join(part for each in topics for part in (each.answer, each.law) if part) or None,
    }
