"""Lines, buttons and replies: what waits in the outbox is what was said."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from flows.lines import Button, Line, Reply

NAMES = st.text(alphabet="abcdefghijklmnop-", min_size=1, max_size=12)
VALUES = st.recursive(
    st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.builds(Line, NAMES)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
LINES = st.builds(Line, NAMES, st.dictionaries(NAMES, VALUES, max_size=3))


@given(st.lists(LINES, max_size=3), st.lists(st.builds(Button, LINES, st.text(max_size=8)), max_size=3))
def test_a_reply_goes_through_json_without_loss(lines: list[Line], buttons: list[Button]) -> None:
    """What waits in the outbox is what was said."""
    reply = Reply(tuple(lines), (tuple(buttons),), replaces=7, asks="kind")

    assert reply == Reply.from_json(json.loads(json.dumps(reply.to_json())))
