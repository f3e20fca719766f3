"""The ways into a request: several at once, help in choosing, for somebody else, without an account."""

from __future__ import annotations

import pytest

from flows.effects import FindProof
from flows.forms_of_rights import RIGHTS, Wish
from flows.questions import SKIP
from flows.request import Behalf, Request, Requests, Unproven
from flows.verify import Verified
from tests.flows.walk import FILE, MALEE, PHONE, Walk, told

VERIFIED = Verified("p1", "m•••@e•••.com")


def test_several_rights_are_one_conversation() -> None:
    """Each has its form, the rest is asked once, and the summary says which row belongs to which."""
    walk = Walk("several").answers("objection,suspension", "1.6", "wrong", SKIP, "all").verifies()

    assert [
        "row-kind: kind-suspension",
        "row-what: category-1-6",
        "row-why: why-stop-wrong",
        "row-details: none-given",
        "row-kind: kind-objection",
        "row-ads: ads-all",
        "row-ads-by: ads-by-any",
        "row-verified: m•••@e•••.com",
    ] == walk.summary
    assert (
        Requests(
            (
                Request("suspension", Wish(("1.6",), reason="why-stop-wrong"), "email"),
                Request("objection", Wish(reason="ads-all"), "email"),
            ),
            VERIFIED,
        )
        == walk.says("send").result
    )


def test_a_deletion_among_several_rights_is_proven_as_a_deletion() -> None:
    """Whatever stands before it in the list, the proof is asked for the right that cannot be undone."""
    walk = Walk("several").answers("access,deletion", "1.6", "see", SKIP, "1.6", "wrong", SKIP)

    assert [FindProof("deletion")] == walk.performed


def test_an_edit_among_several_rights_changes_its_own_alone() -> None:
    """Deletion and suspension ask much the same, under names of their own."""
    walk = Walk("several").answers("suspension,deletion", "1.6", "wrong", SKIP, "1.6", "wrong", SKIP)
    walk.verifies().says(PHONE)

    walk.edits(walk.row("why.deletion"))
    walk.says("consent")

    suspension, deletion = walk.says("send").result.requests
    assert ("why-stop-wrong", "why-erase-consent") == (suspension.wish.reason, deletion.wish.reason)


@pytest.mark.parametrize(
    ("goal", "right"),
    [
        ("close", "deletion"),
        ("erase", "deletion"),
        ("ads", "objection"),
        ("pause", "suspension"),
        ("see", "access"),
        ("copy", "access"),
    ],
)
def test_a_goal_leads_to_its_right(goal: str, right: str) -> None:
    """Words of daily life are explained, and then lead to the form."""
    walk = Walk("choose").answers(goal)
    assert [f"goal-means-{goal}", "ask-goal-right"] == walk.ids

    walk.says("yes")

    assert walk.name == ("ads" if right == "objection" else f"what-{right}")


def test_another_right_can_be_chosen_after_all() -> None:
    """Who sees that it is something else picks from the list; going back changes the goal."""
    walk = Walk("choose").answers("pause", "other")
    assert (list(RIGHTS), "right") == (list(walk.now.question.choices()), walk.name)

    walk.answers("objection", "all").verifies().says("send")

    assert Requests((Request("objection", Wish(reason="ads-all"), "email"),), VERIFIED) == walk.result


def test_back_from_the_explanation_leads_to_the_goals() -> None:
    """An explanation that does not fit is no dead end."""
    walk = Walk("choose").answers("close")

    assert "goal" == walk.back().name


NONG = ("child", "Nong", "nong@example.com", "mother, birth certificate")
"""Whose data it is, and why this person may ask."""


def test_on_behalf_of_somebody_the_other_party_is_on_record() -> None:
    """For whom, whose account it is, what shows it, then the rights; staff checks it in any case."""
    walk = Walk("behalf").answers(*NONG)
    assert "owner-access" in told(walk.now.question.choices()["access"])
    walk.answers("objection", "all", FILE).verifies()

    assert ["behalf-will-check", "ask-send"] == walk.ids
    assert [
        "row-behalf: relation-child",
        "row-behalf-name: Nong",
        "row-behalf-account: nong@example.com",
        "row-grounds: mother, birth certificate",
        "row-ads: ads-all",
        "row-ads-by: ads-by-any",
        "row-files: files-count 1",
        "row-verified: m•••@e•••.com",
    ] == walk.summary
    request = Request("objection", Wish(reason="ads-all"), "email")
    behalf = Behalf("child", "Nong", "mother, birth certificate", "nong@example.com")
    assert Requests((request,), VERIFIED, "", behalf, (FILE,)) == walk.says("send").result


def test_the_account_of_the_other_party_may_be_unknown() -> None:
    """A child may have none."""
    walk = Walk("behalf").answers("child", "Nong", SKIP, "mother", "objection", "all", SKIP).verifies()

    assert "row-behalf-account: account-unknown" == walk.summary[2]
    assert "" == walk.says("send").result.behalf.account


@pytest.mark.parametrize(
    ("kinds", "purpose"),
    [
        ("objection", "behalf"),
        ("access,objection", "behalf"),
        ("deletion", "behalf-deletion"),
        ("access,deletion", "behalf-deletion"),
        ("deletion,access", "behalf-deletion"),
    ],
)
def test_on_behalf_the_proof_is_that_of_the_strictest_right(kinds: str, purpose: str) -> None:
    """The person who acts need not be a customer; a deletion wants a proof of its own, and their phone."""
    walk = Walk("behalf").answers(*NONG, kinds)
    asked = {"what": "all", "copy": "see", "period": SKIP, "why": "wrong", "details": SKIP, "ads": "all"}
    while (base := walk.name.partition(".")[0].partition("-")[0]) in asked:
        walk.says(asked[base])
    walk.answers(SKIP).verifies()

    assert [purpose, purpose] == [each.purpose for each in walk.performed if hasattr(each, "purpose")]
    assert ("phone" == walk.name) == ("deletion" in kinds)


