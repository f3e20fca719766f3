"""Requests about one's own data: the rights of clause 6 and of the law, each a form of a few questions.

A form asks what is special about its right (forms_of_rights.py); everything around it (for whom, how to
answer, proof, an open request of the same kind, the last look) is the same for all, and one conversation may
carry several rights.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.effects import FindOpen
from flows.forms_of_rights import RIGHTS, Wish
from flows.lines import line, plain
from flows.questions import Choice, Files, Row, SharedPhone, Text
from flows.talk import Talk
from flows.verify import Verified, address_given, has_no_mailbox, verify

RECEIVE = Choice("receive", ("email", "post", "talk"), summed="received")
UNVERIFIED = Choice("receive", RECEIVE.options[1:], summed="received")
DUPLICATE = Choice("duplicate", ("add", "anew"))
OF_SELF = Text(at_most=300, optional=True)
"""What somebody says of themselves who can prove nothing by mail."""
MORE = Text(at_most=2000, optional=True, skip="add-nothing-more")
DRAFT = Text(at_most=4096 + 1 + MORE.at_most, optional=True)
"""The question in the chat that a request came from, and what was to be added to a ticket that was closed before it
was; they are handed over, and asked for only if they are edited."""


@dataclass(frozen=True)
class Behalf:
    """Somebody else whose data it is, and why this person may ask."""

    relation: str
    name: str
    grounds: str
    account: str = ""
    """The address or phone by which the service knows the owner of the data, as far as this person knows."""


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
class Unproven:
    """What somebody says of who they are who can prove nothing by mail: for the eye of staff.  Parts may be empty."""

    known_by: str
    """The old address or phone that the company may know."""
    reach: str = ""
    """How they can be reached."""


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
    unproven: Unproven | None = None
    stranger: bool = False
    """Somebody without an account."""


@dataclass(frozen=True)
class AddTo:
    """A form that was filled for a ticket that is open already, and more words."""

    number: str
    text: str
    filled: tuple[Row, ...] = ()
    files: tuple[str, ...] = ()
    draft: str = ""
    """The question in the chat that the form came from; it is among the rows."""


async def requests(talk: Talk, kinds: tuple[str, ...], behalf: Behalf | None = None) -> Requests | AddTo:
    """The whole way of one or more rights."""
    rights = [RIGHTS[kind] for kind in kinds]
    wishes: list[Wish] = []
    # What is asked for somebody else is not called "my data".
    titles = [line(f"owner-{kind}" if behalf else f"kind-{kind}") for kind in kinds]
    for title, right in zip(titles, rights, strict=True):
        if len(kinds) > 1:
            talk.fact(line("row-kind"), title)
        wishes.append(await right.form(talk))
    files, draft = await enclosed(talk, files=bool(behalf) or any(right.files for right in rights))
    irreversible = [kind for kind in kinds if RIGHTS[kind].irreversible]
    verified = await verify(talk, purpose_of(kinds, behalf=bool(behalf)))
    if verified and len(kinds) == 1 and not behalf:
        number = await talk.act("open", FindOpen(kinds[0], verified.proof))
        if number and await talk.ask("duplicate", DUPLICATE, number=number) == "add":
            return await _add_to(talk, number, kinds[0], files, draft)
    phone, unproven = "", None
    if verified and irreversible:
        phone = await talk.ask("phone", SharedPhone())
    elif not verified:
        phone, unproven = await _unproven(talk, behalf)
    receive, address = "email", ""
    if any(right.hands_out for right in rights):
        receive, address = await _receive(talk, verified)
    if verified:
        talk.fact(line("row-verified"), plain(verified.email))
    if any(wish.fee for wish in wishes):
        talk.say("fee-told")
    if irreversible:
        talk.say("cannot-be-undone")  # also to whom the form was filled from their first words
    if said := _who_checks(verified, phone, irreversible=bool(irreversible), behalf=behalf):
        talk.say(said)
    await talk.confirm("send", kind=titles[0] if len(kinds) == 1 else line("kind-several"))
    return Requests(
        tuple(Request(kind, wish, receive, draft, address) for kind, wish in zip(kinds, wishes, strict=True)),
        verified,
        "" if phone == "staff" else phone,
        behalf,
        files,
        unproven,
    )


async def enclosed(talk: Talk, *, files: bool) -> tuple[tuple[str, ...], str]:
    """What goes with it: `files`, where they may help, and the question in the chat that it came from."""
    sent: tuple[str, ...] = ()
    if files:
        sent = await talk.ask("files", Files())
        talk.row(line("row-files"), edit="edit" if sent else "files-add")
    draft = ""
    if talk.given("drafted"):
        draft = await talk.ask("draft", DRAFT)
        talk.row(line("row-draft"))
    return sent, draft


def purpose_of(kinds: tuple[str, ...], *, behalf: bool = False, stranger: bool = False) -> str:
    """What the proof of one or more rights is for; also when it is looked at again, as they are filed.

    Among several the strictest says it: the service takes no other proof for a deletion.  Whoever acts for somebody
    need not be a customer, but a deletion wants a proof of its own from them, too.
    """
    if stranger:
        return "stranger"
    irreversible = [kind for kind in kinds if RIGHTS[kind].irreversible]
    if not behalf:
        return (irreversible or list(kinds))[0]
    return "behalf-deletion" if irreversible else "behalf"


def _who_checks(
    verified: Verified | None, phone: str, *, irreversible: bool, behalf: Behalf | None
) -> str | None:
    """What is said of who checks, and what; None where nobody needs to."""
    if behalf:
        return "behalf-will-check"
    if not verified and phone not in ("", "staff") and not irreversible:
        return "phone-may-do"
    return "staff-will-check" if not verified or phone == "staff" else None


async def _unproven(talk: Talk, behalf: Behalf | None) -> tuple[str, Unproven | None]:
    """What somebody says of who they are who has proven no address; and their own phone, where they can read no mail.
    Whether one customer has that phone is for the service alone to know: whoever holds it is asked the same."""
    if not has_no_mailbox(talk):
        return "", await _tried(talk)
    talk.say("way-phone")
    phone = await talk.ask("phone", SharedPhone())
    if phone != "staff":
        talk.fact(line("row-proof"), line("proof-by-phone"))
    known_by = ""
    if not behalf:  # how the service knows the owner of the data has been asked
        talk.say("way-unproven")
        known_by = await talk.ask("known-by", OF_SELF, whose="customer")
        talk.row(line("row-known-by"))
    reach = await talk.ask("reach-by", OF_SELF)
    talk.row(line("row-reach-by"))
    return phone, Unproven(known_by or address_given(talk), reach)


async def _tried(talk: Talk) -> Unproven | None:
    """The address that was given and not proven: what it was, can be put right.  What was told of how somebody is known
    and can be reached before an address was, or besides, stays."""
    address = address_given(talk)
    if not address:
        return None
    known = [await talk.assume("known-by.tried", OF_SELF, address, whose="customer")]
    talk.row(line("row-known-by"))
    if talk.given("known-by"):
        known.append(await talk.ask("known-by", OF_SELF, whose="customer"))
        talk.row(line("row-known-by"))
    reach = ""
    if talk.given("reach-by"):
        reach = await talk.ask("reach-by", OF_SELF)
        talk.row(line("row-reach-by"))
    return Unproven("\n".join(filter(None, known)), reach)


async def _add_to(talk: Talk, number: str, kind: str, files: tuple[str, ...], draft: str) -> AddTo:
    """The form just filled goes into the ticket that is open, with a few words more if there are any."""
    filled = tuple(talk.rows)
    talk.fact(line("row-number"), line("status-row", number=number, kind=line(f"kind-{kind}")))
    text = await talk.ask("add-text", MORE, number=number)
    talk.row(line("row-message"))
    await talk.confirm("send", kind=line("kind-add"))
    return AddTo(number, text, filled, files, draft)


async def _receive(talk: Talk, verified: Verified | None) -> tuple[str, str]:
    """How the data is to be received, and where to if by post.  Only an address that was proven may get it."""
    if verified:
        receive = await talk.assume("receive", RECEIVE, "email")
    else:
        receive = await talk.ask("receive", UNVERIFIED)
    talk.row(line("row-receive"))
    if receive != "post":
        return receive, ""
    address = await talk.ask("post-address", Text(at_most=500))
    talk.row(line("row-post-address"))
    return receive, address
