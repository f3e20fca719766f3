"""privacy-bot check: whether everything outside answers as it should, before anybody relies on it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot.answers import document
from bot.answers.document import PolicyError
from bot.mail.imap import ERRORS
from bot.mail.server import imap_server
from bot.mail.smtp import Smtp
from bot.ops import rotation
from bot.ops.config import Config
from bot.ops.health import mails_given_up, measure
from bot.queue.delivery import DeliveryError
from bot.staff.mailbox import examine
from bot.storage.advisory import keeps_sessions
from bot.storage.database import Storage
from bot.storage.migrate import is_current
from bot.storage.trouble import NewerDatabase, line_for
from bot.tickets.audit import TRAIL_LOST, Trail
from handlers.connection import ApiBot
from locales import LOCALES


@dataclass(frozen=True)
class Result:
    """One thing that was tried."""

    what: str
    works: bool
    detail: str


async def check_all(config: Config) -> list[Result]:
    """Try everything; each failure is a row, not an end."""
    return [
        _policy(config),
        await _mail(config),
        await _replies(config),
        *await _database(config),
        await _token(config),
        Result("mailbox", True, f"letters go to {config.privacy_mailbox}"),
    ]


def _policy(config: Config) -> Result:
    try:
        policy = document.load(config.policy_file or LOCALES / "th" / "policy.md")
    except (PolicyError, OSError) as error:
        return Result("policy", False, str(error))
    return Result("policy", True, f"{policy.title}, {len(policy.clauses)} clauses, version {policy.version}")


async def _mail(config: Config) -> Result:
    smtp = Smtp(config.smtp_url, timeout=15)
    try:
        return Result("mail server", True, ", ".join(await smtp.check()))
    except DeliveryError as error:
        return Result("mail server", False, str(error))
    finally:
        await smtp.close()


async def _replies(config: Config) -> Result:
    if not config.imap_url:
        on_pages = "the team answers on the tickets' pages"
        nowhere = "and there are no pages (PUBLIC_URL is not set): the team can answer nowhere"
        said = f"not read (IMAP_URL is not set): {on_pages}" if config.public_url else "not read, " + nowhere
        return Result("replies", bool(config.public_url), said)
    server = imap_server(config.imap_url)
    try:
        return Result("replies", True, await asyncio.to_thread(examine, server))
    except ERRORS as error:
        return Result("replies", False, f"{server}: {type(error).__name__}")


async def _database(config: Config) -> list[Result]:
    storage = Storage(config.database_url)
    name = storage.url.get_backend_name()
    try:
        if not await storage.run(is_current):
            return [Result("database", False, f"{name}: migrations are missing (privacy-bot migrate)")]
        if not await asyncio.to_thread(keeps_sessions, storage):
            return [
                Result(
                    "database",
                    False,
                    f"{name}: a pooler in transaction mode stands before it; use session mode",
                )
            ]
        now = await storage.run(measure, time.time, config.secret_keys)
        shut = rotation.in_words(await storage.run(rotation.waiting, config.secret_keys))
        lost = await storage.run(Trail(config.secret_keys).is_lost)
        named = ", ".join(f"mail {id} ({why})" for id, why in await storage.run(mails_given_up))
    except SQLAlchemyError as error:
        return [Result("database", False, f"{name}: {type(error).__name__}")]
    except NewerDatabase as error:
        return [Result("database", False, f"{name}: {line_for(error)}")]
    finally:
        await storage.close()
    return [
        Result("database", True, f"{name}, migrations complete"),
        _keys(shut, lost),
        Result(
            "queues",
            True,
            f"{now.updates_waiting} updates, {now.letters_due} letters and {now.replies_due} replies wait",
        ),
        _lie(
            "letters",
            now.dead_letters + now.dead_replies + now.held_letters,
            f"dead letters: {now.dead_letters}, dead replies: {now.dead_replies}, held: {now.held_letters}",
        ),
        _lie(
            "updates",
            now.dead_updates,
            f"dead updates: {now.dead_updates}, poison: {now.poison_updates}, "
            f"quarantined: {now.quarantined_updates}",
        ),
        _lie(
            "mails",
            now.dead_mails,
            f"dead mails: {now.dead_mails}, poison: {now.poison_mails}, "
            f"of this week unreadable: {now.unreadable_mails}" + (f": {named}" if named else ""),
        ),
    ]


def _keys(shut: str, lost: bool) -> Result:
    """What waits for a key, or cannot go on without one."""
    wrong = [f"{shut} (privacy-bot keys list)"] * bool(shut) + [TRAIL_LOST] * lost
    return Result("keys", not wrong, "; ".join(wrong) or "nothing waits for a key")


def _lie(queue: str, waiting: int, told: str) -> Result:
    """What lies there until an operator looks at it, with the command that shows it."""
    return Result(queue, waiting == 0, f"{told} (privacy-bot {queue} list)" if waiting else told)


async def _token(config: Config) -> Result:
    bot = ApiBot(config.bot_token, config.bot_api_url)
    try:
        await bot.initialize()
        return Result("token", True, f"@{bot.username} at {config.bot_api_url}")
    except InvalidToken:  # its own message holds the token
        return Result("token", False, f"refused at {config.bot_api_url}")
    except TelegramError as error:
        return Result("token", False, f"{error.message} ({config.bot_api_url})")
    finally:
        await bot.shutdown()
