"""The slot of a letter: it is long enough for what a mail server takes, and does not follow each letter."""

from __future__ import annotations

from bot.queue.slot import FIRST, PERIOD, ROOM, STEPS, Slot


def test_no_letter_within_its_slot_changes_the_next() -> None:
    """Whoever times the slots after a letter does not learn that there was one."""
    slot = Slot()

    slots = []
    for taken in (0.01, FIRST, 0.3):
        slot.took(taken)
        slots.append(slot.at(1.0))

    assert [FIRST] * 3 == slots


def test_a_letter_that_took_longer_than_its_slot_has_room_in_the_next() -> None:
    """One that took twice as long as there was time for is the last of its kind to be seen."""
    slot = Slot()
    slot.took(2 * FIRST)

    assert ROOM * 2 * FIRST <= slot.at(1.0) < 2 * ROOM * 2 * FIRST


def test_a_slot_has_an_end() -> None:
    """A mail server that hangs does not close the line to all who come after."""
    slot = Slot()
    slot.took(600.0)

    assert STEPS[-1] == slot.at(1.0)


def test_a_slot_shrinks_by_one_step_after_a_period_of_quicker_letters() -> None:
    """A mail server that was slow once is not for ever."""
    slot = Slot()
    slot.at(0.0)

    slots = []
    for period in range(1, 4):
        slot.took(0.01)
        slots += [slot.at(period * PERIOD - 1), slot.at(period * PERIOD)]

    assert [FIRST, FIRST / 2, FIRST / 2, FIRST / 4, FIRST / 4, FIRST / 8] == slots


def test_a_slot_stays_where_nothing_was_measured() -> None:
    """A night without a letter tells nothing of how long one takes."""
    slot = Slot()
    slot.at(0.0)

    assert [FIRST, FIRST] == [slot.at(PERIOD), slot.at(9 * PERIOD)]
