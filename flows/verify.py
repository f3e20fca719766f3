"""Verification: an email address, a code sent there, and the code typed back.

The flow never learns whether the address belongs to a customer, so it cannot tell anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.effects import ANYBODYS, CheckCode, FindProof, SendCode
from flows.questions import WAYS, Code, Email
from flows.talk import Talk

ADDRESSES = 3
"""Different addresses that may be tried in one conversation."""
ENTRIES = 9
"""Codes and requests for new codes per address; the service counts tries more strictly than that."""

PROVING = ("proof", "challenge", "resend", "code", "check")
"""What the names of a verification's answers begin with, the address excepted: they mean nothing once its proof
has run out."""


@dataclass(frozen=True)
class Verified:
    """The person has shown control of an address in this chat."""

    proof: str
    email: str
    """Masked, for showing; the service knows the address by the proof."""


async def verify(talk: Talk, purpose: str) -> Verified | None:
    """Who is it?  None when the person prefers that a member of staff checks."""
    match (await talk.act("proof", FindProof(purpose))).split():
        case [proof, email]:
            return Verified(proof, email)
    whose = purpose if purpose in ANYBODYS else "customer"
    for nth in range(1, ADDRESSES + 1):
        email = await talk.ask(f"email.{nth}", Email(ways=True), whose=whose)
        if email in WAYS:
            return None
        send = SendCode(email, purpose)
        challenge = await talk.act(f"challenge.{nth}", send)
        if challenge == "limited":
            talk.say("code-limited")
            return None
        match (await _code(talk, nth, challenge, send, whose)).split():
            case ["right", proof]:
                talk.keep(since=f"email.{nth}")
                return Verified(proof, mask(email))
            case ["staff"]:
                return None
    talk.say("code-no-more-addresses")
    return None


def has_no_mailbox(talk: Talk) -> bool:
    """Whether the person has just said that they can read no mail."""
    return bool(talk.path) and isinstance(talk.path[-1].question, Email) and talk.path[-1].raw in WAYS


def address_given(talk: Talk) -> str:
    """The last address that the person gave, proven or not; empty where there is none."""
    given = [each.raw for each in talk.path if isinstance(each.question, Email) and each.raw not in WAYS]
    return Email().read(given[-1]) if given else ""


async def _code(talk: Talk, nth: int, challenge: str, send: SendCode, whose: str) -> str:
    """`right <proof>`, `staff`, or `other` for another address."""
    sent = challenge
    talk.say("code-sent", email=mask(send.email), whose=whose)
    for entry in range(1, ENTRIES + 1):
        code = await talk.ask(f"code.{nth}-{challenge}-{entry}", Code())
        if code in ("staff", "other"):
            return code
        if code == "resend":
            again = SendCode(send.email, send.purpose, after=sent, nth=entry)
            outcome = await talk.act(f"resend.{nth}-{challenge}-{entry}", again)
            if outcome in ("too-soon", "limited"):
                talk.say(f"code-{outcome}")
            else:
                sent = outcome
                talk.say("code-sent-again", email=mask(send.email), whose=whose)
            continue
        outcome = await talk.act(f"check.{nth}-{challenge}-{entry}", CheckCode(sent, entry, code))
        match outcome.split():
            case ["right", _]:
                return outcome
            case ["wrong", left]:
                talk.say("code-wrong", left=int(left))
            case _:
                talk.say("code-dead")
    return "other"


def mask(email: str) -> str:
    """Enough of an address to recognise one's own: `m•••@e•••.com`."""
    local, _, domain = email.partition("@")
    name, dot, top = domain.rpartition(".")
    return f"{local[:1]}•••@{name[:1]}•••{dot}{top}"


async def prove(talk: Talk) -> Verified | None:
    """/verify: the same, for its own sake."""
    verified = await verify(talk, "session")
    if verified:
        talk.say("verified", email=verified.email)
    else:
        talk.say("not-verified")
    return verified
