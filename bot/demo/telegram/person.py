"""A person with a phone in hand: what they do in the chat, and what they see there.

The vocabulary of every test, and of the page through `/sim`. What a person does is done at once (plain
methods); what they wait for is awaited, and comes by events, never by sleeping:

    malee.says("/start")
    hello = await malee.waits_for("สวัสดี")
    query = malee.presses("ขอสำเนาข้อมูล")
    assert (await malee.hears_back(query))["text"] == ""
"""

from collections.abc import Callable
from typing import Any

from bot.demo.telegram.cast import CAST, Character
from bot.demo.telegram.chats import Chat, Post, Press
from bot.demo.telegram.entities import find_entities
from bot.demo.telegram.refusals import Refusal, forbidden
from bot.demo.telegram.world import Query, Telegram

Json = dict[str, Any]
Wanted = str | Callable[[Post], bool] | None


class Person:
    def __init__(self, telegram: Telegram, who: Character) -> None:
        self.telegram = telegram
        self.who = who
        self._acted = telegram.pulse.count  # the world's count when they last did something
        self._taken: set[tuple[int, int]] = set()  # (message id, count) of what a wait has returned

    @property
    def id(self) -> int:
        return self.who.id

    @property
    def language(self) -> str:
        """The language of their Telegram."""
        return self.telegram.languages.get(self.id, self.who.language)

    @property
    def blocked(self) -> bool:
        """Whether they have blocked the bot."""
        return self.started and self.chat.blocked

    @property
    def user(self) -> Json:
        who = self.who
        return {
            "id": who.id,
            "is_bot": False,
            "first_name": who.first_name,
            "last_name": who.last_name,
            "username": f"{who.key}_demo",
            "language_code": self.language,
        }

    @property
    def started(self) -> bool:
        return self.id in self.telegram.chats

    @property
    def chat(self) -> Chat:
        """The private chat with the bot; it opens with the first message."""
        if self.id not in self.telegram.chats:
            about = {"id": self.id, "type": "private"}
            about |= {name: self.user[name] for name in ("first_name", "last_name", "username")}
            self.telegram.chats[self.id] = Chat(about)
        return self.telegram.chats[self.id]

    # Writing

    def says(self, text: str, *, to: Chat | None = None, reply_to: int | None = None) -> Post:
        """Send a text: to the bot, or to a group (where the bot hears only what is meant for it)."""
        return self.sends({"text": text.strip()}, to=to, reply_to=reply_to)

    def sends(self, content: Json, *, to: Chat | None = None, reply_to: int | None = None) -> Post:
        """Send any message, given by the fields of its content."""
        chat = to or self.chat
        if self.blocked and chat.private:
            self.unblocks()
        message = {**self._head(chat), **content}
        for name, marks in (("text", "entities"), ("caption", "caption_entities")):
            if name in content and (found := find_entities(content[name])):
                message.setdefault(marks, found)
        if reply_to and (replied := chat.standing(reply_to)):
            message["reply_to_message"] = {
                k: v for k, v in replied.message.items() if k != "reply_to_message"
            }
        self._acts()
        post = self.telegram.place(chat, Post(message, by_bot=False))
        if chat.private or self._heard_in_group(message):
            self.telegram.tell("message", message, chat)
        else:
            self.telegram.seen_in_groups.add(self.id)
        return post

    def starts(self, payload: str = "") -> Post:
        """Press START, or open a deep link."""
        return self.says(f"/start {payload}")

    def edits(self, post: Post | int, text: str) -> Post:
        """Change a message of their own."""
        chat = self.chat
        mine = chat.standing(post if isinstance(post, int) else post.id)
        if not mine or mine.by_bot:
            raise LookupError("only a message of one's own can be edited")
        name, marks = ("text", "entities") if "text" in mine.message else ("caption", "caption_entities")
        mine.message.pop(marks, None)
        mine.message |= {name: text, "edit_date": self.telegram.now}
        if found := find_entities(text):
            mine.message[marks] = found
        self._acts()
        self.telegram.touch(mine)
        self.telegram.tell("edited_message", mine.message, chat)
        return mine

    def shares_contact(self, *, plus: bool = True, **more: Any) -> Post:
        """Share the own phone number, as the button does. Some clients leave the "+" out."""
        phone = self.who.phone if plus else self.who.phone.lstrip("+")
        return self.shares_card(self.who.first_name, phone, user_id=self.id, **more)

    def shares_card(self, name: str, phone: str, *, user_id: int | None = None, **more: Any) -> Post:
        """Share a card from the address book: somebody else's, and proof of nothing."""
        card: Json = {"phone_number": phone, "first_name": name}
        if user_id:
            card["user_id"] = user_id
        return self.sends({"contact": card, **more})

    def sends_document(
        self,
        name: str,
        content: bytes,
        mime: str = "application/octet-stream",
        *,
        caption: str = "",
        album: str = "",
        size: int | None = None,
    ) -> Post:
        """Send a file; files of one album share its name, and a false `size` may be claimed."""
        file = self.telegram.files.add(content, name, mime, "documents", size)
        about = {**file.about(), "file_name": name, "mime_type": mime}
        return self.sends({"document": about, **self._around(caption, album)})

    def sends_photo(self, content: bytes, *, caption: str = "", album: str = "") -> Post:
        """Send a picture: Telegram offers it in two sizes, the largest last."""
        file = self.telegram.files.add(content, "photo.jpg", "image/jpeg", "photos")
        sizes = [{**file.about(), "width": width, "height": width * 3 // 4} for width in (320, 1280)]
        return self.sends({"photo": sizes, **self._around(caption, album)})

    def founds_group(self, title: str, *, supergroup: bool = True) -> Chat:
        """Open a group and add the bot to it."""
        return self.telegram.group(title, self.user, supergroup=supergroup)

    def sends_sticker(self, emoji: str = "👍") -> Post:
        file = self.telegram.files.add(b"RIFF", "sticker.webp", "image/webp", "stickers")
        looks = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return self.sends({"sticker": {**file.about(), **looks, "emoji": emoji}})

    def sends_voice(self, seconds: int = 3) -> Post:
        file = self.telegram.files.add(b"OggS", "voice.ogg", "audio/ogg", "voice")
        return self.sends({"voice": {**file.about(), "duration": seconds, "mime_type": "audio/ogg"}})

    def sends_location(self, latitude: float = 13.7563, longitude: float = 100.5018) -> Post:
        return self.sends({"location": {"latitude": latitude, "longitude": longitude}})

    def sends_poll(self, question: str, options: list[str]) -> Post:
        choices = [
            {"text": text, "voter_count": 0, "persistent_id": str(n)} for n, text in enumerate(options)
        ]
        facts = {"total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular"}
        more = {"allows_multiple_answers": False, "allows_revoting": True, "members_only": False}
        number = str(self.telegram.pulse.count)
        return self.sends({"poll": {"id": number, "question": question, "options": choices, **facts, **more}})

    # Tapping

    def presses(
        self, label: str = "", *, data: str = "", message_id: int | None = None
    ) -> Query | Post | str:
        """Tap a button, found by its words or by its data, on the newest message that has it.

        What comes of it: a query for a callback button, a message of their own for a reply keyboard, and
        the text or address itself for a button that copies or opens a link.
        """
        if not data and message_id is None and (button := self._on_reply_keyboard(label)):
            return self.shares_contact() if button.get("request_contact") else self.says(button["text"])
        post, button = self._find(label, data, message_id)
        if "callback_data" in button:
            return self.forges(button["callback_data"], post.id, label=button["text"])
        if "copy_text" in button:
            return str(button["copy_text"]["text"])
        return str(button.get("url", ""))

    def forges(self, data: str, message_id: int, *, label: str = "") -> Query:
        """Send callback data for a message, whether or not any button has it: forged, or stale."""
        post = self.chat.posts[message_id]
        self._acts()
        self.chat.log.append(Press(self.who.first_name, label or data))
        query = self.telegram.ask(self.id)
        tap = {"id": query.id, "from": self.user, "message": post.message, "chat_instance": str(self.id)}
        self.telegram.tell("callback_query", {**tap, "data": data}, self.chat)
        return query

    async def hears_back(self, query: Query, timeout: float = 10) -> Json:  # noqa: ASYNC109
        """Wait for the answer to a tap: its text, and whether it is an alert."""
        if not await self.telegram.pulse.until(lambda: query.answer is not None, timeout):
            raise TimeoutError(f"the tap was not answered in {timeout} s\n\n{self.transcript()}")
        return query.answer or {}

    # Blocking, language

    def blocks(self) -> None:
        """Block the bot: it is told once, and refused from now on."""
        self._block(forbidden("bot was blocked by the user"), "member", "kicked")

    def unblocks(self) -> None:
        self._block(None, "kicked", "member")

    def disappears(self) -> None:
        """Delete the account. The bot is not told."""
        self.chat.closed = forbidden("user is deactivated")

    def speaks(self, language: str) -> None:
        """Change the language of their Telegram."""
        self.telegram.languages[self.id] = language
        self.telegram.pulse.beat()

    # Looking

    @property
    def posts(self) -> list[Post]:
        """What stands in the chat, deleted messages left out."""
        return [post for post in self.chat.posts.values() if not post.deleted] if self.started else []

    @property
    def last(self) -> Post:
        """The bot's newest message."""
        return self.chat.bot_posts()[-1]

    async def waits_for(self, wanted: Wanted = None, timeout: float = 10) -> Post:  # noqa: ASYNC109
        """Wait for a message of the bot, new or edited, that holds a text or meets a condition.

        Looks at what the bot did since this person last did something, and returns each such thing once; so
        waiting twice for the same words needs two messages. Not taken by a wait, a message can still be
        waited for.
        """
        found: list[Post] = []

        def met() -> bool:
            found[:] = [post for post in self._news() if _is(post, wanted)]
            return bool(found)

        if not await self.telegram.pulse.until(met, timeout):
            raise TimeoutError(f"waited {timeout} s for {wanted!r}\n\n{self.transcript()}")
        self._taken.add((found[0].id, found[0].touched))
        return found[0]

    def transcript(self) -> str:
        """The chat as plain text."""
        return "\n".join(_line(entry, self.who.first_name) for entry in self.chat.log) if self.started else ""

    def transcript_json(self) -> list[Json]:
        """The chat as data, in order; taps included, deleted messages marked."""
        return [
            {"pressed": entry.label}
            if isinstance(entry, Press)
            else {
                "id": entry.id,
                "from": "bot" if entry.by_bot else self.who.key,
                "kind": entry.kind,
                "text": entry.text,
                "buttons": entry.buttons,
                "edited": entry.edited,
                "deleted": entry.deleted,
            }
            for entry in (self.chat.log if self.started else [])
        ]

    def _news(self) -> list[Post]:
        fresh = [
            p
            for p in self.chat.bot_posts()
            if p.touched > self._acted and (p.id, p.touched) not in self._taken
        ]
        return sorted(fresh, key=lambda post: post.touched)

    def _acts(self) -> None:
        self._acted = self.telegram.pulse.count

    def _head(self, chat: Chat) -> Json:
        return {
            "message_id": chat.next_id(),
            "from": self.user,
            "chat": chat.about,
            "date": self.telegram.now,
        }

    @staticmethod
    def _around(caption: str, album: str) -> Json:
        return ({"caption": caption} if caption else {}) | ({"media_group_id": album} if album else {})

    def _heard_in_group(self, message: Json) -> bool:
        """Privacy mode: commands, mentions and replies to the bot."""
        name = f"@{self.telegram.username}"
        replied = message.get("reply_to_message", {}).get("from", {}).get("is_bot", False)
        text = str(message.get("text") or message.get("caption") or "")
        return bool(replied) or name in text or text.startswith("/")

    def _on_reply_keyboard(self, label: str) -> Json | None:
        up = self.chat.keyboard
        return next((b for row in up.rows for b in row if b["text"] == label), None) if up else None

    def _find(self, label: str, data: str, message_id: int | None) -> tuple[Post, Json]:
        inline = [p for p in reversed(self.chat.bot_posts()) if "reply_markup" in p.message]
        here = [p for p in inline if message_id in (None, p.id)]
        pairs = [(post, button) for post in here for row in post.rows for button in row]
        exact = [p for p in pairs if (p[1].get("callback_data") == data if data else p[1]["text"] == label)]
        close = [p for p in pairs if not data and label in p[1]["text"]]
        if found := exact or close:
            return found[0]
        there = ", ".join(button["text"] for _, button in pairs) or "no buttons at all"
        raise LookupError(f"no button {data or label!r}; there is: {there}\n\n{self.transcript()}")

    def _block(self, refusal: Refusal | None, before: str, after: str) -> None:
        self._acts()
        chat = self.chat
        chat.closed, chat.blocked = refusal, refusal is not None
        old, new = self.telegram.membership(before), self.telegram.membership(after)
        change: Json = {"chat": chat.about, "from": self.user, "date": self.telegram.now}
        self.telegram.tell("my_chat_member", change | {"old_chat_member": old, "new_chat_member": new}, chat)


def cast(telegram: Telegram) -> dict[str, Person]:
    """The people whom everybody knows, by their keys, each with a phone."""
    return {who.key: Person(telegram, who) for who in CAST}


def _is(post: Post, wanted: Wanted) -> bool:
    if wanted is None:
        return True
    return wanted in post.text if isinstance(wanted, str) else wanted(post)


def _line(entry: Post | Press, name: str) -> str:
    if isinstance(entry, Press):
        return f"{name} taps [{entry.label}]"
    marks = "".join(f" ({mark})" for mark in ("edited", "deleted") if getattr(entry, mark))
    what = "" if entry.kind == "text" else f"<{entry.kind}> "
    rows = [" ".join(f"[{button['text']}]" for button in row) for row in entry.rows]
    buttons = "".join(f"\n    {row}" for row in rows)
    return f"{'bot' if entry.by_bot else name}{marks}: {what}{entry.text}{buttons}"
