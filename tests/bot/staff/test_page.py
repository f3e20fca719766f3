"""The page of a ticket: who sees what, and what a button does."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from email import message_from_string
from email.policy import default
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Column, Connection, func, select, update

from bot.app.build import build_page
from bot.identity.codes import RESEND, TRIES, VALID
from bot.identity.limits import REST
from bot.ops.server import Server
from bot.staff.login import SESSION, Login
from bot.staff.page_forms import PageForms
from bot.staff.throttle import Throttle
from bot.staff.ticket_view import Browser as Visitor
from bot.staff.ticket_view import seen
from bot.staff.verbs import VERBS
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import METADATA, mail_inbox, outbox, tickets
from bot.storage.tables import files as stored
from bot.storage.window import SKEW
from bot.tickets.actions import Answer
from bot.tickets.attachments import Attachments
from bot.tickets.inspection import Evidence
from bot.tickets.store import Filing, Ticket
from tests.bot.staff.browser import Browser
from tests.chat import Clock
from tests.conftest import ROOT
from tests.mailroom import PAGES, Mailroom
from tests.office import MALEE, TEAM, text

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def room(sqlite: str, keys: KeyRing, clock: Clock) -> Mailroom:
    return Mailroom(sqlite, keys, clock)


@pytest.fixture
def either_room(database: str, keys: KeyRing, clock: Clock) -> Mailroom:
    """The mailroom, once on each engine."""
    return Mailroom(database, keys, clock)


@pytest.fixture
async def base(room: Mailroom, clock: Clock) -> AsyncIterator[str]:
    """The address of the service, serving the page."""
    async with served(room, clock) as address:
        yield address


@asynccontextmanager
async def served(room: Mailroom, clock: Clock, public_url: str = "") -> AsyncIterator[str]:
    """The service, serving the page; `public_url` is what it takes for its address."""
    storage = Storage(room.storage.url.render_as_string(hide_password=False))
    page = build_page(replace(room.config, public_url=public_url), storage, room.ticketing, clock)
    server = Server(page.routes(), "127.0.0.1", 0)
    await server.start()
    yield f"http://127.0.0.1:{server.port}"
    await server.close()
    await storage.close()


@pytest.fixture
async def nid(base: str) -> AsyncIterator[Browser]:
    async with Browser(base) as browser:
        yield browser


def page(room: Mailroom, ticket: Ticket) -> str:
    """The path of a ticket's page, as its letters name it."""
    return room.tokens.page(ticket.number).removeprefix(PAGES)


def test_every_verb_has_the_words_of_its_form(room: Mailroom) -> None:
    """A verb that is added without its words is found before anybody opens the page."""
    parts = ["", "-hint", "-button", "-done"]
    wanted = [f"verb-{each.rule.name}{part}" for each in VERBS for part in parts]
    wanted += [f"verb-{each.rule.name}-label" for each in VERBS if each.fields]

    assert [] == [id for id in wanted if not room.words.has(id)]


def everything(room: Mailroom) -> dict[str, int]:
    """How many rows every table has."""
    with room.db() as db:
        return {
            name: int(db.execute(select(func.count()).select_from(table)).scalar_one())
            for name, table in METADATA.tables.items()
        }


def code_of(room: Mailroom) -> str:
    """The code that stands in the team's latest letter."""
    room.delivers()
    return "".join(text(room.to(TEAM)[-1]).splitlines()[0].split())


async def enters(room: Mailroom, browser: Browser, path: str, name: str = "คุณนิด") -> None:
    """Ask for a code, read it in the team's mailbox, and open the door."""
    await browser.opens(path)
    await browser.sends(path, do="code")
    shown = await browser.sends(path, do="enter", code=code_of(room), name=name)
    assert (200, "") == (shown.status, shown.alert)


# A link alone -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_looking_changes_nothing(room: Mailroom, nid: Browser, method: str) -> None:
    """Twice, by people, scanners or a prefetch: no row is written and nothing is used up."""
    path = page(room, room.files())
    before = everything(room)

    statuses = [(await nid.opens(path, method, Purpose="prefetch")).status for _ in range(2)]

    assert ([200, 200], before) == (statuses, everything(room))
    assert 200 == (await nid.opens(path)).status


async def test_other_methods_are_none_of_ours(room: Mailroom, nid: Browser) -> None:
    """OPTIONS, PUT, DELETE, TRACE: not here."""
    path = page(room, room.files())

    assert {405} == {(await nid.opens(path, each)).status for each in ("OPTIONS", "PUT", "DELETE", "TRACE")}


async def test_a_link_alone_shows_where_it_stands_and_nothing_of_the_person(
    room: Mailroom, nid: Browser
) -> None:
    """Number, kind, state and date; no words, no address, no history, no way to act."""
    ticket = room.files("complaint", email="malee@mail.example")

    shown = await nid.opens(page(room, ticket))

    assert all(each in shown.text for each in (ticket.number, "กำลังดำเนินการ", "ครบกำหนด"))
    assert not [each for each in ("ข้อมูลของฉันรั่ว", "malee", "มาลี", "ประวัติ", "ปิดเรื่อง") if each in shown.text]


async def test_every_answer_carries_the_headers_of_a_closed_room(room: Mailroom, nid: Browser) -> None:
    """Not kept, not indexed, not framed, nothing from outside, no referrer; found or not."""
    path = page(room, room.files())

    for each in (path, "/t/nothing"):
        shown = await nid.opens(each)
        policy = shown.headers["Content-Security-Policy"]
        assert "default-src 'none'; style-src 'nonce-" in policy
        assert "form-action 'self'; base-uri 'none'; frame-ancestors 'none'" in policy
        assert ("no-store", "no-referrer", "nosniff") == (
            shown.headers["Cache-Control"],
            shown.headers["Referrer-Policy"],
            shown.headers["X-Content-Type-Options"],
        )
        assert "noindex" in shown.headers["X-Robots-Tag"]
        assert "Access-Control-Allow-Origin" not in shown.headers
        assert not [
            each for each in ("<script", "http://", "https://", "@import", "url(") if each in shown.html
        ]


