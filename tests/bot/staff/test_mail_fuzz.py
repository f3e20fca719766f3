"""Mails that nobody wrote: good ones with their bytes changed.  Each ends in a state, and the next is handled."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.mail.incoming import Incoming, from_json, read_incoming, to_json
from bot.mail.letters import MARKER
from bot.staff.mailbox import Intake
from bot.storage.tables import mail_inbox
from tests.bot.staff.test_intake import rows
from tests.mailroom import NID, PASSED, Mailroom, Serving


def good() -> list[bytes]:
    """A reply, a mail with a file, one in HTML, a bounce, a forwarded one."""
    mail = EmailMessage()
    mail["Authentication-Results"], mail["From"], mail["To"] = PASSED, f"คุณนิด <{NID}>", "bot@company.example"
    mail["Subject"], mail["Message-ID"], mail["References"] = "ตอบกลับ", "<1@x.example>", "<a@b.c> <d@e.f>"
    mail.set_content(f"ตอบ: ได้รับแล้ว\n\n{MARKER}\n> เดิม\n")
    plain = mail.as_bytes()
    mail.add_alternative("<html><body><p>ตอบ: <b>ได้</b><blockquote>เดิม</blockquote></body></html>", "html")
    mail.set_boundary("=a=")
    html = mail.as_bytes()
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="สำเนา.pdf")
    mail.set_boundary("=m=")
    bounce = (
        b"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n\r\nfailed\r\n'
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: failed\r\n"
        b"Status: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <t.1@company.example>\r\n\r\n"
        b"--b--\r\n"
    )
    inside = b"From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n" + html
    return [plain, html, mail.as_bytes(), bounce, inside]


GOOD = good()
SPLINTERS = [
    b"", b"\0", b"\r", b"\n", b"\r\n\r\n", b"\xff\xfe", b"=?utf-8?B?", b"=?hex?Q?", b"*=idna''%ff", b"*0*=undefined''x",
    b"charset=punycode", b"boundary=", b'"', b"\\", b"(", b"<", b"<!--", b"<![", b"&#1", b"--b", b"--b--", b";" * 99,
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", b"Content-Type: message/rfc822\r\n\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n", b"Content-Type: text/html; charset=utf-7\r\n", b"+2AA-",
    b"filename*=undefined''x", b"\xe0\xb8" * 3, b">" * 50, b"name*99999999999999999999=x", b"From: ", b"To: ",
]  # fmt: skip
"""What has broken readers of mail."""


@st.composite
def mails(draw: st.DrawFn) -> bytes:
    """A good mail with some of its bytes cut out, repeated, or replaced by splinters."""
    raw = draw(st.sampled_from(GOOD))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from(SPLINTERS) | st.binary(max_size=8) | st.just(raw[start:end] * 3))
        raw = raw[:start] + piece * draw(st.sampled_from((1, 1, 1, 200))) + raw[end:]
    return raw


@settings(max_examples=400, derandomize=True, database=None)
@given(raw=mails())
def test_whatever_comes_is_read_as_something(raw: bytes) -> None:
    """Nothing raises, what is read is text that can be stored and sent, and another process says the same."""
    for headers_only in (False, True):
        mail = read_incoming(raw, headers_only=headers_only)
        said = f"{mail.message_id}{mail.sender}{mail.subject}{mail.reading.text}{''.join(mail.reading.files)}"

        assert mail == from_json(to_json(mail))
        assert said.encode().find(b"\0") < 0


@settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(raw=mails())
@pytest.mark.asyncio
async def test_whatever_comes_ends_in_a_state(room: Mailroom, raw: bytes) -> None:
    """None stays new, none is given up, and Nid's reply behind it acts."""

    async def reads(raw: bytes, headers_only: bool) -> Incoming:
        return read_incoming(raw, headers_only=headers_only)

    with room.db() as db:
        db.execute(mail_inbox.delete())
    async with Serving(room) as serving:
        intake = Intake(serving.storage, room.inbox, room.replies, read=reads)
        await intake.take(raw)
        await intake.take(room.nid(room.files(), "ตอบ: ได้รับแล้ว"))
    room.delivers()
    ended = rows(room)

    assert ended[0][0] in ("done", "held", "quarantined", "ignored")
    assert ("done", "acted", 0) == ended[-1]
