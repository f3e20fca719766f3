"""The rules of the house: who may import what, words that exist, documents that tell the truth."""

from __future__ import annotations

import ast
import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.chat.commands import COMMANDS
from bot.i18n import Words
from bot.ops.config import SETTINGS
from bot.storage.advisory import Key
from flows import FLOWS
from flows.forms_of_rights import RIGHTS
from locales import LOCALES
from tests.conftest import ROOT, WRITTEN, beside

PACKAGES = ("flows", "handlers", "bot")
LANGUAGES = ("th", "en")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours, parsed, by its path."""
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def imports(tree: ast.Module) -> frozenset[str]:
    """The dotted names that a module imports, at its top or inside its functions."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def importers(library: str) -> set[str]:
    """The modules that import a library."""
    return {
        path for path, tree in modules().items()
        if any(name == library or name.startswith(f"{library}.") for name in imports(tree))
    }  # fmt: skip


def inside(paths: set[str], *allowed: str) -> set[str]:
    """Those of the paths that lie outside what is allowed (a file, or a folder with its slash)."""
    return {
        path
        for path in paths
        if not any(path == each or (each.endswith("/") and path.startswith(each)) for each in allowed)
    }


# Imports ----------------------------------------------------------------------------------------------


def test_flows_know_the_standard_library_alone() -> None:
    """No clock, no database, no Telegram, no words: a flow imports flows and the standard library."""
    strangers = {
        f"{path}: {name}"
        for path, tree in modules().items()
        if path.startswith("flows/")
        for name in imports(tree)
        if name.partition(".")[0] not in sys.stdlib_module_names | {"flows"}
    }

    assert set() == strangers


@pytest.mark.parametrize(
    "module", ["time", "datetime", "random", "secrets", "os", "pathlib", "sqlite3", "logging"]
)
def test_flows_have_no_clock_and_no_world(module: str) -> None:
    """What a flow decides depends on answers alone, so it may be run again at any time."""
    assert set() == {path for path in importers(module) if path.startswith("flows/")}


FLOORS = (
    ("bot.__main__",),
    ("bot.app",),
    ("handlers",),
    ("bot.chat", "bot.staff", "bot.ops"),
    ("bot.tickets",),
    ("bot.answers", "bot.mail"),
    ("bot.identity", "bot.queue", "bot.i18n", "bot.sandbox"),
    ("flows", "bot.storage", "bot.demo"),
)
"""The rooms of the house, from the top floor down.  A room imports rooms of lower floors, and nothing else."""

LEVELS = {room: level for level, floor in enumerate(reversed(FLOORS), start=1) for room in floor}


