"""What the words around a message tell: does it lean on the last topic, does it ask two things, does it ask at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.bank import Bank
from bot.answers.lexicon import ASK, ME, MEANINGS
from bot.answers.normalise import Normalised
from bot.answers.reaction import Reaction

SHORT = 9
"""A message of more words than this stands by itself."""

SAME, KIN, NEAR, OTHER = 0.42, 0.4, 0.2, -0.15
"""What the last topic, one of the same label, one that it points to, and small talk gain in a leaning message."""

BARE = 3
"""A message of no more words than this leans on what was said, unless it names a topic."""

_LEANS_FIRST = re.compile(
    r"^(?:แล้ว|ละ|ส่วน|งั้น|ถ้างั้น|และ|กรณี|แต่|ถ้า|เผื่อ|อันนี้|อันนั้น|ของ|and|what about|how about|then|so|but|what if)"
)
_LEANS_LAST = re.compile(
    r"(?:ล่ะ|ละ|หล่ะ|ล่าา?|อ่ะ|อะ|ด้วยเหรอ|ด้วยไหม|ด้วยมั้ย|เหมือนกันไหม|too)\s*(?:ครับ|คับ|คะ|ค่ะ|ฮะ)?\s*[?？]*$"
)
_GO_AHEAD = re.compile(
    r"(?:จัดการ|ดำเนินการ|จัดไป|ทำเรื่อง|ทำ|เอา|ยื่น|ส่งเรื่อง|ส่ง|เริ่ม|ลุย|จัด)(?:ให้|ตามนั้น|เลย|แบบนั้น|ตรงนี้|ต่อ|เรื่อง|หน่อย|ที|ด้วย|ได้)+"
    r"|^(?:ถ้างั้น|งั้น|ก็|โอเค|ok)?\s?ขอ(?:เลย|ด้วย)|ตามนั้น(?!.{0,40}?ขอบ(?:คุณ|ใจ))|ลุยเลย|จัดเลย|โอเคทำเลย"
    r"|go ahead|do it|please proceed|yes please|let'?s do"
)
_INTERRUPTING = {"do:cancel": 0.8, "do:status": 0.9, "do:verify": 0.95, "do:inquiry": 0.97}
"""Wishes that a short message may bring up in the middle of a form, and how clear they must be."""

_NATURAL = {"6.1": "do:access", "8": "do:inquiry"}
_OBJECTS = re.compile("ข้อมูล|เบอร์|อีเมล|ชื่อ|รูป|บัญชี|โฆษณา|นโยบาย|รหัส|ปฏิทิน|รายชื่อ|เพื่อน|ตำรวจ|ค่า|เงิน|เจ้าหน้าที่")
_DIRECT = frozenset(["อะไร", "อย่างไร", "ทำไม", "ใคร", "ไหน", "เท่าไร", "เมื่อไร", "กี่", ASK])
_IN_DIALECT = frozenset(
    ["ไผ", "ไส", "หยัง", "อี่หยัง", "ใด๋", "ปานใด", "จั่งใด", "ไหร", "พรือ", "พันพรือ", "อะหยัง", "ไผ๋"]
)
"""Words by which the north-east, the south and the north ask for somebody or something."""
_ASKED_FOR = _DIRECT - {ASK} | _IN_DIALECT
_WISHES = frozenset(["ขอ", "อยาก", "ช่วย", "รบกวน", "ต้องการ", "ประสงค์"])
_ASK_ANYWHERE = frozenset(["อะไร", "อย่างไร", "ทำไม", "เท่าไร", "เมื่อไร"])
_COURTESY = re.compile(
    r"(?:(?:สวัสดี|หวัดดี|ดีจ้า|ดีครับ|ดีค่ะ|ฮัลโหล|โหล|hello|hi|hey|good (?:morning|afternoon|evening)|ขอบคุณ|ขอบใจ"
    r"|thanks|thank you|โอเค|ok|ขอโทษ|แอดมิน|ทีมงาน|บอท|คุณบอท|ตอนเช้า|ยามเช้า|มากๆ|มาก|นะ|ครับ|ค่ะ|คะ|คับ|จ้า|จ้ะ)[\s,.!ๆ]*)++"
    r"(?:(?:อยาก|ขอ|จะ|มีเรื่อง|รบกวน)?(?:สอบถาม|ถาม)(?:หน่อย|ว่า|ครับ|ค่ะ|คะ|ที|นิดนึง)*\s*)?"
)
_WEAK_JOINT = re.compile(r"(?:และ|กับ|รวมถึง|,|and|also)\s?$|^\s?[,;]")
_JOINTS = re.compile(
    r"\s?(?:[?？]\s?|[,;]\s|(?:แล้วก็|และอีกอย่าง|อีกอย่าง|อีกเรื่อง)\s?)"
    r"|\s(?:แล้วก็|แล้ว|และ|กับ|รวมถึง|ส่วน|อีกข้อ|ข้อสอง|2[.)]|อีก(?:อย่าง|เรื่อง)(?:นึง|หนึ่ง)?)\s?"
    r"|\s(?:and also|and|also|plus)\s"
)
"""What may stand between two questions, in a cleaned text: its spaces are single ones."""


def elliptical(message: Normalised) -> bool:
    """Whether the message leans on what was said before."""
    if len(message.words) > SHORT:
        return False
    if len(message.words) <= BARE or _LEANS_FIRST.match(message.text) or _LEANS_LAST.search(message.text):
        return True
    return not _OBJECTS.search(message.text)


def lean(topics: Sequence[str], last: str, bank: Bank) -> list[float]:
    """How much each topic gains from the last one: most the same one, less its relatives and neighbours."""
    labels = bank.labels
    near = {button.removeprefix("topic:") for button in bank.topic(last, "th").buttons}
    gains = []
    for topic in topics:
        if topic == last:
            gains.append(SAME)
        elif labels.get(topic) == labels[last] != "none":
            gains.append(KIN)
        elif topic in near:
            gains.append(NEAR)
        else:
            gains.append(OTHER if topic in ("none-unrelated", "none-product") else 0.0)
    return gains


def go_ahead(message: Normalised) -> bool:
    """Whether the message only says: then do it.  `ส่งให้ใครบ้าง` asks whom."""
    return (
        len(message.words) <= SHORT
        and not asks_for(message)
        and bool(_GO_AHEAD.search(message.text))
        and not _OBJECTS.search(message.text)
    )


def asks_for(message: Normalised) -> bool:
    """Whether it asks for somebody or something: who, what, where, how many."""
    return any(MEANINGS.get(word, word) in _ASKED_FOR for word in message.words)


def actions_of(bank: Bank, topic: str) -> tuple[str, ...]:
    """The actions that a topic leads to: its own, or those of its buttons."""
    label = bank.labels[topic]
    if label.startswith("do:"):
        return (label,)
    if label in _NATURAL:
        return (_NATURAL[label],)
    buttons = [button for button in bank.topic(topic, "th").buttons if button.startswith("do:")]
    return tuple(buttons)


def after_courtesy(message: Normalised) -> str | None:
    """What follows an opening greeting or thanks, if more than courtesy follows."""
    opening = _COURTESY.match(message.text)
    rest = message.text[opening.end() :] if opening else ""
    return rest if len(rest) >= 6 else None


def halves(text: str) -> list[tuple[str, str]]:
    """The ways to part a message into two questions."""
    if len(text) < 16:
        return []
    cuts = []
    for joint in _JOINTS.finditer(text):
        first, second = text[: joint.start()], text[joint.end() :]
        least = 14 if _WEAK_JOINT.search(joint.group()) else 7
        if len(first.strip()) >= 7 and len(second.strip()) >= least:
            cuts.append((first, second))
    return cuts[:3]


def both(one: Reaction, two: Reaction, whole: Reaction) -> bool:
    """Whether two parts are two questions, and the whole is one of them."""
    if one.label == two.label or "choose" in (one.label, two.label):
        return False
    if min(one.confidence, two.confidence) < 0.75 or not one.topics or not two.topics:
        return False
    if any(topic.startswith("chat-") or topic == "none-unrelated" for topic in one.topics + two.topics):
        return False
    offered = set(whole.choices) | {whole.label}
    return one.label in offered or two.label in offered


def asks(message: Normalised, label: str, confidence: float, *, strict: bool) -> bool:
    """Whether the message is a question or a wish at all; strictly: whether it plainly interrupts a form."""
    meant = {MEANINGS.get(word, word) for word in message.words}
    question = "?" in message.raw or bool(meant & _ASK_ANYWHERE) or ends_asking(message)
    if not strict:
        wish = bool(meant & _WISHES) and label.startswith("do:")
        return question or wish or (label != "none" and not label.startswith("chat:") and confidence >= 0.6)
    if label in _INTERRUPTING:
        return confidence >= _INTERRUPTING[label] and len(message.words) <= SHORT
    if label.startswith(("do:", "chat:")) or label == "choose":
        return False
    return question and confidence >= 0.7 and len(message.words) <= 25


def ends_asking(message: Normalised) -> bool:
    """Whether the last words ask."""
    return (
        any(MEANINGS.get(word, word) in _DIRECT for word in message.words[-3:])
        and ME not in message.words[-1:]
    )
