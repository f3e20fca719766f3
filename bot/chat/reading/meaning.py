"""Meaning: what a text means where it is said.

One pure function: no clock, no database, no Telegram.  It returns a reading, of which the table in texts.py makes
what is said and done.  A value found by its shape or an option by its words is an answer; everything else is
weighed (bot/answers/speech.py) among what is possible where the person stands.  Nothing irreversible follows from a
likelihood: leaving, filing and sending are read here as wishes, and asked about there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answers.speech import ASKS, WISHES, Speech
from bot.chat.reading import cues, options
from bot.chat.reading.answer import answer
from bot.chat.reading.edits import edited_address, edits_in
from bot.chat.reading.readings import About, Answered, Aside, Change, Doubt, Edits, Leaving, Place, Reading
from flows.finding import bare, emails, phones
from flows.forms_of_rights import RIGHTS
from flows.questions import Choice, Code, Confirm, Email, Many, SharedPhone, Text

LONG = 60
"""Characters from which a text at an open question is taken for its answer unless it is clearly something else."""
SURE, LIKELY, CLEAR = 0.5, 0.3, 0.8
"""Chances: from which a reading is taken; from which an option is taken; and what a long or open text needs to be
anything but an answer."""
FAINT, WEAK = 0.15, 0.2
"""Below the first strength nothing speaks for any class: letters struck by accident, a number out of range.  Below
the second an option is offered and not taken."""

SMALL_TALK = ("thanks", "greeting", "bye", "laugh", "insult", "praise", "wait")
ABOUT = ("why", "means", "without", "how", "whose", "again", "go-on", "human", "sure")
IN_FORMS = (*SMALL_TALK, *ABOUT, "cannot", "leave-perhaps", "change", "edit", "unsure", ASKS, WISHES)
"""Classes of talk that are possible at every question."""
OPTION_FIRST = 5.0
"""How much likelier an option is where options are asked for than the phrases alone say."""
UNASKED = 0.3
"""What is left of the chance of a question that does not ask, and of a change of mind that does not say so."""
AT_OPEN_QUESTIONS = {
    "laugh": 0.7, "insult": 0.6, "thanks": 0.7, "praise": 0.8, "greeting": 0.75, "wait": 0.3, "cannot": 0.65,
    ASKS: 0.6, WISHES: 0.9, "edit": 0.6, "change": 0.7, "sure": 0.7, "unsure": 0.7,
}  # fmt: skip
"""Chances that a class needs where free words are expected, if not `SURE`."""

AGREEING = ("more-more", "goal-right-yes", "send", "forget")
DECLINING = ("more-enough", "goal-right-other", "files-none", "skip")
"""Options that a plain yes or no means."""
ABOUT_RIGHTS = ("kind-", "goal-")
_ASKS_ABOUT = ("why", "means", "how", "whose", "sure", ASKS)


def read(place: Place, text: str, speech: Speech) -> Reading:
    """What a text means at the question that waits."""
    waiting = place.waiting
    if (found := _by_shape(place, text)) is not None:
        return found
    possible = dict.fromkeys([*IN_FORMS, *waiting.question.meant()])
    if not waiting.path:
        possible.pop("edit")
    if isinstance(waiting.question, Text):
        possible |= {"content": None}
        if waiting.question.takes_questions:
            possible = {
                each: None for each in possible if each not in (ASKS, WISHES, "edit", "change", "why", "sure")
            }
    meant = waiting.question.meant()
    yes = next((each for each in AGREEING if each in meant), "")
    no = next((each for each in DECLINING if each in meant), "leave-perhaps" if yes else "")
    stand_for = {plain: option for plain, option in (("yes", yes), ("no", no), ("skip", no)) if option}
    stand_for = {plain: option for plain, option in stand_for.items() if plain not in meant}
    chances, strengths = speech.weigh(text, [*possible, *stand_for])
    for plain, option in stand_for.items():
        chances[option] = chances.get(option, 0.0) + chances.pop(plain, 0.0)
        strengths[option] = max(strengths.get(option, 0.0), strengths.pop(plain, 0.0))
    chances = dict(sorted(chances.items(), key=lambda each: -each[1]))
    found = _weighed(place, text, chances, strengths, speech)
    if isinstance(found, Change) and not (found.label and place.flow in RIGHTS):
        return Leaving()  # it is not clear what is wanted instead, so whether this is to go on is asked
    return found


# By shape and by words --------------------------------------------------------------------------------


def _by_shape(place: Place, text: str) -> Reading | None:
    """An answer whose shape or words leave no doubt."""
    waiting, question = place.waiting, place.waiting.question
    exact = options.exact(place, text)
    if exact is not None:
        return answer(waiting, exact, text)
    match question:
        case Email() | Code():
            found = options.not_denied(text, question.find(text))
            if len(found) == 1:
                return answer(waiting, found[0], text)
            if not found and (edits := edited_address(waiting, text)):
                return edits
            if "@" in text or not any(each.isalpha() for each in text):
                return answer(waiting, text, text)  # an address or a code that is not whole
        case SharedPhone() if not any(each.isalpha() for each in bare(text)) or phones(text):
            return answer(waiting, text, text)
        case Many() | Choice():
            found = question.find(text)
            if found and (question.many or len(found) == 1):
                return answer(waiting, ",".join(found), text)
            if not any(each.isalpha() for each in text):
                return answer(waiting, text, text)  # a number out of range is no word
    return None


# By weight --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Weights:
    """What speaks for what, at a question that is not answered in free words."""

    options: Mapping[str, float]
    """Classes that mean an option of the question, the likeliest first."""
    kinds: Mapping[str, float]
    """Classes of talk, the likeliest first."""
    meant: Mapping[str, str]
    weak: bool
    """Whether little speaks for the likeliest option by itself."""

    @property
    def option(self) -> tuple[str, float]:
        return next(iter(self.options.items()), ("", 0.0))

    @property
    def kind(self) -> tuple[str, float]:
        return next(iter(self.kinds.items()), ("", 0.0))

    @property
    def mass(self) -> float:
        """The share of all options together."""
        return sum(self.options.values())

    @property
    def two_likeliest(self) -> tuple[str, ...]:
        """The answers that the likeliest options give, two at the most."""
        return tuple(dict.fromkeys(self.meant[name] for name in self.options))[:2]

    @property
    def takes(self) -> bool:
        """Whether an option is the likeliest thing of all."""
        return self.mass >= 0.4 and self.option[1] >= max(0.15, self.kind[1] * 0.8)

    @property
    def doubtful(self) -> bool:
        """Whether a second option is nearly as likely."""
        second = [*self.options.values(), 0.0, 0.0][1]
        return self.weak or second > self.option[1] * 0.75


def _weighed(
    place: Place, text: str, chances: Mapping[str, float], strengths: Mapping[str, float], speech: Speech
) -> Reading:
    waiting, question = place.waiting, place.waiting.question
    if isinstance(question, Text):
        return _open(place, text, chances, speech)
    unread = answer(waiting, text, text)
    if max(strengths.values(), default=0.0) < FAINT:
        return unread  # nothing that anybody says
    named = set(options.labelled(place, question, text)) if isinstance(question, (Choice, Many)) else set()
    weights = _weights(question.meant(), bare(text), chances, strengths, named)
    kind, chance = weights.kind
    if (edits := _changed(place, text, weights, speech)) is not None:
        return edits
    if _plainly_asked(text, named) and weights.option[1] < CLEAR and not isinstance(question, Confirm):
        return _question(place, text, chances)
    if weights.takes or (isinstance(question, Many) and weights.mass >= 0.25):
        taken = _taken(place, text, weights, speech)
        if taken is not None:
            return taken
    if kind and chance >= 0.2:
        return _kind(place, text, kind, speech)
    if isinstance(question, (Email, Code, SharedPhone)):
        ways = sum(weights.kinds.get(name, 0.0) for name in ("cannot", "unsure", "without", "human"))
        return About("cannot") if ways >= 0.12 else unread
    if weights.mass >= 0.25 and not question.many and len(weights.two_likeliest) > 1:
        return Doubt(weights.two_likeliest)
    return unread


def _weights(
    meant: Mapping[str, str],
    plain: str,
    chances: Mapping[str, float],
    strengths: Mapping[str, float],
    named: set[str],
) -> _Weights:
    weighed = {name: chance * _prior(name, plain, meant, named) for name, chance in chances.items()}
    total = sum(weighed.values()) or 1.0
    ranked = dict(sorted(((name, each / total) for name, each in weighed.items()), key=lambda each: -each[1]))
    options = {name: each for name, each in ranked.items() if name in meant}
    kinds = {name: each for name, each in ranked.items() if name not in meant}
    best = next(iter(options), "")
    weak = bool(best) and strengths.get(best, 0.0) < WEAK and meant[best] not in named
    return _Weights(options, kinds, meant, weak)


def _taken(place: Place, text: str, weights: _Weights, speech: Speech) -> Reading | None:
    """The option, or options, that a text means; None when that is too little."""
    waiting, question = place.waiting, place.waiting.question
    if isinstance(question, Many):
        several = options.several(place, question, text, speech)
        if several:
            return answer(waiting, several, text, likely=True)
    if not weights.takes:
        return None
    if not question.many and weights.doubtful and len(weights.two_likeliest) > 1:
        return Doubt(weights.two_likeliest)
    return None if weights.weak else answer(waiting, weights.meant[weights.option[0]], text, likely=True)


def _changed(place: Place, text: str, weights: _Weights, speech: Speech) -> Edits | None:
    """Earlier answers with new values, where a text says that it changes something."""
    unlikely = weights.kind[0] in ("edit", "change") or weights.option[1] < SURE
    if not place.waiting.path or not cues.CHANGES.search(bare(text)):
        return None
    if not unlikely and not isinstance(place.waiting.question, Confirm):
        return None
    edits = edits_in(place, text, speech)
    return edits if edits.has_values else None


def _plainly_asked(text: str, named: set[str]) -> bool:
    """Whether a text is a question and nothing else; a short one may name an option and ask for it politely."""
    plain = bare(text)
    if cues.POLITE.search(text) and named:
        return False
    return bool(cues.ASKED_LAST.search(plain) or cues.ASKED_WITHIN.search(plain))


def _prior(name: str, plain: str, meant: Mapping[str, str], named: set[str]) -> float:
    """How much likelier a class is here than its phrases alone say."""
    if name in meant:
        return OPTION_FIRST * (3.0 if meant[name] in named else 1.0)
    if name in _ASKS_ABOUT and not cues.ASKING.search(plain):
        return UNASKED
    if name in ("change", WISHES):
        rights = any(each.startswith(ABOUT_RIGHTS) for each in meant)
        return 0.05 if rights else (1.0 if cues.CHANGES.search(plain) else UNASKED * 0.7)
    return 1.0


def _open(place: Place, text: str, chances: Mapping[str, float], speech: Speech) -> Reading:
    """At a question for free words, what is not clearly something else is its answer."""
    waiting, question = place.waiting, place.waiting.question
    best = next(iter(chances), "content")
    chance = chances.get(best, 0.0)
    asks = cues.ASKING.search(bare(text))
    if (
        waiting.path
        and cues.SAYS_WRONG.search(bare(text))
        and (edits := edits_in(place, text, speech)).answers
    ):
        return edits
    if (
        waiting.path
        and cues.CHANGES.search(bare(text))
        and best in ("edit", "change", WISHES)
        and chance >= 0.35
    ):
        edits = edits_in(place, text, speech)
        if edits.has_values:
            return edits
    valued = bool(emails(text) or phones(text))
    if best in question.meant() and chance >= 0.4 and not valued and len(text) < 2 * LONG:
        return answer(waiting, question.meant()[best], text, likely=True)
    needs = max(AT_OPEN_QUESTIONS.get(best, SURE), CLEAR if len(text) >= LONG else 0, CLEAR if valued else 0)
    if (best in _ASKS_ABOUT and not asks) or (best == "cannot" and not cues.UNABLE.search(bare(text))):
        needs = 0.98
    welcome = isinstance(question, Text) and question.takes_questions
    if (
        (cues.ASKED_LAST.search(bare(text)) or cues.ASKED_WITHIN.search(bare(text)))
        and not welcome
        and best not in question.meant()
    ):
        return _question(place, text, chances)
    if best == "content" or best in question.meant() or chance < needs:
        return answer(waiting, text, text)
    found = _kind(place, text, best, speech)
    return found if not isinstance(found, Answered) else answer(waiting, text, text)


def _question(place: Place, text: str, chances: Mapping[str, float]) -> Reading:
    """What is plainly a question: about the question that waits, or about the policy."""
    if cues.WHY.search(bare(text)) and len(text) < LONG:
        return About("why")
    about = {name: chances.get(name, 0.0) for name in (*_ASKS_ABOUT, "without", "again", "human", "cannot")}
    best = max(about, key=lambda name: about[name])
    if best == ASKS or about[best] < 0.15:
        reaction = place.react(text)
        known = reaction.confidence >= SURE and bool(reaction.topics or reaction.label[:1].isdigit())
        if known and not reaction.label.startswith(("do:", "chat:")):
            return Aside(reaction)
    return About(best if best != ASKS else "unknown")


def _kind(place: Place, text: str, kind: str, speech: Speech | None) -> Reading:
    """What a class of talk means at the question that waits."""
    waiting = place.waiting
    match kind:
        case "leave-perhaps":
            return Leaving()
        case "edit":
            edits = edits_in(place, text, speech)
            unclear = not edits.answers and isinstance(waiting.question, (Email, Code, SharedPhone))
            return answer(waiting, text, text) if unclear else edits
        case "change":
            reaction = place.react(text)
            return Change(reaction.label)
        case "asks" | "wishes":
            reaction = place.react(text)
            if (
                not reaction.asks
                and not cues.ASKING.search(bare(text))
                and not isinstance(waiting.question, Confirm)
            ):
                return answer(waiting, text, text)
            known = bool(reaction.topics) or reaction.label[:1].isdigit()
            if reaction.label.startswith("do:") and kind == WISHES:
                return Change(reaction.label)
            if known and not reaction.label.startswith(("do:", "chat:")):
                return Aside(reaction)
            return answer(waiting, text, text)
        case "unsure" if not isinstance(waiting.question, Text):
            return About("means")
    return About(kind)
