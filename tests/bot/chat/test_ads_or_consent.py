"""Advertising or consent: whoever mixes up the two forms is shown the one that their words name."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.reading.ads_or_consent import meant_by
from bot.storage.tables import conversations
from tests.bot.chat.test_cases import labels
from tests.bot.chat.test_texts import kept
from tests.chat import World

DIFFERENCE = "คือไม่รับโฆษณาและการตลาดอีก"
"""The difference between the two."""


async def form(world: World) -> str:
    """The form in progress."""
    [waiting] = await world.rows(select(conversations.c.flow))
    return str(waiting.flow)


@pytest.mark.parametrize(
    ("begun", "clarified", "then", "other"),
    [
        ("ขอถอนความยินยอม", "ไม่ใช่ค่ะ แค่อยากให้หยุดส่งโฆษณา", "หยุดส่งโฆษณาค่ะ", "objection"),
        ("ขอหยุดส่งโฆษณา", "ไม่ใช่ค่ะ จะถอนความยินยอมที่เคยให้ไว้", "ถอนความยินยอม ไม่ใช่หยุดโฆษณา", "withdrawal"),
        (
            "I want to withdraw my consent",
            "no, just stop the ads",
            "stop the ads, not the consent",
            "objection",
        ),
    ],
)
async def test_the_other_form_is_shown_with_the_difference_and_begins_on_ones_word(
    world: World, begun: str, clarified: str, then: str, other: str
) -> None:
    """It is proposed once, and not each to the other."""
    await world.says(begun)
    shown = world.person("malee").last.text
    told = (await world.says(clarified))[-1].text
    await world.says(then)

    assert DIFFERENCE in told or "no more advertising" in told
    assert DIFFERENCE not in shown
    assert DIFFERENCE not in world.person("malee").last.text
    assert other == await form(world)


@pytest.mark.parametrize(
    ("begun", "wavers", "stays", "flow"),
    [
        ("ขอหยุดส่งโฆษณา", "จะถอนความยินยอมที่เคยให้ไว้", "เอาแค่หยุดส่งโฆษณาก็พอ", "objection"),
        ("ขอถอนความยินยอม", "แค่ไม่อยากได้โฆษณา", "ไม่ใช่หยุดส่งโฆษณา จะถอนความยินยอม", "withdrawal"),
    ],
)
async def test_whoever_names_the_form_that_they_are_in_goes_on_with_it(
    world: World, begun: str, wavers: str, stays: str, flow: str
) -> None:
    """Nothing else is proposed to them."""
    await world.walks(begun)
    question = world.person("malee").last.text
    await world.walks(wavers, stays)

    assert question == world.person("malee").last.text
    assert flow == await form(world)


@pytest.mark.parametrize(
    ("then", "flow"),
    [
        ("หมายถึงถอนความยินยอมที่ให้ส่งโฆษณา ไม่ใช่แค่หยุดส่ง", "withdrawal"),
        ("หยุดส่งโฆษณาเฉย ๆ", "objection"),
        ("[ขอถอนความยินยอม]", "withdrawal"),
    ],
)
async def test_a_consent_to_advertising_may_be_either_and_the_next_word_says_which(
    world: World, then: str, flow: str
) -> None:
    """It begins with the words that came first."""
    first = "อยากถอนความยินยอมเรื่องโฆษณาค่ะ"
    [both] = await world.says(first)
    await world.walks(then)

    answers, _ = await kept(world)
    assert labels(both)[:2] == ["ขอให้หยุดส่งโฆษณา", "ขอถอนความยินยอม"]
    assert flow == await form(world)
    assert first in answers["draft"]


async def test_whoever_says_it_again_behind_the_answer_wants_the_form(world: World) -> None:
    """The answer is not given a second time."""
    await world.walks("ถอนความยินยอม", "ถอนความยินยอมค่ะ")

    assert await form(world) == "withdrawal"


async def test_a_word_about_advertising_where_words_are_asked_for_is_the_answer(world: World) -> None:
    """It proposes no other form."""
    await world.walks("ขอถอนความยินยอม", "[เลือกทั้งหมด]", "เพราะไม่อยากได้โฆษณาอีก")

    answers, _ = await kept(world)
    assert "เพราะไม่อยากได้โฆษณาอีก" in answers.values()


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("ไม่ได้จะถอนความยินยอม แค่ไม่อยากได้โฆษณา", "objection"),
        ("ถอนความยินยอม แล้วก็หยุดส่งโฆษณา", ""),
        ("บ่แม่นหยุดโฆษณา ถอนความยินยอม", "withdrawal"),
        ("ไม่อยากบอกเหตุผล", ""),
    ],
)
def test_which_of_the_two_a_text_means(text: str, flow: str) -> None:
    """What is ruled out is not meant, and of both neither alone."""
    assert flow == meant_by(text)


NO_CONSENT_TO_ADS = "หลานบอกให้พิมพ์มาในนี้ เขาว่าจะเลิกให้เอาข้อมูลยายไปใช้ทำโฆษณา ยายไม่ยินยอมแล้วจ้ะ"
"""What the bot is not sure of."""


@pytest.mark.parametrize("then", ["เอาออกให้หมดเลยจ้ะ", "ลบให้หมดเลย", "ลบออกให้เกลี้ยงไปเลย"])
async def test_taking_all_away_behind_a_word_on_advertising_deletes_nothing(world: World, then: str) -> None:
    """To stop and to delete are offered, with what was told; a press begins one of them."""
    await world.says(NO_CONSENT_TO_ADS)
    await world.says(then)
    asked = world.person("malee").last
    begun = await world.rows(select(conversations))
    await world.presses("ขอให้หยุดส่งโฆษณา")

    answers, _ = await kept(world)
    assert [] == begun
    assert {"ขอให้หยุดส่งโฆษณา", "ขอลบข้อมูล"} <= set(labels(asked))
    assert f"{NO_CONSENT_TO_ADS}\n{then}" == answers["draft"]


@pytest.mark.parametrize("then", ["ขอลบบัญชีด้วย", "ลบข้อมูลทั้งหมดไปเลย"])
async def test_whoever_names_what_is_to_be_deleted_deletes(world: World, then: str) -> None:
    """Whatever they asked before."""
    await world.says(NO_CONSENT_TO_ADS)
    await world.says(then)

    assert "deletion" == await form(world)
