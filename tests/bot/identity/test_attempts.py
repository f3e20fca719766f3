"""The ledger of attempts: counted exactly, also at the same moment, and forgotten when no limit needs it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot.identity.attempts import Attempts, codes_lately, is_reached
from bot.identity.customers import Customers
from bot.identity.limits import (
    CODES_OF_ADDRESS,
    CODES_OF_ALL,
    CODES_OF_CHAT,
    DAY,
    GUESSES_IN_A_ROW,
    HOUR,
    LIMITS,
    NEEDED,
    REST,
    Limit,
)
from bot.identity.proofs import Challenge, Proofs
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import attempts
from bot.storage.trouble import is_locked
from bot.storage.window import SKEW
from tests.chat import Clock

T = TypeVar("T")
MALEE, EMAIL = 6_001_001, "malee@example.com"
AT_ONCE = 21


def at_the_same_moment(work: Callable[[int], T]) -> list[T]:
    """Runs it in so many threads that all begin together."""
    together = Barrier(AT_ONCE)

    def one(n: int) -> T:
        together.wait()
        return work(n)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.parametrize("what", ["address", "chat"])
def test_of_21_codes_at_the_same_moment_as_many_go_out_as_may(
    database: str, keys: KeyRing, clock: Clock, what: str
) -> None:
    """Three for an address that 21 chats ask for, five for a chat that asks for 21 addresses; not one more."""
    storage, proofs = Storage(database, threads=AT_ONCE), Proofs(keys, Customers(keys), clock)

    def start(n: int) -> Challenge | str:
        chat, email = (n, EMAIL) if what == "address" else (MALEE, f"a{n}@example.com")
        return storage.now(proofs.start, chat, email, "access")

    made = at_the_same_moment(start)

    most = CODES_OF_ADDRESS if what == "address" else CODES_OF_CHAT
    assert most[0].most == sum(isinstance(each, Challenge) and each.send for each in made)


def test_of_21_wrong_guesses_at_the_same_moment_none_goes_beyond_the_limit(
    database: str, keys: KeyRing, clock: Clock
) -> None:
    """Twenty have been typed today, thirty may be: of those of 21 other chats ten are looked at."""
    storage, ledger = Storage(database, threads=AT_ONCE), Attempts(keys, clock)
    limit = (Limit("wrong", "address", 30, DAY, ""),)
    for _ in range(20):
        storage.now(ledger.failed, {"address": EMAIL})

    def guess(n: int) -> bool:
        with storage.engine.begin() as db:
            ledger.alone(db, ("address", EMAIL))
            if ledger.is_over(db, limit, {"address": EMAIL}):
                return False
            ledger.failed(db, {"address": EMAIL, "chat": str(n)})
            return True

    assert 10 == sum(at_the_same_moment(guess))


async def test_the_ledger_holds_no_chat_and_no_address(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """Hashes, kinds and times are all that is kept."""
    proofs = Proofs(keys, Customers(keys), clock)
    await storage.run(proofs.start, MALEE, EMAIL, "access")

    rows = await storage.run(lambda db: db.execute(select(attempts)).all())

    assert rows
    assert not [each for each in (str(MALEE), EMAIL, "example.com") if each in repr(rows)]


async def test_a_run_of_wrong_guesses_ends_with_a_right_one_or_a_rest(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """However slowly it goes on; a right one ends it at the same moment, and today's still count for today."""
    ledger = Attempts(keys, clock)

    async def in_a_row() -> int:
        return await storage.run(ledger.in_a_row, "address", EMAIL)

    for _ in range(GUESSES_IN_A_ROW):
        clock.passes(DAY * 6)
        await storage.run(ledger.failed, {"address": EMAIL})
    slow = await in_a_row()
    await storage.run(ledger.succeeded, "address", EMAIL)
    right = await in_a_row()
    await storage.run(ledger.failed, {"address": EMAIL})
    again = await in_a_row()
    today = await storage.run(ledger.count, "wrong", "address", EMAIL, clock() - HOUR)
    clock.passes(REST + 1)

    assert (GUESSES_IN_A_ROW, 0, 1, 2, 0) == (slow, right, again, today, await in_a_row())


@pytest.mark.parametrize("jump", [HOUR, 365 * DAY])
async def test_what_a_clock_that_was_ahead_has_counted_limits_nobody(
    storage: Storage, keys: KeyRing, clock: Clock, jump: float
) -> None:
    """Neither an address nor all together are refused until that time has come; nor does a wrong guess of then keep
    older ones alive for so long."""
    ledger = Attempts(keys, clock)
    who, limits = (
        {"address": EMAIL, "all": ""},
        [Limit("code", each, 2, HOUR, "") for each in ("address", "all")],
    )
    await storage.run(ledger.failed, {"address": EMAIL})
    clock.passes(jump)
    await storage.run(ledger.add, "code", who, times=9)
    for _ in range(GUESSES_IN_A_ROW):
        await storage.run(ledger.failed, {"address": EMAIL})
    ahead = [await storage.run(is_reached, each, clock()) for each in limits[1:]]

    clock.passes(-jump)

    assert [True] == ahead
    assert not await storage.run(ledger.is_over, limits, who)
    assert not await storage.run(is_reached, limits[1], clock())
    assert 0 == await storage.run(codes_lately, clock() - HOUR, clock())
    assert GUESSES_IN_A_ROW > await storage.run(ledger.in_a_row, "address", EMAIL)


