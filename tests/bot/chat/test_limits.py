"""Limits and proofs as people meet them: what was answered is never lost, and nothing tells who is a customer."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from bot.identity.codes import TRIES
from bot.identity.limits import DAY, FILED, GUESSES_OF_ADDRESS, NOTES, OPEN_AT_ONCE, SAID
from bot.identity.proofs import SESSION
from bot.queue.delivery import DeliveryError
from bot.storage.tables import attempts, challenges, conversations, feedback, outbox, tickets
from flows.buttons import Choose, write
from flows.request import purpose_of
from tests.chat import TEAM, World

MALEE, STRANGER = "malee@example.com", "nobody@example.net"
AWAITS, OPEN = "awaiting-verification", "open"


async def presses(world: World, *values: str) -> None:
    """Chooses at the questions that wait, one after another."""
    for value in values:
        [at] = await world.rows(select(conversations))
        await world.hears(world.person("malee").presses(data=write(Choose(at.flow, at.waiting, value))))


async def waits(world: World) -> str:
    """The name of the question that waits."""
    return "".join(row.waiting for row in await world.rows(select(conversations)))


async def states(world: World) -> list[str]:
    return [row.state for row in await world.rows(select(tickets).order_by(tickets.c.received_at))]


def code(world: World, address: str = MALEE) -> str:
    return str(world.post.to(address)[-1].code)


async def asks(world: World, n: int) -> str:
    """Files a question; what is said to it."""
    world.clock.passes(1)
    await world.says("/contact")
    await presses(world, "question")
    await world.says(f"เก็บข้อมูลไว้กี่ปี ข้อที่ {n}")
    await presses(world, "chat")
    return "\n".join(post.text for post in await world.presses("ยืนยันและส่ง"))


async def deletes(world: World, *, shares: bool = True) -> None:
    """Up to the last look at a deletion."""
    await world.says("/delete")
    await presses(world, "all", "wrong", "-")
    await world.says(MALEE)
    await world.says(code(world))
    if shares:
        await world.hears(world.person("malee").shares_contact())


# Limits -----------------------------------------------------------------------------------------------


async def test_deletemydata_resets_no_limit(either_world: World) -> None:
    """Three codes for an address from one chat, whatever is deleted in between."""
    world = either_world
    for _ in range(4):
        for _ in range(3):
            await world.says("/verify")
            await world.says(STRANGER)
            await world.says("/cancel")
        await world.says("/deletemydata")
        await world.presses("ลบ")

    assert 3 == len(world.post.to(STRANGER))


async def test_a_letter_that_is_given_up_does_not_count_for_the_address(world: World) -> None:
    """Only what was mailed does: another chat gets its code when the mail server is back."""
    world.expects_mishaps = True
    world.post.down = DeliveryError("no such mailbox", permanent=True, code=550)
    for _ in range(3):
        await world.says("/verify", "somchai")
        await world.says(MALEE, "somchai")
        await world.says("/cancel", "somchai")
    world.post.down = None
    for who in ("malee", "emma"):
        await world.says("/verify", who)
        await world.says(MALEE, who)

    assert 2 == len(world.post.to(MALEE))


async def test_the_owner_of_an_address_hears_that_somebody_keeps_failing(world: World) -> None:
    """Once, by mail, with who it is in Telegram and how to stop it; the code stands in no other letter."""
    await world.says("/verify", "somchai")
    await world.says(MALEE, "somchai")
    for n in range(TRIES):
        await world.says(f"{n:08d}", "somchai")
    letters = world.post.to(MALEE)

    assert 2 == len(letters)
    assert all(each in letters[-1].text for each in ("ผิด 5 ครั้ง", "สมชาย", TEAM))
    assert "/t/stop/" not in letters[-1].text, "there is no page to open without PUBLIC_URL"


async def test_ten_cases_a_day_and_the_form_is_kept(either_world: World) -> None:
    """The next one is told so, with the team's address, and goes out tomorrow by the same button."""
    world = either_world
    said = [await asks(world, n) for n in range(FILED[0].most + 1)]
    waiting = await waits(world)
    letters = len(world.post.to(TEAM))
    await world.rows(tickets.update().values(closed_at=1.0, state="fulfilled").returning(tickets.c.id))
    still = "\n".join(post.text for post in await world.presses("ยืนยันและส่ง"))
    world.clock.passes(86400 - 3600)
    later = "\n".join(post.text for post in await world.presses("ยืนยันและส่ง"))
    world.clock.passes(3601)
    await world.presses("ยืนยันและส่ง")

    assert all("รับเรื่องแล้ว" in each for each in said[:-1])
    assert (TEAM in said[-1], "send" == waiting.partition(".")[0], FILED[0].most) == (True, True, letters)
    assert "พรุ่งนี้" in still
    assert "พรุ่งนี้" in later
    assert FILED[0].most + 1 == len(await states(world))