async def test_cookies_are_kept_from_scripts_and_other_sites(room: Mailroom, nid: Browser) -> None:
    """HttpOnly, SameSite=Strict; the session ends with its half hour."""
    path = page(room, room.files())

    first = (await nid.opens(path)).cookies
    await nid.sends(path, do="code")
    second = (await nid.sends(path, do="enter", code=code_of(room))).cookies

    assert all(each in first for each in ("visit=", "HttpOnly", "SameSite=Strict"))
    assert all(each in second for each in ("key=", "HttpOnly", "SameSite=Strict", "Max-Age=1800"))


async def test_over_https_cookies_are_this_hosts_alone(room: Mailroom, clock: Clock) -> None:
    """Secure, and under a name that neither a neighbour nor a plain connection can set; leaving takes it away."""
    path = page(room, room.files())
    async with served(room, clock, PAGES) as address, Browser(address) as nid:
        first = await nid.opens(path)
        # By hand: the jar does not send them over this plain connection.
        kept = {"Cookie": first.cookies.partition(";")[0]}
        nonce = (await nid.opens(path, **kept)).value("nonce")

        await nid.sends(path, headers=kept, do="code", nonce=nonce)
        entered = await nid.sends(path, headers=kept, do="enter", code=code_of(room), nonce=nonce)
        key = next(each for each in entered.cookies.splitlines() if "key=" in each)
        inside = {"Cookie": f"{kept['Cookie']}; {key.partition(';')[0]}"}
        shown = await nid.opens(path, **inside)
        left = await nid.sends(path, headers=inside, do="leave")

    for each in (first.cookies, *entered.cookies.splitlines(), left.cookies):
        assert each.startswith("__Host-")
        assert {"Secure", "Path=/"} <= set(each.split("; "))
    assert "" != shown.value("seen")
    assert "Max-Age=0" in left.cookies
    assert "max-age=31536000" in shown.headers["Strict-Transport-Security"]


async def test_whatever_is_wrong_with_a_link_it_is_the_same_404(
    room: Mailroom, nid: Browser, clock: Clock
) -> None:
    """Bad, altered, for replies, for a ticket that is gone, or too old: one answer tells nothing."""
    ticket, gone = room.files(), room.files()
    path, lost = page(room, ticket), page(room, gone)
    with room.db() as db:
        db.exec_driver_sql("DELETE FROM ticket_events WHERE ticket_id = ?", (gone.id,))
        db.execute(tickets.delete().where(tickets.c.id == gone.id))
    reply = room.tokens.reply_to(ticket.number).split("+t")[1].split("@")[0]
    swapped = path[:-4] + ("aaaa" if not path.endswith("aaaa") else "bbbb")

    wrong = [
        await nid.opens(each)
        for each in ("/t/x", swapped, path.upper().replace("/T/", "/t/"), f"/t/{reply}", lost)
    ]
    clock.passes(151 * 86400)
    wrong.append(await nid.opens(path))

    assert {404} == {each.status for each in wrong}
    assert 1 == len({each.without_nonce for each in wrong})
    assert {""} == {each.cookies for each in wrong}


async def test_a_guesser_is_slowed_down(room: Mailroom, nid: Browser) -> None:
    """So many requests from one source, then no more for a while."""
    statuses = [(await nid.opens("/t/guess")).status for _ in range(125)]

    assert [404] * 120 == statuses[:120]
    assert 429 == statuses[-1]


# The door ---------------------------------------------------------------------------------------------


async def test_a_code_from_the_mailbox_opens_the_ticket(room: Mailroom, nid: Browser) -> None:
    """What was asked, by whom, what happened; and the code is not kept anywhere."""
    ticket = room.files("complaint")
    path = page(room, ticket)

    await enters(room, nid, path)

    assert all(each in nid.shown.text for each in ("ข้อมูลของฉันรั่ว", "มาลี (@malee)", "ประวัติ", "คุณนิด"))
    with room.db() as db:
        row = db.execute(select(outbox).where(outbox.c.purpose == "staff-code")).one()
    assert ("sent", None) == (row.state, row.body_sealed)


