"""What is said and in what order.  Standard library only: no clock, no database, no Telegram, no words.

The engine is `talk` (a conversation, re-run from its first line), with `questions` (how an answer is read),
`display` (how a question stands in a message), `buttons`, `lines`, `effects`, `text`, `finding`.  The flows are
`contact`, `own`, `rights` (the ways into `request`, with `forms_of_rights`), `ticket` and `verify`.

`FLOWS` holds the names under which conversations are stored.  They are data: never rename one.
"""

from collections.abc import Mapping
from typing import Any

from flows.contact import contact, leak
from flows.forms_of_rights import RIGHTS
from flows.own import forget
from flows.rights import behalf, choose, one, several, stranger
from flows.talk import Flow, sent_in
from flows.ticket import add, details, reopen, withdraw
from flows.verify import prove

FLOWS: dict[str, Flow[Any]] = {
    **{kind: one(kind) for kind in RIGHTS},
    "several": several,
    "choose": choose,
    "behalf": behalf,
    "stranger": stranger,
    "contact": contact,
    "leak": leak,
    "verify": prove,
    "add": add,
    "withdraw": withdraw,
    "reopen": reopen,
    "details": details,
    "forget": forget,
}
TAKES_FILES = (*(kind for kind, right in RIGHTS.items() if right.files), "behalf", "add", "contact", "leak")
"""Flows that ask for files, or about those that were sent."""
MAY_ASK_FOR_FILES = (*TAKES_FILES, "several", "choose")
"""Flows in which there is, or may be, a question for files."""


def files_of(flow: str, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The files, by their ids, that are for this form: it has asked for them, or may."""
    return sent_in(answers) if "files" in answers or flow in MAY_ASK_FOR_FILES else ()


OF_A_TICKET = ("add", "withdraw", "reopen", "details")
"""Flows that begin at a ticket: they are given its number."""
