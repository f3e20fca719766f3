"""What is proven is never less than the strictest of the rights needs: alone, several at once, in any order."""

from __future__ import annotations

from itertools import permutations

import pytest
from sqlalchemy import delete, select

from bot.identity.proofs import SESSION_IDLE
from bot.storage.tables import conversations, proofs, tickets
from flows.buttons import Choose, Tick, write
from tests.chat import PICTURE, TEAM, World
from tests.flows.walk import MALEE

AWAITS, OPEN = "awaiting-verification", "open"


async def states(world: World) -> dict[str, str]:
    """Where each request stands, by its kind."""
    return {row.kind: row.state for row in await world.rows(select(tickets))}


async def standing(world: World) -> tuple[str, str]:
    """The flow and question that wait."""
    [row] = await world.rows(select(conversations))
    return row.flow, row.waiting


async def presses(world: World, *values: str) -> None:
    """Chooses at the questions that wait, one after another."""
    for value in values:
        flow, question = await standing(world)
        await world.hears(world.person("malee").presses(data=write(Choose(flow, question, value))))


async def wants(world: World, kinds: tuple[str, ...]) -> None:
    """Ticks the rights in this order, and answers what each asks."""
    for kind in kinds:
        flow, question = await standing(world)
        await world.hears(world.person("malee").presses(data=write(Tick(flow, question, kind, "1"))))
    await presses(world, "ticked")
    answers = {"what": "all", "copy": "see", "period": "-", "ads": "all", "why": "wrong", "details": "-"}
    while (question := (await standing(world))[1].partition(".")[0].partition("-")[0]) in answers:
        await presses(world, answers[question])


async def acts_for_phupha(world: World) -> None:
    """Up to the rights: whose data it is."""
    await world.says("/start req_behalf")
    await presses(world, "child")
    for said in ("เด็กชายภูผา ใจดี", "phupha@example.net", "เป็นแม่ มีสูติบัตร"):
        await world.says(said)


async def proves(world: World) -> None:
    """Types the address, and the code that came."""
    await world.says(MALEE)
    await world.says(str(world.post.to(MALEE)[-1].code))


async def sends(world: World) -> None:
    await world.presses("ยืนยันและส่ง")


ORDERS = [*permutations(("access", "deletion", "objection"), 2), ("objection", "deletion", "access")]


@pytest.mark.parametrize("kinds", ORDERS)
async def test_of_several_rights_a_deletion_asks_for_two_pieces_of_evidence(
    world: World, kinds: tuple[str, ...]
) -> None:
    """Whatever order they are ticked in: a proof from before is not enough, and without the phone it awaits staff."""
    await world.says("/verify")
    await proves(world)
    await world.says("/start req_several")
    await wants(world, kinds)
    deletes = "deletion" in kinds
    if deletes:
        assert "email.1" == (await standing(world))[1]
        await proves(world)
        await presses(world, "staff")
    await sends(world)

    assert {each: AWAITS if each == "deletion" else OPEN for each in kinds} == await states(world)


async def test_with_the_phone_too_a_deletion_among_several_begins(world: World) -> None:
    """Two pieces of evidence are what it needs."""
    await world.says("/start req_several")
    await wants(world, ("objection", "deletion"))
    await proves(world)
    await world.hears(world.person("malee").shares_contact())
    await sends(world)

    assert {"objection": OPEN, "deletion": OPEN} == await states(world)


@pytest.mark.parametrize("kinds", [("objection", "deletion"), ("deletion", "objection")])
async def test_a_registered_phone_alone_deletes_nothing(world: World, kinds: tuple[str, ...]) -> None:
    """It is one piece of evidence: enough for the one, and not for the other."""
    await world.customers(f"{MALEE} +66812345678")
    await world.says("/start req_several")
    await wants(world, kinds)
    await presses(world, "no-access")
    await world.hears(world.person("malee").shares_contact())
    await presses(world, "-", "-")
    await sends(world)

    assert {"objection": OPEN, "deletion": AWAITS} == await states(world)


@pytest.mark.parametrize("kinds", [("objection",), *ORDERS])
async def test_on_behalf_everything_awaits_staff(world: World, kinds: tuple[str, ...]) -> None:
    """Whatever was proven, and in whatever order the rights are ticked."""
    await acts_for_phupha(world)
    await wants(world, kinds)
    await presses(world, "-")
    await proves(world)
    if "deletion" in kinds:
        await world.hears(world.person("malee").shares_contact())
    await sends(world)

    assert dict.fromkeys(kinds, AWAITS) == await states(world)


async def test_acting_for_somebody_proves_nothing_about_oneself(world: World) -> None:
    """The address was proven without being a customer's, so one's own request asks for a proof of its own."""
    await world.customers("somebody@example.com")
    await acts_for_phupha(world)
    await wants(world, ("objection",))
    await presses(world, "-")
    await proves(world)
    await sends(world)
    await world.says("/start req_objection")
    await presses(world, "all")

    assert "email.1" == (await standing(world))[1]


