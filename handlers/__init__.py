"""Telegram in, Telegram out.  With `bot/app/build.py`, the only code that knows Telegram.

`register` shows on one screen what the bot reacts to, in order: the first handler that fits takes an update.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.chat import events
from bot.chat.worker import InHand
from handlers import incoming

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]


class Context(CallbackContext[ExtBot[None], dict[str, Any], dict[str, Any], dict[str, Any]]):
    """What a handler gets besides the update: the work it belongs to."""

    @property
    def work(self) -> InHand:
        in_hand = InHand.current()
        assert in_hand is not None, "handlers run for updates that the inbox handed out"
        return in_hand


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Everything the bot reacts to."""
    private, new = filters.ChatType.PRIVATE, filters.UpdateType.MESSAGE
    on = application.add_handler
    # Outside private chats the bot says one sentence when spoken to, and nothing else.
    on(MessageHandler(~private, elsewhere))
    # Buttons.
    on(CallbackQueryHandler(pressed))
    # What people write; commands are read with it.
    on(MessageHandler(new & filters.TEXT, text))
    on(MessageHandler(new & filters.CONTACT, contact))
    on(MessageHandler(new & (filters.PHOTO | filters.Document.ALL), file))
    # What is no answer to anything.
    on(MessageHandler(new & ~filters.StatusUpdate.ALL, odd))
    # An edited message never acts.
    on(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited))
    # Blocked, and taken up again.
    on(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(failed)


async def elsewhere(update: Update, context: Context) -> None:
    message = update.message
    words = (message.text or "") if message else ""
    name = context.bot.username or ""
    addressed = words.startswith("/") or (bool(name) and f"@{name}" in words)
    await context.work.hear(incoming.heard(update, events.Elsewhere(addressed)))


async def pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    # At once, or the button goes on spinning; nothing depends on it.
    context.work.aside(_stop_spinning(query.answer))
    if incoming.in_private(update):
        shown = getattr(query.message, "text", "") or ""
        await context.work.hear(incoming.heard(update, events.Pressed(query.data or "", shown)))


async def text(update: Update, context: Context) -> None:
    assert update.message is not None
    await context.work.hear(incoming.heard(update, incoming.text(update.message)))


async def contact(update: Update, context: Context) -> None:
    assert update.message is not None
    await context.work.hear(incoming.heard(update, incoming.contact(update.message)))


async def file(update: Update, context: Context) -> None:
    assert update.message is not None
    await context.work.hear(incoming.heard(update, await incoming.file(update.message)))


async def odd(update: Update, context: Context) -> None:
    assert update.message is not None
    await context.work.hear(incoming.heard(update, incoming.odd(update.message)))


async def edited(update: Update, context: Context) -> None:
    if incoming.in_private(update):
        await context.work.hear(incoming.heard(update, events.Edited()))


async def membership(update: Update, context: Context) -> None:
    change = update.my_chat_member
    assert change is not None
    if incoming.in_private(update):
        reachable = change.new_chat_member.status not in ("kicked", "left")
        await context.work.hear(incoming.heard(update, events.Membership(reachable)))


async def failed(update: object, context: Context) -> None:
    """The transaction has rolled back; the inbox decides about another try."""
    assert context.error is not None
    context.work.failed(context.error)


async def _stop_spinning(answer: Any) -> None:
    with contextlib.suppress(TelegramError, asyncio.CancelledError):
        await answer()
