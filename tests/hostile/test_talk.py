"""Whatever somebody does, in whatever order: each thing is answered, nothing is sent without a press, and there is
always a way on."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from bot.answers.engine import Answers
from bot.app.commands.demo import receive
from bot.demo.mail.letters import reply_to
from bot.demo.telegram.chats import Post
from bot.storage.tables import conversations, inbox, outbox, tickets
from flows.buttons import Choose, Discard, read
from flows.questions import SEND_ALONE
from tests.chat import PDF, PICTURE, PROGRAM, TEAM, Clock, World, _answers, _data
from tests.conftest import KEYS
from tests.hostile.profile import looks

SAID = (
    "ขอสำเนาข้อมูลปฏิทินค่ะ", "ลบข้อมูลทั้งหมด", "ไม่", "ใช่", "ไม่มี", "ทำไมต้องถาม", "ขอคุยกับคน", "1", "1 กับ 2",
    "malee@example.com", "11112222", "081-234-5678", "แก้อีเมล", "ช่วยด้วย", "เก็บเบอร์เพื่อนไปด้วยไหม", "ขอบคุณค่ะ",
    "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม", "ข้าม", "ส่งเลย", "ยกเลิก", "555", "?", "PR-00000-0", "y", "delete my account",
    "ขอถอนคำขอ", "ถึงไหนแล้ว", "/start", "/back", "/help", "/request", "/access", "/correct", "/add", "/suspend",
    "/delete", "/contact", "/verify", "/status", "/policy", "/privacy", "/mydata", "/language", "/deletemydata",
)  # fmt: skip
FORGED = (
    "",
    "x",
    "a/contact/send/send",
    "a/access/send/send",
    "s/nosuch//",
    "r",
    "p/status/PR-00000-0",
    "z/\x00/",
)
REPLIES = ("ตอบ: ได้รับแล้วค่ะ", "ขอข้อมูลเพิ่ม: วันไหนคะ", "สวัสดี", "ปฏิเสธ: ไม่พบข้อมูล")


class Chat(RuleBasedStateMachine):
    """One person and the bot, on a database of their own."""

    answers: Answers
    template: Path

    @initialize()
    def begins(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.home = tempfile.mkdtemp()
        shutil.copy(self.template, f"{self.home}/bot.sqlite")
        self.world = World(f"sqlite:///{self.home}/bot.sqlite", self.answers, Clock(), KEYS)
        self.buttons: list[tuple[str, int]] = []
        self.filed = self.sending = 0
        self.held: dict[str, str] | None = None
        self._run(self.world.open())
        self.malee = self.world.person("malee")
        self._run(self.world.hears(self.malee.says("/start")))

    # What people do --------------------------------------------------------------------------------------

    @rule(text=st.sampled_from(SAID) | st.text(min_size=1, max_size=40))
    def says(self, text: str) -> None:
        visible = text.strip()
        self._does(lambda: self.malee.says(text), answered=bool(visible))

    @rule(nth=st.integers(0, 30))
    def presses(self, nth: int) -> None:
        live = [(b, post.id) for post in self.malee.chat.bot_posts()[-3:] for b in _data(post.message) if b]
        if live:
            self._press(*live[nth % len(live)])

    @precondition(lambda self: self.buttons)
    @rule(nth=st.integers(0, 1000))
    def presses_what_is_stale(self, nth: int) -> None:
        self._press(*self.buttons[nth % len(self.buttons)])

    @rule(data=st.sampled_from(FORGED) | st.text(max_size=16))
    def forges(self, data: str) -> None:
        self._press(data, self.malee.last.id)

    @rule(content=st.sampled_from((PDF, PICTURE, PROGRAM)), caption=st.sampled_from(("", "นี่ค่ะ")))
    def sends_a_file(self, content: bytes, caption: str) -> None:
        self._does(lambda: self.malee.sends_document("a", content, caption=caption))

    @rule()
    def shares_the_phone(self) -> None:
        self._does(lambda: self.malee.shares_contact())

    @rule()
    def sends_a_sticker(self) -> None:
        self._does(lambda: self.malee.sends_sticker())

    @rule(text=st.sampled_from(SAID))
    def edits(self, text: str) -> None:
        mine = [post for post in self.malee.posts if not post.by_bot and "text" in post.message]
        if mine:
            self._does(lambda: self.malee.edits(mine[-1], text), answered=False)

    @rule(seconds=st.sampled_from((1, 400, 3600, 4 * 3600, 25 * 3600, 40 * 86400)))
    def waits(self, seconds: int) -> None:
        self.world.clock.passes(seconds)
        self._run(self.world.service._tend())
        self._does(lambda: None, answered=False)

    @rule()
    def is_started_again(self) -> None:
        self._run(self.world.restart())

    @rule(text=st.sampled_from(REPLIES))
    def the_team_replies(self, text: str) -> None:
        letters = self.world.post.to(TEAM)
        if letters:
            self._run(receive(self.world.service, reply_to(letters[-1], text, TEAM, "เขียนว่า:")))
            self._does(lambda: None, answered=False)

    @rule()
    def cancels(self) -> None:
        """There is always a way on: /cancel asks or leaves, and its button leaves."""
        self._does(lambda: self.malee.says("/cancel"))
        if self._rows(select(conversations.c.chat_id)):
            leave = [b for b in _data(self.malee.last.message) if isinstance(read(b), Discard)]
            assert leave, self.malee.transcript()
            self._press(leave[0], self.malee.last.id)
            assert [] == self._rows(select(conversations.c.chat_id))

    # What holds ------------------------------------------------------------------------------------------

    def _press(self, data: str, message_id: int) -> None:
        if len(data.encode("utf-8", "replace")) > 64:
            return
        chosen = read(data)
        sends = isinstance(chosen, Choose) and chosen.value in ("send", SEND_ALONE)
        query = self.malee.forges(data, message_id)
        self._does(lambda: None, answered=False, may_file=sends)
        assert query.answer is not None

    def _does(self, act: object, *, answered: bool = True, may_file: bool = False) -> list[Post]:
        assert callable(act)
        self.world.clock.passes(1)
        before = len(self._rows(select(tickets.c.id)))
        act()
        said = self._run(self.world.hears())
        after = len(self._rows(select(tickets.c.id)))
        assert said or not answered, f"no answer\n\n{self.malee.transcript()}"
        assert may_file or before >= after, f"filed without a press\n\n{self.malee.transcript()}"
        self._holds(said)
        return said

    def _holds(self, said: list[Post]) -> None:
        for post in said:
            self.buttons += [(b, post.id) for b in _data(post.message) if b]
        live = [post for post in self.malee.chat.bot_posts() if any(map(_answers, _data(post.message)))]
        assert len(live) <= 1, f"two keyboards are live\n\n{self.malee.transcript()}"
        states = {state for (state,) in self._rows(select(inbox.c.state))}
        assert states <= {"done"}, f"{states}\n\n{self.malee.transcript()}"
        unsent = self._rows(select(outbox.c.effect_key, outbox.c.state).where(outbox.c.state == "dead"))
        assert [] == unsent
        lettered = {id for (id,) in self._rows(select(outbox.c.ticket_id).where(outbox.c.kind == "letter"))}
        assert {id for (id,) in self._rows(select(tickets.c.id))} <= lettered

    def _rows(self, statement: object) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self._run(self.world.rows(statement))]

    def _run(self, work: object):  # type: ignore[no-untyped-def]
        return self.loop.run_until_complete(work)  # type: ignore[arg-type]

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self._run(self.world.close())
            self.loop.close()
            shutil.rmtree(self.home, ignore_errors=True)


def test_whatever_somebody_does_is_answered_and_nothing_is_sent_unasked(
    answers: Answers, migrated_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts, buttons live, stale and forged, files, edits, silence, restarts and the team's replies in any order:
    no failure inside; a case only by its button, each with its letter; one live keyboard; and /cancel leads out."""
    monkeypatch.setattr(Chat, "answers", answers, raising=False)
    monkeypatch.setattr(Chat, "template", migrated_sqlite, raising=False)

    run_state_machine_as_test(Chat, settings=looks(5, 25))