async def test_ten_cases_open_at_the_same_time(world: World) -> None:
    """However long it takes to file them; when one is closed, the form that waits goes out."""
    for n in range(OPEN_AT_ONCE):
        await asks(world, n)
        world.clock.passes(86400)
    refused = await asks(world, 99)
    first = select(tickets.c.id).limit(1).scalar_subquery()
    done = tickets.update().where(tickets.c.id == first).values(closed_at=world.clock(), state="fulfilled")
    await world.rows(done.returning(tickets.c.id))
    await world.presses("ยืนยันและส่ง")

    assert "ยังไม่ปิด" in refused
    assert TEAM in refused
    assert OPEN_AT_ONCE + 1 == len(await states(world))


async def test_a_case_that_is_opened_again_is_one_of_the_ten(world: World) -> None:
    """Whoever has ten open has to wait until one is closed; the words are kept."""
    await asks(world, 0)
    await world.rows(
        tickets.update().values(closed_at=world.clock(), state="fulfilled").returning(tickets.c.id)
    )
    for n in range(OPEN_AT_ONCE):
        await asks(world, n + 1)
        world.clock.passes(86400)
    [closed, *_] = await world.rows(select(tickets).order_by(tickets.c.received_at))
    await world.forges(f"s/reopen///{closed.number}", world.person("malee").last.id)
    await world.says("ยังไม่ได้คำตอบที่ถาม")

    [*_, refused] = await world.presses("ยืนยันและส่ง")

    assert "ยังไม่ปิด" in refused.text
    assert "fulfilled" == (await states(world))[0]


async def test_additions_are_capped_and_what_was_typed_is_kept(world: World) -> None:
    """So many letters an hour to the team; the draft is still there when the hour is over."""
    await asks(world, 1)
    [ticket] = await world.rows(select(tickets))
    for n in range(SAID[0].most + 1):
        await world.says("/status")
        await world.presses("เพิ่มข้อมูล")
        await world.says(f"เพิ่มอีกเรื่อง {n}")
        await presses(world, "-") if (await waits(world)).startswith("files") else None
        await world.presses("ยืนยันและส่ง")
    letters = len(world.post.to(TEAM))
    waiting = await waits(world)
    world.clock.passes(3601)
    await world.presses("ยืนยันและส่ง")

    assert (1 + SAID[0].most, "send") == (letters, waiting.partition(".")[0])
    assert letters + 1 == len(world.post.to(TEAM))
    assert ticket.chat_id == world.person("malee").id


# Proof ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("registered", "state"), [("", OPEN), ("+66812345678", OPEN), ("+66899999999", AWAITS)]
)
async def test_a_second_piece_of_evidence_is_that_customers(
    world: World, registered: str, state: str
) -> None:
    """Where customers were imported, a phone that is not the customer's is none."""
    if registered:
        await world.customers(f"{MALEE} {registered}")
    await deletes(world)
    await world.presses("ยืนยันและส่ง")

    assert [state] == await states(world)


