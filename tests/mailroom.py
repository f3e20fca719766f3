"""The mailroom: the office with its post.  คุณนิด (Nid) of the privacy desk answers letters by replying to them.

`room.nid(ticket, "ตอบ: …")` is a whole reply as her mail program and the company's server make it; every part
of it can be changed, to be somebody else's, a machine's, or a forger's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from sqlalchemy import Connection, select

from bot.mail.incoming import read_incoming
from bot.mail.letters import MARKER
from bot.staff.mailbox import Intake
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import mail_inbox
from bot.tickets.store import Ticket
from tests.office import BOT, MALEE, TEAM, Office

NID = "nid@company.example"
SERVER = "mx.company.example"
PASSED = (
    f"{SERVER}; spf=pass smtp.mailfrom={NID}; dkim=pass header.d=company.example; "
    "dmarc=pass header.from=company.example"
)
PAGES = "https://bot.company.example"
HISTORY = "เมื่อ วันอา. 22 พ.ย. 2569 เวลา 14:05 ข้อมูลส่วนตัว <bot@company.example> เขียนว่า:"
LETTER = f"{MARKER}\n\nPR-7K4M2-9 · ขอดูข้อมูลของฉัน\nอีเมล: malee@mail.example\nเบอร์: 081-234-5678"


class Mailroom(Office):
    """The office, and all that reads its mail."""

    def __init__(self, url: str, keys: KeyRing, clock: Callable[[], float], **settings: Any) -> None:
        settings = {"public_url": PAGES, "staff_senders": (NID, "@desk.example")} | settings
        super().__init__(url, keys, clock, **settings)
        self.inbox, self.replies = self.ticketing.mail_inbox, self.ticketing.replies
        self._numbers = 0

    def nid(self, ticket: Ticket | None, says: str, **changed: Any) -> bytes:
        """A reply of Nid's.  `quoted=False`: without the letter below; any header by its name, None to leave
        it out; `above`: headers that come before the server's own verdict."""
        self._numbers += 1
        body = says
        if changed.pop("quoted", True):
            below = "\n".join(f"> {each}" for each in LETTER.split("\n"))
            body = f"{says}\n\n{HISTORY}\n{below}\n"
        headers: dict[str, Any] = {
            "Authentication_Results": PASSED,
            "From": f"คุณนิด <{NID}>",
            "To": self.tokens.reply_to(ticket.number) if ticket else BOT,
            "Subject": "Re: [PR-7K4M2-9] ขอดูข้อมูลของฉัน",
            "Message_ID": f"<{self._numbers}@mail.company.example>",
            "Date": f"Sun, 22 Nov 2026 15:{self._numbers // 60:02}:{self._numbers % 60:02} +0700",
        } | changed
        mail = EmailMessage(policy=SMTP)
        for name, value in headers.items():
            for each in value if isinstance(value, list) else [value] if value is not None else []:
                mail[name.replace("_", "-")] = each
        mail.set_content(body)
        return mail.as_bytes()

    def takes(self, raw: bytes) -> str:
        """Store a mail and handle it; what became of it: `done acted`, `quarantined dmarc`..."""
        with self.db() as db:
            self.inbox.store(db, raw)
        with self.db() as db:
            for id in self.inbox.waiting(db):
                self.handles(db, id)
        self.delivers()
        with self.db() as db:
            row = db.execute(select(mail_inbox).order_by(mail_inbox.c.id.desc()).limit(1)).one()
        return f"{row.state} {row.verdict}"

    def handles(self, db: Connection, id: int) -> str:
        """Handle a stored mail; the state it is in now."""
        mail = self.inbox.take(db, id)
        assert mail is not None
        return self.replies.process(db, id, read_incoming(mail.raw, headers_only=mail.verdict == "too-large"))

    def says(self, ticket: Ticket, text: str, **changed: Any) -> str:
        """Nid replies; what became of it."""
        return self.takes(self.nid(ticket, text, **changed))

    def tells_team(self, ticket: Ticket) -> str:
        """The first letter about a ticket goes to the team; its Message-ID."""
        with self.db() as db:
            person = self.people.find(db, MALEE)
            assert person is not None
            self.letters.inquiry(db, person, ticket)
        self.delivers()
        return str(self.to(TEAM)[-1]["Message-ID"])


class Serving:
    """A storage with threads over the same database, for what wants a loop."""

    def __init__(self, room: Mailroom) -> None:
        self.storage = Storage(str(room.storage.url.render_as_string(hide_password=False)))
        self.intake = Intake(self.storage, room.inbox, room.replies)

    async def __aenter__(self) -> Serving:
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.shield(self.storage.close())
