"""Chats in the test's hands, and the player of the written conversations in `tests/transcripts/`.

`World` is the service as `build` makes it, on a real database, taken step by step instead of running by
itself: what people do is stored, claimed and heard, what the bot says is delivered, before `hears` returns.
Telegram is the local Bot API server, so whatever Telegram would refuse is refused here.

A transcript is read by people who do not program.  A line that begins with `>` is what the person does, all
other lines are what comes of it:

    > text            they write
    > [button]        they press the newest button with these words
    > [#copy]         they press the newest button that sends back this value, whatever stands on it
    > (รอ 2 นาที)      something else, see `ACTIONS`
    [a] [b]           buttons
    (…)               what is seen besides the bot's words: a message edited or deleted, a mail
    │ …               a quotation from the policy
"""

from __future__ import annotations

import json
import logging
import re
from base64 import b64decode
from itertools import chain, count, cycle
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import exists, literal, select, union_all

from bot.answers.engine import Answers
from bot.app.build import build
from bot.app.commands.demo import receive
from bot.app.service import Service
from bot.demo import BotApi, Letter, Person, Post, Query
from bot.demo.mail.letters import reply_to
from bot.demo.telegram.chats import Press
from bot.demo.telegram.files import MAX_DOWNLOAD
from bot.identity.customers import Customer
from bot.ops.config import Config
from bot.queue.delivery import DeliveryError, Patience
from bot.queue.inbox import UpdateState
from bot.queue.lease import GRACE, SILENCE
from bot.queue.outbox import ItemState
from bot.queue.pace import Pace
from bot.storage.tables import inbox, outbox
from bot.tickets import numbers
from flows.buttons import Choose, Edit, GoBack, Tick, read

TEAM = "privacy@example.co.th"


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self, at: float = 1_795_300_000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at

    def passes(self, seconds: float) -> None:
        """Time goes by."""
        self.at += seconds


class Postbox:
    """A mail server without a wire: keeps letters, or refuses them while `down` says why."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.down: DeliveryError | None = None

    async def send(
        self, sender: str, recipient: str, message: bytes, patience: Patience | None = None
    ) -> None:
        if self.down:
            raise self.down
        self.letters.append(Letter(len(self.letters) + 1, message, sender, (recipient,), 0.0))

    async def probe(self, sender: str, message: bytes) -> None:
        """As a letter goes, up to whom it is for."""
        if self.down and self.down.relay:
            raise self.down

    async def close(self) -> None:
        """There is nothing to close."""

    def to(self, address: str) -> list[Letter]:
        """The letters that went to an address."""
        return [letter for letter in self.letters if letter.is_for(address)]


def old_button(post: Post, label: str) -> tuple[str, int]:
    """What a button under a message sends back, and where it stands, for `forges`: it may be gone by then."""
    [found] = [each for row in post.rows for each in row if each["text"] == label]
    return found["callback_data"], post.id


class Mishaps(logging.Handler):
    """What went wrong inside, so that it fails the test instead of being logged and tried again."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


WAITING = union_all(
    select(literal(1)).where(exists().where(inbox.c.state == UpdateState.NEW.value)),
    select(literal(1)).where(exists().where(outbox.c.state == ItemState.DUE.value)),
)
"""A row for each queue in which something waits, whenever it is due and whoever has it: where there is none, nothing
can be claimed, and it is not tried in vain."""


