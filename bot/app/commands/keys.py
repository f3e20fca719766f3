"""privacy-bot keys: what each key of SECRET_KEYS still holds, and sealing it anew so that an old one can go."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.table import Column, Table

from bot.app.commands import database_of, opened, strangers_line
from bot.i18n import local
from bot.ops.rotation import Holding, holdings, missing, rotate
from bot.storage.crypto import KeyRing

app = typer.Typer(help="The keys of SECRET_KEYS.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)

NAMED = 50
"""Values that no key opens: so many are named."""


@app.command("list")
def list_keys(context: typer.Context) -> None:
    """What each key still holds, table by table.  Exit code 1 if a key is needed that SECRET_KEYS lacks."""
    config = database_of(context)
    keys = config.secret_keys
    with opened(config) as storage:
        found = storage.look(holdings)
    table = Table("key", "holds", "how many", Column("until", no_wrap=True))
    for each in sorted(found, key=lambda each: (_rank(each, keys), each.table)):
        what = f"{each.table}, {'sealed' if each.is_sealed else 'hashes'}"
        table.add_row(_name(each.key_id, keys), what, str(each.count), _until(each, keys))
    for id, name in keys.names.items():
        if id not in {each.key_id for each in found}:
            table.add_row(name, "nothing here; links in letters", "", "see docs/operating.md, Keys")
    out.print(table)
    if missing(found, keys):
        err.print("A key is missing from SECRET_KEYS. Put it back, behind the first.", style="red")
        raise typer.Exit(1)


@app.command("rotate")
def rotate_keys(context: typer.Context) -> None:
    """Seal every row anew with the first key.  Restart every replica with it first; stop and repeat it at will."""
    config = database_of(context)
    with opened(config) as storage, Bar(console=err) as bar:
        tasks = {}

        def show(table: str, total: int, done: int) -> None:
            if table not in tasks:
                tasks[table] = bar.add_task(table, total=total)
            bar.update(tasks[table], completed=done)

        done = rotate(storage, config.secret_keys, show)
        left = [each for each in storage.look(holdings) if each.key_id != config.secret_keys.sealing]
    out.print(f"{done.anew} rows sealed anew with {_name(config.secret_keys.sealing, config.secret_keys)}.")
    for each in left:
        if not each.is_sealed:
            name = _name(each.key_id, config.secret_keys)
            out.print(
                f"{name} still holds {each.count} hashes of {each.table}: {_until(each, config.secret_keys)}."
            )
    for line in done.shut[:NAMED]:
        err.print(strangers_line(line), highlight=False, soft_wrap=True)
    if done.shut:
        more = f", {len(done.shut) - NAMED} of them not named" if len(done.shut) > NAMED else ""
        err.print(f"{len(done.shut)} values open with no key{more}.", style="red")
        raise typer.Exit(1)


def _name(id: bytes | None, keys: KeyRing) -> str:
    if id is None:
        return "not noted"
    return keys.names.get(id) or f"{'lost' if id in keys.decided else 'missing'} ({id.hex()})"


def _rank(each: Holding, keys: KeyRing) -> int:
    ids = list(keys.names)
    return ids.index(each.key_id) if each.key_id in ids else len(ids)


def _until(each: Holding, keys: KeyRing) -> str:
    """How it leaves its key."""
    if each.key_id == keys.sealing or (each.is_sealed and each.key_id not in keys.names):
        return ""
    if each.until is not None:
        return f"{local(each.until):%Y-%m-%d}, by itself"
    return "keys rotate" if each.is_sealed else "the next customers import"
