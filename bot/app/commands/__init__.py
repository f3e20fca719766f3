"""What an operator does, by command; bot/app/cli.py puts the commands together and reads the environment."""

from collections.abc import Mapping

import typer
from rich.console import Console

from bot.ops.config import Config, Misconfigured


def config_of(context: typer.Context) -> Config:
    """The configuration of the environment that the command line was started in; exits with code 2 and one
    line for each bad variable."""
    environment: Mapping[str, str] = context.obj
    try:
        return Config.read(environment)
    except Misconfigured as wrong:
        for problem in wrong.problems:
            Console(stderr=True).print(problem, markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2) from None
