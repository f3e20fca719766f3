"""The schedule: reminders, the daily digest and the monthly report, from eight in the morning in Bangkok.

Each of the three is asked for every few minutes by every replica.  Each letter has a key of its own in the outbox, so
whoever comes second, after a restart or beside another, finds it promised and adds nothing.  Each is done in a
transaction of its own: a digest that fails must not keep back a reminder, nor undo it.  Reminders, which are as many as
there are open tickets, take several.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select, true

from bot.i18n import Words, local
from bot.identity.limits import DAY
from bot.mail.letters import Enclosure, Letter, Letters
from bot.staff.digest import Digest
from bot.staff.plot import plot
from bot.staff.report import month_before, report
from bot.storage.database import Storage
from bot.storage.tables import outbox
from bot.storage.window import SKEW
from bot.tickets.holidays import Holidays
from bot.tickets.letter_facts import TEAM
from bot.tickets.letters import TicketLetters
from bot.tickets.reminders import Reminder, reminder
from bot.tickets.store import Ticket, Tickets
from flows.lines import line

OPENS = 8
"""Nothing is sent before this hour."""
REMEMBERED = 30 * DAY
"""Seconds: without a digest in the outbox there has been none for this long (see sweep.py)."""
REMINDERS = 20
"""Reminders that are promised in one transaction, for which others wait: each is a letter to be composed."""
REPORT_UNTIL = 7
"""Day of the month until which a missed report is made up for: before its key can have been swept."""


class Schedule:
    """Promises the letters that the passing of time brings."""

    def __init__(
        self,
        tickets: Tickets,
        letters: TicketLetters,
        post: Letters,
        *,
        words: Words,
        holidays: Holidays,
        mailbox: str,
    ) -> None:
        self._tickets, self._post, self._letters = tickets, post, letters
        self._words, self._holidays, self._mailbox = words, holidays, mailbox
        self._digest = Digest(tickets, words, holidays)

    async def remind_all(
        self, storage: Storage, now: float, *, rest: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> int:
        """Promise the reminders that are due by now, in transactions that keep nobody waiting; how many are new.
        Killed between two of them it has promised a part, and the next one goes on."""
        due = await asyncio.to_thread(storage.look, self.to_remind_of, now)
        new = 0
        for n in range(0, len(due), REMINDERS):
            if n:
                await rest(storage.breath)
            new += await storage.run(self.remind, now, due[n : n + REMINDERS])
        return new

    def to_remind_of(self, db: Connection, now: float) -> list[str]:
        """The ids of the tickets of which a reminder is due and not promised, the one due first in front."""
        return [ticket.id for ticket, _ in self._reminders(db, now)]

    def remind(self, db: Connection, now: float, ids: Collection[str] | None = None) -> int:
        """Promise the reminders that are due by now, all or those of some tickets; how many are new."""
        return sum(self._letters.reminder(db, ticket, due) for ticket, due in self._reminders(db, now, ids))

    def _reminders(
        self, db: Connection, now: float, ids: Collection[str] | None = None
    ) -> list[tuple[Ticket, Reminder]]:
        """What is to be promised now."""
        today = local(now)
        if today.hour < OPENS:
            return []
        waiting = [
            (each, reminder(each, today.date(), self._holidays)) for each in self._tickets.all_open(db, ids)
        ]
        wanted = [(ticket, due) for ticket, due in waiting if due is not None]
        known = self._known(db, [due.key for _, due in wanted])
        early = known - self._known(db, known, by=now)
        found = []
        for ticket, due in wanted:
            if due.key not in known:
                found.append((ticket, due))
            elif due.key in early and not self._known(db, keys := due.of_days(today.date()), by=now):
                found.append((ticket, replace(due, key=keys[0])))
        return found

    def send_digest(self, db: Connection, now: float) -> int:
        """Promise the digest of the day, if it is due and new.  As things stood when the day began, so that a look at
        noon finds what a look at eight found; none when nothing waits."""
        today = local(now)
        key, at = self._unspent(db, f"digest.{today:%Y%m%d}", now), _opening(today)
        if today.hour < OPENS or key is None:
            return 0
        # One of a day that has not come was written by a clock that was ahead, and told of nothing that came since.
        before = (outbox.c.purpose == "digest") & (outbox.c.created_at <= now + SKEW)
        last = db.execute(select(func.max(outbox.c.created_at)).where(before)).scalar_one()
        since = at - REMEMBERED if last is None else _opening(local(last))
        context = self._digest.context(db, at, since)
        # Also on a day without a digest: the chain is never long without one.
        head = self._tickets.trail.take_head(db, now)
        if not any(rows for name, rows in context.items() if name != "date"):
            return 0
        # Outside of the database nobody who writes to it can change what the chain was.
        if head is not None:
            context["head"] = self._words.say(line("digest-head", events=head.events, head=head.short))
        return self._post.promise(db, Letter(key, "digest", TEAM, self._mailbox, context))

    def send_report(self, db: Connection, now: float) -> int:
        """Promise the report of the month before, if it is due and new."""
        today = local(now)
        if today.hour < OPENS or today.day > REPORT_UNTIL:
            return 0
        month = month_before(today.date())
        key = self._unspent(db, f"report.{month:%Y%m}", now)
        if key is None:
            return 0
        made = report(db, month)
        if not any(made.counts.values()):
            return 0
        picture = plot(made.kinds, made.title(self._words), self._words)
        enclosed = Enclosure(f"days-{month:%Y-%m}.svg", "image/svg+xml", picture)
        context = made.context(self._words)
        letter = Letter(key, "report", TEAM, self._mailbox, context, enclosures=(enclosed,))
        return self._post.promise(db, letter)

    def _unspent(self, db: Connection, key: str, now: float) -> str | None:
        """The key under which a letter is to be promised: another one where a clock that was ahead has promised it,
        before all was there that it tells of.  None where it has been promised."""
        keys = (key, f"{key}.again")
        known = self._known(db, keys)
        if not known:
            return key
        return keys[1] if known == {key} and not self._known(db, keys, by=now) else None

    def _known(self, db: Connection, keys: Iterable[str], *, by: float | None = None) -> set[str]:
        """Which of these letters were promised before: composing them again would be for nothing.  `by`: not those of
        a time that had not come by then."""
        come = true() if by is None else outbox.c.created_at <= by + SKEW
        wanted = [f"m:{each}" for each in keys]
        found: set[str] = set()
        for n in range(0, len(wanted), 500):
            part = wanted[n : n + 500]
            found |= set(
                db.execute(select(outbox.c.effect_key).where(outbox.c.effect_key.in_(part), come)).scalars()
            )
        return {each.removeprefix("m:") for each in found}


def _opening(day: datetime) -> float:
    return day.replace(hour=OPENS, minute=0, second=0, microsecond=0).timestamp()
