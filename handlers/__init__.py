"""Telegram in, Telegram out.  With `bot/app/`, the only code that knows Telegram."""
