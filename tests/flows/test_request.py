"""Requests: one walk for each right, and what is the same for all of them."""

from __future__ import annotations

import pytest

from flows.display import shown
from flows.effects import FindProof
from flows.forms_of_rights import CATEGORIES, CHANGES, PROFILE, Change, Wish
from flows.lines import Line, line
from flows.questions import SKIP
from flows.request import AddTo, Request, Requests, Unproven
from flows.verify import Verified
from tests.flows.walk import FILE, MALEE, PHONE, Service, Walk

VERIFIED = Verified("p1", "m•••@e•••.com")
SEEN = "row-verified: m•••@e•••.com"


def filed(kind: str, wish: Wish, receive: str = "email", **more: str) -> Requests:
    """One request of somebody who has shown who they are."""
    return Requests((Request(kind, wish, receive, **more),), VERIFIED)


# The rights -------------------------------------------------------------------------------------------


def test_access_asks_what_and_how_and_assumes_the_rest() -> None:
    """Which data, in which way, from when; that a fee waits for a yes and that the verified email gets it, can be
    edited."""
    walk = Walk("access").answers("1.1,1.4", "copy", "year 2568").verifies()

    assert [
        "row-what: category-1-1 category-1-4",
        "row-copy: copy-copy",
        "row-period: year 2568",
        "row-fee: fee-tell-first",
        "row-receive: received-email",
        SEEN,
    ] == walk.summary
    wish = Wish(("1.1", "1.4"), copy="copy-copy", details="year 2568", fee="fee-tell-first")
    assert filed("access", wish) == walk.says("send").result


def test_access_by_post_asks_where_to_and_an_edit_to_email_keeps_the_rest() -> None:
    """The address is asked only on the branch that needs it, and leaves the summary with it."""
    walk = Walk("access").answers("all", "see", SKIP).verifies()
    walk.edits(walk.row("fee"))
    walk.says("accept")
    walk.edits(walk.row("receive"))
    walk.answers("post", "Malee, 1 Rama IV")
    assert ["row-receive: received-post", "row-post-address: Malee, 1 Rama IV", SEEN] == walk.summary[-3:]

    walk.edits(walk.row("receive"))
    walk.says("email")

    assert [
        "row-what: category-all",
        "row-copy: copy-see",
        "row-period: period-skip",
        "row-fee: fee-accept",
        "row-receive: received-email",
        SEEN,
    ] == walk.summary
    assert filed("access", Wish(CATEGORIES, copy="copy-see", fee="fee-accept")) == walk.says("send").result


def test_a_correction_says_what_is_wrong_and_what_is_right() -> None:
    """The field, what is recorded now, what is right, and what shows it."""
    walk = Walk("correction").answers("phone", "081", "089", "enough", "a bill", SKIP).verifies()

    assert [
        "row-field-correction: field-phone",
        "row-before: 081",
        "row-after-correction: 089",
        "row-evidence: a bill",
        "row-files: files-count 0",
        SEEN,
    ] == walk.summary
    wish = Wish(changes=(Change("phone", "", "081", "089"),), evidence="a bill")
    assert filed("correction", wish) == walk.says("send").result


@pytest.mark.parametrize(
    ("field", "named"),
    [(("phone",), line("field-phone")), (("other", "nickname"), line("field-named", what="nickname"))],
)
def test_a_correction_names_the_field_in_every_question_about_it(field: tuple[str, ...], named: Line) -> None:
    """Who has two of them to correct knows which one is asked about."""
    walk = Walk("correction").answers(*field)

    assert line("ask-before", field=named) == walk.now.lines[-1]
    assert line("ask-after-correction", field=named) == walk.answers("old").now.lines[-1]


def test_what_was_told_of_a_field_is_kept_where_the_same_is_chosen_again() -> None:
    """Who looks at the list again and changes nothing has nothing to type again."""
    walk = Walk("correction").answers("phone", "081", "089", "enough", SKIP, SKIP).verifies()

    walk.edits(walk.row("field-correction.1"))
    walk.says("phone")

    assert ["row-before: 081", "row-after-correction: 089"] == walk.summary[1:3]


