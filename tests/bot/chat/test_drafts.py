"""Unfinished forms: one reminder, deletion after a day, and that is said."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import Connection, insert, select, text, update

from bot.answers.engine import Answers
from bot.chat.drafts import FORMS, MOST_LEFT, REMIND
from bot.demo import Post
from bot.ops.sweep import sweep
from bot.storage.crypto import KeyRing
from bot.storage.database import BREATH
from bot.storage.tables import conversations, left_drafts, outbox, place
from bot.tickets.kept import KEPT as TIMES
from flows.buttons import Discard, TakeBack, read, write
from tests.chat import Clock, World, old_button

KEPT = TIMES["drafts"]


async def round(world: World) -> tuple[int, int]:
    """One round: how many were reminded, how many deleted; what was promised is delivered."""
    counts = await world.service.drafts.tend_all(world.service.storage, world.service.ticketing.outbox)
    await world.hears()
    return counts["reminded"], counts["expired"]


async def begun(world: World) -> None:
    """Malee has begun a form."""
    await world.says("/contact")
    await world.presses("ร้องเรียน")


async def forms(world: World) -> int:
    return len(await world.rows(select(conversations)))


async def test_a_silent_form_is_reminded_of_once(either_world: World) -> None:
    """After three hours, not before, and not again on the next rounds."""
    world = either_world
    await begun(world)

    counts = [await round(world)]
    for seconds in (REMIND, 1, 600, 3600):
        world.clock.passes(seconds)
        counts.append(await round(world))

    assert [(0, 0), (0, 0), (1, 0), (0, 0), (0, 0)] == counts
    assert "ยังกรอกไม่เสร็จ" in world.person("malee").last.text
    assert 1 == await forms(world)


async def test_the_reminder_leads_back_into_the_form(world: World) -> None:
    """Its button shows the question that waits; the answer goes on as if nothing had been."""
    await begun(world)
    world.clock.passes(REMIND + 1)
    await round(world)

    await world.presses("ทำต่อ")
    await world.says("มีคนโทรมาขายประกัน")

    [row] = await world.rows(select(conversations.c.waiting))
    assert "reach" == row.waiting


async def test_a_form_is_deleted_after_a_day_of_silence(either_world: World) -> None:
    """Its answers are gone, the person is told once, and that nothing was sent."""
    world = either_world
    await begun(world)
    world.clock.passes(REMIND + 1)
    await round(world)

    world.clock.passes(KEPT - REMIND - 1)
    early = await round(world)
    world.clock.passes(1)
    counts = [await round(world) for _ in range(2)]

    told = [post.text for post in world.person("malee").chat.bot_posts() if "พักไว้ให้ก่อน" in post.text]
    assert [(0, 0), (0, 1), (0, 0)] == [early, *counts]
    assert (0, 1) == (await forms(world), len(told))
    assert "ไม่มีอะไรถูกส่ง" in told[0]


async def test_many_silent_forms_are_put_aside_by_parts(either_world: World) -> None:
    """No transaction takes more than its part of them, so that nobody waits for it; all are put aside, past one whose
    key is away, and those that were reminded of before stand in nobody's way."""
    world, storage = either_world, either_world.service.storage
    keys, away = world.service.config.secret_keys, KeyRing.parse(KeyRing.new("away"))
    form = {"flow": "contact", "waiting": "reach", "begun_at": 0.0, "changed_at": world.clock() - KEPT - 60}

    def begin(db: Connection) -> None:
        for chat in range(1, 2 * FORMS + 2):
            key = away if chat == 1 else keys
            sealed = key.seal(place(conversations.c.answers_sealed, chat), {"message": "words"})
            db.execute(insert(conversations).values(form | {"chat_id": chat, "answers_sealed": sealed}))

    await storage.run(begin)
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    drafts, promises = world.service.drafts, world.service.ticketing.outbox
    part = await storage.run(drafts.tend, promises)
    counts = await drafts.tend_all(storage, promises, rest=rest)

    assert (FORMS - 1, 2 * FORMS) == (part.expired, part.expired + counts["expired"])
    assert [BREATH if storage.is_sqlite else 0.0] == rests
    assert (1, 2 * FORMS) == (await forms(world), len(await world.rows(select(left_drafts.c.chat_id))))


