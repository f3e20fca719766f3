"""Requests about one's own data: the rights of clause 6 and of the law, each a form of a few questions.

A form asks what is special about its right (forms_of_rights.py); everything around it (for whom, how to
answer, proof, an open request of the same kind, the last look) is the same for all, and one conversation may
carry several rights.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.effects import FindOpen
from flows.forms_of_rights import FORMS, Wish
from flows.lines import line, plain
from flows.questions import Choice, Files, Row, SharedPhone, Text
from flows.talk import Talk
from flows.verify import Verified, verify

RECEIVE = Choice("receive", ("email", "post", "talk"))
DUPLICATE = Choice("duplicate", ("add", "anew"))


@dataclass(frozen=True)
class Behalf:
    """Somebody else whose data it is, and why this person may ask."""

    relation: str
    name: str
    grounds: str


@dataclass(frozen=True)
class Request:
    """What the person wants filed.  Filing it is not this module's business."""

    kind: str
    wish: Wish
    receive: str
    draft: str = ""
    """The question in the chat that the request came from."""
    address: str = ""
    """Where to, if by post."""


@dataclass(frozen=True)
class Requests:
    """One or more rights exercised in one go, with what they share."""

    requests: tuple[Request, ...]
    verified: Verified | None
    """None: a member of staff is to check who it is."""
    phone: str = ""
    """The proof of an own phone that was shared as second evidence."""
    behalf: Behalf | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddTo:
    """More words for a ticket that is open already."""

    number: str
    text: str


async def requests(talk: Talk, kinds: tuple[str, ...], behalf: Behalf | None = None) -> Requests | AddTo:
    """The whole way of one or more rights."""
    wishes: list[Wish] = []
    rows: list[Row] = _for_whom(behalf)
    for kind in kinds:
        wish, own = await FORMS[kind](talk)
        wishes.append(wish)
        rows += [Row("", line("row-kind"), line(f"kind-{kind}"))] * (len(kinds) > 1) + list(own)
    receive = "email"
    if any(kind in ("access", "portability") for kind in kinds):
        receive = await talk.ask("receive", RECEIVE)
        rows.append(Row("receive", line("row-receive"), line(f"receive-{receive}")))
    address = ""
    if receive == "post":
        address = await talk.ask("post-address", Text(at_most=500))
        rows.append(Row("post-address", line("row-post-address"), plain(address)))
    files = await talk.ask("files", Files()) if behalf or {"correction", "addition"} & set(kinds) else ()
    if files:
        rows.append(Row("files", line("row-files"), line("files-count", count=len(files))))
    verified = await verify(talk, kinds[0])
    if verified and len(kinds) == 1 and not behalf:
        number = await talk.act("open", FindOpen(kinds[0], verified.proof))
        if number and await talk.ask("duplicate", DUPLICATE, number=number) == "add":
            return AddTo(number, await talk.ask("add-text", Text(at_most=2000), number=number))
    phone = ""
    if verified and "deletion" in kinds:
        # What cannot be undone wants two pieces of evidence, or the eye of a member of staff.
        phone = await talk.ask("phone", SharedPhone())
    draft = talk.given("draft") or ""
    if draft:
        rows.append(Row("draft", line("row-draft"), plain(draft)))
    if verified:
        rows.append(Row("", line("row-verified"), plain(verified.email)))
    if verified is None or phone == "staff" or behalf:
        talk.say("staff-will-check")
    title = line(f"kind-{kinds[0]}") if len(kinds) == 1 else line("kind-several")
    await talk.confirm("send", tuple(rows), kind=title)
    return Requests(
        tuple(Request(kind, wish, receive, draft, address) for kind, wish in zip(kinds, wishes, strict=True)),
        verified,
        "" if phone == "staff" else phone,
        behalf,
        files,
    )


def _for_whom(behalf: Behalf | None) -> list[Row]:
    if behalf is None:
        return []
    return [
        Row("relation", line("row-behalf"), line(f"relation-{behalf.relation}")),
        Row("behalf-name", line("row-behalf-name"), plain(behalf.name)),
        Row(f"grounds.{behalf.relation}", line("row-grounds"), plain(behalf.grounds)),
    ]
