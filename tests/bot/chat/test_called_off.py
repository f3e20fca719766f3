"""Called off: which case it is about, and whether all of it is meant."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.reading.restriction import restricts
from bot.storage.tables import conversations, tickets
from tests.bot.chat.test_cases import complains, labels, letters
from tests.bot.chat.test_first_use import COMPLAINS, UNPROVEN
from tests.chat import TEAM, World

NO_ADS = ("ไม่อยากรับโฆษณาแล้ว", "[โฆษณาและการตลาดทั้งหมด]", *UNPROVEN[4:], "[ยืนยันและส่ง]")


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ต้องลบปฏิทินแล้วนะ ที่เหลือลบเหมือนเดิม",
        "ถอนเรื่องเบอร์ เอาแค่ที่อยู่",
        "ถอนเรื่องลบปฏิทิน เอาแค่ที่อยู่",
        "ไม่ลบปฏิทินแล้ว ลบแค่โปรไฟล์พอ",
        "เปลี่ยนใจ ไม่ลบรูปแล้ว แต่เบอร์ยังลบอยู่",
        "ไม่ต้องลบปฏิทินแล้วค่ะ",
        "ไม่ต้องลบเบอร์แล้วนะคะ",
        "don't delete the calendar any more, delete the rest",
        "changed my mind, keep my photos but delete everything else",
    ],
)
async def test_a_part_that_is_called_off_is_told_to_the_team(world: World, said: str) -> None:
    """By a press, and nothing is withdrawn by it; the page of the case, where all of it can be, is a press away."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]")
    world.clock.passes(3600)
    before = letters(world)

    await world.says(said)
    shown = labels(world.person("malee").last)
    forms = await world.rows(select(conversations))
    await world.presses("ส่ง")

    assert shown[1].startswith("ดูเรื่อง PR-")
    assert forms == []
    assert before + 1 == letters(world)
    assert said in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize("said", ["ใช่", "ส่งเลย", "yes"])
async def test_a_yes_to_telling_the_team_withdraws_nothing(world: World, said: str) -> None:
    """What was offered is to send the words."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]", "ไม่ต้องลบปฏิทินแล้วนะ ที่เหลือลบเหมือนเดิม")

    await world.says(said)

    assert await world.rows(select(conversations)) == []
    assert "ส่ง" in labels(world.person("malee").last)


@pytest.mark.parametrize(
    "said", ["ถอนเรื่องทั้งหมดเลย", "ไม่ต้องลบแล้ว", "ไม่ต้องลบข้อมูลแล้วค่ะ", "กลับไปใช้เบอร์เดิมแล้ว ขอถอนเรื่อง"]
)
async def test_all_that_is_called_off_is_withdrawn(world: World, said: str) -> None:
    """It is asked about before."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]", said)

    assert "จะถอนเรื่อง" in world.person("malee").last.text


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("เรื่องหยุดโฆษณาถึงไหนแล้ว", "objection"),
        ("สถานะเรื่องโฆษณา", "objection"),
        ("เรื่องร้องเรียนถึงไหนแล้วคะ", "complaint"),
        ("how far is my complaint?", "complaint"),
    ],
)
@pytest.mark.parametrize("first", ["objection", "complaint"])
async def test_how_far_a_case_is_is_said_of_that_which_is_named(
    world: World, said: str, kind: str, first: str
) -> None:
    """Whichever was filed last."""
    if first == "objection":
        await world.walks(*NO_ADS)
        await complains(world)
    else:
        await complains(world)
        await world.walks(*NO_ADS)

    await world.says(said)

    numbers = {row.kind: row.number for row in await world.rows(select(tickets.c.kind, tickets.c.number))}
    assert world.person("malee").last.text.startswith(numbers[kind])


