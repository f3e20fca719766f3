"""What is done with tickets: the state, the event, what the person reads, what the team reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Column, select, update

from bot.i18n import day_of
from bot.ops.dead_letters import LETTERS, DeadLetters
from bot.ops.sweep import sweep
from bot.queue.delivery import DeliveryError
from bot.queue.outbox import CHAT, LETTER
from bot.storage.crypto import UnknownKey
from bot.storage.tables import outbox, people, ticket_events, tickets
from bot.tickets.actions import (
    RULES,
    Accept,
    Action,
    AddInformation,
    Answer,
    AskPerson,
    CloseUnverified,
    Extend,
    Fulfil,
    NotAllowed,
    Note,
    Partly,
    Refuse,
    Reopen,
    Withdraw,
)
from bot.tickets.inspection import Evidence
from bot.tickets.kept import KEPT
from bot.tickets.law import LAW, grounds
from bot.tickets.notify import AWAITED
from bot.tickets.states import CLOSED, STATES
from tests.chat import Clock
from tests.office import MALEES_MAIL, NID, TEAM, Office, text

DAY = 86400.0
STAFF: list[tuple[Action, str, str]] = [
    (Answer("ดูได้ที่ https://company.example/copy"), "answered", "คำตอบจากทีมความเป็นส่วนตัว"),
    (AskPerson("ขอทราบช่วงเวลา"), "asked", "ทีมต้องการข้อมูลเพิ่มจากคุณ"),
    (Extend(15, "ต้องรวบรวมจากหลายระบบ"), "extended", "ทีมต้องใช้เวลาเพิ่มอีก 15 วัน"),
    (Refuse("others", "มีข้อมูลของคนอื่นปนอยู่"), "refused", "กระทบสิทธิหรือเสรีภาพของผู้อื่น"),
    (Fulfil("ส่งสำเนาทางอีเมลแล้ว"), "fulfilled", "ทีมดำเนินการตามคำขอแล้ว"),
    (Partly("ส่งแล้ว ยกเว้นบันทึกเสียง"), "partly", "ทีมดำเนินการได้บางส่วน"),
]
by_staff = pytest.mark.parametrize(("action", "kind", "said"), STAFF, ids=[each[1] for each in STAFF])


@by_staff
def test_the_person_reads_it_in_the_chat(office: Office, action: Action, kind: str, said: str) -> None:
    """What staff does is an event with who and why, one message with the ticket's number, and the team learns
    that it arrived, in the thread of the first letter."""
    ticket = office.files()

    office.does(ticket, action)
    office.delivers()

    [message] = [each for each in office.said if ticket.number in each]
    [done] = office.to(TEAM)
    event = next(each for each in office.history(ticket) if each.kind == kind)
    assert said in message
    assert event.detail["text"] in message
    assert ("staff", NID.name, "open") == (event.actor, event.detail["by"], event.detail["was"])
    assert office.mail.thread(f"{ticket.id}.1") == done["references"] == done["in-reply-to"]
    assert ticket.number == office.tokens.number_of_reply(done["reply-to"])
    assert "ส่งถึงแชตของผู้ยื่นแล้ว" in text(done)
    assert [] == office.to(MALEES_MAIL)


@by_staff
def test_a_chat_known_to_be_gone_gets_a_letter(office: Office, action: Action, kind: str, said: str) -> None:
    """Nothing is sent into a blocked chat; the verified address gets the same words, and the team knows."""
    ticket = office.files()
    with office.db() as db:
        office.people.reached(db, ticket.chat_id, False)

    moved = office.moves(ticket, action)
    office.delivers()

    [letter] = office.to(MALEES_MAIL)
    [done] = office.to(TEAM)
    assert "email" == moved.told
    assert [] == office.said
    assert ticket.number in str(letter["subject"])
    assert office.history(ticket)[1].detail["text"] in text(letter)
    assert "เราส่งทางอีเมลเพราะส่งข้อความถึงคุณในแชตไม่ได้" in text(letter)
    assert "จึงส่งทางอีเมลของผู้ยื่นแล้ว" in text(done)


@by_staff
def test_a_message_into_a_blocked_chat_becomes_a_letter(
    office: Office, action: Action, kind: str, said: str
) -> None:
    """The bot was blocked since: the message that could not arrive goes out as a letter, once."""
    ticket = office.files()

    moved = office.moves(ticket, action)
    office.delivers(blocked=True)

    assert "chat" == moved.told
    assert 1 == len(office.to(MALEES_MAIL))
    assert "จึงส่งทางอีเมลของผู้ยื่นแล้ว" in text(office.to(TEAM)[0])
    assert {"seq": 2, "how": "email"} == office.history(ticket)[-1].detail


def test_when_neither_way_works_the_team_is_told_so(office: Office) -> None:
    """Blocked chat and refused letter: the file says that the person does not know."""
    ticket = office.files()

    office.does(ticket, Answer("ส่งสำเนาแล้ว"))
    office.delivers(blocked=True, refused=True)

    assert {"seq": 2, "how": "failed"} == office.history(ticket)[-1].detail


def test_without_an_address_a_blocked_chat_is_the_end(office: Office) -> None:
    """Nobody verified an address: staff learns at once that there is no way left."""
    ticket = office.files("complaint")
    with office.db() as db:
        office.people.reached(db, ticket.chat_id, False)

    moved = office.moves(ticket, Answer("ตรวจสอบแล้ว"))
    office.delivers()

    assert "failed" == moved.told
    assert "ยังส่งถึงผู้ยื่นไม่ได้ทั้งทางแชตและอีเมล" in text(office.to(TEAM)[0])


UNWRITABLE = "malee.@mail.example"
"""An address that forms took once, and that no letter can have."""


def test_an_address_that_no_letter_can_have_is_none(office: Office) -> None:
    """The answer goes to the chat."""
    ticket = office.files("leak", email=UNWRITABLE)

    moved = office.moves(ticket, Answer("ตรวจสอบแล้ว"))
    office.delivers()

    assert "chat" == moved.told
    assert {"seq": 2, "how": "chat"} == office.history(ticket)[-1].detail


def test_with_such_an_address_a_blocked_chat_is_the_end(office: Office) -> None:
    """The message is not tried for ever, and staff learns that nobody was told."""
    ticket = office.files("leak", email=UNWRITABLE)

    office.does(ticket, Answer("ตรวจสอบแล้ว"))
    office.delivers(blocked=True)

    assert {"seq": 2, "how": "failed"} == office.history(ticket)[-1].detail


def test_who_wanted_the_answer_by_mail_gets_it_there_too(office: Office) -> None:
    """A question with an address for the answer is answered in the chat and by mail, and says why."""
    ticket = office.files("question", email="somchai@mail.example")

    office.does(ticket, Answer("เก็บไว้ 30 วัน"))
    office.delivers()

    [letter] = office.to("somchai@mail.example")
    assert "เก็บไว้ 30 วัน" in office.said[0]
    assert "เราส่งทางอีเมลตามที่คุณขอไว้" in text(letter)
    assert 1 == len(office.to(TEAM))


def test_a_note_is_for_the_file(office: Office) -> None:
    """The person hears nothing of a note; staff gets it confirmed."""
    ticket = office.files()

    moved = office.moves(ticket, Note("โทรแล้วไม่รับ"))
    office.delivers()

    assert "none" == moved.told
    assert [] == office.said + office.to(MALEES_MAIL)
    assert "ไม่มีอะไรต้องส่งถึงผู้ยื่น" in text(office.to(TEAM)[0])
    assert "โทรแล้วไม่รับ" == office.history(ticket)[1].detail["text"]


def test_words_are_sealed_at_rest(office: Office) -> None:
    """What staff and persons write stands nowhere in the database in the clear."""
    ticket = office.files()
    ticket = office.does(ticket, Answer("SECRET-OF-STAFF"))
    office.malee(ticket, AddInformation("SECRET-OF-MALEE"))

    with office.db() as db:
        rows = [
            repr(tuple(row))
            for table in ("ticket_events", "tickets", "outbox")
            for row in db.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608
        ]
    assert [] == [row for row in rows if "SECRET" in row]


# Extensions -------------------------------------------------------------------------------------------


def test_an_extension_stands_beside_the_legal_date(office: Office) -> None:
    """The legal date stays; both are shown; the later one is in force."""
    ticket = office.files()
    due = ticket.due_at

    after = office.does(ticket, Extend(15, "รวบรวมจากหลายระบบ"))
    office.delivers()

    assert due == after.due_at
    assert 15 == (day_of(after.due) - day_of(due)).days
    assert f"กำหนดตามกฎหมาย: ภายใน {office.words.date(due)}" in office.said[0]
    assert f"ทีมจะแจ้งผลภายใน {office.words.date(after.due)}" in office.said[0]
    assert "กำหนดตามกฎหมายยังเป็นวันเดิม" in office.said[0]


def test_a_target_that_was_moved_is_the_later_date(office: Office) -> None:
    """The law sets none for a complaint: the date that is past is nobody's target any more."""
    ticket = office.files("complaint")

    after = office.does(ticket, Extend(15, "รอผู้ให้บริการโทรศัพท์"))
    office.delivers()

    assert f"เป้าหมายของทีม: ภายใน {office.words.date(after.due)}" in office.said[0]
    assert office.words.date(ticket.due_at) not in office.said[0]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("เพราะรอสาขา", "รอสาขา"),
        ("เพราะว่า รอสาขา", "รอสาขา"),
        ("เนื่องจากรอสาขา", "รอสาขา"),
        ("เหตุผล: รอสาขา", "รอสาขา"),
        ("because of the branch", "the branch"),
        ("Because: a branch is closed", "a branch is closed"),
        ("รอสาขา เพราะระบบล่ม", "รอสาขา เพราะระบบล่ม"),
        ("เหตุผลทางเทคนิค", "เหตุผลทางเทคนิค"),
        ("เพราะ", "เพราะ"),
    ],
)
def test_a_reason_is_not_said_to_be_one_twice(office: Office, written: str, told: str) -> None:
    """The sentence before it does; the file keeps what was written."""
    ticket = office.files()

    office.does(ticket, Extend(15, written))
    office.delivers()

    [extended] = [each for each in office.history(ticket) if each.kind == "extended"]
    assert f"15 วัน เหตุผลคือ\n{told}\n" in office.said[0]
    assert written == extended.detail["text"]


