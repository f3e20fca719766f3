"""Proofs by one-time codes: few, short-lived, bound to chat and challenge, the same to known and unknown addresses."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from sqlalchemy import Connection, event, func, select, update

from bot.identity import codes as module
from bot.identity.attempts import Attempts, codes_lately
from bot.identity.codes import COST, RESEND, TRIES, VALID
from bot.identity.customers import Customer, Customers
from bot.identity.limits import CODES_OF_ADDRESS, CODES_OF_ALL, CODES_OF_DOMAIN
from bot.identity.proofs import Challenge, Proofs
from bot.ops.health import measure
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import attempts, challenges, proofs
from tests.chat import Clock

MALEE, SOMCHAI = 6_001_001, 6_001_002
EMAIL = "malee@example.com"


class Desk:
    """Proofs on a database, in few words."""

    def __init__(self, storage: Storage, keys: KeyRing, clock: Clock) -> None:
        self.storage, self.register, self.clock = storage, Customers(keys), clock
        self.proofs, self.ledger, self.keys = Proofs(keys, self.register, clock), Attempts(keys, clock), keys

    async def start(
        self, email: str = EMAIL, chat: int = MALEE, purpose: str = "access", after: str = ""
    ) -> Challenge:
        made = await self.storage.run(self.proofs.start, chat, email, purpose, after)
        assert isinstance(made, Challenge), made
        return made

    async def refused(self, email: str = EMAIL, chat: int = MALEE, after: str = "") -> str:
        made = await self.storage.run(self.proofs.start, chat, email, "access", after)
        assert isinstance(made, str)
        return made

    async def check(
        self, challenge: Challenge, code: str = "", chat: int = MALEE, *, arrived: bool = True
    ) -> str:
        typed = code or challenge.code
        return await self.storage.run(self.proofs.check, chat, challenge.id, typed, arrived=arrived)

    async def customers(self, *emails: str) -> None:
        people = [Customer(email, None, None) for email in emails]
        self.register.renew(self.storage, people, 0.0, lambda _: None, lambda _: None)

    async def count(self, table: object) -> int:
        return await self.storage.run(
            lambda db: int(db.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[call-overload]
        )


@pytest.fixture
def desk(storage: Storage, keys: KeyRing, clock: Clock) -> Desk:
    return Desk(storage, keys, clock)


def wrong(challenge: Challenge) -> str:
    return f"{(int(challenge.code) + 1) % 10**8:08d}"


async def test_the_right_code_makes_a_proof(desk: Desk) -> None:
    """The proof holds the address, how and when it was shown, and that no register was there to compare."""
    challenge = await desk.start()

    outcome = await desk.check(challenge)
    proof = await desk.storage.run(desk.proofs.proof, MALEE, outcome.removeprefix("right "))

    assert proof is not None
    assert (EMAIL, "email", None, desk.clock()) == (proof.email, proof.method, proof.known, proof.verified_at)


async def test_a_code_has_eight_digits_that_are_stored_nowhere(desk: Desk) -> None:
    """Only a salted, peppered, slow hash is kept, and the address is sealed."""
    challenge = await desk.start()

    row = await desk.storage.run(lambda db: db.execute(select(challenges)).one())

    assert 8 == len(challenge.code)
    assert challenge.code.isdigit()
    stored = repr(row)
    assert challenge.code not in stored
    assert EMAIL not in stored


async def test_wrong_codes_count_down_to_dead(desk: Desk) -> None:
    """Four times the tries left, then dead; afterwards the right code is no use either."""
    challenge = await desk.start()

    outcomes = [await desk.check(challenge, wrong(challenge)) for _ in range(TRIES)]

    assert ["wrong 4", "wrong 3", "wrong 2", "wrong 1", "dead"] == outcomes
    assert "dead" == await desk.check(challenge)


async def test_the_last_try_may_be_the_right_one(desk: Desk) -> None:
    """Five tries are five tries."""
    challenge = await desk.start()

    for _ in range(TRIES - 1):
        await desk.check(challenge, wrong(challenge))

    assert (await desk.check(challenge)).startswith("right ")


async def test_parallel_guesses_get_five_tries_in_all(desk: Desk) -> None:
    """A hundred guesses at once are compared five times, no more (the try is counted before the comparison)."""
    challenge = await desk.start()
    right = int(challenge.code)
    guesses = [f"{(right + n) % 10**8:08d}" for n in range(1, 101)]

    outcomes = Counter(await asyncio.gather(*(desk.check(challenge, guess) for guess in guesses)))

    assert {"wrong 4": 1, "wrong 3": 1, "wrong 2": 1, "wrong 1": 1, "dead": 96} == outcomes


async def test_a_right_code_is_right_once(desk: Desk) -> None:
    """The second time it is dead, also when both come at the same moment."""
    challenge = await desk.start()

    outcomes = await asyncio.gather(*(desk.check(challenge) for _ in range(4)))

    assert ["dead", "dead", "dead", "right"] == sorted(each.split()[0] for each in outcomes)
    assert 1 == await desk.count(proofs)


@pytest.mark.parametrize(("seconds", "works"), [(VALID - 1, True), (VALID + 1, False)])
async def test_a_code_lives_ten_minutes(desk: Desk, seconds: float, works: bool) -> None:
    """A second before the end it works, a second after it does not."""
    challenge = await desk.start()

    desk.clock.passes(seconds)

    assert works == (await desk.check(challenge)).startswith("right ")


async def test_a_code_is_dead_in_another_chat(desk: Desk) -> None:
    """Somebody who has read over the shoulder cannot use it in a chat of their own, and costs no try."""
    challenge = await desk.start()

    stolen = [await desk.check(challenge, chat=SOMCHAI) for _ in range(TRIES + 1)]

    assert {"dead"} == set(stolen)
    assert (await desk.check(challenge)).startswith("right ")


async def test_a_new_code_kills_the_old_one(desk: Desk) -> None:
    """After a resend only the new code counts."""
    old = await desk.start()
    desk.clock.passes(RESEND)

    new = await desk.start(after=old.id)

    assert "dead" == await desk.check(old)
    assert (await desk.check(new)).startswith("right ")


async def test_a_code_for_another_address_kills_the_old_one_too(desk: Desk) -> None:
    """One code at a time in a chat."""
    old = await desk.start()

    await desk.start("other@example.com")

    assert "dead" == await desk.check(old)


async def test_a_resend_within_a_minute_is_too_soon(desk: Desk) -> None:
    """The first code lives on; after sixty seconds a new one is made."""
    first = await desk.start()
    desk.clock.passes(RESEND - 1)

    assert "too-soon" == await desk.refused(after=first.id)
    desk.clock.passes(1)
    await desk.start(after=first.id)


async def test_a_chat_gets_five_codes_an_hour_and_ten_a_day(desk: Desk) -> None:
    """Beyond them the chat is told so, whatever the address; later it may ask again."""
    for n in range(5):
        await desk.start(f"a{n}@example.com")
    limited = await desk.refused("b@example.com")
    desk.clock.passes(3601)
    for n in range(5):
        await desk.start(f"c{n}@example.com")
    desk.clock.passes(3601)
    daily = await desk.refused("d@example.com")
    desk.clock.passes(86400)

    assert ("limited", "limited") == (limited, daily)
    await desk.start("e@example.com")


async def test_an_address_gets_three_codes_an_hour_from_all_chats_and_nobody_is_told(desk: Desk) -> None:
    """Beyond them a challenge is made as ever, and nothing is sent: the limit of an address is a secret."""
    sent = [(await desk.start(chat=chat)).send for chat in range(1, 5)]
    desk.clock.passes(3601)
    later = (await desk.start(chat=9)).send

    assert ([True, True, True, False], True) == (sent, later)


async def test_the_limit_of_an_address_holds_for_every_capitalisation(desk: Desk) -> None:
    """`MALEE@example.com` is the same mailbox."""
    sent = [
        (await desk.start(email, chat=chat)).send
        for chat, email in enumerate(
            (EMAIL, EMAIL.upper().replace("COM", "com"), "Malee@example.com", "mALEE@example.com"), start=1
        )
    ]

    assert [True, True, True, False] == sent


async def test_tags_and_dots_make_no_new_address(desk: Desk) -> None:
    """`malee+1@` and `malee+2@` are one mailbox for the limits, and different ones for what is proven."""
    sent = [(await desk.start(f"malee+{chat}@example.com", chat=chat)).send for chat in range(1, 5)]

    assert [True, True, True, False] == sent


async def test_one_chat_cannot_use_up_an_address(desk: Desk) -> None:
    """It gets three in a day; another chat still gets a code."""
    sent = []
    for _ in range(5):
        sent.append((await desk.start(chat=SOMCHAI)).send)
        desk.clock.passes(3601)

    assert [True, True, True, False, False] == sent
    assert (await desk.start(chat=MALEE)).send


async def test_a_chat_that_proved_an_address_has_codes_of_its_own(desk: Desk) -> None:
    """Whatever strangers ask for; and what it asks for takes nothing from others."""
    await desk.check(await desk.start())
    for chat in range(1, 10):
        await desk.start(chat=chat)

    mine = [(await desk.start()).send for _ in range(4)]

    assert [True, True, True, False] == mine
    assert not (await desk.start("malee+x@example.com", chat=77)).send


async def test_what_was_not_mailed_does_not_count_for_the_address(desk: Desk) -> None:
    """A letter that was given up gives its place back; the chat that asked has asked all the same."""
    for n in range(3):
        made = await desk.start(chat=n)
        await desk.storage.run(desk.proofs.not_mailed, made.id)
    for _ in range(4):
        made = await desk.start("other@example.com")
        await desk.storage.run(desk.proofs.not_mailed, made.id)

    assert (await desk.start()).send
    assert "limited" == await desk.refused()


async def test_a_code_that_was_never_mailed_is_never_right(desk: Desk) -> None:
    """Beyond the limit of an address, or while its letter waits, was refused or dropped: it must have been guessed."""
    waits = await desk.start(chat=9)
    waiting = await desk.check(waits, chat=9, arrived=False)
    for chat in range(2):
        await desk.start(chat=chat)
    beyond = await desk.start(chat=3)

    assert not beyond.send
    assert ("wrong 4", "wrong 4") == (waiting, await desk.check(beyond, chat=3))


async def test_an_address_bears_thirty_wrong_guesses_a_day_from_all_chats(desk: Desk) -> None:
    """Beyond them the right code is wrong as well and no code is mailed, in the same words; the chat that has proven
    it goes on as ever."""
    await desk.check(await desk.start())
    for chat in range(1, 8):
        desk.clock.passes(3601)
        made = await desk.start(chat=chat)
        for _ in range(TRIES):
            await desk.check(made, wrong(made), chat)
    stranger = await desk.start(chat=99)
    mine = await desk.start()

    assert (False, "wrong 4") == (stranger.send, await desk.check(stranger, chat=99))
    assert (await desk.check(mine)).startswith("right ")


async def test_guesses_at_codes_that_were_never_mailed_close_no_address(desk: Desk) -> None:
    """Nobody can guess them, so they are no danger to it; and its owner must not be kept out by them."""
    for chat in range(10, 30):
        made = await desk.start(chat=chat)
        for _ in range(TRIES):
            await desk.storage.run(desk.proofs.check, chat, made.id, wrong(made), arrived=False)
    desk.clock.passes(3601)

    made = await desk.start(chat=SOMCHAI)

    assert (await desk.check(made, chat=SOMCHAI)).startswith("right ")


async def test_the_thirty_first_guess_is_wrong_even_if_it_is_right(desk: Desk) -> None:
    """What was mailed before stays unguessable."""
    for n in range(30):
        await desk.storage.run(desk.ledger.failed, {"address": EMAIL, "chat": str(n)})
    desk.clock.passes(86400 - 1)
    refused = await desk.start()
    desk.clock.passes(2)
    made = await desk.start(chat=SOMCHAI)

    assert not refused.send
    assert (await desk.check(made, chat=SOMCHAI)).startswith("right ")


async def test_a_hundred_wrong_guesses_in_a_row_close_an_address_until_a_rest(desk: Desk) -> None:
    """NIST SP 800-63B: no more than a hundred, however slowly; a week without one ends it."""
    for n in range(100):
        desk.clock.passes(3600)
        await desk.storage.run(desk.ledger.failed, {"address": EMAIL, "spelling": EMAIL, "chat": str(n)})
    desk.clock.passes(6 * 86400)
    closed = (await desk.start()).send
    desk.clock.passes(86400)

    assert (False, True) == (closed, (await desk.start()).send)


@pytest.mark.parametrize(
    ("attacked", "read"), [(EMAIL, "malee+x@example.com"), ("malee+x@example.com", EMAIL)]
)
async def test_a_right_code_at_another_spelling_ends_no_run(desk: Desk, attacked: str, read: str) -> None:
    """Whoever reads it may be another person, and must not be able to guess on and on."""
    for chat in range(20):
        if chat == 18:
            assert (await desk.check(await desk.start(read, chat=77), chat=77)).startswith("right ")
        made = await desk.start(attacked, chat=chat)
        for _ in range(TRIES):
            await desk.check(made, wrong(made), chat)
        desk.clock.passes(5 * 3600)
    desk.clock.passes(86400)

    assert not (await desk.start(attacked)).send
    assert (await desk.start(read)).send


async def test_a_chat_types_fifteen_wrong_codes_an_hour(desk: Desk) -> None:
    """It is told so, and its own right code waits as well."""
    for n in range(3):
        made = await desk.start(f"a{n}@example.com")
        for _ in range(TRIES):
            await desk.check(made, wrong(made))
    made = await desk.start()

    assert "limited" == await desk.check(made)
    desk.clock.passes(VALID)
    desk.clock.passes(3601 - VALID)
    assert (await desk.check(await desk.start())).startswith("right ")


async def test_the_owner_hears_once_a_day_that_somebody_keeps_failing(desk: Desk) -> None:
    """After a code's tries, from whatever chat; not where no code was ever mailed."""
    await desk.customers(EMAIL)
    heard = []
    for chat, email in ((1, EMAIL), (2, EMAIL), (3, "stranger@example.net")):
        made = await desk.start(email, chat=chat)
        for _ in range(TRIES):
            await desk.check(made, wrong(made), chat)
            heard.append(await desk.storage.run(desk.proofs.failing, chat, made.id))

    told = [(each.email, each.times, each.send) for each in heard if each]
    assert [(EMAIL, 5, True), ("stranger@example.net", 5, False)] == told


