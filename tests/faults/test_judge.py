"""The judge of histories: a sound one is sound, and each thing that must not happen is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.faults.history import (
    Code,
    Due,
    Filed,
    Happened,
    History,
    Mailed,
    Said,
    Told,
    Update,
    judge,
)

TEAM = "team@example.co.th"
A, B = 11, 22


def sound() -> History:
    """Two people filed, one of them with a code; one message stood twice after a kill, and one letter came twice."""
    return History(
        team=TEAM,
        acknowledged={1, 2, 3},
        updates=[Update(1, 1, A), Update(2, 2, B), Update(3, 3, A)],
        filed=[
            Filed("t1", "PR-1", A, "complaint", "{words: red}"),
            Filed("t2", "PR-2", B, "access", "{words: blue}", method="email", email="b@b", verified_at=5.0),
        ],
        happened=[
            Happened(t, n, kind) for t in ("t1", "t2") for n, kind in ((1, "received"), (2, "forwarded"))
        ],
        due=[
            Due(1, "u1:1", "chat", A, message_id=1),
            Due(2, "u2:1", "chat", B, message_id=1),
            Due(3, "u3:1", "chat", A, message_id=3),
            Due(4, "m:t1.1", "letter", A, "t1"),
            Due(5, "m:t2.1", "letter", B, "t2"),
        ],
        codes=[Code(B, "access", "b@b", 5.0), Code(B, "access", "b@b", None)],
        proofs=[Code(B, "access", "b@b", 5.0)],
        said=[
            Said(A, 1, "hello", 1.0),
            Said(B, 1, "hello", 1.0),
            Said(A, 2, "PR-1", 2.0),
            Said(A, 3, "PR-1", 4.0),
        ],
        mailed=[
            Mailed("<t1.1.5e@here>", TEAM, "[PR-1] complaint", b"1"),
            Mailed("<t1.1.5e@here>", TEAM, "[PR-1] complaint", b"X-Peer: 7\n1"),
            Mailed("<t2.1.5e@here>", TEAM, "[PR-2] access", b"2"),
        ],
        told=[Told(A, "PR-1", "red"), Told(B, "PR-2", "blue", "b@b")],
        shocks=[3.0],
        recoveries=[2.0, 17.0],
        memory=200.0,
    )


def test_a_sound_history_is_sound() -> None:
    """And what was repeated is counted."""
    verdict = judge(sound())

    assert [] == verdict.wrong
    assert (3, 2, 2, 1, 1) == (
        verdict.updates, verdict.tickets, verdict.letters, verdict.repeated_messages, verdict.repeated_letters,
    )  # fmt: skip


def lost_update(history: History) -> None:
    history.updates.pop(0)


def update_twice(history: History) -> None:
    history.updates.append(Update(4, 3, A))


def dead_update(history: History) -> None:
    history.updates[0] = Update(1, 1, A, "dead", "killed its worker")


def lost_ticket(history: History) -> None:
    history.filed.pop(0)


def doubled_ticket(history: History) -> None:
    history.filed.append(Filed("t3", "PR-3", B, "access", "{words: blue}"))


def ticket_of_another(history: History) -> None:
    history.filed[0] = replace(history.filed[0], words="{words: green}")


def missing_letter(history: History) -> None:
    history.mailed.pop(2)


def letter_never_promised(history: History) -> None:
    """The ticket is there, and the transaction forgot its letter."""
    history.due.pop(4)
    history.mailed.pop(2)


def letter_of_nobody(history: History) -> None:
    history.mailed.append(Mailed("<t9.1.5e@here>", TEAM, "[PR-9]", b"9"))


def changed_repeat(history: History) -> None:
    history.mailed[1] = replace(history.mailed[1], raw=b"1, and more")


def repeat_to_another(history: History) -> None:
    history.mailed[1] = replace(history.mailed[1], to="other@example.co.th")


def doubled_message(history: History) -> None:
    history.shocks = [1.5, 9.0]


def changed_message(history: History) -> None:
    history.said[2] = replace(history.said[2], content="PR-1, and more")


def message_not_there(history: History) -> None:
    history.said.pop(3)


def reply_not_sent(history: History) -> None:
    history.due[2] = replace(history.due[2], state="due", message_id=None)


def late_code(history: History) -> None:
    history.due.append(Due(6, "m:code.1", "letter", B, purpose="code", state="dropped", error="too late"))


def wrong_order(history: History) -> None:
    history.said += [Said(B, 2, "one", 5.0), Said(B, 3, "two", 6.0)]
    history.due += [Due(6, "u2:2", "chat", B, message_id=3), Due(7, "u2:3", "chat", B, message_id=2)]


def wrong_cause(history: History) -> None:
    history.due[0], history.due[2] = replace(history.due[0], row=3), replace(history.due[2], row=1)


def secret_in_the_log(history: History) -> None:
    history.logs.append("the log holds a code")


def words_in_another_chat(history: History) -> None:
    history.said[1] = replace(history.said[1], content="hello red")


def words_in_a_subject(history: History) -> None:
    history.mailed[2] = replace(history.mailed[2], subject="[PR-2] blue")


def gap_in_the_events(history: History) -> None:
    history.happened[1] = replace(history.happened[1], seq=3)


def state_without_event(history: History) -> None:
    history.filed[0] = replace(history.filed[0], state="fulfilled")


def told_without_event(history: History) -> None:
    history.happened.pop(1)


def event_twice(history: History) -> None:
    history.happened.append(Happened("t1", 3, "forwarded"))


def proof_without_code(history: History) -> None:
    history.codes[0] = replace(history.codes[0], at=None)


def proof_by_anothers_code(history: History) -> None:
    history.codes[0] = replace(history.codes[0], chat_id=A)


def proof_for_another_purpose(history: History) -> None:
    history.proofs[0] = replace(history.proofs[0], purpose="deletion")


def code_used_twice(history: History) -> None:
    history.proofs.append(history.proofs[0])


def verified_without_proof(history: History) -> None:
    history.filed[0] = replace(history.filed[0], method="email", email="a@a", verified_at=6.0)


def verified_for_another_address(history: History) -> None:
    history.told[1] = replace(history.told[1], email="c@c")


def slow_recovery(history: History) -> None:
    history.recoveries.append(30.1)


def something_left(history: History) -> None:
    history.left.append("a lease on u1:1")


def too_much_memory(history: History) -> None:
    history.memory = 600.0


def somebody_not_served(history: History) -> None:
    history.not_served.append("p7")


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (lost_update, "lost: update 1 "),
        (update_twice, "doubled: update 3 "),
        (dead_update, "update 1 is dead (killed its worker)"),
        (lost_ticket, "lost: PR-1 "),
        (doubled_ticket, "doubled: PR-3 "),
        (ticket_of_another, "PR-1 is not what chat 11 filed"),
        (missing_letter, "missing: letter t2.1 "),
        (letter_never_promised, "missing: 0 letters told the team of PR-2"),
        (letter_of_nobody, "letter t9.1 arrived and was never promised"),
        (changed_repeat, "changed: letter <t1.1.5e@here> "),
        (repeat_to_another, "changed: letter <t1.1.5e@here> "),
        (doubled_message, "doubled: message 2 of chat 11, and nothing had died"),
        (changed_message, "message 2 of chat 11 was never promised"),
        (message_not_there, "message 3 of chat 11 was noted and does not stand there"),
        (reply_not_sent, "chat u3:1 is due "),
        (late_code, "letter m:code.1 is dropped (too late)"),
        (wrong_order, "order: u2:3 stands before u2:2"),
        (wrong_cause, "order: u1:1 was promised after u3:1"),
        (secret_in_the_log, "the log holds a code"),
        (words_in_another_chat, "chat 22 shows what chat 11 wrote"),
        (words_in_a_subject, "the subject of letter <t2.1.5e@here> "),
        (gap_in_the_events, "the events of PR-1 have a gap"),
        (state_without_event, "PR-1 is fulfilled"),
        (told_without_event, "PR-1 is open, and what happened was received"),
        (event_twice, "PR-1 is open, and what happened was received, forwarded, forwarded"),
        (proof_without_code, "chat 22 has a proof for access and typed no code"),
        (proof_by_anothers_code, "chat 22 has a proof for access and typed no code"),
        (proof_for_another_purpose, "chat 22 has a proof for deletion and typed no code"),
        (code_used_twice, "a code was used twice"),
        (verified_without_proof, "PR-1 is verified without a proof"),
        (verified_for_another_address, "PR-2 is verified for an address that nobody typed"),
        (slow_recovery, "slow: somebody waited 30.1 s"),
        (something_left, "left: a lease on u1:1"),
        (too_much_memory, "a life took 600 MB"),
        (somebody_not_served, "not served: p7"),
    ],
)
def test_what_must_not_happen_is_found(happens: Callable[[History], None], said: str) -> None:
    """Whatever is wrong is said by its name."""
    history = sound()
    happens(history)

    verdict = judge(history)

    assert [each for each in verdict.wrong if each.startswith(said)], verdict.wrong


def test_a_code_may_be_too_late_where_the_mail_server_failed() -> None:
    """The person asks for another; without bad weather nothing excuses it."""
    history = sound()
    late_code(history)
    history.stormy = True

    assert [] == judge(history).wrong
