"""Leases: the right to work on a row of a queue, for some seconds.

1. `take` hands out rows that wait, under a random token; nobody else gets them before the lease runs out.
2. Whoever has finished says so with the token, in the transaction that holds the result: `complete`, or
   `put_back` for a later try.  One that was too slow finds that the token no longer fits; LeaseLost undoes what
   it did.
3. One that is alive renews what it has (`renew`), however long the work takes.
4. One that was killed needs nobody: its lease runs out.  The token that it leaves on the row tells who takes the
   row next (`Lease.orphaned`): nobody came back with the work.

Such a table has the columns id, state, due_at, lease, lease_until and attempts; `attempts` counts the tries, and is
counted when a row is taken, because who is killed cannot count any more.  Whoever takes up what a killed worker left
goes on with the same try: a kill is no failure, and must not put a row off as if it were one.  A lease that ran out
while the database was silent tells of no death, because nobody could renew it (`Grace`).  Times are the database's
(`now_of`), one clock for all replicas.  A clock that is set back makes nothing wait: what was never put off is due,
and so is what is due later than anything can be.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    case,
    exists,
    or_,
    select,
    update,
)

from bot.storage.dialects import at_commit, listed
from bot.storage.window import within

SILENCE = 5.0
"""Seconds without an answer of the database that leave a lease too little of its time: a third of the shortest one,
which is renewed as often.  Whoever takes work asks every second."""
GRACE = 10.0
"""Seconds after such a silence in which whoever is alive renews what it has: a part of the service that failed
meanwhile begins again within eight (bot/ops/supervise.py)."""


UNDER_WAY = 60.0
"""Seconds for which the commit of a claim may be under way when its connection has broken: four leases of an update,
after which it would give nothing to anybody."""


class LeaseLost(Exception):
    """Somebody else has this work now; what was done here must be undone."""


@dataclass(frozen=True)
class Lease:
    """A row in hand."""

    row: int
    token: str
    orphaned: bool = False
    """Whether somebody had it before and never came back."""
    attempts: int = 0
    """How often it was tried, this time included."""


class Grace:
    """The time that others have to renew their leases after the database was silent, as one process sees it.

    When its machine stands still nobody can renew, and by its own clock all leases have run out when it wakes up:
    whoever asked first would take what is in living hands, and it would go out twice.  A process that begins counts
    from its beginning: what was before that it cannot know, and if it waited, work in the hands of one that is killed
    again and again would be taken up by none that follows.  `clock`: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._answered, self._until = clock(), 0.0

    def is_over(self) -> bool:
        """Whether what somebody never came back with may be taken.  To be asked right after the database has said what
        time it is: that is the answer by which a silence is known."""
        with self._lock:
            now = self._clock()
            if now - self._answered > SILENCE:
                self._until = now + GRACE
            self._answered = now
            return now >= self._until


class Claim:
    """One claim of one worker, which may take several tries: of each a token, by which the leases of that try are
    known."""

    def __init__(self, unanswered: Unanswered) -> None:
        self._unanswered = unanswered
        self.token = ""
        """That of the last try."""
        self.committing: list[str] = []
        """Those of tries that may be done: what was undone before its commit took nothing."""

    def tried(self, db: Connection) -> tuple[str, tuple[str, ...]]:
        """It is tried (again) in this transaction: the token of this try, and those of which nobody will hear any
        more."""
        lost = *self._unanswered.tokens(), *self.committing
        self.token = token = new_token()
        at_commit(db, lambda: self.committing.append(token))
        return token, lost