async def test_the_owner_of_the_data_is_named_wherever_the_request_is_spoken_of(world: World) -> None:
    """The team reads name and account, apart from who filed it; that person the name, and the account veiled."""
    await acts_for_phupha(world)
    await wants(world, ("access",))
    await presses(world, "-")
    await proves(world)
    await sends(world)
    receipt = next(p for p in world.person("malee").chat.bot_posts() if "รับเรื่องแล้ว" in p.text)
    [page] = await world.says("/status")
    [letter], mail = world.post.to(TEAM), world.post.to(MALEE)[-1]

    for said in (receipt.text, page.text, mail.text):
        assert "เจ้าของข้อมูล: เด็กชายภูผา ใจดี (p•••@e•••.net)" in said
        assert "phupha" not in said
    assert "ขอดูข้อมูลแทนเจ้าของ" in letter.subject
    owner, filer = letter.text.split("── ผู้ยื่นคำขอแทน ──")
    assert "ชื่อ: เด็กชายภูผา ใจดี\nบัญชี: phupha@example.net\n" in owner
    assert MALEE in filer.partition("── สิ่งที่ขอ ──")[0]
    assert letter.text.index("ตรวจสอบก่อนว่าผู้ยื่นทำแทนเจ้าของข้อมูลได้") < letter.text.index("ชื่อ: ")
    assert "รับ: ตรวจแล้วว่าผู้ยื่นทำแทนเจ้าของข้อมูลได้" in letter.text
    assert "ทะเบียนลูกค้า" not in letter.text


@pytest.mark.parametrize(
    ("goal", "kind", "state"),
    [
        ("see", "access", OPEN),
        ("pause", "suspension", OPEN),
        ("ads", "objection", OPEN),
        ("erase", "deletion", AWAITS),
    ],
)
@pytest.mark.parametrize("by", ["phone", "email"])
async def test_a_strangers_deletion_awaits_staff(
    world: World, goal: str, kind: str, state: str, by: str
) -> None:
    """However the number or address was proven: nobody has an account with which to compare it."""
    await world.customers("somebody@example.com")
    await world.says("/start req_stranger")
    await presses(world, goal, by)
    if by == "phone":
        await world.hears(world.person("malee").shares_contact())
    else:
        await proves(world)
    await presses(world, "-")
    await sends(world)

    assert {kind: state} == await states(world)


@pytest.mark.parametrize("goal", ["see", "erase"])
async def test_a_stranger_who_proves_nothing_awaits_staff(world: World, goal: str) -> None:
    """What was only said is for people to check."""
    await world.says("/start req_stranger")
    await presses(world, goal, "phone", "staff", "-", "-", "-")
    await sends(world)

    assert [AWAITS] == list((await states(world)).values())


async def test_withdrawn_before_anybody_checked_it_waits_for_that_again(world: World) -> None:
    """Withdrawing and opening again is no way around the check."""
    await world.says("/delete")
    await presses(world, "all", "wrong", "-")
    await proves(world)
    await presses(world, "staff")
    await sends(world)
    for act in ("ถอนเรื่อง", "เปิดเรื่องอีกครั้ง"):
        await world.says("/status")
        await world.presses(act)
        await world.says("เปลี่ยนใจ")
        await sends(world)

    assert {"deletion": AWAITS} == await states(world)


async def at_the_last_look_of_a_deletion(world: World) -> None:
    """Both pieces of evidence are there."""
    await world.says("/start req_several")
    await wants(world, ("objection", "deletion"))
    await proves(world)
    await world.hears(world.person("malee").shares_contact())


@pytest.mark.parametrize("between", ["nothing", "a sticker", "a look", "a question", "taken back"])
async def test_a_form_that_lay_idle_asks_again_who_it_is(world: World, between: str) -> None:
    """Whoever picks up the phone after a quarter of an hour sends nothing with another's proof, whatever they do
    first; the other answers are there."""
    await at_the_last_look_of_a_deletion(world)
    world.clock.passes(SESSION_IDLE + 60)
    malee = world.person("malee")
    match between:
        case "a sticker":
            await world.hears(malee.sends_sticker())
        case "a look":
            await world.says("/status")
        case "a question":
            await world.says("เก็บเบอร์เพื่อนในเครื่องไปด้วยไหม")
        case "taken back":
            await world.walks("/cancel", "[เอากลับมา]")
    if between == "nothing":
        await sends(world)

    assert {} == await states(world)
    assert (await standing(world))[1].startswith("code.1")
    assert 2 == len(world.post.to(MALEE))
    if between != "taken back":
        assert any("การยืนยันตัวตนหมดเวลาแล้ว" in each.text for each in malee.chat.bot_posts()[-3:])


