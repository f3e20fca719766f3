"""How often something may be done: every limit that holds for people in chats and for the team's sign-in, with its
window and where its number comes from.  The counting is done by the ledger (attempts.py)."""

from __future__ import annotations

from dataclasses import dataclass

HOUR, DAY = 3600.0, 86400.0

PROVEN = 30 * DAY
"""Seconds for which a chat that proved an address has an allowance of its own for it, and a browser that signed in
one of its own: as long as a request takes by law (s. 30).  Nothing is kept in the ledger for longer."""
REST = 7 * DAY
"""Seconds without a wrong guess after which a run of them is over.  With `GUESSES_IN_A_ROW` it bounds what can be
guessed of one address in a year to some 3,400 of 10^8 codes."""


PASSED_ON = 20
"""Mails a day of people outside the team that are passed on to it about one ticket, and about none: whoever fills up
the one takes no place of the other, and what is about a ticket answers a letter of ours, which few have."""
PASSED_ON_IN_ALL = 100
"""Those about all tickets together: whoever files can file several, and whoever was sent letters has several."""


@dataclass(frozen=True)
class Limit:
    """At most so many of a kind in so many seconds, for one of what is counted."""

    kind: str
    """What is done: code, wrong, filed, said, noted, phone, megabyte, staff-code, refused, passed-on.  Stored data."""
    scope: str
    """For whom it is counted: chat, address (a mailbox, however it is spelled), spelling (an address as it is), pair
    (this chat with this address), own (the same, once it has proven the address), domain, all, link, browser, question
    (this chat's).  Stored data."""
    most: int
    seconds: float
    source: str
    """Where the number comes from."""


