"""Delivery: what is in the outbox is taken under a lease, and settled: sent, tried again later, or given up.

A crash sends again rather than loses, and a letter sent again is byte for byte the same letter.  What follows
from a delivery (the person hears that a code could not go out) is done in the transaction that notes it, by the
function that stands for its purpose in a table.  Where that fails whatever is tried, the delivery is noted without
it, and says so (`UNFOLLOWED`): what has gone must not go again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, bindparam, not_, select, update

from bot.queue.lease import Grace, Lease, Leases
from bot.queue.outbox import CHAT, LETTER, WORDLESS, ItemState, Promised, named
from bot.queue.retry import KEYLESS, Retry, doubling
from bot.storage.crypto import KeyRing, UnknownKey, Unopenable
from bot.storage.dialects import listed, now_of
from bot.storage.sealed import lacks_key
from bot.storage.storable import storable
from bot.storage.tables import outbox, place
from bot.storage.trouble import is_passing
from bot.storage.window import within

log = logging.getLogger(__name__)

LEASE = 20.0
"""Seconds; whoever waits longer for an answer renews it (RFC 5321 4.5.3.2.6 gives a mail server ten minutes for the
dot), so that what a killed process had in hand is not stranded for as long as the slowest answer."""
DAY = 86400.0
RETRY = {
    CHAT: Retry(doubling(2.0, 600.0), jitter=0.5, lifetime=DAY),
    # Five days is the custom among mail servers (RFC 5321 4.5.4.1).
    LETTER: Retry((60.0, 300.0, 900.0, 1800.0, 3600.0), lifetime=5 * DAY),
}
CODES = ("code", "staff-code")
"""Letters that somebody waits for: they go first, and are not kept once they have gone."""
AFTERWARDS = ("help", "held", "passed-on")
"""Letters that a mail brought about, which anybody may send: they go after all others."""
UNTOLD = ("code", "failing")
"""Letters of which nobody is to learn whether they go: that tells whether an address is a customer's."""
CODE, TEAM, AGAIN, PERSON = "code", "team", "again", "person"
"""Lines of letters beside the ordinary one: what is `UNTOLD`, for which strangers choose to whom it goes; codes for the
team, which must not wait for the slots that they fill; of those that are `UNTOLD` what was refused for itself, or was
not answered in time; and other letters to persons, whose own servers may be slow.  What was refused did go, or it would
not have been: whoever waits behind it must not be somebody who had nothing refused."""
LINE_OF = (
    dict.fromkeys(UNTOLD, CODE)
    | {"staff-code": TEAM}
    | dict.fromkeys(("receipt", "answer", "status"), PERSON)
)
"""The line of a letter by its purpose, where it is not the ordinary one."""

LEFT_OPEN = 5
"""Tries after which a letter to a person is given up whose last one ended without a word from the mail server: over
most of an hour, and no more letters than that if it took each of them."""
SET_ASIDE = 32
"""Things that are given up in one transaction, which keeps others waiting: Telegram takes no more messages in a second
for those who are told."""
BARE = 6 * DAY
"""Seconds for which a letter without a random part in its Message-ID may come back: as long as mail servers try."""
RETURNED = "returned:"
"""How the error of a letter that came back begins."""
RELAY = "relay: "
"""How the error of a letter begins that no mail server took, whoever it was for."""
UNFOLLOWED = "unfollowed: "
"""How the error of what was settled begins where what follows from it could not be done.  Stored data."""
RETURNED_WAIT = 3600.0
"""Seconds before it goes out again: whoever runs the mailbox needs a moment."""


_WAITS = (
    select(outbox.c.id)
    .where(
        outbox.c.kind == CHAT, outbox.c.lane == bindparam("of_lane"), outbox.c.state == ItemState.DUE.value
    )
    .limit(1)
)


