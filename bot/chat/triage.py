"""Triage: which of a person's cases a text is for, if any, and what it wants there.

Pure: from the cases, from what was said before and from the weighed text.  What is done about it stands in cases.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers import denial
from bot.answers.speech import ASKS, WISHES
from bot.chat import case_cues
from bot.chat.reading import cues, leaving_cues, question_cues, wish_cues
from bot.chat.reading.hearing import asks
from bot.chat.reading.restriction import restricts
from bot.chat.reading.team_cues import tells_team
from bot.identity.limits import DAY
from bot.storage.window import within
from bot.tickets.states import CLOSED, WAITING
from flows.emails import emails
from flows.finding import bare, phones
from flows.forms_of_rights import RIGHTS

SPEAKS = 0.25
"""The strength from which a text says how it went."""
RECENT = 3 * DAY
"""Seconds for which a text still follows what the team wrote, unless something else was begun since."""
JUST_FILED = 600.0
"""Seconds for which a text still follows the receipt."""
LIKELY, CLEAR, HINTED, PLAIN = 0.4, 0.7, 0.15, 0.9
"""Chances: from which a text is about a case; from which it is a question or a wish also behind what the team
wrote; from which a doubtful question or wish is about the case after all; and from which it is another question
right behind what the team wrote."""
WHEN, WITHDRAW, ADD, THANKS, AGAIN = "case-when", "case-withdraw", "case-add", "case-thanks", "case-again"
LONG_NUMBER = re.compile(r"\d(?:[\s.,/–-]?\d){4,}")
"""Of a phone, a receipt, a date, an amount."""
THANKING = (THANKS, "thanks", "praise")
CASE = (WHEN, WITHDRAW, ADD, THANKS, AGAIN)
BESIDE = ("greeting", "bye", "laugh", "wait", "human", "go-on")
"""Small talk: the usual answer, also where the team waits for one."""
ABOUT = ("why", "means", "how", "whose", "cannot")
SHORT_ANSWERS = ("yes", "no", "sure", "unsure")
HOW_FAR = (WHEN, "wish-status", "process-time")
"""Classes that ask how far a case is, where there is one."""
TOLD = ("content", "edit", "change", ADD, AGAIN)
"""Classes by which something is told that belongs to what was filed a moment ago."""
CLASSES = (*CASE, *BESIDE, *ABOUT, "thanks", "praise", "insult", "edit", "change", "content", ASKS, WISHES)  # fmt: skip
RATINGS = ("good", "fair", "poor")
RATED = tuple(f"rating-{each}" for each in RATINGS)
SAID_MORE = 25
"""Characters from which a verdict has its reason with it."""
SPEAK_OF_IT = (*RATED, "praise", "yes", "insult")
"""Classes that say how it went, where that was asked."""
OF_CALLS = ("objection", "complaint", "concern")
"""Kinds of case that may be about calls and messages."""
CHANGE_A_DATUM = ("correction", "addition")
"""Forms for a datum that is wrong or missing, which may be told with its value."""


@dataclass(frozen=True)
class Case:
    """A ticket, as far as it matters for what somebody says now."""

    number: str
    state: str
    received_at: float
    team_at: float = 0.0
    """When the team last wrote; 0.0 when it has not."""
    kind: str = ""
    """What it asks for; empty where that does not matter."""
    rating: str = ""
    """`asked`: the person was asked how it went, and has not said; or the verdict."""

    due_on: tuple[int, int] = (0, 0)
    """The day and the month until which it is to be done."""

    asks: bool = False
    """Whether the last that the team wrote asks something, and the person has added nothing since."""

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    @property
    def waits(self) -> bool:
        """Whether it is the person's turn."""
        return self.state == WAITING or (self.asks and self.is_open)

    @property
    def unrated(self) -> bool:
        return self.rating == "asked"