def dotted(path: str) -> str:
    """The name under which a file is imported."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def room_of(name: str) -> str | None:
    """The room that a dotted name lies in; None for a library, and for `bot` itself."""
    return next((room for room in LEVELS if name == room or name.startswith(f"{room}.")), None)


def test_imports_go_down() -> None:
    """No room imports one on its own floor or above."""
    upward = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        if (room := room_of(dotted(path)))
        for name in imports(tree)
        if (other := room_of(name)) and other != room and LEVELS[other] >= LEVELS[room]
    }

    assert set() == upward


def circles(imported: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left of a graph when whatever imports nothing of it is taken away, again and again."""
    while leaves := {name for name, found in imported.items() if not found & imported.keys()}:
        imported = {name: found for name, found in imported.items() if name not in leaves}
    return {name: found & imported.keys() for name, found in imported.items()}


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Also inside a room somebody can begin to read at the bottom."""
    names = {dotted(path): path for path in modules()}
    imported = {
        path: {names[name] for name in imports(tree) if name in names and names[name] != path}
        for path, tree in modules().items()
    }
    # A package's own face names what is in it, and what is in it may be imported through the face.
    imported = {
        path: {
            each
            for each in found
            if not (each.endswith("__init__.py") and path.startswith(each.removesuffix("__init__.py")))
        }
        for path, found in imported.items()
    }

    assert {} == circles(imported)


def test_a_circle_is_seen() -> None:
    """The rule above can fail: three that import each other are named, what they merely use is not."""
    imported = {"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": set[str]()}

    assert {"a": {"b"}, "b": {"c"}, "c": {"a"}} == circles(imported)


def test_every_module_has_a_room() -> None:
    """What lies outside the fifteen rooms is `bot` itself, which is empty."""
    homeless = {path for path in modules() if room_of(dotted(path)) is None}

    assert {"bot/__init__.py"} == homeless


def test_nobody_imports_the_place_that_knows_everything() -> None:
    """bot/app/ is at the top; only the script starts from there."""
    assert set() == inside(importers("bot.app"), "bot/app/", "bot/__main__.py")


OWN_END = (
    "bot/staff/digest.py", "bot/staff/login.py", "bot/tickets/retention.py", "bot/tickets/tokens.py",
    "bot/tickets/verification.py",
)  # fmt: skip
"""Of these the digest has an upper end of its own, the opening of the day, and a login looks at no code of a later
time.  What retention looks for spares a request: opened again in a time that has not come it is kept too long rather
than closed too soon.  The day of a token is signed, and a head of the audit that is missing is missing at any time."""
MONOTONIC = ("bot/demo/telegram/webhooks.py", "bot/ops/supervise.py", "bot/storage/jobs.py")
"""These count by a clock that nobody sets."""
NOW = re.compile(r"\b(now|_?clock|now_of)\b")


def open_windows(tree: ast.Module) -> list[int]:
    """The lines that ask whether something is later than so long ago, or less than so long ago, and not whether it is
    later than now."""

    def is_ago(side: ast.expr) -> bool:
        return (
            isinstance(side, ast.BinOp)
            and isinstance(side.op, ast.Sub)
            and bool(NOW.search(ast.unparse(side.left)))
        )

    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and (
            (isinstance(node.ops[0], ast.Gt | ast.GtE) and is_ago(node.comparators[0]))
            or (isinstance(node.ops[0], ast.Lt | ast.LtE) and is_ago(node.left))
        )
    ]


def test_every_window_has_an_upper_end() -> None:
    """What was written while the clock was ahead would lie in it until that time comes; `within` leaves it out."""
    found = {f"{path}:{line}" for path, tree in modules().items() for line in open_windows(tree)}

    assert set() == {each for each in found if each.partition(":")[0] not in OWN_END + MONOTONIC}


def test_an_open_window_is_seen() -> None:
    """The rule above can fail, however the time is asked for."""
    asked = (
        "a > now - 5\nb >= self._clock() - c\nd > now_of(db) - 5\naround.now - a <= 5\n"
        "within(a, now - 5, now)\na < now - 5\naround.now - a > 5\n0 <= now - a < 5"
    )

    assert [1, 2, 3, 4] == open_windows(ast.parse(asked))


DOORS = {
    "telegram": ("handlers/", "bot/app/"),
    "aiosmtplib": ("bot/mail/smtp.py",),
    "fluent": ("bot/i18n.py",),
    "pythainlp": ("bot/answers/thai.py",),
    "aiosmtpd": ("bot/demo/",),
    "alembic": ("bot/storage/",),
    "psycopg": ("bot/storage/",),
    "typer": ("bot/app/",),
    "cryptography": ("bot/storage/crypto.py",),
    "jinja2": ("bot/mail/templates.py", "bot/staff/templates.py"),
    "PIL": ("bot/tickets/pictures.py",),
    "pypdf": ("bot/tickets/documents.py",),
    "subprocess": ("bot/sandbox.py",),
    "random": ("bot/queue/retry.py",),
    "sqlite3": (),
    "pickle": (),
    "marshal": (),
    "shelve": (),
    "requests": (),
    "httpx": (),
}
"""One library, one door.  Chance that can be guessed is for the lengths of waits, and what could run a stranger's bytes
(OWASP ASVS 5.0, 1.5.2) has none."""


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library: str) -> None:
    """A library is imported where it is at home, and nowhere else."""
    assert set() == inside(importers(library), *DOORS[library])


def test_strangers_files_are_parsed_in_the_sandbox_alone() -> None:
    """What parses them is imported by their examination, and that by nobody: it is started in a process of its
    own, and the service never loads a parser."""
    parsers = importers("bot.tickets.pictures") | importers("bot.tickets.documents")

    assert {"bot/tickets/examination.py"} == parsers
    assert set() == importers("bot.tickets.examination")


def test_the_sandbox_loads_parsers_and_nothing_of_the_service() -> None:
    """So it starts fast, and who breaks out of a parser finds no way to Telegram or to the database."""
    code = "import sys, bot.tickets.examination as _; print(*sys.modules)"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )

    assert {"PIL", "pypdf"} <= loaded
    assert set() == loaded & {
        "telegram",
        "sqlalchemy",
        "aiohttp",
        "pythainlp",
        "numpy",
        "bot.storage",
        "bot.app",
    }


def test_the_service_lets_no_framework_take_a_body_apart() -> None:
    """aiohttp's readers of forms, JSON and text parse the content type in time that grows with its square, and decode
    in a charset that the other side names; what we serve to strangers reads bytes."""
    dear = {"post", "json", "text", "multipart", "content_type", "charset"}
    found = {
        f"{path}: request.{node.attr}"
        for path, tree in modules().items()
        if not path.startswith("bot/demo/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in dear and "request" in ast.unparse(node.value)
    }

    assert set() == found


def test_the_demo_stands_outside() -> None:
    """The simulation of the world knows nothing of the bot; only the demo command brings them together."""
    knows = {
        f"{path}: {name}"
        for path, tree in modules().items()
        if path.startswith("bot/demo/")
        for name in imports(tree)
        if re.match(r"(bot(?!\.demo)|flows|handlers|telegram)(\.|$)", name) and name != "bot"
    }

    assert set() == knows
    assert set() == inside(importers("bot.demo"), "bot/demo/", "bot/app/commands/demo.py")


def test_the_database_is_touched_where_tables_are_owned() -> None:
    """Flows, handlers, words, presses and the mail's sending know no SQLAlchemy."""
    never = ("flows/", "handlers/", "bot/i18n.py", "flows/buttons.py", "flows/display.py", "bot/mail/smtp.py",
             "bot/demo/", "bot/queue/pace.py", "bot/ops/logs.py",
             "bot/chat/events.py")  # fmt: skip

    assert set() == importers("sqlalchemy") - inside(importers("sqlalchemy"), *never)


