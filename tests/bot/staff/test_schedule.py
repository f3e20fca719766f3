"""The daily digest and the monthly report."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from sqlalchemy import Column, func, select

from bot.ops.lock import Lock
from bot.queue.outbox import BY_OPERATOR
from bot.staff.plot import plot
from bot.staff.report import ByKind, month_before, report
from bot.staff.schedule import Schedule
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import audit_heads, mail_inbox, outbox, tickets
from bot.tickets.actions import Answer, Fulfil, Refuse, Withdraw
from bot.tickets.holidays import Holidays
from bot.tickets.verification import verify
from tests.bot.staff.test_reminders import at, made, promised
from tests.chat import Clock
from tests.office import TEAM, Office, text

DAY = 86400.0


@pytest.fixture
def schedule(office: Office) -> Schedule:
    """The schedule, on a world without holidays."""
    return made(office, Holidays({}))


def letters(office: Office, schedule: Schedule, clock: Clock, moment: str, word: str) -> list[str]:
    """Look at the schedule at a moment; the new letters with this word in the subject."""
    clock.at = at(moment)
    before = len(office.post)
    promised(office, schedule, clock)
    office.delivers()
    return [text(each) for each in office.post[before:] if word in str(each["subject"])]


async def test_the_letters_of_the_day_go_out_while_a_replica_polls(
    postgresql_url: str, keys: KeyRing, clock: Clock
) -> None:
    """Whoever polls holds its lock for as long as it lives; a head of the audit chain does not wait for that."""
    polling, writing = Storage(postgresql_url, threads=1), Office(postgresql_url, keys, clock)
    clock.at = at("2026-11-02 09:00")
    writing.files()
    clock.at = at("2026-12-01 08:00")
    poller, schedule = Lock(polling), made(writing, Holidays({}))

    held = poller.take()
    with writing.db() as db:
        db.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
        new = [work(db, clock()) for work in (schedule.remind, schedule.send_digest, schedule.send_report)]
        heads = db.execute(select(func.count()).select_from(audit_heads)).scalar_one()
    poller.release()
    await polling.close()
    writing.storage.engine.dispose()

    assert held
    assert ([1, 1, 1], 1) == (new, heads)


def part(digest: str, heading: str) -> list[str]:
    """The rows under a heading of the digest."""
    found = digest.partition(f"{heading}: ")[2].split("\n\n")[0].splitlines()[1:]
    return [each.removeprefix("- ").split(" ")[0] for each in found]


@pytest.mark.parametrize(
    "column", [tickets.c.email_sealed, tickets.c.body_sealed], ids=lambda each: each.name
)
def test_a_ticket_whose_key_is_away_keeps_no_letter_back(
    office: Office, schedule: Schedule, clock: Clock, column: Column[bytes]
) -> None:
    """Reminders, the digest and the report go out with it and with all others."""
    clock.at = at("2026-11-02 09:00")
    office.files()
    with office.key_is_away(column):
        office.files()
        clock.at = at("2026-12-01 08:00")

        with office.db() as db:
            new = [
                work(db, clock()) for work in (schedule.remind, schedule.send_digest, schedule.send_report)
            ]

    assert [2, 1, 1] == new


def test_a_digest_of_a_day_that_has_not_come_hides_nothing(
    office: Office, schedule: Schedule, clock: Clock
) -> None:
    """A clock that was a year ahead for a moment has sent one; those of the days that follow begin where the last
    one of its own time ended."""
    clock.at = at("2026-11-02 09:00")
    first = office.files()
    letters(office, schedule, clock, "2026-11-03 08:00", "สรุปงาน")
    second = office.files()
    ahead = letters(office, schedule, clock, "2027-11-04 08:00", "สรุปงาน")
    clock.at = at("2026-11-03 15:00")
    third = office.files("deletion")

    [digest] = letters(office, schedule, clock, "2026-11-04 08:00", "สรุปงาน")

    assert ahead
    assert {second.number, third.number} == set(part(digest, "ใหม่"))
    assert first.number not in part(digest, "ใหม่")


def test_the_digest_says_what_waits(office: Office, schedule: Schedule, clock: Clock) -> None:
    """New, due soon, overdue, undelivered and unverified, each ticket where it belongs."""
    clock.at = at("2026-11-02 09:00")
    late = office.files()
    clock.at = at("2026-11-08 09:00")
    soon = office.files()
    letters(office, schedule, clock, "2026-12-02 08:00", "สรุปงาน")
    clock.at = at("2026-12-03 07:00")
    stranger = office.files("deletion", verified=False)
    question = office.files("question")
    office.does(soon, Answer("ส่งสำเนาแล้ว"))
    office.delivers(blocked=True, refused=True)

    [digest] = letters(office, schedule, clock, "2026-12-03 08:00", "สรุปงาน")

    assert [late.number] == part(digest, "เกินกำหนด")
    assert [soon.number] == part(digest, "ใกล้ครบกำหนด")
    assert {stranger.number, question.number} == set(part(digest, "ใหม่"))
    assert [stranger.number] == part(digest, "รอผู้ยื่นยืนยันตัวตน")
    assert {soon.number} == set(part(digest, "ส่งไม่ถึง"))
    assert "เกินมา 1 วัน" in digest


def test_the_digest_says_what_waits_for_an_operator_and_what_one_gave_up(
    office: Office, schedule: Schedule, clock: Clock
) -> None:
    """A letter out of a backup, a dropped one, and a mail to us that nobody could handle."""
    clock.at = at("2026-12-01 09:00")
    ticket = office.files("question")
    with office.db() as db:
        for n, (state, error, settled) in enumerate(
            (("held", None, None), ("dropped", BY_OPERATOR, clock()), ("dropped", "too late", clock())),
            start=1,
        ):
            db.execute(
                outbox.insert().values(
                    effect_key=f"m:{n}", kind="letter", lane=str(n), ticket_id=ticket.id, state=state,
                    error=error, due_at=clock(), created_at=clock(), settled_at=settled,
                )
            )  # fmt: skip
        mail = {"message_id": "<1>", "received_at": clock(), "settled_at": clock()}
        db.execute(mail_inbox.insert().values(state="dead", verdict="poison", **mail))

    [digest] = letters(office, schedule, clock, "2026-12-02 08:00", "สรุปงาน")

    told = digest.partition("ส่งไม่ถึง: ")[2].split("\n\n")[0]
    assert told.startswith("3\n")
    assert "กู้มาจากข้อมูลสำรอง รอผู้ดูแลระบบสั่งส่ง" in told
    assert "ผู้ดูแลระบบเลือกไม่ส่ง" in told
    assert "อีเมลเข้าที่ระบบทำตามไม่สำเร็จ" in told


def test_the_digest_comes_once_a_day(office: Office, schedule: Schedule, clock: Clock) -> None:
    """Not before eight, once, also at 23:59, and again the next morning."""
    clock.at = at("2026-11-22 12:00")
    office.files(verified=False)
    moments = (
        "2026-11-23 00:01",
        "2026-11-23 07:59",
        "2026-11-23 08:00",
        "2026-11-23 08:10",
        "2026-11-23 23:59",
        "2026-11-24 07:59",
        "2026-11-24 08:05",
    )

    assert [0, 0, 1, 0, 0, 0, 1] == [
        len(letters(office, schedule, clock, each, "สรุปงาน")) for each in moments
    ]


def test_what_is_new_is_new_once(office: Office, schedule: Schedule, clock: Clock) -> None:
    """New since the digest before, also when days went by without one."""
    clock.at = at("2026-11-19 12:00")
    office.files(verified=False)
    letters(office, schedule, clock, "2026-11-20 09:30", "สรุปงาน")
    clock.at = at("2026-11-20 08:30")
    ticket = office.files()

    [monday] = letters(office, schedule, clock, "2026-11-23 08:00", "สรุปงาน")
    [tuesday] = letters(office, schedule, clock, "2026-11-24 08:00", "สรุปงาน")

    assert [[ticket.number], []] == [part(monday, "ใหม่"), part(tuesday, "ใหม่")]


def test_the_digest_carries_the_head_of_the_audit_trail(
    office: Office, schedule: Schedule, clock: Clock
) -> None:
    """Out of the database, where it can be held against what stands there later."""
    clock.at = at("2026-11-22 09:00")
    office.files()

    [digest] = letters(office, schedule, clock, "2026-11-23 08:00", "สรุปงาน")

    [head] = office.storage.look(verify, office.tickets.trail, clock()).heads
    assert f"รหัสตรวจสอบ {head.short}" in digest
    assert (at("2026-11-23 08:00"), 1, 1) == (head.at, head.events, head.tickets)


def test_nothing_is_written_about_nothing(office: Office, schedule: Schedule, clock: Clock) -> None:
    """No digest while nothing waits, and none at noon about what came since eight; no report of an empty month."""
    assert [] == letters(office, schedule, clock, "2026-12-01 08:00", "")
    office.files(verified=False)
    assert [] == letters(office, schedule, clock, "2026-12-01 12:00", "")
    assert 1 == len(letters(office, schedule, clock, "2026-12-02 08:00", "สรุปงาน"))


def test_the_report_counts_a_month(office: Office, schedule: Schedule, clock: Clock) -> None:
    """What came, how it ended, median days by right, in the month of Bangkok; the plot is attached."""
    for day, kind, days in ((2, "access", 4), (3, "access", 10), (4, "access", 20), (5, "correction", 3)):
        clock.at = at(f"2026-11-{day:02} 09:00")
        ticket = office.files(kind)
        clock.passes(days * DAY)
        office.does(ticket, Refuse("law", "เหตุ") if days == 20 else Fulfil("เสร็จ"))
    clock.at = at("2026-11-30 23:59")
    office.malee(office.files("deletion"), Withdraw())
    clock.at = at("2026-12-01 00:01")
    office.files("access")

    [letter] = letters(office, schedule, clock, "2026-12-01 08:00", "รายงาน")

    for said in (
        "พฤศจิกายน 2569",
        "รับใหม่: 5",
        "ดำเนินการแล้ว: 3",
        "ปฏิเสธ: 1",
        "ผู้ยื่นถอนเรื่อง: 1",
        "ค้างอยู่เมื่อสิ้นเดือน: 0",
    ):
        assert said in letter
    assert "มัธยฐาน 10.0" in letter
    [mail] = [each for each in office.to(TEAM) if "รายงาน" in str(each["subject"])]
    [picture] = list(mail.iter_attachments())
    assert ("days-2026-11.svg", "image/svg+xml") == (picture.get_filename(), picture.get_content_type())
    assert [] == letters(office, schedule, clock, "2026-12-02 08:00", "รายงาน")


def test_a_missed_report_is_made_up_for_within_a_week(
    office: Office, schedule: Schedule, clock: Clock
) -> None:
    """On the 7th still, on the 8th no more: by then its key might have been swept."""
    clock.at = at("2026-11-20 09:00")
    office.files()
    assert 1 == len(letters(office, schedule, clock, "2026-12-07 09:00", "รายงาน"))
    assert 0 == len(letters(office, schedule, clock, "2027-01-08 09:00", "รายงาน"))


@pytest.mark.parametrize(("subject", "ahead", "due"), [
    ("รายงาน", "2026-12-02 09:00", "2026-12-01 09:00"),
    ("สรุปงาน", "2026-11-22 09:00", "2026-11-22 08:30"),
])  # fmt: skip
def test_what_a_clock_that_was_ahead_promised_is_promised_again_at_its_time(
    office: Office, schedule: Schedule, clock: Clock, subject: str, ahead: str, due: str
) -> None:
    """With all that came until then, and once."""
    clock.at = at("2026-11-20 09:00")
    office.files()
    assert 1 == len(letters(office, schedule, clock, ahead, subject))

    clock.at = at("2026-11-20 10:00")
    office.files()

    assert 1 == len(letters(office, schedule, clock, due, subject))
    assert 0 == len(letters(office, schedule, clock, due, subject))


def test_late_is_late_by_the_date_in_force(office: Office, clock: Clock) -> None:
    """Decided after the date, or still open past it."""
    clock.at = at("2026-10-01 09:00")
    closed, waiting = office.files(), office.files("correction")
    clock.at = at("2026-11-15 09:00")
    office.does(closed, Fulfil("เสร็จ"))

    with office.db() as db:
        november = report(db, date(2026, 11, 1))

    assert 2 == november.counts["late"]
    assert "open" == office.now(waiting).state


def test_the_month_before_january_is_december() -> None:
    """Also at the turn of the year."""
    assert [date(2026, 12, 1), date(2026, 2, 1)] == [
        month_before(date(2027, 1, 31)),
        month_before(date(2026, 3, 1)),
    ]


def test_the_plot_is_a_picture_of_its_own(office: Office) -> None:
    """Well-formed, nothing fetched, a bar for what was decided, late said in words; also for an empty month."""
    kinds = (ByKind("access", 3, 3, 11.5), ByKind("deletion", 1, 0, None), ByKind("leak", 1, 1, 4.0))
    picture = plot(kinds, "พฤศจิกายน 2569", office.words)
    root = ElementTree.fromstring(picture)  # noqa: S314 - ours
    said = "".join(root.itertext())

    assert 3 == len(root.findall("{http://www.w3.org/2000/svg}rect"))  # the paper and two bars
    assert "4.0 วัน เกินกำหนด" in said
    assert b"href" not in picture
    assert "ไม่มีเรื่อง" in "".join(ElementTree.fromstring(plot((), "x", office.words)).itertext())  # noqa: S314