def test_a_second_extension_counts_from_the_first(office: Office) -> None:
    """Days are added to the date in force, not to the day on which somebody decides."""
    ticket = office.files("correction")
    once = office.does(ticket, Extend(10, "เหตุหนึ่ง"))
    twice = office.does(once, Extend(5, "เหตุสอง"))

    assert 15 == (day_of(twice.due) - day_of(ticket.due_at)).days


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (Extend(0, "เหตุ"), "days-out-of-range"),
        (Extend(61, "เหตุ"), "days-out-of-range"),
        (Extend(5, "  "), "words-missing"),
        (Answer(""), "words-missing"),
        (AskPerson("\n"), "words-missing"),
        (Note(""), "words-missing"),
        (Partly(""), "words-missing"),
        (Answer("ก" * 6001), "words-too-long"),
        (Refuse("law", " "), "words-missing"),
        (Refuse("because", "เหตุ"), "ground-not-valid"),
        (Refuse("contract", "เหตุ"), "ground-not-valid"),
        (Withdraw(), "not-yours"),
        (Reopen("ทำไม"), "not-closed"),
        (Accept(), "checked-already"),
    ],
)
def test_what_lacks_something_is_refused_with_words(office: Office, action: Action, why: str) -> None:
    """Nothing is changed, nothing is said, and whoever tried is told why."""
    ticket = office.files()

    with pytest.raises(NotAllowed) as refused:
        office.does(ticket, action)

    assert why == refused.value.line.id
    assert office.words.say(refused.value.line)
    assert [ticket, 1, 0] == [office.now(ticket), len(office.history(ticket)), office.waiting("chat")]


