"""What people do with a ticket of their own."""

from __future__ import annotations

from flows.questions import SKIP
from flows.ticket import AddFiles, Details, Reopen, Withdraw
from flows.verify import Verified
from tests.flows.walk import FILE, MALEE, Service, Walk

TICKET = {"ticket": "PR-00001-6"}


def test_words_and_files_are_added() -> None:
    """Both stand in the summary, and both can be edited."""
    walk = Walk("add", TICKET).answers("it happened again", FILE)
    assert ["row-message: it happened again", "row-files: files-count 1"] == walk.summary

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


def test_a_ticket_is_shown_to_who_has_proven_who_they_are() -> None:
    """A proof still valid is enough; without one a code is asked for."""
    known = Walk("details", TICKET, Service(proof="p0 m•••@e•••.com"))
    unknown = Walk("details", TICKET).verifies()

    assert Details("PR-00001-6", Verified("p0", "m•••@e•••.com")) == known.result
    assert Details("PR-00001-6", Verified("p1", "m•••@e•••.com")) == unknown.result


def test_a_ticket_is_not_shown_to_anybody_else() -> None:
    """Staff cannot check that in the chat, so nothing is shown."""
    walk = Walk("details", TICKET).answers(MALEE, "staff")

    assert (None, ["not-verified"]) == (walk.result, walk.ids)
