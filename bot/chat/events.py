"""What can come in from a person, freed of Telegram's shapes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tickets.inspection import Evidence


class NotYet(Exception):
    """What came in cannot be read now, because of others or of Telegram: it waits, and nothing has failed.  `wait`:
    seconds after which it is worth another try; None where that is not known."""

    def __init__(self, wait: float | None = None) -> None:
        super().__init__(wait)
        self.wait = wait


class Unreadable(Exception):
    """An update is not of the form that Telegram gives them; another try reads the same."""


@dataclass(frozen=True)
class Typed:
    """A text message."""

    text: str


@dataclass(frozen=True)
class Command:
    """`/name argument`, in any case; `name` without the slash."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Pressed:
    """A button under one of our messages; `shown` is the text of that message."""

    data: str
    shown: str = ""


@dataclass(frozen=True)
class SharedContact:
    """A shared contact card.  `own`: Telegram says that it is the sender's own, and it was not forwarded."""

    phone: str
    own: bool


@dataclass(frozen=True)
class SentFile:
    """A photo or document, fetched and fit to be kept; or `unfit` says in a word why it is not."""

    unique_id: str
    caption: str
    evidence: Evidence | None
    unfit: str = ""
    album: str = ""


@dataclass(frozen=True)
class Odd:
    """Something that is no answer to anything: sticker, voice, location, poll..."""

    kind: str


@dataclass(frozen=True)
class Edited:
    """An earlier message was changed.  That never acts."""


@dataclass(frozen=True)
class Membership:
    """The person blocked the bot, or took it up again."""

    reachable: bool


@dataclass(frozen=True)
class Elsewhere:
    """Something in a group or channel, where the bot does not talk about anybody's data."""

    addressed: bool


Happening = Typed | Command | Pressed | SharedContact | SentFile | Odd | Edited | Membership | Elsewhere


@dataclass(frozen=True)
class Event:
    """Something that happened in a chat, with what is known about it."""

    key: str
    """Of the update; what follows from it carries it in its own key."""
    chat_id: int
    what: Happening
    message_id: int | None = None
    name: str = ""
    """Telegram's display name and @username, as shown to staff."""
    language: str = ""
    """Telegram's language code for the person."""
    replied_to: int | None = None
    """The message of the chat that this one is a reply to."""
    query: str = ""
    """Of a press: what its answer refers to."""
