"""History: what was written down of calls, mails and the database, held against what must be true after any kill.

The invariants are those of a queue between two outside worlds: what was acknowledged is done, what was promised is
kept once, what is repeated is repeated byte for byte, each chat keeps its order, and no log holds what people wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, create_engine, select

from bot.demo import BotApi, Mailbox
from bot.storage.tables import inbox, outbox, tickets
from tests.conftest import KEYS
from tests.faults.crowd import WORDS, Crowd


@dataclass
class Verdict:
    """What came of it."""

    updates: int = 0
    tickets: int = 0
    letters: int = 0
    repeated_messages: int = 0
    repeated_letters: int = 0
    longest_wait: float = 0.0
    """Seconds, since somebody asked or the bot was last born."""
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Verdict) -> None:
        """This and another history together."""
        for name in ("updates", "tickets", "letters", "repeated_messages", "repeated_letters"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.longest_wait = max(self.longest_wait, other.longest_wait)
        self.wrong += other.wrong


def judge(database: str, api: BotApi, post: Mailbox, crowd: Crowd, log: str, kills: int) -> Verdict:
    """Look at everything that is left, when all are served and the bot has come to rest."""
    engine = create_engine(database)
    with engine.connect() as db:
        updates = db.execute(select(inbox.c.update_id, inbox.c.state, inbox.c.error)).all()
        filed = db.execute(select(tickets.c.number)).scalars().all()
        promised = db.execute(select(outbox).order_by(outbox.c.id)).all()
    engine.dispose()
    verdict = Verdict(len(updates), len(filed), longest_wait=crowd.longest)
    say = verdict.wrong.append
    for each in crowd.lost:
        say(f"not served: {each}")
    for row in updates:
        if row.state != "done":
            say(f"update {row.update_id} is {row.state} ({row.error})")
    told = [each.number for each in crowd.promised]
    for number in set(told) - set(filed):
        say(f"lost: {number} was promised and is no ticket")
    for number in set(filed) - set(told):
        say(f"doubled: {number} is a ticket that nobody was told of")
    for row in promised:
        if row.state != "sent":
            say(f"{row.kind} {row.effect_key} is {row.state} ({row.error})")
    _letters(post, sum(row.kind == "letter" for row in promised), verdict)
    sent = [call for call in api.calls_of("sendMessage") if call.status == 200]
    shown = sum(row.kind == "chat" and row.message_id is not None for row in promised)
    verdict.repeated_messages = max(0, len(sent) - shown)
    if verdict.repeated_messages > kills:
        say(f"{verdict.repeated_messages} messages were repeated in {kills} kills")
    edited = {int(call.params["message_id"]) for call in api.calls if call.method.startswith("editMessage")}
    _order(promised, {call.answer["result"]["message_id"] for call in sent} - edited, verdict)
    for canary in (WORDS, KEYS.partition(":")[2], api.token, "@example.com"):
        if canary in log:
            say(f"the log holds {canary[:12]}…")
    return verdict


def _letters(post: Mailbox, promised: int, verdict: Verdict) -> None:
    """Every letter arrived, and one that arrived twice is the same letter."""
    copies = defaultdict(list)
    for letter in post.letters:
        copies[letter.message["Message-ID"]].append(letter.raw)
    verdict.letters = len(copies)
    verdict.repeated_letters = len(post.letters) - len(copies)
    if len(copies) != promised:
        verdict.wrong.append(f"{promised} letters were promised, {len(copies)} arrived")
    for name, raws in copies.items():
        if len({_without_trace(raw) for raw in raws}) != 1:
            verdict.wrong.append(f"letter {name} was repeated with other bytes")


def _without_trace(raw: bytes) -> bytes:
    """The letter without what servers on its way write on top of it."""
    return b"\n".join(
        line for line in raw.splitlines() if not line.startswith((b"X-Peer:", b"X-MailFrom:", b"X-RcptTo:"))
    )


def _order(promised: Iterable[Row[Any]], sent: set[int], verdict: Verdict) -> None:
    """In each chat what was `sent`, and not edited since, stands in the order in which it was promised."""
    last: dict[int, int] = {}
    for row in promised:
        if row.kind != "chat" or row.message_id not in sent:
            continue
        if row.message_id < last.get(row.chat_id, 0):
            verdict.wrong.append(f"{row.effect_key} stands before what was promised earlier")
        last[row.chat_id] = row.message_id
