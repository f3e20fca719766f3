"""Telegram out: a reply becomes text, keyboards and calls; long ones are split, failed edits sent anew."""

from __future__ import annotations

import contextlib
import html
from collections.abc import Mapping
from typing import Any

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat.turn import Toast
from bot.i18n import Words
from bot.queue.delivery import DeliveryError
from bot.queue.pace import Pace
from flows.lines import Button, Quote, Reply, line
from handlers.connection import NotSent

LONGEST = 3500
"""Code points of a message.  Telegram's 4096 are counted in code points by some accounts, in UTF-16 units by
others; below this both hold, also for a text of emoji with its tags."""
LONGEST_TOAST = 200
"""Characters of the answer to a press."""
UNITS = 4000
"""UTF-16 units of a message; an emoji is two."""
TIGHT = ("summary-row", "kept-", "mydata-row", "status-", "state-", "due-")
"""Lines that stand together without a blank line between them."""
DONE = (
    "message is not modified",
    "query is too old",
    "message to delete not found",
    "message can't be deleted",
)
"""Refusals that mean that there is nothing left to do."""


class Chats:
    """Delivers to chats."""

    def __init__(self, bot: Bot, words: Words, pace: Pace) -> None:
        self._bot, self._words, self._pace = bot, words, pace

    async def deliver(self, chat_id: int, body: Mapping[str, Any], language: str) -> int | None:
        """Deliver one thing from the outbox; the id of the message it stands in.  Raises DeliveryError."""
        try:
            if "erase" in body:
                await self._bot.delete_message(chat_id, body["erase"])
                return None
            return await self._reply(chat_id, Reply.from_json(body), language)
        except BadRequest as error:
            if any(each in error.message.lower() for each in DONE):
                return None
            raise classified(error) from None
        except TelegramError as error:
            raise classified(error) from None

    async def toast(self, query: str, toast: Toast | None) -> None:
        """Answer a press, so that its button stops spinning; nothing depends on it."""
        text = self._words.say(toast.line, toast.language)[:LONGEST_TOAST] if toast else None
        with contextlib.suppress(TelegramError):
            await self._bot.answer_callback_query(query, text)

    async def _close(self, chat_id: int, message_id: int | None) -> None:
        """Take the buttons from a message; where they are gone already there is nothing to do."""
        with contextlib.suppress(BadRequest):
            await self._bot.edit_message_reply_markup(chat_id, message_id)

    async def _reply(self, chat_id: int, reply: Reply, language: str) -> int | None:
        if not reply.lines:
            await self._close(chat_id, reply.replaces)
            return None
        parts = self.parts(reply, language)
        markup: InlineKeyboardMarkup | ReplyKeyboardRemove | None = self.keyboard(reply, language)
        if reply.replaces and len(parts) == 1 and not isinstance(markup, ReplyKeyboardRemove):
            try:
                await self._bot.edit_message_text(
                    parts[0],
                    chat_id,
                    reply.replaces,
                    parse_mode=ParseMode.HTML,
                    reply_markup=markup,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
                return reply.replaces
            except BadRequest as error:
                if "not modified" in error.message.lower():
                    return reply.replaces
                if not reply.rows:
                    return None  # only a closed question; there is nothing to say anew
        message_id = None
        if reply.unkeyboard:
            markup = ReplyKeyboardRemove()
        for part in parts:
            await self._pace.wait(chat_id)
            sent = await self._bot.send_message(
                chat_id,
                part,
                parse_mode=ParseMode.HTML,
                reply_markup=markup if part is parts[-1] else None,
                protect_content=reply.protected or None,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
            message_id = sent.message_id
        if reply.contact:
            await self._ask_for_phone(chat_id, language)
        return message_id

    async def _ask_for_phone(self, chat_id: int, language: str) -> None:
        """A message of its own: one message cannot carry both kinds of keyboards."""
        share = KeyboardButton(self._words.say(line("share-phone"), language), request_contact=True)
        await self._pace.wait(chat_id)
        await self._bot.send_message(
            chat_id,
            self._words.say(line("share-phone-here"), language),
            reply_markup=ReplyKeyboardMarkup([[share]], resize_keyboard=True, one_time_keyboard=True),
        )

    def parts(self, reply: Reply, language: str) -> list[str]:
        """The reply as one or more HTML messages."""
        text = ""
        tight = False
        for each in reply.lines:
            now_tight = each.id.startswith(TIGHT)
            text += ("\n" if tight and now_tight else "\n\n") if text else ""
            text += self._words.say(each, language)
            tight = now_tight
        parts = [html.escape(part, quote=False) for part in split(text)]
        if reply.quote:
            quote = self._quote(reply.quote, language)
            if len(parts[-1]) + len(quote) < LONGEST:
                parts[-1] += f"\n\n{quote}"
            else:
                parts.append(quote)
        return parts

    def keyboard(self, reply: Reply, language: str) -> InlineKeyboardMarkup | None:
        """The buttons of a reply."""
        rows = [[self._button(button, language) for button in row] for row in reply.rows if row]
        return InlineKeyboardMarkup(rows) if rows else None

    def _quote(self, quote: Quote, language: str) -> str:
        id = "quote-source" if quote.number != "0" else "quote-preamble"
        source = self._words.say(line(id, number=quote.number, version=quote.version), language)
        body = split(quote.text)[0]
        return (
            f"<blockquote expandable><b>{html.escape(source, quote=False)}</b>\n"
            f"«{html.escape(body, quote=False)}»</blockquote>"
        )

    def _button(self, button: Button, language: str) -> InlineKeyboardButton:
        label = self._words.say(button.label, language)
        if button.copies:
            return InlineKeyboardButton(label, copy_text=CopyTextButton(button.copies))
        return InlineKeyboardButton(label, callback_data=button.press, style=button.style or None)


def split(text: str) -> list[str]:
    """The text in pieces that Telegram takes: at blank lines if it can be, else lines, else anywhere."""
    pieces = []
    while len(text) > LONGEST or _units(text) > UNITS:
        head = text[:LONGEST]
        if _units(head) > UNITS:
            head = text[: LONGEST // 2]
        cut = next(
            (at for at in (head.rfind("\n\n"), head.rfind("\n"), head.rfind(" ")) if at > 500), len(head)
        )
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text] if text or not pieces else pieces


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def classified(error: TelegramError) -> DeliveryError:
    """Telegram's refusal in the outbox's terms."""
    if isinstance(error, RetryAfter):
        wait = error._retry_after
        return DeliveryError("told to wait", wait=wait.total_seconds())
    if isinstance(error, Forbidden):
        return DeliveryError("blocked", permanent=True, unreachable=True)
    if isinstance(error, ChatMigrated):
        return DeliveryError("chat migrated", permanent=True)
    if isinstance(error, BadRequest):
        gone = "chat not found" in error.message.lower()
        # Of markup that it cannot read Telegram quotes what stands there, a person's words perhaps.
        reason = error.message.partition('"')[0].strip()
        return DeliveryError(reason, permanent=True, unreachable=gone)
    if isinstance(error, InvalidToken):
        return DeliveryError("token refused")  # the poller is loud about it; what is promised waits
    if isinstance(error, NotSent):
        return DeliveryError("not sent")
    if isinstance(error, NetworkError):
        return DeliveryError("connection lost", ambiguous=True)
    return DeliveryError(type(error).__name__, ambiguous=True)