def test_the_environment_is_read_by_the_commands_alone() -> None:
    """os.environ and os.getenv stand in cli.py and the commands it is made of, so that tests and the demo can
    hand in any settings."""
    readers = {
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
        if isinstance(node.value, ast.Name) and node.value.id == "os"
    }

    # pythainlp looks into the environment itself when it is imported; thai.py tells it to stay offline.
    assert set() == inside(readers, "bot/app/cli.py", "bot/app/commands/", "bot/answers/thai.py")


def test_locks_that_are_no_rows_have_their_keys_in_one_place() -> None:
    """Two parts that used one number would wait for each other: the keys differ, and advisory locks are taken in
    the module that has them alone, by no number of a caller's own."""
    ours = {
        path: {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        for path, tree in modules().items()
    }
    takes = {
        path for path, said in ours.items()
        if any(isinstance(each, str) and re.search(r"pg_\w*advisory\w*\s*\(", each) for each in said)
    }  # fmt: skip
    numbers = [node.value for node in ast.walk(modules()["bot/storage/advisory.py"])
               if isinstance(node, ast.Constant) and type(node.value) is int and node.value > 10**6]  # fmt: skip

    assert {"bot/storage/advisory.py"} == takes
    assert len(set(numbers)) == len(numbers) == len(Key)
    assert 7_206_115 == Key.POLLING  # a release before holds it under this number while it is replaced


def named_twice(tree: ast.Module) -> list[str]:
    """The constants that a module gives a second value."""
    found = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id.isupper()
    ]
    return sorted({each for each in found if found.count(each) > 1})


def test_one_name_has_one_meaning() -> None:
    """The second of two constants of one name would quietly take the place of the first."""
    assert {} == {path: twice for path, tree in modules().items() if (twice := named_twice(tree))}


def test_a_second_meaning_is_seen() -> None:
    assert ["LATE"] == named_twice(ast.parse("LATE = 1\nEARLY = 2\nLATE: int = 3\n"))