async def test_a_form_in_which_nothing_was_proven_goes_on_however_long_it_lay(world: World) -> None:
    """Nothing has run out, no code is sent that nobody asked for, and what was chosen stays."""
    await world.says("/start req_several")
    await wants(world, ("objection", "deletion"))
    world.clock.passes(SESSION_IDLE + 60)
    [asked] = await world.hears(world.person("malee").sends_sticker())
    told = asked.text
    await world.says(MALEE)
    await presses(world, "staff")
    world.clock.passes(SESSION_IDLE + 60)
    await world.hears(world.person("malee").sends_sticker())

    assert "หมดเวลา" not in told
    assert 1 == len(world.post.to(MALEE))
    assert (await standing(world))[1].startswith("send")


async def test_a_new_code_goes_to_the_address_that_was_proven(world: World) -> None:
    """And not to the one with the slip, that was tried before it."""
    await world.says("/start req_several")
    await wants(world, ("objection", "deletion"))
    await world.says("mali@example.org")
    await presses(world, "other")
    await proves(world)
    await world.hears(world.person("malee").shares_contact())
    world.clock.passes(SESSION_IDLE + 60)

    await sends(world)

    assert (1, 2) == (len(world.post.to("mali@example.org")), len(world.post.to(MALEE)))


async def test_evidence_goes_with_the_right_that_asks_for_it(world: World) -> None:
    """Whoever handles the correction sees the card, and not whoever handles the copy."""
    await world.says("/start req_several")
    await wants(world, ("access", "correction"))
    await world.walks("[ชื่อ]", "มาลา", "มาลี", "[เท่านี้]", "[ข้าม]")
    await world.hears(world.person("malee").sends_photo(PICTURE))
    await world.walks("[ครบแล้ว]")
    await proves(world)
    await sends(world)

    files = {each.subject.partition("] ")[2]: len(each.attachments) for each in world.post.to(TEAM)}
    assert {"ขอดูข้อมูลของฉัน": 0, "ขอแก้ข้อมูล": 1} == files


async def test_whoever_goes_on_within_a_quarter_of_an_hour_is_not_asked_again(world: World) -> None:
    """What they do with the form keeps the proof alive, for half an hour in all."""
    await at_the_last_look_of_a_deletion(world)
    world.clock.passes(SESSION_IDLE - 60)
    await world.hears(world.person("malee").sends_sticker())
    world.clock.passes(SESSION_IDLE - 60)

    await sends(world)

    assert {"objection": OPEN, "deletion": OPEN} == await states(world)


async def test_a_phone_whose_proof_is_gone_is_asked_for_again(world: World) -> None:
    """The team would get a request without anything to look for."""
    await at_the_last_look_of_a_deletion(world)
    await world.service.storage.run(lambda db: db.execute(delete(proofs).where(proofs.c.method == "phone")))

    await sends(world)

    assert {} == await states(world)
    assert "phone" == (await standing(world))[1]


async def test_a_forged_button_shares_no_phone(world: World) -> None:
    """What it names is no proof of this chat."""
    await world.says("/start req_several")
    await wants(world, ("objection", "deletion"))
    await proves(world)
    flow, question = await standing(world)
    await world.forges(write(Choose(flow, question, "0123456789abcdef")), world.person("malee").last.id)
    if (await standing(world))[1].startswith("send"):
        await sends(world)

    assert {} == await states(world)
    assert "phone" == (await standing(world))[1]


@pytest.mark.parametrize("way", ["no-access", "staff"])
async def test_who_prefers_staff_is_not_asked_again_in_a_form_taken_back(world: World, way: str) -> None:
    """There was no proof that could have run out: no code is sent, and the form stands where it stood."""
    await world.says("/start req_several")
    await wants(world, ("access", "objection"))
    if way == "staff":
        await world.says(MALEE)
    await presses(world, way)
    stood, codes = await standing(world), len(world.post.to(MALEE))
    world.clock.passes(SESSION_IDLE + 60)
    await world.walks("/cancel", "[เอากลับมา]")

    assert stood == await standing(world)
    assert codes == len(world.post.to(MALEE))


async def test_whom_staff_was_to_check_first_proves_for_no_longer_than_anybody(world: World) -> None:
    """They gave another address after that, and its code: what is taken back when that has gone idle asks again."""
    await world.customers(MALEE)
    await world.walks(
        "/access", "[เลือกทั้งหมด]", "[ดูว่ามีอะไรบ้าง]", "[ทุกช่วงเวลา ไม่มีเพิ่มเติม]", "somebody@example.org"
    )
    await world.walks("[ให้เจ้าหน้าที่ตรวจสอบ]", f"เปลี่ยนอีเมลเป็น {MALEE}")
    await world.says(str(world.post.to(MALEE)[-1].code))
    proven = "ตรวจดูอีกครั้ง" in world.person("malee").last.text
    await world.says("/cancel")
    world.clock.passes(SESSION_IDLE + 60)

    await world.presses("เอากลับมา")

    assert proven
    assert "ตรวจดูอีกครั้ง" not in world.person("malee").last.text