async def test_what_another_spelling_was_told_does_not_keep_the_owner_from_hearing(desk: Desk) -> None:
    """Where anybody gets a code, tags of the same mailbox are told too, each once, and no more often than codes go."""
    heard = []
    for chat, email in enumerate(
        ("malee+a@example.com", EMAIL, EMAIL.upper(), *(f"malee+{n}@example.com" for n in range(9)))
    ):
        made = await desk.start(email, chat=chat)
        for _ in range(TRIES):
            await desk.check(made, wrong(made), chat)
            failing = await desk.storage.run(desk.proofs.failing, chat, made.id)
            heard += [failing.email] if failing and failing.send else []
        desk.clock.passes(1300)

    assert ["malee+a@example.com", EMAIL] == heard[:2]
    assert EMAIL.upper() not in heard
    assert len(heard) <= CODES_OF_ADDRESS[1].most


@pytest.mark.parametrize("registered", [(), (EMAIL, "other@example.com")])
async def test_the_owner_can_stop_the_codes_of_a_chat(desk: Desk, registered: tuple[str, ...]) -> None:
    """By the token in that letter, also those that go to anybody; other chats get theirs."""
    await desk.customers(*registered)
    made = await desk.start(chat=SOMCHAI)
    for _ in range(TRIES):
        await desk.check(made, wrong(made), SOMCHAI)
    failing = await desk.storage.run(desk.proofs.failing, SOMCHAI, made.id)
    assert failing is not None

    stopped = await desk.storage.run(desk.proofs.stop, failing.stop)

    assert stopped
    assert not (await desk.start(chat=SOMCHAI)).send
    assert not (await desk.start(chat=SOMCHAI, purpose="stranger")).send
    assert (await desk.start("other@example.com", chat=SOMCHAI)).send
    assert (await desk.start()).send


