"""The register of refusals, for the command line."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bot.app.commands.database import in_database
from bot.i18n import Words
from bot.ops.config import Config
from bot.tickets.export import register_csv, register_html
from bot.tickets.refusals import Refusal, Refusals


def register_as_csv(config: Config, since: float = 0.0, until: float | None = None) -> bytes:
    """All refusals decided in a time (seconds since 1970), as a file for a spreadsheet."""
    return register_csv(_rows(config, since, until), Words())


def register_as_html(config: Config, since: float = 0.0, until: float | None = None) -> str:
    """The same as a page to print."""
    return register_html(_rows(config, since, until), Words(), config.company_name, time.time())


def _rows(config: Config, since: float, until: float | None) -> Sequence[Refusal]:
    return in_database(config, lambda db: Refusals(config.secret_keys).rows(db, since, until))
