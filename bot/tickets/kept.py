"""What is kept about people, and for how long: the one table that the sweep keeps to, the notice (/privacy) tells
and /mydata counts by.  Nothing is kept that has no row here."""

from __future__ import annotations

from bot.identity.limits import DAY, PROVEN
from bot.tickets.retention import DETAILS, FILES, VERIFY_WITHIN
from flows.lines import Line, line

YEAR = 365 * DAY

KEPT: dict[str, float] = {
    "texts": 7 * DAY,
    "ids": 30 * DAY,
    "sent": 30 * DAY,
    "unsent": 30 * DAY,
    "name": YEAR,
    "question": 7 * DAY,
    "offered": 7 * DAY,
    "drafts": DAY,
    "left": DAY,
    "codes": DAY,
    "proofs": DAY,
    "attempts": PROVEN,
    "loose": DAY,  # and for as long as their chat has a form, in progress or left, that may name them
    "unverified": VERIFY_WITHIN,
    "files": FILES,
    "details": DETAILS,
    "feedback": YEAR,
}
"""Seconds by what it is, in the order in which people are told.  The words are `kept-<what>` and `mydata-<what>`."""
UNTIMED = ("unhandled",)
"""Kept for no time, but until somebody has looked at it: the sweep takes nothing of it, so that none is lost.  The
notice tells of it beside `texts`; the words are `mydata-<what>`."""
NOBODYS = ("feedback",)
"""Kept without a chat, so that nobody can be told how much of it is theirs."""


def duration(seconds: float) -> Line:
    """A time as people say it: hours up to a day, then days, then years."""
    if seconds <= DAY:
        return line("for-hours", count=round(seconds / 3600))
    if seconds < 2 * YEAR:
        return line("for-days", count=round(seconds / DAY))
    return line("for-years", count=round(seconds / YEAR))
