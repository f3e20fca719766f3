"""Readings: what a text may mean at the question that waits, and the place where it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.answers.reaction import NOTHING, Reaction
from flows.lines import Line, line
from flows.questions import Question
from flows.talk import Said, Waiting


@dataclass(frozen=True)
class Answered:
    """An answer to the question that waits.  `secret`: the message that held it is deleted from the chat; `likely`:
    it was understood and not said, so it must not end anything; `ahead`: answers to later questions that it holds
    besides, by name; `asks`: what a question is about that stands behind it; `also`: the rights that are asked for
    besides."""

    said: Said
    secret: bool = False
    likely: bool = False
    ahead: Mapping[str, str] = field(default_factory=dict)
    asks: Aside | About | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """One of these answers to the question that waits, the likeliest first."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Edits:
    """Earlier answers are to be changed: new ones by name, None where it must be asked again.  Empty: it is not
    clear which."""

    answers: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def has_values(self) -> bool:
        """Whether it says what is right now."""
        return bool(self.answers) and all(self.answers.values())


@dataclass(frozen=True)
class Aside:
    """A question about the policy, with an answer of its own."""

    reaction: Reaction


@dataclass(frozen=True)
class About:
    """Talk about the talk: the class says what.  `besides`: what else may have been asked about the question; both are
    answered."""

    what: str
    besides: str = ""


@dataclass(frozen=True)
class Leaving:
    """It sounds like leaving the form; `surely`: more than anything else."""

    surely: bool = True


@dataclass(frozen=True)
class Change:
    """Another right than the one that this form is about, by the name of its form."""

    flow: str


@dataclass(frozen=True)
class Begins:
    """Outside forms: something is asked for, by the name of the form that it opens."""

    flow: str


@dataclass(frozen=True)
class TakesBack:
    """Outside forms: the form that was left is wanted back."""


@dataclass(frozen=True)
class Follows:
    """Outside forms: a question about how this channel works, or where a request stands, by its class."""

    what: str


@dataclass(frozen=True)
class Told:
    """Words that are for the team, as they say, or ask for other rights (`also`) besides: they go along with what is
    being filled in."""

    also: tuple[str, ...] = ()


Wish = Begins | TakesBack | Follows
Reading = Answered | Doubt | Edits | Aside | About | Leaving | Change | Told


@dataclass(frozen=True)
class Place:
    """Where a text is said: the question that waits, and what can be asked of words and models."""

    flow: str
    waiting: Waiting
    say: Callable[[Line], str]
    """A line in the person's language."""
    react: Callable[[str], Reaction]
    """What the question bank makes of a text in a form."""
    about: Callable[[str], Reaction] = lambda _: NOTHING
    """What the question bank says about a topic of its own, by its id; nothing where it has none such."""
    open_case: bool = False
    """Whether a request of the person is with the team."""
    holds_files: bool = False
    """Whether files came that are for nothing yet."""

    def labels(self, question: Question[Any]) -> dict[str, str]:
        """The words of a question's buttons, by the raw answer of each."""
        found = {raw: self.say(label) for raw, label in question.choices().items()}
        return found | {"all": self.say(line("tick-all"))} if question.many and found else found
