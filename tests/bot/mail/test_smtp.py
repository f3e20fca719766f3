"""Sending over a real SMTP server on loopback, with one fault at a time."""

import asyncio
import traceback
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.mail.server import MailServer, mail_server
from bot.mail.smtp import Sent, Smtp
from bot.queue.delivery import DeliveryError, Patience
from tests.bot.mail.letter_samples import DESK, MALEE
from tests.bot.mail.post import PASSWORD, USER, Post, certificate

LETTER = b"Subject: =?utf-8?b?4LiB?=\r\n\r\n.dots and all\r\n..\r\n"
LOGIN = f"{quote(USER)}:{quote(PASSWORD, safe='')}@"


class Clock:
    """Monotonic seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def failure(smtp: Smtp) -> DeliveryError:
    """The DeliveryError of sending Malee's letter."""
    with pytest.raises(DeliveryError) as caught:
        await smtp.send(DESK, MALEE, LETTER)
    await smtp.close()
    return caught.value


async def test_a_letter_arrives_as_it_was_written() -> None:
    """Envelope and bytes, dots at line starts included, are at the server what they were here."""
    async with Post() as post:
        smtp = Smtp(post.url)
        sent = await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert Sent(250, "2.0.0 Ok: queued as 4X7") == sent
    assert [(DESK, MALEE, LETTER)] == [(each.sender, each.recipient, each.message) for each in post.letters]


async def test_a_burst_takes_one_connection() -> None:
    """Twenty letters sent at once arrive one after another over the same connection."""
    async with Post() as post:
        smtp = Smtp(post.url)
        await asyncio.gather(*(smtp.send(DESK, MALEE, b"%d\r\n" % nth) for nth in range(20)))
        await smtp.close()

    assert [b"%d\r\n" % nth for nth in range(20)] == [each.message for each in post.letters]
    assert 1 == post.connections


async def test_an_idle_connection_is_closed_politely() -> None:
    """When no letter follows, the server hears QUIT; the next letter opens a new connection."""
    async with Post() as post:
        smtp = Smtp(post.url, keep=0)
        await smtp.send(DESK, MALEE, LETTER)
        await asyncio.wait_for(post.goodbye.wait(), 5)
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 2 == post.connections


async def test_a_connection_that_went_stale_is_replaced() -> None:
    """A server that hung up between two letters does not cost the second one."""
    async with Post() as post:
        smtp = Smtp(post.url)
        await smtp.send(DESK, MALEE, LETTER)
        post.hang_up()
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 2 == len(post.letters)
    assert 2 == post.connections


NOT_SENT = {"permanent": False, "ambiguous": False}
GIVE_UP = {"permanent": True, "ambiguous": False}
UNKNOWN = {"permanent": False, "ambiguous": True}


@pytest.mark.parametrize(
    ("phase", "fault", "meaning", "code"),
    [
        ("greeting", "drop", NOT_SENT, None),
        ("greeting", "hang", NOT_SENT, None),
        ("greeting", "554 no mail here", NOT_SENT, 554),
        ("greeting", "421 too busy", NOT_SENT, 421),
        ("EHLO", "drop", NOT_SENT, None),
        ("MAIL", "drop", NOT_SENT, None),
        ("MAIL", "hang", NOT_SENT, None),
        ("MAIL", "451 try later", NOT_SENT, 451),
        ("MAIL", "552 too big", GIVE_UP, 552),
        ("MAIL", "530 login first", NOT_SENT, 530),
        ("MAIL", "523 5.3.4 too big", GIVE_UP, 523),
        ("MAIL", "550 5.7.60 not allowed to send as this sender", NOT_SENT, 550),
        ("MAIL", "554 5.7.1 your address is not allowed", NOT_SENT, 554),
        ("MAIL", "553 5.1.8 sender address rejected", NOT_SENT, 553),
        ("MAIL", "501 5.5.4 syntax", NOT_SENT, 501),
        ("MAIL", "503 5.5.1 bad sequence", NOT_SENT, 503),
        ("RCPT", "drop", NOT_SENT, None),
        ("RCPT", "hang", NOT_SENT, None),
        ("RCPT", "451 4.7.1 greylisted", NOT_SENT, 451),
        ("RCPT", "550 5.1.1 no such user", GIVE_UP, 550),
        ("RCPT", "421 going down", NOT_SENT, 421),
        ("RCPT", "554 5.7.1 <malee@mail.example>: Relay access denied", NOT_SENT, 554),
        ("RCPT", "550 5.7.1 client host [192.0.2.1] blocked", NOT_SENT, 550),
        ("RCPT", "550 relay not permitted", NOT_SENT, 550),
        ("RCPT", "550-mail.example says\r\n550 we do not relay", NOT_SENT, 550),
        ("RCPT", "503 5.5.1 MAIL first", NOT_SENT, 503),
        ("RCPT", "501 5.1.3 bad address syntax", GIVE_UP, 501),
        ("RCPT", "552 5.2.2 mailbox full", GIVE_UP, 552),
        ("DATA", "503 5.5.1 RCPT first", NOT_SENT, 503),
        ("DATA", "drop", UNKNOWN, None),
        ("DATA", "451 not now", NOT_SENT, 451),
        ("DATA", "554 no", GIVE_UP, 554),
        ("dot", "drop", UNKNOWN, None),
        ("dot", "hang", UNKNOWN, None),
        ("dot", "gibberish", UNKNOWN, None),
        ("dot", "452 disk full", NOT_SENT, 452),
        ("dot", "554 5.7.1 looks like spam", GIVE_UP, 554),
    ],
)
async def test_a_failure_says_whether_the_letter_left(
    phase: str, fault: str, meaning: dict[str, bool], code: int | None
) -> None:
    """Before DATA nothing was sent; a drop or silence from DATA on is unknown; else the reply decides."""
    async with Post(**{phase: fault}) as post:
        error = await asyncio.wait_for(failure(Smtp(post.url, timeout=0.3, data_timeout=0.3)), 5)

    assert meaning == {"permanent": error.permanent, "ambiguous": error.ambiguous}
    assert code == error.code