# Refusals ---------------------------------------------------------------------------------------------


def test_a_refusal_is_told_with_its_section_and_where_to_complain(office: Office) -> None:
    """Ground, section, the team's words, how to have it opened again, and the regulator."""
    ticket = office.files()

    office.does(ticket, Refuse("others", "มีข้อมูลของคนอื่นปนอยู่"))
    office.delivers()

    message = office.said[0]
    for said in ("กระทบสิทธิหรือเสรีภาพของผู้อื่น", "มาตรา 30", "มีข้อมูลของคนอื่นปนอยู่", "สคส.", "มาตรา 73"):
        assert said in message


def test_a_refusal_enters_the_register_at_once(either_office: Office, clock: Clock) -> None:
    """The row is there with the refusal, and says later whether the person was told, and that it was reopened."""
    office = either_office
    ticket = office.files("deletion")
    refused = office.does(ticket, Refuse("claims", "มีคดีค้างอยู่"))

    with office.db() as db:
        [row] = office.refusals.rows(db)
    assert (ticket.number, "deletion", "refused", "33", "claims", "มีคดีค้างอยู่", NID.name, "") == (
        row.number, row.kind, row.outcome, row.section, row.ground, row.words, row.staff, row.told,
    )  # fmt: skip

    office.delivers()
    clock.passes(DAY)
    office.malee(refused, Reopen("คดีจบแล้ว"))
    with office.db() as db:
        [row] = office.refusals.rows(db)
    assert ("chat", clock()) == (row.told, row.reopened_at)


