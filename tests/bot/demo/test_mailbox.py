"""Mail in, as it really arrives, and everything that can go wrong on the way."""

import smtplib
from email.message import EmailMessage
from email.policy import SMTP

import aiosmtplib
import pytest

from bot.demo import Mailbox

TEAM, MALEE = "privacy@example.co.th", "malee@example.com"


def letter(to: str = TEAM, subject: str = "คำขอสำเนาข้อมูลส่วนบุคคลของคุณมาลี ใจดี เลขที่ DSR-7K2M-9") -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "ศูนย์คุ้มครองข้อมูลส่วนบุคคลและความเป็นส่วนตัว <bot@example.co.th>"
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = "<1.1@example.co.th>"
    message["Date"] = "Sun, 22 Nov 2026 14:05:00 +0700"
    message.set_content("รหัส\n\n4821 9037\n\nโทร 02-123-4567")
    message.add_alternative("<p>รหัส <b>4821 9037</b></p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="หลักฐาน.pdf")
    return message


async def send(post: Mailbox, message: EmailMessage, **more: object) -> None:
    await aiosmtplib.send(message, hostname=post.host, port=post.port, start_tls=False, timeout=5, **more)  # type: ignore[call-overload]


async def test_a_letter_is_read_as_people_read_it(post: Mailbox) -> None:
    """Thai subjects and names whole, both bodies, the attachment by its name, and the code."""
    await send(post, letter())
    [it] = await post.waits_for(TEAM)

    assert it.subject == "คำขอสำเนาข้อมูลส่วนบุคคลของคุณมาลี ใจดี เลขที่ DSR-7K2M-9"
    assert it.sender == "ศูนย์คุ้มครองข้อมูลส่วนบุคคลและความเป็นส่วนตัว <bot@example.co.th>"
    assert it.date == "2026-11-22T14:05:00+07:00"
    assert it.text.startswith("รหัส\n\n4821 9037")
    assert "<b>4821 9037</b>" in it.html
    assert [(a.name, a.mime, a.content) for a in it.attachments] == [
        ("หลักฐาน.pdf", "application/pdf", b"%PDF")
    ]
    assert it.code == "48219037"
    assert it.message_id == it.headers["Message-ID"] == "<1.1@example.co.th>"
    assert it.envelope_from == "bot@example.co.th"
    assert post.to(MALEE) == []


@pytest.mark.parametrize(
    ("text", "preview"),
    [
        ("--- ตอบกลับเหนือบรรทัดนี้ ---\n\nDSR-1 · ขอดูข้อมูล\nครบกำหนด 22 ธันวาคม", "ครบกำหนด 22 ธันวาคม"),
        ("รหัสของคุณ\n\n1234 5678\n-- \nทีม", "รหัสของคุณ 1234 5678 -- ทีม"),
        ("ไม่ใช่ฉัน\n\n> --- เดิม ---\n> เราได้รับเรื่องแล้ว", "ไม่ใช่ฉัน"),
        ("--- ตอบกลับเหนือบรรทัดนี้ ---\n", ""),
    ],
)
async def test_the_preview_is_the_first_words(post: Mailbox, text: str, preview: str) -> None:
    """Not the line that says where to write, nor what the subject says, nor what is quoted."""
    message = letter(subject="[DSR-1] ขอดูข้อมูล")
    message.clear_content()
    message.set_content(text)
    await send(post, message)

    assert preview == post.to(TEAM)[0].preview


async def test_code_that_blocks_can_send_and_a_wait_in_vain_says_what_is_there(post: Mailbox) -> None:
    """The server has a thread of its own; who waits too long reads what has come instead."""
    with smtplib.SMTP(post.host, post.port) as client:
        client.send_message(letter(MALEE))

    assert (await post.waits_for(MALEE))[0].is_for(MALEE.upper())
    with pytest.raises(TimeoutError, match=r"malee@example\.com: คำขอสำเนา"):
        await post.waits_for(TEAM, timeout=0)


def test_only_so_many_are_kept() -> None:
    """The oldest go first, numbers go on."""
    with Mailbox(kept=2) as box, smtplib.SMTP(box.host, box.port) as client:
        for n in range(3):
            client.send_message(letter(MALEE, f"ฉบับที่ {n}"))
        assert [(it.id, it.subject) for it in box.letters] == [(2, "ฉบับที่ 1"), (3, "ฉบับที่ 2")]


async def test_auth() -> None:
    """With a user, nothing is taken without the password."""
    with Mailbox(user="bot", password="p@ss/ก") as box:
        assert box.url == f"smtp://bot:p%40ss%2F%E0%B8%81@127.0.0.1:{box.port}?starttls=never"
        with pytest.raises(aiosmtplib.SMTPException):
            await send(box, letter())
        with pytest.raises(aiosmtplib.SMTPAuthenticationError):
            await send(box, letter(), username="bot", password="wrong")
        await send(box, letter(), username="bot", password="p@ss/ก")
        assert len(box.to(TEAM)) == 1


@pytest.mark.parametrize("phase", ["mail", "rcpt", "data", "dot"])
async def test_refused_in_each_phase(post: Mailbox, phase) -> None:  # type: ignore[no-untyped-def]
    """451 once: nothing is kept; the next try gets through."""
    post.faults.refuse(phase, "451 4.7.1 try later")
    with pytest.raises(aiosmtplib.SMTPException) as caught:
        await send(post, letter())
    assert "try later" in str(caught.value)
    assert post.letters == []
    await send(post, letter())
    assert len(post.letters) == 1


@pytest.mark.parametrize("phase", ["connect", "mail", "rcpt", "data"])
async def test_dropped_before_the_dot(post: Mailbox, phase) -> None:  # type: ignore[no-untyped-def]
    """The connection breaks and nothing was kept."""
    post.faults.drop(phase)
    with pytest.raises((aiosmtplib.SMTPException, ConnectionError)):
        await send(post, letter())
    assert post.letters == []


@pytest.mark.parametrize("kept", [True, False])
async def test_dropped_after_the_dot(post: Mailbox, kept: bool) -> None:
    """The sender cannot tell whether the letter arrived; the mailbox can."""
    post.faults.drop("dot", kept=kept)
    with pytest.raises(aiosmtplib.SMTPServerDisconnected):
        await send(post, letter())
    assert len(post.letters) == kept


async def test_one_recipient_refused(post: Mailbox) -> None:
    """Partial refusal returns normally, with a note of who was refused."""
    post.faults.refuse("rcpt", "550 5.1.1 unknown", to=MALEE)
    message = letter()
    errors, _ = await aiosmtplib.send(
        message, recipients=[TEAM, MALEE], hostname=post.host, port=post.port, start_tls=False
    )
    assert errors[MALEE][0] == 550
    assert post.letters[0].envelope_to == (TEAM,)


async def test_refused_at_the_door(post: Mailbox) -> None:
    """By a greeting of 421, by no server at all; what is kept stays, and the port does too."""
    post.faults.refuse("connect", "421 4.3.2 too busy")
    with pytest.raises(aiosmtplib.SMTPException):
        await send(post, letter())
    post.down()
    with pytest.raises(aiosmtplib.SMTPConnectError):
        await send(post, letter())
    post.up()
    await send(post, letter())
    assert len(post.letters) == 1


async def test_a_held_letter(post: Mailbox) -> None:
    """A slow server answers when it is let go; the sender's patience may be over before."""
    gate = post.faults.hold("dot")
    with pytest.raises(aiosmtplib.SMTPException):
        await aiosmtplib.send(letter(), hostname=post.host, port=post.port, start_tls=False, timeout=0.2)
    gate.set()
    await send(post, letter())
    assert post.letters


async def test_a_slow_answer(post: Mailbox) -> None:
    """It comes when it comes; nothing is kept before, and the next letter meets no fault."""
    post.faults.slow("dot", 60.0)
    with pytest.raises(aiosmtplib.SMTPException):
        await aiosmtplib.send(letter(), hostname=post.host, port=post.port, start_tls=False, timeout=0.2)
    before = post.letters
    await send(post, letter())

    assert ([], 1) == (before, len(post.letters))
