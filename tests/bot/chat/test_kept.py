"""Notice, /mydata and sweep tell and do the same, from one table."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.my_data import held
from bot.i18n import Words
from bot.identity.limits import NEEDED
from bot.ops.sweep import sweep
from bot.storage.tables import METADATA, feedback, people
from bot.tickets.kept import KEPT, NOBODYS, UNTIMED, YEAR, duration
from flows.lines import line
from tests.chat import World

OF_STAFF = ("mails", "judged", "sessions")
"""What the sweep removes that is about nobody in a chat."""
GIVEN_UP = ("held",)
"""What the sweep gives up and removes nothing of: it is dead then, and kept as what is dead."""
NOT_TOLD = {"customers", "refusals", "ticket_events", "audit_keys", "audit_heads", "sweeps"}
"""Tables without a row of their own in the notice: keyed hashes of the company's own register, parts of a ticket,
what proves that these are whole, and when the sweep came last."""
TOLD_AS = {
    "inbox": {"texts", "ids"},
    "outbox": {"sent", "unsent"},
    "people": {"name", "question", "offered"},
    "conversations": {"drafts"},
    "left_drafts": {"left"},
    "challenges": {"codes"},
    "proofs": {"proofs"},
    "attempts": {"attempts"},
    "files": {"loose", "files"},
    "tickets": {"unverified", "details"},
    "feedback": {"feedback"},
    "mail_inbox": {"mails"},
    "judged_mails": {"judged"},
    "staff_sessions": {"sessions"},
}


async def test_what_is_told_is_what_is_swept(world: World) -> None:
    """Each row of the table is a rule of the sweep, and the sweep removes nothing else."""
    swept = await world.service.storage.run(lambda db: sweep(db, world.clock, dry_run=True))

    assert set(KEPT) | set(OF_STAFF) | set(GIVEN_UP) == set(swept)


@pytest.mark.parametrize(("who", "language"), [("malee", "th"), ("emma", "en")])
async def test_the_notice_names_all_of_it(world: World, who: str, language: str) -> None:
    """With its time, in both languages."""
    page = (await world.says("/privacy", who))[-1].text
    words: Words = world.service.ticketing.words

    for what, seconds in KEPT.items():
        assert words.say(line(f"kept-{what}", time=duration(seconds)), language) in page


@pytest.mark.parametrize("language", ["th", "en"])
def test_mydata_has_words_for_all_of_it(language: str) -> None:
    """What is nobody's stands only in the notice."""
    words, told = Words(), [each for each in (*KEPT, *UNTIMED) if each not in NOBODYS]

    assert [] == [each for each in told if not words.has(f"mydata-{each}", language)]


async def test_mydata_counts_everything_that_has_a_chat(world: World) -> None:
    """A row of the table that is somebody's is counted, and so is what is kept for no time."""
    counted = await world.service.storage.run(held, 1, world.service.ticketing.attempts)

    assert set(KEPT) - set(NOBODYS) | set(UNTIMED) == set(counted)


def test_every_table_is_told_of() -> None:
    """A new table is put into the notice, or here with the reason why not."""
    assert {table.name for table in METADATA.sorted_tables} == set(TOLD_AS) | NOT_TOLD
    assert set().union(*TOLD_AS.values()) == set(KEPT) | set(OF_STAFF)


def test_the_ledger_needs_nothing_longer_than_people_are_told() -> None:
    """Each of its lines goes when no limit needs it, and the longest of these times is the one in the notice."""
    assert KEPT["attempts"] == max(NEEDED.values())


async def test_the_last_question_the_name_and_feedback_go_in_their_time(either_world: World) -> None:
    """The question after a week, with its topic; name and feedback after a year."""
    world = either_world
    await world.says("ฟุตบอลเมื่อคืนใครชนะ")

    world.clock.passes(KEPT["question"] + 1)
    await world.service.storage.run(sweep, world.clock)
    [row] = await world.rows(select(people))
    world.clock.passes(YEAR)
    await world.service.storage.run(sweep, world.clock)
    [later] = await world.rows(select(people))

    assert (None, "", True) == (row.question_sealed, row.topic, row.name_sealed is not None)
    assert later.name_sealed is None
    assert [] == await world.rows(select(feedback))
