"""Contact (clause 8): a question, a complaint or a concern for the privacy team.  Never needs proof."""

from __future__ import annotations

from dataclasses import dataclass

from flows.lines import line
from flows.questions import Choice, Email, Files, Text
from flows.talk import Talk, sent_in

ABOUT = Choice("about", ("question", "complaint", "concern", "leak"))
REACH = Choice("reach", ("chat", "email"), unoffered=("call",))
"""The team may call whoever asks for that; nobody is offered what the team may have no hands for."""
MESSAGE = 3000
"""Characters of a message to the team."""


@dataclass(frozen=True)
class Inquiry:
    """What the person wants the privacy team to read, and how to be answered.  `leak` is a fast lane."""

    kind: str
    message: str
    email: str = ""
    """Given for the answer, not verified; empty: answer in this chat."""
    files: tuple[str, ...] = ()
    call: str = ""
    """The number on which the person asked to be called."""


async def leak(talk: Talk) -> Inquiry:
    """The fast lane: somebody suspects that data has leaked."""
    return await contact(talk, "leak")


async def contact(talk: Talk, kind: str = "") -> Inquiry:
    """/contact"""
    if kind:
        talk.fact(line("row-about"), line(f"about-{kind}"))
    else:
        kind = await talk.ask("about", ABOUT)
        talk.row(line("row-about"))
    message = await talk.ask(
        "message", Text(at_most=MESSAGE, takes_questions=kind != "leak"), kind=line(f"about-{kind}")
    )
    talk.row(line("row-message"))
    files = await _sent(talk)
    reach = await talk.ask("reach", REACH)
    email = await talk.ask("reach-email", Email()) if reach == "email" else ""
    if reach != "call":
        talk.row(line("row-reach"), since="reach")
    call = await _called(talk) if reach == "call" else ""
    if kind == "leak":
        talk.say("leak-means")
    await talk.confirm("send", kind=line(f"about-{kind}"))
    return Inquiry(kind, message, email, files, call)


async def _called(talk: Talk) -> str:
    """On which number the team is to call, which it does or does not; its answer in writing comes to the chat."""
    talk.row(line("row-reach"))
    number = await talk.ask("reach-phone", Text(at_most=300))
    talk.row(line("row-reach-phone"))
    talk.say("call-means")
    return number


async def _sent(talk: Talk) -> tuple[str, ...]:
    """Files that came before the form or in it: whoever sends none is not asked about them."""
    if not sent_in(talk.answers):
        return ()
    files = await talk.ask("files", Files())
    talk.row(line("row-files"))
    return files
