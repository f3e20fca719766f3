"""Links that open the bot at a place of its own, and words that stand for commands."""

from __future__ import annotations

import re

import pytest

from bot.answers.engine import Answers
from bot.chat.commands import COMMANDS, link, typed_command
from bot.i18n import Words
from flows import FLOWS, OF_A_TICKET
from flows.buttons import Open, Start, Topic
from tests.chat import World

TOPICS, CLAUSES = ("1.4", "none-cookies", "do-access"), ("0", "1", "1.4", "6.1")


@pytest.mark.parametrize(
    ("payload", "target"),
    [
        ("", Open("menu")),
        ("req_access", Start("access")),
        ("req_leak", Start("leak")),
        ("req_withdraw", Open("status")),
        ("cmd_status", Open("status")),
        ("cmd_delete", Start("deletion")),
        ("cmd_start", Open("menu")),
        ("pol_1-4", Open("policy", "1.4")),
        ("top_none-cookies", Topic("none-cookies")),
        ("top_1-4", Topic("1.4")),
        ("req_", None),
        ("req_nothing", None),
        ("cmd_nothing", None),
        ("pol_9", None),
        ("top_nothing", None),
        ("นโยบาย", None),
        ("x" * 64, None),
    ],
)
def test_where_a_link_leads(payload: str, target: object) -> None:
    """Forms, commands, clauses and topics that exist; for anything else, nowhere."""
    assert target == link(payload, TOPICS, CLAUSES)


def test_every_form_command_clause_and_topic_has_a_link(answers: Answers) -> None:
    """Telegram takes the payload (64 of A-Z, a-z, 0-9, _ and -), and it leads there."""
    clauses = [each.number for each in answers.policy.clauses]
    targets: dict[str, Start | Open | Topic] = {
        f"req_{flow}": Start(flow) for flow in FLOWS if flow not in OF_A_TICKET
    }
    targets |= {f"pol_{number.replace('.', '-')}": Open("policy", number) for number in clauses}
    targets |= {f"top_{id.replace('.', '-')}": Topic(id) for id in answers.labels}
    payloads = list(targets)

    assert targets == {each: link(each, answers.labels, clauses) for each in payloads}
    assert [] == [each for each in payloads if not re.fullmatch("[A-Za-z0-9_-]{1,64}", each)]
    assert [] == [name for name in COMMANDS if name != "back" and link(f"cmd_{name}", (), ()) is None]


async def test_an_unknown_link_opens_the_menu_with_a_word(world: World) -> None:
    """A link of an old leaflet is no dead end."""
    [said] = await world.says("/start req_nothing")

    assert said.text.startswith("ลิงก์นี้")
    assert "อ่านนโยบาย" in said.buttons


async def test_a_link_to_withdrawing_leads_to_the_persons_tickets(world: World) -> None:
    """What is done with a ticket begins at the ticket; no form opens without its number."""
    [said] = await world.says("/start req_withdraw")

    assert "ยังไม่มีเรื่อง" in said.text


async def test_a_link_to_a_topic_answers_it(world: World) -> None:
    """A company's own page can link to "what do you do with my calendar?"."""
    [said] = await world.says("/start top_1-5")

    assert "ปฏิทิน" in said.text


async def test_a_link_in_the_middle_of_a_form_throws_nothing_away(world: World) -> None:
    """Another form is asked about first."""
    await world.says("/contact")

    [said] = await world.says("/start req_deletion")

    assert any("ทำต่อ" in label for label in said.buttons)


@pytest.mark.parametrize(
    ("typed", "command"),
    [("ยกเลิก", "cancel"), (" Cancel. ", "cancel"), ("กลับ", "back"), ("เมนู", "menu"), ("ขอลบข้อมูล", None)],
)
def test_words_that_stand_for_commands(typed: str, command: str | None) -> None:
    """The listed words alone, in either language; a sentence that holds one is a sentence."""
    assert command == typed_command(Words(), "th", typed)
