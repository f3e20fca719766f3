"""The emulated Telegram: its people, its chats, its bot, and everything that was said and called.

One object, one event loop, no locks: every change happens between two awaits, and ends with a beat of the
pulse. The HTTP side (`api.py`) and the people (`person.py`) both act on it; the page only looks.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.demo.telegram.cast import CAST, Character
from bot.demo.telegram.chats import Chat, Post
from bot.demo.telegram.clock import Clock, Pulse
from bot.demo.telegram.faults import Faults
from bot.demo.telegram.files import Files
from bot.demo.telegram.params import Call
from bot.demo.telegram.person import Person
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
    people_here: Iterable[Character] = CAST

    def __post_init__(self) -> None:
        self.pulse = Pulse()
        self.updates = Updates(self.clock)
        self.faults = Faults()
        self.files = Files()
        self.profile = Profile(self.bot_name)
        self.webhook = Webhook()
        self.on_webhook: Callable[[], None] = lambda: None
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.calls: deque[RecordedCall] = deque(maxlen=CALLS_KEPT)
        self.called = 0
        self.people = {who.key: Person(self, who) for who in self.people_here}

    # Who and where

    def person(self, key: str) -> Person:
        return self.people[key]

    def group(self, title: str = "กลุ่มเพื่อน", *, supergroup: bool = True) -> Chat:
        """A group that the bot has been added to."""
        number = sum(not chat.private for chat in self.chats.values()) + 1
        about: Json = {
            "id": (-1_002_000_000_000 if supergroup else -4_000_000_000) - number,
            "type": "supergroup" if supergroup else "group",
            "title": title,
        }
        chat = self.chats[about["id"]] = Chat(about)
        somebody = next(iter(self.people.values()))
        before, after = self.membership("left"), self.membership("member")
        change = {"old_chat_member": before, "new_chat_member": after}
        self.tell("my_chat_member", {"chat": about, "from": somebody.user, "date": self.now, **change}, chat)
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
            if any(number == p.id and p.seen_in_group for p in self.people.values()):
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

    def ask(self, person: Person) -> Query:
        """A tap mints a query."""
        query = Query(f"{person.id}{self.pulse.count:09d}{len(self.queries):05d}", person.id, self.clock())
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
        for person in self.people.values():
            self.chats.pop(person.id, None)
            person.forget()
        self.updates.clear()
        self.queries.clear()
        self.faults.clear()
        self.calls.clear()
        self.pulse.beat()
