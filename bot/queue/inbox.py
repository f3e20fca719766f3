"""The inbox: every update is stored before it is acknowledged, and handled once, in order within its chat.

An update is recognised by its `update_id`, never by comparing with the last one seen: Telegram starts at a
random number again after a quiet week, and may deliver out of order.  Nothing needs its words once it is handled: they
go with the commit that handled it, or whoever sends much would fill the disk.  Work is claimed under a lease
(lease.py): a worker that was killed loses it after 15 seconds.

An update may itself be what kills: a freeze or a kill for want of memory comes back with no exception.  So one that
was taken and never came back is a suspect.  Suspects are worked on one at a time, so that the killer takes no
innocent with it a second time; after `DEATHS` as a suspect it is set aside, the person is told, the lane goes on.
A process that dies soon after every start, of whatever it may be, dies with some suspect in hand each time: so one that
was in hand twice at a death is left alone until the start has certainly succeeded.

Whoever has much waiting, sends much at once, or took much of our time of late (share.py) stands behind whoever did not
(`behind`), except that now and then what has waited longest is taken, so that nobody waits for as long as others come.
What needs a key that this process lacks is left to those that have it (`needs_key`): it is not taken, so that it is no
attempt and holds up nothing but its lane.  A chat with more than
`DEPTH` of its updates and our replies waiting is asked to slow down: one sentence, and what it sends until then is not
kept.
"""

from __future__ import annotations

import json
import logging
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    bindparam,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)

from bot.queue.lease import Grace, Lease, Leases
from bot.queue.outbox import CHAT, ItemState
from bot.queue.retry import Retry, doubling
from bot.queue.share import Share, faded
from bot.storage.crypto import KeyRing, Unopenable
from bot.storage.dialects import insert_all_new, listed, notify, now_of
from bot.storage.postgresql import read_in_order
from bot.storage.sealed import lacks_key
from bot.storage.tables import conversations, inbox, outbox, place

log = logging.getLogger(__name__)

SHORT = 250
"""Characters of a text: one that is so many times as long is as much work as so many texts."""
EACH = 0.5
"""Seconds of hearing that a chat had of late for which it stands behind one more short update."""
PUT_OFF = (2.0, 30.0)
"""Seconds, at least and at most, for which an update is put off that the database keeps from being heard: for as long
again as it has waited.  What is over in a moment keeps nobody for long, and what lasts is not asked all the time."""
LEASE = 15.0
"""Seconds for which a claimed update is left to its worker, who renews it while at work."""
RETRY = Retry(doubling(2.0, 600.0), jitter=0.5, attempts=8)
"""An update that fails all its attempts is dead: kept, seen by people, and no longer in anybody's way."""
MOST_BEHIND = 60
"""Short updates behind which a chat stands at most for what it had."""
FARTHEST = 2**31 - 1
"""Behind so many no update can stand."""
DEATHS = 3
"""Workers that an update may take with it while it is worked on as a suspect: the first death, in company, convicts
nobody."""
POISON = "killed its worker"
"""The error of an update that is set aside for that.  Stored data."""
RECALLED = 5_000
"""Updates that are looked at for what chats sent of late, when a process begins: ten minutes of a busy day."""
BATCH = 100
"""Updates that Telegram gives to a poll at most (Bot API, getUpdates): after so many, more are waiting there."""
MANY = 8
"""Updates brought one by one to a webhook at the same moment, behind which more wait at Telegram: those of a crowd."""
STORED, MORE_COMES = "inbox", "inbox, and more comes"
"""What other replicas hear when updates were stored."""
DEPTH = 30
"""Updates of one chat and replies to it that may wait at the same time; Telegram takes one reply a second."""


class UpdateState(StrEnum):
    """Where an update stands.  Stored data."""

    NEW = "new"
    DONE = "done"
    QUARANTINED = "quarantined"
    """It could not be read, and is kept to be looked at."""
    DEAD = "dead"
    """It could not be handled."""
    REFUSED = "refused"
    """Too much of this chat waited when it came; the person was told."""
    DROPPED = "dropped"
    """It was dead or quarantined, and an operator gave it up."""