async def test_a_form_that_somebody_is_going_on_with_is_not_put_aside(
    postgresql_url: str, answers: Answers, clock: Clock, keys_text: str
) -> None:
    """The round found it silent for a day; the word that came meanwhile counts, and nothing is said."""
    world = World(postgresql_url, answers, clock, keys_text)
    await world.open()
    await begun(world)
    clock.passes(KEPT + 1)
    service = world.service

    with service.storage.engine.connect() as hearing:
        hearing.execute(update(conversations).values(changed_at=clock()))
        going_round = asyncio.create_task(
            asyncio.to_thread(service.storage.now, service.drafts.tend, service.ticketing.outbox)
        )
        async with asyncio.timeout(20):
            while not await world.rows(text("SELECT pid FROM pg_locks WHERE NOT granted")):
                continue
        hearing.commit()
    counts = await going_round
    promised = await world.rows(select(outbox.c.effect_key).where(outbox.c.effect_key.like("draft:%")))
    left_open = await forms(world)
    await world.close()

    assert (0, 0) == (counts.reminded, counts.expired)
    assert (1, []) == (left_open, promised)


async def test_the_round_run_twice_is_the_round_run_once(world: World) -> None:
    """Two rounds before anything is delivered promise one reminder."""
    await begun(world)
    world.clock.passes(REMIND + 1)
    for _ in range(2):
        await world.service.storage.run(world.service.drafts.tend, world.service.ticketing.outbox)

    rows = await world.rows(select(outbox.c.effect_key).where(outbox.c.effect_key.startswith("draft:")))
    assert 1 == len(rows)


async def test_whoever_goes_on_is_left_in_peace(world: World) -> None:
    """Silence counts from the last answer, not from the beginning."""
    await begun(world)
    world.clock.passes(REMIND)
    await world.says("มีคนโทรมาขายประกัน")
    world.clock.passes(REMIND)

    assert (0, 0) == await round(world)


async def test_a_new_form_is_reminded_of_anew(world: World) -> None:
    """One reminder a form, not one a chat."""
    counts = []
    for _ in range(2):
        await begun(world)
        world.clock.passes(REMIND + 1)
        counts.append(await round(world))
        await world.says("/cancel")
        world.clock.passes(1)

    assert [(1, 0), (1, 0)] == counts


@pytest.mark.parametrize("who", ["somchai", "emma"])
async def test_each_is_told_in_their_own_chat(world: World, who: str) -> None:
    """Somebody else's form is nobody else's reminder."""
    await world.says("/contact", who)
    world.clock.passes(REMIND + 1)

    await round(world)

    assert not world.person("malee").started
    assert 2 == len(world.person(who).chat.bot_posts())


async def left(world: World) -> list[str]:
    return [row.flow for row in await world.rows(select(left_drafts).order_by(left_drafts.c.flow))]


async def test_what_was_left_is_taken_back_with_all_its_answers(either_world: World) -> None:
    """At the question where it was left; then there is nothing to take back any more."""
    world = either_world
    await begun(world)
    await world.says("มีคนโทรมาขายประกัน")
    await world.says("/cancel")

    question = (await world.presses("เอากลับมา"))[-1]

    assert "ต้องการให้ทีมตอบทางไหน" in question.text
    assert [] == await left(world)
    await world.presses("แชตนี้")
    assert "มีคนโทรมาขายประกัน" in world.person("malee").last.text


async def test_two_forms_that_were_left_are_both_kept(world: World) -> None:
    """The later one is offered first; when it is done with, the earlier one is."""
    await begun(world)
    await world.says("/cancel")
    world.clock.passes(1)
    await world.says("/correct")
    await world.presses("อายุ")
    await world.says("/cancel")

    assert ["contact", "correction"] == await left(world)
    await world.presses("ลบคำตอบ")
    assert ["contact"] == await left(world)
    await world.says("/start")
    assert "ทำต่อ: ติดต่อทีมความเป็นส่วนตัว" in world.person("malee").last.buttons


@pytest.mark.parametrize("ends", ["it is left", "it is put aside", "nothing is said for a day"])
async def test_a_form_with_one_long_answer_is_kept_beside_a_fuller_one(world: World, ends: str) -> None:
    """Both are about a case; the later one is offered first, the fuller one when it is done with."""
    await files_a_complaint(world)
    await world.walks("/status", "[เพิ่มข้อมูล]", "เบอร์ 0801112233", "[ไม่มีไฟล์]")
    earlier = (await world.says("/cancel"))[-1]
    if "day" in ends:
        world.clock.passes(KEPT - 60)
    await world.walks("/status", "[เพิ่มข้อมูล]", "เขาโทรมาอีกสามครั้งเมื่อวาน " * 20)

    if "left" in ends:
        await world.says("/cancel")
    elif "aside" in ends:
        await world.walks("/contact", "[พักเรื่องนี้ไว้ ไปที่ “ติดต่อทีมความเป็นส่วนตัว”]", "/cancel")
    else:
        world.clock.passes(KEPT + 60)
        await round(world)
    await world.says("/start")
    await world.presses("ทำต่อ: เพิ่มข้อมูลในเรื่องเดิม")
    later = await world.presses("ไม่มีไฟล์")
    told = await world.told_in_passing(*old_button(earlier, "เอากลับมา"))

    assert "เขาโทรมาอีกสามครั้งเมื่อวาน" in later[-1].text
    assert "day" in ends or ("เบอร์ 0801112233" in world.person("malee").last.text, "") == (True, told)


