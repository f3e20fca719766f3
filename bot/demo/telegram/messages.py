"""The Bot API's methods that write, change and delete messages, and those that answer a tap or fetch a
file.

Each is a plain function of the world and a call: it reads and checks everything first, then changes the
world.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.demo.telegram.chats import Chat, Post
from bot.demo.telegram.files import MAX_PHOTO, File, image_type
from bot.demo.telegram.keyboards import editable, inline_only, read_markup
from bot.demo.telegram.params import Call
from bot.demo.telegram.refusals import (
    MAX_CALLBACK_ANSWER,
    NOT_MODIFIED,
    QUERY_TOO_OLD,
    Refusal,
    bad_request,
    check_action,
    check_caption,
    check_text,
)
from bot.demo.telegram.world import QUERY_LIFETIME, Telegram

if TYPE_CHECKING:
    from bot.demo.telegram.formatting import Entity

Json = dict[str, Any]

TYPING = 5.0  # seconds that "typing" is shown
DELETABLE = 48 * 3600  # seconds


def send_message(telegram: Telegram, call: Call) -> Json:
    text, entities = call.formatted("text", "entities")
    check_text(text)
    return _send(telegram, call, {"text": text} | _some("entities", entities))


def send_document(telegram: Telegram, call: Call) -> Json:
    caption, entities = _caption(call)
    telegram.writable(call.text("chat_id"))
    file = _file(telegram, call, "document")
    about = {**file.about(), "file_name": file.name, "mime_type": file.mime}
    return _send(telegram, call, {"document": about} | caption | _some("caption_entities", entities))


def send_photo(telegram: Telegram, call: Call) -> Json:
    caption, entities = _caption(call)
    telegram.writable(call.text("chat_id"))
    file = _file(telegram, call, "photo")
    about = [{**file.about(), "width": 800, "height": 600}]
    return _send(telegram, call, {"photo": about} | caption | _some("caption_entities", entities))


def edit_message_text(telegram: Telegram, call: Call) -> Json:
    text, entities = call.formatted("text", "entities")
    check_text(text)
    return _edit(telegram, call, "text", {"text": text} | _some("entities", entities))


def edit_message_caption(telegram: Telegram, call: Call) -> Json:
    caption, entities = _caption(call)
    return _edit(telegram, call, "caption", caption | _some("caption_entities", entities))


def edit_message_reply_markup(telegram: Telegram, call: Call) -> Json:
    return _edit(telegram, call, "", {})


def delete_message(telegram: Telegram, call: Call) -> bool:
    chat, number = telegram.writable(call.text("chat_id")), _message_id(call)
    post = chat.standing(number)
    if not post:
        raise bad_request("message to delete not found")
    if problem := _undeletable(telegram, chat, post):
        raise problem
    _delete(telegram, chat, post)
    return True


def delete_messages(telegram: Telegram, call: Call) -> bool:
    chat = telegram.writable(call.text("chat_id"))
    try:
        numbers = call.given("message_ids")
    except ValueError:
        numbers = None
    if not isinstance(numbers, list) or not all(isinstance(number, int) for number in numbers):
        raise bad_request("can't parse message identifiers JSON object")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    posts = [post for number in numbers if (post := chat.standing(number))]
    for post in posts:
        if problem := _undeletable(telegram, chat, post):
            raise problem
    for post in posts:
        _delete(telegram, chat, post)
    return True


def send_chat_action(telegram: Telegram, call: Call) -> bool:
    check_action(call.text("action"))
    chat = telegram.writable(call.text("chat_id"))
    chat.typing_until = telegram.clock() + TYPING
    telegram.pulse.beat()
    return True


def answer_callback_query(telegram: Telegram, call: Call) -> bool:
    text = call.text("text")
    if len(text) > MAX_CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = telegram.queries.get(call.text("callback_query_id"))
    if not query or query.answer is not None or telegram.clock() > query.at + QUERY_LIFETIME:
        raise bad_request(QUERY_TOO_OLD)
    query.answer = {"text": text, "show_alert": call.flag("show_alert")}
    telegram.pulse.beat()
    return True


def get_file(telegram: Telegram, call: Call) -> Json:
    if not call.text("file_id"):
        raise bad_request("file_id not specified")
    file = telegram.files.downloadable(call.text("file_id"))
    return {**file.about(), "file_path": file.path}


def get_chat(telegram: Telegram, call: Call) -> Json:
    chat = telegram.writable(call.text("chat_id"))
    return {
        **chat.about,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


def leave_chat(telegram: Telegram, call: Call) -> bool:
    chat = telegram.writable(call.text("chat_id"))
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    kind = "supergroup" if chat.about["type"] == "supergroup" else "group"
    chat.closed = Refusal(403, f"Forbidden: bot is not a member of the {kind} chat")
    telegram.pulse.beat()
    return True


def _send(telegram: Telegram, call: Call, content: Json) -> Json:
    chat = telegram.writable(call.text("chat_id"))
    markup = read_markup(call.text("reply_markup"), private=chat.private)
    replied = _replied(chat, call)
    message: Json = {
        "message_id": 0,
        "from": telegram.bot,
        "chat": chat.about,
        "date": telegram.now,
        **content,
    }
    if replied:
        message["reply_to_message"] = {k: v for k, v in replied.message.items() if k != "reply_to_message"}
    if call.flag("protect_content"):
        message["has_protected_content"] = True
    message["message_id"] = chat.next_id()
    post = Post(message, by_bot=True)
    post.show(markup)
    return telegram.place(chat, post).message


def _replied(chat: Chat, call: Call) -> Post | None:
    """The message that this one answers; refused when it is gone, unless the bot allows for that."""
    try:
        wanted = call.given("reply_parameters") or {}
    except ValueError:
        wanted = None
    if not isinstance(wanted, dict):
        raise bad_request("can't parse reply parameters JSON object")
    number = wanted.get("message_id") or call.integer("reply_to_message_id")
    if not number:
        return None
    post = chat.standing(int(number))
    lenient = wanted.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
    if not post and not lenient:
        raise bad_request("message to be replied not found")
    return post


def _edit(telegram: Telegram, call: Call, field: str, content: Json) -> Json:
    markup = read_markup(call.text("reply_markup"))
    if not editable(markup):
        raise bad_request("inline keyboard expected")
    chat, number = telegram.writable(call.text("chat_id")), _message_id(call)
    post = chat.standing(number)
    if not post:
        raise bad_request("message to edit not found")
    if not post.by_bot or not editable(post.markup):
        raise bad_request("message can't be edited")
    if field == "text" and "text" not in post.message:
        raise bad_request("there is no text in the message to edit")
    if field == "caption" and post.kind not in ("document", "photo"):
        raise bad_request("there is no caption in the message to edit")
    replaced: tuple[str, ...] = {
        "text": ("text", "entities"),
        "caption": ("caption", "caption_entities"),
    }.get(field, ())
    before = {k: v for k, v in post.message.items() if k in (*replaced, "reply_markup")}
    after = content | _some("reply_markup", inline_only(markup))
    if before == after:
        raise bad_request(NOT_MODIFIED)
    for name in replaced:
        post.message.pop(name, None)
    post.message.update(content)
    post.message["edit_date"] = telegram.now
    post.show(markup)
    telegram.touch(post)
    return post.message


def _undeletable(telegram: Telegram, chat: Chat, post: Post) -> Refusal | None:
    if not chat.private and not post.by_bot:
        return bad_request("message can't be deleted")
    if telegram.clock() - post.message["date"] > DELETABLE:
        return bad_request("message can't be deleted for everyone")
    return None


def _delete(telegram: Telegram, chat: Chat, post: Post) -> None:
    post.deleted = True
    if chat.keyboard is post:
        chat.keyboard = None
    telegram.pulse.beat()


def _message_id(call: Call) -> int:
    number = call.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    return number


def _caption(call: Call) -> tuple[Json, "list[Entity]"]:
    caption, entities = call.formatted("caption", "caption_entities")
    check_caption(caption)
    return _some("caption", caption), entities


def _file(telegram: Telegram, call: Call, kind: str) -> File:
    """The file of a send: uploaded, or one that is known already."""
    upload = call.upload(kind)
    if upload:
        if kind == "photo" and len(upload.content) > MAX_PHOTO:
            raise bad_request("file is too big")
        if kind == "photo" and not image_type(upload.content):
            raise bad_request("IMAGE_PROCESS_FAILED")
        if not upload.content:
            raise bad_request("file must be non-empty")
        return telegram.files.add(upload.content, upload.name, upload.mime, f"{kind}s")
    if not call.text(kind):
        raise bad_request(f"there is no {kind} in the request")
    known = telegram.files.get(call.text(kind))
    if not known:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return known


def _some(name: str, value: Any) -> Json:
    """A field, unless it is empty: Telegram leaves empty ones out."""
    return {name: json.loads(json.dumps(value))} if value else {}


METHODS: dict[str, Callable[[Telegram, Call], Any]] = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "getChat": get_chat,
    "leaveChat": leave_chat,
}
