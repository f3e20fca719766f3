"""The command line: what an operator asks for, and what is said when something is missing."""

from __future__ import annotations

import asyncio
import csv
import json
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from typer.testing import CliRunner, Result

from bot.answers.feedback import Feedback
from bot.app.build import build
from bot.app.cli import app
from bot.app.service import CannotStart
from bot.identity.limits import DAY
from bot.ops.clock import believed, doubted
from bot.ops.config import Config
from bot.storage import migrate
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import (
    audit_heads,
    audit_keys,
    conversations,
    customers,
    feedback,
    inbox,
    left_drafts,
    outbox,
    place,
    ticket_events,
    tickets,
)
from bot.storage.trouble import LINES
from bot.tickets.actions import Refuse
from tests.chat import TEAM, Clock
from tests.office import Office

POLICY = """# นโยบายทดสอบ

## 1. ข้อมูลที่เก็บ

เราเก็บชื่อ เบอร์โทร และอีเมลของคุณ เพื่อให้บริการ

## 2. สิทธิของคุณ

คุณขอเข้าถึง แก้ไข หรือลบข้อมูลของคุณได้
"""


@pytest.fixture
def clock() -> Clock:
    """Commands look at the real clock."""
    return Clock(time.time() - 60)


@pytest.fixture
def settings(sqlite: str, keys_text: str) -> dict[str, str]:
    """What an operator would set."""
    return {
        "BOT_TOKEN": "1234567:" + "A" * 35,
        "SMTP_URL": "smtp://127.0.0.1:9",
        "MAIL_FROM": "bot@example.co.th",
        "PRIVACY_MAILBOX": TEAM,
        "SECRET_KEYS": keys_text,
        "DATABASE_URL": sqlite,
        "COMPANY_NAME": "บริษัทตัวอย่าง",
    }


@pytest.fixture
def office(sqlite: str, keys: KeyRing, clock: Clock) -> Office:
    """The office whose database the commands read."""
    return Office(sqlite, keys, clock)


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that cuts nothing off."""
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.delenv("POLICY_FILE", raising=False)


def does(settings: dict[str, str], *words: str, typed: str = "") -> Result:
    """An operator types a command."""
    return CliRunner().invoke(app, list(words), obj=settings, input=typed)


def rows(office: Office, table: object) -> int:
    return office.count(table)


# Tickets ----------------------------------------------------------------------------------------------


def test_open_tickets_are_listed_the_one_due_first_on_top(office: Office, settings: dict[str, str]) -> None:
    """Numbers, kinds and states; closed ones are not in it, and no words of anybody."""
    first = office.files("access")
    office.clock.passes(10)  # type: ignore[attr-defined]
    second = office.files("deletion", reason="ความลับของมาลี")
    closed = office.does(office.files("deletion"), Refuse("other", "ไม่"))

    done = does(settings, "tickets", "list")

    assert 0 == done.exit_code
    assert done.output.index(first.number) < done.output.index(second.number)
    assert closed.number not in done.output
    assert "ความลับ" not in done.output


def test_a_ticket_is_shown_in_any_spelling_of_its_number(office: Office, settings: dict[str, str]) -> None:
    """Small letters and no dashes do."""
    ticket = office.files("access")

    done = [does(settings, "tickets", "show", each) for each in
            (ticket.number, ticket.number.lower(), ticket.number.replace("-", ""))]  # fmt: skip

    assert [0, 0, 0] == [each.exit_code for each in done]
    assert all(f"{ticket.number}  access  open" in each.output for each in done)
    assert all("  1  " in each.output for each in done)


@pytest.mark.parametrize("number", ["PR-00000-0", "nonsense", ""])
def test_an_unknown_ticket_is_told(settings: dict[str, str], number: str) -> None:
    """One sentence and exit code 1."""
    done = does(settings, "tickets", "show", number)

    assert (1, "There is no such ticket.") == (done.exit_code, done.stderr.strip())


# The office -------------------------------------------------------------------------------------------


def test_words_of_strangers_are_mere_words_on_the_terminal(office: Office, settings: dict[str, str]) -> None:
    """What somebody asked may be rich's markup, a command to the terminal, or turn the line round: it is shown, or
    left out, and never obeyed."""
    asked = "[red]แอป[/red] กิน\x1b]0;x\x07แบต\u202eไหม [link=http://a.example]x[/link] [/]"
    with office.db() as db:
        Feedback(office.keys, office.clock).note(db, "unanswered", "", asked)

    said = does(settings, "gaps").output

    assert "[red]" in said
    assert "[/]" in said
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


FORGED = "[red]แอป[/red] [/] \x1b]0;x\x07\x9b31m\u202e\nall is well"
"""What somebody may have written into a row: rich's markup, commands to the terminal, a line of its own."""