async def test_what_was_proven_is_looked_at_again_when_it_is_filed(either_world: World) -> None:
    """A form that lay there too long asks again, for that alone, and goes out with the new proof."""
    world = either_world
    await deletes(world)
    world.clock.passes(SESSION + 1)
    said = (await world.presses("ยืนยันและส่ง"))[-1].text
    asked, filed = await waits(world), await states(world)
    await world.says(code(world))
    await world.hears(world.person("malee").shares_contact())
    await world.presses("ยืนยันและส่ง")

    assert "หมดเวลาแล้ว" in said
    assert ("code", []) == (asked.partition(".")[0], filed)
    assert [OPEN] == await states(world)


async def test_a_phone_shared_too_long_ago_is_asked_for_again(world: World) -> None:
    """Also of somebody who can read no mail."""
    await world.customers(f"{MALEE} +66812345678")
    await world.says("/start req_objection")
    await presses(world, "all", "no-access")
    await world.hears(world.person("malee").shares_contact())
    await presses(world, "-", "-")
    world.clock.passes(SESSION + 1)
    await world.presses("ยืนยันและส่ง")
    asked = await waits(world)
    await world.hears(world.person("malee").shares_contact())
    await world.presses("ยืนยันและส่ง")

    assert "phone" == asked
    assert [OPEN] == await states(world)


async def test_a_proof_deletes_once(world: World) -> None:
    """A second deletion wants a proof of its own; for what can be undone the old one still serves."""
    await deletes(world)
    await world.presses("ยืนยันและส่ง")
    await world.says("/delete")
    await presses(world, "all", "wrong", "-")
    deletion = await waits(world)
    await world.says("/cancel")
    await world.says("/start req_objection")
    await presses(world, "all")

    assert "email.1" == deletion
    assert not (await waits(world)).startswith("email")


def test_of_several_rights_the_strictest_says_what_is_proven() -> None:
    """Also as they are filed."""
    assert "deletion" == purpose_of(("access", "deletion"))
    assert "access" == purpose_of(("access", "objection"))
    assert "behalf-deletion" == purpose_of(("access", "deletion"), behalf=True)
    assert "behalf" == purpose_of(("access",), behalf=True)
    assert "stranger" == purpose_of(("deletion",), stranger=True)


REFUSALS = (
    DeliveryError("greylisted", code=450),
    DeliveryError("no such mailbox", permanent=True, code=550),
    DeliveryError("nobody there", relay=True),
    DeliveryError("we are not wanted", relay=True, permanent=True, code=554),
)


@pytest.mark.parametrize("down", REFUSALS, ids=str)
async def test_a_mail_server_that_fails_does_not_tell_who_is_a_customer(
    world: World, down: DeliveryError
) -> None:
    """What is said, when, and what stands in the outbox is the same for an address that is registered and for one
    that is not: a failure of the whole relay is told to both, one that is about the address to neither."""
    world.expects_mishaps = True
    await world.customers(MALEE)
    heard: dict[str, list[list[str]]] = {}
    world.post.down = down
    for who, address in (("malee", MALEE), ("somchai", STRANGER)):
        await world.says("/verify", who)
        heard[who] = [[post.text for post in await world.says(address, who)]]
    for seconds in (61, 301, 3600):
        world.clock.passes(seconds)
        world.person("malee")
        before = {who: len(world.person(who).chat.bot_posts()) for who in heard}
        await world.hears()
        for who, count in before.items():
            heard[who].append([post.text for post in world.person(who).chat.bot_posts()[count:]])
    known, unknown = heard.values()

    masked = [[text.replace("n•••@e•••.net", "m•••@e•••.com") for text in each] for each in unknown]
    assert known == masked
    assert down.relay == any("ส่งอีเมลรหัส" in text for each in known for text in each)