@pytest.mark.parametrize("said", ["ถึงไหนแล้ว", "เรื่องลบข้อมูลถึงไหนแล้ว"])
async def test_which_case_is_asked_where_none_is_named_that_is_there(world: World, said: str) -> None:
    """Both are shown to choose from."""
    await complains(world)
    await world.walks(*NO_ADS)
    world.clock.passes(100_000)

    await world.says(said)

    assert "2 เรื่อง" in world.person("malee").last.text


@pytest.mark.parametrize(
    "said",
    [
        "เรื่องเบอร์ไม่ต้องแล้วค่ะ เหลือแต่เรื่องบัตร",
        "แล้วเรื่องเบอร์ฝากบอกทีมให้ด้วยค่ะ ว่าไม่ต้องแล้ว",
        "เรื่องที่อยู่ฉันบอกใครไปเอง",
        "ไม่ต้องตรวจเรื่องที่อยู่แล้ว ตรวจแค่บัตร",
        "ส่วนเรื่องที่อยู่ไม่ติดใจแล้ว",
        "never mind the address part, only check the card",
    ],
)
async def test_a_matter_that_is_called_off_or_a_remark_is_words_for_the_team(world: World, said: str) -> None:
    """With what is said behind it; and nothing is withdrawn by it."""
    await complains(world)
    world.clock.passes(3600)

    await world.says(said)
    await world.says("เหลือแต่เรื่องบัตรค่ะ")
    forms = await world.rows(select(conversations))
    await world.presses("ส่ง")

    assert forms == []
    assert all(each in world.post.to(TEAM)[-1].text for each in (said, "เหลือแต่เรื่องบัตรค่ะ"))


@pytest.mark.parametrize(
    "said", ["เรื่องนี้ไม่ต้องแล้ว", "เรื่องร้องเรียนไม่ต้องแล้วค่ะ", "ขอยกเลิกเรื่องที่ส่งไป", "ไม่เอาเรื่องแล้ว ถอนให้หน่อย"]
)
async def test_a_case_that_is_not_wanted_any_more_is_withdrawn(world: World, said: str) -> None:
    """It is asked about before."""
    await complains(world)
    world.clock.passes(3600)

    await world.says(said)

    assert "จะถอนเรื่อง" in world.person("malee").last.text


STAYS = [
    "เลิกถอนค่ะ",
    "ไม่ถอนนน",
    "ยังไม่ถอนดีกว่า",
    "อย่าถอนนะคะ",
    "เอาเหมือนเดิมค่ะ",
    "don't withdraw it",
    "keep it as it was",
    "คิดอีกที ไม่ถอนแล้วค่ะ ให้ทีมทำต่อไป",
    "เอ๊ะ หรือไม่ถอนดีกว่า ปล่อยให้เค้าแก้ต่อไปเหอะ",
    "คิดไปคิดมาอย่าเพิ่งถอนเลยดีกว่าเจ๊เปลี่ยนใจแล้ว",
    "เฮ้ย กดผิด ไม่ได้จะถอน",
    "Hmm, maybe I won't withdraw it, let them carry on",
]


@pytest.mark.parametrize("said", STAYS)
@pytest.mark.parametrize("reason", [(), ("ตกลงกันได้แล้ว",)])
async def test_a_case_that_is_not_to_be_withdrawn_stays(
    world: World, said: str, reason: tuple[str, ...]
) -> None:
    """The form is left, which can be taken back."""
    await complains(world)
    world.clock.passes(3600)
    await world.walks("ขอถอนเรื่องค่ะ", *reason, said)

    last = world.person("malee").last

    assert await world.rows(select(conversations)) == []
    assert last.text.startswith("ไม่ได้ถอน")
    assert "เอากลับมา" in labels(last)


