"""Telegram in: an Update becomes an Event, freed of Telegram's shapes.  `read` shows on one screen what the bot
reacts to."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    ChatMemberUpdated,
    Contact,
    Document,
    Message,
    PhotoSize,
    Update,
    User,
)
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import filters

from bot.chat.events import (
    Command,
    Edited,
    Elsewhere,
    Event,
    Happening,
    Membership,
    NotYet,
    Odd,
    Pressed,
    SentFile,
    SharedContact,
    Typed,
    Unreadable,
)
from bot.queue.share import Share
from bot.sandbox import GaveWay
from bot.storage.storable import storable
from bot.tickets.inspection import MOST_BYTES, Evidence, Unfit, inspected
from flows.text import visible
from handlers.patience import asked_for
from handlers.profile import own_name
from handlers.turns import Turns, Weight

log = logging.getLogger(__name__)

_Turn = tuple[Weight, str, float]
"""For what one asks: by what weight, in which line, and since when."""

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The kinds of updates that are asked of Telegram; `read` has a case for each."""
ODD = (
    "sticker", "voice", "audio", "video", "video_note", "animation", "location", "venue", "poll", "dice",
    "game", "story",
)  # fmt: skip
"""Kinds of messages that answer nothing; each has words of its own where kindness asks for them."""
MALFORMED = (TypeError, ValueError, AttributeError, LookupError, ArithmeticError, RecursionError)
"""What the library raises about an update with fields missing, or of another type."""
LARGEST = 20 * 1024 * 1024
"""Bytes that the Bot API lets a bot download."""
FILES_AT_ONCE = 26
"""Files that are fetched and looked into at a time, each in one of the worker's lanes.  Others wait at Telegram, and
hold up nobody's text."""
ROOM = 6 * MOST_BYTES
"""Bytes of memory for them, by the sizes that Telegram names."""
FILES_WAITING = 20
"""Files that wait here for their turn, each in a lane as well, so that the next is at hand."""
PROMPT = 0.6
"""Seconds in which a file comes in that Telegram hands over at once.  One that takes longer has a place only while
nobody waits for it, or until it has ended where it has one of the `LATE_AT_ONCE`."""
LATE_AT_ONCE, LATE_ROOM = 12, 4 * MOST_BYTES
"""Of the places and the room, what those may have that do not come in at once; one that had to give way comes again in
a line for these, and then has `FETCHING`.  What is left to all others changes hands every `PROMPT`."""
FEW = 4
"""Files that wait here in the lines of those that gave way."""
FIRST_LOOK, FOR_A_MEGABYTE, SECOND_LOOK = 0.15, 0.06, 1.2
"""Seconds after which looking into a file gives way to whoever waits and has taken less, this look counted; at first
they go by its size, because few bytes that take long are nobody's photo or letter.  A small document takes 0.02, a
photo as Telegram sends it 0.05, one of 12 megapixels and 4 MB 0.3, the slowest that are taken about a second."""
SLOW = 4
"""Seconds that a file counts which gave way, since it may take as many.  It comes a second time behind what did not
give way, one such file after the other."""
LOOKS = 3
"""Second looks that may end without a result; after them it is as if it had outlasted what it may use, which is about
as much.  Else it would give way for as long as others come."""
FETCHING = 45.0
"""Seconds for which a file may come in at a time, where it does not give way."""
AWAITED = 120.0
"""Seconds for which a file is awaited that Telegram does not hand over now, or not before others of the kind: whoever
sent it hears nothing meanwhile, and can send it again."""
TOKEN_AWAITED = 6 * 3600.0
"""The same where it refuses our token: then nobody can be told anything, and whoever mends that restarts us."""
FETCH_AGAIN = 10.0
"""Seconds after which it is asked for again."""
REMEMBERED = 1000
"""Files of which it is remembered that they gave way, and of those that are not done when they came."""
BLANK = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters and signs that look like nothing: the fillers of Hangul, and the empty pattern of Braille."""
_AT = re.compile("[@\ufe6b\uff20]")
"""The at sign, small and wide ones too."""


class Incoming:
    """Reads updates, with the bot that fetches the files in them."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock`: monotonic seconds."""
        self._bot, self._clock = bot, clock
        self._held = Turns(FILES_AT_ONCE, FILES_WAITING, clock, ROOM)
        self._lately = Turns(LATE_AT_ONCE, FEW, clock, LATE_ROOM)
        self._looked, self._again = Turns(1, FILES_AT_ONCE, clock), Turns(1, FEW, clock)
        self._spent, self._slow = Share(clock), deque[str](maxlen=REMEMBERED)
        self._late = deque[str](maxlen=REMEMBERED)
        self._came = dict[tuple[int, int], float]()

    async def read(self, data: dict[str, Any]) -> Event | None:
        """The event of an update; None for what nobody reacts to.  Raises NotYet while a file in it cannot be
        fetched but may be later, or others' files are looked into, and Unreadable."""
        try:
            update = Update.de_json(_storable(data), self._bot)
            _check(update)
        except MALFORMED as error:
            raise Unreadable(type(error).__name__) from None  # what it says may quote somebody
        chat, what = update.effective_chat, await self._what(update)
        if chat is None or what is None:
            return None
        message, user = update.effective_message, update.effective_user
        return Event(
            key=f"u{update.update_id}",
            chat_id=chat.id,
            what=what,
            message_id=message.message_id if message else None,
            name=_name(user) if user else "",
            query=update.callback_query.id if update.callback_query else "",
            language=(user.language_code or "") if user else "",
            replied_to=_replied_to(update.message),
        )

    async def _what(self, update: Update) -> Happening | None:
        private = update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE
        match update:
            case Update(callback_query=CallbackQuery() as query):
                shown = getattr(query.message, "text", "") or ""
                return Pressed(query.data or "", shown) if private else None
            case Update(message=Message() as message):
                if not private:
                    return self._elsewhere(message)
                said = await self._message(message)
                # A service message (a pin, a changed timer) is said by nobody to anybody; to look for one takes longer
                # than to read a text.
                of_service = isinstance(said, Odd) and filters.StatusUpdate.ALL.check_update(update)
                return None if of_service else said
            case Update(edited_message=Message() as message):
                # A live location moves by edits, for hours; nobody has changed what they said.
                return Edited() if private and message.location is None else None
            case Update(my_chat_member=ChatMemberUpdated() as change):
                left = change.new_chat_member.status in ("kicked", "left")
                return Membership(not left) if private else None
        return None

    async def _message(self, message: Message) -> Happening:
        match message:
            case Message(text=str(words)):
                return _text(message, words)
            case Message(contact=Contact() as card):
                return _contact(message, card)
            case Message(photo=(*_, PhotoSize() as sent)) | Message(document=Document() as sent):
                return await self._file(message, sent)
        return Odd(next((kind for kind in ODD if getattr(message, kind)), "other"))

    async def _file(self, message: Message, sent: PhotoSize | Document) -> SentFile:
        """A photo or document, downloaded and looked into when it is its turn.  What cannot be taken arrives with the
        reason, also what Telegram does not hand over for minutes.  Raises NotYet."""
        caption, album, size = message.caption or "", message.media_group_id or "", sent.file_size or 0
        if size > MOST_BYTES:  # not fetched at all: many at once would be held in memory
            reason = "too-large" if size > LARGEST else "big"
            return SentFile(sent.file_unique_id, caption, None, reason, album)
        key = message.chat.id, message.message_id
        since = self._came.setdefault(key, self._clock())
        if len(self._came) > REMEMBERED:
            del self._came[next(iter(self._came))]
        try:
            evidence, reason = await self._examined(message.chat.id, sent, since), ""
        except Unfit as refused:
            evidence, reason = None, refused.reason
        except NotYet as later:
            is_late = later.wait is None and sent.file_unique_id in self._late
            too_late = is_late and self._clock() - since > AWAITED
            if not too_late:
                raise
            evidence, reason = None, "lost"
        self._came.pop(key, None)
        return SentFile(sent.file_unique_id, caption, evidence, reason, album)

    async def _examined(self, chat: int, sent: PhotoSize | Document, since: float) -> Evidence:
        """A file that came at that moment, as it may be kept.  Raises Unfit and NotYet."""
        slow = sent.file_unique_id in self._slow
        took = self._spent.of(chat) + SLOW * slow
        # Telegram has drawn a photo, so nobody can have made it dear: it stands in no line with documents, and gives
        # way to nobody, however long it takes where others keep the machine busy.
        line = "photo" if isinstance(sent, PhotoSize) else "document"
        mine = (took, line == "document", sent.file_size or 0), line, since
        async with self._fetched_in_turn(chat, sent, mine, slow=slow) as content, self._looked.turn(*mine):
            look = SECOND_LOOK if slow else FIRST_LOOK + FOR_A_MEGABYTE * len(content) / 1e6
            began = self._clock()
            try:
                return await inspected(
                    getattr(sent, "file_name", None) or "photo.jpg",
                    content,
                    lambda taken: line == "document" and taken > look and self._is_awaited(took + taken),
                )
            except GaveWay:
                self._slow.append(sent.file_unique_id)
                if self._slow.count(sent.file_unique_id) > LOOKS:
                    raise Unfit("broken") from None
                raise NotYet from None
            finally:
                self._spent.add(chat, self._clock() - began)

    @asynccontextmanager
    async def _fetched_in_turn(
        self, chat: int, sent: PhotoSize | Document, mine: _Turn, *, slow: bool
    ) -> AsyncIterator[bytes]:
        """The bytes of a file, for as long as it has a place among those in memory; `slow`: it has that of those which
        gave way while they were looked into as well.  Raises Unfit and NotYet."""
        size = sent.file_size or MOST_BYTES
        async with AsyncExitStack() as late:
            if sent.file_unique_id in self._late:
                await late.enter_async_context(self._lately.turn(*mine, size))
            async with self._again.turn(*mine) if slow else nullcontext(), self._held.turn(*mine, size):
                began = self._clock()
                try:
                    content = await self._fetched(sent, mine, late, slow=slow)
                finally:
                    self._spent.add(chat, self._clock() - began)
                await late.aclose()  # it is here, and the next of them may begin
                yield content

    async def _fetched(
        self, sent: PhotoSize | Document, mine: _Turn, late: AsyncExitStack, *, slow: bool
    ) -> bytes:
        """The bytes of a file.  Raises Unfit where Telegram has lost it, or is not going to hand it over in time, and
        NotYet, also where it is not handed over at once and others wait for its place."""
        (weight, _, since), size = mine, sent.file_size or MOST_BYTES
        patience, gave_way, is_late = TOKEN_AWAITED, False, sent.file_unique_id in self._late
        try:
            async with asyncio.timeout(FETCHING) as deadline:

                def leaves() -> bool:
                    nonlocal gave_way
                    if not deadline.expired():
                        gave_way = True
                        deadline.reschedule(asyncio.get_running_loop().time())
                    return True

                def gives_way() -> bool:
                    if not self._lately.take(size):
                        return leaves()
                    late.callback(self._lately.leave, size)  # nothing of it is lost
                    return False

                with (
                    nullcontext() if is_late else self._held.lent(PROMPT, weight, gives_way),
                    self._again.lent(PROMPT, weight, leaves) if slow else nullcontext(),
                ):
                    handle = await sent.get_file()
                    patience = AWAITED  # our token is good, so whoever sent it can be told
                    return bytes(await handle.download_as_bytearray())
        except BadRequest as error:
            raise Unfit("too-large" if "too big" in error.message.lower() else "lost") from error
        except (TelegramError, TimeoutError) as error:
            if isinstance(error, TimeoutError | TimedOut) and not is_late:
                self._late.append(sent.file_unique_id)
            if gave_way and isinstance(error, TimeoutError):
                raise NotYet from None
            if not isinstance(error, InvalidToken | Forbidden):
                patience = AWAITED
            wait = asked_for(error) if isinstance(error, RetryAfter) else FETCH_AGAIN
            log.warning("a file could not be fetched (%s)", type(error).__name__)
            if self._clock() - since + wait > patience:
                raise Unfit("lost") from error
            raise NotYet(wait) from error

    def _is_awaited(self, took: float) -> bool:
        """Whether somebody waits who took less than so many seconds."""
        return self._looked.awaits((took,)) or self._held.awaits((took,))

    def _elsewhere(self, message: Message) -> Elsewhere:
        """Outside private chats the bot says one sentence when spoken to, and nothing else."""
        words, name = message.text or "", own_name(self._bot)
        return Elsewhere(words.startswith("/") or (bool(name) and name in words))


