"""Hostile crowds around an honest person: what they send, and how long that person waits for an answer."""