class World:
    """The bot and its people, step by step."""

    expects_mishaps = False
    """Whether failures inside are what the test is about."""

    def __init__(self, database: str, answers: Answers, clock: Clock, keys: str, **environment: str) -> None:
        self.answers, self.clock = answers, clock
        self.api = BotApi(clock=clock)
        self.post = Postbox()
        self._environment = {
            "BOT_TOKEN": self.api.token,
            "SMTP_URL": "smtp://127.0.0.1:9",
            "MAIL_FROM": "bot@example.co.th",
            "PRIVACY_MAILBOX": TEAM,
            "SECRET_KEYS": keys,
            "DATABASE_URL": database,
            "COMPANY_NAME": "บริษัทตัวอย่าง",
        } | environment
        self.service: Service
        self._open = False
        self._mishaps = Mishaps()

    async def open(self) -> None:
        """Put all parts together."""
        if not self._open:
            await self.api.start()
            logging.getLogger("bot").addHandler(self._mishaps)
            self._open = True
        config = Config.read(self._environment | {"BOT_API_URL": self.api.url})
        self.service = self.another(config)
        await self.service.bot.initialize()

    def another(self, config: Config | None = None) -> Service:
        """One more service on the same database, as another process would be."""
        return build(
            config or self.service.config,
            answers=self.answers,
            clock=self.clock,
            smtp=self.post,
            pace=Pace(1e6, 1e6, 1000),
            strict=True,
        )

    async def restart(self, **environment: str) -> None:
        """A completely new set of objects on the same database; `environment`: what is set otherwise from now on."""
        await self.service.stop()
        self._environment |= environment
        await self.open()

    async def close(self) -> None:
        """Stop everything."""
        if self._open:
            logging.getLogger("bot").removeHandler(self._mishaps)
            await self.service.stop()
            await self.api.stop()

    def person(self, key: str) -> Person:
        """Somebody of the cast."""
        return self.api.person(key)

    async def hears(self, _done: Post | Query | str | None = None) -> list[Post]:
        """Take everything that waits to its end, presses answered too; what the bot wrote or edited, as it stands in
        the chats."""
        before, calls = self.api.telegram.pulse.count, len(self.api.calls)
        await self.arrives()
        for _ in range(100):
            if not (await self.handles() or await self.sends()) or not await self.rows(WAITING):
                break
        if self._mishaps.records and not self.expects_mishaps:
            record = self._mishaps.records[0]
            raise AssertionError(record.getMessage()) from (record.exc_info or (None, None))[1]
        said = {_place(call.answer["result"]) for call in self.api.calls[calls:] if _speaks(call)}
        posts = chain.from_iterable(chat.bot_posts() for chat in self.api.telegram.chats.values())
        new = (post for post in posts if post.touched > before and _place(post.message) in said)
        return sorted(new, key=lambda post: post.touched)

    async def outlasts(self, lease: float) -> None:
        """So much time goes by that a lease has run out, and everybody alive would have renewed it; what waits then is
        taken."""
        for _ in range(int((lease + GRACE) / SILENCE) + 1):
            self.clock.passes(SILENCE)
            await self.hears()

    def forgives(self) -> None:
        """What went wrong inside is no longer held against the test."""
        self._mishaps.records.clear()

    async def says(self, text: str, who: str = "malee") -> list[Post]:
        """Somebody writes; what comes of it."""
        return await self.hears(self.person(who).says(text))

    async def presses(self, label: str, who: str = "malee") -> list[Post]:
        """Somebody presses the newest button with these words; what comes of it."""
        return await self.hears(self.person(who).presses(label))

    async def walks(self, *steps: str, who: str = "malee") -> None:
        """Somebody goes through a form: `[ข้าม]` is a button, anything else is typed."""
        for step in steps:
            pressed = step.startswith("[") and step.endswith("]")
            await (self.presses(step[1:-1], who) if pressed else self.says(step, who))

    async def forges(self, data: str, message_id: int, who: str = "malee") -> list[Post]:
        """Somebody sends what no button holds, or holds no longer; what comes of it."""
        return await self.hears(self.person(who).forges(data, message_id))

    async def told_in_passing(self, data: str, message_id: int, who: str = "malee") -> str:
        """The same; the word above the chat that answers it, or none."""
        query = self.person(who).forges(data, message_id)
        await self.hears(query)
        return str((query.answer or {}).get("text", ""))

    async def arrives(self) -> None:
        """Telegram's updates are stored and acknowledged."""
        if updates := await self.api.updates.fetch():
            await self.service.worker.store([_json(each) for each in updates])
        self.api.updates.clear()

    async def handles(self) -> int:
        """What is stored is heard and answered; the number of updates taken."""
        service = self.service
        claimed = await service.storage.run(service.inbox.claim)
        for each in claimed:
            await service.worker.handle(each)
        return len(claimed)

    async def sends(self) -> int:
        """What is promised is delivered, letters too; the number of things that were due."""
        sender, due = self.service.sender, 0
        for kind in ("chat", "letter"):
            items = await sender.claim(kind, 16)
            for item, language in items:
                await sender._deliver(item, language)
            due += len(items)
        return due

    async def customers(self, *known: str) -> None:
        """These, and nobody else, are customers: each an address, and perhaps a phone after a space."""
        people = [Customer(*(*each.split(" "), None, None)[:3]) for each in known]
        register, now = self.service.customers, self.clock()
        register.renew(self.service.storage, people, now, lambda _: None, lambda _: None)

    async def rows(self, statement: Any) -> list[Any]:
        """What stands in the database."""
        return await self.service.storage.run(lambda db: list(db.execute(statement)))


