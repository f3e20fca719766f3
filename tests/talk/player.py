"""Goes to a place of the conversation as Malee would, says something there, and tells what came of it.

A place is a question of a flow, or something that just happened outside forms.  `places.jsonl` says how to get
there: lines of a transcript (tests/chat.py), and two more moves, so that nothing hangs on the bot's wording or
on the order of its questions:

    (until copy)       answer whatever is asked, until this question waits
    (until the end)    answer until the form is over
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, func, insert, select

from bot.chat.conversation import Conversations
from bot.demo import Letter, Post
from bot.demo.telegram.chats import Chat
from bot.storage.tables import METADATA, files, people, proofs
from bot.tickets.store import Tickets
from flows import FLOWS
from flows.buttons import Choose, Edit, GoBack, Leave, Liked, NotThat, Open, Press, Tick, Topic, read, write
from flows.questions import SKIP
from flows.talk import SPENT, Talk, _Pause, is_answer, run
from tests.chat import WORDS, Stage, World, fix_secrets

HERE = Path(__file__).parent

CODE = "<CODE>"
"""Stands for the code in the newest letter, in what is said and in what is expected."""
PHONE = "<PHONE>"
"""The answer of sharing the own phone."""

ANSWERS: dict[str, str | list[str]] = {
    "what-access": ["1.5"],
    "what-suspension": ["1.7"],
    "what-deletion": ["1.6"],
    "copy": "copy",
    "period": SKIP,
    "fee": "tell-first",
    "receive": "email",
    "email": "malee@example.com",
    "code": CODE,
    "phone": PHONE,
    "duplicate": "add",
    "field-correction": "phone",
    "field-addition": "qualifications",
    "before": "081-234-5678",
    "after-correction": "089 765 4321",
    "more": "enough",
    "evidence": "เปลี่ยนเบอร์เมื่อเดือนที่แล้ว",
    "files": SKIP,
    "why": "unneeded",
    "details": SKIP,
    "ads": "all",
    "goal": "close",
    "goal-right": "yes",
    "relation": "child",
    "behalf-name": "เด็กชายภูผา ใจดี",
    "behalf-account": SKIP,
    "stranger-by": "phone",
    "known-by": SKIP,
    "reach-by": SKIP,
    "about": "complaint",
    "message": "มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท",
    "reach": "chat",
    "withdraw-why": "แก้เองในแอปได้แล้ว",
    "send": "send",
}
"""What Malee answers on her way, where a place has no answer of its own."""

IN_A_FORM = (Choose, Tick, Edit, GoBack, Leave)
NO_WAY = (*IN_A_FORM, Open, Topic, Liked, NotThat)
"""Presses that are not tried out to see where they lead: they answer the question at hand, or show a page."""


@dataclass(frozen=True)
class Place:
    """Where somebody can stand.  `question` is the part of its name before the first dot; outside forms, where
    `flow` is empty, it only names what happened.  `offers`: a button that must be there, by what it sends."""

    id: str
    flow: str
    question: str
    before: str
    steps: tuple[str, ...]
    answers: Mapping[str, str | list[str]] = field(default_factory=dict)
    offers: str = ""


@dataclass(frozen=True)
class Message:
    """What one voice says at a place, and what should come of it: see README.md for kinds and values."""

    place: str
    voice: str
    kind: str
    say: str
    value: Any
    note: str


@dataclass(frozen=True)
class Standing:
    """Where the person stands, as the bot has stored it."""

    flow: str = ""
    waiting: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    """The answers by name: as their questions read them, and those given ahead as they are stored."""
    tickets: tuple[tuple[Any, ...], ...] = ()
    """Number, kind, state, and everything the person did to it."""
    files: frozenset[str] = frozenset()
    """Sent, and not yet part of a ticket."""
    proofs: int = 0
    known: bool = True
    """Whether the bot still knows who this is: /deletemydata ends it."""

    @property
    def question(self) -> str:
        return self.waiting.partition(".")[0]

    @property
    def draft(self) -> tuple[str, Mapping[str, Any]]:
        return self.flow, self.answers


@dataclass(frozen=True)
class Turn:
    """What came of a message: where the person stood and stands, and what the bot wrote or changed.

    `ahead`: where the buttons of the reply lead, by what they send back.  `live`: whether a button of the
    question that waits still stands in the chat.  `failed`: the bot could not handle it, and why.
    """

    said: str
    before: Standing
    after: Standing
    posts: tuple[Post, ...] = ()
    ahead: Mapping[str, Standing] = field(default_factory=dict)
    live: bool = False
    failed: str = ""

    @property
    def draft_kept(self) -> bool:
        """The form is as it was; or one press brings it back as it was."""
        return any(self.before.draft == each.draft for each in (self.after, *self.ahead.values()))


@dataclass(frozen=True)
class Moment:
    """The whole world, to come back to."""

    rows: Mapping[str, list[dict[str, Any]]]
    chats: dict[int, Chat]
    letters: tuple[Letter, ...]
    at: float


class Lost(Exception):
    """A place could not be reached."""


class Player:
    """Malee, in a world of her own."""

    def __init__(self, world: World, patch: pytest.MonkeyPatch) -> None:
        self.world, self._patch = world, patch
        self._person = world.person("malee")
        config = world.service.config
        self._conversations = Conversations(config.secret_keys, world.clock, None, None, None)  # type: ignore[arg-type]
        self._tickets = Tickets(config.secret_keys, world.clock, "")
        self._begin: Moment | None = None

    async def play(self, place: Place, messages: list[Message]) -> list[Turn]:
        """Say each of the messages at the place, as if none of the others had been said.  Raises Lost."""
        await self._go(place)
        here = await self._now()
        turns = []
        for message in messages:
            await self._return(here)
            turns.append(await self._say(message.say))
        return turns

    # On the way ------------------------------------------------------------------------------------------

    async def _go(self, place: Place) -> None:
        if self._begin is None:
            self._begin = await self._now()
        await self._return(self._begin)
        fix_secrets(self._patch)
        stage = Stage(self.world, self._person, WORDS["th"])
        try:
            for step in place.steps:
                if until := re.fullmatch(r"\(until (.+)\)", step):
                    await self._walk(until[1], ANSWERS | dict(place.answers))
                else:
                    await stage.does(step)
        except (LookupError, AssertionError) as error:
            raise Lost(f"{place.id}: {error!r}\n{self._person.transcript()}") from error
        at = await self.standing()
        if place.flow != at.flow or (place.flow and place.question != at.question):
            raise Lost(f"{place.id}: stands at {at.flow}/{at.waiting}\n{self._person.transcript()}")
        if place.offers and not any(
            place.offers == data[: len(place.offers)] for data in _held(self._posts())
        ):
            raise Lost(f"{place.id}: nobody offers {place.offers}\n{self._person.transcript()}")

    async def _walk(self, goal: str, answers: Mapping[str, str | list[str]]) -> None:
        for _ in range(40):
            at = await self.standing()
            if at.question == goal or (goal == "the end" and not at.flow):
                return
            await self._answer(at, answers[at.question])
        raise LookupError(f"{goal} is never asked")

    async def _answer(self, at: Standing, answer: str | list[str]) -> None:
        self.world.clock.passes(1)
        if answer == PHONE:
            await self.world.hears(self._person.shares_contact())
        elif isinstance(answer, list):
            for option in answer:
                await self._press(write(Tick(at.flow, at.waiting, option, "1")))
            await self._press(write(Choose(at.flow, at.waiting, "ticked")))
        elif (data := write(Choose(at.flow, at.waiting, "")) + answer) in _held(self._posts()):
            await self._press(data)
        else:
            await self.world.says(self._with_code(answer))

    async def _press(self, data: str) -> list[Post]:
        return await self.world.hears(self._person.presses(data=data))

    def _with_code(self, text: str) -> str:
        return text.replace(CODE, self.world.post.letters[-1].code or "") if CODE in text else text

    # There -----------------------------------------------------------------------------------------------

    async def _say(self, text: str) -> Turn:
        before = await self.standing()
        self.world.clock.passes(1)
        try:
            posts = await self.world.says(self._with_code(text))
            after = await self.standing()
            live = any(
                isinstance(press, IN_A_FORM) and (press.flow, press.question) == (after.flow, after.waiting)
                for press in presses(self._posts())
            )
            seen = deepcopy(tuple(posts))  # as they stand now: looking ahead presses their buttons
            return Turn(text, before, after, seen, await self._look_ahead(posts), live)
        except AssertionError as error:
            self.world.forgives()
            return Turn(text, before, before, failed=repr(error.__cause__ or error))

    async def _look_ahead(self, posts: list[Post]) -> dict[str, Standing]:
        here, ahead = await self._now(), {}
        for data in dict.fromkeys(_held(posts)):
            if isinstance(read(data), NO_WAY):
                continue
            await self._press(data)
            ahead[data] = await self.standing()
            await self._return(here)
        return ahead

    async def standing(self) -> Standing:
        """Where the person stands now."""
        return await self.world.service.storage.run(self._standing)

    def _standing(self, db: Connection) -> Standing:
        chat = self._person.id
        talk = self._conversations.load(db, chat)
        loose = select(files.c.id).where(files.c.chat_id == chat, files.c.ticket_id.is_(None))
        tickets = []
        for ticket in self._tickets.all_of(db, chat):
            done = [
                (e.kind, dict(e.detail)) for e in self._tickets.history(db, ticket) if e.actor == "person"
            ]
            tickets.append((ticket.number, ticket.kind, ticket.state, done))
        return Standing(
            talk.flow if talk else "",
            talk.waiting if talk else "",
            _answered(talk.flow, talk.answers) if talk else {},
            tuple(tickets),
            frozenset(db.scalars(loose)),
            int(db.scalar(select(func.count()).select_from(proofs)) or 0),
            bool(db.scalar(select(people.c.name_sealed).where(people.c.chat_id == chat))),
        )

    def _posts(self) -> list[Post]:
        return self._person.chat.bot_posts() if self._person.started else []

    # Back ------------------------------------------------------------------------------------------------

    async def _now(self) -> Moment:
        def rows(db: Connection) -> dict[str, list[dict[str, Any]]]:
            return {t.name: [dict(r._mapping) for r in db.execute(select(t))] for t in METADATA.sorted_tables}

        world = self.world
        stored = await world.service.storage.run(rows)
        return Moment(stored, deepcopy(world.api.telegram.chats), tuple(world.post.letters), world.clock.at)

    async def _return(self, moment: Moment) -> None:
        def put_back(db: Connection) -> None:
            for table in reversed(METADATA.sorted_tables):
                db.execute(delete(table))
            for table in METADATA.sorted_tables:
                if moment.rows[table.name]:
                    db.execute(insert(table), moment.rows[table.name])

        world = self.world
        await world.service.storage.run(put_back)
        world.api.telegram.chats = deepcopy(moment.chats)
        world.api.telegram.calls.clear()
        world.post.letters[:] = moment.letters
        world.clock.at = moment.at


class _Rereading(Talk):
    """Reads what is stored through the questions that asked for it."""

    async def ask(self, name: str, question: Any, **args: Any) -> Any:
        value = await super().ask(name, question, **args)
        self.values = getattr(self, "values", {}) | {name: value}
        return value


def _answered(flow: str, answers: Mapping[str, str]) -> dict[str, Any]:
    talk = _Rereading(dict(answers))
    with suppress(_Pause):
        run(FLOWS[flow](talk))
    ahead = {
        name: "" if raw in (SKIP, SPENT) else raw
        for name, raw in answers.items()
        if name not in talk._seen
        and name not in ("draft", "drafted", "ticket")
        and is_answer(name)
        and raw[:1] != "["
    }  # no outcomes of effects, no ticks, no marks
    return {name: value for name, value in getattr(talk, "values", {}).items() if name != "draft"} | ahead


def presses(posts: list[Post] | tuple[Post, ...]) -> list[Press | None]:
    """What the buttons under these messages mean."""
    return [read(data) for data in _held(posts)]


def _held(posts: list[Post] | tuple[Post, ...]) -> list[str]:
    return [b["callback_data"] for post in posts for row in post.rows for b in row if "callback_data" in b]


def places() -> dict[str, Place]:
    """Every place, by its id."""
    return {row["id"]: Place(**row) for row in _rows("places")}


def messages(name: str) -> list[Message]:
    """The messages of a set: `development`, or `held_out`."""
    return [Message(**row) for row in _rows(name)]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
