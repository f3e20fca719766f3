"""Reminders, with a clock that is moved: half time, seven, three, one, no days, and every day when late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.i18n import BANGKOK, day_of, end_of_day
from bot.ops.sweep import sweep
from bot.staff.schedule import REMINDERS, Schedule
from bot.storage.database import BREATH, Storage
from bot.storage.tables import outbox
from bot.tickets.actions import Extend, Fulfil, Reopen
from bot.tickets.deadlines import due_at, later
from bot.tickets.holidays import BadHolidays, Holidays
from bot.tickets.law import LAW
from bot.tickets.reminders import reminder
from locales import LOCALES
from tests.chat import Clock
from tests.office import TEAM, Office, text

DAY = 86400.0
NONE = Holidays({})


def at(moment: str) -> float:
    """A moment in Bangkok, `2026-11-22 14:05`."""
    return datetime.fromisoformat(moment).replace(tzinfo=BANGKOK).timestamp()


@pytest.fixture
def schedule(office: Office) -> Schedule:
    """The schedule, on a world without holidays."""
    return made(office, NONE)


def made(office: Office, holidays: Holidays) -> Schedule:
    """A schedule with holidays of one's own."""
    return Schedule(
        office.tickets, office.letters, office.mail, words=office.words, holidays=holidays, mailbox=TEAM
    )


def promised(office: Office, schedule: Schedule, clock: Clock) -> tuple[int, int, int]:
    """Look at the schedule once, as the service does; the reminders, digests and reports that are new."""
    works = (schedule.remind, schedule.send_digest, schedule.send_report)
    new = [office.storage.now(work, clock()) for work in works]
    return new[0], new[1], new[2]


def reminded(office: Office, schedule: Schedule, clock: Clock, until: str) -> list[tuple[str, str]]:
    """Live on until a day, looking every ten minutes of working time; (day, subject) of each reminder."""
    found: list[tuple[str, str]] = []
    while clock() < at(f"{until} 23:59"):
        for hour in ("00:30", "07:59", "08:00", "08:10", "23:59"):
            clock.at = at(f"{day_of(clock())} {hour}")
            promised(office, schedule, clock)
            before = len(office.post)
            office.delivers()
            found += [
                (f"{day_of(clock())} {hour}", str(each["subject"]).partition("] ")[2].partition(" · ")[0])
                for each in office.post[before:]
                if "กำหนด" in str(each["subject"]) and "สรุป" not in str(each["subject"])
            ]
        clock.passes(DAY - 43200)
        clock.at = at(f"{day_of(clock())} 00:10")
    return found


def test_an_access_request_is_reminded_of_to_its_end(
    office: Office, schedule: Schedule, clock: Clock
) -> None:
    """Thirty days over a month's end: half time, 7, 3, 1, the day itself, then daily; each once, from eight."""
    clock.at = at("2027-01-31 23:59")
    ticket = office.files()

    found = reminded(office, schedule, clock, "2027-03-04")

    assert date(2027, 3, 2) == day_of(ticket.due_at)
    assert [
        ("2027-02-15 08:00", "ครบกำหนดในอีก 15 วัน"),
        ("2027-02-23 08:00", "ครบกำหนดในอีก 7 วัน"),
        ("2027-02-27 08:00", "ครบกำหนดในอีก 3 วัน"),  # a Saturday: only the last day makes way
        ("2027-03-01 08:00", "ครบกำหนดในอีก 1 วัน"),
        ("2027-03-02 08:00", "ครบกำหนดวันนี้"),
        ("2027-03-03 08:00", "เกินกำหนดแล้ว 1 วัน"),
        ("2027-03-04 08:00", "เกินกำหนดแล้ว 2 วัน"),
    ] == found


def many(office: Office, clock: Clock) -> int:
    """So many tickets are reminded of on the first of December, which it is now."""
    clock.at = at("2026-11-02 09:00")
    for _ in range(2 * REMINDERS + 5):
        office.files()
    clock.at = at("2026-12-01 08:00")
    return 2 * REMINDERS + 5