@dataclass(frozen=True)
class Around:
    """What stands around a text: the person's open cases and those that can be opened again, the latest first."""

    cases: tuple[Case, ...]
    now: float
    replied: str = ""
    """The case of the message that it is a Telegram reply to."""
    other_at: float = 0.0
    """When the person last asked something, or filed something: what came before that is not followed."""
    offered: bool = False
    """Whether what was typed just now is being offered to a case."""
    offered_to: str = ""
    """To which; empty where the person is to choose."""
    verdicts: Mapping[str, str] = field(default_factory=dict)
    """The verdict of each rating's button, by its words, `bare`."""

    @property
    def open(self) -> tuple[Case, ...]:
        return tuple(each for each in self.cases if each.is_open)

    def takers(self, case: Case | None = None) -> tuple[str, ...]:
        """The numbers of the open cases to which something may be offered: this one, where it is open, or else the
        latest."""
        one = case is not None and case.is_open
        return (case.number,) if case is not None and one else tuple(each.number for each in self.open[:3])

    def lately(self, at: float) -> bool:
        """Whether what is said now may still follow what the team wrote then."""
        return within(at, self.now - RECENT, self.now)

    def just(self, at: float) -> bool:
        """Whether it was a moment ago."""
        return within(at, self.now - JUST_FILED, self.now)


@dataclass(frozen=True)
class Offer:
    """To be offered to one of these cases, the likeliest first."""

    numbers: tuple[str, ...]
    because: str = ""
    """`silence`: nobody has answered, `hurry`: it is to be sooner, or `goes-on`: it has not ended; what is said above
    the offer."""


@dataclass(frozen=True)
class Status:
    """Where a case stands; empty: which one is not clear."""

    number: str


@dataclass(frozen=True)
class ToDo:
    """What somebody has to do about a case is asked; empty: no one of them is meant."""

    number: str


@dataclass(frozen=True)
class Withdrawal:
    """A case is to be withdrawn; empty: which one is not clear."""

    number: str


@dataclass(frozen=True)
class NotContent:
    """A closed case is not done for the person: it can be opened again."""

    number: str


@dataclass(frozen=True)
class Thanked:
    """Thanks for what the team did."""

    number: str


@dataclass(frozen=True)
class Rating:
    """How a case went."""

    number: str
    verdict: str


@dataclass(frozen=True)
class Remark:
    """A word about a closed case whose rating is told already."""

    number: str


Decision = Offer | Status | ToDo | Withdrawal | NotContent | Thanked | Rating | Remark


def followed(around: Around) -> Case | None:
    """The case that was talked about last: replied to or named, offered just now, waiting for the person, written about
    by the team."""
    for number in filter(None, (around.replied, around.offered_to)):
        for each in around.cases:
            if each.number == number:
                return each
    waiting = [each for each in around.cases if each.state == WAITING]
    written = [
        each
        for each in around.cases
        if around.lately(each.team_at) and (each.team_at >= around.other_at or around.offered)
    ]
    return max(written, key=lambda each: each.team_at, default=None) or next(iter(waiting), None)


def asking(around: Around) -> tuple[Case, ...]:
    """The cases in which the team has asked the person something and waits; of the one that is replied to, that one."""
    waits = [each for each in around.open if each.waits and around.lately(each.team_at)]
    return tuple(each for each in waits if each.number == around.replied) or tuple(waits)


def answering(around: Around, text: str, chances: Mapping[str, float], *, just: bool = False) -> Offer | None:
    """Whoever was asked by the team is answering: what is told, and what begins with a yes or a no, whatever it names.
    A question, small talk, another wish and taking the case back are no answers.  `just`: nothing else was asked or
    begun since."""
    asked = [each for each in asking(around) if not just or each.team_at >= around.other_at]
    if not asked or around.replied not in ("", asked[0].number):
        return None
    offer, plain = Offer(tuple(each.number for each in asked[:3])), bare(text)
    said, chance = next(iter(chances.items()), ("", 0.0))
    acts = (case_cues.TAKES_BACK, case_cues.KEEPS_IT, case_cues.CALLS_OFF, case_cues.HOW_FAR, case_cues.FILED)
    if (said == WITHDRAW and chance >= LIKELY) or any(each.search(text) for each in acts):
        return None
    if case_cues.YES_OR_NO.match(text):
        return offer
    small = said in (*BESIDE, WHEN, *HOW_FAR) and chance >= (LIKELY if said in BESIDE else CLEAR)
    small = small or (said in THANKING and not says_more(text))
    another = said == WISHES and chance >= PLAIN
    later = leaving_cues.GIVES_UP.search(plain) or leaving_cues.LATER.search(plain)
    question = (
        asks(text, plain)
        or case_cues.asks_what_to_do(text)
        or (said == ASKS and chance >= PLAIN and question_cues.ASKING.search(plain))
    )
    return None if question or small or another or later else offer


