"""What people send instead of an answer, at every kind of question: a kind reply, and the talk stays where it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.demo import Person
from bot.storage.tables import conversations, tickets
from flows import FLOWS
from tests.chat import World, fix_secrets

COMPLAINT = "ได้รับโฆษณาทั้งที่ไม่เคยยินยอม"
ROADS: dict[str, list[str]] = {
    "nothing": ["/help"],
    "choice": ["/contact"],
    "words": ["/contact", "[ร้องเรียน]"],
    "last look": ["/contact", "[ร้องเรียน]", COMPLAINT, "[แชตนี้]"],
    "ticks": ["/access", "[ปฏิทิน]"],
    "address": ["/verify"],
    "code": ["/verify", "malee@example.com"],
}
"""How to get to each kind of question."""

ODD: dict[str, Callable[[Person], Any]] = {
    "sticker": lambda malee: malee.sends_sticker(),
    "voice": lambda malee: malee.sends_voice(),
    "location": lambda malee: malee.sends_location(),
    "poll": lambda malee: malee.sends_poll("ชอบไหม", ["ชอบ", "ไม่ชอบ"]),
    "own contact": lambda malee: malee.shares_contact(),
    "somebody's contact": lambda malee: malee.shares_card("สมชาย", "+66898765432", user_id=6_001_002),
    "forwarded contact": lambda malee: malee.shares_contact(
        forward_origin={"type": "user", "sender_user": malee.user, "date": 1}
    ),
    "dice": lambda malee: malee.sends({"dice": {"emoji": "🎲", "value": 3}}),
    "animation": lambda malee: malee.sends(
        {"animation": {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "duration": 1}}
    ),
    "video note": lambda malee: malee.sends(
        {"video_note": {"file_id": "a", "file_unique_id": "b", "length": 1, "duration": 1}}
    ),
    "zero width": lambda malee: malee.sends({"text": "\u200b\u200d\ufeff\u2060"}),
    "only spaces": lambda malee: malee.sends({"text": "\u00a0\u3000 \n"}),
    "unknown command": lambda malee: malee.says("/nosuchcommand"),
    "another bot's command": lambda malee: malee.says("/nosuch@otherbot"),
    "a story": lambda malee: malee.sends({"story": {"chat": {"id": 1, "type": "private"}, "id": 1}}),
}


async def walk(world: World, road: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Malee comes to a kind of question."""
    fix_secrets(monkeypatch)
    for step in ROADS[road]:
        if step.startswith("["):
            await world.presses(step.strip("[]"))
        else:
            await world.says(step)


async def standing(world: World) -> tuple[Any, ...] | None:
    """Where the talk stands: flow, question, answers."""
    rows = await world.rows(select(conversations.c.chat_id).where(conversations.c.chat_id == 6_001_001))
    if not rows:
        return None
    talk = await world.service.storage.run(
        world.service.worker.respond.__self__._conversations.load, 6_001_001
    )
    assert talk is not None
    return talk.flow, talk.waiting, talk.shown, {k: v for k, v in talk.answers.items() if v}