async def test_a_chat_that_guesses_reads_the_same_for_every_address(world: World) -> None:
    """Of one that so many have guessed at that nothing is looked at any more, too: what is said, and /mydata."""
    await world.customers(MALEE)
    proofs, run = world.service.ticketing.proofs, world.service.storage.run
    for chat in range(2 * GUESSES_OF_ADDRESS[0].most // TRIES):
        made = await run(proofs.start, chat, (MALEE, STRANGER)[chat % 2], "access")
        for _ in range(TRIES):
            await run(partial(proofs.check, arrived=True), chat, made.id, "00000000")
        world.clock.passes(1000)
    read: dict[str, list[str]] = {}
    for who, address in (("somchai", MALEE), ("emma", STRANGER)):
        await world.says("/language", who)
        await world.presses("ไทย", who)
        before = len(world.person(who).chat.bot_posts())
        for _ in range(4):
            await world.says("/verify", who)
            await world.says(address, who)
            for n in range(TRIES):
                await world.says(f"{n:08d}", who)
            await world.says("/cancel", who)
        await world.says("/mydata", who)
        read[who] = [post.text for post in world.person(who).chat.bot_posts()[before:]]

    masked = [text.replace("n•••@e•••.net", "m•••@e•••.com") for text in read["emma"]]
    assert read["somchai"] == masked


async def test_where_everybody_gets_codes_a_failure_is_said(world: World) -> None:
    """Without a register nothing can be told by it."""
    world.expects_mishaps = True
    world.post.down = DeliveryError("greylisted", code=450)
    await world.says("/verify")
    said = "\n".join(post.text for post in await world.says(MALEE))

    assert "ยังส่งอีเมลรหัสไม่ได้" in said


async def test_the_ledger_does_not_tell_what_was_mailed(world: World) -> None:
    """An address that nobody registered has the same lines, and the outbox holds the same kinds of letters for it."""
    await world.customers(MALEE)
    for who, address in (("malee", MALEE), ("somchai", STRANGER)):
        await world.says("/verify", who)
        await world.says(address, who)
    scopes = [row.scope for row in await world.rows(select(attempts).where(attempts.c.kind == "code"))]
    letters = await world.rows(select(outbox).where(outbox.c.kind == "letter"))

    assert ["address", "address", "chat", "chat", "pair", "pair"] == sorted(scopes)
    assert [("code", "sent")] * 2 == [(row.purpose, row.state) for row in letters]


async def test_what_becomes_of_a_code_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Asked for, wrong, right: by the code's id, without digits, address or chat."""
    caplog.set_level("INFO", "bot.chat")
    await world.says("/verify")
    await world.says(MALEE)
    await world.says("00000000")
    await world.says(code(world))

    said = [each.getMessage() for each in caplog.records if each.name == "bot.chat.effects"]
    [id] = [row.id for row in await world.rows(select(challenges))]
    assert [f"code {id} for session", f"code {id} is wrong", f"code {id} is right"] == said


async def test_a_question_is_judged_once_whatever_is_pressed(world: World) -> None:
    """A press that is repeated, or forged with another topic, notes nothing more; another question does."""
    for question in ("กบต้มมะนาวดองใส่ใบโหระพาเท่าไร", "เป็ดย่างใส่ใบกะเพราเท่าไร"):
        post = (await world.says(question))[-1]
        for press in ("n/", "n/", "n/1", "n/sharing", "y/sharing", "y/retention", "y/1"):
            await world.hears(world.person("malee").forges(press, post.id))

    noted = [row.kind for row in await world.rows(select(feedback).order_by(feedback.c.id))]
    assert ["disliked", "liked"] * 2 == [kind for kind in noted if kind in ("disliked", "liked")]


async def test_a_chat_notes_so_much_a_day_and_is_answered_all_the_same(world: World) -> None:
    """The editor's list is not one person's to fill; tomorrow it goes on."""
    [most] = (each.most for each in NOTES)
    said = [(await world.says(f"กบต้มมะนาวดองใส่ใบโหระพา {n} ใบ"))[-1].text for n in range(most + 1)]
    today = len(await world.rows(select(feedback)))
    world.clock.passes(DAY + 1)
    await world.says("กบต้มมะนาวดองใส่ใบโหระพาเท่าไร")

    assert 1 == len(set(said))
    assert (most, most + 1) == (today, len(await world.rows(select(feedback))))
