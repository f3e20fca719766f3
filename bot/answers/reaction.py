"""The first reaction to a message: what it is about, how surely, and whether it asks at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reaction:
    """The first reaction to a message."""

    label: str
    """A clause number, `do:...`, `chat:...` or `none` (docs/design.md), or "choose"."""
    topics: tuple[str, ...]
    """One when sure, two for a compound question, the offered ones for "choose", none for a bare none."""
    choices: tuple[str, ...]
    """The labels offered, at most three."""
    confidence: float
    """The probability that the label is right."""
    asks: bool
    """Whether it is a question or a wish at all."""
    reading: str | None
    """How the text was understood, when it was converted."""


NOTHING = Reaction("none", (), (), 0.0, False, None)