@pytest.mark.parametrize("road", ROADS)
async def test_what_is_no_answer_is_answered_kindly_and_changes_nothing(
    world: World, road: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stickers, voices, places, polls, cards, nothing visible, unknown commands: each gets a reply, the question
    that waited waits with its buttons, and the right answer afterwards is taken."""
    await walk(world, road, monkeypatch)
    before = await standing(world)

    for name, act in ODD.items():
        said = await world.hears(act(world.person("malee")))

        assert said, f"{name}: no reply"
        assert before == await standing(world), name
        if before:
            assert any("ยกเลิก" in label or "ออกจาก" in label for label in said[-1].buttons), name


FORMS = [road for road in ROADS if road != "nothing"]
SHOWS = ("/help", "/policy", "/policy 1.4", "/status", "/privacy", "/language", "/request", "/mydata")


@pytest.mark.parametrize("road", FORMS)
async def test_a_page_in_the_middle_of_a_form_leaves_the_form_alone(
    world: World, road: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that shows something shows it, and the form waits where it was."""
    await walk(world, road, monkeypatch)
    before = await standing(world)

    for command in SHOWS:
        said = await world.says(command)

        assert said, command
        assert before == await standing(world), command


@pytest.mark.parametrize("road", FORMS)
async def test_another_start_in_the_middle_of_a_form_asks_first(
    world: World, road: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is thrown away without a question: go on, or leave it."""
    await walk(world, road, monkeypatch)
    before = await standing(world)

    for command in ("/start", "/correct", "/START", "/start@privacy_demo_bot req_access"):
        said = await world.says(command)

        assert any("ทำต่อ" in label for label in said[-1].buttons), command
        assert before == await standing(world), command
        await world.presses("ทำต่อ")
        assert before == await standing(world), command


FORGED = [
    "", "x", "a", "a/contact", "a/contact/about/complaint/more", "a/access/about/complaint", "a/contact/send/send",
    "a/contact/about/lottery", "t/contact/about/complaint", "t/access/what-access/9.9", "e/contact/about/about",
    "e/contact/send/message", "b/contact/nothing", "x/contact/nothing", "x/access/about", "s/nosuchflow//",
    "s/contact", "s//1/", "p/nosuchpage/", "p/policy/99", "p/policy/p-1", "p/policy/p99", "p/status/PR-00000-0",
    "p/language/xx", "q/nosuchtopic", "q/../../etc/passwd", "n/", "r", "r/", "'; DROP TABLE tickets; --",
    '{"a": 1}', "<b>x</b>", "ก" * 21, "a" * 64, "////", "a/contact/about~/x", "{0.__class__}", "%s%s%s",
    "p/status/\x00", "q/\x00", "y/\x00", "v/\x00/good", "s/withdraw/1//a\x00b", "c/PR-00000-0/\x00",
    "o/\ud800", "z/\x00/\x00",
]  # fmt: skip
LEADS_AWAY = ("p/", "q/", "n/", "r", "s/")


@pytest.mark.parametrize("road", ["nothing", "choice", "last look", "code"])
async def test_forged_and_stale_buttons_change_nothing(
    world: World, road: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever bytes a button sends back: no crash, no step skipped, nothing filed, an answer all the same."""
    await walk(world, road, monkeypatch)
    before = await standing(world)
    message = world.person("malee").last

    for data in [each for each in FORGED if len(each.encode("utf-8", "replace")) <= 64]:
        query = world.person("malee").forges(data, message.id)
        said = await world.hears(query)

        assert query.answer is not None, data
        assert said or query.answer.get("text") or data.startswith(LEADS_AWAY), data
        now = await standing(world)
        assert (before and before[:2]) == (now and now[:2]), data
    assert 0 == (await world.rows(select(func.count()).select_from(tickets)))[0][0]


async def test_every_flow_can_be_opened_by_a_link_or_a_forged_button(world: World) -> None:
    """Also the flows that a stranger should not begin out of nowhere: an answer, no crash."""
    await world.says("/help")
    for flow in FLOWS:
        by_link = await world.says(f"/start req_{flow}")
        await world.says("/cancel")
        message = world.person("malee").last
        by_button = world.person("malee").forges(f"s/{flow}/1/", message.id)
        said_to_button = await world.hears(by_button)
        by_ticket = await world.forges(f"s/{flow}/1//PR-00000-0", message.id)
        await world.says("/cancel")

        assert by_link, flow
        assert said_to_button or (by_button.answer or {}).get("text"), flow
        assert by_ticket, flow


async def test_any_deep_link_is_answered(world: World) -> None:
    """What is not on the list shows the welcome."""
    for payload in ("", "req_", "req_nosuch", "pol_1-4", "pol_99", "x" * 64, "ไทย", "../..", "a b c"):
        assert await world.says(f"/start {payload}"), payload


async def test_a_text_of_full_length_is_measured_not_cut(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """4,096 characters where 3,000 are taken: both numbers are said, and the shorter text is taken whole."""
    await walk(world, "words", monkeypatch)

    [refused] = await world.says("ก" * 4096)
    await world.says("ข" * 3000)
    await world.presses("แชตนี้")
    await world.presses("ยืนยันและส่ง")
    [letter] = world.post.to("privacy@example.co.th")

    assert "4,096" in refused.text
    assert "3,000" in refused.text
    assert "ข" * 3000 in letter.text.replace("\n", "")


@pytest.mark.parametrize(
    "text", ["๑๑๑๑๒๒๒๒", "１１１１２２２２", "1111\u200b 2222", "1111-2222", " 11112222 ", "ๅๅๅๅ////"]
)
async def test_a_code_is_taken_in_every_spelling_and_leaves_the_chat(
    world: World, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thai, full-width, spaced, with the Thai keyboard on: verified, and the message is gone."""
    await walk(world, "code", monkeypatch)
    typed = world.person("malee").says(text)

    [said] = await world.hears(typed)

    assert "ยืนยันอีเมล m•••@e•••.com แล้ว" in said.text
    assert typed.deleted


async def test_an_edited_message_never_acts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer changed afterwards stays what it was; outside a form nothing is said at all."""
    malee = world.person("malee")
    first = malee.says("/help")
    await world.hears(first)
    silence = await world.hears(malee.edits(first, "/access"))
    await walk(world, "words", monkeypatch)
    answer = malee.says(COMPLAINT)
    await world.hears(answer)
    before = await standing(world)

    said = await world.hears(malee.edits(answer, "อย่างอื่น"))

    assert [] == silence
    assert "แก้ย้อนหลัง" in said[0].text
    assert before == await standing(world)


async def test_in_a_group_the_bot_says_one_sentence_and_nothing_else(world: World) -> None:
    """Nobody's data is talked about in a group; unaddressed messages are not answered at all."""
    group = world.person("malee").founds_group("กลุ่มเพื่อน")
    malee = world.person("malee")

    addressed = await world.hears(malee.says("/access", to=group))
    beside = await world.hears(malee.says("เก็บอะไรบ้าง", to=group))

    assert ["เรื่องข้อมูลส่วนบุคคลคุยกันในแชตส่วนตัวเท่านั้น"] == [post.text.split(" เปิด")[0] for post in addressed]
    assert [] == beside
    assert await standing(world) is None


async def test_a_burst_of_messages_is_answered_in_order(world: World) -> None:
    """Thirty messages before the bot looks: thirty answers, in their order."""
    malee = world.person("malee")
    for n in range(30):
        malee.says("/help" if n % 2 else "/privacy")

    await world.hears()

    told = [post.text.split()[0] for post in malee.chat.bot_posts()]
    assert ["บอตนี้เก็บอะไรไว้บ้าง", "สิ่งที่ทำได้ที่นี่"] * 15 == told


WORDS = [
        "<b>x</b> & <a href='tg://user?id=1'>y</a>", "{{7*7}} %s {0.__class__}", "=HYPERLINK(\"http://x\")", "𝕏" * 300,
        "ก" + "\u0e47" * 500, "\u202eabc\u2066", "👩‍👩‍👧‍👦" * 50, "x" * 1000, "Bcc: a@b.co\nSubject: x", "\ud800 x",
        "nul \x00 inside", "*_`[x](y)~||", "/", "/ access", "／start",
    ]  # fmt: skip


async def test_any_words_survive_to_the_letter(world: World) -> None:
    """Markup, templates, formulas, marks without end, direction tricks: stored, shown and sent as mere words."""
    for n, text in enumerate(WORDS):
        who = ("malee", "somchai")[n % 2]  # one chat may have so many cases at a time
        world.clock.passes(1)
        await world.says("/contact", who)
        await world.presses("ร้องเรียน", who)
        await world.says(text + f" ทดสอบ{n}", who)
        await world.presses("แชตนี้", who)
        await world.presses("ยืนยันและส่ง", who)

        letter = world.post.to("privacy@example.co.th")[-1]
        assert f"ทดสอบ{n}" in letter.text
        assert ["privacy@example.co.th"] == letter.recipients
