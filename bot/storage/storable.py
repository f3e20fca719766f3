"""Text as both databases keep it: a stranger's program, or another server, may write any bytes."""

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str, instead: str = "\ufffd") -> str:
    """A text with one character for each that no database keeps: NUL, which PostgreSQL refuses in any text, and halves
    of surrogate pairs, which are no characters, and stand for bytes that could not be read."""
    return _UNSTORABLE.sub(instead, text)


def is_storable(text: str) -> bool:
    """Whether a database may be asked for a text: of what it cannot keep it cannot be asked either."""
    return _UNSTORABLE.search(text) is None