def to_do(around: Around, text: str) -> ToDo | None:
    """Whether somebody asks what they have to do now, while something is open: of the case that waits for them, or was
    talked about last."""
    if not around.open or not case_cues.asks_what_to_do(text):
        return None
    waits, case = [each for each in around.open if each.waits], followed(around)
    number = case.number if case is not None and case.is_open else ""
    return ToDo(_only(waits) or number or _only(around.open))


def pressing(around: Around, text: str, begins: str = "") -> Offer | None:
    """What the team of an open case has to hear, and no page tells better: that nobody answers, that it is to be
    sooner, that what they were to end goes on, or what may help them or is to be passed on to them.  `begins`: the form
    that it begins, if it does."""
    numbers = around.takers(followed(around))
    of_calls = [each.number for each in around.open if each.kind in (*OF_CALLS, begins)]
    if of_calls and (case_cues.still_happens(text) or wish_cues.wants_no_calls(text)):
        return Offer(tuple(of_calls[:3]), "goes-on")
    if around.open and case_cues.is_to_be_reached(text):
        return Offer(numbers)
    if begins or not around.open:
        return None
    if case_cues.SILENCE.search(text):
        return Offer(numbers, "silence")
    if case_cues.HURRIES.search(text):
        return Offer(numbers, "hurry")
    if case_cues.still_happens(text):
        return Offer(numbers, "goes-on")
    if case_cues.tells_more(text) and not asks(text, bare(text)):
        return Offer(numbers)
    return Offer(numbers) if case_cues.PASSES_ON.search(text) and tells_team(text) else None


def asked_of_the_team(around: Around, text: str, *, unanswered: bool) -> Decision | None:
    """What somebody asks who has just read what the team wrote, and what nobody else can answer: it is for that case.
    What the team has found, where it has not written yet, stands on the page of the case."""
    case = followed(around)
    written = case is not None and around.lately(case.team_at) and case.team_at >= around.other_at
    asks_them = bool(case_cues.WHAT_CAME.search(text))
    if case is not None and written:
        return _to(case) if asks_them or (unanswered and asks(text, bare(text))) else None
    if asks_them and around.open:
        return Status(case.number if case else _only(around.open))
    return None


def not_this(text: str) -> str:
    """What is said behind a no to what is being offered to a case; empty where that is nothing, or puts right a number
    of it."""
    no = case_cues.NOT_THIS.match(text)
    return "" if no is None or LONG_NUMBER.search(text) else text[no.end() :]


def objected_to(around: Around, text: str) -> str:
    """The case that was refused, where a text does not accept that: the one that is named, or the last; else empty."""
    if not case_cues.OBJECTS.search(text):
        return ""
    refused = [each for each in around.cases if each.state == "refused"]
    named = [each for each in refused if each.number == around.replied]
    if around.replied and not named:
        return ""
    return max(named or refused, key=lambda each: each.team_at).number if refused else ""


