"""What hangs under a message: inline keyboards, reply keyboards, their removal, and forced replies, all
checked.

Stricter than Telegram on one point, on purpose: a button with two actions is refused, where Telegram takes
the first.
"""

import json
from typing import Any

from bot.demo.telegram.refusals import bad_request

Json = dict[str, Any]

INLINE_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
REPLY_ACTIONS = (
    "request_users",
    "request_chat",
    "request_contact",
    "request_location",
    "request_poll",
    "web_app",
)
STYLES = {"primary", "danger", "success"}
MAX_CALLBACK_DATA = 64  # bytes: 21 Thai characters
MAX_COPY_TEXT = 256
MAX_MARKUP = 10_000  # bytes


def read_markup(source: str, *, private: bool = True) -> Json | None:
    """The `reply_markup` of a call, or a refusal. Nothing and an empty object mean no markup."""
    if not source:
        return None
    try:
        markup = json.loads(source)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if len(source.encode()) > MAX_MARKUP:
        raise bad_request("reply markup is too long")
    if "inline_keyboard" in markup:
        for button in _buttons(markup, "inline_keyboard", "InlineKeyboardMarkup"):
            _check_inline(button)
    elif "keyboard" in markup:
        for button in _buttons(markup, "keyboard", "ReplyKeyboardMarkup"):
            _check_reply(button, private)
    return markup or None


def inline_only(markup: Json | None) -> Json | None:
    """The markup as a Message shows it: an inline keyboard, or nothing at all."""
    if not markup or not any(markup.get("inline_keyboard", [])):
        return None
    return {"inline_keyboard": [row for row in markup["inline_keyboard"] if row]}


def editable(markup: Json | None) -> bool:
    """Whether a message with this markup can be edited: only without any, or with an inline keyboard."""
    return not markup or "inline_keyboard" in markup


def rows(markup: Json | None) -> list[list[Json]]:
    """The buttons, row by row, in one shape for both kinds of keyboard."""
    if not markup:
        return []
    keyboard = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [[{"text": b} if isinstance(b, str) else b for b in row] for row in keyboard]


def _buttons(markup: Json, field: str, kind: str) -> list[Any]:
    keyboard = markup[field]
    if not isinstance(keyboard, list) or not all(isinstance(row, list) for row in keyboard):
        raise bad_request(f'field "{field}" of the {kind} must be an Array of Arrays')
    return [button for row in keyboard for button in row]


def _check_inline(button: Any) -> None:
    problem = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{problem}expected an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(f'{problem}Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    _check_style(button)
    actions = [name for name in INLINE_ACTIONS if name in button]
    if not actions:
        raise bad_request(f"{problem}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"{problem}more than one action: {', '.join(actions)}")
    value = button[actions[0]]
    match actions[0]:
        case "callback_data":
            if not isinstance(value, str) or not 1 <= len(value.encode()) <= MAX_CALLBACK_DATA:
                raise bad_request("BUTTON_DATA_INVALID")
        case "copy_text":
            text = value.get("text") if isinstance(value, dict) else None
            if not isinstance(text, str) or not 1 <= len(text) <= MAX_COPY_TEXT:
                raise bad_request("BUTTON_COPY_TEXT_INVALID")
        case "url":
            if not isinstance(value, str) or not value.startswith(
                ("http://", "https://", "tg://", "mailto:")
            ):
                raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _check_reply(button: Any, private: bool) -> None:
    problem = "can't parse keyboard button: "
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(f"{problem}KeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(f'{problem}Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    _check_style(button)
    actions = [name for name in REPLY_ACTIONS if button.get(name)]
    if len(actions) > 1:
        raise bad_request(f"{problem}more than one action: {', '.join(actions)}")
    if "request_contact" in actions and not private:
        raise bad_request("phone number can be requested in private chats only")


def _check_style(button: Json) -> None:
    if "style" in button and button["style"] not in STYLES:
        raise bad_request("invalid button style specified")
