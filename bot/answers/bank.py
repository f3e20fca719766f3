"""The question bank: one Markdown file a topic, its label, its answer and the ways people ask for it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.buttons import LIMIT

_LABEL = re.compile(r"^(?:[0-8](?:\.[1-9])?|do:[a-z]+|chat:[a-z]+|none)$")
LONGEST_ID = LIMIT - len("q/")
"""Bytes of a topic's id: a button carries it behind a letter and a stroke; a Thai letter has three."""
_PARTS = {
    "คำตอบ": "answer",
    "answer": "answer",
    "ตามกฎหมาย": "law",
    "the law": "law",
    "law": "law",
    "ปุ่ม": "buttons",
    "buttons": "buttons",
    "คำถาม": "phrases",
    "questions": "phrases",
}


class BankError(ValueError):
    """A topic file that cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Topic:
    """One meaning: what it is called, what is answered, and how people say it."""

    id: str
    label: str
    title: str
    answer: str
    law: str | None
    buttons: tuple[str, ...]
    phrases: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Bank:
    """The topics in every language; `hash` changes when a label or a phrase does."""

    topics: Mapping[str, Mapping[str, Topic]]
    """By language, then by id."""
    hash: str

    @property
    def labels(self) -> dict[str, str]:
        """The label of every topic; a language can add topics but not relabel them."""
        return {
            id: topic.label for topics in reversed(list(self.topics.values())) for id, topic in topics.items()
        }

    def phrases(self) -> list[tuple[str, str]]:
        """Every (topic, phrase) of all languages, in a stable order, each once."""
        pairs = {
            (id, phrase): None
            for topics in self.topics.values()
            for id, topic in sorted(topics.items())
            for phrase in topic.phrases
        }
        return list(pairs)

    def topic(self, id: str, language: str) -> Topic:
        """The topic in that language, or in the first language that has it."""
        for topics in (self.topics.get(language, {}), *self.topics.values()):
            if id in topics:
                return topics[id]
        raise KeyError(id)


def parse(id: str, text: str, where: str = "") -> Topic:
    """Read one topic from the text of its file."""
    label, title = "", ""
    parts: dict[str, list[str]] = {}
    lines: list[str] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if line.startswith("# "):
            label, _, title = line[2:].strip().partition(" ")
            if not _LABEL.match(label):
                raise BankError(f"{where or id}, line {number}: '{label}' is no label")
        elif line.startswith("## "):
            name = _PARTS.get(line[3:].strip().casefold())
            if name is None:
                raise BankError(f"{where or id}, line {number}: '{line[3:].strip()}' is no part of a topic")
            lines = parts.setdefault(name, [])
        else:
            lines.append(line)
    if not label:
        raise BankError(f"{where or id}: the first line must be '# <label> <title>'")
    law = _prose(parts.get("law", []))
    return Topic(
        id,
        label,
        title.strip(),
        _prose(parts.get("answer", [])),
        law or None,
        _items(parts.get("buttons", [])),
        _items(parts.get("phrases", [])),
    )


def load(directories: Mapping[str, Path]) -> Bank:
    """Read the topic files of each language from its `questions` directory."""
    topics: dict[str, dict[str, Topic]] = {}
    for language, directory in directories.items():
        found = topics.setdefault(language, {})
        for path in sorted(directory.glob("*.md")):
            if path.stem.casefold() != "readme":
                if len(path.stem.encode()) > LONGEST_ID:
                    raise BankError(
                        f"{path}: the name is longer than {LONGEST_ID} bytes; no button can hold it"
                    )
                found[path.stem] = parse(path.stem, path.read_text(encoding="utf-8"), str(path))
    return sealed(Bank(topics, ""))


def sealed(bank: Bank) -> Bank:
    """The bank with its hash."""
    seal = hashlib.sha256()
    for id, label in sorted(bank.labels.items()):
        seal.update(f"{id}\t{label}\n".encode())
    for id, phrase in bank.phrases():
        seal.update(f"{id}\t{phrase}\n".encode())
    return replace(bank, hash=seal.hexdigest()[:16])


def stamp(directories: Sequence[Path]) -> int:
    """A number that changes when a topic file is added, removed or saved; cheap enough to ask at every look."""
    seal = 0
    for directory in directories:
        for path in directory.glob("*.md"):
            state = path.stat()
            seal ^= hash((path.name, str(directory), state.st_mtime_ns, state.st_size))
    return seal


def _prose(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _items(lines: list[str]) -> tuple[str, ...]:
    items = (line.strip().removeprefix("- ").removeprefix("* ").strip() for line in lines)
    return tuple(dict.fromkeys(item for item in items if item and item != "-"))
