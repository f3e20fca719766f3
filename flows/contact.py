"""Contact (clause 8): a question, a complaint or a concern for the privacy team.  Never needs proof."""

from __future__ import annotations

from dataclasses import dataclass

from flows.lines import line, plain
from flows.questions import Choice, Email, Row, Text
from flows.talk import Talk

ABOUT = Choice("about", ("question", "complaint", "concern", "leak"))
REACH = Choice("reach", ("chat", "email"))


@dataclass(frozen=True)
class Inquiry:
    """What the person wants the privacy team to read, and how to be answered.  `leak` is a fast lane."""

    kind: str
    message: str
    email: str = ""
    """Given for the answer, not verified; empty: answer in this chat."""


async def leak(talk: Talk) -> Inquiry:
    """The fast lane: somebody suspects that data has leaked."""
    return await contact(talk, "leak")


async def contact(talk: Talk, kind: str = "") -> Inquiry:
    """/contact"""
    kind = kind or await talk.ask("about", ABOUT)
    message = await talk.ask("message", Text(at_most=3000, takes_questions=True), kind=line(f"about-{kind}"))
    reach = await talk.ask("reach", REACH)
    email = await talk.ask("reach-email", Email()) if reach == "email" else ""
    rows = (
        Row("about" if "about" in talk.trail else "", line("row-about"), line(f"about-{kind}")),
        Row("message", line("row-message"), plain(message)),
        Row("reach", line("row-reach"), plain(email) if email else line("reach-chat")),
    )
    await talk.confirm("send", rows, kind=line(f"about-{kind}"))
    return Inquiry(kind, message, email)
