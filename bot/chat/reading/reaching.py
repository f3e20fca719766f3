"""Reaching: an address by which somebody wants to be reached, where it proves nothing of who they are.

Whoever can read no mail, or is looked at by staff, may still tell an address: it is kept beside the other ways, and no
code is sent to it.  The registered address is another thing, and is never put in its place on such words.
"""

from __future__ import annotations

from dataclasses import replace

from bot.chat.reading import cues, question_cues
from bot.chat.reading.answer import answer
from bot.chat.reading.edits import address_given, joined
from bot.chat.reading.hearing import Heard
from bot.chat.reading.readings import Edits, Place, Reading, Told
from flows.emails import emails
from flows.finding import bare, phones
from flows.forms_of_rights import RIGHTS
from flows.questions import SKIP, WAYS, Choice, Code, Confirm, Email, SharedPhone, Text
from flows.talk import Waiting
from flows.verify import is_proven

REACH, KNOWN = "reach-by", "known-by"
NO_ACCESS = "no-access"
AT_MOST = 300
"""Characters that these answers hold."""
ASKS_HOW_KNOWN = (*RIGHTS, "several", "choose")
"""Forms that ask whoever can prove no address what the company knows them by."""
ASKS_WHO_IT_IS = (*RIGHTS, "several", "behalf")
"""Forms in which staff may look at who somebody is, and reach them."""


def never_registered(place: Place, text: str) -> Reading | None:
    """That an address is none that was ever registered: what was given is a way to be reached, and who it is is seen
    without mail.  None where nothing of that is said."""
    question, plain = place.waiting.question, bare(text)
    of_mail = emails(text) or cues.A_MAIL.search(plain)
    if place.flow not in ASKS_WHO_IT_IS or isinstance(question, Text) or is_proven(place.waiting.answers):
        return None
    if not of_mail or not cues.NEVER_REGISTERED.search(plain) or question_cues.asked(plain):
        return None
    said = emails(text)
    if len({*said}) > 1 or _of_another(text, said):
        return None  # of which of them it is said, nobody can tell
    if isinstance(question, Email):
        if not said:
            return None
        return replace(answer(place.waiting, NO_ACCESS, text), ahead={REACH: _with(place.waiting, text)})
    asked = address_given(place.waiting)
    if asked is None or asked.raw in WAYS:
        return None
    told = text if said else asked.raw
    return Edits({asked.name: NO_ACCESS, REACH: _with(place.waiting, told)})


def _of_another(text: str, said: tuple[str, ...]) -> bool:
    """Whether it is said of another mailbox than the one that is meant (`a@example.com อีกอันไม่ได้ใช้สมัคร`): that stands
    nearer before it, or right behind it."""
    never = cues.NEVER_REGISTERED.search(text)
    if never is None:
        return False
    own = max((text.rfind(each, 0, never.start()) for each in said), default=-1)
    other = cues.last(cues.ANOTHER_BOX, text[: never.start()])
    return other > own or cues.ANOTHER_BOX.match(text[never.end() :].lstrip()) is not None


def way_told(heard: Heard) -> Reading | None:
    """An address that is told where who it is has been seen to, or is left to staff: a way to be reached.  None where
    it is told as the one to be proven."""
    waiting, text, question = heard.place.waiting, heard.text, heard.question
    if heard.place.flow not in (*ASKS_WHO_IT_IS, "stranger") or isinstance(question, Text | Email | Code):
        return None
    asked = address_given(waiting)
    to_be_reached = cues.TO_REACH.search(text) or cues.REACHED.search(text)
    proves = cues.TO_PROVE.search(heard.plain)
    if asked is None or not emails(text) or proves:
        return None
    if asked.raw not in WAYS and not to_be_reached:
        return None  # another registered address
    if is_proven(waiting.answers):
        return Told() if isinstance(question, Confirm) else None
    if isinstance(question, SharedPhone) and not to_be_reached:
        return None  # a mailbox that can be read after all
    known = cues.IS_REGISTERED.search(heard.plain) and not to_be_reached
    name = KNOWN if known else REACH
    told = {name: _with(waiting, text, name)}
    if isinstance(question, Choice) and len(heard.named.options) == 1:
        return replace(heard.answer(next(iter(heard.named.options))), ahead=told)
    return Edits(dict(told))


def found_by(place: Place, text: str) -> dict[str, str]:
    """A number that is told in the place of an address, as what the company knows somebody by, where that is asked
    later on; nothing where it is not, or none is told."""
    asked = place.flow in ASKS_HOW_KNOWN and phones(text) and not emails(text)
    return {KNOWN: known_by(place.waiting, text)} if asked else {}


def knows_no_address(flow: str, waiting: Waiting) -> bool:
    """Whether somebody has no address to prove, in a form that asks what the company knows them by."""
    asked = address_given(waiting)
    return flow in ASKS_HOW_KNOWN and asked is not None and asked.raw in WAYS


def known_by(waiting: Waiting, text: str) -> str:
    """What the company may know somebody by, below what they told of it before."""
    return _with(waiting, text, KNOWN)


def _with(waiting: Waiting, text: str, name: str = REACH) -> str:
    """A way to be reached below those that were told; the address alone where there is no room for all the words."""
    before = waiting.answers.get(name, "")
    before = "" if before == SKIP else before
    if text in before:
        return before
    whole = joined(before, text)
    return whole if len(whole) <= AT_MOST else joined(before, " ".join(emails(text) or phones(text)))
