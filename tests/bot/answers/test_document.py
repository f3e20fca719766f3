"""Policies in Markdown."""

from __future__ import annotations

import hashlib
import re

import pytest

from bot.answers import document
from locales import LOCALES
from tests.conftest import beside

OURS = LOCALES / "th" / "policy.md"

OTHER = """---
version: 2.1
date: 2569-01-01
---
# ประกาศความเป็นส่วนตัว
คำนำ

## ข้อ ๑ ข้อมูลที่เก็บ
เราเก็บชื่อ
- และอีเมล

### 1.1 คุกกี้
ใช้คุกกี้

### หมายเหตุ
ไม่มี

## 2) ติดต่อ
"""


def squeezed(text: str) -> str:
    return re.sub(r"[\s#.]+|\d", "", text)


def test_our_policy_has_all_clauses() -> None:
    """The clauses are numbered as people cite them."""
    numbers = " ".join(clause.number for clause in document.load(OURS).clauses)

    assert numbers == "0 1 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 2 2.1 2.2 2.3 3 4 5 6 6.1 6.2 7 8"


def test_our_policy_is_the_company_text_word_for_word() -> None:
    """Only headings and numbering were added to the published text."""
    source = beside("policy/policy_th.txt")

    assert squeezed(source.read_text("utf-8")) == squeezed(OURS.read_text("utf-8"))


def test_a_clause_is_quoted_with_its_lead() -> None:
    """The quotation is verbatim, odd spaces included; the lead before the colon is its title."""
    clause = document.load(OURS).clause("1.5")

    assert clause == document.Clause(
        "1.5",
        "ข้อมูลปฏิทิน",
        "ข้อมูลปฏิทิน: หากคุณให้ข้อมูลปฏิทินผ่านบริการ บริษัท จะได้รับข้อมูลที่เกี่ยวข้องกับกำหนดการของคุณ",
        "1",
    )


def test_another_company_writes_otherwise() -> None:
    """Thai digits, "ข้อ", brackets, unnumbered headings, lists and front matter are understood."""
    policy = document.parse(OTHER)
    expected = [
        ("0", "", "คำนำ", None),
        ("1", "ข้อมูลที่เก็บ", "เราเก็บชื่อ\n- และอีเมล", None),
        ("1.1", "คุกกี้", "ใช้คุกกี้\n\nหมายเหตุ\nไม่มี", "1"),
        ("2", "ติดต่อ", "", None),
    ]

    assert [(c.number, c.title, c.text, c.parent) for c in policy.clauses] == expected


def test_the_version_is_the_seal_of_the_text() -> None:
    """Eight hex digits of the text's hash; what the front matter says is kept beside it."""
    policy = document.parse(OTHER)

    assert (policy.version, policy.name, policy.date) == (
        hashlib.sha256(OTHER.encode()).hexdigest()[:8],
        "2.1",
        "2569-01-01",
    )


@pytest.mark.parametrize(
    ("text", "reason"), [("ไม่มีหัวข้อ", "no numbered heading"), ("## 1. ก\n## 1. ข\n", "occurs twice")]
)
def test_what_is_no_policy_is_refused(text: str, reason: str) -> None:
    """The reason is told in words."""
    with pytest.raises(document.PolicyError) as refused:
        document.parse(text)

    assert reason in str(refused.value)
