"""Whether the clock can be believed.  What the sweep removes never comes back, and a clock that is years ahead for a
minute (a slip of NTP, a machine that boots in 2030) calls everything old.

A clock that is far ahead of the last sweep is one of two things: it is wrong, or the service stood still for so long.
Time tells them apart: a wrong clock is set right.  So nothing is removed until it has gone on for some hours.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from bot.identity.limits import DAY, HOUR
from bot.storage.dialects import insert_new, put
from bot.storage.tables import inbox, sweeps
from bot.storage.window import SKEW

log = logging.getLogger(__name__)

AHEAD = 2 * DAY
"""Seconds after the last sweep, which comes every hour, from which on the clock is in doubt."""
CONFIRMED = 6 * HOUR
"""Seconds for which a clock in doubt has to go on, neither set back nor ahead once more, before it is believed: of
machines that mend their clock most do it within minutes of their start."""

OURS = sweeps.c.id == 1


def believed(db: Connection, now: float) -> bool:
    """Look at the clock, and note the look; whether what is over by it may be removed.

    One that is set back is believed, however far: by it too little is old, and never too much.
    """
    if db.execute(select(sweeps.c.id).where(OURS)).first() is None:
        insert_new(db, sweeps, id=1, swept_at=_latest(db) or now, looked_at=now)
    row = db.execute(select(sweeps).where(OURS).with_for_update()).one()
    if now <= row.swept_at + AHEAD:
        db.execute(update(sweeps).where(OURS).values(swept_at=now, looked_at=now, doubted_since=None))
        return True
    # Of two replicas that look in turn one may be a little behind the other.
    goes_on = row.doubted_since is not None and row.looked_at - SKEW <= now <= row.looked_at + AHEAD
    since = row.doubted_since if goes_on else now
    if now >= since + CONFIRMED:
        log.warning("the clock has gone on for %.0f hours: it is believed", (now - since) / HOUR)
        db.execute(update(sweeps).where(OURS).values(swept_at=now, looked_at=now, doubted_since=None))
        return True
    db.execute(update(sweeps).where(OURS).values(looked_at=now, doubted_since=since))
    log.error(
        "it is %s by this clock, %.0f days after the last sweep: nothing is removed before it has gone on for "
        "%.0f hours.  Where it is right, `privacy-bot sweep` removes at once",
        told(now),
        (now - row.swept_at) / DAY,
        CONFIRMED / HOUR,
    )
    return False


def _latest(db: Connection) -> float | None:
    """When the last update came: before the first sweep of a release that notes it, there is no other time to go by."""
    return db.execute(select(inbox.c.received_at).order_by(inbox.c.id.desc()).limit(1)).scalar()


def believe(db: Connection, now: float) -> None:
    """Believe the clock from now on: an operator says so."""
    put(db, sweeps, "id", id=1, swept_at=now, looked_at=now, doubted_since=None)


def ahead(db: Connection, now: float) -> float:
    """Seconds for which the clock is ahead of the last sweep, where that is in doubt; else 0."""
    last = db.execute(select(sweeps.c.swept_at).where(OURS)).scalar()
    return now - last if last is not None and now > last + AHEAD else 0.0


def doubted(db: Connection) -> bool:
    """Whether the sweep waits for the clock."""
    return db.execute(select(sweeps.c.doubted_since).where(OURS)).scalar() is not None


def told(at: float) -> str:
    """A time in words for an operator."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC"
