"""Feedback: what the bank lacks, nobody's, masked, in groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from bot.answers.feedback import NEWEST, Feedback, gaps, grouped
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import feedback
from tests.chat import Clock, World


@pytest.fixture
def store(keys: KeyRing, clock: Clock) -> Feedback:
    return Feedback(keys, clock)


async def test_a_question_is_stored_without_the_person(world: World) -> None:
    """No column leads to a chat, and the words of a question stand nowhere in the clear."""
    await world.says("กบต้มมะนาวดองใส่ใบโหระพาเท่าไร 0812345678")

    rows = await world.rows(select(feedback))
    held = " ".join(str(value) for row in rows for value in row)
    assert 1 == len(rows)
    assert not {"chat_id", "person", "name"} & set(feedback.c.keys())
    assert str(world.person("malee").id) not in held
    assert "0812345678" not in held


async def test_a_note_comes_back_masked(storage: Storage, store: Feedback) -> None:
    """Numbers, addresses and names are gone before anything is sealed."""
    text = "ชื่อ สมชาย ใจดี โทร 081-234-5678 เมล a.b@example.com @somchai_1 เลข 1101700203450"
    await storage.run(store.note, "unanswered", "", text)

    [gap] = gaps(await storage.run(store.asked, 0.0))

    [said] = gap.examples
    for each in ("สมชาย", "ใจดี", "081", "5678", "example.com", "somchai", "110170"):
        assert each not in said


async def test_questions_alike_are_one_group_the_largest_first(storage: Storage, store: Feedback) -> None:
    """Groups by kind and likeness, counted, each with examples but no repeats."""
    for text in ("ขายข้อมูลให้ใครไหม", "ขายข้อมูลให้ใครบ้างไหม", "ขายข้อมูลให้ใครไหม", "แอปกินแบตไหม"):
        await storage.run(store.note, "unanswered", "", text)
    await storage.run(store.note, "disliked", "sharing", "ขายข้อมูลให้ใครไหม")

    found = gaps(await storage.run(store.asked, 0.0))

    assert [3, 1, 1] == [gap.count for gap in found]
    assert ("ขายข้อมูลให้ใครไหม", "ขายข้อมูลให้ใครบ้างไหม") == found[0].examples
    assert {("unanswered", ""), ("disliked", "sharing")} == {(gap.kind, gap.topic) for gap in found}


async def test_known_gaps_are_grouped_by_topic(storage: Storage, store: Feedback) -> None:
    """What the policy does not say is one group a topic, however it was asked."""
    await storage.run(store.note, "silent", "cookies", "คุกกี้คืออะไร")
    await storage.run(store.note, "silent", "cookies", "เว็บจำฉันได้อย่างไร")

    [gap] = gaps(await storage.run(store.asked, 0.0))

    assert ("silent", "cookies", 2) == (gap.kind, gap.topic, gap.count)


async def test_liked_answers_are_counted_and_are_no_gap(
    storage: Storage, store: Feedback, clock: Clock
) -> None:
    """Counts of a kind within a time; what is older does not count."""
    await storage.run(store.note, "liked", "sharing", "ดีมาก")
    clock.passes(100)
    since = clock()
    await storage.run(store.note, "liked", "sharing")
    await storage.run(store.note, "disliked", "sharing")

    assert {"liked": 1, "disliked": 1} == await storage.run(store.counts, since)
    assert {"liked": 2, "disliked": 1} == await storage.run(store.counts, 0.0)
    assert [] == gaps(await storage.run(store.asked, 0.0))


@given(st.lists(st.text(max_size=30), max_size=12))
def test_every_question_is_in_one_group(questions: list[str]) -> None:
    """None is lost, none counted twice."""
    groups = grouped(questions)

    assert sorted(questions) == sorted(each for group in groups for each in group)
    assert all(groups)


async def test_the_newest_are_grouped_and_the_others_counted(storage: Storage, store: Feedback) -> None:
    """However many were noted, what is read and compared is bounded; the old ones are not forgotten silently."""

    def fill(db: Connection) -> None:
        store.note(db, "disliked", "", "เก่า")
        for n in range(NEWEST + 1):
            store.note(db, "disliked", "", f"{n}")

    await storage.run(fill)
    asked = await storage.run(store.asked, 0.0)

    assert (NEWEST, 2) == (len(asked.questions), asked.more)
    assert ("1", f"{NEWEST}") == (asked.questions[0].text, asked.questions[-1].text)
