"""Mail that no person wrote: bounces, out-of-office replies, lists, loops.  None of it is ever answered.

Answering a machine is how mail loops begin, and a verb in an automatic reply
is nobody's decision.  A bounce is worth reading all the same: it says that a letter of ours did not arrive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from bot.mail.headers import decoded, parse_headers, sender_of

HOPS = 25
"""`Received` lines; more than that, and a mail goes in circles (RFC 5321, 6.3, allows a hundred)."""

_MACHINES = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+=-].*)?", re.IGNORECASE
)
_AWAY = re.compile(
    r"^\s*(?:(?:re|fwd?)\s*:\s*)*\[?(?:automatic reply|auto-?\s?reply|auto-?\s?response|autoresponse"
    r"|out of (?:the )?office|on (?:vacation|leave)\b"
    r"|(?:การ)?ตอบกลับ(?:โดย)?อัตโนมัติ|ข้อความ(?:ตอบกลับ)?อัตโนมัติ|ไม่อยู่(?:ที่)?(?:สำนักงาน|ออฟฟิศ)"
    r"|อยู่ระหว่างการลา|ลาพักร้อน"
    r"|(?:(?:not )?read|accepted|declined|tentative|(?:ยังไม่ได้)?อ่านแล้ว|ตอบรับ|ยอมรับ(?:แล้ว)?)\s*:)",
    re.IGNORECASE,
)
"""Subjects of absence notes, and of receipts and answers to invitations, which a program writes at a press."""
_MARKS = (
    "X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Loop", "List-Id", "List-Unsubscribe", "Feedback-ID",
)  # fmt: skip
"""Fields that nobody's own mail has: of autoresponders, helpdesks, lists (RFC 2919, 2369) and newsletters."""
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_ID = re.compile(r"<[^<>@\s]{1,200}@[^<>@\s]{1,253}>")

_NAMED = re.compile(
    # In a line of its own, quoted or not; the ID itself may stand in the next (folded).
    r"^[> \t]{0,80}Message-ID:[ \t]{0,80}(?:\r?\n[> \t]{1,80})?(<[^<>@\s]{1,200}@[^<>@\s]{1,253}>)",
    re.IGNORECASE | re.MULTILINE,
)
_ORIGINALS = ("message/rfc822", "message/global", "message/global-headers")
_BLANK = re.compile(r"\r?\n\r?\n")
FIELDS = 1 << 14
"""Characters of a report that are looked into beside its first group of fields."""
PROSE = 1 << 20
"""Bytes of a bounce without form that are searched for our letter."""


@dataclass(frozen=True)
class Bounce:
    """A report about a letter of ours."""

    message_id: str
    failed: bool
    """False for "delayed, still trying", which changes nothing."""
    status: str
    """Such as 5.1.1 (RFC 3463); empty when the report names none."""

    def is_about(self, domain: str) -> bool:
        """Whether the letter was from there."""
        return self.message_id.lower().endswith(f"@{domain.lower()}>")


def bounce(message: Message) -> Bounce | None:
    """What a delivery report says about a letter; None for any other mail."""
    report = message.get_content_type() == "multipart/report"
    kind = str(message.get_param("report-type", "") or "").lower()
    if report and kind in ("delivery-status", ""):
        return _standard(message)
    if not report and _from_a_machine(message) and (message.get("Return-Path") or "").strip() in ("<>", ""):
        return _homely(message)
    return None


def automatic(message: Message) -> str:
    """Why a mail counts as written by a machine; empty for a person's."""
    submitted = (message.get("Auto-Submitted") or "no").split(";")[0].split("(")[0].strip().lower()
    precedence = (message.get("Precedence") or "").strip().lower()
    if len(message.get_all("Received", [])) > HOPS:
        return "loop"
    if (message.get("Return-Path") or "").strip() == "<>" or _from_a_machine(message):
        return "bounce"
    if message.get_content_type() == "multipart/report":
        return "report"
    marked = any(message.get(name) for name in _MARKS)
    if submitted != "no" or precedence in ("list", "junk", "bulk", "auto_reply") or marked:
        return "automatic"
    return "away" if _AWAY.match(decoded(message, "Subject")) else ""


def _from_a_machine(message: Message) -> bool:
    return bool(_MACHINES.fullmatch(sender_of(message).rpartition("@")[0]))


def _standard(message: Message) -> Bounce | None:
    """RFC 3464, and RFC 6533 for addresses outside ASCII: one part tells what happened to whom, another holds our
    letter or its headers."""
    failed, status, original = False, "", ""
    for part in message.walk():
        kind = part.get_content_type()
        if kind in ("message/delivery-status", "message/global-delivery-status"):
            for group in _groups(part):
                if action := str(group.get("Action", "")).lower().split():
                    failed |= action[0] == "failed"  # some write the reason behind it
                    status = status or _status(group.get("Status", ""))
        elif kind in _ORIGINALS and part.is_multipart() and not original:
            inner = part.get_payload(0)
            original = str(inner.get("Message-ID", "")) if isinstance(inner, Message) else ""
        elif kind in ("text/rfc822-headers", "message/rfc822-headers") and not original:
            original = _headers(part).get("Message-ID", "")
    return _about(original, failed, status)


def _groups(part: Message) -> Iterator[Message]:
    """The groups of fields of a report: of the mail server, then of each recipient.  Python knows those of RFC 3464;
    one of RFC 6533 it takes for a mail, whose text begins with the second."""
    inner = part.get_payload()
    for group in inner if isinstance(inner, list) else ():
        if isinstance(group, Message):
            yield group
            for fields in _BLANK.split(_text(group)[:FIELDS]):
                yield parse_headers(fields.encode("utf-8", "surrogateescape"))


def _homely(message: Message) -> Bounce | None:
    """From before RFC 3464, or beside it (qmail, old Exchange): prose, with our letter somewhere in it."""
    texts = (part for part in message.walk() if part.get_content_maintype() == "text")
    body = "\n".join(_text(part)[:PROSE] for part in texts)
    named, status = _NAMED.search(body), _status(body)
    return _about(named[1], not status.startswith("4"), status) if named else None


def _about(message_id: str, failed: bool, status: str) -> Bounce | None:
    found = _ID.search(message_id or "")
    return Bounce(found[0], failed, status) if found else None


def _status(text: str) -> str:
    found = _STATUS.search(text)
    return found[1] if found else ""


def _headers(part: Message) -> Message:
    return parse_headers(_text(part).lstrip().encode("utf-8", "surrogateescape"))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