def forge_rows(office: Office) -> str:
    """Into all that is listed by a word of a row; the number of a ticket that can still be asked for."""
    ticket, other = office.files("access"), office.files("deletion")
    with office.db() as db:  # whoever writes into the file is held by no rule of it
        for rule in db.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            db.execute(text(f"DROP TRIGGER {rule}"))
    with office.db() as db:
        Feedback(office.keys, office.clock).note(db, "unanswered", "", "แอปกินแบตไหม")
        db.execute(update(feedback).values(kind=FORGED, topic=FORGED))
        db.execute(update(tickets).where(tickets.c.id == other.id).values(number=FORGED, kind=FORGED))
        db.execute(update(ticket_events).values(kind=FORGED, actor=FORGED))
        forged = {"effect_key": FORGED, "purpose": FORGED, "error": FORGED}
        due = {"kind": "letter", "lane": "", "state": "dead", "due_at": 1.0, "created_at": 1.0}
        db.execute(insert(outbox).values(forged | due))
        db.execute(text("PRAGMA defer_foreign_keys = ON"))
        db.execute(update(tickets).where(tickets.c.id == other.id).values(id=FORGED, body_sealed=b"x"))
        ofs = ticket_events.c.ticket_id == other.id
        db.execute(update(ticket_events).where(ofs).values(ticket_id=FORGED))
    return ticket.number


@pytest.mark.parametrize(
    "command", ["audit verify", "tickets list", "tickets show", "gaps", "keys rotate", "letters list --why"]
)
def test_words_of_a_forged_row_are_mere_words_on_the_terminal(
    office: Office, settings: dict[str, str], command: str
) -> None:
    """Whatever column it is: it is shown as it is, drives no terminal, and makes up no line of ours."""
    number = forge_rows(office)
    both = settings | {"SECRET_KEYS": f"{KeyRing.new('k2026')},{settings['SECRET_KEYS']}"}

    done = does(both, *command.split(), *([number] if command == "tickets show" else []))

    said = done.output + done.stderr
    assert "[red]แอป" in said
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)
    assert "all is well" not in {each.strip() for each in said.splitlines()}


def test_a_list_for_a_program_is_one_that_a_terminal_can_take(
    office: Office, settings: dict[str, str]
) -> None:
    """It is the same to the program, and holds nothing that drives a terminal, should it come to one."""
    forge_rows(office)

    said = does(settings, "letters", "list", "--json").output

    assert {FORGED} == {each["purpose"] for each in json.loads(said)}
    assert said.isascii()
    assert not {"\x1b", "\x07"} & set(said)


def test_what_a_driver_quotes_of_a_row_is_mere_words_on_the_terminal(
    office: Office, settings: dict[str, str]
) -> None:
    """Bytes that cannot be read end a command with one line, which names them and obeys none."""
    office.files("access")
    with office.db() as db:
        db.execute(text("UPDATE tickets SET kind = CAST(x'1b5d303b78ff' AS TEXT)"))

    done = does(settings, "tickets", "list")

    assert 1 == done.exit_code
    assert "kind" in done.stderr
    assert "\x1b" not in done.stderr


def test_gaps_are_shown_in_groups(office: Office, settings: dict[str, str]) -> None:
    """Counts and examples of the days asked for."""
    store = Feedback(office.keys, office.clock)
    with office.db() as db:
        for _ in range(2):
            store.note(db, "unanswered", "", "แอปกินแบตไหม")
    office.clock.at -= 20 * 86400  # type: ignore[attr-defined]
    with office.db() as db:
        store.note(db, "unanswered", "", "ร้านเปิดกี่โมง")

    week, month = does(settings, "gaps"), does(settings, "gaps", "--days", "30")

    assert "unanswered: 2" in week.output
    assert "แอปกินแบตไหม" in week.output
    assert "ร้านเปิดกี่โมง" not in week.output
    assert "ร้านเปิดกี่โมง" in month.output


def test_no_gaps_are_told_in_a_sentence(settings: dict[str, str]) -> None:
    """No empty table."""
    assert "No feedback yet." == does(settings, "gaps").output.strip()


def test_the_register_is_written_as_a_spreadsheet_and_as_a_page(
    office: Office, settings: dict[str, str], tmp_path: Path
) -> None:
    """By the ending of the file, in any case, and for its user alone."""
    ticket = office.files("deletion")
    office.does(ticket, Refuse("claims", "มีคดีค้างอยู่"))

    done = [does(settings, "register", "export", str(tmp_path / name)) for name in ("r.CSV", "r.html")]
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("r.CSV", "r.html")] == [0o600] * 2

    assert [0, 0] == [each.exit_code for each in done]
    assert 2 == len(list(csv.reader((tmp_path / "r.CSV").read_text("utf-8-sig").splitlines())))
    assert ticket.number in (tmp_path / "r.html").read_text("utf-8")


