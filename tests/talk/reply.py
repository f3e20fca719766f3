"""What the bot wrote, as the person reads it: which of its words stand there, by their names in `locales/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.answers.engine import Answers
from bot.demo import Post
from bot.i18n import Words
from flows.buttons import Press
from flows.lines import line
from locales import LOCALES
from tests.talk.player import presses

REJECTIONS = {
    "please-choose", "please-tick", "please-write", "please-confirm", "too-long", "not-an-email", "not-a-code",
    "share-not-type", "send-files",
}  # fmt: skip
PUZZLED = {"silent", "which-one"}
"""What is said where the bot did not understand, or not surely."""
OFF_TOPIC = {"none-unrelated", "none-product"}
SMALL_TALK = {"none-bot"}
CASE_WORDS = ("state-", "status", "due-", "life-", "case-")
"""How the names of messages begin that tell how a ticket stands."""


class Lexicon:
    """Knows the bot's words again where they stand in a message."""

    def __init__(self, answers: Answers) -> None:
        self._words, self._answers = Words(), answers
        self._pieces = [
            (message.id.name, tuple(_pieces(message.value)))
            for file in LOCALES.rglob("*.ftl")
            for message in FluentParser().parse(file.read_text(encoding="utf-8")).body
            if isinstance(message, ftl.Message) and message.value
        ]
        self._topics = [
            (topic.answer, id, topic.label)
            for each in answers.bank.topics.values()
            for id, topic in each.items()
        ]

    def ids(self, text: str, *prefixes: str) -> set[str]:
        """The messages of the locales whose words stand in the text, with names that begin so."""
        return {
            id
            for id, pieces in self._pieces
            if id.startswith(prefixes) and all(piece in text for piece in pieces)
        }

    def topics(self, text: str) -> dict[str, str]:
        """The topics of the bank whose answers stand in the text, with their labels."""
        return {id: label for answer, id, label in self._topics if answer in text}

    def quoted(self, text: str) -> set[str]:
        """The numbers of the clauses quoted in the text."""
        policy, words = self._answers.policy, self._words
        sources = {
            clause.number: {
                words.say(line("quote-source", number=clause.number, version=policy.version), language)
                for language in words.languages
            }
            for clause in policy.clauses
        }
        return {number for number, said in sources.items() if any(each in text for each in said)}


def _pieces(pattern: ftl.Pattern) -> Iterator[str]:
    """What is said whatever the values are."""
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            yield element.value.strip()
        elif isinstance(element.expression, ftl.SelectExpression):
            yield from _pieces(next(each.value for each in element.expression.variants if each.default))


class Reply:
    """What the bot wrote or changed after a message, as the person reads it."""

    def __init__(self, posts: tuple[Post, ...], lexicon: Lexicon) -> None:
        self._posts, self._lexicon = posts, lexicon
        self.text = "\n\n".join(post.text for post in posts)
        self.labels = [label for post in posts for label in post.buttons]
        self.presses: list[Press | None] = presses(posts)

    def says(self, *prefixes: str) -> set[str]:
        """The messages of the locales, with names that begin so, that stand in it."""
        return self._lexicon.ids(self.text, *prefixes)

    def offers(self, *prefixes: str) -> set[str]:
        """The messages of the locales that stand on its buttons."""
        return self._lexicon.ids("\n".join(self.labels), *prefixes)

    @cached_property
    def topics(self) -> dict[str, str]:
        """The topics of the bank that it answers, with their labels."""
        return self._lexicon.topics(self.text)

    @cached_property
    def clauses(self) -> set[str]:
        """The clauses that it answers with."""
        return self._lexicon.quoted(self.text) | {
            label for label in self.topics.values() if label[0].isdigit()
        }

    @cached_property
    def understood(self) -> bool:
        """It says something that fits, and neither rejects nor asks what was meant."""
        unfit = {*self.says(*REJECTIONS, *PUZZLED)} & (REJECTIONS | PUZZLED)
        return bool(self.text) and not unfit and not OFF_TOPIC & set(self.topics)

    @property
    def of_policy(self) -> bool:
        """It answers about the policy, and is not small talk."""
        return any(
            not label.startswith("chat:") and id not in SMALL_TALK for id, label in self.topics.items()
        )

    def tells_of(self, number: str) -> bool:
        """It says how this ticket stands, or shows where that is to be seen."""
        named = any(number in each for each in (self.text, *self.labels))
        return bool(number) and named and bool(self.says(*CASE_WORDS))
