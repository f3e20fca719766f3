"""The table of moves, whole."""

from __future__ import annotations

import pytest

from bot.i18n import Words
from bot.tickets.actions import RULES, AddInformation
from bot.tickets.states import CLOSED, STATES

TABLE = """
                      accept answer ask  extend   refuse  fulfil    partly note close-unverified  withdraw  add  comment reopen
awaiting-verification open   -      same -        -       -         -      same closed-unverified withdrawn same same    -
open                  -      same   wait extended refused fulfilled partly same -                 withdrawn same same    -
awaiting-person       -      same   same same     refused fulfilled partly same -                 withdrawn open same    -
extended              -      same   wait same     refused fulfilled partly same -                 withdrawn same same    -
fulfilled             -      -      -    -        -       -         -      same -                 -         -    same    open
partly                -      -      -    -        -       -         -      same -                 -         -    same    open
refused               -      -      -    -        -       -         -      same -                 -         -    same    open
withdrawn             -      -      -    -        -       -         -      same -                 -         -    same    open
closed-unverified     -      -      -    -        -       -         -      same -                 -         -    same    again
"""  # noqa: E501
HEAD, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (
        row[0],
        action,
        {"wait": "awaiting-person", "same": row[0], "again": "awaiting-verification"}.get(to, to),
    )
    for row in ROWS
    for action, to in zip(HEAD, row[1:], strict=True)
]


RULES_BY_NAME = {each.name: each for each in RULES.values()}


@pytest.mark.parametrize(("state", "action", "after"), CELLS)
def test_every_move_is_in_the_table(state: str, action: str, after: str) -> None:
    """Each action in each state leads where the table says, or is refused with a reason that has words."""
    rule = RULES_BY_NAME[action]

    assert (None if after == "-" else after) == rule.after(state)
    assert (after == "-") == (rule.why_not(state, rule.by[0]) is not None)
    if why := rule.why_not(state, rule.by[0]):
        assert Words(strict=True).has(why)


def test_the_table_is_complete() -> None:
    """Every state and every action has its row and its column."""
    assert list(STATES) == [row[0] for row in ROWS]
    assert set(RULES_BY_NAME) == set(HEAD)


@pytest.mark.parametrize("action", sorted(RULES_BY_NAME))
@pytest.mark.parametrize("actor", ["person", "staff", "service"])
def test_nobody_does_what_is_anothers(action: str, actor: str) -> None:
    """What is not one's own to do is refused in every state."""
    rule = RULES_BY_NAME[action]
    if actor not in rule.by:
        assert {"not-yours"} == {rule.why_not(state, actor) for state in STATES}


def test_what_was_asked_for_leads_back_to_the_later_date() -> None:
    """A person who adds what was asked for brings an extended ticket back into its extension."""
    assert "extended" == AddInformation.rule.after("awaiting-person", extended=True)
    assert "open" == AddInformation.rule.after("open", extended=True)


def test_a_closed_ticket_is_noted_commented_on_or_reopened() -> None:
    """Nothing else can be done with what is over."""
    possible = {state: {rule.name for rule in RULES.values() if state in rule.leads} for state in CLOSED}

    assert {state: {"note", "comment", "reopen"} for state in CLOSED} == possible


def test_what_closes_a_ticket_says_so() -> None:
    """The page wants a tick beside what ends a ticket."""
    closing = {rule.name for rule in RULES.values() if rule.closes}

    assert {"fulfil", "partly", "refuse", "close-unverified", "withdraw"} == closing


def test_what_goes_to_the_person_is_known() -> None:
    """Words on their way to the person are looked at for personal data first."""
    speaking = {rule.name for rule in RULES.values() if rule.speaks}

    assert {"answer", "ask", "extend", "refuse", "fulfil", "partly", "close-unverified"} == speaking