@pytest.mark.parametrize(
    ("phase", "fault", "refused"),
    [
        ("greeting", "554 no mail here", True),
        ("greeting", "421 too busy", False),
        ("MAIL", "550 5.7.60 not allowed to send as this sender", True),
        ("MAIL", "552 too big", False),
        ("MAIL", "451 try later", False),
        ("RCPT", "550 5.7.1 rejected by policy", False),
        ("RCPT", "530 login first", True),
        ("dot", "554 5.7.1 looks like spam", False),
    ],
)
async def test_what_refuses_us_all_is_told_apart(phase: str, fault: str, refused: bool) -> None:
    """Health goes by it: nothing goes out. What is said of a recipient may be a stranger's words, and is no sign."""
    async with Post(**{phase: fault}) as post:
        error = await failure(Smtp(post.url))

    assert refused == error.refuses_us


async def test_an_address_that_looks_like_a_reason_is_none() -> None:
    """Its owner chose it; there is no such mailbox, and no repeat would help."""
    async with Post(RCPT="550 5.1.1 <relay@mail.example> unknown") as post:
        smtp = Smtp(post.url)
        with pytest.raises(DeliveryError) as caught:
            await smtp.send(DESK, "relay@mail.example", LETTER)
        await smtp.close()

    assert caught.value.permanent


async def test_a_recipient_whose_server_is_slow_keeps_nobody_waiting() -> None:
    """A server that asks the recipient's own may take minutes to answer to the name: nothing was sent, it is tried
    again later, and the next letter starts clean."""
    async with Post(RCPT="hang") as post:
        smtp, hurried = Smtp(post.url), Patience(0.1, 5.0)
        with pytest.raises(DeliveryError) as caught:
            await asyncio.wait_for(smtp.send(DESK, MALEE, LETTER, hurried), 3)
        post.faults.clear()
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    found = caught.value
    assert (False, False, False, True) == (found.permanent, found.ambiguous, found.relay, found.heard)
    assert 1 == len(post.letters)


@pytest.mark.parametrize("fault", ["drop", "hang", "500 what"])
async def test_a_failing_goodbye_changes_nothing(fault: str) -> None:
    """The letter was accepted, whatever becomes of QUIT."""
    async with Post(QUIT=fault) as post:
        smtp = Smtp(post.url, timeout=0.3)
        sent = await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 250 == sent.code


async def test_after_a_failure_the_next_letter_starts_clean() -> None:
    """One refused recipient does not spoil the letter behind it."""
    async with Post(RCPT="550 no such user") as post:
        smtp = Smtp(post.url)
        with pytest.raises(DeliveryError):
            await smtp.send(DESK, MALEE, LETTER)
        post.faults.clear()
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 1 == len(post.letters)


async def test_a_cancelled_letter_gives_its_connection_up() -> None:
    """The late reply to a letter that was cancelled is never taken for the reply to the next one."""
    async with Post(dot="hang") as post:
        smtp = Smtp(post.url)
        sending = asyncio.create_task(smtp.send(DESK, MALEE, LETTER))
        await asyncio.wait_for(post.waiting.wait(), 5)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        post.faults["dot"] = "550 not this one"
        error = await asyncio.wait_for(failure(smtp), 5)

    assert 550 == error.code
    assert 2 == post.connections