def begins_anew(around: Around, text: str, flow: str) -> bool:
    """Whether a text that asks for something, by its form, begins that and is not for the case that was talked about
    last: that one is closed, and nothing of it is spoken of.  More words about what it asked for are about it.  What
    changes a datum tells its value, and is no answer to a team that has asked nothing, nor more words about another
    request."""
    case = followed(around) or next(iter(around.cases), None)
    if case is None or around.replied or around.offered:
        return False
    if case.is_open:
        asked = case.waits or around.just(case.team_at)
        valued = bool(phones(text) or emails(text))
        anew = flow in CHANGE_A_DATUM and flow != case.kind and valued and not asked
        return anew and not case_cues.is_to_be_reached(text)
    goes_on = flow == case.kind and len(text) >= SAID_MORE
    return flow in (*RIGHTS, "leak") and not goes_on and not case_cues.is_of_the_old(text)


def decide(
    around: Around, text: str, chances: Mapping[str, float], strengths: Mapping[str, float] | None = None
) -> Decision | None:
    """What a text outside any form is for; None when it is for no case.  `strengths`: how much speaks for each class
    by itself; of letters struck by accident nothing does, and they are no verdict."""
    if not around.cases or not chances:
        return None
    case = followed(around)
    said, chance = _said(chances, case)
    verdict = _how_it_went(around, case, text, said, chances, strengths)
    if (first := verdict or answering(around, text, chances)) is not None:
        return first
    plain = bare(text)
    # Of somebody else, ruled out, or asked whether it could be: nothing is withdrawn by it.
    told = bool(
        wish_cues.only_told(plain)
        or case_cues.NOT_TAKEN_BACK.search(text)
        or case_cues.WHAT_IF_TAKEN_BACK.search(text)
        or wish_cues.WHETHER.search(plain)
    )
    if said == "take-back" and not around.open and chance >= LIKELY:
        return NotContent(around.cases[0].number)  # it was withdrawn by mistake
    if (found := _said_of_it(around, case, text, (said, chance), told=told)) is not None:
        return found
    if case is None:
        return _just_filed(around, text, chances)
    if case.number == around.replied and said != "thanks":
        return _to(case)
    if said in THANKING and chance >= LIKELY:
        return Thanked(case.number)
    if phones(text):
        return _to(case)  # a number is what the team asked for, and no question
    just_written = case.team_at >= around.other_at and around.just(case.team_at)
    usual = said in (ASKS, WISHES) and chance >= (PLAIN if just_written else CLEAR)
    if around.offered and said == ASKS and not asks(text, plain):
        usual = False  # somebody goes on telling: it only sounds like what others ask about
    usual = usual or (said in BESIDE and chance >= LIKELY)
    short = said in SHORT_ANSWERS and chance >= LIKELY and case.state != WAITING
    return None if usual or short else _to(case)


def _said_of_it(
    around: Around, case: Case | None, text: str, likeliest: tuple[str, float], *, told: bool
) -> Decision | None:
    """What is said of a case, by its words or by the class that a text is likeliest of; None where nothing is."""
    said, chance = likeliest
    told = told or restricts(text)  # the rest of it is wanted still
    by_words = _by_words(around, case, text, told=told)
    if isinstance(by_words, Withdrawal) and restricts(text):
        by_words = Offer(around.takers(case))
    if isinstance(by_words, Withdrawal) and tells_team(text) and not _withdraws_itself(text):
        by_words = Offer(around.takers(case))  # it is told to the team, and nothing is withdrawn by that
    for_team = None if isinstance(by_words, Withdrawal) else _to_be_told(around, case, text, said, chance)
    if (told_so := for_team or _telling(around, case, text, said)) is not None:
        return for_team or by_words or told_so
    if case is not None and _goes_on(around, case, text, said):
        return _to(case)
    if said == WITHDRAW and around.open and restricts(text):
        return Offer(around.takers(case))
    if said == WITHDRAW and around.open and not told and not _calls_off(text, chance):
        return by_words or Offer(around.takers(case))  # a remark, or a message to the team
    hinted = HINTED if case and case.state != WAITING else LIKELY
    if said in CASE and chance >= hinted and not (told and said == WITHDRAW):
        return _about_a_case(around, case, said)
    return by_words


