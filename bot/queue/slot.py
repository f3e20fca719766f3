"""The slot: for how long a letter has the line to itself of which nobody must learn whether it goes.

Whoever has a letter of their own right behind one for somebody else sees when the line was free.  So it is held for the
same time whether that letter goes to the mail server or is kept here, and the time is set before either.  It must not
follow each letter either, or the next one shows that there was one to follow: it grows only where a letter took longer
than its slot, which whoever waited has seen, and shrinks by one step at the end of a period.
"""

from __future__ import annotations

STEPS = tuple(0.1 * float(2**n) for n in range(6))
"""Seconds that a slot may last, up to 3.2.  What a relay takes may be what the recipient's own server takes, which it
asks: a stranger chooses that, and all who come after would pay for it."""
FIRST = 0.8
"""Seconds until anything was measured, in most houses more than a relay takes."""
ROOM = 1.5
"""How much longer than the longest letter a slot is: the next may take longer than all before."""
PERIOD = 600.0
"""Seconds of which the longest letter counts."""


class Slot:
    """Follows what a mail server takes for a letter, in steps.  Times are monotonic, in seconds."""

    def __init__(self) -> None:
        self._seconds = FIRST
        self._longest = 0.0
        self._since: float | None = None

    def at(self, now: float) -> float:
        """How long the slot is that begins now."""
        if self._since is None:
            self._since = now
        elif now - self._since >= PERIOD:
            if self._longest:
                self._seconds = max(self._seconds / 2, min(self._seconds, _step(self._longest)))
            self._since, self._longest = now, 0.0
        return self._seconds

    def took(self, seconds: float) -> None:
        """A letter that did go took so long, whether it was accepted or not."""
        self._longest = max(self._longest, seconds)
        if seconds > self._seconds:
            self._seconds = _step(seconds)


def _step(seconds: float) -> float:
    return next((each for each in STEPS if each >= ROOM * seconds), STEPS[-1])
