"""The ways into a request: several at once, help in choosing, for somebody else, without an account."""

from __future__ import annotations

import pytest

from flows.effects import FindProof
from flows.forms_of_rights import RIGHTS, Wish
from flows.questions import SKIP
from flows.request import Behalf, Request, Requests
from flows.verify import Verified
from tests.flows.walk import FILE, MALEE, PHONE, Walk

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


def test_on_behalf_of_somebody_the_other_party_is_on_record() -> None:
    """For whom, what shows it, then the rights; staff checks it in any case."""
    walk = Walk("behalf").answers("child", "Nong", "mother, birth certificate", "objection", "all", FILE)
    walk.verifies()

    assert ["staff-will-check", "ask-send"] == walk.ids
    assert [
        "row-behalf: relation-child",
        "row-behalf-name: Nong",
        "row-grounds: mother, birth certificate",
        "row-ads: ads-all",
        "row-files: files-count 1",
        "row-verified: m•••@e•••.com",
    ] == walk.summary
    request = Request("objection", Wish(reason="ads-all"), "email")
    behalf = Behalf("child", "Nong", "mother, birth certificate")
    assert Requests((request,), VERIFIED, "", behalf, (FILE,)) == walk.says("send").result


def test_another_relation_wants_other_grounds() -> None:
    """What shows that one is a mother says nothing about a power of attorney."""
    walk = Walk("behalf").answers("child", "Nong", "mother", "objection", "all", SKIP).verifies()

    walk.edits(walk.row("relation"))
    walk.says("attorney")

    assert "grounds.attorney" == walk.name
    walk.says("power of attorney of May")
    assert ["row-behalf: relation-attorney", "row-behalf-name: Nong"] == walk.summary[:2]
    assert "power of attorney of May" == walk.says("send").result.behalf.grounds


def test_a_stranger_is_known_by_a_phone() -> None:
    """Somebody without an account shares the number that may stand in somebody's address book."""
    walk = Walk("stranger")
    assert ["stranger-means", "ask-stranger-by"] == walk.ids

    walk.answers("phone", PHONE, "Somchai may have it")

    assert ["row-stranger: stranger-by-phone", "row-details: Somchai may have it"] == walk.summary
    wish = Wish(("1.3", "1.4"), reason="kind-stranger", details="Somchai may have it")
    assert Requests((Request("access", wish, "talk"),), None, PHONE) == walk.says("send").result


def test_a_stranger_is_known_by_an_address() -> None:
    """The answer goes where the code went."""
    walk = Walk("stranger").answers("email").verifies().answers(SKIP)

    assert [
        "row-stranger: stranger-by-email",
        "row-details: none-given",
        "row-verified: m•••@e•••.com",
    ] == walk.summary
    wish = Wish(("1.3", "1.4"), reason="kind-stranger")
    assert Requests((Request("access", wish, "email"),), VERIFIED) == walk.says("send").result


@pytest.mark.parametrize("answers", [("phone", "staff"), ("email", MALEE, "staff")])
def test_a_stranger_without_proof_is_checked_by_staff(answers: tuple[str, ...]) -> None:
    """Neither way is a dead end."""
    walk = Walk("stranger").answers(*answers, SKIP)

    assert ["staff-will-check", "ask-send"] == walk.ids
    assert (None, "") == (walk.says("send").result.verified, walk.result.phone)
