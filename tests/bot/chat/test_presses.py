"""Presses after their time: a second tap is told the number again, an old button changes nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.app.commands.demo import receive
from bot.demo.mail.letters import reply_to
from bot.storage.tables import conversations, inbox, ticket_events, tickets
from bot.tickets.numbers import new_number
from flows.buttons import Open, Rate, Start, Tick, ToCase, ToTeam, write
from tests.chat import PICTURE, TEAM, World, old_button
from tests.flows.walk import MALEE

DAY = 86400.0


async def complains(world: World) -> None:
    """Malee has filed a complaint."""
    await world.says("/contact")
    await world.presses("ข้อร้องเรียน")
    await world.says("มีคนโทรมาขายของ บอกว่าได้เบอร์จากบริษัท")
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")


async def team_writes(world: World, text: str) -> None:
    await receive(world.service, reply_to(world.post.to(TEAM)[-1], text, TEAM, "เมื่อวานนี้ บอตเขียนว่า:"))
    await world.hears()


def button(world: World, label: str) -> tuple[str, int]:
    """What the newest button of these words sends back, and from which message."""
    for post in reversed(world.person("malee").chat.bot_posts()):
        if any(each["text"] == label for row in post.rows for each in row):
            return old_button(post, label)
    raise LookupError(label)


async def taps_twice(world: World) -> str:
    """Sends what is summed up, and presses again."""
    data, message_id = button(world, "ยืนยันและส่ง")
    await world.presses("ยืนยันและส่ง")
    return await world.told_in_passing(data, message_id)


CONTACTS = "สมุดรายชื่อในเครื่อง"


async def test_a_second_tap_on_an_option_takes_nothing_back(world: World) -> None:
    """Whoever sees nothing happen taps again: what they saw on the button is what they meant."""
    await world.says("/access")
    data, message = button(world, CONTACTS)

    await world.forges(data, message)
    await world.forges(data, message)

    assert f"✓ {CONTACTS}" in str(world.person("malee").last.rows)
    await world.presses(f"✓ {CONTACTS}")
    assert "✓" not in str(world.person("malee").last.rows)


async def test_a_button_of_a_release_before_turns_an_option_over(world: World) -> None:
    """It does not say which way."""
    await world.says("/access")
    data, message = button(world, CONTACTS)
    old = data.rpartition("/")[0]

    await world.forges(old, message)
    assert "✓" in str(world.person("malee").last.rows)
    await world.forges(old, message)
    assert "✓" not in str(world.person("malee").last.rows)


@pytest.mark.parametrize("form", ["add", "withdraw", "reopen"])
async def test_a_second_tap_on_send_says_the_number_again(world: World, form: str) -> None:
    """Whatever was done with the case, and nothing is done twice."""
    await complains(world)
    if form == "reopen":
        await team_writes(world, "เสร็จ: ตรวจแล้ว")
    await world.says("/status")
    await world.presses({"add": "เพิ่มข้อมูล", "withdraw": "ถอนเรื่อง", "reopen": "เปิดเรื่องอีกครั้ง"}[form])
    await world.says("เขาโทรมาอีกแล้ว")
    if form == "add":
        await world.presses("ไม่มีไฟล์")

    said = await taps_twice(world)

    kinds = [row.kind for row in await world.rows(ticket_events.select())]
    done = {"add": "added", "withdraw": "withdrawn", "reopen": "reopened"}[form]
    assert said.startswith("ส่งแล้ว เลขที่ PR-")
    assert 1 == kinds.count(done)


async def test_a_form_that_went_into_an_open_request_says_its_number(world: World) -> None:
    """The second tap finds the request that was open."""
    await world.says("/verify")
    await world.says(MALEE)
    await world.says(str(world.post.to(MALEE)[-1].code))
    await world.says("/start req_objection")
    await world.presses("โฆษณาและการตลาดทั้งหมด")
    await world.presses("ยืนยันและส่ง")
    await world.says("/start req_objection")
    await world.presses("โฆษณาและการตลาดทั้งหมด")
    await world.presses("เพิ่มข้อมูลในเรื่องเดิม")
    await world.presses("ส่งเท่าที่กรอก")

    assert (await taps_twice(world)).startswith("ส่งแล้ว เลขที่ PR-")


async def test_what_cannot_be_done_any_more_shows_where_the_case_stands(world: World) -> None:
    """An old button of an open case begins no form that would end in nothing."""
    await complains(world)
    await world.says("/status")
    old = [button(world, label) for label in ("เพิ่มข้อมูล", "ถอนเรื่อง")]
    await team_writes(world, "เสร็จ: ตรวจแล้ว")

    for data, message_id in old:
        [page] = await world.forges(data, message_id)

        assert "เรื่องนี้ปิดแล้ว" in page.text
        assert "เปิดเรื่องอีกครั้ง" in str(page.rows)


async def test_a_case_is_opened_again_while_it_can_be(world: World) -> None:
    """After that the page says until when it could, and what to do instead."""
    await complains(world)
    await team_writes(world, "เสร็จ: ตรวจแล้ว")
    await world.says("/status")
    data, message_id = button(world, "เปิดเรื่องอีกครั้ง")
    world.clock.passes(31 * DAY)

    [page] = await world.forges(data, message_id)

    assert "ยื่นเป็นเรื่องใหม่ได้จาก /request" in page.text


async def test_a_file_is_dropped_once(world: World) -> None:
    """A second press does not say that something was deleted."""
    await world.hears(world.person("malee").sends_photo(PICTURE))
    data, message_id = button(world, "ไม่ใช้ ลบไฟล์")
    await world.presses("ไม่ใช้ ลบไฟล์")

    [said] = await world.forges(data, message_id)

    assert "ไม่มีไฟล์ที่รออยู่แล้ว" == said.text


async def test_a_tick_that_was_not_offered_is_not_kept(world: World) -> None:
    """A forged option, or a tick at a question without any, changes nothing and is said to be over."""
    await world.says("/access")
    _, shown = button(world, "ปฏิทิน")
    forged = write(Tick("access", "what-access", "9" * 20))
    before = await world.rows(select(conversations.c.answers_sealed))

    assert await world.told_in_passing(forged, shown)
    assert before == await world.rows(select(conversations.c.answers_sealed))


@pytest.mark.parametrize(
    "forged", ["s/contact///" + "A" * 52, "s/leak///" + "Z" * 55, "s/contact///" + "A" * 43 + "/12345678"]
)
async def test_a_forged_press_that_would_fit_on_no_button_is_none(world: World, forged: str) -> None:
    """Nothing that a press says is written on a button again if it could not be: the person is told it is over."""
    await world.says("/access")

    assert await world.told_in_passing(forged, world.person("malee").last.id)

    assert [("done",)] == await world.rows(select(inbox.c.state).distinct())


async def told(world: World, number: str) -> list[str]:
    """What Somchai is told who names a case and forges every button about it."""
    await world.says("/start", "somchai")
    buttons = [
        Open("status", number),
        *(Start(flow, ticket=number) for flow in ("add", "withdraw", "reopen")),
        Rate(number, "good"),
        ToCase(number, "0"),
        ToTeam(number, "0"),
    ]
    said = [f"/status {number}", number, f"เรื่อง {number} ถึงไหนแล้ว"]
    posts = [await world.says(text, "somchai") for text in said]
    for each in buttons:
        last = world.person("somchai").chat.bot_posts()[-1]
        posts.append(await world.forges(write(each), last.id, "somchai"))
    # By message: an edit that changes nothing may be seen or not.
    seen = {post.id: post for each in posts for post in each}
    return [post.text.replace(number, "PR-") for post in seen.values()]


async def test_a_number_is_no_key_to_somebody_elses_case(world: World) -> None:
    """Whoever knows it, or forges its buttons, hears what they hear of a number that is none, and changes nothing."""
    await complains(world)
    [number] = [row.number for row in await world.rows(select(tickets))]
    before = [row.kind for row in await world.rows(select(ticket_events))]

    of_malees, of_none = await told(world, number), await told(world, new_number())

    assert [] != of_malees
    assert of_none == of_malees
    assert before == [row.kind for row in await world.rows(select(ticket_events))]