def _withdraws_itself(text: str) -> bool:
    """Whether a sentence of its own takes a case back, beside what is to be said to the team."""
    return any(
        case_cues.TAKES_BACK.search(each) and not tells_team(each) for each in cues.SENTENCES.split(text)
    )


def _how_it_went(
    around: Around,
    case: Case | None,
    text: str,
    said: str,
    chances: Mapping[str, float],
    strengths: Mapping[str, float] | None,
) -> Decision | None:
    """A verdict, where it was asked for; and thanks that are not for what was done, because it is not."""
    speaks = case is not None and case.unrated and _speaks(around, bare(text), strengths)
    verdict = _verdict(around, text, chances) if speaks else ""
    beside = case_cues.CONTENT.search(text) or asks(text, bare(text))
    undone = bool(case_cues.UNDONE.search(text)) and not beside
    if case is not None and verdict and not (undone and verdict == "good"):
        thanks = case_cues.THANKS.search(bare(text)) and not case_cues.JUDGES.search(bare(text))
        only_thanks = verdict == "good" and thanks  # for what was quicker than expected: the question stays
        return Thanked(case.number) if only_thanks else Rating(case.number, verdict)
    thanked = verdict or said == THANKS or (said in THANKING and case is not None)
    return _to(case or around.cases[0]) if undone and thanked else None


def _to_be_told(around: Around, case: Case | None, text: str, said: str, chance: float) -> Decision | None:
    """What the team of a case has to read, whatever it sounds like: it says that it is for them, asks them what
    to do, or asks for something beside thanks."""
    one = case if case is not None and (case.is_open or said in THANKING) else None
    seems = said == WHEN and chance >= (HINTED if one else LIKELY)
    asks_them = seems and case_cues.SHALL_I.search(text)
    wants = said in THANKING and one is not None and (case_cues.AND_WANTS.search(text) or emails(text))
    if not (asks_them or wants or (around.open and _is_for_them(text))):
        return None
    if one is not None:
        return _to(one)
    return Offer(around.takers()) if around.open else None


def _goes_on(around: Around, case: Case, text: str, said: str) -> bool:
    """Whether a text goes on with what is being offered to a case: it says what of it is still wanted, or is no
    question, though it sounds as if it asked how far that is."""
    if not around.offered or not case.is_open or asks(text, bare(text)):
        return False
    return bool(case_cues.THE_REST.search(text) or (said == WHEN and not case_cues.HOW_FAR.search(text)))


def _calls_off(text: str, chance: float) -> bool:
    """Whether a text that sounds like it takes a case back: by a word for it, and not in a message to the team."""
    if case_cues.NOT_JUST_YET.search(text):
        return False
    return not tells_team(text) and bool(chance >= CLEAR or case_cues.OFF_AT_ALL.search(text))


def _is_for_them(text: str) -> bool:
    return bool(case_cues.TO_THE_CASE.search(text) or case_cues.TO_THE_TEAM.search(text))


def _telling(around: Around, case: Case | None, text: str, said: str) -> Decision | None:
    """A text that surely tells something, whatever it sounds like: with the number that the team asked for, or with
    more than thanks where they wait for an answer; and nobody names a phone to ask how far a case is."""
    tells = LONG_NUMBER.search(text) or (said in THANKING and says_more(text))
    if case is not None and case.state == WAITING and tells:
        return _to(case)
    if said == WHEN and phones(text) and around.open:
        return Offer(around.takers())
    return None


