"""What is kept, how long, and what a dry run says."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, update

from bot.ops.sweep import sweep
from bot.queue.outbox import WORDLESS
from bot.storage.crypto import KeyRing
from bot.storage.tables import files, outbox, refusals, ticket_events, tickets
from bot.tickets.actions import AddInformation, Answer, Comment, Fulfil, NotAllowed, Refuse, Reopen
from bot.tickets.retention import DETAILS, FILES, VERIFY_WITHIN
from bot.tickets.store import Ticket
from tests.chat import Clock
from tests.office import Office

DAY = 86400.0


def swept(office: Office, clock: Clock, *, dry_run: bool = False) -> dict[str, int]:
    """One sweep; what was not nothing."""
    with office.db() as db:
        close, shred = office.workflow.close_unverified, office.tickets.shred
        counts = sweep(db, clock, close, shred, keys=office.keys, dry_run=dry_run)
    return {name: count for name, count in counts.items() if count}


def with_file(office: Office, ticket: Ticket, clock: Clock) -> None:
    """A file comes with a ticket."""
    with office.db() as db:
        db.execute(
            insert(files).values(
                id="f1", chat_id=ticket.chat_id, ticket_id=ticket.id, unique_id="u", kind="pdf",
                name_sealed=b"x", content_sealed=b"x", size=1, received_at=clock(),
            )
        )  # fmt: skip


def test_nobody_verified_it_in_thirty_days(office: Office, clock: Clock) -> None:
    """Closed, told in the chat, once; a request that is open is left alone."""
    stranger, known = office.files(verified=False), office.files()
    clock.passes(VERIFY_WITHIN - 1)
    assert "unverified" not in swept(office, clock)

    clock.passes(2)
    assert 1 == swept(office, clock)["unverified"]
    assert "unverified" not in swept(office, clock)

    office.delivers()
    assert ["closed-unverified", "open"] == [office.now(stranger).state, office.now(known).state]
    assert 1 == len(office.said)
    assert "ยังยืนยันไม่ได้ว่าเป็นคุณ" in office.said[0]


def test_a_request_that_waits_for_its_key_is_closed_when_that_is_back(
    either_office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its person could not be told; it keeps none of the others from being closed, and is closed and told as they are
    when the key is there."""
    office = either_office
    monkeypatch.setattr("bot.ops.sweep.TICKETS", 1)
    first = office.files(verified=False)
    with office.key_is_away(tickets.c.email_sealed):
        second = office.files(verified=False)
        clock.passes(VERIFY_WITHIN + 1)
        closed = [swept(office, clock)["unverified"], swept(office, clock).get("unverified", 0)]
        stood = [office.now(each).state for each in (first, second)]
    closed.append(swept(office, clock)["unverified"])
    office.delivers()

    assert [1, 0, 1] == closed
    assert ["awaiting-verification", "closed-unverified"] == stood
    assert 2 == len(office.said)


def test_a_dry_run_counts_and_does_nothing(either_office: Office, clock: Clock) -> None:
    """The same numbers as the run that follows it, and nothing changed before that."""
    office = either_office
    old = office.does(office.files(), Refuse("law", "เหตุ"))
    with_file(office, old, clock)
    office.delivers()
    clock.passes(DETAILS + 1)
    office.files(verified=False)
    clock.passes(VERIFY_WITHIN + 1)

    said = swept(office, clock, dry_run=True)
    assert ("refused", 1, None) == (office.now(old).state, office.count(files), office.now(old).shredded_at)
    assert said == swept(office, clock)
    assert {"unverified": 1, "files": 1, "details": 1} == {
        name: said[name] for name in ("unverified", "files", "details")
    }
    assert {} == swept(office, clock, dry_run=True)


def test_files_go_before_the_rest(office: Office, clock: Clock) -> None:
    """Some months after the end the files go, the details stay; an open ticket keeps its files."""
    ticket = office.files()
    with_file(office, ticket, clock)
    clock.passes(FILES + DAY)
    assert "files" not in swept(office, clock)
    office.does(ticket, Refuse("law", "เหตุ"))
    clock.passes(FILES + 1)

    assert 1 == swept(office, clock)["files"]
    assert 0 == office.count(files)
    assert office.now(ticket).email


