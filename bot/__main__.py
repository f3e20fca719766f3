"""`python -m bot` is `privacy-bot`."""

from bot.cli import main

main()
