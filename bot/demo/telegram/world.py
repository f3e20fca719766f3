"""The emulated Telegram: its people, its chats, its bot, and everything that was said and called.

One object, one event loop, no locks: every change happens between two awaits, and ends with a beat of the
pulse. The HTTP side (`api.py`) and the people (`person.py`) both act on it; the page only looks. Whatever
Telegram knows of a person stands here, so that a reset leaves nothing behind.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.demo.telegram.chats import Chat, Post
from bot.demo.telegram.clock import Clock, Pulse
from bot.demo.telegram.faults import Faults
from bot.demo.telegram.files import Files
from bot.demo.telegram.params import Call
from bot.demo.telegram.profile import Profile
from bot.demo.telegram.refusals import bad_request, forbidden
from bot.demo.telegram.updates import Updates

Json = dict[str, Any]

TOKEN = "5000000001:demo-token-of-the-local-simulation"  # noqa: S105 (opens nothing but this emulator)
QUERY_LIFETIME = 60.0  # seconds; Telegram says "within seconds" and no number
CALLS_KEPT = 20_000


@dataclass
class Query:
    """A tap on an inline button, which takes one answer."""

    id: str
    person: int
    at: float
    answer: Json | None = None


@dataclass
class RecordedCall:
    """A call of the bot, refused or not; a status of 0 means that the connection was cut."""

    number: int
    at: float
    method: str
    params: dict[str, str]
    files: list[str]
    status: int = 0
    answer: Any = None
    fault: str = ""  # the way of the misfortune that it met


@dataclass
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: tuple[float, str] | None = None


@dataclass
class Telegram:
    token: str = TOKEN
    clock: Callable[[], float] = field(default_factory=Clock)
    bot_name: str = "Privacy Bot"
    username: str = "privacy_demo_bot"

    def __post_init__(self) -> None:
        self.pulse = Pulse()
        self.updates = Updates(self.clock)
        self.faults = Faults()
        self.files = Files()
        self.profile = Profile(self.bot_name)
        self.webhook = Webhook()
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.calls: deque[RecordedCall] = deque(maxlen=CALLS_KEPT)
        self.called = 0
        self.languages: dict[int, str] = {}
        self.seen_in_groups: set[int] = set()

    # Who and where

    def group(self, title: str, founder: Json, *, supergroup: bool = True) -> Chat:
        """A group to which its founder, a user, has added the bot."""
        number = sum(not chat.private for chat in self.chats.values()) + 1
        about: Json = {
            "id": (-1_002_000_000_000 if supergroup else -4_000_000_000) - number,
            "type": "supergroup" if supergroup else "group",
            "title": title,
        }
        chat = self.chats[about["id"]] = Chat(about)
        before, after = self.membership("left"), self.membership("member")
        change = {"old_chat_member": before, "new_chat_member": after}
        self.tell("my_chat_member", {"chat": about, "from": founder, "date": self.now, **change}, chat)
        return chat

    def writable(self, chat_id: str) -> Chat:
        """The chat that the bot wants to write to, or why it cannot."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        try:
            number = int(chat_id)
        except ValueError:
            raise bad_request("chat not found") from None
        chat = self.chats.get(number)
        if not chat:
            if number in self.seen_in_groups:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        if chat.closed:
            raise chat.closed
        return chat

    @property
    def bot(self) -> Json:
        return {
            "id": int(self.token.partition(":")[0]),
            "is_bot": True,
            "first_name": self.profile.text("name", ""),
            "username": self.username,
        }

    def membership(self, status: str) -> Json:
        """The bot as a member of a chat: member, left or kicked."""
        return {"user": self.bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})

    @property
    def now(self) -> int:
        return int(self.clock())

    # What happens

    def place(self, chat: Chat, post: Post) -> Post:
        """A message appears in a chat."""
        post.touched = self.pulse.count + 1
        chat.add(post)
        self.pulse.beat()
        return post

    def touch(self, post: Post) -> None:
        """A message has changed."""
        post.touched = self.pulse.count + 1
        self.pulse.beat()

    def tell(self, kind: str, what: Json, chat: Chat) -> int | None:
        """The bot gets an update of it, if it asked for that kind."""
        number = self.updates.create(kind, json.loads(json.dumps(what)), chat.id)
        self.pulse.beat()
        return number

    def ask(self, person: int) -> Query:
        """The tap of a user mints a query."""
        query = Query(f"{person}{self.pulse.count:09d}{len(self.queries):05d}", person, self.clock())
        self.queries[query.id] = query
        return query

    def record(self, call: Call) -> RecordedCall:
        self.called += 1
        parts = dict(call.params), sorted(call.uploads)
        recorded = RecordedCall(self.called, self.clock(), call.method, *parts)
        self.calls.append(recorded)
        return recorded

    def calls_of(self, method: str) -> list[RecordedCall]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def write_calls(self, path: Path) -> int:
        """Write what was called as JSON lines, for a checker that reads `--form`; how many there were."""
        lines = [json.dumps(asdict(call), ensure_ascii=False) for call in self.calls]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return len(lines)

    def reset(self) -> None:
        """Empty chats, no faults, nothing waiting; ids go on growing."""
        for chat in self.chats.values():
            chat.posts.clear()
            chat.log.clear()
            chat.keyboard = None
        self.chats = {id: chat for id, chat in self.chats.items() if not chat.private}
        self.languages.clear()
        self.seen_in_groups.clear()
        self.updates.clear()
        self.queries.clear()
        self.faults.clear()
        self.calls.clear()
        self.pulse.beat()
