"""Case drafts: what was typed for a case, kept as the last question of its person until a press sends it."""

from __future__ import annotations

from hashlib import sha256

from bot.chat.reading.edits import joined
from bot.chat.turn import Turn
from bot.identity.people import People
from flows.buttons import NotToCase, Start, ToTeam, button
from flows.lines import Reply, line
from flows.ticket import ADDED_AT_MOST

OFFERED = "case-offered"
"""The topic while a draft is offered to a case, with its number if it is one: what is typed next belongs to it."""


def keep(people: People, turn: Turn, draft: str, number: str) -> str:
    """Keep a text as the draft for a case, or for one that is to be chosen; the mark by which its buttons know it."""
    people.asked(turn.db, turn.chat_id, draft, f"{OFFERED} {number}".strip())
    return mark_of(draft)


def mark_of(draft: str) -> str:
    """A short name for a draft: a button must not send what was typed after it."""
    return sha256(draft.encode()).hexdigest()[:8]


def is_offered(turn: Turn) -> bool:
    """Whether a draft is being offered to a case."""
    return turn.person.topic.partition(" ")[0] == OFFERED and bool(turn.person.question)


def for_closed(people: People, turn: Turn, number: str, text: str, said: str = "case-closed") -> Reply:
    """What is said to a text for a case that is closed: it is kept, and the case can be opened again with it."""
    offered = is_offered(turn) and turn.person.question != text
    draft = joined(turn.person.question if offered else "", text)
    mark = keep(people, turn, draft if len(draft) <= ADDED_AT_MOST else text, number)
    again = button(line("ticket-reopen"), Start("reopen", drafted=True, ticket=number), "primary")
    return Reply(
        (line(said, number=number),),
        (
            (again,),
            (button(line("case-comment"), ToTeam(number, mark)),),
            (button(line("case-other"), NotToCase(mark)),),
        ),
    )
