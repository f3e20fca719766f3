"""The table of moves, whole."""

from __future__ import annotations

import pytest

from bot.i18n import Words
from bot.tickets.states import BY, CLOSED, MOVES, STATES, move, why_not
from bot.tickets.workflow import EVENTS

TABLE = """
                      accept answer ask  extend   refuse  fulfil    partly note close-unverified  withdraw  add  reopen
received              open   open   wait extended refused fulfilled partly same -                 withdrawn same -
awaiting-verification open   -      same -        -       -         -      same closed-unverified withdrawn same -
open                  -      same   wait extended refused fulfilled partly same -                 withdrawn same -
awaiting-person       -      same   same same     refused fulfilled partly same -                 withdrawn open -
extended              -      same   wait same     refused fulfilled partly same -                 withdrawn same -
fulfilled             -      -      -    -        -       -         -      same -                 -         -    open
partly                -      -      -    -        -       -         -      same -                 -         -    open
refused               -      -      -    -        -       -         -      same -                 -         -    open
withdrawn             -      -      -    -        -       -         -      same -                 -         -    open
closed-unverified     -      -      -    -        -       -         -      same -                 -         -    again
"""
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


@pytest.mark.parametrize(("state", "action", "after"), CELLS)
def test_every_move_is_in_the_table(state: str, action: str, after: str) -> None:
    """Each action in each state leads where the table says, or is refused with a reason that has words."""
    actor = BY[action][0]

    assert (None if after == "-" else after) == move(state, action)
    assert (after == "-") == (why_not(state, action, actor) is not None)
    if why := why_not(state, action, actor):
        assert Words(strict=True).has(why)


def test_the_table_is_complete() -> None:
    """Every state and every action has its row and its column, and every action its event."""
    assert set(STATES) == set(MOVES) == {row[0] for row in ROWS}
    assert set(BY) == set(HEAD) == set(EVENTS)


@pytest.mark.parametrize("action", sorted(BY))
@pytest.mark.parametrize("actor", ["person", "staff", "service"])
def test_nobody_does_what_is_anothers(action: str, actor: str) -> None:
    """What is not one's own to do is refused in every state."""
    if actor not in BY[action]:
        assert {"not-yours"} == {why_not(state, action, actor) for state in STATES}


def test_what_was_asked_for_leads_back_to_the_later_date() -> None:
    """A person who adds what was asked for brings an extended ticket back into its extension."""
    assert "extended" == move("awaiting-person", "add", extended=True)
    assert "open" == move("open", "add", extended=True)


def test_a_closed_ticket_is_either_noted_or_reopened() -> None:
    """Nothing else can be done with what is over."""
    assert {("note", "reopen")} == {tuple(sorted(MOVES[state])) for state in CLOSED}
