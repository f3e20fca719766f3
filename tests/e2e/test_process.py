"""The real process: killed in the middle of a form, told to stop with work in hand, set up wrongly."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select

import bot.app.service
from bot.app.service import Service
from bot.demo import BotApi, Mailbox
from bot.ops.config import Config
from bot.queue.inbox import Inbox
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import audit_keys, conversations, place
from tests.conftest import KEYS, TEAM, environment
from tests.e2e.cast import ROOT, BotProcess, sends_the_complaint, stands_at_the_message


@pytest.fixture
async def process(api: BotApi, post: Mailbox, sqlite: str) -> AsyncIterator[BotProcess]:
    made = BotProcess(environment(api, post, sqlite))
    yield made
    await made.close()


async def test_killed_in_the_middle_of_a_form_it_goes_on_at_the_same_question(
    process: BotProcess, api: BotApi, post: Mailbox, sqlite: str
) -> None:
    """kill -9 while a form waits, a message sent meanwhile, a new start: the form goes on with that message,
    nothing is asked twice, nothing is lost; SIGTERM then ends it properly."""
    malee = api.person("malee")
    await process.start()
    await stands_at_the_message(malee)
    await noted_as_shown(sqlite, "message")

    await process.kill()
    malee.says("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม")
    await process.start()
    number = await sends_the_complaint(malee)
    [letter] = await post.waits_for(TEAM)
    await malee.waits_for("ส่งถึงทีมแล้ว")
    code = await process.terminate()

    assert number in letter.subject
    assert "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม" in letter.text
    assert 0 == code
    assert 1 == malee.transcript().count("bot (edited): ต้องการติดต่อเรื่องอะไร")
    assert "ได้รับโฆษณา" not in process.log
    assert api.token not in process.log


async def test_what_looks_into_files_is_there_before_the_first_one(process: BotProcess) -> None:
    """It is started with the bot, so that nobody's file waits for that."""
    await process.start()

    async with asyncio.timeout(30):
        while not any("bot.tickets.examination" in each for each in process.children()):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def noted_as_shown(database: str, question: str) -> None:
    """The process has noted that the question arrived: killed before that, it rightly shows it once more."""
    engine = create_engine(database)
    async with asyncio.timeout(10):
        while True:
            with engine.connect() as connection:
                shown = connection.execute(select(conversations.c.shown)).scalars().all()
            if shown == [question]:
                break
            await asyncio.sleep(0.01)  # another process wrote it: nothing tells us
    engine.dispose()


async def test_told_to_stop_it_finishes_what_is_in_hand(process: BotProcess, api: BotApi) -> None:
    """SIGTERM while Telegram takes its time with a reply: the process ends in time with 0, and the reply is
    neither lost nor sent twice after the next start."""
    malee = api.person("malee")
    await process.start()
    gate = api.faults.hold("sendMessage")
    malee.says("/privacy")
    async with asyncio.timeout(10):
        while not api.faults.taken:  # noqa: ASYNC110 - a call that is held makes no pulse
            await asyncio.sleep(0.01)

    stopping = asyncio.ensure_future(process.terminate())
    asyncio.get_running_loop().call_later(0.5, gate.set)
    code = await stopping
    await process.start()
    malee.says("/help")
    await malee.waits_for("สิ่งที่ทำได้ที่นี่")
    await process.terminate()

    assert 0 == code
    assert 1 == malee.transcript().count("bot: บอตนี้เก็บอะไรไว้บ้าง")


