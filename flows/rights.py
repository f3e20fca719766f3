"""Which right is it?  The ways into a request: one right by name, several at once, help in choosing, on behalf
of somebody else, and for people who have no account."""

from __future__ import annotations

from typing import Any

from flows.forms_of_rights import RIGHTS, Wish, ways_of_ads
from flows.lines import line, plain
from flows.questions import Choice, Many, SharedPhone, Text
from flows.request import AddTo, Behalf, Request, Requests, Unproven, enclosed, requests
from flows.talk import Flow, Talk
from flows.verify import address_given, has_no_mailbox, verify

SEVERAL = Many("kind", tuple(RIGHTS), decides=True)
GOAL = Choice("goal", ("close", "erase", "ads", "pause", "see", "copy"), decides=True)
RIGHT_OF = {
    "close": "deletion",
    "erase": "deletion",
    "ads": "objection",
    "pause": "suspension",
    "see": "access",
    "copy": "access",
}
OF_THE_OWNER = Many("owner", tuple(RIGHTS), talk="kind", decides=True)
ACCOUNT = Text(at_most=300, optional=True, skip="account-unknown", skipped="account-unknown")
RELATION = Choice("relation", ("child", "incapable", "attorney"))
WITHOUT_ACCOUNT = Choice("goal", ("see", "erase", "pause", "ads"))
"""What somebody without an account may want."""
BY = Choice("stranger-by", ("phone", "email"))


def one(kind: str) -> Flow[Any]:
    """The flow of one right."""

    async def flow(talk: Talk) -> Requests | AddTo:
        return await requests(talk, (kind,))

    return flow


async def several(talk: Talk) -> Requests | AddTo:
    """Several rights in one go: they become linked tickets."""
    return await requests(talk, await talk.ask("rights", SEVERAL))


async def choose(talk: Talk) -> Requests | AddTo:
    """Help in choosing, in words of daily life: closing an account is not erasing, erasing not silence."""
    goal = await talk.ask("goal", GOAL)
    talk.say(f"goal-means-{goal}")
    if await talk.ask(f"goal-right.{goal}", Choice("goal-right", ("yes", "other"))) == "other":
        kind = await talk.ask("right", Choice("kind", tuple(RIGHTS), decides=True))
        return await requests(talk, (kind,))
    return await requests(talk, (RIGHT_OF[goal],))


async def behalf(talk: Talk) -> Requests | AddTo:
    """For a child, a person who cannot act, or with a power of attorney (s. 20): another party on record."""
    relation = await talk.ask("relation", RELATION)
    talk.row(line("row-behalf"))
    name = await talk.ask("behalf-name", Text(at_most=120))
    talk.row(line("row-behalf-name"))
    account = await talk.ask("behalf-account", ACCOUNT)
    talk.row(line("row-behalf-account"))
    grounds = await talk.ask(f"grounds.{relation}", Text(at_most=500))
    talk.row(line("row-grounds"))
    kinds = await talk.ask("rights", OF_THE_OWNER)
    return await requests(talk, kinds, Behalf(relation, name, grounds, account))


async def stranger(talk: Talk) -> Requests:
    """Somebody without an account, whose number may stand in somebody's address book here (clauses 1.3, 1.4): what
    they want, then what it can be searched by, which must be theirs."""
    talk.say("stranger-means")
    goal = await talk.ask("goal", WITHOUT_ACCOUNT)
    talk.row(line("row-goal"))
    kind = RIGHT_OF[goal]
    ads_by = await ways_of_ads(talk) if goal == "ads" else ""
    if RIGHTS[kind].irreversible:
        talk.say("stranger-erase")
    talk.say("stranger-proof")
    by = await talk.ask("stranger-by", BY)
    talk.row(line("row-stranger"))
    phone, verified = "", None
    if by == "email":
        verified = await verify(talk, "stranger")
    if by == "phone" or (verified is None and has_no_mailbox(talk)):
        if by == "email":
            talk.say("stranger-way-email")
        phone = await talk.ask("phone.stranger", SharedPhone())
        if phone != "staff":
            talk.fact(line("row-proof"), line("proof-by-phone"))
    unproven = None if verified or phone not in ("", "staff") else await _searched_by(talk)
    details = await talk.ask("stranger-details", Text(optional=True))
    talk.row(line("row-details"))
    _, draft = await enclosed(talk, files=False)
    if verified:
        talk.fact(line("row-verified"), plain(verified.email))
    if unproven or RIGHTS[kind].irreversible:
        talk.say("staff-will-check")
    await talk.confirm("send", kind=line("kind-stranger"))
    reason = "ads-all" if goal == "ads" else ""
    wish = Wish(("1.3", "1.4"), reason=reason, details=details, ads_by=ads_by)
    request = Request(kind, wish, "email" if verified else "talk", draft)
    proof = "" if phone == "staff" else phone
    return Requests((request,), verified, proof, unproven=unproven, stranger=True)


async def _searched_by(talk: Talk) -> Unproven:
    """What the team is to search by, where nothing was proven to be the person's own."""
    if address := address_given(talk):
        talk.fact(line("row-search-by"), plain(address))
        known_by = address
    else:
        talk.say("stranger-unproven")
        known_by = await talk.ask("known-by", Text(at_most=300, optional=True), whose="stranger")
        talk.row(line("row-search-by"))
    reach = await talk.ask("reach-by", Text(at_most=300, optional=True))
    talk.row(line("row-reach-by"))
    return Unproven(known_by, reach)
