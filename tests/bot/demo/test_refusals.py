"""Telegram's refusals, word for word, and that a refused call changes nothing."""

import json
import re

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, EndPointNotFound, Forbidden

from bot.demo import BotApi
from bot.demo.telegram.refusals import NOT_MODIFIED, QUERY_TOO_OLD

HERE = "here"  # stands for malee's chat


def keys(*buttons: dict[str, object]) -> str:
    return json.dumps({"inline_keyboard": [list(buttons)]})


CASES = [
    ("sendMessage", {"chat_id": HERE, "text": "  "}, "message text is empty"),
    ("sendMessage", {"chat_id": HERE, "text": "ก" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": HERE, "text": "👋" * 2049}, "message is too long"),
    ("sendMessage", {"chat_id": HERE, "text": "ก" * 11_000}, "text is too long"),
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": "99", "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": HERE, "text": "x", "parse_mode": "Word"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "ก<br>", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "br" at byte offset 3',
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "<b>x", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "<b>x</i>", "parse_mode": "HTML"},
        'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x</b>", "parse_mode": "HTML"},
        "can't parse entities: Unexpected end tag at byte offset 1",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x<b", "parse_mode": "HTML"},
        "can't parse entities: Unclosed start tag at byte offset 1",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    ("sendMessage", {"chat_id": HERE, "text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": '{"inline_keyboard": [{}]}'},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": keys({"text": "a"})},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": keys({"text": "a", "callback_data": "ก" * 22})},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {
            "chat_id": HERE,
            "text": "x",
            "reply_markup": keys({"text": "a", "callback_data": "b", "url": "tg://c"}),
        },
        "can't parse inline keyboard button: more than one action: url, callback_data",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_parameters": "["},
        "can't parse reply parameters JSON object",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_parameters": '{"message_id": 77}'},
        "message to be replied not found",
    ),
    ("sendDocument", {"chat_id": HERE}, "there is no document in the request"),
    ("sendPhoto", {"chat_id": HERE}, "there is no photo in the request"),
    (
        "sendDocument",
        {"chat_id": HERE, "caption": "ก" * 1025, "document": "x"},
        "message caption is too long",
    ),
    ("sendChatAction", {"chat_id": HERE, "action": "dancing"}, "wrong parameter action in request"),
    ("editMessageText", {"chat_id": HERE, "message_id": "77", "text": "x"}, "message to edit not found"),
    ("editMessageText", {"chat_id": HERE, "message_id": "1", "text": "x"}, "message can't be edited"),
    ("editMessageText", {"chat_id": HERE, "text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": HERE, "message_id": "77"}, "message to delete not found"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, QUERY_TOO_OLD),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "ก" * 201}, "MESSAGE_TOO_LONG"),
    ("getFile", {"file_id": "nothing"}, "wrong file_id or the file is temporarily unavailable"),
    ("setMyCommands", {"commands": "{"}, "can't parse commands JSON object"),
    ("setMyCommands", {"commands": "{}"}, "expected an Array of BotCommand"),
    ("setMyCommands", {"commands": '[{"command": "Help", "description": "x"}]'}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": json.dumps([{"command": f"c{n}", "description": "x"} for n in range(101)])},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    ("setWebhook", {"url": "http://example.org/x"}, "invalid webhook URL specified"),
    ("setWebhook", {"url": "https://example.org/x", "secret_token": "a" * 257}, "secret token is too long"),
    (
        "setWebhook",
        {"url": "https://example.org/x", "secret_token": "ก"},
        "secret token contains unallowed characters",
    ),
]


@pytest.mark.parametrize(("method", "params", "reason"), CASES, ids=lambda value: str(value)[:40])
async def test_refusals_are_telegrams_own_words(api: BotApi, call, method, params, reason) -> None:  # type: ignore[no-untyped-def]
    """Each is a 400 with the very text of the Bot API server, and leaves the chat as it was."""
    malee = api.person("malee")
    malee.says("สวัสดี")
    params = {name: str(malee.id) if value is HERE else value for name, value in params.items()}

    assert await call.why(method, **params) == f"Bad Request: {reason}"
    assert malee.transcript() == "มาลี: สวัสดี"
    assert api.calls[-1].status == 400


