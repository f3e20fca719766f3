"""Contact: a question, a complaint or a concern, and the fast lane for a leak."""

from __future__ import annotations

import pytest

from flows.contact import Inquiry
from tests.flows.walk import MALEE, Walk


@pytest.mark.parametrize("kind", ["question", "complaint", "concern", "leak"])
def test_an_inquiry_is_answered_in_the_chat(kind: str) -> None:
    """What it is about, the words, and how to answer; no proof of anything."""
    walk = Walk("contact").answers(kind, "who sees my payments?", "chat")

    assert [
        f"row-about: about-{kind}",
        "row-message: who sees my payments?",
        "row-reach: reach-chat",
    ] == walk.summary
    assert Inquiry(kind, "who sees my payments?") == walk.says("send").result


def test_an_inquiry_is_answered_by_email() -> None:
    """The address is asked on that branch alone, and stands in the summary in the place of the way."""
    walk = Walk("contact").answers("question", "who?", "email", MALEE)

    assert "row-reach: malee@example.com" == walk.summary[-1]
    assert Inquiry("question", "who?", MALEE) == walk.says("send").result


def test_a_slip_in_the_address_is_edited() -> None:
    """The edit asks for the way first, and for the address again if it is still by email."""
    walk = Walk("contact").answers("question", "who?", "email", "malee@example.con")

    walk.edits(walk.row("reach"))
    walk.answers("email", MALEE)
    assert "row-reach: malee@example.com" == walk.summary[-1]

    walk.edits(walk.row("reach"))
    walk.says("chat")
    assert Inquiry("question", "who?") == walk.says("send").result


def test_a_question_from_the_chat_is_only_to_be_confirmed() -> None:
    """What was handed over stands in the summary at once and can be edited."""
    walk = Walk("contact", {"about": "complaint", "message": "you sold my number", "reach": "chat"})

    walk.edits(walk.row("about"))
    walk.says("question")

    assert Inquiry("question", "you sold my number") == walk.says("send").result


def test_back_leads_from_the_address_to_the_way() -> None:
    """Who would rather not give an address goes one back."""
    walk = Walk("contact").answers("question", "who?", "email")

    assert "reach" == walk.back().name


def test_a_leak_is_told_at_once() -> None:
    """The fast lane does not ask what it is about, and that cannot be edited; what to do meanwhile is said."""
    walk = Walk("leak")
    assert "message" == walk.name

    walk.answers("my number is on a list", "chat")

    assert ["leak-means", "ask-send"] == walk.ids
    assert "row-about: about-leak" == walk.summary[0]
    assert ["message", "reach"] == [each.name for each in walk.edit_buttons]
    assert Inquiry("leak", "my number is on a list") == walk.says("send").result
