"""The ledger of attempts: who did what how often, as keyed hashes, for the limits (limits.py).

What is counted (a chat, an address, a domain, all) is a hash under our keys, so that the ledger tells nobody who it
is about, and may outlive what a person has deleted: a limit that whoever is limited can reset is none.  A line is
written before what it counts is done, under a lock on what is counted, so that of many at the same moment no more
pass than may (a count that is read first and written later lets them all pass).  A line is taken back when nothing
came of it.

What lies in the future counts nowhere: a clock that was ahead for a minute wrote it, and would refuse an address until
that time has come.  Nobody outside can move our clock.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from bot.identity.limits import DAY, NEEDED, Limit
from bot.storage.advisory import wait_for_each
from bot.storage.crypto import KeyRing
from bot.storage.tables import attempts
from bot.storage.window import SKEW, within

STOP_DAYS = 7
"""Days for which a link that stops codes works."""


class Attempts:
    """Counts, and remembers for as long as a limit needs it."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock

    def alone(self, db: Connection, *counted: tuple[str, str]) -> None:
        """Until this transaction ends nobody else counts for these (each a scope and who it is).  SQLite has one
        writer."""
        # Under all keys: in the midst of a rotation the first one is not the same on each replica.
        subjects = (self._keys.indexes(f"attempt-{scope}", who) for scope, who in counted)
        wait_for_each(db, chain.from_iterable(subjects))

    def add(
        self, db: Connection, kind: str, counted: Mapping[str, str], ref: str = "", times: int = 1
    ) -> None:
        """Something was done.  `counted` holds by scope for whom it counts; by `ref` it can be taken back."""
        now = self._clock()
        rows = [
            {
                "kind": kind,
                "scope": scope,
                "subject": self._keys.index(f"attempt-{scope}", who),
                "ref": ref,
                "at": now,
                "needed_until": now + NEEDED[kind],
                "key_id": self._keys.sealing,
            }
            for scope, who in counted.items()
            for _ in range(times)
        ]
        db.execute(insert(attempts), rows)

    def is_over(
        self, db: Connection, limits: Sequence[Limit], counted: Mapping[str, str], more: int = 1
    ) -> bool:
        """Whether `more` would go beyond any of the limits."""
        now = self._clock()
        reached = [
            self._count(db, each.kind, each.scope, counted[each.scope], now - each.seconds) + more > each.most
            for each in limits
        ]
        return any(reached)  # all are asked, so that the work is the same whichever is reached

    def count(self, db: Connection, kind: str, scope: str, who: str, since: float) -> int:
        """How often something was done later than a time."""
        return self._count(db, kind, scope, who, since)

    def failed(self, db: Connection, counted: Mapping[str, str]) -> None:
        """A wrong guess.  It keeps the run alive that it belongs to: that is over after a rest, and not before."""
        for scope, who in counted.items():
            db.execute(
                update(attempts)
                .where(self._run(db, scope, who))
                .values(needed_until=self._clock() + NEEDED["wrong"])
            )
        self.add(db, "wrong", counted)

    def succeeded(self, db: Connection, scope: str, who: str) -> None:
        """A right one: the run of wrong ones is over, those of today still count for today."""
        now = self._clock()
        db.execute(update(attempts).where(self._run(db, scope, who)).values(needed_until=now + DAY))
        self.add(db, "right", {scope: who})

    def in_a_row(self, db: Connection, scope: str, who: str) -> int:
        """Wrong guesses since the last right one, or the last rest."""
        query = select(func.count()).select_from(attempts).where(self._run(db, scope, who))
        return int(db.execute(query).scalar_one())

    def take_back(self, db: Connection, kind: str, ref: str, keep: Sequence[str] = ()) -> None:
        """Nothing came of it: it counts no more, but for the scopes to keep."""
        db.execute(
            delete(attempts).where(
                attempts.c.ref == ref, attempts.c.kind == kind, attempts.c.scope.not_in(list(keep))
            )
        )

    def stop_token(self, scope: str, who: str) -> str:
        """What lets whoever has it write one line about a scope, without knowing who it is about."""
        subject = self._keys.index(f"attempt-{scope}", who)
        day = int(self._clock() // DAY)
        body = subject + day.to_bytes(3, "big")
        mac = self._keys.mac("stop-codes", body.hex())[:16]
        return base64.b32encode(body + mac).decode().lower()

    def read_stop(self, token: str) -> tuple[bytes, bytes] | None:
        """The subject of a token of the last `STOP_DAYS` days, or of a clock of ours that was ahead, and the id of the
        key that made both; None for any other text."""
        try:
            raw = base64.b32decode(token.upper().encode("ascii", "replace"))
        except binascii.Error:
            return None
        body, mac = raw[:19], raw[19:]
        made = zip(self._keys.names, self._keys.macs("stop-codes", body.hex()), strict=True)
        age = int(self._clock() // DAY) - int.from_bytes(body[16:], "big")
        by = [id for id, each in made if hmac.compare_digest(mac, each[:16])]
        return (body[:16], by[0]) if by and age <= STOP_DAYS else None

    def stop(self, db: Connection, kind: str, scope: str, token: str) -> bool:
        """Write the line that a token allows.  False for no such token."""
        read, now = self.read_stop(token), self._clock()
        if read is None:
            return False
        subject, key_id = read
        line = {"kind": kind, "scope": scope, "subject": subject}
        # Pressed again it begins anew, and is one line still.
        db.execute(delete(attempts).where(*(attempts.c[name] == value for name, value in line.items())))
        db.execute(insert(attempts).values(at=now, needed_until=now + NEEDED[kind], key_id=key_id, **line))
        return True

    def of_chat(self, db: Connection, chat_id: int) -> int:
        """How many lines are about a chat."""
        mine = attempts.c.subject.in_(self._keys.indexes("attempt-chat", str(chat_id)))
        query = select(func.count()).select_from(attempts).where(attempts.c.scope == "chat", mine)
        return int(db.execute(query).scalar_one())

    def _count(self, db: Connection, kind: str, scope: str, who: str, since: float) -> int:
        query = (
            select(func.count())
            .select_from(attempts)
            .where(self._of(kind, scope, who), within(attempts.c.at, since, self._clock()))
        )
        return int(db.execute(query).scalar_one())

    def _run(self, db: Connection, scope: str, who: str) -> ColumnElement[bool]:
        """The wrong guesses that are in a row."""
        right = db.execute(select(func.max(attempts.c.id)).where(self._of("right", scope, who))).scalar() or 0
        now, until = self._clock(), attempts.c.needed_until
        alive = and_(until > now, until <= now + NEEDED["wrong"] + SKEW)
        return and_(self._of("wrong", scope, who), alive, attempts.c.id > right)

    def _of(self, kind: str, scope: str, who: str) -> ColumnElement[bool]:
        # Under all keys, so that a new key begins no new count.
        subjects = self._keys.indexes(f"attempt-{scope}", who)
        return and_(attempts.c.subject.in_(subjects), attempts.c.kind == kind, attempts.c.scope == scope)


def codes_lately(db: Connection, since: float, now: float) -> int:
    """How many codes people have asked for, later than a time.  Of those that were mailed the number would tell whether
    an address is registered."""
    return _in_scope(db, "code", "chat", since, now)


def is_reached(db: Connection, limit: Limit, now: float) -> bool:
    """Whether a limit that holds for all together is reached."""
    return _in_scope(db, limit.kind, "all", now - limit.seconds, now) >= limit.most


def is_reached_for_one(db: Connection, limit: Limit, now: float) -> bool:
    """Whether a limit is reached for any one of those whom it holds for."""
    these = and_(
        attempts.c.kind == limit.kind,
        attempts.c.scope == limit.scope,
        within(attempts.c.at, now - limit.seconds, now),
    )
    query = select(attempts.c.subject).where(these).group_by(attempts.c.subject)
    return db.execute(query.having(func.count() >= limit.most).limit(1)).first() is not None


def _in_scope(db: Connection, kind: str, scope: str, since: float, now: float) -> int:
    query = select(func.count()).select_from(attempts)
    these = and_(attempts.c.kind == kind, attempts.c.scope == scope, within(attempts.c.at, since, now))
    return int(db.execute(query.where(these)).scalar_one())
