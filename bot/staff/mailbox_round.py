"""Which part of a mailbox a look covers: the newest mails at every look, and one part more, from the newest down.

Strangers decide how many mails lie there, so no question is about all of them.  Parts are counted by place (1 is the
oldest mail) and not by number, because places have no gaps: of so many there are so many numbers at most, in the answer
and in what is made of it.  Where mails are removed, those above them move down; whoever goes down meets some twice and
passes none by.
"""

from __future__ import annotations

from dataclasses import dataclass

PART = 2_000
"""Mails that one question is about."""


@dataclass(frozen=True)
class Part:
    """The mails at these places, both included.  `whole`: also those count that somebody has opened."""

    low: int
    high: int
    whole: bool


class Round:
    """The way through a mailbox, again and again.

    The first round, and the one after something may have been missed, is swift: it goes on whatever waits, because the
    team's mails may lie between strangers'.  Any other gives way to what was found and is not read yet.
    """

    def __init__(self, part: int = PART) -> None:
        self._part = part
        self._owed, self._swift, self._again, self._left = True, True, False, False
        self._below: int | None = None
        """Where the next part ends; None: a round begins."""
        self._next_uid = 0

    @property
    def owed(self) -> bool:
        """Whether the round must come to its end, or another one follow, before everything has been looked at."""
        return self._owed or self._left

    def starts(self) -> None:
        """Anything may have come or been opened that no look has shown; a round under way is ended first, so that the
        oldest have their turn however often this happens."""
        if self._below is not None and self._swift:
            self._again = True
        else:
            self._owed, self._swift, self._below = True, True, None

    def leaves(self) -> None:
        """Something was found that is not kept in mind: it is to be met once more."""
        self._left = True

    def parts(self, exists: int, uidnext: int, *, full: bool) -> list[Part]:
        """What a look covers in a mailbox of so many mails, the newest first.  `full`: much was found that is not read
        yet."""
        if 0 < self._next_uid < uidnext - self._part:  # more than the newest part may have come since
            self.starts()
        self._next_uid = uidnext
        newest = Part(max(1, exists - self._part + 1), exists, whole=False)
        if full and not self._swift:
            return [newest]
        if self._below is None:
            self._owed, self._left = self._owed or self._left, False
        other = self._further(exists)
        return [other] if other.high == exists else [newest, other]

    def _further(self, exists: int) -> Part:
        high = exists if self._below is None else min(self._below, exists)
        part = Part(max(1, high - self._part + 1), high, whole=self._owed)
        # Noted before it is asked: one that the server breaks off at stands in the way of no other.
        self._below = part.low - 1
        if not self._below:
            self._below = None
            self._owed = self._swift = self._again
            self._again = False
        return part