def test_on_behalf_without_a_mailbox_is_no_dead_end() -> None:
    """The own phone, and how to be reached; the account of the owner has been asked."""
    walk = Walk("behalf").answers(*NONG, "objection", "all", SKIP, "none")
    assert ["way-phone", "ask-phone"] == walk.ids
    walk.says(PHONE)
    assert ["ask-reach-by"] == walk.ids

    walk.says("in the evening")

    assert ["behalf-will-check", "ask-send"] == walk.ids
    result = walk.says("send").result
    assert (PHONE, Unproven("", "in the evening")) == (result.phone, result.unproven)


def test_another_relation_wants_other_grounds() -> None:
    """What shows that one is a mother says nothing about a power of attorney."""
    walk = Walk("behalf").answers("child", "Nong", SKIP, "mother", "objection", "all", SKIP).verifies()

    walk.edits(walk.row("relation"))
    walk.says("attorney")

    assert "grounds.attorney" == walk.name
    walk.says("power of attorney of May")
    assert ["row-behalf: relation-attorney", "row-behalf-name: Nong"] == walk.summary[:2]
    assert "power of attorney of May" == walk.says("send").result.behalf.grounds


def test_a_stranger_is_asked_first_what_they_want() -> None:
    """To see, to have deleted, to have it used no more; before anything is asked about them."""
    walk = Walk("stranger")

    assert ["stranger-means", "ask-goal"] == walk.ids
    assert ["see", "erase", "pause", "ads"] == list(walk.now.question.choices())
    walk.says("see")
    assert ["stranger-proof", "ask-stranger-by"] == walk.ids


@pytest.mark.parametrize(
    ("goal", "kind", "reason"),
    [
        ("see", "access", ""),
        ("erase", "deletion", ""),
        ("pause", "suspension", ""),
        ("ads", "objection", "ads-all"),
    ],
)
def test_a_stranger_is_known_by_a_phone(goal: str, kind: str, reason: str) -> None:
    """Somebody without an account shares the number that may stand in somebody's address book."""
    walk = Walk("stranger").answers(goal, "phone", PHONE, "Somchai may have it")

    assert [
        f"row-goal: goal-{goal}",
        *(["row-ads-by: ads-by-any"] if goal == "ads" else []),
        "row-stranger: stranger-by-phone",
        "row-proof: proof-by-phone",
        "row-details: Somchai may have it",
    ] == walk.summary
    wish = Wish(("1.3", "1.4"), reason=reason, details="Somchai may have it")
    sent = Requests((Request(kind, wish, "talk"),), None, PHONE, stranger=True)
    assert sent == walk.says("send").result


def test_what_a_stranger_said_first_goes_with_the_request() -> None:
    """The words that led to the form are not asked for again, and not lost."""
    walk = Walk("stranger", {"drafted": "yes", "draft": "who gave you my number?"})

    walk.answers("see", "phone", PHONE, SKIP)

    assert "row-draft: who gave you my number?" in walk.summary
    assert "who gave you my number?" == walk.says("send").result.requests[0].draft


def test_a_stranger_is_known_by_an_address() -> None:
    """The answer goes where the code went."""
    walk = Walk("stranger").answers("see", "email").verifies().answers(SKIP)

    assert [
        "row-goal: goal-see",
        "row-stranger: stranger-by-email",
        "row-details: none-given",
        "row-verified: m•••@e•••.com",
    ] == walk.summary
    request = Request("access", Wish(("1.3", "1.4")), "email")
    assert Requests((request,), VERIFIED, stranger=True) == walk.says("send").result


def test_what_a_stranger_has_deleted_is_checked_by_staff() -> None:
    """It is said before anything else, and again at the last look, whatever was proven."""
    walk = Walk("stranger").answers("erase")
    assert ["stranger-erase", "stranger-proof", "ask-stranger-by"] == walk.ids

    walk.answers("phone", PHONE, SKIP)

    assert ["staff-will-check", "ask-send"] == walk.ids


@pytest.mark.parametrize("way", ["no-access", "none"])
def test_a_stranger_without_a_mailbox_shares_a_phone(way: str) -> None:
    """Chosen the address, and cannot read it: the other thing that can be searched by is asked for."""
    walk = Walk("stranger").answers("see", "email", way)
    assert ["stranger-way-email", "ask-phone"] == walk.ids

    result = walk.answers(PHONE, SKIP).says("send").result

    assert (None, PHONE, None) == (result.verified, result.phone, result.unproven)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        (("phone", "staff"), ["stranger-unproven", "ask-known-by"]),
        (("email", "none", "staff"), ["stranger-unproven", "ask-known-by"]),
        (("email", MALEE, "staff"), ["ask-reach-by"]),
    ],
)
def test_a_stranger_without_proof_says_what_to_search_by(answers: tuple[str, ...], asked: list[str]) -> None:
    """Neither way is a dead end, and staff does not stand there with nothing to look for."""
    walk = Walk("stranger").answers("see", *answers)
    assert asked == walk.ids

    if "ask-known-by" in asked:
        walk.says(MALEE)
    walk.answers("call in the evening", SKIP)

    assert ["staff-will-check", "ask-send"] == walk.ids
    assert f"row-search-by: {MALEE}" in walk.summary
    result = walk.says("send").result
    assert (None, "") == (result.verified, result.phone)
    assert Unproven(MALEE, "call in the evening") == result.unproven
