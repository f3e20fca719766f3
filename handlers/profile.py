"""The bot's profile: commands and descriptions, for every language, written only where they differ."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.chat.commands import COMMANDS
from bot.i18n import Words
from flows.lines import line

log = logging.getLogger(__name__)

IN_GROUPS = ("help", "privacy")


async def publish(bot: Bot, words: Words) -> None:
    """Set what has changed.  A scope set without a language would hide another scope's language list, so
    every pair is set."""
    for code in ("", *words.languages):
        language = code or "th"
        for scope, names in (
            (BotCommandScopeAllPrivateChats(), COMMANDS),
            (BotCommandScopeAllGroupChats(), IN_GROUPS),
        ):
            wanted = [BotCommand(name, words.say(line(f"command-{name}"), language)) for name in names]
            if list(await bot.get_my_commands(scope=scope, language_code=code)) != wanted:
                await bot.set_my_commands(wanted, scope=scope, language_code=code)
        description = words.say(line("bot-description"), language)
        if (await bot.get_my_description(language_code=code)).description != description:
            await bot.set_my_description(description, language_code=code)
        short = words.say(line("bot-short-description"), language)
        if (await bot.get_my_short_description(language_code=code)).short_description != short:
            await bot.set_my_short_description(short, language_code=code)


def own_name(bot: Bot) -> str:
    """The bot's @name; nothing as long as Telegram has not told it."""
    try:
        return bot.name
    except RuntimeError:
        return ""


async def introduce(bot: Bot, words: Words) -> None:
    """Learn our own @name, and set the profile; waits for Telegram where it cannot be reached.  Raises
    RuntimeError when Telegram does not know the token."""
    wait = 1.0
    while True:
        try:
            await bot.initialize()
            await publish(bot, words)
        except InvalidToken:
            raise RuntimeError("BOT_TOKEN: Telegram does not know this token") from None
        except BadRequest as error:
            # Commands and descriptions are manners, not work.
            log.warning("the profile could not be set: %s", error)
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet: %s", type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30.0)
            continue
        return
