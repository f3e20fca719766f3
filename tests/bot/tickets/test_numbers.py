"""Ticket numbers: understood however they are typed, and wrong characters noticed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.tickets.numbers import ALPHABET, _check, new_number, number_in, read_number

BODIES = st.text(alphabet=ALPHABET, min_size=5, max_size=5)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def number_of(body: str) -> str:
    return f"PR-{body}-{_check(body)}"


def test_a_new_number_reads_as_itself() -> None:
    """Every number that is given out is understood; none is like another."""
    numbers = {new_number() for _ in range(300)}

    assert 300 == len(numbers)
    assert all(number == read_number(number) for number in numbers)


@example("PRTH1", "-", False, True, False)  # begins like the prefix
@example("PR123", "", True, False, True)
@given(
    BODIES,
    st.sampled_from(["-", "", " ", "–", "_", ".", "\u200b-"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_a_number_is_understood_in_every_spelling(
    body: str, dash: str, prefix: bool, lower: bool, thai: bool
) -> None:
    """Lower case, Thai digits, without prefix, with odd dashes, spaces or none."""
    number = number_of(body)
    typed = number.replace("-", dash)
    typed = typed if prefix else typed.removeprefix(f"PR{dash}")
    typed = typed.lower() if lower else typed
    typed = typed.translate(THAI) if thai else typed

    assert number == read_number(typed)


@pytest.mark.parametrize(
    ("typed", "meant"), [("O", "0"), ("o", "0"), ("I", "1"), ("i", "1"), ("L", "1"), ("l", "1")]
)
def test_letters_that_look_like_digits_are_taken_for_them(typed: str, meant: str) -> None:
    """There is no O, I or L in a number, so they can only mean 0 and 1."""
    number = number_of(f"7K{meant}M2")

    assert number == read_number(number.replace(f"7K{meant}M2", f"7K{typed}M2"))


@given(BODIES, st.integers(0, 4), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(body: str, at: int, other: str) -> None:
    """Every single slip is noticed, but for the two letters of one value (0 and Z)."""
    wrong = body[:at] + other + body[at + 1 :]

    if ALPHABET.index(other) % 31 != ALPHABET.index(body[at]) % 31:
        assert read_number(f"PR-{wrong}-{_check(body)}") is None


@given(BODIES, st.integers(0, 3))
def test_two_characters_swapped_are_noticed(body: str, at: int) -> None:
    """Neighbours in the wrong order give another check character."""
    swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]

    if ALPHABET.index(body[at]) % 31 != ALPHABET.index(body[at + 1]) % 31:
        assert read_number(f"PR-{swapped}-{_check(body)}") is None


@given(st.text(max_size=30))
@example(f"pr 7k4m2 {_check('7K4M2')}")
def test_nothing_that_people_write_breaks_it(text: str) -> None:
    """Any text is a number or none."""
    found = read_number(text)

    assert found == (read_number(found) if found else None)


@pytest.mark.parametrize(
    "text", ["", "PR-", "PR-12345", "hello", "สวัสดี", "PR-12345-U", "99999999", "1.4", "1"]
)
def test_ordinary_texts_are_no_numbers(text: str) -> None:
    """Clauses, words, and numbers without their check character."""
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("เรื่อง PR-7K4M2-9 ถึงไหนแล้ว", "PR-7K4M2-9"),
        ("แล้ว progress ถึงไหน", None),
        ("which products do you mean", None),
    ],
)
def test_a_word_is_no_number_in_a_sentence(said: str, number: str | None) -> None:
    """A number in a sentence has a digit; `progress` and `products` have none."""
    assert number == number_in(said)
