"""`python -m bot` is `privacy-bot`."""

from bot.app.cli import main

main()
