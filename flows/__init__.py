"""What is said and in what order.  Standard library only: no clock, no database, no Telegram, no words.

`FLOWS` at the foot holds the names under which conversations are stored.  They are data: never rename one.
"""

from typing import Any

from flows.contact import contact
from flows.request import access, correction
from flows.talk import Flow
from flows.verify import prove

FLOWS: dict[str, Flow[Any]] = {
    "access": access,
    "correction": correction,
    "contact": contact,
    "verify": prove,
}
