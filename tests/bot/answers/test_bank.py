"""Topic files."""

from pathlib import Path

import pytest

from bot.answers import bank

FILE = """# 4 ขายข้อมูลหรือเปล่า
## คำตอบ
ไม่เปิดเผย
โดยไม่ได้รับความยินยอม
## ตามกฎหมาย
มาตรา 27
## ปุ่ม
- do:inquiry
- policy:4
## คำถาม
- ขายข้อมูลไหม
* เอาไปขายเหรอ
- ขายข้อมูลไหม
-
"""


def test_a_topic_file_is_read() -> None:
    """Label and title in the first line, then parts; a phrase counts once."""
    expected = bank.Topic(
        "4-sell",
        "4",
        "ขายข้อมูลหรือเปล่า",
        "ไม่เปิดเผย\nโดยไม่ได้รับความยินยอม",
        "มาตรา 27",
        ("do:inquiry", "policy:4"),
        ("ขายข้อมูลไหม", "เอาไปขายเหรอ"),
    )

    assert bank.parse("4-sell", FILE) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# ขาย", "'ขาย' is no label"),
        ("# 4 ขาย\n## คำตอป", "line 2: 'คำตอป' is no part"),
        ("", "the first line must be"),
    ],
)
def test_a_bad_file_is_named(text: str, reason: str) -> None:
    """An editor is told which file, which line and what is wrong."""
    with pytest.raises(bank.BankError) as refused:
        bank.parse("4-sell", text, "th/4-sell.md")

    assert [part in str(refused.value) for part in ("th/4-sell.md", reason)] == [True, True]


def test_a_name_that_no_button_can_hold_is_refused(tmp_path: Path) -> None:
    """When the bank is read, and not when somebody is offered the topic: 64 bytes are twenty Thai letters."""
    (tmp_path / f"{'ก' * 21}.md").write_text(FILE, encoding="utf-8")

    with pytest.raises(bank.BankError) as refused:
        bank.load({"th": tmp_path})

    assert "longer than 62 bytes" in str(refused.value)


def test_the_hash_follows_phrases_and_not_answers(locales: Path) -> None:
    """Rewording an answer needs no training; a new phrase does."""
    directories = {"th": locales / "th" / "questions"}
    before = bank.load(directories).hash
    file = directories["th"] / "1.5.md"
    file.write_text(file.read_text("utf-8").replace("คำตอบของ 1.5", "อีกอย่าง"), "utf-8")
    reworded = bank.load(directories).hash
    file.write_text(file.read_text("utf-8") + "\n- ปฏิทินล่ะ", "utf-8")

    assert [before == reworded, before == bank.load(directories).hash] == [True, False]


def test_a_topic_in_another_language_falls_back(locales: Path) -> None:
    """Where English has no such topic, the Thai one answers."""
    found = bank.load({"th": locales / "th" / "questions", "en": locales / "en" / "questions"})

    assert found.topic("1.5", "en").answer == "คำตอบของ 1.5"