def _by_words(around: Around, case: Case | None, text: str, *, told: bool) -> Decision | None:
    """What is said of a case in words that mean little else."""
    if tells_team(text) and case_cues.PASSES_ON.search(text) and case is not None and not case.is_open:
        return _to(case)
    if case_cues.EACH_CASE.search(text):
        return Status("")
    if case_cues.asks_when(text) and not phones(text):
        return Status(case.number if case else _only(around.open or around.cases))
    due = [each for each in around.open if case_cues.asks_of_day(text, each.due_on)]
    if due and asks(text, bare(text)) and not phones(text):
        return Status(_only(due) or _only([each for each in due if each == case]))
    if not around.open:
        undone = around.cases[0].state == "withdrawn" and case_cues.UNDOES.search(text)
        again = undone or (case_cues.REOPENS.search(text) and not told)
        return NotContent(around.cases[0].number) if again else None
    one = case if case is not None and case.is_open else None
    of_consent = wish_cues.CONSENT.search(text) and not case_cues.OF_A_CASE.search(text)
    taken = case_cues.TAKES_BACK.search(text) and not of_consent
    if taken or case_cues.KEEPS_IT.search(text):
        number = one.number if one else _only(around.open)
        return (
            Status(number) if told or case_cues.KEEPS_IT.search(text) else Withdrawal(number)
        )  # the page of the case has the button for it
    asked = case_cues.HOW_FAR.search(text) or case_cues.FILED.search(text)
    if asked and not phones(text):
        return Status((case or around.open[0]).number if case or len(around.open) == 1 else "")
    if case_cues.TELLS.search(text):
        return Offer(around.takers(case))
    return None


def decide_in_form(
    around: Around, text: str, chances: Mapping[str, float], asked_at: float, *, open_ended: bool
) -> Offer | None:
    """What a text in the middle of a form may be for besides its question, shown at `asked_at`: the team has
    written meanwhile, or is spoken to."""
    case = followed(around)
    if around.open and case_cues.TO_THE_CASE.search(text):
        return Offer(around.takers(case))
    if case is None or not case.is_open:
        return None
    if case.number == around.replied:
        return Offer((case.number,))
    said, chance = next(iter(chances.items()), ("", 0.0))
    meanwhile = case.team_at >= asked_at
    if said == ADD and chance >= (LIKELY if meanwhile else CLEAR):
        return Offer((case.number,))
    talk = said in (*BESIDE, *ABOUT, ASKS, WISHES, "thanks", "praise") and chance >= LIKELY
    if case.waits and phones(text) and case_cues.CALLED.search(text) and not asks(text, bare(text)):
        talk = False  # who called is told to the team that waits for it, whatever it sounds like
    talk = talk or bool(leaving_cues.GIVES_UP.search(bare(text)) or leaving_cues.LATER.search(bare(text)))
    told = open_ended or bool(phones(text))
    return Offer((case.number,)) if meanwhile and told and not talk else None


def of_kinds(around: Around, case: Case | None, meant: Sequence[Case]) -> tuple[str, ...]:
    """The numbers of the cases that a text may be about which names kinds of request: of those that it may mean the one
    that was talked about last, or else all."""
    if case is not None and (case.number == around.replied or case in meant):
        return (case.number,) if case in meant else ()
    return tuple(each.number for each in meant[:3])


def named_one(around: Around, number: str, kinds: frozenset[str]) -> str:
    """The case that a text is about which names kinds of request, where another was thought of; empty where that is not
    plain.  An open one comes before those that are closed."""
    if not kinds or number == around.replied != "":
        return number
    meant = [each for each in around.open if each.kind in kinds] or [
        each for each in around.cases if each.kind in kinds
    ]
    if any(each.number == number for each in meant):
        return number
    return meant[0].number if len(meant) == 1 else ""


def says_more(text: str) -> bool:
    """Whether thanks may have something with them that the team should know."""
    return len(text) >= SAID_MORE or bool(phones(text))


def tempered(chances: Mapping[str, float], without: Mapping[str, float]) -> dict[str, float]:
    """The chances of a text with a long number in it, by those of the text `without` it: its digits may speak for
    somebody's telling something, and not for their asking how far a case is, or taking it back."""
    acts = (WITHDRAW, *HOW_FAR)
    found = {
        name: min(chance, without.get(name, 0.0)) if name in acts else chance
        for name, chance in chances.items()
    }
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def possible(around: Around) -> tuple[str, ...]:
    """The classes that a text may be of here."""
    case = followed(around)
    here = HOW_FAR[1:] if around.open else ("take-back",)
    return (*CLASSES, *here, *SHORT_ANSWERS, *(RATED if case is not None and case.unrated else ()))


