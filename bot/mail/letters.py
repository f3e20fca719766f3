"""Letters: a name, a language and a context become the exact bytes that go on the wire, and a promise.

A letter is three templates, `locales/<language>/letters/<name>/{subject.txt,body.txt,body.html}`, whose
context keys stand in the comment at the top of each. It is composed once, in the transaction that promises it,
and stored: Message-ID, Date and boundaries are fixed then, so that a second attempt sends the same bytes and a
mailbox can recognise the repeat.

To add a letter: the three files in each language, and a sample context in `tests/bot/mail/letter_samples.py`.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.i18n import local
from bot.mail.address import address, sender
from bot.mail.defang import line, safe
from bot.mail.templates import HOME, Templates
from bot.queue.outbox import Envelope, Outbox, left_part, new_serial
from flows.emails import ENCODED

MARKER = "--- ตอบกลับเหนือบรรทัดนี้ ---"
"""First line of every letter that the team may answer, in every language; the reader of replies cuts here."""

SUBJECT_KEYS = ("number", "kind_title", "company", "days", "date", "urgent", "overdue", "due_soon", "new")
"""All that a subject may show: it stands on lock screens and in logs of mail servers, so no name, no words
of a person and no code. A subject that asks for more does not render."""

REPLIES = ("help", "held", "done")
"""Letters that answer a mail: `Auto-Submitted: auto-replied` (RFC 3834, 5)."""

_NAMES = {"th": "ข้อมูลส่วนตัว", "en": "Privacy desk"}
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,200}@[A-Za-z0-9.-]{1,253}>")
_FOLD = "\r\n "
_IDS = ("message-id", "in-reply-to", "references")


def is_message_id(text: str) -> bool:
    """Whether a letter can refer to a text as a message: `<left@right>`, and nothing that a header would decode."""
    return bool(_MESSAGE_ID.fullmatch(text)) and ENCODED not in text


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a letter; `content_type` such as `application/pdf`."""

    name: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """What is to be written, to whom, and what is to be known of it until it has arrived.

    `key` makes a second promise of it impossible, and begins its Message-ID. `name` is its templates' and the
    purpose by which the outbox knows it. `thread` holds what it belongs to (`Letters.thread`) and the Message-IDs
    before it, oldest first; the last is what it answers. `deadline` (seconds from now): later it is not sent any
    more. Without `deliver` it is composed and stored like any other and never sent, so that the work does not tell
    addresses apart.
    """

    key: str
    name: str
    language: str
    to: str = field(repr=False)
    context: Mapping[str, object] = field(repr=False)
    _: KW_ONLY
    chat_id: int = 0
    ticket_id: str | None = None
    reply_to: str | None = None
    thread: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    deadline: float | None = None
    deliver: bool = True


class Letters:
    """Promises letters: composes each in full, in the transaction that caused it, for the outbox to send."""

    def __init__(self, outbox: Outbox, composer: "Composer", clock: Callable[[], float]) -> None:
        self._outbox, self._composer, self._clock = outbox, composer, clock

    def thread(self, about: str) -> str:
        """What all letters about one thing refer to, so that mail programs show them together: the form of a
        Message-ID, of no letter. It needs nothing that is stored, so it is the same after any time, any change of
        keys and any restore."""
        return self._composer.message_id(about)

    def promise(self, db: Connection, letter: Letter) -> bool:
        """Promise a letter. False when one of its key was promised before. Raises what `compose` raises."""
        date, serial = local(int(self._clock())), new_serial()
        envelope = Envelope(
            f"m:{letter.key}",
            letter.name,
            letter.to,
            self._composer.compose(letter, date, serial),
            chat_id=letter.chat_id,
            ticket_id=letter.ticket_id,
            deadline=letter.deadline,
            deliver=letter.deliver,
            serial=serial,
        )
        return self._outbox.letter(db, envelope)

    def key_of(self, db: Connection, message_id: str) -> str | None:
        """The key of the letter of ours that has this Message-ID; None for what is none of ours, or is not kept any
        more."""
        left, _, domain = message_id.strip("<>").rpartition("@")
        if self._composer.message_id(left) != f"<{left}@{domain.lower()}>":
            return None
        key = self._outbox.key_of(db, left)
        return key.removeprefix("m:") if key else None

    def may_have_arrived(self, db: Connection, key: str) -> bool:
        """Whether the letter of that key may have reached whom it is for."""
        return self._outbox.may_have_arrived(db, f"m:{key}")


