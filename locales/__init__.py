"""Every word for people, the policy, the question bank and what was learned from it: a folder for each language."""

from pathlib import Path

LOCALES = Path(__file__).parent
