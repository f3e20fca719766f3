"""Unfinished forms: one reminder, then they are deleted, and that is said.  They hold unsent, confidential words."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, select

from bot.queue.outbox import Outbox
from bot.storage.tables import conversations
from flows.buttons import Leave, Open, Resume, button
from flows.lines import Reply, line

REMIND = 3 * 3600.0
"""Seconds of silence after which the person is reminded, once."""
KEPT = 86400.0
"""Seconds of silence after which the answers are deleted."""


def tend(db: Connection, outbox: Outbox, clock: Callable[[], float]) -> dict[str, int]:
    """Remind and delete; how many of each.  The outbox's keys make a repeat impossible."""
    now, counts = clock(), {"reminded": 0, "expired": 0}
    silent = db.execute(select(conversations).where(conversations.c.changed_at < now - REMIND)).all()
    for row in silent:
        key, kind = f"draft:{row.chat_id}:{row.begun_at:.3f}", line(f"kind-{row.flow}")
        if row.changed_at < now - KEPT:
            db.execute(delete(conversations).where(conversations.c.chat_id == row.chat_id))
            menu = (button(line("to-menu"), Open("menu")),)
            reply = Reply((line("draft-expired", kind=kind),), (menu,))
            outbox.reply(db, f"{key}:gone", row.chat_id, reply)
            counts["expired"] += 1
            continue
        ways = (
            button(line("resume"), Resume(), "primary"),
            button(line("leave"), Leave(row.flow, row.waiting)),
        )
        reply = Reply((line("draft-reminder", kind=kind),), (ways,))
        counts["reminded"] += outbox.reply(db, f"{key}:remind", row.chat_id, reply)
    return counts
