"""Trouble with the database: a word for it, by which health goes, and a line, for whoever starts the service."""

from __future__ import annotations

from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree

LINES: Final = {
    "locked": "another process keeps the database locked",
    "full": "there is no room left for the database",
    "read-only": "the database may be read and not be written to",
    "missing": "the file of the database cannot be opened or made",
    "gone": "the file of the database was removed or replaced while it was in use",
    "broken": "the file is damaged, or no database",
    "away": "the database server does not answer, or refuses us",
    "newer": "the database is of a later release than this one; start that one, or restore a backup",
    "failing": "the database fails",
    "busy": "others who use the database were in the way for too long",
}
"""By word, what is wrong in a sentence."""

_SQLITE = {
    5: "locked",
    6: "locked",
    8: "read-only",
    10: "failing",
    11: "broken",
    13: "full",
    14: "missing",
    26: "broken",
}
"""Primary result codes (sqlite.org/rescode.html)."""
_POSTGRESQL = {"53100": "full", "25006": "read-only", "57014": ""}
"""SQLSTATE (PostgreSQL documentation, appendix A); 57014 is a statement that took too long."""


class Vanished(Exception):
    """The file that we write to is no longer the one that a restart would find."""


class Undone(Exception):
    """The database has undone the transaction by itself: SQLite when its disk is full, PostgreSQL after a statement
    that failed and was passed over.  What was done in it is not stored, and what would be done from now on would be
    stored by itself."""


class ReadOnly(Exception):
    """The database says that nothing may be written now: a copy that nobody has promoted."""


class NewerDatabase(Exception):
    """A release after this one has migrated the database."""


_OF_STATEMENTS = {1, 19, 20, 21}
"""SQLITE_ERROR, CONSTRAINT, MISMATCH, MISUSE: a fault of ours in one statement, and not of the database."""


def word_for(error: BaseException) -> str:
    """What is the matter with the database, as a key of LINES; empty where it is not the database's fault."""
    match error:
        case Vanished():
            return "gone"
        case Undone():  # while something else was on its way: that is why
            return word_for(error.__context__) if error.__context__ is not None else ""
        case NewerDatabase():
            return "newer"
        case ReadOnly():
            return "read-only"
        case OSError():
            return "missing"
    driver = _driver(error)
    if (code := getattr(driver, "sqlite_errorcode", None)) is not None:
        return "" if code & 0xFF in _OF_STATEMENTS else _SQLITE.get(code & 0xFF, "failing")
    if not isinstance(driver, Exception) or not hasattr(driver, "sqlstate"):
        return "failing" if isinstance(error, SQLAlchemyError) else ""
    state = driver.sqlstate
    if state is None:  # nobody was there to give one; else the driver has refused what was said to it
        return "away" if isinstance(driver, psycopg.OperationalError | psycopg.InterfaceError) else ""
    if state in _POSTGRESQL:
        return _POSTGRESQL[state]
    return "away" if state[:2] in ("08", "57") else "failing" if state[:2] in ("53", "58", "XX") else ""


_IN_THE_WAY = ("40", "55P03", "57014")
"""How the SQLSTATE of work begins that others were in the way of."""


def is_passing(error: BaseException) -> bool:
    """Whether the very same work may succeed later: the database was away, full or locked.  False where it refused what
    was said to it."""
    if isinstance(error, Vanished | ReadOnly | NoneFree):
        return True
    if isinstance(error, Undone):  # by what else was on its way
        return error.__context__ is not None and is_passing(error.__context__)
    return is_in_the_way(error) or (_driver(error) is not None and word_for(error) != "")


def is_in_the_way(error: BaseException) -> bool:
    """Whether others who use the database were in the way: with a lock, by waiting for us in a circle, or by keeping
    the server so busy that a statement took too long (PostgreSQL)."""
    return str(getattr(_driver(error), "sqlstate", None)).startswith(_IN_THE_WAY)


def is_locked(error: BaseException) -> bool:
    """Whether others have locked what was needed, for longer than the work may wait (PostgreSQL)."""
    return getattr(_driver(error), "sqlstate", None) == "55P03"


def is_trouble(error: BaseException) -> bool:
    """Whether the database is at fault, or others who use it, and no program: then a line says enough.  Others in the
    way have no word by which health goes, since that ends by itself and every busy hour has some of it."""
    return word_for(error) != "" or is_in_the_way(error)


def line_for(error: BaseException) -> str:
    """One line for a terminal, with what the driver said; it never holds a password."""
    said = " ".join(str(_driver(error)).partition("\n")[0].split()) if _driver(error) is not None else ""
    line = LINES[word_for(error) or ("busy" if is_in_the_way(error) else "failing")]
    return f"{line} ({said})" if said else line


def _driver(error: BaseException) -> BaseException | None:
    """What the driver raised: within SQLAlchemy's exception, or by itself where a connection is prepared."""
    if isinstance(error, DBAPIError):
        return error.orig
    return error if hasattr(error, "sqlite_errorcode") or hasattr(error, "sqlstate") else None
