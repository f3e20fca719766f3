"""The bot's own data about a person: what it holds, and its deletion (Bot Platform Developer Terms 4.2)."""

from __future__ import annotations

from dataclasses import dataclass

from flows.lines import line
from flows.talk import Talk


@dataclass(frozen=True)
class Forget:
    """Everything that the bot holds about this chat, tickets excepted."""


async def forget(talk: Talk) -> Forget:
    """/deletemydata"""
    talk.say("forget-means")
    talk.fact(line("row-forget"), line("forget-what"))
    await talk.confirm("forget", "confirm-forget")
    return Forget()
