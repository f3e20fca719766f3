"""Options that are named in ordinary talk, in the middle of a form: those, and no others."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from tests.bot.chat.test_texts import kept
from tests.chat import World

TO_SEE = ("ขอดูข้อมูลของฉัน", "ทั้งหมด", "ดูว่ามีอะไรบ้าง", "ข้าม")


@pytest.mark.parametrize("said", ["ขอแค่โปรไฟล์", "เอาแค่โปรไฟล์พอ", "เฉพาะโปรไฟล์ก็พอค่ะ"])
async def test_a_word_within_the_name_of_another_option_changes_nothing(world: World, said: str) -> None:
    """Whoever wants the profile asks for no file."""
    await world.walks(*TO_SEE)

    await world.says(said)

    answers, _ = await kept(world)
    assert ("1.1", "see") == (answers["what-access"], answers["copy"])


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("ไม่เชื่อหรอก", ("field-name",)),
        ("หลานเอาเชือกมาผูก", ("field-name",)),
        ("ข้อความเข้ามาทั้งวัน", ("files-none", "files-done")),
        ("ไปเปิดบัญชีม้า", ("kind-deletion", "goal-close")),
        ("รายชื่อลูกค้า", ("field-name",)),
        ("ขอดูโปรไฟล์", ("copy-copy", "copy-see")),
    ],
)
def test_a_word_in_the_midst_of_another_names_nothing(
    answers: Answers, text: str, classes: tuple[str, ...]
) -> None:
    """In the midst of a syllable no word begins, and none ends; of two words the longer one is meant."""
    assert () == answers.speech.mentions(text, classes)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ขอไฟล์", "copy-copy"),
        ("ดีจ้าา", "rating-good"),
        ("ลบเบอร์", "field-phone"),
        ("เบอร์โทรศัพท์", "field-phone"),
    ],
)
def test_a_word_that_stands_by_itself_names_its_option(answers: Answers, text: str, name: str) -> None:
    """Drawn out, with what is to be done before it, or with more behind it."""
    assert [name] == [each.name for each in answers.speech.mentions(text, (name,))]


@pytest.mark.parametrize("said", ["เอาปฏิทินด้วย", "เพิ่มปฏิทินด้วย", "ขอสมุดรายชื่อเพิ่มอีกอัน"])
async def test_what_is_added_to_all_leaves_all(world: World, said: str) -> None:
    """It is among them already, and that is said."""
    await world.walks(*TO_SEE)

    told = await world.says(said)

    answers, _ = await kept(world)
    assert answers["what-access"] == "all"
    assert any("อยู่แล้ว" in each.text for each in told)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("เอาแค่ปฏิทินพอ", "1.5"),
        ("ขอแค่ปฏิทินกับรายชื่อด้วยนะ", "1.4,1.5"),
        ("ไม่เอาปฏิทินแล้ว", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
    ],
)
async def test_of_all_less_may_be_wanted(world: World, said: str, left: str) -> None:
    """What is named and no more, or all but that."""
    await world.walks(*TO_SEE)

    await world.says(said)

    answers, _ = await kept(world)
    assert left == answers["what-access"]


async def test_of_an_entry_of_a_list_the_last_word_counts(world: World) -> None:
    """Named, and ruled out in the next breath."""
    await world.says("/suspend")

    await world.says("ปฏิทิน... ไม่ค่ะ ไม่เอาปฏิทิน เอาแค่สมุดเบอร์ในมือถืออย่างเดียวพอ")

    answers, _ = await kept(world)
    assert "1.4" == answers["what-suspension"]


@pytest.mark.parametrize("said", ["สำเนาไม่ต้องละครับ", "ไม่เอาสำเนาค่ะ"])
async def test_an_answer_that_is_ruled_out_is_asked_again(world: World, said: str) -> None:
    """At a question for free words, of which it is no answer."""
    await world.walks("/access", "[ปฏิทิน]", "[เลือกครบแล้ว]", "[ขอสำเนา]")

    await world.says(said)

    answers, _ = await kept(world)
    assert "period" not in answers
    assert "ต้องการแบบไหน" in world.person("malee").last.text


ALL_BUT_CALENDAR = {"1.1", "1.2", "1.3", "1.4", "1.6", "1.7", "1.8", "1.9"}


@pytest.mark.parametrize(
    "said",
    [
        "เอาทั้งหมดเลยค่ะ แต่ไม่เอาเรื่องปฏิทิน หนูไม่ได้ใช้",
        "ทุกหมวดเลย ปฏิทินเก็บไว้",
        "หมดเลย แต่อย่าลบปฏิทิน",
        "ทั้งหมด แต่ไม่ต้องการปฏิทิน",
        "ทุกหมวดหักปฏิทินออก",
        "เอาเบิดทุกอย่าง บ่เอาปฏิทิน",
        "ทุกหมวด ไม่เอาข้อ 5",
        "ไม่เอาปฏิทิน นอกนั้นเอาหมด",
        "all please, minus the calendar",
        "all nine but not number 5",
        "all of it please, the calendar can stay",
    ],
)
@pytest.mark.parametrize("form", ["/access", "/suspend", "/delete"])
async def test_what_is_taken_out_of_all_is_left_out(world: World, form: str, said: str) -> None:
    """Whoever says all, and then one that is not meant, means the others, and never that one."""
    await world.walks(form)

    await world.says(said)

    answers, _ = await kept(world)
    assert ALL_BUT_CALENDAR == set(answers[f"what-{KINDS[form]}"].split(","))


KINDS = {"/access": "access", "/suspend": "suspension", "/delete": "deletion"}


@pytest.mark.parametrize(
    "said",
    [
        "ขอทั้งหมด โดยเฉพาะปฏิทิน",
        "ทุกอย่าง รวมปฏิทินด้วย",
        "ขอทุกหมวด ไม่ใช่แค่ปฏิทิน",
        "ทั้งหมดค่ะ อย่าลืมปฏิทิน",
        "ทั้งหมดค่ะ ไม่มีปฏิทินก็ไม่เป็นไร",
        "ทั้งหมด เพราะไม่รู้ว่ามีอะไรบ้าง เช่น ปฏิทิน",
        "everything, including the calendar",
    ],
)
async def test_what_is_named_beside_all_narrows_nothing(world: World, said: str) -> None:
    """It is among them, or may be."""
    await world.walks("/access")

    await world.says(said)

    answers, _ = await kept(world)
    assert "all" == answers["what-access"]


@pytest.mark.parametrize(
    "said",
    [
        "ขอทั้งหมดเกี่ยวกับปฏิทิน ไม่ต้องรีบ",
        "ขอดูปฏิทินทั้งหมด ไม่เอารายชื่อ",
        "ไม่ต้องทั้งหมดก็ได้ เอาปฏิทินพอ",
        "ไม่เอาทั้งหมด เอาแค่ปฏิทิน",
    ],
)
async def test_all_of_one_is_that_one(world: World, said: str) -> None:
    """All that there is of one category is no other, and what is not wanted as a whole is wanted in part."""
    await world.walks("/access")

    await world.says(said)

    answers, _ = await kept(world)
    assert "1.5" == answers["what-access"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ไม่เอา 4 กับ 5 เอา 1 กับ 2", {"1.1", "1.2"}),
        ("ข้อ 1 กับ 2 ไม่เอาข้อ 4", {"1.1", "1.2"}),
        ("4 กับ 5", {"1.4", "1.5"}),
        ("ปฏิทิน แล้วก็เรื่องการจ่ายเงินอีกหมวดหนึ่ง", {"1.5", "1.6"}),
        ("การชำระเงิน เพราะมียอดแปลกวันที่ 3 ตุลาคม", {"1.6"}),
        ("การชำระเงินกับที่เขียนไปถามเจ้าหน้าที่ สองเรื่องนี้พอค่ะ", {"1.6", "1.8"}),
        ("1) ปฏิทิน 2) รายชื่อ", {"1.4", "1.5"}),
        ("all except 4 and 5", {"1.1", "1.2", "1.3", "1.6", "1.7", "1.8", "1.9"}),
    ],
)
async def test_only_what_is_a_place_and_meant_is_taken_for_one(
    world: World, said: str, meant: set[str]
) -> None:
    """Not one that is ruled out, no date and no number by which somebody counts off."""
    await world.walks("/access")

    await world.says(said)

    answers, _ = await kept(world)
    assert meant == set(answers["what-access"].split(","))


async def test_places_that_are_only_ruled_out_choose_nothing(world: World) -> None:
    """Whether the others are meant, or nothing yet, nobody can tell: the question stays."""
    await world.walks("/access")

    await world.says("ไม่เอา 4 กับ 5")

    answers, _ = await kept(world)
    assert "what-access" not in answers


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ขอดูเลขบัตรเครดิตที่ผูกไว้", "1.6"),
        ("ขอดูเลขบัตรเครดิตที่เคยใส่ไว้", "1.6"),
        ("the full contact list which you took from my handset", "1.4"),
        ("my address book off the phone", "1.4"),
        ("รายชื่อกับบัญชีที่ผูกไว้", "1.2,1.4"),
    ],
)
async def test_what_says_which_is_meant_is_no_other(world: World, said: str, meant: str) -> None:
    """How something came there, or where it is, names nothing beside it."""
    await world.walks("/access")

    await world.says(said)

    answers, _ = await kept(world)
    assert meant == answers["what-access"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ขอดูกับลบ", {"access", "deletion"}),
        ("2 กับ 6 แล้วขอดูด้วย", {"access", "correction", "objection"}),
        ("I'd like a look at it first, then get the mistakes fixed", {"access", "correction"}),
    ],
)
async def test_rights_are_named_by_number_and_by_word(world: World, said: str, meant: set[str]) -> None:
    """Both in one breath too."""
    await world.walks("/request", "[หลายเรื่องพร้อมกัน]")

    await world.says(said)

    answers, _ = await kept(world)
    assert meant == set(answers["rights"].split(","))