def test_what_was_not_done_of_a_part_is_on_record(office: Office) -> None:
    """Done in part is refused in part: the register has the reason."""
    ticket = office.files()

    office.does(ticket, Partly("ส่งแล้ว ยกเว้นบันทึกเสียง"))

    with office.db() as db:
        [row] = office.refusals.rows(db)
    assert ("partly", "partly", "ส่งแล้ว ยกเว้นบันทึกเสียง") == (row.outcome, row.ground, row.words)


def test_how_to_answer_speaks_of_whoever_filed_it(office: Office) -> None:
    """Who objects to advertising exercises a right; who asks a question has contacted the team."""
    facts = office.letters.facts
    ads = "\n".join(facts.how_to_answer(office.files("objection", reason="ads-all")))
    question = "\n".join(facts.how_to_answer(office.files("question")))

    assert ("ผู้ยื่น" in ads, "ผู้ติดต่อ" in ads, "ปฏิเสธ:" in ads) == (True, False, False)
    assert ("ผู้ยื่น" in question, "ผู้ติดต่อ" in question) == (False, True)


def test_an_illegal_refusal_leaves_no_row(office: Office) -> None:
    """The register has only what was done."""
    ticket = office.files()
    office.does(ticket, Fulfil("เรียบร้อย"))

    with pytest.raises(NotAllowed):
        office.does(office.now(ticket), Refuse("law", "เหตุ"))

    with office.db() as db:
        assert [] == office.refusals.rows(db)


def test_advertisements_are_never_insisted_on(office: Office) -> None:
    """An objection to direct marketing cannot be refused (s. 32), nor can a question."""
    for ticket in (office.files("objection", reason="ads-all"), office.files("question")):
        with pytest.raises(NotAllowed) as refused:
            office.does(ticket, Refuse("other", "เหตุ"))

        assert "cannot-be-refused" == refused.value.line.id


@pytest.mark.parametrize("kind", sorted(kind for kind in LAW if LAW[kind].grounds))
def test_every_right_has_grounds_with_words_and_a_section(office: Office, kind: str) -> None:
    """Every ground can be said, and rests on the section of its right."""
    for ground in grounds(kind, {}):
        assert office.words.has(f"ground-{ground.id}")
        assert office.words.has(f"kind-{kind}")
        assert LAW[kind].refused_under == ground.section


def test_every_state_and_event_has_words(office: Office) -> None:
    """Whatever a ticket may be or become can be said, to the person and to the team."""
    wanted = [f"{prefix}-{state}" for state in STATES for prefix in ("state", "stands")]
    wanted += [f"kind-{kind}" for kind in LAW]
    wanted += [f"did-{event}" for event in RULES]
    told = {event for event, rule in RULES.items() if rule.tells is not None}
    wanted += [f"life-{event}" for event in told] + [f"title-{event}" for event in told - {"answered"}]

    assert [] == [id for id in wanted if not office.words.has(id)]


# Verification -----------------------------------------------------------------------------------------


