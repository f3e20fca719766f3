"""A Bot API server inside the machine."""
