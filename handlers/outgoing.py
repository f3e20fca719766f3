"""Telegram out: a reply becomes text, keyboards and calls; long ones are split, failed edits sent anew.

What makes up one reply are several messages where it is long, or asks for a phone; one that arrived is not sent
again when a later one is refused.  What Telegram will not take as it is, is said in plain form.
"""

from __future__ import annotations

import contextlib
import html
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
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
from handlers.patience import asked_for

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
GONE = ("chat not found", "peer_id_invalid", "user_is_blocked", "input_user_deactivated")
"""Refusals that mean that nobody is there."""
TOKEN_REFUSED = 60.0
"""Seconds between two tries with a token that is refused."""
CLOSE = 64
"""Characters that belong together at most, as a reader sees them; what is longer is no letter and no emoji."""

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(frozen=True)
class Part:
    """One message of a reply: HTML, and what stands under it."""

    text: str
    markup: Markup | None = None


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
            return await self._reply(chat_id, body, language)
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

    async def _reply(self, chat_id: int, body: Mapping[str, Any], language: str) -> int | None:
        reply = Reply.from_json(body)
        if not reply.lines:
            await self._close(chat_id, reply.replaces)
            return None
        parts = self.parts(reply, language)
        markup = self.keyboard(reply, language)
        if reply.over and len(parts) > 1:  # what was chosen has no place below it any more
            await self._close(chat_id, reply.replaces)
            return None
        if reply.replaces and len(parts) == 1:
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
                if reply.over:
                    return None
        last = Part(parts[-1], ReplyKeyboardRemove() if reply.unkeyboard else markup)
        messages = [*(Part(each) for each in parts[:-1]), last]
        if reply.contact:
            messages.append(self._phone(language))
        told, message_id = body.get("told", 0), body.get("told_as")
        if body.get("told_words", words := _digest(messages[:told])) != words:
            told, message_id = (
                0,
                None,
            )  # in another language meanwhile, or in other words: its rest would be no rest
        for n, part in enumerate(messages[told:], told):
            try:
                sent = await self._send(chat_id, part, protected=reply.protected)
            except TelegramError as error:
                refused = classified(error)
                refused.told, refused.told_as, refused.told_words = n, message_id, _digest(messages[:n])
                raise refused from None
            if n < len(parts):
                message_id = sent.message_id
        return message_id

    async def _send(self, chat_id: int, part: Part, *, protected: bool) -> Message:
        """Send a message, in plain form where Telegram refuses it as it is: whoever is asked something must be able
        to answer.  Without its markup first, then without its buttons too, which can be typed."""
        try:
            return await self._call(chat_id, part, ParseMode.HTML, protected=protected)
        except BadRequest as error:
            if classified(error).unreachable:
                raise
        bare = Part(_without_tags(part.text), _unadorned(part.markup))
        try:
            return await self._call(chat_id, bare, None, protected=protected)
        except BadRequest:
            if bare.markup is None:
                raise
        return await self._call(chat_id, Part(bare.text), None, protected=protected)

    async def _call(self, chat_id: int, part: Part, mode: ParseMode | None, *, protected: bool) -> Message:
        await self._pace.wait(chat_id)
        return await self._bot.send_message(
            chat_id,
            part.text,
            parse_mode=mode,
            reply_markup=part.markup,
            protect_content=protected or None,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    def _phone(self, language: str) -> Part:
        """A message of its own: one message cannot carry both kinds of keyboards."""
        share = KeyboardButton(self._words.say(line("share-phone"), language), request_contact=True)
        here = html.escape(self._words.say(line("share-phone-here"), language), quote=False)
        return Part(here, ReplyKeyboardMarkup([[share]], resize_keyboard=True, one_time_keyboard=True))

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
            first, *more = self._quotes(reply.quote, language)
            if not more and _units(parts[-1]) + _units(first) < LONGEST:
                parts[-1] += f"\n\n{first}"
            else:
                parts += [first, *more]
        return parts

    def keyboard(self, reply: Reply, language: str) -> InlineKeyboardMarkup | None:
        """The buttons of a reply."""
        rows = [[self._button(button, language) for button in row] for row in reply.rows if row]
        return InlineKeyboardMarkup(rows) if rows else None

    def _quotes(self, quote: Quote, language: str) -> list[str]:
        """A clause, whole: a long one in several quotes that say which of how many they are, and of which only the
        first opens and only the last closes."""
        id = "quote-source" if quote.number != "0" else "quote-preamble"
        source = self._words.say(line(id, number=quote.number, version=quote.version), language)
        pieces = split(f"«{quote.text}»")
        heads = [
            f"{source} ({n}/{len(pieces)})" if len(pieces) > 1 else source for n in range(1, len(pieces) + 1)
        ]
        return [
            f"<blockquote expandable><b>{html.escape(head, quote=False)}</b>\n"
            f"{html.escape(piece, quote=False)}</blockquote>"
            for head, piece in zip(heads, pieces, strict=True)
        ]

    def _button(self, button: Button, language: str) -> InlineKeyboardButton:
        label = self._words.say(button.label, language)
        if button.copies:
            return InlineKeyboardButton(label, copy_text=CopyTextButton(button.copies))
        return InlineKeyboardButton(label, callback_data=button.press, style=button.style or None)


def split(text: str) -> list[str]:
    """The text in pieces that Telegram takes: at blank lines if it can be, else lines, else words, else between what a
    reader sees as two letters."""
    pieces, at = [], 0
    # One character more than a message holds: it may belong to the last one.  What comes after is not looked at yet,
    # or a text of some megabytes would be read anew for each of its pieces.
    while _units(rest := text[at : at + LONGEST + 1]) > UNITS or len(rest) > LONGEST:
        head = rest[:LONGEST]
        if _units(head) > UNITS:
            head = rest[: LONGEST // 2]
        cut = next(
            (place for place in (head.rfind("\n\n"), head.rfind("\n"), head.rfind(" ")) if place > 500),
            _between(rest, len(head)),
        )
        pieces.append(rest[:cut].rstrip())
        at += cut
        while text[at : at + 1].isspace():
            at += 1
    return [*pieces, rest] if rest or not pieces else pieces


def _between(text: str, at: int) -> int:
    """The last place up to `at` where no letter, syllable sign or emoji is torn apart."""
    place = next((place for place in range(at, at - CLOSE, -1) if not _belongs(text, place)), at)
    return place if place > 0 else at


def _belongs(text: str, at: int) -> bool:
    """Whether the character at a place belongs to the one before it: marks, what joins emoji or changes one, the
    second half of a flag (Unicode Standard Annex #29), and the Thai vowels that stand apart (SARA AM, เ แ โ ใ ไ)."""
    if at >= len(text):
        return False
    before, here = text[at - 1], text[at]
    if unicodedata.category(here)[0] == "M" or here in "\u200d\u0e33\u0eb3" or before in "\u200dเแโใไ":
        return True
    if "\U0001f3fb" <= here <= "\U0001f3ff" or "\U000e0020" <= here <= "\U000e007f":
        return True
    if here in _FLAGS:
        behind = text[:at]
        return (len(behind) - len(behind.rstrip(_FLAGS))) % 2 == 1
    return "\u1160" <= here <= "\u11ff"  # the vowels and ends of Hangul syllables


_FLAGS = "".join(chr(each) for each in range(0x1F1E6, 0x1F200))
"""The letters of which two make a flag."""


def _digest(parts: Sequence[Part]) -> str:
    """By which the words of messages are known again."""
    return sha256("\0".join(each.text for each in parts).encode()).hexdigest()[:16]


def _without_tags(text: str) -> str:
    """The words of HTML that we wrote: its tags are ours, and what strangers wrote is escaped."""
    for tag in ("<blockquote expandable>", "</blockquote>", "<b>", "</b>"):
        text = text.replace(tag, "")
    return html.unescape(text)


def _unadorned(markup: Markup | None) -> Markup | None:
    """Buttons with their labels and presses alone."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return markup
    rows = [
        [
            InlineKeyboardButton(each.text, callback_data=each.callback_data)
            for each in row
            if isinstance(each.callback_data, str)
        ]
        for row in markup.inline_keyboard
    ]
    return InlineKeyboardMarkup([row for row in rows if row]) if any(rows) else None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def classified(error: TelegramError) -> DeliveryError:
    """Telegram's refusal in the outbox's terms."""
    if isinstance(error, RetryAfter):
        return DeliveryError("told to wait", wait=asked_for(error))
    if isinstance(error, Forbidden):
        return DeliveryError("blocked", permanent=True, unreachable=True)
    if isinstance(error, ChatMigrated):
        return DeliveryError("chat migrated", permanent=True)
    if isinstance(error, BadRequest):
        gone = any(each in error.message.lower() for each in GONE)
        # Of markup that it cannot read Telegram quotes what stands there, a person's words perhaps.
        reason = error.message.partition('"')[0].strip()
        return DeliveryError(reason, permanent=True, unreachable=gone)
    if isinstance(error, InvalidToken):
        # The poller is loud about it; what is promised waits.
        return DeliveryError("token refused", wait=TOKEN_REFUSED, refuses_us=True)
    if isinstance(error, NotSent):
        return DeliveryError("not sent")
    if isinstance(error, NetworkError):
        return DeliveryError("connection lost", ambiguous=True)
    return DeliveryError(type(error).__name__, ambiguous=True)