async def test_a_server_that_is_down_is_asked_once_a_minute() -> None:
    """After five connect failures letters fail at once, until a minute has passed since the last."""
    clock = Clock()
    async with Post(greeting="421 down") as post:
        smtp = Smtp(post.url, clock=clock)
        waits = []
        for _ in range(6):
            waits.append(smtp.next_try_in(clock.now))
            await failure(smtp)
        closed = post.connections
        clock.now += 59
        still = smtp.next_try_in(clock.now)
        clock.now += 1
        probe = smtp.next_try_in()
        await failure(smtp)
        again = smtp.next_try_in()

        assert [0, 0, 0, 0, 0, 60] == waits
        assert (5, 1, 0, 60) == (closed, still, probe, again)
        assert 6 == post.connections


async def test_a_probe_that_succeeds_ends_the_waiting() -> None:
    """One letter through, and the server counts as up again."""
    clock = Clock()
    async with Post(greeting="421 down") as post:
        smtp = Smtp(post.url, clock=clock)
        for _ in range(5):
            await failure(smtp)
        post.faults.clear()
        clock.now += 60
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 0 == smtp.next_try_in()
    assert 1 == len(post.letters)


async def test_a_refused_letter_is_no_connect_failure() -> None:
    """Refusals of letters, however many, do not close the way for others."""
    async with Post(RCPT="550 no such user") as post:
        smtp = Smtp(post.url)
        for _ in range(6):
            await failure(smtp)

    assert 0 == smtp.next_try_in()


async def test_login_with_a_password_of_odd_characters() -> None:
    """User and password come percent-encoded in the URL and whole at the server."""
    async with Post(login=True) as post:
        smtp = Smtp(f"smtp://{LOGIN}127.0.0.1:{post.port}")
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 1 == len(post.letters)


async def test_a_wrong_password_is_not_the_letters_fault() -> None:
    """535 is told, but the letter stays: it leaves when the setting is corrected. The password stays here."""
    async with Post(login=True) as post:
        smtp = Smtp(f"smtp://{quote(USER)}:s3cret-wrong@127.0.0.1:{post.port}")
        error = await failure(smtp)

    shown = "".join(traceback.format_exception(error)) + repr(smtp.server) + str(smtp.server)
    assert (False, False, 535) == (error.permanent, error.ambiguous, error.code)
    assert "s3cret" not in shown


async def test_what_the_server_says_is_made_discreet() -> None:
    """An error names neither the person's address nor the password, even when the server repeats both."""
    async with Post(RCPT=f"550 <{MALEE}> unknown, you said {PASSWORD}", login=True) as post:
        error = await failure(Smtp(f"smtp://{LOGIN}127.0.0.1:{post.port}"))

    assert f"127.0.0.1:{post.port} at RCPT: 550 <…@…> unknown, you said …" == str(error)


@pytest.mark.parametrize(
    "words",
    [
        "550 5.1.1 malee at mail.example is unknown",
        '550 "MALEE" has no mailbox at MAIL.EXAMPLE',
        "550-5.1.1 no such user:\r\n550 5.1.1 malee",
        "451 greylisted (malee/mail.example/192.0.2.1)",
    ],
)
async def test_no_half_of_the_persons_address_is_left(words: str) -> None:
    """Servers quote an address broken, in capitals, in pieces."""
    async with Post(RCPT=words) as post:
        error = await failure(Smtp(post.url))

    assert not any(half in str(error).lower() for half in ("malee", "mail.example"))


@pytest.mark.parametrize(
    "words",
    ["ไม่มีผู้ใช้นี้".encode("cp874"), b"no\x00user", b"\x1b[2Jno \xe2\x80\xae user"],
    ids=["thai", "nul", "escape"],
)
async def test_what_a_server_says_can_be_read_and_stored(words: bytes) -> None:
    """A refusal may be in another encoding, or hold bytes that no database keeps and no terminal should get."""
    async with Post(RCPT=f"550 5.1.1 {words.decode('utf-8', 'surrogateescape')}") as post:
        error = await failure(Smtp(post.url))

    assert error.permanent
    assert " at RCPT: 550 5.1.1 " in str(error)
    assert str(error).isprintable()


async def test_starttls_with_a_checked_certificate(tmp_path: Path) -> None:
    """With starttls=required the letter goes through an encrypted connection to the right host."""
    server, client = certificate(tmp_path)
    async with Post(starttls=server) as post:
        smtp = Smtp(f"smtp://localhost:{post.port}?starttls=required", tls_context=client)
        found = await smtp.check()
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 1 == len(post.letters)
    assert found[1].startswith("encrypted (TLSv1.")


async def test_a_stranger_with_a_certificate_gets_nothing(tmp_path: Path) -> None:
    """A certificate that nobody vouches for ends the attempt before login and letter."""
    server, _ = certificate(tmp_path)
    async with Post(starttls=server) as post:
        error = await failure(Smtp(f"smtp://localhost:{post.port}?starttls=required"))

    assert (False, False) == (error.permanent, error.ambiguous)
    assert [] == post.letters