async def test_who_signs_in_or_fails_to_is_logged(
    room: Mailroom, nid: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """By the ticket whose page it was; neither code nor name."""
    caplog.set_level("INFO", "bot.staff")
    ticket = room.files()
    path = page(room, ticket)

    await nid.opens(path)
    await nid.sends(path, do="code")
    code = code_of(room)
    await nid.sends(path, do="enter", code="00000000", name="คุณนิด")
    await nid.sends(path, do="enter", code=code, name="คุณนิด")

    said = [each.getMessage() for each in caplog.records if each.name == "bot.staff.page_forms"]
    assert [f"page of {ticket.number}: {what}" for what in ("code asked", "wrong code", "opened")] == said


async def test_a_wrong_code_opens_nothing_and_the_right_one_only_once(room: Mailroom, nid: Browser) -> None:
    """Spaces and Thai digits are fine; a used code is dead."""
    path = page(room, room.files())
    await nid.opens(path)
    await nid.sends(path, do="code")
    code = code_of(room)

    wrong = await nid.sends(path, do="enter", code=f"{(int(code) + 1) % 10**8:08}")
    right = await nid.sends(
        path, do="enter", code=f"{code[:4]} {code[4:]}".translate(str.maketrans("0123", "๐๑๒๓"))
    )
    await nid.sends(path, do="leave")
    again = await nid.sends(path, do="enter", code=code)

    assert ("รหัสไม่ตรง" in wrong.alert, "ประวัติ" in right.text) == (True, True)
    assert "ประวัติ" not in again.text


async def test_five_wrong_codes_end_it(room: Mailroom, nid: Browser) -> None:
    """Then the right one is wrong too."""
    path = page(room, room.files())
    await nid.opens(path)
    await nid.sends(path, do="code")
    code = code_of(room)

    for n in range(TRIES):
        await nid.sends(path, do="enter", code=f"{(int(code) + n + 1) % 10**8:08}")
    shown = await nid.sends(path, do="enter", code=code)

    assert "รหัสไม่ตรง" in shown.alert


async def test_a_hundred_wrong_codes_in_a_row_close_a_link_until_a_rest(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """However many codes they were typed for; other links, and browsers that have signed in before, go on."""
    door = Login(keys, clock)
    known = door.browser_of(door.new_browser())

    async def enters(link: str, browser: str = "", *, right: bool = True) -> bool:
        clock.passes(3600)  # no limit on codes is in the way
        asked = await storage.run(door.ask, "visit", link, browser)
        assert not isinstance(asked, str)
        opens = partial(door.open, arrived=lambda _: True, link=link, browser=browser)
        typed = [asked.code] if right else ["x"] * TRIES
        return [await storage.run(opens, "visit", each, "") for each in typed][-1] is not None

    for _ in range(100 // TRIES):
        assert not await enters("PR-1", right=False)
    closed = await enters("PR-1")
    others = await enters("PR-2"), await enters("PR-1", known)
    clock.passes(REST)

    assert (False, (True, True)) == (closed, others)
    assert await enters("PR-1")


async def test_a_code_opens_only_the_browser_that_asked(room: Mailroom, nid: Browser, base: str) -> None:
    """Whoever is told a code by phone has the wrong browser."""
    path = page(room, room.files())
    await nid.opens(path)
    await nid.sends(path, do="code")
    code = code_of(room)

    async with Browser(base) as somchai:
        await somchai.opens(path)
        shown = await somchai.sends(path, do="enter", code=code)

    assert "รหัสไม่ตรง" in shown.alert


async def test_a_code_and_a_session_end(room: Mailroom, nid: Browser, clock: Clock) -> None:
    """Ten minutes for the code, thirty for what it opened."""
    path = page(room, room.files())
    await nid.opens(path)
    await nid.sends(path, do="code")
    code = code_of(room)
    clock.passes(VALID + 1)
    late = await nid.sends(path, do="enter", code=code)
    await nid.sends(path, do="code")
    opened = await nid.sends(path, do="enter", code=code_of(room))
    clock.passes(SESSION + 1)

    closed = await nid.opens(path)

    assert "รหัสไม่ตรง" in late.alert
    assert [True, False] == ["ประวัติ" in each.text for each in (opened, closed)]


async def test_codes_are_not_poured_into_the_mailbox(room: Mailroom, nid: Browser, clock: Clock) -> None:
    """One a minute for a browser, and a few for the link of a ticket."""
    path = page(room, room.files())
    await nid.opens(path)

    await nid.sends(path, do="code")
    at_once = await nid.sends(path, do="code")
    for _ in range(6):
        clock.passes(RESEND + 1)
        await nid.sends(path, do="code")
    room.delivers()

    assert "รอหนึ่งนาที" in at_once.alert
    assert "บ่อยเกินไป" in nid.shown.alert
    assert 4 == len(room.to(TEAM))


async def test_an_open_door_is_open_for_every_link(room: Mailroom, nid: Browser) -> None:
    """One code serves the team for half an hour, and only for tickets whose link it holds."""
    first, second = room.files(), room.files("deletion")
    await enters(room, nid, page(room, first))

    assert "ประวัติ" in (await nid.opens(page(room, second))).text


def test_the_number_to_be_called_stands_on_the_page(room: Mailroom) -> None:
    """Whoever works there has not the letter before them."""
    asked = {"kind": "complaint", "message": "x", "email": "", "call": "081-234-5678 หลังหกโมง"}
    with room.db() as db:
        ticket, _ = room.tickets.file(db, Filing("7:contact:1", 7, "th", "complaint", asked))
        contents = room.letters.facts.contents(room.people.find(db, 7), ticket)

    assert [("เบอร์ให้โทรกลับ", "081-234-5678 หลังหกโมง")] == contents["rows"]


async def test_leaving_closes_the_door(room: Mailroom, nid: Browser) -> None:
    """The cookie is of no more use, even where it was copied."""
    path = page(room, room.files())
    await enters(room, nid, path)
    key = nid.knows("key")

    await nid.sends(path, do="leave")
    shown = await nid.opens(path, Cookie=f"key={key}")

    assert "ประวัติ" not in shown.text


async def test_a_door_that_is_open_opens_without_another_code(room: Mailroom, nid: Browser) -> None:
    """Following a link from a mail program leaves SameSite cookies at home; the next press finds them."""
    path = page(room, room.files())
    await enters(room, nid, path)

    shown = await nid.sends(path, do="code", nonce="from before")

    assert "ประวัติ" in shown.text
    assert 1 == len(room.to(TEAM))


# Buttons ----------------------------------------------------------------------------------------------


BUTTONS = {
    "answer": ({"text": "ได้รับแล้ว"}, "answered", "open"),
    "ask": ({"text": "ช่วงปีไหน"}, "asked", "awaiting-person"),
    "extend": ({"days": "15", "text": "รอสาขา"}, "extended", "extended"),
    "fulfil": ({"text": "ส่งทางอีเมลแล้ว", "sure": "yes"}, "fulfilled", "fulfilled"),
    "partly": ({"text": "ได้เฉพาะโปรไฟล์", "sure": "yes"}, "partly", "partly"),
    "refuse": ({"ground": "others", "text": "มีข้อมูลผู้อื่น", "sure": "yes"}, "refused", "refused"),
    "note": ({"text": "โทรแล้ว"}, "noted", "open"),
}  # fmt: skip


@pytest.mark.parametrize("button", BUTTONS)
async def test_every_button_does_what_its_verb_does(room: Mailroom, nid: Browser, button: str) -> None:
    """The ticket moves, the event names who was at the keyboard, and the page says so."""
    ticket = room.files()
    fields, event, state = BUTTONS[button]
    await enters(room, nid, page(room, ticket))

    shown = await nid.sends(page(room, ticket), do=button, **fields)

    happened = next(each for each in room.history(ticket) if each.kind == event)
    assert (200, state) == (shown.status, room.now(ticket).state)
    assert ("staff", f"คุณนิด ({TEAM})") == (happened.actor, happened.detail["by"])
    assert 'role="status"' in shown.html


@pytest.mark.parametrize(("button", "state"), [("accept", "open"), ("close-unverified", "closed-unverified")])
async def test_an_unverified_request_is_accepted_or_closed(
    room: Mailroom, nid: Browser, button: str, state: str
) -> None:
    """Other buttons are not there."""
    ticket = room.files(verified=False)
    await enters(room, nid, page(room, ticket))
    offered = nid.shown.html

    await nid.sends(page(room, ticket), do=button, sure="yes")

    assert state == room.now(ticket).state
    assert 'value="refuse"' not in offered


async def test_what_is_answered_here_reaches_the_chat(room: Mailroom, nid: Browser) -> None:
    """To the end: button, ticket, outbox, chat, confirmation."""
    ticket = room.files()
    await enters(room, nid, page(room, ticket))

    await nid.sends(page(room, ticket), do="answer", text="ส่งสำเนาทางอีเมลแล้ว\r\nขอบคุณที่รอ")
    room.delivers()

    assert "ส่งสำเนาทางอีเมลแล้ว\nขอบคุณที่รอ" in room.said[-1]
    assert "ส่งถึงแชตของผู้ยื่นแล้ว" in text(room.to(TEAM)[-1])


async def test_a_closing_button_wants_its_tick(room: Mailroom, nid: Browser) -> None:
    """Without it nothing is closed, and what was typed is still there."""
    ticket = room.files()
    await enters(room, nid, page(room, ticket))

    shown = await nid.sends(page(room, ticket), do="fulfil", text="เสร็จแล้วนะ")

    assert "ทำเครื่องหมาย" in shown.alert
    assert ("open", True) == (room.now(ticket).state, "เสร็จแล้วนะ" in shown.text)


async def test_personal_data_wants_a_second_look(room: Mailroom, nid: Browser) -> None:
    """It is sent only where somebody says that it is meant."""
    ticket = room.files()
    await enters(room, nid, page(room, ticket))

    first = await nid.sends(page(room, ticket), do="answer", text="โทร 081-234-5678")
    waiting = room.now(ticket).state, len(room.history(ticket))
    await nid.sends(page(room, ticket), do="answer", text="โทร 081-234-5678", meant="yes")

    assert "ข้อมูลส่วนบุคคล" in first.alert
    assert ("open", 1) == waiting
    assert "answered" in [each.kind for each in room.history(ticket)]


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "answer", "text": " "},
        {"do": "extend", "days": "", "text": "x"},
        {"do": "extend", "days": "abc", "text": "x"},
        {"do": "extend", "days": "400", "text": "x"},
        {"do": "extend", "days": "9" * 5000, "text": "x"},
        {"do": "confirm", "mail": "9" * 5000},
        {"do": "confirm", "mail": "9" * 30},
        {"do": "refuse", "ground": "", "text": "x", "sure": "yes"},
        {"do": "refuse", "ground": "marketing", "text": "x", "sure": "yes"},
        {"do": "reopen", "text": "x"},
        {"do": "withdraw", "text": "x"},
        {"do": "nonsense"},
        {},
    ],
)
async def test_a_form_that_makes_no_sense_does_nothing(
    room: Mailroom, nid: Browser, fields: dict[str, str]
) -> None:
    """It says what is missing; the ticket stays."""
    ticket = room.files()
    await enters(room, nid, page(room, ticket))

    shown = await nid.sends(page(room, ticket), **fields)

    assert (409, True) == (shown.status, bool(shown.alert))
    assert ["received"] == [each.kind for each in room.history(ticket)]


