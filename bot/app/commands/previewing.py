"""The digest as it would be written now, for the command line; nothing is sent."""

from __future__ import annotations

import time

from sqlalchemy import Connection

from bot.app.commands.database import in_database
from bot.i18n import LOCALES, Words
from bot.mail.templates import Templates
from bot.ops.config import Config
from bot.staff.digest import Digest
from bot.tickets.holidays import Holidays
from bot.tickets.letters import TEAM
from bot.tickets.store import Tickets

DAY = 86400.0


def digest_text(config: Config, now: float | None = None) -> str:
    """The letter's words; what came within a day is new."""
    at = time.time() if now is None else now

    def read(db: Connection) -> dict[str, object]:
        store = Tickets(config.secret_keys, lambda: at, "")
        return Digest(store, Words(), Holidays.load(LOCALES)).context(db, at, at - DAY)

    return Templates(LOCALES).render("digest/body.txt", TEAM, in_database(config, read))
