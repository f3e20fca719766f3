"""Texts: what somebody typed means where they stand, and what is said to it.

`meaning` is a pure function of the text, the question that waits and the answers in force: no clock, no
database, no Telegram.  `Texts` does what it found.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.reaction import Reaction
from bot.chat.commands import Commands, typed_command
from bot.chat.conversation import Conversations
from bot.chat.free_text import FreeText
from bot.chat.pages import Pages
from bot.chat.starting import Starting
from bot.chat.turn import Conversation, Erase, Says, Turn
from bot.i18n import Words
from bot.identity.people import Person
from bot.identity.pii import masked
from bot.tickets.numbers import read_number
from flows.display import typed
from flows.lines import Reply, line
from flows.questions import Rejected, SharedPhone, Text
from flows.talk import Said, Waiting
from flows.text import code_digits, visible

SHORT = 40
"""Characters up to which "never mind" in a form is taken for leaving it."""


# What a text may mean ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Nothing:
    """There is nothing in it."""


@dataclass(frozen=True)
class Order:
    """A word that stands for a command."""

    command: str


@dataclass(frozen=True)
class Number:
    """The number of a ticket."""

    text: str


@dataclass(frozen=True)
class TooEarly:
    """The question that waits has not been shown yet, so this cannot be its answer."""


@dataclass(frozen=True)
class Leaving:
    """The form is to be left."""


@dataclass(frozen=True)
class Aside:
    """A question in the middle of a form, with an answer of its own."""

    reaction: Reaction


@dataclass(frozen=True)
class Answered:
    """An answer to the question that waits.  `masked`: numbers were taken out of it; `secret`: the message
    that held it is deleted from the chat."""

    said: Said
    masked: bool
    secret: bool


@dataclass(frozen=True)
class Free:
    """A text outside any form: a question, a wish, small talk."""

    reaction: Reaction


Meaning = Nothing | Order | Number | TooEarly | Leaving | Aside | Answered | Free


class Texts:
    """Answers what people type."""

    def __init__(
        self,
        words: Words,
        commands: Commands,
        conversations: Conversations,
        starting: Starting,
        pages: Pages,
        free_text: FreeText,
    ) -> None:
        self._words, self._commands, self._conversations = words, commands, conversations
        self._starting, self._pages, self._free_text = starting, pages, free_text

    def hear(self, turn: Turn, typed: str) -> list[Says]:
        """What is said to a text."""
        text = visible(typed)
        found = self.meaning(turn.person, turn.talk, text)
        match found:
            case Nothing():
                return self._conversations.beside(turn, "empty")
            case Order(command):
                return self._commands.obey(turn, command)
            case Number(number):
                return self._starting.follow(turn, self._pages.page(turn, "status", number))
            case Leaving():
                return self._starting.leave(turn)
            case Free(reaction):
                return self._starting.follow(turn, self._free_text.receive(turn, text, reaction))
            case TooEarly():
                return self._starting.resume(turn)
            case Aside(reaction):
                return self._starting.follow(turn, self._free_text.aside(turn.person, reaction))
            case Answered():
                return self._answered(turn, found)

    def meaning(self, person: Person, talk: Conversation | None, text: str) -> Meaning:
        """What a text means where the person stands."""
        if not text:
            return Nothing()
        if command := typed_command(self._words, person.language, text):
            return Order(command)
        # In a form six letters or digits may well be an answer; a mistyped number is still a number.
        if text.upper().startswith("PR-") or (talk is None and read_number(text)):
            return Number(text)
        if talk is None:
            return Free(self._free_text.react(person, text))
        if talk.shown != talk.waiting:
            return TooEarly()
        return self._in_form(person, talk.standing(), text)

    def _in_form(self, person: Person, waiting: Waiting, text: str) -> Meaning:
        raw = self._raw(person, waiting, text)
        open_ended = isinstance(waiting.question, Text)
        welcome = isinstance(waiting.question, Text) and waiting.question.takes_questions
        if not welcome and (open_ended or not _reads(waiting, raw)):
            reaction = self._free_text.react(person, text, form=True)
            if reaction.label == "do:cancel" and len(text) <= SHORT:
                return Leaving()
            if reaction.asks and self._answerable(reaction, sure=open_ended):
                return Aside(reaction)
        # ID and card numbers never get into an answer in free words.
        kept, found = masked(raw) if open_ended else (raw, False)
        coded = any(c.isdigit() for c in text) or bool(
            code_digits(text)
        )  # also where the Thai keyboard was on
        return Answered(
            Said(kept, waiting.name), masked=bool(found), secret=waiting.question.hides(kept) and coded
        )

    def _answered(self, turn: Turn, answer: Answered) -> list[Says]:
        assert turn.talk is not None
        before: list[Says] = []
        if answer.secret and turn.event.message_id:
            before.append(Erase(turn.event.message_id))
        if answer.masked:
            before.append(Reply((line("number-masked"),)))
        return [*before, *self._conversations.advance(turn, turn.talk, answer.said)]

    def _answerable(self, reaction: Reaction, *, sure: bool) -> bool:
        """Whether a text in the middle of a form is a question that has an answer of its own.  Where free
        words are expected, only a clear one is."""
        known = bool(reaction.topics or self._free_text.answers.policy.clause(reaction.label))
        if reaction.label == "choose":  # asking back would be a form within the form: the likeliest is said
            return known and not sure and reaction.choices[0][:1].isdigit()
        answers = reaction.label[:1].isdigit() or reaction.label == "none"
        return known and answers and reaction.confidence >= (0.7 if sure else 0.4)

    def _raw(self, person: Person, waiting: Waiting, text: str) -> str:
        labels = {
            value: self._words.say(label, person.language)
            for value, label in waiting.question.choices().items()
        }
        if waiting.question.many:
            labels["all"] = self._words.say(line("tick-all"), person.language)
        found = typed(waiting, text, labels)
        if found is None and isinstance(waiting.question, SharedPhone):
            return ""  # nothing typed proves a phone, also when it looks like the id of a proof
        return text if found is None else found


def _reads(waiting: Waiting, raw: str) -> bool:
    try:
        waiting.question.read(raw)
    except Rejected:
        return False
    return True
