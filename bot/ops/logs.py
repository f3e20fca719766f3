"""Logs: JSON lines without secrets and without anybody's words.

Redaction stands at the root handler, over message, arguments and traceback alike, because it is the
libraries that say too much: httpx logs the bot's token with every call, python-telegram-bot a person's whole
message when it cannot parse it.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

from bot.identity.pii import without_addresses, without_numbers

_SECRETS = (
    (re.compile(r"\d{6,12}:[A-Za-z0-9_-]{20,}"), "[token]"),
    (re.compile(r"/t/[A-Za-z0-9_.-]+"), "/t/[token]"),
    (re.compile(r"://[^\s/@]+@"), "://[login]@"),
)
SPEAK = ("bot", "handlers", "flows", "locales", "__main__")
"""Whose loggers are heard at every level.  Others are heard from a warning on, whatever LOG_LEVEL says."""
_PERSONS_WORDS = "Received data was"


class _Redacted(logging.Formatter):
    """One JSON object a line; line breaks cannot forge another."""

    def format(self, record: logging.LogRecord) -> str:
        text = record.getMessage()
        if _PERSONS_WORDS in text:
            text = "an update could not be parsed"
        data = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": redacted(text),
        }
        if record.exc_info:
            data["error"] = redacted(self.formatException(record.exc_info))
        return json.dumps(data, ensure_ascii=False)


def redacted(text: str) -> str:
    """Without tokens, addresses, phone numbers and codes."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return without_numbers(without_addresses(text, "[email]"), "[number]")


def set_up(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Log to a stream (standard error), redacted."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Redacted())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    handler.addFilter(_may_speak)


def _may_speak(record: logging.LogRecord) -> bool:
    """Below a warning our own modules alone: at other levels a library says what it works on, which is what
    people sent (Pillow a photo's place, telegram a message, aiohttp a link with its token)."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in SPEAK
