"""Case drafts: what was typed for a case, kept until it is sent by a press, or said not to be for the case.

Each case has its own, and what is typed further for the case is joined to it.  Whatever else is said meanwhile, thanks,
a verdict or a question, takes nothing of it away.
"""

from __future__ import annotations

from dataclasses import replace
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
DECLINED = "declined"
"""Where words stand that were said to be for no case."""
OF_NO_CASE = (ANY, IN_THANKS, DECLINED)


def keep(people: People, turn: Turn, draft: str, number: str) -> str:
    """Keep a text as the draft for a case, for one that is to be chosen, or as thanks; the mark by which its buttons
    know it."""
    drafts = {**turn.person.drafts, number: draft}
    old = turn.person.drafts.get(number, "")
    if old and old not in draft:  # it is joined to nothing any more, and its button sends it still
        drafts[DECLINED] = old
    if number not in (ANY, IN_THANKS) and drafts.get(ANY, "") in draft:
        drafts.pop(ANY, None)  # the case is chosen
    people.drafted(turn.db, turn.chat_id, drafts, f"{OFFERED} {number}".strip())
    return mark_of(draft)


def expect(people: People, turn: Turn, number: str) -> None:
    """What is typed next is about this case, though nothing waits for it yet."""
    people.drafted(turn.db, turn.chat_id, turn.person.drafts, f"{OFFERED} {number}")


def drop(people: People, turn: Turn, place: str, *sent: str, rest: str = "") -> None:
    """Forget what waited there, but for `rest`.  `sent`: the words that the team has now; where they wait for no case
    of their own they are forgotten as well, for a second tap would send them again.  What is being offered to another
    case stays offered."""
    drafts, to = turn.person.drafts, offered_to(turn)
    gone = {place, *(each for each in OF_NO_CASE if drafts.get(each, "") in sent)}
    left = {each: words for each, words in drafts.items() if each not in gone} | {place: rest}
    over = to == place or (to not in left and (to == ANY or to in drafts))
    people.drafted(turn.db, turn.chat_id, left, "" if to is None or over else turn.person.topic)


def decline(people: People, turn: Turn, place: str, words: str) -> Turn:
    """The turn in which words are declined: they were said to be for no case, nothing is joined to them any more, and
    they become the last question, as they would have been.  Their buttons still send them, for whoever thinks again.
    Files alone have none: they are offered no longer, and what else waits stays."""
    left = {**turn.person.drafts, place: "", DECLINED: words} if words else turn.person.drafts
    people.drafted(turn.db, turn.chat_id, left, "")
    if words:
        people.asked(turn.db, turn.chat_id, words, "")
    return replace(turn, person=replace(turn.person, drafts={**left}, topic=""))


def opened_again(people: People, turn: Turn, number: str, reason: str, handed: str) -> None:
    """A case was opened again for this reason.  What was handed over to be it, and may have been changed, is sent; what
    has been typed since, or is no part of it, still waits."""
    waits = turn.person.drafts.get(number, "")
    rest = "" if waits in reason else waits.removeprefix(handed).strip("\n") if handed else waits
    drop(people, turn, number, reason, handed, rest=rest)


def mark_of(draft: str) -> str:
    """A short name for a draft: a button must not send what was typed after it."""
    return sha256(draft.encode()).hexdigest()[:8]


def of_mark(turn: Turn, mark: str, number: str | None = None) -> tuple[str, str] | None:
    """The draft that a button stands under, by where it stands and its words; None when it is gone, or has grown.  Of
    files alone it has no words, and holds as long as none wait for the case.  `number`: the case that the button is
    for, if it is for one."""
    drafts = turn.person.drafts
    if mark == mark_of(""):
        waits = number is not None and unsent(turn, number)
        return None if waits else (number or offered_to(turn) or ANY, "")
    places = (number, *OF_NO_CASE) if number is not None else (offered_to(turn) or ANY, *drafts)
    found = ((each, drafts[each]) for each in places if each in drafts)
    return next((each for each in found if mark_of(each[1]) == mark), None)


def offered_to(turn: Turn) -> str | None:
    """The case to which something is being offered, words or files; `ANY` where it is to be chosen, None where nothing
    is."""
    topic, _, number = turn.person.topic.partition(" ")
    return number if topic == OFFERED else None


def offered(turn: Turn) -> str:
    """The draft that is being offered to a case; empty where none is."""
    number = offered_to(turn)
    return turn.person.drafts.get(number, "") if number is not None else ""


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
    # What was left to wait, and not in this conversation, is put in front of nothing new.
    before = unsent(turn, number) if turn.person.just_asked or not text else ""
    said_already = text == before or before.endswith(f"\n{text}")
    draft = before if said_already else joined(before, text)
    if len(draft) <= ADDED_AT_MOST:
        return draft, None
    why = "case-too-long-more" if before else "case-too-long"
    return before, line(why, most=ADDED_AT_MOST, now=len(draft))


def for_closed(
    people: People, turn: Turn, number: str, text: str, said: str = "case-closed", files: int = 0
) -> Reply:
    """What is said to a text for a case that is closed, or to so many files: they are kept, and the case can be opened
    again, with the text if there is one."""
    draft, too_long = taken(turn, number, text)
    besides = (line("closed-files", count=files),) if files else ()
    if not draft and not too_long and files:  # there are no words that could open it
        again = button(line("ticket-reopen"), Start("reopen", ticket=number), "primary")
        return Reply((line("closed-files-alone", number=number, count=files),), ((again,),))
    if not draft:
        again = button(line("ticket-reopen"), Start("reopen", ticket=number))
        return Reply((too_long or line(said, number=number), *besides), ((again,),))
    mark = keep(people, turn, draft, number)
    again = button(line("ticket-reopen"), Start("reopen", drafted=True, ticket=number), "primary")
    return Reply(
        (
            *((too_long,) if too_long else ()),
            line(said, number=number),
            *((line("case-draft", text=draft),) if draft != text else ()),
            *besides,
        ),
        (
            (again,),
            (button(line("case-comment"), ToTeam(number, mark)),),
            (button(line("case-other"), NotToCase(mark)),),
        ),
    )
