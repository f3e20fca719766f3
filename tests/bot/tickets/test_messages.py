"""The correspondence of a ticket: what went to and fro, in order, with the words and the dates."""

from __future__ import annotations

import pytest

from bot.i18n import Words
from bot.tickets.actions import (
    Action,
    Actor,
    AddInformation,
    AskPerson,
    Extend,
    Fulfil,
    Note,
    Partly,
    Refuse,
    Reopen,
    Withdraw,
)
from bot.tickets.messages import ENTRIES, correspondence
from tests.chat import Clock
from tests.office import Office

STAFF, MALEE = Actor("staff", "หน่อย"), Actor("person")


def read(office: Office, clock: Clock, *done: tuple[Action, Actor], language: str = "th") -> list[str]:
    """What stands on the page of a ticket with which all this was done, one day after the other."""
    ticket = office.files()
    for action, actor in done:
        clock.passes(86400)
        ticket = office.does(ticket, action, actor)
    events = office.storage.now(lambda db: office.tickets.history(db, ticket))
    return [Words(strict=True).say(each, language) for each in correspondence(ticket, events)]


def test_it_is_told_in_order_with_the_words(office: Office, clock: Clock) -> None:
    """Asked, answered, extended with the new date, done: each with its day and what was written."""
    told = read(
        office,
        clock,
        (AskPerson("โทรมาวันไหน"), STAFF),
        (AddInformation("เมื่อวานนี้"), MALEE),
        (Extend(15, "รอผู้ให้บริการ"), STAFF),
        (Fulfil("แก้ให้แล้ว"), STAFF),
    )

    assert [
        "23 พฤศจิกายน 2569 · ทีมขอข้อมูลเพิ่ม\nโทรมาวันไหน",
        "24 พฤศจิกายน 2569 · คุณเพิ่มข้อมูล\nเมื่อวานนี้",
    ] == told[:2]
    assert "ทีมขอเวลาเพิ่ม 15 วัน จนถึง" in told[2]
    assert "รอผู้ให้บริการ" in told[2]
    assert "26 พฤศจิกายน 2569 · ทีมดำเนินการแล้ว และปิดเรื่อง\nแก้ให้แล้ว" == told[3]


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_refusal_says_its_ground_and_where_to_complain(office: Office, clock: Clock, language: str) -> None:
    """Also weeks later, on the page."""
    [told] = read(office, clock, (Refuse("others", "มีข้อมูลของคนอื่น"), STAFF), language=language)

    assert "มีข้อมูลของคนอื่น" in told
    assert "www.pdpc.or.th" in told


def test_what_the_person_did_is_there_too(office: Office, clock: Clock) -> None:
    """Withdrawn and opened again, with the reasons."""
    told = read(office, clock, (Withdraw("แก้เองแล้ว"), MALEE), (Reopen("กลับเป็นของเดิม"), MALEE))

    assert ["แก้เองแล้ว", "กลับเป็นของเดิม"] == [each.rpartition("\n")[2] for each in told]


def test_notes_of_the_team_are_not(office: Office, clock: Clock) -> None:
    """What is for the file is not for the person."""
    assert [] == read(office, clock, (Note("ถามฝ่ายบัญชี"), STAFF))


def test_a_partly_done_one_says_why(office: Office, clock: Clock) -> None:
    """And where to complain."""
    [told] = read(office, clock, (Partly("ยกเว้นบันทึกเสียง"), STAFF))

    assert "ยกเว้นบันทึกเสียง" in told


def test_a_long_correspondence_ends_with_its_last_entries(office: Office) -> None:
    """And begins with how many there were before: a press is not answered by hundreds of messages."""
    ticket = office.files()
    with office.db() as db:
        for n in range(ENTRIES + 3):
            office.tickets.happened(db, ticket, "added", "person", {"text": f"ข้อ {n}."})
        events = office.tickets.history(db, ticket)
    first, *shown = [Words(strict=True).say(each, "th") for each in correspondence(ticket, events)]

    assert "อีก 3 รายการ" in first
    assert (ENTRIES, True, True) == (len(shown), "ข้อ 3." in shown[0], f"ข้อ {ENTRIES + 2}." in shown[-1])


def test_what_is_closed_for_good_is_left_out_where_only_what_lives_counts(
    office: Office, clock: Clock
) -> None:
    """One that is open, and one that was closed a moment ago, are there."""
    for_good, lately, open_still = office.files(), office.files("complaint"), office.files("question")
    with office.db() as db:
        office.tickets.move(db, for_good, "withdrawn", closed_at=clock())
        clock.passes(40 * 86400)
        office.tickets.move(db, lately, "withdrawn", closed_at=clock())
        live = office.tickets.all_of(db, for_good.chat_id, closed_since=clock() - 86400)
        every = office.tickets.all_of(db, for_good.chat_id)

    assert {lately.number, open_still.number} == {each.number for each in live}
    assert 3 == len(every)
