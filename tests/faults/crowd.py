"""People who use the bot while it dies: each comes once, files one request, and goes when the team has it.

They are patient, and do again what was not answered.  What they were promised is written down, and so is who waits.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from bot.demo import BotApi, Mailbox
from bot.demo.telegram.cast import Character
from bot.demo.telegram.chats import Post
from bot.demo.telegram.person import Person, Wanted

PATIENCE = 60.0
"""Seconds after which somebody does once more what was not answered."""
TIMES = 5
"""How often, before they give up: then something is lost."""
SENT = 800.0
"""Seconds in which the team's letter must go out: one that a mail server refused twice waits six minutes."""
COPIES = 150
"""Requests that need a code, at most: the bot mails 200 an hour to strangers and no more."""
CONTACTS = "สมุดรายชื่อในเครื่อง"
"""What the copy is to be of."""
DONE = "เลือกครบแล้ว"
PROVEN, REFUSED = "ตรวจดูอีกครั้ง", ("รหัสไม่ถูก", "รหัสนี้ใช้ไม่ได้แล้ว")
"""What follows a code that fits, and one that does not, or not any more."""
SHOWN = 12
"""Lines of a chat that are shown of somebody who gave up."""
WORDS = "ถ้อยคำลับสุดยอด"
"""A canary: what people write holds it, and no log may."""


@dataclass
class Promised:
    """What somebody was told: the number of their request, and the words that they had typed."""

    chat_id: int
    number: str
    words: str
    email: str = ""
    """The address that they proved, if they did."""
    once: bool = True
    """Whether they typed everything once: what comes again may be read as something else where the form stands by
    then, as a correction for example."""


@dataclass
class Crowd:
    """All who come."""

    api: BotApi
    post: Mailbox
    promised: list[Promised] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    longest: float = 0.0
    """Seconds that somebody waited for an answer, at most."""
    waiting: set[asyncio.Future[None]] = field(default_factory=set)
    """Whoever waits for something now, each done when they have it."""
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
                copy = number % 5 == 0 and number < 5 * COPIES
                await (visitor.asks_for_a_copy() if copy else visitor.complains())
            except (TimeoutError, LookupError) as error:
                seen = " · ".join(visitor.person.transcript().splitlines()[-SHOWN:])
                self.lost.append(
                    f"{visitor.person.who.key}: {str(error).splitlines()[0]} at the end of: {seen}"
                )

    def visitor(self, number: int) -> Visitor:
        """Somebody new."""
        key = f"p{number}"
        # A domain for each: the bot mails sixty codes an hour into one.
        email = f"{key}@{key}.example.com"
        who = Character(key, 7_100_000 + number, "คน", str(number), email, "+66812345678", "th")
        return Visitor(self, Person(self.api.telegram, who), number)

    @contextmanager
    def waits(self) -> Iterator[None]:
        """Somebody waits."""
        begun, waiting = time.monotonic(), asyncio.get_running_loop().create_future()
        self.waiting.add(waiting)
        try:
            yield
        finally:
            self.waiting.discard(waiting)
            waiting.set_result(None)
            self.longest = max(self.longest, time.monotonic() - begun)


@dataclass
class Visitor:
    """Somebody who is there."""

    crowd: Crowd
    person: Person
    number: int
    once: bool = True
    """Whether everything was answered the first time."""

    async def complains(self) -> None:
        """A complaint from beginning to end."""
        words = f"{WORDS} {self.number} ได้รับโฆษณาทั้งที่ไม่เคยยินยอม"
        await self._says("/contact", "ต้องการติดต่อเรื่องอะไร")
        await self._presses("ร้องเรียน", "พิมพ์เรื่องที่ต้องการบอกทีม")
        await self._says(words, "ต้องการให้ทีมตอบทางไหน")
        await self._presses("แชตนี้", PROVEN)
        await self._files(words)

    async def asks_for_a_copy(self) -> None:
        """A request for access, proven by a code that comes by mail."""
        words, email = f"{WORDS} {self.number} ตั้งแต่ปี 2568", self.person.who.email
        await self._says("/access", "หมวดไหน")
        await self._chooses("ต้องการแบบไหน")
        await self._presses("ขอสำเนา", "ช่วงเวลาไหน")
        await self._says(words, "พิมพ์อีเมล")
        await self._says(email, "พิมพ์รหัส 8 หลัก")
        await self._reads_the_code(email)
        await self._files(words, email)

    async def _chooses(self, wanted: str) -> None:
        """Choose the contacts and go on.  A question that came twice may show two things, and a press that was heard
        late takes back another: so one looks at the newest each time, and presses what is missing there."""
        with self.crowd.waits():
            for _ in range(TIMES * TIMES):
                with suppress(LookupError):  # it is being closed: the answer is on its way
                    self.person.presses(DONE if self._is_ticked() else CONTACTS)
                with suppress(TimeoutError):
                    await self.person.waits_for("", PATIENCE)
                if any(wanted in post.text for post in self.person.chat.bot_posts()):
                    return
        raise TimeoutError(f"{CONTACTS} could not be chosen")

    def _is_ticked(self) -> bool:
        shown = [str(post.message) for post in self.person.posts if CONTACTS in str(post.message)]
        return f"✓ {CONTACTS}" in shown[-1]

    async def _reads_the_code(self, email: str) -> None:
        """The code that came last; where none comes, or it does not fit any more, the person asks for another."""
        with self.crowd.waits():
            known = 0
            for _ in range(TIMES):
                with suppress(TimeoutError):
                    known = len(await self.crowd.post.waits_for(email, known + 1, timeout=PATIENCE))
                    shown = await self._does(lambda: self.person.says(self._last_code(email)), _is_heard)
                    if PROVEN in shown:
                        return
                await self._presses("ขอรหัสใหม่", "รหัส")
        raise TimeoutError(f"no code fitted in {TIMES} times")

    def _last_code(self, email: str) -> str:
        code = self.crowd.post.to(email)[-1].code
        self.crowd.codes.add(code)
        return code

    async def _files(self, words: str, email: str = "") -> None:
        filed = await self._presses("ยืนยันและส่ง", "รับเรื่องแล้ว")
        number = filed.split("เลขที่ ")[1].split()[0]
        self.crowd.promised.append(Promised(self.person.id, number, words, email, self.once))
        with self.crowd.waits():
            await self.person.waits_for("ส่งถึงทีมแล้ว", SENT)

    async def _says(self, text: str, wanted: Wanted) -> str:
        return await self._does(lambda: self.person.says(text), wanted)

    async def _presses(self, label: str, wanted: Wanted) -> str:
        return await self._does(lambda: self.person.presses(label), wanted)

    async def _does(self, act: Callable[[], object], wanted: Wanted) -> str:
        """Do something until it is answered; the text of the answer."""
        with self.crowd.waits():
            for again in range(TIMES):
                self.once &= not again
                # A button that is gone was pressed, and the answer is on its way.
                with suppress(*[LookupError] * (again > 0)):
                    act()
                try:
                    post = await self.person.waits_for(wanted, PATIENCE)
                except TimeoutError:
                    if again == TIMES - 1:
                        raise
                else:
                    return post.text
        raise TimeoutError


def _is_heard(post: Post) -> bool:
    """Whether a message is what is said to a code."""
    return any(each in post.text for each in (PROVEN, *REFUSED))
