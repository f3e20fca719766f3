"""A crowd of strangers that sends hostile things for as long as it may, and honest people who come one by one."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

import aiohttp

from bot.demo import BotApi
from bot.demo.telegram.cast import Character
from bot.demo.telegram.person import Person
from bot.ops.webhook import HEADER
from tests.hostile import inputs
from tests.imap_server import ImapServerForTests

STRANGERS = 70
"""Chats in the crowd."""
BURST = 30
"""What each of them sends without waiting for any answer; the bot lets no more of one chat wait."""
ROUND = 4.0
"""Seconds between two bursts."""
PATIENCE = 30.0
"""Seconds after which an honest person is taken for unanswered."""
TALKED = 499
"""Letters of what is said in a form by those who wait for each answer."""
ASKED = "เก็บเบอร์เพื่อนในเครื่องไปด้วยไหม"
WORDS = "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม"


@dataclass
class World:
    """Where they meet."""

    api: BotApi
    mails: ImapServerForTests
    hook: str
    secret: str
    chance: random.Random
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def person(self, key: str, id: int) -> Person:
        """Somebody with a phone."""
        return Person(
            self.api.telegram, Character(key, id, "คน", key, f"{key}@example.com", "+66812345678", "th")
        )


# Strangers --------------------------------------------------------------------------------------------


@dataclass
class Crowd:
    """Strangers, each with a chat of their own."""

    world: World
    strangers: int = STRANGERS

    def __post_init__(self) -> None:
        self._people = [self.world.person(f"x{n}", 7_500_000 + n) for n in range(self.strangers)]

    async def texts(self, people: list[Person] | None = None, *, in_a_form: bool = False) -> None:
        """Texts as long as they may be, outside of any form or as an answer in one."""
        people = people or self._people
        if in_a_form:
            for each in people:
                each.says("/access")
                await asyncio.sleep(0)
        for _ in range(BURST // 5):
            for each in people:
                each.says(inputs.text(self.world.chance))
                await asyncio.sleep(0)  # the server that is the world answers in between

    async def texts_in_a_form(self, people: list[Person] | None = None) -> None:
        """The same in a form."""
        await self.texts(people, in_a_form=True)

    async def presses(self, people: list[Person] | None = None) -> None:
        """Thirty presses of each, of buttons that are there."""
        await self._forges(people, lambda: "p/policy")

    async def forged(self, people: list[Person] | None = None) -> None:
        """What no button holds."""
        await self._forges(people, lambda: inputs.data(self.world.chance))

    async def files(self, people: list[Person] | None = None) -> None:
        """Bombs of all kinds."""
        for each in (people or self._people)[:20]:
            name = self.world.chance.choice(("a.pdf", "a.png", "a.jpg"))
            each.sends_document(name, inputs.files(self.world.chance), "application/pdf")
            await asyncio.sleep(0)

    async def photos(self, people: list[Person] | None = None) -> None:
        """Ordinary ones, five times as many as can be looked into meanwhile."""
        for _ in range(BURST // 5):
            for each in people or self._people:
                each.sends_photo(inputs.photo())
                await asyncio.sleep(0)

    async def mails(self) -> None:
        """Into the mailbox that the bot reads."""
        for _ in range(5):
            await self.world.mails.delivers(inputs.mail(self.world.chance, next(self.world.numbers)))

    async def bodies(self) -> None:
        """To the webhook, with its secret and without; and connections on which nothing comes."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(5)) as session:
            for n in range(60):
                body = inputs.body(self.world.chance, 2**40 + next(self.world.numbers))
                headers = {HEADER: self.world.secret if n % 2 else "guessed"}
                with suppress(aiohttp.ClientError, TimeoutError):
                    async with session.post(self.world.hook, data=body, headers=headers):
                        continue

    async def talkers(self) -> None:
        """Each says one thing, waits for the answer, and says the next: nobody has ever more than one waiting."""
        await asyncio.gather(
            *(self._talks(each, in_a_form=bool(n % 2)) for n, each in enumerate(self._people))
        )

    async def _talks(self, person: Person, *, in_a_form: bool) -> None:
        if in_a_form:
            person.says("/access")
        while True:
            person.says(inputs.text(self.world.chance)[:TALKED] if in_a_form else ASKED)
            with suppress(TimeoutError):
                await person.waits_for("", PATIENCE)

    async def everything(self) -> None:
        """All of it at once: each of the strangers sends one of the kinds, and the mails and bodies come besides."""
        kinds = (self.texts, self.texts_in_a_form, self.presses, self.forged, self.files)
        people = self.world.chance.sample(self._people, self.strangers)
        shares = [people[n :: len(kinds)] for n in range(len(kinds))]
        sent = [kind(share) for kind, share in zip(kinds, shares, strict=True)]
        await asyncio.gather(*sent, self.mails(), self.bodies())

    async def _forges(self, people: list[Person] | None, data: Callable[[], str]) -> None:
        people = people or self._people
        await self._opened()
        for _ in range(BURST):
            for each in people:
                each.forges(data(), each.last.id)
                await asyncio.sleep(0)

    async def _opened(self) -> None:
        for each in self._people:
            if not (each.started and each.chat.bot_posts()):
                each.says("/help")
        while not all(each.started and each.chat.bot_posts() for each in self._people):  # noqa: ASYNC110
            await asyncio.sleep(0.1)  # only then there is a button to press

    async def goes_on(self, kind: Callable[[], Awaitable[None]]) -> None:
        """One burst after the other, until it is cancelled."""
        while True:
            await kind()
            await asyncio.sleep(ROUND)


