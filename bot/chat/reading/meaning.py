"""Meaning: what a text means where it is said.

One pure function: no clock, no database, no Telegram.  It returns a reading, of which the table in texts.py makes
what is said and done.  A value found by its shape or an option by its words is an answer; everything else is
weighed (bot/answers/speech.py) among what is possible where the person stands.  Nothing irreversible follows from a
likelihood: leaving, filing and sending are read here as wishes, and asked about there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.names import Mention
from bot.answers.speech import ASKS, WISHES, Speech
from bot.chat.reading import cues, options
from bot.chat.reading.answer import answer
from bot.chat.reading.edits import (
    added_to,
    edited_address,
    edits_in,
    other_choice,
    swapped,
    told_besides,
    wordy,
)
from bot.chat.reading.options import Named
from bot.chat.reading.readings import About, Answered, Aside, Change, Doubt, Edits, Leaving, Place, Reading
from bot.chat.reading.values import old_and_new, values
from bot.chat.reading.wishes import FLOW_OF, KINDS, PROCESS, ahead, another_field, fields_in, other_right
from flows import OF_A_TICKET
from flows.finding import bare, emails, phones
from flows.finding import numbers as numbers_of
from flows.questions import Choice, Code, Confirm, Email, Many, Question, SharedPhone, Text

STORY = 400
"""Characters from which a text at an open question is its answer, whatever stands in it."""
LONG = 60
"""Characters from which a text at an open question is taken for its answer unless it is clearly something else."""
SURE, LIKELY, CLEAR = 0.5, 0.3, 0.8
"""Chances: from which a reading is taken; from which an option is taken; and what a long or open text needs to be
anything but an answer."""
PUT_OFF = 0.2
"""The chance from which what is put off is left."""
FAINT, WEAK = 0.15, 0.2
"""Below the first strength nothing speaks for any class: letters struck by accident, a number out of range.  Below
the second an option is offered and not taken."""

PARTS = 4
"""Beginnings of a text that are looked at for an answer with a grumble behind it."""
TELLING = 2
"""Different letters without which a text says nothing."""

SMALL_TALK = ("thanks", "greeting", "bye", "laugh", "insult", "praise", "wait")
ABOUT = ("why", "means", "without", "how", "whose", "again", "go-on", "human", "sure")
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
OPTION_FIRST = 5.0
"""How much likelier an option is where options are asked for than the phrases alone say."""
NAMED_LAST, NAMED, DENIED = 0.35, 0.15, -0.3
"""What a name adds to the strength of an option: the last one that is named, others, one that is ruled out."""
UNASKED = 0.3
"""What is left of the chance of a question that does not ask, and of a change of mind that does not say so."""
AT_OPEN_QUESTIONS = {
    "laugh": 0.7, "insult": 0.6, "thanks": 0.7, "praise": 0.8, "greeting": 0.75, "wait": 0.3, "cannot": 0.65,
    ASKS: 0.6, WISHES: 0.9, "edit": 0.6, "change": 0.7, "sure": 0.7, "unsure": 0.7,
}  # fmt: skip
"""Chances that a class needs where free words are expected, if not `SURE`."""

EMAILS_WELCOME = (
    "before",
    "after",
    "reach-by",
    "known-by",
    "message",
    "add-text",
    "field-name",
    "behalf-account",
)
"""Open questions that an address may answer."""
NO_TALK_IN_QUESTIONS = (ASKS, WISHES, "edit", "change", "why", "sure", *PROCESS)
"""What is not weighed where a question to the team is asked for: it is the answer."""
AGREEING = ("more-more", "goal-right-yes", "send", "forget")
DECLINING = ("more-enough", "goal-right-other", "files-none", "skip")
"""Options that a plain yes or no means."""
ABOUT_RIGHTS = ("kind-", "goal-")
INSTEAD = ("change", WISHES, "leave-perhaps", "edit")
"""Classes of talk by which something else is wanted."""
OWN = {"withdraw": "case-withdraw", "reopen": "case-again"}
"""The class that names what a form is for, where that is no right of the same name."""
_ASKS_ABOUT = ("case-when", "why", "means", "how", "whose", "sure", *PROCESS, ASKS)


def read(place: Place, text: str, speech: Speech) -> Reading:
    """What a text means at the question that waits."""
    if (found := _by_shape(place, text)) is not None:
        return found
    heard = _heard(place, text, speech)
    return _open(heard) if isinstance(place.waiting.question, Text) else _weighed(heard)


def answers_here(place: Place, text: str) -> bool:
    """Whether a text says in so many words that it answers the question that waits: what is recorded, or what is
    right."""
    base = place.waiting.name.partition(".")[0]
    field = next((each.raw for each in reversed(place.waiting.path) if each.name.startswith("field-")), "")
    cue = {"before": cues.OLD, "after-correction": cues.NEW}.get(base)
    return cue is not None and bool(values(field, text)) and bool(cue.search(text))


# By shape and by words --------------------------------------------------------------------------------


def _by_shape(place: Place, text: str) -> Reading | None:
    """An answer whose shape or words leave no doubt."""
    waiting, question = place.waiting, place.waiting.question
    exact = options.exact(place, text)
    if exact is not None:
        return answer(waiting, exact, text)
    worded = any(each.isalpha() for each in text)
    match question:
        case Many() if places := options.listed(question, text):
            return answer(waiting, ",".join(raw for raw in question.options if raw in places), text)
        case Email() | Code():
            return _address_or_code(place, text, worded=worded)
        case Text() if not worded and len(set("".join(numbers_of(text)))) > 1:
            return answer(waiting, text, text)  # digits alone; 555 is laughter
        case SharedPhone() if phones(text):
            return About("means")  # a typed number proves nothing, and why is what has to be said
        case SharedPhone() if not any(each.isalpha() for each in bare(text)):
            return answer(waiting, text, text)
        case Many() | Choice():
            found = question.find(text)
            alone = not any(each.isalpha() for each in cues.JOINTS.sub(" ", bare(text)))
            if found and (alone if question.many else len(found) == 1):
                return answer(waiting, ",".join(found), text)
            if not worded:
                return answer(waiting, text, text)  # a number out of range is no word
    return None


def _address_or_code(place: Place, text: str, *, worded: bool) -> Reading | None:
    waiting = place.waiting
    found = options.not_denied(text, waiting.question.find(text))
    if len(found) == 1:
        return answer(waiting, found[0], text)
    if not found and (edits := edited_address(waiting, text)):
        return edits
    return answer(waiting, text, text) if "@" in text or not worded else None  # one that is not whole


# By weight --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Heard:
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
    def best(self) -> tuple[str, float]:
        """The likeliest class, and its chance."""
        return next(iter(self.chances.items()), ("content", 0.0))

    @property
    def asks(self) -> bool:
        """Whether any word of a question stands in it."""
        return bool(cues.ASKING.search(self.plain) or "?" in self.text)

    @property
    def asked(self) -> bool:
        """Whether it is a question and nothing else.  One that answers first, and then grumbles why it must, is an
        answer."""
        plain = self.plain
        if cues.NOTHING_ASKED.search(plain) and "?" not in self.text:
            return False
        reason_asked = self.place.waiting.name.startswith("why.")
        if reason_asked and cues.WHY.search(plain) and not cues.ABOUT_ASKING.search(plain):
            return False  # why the company keeps it is said as a reason
        for word in sorted(self.named.words, key=len, reverse=True):
            plain = plain.replace(word, " ")  # an option may be called by a question (`เอามาจากไหน`)
        if not _asks(self.text, plain.strip()):
            return False
        first, *behind = cues.PARTS.split(self.text, maxsplit=PARTS)
        while behind:
            if self._answers(first) and cues.GRUMBLES.search(" ".join(behind)):
                return False
            first = f"{first} {behind.pop(0)}"
        return True

    def _answers(self, part: str) -> bool:
        """Whether the beginning of the text gives an answer and asks nothing."""
        plain = bare(self.speech.in_thai(part))
        if not plain or _asks(part, plain):
            return False
        question = self.place.waiting.question
        if isinstance(question, Text):
            return bool(emails(part) or phones(part))
        return bool(options.named(self.place, question, part, self.speech).options)

    @property
    def changes(self) -> bool:
        """Whether any word stands in it by which people change what they said."""
        return bool(self.place.waiting.path and cues.CHANGES.search(self.plain))

    @property
    def only_address(self) -> bool:
        """Whether it is an email address and nothing else."""
        found = emails(self.text)
        return len(found) == 1 and not bare(self.text.replace(found[0], " ")).strip(" .,")

    @property
    def fits(self) -> bool:
        """Whether it has the shape of what is asked for in free words: a time, a name."""
        base = self.place.waiting.name.partition(".")[0]
        if base in ("before", "after-correction") and self.told:
            return True
        shape = {"period": cues.PERIOD, "behalf-name": cues.NAMES}.get(base)
        return shape is not None and bool(shape.search(self.text)) and not self.asks

    @property
    def told(self) -> str:
        """The one number or address that it gives in answer to what is recorded, or what is right."""
        base = self.place.waiting.name.partition(".")[0]
        field = next((e.raw for e in reversed(self.place.waiting.path) if e.name.startswith("field-")), "")
        if not values(field, self.text) or self.asked:
            return ""
        old, new = old_and_new(field, self.text)
        return old or new if base == "before" else new

    def edits(self, *, named: bool = False) -> Edits:
        """The earlier answers that it changes; `named`: those that it names alone."""
        return edits_in(self.place, self.text, self.speech, named=named)

    def answer(self, raw: str) -> Answered:
        """This answer, understood and not said, with what the text says besides."""
        found = answer(self.place.waiting, raw, self.text, likely=True)
        return replace(found, ahead=ahead(self.place, raw, self.text, self.speech))

    @property
    def unread(self) -> Answered:
        """The text as the answer, for the question to take or to refuse."""
        return answer(self.place.waiting, self.text, self.text)


def _heard(place: Place, text: str, speech: Speech) -> _Heard:
    question = place.waiting.question
    meant = question.meant()
    possible = [*IN_FORMS, *meant]
    if not place.waiting.path:
        possible.remove("edit")
    if not place.open_case:
        possible.remove("case-when")
    if place.flow != "forget":
        possible.remove("process-filed")  # elsewhere nothing is deleted here that was filed
    if isinstance(question, Confirm) and wordy(place.waiting.path):
        possible.append("content")
    if isinstance(question, Text):
        possible += ["content", *(() if question.optional else ("skip", "no"))]
        if question.takes_questions:
            possible = [each for each in possible if each not in NO_TALK_IN_QUESTIONS]
    yes = next((each for each in AGREEING if each in meant), "")
    no = next((each for each in DECLINING if each in meant), "leave-perhaps" if yes else "")
    stand_for = {plain: option for plain, option in (("yes", yes), ("no", no), ("skip", no)) if option}
    stand_for = {plain: option for plain, option in stand_for.items() if plain not in meant}
    named = options.named(place, question, text, speech)
    chances, strengths = speech.weigh(text, dict.fromkeys([*possible, *stand_for]), _lifts(question, named))
    for plain, option in stand_for.items():
        chances[option] = chances.get(option, 0.0) + chances.pop(plain, 0.0)
        strengths[option] = max(strengths.get(option, 0.0), strengths.pop(plain, 0.0))
    thai = speech.in_thai(text)
    heard = _Heard(place, text, bare(thai), speech, chances, strengths, named)
    weighed = {name: chance * _prior(heard, name) for name, chance in chances.items()}
    total = sum(weighed.values()) or 1.0
    ranked = sorted(((name, each / total) for name, each in weighed.items()), key=lambda each: -each[1])
    return replace(heard, chances=dict(ranked))


def _lifts(question: Question[Any], named: Named) -> dict[str, float]:
    """What the names that stand in a text add to the strengths of the options."""
    lifts = {}
    for name, raw in question.meant().items():
        if raw in named.options:
            lifts[name] = NAMED_LAST if question.many or named.last in ("", raw) else NAMED
        elif raw in named.denied:
            lifts[name] = DENIED
    return lifts


def _prior(heard: _Heard, name: str) -> float:
    """How much likelier a class is here than its phrases alone say."""
    question = heard.place.waiting.question
    meant = question.meant()
    if isinstance(question, Text):
        return 1.0
    if name in meant:
        return OPTION_FIRST
    if name in _ASKS_ABOUT and not heard.asks:
        return UNASKED
    if name in ("change", WISHES):
        rights = any(each.startswith(ABOUT_RIGHTS) for each in meant)
        return 0.05 if rights else (1.0 if cues.CHANGES.search(heard.plain) else UNASKED * 0.7)
    return 1.0


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


def _weights(heard: _Heard) -> _Weights:
    meant = heard.place.waiting.question.meant()
    options = {name: each for name, each in heard.chances.items() if name in meant}
    kinds = {name: each for name, each in heard.chances.items() if name not in meant}
    best = next(iter(options), "")
    weak = bool(best) and heard.strengths.get(best, 0.0) < WEAK and meant[best] not in heard.named.options
    return _Weights(options, kinds, meant, weak)


def _weighed(heard: _Heard) -> Reading:
    """At a question with options, an address, a code, a phone."""
    question = heard.place.waiting.question
    if (found := _plain(heard)) is not None:
        return found
    faint = max(heard.strengths.values(), default=0.0) < FAINT or len(set(heard.plain)) < TELLING
    if faint and not heard.named.options:
        return heard.unread  # nothing that anybody says
    weights = _weights(heard)
    kind, chance = weights.kind
    if (edits := _changed(heard, weights)) is not None:
        return edits
    polite = bool(heard.named.options) and bool(cues.POLITE.search(heard.text))
    if heard.asked and not polite and not isinstance(question, Confirm):
        return _question(heard)
    fields = _fields_asked(heard) and len(heard.named.options) > 1
    if (
        fields
        or weights.takes
        or (isinstance(question, Many) and (weights.mass >= 0.25 or heard.named.options))
    ):
        taken = _taken(heard, weights)
        if taken is not None:
            return taken
    if kind and chance >= 0.2:
        return _kind(heard, kind)
    if isinstance(question, (Email, Code, SharedPhone)):
        ways = sum(weights.kinds.get(name, 0.0) for name in ("cannot", "unsure", "without", "human"))
        return About("cannot") if ways >= 0.12 else heard.unread
    if weights.mass >= 0.25 and not question.many and len(weights.two_likeliest) > 1:
        return Doubt(weights.two_likeliest)
    return heard.unread


def _plain(heard: _Heard) -> Reading | None:
    """What words alone tell, whatever the weights say."""
    question, place = heard.place.waiting.question, heard.place
    if (found := _instead(heard) or _defined(heard) or _later(heard)) is not None:
        return found
    if (edits := _swapped(heard)) is not None:
        return edits
    if isinstance(question, Email):
        if edits := other_choice(place, heard.text, heard.speech):
            return edits
        if cues.ADDRESS_PARTS.search(heard.text):
            return heard.unread  # one that is not whole
        if "none" in question.choices() and cues.NO_MAILBOX.search(heard.plain):
            return heard.answer("none")
    if isinstance(question, Confirm):
        if heard.best[0] == "content" and not heard.asked and (more := told_besides(place, heard.text)):
            return more
        if not heard.asked and (edits := heard.edits(named=True)).has_values:
            return edits
        if cues.NOT_SENT.search(heard.plain):
            return Leaving()
    if place.waiting.name.startswith("more.") and (fields := another_field(place, heard.text, heard.speech)):
        return replace(heard.answer("more"), ahead=fields)
    return None


def _fields_asked(heard: _Heard) -> bool:
    return heard.place.waiting.name.startswith("field-")


def _taken(heard: _Heard, weights: _Weights) -> Reading | None:
    """The option, or options, that a text means; None when that is too little."""
    question = heard.place.waiting.question
    if isinstance(question, Many):
        several = options.several(heard.place, question, heard.text, heard.speech)
        if several:
            return heard.answer(several)
    if _fields_asked(heard) and len(heard.named.options) > 1:
        return heard.answer(fields_in(heard.place, question, heard.text, heard.speech)[0])
    if not weights.takes:
        return None
    if not question.many and weights.doubtful and len(weights.two_likeliest) > 1:
        return Doubt(weights.two_likeliest)
    if weights.weak:
        return None
    return heard.answer(weights.meant[weights.option[0]])


def _changed(heard: _Heard, weights: _Weights) -> Edits | None:
    """Earlier answers with new values, where a text says that it changes something."""
    unlikely = weights.kind[0] in ("edit", "change") or weights.option[1] < SURE
    if not heard.changes or not (unlikely or isinstance(heard.place.waiting.question, Confirm)):
        return None
    likely = weights.kind[0] in ("edit", "change", WISHES)
    edits = heard.edits(named=not likely)
    return edits if edits.has_values else None


def _open(heard: _Heard) -> Reading:
    """At a question for free words, what is not clearly something else is its answer."""
    if len(heard.text) >= STORY:
        return heard.unread
    for reading in (_instead, _defined, _swapped, _mended, _fitting, _later, _put_off, _left_out):
        if (found := reading(heard)) is not None:
            return found
    question, text = heard.place.waiting.question, heard.text
    assert isinstance(question, Text)
    best, chance = heard.best
    if heard.asked and not question.takes_questions and best not in question.meant():
        return _question(heard)
    valued = bool(emails(text) or phones(text))
    needs = max(AT_OPEN_QUESTIONS.get(best, SURE), CLEAR if len(text) >= LONG or valued else 0)
    if (best in (*_ASKS_ABOUT, "without") and not heard.asks) or (
        best == "cannot" and not cues.UNABLE.search(heard.plain)
    ):
        needs = 0.98
    if best == "content" or best in question.meant() or chance < needs:
        return heard.unread
    kind = _kind(heard, best)
    return kind if not isinstance(kind, Answered) else heard.unread


def _mended(heard: _Heard) -> Reading | None:
    """Earlier answers that a text at an open question changes."""
    best, chance = heard.best
    if heard.place.waiting.name.startswith("field-name"):
        return None  # what is wrong is what is asked for here
    wrong = cues.SAYS_WRONG.search(heard.plain)
    if (
        heard.place.waiting.name in ("withdraw-why", "reopen-why")
        and wrong
        and wrong[0].startswith("เปลี่ยนใจ")
    ):
        return heard.unread  # to have changed one's mind is the commonest reason
    if wrong and not heard.place.waiting.path and best != "content":
        return Leaving()  # it was begun by mistake
    if wrong and heard.place.waiting.path and (edits := heard.edits()).answers:
        return edits
    changing = best in ("edit", "change", WISHES) and chance >= 0.35
    swapping = best in (*INSTEAD, "skip") and cues.SWAPS.search(heard.plain)
    if heard.changes and (changing or swapping) and (edits := heard.edits(named=not changing)).has_values:
        return edits
    return _other_number(heard)


def _other_number(heard: _Heard) -> Edits | None:
    """Where what is right is asked for, a number that is said to be the old one."""
    base, _, nth = heard.place.waiting.name.partition(".")
    if base != "after-correction":
        return None
    field = next((e.raw for e in reversed(heard.place.waiting.path) if e.name.startswith("field-")), "")
    old, new = old_and_new(field, heard.text) if values(field, heard.text) else ("", "")
    return Edits({f"before.{nth}": old}) if old and not new else None


def _fitting(heard: _Heard) -> Reading | None:
    """What has the shape of the answer."""
    return heard.unread if heard.fits else None


def _put_off(heard: _Heard) -> Reading | None:
    """What goes on, or is put off, or has nothing to say to a question that wants something."""
    question = heard.place.waiting.question
    best, chance = heard.best
    if best == "go-on" and chance >= LIKELY and cues.GOES_ON.search(heard.plain):
        return About(best)
    valued = bool(emails(heard.text) or phones(heard.text))
    if heard.only_address and not heard.place.waiting.name.startswith(EMAILS_WELCOME):
        return About("again")  # an address comes later, and is no answer here
    if cues.WHERE.search(heard.plain) and len(heard.text) < LONG and not valued:
        return About("again")
    if (
        cues.IN_PICTURE.search(heard.plain)
        and not valued
        and heard.place.waiting.name.startswith(("before", "after"))
    ):
        return About("process-picture")
    nothing = not question.optional and best in ("skip", "no") and chance >= SURE
    return Leaving() if nothing and len(heard.text) < LONG else None


def _defined(heard: _Heard) -> Reading | None:
    """Where a word of the question is to be explained."""
    if heard.named.options & {heard.place.react(heard.text).label}:
        return None  # the clause about this very option says it best
    return About("means") if cues.DEFINES.search(heard.plain) and heard.asks and _about_here(heard) else None


def _about_here(heard: _Heard) -> bool:
    """Whether a question is about what is asked here: it names an option, or the bank has no clear answer."""
    if heard.named.options or heard.named.denied or heard.chances.get("means", 0.0) >= LIKELY:
        return True
    return heard.place.react(heard.text).confidence < CLEAR


def _swapped(heard: _Heard) -> Edits | None:
    """Earlier choices that a text swaps for others, or adds to."""
    found = swapped(heard.place, heard.text, heard.speech)
    if not found.has_values and not heard.named.options and not heard.asked:
        found = added_to(heard.place, heard.text, heard.speech)
    return found if found.has_values else None


def _later(heard: _Heard) -> Reading | None:
    """What puts the form off, or gives it up."""
    put_off = sum(heard.chances.get(each, 0.0) for each in ("leave-perhaps", "wait"))
    if (
        cues.CANCELS.search(heard.plain)
        and heard.place.flow not in ("withdraw", "withdrawal")
        and not heard.asked
    ):
        return Leaving()
    if heard.named.options or emails(heard.text) or phones(heard.text):
        return None
    if cues.LATER.search(heard.plain):
        name, chance = heard.best
        short = len(heard.text) < LONG and not (name == "content" and chance >= SURE)
        return Leaving() if put_off >= PUT_OFF or short else None
    gives_up = put_off + heard.chances.get("no", 0.0) + heard.chances.get("skip", 0.0)
    return Leaving() if cues.GIVES_UP.search(heard.plain) and gives_up >= LIKELY else None


def _left_out(heard: _Heard) -> Reading | None:
    """Nothing said to a question that may be left out."""
    meant = heard.place.waiting.question.meant()
    best, chance = heard.best
    if not cues.SKIPS.search(heard.plain) or heard.asked or emails(heard.text) or phones(heard.text):
        return None
    if best in meant and chance >= 0.4 and len(heard.text) < 2 * LONG:
        return heard.answer(meant[best])
    return heard.answer(meant["skip"]) if best == "without" and "skip" in meant else None


def _asks(text: str, plain: str) -> bool:
    marked = text.rstrip().endswith("?") or (text.rstrip().endswith("คะ") and cues.EITHER.search(plain))
    return bool(marked or cues.ASKED_LAST.search(plain) or cues.ASKED_WITHIN.search(plain))


def _instead(heard: _Heard) -> Reading | None:
    """Where a text says that what this form is for is not wanted: the right that it names instead, or whether to
    leave the form.  A milder right may be named without ruling this one out."""
    own = OWN.get(heard.place.flow, f"kind-{heard.place.flow}")
    mentions = heard.speech.mentions(heard.text, (*KINDS, own))
    denied = any(each.name == own and each.denied for each in mentions)
    others = {each.name for each in mentions if not each.denied} - {own}
    if heard.asked and not denied and not _wished_after(heard, mentions):
        return None
    likely = next(iter(heard.chances), "") in INSTEAD or not heard.named.options
    if len(others) == 1 and _may_change(heard) and (denied or (likely and cues.LESS.search(heard.plain))):
        return Change(others.pop().removeprefix("kind-"))
    own_named = any(each.name == own and not each.denied for each in mentions)
    return Leaving() if denied and not own_named and not heard.named.options and not heard.asked else None


def _wished_after(heard: _Heard, mentions: Sequence[Mention]) -> bool:
    """Whether a right is named in a part of the text that asks nothing, behind one that asks."""
    behind = cues.PARTS.split(heard.text, maxsplit=PARTS)[1:]
    words = [each.word for each in mentions if not each.denied]
    return any(word in bare(part) and not _asks(part, bare(part)) for part in behind for word in words)


def _may_change(heard: _Heard) -> bool:
    """Whether another form may be meant: not where a right is being chosen, and not at a case."""
    rights = any(each.startswith(ABOUT_RIGHTS) for each in heard.place.waiting.question.meant())
    return not rights and heard.place.flow not in OF_A_TICKET


def _question(heard: _Heard) -> Reading:
    """What is plainly a question: about the question that waits, or about the policy."""
    why = cues.WHY.search(heard.plain)
    if why and (len(heard.text) < LONG or why.start() == 0 or why.end() == len(heard.plain)):
        return About("why")
    question = heard.place.waiting.question
    about = {
        name: heard.chances.get(name, 0.0) for name in (*_ASKS_ABOUT, "without", "again", "human", "cannot")
    }
    best = max(about, key=lambda name: about[name])
    if best == "means" and about[best] >= LIKELY:
        return About(best)
    if best in (ASKS, "process-free") or about[best] < 0.15:  # what the policy says of the fee is quoted
        reaction = heard.place.react(heard.text)
        known = reaction.confidence >= SURE and bool(reaction.topics or reaction.label[:1].isdigit())
        options_named = heard.named.options | heard.named.denied
        if options_named and reaction.confidence < CLEAR and reaction.label not in options_named:
            return About("means")  # it asks about what can be chosen here
        if known and not reaction.label.startswith(("do:", "chat:")):
            return Aside(reaction)
    if best == ASKS and cues.WHERE.search(heard.plain):
        return About("again")
    if best in ("whose", "without") and cues.EITHER.search(heard.plain) and isinstance(question, Text):
        return About("means")
    if best == "whose" and isinstance(question, (Email, Code, SharedPhone)):
        return About("means")  # whose address or phone it is stands there
    return About(best if best != ASKS else "unknown")


def _kind(heard: _Heard, kind: str) -> Reading:
    """What a class of talk means at the question that waits."""
    question = heard.place.waiting.question
    match kind:
        case "leave-perhaps" | "anew":
            return Leaving()
        case "edit":
            value_asked = isinstance(question, (Email, Code, SharedPhone))
            if value_asked and not heard.changes:
                return About("cannot")  # "that is an old number" is no change of anything said here
            edits = heard.edits()
            valued = bool(emails(heard.text) or phones(heard.text))
            return heard.unread if (value_asked or valued) and not edits.answers else edits
        case "change":
            return _other_right(heard)
        case "asks" | "wishes":
            reaction = heard.place.react(heard.text)
            if not reaction.asks and not heard.asks and not isinstance(question, Confirm):
                return heard.unread
            if reaction.label.startswith("do:") and kind == WISHES:
                return _other_right(heard)
            known = bool(reaction.topics) or reaction.label[:1].isdigit()
            if known and not reaction.label.startswith(("do:", "chat:")):
                return Aside(reaction)
            return heard.unread
        case "unsure" if not isinstance(question, Text):
            return About("means")
        case "whose" if isinstance(question, (Email, Code, SharedPhone)):
            return About("means")
    return About(kind)


def _other_right(heard: _Heard) -> Reading:
    """Another right than the one that this form is about: the one that is named and not ruled out.  Where it is not
    clear what is wanted instead, whether this is to go on is asked."""
    flow = other_right(heard.place.flow, heard.text, heard.speech)
    if not flow:
        flow = FLOW_OF.get(heard.place.react(heard.text).label, "")
    fits = flow and flow != heard.place.flow and _may_change(heard)
    return Change(flow) if fits else Leaving()