def _speaks(around: Around, plain: str, strengths: Mapping[str, float] | None) -> bool:
    """Whether a text speaks of how it went at all, and not of the weather."""
    if plain in around.verdicts or strengths is None:
        return True
    strong = max((strengths.get(each, 0.0) for each in SPEAK_OF_IT), default=0.0) >= SPEAKS
    return bool(
        (strong or case_cues.NOT_GOOD.search(plain) or case_cues.ALL_RIGHT.search(plain))
        and not case_cues.BESIDE.search(plain)
    )


def _verdict(around: Around, text: str, chances: Mapping[str, float]) -> str:
    """How it went, where that was asked: by the words of a button, or what a text says for or against it."""
    plain = bare(text)
    if plain in around.verdicts:
        return around.verdicts[plain]
    if denial.DOUBTED_VERDICT.search(plain):
        return ""
    weights = {each: chances.get(f"rating-{each}", 0.0) for each in RATINGS}
    weights["good"] += chances.get("praise", 0.0)
    weights["fair"] += chances.get("yes", 0.0) if case_cues.ALL_RIGHT.search(plain) else 0.0
    weights["poor"] += chances.get("insult", 0.0)
    beside = max((chance for name, chance in chances.items() if name not in SPEAK_OF_IT), default=0.0)
    if case_cues.NOT_GOOD.search(plain):
        return "poor" if chances.get(AGAIN, 0.0) < CLEAR else ""
    best = max(RATINGS, key=lambda each: weights[each])
    return best if weights[best] >= HINTED and weights[best] > beside else ""


def _said(chances: Mapping[str, float], case: Case | None) -> tuple[str, float]:
    """The likeliest class; a question or wish that leaves a doubt gives way to what is said about a case."""
    weights = dict(chances)
    weights[WHEN] = sum(weights.pop(each, 0.0) for each in HOW_FAR)
    said = max(weights, key=lambda each: weights[each])
    about = max(CASE, key=lambda each: weights.get(each, 0.0))
    if said in (ASKS, WISHES) and weights[said] < CLEAR and weights.get(about, 0.0) >= HINTED:
        return about, LIKELY
    return said, weights[said]


def _about_a_case(around: Around, case: Case | None, said: str) -> Decision | None:
    match said:
        case "case-when":
            return Status(case.number if case else _only(around.open or around.cases))
        case "case-withdraw" if around.open:
            return Withdrawal(case.number if case and case.is_open else _only(around.open))
        case "case-withdraw":  # nothing is left to withdraw: the last one is meant, by mistake or not
            return NotContent(around.cases[0].number)
        case "case-again" if case is not None and not case.is_open:
            return NotContent(case.number)
        case "case-again" if case is None:
            ended = next((each for each in around.cases if not each.is_open), None)
            return NotContent(ended.number) if ended else Status(_only(around.open))
        case "case-thanks":
            return Thanked((case or around.cases[0]).number)
        case "case-add" if case is None:
            return Offer(tuple(each.number for each in (around.open or around.cases[:1])[:3]))
    return _to(case) if case else None


def _just_filed(around: Around, text: str, chances: Mapping[str, float]) -> Decision | None:
    """Right behind the receipt: "I forgot to say..."."""
    latest = max(around.open, key=lambda each: each.received_at, default=None)
    if latest is None:
        return None
    if case_cues.MENDS.search(text) and around.lately(latest.received_at):
        return _to(latest)
    if not around.just(latest.received_at):
        return None
    if latest.received_at < around.other_at:
        return None
    told = sum(chances.get(each, 0.0) for each in TOLD)
    return _to(latest) if told >= LIKELY else None


def _to(case: Case) -> Decision:
    if case.is_open:
        return Offer((case.number,))
    return NotContent(case.number) if case.rating in ("", "asked") else Remark(case.number)


def _only(cases: Sequence[Case]) -> str:
    return cases[0].number if len(cases) == 1 else ""