class Unanswered:
    """Claims of this process of which no answer came once their commit had begun.  It may be done all the same, or be
    under way for a while: what they took is in nobody's hands, and the next claims give it back (`Leases.release`).
    Else it would wait for its lease to run out, and that would tell of a death.  `clock`: monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._at: dict[str, float] = {}

    @contextmanager
    def claim(self) -> Iterator[Claim]:
        """A claim, until its answer is here.  Of what was tried before that try, and of all where it raises, no answer
        is to come."""
        claim, heard = Claim(self), False
        try:
            yield claim
            heard = True
        finally:
            self.add(each for each in claim.committing if not (heard and each == claim.token))

    def add(self, tokens: Iterable[str]) -> None:
        """What stands under these is to be given back as well, and may still come to be."""
        with self._lock:
            self._at |= dict.fromkeys(tokens, self._clock())

    def tokens(self) -> tuple[str, ...]:
        """Those that may still come to be."""
        now = self._clock()
        with self._lock:
            self._at = {each: at for each, at in self._at.items() if within(at, now - UNDER_WAY, now)}
            return tuple(self._at)


class Leases:
    """The leases on the rows of one table; a row whose state is `waiting` is to be worked on.

    `came`: the column with the moment at which a row came, which is when it was first due.  `longest`: seconds for
    which a row may be put off or held at most.
    """

    def __init__(self, table: Table, waiting: str, *, came: str, longest: float) -> None:
        self._table, self._waiting, self._came, self._longest = table, waiting, table.c[came], longest
        # Made once: a claim is made for every message, and making its statement costs as much as the database does.
        c = table.c
        one = and_(c.id == bindparam("of_row"), c.lease == bindparam("of_token"), c.state == waiting)
        self._mine = update(table).where(one)
        these = listed(c.id, "of_rows")
        self._changed = update(table).where(these)
        self._taken = self._changed.values(
            attempts=case((c.lease.is_(None), c.attempts + 1), else_=c.attempts)
        )
        lost = listed(c.lease, "lost"), ~listed(c.id, "held"), c.state == waiting
        self._released = (
            update(table)
            .where(*lost)
            .values(lease=None, lease_until=0.0, attempts=case((c.attempts > 0, c.attempts - 1), else_=0))
        )
        held = select(c.id, c.lease).where(these, c.state == waiting)
        self._unlocked = held.with_for_update(skip_locked=True)

    def first_of(self, *lane: str) -> ColumnElement[bool]:
        """That no older row with the same values in these columns waits: lanes keep their order."""
        earlier, table = self._table.alias(), self._table
        same = [earlier.c[name] == table.c[name] for name in lane]
        return ~exists().where(and_(*same, earlier.c.id < table.c.id, earlier.c.state == self._waiting))

    def free(self, query: Select[Any]) -> Select[Any]:
        """What a query finds among the rows that wait, are due and are in nobody's hands: for `take`."""
        c = self._table.c
        over = and_(self._past(c.lease_until), or_(c.lease.is_(None), bindparam("orphans", type_=Boolean)))
        return self.waiting(query).where(over).with_for_update(skip_locked=True)

    def waiting(self, query: Select[Any]) -> Select[Any]:
        """What a query finds among the rows that wait and are due, whoever has them in hand; it is asked `at` a
        time."""
        c = self._table.c
        return query.where(c.state == self._waiting, or_(self._past(c.due_at), c.due_at == self._came))

    def at(self, now: float) -> dict[str, float]:
        """The time at which a query is asked (`free`, `waiting`)."""
        return {"now": now, "at_most": now + self._longest}

    def take(
        self,
        db: Connection,
        free: Select[Any],
        now: float,
        seconds: float,
        *,
        orphans: bool = True,
        token: str | None = None,
        **given: Any,
    ) -> list[tuple[Row[Any], Lease]]:
        """Take the free rows of a query (`free`), with what it is to be given by name.  `orphans`: those too that
        somebody had (`Grace`).  `token`: under this one, of `new_token`."""
        token = token or new_token()
        rows = db.execute(free, {**self.at(now), "orphans": orphans, **given}).all()
        if rows:
            ids = [row.id for row in rows]
            db.execute(self._taken, {"of_rows": ids, "lease": token, "lease_until": now + seconds})
        return [
            (row, Lease(row.id, token, row.lease is not None, row.attempts + (row.lease is None)))
            for row in rows
        ]

    def orphans(self) -> ColumnElement[bool]:
        """Rows that somebody had and never came back with."""
        return self._table.c.lease.is_not(None)

    def renew(self, db: Connection, leases: Iterable[Lease], now: float, seconds: float) -> None:
        """Whoever has these rows is alive and needs more time; what was lost meanwhile stays lost.

        It waits for no row: the one who has it locked may be the work that it is renewed for, which waits for somebody
        else.  Nobody takes such a row meanwhile (`free`).
        """
        held = {(lease.row, lease.token) for lease in leases}
        found = db.execute(self._unlocked, {"of_rows": [row for row, _ in held]})
        if ids := [row.id for row in found if (row.id, row.lease) in held]:
            db.execute(self._changed, {"of_rows": ids, "lease_until": now + seconds})

    def complete(self, db: Connection, lease: Lease, state: str, **values: Any) -> None:
        """The work is done, for good or ill: the row gets this state.  Raises LeaseLost."""
        self._give_up(db, lease, state=state, **values)

    def put_back(self, db: Connection, lease: Lease, due_at: float, **values: Any) -> None:
        """The row waits again, until then at least.  Raises LeaseLost."""
        self._give_up(db, lease, due_at=due_at, **values)

    def take_back(self, db: Connection) -> None:
        """End all leases: nobody else is at work (SQLite), so whoever held them was killed."""
        waiting = update(self._table).where(self._table.c.state == self._waiting)
        db.execute(waiting.values(lease_until=0.0))

    def release(self, db: Connection, tokens: Collection[str], held: Collection[int] = ()) -> None:
        """Give rows back that were taken under these tokens, and that nobody has in hand, as the caller has those that
        are `held`: the transaction that took them was done, and the answer lost."""
        db.execute(self._released, {"lost": list(tokens), "held": list(held)})

    def let_go(self, db: Connection, leases: Iterable[Lease], due_at: float) -> None:
        """Give rows back untouched, to wait until then: whoever had them leaves them for reasons of their own."""
        untouched = self._mine.values(attempts=self._table.c.attempts - 1)
        for lease in leases:
            db.execute(untouched, _of(lease, lease=None, lease_until=0.0, due_at=due_at))

    def _past(self, when: ColumnElement[Any]) -> ColumnElement[bool]:
        return or_(when <= bindparam("now"), when > bindparam("at_most"))

    def _give_up(self, db: Connection, lease: Lease, **values: Any) -> None:
        changed = db.execute(self._mine, _of(lease, lease=None, lease_until=0.0, **values))
        if changed.rowcount != 1:
            raise LeaseLost(f"{self._table.name} {lease.row}")


def new_token() -> str:
    """What a lease is known by."""
    return secrets.token_hex(16)


def _of(lease: Lease, /, **values: Any) -> dict[str, Any]:
    return {"of_row": lease.row, "of_token": lease.token, **values}
