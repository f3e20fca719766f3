"""Items: of several data that are to be changed those go that a text takes out, and no others."""

from __future__ import annotations

import pytest

from tests.bot.chat.test_texts import kept
from tests.chat import World

TWO = ("อีเมลกับเบอร์โทรในระบบผิด ขอแก้หน่อย",)


async def fields(world: World) -> list[str]:
    """The data that the form is about."""
    answers, _ = await kept(world)
    found = [answers["field-correction.1"]]
    while answers.get(f"more.correction-{len(found)}") == "more":
        found.append(answers[f"field-correction.{len(found) + 1}"])
    return found


@pytest.mark.parametrize(
    "said",
    [
        "ไม่ได้แก้อีเมลค่ะ แก้เบอร์อย่างเดียว",
        "ไม่เอาอีเมล อยากแก้แค่เบอร์โทร ทำไงดี",
        "อีเมลไม่ต้องแก้",
        "แก้แค่เบอร์โทรค่ะ",
        "บ่ได้แก้เมลเด้อ แก้เบอร์อย่างเดียว",
        "not the email, only the phone number",
        "just the phone number please",
    ],
)
async def test_a_datum_that_is_not_meant_goes(world: World, said: str) -> None:
    """The one behind it moves up, and is asked about."""
    await world.walks(*TWO, said)

    assert ["phone"] == await fields(world)
    assert "เบอร์โทร" in world.person("malee").last.text


@pytest.mark.parametrize("said", ["ไม่ได้แก้อีเมลค่ะ แก้เบอร์อย่างเดียว", "only the phone number"])
async def test_what_was_told_of_the_other_one_stays_with_it(world: World, said: str) -> None:
    """Also at the last look, with both told."""
    await world.walks(*TWO, "old@example.com", "new@example.com", "081-234-5678", "089-765-4321")
    await world.walks(
        "[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]", "[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee"
    )

    await world.says(said)

    answers, _ = await kept(world)
    assert ["phone"] == await fields(world)
    assert ("081-234-5678", "089-765-4321") == (answers["before.1"], answers["after-correction.1"])
    assert "old@example.com" not in world.person("malee").last.text


@pytest.mark.parametrize(
    "said",
    ["ไม่ได้ใช้อีเมลนั้นแล้ว", "ไม่มีอีเมลในนั้น", "ทำไมต้องแก้แค่เบอร์", "ถ้าไม่แก้อีเมลล่ะ", "อีเมลไม่ได้แล้ว"],
)
async def test_what_is_told_of_a_datum_takes_none_out(world: World, said: str) -> None:
    """It answers what is recorded, or asks something."""
    await world.walks(*TWO, said)

    assert ["email", "phone"] == await fields(world)


@pytest.mark.parametrize(
    "said",
    [
        "ลืมพาสเวิดเมลเก่าไปแล้วค่ะเข้าไม่ได้เลย แต่อยากเปลี่ยนเบอร์ในแอปเป็นเบอร์ใหม่ต้องทำไงคะ",
        "เข้าเมลเก่าไม่ได้แล้วครับ ขอเปลี่ยนเบอร์โทรหน่อย",
        "จำรหัสอีเมลไม่ได้ แต่จะแก้เบอร์โทร",
        "i forgot the password of my old email but i want to change my phone number",
    ],
)
async def test_a_mailbox_that_is_shut_is_no_datum_to_be_changed(world: World, said: str) -> None:
    """It tells why somebody cannot do it themselves."""
    await world.walks("/correct", said)

    assert ["phone"] == await fields(world)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("ขอแก้อีเมลกับเบอร์โทร", ["email", "phone"]),
        ("เมลเก่าเข้าไม่ได้แล้ว ขอเปลี่ยนเป็นเมลใหม่", ["email"]),
        ("แก้เบอร์กับที่อยู่ค่ะ เบอร์เก่าใช้ไม่ได้แล้ว", ["phone", "address"]),
    ],
)
async def test_a_datum_that_is_wrong_is_one(world: World, said: str, found: list[str]) -> None:
    """Whether it can be used or not."""
    await world.walks("/correct", said)

    assert found == await fields(world)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ((), "มีแค่เบอร์โทรค่ะ"),
        ((), "ไม่เอาอีเมลได้ไหม"),
        (("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]"), "มีแค่เบอร์โทร"),
        (("[ไม่มีอีเมล]", "[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี"), "ติดต่อทางเบอร์โทรเท่านั้นนะคะ"),
    ],
)
async def test_a_way_to_be_reached_takes_no_datum_out(
    world: World, until: tuple[str, ...], said: str
) -> None:
    """Where it is asked how somebody can be reached, or what shows who they are."""
    await world.walks(*TWO, "old@example.com", "new@example.com", "081-234-5678", "089-765-4321")
    await world.walks("[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]", *until)

    await world.says(said)

    assert ["email", "phone"] == await fields(world)


BIRTHDAY = ("แก้อีเมลกับวันเกิดหน่อย", "old@example.com", "new@example.com", "1 มค 2550", "1 มกรา 2551")
AT_THE_LAST_LOOK = (
    *("[เท่านี้]", "[ข้าม]", "[ไม่มีไฟล์]", "[ไม่มีอีเมล]"),
    *("[ให้เจ้าหน้าที่ตรวจสอบ]", "มาลี ใจดี", "ไลน์ malee"),
)


@pytest.mark.parametrize("until", [(), AT_THE_LAST_LOOK])
@pytest.mark.parametrize(
    "said",
    [
        "อ้อ อีเมลไม่ต้องแก้ละ เอาวันเกิดอย่างเดียว",
        "ไม่แก้อีเมล",
        "ขอยกเลิกการแก้อีเมลค่ะ",
        "อีเมลถูกแล้ว แก้แค่วันเกิดพอ",
        "บ่แก้เมลแล้วเด้อ",
        "email doesn't need changing after all",
        "ลบข้อ 1 ออก",
        "ข้อแรกไม่เอาละ",
        "remove the first one",
    ],
)
async def test_a_datum_that_is_dropped_takes_nothing_of_the_others_along(
    world: World, until: tuple[str, ...], said: str
) -> None:
    """Also where the profile has no name for the other one, which keeps what was told of it."""
    await world.walks(*BIRTHDAY, *until, said)

    answers, _ = await kept(world)
    assert ["other"] == await fields(world)
    assert ("1 มค 2550", "1 มกรา 2551") == (answers["before.1"], answers["after-correction.1"])
    assert "ในระบบเขียนว่าอย่างไร" not in world.person("malee").last.text


@pytest.mark.parametrize("until", [(), AT_THE_LAST_LOOK])
@pytest.mark.parametrize(
    "said",
    [
        "อีเมลไม่ต้องแก้อีกแล้ว",
        "วันเกิดถูกแล้ว ไม่ต้องแก้อะไรอีก",
        "ลบอีเมลออก",
        "ถ้าไม่แก้อีเมลจะเป็นไรไหม",
        "ขอแก้ข้อ 1",
    ],
)
async def test_what_sounds_like_dropping_a_datum_drops_none(
    world: World, until: tuple[str, ...], said: str
) -> None:
    """That one is right now, is to go from the records, or is to be changed once more."""
    await world.walks(*BIRTHDAY, *until, said)

    assert ["email", "other"] == await fields(world)