def test_modules_say_what_they_are() -> None:
    """A docstring tells what is behind the name, and no name is one for leftovers.  How much may stand in one
    function is bounded in `pyproject.toml` (C901, PLR09)."""
    silent = {path for path, tree in modules().items() if not ast.get_docstring(tree) and tree.body}
    vague = {path for path in modules() if Path(path).stem in ("utils", "common", "helpers", "misc")}

    assert set() == silent
    assert set() == vague


# Words ------------------------------------------------------------------------------------------------


class _Names(Visitor):
    """The variables that a message uses."""

    def __init__(self) -> None:
        self.variables: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)


@cache
def messages(language: str) -> dict[str, tuple[str, set[str], str]]:
    """File, variables and text of every message of a language."""
    found = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file.name}: {entry.content[:60]!r}"
            if isinstance(entry, ftl.Message):
                names = _Names()
                names.visit(entry.value)
                text = "".join(
                    part.value
                    for part in getattr(entry.value, "elements", [])
                    if isinstance(part, ftl.TextElement)
                )
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = (file.name, names.variables, text)
    return found


def used_ids() -> Iterator[tuple[str, str]]:
    """Every message id written out in the code: `line("…")`, `talk.say("…")`, `Rejected("…")`, `_beside(…, "…")`."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in ("line", "Line", "say", "Rejected", "with_note") and node.args:
                    first = node.args[-1] if name == "with_note" else node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield path, first.value


MADE = {"plain", "list", "together", "date-of", "moment-of"}
"""What Words makes itself."""


def test_every_id_in_the_code_has_thai_words() -> None:
    """No message id is written that Thai does not have."""
    ids = set(messages("th")) | MADE
    missing = {
        f"{path}: {id}" for path, id in used_ids() if id not in ids and not path.startswith("bot/demo/")
    }

    assert set() == missing


def test_every_flow_right_and_command_has_a_name() -> None:
    """The ids that are put together from names exist as well; those within a flow are walked through in
    tests/flows/."""
    wanted = {f"kind-{kind}" for kind in FLOWS} | {f"command-{name}" for name in COMMANDS}
    wanted |= {f"{prefix}-{right}" for right in RIGHTS for prefix in ("plain", "purpose", "wish")}

    assert set() == wanted - set(messages("th"))


@pytest.mark.parametrize("file", sorted(each.name for each in (LOCALES / "th").glob("*.ftl")))
def test_both_languages_say_the_same_things(file: str) -> None:
    """Same ids with the same values in them."""
    if not (LOCALES / "en" / file).exists():
        pytest.skip(f"{file} is in Thai alone")
    thai, english = (
        {id: names for id, (where, names, _) in messages(language).items() if where == file}
        for language in LANGUAGES
    )

    assert set() == set(thai) ^ set(english)
    assert {} == {id: (thai[id], english[id]) for id in thai if thai[id] != english[id]}


TYPED = "typed-"
"""Words that people type may be as people type them."""


def test_the_bot_has_no_gender_and_no_invisible_spaces() -> None:
    """No ครับ or ค่ะ, and no zero-width spaces, which people would copy into codes and searches."""
    polite = re.compile("ครับ|ค่ะ|คะ(?![ก-ฮะ-ู])|นะคะ")
    files = [each for each in (LOCALES / "th").rglob("*") if each.suffix in (".ftl", ".txt", ".html")]
    spoken = {
        f"{id}: {text}" for id, (_, _, text) in messages("th").items()
        if not id.startswith(TYPED) and polite.search(text)
    }  # fmt: skip
    invisible = {
        each.name for each in files if re.search("[\u200b-\u200f\u2060\ufeff]", each.read_text("utf-8"))
    }

    assert set() == spoken
    assert set() == invisible


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_buttons_are_short(language: str) -> None:
    """A phone shows about 40 characters in a row of one button, and 20 beside another; the longest here fit."""
    words = Words()
    if language not in words.languages:
        pytest.skip(f"there is no {language} yet")
    starts = ("menu-", "category-", "field-", "receive-", "fee-", "about-", "reach-", "code-resend", "code-other",
              "code-staff", "confirm-", "period-skip", "tick-", "leave", "back", "to-menu", "resume",
              "copy-")  # fmt: skip
    labels = {
        id: text for id, (_, used, text) in messages(language).items() if id.startswith(starts) and not used
    }

    assert labels
    assert {} == {id: text for id, text in labels.items() if shown_width(text) > 42}


def shown_width(text: str) -> int:
    """Characters that take room: Thai vowels and tones above and below take none."""
    return sum(1 for c in text if not re.match("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", c))


# Documents --------------------------------------------------------------------------------------------


def readme() -> str:
    file = ROOT / "README.md"
    if not file.exists():
        pytest.skip("there is no README yet")
    return file.read_text(encoding="utf-8")


def test_the_readme_names_every_setting() -> None:
    """The table of settings is the settings: names, in their order, with the defaults."""
    rows = re.findall(r"^\| `([A-Z_]+)` \|(.*)\|$", readme(), re.MULTILINE)

    assert [setting.name for setting in SETTINGS] == [name for name, _ in rows]
    for setting, (_, rest) in zip(SETTINGS, rows, strict=True):
        assert setting.default in rest, setting.name


def test_the_readme_begins_with_the_two_commands() -> None:
    """A newcomer sees how to try it and how to test it before anything else."""
    top = readme()[:3000]

    assert "make demo" in top
    assert "make test" in top


DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", *(f"docs/{each}.md" for each in (
    "design", "duties", "operating", "threats"))]  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_exists(document: str) -> None:
    """A path in backquotes is a file or folder of this repository; `<name>` and `*` stand for several."""
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:bot|handlers|flows|locales|tests|docs)/[\w./-]+)`", text))

    assert set() == {name for name in named if not (ROOT / name).exists()} - TO_BE_MADE


TO_BE_MADE = {"bot/storage/migrations/versions/0002_what_for.py"}
"""What a recipe tells somebody to make."""


def test_what_the_makefile_lists_exists_in_its_help() -> None:
    """Every target that people may call says what it does."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    told = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))

    assert set() == phony - told


