"""The Bot API's HTML, read as Telegram reads it: to plain text and entities, or a complaint with a byte
offset.

Follows tdlib's `parse_html`, its oddities included: a bare `&` and unknown entities such as `&nbsp;` stay
as they are, `</>` closes whatever is open, tag names are matched without regard to case, an attribute that
a tag does not know is ignored. Offsets in complaints count UTF-8 bytes; offsets of entities count UTF-16
units.
"""

import re
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));?")
SPACE = " \t\r\n\0\v"


class BadMarkup(Exception):
    """The text cannot be read; the message says why, in tdlib's words."""


@dataclass
class _Open:
    tag: str
    argument: str
    start: int  # in UTF-16 units of the text so far
    at: int  # the place in the text so far


def utf16_length(text: str) -> int:
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text that a person sees, trimmed, and its entities."""
    text, entities = _Reader(source).read()
    return trim(text, entities)


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """A text without the white space around it, and entities moved and cut accordingly."""
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    size = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] - lead + entity["length"], size)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text = ""
        self.units = 0
        self.entities: list[Entity] = []
        self.open: list[_Open] = []

    def read(self) -> tuple[str, list[Entity]]:
        at = 0
        while at < len(self.source):
            char = self.source[at]
            if char == "&":
                said, at = self._reference(at)
                self._say(said)
            elif char != "<":
                self._say(char)
                at += 1
            elif self.source.startswith("</", at):
                at = self._end_tag(at)
            else:
                at = self._start_tag(at)
        if self.open:
            raise BadMarkup(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return self.text, self.entities

    def _say(self, text: str) -> None:
        self.text += text
        self.units += utf16_length(text)

    def _reference(self, at: int) -> tuple[str, int]:
        """A character reference at a place: what it stands for, and the place after it."""
        match = REFERENCE.match(self.source, at)
        if not match:
            return "&", at + 1
        hexadecimal, decimal, name = match.groups()
        if name:
            return (NAMED[name], match.end()) if name in NAMED else ("&", at + 1)
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000:
            return chr(code), match.end()
        return "&", at + 1

    def _char(self, at: int) -> str:
        return self.source[at] if at < len(self.source) else ""

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def _skip_space(self, at: int) -> int:
        while self._char(at) and self._char(at) in SPACE:
            at += 1
        return at

    def _skip_name(self, at: int, stops: str) -> int:
        while self._char(at) and self._char(at) not in SPACE + stops:
            at += 1
        return at

    def _start_tag(self, begin: int) -> int:
        at = self._skip_name(begin + 1, ">")
        if not self._char(at):
            raise BadMarkup(f"Unclosed start tag at byte offset {self._byte(begin)}")
        tag = self.source[begin + 1 : at].lower()
        if tag not in KINDS:
            raise BadMarkup(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        argument = ""
        while True:
            at = self._skip_space(at)
            if self._char(at) == ">":
                break
            name, value, at = self._attribute(at, tag, begin)
            argument = self._argument(tag, name, value) or argument
        if tag == "span" and argument != "spoiler":
            raise BadMarkup(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_Open(tag, argument, self.units, len(self.text)))
        return at + 1

    def _attribute(self, at: int, tag: str, begin: int) -> tuple[str, str, int]:
        start, at = at, self._skip_name(at, "=>")
        name = self.source[start:at].lower()
        if not name and self._char(at):
            raise BadMarkup(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
        at = self._skip_space(at)
        value = ""
        if self._char(at) == "=":
            at = self._skip_space(at + 1)
            value, at = self._value(at)
        if not self._char(at):
            raise BadMarkup(f"Unclosed start tag at byte offset {self._byte(begin)}")
        return name, value, at

    def _value(self, at: int) -> tuple[str, int]:
        quote = self._char(at)
        if not quote or quote not in "'\"":
            start = at
            while self._char(at).isalnum() or (self._char(at) and self._char(at) in ".-"):
                at += 1
            if self._char(at) and self._char(at) not in SPACE + ">":
                raise BadMarkup(f"Unexpected end of name token at byte offset {self._byte(start)}")
            return self.source[start:at].lower(), at
        value, at = "", at + 1
        while self._char(at) and self._char(at) != quote:
            if self._char(at) == "&":
                said, at = self._reference(at)
                value += said
            else:
                value += self._char(at)
                at += 1
        return value, at + 1

    @staticmethod
    def _argument(tag: str, name: str, value: str) -> str:
        match tag, name:
            case ("a", "href") | ("tg-emoji", "emoji-id"):
                return value
            case ("code", "class") if value.startswith("language-"):
                return value.removeprefix("language-")
            case ("span", "class") if value.startswith("tg-"):
                return value.removeprefix("tg-")
            case ("blockquote", "expandable"):
                return "expandable"
        return ""

    def _end_tag(self, begin: int) -> int:
        if not self.open:
            raise BadMarkup(f"Unexpected end tag at byte offset {self._byte(begin)}")
        at = self._skip_name(begin + 2, ">")
        name = self.source[begin + 2 : at].lower()
        at = self._skip_space(at)
        if self._char(at) != ">":
            raise BadMarkup(f"Unclosed end tag at byte offset {self._byte(begin)}")
        opened = self.open.pop()
        if name and name != opened.tag:
            raise BadMarkup(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.units > opened.start:
            self._close(opened)
        return at + 1

    def _close(self, opened: _Open) -> None:
        kind = KINDS[opened.tag]
        entity: Entity = {"type": kind, "offset": opened.start, "length": self.units - opened.start}
        match kind:
            case "text_link":
                entity["url"] = opened.argument or self.text[opened.at :]
            case "blockquote" if opened.argument:
                entity["type"] = "expandable_blockquote"
            case "custom_emoji":
                entity["custom_emoji_id"] = opened.argument
            case "code" if opened.argument and self.open and self.open[-1].tag == "pre":
                self.open[-1].argument = opened.argument
                return
            case "pre" if opened.argument:
                entity["language"] = opened.argument
        self.entities.append(entity)
