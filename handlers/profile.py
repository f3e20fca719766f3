"""The bot's profile: commands and descriptions, for every language, written only where they differ.

It is manners, not work: it is set beside the work, later where Telegram wants it later (for descriptions it may ask
for hours), and a part that is refused is left out.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import BadRequest, InvalidToken

from bot.chat.commands import COMMANDS
from bot.i18n import Words
from flows.lines import line
from handlers.patience import Sleep, insist

log = logging.getLogger(__name__)

IN_GROUPS = ("help", "privacy")


async def publish(bot: Bot, words: Words, sleep: Sleep = asyncio.sleep) -> None:
    """Set what has changed."""
    for part in _parts(bot, words):
        try:
            await insist("profile", part, unless=(BadRequest, InvalidToken), sleep=sleep)
        except BadRequest as error:
            log.warning("a part of the profile could not be set: %s", error.message.partition('"')[0])
        except InvalidToken:  # whoever polls is loud about it
            return
        except Exception:
            log.exception("a part of the profile could not be set")


def _parts(bot: Bot, words: Words) -> Iterator[Callable[[], Awaitable[None]]]:
    """What the profile is made of.  A scope set without a language would hide another scope's language list, so
    every pair is set."""
    for code in ("", *words.languages):
        for scope, names in (
            (BotCommandScopeAllPrivateChats(), tuple(COMMANDS)),
            (BotCommandScopeAllGroupChats(), IN_GROUPS),
        ):
            yield partial(_commands, bot, words, code, scope, names)
        yield partial(_description, bot, words, code)
        yield partial(_short_description, bot, words, code)


async def _commands(
    bot: Bot, words: Words, code: str, scope: BotCommandScope, names: tuple[str, ...]
) -> None:
    wanted = [BotCommand(name, words.say(line(f"command-{name}"), code or "th")) for name in names]
    if list(await bot.get_my_commands(scope=scope, language_code=code)) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=code)


async def _description(bot: Bot, words: Words, code: str) -> None:
    wanted = words.say(line("bot-description"), code or "th")
    if (await bot.get_my_description(language_code=code)).description != wanted:
        await bot.set_my_description(wanted, language_code=code)


async def _short_description(bot: Bot, words: Words, code: str) -> None:
    wanted = words.say(line("bot-short-description"), code or "th")
    if (await bot.get_my_short_description(language_code=code)).short_description != wanted:
        await bot.set_my_short_description(wanted, language_code=code)


def own_name(bot: Bot) -> str:
    """The bot's @name; nothing as long as Telegram has not told it."""
    try:
        return bot.name
    except RuntimeError:
        return ""
