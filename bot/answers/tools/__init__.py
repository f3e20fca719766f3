"""Training and measuring the answers; nothing here runs in the service."""
