"""A policy without a question bank."""

import pytest

from bot.answers import document, search
from bot.answers.engine import Answers

OTHER = document.parse(
    """# ประกาศ
## 1. คุกกี้
เว็บไซต์ใช้คุกกี้เพื่อจดจำการตั้งค่า
## 2. ระยะเวลาการเก็บรักษา
เราเก็บข้อมูลไว้นานห้าปีนับจากวันสิ้นสุดสัญญา
## 3. การโอนข้อมูลไปต่างประเทศ
ข้อมูลอาจถูกโอนไปยังเซิร์ฟเวอร์ที่สิงคโปร์
"""
)


@pytest.mark.parametrize(
    ("question", "number"),
    [("ใช้คุกกี้ไหม", "1"), ("เก็บข้อมูลไว้นานกี่ปี", "2"), ("ส่งข้อมูลไปต่างประเทศไหม", "3"), ("ขอสูตรต้มยำ", None)],
)
def test_a_foreign_policy_answers_by_search(question: str, number: str | None) -> None:
    """The clause that speaks of it is found; of what no clause speaks nothing is said."""
    found = search.Search(OTHER).answer(question)

    assert (found.clause.number if found else None) == number


def test_the_check_proposes_and_tells_the_silence(small: Answers) -> None:
    """Standard topics are mapped to clauses, the rest is listed as unsaid."""
    coverage = search.check(OTHER, small.bank)

    assert (coverage.covered["none-retention"][0], "1.4" in coverage.silent) == ("2", True)


def test_the_proposal_is_yaml_for_a_person(small: Answers) -> None:
    """Each line says what it is about, to be confirmed."""
    text = search.mapping(search.check(OTHER, small.bank), small.bank)

    assert [line in text for line in ("  'none-retention': \"2\"", "\nsilent:\n")] == [True, True]