class Composer:
    """Composes letters of one company from one directory of locales.

    `mail_from` is the setting MAIL_FROM (an address, or `Name <address>`). Raises ValueError when it is not one
    plain address.
    """

    def __init__(self, locales: Path, mail_from: str, company: str) -> None:
        self._templates = Templates(locales)
        self._company = company
        self._from = {language: sender(mail_from, company, name) for language, name in _NAMES.items()}

    def message_id(self, left: str) -> str:
        """A Message-ID on our own domain."""
        return f"<{left}@{self._from[HOME].domain}>"

    def compose(self, letter: Letter, date: datetime, serial: int) -> bytes:
        """The whole letter as it goes on the wire (CRLF, 7-bit); the same arguments give the same bytes.

        `date` carries its zone. `serial` is what nobody can guess of its Message-ID. Every value of the context is
        made safe on its way into a body.
        Raises ValueError for an address, Message-ID or date that is not one, jinja2.UndefinedError for a key
        that the templates want and the context lacks, jinja2.TemplateNotFound for an unknown letter.
        """
        if date.tzinfo is None:
            raise ValueError("the date of a letter needs its time zone")
        name, language, message_id = (
            letter.name,
            letter.language,
            self.message_id(left_part(letter.key, serial)),
        )
        if not all(map(is_message_id, (message_id, *letter.thread))):
            raise ValueError("not a Message-ID of the form <left@right>")
        recipient = address(letter.to)
        everything = {"company": self._company, "language": language, "marker": MARKER, **letter.context}
        subject = {key: value for key, value in everything.items() if key in SUBJECT_KEYS}

        message = EmailMessage(policy=_Wire(utf8=not recipient.username.isascii()))
        message["From"] = self._from.get(language, self._from[HOME])
        message["To"] = recipient
        message["Subject"] = line(self._templates.render(f"{name}/subject.txt", language, subject))
        message["Date"] = date
        message["Message-ID"] = message_id
        if letter.reply_to is not None:
            message["Reply-To"] = _plain(address(letter.reply_to))
        if letter.thread:
            message["In-Reply-To"] = letter.thread[-1]
            message["References"] = " ".join(letter.thread)
        message["Auto-Submitted"] = "auto-replied" if name in REPLIES else "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message["Content-Language"] = language
        message.set_content(self._templates.render(f"{name}/body.txt", language, everything), cte="base64")
        html = self._templates.render(f"{name}/body.html", language, everything)
        message.add_alternative(html, subtype="html", cte="base64")
        for enclosed in letter.enclosures:
            kind, _, subtype = enclosed.content_type.partition("/")
            # Nobody presses the name of a file: it keeps its dots.
            shown = " ".join(safe(enclosed.name, links=True).split())
            filename = shown.replace("/", "_").replace("\\", "_")
            message.add_attachment(enclosed.data, maintype=kind, subtype=subtype, filename=filename)
        seed = hashlib.sha256(message_id.encode("ascii")).hexdigest()[:32]
        for depth, part in enumerate(part for part in message.walk() if part.is_multipart()):
            part.set_boundary(f"=_{depth}_{seed}")
        return message.as_bytes()


class _Wire(EmailPolicy):
    """`email.policy.SMTP` with two repairs. Its folding turns a Message-ID of more than 77 characters into an
    encoded word, which no mail program can follow; and it loses a space between Latin and Thai where it
    folds a subject (CPython 3.11.7: "วันที่ 19 ธันวาคม" comes back as "วันที่ 19ธันวาคม")."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"linesep": "\r\n", "cte_type": "7bit", **settings})

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header as bytes: Message-IDs one a line and as they are, a subject in encoded words from end to
        end (RFC 2047), everything else as the standard library does."""
        if name.lower() in _IDS:
            return f"{name}: {_FOLD.join(str(value).split())}\r\n".encode("ascii")
        if name.lower() == "subject" and not str(value).isascii():
            words = Header(str(value), charset="utf-8", header_name=name).encode(linesep="\r\n")
            return f"{name}: {words}\r\n".encode("ascii")
        return super().fold_binary(name, value)


def _plain(each: Address) -> Address:
    return Address(username=each.username, domain=each.domain)