class DeliveryError(Exception):
    """It was not accepted, or nobody can tell.  The message is fit for a log: no password, no address; and whatever
    the other side has said, it can be stored.

    `permanent`: trying again cannot help.  `ambiguous`: it may have arrived all the same; a repeat must be the
    very same.  `wait`: nothing has failed, and it is tried again after so many seconds, for as long as it takes: the
    other side asked for them, or takes nothing at all from us.  `unreachable`: the person has blocked the bot.
    `code`: the mail server's 4xx or 5xx, None where it gave none.  `relay`: it failed before it was said to whom the
    letter goes, so that any other would have failed as well.  `heard`: the mail server had answered us and was silent
    only when it was told to whom the letter goes, whose own server it may ask.  `refuses_us`: it was not looked at,
    because we were refused: our token, our login, or whatever we send.

    `told`: how many messages of a reply have arrived, which are not to be sent again; `told_as`: the id of the last
    that holds its words; `told_words`: a digest of them, by which a later try knows whether it would go on with the
    same.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        ambiguous: bool = False,
        wait: float | None = None,
        unreachable: bool = False,
        code: int | None = None,
        relay: bool = False,
        heard: bool = False,
        refuses_us: bool = False,
    ) -> None:
        super().__init__(storable(reason))
        self.permanent, self.ambiguous, self.wait = permanent, ambiguous, wait
        self.unreachable, self.code, self.relay = unreachable, code, relay
        self.heard, self.refuses_us = heard, refuses_us
        self.told = 0
        self.told_as: int | None = None
        self.told_words = ""


@dataclass(frozen=True)
class Patience:
    """For how many seconds an answer of the mail server is waited for: to whom a letter goes, and to the letter."""

    name: float
    letter: float


@dataclass(frozen=True)
class Item:
    """One thing to be delivered, in hand.  `body` is None where only its fate is of interest."""

    id: int
    effect_key: str
    kind: str
    chat_id: int
    ticket_id: str | None
    purpose: str
    attempts: int
    """How often it was tried, this time included."""
    shows: str
    created_at: float
    lease: Lease
    line: str = ""
    """The line of letters that it waits in."""
    failed_before: bool = False
    body: Any = None


@dataclass(frozen=True)
class Delivered:
    """What has become of an item: `sent` (as the message `message_id` of the chat), `dead` or `dropped`; `due`
    where it has failed for the first time, or come back, and will be tried again."""

    item: Item
    state: ItemState
    message_id: int | None = None
    relay: bool = False
    """Where it was not sent: whether no letter could have been (DeliveryError), so that it tells nothing of whom it
    was for."""
    returned: bool = False
    """Whether it had been accepted, and a report says that it came back: anybody may write such a report, so that it
    must not give anybody anything."""
    at: float = 0.0
    """When: the same may become of an item a second time, once it has come back or was released."""


Follow = Callable[[Connection, Delivered], None]
"""Does what follows from a delivery, in the transaction that notes it."""


class Deliveries:
    """Hands out what is due and notes what has become of it.

    `follows` holds by purpose what follows, with the empty purpose for replies that have none; nothing follows
    from purposes that are not in it.  `grace`: of the others who may be at work; None where nobody else is.
    """

    def __init__(
        self,
        keys: KeyRing,
        follows: Mapping[str, Follow],
        clock: Callable[[], float] | None = None,
        *,
        grace: Grace | None = None,
    ) -> None:
        self._keys, self._follows, self._clock, self._grace = keys, follows, clock, grace
        self._leases = {
            kind: Leases(outbox, ItemState.DUE, came="created_at", longest=max(LEASE, *retry.waits))
            for kind, retry in RETRY.items()
        }

    def claim(
        self,
        db: Connection,
        kind: str,
        most: int = 16,
        chat_id: int | None = None,
        held: Collection[int] = (),
        *,
        line: str | None = None,
        token: str | None = None,
        lost: Collection[str] = (),
    ) -> list[Item]:
        """Take what is due: for chats the oldest undelivered reply of each, for letters any: codes first, and last
        what only answers mails.  `held`: what the caller has in hand, whatever has become of its leases.  `line`: only
        the letters of that line.  What would come too late is given up beside it, also where `most` is 0.  `token`,
        `lost`: of claims (lease.py, `Unanswered`); what nobody heard of was sent by nobody."""
        now = now_of(db, self._clock)
        if lost:
            self._leases[kind].release(db, lost, held)
        items: list[Item] = []
        orphans = self._grace is None or self._grace.is_over()
        given: dict[str, Any] = {"held": list(held), "most": most, "orphans": orphans, "token": token}
        if chat_id is not None:
            given["of_lane"] = str(chat_id)
        one_lane, take = chat_id is not None, partial(self._take, kind)
        if kind == LETTER:
            late = self._due(kind, line, one_lane=one_lane, late=True)
            self._give_up(db, take(db, late, now, **given | {"most": SET_ASIDE}))
        free = self._due(kind, line, one_lane=one_lane, late=False)
        aside = 0
        while most and not items and aside < SET_ASIDE and (taken := take(db, free, now, **given)):
            items = [item for row, lease in taken if (item := self._opened(db, row, lease))]
            aside += len(taken)
        return items

    def lease_for(self, db: Connection, chat_id: int, token: str) -> tuple[str, float] | None:
        """A lease for what is promised to a chat next in this transaction (`Outbox.say`); None where something waits
        there already, which goes first."""
        if db.execute(_WAITS, {"of_lane": str(chat_id)}).first() is not None:
            return None
        return token, now_of(db, self._clock) + LEASE

    def _take(
        self, kind: str, db: Connection, free: Select[Any], now: float, **given: Any
    ) -> list[tuple[Row[Any], Lease]]:
        """What is free, taken.  Letters are chosen first and read then: SQLite reads all of what it puts in order, and
        each may hold a dozen megabytes."""
        taken = self._leases[kind].take(db, free, now, LEASE, **given)
        if left := [lease.row for _, lease in taken if lease.orphaned]:
            # Whoever had it and never came back may have sent it, whatever becomes of the next try.
            db.execute(update(outbox).where(outbox.c.id.in_(left)).values(ambiguous=True))
        if kind == CHAT or not taken:
            return taken
        leases = [lease for _, lease in taken]
        whole = select(outbox).where(outbox.c.id.in_([each.row for each in leases]))
        rows = {row.id: row for row in db.execute(whole)}
        return [(rows[each.row], each) for each in leases]

    def _give_up(self, db: Connection, late: Iterable[tuple[Row[Any], Lease]]) -> None:
        """Let these not go any more."""
        for row, lease in late:
            relay = row.error is None or row.error.startswith(RELAY)
            dropped = Delivered(_item(row, lease), ItemState.DROPPED, relay=relay)
            # Whoever had it and never came back may have sent it: then nobody is told that it was not.
            self._set_aside(db, dropped, "too late", quietly=lease.orphaned)

    def _opened(self, db: Connection, row: Row[Any], lease: Lease) -> Item | None:
        """What was taken, if it can be opened."""
        item = _item(row, lease)
        if row.body_sealed is None:  # an earlier release removed what a ticket had said and left it due
            self._set_aside(db, Delivered(item, ItemState.DROPPED), WORDLESS, quietly=True)
            return None
        try:
            body = self._keys.open(place(outbox.c.body_sealed, row.effect_key), row.body_sealed)
        except Unopenable:
            self._set_aside(db, Delivered(item, ItemState.DEAD), "cannot be opened with our keys")
            return None
        return replace(item, body=body)

    @cache  # noqa: B019 - one of these lives as long as the process
    def _due(self, kind: str, line: str | None, *, one_lane: bool, late: bool) -> Select[Any]:
        """What is due of a kind, and can still be of use or not; made once."""
        leases, c = self._leases[kind], outbox.c
        query = select(outbox) if kind == CHAT else select(c.id, c.lease, c.attempts)
        query = query.where(c.kind == kind, ~listed(c.id, "held"))
        query = query.limit(bindparam("most", type_=Integer))
        is_late = c.deadline.is_not(None) & (c.deadline <= bindparam("now"))
        # What is sealed with a key that we lack waits for whoever has it.
        on_time = not_(is_late), not_(lacks_key(c.body_sealed, self._keys))
        query = query.where(*([is_late] if late else on_time))
        if line is not None:
            refused = c.error.is_not(None) & c.error.not_like(f"{RELAY}%")
            again = c.purpose.in_(UNTOLD) & refused
            own = [purpose for purpose, its in LINE_OF.items() if its == line]
            here = c.purpose.in_(own) if own else c.purpose.not_in(list(LINE_OF))
            query = query.where(again if line == AGAIN else ~again & here)
        if kind == CHAT:
            query = query.where(leases.first_of("kind", "lane")).order_by(c.id)
        else:
            # What was tried before goes behind what was not: whoever's server is slow keeps a place in front for days.
            tried = (c.error.is_not(None),) if line == PERSON else ()
            query = query.order_by(c.purpose.not_in(CODES), c.purpose.in_(AFTERWARDS), *tried, c.id)
        return leases.free(query.where(c.lane == bindparam("of_lane")) if one_lane else query)

    def sent(
        self, db: Connection, item: Item, message_id: int | None = None, *, unfollowed: str = ""
    ) -> ItemState:
        """It was accepted.  The state it is in now.  `unfollowed`: why nothing is to follow from it, in a word.
        Raises LeaseLost when somebody else has it by now, and whatever what follows from it raises."""
        return self._settle(db, Delivered(item, ItemState.SENT, message_id), None, unfollowed=unfollowed)

    def failed(self, db: Connection, item: Item, error: DeliveryError, *, unfollowed: str = "") -> ItemState:
        """It was not.  As `sent`."""
        now, retry = now_of(db, self._clock), RETRY[item.kind]
        if error.unreachable:
            return self._settle(db, Delivered(item, ItemState.DROPPED), "unreachable", unfollowed=unfollowed)
        if error.told:
            arrived = {"told": error.told, "told_as": error.told_as, "told_words": error.told_words}
            body = {**item.body, **arrived}
            sealed = self._keys.seal(place(outbox.c.body_sealed, item.effect_key), body)
            db.execute(update(outbox).where(outbox.c.id == item.id).values(body_sealed=sealed))
        if error.wait is not None:
            due_at = now + min(error.wait, retry.waits[-1])
            # The row's error is that of its last failure: by it is known whether there was one.
            self._leases[item.kind].put_back(db, item.lease, due_at, attempts=item.attempts - 1)
            return ItemState.DUE
        # The mail server may have taken it each time: nobody gets the same letter for days.
        left_open = error.ambiguous and item.line == PERSON and item.attempts >= LEFT_OPEN
        if error.permanent or left_open or retry.is_over(item.attempts, now - item.created_at):
            # A group was never promised anything, and nobody could mend that we may not write there.
            state = ItemState.DROPPED if item.chat_id < 0 else ItemState.DEAD
            over = Delivered(item, state, relay=error.relay)
            return self._settle(db, over, str(error), unfollowed=unfollowed)
        why = f"{RELAY}{error}" if error.relay else str(error)
        values: dict[str, Any] = {"error": why[:200]}
        if error.ambiguous:
            values["ambiguous"] = True
        self._leases[item.kind].put_back(db, item.lease, now + retry.wait(item.attempts), **values)
        if not item.failed_before and not unfollowed:
            self._follow(db, Delivered(item, ItemState.DUE, relay=error.relay))
        return ItemState.DUE

    def ticket_of(self, db: Connection, left: str) -> str | None:
        """The ticket that the letter is about whose Message-ID has this left part; None for no ticket, and for no such
        letter."""
        return db.execute(select(outbox.c.ticket_id).where(named(left))).scalar()

    def reported(self, db: Connection, left: str) -> str | None:
        """The key of the letter that a report is about, by the left part of its Message-ID.  None where the report is
        somebody's guess: it does not hold the random part, or the letter has none and went out longer ago than mail
        servers keep trying."""
        now = now_of(db, self._clock)
        tried = within(outbox.c.settled_at, now - BARE, now)
        query = select(outbox.c.effect_key).where(named(left), outbox.c.serial.is_not(None) | tried)
        return db.execute(query).scalar()

    def is_in_hand(self, db: Connection, effect_key: str) -> bool:
        """Whether somebody has it, or had it and has not noted what became of it."""
        in_hand = (outbox.c.state == ItemState.DUE) & outbox.c.lease.is_not(None)
        query = select(outbox.c.id).where(outbox.c.effect_key == effect_key, in_hand)
        return db.execute(query).first() is not None

    def returned(self, db: Connection, effect_key: str, reason: str, *, again: bool) -> Item | None:
        """A letter that was accepted has come back.  It goes out `again`, the same bytes, or it is dead.
        None when no such letter was sent."""
        query = select(outbox).where(
            outbox.c.effect_key == effect_key, outbox.c.kind == LETTER, outbox.c.state == ItemState.SENT
        )
        row = db.execute(query.with_for_update()).first()  # two servers may report it in the same moment
        if row is None:
            return None
        item, now = _item(row, Lease(row.id, "")), now_of(db, self._clock)
        if again and row.body_sealed is not None:
            state, when = ItemState.DUE, {"due_at": now + RETURNED_WAIT, "settled_at": None}
        else:
            state, when = ItemState.DEAD, {"settled_at": now}
        why = f"{RETURNED} {reason}".strip()
        db.execute(update(outbox).where(outbox.c.id == row.id).values(state=state, error=why, **when))
        self._follow(db, Delivered(item, state, returned=True))
        return item

    def take_back(self, db: Connection) -> None:
        """End all leases: nobody else is at work (SQLite), so whoever held them was killed."""
        self._leases[CHAT].take_back(db)

    def let_go(self, db: Connection, untouched: Iterable[Item]) -> None:
        """Give back what nothing was done with, in the order in which it was promised."""
        self._leases[CHAT].let_go(db, [each.lease for each in untouched], now_of(db, self._clock))

    def renew(self, db: Connection, in_hand: Iterable[Item]) -> None:
        """Whoever has these is alive and waits for an answer."""
        self._leases[CHAT].renew(db, [each.lease for each in in_hand], now_of(db, self._clock), LEASE)

    def _set_aside(self, db: Connection, delivered: Delivered, error: str, *, quietly: bool = False) -> None:
        """Settle what is not to be sent; what follows from it may fail by itself, and must not stop the others.  Where
        it waits for a key the row does.  Raises what is_passing: then all of it is done again."""
        item = delivered.item
        try:
            with db.begin_nested():
                self._settle(db, delivered, error, quietly=quietly)
        except UnknownKey as shut:
            log.error("%s is not set aside yet: %s", item.effect_key, shut)
            due_at = now_of(db, self._clock) + KEYLESS
            self._leases[item.kind].put_back(db, item.lease, due_at, attempts=item.attempts - 1)
        except Exception as broken:
            if is_passing(broken):
                raise
            log.exception("%s is set aside, and what follows from it failed", item.effect_key)
            self._settle(db, delivered, error, unfollowed=type(broken).__name__)

    def _settle(
        self,
        db: Connection,
        delivered: Delivered,
        error: str | None,
        *,
        quietly: bool = False,
        unfollowed: str = "",
    ) -> ItemState:
        item = delivered.item
        if unfollowed:
            error = f"{UNFOLLOWED}{unfollowed}; {error}" if error else f"{UNFOLLOWED}{unfollowed}"
        values = {"error": error[:200] if error else None, "message_id": delivered.message_id}
        if item.purpose in CODES or (item.kind == CHAT and delivered.state is not ItemState.DEAD):
            # Words for a chat, and codes, are not kept longer than needed; what is dead may be released.
            values["body_sealed"] = None
        settled_at = now_of(db, self._clock)
        self._leases[item.kind].complete(db, item.lease, delivered.state, settled_at=settled_at, **values)
        if not quietly and not unfollowed:
            self._follow(db, delivered)
        return delivered.state

    def _follow(self, db: Connection, delivered: Delivered) -> None:
        if follow := self._follows.get(delivered.item.purpose):
            follow(db, replace(delivered, at=now_of(db, self._clock)))


def item_of(promised: Promised) -> Item:
    """What was promised under a lease (`Deliveries.lease_for`), as it is delivered."""
    return Item(
        promised.id,
        promised.key,
        CHAT,
        promised.chat_id,
        promised.ticket_id,
        "",
        1,
        promised.shows,
        promised.at,
        Lease(promised.id, promised.token, attempts=1),
        CHAT,
        body=promised.body,
    )


def _item(row: Row[Any], lease: Lease) -> Item:
    line = LINE_OF.get(row.purpose, row.kind)
    if row.purpose in UNTOLD and row.error is not None and not row.error.startswith(RELAY):
        line = AGAIN
    return Item(
        row.id,
        row.effect_key,
        row.kind,
        row.chat_id,
        row.ticket_id,
        row.purpose,
        lease.attempts,
        row.shows,
        row.created_at,
        lease,
        line,
        failed_before=row.error is not None,
    )
