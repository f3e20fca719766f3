"""Logs: JSON lines without secrets and without anybody's words."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from bot.ops.logs import LOUD_ONLY, OFTEN, OURS, redacted, set_up
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
    ("/t/stop/canarycanary234567", "/t/[token]"),
    ("https://example.com/t/canary/file/canary~%2F?canary#canary", "/t/[token]"),
    ("081.234.5678", "[number]"),
    ("+66.81.234.5678", "[number]"),
    ("(081) 234-5678", "[number]"),
    ("(081)234.5678", "[number]"),
    ("+66 (0)81 234 5678", "[number]"),
    ("(02) 123-5678", "[number]"),
    ("๐๘๑.๒๓๔.๕๖๗๘", "[number]"),
    ("081\u2011234\u20115678", "[number]"),
    ("1234.5678", "[number]"),
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


@pytest.mark.parametrize("words", [WORDS, f"x.py:1: Other: {WORDS}", f"\n/x.py:2: Other: {WORDS}"])
def test_of_a_warning_the_category_and_the_place_are_told(stream: io.StringIO, words: str) -> None:
    """A library puts a stranger's header into its text."""
    warnings.warn_explicit(words, RuntimeWarning, "/lib/multipart.py", 139)

    assert ["/lib/multipart.py:139: RuntimeWarning"] == [each["what"] for each in told(stream)]


def knocks(error: Exception, *, times: int, at: float) -> None:
    """A library logs what it choked on, so many times within a moment."""
    for _ in range(times):
        log, why = logging.getLogger("aiohttp.server"), (type(error), error, None)
        record = log.makeRecord(log.name, logging.ERROR, "web_protocol.py", 548, "bad request", (), why)
        record.created = at
        log.handle(record)


def told(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(each) for each in stream.getvalue().splitlines()]


def test_who_knocks_without_end_fills_no_log(stream: io.StringIO) -> None:
    """Ten lines a minute, one that says that there are more, and afterwards how many there were."""
    knocks(ValueError(WORDS), times=5000, at=60.0)
    flooded = len(told(stream))
    knocks(ValueError(WORDS), times=1, at=120.0)

    *_, last, later = told(stream)

    assert (OFTEN + 1, "more of this kind: counted for this minute") == (flooded, last["what"])
    assert ("bad request", 5000 - OFTEN) == (later["what"], later["untold"])


def test_knocking_does_not_drown_what_else_goes_wrong(stream: io.StringIO) -> None:
    """Another kind of error is told all the same, and what our own code says."""
    knocks(ValueError(WORDS), times=5000, at=60.0)
    knocks(KeyError(WORDS), times=1, at=60.0)
    for _ in range(OFTEN * 2):
        logging.getLogger("bot.something").info("ours")

    said = told(stream)[OFTEN + 1 :]

    assert ["KeyError"] + [None] * OFTEN * 2 == [each.get("error") for each in said]


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


@pytest.mark.parametrize(
    "said",
    [
        "update 700001 took 12 ms on port 8080, 3 of 15",
        "192.168.100.200:587 at RCPT",
        "mail from 203.150.112.134 (203.150.112.135)",
        "127.0.0.1 - 25, in 127.0.0.11 (12.5 ms)",
        "Python 3.11.7, SQLAlchemy 2.0.43, SQLite 3.45.1, Ubuntu 22.04.1",
        "load 0.52 0.61 0.70 1.25",
        "took 1234.567 s, 86400.0 s in all, since 12345.678",
        "at 04:17:25.123456",
        "[2001:db8::1234:5678]:25",
        "PR-7K4M2-9, update 12 (3 of 15)",
        "GET /tickets/12, /text/t",
    ],
)
def test_ordinary_numbers_stay_readable(said: str) -> None:
    """Counts, ports, addresses of machines, versions, times and short ids are what a log is for."""
    assert said == redacted(said)
