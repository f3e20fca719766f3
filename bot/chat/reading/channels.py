"""Channels: by which way advertising is to end, and by which it may go on.

It stands in a row of its own, in the person's words; nobody is asked for it.  A channel with a limit to it counts
wherever it is said; one that is only named counts where it is the way by which the adverts come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.chat.reading import ads_or_consent, cues, question_cues
from bot.chat.reading.readings import About, Answered, Aside, Doubt, Edits, Place, Reading, Told
from flows.finding import bare
from flows.forms_of_rights import ADS_BY
from flows.questions import SKIP, Code, Confirm, Email, Question, SharedPhone, Text
from flows.talk import Waiting

BY = "ads-by"
"""The question by which ways advertising is to end."""

_CHANNEL = (
    r"(?:อีเม(?:ล์?|ว)|(?<!อี)เม(?:ล์?|ว)(?!็)|ไลน์|เอสเอ็มเอส|ข้อความ|แมสเสจ|สายโทร|โทร(?:ศัพท์|มา|เข้า|หา)?|"
    r"แจ้งเตือน|เตือน(?=ใน|จาก)|โนติ\S{0,6}|โนตี้|พุช|ป๊?็?อ[ปบ]อั[ปพ]|จดหมาย|ไปรษณีย์|เฟส(?:บุ๊?[กค])?|แบนเนอร์|ในแอ[ปพ]|"
    r"\b(?:e-?mails?|mails?|sms|texts?|text messages?|calls?|phone calls?|calling|texting|emailing|push(?: messages?)?|"
    r"(?:push |app |in-app )?notifications?|notifs?|pop-?ups?|line(?: messages)?|letters?|by post|newsletters?|"
    r"banners?|whatsapp|facebook)\b)"
)
_NAMED = re.compile(_CHANNEL, re.I)
_BETWEEN = (
    r"(?:\s?(?:ทาง|ใน|เรื่อง|การ|แบบ|พวก|ที่(?:มา|ส่ง)?|ของ|ตัว|อัน|ส่ง|หยุด|ปิด|เลิก|งด|ให้|"
    r"the|my|by|via|for|in|to|stop|of|app|about)){0,4}\s?"
)
_ONLY = r"(?:เฉพาะ|แค่|(?:เอา|หยุด|ปิด|เลิก|งด|ส่ง|รับ)แต่|\bonly\b|\bjust\b|\bmerely\b)"
_EXCEPT = (
    r"(?:ยกเว้น|เว้น|นอกจาก|ไม่รวม|บ่รวม|เก็บ(?:ไว้)?|คง|ปล่อย|ไม่ต้อง(?:หยุด|ปิด|เลิก|งด)|"
    r"ยัง(?:อยาก|ขอ|จะ|คง)?(?:ได้|เอา|รับ|ให้|ต้องการ|ดู)?|\bexcept\b|\bapart from\b|\bother than\b|\bbut not\b|"
    r"\bkeep\b|\bleave\b|\bstill (?:want|like|need|get|ok with)\b|\bdon't (?:stop|touch)\b)"
)
_ALONE = r"(?:อย่างเดียว|เท่านั้น|ล้วน|เพียว|พอ(?:แล้ว)?(?=\s|$|นะ|ครับ|ค่ะ|คับ|จ้า)|กะพอ|\bonly\b|\balone\b)"
_STAYS = (
    r"(?:ไม่ต้อง(?!ส่ง|โทร)|บ่ต้อง(?!ส่ง|โทร)|ไม่เป็นไร|บ่เป็นหยัง|ยัง(?:เอา|อยาก|ได้|ให้|รับ|ส่ง|โอเค|ดู)|เก็บไว้|เอาไว้|"
    r"ให้อยู่|ปล่อยไว้|ส่ง(?:มา)?ได้|ได้อยู่|ไม่ว่า|โอเค|อย่า(?:หยุด|ปิด|เลิก)|"
    r"(?:can|may) (?:stay|continue|go on)|(?:is|are) (?:fine|ok|okay|still ok|good)|stay|on\b)"
)
_LIMIT = re.compile(
    rf"(?:{_ONLY}|{_EXCEPT}){_BETWEEN}{_CHANNEL}|{_CHANNEL}(?:\S{{0,6}}?\s?{_ALONE}|\S{{0,8}}?\s?{_STAYS})",
    re.I,
)
"""One channel, and no other; or one that may go on."""
ASKS_FOR_IT = re.compile(
    r"\b(?:can|could|would|will) you (?:please |just |still )?(?:keep|leave|stop|send|turn|not)\b", re.I
)
"""That a limit is put as a question and is a wish."""
_LEFT_OUT = re.compile(
    rf"(?:ไม่(?:เอา|อยากได้|รับ|ต้อง(?:ส่ง)?)|บ่(?:เอา|ต้อง(?:ส่ง)?)|อย่า(?:ส่ง)?|ห้าม(?:ส่ง)?){_BETWEEN}{_CHANNEL}|"
    rf"\bno (?:more )?{_CHANNEL}|\bnot{_BETWEEN}{_CHANNEL}",
    re.I,
)
"""One that is not wanted."""
_OF_PROOF = re.compile(
    r"มีแต่|มีแค่|มีเฉพาะ|ไม่มี|บ่มี|ม่ายมี|ใช้แต่|ใช้แค่|ใช้ไม่|รหัส|โค้ด|\botp\b|ยืนยัน|เข้าไม่ได้|ลืม|จำไม่|ไม่จำ|"
    r"\b(?:only|just) (?:have|got|use)\b|\bhave only\b|\b(?:have|got) no\b|\bcodes?\b|\bverif\w+|"
    r"\blog ?in\b|\bpassword\b|\b(?:don't|do not|can't|cannot) (?:have|use|get|open|access|read)\b",
    re.I,
)
"""That somebody speaks of how they show who they are."""
_ADVERTS = (
    r"(?:โฆษณา|โคสะนา|การตลาด|โปรโม\S{0,6}|โปร(?=ทาง|ใน|ผ่าน|\s)|ขายของ|ขยะ|"
    r"\b(?:ads?|adverts?|advertising|advertisements?|marketing|promos?|promotions?|promotional|spam|junk|offers?)\b)"
)
_WAY = re.compile(
    rf"(?:ทาง|ผ่าน|ใน|เข้า|ตาม|\b(?:by|via|through|over|on|in|to)\b(?: (?:my|the|your))?)\s?{_CHANNEL}|"
    rf"{_CHANNEL}\s?{_ADVERTS}|{_ADVERTS}\s?(?:แบบ|พวก|ที่เป็น|จาก)?\s?{_CHANNEL}|"
    rf"(?:หยุด|เลิก|งด|ปิด|ไม่(?:เอา|อยากได้|รับ|ต้อง)|บ่(?:เอา|ต้อง)|อย่า|\b(?:stop|no more|end|quit)\b){_BETWEEN}{_CHANNEL}",
    re.I,
)
"""The way by which adverts come, or that is to end."""
_ANOTHER_MATTER = re.compile(
    r"(?:ตอบ|ติดต่อ|แจ้งผล|แจ้งกลับ|ส่งผล|บอกผล|ยืนยัน|ลงทะเบียน|สมัคร|เอกสาร|หลักฐาน|สำเนา|"
    r"\b(?:reply|replies|answer|contact|let me know|get back|confirm\w*|regist\w+|sign(?:ed)? up|tell me)\b)"
    r"\S{0,12}?\s?(?:me |us |to me |it )?$",
    re.I,
)
"""Before a channel by which somebody wants to be answered, or shows who they are."""
_ANY_WAY = re.compile(
    r"ทุก(?:ช่อง)?ทาง|ทุกช่อง(?!\S{0,2}ทีวี)|ไม่ว่า(?:จะ|ทาง|ช่อง)|บ่ว่า(?:จะ|สิ|ทาง)|"
    rf"ทั้ง(?:ทาง)?\s?{_CHANNEL}\s?(?:และ|กับ|ทั้ง(?:ทาง)?)\s?{_CHANNEL}|"
    r"\b(?:all|every|any) (?:of the )?(?:channels?|ways?|means)\b|\beverywhere\b|\b(?:whether|no matter)\b|"
    rf"\bboth {_CHANNEL} and {_CHANNEL}",
    re.I,
)
BEFORE = 32
"""Characters before a channel in which it may be said that it is another matter."""


def limited(text: str) -> bool:
    """Whether a text limits something to a channel, or leaves one out of it."""
    return bool(_LIMIT.search(bare(text)))


def limits(flow: str, waiting: Waiting, text: str) -> bool:
    """Whether a text limits by channel what a form asks for that stops advertising, wherever in it that is said."""
    if _shows_who(waiting, text):
        return False
    left_out = isinstance(waiting.question, Confirm) and _LEFT_OUT.search(bare(text)) is not None
    return _stops_ads(flow, waiting) and (left_out or limited(text))


def way_told(text: str) -> Mapping[str, str]:
    """By which way advertising is to end, as a message says that asks for it."""
    words = _held(text) if limited(text) or _names_way(text) else ""
    return {BY: words} if words and not _is_any(text) else {}


def with_way(place: Place, text: str, found: Reading) -> Reading:
    """A reading with the way by which advertising is to end, where a text names it: it belongs to its own row."""
    waiting, question = place.waiting, place.waiting.question
    if not _stops_ads(place.flow, waiting) or isinstance(question, Text) or _shows_who(waiting, text):
        return found
    if isinstance(question, Code) and any(map(str.isdigit, text)):
        return found  # a code is erased from the chat, with whatever stands beside it
    if not (limits(place.flow, waiting, text) or _says_way(waiting, text)):
        return found
    words = _below(waiting, text)
    if not words or (words == SKIP and BY not in waiting.answers):
        return found
    told = {BY: words}
    match found:
        case Answered() if not isinstance(question, Confirm):
            return replace(found, ahead={**found.ahead, **told})
        case Answered():
            return Edits(told)  # nothing is sent on words that say what is to be in it
        case Edits(answers):
            return Edits({name: raw for name, raw in answers.items() if raw and name != "draft"} | told)
        case Told(also=()):
            return Edits(told)
        case Aside() | About() | Doubt() if not _only_asks(text):
            return Edits(told)
    return found


def _stops_ads(flow: str, waiting: Waiting) -> bool:
    """Whether a form asks for that advertising is stopped."""
    return flow == ads_or_consent.OBJECTION or any(
        each.name == "ads" or each.raw == "ads" for each in waiting.path
    )


def _shows_who(waiting: Waiting, text: str) -> bool:
    """Whether a text speaks of how somebody shows who they are, where that is asked."""
    shows: Question[Any] = waiting.question
    return isinstance(shows, Email | Code | SharedPhone) and bool(_OF_PROOF.search(text))


def _says_way(waiting: Waiting, text: str) -> bool:
    """Whether a text names the way by which adverts come where it is asked which, or at the last look; or all ways."""
    here = waiting.name == "ads" or isinstance(waiting.question, Confirm)
    return here and (_names_way(text) or _is_any(text))


def _names_way(text: str) -> bool:
    """Whether a text names a way by which adverts come, or that is to end."""
    plain = bare(text)
    ways = _WAY.finditer(plain)
    return any(not _ANOTHER_MATTER.search(plain[max(0, way.start() - BEFORE) : way.start()]) for way in ways)


def _is_any(text: str) -> bool:
    """Whether advertising is to end by every way."""
    return bool(_ANY_WAY.search(text)) and not limited(text)


def _only_asks(text: str) -> bool:
    """Whether no part of a text says by which way without asking."""
    told = [each for each in _parts(text) if limited(each) or _names_way(each)]
    return all(each.rstrip().endswith("?") or question_cues.asked(bare(each)) for each in told)


def _parts(text: str) -> Iterable[str]:
    return cues.SENTENCES.split(text) if len(text.splitlines()) < 2 else text.splitlines()


def _held(text: str) -> str:
    """The words for the row: all of them, or of many the sentences that say it; empty where there is no room."""
    most = ADS_BY.at_most
    if len(text) <= most:
        return " ".join(text.split())
    said = " ".join(each for each in _parts(text) if limited(each) or _names_way(each))
    return said if len(said) <= most else ""


def _below(waiting: Waiting, text: str) -> str:
    """What the row says with a text: below what was told before, whose place it takes where it speaks of the same
    channels."""
    if _is_any(text):
        return SKIP
    before, words = waiting.answers.get(BY, SKIP), _held(text)
    if before == SKIP or words in before or _channels(before) <= _channels(words):
        return words
    both = f"{before} / {words}"
    return both if len(both) <= ADS_BY.at_most else words


def _channels(text: str) -> set[str]:
    return {each[0].lower() for each in _NAMED.finditer(bare(text))}