async def test_reminders_are_promised_a_few_at_a_time(
    either_office: Office, storage: Storage, clock: Clock
) -> None:
    """However many are due: no transaction keeps others waiting for more letters than that, and SQLite's one writer has
    a rest between two."""
    due, parts, rests = many(either_office, clock), [0], list[float]()

    @event.listens_for(storage.engine, "before_cursor_execute")
    def _counts(_: object, __: object, what: str, *___: object) -> None:
        parts[-1] += what.startswith("INSERT INTO outbox")

    @event.listens_for(storage.engine, "commit")
    def _begins(_: object) -> None:
        parts.append(0)

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    new = await made(either_office, NONE).remind_all(storage, clock(), rest=rest)

    assert due == new
    assert [REMINDERS, REMINDERS, 5] == [each for each in parts if each]
    assert [BREATH if storage.is_sqlite else 0.0] * 2 == rests


async def test_reminders_that_a_kill_kept_back_come_with_the_next_look(office: Office, clock: Clock) -> None:
    """What was promised stays so, and nothing is promised twice."""
    due, schedule, storage = many(office, clock), made(office, NONE), Storage(str(office.storage.url))
    rests = iter([KeyboardInterrupt])

    async def killed(_: float) -> None:
        for each in rests:
            raise each

    with pytest.raises(KeyboardInterrupt):
        await schedule.remind_all(storage, clock(), rest=killed)
    new = [await schedule.remind_all(storage, clock(), rest=killed) for _ in range(2)]
    await storage.close()
    office.delivers()

    assert [due - REMINDERS, 0] == new
    assert due == len({each["subject"] for each in office.post})


def test_reminders_stand_in_the_tickets_thread(office: Office, schedule: Schedule, clock: Clock) -> None:
    """A reminder refers to the first letter and can be answered."""
    clock.at = at("2026-11-02 09:00")
    ticket = office.files()
    clock.at = at("2026-11-25 09:00")
    promised(office, schedule, clock)
    office.delivers()

    [letter] = [each for each in office.post if ticket.number in str(each["subject"])]
    assert office.mail.thread(f"{ticket.id}.1") == letter["references"]
    assert ticket.number == office.tokens.number_of_reply(letter["reply-to"])
    assert "กฎหมายกำหนด 30 วัน" in text(letter)


def test_ninety_days_are_not_reminded_of_twice(office: Office, schedule: Schedule, clock: Clock) -> None:
    """The half-time letter is swept from the outbox after thirty days and still not written again."""
    clock.at = at("2026-11-01 12:00")
    office.files("deletion")
    found = []
    for day in range(1, 82):
        clock.at = at("2026-11-01 09:00") + day * DAY
        found += [day] * promised(office, schedule, clock)[0]
        office.delivers()
        with office.db() as db:
            sweep(db, clock)

    assert [45] == found


def test_a_last_day_on_a_holiday_is_reminded_of_before(office: Office, clock: Clock) -> None:
    """Due on a Saturday, Friday is a holiday: the last working day is Thursday, and the date stays."""
    clock.at = at("2026-11-05 10:00")
    ticket = office.files()  # due on Saturday 5 December
    schedule = made(office, Holidays({date(2026, 12, 4): "วันหยุดบริษัท"}))

    found = reminded(office, schedule, clock, "2026-12-06")

    assert date(2026, 12, 5) == day_of(ticket.due_at)
    assert [
        ("2026-11-20 08:00", "ครบกำหนดในอีก 15 วัน"),
        ("2026-11-26 08:00", "ครบกำหนดในอีก 9 วัน"),
        ("2026-11-30 08:00", "ครบกำหนดในอีก 5 วัน"),
        ("2026-12-02 08:00", "ครบกำหนดในอีก 3 วัน"),
        ("2026-12-03 08:00", "ครบกำหนดในอีก 2 วัน"),
        ("2026-12-06 08:00", "เกินกำหนดแล้ว 1 วัน"),
    ] == found
    last = next(each for each in office.post if "อีก 2 วัน" in str(each["subject"]))
    assert "วันทำการสุดท้ายก่อนครบกำหนด: 3 ธันวาคม 2569" in text(last)