CODES_OF_CHAT = (
    Limit("code", "chat", 5, HOUR, "ASVS 5.0 2.4.1, 6.3.1: nobody needs more, told to the chat"),
    Limit("code", "chat", 10, DAY, "ASVS 5.0 2.4.1, 6.3.1: two hours' worth, told to the chat"),
)
"""Codes that a chat asks for, whatever becomes of them."""
CODES_OF_ADDRESS = (
    Limit("code", "address", 3, HOUR, "OWASP Forgot Password: a limit for each account; nobody is told"),
    Limit("code", "address", 6, DAY, "with five tries each, 30 guesses a day"),
    Limit(
        "code",
        "pair",
        3,
        DAY,
        "one chat may take half of an address's day, so that another still gets a code",
    ),
)
"""Codes that were mailed to an address for chats that have never proven it."""
CODES_OF_OWNER = (
    Limit("code", "own", 3, HOUR, "as for strangers, counted apart from them"),
    Limit("code", "own", 6, DAY, "as for strangers, counted apart from them"),
)
"""Codes that were mailed to an address for a chat that has proven it, or holds an open case with it."""
CODES_OF_DOMAIN = (
    Limit(
        "code",
        "domain",
        60,
        HOUR,
        "a company whose mailboxes all end in one; codes for accounts are not counted, nor does it hold where "
        "strangers share a domain (providers.py)",
    ),
)
"""Codes that were mailed to whatever address was named.  Those that go to registered addresses alone are not counted:
by a place that is missing somebody could tell that one went."""
CODES_OF_ALL = (
    Limit(
        "code", "all", 200, HOUR, "a hundred times a busy day, and below what common relays take in an hour"
    ),
)
"""The breaker, counted like a domain: beyond it such codes go to chats alone that have proven theirs, and an alarm is
raised."""
GUESSES_OF_CHAT = (
    Limit("wrong", "chat", 15, HOUR, "three codes' tries, told to the chat"),
    Limit("wrong", "chat", 30, DAY, "as for an address, told to the chat"),
)
"""Wrong codes that a chat types."""
GUESSES_OF_ADDRESS = (
    Limit("wrong", "address", 30, DAY, "ASVS 5.0 6.6.3: 3 in 10^7 chances a day; nobody is told"),
)
"""Wrong codes typed for an address, in all chats that have never proven it together."""
GUESSES_OF_OWNER = (Limit("wrong", "own", 30, DAY, "as for strangers, counted apart from them"),)
GUESSES_IN_A_ROW = 100
"""Wrong codes for an address, or for the link of a ticket's page, without a right one, and without a rest (`REST`),
after which it is refused: NIST SP 800-63B-4 3.2.2 (800-63B 5.2.2) lets nobody go beyond."""
GUESSES_TOLD = 5
"""Wrong codes for an address in a day after which its owner is told, once a day: one code's tries are a slip, more
are somebody who keeps failing (ASVS 5.0 6.3.5)."""
PHONES = (Limit("phone", "chat", 10, DAY, "a chat has one number; beyond it none is taken down"),)
MEGABYTES = (
    Limit(
        "megabyte",
        "chat",
        100,
        DAY,
        "two cases with the largest files; of photos, a hundred; told to the chat",
    ),
)
"""Of files that are kept of a chat, each counted as whole ones, whatever becomes of them."""
FILED = (
    Limit(
        "filed", "chat", 10, DAY, "the longest list of rights at once is seven; told with the team's address"
    ),
)
"""What a chat files."""
OPEN_AT_ONCE = 10
"""Requests and inquiries of one chat that are open at the same time; one more is told with the team's address."""
SAID = (
    Limit("said", "chat", 20, HOUR, "a letter to the team each; told with the team's address"),
    Limit("said", "chat", 40, DAY, "a letter to the team each; told with the team's address"),
)
"""What a chat does with what it filed: additions, replies, files, withdrawing and opening again."""
NOTES = (Limit("noted", "chat", 20, DAY, "more than one person asks; the answers go on, the notes do not"),)
"""Questions of a chat, and what it says of answers, that are noted for the editor."""
VERDICTS = (*NOTES, Limit("noted", "question", 1, DAY, "another press on the same answer says nothing new"))
"""That an answer was what was asked, or was not: each once for a question."""
STAFF_CODES = (
    Limit("staff-code", "link", 6, HOUR, "whoever has the link of one ticket uses up that ticket's, and no other"),
    Limit("staff-code", "all", 60, HOUR, "the team's mailbox is not to be filled; beyond it browsers that have "
          "signed in before still get theirs"),
)  # fmt: skip
"""Codes mailed to the team for browsers that have never signed in."""
STAFF_CODES_OF_BROWSER = (Limit("staff-code", "browser", 6, HOUR, "counted apart from strangers"),)
"""Codes mailed to the team for a browser that has."""
REFUSED = (
    Limit("refused", "all", 20, DAY, "whoever forges writes a new name each time, so no name is counted; a colleague "
          "whose own server vouches for them is told beyond it"),
)  # fmt: skip
"""Letters that say why a mail did nothing, to who it says it is from, where no server of ours found that true."""
ABOUT_TICKETS = (
    Limit(
        "passed-on",
        "all",
        PASSED_ON_IN_ALL,
        DAY,
        "five tickets' worth; the rest stands on the tickets' pages",
    ),
)
"""Mails of people outside the team about tickets that are passed on to it."""

LIMITS = (
    *CODES_OF_CHAT,
    *CODES_OF_ADDRESS,
    *CODES_OF_OWNER,
    *CODES_OF_DOMAIN,
    *CODES_OF_ALL,
    *GUESSES_OF_CHAT,
    *GUESSES_OF_ADDRESS,
    *GUESSES_OF_OWNER,
    *PHONES,
    *MEGABYTES,
    *FILED,
    *SAID,
    *VERDICTS,
    *STAFF_CODES,
    *STAFF_CODES_OF_BROWSER,
    *REFUSED,
    *ABOUT_TICKETS,
)
"""All that have a window."""
NEEDED = {
    **{kind: max(each.seconds for each in LIMITS if each.kind == kind) for kind in {e.kind for e in LIMITS}},
    "wrong": REST,
    "right": REST,
    "told": DAY,
    "stopped": PROVEN,
    "proven": PROVEN,
}
"""Seconds for which the ledger needs what is in it, by its kind."""