def _text(message: Message, words: str) -> Typed | Command:
    """A text, or the command it begins with."""
    entity = message.entities[0] if message.entities else None
    if entity is not None and entity.type == "bot_command" and entity.offset == 0:
        # A command is ASCII, so its length in UTF-16 units is that in characters.
        command, argument = words[1 : entity.length], words[entity.length :]
        return Command(command.partition("@")[0].lower(), argument.strip())
    return Typed(words)


def _contact(message: Message, card: Contact) -> SharedContact:
    """A contact card: the sender's own only if Telegram says so and it was not forwarded."""
    own = (
        message.from_user is not None
        and card.user_id == message.from_user.id
        and message.forward_origin is None
        and message.via_bot is None
    )
    return SharedContact(card.phone_number, own)


def _check(update: Update) -> None:
    """The library takes any type for any field: what we read has to be what Telegram says that it is.  Raises
    TypeError."""
    chat, message, user, query = (
        update.effective_chat,
        update.effective_message,
        update.effective_user,
        update.callback_query,
    )
    card = message.contact if message else None
    numbers = (chat and chat.id, message and message.message_id, _replied_to(update.message))
    texts = (
        chat and chat.type,
        user and user.first_name,
        user and user.last_name,
        user and user.username,
        user and user.language_code,
        query and query.id,
        query and query.data,
        message and message.text,
        message and message.caption,
        message and message.media_group_id,
        card and card.phone_number,
    )
    if (chat and chat.id is None) or (query and query.id is None):
        raise TypeError
    if not all(each is None or (type(each) is int and abs(each) < 2**62) for each in numbers):
        raise TypeError
    if not all(each is None or isinstance(each, str) for each in texts):
        raise TypeError


def _replied_to(message: Message | None) -> int | None:
    replied = message.reply_to_message if message else None
    return replied.message_id if replied else None


def _name(user: User) -> str:
    """As Telegram shows it; empty where nothing of it can be seen, as a name may be of blanks alone.

    The username behind it is Telegram's word, and what stands before it anybody may type: no `@` of theirs is kept, or
    `Somchai (@somchai)` as a name would be read as one whose username that is.
    """
    name = visible(_AT.sub("", user.full_name or ""))
    seen = any(each.isprintable() and not each.isspace() and each not in BLANK for each in name)
    if not user.username:
        return name if seen else ""
    return f"{name} (@{user.username})" if seen else f"@{user.username}"


def _storable(value: Any) -> Any:
    """What an update says without what no database keeps.  An invisible character stands in its places, so that
    Telegram's offsets hold."""
    match value:
        case str():
            return storable(value, "\u200b")
        case dict():
            return {key: _storable(each) for key, each in value.items()}
        case list():
            return [_storable(each) for each in value]
    return value
