"""The policy: a Markdown text with numbered headings, read into clauses that are quoted word for word."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
_NUMBER = re.compile(
    r"^(?:ข้อ|หมวด|ส่วนที่|section|clause|article)?\s*(?P<number>[0-9๐-๙]+(?:\.[0-9๐-๙]+)*)[.)]?(?:\s+|$)(?P<title>.*)$",
    re.I,
)
_SENDS = re.compile(r"(?:ติดต่อ|contact|write to)[^.\n]{0,60}(?:ต่อไปนี้|ด้านล่าง|following|below)", re.I)
_ADDRESS = re.compile(r"[^\s@]@[^\s@]+\.\w|https?://|www\.|\d[\d -]{7,}\d")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class PolicyError(ValueError):
    """The text cannot be used as a policy; the message says why, for a person."""


@dataclass(frozen=True)
class Clause:
    """One numbered piece of the policy; `text` is verbatim, `parent` the number of the clause above."""

    number: str
    title: str
    text: str
    parent: str | None

    @property
    def quote(self) -> str:
        """What is shown as the company's word: the text, or the title of a clause that only has parts."""
        return self.text or self.title

    @property
    def lacks_address(self) -> bool:
        """Whether it sends people to an address that does not stand in it."""
        return bool(_SENDS.search(self.text)) and not _ADDRESS.search(self.text)


@dataclass(frozen=True)
class Policy:
    """A version of a policy, with its clauses in order."""

    version: str
    title: str
    clauses: tuple[Clause, ...]
    date: str | None = None
    name: str | None = None

    def clause(self, number: str) -> Clause | None:
        """The clause of that number, if there is one."""
        return next((clause for clause in self.clauses if clause.number == number), None)


def load(path: Path) -> Policy:
    """Read a policy from its file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path} is not UTF-8 text") from error
    return parse(text)


def parse(text: str) -> Policy:
    """Read a policy from its text.

    Numbered headings are clauses (Thai digits too, with or without "ข้อ"); the first heading without a number is
    the title, and what stands before the first numbered heading is clause 0. A further heading without a number
    belongs to the text of its clause. `version:` and `date:` may stand in front matter.
    """
    version = hashlib.sha256(text.encode()).hexdigest()[:8]
    front, body = _front_matter(text)
    title = ""
    sections: list[tuple[str, str, list[str]]] = [("0", "", [])]
    for line in body.splitlines():
        heading = _HEADING.match(line)
        if heading is None:
            sections[-1][2].append(line)
            continue
        name = heading["text"].rstrip().rstrip("#").rstrip()
        numbered = _NUMBER.match(name)
        if numbered is not None:
            number = numbered["number"].translate(_DIGITS)
            if any(number == known for known, _, _ in sections[1:]):
                raise PolicyError(f"clause {number} occurs twice")
            if number == "0" and not "".join(sections[0][2]).strip():
                sections.clear()
            sections.append((number, numbered["title"].strip(), []))
        elif not title:
            title = name
        else:
            sections[-1][2].append(name)
    numbers = {number for number, _, _ in sections}
    clauses = tuple(
        Clause(number, name or _lead("\n".join(lines)), "\n".join(lines).strip(), _parent(number, numbers))
        for number, name, lines in sections
        if number != "0" or name or "".join(lines).strip()
    )
    if not [clause for clause in clauses if clause.number != "0"]:
        raise PolicyError("no numbered heading was found: write clauses as '## 1. Title'")
    return Policy(version, title or "", clauses, front.get("date"), front.get("version"))


def _lead(text: str) -> str:
    """The words before the first colon, for a clause whose heading is only a number."""
    lead, colon, _ = text.strip().partition(":")
    return lead.strip() if colon and len(lead) <= 80 and "\n" not in lead else ""


def _parent(number: str, numbers: set[str]) -> str | None:
    above = number.rpartition(".")[0]
    while above and above not in numbers:
        above = above.rpartition(".")[0]
    return above or None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    if not text.startswith("---\n"):
        return {}, text
    head, mark, body = text[4:].partition("\n---")
    if not mark:
        return {}, text
    pairs = (line.split(":", 1) for line in head.splitlines() if ":" in line)
    return {key.strip(): value.strip().strip("'\"") for key, value in pairs}, body.partition("\n")[2]
