"""Mail as it arrived: who it is from and for, what it says, what hangs on it.

Headers are read through `make_header(decode_header(raw))`: reading back a folded two-part name with
`policy.default` puts a space into the middle of a Thai word in CPython 3.11.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import formatdate, getaddresses, make_msgid, parseaddr, parsedate_to_datetime
from functools import cached_property
from typing import Any

Json = dict[str, Any]

PREVIEW = 110  # characters

MARKER = re.compile(r"\s{0,20}[-–—]{2}.{0,200}[-–—]{2}\s{0,20}")
"""A line that only says where to write, such as "--- reply above this line ---"."""
WORD = re.compile(r"[^\s\[\]()·:]+")
CODE = re.compile(r"(?<![\w.-])(\d{4})[ \u00a0-]?(\d{4})(?![\w-])", re.A)


@dataclass(frozen=True)
class Attachment:
    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """One mail, with the envelope that it came in."""

    id: int
    raw: bytes
    envelope_from: str
    envelope_to: tuple[str, ...]
    received: float

    @cached_property
    def message(self) -> EmailMessage:
        message = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message

    @cached_property
    def headers(self) -> dict[str, str]:
        """Every header by its name as written, decoded; a repeated one joined by line ends."""
        plain: Message = message_from_bytes(self.raw, policy=policy.compat32)
        found: dict[str, str] = {}
        for name, value in plain.items():
            try:
                said = str(make_header(decode_header(value)))
            except (LookupError, UnicodeError, ValueError):
                said = str(value)
            said = re.sub(r"\r?\n[ \t]+", " ", said)
            found[name] = f"{found[name]}\n{said}" if name in found else said
        return found

    def header(self, name: str) -> str:
        """A header by its name, without regard to case; empty when there is none."""
        return next((v for n, v in self.headers.items() if n.lower() == name.lower()), "")

    @property
    def subject(self) -> str:
        return self.header("Subject")

    @property
    def sender(self) -> str:
        return self.header("From")

    @property
    def recipients(self) -> list[str]:
        """The addresses on the letter, without names."""
        return [address for _, address in getaddresses([self.header("To"), self.header("Cc")]) if address]

    @property
    def message_id(self) -> str:
        return self.header("Message-ID")

    @property
    def date(self) -> str:
        """When it says that it was written, in ISO form; empty when it does not say."""
        try:
            return parsedate_to_datetime(self.header("Date")).isoformat()
        except ValueError:
            return ""

    @cached_property
    def text(self) -> str:
        return self._body("plain")

    @cached_property
    def html(self) -> str:
        return self._body("html")

    @cached_property
    def attachments(self) -> list[Attachment]:
        found = []
        for part in self.message.iter_attachments():
            content = part.get_payload(decode=True)
            data = content if isinstance(content, bytes) else part.as_bytes()
            found.append(Attachment(part.get_filename() or "attachment", part.get_content_type(), data))
        return found

    @property
    def code(self) -> str:
        """A code of eight digits in the text, if one stands there by itself."""
        match = CODE.search(self.text)
        return "".join(match.groups()) if match else ""

    @property
    def preview(self) -> str:
        """Its first words, as a list of letters shows them below the subject: no marker line, nothing that it
        quotes, and nothing that the subject says already."""
        said = set(WORD.findall(self.subject))
        lines = [line for line in self.text.splitlines() if not line.startswith(">")]
        own = (line for line in lines if not MARKER.fullmatch(line) and set(WORD.findall(line)) - said)
        return " ".join(" ".join(own).split())[:PREVIEW]

    @property
    def answer_to(self) -> str:
        """The address to which an answer goes."""
        return parseaddr(self.header("Reply-To") or self.sender)[1]

    def is_for(self, address: str) -> bool:
        return address.lower() in (to.lower() for to in self.envelope_to)

    def as_json(self) -> Json:
        return {
            "id": self.id,
            "from": self.sender,
            "to": list(self.envelope_to),
            "subject": self.subject,
            "date": self.date,
            "received": self.received,
            "text": self.text,
            "preview": self.preview,
            "answer_to": self.answer_to,
            "has_html": bool(self.html),
            "code": self.code,
            "headers": self.headers,
            "attachments": [
                {"name": a.name, "mime": a.mime, "size": len(a.content)} for a in self.attachments
            ],
        }

    def _body(self, kind: str) -> str:
        part = self.message.get_body(preferencelist=(kind,))
        if part is None:
            return ""
        try:
            return str(part.get_content()).replace("\r\n", "\n")
        except (LookupError, UnicodeError):
            content = part.get_payload(decode=True)
            return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def reply_to(letter: Letter, text: str, sender: str, intro: str) -> bytes:
    """What a mail program makes of pressing "reply": addressed, threaded, with the letter quoted below."""
    answer = EmailMessage(policy=policy.SMTP)
    answer["From"] = sender
    answer["Date"] = formatdate(localtime=True)
    answer["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    answer["To"] = letter.header("Reply-To") or letter.sender
    subject = letter.subject
    answer["Subject"] = subject if subject.lower().startswith("re:") else f"Re: {subject}"
    if letter.message_id:
        answer["In-Reply-To"] = letter.message_id
        answer["References"] = f"{letter.header('References')} {letter.message_id}".strip()
    quoted = "\n".join(f"> {line}" for line in letter.text.splitlines())
    answer.set_content(f"{text.strip()}\n\n{intro}\n{quoted}\n")
    return answer.as_bytes()
