"""What the person is told when something happens to a ticket.  Pure; the words are in `life.ftl`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.identity.pii import veiled
from bot.tickets.actions import RULES, Accept, Answer, Extend, Fulfil, Partly, Refuse
from bot.tickets.deadlines import later
from bot.tickets.law import LAW
from bot.tickets.states import OPEN, UNVERIFIED, WAITING, Part
from bot.tickets.store import Latest, Ticket, TicketEvent
from flows.buttons import Open, Start, button
from flows.lines import Line, Reply, line, plain

REOPEN_WITHIN = 30
"""Days after the end in which the person can have a ticket opened again."""
REOPENED_DAYS = 30
"""What the team gets for a ticket that is opened again after its date."""
INQUIRIES = ("question", "complaint", "concern", "leak")


@dataclass(frozen=True)
class TicketMessage:
    """What happened, and the lines about it; the dates stand apart, because a letter has a place for them."""

    lines: tuple[Line, ...]
    dates: tuple[Line, ...] = ()

    def reply(self, ticket: Ticket, *, waits: bool) -> Reply:
        """As it is said in the chat.  `waits`: as `waits_for_person` has it."""
        head = line("status-ticket", number=ticket.number, kind=ticket.title)
        row = [button(line("life-open"), Open("status", ticket.number))]
        if waits:
            row.insert(0, button(line("answer-team"), Start("add", ticket=ticket.number), "primary"))
        return Reply((head, *self.lines, *self.dates), (tuple(row),))


def message_about(ticket: Ticket, event: TicketEvent) -> TicketMessage | None:
    """What an event means to the person; None when it does not concern them."""
    rule = RULES.get(event.kind)
    if rule is None or rule.tells is None:
        return None
    id = (
        "life-answered-all"
        if (event.kind, ticket.kind in INQUIRIES) == ("fulfilled", True)
        else f"life-{event.kind}"
    )
    id = spoken(id, ticket)
    first = line(id, days=event.detail["days"]) if "days" in event.detail else line(id)
    parts = [each for part in rule.tells for each in _lines(part, ticket, event)]
    return TicketMessage((first, *parts), due_lines(ticket) if "dates" in rule.tells else ())


_BECAUSE = re.compile(
    r"\A(?:เพราะว่า|เพราะ|เนื่องจากว่า|เนื่องจาก|เหตุผลคือ|(?:เหตุผล|reason)\s{0,3}[:：]|because(?: of\b|\b))[\s:]{0,3}(?=\S)",
    re.IGNORECASE,
)
"""What begins a reason.  The sentence before one says by itself that it follows."""


KEPT: tuple[Part, ...] = ("ground", "words", "law", "complain")
"""What of a message stands in the correspondence; dates and ways on are the ticket's own, as it stands now."""


ENTRIES = 20
"""Of the correspondence, in the chat: each may be a message of its own, and one goes out a second."""


def correspondence(ticket: Ticket, events: Iterable[TicketEvent]) -> tuple[Line, ...]:
    """What went to and fro about a ticket since it was received, the oldest first: a line for each time, and one for
    all that came before the last `ENTRIES`."""
    due, found = ticket.due_at, []
    for event in events:
        rule, days = RULES.get(event.kind), event.detail.get("days")
        if days is not None:
            due = later(due, days)
        if rule is None or rule.tells is None:
            continue
        id = f"past-{event.kind}" + ("-team" if (event.kind, event.actor) == ("reopened", "staff") else "")
        id = spoken(id, ticket)
        what = line(id) if days is None else line(id, days=days, until=line("date-of", at=due))
        # What persons wrote themselves they are not told again when it happens, but here it belongs.
        parts: list[Part] = ["words"] if event.actor == "person" else [p for p in KEPT if p in rule.tells]
        said = [each for part in parts for each in _lines(part, ticket, event)]
        head = line("past", on=line("date-of", at=event.at), what=what)
        found.append(line("together", items=[head, *said]))
        if event.kind == "reopened" and due < event.at:
            due = later(event.at, REOPENED_DAYS)
    before = len(found) - ENTRIES
    return tuple(found) if before <= 0 else (line("past-before", count=before), *found[before:])


def _lines(part: Part, ticket: Ticket, event: TicketEvent) -> list[Line]:
    match part:
        case "words" if said := event.detail.get("text"):
            return [plain(_BECAUSE.sub("", said, count=1) if event.kind == Extend.rule.event else said)]
        case "how-to-add":
            return [line("life-how-to-add")]
        case "law" if ticket.legal:
            return [line("life-extended-law")]
        case "ground" if "ground" in event.detail:
            ground = line(f"ground-{event.detail['ground']}")
            return [line("life-ground", ground=ground, section=LAW[ticket.kind].refused_under)]
        case "again":
            return [line("life-again", after=event.kind, until=line("date-of", at=reopen_until(ticket)))]
        case "complain":
            return [line("life-complain")]
    return []