@pytest.mark.parametrize(
    "said", ["เอ๊ะ หรือไม่ถอนดี ชักลังเล", "เอ หรือจะยังไม่ถอน รอฟังผลอีกสักสัปดาห์ก่อนดี", "อืมม ไม่ถอนดีกว่ามั้ง เสียดาย"]
)
async def test_who_doubts_whether_to_withdraw_is_asked(world: World, said: str) -> None:
    """With what was answered kept, and nothing of it is sent to the team."""
    await complains(world)
    world.clock.passes(3600)
    await world.walks("ขอถอนเรื่องค่ะ", said)

    assert {"เก็บไว้ก่อน", "ลบคำตอบ"} <= {*labels(world.person("malee").last)}


@pytest.mark.parametrize(
    "said",
    [
        "ล้อเล่นนน เอาเหมือนเดิม แก้เป็น 13",
        "เหลือแต่เรื่องบัตรค่ะ",
        "ไม่ได้จะถอนทั้งเรื่อง แค่เรื่องเบอร์",
        "เรื่องเบอร์ไม่ต้องแล้ว เอาแค่เรื่องบัตร",
        "ไม่ถอนแล้ว ให้ทีมแก้เบอร์ด้วย",
    ],
)
async def test_what_goes_on_in_part_is_no_reason_to_withdraw_a_case(world: World, said: str) -> None:
    """The words are offered to the case, and whoever sends them withdraws nothing."""
    await complains(world)
    world.clock.passes(3600)
    await world.walks("ขอถอนเรื่องค่ะ", said)
    asked = labels(world.person("malee").last)

    await world.presses("ส่ง")

    assert asked == ["ส่ง", "ไม่ใช่ เป็นคำตอบของแบบฟอร์ม"]
    assert await world.rows(select(conversations)) == []
    assert said in world.post.to(TEAM)[-1].text


