"""Confidential values at rest: bound to their row, openable after a rotation, closed to everybody else."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.crypto import KeyRing, Unopenable

OLD, NEW = KeyRing.new("k2025"), KeyRing.new("k2026")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(JSON | st.binary(max_size=40))
def test_what_is_sealed_opens_as_it_was(value: object) -> None:
    """Any JSON value and any bytes come back unchanged, lone surrogates included."""
    keys = KeyRing.parse(NEW)

    assert value == keys.open("tickets.body:1", keys.seal("tickets.body:1", value))


@pytest.mark.parametrize("elsewhere", ["tickets.body:2", "tickets.email:1", "people.body:1"])
def test_a_value_moved_to_another_place_does_not_open(elsewhere: str) -> None:
    """A swap of rows, columns or tables is detected."""
    keys = KeyRing.parse(NEW)
    sealed = keys.seal("tickets.body:1", "malee")

    with pytest.raises(Unopenable, match="altered or moved"):
        keys.open(elsewhere, sealed)


def test_every_flipped_bit_is_detected() -> None:
    """No bit of a sealed value can be changed unnoticed: version, key id, nonce, text and tag."""
    keys = KeyRing.parse(NEW)
    sealed = keys.seal("tickets.body:1", "malee@example.com")

    for n in range(len(sealed) * 8):
        altered = bytearray(sealed)
        altered[n // 8] ^= 1 << n % 8
        with pytest.raises(Unopenable):
            keys.open("tickets.body:1", bytes(altered))


@pytest.mark.parametrize("value", ["malee@example.com", b"", {}])
def test_a_value_cut_short_does_not_open(value: object) -> None:
    """Wherever it was cut, it is what no key opens, and nothing else."""
    keys = KeyRing.parse(NEW)
    sealed = keys.seal("tickets.body:1", value)

    for length in range(len(sealed)):
        with pytest.raises(Unopenable):
            keys.open("tickets.body:1", sealed[:length])


def test_a_value_that_was_removed_does_not_open() -> None:
    """Retention leaves nothing of it: that is no other failure than one of its bytes."""
    with pytest.raises(Unopenable):
        KeyRing.parse(NEW).open("tickets.body:1", None)


@given(st.binary(max_size=80), st.booleans())
def test_garbage_does_not_open(garbage: bytes, begins_well: bool) -> None:
    """Bytes of any kind and length, also such as begin like a sealed value."""
    keys = KeyRing.parse(NEW)
    head = keys.seal("tickets.body:1", "x")[:5] if begins_well else b""

    with pytest.raises(Unopenable):
        keys.open("tickets.body:1", head + garbage)


def test_the_same_value_is_never_sealed_alike() -> None:
    """Equal values do not look equal, and nothing of them shows."""
    keys = KeyRing.parse(NEW)

    sealed = {keys.seal("tickets.body:1", "malee@example.com") for _ in range(20)}

    assert 20 == len(sealed)
    assert not any(b"malee" in each for each in sealed)


def test_after_a_rotation_old_values_open_and_new_ones_use_the_new_key() -> None:
    """The first key of the ring seals, all of them open."""
    before = KeyRing.parse(OLD).seal("tickets.body:1", "old")
    both = KeyRing.parse(f"{NEW},{OLD}")

    after = both.seal("tickets.body:1", "new")

    assert "old" == both.open("tickets.body:1", before)
    assert "new" == KeyRing.parse(NEW).open("tickets.body:1", after)


def test_a_value_of_an_unknown_key_does_not_open() -> None:
    """A key that was lost or taken out fails closed, and says so."""
    sealed = KeyRing.parse(OLD).seal("tickets.body:1", "old")

    with pytest.raises(Unopenable, match="unknown key"):
        KeyRing.parse(NEW).open("tickets.body:1", sealed)


def test_two_keys_of_one_name_and_different_bytes_do_not_open_each_other() -> None:
    """A wrong key under the right name is no key."""
    sealed = KeyRing.parse(KeyRing.new("k1")).seal("tickets.body:1", "x")

    with pytest.raises(Unopenable):
        KeyRing.parse(KeyRing.new("k1")).open("tickets.body:1", sealed)


def test_a_blind_index_finds_the_same_value_and_says_nothing_else() -> None:
    """Equal values have equal indexes of 16 bytes; kinds, values and keys differ."""
    keys, other = KeyRing.parse(NEW), KeyRing.parse(OLD)

    index = keys.index("email", "malee@example.com")

    assert index == keys.index("email", "malee@example.com")
    assert 16 == len(index)
    assert 4 == len(
        {
            index,
            keys.index("phone", "malee@example.com"),
            keys.index("email", "somchai@example.net"),
            other.index("email", "malee@example.com"),
        }
    )


def test_after_a_rotation_a_look_up_compares_with_every_key() -> None:
    """Rows indexed with the old key are still found."""
    before = KeyRing.parse(OLD).index("email", "malee@example.com")

    assert before in KeyRing.parse(f"{NEW},{OLD}").indexes("email", "malee@example.com")


def test_a_mac_depends_on_purpose_parts_and_their_borders() -> None:
    """`ab` + `c` is not `a` + `bc`, and one purpose's token is none for another."""
    keys = KeyRing.parse(NEW)

    macs = {
        keys.mac("t", "ab", "c"),
        keys.mac("t", "a", "bc"),
        keys.mac("u", "ab", "c"),
        keys.mac("t", "abc"),
    }

    assert 4 == len(macs)
    assert keys.mac("t", "ab") in keys.macs("t", "ab")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "at least one"),
        ("k1", "name:base64"),
        ("k1:", "32 bytes"),
        ("k1:" + base64.b64encode(b"x" * 31).decode(), "32 bytes"),
        ("k1:***", "not base64"),
        (OLD + "," + OLD, "same name"),
        (":" + base64.b64encode(bytes(range(32))).decode(), "name:base64"),
        ("k1:" + base64.b64encode(bytes(32)).decode(), "not random"),
        ("k1:" + base64.b64encode(b"secret" * 5 + b"se").decode(), "not random"),
        ("k1:" + base64.b64encode(b"0123456789abcdef" * 2).decode(), "not random"),
        ("k1:" + base64.b64encode(bytes(range(32))).decode(), "not random"),
    ],
)
def test_bad_keys_are_refused_without_showing_them(text: str, reason: str) -> None:
    """What is wrong is said, the key is not."""
    with pytest.raises(ValueError, match=reason) as refused:
        KeyRing.parse(text)

    assert base64.b64encode(b"x" * 31).decode() not in str(refused.value)
