"""Chats and what is written in them, seen from above: by whom, in which order, with what below it."""

from dataclasses import dataclass, field
from typing import Any

from bot.demo.telegram import keyboards
from bot.demo.telegram.refusals import Refusal

Json = dict[str, Any]

MEDIA = ("document", "photo", "sticker", "voice", "location", "contact", "poll")


@dataclass
class Post:
    """A message in a chat: what the Bot API says of it, and what only the chat's window shows."""

    message: Json
    by_bot: bool
    markup: Json | None = None  # whatever came with it, reply keyboards included
    deleted: bool = False
    touched: int = 0  # the world's count when it was sent or last edited

    @property
    def id(self) -> int:
        return int(self.message["message_id"])

    @property
    def text(self) -> str:
        return str(self.message.get("text", self.message.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        return list(self.message.get("entities") or self.message.get("caption_entities") or [])

    @property
    def rows(self) -> list[list[Json]]:
        return keyboards.rows(self.markup)

    @property
    def buttons(self) -> list[str]:
        """The labels below it, in reading order."""
        return [button["text"] for row in self.rows for button in row]

    @property
    def kind(self) -> str:
        return next((name for name in MEDIA if name in self.message), "text")

    @property
    def edited(self) -> bool:
        return "edit_date" in self.message

    def show(self, markup: Json | None) -> None:
        """Put another keyboard below it; a Message tells of inline keyboards only, and never of null."""
        self.markup = markup
        self.message.pop("reply_markup", None)
        if inline := keyboards.inline_only(markup):
            self.message["reply_markup"] = inline


@dataclass
class Press:
    """A tap on a button, as one more line of the transcript."""

    person: str
    label: str


@dataclass
class Chat:
    """A private chat or a group. Message ids count within it."""

    about: Json
    posts: dict[int, Post] = field(default_factory=dict)
    log: list[Post | Press] = field(default_factory=list)
    last_id: int = 0
    keyboard: Post | None = None  # the post whose reply keyboard, or forced reply, is up
    typing_until: float = 0.0
    closed: Refusal | None = None  # why the bot cannot write here
    blocked: bool = False  # by the person

    @property
    def id(self) -> int:
        return int(self.about["id"])

    @property
    def private(self) -> bool:
        return bool(self.about["type"] == "private")

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def add(self, post: Post) -> None:
        self.posts[post.id] = post
        self.log.append(post)
        if not post.by_bot:
            if self.keyboard and self._answered_by(self.keyboard, post):
                self.keyboard = None
            return
        self.typing_until = 0.0
        markup = post.markup or {}
        if markup.get("keyboard") or markup.get("force_reply"):
            self.keyboard = post
        elif markup.get("remove_keyboard"):
            self.keyboard = None

    def standing(self, message_id: int) -> Post | None:
        """The message of that id, unless it is deleted."""
        post = self.posts.get(message_id)
        return post if post and not post.deleted else None

    def bot_posts(self) -> list[Post]:
        return [p for p in self.posts.values() if p.by_bot and not p.deleted]

    @staticmethod
    def _answered_by(asked: Post, post: Post) -> bool:
        """A forced reply is over with any message, a one-time keyboard when one of its buttons was used."""
        markup = asked.markup or {}
        used = post.kind == "contact" or post.text in asked.buttons
        return bool(markup.get("force_reply") or (markup.get("one_time_keyboard") and used))