async def test_clocks_of_replicas_that_are_a_little_apart_share_a_limit(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """What the faster one has counted counts for the slower one at once, a run of wrong guesses as well."""
    ledger = Attempts(keys, clock)
    await storage.run(ledger.add, "code", {"address": EMAIL}, times=3)
    await storage.run(ledger.failed, {"address": EMAIL})

    clock.passes(-SKEW)

    assert await storage.run(ledger.is_over, CODES_OF_ADDRESS, {"address": EMAIL, "pair": ""})
    assert 1 == await storage.run(ledger.in_a_row, "address", EMAIL)


async def test_a_new_key_begins_no_new_count(storage: Storage, clock: Clock) -> None:
    """What was counted under the key before still counts."""
    old = KeyRing.new("old")
    before = Attempts(KeyRing.parse(old), clock)
    after = Attempts(KeyRing.parse(f"{KeyRing.new('new')},{old}"), clock)
    await storage.run(before.add, "code", {"address": EMAIL})

    assert 1 == await storage.run(after.count, "code", "address", EMAIL, clock() - HOUR)


async def test_replicas_in_the_midst_of_a_rotation_count_one_after_the_other(
    postgresql_url: str, clock: Clock
) -> None:
    """Each seals with another key by then; of two at the same moment no more pass than may."""
    old, new = KeyRing.new("old"), KeyRing.new("new")
    one, other = (Attempts(KeyRing.parse(each), clock) for each in (f"{old},{new}", f"{new},{old}"))
    storage, counting = Storage(postgresql_url), Storage(postgresql_url, threads=0)

    with counting.engine.begin() as db:
        one.alone(db, ("chat", str(MALEE)))
        with pytest.raises(DBAPIError) as told:
            # Below zero: it fails where it would wait.
            await storage.run_in_turn(-1.0, other.alone, ("chat", str(MALEE)))
    await storage.run_in_turn(-1.0, other.alone, ("chat", str(MALEE)))
    counting.engine.dispose()
    await storage.close()

    assert is_locked(told.value)


async def test_a_token_that_stops_codes_is_ours_and_a_week_old_at_most(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Altered, cut short, made up, of other keys, or too old: it does nothing."""
    ledger = Attempts(keys, clock)
    token = ledger.stop_token("pair", f"{MALEE} {EMAIL}")
    altered = token[:-3] + ("aaa" if not token.endswith("aaa") else "bbb")
    strange = Attempts(KeyRing.parse(KeyRing.new("other")), clock).stop_token("pair", f"{MALEE} {EMAIL}")

    wrong = [ledger.read_stop(each) for each in ("", "x", "ก", token[:-8], altered, strange, token * 2)]
    good = await storage.run(ledger.stop, "stopped", "pair", token)
    counted = await storage.run(ledger.count, "stopped", "pair", f"{MALEE} {EMAIL}", clock() - HOUR)
    clock.passes(8 * DAY)

    assert ({None}, True, 1) == (set(wrong), good, counted)
    assert ledger.read_stop(token) is None


async def test_what_a_token_writes_names_the_key_that_made_it(storage: Storage, clock: Clock) -> None:
    """Though another one seals by now: the old key is needed until the line is over."""
    old, new = KeyRing.new("old"), KeyRing.new("new")
    token = Attempts(KeyRing.parse(old), clock).stop_token("pair", f"{MALEE} {EMAIL}")

    await storage.run(Attempts(KeyRing.parse(f"{new},{old}"), clock).stop, "stopped", "pair", token)

    noted = await storage.run(lambda db: db.execute(select(attempts.c.key_id)).scalars().all())
    assert [KeyRing.parse(old).sealing] == noted


async def test_a_clock_that_was_ahead_takes_nobody_the_way_to_stop_codes(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """What it wrote into a letter works at once, and not only when its day has come."""
    ledger = Attempts(keys, clock)
    clock.passes(3 * DAY)
    token = ledger.stop_token("pair", f"{MALEE} {EMAIL}")
    clock.passes(-3 * DAY)

    assert await storage.run(ledger.stop, "stopped", "pair", token)


async def test_codes_are_counted_for_the_alarm_and_asked_for_by_the_hour(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """The alarm counts what went to whatever address was named, and not what was taken back; the number of the hour all
    that was asked for."""
    ledger, of_all = Attempts(keys, clock), Limit("code", "all", 1, HOUR, "")
    await storage.run(ledger.add, "code", {"all": "", "chat": "1"}, "a")
    clock.passes(HOUR)
    await storage.run(ledger.add, "code", {"all": "", "chat": "1"}, "b")
    await storage.run(ledger.take_back, "code", "b", ("chat",))
    await storage.run(ledger.add, "code", {"chat": "2"}, "c")

    quiet = await storage.run(is_reached, of_all, clock())
    asked = await storage.run(codes_lately, clock() - HOUR, clock())
    await storage.run(ledger.add, "code", {"all": ""}, "d")

    assert (False, 2, True) == (quiet, asked, await storage.run(is_reached, of_all, clock()))


def test_every_limit_says_where_its_number_comes_from() -> None:
    """A number without a reason is one that nobody dares to change; and the ledger remembers long enough for it."""
    assert [] == [each for each in LIMITS if not each.source or each.seconds > NEEDED[each.kind]]
    assert 200 == CODES_OF_ALL[0].most
