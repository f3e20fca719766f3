"""What the bot says of itself: commands by scope and language, descriptions and names by language, the menu
button."""

import json
import re
from collections.abc import Callable
from typing import Any

from bot.demo.telegram.params import Call
from bot.demo.telegram.refusals import bad_request

Json = dict[str, Any]

COMMAND = re.compile(r"/?([a-z0-9_]{1,32})", re.A)
SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip
MAX_COMMANDS = 100
LIMITS = {"name": 64, "short_description": 120, "description": 512}


class Profile:
    def __init__(self, name: str) -> None:
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {("name", ""): name}
        self.menu_button: dict[int, Json] = {}

    def text(self, field: str, language: str) -> str:
        """A name or description as a person of that language sees it."""
        return self.texts.get((field, language)) or self.texts.get((field, ""), "")

    def menu(self, chat_id: int, language: str) -> list[Json]:
        """What a person sees in their private chat: the narrower scope goes first, then the language."""
        for scope in (_scope({"type": "chat", "chat_id": chat_id}), "all_private_chats", "default"):
            for spoken in (language, ""):
                if found := self.commands.get((scope, spoken)):
                    return found
        return []


def set_commands(profile: Profile, call: Call) -> bool:
    commands = _commands(call)
    profile.commands[_key(call)] = commands
    return True


def get_commands(profile: Profile, call: Call) -> list[Json]:
    return profile.commands.get(_key(call), [])


def delete_commands(profile: Profile, call: Call) -> bool:
    profile.commands.pop(_key(call), None)
    return True


def set_text(field: str) -> Callable[[Profile, Call], bool]:
    def setter(profile: Profile, call: Call) -> bool:
        text = call.text(field).strip()
        if len(text) > LIMITS[field]:
            raise bad_request(f"BOT_{'TITLE' if field == 'name' else field.upper()}_INVALID")
        profile.texts[field, _language(call)] = text
        return True

    return setter


def get_text(field: str) -> Callable[[Profile, Call], Json]:
    def getter(profile: Profile, call: Call) -> Json:
        return {field: profile.texts.get((field, _language(call)), "")}

    return getter


def set_menu_button(profile: Profile, call: Call) -> bool:
    try:
        button = call.given("menu_button") or {"type": "default"}
    except ValueError:
        raise bad_request("can't parse menu button JSON object") from None
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: unsupported type specified")
    profile.menu_button[call.integer("chat_id")] = button
    return True


def _commands(call: Call) -> list[Json]:
    try:
        commands = call.given("commands")
    except ValueError:
        raise bad_request("can't parse commands JSON object") from None
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(command) for command in commands]


def _command(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(command.get("command", "")), str(command.get("description", ""))
    match = COMMAND.fullmatch(name)
    if not match:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": match.group(1), "description": description}


def _key(call: Call) -> tuple[str, str]:
    try:
        scope = call.given("scope") or {"type": "default"}
    except ValueError:
        raise bad_request("can't parse BotCommandScope JSON object") from None
    return _scope(scope), _language(call)


def _scope(scope: Any) -> str:
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    needed = SCOPES[scope["type"]]
    if missing := [name for name in needed if name not in scope]:
        raise bad_request(f"can't parse BotCommandScope: Can't find field \"{missing[0]}\"")
    return scope["type"] if not needed else json.dumps([scope["type"], *(str(scope[n]) for n in needed)])


def _language(call: Call) -> str:
    language = call.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


METHODS: dict[str, Callable[[Profile, Call], Any]] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": set_text("name"),
    "getMyName": get_text("name"),
    "setMyDescription": set_text("description"),
    "getMyDescription": get_text("description"),
    "setMyShortDescription": set_text("short_description"),
    "getMyShortDescription": get_text("short_description"),
    "setChatMenuButton": set_menu_button,
}
