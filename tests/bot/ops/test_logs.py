"""Logs: JSON lines without secrets and without anybody's words."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.ops.logs import LOUD_ONLY, OURS, redacted, set_up
from bot.queue.delivery import DeliveryError

TOKEN = "5000000001:AAcanaryTokenAAAAAAAAAAAAAAAAAAAAAA"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root, names = logging.getLogger(), (*OURS, *LOUD_ONLY)
    before, levels = root.handlers[:], {name: logging.getLogger(name).level for name in ("", *names)}
    out = io.StringIO()
    set_up("DEBUG", out)
    yield out
    logging.captureWarnings(False)
    root.handlers[:] = before
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


CANARIES = [
    (TOKEN, "[token]"),
    (f"https://api.telegram.org/bot{TOKEN}/sendMessage", "[token]"),
    ("malee.canary@example.com", "[email]"),
    ("+66 81 234 5678", "[number]"),
    ("081-234-5678", "[number]"),
    ("๐๘๑-๒๓๔-๕๖๗๘", "[number]"),
    ("1234 5678", "[number]"),
    ("postgresql://bot:canary@db/privacy", "[login]"),
    ("/t/canary-token_of.a-page", "[token]"),
]


@pytest.mark.parametrize(("secret", "instead"), CANARIES)
def test_secrets_are_taken_out(secret: str, instead: str) -> None:
    """Tokens, addresses, phone numbers, codes and passwords are replaced by what they were."""
    text = redacted(f"sending to {secret} failed")

    assert instead in text
    assert not any(part in text for part in ("canary", "5678", "๕๖๗๘"))


@pytest.mark.parametrize(("secret", "instead"), CANARIES)
def test_no_way_into_the_log_keeps_a_secret(stream: io.StringIO, secret: str, instead: str) -> None:
    """Message, arguments, traceback: all the same."""
    log = logging.getLogger("bot.something")
    log.info("in the message: " + secret)
    log.warning("in the arguments: %s", secret)
    log.info("in a dict: %s", {"key": secret})
    try:
        raise ValueError(secret)
    except ValueError:
        log.exception("in a traceback")

    written = stream.getvalue()

    assert 4 == len(written.splitlines())
    assert not any(part in written for part in ("canary", "5678", "๕๖๗๘"))


def test_every_line_is_one_json_object(stream: io.StringIO) -> None:
    """A line break in a message cannot forge another line."""
    logging.getLogger("bot.x").info("first\n2026 ERROR forged \u2028 %s", "\r\n{")

    [line] = stream.getvalue().rstrip("\n").split("\n")
    data = json.loads(line)

    assert ("info", "bot.x") == (data["level"], data["from"])


def test_what_people_wrote_is_not_logged_when_it_cannot_be_parsed(stream: io.StringIO) -> None:
    """python-telegram-bot logs a whole update that it cannot parse; the line stays, the words do not."""
    logging.getLogger("telegram.Bot").critical(
        "Error while parsing updates! Received data was %r", [{"text": "ความลับของฉัน"}]
    )

    assert "ความลับ" not in stream.getvalue()
    assert "could not be parsed" in stream.getvalue()


def test_chatty_libraries_are_told_to_be_quiet(stream: io.StringIO) -> None:
    """httpx logs every URL, and the URL holds the token."""
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)

    assert "" == stream.getvalue()


WORDS = "ความลับของฉัน a secret of mine"


@pytest.mark.parametrize(
    "library",
    ["some.library", "asyncio", "aiohttp.server", *LOUD_ONLY, "telegram.request", "PIL.TiffImagePlugin"],
)
@pytest.mark.parametrize(
    "level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL]
)
def test_what_a_library_fills_in_is_never_logged(stream: io.StringIO, library: str, level: int) -> None:
    """Of what other people's code says, at any level, only its own words can be there."""
    log = logging.getLogger(library)
    log.log(level, "cannot load %r, %s", {"text": WORDS}, WORDS)
    log.log(level, "a task failed\nfuture: %s" % WORDS)  # noqa: UP031 - as asyncio does it
    log.log(level, WORDS)

    assert "secret" not in stream.getvalue()
    assert "ความลับ" not in stream.getvalue()


def test_a_library_is_heard_from_warning_on(stream: io.StringIO) -> None:
    """What it tells an operator is there, what it tells its own programmers is not."""
    for level in (logging.DEBUG, logging.INFO, logging.WARNING):
        logging.getLogger("some.library").log(level, "at level %d", level)

    assert ["at level %d"] == [json.loads(each)["what"] for each in stream.getvalue().splitlines()]


@pytest.mark.parametrize(
    "error",
    [
        KeyError(WORDS),
        ValueError(f"invalid literal for int(): {WORDS!r}"),
        json.JSONDecodeError("Expecting value", WORDS, 0),
        UnicodeEncodeError("ascii", WORDS, 0, 3, "ordinal not in range"),
        ExceptionGroup("several", [ValueError(WORDS)]),
    ],
)
def test_the_text_of_somebody_elses_exception_is_not_logged(stream: io.StringIO, error: Exception) -> None:
    """Its kind and its place are: in the traceback, as a cause, and where a message names it."""
    log = logging.getLogger("bot.something")
    try:
        try:
            raise error
        except Exception as cause:
            raise RuntimeError(WORDS) from cause
    except RuntimeError:
        log.exception("it failed: %s", error)

    assert "secret" not in stream.getvalue()
    assert "ความลับ" not in stream.getvalue()
    assert "\\u" not in stream.getvalue()
    for told in (type(error).__name__, "RuntimeError", "test_logs.py"):
        assert told in json.loads(stream.getvalue())["error"]


def test_the_text_of_our_own_exceptions_is(stream: io.StringIO) -> None:
    """They are written to be read, and are redacted like all else."""
    error = DeliveryError("mail.example.co.th:587 at RCPT: 550 <malee@example.com> unknown")
    try:
        raise error
    except DeliveryError:
        logging.getLogger("bot.something").exception("%s %s", "letter", error)

    data = json.loads(stream.getvalue())
    assert "letter mail.example.co.th:587 at RCPT: 550 <[email]> unknown" == data["what"]
    assert "DeliveryError: mail.example.co.th:587 at RCPT: 550 <[email]> unknown" in data["error"]


def test_ordinary_numbers_stay_readable(stream: io.StringIO) -> None:
    """Counts, ports and short ids are what a log is for."""
    assert "update 700001 took 12 ms on port 8080, 3 of 15" == redacted(
        "update 700001 took 12 ms on port 8080, 3 of 15"
    )