def test_staff_checks_who_it_is(office: Office) -> None:
    """Accepted: the work begins, the file says who checked, the person is told by when."""
    ticket = office.files(verified=False)

    after = office.does(ticket, Accept())
    office.delivers()

    assert ("open", "staff") == (after.state, after.method)
    assert "เจ้าหน้าที่ตรวจสอบแล้วว่าเป็นคุณ" in office.said[0]
    assert office.words.date(ticket.due_at) in office.said[0]


@pytest.mark.parametrize("action", [Answer("ข้อมูลคือ"), Extend(5, "เหตุ"), Refuse("law", "เหตุ"), Fulfil("เสร็จ")])
def test_nothing_is_decided_about_a_stranger(office: Office, action: Action) -> None:
    """Who has not been verified is not answered, extended, refused or served."""
    ticket = office.files(verified=False)

    with pytest.raises(NotAllowed) as refused:
        office.does(ticket, action)

    assert "check-identity-first" == refused.value.line.id


def test_an_unverified_request_can_be_closed(office: Office) -> None:
    """Closed as unverified: the person reads that nothing was disclosed, changed or deleted."""
    ticket = office.files(verified=False)

    moved = office.service(ticket, CloseUnverified())
    office.delivers()

    assert "closed-unverified" == moved.ticket.state
    assert "ไม่มีข้อมูลใดถูกเปิดเผย แก้ หรือลบ" in office.said[0]
    assert [] == office.to(TEAM)


# The person's own moves -------------------------------------------------------------------------------


def test_a_withdrawal_reaches_the_team(office: Office) -> None:
    """Withdrawn: closed, confirmed in the chat, and the team has a letter in the ticket's thread."""
    ticket = office.files()

    moved = office.malee(ticket, Withdraw("ได้ข้อมูลแล้ว"))
    office.delivers()

    [letter] = office.to(TEAM)
    assert "withdrawn" == moved.ticket.state
    assert "ถอนเรื่องนี้แล้ว" in office.said[0]
    assert "ผู้ยื่นถอนเรื่องนี้" in text(letter)
    assert "ได้ข้อมูลแล้ว" in text(letter)
    assert office.mail.thread(f"{ticket.id}.1") == letter["references"]


def test_what_the_person_adds_reaches_the_team_disarmed(office: Office) -> None:
    """Words and files arrive; links in a person's words cannot be clicked; the ticket is open again."""
    ticket = office.does(office.files(), AskPerson("ขอหลักฐาน"))
    photos = office.has(ticket, Evidence("jpg", "1.jpg", b"\xff\xd8\xff"))

    moved = office.malee(ticket, AddInformation("ดูที่ https://evil.example/x", photos))
    office.delivers()

    letter = office.about("ผู้ยื่นเพิ่มข้อมูล")
    assert "open" == moved.ticket.state
    assert "hxxps://evil[.]example/x" in text(letter)
    assert ["1.jpg"] == [each.get_filename() for each in letter.iter_attachments()]


@pytest.mark.parametrize("end", [Fulfil("เสร็จ"), Refuse("law", "เหตุ"), Partly("บาง")])
def test_a_ticket_is_reopened_within_thirty_days(office: Office, clock: Clock, end: Action) -> None:
    """On the 29th day Malee has it opened again, with her reason; it is open and no longer closed."""
    closed = office.does(office.files(), end)
    clock.passes(29 * DAY)

    moved = office.malee(closed, Reopen("ยังไม่ครบ"))
    office.delivers()

    assert ("open", None) == (moved.ticket.state, moved.ticket.closed_at)
    assert "เปิดเรื่องนี้อีกครั้งแล้ว" in office.said[-2]
    assert "ส่งถึงทีมแล้ว" in office.said[-1]
    assert "│ ยังไม่ครบ" in text(office.about("เปิดเรื่องนี้อีกครั้ง")).splitlines()


def test_after_thirty_days_it_is_too_late(office: Office, clock: Clock) -> None:
    """On the 31st day the person is told until when it was possible, and staff still can."""
    closed = office.does(office.files(), Fulfil("เสร็จ"))
    clock.passes(31 * DAY)

    with pytest.raises(NotAllowed) as refused:
        office.malee(closed, Reopen("ยังไม่ครบ"))

    assert "too-late-to-reopen" == refused.value.line.id
    assert "open" == office.does(closed, Reopen("พบว่ายังไม่ครบ")).state