def test_an_extension_has_reminders_of_its_own(office: Office, schedule: Schedule, clock: Clock) -> None:
    """Extended on the 28th day: nothing at once, then by the new date, which is said to be a later one."""
    clock.at = at("2026-11-02 09:00")
    ticket = office.files()
    clock.at = at("2026-11-30 09:00")
    office.does(ticket, Extend(15, "หลายระบบ"))
    office.delivers()

    found = reminded(office, schedule, clock, "2026-12-17")

    assert [
        ("2026-12-08 08:00", "ครบกำหนดในอีก 9 วัน"),
        ("2026-12-10 08:00", "ครบกำหนดในอีก 7 วัน"),
        ("2026-12-14 08:00", "ครบกำหนดในอีก 3 วัน"),
        ("2026-12-16 08:00", "ครบกำหนดในอีก 1 วัน"),
        ("2026-12-17 08:00", "ครบกำหนดวันนี้"),
    ] == found
    assert "เลื่อนจากกำหนดตามกฎหมาย 2 ธันวาคม 2569" in text(
        next(each for each in office.post if "ครบกำหนดวันนี้" in str(each["subject"]))
    )


def test_a_closed_ticket_is_left_alone(office: Office, schedule: Schedule, clock: Clock) -> None:
    """No reminder after the end; again after it was reopened."""
    clock.at = at("2026-11-02 09:00")
    closed = office.does(office.files(), Fulfil("เสร็จ"))
    clock.at = at("2026-11-25 09:00")
    assert 0 == promised(office, schedule, clock)[0]
    office.does(closed, Reopen("ยังไม่ครบ"))
    assert 1 == promised(office, schedule, clock)[0]


def test_a_service_that_slept_sends_only_the_latest(office: Office, schedule: Schedule, clock: Clock) -> None:
    """Down from before half time until two days before the end: one letter, not three."""
    clock.at = at("2026-11-02 09:00")
    office.files()
    clock.at = at("2026-11-30 09:00")

    assert [1, 0] == [promised(office, schedule, clock)[0] for _ in range(2)]


@pytest.mark.parametrize("moments", [["2026-11-25 09:00"], ["2026-11-29 23:00", "2026-12-01 12:00"]])
def test_a_clock_that_was_ahead_takes_no_reminder_away(
    office: Office, schedule: Schedule, clock: Clock, moments: list[str]
) -> None:
    """It has sent some that were not due yet; each comes at its own time all the same, and once."""
    clock.at = at("2026-11-02 09:00")
    office.files()
    early = []
    for moment in moments:
        clock.at = at(moment)
        early.append(promised(office, schedule, clock)[0])
    office.delivers()
    clock.at = at("2026-11-02 10:00")

    found = reminded(office, schedule, clock, "2026-12-03")

    assert [1] * len(moments) == early
    assert [
        ("2026-11-17 08:00", "ครบกำหนดในอีก 15 วัน"),
        ("2026-11-25 08:00", "ครบกำหนดในอีก 7 วัน"),
        ("2026-11-29 08:00", "ครบกำหนดในอีก 3 วัน"),
        ("2026-12-01 08:00", "ครบกำหนดในอีก 1 วัน"),
        ("2026-12-02 08:00", "ครบกำหนดวันนี้"),
        ("2026-12-03 08:00", "เกินกำหนดแล้ว 1 วัน"),
    ] == found