async def test_pressed_twice_it_is_done_once(room: Mailroom, nid: Browser) -> None:
    """The second press finds the ticket moved on, and its words kept."""
    ticket = room.files()
    await enters(room, nid, page(room, ticket))
    form = {"nonce": nid.shown.value("nonce"), "seen": nid.shown.value("seen")}

    await nid.sends(page(room, ticket), do="answer", text="ครั้งเดียว", **form)
    second = await nid.sends(page(room, ticket), do="answer", text="ครั้งเดียว", **form)

    assert "มีการเปลี่ยนแปลง" in second.alert
    assert 1 == len([each for each in room.history(ticket) if each.kind == "answered"])


async def test_a_colleague_was_faster(room: Mailroom, nid: Browser) -> None:
    """An answer by mail makes the open page stale; what the service notes by itself does not."""
    ticket = room.files()
    await enters(room, nid, page(room, ticket))
    room.does(ticket, Answer("ตอบทางอีเมลแล้ว"))
    room.delivers()

    stale = await nid.sends(page(room, ticket), do="fulfil", sure="yes")
    await nid.opens(page(room, ticket))
    await nid.sends(page(room, ticket), do="fulfil", sure="yes")

    assert "มีการเปลี่ยนแปลง" in stale.alert
    assert "fulfilled" == room.now(ticket).state