def test_another_ending_is_refused(settings: dict[str, str], tmp_path: Path) -> None:
    """Nothing is written."""
    done = does(settings, "register", "export", str(tmp_path / "r.xlsx"))

    assert (2, []) == (done.exit_code, list(tmp_path.glob("r.*")))


def test_the_digest_is_shown_and_not_sent(office: Office, settings: dict[str, str]) -> None:
    """It names the new ticket; no letter is promised."""
    ticket = office.files("access")
    before = office.waiting("letter")

    done = does(settings, "digest")

    assert 0 == done.exit_code
    assert ticket.number in done.output
    assert before == office.waiting("letter")


def test_a_dry_sweep_counts_and_removes_nothing(office: Office, settings: dict[str, str]) -> None:
    """What would go is told, and is there afterwards; a real sweep takes it."""
    with office.db() as db:
        old = {"update_id": 1, "chat_id": 7, "raw_sealed": b"x", "received_at": 0.0, "due_at": 0.0}
        db.execute(inbox.insert().values(**old, state="done"))

    dry = does(settings, "sweep", "--dry-run")
    left = rows(office, inbox)
    real = does(settings, "sweep")

    assert [0, 0] == [dry.exit_code, real.exit_code]
    assert "would go" in dry.output
    assert (1, 0) == (left, rows(office, inbox))


def test_a_dry_sweep_keeps_nobody_from_writing(office: Office, settings: dict[str, str]) -> None:
    """It reads alone, so it waits for nobody who writes, nor anybody for it."""
    with office.db() as db:
        db.execute(inbox.insert().values(update_id=1, chat_id=7, received_at=0.0, due_at=0.0, state="done"))
        dry = does(settings, "sweep", "--dry-run")

    assert (0, "") == (dry.exit_code, dry.stderr)


def test_a_sweep_by_hand_puts_forms_aside_first(office: Office, settings: dict[str, str]) -> None:
    """As the service does, which may have been away for long; a dry one leaves them as they are."""
    with office.db() as db:
        answers = office.keys.seal(place(conversations.c.answers_sealed, 7), {"message": "words"})
        held = {"flow": "contact", "waiting": "reach", "begun_at": 0.0, "changed_at": time.time() - 2 * DAY}
        db.execute(conversations.insert().values(chat_id=7, answers_sealed=answers, **held))

    does(settings, "sweep", "--dry-run")
    dry = rows(office, conversations), rows(office, left_drafts)
    does(settings, "sweep")

    assert ((1, 0), (0, 1)) == (dry, (rows(office, conversations), rows(office, left_drafts)))
    assert 1 == office.waiting("chat")


def test_a_sweep_by_hand_believes_the_clock_and_says_so(office: Office, settings: dict[str, str]) -> None:
    """The service waits where the last sweep is long ago; an operator need not, and hears what time it is taken to
    be.  A dry one leaves the service waiting."""
    with office.db() as db:
        believed(db, time.time() - 40 * DAY)
        believed(db, time.time())

    dry = does(settings, "sweep", "--dry-run")
    with office.db() as db:
        waits = doubted(db)
    real = does(settings, "sweep")
    with office.db() as db:
        after = doubted(db)

    assert "40 days after the last sweep: the service waits for the clock" in dry.output
    assert "40 days after the last sweep: the clock is believed from now on" in real.output
    assert "days after" not in does(settings, "sweep").output
    assert (True, False) == (waits, after)


# The policy -------------------------------------------------------------------------------------------


def test_the_policy_in_use_is_shown(settings: dict[str, str], tmp_path: Path) -> None:
    """All clauses by number: our own, or that of POLICY_FILE."""
    file = tmp_path / "policy.md"
    file.write_text(POLICY, "utf-8")

    ours = does(settings, "policy", "show")
    theirs = does(settings | {"POLICY_FILE": str(file)}, "policy", "show")

    assert "6.1" in ours.output
    assert [0, 0] == [ours.exit_code, theirs.exit_code]
    assert "นโยบายทดสอบ" in theirs.output
    assert "สิทธิของคุณ" in theirs.output


