"""The real process: killed in the middle of a form, told to stop with work in hand, set up wrongly."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import create_engine, select

from bot.demo import BotApi, Mailbox
from bot.storage.tables import conversations
from tests.conftest import TEAM, environment
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