# Transcripts ------------------------------------------------------------------------------------------

UNITS = {"วินาที": 1, "นาที": 60, "ชั่วโมง": 3600, "วัน": 86400, "seconds": 1, "minutes": 60, "hours": 3600}
WORDS = {
    "th": {
        "next": "(ข้อความถัดไป)",
        "edited": "(ข้อความเดิมเปลี่ยนเป็น)",
        "closed": "(ปุ่มของข้อความเดิมหายไป)",
        "chosen": "(ปุ่มของข้อความเดิมหายไป ท้ายข้อความเขียนว่า “{more}”)",
        "buttons": "(ปุ่มของข้อความเดิมเปลี่ยนเป็น)",
        "deleted": "(บอตลบข้อความที่มีรหัสออกจากแชต)",
        "mail": "(อีเมลถึง {to}: {subject}{code})",
        "code": " รหัส {code}",
        "toast": "(ขึ้นข้อความสั้น ๆ ว่า “{toast}”)",
        "nothing": "(บอตไม่พูดอะไร)",
    },
    "en": {
        "next": "(next message)",
        "edited": "(the message changes to)",
        "closed": "(the message loses its buttons)",
        "chosen": "(the message loses its buttons and ends with “{more}”)",
        "buttons": "(the message has new buttons)",
        "deleted": "(the bot deletes the message with the code)",
        "mail": "(mail to {to}: {subject}{code})",
        "code": ", code {code}",
        "toast": "(a word in passing: “{toast}”)",
        "nothing": "(the bot says nothing)",
    },
}
PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg=="
)
PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PROGRAM = b"MZ\x90\x00" + bytes(60)
"""Files that a person sends; the last is not what its name says."""
ACTIONS = {
    r"(?:รอ|wait) (\d+) (\S+)": "waits",
    r"สติกเกอร์|sticker": "sticker",
    r"เสียง|voice": "voice",
    r"(?:กดปุ่มเก่า|old button): (.+)": "old button",
    r"(?:แก้ข้อความที่เพิ่งส่งเป็น|edit to): (.+)": "edits",
    r"แชร์เบอร์ของตัวเอง|shares the own phone": "phone",
    r"(?:ส่งรูป|photo)(?:: (.+))?": "photo",
    r"(?:ส่งอัลบั้ม|album of) (\d+) (?:รูป|photos)(?:: (.+))?": "album",
    r"(?:ส่งไฟล์|file): (\S+)": "file",
    r"(?:ส่งไฟล์|file) (\d+) MB: (\S+)": "large file",
    r"(?:ส่งโปรแกรมที่ตั้งชื่อว่า|a program named) (\S+)": "disguised file",
    r"(?:กดสองครั้งติดกัน|double tap): (.+)": "double tap",
    r"(?:ตอบข้อความที่เขียนว่า|replies to) “(.+?)”: (.+)": "reply",
    r"(?:ทีมตอบอีเมลล่าสุด|team replies): (.+)": "team",
    r"ระบบดูแบบฟอร์มที่ค้าง|the rounds come": "rounds",
    r"เปิดบอตใหม่|the bot is started again": "restarts",
}


async def play(script: str, world: World) -> str:
    """The script with everything that comes of it now, instead of what stood there."""
    head = [line for line in script.splitlines() if line.startswith("#")]
    moves = [line[1:].strip() for line in script.splitlines() if line.startswith(">")]
    facts = dict(re.findall(r"^# ?([^:\n]+): ?(.+)$", script, re.MULTILINE))
    who = facts.get("ผู้พูด", facts.get("person", "malee"))
    if customers := facts.get("ลูกค้าในทะเบียน"):
        await world.customers(*customers.split(", "))
    stage = Stage(world, world.person(who), WORDS["en" if who == "emma" else "th"])
    written = ["\n".join(head)]
    for n, move in enumerate(moves):
        if n == len(moves) // 2:
            await world.restart()
        seen = await stage.does(move)
        written += [f"> {stage.done}", *seen]
    return "\n\n".join(written) + "\n"


