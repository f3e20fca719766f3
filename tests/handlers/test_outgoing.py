"""Telegram out: what a reply becomes in the chat, and what a refusal means for the outbox."""

from __future__ import annotations

from typing import Any

import pytest

from bot.demo.telegram.person import Person
from bot.queue.delivery import DeliveryError
from bot.queue.pace import Pace
from flows.buttons import Open, button
from flows.lines import Quote, Reply, line, plain
from handlers.outgoing import LONGEST, TOKEN_REFUSED, Chats, split
from tests.chat import PICTURE, World
from tests.within import within

MENU = ((button(line("to-menu"), Open("menu")),),)


@pytest.fixture
def chats(world: World) -> Chats:
    """The way out, unhurried."""
    return Chats(world.service.bot, world.service.ticketing.words, Pace(1e6, 1e6, 1000))


@pytest.fixture
def malee(world: World) -> Person:
    """Malee, who has started the bot."""
    person = world.person("malee")
    person.starts()
    return person


# Splitting --------------------------------------------------------------------------------------------


def test_a_short_text_is_one_message() -> None:
    """Nothing is cut that fits."""
    assert ["ก" * LONGEST] == split("ก" * LONGEST)


def test_a_long_text_is_cut_between_paragraphs() -> None:
    """A blank line is where a reader would pause; nothing of the text is lost."""
    paragraphs = ["ข้อความยาว " * 90, "อีกย่อหน้า " * 90, "ย่อหน้าสุดท้าย " * 90, "จบ " * 90]
    text = "\n\n".join(each.strip() for each in paragraphs)

    pieces = split(text)

    assert text == "\n\n".join(pieces)
    assert 2 == len(pieces)
    assert all(len(piece) <= LONGEST for piece in pieces)


@pytest.mark.parametrize("separator", ["\n", " "])
def test_without_paragraphs_it_is_cut_between_lines_or_words(separator: str) -> None:
    """No word is torn apart where there is a line break or a space to cut at."""
    words = [f"คำที่{n}" for n in range(2000)]

    pieces = split(separator.join(words))

    assert words == separator.join(pieces).split(separator)


def test_thai_without_a_space_is_cut_all_the_same() -> None:
    """A text of one piece goes out in full: nothing is dropped, nothing stands twice."""
    text = "ขอลบข้อมูล" * 1000

    assert text == "".join(split(text))


