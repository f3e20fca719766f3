"""privacy-bot check, held against real servers on loopback: every line it prints, when things work and when not."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from bot.app.cli import app
from bot.demo import BotApi, Mailbox
from bot.queue.inbox import POISON, Inbox
from bot.queue.outbox import Outbox
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import audit_keys, inbox, mail_inbox, outbox, place
from flows.lines import Reply, line
from tests.conftest import environment
from tests.e2e.cast import free_port
from tests.imap_server import ImapServerForTests

Rows = dict[str, tuple[str, str]]
"""By what was tried: ok or no, and the words beside it."""


@pytest.fixture
async def imap() -> AsyncIterator[ImapServerForTests]:
    async with ImapServerForTests() as server:
        yield server


@pytest.fixture
def settings(api: BotApi, post: Mailbox, imap: ImapServerForTests, sqlite: str) -> dict[str, str]:
    """What an operator would set, all of it right."""
    return environment(api, post, sqlite) | {"IMAP_URL": imap.url}


async def checks(settings: dict[str, str]) -> tuple[int, Rows]:
    """The exit code of the command and what its table says, however wide the terminal is."""
    done = await asyncio.to_thread(CliRunner().invoke, app, ["check"], obj=settings, catch_exceptions=False)
    rows: Rows = {}
    for each in done.output.splitlines():
        if "│" in each:
            works, name, detail = (cell.strip() for cell in each.split("│")[1:-1])
            if name:
                what = name
                rows[what] = works, detail
            else:
                rows[what] = rows[what][0], f"{rows[what][1]} {detail}"
    return done.exit_code, rows


async def fails(settings: dict[str, str], what: str, **changed: str) -> str:
    """The words beside the one thing that does not work after these changes; everything else still does."""
    code, rows = await checks(settings | changed)
    assert (1, [what]) == (code, [name for name, (works, _) in rows.items() if works == "no"])
    return rows[what][1]


async def test_all_that_works_is_told_line_by_line(
    settings: dict[str, str], api: BotApi, post: Mailbox
) -> None:
    """Eleven lines, each with what an operator would ask next; exit code 0."""
    code, rows = await checks(settings)

    assert 0 == code
    assert {
        "policy": ("ok", rows["policy"][1]),
        "mail server": ("ok", f"connected to {post.host}:{post.port}, in clear (loopback), NOOP answered"),
        "replies": ("ok", f"logged in to {settings['IMAP_URL'].rpartition('@')[2]}, "
                          "the newest mail carries no verdict"),
        "database": ("ok", "sqlite, migrations complete"),
        "keys": ("ok", "nothing waits for a key"),
        "queues": ("ok", "0 updates, 0 letters and 0 replies wait"),
        "letters": ("ok", "dead letters: 0, dead replies: 0, held: 0"),
        "updates": ("ok", "dead updates: 0, poison: 0, quarantined: 0"),
        "mails": ("ok", "dead mails: 0, poison: 0, of this week unreadable: 0"),
        "token": ("ok", f"@{api.telegram.username} at {api.url}"),
        "mailbox": ("ok", f"letters go to {settings['PRIVACY_MAILBOX']}"),
    } == rows  # fmt: skip
    assert "clauses, version" in rows["policy"][1]


async def test_postgresql_is_told_by_its_name(settings: dict[str, str], postgresql_url: str) -> None:
    """As the database that is used."""
    code, rows = await checks(settings | {"DATABASE_URL": postgresql_url})

    assert (0, ("ok", "postgresql, migrations complete")) == (code, rows["database"])


@pytest.mark.parametrize("engine", ["sqlite", "postgresql_url"])
async def test_a_key_for_which_something_waits_is_named(
    settings: dict[str, str], request: pytest.FixtureRequest, engine: str
) -> None:
    """By its id and what it holds, table by table; one that an operator has called lost is missed no more."""
    url, away = request.getfixturevalue(engine), KeyRing.parse(KeyRing.new("away"))
    storage = Storage(url, threads=0)
    storage.now(Inbox(away).store, [b'{"update_id": 1}', b'{"update_id": 2}'])
    storage.now(Outbox(away).reply, "r", 7, Reply((line("menu"),)))
    storage.engine.dispose()
    keys, id = settings["SECRET_KEYS"], away.sealing.hex()

    said = await fails(settings, "keys", DATABASE_URL=url)
    _, lost = await checks(settings | {"DATABASE_URL": url, "SECRET_KEYS": f"{keys},{id}:lost"})

    assert f"2 of inbox, 1 of outbox wait for the key {id} (privacy-bot keys list)" == said
    assert "ok" == lost["keys"][0]


async def test_an_audit_trail_whose_key_is_lost_is_told(settings: dict[str, str], sqlite: str) -> None:
    """Nothing can be filed without it, so the command that mends it is named."""
    gone = KeyRing.parse(KeyRing.new("gone"))
    sealed = gone.seal(place(audit_keys.c.key_sealed, 1), {"key": "00" * 32, "begun": 1.0})
    storage = Storage(sqlite, threads=0)
    storage.now(lambda db: db.execute(insert(audit_keys).values(id=1, key_sealed=sealed)))
    storage.engine.dispose()

    said = await fails(settings, "keys", SECRET_KEYS=f"{settings['SECRET_KEYS']},gone:lost")

    assert "`privacy-bot audit begin --anew`" in said


async def test_without_a_mailbox_to_read_it_says_how_the_team_answers(settings: dict[str, str]) -> None:
    """Not an error: replies are read nowhere."""
    unread = {name: value for name, value in settings.items() if name != "IMAP_URL"}
    code, rows = await checks(unread | {"PUBLIC_URL": "https://privacy.example.co.th"})

    assert (0, "ok") == (code, rows["replies"][0])
    assert "the team answers on the tickets' pages" in rows["replies"][1]


async def test_where_the_team_can_answer_nowhere_is_told(settings: dict[str, str]) -> None:
    """Neither by mail nor on a page: nobody would ever hear from them."""
    without = {name: value for name, value in settings.items() if name not in ("IMAP_URL", "PUBLIC_URL")}
    code, rows = await checks(without)

    assert (1, "no") == (code, rows["replies"][0])
    assert "the team can answer nowhere" in rows["replies"][1]


async def test_the_name_that_signs_verdicts_is_told(
    settings: dict[str, str], imap: ImapServerForTests
) -> None:
    """By the newest mail, so that an operator can compare it with MAIL_FROM and `?authserv=`."""
    mail = EmailMessage()
    mail["Authentication-Results"] = "mx.company.example; dmarc=pass header.from=company.example"
    await imap.delivers(mail.as_bytes())

    _, rows = await checks(settings)

    assert rows["replies"][1].endswith("verdicts are signed mx.company.example")


async def test_a_policy_that_cannot_be_read_is_one_line(settings: dict[str, str], tmp_path: Path) -> None:
    """Everything else is still tried."""
    file = tmp_path / "policy.md"
    file.write_text("no headings at all", "utf-8")

    assert await fails(settings, "policy", POLICY_FILE=str(file))


async def test_a_mail_server_that_is_away_or_refuses_is_one_line(settings: dict[str, str]) -> None:
    """A closed port, and a login that is not taken; the password is not repeated."""
    port = free_port()
    async with Mailbox(user="bot", password="right") as strict:
        away = await fails(settings, "mail server", SMTP_URL=f"smtp://127.0.0.1:{port}?starttls=never")
        refused = await fails(settings, "mail server", SMTP_URL=strict.url.replace(":right@", ":wrong@"))

    assert away
    assert "535" in refused
    assert "wrong" not in refused


async def test_a_mailbox_that_is_away_or_refuses_is_one_line(settings: dict[str, str]) -> None:
    """A closed port, and another password, which is not repeated."""
    wrong = settings["IMAP_URL"].replace("p%40ss", "p%40st")
    away = await fails(settings, "replies", IMAP_URL=f"imap://desk:secret@127.0.0.1:{free_port()}/INBOX")
    refused = await fails(settings, "replies", IMAP_URL=wrong)

    assert away.endswith("ConnectionRefusedError")
    assert refused.endswith("LoginRefused")
    assert "secret" not in away


async def test_a_database_without_its_tables_is_one_line(settings: dict[str, str], tmp_path: Path) -> None:
    """The command that mends it is named, and nothing is said of queues that do not exist."""
    code, rows = await checks(settings | {"DATABASE_URL": f"sqlite:///{tmp_path}/new.sqlite"})

    assert (1, ("no", "sqlite: migrations are missing (privacy-bot migrate)")) == (code, rows["database"])
    assert "queues" not in rows


async def test_a_database_that_cannot_be_reached_is_one_line(
    settings: dict[str, str], tmp_path: Path
) -> None:
    """A server that is away, and a path where no folder can be."""
    (tmp_path / "file").touch()
    for engine, url in (
        ("postgresql", f"postgresql://bot:secret@127.0.0.1:{free_port()}/bot"),
        ("sqlite", f"sqlite:///{tmp_path}/file/bot.sqlite"),
    ):
        assert f"{engine}: OperationalError" == await fails(settings, "database", DATABASE_URL=url)


async def test_letters_that_are_dead_or_held_are_counted(settings: dict[str, str]) -> None:
    """Replies as well; no, exit code 1, and the command that lists them."""
    storage = Storage(settings["DATABASE_URL"], threads=0)
    with storage.engine.begin() as db:
        sealed = {"body_sealed": b"x", "created_at": 0.0, "due_at": 0.0}
        for key, kind, state in (
            ("c1", "chat", "dead"),
            ("c2", "chat", "held"),
            ("m1", "letter", "dead"),
            ("m2", "letter", "dead"),
            ("m3", "letter", "held"),
        ):
            db.execute(outbox.insert().values(effect_key=key, lane=key, kind=kind, state=state, **sealed))
    storage.engine.dispose()

    told = await fails(settings, "letters")

    assert "dead letters: 2, dead replies: 1, held: 2 (privacy-bot letters list)" == told


async def test_updates_that_are_dead_are_counted(settings: dict[str, str]) -> None:
    """Those that killed whoever had them by themselves; one that waits is no failure."""
    storage = Storage(settings["DATABASE_URL"], threads=0)
    with storage.engine.begin() as db:
        received = {"chat_id": 7, "raw_sealed": b"x", "received_at": 0.0, "due_at": 0.0}
        for n, (state, error) in enumerate(
            (("dead", "KeyError"), ("dead", POISON), ("new", None), ("quarantined", None)), start=1
        ):
            db.execute(inbox.insert().values(update_id=n, state=state, error=error, **received))
    storage.engine.dispose()

    told = await fails(settings, "updates")

    assert "dead updates: 2, poison: 1, quarantined: 1 (privacy-bot updates list)" == told


async def test_a_mail_that_was_given_up_is_named(settings: dict[str, str]) -> None:
    """By its number and why; one that could not be read is counted, for nothing can be done about it."""
    storage = Storage(settings["DATABASE_URL"], threads=0)
    with storage.engine.begin() as db:
        for n, state, verdict in (
            (1, "quarantined", "unreadable"),
            (2, "dead", "poison"),
            (3, "dead", "failed"),
        ):
            row = {"message_id": f"<{n}>", "received_at": time.time(), "state": state, "verdict": verdict}
            db.execute(mail_inbox.insert().values(id=n, **row))
    storage.engine.dispose()

    told = await fails(settings, "mails")

    assert (
        "dead mails: 2, poison: 1, of this week unreadable: 1: mail 3 (failed), mail 2 (poison) "
        "(privacy-bot mails list)"
    ) == told


async def test_a_token_that_is_refused_is_one_line_without_the_token(
    settings: dict[str, str], api: BotApi
) -> None:
    """The library's own words repeat it; ours do not."""
    token = "5000000001:" + "x" * 30

    assert f"refused at {api.url}" == await fails(settings, "token", BOT_TOKEN=token)


async def test_a_bot_api_server_that_is_away_is_one_line(settings: dict[str, str]) -> None:
    """With its address, and without the token."""
    url = f"http://127.0.0.1:{free_port()}"

    told = await fails(settings, "token", BOT_API_URL=url)

    assert told.endswith(f"({url})")
    assert settings["BOT_TOKEN"] not in told
