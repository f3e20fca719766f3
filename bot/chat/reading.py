"""Reading: what a text means where it is said.

One pure function: no clock, no database, no Telegram.  It returns a reading, of which the table in texts.py makes
what is said and done.  A value found by its shape or an option by its words is an answer; everything else is
weighed (bot/answers/speech.py) among what is possible where the person stands.  Nothing irreversible follows from a
likelihood: leaving, filing and sending are read here as wishes, and asked about there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.answers.reaction import Reaction
from bot.answers.speech import ASKS, WISHES, Speech
from bot.identity.pii import masked
from flows.finding import as_typed, bare, emails, name_in, phones
from flows.forms_of_rights import RIGHTS
from flows.lines import Line, line
from flows.questions import (
    SKIP,
    Choice,
    Code,
    Confirm,
    Email,
    Many,
    Question,
    SharedPhone,
    Text,
)
from flows.talk import SPENT, Asked, Said, Waiting

LONG = 60
"""Characters from which a text at an open question is taken for its answer unless it is clearly something else."""
SURE, LIKELY, CLEAR = 0.5, 0.3, 0.8
"""Chances: from which a reading is taken; from which an option is taken; and what a long or open text needs to be
anything but an answer."""
NAMED, CLEARLY = 0.15, 0.24
"""From which strength an option is named in a part of a sentence; and an option of a question answered before."""

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

_SPLIT = re.compile(r"\s*(?:,|/|\+|&|;|\n|และ|กับ|กะ|แล้วก็|รวมทั้ง|พร้อม|\band\b|\bplus\b|\bka\b|\bgap\b)\s*")
_NOT = re.compile(
    r"(?:ไม่ใช่|ม่ายใช่|ม่ายช่าย|ไม่เอา|ม่ายเอา|ไม่ต้อง|บ่เอา|บ่แม่น|ยกเว้น|นอกจาก|เว้น|\bexcept|\bnot|\bno|mai ao)\s*"
    r"(?:เอา|ต้อง|ทาง|the)?\s*$"
)
_EXCEPT = re.compile(r"ยกเว้น|เว้นแต่|นอกจาก|\bexcept\b|\byok wen\b")
_EVERYTHING = re.compile(r"ทุก|ทั้งหมด|หมด|เหม็ด|เบิด|\ball\b|\beverything\b|\bmod\b|\btuk\b")
_MORE_TOO = re.compile(r"เพิ่ม|ด้วย|อีก|เติม|\balso\b|\badd\b|\btoo\b")
_OLD = re.compile(r"เก่า|เดิม|ในระบบ|ตอนนี้|\bold\b|\bcurrent\b")
_JUST_NOW = re.compile(r"กดผิด|พิมพ์ผิด|พิมผิด|เมื่อกี้|ตะกี้|เมื่อสักครู่|เลือกผิด|ข้อที่แล้ว|ก่อนหน้า|\blast\b|\bjust now\b")
_CHANGES = re.compile(
    r"แก้|เปลี่ยน|เปลียน|ผิด|พิด|แทน|ดีกว่า|ไม่เอา.*(?:แล้ว|ละ)|ไม่ใช่|ม่ายใช่|ต้องเป็น|ต้องเปน|ขอเพิ่ม|เพิ่ม|เติม|ใส่|เอาแบบนี้|"
    r"งั้น|^\*|\bchange|\binstead|\bwrong|\bkae\b|\bactually|\bmistake|\bplian"
)
"""Words without which nobody changes an earlier answer."""
_ASKING = re.compile(
    r"\?|ไหม|มั้ย|มั๊ย|ม้าย|ไม๊|มัย(?:$|\s)|หรือ|เหรอ|หรอ|รึ|ทำไม|ทามมัย|เพราะอะไร|อะไร|อารัย|ไร(?:$|\s)|ยังไง|อย่างไร|ไง|"
    r"กี่|เท่าไ|ใคร|ไหน|เมื่อไ|ตอนไหน|ปะ|ป่ะ|ป่าว|ป่าว|เปล่า|หยัง|จั่งได|ไผ|พันพรือ|พรือ|บ่$|บ่\s|ติ$|กา$|แม่นบ่|"
    r"\bwhat|\bwhy|\bhow|\bwho|\bwhen|\bwhere|\bwhich|\bcan i|\bdo i|\bis it|\bmai\s*$|\btammai|\btam rai|\bngai|\barai"
)
"""Words without which little is a question."""
AGREEING = ("more-more", "goal-right-yes", "send", "forget")
DECLINING = ("more-enough", "goal-right-other", "files-none", "skip")
"""Options that a plain yes or no means."""
ABOUT_RIGHTS = ("kind-", "goal-")
_ASKED_LAST = re.compile(
    r"(?:\?|ไหม|มั้ย|มั๊ย|ม้าย|ไม๊|มัย|หรือ|หรือยัง|หรือเปล่า|หรือไม่|เหรอ|หรอ|ป่าว|เปล่า|ปะ|ป่ะ|ยังไง|อย่างไร|เพราะอะไร|"
    r"อะไร|ใคร|ไหน|เท่าไหร่|เท่าไร|กี่\S{1,6}|เมื่อไหร่|เมื่อไร|ตรงไหน|ทางไหน|บ่|หยัง|พันพรือ|ติ|ใช่ไหม)"
    r"(?:\s*(?:บ้าง|กัน|ล่ะ|ละ|อะ|อ่ะ|เนี่ย|นี่|ได้|ดี))*$|\?"
)
"""How a sentence ends that is a question and nothing else."""
_ASKED_WITHIN = re.compile(
    r"ต่างกัน\S{0,3}(?:ยังไง|อย่างไร|ไง)|หมายถึง(?:อะไร|ไร|ยังไง|วุฒิ|\S{0,20}ด้วย)|หมายความ|แปลว่า|คืออะไร|คือไร|ใช่ไหม|ใช่มั้ย|"
    r"ทำไม|กี่บาท|เท่าไหร่|\bwhat does|\bdifference"
)
"""What makes a question of a sentence wherever it stands in it."""
_POLITE = re.compile(
    r"(?:ขอ|เอา|ให้|เป็น|ส่ง|\bcan i\b|\bcould\b|\bmay i\b).*(?:ได้ไหม|ได้มั้ย|ได้ป่ะ|ได้ปะ|หน่อยได้|\?)"
)
"""A wish that is put as a question."""
_SAYS_WRONG = re.compile(
    r"พิม(?:พ์)?(?:\S{0,12})ผิด|กดผิด|กดขาด|เปลี่ยนใจ|เปลี่ยนจัย|เลือกผิด|ใส่ผิด|\bmistake|\btypo|\bwrong\b|pim pit|kod pit"
)
"""Words by which somebody says that an earlier answer is wrong."""
_WHY = re.compile(r"ทำไม|ทามมัย|เพราะอะไร|เพื่ออะไร|เฮ็ดหยัง|\bwhy\b|\btammai\b")
_UNABLE = re.compile(
    r"ไม่|ม่าย|บ่|ลืม|หาย|เปลี่ยน|พัง|เสีย|หมด|ยาก|ปิดไป|"
    r"\bno\b|\bnot\b|n't|\bcannot|\bcant|\blost|\bforgot|\bmai\b|\bluem"
)
"""Words without which nobody says that they cannot."""
_RIGHT_IS = re.compile(r"ต้องเป็น|ต้องเปน|ที่ถูกคือ|ที่ถูกต้องคือ|เปลี่ยนเป็น|should be")
_ASKS_ABOUT = ("why", "means", "how", "whose", "sure", ASKS)


# What a text may mean ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answered:
    """An answer to the question that waits.  `masked`: numbers were taken out of it; `secret`: the message that
    held it is deleted from the chat; `likely`: it was understood and not said, so it must not end anything."""

    said: Said
    masked: bool = False
    secret: bool = False
    likely: bool = False


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
    """Talk about the talk: the class says what."""

    what: str


@dataclass(frozen=True)
class Leaving:
    """It sounds like leaving the form."""


@dataclass(frozen=True)
class Change:
    """Another right than the one that this form is about, by its label in the question bank."""

    label: str


Reading = Answered | Doubt | Edits | Aside | About | Leaving | Change


@dataclass(frozen=True)
class Place:
    """Where a text is said: the question that waits, and what can be asked of words and models."""

    flow: str
    waiting: Waiting
    say: Callable[[Line], str]
    """A line in the person's language."""
    react: Callable[[str], Reaction]
    """What the question bank makes of a text in a form."""

    def labels(self, question: Question[Any]) -> dict[str, str]:
        """The words of a question's buttons, by the raw answer of each."""
        found = {raw: self.say(label) for raw, label in question.choices().items()}
        return found | {"all": self.say(line("tick-all"))} if question.many and found else found


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
    exact = _exact(place, text)
    if exact is not None:
        return _answer(waiting, exact, text)
    match question:
        case Email() | Code():
            found = _not_denied(text, question.find(text))
            if len(found) == 1:
                return _answer(waiting, found[0], text)
            if not found and (edits := _edited_address(waiting, text)):
                return edits
            if "@" in text or not any(each.isalpha() for each in text):
                return _answer(waiting, text, text)  # an address or a code that is not whole
        case SharedPhone() if not any(each.isalpha() for each in bare(text)) or phones(text):
            return _answer(waiting, text, text)
        case Many() | Choice():
            found = question.find(text)
            if found and (question.many or len(found) == 1):
                return _answer(waiting, ",".join(found), text)
            if not any(each.isalpha() for each in text):
                return _answer(waiting, text, text)  # a number out of range is no word
    return None


