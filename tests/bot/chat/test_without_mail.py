"""Whoever can read no mail: what the team's letter says of who they are."""

from __future__ import annotations

import pytest

from tests.chat import TEAM, World

SAID = ("malee.old@example.com", "โทรหลังหกโมงเย็น")
PHONE = "+66812345678"
"""The one that Malee shares."""


async def asks_for_no_ads(world: World) -> None:
    """Up to the phone that stands in for an address."""
    await world.says("/request")
    await world.presses("หยุดส่งโฆษณาถึงฉัน")
    await world.presses("โฆษณาและการตลาดทั้งหมด")
    await world.presses("เข้าอีเมลไม่ได้")
    await world.hears(world.person("malee").shares_contact())


async def test_a_registered_phone_is_the_proof_in_the_letter(world: World) -> None:
    """The team reads that one customer has this phone, and has nothing to check first."""
    await world.customers(f"malee@example.com {PHONE}")
    await asks_for_no_ads(world)
    await world.presses("ยืนยันและส่ง")

    [letter] = world.post.to(TEAM)

    assert "ตรงกับทะเบียนลูกค้า" in letter.text
    assert "ยังไม่ยืนยัน" not in letter.text


@pytest.mark.parametrize(
    "known",
    [
        ("malee@example.com",),
        (f"malee@example.com {PHONE}", f"somchai@example.net {PHONE}"),
    ],
)
async def test_what_was_only_said_is_marked_in_the_letter(world: World, known: tuple[str, ...]) -> None:
    """Where no customer has the phone, or two have it, the team checks, and reads what was said as just that."""
    await world.customers(*known)
    await asks_for_no_ads(world)
    for said in SAID:
        await world.says(said)
    await world.presses("ยืนยันและส่ง")

    [letter] = world.post.to(TEAM)

    assert 2 == letter.text.count("(ยังไม่ยืนยัน)")
    assert all(said in letter.text for said in SAID)
