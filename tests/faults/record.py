"""The record: a history is read from the fakes, the database, the crowd and the log."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from sqlalchemy import Connection, create_engine, select

from bot.demo import BotApi, Mailbox
from bot.demo.telegram.world import RecordedCall
from bot.storage.crypto import KeyRing
from bot.storage.tables import (
    METADATA,
    challenges,
    conversations,
    inbox,
    outbox,
    proofs,
    ticket_events,
    tickets,
)
from tests.chat import TEAM
from tests.conftest import KEYS
from tests.faults.crowd import WORDS, Crowd
from tests.faults.history import Code, Due, Filed, Happened, History, Mailed, Said, Told, Update
from tests.faults.weather import AMBIGUOUS

ADDRESSES = ".example.com"
"""What the addresses of the crowd have in common."""


def history(database: str, api: BotApi, post: Mailbox, crowd: Crowd, log: str) -> History:
    """Everything that is left, when all are served and the bot has come to rest."""
    made = History(team=TEAM)
    waiting = {each.id for each in api.updates.waiting}
    made.acknowledged = set(range(api.updates.first_id, api.updates.next_id)) - waiting
    engine = create_engine(database)
    with engine.connect() as db:
        _stored(db, made)
        made.logs += [f"{where} holds {what}" for where, what in _in_clear(db)]
    engine.dispose()
    calls = api.calls
    for call in calls:
        if call.method == "sendMessage" and took_effect(call):
            made.said.append(_said(call))
        elif call.method == "editMessageText":
            made.edited.add((int(call.params["chat_id"]), int(call.params["message_id"])))
    for letter in post.letters:
        id, [to, *_] = str(letter.message["Message-ID"]), letter.envelope_to
        made.mailed.append(Mailed(id, to, letter.subject, letter.raw))
    made.told = [
        Told(each.chat_id, each.number, each.words, each.email, each.once) for each in crowd.promised
    ]
    made.not_served = list(crowd.lost)
    for canary in (WORDS, KEYS.partition(":")[2], api.token, ADDRESSES):
        if canary in log:
            made.logs.append(f"the log holds {canary[:12]}…")
    if set(re.findall(r"(?<!\d)\d{8}(?!\d)", log)) & crowd.codes:
        made.logs.append("the log holds a code")
    return made


def took_effect(call: RecordedCall) -> bool:
    """Whether Telegram did it, whatever became of the answer."""
    return isinstance(call.answer, dict) and bool(call.answer.get("ok"))


def _said(call: RecordedCall) -> Said:
    content = json.dumps([call.params.get("text"), call.params.get("reply_markup")], ensure_ascii=False)
    id = call.answer["result"]["message_id"]
    return Said(int(call.params["chat_id"]), id, content, call.at, call.fault in AMBIGUOUS)


def _stored(db: Connection, made: History) -> None:
    keys = KeyRing.parse(KEYS)
    for row in db.execute(select(inbox).order_by(inbox.c.id)):
        made.updates.append(Update(row.id, row.update_id, row.chat_id, row.state, row.error))
        if row.lease is not None:
            made.left.append(f"a lease on update {row.update_id}")
    for row in db.execute(select(outbox)):
        made.due.append(
            Due(row.id, row.effect_key, row.kind, row.chat_id, row.ticket_id, row.purpose, row.state,
                row.message_id, row.error)
        )  # fmt: skip
        if row.lease is not None:
            made.left.append(f"a lease on {row.effect_key}")
    for row in db.execute(select(tickets)):
        body, email = keys.open(f"tickets.body:{row.id}", row.body_sealed), ""
        if row.email_sealed:
            email = keys.open(f"tickets.email:{row.id}", row.email_sealed)
        words = json.dumps(body, ensure_ascii=False)
        made.filed.append(
            Filed(row.id, row.number, row.chat_id, row.kind, words, row.state, row.team_told_at is not None,
                  row.method, email, row.verified_at)
        )  # fmt: skip
    for row in db.execute(select(ticket_events)):
        made.happened.append(Happened(row.ticket_id, row.seq, row.kind))
    for row in db.execute(select(challenges).where(challenges.c.mailed)):
        email = keys.open(f"challenges.email:{row.id}", row.email_sealed)
        made.codes.append(Code(row.chat_id, row.purpose, email, row.used_at))
    for row in db.execute(select(proofs)):
        email = keys.open(f"proofs.email:{row.id}", row.email_sealed)
        made.proofs.append(Code(row.chat_id, row.purpose, email, row.verified_at))
    made.left += [f"a form of chat {row.chat_id}" for row in db.execute(select(conversations))]


def _in_clear(db: Connection) -> Iterator[tuple[str, str]]:
    """Columns that hold what is to be sealed."""
    found = set()
    for table in METADATA.sorted_tables:
        for row in db.execute(select(table)).mappings():
            for name, value in row.items():
                data = bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
                for canary in (WORDS, ADDRESSES):
                    if canary.encode() in data:
                        found.add((f"{table.name}.{name}", f"{canary[:12]}…"))
    yield from sorted(found)
