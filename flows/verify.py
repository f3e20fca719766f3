"""Verification: an email address, a code sent there, and the code typed back.

The flow never learns whether the address belongs to a customer, so it cannot tell anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from flows.effects import ANYBODYS, CheckCode, FindProof, SendCode
from flows.questions import WAYS, Choice, Code, Email
from flows.talk import Talk, came_of, is_answer

ADDRESSES = 3
"""Different addresses that may be tried in one conversation."""
ENTRIES = 9
"""Codes and requests for new codes per address; the service counts tries more strictly than that."""

PROVING = ("proof", "email", "challenge", "resend", "code", "check")
"""What the names of a verification's answers begin with: they mean nothing once its proof has run out, but for the
address (`address_again`)."""


@dataclass(frozen=True)
class Verified:
    """The person has shown control of an address in this chat."""

    proof: str
    email: str
    """Masked, for showing; the service knows the address by the proof."""


@dataclass(frozen=True)
class GoOn:
    """The person goes on in another form, which takes the place of this one."""

    flow: str
    ticket: str = ""
    """That it is about, if it is about one."""


@dataclass(frozen=True)
class WayOn(Choice):
    """What somebody does who cannot prove an address here."""

    name: str = "way-on"
    options: tuple[str, ...] = ()

    def meant(self) -> Mapping[str, str]:
        team = "add" if "add" in self.options else "team"
        classes = {"code-other": "other", "way-request": "request", "staff": team, "human": team}
        return {name: option for name, option in classes.items() if option in self.options}


def is_proven(answers: Mapping[str, str]) -> bool:
    """Whether there is a proof among the answers of a form."""
    return bool(came_of(answers, "proof")) or any(
        came_of(answers, name).startswith("right")
        for name in answers
        if name.startswith("check.") and _is_of_now(answers, name)
    )


def _is_of_now(answers: Mapping[str, str], name: str) -> bool:
    """Whether what is noted of a code belongs to the address as it stands now, and to none that was changed since."""
    nth, _, challenge = name.partition(".")[2].rpartition("-")[0].partition("-")
    return bool(challenge) and came_of(answers, f"challenge.{nth}") == challenge


def unproven(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers of a form without a proof that may have run out.  Who chose that staff looks, and proved nothing
    after that, has none, and is not asked anew."""
    staff = any(
        name.startswith("code.") and raw == "staff" and _is_of_now(answers, name)
        for name, raw in answers.items()
    )
    if staff and not is_proven(answers):
        return dict(answers)
    kept = {name: raw for name, raw in answers.items() if name.partition(".")[0] not in PROVING}
    return kept | address_again(answers)


def address_again(answers: Mapping[str, str]) -> dict[str, str]:
    """Of a form whose proof has run out: the address that was given last stands as the first, so that the next code
    goes there; or that there is none."""
    given = {
        int(name.partition(".")[2]): raw
        for name, raw in answers.items()
        if name.startswith("email.") and is_answer(name)
    }
    return {"email.1": given[max(given)]} if given else {}


async def verify(talk: Talk, purpose: str, *, anew: bool = False) -> Verified | None:
    """Who is it?  None when the person cannot prove it, or prefers that a member of staff checks.  `anew`: with
    another address than the one proven before."""
    tried = sum(isinstance(each.question, Email) for each in talk.path)
    if not tried and not anew:
        match (await talk.act("proof", FindProof(purpose))).split():
            case [proof, email]:
                return Verified(proof, email)
    whose = ANYBODYS.get(purpose, "customer")
    for nth in range(tried + 1, ADDRESSES + 1):
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
            case ["limited"]:
                talk.say("code-guesses-limited")
            case _:
                talk.say("code-dead")
    return "other"


def mask(email: str) -> str:
    """Enough of an address to recognise one's own: `m•••@e•••.com`."""
    local, _, domain = email.partition("@")
    name, dot, top = domain.rpartition(".")
    return f"{local[:1]}•••@{name[:1]}•••{dot}{top}"


async def way_on(talk: Talk, nth: int, *ways: str) -> str:
    """What the person does instead: one of the ways, or `other`, another address, while one may be tried."""
    tried = sum(isinstance(each.question, Email) for each in talk.path)
    other = ("other",) if tried < ADDRESSES else ()
    return await talk.ask(f"way-on.{nth}", WayOn(options=(*other, *ways)))


async def prove(talk: Talk) -> Verified | GoOn:
    """/verify: the same, for its own sake."""
    for nth in count(1):
        verified = await verify(talk, "session", anew=nth > 1)
        if verified:
            talk.say("verified", email=verified.email)
            return verified
        talk.say("session-needs-mail")
        if (way := await way_on(talk, nth, "request", "team")) != "other":
            return GoOn({"request": "choose", "team": "contact"}[way])
    raise AssertionError("addresses are counted")
