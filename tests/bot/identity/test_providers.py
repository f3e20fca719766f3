"""Providers of mailboxes: one mailbox is counted as one, however it is spelled."""

from __future__ import annotations

import pytest

from bot.identity.providers import PROVIDERS, is_shared, one_mailbox


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("malee+x@example.com", "malee@example.com"),
        ("MALEE+a+b@Example.com", "malee@example.com"),
        ("m.a.lee@gmail.com", "malee@gmail.com"),
        ("malee+x@googlemail.com", "malee@gmail.com"),
        ("m.a.lee@example.com", "m.a.lee@example.com"),
        ("ma-l_e.e@pm.me", "malee@proton.me"),
        ("malee@protonmail.com", "malee@proton.me"),
        ("ma.lee@me.com", "ma.lee@icloud.com"),
        ("ma-lee@ya.ru", "malee@yandex.ru"),
        ("malee@hotmail.com", "malee@hotmail.com"),
        ("+x@example.com", "+x@example.com"),
        ("...@gmail.com", "...@gmail.com"),
    ],
)
def test_addresses_of_one_mailbox_are_counted_as_one(typed: str, counted: str) -> None:
    """Capitals and tags everywhere, dots, hyphens and other names of a provider where they are known to lead to the
    same; and never an empty name."""
    assert counted == one_mailbox(typed)


def test_a_provider_is_shared_under_each_of_its_names() -> None:
    """What one stranger does with the domain is nothing of another's; a company's domain is its own."""
    domains = [each for provider in PROVIDERS for each in provider.domains]

    assert len(set(domains)) == len(domains)
    assert all(map(is_shared, domains))
    assert not is_shared("example.co.th")
