"""What is shown on request, beyond what the transcripts show: long policies, and clauses that say too little."""

from __future__ import annotations

import pytest

from bot.answers.document import parse
from bot.answers.engine import Answers
from bot.answers.feedback import Feedback
from bot.chat.free_text import FreeText
from bot.chat.pages import CLAUSES_A_PAGE, spread
from bot.identity.attempts import Attempts
from bot.identity.people import People, Person
from bot.storage.crypto import KeyRing
from flows.lines import Reply
from tests.chat import Clock


@pytest.mark.parametrize("count", range(1, 60))
def test_no_page_holds_a_leftover(count: int) -> None:
    """Whatever the number of clauses, the pages are as few as can be, and no two differ by more than one clause."""
    pages = spread(range(count), CLAUSES_A_PAGE)

    lengths = [len(page) for page in pages]
    assert list(range(count)) == [each for page in pages for each in page]
    assert -(-count // CLAUSES_A_PAGE) == len(pages)
    assert max(lengths) - min(lengths) <= 1


def test_a_clause_that_sends_to_an_address_and_names_none_is_known(answers: Answers) -> None:
    """Clause 8 of the policy alone, and none that goes on with the address."""
    lacking = [each.number for each in answers.policy.clauses if each.lacks_address]
    english = "# Policy\n## 1. Questions\n{}"

    assert ["8"] == lacking
    for text, lacks in (
        ("Please contact us at the following email address", True),
        ("Please contact us at the following address: dpo@example.com", False),
        ("โปรดติดต่อที่อยู่ต่อไปนี้ 99 ถนนสุขุมวิท โทร 02 123 4567", False),
        ("เราติดต่อคุณเมื่อนโยบายเปลี่ยน", False),
    ):
        assert lacks == parse(english.format(text)).clauses[0].lacks_address, text


def test_every_answer_about_clause_8_leads_to_the_team(answers: Answers, keys: KeyRing, clock: Clock) -> None:
    """Also where the answer to the other half of the question has many buttons of its own, one of which would send
    the question on under another name."""
    free_text = FreeText(answers, People(keys, clock), Feedback(keys, clock), Attempts(keys, clock))
    somebody = Person(7, "th", "มาลี", "", "", reachable=True)
    silent = [
        (first, second)
        for each in answers.labels
        for first, second in ((each, "8"), ("8", each))
        if "wish-inquiry" not in labels(free_text.answer(somebody, first, second))
    ]

    assert [] == silent
    assert "wish-inquiry" in labels(free_text.clause("8"))
    assert "forward" in labels(free_text.clause("7"))


def labels(reply: Reply) -> list[str]:
    return [button.label.id for row in reply.rows for button in row]