@pytest.mark.parametrize(
    "said", ["ตกลงกับสาขาได้แล้ว ไม่ต้องตรวจแล้ว", "เบอร์กลับไปใช้อันเดิม ไม่ต้องแก้แล้ว", "they called me and said sorry"]
)
async def test_a_reason_to_withdraw_a_case_is_taken(world: World, said: str) -> None:
    """Whatever is not needed any more by it."""
    await complains(world)
    world.clock.passes(3600)

    await world.walks("ขอถอนเรื่องค่ะ", said)

    assert f"เหตุผล: {said}" in world.person("malee").last.text


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ต้องทำต่อแล้วค่ะ กลับไปใช้เบอร์เดิมแล้ว ขอถอนเลย",
        "ไม่ต้องตามเรื่องต่อแล้ว ป้าได้เบอร์เดิมคืนมาแล้ว",
        "บอกทีมว่าไม่ต้องทำต่อแล้วนะ ผมถอนคำขอนี้",
        "ปิดเรื่องให้ด้วยครับ ได้เบอร์เดิมคืนแล้ว",
        "you can close my request, I got the old number back",
    ],
)
async def test_a_case_that_is_to_end_is_withdrawn_though_a_datum_tells_why(world: World, said: str) -> None:
    """The form that withdraws it begins, which asks before it does."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]")
    world.clock.passes(3600)

    await world.says(said)

    assert "withdraw" == (await world.rows(select(conversations)))[0].flow


@pytest.mark.parametrize(
    "said",
    [
        "ยังไม่ต้องทำเบอร์เดิมนะ รอเบอร์ใหม่ก่อน",
        "ฝากบอกทีมด้วยว่าไม่ต้องลบเบอร์แล้ว",
        "ขอปิดบัญชีไปเลยได้ไหม",
        "พอโทรกลับเขาปิดเครื่องไปเลย",
    ],
)
async def test_what_is_to_wait_or_is_closed_elsewhere_withdraws_nothing(world: World, said: str) -> None:
    """No form begins by it."""
    await world.walks(*UNPROVEN, "[ยืนยันและส่ง]")
    world.clock.passes(3600)

    await world.says(said)

    assert [] == await world.rows(select(conversations))


WITHDRAWN = (*COMPLAINS, "[ยืนยันและส่ง]", "ขอถอนเรื่อง", "[ข้าม]", "[ยืนยันและส่ง]")


@pytest.mark.parametrize(
    "said",
    [
        "คิดอีกที ไม่ถอนแล้วดีกว่า",
        "เปลี่ยนใจแล้วค่ะ ขอเปิดเรื่องกลับมา",
        "ให้ทีมตรวจต่อเหมือนเดิมเถอะ",
        "ถ้าเปลี่ยนใจทีหลังได้ถึงวันไหน",
        "until when can I change my mind?",
        "please carry on with it after all",
    ],
)
async def test_a_case_that_was_withdrawn_can_be_opened_again_by_whoever_wants_it_back(
    world: World, said: str
) -> None:
    """It is a press away, with these words."""
    await world.walks(*WITHDRAWN)

    await world.says(said)

    assert "เปิดเรื่องอีกครั้ง" in labels(world.person("malee").last)


async def test_something_else_that_is_asked_for_behind_a_withdrawal_is_begun(world: World) -> None:
    """Whoever changes their mind may want another thing."""
    await world.walks(*WITHDRAWN)

    await world.says("เปลี่ยนใจ ขอลบข้อมูลแทนดีกว่า")

    assert "deletion" == (await world.rows(select(conversations)))[0].flow


@pytest.mark.parametrize(
    "said", ["ถอนเรื่องแม่งเลย ขี้เกียจละ", "ขอถอนเรื่องที่ส่งไปแล้ว", "withdraw my complaint please"]
)
@pytest.mark.parametrize("form", [("/add",), ("/correct", "[เบอร์โทรศัพท์]")])
async def test_a_case_can_be_withdrawn_where_something_else_is_filled_in(
    world: World, form: tuple[str, ...], said: str
) -> None:
    """Which of them is given up is asked, and the form waits."""
    await complains(world)
    await world.walks(*form, said)

    shown = labels(world.person("malee").last)
    await world.presses("ถอน PR-")
    asked = world.person("malee").last.text

    assert ["เก็บไว้ก่อน", "ลบคำตอบ", "ทำต่อ"] == shown[-3:]
    assert "จะถอนเรื่อง" in asked


@pytest.mark.parametrize("said", ["ไม่ได้จะถอนเรื่องนะ", "ถ้าผมถอนเรื่องแล้วยื่นใหม่ได้ไหม"])
async def test_a_case_that_is_not_to_be_withdrawn_is_not_offered_to_be(world: World, said: str) -> None:
    """Whatever is filled in."""
    await complains(world)

    await world.walks("/add", said)

    assert not any(each.startswith("ถอน PR-") for each in labels(world.person("malee").last))


@pytest.mark.parametrize(
    "why", ["ขี้เกียจ", "เบื่อแล้ว", "ไม่อยากยุ่งแล้ว", "can't be bothered", "it's too much hassle"]
)
async def test_who_has_had_enough_says_why_a_case_is_withdrawn(world: World, why: str) -> None:
    """It is a reason like any other."""
    await complains(world)

    await world.walks("ขอถอนเรื่อง", why)

    assert f"เหตุผล: {why}" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ขี้เกียจแล้ว ไม่ถอนดีกว่า", "เหนื่อย ไว้ค่อยทำพรุ่งนี้"])
async def test_who_has_had_enough_of_withdrawing_gives_no_reason(world: World, said: str) -> None:
    """The case stays."""
    await complains(world)

    await world.walks("ขอถอนเรื่อง", said)

    assert "เหตุผล:" not in world.person("malee").last.text


@pytest.mark.parametrize("said", ["เออ", "ใช่ค่ะ", "yes"])
async def test_a_yes_to_leaving_leaves(world: World, said: str) -> None:
    """The form can be taken back."""
    await world.walks("/correct", "[เบอร์โทรศัพท์]", "ไว้ก่อนละกัน", said)

    assert await world.rows(select(conversations)) == []
    assert "เอากลับมา" in labels(world.person("malee").last)


@pytest.mark.parametrize(
    "said",
    [
        "เอ๊ะขอเปลี่ยนใจ เอาเรื่องที่ถอนกลับมาได้มั้ย",
        "ขอเปลี่ยนใจค่ะ เอาเรื่องไว้เหมือนเดิม",
        "changed my mind, can I keep the case?",
    ],
)
@pytest.mark.parametrize("steps", [(), ("[ข้าม]",)])
async def test_whoever_wants_back_what_is_being_withdrawn_has_it_still(
    world: World, steps: tuple[str, ...], said: str
) -> None:
    """The form is left, and nothing was withdrawn."""
    await complains(world)
    await world.walks("ขอถอนเรื่อง", *steps, said)

    [ticket] = await world.rows(select(tickets))

    assert await world.rows(select(conversations)) == []
    assert "ไม่ได้ถอน" in world.person("malee").last.text
    assert "withdrawn" != ticket.state


@pytest.mark.parametrize(
    "asked", ["เผื่อเปลี่ยนใจทีหลัง เอาเรื่องกลับมาได้ไหม", "if I change my mind, can I get it back?"]
)
async def test_whether_a_case_could_be_had_back_is_a_question(world: World, asked: str) -> None:
    """The form that withdraws it waits."""
    await complains(world)

    await world.walks("ขอถอนเรื่อง", asked)

    assert ["withdraw"] == [row.flow for row in await world.rows(select(conversations.c.flow))]


@pytest.mark.parametrize(
    "said",
    [
        "เรื่องที่ส่งไปอะ หยุดแค่อีเมลนะ อย่าหยุด SMS",
        "เรื่องที่ขอไว้ ไลน์ไม่ต้องหยุดเด้อ เอาแต่เมล",
        "ขออนุญาตแจ้งครับ คำขอนี้ให้หยุดเฉพาะทางอีเมล",
        "only stop the email ads pls, keep sms",
        "my request, i meant only the emails",
    ],
)
async def test_what_is_limited_is_not_taken_back(world: World, said: str) -> None:
    """The words are offered to the case."""
    await world.walks(*NO_ADS)
    await world.says(said)

    forms = await world.rows(select(conversations))
    assert (["ส่ง"], []) == (labels(world.person("malee").last)[:1], forms)


@pytest.mark.parametrize(
    "said",
    ["แค่อยากถอนเรื่อง", "only withdraw it please", "เปลี่ยนใจแล้ว ไม่ต้องหยุดโฆษณาแล้ว", "ถอนเรื่องหยุดโฆษณาอย่างเดียว"],
)
async def test_what_is_taken_back_with_a_word_for_only_is_taken_back(world: World, said: str) -> None:
    """The form asks before it does."""
    await world.walks(*NO_ADS)
    await world.says(said)

    assert ["withdraw"] == [each.flow for each in await world.rows(select(conversations))]


@pytest.mark.parametrize("said", ["ไม่ใช่! ไม่ได้จะถอน!", "บ่แม่น บ่ได้ถอน", "ไม่ใช่เว้ย ไม่ถอน"])
async def test_whoever_says_no_to_withdrawing_is_let_go(world: World, said: str) -> None:
    """Their no is no reason to withdraw."""
    await world.walks(*NO_ADS, "ขอถอนเรื่อง", said)

    assert [] == await world.rows(select(conversations))


@pytest.mark.parametrize(
    "text",
    [
        "ยกเลิกเฉพาะเรื่องที่ขอลบข้อมูล",
        "ขอยกเลิกที่ขอลบไป อย่าลบบัญชีผม",
        "ไม่ลบแล้วครับ ห้ามลบข้อมูลผมเด็ดขาด",
        "stop the deletion, keep my data",
    ],
)
def test_what_takes_the_case_back_is_no_limit_on_it(text: str) -> None:
    """It names what is to be kept, or which of several cases it is."""
    assert not restricts(text)
