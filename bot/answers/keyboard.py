"""Typed with the wrong keyboard switched on: noticed, and read as meant."""

from __future__ import annotations

import re

from bot.answers import thai
from bot.answers.segmenter import Segmenter

ENOUGH = 0.8
"""Which part of the converted letters must be real words. Real slips measure 1.0, English sentences 0.0 to 0.33."""

_LATIN_WORD = re.compile(r"[a-z]{2,}")


def reread(text: str, segmenter: Segmenter) -> str | None:
    """A raw message as the other layout would have typed it, if that is what was meant."""
    text = text.strip()
    if thai.has_thai(text):
        return _as_english(text, segmenter)
    return _as_thai(text, segmenter)


def _as_thai(text: str, segmenter: Segmenter) -> str | None:
    if (
        not text.isascii()
        or not 4 <= len(text) <= 400
        or "@" in text
        or text.startswith("/")
        or "://" in text
    ):
        return None
    words = _LATIN_WORD.findall(text.casefold())
    if not words:
        return None
    if any(len(word) >= 4 and word in segmenter.latin for word in words):
        return None
    if sum(word in segmenter.latin for word in words) * 3 >= len(text.split()) * 2:
        return None
    typed = thai.clean(thai.as_thai_keys(text))
    letters = re.sub(r"\s", "", typed)
    if sum(thai.has_thai(c) or c in thai.MARKS_SET or "ะ" <= c <= "ๆ" for c in letters) < 0.8 * len(letters):
        return None
    return typed if segmenter.known_share(typed) >= ENOUGH else None


def _as_english(text: str, segmenter: Segmenter) -> str | None:
    if not 3 <= len(text) <= 400 or re.search(r"[a-zA-Z]", text):
        return None
    typed = thai.as_english_keys(text).casefold()
    words = _LATIN_WORD.findall(typed)
    known = sum(len(word) for word in words if word in segmenter.latin)
    if not words or known < ENOUGH * len(re.sub(r"[\s\d]", "", typed)):
        return None
    return typed if segmenter.known_share(text) <= 0.55 else None
