"""`make talk`: says every message at its place, and prints by kind how often it was handled right.

`--show` prints what went wrong in the development set.  Of the held-out set only the counts are ever printed: what
people look at, they tune for.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter

from rich.console import Console
from rich.table import Table

from tests.talk.hands import SETS, Played, play_all
from tests.talk.judge import KINDS, Verdict
from tests.talk.player import Message, Turn


def main() -> None:
    """Play and print."""
    options = argparse.ArgumentParser(prog="make talk", description=main.__doc__)
    options.add_argument("--show", action="store_true", help="what went wrong in the development set")
    options.add_argument("--kind", choices=sorted(KINDS), help="show this kind only")
    options.add_argument("--only", choices=SETS, help="play one set only")
    options.add_argument("--hands", type=int, default=os.cpu_count() or 1, help="processes")
    asked = options.parse_args()
    played = [each for some in play_all((asked.only,) if asked.only else SETS, asked.hands) for each in some]
    if asked.show:
        for name, message, turn, verdict in sorted(played, key=lambda each: (each[1].kind, each[1].place)):
            if name == "development" and not verdict.right and asked.kind in (None, message.kind):
                print(_told(message, turn, verdict))  # noqa: T201
    Console().print(_table(played))


def _told(message: Message, turn: Turn, verdict: Verdict) -> str:
    said = " / ".join(" ".join(post.text.split())[:120] for post in turn.posts)
    lines = [
        f"{message.place} {message.kind} ({message.voice}) {message.say}",
        f"wants: {message.note}",
        *(f"! {each}" for each in verdict.harm),
        *([f"lacks: {verdict.lacks}"] if verdict.lacks else []),
        f"bot: {said}",
    ]
    return "\n  ".join(lines) + "\n"


def _table(played: Played) -> Table:
    table = Table("the message was")
    counts: Counter[tuple[str, str, str]] = Counter()
    for name, message, _, verdict in played:
        for kind in (message.kind, "all"):
            counts[name, kind, "of"] += 1
            counts[name, kind, "right"] += verdict.right
            counts[name, kind, "harm"] += bool(verdict.harm)
    shown = [name for name in SETS if counts[name, "all", "of"]]
    for name in shown:
        for column in (f"{name} right", "of", "harmed"):
            table.add_column(column, justify="right")
    for kind in (*KINDS, "all"):
        if kind == "all":
            table.add_section()
        cells = [str(counts[name, kind, which]) for name in shown for which in ("right", "of", "harm")]
        table.add_row(kind, *cells)
    shares = [f"{counts[name, 'all', 'right'] / counts[name, 'all', 'of']:.0%}" for name in shown]
    table.caption = " · ".join(f"{name} {share}" for name, share in zip(shown, shares, strict=True))
    return table


if __name__ == "__main__":
    main()
