"""Conversations in progress: answers stored, moves made, effects performed, results carried out.

Only the answers are stored; where a conversation stands is found by running its flow (see flows/talk.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.chat.drafts import Drafts, Left, keyboard_over
from bot.chat.effects import Effects
from bot.chat.outcomes import Outcomes, Unfit, ways_on
from bot.chat.turn import Conversation, Says, Turn, above
from bot.identity.proofs import is_idle
from bot.queue.outbox import CHAT, ItemState
from bot.storage.crypto import KeyRing
from bot.storage.dialects import put
from bot.storage.tables import conversations, outbox, place
from flows import FLOWS
from flows.buttons import Choose, DiscardLeft, Open, Start, TakeBack, button
from flows.display import shown
from flows.lines import Button, Line, Reply, closed, line
from flows.questions import Confirm
from flows.talk import ALSO, Acting, Done, Move, Waiting, before, mark, typed
from flows.ticket import TITLE
from flows.verify import PROVING, GoOn, address_again, is_proven

_MINE = select(conversations).where(conversations.c.chat_id == bindparam("of_chat")).with_for_update()
_WAITING = (
    select(outbox.c.shows, outbox.c.ambiguous, outbox.c.lease)
    .where(
        outbox.c.kind == CHAT, outbox.c.lane == bindparam("of_lane"), outbox.c.state == ItemState.DUE.value
    )
    .order_by(outbox.c.id)
)
_LAST = select(func.max(outbox.c.message_id)).where(outbox.c.chat_id == bindparam("of_chat"))

IN_SIGHT = 300
"""Characters that are shown of words that stand one press away: a button is no use below a page of them."""
MOST_ACTS = 50
"""Effects in one turn; a flow that wants more is broken."""


class Conversations:
    """Conversations in progress, and how they go on."""

    def __init__(
        self,
        keys: KeyRing,
        clock: Callable[[], float],
        effects: Effects,
        outcomes: Outcomes,
        drafts: Drafts,
    ) -> None:
        self._keys, self._clock = keys, clock
        self._effects, self._outcomes, self._drafts = effects, outcomes, drafts

    def load(self, db: Connection, chat_id: int) -> Conversation | None:
        """The conversation of a chat, locked until the transaction ends.  Raises Unopenable, and UnknownKey
        where it waits for its key."""
        row = db.execute(_MINE, {"of_chat": chat_id}).first()
        if row is None or row.flow not in FLOWS:
            return None
        answers = self._keys.open(place(conversations.c.answers_sealed, chat_id), row.answers_sealed)
        seen = row.shown == row.waiting or may_be_shown(db, chat_id, row.waiting)
        return Conversation(
            row.flow,
            answers,
            row.waiting,
            row.waiting if seen else row.shown,
            row.shown_message,
            row.misses,
            row.begun_at,
            row.changed_at,
        )

    def lose(self, db: Connection, chat_id: int) -> None:
        """Forget the conversation of a chat whose answers cannot be opened: there is no way on from it."""
        db.execute(delete(conversations).where(conversations.c.chat_id == chat_id))

    def begin(self, turn: Turn, flow: str, given: Mapping[str, str] | None = None) -> list[Says]:
        """Begin a flow with what is already known; a conversation in progress is put aside."""
        _, over = self.put_aside(turn)
        now = self._clock()
        given = dict(given or {})
        if title := self._outcomes.title_of(turn, given.get("ticket", "")):
            given[TITLE] = title
        begun = Conversation(flow, given, "", "", None, 0, now, now)
        return [*over, *self.advance(turn, begun, None)]

    def put_aside(self, turn: Turn) -> tuple[Left | None, list[Says]]:
        """End the conversation of this chat: what of it can be taken back, and the end of its buttons."""
        return self._drafts.put_aside(turn.db, turn.chat_id), _over(turn.talk)

    def take_back(self, turn: Turn, which: TakeBack) -> list[Says] | None:
        """Go on with what was left; what is in progress is put aside for it.  None where it is not there."""
        left = self._drafts.take_back(turn.db, turn.chat_id, which)
        if left is None:
            return None
        aside, over = self.put_aside(turn)
        notes = (
            line("taken-back", kind=line(f"kind-{left.flow}")),
            *([left_for_now(aside)] if aside else []),
        )
        *earlier, question = self.begin(replace(turn, talk=None), left.flow, left.answers)
        if isinstance(question, Reply):
            question = replace(question, lines=(*notes, *question.lines))
        return [*over, *earlier, question]

    def forget_left(self, turn: Turn, which: DiscardLeft) -> bool:
        """Forget a form that was left, for good.  False where it is not there."""
        return self._drafts.forget(turn.db, turn.chat_id, which, turn.talk.files if turn.talk else ())

    def discard(self, turn: Turn) -> list[Says]:
        """Forget the conversation of this chat and all answers in it."""
        turn.db.execute(delete(conversations).where(conversations.c.chat_id == turn.chat_id))
        return _over(turn.talk)

    def advance(self, turn: Turn, talk: Conversation, move: Move | None) -> list[Says]:
        """One move on: what is said now.  The flow is run over the answers by `turn` in flows/talk.py."""
        outcome = talk.after(move)
        if isinstance(outcome, Waiting) and self._idle(talk):
            talk = replace(talk, answers=outcome.answers, changed_at=self._clock())
            return self._not_yet(
                turn, talk, Unfit(line("proof-lapsed"), PROVING, address_again(talk.answers))
            )
        for _ in range(MOST_ACTS):
            if not isinstance(outcome, Acting):
                break
            result = self._effects.perform(turn, outcome.effect)
            outcome = replace(talk, answers=outcome.settle(result), misses=0).after(None)
        if isinstance(outcome, Waiting):
            put_away = keyboard_over(talk.waiting) if outcome.name != talk.waiting else []
            return [*put_away, self._wait(turn, talk, outcome)]
        assert isinstance(outcome, Done), "a flow acts without end"
        unfit = self._outcomes.unfit(turn, outcome.result, talk.changed_at)
        if unfit is not None:
            return self._not_yet(turn, talk, unfit)
        over = self.discard(replace(turn, talk=talk))
        if isinstance(outcome.result, GoOn):
            given = {"ticket": outcome.result.ticket} if outcome.result.ticket else {}
            return [*over, *self.begin(replace(turn, talk=None), outcome.result.flow, given)]
        submission = f"{turn.chat_id}:{talk.flow}:{talk.begun_at:.6f}"
        said = self._outcomes.carry_out(turn, outcome.result, submission)
        return [
            *over,
            *([Reply(outcome.lines, ways_on(outcome.result))] if outcome.lines else []),
            *said,
            *_also_wanted(outcome.answers.get(ALSO, "")),
        ]

    def _idle(self, talk: Conversation) -> bool:
        """Whether a proof is in it that has gone idle.  It is looked at before the form counts as gone on with."""
        return is_proven(talk.answers) and is_idle(talk.changed_at, self._clock())

    def _not_yet(self, turn: Turn, talk: Conversation, unfit: Unfit) -> list[Says]:
        """The form is not over: it stands where it stood before its last answer, or asks again for what does not
        hold any more.  Everything else that was answered is still there."""
        held = {
            name: raw for name, raw in talk.answers.items() if name.partition(".")[0] not in unfit.forgets
        }
        talk = replace(talk, answers=held | dict(unfit.stands))
        return above(self.advance(turn, talk, None), unfit.line)

    def again(self, turn: Turn, talk: Conversation, *before: Reply) -> list[Says]:
        """Say something, then show the question that waits, once more."""
        return [*before, *self.advance(turn, talk, None)]

    def beside(self, turn: Turn, id: str, **args: Any) -> list[Says]:
        """Say something that changes nothing; a question that waits is shown with it."""
        if turn.talk is None:
            return [Reply((line(id, **args),), ((button(line("to-menu"), Open("menu")),),))]
        shown = self.advance(turn, turn.talk, None)
        return [with_note(each, id, **args) if isinstance(each, Reply) else each for each in shown]

    def _wait(self, turn: Turn, talk: Conversation, waiting: Waiting) -> Reply:
        now, stays = self._clock(), talk.waiting == waiting.name
        put(
            turn.db,
            conversations,
            "chat_id",
            chat_id=turn.chat_id,
            flow=talk.flow,
            answers_sealed=self._keys.seal(
                place(conversations.c.answers_sealed, turn.chat_id), waiting.answers
            ),
            waiting=waiting.name,
            shown=talk.shown if stays else "",
            shown_message=talk.shown_message,
            misses=waiting.misses,
            begun_at=talk.begun_at,
            changed_at=now,
        )
        return _with_old_words(talk, waiting, shown(talk.flow, waiting))


def _also_wanted(flows: str) -> list[Says]:
    """What was asked for in one breath with what was just sent is offered."""
    kinds = [each for each in flows.split(",") if each in FLOWS]
    if not kinds:
        return []
    rows = [(button(line(f"kind-{each}"), Start(each)),) for each in kinds]
    return [Reply((line("also-wanted"),), (*rows, (button(line("to-menu"), Open("menu")),)))]


def note_shown(db: Connection, chat_id: int, question: str, message_id: int) -> int | None:
    """A question stands in the chat: a text answers it from now on, and only it has buttons.  Returns the message
    whose buttons are over: the one before it, or this one, if the question was over before it was seen."""
    mine = conversations.c.chat_id == chat_id
    row = db.execute(_MINE, {"of_chat": chat_id}).first()
    if row is None or row.waiting != question:
        return message_id
    db.execute(update(conversations).where(mine).values(shown=question, shown_message=message_id))
    before: int | None = row.shown_message
    return before if before != message_id else None


def may_be_shown(db: Connection, chat_id: int, question: str) -> bool:
    """Whether a question was begun to be sent and nobody knows whether it arrived: whoever sent it was killed, or the
    answer was lost.  What the person writes then may well be the answer to what they see.  What only stands in hand,
    behind what is said before it, was not begun."""
    waiting = db.execute(_WAITING, {"of_lane": str(chat_id)}).all()
    begun = [row for n, row in enumerate(waiting) if row.ambiguous or (n == 0 and row.lease is not None)]
    return any(row.shows == question for row in begun)


def has_been_read(turn: Turn) -> bool:
    """Whether all that we said stood in the chat before the message was written that is heard now: Telegram numbers the
    messages of a chat in their order."""
    at = turn.event.message_id
    waits = turn.db.execute(_WAITING, {"of_lane": str(turn.chat_id)}).first() is not None
    last = turn.db.execute(_LAST, {"of_chat": turn.chat_id}).scalar()
    return at is not None and not waits and (last is None or last < at)


def left_for_now(left: Left) -> Line:
    """What is said of a form that makes room for another."""
    return line("left-for-now", kind=line(f"kind-{left.flow}"), until=line("moment-of", at=left.until))


def _over(talk: Conversation | None) -> list[Says]:
    """The end of what a form has standing in the chat: its buttons, and the keyboard that shares a phone."""
    return [*closed(talk.shown_message), *keyboard_over(talk.waiting)] if talk else []


def instead(reply: Reply, message_id: int | None) -> Reply:
    """The reply in the place of one of our own messages."""
    return replace(reply, replaces=message_id) if message_id else reply


def with_note(reply: Reply, id: str, **args: Any) -> Reply:
    """The reply with one more line before it."""
    return replace(reply, lines=(line(id, **args), *reply.lines))


def _with_old_words(talk: Conversation, waiting: Waiting, asked: Reply) -> Reply:
    """Where a question is asked again that was answered in words, these stand below it, to be the answer by one
    press; and below the last look what was told there, to be added by one."""
    words = waiting.answers.get(typed(waiting.name))
    looks = isinstance(waiting.question, Confirm)
    if words is None or not (looks or words == waiting.answers.get(before(waiting.name))):
        return asked
    rows = as_answer(replace(talk, answers=waiting.answers), waiting)
    glance = words if len(words) <= IN_SIGHT else f"{words[:IN_SIGHT]}…"
    said = line("not-added" if looks else "typed-before", text=glance)
    return replace(asked, lines=(*asked.lines, said), rows=(*rows, *asked.rows))


def as_answer(talk: Conversation, waiting: Waiting) -> tuple[tuple[Button, ...], ...]:
    """The button that makes what was typed the answer, or at the last look adds it to what was told; none where it
    can be neither."""
    if typed(waiting.name) not in talk.answers:
        return ()
    press = Choose(talk.flow, waiting.name, mark(talk.answers[typed(waiting.name)]))
    what = "add-typed" if isinstance(waiting.question, Confirm) else "use-typed"
    return ((button(line(what), press),),)
