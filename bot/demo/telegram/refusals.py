"""How Telegram says no: the refusals of the Bot API server, word for word.

The texts are those of the Bot API server, word for word. A refusal is an exception raised
before anything is changed: a refused call stores nothing, changes no keyboard and uses up no callback
query.
"""

from typing import Any

from bot.demo.telegram.formatting import utf16_length

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_RAW_BYTES = 32_768
MAX_CALLBACK_ANSWER = 200

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
WEBHOOK_SET = "Conflict: terminated by setWebhook request"

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


class Refusal(Exception):
    """The server's answer is an error."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> Refusal:
    """400, with the reason in the server's spelling: first letter lower, constants as they are."""
    keep = len(reason) > 1 and (reason[1] == "_" or reason[1].isupper())
    return Refusal(400, "Bad Request: " + (reason if keep else reason[:1].lower() + reason[1:]))


def forbidden(reason: str) -> Refusal:
    return Refusal(403, f"Forbidden: {reason}")


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def check_text(text: str) -> None:
    """The length of a message once its tags are read.

    Telegram counts code points by some reports and UTF-16 units by others: the stricter count holds here.
    """
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")


def check_caption(text: str) -> None:
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")


def check_raw(text: str) -> None:
    if len(text.encode()) > MAX_RAW_BYTES:
        raise bad_request("text is too long")


def check_action(action: str) -> None:
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")


def check_token(token: str, right: str) -> None:
    """401 for a token that is malformed, and for one that is not this bot's."""
    if ":" not in token or token.startswith("0") or len(token) > 80:
        raise Refusal(401, "Unauthorized: invalid token specified")
    if token != right:
        raise Refusal(401, "Unauthorized")
