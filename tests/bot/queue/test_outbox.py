"""The outbox: promised once, delivered in order, tried again, given up visibly."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import Connection, event, select, update
from sqlalchemy.exc import OperationalError

from bot.queue.delivery import (
    AGAIN,
    CODE,
    LEASE,
    LEFT_OPEN,
    PERSON,
    RETRY,
    SET_ASIDE,
    TEAM,
    Delivered,
    Deliveries,
    DeliveryError,
    Item,
)
from bot.queue.lease import LeaseLost
from bot.queue.outbox import LETTER, Envelope, Outbox
from bot.queue.retry import KEYLESS
from bot.queue.sender import LINES
from bot.storage.crypto import KeyRing, UnknownKey
from bot.storage.database import Storage
from bot.storage.tables import outbox as table
from flows.lines import Reply, line
from tests.chat import Clock

DAY = 86400.0


class Desk:
    """An outbox on a database, in few words."""

    def __init__(self, storage: Storage, keys: KeyRing, clock: Clock) -> None:
        self.storage, self.clock, self.outbox = storage, clock, Outbox(keys, clock)
        self.follows = dict.fromkeys(("", "request", "code"), self._note)
        self.deliveries = Deliveries(keys, self.follows, clock)
        self.delivered: list[tuple[str, str]] = []

    def _note(self, db: Connection, delivered: Delivered) -> None:
        self.delivered.append((delivered.item.effect_key, delivered.state))

    async def reply(self, key: str, chat: int = 1) -> bool:
        return await self.storage.run(self.outbox.reply, key, chat, Reply((line(key),)))

    async def letter(self, key: str, purpose: str = "request", **more: Any) -> bool:
        envelope = Envelope(key, purpose, "malee@mail.example", key.encode(), chat_id=1, **more)
        return await self.storage.run(self.outbox.letter, envelope)

    async def claim(self, kind: str = "chat", most: int = 16, chat: int | None = None) -> list[Item]:
        return await self.storage.run(self.deliveries.claim, kind, most, chat)

    async def sent(self, item: Item) -> None:
        await self.storage.run(self.deliveries.sent, item, 7)

    async def fails(self, item: Item, **how: Any) -> str:
        return await self.storage.run(self.deliveries.failed, item, DeliveryError("no", **how))

    async def row(self, key: str) -> Any:
        return await self.storage.run(
            lambda db: db.execute(select(table).where(table.c.effect_key == key)).one()
        )


@pytest.fixture
def desk(storage: Storage, keys: KeyRing, clock: Clock) -> Desk:
    return Desk(storage, keys, clock)


def keys_of(items: list[Item]) -> list[str]:
    return [each.effect_key for each in items]


async def test_a_thing_is_promised_once(desk: Desk) -> None:
    """A replay of what caused it finds it promised."""
    promised = [await desk.reply("u1:1"), await desk.reply("u1:1"), await desk.reply("u1:2")]

    assert [True, False, True] == promised
    assert ["u1:1"] == keys_of(await desk.claim())


async def test_replies_of_a_chat_go_out_one_by_one_in_order(desk: Desk) -> None:
    """The second waits until the first is settled; another chat does not wait at all."""
    for key, chat in (("a1", 1), ("a2", 1), ("b1", 2)):
        await desk.reply(key, chat=chat)

    first = await desk.claim()
    nothing = await desk.claim()
    await desk.sent(first[0])
    second = await desk.claim()

    assert (["a1", "b1"], [], ["a2"]) == (keys_of(first), keys_of(nothing), keys_of(second))


async def test_a_failed_reply_holds_up_its_own_chat_only(desk: Desk) -> None:
    """Order within a chat is kept over failures."""
    for key, chat in (("a1", 1), ("a2", 1), ("b1", 2), ("b2", 2)):
        await desk.reply(key, chat=chat)
    a1, b1 = await desk.claim()

    state = await desk.fails(a1)
    await desk.sent(b1)

    assert "due" == state
    assert ["b2"] == keys_of(await desk.claim())


async def test_what_the_other_side_asks_for_is_waited(desk: Desk) -> None:
    """`retry_after` is obeyed to the second."""
    await desk.reply("a1")
    [item] = await desk.claim()
    await desk.fails(item, wait=30.0)

    desk.clock.passes(29)
    early = await desk.claim()
    desk.clock.passes(1)

    assert ([], ["a1"]) == (keys_of(early), keys_of(await desk.claim()))


async def test_letters_do_not_wait_for_one_another_and_codes_go_first(desk: Desk) -> None:
    """A letter that cannot be sent holds up none; a code does not stand in a queue."""
    await desk.letter("m1")
    await desk.letter("m2", "receipt")
    await desk.letter("m3", "code")

    first, others = await desk.claim("letter", most=1), await desk.claim("letter")

    assert (["m3"], {"m1", "m2"}) == (keys_of(first), set(keys_of(others)))


async def test_a_late_code_is_dropped(desk: Desk) -> None:
    """A code that could not go out in time would arrive with little time left; whoever waits is told."""
    await desk.letter("m:code", "code", deadline=300.0)

    desk.clock.passes(301)

    assert [] == await desk.claim("letter")
    assert [("m:code", "dropped")] == desk.delivered
    assert (await desk.row("m:code")).body_sealed is None


async def test_only_the_first_failure_says_late(desk: Desk) -> None:
    """The person hears once that it takes longer."""
    await desk.letter("m1")
    for _ in range(3):
        [item] = await desk.claim("letter")
        await desk.fails(item)
        desk.clock.passes(3600)

    assert [("m1", "due")] == desk.delivered


async def test_a_permanent_failure_is_dead_at_once(desk: Desk) -> None:
    """Trying again cannot help; the row stays for people to see."""
    await desk.letter("m1")
    [item] = await desk.claim("letter")

    state = await desk.fails(item, permanent=True)

    assert ("dead", "dead") == (state, (await desk.row("m1")).state)
    assert [] == await desk.claim("letter")


async def test_a_letter_is_tried_for_five_days(desk: Desk) -> None:
    """As mail servers do; then it is dead and seen by people."""
    await desk.letter("m1")
    states = []
    for _ in range(400):
        items = await desk.claim("letter")
        if items:
            states.append(await desk.fails(items[0]))
        if states and states[-1] == "dead":
            break
        desk.clock.passes(3600)

    assert "dead" == states[-1]
    assert 5 * DAY <= desk.clock() - 1_795_300_000.0 <= 5 * DAY + 7200


async def test_a_reply_is_tried_for_a_day(desk: Desk) -> None:
    """Then nobody waits for it any more; it is dead and seen by people."""
    await desk.reply("a1")
    began, state = desk.clock(), "due"
    while state == "due":
        desk.clock.passes(600)
        [item] = await desk.claim()
        state = await desk.fails(item, ambiguous=True)

    assert "dead" == state
    assert DAY <= desk.clock() - began <= DAY + 1200


@pytest.mark.parametrize("failures", [0, 3], ids=["never", "a few times"])
@pytest.mark.parametrize("kind", ["chat", "letter"])
async def test_what_was_hardly_tried_is_not_given_up_for_its_age(
    desk: Desk, kind: str, failures: int
) -> None:
    """The service was down for a week, or the clock jumped by one: the next failure is not the last."""
    await (desk.reply("a1") if kind == "chat" else desk.letter("m1"))
    states = []
    for n in range(failures + 2):
        desk.clock.passes(7 * DAY if n == failures else 3600)
        [item] = await desk.claim(kind)
        states.append(await desk.fails(item, code=451))

    assert {"due"} == set(states)


async def test_a_letter_that_comes_back_late_has_time_to_go_again(desk: Desk) -> None:
    """It was with a mail server for five days: greylisting is not the end of it."""
    await desk.letter("m1")
    [item] = await desk.claim("letter")
    await desk.sent(item)
    desk.clock.passes(5 * DAY + 60)
    await desk.storage.run(desk.deliveries.returned, "m1", "4.4.7", again=True)
    desk.clock.passes(3600)
    [item] = await desk.claim("letter")

    assert "due" == await desk.fails(item, code=451)


async def test_a_wait_is_no_failure(desk: Desk) -> None:
    """Telegram asks for time, or takes nothing from us, for three days: the reply waits, and what fails then is its
    first failure, from which follows what does from a first one, once."""
    await desk.reply("a1")
    for _ in range(3 * 144):
        [item] = await desk.claim()
        await desk.fails(item, wait=600.0)
        desk.clock.passes(600)

    [item] = await desk.claim()
    before = (await desk.row("a1")).error
    first = await desk.fails(item, ambiguous=True)
    desk.clock.passes(600)
    [again] = await desk.claim()
    await desk.fails(again, wait=600.0)
    desk.clock.passes(600)
    [last] = await desk.claim()
    await desk.fails(last, ambiguous=True)

    assert (1, None, "due", 2) == (item.attempts, before, first, last.attempts)
    assert [("a1", "due")] == desk.delivered


async def test_a_reply_to_somebody_who_blocked_the_bot_is_dropped(desk: Desk) -> None:
    """It is not tried again, and the next one is not held up."""
    await desk.reply("a1")
    await desk.reply("a2")
    [item] = await desk.claim()

    assert "dropped" == await desk.fails(item, permanent=True, unreachable=True)
    assert ["a2"] == keys_of(await desk.claim())


async def test_what_arrived_of_a_reply_is_noted_in_it(desk: Desk) -> None:
    """The next try gets the reply as it was, with how many of its messages stand in the chat and what they say."""
    await desk.reply("a1")
    [item] = await desk.claim()
    error = DeliveryError("told to wait", wait=1.0)
    error.told, error.told_as, error.told_words = 1, 7, "5eba"
    await desk.storage.run(desk.deliveries.failed, item, error)
    desk.clock.passes(1)

    [again] = await desk.claim()

    assert {**item.body, "told": 1, "told_as": 7, "told_words": "5eba"} == again.body


@pytest.mark.parametrize("how", [{"permanent": True}, {"ambiguous": True}], ids=["refused", "unreached"])
async def test_what_cannot_be_said_to_a_group_is_dropped(desk: Desk, how: dict[str, bool]) -> None:
    """We may not write there, and nobody was promised that: it does not lie among what operators look at."""
    await desk.reply("g1", chat=-100)
    state = "due"
    while state == "due":
        [item] = await desk.claim()
        state = await desk.fails(item, **how)
        desk.clock.passes(600)

    row = await desk.row("g1")
    assert ("dropped", "no", None) == (row.state, row.error, row.body_sealed)


async def test_a_dead_senders_item_is_taken_up_after_its_lease(desk: Desk) -> None:
    """And the late sender cannot mark it any more."""
    await desk.reply("a1")
    [old] = await desk.claim()

    desk.clock.passes(LEASE)
    [new] = await desk.claim()

    with pytest.raises(LeaseLost):
        await desk.sent(old)
    with pytest.raises(LeaseLost):
        await desk.fails(old)
    await desk.sent(new)
    assert "sent" == (await desk.row("a1")).state


async def test_a_kill_is_no_failure(desk: Desk) -> None:
    """What four senders died with is put off by its first failure for no longer than any other."""
    await desk.letter("m1")
    for _ in range(4):
        await desk.claim("letter")
        desk.clock.passes(LEASE)
    [item] = await desk.claim("letter")
    await desk.fails(item)

    desk.clock.passes(RETRY[LETTER].waits[0])
    again = await desk.claim("letter")

    assert (1, [2]) == (item.attempts, [each.attempts for each in again])


async def test_an_ambiguous_failure_is_remembered(desk: Desk) -> None:
    """It may have arrived all the same; the letter sent again is the same letter."""
    await desk.letter("m1")
    [first] = await desk.claim("letter")
    await desk.fails(first, ambiguous=True)
    desk.clock.passes(3600)

    [second] = await desk.claim("letter")

    assert (await desk.row("m1")).ambiguous
    assert first.body == second.body


async def test_words_for_a_chat_and_codes_are_not_kept(desk: Desk) -> None:
    """Once delivered, the words are gone; a letter about a request stays as evidence."""
    await desk.reply("a1")
    await desk.letter("m1")
    await desk.letter("m2", "code")
    for item in [*await desk.claim(), *await desk.claim("letter")]:
        await desk.sent(item)

    kept = [(await desk.row(key)).body_sealed is not None for key in ("a1", "m1", "m2")]

    assert [False, True, False] == kept


async def test_what_is_promised_is_sealed(desk: Desk) -> None:
    """No word of it stands in the table."""
    await desk.reply("canary-key")

    row = await desk.row("canary-key")

    assert b"say" not in row.body_sealed


async def test_the_settling_and_its_consequences_are_one(desk: Desk) -> None:
    """If what follows from a delivery fails, the delivery is not marked either; whoever settles it tries again."""
    await desk.reply("a1")
    [item] = await desk.claim()

    def broken(*_: object) -> None:
        raise RuntimeError("no")

    desk.follows[""] = broken
    with pytest.raises(RuntimeError):
        await desk.sent(item)

    assert "due" == (await desk.row("a1")).state


async def test_a_code_that_may_have_gone_out_is_not_said_to_be_missing(desk: Desk) -> None:
    """Whoever was sending it was killed, and it is too late by now: it does not go out, and nobody is told."""
    await desk.letter("c1", "code", deadline=600)
    await desk.claim("letter")
    await desk.storage.run(desk.deliveries.take_back)
    desk.clock.passes(601)

    nothing = await desk.claim("letter")

    assert ([], "dropped") == (nothing, (await desk.row("c1")).state)
    assert [] == desk.delivered


async def test_a_clock_that_is_set_back_holds_up_no_reply(desk: Desk) -> None:
    """What was promised an hour later than now, and what was put off until then, goes out now."""
    await desk.reply("a1", chat=1)
    await desk.reply("b1", chat=2)
    [first, _] = await desk.claim()
    await desk.fails(first)

    desk.clock.passes(-3600)

    assert ["a1", "b1"] == keys_of(await desk.claim())


async def test_letters_that_only_answer_mails_go_last(desk: Desk) -> None:
    """Anybody can send a hundred mails; what a ticket promises does not wait behind what they bring about."""
    for purpose in ("held", "help", "passed-on", "request", "update"):
        await desk.letter(purpose, purpose)

    letters = await desk.storage.run(desk.deliveries.claim, "letter", 16, line="letter")

    assert ["request", "update", "held", "help", "passed-on"] == keys_of(letters)


async def test_letters_to_persons_wait_behind_none_that_failed_before(desk: Desk) -> None:
    """Whoever's server is slow keeps no place in front for days, and persons hold up nothing of the team's."""
    for key, purpose in (("slow", "receipt"), ("quick", "answer"), ("team", "request")):
        await desk.letter(key, purpose)
    [slow, _] = await desk.storage.run(desk.deliveries.claim, "letter", 16, line=PERSON)
    await desk.fails(slow, code=451)
    desk.clock.passes(LEASE + 61)

    persons = await desk.storage.run(desk.deliveries.claim, "letter", 16, line=PERSON)
    team = await desk.storage.run(desk.deliveries.claim, "letter", 16, line=LETTER)

    assert (["quick", "slow"], ["team"]) == (keys_of(persons), keys_of(team))


@pytest.mark.parametrize(("purpose", "state"), [("receipt", "dead"), ("request", "due")])
async def test_a_person_gets_a_letter_a_few_times_at_most(desk: Desk, purpose: str, state: str) -> None:
    """A mail server takes each letter, and says so when nobody listens any more: it is not sent for days.  The team's
    goes on, for nobody chose its server but the company."""
    await desk.letter("slow", purpose)
    for _ in range(LEFT_OPEN):
        [item] = await desk.storage.run(
            desk.deliveries.claim, "letter", 1, line=PERSON if state == "dead" else LETTER
        )
        await desk.fails(item, ambiguous=True)
        desk.clock.passes(7200)

    [row] = await desk.storage.run(lambda db: db.execute(select(table)).all())

    assert state == row.state


async def test_codes_and_other_letters_are_taken_apart(desk: Desk) -> None:
    """Each has a sender of its own, and so have those of the team."""
    for key, purpose in (("m1", "request"), ("c1", "code"), ("t1", "staff-code")):
        await desk.letter(key, purpose)
    take = desk.deliveries.claim

    taken = [
        (line, await desk.storage.run(take, "letter", 16, line=line)) for line in (CODE, TEAM, LETTER, AGAIN)
    ]

    assert [["c1"], ["t1"], ["m1"], []] == [keys_of(items) for _, items in taken]
    assert all(item.line == line for line, items in taken for item in items)


@pytest.mark.parametrize("purpose", ["code", "failing"])
async def test_what_was_refused_for_itself_waits_apart(desk: Desk, purpose: str) -> None:
    """Only what did go can be refused: where nobody may learn whether it went, it holds up nobody else's letter.  What
    no mail server took, whoever it was for, goes as before."""
    for key in ("refused", "untaken"):
        await desk.letter(key, purpose)
    refused, untaken = await desk.claim("letter")
    await desk.fails(refused, code=451)
    await desk.fails(untaken, relay=True)
    desk.clock.passes(61)

    lines = {
        each: await desk.storage.run(desk.deliveries.claim, "letter", 16, line=each)
        for each in (LETTER, CODE, AGAIN)
    }

    assert (["refused"], ["untaken"]) == (keys_of(lines[AGAIN]), keys_of(lines[CODE]))
    assert 2 == sum(map(len, lines.values()))
    assert all(item.line == each for each, items in lines.items() for item in items)


async def test_letters_that_come_too_late_hold_up_none_that_does_not(desk: Desk) -> None:
    """Many codes ran out while a mail server was slow: the next one that is good goes at once, and of each that is not
    the person is told, once."""
    for n in range(2 * SET_ASIDE):
        await desk.letter(f"late {n}", "code", deadline=10)
    desk.clock.passes(11)
    await desk.letter("good", "code", deadline=10)

    good = await desk.claim("letter", 1)
    told = [len(desk.delivered)]
    for _ in range(2):
        await desk.claim("letter", 1)
        told.append(len(desk.delivered))

    assert ["good"] == keys_of(good)
    assert [SET_ASIDE, 2 * SET_ASIDE, 2 * SET_ASIDE] == told
    assert {(f"late {n}", "dropped") for n in range(2 * SET_ASIDE)} == set(desk.delivered)


async def test_letters_that_cannot_be_opened_hold_up_none_that_can(
    desk: Desk, keys_text: str, clock: Clock
) -> None:
    """A key is gone for good: what it sealed is set aside, and the next letter goes at once."""
    here, desk.outbox = desk.outbox, Outbox(KeyRing.parse(KeyRing.new("lost")), clock)
    for n in range(3):
        await desk.letter(f"lost {n}")
    desk.outbox = here
    await desk.letter("good")
    desk.deliveries = Deliveries(KeyRing.parse(f"{keys_text},lost:lost"), desk.follows, clock)

    assert ["good"] == keys_of(await desk.claim("letter", 1))
    assert "dead" == (await desk.row("lost 2")).state


@pytest.mark.parametrize("kind", ["chat", "letter"])
async def test_what_has_no_words_any_more_is_dropped_and_holds_up_nobody(desk: Desk, kind: str) -> None:
    """They were removed while it was due: the next one goes at once, and nobody is told."""
    promise = desk.reply if kind == "chat" else desk.letter
    for key in ("removed", "good"):
        await promise(key)
    gone = update(table).where(table.c.effect_key == "removed").values(body_sealed=None, lane="")
    await desk.storage.run(lambda db: db.execute(gone).rowcount)

    assert ["good"] == keys_of(await desk.claim(kind))
    assert ("dropped", []) == ((await desk.row("removed")).state, desk.delivered)


async def test_what_goes_out_is_left_to_whoever_has_its_key(
    desk: Desk, storage: Storage, keys_text: str, clock: Clock
) -> None:
    """Letters and replies wait for as long as it takes, hold up nothing but their own chat, and are no attempt when a
    replica takes them that has the key."""
    newer = Desk(storage, KeyRing.parse(f"{KeyRing.new('newer')},{keys_text}"), clock)
    for n in range(40):
        await newer.letter(f"their letter {n}")
    await newer.reply("theirs", chat=7)
    await desk.reply("second", chat=7)
    await desk.reply("ours", chat=8)
    await desk.letter("our letter")

    ours = [keys_of(await desk.claim(kind)) for kind in ("letter", "chat")]
    clock.passes(6 * DAY)
    later = [keys_of(await desk.claim(kind)) for kind in ("letter", "chat")]
    [theirs] = await newer.claim("chat", chat=7)
    await newer.sent(theirs)
    letters = await newer.claim("letter", 64)

    assert [["our letter"], ["ours"]] == ours == later
    assert ("theirs", 1, ["second"]) == (
        theirs.effect_key,
        theirs.attempts,
        keys_of(await desk.claim("chat", chat=7)),
    )
    assert {1} == {each.attempts for each in letters if each.effect_key.startswith("their")}
    assert 40 == sum(each.effect_key.startswith("their") for each in letters)
    assert [] == desk.delivered


async def test_what_follows_from_a_row_set_aside_stops_nobody(
    desk: Desk, keys: KeyRing, clock: Clock
) -> None:
    """A letter comes too late, and what should follow cannot be done: it is dropped, and the others go out."""

    def breaks(_: Connection, __: Delivered) -> None:
        raise LookupError("no such ticket")

    desk.deliveries = Deliveries(keys, {"request": breaks}, clock)
    await desk.letter("late", deadline=10)
    desk.clock.passes(11)
    await desk.letter("next")

    assert ["next"] == keys_of(await desk.claim("letter"))
    row = await desk.row("late")
    assert ("dropped", "unfollowed: LookupError; too late") == (row.state, row.error)


async def test_whom_to_tell_of_a_row_set_aside_may_wait_for_a_key(
    desk: Desk, keys: KeyRing, clock: Clock
) -> None:
    """A letter comes too late, and the key of what should follow is away: the others go out meanwhile, and what should
    follow does when the key is back."""
    away = True

    def waits(db: Connection, delivered: Delivered) -> None:
        if away:
            raise UnknownKey("tickets.body:1")
        desk._note(db, delivered)

    desk.deliveries = Deliveries(keys, {"request": waits}, clock)
    for n in range(SET_ASIDE + 1):
        await desk.letter(f"late {n}", deadline=10)
    clock.passes(11)
    await desk.letter("next")

    taken = [keys_of(await desk.claim("letter")) for _ in range(2)]
    meanwhile = await desk.row("late 0")
    away = False
    clock.passes(KEYLESS)
    for _ in range(2):
        await desk.claim("letter", 0)

    assert [["next"], []] == taken
    assert ("due", 0, None) == (meanwhile.state, meanwhile.attempts, meanwhile.lease)
    assert {(f"late {n}", "dropped") for n in range(SET_ASIDE + 1)} == set(desk.delivered)
    assert SET_ASIDE + 1 == len(desk.delivered)
    assert "too late" == (await desk.row("late 0")).error


async def test_a_row_is_not_set_aside_without_what_follows_while_the_database_is_away(
    desk: Desk, keys: KeyRing, clock: Clock
) -> None:
    """What should follow meets a database that is away: all of it is undone, and done at the next look."""
    error: Exception | None = OperationalError("UPDATE", None, Exception("server closed the connection"))

    def fails(db: Connection, delivered: Delivered) -> None:
        if error is not None:
            raise error
        desk._note(db, delivered)

    desk.deliveries = Deliveries(keys, {"request": fails}, clock)
    await desk.letter("late", deadline=10)
    clock.passes(11)

    with pytest.raises(OperationalError):
        await desk.claim("letter")
    between = (await desk.row("late")).state
    error = None
    await desk.claim("letter")

    assert ("due", [("late", "dropped")]) == (between, desk.delivered)


async def test_no_look_for_letters_goes_through_them(sqlite: str, keys: KeyRing, clock: Clock) -> None:
    """What is asked of letters that wait stands in an index; to get to a column behind the words SQLite goes through
    all of these, unless it holds nothing, as the error of a letter that has not failed."""
    storage, said = Storage(sqlite), list[str]()
    event.listen(storage.engine, "before_cursor_execute", lambda _, __, what, *___: said.append(what))
    for each in LINES:
        await storage.run(Deliveries(keys, {}, clock).claim, LETTER, line=each)
    await storage.close()

    [due] = [each for each in table.indexes if each.name == "ix_outbox_due"]
    looks = [each for each in said if each.startswith("SELECT outbox.id")]
    asked = {name for each in looks for name in re.findall(r"outbox\.(\w+)", each)}
    assert 2 * len(LINES) == len(looks)
    assert {"body_sealed", "deadline", "error"} == asked - {each.name for each in due.columns}


@pytest.mark.parametrize("how", [{"wait": 1.0}, {}, {"relay": True}])
async def test_what_a_killed_sender_had_may_have_arrived_whatever_becomes_of_the_next_try(
    desk: Desk, how: dict[str, Any]
) -> None:
    """The mail server took the code, and nobody lived to note it; the next try finds it away."""
    await desk.letter("code1", "code", deadline=600.0)
    await desk.letter("code2", "code", deadline=600.0)
    [killed] = await desk.claim(LETTER, most=1)
    desk.clock.passes(2 * LEASE)
    again, other = await desk.claim(LETTER)

    await desk.fails(again, **how)
    await desk.fails(other, **how)

    arrived = [
        await desk.storage.run(desk.outbox.may_have_arrived, key)
        for key in (killed.effect_key, other.effect_key)
    ]
    assert (killed.effect_key, [True, False]) == (again.effect_key, arrived)


async def test_a_code_that_a_killed_sender_had_may_have_arrived_when_it_is_too_late(desk: Desk) -> None:
    """It is given up, and the right one still fits."""
    await desk.letter("code1", "code", deadline=60.0)
    await desk.claim(LETTER, most=1)
    desk.clock.passes(120)

    nothing = await desk.claim(LETTER)

    assert [] == nothing
    assert await desk.storage.run(desk.outbox.may_have_arrived, "code1")
