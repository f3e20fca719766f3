"""Cases: what somebody says that belongs to a ticket of theirs, before it is taken for anything else.

What it is for is found by triage.py; here it is done.  Nothing goes to the team without a press: a text is kept as a
draft and offered to the case, with another button for everything else that it may have been.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bot.answers.speech import ASKS, LANGUAGES, Speech
from bot.chat import button_words
from bot.chat.case_cues import (
    CHANGED_MIND,
    HOW_LONG,
    OF_THE_OLD,
    SEEN_BY_TEAM,
    SENDS_AND_MORE,
    SENDS_FILE,
    SENT_YET,
    THE_ONE_FILED,
    WITHDRAWN_BACK,
)
from bot.chat.case_drafts import (
    ANY,
    DECLINED,
    IN_THANKS,
    decline,
    drop,
    expect,
    for_closed,
    keep,
    of_mark,
    offered,
    offered_to,
    taken,
    unsent,
)
from bot.chat.outcomes import Outcomes
from bot.chat.pages import Pages
from bot.chat.reading import question_cues
from bot.chat.reading.team_cues import ends_in_question
from bot.chat.reading.thanks import behind_thanks
from bot.chat.reading.wishes import kinds_named
from bot.chat.starting import Starting
from bot.chat.triage import (
    LIKELY,
    LONG_NUMBER,
    OF_CALLS,
    RATINGS,
    SAID_MORE,
    THANKS,
    Around,
    Case,
    Decision,
    NotContent,
    Offer,
    Rating,
    Remark,
    Status,
    Thanked,
    ToDo,
    Withdrawal,
    answering,
    asked_of_the_team,
    asking,
    begins_anew,
    decide,
    decide_in_form,
    followed,
    named_one,
    not_this,
    objected_to,
    of_kinds,
    possible,
    pressing,
    says_more,
    tempered,
    to_do,
)
from bot.chat.turn import Conversation, Says, Turn, above
from bot.i18n import Words, day_of
from bot.identity.limits import DAY
from bot.identity.people import People
from bot.queue.outbox import Outbox
from bot.tickets.actions import RULES, AddInformation, Answer, AskPerson, Comment, Reopen
from bot.tickets.attachments import Attachments
from bot.tickets.messages import REOPEN_WITHIN, about_of, due_lines, reopen_until, waits_for_person, words_of
from bot.tickets.states import DECIDED, WAITING
from bot.tickets.store import Latest, Ticket, Tickets
from flows.buttons import NotToCase, Open, Start, ToCase, ToTeam, button
from flows.finding import bare, place_alone
from flows.lines import Button, Line, Reply, line, plain
from flows.questions import Text
from flows.ticket import AddFiles

NAMES_A_CASE = 60
"""Characters above which a text says more than which case is meant."""
ALIKE = 6
"""Characters in a row that a text has in common with what was told of a case, from which it is about that."""
MOST_COMPARED = 2000
"""Characters of what was told that are looked at for that."""
A_MOMENT = 0.001
"""Seconds that an offer is later than the last of its files: what stands on a button has microseconds."""
URGENT = ("leak", "complaint", "concern")
"""Kinds of case to which more is told by whoever is in danger."""
ASKED, ANSWERED = AskPerson.rule.event, Answer.rule.event
TOLD_BY_PERSON = (AddInformation.rule.event, Reopen.rule.event)
"""Events by which the person has answered what the team asked."""
VERDICTS_AT_MOST = 5
"""Verdicts on one case, between its being closed and opened again, that are noted: each is kept as long as the case."""


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
        self._verdicts = {
            bare(words.say(line(f"rating-{each}"), language)): each
            for each in RATINGS
            for language in LANGUAGES
        }

    def hear(
        self, turn: Turn, text: str, begins: str = "", *, known: bool = False, unanswered: bool = False
    ) -> list[Says] | None:
        """What is said to a text that is for a case; None when it is for none.  `begins`: the form that it would begin
        otherwise; `known`: the policy surely answers it; `unanswered`: nothing does."""
        around = self._around(turn, text)
        if not around.cases:
            return None
        if objected := objected_to(around, text):
            return [for_closed(self._people, turn, objected, text)]
        if around.offered and (rest := not_this(text)):
            declined = decline(self._people, turn, offered_to(turn) or ANY, offered(turn))
            return self.hear(declined, rest, begins, known=known, unanswered=unanswered)
        return self._heard(turn, around, text, begins, known=known, unanswered=unanswered)

    def _heard(
        self, turn: Turn, around: Around, text: str, begins: str, *, known: bool, unanswered: bool
    ) -> list[Says] | None:
        """What is said to a text by what it says of what is offered, or else of a case."""
        chances, strengths = self._speech.weigh(text, possible(around))
        if LONG_NUMBER.search(text):
            chances = tempered(chances, self._speech.weigh(LONG_NUMBER.sub(" ", text), possible(around))[0])
        best = next(iter(chances), "")
        if around.offered and (said := self._pressed_in_words(turn, around, text)):
            return said
        case = followed(around) or around.cases[0]
        if turn.talk is None and SEEN_BY_TEAM.search(text):
            return self._seen(turn, around)
        if around.offered and case.is_open and SENT_YET.search(text):
            return self._to_offer(turn, around, "yes")
        if around.offered and case.is_open and (yes := SENDS_AND_MORE.search(text)):
            return self._offer(turn, around, (case.number,), text[yes.end() :].strip(), not_yet=True)
        if around.offered and best in ("yes", "no") and chances[best] >= LIKELY:
            return self._to_offer(turn, around, best)
        if turn.talk is not None:
            open_ended = isinstance(turn.talk.standing().question, Text)
            found = decide_in_form(around, text, chances, turn.talk.changed_at, open_ended=open_ended)
            return self._offer(turn, around, found.numbers, text) if found else None
        if SENT_YET.search(text) and (waits := self._still_unsent(turn, around, case.number, "")):
            return waits
        decision = (
            to_do(around, text)
            or self._asked_behind_thanks(around, text)
            or pressing(around, text, begins)
            or self._of_its_kind(around, text, decide(around, text, chances, strengths))
        )
        if decision is None and not begins:
            decision = asked_of_the_team(around, text, unanswered=unanswered)
        known = known and best == ASKS
        if begins_anew(around, text, begins) or _asks_nobody(around, text, decision, known=known):
            return None
        if decision is not None:
            return self._do(turn, around, decision, text)
        thanks = best in ("thanks", THANKS) and chances[best] >= LIKELY and not says_more(text)
        return self._welcome(turn, around, case.number, "") if thanks else None

    def _asked_behind_thanks(self, around: Around, text: str) -> Decision | None:
        """How far a case is, or what is to be done about it, where that is asked behind thanks."""
        if (rest := behind_thanks(text)) == text:
            return None
        if (found := to_do(around, rest)) is not None or not HOW_LONG.search(rest):
            return found
        how_far = decide(around, rest, *self._speech.weigh(rest, possible(around)))
        return self._of_its_kind(around, rest, how_far) if isinstance(how_far, Status) else None

    def answered(self, turn: Turn, text: str) -> list[Says] | None:
        """What is said to whoever was just asked by the team and answers: it is offered to that case before it is taken
        for anything else.  None where nobody was asked, or it is no answer."""
        around = self._around(turn, text)
        if around.offered or not asking(around):
            return None
        found = answering(around, text, self._speech.weigh(text, possible(around))[0], just=True)
        return self._offer(turn, around, found.numbers, text) if found else None

    def expect_choice(self, turn: Turn) -> None:
        """What is typed next may say for which case the file is that came just now."""
        if self._open_cases(turn):
            expect(self._people, turn, ANY)

    def chosen(self, turn: Turn, text: str) -> list[Says] | None:
        """What is said to whoever was asked to which case something goes, and says it: by what it is about, its place
        or its number; and to whoever wants a file sent.  None where neither is said."""
        if turn.talk is not None or offered_to(turn) is None or len(text) > NAMES_A_CASE:
            return None
        around = self._around(turn, text)
        if not around.offered or question_cues.asked(bare(text)):
            return None
        several = offered_to(turn) == ANY and len(around.open) > 1
        if several and (number := self._meant(turn, around, text)):
            return self._offer(turn, around, (number,), "", not_yet=True)
        if self.loose(turn) and SENDS_FILE.search(text):
            return self._still_unsent(turn, around, offered_to(turn) or "", "")
        return None

    def _meant(self, turn: Turn, around: Around, text: str) -> str:
        """The number of the open case that a short text names; empty where that is none, or more than one."""
        open_cases = [each for each in self._open_cases(turn) if each.number in around.takers()]
        if found := self._named(open_cases, text):
            return found
        filed = THE_ONE_FILED.sub(" ", text)
        in_order = open_cases if filed == text else sorted(open_cases, key=lambda each: each.received_at)
        if nth := place_alone(filed, len(in_order)):
            return in_order[nth - 1].number
        told = {each.number: self._told_of(turn, each) for each in open_cases}
        alike = sorted(((shared(bare(text), words), number) for number, words in told.items()), reverse=True)
        (most, number), (less, _) = (*alike, (0, ""), (0, ""))[:2]
        if most >= ALIKE and most > less:
            return number
        return named_one(around, "", kinds_named(text, self._speech))

    def _told_of(self, turn: Turn, ticket: Ticket) -> str:
        """What a case is about: its kind, and what the person told."""
        told = f"{self._words.say(ticket.title, turn.person.language)} {words_of(ticket)}"
        return bare(told[:MOST_COMPARED])

    def _of_its_kind(self, around: Around, text: str, decision: Decision | None) -> Decision | None:
        """How far a case is, or its being withdrawn: of the one that asks for what the text names."""
        match decision:
            case Status(number) | Withdrawal(number):
                return replace(decision, number=named_one(around, number, kinds_named(text, self._speech)))
        return decision

    def of_calls(self, turn: Turn) -> bool:
        """Whether a case is open that may be about calls and messages."""
        return any(each.kind in OF_CALLS for each in self._open_cases(turn))

    def named(self, turn: Turn, text: str) -> str:
        """The number of the case that asks for what a text names; empty where that is none, or more than one."""
        return named_one(self._around(turn), "", kinds_named(text, self._speech))

    def file(self, turn: Turn, caption: str) -> list[Says] | None:
        """What is said to a photo or document that is kept now, and for a case; None when it is for none.  The one that
        waits for the person comes first."""
        around = self._around(turn)
        waits = tuple(each.number for each in around.open if each.waits)[:3]
        if waits and not (around.replied or around.offered_to):
            return self._offer(turn, around, waits, caption)
        case = followed(around)
        return self._offer(turn, around, (case.number,), caption) if case and case.is_open else None

    def not_now(self, turn: Turn, offer: ToCase | ToTeam) -> list[Says] | None:
        """Why nothing goes to the team for now, if nothing does: too much from this chat, or files for which the case
        has no room.  The button stays."""
        draft = of_mark(turn, offer.mark, offer.number)
        files = self._offered_files(turn, offer.at) if isinstance(offer, ToCase) else []
        if draft is None or not (draft[1] or files):
            return None  # there is nothing to send any more
        if isinstance(offer, ToTeam) and _is_being_opened(turn.talk, offer.number):
            return self._starting.resume(turn)  # that form has these words, and would send them a second time
        why = self._desk.outcomes.said_enough(turn)
        if why is None and not draft[1]:
            over, full = self._desk.outcomes.left_out(turn, offer.number, files)
            why = full if len(over) == len(files) else None
        return [Reply((why,))] if why is not None else None

    def send(self, turn: Turn, offer: ToCase) -> list[Says] | None:
        """The draft goes to the team, with the files that came for it; None when it has gone already."""
        number, draft = offer.number, of_mark(turn, offer.mark, offer.number)
        loose = self._offered_files(turn, offer.at)
        if draft is None or not (draft[1] or loose):
            return None
        over, full = self._desk.outcomes.left_out(turn, number, loose)
        fit = tuple(each for each in loose if each not in over)
        missing = int(offer.files) - len(loose) if offer.files.isdecimal() else 0
        elsewhere = line("case-files-elsewhere", count=missing) if missing > 0 else None
        besides = [Reply((why,)) for why in (full, elsewhere) if why]
        said = self._desk.outcomes.carry_out(turn, AddFiles(number, draft[1], fit), "")
        return self._done(turn, number, draft, [*said, *besides])

    def _offered_files(self, turn: Turn, at: str) -> list[str]:
        """Those that the offer spoke of under which the button stands: what came later may be for something else."""
        loose = self.loose(turn)
        if not re.fullmatch(r"\d{1,12}\.\d{1,6}", at):
            return loose
        return self._desk.attachments.until(turn.db, turn.chat_id, loose, float(at))

    def loose(self, turn: Turn) -> list[str]:
        """The files that came and belong to nothing yet; those of the form in progress stay with it."""
        of_form = turn.talk.files if turn.talk else ()
        return [each for each in self._desk.attachments.loose(turn.db, turn.chat_id) if each not in of_form]

    def closed_meanwhile(self, turn: Turn, number: str, mark: str) -> list[Says] | None:
        """What is said where a case was closed after the draft was offered to it: the draft is not lost.  None where
        it is open, or the draft another one by now."""
        ticket = self._desk.tickets.of(turn.db, turn.chat_id, number, taken=True)
        draft = of_mark(turn, mark, number)
        loose = len(self.loose(turn))
        if ticket is None or ticket.is_open or draft is None or not (draft[1] or loose):
            return None
        return [for_closed(self._people, turn, number, draft[1], files=loose)]

    def comment(self, turn: Turn, offer: ToTeam) -> list[Says] | None:
        """The draft goes to the team, and the case stays as it is; None as in `send`."""
        number, draft = offer.number, of_mark(turn, offer.mark, offer.number)
        if draft is None or not draft[1]:
            return None
        return self._done(turn, number, draft, self._desk.outcomes.move(turn, number, Comment(draft[1])))

    def grown(self, turn: Turn, offer: ToCase | ToTeam) -> list[Says] | None:
        """What is said to a press when its draft is another one by now, or has gone and left its files: all that waits
        is offered again.  None where nothing waits for the case."""
        number, around = offer.number, self._around(turn)
        case = next((each for each in around.cases if each.number == number), None)
        waits, to_any = unsent(turn, number), turn.person.drafts.get(ANY, "")
        files = (
            isinstance(offer, ToCase) and offer.files not in ("", "0") and self._offered_files(turn, offer.at)
        )
        if case is None or not (waits or to_any or (files and case.is_open)):
            return None
        return self._again(turn, around, case, "" if waits else to_any)

    def taken_back(self, turn: Turn, mark: str) -> str | None:
        """The draft, which was not for a case; None when another has taken its place, or it was said already."""
        draft = of_mark(turn, mark)
        if draft is None or draft[0] == DECLINED:
            return None
        decline(self._people, turn, *draft)
        return draft[1]

    def _pressed_in_words(self, turn: Turn, around: Around, text: str) -> list[Says] | None:
        """The words of a button of the offer, typed, or that it is to be added: the form that opens a case again
        begins; what sends takes a press."""
        case = followed(around) or around.cases[0]
        again = self._words.say(line("ticket-reopen"), turn.person.language)
        if bare(text) == bare(again) and not case.is_open:
            return self._starting.start(turn, Start("reopen", drafted=True, ticket=case.number))

        def say(each: Line) -> str:
            return self._words.say(each, turn.person.language)

        adds = turn.talk is None and button_words.adds_it(text)  # in a form that may be something else
        meant = adds or button_words.sends(text, say) or button_words.tells_nothing(text, say)
        return self._to_offer(turn, around, "yes") if meant else None

    def _to_offer(self, turn: Turn, around: Around, answer: str) -> list[Says]:
        """A yes or a no to the offer: it takes a press to send."""
        if answer == "no":
            decline(self._people, turn, offered_to(turn) or ANY, offered(turn))
            return self._starting.follow(turn, Reply((line("case-kept-back"),)))
        case = followed(around) or around.cases[0]
        if offered_to(turn) == IN_THANKS:
            return above(self._thank(turn, case.number, offered(turn)), line("case-unsent"))
        return self._again(turn, around, case)

    def _again(self, turn: Turn, around: Around, case: Case, text: str = "") -> list[Says]:
        """What waits to be sent to a case is offered once more, with what is said now; it was not sent yet."""
        if case.is_open:
            return self._offer(turn, around, (case.number,), text, not_yet=True)
        asked = case.rating in ("", "asked")
        said = (
            [for_closed(self._people, turn, case.number, text)]
            if asked
            else self._remark(turn, case.number, text)
        )
        return above(said, line("case-unsent"))

    def _still_unsent(self, turn: Turn, around: Around, number: str, text: str) -> list[Says] | None:
        """What waits to be sent to this case, or else to another, offered once more; None where nothing does."""
        first = sorted(around.cases, key=lambda each: each.number != number)
        numbers = around.takers()
        to = offered_to(turn) if self.loose(turn) else None
        waits = (each for each in first if unsent(turn, each.number) or (each.is_open and each.number == to))
        if case := next(waits, None):
            return self._again(turn, around, case, text)
        if numbers and (unsent(turn, ANY) or to == ANY):
            return self._offer(turn, around, numbers, text, not_yet=True)
        return None

    def _seen(self, turn: Turn, around: Around) -> list[Says]:
        """Whether the team has what was sent: the case shows it, and what waits to be sent is said as well."""
        case = followed(around) or around.cases[0]
        one = len(around.cases) == 1 or case.number in (around.replied, around.offered_to)
        page = self._pages.page(turn, "status", case.number if one or followed(around) else "")
        if not around.offered and around.open and self.loose(turn):  # a file that came went nowhere yet
            waits = tuple(each.number for each in around.open if each.waits)[:3] or around.takers()
            return [page, *self._offer(turn, around, waits, "", not_yet=True)]
        if around.offered and offered_to(turn) == IN_THANKS:
            return [page, *above(self._thank(turn, case.number, offered(turn)), line("case-unsent"))]
        return [page, *(self._still_unsent(turn, around, case.number, "") or [])]

    def _what_to_do(self, turn: Turn, around: Around, number: str) -> list[Says]:
        """What somebody has to do: press for what waits to be sent, answer the team, or nothing at all."""
        if waits := self._still_unsent(turn, around, number, ""):
            return waits
        meant = [each for each in around.open if number in ("", each.number)]
        said = "case-to-answer" if any(each.waits for each in meant) else "case-nothing-to-do"
        return above([self._pages.page(turn, "status", number)], line(said))

    def _welcome(self, turn: Turn, around: Around, number: str, text: str) -> list[Says] | None:
        """What is said to thanks while something waits to be sent; None where nothing does."""
        waits = self._still_unsent(turn, around, number, text)
        return above(waits, line("case-welcome")) if waits else None

    def _thank(self, turn: Turn, number: str, thanks: str) -> list[Says]:
        mark = keep(self._people, turn, thanks, IN_THANKS)
        send = button(line("case-thank"), ToTeam(number, mark))
        return [Reply((line("case-thanked"),), ((send,), (self._open(number),)))]

    def _do(self, turn: Turn, around: Around, decision: Decision, text: str) -> list[Says]:
        match decision:
            case Offer(numbers, because) if because:
                own = [each for each in self._open_cases(turn) if (each.number,) == numbers]
                due = [each for ticket in own for each in due_lines(ticket)]
                return above(self._offer(turn, around, numbers, text), line(f"case-{because}"), *due)
            case Offer(numbers):
                return self._offer(turn, around, numbers, text)
            case Status(number):
                return [self._pages.page(turn, "status", number)]
            case ToDo(number):
                return self._what_to_do(turn, around, number)
            case Withdrawal(""):
                return [self._pages.page(turn, "status")]
            case Withdrawal(number):
                return self._starting.start(turn, Start("withdraw", ticket=number))
            case NotContent(number):
                return [for_closed(self._people, turn, number, text)]
            case Thanked(number) if number in around.takers() and behind_thanks(text) != text:
                return self._offer(turn, around, (number,), text)
            case Thanked(number):
                waits = self._welcome(turn, around, number, text if says_more(text) else "")
                return waits or self._thank(turn, number, text)
            case Rating(number, verdict):
                return self._rate(turn, number, verdict, text)
            case Remark(number):
                return self._remark(turn, number, text)

    def offer_open(self, turn: Turn, text: str) -> list[Says] | None:
        """Shall a text that adds something go to an open case?  None where there is none."""
        around = self._around(turn, text)
        numbers = around.takers()
        return self._offer(turn, around, numbers, text) if numbers else None

    def offer_urgent(self, turn: Turn, text: str) -> list[Says] | None:
        """Shall a text that tells of danger go to an open case that told of something like it?  None where there is no
        such case."""
        around = self._around(turn, text)
        meant = [each for each in around.open if each.kind in URGENT]
        numbers = of_kinds(around, followed(around), meant) or tuple(each.number for each in meant[:3])
        return self._offer(turn, around, numbers, text) if numbers else None

    def offer_part(self, turn: Turn, text: str, kinds: frozenset[str]) -> list[Says] | None:
        """Shall a text that calls off a part of what an open case asks for go there?  Its page has the button by which
        all of it is withdrawn.  None where there is no case that it may be about."""
        around = self._around(turn, text)
        meant = [each for each in around.open if not kinds or each.kind in kinds]
        numbers = of_kinds(around, followed(around), meant)
        return self._offer(turn, around, numbers, text, page=True) if numbers else None

    def wanted_back(self, turn: Turn, text: str, *, begins: bool) -> list[Says] | None:
        """What is said to whoever wants a case back that was withdrawn last, or asks whether they still may; None where
        nothing such is said, or something is open.  `begins`: whether the text asks for something else."""
        if not (WITHDRAWN_BACK.search(text) or (CHANGED_MIND.search(text) and not begins)):
            return None
        around = self._around(turn, text)
        if around.open or not around.cases or around.cases[0].state != "withdrawn":
            return None
        return [for_closed(self._people, turn, around.cases[0].number, text)]

    def not_withdrawn(self, turn: Turn, number: str, text: str) -> list[Says] | None:
        """Shall a text go to a case that is being withdrawn, and is not to be, or not all of it?  None where the case
        is over."""
        around = self._around(turn, text)
        is_open = any(each.number == number for each in around.open)
        said = self._offer(turn, around, (number,), text) if is_open else None
        return above(said, line("not-withdrawn-yet")) if said else None

    def call_off(self, turn: Turn, kinds: frozenset[str]) -> list[Says] | None:
        """A request of one of these kinds is not wanted any more: the form that withdraws it begins, which asks before
        it does.  None where there is no such one, or more than one."""
        meant = [each for each in self._open_cases(turn) if each.kind in kinds]
        return (
            self._starting.start(turn, Start("withdraw", ticket=meant[0].number)) if len(meant) == 1 else None
        )

    def offer_to_withdraw(self, turn: Turn, kinds: frozenset[str]) -> list[Says]:
        """What may be withdrawn, where it is not plain which is meant; or that no such thing is open."""
        rows = self._pages.ways_to_withdraw(turn, kinds)
        menu = (button(line("menu-status"), Open("status")), button(line("to-menu"), Open("menu")))
        if kinds and not rows:
            return [Reply((line("none-open-of", kind=line(f"kind-{min(kinds)}")),), (menu,))]
        said = line("which-to-withdraw") if rows else line("nothing-to-cancel")
        return [Reply((said,), (*rows, menu))]

    def _open_cases(self, turn: Turn) -> list[Ticket]:
        return [each for each in self._desk.tickets.all_of(turn.db, turn.chat_id) if each.is_open]

    def begin(self, turn: Turn, start: Start) -> list[Says]:
        """Begin a form about a case; where it stands and why not, if the button is of another time."""
        ticket = self._desk.tickets.of(turn.db, turn.chat_id, start.ticket)
        why_not = self._desk.outcomes.why_not(turn, start.flow, ticket) if ticket else None
        if ticket is not None and why_not is None:
            return self._starting.start(turn, start)
        page = self._pages.page(turn, "status", start.ticket)
        return [replace(page, lines=(*((why_not,) if why_not else ()), *page.lines))]

    def rate(self, turn: Turn, number: str, verdict: str) -> list[Says]:
        """What is said to a verdict by button; nothing is noted while a case is open again."""
        ticket = self._desk.tickets.of(turn.db, turn.chat_id, number)
        if ticket is None or verdict not in RATINGS:
            return self._starting.stale(turn)
        if ticket.state not in DECIDED:
            return self._starting.stale(turn, "rating-later")
        return self._rate(turn, number, verdict, "")

    def _rate(self, turn: Turn, number: str, verdict: str, text: str) -> list[Says]:
        """A verdict is noted, the last one counts.  Whoever is not content can have the case opened again, and what
        was said besides can go to the team."""
        tickets = self._desk.tickets
        if (ticket := tickets.of(turn.db, turn.chat_id, number)) is None:
            return self._starting.stale(turn)
        latest = tickets.latest(turn.db, [ticket.id])[ticket.id]
        if self._rating(turn, ticket, latest) != verdict:
            if tickets.times(turn.db, ticket, "rated") >= VERDICTS_AT_MOST:
                return self._rated_often(turn, number, text)
            tickets.happened(turn.db, ticket, "rated", "person", {"verdict": verdict})
        said: list[Line] = [line("rated-as", verdict=line(f"rating-{verdict}"))]
        more = len(text) >= SAID_MORE
        if not more:
            said.append(line("rated-more"))
            expect(self._people, turn, number)
        rows: list[tuple[Button, ...]] = []
        if verdict == "poor" and self._clock() <= reopen_until(ticket):
            said.append(line("rated-poor", number=number))
            rows.append((button(line("ticket-reopen"), Start("reopen", drafted=more, ticket=number)),))
        if more:
            draft, too_long = taken(turn, number, text)
            said += [too_long] if too_long else []
            said += [line("case-draft", text=draft)] if draft not in ("", text) else []
            if draft:
                mark = keep(self._people, turn, draft, number)
                rows.append((button(line("case-comment"), ToTeam(number, mark)),))
        return [Reply(tuple(said), tuple(rows))]

    def _rated_often(self, turn: Turn, number: str, text: str) -> list[Says]:
        """A verdict was changed as often as anybody changes their mind: the last one stands.  Words can still be told
        to the team."""
        if len(text) >= SAID_MORE:
            return self._remark(turn, number, text)
        return [Reply((line("rated-often", number=number),))]

    def _remark(self, turn: Turn, number: str, text: str) -> list[Says]:
        """A word about a case whose verdict is told: for the team to read, or more than that."""
        draft, too_long = taken(turn, number, text)
        if not draft:
            return [for_closed(self._people, turn, number, text)]
        mark = keep(self._people, turn, draft, number)
        shown = [too_long] if too_long else []
        shown += [line("case-remark", number=number)]
        shown += [line("case-draft", text=draft)] if draft != text else []
        rows = (
            (button(line("case-remark-send"), ToTeam(number, mark), "primary"),),
            (button(line("ticket-reopen"), Start("reopen", drafted=True, ticket=number)),),
            (button(line("case-other"), NotToCase(mark)),),
        )
        return [Reply(tuple(shown), rows)]

    def _offer(
        self,
        turn: Turn,
        around: Around,
        numbers: tuple[str, ...],
        text: str,
        *,
        not_yet: bool = False,
        page: bool = False,
    ) -> list[Says]:
        """Shall this go to the team?  What waits to be sent goes with it.  `not_yet`: the person may think that it has
        gone; `page`: the way to the page of each case comes with it."""
        to = numbers[0] if len(numbers) == 1 else ANY
        draft, too_long = taken(turn, to, text)
        if too_long and not draft:
            add = button(line("ticket-add"), Start("add", ticket=numbers[0]))
            return [Reply((too_long,), ((add,),))]
        mark = keep(self._people, turn, draft, to)
        loose = self.loose(turn)
        # Another replica's clock may have been ahead when a file came, or this one was set back since.
        at = max(self._clock(), self._desk.attachments.newest(turn.db, loose)) + A_MOMENT
        files, offer = len(loose), (mark, f"{at:.6f}", str(len(loose)))
        shown: list[Line] = [too_long] if too_long else []
        shown += [line("case-unsent")] if not_yet else []
        shown += [line("case-offer", number=numbers[0]) if len(numbers) == 1 else line("case-which")]
        shown += [line("case-draft", text=draft)] if draft and (not_yet or draft != text) else []
        shown += [line("case-files", count=files)] if files else []
        if len(numbers) == 1:
            send = [button(line("case-send"), ToCase(numbers[0], *offer), "primary")]
        else:
            about = {each.number: about_of(each) for each in self._open_cases(turn)}
            send = [
                button(
                    line("case-send-to", number=each, about=about.get(each, plain(""))), ToCase(each, *offer)
                )
                for each in numbers
            ]
        other = "case-form" if turn.talk else "case-other"
        pages = [(button(line("open-case", number=each), Open("status", each)),) for each in numbers if page]
        rows = (*((each,) for each in send), *pages, (button(line(other), NotToCase(mark)),))
        return [Reply(tuple(shown), rows)]

    def _done(self, turn: Turn, number: str, draft: tuple[str, str], said: Sequence[Reply]) -> list[Says]:
        """What waited there is gone, and the form that waits is shown once more."""
        drop(self._people, turn, *draft)
        if turn.talk and turn.talk.flow == "withdraw" and turn.talk.answers.get("ticket") == number:
            return [
                *said,
                *self._starting.leave(turn),
            ]  # whoever tells the team more of a case wants it to go on
        return [*said, *(self._starting.resume(turn) if turn.talk else [])]

    def _open(self, number: str) -> Button:
        return button(line("life-open"), Open("status", number))

    @staticmethod
    def _named(live: Sequence[Ticket], text: str) -> str:
        """The case of which the number stands in a text."""
        letters = re.sub(r"\W", "", text).upper()
        return next((each.number for each in live if each.number.replace("-", "") in letters), "")

    def _rating(self, turn: Turn, ticket: Ticket, latest: Sequence[Latest]) -> str:
        """The last verdict since the case was opened again, if it was; empty where there is none."""
        of = [each for each in latest if each.kind in ("rated", "reopened")]
        last = max(of, key=lambda each: each.seq, default=None)
        if last is None or last.kind == "reopened":
            return ""
        return str(self._desk.tickets.event(turn.db, ticket.id, last.seq).detail.get("verdict", ""))

    def _asks(self, turn: Turn, ticket: Ticket, latest: Sequence[Latest]) -> bool:
        """Whether the last that the team wrote is a question to the person, who has added nothing since."""
        moves = [each for each in latest if each.kind in (ASKED, ANSWERED, *TOLD_BY_PERSON)]
        last = max(moves, key=lambda each: each.seq, default=None)
        if last is None or last.kind in TOLD_BY_PERSON:
            return False
        if last.kind == ASKED:
            return True
        said = str(self._desk.tickets.event(turn.db, ticket.id, last.seq).detail.get("text", ""))
        return ends_in_question(said)

    @staticmethod
    def _asked_since(turn: Turn) -> bool:
        """Whether a form has asked something since the last offer: a yes or a no is its answer."""
        return turn.talk is not None and turn.talk.changed_at > turn.person.asked_at

    def _around(self, turn: Turn, text: str = "") -> Around:
        now = self._clock()
        # A day more than a closed one can be opened again: where its last day ends is decided below.
        since = now - (REOPEN_WITHIN + 1) * DAY
        tickets = self._desk.tickets.all_of(turn.db, turn.chat_id, closed_since=since)
        live = [each for each in tickets if each.is_open or now <= reopen_until(each)]
        latest = self._desk.tickets.latest(turn.db, [each.id for each in live])
        cases = tuple(
            _case(
                each,
                latest[each.id],
                self._rating(turn, each, latest[each.id]),
                asks=self._asks(turn, each, latest[each.id]),
            )
            for each in live
        )
        replied = self._named(live, text)
        if not replied and turn.event.replied_to is not None and cases:
            message = self._desk.outbox.message(turn.db, turn.chat_id, turn.event.replied_to)
            about = message.ticket_id if message else None
            replied = next((each.number for each in live if each.id == about), "")
        to = offered_to(turn)
        offers = to is not None and bool(offered(turn) or self.loose(turn)) and not self._asked_since(turn)
        return Around(
            cases,
            now,
            replied,
            turn.person.asked_at,
            offers,
            to or "",
            self._verdicts,
        )


def shared(text: str, words: str) -> int:
    """The length of the longest run of characters of a text that stands in other words."""
    return SequenceMatcher(None, text, words, autojunk=False).find_longest_match().size


def _case(ticket: Ticket, events: Sequence[Latest], verdict: str, *, asks: bool) -> Case:
    """What of a ticket and its history matters here."""
    by_team = [
        each.at
        for each in events
        if each.actor == "staff" and RULES.get(each.kind) and RULES[each.kind].tells
    ]
    asked = "asked" if ticket.state in DECIDED else ""
    rating = verdict or asked
    state = WAITING if waits_for_person(ticket, events) else ticket.state
    team_at = max(by_team, default=0.0)
    due = day_of(ticket.due)
    return Case(
        ticket.number,
        state,
        ticket.received_at,
        team_at,
        kind=ticket.kind,
        rating=rating,
        due_on=(due.day, due.month),
        asks=asks,
    )


def _is_being_opened(talk: Conversation | None, number: str) -> bool:
    """Whether the form in progress opens this case again, and was begun with what waited for it."""
    if talk is None or talk.flow != "reopen" or talk.answers.get("ticket") != number:
        return False
    return bool(talk.answers.get("draft"))


def _asks_nobody(around: Around, text: str, decision: object, *, known: bool) -> bool:
    """Whether something is asked behind thanks, or whether it had better be done, and nobody is at work on a case, or
    the policy surely answers it: the bot has to answer it."""
    if known and isinstance(decision, Offer) and not (around.replied or around.offered):
        return True
    if around.takers() or not isinstance(decision, Thanked | NotContent | Remark):
        return False
    behind, old = behind_thanks(text), OF_THE_OLD.search(text)
    thanks = behind != text and (isinstance(decision, Thanked) or not old)
    before = around.cases[0].state != "withdrawn" and not old and not around.replied
    return thanks or bool(before and question_cues.asks_about_doing(bare(text)))