# Honest people ----------------------------------------------------------------------------------------


@dataclass(frozen=True, order=True)
class Wait:
    """How many seconds an honest person waited, and for the answer to what."""

    seconds: float
    step: str


@dataclass
class Honest:
    """People who ask a question, send a photo and fill in a form, one after the other, and how long each
    answer took."""

    world: World
    with_document: bool = False
    """Whether each sends a document of an ordinary program, and not a photo."""
    waits: list[Wait] = field(default_factory=list)
    born: float = 0.0
    """When the bot was last ready (monotonic): nobody is answered before."""

    async def come(self, until: float) -> None:
        """One after the other, until a moment (monotonic)."""
        while time.monotonic() < until:
            with suppress(TimeoutError):
                await self.comes()

    async def comes(self) -> None:
        """One of them, from the question to the number of their case.  Raises TimeoutError when something is not
        answered."""
        n = next(self.world.numbers)
        person = self.world.person(f"h{n}", 7_900_000 + n)
        for step, act, wanted in (
            ("question", lambda: person.says(ASKED), ""),
            ("file", lambda: self._sends_file(person), "ได้รับไฟล์แล้ว"),
            ("form", lambda: person.says("/contact"), "ต้องการติดต่อเรื่องอะไร"),
            ("topic", lambda: person.presses("ร้องเรียน"), "พิมพ์เรื่องที่ต้องการบอกทีม"),
            ("words", lambda: person.says(WORDS), "ได้รับแล้ว 1 ไฟล์"),
            ("enough", lambda: person.presses("ครบแล้ว"), "ต้องการให้ทีมตอบทางไหน"),
            ("channel", lambda: person.presses("แชตนี้"), "ตรวจดูอีกครั้ง"),
            ("sending", lambda: person.presses("ยืนยันและส่ง"), "รับเรื่องแล้ว"),
        ):
            await self._does(step, act, person, wanted)

    def _sends_file(self, person: Person) -> None:
        if self.with_document:
            person.sends_document("a.pdf", inputs.document(), "application/pdf")
        else:
            person.sends_photo(inputs.photo())

    async def _does(self, step: str, act: Callable[[], object], person: Person, wanted: str) -> None:
        begun = max(time.monotonic(), self.born)
        act()
        try:
            await person.waits_for(wanted, PATIENCE)
        finally:
            self.waits.append(Wait(time.monotonic() - max(begun, self.born), step))