def _exact(place: Place, text: str) -> str | None:
    """The option that somebody typed instead of pressing."""
    if text == SKIP and place.waiting.question.optional:
        return SKIP
    wanted = bare(text)
    return next(
        (raw for raw, label in place.labels(place.waiting.question).items() if bare(label) == wanted), None
    )


def _labelled(place: Place, question: Question[Any], text: str) -> tuple[str, ...]:
    """The options whose words stand in a text and are not denied there, in the order of the question."""
    plain, found = bare(text), []
    labels = {raw: bare(label) for raw, label in place.labels(question).items() if raw not in (SKIP, "all")}
    for raw, label in sorted(labels.items(), key=lambda each: -len(each[1])):
        short = re.sub(r"\s*\(.*", "", label)
        at = plain.find(short)
        if at < 0 or len(short) < 3:
            continue
        if not _NOT.search(plain[:at]):
            found.append(raw)
        plain = plain.replace(short, " ")  # what is part of a longer label is not named by itself
    if question.many and _EXCEPT.search(bare(text)):
        named = [raw for raw, label in labels.items() if re.sub(r"\s*\(.*", "", label) in bare(text)]
        return tuple(raw for raw in labels if raw not in named) if named else ()
    return tuple(raw for raw in labels if raw in found)


def _not_denied(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Of several addresses the one that is meant: not one that is denied, and the last of those that are left."""
    kept = [each for each in found if not _NOT.search(text[: max(text.lower().find(each.lower()), 0)])]
    return tuple(kept[-1:])


def _edited_address(waiting: Waiting, text: str) -> Edits | None:
    """At the code: another address than the one it was sent to."""
    asked = next((each for each in reversed(waiting.path) if isinstance(each.question, Email)), None)
    found = _not_denied(text, emails(text))
    return Edits({asked.name: found[0]}) if asked and found else None


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
    unread = _answer(waiting, text, text)
    if max(strengths.values(), default=0.0) < FAINT:
        return unread  # nothing that anybody says
    named = set(_labelled(place, question, text)) if isinstance(question, (Choice, Many)) else set()
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
        several = _several(place, question, text, speech)
        if several:
            return _answer(waiting, several, text, likely=True)
    if not weights.takes:
        return None
    if not question.many and weights.doubtful and len(weights.two_likeliest) > 1:
        return Doubt(weights.two_likeliest)
    return None if weights.weak else _answer(waiting, weights.meant[weights.option[0]], text, likely=True)


def _changed(place: Place, text: str, weights: _Weights, speech: Speech) -> Edits | None:
    """Earlier answers with new values, where a text says that it changes something."""
    unlikely = weights.kind[0] in ("edit", "change") or weights.option[1] < SURE
    if not place.waiting.path or not _CHANGES.search(bare(text)):
        return None
    if not unlikely and not isinstance(place.waiting.question, Confirm):
        return None
    edits = _edits(place, text, speech)
    return edits if edits.has_values else None


def _plainly_asked(text: str, named: set[str]) -> bool:
    """Whether a text is a question and nothing else; a short one may name an option and ask for it politely."""
    plain = bare(text)
    if _POLITE.search(text) and named:
        return False
    return bool(_ASKED_LAST.search(plain) or _ASKED_WITHIN.search(plain))


def _prior(name: str, plain: str, meant: Mapping[str, str], named: set[str]) -> float:
    """How much likelier a class is here than its phrases alone say."""
    if name in meant:
        return OPTION_FIRST * (3.0 if meant[name] in named else 1.0)
    if name in _ASKS_ABOUT and not _ASKING.search(plain):
        return UNASKED
    if name in ("change", WISHES):
        rights = any(each.startswith(ABOUT_RIGHTS) for each in meant)
        return 0.05 if rights else (1.0 if _CHANGES.search(plain) else UNASKED * 0.7)
    return 1.0


def _open(place: Place, text: str, chances: Mapping[str, float], speech: Speech) -> Reading:
    """At a question for free words, what is not clearly something else is its answer."""
    waiting, question = place.waiting, place.waiting.question
    best = next(iter(chances), "content")
    chance = chances.get(best, 0.0)
    asks = _ASKING.search(bare(text))
    if waiting.path and _SAYS_WRONG.search(bare(text)) and (edits := _edits(place, text, speech)).answers:
        return edits
    if waiting.path and _CHANGES.search(bare(text)) and best in ("edit", "change", WISHES) and chance >= 0.35:
        edits = _edits(place, text, speech)
        if edits.has_values:
            return edits
    valued = bool(emails(text) or phones(text))
    if best in question.meant() and chance >= 0.4 and not valued and len(text) < 2 * LONG:
        return _answer(waiting, question.meant()[best], text, likely=True)
    needs = max(AT_OPEN_QUESTIONS.get(best, SURE), CLEAR if len(text) >= LONG else 0, CLEAR if valued else 0)
    if (best in _ASKS_ABOUT and not asks) or (best == "cannot" and not _UNABLE.search(bare(text))):
        needs = 0.98
    welcome = isinstance(question, Text) and question.takes_questions
    if (
        (_ASKED_LAST.search(bare(text)) or _ASKED_WITHIN.search(bare(text)))
        and not welcome
        and best not in question.meant()
    ):
        return _question(place, text, chances)
    if best == "content" or best in question.meant() or chance < needs:
        return _answer(waiting, text, text)
    found = _kind(place, text, best, speech)
    return found if not isinstance(found, Answered) else _answer(waiting, text, text)


def _question(place: Place, text: str, chances: Mapping[str, float]) -> Reading:
    """What is plainly a question: about the question that waits, or about the policy."""
    if _WHY.search(bare(text)) and len(text) < LONG:
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
            edits = _edits(place, text, speech)
            unclear = not edits.answers and isinstance(waiting.question, (Email, Code, SharedPhone))
            return _answer(waiting, text, text) if unclear else edits
        case "change":
            reaction = place.react(text)
            return Change(reaction.label)
        case "asks" | "wishes":
            reaction = place.react(text)
            if (
                not reaction.asks
                and not _ASKING.search(bare(text))
                and not isinstance(waiting.question, Confirm)
            ):
                return _answer(waiting, text, text)
            known = bool(reaction.topics) or reaction.label[:1].isdigit()
            if reaction.label.startswith("do:") and kind == WISHES:
                return Change(reaction.label)
            if known and not reaction.label.startswith(("do:", "chat:")):
                return Aside(reaction)
            return _answer(waiting, text, text)
        case "unsure" if not isinstance(waiting.question, Text):
            return About("means")
    return About(kind)


def _several(place: Place, question: Many, text: str, speech: Speech) -> str:
    """The options named in the parts of a sentence, or what is left of all where some are taken out."""
    meant = {name: raw for name, raw in question.meant().items() if raw != "all"}
    plain = bare(text)
    if cut := _EXCEPT.search(plain):
        out = _named(meant, plain[cut.end() :], speech)
        return ",".join(raw for raw in question.options if raw not in out) if out else ""
    if _EVERYTHING.search(plain) and speech.strength(text, ["all"]).get("all", 0) >= NAMED:
        return "all"
    found = _named(meant, plain, speech) | set(_labelled(place, question, text)) | set(question.find(text))
    return ",".join(raw for raw in question.options if raw in found)


def _named(meant: Mapping[str, str], text: str, speech: Speech, needs: float = NAMED) -> set[str]:
    found = set()
    for part in _SPLIT.split(text):
        strengths = speech.strength(part, meant) if part else {}
        best = max(strengths, key=lambda name: strengths[name], default="")
        if best and strengths[best] >= needs and not _NOT.match(part):
            found.add(meant[best])
    return found


# Edits ------------------------------------------------------------------------------------------------


def _edits(place: Place, text: str, speech: Speech | None) -> Edits:
    """Which earlier answers a text wants to change, and to what."""
    path = [
        each for each in place.waiting.path if each.raw != SPENT and not isinstance(each.question, Confirm)
    ]
    found: dict[str, str | None] = {}
    holding = [each for each in path if isinstance(each.question, Email) and _can_hold(place, each)]
    if holding and (address := _not_denied(text, emails(text))):
        found[holding[-1].name] = address[0]
    if (numbers := phones(text)) and (asked := _with_number(path, text)):
        found[asked.name] = numbers[-1]
    owner = next((each for each in path if each.name == "behalf-name"), None)
    if owner is not None and "ชื่อ" in text and (right := _RIGHT_IS.split(text)[1:]):
        found[owner.name] = name_in(right[-1])
    for asked in path:
        if isinstance(asked.question, (Choice, Many)) and (raw := _other_option(place, asked, text, speech)):
            found[asked.name] = raw
    if found:
        return Edits(found)
    named = [each for each in path if _names(place, each, text)]
    if len(named) == 1:
        return Edits({named[0].name: None})
    if path and (_JUST_NOW.search(text) or len(path) == 1):
        return Edits({path[-1].name: None})
    return Edits()


def _can_hold(place: Place, asked: Asked) -> bool:
    """Whether an address said now can be meant for an earlier question: one that was answered by a button ("I have
    no mail") is not changed by free words that name an address."""
    return bool(emails(asked.raw)) or not isinstance(place.waiting.question, Text)


def _with_number(path: list[Asked], text: str) -> Asked | None:
    """The answer in which a phone number stands: the old one where the text speaks of the old."""
    holding = [each for each in path if isinstance(each.question, Text) and phones(each.raw)]
    old = [each for each in holding if each.name.startswith("before")]
    return (old or holding)[-1] if holding and _OLD.search(text) else (holding[-1] if holding else None)


def _other_option(place: Place, asked: Asked, text: str, speech: Speech | None) -> str:
    """Another option of an earlier question, named in the text."""
    found = set(_labelled(place, asked.question, text))
    if not found and speech is not None:
        meant = {name: raw for name, raw in asked.question.meant().items() if raw not in ("all", SKIP)}
        found = _named(meant, bare(text), speech, CLEARLY)
    before = set(asked.raw.split(","))
    if not asked.question.many:
        found -= before
        return found.pop() if len(found) == 1 else ""
    assert isinstance(asked.question, Many)
    wanted = before | found if _MORE_TOO.search(text) else found
    return (
        ",".join(raw for raw in asked.question.options if raw in wanted) if found and wanted != before else ""
    )


def _names(place: Place, asked: Asked, text: str) -> bool:
    """Whether a text names an earlier question: by the label of its row, or the words of its answer."""
    words = place.say(line(f"row-name-{asked.name.partition('.')[0]}")).split(",")
    plain = bare(text)
    return any(each and each in plain for each in map(bare, words))


# Making an answer -------------------------------------------------------------------------------------


def _answer(waiting: Waiting, raw: str, text: str, *, likely: bool = False) -> Answered:
    """An answer, without the ID and card numbers that must not get into free words."""
    if isinstance(waiting.question, SharedPhone) and raw not in waiting.question.choices():
        raw = ""  # nothing typed proves a phone, also when it looks like the id of a proof
    if isinstance(waiting.question, Text) and raw == text:
        raw = _unwrapped(waiting, text)
    kept, found = masked(raw) if isinstance(waiting.question, Text) else (raw, 0)
    secret = waiting.question.hides(kept) and any(c.isdigit() or c in "ๅภถุึคตจ" for c in text)
    return Answered(Said(kept, waiting.name), bool(found), secret, likely)


def _unwrapped(waiting: Waiting, text: str) -> str:
    """What was asked for, out of the sentence around it: a phone number, an address, a name.  Anything else is
    kept whole: it is the person's own words."""
    base = waiting.name.partition(".")[0]
    if base == "behalf-name":
        return name_in(text)
    if base not in ("before", "after-correction", "after-addition"):
        return text
    asked = next((each for each in reversed(waiting.path) if each.name.startswith("field-")), None)
    if asked is not None and asked.raw == "phone" and len(found := phones(text)) == 1:
        return as_typed(text, found[0])
    if asked is not None and asked.raw == "email" and len(addresses := emails(text)) == 1:
        return addresses[0]
    return text
