"""Replies read from a mailbox: every mail is stored before it is marked as seen, and none is read past.

Where we stand is what is stored, not what is flagged: people look into the mailbox too, and what they have
opened is read all the same.

The team's mails about tickets go first: it is asked of all that is new who it is from and to, before anything is
fetched, and again after each second of work.  Anybody can send many mails that are dear to read, and what is between
two looks is one of them at most.  They may be a million: a look covers the newest and one part more (`mailbox_round`),
and no more is kept in mind than some parts.

1. A mailbox seen for the first time: its unread mails of the last days, and from now on everything.
2. Later: everything above the highest number known, and whatever is still unread; on each new connection everything
   once more that came since and is not stored.
3. Numbers begin anew (another mailbox, another UIDVALIDITY, or the same one and yet the next number was given to a
   mail before, or another mail lies in a known place): the mails of the last days once more.  Repeats are recognised
   by their Message-ID.
"""

from __future__ import annotations

import asyncio
import logging
import math
import ssl
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.mail.headers import HEAD
from bot.mail.imap import ERRORS, Folder, LoginRefused, NotFetched
from bot.mail.incoming import Incoming, read_incoming
from bot.mail.reader import read as read_apart
from bot.mail.server import ImapServer
from bot.queue.retry import Retry, doubling
from bot.staff.mail_inbox import LARGEST, MailInbox, numbering_of
from bot.staff.mailbox_round import PART, Part, Round
from bot.staff.replies import Replies
from bot.staff.trust import read_results
from bot.storage.advisory import Key, id_of, in_hand
from bot.storage.crypto import UnknownKey
from bot.storage.database import Storage
from bot.storage.trouble import is_passing, line_for

log = logging.getLogger(__name__)

DAYS_BACK = 14
STRETCH = 1.0
"""Seconds of work after which we look whether the team has written meanwhile."""
AT_ONCE = 100
"""Mails of which it is asked at once who they are from and to."""
KEPT = 5
"""Parts of which it is kept in mind what waits there to be read."""
POLL = 30.0
"""Seconds between two looks, where the server does not tell by itself."""
RETRY = Retry(doubling(2.0, 300.0))


