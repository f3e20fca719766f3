"""Windows of time: whether something lies in the last so many seconds.  Each has an upper end as well, because what was
written while the clock was ahead would lie in all of them until that time comes."""

from __future__ import annotations

from typing import Any, overload

from sqlalchemy import ColumnElement

SKEW = 300.0
"""Seconds by which two replicas' clocks may be apart, or one be set back now and then: what lies no farther in the
future counts."""


@overload
def within(at: float, since: float, now: float) -> bool: ...
@overload
def within(at: ColumnElement[Any], since: float, now: float) -> ColumnElement[bool]: ...
def within(at: Any, since: float, now: float) -> Any:
    """Whether a time, or that of a column, is later than `since` and not later than now, but for `SKEW`.  All are
    seconds since the epoch."""
    return (at > since) & (at <= now + SKEW)
