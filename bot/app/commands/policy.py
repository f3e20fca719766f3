"""privacy-bot policy: the policy that is answered from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(help="The policy that is answered from.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


@app.command("show")
def show_policy(context: typer.Context) -> None:
    """The clauses of the policy in use."""
    from bot.answers import document
    from locales import LOCALES

    file = context.obj.get("POLICY_FILE", "").strip()
    try:
        policy = document.load(Path(file) if file else LOCALES / "th" / "policy.md")
    except (document.PolicyError, OSError) as error:
        err.print(str(error), style="red", markup=False)
        raise typer.Exit(1) from None
    out.print(f"{policy.title}  ({policy.version})", markup=False, highlight=False)
    for clause in policy.clauses:
        out.print(f"{clause.number:>6}  {clause.title}", markup=False, highlight=False)


@app.command("check")
def check_policy(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Markdown, numbered headings.")],
    write: Annotated[Path | None, typer.Option(help="Write the proposed mapping as YAML.")] = None,
) -> None:
    """What a policy says of the standard topics of the question bank, and what it leaves unsaid."""
    from bot.answers import document, search
    from bot.answers.other_policy import load_answers

    try:
        policy = document.load(file)
    except document.PolicyError as error:
        err.print(str(error), style="red", markup=False)
        raise typer.Exit(1) from None
    answers = load_answers()

    def topic_of(text: str) -> str | None:
        reaction = answers.react(text)
        sure = reaction.confidence > 0.6 and reaction.label != "choose" and reaction.topics
        return reaction.topics[0] if sure else None

    bank = answers.bank
    coverage = search.check(policy, bank, topic_of=topic_of)
    out.print(f"{policy.title}, {len(policy.clauses)} clauses, version {policy.version}", markup=False)
    table = Table("clause", "topic", "how surely")
    for id, (number, surely) in coverage.covered.items():
        table.add_row(number, bank.topic(id, "th").title, f"{surely:.0%}")
    out.print(table)
    unsaid = ", ".join(bank.topic(id, "th").title for id in coverage.silent)
    out.print(f"Nothing found of: {unsaid}", markup=False)
    if write is not None:
        search.write_mapping(coverage, bank, write)
        out.print(f"{write} is a proposal: a person has to confirm it.", markup=False)