async def test_words_that_were_to_be_changed_are_kept_beside_another_form(world: World) -> None:
    """A form of the kind lies left; in a second one the only answer was asked for anew."""
    await files_a_complaint(world)
    for words in ("เลิกโทรแล้ว", "ไม่ต้องแล้วค่ะ เขาขอโทษมาแล้ว"):
        await world.walks(
            "/status", "[ถอนเรื่อง]", words, *([] if "เลิก" in words else ["[แก้: เหตุผล]"]), "/cancel"
        )
        world.clock.passes(5)

    await world.presses("เอากลับมา")

    assert "เขาขอโทษมาแล้ว" in world.person("malee").last.text


async def files_a_complaint(world: World) -> None:
    await begun(world)
    await world.walks("ได้รับโฆษณาทั้งที่ไม่เคยยินยอม", "[แชตนี้]", "[ยืนยันและส่ง]")


async def test_a_form_that_was_taken_back_in_words_is_open_and_not_gone(world: World) -> None:
    """The button under which it was offered says so, and goes."""
    await begun(world)
    await world.says("/cancel")
    offer = world.person("malee").last
    back = old_button(offer, "เอากลับมา")
    await world.says("เอากลับมา")

    said = await world.told_in_passing(*back)

    assert "เรื่องนี้เปิดอยู่แล้ว ตอบข้อล่าสุดได้เลย" == said
    assert [] == offer.rows


async def test_a_clock_that_has_jumped_puts_no_form_aside(world: World) -> None:
    """Whoever is in the midst of one goes on as if nothing had been; what was put aside in a time that has not come
    would be kept until then."""
    world.expects_mishaps = True
    await world.service._sweep()
    await begun(world)
    world.clock.passes(365 * 86400)

    await world.service._tend()
    await world.service._sweep()
    world.clock.passes(-365 * 86400)
    await world.says("มีคนโทรมาขายประกัน")

    [row] = await world.rows(select(conversations.c.waiting))
    assert ("reach", []) == (row.waiting, await left(world))


async def test_a_long_outage_leaves_no_form_untold_of(world: World) -> None:
    """It is put aside when the clock is believed, and before the sweep looks."""
    world.expects_mishaps = True
    await world.service._sweep()
    await begun(world)
    world.clock.passes(40 * 86400)

    stands = []
    for _ in range(7):
        await world.service._sweep()
        stands.append(await forms(world))
        world.clock.passes(3600)
    await world.hears()

    assert [1, 1, 1, 1, 1, 1, 0] == stands
    assert ["contact"] == await left(world)
    assert "พักไว้ให้ก่อน" in world.person("malee").last.text


async def test_a_form_is_put_aside_before_the_sweep_looks(either_world: World) -> None:
    """After an outage of hours the first sweep takes nothing that nobody was told of."""
    world = either_world
    await begun(world)
    world.clock.passes(KEPT + 5 * 3600)

    await world.service._sweep()
    await world.hears()

    assert (0, ["contact"]) == (await forms(world), await left(world))
    assert "พักไว้ให้ก่อน" in world.person("malee").last.text


async def test_a_form_whose_key_is_away_is_put_aside_when_it_is_back(
    either_world: World, keys_text: str
) -> None:
    """Neither a round nor the sweep takes it or stops at it, for as long as it would have been kept; then it goes."""
    world, away = either_world, f"{KeyRing.new('away')},{keys_text}"
    await world.restart(SECRET_KEYS=away)
    await begun(world)
    await world.restart(SECRET_KEYS=keys_text)
    await world.says("/contact", who="somchai")
    await world.presses("ร้องเรียน", who="somchai")
    world.clock.passes(KEPT + 5 * 3600)
    world.expects_mishaps = True

    await world.service._sweep()
    await world.hears()
    kept = await forms(world), len(await world.rows(select(left_drafts)))
    await world.restart(SECRET_KEYS=away)
    back = await round(world)
    put_aside = world.person("malee").last.text
    await world.restart(SECRET_KEYS=keys_text)
    world.clock.passes(TIMES["left"] + 1)
    await world.service._sweep()

    assert ((1, 1), (0, 1)) == (kept, back)
    assert "พักไว้ให้ก่อน" in put_aside
    assert (0, []) == (await forms(world), await left(world))