def due_lines(ticket: Ticket) -> tuple[Line, ...]:
    """The date by law, and, where there is one, the later date beside it.  A target is the team's own: once it is
    moved, the later date is the target."""
    if not ticket.legal:
        return (line("due-target", on=line("date-of", at=ticket.due)),)
    first = line("due-law", on=line("date-of", at=ticket.due_at))
    if ticket.extended_until is None:
        return (first,)
    return (first, line("due-extended", on=line("date-of", at=ticket.extended_until)))


SHOWN_OF_WORDS = 24
"""Characters of what was told that stand on a button."""


def words_of(ticket: Ticket) -> str:
    """What the person told in their own words when it was filed; empty where that is nothing."""
    told = ticket.body.get("message") or ticket.body.get("draft") or ""
    return " ".join(str(told).split())


def about_of(ticket: Ticket) -> Line:
    """What a case is about, in a few words, to tell it from others."""
    words = words_of(ticket)
    cut = words if len(words) <= SHOWN_OF_WORDS else f"{words[:SHOWN_OF_WORDS].rstrip()}…"
    return (
        line("about-case", kind=ticket.title, words=cut) if words else line("about-kind", kind=ticket.title)
    )


OF_WHO_IT_IS = (
    "life-accepted",
    "life-closed-unverified",
    "past-accepted",
    "past-closed-unverified",
    "title-accepted",
    "state-awaiting-verification",
    "state-closed-unverified",
    "filed-unverified",
)
"""Words that say of the person that it is them; of whoever acts for somebody they say that they may."""


def spoken(id: str, ticket: Ticket) -> str:
    """The message id as it is said to whoever filed this ticket."""
    return f"{id}-behalf" if id in OF_WHO_IT_IS and ticket.body.get("behalf") else id


def of_owner(ticket: Ticket) -> tuple[Line, ...]:
    """Whose data it is, where that is somebody else than who filed it."""
    behalf = ticket.body.get("behalf")
    if not behalf:
        return ()
    if not behalf.get("account"):
        return (line("of-owner", name=behalf["name"]),)
    return (line("of-owner-account", name=behalf["name"], account=veiled(behalf["account"])),)


def waits_for_person(ticket: Ticket, events: Iterable[TicketEvent | Latest]) -> bool:
    """Whether the team has asked for something that the person has not added yet: also before anybody has checked who
    they are, when the state says that instead.  Else it would tell whoever holds a phone whether that was needed."""
    if ticket.state != UNVERIFIED:
        return ticket.state == WAITING
    moves = [each for each in events if each.kind in ("asked", "added", "reopened")]
    return max(moves, key=lambda each: each.seq).kind == "asked" if moves else False


WORKED_ON = tuple(each.rule.event for each in (Accept, Answer, Extend, Refuse, Fulfil, Partly))
"""What the team does only once it is clear who somebody is."""


def state_of(ticket: Ticket, events: Iterable[TicketEvent | Latest], *, waits: bool) -> Line:
    """Where it stands, to the person.  `events`: what happened to it; `waits`: as `waits_for_person` has it."""
    if waits:
        return line(f"state-{WAITING}")
    checked = any(each.actor == "staff" and each.kind in WORKED_ON for each in events)
    if _by_phone(ticket) and not checked and ticket.state in (UNVERIFIED, OPEN):
        return line("state-by-phone")
    return line(spoken(f"state-{ticket.state}", ticket))


def next_of(ticket: Ticket) -> Line:
    """What happens next, to whoever has just filed it."""
    if _by_phone(ticket):
        return line("filed-by-phone")
    return line(spoken("filed-unverified", ticket) if ticket.state == UNVERIFIED else "filed-next")


def _by_phone(ticket: Ticket) -> bool:
    """Whether all that speaks for the person is their phone.  Then the words do not depend on whether a customer
    has it: they would tell whoever holds the phone."""
    return ticket.method == "phone" and not (ticket.body.get("stranger") or ticket.body.get("behalf"))


def due_note(ticket: Ticket) -> Line:
    """What the date in force rests on."""
    law = LAW[ticket.kind]
    if ticket.extended_until is not None:
        first = "law" if ticket.legal else "target"
        return line(f"due-note-extended-{first}", first=line("date-of", at=ticket.due_at))
    if ticket.kind == "leak":
        return line("due-note-leak", days=law.days)
    return line("due-note-law" if ticket.legal else "due-note-target", days=law.days, section=law.section)


def wants_mail(ticket: Ticket) -> bool:
    """Whether the person gave an address for the answer, and gets it there as well as in the chat."""
    return ticket.kind in INQUIRIES and bool(ticket.email)


def reopen_until(ticket: Ticket) -> float:
    """The last moment for the person to have it opened again."""
    return later(ticket.closed_at or 0.0, REOPEN_WITHIN)
