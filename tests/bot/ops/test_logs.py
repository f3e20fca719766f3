"""Logs: JSON lines without secrets and without anybody's words."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.ops.logs import redacted, set_up

TOKEN = "5000000001:AAcanaryTokenAAAAAAAAAAAAAAAAAAAAAA"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    out = io.StringIO()
    set_up("DEBUG", out)
    yield out
    root.handlers[:] = before
    root.setLevel(level)


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
    log = logging.getLogger("bot.some.module")
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


@pytest.mark.parametrize(
    "name", ["httpx", "PIL.TiffImagePlugin", "pypdf", "telegram.Bot", "a.new.library", "botany"]
)
def test_libraries_are_heard_from_a_warning_on(stream: io.StringIO, name: str) -> None:
    """At lower levels they say what they work on, such as where a photo was taken; also one that nobody has
    thought of yet, and at any LOG_LEVEL."""
    log = logging.getLogger(name)
    log.setLevel(logging.DEBUG)
    log.debug("tag: GPSInfo - value: %s", "13.7563")
    log.info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.warning("slow")
    log.setLevel(logging.NOTSET)

    assert ["slow"] == [json.loads(line)["what"] for line in stream.getvalue().splitlines()]


def test_our_own_modules_are_heard_at_every_level(stream: io.StringIO) -> None:
    """What LOG_LEVEL asks for is what the bot itself has to say."""
    logging.getLogger("bot.chat.worker").debug("taken")
    logging.getLogger("handlers.polling").debug("asked")

    assert ["taken", "asked"] == [json.loads(line)["what"] for line in stream.getvalue().splitlines()]


def test_ordinary_numbers_stay_readable(stream: io.StringIO) -> None:
    """Counts, ports and short ids are what a log is for."""
    assert "update 700001 took 12 ms on port 8080, 3 of 15" == redacted(
        "update 700001 took 12 ms on port 8080, 3 of 15"
    )
