"""What the bot says, before it has words: message ids with values, buttons, and replies made of them.

The words themselves live in `locales/`.  Everything here turns into JSON and back without loss, because a
reply waits in the outbox until it has been delivered, and the person's language is chosen only then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """Something the bot says: a message id of the locale, and the values that stand in it.

    A value may itself be a Line, which is put into words first.
    """

    id: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, **({"args": {k: _pack(v) for k, v in self.args.items()}} if self.args else {})}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Line:
        return Line(data["id"], {k: _unpack(v) for k, v in data.get("args", {}).items()})


def line(id: str, **args: Any) -> Line:
    """A Line, written as it is spoken."""
    return Line(id, args)


def plain(text: str) -> Line:
    """Text that is nobody's translation: the person's own words, a policy's title."""
    return Line("plain", {"text": text})


@dataclass(frozen=True)
class Button:
    """A button: its label, and what a press sends back (`press`), copies, or opens."""

    label: Line
    press: str = ""
    copies: str = ""
    style: str = ""  # "", "primary" or "danger"

    def to_json(self) -> dict[str, Any]:
        return {"label": self.label.to_json()} | {
            k: v for k in ("press", "copies", "style") if (v := getattr(self, k))
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Button:
        return Button(
            Line.from_json(data["label"]),
            data.get("press", ""),
            data.get("copies", ""),
            data.get("style", ""),
        )


@dataclass(frozen=True)
class Quote:
    """A clause, word for word, with its number and the policy's version: always marked as a quotation."""

    number: str
    text: str
    version: str


@dataclass(frozen=True)
class Reply:
    """One message to the person.

    `replaces` is the id of a message of ours to be edited in place (a new one is sent where that fails; without
    lines that message only loses its buttons);
    `asks` names the question that stands in it, so that its delivery can be noted; `contact` asks for the
    person's own phone number by a reply keyboard, `unkeyboard` takes that keyboard away again.

    `over`: it repeats a message of ours without its buttons, so there is nothing to say anew where that cannot be
    edited any more.

    `page`: it was looked at and may give way to another page when one of its buttons is pressed; everything
    else that was said stays.  `about` is the id of the ticket that it speaks of.
    """

    lines: tuple[Line, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    quote: Quote | None = None
    replaces: int | None = None
    asks: str = ""
    protected: bool = False
    contact: bool = False
    unkeyboard: bool = False
    page: bool = False
    about: str = ""
    over: bool = False

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"lines": [each.to_json() for each in self.lines]}
        if self.rows:
            data["rows"] = [[button.to_json() for button in row] for row in self.rows]
        if self.quote:
            data["quote"] = [self.quote.number, self.quote.text, self.quote.version]
        for name in ("replaces", "asks", "protected", "contact", "unkeyboard", "page", "about", "over"):
            if value := getattr(self, name):
                data[name] = value
        return data

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Reply:
        return Reply(
            lines=tuple(Line.from_json(each) for each in data["lines"]),
            rows=tuple(tuple(Button.from_json(b) for b in row) for row in data.get("rows", ())),
            quote=Quote(*data["quote"]) if "quote" in data else None,
            replaces=data.get("replaces"),
            asks=data.get("asks", ""),
            protected=data.get("protected", False),
            contact=data.get("contact", False),
            unkeyboard=data.get("unkeyboard", False),
            page=data.get("page", False),
            about=data.get("about", ""),
            over=data.get("over", False),
        )


def closed(message_id: int | None) -> list[Reply]:
    """One of our messages loses its buttons; nothing where there is no message."""
    return [Reply((), replaces=message_id)] if message_id else []


def _pack(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_pack(each) for each in value]
    return {"line": value.to_json()} if isinstance(value, Line) else value


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpack(each) for each in value]
    return Line.from_json(value["line"]) if isinstance(value, dict) else value