class Intake:
    """Takes mails in: stores them, then has each read and decided upon; a crash between loses none.

    Reading a mail takes as long as its writer wants it to, so it is done in a process that can be killed and
    outside of any transaction.  It is counted before it begins and when it is over, so that a mail which nobody
    survives is known by its count and set aside.

    What the team writes about one ticket is handled in the order in which it came, whoever handles it: an answer is not
    overtaken by the end of its case.  So a ticket is in hand together with its mail, and a mail is left alone while one
    before it waits, until that is decided upon or set aside.
    """

    def __init__(
        self,
        storage: Storage,
        inbox: MailInbox,
        replies: Replies,
        wake: Callable[[], None] = lambda: None,
        read: Callable[[bytes, bool], Awaitable[Incoming]] = read_apart,
        *,
        settles: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """`wake` is called when mails were handled: there may be something to send.  `read` is how a mail is read
        (its bytes, and whether they are headers alone).  `settles`: seconds after which a start has certainly
        succeeded; `clock`: monotonic seconds."""
        self._settles, self._clock, self._sleep = settles, clock, sleep
        self._began = clock()
        self._storage, self._inbox, self._replies, self._wake = storage, inbox, replies, wake
        self._read = read
        self._working = asyncio.Lock()
        self._over: set[int] = set()
        """Mails whose handling is over, which the database does not know yet."""

    async def take(
        self, raw: bytes, numbering: int | None = None, uid: int | None = None, *, cut: bool = False
    ) -> bool:
        """Store a mail, and handle it.  When this returns it is safe, handled or not; False for a repeat."""
        new = await self.store(raw, numbering, uid, cut=cut)
        await self.work()
        return new

    async def store(
        self, raw: bytes, numbering: int | None = None, uid: int | None = None, *, cut: bool = False
    ) -> bool:
        """Store a mail, to be handled by the next `work`; False for a repeat."""
        return await self._storage.run(self._inbox.store, raw, numbering, uid, cut=cut)

    async def run(self) -> None:
        """Handle what lies there at the start, and then what was left alone until that had certainly succeeded."""
        self._began = self._clock()
        await self.work()
        await self._sleep(self._settles)
        await self.work()

    async def work(self) -> None:
        """Handle what is stored and not yet handled, the team's first (`MailInbox.waiting`)."""
        await self.work_until(math.inf, set())

    async def work_until(self, until: float, tried: set[int]) -> bool:
        """The same for a while: later than `until` (of `time.monotonic()`) none but the first is begun.  `tried`: those
        that are left alone, to which it adds what it begins with.  False where some were left for want of time."""
        async with self._working:
            for id in list(self._over):
                await self._storage.run(self._inbox.came_back, id)
                self._over.discard(id)
        here = await self._storage.run(self._inbox.waiting)
        tried.intersection_update(here)  # else it would know all that ever came
        begun, passed = False, set(tried)
        while waiting := {id: number for id, number in here.items() if id not in passed}:
            for id, number in waiting.items():
                if begun and time.monotonic() > until:
                    self._wake()
                    return False
                passed.add(id)
                # Held for one mail: whoever has the team's to handle waits for no more.
                async with self._working, in_hand(self._storage, *_holds(id, number)) as alone:
                    if alone:
                        begun = True
                        tried.add(id)
                        await self._handle(id)
            # And once more: others leave to us what came about a ticket while we had it in hand.
            here = await self._storage.run(self._inbox.waiting)
        self._wake()
        return True

    async def _handle(self, id: int) -> None:
        try:
            settled = self._clock() - self._began >= self._settles
            self._over.add(id)  # it may be counted, and the answer lost
            mail = await self._storage.run(self._inbox.begin_handling, id, worse=settled)
            if mail is None or mail.state == "dead":
                self._over.discard(id)
                if mail is not None:
                    log.error(
                        "mail %d is set aside: whoever began with it never came back (%s)", id, mail.verdict
                    )
                return
            read = await self._read(mail.raw, mail.verdict == "too-large")
            state = await self._storage.run(self._act, id, read)
            log.info("mail %d: %s", id, f"unreadable ({read.unreadable})" if read.unreadable else state)
        except OSError as error:  # this machine cannot read anything now: no mail is at fault, and it waits
            log.error("mail %d could not be read: %s", id, type(error).__name__)
            await self._storage.run(self._inbox.came_back, id)
        except UnknownKey as error:  # nor is it where it needs a key that we lack
            log.error("mail %d waits: %s", id, error)
            await self._storage.run(self._waits, id)
        except Exception as error:
            if is_passing(error):  # nor where the database is away, full or locked
                log.error("mail %d waits: %s", id, line_for(error))
                await self._storage.run(self._waits, id)
            else:
                log.exception("mail %d could not be handled", id)
                await self._storage.run(self._failed, id, type(error).__name__)
        except asyncio.CancelledError:  # told to stop, which is not the mail's doing
            await self._storage.run(self._waits, id)
            raise
        self._over.discard(id)

    def _act(self, db: Connection, id: int, read: Incoming) -> str:
        state = self._replies.process(db, id, read)
        self._inbox.came_back(db, id)
        return state or "elsewhere"

    def _waits(self, db: Connection, id: int) -> None:
        if id in self._over:
            self._inbox.came_back(db, id)

    def _failed(self, db: Connection, id: int, error: str) -> None:
        self._waits(db, id)
        if self._inbox.failed(db, id, error) == "dead":
            log.error("mail %d is given up: %s", id, error)


def _holds(id: int, number: str) -> list[tuple[Key, int]]:
    """What is in hand with a mail: it, and the ticket that it is about."""
    ticket = [(Key.TICKET, id_of(number))] if number else []
    return [*ticket, (Key.MAIL, id)]


class MailboxReader:
    """Reads a mailbox until it is closed."""

    def __init__(
        self,
        server: ImapServer,
        storage: Storage,
        inbox: MailInbox,
        intake: Intake,
        *,
        every: float = POLL,
        stretch: float = STRETCH,
        part: int = PART,
        tls_context: ssl.SSLContext | None = None,
        retry: Retry = RETRY,
    ) -> None:
        self.server = server
        self.trouble = ""
        """What keeps us from reading: `login`, `network`, `storage`; `mail`: the server does not hand out some;
        empty while all is well."""
        self.last_look = time.monotonic()
        self._storage, self._inbox, self._intake = storage, inbox, intake
        self._every, self._stretches = every, stretch
        self._part, self._round = part, Round(part)
        self._tls_context, self._retry = tls_context, retry
        self._closing, self._stop = asyncio.Event(), threading.Event()
        self._hard: set[int] = set()
        """Numbers of mails that could not be fetched: the others go first."""
        self._unsure: set[int] = set()
        """Numbers that are known and not marked: it is looked whether the mail is the one that is stored."""
        self._where: tuple[int, int] | None = None
        """The numbering, and the number behind which all mails are ours, of what we have in mind."""
        self._heads: dict[int, tuple[bool, int]] = {}
        """What is known of mails that are not stored yet, by number: whether they go first, and how many bytes they
        have (0: it was not told)."""

    async def run(self) -> None:
        """Read, wait, read again; a lost connection is made anew."""
        failures = 0
        while not self._closing.is_set():
            folder = None
            try:
                await self._intake.work()  # what lies here needs no mailbox
                folder = await asyncio.to_thread(Folder, self.server, self._tls_context)
                before = self.trouble
                self._round.starts()
                await self._read(folder)
                if before not in ("", "mail"):
                    log.info("%s: reading again", self.server)
                failures = 0
                while not self._closing.is_set():
                    await asyncio.to_thread(folder.wait, self._every, self._stop)
                    await self._read(folder)
            except ERRORS as error:
                failures += 1
                self.trouble = "login" if isinstance(error, LoginRefused) else "network"
                log.warning("%s: %s (%s)", self.server, self.trouble, type(error).__name__)
            except Exception:
                # What cannot be stored is not marked, and read again later; the service goes on.
                failures += 1
                self.trouble = "storage"
                log.exception("%s: a mail could not be stored", self.server)
            finally:
                if folder is not None:
                    await asyncio.to_thread(folder.close)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self._retry.wait(failures))

    def close(self) -> None:
        """Stop after the mail in hand."""
        self._closing.set()
        self._stop.set()

    async def _read(self, folder: Folder) -> None:
        tried, met, over = set[int](), set[int](), False
        while not over and not self._closing.is_set():
            over = await self._stretch(folder, tried, met)
            self.last_look, self.trouble = time.monotonic(), "mail" if self._hard else ""

    async def _stretch(self, folder: Folder, tried: set[int], met: set[int]) -> bool:
        """Look, and work for a while; whether nothing is left.  `met`: the numbers that the look before showed.  Where
        there are others, it is looked again after them: a server says only of what comes while we wait that it has
        come, and something may have while these were read."""
        numbering, new = await self._new(folder)
        others = set(new) - met
        met.clear()
        met.update(new)
        until = time.monotonic() + self._stretches
        for n, uid in enumerate(new):
            first, _ = self._heads[uid]
            # The team's are fetched together; anybody else's when all that is here has been handled.
            if not first and not await self._intake.work_until(until, tried):
                return False
            if n and not first and time.monotonic() > until:
                return False
            if self._closing.is_set():
                return True
            try:
                await self._try(folder, numbering, uid)
            except ERRORS:
                await self._intake.work()  # the line is broken, and what came over it is here
                raise
        return await self._intake.work_until(until, tried) and not others and not self._round.owed

    async def _new(self, folder: Folder) -> tuple[int, list[int]]:
        """The numbering, and the mails that are not stored yet: the team's, then the smallest."""
        numbering, newest, further, suspects = await self._candidates(folder)
        uids = sorted({*newest, *further, *self._heads})
        known = await self._known(numbering, uids)
        # Stored, and the connection broke before they were marked; or others, in a mailbox that was rebuilt.
        self._unsure = known & (self._unsure | suspects)
        new = set(uids) - known | self._unsure
        self._hard &= new
        self._heads = {uid: head for uid, head in self._heads.items() if uid in new}
        unasked = sorted(new - self._heads.keys(), reverse=True)
        # Said before it is asked: one that the server breaks off at is not asked about again.
        for n in range(0, len(unasked), AT_ONCE):
            if self._closing.is_set():
                return numbering, []
            some = unasked[n : n + AT_ONCE]
            self._heads |= dict.fromkeys(some, (False, 0))
            told = await asyncio.to_thread(self._asked, folder, some)
            self._heads |= {uid: head for uid, head in told.items() if uid in new}
        return numbering, self._kept(newest)

    async def _known(self, numbering: int, uids: list[int]) -> set[int]:
        """Which of these are stored; in many short transactions, because everybody else's wait for each."""
        found = set[int]()
        for n in range(0, len(uids), self._part):
            found |= await self._storage.run(self._inbox.known, numbering, uids[n : n + self._part])
        return found

    def _kept(self, newest: set[int]) -> list[int]:
        """What waits to be read, in its order, as far as it is kept in mind: the newest are met at every look, and of
        the others those that would come last go first."""
        waiting = sorted(self._heads, key=self._turn)
        gone = set([uid for uid in waiting if uid not in newest][KEPT * self._part :])
        if gone:
            self._round.leaves()
            self._heads = {uid: head for uid, head in self._heads.items() if uid not in gone}
        return [uid for uid in waiting if uid not in gone]

    def _asked(self, folder: Folder, uids: list[int]) -> dict[int, tuple[bool, int]]:
        told = folder.heads(uids)
        return {uid: (self._inbox.goes_first(head), size) for uid, (size, head) in told.items()}

    def _turn(self, uid: int) -> tuple[bool, bool, int, int]:
        first, size = self._heads[uid]
        return uid in self._hard, not first, 0 if first else size, uid

    async def _candidates(self, folder: Folder) -> tuple[int, set[int], set[int], set[int]]:
        """The numbering; among the newest mails, and in one part more, what may not be stored yet; and those numbers
        at which another mail may lie than the one that is stored."""
        uidvalidity, uidnext = await asyncio.to_thread(folder.look)
        numbering = numbering_of(self.server, uidvalidity)
        since = datetime.now(UTC) - timedelta(days=DAYS_BACK)
        recent = f"SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}"
        begun = await self._storage.run(self._inbox.begun, numbering)
        anew = begun is not None and await self._is_rebuilt(folder, uidnext, begun[1])
        if begun is None or anew:
            start = uidnext - 1
            if anew or await self._storage.run(self._inbox.ever):
                first = await asyncio.to_thread(folder.lowest, recent)
                start = start if first is None else first - 1
            await self._storage.run(self._inbox.begin, numbering, start)
            begun = start, start
            self._where = None
        if self._where != (numbering, begun[0]):
            self._where, self._round = (numbering, begun[0]), Round(self._part)
            self._heads.clear()
        full = len(self._heads.keys() - self._hard) > (KEPT - 1) * self._part
        found = []
        for part in self._round.parts(folder.exists, uidnext, full=full):
            # What was put off for others lies below the highest that is stored.
            above = begun[0] if part.whole else begun[1]
            found.append(await asyncio.to_thread(self._found, folder, part, above, recent))
        suspects = {uid for some, unread, whole in found if whole for uid in unread}
        (newest, unread, _), *others = found
        return numbering, newest | unread, {uid for some in others for uid in some[0] | some[1]}, suspects

    def _found(self, folder: Folder, part: Part, above: int, recent: str) -> tuple[set[int], set[int], bool]:
        later = folder.uids(f"UID {above + 1}:*", part.low, part.high)
        unread = folder.uids(f"UNSEEN {recent}", part.low, part.high)
        # `n:*` names the last mail even where it is below n
        return {uid for uid in later if uid > above}, set(unread), part.whole

    async def _is_rebuilt(self, folder: Folder, uidnext: int, highest: int) -> bool:
        """Whether a number that is known is still to be given: then the known ones were another mailbox's."""
        if highest < uidnext:
            return False
        # Another replica may have stored what came after we looked.
        found = await asyncio.to_thread(folder.uids, f"UID {uidnext}:*", 1, folder.exists)
        if any(uid >= uidnext for uid in found):
            return False
        log.warning("%s: its numbers begin anew, the mailbox was rebuilt", self.server)
        return True

    async def _try(self, folder: Folder, numbering: int, uid: int) -> None:
        """Take a mail.  One that the server breaks off at, or keeps to itself, stands before no other."""
        try:
            await self._take(folder, numbering, uid)
        except NotFetched:
            if uid not in self._hard:
                log.warning("%s: the server does not hand out mail %d", self.server, uid)
            self._hard.add(uid)
        except ERRORS:
            self._hard.add(uid)
            raise
        else:
            self._hard.discard(uid)
            self._unsure.discard(uid)
            self._heads.pop(uid, None)

    async def _take(self, folder: Folder, numbering: int, uid: int) -> None:
        _, size = self._heads[uid]
        size = size or await asyncio.to_thread(folder.size, uid)
        cut = size > LARGEST
        most = HEAD if cut else LARGEST
        raw = await asyncio.to_thread(lambda: folder.raw(uid, most, headers=cut)) if size else None
        if raw is None:
            return  # deleted meanwhile
        await self._intake.store(raw, numbering, uid, cut=cut)
        await asyncio.to_thread(folder.seen, [uid])


def examine(server: ImapServer, tls_context: ssl.SSLContext | None = None) -> str:
    """For `privacy-bot check`: logs in, and says by which name the server signs its verdicts.  Raises one of
    `ERRORS`."""
    folder = Folder(server, tls_context)
    try:
        folder.look()
        newest = folder.uids("ALL", folder.exists, folder.exists)[-1:]
        raw = folder.raw(newest[0], HEAD, headers=True) if newest else None
        found = read_incoming(raw or b"", headers_only=True).verdicts
        name = read_results(found)[0] or "with no name (?authserv=none)"
        verdicts = f"verdicts are signed {name}" if found else "the newest mail carries no verdict"
        return f"logged in to {server}, {verdicts}"
    finally:
        folder.close()


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
