"""Oneself: whoever calls themselves by what they are to others acts for nobody else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.reading import oneself
from bot.storage.tables import conversations
from tests.bot.chat.test_cases import labels
from tests.bot.chat.test_texts import kept
from tests.chat import World


async def form(world: World) -> str:
    """The form that waits."""
    [row] = await world.rows(select(conversations.c.flow))
    return str(row.flow)


@pytest.mark.parametrize(
    "said", ["ยายอยากดูข้อมูลของยาย ยายทำเอง", "ตาขอดูข้อมูลของตาหน่อยหลาน", "แม่ขอดูข้อมูลของแม่หน่อยลูก"]
)
async def test_a_grandmother_asks_for_her_own(world: World, said: str) -> None:
    """The form for her own data begins."""
    await world.says(said)

    assert "access" == await form(world)


@pytest.mark.parametrize(
    "said",
    ["อีเมลเก่ายายเข้าไม่ได้แล้ว ลืมรหัส ตอนนี้จะขอดูข้อมูลของยายทำยังไง", "ขอดูข้อมูลของยายหน่อยนะ ยายเข้าเมลไม่ได้"],
)
async def test_whose_it_is_is_asked_where_it_may_be_either(world: World, said: str) -> None:
    """Her own, or that of whom somebody else acts for; what was said goes into either."""
    await world.says(said)
    await world.presses("ขอดูข้อมูลของฉัน")

    answers, _ = await kept(world)
    assert ("access", said) == (await form(world), answers["draft"])


@pytest.mark.parametrize(
    "said", ["ขอดูข้อมูลของแม่", "ยายเข้าแอปไม่เป็น ผมขอดูข้อมูลของยายให้", "ลบข้อมูลของแม่ให้ที แม่ทำเองไม่เป็น"]
)
async def test_for_another_the_form_for_that_begins(world: World, said: str) -> None:
    """Where somebody else speaks, or nobody says otherwise."""
    await world.says(said)

    assert "behalf" == await form(world)


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ใช่ลูก ยายทำเองนี่แหละ ไม่ได้ยื่นแทนใคร",
        "ของยายเองนี่แหละ",
        "ไม่ได้ยื่นแทนใคร ของผมเอง",
        "it's for myself, not for anyone else",
    ],
)
async def test_whoever_acts_for_nobody_gets_out_of_the_form(world: World, said: str) -> None:
    """The form for their own is one press away, with what was said."""
    await world.says("ขอดูข้อมูลของยาย")
    await world.says(said)

    await world.presses("พักเรื่องนี้ไว้ ไปที่ “ขอดูข้อมูลของฉัน”")

    answers, _ = await kept(world)
    assert ("access", f"ขอดูข้อมูลของยาย\n{said}") == (await form(world), answers["draft"])


@pytest.mark.parametrize(
    "said", ["แม่ทำเองไม่ได้", "แม่ลุงเอง อายุ 93 แล้ว", "ไม่ใช่ของผมเอง", "ยื่นแทนยาย", "ลูกยังเล็ก ทำเองไม่เป็น"]
)
async def test_whoever_acts_for_another_stays_in_the_form(world: World, said: str) -> None:
    """No other one is offered."""
    await world.says("ขอดูข้อมูลของยาย")
    await world.says(said)

    assert not any(each.startswith("พักเรื่องนี้ไว้") for each in labels(world.person("malee").last))


@pytest.mark.parametrize("text", ["ข้อมูลของยายไม่ถูก", "ผมขอดูข้อมูลของยาย ยายไม่ว่าง", "ขอลบข้อมูลแม่ให้แม่หน่อย"])
def test_who_speaks_of_another(text: str) -> None:
    """Nothing says that it is whoever is called so."""
    assert not oneself.may_speak(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ไม่ได้ยื่นแทนใคร", True),
        ("ไม่ได้ทำแทนคนอื่น ทำแทนแม่", False),
        ("not for anybody, for my mother", False),
    ],
)
def test_who_acts_for_kin_acts_for_somebody(text: str, meant: bool) -> None:
    """A mother is not just anybody."""
    assert meant == oneself.is_meant(text)