def test_two_replicas_write_one_letter(either_office: Office, clock: Clock) -> None:
    """Whoever comes second finds it promised, on either database."""
    clock.at = at("2026-11-02 09:00")
    either_office.files()
    clock.at = at("2026-11-25 09:00")
    for _ in range(2):
        promised(either_office, made(either_office, NONE), clock)

    assert 2 == either_office.count(outbox)  # the reminder and the digest


@pytest.mark.parametrize("day", range(5))
def test_a_leak_is_reminded_of_before_it_is_late(day: int) -> None:
    """Two days are short: whatever the weekday, there is a reminder before the end and none on the first day."""
    received = at(f"2026-11-{16 + day} 23:59")
    ticket = Leak(received)
    days = [day_of(received + n * DAY) for n in range(3)]
    marks = [reminder(ticket, each, NONE) for each in days]  # type: ignore[arg-type]

    assert marks[0] is None
    assert any(marks[1:])


class Leak:
    """A ticket, as far as reminders look at it."""

    id, extended_at = "t", None

    def __init__(self, received_at: float) -> None:
        self.received_at, self.due = received_at, due_at("leak", received_at)


@pytest.mark.parametrize(
    ("received", "kind", "due"),
    [
        ("2026-01-31 00:00", "access", "2026-03-02"),
        ("2026-01-31 23:59", "access", "2026-03-02"),
        ("2026-02-01 00:01", "access", "2026-03-03"),
        ("2028-01-30 12:00", "access", "2028-02-29"),
        ("2026-11-30 23:59", "deletion", "2027-02-28"),
        ("2026-12-31 23:59", "leak", "2027-01-02"),
    ],
)
def test_days_are_those_of_bangkok(received: str, kind: str, due: str) -> None:
    """The first day does not count, the last counts whole, at month ends and a minute before midnight."""
    assert end_of_day(date.fromisoformat(due)) == due_at(kind, at(received))


def test_a_leak_is_due_before_72_hours_have_passed() -> None:
    """The company can still report it in time (s. 37(4)), whatever the hour."""
    for hour in ("00:00", "12:00", "23:59"):
        assert due_at("leak", at(f"2026-11-20 {hour}")) - at(f"2026-11-20 {hour}") < 72 * 3600


@pytest.mark.parametrize("kind", sorted(LAW))
def test_only_two_dates_are_the_laws(kind: str) -> None:
    """Access and deletion have days in the law; everything else is a target, and called so."""
    assert (kind in ("access", "deletion")) == LAW[kind].legal


def test_later_is_counted_in_days() -> None:
    """An extension ends with its last day."""
    assert end_of_day(date(2027, 1, 6)) == later(end_of_day(date(2026, 12, 22)), 15)


# Holidays ---------------------------------------------------------------------------------------------


def test_the_holidays_can_be_read() -> None:
    """The file in the locale has both years, and every day has a name."""
    holidays = Holidays.load(LOCALES)

    assert {2026, 2027} == {day.year for day in holidays.days}
    assert all(holidays.days.values())
    assert not holidays.works(date(2026, 12, 31))
    assert date(2026, 12, 30) == holidays.work_by(date(2027, 1, 3))


@pytest.mark.parametrize("entry", ["31/12/2026 วันสิ้นปี", "2026-13-01 x", "วันสิ้นปี"])
def test_a_bad_line_is_named(tmp_path: Path, entry: str) -> None:
    """Whoever keeps the file up learns which line is wrong."""
    (tmp_path / "th").mkdir()
    (tmp_path / "th" / "holidays.txt").write_text(f"# วันหยุด\n{entry}\n", encoding="utf-8")

    with pytest.raises(BadHolidays, match="line 2"):
        Holidays.load(tmp_path)


def test_a_working_day_is_its_own_last() -> None:
    """Nothing is brought forward without need."""
    monday = date(2026, 11, 23)
    works: Callable[[date], date] = NONE.work_by

    assert [monday, monday - timedelta(days=3)] == [works(monday), works(monday - timedelta(days=1))]