def test_what_was_told_of_a_field_comes_back_with_it() -> None:
    """It is no value of another field; whoever returns to the first one has nothing to type again."""
    walk = Walk("correction").answers("phone", "081", "089", "enough", SKIP, SKIP).verifies()

    walk.edits(walk.row("field-correction.1"))
    walk.answers("name", "Malle", "Malee")
    walk.edits(walk.row("field-correction.1"))
    walk.says("phone")

    assert ["row-before: 081", "row-after-correction: 089"] == walk.summary[1:3]


def test_a_correction_of_something_else_asks_what_it_is_and_its_edit_asks_both() -> None:
    """What is not listed has a name in the person's own words; editing it leads through the list again, and what was
    told of it is asked anew."""
    walk = Walk("correction").answers("other", "nickname", SKIP, "Lee", "enough", SKIP, SKIP).verifies()
    assert ["row-field-correction: nickname", "row-before: before-unknown"] == walk.summary[:2]

    walk.edits(walk.row("field-correction.1"))
    walk.answers("other", "pen name", SKIP, "Leo")
    assert ["row-field-correction: pen name", "row-before: before-unknown"] == walk.summary[:2]

    walk.edits(walk.row("field-correction.1"))
    walk.answers("name", "Malle", "Malee")
    assert ["row-field-correction: field-name", "row-before: Malle"] == walk.summary[:2]
    assert (Change("name", "", "Malle", "Malee"),) == walk.says("send").result.requests[0].wish.changes


def test_several_changes_are_numbered_and_each_can_be_edited() -> None:
    """As many as may be: the loop ends by itself, and an edit in the middle leaves the others alone."""
    walk = Walk("correction")
    for n, field in enumerate(PROFILE[:CHANGES], start=1):
        walk.answers(field, f"old {n}", f"new {n}", *(["more"] if n < CHANGES else []))
    walk.answers(SKIP, f"{FILE}").verifies()
    assert 3 * CHANGES + 3 == len(walk.summary)
    assert "5. row-after-correction: new 5" == walk.summary[3 * CHANGES - 1]

    walk.edits(walk.row("after-correction.3"))
    walk.says("newest")
    walk.edits(walk.row("field-correction.5"))
    walk.answers("email", "old mail", "new mail")

    request = walk.says("send").result
    assert (FILE,) == request.files
    assert ["new 1", "new 2", "newest", "new 4", "new mail"] == [
        change.after for change in request.requests[0].wish.changes
    ]
    assert [*PROFILE[:4], "email"] == [change.field for change in request.requests[0].wish.changes]


def test_an_addition_says_what_is_missing() -> None:
    """Nothing is recorded yet, so only the field and its value are asked."""
    walk = Walk("addition").answers("education", "a degree", "enough", SKIP).verifies()

    assert [
        "row-field-addition: field-education",
        "row-after-addition: a degree",
        "row-files: files-count 0",
        SEEN,
    ] == walk.summary
    wish = Wish(changes=(Change("education", "", "", "a degree"),))
    assert filed("addition", wish) == walk.says("send").result


def test_a_suspension_has_a_reason() -> None:
    """Which data, why, and more words if there are any."""
    walk = Walk("suspension").answers("1.7", "objected", SKIP).verifies()

    assert [
        "row-what: category-1-7",
        "row-why: why-stop-objected",
        "row-details: none-given",
        SEEN,
    ] == walk.summary
    assert filed("suspension", Wish(("1.7",), reason="why-stop-objected")) == walk.says("send").result


def test_a_deletion_says_what_it_means_and_wants_a_second_piece_of_evidence() -> None:
    """What cannot be undone is explained first, and asks for the person's own phone."""
    walk = Walk("deletion")
    assert ["deletion-means", "ask-what-deletion"] == walk.ids

    walk.answers("all", "unneeded", "I left").verifies().says(PHONE)

    assert ["cannot-be-undone", "ask-send"] == walk.ids
    wish = Wish(CATEGORIES, reason="why-erase-unneeded", details="I left")
    assert Requests((Request("deletion", wish, "email"),), VERIFIED, PHONE) == walk.says("send").result


def test_a_deletion_without_a_phone_is_checked_by_staff() -> None:
    """Who does not share a phone is told who will check, and no proof of a phone is filed."""
    walk = Walk("deletion").answers("1.5", "other", SKIP).verifies()

    walk.says("staff")

    assert ["cannot-be-undone", "staff-will-check", "ask-send"] == walk.ids
    assert "" == walk.says("send").result.phone


