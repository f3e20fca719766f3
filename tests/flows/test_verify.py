"""Verification as a conversation: the address, the code, and every way around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.effects import CheckCode, SendCode
from flows.verify import GoOn, Verified, mask
from tests.flows.walk import Service, Walk


@pytest.fixture
def desk() -> Service:
    return Service()


def test_the_right_code_proves_the_address(desk: Service) -> None:
    """Address, code, verified; the address is shown masked."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.com", "12345678")

    assert Verified("p1", "m•••@e•••.com") == walk.result
    assert ["verified"] == walk.ids


def test_a_proof_still_valid_skips_the_questions(desk: Service) -> None:
    """Who has proven it a moment ago is not asked again."""
    desk.proof = "p0 m•••@e•••.com"

    walk = Walk("verify", service=desk)

    assert Verified("p0", "m•••@e•••.com") == walk.result
    assert [] == desk.sent


def test_a_wrong_code_says_how_many_tries_are_left(desk: Service) -> None:
    """Each entry is a question of its own, and the tries come from the service."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.com", "00000000")

    assert ["code-wrong", "ask-code"] == walk.ids
    assert 4 == walk.now.lines[0].args["left"]
    walk.answers("00000001", "12345678")
    assert isinstance(walk.result, Verified)


def test_what_is_no_code_costs_no_try(desk: Service) -> None:
    """A word instead of digits is not handed to the service."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.com", "which code?")

    assert ["not-a-code", "ask-code"] == walk.ids
    assert not any(isinstance(effect, CheckCode) for effect in walk.performed)


def test_a_new_code_is_sent_to_the_same_address(desk: Service) -> None:
    """Resend keeps the place and says that the old code is gone."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.com", "resend")

    assert ["malee@example.com", "malee@example.com"] == desk.sent
    assert ["code-sent-again", "ask-code"] == walk.ids
    assert SendCode("malee@example.com", "session", after="c1", nth=1) == walk.performed[-1]


@pytest.mark.parametrize("outcome", ["too-soon", "limited"])
def test_a_resend_that_is_not_allowed_says_so_and_waits(desk: Service, outcome: str) -> None:
    """Too soon and too often leave the first code as it was."""
    walk = Walk("verify", service=desk)
    walk.says("malee@example.com")
    desk.outcomes = [outcome]

    walk.says("resend")

    assert [f"code-{outcome}", "ask-code"] == walk.ids
    walk.says("12345678")
    assert ("c1", Verified) == (walk.performed[-1].challenge, type(walk.result))


def test_after_a_resend_the_new_code_counts(desk: Service) -> None:
    """The check names the challenge of the last code that was sent."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.com", "resend", "12345678")

    assert "c2" == walk.performed[-1].challenge


def test_another_address_is_asked_for_and_gets_its_own_code(desk: Service) -> None:
    """A typing slip in the address is no dead end."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.con", "other", "malee@example.com", "12345678")

    assert ["malee@example.con", "malee@example.com"] == desk.sent
    assert Verified("p1", "m•••@e•••.com") == walk.result


def test_after_three_addresses_no_other_is_asked_for(desk: Service) -> None:
    """The loop is bounded, and its end is said."""
    walk = Walk("verify", service=desk)

    for n in range(3):
        walk.answers(f"malee{n}@example.com", "other")

    assert ["code-no-more-addresses", "session-needs-mail", "ask-way-on"] == walk.ids
    assert ["request", "team"] == list(walk.now.question.choices())


@pytest.mark.parametrize("answers", [("no-access",), ("none",), ("malee@example.com", "staff")])
@pytest.mark.parametrize(("way", "leads"), [("request", "choose"), ("team", "contact")])
def test_who_cannot_read_the_mail_is_shown_a_way(
    desk: Service, answers: tuple[str, ...], way: str, leads: str
) -> None:
    """Another address, a request without any, or the team: and the form is still there."""
    walk = Walk("verify", service=desk).answers(*answers)
    assert ["session-needs-mail", "ask-way-on"] == walk.ids
    assert ["other", "request", "team"] == list(walk.now.question.choices())

    assert GoOn(leads) == walk.says(way).result


def test_another_address_is_a_way_after_one_that_cannot_be_read(desk: Service) -> None:
    """It is asked for again, and proves as the first would have."""
    walk = Walk("verify", service=desk).answers("no-access", "other", "malee@example.com", "12345678")

    assert Verified("p1", "m•••@e•••.com") == walk.result


def test_back_from_the_ways_leads_to_the_address(desk: Service) -> None:
    """It was pressed by mistake."""
    walk = Walk("verify", service=desk).answers("no-access")

    assert "email.1" == walk.back().name


def test_too_many_codes_are_told_and_lead_on(desk: Service) -> None:
    """A chat that has asked too often is told so, and goes on unverified."""
    desk.outcomes = ["limited"]

    walk = Walk("verify", service=desk)
    walk.says("malee@example.com")

    assert ["code-limited", "session-needs-mail", "ask-way-on"] == walk.ids


def test_used_up_tries_offer_a_new_code(desk: Service) -> None:
    """After the fifth wrong code the sixth entry is not compared any more, a new code may be asked for."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.com", *["00000000"] * 5)

    assert ["code-dead", "ask-code"] == walk.ids
    walk.answers("resend", "12345678")
    assert isinstance(walk.result, Verified)


def test_editing_the_address_sends_a_code_there(desk: Service) -> None:
    """Back from the code to the address: the new one gets a new code, the same one does not."""
    walk = Walk("verify", service=desk)
    walk.says("malee@example.con")

    walk.back()
    walk.says("malee@example.com")
    walk.back()
    walk.says("malee@example.com")

    assert ["malee@example.con", "malee@example.com"] == desk.sent


def test_no_typed_code_is_stored(desk: Service) -> None:
    """Neither the right code nor a wrong one stands in the answers."""
    walk = Walk("verify", service=desk)

    walk.answers("malee@example.com", "87654321", "๑๒๓๔ ๕๖๗๘")

    assert not any(text in walk.stored for text in ("8765", "1234", "๑๒๓๔", "\\u0e51"))


@given(st.emails())
def test_a_masked_address_shows_no_more_than_three_letters(email: str) -> None:
    """Enough to recognise one's own address, not enough to learn another's."""
    masked = mask(email)
    local, _, domain = email.partition("@")

    assert masked.startswith(f"{local[:1]}•••@{domain[:1]}•••")
    assert len(local) <= 1 or local not in masked.rpartition(".")[0]