class Stage:
    """Where a transcript is played: does what a line says, and writes down what is seen."""

    def __init__(self, world: World, person: Person, words: dict[str, str]) -> None:
        self._world, self._person, self._words = world, person, words
        self.done = ""
        self._said: Post | None = None
        self._calls = self._mails = 0
        self._messages: dict[int, tuple[str, str]] = {}  # text and buttons by id, as last seen
        self._buttons: dict[str, tuple[str, int]] = {}  # data and message by label, also of old ones

    async def does(self, move: str) -> list[str]:
        """Blocks of text, to be set apart by blank lines."""
        self._world.clock.passes(1)
        await self._do(move)
        calls = self._world.api.calls[self._calls :]
        self._calls += len(calls)
        seen = [block for call in calls if call.status == 200 for block in self._seen(call.method, call)]
        letters = self._world.post.letters[self._mails :]
        self._mails += len(letters)
        seen += [self._mail(letter) for letter in letters]
        assert len(self._live()) <= 1, f"two questions can be answered by button: {self._live()}"
        if seen and seen[0] == self._words["next"]:
            del seen[0]
        return seen or [self._words["nothing"]]

    async def _do(self, move: str) -> None:
        person, world = self._person, self._world
        self.done = move
        if label := re.fullmatch(r"\[(#?)(.+)\]", move):
            query = person.presses(data=self._sent_back(label[2])) if label[1] else person.presses(label[2])
            pressed = person.chat.log[-1]
            assert isinstance(pressed, Press)
            self.done = f"[{pressed.label}]"  # in full, where a part of it was written
            await world.hears(query)
            return
        if action := re.fullmatch(r"\((.+)\)", move):
            for pattern, what in ACTIONS.items():
                if found := re.fullmatch(pattern, action[1]):
                    await self._act(what, *found.groups())
                    return
            raise ValueError(f"nobody knows how to do this: {move}")
        self._said = person.says(move)
        await world.hears()

    def _sent_back(self, value: str) -> str:
        """What the newest button sends back that ends with a value.  Raises LookupError without one."""
        for post in reversed(self._person.chat.bot_posts()):
            for data in (b.get("callback_data", "") for row in post.rows for b in row):
                if f"/{data}".endswith(f"/{value}"):
                    return str(data)
        raise LookupError(f"no button sends back {value!r}\n\n{self._person.transcript()}")

    async def _act(self, what: str, *details: str) -> None:
        person, world = self._person, self._world
        match what, details:
            case "waits", (number, unit):
                world.clock.passes(int(number) * UNITS[unit])
                await world.hears()
            case "sticker", _:
                await world.hears(person.sends_sticker())
            case "voice", _:
                await world.hears(person.sends_voice())
            case "old button", (label,):
                data, message_id = self._buttons[label]
                await world.hears(person.forges(data, message_id, label=label))
            case "edits", (text,):
                assert self._said is not None
                await world.hears(person.edits(self._said, text))
            case "phone", _:
                await world.hears(person.shares_contact())
            case "photo", (caption,):
                await world.hears(person.sends_photo(PICTURE, caption=caption or ""))
            case "album", (number, caption):
                for n in range(int(number)):
                    person.sends_photo(
                        PICTURE, album=f"album-{self._calls}", caption="" if n else caption or ""
                    )
                await world.hears()
            case "file", (name,):
                await world.hears(person.sends_document(name, PDF, "application/pdf"))
            case "large file", (megabytes, name):
                size = int(megabytes) * 1024 * 1024
                content = PDF if size > MAX_DOWNLOAD else PDF[:9] + bytes(size - len(PDF)) + PDF[9:]
                await world.hears(person.sends_document(name, content, "application/pdf", size=size))
            case "disguised file", (name,):
                await world.hears(person.sends_document(name, PROGRAM, "application/pdf"))
            case "double tap", (label,):
                person.presses(label)
                pressed = person.chat.log[-1]
                assert isinstance(pressed, Press)
                await world.hears(person.forges(*self._buttons[pressed.label], label=pressed.label))
            case "reply", (words, text):
                to = next(post for post in reversed(person.chat.bot_posts()) if words in post.text)
                self._said = person.says(text, reply_to=to.id)
                await world.hears()
            case "team", (text,):
                reply = reply_to(world.post.to(TEAM)[-1], text, TEAM, "เมื่อวานนี้ บอตเขียนว่า:")
                await receive(world.service, reply)
                await world.hears()
            case "rounds", _:
                await world.service._tend()
                await world.hears()
            case _:
                await world.restart()

    def _seen(self, method: str, call: Any) -> list[str]:
        if method == "deleteMessage":
            return [self._words["deleted"]]
        if method == "answerCallbackQuery" and (toast := call.params.get("text")):
            return [self._words["toast"].format(toast=toast)]
        if method not in ("sendMessage", "editMessageText"):
            return []
        message = call.answer["result"]
        id, text, buttons = message["message_id"], _quoted(message), _rows(message)
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            self._buttons |= {b["text"]: (b["callback_data"], id) for b in row if "callback_data" in b}
        before, self._messages[id] = self._messages.get(id), (text, buttons)
        body = [text, buttons] if buttons else [text]
        if before is None:
            return [self._words["next"], *body]
        if before[0] == text:
            return [self._words["buttons"], buttons] if buttons else [self._words["closed"]]
        if text.startswith(before[0]) and not buttons:
            return [self._words["chosen"].format(more=text[len(before[0]) :].strip())]
        return [self._words["edited"], *body]

    def _live(self) -> list[str]:
        """The questions that stand in the chat with buttons."""
        posts = [post for post in self._person.chat.bot_posts() if any(map(_answers, _data(post.message)))]
        return [post.text for post in posts]

    def _mail(self, letter: Letter) -> str:
        code = self._words["code"].format(code=letter.code) if letter.code else ""
        to = ", ".join(letter.envelope_to)
        return self._words["mail"].format(to=to, subject=letter.subject, code=code)


