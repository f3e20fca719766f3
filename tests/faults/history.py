"""History: what was written down of calls, mails and the database, and the judge of it.

A history is plain data, so that the judge can be tried with histories in which something is wrong.  What must be true
of any of them, whatever died when:

1. Every update that Telegram need not keep any longer was stored once and is done.
2. Each request that somebody filed is one ticket, with their words, and there is no other.
3. Every letter that was promised arrived, a repeated one byte for byte the same; the team has one for each ticket.
4. Every message that was promised stands in its chat; one that stands there twice is the same, and something happened
   between the two after which nobody could know.
5. In each chat what was said stands in the order of its causes.
6. No log holds what people wrote, their addresses, codes, keys or the token; no chat shows another's words, no subject
   and no column in clear anybody's.
7. What happened to each ticket is numbered without a gap, and its state follows from it.
8. Nobody is verified who did not type, in this chat, for this purpose and this address, a code that was mailed there.
9. After a kill everybody who waited is served within `RECOVERY`.
10. Nothing is left behind: no lease, no form, nothing due; and no life took more memory than is documented.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

RECOVERY = 30.0
"""Seconds after a kill in which whoever waited must be served."""
MEMORY = 512.0
"""Megabytes that are documented for one process."""


@dataclass(frozen=True)
class Update:
    """An update in the inbox."""

    row: int
    update_id: int
    chat_id: int
    state: str = "done"
    error: str | None = None


@dataclass(frozen=True)
class Filed:
    """A ticket."""

    id: str
    number: str
    chat_id: int
    kind: str
    words: str
    state: str = "open"
    team_told: bool = True
    method: str = ""
    email: str = ""
    verified_at: float | None = None


@dataclass(frozen=True)
class Happened:
    """Something that happened to a ticket."""

    ticket_id: str
    seq: int
    kind: str


@dataclass(frozen=True)
class Due:
    """Something in the outbox."""

    row: int
    key: str
    kind: str
    chat_id: int = 0
    ticket_id: str | None = None
    purpose: str = ""
    state: str = "sent"
    message_id: int | None = None
    error: str | None = None


@dataclass(frozen=True)
class Code:
    """A code that was mailed (`used_at` where it was typed), or what it proved."""

    chat_id: int
    purpose: str
    email: str
    at: float | None


@dataclass(frozen=True)
class Said:
    """A message that the bot put into a chat."""

    chat_id: int
    message_id: int
    content: str
    at: float
    ambiguous: bool = False
    """Whether it was put there without the bot's hearing of it, by a fault that was not a kill."""


@dataclass(frozen=True)
class Mailed:
    """A letter that arrived."""

    id: str
    """Its Message-ID."""
    to: str
    subject: str
    raw: bytes


@dataclass(frozen=True)
class Told:
    """What somebody was told that was filed, and what they had typed."""

    chat_id: int
    number: str
    words: str
    email: str = ""
    once: bool = True
    """Whether they typed everything once, so that it must stand in the ticket as it is."""


@dataclass
class History:
    """Everything that was written down."""

    team: str = ""
    stormy: bool = False
    """Whether the mail server failed, too: then a code may be too late to be of use, and another is asked for."""
    acknowledged: set[int] = field(default_factory=set)
    updates: list[Update] = field(default_factory=list)
    filed: list[Filed] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    proofs: list[Code] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    edited: set[tuple[int, int]] = field(default_factory=set)
    """Chat and message whose text was changed later: what was said so stands where the first text stood."""
    mailed: list[Mailed] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    not_served: list[str] = field(default_factory=list)
    shocks: list[float] = field(default_factory=list)
    """When a process died, or stood still."""
    logs: list[str] = field(default_factory=list)
    """Secrets that were found in the log, in columns in clear, or where else they must not be."""
    left: list[str] = field(default_factory=list)
    """What waits, is held or half done after everybody was served."""
    recoveries: list[float] = field(default_factory=list)
    memory: float = 0.0
    """Megabytes of the largest life."""


