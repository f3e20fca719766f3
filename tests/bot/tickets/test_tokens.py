"""Tokens lead to their ticket, and nowhere else."""

from __future__ import annotations

import re

import pytest

from bot.storage.crypto import KeyRing
from bot.tickets.numbers import new_number
from bot.tickets.tokens import LIFE, Tokens
from tests.chat import Clock


@pytest.fixture
def number() -> str:
    return new_number()


@pytest.fixture
def tokens(keys: KeyRing, clock: Clock) -> Tokens:
    return Tokens(keys, clock, "privacy-bot@example.co.th", "https://bot.example.co.th")


def test_a_token_leads_back_to_its_ticket(tokens: Tokens) -> None:
    """Whatever number it is."""
    numbers = [new_number() for _ in range(200)]

    assert numbers == [tokens.number_of_reply(tokens.reply_to(each)) for each in numbers]
    assert numbers == [tokens.number_of_page(tokens.page_token(each)) for each in numbers]


def test_a_reply_address_fits_a_mail_address(tokens: Tokens, number: str) -> None:
    """At most 64 octets before the @, lower case, 80 bits of proof; mail programs may change its case."""
    address = tokens.reply_to(number)

    assert re.fullmatch(r"privacy-bot\+t[a-z2-7]{24}@example\.co\.th", address)
    assert number == tokens.number_of_reply(address.upper())
    assert len(address.partition("@")[0]) <= 64


def test_the_page_has_an_address_only_where_the_service_has_one(
    keys: KeyRing, clock: Clock, tokens: Tokens, number: str
) -> None:
    """From the settings, never from a request."""
    assert tokens.page(number).startswith("https://bot.example.co.th/t/")
    assert "" == Tokens(keys, clock, "bot@example.co.th", "").page(number)


def test_every_changed_letter_breaks_it(tokens: Tokens, number: str) -> None:
    """No character may be replaced, and none added or left out."""
    token = tokens.page_token(number)
    changed = [token[:n] + ("a" if each != "a" else "b") + token[n + 1 :] for n, each in enumerate(token)]

    assert {None} == {
        tokens.number_of_page(each) for each in (*changed, token[:-1], f"{token}a", token.upper(), "", "ก")
    }


def test_the_one_kind_is_not_the_other(tokens: Tokens, number: str) -> None:
    """Who has the reply address does not have the page, and the other way round."""
    reply = tokens.reply_to(number).split("+t")[1].split("@")[0]

    assert None is tokens.number_of_page(reply)
    assert None is tokens.number_of_reply(f"privacy-bot+t{tokens.page_token(number)[:24]}@example.co.th")


def test_another_address_or_another_key_is_foreign(
    tokens: Tokens, clock: Clock, number: str, keys: KeyRing
) -> None:
    """Tokens of another installation mean nothing here."""
    foreign = Tokens(KeyRing.parse(KeyRing.new()), clock, "privacy-bot@example.co.th", "")
    elsewhere = Tokens(keys, clock, "privacy-bot@example.com", "")

    assert None is tokens.number_of_reply(foreign.reply_to(number))
    assert None is tokens.number_of_reply(elsewhere.reply_to(number))


def test_tokens_survive_a_new_key(clock: Clock, number: str) -> None:
    """The old key still opens what it signed."""
    old = KeyRing.new("old")
    token = Tokens(KeyRing.parse(old), clock, "bot@example.co.th", "").page_token(number)
    rotated = Tokens(KeyRing.parse(f"{KeyRing.new('new')},{old}"), clock, "bot@example.co.th", "")

    assert number == rotated.number_of_page(token)


def test_tokens_end(tokens: Tokens, clock: Clock, number: str) -> None:
    """As long as their letter is of use, and no longer."""
    token = tokens.page_token(number)
    clock.passes(LIFE * 86400)
    last = tokens.number_of_page(token)
    clock.passes(86400)

    assert (number, None) == (last, tokens.number_of_page(token))


@pytest.mark.parametrize("ahead", [60.0, 86400.0, 4 * 365 * 86400.0], ids=["a minute", "a day", "years"])
def test_a_token_of_a_clock_that_was_ahead_leads_to_its_ticket(
    tokens: Tokens, clock: Clock, number: str, ahead: float
) -> None:
    """Another replica's, around the moment at which a day begins, or our own before it was set right: the letter is
    answered all the same."""
    clock.passes(86400 - clock() % 86400 - 30 + ahead)
    address, token = tokens.reply_to(number), tokens.page_token(number)
    clock.passes(-ahead)

    assert (number, number) == (tokens.number_of_reply(address), tokens.number_of_page(token))


def test_a_sender_without_room_for_a_token_is_refused(keys: KeyRing, clock: Clock) -> None:
    """At the start, by the name of the setting."""
    with pytest.raises(ValueError, match="MAIL_FROM"):
        Tokens(keys, clock, f"{'x' * 39}@example.co.th", "")
