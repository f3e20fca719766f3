"""Grounds on which a request may be refused, by right: codes with words in `locales/*/life.ftl`.

A right lists only what may be held against it.  Where the Act has no days it still has grounds; questions,
complaints and concerns are no rights, and are answered instead.  Objection to direct marketing has none at
all (s. 32): whoever asks not to be sent advertisements is not refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ALWAYS = ("unreasonable", "excessive")

GROUNDS: dict[str, tuple[str, ...]] = {
    "access": (*ALWAYS, "law", "others", "other"),
    "correction": (*ALWAYS, "other"),
    "addition": (*ALWAYS, "other"),
    "suspension": (*ALWAYS, "law", "claims", "legitimate", "other"),
    "deletion": (*ALWAYS, "expression", "public", "law", "claims", "contract", "necessary", "other"),
    "objection": (*ALWAYS, "public", "claims", "legitimate", "other"),
    "withdrawal": ("law", "contract", "other"),
    "portability": (*ALWAYS, "public", "law", "others", "other"),
}

SECTIONS = {
    "access": "30",
    "correction": "36",
    "addition": "36",
    "suspension": "34",
    "deletion": "33",
    "objection": "32",
    "withdrawal": "19",
    "portability": "31",
}
"""Of the Personal Data Protection Act: where a right and its exceptions stand."""

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
    return tuple(Ground(each, SECTIONS[kind]) for each in GROUNDS.get(kind, ()))
