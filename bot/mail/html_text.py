"""HTML of a mail as plain text: paragraphs and line breaks kept, quotations marked with `>`, the rest dropped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = re.compile(
    r"address|article|blockquote|center|div|dl|dd|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|ol|p|pre|section|"
    r"table|td|th|tr|ul"
)
_UNSEEN = frozenset(("head", "script", "style", "template", "title"))


def as_text(html: str) -> str:
    """What a reader sees.  Links lose their address, pictures are gone."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._unseen = self._quoted = self._kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "br":
            self._lines.append("")
        elif _BLOCKS.fullmatch(tag):
            self._break()
        if tag == "blockquote":
            self._quoted += 1
        if tag == "pre":
            self._kept += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if _BLOCKS.fullmatch(tag):
            self._break()
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag == "pre":
            self._kept = max(0, self._kept - 1)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        pieces = data.split("\n") if self._kept else [re.sub(r"[ \t\r\n\f]+", " ", data)]
        for n, piece in enumerate(pieces):
            if n:
                self._lines.append("")
            if not self._lines[-1]:
                piece = "> " * self._quoted + piece.lstrip(" ") if piece.strip() else ""
            self._lines[-1] += piece

    def _break(self) -> None:
        if self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        return "\n".join(each.rstrip() for each in self._lines).strip("\n")
