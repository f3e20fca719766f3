"""Mailboxes inside the machine."""
