"""Words and local time: every line is said, in the person's language or in Thai, with its whole values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.i18n import Unspoken, Words, day_of, end_of_day, local, start_of_day
from flows.lines import Line

MIDNIGHT = datetime(2026, 12, 21, 17, 0, tzinfo=UTC).timestamp()
"""The first second of 22 December 2026 in Bangkok."""
THAI = """
hello = สวัสดี { $name }
list-joint = { " และ " }
only-here = ที่นี่
date = { $day } { $month } { $year }
date-time = { $day } { $month } { $year } { $time }
month-12 = ธันวาคม
"""
ENGLISH = """
hello = Hello { $name }
date = { $day } { $month } { $year }
month-12 = December
"""


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    texts = {"th": THAI, "en": ENGLISH}
    for language, text in texts.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def words(locales: Path) -> Words:
    return Words(strict=True, locales=locales)


@pytest.mark.parametrize(
    ("id", "language", "said"),
    [
        ("hello", "th", "สวัสดี มาลี"),
        ("hello", "en", "Hello มาลี"),
        ("hello", "de", "สวัสดี มาลี"),
        ("only-here", "en", "ที่นี่"),
    ],
)
def test_a_line_is_said_in_the_persons_language_or_in_thai(
    words: Words, id: str, language: str, said: str
) -> None:
    """What a language lacks, or a language that is not there, is said in Thai."""
    assert said == words.say(Line(id, {"name": "มาลี"}), language)


def test_a_line_in_a_line_is_said_too(words: Words) -> None:
    """Values may be lines, and lists of lines."""
    inner = Line("list", {"items": (Line("only-here"), Line("plain", {"text": "{ $name }"}))})

    assert "สวัสดี ที่นี่ และ { $name }" == words.say(Line("hello", {"name": inner}))


@pytest.mark.parametrize("wanted", [Line("nowhere"), Line("hello")])
def test_what_is_missing_is_loud(words: Words, wanted: Line) -> None:
    """An id that nobody has, and a value that was not given."""
    with pytest.raises(Unspoken, match=wanted.id):
        words.say(wanted)


def test_in_production_something_is_said_all_the_same(
    locales: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The id rather than nothing, and a line in the log."""
    assert "nowhere" == Words(locales=locales).say(Line("nowhere"))
    assert ["words: nowhere: no such message"] == caplog.messages


def test_a_long_value_is_not_cut(words: Words) -> None:
    """Fluent takes no more than 2,500 characters; a person may write 4,096."""
    story = "ก" * 4096

    assert f"สวัสดี {story}" == words.say(Line("hello", {"name": story}))


@pytest.mark.parametrize(
    ("at", "language", "said"),
    [
        (MIDNIGHT, "th", "22 ธันวาคม 2569"),
        (MIDNIGHT - 1, "th", "21 ธันวาคม 2569"),
        (MIDNIGHT, "en", "22 December 2026"),
    ],
)
def test_a_date_is_bangkoks(words: Words, at: float, language: str, said: str) -> None:
    """The day begins at midnight in Bangkok; the era is the one that people of that language count by."""
    assert said == words.say(Line("date-of", {"at": at}), language)


def test_a_moment_has_its_time(words: Words) -> None:
    """Hours and minutes of Bangkok."""
    assert "21 ธันวาคม 2569 23:59" == words.say(Line("moment-of", {"at": MIDNIGHT - 1}))


def test_a_day_begins_and_ends_in_bangkok() -> None:
    """From its first second to its last, wherever the machine stands."""
    day = date(2026, 12, 22)

    assert MIDNIGHT == start_of_day(day)
    assert MIDNIGHT + 86_399 == end_of_day(day)
    assert [date(2026, 12, 21), day, day, date(2026, 12, 23)] == [
        day_of(each) for each in (MIDNIGHT - 1, MIDNIGHT, end_of_day(day), end_of_day(day) + 1)
    ]
    assert "2026-12-22T00:00:00+07:00" == local(MIDNIGHT).isoformat()
