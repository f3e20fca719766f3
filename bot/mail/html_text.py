"""HTML of a mail as plain text: paragraphs and line breaks kept, quotations marked with `>`, the rest dropped.

Read from left to right in one go.  The standard library's parser looks for the end of every `<a` and `<!--`
again from each of them, so a megabyte of those takes it hours.
"""

from __future__ import annotations

import re
from html import unescape

from bot.mail.headers import Unreadable

QUOTED = 20
"""Quotations within each other that are told apart."""
TAGS = 200_000
"""Tags and comments that are read; each costs some microseconds, and two megabytes of Outlook's have half as many."""

_BLOCKS = re.compile(
    r"address|article|blockquote|center|div|dl|dd|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|ol|p|pre|section|"
    r"table|td|th|tr|ul"
)
_UNSEEN = frozenset(("head", "template", "title"))
_SCRIPTS = {each: re.compile(rf"</{each}\b", re.IGNORECASE) for each in ("script", "style")}
"""What holds no HTML, and where it ends."""
_MARKUP = re.compile(r"<(?:[!?]|(/?)([a-z][a-z0-9]{0,30}))", re.IGNORECASE | re.ASCII)
"""Where markup begins; any other `<` is a character like another."""
_REST_OF_TAG = re.compile(r"""=\s*+"[^"]*+"|=\s*+'[^']*+'|>""")
"""An attribute's value, which may hold a `>`, or the end of the tag."""
_HUGE_NUMBER = re.compile(r"&#(?:\d{8}|x[0-9a-f]{7})[0-9a-f]*+;?", re.IGNORECASE)
"""No character has so high a number, and Python refuses to read the longest."""


def as_text(html: str) -> str:
    """What a reader sees.  Links lose their address, pictures are gone.  Raises Unreadable."""
    reader = _Reader()
    at = tags = 0
    while found := _MARKUP.search(html, at):
        if (tags := tags + 1) > TAGS:
            raise Unreadable("long")
        reader.text(html[at : found.start()])
        at = _markup(html, found, reader)
    reader.text(html[at:])
    return reader.seen()


def _markup(html: str, found: re.Match[str], reader: _Reader) -> int:
    """Read what begins here; where it ends.  What never ends is all the rest."""
    closes, name = found.groups()
    if name is None:
        comment = html.startswith("<!--", found.start())
        return _after(html, "-->", found.start() + 4) if comment else _after(html, ">", found.start())
    tag, end = name.lower(), found.end()
    while part := _REST_OF_TAG.search(html, end):
        end = part.end()
        if part[0] == ">":
            break
    else:
        return len(html)
    if closes:
        reader.ends(tag)
    elif tag in _SCRIPTS:
        over = _SCRIPTS[tag].search(html, end)
        return _after(html, ">", over.end()) if over else len(html)
    else:
        reader.begins(tag)
    return end


def _after(html: str, what: str, at: int) -> int:
    found = html.find(what, at)
    return found + len(what) if found >= 0 else len(html)


class _Reader:
    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._unseen = self._quoted = self._kept = 0

    def begins(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "br":
            self._lines.append([])
        elif _BLOCKS.fullmatch(tag):
            self._break()
        if tag == "blockquote":
            self._quoted += 1
        if tag == "pre":
            self._kept += 1

    def ends(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if _BLOCKS.fullmatch(tag):
            self._break()
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag == "pre":
            self._kept = max(0, self._kept - 1)

    def text(self, source: str) -> None:
        if self._unseen or not source:
            return
        data = unescape(_HUGE_NUMBER.sub("\ufffd", source))
        pieces = data.split("\n") if self._kept else [re.sub(r"[ \t\r\n\f]+", " ", data)]
        for n, piece in enumerate(pieces):
            if n:
                self._lines.append([])
            if not self._lines[-1]:
                piece = "> " * min(self._quoted, QUOTED) + piece.lstrip(" ") if piece.strip() else ""
            if piece:
                self._lines[-1].append(piece)

    def _break(self) -> None:
        if self._lines[-1]:
            self._lines.append([])

    def seen(self) -> str:
        return "\n".join("".join(each).rstrip() for each in self._lines).strip("\n")
