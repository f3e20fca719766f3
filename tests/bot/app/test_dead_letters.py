"""privacy-bot letters, updates, mails: what an operator reads and types at night."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner, Result

from bot.app.cli import app
from bot.queue.delivery import DeliveryError
from bot.storage.crypto import KeyRing
from bot.storage.tables import outbox
from flows.lines import Reply, line
from tests.chat import Clock
from tests.office import MALEE, Office


@pytest.fixture
def settings(sqlite: str, keys_text: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The database and its keys, and nothing else; a terminal of the usual width."""
    monkeypatch.setenv("COLUMNS", "80")
    return {"DATABASE_URL": sqlite, "SECRET_KEYS": keys_text}


@pytest.fixture
def office(sqlite: str, keys: KeyRing, clock: Clock) -> Office:
    """Whose letter to the team is dead (1), as is a reply (2); a second reply is held (3)."""
    office = Office(sqlite, keys, clock)
    ticket = office.files("question")
    with office.db() as db:
        person = office.people.find(db, MALEE)
        assert person is not None
        office.letters.inquiry(db, person, ticket)
        for key in ("r1", "r2"):
            office.outbox.reply(db, key, MALEE, Reply((line("sorry-dead"),)), ticket_id=ticket.id)
        [letter], [reply] = office.deliveries.claim(db, "letter"), office.deliveries.claim(db, "chat")
        full = DeliveryError("mx:25 at RCPT: 552 5.2.2 [red]box[/] of …@… is full", permanent=True)
        for item in (letter, reply):
            office.deliveries.failed(
                db, item, full if item is letter else DeliveryError("no", permanent=True)
            )
        db.execute(update(outbox).where(outbox.c.id == 3).values(state="held"))
    return office


def does(settings: dict[str, str], *words: str, typed: str = "") -> Result:
    """An operator types a command."""
    return CliRunner().invoke(app, list(words), obj=settings, input=typed)


def states(office: Office) -> list[str]:
    with office.db() as db:
        return list(
            db.execute(select(outbox.c.state).where(outbox.c.id <= 3).order_by(outbox.c.id)).scalars()
        )


def test_letters_and_replies_are_listed_without_an_address_or_a_word(
    office: Office, settings: dict[str, str]
) -> None:
    """What, for which ticket, why; and the command that comes next."""
    done = does(settings, "letters", "list")

    assert 0 == done.exit_code
    for told in ("inquiry", "RCPT 552 5.2.2", "letter", "reply", "held", "PR-"):
        assert told in done.output
    assert "privacy-bot letters release ID..., or drop ID..." in done.output
    assert "box" not in done.output
    assert "@" not in done.output


def test_what_was_said_is_shown_when_it_is_asked_for(office: Office, settings: dict[str, str]) -> None:
    """As it is: no markup of a stranger colours the terminal."""
    assert "552 5.2.2 [red]box[/] of" in does(settings, "letters", "list", "--why").output


def test_the_list_is_json_for_whoever_scripts_it(office: Office, settings: dict[str, str]) -> None:
    """The same, each with names; a state can be asked for."""
    rows: list[dict[str, Any]] = json.loads(does(settings, "letters", "list", "--json").stdout)
    held = json.loads(does(settings, "letters", "list", "--json", "--state", "held").stdout)

    assert [(1, "dead", "letter"), (2, "dead", "reply"), (3, "held", "reply")] == [
        (each["id"], each["state"], each["kind"]) for each in rows
    ]
    assert "said" not in rows[0]
    assert [3] == [each["id"] for each in held]


@pytest.mark.parametrize("queue", ["letters", "updates", "mails"])
def test_nothing_to_list_is_told_in_a_sentence(queue: str, settings: dict[str, str]) -> None:
    """No empty table; for a script an empty array; and nothing to release is no failure."""
    told = does(settings, queue, "list"), does(settings, queue, "list", "--json")
    done = does(settings, queue, "release", "--all")

    assert [0, 0, 0] == [each.exit_code for each in (*told, done)]
    assert told[0].output.startswith(f"No {queue} are dead")
    assert [] == json.loads(told[1].stdout)


@pytest.mark.parametrize("verb", ["release", "retry"])
def test_several_are_released_by_number(office: Office, settings: dict[str, str], verb: str) -> None:
    """Those that there are; one that there is not is named, and the exit code says so.  A second time nothing is."""
    first = does(settings, "letters", verb, "1", "99", "3")
    again = does(settings, "letters", verb, "1")

    assert (1, "Released: 1, 3", "letter 99: there is no such letter") == (
        first.exit_code, first.stdout.strip(), first.stderr.strip(),
    )  # fmt: skip
    assert ["due", "dead", "due"] == states(office)
    assert (1, "letter 1: it waits to be sent already") == (again.exit_code, again.stderr.strip())


def test_all_are_released_after_a_question(office: Office, settings: dict[str, str]) -> None:
    """No: nothing is changed; yes, or --yes: done.  Of one state, where one is named."""
    no = does(settings, "letters", "release", "--all", typed="n\n")
    untouched = states(office)
    held = does(settings, "letters", "release", "--all", "--state", "held", "--yes")
    yes = does(settings, "letters", "release", "--all", typed="y\n")

    assert "Release 3 letters (2 dead, 1 held)?" in no.output
    assert ([1, 0, 0], ["dead", "dead", "held"]) == ([each.exit_code for each in (no, held, yes)], untouched)
    assert "Released: 3" in held.output
    assert ["due", "due", "due"] == states(office)


def test_one_is_dropped_for_good(office: Office, settings: dict[str, str]) -> None:
    """And not a second time, nor released after it."""
    done = [does(settings, "letters", verb, "2") for verb in ("drop", "drop", "release")]

    assert [0, 1, 1] == [each.exit_code for each in done]
    assert ["dead", "dropped", "held"] == states(office)
    assert "letter 2: it was dropped before" == done[2].stderr.strip()


@pytest.mark.parametrize(
    "words",
    [
        ("letters", "release"),
        ("letters", "release", "1", "--all"),
        ("letters", "drop", "1", "--state", "dead"),
        ("letters", "release", "one"),
        ("letters", "release", "99999999999999999999"),
        ("mails", "list", "--state", "sent"),
        ("updates", "drop", "--all", "--state", "done"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(
    words: tuple[str, ...], office: Office, settings: dict[str, str]
) -> None:
    """Exit code 2, as for any command."""
    assert 2 == does(settings, *words).exit_code
    assert ["dead", "dead", "held"] == states(office)