async def test_tokens_and_paths(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """A wrong token is 401, an unknown method and a strange path are 404."""
    answers = {}
    for path in ("/bot1:wrong/getMe", "/botwrong/getMe", f"/bot{api.token}/danceForMe", "/nothing"):
        async with call.session.get(api.url + path) as answer:
            answers[path.rsplit("/")[1][:5] + str(answer.status)] = (await answer.json())["description"]

    assert list(answers.values()) == [
        "Unauthorized",
        "Unauthorized: invalid token specified",
        "Not Found: method not found",
        "Not Found",
    ]


async def test_the_library_sees_its_own_errors(api: BotApi, bot: Bot) -> None:
    """python-telegram-bot maps the answers as it maps Telegram's."""
    malee = api.person("malee")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(malee.id, "x")
    malee.says("สวัสดี")
    malee.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(malee.id, "x")
    malee.unblocks()
    malee.disappears()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(malee.id, "x")
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("danceForMe")


async def test_a_refused_edit_changes_nothing(api: BotApi, bot: Bot, keyboard: InlineKeyboardMarkup) -> None:
    """Not modified is refused, and so is an edit with a bad keyboard; an edit without one takes it away."""
    malee = api.person("malee")
    malee.says("/start")
    sent = await bot.send_message(malee.id, "เลือก", reply_markup=keyboard)
    with pytest.raises(BadRequest, match="(?i)" + re.escape(NOT_MODIFIED[:40])):
        await sent.edit_text("เลือก", reply_markup=keyboard)
    bad = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="ก" * 22)]])
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await sent.edit_text("ใหม่", reply_markup=bad)

    assert (malee.last.text, malee.last.edited, len(malee.last.buttons)) == ("เลือก", False, 2)

    await sent.edit_text("เลือก")

    assert malee.last.buttons == []
    assert "reply_markup" not in malee.last.message


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """As in Telegram, where only messages without a keyboard or with an inline one can."""
    malee = api.person("malee")
    malee.says("/start")
    markup = {"keyboard": [[{"text": "แชร์", "request_contact": True}]]}
    sent = await call.result("sendMessage", chat_id=malee.id, text="เบอร์", reply_markup=markup)

    assert "reply_markup" not in sent
    why = await call.why("editMessageText", chat_id=malee.id, message_id=sent["message_id"], text="x")
    assert why == "Bad Request: message can't be edited"


async def test_a_tap_takes_one_answer_and_not_for_long(
    api: BotApi, bot: Bot, keyboard: InlineKeyboardMarkup
) -> None:
    """A second answer is too old, and so is a late one; an answer that is too long uses nothing up."""
    malee = api.person("malee")
    malee.says("/start")
    await bot.send_message(malee.id, "เลือก", reply_markup=keyboard)
    query = malee.presses("ขอสำเนา")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(query.id, "ก" * 201)
    assert await bot.answer_callback_query(query.id)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query.id)

    late = malee.presses("ขอลบ")
    api.telegram.clock.advance(61)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.id)


async def test_old_messages_stay(api: BotApi, bot: Bot) -> None:
    """After 48 hours a message cannot be deleted; younger ones can, the person's own included, in bulk."""
    malee = api.person("malee")
    old = malee.says("รหัส")
    api.telegram.clock.advance(49 * 3600)
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(malee.id, old.id)
    new = malee.says("12345678")

    assert await bot.delete_messages(malee.id, [new.id, 4711])
    assert (old.deleted, new.deleted) == (False, True)


async def test_phone_numbers_are_asked_for_in_private_only(api: BotApi, call) -> None:  # type: ignore[no-untyped-def]
    """A group refuses the keyboard that asks for a contact; people seen only there cannot be written to."""
    group = api.person("malee").founds_group("กลุ่มเพื่อน")
    api.person("malee").says("คุยกันเอง", to=group)
    markup = {"keyboard": [[{"text": "แชร์", "request_contact": True}]]}

    why = await call.why("sendMessage", chat_id=group.id, text="x", reply_markup=markup)
    assert why == "Bad Request: phone number can be requested in private chats only"
    why = await call.why("sendMessage", chat_id=6_001_001, text="x")
    assert why == "Forbidden: bot can't initiate conversation with a user"
