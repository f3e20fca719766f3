"""How answers are read: every spelling that people use, and nothing that could do harm."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mail.address import can_be_written_to
from flows.lines import line
from flows.questions import SKIP, Choice, Code, Email, Many, Rejected, Text
from flows.text import visible
from tests.flows.spellings import DIGITS, INVISIBLE


def rejected(question: object, raw: str) -> str:
    """The id of the reason for which an answer is not taken."""
    with pytest.raises(Rejected) as refused:
        question.read(raw)  # type: ignore[attr-defined]
    return refused.value.line.id


# Codes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "12345678", "1234 5678", "1234-5678", "1 2 3 4 5 6 7 8", "๑๒๓๔๕๖๗๘", "１２３４５６７８", "١٢٣٤٥٦٧٨",
        "\u200b1234\u200d5678\ufeff", " 12345678\n", "1234–5678", "1234.5678", "1234\u00a05678", "ๅ/-ภถุึค",
        "¹²³⁴⁵⁶⁷⁸",
    ],
)  # fmt: skip
def test_a_code_is_read_in_every_spelling(typed: str) -> None:
    """Thai, full-width and other digits, spaces, dashes, invisible characters, and the Thai keyboard left on."""
    assert "12345678" == Code().read(typed)


@pytest.mark.parametrize(
    "typed", ["", "1234567", "123456789", "abcdefgh", "12345678 ค่ะ", "-", "½2345678", "1234567²3x", "/start"]
)
def test_what_is_no_code_is_not_taken(typed: str) -> None:
    """Too short, too long, or with anything else in it."""
    assert "not-a-code" == rejected(Code(), typed)


@pytest.mark.parametrize("option", ["resend", "other", "staff"])
def test_the_buttons_of_a_code_are_no_secrets(option: str) -> None:
    """Ways around the code are answers like any other; only a typed code is hidden."""
    question = Code()

    assert (option, False, True) == (question.read(option), question.hides(option), question.hides("1234"))


@given(st.text(alphabet="0123456789", min_size=8, max_size=8), st.sampled_from(sorted(DIGITS)))
def test_any_code_in_any_digits_is_read(code: str, script: str) -> None:
    """Every code survives being typed in another script's digits."""
    typed = code.translate({ord(str(n)): DIGITS[script][n] for n in range(10)})

    assert code == Code().read(typed)


@given(st.text(max_size=40))
def test_reading_a_code_never_fails_otherwise(typed: str) -> None:
    """Whatever is typed is eight ASCII digits, a button, or not taken."""
    try:
        value = Code().read(typed)
    except Rejected:
        return
    assert value in ("resend", "other", "staff") or (value.isascii() and value.isdigit() and len(value) == 8)


# Email ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("malee@example.com", "malee@example.com"),
        (" Malee@EXAMPLE.com ", "Malee@example.com"),
        ("mailto:malee@example.com", "malee@example.com"),
        ("<malee@example.com>", "malee@example.com"),
        ("malee@example.com.", "malee@example.com"),
        ("ｍａｌｅｅ＠ｅｘａｍｐｌｅ．ｃｏｍ", "malee@example.com"),
        ("malee\u200b@example.com\ufeff", "malee@example.com"),
        ("ma.lee+bot@mail.example.co.th", "ma.lee+bot@mail.example.co.th"),
    ],
)
def test_an_address_is_folded_to_one_spelling(typed: str, address: str) -> None:
    """Full-width letters, invisible characters, brackets and capitals of the domain do not matter."""
    assert address == Email().read(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "", "malee", "malee@", "@example.com", "malee@example", "malee@@example.com", "malee@-example.com",
        "malee@example.com,somchai@example.net", "malee@example.com\nBcc: x@y.com", "มาลี@example.com",
        "malee@exämple.com", "malee..x@example.com", "malee.@example.com",
        "a" * 65 + "@example.com", "a@" + "b" * 64 + ".com",
        "malee@example.com;x@y.com", "malee@exаmple.com",
        "a@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 60 + "." + "f" * 20 + ".com",
    ],
)  # fmt: skip
def test_what_is_no_address_is_not_taken(typed: str) -> None:
    """A second recipient, a header, a foreign letter that looks like ours: none of it passes."""
    assert "not-an-email" == rejected(Email(), typed)


