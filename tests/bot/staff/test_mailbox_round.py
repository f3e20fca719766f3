"""The way through a mailbox: everything is met, whatever comes and goes meanwhile."""

from __future__ import annotations

from bot.staff.mailbox_round import Part, Round


def places(parts: list[Part]) -> list[tuple[int, int]]:
    """Where parts lie."""
    return [(each.low, each.high) for each in parts]


def test_a_small_mailbox_is_one_part() -> None:
    """Nothing is owed after the first look, and the next one covers the same."""
    round = Round(part=10)

    assert [Part(1, 10, whole=True)] == round.parts(10, 11, full=False)
    assert not round.owed
    assert [Part(1, 10, whole=False)] == round.parts(10, 11, full=True)
    assert [(1, 0)] == places(Round(part=10).parts(0, 1, full=False))


def test_a_large_one_is_gone_through_from_the_newest_down() -> None:
    """With the newest at every look, also while much waits to be read."""
    round = Round(part=10)

    assert [(16, 25)] == places(round.parts(25, 26, full=False))
    assert [(17, 26), (6, 15)] == places(round.parts(26, 27, full=True))
    assert round.owed
    assert [(17, 26), (1, 5)] == places(round.parts(26, 27, full=True))
    assert not round.owed


def test_mails_that_are_removed_hide_none() -> None:
    """Those above them move down, to where the next look is."""
    round, there = Round(part=3), list(range(1, 21))
    met = set[int]()
    while round.owed:
        for part in round.parts(len(there), 21, full=False):
            met |= set(there[part.low - 1 : part.high])
        removed = [uid for uid in there if uid % 4 == len(there) % 4][:2]
        met |= set(removed)
        there = [uid for uid in there if uid not in removed]

    assert met == set(range(1, 21))


def test_what_was_met_and_not_kept_is_met_again() -> None:
    """That round gives way to what waits to be read."""
    round = Round(part=10)
    round.parts(20, 21, full=False)
    round.leaves()
    round.parts(20, 21, full=False)

    assert round.owed
    assert [(11, 20)] == places(round.parts(20, 21, full=True))
    assert [Part(11, 20, whole=True)] == round.parts(20, 21, full=False)
    assert [(11, 20), (1, 10)] == places(round.parts(20, 21, full=False))
    assert not round.owed


def test_a_round_is_ended_before_the_next_one_begins() -> None:
    """A connection that breaks again and again keeps nobody from the oldest mails."""
    round = Round(part=10)
    met = set[int]()
    for _ in range(3):
        round.starts()
        for part in round.parts(30, 31, full=True):
            met |= set(range(part.low, part.high + 1))

    assert met == set(range(1, 31))
    assert round.owed


def test_more_new_mails_than_a_look_covers_begin_a_round() -> None:
    """Some of them no look has shown."""
    round = Round(part=10)
    round.parts(10, 11, full=False)
    first = round.parts(20, 21, full=False)
    assert not round.owed

    second = round.parts(40, 41, full=False)

    assert [(11, 20)] == places(first)
    assert [Part(31, 40, whole=True)] == second
    assert round.owed
