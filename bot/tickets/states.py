"""Where a ticket may go from where it stands: one table, and the reasons why it may not.

Nothing is decided about somebody whose identity nobody has checked: a request that awaits verification is
asked about, accepted or closed, never answered, extended or refused.
"""

from __future__ import annotations

RECEIVED = "received"
UNVERIFIED = "awaiting-verification"
OPEN = "open"
WAITING = "awaiting-person"
EXTENDED = "extended"
CLOSED = ("fulfilled", "partly", "refused", "withdrawn", "closed-unverified")
STATES = (RECEIVED, UNVERIFIED, OPEN, WAITING, EXTENDED, *CLOSED)

_DECIDED = {
    "refuse": "refused",
    "fulfil": "fulfilled",
    "partly": "partly",
    "withdraw": "withdrawn",
}
MOVES: dict[str, dict[str, str]] = {
    RECEIVED: {
        "accept": OPEN,
        "answer": OPEN,
        "ask": WAITING,
        "extend": EXTENDED,
        "note": RECEIVED,
        "add": RECEIVED,
        **_DECIDED,
    },
    UNVERIFIED: {
        "accept": OPEN,
        "ask": UNVERIFIED,
        "note": UNVERIFIED,
        "add": UNVERIFIED,
        "withdraw": "withdrawn",
        "close-unverified": "closed-unverified",
    },
    OPEN: {"answer": OPEN, "ask": WAITING, "extend": EXTENDED, "note": OPEN, "add": OPEN, **_DECIDED},
    WAITING: {
        "answer": WAITING,
        "ask": WAITING,
        "extend": WAITING,
        "note": WAITING,
        "add": OPEN,
        **_DECIDED,
    },
    EXTENDED: {
        "answer": EXTENDED,
        "ask": WAITING,
        "extend": EXTENDED,
        "note": EXTENDED,
        "add": EXTENDED,
        **_DECIDED,
    },
    "fulfilled": {"note": "fulfilled", "reopen": OPEN},
    "partly": {"note": "partly", "reopen": OPEN},
    "refused": {"note": "refused", "reopen": OPEN},
    "withdrawn": {"note": "withdrawn", "reopen": OPEN},
    "closed-unverified": {"note": "closed-unverified", "reopen": UNVERIFIED},
}
"""What each action makes of each state; what is not here is refused."""

BY: dict[str, tuple[str, ...]] = {
    "accept": ("staff",),
    "answer": ("staff",),
    "ask": ("staff",),
    "extend": ("staff",),
    "refuse": ("staff",),
    "fulfil": ("staff",),
    "partly": ("staff",),
    "note": ("staff", "service"),
    "close-unverified": ("staff", "service"),
    "withdraw": ("person",),
    "add": ("person",),
    "reopen": ("person", "staff"),
}
"""Who may do what."""


def move(state: str, action: str, *, extended: bool = False) -> str | None:
    """The state after an action, None when it is not allowed.  `extended`: a later date has been told, which
    stays in force when the person has added what was asked for."""
    after = MOVES[state].get(action)
    return EXTENDED if extended and (state, action) == (WAITING, "add") else after


def why_not(state: str, action: str, actor: str) -> str | None:
    """The id of the message that says why this may not be done; None when it may."""
    if actor not in BY[action]:
        return "not-yours"
    if action in MOVES[state]:
        return None
    if action == "reopen":
        return "not-closed"
    if state in CLOSED:
        return "closed-already"
    return "check-identity-first" if state == UNVERIFIED else "checked-already"
