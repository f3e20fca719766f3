"""Logs: JSON lines without secrets and without anybody's words, at every level and whatever goes wrong.

What may be in them is listed, because a list of what may not be is never complete:

1. Our own loggers, at the level chosen.  What they say has ids, counts, states and kinds of errors in it.
2. Libraries from WARNING on, and of what they say only the words that stand in their code: what is filled in may be a
   person's message (python-telegram-bot logs the answer to getUpdates when it is no JSON), an address, a picture's
   place.
3. Of an exception where it happened and its kind.  Its text is told only if its class is ours: libraries put into it
   what they choked on (an SMTP reply with the address, the value that a database refuses, the key that was missing).
4. A library speaks whenever a stranger knocks in a way it does not like.  So of one place in its code and one kind of
   error there are `OFTEN` lines a minute, then one that says so; the next one after that minute says how many more
   there were (`untold`).
5. All of it goes through `redacted`.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO

from bot.identity.pii import without_addresses, without_numbers

OURS = ("bot", "flows", "handlers", "locales")
"""The packages whose loggers and exceptions are ours."""
LOUD_ONLY = ("telegram", "httpx", "httpcore", "aiosmtplib", "PIL", "sqlalchemy", "aiohttp.access", "mail.log")
"""Libraries that log bodies, statements and metadata: only what ends them is heard."""
PARSING = "Received data was"
OFTEN = 10

_SECRETS = (
    (re.compile(r"\d{6,12}:[A-Za-z0-9_-]{20,}"), "[token]"),
    (re.compile(r"/t/[^\s\"'<>]+"), "/t/[token]"),
    (re.compile(r"://[^\s/@]+@"), "://[login]@"),
)
_WARNING = re.compile(r"\A([^:\n]*+:\d{1,9}: \w{1,80}): ")
"""Place and category, with which Python begins a warning; what follows may be words of a request."""
_LONGEST = 2000
"""Characters of a message: whatever is longer was not written by us."""


def is_ours(name: str) -> bool:
    """Whether a module or a logger is ours, by its name."""
    return name.partition(".")[0] in OURS


def redacted(text: str) -> str:
    """Without tokens, addresses, phone numbers and codes."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return without_numbers(without_addresses(text, "[email]"), "[number]")


def told(error: BaseException) -> str:
    """An exception as far as a log may know it: its kind, and its text if it is one of ours."""
    kind = type(error)
    text = redacted(str(error)[:_LONGEST]) if is_ours(kind.__module__) else ""
    return f"{kind.__qualname__}: {text}" if text else kind.__qualname__


class _Allowed(logging.Filter):
    """Lets through what may be logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        if is_ours(record.name):
            return True
        quiet = any(record.name == each or record.name.startswith(f"{each}.") for each in LOUD_ONLY)
        return record.levelno >= (logging.CRITICAL if quiet else logging.WARNING)


class _Seldom(logging.Filter):
    """Lets through so many lines of libraries a minute, and counts the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[tuple[object, ...], tuple[int, int]] = {}
        """The minute and how many lines, by place and kind of error: as many as the code has, whatever strangers do."""

    def filter(self, record: logging.LogRecord) -> bool:
        if is_ours(record.name):
            return True
        kind = record.exc_info[0] if record.exc_info else None
        key, minute = (record.pathname, record.lineno, kind), int(record.created // 60)
        before, lines = self._lines.get(key, (minute, 0))
        if before != minute:
            record.untold, lines = max(lines - OFTEN, 0), 0
        self._lines[key] = minute, lines + 1
        if lines == OFTEN:
            record.msg, record.args, record.exc_info = "more of this kind: counted for this minute", (), None
        return lines <= OFTEN


class _Redacted(logging.Formatter):
    """One JSON object a line; line breaks cannot forge another."""

    def format(self, record: logging.LogRecord) -> str:
        data: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": redacted(_said(record)),
        }
        if record.exc_info and record.exc_info[1] is not None:
            data["error"] = _trace(record.exc_info[1])
        if untold := getattr(record, "untold", 0):
            data["untold"] = untold
        return json.dumps(data, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    if is_ours(record.name):
        if record.args:
            record.args = _discreet(record.args)
        return record.getMessage()[:_LONGEST]
    if record.name == "py.warnings":
        warned = _WARNING.match(str(record.msg))
        return warned[1] if warned else "(not shown)"
    if PARSING in str(record.msg):
        return "an update could not be parsed"
    # The words in the code, with their gaps unfilled, and of several lines the first: asyncio writes the exception
    # of a task into the second.
    words = str(record.msg).partition("\n")[0][:200]
    return words if words.isascii() else "(not shown)"


def _discreet(args: Any) -> Any:
    """What fills the gaps of our own messages: an exception is told as in a traceback."""
    if isinstance(args, dict):
        return {name: _discreet_one(each) for name, each in args.items()}
    return tuple(_discreet_one(each) for each in args)


def _discreet_one(value: Any) -> Any:
    if not isinstance(value, BaseException):
        return value
    return redacted(str(value)) if is_ours(type(value).__module__) else type(value).__qualname__


def _trace(error: BaseException) -> str:
    """Where it happened, each cause before what came of it, without what libraries say."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = traceback.extract_tb(error.__traceback__, limit=-30)
        places = [f"{each.filename}:{each.lineno} {each.name}" for each in frames]
        lines = [*places, told(error), *lines]
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if before is None:
            break
        error = before
    return "\n".join(lines)


def set_up(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Log to a stream (standard error), ours from this level on."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Redacted())
    handler.addFilter(_Allowed())
    handler.addFilter(_Seldom())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    chosen = logging.getLevelNamesMapping()[level]
    root.setLevel(max(chosen, logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(chosen)
    for name in LOUD_ONLY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.captureWarnings(True)


def catch_what_nobody_catches() -> None:
    """Have what ends a thread, or an object's last breath, logged like the rest: Python would print its text."""
    threading.excepthook = lambda caught: _uncaught(caught.exc_value)
    sys.unraisablehook = lambda caught: _uncaught(caught.exc_value)


def _uncaught(error: BaseException | None) -> None:
    if error is not None:
        logging.getLogger(__name__).critical("nobody caught this", exc_info=error)
