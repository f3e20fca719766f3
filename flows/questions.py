"""Questions: how an answer is read, which buttons stand under it, and what helps when it is not understood.

`read(raw)` returns the value or raises `Rejected` with the line that tells the person why.  Stored answers
are read through their question again at every turn, so a rule tightened by a deploy holds at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from flows.emails import emails
from flows.finding import codes, places
from flows.lines import Line, line, plain
from flows.text import code_digits, visible

T = TypeVar("T")

SEND_ALONE = "alone"
"""What the button sends back by which a form is sent without what was told at the last look."""
SKIP = "-"
"""The raw answer of somebody who skips a question that may be skipped."""

WAYS = {"no-access": "way-no-access", "none": "way-no-email"}
"""Raw answers of somebody who has no email to give, with the words of their buttons."""

AT_MOST = 1500
"""Characters of a free answer.  Short enough for a summary of several to fit into one message."""


class Rejected(Exception):
    """An answer that cannot be taken; `line` tells the person why."""

    def __init__(self, id: str, **args: Any) -> None:
        super().__init__(id)
        self.line = line(id, **args)


class Question(Generic[T]):
    """What a flow asks.  Subclasses are frozen dataclasses, a few lines each."""

    many = False
    """Several options may be ticked before the answer is given."""
    decides = False
    """Whether the answer decides what the rest of the form is, so that nobody can say yet how long it will be."""
    optional = False
    """May be skipped."""

    def read(self, raw: str) -> T:
        """The value of an answer.  Raises Rejected."""
        raise NotImplementedError

    def choices(self) -> Mapping[str, Line]:
        """The buttons, by the raw answer each one gives; empty for a question answered in words."""
        return {}

    def shown(self, value: T) -> Line:
        """An answer as it stands in a summary."""
        raise NotImplementedError

    def example(self) -> Line:
        """What to say after several answers that could not be taken."""
        return line("example-choose")

    def find(self, text: str) -> tuple[str, ...]:
        """The answers that stand in a sentence by their shape (an address, a code, `ข้อ 2`), as raw ones.  More
        than one where several may be given, or where it is not clear which is meant."""
        return ()

    def meant(self) -> Mapping[str, str]:
        """The classes of talk (`locales/*/talk/`) by which an answer is meant in other words, with that answer."""
        return {}

    def standing(self, picked: str) -> Question[T]:
        """The question as it stands where these are ticked, or sent, already (raw answers, comma separated)."""
        return self

    def keeps(self, raw: str) -> bool:
        """Whether an edit begins with this answer ticked, instead of with nothing."""
        return False

    def hides(self, raw: str) -> bool:
        """Whether this answer is a secret: never stored, and the message that held it deleted."""
        return False

    def spent(self) -> T:
        """The value that stands for a secret already used."""
        raise NotImplementedError


@dataclass(frozen=True)
class Choice(Question[str]):
    """One of a few options.  The words of a button are the message `<name>-<option>`."""

    name: str
    options: tuple[str, ...]
    talk: str = ""
    """What the classes of talk for its options begin with, if not its name: two questions may share them."""
    summed: str = ""
    """What its words in a summary begin with, if they are not those of its buttons."""
    decides: bool = False
    unoffered: tuple[str, ...] = ()
    """Options that are understood where somebody says them, and have no button."""

    def read(self, raw: str) -> str:
        if raw not in (*self.options, *self.unoffered):
            raise Rejected("please-choose")
        return raw

    def choices(self) -> Mapping[str, Line]:
        return {option: line(f"{self.name}-{option}") for option in self.options}

    def find(self, text: str) -> tuple[str, ...]:
        return tuple(self.options[place - 1] for place in places(text, len(self.options)))

    def meant(self) -> Mapping[str, str]:
        return {f"{self.talk or self.name}-{option}": option for option in self.options}

    def shown(self, value: str) -> Line:
        return line(f"{self.summed or self.name}-{value}")


@dataclass(frozen=True)
class Many(Question[tuple[str, ...]]):
    """One or more of a few options, in the order in which they stand; `all` is all of them."""

    name: str
    options: tuple[str, ...]
    talk: str = ""
    """As of a choice."""
    decides: bool = False
    many = True

    def read(self, raw: str) -> tuple[str, ...]:
        if raw == "all":
            return self.options
        picked = [each.strip() for each in raw.split(",") if each.strip()]
        if not picked:
            raise Rejected("please-tick")
        if any(each not in self.options for each in picked):
            raise Rejected("please-choose")
        return tuple(option for option in self.options if option in picked)

    def choices(self) -> Mapping[str, Line]:
        return {option: line(f"{self.name}-{option.replace('.', '-')}") for option in self.options}

    def find(self, text: str) -> tuple[str, ...]:
        return tuple(self.options[place - 1] for place in places(text, len(self.options)))

    def meant(self) -> Mapping[str, str]:
        talk = self.talk or self.name
        return {f"{talk}-{option.replace('.', '-')}": option for option in self.options} | {"all": "all"}

    def shown(self, value: tuple[str, ...]) -> Line:
        if value == self.options:
            return line(f"{self.name}-all")
        choices = self.choices()
        return line("list", items=[choices[option] for option in value])

    def example(self) -> Line:
        return line("example-tick")


@dataclass(frozen=True)
class Text(Question[str]):
    """Free words; nothing in them is interpreted here.  Skipped gives the empty string.

    `skip` is the message id of the button that skips it, `skipped` of what the summary says then.
    """

    at_most: int = AT_MOST
    optional: bool = False
    skip: str = "skip"
    skipped: str = "none-given"
    takes_questions: bool = False
    """A question about the policy is a fitting answer here, and not one put in the middle of the form."""

    def read(self, raw: str) -> str:
        if raw == SKIP and self.optional:
            return ""
        text = visible(raw)
        if not text:
            raise Rejected("please-write")
        if len(text) > self.at_most:
            raise Rejected("too-long", most=self.at_most, now=len(text))
        return text

    def choices(self) -> Mapping[str, Line]:
        return {SKIP: line(self.skip)} if self.optional else {}

    def meant(self) -> Mapping[str, str]:
        return {"skip": SKIP, "unsure": SKIP} if self.optional else {}

    def shown(self, value: str) -> Line:
        return plain(value) if value else line(self.skipped)

    def example(self) -> Line:
        return line("example-text")


ROUTE = re.compile(r"%[A-Za-z0-9-]{1,63}\.|[A-Za-z0-9-]\.[A-Za-z-]{2,63}!")
"""In a local part: the host to which many mail servers pass a letter on (`malee%mail.example@`, or before a `!`)."""


@dataclass(frozen=True)
class Email(Question[str]):
    """An email address, folded to one spelling (NFKC, no invisible characters, lower-case domain).

    Only what any mail server takes without SMTPUTF8 is accepted (RFC 5321: 64 octets before the @, 254 in
    all).  A comma or a line break could smuggle in a second recipient; neither survives the pattern.
    """

    ways: bool = False
    """Whoever cannot read any mail is offered another way."""

    def read(self, raw: str) -> str:
        if self.ways and raw in WAYS:
            return raw
        found = emails(raw)
        if len(found) != 1:
            raise Rejected("not-an-email")
        local, _, domain = found[0].rpartition("@")
        # A route would lead to another's mailbox, past all limits of it, or past nobody's (RFC 5321, appendix C, F.2).
        if len(local) > 64 or len(found[0]) > 254 or ROUTE.search(local):
            raise Rejected("not-an-email")
        return f"{local}@{domain.lower()}"

    def choices(self) -> Mapping[str, Line]:
        return {raw: line(words) for raw, words in WAYS.items()} if self.ways else {}

    def find(self, text: str) -> tuple[str, ...]:
        return emails(text)

    def meant(self) -> Mapping[str, str]:
        return {"cannot": "no-access"} if self.ways else {}

    def shown(self, value: str) -> Line:
        return plain(value)

    def example(self) -> Line:
        return line("example-email")


@dataclass(frozen=True)
class Code(Question[str]):
    """The eight digits of a one-time code, in any kind of digits and spacing; or one of the buttons."""

    digits: int = 8
    options: tuple[str, ...] = ("resend", "other", "staff")

    def read(self, raw: str) -> str:
        if raw in self.options:
            return raw
        typed = code_digits(raw)
        if len(typed) != self.digits:
            raise Rejected("not-a-code", digits=self.digits)
        return typed

    def choices(self) -> Mapping[str, Line]:
        return {option: line(f"code-{option}") for option in self.options}

    def find(self, text: str) -> tuple[str, ...]:
        whole = code_digits(text)
        return (whole,) if len(whole) == self.digits else codes(text, self.digits)

    def meant(self) -> Mapping[str, str]:
        return {"code-resend": "resend", "code-other": "other", "staff": "staff"}

    def example(self) -> Line:
        return line("example-code")

    def hides(self, raw: str) -> bool:
        return raw not in self.options

    def spent(self) -> str:
        return ""


@dataclass(frozen=True)
class SharedPhone(Question[str]):
    """The person's own phone number, shared by Telegram's button: the id of the proof that came of it, or
    `staff`.  A typed number proves nothing and is not taken."""

    def read(self, raw: str) -> str:
        if raw != "staff" and not re.fullmatch(r"[0-9a-f]{16}", raw):
            raise Rejected("share-not-type")
        return raw

    def choices(self) -> Mapping[str, Line]:
        return {"staff": line("phone-staff")}

    def meant(self) -> Mapping[str, str]:
        return {"staff": "staff"}

    def example(self) -> Line:
        return line("example-phone")


@dataclass(frozen=True)
class Files(Question[tuple[str, ...]]):
    """Files sent before the answer `done`: the ids under which the service keeps them; none is fine, unless they are
    `needed`."""

    at_most: int = 5
    needed: bool = False
    sent: str = field(default="", compare=False)
    """What came so far."""
    many = True

    def read(self, raw: str) -> tuple[str, ...]:
        files = () if raw == SKIP else tuple(each for each in raw.split(",") if each)
        if not files and self.needed:
            raise Rejected("files-needed")
        if not all(re.fullmatch(r"[0-9a-f]{16}", each) for each in files):
            raise Rejected("send-files")
        return files[: self.at_most]

    def standing(self, picked: str) -> Files:
        return replace(self, sent=picked)

    def meant(self) -> Mapping[str, str]:
        """No words drop what was sent: "there are none" means no more of them."""
        enough = self.sent or SKIP
        return {"files-done": enough, "files-none": enough, "skip": enough}

    def keeps(self, raw: str) -> bool:
        return raw != SKIP

    def shown(self, value: tuple[str, ...]) -> Line:
        return line("files-count", count=len(value))

    def example(self) -> Line:
        return line("example-files")


@dataclass(frozen=True)
class Row:
    """One line of a summary: the questions that an edit of it asks again (none: it cannot be edited), its label
    and its value.  Made by `talk.row` and `talk.fact`."""

    names: tuple[str, ...]
    label: Line
    value: Line
    edit: str = field(default="edit", compare=False)
    """The message id of its button."""


@dataclass(frozen=True)
class Confirm(Question[str]):
    """A summary and the button that sends it."""

    rows: tuple[Row, ...]
    button: str = "confirm-send"

    def read(self, raw: str) -> str:
        if raw != "send":
            raise Rejected("please-confirm")
        return raw

    def choices(self) -> Mapping[str, Line]:
        return {"send": line(self.button)}

    def meant(self) -> Mapping[str, str]:
        return {self.button.removeprefix("confirm-"): "send"}

    def example(self) -> Line:
        return line("example-confirm")