@dataclass
class Verdict:
    """What came of it."""

    updates: int = 0
    tickets: int = 0
    letters: int = 0
    repeated_messages: int = 0
    repeated_letters: int = 0
    recoveries: int = 0
    recovery: float = 0.0
    """Seconds, the longest."""
    memory: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Verdict) -> None:
        """This and another history together."""
        for name in ("updates", "tickets", "letters", "repeated_messages", "repeated_letters", "recoveries"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.recovery = max(self.recovery, other.recovery)
        self.memory = max(self.memory, other.memory)
        self.wrong += other.wrong


def judge(history: History) -> Verdict:
    """Look at everything that is left, when all are served and the bot has come to rest."""
    verdict = Verdict(
        len(history.updates),
        len(history.filed),
        recoveries=len(history.recoveries),
        recovery=max(history.recoveries, default=0.0),
        memory=history.memory,
        wrong=[f"not served: {each}" for each in history.not_served],
    )
    for rule in (_updates, _tickets, _letters, _messages, _order, _secrets, _events, _proofs, _end):
        rule(history, verdict)
    return verdict


def _updates(history: History, verdict: Verdict) -> None:
    times = Counter(each.update_id for each in history.updates)
    for id in sorted(history.acknowledged - set(times)):
        verdict.wrong.append(f"lost: update {id} was acknowledged and is not stored")
    for id, number in times.items():
        if number > 1:
            verdict.wrong.append(f"doubled: update {id} is stored {number} times")
    for each in history.updates:
        if each.state != "done":
            verdict.wrong.append(f"update {each.update_id} is {each.state} ({each.error})")


def _tickets(history: History, verdict: Verdict) -> None:
    numbers = {each.number: each for each in history.filed}
    told = {each.number for each in history.told}
    for one in history.told:
        ticket = numbers.get(one.number)
        if ticket is None:
            verdict.wrong.append(f"lost: {one.number} was promised and is no ticket")
        elif ticket.chat_id != one.chat_id or (one.once and one.words not in ticket.words):
            verdict.wrong.append(f"{one.number} is not what chat {one.chat_id} filed")
    for number in sorted(set(numbers) - told):
        verdict.wrong.append(f"doubled: {number} is a ticket that nobody was told of")
    for chat, times in Counter(each.chat_id for each in history.filed).items():
        if times > 1:
            verdict.wrong.append(f"doubled: chat {chat} filed once and has {times} tickets")


def _letters(history: History, verdict: Verdict) -> None:
    copies = defaultdict(list)
    for letter in history.mailed:
        copies[letter.id].append(letter)
    verdict.letters, verdict.repeated_letters = len(copies), len(history.mailed) - len(copies)
    promised = {
        each.key.removeprefix("m:")
        for each in history.due
        if each.kind == "letter" and not _too_late(history, each)
    }
    arrived = {id.strip("<>").rpartition("@")[0].rpartition(".")[0] for id in copies}
    for key in sorted(promised - arrived):
        verdict.wrong.append(f"missing: letter {key} was promised and did not arrive")
    for key in sorted(arrived - {each.key.removeprefix("m:") for each in history.due}):
        verdict.wrong.append(f"letter {key} arrived and was never promised")
    for id, letters in copies.items():
        if len({(each.to, _without_trace(each.raw)) for each in letters}) != 1:
            verdict.wrong.append(f"changed: letter {id} was repeated with other bytes")
    for each in history.filed:
        those = {letter.id for letter in history.mailed if each.number in letter.subject}
        to_team = {letter.id for letter in history.mailed if letter.id in those and letter.to == history.team}
        if len(to_team) != 1:
            verdict.wrong.append(f"missing: {len(to_team)} letters told the team of {each.number}")


def _too_late(history: History, due: Due) -> bool:
    """Whether it is a code that the mail server did not take while it was of use."""
    return history.stormy and (due.purpose, due.state, due.error) == ("code", "dropped", "too late")


def _without_trace(raw: bytes) -> bytes:
    """The letter without what servers on its way write on top of it."""
    return b"\n".join(
        line for line in raw.splitlines() if not line.startswith((b"X-Peer:", b"X-MailFrom:", b"X-RcptTo:"))
    )


def _messages(history: History, verdict: Verdict) -> None:
    for each in history.due:
        if each.state != "sent" and not _too_late(history, each):
            verdict.wrong.append(f"{each.kind} {each.key} is {each.state} ({each.error})")
    noted = {
        (each.chat_id, each.message_id)
        for each in history.due
        if each.kind == "chat" and each.message_id is not None
    }
    stands = {(each.chat_id, each.message_id) for each in history.said}
    for chat, message in sorted(noted - stands):
        verdict.wrong.append(f"message {message} of chat {chat} was noted and does not stand there")
    same = defaultdict(list)
    for said in sorted(history.said, key=lambda each: each.message_id):
        same[said.chat_id, said.content].append(said)
    for (chat, _), copies in same.items():
        for n, copy in enumerate(copies):
            if (chat, copy.message_id) in noted:
                continue
            verdict.repeated_messages += 1
            beside = [*copies[max(0, n - 1) : n], *copies[n + 1 : n + 2]]
            if not beside:
                verdict.wrong.append(f"message {copy.message_id} of chat {chat} was never promised")
            elif not copy.ambiguous and not any(_shocked(history, copy, each) for each in beside):
                verdict.wrong.append(
                    f"doubled: message {copy.message_id} of chat {chat}, and nothing had died"
                )


def _shocked(history: History, one: Said, other: Said) -> bool:
    """Whether something died, or stood still, between two messages."""
    first, last = sorted((one.at, other.at))
    return any(first <= each <= last for each in history.shocks)


def _order(history: History, verdict: Verdict) -> None:
    said = {(each.chat_id, each.message_id) for each in history.said} - history.edited
    cause = {each.update_id: each.row for each in history.updates}
    chats = defaultdict(list)
    for each in sorted(history.due, key=lambda due: due.row):
        if each.kind == "chat":
            chats[each.chat_id].append(each)
    for lane in chats.values():
        stood = [each for each in lane if (each.chat_id, each.message_id) in said]
        for before, after in pairwise(stood):
            if (after.message_id or 0) < (before.message_id or 0):
                verdict.wrong.append(
                    f"order: {after.key} stands before {before.key}, which was promised earlier"
                )
        caused = [
            (cause.get(int(n[1]), 0), int(n[2]), n[0]) for each in lane if (n := _UPDATE.match(each.key))
        ]
        for first, then in pairwise(caused):
            if then < first:
                verdict.wrong.append(
                    f"order: {then[2]} was promised after {first[2]}, whose cause came later"
                )


_UPDATE = re.compile(r"u(\d+):(\d+)$")
"""The key of what follows from an update."""


def _secrets(history: History, verdict: Verdict) -> None:
    verdict.wrong += history.logs
    others = {each.words: each.chat_id for each in history.told}
    for said in history.said:
        for words, chat in others.items():
            if chat != said.chat_id and words in said.content:
                verdict.wrong.append(f"chat {said.chat_id} shows what chat {chat} wrote")
    for letter in history.mailed:
        if any(words in letter.subject for words in others):
            verdict.wrong.append(f"the subject of letter {letter.id} holds what somebody wrote")


def _events(history: History, verdict: Verdict) -> None:
    events = defaultdict(list)
    for each in sorted(history.happened, key=lambda event: event.seq):
        events[each.ticket_id].append(each)
    for ticket in history.filed:
        mine = events.pop(ticket.id, [])
        if [each.seq for each in mine] != list(range(1, len(mine) + 1)):
            verdict.wrong.append(f"the events of {ticket.number} have a gap")
        kinds = [each.kind for each in mine]
        if kinds != ["received"] + ["forwarded"] * ticket.team_told or ticket.state != "open":
            verdict.wrong.append(
                f"{ticket.number} is {ticket.state}, and what happened was {', '.join(kinds)}"
            )
    for id in events:
        verdict.wrong.append(f"something happened to {id}, which is no ticket")


def _proofs(history: History, verdict: Verdict) -> None:
    used = {
        (each.chat_id, each.purpose, each.email, each.at) for each in history.codes if each.at is not None
    }
    proven = {(each.chat_id, each.purpose, each.email, each.at) for each in history.proofs}
    for chat, purpose, *_ in sorted(proven - used, key=str):
        verdict.wrong.append(f"chat {chat} has a proof for {purpose} and typed no code that was right")
    if len(history.proofs) != len(proven):
        verdict.wrong.append("a code was used twice")
    typed = {each.number: each.email for each in history.told}
    for ticket in history.filed:
        if not ticket.method:
            continue
        if ticket.email != typed.get(ticket.number, ticket.email):
            verdict.wrong.append(f"{ticket.number} is verified for an address that nobody typed")
        mine = (ticket.chat_id, ticket.email, ticket.verified_at)
        if mine not in {(chat, email, at) for chat, _, email, at in proven}:
            verdict.wrong.append(f"{ticket.number} is verified without a proof")


def _end(history: History, verdict: Verdict) -> None:
    for seconds in history.recoveries:
        if seconds > RECOVERY:
            verdict.wrong.append(f"slow: somebody waited {seconds:.1f} s after a kill")
    verdict.wrong += [f"left: {each}" for each in history.left]
    if history.memory > MEMORY:
        verdict.wrong.append(f"a life took {history.memory:.0f} MB")