async def test_the_owner_can_stop_a_chat_that_once_read_the_mailbox(desk: Desk) -> None:
    """Whoever has that chat may not be who reads the mails now, and an allowance of its own is no way past the word of
    who does."""
    await desk.check(await desk.start())
    desk.clock.passes(86400)
    made = await desk.start()
    for _ in range(TRIES):
        await desk.check(made, wrong(made))
    failing = await desk.storage.run(desk.proofs.failing, MALEE, made.id)
    assert failing is not None

    await desk.storage.run(desk.proofs.stop, failing.stop)
    asked = await desk.start()

    assert (False, "wrong 4") == (asked.send, await desk.check(asked))
    assert (await desk.start(chat=SOMCHAI)).send


async def test_the_breaker_stops_codes_to_strangers_and_raises_an_alarm(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Registered addresses, and chats that have proven theirs, still get them."""
    await desk.check(await desk.start("mine@example.net", purpose="stranger"))
    await desk.customers(EMAIL)
    await desk.storage.run(desk.ledger.add, "code", {"all": ""}, "", CODES_OF_ALL[0].most - 2)
    last = await desk.start("a@example.org", chat=1, purpose="stranger")
    alarms = [each.levelname for each in caplog.records]

    stopped = await desk.start("b@example.org", chat=2, purpose="stranger")
    known = await desk.start(chat=3)
    mine = await desk.start("mine@example.net", purpose="stranger")

    assert (True, False, True, True) == (last.send, stopped.send, known.send, mine.send)
    assert ["ERROR"] == alarms


async def test_a_domain_has_a_ceiling_that_raises_an_alarm(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """A company's mailboxes are not to be filled: whoever runs the bot reads of it in the log and in its health."""
    await desk.storage.run(
        desk.ledger.add, "code", {"domain": "example.org"}, "", CODES_OF_DOMAIN[0].most - 1
    )
    before = (await desk.storage.run(measure, desk.clock, desk.keys)).codes_stopped
    last = await desk.start("a@example.org", chat=1, purpose="stranger")
    alarms = [each.levelname for each in caplog.records]

    stopped = await desk.start("b@example.org", chat=2, purpose="stranger")

    assert (0, True, False) == (before, last.send, stopped.send)
    assert ["ERROR"] == alarms
    assert 1 == (await desk.storage.run(measure, desk.clock, desk.keys)).codes_stopped


async def test_a_dozen_strangers_keep_no_code_from_who_has_a_mailbox_at_a_provider(desk: Desk) -> None:
    """There the domain says nothing of who has it: each mailbox has its own limit, and all together have theirs."""
    for n in range(CODES_OF_DOMAIN[0].most):
        await desk.start(f"stranger{n}@gmail.com", chat=100 + n // 5)

    malee = await desk.start("malee@gmail.com")

    assert malee.send
    assert 0 == (await desk.storage.run(measure, desk.clock, desk.keys)).codes_stopped


async def test_an_unknown_address_gets_the_same_rows_and_outcomes(desk: Desk) -> None:
    """Known or not: one challenge of the same shape, the same outcomes; only no letter goes out."""
    await desk.customers(EMAIL)
    known = await desk.start(chat=MALEE)
    unknown = await desk.start("stranger@example.net", chat=SOMCHAI)

    rows = await desk.storage.run(lambda db: db.execute(select(challenges)).all())

    assert (True, False) == (known.send, unknown.send)
    shapes = {
        tuple(sorted((name, type(value).__name__) for name, value in row._mapping.items())) for row in rows
    }
    assert 1 == len(shapes)
    assert await desk.check(known, wrong(known)) == await desk.check(unknown, wrong(unknown), SOMCHAI)


@pytest.mark.parametrize("purpose", ["access", "deletion"])
async def test_three_chats_that_guess_learn_nothing_of_an_address(desk: Desk, purpose: str) -> None:
    """Fifteen guesses of each: the same words, notices, counters of each chat and lines of the ledger, whether it is
    registered or not, also when so many were wrong that no more are looked at."""
    await desk.customers(EMAIL)
    seen = []
    for chats, email in (((1, 2, 3), EMAIL), ((4, 5, 6), "stranger@example.net")):
        told: list[object] = []
        for chat in chats:
            for _ in range(4):
                made = await desk.storage.run(desk.proofs.start, chat, email, purpose)
                assert isinstance(made, Challenge)
                for _ in range(TRIES):
                    told.append(await desk.check(made, wrong(made), chat))
                    notice = await desk.storage.run(desk.proofs.failing, chat, made.id)
                    told.append(notice and notice.times)
            told.append(await desk.storage.run(desk.ledger.of_chat, chat))
            desk.clock.passes(3601)
        lines = await desk.storage.run(lambda db: db.execute(select(attempts.c.kind, attempts.c.scope)).all())
        seen.append((told, Counter(lines)))

    (known, after_known), (unknown, after_both) = seen
    assert known == unknown
    assert after_known == after_both - after_known
    assert "limited" in known


@pytest.mark.parametrize("asked", [3, 30])
async def test_codes_to_whatever_address_do_not_tell_how_many_went_to_customers(
    desk: Desk, asked: int
) -> None:
    """Not to whoever waits for one when the domain, the breaker or another spelling of the mailbox is at its limit, nor
    to whoever reads the numbers of the last hour."""
    await desk.customers(*(f"a{n}@example.com" for n in range(asked)))
    seen = []
    for name in ("a", "b"):
        desk.clock.passes(3601)
        domain = CODES_OF_DOMAIN[0].most - 1
        await desk.storage.run(desk.ledger.add, "code", {"domain": "example.com"}, "", domain)
        await desk.storage.run(desk.ledger.add, "code", {"all": ""}, "", CODES_OF_ALL[0].most - 1)
        for n in range(asked):
            await desk.start(f"{name}{n % 10}@example.com", chat=1000 + n)
        mine = await desk.start(f"{name}0+x@example.com", chat=1, purpose="stranger")
        lately = await desk.storage.run(codes_lately, desk.clock() - 3600, desk.clock())
        seen.append((mine.send, lately))
        desk.clock.passes(86400)

    assert [(True, asked + 1)] * 2 == seen


async def test_an_unregistered_address_is_not_closed_by_what_never_went_there(desk: Desk) -> None:
    """Codes for an account that nobody has, and guesses at them, take nothing from a code that goes to anybody."""
    await desk.customers("somebody@example.com")
    for chat in range(10, 30):
        made = await desk.start(chat=chat)
        for _ in range(TRIES):
            await desk.check(made, wrong(made), chat)

    made = await desk.start(chat=SOMCHAI, purpose="stranger")

    assert (await desk.check(made, chat=SOMCHAI)).startswith("right ")


async def test_the_owner_hears_of_guesses_whichever_codes_were_mailed(desk: Desk) -> None:
    """Guesses at codes beyond the limit of an address do not stand for the notice that its owner gets."""
    await desk.customers(EMAIL)
    for _ in range(3):
        await desk.start(chat=SOMCHAI)
    beyond = await desk.start(chat=SOMCHAI)
    for _ in range(TRIES):
        await desk.check(beyond, wrong(beyond), SOMCHAI)

    failing = await desk.storage.run(desk.proofs.failing, SOMCHAI, beyond.id)

    assert not beyond.send
    assert failing is not None
    assert (EMAIL, TRIES, True) == (failing.email, failing.times, failing.send)


async def test_even_the_right_code_proves_nothing_for_an_unknown_address(desk: Desk) -> None:
    """Nobody has got it, so who has it all the same must have guessed."""
    await desk.customers("somebody@example.com")
    challenge = await desk.start()

    assert "wrong 4" == await desk.check(challenge)
    assert 0 == await desk.count(proofs)


async def test_the_same_statements_run_for_known_and_unknown_addresses(desk: Desk) -> None:
    """Not even the database's log tells them apart."""
    await desk.customers(EMAIL)
    statements: dict[str, list[str]] = {EMAIL: [], "stranger@example.net": []}
    for chat, email in enumerate(statements, start=1):
        heard = statements[email]

        def note(conn: object, cursor: object, statement: str, *_: object, heard: list[str] = heard) -> None:
            heard.append(statement)

        event.listen(desk.storage.engine, "before_cursor_execute", note)
        challenge = await desk.start(email, chat=chat)
        await desk.check(challenge, wrong(challenge), chat)
        event.remove(desk.storage.engine, "before_cursor_execute", note)

    first, second = statements.values()
    assert first
    assert first == second


async def test_a_proof_serves_thirty_minutes_and_fifteen_idle(desk: Desk) -> None:
    """Used in between it lasts half an hour; left alone a quarter."""
    challenge = await desk.start()
    await desk.check(challenge)

    served = []
    for _ in range(4):
        desk.clock.passes(10 * 60)
        served.append(await desk.storage.run(desk.proofs.find, MALEE, "access") is not None)
    idle = await desk.start(chat=SOMCHAI)
    await desk.check(idle, chat=SOMCHAI)
    desk.clock.passes(16 * 60)

    assert [True, True, False, False] == served
    assert await desk.storage.run(desk.proofs.find, SOMCHAI, "access") is None


async def test_what_was_made_while_the_clock_was_ahead_serves_no_longer_than_it_may(desk: Desk) -> None:
    """A proof, a phone and a code of two days from now are none when the clock is right again; another code may be
    asked for at once."""
    desk.clock.passes(2 * 86400)
    outcome = await desk.check(await desk.start())
    shared = await desk.storage.run(desk.proofs.phone, MALEE, "+66812345678")
    code = await desk.start(chat=SOMCHAI)
    desk.clock.passes(-2 * 86400)
    proof = outcome.removeprefix("right ")

    assert await desk.storage.run(desk.proofs.find, MALEE, "access") is None
    assert await desk.storage.run(desk.proofs.still, MALEE, proof, "access", desk.clock()) is None
    assert await desk.storage.run(desk.proofs.still_phone, MALEE, shared) is None
    assert "dead" == await desk.check(code, chat=SOMCHAI)
    await desk.start(chat=SOMCHAI, after=code.id)


async def test_a_replica_whose_clock_is_a_little_behind_serves_as_well(desk: Desk) -> None:
    """What another has just made, a code and a proof, is good there at once."""
    code = await desk.start()
    desk.clock.passes(-5)

    outcome = await desk.check(code)
    desk.clock.passes(-5)

    assert outcome.startswith("right ")
    assert await desk.storage.run(desk.proofs.find, MALEE, "access") is not None


async def test_a_proof_is_its_own_chats(desk: Desk) -> None:
    """Another chat neither finds it nor gets it by its id."""
    outcome = await desk.check(await desk.start())

    assert await desk.storage.run(desk.proofs.find, SOMCHAI, "access") is None
    assert await desk.storage.run(desk.proofs.proof, SOMCHAI, outcome.removeprefix("right ")) is None


async def test_a_code_moved_to_another_challenge_does_not_fit(desk: Desk) -> None:
    """Somebody with write access who copies a hash and its salt gains nothing: the id is part of it."""
    mine, other = await desk.start(chat=MALEE), await desk.start("x@example.com", chat=SOMCHAI)

    def swap(db: Connection) -> None:
        row = db.execute(select(challenges).where(challenges.c.id == mine.id)).one()
        db.execute(update(challenges).where(challenges.c.id == other.id).values(hash=row.hash, salt=row.salt))

    await desk.storage.run(swap)

    assert "wrong 4" == await desk.check(other, mine.code, SOMCHAI)


async def test_codes_are_drawn_from_all_of_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leading zeros are kept: the smallest code is eight zeros, and works."""
    asked: list[int] = []
    monkeypatch.setattr(module.secrets, "randbelow", lambda most: asked.append(most) or 0)

    challenge = await desk.start()

    assert ([10**8], "0" * 8) == (asked, challenge.code)
    assert (await desk.check(challenge, "00000000")).startswith("right ")


@pytest.mark.parametrize(
    ("made", "wanted", "serves"),
    [
        ("access", "access", True),
        ("access", "deletion", False),
        ("deletion", "deletion", True),
        ("deletion", "access", True),
        ("stranger", "stranger", True),
        ("stranger", "access", False),
        ("stranger", "deletion", False),
        ("access", "stranger", False),
    ],
)
async def test_a_proof_serves_what_needs_no_more(desk: Desk, made: str, wanted: str, serves: bool) -> None:
    """A deletion wants one of its own; what was proven without being a customer's proves nothing of a customer."""
    await desk.customers("somebody@example.com")
    await desk.check(await desk.start("somebody@example.com", purpose=made))

    found = await desk.storage.run(desk.proofs.find, MALEE, wanted)

    assert serves == (found is not None)


def test_sixty_people_who_type_a_code_keep_the_writer_for_a_quarter_of_a_second() -> None:
    """A try is worked out where SQLite has one writer, so it takes a megabyte for a moment (4 ms at most), not 16."""
    assert 1 << 20 >= 128 * 8 * COST