def fix_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes and ticket numbers that a transcript can name: 11112222, 22223333, … and PR-00001-…"""
    codes = cycle(int(f"{n}" * 4 + f"{n + 1}" * 4) for n in range(1, 9))
    bodies = (f"{n:05d}" for n in count(1))

    def new_number() -> str:
        body = next(bodies)
        return f"PR-{body}-{numbers._check(body)}"

    monkeypatch.setattr("bot.identity.codes.secrets.randbelow", lambda _: next(codes))
    monkeypatch.setattr("bot.tickets.store.new_number", new_number)


def transcripts() -> list[Path]:
    """All written conversations."""
    return sorted((Path(__file__).parent / "transcripts").rglob("*.txt"))


def _quoted(message: dict[str, Any]) -> str:
    """The text of a message, quotations marked."""
    text = str(message["text"]).encode("utf-16-le")
    for entity in message.get("entities", []):
        if "blockquote" in entity["type"]:
            start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
            quote = text[start:end].decode("utf-16-le")
            marked = "\n".join(f"│ {line}".rstrip() for line in quote.split("\n"))
            text = text[:start] + marked.encode("utf-16-le") + text[end:]
    return text.decode("utf-16-le")


def _rows(message: dict[str, Any]) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return "\n".join(" ".join(f"[{button['text']}]" for button in row) for row in rows)


def _data(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button.get("callback_data", "") for row in rows for button in row]


def _answers(data: str) -> bool:
    """Whether a button answers a question of a form."""
    return isinstance(read(data), Choose | Tick | Edit | GoBack)


def _speaks(call: Any) -> bool:
    """Whether the bot said something by a call, and did not only take buttons away."""
    return call.status == 200 and call.method in ("sendMessage", "editMessageText")


def _place(message: dict[str, Any]) -> tuple[int, int]:
    return message["chat"]["id"], message["message_id"]


def _json(update: dict[str, Any]) -> bytes:
    return json.dumps(update).encode()
