"""Entities that the server finds by itself: in what a person types, and in a bot's plain text.

Without the `bot_command` entity no command handler ever fires, so this is not decoration. Offsets and
lengths are in UTF-16 units, where an emoji counts two.
"""

import re
from typing import Any

from bot.demo.telegram.formatting import Entity, utf16_length
from bot.demo.telegram.refusals import bad_request

# In the order of precedence: what is found first keeps its place.
PATTERNS = {
    "url": re.compile(
        r"https?://[^\s<>\"]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|net|org|th|io|me|dev)\b(?:/[^\s<>\"]*)?",
        re.I,
    ),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.I | re.A),
    "bot_command": re.compile(r"(?<![\w/])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/])", re.I | re.A),
    "mention": re.compile(r"(?<![\w@.])@[a-z][a-z0-9_]{3,31}(?!\w)", re.I | re.A),
    "phone_number": re.compile(r"(?<![\w+])\+\d[\d -]{7,16}\d(?!\w)", re.A),
}  # fmt: skip
TRAILING = ".,:;!?)]}'\"…»"
OPAQUE = {"code", "pre", "text_link"}
MARKS = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "blockquote",
    "expandable_blockquote", "custom_emoji", "text_mention", "mention", "hashtag", "cashtag", "bot_command",
    "url", "email", "phone_number", "date_time",
}  # fmt: skip


def find_entities(text: str, given: list[Entity] | None = None) -> list[Entity]:
    """The entities of a text: those given, and what is found outside code and links."""
    taken = [_span(entity) for entity in given or [] if entity["type"] in OPAQUE]
    found = list(given or [])
    for kind in ("email", "url", "bot_command", "mention", "phone_number"):
        for match in PATTERNS[kind].finditer(text):
            said = match.group().rstrip(TRAILING) if kind == "url" else match.group()
            start = utf16_length(text[: match.start()])
            span = (start, start + utf16_length(said))
            if any(span[0] < end and begin < span[1] for begin, end in taken):
                continue
            taken.append(span)
            found.append({"type": kind, "offset": start, "length": span[1] - start})
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def check_entities(entities: Any, text: str) -> list[Entity]:
    """The `entities` parameter of a call, or a refusal."""
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    size = utf16_length(text)
    for entity in entities:
        if not isinstance(entity, dict) or entity.get("type") not in MARKS:
            raise bad_request("can't parse MessageEntity: unsupported type specified")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
            raise bad_request('can\'t parse MessageEntity: field "offset" and "length" must be numbers')
        if offset + length > size:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
    return entities


def _span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]