def test_the_last_look_shows_the_summary_also_after_an_answer_that_it_could_not_take() -> None:
    """Its buttons edit what stands there."""
    waiting = Walk("objection").answers("all").verifies().says("hm")

    assert 1 == waiting.misses
    assert "summary-row" in [each.id for each in shown("objection", waiting).lines]


def test_an_objection_is_one_question() -> None:
    """Which advertising is to stop."""
    walk = Walk("objection").answers("profile").verifies()

    assert ["row-ads: ads-profile", "row-ads-by: ads-by-any", SEEN] == walk.summary
    assert filed("objection", Wish(reason="ads-profile")) == walk.says("send").result


def test_a_withdrawal_says_what_follows() -> None:
    """Consent is taken back for some data, and the person knows beforehand what that means."""
    walk = Walk("withdrawal")
    assert ["withdrawal-means", "ask-what-withdrawal"] == walk.ids

    walk.answers("1.2", "all of it").verifies()

    assert ["row-what: category-1-2", "row-details: all of it", SEEN] == walk.summary
    assert filed("withdrawal", Wish(("1.2",), details="all of it")) == walk.says("send").result


def test_portability_says_how_it_is_received() -> None:
    """The data goes to somewhere: to the verified email, unless the person edits that."""
    walk = Walk("portability").answers("1.9", SKIP).verifies()
    walk.edits(walk.row("receive"))
    walk.says("talk")

    assert [
        "row-what: category-1-9",
        "row-details: none-given",
        "row-receive: received-talk",
        SEEN,
    ] == walk.summary
    assert filed("portability", Wish(("1.9",)), "talk") == walk.says("send").result


def test_an_address_that_was_not_proven_gets_no_data() -> None:
    """Where staff is to check, it is asked how the data is received, and email is no way."""
    walk = Walk("portability").answers("1.9", SKIP, MALEE, "staff")
    assert ("receive", {"post", "talk"}) == (walk.name, set(walk.now.question.choices()))

    walk.says("talk")

    assert "row-receive: received-talk" == walk.summary[-1]


def test_back_from_the_summary_keeps_the_proof() -> None:
    """It leads to the last question before the proof, and from there to the summary again."""
    walk = Walk("access").answers("all", "see", SKIP).verifies()

    walk.back()

    assert "period" == walk.name
    walk.says("year 2568")
    assert "row-period: year 2568" == walk.summary[2]


def test_files_can_be_added_at_the_summary_to_those_that_were_sent() -> None:
    """The edit of files begins with what is there already."""
    walk = Walk("addition").answers("education", "a degree", "enough", SKIP).verifies()
    walk.edits(walk.row("files"))
    walk.ticks(FILE)
    walk.says(FILE)

    walk.edits(walk.row("files"))

    assert ("files", (FILE,)) == (walk.name, walk.now.picked)


# What is the same for all -----------------------------------------------------------------------------


def test_who_prefers_staff_to_check_files_without_a_proof() -> None:
    """The way around the code ends at the same summary, which says who will check."""
    walk = Walk("objection").answers("all", MALEE, "staff")

    assert ["staff-will-check", "ask-send"] == walk.ids
    assert ["row-ads: ads-all", "row-ads-by: ads-by-any", f"row-known-by: {MALEE}"] == walk.summary
    assert walk.says("send").result.verified is None


def test_an_open_request_of_the_same_kind_can_be_added_to() -> None:
    """Instead of a second one the form just filled goes into the first, with more words; all of it is seen before."""
    walk = Walk("objection", service=Service(open="PR-00002-C")).answers("all").verifies()
    assert "duplicate" == walk.name

    walk.answers("add", "it came again")
    seen = walk.summary
    added = walk.says("send").result

    assert [
        "row-ads: ads-all",
        "row-ads-by: ads-by-any",
        "row-number: status-row",
        "row-message: it came again",
    ] == seen
    assert ("PR-00002-C", "it came again", ["row-ads", "row-ads-by"]) == (
        added.number,
        added.text,
        [row.label.id for row in added.filled],
    )