def test_emoji_count_as_telegram_counts_them() -> None:
    """Below the limit in code points and in UTF-16 units, by whichever Telegram counts."""
    pieces = split("😀" * 5000)

    assert "😀" * 5000 == "".join(pieces)
    assert all(len(piece.encode("utf-16-le")) // 2 <= 4096 for piece in pieces)


async def test_a_long_reply_has_its_buttons_under_its_last_part(
    world: World, chats: Chats, malee: Person
) -> None:
    """The parts arrive in order, and the keyboard stands where the reader ends."""
    long = Reply((plain("ก " * 3000), plain("จบ")), MENU)

    at = await chats.deliver(malee.id, long.to_json(), "th")

    parts = malee.chat.bot_posts()
    assert ["ก"] * 3000 + ["จบ"] == " ".join(part.text for part in parts).split()
    assert [[], ["เมนูหลัก"]] == [part.buttons for part in parts]
    assert parts[-1].id == at


async def test_a_quote_that_does_not_fit_below_gets_a_message_of_its_own(
    world: World, chats: Chats, malee: Person
) -> None:
    """A clause is quoted whole, and not cut because the answer above it is long."""
    quote = Quote("6.1", "สิทธิในการเข้าถึง " * 60, "1 มกราคม 2568")

    await chats.deliver(malee.id, Reply((plain("ก" * 3000),), MENU, quote=quote).to_json(), "th")

    answer, clause = malee.chat.bot_posts()
    assert "ก" * 3000 == answer.text
    assert "สิทธิในการเข้าถึง" in clause.text
    assert ["เมนูหลัก"] == clause.buttons


# Edits ------------------------------------------------------------------------------------------------


async def test_a_page_takes_the_place_of_the_message_that_held_the_button(
    world: World, chats: Chats, malee: Person
) -> None:
    """No second message appears."""
    first = await chats.deliver(malee.id, Reply((plain("หนึ่ง"),), MENU).to_json(), "th")

    second = await chats.deliver(malee.id, Reply((plain("สอง"),), MENU, replaces=first).to_json(), "th")

    assert first == second
    assert ["สอง"] == [post.text for post in malee.chat.bot_posts()]


async def test_an_edit_that_telegram_refuses_becomes_a_new_message(
    world: World, chats: Chats, malee: Person
) -> None:
    """The person deleted the old message: what is to be said is said anew, with its buttons."""
    gone = Reply((plain("สอง"),), MENU, replaces=999_999)

    sent = await chats.deliver(malee.id, gone.to_json(), "th")

    assert [("สอง", ["เมนูหลัก"], sent)] == [(p.text, p.buttons, p.id) for p in malee.chat.bot_posts()]


async def test_a_question_that_cannot_be_closed_is_left(world: World, chats: Chats, malee: Person) -> None:
    """An edit that only takes buttons away has nothing to say anew."""
    closed = Reply((plain("ต้องการแบบไหน"),), replaces=999_999, over=True)

    assert await chats.deliver(malee.id, closed.to_json(), "th") is None
    assert [] == malee.chat.bot_posts()


async def test_a_question_that_fills_its_message_loses_its_buttons_alone(
    world: World, chats: Chats, malee: Person
) -> None:
    """With what was chosen below it, it would be two messages: its reader has seen it, and is not sent it again."""
    full = Reply((plain("ก" * LONGEST),), MENU)
    at = await chats.deliver(malee.id, full.to_json(), "th")
    over = Reply((plain("ก" * LONGEST), plain("› ส่ง")), replaces=at, over=True)

    await chats.deliver(malee.id, over.to_json(), "th")

    assert [("ก" * LONGEST, [])] == [(post.text, post.buttons) for post in malee.chat.bot_posts()]


async def test_news_that_cannot_take_the_place_of_a_message_is_told_anew(world: World) -> None:
    """What somebody asked for and was done is said, also where the message with the button has gone."""
    await world.hears(world.person("malee").sends_photo(PICTURE))
    world.api.faults.refuse("editMessageText", 400, "Bad Request: message can't be edited")

    said = await world.presses("ไม่ใช้ ลบไฟล์")

    assert ["ลบไฟล์แล้ว"] == [post.text for post in said]


async def test_an_edit_that_changes_nothing_is_done(world: World, chats: Chats, malee: Person) -> None:
    """Telegram calls it an error; for the outbox the message stands as it should."""
    reply = Reply((plain("หนึ่ง"),), MENU)
    first = await chats.deliver(malee.id, reply.to_json(), "th")

    again = await chats.deliver(malee.id, Reply((plain("หนึ่ง"),), MENU, replaces=first).to_json(), "th")

    assert first == again


async def test_a_long_page_cannot_take_the_place_of_one_message(
    world: World, chats: Chats, malee: Person
) -> None:
    """What needs two messages is sent, and the old message stays as it was."""
    first = await chats.deliver(malee.id, Reply((plain("หนึ่ง"),), MENU).to_json(), "th")

    await chats.deliver(malee.id, Reply((plain("ก " * 3000),), MENU, replaces=first).to_json(), "th")

    assert "หนึ่ง" == malee.chat.bot_posts()[0].text
    assert 3 == len(malee.chat.bot_posts())


async def test_a_code_that_is_gone_already_needs_no_erasing(
    world: World, chats: Chats, malee: Person
) -> None:
    """The person was faster: nothing is left to do, and nothing is tried again."""
    assert await chats.deliver(malee.id, {"erase": 999_999}, "th") is None


# Refusals ---------------------------------------------------------------------------------------------


async def refused(chats: Chats, malee: Person) -> DeliveryError:
    """What the outbox hears when a message could not be sent."""
    with pytest.raises(DeliveryError) as caught:
        await chats.deliver(malee.id, Reply((plain("สวัสดี"),)).to_json(), "th")
    return caught.value


async def test_somebody_who_blocked_the_bot_cannot_be_reached(
    world: World, chats: Chats, malee: Person
) -> None:
    """403: trying again cannot help, and letters take the place of messages."""
    malee.blocks()

    error = await refused(chats, malee)

    assert (True, True, False) == (error.permanent, error.unreachable, error.ambiguous)


async def test_a_chat_that_moved_away_is_given_up(world: World, chats: Chats, malee: Person) -> None:
    """A private chat never becomes a supergroup; if Telegram says so, nobody reads there any more."""
    world.api.faults.refuse(
        "sendMessage",
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=-1001,
    )

    error = await refused(chats, malee)

    assert (True, False) == (error.permanent, error.ambiguous)


async def test_a_wait_that_telegram_asks_for_is_told(world: World, chats: Chats, malee: Person) -> None:
    """429: the seconds are passed on, and nothing was sent."""
    world.api.faults.refuse("sendMessage", 429, retry_after=7)

    error = await refused(chats, malee)

    assert (False, False, 7.0) == (error.permanent, error.ambiguous, error.wait)


async def test_a_refused_token_is_not_the_messages_fault(world: World, chats: Chats, malee: Person) -> None:
    """401: what is promised waits until somebody corrects the token, and has not failed."""
    world.api.faults.refuse("sendMessage", 401)

    error = await refused(chats, malee)

    assert (False, False) == (error.permanent, error.ambiguous)
    assert (TOKEN_REFUSED, True) == (error.wait, error.refuses_us)


async def test_an_answer_that_got_lost_leaves_it_open_whether_it_was_sent(
    world: World, chats: Chats, malee: Person
) -> None:
    """The connection broke after Telegram had it: sent again rather than lost, and said to be so."""
    world.api.faults.cut_after("sendMessage")

    error = await refused(chats, malee)

    assert (False, True) == (error.permanent, error.ambiguous)
    assert ["สวัสดี"] == [post.text for post in malee.chat.bot_posts()]


# What arrived is not sent again; what is refused is said plainly ----------------------------------------


def _unit(text: str) -> str:
    """What a text repeats."""
    return next(text[:n] for n in range(1, 9) if text == text[:n] * (len(text) // n))


FAMILY = "👨‍👩‍👧"
WHOLE = {
    "syllables": "ที่นี้" * 1500,
    "sara am": "น้ำ" * 2000,
    "families": FAMILY * 900,
    "flags": "🇹🇭" * 1500,
    "skins": "👍🏽" * 1500,
    "accents": "e\u0301" * 3000,
    "keycaps": "1\ufe0f\u20e3" * 1500,
}

START = {text: ("ที่", "นี้") if name == "syllables" else _unit(text) for name, text in WHOLE.items()}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_no_letter_and_no_emoji_is_torn_apart(text: str) -> None:
    """Every piece is made of whole units as a reader sees them, within what Telegram takes."""
    pieces = split(text)

    assert text == "".join(pieces)
    assert all(each.startswith(START[text]) for each in pieces)
    assert all(len(each.encode("utf-16-le")) // 2 <= 4096 for each in pieces)


def test_a_flood_of_marks_is_cut_all_the_same() -> None:
    """Nothing that belongs together is that long: it cannot keep a text from going out."""
    text = "ก" + "\u0e48" * 9000

    assert text == "".join(split(text))


@pytest.mark.parametrize("unit", ["ฉันทำงานอยู่ฝ่ายบัญชี ", "ขอลบข้อมูล", "😀"], ids=["words", "one piece", "emoji"])
def test_a_text_of_any_length_is_cut_in_its_own_time(unit: str) -> None:
    """What is far behind is not read again for each message: twenty million characters take tenths of a second."""
    text = (unit * (20_000_000 // len(unit))).rstrip()

    with within(2.0):
        pieces = split(text)

    assert text == ("" if " " not in unit else " ").join(pieces)


async def test_a_long_clause_is_quoted_whole(world: World, chats: Chats, malee: Person) -> None:
    """Its quotes say which of how many they are; the first opens and the last closes."""
    clause = " ".join(f"คำที่{n}" for n in range(1500))
    reply = Reply((plain("คำตอบ"),), MENU, quote=Quote("6.1", clause, "1 มกราคม 2568"))

    await chats.deliver(malee.id, reply.to_json(), "th")

    _, *quotes = [post.text for post in malee.chat.bot_posts()]
    heads, bodies = zip(*(each.split("\n", 1) for each in quotes), strict=True)
    assert [f"({n}/{len(quotes)})" for n in range(1, len(quotes) + 1)] == [each.split()[-1] for each in heads]
    assert f"«{clause}»" == " ".join(bodies)


def arrived(error: DeliveryError) -> dict[str, Any]:
    """What a reply holds of what arrived of it before it failed."""
    return {"told": error.told, "told_as": error.told_as, "told_words": error.told_words}


async def test_the_part_that_arrived_is_not_sent_again(world: World, chats: Chats, malee: Person) -> None:
    """429 for the second of two messages: the next try begins there, under the id of what holds the words."""
    body = Reply((plain("ก " * 3000), plain("จบ")), MENU).to_json()
    world.api.faults.refuse("sendMessage", 429, retry_after=1, contains="จบ")

    with pytest.raises(DeliveryError) as caught:
        await chats.deliver(malee.id, body, "th")
    at = await chats.deliver(malee.id, {**body, **arrived(caught.value)}, "th")

    posts = malee.chat.bot_posts()
    assert ["ก"] * 3000 + ["จบ"] == " ".join(post.text for post in posts).split()
    assert posts[-1].id == at


async def test_a_reply_whose_language_changed_between_its_parts_is_said_whole(
    world: World, chats: Chats, malee: Person
) -> None:
    """The first of two messages arrived in Thai, then English was chosen, in which it is one: all of it is said."""
    lines = [line("privacy-never") for _ in range(60)]
    while len(chats.parts(Reply(tuple(lines)), "th")) < 2:
        lines += lines
    body = Reply((*lines, plain("จบ")), MENU).to_json()
    world.api.faults.refuse("sendMessage", 429, retry_after=1, contains="จบ")
    with pytest.raises(DeliveryError) as caught:
        await chats.deliver(malee.id, body, "th")
    before = len(malee.chat.bot_posts())

    at = await chats.deliver(malee.id, {**body, **arrived(caught.value)}, "en")

    posts = malee.chat.bot_posts()
    said = "\n\n".join(post.text for post in posts[before:])
    assert said == "\n\n".join(chats.parts(Reply((*lines, plain("จบ")), MENU), "en"))
    assert posts[-1].id == at


async def test_what_an_older_release_noted_of_a_reply_is_believed(chats: Chats, malee: Person) -> None:
    """It counted the messages that arrived, and knew nothing of their words."""
    body = Reply((plain("ก " * 3000), plain("จบ")), MENU).to_json()

    await chats.deliver(malee.id, {**body, "told": 1, "told_as": 1}, "th")

    [post] = malee.chat.bot_posts()
    assert post.text.endswith("จบ")


async def test_the_question_for_a_phone_is_asked_once(world: World, chats: Chats, malee: Person) -> None:
    """429 for the keyboard alone: the words before it stand, and the answer counts for them."""
    body = Reply((plain("เบอร์ของคุณคือ"),), MENU, contact=True).to_json()
    world.api.faults.refuse("sendMessage", 429, retry_after=1, contains="request_contact")

    with pytest.raises(DeliveryError) as caught:
        await chats.deliver(malee.id, body, "th")
    at = await chats.deliver(malee.id, {**body, **arrived(caught.value)}, "th")

    here = world.service.ticketing.words.say(line("share-phone-here"), "th")
    posts = malee.chat.bot_posts()
    assert ["เบอร์ของคุณคือ", here] == [post.text for post in posts]
    assert posts[0].id == at


async def test_what_arrived_is_remembered_in_the_outbox(world: World) -> None:
    """The whole way: a long answer whose second half has to wait comes whole, and each half once."""
    world.expects_mishaps = True
    await world.says("/contact")
    await world.presses("ร้องเรียน")
    await world.says("ก " * 1450)
    world.api.faults.refuse("sendMessage", 429, retry_after=1, contains="ยืนยันและส่ง")
    first = await world.presses("แชตนี้")
    world.clock.passes(60)
    later = await world.hears()

    said = [post.text for post in (*first, *later) if post.by_bot]
    assert len(said) == len(set(said))
    assert "ยืนยันและส่ง" in malee_buttons(world)


def malee_buttons(world: World) -> list[str]:
    """What stands under the last message."""
    return world.person("malee").last.buttons


@pytest.mark.parametrize("times", [1, 2])
async def test_what_is_refused_as_it_is_is_said_plainly(
    world: World, chats: Chats, malee: Person, times: int
) -> None:
    """400 for markup, or for buttons: whoever is asked something hears the question, and can type the answer."""
    world.api.faults.refuse("sendMessage", 400, "Bad Request: can't parse entities", times=times)
    quote = Quote("6.1", "a < b & c", "1")

    at = await chats.deliver(malee.id, Reply((plain("ขอ <b> ด้วย"),), MENU, quote=quote).to_json(), "th")

    [post] = malee.chat.bot_posts()
    assert post.text.startswith("ขอ <b> ด้วย")
    assert post.text.endswith("«a < b & c»")
    assert ["เมนูหลัก"] * (2 - times) == post.buttons
    assert at == post.id