class Desk:
    """A page that stands open, and its buttons, without HTTP: what a replica does in one transaction."""

    def __init__(self, room: Mailroom, ticket: Ticket) -> None:
        made, self._login = room.ticketing, Login(room.keys, room.clock)
        self._forms = PageForms(
            made.tickets,
            made.replies,
            made.letters.facts,
            login=self._login,
            codes=made.codes,
            mailbox=TEAM,
        )
        with room.db() as db:
            asked = self._login.ask(db, "visit")
            assert not isinstance(asked, str)
            key = self._login.open(db, "visit", asked.code, "คุณนิด", arrived=lambda _: True)
            assert key is not None
            self._seen = seen(made.tickets.history(db, ticket))
        self._ticket, self._visitor = ticket, Visitor("visit", key)

    def button(self, do: str, **fields: str) -> Callable[[Connection], str]:
        """A press of it: what was done, or what was in the way."""
        hidden = {
            "nonce": self._login.nonce(self._visitor.key, self._ticket.number),
            "seen": str(self._seen),
            "do": do,
        }

        def pressed(db: Connection) -> str:
            result = self._forms.submit(db, self._ticket.number, hidden | fields, self._visitor)
            assert result is not None
            return result.done or result.problem or result.words

        return pressed


@pytest.mark.parametrize("button", ["answer", "ask", "extend", "note"])
def test_pressed_twice_at_the_same_moment_it_is_done_once(either_room: Mailroom, button: str) -> None:
    """Two replicas have a press each, and neither has seen what the other does: the second finds the ticket moved
    on, also where its state is the same after it."""
    ticket = either_room.files()
    fields, event, _ = BUTTONS[button]
    press = Desk(either_room, ticket).button(button, **fields)

    became = either_room.overlap(press, press)

    assert (button, "moved") == became
    assert ["received", event] == [each.kind for each in either_room.history(ticket)]


@pytest.mark.parametrize(
    "column", [tickets.c.email_sealed, tickets.c.body_sealed], ids=lambda each: each.name
)
async def test_a_button_says_that_it_is_not_now_while_a_key_is_away(
    room: Mailroom, nid: Browser, column: Column[bytes]
) -> None:
    """The page of a ticket that waits for its key is shown, a press of it does nothing and keeps what was typed; it
    works when the key is back."""
    ticket = room.files()
    path = page(room, ticket)
    await enters(room, nid, path)

    with room.key_is_away(column):
        shown = await nid.sends(path, do="answer", text="ส่งสำเนาแล้ว")
        stood = [each.kind for each in room.history(ticket)]
    pressed = await nid.sends(path, do="answer", text="ส่งสำเนาแล้ว")

    assert (409, 200) == (shown.status, pressed.status)
    assert "ยังเปิดข้อมูลของเรื่องนี้ไม่ได้" in shown.alert
    assert "ส่งสำเนาแล้ว" in shown.html
    assert ["received"] == stood
    assert "answered" in [each.kind for each in room.history(ticket)]


@pytest.mark.parametrize(
    ("changed", "words", "shown"),
    [
        ({"quoted": False}, "ส่งสำเนาแล้ว", False),
        ({"Authentication_Results": "mx.company.example; dmarc=fail"}, "(DMARC)", True),
    ],
    ids=["held", "not trusted"],
)
async def test_the_page_is_shown_while_a_mail_of_its_ticket_cannot_be_opened(
    room: Mailroom, nid: Browser, changed: dict[str, Any], words: str, *, shown: bool
) -> None:
    """What waits for a second word is shown when its key is back; of what was not trusted nothing has to be read."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ส่งสำเนาแล้ว", **changed)
    await enters(room, nid, page(room, ticket))
    with room.key_is_away(mail_inbox.c.raw_sealed):
        away = await nid.opens(page(room, ticket))
    back = await nid.opens(page(room, ticket))

    assert (200, 200) == (away.status, back.status)
    assert (shown, True) == (words in away.html, words in back.html)


@pytest.mark.parametrize(
    ("first", "second", "became", "answers"),
    [
        ("confirm", "confirm", "moved", 1),
        ("confirm", "discard", "moved", 1),
        ("discard", "confirm", "ไม่มีข้อความที่รอการยืนยันในเรื่องนี้", 0),
    ],
)
def test_a_mail_that_waits_is_settled_once(
    either_room: Mailroom, first: str, second: str, became: str, answers: int
) -> None:
    """Of two colleagues who decide about it at the same moment the first one is obeyed, and the second told."""
    ticket = either_room.files()
    either_room.says(ticket, "ตอบ: รอยืนยันอยู่", quoted=False)
    with either_room.db() as db:
        [held] = either_room.replies.held(db, ticket)
    desk, mail = Desk(either_room, ticket), str(held.stored.id)

    settled = either_room.overlap(desk.button(first, mail=mail), desk.button(second, mail=mail))

    with either_room.db() as db:
        row = db.execute(select(mail_inbox.c.state, mail_inbox.c.verdict)).one()
    assert (first, became) == settled
    assert ("done", f"{first}ed") == tuple(row)
    assert answers == len([each for each in either_room.history(ticket) if each.kind == "answered"])


@pytest.mark.parametrize(
    ("button", "waits"), [("answer", False), ("ask", False), ("extend", False), ("note", True)]
)
def test_what_is_said_on_the_page_takes_the_place_of_an_order_that_waits(
    either_room: Mailroom, button: str, *, waits: bool
) -> None:
    """Ton's mail waits for his second word while Nid speaks on the page: he is told, and his word sends nothing.  A
    note goes to nobody and leaves it."""
    ton = {"From": "ton@desk.example", "Authentication_Results": "mx.company.example; dmarc=pass"}
    ticket = either_room.files()
    either_room.says(ticket, "ตอบ: ของต้น", quoted=False, **ton)

    press = Desk(either_room, ticket).button(button, **BUTTONS[button][0])
    with either_room.db() as db:
        pressed = press(db)
    either_room.delivers()
    told = [text(each) for each in either_room.to("ton@desk.example")[1:]]
    became = either_room.says(ticket, "ยืนยัน:", **ton)

    assert (button, "done acted" if waits else "done help") == (pressed, became)
    assert waits == any("ของต้น" in each for each in either_room.said)
    assert ([] if waits else [True]) == [f"มีคำสั่งใหม่ของ คุณนิด ({TEAM}) มาแทน" in each for each in told]


async def test_an_answer_is_not_now_while_the_key_of_what_it_replaces_is_away(
    room: Mailroom, nid: Browser
) -> None:
    """Whose order is replaced has to be told, and only the mail says who that is: nothing goes out until then."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของต้น", quoted=False)
    path = page(room, ticket)
    await enters(room, nid, path)

    with room.key_is_away(mail_inbox.c.raw_sealed):
        shown = await nid.sends(path, do="answer", text="ส่งสำเนาแล้ว")
        stood = [each.kind for each in room.history(ticket)]
    pressed = await nid.sends(path, do="answer", text="ส่งสำเนาแล้ว")

    assert (409, 200) == (shown.status, pressed.status)
    assert ["received"] == stood
    assert "answered" in [each.kind for each in room.history(ticket)]


