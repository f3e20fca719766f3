"""Characters, spellings and words of Thai as people type it."""

import subprocess
import sys

import pytest

from bot.answers import thai
from bot.answers.segmenter import Segmenter
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ขอ\u200bลบ\ufeffข้อมูล", "ขอลบข้อมูล"),
        ("\u202eข้อมูล\u202c", "ข้อมูล"),
        ("เเก้ไข", "แก้ไข"),
        ("นํ้า", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("ขอออออลบบบ", "ขอลบ"),
        ("มาาาาก", "มาก"),
        ("มาตรา ๓๓", "มาตรา 33"),
        ("DELETE Account", "delete account"),
        ("ได้ไหม???!!!", "ได้ไหม?!"),
        ("ขอบใจ 👍🏽", "ขอบใจ โอเค"),
    ],
)
def test_characters_are_put_right(typed: str, expected: str) -> None:
    """What a person would call the same text comes out the same."""

    assert thai.clean(typed) == expected


@pytest.mark.parametrize("text", ["น้ำใจ", "ก็", "สมุดรายชื่อ", "ปฏิทิน", "เสร็จ", "ข้อมูลส่วนบุคคล", "บรรทัด", "ศรัทธา"])
def test_correct_thai_stays_as_it_is(text: str) -> None:
    """Cleaning never changes Thai that is already right."""

    assert thai.clean(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ข้อมูล", "ข้อมุล"),
        ("ใช้", "ไช้"),
        ("แก้ไข", "แกไข"),
        ("ปฏิทิน", "ปติทิน"),
        ("ครับ", "คับ"),
        ("หนู", "นู"),
        ("อีเมล", "อีเมน"),
        ("โปรไฟล์", "โปรไฟ"),
        ("จริง", "จิง"),
    ],
)
def test_spellings_that_are_confused_sound_the_same(one: str, other: str) -> None:
    """Tones, shortness, homophones and silent letters are not heard."""

    assert thai.sound(one) == thai.sound(other)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ขอดูข้อมูลส่วนตัว", ["ขอ", "ดู", "ข้อมูลส่วนตัว"]),
        ("ขอดูข้อมุล", ["ขอ", "ดู", "ข้อมูล"]),
        ("แกไขขอมูล", ["แก้ไข", "ข้อมูล"]),
        ("ลบ data ม.33", ["ลบ", "data", "ม", "33"]),
        ("ได้คะแนน", ["ได้", "คะแนน"]),
    ],
)
def test_words_are_cut_and_misspelt_ones_heard(typed: str, expected: list[str]) -> None:
    """Text is cut into dictionary words; what is not in the dictionary is heard by its sound."""
    segmenter = Segmenter(["ขอแก้ไขข้อมูล", "ดูข้อมูล", "ข้อมูลส่วนตัว"])

    assert segmenter.words(thai.clean(typed)) == expected


@pytest.mark.parametrize(
    "flood",
    [
        "ก" * 5000,
        "ก้" * 2500,
        "\u0e49" * 5000,
        "a" * 5000,
        "😀" * 5000,
        "เ" * 5000,
        "ก์" * 2500,
        "ข้อมูล" * 900,
        "ก " * 2500,
        "\u0e33" * 5000,
        "\u0301" * 5000,
        "e\u0301" * 2500,
        "👨‍👩‍👧‍👦" * 700,
        "กขฃคฅฆงจฉ" * 500,
        "\x00" * 5000,
        "l;ylfu" * 900,
    ],
)
def test_floods_are_cut_short(flood: str) -> None:
    """Whatever is sent, no more than a screenful is read."""
    text = thai.shorten(thai.clean(flood))

    assert len(text) <= thai.HEAD + thai.TAIL + 1


def test_no_home_is_needed() -> None:
    """A service has often no folder of its own that it may write to; the dictionary is read all the same."""
    done = subprocess.run(
        [sys.executable, "-c", "from bot.answers.thai import dictionary; print(len(dictionary()) > 60000)"],
        env={"HOME": "/proc/nowhere", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ("True\n", 0) == (done.stdout, done.returncode)
