"""What the demo remembers from one start to the next: chats, files, letters, and updates that still wait.

Telegram and mail servers do not forget when a bot is stopped, so a demo that did would show an empty chat
beside a bot in the middle of a form.  Each chat, file and letter is a sealed file in one folder, written
as soon as it has changed; so a kill loses no more than a stop.  Calls, taps and whatever was typing begin anew.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from bot.demo.mail.letters import Letter
from bot.demo.mail.mailbox import Mailbox
from bot.demo.telegram.chats import Chat, Post, Press
from bot.demo.telegram.files import File
from bot.demo.telegram.refusals import Refusal
from bot.demo.telegram.updates import Update
from bot.demo.telegram.world import Telegram

Json = dict[str, Any]

log = logging.getLogger(__name__)

ANY = 3600.0
"""Seconds after which it looks whether anything has changed, even if nothing said so."""
BROKEN = (ValueError, KeyError, TypeError, AttributeError)
"""What reading something of an older or damaged form raises."""


class Shelf:
    """Named things in a folder, each sealed by itself and replaced as a whole."""

    def __init__(
        self,
        folder: Path,
        seal: Callable[[str, bytes], bytes],
        unseal: Callable[[str, bytes], bytes | None],
    ) -> None:
        """`seal` and `unseal` are given the name too; what cannot be opened is None."""
        self.folder = folder
        self._seal, self._unseal = seal, unseal
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def read(self) -> Iterator[tuple[str, bytes]]:
        """All that is kept and can be opened, by name in their order."""
        for path in sorted(self.folder.iterdir()):
            if path.suffix:  # half written when the demo was killed
                path.unlink()
                continue
            content = self._unseal(path.name, path.read_bytes())
            if content is not None:
                yield path.name, content
            else:
                log.warning("%s cannot be read and is left out", path.name)

    def put(self, name: str, content: bytes) -> None:
        part = self.folder / f"{name}.part"
        part.write_bytes(self._seal(name, content))
        part.replace(self.folder / name)

    def drop(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)


class Memory:
    """Keeps a world and its mailboxes on a shelf."""

    def __init__(self, shelf: Shelf, telegram: Telegram, mailbox: Mailbox) -> None:
        self._shelf, self._telegram, self._mailbox = shelf, telegram, mailbox
        self._kept: dict[str, str | None] = {}
        """What stands on the shelf: the text of what may change, None for what never does."""
        self._written = -1
        """The world's count when it was written for the last time."""
        self._keeping: asyncio.Task[None] | None = None

    def recall(self) -> None:
        """Put everything back, before anybody acts."""
        letters = []
        for name, content in self._shelf.read():
            kind, _, key = name.partition("_")
            try:
                match kind:
                    case "chat":
                        self._telegram.chats[int(key)] = read_chat(json.loads(content))
                    case "file":
                        self._telegram.files.put(read_file(content))
                    case "letter":
                        letters.append(read_letter(content))
                    case "world":
                        self._recall_world(json.loads(content))
            except BROKEN as problem:
                log.warning("%s is not understood and is left out (%s)", name, type(problem).__name__)
                continue
            self._kept[name] = content.decode() if kind in ("chat", "world") else None
        self._mailbox.put_back(letters)
        posts = [post for chat in self._telegram.chats.values() for post in chat.posts.values()]
        self._telegram.pulse.count = max((post.touched for post in posts), default=0)

    def _write(self) -> None:
        self._written = self._telegram.pulse.count
        try:
            self._bring_up_to_date()
        except OSError as problem:  # a full disk: the demo goes on, and forgets
            log.warning("what was said is not kept (%s)", type(problem).__name__)

    def _bring_up_to_date(self) -> None:
        now = dict(self._now())
        for name, written_down in now.items():
            known = self._kept.get(name, "")
            if known is None:
                continue
            content = written_down()
            if content != known:
                self._shelf.put(name, content.encode() if isinstance(content, str) else content)
                self._kept[name] = content if isinstance(content, str) else None
        for name in self._kept.keys() - now.keys():
            self._shelf.drop(name)
            del self._kept[name]

    def start(self) -> None:
        """Write at every change, from now on."""
        self._keeping = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """Write for the last time."""
        if self._keeping is None:
            return
        self._keeping.cancel()
        with suppress(asyncio.CancelledError):
            await self._keeping
        self._keeping = None
        self._write()

    async def _keep(self) -> None:
        while True:
            await self._telegram.pulse.until(self._is_behind, ANY)
            self._write()

    def _is_behind(self) -> bool:
        return self._telegram.pulse.count > self._written

    def _now(self) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
        """All that there is: a name, and how it is written down."""
        telegram = self._telegram
        yield "world", self._world
        for id, chat in telegram.chats.items():
            yield f"chat_{id}", partial(chat_as_text, chat)
        for file in telegram.files.all:
            yield f"file_{file.id}", partial(file_as_bytes, file)
        for letter in self._mailbox.letters:
            yield f"letter_{letter.id:08d}", partial(letter_as_bytes, letter)

    def _world(self) -> str:
        waiting = [u for u in self._telegram.updates.waiting if not u.once]
        world = {
            "languages": {str(id): language for id, language in self._telegram.languages.items()},
            "waiting": [{"id": u.id, "body": u.body, "chat": u.chat, "at": u.at} for u in waiting],
        }
        return _text(world)

    def _recall_world(self, it: Json) -> None:
        self._telegram.languages.update({int(id): language for id, language in it["languages"].items()})
        self._telegram.updates.waiting.extend(Update(**each) for each in it["waiting"])