def test_an_encoded_word_is_no_address() -> None:
    """`=?utf-8?q?x?=` is odd and plain to RFC 5321, and a header decodes it all the same (RFC 2047): the letter would
    name another address than the one that was typed."""
    assert "not-an-email" == rejected(Email(), "=?utf-8?q?x?=@example.com")


@pytest.mark.parametrize(
    "typed",
    ["malee%mail.example@example.co.th", "mail.example!malee@example.co.th", "a!mail.example!b@example.org"],
)
def test_an_address_that_is_a_route_is_none(typed: str) -> None:
    """A letter would be passed on to somebody else's mailbox, or be counted as theirs."""
    assert "not-an-email" == rejected(Email(), typed)


@given(st.text(max_size=80))
def test_an_address_taken_is_plain(typed: str) -> None:
    """Whatever is typed, what is taken is one ASCII address without spaces, commas, brackets or line breaks, to which
    a letter can be written."""
    try:
        value = Email().read(typed)
    except Rejected:
        return
    assert can_be_written_to(value)
    assert value.isascii()
    assert 1 == value.count("@")
    assert not set(value) & set(" ,;:<>\r\n\t\"'()[]\\") - {"'"}
    assert value == Email().read(value)


# Text -------------------------------------------------------------------------------------------------


def test_text_is_kept_as_written() -> None:
    """Nothing in free words is interpreted, and SARA AM stays what it was."""
    assert "น้ำ <b>{{7*7}}</b>\n=HYPERLINK()" == Text().read("  น้ำ <b>{{7*7}}</b>\n=HYPERLINK()  ")


@pytest.mark.parametrize("typed", ["", "   ", "\n", INVISIBLE, "\u200b \u200d"])
def test_empty_and_invisible_texts_are_no_answer(typed: str) -> None:
    """Nothing that a person could see is nothing."""
    assert "please-write" == rejected(Text(), typed)


def test_a_text_that_is_too_long_is_said_to_be_so_with_both_numbers() -> None:
    """The person learns how long it is and how long it may be; nothing is cut silently."""
    with pytest.raises(Rejected) as refused:
        Text(at_most=10).read("ก" * 11)

    assert line("too-long", most=10, now=11) == refused.value.line


def test_a_telegram_message_of_full_length_is_not_cut() -> None:
    """4,096 characters are refused where 1,500 are taken, and taken where they fit."""
    assert "too-long" == rejected(Text(), "ก" * 4096)
    assert 4096 == len(Text(at_most=4096).read("ก" * 4096))


def test_only_an_optional_text_is_skipped() -> None:
    """The skip button gives the empty string where skipping is allowed, else the dash is just a dash."""
    assert "" == Text(optional=True).read(SKIP)
    assert SKIP == Text().read(SKIP)
    assert {SKIP} == set(Text(optional=True).choices())
    assert {} == Text().choices()


@given(st.text(max_size=200))
def test_a_text_taken_has_nothing_invisible(typed: str) -> None:
    """What is stored is visible, trimmed, in NFC, and reads the same again."""
    try:
        value = Text().read(typed)
    except Rejected:
        return
    assert value == value.strip() == visible(value)
    assert not set(value) & set(INVISIBLE)
    assert unicodedata.normalize("NFC", value) == value
    value.encode("utf-8")


# Choices ----------------------------------------------------------------------------------------------


def test_a_choice_takes_its_options_alone() -> None:
    """An option is taken as it is; a near miss, a number or nothing is not."""
    question = Choice("kind", ("a", "b"))

    assert "b" == question.read("b")
    assert ["please-choose"] * 3 == [rejected(question, raw) for raw in ("", "c", "1")]


@pytest.mark.parametrize(
    ("raw", "value"),
    [("all", ("1.1", "1.2", "1.3")), ("1.3,1.1", ("1.1", "1.3")), ("1.2, 1.2", ("1.2",)), ("1.1,", ("1.1",))],
)
def test_several_options_are_read_in_their_own_order(raw: str, value: tuple[str, ...]) -> None:
    """Order and repetition do not matter, `all` is all."""
    assert value == Many("category", ("1.1", "1.2", "1.3")).read(raw)


@pytest.mark.parametrize(
    ("raw", "id"), [("", "please-tick"), (",", "please-tick"), ("1.1,9", "please-choose")]
)
def test_several_options_need_one_and_know_no_others(raw: str, id: str) -> None:
    """Nothing ticked and a forged option are told apart."""
    assert id == rejected(Many("category", ("1.1", "1.2")), raw)
