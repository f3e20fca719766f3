"""What the bot holds about a chat: counted on /mydata, removed on /deletemydata, tickets excepted."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import Connection, insert, select, update

from bot.chat.my_data import forget, held
from bot.ops.dead_letters import LETTERS, DeadLetters
from bot.ops.sweep import sweep
from bot.queue.inbox import UpdateState
from bot.queue.outbox import ItemState
from bot.storage.tables import (
    challenges,
    conversations,
    files,
    inbox,
    outbox,
    people,
    proofs,
    ticket_events,
    tickets,
)
from bot.tickets.actions import Answer
from bot.tickets.kept import KEPT
from flows.lines import Reply, line, plain
from tests.chat import TEAM as INBOX
from tests.chat import World
from tests.office import MALEE, MALEES_MAIL, TEAM, Office, text


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    return out.getvalue()


async def lived(world: World, who: str = "malee") -> None:
    """Somebody has filed a ticket, proven an address, sent a file, and stands in a form."""
    person = world.person(who)
    await world.says("/contact", who)
    await world.presses("ร้องเรียน", who)
    await world.says("มีคนโทรมาขายประกัน", who)
    await world.presses("แชตนี้", who)
    await world.presses("ยืนยันและส่ง", who)
    await world.says("/verify", who)
    await world.says(person.who.email, who)
    await world.says(str(world.post.to(person.who.email)[-1].code), who)
    await world.hears(person.sends_photo(jpeg()))
    await world.says("/access", who)


async def holds(world: World, who: str = "malee") -> dict[str, int]:
    service = world.service
    return await service.storage.run(held, world.person(who).id, service.ticketing.attempts)


async def of(world: World, table: Any, who: str = "malee") -> list[Any]:
    """The rows of a chat."""
    return await world.rows(select(table).where(table.c.chat_id == world.person(who).id))


async def test_mydata_counts_what_is_held(either_world: World) -> None:
    """Messages by number, form, proofs, loose files, tickets; in the words of the page too."""
    world = either_world
    await lived(world)
    found = await holds(world)

    page, question = await world.says("/mydata")

    assert "ข้อ 1/5" in question.text
    assert (1, 1, 1, 1) == tuple(found[what] for what in ("drafts", "proofs", "loose", "details"))
    assert (0, len(await of(world, inbox)) - 1) == (found["texts"], found["ids"])
    assert "แบบฟอร์มที่กำลังทำ: 1 (เก็บ 24 ชั่วโมง)" in page.text
    assert "เรื่องที่ส่งแล้ว: 1 (เก็บ 3 ปี)" in page.text


async def test_mydata_names_nothing_that_is_not_there(world: World) -> None:
    """Whoever has only said hello reads of two messages and a name, and not of ten things that they never did."""
    await world.says("สวัสดีค่ะ")

    page = (await world.says("/mydata"))[-1].text

    assert "เลขลำดับของข้อความ: 2" in page
    assert "จัดการไม่สำเร็จ" not in page
    assert "แบบฟอร์ม" not in page
    assert ": 0 " not in page


async def test_mydata_counts_the_words_that_are_kept(world: World) -> None:
    """Of what could not be read, and was given up, for a time; of what could not be handled until somebody looks.
    Those of what was handled are not kept, nor are those that wait for their turn for longer than that."""

    def came(db: Connection) -> None:
        for number, state in enumerate(UpdateState):
            about = {"update_id": number, "chat_id": world.person("malee").id, "state": state}
            raw = None if state == UpdateState.DONE else b"x"
            db.execute(insert(inbox).values(**about, received_at=0.0, due_at=0.0, raw_sealed=raw))

    await world.service.storage.run(came)
    found = await holds(world)

    assert (len(UpdateState) - 3, 1) == (found["texts"], found["unhandled"])  # new, done, and dead
    assert len(UpdateState) == found["ids"]


@pytest.mark.parametrize(
    ("who", "until"), [("malee", "เก็บจนกว่าจะมีคนตรวจดู"), ("emma", "kept until somebody has looked")]
)
async def test_mydata_names_no_time_for_what_could_not_be_handled(world: World, who: str, until: str) -> None:
    """The sweep never takes it, so that none is lost: the page says so, as the notice does."""
    await world.says("/menu", who)
    dead = update(inbox).values(state=UpdateState.DEAD, raw_sealed=b"x")
    await world.service.storage.run(lambda db: db.execute(dead))
    world.clock.passes(KEPT["texts"] + 1)
    await world.service.storage.run(sweep, world.clock)

    page = (await world.says("/mydata", who))[-1].text
    counted = (await holds(world, who))["unhandled"]
    [row] = [each for each in page.splitlines() if until in each]

    assert f": {counted} (" in row
    assert counted > 0


async def test_a_stranger_is_held_nothing_of(world: World) -> None:
    """Counts are those of one chat alone."""
    await lived(world)

    assert {0} == set((await holds(world, "somchai")).values())


@pytest.mark.parametrize("word", ["send", "Send", "confirm-forget", "forget"])
async def test_what_a_button_is_called_inside_deletes_nothing(world: World, word: str) -> None:
    """Nothing that is typed is a button; and this cannot be undone."""
    await lived(world)
    await world.says("/cancel")
    await world.says("/deletemydata")

    [*_, said] = await world.says(word)

    found = await holds(world)
    assert (1, 1, 1) == tuple(found[what] for what in ("proofs", "loose", "details"))
    assert "ยืนยัน" in "".join(button["text"] for row in said.rows for button in row) + said.text


async def test_deletemydata_removes_all_but_the_tickets(either_world: World) -> None:
    """Forms, proofs, codes, loose files, name and words are gone; the ticket and its history stay."""
    world = either_world
    await lived(world)
    await world.says("/cancel")
    events = await world.rows(select(ticket_events))
    await world.says("/deletemydata")
    await world.presses("ยืนยัน")

    [person] = await of(world, people)
    for table in (conversations, challenges, proofs, files):
        assert [] == await of(world, table)
    assert (None, "") == (person.question_sealed, person.topic)
    assert person.name_sealed is None
    assert 1 == len(await of(world, tickets))
    assert events == await world.rows(select(ticket_events))
    assert {None} == {row.raw_sealed for row in await of(world, inbox)}


async def test_whoever_goes_on_is_known_by_name_again(world: World) -> None:
    """A case that is filed right after the deletion names in letter and page who filed it."""
    await world.says("/deletemydata")
    await world.presses("ยืนยัน")
    gone = [row.name_sealed for row in await of(world, people)]
    await world.walks("/contact", "[ร้องเรียน]", "มีคนโทรมาขายประกัน", "[แชตนี้]", "[ยืนยันและส่ง]")

    stored = await world.service.storage.run(world.service.ticketing.people.find, world.person("malee").id)

    assert [None] == gone
    assert "มาลี" in world.post.to(INBOX)[-1].text
    assert stored is not None
    assert "มาลี" in stored.name


async def test_nobody_else_is_touched(world: World) -> None:
    """What is held about another chat stays as it was."""
    await lived(world)
    await lived(world, "somchai")
    before = await holds(world, "somchai")

    await world.service.storage.run(forget, world.person("malee").id)

    assert before == await holds(world, "somchai")
    left = {what for what, count in (await holds(world)).items() if count}
    assert {"details", "attempts"} == left - {"ids", "sent"}


async def test_what_is_still_to_be_sent_is_sent(world: World) -> None:
    """A reply on its way is not taken back, what was sent is forgotten."""
    await world.says("/privacy")
    malee = world.person("malee")
    malee.says("/menu")
    await world.arrives()
    await world.handles()

    await world.service.storage.run(forget, malee.id)

    assert {"due"} >= {row.state for row in await of(world, outbox)}


@pytest.mark.parametrize("state", [ItemState.HELD, ItemState.DEAD])
def test_what_the_team_wrote_and_has_not_arrived_is_still_owed(
    either_office: Office, state: ItemState
) -> None:
    """An answer that a restore holds, or that was refused, goes out when an operator releases it, and the team hears
    that it did."""
    office = either_office
    office.does(office.files(), Answer("เราเก็บชื่อและอีเมลไว้"))
    with office.db() as db:
        [(answer,)] = db.execute(update(outbox).values(state=state).returning(outbox.c.id))
        forget(db, MALEE)

    with office.db() as db:
        released = DeadLetters(office.tickets, office.clock).release(db, LETTERS, answer)
    office.delivers()

    assert "" == released
    assert ["เราเก็บชื่อและอีเมลไว้" in each for each in office.said] == [True]
    assert "ส่งถึงแชตของผู้ยื่นแล้ว" in text(office.to(TEAM)[-1])


def test_what_is_held_about_a_case_is_still_owed(office: Office) -> None:
    """Whoever filed it was promised to hear that the team has the letter."""
    ticket = office.files()
    with office.db() as db:
        told = Reply((line("team-told", number=ticket.number),))
        office.outbox.reply(db, "told", MALEE, told, ticket_id=ticket.id)
        db.execute(update(outbox).values(state=ItemState.HELD))

        forget(db, MALEE)

    assert 1 == office.count(outbox)


@pytest.mark.parametrize("state", [ItemState.HELD, ItemState.DEAD])
def test_what_was_said_in_a_talk_is_owed_no_more(office: Office, state: ItemState) -> None:
    """It may hold what the person wrote into a form, and the form is gone."""
    with office.db() as db:
        office.outbox.reply(db, "i1:1", MALEE, Reply((plain("คุณพิมพ์ว่า: อยู่บ้านเลขที่ 7"),)))
        db.execute(update(outbox).values(state=state))

        forget(db, MALEE)

    assert 0 == office.count(outbox)


def test_the_team_is_not_told_that_nobody_was_reached(office: Office) -> None:
    """The person read the answer in the chat, deleted the bot's data, and then the copy by mail was refused."""
    ticket = office.files("question", email=MALEES_MAIL)
    office.does(ticket, Answer("คำตอบ"))
    with office.db() as db:
        [said] = office.deliveries.claim(db, "chat")
        office.deliveries.sent(db, said, 1)
        forget(db, MALEE)

    office.delivers(refused=True)

    assert ["chat"] == [each.detail["how"] for each in office.history(ticket) if each.kind == "told"]


async def test_forgotten_updates_are_still_recognised(world: World) -> None:
    """An update delivered again after all was deleted is answered no second time."""
    await world.says("/privacy")
    await world.service.storage.run(forget, world.person("malee").id)
    before = len(world.person("malee").chat.bot_posts())

    world.api.updates.deliver_again()
    await world.hears()

    assert before == len(world.person("malee").chat.bot_posts())