@pytest.mark.parametrize(
    ("text", "told"), [(None, "No such file"), ("no headings at all", "no numbered heading was found")]
)
def test_a_policy_that_cannot_be_read_is_told(
    settings: dict[str, str], tmp_path: Path, text: str | None, told: str
) -> None:
    """A missing file, or one without headings: a sentence, no traceback."""
    file = tmp_path / "policy.md"
    if text is not None:
        file.write_text(text, "utf-8")

    done = does(settings | {"POLICY_FILE": str(file)}, "policy", "show")

    assert 1 == done.exit_code
    assert isinstance(done.exception, SystemExit)
    assert told in done.stderr


def test_a_policy_is_checked_against_the_topics(settings: dict[str, str], tmp_path: Path) -> None:
    """What it covers, what it leaves unsaid, and a proposal as YAML."""
    file, mapping = tmp_path / "policy.md", tmp_path / "mapping.yaml"
    file.write_text(POLICY, "utf-8")

    done = does(settings, "policy", "check", str(file), "--write", str(mapping))

    assert 0 == done.exit_code
    assert "นโยบายทดสอบ, 2 clauses" in done.output
    assert "Nothing found of:" in done.output
    assert mapping.read_text("utf-8").strip()


def test_a_policy_without_headings_is_refused(settings: dict[str, str], tmp_path: Path) -> None:
    """Exit code 1 and why."""
    file = tmp_path / "policy.md"
    file.write_text("just words", "utf-8")

    done = does(settings, "policy", "check", str(file))

    assert 1 == done.exit_code
    assert "no numbered heading was found" in done.stderr


# Customers --------------------------------------------------------------------------------------------


def customer_file(home: Path, *lines: str, encoding: str = "utf-8") -> str:
    file = home / "customers.csv"
    file.write_text("\n".join(("email,phone,customer_id", *lines)), encoding)
    return str(file)


def test_customers_are_imported_as_hashes(office: Office, settings: dict[str, str], tmp_path: Path) -> None:
    """The register before is gone, and no address stands in the database."""
    does(settings, "customers", "import", customer_file(tmp_path, "old@example.com,,1"))

    done = does(
        settings, "customers", "import",
        customer_file(tmp_path, "a@example.com,081-234-5678,1", ",๐๘๑๒๓๔๕๖๗๘,2", encoding="utf-8-sig"),
    )  # fmt: skip

    with office.db() as db:
        held = db.execute(select(customers)).all()
    assert (0, 2) == (done.exit_code, len(held))
    assert "2 customers imported" in done.output
    assert b"example.com" not in repr(held).encode()


def customers_held(office: Office) -> list[object]:
    with office.db() as db:
        return list(db.execute(select(customers).order_by(customers.c.id)))


@pytest.mark.parametrize("lines", [(), ("a0@example.com,,0",)], ids=["none", "less than half"])
def test_a_register_is_not_emptied_by_an_export_that_failed(
    office: Office, settings: dict[str, str], tmp_path: Path, lines: tuple[str, ...]
) -> None:
    """One line says how many there are and would be, exit code 2, nothing changed; `--force` means it."""
    does(
        settings,
        "customers",
        "import",
        customer_file(tmp_path, *(f"a{n}@example.com,,{n}" for n in range(3))),
    )
    before = customers_held(office)

    done = does(settings, "customers", "import", customer_file(tmp_path, *lines))
    after = customers_held(office)
    forced = does(settings, "customers", "import", "--force", customer_file(tmp_path, *lines))

    assert (2, before, "") == (done.exit_code, after, done.stdout)
    assert 1 == len(done.stderr.splitlines())
    assert f"{len(lines)} customers" in done.stderr
    assert "--force" in done.stderr
    assert (0, len(lines)) == (forced.exit_code, len(customers_held(office)))


def test_half_of_a_register_may_go(office: Office, settings: dict[str, str], tmp_path: Path) -> None:
    """A company may lose customers; half of them is still taken for the truth."""
    does(
        settings,
        "customers",
        "import",
        customer_file(tmp_path, *(f"a{n}@example.com,,{n}" for n in range(4))),
    )

    done = does(
        settings, "customers", "import", customer_file(tmp_path, "a@example.com,,1", "b@example.com,,2")
    )

    assert (0, 2) == (done.exit_code, len(customers_held(office)))


def test_a_file_without_customers_makes_no_register(
    office: Office, settings: dict[str, str], tmp_path: Path
) -> None:
    """Also where there was none: whoever imports wants codes for customers alone, and would not have it."""
    done = does(settings, "customers", "import", customer_file(tmp_path))

    assert (2, 1) == (done.exit_code, len(done.stderr.splitlines()))


