"""Whole conversations, as people read them.  `--rewrite-transcripts` writes the files anew, for review.

`stories/` are lived through from the first word to the last by sixteen different people: in their own words, with
what goes wrong on the way, until the team has answered.  The files beside it show one thing each.
"""

import re
from pathlib import Path

import pytest

from tests.chat import World, fix_secrets, play, transcripts

SHORTEST = Path(__file__).parent / "access_shortest.txt"
"""A request for access with no step too many."""
STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))


@pytest.mark.parametrize("file", transcripts(), ids=lambda file: file.stem)
async def test_the_conversation_goes_as_written(
    file: Path, world: World, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Every line of the conversation is said as it stands in the file."""
    fix_secrets(monkeypatch)
    written = read(file)

    played = await play(written, world)

    if request.config.getoption("--rewrite-transcripts"):
        write(file, played)
    else:
        assert written.splitlines() == played.splitlines()


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_a_story_ends_with_the_answer_of_the_team(file: Path) -> None:
    """The case that it was to become was filed and reached the team, the team has closed it, and the person has the
    last word."""
    story = read(file)
    [becomes] = re.findall(r"^# (?:เป็นเรื่อง|it becomes): (.+)$", story, re.MULTILINE)
    moves = [line for line in story.splitlines() if line.startswith("> ")]
    by_team = [n for n, move in enumerate(moves) if move.startswith(("> (ทีมตอบ", "> (team replies"))]

    assert re.search(rf"PR-00001-6\n{becomes}\n", story)
    assert any(verb in moves[by_team[-1]] for verb in ("เสร็จ:", "บางส่วน:"))
    assert by_team[-1] < len(moves) - 1


def test_a_request_for_access_takes_six_taps_and_two_messages() -> None:
    """From the start button on: every question that most people answer alike is answered for them."""
    steps = [line[2:] for line in read(SHORTEST).splitlines() if line.startswith("> ")]

    assert "/start" == steps[0]
    assert 6 == 1 + sum(step.startswith("[") for step in steps)  # people tap on Start
    assert 2 == sum(not step.startswith("[") for step in steps[1:])


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
