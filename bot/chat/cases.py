"""Cases: what somebody says that belongs to a ticket of theirs, before it is taken for anything else.

`decide` is pure: from the cases of a person, from what was said before and from the weighed text it finds what
the text is for.  `Cases` does it.  Nothing goes to the team without a press: a text is kept as a draft and offered
to the case, with another button for everything else that it may have been.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.answers.speech import ASKS, WISHES, Speech
from bot.chat.outcomes import Outcomes
from bot.chat.pages import RATINGS, Pages
from bot.chat.starting import Starting
from bot.chat.turn import Says, Turn
from bot.i18n import Words
from bot.identity.people import People
from bot.identity.pii import masked
from bot.queue.outbox import Outbox
from bot.tickets.actions import RULES, Comment
from bot.tickets.attachments import AT_MOST, Attachments
from bot.tickets.messages import reopen_until
from bot.tickets.states import CLOSED, WAITING
from bot.tickets.store import Ticket, TicketEvent, Tickets
from flows.buttons import NotToCase, Open, Start, ToCase, ToTeam, button
from flows.lines import Button, Line, Reply, line
from flows.questions import Text
from flows.ticket import AddFiles

RECENT = 3 * 86400.0
"""Seconds for which a text still follows what the team wrote, unless something else was begun since."""
JUST_FILED = 600.0
"""Seconds for which a text still follows the receipt."""
LIKELY, CLEAR, HINTED = 0.4, 0.7, 0.15
"""Chances: from which a text is about a case; from which it is a question or a wish also behind what the team
wrote; and from which a doubtful question or wish is about the case after all."""
OFFERED = "case-offered"
"""The topic while a draft is offered to a case: what is typed next belongs to it."""

WHEN, WITHDRAW, ADD, THANKS, AGAIN = "case-when", "case-withdraw", "case-add", "case-thanks", "case-again"
CASE = (WHEN, WITHDRAW, ADD, THANKS, AGAIN)
BESIDE = ("greeting", "bye", "laugh", "wait", "human", "go-on")
"""Small talk: the usual answer, also where the team waits for one."""
ABOUT = ("why", "means", "how", "whose", "again", "cannot")
SHORT_ANSWERS = ("yes", "no", "sure", "unsure")
CLASSES = (*CASE, *BESIDE, *ABOUT, "thanks", "praise", "insult", "edit", "change", "content", ASKS, WISHES)  # fmt: skip
RATED = tuple(f"rating-{each}" for each in RATINGS)


# What a text is for -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A ticket, as far as it matters for what somebody says now."""

    number: str
    state: str
    received_at: float
    team_at: float = 0.0
    """When the team last wrote; 0.0 when it has not."""
    unrated: bool = False
    """Whether the person was asked how it went, and has not said."""

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED


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

    @property
    def open(self) -> tuple[Case, ...]:
        return tuple(each for each in self.cases if each.is_open)


@dataclass(frozen=True)
class Offer:
    """To be offered to one of these cases, the likeliest first."""

    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Status:
    """Where a case stands; empty: which one is not clear."""

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


Decision = Offer | Status | Withdrawal | NotContent | Thanked | Rating


def followed(around: Around) -> Case | None:
    """The case that was talked about last: replied to, waiting for the person, written about by the team."""
    for each in around.cases:
        if each.number == around.replied:
            return each
    waiting = [each for each in around.cases if each.state == WAITING]
    written = [
        each
        for each in around.cases
        if around.now - each.team_at <= RECENT and (each.team_at >= around.other_at or around.offered)
    ]
    return max(written, key=lambda each: each.team_at, default=None) or next(iter(waiting), None)


def decide(around: Around, chances: Mapping[str, float]) -> Decision | None:
    """What a text outside any form is for; None when it is for no case."""
    if not around.cases or not chances:
        return None
    case = followed(around)
    said, chance = _said(chances, case)
    if said in CASE and chance >= (HINTED if case else LIKELY):
        return _about_a_case(around, case, said)
    if case is None:
        return _just_filed(around, said, chance)
    if said in RATED and case.unrated and chance >= HINTED:
        return Rating(case.number, said.removeprefix("rating-"))
    if case.number == around.replied and said != "thanks":
        return _to(case)
    if said in ("thanks", "praise") and chance >= LIKELY:
        return Thanked(case.number)
    usual = (said in (ASKS, WISHES) and chance >= CLEAR) or (said in BESIDE and chance >= LIKELY)
    short = said in SHORT_ANSWERS and chance >= LIKELY and case.state != WAITING
    return None if usual or short else _to(case)


def decide_in_form(
    around: Around, chances: Mapping[str, float], asked_at: float, *, open_ended: bool
) -> Offer | None:
    """What a text in the middle of a form may be for besides its question, shown at `asked_at`: the team has
    written meanwhile, or is spoken to."""
    case = followed(around)
    if case is None or not case.is_open:
        return None
    if case.number == around.replied:
        return Offer((case.number,))
    said, chance = next(iter(chances.items()), ("", 0.0))
    meanwhile = case.team_at >= asked_at
    if said == ADD and chance >= (LIKELY if meanwhile else CLEAR):
        return Offer((case.number,))
    talk = said in (*BESIDE, *ABOUT, ASKS, WISHES, "thanks", "praise") and chance >= LIKELY
    return Offer((case.number,)) if meanwhile and open_ended and not talk else None