# How each is written down ----------------------------------------------------------------------------


def chat_as_text(chat: Chat) -> str:
    """A chat with everything in it."""
    it = {
        "about": chat.about,
        "last_id": chat.last_id,
        "blocked": chat.blocked,
        "closed": [chat.closed.code, chat.closed.description] if chat.closed else None,
        "keyboard": chat.keyboard.id if chat.keyboard else None,
        "posts": [vars(post) for post in chat.posts.values()],
        "log": [each.id if isinstance(each, Post) else vars(each) for each in chat.log],
    }
    return _text(it)


def read_chat(it: Json) -> Chat:
    """The chat that was written down."""
    posts = {post.id: post for post in (Post(**each) for each in it["posts"])}
    return Chat(
        it["about"],
        posts=posts,
        log=[posts[each] if isinstance(each, int) else Press(**each) for each in it["log"]],
        last_id=it["last_id"],
        keyboard=posts.get(it["keyboard"]),
        closed=Refusal(*it["closed"]) if it["closed"] else None,
        blocked=it["blocked"],
    )


def file_as_bytes(file: File) -> bytes:
    """A file: what is known of it on the first line, then its bytes."""
    about = {"id": file.id, "name": file.name, "mime": file.mime, "size": file.size, "path": file.path}
    return _text(about).encode() + b"\n" + file.content


def read_file(content: bytes) -> File:
    """The file that was written down."""
    about, _, rest = content.partition(b"\n")
    return File(content=rest, **json.loads(about))


def letter_as_bytes(letter: Letter) -> bytes:
    """A letter: its envelope on the first line, then the mail."""
    envelope = {
        "id": letter.id,
        "envelope_from": letter.envelope_from,
        "envelope_to": letter.envelope_to,
        "received": letter.received,
    }
    return _text(envelope).encode() + b"\n" + letter.raw


def read_letter(content: bytes) -> Letter:
    """The letter that was written down."""
    head, _, raw = content.partition(b"\n")
    envelope = json.loads(head)
    return Letter(raw=raw, **envelope | {"envelope_to": tuple(envelope["envelope_to"])})


def _text(value: Any) -> str:
    return json.dumps(value)  # in ASCII: what people send may hold halves of characters
