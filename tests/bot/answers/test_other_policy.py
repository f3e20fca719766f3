"""Another company's policy: answered by search, quoted, silent where it says nothing."""

from pathlib import Path

import pytest

from bot.answers.other_policy import OtherPolicyAnswers, load_answers, read_mapping
from bot.answers.search import check, mapping

COFFEE = """# นโยบายร้านกาแฟ
## 1 ข้อมูลที่เก็บ
ร้านเก็บชื่อ เบอร์โทร และประวัติการสั่งกาแฟของลูกค้า
## 2 คุกกี้
เว็บไซต์ของร้านใช้คุกกี้เพื่อจำตะกร้าสินค้า ปิดได้ที่เบราว์เซอร์
## 3 ระยะเวลาเก็บข้อมูล
ร้านเก็บข้อมูลไว้ 2 ปีนับจากการสั่งซื้อครั้งสุดท้าย
"""


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    file = tmp_path / "coffee.md"
    file.write_text(COFFEE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("เก็บข้อมูลไว้กี่ปี", "3"),
        ("เว็บใช้คุกกี้ไหม", "2"),
        ("พรุ่งนี้ฝนจะตกไหม", "none"),
        ("ช่วยลบข้อมูลของผมให้หมดเลย", "do:deletion"),
        ("สวัสดีครับ", "chat:greeting"),
    ],
)
def test_a_policy_without_a_bank_is_searched(coffee: Path, question: str, label: str) -> None:
    """Questions find a clause of the policy or an honest none; wishes and small talk are understood as ever."""
    assert label == load_answers(coffee).react(question).label


def test_nothing_is_said_that_was_written_about_another_policy(coffee: Path) -> None:
    """No answer of the question bank, which is about one policy, is given about another."""
    answers = load_answers(coffee)

    assert () == answers.react("เก็บข้อมูลไว้กี่ปี").topics


def test_a_confirmed_mapping_decides(coffee: Path) -> None:
    """Where a person has said which clause speaks of a topic, or that none does, that holds."""
    coffee.with_suffix(".topics.yaml").write_text(
        "version: x\ntopics:\n  'none-retention': \"1\"\nsilent:\n  - 'none-cookies'  # ...\n",
        encoding="utf-8",
    )
    answers = load_answers(coffee)

    assert ("1", "none") == (answers.react("เก็บข้อมูลไว้กี่ปี").label, answers.react("ใช้คุกกี้ไหม").label)


def test_the_proposed_mapping_can_be_read_back(coffee: Path) -> None:
    """What `policy check --write` proposes has the form in which it is read."""
    answers = load_answers(coffee)
    assert isinstance(answers, OtherPolicyAnswers)
    coverage = check(answers.policy, answers.bank)

    proposed = read_mapping(mapping(coverage, answers.bank))

    assert {id: number for id, (number, _) in coverage.covered.items()} == {
        id: number for id, number in proposed.items() if number
    }