def test_an_exception_from_a_rule_of_security_says_why() -> None:
    """Behind `noqa` of one of ruff's S stands its reason."""
    lines = [line for path in modules() for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]
    silenced = [line for line in lines if re.search(r"# noqa: [^(]*\bS\d{3}\b", line)]

    assert [] != silenced
    assert [] == [line for line in silenced if not re.search(r"noqa: [A-Z0-9, ]+(- \w|\(\w)", line)]


def test_commands_are_what_telegram_takes() -> None:
    """Names of 1 to 32 lower-case letters, described in 256 characters, a hundred at the most."""
    assert len(COMMANDS) <= 100
    for name in COMMANDS:
        assert re.fullmatch("[a-z0-9_]{1,32}", name)
        assert 1 <= len(messages("th")[f"command-{name}"][2]) <= 256


# What was called --------------------------------------------------------------------------------------


@cache
def calls() -> list[str]:
    """Every call of the bot to the local Bot API server in any test, a JSON object each."""
    found = {
        line for file in WRITTEN.glob("*.jsonl") for line in file.read_text(encoding="utf-8").splitlines()
    }
    if not found:
        pytest.skip("no test with the local Bot API server has run")
    return sorted(found)


@pytest.mark.last
def test_buttons_stay_within_telegrams_limit() -> None:
    """No callback_data that any test has seen is longer than 64 bytes, nor empty."""
    held = {data for call in calls() for data in presses(json.loads(call)["params"])}

    assert held
    assert set() == {data for data in held if not 1 <= len(data.encode()) <= 64}


def presses(node: object) -> Iterator[str]:
    """The callback_data anywhere in the parameters of a call, of which some are JSON in a string."""
    if isinstance(node, str) and node.startswith(("{", "[")):
        with contextlib.suppress(ValueError):
            node = json.loads(node)
    if isinstance(node, dict):
        yield from (str(value) for key, value in node.items() if key == "callback_data")
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from presses(each)


@pytest.mark.last
def test_calls_are_as_the_bot_api_wants_them() -> None:
    """Methods, parameters, types and limits of all calls, held against the Bot API as data."""
    checker = beside("reference/check_botapi.py")

    checked = subprocess.run(
        [sys.executable, str(checker), "--form"],
        input="\n".join(calls()), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "" == checked.stdout
    assert 0 == checked.returncode