async def test_no_starttls_offered_no_letter() -> None:
    """Where encryption is required and not offered, nothing is sent in clear."""
    async with Post() as post:
        error = await failure(Smtp(f"smtp://localhost:{post.port}?starttls=required"))

    assert "STARTTLS" in str(error)
    assert [] == post.letters


async def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    """smtps:// encrypts before the greeting."""
    server, client = certificate(tmp_path)
    async with Post(tls=server) as post:
        smtp = Smtp(f"smtps://localhost:{post.port}", tls_context=client)
        await smtp.send(DESK, MALEE, LETTER)
        await smtp.close()

    assert 1 == len(post.letters)


async def test_an_address_outside_ascii_asks_for_smtputf8() -> None:
    """The extension is used for a Thai local part, and for nothing else."""
    async with Post() as post:
        smtp = Smtp(post.url)
        await smtp.send(DESK, "มาลี@mail.example", LETTER)
        await smtp.send(DESK, "malee@ตัวอย่าง.example", LETTER)
        await smtp.close()

    assert ["มาลี@mail.example", "malee@xn--72c1a1bt4awk9o.example"] == [
        each.recipient for each in post.letters
    ]
    assert [True, False] == ["SMTPUTF8" in each.options for each in post.letters]


async def test_a_server_without_smtputf8_never_gets_such_a_letter() -> None:
    """It is given up at once: no repeat would help."""
    async with Post(utf8=False) as post:
        smtp = Smtp(post.url)
        with pytest.raises(DeliveryError) as caught:
            await smtp.send(DESK, "มาลี@mail.example", LETTER)
        await smtp.close()

    assert caught.value.permanent


@pytest.mark.parametrize(
    "bad", ["a@x.example, b@x.example", "a@x.example\r\nRCPT TO:<b@x.example>", "", "a b@x"]
)
async def test_a_crooked_address_never_reaches_the_server(bad: str) -> None:
    """An envelope holds one plain address, or there is no connection at all."""
    async with Post() as post:
        with pytest.raises(DeliveryError) as caught:
            await Smtp(post.url).send(DESK, bad, LETTER)

    assert caught.value.permanent
    assert 0 == post.connections


async def test_check_names_what_works() -> None:
    """`privacy-bot check` shows each step that was proven."""
    async with Post(login=True) as post:
        found = await Smtp(f"smtp://{LOGIN}127.0.0.1:{post.port}").check()

    assert [
        f"connected to 127.0.0.1:{post.port}",
        "in clear (loopback)",
        "logged in",
        "NOOP answered",
    ] == found


@pytest.mark.parametrize(("phase", "fault"), [("greeting", "drop"), ("AUTH", "535 no"), ("NOOP", "drop")])
async def test_check_fails_loudly(phase: str, fault: str) -> None:
    """The first step that does not work is an error."""
    async with Post(login=True, **{phase: fault}) as post:
        with pytest.raises(DeliveryError):
            await Smtp(f"smtp://{LOGIN}127.0.0.1:{post.port}", timeout=0.3).check()


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://127.0.0.1:1025", MailServer("127.0.0.1", 1025, tls=False, starttls=False)),
        ("smtp://localhost", MailServer("localhost", 25, tls=False, starttls=False)),
        ("smtp://[::1]:2525", MailServer("::1", 2525, tls=False, starttls=False)),
        ("smtp://mail.example", MailServer("mail.example", 587, tls=False, starttls=True)),
        (
            "smtp://mail.example:25?starttls=required",
            MailServer("mail.example", 25, tls=False, starttls=True),
        ),
        ("smtps://u:p%40ss@mail.example", MailServer("mail.example", 465, True, False, "u", "p@ss")),
    ],
)
def test_a_url_says_where_and_how(url: str, server: MailServer) -> None:
    """Encryption is required everywhere but on this machine; ports follow the way of encryption."""
    assert server == mail_server(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://mail.example",
        "smtp://",
        "smtp://mail.example?starttls=never",
        "smtp://mail.example?starttls=maybe",
        "smtp://mail.example?tls=1",
        "smtps://mail.example?starttls=required",
        "smtp://user:hunter2/x@mail.example",
        "smtp://user:hunter2#x@mail.example",
        "smtp://user@mail.example",
        "smtp://mail.example:99999",
    ],
)
def test_a_bad_url_is_refused_without_being_repeated(url: str) -> None:
    """The reason is given, the password in the URL is not."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the message is what is looked at)
        mail_server(url)

    assert (
        "hunter2" not in "".join(traceback.format_exception(caught.value, chain=True)).partition("Error:")[2]
    )