@dataclass(frozen=True)
class Kept:
    """How many updates were new, those of them that are to be heard, and for how many those of each chat count
    (`_wanted`)."""

    new: int
    to_hear: frozenset[int]
    wanted: Mapping[int, float]


@dataclass(frozen=True)
class Claimed:
    """An update in hand."""

    id: int
    update_id: int
    chat_id: int
    raw: bytes
    lease: Lease
    attempts: int
    """How often it was tried, this time included."""
    received_at: float
    behind: int = 0
    """Behind how many short updates it stands, by what waited of its chat when it came, by the time that its chat had
    of late, and by its own length."""


Tell = Callable[[Connection, int, int], None]
"""Tells a chat something about one of its updates, by the number of its row."""
TellAll = Callable[[Connection, int, Collection[int]], None]
"""Tells chats something about all that they sent, once for each number of a minute."""


def nobody(_: Connection, __: int, ___: object) -> None:
    """Tells nobody."""


class Inbox:
    """What came in from Telegram.  `given_up` tells a chat that one of its updates could not be handled, `full` those
    that they are to slow down."""

    def __init__(
        self,
        keys: KeyRing,
        clock: Callable[[], float] | None = None,
        *,
        given_up: Tell = nobody,
        full: TellAll = nobody,
        heard: Share | None = None,
        asked: Share | None = None,
        grace: Grace | None = None,
    ) -> None:
        """`heard`: the seconds of hearing that each chat had of late; `asked`: the updates that it sent, to which this
        adds (`count`), those more that it sent at once; `grace`: of the others who may be at work, None where nobody
        else is."""
        self._keys, self._clock, self._given_up, self._full = keys, clock, given_up, full
        self._grace = grace
        self._heard, self._asked = heard or Share(), asked or Share()
        self._leases = Leases(inbox, UpdateState.NEW, came="received_at", longest=max(LEASE, *RETRY.waits))
        heads = select(inbox).where(
            self._leases.first_of("chat_id"),
            ~listed(inbox.c.id, "held"),
            ~listed(inbox.c.chat_id, "chats"),
            inbox.c.behind <= bindparam("behind", type_=Integer),
            ~needs_key(keys),
        )
        orphan = self._leases.orphans()
        fair = (
            heads.where(~orphan).order_by(inbox.c.behind, inbox.c.id).limit(bindparam("most", type_=Integer))
        )
        oldest = heads.where(~orphan).order_by(inbox.c.received_at, inbox.c.id).limit(1)
        suspect = heads.where(orphan).order_by(inbox.c.received_at, inbox.c.id).limit(1)
        self._innocent, self._suspect = self._leases.free(fair), self._leases.free(suspect)
        self._oldest = self._leases.free(oldest)
        self._mild = self._leases.free(suspect.where(inbox.c.deaths == 0))
        self._waits = self._leases.waiting(select(inbox.c.id).where(inbox.c.lease.is_(None)).limit(1))

    def store(self, db: Connection, updates: Iterable[bytes], *, more: bool = False) -> Kept:
        """Keep raw updates, and tell all replicas of them; a repeat is left alone.  `more`: as many wait at Telegram,
        and are on their way.  Whoever has it committed says so (`count`)."""
        kept = self.keep(db, updates)
        if kept.new:
            self.tell(db, more=more)
        return kept

    def count(self, kept: Kept) -> None:
        """These are kept: what chats asked for with them is added up.  Not before, because work may be run twice."""
        for chat_id, wanted in kept.wanted.items():
            self._asked.add(chat_id, wanted)

    def tell(self, db: Connection, *, more: bool = False) -> None:
        """Tell all replicas of updates that wait.  `more`: as in `store`."""
        notify(db, MORE_COMES if more else STORED)

    def keep(self, db: Connection, updates: Iterable[bytes]) -> Kept:
        """As `store`, and nobody is told: whoever keeps them takes them in the same transaction."""
        arrivals = {each.update_id: each for each in map(_arrival, updates)}
        again, waiting = _known(db, arrivals, {each.chat_id for each in arrivals.values()})
        # A poll that was stored and not acknowledged comes again: its updates wait once.
        fresh = [each for each in arrivals.values() if each.update_id not in again]
        now = now_of(db, self._clock)
        rows, refused, asked = [], [], dict[int, float]()
        for each in fresh:
            behind, unsaid = waiting[each.chat_id]
            asked[each.update_id] = _wanted(behind)
            full = each.chat_id != 0 and behind + unsaid >= DEPTH
            state = each.state
            if state is UpdateState.NEW and full:
                state = UpdateState.REFUSED
                refused.append(each)
            elif state is UpdateState.NEW:
                waiting[each.chat_id] = behind + 1, unsaid
            before = behind + min(int(self._heard.of(each.chat_id) / EACH), MOST_BEHIND)
            rows.append(each.row(state, now, before, None if full else self._keys))
        new = {row.update_id for row in insert_all_new(db, inbox, rows, inbox.c.update_id)}
        wanted = dict[int, float]()
        for each in fresh:
            if each.update_id in new:
                wanted[each.chat_id] = wanted.get(each.chat_id, 0.0) + asked[each.update_id]
        if slow := {each.chat_id for each in refused if each.update_id in new}:
            self._full(db, int(now // 60), slow)
        wait = {row["update_id"] for row in rows if row["state"] is UpdateState.NEW}
        return Kept(len(new), frozenset(new & wait), wanted)

    def claim(
        self,
        db: Connection,
        most: int = 32,
        held: Collection[int] = (),
        chats: Collection[int] = (),
        *,
        prompt: bool = False,
        oldest: bool = False,
        suspects: bool = True,
        worse: bool = True,
        token: str | None = None,
        lost: Collection[str] = (),
    ) -> list[Claimed]:
        """Take the first undone update of up to `most` chats whose lane is free; `prompt`: of those that stand behind
        nobody; `oldest`: first the one that has waited longest, behind however many it stands.

        `held`: rows that the caller has in hand, whatever has become of their leases.  `chats`: to which it is still
        speaking.  `suspects`: whether one that nobody came back with may be among them; the caller has no other in
        hand then.  `worse`: even one with which a worker died that had nothing else in hand to die of.  `token`: by
        which the leases are to be known; `lost`: those of claims of which the caller has heard no answer.  They may be
        done all the same, and such a lease would tell of a death: it is given back first.
        """
        now = now_of(db, self._clock)
        renewed = self._grace is None or self._grace.is_over()  # by whoever is alive
        hands: dict[str, Any] = {
            "held": list(held),
            "chats": list(chats),
            "behind": 0 if prompt else FARTHEST,
        }
        read_in_order(db)
        if lost:
            self._leases.release(db, lost, held)
        hands["token"] = token
        taken = self._leases.take(db, self._oldest, now, LEASE, **hands) if oldest else []
        taken += self._leases.take(db, self._innocent, now, LEASE, **hands, most=most - len(taken))
        if (
            suspects and renewed
        ):  # first: the less it waits in hand, the less another's death speaks against it
            suspect = self._suspect if worse else self._mild
            taken = [*self._leases.take(db, suspect, now, LEASE, **hands), *taken]
        return [claimed for row, lease in taken if (claimed := self._opened(db, row, lease))]

    def is_waiting(self, db: Connection) -> bool:
        """Whether an update waits that is due and in nobody's hands: behind others of its chat, perhaps, which are
        being heard."""
        return db.execute(self._waits, self._leases.at(now_of(db, self._clock))).first() is not None

    def renew(self, db: Connection, in_hand: Iterable[Claimed]) -> None:
        """Whoever has these is alive and at work on them."""
        self._leases.renew(db, [each.lease for each in in_hand], now_of(db, self._clock), LEASE)

    def let_go(self, db: Connection, in_hand: Iterable[Claimed], wait: float = 0.0) -> None:
        """Give updates back that nothing was done with, for so many seconds: this process stops, or others come
        first."""
        due_at = now_of(db, self._clock) + wait
        self._leases.let_go(db, [each.lease for each in in_hand], due_at)

    def came_back(self, db: Connection, claimed: Claimed, wait: float) -> None:
        """The same for one that was looked at and waits for something else: that it came back speaks for it as much as
        a death speaks against it."""
        # While it is ours: whoever has it by now is not to be believed more for what came back here.
        counted = (inbox.c.id == claimed.id) & (inbox.c.lease == claimed.lease.token) & (inbox.c.deaths > 0)
        db.execute(update(inbox).where(counted).values(deaths=inbox.c.deaths - 1))
        self.let_go(db, [claimed], wait)

    def put_off(self, db: Connection, claimed: Claimed) -> None:
        """The same for one that the database kept from being heard, for a while (`PUT_OFF`)."""
        least, most = PUT_OFF
        waited = now_of(db, self._clock) - claimed.received_at
        self.came_back(db, claimed, min(max(waited, least), most))

    def done(self, db: Connection, claimed: Claimed) -> None:
        """Mark it handled, in the transaction that did the handling, and keep its id alone.  Raises LeaseLost."""
        self._leases.complete(db, claimed.lease, UpdateState.DONE, error=None, raw_sealed=None)

    def unreadable(self, db: Connection, claimed: Claimed) -> None:
        """Keep it to be looked at: no other try would read it.  Raises LeaseLost."""
        self._leases.complete(db, claimed.lease, UpdateState.QUARANTINED, error="Unreadable")

    def failed(self, db: Connection, claimed: Claimed, error: BaseException) -> UpdateState:
        """Put it back for a later try, or give it up for dead.  The state it is in now.  Raises LeaseLost."""
        reason = type(error).__name__
        if RETRY.is_over(claimed.attempts):
            self._set_aside(db, claimed.lease, claimed.chat_id, error=reason)
            return UpdateState.DEAD
        due_at = now_of(db, self._clock) + RETRY.wait(claimed.attempts)
        self._leases.put_back(db, claimed.lease, due_at, error=reason)
        return UpdateState.NEW

    def take_back(self, db: Connection) -> None:
        """End all leases: nobody else is at work (SQLite), so whoever held them was killed."""
        self._leases.take_back(db)

    def recall(self, db: Connection) -> None:
        """Add up what chats sent of late before this process began: who sent much then stands behind now."""
        now = now_of(db, self._clock)
        latest = select(inbox.c.chat_id, inbox.c.received_at).order_by(inbox.c.id.desc()).limit(RECALLED)
        together = Counter[tuple[int, float]]()
        for row in db.execute(latest):
            batch = row.chat_id, row.received_at
            self._asked.add(row.chat_id, _wanted(together[batch]) * faded(max(0.0, now - row.received_at)))
            together[batch] += 1

    def _opened(self, db: Connection, row: Row[Any], lease: Lease) -> Claimed | None:
        """What was taken, if it is fit to be worked on."""
        deaths = row.deaths + lease.orphaned
        if deaths > DEATHS:
            log.error("update %d took %d workers with it; it is set aside", row.id, deaths)
            self._set_aside(db, lease, row.chat_id, error=POISON, deaths=deaths)
            return None
        if lease.orphaned:
            db.execute(update(inbox).where(inbox.c.id == row.id).values(deaths=deaths))
        try:
            raw = self._keys.open(place(inbox.c.raw_sealed, row.update_id), row.raw_sealed)
        except Unopenable:
            # It must not stop the others; `privacy-bot check` and health show it.
            log.error("update %d cannot be opened with our keys; it is set aside", row.id)
            self._set_aside(db, lease, row.chat_id, error="Unopenable")
            return None
        return Claimed(
            row.id, row.update_id, row.chat_id, raw, lease, lease.attempts, row.received_at, row.behind
        )

    def _set_aside(self, db: Connection, lease: Lease, chat_id: int, **values: Any) -> None:
        self._leases.complete(db, lease, UpdateState.DEAD, **values)
        self._given_up(db, lease.row, chat_id)


def _wanted(behind: int) -> float:
    """For how many updates one counts that comes while so many of its chat wait.  Whoever waits for each answer asks
    for one thing at a time; whoever sends seven things at once wants as many, and is ahead of those in nothing."""
    return 1.0 + behind


def needs_key(keys: KeyRing) -> ColumnElement[bool]:
    """That an update waits for a key that this ring lacks: it, or the form that its chat is in, is sealed with it."""
    form = conversations.c
    unknown = exists().where(form.chat_id == inbox.c.chat_id, lacks_key(form.answers_sealed, keys))
    return or_(lacks_key(inbox.c.raw_sealed, keys), unknown)


_KNOWN = union_all(
    select(literal(True), inbox.c.update_id, literal(0), literal(0)).where(
        listed(inbox.c.update_id, "updates")
    ),
    select(literal(False), inbox.c.chat_id, func.count(), literal(0))
    .where(listed(inbox.c.chat_id, "chats"), inbox.c.state == UpdateState.NEW.value)
    .group_by(inbox.c.chat_id),
    select(literal(False), cast(outbox.c.lane, BigInteger), literal(0), func.count())
    .where(outbox.c.kind == CHAT, listed(outbox.c.lane, "lanes"), outbox.c.state == ItemState.DUE.value)
    .group_by(outbox.c.lane),
)
"""What is asked of whatever arrives, in one question: whoever brings it waits for the answer."""


def _known(
    db: Connection, update_ids: Collection[int], chats: Collection[int]
) -> tuple[set[int], dict[int, tuple[int, int]]]:
    """Those of these updates that stand there already; and of each chat, its updates that wait and the replies to it
    that do."""
    again, waiting = set[int](), dict.fromkeys(chats, (0, 0))
    lanes = [str(each) for each in chats]
    asked = {"updates": update_ids, "chats": chats, "lanes": lanes}
    for is_update, id, updates, replies in db.execute(_KNOWN, asked):
        if is_update:
            again.add(id)
        else:
            before = waiting[id]
            waiting[id] = before[0] + updates, before[1] + replies
    return again, waiting


@dataclass(frozen=True)
class _Arrival:
    """An update that came."""

    raw: bytes
    update_id: int
    chat_id: int
    """Its lane."""
    state: UpdateState = UpdateState.NEW
    weight: int = 0
    """Behind how many short ones it stands for its length."""

    def row(self, state: UpdateState, now: float, behind: int, keys: KeyRing | None) -> dict[str, Any]:
        """It as a row; without keys nothing of its words is kept."""
        sealed = keys.seal(place(inbox.c.raw_sealed, self.update_id), self.raw) if keys else None
        return {
            "update_id": self.update_id,
            "chat_id": self.chat_id,
            "raw_sealed": sealed,
            "received_at": now,
            "state": state,
            "due_at": now,
            "behind": behind + self.weight,
        }


def _arrival(raw: bytes) -> _Arrival:
    """What has no id is quarantined under a negative number of its own."""
    try:
        data = json.loads(raw)
        update_id = data["update_id"]
        if type(update_id) is not int or not 0 <= update_id < 2**62:  # true is an int, too
            raise ValueError("update_id")
    except (ValueError, KeyError, TypeError, RecursionError):
        return _Arrival(raw, -1 - zlib.crc32(raw), 0, UpdateState.QUARANTINED)
    message = data.get("message")
    text = message.get("text") if isinstance(message, dict) else None
    weight = len(text) // SHORT if isinstance(text, str) else 0
    return _Arrival(raw, update_id, _chat_of(data), weight=weight)


def _chat_of(data: dict[str, Any]) -> int:
    for body in data.values():
        if isinstance(body, dict):
            inner = body.get("message")
            message = inner if isinstance(inner, dict) else body
            for owner in (message.get("chat"), body.get("from")):
                if isinstance(owner, dict) and isinstance(owner.get("id"), int) and abs(owner["id"]) < 2**62:
                    return int(owner["id"])
    return 0
