"""privacy-bot evaluate: how good the answers are, and training them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(help="Measure how good the bot is.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


@app.command("answers")
def evaluate_answers(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="JSON lines: q or turns, ok, style.")
    ],
    compare: Annotated[bool, typer.Option("--compare", help="Run simpler methods beside it.")] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Write a calibration plot (PNG; needs matplotlib).")
    ] = None,
) -> None:
    """First reactions: accuracy, by family and style, confusion, calibration, speed, memory."""
    from bot.answers.other_policy import load_answers
    from bot.answers.tools import baselines
    from bot.answers.tools import evaluate as measure

    answers, cases = load_answers(), measure.read(file)
    report = measure.evaluate(answers, cases)
    for each in [report, *(baselines.compare(answers, cases) if compare else [])]:
        out.print("\n".join(each.lines()), markup=False, highlight=False)
    if plot is not None:
        try:
            measure.calibration(report, plot)
        except ImportError:
            err.print("The plot needs matplotlib (pip install matplotlib).", style="red")
            raise typer.Exit(1) from None


@app.command("train")
def train_answers(
    context: typer.Context,
    talk: Annotated[
        bool, typer.Option("--talk", help="Train what people do with a message instead.")
    ] = False,
) -> None:
    """Train the answers on the question bank, after larger changes of it (needs scipy; a few minutes)."""
    from bot.answers.other_policy import load_answers
    from bot.answers.tools import train
    from bot.answers.tools.evaluate import crossed
    from locales import LOCALES

    try:
        with out.status("training"):
            trained = train.write_speech(LOCALES) if talk else train.write(LOCALES)
    except ImportError:
        err.print("Training needs scipy (pip install scipy).", style="red")
        raise typer.Exit(1) from None
    labels = {name: name for name in trained.model.topics} if talk else load_answers().labels
    right, missed = crossed(trained.unseen, trained.model.topics, trained.pairs, labels)
    out.print(
        f"Cross-validated on {len(trained.pairs)} phrases, near copies left out together: {right:.1%} right."
    )
    pairs = Counter((labels[topic], labels[guess]) for topic, guess, _ in missed)
    for (label, taken), count in pairs.most_common(10):
        out.print(f"  {label} taken for {taken}: {count}", markup=False)
    out.print(f"The weights are in locales/th/{'speech' if talk else 'answers'}.npz.", markup=False)
