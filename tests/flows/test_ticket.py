"""What people do with a ticket of their own."""

from __future__ import annotations

import pytest

from flows.lines import line
from flows.questions import SKIP
from flows.ticket import TITLE, AddFiles, Details, Reopen, Withdraw
from flows.verify import GoOn, Verified
from tests.flows.walk import FILE, MALEE, Service, Walk

TICKET = {"ticket": "PR-00001-6"}


def test_words_and_files_are_added() -> None:
    """Both stand in the summary below the ticket that they are for, and both can be edited."""
    walk = Walk("add", {**TICKET, TITLE: "kind-access"}).answers("it happened again", FILE)
    for_it = line("status-row", number="PR-00001-6", kind=line("kind-access"))
    assert for_it == walk.rows[0].value
    assert ["row-message: it happened again", "row-files: files-count 1"] == walk.summary[1:]

    walk.edits(walk.row("files"))
    walk.says(SKIP)

    assert "row-files: files-count 0" == walk.summary[-1]
    assert AddFiles("PR-00001-6", "it happened again", ()) == walk.says("send").result


def test_a_file_that_came_before_is_there_already() -> None:
    """A file that was sent before anything was said waits among those of the form."""
    walk = Walk("add", {**TICKET, "files~": FILE}).answers("it happened again")

    assert (FILE,) == walk.now.picked


def test_a_ticket_is_withdrawn_with_or_without_a_reason() -> None:
    """The number is shown, the reason may be skipped and edited."""
    walk = Walk("withdraw", TICKET).answers(SKIP)
    assert ["row-number: PR-00001-6", "row-why: none-given"] == walk.summary

    walk.edits(walk.row("withdraw-why"))
    walk.says("solved")

    assert Withdraw("PR-00001-6", "solved") == walk.says("send").result


def test_a_ticket_is_opened_again_with_a_reason() -> None:
    """Why one is not content cannot be skipped."""
    walk = Walk("reopen", TICKET).answers("it still comes")

    assert ["row-number: PR-00001-6", "row-why: it still comes"] == walk.summary
    assert Reopen("PR-00001-6", "it still comes") == walk.says("send").result


def test_a_ticket_is_shown_to_who_has_proven_to_have_filed_it() -> None:
    """A proof still valid is enough; without one a code is asked for."""
    known = Walk("details", TICKET, Service(proof="p0 m•••@e•••.com", owner="p0"))
    unknown = Walk("details", TICKET).verifies()

    assert Details("PR-00001-6", Verified("p0", "m•••@e•••.com")) == known.result
    assert Details("PR-00001-6", Verified("p1", "m•••@e•••.com")) == unknown.result


def test_another_address_than_the_one_it_was_filed_with_can_be_followed_by_that_one() -> None:
    """A proof from before is no dead end either."""
    desk = Service(proof="p0 s•••@e•••.net")
    walk = Walk("details", TICKET, desk)
    assert ["details-not-this", "ask-way-on"] == walk.ids

    walk.answers("other").verifies()

    assert Details("PR-00001-6", Verified("p1", "m•••@e•••.com")) == walk.result


@pytest.mark.parametrize("answers", [("no-access",), ("none",), (MALEE, "staff")])
@pytest.mark.parametrize(
    ("stands", "way", "leads"),
    [("open proven", "add", GoOn("add", "PR-00001-6")), ("closed proven", "team", GoOn("contact"))],
)
def test_who_cannot_read_that_mail_is_shown_a_way(
    answers: tuple[str, ...], stands: str, way: str, leads: GoOn
) -> None:
    """The team, in this very case as long as it is open."""
    walk = Walk("details", TICKET, Service(ticket=stands)).answers(*answers)
    assert ["details-need-mail", "ask-way-on"] == walk.ids
    assert ["other", way] == list(walk.now.question.choices())

    assert leads == walk.says(way).result


def test_what_was_filed_without_an_address_asks_for_none() -> None:
    """No code could open it, so the team is the way at once."""
    walk = Walk("details", TICKET, Service(ticket="open"))

    assert ["details-nobodys", "ask-way-on"] == walk.ids
    assert ["add"] == list(walk.now.question.choices())