# Forged requests --------------------------------------------------------------------------------------


async def test_without_an_open_door_no_button_works(room: Mailroom, nid: Browser) -> None:
    """A form sent with the link alone, as a scanner might; or after the session has ended: words are shown
    back, nothing is done."""
    ticket = room.files()
    await nid.opens(page(room, ticket))

    shown = await nid.sends(page(room, ticket), do="answer", text="เก็บไว้ก่อน", seen="1")

    assert "ขอรหัสใหม่" in shown.alert
    assert "เก็บไว้ก่อน" in shown.text
    assert ["received"] == [each.kind for each in room.history(ticket)]


@pytest.mark.parametrize("nonce", ["", "0" * 64, "ก", "of another ticket"])
async def test_a_form_that_is_not_ours_does_nothing(room: Mailroom, nid: Browser, nonce: str) -> None:
    """Another site cannot know the nonce, and the one of another ticket does not fit."""
    ticket, other = room.files(), room.files("deletion")
    await enters(room, nid, page(room, other))
    foreign = nid.shown.value("nonce")
    await nid.opens(page(room, ticket))

    shown = await nid.sends(
        page(room, ticket), do="answer", text="x", nonce=foreign if nonce == "of another ticket" else nonce
    )

    assert 409 == shown.status
    assert ["received"] == [each.kind for each in room.history(ticket)]


async def test_a_form_from_another_site_is_not_heard(room: Mailroom, nid: Browser) -> None:
    """Browsers say where a request comes from."""
    ticket = room.files()
    await enters(room, nid, page(room, ticket))

    shown = await nid.sends(
        page(room, ticket), headers={"Sec-Fetch-Site": "cross-site"}, do="answer", text="x"
    )

    assert 404 == shown.status
    assert ["received"] == [each.kind for each in room.history(ticket)]


async def test_a_scanner_that_presses_the_button_gets_no_further(room: Mailroom, nid: Browser) -> None:
    """Some run the page and submit its forms: then a code lies in the mailbox, and that is all."""
    ticket = room.files()
    await nid.opens(page(room, ticket))

    await nid.sends(page(room, ticket), do="code")
    room.delivers()

    assert ["staff-code"] == [row.purpose for row in _letters(room)]
    assert ["received"] == [each.kind for each in room.history(ticket)]


async def test_a_huge_or_broken_form_is_refused(room: Mailroom, nid: Browser) -> None:
    """Before it is read, or without harm."""
    path = page(room, room.files())
    await nid.opens(path)

    huge = await nid.sends(path, do="answer", text="x" * 100_000)
    endless = await nid.pours(path, b"x" * 600_000, **{"Content-Type": FORM})
    broken = [
        await nid.pours(path, body, **{"Content-Type": FORM})
        for body in (b"a=\xff", b"a=%FF", b"&".join(b"f%d=" % n for n in range(1000)))
    ]

    assert ([413, 413], [400] * 3) == ([huge.status, endless.status], [each.status for each in broken])


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "multipart/form-data; boundary=b",
        "a/b; " + '"' * 8000,
        FORM + ";" * 8000,
        f"{FORM}; charset=nope",
        f"{FORM}; charset=punycode",
        f"{FORM}; charset=utf-8; charset=punycode",
    ],
)
async def test_a_body_that_is_no_form_of_ours_is_not_read(room: Mailroom, nid: Browser, kind: str) -> None:
    """Neither as multipart, nor in whatever charset somebody names, nor is its content type taken apart."""
    path = page(room, room.files())

    assert 415 == (await nid.opens(path, "POST", **{"Content-Type": kind})).status


async def test_a_form_may_say_that_it_is_in_utf_8(room: Mailroom, nid: Browser) -> None:
    """Some programs do, in letters of any size."""
    path = page(room, room.files())
    shown = await nid.opens(path)
    nonce = shown.value("nonce").encode()

    await nid.pours(path, b"do=code&nonce=" + nonce, **{"Content-Type": f"{FORM};Charset=UTF-8"})

    assert ["staff-code"] == [row.purpose for row in _letters(room)]