def test_a_reopened_ticket_gets_a_date_it_can_meet(office: Office, clock: Clock) -> None:
    """The first date is past: thirty days stand beside it; a date still ahead stays as it is."""
    early = office.does(office.files(), Fulfil("เสร็จ"))
    clock.passes(10 * DAY)
    soon = office.malee(early, Reopen("ยังไม่ครบ")).ticket
    closed = office.does(soon, Fulfil("เสร็จแล้ว"))
    clock.passes(25 * DAY)
    late = office.malee(closed, Reopen("ยังไม่ครบอีก")).ticket

    assert (early.due_at, None) == (soon.due_at, soon.extended_until)
    assert early.due_at == late.due_at
    assert 30 == (day_of(late.due) - day_of(clock())).days


def test_what_was_never_verified_is_reopened_unverified(office: Office) -> None:
    """Opening again is no way around the check."""
    closed = office.service(office.files(verified=False), CloseUnverified()).ticket

    assert "awaiting-verification" == office.malee(closed, Reopen("ยืนยันได้แล้ว")).ticket.state


# Two at once ------------------------------------------------------------------------------------------


def test_who_acts_on_an_old_view_is_told(either_office: Office) -> None:
    """Somebody closed it meanwhile: the second is refused, and changes nothing."""
    office = either_office
    ticket = office.files()
    office.does(ticket, Fulfil("เสร็จ"))

    with pytest.raises(NotAllowed) as refused:
        office.does(ticket, Refuse("law", "เหตุ"))

    assert "moved-meanwhile" == refused.value.line.id
    assert ["received", "fulfilled"] == [each.kind for each in office.history(ticket)]


def test_a_view_of_another_state_is_never_believed(office: Office) -> None:
    """A forged or stale view cannot skip the check of identity."""
    ticket = office.files(verified=False)

    with pytest.raises(NotAllowed):
        office.does(replace(ticket, state="open"), Answer("ข้อมูลคือ"))

    assert "awaiting-verification" == office.now(ticket).state


def test_two_events_at_once_have_numbers_of_their_own(either_office: Office) -> None:
    """A letter is found to have arrived while staff acts: both are on file, neither is lost."""
    office = either_office
    ticket = office.files()

    office.overlap(
        lambda db: office.workflow.act(db, ticket, Answer("ตอบแล้ว"), NID),
        lambda db: office.tickets.happened(db, ticket, "forwarded", "service"),
    )

    assert [1, 2, 3] == [each.seq for each in office.history(ticket)]


def test_staff_hear_that_nobody_was_reached_though_both_ways_end_at_once(either_office: Office) -> None:
    """Two replicas note at the same moment that the chat and the mail server refused an answer: neither leaves it to
    the other to say so."""
    office = either_office
    ticket = office.files("question", email=MALEES_MAIL)
    office.does(ticket, Answer("คำตอบ"))
    with office.db() as db:
        [said] = [each for each in office.deliveries.claim(db, CHAT) if each.purpose == AWAITED]
        [copy] = [each for each in office.deliveries.claim(db, LETTER) if each.purpose == "answer"]

    office.overlap(
        lambda db: office.deliveries.failed(db, said, DeliveryError("blocked", unreachable=True)),
        lambda db: office.deliveries.failed(db, copy, DeliveryError("no such user", permanent=True)),
    )

    assert ["failed"] == [each.detail["how"] for each in office.history(ticket) if each.kind == "told"]


def test_a_letter_that_comes_back_is_reported(office: Office) -> None:
    """Staff was told that the letter went out; when it bounces for good they are told that it did not arrive."""
    ticket = office.files()
    office.does(ticket, Answer("ส่งสำเนาแล้ว"))
    office.delivers(blocked=True)

    with office.db() as db:
        office.deliveries.returned(db, f"m:{ticket.id}.2.mail", "5.1.1", again=False)
    office.delivers()

    first, second = office.to(TEAM)
    assert "จึงส่งทางอีเมลของผู้ยื่นแล้ว" in text(first)
    assert "ยังส่งถึงผู้ยื่นไม่ได้ทั้งทางแชตและอีเมล" in text(second)
    assert ["email", "failed"] == [
        each.detail["how"] for each in office.history(ticket) if each.kind == "told"
    ]


