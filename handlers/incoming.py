"""Telegram in: an Update becomes something heard, freed of Telegram's shapes."""

from __future__ import annotations

import asyncio

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.chat import events
from bot.chat.events import Heard
from bot.tickets.inspection import Unfit, inspect

ODD = (
    "sticker", "voice", "audio", "video", "video_note", "animation", "location", "venue", "poll", "dice",
    "game", "story",
)  # fmt: skip
"""Kinds of messages that answer nothing; each has words of its own where kindness asks for them."""


def heard(update: Update, arrival: events.Arrival) -> Heard | None:
    """What was heard; None where nobody in particular spoke."""
    chat = update.effective_chat
    if chat is None:
        return None
    user = update.effective_user
    message = update.effective_message
    name = user.full_name if user else ""
    if user and user.username:
        name += f" (@{user.username})"
    return Heard(
        key=f"u{update.update_id}",
        chat_id=chat.id,
        arrival=arrival,
        message_id=message.message_id if message else None,
        name=name,
        language=(user.language_code or "") if user else "",
    )


def in_private(update: Update) -> bool:
    """Whether this is a chat with one person alone."""
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


def text(message: Message) -> events.Arrival:
    """A text, or the command it begins with."""
    words = message.text or ""
    entity = message.entities[0] if message.entities else None
    if entity is not None and entity.type == "bot_command" and entity.offset == 0:
        command, _, argument = words.partition(" ")
        return events.Command(command[1:].partition("@")[0].lower(), argument.strip())
    return events.Words(words)


def contact(message: Message) -> events.Contact:
    """A contact card: the sender's own only if Telegram says so and it was not forwarded."""
    card = message.contact
    assert card is not None
    own = (
        message.from_user is not None
        and card.user_id == message.from_user.id
        and message.forward_origin is None
        and message.via_bot is None
    )
    return events.Contact(card.phone_number, own)


def odd(message: Message) -> events.Odd:
    """What kind of thing this is that is no answer."""
    return events.Odd(next((kind for kind in ODD if getattr(message, kind)), "other"))


LARGEST = 20 * 1024 * 1024
"""Bytes that the Bot API lets a bot download."""


async def file(message: Message) -> events.File:
    """A photo or document, downloaded and looked into.  What cannot be taken arrives with the reason; only a
    failure of the connection is raised, so that it is tried again."""
    sent = message.photo[-1] if message.photo else message.document
    assert sent is not None
    caption, album = message.caption or "", message.media_group_id or ""
    name = getattr(sent, "file_name", None) or "photo.jpg"
    if (sent.file_size or 0) > LARGEST:
        return events.File(sent.file_unique_id, caption, None, "too-large", album)
    try:
        handle = await sent.get_file()
        content = bytes(await handle.download_as_bytearray())
    except BadRequest as error:
        reason = "too-large" if "too big" in error.message.lower() else "lost"
        return events.File(sent.file_unique_id, caption, None, reason, album)
    try:
        evidence = await asyncio.to_thread(inspect, name, content)
    except Unfit as unfit:
        return events.File(sent.file_unique_id, caption, None, unfit.reason, album)
    return events.File(sent.file_unique_id, caption, evidence, "", album)