async def test_nothing_is_read_of_what_comes_without_a_link(base: str) -> None:
    """The answer is there before the body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(base.rpartition(":")[2]))

    head = f"POST /t/guess HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nContent-Length: 9\r\n\r\n"
    writer.write(head.encode())
    answer = await reader.readline()
    writer.close()

    assert b"HTTP/1.1 404 Not Found\r\n" == answer


async def test_words_of_a_person_stay_words(room: Mailroom, nid: Browser) -> None:
    """Markup is shown as typed, direction overrides by name, and nothing can be clicked."""
    with room.db() as db:
        ticket, _ = room.tickets.file(
            db,
            Filing(
                "evil",
                MALEE,
                "th",
                "complaint",
                {"message": "<script>alert(1)</script>\u202e https://evil.example <img src=x onerror=y>"},
            ),
        )
    await enters(room, nid, page(room, ticket), name="<b>นิด</b>")

    assert "&lt;script&gt;alert(1)" in nid.shown.html
    assert "[U+202E]" in nid.shown.text
    assert not [each for each in ("<script", "<img", "<b>", 'href="https') if each in nid.shown.html]


async def test_files_open_with_the_door(room: Mailroom, nid: Browser) -> None:
    """Saved, never shown in place; with a link alone there are none."""
    ticket = room.files()
    files = Attachments(room.keys, room.clock)
    with room.db() as db:
        id = files.keep(db, MALEE, "u1", Evidence("pdf", "สำเนาบัตร.pdf", b"%PDF-1.7 x"))
        files.attach(db, MALEE, [id], ticket.id)
    path = page(room, ticket)

    before = await nid.opens(f"{path}/file/0")
    await enters(room, nid, path)
    listed = nid.shown.text
    after = await nid.opens(f"{path}/file/0")

    assert (404, 200, "%PDF-1.7 x") == (before.status, after.status, after.html)
    assert "สำเนาบัตร.pdf" in listed
    assert after.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in after.headers["Content-Security-Policy"]
    assert {404} == {(await nid.opens(f"{path}/file/{n}")).status for n in ("1", "-1", "x", "๐", "9" * 5000)}


async def test_files_stand_there_with_what_was_written_under_them(room: Mailroom, nid: Browser) -> None:
    """By name, size and words, which do nothing; what is in a file is looked at when it is asked for, and one whose
    key is away is not there yet."""
    ticket = room.files()
    card = Evidence("jpg", "บัตร.jpg", b"\xff\xd8\xff", "ดูหน้า 3\n<b>บรรทัดล่าง</b>")
    room.has(ticket, card, Evidence("pdf", "บิล.pdf", b"%PDF-1.7 x"))
    path = page(room, ticket)

    with room.key_is_away(stored.c.content_sealed):
        await enters(room, nid, path)
        shown = nid.shown
        away = await nid.opens(f"{path}/file/1")
    there = await nid.opens(f"{path}/file/1")

    assert all(each in shown.text for each in ("บัตร.jpg", "ดูหน้า 3", "<b>บรรทัดล่าง</b>", "บิล.pdf"))
    assert "<b>" not in shown.html
    assert (404, 200, "%PDF-1.7 x") == (away.status, there.status, there.html)


async def test_mail_that_waits_is_settled_here_too(room: Mailroom, nid: Browser) -> None:
    """The order stands on the page with a button for each way; mail that was not trusted is listed."""
    ticket = room.files()
    room.says(ticket, "ตอบ: รอยืนยันอยู่", quoted=False)
    room.says(ticket, "เสร็จ: ปลอม", From="somchai@mail.example")
    await enters(room, nid, page(room, ticket))
    shown = nid.shown

    await nid.sends(page(room, ticket), do="confirm", mail=shown.value("mail"))
    room.delivers()

    assert all(each in shown.text for each in ("ตอบ: รอยืนยันอยู่", "ผู้ส่งไม่อยู่ในรายชื่อทีม"))
    assert "เสร็จ: ปลอม" not in shown.text
    assert "รอยืนยันอยู่" in room.said[-1]


async def test_a_ticket_whose_details_are_gone_still_opens(
    room: Mailroom, nid: Browser, clock: Clock
) -> None:
    """Retention leaves number, dates and what happened."""
    ticket = room.files("complaint")
    with room.db() as db:
        db.execute(
            tickets.update().where(tickets.c.id == ticket.id).values(body_sealed=None, shredded_at=clock())
        )

    await enters(room, nid, page(room, ticket))

    assert "รายละเอียดถูกลบแล้ว" in nid.shown.text


def test_a_throttle_fills_up_again() -> None:
    """Evenly over its time, for each source by itself."""
    at = [0.0]
    throttle = Throttle(2, 10.0, lambda: at[0])
    first = [throttle.lets("a"), throttle.lets("a"), throttle.lets("a"), throttle.lets("b")]
    at[0] = 5.0

    assert [True, True, False, True] == first
    assert [True, False] == [throttle.lets("a"), throttle.lets("a")]


def _letters(room: Mailroom) -> list[object]:
    with room.db() as db:
        return list(db.execute(select(outbox).where(outbox.c.kind == "letter")))


async def test_whoever_holds_a_link_keeps_nobody_else_out(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """The codes of that ticket are used up, for browsers that have never signed in; others get theirs."""
    door = Login(keys, clock)
    known = door.browser_of(door.new_browser())

    asked = [await storage.run(door.ask, f"a{n}", "PR-1") for n in range(10)]
    other = await storage.run(door.ask, "b", "PR-2")
    colleague = await storage.run(door.ask, "c", "PR-1", known)

    assert 6 == sum(not isinstance(each, str) for each in asked)
    assert "limited" == asked[-1]
    assert [] == [each for each in (other, colleague) if isinstance(each, str)]


async def test_with_every_link_of_the_team_a_colleague_still_gets_in(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """Sixty codes an hour fill no mailbox; a browser that has signed in has six of its own."""
    door = Login(keys, clock)
    known = door.browser_of(door.new_browser())

    asked = [await storage.run(door.ask, f"a{n}", f"PR-{n}") for n in range(70)]
    mine = [await storage.run(door.ask, f"c{n}", "PR-1", known) for n in range(7)]

    assert 60 == sum(not isinstance(each, str) for each in asked)
    assert [False] * 6 + [True] == [isinstance(each, str) for each in mine]


def test_a_browser_is_known_by_what_we_gave_it(keys: KeyRing, clock: Clock) -> None:
    """For thirty days; never by what was made up or altered."""
    door = Login(keys, clock)
    kept = door.new_browser()
    name, day, mac = kept.split(".")
    made_up = (
        "",
        "x",
        f"{name}.{day}.",
        f"{name}.{int(day) + 9}.{mac}",
        f"other.{day}.{mac}",
        f"{name}.ก.{mac}",
    )

    assert name == door.browser_of(kept)
    assert {""} == {door.browser_of(each) for each in made_up}
    clock.passes(31 * 86400)
    assert "" == door.browser_of(kept)


async def test_a_known_browser_is_asked_for_a_code_all_the_same(
    room: Mailroom, nid: Browser, clock: Clock
) -> None:
    """It has an allowance of its own, and no way around the door."""
    path = page(room, room.files())
    await enters(room, nid, path)
    clock.passes(SESSION + 1)

    shown = await nid.opens(path)

    assert "" != nid.knows("known")
    assert "ประวัติ" not in shown.text
    assert 404 == (await nid.opens(f"{path}/file/0")).status


async def test_every_session_can_be_ended_at_once(room: Mailroom, nid: Browser) -> None:
    """By the statement that the manual gives to operators."""
    path = page(room, room.files())
    await enters(room, nid, path)
    manual = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    statement = re.search(r"`(UPDATE staff_sessions [^`]*)`", manual)
    assert statement is not None

    with room.db() as db:
        db.exec_driver_sql(statement[1])

    assert "ประวัติ" not in (await nid.opens(path)).text


async def test_a_code_whose_letter_waits_opens_nothing(room: Mailroom, nid: Browser) -> None:
    """Nobody can have read it, so who types it must have guessed."""
    path = page(room, room.files())
    await nid.opens(path)
    await nid.sends(path, do="code")
    with room.db() as db:
        db.execute(update(outbox).values(due_at=9e9))
    digits = _code_that_waits(room)

    early = await nid.sends(path, do="enter", code=digits)
    with room.db() as db:
        db.execute(update(outbox).values(due_at=0.0))
    code_of(room)

    assert "รหัสไม่ตรง" in early.alert
    assert 200 == (await nid.sends(path, do="enter", code=digits)).status


def _code_that_waits(room: Mailroom) -> str:
    """The code in a letter that has not gone out."""
    with room.db() as db:
        row = db.execute(select(outbox).where(outbox.c.purpose == "staff-code")).one()
    body = room.keys.open(f"outbox.body:{row.effect_key}", row.body_sealed)
    letter = message_from_string(body["message"], policy=default)
    part = letter.get_body(("plain",))
    assert part is not None
    return "".join(part.get_content().splitlines()[0].split())


async def test_the_door_works_on_either_engine(storage: Storage, keys: KeyRing, clock: Clock) -> None:
    """Ask, mistype, open, leave; on SQLite and PostgreSQL."""
    door = Login(keys, clock)

    asked = await storage.run(door.ask, "visit")
    assert not isinstance(asked, str)
    wrong = await storage.run(door.open, "visit", "x", "", arrived=lambda _: True)
    unread = await storage.run(door.open, "visit", asked.code, "", arrived=lambda id: id != asked.id)
    key = await storage.run(door.open, "visit", asked.code, "คุณนิด", arrived=lambda id: id == asked.id)
    assert key is not None
    session = await storage.run(door.session, key)
    await storage.run(door.leave, key)

    assert (None, None, "คุณนิด") == (wrong, unread, session.name if session else "")
    assert None is await storage.run(door.session, key)
    assert None is await storage.run(door.session, "")


@pytest.mark.parametrize("jump", [3600.0, 2 * 86400.0])
async def test_what_began_while_the_clock_was_ahead_opens_nothing(
    storage: Storage, keys: KeyRing, clock: Clock, jump: float
) -> None:
    """A session, a code and a known browser of then would outlast their time by as much; the next ones are made as
    ever."""
    door = Login(keys, clock)
    clock.passes(jump)
    known = door.new_browser()
    asked, other = [await storage.run(door.ask, each) for each in ("visit", "other")]
    assert not isinstance(asked, str)
    key = await storage.run(door.open, "visit", asked.code, "", arrived=lambda _: True)
    assert key is not None
    assert not isinstance(other, str)
    opened = (
        await storage.run(door.session, key),
        await storage.run(door.waits, "other"),
        door.browser_of(known),
    )

    clock.passes(-jump)

    assert all(opened)
    assert await storage.run(door.session, key) is None
    assert not await storage.run(door.waits, "other")
    assert await storage.run(door.open, "other", other.code, "", arrived=lambda _: True) is None
    assert jump < 86400 or not door.browser_of(known)
    again = await storage.run(door.ask, "other")
    assert not isinstance(again, str)
    assert await storage.run(door.open, "other", again.code, "", arrived=lambda _: True)


async def test_a_session_holds_where_the_clocks_of_replicas_are_a_little_apart(
    storage: Storage, keys: KeyRing, clock: Clock
) -> None:
    """A code from the faster one opens at the slower one, and so does the session."""
    door = Login(keys, clock)
    asked = await storage.run(door.ask, "visit")
    assert not isinstance(asked, str)
    clock.passes(-SKEW)
    key = await storage.run(door.open, "visit", asked.code, "", arrived=lambda _: True)
    assert key is not None
    clock.passes(-1)

    assert await storage.run(door.session, key) is not None