def test_what_was_read_in_the_chat_stays_told(office: Office, clock: Clock) -> None:
    """The copy by mail was refused, lay for longer than what was sent is remembered, was released, and is refused
    again: staff does not hear that nobody was reached."""
    ticket = office.files("question", email=MALEES_MAIL)
    office.does(ticket, Answer("คำตอบ"))
    office.delivers(refused=True)
    clock.passes(KEPT["sent"] + DAY)
    with office.db() as db:
        sweep(db, clock)
        copy = db.execute(select(outbox.c.id).where(outbox.c.purpose == "answer")).scalar_one()
        DeadLetters(office.tickets, clock).release(db, LETTERS, copy)

    office.delivers(refused=True)

    assert ["chat"] == [each.detail["how"] for each in office.history(ticket) if each.kind == "told"]


SEALED = [tickets.c.email_sealed, tickets.c.body_sealed]
of_a_ticket = pytest.mark.parametrize("column", SEALED, ids=[each.name for each in SEALED])


def stops_the_bot(office: Office) -> None:
    """Malee can be reached by mail alone."""
    with office.db() as db:
        db.execute(update(people).values(reachable=False))


@of_a_ticket
def test_a_decision_waits_while_the_key_of_its_ticket_is_away(
    either_office: Office, column: Column[bytes]
) -> None:
    """Nothing of it is done, and nobody reads that there is no way to the person; when the key is back it goes to the
    address that it was filed with."""
    office = either_office
    ticket = office.files()
    stops_the_bot(office)

    with office.key_is_away(column):
        with pytest.raises(UnknownKey):
            office.does(ticket, Answer("ดูได้ที่ https://company.example/copy"))
        office.delivers()
        stood = office.now(ticket).state, [each.kind for each in office.history(ticket)], [*office.post]
    told = office.moves(ticket, Answer("ดูได้ที่ https://company.example/copy")).told
    office.delivers()

    assert ("open", ["received"], []) == stood
    assert ("email", 1) == (told, len(office.to(MALEES_MAIL)))


@pytest.mark.parametrize("column", [*SEALED, ticket_events.c.detail_sealed], ids=lambda each: str(each.name))
def test_what_follows_from_a_delivery_waits_while_a_key_is_away(
    either_office: Office, column: Column[bytes]
) -> None:
    """A message that can never arrive turns into the letter, with its words, when the key is back; until then nothing
    is noted."""
    office = either_office
    ticket = office.files()
    office.does(ticket, Answer("ดูได้ที่ https://company.example/copy"))

    with office.key_is_away(column), pytest.raises(UnknownKey):
        office.delivers(blocked=True)
    waiting = office.waiting("chat")
    office.delivers(blocked=True)

    [letter] = office.to(MALEES_MAIL)
    assert 1 == waiting
    assert "https://company.example/copy" in text(letter)
    assert ["email"] == [each.detail["how"] for each in office.history(ticket) if each.kind == "told"]


def test_nobody_gets_around_the_check_while_a_key_is_away(office: Office) -> None:
    """What stood in the history says that a request was never checked; opened again meanwhile it would count as one
    that was."""
    ticket = office.files(verified=False)
    office.malee(ticket, Withdraw("ไม่ต้องแล้ว"))

    with office.key_is_away(ticket_events.c.detail_sealed), pytest.raises(UnknownKey):
        office.malee(office.now(ticket), Reopen("ขอต่อ"))

    assert "awaiting-verification" == office.malee(office.now(ticket), Reopen("ขอต่อ")).ticket.state


def test_every_end_is_dated(office: Office, clock: Clock) -> None:
    """Whatever closes a ticket says when."""
    ends: list[Action] = [Fulfil("เสร็จ"), Partly("บาง"), Refuse("law", "เหตุ")]

    assert {clock()} == {office.does(office.files(), end).closed_at for end in ends}
    assert set(CLOSED) >= {office.does(office.files(), end).state for end in ends}
