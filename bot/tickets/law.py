"""What the law says about each kind of request: how long it may take, and on what grounds it may be refused.

Thirty days for access are s. 30 of the Personal Data Protection Act B.E. 2562, ninety for deletion the
notification under s. 33 (in force since 11 November 2024).  The other rights name no number of days: there
the date is the company's own target, and is called so.  For a leak the law's 72 hours (s. 37(4)) run from
when the company knows of one and are the company's duty to the regulator; the target of two days ends before
72 hours have passed since it was reported, whatever the hour.

A right lists only the grounds that may be held against it: codes with words in `locales/*/life.ftl`.  Where the
Act has no days it still has grounds; questions, complaints and concerns are no rights, and are answered instead.
Objection to direct marketing has none at all (s. 32): whoever asks not to be sent advertisements is not refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Provision:
    """What holds for a kind of request; sections are those of the Personal Data Protection Act."""

    days: int
    section: str = ""
    """Where it stands; empty: the Act does not name it."""
    legal: bool = False
    """Whether the days are the law's; else they are the company's target."""
    grounds: tuple[str, ...] = ()
    """On which it may be refused."""
    exceptions: str = ""
    """Where the grounds stand, if not in `section`."""

    @property
    def refused_under(self) -> str:
        return self.exceptions or self.section


ALWAYS = ("unreasonable", "excessive")

LAW = {
    "access": Provision(30, "30", legal=True, grounds=(*ALWAYS, "law", "others", "other")),
    "correction": Provision(30, "35-36", grounds=(*ALWAYS, "other"), exceptions="36"),
    "addition": Provision(30, "35-36", grounds=(*ALWAYS, "other"), exceptions="36"),
    "suspension": Provision(30, "34", grounds=(*ALWAYS, "law", "claims", "legitimate", "other")),
    "deletion": Provision(
        90,
        "33",
        legal=True,
        grounds=(*ALWAYS, "expression", "public", "law", "claims", "contract", "necessary", "other"),
    ),
    "objection": Provision(30, "32", grounds=(*ALWAYS, "public", "claims", "legitimate", "other")),
    "withdrawal": Provision(30, "19", grounds=("law", "contract", "other")),
    "portability": Provision(30, "31", grounds=(*ALWAYS, "public", "law", "others", "other")),
    "leak": Provision(2, "37(4)"),
    "question": Provision(30),
    "complaint": Provision(30),
    "concern": Provision(30),
}
"""By kind of request."""

PARTLY = "partly"
"""In the register: done in part, the reason in words."""


@dataclass(frozen=True)
class Ground:
    """A ground, and the section on which it rests."""

    id: str
    section: str


def grounds(kind: str, body: Mapping[str, Any]) -> tuple[Ground, ...]:
    """What may be held against a request; empty: it cannot be refused."""
    if kind == "objection" and str(body.get("wish", {}).get("reason", "")).startswith("ads-"):
        return ()  # the form of flows/forms_of_rights.py: every choice of it is one of direct marketing
    provision = LAW[kind]
    return tuple(Ground(each, provision.refused_under) for each in provision.grounds)
