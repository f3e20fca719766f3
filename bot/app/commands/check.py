"""privacy-bot check: whether everything outside answers as it should, before anybody relies on it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot.answers import document
from bot.answers.document import PolicyError
from bot.app.build import build
from bot.app.service import Service
from bot.mail.imap import ERRORS
from bot.mail.server import imap_server
from bot.mail.smtp import Smtp
from bot.ops.config import Config
from bot.ops.health import measure
from bot.queue.delivery import DeliveryError
from bot.staff.mailbox import examine
from bot.storage.migrate import is_current
from locales import LOCALES


@dataclass(frozen=True)
class Result:
    """One thing that was tried."""

    what: str
    works: bool
    detail: str


async def check_all(config: Config) -> list[Result]:
    """Try everything; each failure is a row, not an end."""
    results = [_policy(config), await _mail(config), await _replies(config)]
    service = build(config)
    try:
        results += await _database(service)
        results.append(await _token(service, config))
    finally:
        await service.stop()
    results.append(Result("mailbox", True, f"letters go to {config.privacy_mailbox}"))
    return results


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
        return Result(
            "replies", True, "not read (IMAP_URL is not set): the team answers on the tickets' pages"
        )
    server = imap_server(config.imap_url)
    try:
        return Result("replies", True, await asyncio.to_thread(examine, server))
    except ERRORS as error:
        return Result("replies", False, f"{server}: {type(error).__name__}")


async def _database(service: Service) -> list[Result]:
    storage, clock = service.storage, service.clock
    try:
        current = await storage.run(is_current)
    except SQLAlchemyError as error:
        return [Result("database", False, type(error).__name__)]
    name = storage.url.get_backend_name()
    if not current:
        return [Result("database", False, f"{name}: migrations are missing (privacy-bot migrate)")]
    now = await storage.run(measure, clock)
    dead = now.dead_letters + now.dead_replies + now.dead_updates
    return [
        Result("database", True, f"{name}, migrations complete"),
        Result(
            "queues",
            dead == 0,
            f"{now.updates_waiting} updates waiting, {now.dead_letters} letters, {now.dead_replies} replies "
            f"and {now.dead_updates} updates given up",
        ),
    ]


async def _token(service: Service, config: Config) -> Result:
    bot = service.bot
    try:
        await bot.initialize()
        return Result("token", True, f"@{bot.username} at {config.bot_api_url}")
    except TelegramError as error:
        return Result("token", False, error.message)