def test_the_form_just_filled_is_enough_to_be_added() -> None:
    """No words more are asked for; the files go along."""
    walk = Walk("objection", service=Service(open="PR-00002-C")).answers("all").verifies()

    added = walk.answers("add", "-", "send").result

    assert isinstance(added, AddTo)
    assert ("", 2) == (added.text, len(added.filled))


def test_an_open_request_of_the_same_kind_does_not_stand_in_the_way() -> None:
    """A new one may be filed beside it."""
    walk = Walk("objection", service=Service(open="PR-00002-C")).answers("all").verifies()

    walk.answers("anew", "send")

    assert filed("objection", Wish(reason="ads-all")) == walk.result


DRAFT = {"drafted": "yes", "draft": "why do you have my number?"}


def test_the_question_that_a_request_came_from_goes_with_it() -> None:
    """It is handed over and not asked, and stands in the summary."""
    walk = Walk("objection", DRAFT).answers("all").verifies()

    assert [
        "row-ads: ads-all",
        "row-ads-by: ads-by-any",
        "row-draft: why do you have my number?",
        SEEN,
    ] == walk.summary
    wish = Wish(reason="ads-all")
    assert filed("objection", wish, draft="why do you have my number?") == walk.says("send").result


@pytest.mark.parametrize(("raw", "draft"), [("stop it", "stop it"), (SKIP, "")])
def test_the_question_that_a_request_came_from_can_be_edited(raw: str, draft: str) -> None:
    """It is asked for then, and may be left out."""
    walk = Walk("objection", DRAFT).answers("all").verifies()

    walk.edits(walk.row("draft"))

    assert ["ask-draft"] == walk.ids
    assert "draft" == walk.name
    walk.says(raw)
    assert f"row-draft: {draft or 'none-given'}" == walk.summary[2]
    assert filed("objection", Wish(reason="ads-all"), draft=draft) == walk.says("send").result


# Without a mailbox ------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["no-access", "none"])
def test_a_phone_stands_in_for_the_mail_that_nobody_can_read(way: str) -> None:
    """Whether it is enough is not said here, and nothing of the service is asked about it: whoever holds a phone
    does not learn whether a customer has it."""
    walk = Walk("objection").answers("all", way)
    assert ["way-phone", "ask-phone"] == walk.ids
    walk.says(PHONE)
    assert ["way-unproven", "ask-known-by"] == walk.ids

    walk.answers("old@example.com", SKIP)

    assert ["phone-may-do", "ask-send"] == walk.ids
    assert [
        "row-proof: proof-by-phone",
        "row-known-by: old@example.com",
        "row-reach-by: none-given",
    ] == walk.summary[-3:]
    assert [FindProof("objection")] == walk.performed
    result = walk.says("send").result
    assert (None, PHONE, Unproven("old@example.com")) == (result.verified, result.phone, result.unproven)


@pytest.mark.parametrize(
    ("flow", "before", "phone"),
    [("objection", ("all",), "staff"), ("deletion", ("all", "wrong", SKIP), PHONE)],
)
def test_where_a_phone_cannot_be_enough_staff_checks(flow: str, before: tuple[str, ...], phone: str) -> None:
    """Where it was not shared, and where a second piece of evidence is wanted."""
    walk = Walk(flow).answers(*before, "no-access", phone, "old@example.com", SKIP)

    assert ["staff-will-check", "ask-send"] == walk.ids[-2:]
    assert ["row-known-by: old@example.com", "row-reach-by: none-given"] == walk.summary[-2:]
    assert Unproven("old@example.com") == walk.says("send").result.unproven


@pytest.mark.parametrize(
    "answers", [(MALEE, "staff"), (MALEE, "other", "m@example.org", "other", MALEE, "other")]
)
def test_an_address_that_was_not_proven_is_told_to_staff(answers: tuple[str, ...]) -> None:
    """No code came, or none was waited for: staff reads whose address it is said to be."""
    walk = Walk("objection").answers("all", *answers)

    assert f"row-known-by: {MALEE}" in walk.summary
    assert Unproven(MALEE) == walk.says("send").result.unproven


def test_an_address_from_before_is_kept_where_nothing_else_is_named() -> None:
    """First the address, then "I cannot get into it"."""
    walk = Walk("objection").answers("all", MALEE, "other", "no-access", "staff", SKIP, SKIP)

    assert Unproven(MALEE) == walk.says("send").result.unproven
