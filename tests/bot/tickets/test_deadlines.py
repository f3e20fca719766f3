"""The law's clock: days in Bangkok, the first one not counted, to the last second of the last."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.tickets.deadlines import due_at
from bot.tickets.law import LAW
from flows.forms_of_rights import RIGHTS

BANGKOK = ZoneInfo("Asia/Bangkok")


def due(kind: str, *moment: int) -> str:
    """The due moment of a request received at a moment in Bangkok."""
    at = due_at(kind, datetime(*moment, tzinfo=BANGKOK).timestamp())  # type: ignore[arg-type]
    return f"{datetime.fromtimestamp(at, BANGKOK):%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("kind", "received", "expected"),
    [
        ("access", (2026, 11, 22, 0, 0, 0), "2026-12-22 23:59:59"),
        ("access", (2026, 11, 22, 23, 59, 59), "2026-12-22 23:59:59"),
        ("access", (2026, 1, 30, 12, 0, 0), "2026-03-01 23:59:59"),
        ("access", (2028, 1, 30, 12, 0, 0), "2028-02-29 23:59:59"),
        ("deletion", (2026, 11, 22, 10, 0, 0), "2027-02-20 23:59:59"),
        ("correction", (2026, 12, 31, 23, 0, 0), "2027-01-30 23:59:59"),
    ],
)
def test_the_last_moment_of_a_request(kind: str, received: tuple[int, ...], expected: str) -> None:
    """Thirty or ninety days after the day of receipt, over months, years and leap days."""
    assert expected == due(kind, *received)


def test_the_day_is_bangkoks_and_not_greenwichs() -> None:
    """Half past midnight in Bangkok is still yesterday in UTC; the day that counts is Bangkok's."""
    assert "2026-12-22 23:59:59" == due("access", 2026, 11, 22, 0, 30, 0)


def test_only_the_laws_own_days_are_called_the_laws() -> None:
    """Access (s. 30) and deletion (s. 33) have a number of days in law; for the others it is a target."""
    assert {"access", "deletion"} == {kind for kind, law in LAW.items() if law.legal}


def test_every_right_has_its_law() -> None:
    """What people can exercise has a section and grounds; nothing else has both."""
    assert set(RIGHTS) == {kind for kind, law in LAW.items() if law.section and law.grounds}
