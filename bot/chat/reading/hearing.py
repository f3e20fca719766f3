"""Hearing: a text at its place, weighed among what is possible there; nothing is decided yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.speech import ASKS, WISHES, Speech
from bot.chat.reading import cues, leaving_cues, options, question_cues
from bot.chat.reading.answer import answer
from bot.chat.reading.dictated import dictated, field_asked
from bot.chat.reading.edits import edits_in, wordy
from bot.chat.reading.options import Named
from bot.chat.reading.readings import Answered, Edits, Place
from bot.chat.reading.values import field_of, old_and_new, values
from bot.chat.reading.wishes import PROCESS, ahead
from flows.emails import emails
from flows.finding import bare, phones
from flows.questions import Confirm, Question, Text

PARTS = 4
"""Beginnings of a text that are looked at for an answer with a grumble behind it."""
SMALL_TALK = ("thanks", "greeting", "bye", "laugh", "insult", "praise", "wait", "go-on")
ABOUT = ("why", "means", "without", "how", "whose", "again", "human", "sure")
IN_FORMS = (
    *SMALL_TALK,
    *ABOUT,
    *PROCESS,
    "cannot",
    "leave-perhaps",
    "anew",
    "case-when",
    "files-drop",
    "change",
    "edit",
    "unsure",
    ASKS,
    WISHES,
)
"""Classes of talk that are possible at every question."""
NO_TALK_IN_QUESTIONS = (ASKS, WISHES, "edit", "change", "why", "sure", *PROCESS)
"""What is not weighed where a question to the team is asked for: it is the answer."""
ASKS_ABOUT = ("case-when", "why", "means", "how", "whose", "sure", *PROCESS, ASKS)
"""Classes that ask something."""
AGREEING = ("more-more", "goal-right-yes", "send", "forget")
DECLINING = ("more-enough", "goal-right-other", "files-none", "skip")
"""Options that a plain yes or no means."""
ABOUT_RIGHTS = ("kind-", "goal-")
OPTION_FIRST = 5.0
"""How much likelier an option is where options are asked for than the phrases alone say."""
NAMED_LAST, NAMED, DENIED = 0.35, 0.15, -0.3
"""What a name adds to the strength of an option: the last one that is named, others, one that is ruled out."""
UNASKED = 0.3
"""What is left of the chance of a question that does not ask, and of a change of mind that does not say so."""


@dataclass(frozen=True)
class Heard:
    """A text at its place, and what speaks for what."""

    place: Place
    text: str
    """As it was typed: what is recorded."""
    plain: str
    """As it is read: in Thai letters, evened, without politeness."""
    speech: Speech
    chances: Mapping[str, float]
    """Of every class that is possible here, the likeliest first."""
    strengths: Mapping[str, float]
    named: Named

    @property
    def question(self) -> Question[Any]:
        return self.place.waiting.question

    @property
    def base(self) -> str:
        """The name of the question that waits, up to its first dot."""
        return self.place.waiting.name.partition(".")[0]

    @property
    def field(self) -> str:
        """The field of the profile that is talked about; empty where there is none."""
        return field_of(self.place.waiting.path)

    @property
    def chooses_right(self) -> bool:
        """Whether a right is what is being chosen."""
        return any(each.startswith(ABOUT_RIGHTS) for each in self.question.meant())

    @property
    def asks(self) -> bool:
        """Whether any word of a question stands in it."""
        return bool(question_cues.ASKING.search(self.plain) or "?" in self.text)

    @property
    def asked(self) -> bool:
        """Whether it is a question and nothing else.  One that answers first, and then grumbles why it must, is an
        answer."""
        plain = self.plain
        if question_cues.NOTHING_ASKED.search(plain) and "?" not in self.text:
            return False
        if (
            self.base == "why"
            and question_cues.WHY.search(plain)
            and not question_cues.ABOUT_ASKING.search(plain)
        ):
            return False  # why the company keeps it is said as a reason
        for word in sorted(self.named.words, key=len, reverse=True):
            plain = plain.replace(word, " ")  # an option may be called by a question (`เอามาจากไหน`)
        if not asks(self.text, plain.strip()):
            return False
        first, *behind = cues.PARTS.split(self.text, maxsplit=PARTS)
        while behind:
            if self.answers(first) and question_cues.GRUMBLES.search(" ".join(behind)):
                return False
            first = f"{first} {behind.pop(0)}"
        return True

    def answers(self, part: str) -> bool:
        """Whether the beginning of the text gives an answer and asks nothing."""
        plain = self.speech.plain(part)
        if not plain or asks(part, plain):
            return False
        if isinstance(self.question, Text):
            return bool(emails(part) or phones(part))
        return bool(options.named(self.place, self.question, part, self.speech).options)

    @property
    def valued(self) -> bool:
        """Whether an address or a phone number stands in it."""
        return bool(emails(self.text) or phones(self.text))

    @property
    def changes(self) -> bool:
        """Whether any word stands in it by which people change what they said."""
        return bool(self.place.waiting.path and cues.CHANGES.search(self.plain))

    @property
    def puts_off(self) -> bool:
        """Whether words stand in it by which something is put off or given up."""
        return bool(leaving_cues.LATER.search(self.plain) or leaving_cues.GIVES_UP.search(self.plain))

    @property
    def only_address(self) -> bool:
        """Whether it is an email address and nothing else."""
        found = emails(self.text)
        return len(found) == 1 and not bare(self.text.replace(found[0], " ")).strip(" .,")

    @property
    def fits(self) -> bool:
        """Whether it has the shape of what is asked for in free words: a time, a name, a number that is told."""
        if self.base in ("before", "after-correction") and self.told:
            return True
        shape = {"period": cues.PERIOD, "behalf-name": cues.NAMES}.get(self.base)
        return shape is not None and bool(shape.search(self.text)) and not self.asks

    @property
    def told(self) -> str:
        """The one number or address that it gives in answer to what is recorded, or what is right."""
        if not values(self.field, self.text) or self.asked:
            return ""
        old, new = old_and_new(self.field, self.text)
        return old or new if self.base == "before" else new

    @property
    def dictated(self) -> str:
        """The name, address or title that it dictates, where one is asked for."""
        field = field_asked(self.base, self.field)
        return dictated(field, self.text) if field else ""

    def edits(self, *, named: bool = False) -> Edits:
        """The earlier answers that it changes; `named`: those that it names alone."""
        return edits_in(self.place, self.text, self.speech, named=named)

    def answer(self, raw: str) -> Answered:
        """This answer, understood and not said, with what the text says besides."""
        found = answer(self.place.waiting, raw, self.text, likely=True)
        return replace(found, ahead=ahead(self.place, raw, self.text, self.speech))

    @property
    def unread(self) -> Answered:
        """The text as the answer, for the question to take or to refuse.  At the last look no text is: what a button
        is called inside of the program is nothing that anybody says."""
        last = isinstance(self.question, Confirm)
        return answer(self.place.waiting, "" if last else self.text, self.text)


def hear(place: Place, text: str, speech: Speech) -> Heard:
    """Weigh a text among what is possible at the question that waits."""
    question = place.waiting.question
    meant = question.meant()
    possible = _possible(place)
    yes = next((each for each in AGREEING if each in meant), "")
    no = next((each for each in DECLINING if each in meant), "leave-perhaps" if yes else "")
    stand_for = {plain: option for plain, option in (("yes", yes), ("no", no), ("skip", no)) if option}
    stand_for = {plain: option for plain, option in stand_for.items() if plain not in meant}
    if not place.open_case and "process-time" in possible:
        stand_for["case-when"] = "process-time"  # there is nothing yet that it could be asked of
        possible.remove("case-when")
    named = options.named(place, question, text, speech)
    chances, strengths = speech.weigh(text, dict.fromkeys([*possible, *stand_for]), _lifts(question, named))
    for plain, option in stand_for.items():
        chances[option] = chances.get(option, 0.0) + chances.pop(plain, 0.0)
        strengths[option] = max(strengths.get(option, 0.0), strengths.pop(plain, 0.0))
    heard = Heard(place, text, speech.plain(text), speech, chances, strengths, named)
    weighed = {name: chance * _prior(heard, name) for name, chance in chances.items()}
    total = sum(weighed.values()) or 1.0
    ranked = sorted(((name, each / total) for name, each in weighed.items()), key=lambda each: -each[1])
    return replace(heard, chances=dict(ranked))


def asks(text: str, plain: str) -> bool:
    """Whether a text, or a part of one, is put as a question."""
    marked = text.rstrip().endswith("?") or (
        text.rstrip().endswith("คะ") and question_cues.EITHER.search(plain)
    )
    return bool(marked) or question_cues.asked(plain)


def _possible(place: Place) -> list[str]:
    question = place.waiting.question
    possible = [*IN_FORMS, *question.meant()]
    if not place.waiting.path:
        possible.remove("edit")
    if place.flow != "forget":
        possible.remove("process-filed")  # elsewhere nothing is deleted here that was filed
    if isinstance(question, Confirm) and wordy(place.waiting.path):
        possible.append("content")
    if isinstance(question, Text):
        possible += ["content", *(() if question.optional else ("skip", "no"))]
        if question.takes_questions:
            possible = [each for each in possible if each not in NO_TALK_IN_QUESTIONS]
    return possible


def _lifts(question: Question[Any], named: Named) -> dict[str, float]:
    """What the names that stand in a text add to the strengths of the options."""
    lifts = {}
    for name, raw in question.meant().items():
        if raw in named.options:
            lifts[name] = NAMED_LAST if question.many or named.last in ("", raw) else NAMED
        elif raw in named.denied:
            lifts[name] = DENIED
    return lifts


def _prior(heard: Heard, name: str) -> float:
    """How much likelier a class is here than its phrases alone say."""
    meant = heard.question.meant()
    if isinstance(heard.question, Text):
        return 1.0
    if name in meant:
        return OPTION_FIRST
    if name in ASKS_ABOUT and not heard.asks:
        return UNASKED
    if name in ("change", WISHES):
        return 0.05 if heard.chooses_right else (1.0 if cues.CHANGES.search(heard.plain) else UNASKED * 0.7)
    return 1.0
