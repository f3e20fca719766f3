"""Requests as tickets: their numbers, their life, the law's clock, and the letters about them."""