def test_with_a_bad_line_nothing_is_imported(
    office: Office, settings: dict[str, str], tmp_path: Path
) -> None:
    """All bad lines are named by number, exit code 1, and the register before still stands."""
    does(settings, "customers", "import", customer_file(tmp_path, "old@example.com,,1"))

    done = does(
        settings, "customers", "import",
        customer_file(tmp_path, "a@example.com,,1", "nonsense,,2", "b@example.com,123,3", ",,4",
                      "A@example.com,,5", "c@example.com,,1", "d@example.com,,6,7"),
    )  # fmt: skip

    assert (1, 1) == (done.exit_code, rows(office, customers))
    for number in (3, 4, 5, 6, 7, 8):
        assert f"line {number}:" in done.stderr
    assert "line 2:" not in done.stderr
    assert "Nothing was imported." in done.stderr


@pytest.mark.parametrize(
    "content",
    [b"", b"name\nMalee\n", "email\nมาลี".encode("tis-620"), b'email\n"' + b"x" * 200_000 + b'"\n'],
)
def test_what_is_no_customer_file_is_refused(
    settings: dict[str, str], tmp_path: Path, content: bytes
) -> None:
    """Empty, other columns, another encoding, an endless field: a sentence and exit code 1."""
    file = tmp_path / "customers.csv"
    file.write_bytes(content)

    done = does(settings, "customers", "import", str(file))

    assert 1 == done.exit_code
    assert "Nothing was imported." in done.stderr


# Keys -------------------------------------------------------------------------------------------------


def test_an_old_key_goes_when_everything_is_sealed_anew(office: Office, settings: dict[str, str]) -> None:
    """The list says what it holds, the rotation takes it over, and then the list misses no key without it."""
    old, new = settings["SECRET_KEYS"], KeyRing.new("k2026")
    office.files("access", reason="ความลับของมาลี")
    both, alone = settings | {"SECRET_KEYS": f"{new},{old}"}, settings | {"SECRET_KEYS": new}

    before, too_early = does(both, "keys", "list"), does(alone, "keys", "list")
    done, after = does(both, "keys", "rotate"), does(alone, "keys", "list")

    assert (0, 1, 0, 0) == (before.exit_code, too_early.exit_code, done.exit_code, after.exit_code)
    assert "tickets, sealed" in before.output
    assert "Put it back" in too_early.stderr
    assert "rows sealed anew with k2026." in done.output
    assert old.partition(":")[2] not in before.output + too_early.output + done.output
    assert "ความลับ" not in before.output + done.output


def test_what_a_lost_key_holds_is_listed_and_missed_no_more(office: Office, settings: dict[str, str]) -> None:
    """The list shows by which id a key is to be called lost; from then on it exits with 0."""
    office.files("access")
    new = KeyRing.new("k2026")
    id = office.keys.sealing.hex()

    missed = does(settings | {"SECRET_KEYS": new}, "keys", "list")
    told = does(settings | {"SECRET_KEYS": f"{new},{id}:lost"}, "keys", "list")

    assert (1, 0) == (missed.exit_code, told.exit_code)
    assert {f"({id})", "missing"} <= set(missed.output.split())
    assert {f"({id})", "lost"} <= set(told.output.split())


def test_what_no_key_opens_is_named_by_the_rotation(office: Office, settings: dict[str, str]) -> None:
    """By table and row, exit code 1, and the rest is done."""
    ticket = office.files("access")
    with office.db() as db:
        db.execute(update(tickets).values(body_sealed=b"nonsense"))

    done = does(
        settings | {"SECRET_KEYS": f"{KeyRing.new('k2026')},{settings['SECRET_KEYS']}"}, "keys", "rotate"
    )

    assert 1 == done.exit_code
    assert f"tickets {ticket.id}, body_sealed: cut short" in done.stderr
    assert "1 values open with no key." in done.stderr


def test_an_import_hashes_customers_with_the_first_key(
    office: Office, settings: dict[str, str], tmp_path: Path
) -> None:
    """Until then the list says that the old one holds them."""
    both = settings | {"SECRET_KEYS": f"{KeyRing.new('k2026')},{settings['SECRET_KEYS']}"}
    file = customer_file(tmp_path, "a@example.com,,1")
    does(settings, "customers", "import", file)

    before = does(both, "keys", "list").output
    does(both, "customers", "import", file)

    assert "the next customers import" in before
    assert "the next customers import" not in does(both, "keys", "list").output


# The audit trail --------------------------------------------------------------------------------------


def headed(office: Office) -> None:
    """A head is taken, as with a digest."""
    with office.db() as db:
        office.tickets.trail.take_head(db, office.clock())