async def test_a_form_whose_key_stays_away_is_not_kept_for_ever(world: World, keys_text: str) -> None:
    """It holds unsent, confidential words: they go when they would have gone with the key."""
    await world.restart(SECRET_KEYS=f"{KeyRing.new('away')},{keys_text}")
    await begun(world)
    await world.restart(SECRET_KEYS=keys_text)
    world.expects_mishaps = True
    world.clock.passes(KEPT + TIMES["left"])

    await world.service._sweep()
    kept = await forms(world)
    world.clock.passes(2 * 3600)
    await world.service._sweep()

    assert (1, 0) == (kept, await forms(world))


async def test_what_cannot_be_put_aside_is_swept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeping confidential words does not hang on putting them aside; and the failure is not swallowed."""
    await begun(world)
    world.clock.passes(KEPT + 5 * 3600)

    def fails(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(world.service.drafts, "tend", fails)
    with pytest.raises(RuntimeError):
        await world.service._sweep()

    assert 0 == await forms(world)


async def test_what_was_left_is_gone_after_a_day(world: World) -> None:
    """It is not offered, cannot be taken back, and the sweep removes it."""
    await begun(world)
    await world.says("/cancel")
    world.clock.passes(KEPT + 1)

    query = world.person("malee").presses("เอากลับมา")
    await world.hears(query)
    counts = await world.service.storage.run(sweep, world.clock)

    assert query.answer is not None
    assert "ไม่มีเรื่องที่ค้างไว้" in query.answer["text"]
    assert (1, []) == (counts["left"], await left(world))


async def test_an_old_code_is_not_part_of_what_is_taken_back(world: World) -> None:
    """Whoever takes a form up again hours after the code was typed proves it anew, with the address in place."""
    await world.says("/delete")
    for label in ("เลือกทั้งหมด",):
        await world.presses(label)
    while "อีเมล" not in world.person("malee").last.text:
        await world.presses(world.person("malee").last.buttons[0])
    await world.says("malee@example.com")
    await world.says(world.post.to("malee@example.com")[-1].code or "")
    await world.says("/cancel")
    world.clock.passes(7200)

    await world.presses("เอากลับมา")

    assert 2 == len(world.post.to("malee@example.com"))
    assert "พิมพ์รหัส 8 หลัก" in world.person("malee").last.text


async def test_only_the_question_that_waits_has_buttons(world: World) -> None:
    """After stickers, an aside and a typed answer the earlier copies have lost theirs."""
    malee = world.person("malee")
    await begun(world)
    await world.hears(malee.sends_sticker())
    await world.hears(malee.sends_voice())
    await world.says("มีคนโทรมาขายประกัน")

    with_buttons = [post.text for post in malee.chat.bot_posts() if "ยกเลิก" in post.buttons]

    assert 1 == len(with_buttons)
    assert "ต้องการให้ทีมตอบทางไหน" in with_buttons[0]


async def test_stickers_in_one_breath_leave_one_question(world: World) -> None:
    """Heard before anything was delivered, they still leave one message with buttons."""
    malee = world.person("malee")
    await begun(world)
    for _ in range(3):
        malee.sends_sticker()
    await world.hears()

    assert 1 == len([post for post in malee.chat.bot_posts() if "ยกเลิก" in post.buttons])


# Several of a kind -------------------------------------------------------------------------------------

CALLED = "มีคนโทรมาขายของเมื่อวานนี้ตอนเย็น"
TOLD = "พนักงานบอกที่อยู่ของฉันให้คนอื่นรู้"


async def complains_of(world: World, what: str) -> Post:
    """Malee has begun a complaint, up to the question how she is to be answered."""
    await world.walks("/contact", "[ข้อร้องเรียน]", what)
    return world.person("malee").last


async def leaves(world: World, what: str) -> Post:
    """She has, and left it; what she was told."""
    await complains_of(world, what)
    [*_, told] = await world.says("/cancel")
    world.clock.passes(60)
    return told


async def progress(world: World) -> list[str]:
    """The questions at which a form is in progress."""
    return [row.waiting for row in await world.rows(select(conversations.c.waiting))]


async def test_what_was_said_to_be_kept_is_kept_whatever_is_filed(either_world: World) -> None:
    """A complaint was left, and is taken up again in the midst of another: filing it takes nothing from the other, nor
    does a question that is asked meanwhile."""
    world = either_world
    first = await leaves(world, CALLED)
    await complains_of(world, TOLD)

    [*_, taken] = await world.forges(*old_button(first, "เอากลับมา"))
    await world.walks("[แชตนี้]", "[ยืนยันและส่ง]")
    await world.walks("/contact", "[คำถาม]", "อยากถามเรื่องข้อมูลของฉัน", "[แชตนี้]", "[ยืนยันและส่ง]")
    await world.walks("/menu", "[ทำต่อ: ติดต่อทีมความเป็นส่วนตัว]", "[แชตนี้]")

    assert "กลับมาทำต่อได้ถึง" in taken.text
    assert TOLD in world.person("malee").last.text


async def test_a_form_that_is_left_takes_the_place_of_no_other(world: World) -> None:
    """Left at the same moment too, each is there under its own button."""
    first = await leaves(world, CALLED)
    world.clock.passes(-60)
    second = await leaves(world, TOLD)

    found = []
    for told in (first, second):
        await world.forges(*old_button(told, "เอากลับมา"))
        [*_, summary] = await world.presses("แชตนี้")
        found.append([each for each in (CALLED, TOLD) if each in summary.text])

    assert [[CALLED], [TOLD]] == found


async def test_a_button_takes_back_the_form_that_it_stands_under(world: World) -> None:
    """Whatever was left after it; once that is in progress again, the button is over."""
    first = await leaves(world, CALLED)
    await world.walks("/correct", "[ชื่อ]", "มาลา", "มาลี", "/cancel")
    button = old_button(first, "เอากลับมา")

    await world.forges(*button)
    waits = await progress(world)
    said = await world.told_in_passing(*button)

    assert (["reach"], ["reach"]) == (waits, await progress(world))
    assert "เรื่องนี้เปิดอยู่แล้ว" in said


async def test_a_button_whose_form_is_gone_does_not_say_that_none_is_left(world: World) -> None:
    """Another one is, and stays where it is."""
    first = await leaves(world, CALLED)
    back = old_button(first, "เอากลับมา")
    await world.forges(*old_button(first, "ลบคำตอบ"))
    await leaves(world, TOLD)

    said = await world.told_in_passing(*back)

    assert "ปุ่มนี้ใช้ไม่ได้แล้ว" in said
    assert ["contact"] == await left(world)


async def test_a_button_of_a_release_before_takes_back_what_was_left_last(world: World) -> None:
    """It names no form."""
    first = await leaves(world, CALLED)
    await leaves(world, TOLD)

    await world.forges("u", first.id)
    [*_, summary] = await world.presses("แชตนี้")

    assert TakeBack() == read("u")
    assert TOLD in summary.text


async def test_a_form_that_was_left_is_deleted_by_its_own_button_alone(either_world: World) -> None:
    """Another of its kind that stands at the same question is not touched; pressed again, nothing is."""
    world = either_world
    first = await leaves(world, CALLED)
    button = old_button(first, "ลบคำตอบ")
    await complains_of(world, TOLD)

    [said] = [each for each in await world.forges(*button) if "ลบคำตอบของ" in each.text]
    await world.forges(*button)

    assert ([], ["reach"]) == (await left(world), await progress(world))
    assert first.id == said.id
    [*_, summary] = await world.presses("แชตนี้")
    assert TOLD in summary.text


async def test_a_button_of_a_release_before_deletes_no_form_but_the_one_it_stands_under(world: World) -> None:
    """It says neither which form nor whether that was left: under one that was, it deletes none."""
    first = await leaves(world, CALLED)
    data = write(Discard("contact", "reach"))

    answers = [await world.told_in_passing(data, first.id)]
    await complains_of(world, TOLD)
    answers.append(await world.told_in_passing(data, first.id))
    here = await world.forges(data, world.person("malee").last.id)

    assert ["ปุ่มนี้ใช้ไม่ได้แล้ว เริ่มใหม่ได้จากเมนูหลัก"] * 2 == answers
    assert any("ลบคำตอบของ" in each.text for each in here)
    assert (["contact"], []) == (await left(world), await progress(world))


async def test_no_chat_has_any_number_of_forms_kept(world: World) -> None:
    """Of more than anybody leaves in a day the oldest go."""
    for n in range(MOST_LEFT + 2):
        await leaves(world, f"{CALLED} {n}")

    kept = await world.rows(select(left_drafts.c.left_at))

    assert MOST_LEFT == len(kept)
    assert min(each.left_at for each in kept) == world.clock() - 60 * MOST_LEFT