def possible(around: Around) -> tuple[str, ...]:
    """The classes that a text may be of here.  Where somebody is asked how it went, "no" is a verdict."""
    case = followed(around)
    return (*CLASSES, *(RATED if case is not None and case.unrated else SHORT_ANSWERS))


def _said(chances: Mapping[str, float], case: Case | None) -> tuple[str, float]:
    """The likeliest class; a question or wish that leaves a doubt gives way to what is said about a case."""
    weights = dict(chances)
    if case is not None and case.unrated:
        weights["rating-good"] = weights.get("rating-good", 0.0) + weights.pop("praise", 0.0)
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
        case "case-again" if case is None:
            ended = next((each for each in around.cases if not each.is_open), None)
            return NotContent(ended.number) if ended else Status(_only(around.open))
        case "case-thanks":
            return Thanked((case or around.cases[0]).number)
        case "case-add" if case is None:
            return Offer(tuple(each.number for each in (around.open or around.cases[:1])[:3]))
    return _to(case) if case else None


def _just_filed(around: Around, said: str, chance: float) -> Decision | None:
    """Right behind the receipt: "I forgot to say..."."""
    latest = max(around.open, key=lambda each: each.received_at, default=None)
    if latest is None or around.now - latest.received_at > JUST_FILED:
        return None
    if latest.received_at < around.other_at:
        return None
    return _to(latest) if said in ("content", "edit", ADD) and chance >= LIKELY else None


def _to(case: Case) -> Decision:
    return Offer((case.number,)) if case.is_open else NotContent(case.number)


def _only(cases: Sequence[Case]) -> str:
    return cases[0].number if len(cases) == 1 else ""


# Doing it ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Desk:
    """What the person has at the team: tickets, files, and the ways to do something with them."""

    tickets: Tickets
    attachments: Attachments
    outcomes: Outcomes
    outbox: Outbox


