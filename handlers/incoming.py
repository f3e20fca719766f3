"""Telegram in: an Update becomes something heard, freed of Telegram's shapes."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import ChatType

from bot import arrivals
from bot.arrivals import Heard

ODD = (
    "sticker", "voice", "audio", "video", "video_note", "animation", "photo", "document", "location", "venue",
    "poll", "dice", "game", "story",
)  # fmt: skip
"""Kinds of messages that answer nothing; each has words of its own where kindness asks for them."""


def heard(update: Update, arrival: arrivals.Arrival) -> Heard | None:
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


def text(message: Message) -> arrivals.Arrival:
    """A text, or the command it begins with."""
    words = message.text or ""
    entity = message.entities[0] if message.entities else None
    if entity is not None and entity.type == "bot_command" and entity.offset == 0:
        command, _, argument = words.partition(" ")
        return arrivals.Command(command[1:].partition("@")[0].lower(), argument.strip())
    return arrivals.Words(words)


def contact(message: Message) -> arrivals.Contact:
    """A contact card: the sender's own only if Telegram says so and it was not forwarded."""
    card = message.contact
    assert card is not None
    own = (
        message.from_user is not None
        and card.user_id == message.from_user.id
        and message.forward_origin is None
        and message.via_bot is None
    )
    return arrivals.Contact(card.phone_number, own)


def odd(message: Message) -> arrivals.Odd:
    """What kind of thing this is that is no answer."""
    return arrivals.Odd(next((kind for kind in ODD if getattr(message, kind)), "other"))