def test_a_whole_chain_is_told_in_a_line(office: Office, settings: dict[str, str]) -> None:
    """With its head; a code of an earlier digest is found on it, however it is read out."""
    office.files("access")
    headed(office)
    first = does(settings, "audit", "verify").output
    code = first.partition("head ")[2].split()[0]
    office.files("deletion")

    later = does(settings, "audit", "verify", "--head", code.upper().replace("-", " "))

    assert "1 events, 1 tickets, chain whole, head " in first
    assert 0 == later.exit_code
    assert "the chain was there, with 1 events of 1 tickets." in later.output
    assert "2 events, 2 tickets, chain whole" in later.output
    assert ", 1 events since" in later.output


def test_faults_of_the_chain_are_named(office: Office, settings: dict[str, str]) -> None:
    """Each in a line, exit code 1; and so is a head that was never on it."""
    ticket = office.files("access")
    headed(office)
    with office.db() as db:
        db.execute(update(ticket_events).values(actor="staff"))

    done = does(settings, "audit", "verify", "--head", "1a2b-3c4d-5e6f-7a8b")

    assert 1 == done.exit_code
    assert [
        "that head is not on the chain: what it stood for was altered or removed",
        f"{ticket.number}: event 1 altered",
    ] == done.stderr.splitlines()
    assert "2 faults" in done.output


def test_events_of_before_the_chain_begin_it_when_told(office: Office, settings: dict[str, str]) -> None:
    """A verification seals nothing and says what to do; that is done once."""
    office.files("access")
    with office.db() as db:
        db.execute(delete(audit_keys))
        db.execute(update(ticket_events).values(salt=None, commitment=None, mac=None))

    words = ("verify", "verify", "begin", "verify", "begin")
    before, still, begun, after, again = (does(settings, "audit", each) for each in words)

    assert [1, 1, 0, 0, 1] == [each.exit_code for each in (before, still, begun, after, again)]
    assert "not begun: run `privacy-bot audit begin` once" in still.stderr
    assert "1 events are sealed as they were; the chain has begun with the head " in begun.output
    assert "chain whole" in after.output
    assert "the chain has begun on" in again.stderr


def test_a_chain_whose_seals_were_removed_is_not_begun_again(
    office: Office, settings: dict[str, str]
) -> None:
    """Three statements that need no key make nothing of the past unsaid."""
    ticket = office.files("access")
    headed(office)
    with office.db() as db:
        db.execute(delete(audit_heads))
        db.execute(update(ticket_events).values(actor="staff", head=None, mac=None))

    done = [does(settings, "audit", each) for each in ("verify", "begin", "verify")]

    assert [1, 1, 1] == [each.exit_code for each in done]
    assert f"{ticket.number}: event 1 not sealed" in done[2].stderr


def test_without_its_key_the_chain_cannot_be_verified(office: Office, settings: dict[str, str]) -> None:
    """One line, and exit code 1."""
    office.files("access")

    done = does(settings | {"SECRET_KEYS": KeyRing.new("other")}, "audit", "verify")

    assert (1, "The chain's key opens with no key of SECRET_KEYS.") == (done.exit_code, done.stderr.strip())


def test_details_whose_key_is_missing_have_a_line_of_their_own(
    office: Office, settings: dict[str, str]
) -> None:
    """Exit code 1 while the key may be put back; one that is called lost is told, and is no fault."""
    ticket, where = office.files("access"), ticket_events.c.detail_sealed
    gone = KeyRing.parse(KeyRing.new("gone"))
    with office.db() as db:
        db.execute(update(ticket_events).values({where: gone.seal(place(where, ticket.id, 1), {})}))

    away = does(settings, "audit", "verify")
    lost = does(settings | {"SECRET_KEYS": f"{settings['SECRET_KEYS']},gone:lost"}, "audit", "verify")

    assert (1, 0) == (away.exit_code, lost.exit_code)
    assert ["1 details not compared: SECRET_KEYS lacks their key"] == away.stderr.splitlines()
    assert "chain whole" in lost.output
    assert "1 details can be compared no more: their key is called lost" in lost.output


def loses(office: Office, settings: dict[str, str]) -> dict[str, str]:
    """The settings of an operator who has lost the key that sealed the chain's key."""
    gone, where = KeyRing.parse(KeyRing.new("gone")), place(audit_keys.c.key_sealed, 1)
    with office.db() as db:
        value = office.keys.open(where, db.execute(select(audit_keys.c.key_sealed)).scalar_one())
        db.execute(update(audit_keys).values(key_sealed=gone.seal(where, value)))
    return settings | {"SECRET_KEYS": f"{settings['SECRET_KEYS']},gone:lost"}


