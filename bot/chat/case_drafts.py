"""Case drafts: what was typed for a case, kept until it is sent by a press, or said not to be for the case.

Each case has its own, and what is typed further for the case is joined to it.  Whatever else is said meanwhile, thanks,
a verdict or a question, takes nothing of it away.
"""

from __future__ import annotations

from hashlib import sha256

from bot.chat.reading.edits import joined
from bot.chat.turn import Turn
from bot.identity.people import People
from flows.buttons import NotToCase, Start, ToTeam, button
from flows.lines import Line, Reply, line
from flows.ticket import ADDED_AT_MOST

OFFERED = "case-offered"
"""The topic while a draft is offered to a case, with its number if it is one: what is typed next belongs to it."""
ANY, IN_THANKS = "", "thanks"
"""Where a draft stands that is for one of several cases, still to be chosen; and where thanks stand, to which nothing
is joined.  All others stand by the number of their case."""


def keep(people: People, turn: Turn, draft: str, number: str) -> str:
    """Keep a text as the draft for a case, for one that is to be chosen, or as thanks; the mark by which its buttons
    know it."""
    drafts = {**turn.person.drafts, number: draft}
    if number not in (ANY, IN_THANKS) and drafts.get(ANY, "") in draft:
        drafts.pop(ANY, None)  # the case is chosen
    people.drafted(turn.db, turn.chat_id, drafts, f"{OFFERED} {number}".strip())
    return mark_of(draft)


def drop(people: People, turn: Turn, draft: str) -> None:
    """Forget a draft that was sent, or is for no case."""
    kept = {number: words for number, words in turn.person.drafts.items() if words != draft}
    people.drafted(turn.db, turn.chat_id, kept, "")


def mark_of(draft: str) -> str:
    """A short name for a draft: a button must not send what was typed after it."""
    return sha256(draft.encode()).hexdigest()[:8]


def of_mark(turn: Turn, mark: str, number: str = ANY) -> str | None:
    """The draft that a button stands under; None when it is gone, or has grown.  Of files alone it is empty, and holds
    as long as no words wait for the case.  One that was declined may be the last question still."""
    if mark == mark_of(""):
        return None if unsent(turn, number) else ""
    known = (*turn.person.drafts.values(), turn.person.question)
    return next((each for each in known if mark_of(each) == mark), None)


def offered(turn: Turn) -> str:
    """The draft that is being offered to a case; empty where none is."""
    topic, _, number = turn.person.topic.partition(" ")
    return turn.person.drafts.get(number, "") if topic == OFFERED else ""


def is_offered(turn: Turn) -> bool:
    """Whether a draft is being offered to a case."""
    return bool(offered(turn))


def unsent(turn: Turn, number: str) -> str:
    """The words that wait to be sent to a case.  What is being offered to several is taken for this one once it is
    named."""
    drafts = turn.person.drafts
    to_any = drafts.get(ANY, "") if number != ANY and turn.person.topic == OFFERED else ""
    return joined(drafts.get(number, ""), to_any)


def taken(turn: Turn, number: str, text: str) -> tuple[str, Line | None]:
    """The draft of a case with more words joined to it; or as it was, and why, where both are too long together."""
    before = unsent(turn, number)
    said_already = text == before or before.endswith(f"\n{text}")
    draft = before if said_already else joined(before, text)
    if len(draft) <= ADDED_AT_MOST:
        return draft, None
    why = "case-too-long-more" if before else "case-too-long"
    return before, line(why, most=ADDED_AT_MOST, now=len(draft))


def for_closed(people: People, turn: Turn, number: str, text: str, said: str = "case-closed") -> Reply:
    """What is said to a text for a case that is closed: it is kept, and the case can be opened again with it."""
    draft, too_long = taken(turn, number, text)
    if not draft:
        again = button(line("ticket-reopen"), Start("reopen", ticket=number))
        return Reply((too_long or line(said, number=number),), ((again,),))
    mark = keep(people, turn, draft, number)
    again = button(line("ticket-reopen"), Start("reopen", drafted=True, ticket=number), "primary")
    return Reply(
        (
            *((too_long,) if too_long else ()),
            line(said, number=number),
            *((line("case-draft", text=draft),) if draft != text else ()),
        ),
        (
            (again,),
            (button(line("case-comment"), ToTeam(number, mark)),),
            (button(line("case-other"), NotToCase(mark)),),
        ),
    )
