"""What a text means where it is said: pure, without clock, database and Telegram."""
