"""Trust: whether a mail may act on a ticket.  All three must hold, none is enough alone.

1. It is addressed to the reply address of a ticket, which only our letters hold.  Alone it proves little:
   whoever was in Cc, or was sent the letter on, has it.
2. From is one address, on the list of staff (`STAFF_SENDERS`).  Alone it proves nothing: anybody can write it.
3. The receiving server found that From to be true: DMARC passed, or DKIM and SPF both did for its domain, or whoever
   handed it in gave the password of that very address, in the topmost `Authentication-Results` and by a server that is
   ours (RFC 8601).  Those further down may have come with the mail; and so may the topmost, where our server took the
   mail from a user of its own, of which many write none.

What fails is kept and shown, and does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.mail.address import is_address
from bot.mail.headers import field_in
from bot.mail.incoming import Incoming, tokens_in
from bot.mail.server import NAMELESS
from bot.tickets.tokens import Tokens

_WORD = re.compile(r"(?:\"[^\"]*\"|[^\s\"]++)++")
"""What stands together: a value goes on behind the quotation mark that closes a part of it."""
_RESULT = re.compile(r"([a-z0-9.-]{1,60})(?:/\d{1,9})?=([a-z]{1,60})", re.IGNORECASE | re.ASCII)
_PROPERTY = re.compile(r"([a-z]{1,20}\.[a-z0-9._-]{1,60})=(.*)", re.IGNORECASE | re.ASCII)
_ABOUT = re.compile(r"(?:[^\s\"@<>\\,:]{0,320}@)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,20})")
"""A domain, behind a local part or not.  A quoted local part may hold anything, and nobody of the team has one."""


@dataclass(frozen=True)
class Trust:
    """What is known about a mail."""

    number: str | None
    """The ticket that its address names, if it names exactly one."""
    sender: str
    known: bool
    """Whether the sender says to be staff: somebody who may be told why nothing happened."""
    vouched: bool
    """Whether a server of ours found that it is from this sender."""
    reason: str
    """Why it must not act: `no-token`, `unknown-sender`, `no-verdict`, `dmarc`; empty when it may."""


class Gate:
    """Decides about mails."""

    def __init__(
        self,
        tokens: Tokens,
        staff: Iterable[str],
        authserv: Iterable[str],
        own_address: str,
        *,
        submission: bool = False,
    ) -> None:
        """`staff`: addresses, or `@domain`.  `authserv`: names by which the receiving server signs its
        verdicts; without any, names within our own domain.  `own_address`: the one that our letters are from.
        `submission`: that server signs them also on what its own users hand in."""
        self._submission = submission
        self.own_address, self.domain = own_address, own_address.rpartition("@")[2].lower()
        self._tokens = tokens
        self._staff = frozenset(each.lower() for each in staff)
        self._authserv = frozenset(each.lower() for each in authserv)

    def judge(self, mail: Incoming) -> Trust:
        """Whether a mail may act, and on what."""
        sender = mail.sender
        listed = sender in self._staff or f"@{sender.rpartition('@')[2]}" in self._staff
        known = listed and is_address(sender)  # whom nothing can be written to is no colleague
        numbers = self._numbers(mail.tokens)
        # A signed address that has run out says what the mail is about, whatever unsigned fields name beside it.
        over = any(self._tokens.is_over(each) for each in mail.tokens)
        number = numbers.pop() if len(numbers) == 1 and not over else None
        verdict = self._verdict(mail, sender.rpartition("@")[2])
        reason = "no-token" if number is None else "unknown-sender" if not known else verdict
        return Trust(number, sender, known, not verdict, reason)

    def ticket_of(self, head: bytes) -> str | None:
        """The ticket whose address the beginning of a mail names that nobody has read yet, and that names staff as its
        sender, as far as bytes tell; empty where it names several, None where none or nobody of staff."""
        headers = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        sender = field_in(head, "From").lower()
        listed = any(each in sender for each in self._staff)
        numbers = self._numbers(tokens_in(headers.decode("ascii", "replace"))) if listed else set()
        return None if not numbers else numbers.pop() if len(numbers) == 1 else ""

    def _numbers(self, tokens: Iterable[str]) -> set[str]:
        return {found for each in tokens if (found := self._tokens.number_of_reply(each))}

    def _verdict(self, mail: Incoming, domain: str) -> str:
        server, results = read_results(mail.verdicts)
        came_along = mail.handed_in and not self._submission
        if not mail.verdicts or came_along or not self._is_ours(server):
            return "no-verdict"
        passed = [each for each in results if each.result == "pass"]
        if users := [each.properties.get("smtp.auth", "") for each in passed if each.method == "auth"]:
            names = (mail.sender, *([mail.sender.partition("@")[0]] if domain == self.domain else []))
            known = {*names, *(f'"{each}"' for each in names)}
            if not known.issuperset(users):
                return "dmarc"
            if any(each.method == "auth" and each.unled for each in passed):
                return ""
        if judged := [each for each in results if each.method == "dmarc"]:
            # A mail has one From, so a second opinion has been slipped in.
            fine = all(
                each in passed and each.about("header.from", unsaid=domain) == domain for each in judged
            )
            return "" if fine else "dmarc"
        signed = any(
            each.method == "dkim" and _aligned(each, ("header.d", "header.i"), domain) for each in passed
        )
        # A mail has one envelope, so here as well a second opinion has been slipped in.
        envelopes = [each for each in results if each.method == "spf" and "smtp.mailfrom" in each.properties]
        sent = all(each in passed and _aligned(each, ("smtp.mailfrom",), domain) for each in envelopes)
        return "" if signed and envelopes and sent else "dmarc"

    def _is_ours(self, server: str) -> bool:
        if self._authserv:
            return server in self._authserv  # `NAMELESS` too, if it is among them
        return server == self.domain or server.endswith(f".{self.domain}")


@dataclass(frozen=True)
class Result:
    """One finding of the receiving server: `dkim=pass header.d=example.co.th`."""

    method: str
    result: str
    properties: dict[str, str]
    unled: bool = True
    """Whether nothing stands before it that could hold words of the sender: a server writes first whose password it was
    given."""

    def about(self, *names: str, unsaid: str = "") -> str:
        """The domain that the first of these properties that is there speaks of; empty when it is none."""
        value = next((self.properties[name] for name in names if name in self.properties), unsaid)
        found = _ABOUT.fullmatch(value)
        return found[1] if found else ""


def read_results(header: str) -> tuple[str, list[Result]]:
    """The server's name (`NAMELESS` where it writes none) and its findings; comments, which may repeat words of the
    sender, are dropped.  Nothing is read in a header that RFC 8601 does not allow: words of the sender may have broken
    it."""
    parts = _without_comments(header).split(";")
    words = parts[0].split()
    named = bool(words) and "=" not in words[0]
    findings = parts[1:] if named else parts
    results, unled = [], True
    for each in findings:
        first, *rest = _WORD.findall(each) or [""]
        if found := _RESULT.fullmatch(first):
            results.append(Result(found[1].lower(), found[2].lower(), _properties(rest), unled))
        # Of these two the one says nothing more, and the other what the domain name service says.
        unled = unled and (not rest or first.lower().startswith("iprev="))
    return (words[0].strip('"').lower() if named else NAMELESS), results


def _properties(words: list[str]) -> dict[str, str]:
    """Properties by name, in lower case; one that is given twice, not alike, is about nothing."""
    properties: dict[str, str] = {}
    for word in words:
        if found := _PROPERTY.fullmatch(word):
            name, value = found[1].lower(), found[2]
            if '"' not in value[1:-1] and "@" not in value[1:-1] and value[:1] == value[-1:] == '"':
                value = value[1:-1]
            value = value.lower() if value.isascii() else ""
            properties[name] = value if properties.get(name, value) == value else ""
    return properties


def _without_comments(text: str) -> str:
    """Text without (comments), which nest, and with what is escaped, and `;` inside quotation marks, out of the way.
    Empty when a comment or a quotation has no end or no beginning, or a comment cuts a quotation in two."""
    kept, depth, quoted, escaped, marks = [], 0, False, False, 0
    for character in text:
        if escaped:
            escaped = False
            character = "_"
        elif character == "\\" and (quoted or depth):
            escaped = True
            continue
        elif character == '"':
            marks += 1
            quoted = not quoted and not depth
        elif not quoted and character == "(":
            depth += 1
            continue
        elif not quoted and character == ")":
            depth -= 1
            if depth < 0 or marks % 2:
                return ""
            continue
        if not depth:
            kept.append("_" if quoted and character in ";()" else character)
    return "" if depth or quoted else "".join(kept)


def _aligned(result: Result, names: tuple[str, ...], domain: str) -> bool:
    """Whether a finding is about `domain`, one it lies in, or one in it (DMARC's relaxed alignment)."""
    about = result.about(*names)
    return bool(about) and (domain == about or domain.endswith(f".{about}") or about.endswith(f".{domain}"))