def test_where_the_chains_key_is_lost_it_begins_anew_when_told(
    office: Office, settings: dict[str, str]
) -> None:
    """Whatever else is tried says by which command; after it, what was before is called neither whole nor altered."""
    office.files("access")
    headed(office)
    code = does(settings, "audit", "verify").output.partition("head ")[2].split()[0]
    lost = loses(office, settings)

    words = (["verify"], ["begin"], ["begin", "--anew"], ["verify", "--head", code], ["begin", "--anew"])
    unverified, not_begun, anew, after, again = (does(lost, "audit", *each) for each in words)

    assert [1, 1, 0, 0, 1] == [each.exit_code for each in (unverified, not_begun, anew, after, again)]
    assert "run `privacy-bot audit begin --anew`" in unverified.stderr
    assert unverified.stderr == not_begun.stderr
    assert "whether the 1 events of before are as they were written nobody can tell" in anew.output
    assert "chain whole since it began anew on " in after.output
    assert "1 of the events were there before, sealed with a key that is lost" in after.output
    assert (
        "That head is sealed with a key that is lost: whether the chain was there nobody can" in after.output
    )
    assert "the chain's key opens: it goes on" in again.stderr


def test_a_key_of_the_chain_that_is_only_away_begins_nothing_anew(
    office: Office, settings: dict[str, str]
) -> None:
    """Nobody has said that it is lost."""
    office.files("access")
    loses(office, settings)

    done = does(settings, "audit", "begin", "--anew")

    assert 1 == done.exit_code
    assert "is away: put it back" in done.stderr


# Asking -----------------------------------------------------------------------------------------------


def test_a_question_is_answered_with_its_clause(settings: dict[str, str]) -> None:
    """The answer, and the quotation that it rests on."""
    done = does(settings, "ask", "เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ")

    assert 0 == done.exit_code
    assert "ข้อ 1.4 «" in done.output


def test_no_question_is_told(settings: dict[str, str]) -> None:
    """Exit code 2, as for any wrong usage."""
    assert 2 == does(settings, "ask").exit_code


def test_many_questions_are_answered_a_line_each(settings: dict[str, str]) -> None:
    """JSON in, JSON out, blank lines left out."""
    import json

    typed = '{"q": "ลบข้อมูลยังไง"}\n\n{"turns": ["เก็บเบอร์โทรไหม", "แล้วปฏิทินล่ะ"]}\n'

    done = does(settings, "ask", "--jsonl", typed=typed)

    lines = [json.loads(each) for each in done.stdout.splitlines()]
    assert ["ลบข้อมูลยังไง", "แล้วปฏิทินล่ะ"] == [each["q"] for each in lines]


@pytest.mark.parametrize("typed", ['{"text": "ลบข้อมูลยังไง"}', "ลบข้อมูลยังไง", '{"turns": "แล้วปฏิทินล่ะ"}', "[]"])
def test_a_line_that_asks_nothing_is_told_what_one_looks_like(settings: dict[str, str], typed: str) -> None:
    """And not only that something failed."""
    done = does(settings, "ask", "--jsonl", typed=typed)

    assert (2, "") == (done.exit_code, done.stdout)
    assert 'each line is {"q": "..."} or {"turns": ["...", "..."]}' in done.stderr


# Settings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("gaps",), ("digest",), ("sweep", "--dry-run"), ("run",), ("check",)])
def test_missing_settings_are_told_all_at_once(words: tuple[str, ...]) -> None:
    """Exit code 2 and a line for each, so that nobody mends them one by one."""
    done = does({"BOT_TOKEN": "wrong", "BOT_MODE": "webhook"}, *words)

    names = [each.partition(":")[0] for each in done.stderr.splitlines()]
    assert 2 == done.exit_code
    assert {"BOT_TOKEN", "SECRET_KEYS", "SMTP_URL", "MAIL_FROM", "PRIVACY_MAILBOX", "PUBLIC_URL",
            "WEBHOOK_SECRET"} == set(names)  # fmt: skip
    assert len(names) == len(set(names))


