"""Pages: what is shown on request and asks nothing.  A page opened by a button of a page takes its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from bot.answers.document import Policy
from bot.chat.drafts import Drafts, Left
from bot.chat.my_data import held
from bot.chat.turn import Turn
from bot.identity.attempts import Attempts
from bot.identity.people import People
from bot.queue.outbox import ItemState, letters_about
from bot.tickets.actions import AddInformation, Reopen, Withdraw
from bot.tickets.kept import KEPT, duration
from bot.tickets.letters import FIRST
from bot.tickets.messages import about_of, correspondence, due_lines, of_owner, state_of, waits_for_person
from bot.tickets.numbers import read_number
from bot.tickets.states import OPEN, UNVERIFIED
from bot.tickets.store import Latest, Ticket, TicketEvent, Tickets
from flows.buttons import Drop, Open, Start, button, pairs
from flows.forms_of_rights import RIGHTS
from flows.lines import Button, Line, Quote, Reply, line, plain

T = TypeVar("T")

CLAUSES_A_PAGE = 10
CASES_SHOWN = 8
DID = {each.rule.name: each.rule.event for each in (AddInformation, Withdraw, Reopen)}
"""What came of the forms about a ticket, by flow."""
MENU = Open("menu")
TO_WITHDRAW = 3
"""Cases that are offered to be withdrawn; the page of cases has the others."""
TAPPED_TWICE = 600.0
"""Seconds for which a second press of what was sent is told the number again."""


class Pages:
    """Everything that `/help`, `/policy`, `/status` and their like show."""

    def __init__(
        self, policy: Policy, tickets: Tickets, people: People, drafts: Drafts, ledger: Attempts
    ) -> None:
        self._policy, self._tickets, self._people, self._drafts = policy, tickets, people, drafts
        self._ledger = ledger
        self._pages: dict[str, Callable[[Turn, str], Reply]] = {
            "menu": self._menu,
            "help": self._help,
            "request": self._request,
            "policy": self._clauses,
            "status": self._status,
            "language": self._language,
            "privacy": self._privacy,
            "mydata": self._mydata,
            "ask": self._ask,
        }

    def open(self, turn: Turn, page: str, argument: str = "") -> Reply | None:
        """A page; None when there is no such page."""
        maker = self._pages.get(page)
        return replace(maker(turn, argument), page=True) if maker else None

    def page(self, turn: Turn, page: str, argument: str = "") -> Reply:
        """A page that exists.  Raises KeyError."""
        return replace(self._pages[page](turn, argument), page=True)

    def welcome(self, turn: Turn) -> Reply:
        """What /start shows."""
        menu = self._menu(turn, "")
        return Reply((line("welcome"),), menu.rows, page=True)

    def sent_lately(self, turn: Turn, flow: str) -> list[str]:
        """The numbers of what a form has just filed, or done something with."""
        if flow in DID:
            return self._tickets.did_with(turn.db, turn.chat_id, DID[flow], TAPPED_TWICE)
        filed = self._tickets.filed_by(turn.db, turn.chat_id, flow, TAPPED_TWICE)
        # A request may have gone into the one of its kind that was open.
        return filed or self._tickets.did_with(turn.db, turn.chat_id, DID["add"], TAPPED_TWICE, flow)

    def _menu(self, turn: Turn, argument: str) -> Reply:
        rows: tuple[tuple[Button, ...], ...] = (
            (button(line("menu-ask"), Open("ask")), button(line("menu-policy"), Open("policy"))),
            (
                button(line("kind-access"), Start("access")),
                button(line("kind-correction"), Start("correction")),
            ),
            (button(line("menu-request"), Open("request")), button(line("menu-contact"), Start("contact"))),
            (button(line("menu-status"), Open("status")), button(line("menu-language"), Open("language"))),
        )
        if left := self.left(turn):
            back = button(line("take-back-of", kind=line(f"kind-{left.flow}")), left.way_back)
            rows = ((back,), *rows)
        return Reply((line("menu"),), rows)

    def _ask(self, turn: Turn, argument: str) -> Reply:
        return Reply((line("ask-anything"),), ((to_menu(),),))

    def _help(self, turn: Turn, argument: str) -> Reply:
        return Reply((line("help"),), ((to_menu(),),))

    def _request(self, turn: Turn, argument: str) -> Reply:
        """The rights in words of daily life, and the ways in for those who are not sure which it is."""
        rights = [button(line(f"plain-{kind}"), Start(kind)) for kind in RIGHTS]
        ways = [
            button(line(f"kind-{flow}"), Start(flow)) for flow in ("choose", "several", "behalf", "stranger")
        ]
        leak = button(line("kind-leak"), Start("leak"))
        return Reply((line("request"),), (*pairs(rights, 1), *pairs(ways), (leak,), (to_menu(),)))

    def left(self, turn: Turn, flow: str = "") -> Left | None:
        """What this person left last, of one kind where that is named, if it can be taken back."""
        return self._drafts.find(turn.db, turn.chat_id, kind=flow)

    def has_open(self, turn: Turn) -> bool:
        """Whether a request of this person is with the team."""
        return self._tickets.count_open(turn.db, turn.chat_id) > 0

    def ways_to_withdraw(
        self, turn: Turn, kinds: Collection[str] = (), *, anew: bool = False
    ) -> tuple[tuple[Button, ...], ...]:
        """The buttons that withdraw a request which is with the team, of one of these kinds where any are named, the
        latest first.  `anew`: in the place of the form in progress."""
        own = [
            each
            for each in self._tickets.all_of(turn.db, turn.chat_id)
            if each.is_open and (not kinds or each.kind in kinds)
        ][:TO_WITHDRAW]
        return tuple(
            (
                button(
                    line("withdraw-this", number=each.number, kind=each.title),
                    Start("withdraw", anew=anew, ticket=each.number),
                ),
            )
            for each in own
        )

    def owns(self, turn: Turn, number: str) -> bool:
        """Whether a number, as somebody typed it, is that of a request of this person."""
        return self._tickets.of(turn.db, turn.chat_id, read_number(number) or "") is not None

    def file_first(self, turn: Turn) -> Reply:
        """A file came before anything was said: what is it for?"""
        own = [each for each in self._tickets.all_of(turn.db, turn.chat_id) if each.is_open][:3]
        rows = [
            (
                button(
                    line("file-to-ticket-of", number=each.number, about=about_of(each))
                    if len(own) > 1
                    else line("file-to-ticket", number=each.number),
                    Start("add", ticket=each.number),
                ),
            )
            for each in own
        ]
        new = pairs(
            [button(line(f"kind-{kind}"), Start(kind, drafted=True)) for kind in ("correction", "addition")]
        )
        drop = (button(line("file-drop"), Drop()),)
        return Reply((line("file-first"),), (*rows, *new, drop), page=True)

    def _mydata(self, turn: Turn, argument: str) -> Reply:
        rows = [
            line("mydata-row", what=line(f"mydata-{what}"), count=count, time=duration(KEPT[what]))
            if what in KEPT
            else line("mydata-row-untimed", what=line(f"mydata-{what}"), count=count)
            for what, count in held(turn.db, turn.chat_id, self._ledger).items()
            if count
        ]
        forget = (button(line("kind-forget"), Start("forget"), "danger"),)
        return Reply((line("mydata"), *rows, line("mydata-more")), (forget, (to_menu(),)))

    def _language(self, turn: Turn, argument: str) -> Reply:
        if argument in ("th", "en"):
            self._people.speaks(turn.db, turn.chat_id, argument)
            return Reply((line("language-set"),), ((to_menu(),),))
        choices = (button(line("language-th"), Open("language", "th")),
                   button(line("language-en"), Open("language", "en")))  # fmt: skip
        return Reply((line("language"),), (choices, (to_menu(),)))

    def _privacy(self, turn: Turn, argument: str) -> Reply:
        kept = [line(f"kept-{what}", time=duration(seconds)) for what, seconds in KEPT.items()]
        ways = (button(line("menu-policy"), Open("policy")), button(line("command-mydata"), Open("mydata")))
        return Reply((line("privacy"), *kept, line("privacy-never")), (ways, (to_menu(),)))

    def _clauses(self, turn: Turn, argument: str) -> Reply:
        clause = self._policy.clause(argument) if argument else None
        if clause is not None:
            return self._clause(clause.number)
        clauses = [each for each in self._policy.clauses if not each.parent]
        pages = spread(clauses, CLAUSES_A_PAGE)
        page = int(argument[1:]) if argument[:1] == "p" and argument[1:].isdecimal() else 1
        page = min(max(page, 1), len(pages))
        rows = [
            (button(_title(each.number, each.title), Open("policy", each.number)),)
            for each in pages[page - 1]
        ]
        turning = [] if len(pages) == 1 else [
            button(plain("‹"), Open("policy", f"p{page - 1 or len(pages)}")),
            button(line("page-of", page=page, pages=len(pages)), Open("policy", f"p{page}")),
            button(plain("›"), Open("policy", f"p{page % len(pages) + 1}")),
        ]  # fmt: skip
        head = line("policy", title=self._policy.title, version=self._policy.version)
        return Reply((head,), (*rows, *((tuple(turning),) if turning else ()), (to_menu(),)))

    def _clause(self, number: str) -> Reply:
        clauses = list(self._policy.clauses)
        at = next(n for n, each in enumerate(clauses) if each.number == number)
        clause = clauses[at]
        parts = [each for each in clauses if each.parent == number]
        rows = [(button(_title(each.number, each.title), Open("policy", each.number)),) for each in parts]
        before, after = clauses[at - 1] if at else None, clauses[at + 1] if at + 1 < len(clauses) else None
        turn = tuple(
            button(
                line(name if each.number != "0" else "preamble-before", number=each.number),
                Open("policy", each.number),
            )
            for name, each in (("clause-before", before), ("clause-after", after))
            if each is not None
        )
        quote = Quote(clause.number, clause.text, self._policy.version)
        lines = [_title(number, clause.title)]
        if clause.lacks_address:
            lines.append(line("clause-lacks-address"))
            rows.append((button(line("menu-contact"), Start("contact")),))
        return Reply(
            tuple(lines),
            (*rows, turn, (button(line("all-clauses"), Open("policy")), to_menu())),
            quote=quote if clause.text else None,
        )

    def _status(self, turn: Turn, argument: str) -> Reply:
        if argument:
            ticket = self._tickets.of(turn.db, turn.chat_id, read_number(argument) or "")
            # One sentence for not yours, unknown and mistyped: a number guessed tells nothing.
            return self._ticket(turn, ticket) if ticket else Reply((line("status-unknown"),), ((to_menu(),),))
        own = self._tickets.all_of(turn.db, turn.chat_id)
        if not own:
            return Reply(
                (line("status-none"),), ((button(line("menu-request"), Open("request")), to_menu()),)
            )
        if len(own) == 1:
            return self._ticket(turn, own[0], only=True)
        shown = own[:CASES_SHOWN]
        rows = [
            (button(line("status-row", number=each.number, kind=each.title), Open("status", each.number)),)
            for each in shown
        ]
        latest = self._tickets.latest(turn.db, [each.id for each in shown])
        each_one = [self._in_short(turn, each, latest[each.id]) for each in shown]
        return Reply((line("status", count=len(own)), *each_one), (*rows, (to_menu(),)))

    def _in_short(self, turn: Turn, ticket: Ticket, events: Sequence[Latest]) -> Line:
        """Where a ticket stands and when it is due, among others."""
        head = line("status-ticket", number=ticket.number, kind=ticket.title)
        told = self._told(turn, ticket, events)
        due = due_lines(ticket) if ticket.is_open else ()
        stands = _stands(ticket, events, told) or (line(told),)
        return line("together", items=[head, *of_owner(ticket), *stands, *due])

    def _told(self, turn: Turn, ticket: Ticket, events: Sequence[TicketEvent | Latest]) -> str:
        """Whether the team has a ticket.  Its page leads the team to it as well: who has done something with it has
        it."""
        if ticket.team_told_at or any(each.actor == "staff" for each in events):
            return "status-told"
        dead = ItemState.DEAD in letters_about(turn.db, ticket.id, FIRST)
        return "status-undelivered" if dead else "status-sending"

    def _ticket(self, turn: Turn, ticket: Ticket, *, only: bool = False) -> Reply:
        """Where a ticket stands, and everything that went to and fro about it.  `only`: there is no other."""
        history = self._tickets.history(turn.db, ticket)
        waits, told = waits_for_person(ticket, history), self._told(turn, ticket, history)
        lines = (
            line("status-ticket", number=ticket.number, kind=ticket.title),
            *of_owner(ticket),
            *_stands(ticket, history, told),
            line("status-received", at=line("moment-of", at=ticket.received_at)),
            *due_lines(ticket),
            *((line(told),) if ticket.is_open else ()),
        )
        acts = ("add", "withdraw") if ticket.is_open else ("reopen",)
        acts = (*acts, *(("details",) if ticket.is_proven else ()))  # to nobody else is it ever shown
        said = {"add": "answer-team"} if waits else {}
        rows = pairs(
            [button(line(said.get(act, f"ticket-{act}")), Start(act, ticket=ticket.number)) for act in acts]
        )
        if not ticket.is_open:
            lines = tuple(each for each in lines if not each.id.startswith("due-"))
        lines += correspondence(ticket, history)
        copy = Button(line("copy-number"), copies=ticket.number)
        others = () if only else (button(line("menu-status"), Open("status")),)
        rows = (*rows, (copy,), (*others, to_menu()))
        return Reply(lines, rows, about=ticket.id)


def _stands(ticket: Ticket, events: Sequence[TicketEvent | Latest], told: str) -> tuple[Line, ...]:
    """Where a ticket stands; nothing where nobody was told of it, for nobody works on that."""
    waits = waits_for_person(ticket, events)
    unseen = told != "status-told" and ticket.state in (OPEN, UNVERIFIED) and not waits
    return () if unseen else (state_of(ticket, events, waits=waits),)


def spread(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """As few pages as it takes with at most so many on each, all of them about as long."""
    pages = max(-(-len(things) // most), 1)
    cuts = [len(things) * page // pages for page in range(pages + 1)]
    return [things[start:end] for start, end in pairwise(cuts)]


def _title(number: str, title: str) -> Line:
    if number == "0":  # what stands before the first clause
        return plain(title) if title else line("preamble")
    return line("clause-title", number=number, title=title)


def to_menu() -> Button:
    """Back to the menu."""
    return button(line("to-menu"), MENU)
