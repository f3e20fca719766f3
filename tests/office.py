"""The office: everything about tickets on a real database, with the outbox emptied by hand.

มาลี (Malee) files in chat 7 with a verified address; the privacy desk, staffed by คุณนิด (Nid), does the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, select, update

from bot.app.ticketing import build_ticketing
from bot.identity.proofs import Proof
from bot.ops.config import Config
from bot.queue.delivery import DeliveryError
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import files, outbox, tickets
from bot.tickets.actions import PERSON, SERVICE, Action, Actor
from bot.tickets.inspection import Evidence
from bot.tickets.store import Filing, Ticket, TicketEvent
from bot.tickets.workflow import Moved
from flows.lines import Reply

First, Second = TypeVar("First"), TypeVar("Second")
MALEE = 7
MALEES_MAIL = "malee@mail.example"
TEAM = "privacy@company.example"
BOT = "bot@company.example"
NID = Actor("staff", "nid@company.example")
WISH = {
    "categories": ["1.1"],
    "details": "",
    "fee": "",
    "evidence": "",
    "changes": [],
    "copy": "",
    "reason": "",
}


class Office:
    """Tickets, and whoever is about them."""

    def __init__(self, url: str, keys: KeyRing, clock: Callable[[], float], **settings: Any) -> None:
        """`settings` are what else an operator would set, as `Config` has them."""
        self.config = Config(
            bot_token="",
            secret_keys=keys,
            smtp_url="",
            mail_from=BOT,
            privacy_mailbox=TEAM,
            data_dir=Path(),
            database_url=url,
            company_name="บริษัท ตัวอย่าง จำกัด",
            **settings,
        )
        self.clock, self.keys = clock, keys
        self.storage = Storage(url, threads=0)
        self.ticketing = build_ticketing(
            self.config, clock=clock, bot_name=lambda: "@bot", policy_version="1", strict=True
        )
        made = self.ticketing
        self.words, self.people, self.tickets = made.words, made.people, made.tickets
        self.outbox, self.deliveries, self.workflow = made.outbox, made.deliveries, made.workflow
        self.refusals, self.tokens, self.letters, self.mail = (
            made.refusals,
            made.tokens,
            made.letters,
            made.post,
        )
        self.said: list[str] = []
        """What stood in the chat, in order."""
        self.post: list[EmailMessage] = []
        """What the mail server took, in order."""
        self._messages = 0
        with self.db() as db:
            self.people.meet(db, MALEE, "มาลี (@malee)", "th")

    @contextmanager
    def db(self) -> Iterator[Connection]:
        """A transaction."""
        with self.storage.engine.begin() as connection:
            yield connection

    @contextmanager
    def key_is_away(self, *columns: Column[bytes]) -> Iterator[None]:
        """Within it the key of all that stands in these columns is one that another replica has."""
        away = KeyRing.parse(KeyRing.new("away"))
        with self.db() as db:
            held = {
                (column, sealed): away.seal("x", n)
                for column in columns
                for n, sealed in enumerate(
                    db.execute(select(column).where(column.is_not(None))).scalars().all()
                )
            }
            for (column, sealed), instead in held.items():
                db.execute(update(column.table).where(column == sealed).values({column: instead}))
        yield
        with self.db() as db:
            for (column, sealed), instead in held.items():
                db.execute(update(column.table).where(column == instead).values({column: sealed}))

    def overlap(
        self,
        first: Callable[[Connection], First],
        second: Callable[[Connection], Second],
        *,
        then: Callable[[Connection], object] = lambda _: None,
    ) -> tuple[First, Second]:
        """Two transactions, as of two replicas: the second begins before the first ends, or goes on with `then`.
        What came of each."""
        with ThreadPoolExecutor(1) as pool:
            with self.db() as db:
                one = first(db)
                other = pool.submit(self._alone, second)
                wait([other], 0.2)  # it waits for the first, or has not begun: either way it comes second
                then(db)
            return one, other.result()

    def _alone(self, work: Callable[[Connection], Second]) -> Second:
        with self.db() as db:
            return work(db)

    def files(
        self,
        kind: str = "access",
        *,
        verified: bool = True,
        email: str = "",
        chat_id: int = MALEE,
        reason: str = "",
    ) -> Ticket:
        """Malee files something; without proof it awaits verification."""
        inquiry = kind in ("question", "complaint", "concern", "leak")
        proof = Proof("p", MALEES_MAIL, "email", None, self.clock()) if verified else None
        body = {"message": "ข้อมูลของฉันรั่ว"} if inquiry else {"wish": WISH | {"reason": reason}}
        submission = f"{chat_id}:{kind}:{self.count(tickets)}"
        filing = Filing(
            submission,
            chat_id,
            "th",
            kind,
            body,
            proof=None if inquiry else proof,
            email=email,
            state="open" if verified or inquiry else "awaiting-verification",
        )
        with self.db() as db:
            ticket, _ = self.tickets.file(db, filing)
        return ticket

    def has(self, ticket: Ticket, *evidence: Evidence) -> tuple[str, ...]:
        """Files are part of a ticket, one after the other; their ids."""
        made, before = self.ticketing.attachments, self.count(files)
        with self.db() as db:
            ids = [made.keep(db, ticket.chat_id, f"u{before + n}", each) for n, each in enumerate(evidence)]
            for n, id in enumerate(ids):
                db.execute(update(files).where(files.c.id == id).values(received_at=self.clock() + n))
            made.attach(db, ticket.chat_id, ids, ticket.id)
        return tuple(ids)

    def does(self, ticket: Ticket, action: Action, actor: Actor = NID) -> Ticket:
        """Something is done with a ticket; the ticket after it."""
        return self.moves(ticket, action, actor).ticket

    def moves(self, ticket: Ticket, action: Action, actor: Actor = NID) -> Moved:
        """The same, with all that is known about it."""
        with self.db() as db:
            return self.workflow.act(db, ticket, action, actor)

    def malee(self, ticket: Ticket, action: Action) -> Moved:
        """Malee does something with her ticket."""
        return self.moves(ticket, action, PERSON)

    def service(self, ticket: Ticket, action: Action) -> Moved:
        """The service does."""
        return self.moves(ticket, action, SERVICE)

    def delivers(self, *, blocked: bool = False, refused: bool = False) -> None:
        """Empty the outbox; `blocked`: Malee has blocked the bot; `refused`: the mail server refuses for good."""
        while self._deliver("chat", blocked) or self._deliver("letter", refused):
            pass

    def now(self, ticket: Ticket) -> Ticket:
        """A ticket as it stands."""
        with self.db() as db:
            return self.tickets.by_id(db, ticket.id)

    def history(self, ticket: Ticket) -> list[TicketEvent]:
        """What has happened to it."""
        with self.db() as db:
            return self.tickets.history(db, ticket)

    def to(self, address: str) -> list[EmailMessage]:
        """The letters to an address."""
        return [each for each in self.post if address in str(each["to"])]

    def about(self, words: str) -> EmailMessage:
        """The one letter to the team that says this on a line of its own."""
        [letter] = [each for each in self.to(TEAM) if words in text(each).splitlines()]
        return letter

    def reads(self, reply: Reply) -> str:
        """A reply in words."""
        return "\n".join(self.words.say(each) for each in reply.lines)

    def count(self, table: Any) -> int:
        """Rows of a table."""
        with self.db() as db:
            return len(db.execute(select(table)).all())

    def waiting(self, kind: str) -> int:
        """How much of a kind is to go out."""
        with self.db() as db:
            query = select(outbox.c.id).where(outbox.c.kind == kind, outbox.c.state == "due")
            return len(db.execute(query).all())

    def _deliver(self, kind: str, fails: bool) -> bool:
        with self.db() as db:
            items = self.deliveries.claim(db, kind)
            for item in items:
                if fails:
                    error = DeliveryError("refused", permanent=True, unreachable=kind == "chat")
                    self.deliveries.failed(db, item, error)
                elif kind == "chat":
                    self.said.append(self.reads(Reply.from_json(item.body)))
                    self._messages += 1
                    self.deliveries.sent(db, item, self._messages)
                else:
                    raw = item.body["message"].encode("ascii")
                    self.post.append(message_from_bytes(raw, policy=policy.default))  # type: ignore[arg-type]
                    self.deliveries.sent(db, item)
        return bool(items)


def text(letter: EmailMessage) -> str:
    """The plain body of a letter."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")