def test_the_register_outlives_the_details(office: Office, clock: Clock) -> None:
    """What was asked, by whom and what was said is gone; number, dates, events and the register stay."""
    ticket = office.files()
    office.malee(ticket, AddInformation("เบอร์ใหม่"))
    office.does(ticket, Answer("ตอบแล้ว"))
    office.does(ticket, Refuse("others", "ของคนอื่นปน"))
    clock.passes(DETAILS + 1)
    swept(office, clock)

    now = office.now(ticket)
    with office.db() as db:
        raw = db.execute(select(tickets)).one()
        said = ticket_events.c.kind != "shredded"
        details = db.execute(select(ticket_events.c.detail_sealed).where(said)).scalars().all()
        bodies = db.execute(select(outbox.c.body_sealed).where(outbox.c.ticket_id == ticket.id)).scalars()
        [refusal] = office.refusals.rows(db)
        assert {None} >= set(bodies)
    assert (None, None, None, 0) == (raw.body_sealed, raw.email_sealed, raw.identity_index, raw.chat_id)
    assert {None} == set(details)
    assert ["received", "added", "answered", "refused", "shredded"] == [
        each.kind for each in office.history(ticket)
    ]
    assert ("service", {}) == (office.history(ticket)[-1].actor, office.history(ticket)[-1].detail)
    assert (ticket.number, "refused", clock()) == (now.number, now.state, now.shredded_at)
    assert "ของคนอื่นปน" == refusal.words
    assert 1 == office.count(refusals)


def test_no_column_tells_any_more_whose_chat_it_was(either_office: Office, clock: Clock) -> None:
    """Neither what is kept of the ticket nor a message about it that never arrived."""
    office = either_office
    ticket = office.does(office.files(), Refuse("law", "เหตุ"))
    with office.db() as db:
        db.execute(update(outbox).values(state="dead", settled_at=clock()))
    clock.passes(DETAILS + 1)
    swept(office, clock)

    with office.db() as db:
        kept = [
            part
            for table in (tickets, outbox, ticket_events, refusals)
            for row in db.execute(select(*(each for each in table.c if each.name not in ("id", "seq"))))
            for value in row
            for part in str(value).split(":")
        ]

    assert office.now(ticket).number in kept
    assert str(ticket.chat_id) not in kept


@pytest.mark.parametrize("state", ["due", "held"])
def test_what_was_still_to_go_out_about_a_ticket_goes_with_its_details(
    either_office: Office, clock: Clock, state: str
) -> None:
    """What had not gone when its words were removed never will, and nothing else waits for it."""
    office = either_office
    closed = office.does(office.files(), Refuse("law", "เหตุ"))
    office.delivers()
    office.malee(closed, Comment("ขอบคุณ"))
    with office.db() as db:
        db.execute(update(outbox).where(outbox.c.state == "due").values(state=state, settled_at=None))
    clock.passes(DETAILS + 1)
    swept(office, clock)
    other = office.files()
    office.does(other, Answer("ของคนอื่น"))
    office.said.clear()

    office.delivers()

    with office.db() as db:
        about = select(outbox.c.state, outbox.c.error).where(outbox.c.ticket_id == closed.id)
        left = {tuple(row) for row in db.execute(about.where(outbox.c.state != "sent"))}
    assert {("dropped", WORDLESS)} == left
    assert ["ของคนอื่น"] == [each.splitlines()[-1] for each in office.said]


def test_what_is_shredded_stays_closed(office: Office, clock: Clock) -> None:
    """Not even staff can open it again: nobody knows any more what it was."""
    closed = office.does(office.files(), Refuse("law", "เหตุ"))
    clock.passes(DETAILS + 1)
    swept(office, clock)

    with pytest.raises(NotAllowed) as refused:
        office.does(office.now(closed), Reopen("ทำไม"))

    assert "too-late-to-reopen" == refused.value.line.id


@pytest.mark.parametrize("days", [FILES, DETAILS], ids=["files", "details"])
def test_a_ticket_that_is_being_opened_again_loses_nothing(
    postgresql_url: str, keys: KeyRing, clock: Clock, days: float
) -> None:
    """The sweep comes at the very moment: it passes over what somebody has in hand, and takes it another day."""
    office = Office(postgresql_url, keys, clock)
    ticket = office.files()
    with_file(office, ticket, clock)
    office.does(ticket, Fulfil("เรียบร้อยแล้ว"))
    clock.passes(days + DAY)

    with office.db() as db:
        office.tickets.take(db, ticket.id)
        meanwhile = swept(office, clock)
    then = swept(office, clock)

    assert {} == {name: count for name, count in meanwhile.items() if name in ("files", "details")}
    assert then.keys() & {"files", "details"}
