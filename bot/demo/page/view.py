"""What the page shows of Telegram, as JSON: the people, one person's chat, the bot's calls."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from bot.demo.telegram.chats import MEDIA, Chat, Post
from bot.demo.telegram.person import Person
from bot.demo.telegram.world import Telegram

Json = dict[str, Any]

T = TypeVar("T")

SHOWN = 300  # messages, letters and calls of each kind


def state(telegram: Telegram, people: Sequence[Person], person: Person) -> Json:
    """What the page needs to draw the chat of one of the people."""
    return {
        "version": telegram.pulse.count,
        "now": telegram.clock(),
        "bot": {
            "name": telegram.profile.text("name", person.language),
            "username": telegram.username,
            "description": telegram.profile.text("description", person.language),
            "about": telegram.profile.text("short_description", person.language),
        },
        "people": [_who(someone) for someone in people],
        "person": _who(person),
        "chat": _chat(telegram, person),
        "calls": [asdict(call) for call in newest(telegram.calls) if call.method.lower() != "getupdates"],
    }


def newest(things: Iterable[T]) -> list[T]:
    """As many as are shown, the newest first."""
    return list(things)[-SHOWN:][::-1]


def _who(person: Person) -> Json:
    who = person.who
    return {
        "key": who.key,
        "name": who.name,
        "short": who.first_name,
        "email": who.email,
        "phone": who.phone,
        "language": person.language,
        "blocked": person.blocked,
        "started": person.started,
    }


def _chat(telegram: Telegram, person: Person) -> Json:
    menu = telegram.profile.menu(person.id, person.language)
    if not person.started:
        return {"messages": [], "keyboard": None, "typing_for": 0, "commands": menu}
    chat = person.chat
    return {
        "messages": [_message(post) for post in list(chat.posts.values())[-SHOWN:]],
        "keyboard": _keyboard(chat),
        "typing_for": max(chat.typing_until - telegram.clock(), 0),
        "commands": menu,
    }


def _keyboard(chat: Chat) -> Json | None:
    """What is up instead of the plain keyboard: a reply keyboard, or a forced reply."""
    if not chat.keyboard:
        return None
    markup = chat.keyboard.markup or {}
    return {
        "message_id": chat.keyboard.id,
        "rows": chat.keyboard.rows,
        "force_reply": bool(markup.get("force_reply")),
        "placeholder": markup.get("input_field_placeholder", ""),
    }


def _message(post: Post) -> Json:
    message = post.message
    shown: Json = {
        "id": post.id,
        "mine": not post.by_bot,
        "kind": post.kind,
        "text": post.text,
        "entities": post.entities,
        "date": message["date"],
        "edited": post.edited,
        "deleted": post.deleted,
        "protected": bool(message.get("has_protected_content")),
        "rows": post.rows if "reply_markup" in message else [],
        "touched": post.touched,
    }
    if replied := message.get("reply_to_message"):
        shown["reply_to"] = str(replied.get("text") or replied.get("caption") or "…")
    for name in MEDIA:
        if name in message:
            shown["media"] = message[name][-1] if name == "photo" else message[name]
    return shown