class Cases:
    """Takes what belongs to a case to it."""

    def __init__(
        self,
        clock: Callable[[], float],
        words: Words,
        people: People,
        desk: Desk,
        *,
        starting: Starting,
        pages: Pages,
        speech: Speech,
    ) -> None:
        self._clock, self._words, self._people, self._desk = clock, words, people, desk
        self._starting, self._pages, self._speech = starting, pages, speech

    def hear(self, turn: Turn, text: str) -> list[Says] | None:
        """What is said to a text that is for a case; None when it is for none."""
        around = self._around(turn)
        if not around.cases:
            return None
        chances, _ = self._speech.weigh(text, possible(around))
        best = next(iter(chances), "")
        if around.offered and best in ("yes", "no") and chances[best] >= LIKELY:
            return self._to_offer(turn, around, best)
        if turn.talk is not None:
            open_ended = isinstance(turn.talk.standing().question, Text)
            found = decide_in_form(around, chances, turn.talk.changed_at, open_ended=open_ended)
            return self._offer(turn, around, found.numbers, text) if found else None
        decision = decide(around, chances)
        return self._do(turn, around, decision, text) if decision else None

    def file(self, turn: Turn, caption: str) -> list[Says] | None:
        """What is said to a photo or document that is kept now, and for a case; None when it is for none."""
        around = self._around(turn)
        case = followed(around)
        return self._offer(turn, around, (case.number,), caption) if case and case.is_open else None

    def send(self, turn: Turn, number: str, mark: str) -> list[Says] | None:
        """The draft goes to the team, with the files that came; None when it has gone already."""
        draft = self._draft(turn, mark)
        loose = tuple(self._desk.attachments.loose(turn.db, turn.chat_id)[:AT_MOST])
        if draft is None or not (draft or loose):
            return None
        text = draft or self._words.say(line("case-files-alone"), turn.person.language)
        return self._done(turn, self._desk.outcomes.carry_out(turn, AddFiles(number, text, loose), ""))

    def comment(self, turn: Turn, number: str, mark: str) -> list[Says] | None:
        """The draft goes to the team, and the case stays as it is; None as in `send`."""
        draft = self._draft(turn, mark)
        if not draft:
            return None
        return self._done(turn, self._desk.outcomes.move(turn, number, Comment(draft)))

    def taken_back(self, turn: Turn, mark: str) -> str | None:
        """The draft, which was not for a case; None when another has taken its place."""
        draft = self._draft(turn, mark)
        if draft is not None:
            self._people.asked(turn.db, turn.chat_id, draft, "")
        return draft

    def _to_offer(self, turn: Turn, around: Around, answer: str) -> list[Says]:
        """A yes or a no to the offer: it takes a press to send."""
        if answer == "no":
            self._people.asked(turn.db, turn.chat_id, turn.person.question, "")
            return self._starting.follow(turn, Reply((line("case-kept-back"),)))
        case = followed(around) or around.cases[0]
        return (
            self._offer(turn, around, (case.number,), "")
            if case.is_open
            else self._not_content(turn, case.number, turn.person.question)
        )

    def _do(self, turn: Turn, around: Around, decision: Decision, text: str) -> list[Says]:
        match decision:
            case Offer(numbers):
                return self._offer(turn, around, numbers, text)
            case Status(number):
                return [self._pages.page(turn, "status", number)]
            case Withdrawal(""):
                return [self._pages.page(turn, "status")]
            case Withdrawal(number):
                return self._starting.start(turn, Start("withdraw", ticket=number))
            case NotContent(number):
                return self._not_content(turn, number, text)
            case Thanked(number):
                mark = self._keep(turn, text, OFFERED)
                thank = button(line("case-thank"), ToTeam(number, mark))
                return [Reply((line("case-thanked"),), ((thank,), (self._open(number),)))]
            case Rating(number, verdict):
                self._pages.rated(turn, number, verdict)
                again = (button(line("ticket-reopen"), Start("reopen", ticket=number)),)
                rows = (again,) if verdict == "poor" else ()
                return [Reply((line("rated-as", verdict=line(f"rating-{verdict}")),), rows)]

    def _offer(self, turn: Turn, around: Around, numbers: tuple[str, ...], text: str) -> list[Says]:
        """Shall this go to the team?  What was typed a moment before goes with it."""
        before = turn.person.question if around.offered else ""
        draft = "\n".join(each for each in (before, masked(text)[0]) if each)
        mark = self._keep(turn, draft, OFFERED)
        files = len(self._desk.attachments.loose(turn.db, turn.chat_id))
        shown: list[Line] = [
            line("case-offer", number=numbers[0]) if len(numbers) == 1 else line("case-which")
        ]
        shown += [line("case-draft", text=draft)] if draft != text else []
        shown += [line("case-files", count=files)] if files else []
        if len(numbers) == 1:
            send = [button(line("case-send"), ToCase(numbers[0], mark), "primary")]
        else:
            send = [button(line("case-send-to", number=each), ToCase(each, mark)) for each in numbers]
        other = "case-form" if turn.talk else "case-other"
        rows = (*((each,) for each in send), (button(line(other), NotToCase(mark)),))
        return [Reply(tuple(shown), rows)]

    def _not_content(self, turn: Turn, number: str, text: str) -> list[Says]:
        mark = self._keep(turn, masked(text)[0], OFFERED)
        again = button(line("ticket-reopen"), Start("reopen", drafted=True, ticket=number), "primary")
        return [
            Reply(
                (line("case-closed", number=number),),
                (
                    (again,),
                    (button(line("case-comment"), ToTeam(number, mark)),),
                    (button(line("case-other"), NotToCase(mark)),),
                ),
            )
        ]

    def _keep(self, turn: Turn, draft: str, topic: str) -> str:
        """Keep a text as the draft; the mark by which its buttons know it."""
        self._people.asked(turn.db, turn.chat_id, draft, topic)
        return _mark(draft)

    def _draft(self, turn: Turn, mark: str) -> str | None:
        """The draft, if it is still the one that the button stands under."""
        draft = turn.person.question
        return draft if _mark(draft) == mark else None

    def _done(self, turn: Turn, said: Sequence[Reply]) -> list[Says]:
        """The draft is gone, and the form that waits is shown once more."""
        self._people.asked(turn.db, turn.chat_id, "", "")
        return [*said, *(self._starting.resume(turn) if turn.talk else [])]

    def _open(self, number: str) -> Button:
        return button(line("life-open"), Open("status", number))

    def _around(self, turn: Turn) -> Around:
        now, tickets = self._clock(), self._desk.tickets.all_of(turn.db, turn.chat_id)
        live = [each for each in tickets if each.is_open or now <= reopen_until(each)]
        cases = tuple(_case(each, self._desk.tickets.history(turn.db, each)) for each in live)
        replied = ""
        if turn.event.replied_to is not None and cases:
            message = self._desk.outbox.message(turn.db, turn.chat_id, turn.event.replied_to)
            about = message.ticket_id if message else None
            replied = next((each.number for each in live if each.id == about), "")
        return Around(
            cases,
            now,
            replied,
            turn.person.asked_at,
            turn.person.topic == OFFERED and bool(turn.person.question),
        )


def _case(ticket: Ticket, events: Sequence[TicketEvent]) -> Case:
    """What of a ticket and its history matters here."""
    by_team = [
        each.at
        for each in events
        if each.actor == "staff" and RULES.get(each.kind) and RULES[each.kind].tells
    ]
    asked = ticket.state in ("fulfilled", "partly", "refused")
    unrated = asked and not any(each.kind == "rated" for each in events)
    return Case(ticket.number, ticket.state, ticket.received_at, max(by_team, default=0.0), unrated)


def _mark(draft: str) -> str:
    """A short name for a draft: a button must not send what was typed after it."""
    return sha256(draft.encode()).hexdigest()[:8]
