"""People who use the bot while it dies: each comes once, files one request, and goes when the team has it.

They are patient, and do again what was not answered.  What they were promised is written down, and so is how long they
waited for each answer since they asked, or since the bot was last born.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.demo import BotApi, Mailbox
from bot.demo.telegram.cast import Character
from bot.demo.telegram.person import Person, Wanted

PATIENCE = 20.0
"""Seconds after which somebody does once more what was not answered."""
TIMES = 6
"""How often, before they give up: then something is lost."""
WORDS = "ถ้อยคำลับสุดยอด"
"""A canary: what people write holds it, and no log may."""


@dataclass
class Promised:
    """What somebody was told: the number of their request, and the words that they had typed."""

    who: str
    number: str
    words: str


@dataclass
class Crowd:
    """All who come."""

    api: BotApi
    post: Mailbox
    promised: list[Promised] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    longest: float = 0.0
    """Seconds that somebody waited for an answer, at most."""
    born: Callable[[], float] = lambda: 0.0
    """When the bot was last born (monotonic)."""
    closing: bool = False
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def come(self, at_once: int) -> None:
        """People come, so many at the same time, until it is closed; and those who are there are served."""
        await asyncio.gather(*(self._one_after_the_other() for _ in range(at_once)))

    async def _one_after_the_other(self) -> None:
        while not self.closing:
            number = next(self._numbers)
            visitor = self.visitor(number)
            try:
                await (visitor.asks_for_a_copy() if number % 5 == 0 else visitor.complains())
            except TimeoutError as error:
                self.lost.append(f"{visitor.person.who.key}: {str(error).splitlines()[0]}")

    def visitor(self, number: int) -> Visitor:
        """Somebody new."""
        key = f"p{number}"
        who = Character(
            key, 7_100_000 + number, "คน", str(number), f"{key}@example.com", "+66812345678", "th"
        )
        return Visitor(self, Person(self.api.telegram, who), number)


@dataclass
class Visitor:
    """Somebody who is there."""

    crowd: Crowd
    person: Person
    number: int

    async def complains(self) -> None:
        """A complaint from beginning to end."""
        words = f"{WORDS} {self.number} ได้รับโฆษณาทั้งที่ไม่เคยยินยอม"
        await self._says("/contact", "ต้องการติดต่อเรื่องอะไร")
        await self._presses("ร้องเรียน", "พิมพ์เรื่องที่ต้องการบอกทีม")
        await self._says(words, "ต้องการให้ทีมตอบทางไหน")
        await self._presses("แชตนี้", "ตรวจดูอีกครั้ง")
        await self._files(words)

    async def asks_for_a_copy(self) -> None:
        """A request for access, proven by a code that comes by mail."""
        words = f"{WORDS} {self.number} ตั้งแต่ปี 2568"
        await self._says("/access", "หมวดไหน")
        await self._presses("สมุดรายชื่อในเครื่อง", lambda post: "✓ สมุดรายชื่อในเครื่อง" in str(post.message))
        await self._presses("เลือกครบแล้ว", "ต้องการแบบไหน")
        await self._presses("ขอสำเนา", "ช่วงเวลาไหน")
        await self._says(words, "พิมพ์อีเมล")
        await self._says(self.person.who.email, "พิมพ์รหัส 8 หลัก")
        letters = await self.crowd.post.waits_for(self.person.who.email, timeout=PATIENCE * TIMES)
        await self._says(letters[-1].code, "ตรวจดูอีกครั้ง")
        await self._files(words)

    async def _files(self, words: str) -> None:
        filed = await self._presses("ยืนยันและส่ง", "รับเรื่องแล้ว")
        number = filed.split("เลขที่ ")[1].split()[0]
        self.crowd.promised.append(Promised(self.person.who.key, number, words))
        await self.person.waits_for("ส่งถึงทีมแล้ว", PATIENCE * TIMES)

    async def _says(self, text: str, wanted: Wanted) -> str:
        return await self._does(lambda: self.person.says(text), wanted)

    async def _presses(self, label: str, wanted: Wanted) -> str:
        return await self._does(lambda: self.person.presses(label), wanted)

    async def _does(self, act: Callable[[], object], wanted: Wanted) -> str:
        """Do something until it is answered; the text of the answer."""
        begun, _ = time.monotonic(), act()
        for again in range(TIMES):
            try:
                post = await self.person.waits_for(wanted, PATIENCE)
            except TimeoutError:
                if again == TIMES - 1:
                    raise
                act()
            else:
                waited = time.monotonic() - max(begun, self.crowd.born())
                self.crowd.longest = max(self.crowd.longest, waited)
                return post.text
        raise TimeoutError