@pytest.mark.parametrize("command", [["run"], ["check"]])
async def test_missing_settings_are_one_line_each(command: list[str]) -> None:
    """Nothing set: every missing variable on a line of its own, exit code 2, no traceback."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *command,
        cwd=ROOT, env={"PATH": "/usr/bin:/bin"}, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, err = await asyncio.wait_for(process.communicate(), 30)

    lines = err.decode().splitlines()
    assert 2 == process.returncode
    assert ["BOT_TOKEN", "SECRET_KEYS", "SMTP_URL", "MAIL_FROM", "PRIVACY_MAILBOX"] == [
        line.partition(":")[0] for line in lines
    ]


async def test_a_refused_token_ends_it_with_one_line(api: BotApi, post: Mailbox, sqlite: str) -> None:
    """A token that Telegram does not know is said, and the process ends with 1."""
    wrong = environment(api, post, sqlite) | {"BOT_TOKEN": "5000000001:" + "x" * 30}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=ROOT, env={"PATH": "/usr/bin:/bin", "PYTHAINLP_OFFLINE": "1"} | wrong, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, err = await asyncio.wait_for(process.communicate(), 60)

    assert 1 == process.returncode
    assert "BOT_TOKEN: Telegram does not know this token" in err.decode()
    assert "Traceback" not in err.decode()
    assert "x" * 30 not in err.decode()


AWAY = KeyRing.parse(KeyRing.new("away"))
RIGHT = {
    "BOT_TOKEN": "5000000001:" + "x" * 30,
    "BOT_API_URL": "http://127.0.0.1:1",
    "SMTP_URL": "smtp://127.0.0.1:1",
    "MAIL_FROM": "bot@example.co.th",
    "PRIVACY_MAILBOX": TEAM,
    "SECRET_KEYS": KEYS,
}
"""Settings with which nothing is wrong."""


@pytest.mark.parametrize(
    ("case", "code", "begins"),
    [
        ("port", 1, "LISTEN: cannot listen on 127.0.0.1:"),
        ("folder", 1, "DATABASE_URL: the file of the database cannot be opened or made"),
        ("damaged", 1, "DATABASE_URL: the file is damaged, or no database"),
        ("newer", 2, "DATABASE_URL: the database is of a later release than this one"),
        ("server", 1, "DATABASE_URL: the database server does not answer, or refuses us"),
        ("policy", 2, "POLICY_FILE: no numbered heading was found"),
        ("encoding", 2, "POLICY_FILE: "),
        ("starttls", 2, "SMTP_URL: would send letters in clear"),
        (
            "key",
            2,
            f"SECRET_KEYS: 1 of inbox wait for the key {AWAY.sealing.hex()}. Put it back, at the end; ",
        ),
        ("lost", 2, "SECRET_KEYS: the key of the audit trail is sealed with a key that is called lost"),
    ],
)
async def test_what_keeps_it_from_starting_is_one_line(
    config: Config, tmp_path: Path, case: str, code: int, begins: str
) -> None:
    """What is wrong, under the name of the setting that leads to it, and the code that the manual names: 1 where it
    may be otherwise at the next start, 2 where somebody has to correct something."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        changes = wrong(case, config.database_url, tmp_path, taken.getsockname()[1])
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=ROOT, env={"PATH": "/usr/bin:/bin"} | RIGHT | {"DATABASE_URL": config.database_url} | changes,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, err = await asyncio.wait_for(process.communicate(), 60)

    [line] = err.decode().splitlines()
    assert (code, begins) == (process.returncode, line[: len(begins)])


def wrong(case: str, database: str, folder: Path, port: int) -> dict[str, str]:
    """What is set, or lies there, wrongly."""
    match case:
        case "port":
            return {"LISTEN": f"127.0.0.1:{port}"}
        case "server":
            return {"DATABASE_URL": f"postgresql://bot:canary@127.0.0.1:{port + 1}/x?connect_timeout=1"}
        case "starttls":
            return {"SMTP_URL": "smtp://mail.example.co.th?starttls=never"}
        case "folder":
            (folder / "file").touch()
            return {"DATABASE_URL": f"sqlite:///{folder}/file/bot.sqlite"}
        case "damaged":
            (folder / "pictures").write_bytes(b"of my holiday" * 100)
            return {"DATABASE_URL": f"sqlite:///{folder}/pictures"}
        case "key":
            storage = Storage(database, threads=0)
            storage.now(Inbox(AWAY).store, [b'{"update_id": 1}'])
            storage.engine.dispose()
            return {}
        case "lost":
            storage = Storage(database, threads=0)
            sealed = AWAY.seal(place(audit_keys.c.key_sealed, 1), {"key": "00" * 32, "begun": 1.0})
            storage.now(lambda db: db.execute(insert(audit_keys).values(id=1, key_sealed=sealed)))
            storage.engine.dispose()
            return {"SECRET_KEYS": f"{KEYS},away:lost"}
        case "newer":
            engine = create_engine(database)
            with engine.begin() as connection:
                connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
            engine.dispose()
            return {}
    (folder / "policy.md").write_bytes(b"# Policy" if case == "policy" else "# นโยบาย".encode("tis-620"))
    return {"POLICY_FILE": str(folder / "policy.md")}


async def test_a_telegram_that_is_not_there_does_not_stop_the_start(post: Mailbox, sqlite: str) -> None:
    """It starts, is ready for mails and the team's page, and tries again; told to stop, it ends in time."""
    async with BotApi() as api:
        gone = environment(api, post, sqlite)
    process = BotProcess(gone)
    try:
        await process.start()
        code = await process.terminate()
    finally:
        await process.close()

    assert 0 == code
    assert "Traceback" not in process.log


async def test_a_start_waits_once_for_a_telegram_that_is_not_there(
    post: Mailbox, sqlite: str, make: Callable[..., Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not for each thing that is to be told to it."""
    monkeypatch.setattr(bot.app.service, "FIRST_TRY", 1.5)
    async with BotApi() as api:
        gone = Config.read(environment(api, post, sqlite))
    service = make(gone)

    async with asyncio.timeout(2 * 1.5):
        await service.start()
    await service.stop()