async def test_who_starts_while_others_keep_a_table_reads_one_line(
    settings: dict[str, str], postgresql: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a command and as the service: code 1, because it may be otherwise at the next start."""
    for name, value in {"IN_USE": 50, "PAUSE": 0.0, "TRIES": 2}.items():
        monkeypatch.setattr(migrate, name, value)
    settings["DATABASE_URL"] = postgresql()
    working = Storage(settings["DATABASE_URL"], threads=0)
    working.now(migrate.upgrade, "0005")

    with working.engine.connect() as work:
        work.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))  # however long the two take
        work.execute(text("LOCK TABLE outbox IN ROW EXCLUSIVE MODE"))
        done = await asyncio.to_thread(does, settings, "migrate")
        service = build(Config.read(settings))
        with pytest.raises(CannotStart) as refused:
            await service.start()
        await service.stop()

    said = f"DATABASE_URL: {LINES['busy']} (canceling statement due to lock timeout)"
    assert (1, said) == (done.exit_code, done.stderr.strip())
    assert (1, said) == (refused.value.code, str(refused.value))


@pytest.mark.parametrize("words", [("tickets", "list"), ("tickets", "show", "x"), ("migrate",)])
def test_what_only_looks_into_the_database_wants_the_keys_alone(words: tuple[str, ...]) -> None:
    """A token or mail server that is missing or bad is none of its business."""
    done = does({"BOT_TOKEN": "wrong", "SMTP_URL": "nonsense"}, *words)

    assert 2 == done.exit_code
    assert ["SECRET_KEYS"] == [each.partition(":")[0] for each in done.stderr.splitlines()]


def test_tickets_are_shown_with_database_and_keys_alone(office: Office, settings: dict[str, str]) -> None:
    """On a machine that never had the token."""
    ticket = office.files("access")
    few = {name: settings[name] for name in ("DATABASE_URL", "SECRET_KEYS")}

    done = [does(few, "tickets", *words) for words in (("list",), ("show", ticket.number))]

    assert [0, 0] == [each.exit_code for each in done]
    assert all(ticket.number in each.output for each in done)


def test_a_key_is_a_key(settings: dict[str, str]) -> None:
    """What `key` prints can be put into SECRET_KEYS."""
    assert KeyRing.parse(does(settings, "key").output.strip())


OF_A_DATABASE = (
    "tickets list",
    "tickets show PR-1",
    "gaps",
    "digest",
    "sweep --dry-run",
    "sweep",
    "keys list",
    "keys rotate",
    "audit verify",
    "audit begin",
    "letters list",
    "letters release 1",
    "register export x.csv",
)


@pytest.mark.parametrize("words", OF_A_DATABASE)
def test_no_command_migrates_a_database(settings: dict[str, str], tmp_path: Path, words: str) -> None:
    """One of an earlier release, or that nobody has made yet, stays as it is; a line says what to do."""
    urls = [f"sqlite:///{tmp_path}/{name}.sqlite" for name in ("new", "old")]
    storages = [Storage(url, threads=0) for url in urls]
    storages[1].now(migrate.upgrade, "0006")

    done = [does(settings | {"DATABASE_URL": url}, *words.split()) for url in urls]
    after = [each.look(migrate.revision_of) for each in storages]
    for each in storages:
        each.engine.dispose()

    assert [2, 2] == [each.exit_code for each in done]
    assert [1, 1] == [len(each.stderr.splitlines()) for each in done]
    assert "`privacy-bot migrate`, or `run`, makes them" in done[0].stderr
    assert "it is of an earlier release; `privacy-bot migrate`" in done[1].stderr
    assert [None, "0006"] == after


def test_customers_may_be_there_before_the_first_start(settings: dict[str, str], tmp_path: Path) -> None:
    """An import makes the tables of a new database, and touches none of an earlier release."""
    file = customer_file(tmp_path, "a@example.com,,1")
    new, old = (f"sqlite:///{tmp_path}/{name}.sqlite" for name in ("new", "old"))
    storage = Storage(old, threads=0)
    storage.now(migrate.upgrade, "0006")

    done = [does(settings | {"DATABASE_URL": url}, "customers", "import", file) for url in (new, old)]
    after = storage.look(migrate.revision_of)
    storage.engine.dispose()

    assert [0, 2] == [each.exit_code for each in done]
    assert "1 customers imported" in done[0].output
    assert "it is of an earlier release" in done[1].stderr
    assert "0006" == after


def test_migrate_brings_an_older_database_up_to_date(settings: dict[str, str], tmp_path: Path) -> None:
    """Then every command works."""
    settings["DATABASE_URL"] = f"sqlite:///{tmp_path}/old.sqlite"
    storage = Storage(settings["DATABASE_URL"], threads=0)
    storage.now(migrate.upgrade, "0006")

    done = [does(settings, *words) for words in (("migrate",), ("tickets", "list"))]
    current = storage.look(migrate.is_current)
    storage.engine.dispose()

    assert ([0, 0], True) == ([each.exit_code for each in done], current)


def test_a_port_that_is_taken_is_told_with_the_way_to_another(tmp_path: Path) -> None:
    """Somebody whose port 8080 is in use reads what to type."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        told = does({"DATA_DIR": str(tmp_path)}, "demo", "--port", str(port))

    assert told.exit_code == 1
    assert f"Port {port} is taken" in told.output
    assert "privacy-bot demo --port" in told.output
